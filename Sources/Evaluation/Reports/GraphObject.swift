// `tensrepl.graph(...)` as cells see it: an object with nodes, that runs forward and backward. What it shows is made in
// TapeTable.swift and GraphPicture.swift.

import Autodiff
import Operators
import Tensors

/// A captured graph: `g.nodes`, `g.forward(x)`, `g.backward(upstream)`.
final class GraphObject: Object {
    private let types: (graph: TypeObject, node: TypeObject)
    /// What is called again by `forward`; nil for the graph of something already computed.
    let function: Value?
    let name: String
    private(set) var run: GraphRun
    private(set) var results: [Tensor]
    private var arguments: [(name: String, tensor: Tensor)]
    private var tracedAt: UInt64
    private var graph: Graph { run.graph }

    init(
        _ types: (graph: TypeObject, node: TypeObject), function: Value?, name: String, results: [Tensor],
        arguments: [(name: String, tensor: Tensor)], tracedAt: UInt64 = 0, _ machine: Machine
    ) throws {
        self.tracedAt = tracedAt
        self.types = types
        self.function = function
        self.name = name
        self.results = results
        self.arguments = arguments
        let graph = try Graph(of: results, gradients: results.map { _ in nil }, arguments: arguments, tracedAt: tracedAt, machine)
        run = GraphRun(graph, nodeType: types.node)
        super.init()
    }

    override func type(_ machine: Machine) -> TypeObject { types.graph }
    override func repr(_ machine: Machine) -> String {
        func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
        let operations = graph.nodes.count { $0.kind == .operation }
        return "<graph of \(name): \(count(graph.inputs.count, "input")), \(count(operations, "operation")), "
            + "\(count(graph.outputs.count, "output"))>"
    }
    override func str(_ machine: Machine) -> String { TapeTable(graph).text }
    override func length(_ machine: Machine) -> Int { graph.nodes.count }
    override func isCallable(_ machine: Machine) -> Bool { true }
    /// `g(x)` is `g.forward(x)`.
    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        guard arguments.keywords.isEmpty else { throw Raise(.typeError, "a graph takes its inputs by position") }
        return try machine.call(machine.attribute(.object(self), machine.symbols.intern("forward")), arguments.positional)
    }
    override func iterator(_ machine: Machine) -> IteratorObject { ListIterator(ListObject(nodes)) }
    override func contains(_ value: Value, _ machine: Machine) -> Bool { find(value) != nil }

    /// `g[0]`, `g["q"]`
    override func item(_ key: Value, _ machine: Machine) throws -> Value {
        if case .int(var place) = key {
            if place < 0 { place &+= graph.nodes.count }
            guard graph.nodes.indices.contains(place) else { throw Raise(.indexError, "graph index out of range") }
            return run.node(place)
        }
        guard let place = find(key) else { throw Raise(.keyError, try machine.str(key)) }
        return run.node(place)
    }

    var nodes: [Value] { graph.nodes.indices.map { run.node($0) } }

    /// The place of the node that a name or a tensor stands for.
    private func find(_ key: Value) -> Int? {
        if let tensor = key.tensor { return graph.nodes.firstIndex { $0.value === tensor } }
        if let node = key.as(NodeObject.self) { return node.run === run ? node.place : nil }
        guard let name = key.text else { return nil }
        return graph.nodes.firstIndex { $0.name == name }
    }

    /// Nodes of a name or of an operation.
    func find(_ name: String) -> [Value] {
        run.nodes(graph.nodes.indices.filter { graph.nodes[$0].name == name || graph.nodes[$0].operation == name })
    }

    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        switch machine.symbols[name] {
        case "nodes": .object(ListObject(nodes))
        case "operations": .object(ListObject(run.nodes(graph.nodes.indices.filter { graph.nodes[$0].kind == .operation })))
        case "inputs": .object(ListObject(run.nodes(graph.inputs)))
        case "outputs": .object(ListObject(run.nodes(graph.outputs)))
        case "name": .string(self.name)
        default: nil
        }
    }
    override func ownNames(_ machine: Machine) -> [String] { ["inputs", "name", "nodes", "operations", "outputs"] }

    // MARK: Running

    /// Runs the graph on other inputs, and gives the results; the graph is then that of this run.
    ///
    /// A function is called again, so that it may take other branches; a graph of something already computed applies the
    /// same operations to its leaves in order.
    func forward(_ values: [Value], _ machine: Machine) throws -> [Tensor] {
        if let function {
            let trace = try GraphTrace(function, values, machine)
            tracedAt = trace.site
            try adopt(trace.results, trace.arguments, machine)
        } else {
            let leaves = graph.inputs.compactMap { graph.nodes[$0].value }
            guard values.count == leaves.count else {
                throw Raise(
                    .typeError, "forward() takes \(leaves.count) input\(leaves.count == 1 ? "" : "s") but \(values.count) "
                        + "\(values.count == 1 ? "was" : "were") given")
            }
            let fresh = try values.map { try GraphTrace.leaf($0, machine) }
            let names = graph.inputs.map { graph.nodes[$0].name }
            let before = machine.recorder.isRecording
            machine.recorder.isRecording = true
            defer { machine.recorder.isRecording = before }
            let replay = try GraphReplay(of: results)
            let again = try replay.values(fresh, for: leaves, machine.recorder)
            try adopt(again, Array(zip(names, fresh)), machine)
        }
        return results
    }

    /// The function that the graph was made from, or the recorded operations as a function of the leaves, compiled.
    func compiled(_ machine: Machine) -> Object {
        if let function { return CompiledFunction(function, .compiled(isShown: true)) }
        return CompiledGraph(results, leaves: graph.inputs.compactMap { graph.nodes[$0].value })
    }

    private func adopt(_ results: [Tensor], _ arguments: [(name: String, tensor: Tensor)], _ machine: Machine) throws {
        let graph = try Graph(of: results, gradients: results.map { _ in nil }, arguments: arguments, tracedAt: tracedAt, machine)
        run = GraphRun(graph, nodeType: types.node)
        self.results = results
        self.arguments = arguments
    }

    /// Sends gradients of the results back, and gives those of the inputs; `.grad` of tensors stays as it is.
    func backward(_ gradients: [Tensor?], _ machine: Machine) throws -> [Tensor?] {
        for (gradient, result) in zip(gradients, results) {
            if let gradient, gradient.shape != result.shape {
                throw Raise(
                    .runtimeError,
                    "Mismatch in shape: the upstream gradient has a shape of torch.Size(\(gradient.shape)) and the output has a "
                        + "shape of torch.Size(\(result.shape)).")
            }
        }
        run = GraphRun(try Graph(of: results, gradients: gradients, arguments: arguments, tracedAt: tracedAt, machine), nodeType: types.node)
        return graph.inputs.map { graph.nodes[$0].upstream }
    }
}

