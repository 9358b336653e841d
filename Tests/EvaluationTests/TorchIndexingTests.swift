import Testing

@Suite struct TorchIndexingTests {
    private let m = "m = torch.arange(6).reshape(2, 3)\n"

    @Test func reading() {
        checkTorch([
            (m + "m[1, -1]", "tensor(5)"),
            (m + "m[:, 1]", "tensor([1, 4])"),
            (m + "m[..., ::2]", "tensor([[0, 2],\n        [3, 5]])"),
            (m + "m[None].shape", "torch.Size([1, 2, 3])"),
            (m + "m[True].shape, m[False].shape", "(torch.Size([1, 2, 3]), torch.Size([0, 2, 3]))"),
            (m + "m[[1, 0], [0, 2]]", "tensor([3, 2])"),
            (m + "m[[[0, 1], [1, 0]]]", "tensor([1, 3])"),
            (m + "m[m > 3]", "tensor([4, 5])"),
            (m + "m[torch.tensor(1)]", "tensor([3, 4, 5])"),
            (m + "m[:, [2, 0]]", "tensor([[2, 0],\n        [5, 3]])"),
            (m + "m[[]].shape", "torch.Size([0, 3])"),
            (m + "m[..., ...].shape", "torch.Size([2, 3])"),
        ])
    }

    /// Keys without tensors name a view in one step; what they give is what a recorded key gives.
    @Test func views() {
        let t = "t = torch.arange(24.).reshape(2, 3, 4)\n"
        let keys = "keys = [(1,), (slice(None), 2), (Ellipsis, -1), (None, 1, slice(None, None, 2)), (0, Ellipsis, slice(1, -1)), "
            + "(slice(5, 9),), (Ellipsis, None), (1, 2, 3), (slice(-2, None), None, slice(0, 99, 2), Ellipsis), (), (Ellipsis,)]\n"
        checkTorch([
            (t + "t[1, :, ::3]", "tensor([[12., 15.],\n        [16., 19.],\n        [20., 23.]])"),
            (t + "v = t[None, 1:, ..., None, 2]\nv.shape, v.stride()", "(torch.Size([1, 1, 3, 1]), (24, 12, 4, 4))"),
            (t + "t[:, 5:].shape, t[1, 2:, 1].storage_offset()", "(torch.Size([2, 0, 4]), 21)"),
            (
                t + keys + "r = t.clone().requires_grad_()\n"
                    + "all(torch.equal(t[k], r[k]) and t[k].stride() == r[k].stride() for k in keys)", "True"
            ),
            (t + "v = t[1, 1]\nv[:] = -1\nt[0, :, 0] = 7.5\nt[1], t[0, 2]", "(tensor([[12., 13., 14., 15.],\n        [-1., -1., -1., -1.],\n        [20., 21., 22., 23.]]), tensor([ 7.5000,  9.0000, 10.0000, 11.0000]))"),
            ("x = torch.ones(3, requires_grad=True)\ny = x * 2\ny[1] = 4.\ny.sum().backward()\nx.grad", "tensor([2., 0., 2.])"),
            ("x = torch.ones(3, requires_grad=True)\nx[0] = 4.", "RuntimeError: a view of a leaf Variable that requires grad is being used in an in-place operation."),
        ])
    }

    @Test func writing() {
        checkTorch([
            (m + "m[0] = 9\nm", "tensor([[9, 9, 9],\n        [3, 4, 5]])"),
            (m + "m[:, 1:] = torch.tensor([7, 8])\nm", "tensor([[0, 7, 8],\n        [3, 7, 8]])"),
            (m + "m[m > 3] = 0\nm", "tensor([[0, 1, 2],\n        [3, 0, 0]])"),
            (m + "m[1, [0, 2]] = torch.tensor([8, 9])\nm", "tensor([[0, 1, 2],\n        [8, 4, 9]])"),
            (m + "m[0] = torch.ones(1, 1, 3)\nm[0]", "tensor([1, 1, 1])"),
            (
                "x = torch.ones(3, requires_grad=True)\ny = x * 2\ny[1:] = x[:2] * 5\ny.sum().backward()\nx.grad",
                "tensor([7., 5., 0.])"
            ),
        ])
    }

    @Test func mistakes() {
        checkTorch([
            (m + "m[5]", "IndexError: index 5 is out of bounds for dimension 0 with size 2"),
            (m + "m[0, 5]", "IndexError: index 5 is out of bounds for dimension 1 with size 3"),
            (m + "m[0, 0, 0]", "IndexError: too many indices for tensor of dimension 2"),
            (m + "m[..., ..., 0]", "IndexError: Dimension out of range (expected to be in range of [-2, 1], but got 2)"),
            (m + "m[::-1]", "ValueError: step must be greater than zero"),
            (m + "m[::0]", "ValueError: slice step cannot be zero"),
            (m + "m['a']", "TypeError: new(): invalid data type 'str'"),
            (
                m + "m[1.0]",
                "IndexError: only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got float)"
            ),
            (m + "m[0] = 'a'", "TypeError: can't assign a str to a torch.LongTensor"),
            (m + "m[0] = [1, 2, 3]", "TypeError: can't assign a list to a torch.LongTensor"),
            (
                m + "m[0] = torch.zeros(4)",
                "RuntimeError: The expanded size of the tensor (3) must match the existing size (4) at non-singleton dimension 0.  Target sizes: [3].  Tensor sizes: [4]"
            ),
            (
                "w = torch.ones(2, requires_grad=True)\nw[0] = 1.",
                "RuntimeError: a view of a leaf Variable that requires grad is being used in an in-place operation."
            ),
        ])
    }
}
