// `torch.compile`: a compiled function gives what the plain one gives, to the last bit, with all that it does on the way.

import Testing

@Suite struct TorchCompileTests {
    /// Runs a function plainly and compiled, with its gradients, on tensors large enough to be put off.
    private let compare = """
        import torch.nn as nn, torch.nn.functional as F
        _ = torch.manual_seed(0)
        def compare(f, *sizes):
            xs = [torch.randn(*size) for size in sizes]
            a, b = ([x.clone().requires_grad_() for x in xs] for _ in range(2))
            y, z = f(*a), torch.compile(f)(*b)
            same = torch.equal(y, z)
            if y.requires_grad:
                w = torch.randn(y.shape)
                y.backward(w), z.backward(w)
                same = same and all(torch.equal(p.grad, q.grad) for p, q in zip(a, b))
            return same

        """

    @Test(arguments: [
        "compare(lambda v: torch.tanh(2 * v + 1) * v, (5000,))",
        "compare(lambda v: (torch.tanh(2 * v + 1) * v).sum(), (40000,))",
        "compare(lambda v: (v * v).mean(), (5000,))",
        "compare(lambda v, b: torch.relu(v + b) * 2, (50, 100), (100,))",
        "compare(lambda v, b: torch.sigmoid(v * b) - b, (50, 100), (50, 1))",
        "compare(lambda v: torch.where(v > 0, v * 2, -v), (5000,))",
        "compare(lambda v, w: torch.where((v > 0) & (w < 1), v / (1 + w * w), w), (5000,), (5000,))",
        "compare(lambda v, w: torch.maximum(v, w) * torch.minimum(v, w) - v, (5000,), (5000,))",
        "compare(lambda v: F.leaky_relu(v, 0.1) + F.gelu(v) + F.silu(v) + v ** 3, (5000,))",
        "compare(lambda v: (v > 0).float() * v.abs().sqrt().sin().cos().exp(), (5000,))",
        "compare(lambda x, w, b: torch.relu(x @ w + b).sum(), (60, 90), (90, 80), (80,))",
    ])
    func sameAsPlain(_ code: String) { checkTorch([(compare + code, "True")]) }

    @Test func sameAlongLongChains() {
        checkTorch([
            (compare + "def f(x):\n    for i in range(100): x = torch.tanh(x * 1.1 + 0.1)\n    return x\ncompare(f, (5000,))", "True"),
            (compare + "def f(x):\n    for i in range(30): x = x * x * 0.1 - x * 0.5\n    return x.tanh()\ncompare(f, (5000,))", "True"),
        ])
    }

    @Test func writesAndReadsHappenInOrder() {
        checkTorch([
            (compare + "def f(x):\n    y = x * 2\n    z = y + 1\n    y.mul_(3)\n    y += z\n    z[5:10] = 0\n    return y * z\ncompare(f, (5000,))", "True"),
            (compare + "def f(x):\n    y = x * 2\n    t = y.view(50, 100).t()\n    y.add_(1)\n    return (t * 2).reshape(-1) + y\ncompare(f, (5000,))", "True"),
            (compare + "def f(x):\n    y = x * 2\n    return y + 1 if y.sum().item() > 0 else y - 1\ncompare(f, (5000,))", "True"),
            // An argument is written after the result was made of it, and before anybody looked.
            ("x = torch.ones(5000)\ny = torch.compile(lambda x: x * 2 + 1)(x)\n_ = x.zero_()\ny[0], x[0]", "(tensor(3.), tensor(0.))"),
            ("x = torch.ones(5000)\nseen = []\ndef f(x):\n    y = x * 3\n    print(y[0])\n    seen.append(y.sum())\n    return y\nr = torch.compile(f)(x)\nseen", "tensor(3.)\n[tensor(15000.)]"),
            ("x = torch.full((5000,), 2., requires_grad=True)\ny = torch.compile(lambda x: x.exp() * 2)(x)\nwith torch.no_grad(): _ = x.zero_()\ny.sum().backward()\nround(x.grad[0].item(), 3)", "14.778"),
        ])
    }

