// The two products of a recorded operation with its Jacobian: gradient from the left (reverse), tangent from the right
// (forward). Both come from the operation's one derivative; broadcasting is undone here and nowhere else.

import Tensors

extension Record {
    /// The gradient of one input from the gradient of the single output: gᵀJ.
    /// - Returns: nil for an input that has no gradient.
    public func vectorJacobianProduct(_ gradient: Tensor, input index: Int, _ recorder: Recorder) throws -> Tensor? {
        if recorder.isRecording, recorder.isPlain, let name = Record.secondNames[operation.gradientName] {
            return try recorder.named(name) { try product(gradient, input: index, recorder, links: true) }
        }
        return try product(gradient, input: index, recorder, links: false)
    }

    /// - Parameter links: a gradient that a mask lets through hangs on what the mask was made of, as those of PyTorch's kernels.
    private func product(_ gradient: Tensor, input index: Int, _ recorder: Recorder, links: Bool) throws -> Tensor? {
        let isWide = gradient.dtype.isHalf && Operation.roundedOnce.contains { $0 === operation }
        let rule = Rule(self, recorder, input: index, conjugates: true, isWide: isWide)
        if case .unary(let kind) = operation.body, !recorder.isRecording, recorder.isPlain, kind.hasSlope,
            let result = try Kernels.slope(kind, gradient, value: rule.y.checked(), recorder.backend)
        { return result }
        let g = try isWide ? Recorded(gradient, recorder).cast(.float32) : Recorded(gradient, recorder)
        let result: Recorded
        switch operation.derivative {
        case .elementwise(let locals, let exact):
            if let exact {
                guard let product = exact[min(index, exact.count - 1)] else { return nil }
                result = try product(rule, g)
            } else {
                guard let local = locals[min(index, locals.count - 1)] else { return nil }
                let factor = try local(rule)
                result = try (isWide ? nil : passedOn(factor, times: gradient, recorder)) ?? g.apply(.mul, factor)
            }
        case .gate(let locals):
            guard let local = locals[min(index, locals.count - 1)] else { return nil }
            let passed = try g.passed(through: try local(rule))
            result = links ? try passed.apply(.linked, operation === Operation.relu ? rule.y : rule.x) : passed
        case .linear(let rules), .custom(let rules, _):
            guard let product = rules[min(index, rules.count - 1)] else { return nil }
            result = try product(rule, g)
        case .bilinear(let rules):
            result = try rules[min(index, rules.count - 1)](rule, g)
        case .none(let reason):
            throw TensorError.runtime("derivative for aten::\(operation.name) is not implemented", hint: reason)
        case .several:
            // Several outputs of which there happens to be one: the only part of a split.
            let results = try vectorJacobianProducts([gradient], recorder)
            return index < results.count ? results[index] : nil
        case .composed:
            return nil
        }
        return try fitted(result.checked(), to: edge(index).tensor, recorder)
    }

    /// A large local gradient itself where the gradient is 1 everywhere, as behind a sum.
    private func passedOn(_ factor: Recorded, times gradient: Tensor, _ recorder: Recorder) throws -> Recorded? {
        guard gradient.elementCount >= Tensor.leastForgotten, recorder.passesValuesOn, !recorder.isRecording, recorder.isPlain,
            factor.shape == gradient.shape, factor.dtype == gradient.dtype, gradient.isOneEverywhere
        else { return nil }
        return Recorded(try Kernels.view(aliasing: factor.checked()), recorder)
    }

    /// The gradients of all inputs from those of several outputs.
    public func vectorJacobianProducts(_ gradients: [Tensor?], _ recorder: Recorder) throws -> [Tensor?] {
        if case .none(let reason) = operation.derivative {
            throw TensorError.runtime("derivative for aten::\(operation.name) is not implemented", hint: reason)
        }
        guard case .several(let product) = operation.derivative else {
            fatalError("\(operation.name) has several outputs, but a derivative for one")
        }
        let results = try product(Rule(self, recorder, conjugates: true), gradients.map { $0.map { Recorded($0, recorder) } })
        return try results.enumerated().map { index, result in
            guard let result, index < inputCount else { return nil }
            return try fitted(result.checked(), to: edge(index).tensor, recorder)
        }
    }

