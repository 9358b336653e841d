// What cannot fit the memory is refused before it is made, by the operation's name and the bytes it wants; the session goes on.

import Testing

@Suite struct MemoryTests {
    /// (code, the operation that is named, the bytes it wants)
    @Test(arguments: [
        ("torch.zeros(10**13)", "zeros", "40000000000000"), ("torch.rand(10**7, 10**7)", "rand", "400000000000000"),
        ("torch.randn(10**13, dtype=torch.float64)", "randn", "80000000000000"), ("torch.arange(10**14)", "arange", "800000000000000"),
        ("torch.linspace(0, 1, 10**14)", "linspace", "400000000000000"), ("torch.eye(10**7)", "eye", "400000000000000"),
        ("torch.randperm(10**13)", "randperm", "80000000000000"), ("torch.randint(0, 2, (10**13,))", "randint", "80000000000000"),
        ("wide @ wide", "@", "400000000000000"), ("torch.matmul(wide, wide)", "matmul", "400000000000000"),
        ("torch.cat([long] * 3)", "cat", "120000000000000"), ("torch.stack([long] * 3)", "stack", "120000000000000"),
        ("one.repeat(10**14)", "repeat", "400000000000000"), ("one.tile(10**14)", "tile", "400000000000000"),
        ("one.repeat_interleave(10**14)", "repeat_interleave", "400000000000000"),
        ("torch.repeat_interleave(torch.tensor([10**14]))", "repeat_interleave", "800000000000000"),
        ("torch.outer(row, row)", "outer", "400000000000000"), ("torch.kron(row, row)", "kron", "400000000000000"),
        ("torch.einsum('i,j->ij', row, row)", "einsum", "400000000000000"),
        ("torch.nn.functional.conv2d(one.expand(1, 1, 10**6, 10**6), torch.ones(1000, 1, 1, 1))", "conv2d", "4000000000000000"),
        ("torch.nn.functional.pad(one, (10**14, 0))", "pad", "400000000000004"), ("long.contiguous()", "contiguous", "40000000000000"),
        ("long.clone()", "clone", "40000000000000"), ("long.exp()", "exp", "40000000000000"), ("long + long", "+", "40000000000000"),
        ("long.sort()", "sort", "40000000000000"), ("long.cumsum(0)", "cumsum", "40000000000000"), ("long > 0", "", "10000000000000"),
        ("long.to(torch.float64)", "", "80000000000000"), ("torch.diag(row)", "diag", "400000000000000"),
        ("torch.nn.functional.one_hot(torch.tensor([10**13]))", "one_hot", "80000000000008"),
        ("torch.combinations(torch.ones(10**6), 3)", "combinations", ""), ("torch.zeros(3).resize_(10**14)", "", "400000000000000"),
        ("torch.nn.Linear(10**7, 10**7)", "", "400000000000000"), ("torch.meshgrid(row, row)[0].clone()", "clone", "400000000000000"),
    ])
    func refusals(_ code: String, _ operation: String, _ bytes: String) throws {
        let outcome = try run([
            "-c",
            """
            import torch
            one, row = torch.ones(1), torch.ones(10**7)
            wide, long = one.expand(10**7, 10**7), one.expand(10**13)
            try: \(code)
            except RuntimeError as e: print(e)
            print(one)
            \(code)
            """,
        ])
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 2 && lines[1] == "tensor([1.])", "\(code): \(outcome.output) \(outcome.error)")
        #expect(lines.first?.hasPrefix("[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory") == true)
        #expect(lines.first?.contains("you tried to allocate \(bytes)") == true, "\(outcome.output)")
        #expect(outcome.status == 3)
        #expect(outcome.error.contains("hint: \(operation)\(operation.isEmpty ? "" : ": ")") && outcome.error.contains("are wanted and"), "\(outcome.error)")
    }

    @Test func listsThatCannotBeHeld() throws {
        try check(
            "import torch\ntry: torch.ones(1).expand(10**13).tolist()\nexcept MemoryError: print('refused')", prints: "refused\n")
    }
}
