// Diagnostics as text: frames, carets under tabs and wide characters, escapes, windows, hints; and the nearest name.

import Diagnostics
import Testing

@Suite struct DiagnosticsTests {
    @Test func syntaxErrorHasCPythonsForm() {
        let source = SourceText(name: "<stdin>", "x = 1\n    y = (1,\n")
        let diagnostic = Diagnostic(
            "SyntaxError", "'(' was never closed", source: source, span: Span(14, 15), hint: "close it")
        #expect(
            diagnostic.rendered(color: false) == """
                  File "<stdin>", line 2
                    y = (1,
                        ^
                SyntaxError: '(' was never closed
                  hint: close it
                """)
    }

    @Test func errorOfARunHasAFrame() {
        let source = SourceText(name: "a.py", "s = u @ v")
        let diagnostic = Diagnostic(
            "RuntimeError", "size mismatch", source: source, span: Span(4, 9), facts: ["u: [2]", "v: [3]"])
        #expect(
            diagnostic.rendered(color: false) == """
                Traceback (most recent call last):
                  File "a.py", line 1, in <module>
                    s = u @ v
                        ^^^^^
                RuntimeError: size mismatch
                  u: [2]
                  v: [3]
                """)
    }

    @Test func frame() {
        let source = SourceText(name: "<stdin>", "def f(a, b):\n    return a + b\n", firstLine: 2)
        let part = renderFrame(source, Span(24, 29), function: "f")
        #expect(part == "  File \"<stdin>\", line 3, in f\n    return a + b\n           ^^^^^")
        let whole = renderFrame(source, Span(17, 29), function: "f")
        #expect(whole == "  File \"<stdin>\", line 3, in f\n    return a + b")
    }

    @Test(arguments: [
        ("\tx\ty = $", 7, 8, "    x\ty = $\n     \t    ^"),
        ("x = '日本' $", 13, 14, "    x = '日本' $\n               ^"),
        ("é = $", 5, 6, "    é = $\n        ^"),
        ("e\u{301} = $", 6, 7, "    e\u{301} = $\n        ^"),
        ("a = '日本'", 4, 12, "    a = '日本'\n        ^^^^^^"),
        ("a = \u{1B}[31m$", 9, 10, "    a = \\x1b[31m$\n                ^"),
        ("a = \u{202E}$", 7, 8, "    a = \\u202e$\n              ^"),
        ("a = (1,\n b)", 4, 11, "    a = (1,\n        ^^^"),
        ("if a\n", 4, 4, "    if a\n        ^"),
        ("\u{FEFF}a $", 5, 6, "    a $\n      ^"),
        ("a\rb $", 4, 5, "    b $\n      ^"),
        ("a\r\nb $\r\nc", 5, 6, "    b $\n      ^"),
        ("a", 500, 600, "    a\n     ^"),
    ]) func carets(source: String, start: Int, end: Int, shown: String) {
        let frame = renderFrame(SourceText(name: "x", source), Span(start, end), function: nil)
        let lines = frame.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        #expect(lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n") == shown)
    }

    @Test func longLineIsCutRoundTheSpan() throws {
        let text = String(repeating: "a", count: 5000) + "$" + String(repeating: "b", count: 5000)
        let frame = renderFrame(SourceText(name: "x", text), Span(5000, 5001), function: nil)
        let lines = frame.split(separator: "\n").dropFirst().map { Array($0) }
        let line = try #require(lines.first)
        let carets = try #require(lines.last)
        #expect(line.count < 220)
        #expect(line[try #require(carets.firstIndex(of: "^"))] == "$")
        #expect(line[4] == "…" && line.last == "…")
    }

    @Test func controlCharactersNeverReachTheTerminal() {
        let source = SourceText(name: "\u{1B}]0;x\u{07}", "a = '\u{1B}[2J\u{9B}\u{202E}'")
        let diagnostic = Diagnostic(
            "ValueError", "bad \u{1B}[31m\nsecond line", source: source, span: Span(0, 1), facts: ["\u{08}"], hint: "\u{2066}")
        let shown = diagnostic.rendered(color: false)
        #expect(shown.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
        #expect(!shown.contains("\u{202E}") && !shown.contains("\u{2066}"))
        #expect(shown.contains("ValueError: bad \\x1b[31m\nsecond line\n  \\x08\n  hint: \\u2066"))
    }

    @Test func colourSurroundsTheTypeAndTheCarets() {
        let source = SourceText(name: "x", "a")
        let shown = Diagnostic("SyntaxError", "m", source: source, span: Span(0, 1)).rendered(color: true)
        #expect(shown.hasSuffix("\u{1B}[31m^\u{1B}[0m\n\u{1B}[1;31mSyntaxError\u{1B}[0m: m"))
    }

    @Test func withoutAPlaceThereIsOneLine() {
        #expect(Diagnostic("KeyboardInterrupt", "").rendered(color: false) == "KeyboardInterrupt")
        #expect(Diagnostic("ValueError", "x").rendered(color: false) == "ValueError: x")
    }

    @Test func warningHasPythonsForm() {
        let source = SourceText(name: "x.py", "a\n  b(c)\n")
        let warning = Diagnostic("UserWarning", "old", source: source, span: Span(4, 8), severity: .warning)
        #expect(warning.rendered(color: false) == "x.py:2: UserWarning: old\n  b(c)")
    }

    @Test(arguments: [
        ("lenght", ["length", "left"], "length"), ("tnesor", ["tensor", "sensor"], "tensor"),
        ("Relu", ["relu", "gelu"], "relu"), ("zerosx", ["ones", "zeros"], "zeros"), ("x", ["y", "z"], nil),
        ("abc", [], nil), ("requires_gard", ["requires_grad"], "requires_grad"), ("foo", ["completely"], nil),
        (String(repeating: "a", count: 50), [String(repeating: "a", count: 49)], nil), ("", ["a"], nil),
        ("same", ["same"], nil),
        ("etxt", ["text"], "text"),
    ] as [(String, [String], String?)])
    func nearestName(name: String, names: [String], expected: String?) {
        #expect(nearest(name, in: names) == expected)
    }
}
