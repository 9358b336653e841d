// Batch and group normalisation. Layer normalisation, over the last dimensions, is in Normalization.

import Tensors

extension Operation {
    /// Input, weight, bias; attributes: eps, and mean and variance where they are not the batch's own.
    static let nativeBatchNorm = Operation(
        "_native_batch_norm(Tensor input, Tensor weight, Tensor bias, float eps, Tensor? mean=None, Tensor? var=None)",
        "(x − mean) / √(var + eps) · weight + bias, per channel.", homes: [],
        domain: Domain(shapes: [[[3, 2, 2], [2], [2]]], attributes: [[.float(1e-5), .none, .none]]),
        gradientName: "NativeBatchNormBackward0",
        .formula(quick: { c in
            guard let moments = moments(c[0], c.attributes, c.backend) else { return nil }
            return try Kernels.normalizeChannels(c[0], moments, weight: c[1], bias: c[2], eps: c.double(0), c.backend)
        }) { c in
            let (normal, _) = try batchStandard(c.x, c.attributes)
            return try normal * perChannel(c.value(1), c.x.rank) + perChannel(c.value(2), c.x.rank)
        },
        .custom([
            { r, g in
                if r.recorder.isQuick, let moments = try moments(r.x.checked(), r.attributes, r.recorder.backend),
                    let quick = try Kernels.normalizedChannelsBack(
                        g.checked(), r.x.checked(), moments, weight: r[1].checked(), eps: r.double(0), isFixed: !r.attributes[1].isNone,
                        r.recorder.backend)
                { return Recorded(quick, r.recorder) }
                let (normal, scale) = try batchStandard(r.x, r.attributes)
                let g = try g * perChannel(r[1], g.rank)
                guard r.attributes[1].isNone else { return try g * scale }
                let dims = channelDims(g.rank)
                let mean = try g.apply(.meanDim, [.ints(dims), .bool(true), .none])
                let along = try (g * normal).apply(.meanDim, [.ints(dims), .bool(true), .none])
                return try (g - mean - normal * along) * scale
            },
            { r, g in
                if r.recorder.isQuick, let moments = try moments(r.x.checked(), r.attributes, r.recorder.backend),
                    let quick = try Kernels.channelWeightBack(
                        g.checked(), r.x.checked(), moments, eps: r.double(0), r.recorder.backend)
                { return Recorded(quick, r.recorder) }
                return try (g * batchStandard(r.x, r.attributes).value).sum(channelDims(g.rank))
            },
            { _, g in try g.summedChannels() },
        ]))

    /// The moments that batch norm goes by, where there is a kernel: the batch's own, or those given.
    private static func moments(_ x: Tensor, _ a: [Argument], _ b: Backend) -> ChannelMoments? {
        if case .tensor(let mean) = a[1], case .tensor(let variance) = a[2] {
            return Kernels.channelMoments(of: x, means: mean, variances: variance)
        }
        return Kernels.channelMoments(x, b)
    }
    private static func channelDims(_ rank: Int) -> [Int] { (0..<rank).filter { $0 != 1 } }
    private static func perChannel(_ x: Recorded, _ rank: Int) throws -> Recorded {
        try x.reshaped([x.shape[0]] + Array(repeating: 1, count: Swift.max(0, rank - 2)))
    }
    private static func batchStandard(_ x: Recorded, _ a: [Argument]) throws -> (value: Recorded, scale: Recorded) {
        let eps = a[0].double ?? 1e-5
        if case .tensor(let mean) = a[1], case .tensor(let variance) = a[2] {
            let scale = try (perChannel(x.constant(variance), x.rank) + eps).rsqrt()
            return (try (x - perChannel(x.constant(mean), x.rank)) * scale, scale)
        }
        let dims = Argument.ints(channelDims(x.rank))
        let centred = try x - x.apply(.meanDim, [dims, .bool(true), .none])
        let scale = try (centred.square().apply(.meanDim, [dims, .bool(true), .none]) + eps).rsqrt()
        return (try centred * scale, scale)
    }

