// The report for a person: what differs, where, and one line for each notebook.
import Diagnostics

extension ReplayReport {
    /// Lines, each with its end; one line for each cell under `--list`.
    public var text: String { notebooks.map { isListing ? $0.listing : $0.text }.joined() }
}

extension NotebookReport {
    /// What went wrong, then `notebooks/gates.tnb: 7 cells, 7 passed (12 ms)`.
    public var text: String {
        var text = ""
        for diagnostic in diagnostics {
            let severity = diagnostic.severity == .error ? "error" : "warning"
            text += "\(shownPath):\(diagnostic.line): \(severity): \(diagnostic.message)\n"
            if let hint = diagnostic.hint { text += "  \(hint)\n" }
        }
        if let problem { text += "\(shownPath): \(problem)\n" }
        for cell in cells {
            guard let failure = cell.failure else { continue }
            text += "\(shownPath):\(failure.line): cell \"\(OutputText.shown(cell.name))\": \(failure.title)\n"
            for line in failure.details { text += "  \(line)\n" }
        }
        return text + "\(shownPath): \(summary)\n"
    }

    /// `gates.tnb:12: forward` for each cell, then nothing.
    public var listing: String {
        if !doesParse || problem != nil { return text }
        return cells.map { "\(shownPath):\($0.line): \(OutputText.shown($0.name))\n" }.joined()
    }

    private var shownPath: String { OutputText.shown(path) }

    private var summary: String {
        if !doesParse { return "does not parse, not run" }
        let counts: [(String, Int)] = [
            ("passed", count { $0 == .passed }),
            ("updated", count { $0 == .updated }),
            ("differ", count { $0.exitCode == 1 }),
            ("failed", count { $0.exitCode == 3 }),
            ("timed out", count { $0 == .timedOut }),
            ("died", count { $0 == .died }),
            ("interrupted", count { $0 == .interrupted }),
            ("skipped", count { $0 == .skipped }),
            ("not run", count { $0 == .notRun }),
        ]
        let parts = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.1 == 1 && $0.0 == "differ" ? "differs" : $0.0)" }
        let cellCount = "\(cells.count) " + (cells.count == 1 ? "cell" : "cells")
        return ([cellCount] + parts).joined(separator: ", ") + " (\(ElapsedText.shown(elapsedNanoseconds)))"
    }

    private func count(_ isCounted: (CellResult) -> Bool) -> Int { cells.count { isCounted($0.result) } }
}

extension CellReport {
    /// What a report says of a cell that is not as expected.
    struct Failure {
        var line: Int
        var title: String
        var details: [String]
    }

    var failure: Failure? {
        switch result {
        case .passed, .updated, .skipped, .notRun:
            return nil
        case .outputsDiffer(let mismatch):
            return Failure(line: mismatch.line, title: "outputs differ", details: Notebook.lines(mismatch.message))
        case .unexpectedError(let text):
            let shown = rendered.isEmpty ? text : rendered
            var lines = Notebook.lines(shown).map(OutputText.shown)
            if lines.last == "" { lines.removeLast() }
            return Failure(line: line, title: "unexpected error", details: lines)
        case .expectedErrorMissing(let text):
            let lines = Notebook.lines(text).map(OutputText.shown)
            return Failure(
                line: line, title: "no error", details: ["expected: " + lines.joined(separator: "\n            ")])
        case .timedOut:
            return Failure(line: line, title: "timed out after \(ElapsedText.shown(elapsedNanoseconds))", details: [])
        case .died:
            return Failure(line: line, title: "the evaluator died", details: [])
        case .interrupted:
            return Failure(line: line, title: "interrupted", details: [])
        }
    }
}

extension Diagnostic {
    /// The line it is about, from 1.
    var line: Int { source?.position(of: Int(span.start)).line ?? 1 }
}

/// Durations as a report shows them.
enum ElapsedText {
    /// `12 ms`, `1.2 s`.
    static func shown(_ nanoseconds: Int) -> String {
        if nanoseconds < 999_500_000 { return "\((max(0, nanoseconds) + 500_000) / 1_000_000) ms" }
        return fixed(nanoseconds, places: nanoseconds < 100_000_000_000 ? 1 : 0) + " s"
    }

    /// Seconds with some decimals.
    static func fixed(_ nanoseconds: Int, places: Int) -> String {
        var unit = 1_000_000_000
        for _ in 0..<places { unit /= 10 }
        let count = max(0, nanoseconds) / unit + (max(0, nanoseconds) % unit >= unit / 2 ? 1 : 0)
        if places == 0 { return "\(count)" }
        let scale = 1_000_000_000 / unit
        let fraction = String(count % scale)
        return "\(count / scale)." + String(repeating: "0", count: places - fraction.utf8.count) + fraction
    }
}
