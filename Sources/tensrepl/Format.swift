// `tensrepl fmt` and `tensrepl language`.

import ArgumentParser
import Shell

struct Format: Program {
    static let configuration = CommandConfiguration(
        commandName: "fmt", abstract: "Give programs and notebooks the house's form.",
        discussion: """
            Comments stay where they are, and a file that does not parse is left alone. Formatting twice is formatting once.

            Exit codes: 0 done, 1 with --check when a file would change, 2 a file cannot be read or written, 5 a file does not parse.
            """)

    @Argument(help: "Files, folders (every .py and .tnb below), - for standard input; the folder here when left out.")
    var paths: [String] = []
    @Flag(help: "Write nothing; exit with 1 if a file would change.")
    var check = false
    @Flag(help: "Write nothing; print what would change.")
    var diff = false

    func exitCode() -> Int32 { FormatProgram(paths: paths, check: check, diff: diff).run() }
}

/// `tensrepl language`.
struct Language: Program {
    static let configuration = CommandConfiguration(abstract: "Print what the cell language leaves out, and why (docs/reference/language.md).")

    func exitCode() -> Int32 { ReferencePage.printLanguage() }
}

struct Reference: Program {
    static let configuration = CommandConfiguration(
        abstract: "Print the page of an operation, or the list of all (docs/reference/operations).")

    @Argument(help: "An operation: exp, torch.exp, F.gelu, linalg.inv, Tensor.view.")
    var name: String?
    @Option(help: ArgumentHelp("Write all pages into a folder.", valueName: "folder"))
    var write: String?

    func exitCode() -> Int32 {
        if let write { return ReferencePage.writeOperations(to: write) }
        return ReferencePage.printOperation(name)
    }
}
