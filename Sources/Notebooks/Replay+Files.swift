// A replay from paths to a report: reads each notebook, runs it in a fresh session, writes back what changed.
import Diagnostics

extension Replay {
    /// Replays the notebooks at paths, in order; `makeRunner` starts a session for one.
    ///
    /// An updated notebook is written at once, and only when its file still holds what was read.
    public mutating func replay<Runner: CellRunner>(
        files: [String], makeRunner: (RunnerRequest) -> Runner
    ) -> ReplayReport {
        var report = ReplayReport(notebooks: [], isListing: options.list)
        for path in files {
            var result = NotebookReport(path: path)
            do throws(FileError) {
                let bytes = try NotebookFiles.read(path)
                result = replay(bytes, path, makeRunner)
                if let updated = result.updated { try AtomicFile.write(updated.print(), to: path, replacing: bytes) }
            } catch {
                result.problem = error.description
            }
            report.notebooks.append(result)
            let isInterrupted = result.cells.contains { $0.result == .interrupted }
            if isInterrupted || (options.failFast && !result.isAsExpected) { break }
        }
        return report
    }

    private mutating func replay<Runner: CellRunner>(
        _ bytes: [UInt8], _ path: String, _ makeRunner: (RunnerRequest) -> Runner
    ) -> NotebookReport {
        let (notebook, diagnostics) = Notebook.parse(bytes: bytes, name: path)
        let header = notebook.header
        if diagnostics.contains(where: { $0.severity == .error }) || options.list {
            // No session is started for what will not run.
            return replay(notebook, diagnostics: diagnostics, with: NoRunner())
        }
        let request = RunnerRequest(
            path: path, seed: options.seed ?? header.seed, dtype: header.dtype, memory: header.memory)
        return replay(notebook, diagnostics: diagnostics, with: makeRunner(request))
    }
}

private final class NoRunner: CellRunner {
    func run(_ source: SourceText, timeout: Double?) -> CellOutcome { CellOutcome(status: .died) }
}
