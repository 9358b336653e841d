// The tape as a table: a row per operation, and under it each leaf's gradient as the sum over its branches.

import Autodiff
import Operators
import Tensors

/// Text of a tape report, with inputs called by the user's names.
struct TapeTable {
    let text: String

    /// - Parameter names: the session's names of tensors, by identity.
    init(_ report: TapeReport, names: [ObjectIdentifier: String]) {
        let writer = TapeWriter(report, names)
        text = writer.table() + "\n" + writer.leaves()
    }
}

private struct TapeWriter {
    private let report: TapeReport
    private let names: [ObjectIdentifier: String]

    init(_ report: TapeReport, _ names: [ObjectIdentifier: String]) {
        self.report = report
        self.names = names
    }

    func table() -> String {
        var rows = [[
            "#", "operation", "inputs", "shape", "value", "local", "upstream", "downstream", "forward", "backward",
        ]]
        var remarks: [String] = []
        for row in report.rows {
            let inputs = row.inputs.map(name)
            let sends = row.downstream.indices.filter { row.downstream[$0] != nil }
            let title = row.value.flatMap { names[ObjectIdentifier($0)] }.map { "\($0) = " } ?? ""
            rows.append([
                "\(row.number)", title + row.name, inputs.joined(separator: ", "), row.outputShape.description,
                row.value.map(TensorSummary.text) ?? "", sends.map { local(row, $0) }.joined(separator: ", "),
                row.upstream.map(TensorSummary.text) ?? "none",
                sends.map { "\(inputs[$0]): \(TensorSummary.text(row.downstream[$0]!))" }.joined(separator: ", "),
                duration(row.forwardNanoseconds), row.upstream == nil ? "" : duration(row.backwardNanoseconds),
            ])
            if row.isOverwritten { remarks.append("#\(row.number): a value that its derivative needs was overwritten in place since") }
            if row.isProductRight == false { remarks.append("#\(row.number): upstream × local is NOT downstream") }
        }
        return TextTable(rows, rightAligned: [0, 8, 9]).text + remarks.map { "  " + $0 + "\n" }.joined()
    }

    /// `y.grad = 2 (#1) + 3 (#2) = 5`
    func leaves() -> String {
        let order = report.leaves.sorted { first($0) < first($1) }
        return order.map { leaf in
            let name = names[ObjectIdentifier(leaf.tensor)] ?? "leaf \(leaf.tensor.shape)"
            let sum = TensorSummary.text(leaf.sum)
            guard leaf.contributions.count > 1 else {
                let row = leaf.contributions.first.map { "  (#\($0.row))" } ?? ""
                return "\(name): \(sum)\(row)\n"
            }
            let parts = leaf.contributions.map { "\(TensorSummary.text($0.gradient)) (#\($0.row))" }
            return "\(name): \(parts.joined(separator: " + ")) = \(sum)\n"
        }.joined()
    }

    /// The place where a leaf is used first, in the order of the table.
    private func first(_ leaf: TapeReport.Leaf) -> (Int, Int) {
        leaf.contributions.map { ($0.row, $0.input) }.min { $0 < $1 } ?? (Int.max, 0)
    }

    private func name(_ input: TapeReport.Reference) -> String {
        switch input {
        case .row(let number, let output):
            guard let row = report.rows.first(where: { $0.number == number }) else { return "#\(number)" }
            if let tensor = row.record.output(at: output), let name = names[ObjectIdentifier(tensor)] { return name }
            return row.record.outputCount == 1 ? "#\(number)" : "#\(number)[\(output)]"
        case .leaf(let tensor): return names[ObjectIdentifier(tensor)] ?? "leaf \(tensor.shape)"
        case .constant(let tensor): return names[ObjectIdentifier(tensor)] ?? TensorSummary.text(tensor)
        }
    }

    /// The local gradient in the form that it has.
    private func local(_ row: TapeReport.Row, _ index: Int) -> String {
        let local = row.locals[index]
        if let tensor = local.tensor, tensor.elementCount == 1 || local.form == .scalar { return TensorSummary.text(tensor) }
        switch local.form {
        case .scalar: return local.tensor.map(TensorSummary.text) ?? "scalar"
        case .diagonal: return "diag " + (local.tensor.map(TensorSummary.text) ?? "")
        case .identity: return local.tensor.map { "I · " + TensorSummary.uniform($0) } ?? "I"
        case .matrixProduct: return product(row, index)
        case .routing: return local.tensor.map { "mask " + TensorSummary.text($0) } ?? "mask"
        case .reshaping: return "moves elements"
        case .summing: return "sums or repeats"
        case .dense: return "dense \(row.outputShape.checkedElementCount ?? 0)×\(row.record.edge(index).tensor.elementCount)"
        case .none: return "none"
        }
    }

    /// `g ↦ g xᵀ`: what the gradient of a product is multiplied by.
    private func product(_ row: TapeReport.Row, _ index: Int) -> String {
        guard row.inputs.count == 2 else { return "product" }
        let other = name(row.inputs[1 - index])
        return index == 0 ? "g ↦ g·\(other)ᵀ" : "g ↦ \(other)ᵀ·g"
    }
}

/// A tensor in a table cell: all of a small one, the norm of a large one.
enum TensorSummary {
    static func text(_ tensor: Tensor) -> String {
        guard tensor.elementCount <= 4, tensor.rank <= 1 else { return norm(tensor) }
        return contents(tensor)
    }

    /// The number of a tensor whose elements are all equal, else a summary.
    static func uniform(_ tensor: Tensor) -> String {
        guard tensor.elementCount > 0 else { return "[]" }
        let first = tensor.double(at: 0)
        for i in 0..<tensor.elementCount where tensor.double(at: i) != first { return text(tensor) }
        return number(first)
    }

    private static func contents(_ tensor: Tensor) -> String {
        let values = (0..<tensor.elementCount).map { number(tensor.double(at: $0)) }
        return tensor.rank == 0 ? values[0] : "[" + values.joined(separator: ", ") + "]"
    }

    private static func norm(_ tensor: Tensor) -> String {
        var sum = 0.0
        for i in 0..<tensor.elementCount {
            let value = tensor.double(at: i)
            sum += value * value
        }
        return "‖\(number(sum.squareRoot()))‖"
    }

    /// Four significant digits, without a point for whole numbers.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return pythonRepr(value) }
        if value == value.rounded(), abs(value) < 1e6 { return String(Int(value)) }
        let size = abs(value)
        if size < 1e-4 || size >= 1e6 { return scientificText(value, digits: 3) }
        let decimals = size >= 1000 ? 1 : size >= 100 ? 2 : size >= 10 ? 3 : 4
        return fixedText(value, digits: decimals)
    }
}
