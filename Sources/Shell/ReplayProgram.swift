// `replay`: notebooks run again in fresh sessions, their outputs compared.

import Diagnostics
import Evaluation
import Glibc
import Notebooks

/// Replays notebooks and reports as asked.
public struct ReplayProgram {
    public var paths: [String]
    public var options: ReplayOptions
    public var junit: String?
    public var github: Bool

    public init(paths: [String], options: ReplayOptions, junit: String?, github: Bool) {
        self.paths = paths
        self.options = options
        self.junit = junit
        self.github = github
    }

    public func run() -> Int32 {
        var replay = Replay(options)
        let report: ReplayReport
        do {
            report = replay.replay(files: try NotebookFiles.find(paths: paths)) {
                SessionRunner($0, allowing: options)
            }
        } catch {
            StandardStreams.error("tensrepl replay: \(error)\n")
            return ExitCode.wrongUsage
        }
        StandardStreams.output(report.text)
        for name in options.only + (options.until.map { [$0] } ?? [])
        where !report.notebooks.contains(where: { $0.cells.contains { $0.name == name } }) {
            StandardStreams.error("tensrepl replay: no cell is named \(name); --list names them\n")
        }
        if github { StandardStreams.output(report.githubAnnotations) }
        if let junit {
            do {
                try AtomicFile.write(Array(report.junit.utf8), to: junit)
            } catch {
                StandardStreams.error("tensrepl replay: \(error)\n")
                return ExitCode.wrongUsage
            }
        }
        return report.exitCode
    }
}

/// Runs a notebook's cells in a session of its own.
final class SessionRunner: CellRunner {
    private let session: Session

    init(_ request: RunnerRequest, allowing allowed: ReplayOptions) {
        var options = Session.Options()
        let folder = request.path.lastIndex(of: "/").map { String(request.path[..<$0]) } ?? "."
        options.writesToTerminal = false
        options.fileRules = .replay(under: folder.isEmpty ? "/" : folder, reading: allowed.readFolders, writing: allowed.writeFolders)
        options.seed = request.seed.map { UInt64(bitPattern: Int64($0)) }
        session = Programs.makeSession(options)
        if request.dtype == "float64" { session.machine.recorder.defaultDType = .float64 }
    }

    func run(_ source: SourceText, timeout: Double?) -> CellOutcome {
        let result = session.evaluate(source, timeout: timeout)
        var lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).map { OutputText.withoutAddresses(String($0)) }
        if lines.last == "" { lines.removeLast() }
        let status: CellOutcome.Status =
            switch result.status {
            case .ok: .ok
            case .exited(let code): code == 0 ? .ok : .failed
            case .failed, .doesNotParse: .failed
            case .interrupted: .interrupted
            case .timedOut: .timedOut
            }
        return CellOutcome(
            outputs: lines, error: result.failure.map { ($0.type, $0.message, $0.rendered) }, status: status,
            elapsedNanoseconds: result.elapsedNanoseconds)
    }
}
