// `%why x`: where a NaN or an infinity came from, and why a gradient is None or zero. Read from the graph as it is: nothing
// is run again.

import Autodiff
import Diagnostics
import Operators
import Tensors

extension Session {
    func why(_ text: String) throws {
        guard !text.isEmpty else { throw Raise(.syntaxError, "%why wants a tensor: %why loss, %why w.grad") }
        let asksGradient = text.hasSuffix(".grad")
        let name = asksGradient ? String(text.dropLast(5)) : text
        guard let tensor = try value(of: name).tensor else {
            throw Raise(.typeError, "%why wants a tensor, and '\(name)' is a \(machine.typeName(try value(of: name)))")
        }
        let explanation = Explanation(machine)
        if !asksGradient, let answer = try explanation.values(of: tensor, name) { return write(answer) }
        if !asksGradient, tensor.history != nil, !tensor.retainsGradient, tensor.gradient == nil {
            return write("\(name) is finite, and so is everything it was computed from on the tape\n")
        }
        write(try explanation.gradient(of: tensor, name))
    }
}

/// Answers about one session's tensors.
private struct Explanation {
    private let machine: Machine
    private let naming: GraphNaming

    init(_ machine: Machine) {
        self.machine = machine
        naming = GraphNaming(machine)
    }

    // MARK: Values

    /// Where what is not finite came from; nil when all is finite.
    func values(of tensor: Tensor, _ name: String) throws -> String? {
        guard let element = NonFinite.firstNonFinite(tensor) else { return nil }
        let bad = (0..<tensor.elementCount).count { !tensor.double(at: $0).isFinite }
        let found = TensorSummary.number(tensor.double(at: element))
        let place = tensor.rank == 0 ? "" : " at \(NonFinite.coordinates(element, tensor.shape))"
        var text = "\(name) holds \(found)\(place)"
        if tensor.elementCount > 1 { text += " (\(bad) of \(tensor.elementCount) elements are not finite)" }
        text += "\n"
        if tensor.history == nil { return text + "it was computed by no operation on the tape: the numbers came in with it\n" }
        if let source = try NonFinite.forward(to: tensor) { return text + first(source, forward: true) }
        for record in try GraphReplay.records(behind: [tensor]) {
            for index in 0..<record.inputCount {
                let input = record.edge(index).tensor
                guard try record.edge(index).producer() == nil, let element = NonFinite.firstNonFinite(input) else { continue }
                let place = input.rank == 0 ? "" : " at \(NonFinite.coordinates(element, input.shape))"
                return text + "it came in with \(naming[input] ?? "an input \(input.shape)"), which holds "
                    + "\(TensorSummary.number(input.double(at: element)))\(place), at \(stand(record))\n"
            }
        }
        return text
    }

    /// `first at #3 log, cell 2:1 "y = x.log()": log(0) = -inf`
    private func first(_ source: NonFinite, forward: Bool) -> String {
        let record = source.record
        let names = (0..<record.inputCount).map { naming[record.edge($0).tensor] ?? "input \($0)" }
        let inputs = zip(names, source.inputValues).map { name, value in
            value.map { "\(name) = \(TensorSummary.number($0))" } ?? name
        }.joined(separator: ", ")
        let element = source.place.isEmpty ? "" : " at \(source.place)"
        if forward {
            return "it first appeared in \(stand(record))\(element): \(record.operation.name) of \(inputs) gave "
                + "\(TensorSummary.number(source.value))\n"
        }
        var text = "it first appeared on the way back through \(stand(record))\(element): with \(inputs), "
        if let upstream = source.upstream { text += "upstream \(TensorSummary.number(upstream)) " }
        if let local = source.local { text += "× local \(TensorSummary.number(local)) " }
        return text + "gave \(TensorSummary.number(source.value)) for \(names[source.input ?? 0])\n"
    }

    /// `log (cell 2:1: y = x.log())`
    private func stand(_ record: Record) -> String {
        guard let place = naming.place(record), let (source, span) = naming.source(record) else { return record.operation.name }
        let line = source.line(at: Int(span.start)).drop { $0 == " " }
        return "\(record.operation.name) (\(place): \(line))"
    }

    // MARK: Gradients

    func gradient(of tensor: Tensor, _ name: String) throws -> String {
        guard let gradient = tensor.gradient else { return try missing(tensor, name) }
        if let element = NonFinite.firstNonFinite(gradient) {
            let place = gradient.rank == 0 ? "" : " at \(NonFinite.coordinates(element, gradient.shape))"
            let text = "\(name).grad holds \(TensorSummary.number(gradient.double(at: element)))\(place)\n"
            guard let report = try report(reaching: tensor) else { return text + "the graph that it came from is gone\n" }
            for row in report.rows {
                if let value = row.value, NonFinite.firstNonFinite(value) != nil {
                    return try text + (NonFinite.forward(to: value).map { first($0, forward: true) } ?? "")
                }
            }
            return text + (NonFinite.backward(in: report).map { first($0, forward: false) } ?? "")
        }
        if (0..<gradient.elementCount).allSatisfy({ gradient.double(at: $0) == 0 }) { return try zero(tensor, name) }
        return "\(name) and its gradient are finite: ‖\(name).grad‖ = \(TensorSummary.number(TensorSummary.norm(gradient)))\n"
    }

