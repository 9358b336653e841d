// Models: modules and what they register, layers and their refusals. The texts are PyTorch's.

import Testing

@Suite struct ModelTests {
    @Test func registration() {
        checkTorch([
            ("class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = nn.Linear(2, 1)\n        self.b = nn.Sequential(nn.Linear(1, 1, bias=False), nn.ReLU())\n        self.p = nn.Parameter(torch.zeros(1))\n        self.register_buffer('k', torch.ones(1))\n        self.t = self.a.weight\nn = Net()\n[k for k, _ in n.named_parameters()], [k for k, _ in n.named_modules()], list(n.state_dict())", "(['p', 't', 'a.bias', 'b.0.weight'], ['', 'a', 'b', 'b.0', 'b.1'], ['p', 't', 'k', 'a.weight', 'a.bias', 'b.0.weight'])"),
            ("nn.Sequential(nn.Linear(2, 3), nn.Sequential(nn.ReLU(), nn.Flatten()))", "Sequential(\n  (0): Linear(in_features=2, out_features=3, bias=True)\n  (1): Sequential(\n    (0): ReLU()\n    (1): Flatten(start_dim=1, end_dim=-1)\n  )\n)"),
            ("nn.ModuleList([nn.Linear(1, 1) for _ in range(3)] + [nn.ReLU()])", "ModuleList(\n  (0-2): 3 x Linear(in_features=1, out_features=1, bias=True)\n  (3): ReLU()\n)"),
            ("nn.ModuleDict({'a': nn.Dropout(0.1)})", "ModuleDict(\n  (a): Dropout(p=0.1, inplace=False)\n)"),
            ("nn.ParameterList([torch.zeros(2, 3)])", "ParameterList(  (0): Parameter containing: [torch.float32 of size 2x3])"),
            ("nn.Parameter(torch.ones(2))", "Parameter containing:\ntensor([1., 1.], requires_grad=True)"),
            ("type(nn.Parameter(torch.ones(2)) * 1), isinstance(nn.Parameter(torch.ones(1)), torch.Tensor)", "(<class 'torch.Tensor'>, True)"),
            ("m = nn.Linear(1, 1)\nm.load_state_dict(m.state_dict())", "<All keys matched successfully>"),
            ("nn.Linear(1, 1).load_state_dict({}, strict=False)", "_IncompatibleKeys(missing_keys=['weight', 'bias'], unexpected_keys=[])"),
            ("import copy\nm = nn.Linear(1, 1)\nc = copy.deepcopy(m)\nc.weight is m.weight, bool(c.weight == m.weight), type(c.weight).__name__", "(False, True, 'Parameter')"),
            ("m = nn.Linear(1, 1)\nh = m.register_forward_hook(lambda m, i, o: o * 0)\na = m(torch.ones(1)).item()\nh.remove()\na, m(torch.ones(1)).item() == 0", "(0.0, False)"),
            ("m = nn.Linear(1, 1).double()\nm.weight.dtype, m.eval().training", "(torch.float64, False)"),
            ("m = nn.Linear(2, 1)\ntorch.func.functional_call(m, {'weight': torch.ones(1, 2), 'bias': torch.zeros(1)}, torch.ones(1, 2))", "tensor([[2.]])"),
        ])
    }

