// `tensrepl replay`: notebooks run again by the real executable. What counts as equal is held in NotebooksTests.

import Foundation
import Glibc
import Testing

private let head = "# ---\n# tnb: 1\n# ---\n\n"
private let graph = """
    # ---
    # tnb: 1
    # title: The lecture graph
    # ---

    # %% forward
    x = tensor(1., requires_grad=True)
    y = tensor(2., requires_grad=True)
    z = tensor(0., requires_grad=True)
    f = (x + y) * maximum(y, z)
    f
    #> tensor(6., grad_fn=<MulBackward0>)

    # %% gradients rtol=1e-6
    f.backward()
    x.grad, y.grad, z.grad
    #> (tensor(2.), tensor(5.), tensor(0.))

    # %% a second sweep needs the graph
    f.backward()
    #! RuntimeError: Trying to backward through the graph a second time

    """

@Suite struct ReplayTests {
    private func replay(_ notebook: String, _ flags: [String] = []) throws -> (outcome: Outcome, folder: Folder) {
        let folder = try Folder()
        try folder.write("a.tnb", notebook)
        return (try run(["replay", "a.tnb"] + flags, folder: folder.path), folder)
    }

    /// Under `raises`, a message that stands in the notebook is compared all the same.
    @Test func raisesWithAMessage() throws {
        let cell = head + "# %% bad raises=ValueError\nraise ValueError('boom')\n"
        #expect(try replay(cell).outcome.status == 0)
        #expect(try replay(cell + "#! ValueError: boom\n").outcome.status == 0)
        #expect(try replay(cell + "#! ValueError: bam\n").outcome.status == 1)
    }

    /// A replay writes nothing, by `%save` either, except where it is allowed to.
    @Test func savingIsWriting() throws {
        let (outcome, _) = try replay(head + "# %% save\nx = 1\n%save /nowhere/beside.tnb\n")
        #expect(outcome.status == 3 && outcome.output.contains("PermissionError: [Errno 13] Permission denied: '/nowhere/beside.tnb'"))
    }

    /// What somebody has written is not saved over, unless that is said.
    @Test func savingKeepsProse() throws {
        let folder = try Folder()
        try folder.write("a.tnb", head + "# %% [markdown]\n# Much thought.\n\n# %% one\n1\n#> 1\n")
        let refused = try run(["-c", "2\n%save a.tnb"], folder: folder.path)
        #expect(refused.status == 3 && refused.error.contains("FileExistsError: 'a.tnb' holds prose"))
        #expect(try run(["-c", "2\n%save a.tnb --force"], folder: folder.path).output == "2\nsaved 1 cell to a.tnb\n")
        #expect(try run(["-c", "3\n%save a.tnb"], folder: folder.path).status == 0)
        #expect(try run(["-c", "3\n%save a.tnb --now"], folder: folder.path).error.contains("%save has no option --now"))
    }

    /// What came through a pipe is saved and replayed too, reports that name places included.
    @Test func aSavedPipeReplays() throws {
        let folder = try Folder()
        let cells = """
            # a function first
            def f(x):
                y = x * 2

                return y

            f
            z = f(tensor(1., requires_grad=True))
            %tape z
            %save a.tnb

            """
        #expect(try run([], input: Array(cells.utf8), folder: folder.path).output.contains("line 2:2"))
        let outcome = try run(["replay", "a.tnb"], folder: folder.path)
        #expect(outcome.status == 0, "\(outcome.output)")
    }

    @Test func aNameOfNoCell() throws {
        let (outcome, _) = try replay(head + "# %% one\n1\n#> 1\n", ["--only", "two"])
        #expect(outcome.status == 6 && outcome.error.contains("no cell is named two"))
    }

