// The formatter: text in, text out, and what holds of every text: formatting twice is formatting once, and the tree stays.

import Diagnostics
import Foundation
import Syntax
import Testing

@Suite struct FormatterTests {
    private func format(_ text: String) -> String {
        let result = Formatter.format(SourceText(name: "<stdin>", text), commands: true)
        #expect(result.diagnostics.map(\.message) == [], "\(text)")
        return result.text
    }

    /// Formats a text and holds the laws on it.
    @discardableResult
    private func checkLaws(_ text: String) -> String {
        let once = format(text)
        #expect(format(once) == once)
        let trees = [text, once].map { Parser.parse(SourceText(name: "<stdin>", $0), commands: true).module.dump() }
        #expect(trees[0] == trees[1])
        return once
    }

    @Test(arguments: forms) func form(of text: String, is expected: String) { #expect(checkLaws(text) == expected) }

    static let forms: [(String, String)] = [
        ("x=1;y = 2 ;", "x = 1\ny = 2\n"),
        ("f( a,b = 1 , *c,**d )", "f(a, b=1, *c, **d)\n"),
        ("def f(a,b:int=1,*,c = 2)->int : return(a)", "def f(a, b: int = 1, *, c=2) -> int:\n    return a\n"),
        ("x [1:2], x[a+1 :], x[f(a):b:2], x[::n]", "x[1:2], x[a + 1 :], x[f(a) : b : 2], x[::n]\n"),
        ("-x ** 2 + x**-y * f(x)**2 - 5 ** z.w", "-x**2 + x**-y * f(x) ** 2 - 5**z.w\n"),
        ("lambda x,y=2,*z:x+y", "lambda x, y=2, *z: x + y\n"),
        ("'a' ; u'b' ; 'it\\'s' ; 'say \"x\"' ; F'{x}' ; Rb'c'", "\"a\"\n\"b\"\n'it\\'s'\n'say \"x\"'\nf\"{x}\"\nRb\"c\"\n"),
        ("0XFF, 1E5, 1J, 0xdeadbeef", "0xFF, 1e5, 1j, 0xDEADBEEF\n"),
        ("if (a) : b\nelif(c and d):e\nelse : f", "if a:\n    b\nelif c and d:\n    e\nelse:\n    f\n"),
        ("for i in(a,b): pass", "for i in (a, b):\n    pass\n"),
        ("import os,sys\nx = 1", "import os, sys\n\nx = 1\n"),
        ("@ a . b (c)\ndef f(): pass\nx", "@a.b(c)\ndef f():\n    pass\n\n\nx\n"),
        ("class A:\n\n    x=1\n    def f(self): pass\n    def g(self): pass", "class A:\n    x = 1\n\n    def f(self):\n        pass\n\n    def g(self):\n        pass\n"),
        ("x = [1,2,3,]", "x = [\n    1,\n    2,\n    3,\n]\n"),
        ("x = (1,)\ny = a[1,]", "x = (1,)\ny = a[1,]\n"),
        ("%tape  x \nx+1", "%tape  x\nx + 1\n"),
        ("match x:\n  case [1,*a] if a: b\n  case {'k':v,**r}: c", "match x:\n    case [1, *a] if a:\n        b\n    case {\"k\": v, **r}:\n        c\n"),
        ("a = \\\n    b + \\\n  c", "a = b + c\n"),
        ("x = 1\n\n\n\n\ny = 2\n\n\n", "x = 1\n\n\ny = 2\n"),
    ]

    @Test(arguments: comments) func comment(in text: String, staysAs expected: String) { #expect(checkLaws(text) == expected) }

    static let comments: [(String, String)] = [
        ("#one\nx=1#two\n", "# one\nx = 1  # two\n"),
        ("if x:\n    y\n    # in\n  # between\n# out\nz", "if x:\n    y\n    # in\n# between\n# out\nz\n"),
        ("f(a, # why\n  b)", "f(\n    a,  # why\n    b,\n)\n"),
        ("f(\n# own\na)", "f(\n    # own\n    a\n)\n"),
        ("x = [1, 2,\n  # last\n]", "x = [\n    1,\n    2,\n    # last\n]\n"),
        ("@a\n# between\n@b\ndef f(): pass", "@a\n# between\n@b\ndef f():\n    pass\n"),
        ("x = 1\n# about f\ndef f(): pass", "x = 1\n\n\n# about f\ndef f():\n    pass\n"),
        ("if x: # head\n  y", "if x:  # head\n    y\n"),
        ("#!shebang\n#: kept", "#!shebang\n#: kept\n"),
    ]

    @Test func longLinesBreak() {
        let name = "a_rather_long_name_of_something"
        #expect(
            checkLaws("result = \(name)(first_argument, second_argument) + \(name)(third_argument) * 2")
                == "result = (\n    \(name)(first_argument, second_argument)\n    + \(name)(third_argument) * 2\n)\n")
        #expect(
            checkLaws("\(name)(first_argument_of_all, second_argument, keyword=\(name))")
                == "\(name)(\n    first_argument_of_all, second_argument, keyword=\(name)\n)\n")
        #expect(
            checkLaws("from \(name) import \(name), \(name)")
                == "from \(name) import (\n    \(name),\n    \(name),\n)\n")
    }

    @Test func mistakesAreReportedAndTheTextIsKept() {
        let result = Formatter.format(SourceText(name: "<stdin>", "x=1\ny = ="))
        #expect(result.diagnostics.map(\.message) == ["invalid syntax"])
        #expect(result.text == "x=1\ny = =")
        #expect(!result.isChanged)
    }

    @Test func lineEndsAndOrderMarkAreKept() {
        let result = Formatter.format(SourceText(name: "<stdin>", "\u{FEFF}x=1\r\ny=2\r\n"))
        #expect(Array(result.text.utf8) == Array("\u{FEFF}x = 1\r\ny = 2\r\n".utf8))
    }

    @Test func lawsHoldOnTheNotebooks() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../notebooks").standardized
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".tnb") }
        #expect(files.count >= 3)
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for cell in text.components(separatedBy: "\n# %%").dropFirst() where !cell.hasPrefix(" [markdown]") {
                let code = cell.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().filter { !$0.hasPrefix("#") }
                checkLaws(code.joined(separator: "\n") + "\n")
            }
        }
    }

    @Test func lawsHoldOnGeneratedPrograms() {
        for seed in UInt64(1)...400 {
            var maker = ProgramMaker(seed: seed)
            let text = maker.program()
            let count = Formatter.format(SourceText(name: "<stdin>", text)).diagnostics.count
            #expect(count == 0, "seed \(seed)")
            checkLaws(text)
        }
    }
}

