// Cells on the edges of tensor operations: numbers first, no dimensions, memory order, bins, whole factors, keys of scalars, signs of vectors.

import Testing

@Suite struct TorchEdgeTests {
    /// A number can be the first argument of some functions.
    @Test func numbersFirst() {
        checkTorch([
            (
                "torch.add(3, torch.tensor([1, 2]), alpha=2), torch.sub(1, torch.tensor([1., 2.])), torch.div(1, torch.tensor([2, 4]), rounding_mode='floor')",
                "(tensor([5, 7]), tensor([ 0., -1.]), tensor([0, 0]))"
            ),
            (
                "torch.mul(2, 2.5), torch.remainder(7, torch.tensor([2, 4])), torch.floor_divide(7, torch.tensor([2, 4])), torch.xlogy(2, torch.tensor([1., 2.]))",
                "(tensor(5.), tensor([1, 3]), tensor([3, 1]), tensor([0.0000, 1.3863]))"
            ),
            ("x = torch.tensor([1., 2.], requires_grad=True)\ntorch.sub(1, x).sum().backward()\nx.grad", "tensor([-1., -1.])"),
            ("torch.maximum(7, torch.tensor([2, 4]))", "TypeError: maximum(): argument 'input' (position 1) must be Tensor, not int"),
            (
                "torch.rsub(torch.tensor([1., 2.]), 5, alpha=2), torch.rsub(torch.tensor([1., 2.], requires_grad=True), torch.ones(2), alpha=2)",
                "(tensor([3., 1.]), tensor([-1., -3.], grad_fn=<RsubBackward0>))"
            ),
        ])
    }

    /// No dimensions mean all to extremes and each element by itself to any and all.
    @Test func reductionsOfNoDimensions() {
        checkTorch([
            (
                "torch.tensor([[1., 3.], [2., 0.]]).amax(dim=None), torch.tensor([[1., 3.], [2., 0.]]).amin(None), torch.amax(torch.ones(2), ())",
                "(tensor(3.), tensor(0.), tensor(1.))"
            ),
            (
                "torch.all(torch.tensor([[1, 0], [3, 4]]), dim=()), torch.any(torch.tensor([1, 0], dtype=torch.uint8), dim=[])",
                "(tensor([[ True, False],\n        [ True,  True]]), tensor([1, 0], dtype=torch.uint8))"
            ),
            (
                "torch.tensor(2.5).topk(0), torch.tensor(2.5).topk(1)",
                "(torch.return_types.topk(\nvalues=tensor(2.5000),\nindices=tensor(0)), torch.return_types.topk(\nvalues=tensor(2.5000),\nindices=tensor(0)))"
            ),
            ("torch.tensor(2.5).logcumsumexp(1)", "IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 1)"),
            ("torch.tensor(2.5).flatten(3)", "IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 3)"),
        ])
    }

    /// Splitting a dimension of a scalar, and beside an empty one.
    @Test func unflattened() {
        checkTorch([
            (
                "torch.zeros(2, 0, 3).unflatten(0, (-1, 1)).shape, torch.zeros(2, 0, 3).unflatten(1, (-1, 2)).shape",
                "(torch.Size([2, 1, 0, 3]), torch.Size([2, 0, 2, 3]))"
            ),
        ])
    }

    /// Limits that cross, and such that are no numbers.
    @Test func limits() {
        checkTorch([
            (
                "torch.tensor([1, 5, 3]).clamp(min=4, max=2), torch.tensor([1., 5., 3.]).clamp(min=4, max=2), torch.tensor([1, 5]).clamp(min=float('nan'))",
                "(tensor([2, 2, 2]), tensor([2., 2., 2.]), tensor([nan, nan]))"
            ),
            (
                "torch.tensor([1., 2.]).clip(max=float('nan')), torch.logit(torch.tensor([0.1, 0.5, 0.9]), eps=0.6)",
                "(tensor([nan, nan]), tensor([ 0.4055,  0.4055, -0.4055]))"
            ),
            ("F.hardtanh(torch.tensor([-3, 0, 2])), F.hardtanh(torch.tensor([-3, 0, 2]), -1.5, 1.5)", "(tensor([-1,  0,  1]), tensor([-1,  0,  1]))"),
            ("F.relu6(torch.tensor([True]))", "NotImplementedError: Bool inputs not supported for hardtanh"),
        ])
    }