    /// Sums a gradient over the axes that were broadcast, and casts it to its input's dtype.
    private func fitted(_ gradient: Tensor, to input: Tensor, _ recorder: Recorder) throws -> Tensor {
        var fitted = gradient
        if fitted.shape != input.shape { fitted = try recorder.summed(fitted, to: input.shape) }
        if fitted.dtype.isComplex, !input.dtype.isComplex { fitted = try recorder.apply(.realPart, fitted) }
        if fitted.dtype != input.dtype { fitted = try recorder.apply(.to, fitted, [.dtype(input.dtype)]) }
        return fitted
    }

    /// The tangent of the single output from tangents of the inputs (nil is zero): Jt.
    public func jacobianVectorProduct(_ tangents: [Tensor?], _ recorder: Recorder) throws -> Tensor {
        let rule = Rule(self, recorder)
        var sum: Tensor?
        func add(_ term: Tensor) throws {
            sum = try sum.map { try recorder.apply(.add, $0, term) } ?? term
        }
        switch operation.derivative {
        case .elementwise(let locals, _):
            for (index, tangent) in tangents.enumerated() {
                guard let tangent, let local = locals[min(index, locals.count - 1)] else { continue }
                let factor = try local(rule)
                guard outputDType.isComplex || !factor.dtype.isComplex else {
                    // A real function of a complex number (abs): what lies along its gradient counts.
                    try add((Recorded(tangent, recorder) * factor.conjugate()).realPart().checked())
                    continue
                }
                try add(recorder.apply(.mul, tangent, factor.checked()))
            }
        case .gate(let locals):
            for (index, tangent) in tangents.enumerated() {
                guard let tangent, let local = locals[min(index, locals.count - 1)] else { continue }
                try add(Recorded(tangent, recorder).passed(through: try local(rule)).checked())
            }
        case .linear(let rules):
            let inputs = try tangents.enumerated().map { index, tangent in
                if rules[min(index, rules.count - 1)] == nil { return try rule[index].checked() }
                return try tangent ?? Tensor.full(edge(index).tensor.shape, 0, edge(index).tensor.dtype)
            }
            return try recorder.apply(operation, inputs: inputs, attributes)
        case .bilinear:
            for index in 0..<2 {
                guard let tangent = tangents[index] else { continue }
                var inputs = [try rule[0].checked(), try rule[1].checked()]
                inputs[index] = tangent
                try add(recorder.apply(operation, inputs: inputs, attributes))
            }
        case .custom(_, jvp: let tangentRule?):
            return try tangentRule(rule, tangents.map { $0.map { Recorded($0, recorder) } }).checked()
        case .custom, .several, .none, .composed:
            throw TensorError(
                .notImplemented, "Trying to use forward AD with \(operation.name) that does not support it.")
        }
        let output = try sum ?? Tensor.full(outputShape, 0, outputDType)
        return output.shape == outputShape ? output : try output.expanded(to: outputShape).contiguous()
    }
}

extension Operation {
    /// Those whose gradient PyTorch computes in one kernel: with 16 bits only the result is rounded.
    static let roundedOnce: [Operation] = [
        .sigmoid, .tanh, .leakyRelu, .elu, .celu, .selu, .gelu, .silu, .mish, .softplus, .logsigmoid, .hardsigmoid, .hardswish, .softmax,
        .logSoftmax, .logit,
    ]
}

extension Recorded {
    /// This gradient times a local one, nothing passing where that is 0.
    func passed(through local: Recorded) throws -> Recorded {
        local.dtype == .bool ? try kept(where: local) : try apply(.gated, local)
    }
}

extension Recorder {
    /// Undoes a broadcast: the sum over the axes along which `shape` was stretched.
    public func summed(_ tensor: Tensor, to shape: Shape) throws -> Tensor {
        var dims: [Int] = []
        let added = tensor.rank - shape.count
        for i in 0..<tensor.rank where i < added || (shape[i - added] == 1 && tensor.shape[i] != 1) { dims.append(i) }
        let sum = dims.isEmpty ? tensor : try apply(.sumDim, tensor, [.ints(dims), .bool(true), .none])
        return sum.shape == shape ? sum : try reshape(sum, shape.array)
    }
}
