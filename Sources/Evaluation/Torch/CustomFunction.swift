// `torch.autograd.Function`: operations whose forward and backward are functions of the language.

import Operators
import Tensors

extension Machine {
    func installCustomFunctions(_ module: ModuleObject) {
        let type = torch.customFunction
        let apply = NativeFunction("apply(cls, *args, **kwargs)") { machine, a in
            guard let type = a[0].as(TypeObject.self) else { return .none }
            return try CustomCall(machine, type, machine.placed(a.extra, a.keywords, for: type)).run()
        }
        define(on: type, "__call__(self, *args, **kwargs)") { _, _ in
            throw Raise(
                .runtimeError,
                "Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function "
                    + "with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)")
        }
        define(on: type, "__init__(self, *args, **kwargs)") { _, _ in .none }
        type.isPlainBase = true
        type.attributes[symbols.intern("apply")] = .object(WrappedMethodObject(.object(apply), bindsClass: true))
        module[symbols.intern("Function")] = .object(type)
        let context = torch.functionContext
        define(on: context, "save_for_backward(self, *tensors)") { machine, a in
            if let place = a.extra.firstIndex(where: { $0.tensor == nil && !$0.isNone }) {
                throw Raise(
                    .typeError,
                    "save_for_backward can only save variables, but argument \(place) is of type \(machine.typeName(a.extra[place]))")
            }
            try a[0].as(InstanceObject.self)?.store(machine.symbols.intern("_saved"), .object(SavedTensors(a.extra)), machine)
            return .none
        }
        // What a `jvp` reads are the same saved tensors.
        define(on: context, "save_for_forward(self, *tensors)") { machine, a in
            if let instance = a[0].as(InstanceObject.self), try instance.own(machine.symbols.intern("_saved"), machine) == nil {
                try instance.store(machine.symbols.intern("_saved"), .object(SavedTensors(a.extra)), machine)
            }
            return .none
        }
        let savedTensors: (Machine, Value) throws -> Value = { machine, context in
            let saved = try context.as(InstanceObject.self)?.own(machine.symbols.intern("_saved"), machine)?.as(SavedTensors.self)
            return .object(TupleObject(try saved?.values() ?? []))
        }
        for name in ["saved_tensors", "saved_variables"] { defineProperty(on: context, name, get: savedTensors) }
        define(on: context, "mark_dirty(self, *args)") { machine, a in
            try a[0].as(InstanceObject.self)?.store(machine.symbols.intern("_dirty"), .object(TupleObject(a.extra)), machine)
            return .none
        }
        define(on: context, "mark_non_differentiable(self, *args)") { machine, a in
            try a[0].as(InstanceObject.self)?.store(machine.symbols.intern("_constant"), .object(TupleObject(a.extra)), machine)
            return .none
        }
        define(on: context, "set_materialize_grads(self, value)") { machine, a in
            try a[0].as(InstanceObject.self)?.store(machine.symbols.intern("_materializes"), a[1], machine)
            return .none
        }
    }
}

extension Machine {
    /// The arguments of `apply` in the order of `forward`'s parameters; with a `setup_context`, defaults filled in.
    fileprivate func placed(_ given: [Value], _ keywords: [(name: Symbol, value: Value)], for type: TypeObject) throws -> [Value] {
        let hasSetup = try attributeIfAny(.object(type), symbols.intern("setup_context")) != nil
        guard hasSetup || !keywords.isEmpty,
            let forward = try attributeIfAny(.object(type), symbols.intern("forward"))?.as(FunctionObject.self)
        else { return given }
        let list = forward.code.parameters
        let names = list.names.prefix(list.positionalCount).dropFirst(hasSetup ? 0 : 1)
        var places: [Value?] = given
        for (name, value) in keywords {
            guard let place = names.firstIndex(of: name).map({ $0 - names.startIndex }) else {
                throw Raise(.typeError, "forward() got an unexpected keyword argument '\(symbols[name])'")
            }
            guard place >= given.count else { throw Raise(.typeError, "forward() got multiple values for argument '\(symbols[name])'") }
            while places.count <= place { places.append(nil) }
            places[place] = value
        }
        if hasSetup {
            let first = names.count - forward.defaults.count
            while places.count < names.count, places.count >= first { places.append(forward.defaults[places.count - first]) }
            for place in places.indices where places[place] == nil && place >= first { places[place] = forward.defaults[place - first] }
        }
        return try places.enumerated().map { place, value in
            if let value { return value }
            let name = symbols[names[names.startIndex + place]]
            throw Raise(.typeError, "forward() missing required argument: '\(name)' (position \(place))")
        }
    }
}

/// What `save_for_backward` keeps. An output holds its record, which holds this: so outputs are not held here.
private final class SavedTensors: Object {
    private struct Kept {
        var value: Value
        weak var output: Tensor?
    }
    private var kept: [Kept]
    /// What hooks put away, instead of the values.
    private var packed: (objects: [AnyObject?], hooks: SavedValueHooks)?

    init(_ values: [Value]) {
        kept = values.map { Kept(value: $0) }
        super.init()
    }