    public static let batchNorm = Operation(
        "batch_norm(Tensor input, Tensor? running_mean=None, Tensor? running_var=None, Tensor? weight=None, Tensor? bias=None, bool training=False, float momentum=0.1, float eps=1e-5)",
        "(x − mean) / √(var + eps) · weight + bias, per channel; training takes the batch's mean and variance and updates the running ones.",
        homes: .functional,
        .composite { recorder, a in
            let x = try a.tensor(0)
            let isTraining = a[5].bool == true
            guard x.rank >= 2 else { throw TensorError.index("Dimension out of range (expected to be in range of [-1, 0], but got 1)") }
            let channels = x.shape[1]
            let count = channels == 0 ? 0 : x.elementCount / channels
            if isTraining, count <= 1 {
                throw TensorError.value("Expected more than 1 value per channel when training, got input size torch.Size(\(x.shape))")
            }
            for (index, name) in [(1, "running_mean"), (2, "running_var"), (3, "weight"), (4, "bias")] {
                guard let tensor = a[index].tensor else { continue }
                guard tensor.elementCount == channels else {
                    throw TensorError.runtime("\(name) should contain \(channels) elements not \(tensor.elementCount)")
                }
                if !x.dtype.isFloatingPoint { throw TensorError(.notImplemented, "\"batch_norm\" not implemented for '\(x.dtype.cName)'") }
                if index <= 2, tensor.dtype != x.dtype, !(x.dtype.isHalf && tensor.dtype == .float32) { throw TensorError.runtime("mixed dtype (CPU): all inputs must share same datatype.") }
            }
            if !isTraining, a[1].isNone { throw TensorError.runtime("running_mean must be defined in evaluation mode") }
            let weight = try recorder.like(x, a[3].tensor ?? Tensor.full([channels], 1, x.dtype))
            let bias = try recorder.like(x, a[4].tensor ?? Tensor.full([channels], 0, x.dtype))
            let stats: [Argument] = try isTraining
                ? [.none, .none]
                : [.tensor(recorder.like(x, a.tensor(1))), a[2].tensor.map { .tensor(try recorder.like(x, $0)) } ?? .none]
            let out = try recorder.apply(.nativeBatchNorm, inputs: [x, weight, bias], [a[7]] + stats)
            if isTraining, case .tensor(let mean) = a[1], case .tensor(let variance) = a[2] {
                try recorder.unrecorded { try recorder.follow(x, mean, variance, a[6].double ?? 0.1) }
            }
            return .tensor(out)
        }, .composed)

    /// Input, weight, bias; attributes: number of groups, eps.
    static let nativeGroupNorm = Operation(
        "_native_group_norm(Tensor input, Tensor weight, Tensor bias, int groups, float eps)",
        "(x − mean) / √(var + eps) · weight + bias over groups of channels.", homes: [],
        domain: Domain(shapes: [[[2, 4, 3], [4], [4]]], attributes: [[.int(2), .float(1e-5)]]),
        gradientName: "NativeGroupNormBackward0",
        .formula { c in
            try groupStandard(c.x, c.attributes).value.reshaped(c.x.shape) * perChannel(c.value(1), c.x.rank) + perChannel(c.value(2), c.x.rank)
        },
        .custom([
            { r, g in
                let (normal, scale) = try groupStandard(r.x, r.attributes)
                let g = try (g * perChannel(r[1], g.rank)).reshaped(normal.shape)
                let mean = try g.apply(.meanDim, [.ints([2]), .bool(true), .none])
                let along = try (g * normal).apply(.meanDim, [.ints([2]), .bool(true), .none])
                return try ((g - mean - normal * along) * scale).reshaped(r.shape(0))
            },
            { r, g in try (g * groupStandard(r.x, r.attributes).value.reshaped(g.shape)).sum(channelDims(g.rank)) },
            { _, g in try g.sum(channelDims(g.rank)) },
        ]))

