// The executable: arguments, and which front end they ask for.

import ArgumentParser
import CAllocator
import Evaluation
import Glibc
import Notebooks
import Shell

let version = "0.1.0"

@main
struct Tensrepl: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tensrepl",
        abstract: "A REPL for tensor notebooks: Python cells with PyTorch's names, a tape that explains every gradient.",
        discussion: """
            On a terminal it opens an interactive session. With standard input from a pipe it runs each statement as soon as it \
            is complete, shows the value of expression statements, and stops at the first error.

            Exit codes: 0 as expected, 1 outputs differ, 2 wrong usage, 3 a cell failed, 4 a cell timed out, \
            5 a file does not parse, 6 nothing was run, 7 the evaluator died, 130 interrupted.
            """,
        version: version,
        subcommands: [Cells.self, Run.self, ReplayNotebooks.self, Format.self, Language.self, Reference.self],
        defaultSubcommand: Cells.self)

    static func main() {
        signal(SIGPIPE, SIG_IGN)
        keep_freed_memory()
        let status: Int32
        do {
            let command = try parseAsRoot()
            if let program = command as? any Program {
                status = onLargeStack { program.exitCode() }
            } else {
                var command = command
                try command.run()
                status = 0
            }
        } catch {
            let code = exitCode(for: error).rawValue
            if code == 0 { exit(withError: error) }
            StandardStreams.error(fullMessage(for: error) + "\n")
            Glibc.exit(ExitCode.wrongUsage)
        }
        Glibc.exit(status)
    }
}

/// A subcommand that runs cells and ends with one of the documented exit codes.
protocol Program: ParsableCommand {
    func exitCode() -> Int32
}

struct SessionFlags: ParsableArguments {
    @Flag(help: "Write one JSON event per line instead of text.")
    var json = false
    @Option(help: "Seed of the random numbers, as torch.manual_seed.")
    var seed: UInt64?

    var options: Session.Options {
        var options = Session.Options()
        options.seed = seed
        return options
    }
}

struct Cells: Program {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: "Open a session: interactive, from a pipe, or with -c (the default).")

    @Option(name: .customShort("c"), help: ArgumentHelp("Run the cells of a text.", valueName: "code"))
    var code: String?
    @OptionGroup var flags: SessionFlags

    func exitCode() -> Int32 {
        if let code { return Programs.runText(code, options: flags.options, json: flags.json) }
        if isatty(STDIN_FILENO) == 1, !flags.json, let prompt = Prompt(options: flags.options) {
            return prompt.run(version: version)
        }
        return Programs.runInput(options: flags.options, json: flags.json)
    }
}

struct Run: Program {
    static let configuration = CommandConfiguration(abstract: "Run a Python file as python does, or a notebook.")

    @Argument(help: "A .py or .tnb file.")
    var file: String
    @Argument(parsing: .captureForPassthrough, help: "Arguments of the program, as sys.argv.")
    var arguments: [String] = []
    @Flag(help: "Write one JSON event per line instead of text.")
    var json = false

    func exitCode() -> Int32 { Programs.runFile(file, arguments: arguments, json: json) }
}
