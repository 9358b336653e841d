// Jacobians of functions by rows of reverse mode, and the form that the Jacobian of one recorded operation has.

import Operators
import Tensors

extension ReversePass {
    /// The Jacobians of a function's value with respect to each of its arguments: row i is the gradient of element i.
    /// - Parameter createGraph: keep the rows on the tape, for Hessians.
    /// - Returns: per argument a tensor of the value's shape followed by the argument's.
    public static func jacobian(
        of function: ([Tensor]) throws -> Tensor, at arguments: [Tensor], _ recorder: Recorder, createGraph: Bool = false
    ) throws -> [Tensor] {
        let wasRecording = recorder.isRecording
        recorder.isRecording = true
        defer { recorder.isRecording = wasRecording }
        let leaves = try arguments.map { argument in
            if createGraph && argument.requiresGradient { return argument }
            let leaf = try argument.clone()
            leaf.isGradientLeaf = true
            return leaf
        }
        let value = try function(leaves)
        return try jacobian(of: value, with: leaves, recorder, createGraph: createGraph)
    }

    /// The Jacobians of a value already computed with respect to tensors that it depends on (zeros where it does not).
    public static func jacobian(
        of value: Tensor, with inputs: [Tensor], _ recorder: Recorder, createGraph: Bool = false,
        readsConsumed: Bool = false
    ) throws -> [Tensor] {
        let zeros = try inputs.map { input in
            let sizes = value.shape.array + input.shape.array
            guard sizes.count <= Shape.maximumRank else {
                throw TensorError.runtime("a Jacobian of \(sizes.count) dimensions does not fit a tensor")
            }
            return sizes
        }
        guard value.requiresGradient, value.elementCount > 0 else { return try zip(zeros, inputs).map { try Kernels.zeros($0, $1.dtype) } }
        let seeds = try Kernels.reshape(identity(value.elementCount, value.dtype), [value.elementCount] + value.shape.array)
        let rows = try gradients(
            of: value, seeds: seeds, inputs: inputs, recorder,
            options: Options(createGraph: createGraph, retainGraph: true, readsConsumed: readsConsumed))
        let wasRecording = recorder.isRecording
        recorder.isRecording = createGraph
        defer { recorder.isRecording = wasRecording }
        return try zip(rows, zip(zeros, inputs)).map { rows, form in
            guard let rows else { return try Kernels.zeros(form.0, form.1.dtype) }
            return try recorder.reshape(rows, form.0)
        }
    }

    /// The gradients for several gradients of one output at once: each operation on the way back works on all of them.
    /// - Parameter seeds: the output's gradients, one after the other along a first dimension.
    /// - Returns: per input its gradients along a first dimension; nil where there is no path.
    public static func gradients(
        of output: Tensor, seeds: Tensor, inputs: [Tensor], _ recorder: Recorder, options: Options
    ) throws -> [Tensor?] {
        let count = seeds.shape[0]
        let widest = ([output] + inputs).map(\.elementCount).max() ?? 1
        // What is computed at once stays below some 64 MB per operation.
        let rows = max(1, min(count, (1 << 24) / max(widest, 1)))
        var parts: [[Tensor]] = inputs.map { _ in [] }
        for start in stride(from: 0, to: count, by: rows) {
            let end = min(count, start + rows)
            let found = try recorder.withBatch(of: end - start) { level in
                let seed = try recorder.example(of: Kernels.slice(seeds, 0, start, end, 1), level: level)
                return try gradients(of: [output], gradients: [seed], inputs: inputs, recorder, options: options).map { gradient in
                    try gradient.map { try recorder.wholeOrRepeated($0, level: level) }
                }
            }
            for (index, part) in found.enumerated() {
                if let part { parts[index].append(part) }
            }
        }
        let wasRecording = recorder.isRecording
        recorder.isRecording = options.createGraph
        defer { recorder.isRecording = wasRecording }
        return try parts.map { parts in
            parts.isEmpty ? nil : parts.count == 1 ? parts[0] : try recorder.apply(.cat, inputs: parts, [.int(0)])
        }
    }

    /// Ones on the diagonal.
    public static func identity(_ count: Int, _ dtype: DType) throws -> Tensor {
        let identity = try Kernels.zeros([count, count], dtype)
        let diagonal = Tensor(
            storage: identity.storage, dtype: dtype, shape: [count], strides: [count + 1], offset: 0, elementCount: count)
        try Kernels.fill(diagonal, Tensor.scalar(1, dtype))
        return identity
    }
}

