import Testing

@Suite struct TorchDataTests {
    @Test func creation() {
        checkTorch([
            ("torch.tensor([[1, 2], [3, 4]])", "tensor([[1, 2],\n        [3, 4]])"),
            ("torch.tensor([1, 2.5])", "tensor([1.0000, 2.5000])"),
            ("torch.tensor([True, 2])", "tensor([1, 2])"),
            ("torch.tensor([]).dtype", "torch.float32"),
            ("torch.tensor(range(3))", "tensor([0, 1, 2])"),
            ("torch.tensor([torch.tensor(1.), 2])", "tensor([1., 2.])"),
            ("torch.tensor([1.7], dtype=torch.int64)", "tensor([1])"),
            ("torch.tensor([1], dtype=float)", "tensor([1.], dtype=torch.float64)"),
            ("torch.Tensor(2, 3).shape", "torch.Size([2, 3])"),
            ("torch.LongTensor([1, 2])", "tensor([1, 2])"),
            ("torch.arange(4).reshape(2, 2).tolist()", "[[0, 1], [2, 3]]"),
            ("torch.tensor([[], []]).tolist()", "[[], []]"),
        ])
    }

    @Test func mistakes() {
        checkTorch([
            ("torch.tensor([[1, 2], [3, 4, 5]])", "ValueError: expected sequence of length 2 at dim 1 (got 3)"),
            ("torch.tensor([[1], 2])", "TypeError: not a sequence"),
            ("torch.tensor([1, [2]])", "TypeError: 'list' object cannot be interpreted as an integer"),
            ("torch.tensor('abc')", "TypeError: new(): invalid data type 'str'"),
            ("torch.tensor(['a'])", "ValueError: too many dimensions 'str'"),
            ("torch.complex64", "AttributeError: module 'torch' has no attribute 'complex64'"),
            ("torch.tensor(None)", "RuntimeError: Could not infer dtype of NoneType"),
            ("torch.tensor(2 ** 70)", "ValueError: Overflow when unpacking long long"),
            ("torch.tensor([300], dtype=torch.uint8)", "RuntimeError: value cannot be converted to type uint8 without overflow"),
            (
                "torch.tensor([1], requires_grad=True)",
                "RuntimeError: Only Tensors of floating point and complex dtype can require gradients"
            ),
            ("torch.ones(2).to('nowhere').x", String(nowhere.dropLast())),
        ])
    }

    private let nowhere =
        "RuntimeError: Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, meta, hpu, mtia, privateuseone device type at start of device string: nowhere\n"

    @Test func sizesAndTypes() {
        checkTorch([
            ("torch.Size([2, 3])[0:1] + (4,)", "torch.Size([2, 4])"),
            ("(1,) + torch.Size([2])", "torch.Size([1, 2])"),
            ("torch.Size([2, 3]).numel()", "6"),
            ("type(torch.ones(1)), isinstance(torch.ones(1), torch.Tensor)", "(<class 'torch.Tensor'>, True)"),
            ("torch.float is torch.float32", "True"),
            ("{torch.float32: 1}[torch.float]", "1"),
            ("torch.device('cpu')", "device(type='cpu')"),
            ("torch.tensor([[1., 4.]]).max(1)", "torch.return_types.max(\nvalues=tensor([4.]),\nindices=tensor([1]))"),
            ("v, i = torch.tensor([3., 1.]).sort()\nv", "tensor([1., 3.])"),
            ("torch.tensor([3., 1.]).sort().indices", "tensor([1, 0])"),
            ("torch.result_type(torch.ones(1), 1), torch.promote_types(torch.int32, torch.float32)", "(torch.float32, torch.float32)"),
            ("torch.broadcast_shapes((2, 1), (3,))", "torch.Size([2, 3])"),
            ("x = torch.arange(6).reshape(2, 3)\nx.stride(), x.T.is_contiguous()", "((3, 1), False)"),
            ("x = torch.ones(1)\nx.data = torch.zeros(2)\nx", "tensor([0., 0.])"),
        ])
    }
}
