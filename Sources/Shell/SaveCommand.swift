// `%save`: the session's cells and their outputs as a notebook.

import Evaluation
import Notebooks

enum SaveCommand {
    static func make() -> Command {
        Command(
            "save", usage: "FILE.tnb [--force]", summary: "writes the cells that ran, with their outputs, as a notebook"
        ) { session, text in
            let (text, options) = Session.options(text)
            if let wrong = options.first(where: { $0 != "--force" }) {
                throw Raise(.valueError, "%save has no option \(wrong)", hint: "%help save")
            }
            guard !text.isEmpty else { throw Raise(.syntaxError, "%save wants the name of a notebook: %save lecture.tnb") }
            guard text.hasSuffix(".tnb"), text.count > 4 else {
                throw Raise(.valueError, "%save wants the name of a notebook, such as lecture.tnb, not '\(text)'")
            }
            // Where cells may write, and nowhere else: a replay is not trusted.
            let path = try session.machine.fileRules.place(of: text, for: .writing)
            if options.isEmpty, holdsProse(path) {
                throw Raise(
                    .fileExistsError, "'\(text)' holds prose, which would be lost",
                    hint: "save under another name, or %save \(text) --force")
            }
            try save(session, to: path, named: text)
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

    /// Whether a file is a notebook that somebody has written text in.
    private static func holdsProse(_ path: String) -> Bool {
        guard let bytes = try? NotebookFiles.read(path) else { return false }
        return Notebook.parse(bytes: bytes, name: path).0.cells.contains { $0.kind == .markdown }
    }

    /// `%save` and `%quit` are about the session that is saved, not part of it.
    private static func isCommandOfTheSession(_ source: String) -> Bool {
        let text = source.drop { $0 == " " || $0 == "\n" }
        return text.hasPrefix("%save") || text.hasPrefix("%quit")
    }
}
