// What a notebook says, and what is said of an odd one.
import Diagnostics
import Testing

@testable import Notebooks

@Suite struct NotebookParsingTests {
    @Test func theExampleOfTheDescription() throws {
        let (notebook, diagnostics) = parse(lectureGraph)
        #expect(shown(diagnostics) == [])
        #expect(notebook.header.version == 1)
        #expect(notebook.header.title == "The lecture graph")
        #expect(notebook.header.seed == 224)
        #expect(notebook.cells.map(\.name) == ["cell 1", "forward", "gradients", "a second sweep needs the graph"])
        #expect(notebook.cells.map(\.kind) == [.markdown, .code, .code, .code])
        #expect(notebook.cells[0].markdown == "`max` **routes** the upstream gradient.")
        #expect(notebook.cells[1].expectedOutputs == ["tensor(6., grad_fn=<MulBackward0>)"])
        #expect(notebook.cells[1].outputLines.map(\.line) == [16])
        #expect(notebook.cells[2].options.rtol == 1e-6)
        #expect(String(decoding: notebook.cells[2].source.bytes, as: UTF8.self) == "f.backward()\nx.grad, y.grad, z.grad")
        #expect(notebook.cells[2].source.firstLine == 19)
        #expect(notebook.cells[3].expectedError == "RuntimeError: Trying to backward through the graph a second time")
        #expect(notebook.cells[3].expectedErrorLine == 25)
        #expect(text(notebook) == lectureGraph)
    }

    @Test(arguments: ["", "\u{FEFF}", "\n", "\u{FEFF}\n\n", "  \r\n"])
    func nothingIsAnEmptyNotebook(_ content: String) {
        let (notebook, diagnostics) = parse(content)
        #expect(notebook.cells.isEmpty)
        #expect(!diagnostics.contains { $0.severity == .error })
        #expect(text(notebook) == content)
    }

    @Test func everyHeaderKey() {
        let (notebook, diagnostics) = parse(
            "#!/usr/bin/env tensrepl\n# ---\n# tnb: 1\n# title: \"a: b\"\n# seed: 18446744073709551615\n# dtype: float64\n"
                + "# rtol: 1e-3\n# atol: 0\n# timeout: 2.5\n# memory: 2 GiB\n# kernelspec:\n#   name: x\n# ---\n")
        #expect(shown(diagnostics) == [])
        let header = notebook.header
        #expect(header.title == "a: b" && header.seed == -1 && header.dtype == "float64")
        #expect(header.rtol == 1e-3 && header.atol == 0 && header.timeout == 2.5 && header.memory == 2_147_483_648)
        #expect(header.unknownKeys == ["kernelspec"])
    }

    @Test(arguments: [
        ("x = 1\n", "1 error: not a notebook: the file does not begin with a header; this program reads version 1"),
        ("# ---\n# tnb: 999\n# ---\n", "1 error: version 999 of the notebook format is not known; this program reads version 1"),
        ("# ---\n# title: x\n# ---\n", "1 error: the header names no format version (`tnb: 1`); this program reads version 1"),
        ("# ---\n# tnb: one\n# ---\n", "2 error: tnb must be a format version, got one; this program reads version 1"),
        ("# ---\n# tnb: 1\n", "2 error: the header that begins at line 1 is not closed by `# ---`"),
        ("# ---\n# tnb: 1\n# %% a\n", "3 error: the header that begins at line 1 is not closed by `# ---`"),
        ("# ---\n# tnb: 1\n# tnb: 1\n# ---\n", "2 error: the header gives a key twice: tnb"),
        ("# ---\n# tnb: 1\n# rtol: -1\n# ---\n", "3 error: rtol must be a non-negative number, got -1"),
        ("# ---\n# tnb: 1\n# timeout: 0\n# ---\n", "3 error: timeout must be a positive number, got 0"),
        ("# ---\n# tnb: 1\n# seed: [1]\n# ---\n", "3 error: seed must be a single value"),
        ("# ---\n# tnb: 1\n# dtype: int8\n# ---\n", "3 error: dtype must be a floating-point dtype such as float32, got int8"),
        ("# ---\n# tnb: 1\n# memory: lots\n# ---\n", "3 error: memory must be a size such as 512 MiB, got lots"),
        ("# ---\n# - 1\n# ---\n", "2 error: the header must be lines of `key: value`"),
        (head + "# %% a\n\n# %% a\n", "6 error: two cells are named a: lines 4 and 6"),
        (head + "# %% a\n# %% cell 1\n# %%\n", nil),
        (head + "# %%\n# %% cell 1\n", "5 error: two cells are named cell 1: lines 4 and 5"),
        (head + "# %% a rtol=x\n", "4 error: rtol must be a non-negative number, got x"),
        (head + "# %% a rtol=1 rtol=2\n", "4 error: rtol is given twice"),
        (head + "# %% a [raw]\n", "4 error: unknown cell type [raw]; version 1 knows [code] and [markdown]"),
        (head + "# %% a tags=[\"x\", \"y\"]\n", "4 warning: unknown cell option tags is kept and has no effect"),
        (head + "# %% [markdown]\nx\n", "5 warning: a markdown cell holds only comments; this line is not run"),
        (head + "# %% a\nx\n#> 1\ny\n", "6 warning: a line of outputs with code after it is not compared"),
        (head + "# %% a\ns = '''\n#> 1\n'''\n", nil),
        (head + "# %% a\nx", "5 warning: the last line has no end: the file may be truncated"),
    ] as [(String, String?)])
    func odd(_ content: String, _ expected: String?) {
        let (notebook, diagnostics) = parse(content)
        #expect(shown(diagnostics).first == expected)
        #expect(text(notebook) == content)
    }

