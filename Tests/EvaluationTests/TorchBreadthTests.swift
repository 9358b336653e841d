// What a second round of unseen programs met: values kept for gradients, hooks of nodes, inference mode, ties, sparse matrices.

import Testing

@Suite struct TorchBreadthTests {
    /// Output padding beyond the stride, and a bias of another length than there are channels.
    @Test func transposedConvolutions() {
        let cell = "x = torch.arange(4.).reshape(1, 1, 4).requires_grad_()\nw = torch.ones(1, 1, 2, requires_grad=True)\n"
        checkTorch([
            (
                cell + "F.conv_transpose1d(x, w, output_padding=1, dilation=2).pow(2).sum().backward()\nx.grad, w.grad",
                "(tensor([[[ 4., 10.,  8., 14.]]]), tensor([[[34., 34.]]]))"
            ),
            (
                cell + "F.conv_transpose1d(x, w, torch.ones(2))",
                "RuntimeError: Given transposed=1, weight of size [1, 1, 2], expected bias to be 1-dimensional with 1 elements, but got bias of size [2] instead"
            ),
        ])
    }

    /// What the profiler adds up, and that it says what it does not write.
    @Test func profiler() {
        checkTorch([
            (
                "from torch.profiler import profile, record_function\nwith profile() as prof:\n    for _ in range(3):\n        with record_function('step'): pass\n"
                    + "a = prof.key_averages()\n[(e.key, e.count) for e in a], a.total_average().count, a.total_average().cpu_time > 0",
                "([('step', 3)], 3, True)"
            ),
            (
                "import warnings\nfrom torch.profiler import profile, tensorboard_trace_handler\nwith warnings.catch_warnings(record=True) as w:\n"
                    + "    warnings.simplefilter('always')\n    with profile(on_trace_ready=tensorboard_trace_handler('log')): pass\nstr(w[0].message)",
                "'torch.profiler: traces are not written: %tape lists operations with their times'"
            ),
        ])
    }

    @Test func savedValues() {
        checkTorch([
            (
                "x = torch.tensor([1., 2.], requires_grad=True)\ny = x.exp()\ny.grad_fn._saved_result.detach(), y.grad_fn.name()",
                "(tensor([2.7183, 7.3891]), 'ExpBackward0')"
            ),
            (
                "x = torch.tensor([1., 2.], requires_grad=True)\ny = x ** 3\ny.grad_fn._saved_self, y.grad_fn._saved_exponent",
                "(tensor([1., 2.], requires_grad=True), 3)"
            ),
            (
                "x = torch.tensor([1., 2.], requires_grad=True)\ny = x * x.detach()\ny.sum().backward()\ny.grad_fn._saved_other",
                "RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward."
            ),
            (
                "log = []\nx = torch.tensor([1., 2.], requires_grad=True)\nwith torch.autograd.graph.saved_tensors_hooks(lambda t: log.append(t.sum().item()) or t.numpy() if not t.requires_grad else log.append('leaf') or t.detach(), lambda p: torch.as_tensor(p) * 10):\n    y = x * torch.tensor([3., 4.])\ny.sum().backward()\nlog, x.grad",
                "([7.0], tensor([30., 40.]))"
            ),
            (
                "x = torch.tensor([1., 2.], requires_grad=True)\nwith torch.autograd.graph.save_on_cpu():\n    y = (x * x).sum()\ny.backward()\nx.grad",
                "tensor([2., 4.])"
            ),
            (
                "with torch.autograd.graph.disable_saved_tensors_hooks('not here'):\n    with torch.autograd.graph.saved_tensors_hooks(lambda t: t, lambda t: t): pass",
                "RuntimeError: not here"
            ),
            (
                "x = torch.tensor([2.], requires_grad=True)\ny = x.exp()\ny.grad_fn._raw_saved_result.register_hooks(lambda t: t * 0, lambda t: t + 5)\ny.backward()\nx.grad",
                "tensor([5.])"
            ),
            (
                "class Cube(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        ctx.save_for_backward(x)\n        return x ** 3\n    @staticmethod\n    def backward(ctx, g):\n        x, = ctx.saved_tensors\n        return g * x\nx = torch.tensor([2.], requires_grad=True)\nwith torch.autograd.graph.saved_tensors_hooks(lambda t: 7., lambda p: torch.tensor([p])):\n    y = Cube.apply(x)\ny.backward()\nx.grad",
                "tensor([7.])"
            ),
        ])
    }

