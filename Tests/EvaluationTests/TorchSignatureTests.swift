// Arguments that fit no signature: what is said of them, in the words that PyTorch has for each.

import Testing

@Suite struct TorchSignatureTests {
    private func check(_ cases: [(call: String, says: String)]) {
        checkTorch(cases.map { ("x = torch.zeros(2, 3)\n" + $0.call, $0.says) })
    }

    @Test func overloadsAreListed() {
        check([
            (
                "x.max(foo=3)",
                "TypeError: max() received an invalid combination of arguments - got (foo=int, ), but expected one of:\n * ()\n      didn't match because some of the keywords were incorrect: foo\n * (Tensor other)\n      didn't match because some of the keywords were incorrect: foo\n * (int dim, bool keepdim = False)\n"
            ),
            (
                "torch.clamp(x, min='a')",
                "TypeError: clamp() received an invalid combination of arguments - got (Tensor, min=str), but expected one of:\n * (Tensor input, Tensor min = None, Tensor max = None, *, Tensor out = None)\n * (Tensor input, Number min = None, Number max = None, *, Tensor out = None)\n"
            ),
            (
                "torch.where(True, x, x)",
                "TypeError: where() received an invalid combination of arguments - got (bool, Tensor, Tensor), but expected one of:\n * (Tensor condition)\n * (Tensor condition, Tensor input, Tensor other, *, Tensor out = None)\n * (Tensor condition, Number self, Tensor other)\n      didn't match because some of the arguments have invalid types: (!bool!, !Tensor!, Tensor)\n * (Tensor condition, Tensor input, Number other)\n      didn't match because some of the arguments have invalid types: (!bool!, Tensor, !Tensor!)\n * (Tensor condition, Number self, Number other)\n      didn't match because some of the arguments have invalid types: (!bool!, !Tensor!, !Tensor!)\n"
            ),
            (
                "torch.normal(0, 1)",
                "TypeError: normal() received an invalid combination of arguments - got (int, int), but expected one of:\n * (Tensor mean, Tensor std, *, torch.Generator generator = None, Tensor out = None)\n * (Tensor mean, float std = 1, *, torch.Generator generator = None, Tensor out = None)\n * (float mean, Tensor std, *, torch.Generator generator = None, Tensor out = None)\n * (float mean, float std, tuple of ints size, *, torch.Generator generator = None, Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool pin_memory = False, bool requires_grad = False)\n"
            ),
            (
                "torch.sum(x, out=x)",
                "TypeError: sum() received an invalid combination of arguments - got (Tensor, out=Tensor), but expected one of:\n * (Tensor input, *, torch.dtype dtype = None)\n * (Tensor input, tuple of ints dim, bool keepdim = False, *, torch.dtype dtype = None, Tensor out = None)\n"
            ),
            (
                "torch.device()",
                "TypeError: device() received an invalid combination of arguments - got (), but expected one of:\n * (torch.device device)\n * (str type, int index = -1)\n"
            ),
            (
                "torch.linspace(0, 1)",
                "TypeError: linspace() received an invalid combination of arguments - got (int, int), but expected one of:\n * (Tensor start, Tensor end, int steps, *, Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool pin_memory = False, bool requires_grad = False)\n * (Number start, Tensor end, int steps, *, Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool pin_memory = False, bool requires_grad = False)\n * (Tensor start, Number end, int steps, *, Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool pin_memory = False, bool requires_grad = False)\n * (Number start, Number end, int steps, *, Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool pin_memory = False, bool requires_grad = False)\n"
            ),
        ])
    }