    @Test func refusals() {
        checkTorch([
            ("class N(nn.Module):\n    def __init__(self):\n        self.a = nn.Linear(1, 1)\nN()", "AttributeError: cannot assign module before Module.__init__() call"),
            ("nn.Module()(1)", "NotImplementedError: Module [Module] is missing the required \"forward\" function"),
            ("nn.Linear(1, 1).foo", "AttributeError: 'Linear' object has no attribute 'foo'"),
            ("nn.Linear(1, 1).weight = 3", "TypeError: cannot assign 'int' as parameter 'weight' (torch.nn.Parameter or None expected)"),
            ("nn.Sequential(5)", "TypeError: int is not a Module subclass"),
            ("nn.Linear(1, 1)(1, 2)", "TypeError: Linear.forward() takes 2 positional arguments but 3 were given"),
            ("nn.Linear(1, 1).load_state_dict({'weight': torch.ones(2, 1), 'x': torch.ones(1)})", "RuntimeError: Error(s) in loading state_dict for Linear:\n\tMissing key(s) in state_dict: \"bias\". \n\tUnexpected key(s) in state_dict: \"x\". \n\tsize mismatch for weight: copying a param with shape torch.Size([2, 1]) from checkpoint, the shape in current model is torch.Size([1, 1])."),
            ("nn.Conv2d(3, 4, 3)(torch.ones(1, 2, 5, 5))", "RuntimeError: Given groups=1, weight of size [4, 3, 3, 3], expected input[1, 2, 5, 5] to have 3 channels, but got 2 channels instead"),
            ("nn.Linear(2, 3)(torch.ones(2, 2).double())", "RuntimeError: mat1 and mat2 must have the same dtype, but got Double and Float"),
            ("nn.BatchNorm1d(3)(torch.ones(1, 3))", "ValueError: Expected more than 1 value per channel when training, got input size torch.Size([1, 3])"),
            ("nn.MaxPool2d(3)(torch.ones(1, 1, 2, 2))", "RuntimeError: Given input size: (1x2x2). Calculated output size: (1x0x0). Output size is too small"),
            ("nn.Embedding(3, 2)(torch.tensor([3]))", "IndexError: index out of range in self"),
            ("nn.PixelShuffle(2)(torch.ones(1, 3, 2, 2))", "RuntimeError: pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=3 is not divisible by 4"),
            ("nn.GroupNorm(2, 3)", "ValueError: num_channels (3) must be divisible by num_groups (2)"),
        ])
    }

