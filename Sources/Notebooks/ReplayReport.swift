// What a replay found. Its texts are in ReplayReport+Text.swift, JUnitReport.swift and GitHubAnnotations.swift.
import Diagnostics

/// What became of one cell.
public enum CellResult: Sendable, Hashable {
    case passed
    /// Outputs, or the message of the expected error, are not what the notebook holds.
    case outputsDiffer(Mismatch)
    /// Outputs differed and the notebook was given the new ones.
    case updated
    case unexpectedError(String)
    case expectedErrorMissing(String)
    case timedOut
    case died
    case interrupted
    /// Left out by `skip` or by the choice of cells.
    case skipped
    /// Not reached.
    case notRun
}

public struct CellReport: Sendable, Hashable {
    public var name: String
    /// The cell's line in the notebook.
    public var line: Int
    public var result: CellResult
    public var elapsedNanoseconds: Int = 0
    /// What an evaluator showed of an unexpected error.
    public var rendered: String = ""
}

public struct NotebookReport: Sendable {
    public var path: String
    public var cells: [CellReport] = []
    /// What is wrong with the file; one of severity `.error` means that no cell was run.
    public var diagnostics: [Diagnostic] = []
    /// Why the file could not be read or written, or a `--param` not be set.
    public var problem: String?
    /// The notebook with its new outputs, when `--update` changed any.
    public var updated: Notebook?

    public init(path: String) { self.path = path }

    public var elapsedNanoseconds: Int { cells.reduce(0) { $0 &+ $1.elapsedNanoseconds } }
    public var doesParse: Bool { !diagnostics.contains { $0.severity == .error } }

    /// Whether nothing went wrong.
    public var isAsExpected: Bool {
        problem == nil && doesParse && cells.allSatisfy { $0.result.exitCode == 0 }
    }
}

public struct ReplayReport: Sendable {
    public var notebooks: [NotebookReport]
    /// `--list`: nothing was to be run.
    public var isListing: Bool

    public init(notebooks: [NotebookReport], isListing: Bool = false) {
        self.notebooks = notebooks
        self.isListing = isListing
    }

    /// The exit code of `replay`.
    ///
    /// When several apply, what makes the rest least trustworthy wins: interrupted (130), wrong usage or a file that
    /// cannot be read or written (2), evaluator died (7), a file does not parse (5), timed out (4), a cell failed (3),
    /// outputs differ (1), nothing was run (6), as expected (0).
    public var exitCode: Int32 {
        var codes: Set<Int32> = []
        for notebook in notebooks {
            if notebook.problem != nil { codes.insert(2) }
            if !notebook.doesParse { codes.insert(5) }
            for cell in notebook.cells { codes.insert(cell.result.exitCode) }
        }
        for code: Int32 in [130, 2, 7, 5, 4, 3, 1] where codes.contains(code) { return code }
        let isAnyRun = notebooks.contains { $0.cells.contains { $0.result.wasRun } }
        return isAnyRun || isListing ? 0 : 6
    }
}

extension CellResult {
    var exitCode: Int32 {
        switch self {
        case .passed, .updated, .skipped, .notRun: 0
        case .outputsDiffer: 1
        case .unexpectedError, .expectedErrorMissing: 3
        case .timedOut: 4
        case .died: 7
        case .interrupted: 130
        }
    }

    public var wasRun: Bool {
        switch self {
        case .skipped, .notRun: false
        default: true
        }
    }
}
