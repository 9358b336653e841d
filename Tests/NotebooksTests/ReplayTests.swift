// Replays against an evaluator that answers from a script.
import Diagnostics
import Foundation
import Testing

@testable import Notebooks

@Suite struct ReplayTests {
    private static let forward = """
        x = tensor(1., requires_grad=True)
        y = tensor(2., requires_grad=True)
        z = tensor(0., requires_grad=True)
        f = (x + y) * maximum(y, z)
        f
        """
    private static let gradients = "f.backward()\nx.grad, y.grad, z.grad"
    private static let lecture = [
        forward: CellOutcome(outputs: ["tensor(6., grad_fn=<MulBackward0>)"], elapsedNanoseconds: 7_000_000),
        gradients: CellOutcome(outputs: ["(tensor(2.), tensor(5.), tensor(0.))"], elapsedNanoseconds: 5_000_000),
        "f.backward()": raised(
            "RuntimeError", "Trying to backward through the graph a second time (or directly access saved tensors)."),
    ]

    private func run(
        _ text: String, _ script: [String: CellOutcome], _ change: (inout ReplayOptions) -> Void = { _ in }
    ) -> (NotebookReport, ScriptedRunner) {
        var options = ReplayOptions()
        change(&options)
        var replay = Replay(options)
        let runner = ScriptedRunner(script)
        let (notebook, diagnostics) = parse(text)
        return (replay.replay(notebook, diagnostics: diagnostics, with: runner), runner)
    }

    private func code(_ report: NotebookReport) -> Int32 { ReplayReport(notebooks: [report]).exitCode }

    @Test func theExampleOfTheDescription() {
        let (report, runner) = run(lectureGraph, Self.lecture)
        #expect(report.cells.map(\.result) == [.passed, .passed, .passed])
        #expect(runner.firstLines == [11, 19, 24])
        #expect(report.text == "n.tnb: 3 cells, 3 passed (12 ms)\n")
        #expect(code(report) == 0)
    }

    @Test func anyChangedDigitOfAStoredOutputIsSeen() {
        let bytes = Array(lectureGraph.utf8)
        let digits = parse(lectureGraph).0.cells.flatMap { cell in
            bytes[cell.outputRange].indices.filter { bytes[$0] >= 0x30 && bytes[$0] <= 0x39 }
        }
        #expect(digits.count == 5)
        for place in digits {
            var changed = bytes
            changed[place] ^= 1
            let (report, _) = run(String(decoding: changed, as: UTF8.self), Self.lecture)
            #expect(code(report) == 1, "byte \(place)")
        }
    }

    @Test(arguments: [
        ("lr=0.1", "lr|0.1"), ("s='a=b'", "s|'a=b'"), ("_x1= 2", "_x1| 2"), ("é=1", "é|1"), ("1x=1", nil), ("a.b=1", nil),
        ("x", nil), ("x=", nil), ("=1", nil), ("x=1\ny=2", nil), ("x y=1", nil),
    ] as [(String, String?)])
    func parametersAreNamesAndExpressions(_ text: String, _ expected: String?) {
        #expect(ReplayOptions.param(text).map { "\($0.name)|\($0.value)" } == expected)
    }

    /// How each ending of the cell in the middle is reported.
    @Test(arguments: [
        ("", CellOutcome(outputs: ["1"]), ["passed", "passed", "passed"], 0),
        ("", CellOutcome(outputs: ["2"]), ["passed", "differ", "passed"], 1),
        ("", CellOutcome(outputs: []), ["passed", "differ", "passed"], 1),
        ("", CellOutcome(outputs: ["1", "2"]), ["passed", "differ", "passed"], 1),
        ("", raised("ValueError", "m", outputs: ["1"]), ["passed", "failed", "not run"], 3),
        ("", CellOutcome(status: .timedOut), ["passed", "timed out", "not run"], 4),
        ("", CellOutcome(status: .died), ["passed", "died", "not run"], 7),
        ("", CellOutcome(status: .interrupted), ["passed", "interrupted", "not run"], 130),
        (" volatile", CellOutcome(outputs: ["2"]), ["passed", "passed", "passed"], 0),
        (" skip", CellOutcome(outputs: ["2"]), ["passed", "skipped", "passed"], 0),
        (" raises=ValueError", raised("ValueError", "m", outputs: ["1"]), ["passed", "passed", "passed"], 0),
        (" raises=ValueError", raised("a.ValueError", "m", outputs: ["2"]), ["passed", "differ", "passed"], 1),
        (" raises=ValueError", raised("TypeError", "m", outputs: ["1"]), ["passed", "failed", "not run"], 3),
        (" raises=ValueError", CellOutcome(outputs: ["1"]), ["passed", "missing", "passed"], 3),
    ] as [(String, CellOutcome, [String], Int32)])
    func endings(_ option: String, _ outcome: CellOutcome, _ results: [String], _ exitCode: Int32) {
        let (report, _) = run(head + "# %% a\na\n# %% b\(option)\nb\n#> 1\n# %% c\nc\n", ["b": outcome])
        #expect(report.cells.map { Self.word($0.result) } == results)
        #expect(code(report) == exitCode)
    }

