// `tensrepl run FILE`: a Python file as `python FILE` runs it, and notebooks. `replay` is in ReplayTests.swift.

import Testing

@Suite struct RunTests {
    /// Runs a file of this text and expects output, exit code and a part of standard error.
    private func check(
        file text: String, named name: String = "program.py", arguments: [String] = [], prints expected: String,
        exits status: Int32 = 0, says error: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let folder = try Folder()
        try folder.write(name, text)
        let outcome = try run(["run", name] + arguments, folder: folder.path)
        #expect(outcome.output == expected, sourceLocation: sourceLocation)
        #expect(outcome.status == status, "\(outcome.error)", sourceLocation: sourceLocation)
        if let error {
            #expect(outcome.error.contains(error), "\(outcome.error)", sourceLocation: sourceLocation)
        } else {
            #expect(outcome.error == "", sourceLocation: sourceLocation)
        }
    }

    @Test func onlyWhatItPrints() throws {
        try check(file: "1 + 1\n'text'\nprint(3)\n", prints: "3\n")
        try check(file: "", prints: "")
        try check(file: "print(__name__)\n", prints: "__main__\n")
    }

    @Test func thereIsNoPrelude() throws {
        try check(file: "print(tensor(1.))\n", prints: "", exits: 3, says: "NameError: name 'tensor' is not defined")
        try check(file: "import torch\nprint(torch.tensor([1., 2.]) * 2)\n", prints: "tensor([2., 4.])\n")
    }

    @Test func argumentsAreThePrograms() throws {
        try check(
            file: "import sys\nprint(sys.argv[1:], len(sys.argv))\n", arguments: ["a", "--help", "-c", "--json", "b c"],
            prints: "['a', '--help', '-c', '--json', 'b c'] 6\n")
        try check(file: "import sys\nprint(sys.argv)\n", prints: "['program.py']\n")
    }

    @Test func exitCodes() throws {
        try check(file: "print(1)\nraise ValueError('no')\n", prints: "1\n", exits: 3, says: "ValueError: no\n")
        try check(file: "print(1)\nx = = 1\n", prints: "", exits: 5, says: "line 2")
        try check(file: "import sys\nsys.exit()\n", prints: "")
        try check(file: "import sys\nsys.exit(7)\n", prints: "", exits: 7)
        try check(file: "raise SystemExit(2)\n", prints: "", exits: 2)
        try check(file: "import sys\nsys.exit('the reason')\n", prints: "", exits: 1, says: "the reason")
        try check(file: "print('no end', end='')", prints: "no end")
    }

    @Test func tracebacksNameTheFile() throws {
        try check(
            file: "def f(x):\n    return x / 0\n\nf(1)\n", prints: "", exits: 3,
            says: """
                Traceback (most recent call last):
                  File "program.py", line 4, in <module>
                    f(1)
                  File "program.py", line 2, in f
                    return x / 0
                """)
    }

    @Test func standardErrorIsTheProgramsToo() throws {
        try check(file: "import sys\nprint('e', file=sys.stderr)\nprint('o')\n", prints: "o\n", says: "e\n")
    }

    // MARK: - Notebooks

    private let head = "# ---\n# tnb: 1\n# ---\n\n"

    @Test func aNotebook() throws {
        try check(
            file: head + "# %% a\nx = tensor([1., 2.])\nx * 2\n#> never compared\n\n# %% [markdown]\n# text\n\n# %% b\nprint(x.sum())\n",
            named: "a.tnb", prints: "tensor([2., 4.])\ntensor(3.)\n")
    }

    @Test func aNotebooksErrors() throws {
        try check(file: head + "# %% a\n1/0\n\n# %% b\n2\n", named: "a.tnb", prints: "", exits: 3, says: "ZeroDivisionError")
        try check(file: head + "# %% a\nx = (\n\n# %% b\n2\n", named: "a.tnb", prints: "", exits: 5, says: "was never closed")
        try check(
            file: head + "# %% a\n1/0\n#! ZeroDivisionError: division by zero\n\n# %% b\n2\n", named: "a.tnb", prints: "2\n",
            says: "ZeroDivisionError")
        try check(file: head, named: "a.tnb", prints: "", exits: 6)
        try check(file: head + "# %% a\n1\n\n# %% a\n2\n", named: "a.tnb", prints: "", exits: 5, says: "a")
    }

    @Test func aNotebooksSeedIsUsed() throws {
        let seeded = "# ---\n# tnb: 1\n# seed: 224\n# ---\n\n# %% a\nprint(rand(2))\n"
        let expected = try run(["--seed", "224", "-c", "print(rand(2))"]).output
        try check(file: seeded, named: "a.tnb", prints: expected)
    }
}
