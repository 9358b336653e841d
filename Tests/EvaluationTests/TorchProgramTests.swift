// What programs of tutorials brought to light, the smallest cell of each. The texts and numbers are PyTorch's.

import Testing

@Suite struct TorchProgramTests {
    /// The only part of a split has a gradient.
    @Test func partsOfOne() {
        checkTorch([
            ("x = torch.ones(2, requires_grad=True)\ntorch.autograd.grad(x.split(5)[0].sum(), x), torch.autograd.grad(torch.chunk(x, 1)[0].sum(), x)", "((tensor([1., 1.]),), (tensor([1., 1.]),))"),
            ("x = torch.ones(2, requires_grad=True)\nx.split([2])[0].grad_fn.name()", "'SplitWithSizesBackward0'"),
        ])
    }

    /// Losses, pooling, convolutions and norms of 16-bit types; weights of full precision beside them.
    @Test func sixteenBits() {
        checkTorch([
            ("l = torch.tensor([[-8.5, -1.75, -4.25], [-2.5, -8., 3.5]], dtype=torch.bfloat16)\nF.nll_loss(l, torch.tensor([0, 2]), reduction='none'), F.nll_loss(l.half(), torch.tensor([0, 2]))", "(tensor([ 8.5000, -3.5000], dtype=torch.bfloat16), tensor(2.5000, dtype=torch.float16))"),
            ("l = torch.tensor([[1., 2.]], dtype=torch.float16, requires_grad=True)\nF.nll_loss(l, torch.tensor([0])).backward()\nl.grad", "tensor([[-1.,  0.]], dtype=torch.float16)"),
            ("F.adaptive_avg_pool2d(torch.ones(1, 4, 4).bfloat16(), 2), F.interpolate(torch.ones(1, 1, 2).half(), 4), F.avg_pool1d(torch.ones(1, 4).half(), 2)", "(tensor([[[1., 1.],\n         [1., 1.]]], dtype=torch.bfloat16), tensor([[[1., 1., 1., 1.]]], dtype=torch.float16), tensor([[1., 1.]], dtype=torch.float16))"),
            ("F.conv1d(torch.ones(1, 1, 4).bfloat16(), torch.ones(1, 1, 2).bfloat16())", "tensor([[[2., 2., 2.]]], dtype=torch.bfloat16)"),
            ("F.conv2d(torch.arange(9).view(1, 1, 3, 3), torch.ones(1, 1, 2, 2, dtype=torch.int64)), F.conv_transpose1d(torch.arange(3).view(1, 1, 3), torch.ones(1, 1, 2, dtype=torch.int64))", "(tensor([[[[ 8, 12],\n          [20, 24]]]]), tensor([[[0, 1, 3, 2]]]))"),
            ("x = torch.tensor([[1., 3.]]).bfloat16()\n[f(x).dtype for f in (nn.LayerNorm(2), nn.GroupNorm(1, 2), nn.BatchNorm1d(2).eval(), nn.RMSNorm(2))]", "[torch.bfloat16, torch.bfloat16, torch.bfloat16, torch.bfloat16]"),
        ])
    }

    /// Products in the narrow type, losses in float32.
    @Test func autocast() {
        checkTorch([
            ("with torch.autocast('cpu', dtype=torch.bfloat16):\n    a = torch.ones(2, 2)\n    b = a @ a\n    print(b.dtype, (a + b).dtype, F.mse_loss(b, a).dtype, torch.exp(b).dtype, torch.is_autocast_enabled('cpu'))\n    with torch.autocast('cpu', enabled=False): print((a @ a).dtype)\n(a @ a).dtype, torch.is_autocast_enabled('cpu')", "torch.bfloat16 torch.float32 torch.float32 torch.bfloat16 True\ntorch.float32\n(torch.float32, False)"),
            ("m = nn.Linear(2, 2)\nwith torch.autocast('cpu'):\n    y = m(torch.ones(1, 2))\n    loss = F.cross_entropy(y, torch.tensor([0]))\nloss.backward()\ny.dtype, loss.dtype, m.weight.grad.dtype", "(torch.bfloat16, torch.float32, torch.float32)"),
            ("with torch.amp.autocast('cpu', dtype=torch.float16): print(nn.Conv2d(1, 2, 3)(torch.ones(1, 1, 4, 4)).dtype, torch.einsum('ij,jk->ik', torch.ones(2, 2), torch.ones(2, 2)).dtype)", "torch.float16 torch.float16"),
            ("@torch.autocast('cpu')\ndef f(a): return torch.mm(a, a)\nf(torch.ones(2, 2))", "tensor([[2., 2.],\n        [2., 2.]], dtype=torch.bfloat16)"),
            ("with torch.autocast('cpu'): print(torch.mm(torch.ones(1, 1).double(), torch.ones(1, 1).double()).dtype, torch.ones(2).dot(torch.ones(2)).dtype if False else '')", "torch.float64 "),
        ])
    }