    @Test(arguments: [
        ("ValueError: size 3", raised("ValueError", "size 3"), "passed"),
        ("ValueError: size 3", raised("ValueError", "size 4"), "differ"),
        ("ValueError: size 3", raised("TypeError", "size 3"), "failed"),
        ("ValueError: size 3", CellOutcome(), "missing"),
        ("ValueError: at 0x...", raised("ValueError", "at 0x7f00"), "passed"),
        ("ValueError: ...", raised("ValueError", "at\n0x7f00"), "passed"),
        ("ValueError", raised("ValueError", ""), "passed"),
        ("ValueError", raised("ValueError", "m"), "differ"),
        ("ValueError: one", raised("ValueError", "one (more)"), "passed"),
        ("ValueError: one", raised("ValueError", "one. Two."), "passed"),
        ("ValueError: one", raised("ValueError", "one two"), "differ"),
        ("ValueError: one\n#! two", raised("ValueError", "one\ntwo"), "passed"),
    ] as [(String, CellOutcome, String)])
    func expectedErrors(_ expected: String, _ outcome: CellOutcome, _ result: String) {
        let (report, _) = run(head + "# %% a\na\n#! \(expected)\n", ["a": outcome])
        #expect(report.cells.map { Self.word($0.result) } == [result])
    }

    private static func word(_ result: CellResult) -> String {
        switch result {
        case .passed: "passed"
        case .outputsDiffer: "differ"
        case .updated: "updated"
        case .unexpectedError: "failed"
        case .expectedErrorMissing: "missing"
        case .timedOut: "timed out"
        case .died: "died"
        case .interrupted: "interrupted"
        case .skipped: "skipped"
        case .notRun: "not run"
        }
    }

    private static let three = head + "# %% a timeout=3\na\n# %% b\nb\n#> 1\n# %% c\nc\n#> 1\n"

    @Test func theChoiceOfCells() {
        #expect(run(Self.three, [:]) { $0.only = ["c", "a"] }.1.ran == ["a", "c"])
        #expect(run(Self.three, [:]) { $0.until = "b" }.1.ran == ["a", "b"])
        #expect(run(Self.three, [:]) { $0.failFast = true }.1.ran == ["a", "b"])
        #expect(run(Self.three, [:]).1.ran == ["a", "b", "c"])
        let (none, _) = run(Self.three, [:]) { $0.only = ["d"] }
        #expect(code(none) == 6)
        #expect(code(run(Self.three, [:]) { $0.until = "d" }.0) == 6)
        #expect(code(run("", [:]).0) == 6)
        let (listed, runner) = run(Self.three, [:]) { $0.list = true }
        #expect(runner.ran.isEmpty)
        #expect(ReplayReport(notebooks: [listed], isListing: true).text == "n.tnb:4: a\nn.tnb:6: b\nn.tnb:9: c\n")
        #expect(ReplayReport(notebooks: [listed], isListing: true).exitCode == 0)
    }

    @Test func timeouts() {
        #expect(run(Self.three, [:]).1.timeouts == [3, Replay.standardTimeout, Replay.standardTimeout])
        #expect(run(Self.three, [:]) { $0.timeout = 5 }.1.timeouts == [5, 5, 5])
        let script = ["a": CellOutcome(elapsedNanoseconds: 1_000_000_000), "b": CellOutcome(elapsedNanoseconds: 1_500_000_000)]
        let (report, runner) = run(Self.three, script) { $0.totalTimeout = 2.5 }
        #expect(runner.timeouts == [2.5, 1.5])
        #expect(report.cells.map { Self.word($0.result) } == ["passed", "differ", "timed out"])
        #expect(code(report) == 4)
    }

    @Test func parametersComeFirst() {
        let (report, runner) = run(Self.three, [:]) { $0.params = [("lr", "0.1"), ("n", "'x'")] }
        #expect(runner.ran == ["lr = 0.1\n", "n = 'x'\n", "a", "b", "c"])
        #expect(report.problem == nil)
        let (failed, stopped) = run(Self.three, ["lr = x\n": raised("NameError", "no x")]) { $0.params = [("lr", "x")] }
        #expect(stopped.ran == ["lr = x\n"])
        #expect(failed.problem == "cannot set parameter lr: NameError: no x" && code(failed) == 2)
    }

