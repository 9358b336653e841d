// Examples of convolutions, losses and activations, with what they give; how they are read is in
// OperationPage.swift.

extension OperationPage {
    static let examplesLayers = #"""
        F.pairwise_distance | that of the norm
        torch.pairwise_distance(torch.tensor([[0., 0.]]), torch.tensor([[3., 4.]]))
        #> tensor([5.0000])

        avg_pool1d | g / window, to each of its elements
        torch.avg_pool1d(torch.tensor([[[1., 3., 5., 7.]]]), 2)
        #> tensor([[[2., 6.]]])

        conv1d | transposed convolution with the weight; convolution of input and gradient
        torch.conv1d(torch.tensor([[[1., 2., 3.]]]), torch.tensor([[[1., 1.]]]))
        #> tensor([[[3., 5.]]])

        conv2d | transposed convolution with the weight; convolution of input and gradient
        torch.conv2d(torch.ones(1, 1, 3, 3), torch.ones(1, 1, 2, 2))
        #> tensor([[[[4., 4.],
        #>           [4., 4.]]]])
        torch.conv2d(torch.ones(1, 2, 3, 3), torch.ones(1, 1, 2, 2))
        #! RuntimeError: Given groups=1, weight of size [1, 1, 2, 2], expected input[1, 2, 3, 3] to have 1 channels, but got 2 channels instead

        conv3d | transposed convolution with the weight; convolution of input and gradient
        torch.conv3d(torch.ones(1, 1, 2, 2, 2), torch.ones(1, 1, 2, 2, 2))
        #> tensor([[[[[8.]]]]])

        conv_transpose1d | convolution with the weight
        torch.conv_transpose1d(torch.tensor([[[1., 2.]]]), torch.tensor([[[1., 10.]]]))
        #> tensor([[[ 1., 12., 20.]]])

        conv_transpose2d | convolution with the weight
        torch.conv_transpose2d(torch.ones(1, 1, 2, 2), torch.ones(1, 1, 2, 2))
        #> tensor([[[[1., 2., 1.],
        #>           [2., 4., 2.],
        #>           [1., 2., 1.]]]])

        conv_transpose3d | convolution with the weight
        torch.conv_transpose3d(torch.ones(1, 1, 1, 1, 1), torch.ones(1, 1, 2, 1, 1)).shape
        #> torch.Size([1, 1, 2, 1, 1])

        group_norm | through mean and variance of each group
        torch.group_norm(torch.tensor([[[1., 3.], [2., 6.]]]), 2)
        #> tensor([[[-1.0000,  1.0000],
        #>          [-1.0000,  1.0000]]])

        layer_norm | through mean and variance of each row
        torch.layer_norm(torch.tensor([[1., 3.], [2., 6.]]), (2,))
        #> tensor([[-1.0000,  1.0000],
        #>         [-1.0000,  1.0000]])

        rms_norm | through the mean square
        torch.rms_norm(torch.tensor([[3., 4.]]), (2,))
        #> tensor([[0.8485, 1.1314]])

        F.avg_pool2d | g / window, to each of its elements
        F.avg_pool2d(torch.arange(16.).reshape(1, 1, 4, 4), 2)
        #> tensor([[[[ 2.5000,  4.5000],
        #>           [10.5000, 12.5000]]]])

        F.avg_pool3d | g / window, to each of its elements
        F.avg_pool3d(torch.ones(1, 1, 2, 2, 2), 2)
        #> tensor([[[[[1.]]]]])

        F.batch_norm | through mean and variance of each channel, in training
        F.batch_norm(torch.tensor([[1., 2.], [3., 6.]]), torch.zeros(2), torch.ones(2), training=True)
        #> tensor([[-1.0000, -1.0000],
        #>         [ 1.0000,  1.0000]])

        F.bilinear | those of the products
        F.bilinear(torch.ones(1, 2), torch.ones(1, 2), torch.ones(1, 2, 2))
        #> tensor([[4.]])

        F.binary_cross_entropy | (x − t) / (x (1 − x)), divided as the reduction says
        F.binary_cross_entropy(torch.tensor([0.5, 0.9]), torch.tensor([1., 1.]))
        #> tensor(0.3993)

        F.binary_cross_entropy_with_logits | sigmoid(x) − t, divided as the reduction says
        F.binary_cross_entropy_with_logits(torch.tensor([0., 2.]), torch.tensor([1., 1.]))
        #> tensor(0.4100)

