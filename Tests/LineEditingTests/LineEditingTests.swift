// The prompt on a real pseudo-terminal: what is typed, what is shown, what is read. Signals reach the whole process, so
// the tests run one after the other.

import Foundation
import Glibc
import Testing

@testable import LineEditing

@Suite(.serialized) struct LineEditingTests {
    private func names(_ text: String) -> [String] {
        let known = ["torch.rand", "torch.randn", "torch.randint", "tensor", "x.grad", ".mean", ".median", "größe"]
        let fragment = LineEditor.fragment(of: text)
        return known.filter { $0.hasPrefix(fragment) }
    }

    @Test func aDescriptorThatIsNoTerminalHasNoEditor() {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        #expect(LineEditor(program: "test", input: ends[0], output: ends[1]) == nil)
        #expect(LineEditor(program: "test", input: -1, output: -1) == nil)
        ends.forEach { _ = close($0) }
    }

    @Test func typedUnicodeArrivesInTheCLocale() throws {
        setlocale(LC_ALL, "C")
        let terminal = try Terminal()
        #expect(try terminal.answer("größe = 'λ😀'\r") == .text("größe = 'λ😀'"))
        try terminal.waitFor("größe = 'λ😀'")
        #expect(try terminal.answer("\r") == .text(""))
        // The point of numbers is not the locale's.
        #expect(String(cString: localeconv().pointee.decimal_point) == ".")
    }

    @Test func bytesThatAreNoTextDoNotVanish() throws {
        let terminal = try Terminal()
        terminal.read(1)
        try terminal.waitFor("> ")
        terminal.type(bytes: [0x61, 0xff, 0x62, 0xc3, 0x63, 0x0d])
        #expect(try terminal.line() == .text("a\u{fffd}b\u{fffd}c"))
    }

    @Test func aPromptMayHoldUnicodeAndColour() throws {
        let terminal = try Terminal()
        terminal.read(1, prompt: "\u{1}\u{1b}[32m\u{1}λ» \u{1}\u{1b}[0m\u{1}")
        try terminal.waitFor("\u{1b}[?2004h")
        try terminal.waitFor("\u{1b}[32mλ»\u{1b}[0m ")
        terminal.type("1\r")
        #expect(try terminal.line() == .text("1"))
        try terminal.waitFor("\u{1b}[?2004l")
    }

    @Test func controlDEndsOnlyAtAnEmptyLine() throws {
        let terminal = try Terminal()
        #expect(try terminal.answer("\u{4}") == .endOfFile)
        #expect(try terminal.answer("ab\u{1}\u{4}\r") == .text("b"))
    }

    @Test func aTerminalThatGoesAwayIsTheEnd() throws {
        let terminal = try Terminal()
        terminal.read(1)
        try terminal.waitFor("> ")
        terminal.hangUp()
        #expect(try terminal.line() == .endOfFile)
    }

    @Test(arguments: ["", "half a line", "\u{12}sear"]) func controlCDropsTheLine(typed: String) throws {
        Interrupt.install()
        defer { signal(SIGINT, SIG_DFL) }
        let terminal = try Terminal { $0.addHistory("search me") }
        terminal.read(2)
        try terminal.waitFor("\u{1b}[?2004h")
        try terminal.waitFor("> ")
        terminal.type(typed)
        if let last = typed.last { try terminal.waitFor(String(last)) }
        raise(SIGINT)
        #expect(try terminal.line() == .interrupted)
        #expect(!Interrupt.pending)
        try terminal.waitFor("\u{1b}[?2004h")
        try terminal.waitFor("> ")
        terminal.type("next\r")
        let line = try terminal.line()
        #expect(line == .text("next"))
    }

    @Test func anInterruptIsKeptUntilCleared() {
        Interrupt.install()
        let address = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        address.initialize(to: 0)
        defer {
            signal(SIGINT, SIG_DFL)
            address.deallocate()
        }
        #expect(!Interrupt.pending)
        Interrupt.forward(to: address, value: 7)
        raise(SIGINT)
        #expect(Interrupt.pending)
        #expect(address.pointee == 7)
        // What was typed away at the prompt does not stop the next cell.
        Interrupt.clear()
        #expect(address.pointee == 0)
        raise(SIGINT)
        #expect(address.pointee == 7)
        Interrupt.forward(to: nil)
        Interrupt.clear()
        #expect(!Interrupt.pending)
        raise(SIGINT)
        #expect(Interrupt.pending)
        #expect(address.pointee == 7)
        Interrupt.clear()
    }