    /// Why there is no gradient.
    private func missing(_ tensor: Tensor, _ name: String) throws -> String {
        let start = "\(name).grad is None: "
        guard tensor.dtype.isFloatingPoint else {
            return start + "\(name) is \(tensor.dtype.name), and only floating-point tensors have gradients\n"
        }
        guard tensor.requiresGradient else {
            return start + "\(name) does not require grad; make it with requires_grad=True, or call \(name).requires_grad_() before it is used\n"
        }
        if tensor.history != nil, !tensor.retainsGradient {
            return start + "\(name) was computed, and only leaves keep gradients; call \(name).retain_grad() before backward(), "
                + "or see its gradient in %tape\n"
        }
        if try report(reaching: tensor) != nil {
            return start + "a value computed from it is there, but backward() has not been called on one\n"
        }
        if let use = try detachedUse(of: tensor) {
            return start + "its numbers enter \(stand(use)) outside the graph, through detach(), .data or no_grad()\n"
        }
        return start + "no named value with a graph depends on it\n"
    }

    /// Why a gradient is zero in every element.
    private func zero(_ tensor: Tensor, _ name: String) throws -> String {
        let start = "\(name).grad is 0 everywhere"
        guard let report = try report(reaching: tensor) else { return start + ": the graph that it came from is gone\n" }
        var reasons: [String] = []
        for row in report.rows.reversed() {
            guard let upstream = row.upstream, !isZero(upstream) else { continue }
            for (index, gradient) in row.downstream.enumerated() {
                guard let gradient, isZero(gradient), try leads(row, index, to: tensor) else { continue }
                reasons.append("  \(stand(row.record)) passes nothing on: \(cause(row, index))\n")
            }
        }
        guard !reasons.isEmpty else { return start + ": what its branches receive cancels\n" }
        return start + ":\n" + reasons.joined()
    }

    private func cause(_ row: TapeReport.Row, _ index: Int) -> String {
        let input = row.record.edge(index).tensor
        let values = (0..<input.elementCount).map { input.double(at: $0) }
        let negative = values.count { $0 <= 0 }
        let share = "\(negative) of \(values.count) inputs are ≤ 0"
        switch row.name {
        case "relu", "relu_", "threshold": return share + " (dead)"
        case "sigmoid", "tanh", "softmax", "_softmax", "log_softmax", "hardtanh", "relu6", "hardsigmoid":
            let largest = values.map(abs).max() ?? 0
            return "it is saturated, its inputs reach \(TensorSummary.number(largest))"
        case "mul", "matmul", "mm", "mv", "dot", "bmm": return "the other factor is 0"
        case "maximum", "minimum", "max", "min", "amax", "amin", "where", "clamp": return "the value was taken from elsewhere"
        default: return "its local gradient is 0"
        }
    }

    private func isZero(_ tensor: Tensor) -> Bool { (0..<tensor.elementCount).allSatisfy { tensor.double(at: $0) == 0 } }

    /// Whether a tensor is behind an input of a row.
    private func leads(_ row: TapeReport.Row, _ index: Int, to tensor: Tensor) throws -> Bool {
        let input = row.record.edge(index).tensor
        if input === tensor { return true }
        return try reaches(input, tensor)
    }

    // MARK: Looking for graphs

    /// The latest named value that depends on a tensor, with a reverse pass from it.
    private func report(reaching tensor: Tensor) throws -> TapeReport? {
        let roots = try candidates().filter { candidate in
            if candidate === tensor { return false }
            return try reaches(candidate, tensor)
        }
        guard let root = roots.max(by: { ($0.record?.sequence ?? 0) < ($1.record?.sequence ?? 0) }) else { return nil }
        return try TapeReport(of: root, machine.recorder)
    }

    /// Named values with a graph, and the outputs of the last backward pass that met what is not finite.
    private func candidates() -> [Tensor] {
        machine.main.variables.compactMap { $0.1.tensor }.filter { $0.history != nil } + machine.recorder.suspects
    }

    private func reaches(_ root: Tensor, _ tensor: Tensor) throws -> Bool {
        try GraphReplay.records(behind: [root]).contains { record in
            if record.output() === tensor { return true }
            return (0..<record.inputCount).contains { record.edge($0).tensor === tensor && record.needsGradient($0) }
        }
    }

    /// An operation that a tensor's memory enters as a constant.
    private func detachedUse(of tensor: Tensor) throws -> Record? {
        for root in candidates() {
            for record in try GraphReplay.records(behind: [root]) {
                for index in 0..<record.inputCount where !record.needsGradient(index) {
                    if record.edge(index).tensor.storage === tensor.storage { return record }
                }
            }
        }
        return nil
    }
}