        F.cosine_embedding_loss | that of the parts
        F.cosine_embedding_loss(torch.tensor([[1., 0.]]), torch.tensor([[0., 1.]]), torch.tensor([1.]))
        #> tensor(1.)

        F.cross_entropy | softmax(x) − the target, divided as the reduction says
        F.cross_entropy(torch.tensor([[2., 0.], [0., 1.]]), torch.tensor([0, 1]))
        #> tensor(0.2201)
        F.cross_entropy(torch.zeros(2, 3), torch.tensor([0, 3]))
        #! IndexError: Target 3 is out of bounds.

        F.ctc_loss | through the probabilities of all alignments
        F.ctc_loss(torch.log_softmax(torch.zeros(3, 1, 2), 2), torch.tensor([[1]]), torch.tensor([3]), torch.tensor([1]))
        #> tensor(0.2877)

        F.elu | 1 where x > 0, α eˣ elsewhere
        F.elu(torch.tensor([-1., 1.]))
        #> tensor([-0.6321,  1.0000])

        F.embedding | added to the rows read
        F.embedding(torch.tensor([1, 0, 1]), torch.tensor([[1., 2.], [3., 4.]]))
        #> tensor([[3., 4.],
        #>         [1., 2.],
        #>         [3., 4.]])

        F.fold | the windows of the gradient
        F.fold(torch.ones(1, 4, 1), (2, 2), (2, 2))
        #> tensor([[[[1., 1.],
        #>           [1., 1.]]]])

        F.gaussian_nll_loss | that of the parts
        F.gaussian_nll_loss(torch.tensor([1., 2.]), torch.tensor([1., 1.]), torch.tensor([1., 1.]))
        #> tensor(0.2500)

        F.gelu | Φ(x) + x φ(x)
        F.gelu(torch.tensor([-1., 0., 1.]))
        #> tensor([-0.1587,  0.0000,  0.8413])
        F.gelu(torch.tensor([1.]), approximate='tanh')
        #> tensor([0.8412])

        F.glu | sigmoid(b); a sigmoid(b) (1 − sigmoid(b))
        F.glu(torch.tensor([1., 2., 0., 0.]))
        #> tensor([0.5000, 1.0000])

        F.hardsigmoid | 1/6 between −3 and 3, else 0
        F.hardsigmoid(torch.tensor([-4., 0., 1.]))
        #> tensor([0.0000, 0.5000, 0.6667])

        F.hardswish | (2x + 3) / 6 between −3 and 3, else 0 or 1
        F.hardswish(torch.tensor([-4., 1., 4.]))
        #> tensor([-0.0000, 0.6667, 4.0000])

        F.hardtanh | 1 between the limits, else 0
        F.hardtanh(torch.tensor([-2., 0.5, 2.]))
        #> tensor([-1.0000,  0.5000,  1.0000])

        F.hinge_embedding_loss | that of the parts
        F.hinge_embedding_loss(torch.tensor([0.2, 0.5]), torch.tensor([1., -1.]))
        #> tensor(0.3500)

        F.huber_loss | x − t, limited to ±δ, divided as the reduction says
        F.huber_loss(torch.tensor([0., 3.]), torch.tensor([0.5, 0.]))
        #> tensor(1.3125)

        F.kl_div | −t, divided as the reduction says
        F.kl_div(torch.tensor([-1., -2.]), torch.tensor([0.5, 0.5]), reduction='sum')
        #> tensor(0.8069)

        F.l1_loss | sign(x − t), divided as the reduction says
        F.l1_loss(torch.tensor([1., 3.]), torch.tensor([2., 2.]))
        #> tensor(1.)

        F.leaky_relu | 1 where x > 0, else the slope
        F.leaky_relu(torch.tensor([-1., 1.]))
        #> tensor([-0.0100,  1.0000])

        F.linear | G W; Gᵀ x; Σ G
        F.linear(torch.tensor([[1., 2.]]), torch.tensor([[1., 1.], [0., 1.]]), torch.tensor([10., 20.]))
        #> tensor([[13., 22.]])
        F.linear(torch.ones(1, 3), torch.ones(2, 2))
        #! RuntimeError: mm: mat1 and mat2 shapes cannot be multiplied (1x3 and 2x2)

        F.logsigmoid | 1 − sigmoid(x)
        F.logsigmoid(torch.tensor([0., -100.]))
        #> tensor([  -0.6931, -100.0000])

        F.margin_ranking_loss | that of the parts
        F.margin_ranking_loss(torch.tensor([1.]), torch.tensor([2.]), torch.tensor([1.]))
        #> tensor(1.)