/// A graph with the values of one run, shared by its nodes.
final class GraphRun {
    let graph: Graph
    let nodeType: TypeObject

    init(_ graph: Graph, nodeType: TypeObject) {
        self.graph = graph
        self.nodeType = nodeType
    }

    func node(_ place: Int) -> Value { .object(NodeObject(self, place)) }
    func nodes(_ places: [Int]) -> [Value] { places.map(node) }
}

/// One node of a graph: what it computed, what arrived, what it passed on.
final class NodeObject: Object {
    let run: GraphRun
    let place: Int
    private var node: Graph.Node { run.graph.nodes[place] }

    init(_ run: GraphRun, _ place: Int) {
        self.run = run
        self.place = place
        super.init()
    }

    override func type(_ machine: Machine) -> TypeObject { run.nodeType }
    override func equals(_ other: Value, _ machine: Machine) -> Bool? {
        other.as(NodeObject.self).map { $0.run === run && $0.place == place }
    }
    override func hash(_ machine: Machine) -> Int { ObjectIdentifier(run).hashValue ^ place }
    override func repr(_ machine: Machine) -> String {
        let value = node.value.map(TensorSummary.text) ?? "(gone)"
        guard node.kind == .operation else { return "<\(node.operation) \(node.name) = \(value)>" }
        let inputs = node.inputs.map { run.graph.nodes[$0].name }.joined(separator: ", ")
        return "<node \(node.name) = \(node.operation)(\(inputs)) = \(value)>"
    }

    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        func tensors(_ list: [Tensor?]) -> Value { .object(TupleObject(list.map { $0.map { .tensor($0) } ?? Value.none })) }
        func outside(_ tensor: Tensor?) throws -> Tensor? { try tensor.map { try machine.detached($0) } }
        switch machine.symbols[name] {
        case "name": return .string(node.name)
        case "operation": return .string(node.operation)
        case "inputs": return .object(TupleObject(run.nodes(node.inputs)))
        case "value": return try outside(node.value).map { .tensor($0) } ?? Value.none
        case "shape": return (node.row?.outputShape ?? node.value?.shape).map { .object(SizeObject($0)) } ?? Value.none
        case "local": return tensors(try node.locals.map { try outside($0.tensor) })
        case "form": return .object(TupleObject(node.locals.map { .string($0.form.word) }))
        case "upstream", "grad": return node.upstream.map { .tensor($0) } ?? Value.none
        case "downstream": return tensors(node.downstream)
        case "forward_time": return .float((node.row?.forwardNanoseconds ?? 0) / 1e9)
        case "backward_time": return .float((node.row?.backwardNanoseconds ?? 0) / 1e9)
        case "bytes": return .int(node.row?.keptBytes ?? 0)
        case "checked": return node.row?.isProductRight.map { .bool($0) } ?? Value.none
        case "where": return node.place.map { .string($0) } ?? Value.none
        default: return nil
        }
    }
    /// The dense Jacobian of one input.
    func jacobian(_ index: Int, _ machine: Machine) throws -> Tensor {
        guard let record = node.row?.record else { throw Raise(.runtimeError, "'\(node.name)' is no operation") }
        guard (0..<record.inputCount).contains(index), record.needsGradient(index) else {
            throw Raise(.indexError, "'\(node.name)' has no gradient for an input \(index)")
        }
        let (count, overflow) = record.edge(index).tensor.elementCount.multipliedReportingOverflow(
            by: record.outputShape.checkedElementCount ?? 0)
        guard !overflow, count <= 1 << 24 else { throw Raise(.memoryError, "a Jacobian of \(count) elements is too large") }
        return try record.jacobian(input: index, machine.recorder)
    }

    override func ownNames(_ machine: Machine) -> [String] {
        [
            "backward_time", "bytes", "checked", "downstream", "form", "forward_time", "grad", "inputs", "local", "name",
            "operation", "shape", "upstream", "value", "where",
        ]
    }
}

extension LocalForm {
    /// The form as cells name it.
    var word: String {
        switch self {
        case .scalar: "scalar"
        case .diagonal: "diagonal"
        case .identity: "identity"
        case .matrixProduct: "matrix product"
        case .routing: "routing"
        case .reshaping: "reshaping"
        case .summing: "summing"
        case .dense: "dense"
        case .none: "none"
        }
    }
}
