// The `%` commands about the session itself: help, names, times. Reports on gradients are in Commands+Gradients.swift.

import Diagnostics
import Syntax
import Tensors

extension Session {
    func installCommands() {
        add(Command("help", usage: "[NAME]", summary: "lists the commands, or explains a command, function or operation") { session, text in
            try session.help(text)
        })
        add(Command(
            "who", usage: "[NAME…]",
            summary: "lists the session's names: kind, dtype, shape, bytes, requires_grad; of a model, parameters and bytes"
        ) { try $0.who($1) })
        add(Command("time", usage: "STATEMENT", summary: "runs a statement once and says how long it took") { session, text in
            try session.time(text)
        })
        add(Command("timeit", usage: "[-n LOOPS] [-r RUNS] STATEMENT", summary: "runs a statement many times and gives mean and deviation") {
            try $0.timeit($1)
        })
        add(Command("quit", summary: "leaves the session") { _, _ in throw Exit() })
        installGradientCommands()
        installPlotCommands()
        installModelCommands()
    }

    // MARK: %help

    private func help(_ text: String) throws {
        let name = text.hasPrefix("%") ? String(text.dropFirst()) : text
        if let command = commands[name], text.hasPrefix("%") || machine.main[machine.symbols.intern(name)] == nil {
            write("%\(command.name)\(command.usage.isEmpty ? "" : " " + command.usage)\n    \(command.summary)\n")
            return
        }
        guard name.isEmpty else {
            write(try machine.helpText(value(of: name)) + "\n")
            return
        }
        write("Commands:\n")
        for command in commands.values.sorted(by: { $0.name < $1.name }) {
            write("  %\(command.name)\(command.usage.isEmpty ? "" : " " + command.usage)\n      \(command.summary)\n")
        }
        write("%help NAME explains a function, an operation or a command. Cells are Python with PyTorch's names.\n")
    }

    // MARK: %who

    /// One named value of the session.
    public struct NamedValue {
        public let name: String
        public let kind: String
        public let tensor: Tensor?
    }

    /// The user's names in the order of their first mention; those that start with `_` are left out.
    public var namedValues: [NamedValue] {
        machine.main.variables.compactMap { symbol, value in
            let name = machine.symbols[symbol]
            if name.hasPrefix("_") { return nil }
            if case .tensor(let tensor) = value { return NamedValue(name: name, kind: "tensor", tensor: tensor) }
            return NamedValue(name: name, kind: machine.typeName(value), tensor: nil)
        }
    }

    /// - Parameter text: the names that are asked for; all when there are none.
    private func who(_ text: String) throws {
        let names = text.split { $0 == " " || $0 == "," }.map(String.init)
        if let unknown = names.first(where: { name in !namedValues.contains { $0.name == name } }) {
            throw Raise(.nameError, "name '\(unknown)' is not one of the session's", hint: "%who lists them")
        }
        let values = namedValues.filter { names.isEmpty || names.contains($0.name) }
        guard !values.isEmpty else { return write("no names yet\n") }
        var rows: [[String]] = []
        var hasModels = false
        for value in values {
            if let tensor = value.tensor {
                rows.append([
                    value.name, value.kind, tensor.dtype.name, tensor.shape.description, "",
                    String(tensor.elementCount * tensor.dtype.byteCount), tensor.requiresGradient ? "True" : "False",
                ])
            } else if let symbol = machine.symbols.existing(value.name), let held = try machine.main[symbol].flatMap({ try holding($0) }) {
                hasModels = true
                rows.append([value.name, value.kind, held.dtype, "", held.parameters, String(held.bytes), held.requiresGradient])
            } else {
                rows.append([value.name, value.kind, "", "", "", "", ""])
            }
        }
        rows.insert(["name", "kind", "dtype", "shape", "parameters", "bytes", "requires_grad"], at: 0)
        // Without a model there is nothing to say about parameters.
        if !hasModels { rows = rows.map { Array($0[..<4] + $0[5...]) } }
        write(TextTable(rows, rightAligned: hasModels ? [4, 5] : [4]))
    }

    // MARK: %time, %timeit

    private func time(_ text: String) throws {
        guard text.contains(where: { $0 != " " }) else { throw Raise(.syntaxError, "%time wants a statement: %time net(x)") }
        let code = try compile(text)
        let start = monotonicNanoseconds()
        try machine.run(code, in: machine.main)
        write("Wall time: " + duration(Double(monotonicNanoseconds() - start)) + "\n")
    }

