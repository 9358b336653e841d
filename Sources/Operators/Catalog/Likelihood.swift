// The negative log-likelihood of class numbers, one loop each way. What calls it is in Classification.swift.

import Tensors

extension Operation {
    /// The target's classes stand along dimension 1 (0 of a vector).
    static let nll = negativeLogLikelihood("_nll_loss", "NllLossBackward0")
    /// The same with dimensions behind the classes, under PyTorch's other name.
    static let nll2D = negativeLogLikelihood("_nll_loss2d", "NllLoss2DBackward0")

    private static func negativeLogLikelihood(_ name: String, _ gradientName: String) -> Operation {
        Operation(
            Signature("\(name)(Tensor input, Tensor target, Tensor weight, str reduction, int ignore_index)"),
            "−weightₜ · xₜ for each target class t.", homes: [],
            domain: Domain(
                shapes: [[[3, 4], [3], [4]], [[2, 4, 2], [2, 2], [4]]],
                attributes: [[.string("mean"), .int(-100)], [.string("none"), .int(1)], [.string("sum"), .int(-100)]],
                draws: [.real, .index(below: 4), .constant]),
            gradientName: gradientName,
            .single { c in
                let classes = try TargetClasses(c[0], c[1], c[2], ignoring: c.int(1))
                if c[0].dtype == .float64 { return try classes.losses(c[0], c.attributes[0], Double.self) }
                if c[0].dtype.isHalf, c.attributes[0].string != "none" { return try classes.roundedLoss(c[0], c.attributes[0]) }
                return try classes.losses(c[0].cast(to: .float32), c.attributes[0], Float.self).cast(to: c[0].dtype)
            },
            .linear([
                { r, g in
                    let x = r.record.edge(0).tensor
                    let classes = try TargetClasses(x, r[1].checked(), r[2].checked(), ignoring: r.int(1))
                    let reduction = r.attributes[0].string ?? "mean"
                    let isPlain = reduction != "none" && !r.recorder.isRecording
                    // The gradient of a reduced loss is one number: it goes into the slopes unless it is to be differentiated.
                    let factor = isPlain ? try g.checked().double(at: 0) : 1
                    let slopes = g.constant(
                        x.dtype == .float64
                            ? try classes.slopes(x, reduction, factor, Double.self)
                            : try classes.slopes(x, reduction, factor, Float.self))
                    if isPlain { return slopes }
                    guard reduction == "none" else { return try slopes * g }
                    // The sum with 0 takes the sign off the zeros beside the targets.
                    return try slopes * (x.rank == 1 ? g.reshaped([1]) : g.unsqueezed(1)) + 0
                }, nil, nil,
            ]))
    }
}

/// The target classes of a batch, checked, and where their values lie: at `(outer · classes + class) · inner + place`.
private struct TargetClasses {
    private let values: [Int]
    private let weight: Tensor?
    private let ignored: Int
    private let classes, inner: Int
    private let shape: Shape

    init(_ input: Tensor, _ target: Tensor, _ weight: Tensor, ignoring ignored: Int) throws {
        guard input.rank > 0 else { throw TensorError.runtime("input tensor should be 1D or 2D") }
        if target.rank > 0, input.rank > 1, input.shape[0] != target.shape[0] { try TargetClasses.refuseBatch(input, target) }
        if input.rank <= 2, target.rank > 1 { try TargetClasses.refuse(input, target, input.shape) }
        guard target.dtype == .int64 || target.dtype == .uint8 else {
            throw TensorError.runtime("expected target dtype to be Long or Byte, but got \(target.dtype.cName)")
        }
        guard input.dtype.isFloatingPoint else {
            throw TensorError(.notImplemented, "\"nll_loss_out_frame\" not implemented for '\(input.dtype.cName)'")
        }
        let dim = input.rank == 1 ? 0 : 1
        var sizes = input.shape
        classes = sizes.remove(at: dim)
        shape = target.shape
        inner = input.rank > 2 ? (2..<input.rank).reduce(1) { $0 &* input.shape[$1] } : 1
        if target.shape != sizes { try TargetClasses.refuse(input, target, sizes) }
        if weight.rank > 0, weight.elementCount != classes {
            throw TensorError.runtime(
                "weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor of shape: \(weight.shape)")
        }
        values = target.ints
        for value in values where value != ignored && !(value >= 0 && value < classes) {
            throw TensorError.index("Target \(value) is out of bounds.")
        }
        self.weight = weight.rank > 0 ? weight : nil
        self.ignored = ignored
    }

