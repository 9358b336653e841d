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
    private let limit: Int

    /// Rows that are shown unless more are asked for.
    static let usualLimit = 400
    /// Parts of a leaf's sum that are shown.
    private static let partLimit = 12

    /// - Parameter limit: at most so many rows are shown; the largest, or the first and the last of those in order.
    init(_ graph: Graph, order: Order = .number, opening: Opening = .all, limit: Int = TapeTable.usualLimit) {
        self.graph = graph
        self.order = order
        self.opening = opening
        self.limit = limit
    }

    var text: String {
        let (table, notes) = table
        return table.text + notes
    }

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

    /// The rows, and what stands under them.
    var table: (table: TextTable, notes: String) {
        var lines = [[
            "#", "operation", "inputs", "where", "shape", "value", "local", "upstream", "downstream", "forward", "backward",
            "kept",
        ]]
        var remarks: [String] = []
        let parts = TapeFold.parts(graph, order, opening)
        let left = max(parts.count - limit, 0)
        let gap = left == 0 ? parts.count..<parts.count : order == .number ? (limit + 1) / 2..<(limit + 1) / 2 + left : limit..<parts.count
        for (index, part) in parts.enumerated() {
            if index == gap.lowerBound, left > 0 { lines.append(["…", "\(grouped(left)) more"]) }
            if gap.contains(index) {
                if case .node(let node) = part, let row = node.row { remarks += TapeTable.remarks(row) }
                continue
            }
            switch part {
            case .node(let node):
                guard let row = node.row else { continue }
                lines.append(line(node, row))
                remarks += TapeTable.remarks(row)
            case .fold(let fold):
                lines.append(fold.line(graph))
                remarks += fold.remarks
            }
        }
        if left > 0 { remarks.append("\(grouped(parts.count)) rows; --limit N shows N of them, --limit 0 all") }
        let notes = remarks.map { "  " + $0 + "\n" }.joined()
        return (TextTable(lines, rightAligned: [0, 9, 10, 11]), notes + "\n" + leaves)
    }

    /// What has to be said of a row.
    static func remarks(_ row: TapeReport.Row) -> [String] {
        var remarks: [String] = []
        if row.isOverwritten { remarks.append("#\(row.number): a value that its derivative needs was overwritten in place since") }
        if row.isProductRight == false { remarks.append("#\(row.number): upstream × local is NOT downstream") }
        if row.hasHooks { remarks.append("#\(row.number): backward() runs hooks on it, this table does not") }
        return remarks
    }

    private func line(_ node: Graph.Node, _ row: TapeReport.Row) -> [String] {
        let inputs = row.inputs.indices.map { name(of: row, $0, node) }
        let sends = row.downstream.indices.filter { row.downstream[$0] != nil }
        let number = "#\(row.number)"
        let isWrong = row.isProductRight == false
        return [
            "\(row.number)", (node.name == number ? "" : node.name + " = ") + row.name, inputs.joined(separator: ", "),
            node.place ?? "", row.outputShape.description,
            row.isValueOverwritten ? "overwritten" : row.value.map(TensorSummary.text) ?? "",
            sends.map { local(row, $0, inputs) }.joined(separator: ", "), row.upstream.map(TensorSummary.text) ?? "none",
            (isWrong ? "✗ " : "") + sends.map { "\(inputs[$0]): \(row.downstream[$0].map(TensorSummary.text) ?? "")" }.joined(separator: ", "),
            row.forwardNanoseconds > 0 ? duration(row.forwardNanoseconds) : "",
            row.upstream == nil ? "" : duration(row.backwardNanoseconds),
            row.keptBytes == 0 ? "" : byteText(row.keptBytes),
        ]
    }

    /// `y: 2 (#1) + 3 (#2) = 5`
    private var leaves: String {
        var names: [ObjectIdentifier: String] = [:]
        for place in graph.inputs {
            if let value = graph.nodes[place].value { names[ObjectIdentifier(value)] = graph.nodes[place].name }
        }
        let order = graph.report.leaves.map { (first($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
        let shown = limit == Int.max ? order.count : max(limit, 1)
        var text = order.prefix(shown).map { leaf in
            let name = names[ObjectIdentifier(leaf.tensor)] ?? "leaf \(leaf.tensor.shape)"
            let sum = TensorSummary.text(leaf.sum)
            let all = leaf.contributions
            guard all.count > 1 else { return "\(name): \(sum)\(all.first.map { "  (#\($0.row))" } ?? "")\n" }
            func parts(_ some: some Sequence<(row: Int, input: Int, gradient: Tensor)>) -> [String] {
                some.map { "\(TensorSummary.text($0.gradient)) (#\($0.row))" }
            }
            let cut = all.count > TapeTable.partLimit
            let ends = cut ? parts(all.prefix(3)) + ["… \(grouped(all.count - 5)) more …"] + parts(all.suffix(2)) : parts(all)
            return "\(name): \(ends.joined(separator: " + ")) = \(sum)\n"
        }.joined()
        if order.count > shown { text += "… and \(grouped(order.count - shown)) more leaves\n" }
        return text
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
        // In front of the two factors there may be what is added.
        let factor = index - (inputs.count - 2)
        guard inputs.count >= 2, factor == 0 || factor == 1 else { return "product" }
        let other = inputs[inputs.count - 1 - factor]
        return factor == 0 ? "g ↦ g·\(other)ᵀ" : "g ↦ \(other)ᵀ·g"
    }
}

/// `1.2 KB`
func byteText(_ count: Int) -> String {
    let units = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")]
    guard let (size, unit) = units.first(where: { count >= $0.0 }) else { return "\(count) B" }
    return TensorSummary.number((Double(count) / Double(size) * 10).rounded() / 10) + " " + unit
}
