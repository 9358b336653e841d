// `torch.compile`: a function that runs as it is written, while its elementwise work is put off and done in chains
// (Tensors/Deferral). So prints, branches on values and writes happen as they would, and nothing has to be guarded.
// The arguments of `torch.compile` are looked at in the language (Models/Library/CompileLibrary.swift).

import Autodiff
import Operators
import Tensors

/// A function whose calls are compiled; or one that is not, inside another that is.
final class CompiledFunction: Object {
    enum Mode {
        /// Results are shown as `CompiledFunctionBackward`, unless the backend keeps the operations.
        case compiled(isShown: Bool)
        case disabled
    }
    private let function: Value
    private let mode: Mode
    private var names: [Symbol: Value] = [:]

    init(_ function: Value, _ mode: Mode) {
        self.function = function
        self.mode = mode
        super.init(kind: .native)
    }

    override func type(_ machine: Machine) -> TypeObject { machine.types.function }
    override func repr(_ machine: Machine) throws -> String { try machine.repr(function) }

    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        guard case .object(let callee) = function else {
            throw Raise(.typeError, "'\(machine.typeName(function))' object is not callable")
        }
        guard case .compiled(let isShown) = mode else {
            return try machine.recorder.notDeferring { try callee.call(arguments, machine) }
        }
        machine.recorder.beginDeferring()
        defer { machine.recorder.endDeferring() }
        let result = try callee.call(arguments, machine)
        if isShown { CompiledFunction.show(result) }
        return result
    }

    /// Marks the tensors of a result as a compiled function's.
    static func show(_ value: Value) {
        switch value {
        case .tensor(let tensor):
            if let record = tensor.record, record.isDeferred { record.isCompiled = true }
        case .object(let object):
            if let tuple = object as? TupleObject { tuple.elements.forEach(show) }
            if let list = object as? ListObject { list.elements.forEach(show) }
            if let dict = object as? DictObject { dict.pairs.forEach { show($0.1) } }
        default: return
        }
    }

    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        if let value = names[name] { return value }
        if machine.symbols[name] == "__wrapped__" { return function }
        return try machine.attributeIfAny(function, name)
    }
    override func setAttribute(_ name: Symbol, _ value: Value, _ machine: Machine) throws { names[name] = value }
}

/// A recorded graph as a function of its leaves.
final class CompiledGraph: Object {
    private let results: [Tensor]
    private let leaves: [Tensor]

    init(_ results: [Tensor], leaves: [Tensor]) {
        self.results = results
        self.leaves = leaves
        super.init(kind: .native)
    }

    override func type(_ machine: Machine) -> TypeObject { machine.types.function }
    override func repr(_ machine: Machine) -> String { "<compiled graph of \(leaves.count) inputs>" }

    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        guard arguments.count == leaves.count, arguments.keywords.isEmpty else {
            throw Raise(
                .typeError, "a compiled graph of \(leaves.count) input\(leaves.count == 1 ? "" : "s") takes as many tensors, but "
                    + "\(arguments.count) \(arguments.count == 1 ? "was" : "were") given")
        }
        let inputs = try (0..<arguments.count).map { place in
            let value = arguments[place]
            return try value.tensor ?? Tensor.scalar(try machine.double(value), leaves[place].dtype)
        }
        machine.recorder.beginDeferring()
        defer { machine.recorder.endDeferring() }
        let values = try GraphReplay(of: results).values(inputs, for: leaves, machine.recorder).map { Value.tensor($0) }
        return values.count == 1 ? values[0] : .object(TupleObject(values))
    }
}

extension Machine {
    /// `torch.compile`, `torch.compiler` and `torch._dynamo`.
    func installCompilation(_ torch: ModuleObject) {
        define(
            in: torch,
            "compile(model=None, *, fullgraph=False, dynamic=None, backend='inductor', mode=None, options=None, disable=False)",
            doc: "The function with its elementwise work done in chains, forward and backward."
        ) { machine, a in
            let compile = try machine.compilationName("compile")
            return try machine.call(compile, (0..<7).map { a[$0] })
        }
        for (attribute, name) in [("compiler", "torch.compiler"), ("_dynamo", "torch._dynamo")] {
            let module = torchModule(name)
            module.resolver = { name, machine in
                try machine.makeModule("torch._dynamo.eval_frame")?[machine.symbols.intern("_" + machine.symbols[name])]
            }
            torch[symbols.intern(attribute)] = .object(module)
        }
    }

    private func compilationName(_ name: String) throws -> Value {
        try makeModule("torch._dynamo.eval_frame")?[symbols.intern(name)] ?? .none
    }

    /// What the library needs: `_compile`.
    func makeCompilationModule() -> ModuleObject {
        let module = ModuleObject("_compile")
        put(module, "deferred(function, shown, /)") { machine, a in
            .object(CompiledFunction(a[0], .compiled(isShown: try machine.truth(a[1]))))
        }
        put(module, "disabled(function, /)") { _, a in .object(CompiledFunction(a[0], .disabled)) }
        put(module, "is_deferring()") { machine, _ in .bool(machine.recorder.deferral != nil) }
        return module
    }
}
