// What counts as the same output, and what is said where it is not.
import Testing

@testable import Notebooks

@Suite struct OutputComparisonTests {
    private func isEqual(_ expected: String, _ got: String, _ tolerance: Tolerance = Tolerance()) -> Bool {
        OutputComparison(tolerance).isEqual(expected, got)
    }

    @Test(arguments: [
        ("tensor(6., grad_fn=<MulBackward0>)", "tensor(6., grad_fn=<MulBackward0>)"),
        ("tensor([1.0000, 2.0000])", "tensor([1.00001, 2.0000])"),
        ("0.33", "0.3333333333333333"),
        ("-1.5e-05", "-1.52e-05"),
        ("1e-05", "1.04e-05"),
        ("tensor([nan, inf, -inf])", "tensor([nan, inf, -inf])"),
        ("tensor([ 0.5000, -1.0000])", "tensor([0.5000, -1.0000])"),
        ("tensor([[1., 2.],\n        [3., 4.]])", "tensor([[1., 2.], [3., 4.]])"),
        ("tensor([-0.])", "tensor([0.])"),
        ("0.30000001192092896", "0.30000004172325134"),
        ("loss  9.9999999", "loss 10.0000000"),
        ("12.3 ms", "4 s"), ("took 3ms now", "took 4.5µs now"), ("1 min 3 s", "58.2 s"), ("2.1 GiB", "17 KB"), ("5 bytes", "6 B"),
        ("...", "anything\nat all"), ("...", ""), ("a...z", "a b c z"), ("a\n...\nb", "a\nx\ny\nb"), ("a\n...\nb", "a\nb"),
        ("a\n...", "a\nb"), ("a\n...", "a"), ("...\nb", "b"), ("...\nb", "a\nb"), ("<f at 0x7f...>", "<f at 0x7f12ab>"),
        ("3.14...", "3.14159"), ("<...Backward0>", "<MulBackward0>"), ("a ... b ... c", "a 1 b 2 b 3 c"),
        ("tensor([0., 1., ..., 9.])", "tensor([0., 1., 2., 3., 9.])"),
        ("1.0000+2.0000j", "1.0000+2.00001j"), ("tensor([1.+0.j])", "tensor([1.-0.j])"),
        ("1.0 ┤⠉⠒⠤⣀⡀   loss", "1.0 ┤⠉⠑⠤⣀   loss"), ("  │⠈⠑⠢   ⢄", "  │⠈⠑⠢⢄"), ("w ▕▂▅█▏ 3 values", "w ▕▂▆█▏ 3 values"), ("1.5 ┤⠉⠒", "1.52 ┤⠉⠒"),
        ("a  ", "a"), ("\u{1B}[0m", "\u{1B}[0m"), ("é", "é"), ("1.2.3", "1.2.3"),
    ])
    func equal(_ expected: String, _ got: String) {
        #expect(isEqual(expected, got))
    }

    @Test(arguments: [
        ("tensor(5.)", "tensor(5.4)"), ("5.0", "5.04"), ("1", "2"), ("1", "1.0"), ("tensor([1, 2])", "tensor([1, 3])"),
        ("0.1234", "0.1235"), ("0.33", "0.34"), ("nan", "1.0"), ("inf", "-inf"), ("inf", "1e308"), ("1.0", "nan"),
        ("tensor([1.])", "tensor([1.], dtype=torch.float64)"), ("tensor([1.])", "tensor([[1.]])"),
        ("torch.Size([2, 3])", "torch.Size([3, 2])"), ("a b", "a  b"), ("x  1", "x 1"), ("abc", "abd"), ("a", "a\nb"), ("a\nb", "a"),
        ("3 ms", "3"), ("3 ms", "3 KB"), ("3 strings", "4 strings"), ("", "a"), ("a\n...\nb", "a\nx b"), ("a\n...", "a b"),
        ("...b", "a"), ("a...", "b"), ("a...b...c", "a c b"), ("1.2.3", "1.2.4"), ("0x7f", "0x7e"), ("1.0000+2.0000j", "1.0000+2.1000j"),
        ("0.1000000000000001", "0.1000002"), ("tensor([1., ..., 3.])", "tensor([1., 2., 4.])"), ("'\\x1b'", "'\\x1c'"),
    ])
    func different(_ expected: String, _ got: String) {
        #expect(!isEqual(expected, got))
    }

