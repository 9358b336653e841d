// What a record keeps for its rules, by PyTorch's names (`_saved_self`), and the hooks that pack such values while they wait
// (`torch.autograd.graph.saved_tensors_hooks`). Gradient hooks are in Hooks.swift.

import Tensors

/// A pair of functions that put saved values away and bring them back.
public final class SavedValueHooks {
    public typealias Pack = (Tensor) throws -> AnyObject
    public typealias Unpack = (AnyObject) throws -> Tensor
    public let pack: Pack
    public let unpack: Unpack

    public init(pack: @escaping Pack, unpack: @escaping Unpack) {
        self.pack = pack
        self.unpack = unpack
    }
}

/// One value that an operation keeps.
public struct SavedValue: Sendable {
    public enum Source: Sendable, Equatable {
        case input(Int)
        case output
        /// The sizes of an input.
        case sizes(Int)
        case attribute(Int)
    }
    public let name: String
    public let source: Source
    /// Kept only if a gradient is asked of this input.
    public let onlyFor: Int?

    public var isTensor: Bool {
        switch source {
        case .input, .output: true
        case .sizes, .attribute: false
        }
    }

    /// `other:i1:0`: the second input, for the gradient of the first; `o` output, `s0` sizes, `a0` attribute.
    init?(_ text: Substring) {
        let parts = text.split(separator: ":")
        guard parts.count >= 2, let kind = parts[1].first else { return nil }
        let place = Int(parts[1].dropFirst()) ?? 0
        name = String(parts[0])
        onlyFor = parts.count > 2 ? Int(parts[2]) : nil
        switch kind {
        case "i": source = .input(place)
        case "o": source = .output
        case "s": source = .sizes(place)
        case "a": source = .attribute(place)
        default: return nil
        }
    }

    private static let result = "result:o", own = "self:i0", pair = "other:i1:0 self:i0:1"
    private static let texts: [String: String] = [
        "Exp": result, "Sigmoid": result, "Tanh": result, "Sqrt": result, "Rsqrt": result, "Reciprocal": result, "Relu": result,
        "Softmax": result, "LogSoftmax": result, "Tan": result, "Expm1": result, "Log": own, "Log2": own, "Log10": own,
        "Log1P": own, "Sin": own, "Cos": own, "Abs": own, "Erf": own, "Atan": own, "Asin": own, "Acos": own, "Sinh": own,
        "Cosh": own, "Silu": own, "Gelu": own, "Mish": own, "LeakyRelu": own, "Elu": own, "Softplus": own, "Hardtanh": own,
        "Clamp": own, "Var": own, "Square": own, "Cumsum": "", "Mul": pair, "Div": "other:i1 self:i0:1", "Maximum": "other:i1 self:i0",
        "Minimum": "other:i1 self:i0", "Atan2": "other:i1 self:i0", "Mm": "mat2:i1:0 self:i0:1", "Bmm": "mat2:i1:0 self:i0:1",
        "Mv": "self:i0:1 vec:i1:0", "Dot": "self:i0:1 tensor:i1:0", "Addmm": "mat1:i1:2 mat2:i2:1", "Where": "condition:i0",
        "MseLoss": "self:i0 target:i1", "SmoothL1Loss": "self:i0 target:i1", "BinaryCrossEntropy": "self:i0 target:i1",
        "BinaryCrossEntropyWithLogits": "self:i0 target:i1", "NllLoss": "self:i0 target:i1", "Std": "self:i0 result:o",
        "LinalgVectorNorm": "self:i0 result:o", "Prod": "self:i0 result:o", "Logsumexp": "self:i0 result:o", "Max": "self:i0 result:o",
        "Min": "self:i0 result:o", "Amax": "self:i0 result:o", "Amin": "self:i0 result:o", "Sum": "self_sym_sizes:s0",
        "Mean": "self_sym_sizes:s0", "View": "self_sym_sizes:s0", "Expand": "self_sym_sizes:s0", "Add": "", "Sub": "", "Rsub": "",
        "Neg": "", "Transpose": "", "T": "", "Permute": "", "Unsqueeze": "", "Cat": "", "Stack": "", "Clone": "", "Select": "self_sym_sizes:s0",
        "Slice": "self_sym_sizes:s0", "MaskedFill": "mask:i1", "Triu": "", "Tril": "", "Embedding": "indices:i1",
        "NativeLayerNorm": "input:i0 weight:i1 bias:i2", "Convolution": "input:i0 weight:i1", "Gather": "self:i0 index:i1",
    ]

