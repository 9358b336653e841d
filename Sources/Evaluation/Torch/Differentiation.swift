// Derivatives of functions of the language, on top of reverse passes: what torch.func and torch.autograd.functional share.

import Autodiff
import Operators
import Tensors

/// A function under differentiation: its inputs stand for themselves, as new tensors that a gradient can be asked of.
struct Differentiation {
    let machine: Machine
    /// The arguments, with those of `positions` made differentiable.
    let arguments: [Value]
    /// The differentiable tensors, in order; inside `vmap`, with all batches.
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
                // Every example of a batch has a gradient of its own, also for what is the same in all.
                let whole = try machine.recorder.lifted(tensor)
                let variable: Tensor
                if whole.requiresGradient, machine.recorder.isRecording {
                    variable = try machine.recorder.apply(.alias, whole)
                } else {
                    variable = try machine.detached(whole)
                    try machine.setRequiresGradient(variable, true)
                }
                variables.append(variable)
                return try machine.recorder.lowered(variable)
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
        let recorder = machine.recorder
        if recorder.batches != nil {
            let weight = try weight ?? Tensor.full(output.shape, 1, output.dtype)
            let found = try wholeGradients(of: try recorder.lifted(output), try recorder.lifted(weight))
            return try found.map { try recorder.lowered($0) }
        }
        return try wholeGradients(of: output, weight)
    }

    private func wholeGradients(of output: Tensor, _ weight: Tensor?) throws -> [Tensor] {
        var found: [Tensor?] = variables.map { _ in nil }
        if output.requiresGradient {
            found = try ReversePass.gradients(
                of: [output], gradients: [weight], inputs: variables, machine.recorder,
                options: .init(createGraph: true, retainGraph: true))
        }
        return try zip(found, variables).map { gradient, variable in
            guard let gradient else { return try Tensor.full(variable.shape, 0, variable.dtype) }
            return try settledWhole(gradient)
        }
    }

    /// A result outside the graph of this differentiation; one that depends on variables outside keeps its history.
    func settled(_ tensor: Tensor) throws -> Tensor {
        guard machine.recorder.batches != nil else { return try settledWhole(tensor) }
        return try machine.recorder.lowered(settledWhole(machine.recorder.lifted(tensor)))
    }

    private func settledWhole(_ tensor: Tensor) throws -> Tensor {
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
                } else if !own.contains(ObjectIdentifier(edge.tensor)), edge.tensor.requiresGradient {
                    return true
                }
            }
        }
        return false
    }

    /// The Jacobian of one output with respect to each variable, of shape output × variable.
    func jacobians(of output: Tensor) throws -> [Tensor] {
        let recorder = machine.recorder
        let outer = recorder.batches?.sizes.count ?? 0
        let whole = try recorder.lifted(output)
        let count = output.elementCount
        guard whole.requiresGradient, count > 0 else {
            return try variables.map { variable in
                let own = Array(variable.shape.array.dropFirst(outer))
                return try Kernels.zeros(output.shape.array + own, variable.dtype)
            }
        }
        let ones = try Kernels.reshape(
            ReversePass.identity(count, output.dtype), [count] + Array(repeating: 1, count: outer) + output.shape.array)
        let rows = try ReversePass.gradients(
            of: whole, seeds: Kernels.expand(ones, [count] + whole.shape.array), inputs: variables, recorder,
            options: .init(createGraph: true, retainGraph: true))
        return try zip(rows, variables).map { rows, variable in
            let own = Array(variable.shape.array.dropFirst(outer))
            guard let rows else { return try Kernels.zeros(output.shape.array + own, variable.dtype) }
            // Rows, outer batches, the variable's own: the batches come first.
            let dims = Array(1..<(outer + 1)) + [0] + Array((outer + 1)..<rows.rank)
            let ordered = outer == 0 ? rows : try recorder.apply(.permute, rows, [.ints(dims)])
            let sizes = Array(whole.shape.array.prefix(outer)) + output.shape.array + own
            return try recorder.lowered(settledWhole(recorder.reshape(ordered, sizes)))
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

    /// J·tangents of outputs, in one sweep.
    func jacobianVectorProducts(_ outputs: [Tensor], _ tangents: [Tensor]) throws -> [Tensor] {
        let recorder = machine.recorder
        let wholes = try outputs.map { try recorder.lifted($0) }
        let directions = try tangents.map { try recorder.lifted($0) }
        return try recording {
            let found = try recorder.withoutBatches {
                try ForwardSweep(from: variables, to: wholes, recorder).tangents(along: directions)
            }
            return try zip(found, wholes).map { tangent, output in
                try recorder.lowered(try tangent.map { try settledWhole($0) } ?? Tensor.full(output.shape, 0, output.dtype))
            }
        }
    }

    /// The Jacobians of an output by columns: one sweep for all elements of each variable.
    func jacobiansByColumns(of output: Tensor) throws -> [Tensor] {
        let recorder = machine.recorder
        let outer = recorder.batches?.sizes.count ?? 0
        let whole = try recorder.lifted(output)
        return try recording {
            try variables.indices.map { place in
                let variable = variables[place]
                let (own, count) = (Array(variable.shape.array.dropFirst(outer)), variable.shape.array.dropFirst(outer).reduce(1, *))
                let sizes = Array(whole.shape.array.prefix(outer)) + output.shape.array + own
                guard whole.requiresGradient, count > 0, output.elementCount > 0 else {
                    return try Kernels.zeros(output.shape.array + own, variable.dtype)
                }
                let ones = try Kernels.reshape(
                    ReversePass.identity(count, variable.dtype), [count] + Array(repeating: 1, count: outer) + own)
                let seeds = try Kernels.expand(ones, [count] + variable.shape.array)
                let columns = try recorder.withoutBatches {
                    try recorder.withBatch(of: count) { level -> Tensor? in
                        let sweep = try ForwardSweep(from: [variable], to: [whole], recorder)
                        let tangents = try sweep.tangents(along: [recorder.example(of: seeds, level: level)])
                        return try tangents[0].map { try recorder.wholeOrRepeated($0, level: level) }
                    }
                }
                guard let columns else { return try Kernels.zeros(output.shape.array + own, variable.dtype) }
                // The variable's elements come last.
                let last = try recorder.apply(.permute, columns, [.ints(Array(1..<columns.rank) + [0])])
                return try recorder.lowered(settledWhole(recorder.reshape(last, sizes)))
            }
        }
    }

    /// On the tape, whatever the mode outside: a derivative may be differentiated again.
    private func recording<T>(_ work: () throws -> T) rethrows -> T {
        let before = machine.recorder.isRecording
        machine.recorder.isRecording = true
        defer { machine.recorder.isRecording = before }
        return try work()
    }
}