    /// Derivatives of the gradients of recurrent layers.
    @Test func recurrentPenalties() {
        checkTorch([
            ("_ = torch.manual_seed(0)\nm = nn.LSTM(2, 3)\nx = torch.randn(4, 2, 2, requires_grad=True)\ng, = torch.autograd.grad(m(x)[0].pow(2).sum(), x, create_graph=True)\ng.pow(2).sum().backward()\n[round(p.grad.norm().item(), 3) for p in m.parameters()], round(x.grad.norm().item(), 3)", "([0.406, 0.11, 0.537, 0.537], 0.177)"),
            ("_ = torch.manual_seed(0)\nm = nn.GRU(2, 3, bidirectional=True)\nx = torch.randn(4, 2, 2, requires_grad=True)\ng, = torch.autograd.grad(m(x)[0].pow(2).sum(), x, create_graph=True)\ng.pow(2).sum().backward()\n[round(p.grad.norm().item(), 3) for p in m.parameters()], round(x.grad.norm().item(), 3)", "([5.467, 1.461, 2.149, 1.679, 4.653, 0.867, 3.85, 1.638], 1.311)"),
            ("_ = torch.manual_seed(0)\nm = nn.RNN(2, 3, nonlinearity='relu', bias=False)\nx = torch.randn(4, 2, 2, requires_grad=True)\ng, = torch.autograd.grad(m(x)[0].pow(2).sum(), x, create_graph=True)\ng.pow(2).sum().backward()\n[round(p.grad.norm().item(), 3) for p in m.parameters()], round(x.grad.norm().item(), 3)", "([12.533, 5.407], 2.132)"),
            ("_ = torch.manual_seed(0)\nm = nn.LSTM(2, 3, proj_size=2)\nx = torch.randn(4, 2, 2, requires_grad=True)\ng, = torch.autograd.grad(m(x)[0].pow(2).sum(), x, create_graph=True)\ng.pow(2).sum().backward()\n[round(p.grad.norm().item(), 3) for p in m.parameters()], round(x.grad.norm().item(), 3)", "([0.033, 0.003, 0.021, 0.021, 0.046], 0.009)"),
            ("_ = torch.manual_seed(0)\nm = nn.GRU(2, 3, 2, batch_first=True)\nx = torch.randn(4, 2, 2, requires_grad=True)\ng, = torch.autograd.grad(m(x)[0].pow(2).sum(), x, create_graph=True)\ng.pow(2).sum().backward()\n[round(p.grad.norm().item(), 3) for p in m.parameters()], round(x.grad.norm().item(), 3)", "([0.126, 0.013, 0.038, 0.025, 0.128, 0.012, 0.048, 0.048], 0.025)"),
        ])
    }