/// The form of the Jacobian of one recorded operation with respect to one input, for reports.
public enum LocalForm: Equatable, Sendable {
    /// A number: input and output are scalars.
    case scalar
    /// Elementwise: a diagonal, given as a tensor of the output's shape.
    case diagonal
    /// The identity, up to sign, scale and broadcasting (`add`).
    case identity
    /// The gradient is multiplied by the other operand: W ↦ g xᵀ.
    case matrixProduct
    /// 0 or 1 (or a share on ties) per element: the gradient goes where the value came from.
    case routing
    /// The same elements in other places: views, joining, indexing.
    case reshaping
    /// A reduction or broadcast: sums of what arrives, or copies of it.
    case summing
    /// Anything else.
    case dense
    /// No gradient goes to this input.
    case none
}

extension Record {
    /// The form of ∂output/∂input.
    public func localForm(input index: Int) -> LocalForm {
        switch operation.derivative {
        case .none, .composed: return .none
        case .bilinear: return .matrixProduct
        case .elementwise(let locals, _):
            guard locals[min(index, locals.count - 1)] != nil else { return .none }
            return outputShape.isEmpty && edge(index).tensor.rank == 0 ? .scalar : .diagonal
        case .gate(let locals): return locals[min(index, locals.count - 1)] == nil ? .none : .routing
        case .linear(let rules):
            guard rules[min(index, rules.count - 1)] != nil else { return .none }
            return linearForm(index)
        case .custom(let rules, _):
            guard rules[min(index, rules.count - 1)] != nil else { return .none }
            if operation === Operation.addmm || operation === Operation.addmv || operation === Operation.baddbmm {
                return index == 0 ? .summing : .matrixProduct
            }
            return operation === Operation.max || operation === Operation.min ? .routing : .dense
        case .several:
            return operation.fields == ["values", "indices"] ? .routing : .reshaping
        }
    }

    private func linearForm(_ index: Int) -> LocalForm {
        if case .binary = operation.body { return .identity }
        if case .binarySwapped = operation.body { return .identity }
        if case .unary = operation.body { return .identity }
        let input = edge(index).tensor
        if operation === Operation.where || operation === Operation.maskedFill { return .routing }
        let sums: [Operation] = [.sum, .sumDim, .nansum, .mean, .meanDim, .expand, .cumsum, .trace]
        if sums.contains(where: { $0 === operation }) { return .summing }
        // The transpose of a square matrix has its shape too.
        if operation === Operation.t { return .reshaping }
        if input.shape == outputShape, inputCount <= 2, operation.attributesAreNumbers { return .identity }
        return .reshaping
    }

    /// ∂output/∂input as a matrix: a row for each element of the (first) output, a column for each of the input.
    /// - Throws: when a value that the derivative needs was written in place since.
    public func jacobian(input index: Int, _ recorder: Recorder) throws -> Tensor {
        let input = edge(index).tensor
        let count = outputShape.checkedElementCount ?? 0
        let matrix = try Kernels.zeros([count, input.elementCount], input.dtype)
        let wasRecording = recorder.isRecording
        recorder.isRecording = false
        defer { recorder.isRecording = wasRecording }
        let seeds = try ReversePass.identity(count, outputDType)
        for row in 0..<count {
            try recorder.attend?()
            let seed = try Kernels.reshape(Kernels.select(seeds, 0, row), outputShape.array)
            let gradient: Tensor?
            if outputCount > 1 {
                let others = [Tensor?](repeating: nil, count: outputCount - 1)
                gradient = try vectorJacobianProducts([seed] + others, recorder)[index]
            } else {
                gradient = try vectorJacobianProduct(seed, input: index, recorder)
            }
            if let gradient { try Kernels.copy(Kernels.reshape(gradient, [input.elementCount]), into: Kernels.select(matrix, 0, row)) }
        }
        return matrix
    }

    /// The local gradient of an elementwise input, of the broadcast shape; nil for other forms.
    public func localGradient(input index: Int, _ recorder: Recorder) throws -> Tensor? {
        switch operation.derivative {
        case .elementwise(let locals, _), .gate(let locals):
            guard let local = locals[min(index, locals.count - 1)] else { return nil }
            return try recorder.unrecorded { try local(Rule(self, recorder, input: index)).checked() }
        case .linear(let rules) where inputCount <= 2 && rules[min(index, rules.count - 1)] != nil:
            // ±1, or the number a gradient is multiplied by.
            guard linearForm(index) == .identity else { return nil }
            return try recorder.unrecorded {
                let ones = try Tensor.full(outputShape, 1, outputDType)
                guard let product = rules[min(index, rules.count - 1)] else { return nil }
                return try product(Rule(self, recorder, input: index), Recorded(ones, recorder)).checked()
            }
        default: return nil
        }
    }
}

extension Operation {
    /// Whether the operation has no attributes but numbers: scaling by them.
    fileprivate var attributesAreNumbers: Bool {
        signature.parameters().allSatisfy { [.tensor, .operand, .scalar, .float].contains($0.kind) }
    }
}
