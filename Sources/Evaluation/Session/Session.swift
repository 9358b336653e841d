// A session: named values kept alive between cells. The prompt, pipes, `run` and replay all reach the evaluator through
// this type.

import Diagnostics
import Glibc
import Syntax
import Tensors

/// Evaluates cells one after another; what a cell names, the next one sees.
public final class Session {
    public struct Options: Sendable {
        /// Names that are there without an import: `tensor`, `relu`, `math`, … A file run as `python FILE` has none.
        public var hasPrelude = true
        public var seed: UInt64?
        /// `sys.argv` and the folder that relative paths start from.
        public var arguments: [String] = []
        /// Where cells may read and write; a person's own session and program, anywhere.
        public var fileRules = FileRules.unrestricted
        /// Whether `input()` and `sys.stdin` read standard input: not where it carries cells, nor in a replay.
        public var readsStandardInput = false
        /// Whether what cells print may be a terminal's: not in a replay, where a progress bar has nobody to look at it.
        public var writesToTerminal = true
        public init() {}
    }

    public let machine = Machine()
    public let options: Options
    /// Cells that ran, in order: what `%save` writes.
    public private(set) var history: [Cell] = []
    /// `%` commands by name.
    public private(set) var commands: [String: Command] = [:]
    /// Receives what cells print and show, as it comes.
    public var output: (String) -> Void = { _ in }
    /// The size of the terminal that the output goes to; nil where there is none.
    public var window: () -> (columns: Int, rows: Int)? = { nil }
    /// What the cell has drawn so far.
    private var figures: [Figure] = []
    private var transcript = ""
    private let watch: Watch
    private var cellCount = 0

    /// One evaluated piece of source with what came of it.
    public struct Cell {
        /// What reports call it.
        public var name: String?
        public let source: String
        public let output: String
        public let failure: Failure?
        /// What it drew, for exports that have better means than characters.
        public var figures: [Figure] = []
    }

    public init(_ options: Options = Options()) {
        self.options = options
        watch = Watch(machine.interruption)
        machine.write = { [unowned self] in self.emit($0) }
        machine.show = { [unowned self] in try self.show($0) }
        machine.command = { [unowned self] in try self.runCommand($0) }
        machine.fileRules = options.fileRules
        machine.readsStandardInput = options.readsStandardInput
        machine.writesToTerminal = options.writesToTerminal
        machine.programArguments = options.arguments.isEmpty ? [""] : options.arguments
        if options.hasPrelude { machine.installPrelude() }
        if let seed = options.seed { machine.recorder.generator.manualSeed(seed) }
        installCommands()
    }

    /// Whether what is typed so far is a whole cell.
    public static func completeness(of text: String) -> Completeness {
        Parser.parse(SourceText(name: "<stdin>", text), commands: true).completeness
    }

    // MARK: Evaluation

    /// How a cell ended.
    public struct Result {
        public enum Status: Sendable { case ok, failed, doesNotParse, interrupted, timedOut, exited(code: Int32) }
        public let status: Status
        /// All that was printed and shown.
        public let output: String
        public let failure: Failure?
        public let elapsedNanoseconds: Int
        /// What it drew, for exports that have better means than characters.
        public var figures: [Figure] = []
    }

    /// The exception that ended a cell.
    public struct Failure: Sendable {
        public let type: String
        public let message: String
        /// Traceback, message, facts and hint, as printed to standard error.
        public let rendered: String
    }

    /// Runs a cell: every statement in order, the value of each expression statement shown.
    ///
    /// What the cell had assigned before an error stays assigned; a syntax error runs nothing.
    /// - Parameters:
    ///   - shows: false to run as a file, which shows nothing but what it prints.
    ///   - timeout: seconds until the cell is stopped.
    ///   - keeps: whether the cell becomes part of the session's history.
    public func evaluate(_ source: SourceText, shows: Bool = true, timeout: Double? = nil, keeps: Bool = true) -> Result {
        let start = monotonicNanoseconds()
        transcript = ""
        figures = []
        cellCount += 1
        let (status, failure) = run(source, shows: shows, timeout: timeout)
        machine.openFiles.writeOut()
        let result = Result(
            status: status, output: transcript, failure: failure,
            elapsedNanoseconds: monotonicNanoseconds() - start, figures: figures)
        if keeps {
            let text = String(decoding: source.bytes, as: UTF8.self)
            history.append(Cell(name: source.cell, source: text, output: transcript, failure: failure, figures: figures))
        }
        return result
    }

    /// A program knows its file and what its first string says of it.
    private func describeProgram(_ module: Module) {
        machine.main[machine.symbols.intern("__file__")] = .string(module.source.name)
        guard case .expression(let first) = module.body.first?.kind, case .string(let text) = first.kind else { return }
        machine.main[machine.symbols.intern("__doc__")] = .string(text)
    }

