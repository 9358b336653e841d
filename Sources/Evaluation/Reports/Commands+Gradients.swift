// The `%` commands that show gradients: `%tape`, `%jacobian`. Those that look for mistakes are in Commands+Diagnosis.swift.

import Autodiff
import Operators
import Tensors

extension Session {
    func installGradientCommands() {
        add(Command(
            "tape", usage: "EXPR [--open [N]] [--dense N] [--sort time|forward|backward|bytes|norm] [--limit N] [--json|--csv]",
            summary: "shows each operation behind a value: what came in, what was passed on, how long it took"
        ) { try $0.tape($1) })
        add(Command("jacobian", usage: "EXPR NAME", summary: "the matrix of derivatives of a value with respect to one of its inputs") {
            try $0.jacobian($1)
        })
        installDiagnosisCommands()
    }

    /// The tensor that an expression gives, which must have a graph.
    func recordedTensor(_ expression: String, _ command: String) throws -> Tensor {
        guard !expression.isEmpty else { throw Raise(.syntaxError, "%\(command) wants an expression: %\(command) f") }
        let value = try value(of: expression)
        guard let tensor = value.tensor else {
            throw Raise(.typeError, "%\(command) wants a tensor, and '\(expression)' is \(machine.kindText(value))")
        }
        guard tensor.history != nil else {
            throw Raise(
                .runtimeError, "'\(expression)' has no operations on the tape",
                hint: tensor.requiresGradient
                    ? "it is a leaf; ask for a value computed from it"
                    : "make a leaf with requires_grad=True, and compute outside torch.no_grad()")
        }
        return tensor
    }

    private func tape(_ text: String) throws {
        var (expression, words) = Session.options(text)
        let options = try TapeOptions(words)
        if expression.last == "," { expression.removeLast() }
        let tensor = try recordedTensor(expression, "tape")
        let graph = try Graph(of: [tensor], gradients: [nil], arguments: [], machine)
        if let row = options.dense { return try denseJacobians(graph, row) }
        switch options.format {
        case "--json": write(try TapeExport(graph, order: options.order, limit: options.limit, machine).json())
        case "--csv": write(try TapeExport(graph, order: options.order, limit: options.limit, machine).csv())
        default:
            if case .row(let number) = options.opening, !TapeFold.parts(graph, .number, .none).contains(where: { $0.holds(number) }) {
                throw Raise(.valueError, "--open \(number): no row of this number is closed")
            }
            let (table, notes) = TapeTable(
                graph, order: options.order, opening: options.opening, limit: options.limit ?? TapeTable.usualLimit).table
            write(table)
            write(notes)
        }
    }

    /// The Jacobian of one row with respect to each of its inputs, whatever form the table gives it.
    private func denseJacobians(_ graph: Graph, _ number: Int) throws {
        guard let node = graph.nodes.first(where: { $0.row?.number == number }), let row = node.row else {
            throw Raise(.valueError, "--dense \(number): the tape has \(graph.report.rows.count) rows")
        }
        for index in row.inputs.indices where row.record.needsGradient(index) {
            let (rows, columns) = (row.outputShape.checkedElementCount ?? 0, row.record.edge(index).tensor.elementCount)
            let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
            guard !overflow, count <= 1 << 20 else {
                throw Raise(.memoryError, "a Jacobian of \(rows) × \(columns) elements is too large to show")
            }
            let name = graph.nodes[node.inputs[index]].name
            write("∂(\(node.name) = \(row.name))/∂(\(name)): \(rows)×\(columns)\n")
            let matrix = try row.record.jacobian(input: index, machine.recorder)
            write(repr(matrix, options: machine.printOptions, defaultDType: machine.recorder.defaultDType, suffixes: []) + "\n")
        }
    }

    /// `f.sum() --sort time` → (`f.sum()`, [`--sort`, `time`]): everything from the first ` --` that a letter follows.
    public static func options(_ text: String) -> (expression: String, options: [String]) {
        let words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        guard let first = words.firstIndex(where: { $0.hasPrefix("--") && $0.dropFirst(2).first?.isLetter == true }) else {
            return (text, [])
        }
        return (words[..<first].joined(separator: " "), Array(words[first...]))
    }