    @Test func tolerancesOfLineCellAndHeader() {
        let text = "# ---\n# tnb: 1\n# rtol: 0.2\n# ---\n# %% a\na\n#> 1.00\n# %% b rtol=0.4\nb\n#> 1.00\n"
        let script = ["a": CellOutcome(outputs: ["1.30"]), "b": CellOutcome(outputs: ["1.30"])]
        #expect(run(text, script).0.cells.map { Self.word($0.result) } == ["differ", "passed"])
        #expect(run(text, script) { $0.rtol = 0.5 }.0.cells.map { Self.word($0.result) } == ["passed", "passed"])
    }

    @Test func updating() throws {
        let script = ["b": CellOutcome(outputs: ["1.0"]), "c": CellOutcome(outputs: ["2"], facts: ["4 bytes"])]
        let text = head + "# %% b\nb\n#> 1.00000001\n# %% c\nc\n#> 1\n#! E: x\n"
        let (report, _) = run(text, script) { $0.update = true }
        #expect(report.cells.map(\.result) == [.passed, .updated])
        #expect(report.updated.map { NotebooksTests.text($0) } == head + "# %% b\nb\n#> 1.00000001\n# %% c\nc\n#> 2\n#~ 4 bytes\n")
        #expect(report.text == "n.tnb: 2 cells, 1 passed, 1 updated (0 ms)\n")
        #expect(code(report) == 0)
        // What passes leaves no new notebook, and nothing is rewritten behind a failure.
        #expect(run(lectureGraph, Self.lecture) { $0.update = true }.0.updated == nil)
        let (failed, _) = run(text + "# %% d\nd\n", script.merging(["d": raised("E", "m")]) { $1 }) { $0.update = true }
        #expect(failed.updated == nil)
        #expect(failed.cells.map { Self.word($0.result) } == ["passed", "missing", "failed"])
    }

    @Test func whatDoesNotParseIsNotRun() {
        let (report, runner) = run("# ---\n# tnb: 999\n# ---\n# %% a\na\n", [:])
        #expect(runner.ran.isEmpty && code(report) == 5)
        #expect(
            report.text
                == "n.tnb:1: error: version 999 of the notebook format is not known; this program reads version 1\n"
                + "n.tnb: does not parse, not run\n")
    }

    @Test(arguments: [
        ([.passed, .skipped], 0), ([.skipped, .notRun], 6), ([.passed, .outputsDiffer(Mismatch(line: 1, expected: nil, got: nil))], 1),
        ([.outputsDiffer(Mismatch(line: 1, expected: nil, got: nil)), .unexpectedError("")], 3),
        ([.unexpectedError(""), .timedOut], 4), ([.timedOut, .died], 7), ([.died, .interrupted], 130), ([], 6),
    ] as [([CellResult], Int32)])
    func theGravestExitCode(_ results: [CellResult], _ exitCode: Int32) {
        var notebooks: [NotebookReport] = []
        for result in results {
            var report = NotebookReport(path: "n.tnb")
            report.cells = [CellReport(name: "a", line: 1, result: result)]
            notebooks.append(report)
        }
        #expect(ReplayReport(notebooks: notebooks).exitCode == exitCode)
        #expect(ReplayReport(notebooks: notebooks.reversed()).exitCode == exitCode)
    }

    @Test func filesAreReadRunAndUpdated() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("replay-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path + "/n.tnb"
        try AtomicFile.write(Array("# ---\n# tnb: 1\n# seed: 4\n# ---\n# %% c\nc\n#> 1\n".utf8), to: path)
        var options = ReplayOptions()
        options.update = true
        var replay = Replay(options)
        var requests: [RunnerRequest] = []
        let report = replay.replay(files: [path, folder.path + "/none.tnb"]) { request in
            requests.append(request)
            return ScriptedRunner(["c": CellOutcome(outputs: ["2"])])
        }
        #expect(requests == [RunnerRequest(path: path, seed: 4, dtype: nil, memory: nil)])
        #expect(try NotebookFiles.read(path) == Array("# ---\n# tnb: 1\n# seed: 4\n# ---\n# %% c\nc\n#> 2\n".utf8))
        #expect(report.exitCode == 2)
        #expect(report.notebooks[1].problem == "cannot read \(folder.path)/none.tnb: No such file or directory")
    }
}