    @Test func anUnknownVersionIsNotReadAnyFurther() {
        #expect(parse("# ---\n# tnb: 2\n# ---\n# %% a\nx\n").0.cells.isEmpty)
    }

    @Test(arguments: [
        String(repeating: "[", count: 5000), "a: " + String(repeating: "{b: ", count: 3000),
        String(repeating: "- ", count: 5000), "? " + String(repeating: "*a ", count: 40), "\u{0}", "a: \"\\x", "\t- :",
    ])
    func hostileHeaders(_ line: String) {
        let (_, diagnostics) = parse("# ---\n# tnb: 1\n# \(line)\n# ---\n")
        #expect(diagnostics.contains { $0.severity == .error })
    }

    @Test(arguments: [
        ("# %% forward", "forward", CellOptions()),
        ("#%%\tforward  ", "forward", CellOptions()),
        ("# %%", nil, CellOptions()),
        ("# %% a b [code] timeout=2 skip", "a b", options { $0.timeout = 2; $0.skip = true }),
        ("# %% a volatile", "a", options { $0.volatile = true }),
        ("# %% a skip=false volatile=true", "a", options { $0.volatile = true }),
        ("# %% a raises=\"ValueError\"", "a", options { $0.raises = "ValueError" }),
        ("# %% x=1 first", "x=1 first", CellOptions()),
        ("# %% \"do not skip\"", "do not skip", CellOptions()),
        ("# %% \"a \\\"b\\\" rtol=1\" atol=2", "a \"b\" rtol=1", options { $0.atol = 2 }),
        ("# %% f[x] [1]", "f[x] [1]", CellOptions()),
        ("# %% [code] late name", "late name", CellOptions()),
    ] as [(String, String?, CellOptions)])
    func markers(_ line: String, _ name: String?, _ options: CellOptions) {
        for end in ["\n", "\r\n", "  \n"] {
            let (notebook, diagnostics) = parse(head + line + end + "1" + end)
            #expect(shown(diagnostics) == [])
            #expect(notebook.cells.count == 1)
            #expect(notebook.cells.first?.name == name ?? "cell 1")
            #expect(notebook.cells.first?.options == options)
        }
    }

    private static func options(_ change: (inout CellOptions) -> Void) -> CellOptions {
        var options = CellOptions()
        change(&options)
        return options
    }

    @Test(arguments: ["# %%timeit", "# %", " # %% a", "## %% a", "x # %% a", "# % %"])
    func whatIsNoMarker(_ line: String) {
        #expect(parse(head + "# %% a\n1\n" + line + "\n2\n").0.cells.count == 1)
    }

    @Test func conflictsNameTheirCells() {
        let content =
            head + "# %% a\n1\n<<<<<<< ours\n# %% b\n2\n=======\n# %% b\n3\n>>>>>>> theirs\n# %% c\n4\n"
        let (notebook, diagnostics) = parse(content)
        #expect(shown(diagnostics) == ["6 error: unresolved merge conflict in cells \"a\", \"b\""])
        #expect(text(notebook) == content)
        let inHeader = parse("# ---\n<<<<<<< ours\n# tnb: 1\n=======\n>>>>>>> theirs\n# ---\n").1
        #expect(shown(inHeader).contains("2 error: unresolved merge conflict in the header"))
    }

    @Test func linesOfAnotherSystem() {
        let content = lectureGraph.replacing("\n", with: "\r\n")
        let (notebook, diagnostics) = Notebook.parse(bytes: [0xEF, 0xBB, 0xBF] + Array(content.utf8), name: "n.tnb")
        #expect(shown(diagnostics) == [])
        #expect(notebook.cells[1].expectedOutputs == ["tensor(6., grad_fn=<MulBackward0>)"])
        #expect(notebook.cells[0].markdown == "`max` **routes** the upstream gradient.")
        let updated = notebook.withOutputs(1, outputs: ["7"], error: nil, facts: [])
        #expect(text(updated).contains("f\r\n#> 7\r\n\r\n# %% gradients"))
    }

    @Test func bytesThatAreNoText() {
        let bytes = Array((head + "# %% a\nx\n#> ").utf8) + [0xFF, 0x00, 0x1B, 0x0A]
        let (notebook, diagnostics) = Notebook.parse(bytes: bytes, name: "n.tnb")
        #expect(shown(diagnostics) == ["6 error: the file is not UTF-8"])
        #expect(notebook.cells[0].expectedOutputs == ["\u{FFFD}\u{0}\u{1B}"])
        #expect(notebook.print() == bytes)
    }

    @Test func aHundredThousandCells() {
        var content = head
        for i in 0..<100_000 { content += "# %% c\(i)\nx\n#> 1\n" }
        let (notebook, diagnostics) = parse(content)
        #expect(notebook.cells.count == 100_000 && diagnostics.isEmpty)
        #expect(notebook.cells.last?.source.firstLine == 300_002)
    }

    @Test func codeBeforeTheFirstMarkerIsACell() {
        let (notebook, _) = parse(head + "\nx = 1\nx\n#> 1\n# %% b\n")
        #expect(notebook.cells.map(\.name) == ["cell 1", "b"])
        #expect(notebook.cells[0].expectedOutputs == ["1"])
        #expect(parse(head + "# only a remark\n# %% b\n").0.cells.map(\.name) == ["b"])
    }
}
