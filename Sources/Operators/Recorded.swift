// The values that derivative rules compute with: arithmetic on them goes through the recorder, so that what a rule does
// is itself on the tape when a second derivative is wanted.

import Tensors

/// A tensor in a derivative rule. It holds the tensor only: recorder and record are those of the pass that calls the rule.
public struct Recorded {
    @usableFromInline let value: Tensor
    public unowned(unsafe) let recorder: Recorder
    private let savedVersion: Int
    private unowned(unsafe) let maker: Record?
    private let isOverwritten: Bool
    /// Whether it stands for the conjugate of the value.
    private var isConjugate = false

    /// A value computed in the rule, or a constant.
    public init(_ tensor: Tensor, _ recorder: Recorder) {
        value = tensor
        self.recorder = recorder
        savedVersion = -1
        maker = nil
        isOverwritten = false
    }

    /// A value saved when `record` was made: using it after a write in place is an error.
    init(_ tensor: Tensor, _ recorder: Recorder, savedVersion: Int, by record: Record, isOverwritten: Bool = false) {
        value = tensor
        self.recorder = recorder
        self.savedVersion = savedVersion
        maker = record
        self.isOverwritten = isOverwritten
    }

    /// The value as it is, or, for one that is complex, its conjugate.
    @inline(__always) func conjugated(_ flag: Bool) -> Recorded {
        if !flag || !value.dtype.isComplex { return self }
        var copy = self
        copy.isConjugate = true
        return copy
    }
    private func plain() -> Recorded {
        var copy = self
        copy.isConjugate = false
        return copy
    }

    public var shape: Shape { value.shape }
    public var dtype: DType { value.dtype }
    public var rank: Int { value.rank }
    /// The tensor for shape questions; `checked()` gives it for its elements.
    public var tensor: Tensor { value }

    /// The tensor, after the check that it is still what was recorded.
    public func checked() throws -> Tensor {
        if isConjugate { return try recorder.apply(.conjugate, plain().checked()) }
        if savedVersion >= 0, isOverwritten || Storage.told(value.storage.version) != Storage.told(savedVersion) { throw overwritten() }
        return value
    }

    private func overwritten() -> TensorError {
        // What a leaf holds is the output of nothing.
        let maker = isOverwritten ? maker : value.history.map { unsafeDowncast($0, to: Record.self) }
        return .runtime(
            "one of the variables needed for gradient computation has been modified by an inplace operation: "
                + "[torch.\(value.dtype.typeName) \(value.shape)]"
                + "\(maker.map { ", which is output 0 of \($0.operation.plainGradientName)," } ?? "") is at version "
                + "\(Storage.told(isOverwritten ? savedVersion + 1 : value.storage.version)); expected version \(Storage.told(savedVersion)) "
                + "instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, "
                + "with torch.autograd.set_detect_anomaly(True, check_nan=False).",
            hint: "write `x = x + 1` for `x += 1`, or clone() the tensor before the write")
    }

    /// Applies a one-input operation.
    public func apply(_ operation: Operation, _ attributes: [Argument] = []) throws -> Recorded {
        Recorded(try recorder.apply(operation, try checked(), attributes), recorder)
    }

    /// Applies a two-input operation.
    public func apply(_ operation: Operation, _ other: Recorded, _ attributes: [Argument] = []) throws -> Recorded {
        Recorded(try recorder.apply(operation, try checked(), try other.checked(), attributes), recorder)
    }
}

extension DType {
    /// `FloatTensor`, as PyTorch's messages name a tensor's type.
    public var typeName: String {
        cName + "Tensor"
    }
}