    func values() throws -> [Value] {
        if let packed {
            return try packed.objects.map { object in try object.map { .tensor(try packed.hooks.unpack($0)) } ?? .none }
        }
        return kept.map { $0.output.map { .tensor($0) } ?? $0.value }
    }

    func pack(with hooks: SavedValueHooks) throws {
        packed = (try kept.map { try $0.value.tensor.map(hooks.pack) }, hooks)
    }

    func release(_ outputs: [Tensor]) {
        for index in kept.indices {
            guard case .tensor(let tensor) = kept[index].value, outputs.contains(where: { $0 === tensor }) else { continue }
            kept[index] = Kept(value: .none, output: tensor)
        }
    }
}

/// One call of a function with a backward of its own: it stands in the record's derivative.
///
/// Unchecked: a record's rules run on the thread of its machine, which made them.
private final class CustomCall: @unchecked Sendable {
    private let machine: Machine
    private let type: TypeObject
    private let arguments: [Value]
    private let context: InstanceObject
    /// Until the record is made; it holds this call.
    private var outputs: [Tensor] = []
    private var outputForms: [(shape: Shape, dtype: DType)] = []
    /// Places of the tensors among the arguments.
    private let tensorPlaces: [Int]
    /// Rules are asked input by input, but `backward` runs once: its answer, until all inputs have asked.
    private var pending: (gradient: Tensor, answer: [Recorded?], waiting: Int)?

    init(_ machine: Machine, _ type: TypeObject, _ arguments: [Value]) {
        self.machine = machine
        self.type = type
        self.arguments = arguments
        context = InstanceObject(machine.torch.functionContext)
        tensorPlaces = arguments.indices.filter { arguments[$0].tensor != nil }
    }

    private func function(_ name: String) throws -> Value? {
        try machine.attributeIfAny(.object(type), machine.symbols.intern(name))
    }

    func run() throws -> Value {
        let recorder = machine.recorder
        let inputs = arguments.compactMap(\.tensor)
        let needed = TupleObject(arguments.map { .bool($0.tensor?.requiresGradient ?? false) })
        try context.store(machine.symbols.intern("needs_input_grad"), .object(needed), machine)
        guard let forward = try function("forward") else {
            throw Raise(
                .notImplementedError,
                "You must implement the forward function for custom autograd.Function.")
        }
        let before = recorder.isRecording
        // The operation stands where it is applied, not where its forward ended.
        let site = recorder.site
        recorder.isRecording = false
        let result: Value
        do {
            defer { recorder.isRecording = before }
            if let setup = try function("setup_context") {
                result = try machine.call(forward, arguments)
                _ = try machine.call(setup, [.object(context), .object(TupleObject(arguments)), result])
            } else {
                result = try machine.call(forward, [.object(context)] + arguments)
            }
        }
        recorder.site = site
        let values = machine.listOrTuple(result) ?? [result]
        outputs = try values.compactMap { value in
            guard case .tensor(let tensor) = value else { return nil }
            return inputs.contains { $0 === tensor } || tensor.requiresGradient ? try machine.detached(tensor) : tensor
        }
        if let duals = recorder.duals, inputs.contains(where: { duals.tangent(of: $0) != nil }) { return try forwarded(result, duals) }
        guard recorder.isRecording, inputs.contains(where: \.requiresGradient), !outputs.isEmpty else { return result }
        let saved = try context.own(machine.symbols.intern("_saved"), machine)?.as(SavedTensors.self)
        if let hooks = recorder.savedValueHooks.last { try recorder.unrecorded { try saved?.pack(with: hooks) } }
        saved?.release(outputs)
        outputForms = outputs.map { ($0.shape, $0.dtype) }
        defer { outputs = [] }
        if values.count == 1, let written = try writtenInput(values[0]) {
            try recorder.rebind(written) { before in try record(inputs.map { $0 === written ? before : $0 }, recorder)[0] }
            return result
        }
        let recorded = try record(inputs, recorder).map { Value.tensor($0) }
        var next = recorded.makeIterator()
        let constant = try context.own(machine.symbols.intern("_constant"), machine)?.asTuple?.elements.compactMap(\.tensor) ?? []
        let replaced = values.map { value in
            guard let tensor = value.tensor, let recorded = next.next() else { return value }
            return constant.contains { $0 === tensor } ? value : recorded
        }
        return machine.listOrTuple(result) == nil ? replaced[0] : .object(TupleObject(replaced))
    }

    /// The input that `forward` wrote into, marked and gave back.
    private func writtenInput(_ value: Value) throws -> Tensor? {
        guard let tensor = value.tensor,
            let dirty = try context.own(machine.symbols.intern("_dirty"), machine)?.asTuple?.elements.compactMap(\.tensor)
        else { return nil }
        return dirty.contains { $0 === tensor } ? tensor : nil
    }

