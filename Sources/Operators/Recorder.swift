// Applies operations and records those that a gradient will be asked of. One recorder belongs to one session: it holds
// the session's gradient mode, default dtype, random generator and kernels.

import CClock
import Tensors

/// The tape's pen: every operation of a session goes through `apply`.
public final class Recorder {
    public let backend = Backend()
    public let generator = Generator()
    /// `torch.is_grad_enabled()`.
    public var isRecording = true
    /// `torch.autograd.set_detect_anomaly`: gradients that are NaN are refused by the name of what gave them.
    public var detectsAnomalies = false
    /// `torch.get_default_dtype()`.
    public var defaultDType = DType.float32
    /// Asked between the operations of what takes long (checks, reports): throws when the user or the clock wants it to stop.
    public var attend: (() throws -> Void)?
    /// Where in the source the next operation stands; the evaluator's own numbering.
    public var site: UInt64 = 0
    /// The outputs of the backward pass that last began to give gradients that were not finite, kept so that it can be
    /// explained; passes from parameters that it has spoilt do not take its place.
    public var suspects: [Tensor] = []
    /// Set by a pass that gives no gradient to anybody who may write into it before it was copied: one may then be a value of
    /// the graph.
    public var passesValuesOn = false
    /// Set while a function is computed for a batch at once (Batching/).
    public internal(set) var batches: Batches?
    /// Set while a level of forward mode is open (Duals.swift).
    public internal(set) var duals: Duals?
    /// Set while elementwise work is put off (Deferral/).
    public internal(set) var deferral: Deferral?
    /// Kept between the regions in which work is put off.
    var ownDeferral: Deferral?
    var deferringDepth = 0
    /// What the next records are part of (Composite.swift), and since when.
    var composite: CompositeName?
    var compositeStart = 0
    /// How operations met in batches are batched.
    var batchPlans: [ObjectIdentifier: (rule: BatchRule?, isRandom: Bool)] = [:]
    /// `torch.autocast`: the type that products are computed in while it is on (Autocasting.swift).
    public var autocast: DType?
    /// `torch.inference_mode()`: nothing is recorded, and what is made is marked.
    public var isInference = false
    /// What puts kept values away, innermost last; once anything was, rules look for it (SavedValues.swift).
    public var savedValueHooks: [SavedValueHooks] = []
    var hasPacked = false
    /// Told what PyTorch warns of.
    public var warn: (String) throws -> Void = { _ in }
    /// Hooks of leaves, by the leaf's identity.
    var leafHooks: [ObjectIdentifier: GradientHooks] = [:]
    private var sequence = 0
    private var passes = 0

    public init() {}

    /// No batches, tangents or deferred values follow what is applied: a result may be made without an operation.
    public var isPlain: Bool { batches == nil && duals == nil && deferral == nil && !isInference }

    /// Whether what is made of a tensor is neither recorded nor followed.
    @inline(__always) public func ignores(_ tensor: Tensor) -> Bool { isPlain && !(isRecording && tensor.requiresGradient) }

    /// The number of the last record: what is applied later has a larger one.
    public var latestSequence: Int { sequence }

    func nextSequence() -> Int {
        sequence &+= 1
        return sequence
    }

    /// A fresh stamp for `Record.visit`.
    public func nextPass() -> Int {
        passes += 1
        return passes
    }

    /// Applies a one-input operation.
    public func apply(_ operation: Operation, _ a: Tensor, _ attributes: [Argument] = []) throws -> Tensor {
        if let batches, let results = try batched(operation, [a], attributes, batches) { return results[0] }
        let start = isRecording ? clock_ticks() : 0
        var result: Tensor
        switch operation.body {
        case .unary(let kind):
            result = try deferral?.unary(kind, a) ?? Kernels.unary(kind, a, backend, defaultDType: defaultDType)
        case .unaryScalar(let kind):
            result = try deferral?.unary(kind, a, attributes.first?.double ?? 0) ?? apply(kind, a, attributes)
        case .single(let forward):
            if a.dtype.isComplex { try checkComplex(operation, a) }
            result = try deferred(operation, a, attributes) ?? forward(Application(inputs: [a], attributes: attributes, recorder: self))
        default: throw Recorder.misused(operation)
        }
        if result === a { result = try Kernels.view(aliasing: a) }
        if isRecording, a.requiresGradient, result.dtype.isDifferentiable {
            try refresh(a)
            Record(operation, a, attributes, self, ticks: clock_ticks() &- start).attach(to: result)
            forget(behind: a)
            if isWatched(a) { try watch(result) }
        } else if isInference { markInference(result, of: [a]) } else if isRecording { result.lookInto(a) }
        if let duals { try follow(operation, [a], attributes, [result], duals) }
        return result
    }

