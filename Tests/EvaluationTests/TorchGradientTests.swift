import Testing

@Suite struct TorchGradientTests {
    private let x = "x = torch.tensor([1., 2.], requires_grad=True)\n"

    @Test func backward() {
        checkTorch([
            (x + "(x * x).sum().backward()\nx.grad", "tensor([2., 4.])"),
            (x + "torch.autograd.grad((x ** 3).sum(), x)", "(tensor([ 3., 12.]),)"),
            (x + "g, = torch.autograd.grad((x ** 3).sum(), x, create_graph=True)\ng.sum().backward()\nx.grad", "tensor([ 6., 12.])"),
            (x + "y = x * 1\ny.retain_grad()\ny.sum().backward()\ny.grad", "tensor([1., 1.])"),
            (x + "g = x.sum().backward() or x.grad\nx.sum().backward()\ng", "tensor([2., 2.])"),
            (x + "x.register_hook(lambda g: g * 10) and x.sum().backward()\nx.grad", "tensor([10., 10.])"),
        ])
    }

    /// What is written through `.data` is what a reverse pass then sees, without being told.
    @Test func data() {
        checkTorch([
            (x + "y = x.sigmoid()\n_ = y.data.zero_()\ny.sum().backward()\nx.grad, y._version", "(tensor([0., 0.]), 0)"),
            (x + "w = torch.ones(2)\ny = (x * w).sum()\nw.data[0] = 10.\n_ = w.data.view(-1)[1:].mul_(3)\ny.backward()\nx.grad", "tensor([10.,  3.])"),
            (x + "y = x.sigmoid()\n_ = y.data.zero_()\n_ = y.detach().zero_()\ny.sum().backward()", "RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [2]], which is output 0 of Sigmoid, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False)."),
        ])
    }

    @Test func batches() {
        checkTorch([
            // The function runs once for the whole batch.
            ("n = []\nr = torch.func.vmap(lambda t: n.append(1) or t.sum())(torch.eye(3))\nlen(n), r", "(1, tensor([1., 1., 1.]))"),
            ("torch.func.vmap(torch.mul, in_dims=(0, 1))(torch.eye(2), torch.ones(2, 2))", "tensor([[1., 0.],\n        [0., 1.]])"),
            ("torch.func.vmap(lambda m: m.t(), out_dims=2)(torch.ones(4, 3, 2)).shape", "torch.Size([2, 3, 4])"),
            ("torch.func.vmap(torch.func.vmap(lambda a, b: a + b, (0, None)))(torch.ones(2, 3), torch.arange(2.))", "tensor([[1., 1., 1.],\n        [2., 2., 2.]])"),
            // A gradient of its own for each example, also by what all share.
            ("torch.func.vmap(torch.func.grad(lambda w, t: (w * t).sum()), (None, 0))(torch.ones(2), torch.eye(2))", "tensor([[1., 0.],\n        [0., 1.]])"),
            ("torch.func.vmap(torch.func.hessian(lambda t: t ** 3))(torch.tensor([1., 2.]))", "tensor([ 6., 12.])"),
            ("def f(t):\n    u = t.clone()\n    u[0] = 7.\n    return u.add_(t)\ntorch.func.vmap(f)(torch.eye(2))", "tensor([[8., 0.],\n        [7., 2.]])"),
            (x + "torch.autograd.grad(x * x, x, torch.eye(2), is_grads_batched=True)", "(tensor([[2., 0.],\n        [0., 4.]]),)"),
            ("r = torch.func.vmap(lambda t: torch.rand_like(t), randomness='same')(torch.eye(2))\nbool((r[0] == r[1]).all())", "True"),
            ("torch.equal(*torch.func.vmap(lambda t: torch.rand(2), randomness='different')(torch.eye(2)))", "False"),
            (
                "torch.func.vmap(lambda t: t + torch.rand_like(t))(torch.eye(2))",
                "RuntimeError: vmap: called random operation while in randomness error mode. Please either use the 'same' or "
                    + "'different' randomness flags on vmap or perform the randomness operation out of vmap"
            ),
        ])
    }

