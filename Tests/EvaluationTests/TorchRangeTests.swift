// Numbers that a dtype cannot hold, writes of another dtype, and bools in subtractions: PyTorch's refusals.

import Testing

@Suite struct TorchRangeTests {
    @Test(arguments: [
        ("torch.zeros(2, dtype=torch.half).masked_fill(torch.tensor([True, False]), -1e9)", "RuntimeError: value cannot be converted to type c10::Half without overflow"),
        ("torch.full((2,), 1e300)", "RuntimeError: value cannot be converted to type float without overflow"),
        ("torch.full((2,), float('inf'))", "tensor([inf, inf])"),
        ("torch.full((1,), 10**10, dtype=torch.int32)", "RuntimeError: value cannot be converted to type int without overflow"),
        ("torch.full_like(torch.zeros(1, dtype=torch.uint8), 300)", "RuntimeError: value cannot be converted to type uint8_t without overflow"),
        ("torch.ones(2) - True", "NotImplementedError: Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead."),
        ("torch.zeros(3).index_put((torch.tensor([0]),), torch.tensor(1))", "RuntimeError: Index put requires the source and destination dtypes match, got Float for the destination and Long for the source."),
        ("x = torch.zeros(2)\nx[torch.tensor([True, False])] = torch.tensor([1])\nx", "tensor([1., 0.])"),
        ("torch.bernoulli(torch.zeros(2), 1)", "tensor([1., 1.])"),
        ("torch.exp_(torch.zeros(2))", "tensor([1., 1.])"),
        ("torch.repeat_interleave(torch.tensor([1, 2]))", "tensor([0, 1, 1])"),
        ("torch.ones(2).numpy().shape", "(2,)"),
        ("torch.Generator().manual_seed(-1).initial_seed()", "18446744073709551615"),
        ("_ = torch.manual_seed(7)\ntorch.binomial(torch.full((3,), 100.), torch.tensor([.5, .3, .9]))", "tensor([47., 36., 92.])"),
        ("_ = torch.manual_seed(7)\ntorch.rand(1000, dtype=torch.bfloat16).max() < 1", "tensor(True)"),
    ])
    func answers(_ code: String, _ answer: String) {
        #expect(torchOutput("import torch\n" + code) == answer + "\n", "\(code)")
    }

    @Test(arguments: [
        ("torch.ones(2), torch.ones(2)", ""),
        ("torch.ones(2), torch.tensor([1., 1.5])", "AssertionError: Tensor-likes are not close!\n\nMismatched elements: 1 / 2 (50.0%)\nGreatest absolute difference: 0.5 at index (1,) (up to 1e-05 allowed)\nGreatest relative difference: 0.3333333432674408 at index (1,) (up to 1.3e-06 allowed)\n"),
        ("torch.ones(2), torch.ones(3)", "AssertionError: The values for attribute 'shape' do not match: torch.Size([2]) != torch.Size([3]).\n"),
        ("[1, 2.0], [1, 2.5]", "AssertionError: Scalars are not close!\n\nExpected 2.5 but got 2.0.\nAbsolute difference: 0.5 (up to 1e-07 allowed)\nRelative difference: 0.2 (up to 1e-07 allowed)\n\nThe failure occurred for item [1]\n"),
        ("{'a': 1}, {'b': 1}", "AssertionError: The keys of the mappings do not match:\nMissing keys in the actual mapping: ['b']\nAdditional keys in the actual mapping: ['a']\n"),
        ("torch.ones(1), torch.ones(1), rtol=1", "ValueError: Both 'rtol' and 'atol' must be either specified or omitted, but got no atol.\n"),
    ])
    func comparisons(_ arguments: String, _ answer: String) {
        #expect(torchOutput("import torch\ntorch.testing.assert_close(\(arguments))") == answer, "\(arguments)")
    }
}
