// Laws of reading and writing, held on generated, mutated and truncated notebooks.
import Testing

@testable import Notebooks

@Suite struct NotebookWritingTests {
    private static let pieces = [
        "# ---", "# tnb: 1", "# %%", "# %% a", "# %% b [markdown] rtol=1", "#> 1", "#! E: m", "#~ 3 ms", "x = 1", "'''",
        "\"\"\"", "# remark", "", "  ", "\t", "<<<<<<< a", "=======", ">>>>>>> b", "#>", "\u{FEFF}", "é∂", "\u{1B}[0m", "\u{0}",
    ]

    private static func generated(_ random: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = Bool.random(using: &random) ? Array(head.utf8) : []
        for _ in 0..<Int.random(in: 0..<30, using: &random) {
            bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
            bytes += [[0x0A], [0x0A], [0x0A], [0x0D, 0x0A], [0x0D], []].randomElement(using: &random) ?? []
        }
        return bytes
    }

    /// Where an object lies is not kept: a replay would find it elsewhere.
    @Test(arguments: [
        ("<function f at 0x7f3a00112233>", "<function f at 0x...>"), ("[<A at 0x5600bacc9320>, <B at 0x5600bacc9321>]", "[<A at 0x...>, <B at 0x...>]"),
        ("mask at 0xff", "mask at 0xff"), ("é at 0x", "é at 0x"), ("0x7f3a00112233", "0x7f3a00112233"),
    ]) func addressesAreLeftOut(line: String, kept: String) {
        #expect(OutputText.withoutAddresses(line) == kept)
    }

    @Test func printingWhatWasParsedGivesTheSameBytes() {
        for seed in 0..<1500 as Range<UInt64> {
            var random = SeededGenerator(seed)
            var bytes = seed % 2 == 0 ? Self.generated(&random) : Array(lectureGraph.utf8)
            for _ in 0..<Int.random(in: 0..<6, using: &random) where !bytes.isEmpty {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let (notebook, _) = Notebook.parse(bytes: bytes, name: "n.tnb")
            #expect(notebook.print() == bytes, "seed \(seed)")
            checkRewriting(notebook, "seed \(seed)")
        }
    }

    /// New outputs are read back as they were given, and nothing else changes.
    private func checkRewriting(_ notebook: Notebook, _ comment: Comment) {
        for (place, cell) in notebook.cells.enumerated() where cell.kind == .code {
            let same = notebook.withOutputs(
                place, outputs: cell.expectedOutputs, error: cell.expectedError, facts: cell.facts)
            #expect(same.print() == notebook.print(), comment)
            let other = notebook.withOutputs(place, outputs: ["a", " \\x1b\u{1B}"], error: "E: m\nn", facts: ["f"])
            #expect(other.cells.count == notebook.cells.count, comment)
            guard place < other.cells.count else { return }
            #expect(other.cells[place].expectedOutputs == ["a", " \\x1b\u{1B}"], comment)
            #expect(other.cells[place].expectedError == "E: m\nn" && other.cells[place].facts == ["f"], comment)
            for (before, after) in zip(notebook.cells, other.cells) {
                #expect(before.name == after.name && before.source.bytes == after.source.bytes, comment)
            }
        }
    }

    @Test func everyTruncation() {
        let bytes = Array(lectureGraph.utf8)
        for count in 0...bytes.count {
            let (notebook, diagnostics) = Notebook.parse(bytes: Array(bytes[..<count]), name: "n.tnb")
            #expect(notebook.print() == Array(bytes[..<count]))
            let isWhole = count == 0 || bytes[count - 1] == 0x0A
            #expect(diagnostics.contains { $0.message.contains("may be truncated") } == !isWhole, "\(count) bytes")
            let fence = Array(lectureGraph.utf8).firstRange(of: Array("224\n# ---".utf8))?.upperBound ?? 0
            // A marker line may be cut inside the value of an option.
            let isCutValue = ["rtol=", "rtol=1e", "rtol=1e-"].contains { text(notebook).hasSuffix($0) }
            let isBad = (count > 0 && count < fence) || isCutValue
            #expect(diagnostics.contains { $0.severity == .error } == isBad, "\(count) bytes")
        }
    }

    @Test func outputsStandBehindTheCode() {
        let (notebook, _) = parse(head + "# %% a\nx\n\n\n# %% b\ny")
        let updated = notebook.withOutputs([
            0: CellOutputs(outputs: ["1", "", "2\n3"], facts: ["12 ms"]), 1: CellOutputs(outputs: [], error: "E"),
        ])
        #expect(text(updated) == head + "# %% a\nx\n#> 1\n#>\n#> 2\n#> 3\n#~ 12 ms\n\n\n# %% b\ny\n#! E\n")
        #expect(text(updated.withOutputs(0, outputs: [], error: nil, facts: [])).hasPrefix(head + "# %% a\nx\n\n\n# %% b"))
    }

    @Test(arguments: [
        "", " ", "a  b", "\u{1B}[31mred", "\\x1b", "\\x5c", "\\x5cx1b", "\\", "\\n", "a\rb", "\u{85}\u{9F}\u{7F}", "\u{202E}x",
        "\\u202e", "\\u2028", "tab\there", "é\u{301}", "\\x41", "\\x1B", "\\\\x00\u{0}", "C:\\x5c\\x0",
    ])
    func outputTextIsReadAsItWasWritten(_ line: String) {
        let escaped = OutputText.escaped(line)
        #expect(OutputText.unescaped(escaped) == line)
        #expect(!escaped.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F || $0.value == 0x202E })
        #expect(OutputText.shown("\u{1B}[0m\\x1b") == "\\x1b[0m\\x1b")
    }

    @Test func aSavedSession() throws {
        let notebook = try Notebook.make(
            title: "a: \"b\"", seed: 3,
            cells: [
                (name: "forward", source: "x = 1\nx\n\n", outputs: ["1"], error: nil),
                (name: nil, source: "1/0", outputs: [], error: "ZeroDivisionError: division by zero"),
                (name: "forward", source: "", outputs: [], error: nil),
                (name: "do not skip", source: "s = '''\n#> 1\n'''", outputs: ["a\nb"], error: nil),
            ])
        #expect(
            text(notebook) == """
                # ---
                # tnb: 1
                # title: "a: \\"b\\""
                # seed: 3
                # ---

                # %% forward
                x = 1
                x
                #> 1

                # %%
                1/0
                #! ZeroDivisionError: division by zero

                # %% forward (2)

                # %% "do not skip"
                s = '''
                #> 1
                '''
                #> a
                #> b

                """)
        #expect(notebook.header.title == "a: \"b\"")
        #expect(notebook.cells.map(\.name) == ["forward", "cell 2", "forward (2)", "do not skip"])
    }