    @Test func nodes() {
        checkTorch([
            (
                "log = []\nx = torch.tensor([1., 2.], requires_grad=True)\ny = x * 2\n_ = y.grad_fn.register_hook(lambda gi, go: log.append((gi, go)))\n_ = y.grad_fn.register_prehook(lambda go: (go[0] * 3,))\ny.sum().backward()\nlog, x.grad",
                "([((tensor([6., 6.]), None), (tensor([3., 3.]),))], tensor([6., 6.]))"
            ),
            (
                "x = torch.tensor([1., 2.], requires_grad=True)\ny = x * 2\nh = y.grad_fn.register_hook(lambda gi, go: (gi[0] * 10, None))\ny.sum().backward(retain_graph=True)\nh.remove()\ny.sum().backward()\nx.grad",
                "tensor([22., 22.])"
            ),
            (
                "x = torch.tensor([1., 2.], requires_grad=True)\nn = x.exp().grad_fn.next_functions[0][0]\nn.variable is x",
                "True"
            ),
            (
                "x = torch.tensor([1., 2.], requires_grad=True)\ny = x * 2\ntorch.autograd.grad(y.sum(), torch.autograd.graph.get_gradient_edge(y))",
                "(tensor([1., 1.]),)"
            ),
            (
                "class Add(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        x.add_(1)\n        ctx.mark_dirty(x)\n        return x\n    @staticmethod\n    def backward(ctx, g):\n        return g * 2\nx = torch.tensor([1.], requires_grad=True)\nu = x * 1\nr = Add.apply(u)\nr.backward()\nr is u, r.detach(), x.grad",
                "(True, tensor([2.]), tensor([2.]))"
            ),
            (
                "m = torch.nn.Sequential(torch.nn.ReLU(inplace=True))\n_ = m[0].register_full_backward_hook(lambda m, gi, go: None)\nm(torch.ones(2, requires_grad=True) * 1)",
                "RuntimeError: Output 0 of BackwardHookFunction is a view and is being modified inplace. This view was created inside a custom Function (or because an input was returned as-is) and the autograd logic to handle view+inplace would override the custom backward associated with the custom Function, leading to incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function."
            ),
        ])
    }

    @Test func inference() {
        checkTorch([
            (
                "x = torch.ones(2, requires_grad=True)\nwith torch.inference_mode():\n    y = x * 2\ny.is_inference(), y.requires_grad, (y.clone() + 1).is_inference(), torch.is_inference_mode_enabled()",
                "(True, False, False, False)"
            ),
            (
                "with torch.inference_mode():\n    y = torch.ones(2) * 2\ny.add_(1)",
                "RuntimeError: Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details."
            ),
            (
                "with torch.inference_mode():\n    y = torch.ones(2) * 2\ny * torch.ones(2, requires_grad=True)",
                "RuntimeError: Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`."
            ),
            (
                "with torch.inference_mode():\n    y = torch.ones(2) * 2\n(y + torch.ones(2, requires_grad=True)).requires_grad",
                "True"
            ),
            (
                "with torch.inference_mode():\n    y = torch.ones(2) * 2\ny.requires_grad_()",
                "RuntimeError: Setting requires_grad=True on inference tensor outside InferenceMode is not allowed."
            ),
            (
                "with torch.inference_mode():\n    y = torch.ones(2) * 2\ny._version",
                "RuntimeError: Inference tensors do not track version counter."
            ),
            (
                "@torch.inference_mode()\ndef f(t):\n    return t.exp()\nf(torch.zeros(2, requires_grad=True)).is_inference()",
                "True"
            ),
            (
                "x = torch.ones(2)\nwith torch.inference_mode():\n    v = x.view(2, 1)\n    _ = x.add_(1)\nx, v.is_inference()",
                "(tensor([2., 2.]), False)"
            ),
        ])
    }