    /// The result with the tangents that the class's `jvp` gives.
    private func forwarded(_ result: Value, _ duals: Duals) throws -> Value {
        guard let rule = try function("jvp") else {
            throw Raise(.runtimeError, "You must implement the jvp function for custom autograd.Function to use it with forward mode AD.")
        }
        let tangents = arguments.map { $0.tensor.flatMap { duals.tangent(of: $0) }.map { Value.tensor($0) } ?? .none }
        let moved = try machine.recorder.withoutDuals { try machine.call(rule, [.object(context)] + tangents) }
        let values = machine.listOrTuple(moved) ?? [moved]
        for (output, tangent) in zip(machine.listOrTuple(result) ?? [result], values) {
            if let output = output.tensor, let tangent = tangent.tensor { duals.set(tangent, of: output) }
        }
        return result
    }

    private func record(_ inputs: [Tensor], _ recorder: Recorder) throws -> [Tensor] {
        let (signature, doc, name) = (Signature("\(type.name)(Tensor[] inputs)"), "A function of the session.", "\(type.name)Backward")
        if outputs.count == 1 {
            let inputCount = inputs.count { $0.requiresGradient }
            let rules = inputs.indices.map { index -> Derivative.ProductRule? in
                { _, gradient in
                    try self.answer(gradient.checked(), index, of: inputCount)
                        ?? gradient.recorder.constant(Tensor.full(self.inputShape(index), 0, gradient.dtype))
                }
            }
            let operation = Operation(
                signature, doc, homes: [], gradientName: name, complex: true, .single { _ in self.outputs[0] }, .custom(rules),
                again: { try self.again($0) })
            return [try recorder.apply(operation, inputs: inputs)]
        }
        let operation = Operation(
            signature, doc, homes: [], gradientName: name, complex: true, .several { _ in self.outputs },
            .several { _, gradients in try self.answer(gradients.map { try $0?.checked() }) }, again: { try self.again($0) })
        return try recorder.applySeveral(operation, inputs: inputs)
    }

    /// The outputs of another call, with other tensors among the arguments.
    private func again(_ inputs: [Tensor]) throws -> [Tensor] {
        var others = arguments
        for (place, input) in zip(tensorPlaces, inputs) { others[place] = .tensor(input) }
        return try machine.leaves(try CustomCall(machine, type, others).run())
    }

    private func inputShape(_ index: Int) -> Shape { arguments[tensorPlaces[index]].tensor?.shape ?? Shape() }

    /// The part of an input in the answer to the gradient of the only output.
    private func answer(_ gradient: Tensor, _ index: Int, of inputCount: Int) throws -> Recorded? {
        let (answer, waiting): ([Recorded?], Int)
        if let pending, pending.gradient === gradient {
            (answer, waiting) = (pending.answer, pending.waiting - 1)
        } else {
            (answer, waiting) = (try self.answer([gradient]), inputCount - 1)
        }
        pending = waiting > 0 ? (gradient, answer, waiting) : nil
        return answer[index]
    }

    /// The gradients of the tensor inputs, by the class's `backward`.
    private func answer(_ gradients: [Tensor?]) throws -> [Recorded?] {
        guard let backward = try function("backward") ?? function("vjp") else {
            throw Raise(
                .notImplementedError,
                "You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.")
        }
        let fills = try context.own(machine.symbols.intern("_materializes"), machine).map { try machine.truth($0) } ?? true
        let given = try zip(gradients, outputForms).map { gradient, form in
            gradient == nil && !fills ? Value.none : Value.tensor(try gradient ?? Tensor.full(form.shape, 0, form.dtype))
        }
        let result = try machine.call(backward, [.object(context)] + given)
        var values = Array(machine.listOrTuple(result) ?? [result])
        while values.count > arguments.count, values.last?.isNone ?? false { values.removeLast() }
        guard values.count == arguments.count else {
            throw Raise(
                .runtimeError,
                "function \(type.name)Backward returned an incorrect number of gradients (expected \(arguments.count), got \(values.count))")
        }
        return try tensorPlaces.map { place -> Recorded? in
            let value = values[place]
            if value.isNone { return nil }
            guard case .tensor(let gradient) = value else {
                throw Raise(.runtimeError, "expected Variable or None (got \(machine.typeName(value)))")
            }
            if let shape = arguments[place].tensor?.shape, !Machine.reduces(gradient.shape, to: shape) {
                throw Raise(
                    .runtimeError,
                    "Function \(type.name)Backward returned an invalid gradient at index \(place) - got \(gradient.shape) but "
                        + "expected shape compatible with \(shape)")
            }
            return Recorded(gradient, machine.recorder)
        }
    }
}

extension Machine {
    /// Whether a gradient can be summed to a shape that was broadcast.
    fileprivate static func reduces(_ shape: Shape, to target: Shape) -> Bool {
        guard target.count <= shape.count else { return false }
        for dim in 0..<target.count {
            let (size, wanted) = (shape[shape.count - 1 - dim], target[target.count - 1 - dim])
            if size != wanted, wanted != 1 { return false }
        }
        return true
    }
}

extension Recorder {
    fileprivate func constant(_ tensor: Tensor) -> Recorded { Recorded(tensor, self) }
}