    /// What an operation of PyTorch's `…Backward` name keeps, in the order in which it is put away; nil when that is not known.
    static func kept(by operation: Operation) -> [SavedValue]? {
        if operation.gradientName == "PowBackward0" { return "self:i0 exponent:a0".split(separator: " ").compactMap { SavedValue($0) } }
        if operation.gradientName == "PowBackward1" { return "exponent:i1 result:o self:i0".split(separator: " ").compactMap { SavedValue($0) } }
        return texts[operation.plainGradientName].map { $0.split(separator: " ").compactMap { SavedValue($0) } }
    }
}

extension Record {
    /// What PyTorch keeps of this call. Of operations that are not in the table: the inputs, if rules read any.
    public var savedValues: [SavedValue] {
        if let known = SavedValue.kept(by: operation) { return known }
        guard operation.derivative.readsValues else { return [] }
        return (0..<inputCount).compactMap { SavedValue("self\($0 == 0 ? "" : "\($0)"):i\($0)") }
    }

    /// Whether a value is kept, given what gradients are asked of.
    public func keeps(_ value: SavedValue) -> Bool { value.onlyFor.map { $0 < inputCount && needsGradient($0) } ?? true }

    /// The tensor of a kept value as it was put in.
    public func tensor(of value: SavedValue) -> Tensor? {
        switch value.source {
        case .input(let index): index < inputCount ? edge(index).tensor : nil
        case .output: output()
        case .sizes, .attribute: nil
        }
    }

    /// Puts away what is kept.
    func pack(with hooks: SavedValueHooks, _ recorder: Recorder) throws {
        for value in savedValues where keeps(value) {
            try pack(value, with: hooks, recorder)
        }
    }

    /// Puts one kept value away.
    public func pack(_ value: SavedValue, with hooks: SavedValueHooks, _ recorder: Recorder) throws {
        guard let tensor = tensor(of: value), !tensor.isWrappedNumber else { return }
        recorder.hasPacked = true
        packed.append((place: Record.place(of: value), object: try recorder.unrecorded { try hooks.pack(tensor) }, hooks: hooks))
    }

    private static func place(of value: SavedValue) -> Int {
        if case .input(let index) = value.source { index } else { -1 }
    }

    /// Brings back everything that was put away, for the rules that are about to run.
    public func unpack(_ recorder: Recorder) throws {
        unpacked = try packed.map { entry in
            (entry.place, try recorder.unrecorded { try entry.hooks.unpack(entry.object) })
        }
    }

    /// What rules read instead of an input (or of the output, at -1).
    func unpacked(at place: Int) -> Tensor? {
        guard let tensor = unpacked.first(where: { $0.place == place })?.tensor else { return nil }
        return tensor === (place < 0 ? output() : edge(place).tensor) ? nil : tensor
    }
}

extension Recorder {
    /// Whether a record of an input asks for a second look: hooks put its values away, or it is of inference mode.
    @inline(__always) func isWatched(_ input: Tensor) -> Bool { !savedValueHooks.isEmpty || input.storage.isInference }

    /// Refuses what may not be kept, and puts away what hooks want.
    @inline(never) func watch(_ result: Tensor) throws {
        guard let history = result.history else { return }
        try refuseInference(unsafeDowncast(history, to: Record.self))
        try packSaved(behind: result)
    }

    /// Puts away what the record behind a fresh result keeps.
    @inline(never) func packSaved(behind result: Tensor) throws {
        guard let hooks = savedValueHooks.last, let history = result.history else { return }
        try unsafeDowncast(history, to: Record.self).pack(with: hooks, self)
    }

    /// Results of inference mode are marked as such, and views of what they are not.
    @inline(never) func markInference(_ result: Tensor, of inputs: [Tensor]) {
        guard !inputs.contains(where: { $0.storage === result.storage }) else { return }
        result.storage.isInference = true
    }

    /// - Throws: PyTorch's error when a rule would keep a value of inference mode.
    @inline(never) func refuseInference(_ record: Record) throws {
        for value in record.savedValues where record.keeps(value) {
            guard let tensor = record.tensor(of: value), tensor.storage.isInference, tensor !== record.output() else { continue }
            throw TensorError.runtime(
                "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation "
                    + "tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or "
                    + "use `torch.no_grad()` instead of `torch.inference_mode()`.")
        }
    }

    /// - Throws: PyTorch's error for a write outside of inference mode into a value made in it.
    @inline(__always) func checkInference(_ target: Tensor) throws {
        if target.storage.isInference, !isInference { throw Recorder.writesInference }
    }
    private static let writesInference = TensorError.runtime(
        "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before "
            + "doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.")
}