    @Test func oneSignatureSaysWhy() {
        check([
            ("torch.max(x, 0, 1, 2)", "TypeError: max() takes from 2 to 3 positional arguments but 4 were given"),
            ("x.reshape(2.0, 3)", "TypeError: reshape() takes 1 positional argument but 2 were given"),
            (
                "x.view(3, 2, 1.0)",
                "TypeError: view(): argument 'size' failed to unpack the object at pos 3 with error \"type must be tuple of ints,but got float\""
            ),
            (
                "torch.zeros((2, 3.0))",
                "TypeError: zeros(): argument 'size' failed to unpack the object at pos 2 with error \"type must be tuple of ints,but got float\""
            ),
            ("torch.cat(x, x)", "TypeError: cat(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor"),
            (
                "torch.add(input='a')",
                "TypeError: add() received an invalid combination of arguments - got unrecognized keyword arguments: input"
            ),
            ("torch.full((2,))", "TypeError: full() missing 1 required positional arguments: \"fill_value\""),
            ("torch.ones(shape=(2, 2))", "TypeError: ones() missing 1 required positional arguments: \"size\""),
            ("torch.exp()", "TypeError: exp() missing 1 required positional arguments: \"input\""),
            ("x.exp(1)", "TypeError: TensorBase.exp() takes no arguments (1 given)"),
            ("x.exp(foo=1)", "TypeError: TensorBase.exp() takes no keyword arguments"),
            ("x.clone(1)", "TypeError: clone() takes 0 positional arguments but 1 was given"),
            ("x.dim(1)", "TypeError: TensorBase.dim() takes no arguments (1 given)"),
            ("x.split()", "TypeError: Tensor.split() missing 1 required positional argument: 'split_size'"),
            ("torch.split(x)", "TypeError: split() missing 1 required positional argument: 'split_size_or_sections'"),
            ("x.norm(1, 2, 3, 4, 5, 6)", "TypeError: Tensor.norm() takes from 1 to 5 positional arguments but 7 were given"),
            ("torch.manual_seed()", "TypeError: manual_seed() missing 1 required positional argument: 'seed'"),
            ("x.register_hook()", "TypeError: Tensor.register_hook() missing 1 required positional argument: 'hook'"),
            ("F.relu()", "TypeError: relu() missing 1 required positional argument: 'input'"),
            ("F.mse_loss(x)", "TypeError: mse_loss() missing 1 required positional argument: 'target'"),
            ("F.mse_loss(x, 3)", "AttributeError: 'int' object has no attribute 'size'"),
            (
                "F.cross_entropy(x, [1])",
                "TypeError: cross_entropy_loss(): argument 'target' (position 2) must be Tensor, not list"
            ),
            ("F.linear(x)", "TypeError: linear() missing 1 required positional arguments: \"weight\""),
            ("F.softmax(x, 1, 2, 3, 4, 5)", "TypeError: softmax() takes from 1 to 4 positional arguments but 6 were given"),
            (
                "torch.set_grad_enabled()",
                "TypeError: set_grad_enabled.__init__() missing 1 required positional argument: 'mode'"
            ),
            ("torch.full(2, 3)", "TypeError: full(): argument 'size' (position 1) must be tuple of ints, not int"),
            ("torch.randint(0, 10)", "TypeError: randint(): argument 'size' (position 2) must be tuple of ints, not int"),
            ("torch.permute(x, 0, 1)", "TypeError: permute() takes 2 positional arguments but 3 were given"),
            ("torch.flip(x, 1)", "TypeError: flip(): argument 'dims' (position 2) must be tuple of ints, not int"),
            ("torch.stack(x)", "TypeError: stack(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor"),
            ("torch.logaddexp2(x, 1)", "TypeError: logaddexp2(): argument 'other' (position 2) must be Tensor, not int"),
            ("torch.t(x, out=x)", "TypeError: t() got an unexpected keyword argument 'out'"),
            ("torch.svd(x, out=x)", "TypeError: svd(): argument 'out' must be tuple of Tensors, not Tensor"),
            (
                "torch.tensor([torch.ones(2), torch.ones(2)])",
                "ValueError: only one element tensors can be converted to Python scalars"
            ),
            (
                "torch.tensor([torch.tensor([1, 2])])",
                "TypeError: only integer tensors of a single element can be converted to an index"
            ),
            ("torch.tensor([1, 'a'])", "TypeError: new(): invalid data type 'str'"),
            ("torch.device('a1')", "RuntimeError: Invalid device string: 'a1'"),
            ("x.size('a')", "TypeError: size(): argument 'dim' (position 1) must be int, not str"),
            (
                "x.requires_grad_('a')",
                "TypeError: requires_grad_(): argument 'requires_grad' (position 1) must be bool, not str"
            ),
            ("torch.as_tensor(x, torch.float32)", "TypeError: as_tensor() takes 1 positional argument but 2 were given"),
            ("x.cpu('a')", "TypeError: cpu() takes 0 positional arguments but 1 was given"),
            ("torch.take(x, x)", "RuntimeError: take(): Expected a long tensor for index, but got Float"),
            ("torch.trace(x.bool())", "NotImplementedError: \"trace\" not implemented for 'Bool'"),
            (
                "F.adaptive_avg_pool1d(x, -1)",
                "RuntimeError: adaptive_avg_pool2d: elements of output_size must be greater than or equal to 0 but received {1, -1}"
            ),
            ("torch.mul(3, 'a')", "TypeError: mul(): argument 'other' (position 2) must be Tensor, not str"),
            ("torch.tile(x, 2)", "TypeError: tile(): argument 'dims' (position 2) must be tuple of ints, not int"),
        ])
    }

    @Test func whatFitsIsTaken() {
        check([
            ("torch.tensor([torch.ones(1), torch.ones(1)])", "tensor([1., 1.])"),
            ("torch.tensor([[3, 4], torch.tensor([1, 2])])", "tensor([[3, 4],\n        [1, 2]])"),
            ("torch.meshgrid(x[0], x[1])[0].shape", "torch.Size([3, 3])"),
            ("torch.sum(x, 1)", "tensor([0., 0.])"),
            ("torch.roll(x, 1)", "tensor([[0., 0., 0.],\n        [0., 0., 0.]])"),
            ("torch.squeeze(x, 0).shape", "torch.Size([2, 3])"),
        ])
    }
}
