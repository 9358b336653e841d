// Average pooling and interpolation: operations that differ in their tables and names only. The tables are made in ResamplingTables.swift, the sums in Tensors/Layers/Resampling.swift.

import Tensors

extension Operation {
    /// Attributes: the kind of table, and its numbers.
    private static func resampling(_ gradientName: String) -> Operation {
        Operation(
            "_resample(Tensor input, str kind, int[] numbers)", "Weighed sums of elements along the last dimensions.", homes: [],
            domain: Domain(
                shapes: [[[1, 1, 4, 5]]],
                attributes: [
                    [.string("adaptive"), .ints([2, 3])],
                    [.string("average"), .ints([2, 2, 2, 1, 1, 1, 0, 0, 0, 0])],
                ]),
            gradientName: gradientName,
            .single { c in
                try Kernels.resample(c[0], resamplingTables(c.attributes[0].string ?? "", c.attributes[1].ints ?? [], c[0].shape, c[0].dtype))
            },
            .linear([{ r, g in try g.apply(.resampleBack, [.ints(r.shape(0).array)] + r.attributes) }]))
    }

    /// The transpose; its first attribute is the shape of the input.
    static let resampleBack = Operation(
        "_resample_back(Tensor gradient, int[] shape, str kind, int[] numbers)", "The transpose of weighed sums of elements.",
        homes: [], domain: Domain(shapes: [[[1, 1, 2, 3]]], attributes: [[.ints([1, 1, 4, 5]), .string("adaptive"), .ints([2, 3])]]),
        gradientName: "ResampleBackwardBackward0",
        .single { c in
            guard let shape = Shape(c.attributes[0].ints ?? []) else { throw TensorError.runtime("too many dimensions") }
            return try Kernels.resampleBack(c[0], resamplingTables(c.attributes[1].string ?? "", c.attributes[2].ints ?? [], shape, c[0].dtype))
        },
        .linear([{ r, g in try g.apply(resampler("AvgPool2D"), Array(r.attributes.dropFirst())) }]))

    /// By what `grad_fn` calls them, without `Backward0`.
    private static let resamplers: [String: Operation] = {
        var made: [String: Operation] = [:]
        let names = [
            "AvgPool2D", "AvgPool3D", "AdaptiveAvgPool2D", "AdaptiveAvgPool3D", "UpsampleNearest1D", "UpsampleNearest2D",
            "UpsampleNearest3D", "UpsampleNearestExact1D", "UpsampleNearestExact2D", "UpsampleNearestExact3D", "UpsampleLinear1D", "UpsampleBilinear2D",
            "UpsampleTrilinear3D", "UpsampleBicubic2D",
        ]
        for name in names { made[name] = resampling(name + "Backward0") }
        return made
    }()
    static func resampler(_ name: String) -> Operation { resamplers[name] ?? plainResampler }
    static let plainResampler = resampling("AvgPool2DBackward0")

    private static func averaging(_ rank: Int) -> Operation {
        let divisor = rank == 1 ? "" : ", int? divisor_override=None"
        return Operation(
            Signature(
                "avg_pool\(rank)d(Tensor input, int[] kernel_size, int[]? stride=None, int[] padding=0, bool ceil_mode=False, bool count_include_pad=True\(divisor))"),
            "The means over windows.", homes: rank == 1 ? [.functional, .torch] : [.functional],
            .composite { recorder, a in
                let x = try a.tensor(0)
                try checkPooled(x, rank, "avg_pool\(rank)d")
                func list(_ argument: Argument) -> [Int] { ConvolutionForm.filled(argument.ints ?? [], rank) }
                let kernel = list(a[1])
                let stride = (a[2].ints ?? []).isEmpty ? kernel : list(a[2])
                let padding = list(a[3])
                try checkWindows(x, kernel, stride, padding, Array(repeating: 1, count: rank), isCeiling: a[4].bool == true, name: "avg_pool\(rank)d")
                let override = rank == 1 ? 0 : a[6].int ?? 0
                if rank > 1, a[6].int == 0 { throw TensorError.runtime("divisor must be not zero") }
                let numbers = [rank] + kernel + stride + padding + [a[4].bool == true ? 1 : 0, a[5].bool == false ? 0 : 1, override]
                if !x.dtype.isFloatingPoint, x.dtype != .int64 {
                    throw TensorError(.notImplemented, "\"avg_pool\(rank == 3 ? 3 : 2)d\" not implemented for '\(x.dtype.cName)'")
                }
                // Means of integers lose what is behind the point.
                let input = x.dtype == .int64 ? try x.cast(to: .float64) : x
                let means = try recorder.flat(input, rank) { flat, spare in
                    let padded = spare ? [2] + [1] + kernel + [1] + stride + [0] + padding + numbers.suffix(3) : numbers
                    return try recorder.apply(resampler(rank == 3 ? "AvgPool3D" : "AvgPool2D"), flat, [.string("average"), .ints(padded)])
                }
                return .tensor(x.dtype == .int64 ? try recorder.apply(.trunc, means).cast(to: .int64) : means)
            }, .composed)
    }
    public static let avgPool1d = averaging(1)
    public static let avgPool2d = averaging(2)
    public static let avgPool3d = averaging(3)