    /// Names that depend on whether a number or a tensor was given; no signed zeros beside what was chosen.
    @Test func namesOfRecords() {
        checkTorch([
            ("x = torch.tensor([1., 5., 3.], requires_grad=True)\nm = torch.tensor([True, False, False])\n[r.grad_fn.name() for r in (x.masked_fill(m, 2.), x.masked_fill(m, torch.tensor(2.)), x % 2, x % x, torch.fmod(x, x), 1 - x, torch.sort(x, stable=True)[0], torch.sort(x)[0], F.pairwise_distance(x[None], x[None] + 1), torch.inner(x, x))]", "['MaskedFillBackward0', 'MaskedFillBackward1', 'RemainderBackward0', 'RemainderBackward1', 'FmodBackward1', 'RsubBackward1', 'SortBackward1', 'SortBackward0', 'NormBackward1', 'ViewBackward0']"),
            ("x = torch.tensor([1., 5., 3.], requires_grad=True)\n[torch.autograd.grad(-r.sum(), x)[0] for r in (x.max(), x.median(), x.clamp(min=torch.tensor(2.)), F.nll_loss(x[None], torch.tensor([1]), reduction='none'))]", "[tensor([ 0., -1.,  0.]), tensor([ 0.,  0., -1.]), tensor([ 0., -1., -1.]), tensor([0., 1., 0.])]"),
            ("m = torch.zeros(2, requires_grad=True)\nr = torch.normal(m, torch.ones(2)), torch.normal(m, 1.0), torch.normal(0.0, m + 1), torch.bernoulli(m)\nr[0].sum().backward()\n[t.grad_fn.name() for t in r], m.grad", "(['NormalBackward3', 'NormalBackward1', 'NormalBackward2', 'BernoulliBackward0'], tensor([0., 0.]))"),
        ])
    }

    /// once_differentiable, hooks over several tensors, generators as iterables, keys of state dicts, buffers that are not saved.
    @Test func functionsOfFunctions() {
        checkTorch([
            ("from torch.autograd.function import once_differentiable\nclass Double(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x): return x * 2\n    @staticmethod\n    @once_differentiable\n    def backward(ctx, g): return g * 2\nx = torch.ones(2, requires_grad=True)\nprint(torch.autograd.grad(Double.apply(x).sum(), x))\ng, = torch.autograd.grad((Double.apply(x) ** 2).sum(), x, create_graph=True)\ntry: g.sum().backward()\nexcept RuntimeError as e: print(e)", "(tensor([2., 2.]),)\ntrying to differentiate twice a function that was marked with @once_differentiable"),
            ("x = torch.ones(2, requires_grad=True)\nh = torch.autograd.graph.register_multi_grad_hook((x,), lambda g: print('all', g))\n(x * 2).sum().backward()\nh.remove()\n(x * 2).sum().backward()", "all [tensor([2., 2.])]"),
            ("from collections import OrderedDict\nprint(OrderedDict(a=1).keys())\nclass OrderedDict(dict): pass\nprint(OrderedDict(a=1).keys())", "odict_keys(['a'])\ndict_keys(['a'])"),
            ("g = (i for i in range(2))\nprint(hasattr(g, '__iter__'), hasattr(g, '__next__'), g.__next__())\nm = nn.ModuleList(nn.Linear(1, 1) for _ in range(2))\nprint(m, m.state_dict().keys())", "True True 0\nModuleList(\n  (0-1): 2 x Linear(in_features=1, out_features=1, bias=True)\n) odict_keys(['0.weight', '0.bias', '1.weight', '1.bias'])"),
            ("class N(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = nn.Buffer(torch.ones(1))\n        self.b = nn.Buffer(torch.ones(1), persistent=False)\nn = N()\nlist(n.state_dict()), [k for k, _ in n.named_buffers()]", "(['a'], ['a', 'b'])"),
        ])
    }

    /// Rarer forms of calls.
    @Test func rareForms() {
        checkTorch([
            ("torch.take_along_dim(torch.tensor([1, 2, 3]), torch.tensor([-1]), 0), torch.unravel_index(torch.tensor([3], dtype=torch.uint8), (2, 3)), torch.add(torch.tensor([1]), torch.tensor([2]), alpha=3), torch.sub(torch.tensor([1]), torch.tensor([2]), alpha=3)", "(tensor([3]), (tensor([1]), tensor([0])), tensor([7]), tensor([-5]))"),
            ("torch.repeat_interleave(torch.tensor([1, 2, 3]), torch.tensor([1, 2, 0]), output_size=3)", "tensor([1, 2, 2])"),
        ])
    }
}
