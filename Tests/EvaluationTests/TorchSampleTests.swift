// Samples between elements, whole numbers where floating-point ones are usual, and gradients that were refused or no numbers: with PyTorch's output.

import Testing

@Suite struct TorchSampleTests {
    /// Between elements: the weights of two dimensions are multiplied first.
    @Test func between() {
        checkTorch([
            (
                "_ = torch.manual_seed(0)\nF.interpolate(torch.randn(1, 1, 3, 4), size=(2, 5), mode='bilinear').flatten().double().tolist()",
                "[0.884616494178772, -0.13341951370239258, -1.051487922668457, -0.8825297951698303, 0.6358300447463989, -0.8105738162994385, -0.6996816992759705, -0.4993981420993805, -0.13883769512176514, 0.3460339307785034]"
            ),
            (
                "_ = torch.manual_seed(0)\nF.interpolate(torch.randn(1, 1, 9), size=5, mode='linear').flatten().double().tolist()",
                "[0.8072261214256287, -1.6293457746505737, -1.0845223665237427, 0.042957853525877, -0.09634312242269516]"
            ),
        ])
    }

    /// Samples at the places of a grid, in two and three dimensions.
    @Test func grids() {
        checkTorch([
            (
                "_ = torch.manual_seed(0)\nx, g = torch.randn(1, 1, 3, 4), torch.rand(1, 2, 3, 2) * 3 - 1.5\n[F.grid_sample(x, g, mode=m, padding_mode=p, align_corners=a) for m in ('bilinear', 'nearest', 'bicubic') for p in ('zeros', 'border', 'reflection') for a in (True, False)]",
                "[tensor([[[[-1.0366,  0.1600, -0.1620],\n          [-0.3678,  0.6717,  0.8512]]]]), tensor([[[[-1.1398,  0.0000,  0.2513],\n          [-0.0344,  0.8254,  0.0000]]]]), tensor([[[[-1.0366,  0.5684, -0.1620],\n          [-0.5225,  0.6717,  1.5410]]]]), tensor([[[[-1.1398,  0.5684,  0.4110],\n          [-0.6148,  1.5410,  1.5410]]]]), tensor([[[[-1.0366, -0.3157, -0.1620],\n          [-0.7467,  0.6717,  0.3904]]]]), tensor([[[[-1.1398,  0.0411,  0.4110],\n          [-0.6148,  1.5410,  1.2594]]]]), tensor([[[[-1.3986,  0.0000, -1.0845],\n          [-0.4033,  1.5410,  1.5410]]]]), tensor([[[[-1.3986,  0.0000,  1.5410],\n          [ 0.0000,  1.5410,  0.0000]]]]), tensor([[[[-1.3986,  0.5684, -1.0845],\n          [-0.4033,  1.5410,  1.5410]]]]), tensor([[[[-1.3986,  0.5684,  1.5410],\n          [-0.7193,  1.5410,  1.5410]]]]), tensor([[[[-1.3986, -2.1788, -1.0845],\n          [-0.4033,  1.5410,  1.5410]]]]), tensor([[[[-1.3986,  0.5684,  1.5410],\n          [-0.7193,  1.5410,  1.5410]]]]), tensor([[[[-1.1608,  0.3173, -0.1389],\n          [-0.2837,  0.9093,  1.2063]]]]), tensor([[[[-1.2912,  0.0031,  0.5098],\n          [-0.0290,  1.0666, -0.0474]]]]), tensor([[[[-1.1543,  0.7978, -0.2314],\n          [-0.3882,  0.7183,  1.9162]]]]), tensor([[[[-1.2781,  0.5684,  0.5399],\n          [-0.6086,  1.7990,  1.6749]]]]), tensor([[[[-1.1414, -0.3447, -0.0062],\n          [-0.7732,  1.0496,  0.7501]]]]), tensor([[[[-1.2781,  0.0499,  0.6260],\n          [-0.5835,  1.9559,  1.6138]]]])]"
            ),
            (
                "_ = torch.manual_seed(0)\nx, g = torch.randn(1, 1, 2, 3, 4), torch.rand(1, 1, 2, 2, 3) * 3 - 1.5\n[F.grid_sample(x, g, mode=m, padding_mode=p, align_corners=a) for m in ('bilinear', 'nearest') for p in ('zeros', 'border', 'reflection') for a in (True, False)]",
                "[tensor([[[[[ 0.2025, -0.3582],\n           [-0.2528, -0.3804]]]]]), tensor([[[[[ 0.0142,  0.0000],\n           [ 0.0918, -0.0029]]]]]), tensor([[[[[ 0.2025, -0.9794],\n           [-0.2528, -0.5042]]]]]), tensor([[[[[ 0.0167, -1.1258],\n           [ 0.2660, -0.5806]]]]]), tensor([[[[[ 0.2025, -0.7992],\n           [-0.2528, -0.2568]]]]]), tensor([[[[[ 0.0167, -1.1338],\n           [ 0.2660, -0.5806]]]]]), tensor([[[[[-0.1435,  0.0000],\n           [ 0.2660, -0.4128]]]]]), tensor([[[[[-0.1435,  0.0000],\n           [ 0.2660,  0.0000]]]]]), tensor([[[[[-0.1435, -1.1258],\n           [ 0.2660, -0.4128]]]]]), tensor([[[[[-0.1435, -1.1258],\n           [ 0.2660, -0.4128]]]]]), tensor([[[[[-0.1435, -1.1524],\n           [ 0.2660, -0.4128]]]]]), tensor([[[[[-0.1435, -1.1258],\n           [ 0.2660, -0.4128]]]]])]"
            ),
            (
                "_ = torch.manual_seed(0)\nx = torch.randn(1, 2, 3, 4, requires_grad=True)\ng = (torch.rand(1, 2, 2, 2) * 3 - 1.5).requires_grad_()\nF.grid_sample(x, g, align_corners=True).pow(2).sum().backward()\nx.grad, g.grad",
                "(tensor([[[[-0.8016, -0.2899, -0.6466,  0.0000],\n          [-0.2350, -0.0778, -0.1246,  0.0177],\n          [ 0.0000,  0.0000,  0.0113,  0.1290]],\n\n         [[ 0.4018,  0.3420,  0.5431,  0.0000],\n          [ 0.1178,  0.1033,  0.1304, -0.4228],\n          [ 0.0000,  0.0000, -0.2697, -3.0851]]]]), tensor([[[[-1.6829,  1.1424],\n          [-0.3241,  0.1544]],\n\n         [[ 1.5094, -1.6492],\n          [ 8.4682,  9.5574]]]]))"
            ),
            (
                "_ = torch.manual_seed(0)\nx = torch.randn(1, 1, 3, 4, requires_grad=True)\ng = (torch.rand(1, 2, 2, 2) * 3 - 1.5).requires_grad_()\nF.grid_sample(x, g, mode='bicubic', align_corners=True).pow(2).sum().backward()\nx.grad, g.grad",
                "(tensor([[[[-0.1334,  0.1792, -0.0144,  0.2498],\n          [-0.0081, -2.0836, -0.2818, -0.0107],\n          [-0.1464, -0.6906,  0.0067,  0.0043]]]]), tensor([[[[-5.6424, -1.2008],\n          [-0.7422,  0.3534]],\n\n         [[ 0.4210,  0.9318],\n          [-0.3995, -0.3622]]]]))"
            ),
            (
                "g = torch.tensor([[[[float('nan'), 0.], [float('inf'), 0.2], [-1e9, 0.1]]]])\nx = torch.arange(12.).reshape(1, 1, 3, 4)\n[F.grid_sample(x, g, mode=m, padding_mode=p, align_corners=True) for m in ('bilinear', 'nearest') for p in ('zeros', 'border')]",
                "[tensor([[[[nan, nan, 0.]]]]), tensor([[[[4.0000, 7.8000, 4.4000]]]]), tensor([[[[0., 0., 0.]]]]), tensor([[[[4., 7., 4.]]]])]"
            ),
            (
                "F.grid_sample(torch.ones(1, 1, 3, 4), torch.zeros(1, 2, 2, 3), align_corners=False)",
                "RuntimeError: grid_sampler(): expected grid to have size 2 in last dimension, but got grid with sizes [1, 2, 2, 3]"
            ),
            (
                "F.grid_sample(torch.ones(1, 1, 3, 4), torch.zeros(1, 2, 2, 2), mode='cubic', align_corners=False)",
                "ValueError: nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: 'cubic'"
            ),
            (
                "F.grid_sample(torch.ones(1, 1, 3, 4), torch.zeros(1, 2, 2, 2), padding_mode='wrap', align_corners=False)",
                "ValueError: nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: 'wrap'"
            ),
            (
                "F.grid_sample(torch.ones(1, 1, 3, 4), torch.zeros(2, 2, 2, 2), align_corners=False)",
                "RuntimeError: grid_sampler(): expected grid and input to have same batch size, but got input with sizes [1, 1, 3, 4] and grid with sizes [2, 2, 2, 2]"
            ),
            (
                "F.grid_sample(torch.ones(1, 1, 3, 4), torch.zeros(1, 2, 2), align_corners=False)",
                "RuntimeError: grid_sampler(): expected 4D input and grid with same number of dimensions, but got input with sizes [1, 1, 3, 4] and grid with sizes [1, 2, 2]"
            ),
            (
                "F.grid_sample(torch.ones(1, 1, 3, 4), torch.zeros(1, 2, 2, 2).double(), align_corners=False)",
                "RuntimeError: expected scalar type Float but found Double"
            ),
        ])
    }

