// `torch.autograd.Function`: operations whose forward and backward are functions of the language.

import Operators
import Tensors

extension Machine {
    func installCustomFunctions(_ module: ModuleObject) {
        let type = torch.customFunction
        let apply = NativeFunction("apply(cls, *args)") { machine, a in
            guard let type = a[0].as(TypeObject.self) else { return .none }
            return try CustomCall(machine, type, a.extra).run()
        }
        type.constructor = { _, _ in
            throw Raise(
                .runtimeError, "Legacy autograd function with non-static forward method is deprecated. Please use new-style "
                    + "autograd function with static forward method.")
        }
        type.attributes[symbols.intern("apply")] = .object(WrappedMethodObject(.object(apply), bindsClass: true))
        module[symbols.intern("Function")] = .object(type)
        let context = torch.functionContext
        define(on: context, "save_for_backward(self, *tensors)") { machine, a in
            a[0].as(InstanceObject.self)?.attributes[machine.symbols.intern("saved_tensors")] = .object(TupleObject(a.extra))
            return .none
        }
        for name in ["mark_dirty", "mark_non_differentiable", "set_materialize_grads"] {
            define(on: context, "\(name)(self, *args)") { _, _ in .none }
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
    private var outputs: [Tensor] = []
    /// Places of the tensors among the arguments.
    private let tensorPlaces: [Int]
    /// Rules are asked input by input: the answer to the last gradients, so that `backward` runs once.
    private var last: (gradients: [Tensor?], answer: [Recorded?])?

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
        context.attributes[machine.symbols.intern("needs_input_grad")] = .object(
            TupleObject(arguments.map { .bool($0.tensor?.requiresGradient ?? false) }))
        context.attributes[machine.symbols.intern("saved_tensors")] = .object(TupleObject([Value]()))
        guard let forward = try function("forward") else {
            throw Raise(
                .notImplementedError,
                "You must implement the forward function for custom autograd.Function.")
        }
        let before = recorder.isRecording
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
        let values = machine.listOrTuple(result) ?? [result]
        outputs = try values.compactMap { value in
            guard case .tensor(let tensor) = value else { return nil }
            return inputs.contains { $0 === tensor } || tensor.requiresGradient ? try machine.detached(tensor) : tensor
        }
        guard recorder.isRecording, inputs.contains(where: \.requiresGradient), !outputs.isEmpty else { return result }
        let recorded = try record(inputs, recorder).map { Value.tensor($0) }
        var next = recorded.makeIterator()
        let replaced = values.map { $0.tensor == nil ? $0 : next.next() ?? $0 }
        return machine.listOrTuple(result) == nil ? replaced[0] : .object(TupleObject(replaced))
    }

    private func record(_ inputs: [Tensor], _ recorder: Recorder) throws -> [Tensor] {
        let (signature, doc, name) = (Signature("\(type.name)(Tensor[] inputs)"), "A function of the session.", "\(type.name)Backward")
        if outputs.count == 1 {
            let rules = inputs.indices.map { index -> Derivative.ProductRule? in
                { _, gradient in
                    try self.answer([gradient.checked()])[index]
                        ?? gradient.recorder.constant(Tensor.full(self.inputShape(index), 0, gradient.dtype))
                }
            }
            let operation = Operation(
                signature, doc, homes: [], gradientName: name, .single { _ in self.outputs[0] }, .custom(rules))
            return [try recorder.apply(operation, inputs: inputs)]
        }
        let operation = Operation(
            signature, doc, homes: [], gradientName: name, .several { _ in self.outputs },
            .several { _, gradients in try self.answer(gradients.map { try $0?.checked() }) })
        return try recorder.applySeveral(operation, inputs: inputs)
    }

    private func inputShape(_ index: Int) -> Shape { arguments[tensorPlaces[index]].tensor?.shape ?? Shape() }

    /// The gradients of the tensor inputs, by the class's `backward`.
    private func answer(_ gradients: [Tensor?]) throws -> [Recorded?] {
        if let last, zip(last.gradients, gradients).allSatisfy({ $0 === $1 }) { return last.answer }
        guard let backward = try function("backward") ?? function("vjp") else {
            throw Raise(
                .notImplementedError,
                "You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.")
        }
        let given = try zip(gradients, outputs).map { gradient, output in
            Value.tensor(try gradient ?? Tensor.full(output.shape, 0, output.dtype))
        }
        let result = try machine.call(backward, [.object(context)] + given)
        var values = Array(machine.listOrTuple(result) ?? [result])
        while values.count > arguments.count, values.last?.isNone ?? false { values.removeLast() }
        guard values.count == arguments.count else {
            throw Raise(
                .runtimeError,
                "function \(type.name)Backward returned an incorrect number of gradients (expected \(arguments.count), got \(values.count))")
        }
        let answer = try tensorPlaces.map { place -> Recorded? in
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
        last = (gradients, answer)
        return answer
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