    private func jacobian(_ text: String) throws {
        let (front, options) = Session.options(text)
        if let wrong = options.first { throw Raise(.valueError, "%jacobian has no option \(wrong)", hint: "%help jacobian") }
        let (first, last) = Session.lastWord(front)
        guard !first.isEmpty else { throw Raise(.syntaxError, "%jacobian wants a value and one of its inputs: %jacobian f x") }
        let result = try recordedTensor(first, "jacobian")
        let by = try value(of: last)
        guard let input = by.tensor else {
            throw Raise(.typeError, "%jacobian wants a tensor to differentiate by, and '\(last)' is \(machine.kindText(by))")
        }
        guard input.requiresGradient else {
            throw Raise(.runtimeError, "'\(last)' does not require grad", hint: "make it with requires_grad=True")
        }
        let (rows, overflow) = result.elementCount.multipliedReportingOverflow(by: input.elementCount)
        guard !overflow, rows <= 1 << 24 else {
            throw Raise(.memoryError, "a Jacobian of \(result.elementCount) × \(input.elementCount) elements is too large to show")
        }
        // Of a graph that backward() has consumed too: its values are still there.
        let jacobian = try ReversePass.jacobian(of: result, with: [input], machine.recorder, readsConsumed: true)[0]
        let matrix = try Kernels.reshape(jacobian, [result.elementCount, input.elementCount])
        write("∂(\(first))/∂(\(last)): \(result.elementCount)×\(input.elementCount)\n")
        let isReached = try GraphReplay.records(behind: [result]).contains { record in
            record.output() === input || (0..<record.inputCount).contains { record.edge($0).tensor === input }
        }
        if !isReached { write("'\(first)' does not depend on '\(last)' on the tape\n") }
        write(repr(matrix, options: machine.printOptions, defaultDType: machine.recorder.defaultDType, suffixes: []) + "\n")
    }

    /// `W @ x + b  x` → (`W @ x + b`, `x`).
    static func lastWord(_ text: String) -> (String, String) {
        var text = text
        while text.last == " " { text.removeLast() }
        guard let space = Session.places(" ", in: text).last else { return ("", text) }
        var first = String(text[..<space])
        while first.last == " " || first.last == "," { first.removeLast() }
        return (first, String(text[text.index(after: space)...]))
    }
}

/// The words behind `%tape EXPR`.
private struct TapeOptions {
    var order = TapeTable.Order.number
    var format: String?
    var opening = Opening.none
    var dense: Int?
    /// Nil for the usual one.
    var limit: Int?

    init(_ words: [String]) throws {
        var words = words[...]
        while let option = words.popFirst() {
            switch option {
            case "--json", "--csv":
                guard format == nil || format == option else { throw Raise(.valueError, "--json and --csv exclude each other") }
                format = option
            case "--open":
                opening = .all
                if let word = words.first, !word.hasPrefix("--") {
                    opening = .row(try TapeOptions.row(word, "--open wants the number of a row that is closed, or nothing"))
                    words.removeFirst()
                }
            case "--dense": dense = try TapeOptions.row(words.popFirst() ?? "", "--dense wants the number of a row")
            case "--limit":
                guard let number = Int(words.popFirst() ?? ""), number >= 0 else {
                    throw Raise(.valueError, "--limit wants a number of rows, 0 for all")
                }
                limit = number == 0 ? Int.max : number
            case "--sort":
                guard let chosen = TapeTable.Order(rawValue: words.popFirst() ?? "") else {
                    throw Raise(
                        .valueError, "--sort wants one of " + TapeTable.Order.allCases.map(\.rawValue).joined(separator: ", "))
                }
                order = chosen
            default: throw Raise(.valueError, "%tape has no option \(option)", hint: "%help tape")
            }
        }
    }

    /// `3` or `#3`.
    private static func row(_ word: String, _ message: String) throws -> Int {
        guard let number = Int(word.hasPrefix("#") ? String(word.dropFirst()) : word), number > 0 else {
            throw Raise(.valueError, message, hint: "%help tape")
        }
        return number
    }
}
