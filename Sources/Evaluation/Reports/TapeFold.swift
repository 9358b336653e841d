// Rows of the tape that belong together, closed to one: what a call of a loss or a layer did. `%tape f --open` shows them.

import Autodiff
import Operators
import Tensors

/// Which of the rows that stand for several are opened.
enum Opening {
    case none, all
    case row(Int)
}

/// Operations of one call, as one row.
struct TapeFold {
    let name: String
    /// In the order of the tape.
    let nodes: [Graph.Node]

    /// A row of the table.
    enum Part {
        case node(Graph.Node)
        case fold(TapeFold)

        /// Whether an operation is in a closed row.
        func holds(_ number: Int) -> Bool {
            if case .fold(let fold) = self { fold.nodes.contains { $0.row?.number == number } } else { false }
        }
    }

    /// The rows in an order, with what belongs together closed unless it is to be open.
    static func parts(_ graph: Graph, _ order: TapeTable.Order, _ opening: Opening) -> [Part] {
        let rows = TapeTable.rows(graph, order)
        if case .all = opening { return rows.map { .node($0) } }
        var calls: [Int: [Graph.Node]] = [:]
        for node in TapeTable.rows(graph, .number) {
            if let record = node.row?.record, record.composite != nil { calls[record.compositeStart, default: []].append(node) }
        }
        calls = calls.filter { _, nodes in
            if case .row(let number) = opening, nodes.contains(where: { $0.row?.number == number }) { return false }
            return nodes.count > 1
        }
        var shown: Set<Int> = []
        return rows.compactMap { node in
            guard let record = node.row?.record, let name = record.composite?.text, let nodes = calls[record.compositeStart] else {
                return .node(node)
            }
            return shown.insert(record.compositeStart).inserted ? .fold(TapeFold(name: name, nodes: nodes)) : nil
        }
    }

    private var rows: [TapeReport.Row] { nodes.compactMap(\.row) }

    /// Rows whose product does not come out.
    var remarks: [String] {
        rows.filter { $0.isProductRight == false }.map { "#\($0.number): upstream × local is NOT downstream" }
    }

    /// The cells of the row: what goes in and out of all of them together.
    func line(_ graph: Graph) -> [String] {
        guard let first = rows.first, let last = rows.last, let result = nodes.last else { return [] }
        let own = Set(rows.map(\.number))
        var inputs: [(name: String, gradient: Tensor?)] = []
        for node in nodes {
            guard let row = node.row else { continue }
            for index in row.inputs.indices {
                if case .row(let number, _) = row.inputs[index], own.contains(number) { continue }
                let input = graph.nodes[node.inputs[index]]
                let gradient = index < row.downstream.count ? row.downstream[index] : nil
                if input.kind == .constant, gradient == nil, input.value?.isWrappedNumber ?? false { continue }
                if let place = inputs.firstIndex(where: { $0.name == input.name }) {
                    inputs[place].gradient = TapeFold.sum(inputs[place].gradient, gradient)
                } else {
                    inputs.append((input.name, gradient))
                }
            }
        }
        let sends = inputs.compactMap { input in input.gradient.map { "\(input.name): \(TensorSummary.text($0))" } }
        let kept = rows.reduce(0) { $0 + $1.keptBytes }
        let isNamed = result.name != "#\(last.number)"
        return [
            "\(first.number)–\(last.number)", (isNamed ? result.name + " = " : "") + name, inputs.map(\.name).joined(separator: ", "),
            result.place ?? "", last.outputShape.description, last.value.map(TensorSummary.text) ?? "", "\(rows.count) operations",
            last.upstream.map(TensorSummary.text) ?? "none", sends.joined(separator: ", "),
            duration(rows.reduce(0) { $0 + $1.forwardNanoseconds }),
            last.upstream == nil ? "" : duration(rows.reduce(0) { $0 + $1.backwardNanoseconds }), kept == 0 ? "" : byteText(kept),
        ]
    }

    private static func sum(_ a: Tensor?, _ b: Tensor?) -> Tensor? {
        guard let a else { return b }
        guard let b, a.shape == b.shape, let sum = try? Kernels.binary(.add, a, b, Backend()) else { return a }
        return sum
    }
}
