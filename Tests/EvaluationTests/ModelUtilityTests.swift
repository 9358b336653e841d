// Parameters computed from others, pruned or lazy; activations that write in place; hooks that are always called. The
// texts and numbers are PyTorch's.

import Testing

@Suite struct ModelUtilityTests {
    @Test func parametrizations() {
        checkTorch([
            ("from torch.nn.utils import parametrizations as P\n_ = torch.manual_seed(0)\nm = P.weight_norm(nn.Linear(3, 2))\nm\nlist(m.state_dict()), m(torch.ones(1, 3))", "ParametrizedLinear(\n  in_features=3, out_features=2, bias=True\n  (parametrizations): ModuleDict(\n    (weight): ParametrizationList(\n      (0): _WeightNorm()\n    )\n  )\n)\n(['bias', 'parametrizations.weight.original0', 'parametrizations.weight.original1'], tensor([[-0.1812, -0.0347]], grad_fn=<AddmmBackward0>))"),
            ("from torch.nn.utils import parametrizations as P\n_ = torch.manual_seed(0)\nm = P.weight_norm(nn.Linear(3, 2))\nm(torch.ones(1, 3)).sum().backward()\nm.parametrizations.weight.original0.grad, m.parametrizations.weight.original1.grad", "(tensor([[-0.2993],\n        [-0.9772]]), tensor([[0.9977, 1.1634, 0.7492],\n        [0.1761, 0.5688, 1.3002]]))"),
            ("from torch.nn.utils import parametrizations as P\n_ = torch.manual_seed(0)\nm = P.spectral_norm(nn.Linear(4, 3))\nlist(m.state_dict())\nround(torch.linalg.matrix_norm(m.weight, 2).item(), 4), m(torch.ones(1, 4))", "['bias', 'parametrizations.weight.original', 'parametrizations.weight.0._u', 'parametrizations.weight.0._v']\n(1.0, tensor([[-1.2317,  0.1491, -0.4425]], grad_fn=<AddmmBackward0>))"),
            ("from torch.nn.utils import parametrizations as P\n_ = torch.manual_seed(0)\nm = P.orthogonal(nn.Linear(2, 4))\ntorch.allclose(m.weight.T @ m.weight, torch.eye(2), atol=1e-5), m.weight.shape", "(True, torch.Size([4, 2]))"),
            ("from torch.nn.utils import parametrizations as P\n_ = torch.manual_seed(0)\nm = P.orthogonal(nn.Linear(3, 3), orthogonal_map='cayley')\nm.weight\nm.weight.sum().backward()\nm.parametrizations.weight.original.grad", "tensor([[-0.0102,  0.5581, -0.8297],\n        [-0.9996, -0.0280, -0.0066],\n        [-0.0269,  0.8293,  0.5582]], grad_fn=<MmBackward0>)\ntensor([[ 0.0000,  0.0000,  0.0000],\n        [ 2.3961,  0.0000,  0.0000],\n        [ 0.7585, -1.6375,  0.0000]])"),
            ("from torch.nn.utils import parametrizations as P\nP.orthogonal(nn.Linear(3, 3), orthogonal_map='foo')", "ValueError: orthogonal_map has to be one of \"matrix_exp\", \"cayley\", \"householder\". Got: foo"),
            ("from torch.nn.utils import parametrizations as P\nP.weight_norm(nn.Linear(2, 2), name='nope')", "ValueError: Module 'Linear(in_features=2, out_features=2, bias=True)' does not have a parameter, a buffer, or a parametrized element with name 'nope'"),
            ("from torch.nn.utils import parametrize\nclass Symmetric(nn.Module):\n    def forward(self, X): return X.triu() + X.triu(1).T\nm = nn.Linear(3, 3)\nparametrize.register_parametrization(m, 'weight', Symmetric())\nbool((m.weight == m.weight.T).all()), type(m), isinstance(m, nn.Linear)\nwith parametrize.cached(): print(m.weight is m.weight)\nm.weight is m.weight\nparametrize.remove_parametrizations(m, 'weight')\ntype(m.weight).__name__", "ParametrizedLinear(\n  in_features=3, out_features=3, bias=True\n  (parametrizations): ModuleDict(\n    (weight): ParametrizationList(\n      (0): Symmetric()\n    )\n  )\n)\n(True, <class 'torch.nn.utils.parametrize.ParametrizedLinear'>, True)\nTrue\nFalse\nLinear(in_features=3, out_features=3, bias=True)\n'Parameter'"),
            ("from torch.nn.utils import parametrize\nclass Exp(nn.Module):\n    def forward(self, X): return X.exp()\n    def right_inverse(self, Y): return Y.log()\nm = nn.Linear(1, 1)\n_ = parametrize.register_parametrization(m, 'weight', Exp(), unsafe=True)\nm.weight = torch.full((1, 1), 2.)\nm.weight, m.parametrizations.weight.original", "(tensor([[2.]], grad_fn=<ExpBackward0>), Parameter containing:\ntensor([[0.6931]], requires_grad=True))"),
            ("from torch.nn.utils import parametrize\nclass First(nn.Module):\n    def forward(self, X): return X[:1]\nparametrize.register_parametrization(nn.Linear(2, 3), 'weight', First())", "ValueError: Registering a parametrization may not change the shape of the tensor, unless `unsafe` flag is enabled.\nunparametrized shape: torch.Size([3, 2])\nparametrized shape: torch.Size([1, 2])"),
            ("m = nn.utils.weight_norm(nn.Linear(2, 2))\nlist(m.state_dict())\nnn.utils.remove_weight_norm(m)\nlist(m.state_dict())\nnn.utils.remove_weight_norm(m)", "['bias', 'weight_g', 'weight_v']\nLinear(in_features=2, out_features=2, bias=True)\n['bias', 'weight']\nValueError: weight_norm of 'weight' not found in Linear(in_features=2, out_features=2, bias=True)"),
            ("_ = torch.manual_seed(0)\nm = nn.utils.spectral_norm(nn.Linear(3, 2))\nm(torch.ones(1, 3)), list(m.state_dict())\nnn.utils.remove_spectral_norm(m)", "(tensor([[-0.4600, -0.8432]], grad_fn=<AddmmBackward0>), ['bias', 'weight_orig', 'weight_u', 'weight_v'])\nLinear(in_features=3, out_features=2, bias=True)"),
        ])
    }

