// Running a notebook again and comparing what it gives. The evaluator is behind CellRunner; files are read and written in
// Replay+Files.swift.
import Diagnostics

public struct ReplayOptions: Sendable {
    /// Rewrite outputs that differ.
    public var update = false
    /// Given here, these win over the cell's and the notebook's own.
    public var rtol: Double?
    public var atol: Double?
    /// Names of the only cells to run; all when empty.
    public var only: [String] = []
    /// The last cell to run.
    public var until: String?
    /// Seconds for a cell.
    public var timeout: Double?
    /// Seconds for all cells of all notebooks together.
    public var totalTimeout: Double?
    /// Stop at the first cell that is not as expected.
    public var failFast = false
    /// Names and Python expressions, assigned before the first cell.
    public var params: [(name: String, value: String)] = []
    public var seed: Int?
    /// Name the cells, run none.
    public var list = false
    /// Folders that cells may read, or read and write, besides the notebook's own and the temporary one.
    public var readFolders: [String] = []
    public var writeFolders: [String] = []

    public init() {}

    /// The two parts of a `--param name=expression`; nil when the first is not a name or the second is empty.
    public static func param(_ text: String) -> (name: String, value: String)? {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let name = text[..<equals]
        let value = text[text.index(after: equals)...]
        let isName = name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
        guard let first = name.unicodeScalars.first, isName, first == "_" || first.properties.isXIDStart,
            value.contains(where: { !$0.isWhitespace }), !value.utf8.contains(0x0A)
        else { return nil }
        return (String(name), String(value))
    }
}

/// Runs notebooks and compares their outputs.
///
/// After an unexpected error, a timeout or the end of the evaluator the rest of that notebook is not run. With `update`
/// a notebook is changed only when every cell ran and ended as it must: with its expected error, or with none.
public struct Replay {
    /// Seconds that a cell may take when nobody says otherwise: a notebook is not trusted to end.
    public static let standardTimeout = 600.0

    public let options: ReplayOptions
    /// What cells have taken so far, in all notebooks.
    private var spentNanoseconds = 0

    public init(_ options: ReplayOptions = ReplayOptions()) { self.options = options }

    /// Runs one notebook; `diagnostics` are those of its parsing, and an error among them means that nothing is run.
    public mutating func replay(
        _ notebook: Notebook, diagnostics: [Diagnostic] = [], with runner: some CellRunner
    ) -> NotebookReport {
        var report = NotebookReport(path: notebook.name)
        report.diagnostics = diagnostics
        let places = notebook.cells.indices.filter { notebook.cells[$0].kind == .code }
        report.cells = places.map { place in
            let cell = notebook.cells[place]
            return CellReport(name: cell.name, line: cell.line, result: .notRun)
        }
        guard report.doesParse, !options.list, assignParams(with: runner, &report) else { return report }
        let last = options.until.map { notebook.index(ofCell: $0) ?? -1 } ?? notebook.cells.count
        var changes: [Int: CellOutputs] = [:]
        var found: [Int: CellResult] = [:]
        for (i, place) in places.enumerated() {
            let cell = notebook.cells[place]
            if cell.options.skip || place > last || !(options.only.isEmpty || options.only.contains(cell.name)) {
                report.cells[i].result = .skipped
                continue
            }
            let left = secondsLeft
            if let left, left <= 0 {
                report.cells[i].result = .timedOut
                break
            }
            let own = options.timeout ?? cell.options.timeout ?? notebook.header.timeout ?? Replay.standardTimeout
            let outcome = runner.run(cell.source, timeout: min(own, left ?? own))
            spentNanoseconds = spentNanoseconds &+ max(0, outcome.elapsedNanoseconds)
            report.cells[i].elapsedNanoseconds = outcome.elapsedNanoseconds
            report.cells[i].rendered = outcome.error?.rendered ?? ""
            var result = judge(outcome, of: cell, in: notebook)
            if options.update, result.canBeUpdated {
                changes[place] = CellOutputs(
                    outputs: outcome.outputs, error: outcome.error.map(Self.text), facts: outcome.facts)
                found[i] = result
                result = .updated
            }
            report.cells[i].result = result
            if result.endsNotebook || (options.failFast && result.exitCode != 0) { break }
        }
        if !changes.isEmpty {
            if report.isAsExpected {
                report.updated = notebook.withOutputs(changes)
            } else {
                // Nothing is written, so nothing was updated.
                for (i, result) in found { report.cells[i].result = result }
            }
        }
        return report
    }

    // MARK: Before a cell

