// What nobody should type: every mistake is an answer, never the end of the process by a signal, and what was named before
// is still there. The numbers in comments are those of the project's list of bad inputs.

import Testing

@Suite struct BadInputTests {
    @Test func mistakesAreLocated() throws {
        try check("x = (1 +", prints: "", exits: 5, says: "SyntaxError: '(' was never closed")
        try check("1 + * 2", prints: "", exits: 5, says: "    1 + * 2\n        ^\nSyntaxError: invalid syntax\n")
        try check("tensr(1)", prints: "", exits: 3, says: "NameError: name 'tensr' is not defined. Did you mean: 'tensor'?")
        try check("[1, 2, 3][5]", prints: "", exits: 3, says: "IndexError: list index out of range")
        try check("zeros(2)[5]", prints: "", exits: 3, says: "IndexError: index 5 is out of bounds for dimension 0 with size 2")
    }

    /// L40: names and shapes of the operands.
    @Test func shapesThatDoNotFit() throws {
        let outcome = try run(["-c", "W = zeros(2, 3)\nx = zeros(4)\nW + x"])
        #expect(outcome.status == 3)
        for part in ["The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1", "W: float32[2, 3]", "x: float32[4]"] {
            #expect(outcome.error.contains(part), "\(outcome.error)")
        }
        try check("zeros(2, 3) @ zeros(4, 5)", prints: "", exits: 3, says: "mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)")
        try check("zeros(6).reshape(4, -1)", prints: "", exits: 3, says: "shape '[4, -1]' is invalid for input of size 6")
    }

    /// Each is caught, and the variable is still what it was: (code, the exception's type).
    @Test(arguments: [
        ("zeros(10**12)", "RuntimeError"), ("zeros(1 << 60)", "RuntimeError"), ("zeros(2**32, 2**32)", "RuntimeError"),
        ("zeros(-1)", "RuntimeError"), ("zeros(2**70)", "TypeError"), ("zeros(2) + zeros(3)", "RuntimeError"),
        ("zeros(0, 3).reshape(-1, 0)", "RuntimeError"), ("zeros(2, 3).permute(0, 0)", "RuntimeError"),
        ("zeros(2).sum(dim=5)", "IndexError"), ("cat([])", "ValueError"), ("stack([])", "RuntimeError"),
        ("bool(zeros(2))", "RuntimeError"), ("zeros(2).item()", "RuntimeError"), ("zeros(2)[7]", "IndexError"),
        ("tensor([1, [2]])", "TypeError"), ("tensor('a')", "TypeError"),
        ("zeros(3)[::0]", "ValueError"), ("arange(0, 1, 0)", "RuntimeError"), ("tensor(1.).backward()", "RuntimeError"),
        ("ones(2, requires_grad=True).backward()", "RuntimeError"), ("tensor(1, requires_grad=True)", "RuntimeError"),
        ("2**63 // 0", "ZeroDivisionError"), ("1 << 10**12", "MemoryError"), ("'a' * 10**18", "MemoryError"),
        ("[0] * 10**15", "MemoryError"), ("range(0, 3, 0)", "ValueError"), ("int('9' * 5000)", "ValueError"),
        ("str(10**5000)", "ValueError"), ("float(10**400)", "OverflowError"), ("2.0**10000", "OverflowError"),
        ("(lambda f: f(f))(lambda f: f(f))", "RecursionError"), ("undefined", "NameError"), ("None.x", "AttributeError"),
        ("chr(-1)", "ValueError"), ("chr(2**70)", "OverflowError"), ("'{:99999999999999999999}'.format(1)", "ValueError"),
        ("f'{1:{10**20}}'", "ValueError"), ("'%*d' % (10**30, 1)", "OverflowError"), ("list(range(10**18))", "MemoryError"),
        ("open('x')", "FileNotFoundError"), ("eval('1')", "NameError"), ("exec('1')", "NameError"), ("tensor(2**64)", "ValueError"),
        ("zeros(*[1] * 70 + [-1])", "RuntimeError"), ("bytes(-1)", "ValueError"),
    ])
    func errorsLeaveTheSession(_ code: String, _ type: String) throws {
        try check(
            """
            kept = tensor([1., 2.])
            try: \(code)
            except Exception as e: print(type(e).__name__)
            kept
            """, prints: "\(type)\ntensor([1., 2.])\n")
    }

