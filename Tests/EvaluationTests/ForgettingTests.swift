// Large values that only the graph holds and no rule reads are given back, and computed again when a report asks for them.

import Testing

@Suite struct ForgettingTests {
    private let network = """
        import torch, tensrepl
        _ = torch.manual_seed(0)
        x, w = torch.randn(100, 100), torch.randn(100, 100, requires_grad=True)
        def loss():
            h = x @ w
            h = torch.relu(h + 1)
            return (torch.sigmoid(2 * h) * h).sum()
        def named():
            a = x @ w
            b = a + 1
            c = torch.relu(b)
            d = 2 * c
            e = torch.sigmoid(d)
            f = e * c
            return [a, b, c, d, e, f, f.sum()]

        """

    /// What PyTorch saves, and nothing else: the outputs of relu and sigmoid.
    @Test func keepsWhatRulesRead() {
        checkTorch([
            (network + "[row.bytes for row in tensrepl.tape(loss())]", "[0, 0, 40000, 0, 40000, 0, 4]"),
            (network + "values = named()\n[row.bytes for row in tensrepl.tape(values[-1])]", "[40000, 40000, 40000, 40000, 40000, 40000, 4]"),
        ])
    }

    @Test func reportsComputeAgain() {
        checkTorch([
            (
                network + "y = loss()\ny.backward()\n[torch.equal(row.value, v) for row, v in zip(tensrepl.tape(y), named())]",
                "[True, True, True, True, True, True, True]"
            ),
            // What was made from a changed value is gone, what was made from kept ones is not.
            (
                network
                    + "y = loss()\ny.backward()\nwith torch.no_grad(): w += 1\n[row.value is None for row in tensrepl.tape(y)]",
                "[True, True, False, False, False, False, False]"
            ),
        ])
    }

    @Test func gradientsAreTheSame() {
        checkTorch([
            (
                network
                    + "loss().backward()\ng = w.grad\nw.grad = None\nvalues = named()\nvalues[-1].backward()\ntorch.equal(g, w.grad)",
                "True"
            ),
            (
                network
                    + "def second(y):\n    g, = torch.autograd.grad(y, w, create_graph=True)\n    return torch.autograd.grad((g * g).sum(), w)[0]\ntorch.equal(second(loss()), second(named()[-1]))",
                "True"
            ),
            // A chain of more forgotten values than are computed again in a row.
            (
                "import torch, tensrepl\nv = torch.ones(10000, requires_grad=True)\ny = v\nfor i in range(70): y = y + 1\nz = y.sum()\ndel y\nz.backward()\nkept = sum(row.bytes > 4 for row in tensrepl.tape(z))\nkept, tensrepl.tape(z)[68].value[0].item(), v.grad.sum().item()",
                "(1, 70.0, 10000.0)"
            ),
        ])
    }

    /// The cause of a NaN is found although the weights have moved on.
    @Test func whyFindsWhatWasForgotten() {
        checkTorch([
            (
                network
                    + "with torch.no_grad(): w[0, 0] = float('inf')\ny = loss()\ny.backward()\nwith torch.no_grad(): _ = w.zero_()\n[bool(torch.isfinite(row.value).all()) for row in tensrepl.tape(y)][:2]",
                "[False, False]"
            )
        ])
    }

    /// Behind a sum the other factor is the gradient: what is given to others is a copy.
    @Test func passedOnValuesAreNobodysToWrite() {
        let product = "import torch\nv, w = (torch.full((10000,), n, requires_grad=True) for n in (2., 3.))\n"
        checkTorch([
            (product + "(v * w).sum().backward()\n_ = v.grad.mul_(5), w.grad.add_(1)\nv[0].item(), w[0].item(), v.grad[0].item(), w.grad[0].item()", "(2.0, 3.0, 15.0, 3.0)"),
            (product + "g, = torch.autograd.grad((v * w).sum(), v)\n_ = g.mul_(5)\nw[0].item()", "3.0"),
            (product + "_ = v.register_hook(lambda g: g.mul_(5))\n(v * w).sum().backward()\nw[0].item(), v.grad[0].item()", "(3.0, 15.0)"),
            (product + "a = v + 1\n_ = a.register_hook(lambda g: g.mul_(5))\nb = a + 0\n(b * w).sum().backward()\nw[0].item(), v.grad[0].item(), w.grad[0].item()", "(3.0, 15.0, 3.0)"),
            (
                product
                    + "class Five(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x): return x * 5\n    @staticmethod\n    def backward(ctx, g): return g.mul_(5)\n(Five.apply(v) * w).sum().backward()\nw[0].item(), v.grad[0].item()",
                "(3.0, 15.0)"
            ),
            (product + "a = v + 1\na.retain_grad()\n(a * w).sum().backward()\n_ = a.grad.mul_(5)\nw[0].item(), a.grad[0].item(), v.grad[0].item()", "(3.0, 15.0, 3.0)"),
        ])
    }
}
