// `%save`: the session's cells and their outputs as a notebook.

import Evaluation
import Notebooks

enum SaveCommand {
    static func make() -> Command {
        Command("save", usage: "FILE.tnb", summary: "writes the cells that ran, with their outputs, as a notebook") { session, text in
            guard !text.isEmpty else { throw Raise(.syntaxError, "%save wants the name of a notebook: %save lecture.tnb") }
            guard text.hasSuffix(".tnb"), text.count > 4 else {
                throw Raise(.valueError, "%save wants the name of a notebook, such as lecture.tnb, not '\(text)'")
            }
            // Where cells may write, and nowhere else: a replay is not trusted.
            try save(session, to: session.machine.fileRules.place(of: text, for: .writing), named: text)
        }
    }

    private static func save(_ session: Session, to path: String, named name: String) throws {
        // A cell that Ctrl-C ended would not end in a replay.
        let kept = session.history.filter { !isCommandOfTheSession($0.source) && $0.failure?.type != "KeyboardInterrupt" }
        // Places in reports name cells: a notebook whose cells are counted otherwise keeps the names of the session's.
        let isCountedAlike = kept.enumerated().allSatisfy { $1.name == nil || $1.name == "cell \($0 + 1)" }
        let cells = kept.map { cell in
            (
                name: isCountedAlike ? nil : cell.name, source: cell.source,
                outputs: cell.output.isEmpty
                    ? [] : (cell.output.hasSuffix("\n") ? String(cell.output.dropLast()) : cell.output)
                        .split(separator: "\n", omittingEmptySubsequences: false).map { OutputText.withoutAddresses(String($0)) },
                error: cell.failure.map { $0.message.isEmpty ? $0.type : "\($0.type): \($0.message)" }
            )
        }
        do {
            let notebook = try Notebook.make(
                title: nil, seed: session.options.seed.map { Int(truncatingIfNeeded: $0) }, cells: cells)
            try AtomicFile.write(notebook.print(), to: path)
        } catch let error as FileError {
            throw Raise(.osError, "\(error)")
        } catch let error as NotebookWritingError {
            throw Raise(.valueError, "\(error)")
        }
        session.write("saved \(cells.count) cell\(cells.count == 1 ? "" : "s") to \(name)\n")
    }

    /// `%save` and `%quit` are about the session that is saved, not part of it.
    private static func isCommandOfTheSession(_ source: String) -> Bool {
        let text = source.drop { $0 == " " || $0 == "\n" }
        return text.hasPrefix("%save") || text.hasPrefix("%quit")
    }
}