    @Test(arguments: [
        ("torch.randi\t\r", "torch.randint"),
        ("y = tens\t(1)\r", "y = tensor(1)"),
        ("torch.r\tn\r", "torch.randn"),
        ("a.sum().mea\t()\r", "a.sum().mean()"),
        ("grö\t\r", "größe"),
        ("nothing\t\r", "nothing"),
        ("\tx\r", "    x"),
        ("  \tx\r", "      x"),
        ("tens + 1\u{1}\u{6}\u{6}\u{6}\u{6}\t\r", "tensor + 1"),
    ]) func tabCompletesOrIndents(keys: String, line: String) throws {
        let terminal = try Terminal { $0.complete = names }
        #expect(try terminal.answer(keys) == .text(line))
    }

    @Test func anAmbiguousNameListsWhatItCouldBe() throws {
        let terminal = try Terminal { $0.complete = names }
        terminal.read(1)
        try terminal.waitFor("> ")
        terminal.type("torch.rand\t")
        try terminal.waitFor("rand     randn    randint")
        try terminal.waitFor("> torch.rand")
        terminal.type("n\r")
        #expect(try terminal.line() == .text("torch.randn"))
    }

    @Test func fragmentsEndAtTheCursor() {
        for (text, fragment) in [
            ("x = torch.ra", "torch.ra"), ("", ""), ("f(", ""), ("a+größe_1", "größe_1"), ("g().x", ".x"), ("a b", "b"),
        ] { #expect(LineEditor.fragment(of: text) == fragment) }
    }

    @Test func arrowsWalkThroughHistoryAndLines() throws {
        let terminal = try Terminal {
            $0.addHistory("old")
            $0.addHistory("for i in x:\n    print(i)")
        }
        let (up, down) = ("\u{1b}[A", "\u{1b}[B")
        #expect(try terminal.answer("\(up)\r") == .text("for i in x:\n    print(i)"))
        // Within the cell first, then beyond it.
        #expect(try terminal.answer("\(up)\(up)\u{1}# \r") == .text("# for i in x:\n    print(i)"))
        #expect(try terminal.answer("\(up)\(up)\(up)\r") == .text("old"))
        #expect(try terminal.answer("draft\(up)\(up)\(up)\(down)\(down)\(down)!\r") == .text("draft!"))
    }

    @Test func wordsAreSkippedWithControlArrows() throws {
        let terminal = try Terminal()
        let line = try terminal.answer("one two\u{1b}[1;5D1\u{1b}[1;5D2\u{1b}[1;5C3\r")
        #expect(line == .text("one 21two3"))
    }

    @Test func searchFindsAnOlderEntry() throws {
        let terminal = try Terminal {
            $0.addHistory("alpha = 1")
            $0.addHistory("beta = 2")
        }
        #expect(try terminal.answer("\u{12}alph\r") == .text("alpha = 1"))
    }

    @Test func aPasteIsOneEdit() throws {
        let terminal = try Terminal { $0.complete = names }
        let pasted = "if x:\r\n\ty = 1\r\tz\u{7} = 'é'\n"
        let line = try terminal.answer("\u{1b}[200~\(pasted)\u{1b}[201~pass\r")
        #expect(
            line == .text("if x:\n\ty = 1\n\tz = 'é'\npass"))
        let long = String(repeating: "x = 1 # line\n", count: 2000)
        #expect(try terminal.answer("\u{1b}[200~\(long)\u{1b}[201~\r") == .text(long))
    }

    @Test func historySurvivesInAFile() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "tensrepl-\(UUID())").path
        defer { unlink(path) }
        let entries = ["a = 1", "for i in x:\n    print('\\n', i)", "größe\\", "b"]
        var history = History()
        entries.forEach { history.add($0) }
        history.add("b\n\n")
        history.add("\n")
        history.add("")
        history.save(path: path)
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
        var other = History()
        other.load(path: path)
        #expect(other.entries == entries)

        try Data([0xff, 0x0a] + "ok\nbad\\x\nbad\\\n\u{0}\n".utf8).write(to: URL(filePath: path))
        var damaged = History()
        damaged.load(path: path)
        #expect(damaged.entries == ["ok"])
        damaged.load(path: "/nowhere/at/all")
        damaged.save(path: "/nowhere/at/all")
        damaged.load(path: "/dev/zero")
        #expect(damaged.entries == ["ok"])
    }

    @Test func theOldestEntriesAreForgotten() {
        var history = History()
        for i in 0..<(History.limit + 5) { history.add("\(i)") }
        #expect(history.entries.count == History.limit)
        #expect(history.entries.first == "5")
    }

    @Test(arguments: [SIGWINCH, SIGCONT]) func aNewWindowSizeOrPauseKeepsTheLine(event: Int32) throws {
        let terminal = try Terminal()
        terminal.read(1)
        try terminal.waitFor("> ")
        terminal.type("kept")
        try terminal.waitFor("kept")
        raise(event)
        try terminal.waitFor("> kept")
        terminal.type("!\r")
        #expect(try terminal.line() == .text("kept!"))
    }
}
