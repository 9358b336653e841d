// Calling an operation with the full list of its arguments in signature order: the evaluator's way in for everything that
// has no faster one.

import Tensors

extension Operation {
    /// Applies the operation.
    /// - Parameter arguments: one for each parameter of the signature, in order, defaults filled in.
    public func call(_ recorder: Recorder, _ arguments: [Argument]) throws -> Result {
        let arguments = recorder.autocast == nil ? arguments : try recorder.autocastArguments(self, arguments)
        switch body {
        case .composite(let compute):
            if let batches = recorder.batches, isRandom, draws(arguments) {
                return .tensor(try recorder.randomBatched(batches, arguments) { try compute(recorder, $0) })
            }
            try checkScalars(arguments)
            if let batches = recorder.batches { try recorder.refuseExamples(self, arguments, batches) }
            return try recorder.composing(composite) { try compute(recorder, arguments) }
        case .several:
            let (inputs, attributes) = try split(arguments)
            let outputs = try recorder.applySeveral(self, inputs: inputs, attributes)
            return fields.isEmpty ? .tensors(outputs) : .named(outputs, type: "torch.return_types.\(name)", fields: fields)
        case .unary, .unaryScalar, .binary, .binarySwapped, .pair, .single:
            try checkScalars(arguments)
            let (inputs, attributes) = try split(arguments)
            return .tensor(try recorder.apply(self, inputs: inputs, attributes))
        }
    }

    /// Applies the operation and writes its result into the first argument, as the method with an underscore does.
    public func callInPlace(_ recorder: Recorder, _ arguments: [Argument]) throws -> Tensor {
        if case .composite(let compute) = body {
            let target = try arguments.tensor(0)
            let others = arguments.dropFirst().contains { $0.tensor?.requiresGradient ?? false }
            return try recorder.write(into: target, recording: target.requiresGradient || others) { before in
                guard case .tensor(let result) = try compute(recorder, [.tensor(before)] + arguments.dropFirst()) else {
                    throw TensorError(.notImplemented, "\(self.name)_ is not supported")
                }
                return result
            }
        }
        try checkScalars(arguments)
        let (inputs, attributes) = try split(arguments)
        guard let target = inputs.first else { throw TensorError.type("\(name)_ needs a tensor") }
        return try recorder.applyInPlace(self, target, others: Array(inputs.dropFirst()), attributes)
    }

    /// Whether these arguments make a random operation draw: dropout does in training alone.
    private func draws(_ arguments: [Argument]) -> Bool {
        guard name.contains("dropout") else { return true }
        guard let place = signature.parameters().firstIndex(where: { $0.name == "training" || $0.name == "train" }) else { return true }
        return arguments[place].bool != false
    }

    /// - Throws: `RuntimeError` for a complex number where only real ones have a meaning.
    private func checkScalars(_ arguments: [Argument]) throws {
        guard !takesComplexNumbers, arguments.contains(where: \.isComplex) else { return }
        throw TensorError.runtime("value cannot be converted to type double without overflow")
    }

    /// - Throws: `NotImplementedError` where a composition looks at an order that complex numbers do not have.
    static func refuseComplex(_ name: String, _ tensor: Tensor) throws {
        guard tensor.dtype.isComplex else { return }
        throw TensorError(.notImplemented, "\"\(name)\" not implemented for '\(tensor.dtype.cName)'")
    }

    /// The tensor inputs in order, and the other arguments in order.
    private func split(_ arguments: [Argument]) throws -> ([Tensor], [Argument]) {
        var inputs: [Tensor] = []
        var attributes: [Argument] = []
        for (index, argument) in arguments.enumerated() {
            guard signature.takesTensor(at: index) else {
                attributes.append(argument)
                continue
            }
            if case .tensors(let list) = argument { inputs += list } else { inputs.append(try arguments.operand(index)) }
        }
        return (inputs, attributes)
    }
}

extension [Argument] {
    /// The tensor at an index.
    public func tensor(_ index: Int) throws -> Tensor {
        guard case .tensor(let tensor) = self[index] else {
            throw TensorError.type("argument \(index + 1) must be Tensor, not \(self[index].typeName)")
        }
        return tensor
    }
    /// The tensor at an index, or the number there as a 0-d tensor that yields in promotion.
    public func operand(_ index: Int) throws -> Tensor {
        switch self[index] {
        case .tensor(let tensor): tensor
        case .int(let value): try Tensor.wrapped(value)
        case .float(let value): try Tensor.wrapped(value)
        case .bool(let value): try Tensor.wrapped(value)
        case .complex(let value): try Tensor.wrapped(value)
        default: try tensor(index)
        }
    }
    func int(_ index: Int) -> Int { self[index].int ?? 0 }
}
