// What programs of many kinds brought to light, the smallest cell of each: derivatives of functions, batches, sums, distributions.
// The texts and numbers are PyTorch's.

import Testing

@Suite struct TorchKindsTests {
    /// A function that unpacks its argument or walks over it, differentiated forward and in batches.
    @Test func unpackedExamples() {
        checkTorch([
            ("def f(v):\n    x, y = v\n    return (1 - x)**2 + 100 * (y - x**2)**2\np = torch.tensor([1., 1.])\ntorch.func.hessian(f)(p), torch.func.vmap(f)(torch.tensor([[1., 2.], [3., 4.]]))", "(tensor([[ 802., -400.],\n        [-400.,  200.]]), tensor([ 100., 2504.]))"),
            ("torch.func.jacfwd(lambda v: torch.stack([e * (i + 1) for i, e in enumerate(v)]))(torch.ones(2))", "tensor([[1., 0.],\n        [0., 2.]])"),
            ("torch.func.jvp(lambda v: v.unbind()[0] * v.split(1)[1], (torch.tensor([2., 3.]),), (torch.ones(2),))[1]", "tensor([5.])"),
            ("torch.func.jacfwd(lambda v: torch.linalg.svdvals(torch.outer(v, v) + torch.eye(2)))(torch.tensor([3., 4.])).round(decimals=3) + 0.", "tensor([[6., 8.],\n        [0., 0.]])"),
            ("r = torch.func.jacfwd(lambda v: torch.matrix_exp(torch.diag(v)).sum())(torch.zeros(2))\nr, r.requires_grad", "(tensor([1., 1.]), False)"),
        ])
    }

    /// New tensors like an example of a batch are examples themselves, and writes record only gradients.
    @Test func newTensorsOfExamples() {
        checkTorch([
            ("def f(v):\n    w = torch.zeros_like(v)\n    w[0] = v[0] * 2\n    w[1] += v[1] ** 2\n    return w\ntorch.func.vmap(f)(torch.tensor([[1., 2.], [3., 4.]])), torch.func.vmap(torch.func.grad(lambda v: f(v).sum()))(torch.tensor([[1., 2.], [3., 4.]]))", "(tensor([[ 2.,  4.],\n        [ 6., 16.]]), tensor([[2., 4.],\n        [2., 8.]]))"),
            ("def f(v):\n    w = v.new_zeros(3)\n    w[1:] = v\n    return w + torch.full_like(w, 2.)\ntorch.func.vmap(f)(torch.arange(4.).view(2, 2))", "tensor([[2., 2., 3.],\n        [2., 4., 5.]])"),
            ("def f(v):\n    w = v.clone()\n    w[1] += w[0]\n    return w\ntorch.func.vmap(f)(torch.arange(4.).view(2, 2)).requires_grad", "False"),
            ("torch.func.vmap(lambda v: F.dropout(v, training=False))(torch.ones(1, 2))", "tensor([[1., 1.]])"),
            ("torch.func.vmap(lambda v: torch.bucketize(v, torch.tensor([1., 5.])))(torch.arange(6.).view(2, 3)), torch.func.vmap(lambda v: v.topk(1))(torch.arange(4.).view(2, 2))", "(tensor([[0, 0, 1],\n        [1, 1, 1]]), torch.return_types.topk(\nvalues=tensor([[1.],\n        [3.]]),\nindices=tensor([[1],\n        [1]])))"),
            ("torch.func.vmap(lambda v: v.tolist())(torch.ones(1, 2))", "RuntimeError: Cannot access data pointer of Tensor that doesn't have storage"),
            ("torch.func.vmap(lambda v: float(v[0]) * v)(torch.ones(1, 2))", "RuntimeError: vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a Tensor, please try to rewrite what you're doing with other operations. If error is occurring somewhere inside PyTorch internals, please file a bug report."),
        ])
    }