    private static func groupStandard(_ x: Recorded, _ a: [Argument]) throws -> (value: Recorded, scale: Recorded) {
        let groups = Swift.max(1, a[0].int ?? 1)
        let rows = try x.reshaped([x.shape[0], groups, x.tensor.elementCount / Swift.max(1, x.shape[0] &* groups)])
        let centred = try rows - rows.apply(.meanDim, [.ints([2]), .bool(true), .none])
        let scale = try (centred.square().apply(.meanDim, [.ints([2]), .bool(true), .none]) + (a[1].double ?? 1e-5)).rsqrt()
        return (try centred * scale, scale)
    }

    public static let groupNorm = Operation(
        "group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-5)",
        "(x − mean) / √(var + eps) · weight + bias over groups of channels.", homes: [.functional, .torch],
        .composite { recorder, a in
            let (x, groups) = (try a.tensor(0), a.int(1))
            guard x.rank >= 2 else { throw TensorError.runtime("Expected at least 2 dimensions for input tensor but received \(x.rank)") }
            let channels = x.shape[1]
            if groups > 0, x.shape[0] &* channels / groups &* x.shape.array.dropFirst(2).reduce(1, &*) == 1 {
                let sizes = [x.shape[0] &* channels / groups, groups] + x.shape.array.dropFirst(2)
                throw TensorError(.value, "Expected more than 1 value per channel when training, got input size \(sizes)")
            }
            guard groups > 0, channels % groups == 0 else {
                throw TensorError.runtime(
                    "Expected number of channels in input to be divisible by num_groups, but got input of shape \(x.shape) and num_groups=\(groups)")
            }
            guard channels > 0 else { throw TensorError.runtime("Expected number of channels to be greater than 0, got 0") }
            guard x.shape.array.dropFirst(2).allSatisfy({ $0 > 0 }) else { throw TensorError.runtime("Expected HxW to be greater than 0, got 0") }
            for (index, name) in [(2, "weight"), (3, "bias")] {
                if let tensor = a[index].tensor, tensor.rank != 1 || tensor.elementCount != channels {
                    throw TensorError.runtime(
                        "Expected \(name) to be a vector of size equal to the number of channels in input, but got \(name) of shape \(tensor.shape) and input of shape \(x.shape)")
                }
            }
            if !x.dtype.isFloatingPoint, !a[2].isNone { throw TensorError.runtime("mixed dtype (CPU): all inputs must share same datatype.") }
            let weight = try recorder.like(x, a[2].tensor ?? Tensor.full([channels], 1, x.dtype))
            let bias = try recorder.like(x, a[3].tensor ?? Tensor.full([channels], 0, x.dtype))
            return .tensor(try recorder.apply(.nativeGroupNorm, inputs: [x, weight, bias], [a[1], a[4]]))
        }, .composed)
}

extension Recorded {
    /// Σ over all dimensions but the second.
    func summedChannels() throws -> Recorded {
        if recorder.isQuick, let sums = try Kernels.channelSums(checked(), recorder.backend) { return Recorded(sums, recorder) }
        return try sum((0..<rank).filter { $0 != 1 })
    }
}

extension Recorder {
    /// Whether a derivative rule may take a kernel instead of operations: nothing records or follows it.
    var isQuick: Bool { isPlain && !isRecording }

    /// Moves running statistics towards those of a batch.
    fileprivate func follow(_ x: Tensor, _ mean: Tensor, _ variance: Tensor, _ momentum: Double) throws {
        if isPlain, let moments = Kernels.channelMoments(x, backend),
            Kernels.follow(
                moments, count: x.elementCount / moments.means.count, mean: mean, variance: variance, momentum: momentum)
        { return }
        let dims = (0..<x.rank).filter { $0 != 1 }
        let value = Recorded(try Kernels.view(aliasing: x), self)
        let batchMean = try value.apply(.meanDim, [.ints(dims), .bool(false), .none])
        let batchVariance = try value.apply(.var, [.ints(dims), .int(1), .bool(false)])
        for (running, batch) in [(mean, batchMean), (variance, batchVariance)] {
            let moved = try Recorded(running, self) * (1 - momentum) + batch * momentum
            try Kernels.copy(moved.checked(), into: running)
        }
    }
}