    private func assignParams(with runner: some CellRunner, _ report: inout NotebookReport) -> Bool {
        for (name, value) in options.params {
            let source = SourceText(name: "<param>", "\(name) = \(value)\n")
            let outcome = runner.run(source, timeout: options.timeout)
            if outcome.status == .ok { continue }
            report.problem = "cannot set parameter \(name): " + (outcome.error.map(Self.text) ?? "\(outcome.status)")
            return false
        }
        return true
    }

    /// What is left of the total time; nil when there is no limit.
    private var secondsLeft: Double? {
        options.totalTimeout.map { $0 - Double(spentNanoseconds) / 1e9 }
    }

    // MARK: After a cell

    static func text(_ error: (type: String, message: String, rendered: String)) -> String {
        error.message.isEmpty ? error.type : "\(error.type): \(error.message)"
    }

    private func judge(_ outcome: CellOutcome, of cell: Notebook.Cell, in notebook: Notebook) -> CellResult {
        switch outcome.status {
        case .timedOut: return .timedOut
        case .interrupted: return .interrupted
        case .died: return .died
        case .ok, .failed: break
        }
        let comparison = OutputComparison(
            Tolerance(
                rtol: options.rtol ?? cell.options.rtol ?? notebook.header.rtol,
                atol: options.atol ?? cell.options.atol ?? notebook.header.atol,
                defaultDType: notebook.header.dtype ?? "float32"))
        let errorResult = judgeError(outcome, of: cell, comparison)
        if let errorResult, errorResult.exitCode == 3 { return errorResult }
        let lines = cell.outputLines.map(\.line)
        if !cell.options.volatile,
            let mismatch = comparison.mismatch(
                expected: cell.expectedOutputs, got: outcome.outputs.flatMap(Notebook.lines), lines: lines,
                endLine: lines.last ?? max(cell.line, cell.source.lastLine))
        {
            return .outputsDiffer(mismatch)
        }
        return errorResult ?? .passed
    }

    /// Nil when the cell ended as it must.
    private func judgeError(
        _ outcome: CellOutcome, of cell: Notebook.Cell, _ comparison: OutputComparison
    ) -> CellResult? {
        let error = outcome.error ?? (outcome.status == .failed ? ("Error", "", "") : nil)
        if let raises = cell.options.raises {
            guard let error else { return .expectedErrorMissing(raises) }
            if !Self.isType(raises, error.type) { return .unexpectedError(Self.text(error)) }
            if cell.expectedError == nil { return nil }
        }
        guard let expected = cell.expectedError else { return error.map { .unexpectedError(Self.text($0)) } }
        guard let error else { return .expectedErrorMissing(expected) }
        let got = Self.text(error)
        if Self.isExpected(expected, got, comparison) { return nil }
        let type = expected.prefix { $0 != ":" && $0 != "\n" }
        if !type.contains("..."), !Self.isType(String(type), error.type) { return .unexpectedError(got) }
        if let mismatch = comparison.mismatch(
            expected: Notebook.lines(expected), got: Notebook.lines(got), lines: [cell.expectedErrorLine ?? cell.line])
        {
            return .outputsDiffer(mismatch)
        }
        return nil
    }

    private static func isType(_ expected: String, _ type: String) -> Bool {
        expected == type || type.hasSuffix("." + expected) || expected.hasSuffix("." + type)
    }

    /// Whether an error is the expected one. The text may stop where a sentence of the message ends or a remark in
    /// parentheses begins: PyTorch explains at length behind what went wrong.
    static func isExpected(_ expected: String, _ got: String, _ comparison: OutputComparison) -> Bool {
        if comparison.isEqual(expected, got) { return true }
        guard let colon = expected.firstIndex(of: ":"), colon < expected.index(before: expected.endIndex) else {
            return false
        }
        let rest = got.unicodeScalars.dropFirst(expected.unicodeScalars.count)
        guard got.unicodeScalars.starts(with: expected.unicodeScalars) else { return false }
        let following = String(String.UnicodeScalarView(rest))
        return following == "." || [" (", ". ", ".\n", "\n"].contains { following.hasPrefix($0) }
    }
}

extension CellResult {
    fileprivate var canBeUpdated: Bool {
        switch self {
        case .outputsDiffer, .expectedErrorMissing: true
        default: false
        }
    }

    fileprivate var endsNotebook: Bool {
        switch self {
        case .unexpectedError, .timedOut, .died, .interrupted: true
        default: false
        }
    }
}

extension SourceText {
    /// The number of the last line in the file it comes from.
    fileprivate var lastLine: Int { position(of: bytes.count).line }
}
