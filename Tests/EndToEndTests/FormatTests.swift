// `tensrepl fmt` as a person or an editor runs it: what is written, what is said, how it ends.

import Foundation
import Testing

@Suite struct FormatTests {
    private let untidy = "x=1\nif x :\n  y = [1,2 , 3]\n"
    private let tidy = "x = 1\nif x:\n    y = [1, 2, 3]\n"

    @Test func filesAreFormattedInPlace() throws {
        let folder = try Folder()
        let first = try folder.write("a.py", untidy)
        let second = try folder.write("below/b.py", tidy)
        try folder.write("note.txt", untidy)
        let outcome = try run(["fmt", folder.path])
        #expect(outcome.status == 0)
        #expect(outcome.output == "")
        #expect(outcome.error == "reformatted \(first)\n")
        #expect(try String(contentsOfFile: first, encoding: .utf8) == tidy)
        #expect(try String(contentsOfFile: second, encoding: .utf8) == tidy)
        #expect(try String(contentsOfFile: folder.path + "/note.txt", encoding: .utf8) == untidy)
        let again = try run(["fmt", first])
        #expect(again.status == 0 && again.error == "")
    }

    @Test func checkChangesNothingAndEndsWithOne() throws {
        let folder = try Folder()
        let file = try folder.write("a.py", untidy)
        let outcome = try run(["fmt", "--check", file])
        #expect(outcome.status == 1)
        #expect(outcome.error == "would reformat \(file)\n")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == untidy)
        let other = try folder.write("b.py", tidy)
        let fine = try run(["fmt", "--check", other])
        #expect(fine.status == 0 && fine.output == "" && fine.error == "")
    }

    @Test func diffShowsWhatWouldChange() throws {
        let folder = try Folder()
        let file = try folder.write("a.py", untidy)
        let outcome = try run(["fmt", "--diff", file])
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.contains("-x=1") && lines.contains("+x = 1") && lines.contains("+    y = [1, 2, 3]"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == untidy)
    }

    @Test func standardInputGoesToStandardOutput() throws {
        let outcome = try run(["fmt", "-"], input: Array("%seed 1\nx=tensor( [1.,2.] )\n".utf8))
        #expect(outcome.status == 0)
        #expect(outcome.output == "%seed 1\nx = tensor([1., 2.])\n")
        #expect(outcome.error == "")
    }

    @Test func aFileThatDoesNotParseStaysAsItIs() throws {
        let folder = try Folder()
        let broken = try folder.write("a.py", "x = (1\n")
        let other = try folder.write("b.py", untidy)
        let outcome = try run(["fmt", folder.path])
        #expect(outcome.status == 5)
        #expect(outcome.error.contains("SyntaxError: '(' was never closed"))
        #expect(try String(contentsOfFile: broken, encoding: .utf8) == "x = (1\n")
        #expect(try String(contentsOfFile: other, encoding: .utf8) == tidy)
        #expect(try run(["fmt", folder.path + "/none.py"]).status == 2)
    }

    @Test func cellsOfNotebooksAreFormatted() throws {
        let folder = try Folder()
        let text = "# ---\n# tnb: 1\n# ---\n\n# %% [markdown]\n# a  *note*\n\n# %% first\nx=1\nx\n#> 1\n\n# %% broken\n1 +\n#! SyntaxError: invalid syntax\n"
        let file = try folder.write("a.tnb", text)
        let outcome = try run(["fmt", file])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text.replacingOccurrences(of: "x=1", with: "x = 1"))
        #expect(try run(["fmt", "--check", file]).status == 0)
    }

    /// Formatting the programs of these tests keeps what they print, and a second time changes nothing.
    @Test(arguments: ["scalar_autograd_engine"]) func programsKeepTheirMeaning(name: String) throws {
        let programs = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Programs")
        let source = try String(contentsOf: programs.appending(path: name + ".py"), encoding: .utf8)
        let folder = try Folder()
        // As untidy as can be without changing the tree.
        let file = try folder.write("a.py", source.replacingOccurrences(of: " = ", with: "="))
        #expect(try run(["fmt", file]).status == 0)
        #expect(try run(["fmt", "--check", file]).status == 0)
        let outcome = try run(["run", file])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try outcome.output == String(contentsOf: programs.appending(path: name + ".out"), encoding: .utf8))
    }
}