    @Test func modes() {
        checkTorch([
            (x + "with torch.no_grad():\n    y = x * 2\ny.requires_grad, torch.is_grad_enabled()", "(False, True)"),
            (x + "@torch.no_grad()\ndef f(t): return t * 2\nf(x).requires_grad", "False"),
            ("try:\n    with torch.no_grad(): 1 / 0\nexcept ZeroDivisionError: pass\ntorch.is_grad_enabled()", "True"),
            ("with torch.set_grad_enabled(False): a = torch.is_grad_enabled()\na, torch.is_grad_enabled()", "(False, True)"),
            ("with torch.no_grad():\n    with torch.enable_grad(): a = torch.is_grad_enabled()\na", "True"),
        ])
    }

    @Test func transforms() {
        checkTorch([
            ("torch.func.grad(lambda t: (t ** 3).sum())(torch.tensor([1., 2.]))", "tensor([ 3., 12.])"),
            ("torch.func.grad(torch.func.grad(lambda t: t ** 3))(torch.tensor(2.))", "tensor(12.)"),
            ("torch.func.hessian(lambda t: (t ** 3).sum())(torch.tensor([1., 2.]))", "tensor([[ 6.,  0.],\n        [ 0., 12.]])"),
            ("torch.func.jvp(lambda t: t ** 2, (torch.tensor(3.),), (torch.tensor(1.),))", "(tensor(9.), tensor(6.))"),
            ("torch.func.vmap(lambda t: t * 2)(torch.tensor([1., 2.]))", "tensor([2., 4.])"),
            (x + "torch.func.grad(lambda t: (t * x).sum())(torch.ones(2)).requires_grad", "True"),
            (
                "torch.autograd.functional.hessian(lambda t: (t ** 3).sum(), torch.tensor([1., 2.]))",
                "tensor([[ 6.,  0.],\n        [ 0., 12.]])"
            ),
            ("torch.autograd.gradcheck(torch.sin, torch.ones(2, dtype=torch.float64, requires_grad=True))", "True"),
        ])
    }

    @Test func customFunction() {
        checkTorch([
            (
                x + """
                    class Cube(torch.autograd.Function):
                        @staticmethod
                        def forward(ctx, t):
                            ctx.save_for_backward(t)
                            return t ** 3
                        @staticmethod
                        def backward(ctx, g):
                            t, = ctx.saved_tensors
                            return 3 * t ** 2 * g
                    y = Cube.apply(x)
                    y.sum().backward()
                    y, x.grad
                    """, "(tensor([1., 8.], grad_fn=<CubeBackward>), tensor([ 3., 12.]))"
            )
        ])
    }

    @Test func mistakes() {
        checkTorch([
            (x + "(x * 2).backward()", "RuntimeError: grad can be implicitly created only for scalar outputs"),
            (
                "torch.ones(1).backward()",
                "RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn"
            ),
            (
                x + "torch.autograd.grad(x.sum(), torch.ones(1, requires_grad=True))",
                "RuntimeError: The differentiated Tensor at index 0 appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior."
            ),
            ("torch.arange(2).requires_grad_()", "RuntimeError: only Tensors of floating point dtype can require gradients"),
            (x + "x += 1", "RuntimeError: a leaf Variable that requires grad is being used in an in-place operation."),
            (x + "x.grad = torch.ones(3)", "RuntimeError: attempting to assign a gradient of size '[3]' to a tensor of size '[2]'. Please ensure that the gradient and the tensor are the same size"),
            (
                "torch.func.grad(lambda t: t * 2)(torch.ones(2))",
                "RuntimeError: grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with 1 dims. Maybe you wanted to use the vjp or jacrev APIs instead?"
            ),
        ])
    }

    @Test func randomState() {
        checkTorch([
            ("_ = torch.manual_seed(0)\ntorch.rand(2)", "tensor([0.4963, 0.7682])"),
            ("s = torch.get_rng_state()\na = torch.rand(3)\ntorch.set_rng_state(s)\ntorch.equal(a, torch.rand(3))", "True"),
            ("g = torch.Generator().manual_seed(3)\ng.initial_seed()", "3"),
        ])
    }
}