    /// New tensors lie in memory as the one they are made like, and numbers are drawn in the order of memory.
    @Test func alike() {
        checkTorch([
            (
                "_ = torch.manual_seed(0)\ntorch.rand_like(torch.zeros(2, 3).t()), torch.randn_like(torch.zeros(2, 3).t())",
                "(tensor([[0.4963, 0.1320],\n        [0.7682, 0.3074],\n        [0.0885, 0.6341]]), tensor([[ 1.2645, -0.6065],\n        [-0.6874, -0.7831],\n        [ 0.1604,  1.0622]]))"
            ),
            (
                "_ = torch.manual_seed(0)\ntorch.randint_like(torch.zeros(2, 3).t(), 10), torch.zeros_like(torch.zeros(2, 3).t()).stride(), torch.full_like(torch.zeros(2, 3).t(), 2).stride()",
                "(tensor([[4., 0.],\n        [9., 3.],\n        [3., 9.]]), (1, 3), (1, 3))"
            ),
            (
                "_ = torch.manual_seed(0)\ntorch.rand_like(torch.zeros(2, 3).t(), memory_format=torch.contiguous_format), torch.zeros(2, 3).t().clone(memory_format=torch.contiguous_format).stride()",
                "(tensor([[0.4963, 0.7682],\n        [0.0885, 0.1320],\n        [0.3074, 0.6341]]), (2, 1))"
            ),
            ("_ = torch.manual_seed(0)\nF.dropout(torch.ones(2, 3).t(), 0.5)", "tensor([[0., 0.],\n        [0., 0.],\n        [2., 0.]])"),
        ])
    }

    /// Elements on the edges of bins, and ranges of one number.
    @Test func counts() {
        checkTorch([
            (
                "torch.histc(torch.tensor([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]), 10, 0, 1)",
                "tensor([0., 1., 1., 1., 1., 1., 1., 1., 1., 2.])"
            ),
            (
                "torch.histogram(torch.tensor([0.1, 0.2, 0.3, 0.6, 0.7, 0.9, 1.0]), 10, range=(0., 1.)).hist",
                "tensor([0., 1., 1., 1., 0., 0., 1., 1., 0., 2.])"
            ),
            (
                "torch.histc(torch.tensor([0.3, 0.6, 0.7], dtype=torch.float64), 10, 0, 1), torch.histogram(torch.tensor([0.3, 0.6, 0.7], dtype=torch.float64), 10, range=(0., 1.)).hist",
                "(tensor([0., 0., 0., 1., 0., 0., 1., 1., 0., 0.], dtype=torch.float64), tensor([0., 0., 1., 0., 0., 0., 1., 1., 0., 0.], dtype=torch.float64))"
            ),
            (
                "torch.histogram(torch.tensor([3.]), 2), torch.histc(torch.tensor([3.]), 2), torch.histogram(torch.tensor([3.]), 2, range=(1., 1.)).bin_edges",
                "(torch.return_types.histogram(\nhist=tensor([0., 1.]),\nbin_edges=tensor([2.5000, 3.0000, 3.5000])), tensor([0., 1.]), tensor([0.5000, 1.0000, 1.5000]))"
            ),
            ("type(torch.histogramdd(torch.tensor([[0., 1.], [1., 0.]]), 2))", "<class 'torch.return_types.histogramdd'>"),
        ])
    }