    private static func refuse(_ input: Tensor, _ target: Tensor, _ sizes: Shape) throws {
        if input.rank == 1, target.rank == 1 {
            if target.shape == [1] { return }
            throw TensorError.value("For 1D input, 1D target must have size 1, but got target size: \(target.shape[0])")
        }
        if target.rank > 1 && input.rank <= 2 {
            throw TensorError.runtime("0D or 1D target tensor expected, multi-target not supported")
        }
        guard input.rank <= 2 else { throw TensorError.runtime("Expected target size \(sizes), got \(target.shape)") }
        try refuseBatch(input, target)
    }

    private static func refuseBatch(_ input: Tensor, _ target: Tensor) throws {
        throw TensorError.value(
            "Expected input batch_size (\(input.shape[0])) to match target batch_size (\(target.rank == 0 ? 1 : target.shape[0])).")
    }

    private func weight(of value: Int) -> Double { value == ignored ? 0 : weight?.double(at: value) ?? 1 }
    /// Where the value of the target at a place lies.
    private func place(_ index: Int) -> Int { (index / inner * classes + values[index]) * inner + index % inner }
    private var total: Double { weight == nil ? Double(values.count { $0 != ignored }) : values.reduce(0) { $0 + weight(of: $1) } }

    func losses<T: BinaryFloatingPoint>(_ input: Tensor, _ reduction: Argument, _: T.Type) throws -> Tensor {
        let x = try input.contiguous()
        let from = x.bytes.assumingMemoryBound(to: T.self)
        func loss(_ index: Int) -> Double { values[index] == ignored ? 0 : -Double(from[place(index)]) * weight(of: values[index]) }
        switch reduction.string ?? "mean" {
        case "none":
            let out = try Tensor.uninitialized(shape, x.dtype)
            let into = out.bytes.assumingMemoryBound(to: T.self)
            for index in values.indices { into[index] = T(loss(index)) }
            return out
        case "sum": return try Tensor.full([], values.indices.reduce(0) { $0 + loss($1) }, x.dtype)
        case "mean": return try Tensor.full([], values.indices.reduce(0) { $0 + loss($1) } / total, x.dtype)
        case let other: throw TensorError.value("\(other) is not a valid value for reduction")
        }
    }

    /// The reduced loss of numbers of 16 bits, in which PyTorch adds up: sixteen losses, sixteen such sums and so on, each step rounded.
    func roundedLoss(_ input: Tensor, _ reduction: Argument) throws -> Tensor {
        let (x, dtype) = (try input.contiguous().cast(to: .float32), input.dtype)
        let from = x.bytes.assumingMemoryBound(to: Float.self)
        func rounded(_ value: Float) throws -> Float { Float(try Tensor.scalar(Double(value), dtype).double(at: 0)) }
        var (sums, weights) = ([Float](repeating: 0, count: 8), [Float](repeating: 0, count: 8))
        let power = Swift.max(4, (Int.bitWidth - Swift.max(values.count - 1, 0).leadingZeroBitCount) / 8)
        for index in values.indices where values[index] != ignored {
            let weight = Float(weight(of: values[index]))
            sums[0] = try rounded(sums[0] - rounded(from[place(index)] * weight))
            weights[0] = try rounded(weights[0] + weight)
            for level in 0..<7 where index & ((1 << ((level + 1) * power)) - 1) == 0 {
                sums[level + 1] = try rounded(sums[level + 1] + sums[level])
                weights[level + 1] = try rounded(weights[level + 1] + weights[level])
                (sums[level], weights[level]) = (0, 0)
            }
        }
        let sum = try sums.reduce(0) { try rounded($0 + $1) }
        guard reduction.string != "sum" else { return try Tensor.full([], Double(sum), dtype) }
        let total = try self.weight == nil ? rounded(Float(self.total)) : weights.reduce(0) { try rounded($0 + $1) }
        return try Tensor.full([], Double(sum / total), dtype)
    }

    /// The gradient of the reduced losses, or of each loss, times a factor.
    func slopes<T: BinaryFloatingPoint>(_ input: Tensor, _ reduction: String, _ factor: Double, _: T.Type) throws -> Tensor {
        let out = try Tensor.full(input.shape, 0, input.dtype == .float64 ? .float64 : .float32)
        let into = out.bytes.assumingMemoryBound(to: T.self)
        let scale = reduction == "mean" ? factor / total : factor
        for index in values.indices where values[index] != ignored {
            into[place(index)] = T(-weight(of: values[index]) * scale)
        }
        return try out.cast(to: input.dtype)
    }
}
