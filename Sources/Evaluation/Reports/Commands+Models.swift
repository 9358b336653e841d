// `%summary`, and what `%who` tells of models. The run that it stands on is in ModelSummary.swift.

import Tensors

extension Session {
    func installModelCommands() {
        add(Command(
            "summary", usage: "MODEL [INPUT, …] [--loss EXPR]",
            summary: "a model layer by layer: shapes, parameters, times, gradients, dead units; in --loss, _ is the output"
        ) { try $0.summary($1) })
    }

    private func summary(_ text: String) throws {
        let (expression, words) = Session.options(text)
        guard words.isEmpty || words[0] == "--loss" && words.count > 1 else {
            throw Raise(.valueError, "%summary has one option, --loss EXPR", hint: "%help summary")
        }
        let (name, inputs) = Session.firstExpression(expression)
        guard !name.isEmpty else { throw Raise(.syntaxError, "%summary wants a model and its input: %summary net x") }
        let value = try value(of: name)
        guard case .object(let object) = value, let model = object as? ModuleInstance else {
            throw Raise(.typeError, "%summary wants a model, and '\(name)' is \(machine.kindText(value))")
        }
        guard !inputs.isEmpty else { return write(SummaryTable(try ModelSummary(model, machine), of: name, isRun: false)) }
        let underscore = machine.symbols.intern("_")
        let kept = machine.main[underscore]
        defer { machine.main[underscore] = kept }
        let summary = try leavingNoTrace(model) {
            let arguments = try machine.elements(self.value(of: "(\(inputs),)"))
            return try ModelSummary(model, inputs: arguments, loss: { output in
                guard !words.isEmpty else { return output }
                self.machine.main[underscore] = output
                return try self.value(of: words.dropFirst().joined(separator: " "))
            }, machine)
        }
        write(SummaryTable(summary, of: name, isRun: true))
    }

    private func write(_ summary: SummaryTable) {
        write(summary.table)
        write(summary.total)
    }

    /// Runs a model and puts back what running it changes: its buffers and the random numbers.
    private func leavingNoTrace<T>(_ model: ModuleInstance, _ body: () throws -> T) throws -> T {
        let state = machine.recorder.generator.state
        let buffers = try machine.modules(of: model).flatMap { $0.module.registries?.buffers.pairs.compactMap(\.value.tensor) ?? [] }
        let copies = try buffers.map { try $0.clone() }
        defer {
            try? machine.recorder.generator.restore(state)
            for (buffer, copy) in zip(buffers, copies) { try? Kernels.copy(copy, into: buffer) }
        }
        return try body()
    }

    /// `nets[0] x, y` → (`nets[0]`, `x, y`): up to the first space or comma outside brackets and quotes.
    private static func firstExpression(_ text: String) -> (String, String) {
        guard let end = places(" ,", in: text).first else { return (text, "") }
        return (String(text[..<end]), String(text[end...].drop { $0 == " " || $0 == "," }))
    }

    // MARK: %who

    /// Parameters and bytes of a value that holds tensors: a model, an optimiser; nil for other values.
    func holding(_ value: Value) throws -> (dtype: String, parameters: String, bytes: Int, requiresGradient: String)? {
        var tensors: [Tensor] = []
        var extra: [Tensor] = []
        if case .object(let object) = value, let model = object as? ModuleInstance {
            tensors = try machine.parameters(of: model).map(\.tensor)
            extra = try machine.modules(of: model).flatMap { $0.module.registries?.buffers.pairs.compactMap(\.value.tensor) ?? [] }
        } else {
            return nil
        }
        let kinds = Set(tensors.map(\.dtype.name))
        let count = tensors.reduce(0) { $0 + $1.elementCount }
        let trained = tensors.filter(\.requiresGradient).count
        return (
            kinds.count == 1 ? kinds.first ?? "" : kinds.isEmpty ? "" : "mixed", grouped(count),
            (tensors + extra).reduce(0) { $0 + $1.elementCount * $1.dtype.byteCount },
            tensors.isEmpty ? "" : trained == tensors.count ? "True" : trained == 0 ? "False" : "\(trained) of \(tensors.count)"
        )
    }
}

/// The text of a summary.
private struct SummaryTable {
    let table: TextTable
    /// The line under it.
    let total: String

    init(_ summary: ModelSummary, of name: String, isRun: Bool) {
        var rows = [isRun
            ? ["layer", "kind", "output", "parameters", "forward", "backward", "‖gradient‖", "dead"]
            : ["layer", "kind", "parameters"]]
        // A container that only calls its children says nothing of its own.
        let shown = summary.layers.filter { !$0.hasChildren || !$0.operations.isEmpty || $0.parameterCount > 0 }
        for layer in shown {
            let parameters = layer.parameterCount == 0 ? "" : grouped(layer.parameterCount)
            let kind = layer.kind + SummaryTable.own(layer)
            guard isRun else {
                rows.append([layer.path.isEmpty ? name : layer.path, kind, parameters])
                continue
            }
            let times = layer.calls > 1 ? " ×\(layer.calls)" : ""
            rows.append([
                layer.path.isEmpty ? name : layer.path, kind, layer.calls == 0 ? "not called" : layer.shape + times, parameters,
                layer.calls == 0 ? "" : duration(max(layer.forwardNanoseconds, 0)),
                layer.backwardNanoseconds > 0 ? duration(layer.backwardNanoseconds) : "",
                layer.squaredGradient.map { TensorSummary.number($0.squareRoot()) } ?? (layer.isFrozen ? "frozen" : ""),
                layer.unitCount == 0 ? "" : SummaryTable.share(layer.deadUnits, of: layer.unitCount),
            ])
        }
        table = TextTable(rows, rightAligned: isRun ? [3, 4, 5, 6, 7] : [2])
        var text = "\(name): \(grouped(summary.parameterCount)) parameters (\(byteText(summary.byteCount)))"
        if summary.trainableCount < summary.parameterCount { text += ", \(grouped(summary.trainableCount)) trained" }
        if isRun {
            text += ", forward \(duration(summary.layers.reduce(0) { $0 + $1.forwardNanoseconds }))"
            if summary.hasGradients { text += ", backward \(duration(summary.layers.reduce(0) { $0 + $1.backwardNanoseconds }))" }
            let squares = summary.layers.compactMap(\.squaredGradient)
            if !squares.isEmpty { text += ", ‖gradient‖ \(TensorSummary.number(squares.reduce(0, +).squareRoot()))" }
        }
        total = text + "\n"
    }

    /// `: relu, add`: what a container computes itself, beside its children.
    private static func own(_ layer: ModelSummary.Layer) -> String {
        guard layer.hasChildren, !layer.operations.isEmpty else { return "" }
        var counts: [(name: String, count: Int)] = []
        for name in layer.operations {
            if let place = counts.firstIndex(where: { $0.name == name }) { counts[place].count += 1 } else { counts.append((name, 1)) }
        }
        let parts = counts.map { $0.count > 1 ? "\($0.name) ×\($0.count)" : $0.name }
        return ": " + parts.prefix(3).joined(separator: ", ") + (parts.count > 3 ? ", …" : "")
    }

    private static func share(_ part: Int, of all: Int) -> String {
        TensorSummary.number((Double(part) / Double(all) * 1000).rounded() / 10) + "%"
    }
}