    private func run(_ source: SourceText, shows: Bool, timeout: Double?) -> (Result.Status, Failure?) {
        let parsed = Parser.parse(source, commands: shows)
        if let error = parsed.diagnostics.first(where: { $0.severity == .error }) {
            return (.doesNotParse, failure(error))
        }
        for warning in parsed.diagnostics where warning.type == "SyntaxWarning" {
            machine.writeError(warning.rendered(color: false) + "\n")
        }
        if !shows { describeProgram(parsed.module) }
        do {
            let code = try Compiler.compile(parsed.module, into: machine.main, mode: shows ? .shows : .silent, machine: machine)
            watch.start(seconds: timeout)
            defer { watch.stop() }
            try machine.run(code, in: machine.main)
            return (.ok, nil)
        } catch let error as CompileError {
            return (.doesNotParse, failure(Diagnostic("SyntaxError", error.message, source: source, span: error.span)))
        } catch let error as CellStopped {
            return (.timedOut, Failure(type: "TimeoutError", message: "\(error.reason)", rendered: "TimeoutError: the cell took longer than its time\n"))
        } catch let exit as Exit {
            return (.exited(code: exit.code), nil)
        } catch {
            return ended(by: machine.exceptionObject(for: error))
        }
    }

    private func ended(by exception: ExceptionObject) -> (Result.Status, Failure?) {
        let kinds = machine.types
        if exception.typeObject.isSubtype(of: kinds.exception(.systemExit)) {
            switch exception.args.first ?? .none {
            case .none: return (.exited(code: 0), nil)
            case .int(let code): return (.exited(code: Int32(truncatingIfNeeded: code & 0xFF)), nil)
            case .bool(let flag): return (.exited(code: flag ? 1 : 0), nil)
            case let reason:
                let text = (try? machine.str(reason)) ?? ""
                return (.exited(code: 1), Failure(type: "SystemExit", message: text, rendered: text + "\n"))
            }
        }
        if reportedByHook(exception) { return (.failed, Failure(type: exception.typeObject.name, message: "", rendered: "")) }
        let isInterrupt = exception.typeObject.isSubtype(of: kinds.exception(.keyboardInterrupt))
        return (isInterrupt ? .interrupted : .failed, failure(exception))
    }

    private func emit(_ text: String) {
        transcript += text
        output(text)
    }

    /// What the prompt does with the value of an expression: shows it and keeps it as `_`.
    private func show(_ value: Value) throws {
        guard !value.isNone, !value.isUndefined else { return }
        emit(try machine.repr(value) + "\n")
        machine.main[machine.symbols.intern("_")] = value
    }

    // MARK: Commands

    /// Adds a `%` command; the layers above have some of their own.
    public func add(_ command: Command) { commands[command.name] = command }

    private func runCommand(_ text: String) throws {
        let name = String(text.prefix { $0 != " " && $0 != "\t" })
        let arguments = String(text.dropFirst(name.count).drop { $0 == " " || $0 == "\t" })
        guard let command = commands[name] else {
            let near = nearest(name, in: commands.keys.sorted())
            throw Raise(
                .syntaxError, "there is no command %\(name)" + (near.map { ". Did you mean: %\($0)?" } ?? ""),
                hint: "%help lists the commands")
        }
        try command.run(self, arguments)
    }

    /// Writes to the cell's output, for commands.
    public func write(_ text: String) { emit(text) }

    /// Writes what is shown in another form than it is recorded in.
    func writeRecord(_ text: String, showing shown: String) {
        transcript += text
        output(shown)
    }

    /// Draws a figure: for a terminal in its size, for the cell's record in the usual one, so that a replay elsewhere
    /// gives the same text.
    func draw(_ figure: Figure, columns: Int?, rows: Int?) {
        let usual = figure.text(columns: columns ?? figure.usualColumns, rows: rows ?? Figure.usualRows)
        figures.append(figure)
        transcript += usual
        guard let window = window(), columns == nil || rows == nil else { return output(usual) }
        output(
            figure.text(
                columns: columns ?? min(max(window.columns - 1, 20), 200), rows: rows ?? min(max(window.rows / 2, 6), 40)))
    }

    /// Evaluates an expression for a command and gives its value; nothing is shown.
    /// - Throws: what the expression raises, or its `SyntaxError`.
    public func value(of expression: String) throws -> Value {
        let source = SourceText(name: "<command>", expression)
        let parsed = Parser.parse(source)
        guard parsed.diagnostics.allSatisfy({ $0.severity != .error }), parsed.module.body.count == 1,
            case .expression(let tree) = parsed.module.body[0].kind
        else {
            throw Raise(.syntaxError, parsed.diagnostics.first?.message ?? "an expression is expected, not '\(expression)'")
        }
        let name = Expression(.name("__value__"), tree.span)
        let module = Syntax.Module(
            body: [Statement(.assign(targets: [name], value: tree), tree.span)], source: source)
        let code: Code
        do {
            code = try Compiler.compile(module, into: machine.main, mode: .silent, machine: machine)
        } catch let error as CompileError {
            throw Raise(.syntaxError, error.message)
        }
        let symbol = machine.symbols.intern("__value__")
        defer { machine.main[symbol] = nil }
        try machine.run(code, in: machine.main)
        return machine.main[symbol] ?? .none
    }
}

/// `%quit`: the end of the session, not an error.
public struct Exit: Error {
    public let code: Int32
    public init(code: Int32 = 0) { self.code = code }
}

/// A `%` command of a session.
public struct Command {
    public let name: String
    /// `EXPR [--dense]`
    public let usage: String
    public let summary: String
    public let run: (Session, _ arguments: String) throws -> Void

    public init(_ name: String, usage: String = "", summary: String, run: @escaping (Session, String) throws -> Void) {
        self.name = name
        self.usage = usage
        self.summary = summary
        self.run = run
    }
}

func monotonicNanoseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
}