    @Test func ties() {
        checkTorch([
            (
                "torch.zeros(20).sort().indices",
                "tensor([10, 19, 18, 17, 16, 15, 14, 13, 12, 11,  0,  9,  8,  7,  6,  5,  4,  3,\n         2,  1])"
            ),
            (
                "torch.zeros(17).argsort(descending=True)",
                "tensor([ 8, 16, 15, 14, 13, 12, 11, 10,  9,  0,  7,  6,  5,  4,  3,  2,  1])"
            ),
            (
                "torch.tensor([1., 0., 1., 1.]).topk(2).indices",
                "tensor([2, 3])"
            ),
            (
                "(torch.arange(100) % 7).topk(5).indices",
                "tensor([62, 83, 13, 48, 41])"
            ),
            (
                "(torch.arange(300) % 7).topk(3, largest=False).indices",
                "tensor([14,  7,  0])"
            ),
            (
                "(torch.arange(30) % 4).topk(6, sorted=False).indices",
                "tensor([11,  7, 23, 27, 19, 15])"
            ),
            (
                "(torch.arange(40) % 5).kthvalue(12)",
                "torch.return_types.kthvalue(\nvalues=tensor(1),\nindices=tensor(36))"
            ),
            (
                "(torch.arange(40) % 5 // 2).mode()",
                "torch.return_types.mode(\nvalues=tensor(0),\nindices=tensor(6))"
            ),
            (
                "torch.zeros(20).sort(stable=True).indices",
                "tensor([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16, 17,\n        18, 19])"
            ),
            (
                "torch.tensor([1., float('nan'), 3.]).topk(2)",
                "torch.return_types.topk(\nvalues=tensor([nan, 3.]),\nindices=tensor([1, 2]))"
            ),
            (
                "(torch.arange(64) // 3 % 5).argsort()",
                "tensor([ 1, 62, 61, 60, 47, 46, 45, 32, 31, 30, 17, 16, 15,  0,  2, 50, 34, 33,\n        35,  5,  4, 48, 49, 20, 19, 18,  3, 63, 51, 38, 52, 53,  6, 37, 36,  8,\n        21, 22, 23,  7, 25, 11, 10, 56, 55, 54, 24, 26, 41, 40, 39,  9, 27, 28,\n        29, 44, 43, 42, 57, 58, 59, 13, 12, 14])"
            ),
        ])
    }

    @Test func writes() {
        checkTorch([
            (
                "torch.nn.functional.max_unpool1d(torch.tensor([[[2., 2., 3.]]]), torch.tensor([[[1, 1, 3]]]), 2, 1)",
                "tensor([[[0., 2., 0., 3.]]])"
            ),
            (
                "torch.tensor_split(torch.arange(8), torch.tensor([2, 5]))",
                "(tensor([0, 1]), tensor([2, 3, 4]), tensor([5, 6, 7]))"
            ),
            (
                "s = torch.tensor([0., 2., 3.], requires_grad=True)\ntorch.ones(3).scatter_reduce(0, torch.tensor([0, 2, 0]), s, 'prod').sum().backward()\ns.grad",
                "tensor([3., 1., 0.])"
            ),
            (
                "s = torch.ones(3, 2, requires_grad=True)\ntorch.zeros(3, 2).index_reduce(0, torch.tensor([0, 2, 0]), s, 'mean').sum().backward()\ns.grad",
                "tensor([[0.3333, 0.3333],\n        [0.5000, 0.5000],\n        [0.3333, 0.3333]])"
            ),
            (
                "torch.einsum(torch.ones(2, 3), [0, 1], torch.ones(2, 3), [2, 1], [0, 2])",
                "tensor([[3., 3.],\n        [3., 3.]])"
            ),
            (
                "q, k = torch.ones(1, 4, 2, 2), torch.ones(1, 2, 2, 2)\ntorch.nn.functional.scaled_dot_product_attention(q, k, k, enable_gqa=True).shape",
                "torch.Size([1, 4, 2, 2])"
            ),
            (
                "torch.segment_reduce(torch.tensor([1., 2., 3.]), 'max', lengths=torch.tensor([2, 1]))",
                "tensor([2., 3.])"
            ),
            (
                "torch.special.legendre_polynomial_p(torch.tensor([.5]), 3)",
                "tensor([-0.4375])"
            ),
            (
                "torch.multinomial(torch.tensor([.1, -1.]), 2, replacement=True)",
                "RuntimeError: invalid multinomial distribution (encountering probability entry < 0)"
            ),
            (
                "torch.nn.functional.max_pool1d(torch.ones(1, 1, 2), 3)",
                "RuntimeError: max_pool1d() Invalid computed output size: 0"
            ),
            (
                "torch.hstack(())",
                "RuntimeError: hstack expects a non-empty TensorList"
            ),
            (
                "torch.vsplit(torch.ones(4, 2), 3)",
                "RuntimeError: torch.vsplit attempted to split along dimension 0, but the size of the dimension 4 is not divisible by the split_size 3!"
            ),
            (
                "_ = torch.manual_seed(0)\ntorch.nn.FractionalMaxPool2d(2, output_size=(2, 2), return_indices=True)(torch.arange(25.).view(1, 1, 5, 5))",
                "(tensor([[[[ 6.,  9.],\n          [21., 24.]]]]), tensor([[[[ 6,  9],\n          [21, 24]]]]))"
            ),
        ])
    }

