// Forward mode: dual numbers, `linearize`, and what torch.func and torch.autograd.functional refuse, in PyTorch's words.

import Testing

@Suite struct TorchForwardModeTests {
    private let start = "import torch.autograd.forward_ad as fwAD\nx, t = torch.tensor([1., 2.]), torch.tensor([1., 10.])\n"

    @Test func duals() {
        checkTorch([
            (start + "with fwAD.dual_level():\n    d = fwAD.make_dual(x, t)\n    r = fwAD.unpack_dual(d * d + x)\nr", "UnpackedDualTensor(primal=tensor([2., 6.]), tangent=tensor([ 2., 40.]))"),
            (start + "with fwAD.dual_level():\n    d = fwAD.make_dual(x, t)\n    print(d.exp().sum() * 0, d.requires_grad)", "tensor(0., tangent=tensor(0.)) False"),
            (start + "with fwAD.dual_level():\n    d = fwAD.make_dual(x, t)\n    d = d.clone()\n    _ = d.mul_(3)\n    r = fwAD.unpack_dual(d[1]).tangent\nr", "tensor(30.)"),
            (start + "with fwAD.dual_level():\n    r = fwAD.unpack_dual(x)\nr", "UnpackedDualTensor(primal=tensor([1., 2.]), tangent=None)"),
            (start + "with fwAD.dual_level():\n    d = fwAD.make_dual(x, t)\n    r = fwAD.unpack_dual(torch.linalg.norm(d)).tangent\nr", "tensor(9.3915)"),
            (start + "w = torch.tensor([3., 4.], requires_grad=True)\nwith fwAD.dual_level():\n    r = fwAD.unpack_dual((fwAD.make_dual(x, t) * w ** 2).sum()).tangent\nr.backward()\nw.grad", "tensor([ 6., 80.])"),
            (start + "fwAD.make_dual(x, t)", "RuntimeError: Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first."),
            (start + "with fwAD.dual_level():\n    with fwAD.dual_level(): pass", "RuntimeError: Nested forward mode AD is not supported at the moment"),
            (start + "with fwAD.dual_level(): fwAD.make_dual(x, torch.ones(3))", "RuntimeError: Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size [2] while the given forward gradient is of size [3]."),
        ])
    }