    /// Powers can be differentiated until nothing is left; gradients of gradients have the names of kernels.
    @Test func derivativesToTheEnd() {
        checkTorch([
            ("x = torch.tensor(2., requires_grad=True)\ny = x**3\nfor _ in range(4):\n    y, = torch.autograd.grad(y, x, create_graph=True)\n    print(y)", "tensor(12., grad_fn=<MulBackward0>)\ntensor(12., grad_fn=<MulBackward0>)\ntensor(6., grad_fn=<MulBackward0>)\ntensor(0.)"),
            ("x = torch.tensor(2., requires_grad=True)\ng, = torch.autograd.grad(x**2, x, create_graph=True)\ntorch.autograd.grad(g, x, create_graph=True), torch.autograd.grad(torch.square(x), x, create_graph=True)", "((tensor(2., grad_fn=<MulBackward0>),), (tensor(4., grad_fn=<MulBackward0>),))"),
            ("x = torch.tensor([1., -1.], requires_grad=True)\ng, = torch.autograd.grad(torch.relu(x).sum(), x, create_graph=True)\ng, torch.autograd.grad(g.sum(), x)", "(tensor([1., 0.], grad_fn=<ThresholdBackwardBackward0>), (tensor([0., 0.]),))"),
            ("x = torch.tensor([0., 1.], requires_grad=True)\n[torch.autograd.grad(f(x).sum(), x, create_graph=True)[0].grad_fn.name() for f in (torch.tanh, torch.sigmoid, lambda x: x.softmax(0) ** 2, lambda x: x.log_softmax(0), F.gelu, F.softplus, lambda x: F.mse_loss(x, torch.ones(2)), lambda x: x[[0, 0]] ** 2, lambda x: x[None] ** 2)]", "['TanhBackwardBackward0', 'SigmoidBackwardBackward0', 'SoftmaxBackwardDataBackward0', 'LogSoftmaxBackwardDataBackward0', 'GeluBackwardBackward0', 'SoftplusBackwardBackward0', 'MseLossBackwardBackward0', 'IndexPutImplBackward0', 'SqueezeBackward1']"),
            ("x = torch.tensor(2., requires_grad=True)\n(x**3).backward(create_graph=True)\nx.grad", "tensor(12., grad_fn=<CopyBackwards>)"),
            ("x = torch.ones(2)\ny = x.requires_grad_().clone()\ny[0] = 5.\n(x // 2).grad_fn.name(), y.grad_fn.name()", "('torch::autograd::NotImplemented', 'torch::autograd::CopySlices')"),
        ])
    }

    /// Sums of float32 are added up in the type itself, as PyTorch adds them.
    @Test func sumsInOrder() {
        checkTorch([
            ("a = torch.tensor([1e8, 1., -1e8])\na.sum(), a.mean(), a.double().sum(), a[[0, 2, 1]].sum()", "(tensor(0.), tensor(0.), tensor(1., dtype=torch.float64), tensor(1.))"),
            ("torch.full((1000,), .1).sum().item(), torch.full((10, 100), .1).sum(1)[0].item(), torch.full((100, 10), .1).sum(0)[9].item(), torch.full((100, 40), .1).sum(0)[39].item(), torch.full((100, 3), .1).mean(0)[0].item()", "(100.00000762939453, 9.999999046325684, 10.000001907348633, 10.000001907348633, 0.10000001639127731)"),
            ("x = torch.arange(1, 25).view(2, 3, 4) / 7\nx.sum((0, 2)).tolist(), x.transpose(0, 1).sum(0)[0, 0].item(), x.permute(2, 0, 1).sum((1, 2), keepdim=True).flatten().tolist(), x.mean(-1)[0].tolist()", "([9.714285850524902, 14.285714149475098, 18.85714340209961], 2.142857074737549, [9.428571701049805, 10.285715103149414, 11.14285659790039, 12.0], [0.3571428656578064, 0.9285714626312256, 1.5])"),
            ("x = torch.arange(1, 200) / 3\nx.sum().item(), x[::2].sum().item(), x.double().sum().item(), torch.zeros(0).sum(), torch.zeros(2, 0).sum(1), torch.tensor([-0.]).sum(), torch.tensor([float('nan'), 1.]).sum(), torch.tensor([float('inf'), 1.]).mean()", "(6633.33349609375, 3333.333251953125, 6633.333335906267, tensor(0.), tensor([0., 0.]), tensor(0.), tensor(nan), tensor(inf))"),
        ])
    }