    @Test func noOutputIsNotABlankLine() {
        let comparison = OutputComparison()
        #expect(comparison.mismatch(expected: [], got: []) == nil)
        #expect(comparison.mismatch(expected: [], got: [""]) != nil)
        #expect(comparison.mismatch(expected: [""], got: []) != nil)
        #expect(comparison.mismatch(expected: ["..."], got: []) == nil)
    }

    /// Distances around the limits of `torch.testing.assert_close`, with eight printed digits.
    @Test(arguments: [
        ("tensor(%)", 1.10e-5, true), ("tensor(%)", 1.15e-5, false),
        ("tensor(%, dtype=torch.float64)", 1.9e-7, true), ("tensor(%, dtype=torch.float64)", 2.1e-7, false),
        ("tensor(%, dtype=torch.float16)", 1.0e-3, true), ("tensor(%, dtype=torch.float16)", 1.02e-3, false),
        ("tensor(%, dtype=torch.bfloat16)", 1.6e-2, true), ("tensor(%, dtype=torch.bfloat16)", 1.602e-2, false),
        ("%", 1.9e-7, true), ("%", 2.1e-7, false),
    ])
    func defaultsByDType(_ pattern: String, _ distance: Double, _ isEqual: Bool) {
        let expected = pattern.replacing("%", with: "1.00000000")
        let got = pattern.replacing("%", with: "\(1 + distance)")
        #expect(self.isEqual(expected, got) == isEqual)
    }

    @Test func tolerancesThatAreGiven() {
        #expect(isEqual("2.0", "2.1", Tolerance(rtol: 0.06)))
        #expect(!isEqual("2.0", "2.1", Tolerance(rtol: 0.04)))
        #expect(isEqual("2.0", "2.1", Tolerance(atol: 0.11)))
        #expect(isEqual("1", "1", Tolerance(atol: 5)) && !isEqual("1", "2", Tolerance(atol: 5)))
        #expect(isEqual("tensor(1.000000)", "tensor(1.00001)"))
        #expect(!isEqual("tensor(1.000000)", "tensor(1.00001)", Tolerance(defaultDType: "float64")))
    }

    @Test func theWorstElement() throws {
        let mismatch = try #require(
            OutputComparison().mismatch(
                expected: ["x", "tensor([[1.0000, 2.0000],", "        [4.0000, nan]])"],
                got: ["x", "tensor([[1.0000, 2.1000],", "        [5.0000, nan]])"], lines: [10, 12, 13]))
        #expect(mismatch.line == 13)
        #expect(
            mismatch.message == """
                expected:         [4.0000, nan]])
                     got:         [5.0000, nan]])
                worst element [1][0]: expected 4.0000, got 5.0000
                absolute error 1, relative error 0.25, allowed 5e-05; 2 of 4 numbers differ
                """)
    }

    @Test(arguments: [
        (["a"], ["a", "b"], 8, "expected: (no more output)\n     got: b"),
        (["a", "b"], ["a"], 6, "expected: b\n     got: (no more output)"),
        (["a", "b"], ["a", "c"], 6, "expected: b\n     got: c"),
        (["\u{1B}"], ["b"], 5, "expected: \\x1b\n     got: b"),
    ])
    func textThatDiffers(_ expected: [String], _ got: [String], _ line: Int, _ message: String) throws {
        let mismatch = try #require(
            OutputComparison().mismatch(expected: expected, got: got, lines: [5, 6].dropLast(2 - expected.count), endLine: 8))
        #expect(mismatch.line == line)
        #expect(mismatch.message == message)
    }

    @Test func anyTextEqualsItselfAndNothingTraps() {
        let pieces = [
            "1", ".", "...", "-", "+", "e", "j", "inf", "nan", " ", "tensor(", ")", "[", "]", ",", "ms", "µs", "x", "\n", "0x", "1e5",
            "\u{0}", "é", "dtype=torch.float64", "1e999", "9999999999999999999999",
        ]
        for seed in 0..<3000 as Range<UInt64> {
            var random = SeededGenerator(seed)
            func text() -> String {
                (0..<Int.random(in: 0..<12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            }
            let (a, b) = (text(), text())
            // The last line is another, so that the texts are compared token by token.
            #expect(isEqual(a + "\n1.0", a + "\n1.00"), "seed \(seed): \(a)")
            #expect(isEqual(a + "\n...", a + "\n" + b), "seed \(seed): \(a) | \(b)")
            _ = isEqual(a, b)
        }
    }
}