    @Test func pruning() {
        checkTorch([
            ("from torch.nn.utils import prune\n_ = torch.manual_seed(0)\nm = nn.Linear(4, 2)\n_ = prune.l1_unstructured(m, 'weight', amount=0.5)\nm.weight, list(m.state_dict()), prune.is_pruned(m)\n_ = prune.ln_structured(m, 'weight', amount=1, n=2, dim=0)\nm.weight_mask\nprune.remove(m, 'weight')\nlist(m.state_dict())", "(tensor([[-0.0000,  0.2682, -0.4115, -0.3680],\n        [-0.0000,  0.0000, -0.0000,  0.3964]], grad_fn=<MulBackward0>), ['bias', 'weight_orig', 'weight_mask'], True)\ntensor([[0., 1., 1., 1.],\n        [0., 0., 0., 0.]])\nLinear(in_features=4, out_features=2, bias=True)\n['bias', 'weight']"),
            ("from torch.nn.utils import prune\n_ = torch.manual_seed(0)\nnet = nn.Sequential(nn.Linear(4, 5), nn.ReLU(), nn.Linear(5, 2))\nprune.global_unstructured(((net[0], 'weight'), (net[2], 'weight')), pruning_method=prune.L1Unstructured, amount=0.4)\n[int((l.weight == 0).sum()) for l in (net[0], net[2])]", "[9, 3]"),
            ("from torch.nn.utils import prune\nprune.l1_unstructured(nn.Linear(2, 2), 'weight', amount=1.5)", "ValueError: amount=1.5 should either be a float in the range [0, 1] or a non-negative integer"),
        ])
    }

    @Test func modules() {
        checkTorch([
            ("_ = torch.manual_seed(0)\nn = nn.LazyLinear(3)\nn\nn(torch.ones(1, 2)).shape, type(n), n.weight.shape", "LazyLinear(in_features=0, out_features=3, bias=True)\n(torch.Size([1, 3]), <class 'torch.nn.modules.linear.Linear'>, torch.Size([3, 2]))"),
            ("w = nn.LazyLinear(3).weight\nw\nw.shape", "<UninitializedParameter>\nRuntimeError: Can't access the shape of an uninitialized parameter or buffer. This error usually happens in `load_state_dict` when trying to load an uninitialized parameter into an initialized one. Call `forward` to initialize the parameters before accessing their attributes."),
            ("x = torch.tensor([-2., 1.])\nnn.LeakyReLU(0.1, inplace=True)(x) is x, x\nF.silu(x, inplace=True), x", "(True, tensor([-0.2000,  1.0000]))\n(tensor([-0.0900,  0.7311]), tensor([-0.0900,  0.7311]))"),
            ("def stop(m, a, o): print('seen', o)\nclass Boom(nn.Module):\n    def forward(self, x): raise RuntimeError('boom')\nb = Boom()\n_ = b.register_forward_hook(stop, always_call=True)\nb(1)", "seen None\nRuntimeError: boom"),
            ("class A: pass\nclass B:\n    def f(self): return self.x\na = A()\na.x = 5\na.__class__ = B\na.f(), type(a).__name__\na.__class__ = int", "(5, 'B')\nTypeError: __class__ assignment only supported for mutable types or ModuleType subclasses"),
            ("_ = torch.manual_seed(0)\ne = nn.Embedding(3, 2, scale_grad_by_freq=True)\ne(torch.tensor([1, 1, 2])).sum().backward()\ne.weight.grad", "tensor([[0., 0.],\n        [1., 1.],\n        [1., 1.]])"),
            ("_ = torch.manual_seed(0)\nm = nn.AdaptiveLogSoftmaxWithLoss(8, 10, [2, 5])\nout = m(torch.randn(3, 8), torch.tensor([0, 4, 9]))\nout.output, round(out.loss.item(), 4), m.predict(torch.ones(2, 8))", "(tensor([-1.3598, -2.8202, -3.5219], grad_fn=<AddBackward0>), 2.5673, tensor([0, 0]))"),
            ("_ = torch.manual_seed(0)\nF.rrelu(torch.randn(6), training=True)", "tensor([ 1.5410, -0.0476, -0.4317,  0.5684, -0.2669, -0.2588])"),
            ("s = nn.Sequential(nn.ReLU(), nn.Tanh())\ns.insert(1, nn.ELU())", "Sequential(\n  (0): ReLU()\n  (1): ELU(alpha=1.0)\n  (2): Tanh()\n)"),
        ])
    }
}