    /// `_adaptive_avg_pool(input, sizes)`, sizes without gaps.
    public static let adaptiveAvgPool = Operation(
        "_adaptive_avg_pool(Tensor input, int[] output_size)", "The means over as many windows as asked for.", homes: .functional,
        .composite { recorder, a in
            let (x, sizes) = (try a.tensor(0), a[1].ints ?? [])
            let rank = sizes.count
            try checkPooled(x, rank, "adaptive_avg_pool\(rank)d")
            if !x.dtype.isFloatingPoint, sizes.contains(where: { $0 != 1 }) {
                let name = rank == 3 ? "adaptive_avg_pool3d_cpu" : "adaptive_avg_pool2d"
                throw TensorError(.notImplemented, "\"\(name)\" not implemented for '\(x.dtype.cName)'")
            }
            guard sizes.allSatisfy({ $0 >= 0 && $0 < 1 << 30 }) else {
                let asked = ((rank == 1 ? [1] : []) + sizes).map { ", \($0)" }.joined().dropFirst(2)
                throw TensorError.runtime(
                    "adaptive_avg_pool\(Swift.max(rank, 2))d: elements of output_size must be greater than or equal to 0 but received {\(asked)}")
            }
            if rank >= 2, sizes.allSatisfy({ $0 == 1 }) {
                return .tensor(try recorder.apply(.meanDim, x, [.ints((1...rank).map { -$0 }), .bool(true), .none]))
            }
            return .tensor(try recorder.flat(x, rank) { flat, spare in
                if spare, sizes == [1] { return try recorder.apply(.meanDim, flat, [.ints([-1, -2]), .bool(true), .none]) }
                return try recorder.apply(
                    resampler(rank == 3 ? "AdaptiveAvgPool3D" : "AdaptiveAvgPool2D"), flat, [.string("adaptive"), .ints((spare ? [1] : []) + sizes)])
            })
        }, .composed)

    /// `_upsample(input, mode, size, align_corners, scales…)`.
    public static let upsample: Operation = .init(
        "_upsample(Tensor input, str mode, int[] size, bool align_corners, float? scale0=None, float? scale1=None, float? scale2=None)",
        "The tensor at another resolution.", homes: .functional,
        .composite { recorder, a in
            let (x, mode, sizes) = (try a.tensor(0), a[1].string ?? "", a[2].ints ?? [])
            let rank = sizes.count
            let scales = a[4...].map { $0.double ?? 0 }.prefix(rank)
            let names = [
                "nearest": "UpsampleNearest\(rank)D", "nearest-exact": "UpsampleNearestExact\(rank)D", "linear": "UpsampleLinear1D",
                "bilinear": "UpsampleBilinear2D", "trilinear": "UpsampleTrilinear3D", "bicubic": "UpsampleBicubic2D",
            ]
            guard x.rank == rank + 2 else {
                throw TensorError.runtime("It is expected input_size equals to \(rank + 2), but got size \(x.rank)")
            }
            guard sizes.allSatisfy({ $0 > 0 }), x.shape.array[2...].allSatisfy({ $0 > 0 }) else {
                throw TensorError.runtime(
                    "Input and output sizes should be greater than 0, but got input (H: \(x.shape.array.dropLast().last ?? 0), W: \(x.shape.last ?? 0)) output (H: \(sizes.first ?? 0), W: \(sizes.last ?? 0))")
            }
            if !x.dtype.isFloatingPoint {
                guard x.dtype == .uint8 else {
                    let isFlat = rank == 2 && mode != "bicubic"
                    let weights = mode.hasPrefix("nearest") ? "nearest" : mode == "bicubic" ? "cubic" : "linear"
                    let name = isFlat ? "upsample_\(weights == "nearest" ? "nearest" : "bilinear")2d_channels_last" : "compute_indices_weights_\(weights)"
                    throw TensorError(.notImplemented, "\"\(name)\" not implemented for '\(x.dtype.cName)'")
                }
                guard case .tensor(let wide) = try upsample.call(recorder, [.tensor(x.cast(to: .float32))] + a[1...]) else { return .tensor(x) }
                return .tensor(try recorder.apply(.round, wide).cast(to: .uint8))
            }
            let kind = mode.hasPrefix("nearest") ? mode : mode == "bicubic" ? "cubic" : "linear"
            let numbers = sizes + [a[3].bool == true ? 1 : 0] + scales.map { Int(bitPattern: UInt($0.bitPattern)) }
            return .tensor(try recorder.apply(resampler(names[mode] ?? ""), x, [.string(kind), .ints(numbers)]))
        }, .composed)

    static func checkPooled(_ x: Tensor, _ rank: Int, _ name: String) throws {
        guard x.rank == rank + 1 || x.rank == rank + 2 else {
            if name.hasPrefix("adaptive") {
                throw TensorError.runtime("\(name)(): Expected \(rank + 1)D or \(rank + 2)D tensor, but got \(x.shape)")
            }
            if rank > 1 {
                throw TensorError.runtime("non-empty \(rank + 1)D or \(rank + 2)D (batch mode) tensor expected for input")
            }
            throw TensorError.runtime(
                name.hasPrefix("avg")
                    ? "Expected 2 to 3 dimensions, but got \(x.rank)-dimensional tensor for argument #1 'self' (while checking arguments for avg_pool1d)"
                    : "\(name): Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:\(x.shape)")
        }
    }
}

extension Recorder {
    /// Works on one dimension as on two of which the first is 1, as PyTorch does.
    func flat(_ x: Tensor, _ rank: Int, _ work: (Tensor, Bool) throws -> Tensor) throws -> Tensor {
        guard rank == 1 else { return try work(x, false) }
        return try apply(.squeezeDim, work(apply(.unsqueeze, x, [.int(-2)]), true), [.int(-2)])
    }
}