    private func compile(_ text: String) throws -> Code {
        let parsed = Parser.parse(SourceText(name: "<command>", text))
        if let error = parsed.diagnostics.first { throw Raise(.syntaxError, error.message) }
        do {
            return try Compiler.compile(parsed.module, into: machine.main, mode: .shows, machine: machine)
        } catch let error as CompileError {
            throw Raise(.syntaxError, error.message)
        }
    }

    private func timeit(_ text: String) throws {
        var (statement, loops, runs) = (text, 0, 7)
        while let (option, number, rest) = Session.leadingOption(statement) {
            guard let number, number > 0 else { throw Raise(.valueError, "-\(option) wants a positive number") }
            if option == "n" { loops = number } else { runs = min(number, 1000) }
            statement = rest
        }
        guard !statement.isEmpty else { throw Raise(.syntaxError, "%timeit wants a statement: %timeit net(x)") }
        let function = try timedFunction(statement)
        func run(_ count: Int) throws -> Double {
            let range = Value.object(try RangeObject(0, count))
            let start = monotonicNanoseconds()
            _ = try machine.call(function, [range])
            return Double(monotonicNanoseconds() - start)
        }
        if loops == 0 {
            loops = 1
            while loops < 1_000_000_000, try run(loops) < 2e8 { loops *= 10 }
        }
        var times: [Double] = []
        for _ in 0..<runs { times.append(try run(loops) / Double(loops)) }
        let mean = times.reduce(0, +) / Double(runs)
        let deviation = (times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(runs)).squareRoot()
        write(
            "\(duration(mean)) ± \(duration(deviation)) per loop (mean ± std. dev. of \(runs) run\(runs == 1 ? "" : "s"), "
                + "\(grouped(loops)) loop\(loops == 1 ? "" : "s") each)\n")
    }

    /// `-n 100 rest` → ("n", 100, "rest").
    private static func leadingOption(_ text: String) -> (String, Int?, String)? {
        guard text.hasPrefix("-n") || text.hasPrefix("-r") else { return nil }
        let rest = text.dropFirst(2).drop { $0 == " " }
        let digits = rest.prefix { $0.isNumber }
        return (String(text.dropFirst().prefix(1)), Int(digits), String(rest.dropFirst(digits.count).drop { $0 == " " }))
    }

    /// A function of an iterable that runs the statement once per element.
    private func timedFunction(_ statement: String) throws -> Value {
        let parsed = Parser.parse(SourceText(name: "<timeit>", statement))
        if let error = parsed.diagnostics.first { throw Raise(.syntaxError, error.message) }
        let span = Span(0, statement.utf8.count)
        func name(_ text: String) -> Expression { Expression(.name(text), span) }
        let loop = Statement(
            .for(target: name("__turn__"), iterable: name("__turns__"), body: parsed.module.body, orElse: []), span)
        let parameter = Syntax.Parameter(name: Name("__turns__", span), kind: .regular, annotation: nil, defaultValue: nil)
        let definition = FunctionDefinition(
            name: Name("__timed__", span), parameters: [parameter], returns: nil, decorators: [], body: [loop])
        let module = Syntax.Module(body: [Statement(.function(definition), span)], source: parsed.module.source)
        do {
            let code = try Compiler.compile(module, into: machine.main, mode: .silent, machine: machine)
            try machine.run(code, in: machine.main)
        } catch let error as CompileError {
            throw Raise(.syntaxError, error.message)
        }
        let symbol = machine.symbols.intern("__timed__")
        defer { machine.main[symbol] = nil }
        return machine.main[symbol] ?? .none
    }
}

/// `1.23 µs`: three significant digits in the unit that fits.
func duration(_ nanoseconds: Double) -> String {
    let units: [(Double, String)] = [(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1, "ns")]
    let (scale, unit) = units.first { nanoseconds >= $0.0 } ?? (1, "ns")
    let value = nanoseconds / scale
    let decimals = value < 10 ? 2 : value < 100 ? 1 : 0
    var factor = 1.0
    for _ in 0..<decimals { factor *= 10 }
    let rounded = (value * factor).rounded() / factor
    if decimals == 0 { return "\(Int(min(rounded, 1e15))) \(unit)" }
    var text = "\(rounded)"
    let missing = decimals - (text.split(separator: ".").last?.count ?? 0)
    if missing > 0 { text += String(repeating: "0", count: missing) }
    return "\(text) \(unit)"
}

/// `1,000,000`
func grouped(_ number: Int) -> String {
    var digits = String(number)
    var position = digits.count - 3
    while position > 0 {
        digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
        position -= 3
    }
    return digits
}
