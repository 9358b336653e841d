// `torch.func`: functions made from functions. The derivatives themselves are in Differentiation.swift, the batching of
// functions in Batching.swift.

import Operators
import Tensors

/// What `grad(f)` gives: called with f's arguments.
final class DerivedFunction: Object {
    private let name: String
    private let body: (Machine, [Value], [(name: Symbol, value: Value)]) throws -> Value

    init(_ name: String, _ body: @escaping (Machine, [Value], [(name: Symbol, value: Value)]) throws -> Value) {
        self.name = name
        self.body = body
        super.init(kind: .native)
    }
    override func type(_ machine: Machine) -> TypeObject { machine.types.function }
    override func repr(_ machine: Machine) -> String { "<function \(name) at \(address)>" }
    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        let keywords = arguments.keywords.indices.map { (name: arguments.keywords[$0], value: arguments.keywordValue($0)) }
        let positional = arguments.positional
        return try machine.guardingRecursion { try body(machine, positional, keywords) }
    }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        machine.symbols[name] == "__name__" ? .string(self.name) : nil
    }
}

/// Which arguments a derivative is taken with respect to.
struct ArgumentPlaces {
    let positions: [Int]
    /// One place gives one result, a tuple of places a tuple.
    let isSingle: Bool

    init(_ value: Value, _ machine: Machine) throws {
        if let elements = machine.listOrTuple(value) {
            positions = try elements.map { try machine.index($0) }
            isSingle = false
        } else {
            positions = [try machine.index(value)]
            isSingle = true
        }
    }

    /// The positions in a call with so many arguments.
    func resolved(_ count: Int) throws -> [Int] {
        try positions.map { position in
            let place = position < 0 ? position + count : position
            guard place >= 0, place < count else {
                throw Raise(.runtimeError, "Got argnum=\(position), but only \(count) positional inputs")
            }
            return place
        }
    }

    /// Results, one per tensor of the chosen arguments, in the structure of those arguments.
    func arranged(_ results: [Tensor], _ arguments: [Value], _ positions: [Int], _ machine: Machine) throws -> Value {
        let structure = positions.map { arguments[$0] }
        let filled = try machine.refilled(.object(TupleObject(structure)), results.map { .tensor($0) })
        guard isSingle, let tuple = filled.as(TupleObject.self), let only = tuple.elements.first else { return filled }
        return only
    }
}

extension Machine {
    func installFunctionTransforms() -> ModuleObject {
        let module = torchModule("torch.func")
        for name in ["grad", "grad_and_value"] {
            define(in: module, "\(name)(func, argnums=0, has_aux=False)") { machine, a in
                let (function, hasAuxiliary) = (a[0], try machine.truth(a[2]))
                let places = try ArgumentPlaces(a[1], machine)
                return .object(DerivedFunction(name) { machine, arguments, keywords in
                    try machine.gradient(
                        function, arguments, keywords, places, hasAuxiliary: hasAuxiliary, givesValue: name != "grad")
                })
            }
        }
        for name in ["jacrev", "jacfwd"] {
            define(in: module, "\(name)(func, argnums=0, has_aux=False)") { machine, a in
                .object(machine.jacobianFunction(name, a[0], try ArgumentPlaces(a[1], machine), try machine.truth(a[2])))
            }
        }
        define(in: module, "hessian(func, argnums=0)") { machine, a in
            let places = try ArgumentPlaces(a[1], machine)
            let inner = machine.jacobianFunction("jacrev", a[0], places, false)
            return .object(machine.jacobianFunction("hessian", .object(inner), places, false))
        }
        define(in: module, "vjp(func, *primals, has_aux=False)") { machine, a in
            try machine.vectorProduct(a[0], a.extra, hasAuxiliary: try machine.truth(a[1]))
        }
        define(in: module, "jvp(func, primals, tangents)") { machine, a in
            try machine.tangentProduct(a[0], Array(try machine.elements(a[1])), Array(try machine.elements(a[2])))
        }
        installBatching(module)
        return module
    }

