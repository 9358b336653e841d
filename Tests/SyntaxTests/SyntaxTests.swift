// What the tables of trees and mistakes leave over: commands, completeness, what cells leave out, positions in strings.

import Diagnostics
import Syntax
import Testing

@Suite struct SyntaxTests {
    @Test(arguments: [
        ("%time x", "(command \"time x\")"),
        ("x = 1\n%tape f  \ny", "(assign x 1)\n(command \"tape f\")\ny"),
        ("if a:\n  b\n%reset", "(if a (do b))\n(command \"reset\")"),
        ("  %ls", "(command \"ls\")"),
        ("a\n  %ls\nb", "a\n(command \"ls\")\nb"),
        ("x = (a\n% b)", "(assign x (% a b))"),
        ("x = 5 \\\n% 3", "(assign x (% 5 3))"),
        ("%", "(command \"\")"),
    ]) func command(source: String, tree: String) {
        let result = Parser.parse(SourceText(name: "<stdin>", source), commands: true)
        #expect(result.diagnostics.map(\.message) == [])
        #expect(result.module.dump() == tree)
    }

    @Test func commandIsNoPython() {
        #expect(mistake("%time x") == "SyntaxError: invalid syntax")
        #expect(mistake("if a:\n  %time x", commands: true) == "SyntaxError: invalid syntax")
    }

    @Test(arguments: [
        ("", .complete), ("x = 1", .complete), ("# note", .complete), ("f(a\n)", .complete),
        ("(1,", .incomplete(indent: 4)), ("f(\n  a", .incomplete(indent: 4)), ("if a:", .incomplete(indent: 4)),
        ("if a:\n", .incomplete(indent: 4)), ("if a:\n  b", .incomplete(indent: 2)), ("if a:\n  b\n", .incomplete(indent: 2)),
        ("if a:\n  b\n\n", .complete), ("if a: b", .incomplete(indent: 0)), ("if a:\n  if b:\n", .incomplete(indent: 6)),
        ("def f():\n    x = '''a", .incomplete(indent: 0)), ("'''a", .incomplete(indent: 0)),
        ("x = \\", .incomplete(indent: 0)), ("x = \\\n", .incomplete(indent: 0)), ("@d", .incomplete(indent: 0)),
        ("@d\n", .incomplete(indent: 0)), ("try:\n  a\n\n", .incomplete(indent: 0)), ("class A:", .incomplete(indent: 4)),
        ("match x:\n", .incomplete(indent: 4)), ("match x:\n  case 1:\n", .incomplete(indent: 6)),
        ("x = ", .invalid), ("1)", .invalid), ("(1]", .invalid), ("'abc", .invalid), ("return", .invalid),
        ("x = (1 2", .invalid), ("a b '''", .invalid), ("if a\n", .invalid), ("x = 1\n  y", .invalid),
    ] as [(String, Completeness)])
    func completeness(source: String, expected: Completeness) {
        #expect(Parser.parse(SourceText(name: "<stdin>", source)).completeness == expected)
    }

    @Test(arguments: [
        ("async def f(): pass", "SyntaxError: 'async' is not supported: cells leave out asynchronous code", 1),
        ("x = await y", "SyntaxError: 'await' is not supported: cells leave out asynchronous code", 5),
        ("[a async for a in b]", "SyntaxError: 'async' is not supported: cells leave out asynchronous code", 4),
        ("try: a\nexcept* B: c", "SyntaxError: 'except*' is not supported: cells leave out exception groups", 1),
        ("'\\ud800'", "SyntaxError: '\\ud800' is not supported: cells leave out lone surrogates in strings", 2),
    ]) func leftOut(source: String, says: String, column: Int) {
        check(source, says, column: column)
    }