    @Test func asExpected() throws {
        let (outcome, folder) = try replay(graph)
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.output.hasPrefix("a.tnb: 3 cells, 3 passed ("))
        #expect(outcome.error == "")
        #expect(try folder.text("a.tnb") == graph)
    }

    @Test func aChangedDigit() throws {
        let (outcome, folder) = try replay(graph.replacing("tensor(5.)", with: "tensor(5.1)"))
        #expect(outcome.status == 1)
        for part in ["a.tnb:17: cell \"gradients\": outputs differ", "5.1", "2 passed, 1 differs"] {
            #expect(outcome.output.contains(part), "\(outcome.output)")
        }
        #expect(try folder.text("a.tnb").contains("tensor(5.1)"))
    }

    @Test func updateRewritesOnlyWhatDiffers() throws {
        let (same, untouched) = try replay(graph, ["--update"])
        #expect(same.status == 0)
        #expect(try untouched.text("a.tnb") == graph)
        let (outcome, folder) = try replay(graph.replacing("tensor(5.)", with: "tensor(4.)"), ["--update"])
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.output.contains("1 updated"))
        #expect(try folder.text("a.tnb") == graph)
    }

    @Test func anErrorNobodyExpected() throws {
        let (outcome, folder) = try replay(head + "# %% a\n1/0\n\n# %% b\n2\n#> 3\n", ["--update"])
        #expect(outcome.status == 3)
        for part in ["a.tnb:5: cell \"a\": unexpected error", "ZeroDivisionError: division by zero", "1 failed, 1 not run"] {
            #expect(outcome.output.contains(part), "\(outcome.output)")
        }
        #expect(try folder.text("a.tnb") == head + "# %% a\n1/0\n\n# %% b\n2\n#> 3\n")
    }

    @Test func anErrorThatDoesNotCome() throws {
        let (outcome, _) = try replay(head + "# %% a\n1\n#! ValueError: no\n")
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("no error"))
    }

    /// A cell that fails as it must leaves what it named before; the next one goes on with it.
    @Test func valuesOutliveAnExpectedError() throws {
        let errors = [
            ("1/0", "ZeroDivisionError"), ("undefined", "NameError"), ("zeros(2, 3) @ zeros(2, 3)", "RuntimeError"),
            ("x[5]", "IndexError"), ("zeros(10**12)", "RuntimeError"), ("f(0)", "RecursionError"),
            ("raise ValueError('no')", "ValueError"), ("[1][7]", "IndexError"), ("{}['k']", "KeyError"),
        ]
        var text = head + "# %% start\ny = 1\nx = zeros(2)\ndef f(n): return f(n + 1)\n\n"
        for (number, (code, type)) in errors.enumerated() {
            text += "# %% cell \(number) raises=\(type)\ny += 1\n\(code)\n\n"
            text += "# %% after \(number)\nprint(y, x)\n#> \(number + 2) tensor([0., 0.])\n\n"
        }
        let (outcome, _) = try replay(text)
        #expect(outcome.status == 0, "\(outcome.output)")
    }

    @Test func aCellThatTakesTooLong() throws {
        let (outcome, _) = try replay(head + "# %% a\nwhile True: pass\n\n# %% b\n1\n#> 1\n", ["--timeout", "0.2"])
        #expect(outcome.status == 4)
        #expect(outcome.output.contains("cell \"a\": timed out"), "\(outcome.output)")
        let (own, _) = try replay(head + "# %% a timeout=0.2\nwhile True:\n    try:\n        while True: pass\n    except: pass\n")
        #expect(own.status == 4, "\(own.output)")
        let (total, _) = try replay(head + "# %% a\nwhile True: pass\n", ["--total-timeout", "0.2"])
        #expect(total.status == 4, "\(total.output)")
    }

    @Test func anInterruptedReplay() throws {
        let folder = try Folder()
        try folder.write("a.tnb", head + "# %% a\nwhile True: pass\n")
        let child = try Child(["replay", "--timeout", "60", "a.tnb"], folder: folder.path)
        // Nothing tells that the cell runs: the signal is repeated until the child takes it.
        let outcome = try child.finish(signalling: SIGINT)
        #expect(outcome.status == 130 || outcome.status == -SIGINT, "\(outcome)")
    }

    @Test func listsTheCells() throws {
        let (outcome, _) = try replay(graph, ["--list"])
        #expect(outcome.output == "a.tnb:6: forward\na.tnb:14: gradients\na.tnb:19: a second sweep needs the graph\n")
        #expect(outcome.status == 0)
    }

    @Test func onlyAndUntil() throws {
        let (only, _) = try replay(head + "# %% a\n1\n#> 1\n\n# %% b\n2\n#> 3\n", ["--only", "a"])
        #expect(only.status == 0)
        #expect(only.output.contains("1 passed, 1 skipped"), "\(only.output)")
        let (until, _) = try replay(graph.replacing("tensor(5.)", with: "tensor(4.)"), ["--until", "forward"])
        #expect(until.status == 0)
        #expect(until.output.contains("1 passed, 2 skipped"), "\(until.output)")
        #expect(try replay(graph, ["--only", "no such cell"]).outcome.status == 6)
    }

    @Test func parameters() throws {
        let notebook = head + "# %% a\nrate * 2, name\n#> (0.5, 'x')\n"
        #expect(try replay(notebook, ["--param", "rate=0.25", "--param", "name='x'"]).outcome.status == 0)
        let (unknown, _) = try replay(notebook, ["--param", "rate=nope"])
        #expect(unknown.status == 2)
        #expect(unknown.output.contains("cannot set parameter rate: NameError: name 'nope' is not defined"), "\(unknown)")
    }

    @Test func toleranceFlags() throws {
        let notebook = head + "# %% a\n1.0\n#> 1.1\n"
        #expect(try replay(notebook).outcome.status == 1)
        #expect(try replay(notebook, ["--atol", "0.2"]).outcome.status == 0)
        #expect(try replay(notebook, ["--rtol", "0.2"]).outcome.status == 0)
    }

    @Test func seedFlag() throws {
        let printed = try run(["--seed", "7", "-c", "rand(1)"]).output
        let notebook = "# ---\n# tnb: 1\n# seed: 3\n# ---\n\n# %% a\nrand(1)\n#> " + printed
        #expect(try replay(notebook).outcome.status == 1)
        #expect(try replay(notebook, ["--seed", "7"]).outcome.status == 0)
    }

    @Test func reportsForMachines() throws {
        let (outcome, folder) = try replay(graph.replacing("tensor(5.)", with: "tensor(4.)"), ["--junit", "report.xml", "--github"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("::error file=a.tnb,line=17"), "\(outcome.output)")
        let report = try folder.text("report.xml")
        #expect(report.contains("tests=\"3\"") && report.contains("failures=\"1\""), "\(report)")
        let (unwritable, _) = try replay(graph, ["--junit", "/nonexistent/report.xml"])
        #expect(unwritable.status == 2)
        #expect(unwritable.error.contains("/nonexistent/report.xml"), "\(unwritable)")
        #expect(unwritable.output.contains("3 passed"))
    }

    @Test func foldersAndSeveralFiles() throws {
        let folder = try Folder()
        try folder.write("b/one.tnb", head + "# %% a\n1\n#> 1\n")
        try folder.write("b/deep/two.tnb", head + "# %% a\n2\n#> 3\n")
        try folder.write("b/other.txt", "not a notebook")
        try folder.write("c.tnb", head + "# %% a\n1/0\n")
        let outcome = try run(["replay", "b"], folder: folder.path)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("b/one.tnb: 1 cell, 1 passed") && outcome.output.contains("b/deep/two.tnb: 1 cell, 1 differs"))
        let fast = try run(["replay", "--fail-fast", "c.tnb", "b"], folder: folder.path)
        #expect(fast.status == 3)
        #expect(!fast.output.contains("one.tnb"), "\(fast.output)")
        try folder.write("empty/none.txt", "")
        #expect(try run(["replay", "empty"], folder: folder.path).status == 6)
    }

    @Test func whatCannotBeRead() throws {
        let missing = try run(["replay", "/nonexistent/a.tnb"])
        #expect(missing.status == 2)
        #expect(missing.error.contains("/nonexistent/a.tnb"))
        for text in [head + "# %% a\n1\n\n# %% a\n2\n", "# ---\n# tnb: 99\n# ---\n\n# %% a\n1\n", head + "# %% a\n<<<<<<< ours\n1\n=======\n2\n>>>>>>> theirs\n"] {
            let (outcome, folder) = try replay(text, ["--update"])
            #expect(outcome.status == 5, "\(outcome)")
            #expect(outcome.output.contains("does not parse, not run"), "\(outcome)")
            #expect(try folder.text("a.tnb") == text)
        }
        let (empty, _) = try replay(head)
        #expect(empty.status == 6)
    }

    @Test func nobodyIsAskedInAReplay() throws {
        let (outcome, _) = try replay(head + "# %% a\nx = input('name ')\n")
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("EOFError: EOF when reading a line"), "\(outcome)")
        #expect(outcome.output.contains("hint: nobody can be asked here"), "\(outcome)")
    }

    /// Every notebook that the project shows replays; those that train take a while in a debug build.
    @Test(arguments: projectsNotebooks) func theProjectsNotebooks(name: String) throws {
        let outcome = try run(["replay", "notebooks/\(name)"], folder: root.path)
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(!outcome.output.contains(" 0 cells"))
    }
}

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
private let projectsNotebooks = ((try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "notebooks").path)) ?? ["none"])
    .filter { $0.hasSuffix(".tnb") || $0 == "none" }.sorted()