    private func gradient(
        _ function: Value, _ arguments: [Value], _ keywords: [(name: Symbol, value: Value)], _ places: ArgumentPlaces,
        hasAuxiliary: Bool, givesValue: Bool
    ) throws -> Value {
        let positions = try places.resolved(arguments.count)
        for position in positions where try leaves(arguments[position]).isEmpty {
            throw Raise(
                .valueError,
                "Thing passed to transform API must be Tensor, got \(try repr(.object(type(of: arguments[position]))))")
        }
        let pass = try Differentiation(self, arguments, keywords: keywords, positions: positions)
        var output = try pass.value(of: function)
        var auxiliary: Value?
        if hasAuxiliary {
            guard let pair = listOrTuple(output), pair.count == 2 else {
                throw Raise(
                    .runtimeError,
                    "grad_and_value(f)(*args): output of function f should be a tuple: (output, aux) if has_aux is True")
            }
            (output, auxiliary) = (pair[0], try pass.settled(pair[1]))
        }
        guard case .tensor(let scalar) = output else {
            throw Raise(
                .runtimeError,
                "grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got \(try repr(.object(type(of: output))))")
        }
        guard scalar.rank == 0 else {
            throw Raise(
                .runtimeError,
                "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with \(scalar.rank) dims. "
                    + "Maybe you wanted to use the vjp or jacrev APIs instead?")
        }
        let gradients = try places.arranged(try pass.gradients(of: scalar), arguments, positions, self)
        if givesValue {
            let value = Value.tensor(try pass.settled(scalar))
            return .object(TupleObject([gradients, auxiliary.map { .object(TupleObject([value, $0])) } ?? value]))
        }
        return auxiliary.map { .object(TupleObject([gradients, $0])) } ?? gradients
    }

    private func jacobianFunction(
        _ name: String, _ function: Value, _ places: ArgumentPlaces, _ hasAuxiliary: Bool
    ) -> DerivedFunction {
        DerivedFunction(name) { machine, arguments, keywords in
            let positions = try places.resolved(arguments.count)
            let pass = try Differentiation(machine, arguments, keywords: keywords, positions: positions)
            var output = try pass.value(of: function)
            var auxiliary: Value?
            if hasAuxiliary, let pair = machine.listOrTuple(output), pair.count == 2 {
                (output, auxiliary) = (pair[0], try pass.settled(pair[1]))
            }
            let outputs = try machine.leaves(output)
            if outputs.isEmpty {
                throw Raise(
                    .runtimeError,
                    "\(name): Expected f(*args) to return only tensors, got \(try machine.repr(.object(machine.type(of: output))))")
            }
            let parts: [Value] = try outputs.map { part in
                try places.arranged(try pass.jacobians(of: part), arguments, positions, machine)
            }
            let result = try machine.refilled(output, parts)
            return auxiliary.map { .object(TupleObject([result, $0])) } ?? result
        }
    }

    /// `vjp(f, *primals)`: the value, and a function from weights of the value to weights of the primals.
    private func vectorProduct(_ function: Value, _ primals: [Value], hasAuxiliary: Bool) throws -> Value {
        let pass = try Differentiation(self, primals, positions: Array(primals.indices))
        var output = try pass.value(of: function)
        var auxiliary: Value?
        if hasAuxiliary, let pair = listOrTuple(output), pair.count == 2 {
            (output, auxiliary) = (pair[0], try pass.settled(pair[1]))
        }
        let product = DerivedFunction("vjp_fn") { machine, weights, _ in
            let outputs = try machine.leaves(output)
            let given = try machine.leaves(.object(TupleObject(weights)))
            guard given.count == outputs.count else {
                throw Raise(
                    .runtimeError,
                    "Expected pytree structure of cotangents to be the same as pytree structure of outputs to the function.")
            }
            for (output, weight) in zip(outputs, given) where output.shape != weight.shape {
                throw Raise(
                    .runtimeError,
                    "Mismatch in shape: grad_output[0] has a shape of torch.Size(\(weight.shape)) and output[0] has a shape of "
                        + "torch.Size(\(output.shape)).")
            }
            let results = try pass.vectorJacobianProduct(outputs, given)
            return try machine.refilled(.object(TupleObject(primals)), results.map { .tensor($0) })
        }
        var parts: [Value] = [try pass.settled(output), .object(product)]
        if let auxiliary { parts.append(auxiliary) }
        return .object(TupleObject(parts))
    }

    /// `jvp(f, primals, tangents)`: the value, and its change along the tangents.
    func tangentProduct(_ function: Value, _ primals: [Value], _ tangents: [Value]) throws -> Value {
        let pass = try Differentiation(self, primals, positions: Array(primals.indices))
        let directions = try leaves(.object(TupleObject(tangents)))
        guard directions.count == pass.variables.count else {
            throw Raise(
                .runtimeError, "jvp(f, primals, tangents): Expected primals and tangents to have the same python structure.")
        }
        for (variable, direction) in zip(pass.variables, directions) where variable.shape != direction.shape {
            throw Raise(
                .runtimeError,
                "jvp(f, primals, tangents): Expected each primal to have the same shape as its tangent, got \(variable.shape) and "
                    + "\(direction.shape)")
        }
        let output = try pass.value(of: function)
        let products: [Value] = try leaves(output).map { .tensor(try pass.jacobianVectorProduct($0, directions)) }
        return .object(TupleObject([try pass.settled(output), try refilled(output, products)]))
    }
}
