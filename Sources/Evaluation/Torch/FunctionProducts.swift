// `torch.func.vjp`, `jvp` and `linearize`: products with the Jacobian of a function, and how PyTorch words that the
// structures of their arguments do not match.

import Operators
import Tensors

extension Machine {
    func installProducts(of module: ModuleObject) {
        define(in: module, "vjp(func, *primals, has_aux=False)") { machine, a in
            try machine.vectorProduct(a[0], a.extra, hasAuxiliary: try machine.truth(a[1]))
        }
        define(in: module, "jvp(func, primals, tangents, *, strict=False, has_aux=False)") { machine, a in
            for (value, name) in [(a[1], "primals"), (a[2], "tangents")] where value.asTuple == nil {
                throw Raise(
                    .runtimeError,
                    "jvp(f, primals, tangents): Expected \(name) to be a tuple. E.g. it should be valid to call f(*primals).")
            }
            return try machine.tangentProduct(
                a[0], Array(try machine.elements(a[1])), Array(try machine.elements(a[2])), hasAuxiliary: try machine.truth(a[4]))
        }
        define(in: module, "linearize(func, *primals)") { machine, a in try machine.linearized(a[0], a.extra) }
    }

    /// Refuses what is no tensor among a function's results.
    private func requireTensors(_ value: Value, _ says: String) throws {
        switch value {
        case .tensor: return
        case .object(let object) where object is ListObject || object is TupleObject:
            for element in try elements(value) { try requireTensors(element, says) }
        case .object(let object as DictObject): for (_, element) in object.pairs { try requireTensors(element, says) }
        default: throw Raise(.runtimeError, "\(says), got unsupported type \(try repr(.object(type(of: value))))")
        }
    }

    /// The value and what a function gives beside it.
    private func parted(
        _ output: Value, _ pass: Differentiation, hasAuxiliary: Bool, _ name: String
    ) throws -> (output: Value, auxiliary: Value?) {
        guard hasAuxiliary else { return (output, nil) }
        guard let pair = listOrTuple(output), pair.count == 2 else {
            throw Raise(.runtimeError, "\(name): output of function f should be a tuple: (output, aux) if has_aux is True")
        }
        try requireTensors(pair[1], "Expected tensors")
        return (pair[0], try pass.settled(pair[1]))
    }

    /// `vjp(f, *primals)`: the value, and a function from weights of the value to weights of the primals.
    private func vectorProduct(_ function: Value, _ primals: [Value], hasAuxiliary: Bool) throws -> Value {
        let pass = try Differentiation(self, primals, positions: Array(primals.indices))
        let (output, auxiliary) = try parted(try pass.value(of: function), pass, hasAuxiliary: hasAuxiliary, "vjp(f, *primals)")
        try requireTensors(output, "vjp(f, *primals): expected f(*primals) to return only tensors")
        let product = DerivedFunction("vjp_fn") { machine, weights, _ in
            let outputs = try machine.leaves(output)
            let cotangents = weights.count == 1 ? weights[0] : .object(TupleObject(weights))
            let given = try machine.leaves(cotangents)
            let (own, wanted) = (try machine.treeOutline(cotangents), try machine.treeOutline(output))
            guard own == wanted, given.count == outputs.count else {
                throw Raise(
                    .runtimeError,
                    "Expected pytree structure of cotangents to be the same as pytree structure of outputs to the function. "
                        + "cotangents: \(own), primal output: \(wanted)")
            }
            for (place, (output, weight)) in zip(outputs, given).enumerated() where output.shape != weight.shape {
                throw Raise(
                    .runtimeError,
                    "Mismatch in shape: grad_output[\(place)] has a shape of torch.Size(\(weight.shape)) and output[\(place)] has a "
                        + "shape of torch.Size(\(output.shape)).")
            }
            let results = try pass.vectorJacobianProduct(outputs, given)
            return try machine.refilled(.object(TupleObject(primals)), results.map { .tensor($0) })
        }
        var parts: [Value] = [try pass.settled(output), .object(product)]
        if let auxiliary { parts.append(auxiliary) }
        return .object(TupleObject(parts))
    }