    @Test func transforms() {
        let start = "from torch.func import *\nx, t = torch.tensor([1., 2.]), torch.tensor([1., 10.])\ng = lambda x: x * x\n"
        checkTorch([
            (start + "y, f = linearize(g, x)\ny, f(t), f(x)", "(tensor([1., 4.]), tensor([ 2., 40.]), tensor([2., 8.]))"),
            (start + "linearize(g, x)[1](torch.ones(3))", "RuntimeError: tangent:0 with shape torch.Size([3]) in flattened pytree doesn't match the shape torch.Size([2]) of the corresponding primal."),
            (start + "linearize(g, x)[1](x, x)", "RuntimeError: Expected the tangents TreeSpec(tuple, None, [*,\n  *]) to have the same argspec as the primals TreeSpec(tuple, None, [*])"),
            (start + "jvp(vmap(grad(lambda x: (x ** 3).sum())), (torch.ones(2, 2),), (torch.ones(2, 2),))[1]", "tensor([[6., 6.],\n        [6., 6.]])"),
            (start + "jacfwd(jacrev(lambda x: (x ** 3).sum()))(x)", "tensor([[ 6.,  0.],\n        [ 0., 12.]])"),
            (start + "hessian(lambda x: x.cos().sum())(x)", "tensor([[-0.5403, -0.0000],\n        [ 0.0000,  0.4161]])"),
            (start + "jvp(g, x, x)", "RuntimeError: jvp(f, primals, tangents): Expected primals to be a tuple. E.g. it should be valid to call f(*primals)."),
            (start + "jvp(g, (x,), (torch.ones(3),))", "RuntimeError: Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size [2] while the given forward gradient is of size [3]."),
            (start + "vjp(lambda x: 3, x)", "RuntimeError: vjp(f, *primals): expected f(*primals) to return only tensors, got unsupported type <class 'int'>"),
            (start + "vjp(lambda x: (x, x * 2), x)[1](x)", "RuntimeError: Expected pytree structure of cotangents to be the same as pytree structure of outputs to the function. cotangents: *, primal output: (*, *)"),
            (start + "grad(lambda x, y: (x * y).sum(), argnums=(0, 0))(x, x)", "RuntimeError: argnums elements must be unique, got (0, 0)"),
            (start + "jacrev(g, chunk_size=0)(x)", "ValueError: jacrev: `chunk_size` should be greater than 0."),
            (start + "vmap(lambda d, s: d['a'] * s, in_dims=({'a': 0}, None))({'a': torch.ones(2, 2)}, 3.)", "tensor([[3., 3.],\n        [3., 3.]])"),
            (start + "vmap(lambda t: t[t > 0])(torch.eye(2))", "RuntimeError: vmap: We do not support batching operators that can support dynamic shape. Attempting to batch over indexing with a boolean mask."),
            (start + "vmap(lambda t: t.unique())(torch.eye(2))", "RuntimeError: vmap: We do not support batching operators that can output dynamic shape. Attempted to vmap over aten::_unique2. Please file an issue at https://github.com/pytorch/pytorch/issues if you need this feature."),
            (start + "vmap(lambda t: torch.nonzero(t))(torch.eye(2))", "RuntimeError: vmap: We do not support batching operators that can output dynamic shape. Attempted to vmap over aten::nonzero. Please file an issue at https://github.com/pytorch/pytorch/issues if you need this feature."),
            (start + "def f(x): return x\nvmap(f)(3)", "ValueError: vmap(f, in_dims=0, ...)(<inputs>): Got in_dim=0 for an input but the input is of type <class 'int'>. We cannot vmap over non-Tensor arguments, please use None as the respective in_dim"),
            (start + "def f(x): return x\nvmap(f, in_dims=(0, 0))(x)", "ValueError: vmap(f, in_dims=(0, 0), ...)(<inputs>): in_dims is not compatible with the structure of `inputs`. in_dims has structure TreeSpec(tuple, None, [*,\n  *]) but inputs has structure TreeSpec(tuple, None, [*])."),
        ])
    }

    @Test func functional() {
        let start = "import torch.autograd.functional as AF\nx, t = torch.tensor([1., 2.]), torch.tensor([1., 10.])\ng = lambda x: x * x\n"
        checkTorch([
            (start + "AF.jvp(g, x, t), AF.vjp(g, x, t)", "((tensor([1., 4.]), tensor([ 2., 40.])), (tensor([1., 4.]), tensor([ 2., 40.])))"),
            (start + "AF.jacobian(g, x, vectorize=True, strategy='forward-mode')", "tensor([[2., 0.],\n        [0., 4.]])"),
            (start + "_ = x.requires_grad_()\nAF.jacobian(g, x).requires_grad, AF.jacobian(g, x, create_graph=True).requires_grad", "(False, True)"),
            (start + "AF.hvp(lambda x: (x ** 3).sum(), x, t), AF.vhp(lambda x: (x ** 3).sum(), x, t)", "((tensor(9.), tensor([  6., 120.])), (tensor(9.), tensor([  6., 120.])))"),
            (start + "AF.jvp(g, x)", "RuntimeError: The vector v can only be None if the input to the user-provided function is a single Tensor with a single element."),
            (start + "AF.vjp(g, x, torch.ones(3))", "RuntimeError: v has invalid size: should be torch.Size([2]) but got torch.Size([3])."),
            (start + "AF.jacobian(lambda x: 3, x)", "TypeError: The outputs of the user-provided function given to jacobian must be either a Tensor or a tuple of Tensors but the given outputs of the user-provided function has type <class 'int'>."),
            (start + "AF.hessian(g, x)", "RuntimeError: The Tensor returned by the function given to hessian should contain a single element"),
            (start + "_ = x.requires_grad_()\ntorch.autograd.gradcheck(lambda x: x.detach(), x.double())", "torch.autograd.gradcheck.GradcheckError: Numerical gradient for function expected to be zero"),
        ])
    }
}