    @Test func gradients() {
        checkTorch([
            ("x = torch.full((5000,), 2., requires_grad=True)\nf = torch.compile(lambda x: (x ** 3).sum())\nfor i in range(3): f(x).backward()\nx.grad[:2]", "tensor([36., 36.])"),
            ("x = torch.full((5000,), 2., requires_grad=True)\ny = torch.compile(lambda x: x * x)(x)\ng, = torch.autograd.grad(y.sum(), x, create_graph=True)\nh, = torch.autograd.grad(g.sum(), x)\ng[0].item(), h[0].item()", "(4.0, 2.0)"),
            ("x = torch.full((5000,), 0., requires_grad=True)\ntorch.compile(lambda x: x.sqrt().sum())(x).backward()\nx.grad[0]", "tensor(inf)"),
        ])
    }

    @Test func arguments() {
        checkTorch([
            ("x = torch.ones(3, requires_grad=True)\ntorch.compile(lambda x: x * 2)(x)", "tensor([2., 2., 2.], grad_fn=<CompiledFunctionBackward>)"),
            ("x = torch.ones(3, requires_grad=True)\ntorch.compile(lambda x: x * 2, backend='eager')(x)", "tensor([2., 2., 2.], grad_fn=<MulBackward0>)"),
            ("@torch.compile(fullgraph=True, dynamic=True)\ndef f(a, b): return {'s': a + b}\nf.__name__, f(torch.ones(1), torch.ones(1))", "('f', {'s': tensor([2.])})"),
            ("class M(torch.nn.Module):\n    @torch.compile\n    def forward(self, x): return x + 1\nM()(torch.zeros(2))", "tensor([1., 1.])"),
            ("m = torch.compile(torch.nn.Linear(3, 2))\nm", "OptimizedModule(\n  (_orig_mod): Linear(in_features=3, out_features=2, bias=True)\n)"),
            ("m = torch.compile(torch.nn.Linear(3, 2))\n_ = m.eval()\nlist(m.state_dict()), m.training, m._orig_mod.training, m.weight.shape, m(torch.ones(3)).shape", "(['_orig_mod.weight', '_orig_mod.bias'], False, False, torch.Size([2, 3]), torch.Size([2]))"),
            ("torch.compile(5)", "AssertionError: A callable function is expected, but <class 'int'> is provided."),
            ("torch.compile(abs, mode='foo')", "RuntimeError: Unrecognized mode=foo, should be one of: default, lite, reduce-overhead, max-autotune-no-cudagraphs, max-autotune"),
            ("torch.compile(abs, backend='foo')", "torch._dynamo.exc.InvalidBackend: Invalid backend: 'foo'. See `torch._dynamo.list_backends()` for available backends."),
            ("f = torch.compile(lambda x: torch.compiler.is_compiling())\nf(1), torch.compiler.is_compiling()", "(True, False)"),
        ])
    }

    @Test func graphs() {
        checkTorch([
            ("import tensrepl\ng = tensrepl.graph(lambda v: torch.tanh(2 * v + 1) * v, torch.ones(2)).compile()\nv = torch.full((5000,), 0.5, requires_grad=True)\nr = g(v)\nr.sum().backward()\ntorch.equal(r, torch.tanh(2 * v + 1) * v), v.grad[0]", "(True, tensor(1.0347))"),
            ("import tensrepl\nx = torch.tensor(2., requires_grad=True)\ny = torch.tensor(3., requires_grad=True)\ng = tensrepl.graph(x * y + x).compile()\ng(torch.tensor(4.), 5), g", "(tensor(24.), <compiled graph of 2 inputs>)"),
            ("import tensrepl\nx = torch.tensor(2., requires_grad=True)\ntensrepl.graph(x * 3).compile()(x, x)", "TypeError: a compiled graph of 1 input takes as many tensors, but 2 were given"),
        ])
    }
}