    @Test func layers() {
        checkTorch([
            ("_ = torch.manual_seed(0)\nnn.Linear(2, 2)(torch.ones(1, 2))", "tensor([[ 0.1017, -0.9128]], grad_fn=<AddmmBackward0>)"),
            ("_ = torch.manual_seed(0)\nnn.Conv2d(1, 1, 2)(torch.ones(1, 1, 3, 2)).flatten()", "tensor([-0.7076, -0.7076], grad_fn=<ViewBackward0>)"),
            ("_ = torch.manual_seed(0)\nnn.ConvTranspose1d(1, 1, 2, stride=2)(torch.ones(1, 1, 2))", "tensor([[[-0.5873, -0.2027, -0.5873, -0.2027]]],\n       grad_fn=<ConvolutionBackward0>)"),
            ("_ = torch.manual_seed(0)\nc = nn.Conv1d(2, 2, 2, groups=2, padding=1)\nx = torch.arange(6.).view(1, 2, 3).requires_grad_()\nc(x).sum().backward()\nx.grad, c.weight.grad", "(tensor([[[ 0.3740,  0.3740,  0.3740],\n         [-1.1024, -1.1024, -1.1024]]]), tensor([[[ 3.,  3.]],\n\n        [[12., 12.]]]))"),
            ("_ = torch.manual_seed(0)\nc = nn.Conv2d(2, 2, 2).double()\nx = torch.rand(1, 2, 3, 3).double().requires_grad_()\ntorch.autograd.gradcheck(c, x), torch.autograd.gradgradcheck(c, x)", "(True, True)"),
            ("F.max_pool2d(torch.arange(16.).view(1, 1, 4, 4), 2, return_indices=True)", "(tensor([[[[ 5.,  7.],\n          [13., 15.]]]]), tensor([[[[ 5,  7],\n          [13, 15]]]]))"),
            ("F.avg_pool1d(torch.arange(5.).view(1, 1, 5), 2, padding=1, count_include_pad=False)", "tensor([[[0.0000, 1.5000, 3.5000]]])"),
            ("F.adaptive_avg_pool2d(torch.arange(12.).view(1, 1, 3, 4), (2, 2))", "tensor([[[[2.5000, 4.5000],\n          [6.5000, 8.5000]]]])"),
            ("b = nn.BatchNorm1d(2)\nb(torch.tensor([[1., 2.], [3., 6.]])), b.running_mean, b.running_var, b.num_batches_tracked", "(tensor([[-1.0000, -1.0000],\n        [ 1.0000,  1.0000]], grad_fn=<NativeBatchNormBackward0>), tensor([0.2000, 0.4000]), tensor([1.1000, 1.7000]), tensor(1))"),
            ("nn.GroupNorm(1, 2)(torch.arange(4.).view(1, 2, 2))", "tensor([[[-1.3416, -0.4472],\n         [ 0.4472,  1.3416]]], grad_fn=<NativeGroupNormBackward0>)"),
            ("nn.LayerNorm(2)(torch.tensor([[1., 3.]]))", "tensor([[-1.0000,  1.0000]], grad_fn=<NativeLayerNormBackward0>)"),
            ("F.interpolate(torch.arange(4.).view(1, 1, 2, 2), scale_factor=2, mode='bilinear')[0, 0]", "tensor([[0.0000, 0.2500, 0.7500, 1.0000],\n        [0.5000, 0.7500, 1.2500, 1.5000],\n        [1.5000, 1.7500, 2.2500, 2.5000],\n        [2.0000, 2.2500, 2.7500, 3.0000]])"),
            ("F.interpolate(torch.arange(3.).view(1, 1, 3), size=5)", "tensor([[[0., 0., 1., 1., 2.]]])"),
            ("F.unfold(torch.arange(6.).view(1, 1, 2, 3), 2)", "tensor([[[0., 1.],\n         [1., 2.],\n         [3., 4.],\n         [4., 5.]]])"),
            ("F.fold(torch.ones(1, 4, 2), (2, 3), 2)", "tensor([[[[1., 2., 1.],\n          [1., 2., 1.]]]])"),
            ("F.pixel_shuffle(torch.arange(4.).view(1, 4, 1, 1), 2)", "tensor([[[[0., 1.],\n          [2., 3.]]]])"),
            ("_ = torch.manual_seed(0)\nnn.Embedding(3, 2, padding_idx=0)(torch.tensor([0, 2]))", "tensor([[ 0.0000,  0.0000],\n        [-1.0845, -1.3986]], grad_fn=<EmbeddingBackward0>)"),
            ("nn.EmbeddingBag.from_pretrained(torch.eye(3), mode='sum')(torch.tensor([[0, 1]]))", "tensor([[1., 1., 0.]])"),
            ("_ = torch.manual_seed(0)\nF.dropout(torch.ones(2, 3).t(), 0.5)", "tensor([[0., 0.],\n        [0., 0.],\n        [2., 0.]])"),
            ("_ = torch.manual_seed(0)\nF.alpha_dropout(torch.ones(4), 0.5, True)", "tensor([-0.7792, -0.7792,  1.6656, -0.7792])"),
            ("_ = torch.manual_seed(0)\nm = nn.MultiheadAttention(2, 1, batch_first=True)\nm(torch.ones(1, 2, 2), torch.ones(1, 2, 2), torch.ones(1, 2, 2))", "(tensor([[[ 0.3287, -0.2595],\n         [ 0.3287, -0.2595]]], grad_fn=<TransposeBackward0>), tensor([[[0.5000, 0.5000],\n         [0.5000, 0.5000]]], grad_fn=<MeanBackward1>))"),
            ("_ = torch.manual_seed(0)\nnn.TransformerEncoderLayer(2, 1, 4, 0.)(torch.tensor([[[1., 2.]]]))", "tensor([[[ 1.0000, -1.0000]]], grad_fn=<NativeLayerNormBackward0>)"),
            ("m = nn.LazyLinear(2)\nm(torch.ones(1, 3)).shape, m", "(torch.Size([1, 2]), Linear(in_features=3, out_features=2, bias=True))"),
            ("_ = torch.manual_seed(0)\nnn.init.trunc_normal_(torch.empty(2, 2)), nn.init.dirac_(torch.empty(1, 1, 3))", "(tensor([[ 1.5410, -0.2934],\n        [ 0.4033,  0.5684]]), tensor([[[0., 1., 0.]]]))"),
        ])
    }
}
