// Gradients at numbers that are none and of 16 bits, and which of several mistakes is named.

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
}
