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
            throw Raise(.typeError, "%why wants a tensor, and '\(name)' is \(machine.kindText(try value(of: name)))")
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
        guard let element = NonFinite.firstNaN(tensor) ?? NonFinite.firstNonFinite(tensor) else { return nil }
        let bad = (0..<tensor.elementCount).count { index in
            let value = tensor.complex(at: index)
            return !(value.real.isFinite && value.imaginary.isFinite)
        }
        var text = "\(name) holds \(found(element, in: tensor))"
        if tensor.elementCount > 1 { text += " (\(bad) of \(tensor.elementCount) elements are not finite)" }
        text += "\n"
        return try text + (tensor.history == nil ? intrusion(tensor, name) : origin(of: tensor))
    }

    /// `nan at [1, 0]`
    private func found(_ element: Int, in tensor: Tensor) -> String {
        let place = tensor.rank == 0 ? "" : " at \(NonFinite.coordinates(element, tensor.shape))"
        return TensorSummary.element(tensor, element) + place
    }

    /// How numbers that no operation made came into a tensor.
    private func intrusion(_ tensor: Tensor, _ name: String) throws -> String {
        guard tensor.isGradientLeaf, tensor.storage.version > 0 else {
            return "it was computed by no operation on the tape: the numbers came in with it\n"
        }
        var text = "no operation on the tape made it: it was written in place, by an optimizer's step or under no_grad()\n"
        guard let suspect = try machine.recorder.suspects.first(where: { try reaches($0, tensor) }) else { return text }
        let record = suspect.record
        text += "the first backward() whose gradients were not finite was that of "
        text += (naming[suspect] ?? record.flatMap { naming.assignedName($0) } ?? "a value") + " = \(TensorSummary.text(suspect))"
        text += (record.map { ", from \(stand($0))" } ?? "") + "\n"
        if NonFinite.firstNonFinite(suspect) != nil { text += try origin(of: suspect) }
        return text
    }

    /// The operation that made the first NaN, or infinity, behind a tensor that holds one, and what it made it from.
    private func origin(of tensor: Tensor) throws -> String {
        let isNaN = NonFinite.firstNaN(tensor) != nil
        guard let source = try NonFinite.forward(to: tensor, isNaN: isNaN) else { return try entry(into: tensor, isNaN: isNaN) }
        let text = first(source, forward: true)
        guard isNaN else { return text }
        for index in 0..<source.record.inputCount {
            let input = source.record.edge(index).tensor
            guard source.record.edge(index).isAsUsed, let element = NonFinite.firstNonFinite(input) else { continue }
            let number = TensorSummary.element(input, element)
            if input.history != nil {
                guard let infinity = try NonFinite.forward(to: input) else { return try text + entry(into: input, isNaN: false, as: "the \(number) in it") }
                return text + first(infinity, forward: true, as: "the \(number) in it")
            }
            return text + "the \(number) in it came in with \(naming[input] ?? name(source.record, index) ?? "a number")\n"
        }
        return text
    }

    /// The input that held what is not finite when it came in.
    private func entry(into tensor: Tensor, isNaN: Bool, as subject: String = "it") throws -> String {
        for record in try GraphReplay.records(behind: [tensor]) {
            for index in 0..<record.inputCount {
                let input = record.edge(index).tensor
                guard try record.edge(index).producer() == nil, record.edge(index).isAsUsed,
                    let element = isNaN ? NonFinite.firstNaN(input) : NonFinite.firstNonFinite(input)
                else { continue }
                if input.isWrappedNumber { return "\(subject) came in with the number \(found(element, in: input)), at \(stand(record))\n" }
                return "\(subject) came in with \(naming[input] ?? "an input \(input.shape)"), which holds "
                    + "\(found(element, in: input)), at \(stand(record))\n"
            }
        }
        return ""
    }

    /// What an input of an operation is called, if anything.
    private func name(_ record: Record, _ index: Int) -> String? {
        let tensor = record.edge(index).tensor
        return naming[tensor] ?? (try? record.edge(index).producer()).flatMap { $0.flatMap { naming.assignedName($0.record) } }
    }

    /// `it first appeared in log (cell 2:1: y = x.log()) at [1]: log of x = 0 gave -inf`
    private func first(_ source: NonFinite, forward: Bool, as subject: String = "it") -> String {
        let record = source.record
        let names = (0..<record.inputCount).map { name(record, $0) }
        let inputs = zip(names, source.inputValues).enumerated().map { index, input in
            let value = input.1.map(TensorSummary.number)
            if let name = input.0 { return value.map { "\(name) = \($0)" } ?? name }
            return value ?? "\(record.edge(index).tensor.shape)"
        }.joined(separator: ", ")
        let element = source.place.isEmpty ? "" : " at \(source.place)"
        if forward {
            return "\(subject) first appeared in \(stand(record))\(element): \(record.operation.name) of \(inputs) gave "
                + "\(TensorSummary.number(source.value))\n"
        }
        var text = "it first appeared on the way back through \(stand(record))\(element): with \(inputs), "
        if let upstream = source.upstream { text += "upstream \(TensorSummary.number(upstream)) " }
        if let local = source.local { text += "× local \(TensorSummary.number(local)) " }
        return text + "gave \(TensorSummary.number(source.value)) for \(names[source.input ?? 0] ?? "its input")\n"
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
            let text = "\(name).grad holds \(found(element, in: gradient))\n"
            guard let report = try report(reaching: tensor, prefersSuspects: true) else {
                return text + "the graph that it came from is gone\n"
            }
            if let source = NonFinite.backward(in: report) {
                // A gradient of what is no number is none: what made that is the answer.
                let values = (0..<source.record.inputCount).map { source.record.edge($0).tensor } + [source.record.output()].compactMap { $0 }
                if let value = values.first(where: { !$0.isLost && NonFinite.firstNaN($0) != nil }) {
                    return try text + (value.history == nil ? entry(into: report.rows.last?.value ?? value, isNaN: true) : origin(of: value))
                }
                return text + first(source, forward: false)
            }
            for value in report.rows.compactMap(\.value) where NonFinite.firstNonFinite(value) != nil {
                return try text + origin(of: value)
            }
            return text
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
        return start + "no named value with a graph depends on it: what it was used in left the graph, by detach(), .data, .item() or "
            + "no_grad(), or was given no name\n"
    }

    /// Why a gradient is zero in every element.
    private func zero(_ tensor: Tensor, _ name: String) throws -> String {
        let start = "\(name).grad is 0 everywhere"
        guard let report = try report(reaching: tensor) else { return start + ": the graph that it came from is gone\n" }
        // Which operations the tensor is behind, told once for all of them.
        var isBehind = Set<ObjectIdentifier>()
        for row in report.rows {
            let leads = try (0..<row.record.inputCount).contains { try self.leads(row, $0, to: tensor, isBehind) }
            if leads { isBehind.insert(ObjectIdentifier(row.record)) }
        }
        var reasons: [String] = []
        for row in report.rows.reversed() {
            guard let upstream = row.upstream, !isZero(upstream) else { continue }
            for (index, gradient) in row.downstream.enumerated() {
                guard let gradient, isZero(gradient), try leads(row, index, to: tensor, isBehind) else { continue }
                reasons.append("  \(stand(row.record)) passes nothing on: \(cause(row, index))\n")
            }
        }
        guard !reasons.isEmpty else { return start + ": what its branches receive cancels\n" }
        let shown = 10
        let rest = reasons.count > shown ? "  and \(reasons.count - shown) more operations\n" : ""
        return start + ":\n" + reasons.prefix(shown).joined() + rest
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
        case "mul", "matmul", "mm", "mv", "dot", "bmm", "addmm", "addmv", "baddbmm": return "the other factor is 0"
        case "maximum", "minimum", "max", "min", "amax", "amin", "where", "clamp": return "the value was taken from elsewhere"
        default: return "its local gradient is 0"
        }
    }

    private func isZero(_ tensor: Tensor) -> Bool { (0..<tensor.elementCount).allSatisfy { tensor.double(at: $0) == 0 } }

    /// Whether a tensor is behind an input of a row.
    private func leads(_ row: TapeReport.Row, _ index: Int, to tensor: Tensor, _ isBehind: Set<ObjectIdentifier>) throws -> Bool {
        let edge = row.record.edge(index)
        if edge.tensor === tensor { return true }
        guard let (producer, output) = try edge.producer() else { return false }
        return isBehind.contains(ObjectIdentifier(producer)) || producer.output(at: output) === tensor
    }

    // MARK: Looking for graphs

    /// The latest named value that depends on a tensor, with a reverse pass from it.
    /// - Parameter prefersSuspects: takes a value whose gradients began to be no numbers before any other.
    private func report(reaching tensor: Tensor, prefersSuspects: Bool = false) throws -> TapeReport? {
        if prefersSuspects, let suspect = try machine.recorder.suspects.first(where: { try $0 !== tensor && reaches($0, tensor) }) {
            return try TapeReport(of: suspect, machine.recorder)
        }
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