    @Test func sparse() {
        checkTorch([
            (
                "torch.sparse_coo_tensor([[0, 1, 1], [1, 0, 1]], [3., 4., 5.], (2, 2))",
                "tensor(indices=tensor([[0, 1, 1],\n                       [1, 0, 1]]),\n       values=tensor([3., 4., 5.]),\n       size=(2, 2), nnz=3, layout=torch.sparse_coo)"
            ),
            (
                "a = torch.sparse_coo_tensor([[0, 1, 1], [1, 0, 0]], [3., 4., 5.], (2, 2))\na.coalesce().values(), a.to_dense(), a._nnz()",
                "(tensor([3., 9.]), tensor([[0., 3.],\n        [9., 0.]]), 3)"
            ),
            (
                "torch.sparse.mm(torch.tensor([[0., 2.], [1., 0.]]).to_sparse(), torch.tensor([[1.], [3.]]))",
                "tensor([[6.],\n        [1.]])"
            ),
            (
                "torch.sparse_coo_tensor([[0, 1], [1, 0]], [3., 4.]).indices()",
                "RuntimeError: Cannot get indices on an uncoalesced tensor, please call .coalesce() first"
            ),
        ])
    }

    @Test func distributions() {
        checkTorch([
            (
                "import torch.distributions as D\na = torch.tensor(2., requires_grad=True)\n_ = torch.manual_seed(1)\nD.Gamma(a, torch.tensor(1.)).rsample().backward()\na.grad.round(decimals=2)",
                "tensor(1.2500)"
            ),
            (
                "import torch.distributions as D\na = torch.tensor([2., 1., 3.], requires_grad=True)\n_ = torch.manual_seed(1)\nD.Dirichlet(a).rsample()[0].backward()\na.grad",
                "tensor([ 0.1196, -0.0978, -0.0748])"
            ),
            (
                "import torch.distributions as D\nD.kl_divergence(D.Gamma(torch.tensor(1.), torch.tensor(2.)), D.Gamma(torch.tensor(2.), torch.tensor(2.)))",
                "tensor(0.5772)"
            ),
            (
                "import torch.distributions as D\nD.transform_to(D.constraints.positive), D.biject_to(D.constraints.unit_interval)(torch.tensor(0.))",
                "(ComposeTransform(\n    ExpTransform(),\n    AffineTransform()\n), tensor(0.5000))"
            ),
            (
                "import torch.distributions as D\nD.constraints.simplex, D.constraints.interval(0., 2.), D.Dirichlet.arg_constraints",
                "(Simplex(), Interval(lower_bound=0.0, upper_bound=2.0), {'concentration': IndependentConstraint(GreaterThan(lower_bound=0.0), 1)})"
            ),
            (
                "import torch.distributions as D\nD.MultivariateNormal(torch.zeros(2), torch.tensor([[1., 2.], [2., 1.]]))",
                "ValueError: Expected parameter covariance_matrix (Tensor of shape (2, 2)) of distribution MultivariateNormal(loc: torch.Size([2]), covariance_matrix: torch.Size([2, 2])) to satisfy the constraint PositiveDefinite(), but found invalid values:\ntensor([[1., 2.],\n        [2., 1.]])"
            ),
        ])
    }

