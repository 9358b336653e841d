// A computation graph as a thing of its own: nodes in topological order with what each did forward and backward. The
// objects that cells see are in GraphObject.swift, drawings in GraphPicture.swift.

import Autodiff
import Operators
import Tensors

/// The graph behind some results, with one reverse pass through it.
struct Graph {
    /// An input, a constant or an operation.
    struct Node {
        enum Kind { case leaf, constant, operation }
        let kind: Kind
        /// The user's name; `#3` for an operation without one, the value for a small constant.
        let name: String
        /// `mul`, `input`, `constant`.
        let operation: String
        /// Places of the inputs in `nodes`; which output of theirs it is matters only for operations with several.
        let inputs: [Int]
        let value: Tensor?
        /// ∂output/∂input for each input, where there is a tensor of it.
        let locals: [TapeReport.Local]
        /// The gradient that arrived: for a leaf, the sum over its branches.
        let upstream: Tensor?
        /// The gradient passed to each input.
        let downstream: [Tensor?]
        let row: TapeReport.Row?
        /// `<cell 3>:2`
        let place: String?
    }

    let nodes: [Node]
    /// Places of the leaves, in the order of the arguments or of first use.
    let inputs: [Int]
    /// Places of the results.
    let outputs: [Int]
    let report: TapeReport

    /// - Parameters:
    ///   - gradients: of each result; ones where nil.
    ///   - arguments: inputs that come first, in this order, with their names.
    ///   - tracedAt: the site of the call that ran the function whose graph this is.
    init(
        of results: [Tensor], gradients: [Tensor?], arguments: [(name: String, tensor: Tensor)], tracedAt: UInt64 = 0,
        _ machine: Machine
    ) throws {
        report = try TapeReport(of: results, gradients: gradients, machine.recorder)
        var naming = GraphNaming(named: arguments, machine)
        naming.tracedAt = tracedAt
        var builder = GraphBuilder(report, naming)
        for argument in arguments { builder.leaf(argument.tensor) }
        for row in report.rows { builder.add(row) }
        for result in results where result.history == nil { builder.leaf(result) }
        let nodes = builder.nodes
        self.nodes = nodes
        inputs = nodes.indices.filter { nodes[$0].kind == .leaf }
        outputs = results.map { builder.place(of: $0) }
    }
}

extension GraphNaming {
    /// Names of a function's arguments, and for the rest those of the session's variables.
    init(named arguments: [(name: String, tensor: Tensor)], _ machine: Machine) {
        self.init(machine)
        for (name, tensor) in arguments { rename(name, tensor) }
    }
}

private struct GraphBuilder {
    private(set) var nodes: [Graph.Node] = []
    private let naming: GraphNaming
    private var placeOfTensor: [ObjectIdentifier: Int] = [:]
    private var placeOfRow: [Int] = []
    private var placeOfRecord: [ObjectIdentifier: Int] = [:]
    private let leafSums: [ObjectIdentifier: Tensor]
    private var taken: Set<String> = []
    /// The last row of each call of a loss or a layer: the name in the source is that of its result.
    private var lasts: [Int: Int] = [:]

    /// Names of variables that hold a row's value: no other row is given one, though the source assigned it before.
    private let held: Set<String>

    init(_ report: TapeReport, _ naming: GraphNaming) {
        self.naming = naming
        held = Set(report.rows.compactMap { $0.record.output().flatMap { naming[$0] } })
        for row in report.rows where row.record.composite != nil { lasts[row.record.compositeStart] = row.number }
        leafSums = Dictionary(report.leaves.map { (ObjectIdentifier($0.tensor), $0.sum) }) { first, _ in first }
    }

    @discardableResult
    mutating func leaf(_ tensor: Tensor) -> Int {
        if let place = placeOfTensor[ObjectIdentifier(tensor)] { return place }
        let name = naming[tensor] ?? "leaf \(tensor.shape)"
        return append(tensor, .leaf, name, "input", upstream: leafSums[ObjectIdentifier(tensor)])
    }

    private mutating func constant(_ tensor: Tensor) -> Int {
        if let place = placeOfTensor[ObjectIdentifier(tensor)] { return place }
        return append(tensor, .constant, naming[tensor] ?? TensorSummary.constant(tensor), "constant", upstream: nil)
    }

    private mutating func append(
        _ tensor: Tensor, _ kind: Graph.Node.Kind, _ name: String, _ operation: String, upstream: Tensor?
    ) -> Int {
        let node = Graph.Node(
            kind: kind, name: name, operation: operation, inputs: [], value: tensor, locals: [], upstream: upstream,
            downstream: [], row: nil, place: nil)
        taken.insert(name)
        placeOfTensor[ObjectIdentifier(tensor)] = nodes.count
        nodes.append(node)
        return nodes.count - 1
    }

    mutating func add(_ row: TapeReport.Row) {
        let inputs = row.inputs.map { reference in
            switch reference {
            case .row(let number, _): placeOfRow[number - 1]
            case .leaf(let tensor): leaf(tensor)
            case .constant(let tensor): constant(tensor)
            }
        }
        // A name in a loop belongs to its first turn; later ones go by number.
        let isResult = row.record.composite == nil || lasts[row.record.compositeStart] == row.number
        let own = row.record.output().flatMap { naming[$0] }
        let assigned = own == nil && isResult ? naming.assignedName(row.record).flatMap { held.contains($0) ? nil : $0 } : nil
        var name = own ?? assigned ?? "#\(row.number)"
        if !taken.insert(name).inserted { name = "#\(row.number)" }
        placeOfRow.append(nodes.count)
        placeOfRecord[ObjectIdentifier(row.record)] = nodes.count
        nodes.append(
            Graph.Node(
                kind: .operation, name: name, operation: row.name, inputs: inputs, value: row.value, locals: row.locals,
                upstream: row.upstream, downstream: row.downstream, row: row, place: naming.place(row.record)))
    }

    func place(of result: Tensor) -> Int {
        if let history = result.history { return placeOfRecord[ObjectIdentifier(history)] ?? 0 }
        return placeOfTensor[ObjectIdentifier(result)] ?? 0
    }
}