    /// Factors of products of integers are whole, as are the ends of a range of integers.
    @Test func wholeFactors() {
        checkTorch([
            (
                "torch.tensor([[1, 0], [3, 4]]).addmm(torch.ones(2, 2, dtype=torch.int64), torch.ones(2, 2, dtype=torch.int64), beta=0.5, alpha=2.7)",
                "tensor([[4, 4],\n        [4, 4]])"
            ),
            (
                "torch.addmv(torch.tensor([1, 2]), torch.ones(2, 2, dtype=torch.int64), torch.ones(2, dtype=torch.int64), beta=1.7, alpha=2.6)",
                "tensor([5, 6])"
            ),
            (
                "torch.addr(torch.ones(2, 2, dtype=torch.bool), torch.ones(2, dtype=torch.bool), torch.ones(2, dtype=torch.bool), beta=2, alpha=0)",
                "tensor([[True, True],\n        [True, True]])"
            ),
            (
                "torch.addr(torch.ones(2, 2, dtype=torch.int64), torch.ones(2, dtype=torch.int64), torch.ones(2, dtype=torch.int64), beta=1.7)",
                "RuntimeError: For integral input tensors, argument beta must not be a floating point number."
            ),
            (
                "torch.linspace(0.5, 2.7, 5, dtype=torch.int64), torch.logspace(0.5, 2.7, 5, dtype=torch.int64)",
                "(tensor([0, 0, 1, 1, 2]), tensor([  1,   3,  10,  31, 100]))"
            ),
            (
                "torch.unravel_index(torch.tensor([5, 7], dtype=torch.int32), (3, 4)), torch.tensor(1, dtype=torch.uint8).sum_to_size(())",
                "((tensor([1, 1]), tensor([1, 3])), tensor(1))"
            ),
            (
                "torch.lu(torch.eye(2), get_infos=True)",
                "torch.return_types._lu_with_info(\nLU=tensor([[1., 0.],\n        [0., 1.]]),\npivots=tensor([1, 2], dtype=torch.int32),\ninfo=tensor(0, dtype=torch.int32))"
            ),
        ])
    }

    /// Slopes at uneven places to the second order, and spacings that do not fit.
    @Test func slopes() {
        checkTorch([
            (
                "torch.gradient(torch.tensor([1., 4., 9., 16., 30.]), spacing=(torch.tensor([0., 1., 3., 4., 9.]),), edge_order=2)",
                "(tensor([ 3.1667,  2.8333,  5.5000,  6.3000, -0.7000]),)"
            ),
            (
                "torch.gradient(torch.tensor([[1., 4.], [2., 3.]]), spacing=(2.,))",
                "RuntimeError: torch.gradient expected spacing to be unspecified, a scalar, or a list of length equal to 'self.dim() = 2', since dim argument was not given, but got a list of length 1"
            ),
            (
                "torch.gradient(torch.tensor([[1., 4.], [2., 3.]]), spacing=[2., 3.], dim=0)",
                "RuntimeError: torch.gradient expected spacing to be unspecified, a scalar or it's spacing and dim arguments to have the same length, but got a spacing argument of length 2 and a dim argument of length 1."
            ),
            ("torch.gradient(torch.tensor([1, 2], dtype=torch.uint8))", "NotImplementedError: torch.gradient does not support uint8 input."),
            ("torch.diff(torch.tensor([1., 2.]), 0, 0, torch.tensor([9.]))", "tensor([1., 2.])"),
        ])
    }

    /// The place of a quantile has a gradient.
    @Test func quantilesOf() {
        checkTorch([
            (
                "q = torch.tensor([0.3, 0.5], requires_grad=True)\nr = torch.quantile(torch.tensor([1., 2., 4.]), q)\nr.sum().backward()\nr, q.grad",
                "(tensor([1.6000, 2.0000], grad_fn=<SqueezeBackward4>), tensor([2., 0.]))"
            ),
            (
                "q = torch.tensor(0.3, requires_grad=True)\ntorch.nanquantile(torch.tensor([[1., float('nan'), 4.], [1., 2., 9.]]), q, dim=1).sum().backward()\nq.grad",
                "tensor(5.)"
            ),
        ])
    }

    /// Slices along a dimension are compared with the others in their order.
    @Test func uniqueSlices() {
        checkTorch([
            (
                "torch.unique(torch.tensor([[[1, 0], [0, 1]], [[0, 1], [1, 0]], [[0, 0], [1, 1]]]), dim=2)",
                "tensor([[[0, 1],\n         [1, 0]],\n\n        [[1, 0],\n         [0, 1]],\n\n        [[0, 0],\n         [1, 1]]])"
            ),
            (
                "torch.unique(torch.tensor([[[0, 0, 1], [1, 1, 0]], [[1, 0, 0], [0, 1, 0]]]), dim=-1, return_inverse=True)",
                "(tensor([[[0, 0, 1],\n         [1, 1, 0]],\n\n        [[0, 1, 0],\n         [1, 0, 0]]]), tensor([1, 0, 2]))"
            ),
            ("torch.tensordot(torch.tensor([[[2.]]]), torch.tensor([[[1., 2.]], [[3., 4.]]]), dims=([0, 1], [2, 0]))", "tensor([[20.]])"),
        ])
    }

