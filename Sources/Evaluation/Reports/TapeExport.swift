// The rows of a tape for other programs: JSON and CSV.

import Autodiff
import Tensors

/// A tape as data in text.
struct TapeExport {
    private let graph: Graph
    private let order: TapeTable.Order
    private let machine: Machine
    /// Larger tensors are given by shape and norm only.
    private let elementLimit = 256

    private let limit: Int

    /// - Parameter limit: at most so many rows, the first in the order asked for; all when nil.
    init(_ graph: Graph, order: TapeTable.Order, limit: Int? = nil, _ machine: Machine) {
        self.graph = graph
        self.limit = limit ?? Int.max
        self.order = order
        self.machine = machine
    }

    /// An array of objects, one a line.
    func json() throws -> String {
        let rows = try TapeTable.rows(graph, order).prefix(limit).map { node in
            var fields: [(String, Value)] = []
            for (name, value) in facts(node) { fields.append((name, value)) }
            fields.append(("value", tensor(node.value)))
            fields.append(("local", .object(ListObject(node.locals.map { local in
                dictionary([("form", .string(local.form.word)), ("value", tensor(local.tensor))])
            }))))
            fields.append(("upstream", tensor(node.upstream)))
            fields.append(("downstream", .object(ListObject(node.downstream.map(tensor)))))
            return try jsonText(dictionary(fields))
        }
        return "[" + rows.joined(separator: ",\n ") + "]\n"
    }

    private func jsonText(_ value: Value) throws -> String {
        let dumps = try machine.makeModule("json")?[machine.symbols.intern("dumps")] ?? .none
        return try machine.call(dumps, [value]).text ?? ""
    }

    func csv() throws -> String {
        var text = "number,operation,name,inputs,where,shape,dtype,forward_ns,backward_ns,bytes,checked,value_norm,upstream_norm,"
            + "downstream_norms\n"
        for node in TapeTable.rows(graph, order).prefix(limit) {
            var cells = facts(node).map { name, value in
                if name == "inputs", let list = value.as(ListObject.self) { return list.elements.map { $0.text ?? "" }.joined(separator: ";") }
                if name == "shape", let list = value.as(ListObject.self) {
                    return list.elements.map { (try? machine.repr($0)) ?? "" }.joined(separator: "x")
                }
                if value.isNone { return "" }
                return (try? machine.str(value)) ?? ""
            }
            func norm(_ tensor: Tensor?) -> String { tensor.map { pythonRepr(TensorSummary.norm($0)) } ?? "" }
            cells += [norm(node.value), norm(node.upstream), node.downstream.map(norm).joined(separator: " ")]
            text += cells.map(TapeExport.field).joined(separator: ",") + "\n"
        }
        return text
    }

    private static func field(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private func facts(_ node: Graph.Node) -> [(String, Value)] {
        guard let row = node.row else { return [] }
        return [
            ("number", .int(row.number)), ("operation", .string(node.operation)), ("name", .string(node.name)),
            ("inputs", .object(ListObject(node.inputs.map { .string(graph.nodes[$0].name) }))),
            ("where", node.place.map { .string($0) } ?? .none),
            ("shape", .object(ListObject(row.outputShape.array.map { .int($0) }))),
            ("dtype", .string(row.record.outputDType.name)),
            ("forward_ns", .int(Int(row.forwardNanoseconds.rounded()))), ("backward_ns", .int(Int(row.backwardNanoseconds.rounded()))),
            ("bytes", .int(row.keptBytes)), ("checked", row.isProductRight.map { .bool($0) } ?? .none),
        ]
    }

    private func dictionary(_ fields: [(String, Value)]) -> Value {
        let dict = DictObject()
        // Keys are strings, which hash without fail.
        for (name, value) in fields { try? dict.set(.string(name), value, machine) }
        return .object(dict)
    }

    /// Nested lists of a small tensor; shape and norm of a large one.
    private func tensor(_ tensor: Tensor?) -> Value {
        guard let tensor else { return .none }
        guard tensor.elementCount <= elementLimit else {
            return dictionary([
                ("shape", .object(ListObject(tensor.shape.array.map { .int($0) }))), ("norm", .float(TensorSummary.norm(tensor))),
            ])
        }
        return nested(tensor, tensor.shape.array[...], 0).value
    }

    private func nested(_ tensor: Tensor, _ sizes: ArraySlice<Int>, _ start: Int) -> (value: Value, next: Int) {
        guard let size = sizes.first else {
            // JSON has no complex numbers: their texts.
            let isComplex = tensor.dtype.isComplex
            return (isComplex ? .string(TensorSummary.element(tensor, start)) : .float(tensor.double(at: start)), start + 1)
        }
        var elements: [Value] = []
        var next = start
        for _ in 0..<size {
            let (value, after) = nested(tensor, sizes.dropFirst(), next)
            elements.append(value)
            next = after
        }
        return (.object(ListObject(elements)), next)
    }
}
