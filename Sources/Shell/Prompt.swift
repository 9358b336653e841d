// The interactive session: cells typed at a prompt, of one line or many.

import Diagnostics
import Evaluation
import Glibc
import LineEditing
import Syntax

/// Reads cells from a terminal until the user leaves.
public final class Prompt {
    private let session: Session
    private let editor: LineEditor
    private let historyPath: String?
    private var cellNumber = 0

    /// Nil when standard input is no terminal that can be edited on.
    public init?(options: Session.Options) {
        guard let editor = LineEditor(program: "tensrepl", input: STDIN_FILENO, output: STDOUT_FILENO) else { return nil }
        self.editor = editor
        var options = options
        options.readsStandardInput = true
        session = Programs.makeSession(options)
        historyPath = HistoryFile.path()
        session.output = { StandardStreams.output($0) }
        session.window = {
            var size = winsize()
            guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
            return (Int(size.ws_col), Int(size.ws_row))
        }
        editor.complete = { [session] in Completion.candidates(before: $0, in: session) }
        if let historyPath { editor.loadHistory(path: historyPath) }
    }

    /// Runs until Ctrl-D or `%quit`, and gives the process's exit code.
    public func run(version: String) -> Int32 {
        StandardStreams.output("tensrepl \(version): Python cells with PyTorch's names. %help lists commands, Ctrl-D leaves.\n")
        defer { if let historyPath { editor.saveHistory(path: historyPath) } }
        while true {
            switch readCell() {
            case .endOfFile:
                StandardStreams.output("\n")
                return ExitCode.ok
            case .interrupted:
                StandardStreams.output("KeyboardInterrupt\n")
            case .text(let text):
                guard text.contains(where: { !$0.isWhitespace }) else { continue }
                editor.addHistory(text)
                if let code = evaluate(text) { return code }
            }
        }
    }

    private func evaluate(_ text: String) -> Int32? {
        cellNumber += 1
        Interrupt.clear()
        let result = session.evaluate(
            SourceText(name: "<cell \(cellNumber)>", bytes: Array(text.utf8), cell: "cell \(cellNumber)"))
        Interrupt.clear()
        if let failure = result.failure { StandardStreams.error(failure.rendered) }
        if case .exited(let code) = result.status { return code }
        return nil
    }

    /// Lines until they make a whole cell; a block ends at an empty line.
    private func readCell() -> LineEditor.Line {
        var text = ""
        while true {
            let line = editor.readLine(prompt: text.isEmpty ? ">>> " : "... ")
            guard case .text(let typed) = line else {
                // Ctrl-D inside a cell ends the cell, not the session.
                if case .endOfFile = line, !text.isEmpty {
                    StandardStreams.output("\n")
                    return .text(text)
                }
                return line
            }
            let isEnd = !text.isEmpty && typed.allSatisfy(\.isWhitespace)
            text += typed + "\n"
            switch Session.completeness(of: text) {
            case .complete, .invalid: return .text(text)
            case .incomplete: if isEnd, Prompt.endsAtEmptyLine(text) { return .text(text) }
            }
        }
    }

    /// Whether what is missing is only the end of a block, and not a bracket or a quote.
    private static func endsAtEmptyLine(_ text: String) -> Bool {
        var scanner = LineScanner()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { scanner.scan(Array(line.utf8) + [0x0A]) }
        return !scanner.isInside
    }
}

/// Where the lines typed at the prompt are kept between runs.
enum HistoryFile {
    /// `$XDG_STATE_HOME/tensrepl/history`; nil when there is no folder for it.
    static func path() -> String? {
        func variable(_ name: String) -> String? {
            guard let value = getenv(name), value.pointee != 0 else { return nil }
            return String(cString: value)
        }
        guard let base = variable("XDG_STATE_HOME") ?? variable("HOME").map({ $0 + "/.local/state" }) else { return nil }
        let folder = base + "/tensrepl"
        var partial = ""
        for part in folder.split(separator: "/") {
            partial += "/" + part
            mkdir(partial, 0o700)
        }
        return folder + "/history"
    }
}