    /// Functions of numbers beyond where programs mostly ask.
    @Test func specialValues() {
        checkTorch([
            (
                "torch.polygamma(2, torch.tensor([-0.5, -2., 0., 1.])), torch.polygamma(3, torch.tensor([-1.5, -2.])), torch.special.entr(torch.tensor([-1, 0, 2]))",
                "(tensor([-0.8288,    -inf,    -inf, -2.4041]), tensor([194.5943,      inf]), tensor([   -inf,  0.0000, -1.3863]))"
            ),
            (
                "torch.nextafter(torch.tensor([1., 0.]).half(), torch.tensor([2., -1.]).half()), torch.nextafter(torch.tensor([1., 0., -1.]).bfloat16(), torch.tensor([2., -1., 0.]).bfloat16())",
                "(tensor([ 1.0010e+00, -5.9605e-08], dtype=torch.float16), tensor([ 1.0078e+00, -9.1835e-41, -9.9609e-01], dtype=torch.bfloat16))"
            ),
            (
                "torch.where(torch.tensor([1, 0], dtype=torch.uint8), 1, 2), torch.linalg.vander(torch.tensor(2.), N=3)",
                "(tensor([1, 2]), tensor([[1., 2., 4.]]))"
            ),
            ("F.embedding_bag(torch.ones(4, 2), torch.tensor([1, 2]), torch.tensor([0]), mode='sum')", "tensor([[2., 2.]])"),
        ])
    }

    /// What PyTorch says of keys of a scalar, of empty dimensions, and of integers past 64 bits.
    @Test func indexOfScalar() {
        checkTorch([
            ("torch.tensor(2.5)[3]", "IndexError: index 3 is out of bounds for dimension 0 with size 0"),
            (
                "torch.tensor(2.5)[0]",
                "IndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number"
            ),
            ("torch.tensor(2.5)[0, 0]", "IndexError: too many indices for tensor of dimension 0"),
            ("torch.tensor(2.5)[[0]]", "IndexError: too many indices for tensor of dimension 0"),
            ("torch.zeros(0, 3)[torch.tensor([0])]", "IndexError: index is out of bounds for dimension with size 0"),
            ("torch.tensor([1, 2]) + 10**20", "OverflowError: int too big to convert"),
            ("torch.tensor([1., 2.]) < 10**20", "OverflowError: int too big to convert"),
            ("torch.full((2,), 10**20)", "OverflowError: int too big to convert"),
        ])
    }

