// The front ends without a prompt: `-c`, piped cells, `run FILE`.

import Diagnostics
import Evaluation
import Glibc
import Notebooks

/// Runs programs in a session of their own and gives the process's exit code.
public enum Programs {
    /// `-c CODE`: the cells of a text, one statement after another.
    public static func runText(_ code: String, options: Session.Options, json: Bool) -> Int32 {
        var options = options
        options.readsStandardInput = true
        let session = makeSession(options)
        defer { session.finish() }
        let output = CellOutput(session, json: json)
        var cutter = StatementCutter()
        for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
            for statement in cutter.add(Array(line.utf8) + [0x0A]) {
                if let code = output.evaluate(statement.renamed("<string>")) { return code }
            }
        }
        if let statement = cutter.flush(), let code = output.evaluate(statement.renamed("<string>")) { return code }
        return output.cellCount == 0 ? ExitCode.nothingRun : ExitCode.ok
    }

    /// Cells from standard input, each run as soon as it is complete; the first error ends it.
    public static func runInput(options: Session.Options, json: Bool) -> Int32 {
        let session = makeSession(options)
        defer { session.finish() }
        let output = CellOutput(session, json: json)
        var cutter = StatementCutter()
        var reader = LineReader(STDIN_FILENO)
        while let line = reader.next() {
            for statement in cutter.add(line) {
                if let code = output.evaluate(statement) { return code }
            }
            guard cutter.mayEnd, !reader.hasMore(withinMilliseconds: 20), cutter.isWhole else { continue }
            if let statement = cutter.flush(), let code = output.evaluate(statement) { return code }
        }
        if let statement = cutter.flush(), let code = output.evaluate(statement) { return code }
        return output.cellCount == 0 ? ExitCode.nothingRun : ExitCode.ok
    }

    /// `run FILE`: a Python file as `python FILE` runs it, or a notebook's cells one after the other.
    public static func runFile(_ path: String, arguments: [String], json: Bool) -> Int32 {
        let bytes: [UInt8]
        switch StandardStreams.contents(of: path) {
        case .success(let contents): bytes = contents
        case .failure(let problem):
            StandardStreams.error("tensrepl: \(problem)\n")
            return ExitCode.wrongUsage
        }
        var options = Session.Options()
        options.arguments = [path] + arguments
        options.readsStandardInput = true
        guard path.hasSuffix(".tnb") else {
            options.hasPrelude = false
            let session = makeSession(options)
            defer { session.finish() }
            return CellOutput(session, json: json).evaluate(SourceText(name: path, bytes: bytes), shows: false) ?? ExitCode.ok
        }
        return runNotebook(bytes, path, options, json: json)
    }

    private static func runNotebook(_ bytes: [UInt8], _ path: String, _ options: Session.Options, json: Bool) -> Int32 {
        let (notebook, diagnostics) = Notebook.parse(bytes: bytes, name: path)
        if let error = diagnostics.first(where: { $0.severity == .error }) {
            StandardStreams.error(error.rendered(color: false))
            return ExitCode.doesNotParse
        }
        var options = options
        options.seed = notebook.header.seed.map { UInt64(bitPattern: Int64($0)) }
        let session = makeSession(options)
        defer { session.finish() }
        let output = CellOutput(session, json: json)
        for cell in notebook.cells where cell.kind == .code && !cell.options.skip {
            let isExpected = cell.expectedError != nil || cell.options.raises != nil
            if let code = output.evaluate(cell.source, endsOnError: !isExpected) { return code }
        }
        return output.cellCount == 0 ? ExitCode.nothingRun : ExitCode.ok
    }

    static func makeSession(_ options: Session.Options) -> Session {
        let session = Session(options)
        session.machine.writeError = { StandardStreams.error($0) }
        Interrupts.connect(session)
        session.add(SaveCommand.make())
        return session
    }
}

extension SourceText {
    /// The same text under another name.
    func renamed(_ name: String) -> SourceText { SourceText(name: name, bytes: bytes, firstLine: firstLine, cell: cell) }
}

/// Where a program's results and errors go: standard output and error, or one JSON event per line.
final class CellOutput {
    private let session: Session
    private let json: Bool
    private(set) var cellCount = 0

    init(_ session: Session, json: Bool) {
        self.session = session
        self.json = json
        session.output = { text in
            if json {
                StandardStreams.output("{\"event\":\"output\",\"text\":\(JSONText.quoted(text))}\n")
            } else {
                StandardStreams.output(text)
            }
        }
    }

    /// Runs a cell; an exit code when it ends the program.
    func evaluate(_ source: SourceText, shows: Bool = true, endsOnError: Bool = true) -> Int32? {
        cellCount += 1
        let result = session.evaluate(source, shows: shows)
        if json { report(result) } else if let failure = result.failure {
            StandardStreams.error(failure.rendered)
        }
        if case .ok = result.status { return nil }
        if case .failed = result.status, !endsOnError { return nil }
        return ExitCode.of(result.status)
    }

    private func report(_ result: Session.Result) {
        if let failure = result.failure {
            StandardStreams.output(
                "{\"event\":\"error\",\"type\":\(JSONText.quoted(failure.type)),\"message\":\(JSONText.quoted(failure.message)),"
                    + "\"rendered\":\(JSONText.quoted(failure.rendered))}\n")
        }
        let status =
            switch result.status {
            case .ok: "ok"
            case .failed, .doesNotParse: "error"
            case .interrupted: "interrupted"
            case .timedOut: "timeout"
            case .exited: "exited"
            }
        let milliseconds = Double(result.elapsedNanoseconds / 1000) / 1000
        StandardStreams.output("{\"event\":\"done\",\"status\":\"\(status)\",\"elapsedMilliseconds\":\(milliseconds)}\n")
    }
}

/// The one piece of JSON that the shell writes: a string.
enum JSONText {
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
