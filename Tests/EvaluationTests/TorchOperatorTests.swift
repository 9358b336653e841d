import Testing

@Suite struct TorchOperatorTests {
    @Test func arithmeticWithNumbers() {
        checkTorch([
            ("torch.tensor([1., 2.]) * 3", "tensor([3., 6.])"),
            ("2 - torch.tensor([1, 2])", "tensor([1, 0])"),
            ("2 / torch.tensor([1., 4.])", "tensor([2.0000, 0.5000])"),
            ("2 ** torch.tensor([1, 3])", "tensor([2, 8])"),
            ("torch.tensor([7, -7]) // 2", "tensor([ 3, -4])"),
            ("torch.tensor([7, -7]) % 3", "tensor([1, 2])"),
            ("torch.tensor([1, 2]) + 0.5", "tensor([1.5000, 2.5000])"),
            ("torch.tensor([1, 2]) + True", "tensor([2, 3])"),
            ("[1, 2] * torch.tensor(2)", "[1, 2, 1, 2]"),
            ("~torch.tensor([True, False])", "tensor([False,  True])"),
            ("-torch.tensor([1, -2])", "tensor([-1,  2])"),
            ("x = torch.ones(2)\nx += 1\nx @= torch.ones(2)\nx", "tensor(4.)"),
        ])
    }

    @Test func helpTellsSignatureAndFormula() {
        check(
            "import torch\nhelp(torch.relu)",
            prints: """
                relu(Tensor self)
                    max(x, 0); the gradient at 0 is 0.
                relu(Tensor input, bool inplace=False)
                    max(x, 0); the gradient at 0 is 0.

                found as: torch.relu, torch.nn.functional.relu, Tensor.relu, Tensor.relu_
                shape: that of the input, which may be any
                gradient: 1 where x > 0, else 0
                grad_fn: ReluBackward0
                errors: TypeError when arguments are of other kinds than the signature says

                torch.relu(torch.tensor([-1., 0., 2.]))
                #> tensor([0., 0., 2.])

                """)
    }

    @Test func namesOfGradients() {
        let x = "r = torch.ones(2, requires_grad=True)\n"
        checkTorch([
            (x + "2 / r", "tensor([2., 2.], grad_fn=<MulBackward0>)"),
            (x + "2 - r", "tensor([1., 1.], grad_fn=<RsubBackward1>)"),
            (x + "2 ** r", "tensor([2., 2.], grad_fn=<PowBackward2>)"),
            (x + "r[0]", "tensor(1., grad_fn=<SelectBackward0>)"),
            (x + "r[:]", "tensor([1., 1.], grad_fn=<SliceBackward0>)"),
            (x + "r[...]", "tensor([1., 1.], grad_fn=<AliasBackward0>)"),
            (x + "list(r)[0]", "tensor(1., grad_fn=<UnbindBackward0>)"),
            (x + "y = r * 1\ny[0] = 5.\ny", "tensor([5., 1.], grad_fn=<CopySlices>)"),
            (x + "y = r * 1\ny[torch.tensor([True, False])] = 5.\ny", "tensor([5., 1.], grad_fn=<MaskedFillBackward0>)"),
            (x + "(r * 2).grad_fn.next_functions[0][0].variable is r", "True"),
        ])
    }

    @Test func comparisons() {
        checkTorch([
            ("torch.tensor([1, 2]) < 2", "tensor([ True, False])"),
            ("2 > torch.tensor([1, 2])", "tensor([ True, False])"),
            ("torch.ones(1) == None", "False"),
            ("torch.ones(1) != 'a'", "True"),
            ("2 in torch.arange(3)", "True"),
            ("[1, 2, 3][torch.tensor(1)]", "2"),
        ])
    }

    @Test func mistakes() {
        checkTorch([
            ("torch.ones(2) + 'a'", "TypeError: unsupported operand type(s) for +: 'Tensor' and 'str'"),
            ("torch.ones(2) @ 2", "TypeError: unsupported operand type(s) for @: 'Tensor' and 'int'"),
            ("torch.ones(2) < 'a'", "TypeError: '<' not supported between instances of 'Tensor' and 'str'"),
            ("torch.ones(2) ** None", "TypeError: unsupported operand type(s) for ** or pow(): 'Tensor' and 'NoneType'"),
            ("bool(torch.ones(2))", "RuntimeError: Boolean value of Tensor with more than one value is ambiguous"),
            ("bool(torch.tensor([]))", "RuntimeError: Boolean value of Tensor with no values is ambiguous"),
            ("float(torch.ones(2))", "ValueError: only one element tensors can be converted to Python scalars"),
            ("[1][torch.tensor(0.)]", "TypeError: only integer tensors of a single element can be converted to an index"),
            ("len(torch.tensor(1))", "TypeError: len() of a 0-d tensor"),
            ("list(torch.tensor(1))", "TypeError: iteration over a 0-d tensor"),
            ("torch.sin(1.0)", "TypeError: sin(): argument 'input' (position 1) must be Tensor, not float"),
            ("torch.sin()", "TypeError: sin() missing 1 required positional arguments: \"input\""),
            ("torch.ones(2).exp(1)", "TypeError: TensorBase.exp() takes no arguments (1 given)"),
            ("torch.relu(torch.ones(2), foo=1)", "TypeError: relu() got an unexpected keyword argument 'foo'"),
            ("torch.cat([torch.ones(1), 1])", "TypeError: expected Tensor as element 1 in argument 0, but got int"),
            ("torch.foo", "AttributeError: module 'torch' has no attribute 'foo'"),
            ("torch.zeros(2, device='cuda')", "RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver from http://www.nvidia.com/Download/index.aspx"),
        ])
    }
}