    /// Modes, supports and shapes of distributions; probabilities and logits once asked for.
    @Test func distributionFacts() {
        checkTorch([
            ("d = torch.distributions.Geometric(torch.tensor(.25))\nd.mode, d, d.entropy(), d", "(tensor(0.), Geometric(probs: 0.25, logits: -1.0986123085021973), tensor(2.2493), Geometric(probs: 0.25, logits: -1.0986123085021973))"),
            ("d = torch.distributions.Binomial(4, torch.tensor(.5))\nd, d.log_prob(torch.tensor(2.)), d, d.param_shape, d.has_enumerate_support", "(Binomial(total_count: 4.0, probs: 0.5, logits: 0.0), tensor(-0.9808), Binomial(total_count: 4.0, probs: 0.5, logits: 0.0), torch.Size([]), True)"),
            ("d = torch.distributions.OneHotCategorical(torch.tensor([.25, .75]))\nd.mean, d.mode, d.variance, d.enumerate_support(), d.param_shape", "(tensor([0.2500, 0.7500]), tensor([0., 1.]), tensor([0.1875, 0.1875]), tensor([[1., 0.],\n        [0., 1.]]), torch.Size([2]))"),
            ("D = torch.distributions\nt = torch.tensor\n[d.mode for d in (D.Exponential(t(2.)), D.Laplace(t(1.), t(2.)), D.LogNormal(t(0.), t(.5)), D.Poisson(t(2.5)), D.MultivariateNormal(torch.ones(2), torch.eye(2)), D.Independent(D.Normal(torch.ones(2), 1.), 1), D.Kumaraswamy(t(2.), t(2.)))]", "[tensor(0.), tensor(1.), tensor(0.7788), tensor(2.), tensor([1., 1.]), tensor([1., 1.]), tensor(nan)]"),
            ("D = torch.distributions\n[d.support for d in (D.Independent(D.Normal(torch.ones(2), 1.), 1), D.MixtureSameFamily(D.Categorical(torch.ones(2)), D.Normal(torch.zeros(2), 1.)), D.Multinomial(2, torch.ones(2)), D.TransformedDistribution(D.Normal(0., 1.), [D.SigmoidTransform()]))]", "[IndependentConstraint(Real(), 1), MixtureSameFamilyConstraint(Real()), Multinomial(), Interval(lower_bound=0.0, upper_bound=1.0)]"),
            ("D = torch.distributions\nD.InverseGamma(torch.tensor(3.), torch.tensor(2.)).cdf(torch.tensor(1.)), D.Laplace(0., 1.).icdf(torch.tensor(.25)), D.MixtureSameFamily(D.Categorical(torch.ones(2)), D.Normal(torch.tensor([0., 1.]), 1.)).cdf(torch.tensor(.5)), D.ContinuousBernoulli(torch.tensor(.3)).variance, D.Independent(D.Normal(torch.zeros(2), 1.), 1).expand([3])", "(tensor(0.6767), tensor(-0.6931), tensor(0.5000), tensor(0.0804), Independent(Normal(loc: torch.Size([3, 2]), scale: torch.Size([3, 2])), 1))"),
            ("torch.distributions.SoftmaxTransform().bijective, torch.distributions.ComposeTransform([torch.distributions.ExpTransform()]).bijective, torch.distributions.SigmoidTransform().inv.sign", "(False, True, 1)"),
            ("torch.distributions.TransformedDistribution(torch.distributions.Normal(0., 1.), [torch.distributions.ExpTransform()]).log_prob(torch.tensor(-1.))", "ValueError: Expected value argument (Tensor of shape ()) to be within the support (GreaterThan(lower_bound=0.0)) of the distribution TransformedDistribution(), but found invalid values:\n-1.0"),
        ])
    }

    /// Errors in PyTorch's words and order.
    @Test func wordsOfErrors() {
        checkTorch([
            ("x = torch.ones(3, requires_grad=True)\nx.unbind()[0].add_(1)", "RuntimeError: Output 0 of Unbind is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one."),
            ("torch.einsum('ijk,k', torch.ones(2, 3), torch.ones(3))", "RuntimeError: einsum(): the number of subscripts in the equation (3) does not match the number of dimensions (2) for operand 0 and no ellipsis was given"),
            ("torch.einsum('i1->i', torch.ones(2), torch.ones(2))", "RuntimeError: einsum(): invalid subscript given at index 1 in the equation string, subscripts must be in [a-zA-Z]"),
            ("torch.einsum('ij->i..', torch.ones(2, 2))", "RuntimeError: einsum(): found '.' for output that is not part of any ellipsis (...)"),
            ("nn.GRUCell(2, 3)(torch.ones(1, 2), torch.ones(2, 3))", "RuntimeError: Input batch size 1 doesn't match hidden0 batch size 2"),
            ("nn.RNNCell(2, 3)(torch.ones(1, 2), torch.ones(3))", "RuntimeError: Expected 2D hidden0 (batch x hidden_size), but got 1D tensor"),
            ("from torch.nn.modules.utils import consume_prefix_in_state_dict_if_present\nd = {'module.a': 1, 'b': 2}\nconsume_prefix_in_state_dict_if_present(d, 'module.')\nd", "{'b': 2, 'a': 1}"),
        ])
    }