    @Test func commentsThatLookLikeMarkersAreIndented() throws {
        let notebook = try Notebook.make(
            title: nil, seed: nil, cells: [(name: "a", source: "# %% b\nx\n#> 1", outputs: ["2"], error: nil)])
        #expect(text(notebook) == head + "\n# %% a\n # %% b\nx\n #> 1\n#> 2\n")
        #expect(notebook.cells.count == 1 && notebook.cells[0].expectedOutputs == ["2"])
    }

    @Test(arguments: ["s = '''\n# %% b\n'''", "s = \"\"\"\n<<<<<<< a\n\"\"\""])
    func markersInStringsAreRefused(_ source: String) {
        #expect {
            try Notebook.make(title: nil, seed: nil, cells: [(name: "a", source: source, outputs: [], error: nil)])
        } throws: { error in
            "\(error)".hasPrefix("cell \"a\" cannot be written: line 2, ")
        }
    }

    @Test func whatIsMadeIsReadBack() {
        let lines = ["x = 1", "'''", "#> 1", "# %% a", "", "  y", "\"a\\\"", "# c", "'#'", "#~", "\u{1B}", "<<<<<<<"]
        let names = ["a", "skip", "a=b", "[x]", "\"", "é \\", "a \"b\"", "[markdown] x", "x [code]", " ", "cell 2", "%%"]
        for seed in 0..<1000 as Range<UInt64> {
            var random = SeededGenerator(seed)
            var cells: [(name: String?, source: String, outputs: [String], error: String?)] = []
            for _ in 0..<Int.random(in: 0..<5, using: &random) {
                let source = (0..<Int.random(in: 0..<6, using: &random)).map { _ in lines.randomElement(using: &random) ?? "" }
                let error = Bool.random(using: &random) ? lines.randomElement(using: &random) : nil
                cells.append((names.randomElement(using: &random), source.joined(separator: "\n"), lines, error))
            }
            guard let notebook = try? Notebook.make(title: "# %% \u{1}", seed: nil, cells: cells) else { continue }
            #expect(notebook.cells.count == cells.count, "seed \(seed)")
            #expect(parse(text(notebook)).1.map(\.message) == [], "seed \(seed)")
            #expect(notebook.header.title == "# %% \u{1}")
            for (made, cell) in zip(notebook.cells, cells) {
                let source = String(decoding: made.source.bytes, as: UTF8.self)
                #expect(Self.unindented(source) == Self.unindented(cell.source), "seed \(seed)")
                #expect(made.expectedOutputs == cell.outputs && made.expectedError == cell.error, "seed \(seed)")
            }
        }
    }

    /// A source without what writing may change: spaces before comments, blank lines at its end.
    private static func unindented(_ source: String) -> [String] {
        var lines = Notebook.lines(source).map { $0.hasPrefix(" #") ? String($0.dropFirst()) : $0 }
        while lines.last == "" { lines.removeLast() }
        return lines
    }
}