        F.mish | that of x · tanh(softplus(x))
        F.mish(torch.tensor([0., 1.]))
        #> tensor([0.0000, 0.8651])

        F.mse_loss | 2 (x − t), divided as the reduction says
        F.mse_loss(torch.tensor([1., 3.]), torch.tensor([2., 2.]))
        #> tensor(1.)
        F.mse_loss(torch.tensor([1., 3.]), torch.tensor([2., 2.]), reduction='none')
        #> tensor([1., 1.])

        F.multi_margin_loss | 1 where the margin is missed, divided
        F.multi_margin_loss(torch.tensor([[0.1, 0.8]]), torch.tensor([1]))
        #> tensor(0.1500)

        F.multilabel_margin_loss | 1 where a margin is missed, divided
        F.multilabel_margin_loss(torch.tensor([[0.1, 0.8]]), torch.tensor([[1, -1]]))
        #> tensor(0.1500)

        F.multilabel_soft_margin_loss | that of the parts
        F.multilabel_soft_margin_loss(torch.tensor([[0., 2.]]), torch.tensor([[0., 1.]]))
        #> tensor(0.4100)

        F.nll_loss | −weight at the class, divided as the reduction says
        F.nll_loss(torch.tensor([[-1., -2.], [-3., -4.]]), torch.tensor([0, 1]))
        #> tensor(2.5000)

        F.normalize | that of the parts
        F.normalize(torch.tensor([[3., 4.]]))
        #> tensor([[0.6000, 0.8000]])

        F.one_hot
        F.one_hot(torch.tensor([0, 2]))
        #> tensor([[1, 0, 0],
        #>         [0, 0, 1]])

        F.pad | the inner part of the gradient
        F.pad(torch.tensor([[1., 2.]]), (1, 1))
        #> tensor([[0., 1., 2., 0.]])
        F.pad(torch.tensor([[[1., 2., 3.]]]), (2, 0), mode='reflect')
        #> tensor([[[3., 2., 1., 2., 3.]]])

        F.poisson_nll_loss | that of the parts
        F.poisson_nll_loss(torch.tensor([0., 1.]), torch.tensor([1., 2.]))
        #> tensor(0.8591)

        F.relu6 | 1 between 0 and 6, else 0
        F.relu6(torch.tensor([-1., 3., 8.]))
        #> tensor([0., 3., 6.])

        F.scaled_dot_product_attention | through the softmax of Q Kᵀ / √d
        F.scaled_dot_product_attention(torch.ones(1, 2, 4), torch.ones(1, 2, 4), torch.tensor([[[1.], [3.]]]))
        #> tensor([[[2.],
        #>          [2.]]])

        F.silu | s + x s (1 − s), s = sigmoid(x)
        F.silu(torch.tensor([0., 1.]))
        #> tensor([0.0000, 0.7311])

        F.smooth_l1_loss | (x − t) / β, limited to ±1, divided as the reduction says
        F.smooth_l1_loss(torch.tensor([0., 3.]), torch.tensor([0.5, 0.]))
        #> tensor(1.3125)

        F.soft_margin_loss | −t / (1 + e^(t x)), divided as the reduction says
        F.soft_margin_loss(torch.tensor([0., 1.]), torch.tensor([1., -1.]))
        #> tensor(1.0032)

        F.softmin | that of softmax(−x)
        F.softmin(torch.tensor([0., 1.]), dim=0)
        #> tensor([0.7311, 0.2689])

        F.softplus | sigmoid(βx)
        F.softplus(torch.tensor([0., 30.]))
        #> tensor([ 0.6931, 30.0000])

        F.softshrink | 1 where |x| > λ, else 0
        F.softshrink(torch.tensor([-1., 0.3, 2.]))
        #> tensor([-0.5000,  0.0000,  1.5000])

        F.softsign | 1 / (1 + abs(x))²
        F.softsign(torch.tensor([-1., 3.]))
        #> tensor([-0.5000,  0.7500])

        F.tanhshrink | tanh² x
        F.tanhshrink(torch.tensor([0., 1.]))
        #> tensor([0.0000, 0.2384])

        F.triplet_margin_loss | that of the parts
        F.triplet_margin_loss(torch.tensor([[0., 0.]]), torch.tensor([[0., 1.]]), torch.tensor([[2., 0.]]))
        #> tensor(0.)

        F.unfold | added to the pixels of the windows
        F.unfold(torch.arange(4.).reshape(1, 1, 2, 2), (2, 2)).flatten()
        #> tensor([0., 1., 2., 3.])
        """#
}
