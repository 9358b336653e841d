// Gradients at numbers that are none, steps of 16 bits, which of several mistakes is named, rare names.

import Testing

@Suite struct TorchEdgeGradientTests {
    /// What is not the extreme gets no part of a gradient that is no number.
    @Test func gradientsBesideNaN() {
        checkTorch([
            (
                "x = torch.tensor([[1., float('nan'), 3.], [4., 5., 0.]], requires_grad=True)\n(x.max() ** 2).backward()\nx.grad",
                "tensor([[0., nan, 0.],\n        [0., 0., 0.]])"
            ),
            ("x = torch.tensor([1., float('inf'), 3.], requires_grad=True)\n(x.max() ** 2 + x.median()).backward()\nx.grad", "tensor([0., inf, 1.])"),
            (
                "x = torch.tensor([[1., 1., 3.], [4., 5., 5.]], requires_grad=True)\n(-x.amax(1).sum()).backward()\nx.grad",
                "tensor([[-0.0000, -0.0000, -1.0000],\n        [-0.0000, -0.5000, -0.5000]])"
            ),
            (
                "x = torch.tensor([0., 1., 0.5, 2., -1.], requires_grad=True)\ntorch.logit(x).sum().backward()\nx.grad",
                "tensor([inf, inf, 4., nan, nan])"
            ),
            (
                "x = torch.tensor([float('inf'), float('nan'), 2.], requires_grad=True)\n(torch.nan_to_num(x) * torch.tensor([1., 1., 3.])).sum().backward()\nx.grad",
                "tensor([0., 0., 3.])"
            ),
            (
                "x, y = torch.tensor([float('inf'), 0., -2.], requires_grad=True), torch.tensor([1., -1., 3.], requires_grad=True)\ntorch.copysign(x, y).sum().backward()\nx.grad, y.grad",
                "(tensor([nan,  0., -1.]), tensor([0., 0., 0.]))"
            ),
        ])
    }

    /// A gradient that PyTorch computes in one kernel is rounded once.
    @Test func oneRounding() {
        checkTorch([
            (
                "x = torch.tensor([1.5, -2.25, 0.3], dtype=torch.bfloat16, requires_grad=True)\nF.gelu(x).pow(2).sum().backward()\nx.grad",
                "tensor([3.1562, 0.0033, 0.2715], dtype=torch.bfloat16)"
            ),
            (
                "x = torch.tensor([1.5, -2.25, 0.3], dtype=torch.float16, requires_grad=True)\n(F.silu(x) + F.gelu(x, approximate='tanh') + F.leaky_relu(x, 0.3)).pow(2).sum().backward()\nx.grad",
                "tensor([26.1562, -0.2588,  3.1328], dtype=torch.float16)"
            ),
            (
                "x = torch.tensor([1.5, -2.25, 0.3], dtype=torch.bfloat16, requires_grad=True)\n(F.log_softmax(x, 0) * torch.tensor([3., 2., 1.], dtype=torch.bfloat16)).sum().backward()\nx.grad",
                "tensor([-1.5234,  1.8906, -0.3594], dtype=torch.bfloat16)"
            ),
            (
                "x = torch.tensor([1.5, -2.25, 0.3], dtype=torch.bfloat16, requires_grad=True)\n(x.softmax(0) * torch.tensor([3., 2., 1.], dtype=torch.bfloat16)).sum().backward()\nx.grad",
                "tensor([ 0.3574, -0.0093, -0.3477], dtype=torch.bfloat16)"
            ),
            (
                "x = torch.tensor([1.5, -2.25], dtype=torch.bfloat16, requires_grad=True)\n(F.softplus(x) * F.mish(x) * torch.tanh(x)).sum().backward()\nx.grad",
                "tensor([3.1562, 0.0310], dtype=torch.bfloat16)"
            ),
        ])
    }

    /// Of several mistakes PyTorch names this one first.
    @Test func orderOfRefusals() {
        checkTorch([
            ("F.cross_entropy(torch.zeros(2, 3), torch.tensor([0., 1.]), reduction='abc')", "ValueError: abc is not a valid value for reduction"),
            (
                "F.cross_entropy(torch.zeros(3, 2), torch.tensor([0., 1.]))",
                "ValueError: Expected input batch_size (3) to match target batch_size (2)."
            ),
            ("F.nll_loss(torch.zeros(3, 2), torch.tensor([[0, 1]]))", "ValueError: Expected input batch_size (3) to match target batch_size (1)."),
            (
                "F.cross_entropy(torch.zeros(2, 3), torch.full((2, 3), 1 / 3), ignore_index=2)",
                "RuntimeError: ignore_index is not supported for floating point target"
            ),
            (
                "x = torch.arange(6).reshape(2, 3)\nx[[1, 0], [2, 0]] = torch.tensor([1., 2., 3.])",
                "RuntimeError: shape mismatch: value tensor of shape [3] cannot be broadcast to indexing result of shape [2]"
            ),
            (
                "x = torch.arange(6).reshape(2, 3)\nx[[1, 0], [2, 0]] = torch.tensor([1., 2.])",
                "RuntimeError: Index put requires the source and destination dtypes match, got Long for the destination and Float for the source."
            ),
            ("x = torch.arange(6).reshape(2, 3)\nx[True] = torch.tensor([1.5, 2., 3.])\nx[False] = 9\nx", "tensor([[1, 2, 3],\n        [1, 2, 3]])"),
        ])
    }