    /// Singular vectors and eigenvectors with PyTorch's signs, at shapes where its library goes another way than OpenBLAS.
    @Test func signsOfVectors() {
        checkTorch([
            (
                "torch.linalg.svd(torch.tensor([[4., -1., 2.], [0.5, 3., -2.]]))",
                "torch.return_types.linalg_svd(\nU=tensor([[ 0.8979,  0.4401],\n        [-0.4401,  0.8979]]),\nS=tensor([4.8426, 3.2862]),\nVh=tensor([[ 0.6963, -0.4581,  0.5526],\n        [ 0.6723,  0.6858, -0.2786],\n        [-0.2514,  0.5655,  0.7855]]))"
            ),
            (
                "torch.linalg.svd(torch.tensor([[4., -1., 2.], [0.5, 3., -2.], [1., 1., 1.], [0., 2., 5.]]))",
                "torch.return_types.linalg_svd(\nU=tensor([[-0.5224, -0.7214,  0.4076,  0.2016],\n        [ 0.2247,  0.3904,  0.8594,  0.2419],\n        [-0.2268,  0.0685,  0.2893, -0.9274],\n        [-0.7907,  0.5679, -0.1080,  0.2016]]),\nS=tensor([6.1181, 4.1150, 3.4477]),\nVh=tensor([[-0.3602, -0.1000, -0.9275],\n        [-0.6371,  0.7526,  0.1664],\n        [ 0.6814,  0.6509, -0.3348]]))"
            ),
            (
                "torch.linalg.svd(torch.tensor([[[4., -1.], [0.5, 3.], [1., 1.], [0., 2.]]], dtype=torch.float64).mT, full_matrices=False)",
                "torch.return_types.linalg_svd(\nU=tensor([[[ 0.8944,  0.4472],\n         [-0.4472,  0.8944]]], dtype=torch.float64),\nS=tensor([[4.2426, 3.7749]], dtype=torch.float64),\nVh=tensor([[[ 0.9487, -0.2108,  0.1054, -0.2108],\n         [ 0.2369,  0.7701,  0.3554,  0.4739]]], dtype=torch.float64))"
            ),
            (
                "x = torch.arange(12.).reshape(3, 4).sin()\nu, s, vh = torch.linalg.svd(x.repeat(1, 20), full_matrices=False)\nu",
                "tensor([[ 0.1901,  0.8332,  0.5192],\n        [-0.6841, -0.2669,  0.6788],\n        [ 0.7042, -0.4843,  0.5192]])"
            ),
            (
                "a = torch.tensor([[2., 1., 0.5, 3.], [1., 5., 1., -1.], [0.5, 1., -4., 2.], [3., -1., 2., 1.]])\ntorch.linalg.eigh(a)",
                "torch.return_types.linalg_eigh(\neigenvalues=tensor([-4.9522, -1.2604,  4.7604,  5.4522]),\neigenvectors=tensor([[-0.1235, -0.6718,  0.6181, -0.3891],\n        [ 0.1421,  0.1451, -0.3816, -0.9017],\n        [-0.9017,  0.3816,  0.1451, -0.1421],\n        [ 0.3891,  0.6181,  0.6718, -0.1235]]))"
            ),
            (
                "a = torch.tensor([[2., 1., 0.5, 3.], [1., 5., 1., -1.], [0.5, 1., -4., 2.], [3., -1., 2., 1.]], dtype=torch.float64)\ntorch.linalg.eigh(a, UPLO='U').eigenvectors",
                "tensor([[-0.1235,  0.6718, -0.6181,  0.3891],\n        [ 0.1421, -0.1451,  0.3816,  0.9017],\n        [-0.9017, -0.3816, -0.1451,  0.1421],\n        [ 0.3891, -0.6181, -0.6718,  0.1235]], dtype=torch.float64)"
            ),
            (
                "a = (torch.arange(25.).reshape(5, 5) ** 2).sin()\ntorch.linalg.eigh(a @ a.T + torch.diag(torch.arange(5.)))[1]",
                "tensor([[ 0.8900, -0.3676,  0.0669,  0.1094, -0.2374],\n        [-0.2618, -0.7364,  0.0839, -0.6103, -0.0987],\n        [-0.2626, -0.5302, -0.4164,  0.6893,  0.0366],\n        [ 0.2287,  0.0870, -0.8389, -0.3695,  0.3160],\n        [-0.1345,  0.1841, -0.3337, -0.0627, -0.9125]])"
            ),
            (
                "torch.linalg.eigh(torch.tensor([[[4., 1., 0.5], [1., 3., -1.], [0.5, -1., 1.]], [[1., 2., 3.], [2., 5., 0.], [3., 0., 9.]]]))",
                "torch.return_types.linalg_eigh(\neigenvalues=tensor([[ 0.3787,  3.0000,  4.6213],\n        [-0.6423,  5.5577, 10.0846]]),\neigenvectors=tensor([[[ 0.2378,  0.4851,  0.8415],\n         [-0.4241, -0.7276,  0.5392],\n         [-0.8739,  0.4851, -0.0327]],\n\n        [[ 0.9045,  0.2615,  0.3370],\n         [-0.3206,  0.9379,  0.1326],\n         [-0.2814, -0.2279,  0.9321]]]))"
            ),
        ])
    }
}