    /// `jvp(f, primals, tangents)`: the value, and its change along the tangents.
    func tangentProduct(
        _ function: Value, _ primals: [Value], _ tangents: [Value], hasAuxiliary: Bool = false
    ) throws -> Value {
        let (own, wanted) = (try treeSpec(.object(TupleObject(primals))), try treeSpec(.object(TupleObject(tangents))))
        guard own == wanted else {
            throw Raise(
                .runtimeError,
                "jvp(f, primals, tangents): Expected primals and tangents to have the same python structure. For example, if primals "
                    + "is a tuple of 3 tensors, tangents also must be. Got primals with structure \(own) and tangents with "
                    + "structure \(wanted)")
        }
        let pass = try Differentiation(self, primals, positions: Array(primals.indices))
        let directions = try leaves(.object(TupleObject(tangents)))
        for (variable, direction) in zip(try leaves(.object(TupleObject(primals))), directions) where variable.shape != direction.shape {
            throw Raise(.runtimeError, tangentSizeText(variable, direction))
        }
        let (output, auxiliary) = try parted(
            try pass.value(of: function), pass, hasAuxiliary: hasAuxiliary, "jvp(f, primals, tangents)")
        try requireTensors(output, "jvp(f, primals, tangents): expected f(*primals) to return only tensors")
        let products: [Value] = try pass.jacobianVectorProducts(leaves(output), directions).map { .tensor($0) }
        let parts = [try pass.settled(output), try refilled(output, products)] + (auxiliary.map { [$0] } ?? [])
        return .object(TupleObject(parts))
    }

    /// What PyTorch says of a tangent of another size.
    func tangentSizeText(_ primal: Tensor, _ tangent: Tensor) -> String {
        "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. "
            + "Tensor is of size \(primal.shape) while the given forward gradient is of size \(tangent.shape)."
    }

    /// `linearize(f, *primals)`: the value, and J· as a function of tangents, with f computed once.
    private func linearized(_ function: Value, _ primals: [Value]) throws -> Value {
        let pass = try Differentiation(self, primals, positions: Array(primals.indices))
        let output = try pass.value(of: function)
        let (outputs, points) = (try leaves(output), try leaves(.object(TupleObject(primals))))
        let product = DerivedFunction("jvp_fn") { machine, tangents, _ in
            let (given, wanted) = (
                try machine.treeSpec(.object(TupleObject(tangents))), try machine.treeSpec(.object(TupleObject(primals)))
            )
            guard given == wanted else {
                throw Raise(.runtimeError, "Expected the tangents \(given) to have the same argspec as the primals \(wanted)")
            }
            let directions = try machine.leaves(.object(TupleObject(tangents)))
            for (place, (direction, point)) in zip(directions, points).enumerated() {
                let name = "tangent:\(place)"
                if direction.shape != point.shape {
                    throw Raise(
                        .runtimeError,
                        "\(name) with shape torch.Size(\(direction.shape)) in flattened pytree doesn't match the shape "
                            + "torch.Size(\(point.shape)) of the corresponding primal.")
                }
                if direction.dtype != point.dtype {
                    throw Raise(
                        .runtimeError,
                        "\(name) with dtype torch.\(direction.dtype.name) in flattened pytree doesn't match the dtype "
                            + "torch.\(point.dtype.name) of the corresponding primal.")
                }
            }
            return try machine.refilled(output, pass.jacobianVectorProducts(outputs, directions).map { .tensor($0) })
        }
        return .object(TupleObject([try pass.settled(output), .object(product)]))
    }

    // MARK: Structures in messages

    /// `TreeSpec(tuple, None, [*,\n  *])`
    func treeSpec(_ value: Value, indent: Int = 0) throws -> String {
        let parts: [Value]
        var (name, context) = ("", "None")
        if case .object(let dict as DictObject) = value {
            (name, context) = ("dict", "[" + (try dict.pairs.map { try repr($0.0) }).joined(separator: ", ") + "]")
            parts = dict.pairs.map { $0.1 }
        } else if case .object(let object) = value, object is ListObject || object is TupleObject {
            (name, parts) = (object is ListObject ? "list" : "tuple", Array(try elements(value)))
        } else {
            return "*"
        }
        let texts = try parts.map { try treeSpec($0, indent: indent + 2) }
        return "TreeSpec(\(name), \(context), [\(texts.joined(separator: ",\n" + String(repeating: " ", count: indent + 2)))])"
    }

    /// `(*, {'a': *})`
    private func treeOutline(_ value: Value) throws -> String {
        if case .object(let dict as DictObject) = value {
            return "{" + (try dict.pairs.map { "\(try repr($0.0)): \(try treeOutline($0.1))" }).joined(separator: ", ") + "}"
        }
        guard case .object(let object) = value, object is ListObject || object is TupleObject else { return "*" }
        let texts = try elements(value).map { try treeOutline($0) }.joined(separator: ", ")
        return object is ListObject ? "[\(texts)]" : "(\(texts)\(try elements(value).count == 1 ? "," : ""))"
    }
}