    @Test func views() {
        checkTorch([
            (
                "x = torch.ones(4, requires_grad=True)\ny = x.clone()\nv = y.view(2, 2)\ny[0] = 0\nv.sum().backward()\nx.grad, v",
                "(tensor([0., 1., 1., 1.]), tensor([[0., 1.],\n        [1., 1.]], grad_fn=<AsStridedBackward0>))"
            ),
            (
                "x = torch.ones(4, requires_grad=True)\ny = x.clone()\nv = y.view(2, 2)\nw = v[0]\nv[1, 1] = 5.\n_ = y.mul_(3)\nw.sum().backward()\nx.grad",
                "tensor([3., 3., 0., 0.])"
            ),
            (
                "x = torch.ones(4, requires_grad=True)\ny = x.clone()\nv = y.view(2, 2)\nz = v * 2\n_ = v.mul_(3)\n(z.sum() + v.sum()).backward()\nx.grad",
                "tensor([5., 5., 5., 5.])"
            ),
            (
                "x = torch.ones(4, requires_grad=True)\ny = x.clone()\nv = y.view(2, 2)\nz = v * 2\ny[0] = 7.\n(z.sum() + v.sum()).backward()\nx.grad",
                "tensor([2., 3., 3., 3.])"
            ),
            (
                "x = torch.ones(2, 3, requires_grad=True)\ny = x.t().clone().t()\nv = y[0]\ny[:, 1] = 4.\nv.sum().backward()\nx.grad",
                "tensor([[1., 0., 1.],\n        [0., 0., 0.]])"
            ),
            (
                "x = torch.ones(2, 3, requires_grad=True)\ny = x.clone()\na, b, c = y.unbind(1)\ny[:, 0] = 0\na + c",
                "RuntimeError: Output 0 of Unbind is a view and its base or another view of its base has been modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one."
            ),
            (
                "x = torch.ones(4, requires_grad=True)\ny = x * 1\nw = y.view(2, 2).t()\n_ = y.exp_()\nw[0].sum().backward()\nx.grad",
                "tensor([2.7183, 0.0000, 2.7183, 0.0000])"
            ),
        ])
    }

    @Test func writesThroughViews() {
        checkTorch([
            (
                "x, o = torch.ones(2, requires_grad=True), torch.zeros(2, 2)\no[0][1] = x[0] * 3\no.sum().backward()\no, x.grad",
                "(tensor([[0., 3.],\n        [0., 0.]], grad_fn=<CopySlices>), tensor([3., 0.]))"
            ),
            (
                "x, o = torch.ones(2, requires_grad=True), torch.zeros(2, 2)\n_ = o[:, 0].copy_(x)\no.sum().backward()\no, x.grad",
                "(tensor([[1., 0.],\n        [1., 0.]], grad_fn=<CopySlices>), tensor([1., 1.]))"
            ),
            (
                "x, o = torch.ones(2, requires_grad=True), torch.zeros(2, 2)\nr = o[0]\nr[:] = x * 2\no.sum().backward()\nr, o.grad_fn is not None, x.grad",
                "(tensor([2., 2.], grad_fn=<AsStridedBackward0>), True, tensor([2., 2.]))"
            ),
            (
                "x, o = torch.ones(2, requires_grad=True), torch.ones(2, 2)\n_ = o.view(-1)[:2].mul_(x)\no.sum().backward()\nx.grad",
                "tensor([1., 1.])"
            ),
            (
                "x, o = torch.ones(2, requires_grad=True), torch.zeros(2, 2)\n_ = o.detach()[0].add_(x)\no.requires_grad",
                "False"
            ),
        ])
    }
}
