// The module `tensrepl`: what PyTorch has no name for.

import Autodiff
import Operators
import Tensors

extension Machine {
    /// `tensrepl.graph`, `tensrepl.tape`, and the types of what they give.
    func makeReportsModule() -> ModuleObject {
        let module = ModuleObject("tensrepl")
        let graph = TypeObject("Graph", module: "tensrepl", base: types.object)
        let node = TypeObject("Node", module: "tensrepl", base: types.object)
        module[symbols.intern("Graph")] = .object(graph)
        module[symbols.intern("Node")] = .object(node)
        define(
            in: module, "graph(function_or_result, /, *examples)",
            doc: "The computation graph of a function at some inputs, or of a tensor already computed."
        ) { machine, a in
            .object(try machine.graph(of: a[0], a.extra, (graph, node)))
        }
        define(
            in: module, "tape(result, /)", doc: "The operations behind a tensor, in order: the rows of %tape as objects."
        ) { machine, a in
            try machine.graph(of: a[0], [], (graph, node)).ownAttribute(machine.symbols.intern("operations"), machine) ?? .none
        }
        installGraphMethods(graph)
        define(on: node, "jacobian(self, input=0, /)", doc: "∂value/∂input as a matrix, of an operation of any form.") { machine, a in
            guard let node = a[0].as(NodeObject.self) else {
                throw Raise(.typeError, "a Node is expected, not \(machine.typeName(a[0]))")
            }
            return try .tensor(node.jacobian(machine.index(a[1]), machine))
        }
        return module
    }

    private func graph(
        of value: Value, _ examples: [Value], _ types: (graph: TypeObject, node: TypeObject)
    ) throws -> GraphObject {
        if examples.isEmpty, let results = try recordedResults(value) {
            return try GraphObject(types, function: nil, name: nameOfResult(results), results: results, arguments: [], self)
        }
        guard case .object(let object) = value, object.isCallable(self) else {
            throw Raise(.typeError, "graph() wants a function and its inputs, or a tensor, not \(typeName(value))")
        }
        let trace = try GraphTrace(value, examples, self)
        let name = (try? attributeIfAny(value, "__name__"))?.text ?? typeName(value)
        return try GraphObject(
            types, function: value, name: name, results: trace.results, arguments: trace.arguments,
            tracedAt: trace.site, self)
    }

    /// The tensors of a value that is no function, each with a graph; nil for another kind of value.
    private func recordedResults(_ value: Value) throws -> [Tensor]? {
        guard value.tensor != nil || value.as(ListObject.self) != nil || value.asTuple != nil else { return nil }
        let results = try leaves(value)
        guard !results.isEmpty, results.allSatisfy({ $0.history != nil }) else {
            throw Raise(
                .runtimeError, "the result has no operations on the tape",
                hint: "make a leaf with requires_grad=True, and compute outside torch.no_grad()")
        }
        return results
    }

    private func nameOfResult(_ results: [Tensor]) -> String {
        let naming = GraphNaming(self)
        return results.map { naming[$0] ?? $0.record.flatMap { naming.assignedName($0) } ?? "result" }.joined(separator: ", ")
    }

    private func installGraphMethods(_ type: TypeObject) {
        func method(
            _ signature: String, doc: String, _ body: @escaping (Machine, GraphObject, NativeFunction.Bound) throws -> Value
        ) {
            define(on: type, signature, doc: doc) { machine, a in
                guard let graph = a[0].as(GraphObject.self) else {
                    throw Raise(.typeError, "a Graph is expected, not \(machine.typeName(a[0]))")
                }
                return try body(machine, graph, a)
            }
        }
        method("forward(self, *inputs)", doc: "Runs the graph on other inputs and gives the results.") { machine, graph, a in
            let results = try graph.forward(a.extra, machine).map { Value.tensor($0) }
            return results.count == 1 ? results[0] : .object(TupleObject(results))
        }
        method("backward(self, *upstream)", doc: "Sends gradients back and gives those of the inputs.") { machine, graph, a in
            guard a.extra.count <= graph.results.count else {
                throw Raise(
                    .typeError, "backward() takes \(graph.results.count) gradient\(graph.results.count == 1 ? "" : "s") but "
                        + "\(a.extra.count) were given")
            }
            var upstream: [Tensor?] = graph.results.map { _ in nil }
            for (index, value) in a.extra.enumerated() where !value.isNone {
                upstream[index] = try machine.upstream(value, for: graph.results[index])
            }
            let gradients = try graph.backward(upstream, machine).map { $0.map { Value.tensor($0) } ?? .none }
            return gradients.count == 1 ? gradients[0] : .object(TupleObject(gradients))
        }
        method("find(self, name, /)", doc: "The nodes of a name or of an operation.") { machine, graph, a in
            guard let name = a[1].text else { throw Raise(.typeError, "find() wants a str, not \(machine.typeName(a[1]))") }
            return .object(ListObject(graph.find(name)))
        }
        method("compile(self)", doc: "The graph as a compiled function of its inputs.") { machine, graph, _ in
            .object(graph.compiled(machine))
        }
        method("dot(self)", doc: "The graph in Graphviz's language.") { _, graph, _ in
            .string(GraphPicture(graph.run.graph).dot(named: graph.name))
        }
        method("svg(self)", doc: "A drawing: values above the edges, gradients below.") { _, graph, _ in
            .string(GraphPicture(graph.run.graph).svg())
        }
    }

    private func upstream(_ value: Value, for result: Tensor) throws -> Tensor {
        if let tensor = value.tensor { return tensor }
        return try Tensor.full(result.shape, try double(value), result.dtype)
    }
}