    /// Applies a two-input operation.
    public func apply(_ operation: Operation, _ a: Tensor, _ b: Tensor, _ attributes: [Argument] = []) throws -> Tensor {
        if let batches, let results = try batched(operation, [a, b], attributes, batches) { return results[0] }
        let start = isRecording ? clock_ticks() : 0
        var result: Tensor
        switch operation.body {
        case .binary(let kind):
            result = try deferral?.binary(kind, a, b) ?? Kernels.binary(kind, a, b, backend, defaultDType: defaultDType)
        case .binarySwapped(let kind):
            result = try deferral?.binary(kind, b, a) ?? Kernels.binary(kind, b, a, backend, defaultDType: defaultDType)
        case .pair(let forward):
            if autocast != nil, let cast = try autocastInputs(operation, [a, b]) { return try apply(operation, cast[0], cast[1], attributes) }
            if a.dtype.isComplex || b.dtype.isComplex { try checkComplex(operation, a.dtype.isComplex ? a : b) }
            result = try forward(a, b, backend)
        case .single(let forward):
            if a.dtype.isComplex || b.dtype.isComplex { try checkComplex(operation, a.dtype.isComplex ? a : b) }
            result = try forward(Application(inputs: [a, b], attributes: attributes, recorder: self))
        default: throw Recorder.misused(operation)
        }
        if result === a || result === b { result = try Kernels.view(aliasing: result) }
        if isRecording, a.requiresGradient || b.requiresGradient, result.dtype.isDifferentiable {
            try refresh(a)
            try refresh(b)
            Record(operation, a, b, attributes, self, ticks: clock_ticks() &- start).attach(to: result)
            forget(behind: a)
            forget(behind: b)
            if isWatched(a) || isWatched(b) { try watch(result) }
        } else if isInference { markInference(result, of: [a, b]) }
        if let duals { try follow(operation, [a, b], attributes, [result], duals) }
        return result
    }

    /// A composition, or an operation with other numbers of inputs or outputs, cannot be applied as a primitive one.
    private static func misused(_ operation: Operation) -> TensorError {
        TensorError(.notImplemented, "\(operation.signature.text) cannot be applied to these inputs as one operation")
    }

    /// - Throws: `NotImplementedError` where an operation has no meaning, or no kernel, for complex inputs.
    private func checkComplex(_ operation: Operation, _ input: Tensor) throws {
        if !operation.takesComplex { throw operation.refusal(of: input.dtype) }
    }

    private func apply(_ kind: UnaryScalarKind, _ x: Tensor, _ attributes: [Argument]) throws -> Tensor {
        if x.dtype.isComplex || attributes.first?.isComplex ?? false { return try complexPower(kind, x, attributes) }
        if kind == .pow, !x.dtype.isFloatingPoint, let exponent = attributes[0].int {
            return try Kernels.binary(.pow, x, Tensor.wrapped(exponent), backend, defaultDType: defaultDType)
        }
        return try Kernels.unaryScalar(
            kind, x, attributes.first?.double ?? 0, attributes.count > 1 ? attributes[1].double ?? 0 : 0, backend,
            defaultDType: defaultDType)
    }

    /// Applies an operation to any number of inputs.
    public func apply(_ operation: Operation, inputs: [Tensor], _ attributes: [Argument] = []) throws -> Tensor {
        switch operation.body {
        case .unary where inputs.count == 1, .unaryScalar where inputs.count == 1:
            return try apply(operation, inputs[0], attributes)
        case .binary where inputs.count == 2, .binarySwapped where inputs.count == 2, .pair where inputs.count == 2:
            return try apply(operation, inputs[0], inputs[1], attributes)
        case .single(let forward):
            if autocast != nil, let cast = try autocastInputs(operation, inputs) { return try apply(operation, inputs: cast, attributes) }
            if let batches, let results = try batched(operation, inputs, attributes, batches) { return results[0] }
            if let complex = inputs.first(where: \.dtype.isComplex) { try checkComplex(operation, complex) }
            let start = clock_ticks()
            var result = try deferred(operation, inputs) ?? forward(Application(inputs: inputs, attributes: attributes, recorder: self))
            // A tensor must not be recorded as made from itself.
            if inputs.contains(where: { $0 === result }) { result = try Kernels.view(aliasing: result) }
            if isRecording, result.dtype.isDifferentiable, inputs.contains(where: \.requiresGradient) {
                for input in inputs { try refresh(input) }
                Record(operation, inputs, attributes, self, ticks: clock_ticks() &- start).attach(to: result)
                for input in inputs { forget(behind: input) }
                if inputs.contains(where: isWatched) { try watch(result) }
            } else if isInference { markInference(result, of: inputs) } else if isRecording, let input = inputs.first { result.lookInto(input) }
            if let duals { try follow(operation, inputs, attributes, [result], duals) }
            return result
        default: throw Recorder.misused(operation)
        }
    }

    /// Applies an operation with several outputs.
    public func applySeveral(_ operation: Operation, inputs: [Tensor], _ attributes: [Argument] = []) throws -> [Tensor] {
        guard case .several(let forward) = operation.body else { throw Recorder.misused(operation) }
        if let batches, let results = try batched(operation, inputs, attributes, batches) { return results }
        if let complex = inputs.first(where: \.dtype.isComplex) { try checkComplex(operation, complex) }
        let start = clock_ticks()
        let results = try forward(Application(inputs: inputs, attributes: attributes, recorder: self)).map { result in
            inputs.contains { $0 === result } ? try Kernels.view(aliasing: result) : result
        }
        if isRecording, inputs.contains(where: \.requiresGradient),
            results.contains(where: \.dtype.isDifferentiable)
        {
            for input in inputs { try refresh(input) }
            Record(operation, inputs, attributes, self, ticks: clock_ticks() &- start).attach(to: results)
            if inputs.contains(where: isWatched) { try watch(results[0]) }
        } else if isInference {
            for result in results { markInference(result, of: inputs) }
        }
        if let duals { try follow(operation, inputs, attributes, results, duals) }
        return results
    }
}
