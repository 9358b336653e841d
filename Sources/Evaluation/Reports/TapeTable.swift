// The tape as a table: a row per operation, and under it each leaf's gradient as the sum over its branches.

import Autodiff
import Operators
import Tensors

/// Text of a graph with one reverse pass: what `%tape` shows.
struct TapeTable {
    /// What the rows are ordered by.
    enum Order: String, CaseIterable {
        case number, time, forward, backward, bytes, norm
    }

    private let graph: Graph
    private let order: Order
    private let opening: Opening

    init(_ graph: Graph, order: Order = .number, opening: Opening = .all) {
        self.graph = graph
        self.order = order
        self.opening = opening
    }

    var text: String { table + "\n" + leaves }

    /// The operations in the order asked for, largest first.
    static func rows(_ graph: Graph, _ order: Order) -> [Graph.Node] {
        let nodes = graph.nodes.filter { $0.kind == .operation }
        func size(_ node: Graph.Node) -> Double {
            guard let row = node.row else { return 0 }
            switch order {
            case .number: return -Double(row.number)
            case .time: return row.forwardNanoseconds + row.backwardNanoseconds
            case .forward: return row.forwardNanoseconds
            case .backward: return row.backwardNanoseconds
            case .bytes: return Double(row.keptBytes)
            case .norm: return row.upstream.map(TensorSummary.norm) ?? 0
            }
        }
        return nodes.enumerated().sorted { (size($0.element), -$0.offset) > (size($1.element), -$1.offset) }.map(\.element)
    }

    private var table: String {
        var lines = [[
            "#", "operation", "inputs", "where", "shape", "value", "local", "upstream", "downstream", "forward", "backward",
            "kept",
        ]]
        var remarks: [String] = []
        for part in TapeFold.parts(graph, order, opening) {
            switch part {
            case .node(let node): if let line = self.line(node, &remarks) { lines.append(line) }
            case .fold(let fold):
                lines.append(fold.line(graph))
                remarks += fold.remarks
            }
        }
        return TextTable(lines, rightAligned: [0, 9, 10, 11]).text + remarks.map { "  " + $0 + "\n" }.joined()
    }

    private func line(_ node: Graph.Node, _ remarks: inout [String]) -> [String]? {
        guard let row = node.row else { return nil }
        let inputs = row.inputs.indices.map { name(of: row, $0, node) }
        let sends = row.downstream.indices.filter { row.downstream[$0] != nil }
        let number = "#\(row.number)"
        if row.isOverwritten { remarks.append("\(number): a value that its derivative needs was overwritten in place since") }
        if row.isProductRight == false { remarks.append("\(number): upstream × local is NOT downstream") }
        return [
            "\(row.number)", (node.name == number ? "" : node.name + " = ") + row.name, inputs.joined(separator: ", "),
            node.place ?? "", row.outputShape.description, row.value.map(TensorSummary.text) ?? "",
            sends.map { local(row, $0, inputs) }.joined(separator: ", "), row.upstream.map(TensorSummary.text) ?? "none",
            sends.map { "\(inputs[$0]): \(row.downstream[$0].map(TensorSummary.text) ?? "")" }.joined(separator: ", "),
            duration(row.forwardNanoseconds), row.upstream == nil ? "" : duration(row.backwardNanoseconds),
            row.keptBytes == 0 ? "" : byteText(row.keptBytes),
        ]
    }

    /// `y: 2 (#1) + 3 (#2) = 5`
    private var leaves: String {
        let order = graph.report.leaves.sorted { first($0) < first($1) }
        return order.map { leaf in
            let name = graph.nodes.first { $0.kind == .leaf && $0.value === leaf.tensor }?.name ?? "leaf \(leaf.tensor.shape)"
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

    /// What an input is called: of an operation with several outputs, which one.
    private func name(of row: TapeReport.Row, _ index: Int, _ node: Graph.Node) -> String {
        let name = graph.nodes[node.inputs[index]].name
        if case .row(let number, let output) = row.inputs[index], graph.report.rows[number - 1].record.outputCount > 1 {
            return "\(name)[\(output)]"
        }
        return name
    }

    /// The local gradient in the form that it has.
    private func local(_ row: TapeReport.Row, _ index: Int, _ inputs: [String]) -> String {
        let local = row.locals[index]
        if let tensor = local.tensor, tensor.elementCount == 1 || local.form == .scalar { return TensorSummary.text(tensor) }
        switch local.form {
        case .scalar: return local.tensor.map(TensorSummary.text) ?? "scalar"
        case .diagonal: return "diag " + (local.tensor.map(TensorSummary.text) ?? "")
        case .identity: return local.tensor.map { "I · " + TensorSummary.uniform($0) } ?? "I"
        case .matrixProduct: return product(index, inputs)
        case .routing: return local.tensor.map { "mask " + TensorSummary.text($0) } ?? "mask"
        case .reshaping: return "moves elements"
        case .summing: return "sums or repeats"
        case .dense: return "dense \(row.outputShape.checkedElementCount ?? 0)×\(row.record.edge(index).tensor.elementCount)"
        case .none: return "none"
        }
    }

    /// `g ↦ g xᵀ`: what the gradient of a product is multiplied by.
    private func product(_ index: Int, _ inputs: [String]) -> String {
        guard inputs.count == 2 else { return "product" }
        let other = inputs[1 - index]
        return index == 0 ? "g ↦ g·\(other)ᵀ" : "g ↦ \(other)ᵀ·g"
    }
}

/// `1.2 KB`
func byteText(_ count: Int) -> String {
    let units = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")]
    guard let (size, unit) = units.first(where: { count >= $0.0 }) else { return "\(count) B" }
    return TensorSummary.number((Double(count) / Double(size) * 10).rounded() / 10) + " " + unit
}