    /// The distributions of NumPy's generators.
    @Test func numpyStreams() {
        checkTorch([
            ("import numpy as np\nrng = np.random.default_rng(7)\nfor name, args in [(\"exponential\", (2.,)), (\"gamma\", (2., 3.)), (\"gamma\", (.5,)), (\"beta\", (2., 3.)), (\"laplace\", ()), (\"gumbel\", ()), (\"logistic\", ()), (\"rayleigh\", ()), (\"weibull\", (1.5,)), (\"pareto\", (3.,)), (\"power\", (2.,)), (\"standard_t\", (4,)), (\"f\", (3, 4)), (\"triangular\", (0, 1, 3)), (\"geometric\", (.2,)), (\"negative_binomial\", (3, .4)), (\"poisson\", (4.,)), (\"binomial\", (20, .3))]: print(name, getattr(rng, name)(*args, size=2))", "exponential [1.41505851 2.0504067 ]\ngamma [4.01164709 3.4377036 ]\ngamma [2.77234322e-05 9.04157742e-01]\nbeta [0.45596752 0.61525734]\nlaplace [0.28018817 3.81309643]\ngumbel [1.41689838 1.74522419]\nlogistic [ 0.45799996 -3.07994781]\nrayleigh [0.34654392 1.56433143]\nweibull [0.84220469 1.68946909]\npareto [0.17161675 0.18978513]\npower [0.83243812 0.63980641]\nstandard_t [0.24888239 1.65041013]\nf [2.10173695 0.93339968]\ntriangular [0.52391489 1.34074201]\ngeometric [2 6]\nnegative_binomial [4 8]\npoisson [2 6]\nbinomial [8 9]"),
            ("import numpy as np\nrng = np.random.default_rng(3)\nprint(rng.multinomial(10, [.2, .3, .5]), rng.dirichlet([1, 2]), rng.random(2, dtype=np.float32), rng.poisson([1, 50]), rng.choice([\"a\", \"b\"], 3))\nprint(rng.multivariate_normal([0, 1], [[1, .5], [.5, 2]], 2, method='cholesky'), rng.standard_exponential(2000).sum(), rng.multivariate_normal([0, 0], np.eye(2), (2, 2)).shape)\ns = np.random.RandomState(3)\nprint(s.weibull(2., 2), s.geometric(.1, 3), s.triangular(0, 1, 2), s.logistic())", "[0 3 7] [0.5746602 0.4253398] [0.33220154 0.43312693] [ 1 55] ['a' 'a' 'b']\n[[-0.28128742 -0.02438596]\n [-1.05515055 -0.04455637]] 2016.7102410241546 (2, 2, 2)\n[0.89458504 1.10973323] [ 4  7 22] 1.544572923364098 -1.940569443993669"),
        ])
    }

