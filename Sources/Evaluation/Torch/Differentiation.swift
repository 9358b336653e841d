// Derivatives of functions of the language, on top of reverse passes: what torch.func and torch.autograd.functional share.

import Autodiff
import Operators
import Tensors

/// A function under differentiation: its inputs stand for themselves, as new tensors that a gradient can be asked of.
struct Differentiation {
    let machine: Machine
    /// The arguments, with those of `positions` made differentiable.
    let arguments: [Value]
    /// The differentiable tensors, in order.
    let variables: [Tensor]
    let keywords: [(name: Symbol, value: Value)]

    init(
        _ machine: Machine, _ arguments: [Value], keywords: [(name: Symbol, value: Value)] = [], positions: [Int]
    ) throws {
        self.machine = machine
        self.keywords = keywords
        var arguments = arguments
        var variables: [Tensor] = []
        for position in positions {
            arguments[position] = try machine.mapTensors(arguments[position]) { tensor in
                let variable: Tensor
                if tensor.requiresGradient, machine.recorder.isRecording {
                    variable = try machine.recorder.apply(.alias, tensor)
                } else {
                    variable = try machine.detached(tensor)
                    try machine.setRequiresGradient(variable, true)
                }
                variables.append(variable)
                return variable
            }
        }
        self.arguments = arguments
        self.variables = variables
    }

    /// The function's value, recorded whatever the mode outside.
    func value(of function: Value) throws -> Value {
        let recorder = machine.recorder
        let before = recorder.isRecording
        recorder.isRecording = true
        defer { recorder.isRecording = before }
        return try machine.call(function, arguments, keywords: keywords)
    }

    /// Gradients of an output, zeros where it does not depend on a variable.
    func gradients(of output: Tensor, _ weight: Tensor? = nil) throws -> [Tensor] {
        var found: [Tensor?] = variables.map { _ in nil }
        if output.requiresGradient {
            found = try ReversePass.gradients(
                of: [output], gradients: [weight], inputs: variables, machine.recorder,
                options: .init(createGraph: true, retainGraph: true))
        }
        return try zip(found, variables).map { gradient, variable in
            guard let gradient else { return try Tensor.full(variable.shape, 0, variable.dtype) }
            return try settled(gradient)
        }
    }

    /// A result outside the graph of this differentiation; one that depends on variables outside keeps its history.
    func settled(_ tensor: Tensor) throws -> Tensor {
        guard tensor.requiresGradient, try !dependsOnOthers(tensor) else { return tensor }
        return try machine.detached(tensor)
    }

    func settled(_ value: Value) throws -> Value { try machine.mapTensors(value) { try settled($0) } }

    private func dependsOnOthers(_ tensor: Tensor) throws -> Bool {
        let own = Set(variables.map { ObjectIdentifier($0) })
        if own.contains(ObjectIdentifier(tensor)) { return tensor.history != nil }
        guard let record = tensor.record else { return tensor.isGradientLeaf }
        var seen: Set<ObjectIdentifier> = [ObjectIdentifier(record)]
        var waiting = [record]
        while let record = waiting.popLast() {
            for index in 0..<record.inputCount {
                let edge = record.edge(index)
                guard edge.needsGradient else { continue }
                if let (producer, _) = try edge.producer() {
                    if seen.insert(ObjectIdentifier(producer)).inserted { waiting.append(producer) }
                } else if !own.contains(ObjectIdentifier(edge.tensor)) {
                    return true
                }
            }
        }
        return false
    }

    /// The Jacobian of one output with respect to each variable, of shape output × variable.
    func jacobians(of output: Tensor) throws -> [Tensor] {
        var rows: [[Tensor]] = variables.map { _ in [] }
        for place in 0..<output.elementCount {
            let weight = try Tensor.full(output.shape, 0, output.dtype)
            try Kernels.fill(try Kernels.select(try Kernels.view(weight, [-1]), 0, place), try Tensor.scalar(1.0, output.dtype))
            for (index, gradient) in try gradients(of: output, weight).enumerated() { rows[index].append(gradient) }
        }
        return try zip(rows, variables).map { rows, variable in
            let shape = output.shape.array + variable.shape.array
            guard !rows.isEmpty else { return try Kernels.zeros(shape, variable.dtype) }
            guard case .tensor(let stacked) = try Operation.stack.call(machine.recorder, [.tensors(rows), .int(0)]) else {
                return rows[0]
            }
            return try machine.recorder.reshape(stacked, shape)
        }
    }

    /// Jᵀ·weights for several outputs together.
    func vectorJacobianProduct(_ outputs: [Tensor], _ weights: [Tensor]) throws -> [Tensor] {
        var sums: [Tensor?] = variables.map { _ in nil }
        for (output, weight) in zip(outputs, weights) {
            for (index, part) in try gradients(of: output, weight).enumerated() {
                sums[index] = try sums[index].map { try machine.recorder.apply(.add, $0, part) } ?? part
            }
        }
        return try zip(sums, variables).map { try $0 ?? Tensor.full($1.shape, 0, $1.dtype) }
    }

    /// J·tangents of an output: the transpose of the product from the left, which is linear in its weight.
    func jacobianVectorProduct(_ output: Tensor, _ tangents: [Tensor]) throws -> Tensor {
        guard output.requiresGradient else { return try Tensor.full(output.shape, 0, output.dtype) }
        let recorder = machine.recorder
        let before = recorder.isRecording
        recorder.isRecording = true
        defer { recorder.isRecording = before }
        let weight = try Tensor.full(output.shape, 0, output.dtype)
        weight.isGradientLeaf = true
        let options = ReversePass.Options(createGraph: true, retainGraph: true)
        let products = try ReversePass.gradients(
            of: [output], gradients: [weight], inputs: variables, recorder, options: options)
        var sum: Tensor?
        for (product, tangent) in zip(products, tangents) {
            guard let product, product.requiresGradient else { continue }
            let part = try ReversePass.gradients(
                of: [product], gradients: [tangent], inputs: [weight], recorder, options: options)[0]
            if let part { sum = try sum.map { try recorder.apply(.add, $0, part) } ?? part }
        }
        guard let sum else { return try Tensor.full(output.shape, 0, output.dtype) }
        return try Differentiation(self, adding: weight).settled(sum)
    }

    /// The same, with one more tensor that is this differentiation's own.
    private init(_ other: Differentiation, adding variable: Tensor) {
        machine = other.machine
        arguments = other.arguments
        variables = other.variables + [variable]
        keywords = other.keywords
    }
}