    /// L1–L9: nesting and length, in the parser.
    @Test func nestingWithoutEnd() throws {
        let n = 100_000
        for code in [
            String(repeating: "(", count: n), String(repeating: "[", count: n) + String(repeating: "]", count: n),
            String(repeating: "-", count: n) + "1", String(repeating: "not ", count: n) + "1", String(repeating: "{1:", count: n),
            String(repeating: "f(", count: n) + String(repeating: ")", count: n), String(repeating: "lambda:", count: n) + "1",
            String(repeating: "1 if 1 else ", count: n) + "1", String(repeating: "x[", count: n) + "0" + String(repeating: "]", count: n),
            String(repeating: "2**", count: n) + "1", "x" + String(repeating: " = x", count: n), String(repeating: "await ", count: n),
            String(repeating: "f'{", count: 300),
        ] {
            let outcome = try run([], input: Array((code + "\n").utf8))
            #expect([0, 3, 5].contains(outcome.status), "\(code.prefix(10)): \(outcome.status) \(outcome.error.prefix(300))")
            if outcome.status != 0 { #expect(outcome.error.contains("Error: "), "\(outcome.error.prefix(300))") }
        }
        var blocks = ""
        for depth in 0..<300 { blocks += String(repeating: " ", count: depth) + "if 1:\n" }
        let outcome = try run([], input: Array((blocks + String(repeating: " ", count: 300) + "pass\n").utf8))
        #expect(outcome.status == 5)
        #expect(outcome.error.contains("IndentationError: too many levels of indentation"), "\(outcome.error.suffix(300))")
    }

    @Test func longChains() throws {
        try check(piped: "sum([" + String(repeating: "1, ", count: 100_000) + "])\n", prints: "100000\n")
        try check(piped: "x = 1\n" + String(repeating: "x += 1\n", count: 20_000) + "x\n", prints: "20001\n")
        for code in ["1" + String(repeating: "+1", count: 100_000), "f" + String(repeating: ".b", count: 10_000), "f" + String(repeating: "()", count: 10_000)] {
            let outcome = try run([], input: Array((code + "\n").utf8))
            #expect([0, 3, 5].contains(outcome.status), "\(code.prefix(10)): \(outcome)")
        }
    }

    /// L13–L16
    @Test func recursionWithoutEnd() throws {
        try check(
            """
            def f(n): return f(n + 1)
            def g(x): return sorted([1, 2], key=lambda k: g(k))
            def h(x): return [h(y) for y in [x]]
            for function in (f, g, h):
                try: function(0)
                except RecursionError: print("caught")
            x = 5
            x
            """, prints: "caught\ncaught\ncaught\n5\n")
        try check("def f(n): return f(n + 1)\nf(0)", prints: "", exits: 3, says: "RecursionError: maximum recursion depth exceeded")
    }

    @Test func deepContainers() throws {
        try check(
            """
            a = []
            for i in range(1000000): a = [a]
            b = ()
            for i in range(1000000): b = (b,)
            d = {}
            for i in range(1000000): d = {1: d}
            try: repr(a)
            except RecursionError: print("repr")
            try: a == [a]
            except RecursionError: print("equal")
            try: hash(b)
            except RecursionError: print("hash")
            del a, b, d
            print("freed")
            """, prints: "repr\nequal\nhash\nfreed\n")
        try check("def f():\n    g = None\n    for i in range(200000):\n        g = (lambda h: lambda: h)(g)\n    return 1\nf()", prints: "1\n")
        try check("g = iter([])\nfor i in range(200000): g = map(len, g)\ndel g\nprint('freed')", prints: "freed\n")
    }

    /// A chain of a million recorded operations goes back and is freed.
    @Test func aDeepTape() throws {
        try check(
            "x = ones(1, requires_grad=True)\ny = x\nfor i in range(1000000): y = y + 1\ny.backward()\nx.grad\ndel y\nprint('freed')",
            prints: "tensor([1.])\nfreed\n")
    }

    /// L44–L50: bytes that are no text.
    @Test func bytesThatAreNoText() throws {
        func answer(_ bytes: [UInt8]) throws -> Outcome { try run([], input: Array("print('before')\n".utf8) + bytes + Array("\nprint('after')\n".utf8)) }
        for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x78, 0x3D, 0x22, 0xE9, 0x22], [0x00], [0x31, 0x00, 0x32], [0xE2, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80]] {
            let outcome = try answer(bytes)
            #expect(outcome.status == 5, "\(bytes): \(outcome)")
            #expect(outcome.output == "before\n")
            #expect(outcome.error.contains("SyntaxError: "), "\(bytes): \(outcome)")
        }
        for text in ["\u{00A0}x", "\u{200B}x", "‘a’", "x = \u{202E}1"] {
            let outcome = try answer(Array(text.utf8))
            #expect(outcome.status == 5, "\(text): \(outcome)")
            #expect(outcome.error.contains("SyntaxError: invalid "), "\(text): \(outcome)")
            #expect(!outcome.error.contains("\u{202E}"))
        }
        try check(piped: "\u{FEFF}print(1)\n", prints: "1\n")
        let folder = try Folder()
        try folder.write("zero.py", "print(1)\0\n")
        let zero = try run(["run", "zero.py"], folder: folder.path)
        #expect(zero.status == 5)
        #expect(zero.error.contains("null bytes"), "\(zero.error)")
    }

    @Test func sizesOfText() throws {
        let name = String(repeating: "n", count: 1_000_000)
        try check(piped: "\(name) = 5\n\(name) + 1\n", prints: "6\n")
        try check(piped: "len('" + String(repeating: "a", count: 10_000_000) + "')\n", prints: "10000000\n")
        let parameters = (0..<500).map { "p\($0)" }.joined(separator: ", ")
        try check(piped: "def f(\(parameters)): return p499\nf(*range(500))\n", prints: "499\n")
        let digits = try run([], input: Array(("9" + String(repeating: "9", count: 4300) + "\n").utf8))
        #expect(digits.status == 5)
        #expect(digits.error.contains("Exceeds the limit (4300 digits) for integer string conversion"), "\(digits.error.prefix(300))")
    }

    /// Bytes at random, from a seed that a failure prints: whatever they say, the process answers with an exit code.
    @Test(arguments: 1...20)
    func randomBytes(seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(limit))
        }
        let words = [
            "x", "=", "(", ")", "[", "]", "{", "}", ":", "\n", "\n    ", " ", "def f", "lambda", "if ", "else", "for ", " in ", "while ", "try", "except", "finally",
            "return ", "yield ", "1", "0", "1e999", "2**70", "'a'", "f'{x}'", "\\", "'", "\"\"\"", "#", ",", ".", "*", "**", "@", "-", "not ", "zeros(2)", "x.grad",
            "print(", "del ", "import math", "match x", "case ", "_", "with ", "as y", "%who", "%", ";", "\u{0}", "\u{FE}", "é", "\t", "\r", "raise ", "assert ", "global x",
        ]
        for _ in 0..<10 {
            let program = (0..<next(60)).map { _ in words[next(words.count)] }.joined()
            if program.contains("while ") { continue }
            let outcome = try run([], input: Array(program.utf8))
            #expect([0, 3, 5, 6].contains(outcome.status), "seed \(seed): \(program.debugDescription): \(outcome)")
        }
    }
}