    /// Whole numbers and truth values where floating-point ones are usual.
    @Test func wholeNumbers() {
        checkTorch([
            ("F.hinge_embedding_loss(torch.tensor([-8, -1, -7]), torch.tensor([1, 1, -1]), margin=8.39, reduction='none')", "tensor([-8, -1, 15])"),
            ("torch.isclose(torch.tensor([3, 4], dtype=torch.uint8), torch.tensor([4, 3], dtype=torch.uint8), atol=1)", "tensor([True, True])"),
            (
                "torch.isclose(torch.tensor([True, False]), torch.tensor([True, True])), torch.isclose(torch.tensor([True, False]), torch.tensor([True, True]), atol=1)",
                "(tensor([ True, False]), tensor([True, True]))"
            ),
            (
                "torch.tensordot(torch.ones(2, 1, 3, dtype=torch.uint8), torch.ones(3, 2, dtype=torch.uint8), dims=([1], [0]))",
                "tensor([[[3, 3],\n         [3, 3],\n         [3, 3]],\n\n        [[3, 3],\n         [3, 3],\n         [3, 3]]], dtype=torch.uint8)"
            ),
            (
                "torch.zeros(3, dtype=torch.bool).scatter_reduce(0, torch.tensor([0, 2]), torch.tensor([True, False]), 'sum')",
                "tensor([ True, False, False])"
            ),
            (
                "F.unfold(torch.ones(1, 1, 3, 3, dtype=torch.bool), 2)",
                "tensor([[[True, True, True, True],\n         [True, True, True, True],\n         [True, True, True, True],\n         [True, True, True, True]]])"
            ),
        ])
    }

