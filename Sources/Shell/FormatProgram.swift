// `fmt`: programs, notebooks and standard input in the house's form. The form itself is Syntax/Formatter's.

import Diagnostics
import Glibc
import Notebooks
import Syntax

/// Formats files in place, or says what it would change.
public struct FormatProgram {
    /// Files, folders (every `.py` and `.tnb` below) and `-` for standard input.
    public var paths: [String]
    /// Writes nothing: exit code 1 when a file would change.
    public var check: Bool
    /// Writes nothing: prints what would change.
    public var diff: Bool

    public init(paths: [String], check: Bool, diff: Bool) {
        self.paths = paths
        self.check = check
        self.diff = diff
    }

    /// Ends with 0, 1 (`--check` and something would change), 5 (a file does not parse) or 2 (a file cannot be read or written).
    public func run() -> Int32 {
        var status = ExitCode.ok
        var changed = 0
        for path in paths.isEmpty ? ["."] : paths {
            do {
                let files = path == "-" ? ["-"] : try NotebookFiles.find(paths: [path], suffixes: [".py", ".tnb"])
                for file in files {
                    let old = file == "-" ? standardInput() : try NotebookFiles.read(file)
                    guard let new = formatted(old, file) else {
                        status = max(status, ExitCode.doesNotParse)
                        continue
                    }
                    if new != old { changed += 1 }
                    try finish(file, old, new)
                }
            } catch {
                StandardStreams.error("tensrepl fmt: \(error)\n")
                return ExitCode.wrongUsage
            }
        }
        return status == ExitCode.ok && check && changed > 0 ? ExitCode.outputsDiffer : status
    }

    private func finish(_ file: String, _ old: [UInt8], _ new: [UInt8]) throws(FileError) {
        if diff {
            StandardStreams.output(UnifiedDiff(old: old, new: new, name: file == "-" ? "<stdin>" : file).text)
        } else if check {
            if new != old { StandardStreams.error("would reformat \(file == "-" ? "<stdin>" : file)\n") }
        } else if file == "-" {
            StandardStreams.output(String(decoding: new, as: UTF8.self))
        } else if new != old {
            try AtomicFile.write(new, to: file, replacing: old)
            StandardStreams.error("reformatted \(file)\n")
        }
    }

    /// The bytes of a file in the new form; nil, and the mistake on standard error, when it does not parse.
    private func formatted(_ bytes: [UInt8], _ file: String) -> [UInt8]? {
        guard !file.hasSuffix(".tnb") else { return formattedNotebook(bytes, file) }
        let source = SourceText(name: file == "-" ? "<stdin>" : file, bytes: bytes)
        // Standard input may be cells, in which `%` commands stand.
        let result = Formatter.format(source, commands: file == "-")
        return report(result.diagnostics) ? nil : Array(result.text.utf8)
    }

    private func formattedNotebook(_ bytes: [UInt8], _ file: String) -> [UInt8]? {
        let (notebook, diagnostics) = Notebook.parse(bytes: bytes, name: file)
        if report(diagnostics.filter { $0.severity == .error }) { return nil }
        var changes: [Int: String] = [:]
        var isBroken = false
        for (place, cell) in notebook.cells.enumerated() where cell.kind == .code {
            let source = cell.source
            if source.bytes.isEmpty { continue }
            let result = Formatter.format(source, commands: true)
            // A cell that is there to show a syntax error stays as it is.
            let isExpected = ["SyntaxError", "IndentationError", "TabError"].contains { name in
                cell.expectedError?.hasPrefix(name) == true || cell.options.raises == name
            }
            if !result.diagnostics.isEmpty {
                if !isExpected { isBroken = report(result.diagnostics) || isBroken }
                continue
            }
            var text = result.text
            let lineEnd: UInt8 = 0x0A
            if source.bytes.last != lineEnd {
                while text.utf8.last == lineEnd || text.utf8.last == 0x0D { text.unicodeScalars.removeLast() }
            }
            if Array(text.utf8) != source.bytes { changes[place] = text }
        }
        if isBroken { return nil }
        guard let made = notebook.withSources(changes) else {
            StandardStreams.error("tensrepl fmt: \(file): a formatted cell would be read as something else; left alone\n")
            return nil
        }
        return made.print()
    }

    private func report(_ diagnostics: [Diagnostic]) -> Bool {
        for diagnostic in diagnostics {
            StandardStreams.error(diagnostic.rendered(color: isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == nil) + "\n")
        }
        return !diagnostics.isEmpty
    }

    private func standardInput() -> [UInt8] {
        var reader = LineReader(STDIN_FILENO)
        var bytes: [UInt8] = []
        while let line = reader.next() { bytes += line }
        return bytes
    }
}