/// Programs of every form, with odd spaces, comments and line breaks.
private struct ProgramMaker {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func random(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
    private mutating func pick(_ options: [String]) -> String { options[random(options.count)] }

    private mutating func space() -> String { pick(["", " ", "", "  "]) }
    private mutating func gap() -> String { pick([" ", " ", "  ", "\n", "  # why\n", "\n# own\n"]) }

    private mutating func name() -> String {
        pick(["a", "b", "value", "self.weight", "a_long_name_for_a_value", "another_quite_long_name", "torch.nn.functional.relu", "x"])
    }

    private mutating func atom(_ depth: Int) -> String {
        if depth <= 0 { return pick([name(), "1", "2.5", "'text'", "\"it's\"", "None", "f'{a!r:>{b}}'", "'''long\n  text'''", "0XfF"]) }
        let inner = depth - 1
        switch random(14) {
        case 0: return "(\(gapless())\(expression(inner)))"
        case 1: return "[\(list(inner))]"
        case 2: return "{\(expression(inner))\(space()):\(space())\(expression(inner)), **\(name())}"
        case 3: return "\(name())\(space())(\(list(inner)))"
        case 4: return "\(name())[\(expression(inner))\(space()):\(space())\(atom(0))]"
        case 5: return "\(name())(key\(space())=\(space())\(expression(inner)), *\(name()))"
        case 6: return "[\(expression(inner)) for \(pick(["i", "i, j"])) in \(atom(inner)) if \(atom(inner))]"
        case 7: return "(lambda i,j\(space())=1:\(expression(inner)))"
        case 8: return "\(name()).call(\(list(inner))).then(\(list(inner)))"
        case 9: return "'one' 'two' \"three\""
        default: return atom(0)
        }
    }

    private mutating func gapless() -> String { pick(["", "", "\n", " "]) }

    private mutating func list(_ depth: Int) -> String {
        let count = random(5)
        guard count > 0 else { return "" }
        var text = gapless()
        for index in 0..<count {
            text += expression(depth)
            if index + 1 < count { text += space().replacingOccurrences(of: "\n", with: "") + "," + gap() } else { text += pick(["", ",", "\n", "  # last\n"]) }
        }
        return text
    }

    private mutating func expression(_ depth: Int) -> String {
        if depth <= 0 { return atom(0) }
        switch random(8) {
        case 0: return atom(depth) + pick(["+", " - ", "*", " ** ", " @ ", " % ", "//"]) + atom(depth - 1)
        case 1: return atom(depth) + pick([" and ", " or ", " in ", " is not ", " not in ", "<", " >= "]) + atom(depth - 1)
        case 2: return "-" + atom(depth)
        case 3: return "(not " + atom(depth) + ")"
        case 4: return "(\(atom(depth)) if \(atom(depth - 1)) else \(atom(depth - 1)))"
        default: return atom(depth)
        }
    }

    private mutating func simple() -> String {
        switch random(9) {
        case 0: "a\(space())=\(space())\(expression(3))"
        case 1: "a, b\(space())=\(expression(2)), \(expression(1))"
        case 2: "x += \(expression(2))"
        case 3: "assert \(expression(2)), \(expression(1))"
        case 4: "import a, b.c as d"
        case 5: "x\(space()):\(space())int\(space())=\(space())\(atom(1))"
        case 6: "del a\(space()),b"
        case 7: "pass\(space());\(space())pass"
        default: expression(3)
        }
    }

    private mutating func block(_ depth: Int, _ indent: String) -> String {
        let inner = indent + pick(["  ", "    ", "\t"])
        var text = pick(["", "  # head"]) + "\n"
        for _ in 0...random(3) { text += statement(depth, inner) }
        return text
    }

    private mutating func statement(_ depth: Int, _ indent: String) -> String {
        let before = pick(["", "", "\n", "\n\n\n\n", indent + "#comment\n"])
        let after = pick(["\n", "\n", "  # trailing\n"])
        guard depth > 0, random(2) == 0 else { return before + indent + simple() + after }
        let inner = depth - 1
        switch random(8) {
        case 0: return before + indent + "if \(expression(2)):" + block(inner, indent) + indent + "else:" + block(inner, indent)
        case 1: return before + indent + "for i in \(expression(1)):" + block(inner, indent)
        case 2: return before + indent + "def f(a,b:int=1,*c,**d)\(space())->\(space())int:" + block(inner, indent)
        case 3: return before + indent + "class A(\(pick(["", "B", "B, C"]))):" + block(inner, indent)
        case 4: return before + indent + "try:" + block(inner, indent) + indent + "except (A, B) as e:" + block(inner, indent)
        case 5: return before + indent + "with \(atom(2)) as f, g:" + block(inner, indent)
        case 6: return before + indent + "@\(name())\n" + indent + "def g(): return(\(expression(2)))" + after
        default: return before + indent + "while(\(expression(2))): \(simple())" + after
        }
    }

    mutating func program() -> String {
        var text = ""
        for _ in 0...random(6) { text += statement(2, "") }
        return text
    }
}