    /// Vectors of texts are sorted, joined, repeated and looked through.
    @Test func textVectors() {
        checkTorch([
            ("import numpy as np\na = np.array([\"fig\", \"apple\", \"kiwi\"])\nnp.sort(a), np.argsort(a), np.concatenate([a, [\"x\"]]), np.isin(a, [\"fig\"]), np.repeat(a, 2)[:3], np.flip(a), np.take(a, [1]), np.append(a, \"x\").shape", "(array(['apple', 'fig', 'kiwi'], dtype='<U5'), array([1, 0, 2]), array(['fig', 'apple', 'kiwi', 'x'], dtype='<U5'), array([ True, False, False]), array(['fig', 'fig', 'apple'], dtype='<U5'), array(['kiwi', 'apple', 'fig'], dtype='<U5'), array(['apple'], dtype='<U5'), (4,))"),
            ("import numpy as np\na = np.array([\"fig\", \"apple\"])\nnp.char.upper(a), np.char.add(a, \"s\"), np.char.str_len(a), np.char.startswith(a, \"f\"), np.vectorize(len)(a), np.array([1, 2]).astype(str).tolist(), np.random.default_rng(0).permutation(a), np.hstack([a, a]).tolist()", "(array(['FIG', 'APPLE'], dtype='<U5'), array(['figs', 'apples'], dtype='<U6'), array([3, 5]), array([ True, False]), array([3, 5]), ['1', '2'], array(['fig', 'apple'], dtype='<U5'), ['fig', 'apple', 'fig', 'apple'])"),
            ("from statistics import NormalDist\nNormalDist(0, 1).overlap(NormalDist(1, 1)), round(NormalDist(0, 1).overlap(NormalDist(1, 2)), 12), 5 - NormalDist(1, 2)", "(0.6170750774519738, 0.609934339879, NormalDist(mu=4.0, sigma=2.0))"),
        ])
    }

    /// Attention is one kernel in PyTorch, and named as such.
    @Test func attentionNames() {
        checkTorch([
            ("q = torch.ones(1, 1, 2, 4, requires_grad=True)\n[F.scaled_dot_product_attention(x, x, x, dropout_p=p).grad_fn.name() for x, p in ((q, 0.), (q[0], 0.), (q, .5))]", "['ScaledDotProductFlashAttentionForCpuBackward0', 'SqueezeBackward1', 'UnsafeViewBackward0']"),
        ])
    }

    /// Windows, blocks and parts of numbers.
    @Test func smallThings() {
        checkTorch([
            ("import numpy as np\nnp.blackman(5).round(4).tolist(), np.bartlett(4).tolist(), np.kaiser(4, 5.).round(4).tolist(), np.block([[np.eye(2), np.zeros((2, 1))], [np.ones((1, 3))]]).tolist()", "([-0.0, 0.34, 1.0, 0.34, -0.0], [0.0, 0.6666666666666667, 0.6666666666666667, 0.0], [0.0367, 0.7753, 0.7753, 0.0367], [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 1.0, 1.0]])"),
            ("import numpy as np\nnp.divmod(np.array([-7, 8]), 3), np.modf(np.array([-1.5, 3.])), np.frexp(6.), np.binary_repr(-3, 5), np.base_repr(255, 16), np.array_split(np.arange(5), 2)", "((array([-3,  2]), array([2, 2])), (array([-0.5,  0. ]), array([-1.,  3.])), (np.float64(0.75), np.int32(3)), '11101', 'FF', [array([0, 1, 2]), array([3, 4])])"),
        ])
    }

    /// Arguments of a Function by keyword, and defaults where there is a setup_context.
    @Test func functionsByKeyword() {
        checkTorch([
            ("class A(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x, n=2, k=1):\n        ctx.save_for_backward(x)\n        ctx.n = n\n        return x ** n * k\n    @staticmethod\n    def backward(ctx, g):\n        x, = ctx.saved_tensors\n        return g * ctx.n * x ** (ctx.n - 1), None\nx = torch.tensor([2.], requires_grad=True)\ny = A.apply(x, n=3)\ny.backward()\ny, x.grad", "(tensor([8.], grad_fn=<ABackward>), tensor([12.]))"),
            ("class B(torch.autograd.Function):\n    @staticmethod\n    def forward(x, y=2): return x * y\n    @staticmethod\n    def setup_context(ctx, inputs, output): print(inputs[1:])\n    @staticmethod\n    def backward(ctx, g): return g, None\nx = torch.ones(1, requires_grad=True)\nB.apply(x), B.apply(x, y=5), B.apply(x=x)", "(2,)\n(5,)\n(2,)\n(tensor([2.], grad_fn=<BBackward>), tensor([5.], grad_fn=<BBackward>), tensor([2.], grad_fn=<BBackward>))"),
            ("class A(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x, y=2, z=3): return x * y * z\nA.apply(torch.ones(1), z=5)", "TypeError: forward() missing required argument: 'y' (position 1)"),
            ("class A(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x): return x\nA.apply(torch.ones(1), m=5)", "TypeError: forward() got an unexpected keyword argument 'm'"),
        ])
    }
}