    /// as_tensor and asarray have other parameters.
    @Test func asTensors() {
        checkTorch([
            ("torch.as_tensor([1.], requires_grad=True)", "TypeError: as_tensor() got an unexpected keyword argument 'requires_grad'"),
            ("torch.asarray([1.], requires_grad=True)", "tensor([1.], requires_grad=True)"),
            (
                "x = torch.tensor([1, 2])\ny, z = torch.asarray(x), torch.asarray(x, copy=True)\nx[0] = 5\ny, z, torch.asarray(x, dtype=torch.float64)",
                "(tensor([5, 2]), tensor([1, 2]), tensor([5., 2.], dtype=torch.float64))"
            ),
        ])
    }

    /// Transposed convolutions of 16-bit numbers with a bias and room at the end.
    @Test func narrowConvolutions() {
        checkTorch([
            (
                "F.conv_transpose1d(torch.tensor([[[1., 2.]]]).bfloat16(), torch.tensor([[[1., 3.]]]).bfloat16(), torch.tensor([0.5]).bfloat16(), stride=2, output_padding=1)",
                "tensor([[[1.5000, 3.5000, 2.5000, 6.5000, 0.5000]]], dtype=torch.bfloat16)"
            ),
        ])
    }

    /// Gradients of running sums of great exponents, and of Bessel functions.
    @Test func gradients() {
        checkTorch([
            (
                "x = torch.tensor([[1000., 3.], [-2000., 5.]], requires_grad=True)\n(torch.logcumsumexp(x, 1) * torch.tensor([-1., 0.5])).sum().backward()\nx.grad",
                "tensor([[-0.5000,  0.0000],\n        [-1.0000,  0.5000]])"
            ),
            (
                "x = torch.tensor([0.5, 1.5, 0.], requires_grad=True)\nfor f in (torch.special.bessel_j0, torch.special.bessel_j1, torch.special.modified_bessel_i0, torch.special.modified_bessel_i1):\n    y = f(x)\n    y.sum().backward()\n\nx.grad, y",
                "(tensor([1.0173, 1.5559, 1.0000]), tensor([0.2579, 0.9817, 0.0000], grad_fn=<SpecialModifiedBesselI1Backward0>))"
            ),
            (
                "x = torch.tensor([0.5, 1.5], requires_grad=True)\nfor f in (torch.special.bessel_y0, torch.special.bessel_y1, torch.special.modified_bessel_k0, torch.special.modified_bessel_k1):\n    y = f(x)\n    y.sum().backward()\n\nx.grad, y",
                "(tensor([-1.9238,  0.3935]), tensor([1.6564, 0.2774], grad_fn=<SpecialModifiedBesselK1Backward0>))"
            ),
            ("F.normalize(torch.tensor([[0.3, 1e-30, -7.7]]), p=0.5, dim=0)", "tensor([[ 1.0000e+00,  1.0000e-18, -1.0000e+00]])"),
        ])
    }
}