    /// CPython gives these a column after the string, or in a text of its own; here it is the place of the mistake.
    @Test(arguments: [
        ("f\"{a b}\"", "SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?", 4),
        ("f'{a!x}'", "SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a'", 6),
        ("f'{}'", "SyntaxError: f-string: empty expression not allowed", 3),
        ("f'{ !r}'", "SyntaxError: f-string: empty expression not allowed", 3),
        ("f'{a'", "SyntaxError: f-string: expecting '}'", 3),
        ("f'{a:{b'", "SyntaxError: f-string: expecting '}'", 6),
        ("f'}'", "SyntaxError: f-string: single '}' is not allowed", 3),
        ("f'{a:{b:{c}}}'", "SyntaxError: f-string: expressions nested too deeply", 9),
        ("f'{a\\n}'", "SyntaxError: f-string expression part cannot include a backslash", 5),
        ("f'{a#}'", "SyntaxError: f-string expression part cannot include '#'", 5),
        ("f'{a)}'", "SyntaxError: f-string: unmatched ')'", 5),
        ("f'{(a]}'", "SyntaxError: f-string: closing parenthesis ']' does not match opening parenthesis '('", 6),
        ("f'{a $ b}'", "SyntaxError: f-string: invalid syntax", 6),
        ("'\\xz'", "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \\xXX escape", 2),
        ("b'\\xz'", "SyntaxError: (value error) invalid \\x escape at position 0", 3),
        ("'a' b'b'", "SyntaxError: cannot mix bytes and nonbytes literals", 1),
        ("  x", "IndentationError: unexpected indent", 3),
        ("a\0b", "SyntaxError: source code string cannot contain null bytes", 2),
        ("x\u{FEFF}y", "SyntaxError: invalid non-printable character U+FEFF", 2),
        ("if a:\n\tb\n        c", "TabError: inconsistent use of tabs and spaces in indentation", 10),
    ]) func place(source: String, says: String, column: Int) {
        check(source, says, column: column)
    }

    @Test(arguments: [
        ([0x61, 0xFF], "(unicode error) 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"),
        ([0xC0, 0x80], "(unicode error) 'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte"),
        ([0xED, 0xA0, 0x80], "(unicode error) 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte"),
        ([0x61, 0xE2, 0x82], "(unicode error) 'utf-8' codec can't decode byte 0xe2 in position 1: unexpected end of data"),
        ([0x78, 0x00, 0x79, 0x00], "source code string cannot contain null bytes"),
    ] as [([UInt8], String)])
    func encoding(bytes: [UInt8], says: String) {
        let result = Parser.parse(SourceText(name: "<stdin>", bytes: bytes))
        #expect(result.diagnostics.map(\.message) == [says])
        #expect(result.module.body.isEmpty)
    }

    @Test func reorderingCharactersAreWarnedOfInStringsAndRefusedElsewhere() throws {
        let result = Parser.parse(SourceText(name: "<stdin>", "x = 'a\u{202E}b' # \u{2066}"))
        let warning = try #require(result.diagnostics.first)
        #expect(warning.severity == .warning)
        #expect(warning.message == "invisible character U+202E changes the order in which this line is shown")
        #expect(warning.span == Span(6, 9))
        #expect(result.completeness == .complete)
        #expect(result.module.dump() == "(assign x \"a\u{202E}b\")")
        #expect(mistake("x = a\u{202E}b") == "SyntaxError: invalid non-printable character U+202E")
        #expect(Parser.parse(SourceText(name: "<stdin>", "x = '日本 – ‘a’'")).diagnostics.isEmpty)
    }

    @Test func treeUpToTheMistakeIsKept() {
        let result = Parser.parse(SourceText(name: "<stdin>", "a = 1\nb = = 2\nc = 3"))
        #expect(result.module.dump() == "(assign a 1)")
        #expect(result.diagnostics.count == 1)
    }

    @Test func spansCoverWhatCPythonMarks() throws {
        let source = SourceText(name: "<stdin>", "x = (a + b) * c.d(e)\nif x:\n    y\n\nz")
        let body = Parser.parse(source).module.body
        #expect(body.map { source.text($0.span) } == ["x = (a + b) * c.d(e)", "if x:\n    y", "z"])
        guard case .assign(_, let value) = try #require(body.first).kind, case .binary(let left, _, let right) = value.kind
        else {
            Issue.record("not a product")
            return
        }
        #expect(source.text(value.span) == "(a + b) * c.d(e)")
        #expect(source.text(left.span) == "a + b")
        #expect(source.text(right.span) == "c.d(e)")
    }

    private func mistake(_ source: String, commands: Bool = false) -> String? {
        Parser.parse(SourceText(name: "<stdin>", source), commands: commands).diagnostics.first.map {
            "\($0.type): \($0.message)"
        }
    }

    private func check(_ source: String, _ says: String, column: Int) {
        let text = SourceText(name: "<stdin>", source)
        let first = Parser.parse(text).diagnostics.first
        #expect(first.map { "\($0.type): \($0.message)" } == says)
        #expect(first.map { text.position(of: Int($0.span.start)).column } == column)
    }
}
