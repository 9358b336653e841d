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
    /// `torch.get_default_dtype()`.
    public var defaultDType = DType.float32
    /// Where in the source the next operation stands; the evaluator's own numbering.
    public var site: UInt64 = 0
    private var sequence = 0
    private var passes = 0

    public init() {}

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
        let start = clock_ticks()
        let result: Tensor
        switch operation.body {
        case .unary(let kind): result = try Kernels.unary(kind, a, backend, defaultDType: defaultDType)
        case .single(let forward):
            result = try forward(Application(inputs: [a], attributes: attributes, recorder: self))
        default: fatalError("\(operation.name) does not give one tensor")
        }
        if isRecording, a.requiresGradient, result.dtype.isFloatingPoint, operation.derivative.isDifferentiable {
            Record(operation, a, attributes, self, ticks: clock_ticks() &- start).attach(to: result)
        }
        return result
    }

    /// Applies a two-input operation.
    public func apply(_ operation: Operation, _ a: Tensor, _ b: Tensor, _ attributes: [Argument] = []) throws -> Tensor {
        let start = clock_ticks()
        let result: Tensor
        switch operation.body {
        case .binary(let kind): result = try Kernels.binary(kind, a, b, backend, defaultDType: defaultDType)
        case .single(let forward):
            result = try forward(Application(inputs: [a, b], attributes: attributes, recorder: self))
        default: fatalError("\(operation.name) does not give one tensor")
        }
        if isRecording, a.requiresGradient || b.requiresGradient, result.dtype.isFloatingPoint,
            operation.derivative.isDifferentiable
        {
            Record(operation, a, b, attributes, self, ticks: clock_ticks() &- start).attach(to: result)
        }
        return result
    }

    /// Applies an operation to any number of inputs.
    public func apply(_ operation: Operation, inputs: [Tensor], _ attributes: [Argument] = []) throws -> Tensor {
        switch operation.body {
        case .unary where inputs.count == 1: return try apply(operation, inputs[0], attributes)
        case .binary where inputs.count == 2: return try apply(operation, inputs[0], inputs[1], attributes)
        case .single(let forward):
            let start = clock_ticks()
            let result = try forward(Application(inputs: inputs, attributes: attributes, recorder: self))
            if isRecording, result.dtype.isFloatingPoint, operation.derivative.isDifferentiable,
                inputs.contains(where: \.requiresGradient)
            {
                Record(operation, inputs, attributes, self, ticks: clock_ticks() &- start).attach(to: result)
            }
            return result
        default: fatalError("\(operation.name) does not take \(inputs.count) inputs")
        }
    }

    /// Applies an operation with several outputs.
    public func applySeveral(_ operation: Operation, inputs: [Tensor], _ attributes: [Argument] = []) throws -> [Tensor] {
        guard case .several(let forward) = operation.body else { fatalError("\(operation.name) gives one tensor") }
        let start = clock_ticks()
        let results = try forward(Application(inputs: inputs, attributes: attributes, recorder: self))
        if isRecording, operation.derivative.isDifferentiable, inputs.contains(where: \.requiresGradient),
            results.contains(where: \.dtype.isFloatingPoint)
        {
            Record(operation, inputs, attributes, self, ticks: clock_ticks() &- start).attach(to: results)
        }
        return results
    }

    /// Applies an operation and writes its result into the first input, as PyTorch's `name_`.
    ///
    /// The value before the write lives on in the record, so that derivatives that need it stay right.
    /// - Throws: PyTorch's error for a leaf that requires a gradient, for a result of another shape or a dtype that
    ///   does not fit, and for a target whose elements overlap.
    @discardableResult
    public func applyInPlace(
        _ operation: Operation, _ target: Tensor, others: [Tensor], _ attributes: [Argument] = []
    ) throws -> Tensor {
        let records = isRecording && (target.requiresGradient || others.contains(where: \.requiresGradient))
        if records {
            guard !target.isGradientLeaf || target.history != nil else {
                throw TensorError.runtime(
                    "a leaf Variable that requires grad is being used in an in-place operation.",
                    hint: "write inside `with torch.no_grad():`, or use the operation without the underscore")
            }
            try refuseRecordedView(target)
        }
        let before = records ? try target.clone() : target
        if records { before.adoptHistory(of: target) }
        let result = try apply(operation, inputs: [before] + others, attributes)
        try Kernels.write(result, into: target)
        if let history = result.history {
            result.history = nil
            unsafeDowncast(history, to: Record.self).attach(to: target)
        }
        return target
    }

    /// A write through a view would have to reach the base's history: not recorded yet, and never silently wrong.
    private func refuseRecordedView(_ target: Tensor) throws {
        guard let history = target.history else { return }
        let record = unsafeDowncast(history, to: Record.self)
        guard record.inputCount > 0, record.edge(0).tensor.storage === target.storage else { return }
        throw TensorError(
            .notImplemented,
            "an in-place operation on a view (made by \(record.operation.name)) that autograd has recorded is not supported",
            hint: "write to the base tensor instead, or clone() the view first")
    }
}

extension Tensor {
    /// Stands in the graph where `tensor` stood until now.
    func adoptHistory(of tensor: Tensor) {
        guard let history = tensor.history else {
            isGradientLeaf = tensor.isGradientLeaf
            return
        }
        let record = unsafeDowncast(history, to: Record.self)
        record.replaceOutput(tensor, with: self)
        self.history = record
    }
}
