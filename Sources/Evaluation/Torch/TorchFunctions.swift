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
            guard Set(positions).count == positions.count else {
                throw Raise(.runtimeError, "argnums elements must be unique, got \(try machine.repr(value))")
            }
        } else {
            guard case .int = value else {
                throw Raise(
                    .runtimeError, "argnums must be int or Tuple[int, ...], got: \(try machine.repr(.object(machine.type(of: value))))")
            }
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
        for (name, rest) in [("jacrev", "chunk_size=None, _preallocate_and_copy=False"), ("jacfwd", "randomness='error'")] {
            define(in: module, "\(name)(func, argnums=0, has_aux=False, *, \(rest))") { machine, a in
                if name == "jacrev", case .int(let size) = a[3], size <= 0 {
                    throw Raise(.valueError, "jacrev: `chunk_size` should be greater than 0.")
                }
                return .object(machine.jacobianFunction(name, a[0], try ArgumentPlaces(a[1], machine), try machine.truth(a[2])))
            }
        }
        define(in: module, "hessian(func, argnums=0)") { machine, a in
            let places = try ArgumentPlaces(a[1], machine)
            let inner = machine.jacobianFunction("jacrev", a[0], places, false)
            return .object(machine.jacobianFunction("hessian", .object(inner), places, false))
        }
        installProducts(of: module)
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
            if outputs.isEmpty, name == "jacrev" {
                throw Raise(
                    .runtimeError,
                    "vjp(f, *primals): expected f(*primals) to return only tensors, got unsupported type "
                        + "\(try machine.repr(.object(machine.type(of: output))))")
            }
            if outputs.isEmpty {
                throw Raise(
                    .runtimeError,
                    "\(name): Expected f(*args) to return only tensors, got \(try machine.repr(.object(machine.type(of: output))))")
            }
            let parts: [Value] = try outputs.map { part in
                let jacobians = try name == "jacrev" ? pass.jacobians(of: part) : pass.jacobiansByColumns(of: part)
                return try places.arranged(jacobians, arguments, positions, machine)
            }
            let result = try machine.refilled(output, parts)
            return auxiliary.map { .object(TupleObject([result, $0])) } ?? result
        }
    }
}
