// The derivative of an operation, from which both products come: vector-Jacobian (reverse) and Jacobian-vector
// (forward). Rules are written in recorded values, so that a gradient can be differentiated again.

import Tensors

/// How an operation's output changes with its inputs. A rule list holds one entry per tensor input; a list of one holds
/// for every input (`cat`). A nil entry is an input without gradient (indices, masks).
public enum Derivative: Sendable {
    /// ∂yᵢ/∂xᵢ, with no other dependence: the local gradient itself. vjp = g · local (or `exact`, which computes the same in
    /// PyTorch's order and so rounds alike), jvp = Σ t · local.
    case elementwise([LocalRule?], exact: [ProductRule?]? = nil)
    /// As `elementwise`, but where the local gradient (a mask, or numbers) is 0 nothing passes, not even an infinity.
    case gate([LocalRule?])
    /// Linear in all its inputs together: the transpose, per input. jvp = the operation on the tangents; an input whose
    /// entry is nil (indices, masks) keeps its value there.
    case linear([ProductRule?])
    /// Linear in each of two inputs: the transpose per input. jvp = f(t₀, x₁) + f(x₀, t₁).
    case bilinear([ProductRule])
    /// Anything else: the vector-Jacobian product per input; the Jacobian-vector product where it has a form of its own
    /// (nil: it is taken from the vector-Jacobian product, which is linear in the gradient).
    case custom([ProductRule?], jvp: TangentRule? = nil)
    /// Several outputs: gradients of all of them (nil where none arrived) → gradients of the inputs.
    case several(@Sendable (Rule, [Recorded?]) throws -> [Recorded?])
    /// No derivative, and why: a result that could have one is recorded all the same, and a gradient asked of it is an
    /// error that says this, never a silent zero.
    case none(reason: String)
    /// A composition's derivative is that of its parts.
    case composed

    public typealias LocalRule = @Sendable (Rule) throws -> Recorded
    public typealias ProductRule = @Sendable (Rule, Recorded) throws -> Recorded
    public typealias TangentRule = @Sendable (Rule, [Recorded?]) throws -> Recorded

    /// Piecewise constant: the gradient is zero everywhere it exists.
    public static let zero = Derivative.custom([{ rule, g in try rule.zeros(like: g) }])

    /// Whether rules read inputs or outputs: only then does a backward pass that frees the graph spoil it for another.
    public var readsValues: Bool {
        switch self {
        case .linear(let rules): rules.contains { $0 == nil }
        case .none: false
        default: true
        }
    }

    public var isDifferentiable: Bool {
        if case .none = self { false } else { true }
    }
}

/// What a rule sees of the recorded call it differentiates: inputs, output and attributes as they were. It holds nothing: the
/// pass that calls the rule does.
public struct Rule {
    public unowned(unsafe) let record: Record
    public unowned(unsafe) let recorder: Recorder
    /// The input that a product is for; rules that hold for every input need it.
    public let input: Int
    /// Whether complex values are given as their conjugates: a vector-Jacobian product with a holomorphic function's conjugate
    /// Jacobian, which is what PyTorch's convention asks for, is the same formula in conjugate values.
    let conjugates: Bool
    /// Values of 16 bits are seen in float32.
    let isWide: Bool
    public init(_ record: Record, _ recorder: Recorder, input: Int = 0, conjugates: Bool = false, isWide: Bool = false) {
        self.record = record
        self.recorder = recorder
        self.input = input
        self.conjugates = conjugates
        self.isWide = isWide
    }

    /// The input at an index, or its conjugate.
    public subscript(index: Int) -> Recorded { isWide ? widened(plain(index)) : plain(index).conjugated(conjugates) }
    private func widened(_ value: Recorded) -> Recorded { (try? value.cast(.float32)) ?? value }
    /// The input at an index as it was.
    public func plain(_ index: Int) -> Recorded {
        if recorder.hasPacked, let tensor = record.unpacked(at: index) { return Recorded(tensor, recorder) }
        let edge = record.edge(index)
        return Recorded(edge.tensor, recorder, savedVersion: edge.version, by: record)
    }
    /// The first input, or its conjugate.
    public var x: Recorded { self[0] }
    /// The output, or its conjugate.
    public var y: Recorded { isWide ? widened(plainOutput) : plainOutput.conjugated(conjugates) }
    /// The output as it was.
    public var plainOutput: Recorded {
        if recorder.hasPacked, let tensor = record.unpacked(at: -1) { return Recorded(tensor, recorder) }
        guard let output = record.output() else { fatalError("the output of \(record.operation.name) is gone") }
        return Recorded(
            output, recorder, savedVersion: record.outputVersion, by: record, isOverwritten: record.isOutputOverwritten)
    }
    /// One of several outputs without a gradient (the places that `max` found), kept for the rule.
    public func saved(_ index: Int) -> Recorded { Recorded(record.savedOutputs[index] ?? record.edge(0).tensor, recorder) }
    /// The shape of an input, which no later write can change.
    public func shape(_ index: Int) -> Shape { record.edge(index).tensor.shape }
    public var attributes: [Argument] { record.attributes }
    public func needsGradient(_ index: Int) -> Bool { record.edge(index).needsGradient }

    /// A constant of the same shape and dtype.
    public func zeros(like value: Recorded) throws -> Recorded {
        Recorded(try Tensor.full(value.tensor.shape, 0, value.tensor.dtype), recorder)
    }
    public func constant(_ tensor: Tensor) -> Recorded { Recorded(tensor, recorder) }
}