    /// Where PyTorch rounds on the way to a result of 16 bits.
    @Test func stepsOf16Bits() {
        checkTorch([
            (
                "x = (torch.arange(20.).reshape(2, 10).sin() * 5).bfloat16()\nF.log_softmax(x, -1)",
                "tensor([[ -5.8125,  -1.6016,  -1.2891,  -5.1250,  -9.6250, -10.6250,  -7.2188,\n          -2.5312,  -0.8828,  -3.7500],\n        [ -7.8750, -10.1875,  -7.8438,  -3.0781,  -0.2295,  -1.9141,  -6.5938,\n         -10.0000,  -8.9375,  -4.4062]], dtype=torch.bfloat16)"
            ),
            (
                "x = (torch.arange(40.).reshape(4, 10).sin() * 5)\nF.cross_entropy(x.half(), torch.tensor([1, 2, 3, 4])), F.cross_entropy(x.bfloat16(), torch.tensor([1, 2, 3, 4]), reduction='sum')",
                "(tensor(5.6523, dtype=torch.float16), tensor(22.6250, dtype=torch.bfloat16))"
            ),
            (
                "x, y = (torch.arange(70.).sin() * 5).bfloat16(), (torch.arange(70.).cos() * 5).bfloat16()\ntorch.add(x, y, alpha=-3.125)[[4, 8, 34, 66, 68]], torch.sub(x[:20], y[:20], alpha=0.1)[[1, 9, 13]]",
                "(tensor([  6.4375,   7.2188,  15.9375,  15.5000, -11.3750],\n       dtype=torch.bfloat16), tensor([3.9531, 2.5156, 1.6406], dtype=torch.bfloat16))"
            ),
            (
                "x, y = (torch.arange(40.).sin() * 5).bfloat16(), (torch.arange(40.).cos() * 5).bfloat16()\nF.mse_loss(x, y), F.huber_loss(x, y), F.soft_margin_loss(x, y), F.binary_cross_entropy_with_logits(x, y.sign().relu())",
                "(tensor(24.5000, dtype=torch.bfloat16), tensor(3.9531, dtype=torch.bfloat16), tensor(3.8281, dtype=torch.bfloat16), tensor(1.7734, dtype=torch.bfloat16))"
            ),
            (
                "(torch.arange(40.) + 1).bfloat16().rsqrt()[[10, 18, 33, 39]], torch.tensor([3.5, 7.25, 9.]).bfloat16() ** 3, torch.arange(13., 17.).bfloat16() ** 0.7",
                "(tensor([0.3008, 0.2295, 0.1709, 0.1582], dtype=torch.bfloat16), tensor([ 43., 380., 728.], dtype=torch.bfloat16), tensor([6.0000, 6.3438, 6.6562, 6.9375], dtype=torch.bfloat16))"
            ),
            (
                "x = (torch.arange(40.).reshape(4, 10).sin() * 5).bfloat16()\nF.rms_norm(x, (10,))[0]",
                "tensor([ 0.0000,  1.2344,  1.3203,  0.2061, -1.1016, -1.3984, -0.4082,  0.9570,\n         1.4375,  0.6016], dtype=torch.bfloat16)"
            ),
            (
                "q, k = torch.arange(40.).reshape(1, 1, 4, 10).sin().bfloat16(), torch.arange(40.).reshape(1, 1, 4, 10).cos().bfloat16()\nF.scaled_dot_product_attention(q, k, q)[0, 0, 0], F.scaled_dot_product_attention(q, k, q, is_causal=True)[0, 0, 1]",
                "(tensor([-0.6758, -0.3887,  0.2539,  0.6641,  0.4629, -0.1641, -0.6406, -0.5273,\n         0.0703,  0.6016], dtype=torch.bfloat16), tensor([-0.3906, -0.4844, -0.1309,  0.3418,  0.5039,  0.1992, -0.2852, -0.5078,\n        -0.2637,  0.2227], dtype=torch.bfloat16))"
            ),
        ])
    }

    /// Functions that are written in the language.
    @Test func namesInTheLanguage() {
        checkTorch([
            (
                "a, tau = torch.geqrf(torch.tensor([[4., -1.], [0.5, 3.], [1., 1.]]))\ntorch.ormqr(a, tau, torch.eye(3)), torch.ormqr(a, tau, torch.eye(3), left=False, transpose=True)[0]",
                "(tensor([[-0.9631,  0.1978, -0.1826],\n        [-0.1204, -0.9231, -0.3651],\n        [-0.2408, -0.3297,  0.9129]]), tensor([-0.9631, -0.1204, -0.2408]))"
            ),
            (
                "torch.special.legendre_polynomial_p(torch.tensor([[0.5], [2.]]), torch.tensor([0, 1, 3])), torch.special.hermite_polynomial_h(torch.tensor([1, 2]), 3)",
                "(tensor([[ 1.0000,  0.5000, -0.4375],\n        [ 1.0000,  2.0000, 17.0000]]), tensor([-4., 40.]))"
            ),
            (
                "torch.special.shifted_chebyshev_polynomial_v(torch.tensor([0.25, 0.5]), 2), torch.special.chebyshev_polynomial_t(0.5, torch.tensor([2, 4]))",
                "(tensor([ 1., -1.]), tensor([-0.5000, -0.5000]))"
            ),
            (
                "torch.special.laguerre_polynomial_l(2, 3)",
                "TypeError: special_laguerre_polynomial_l() received an invalid combination of arguments - got (int, int), but expected one of:\n * (Tensor x, Tensor n, *, Tensor out = None)\n * (Number x, Tensor n, *, Tensor out = None)\n * (Tensor x, Number n, *, Tensor out = None)\n"
            ),
        ])
    }
}
