// Max pooling, which gives the greatest elements and their places, and its inverse.

import Tensors

extension Operation {
    /// Attributes: rank, kernel, stride, padding, dilation, ceil; for the adaptive ones rank and the output's sizes.
    private static func maxPooling(_ name: String, isAdaptive: Bool) -> Operation {
        Operation(
            isAdaptive
                ? "_adaptive_max(Tensor input, int rank, int[] size)"
                : "_max_windows(Tensor input, int rank, int[] kernel, int[] stride, int[] padding, int[] dilation, bool ceil)",
            "The greatest elements of windows, and their places.", homes: [],
            domain: Domain(
                shapes: [[[1, 2, 4, 4]]],
                attributes: isAdaptive
                    ? [[.int(2), .ints([2, 3])]]
                    : [[.int(2), .ints([2, 2]), .ints([2, 1]), .ints([0, 1]), .ints([1, 1]), .bool(false)]]),
            gradientName: name + "Backward0",
            .several { c in
                let (x, rank) = (c[0], c.int(0))
                let sizes = Array(x.shape.array.suffix(rank))
                let a = c.attributes
                let spans: [[Kernels.Span]] = (0..<rank).map { d in
                    isAdaptive
                        ? adaptiveSpans(sizes[d], a[1].ints?[d] ?? 1)
                        : slidingSpans(
                            sizes[d], a[1].ints?[d] ?? 1, a[2].ints?[d] ?? 1, a[3].ints?[d] ?? 0, a[4].ints?[d] ?? 1, a[5].bool == true)
                }
                let missing = 3 - rank
                let deep = try Kernels.reshape(x, Array(x.shape.array.dropLast(rank)) + Array(repeating: 1, count: missing) + sizes)
                let one = [[Kernels.Span(first: 0, count: 1)]]
                let steps = Array(repeating: 1, count: missing) + (isAdaptive ? Array(repeating: 1, count: rank) : a[4].ints ?? [])
                let windows = isAdaptive
                    ? nil
                    : try Windows(
                        input: sizes, kernel: a[1].ints ?? [], stride: a[2].ints ?? [], padding: a[3].ints ?? [],
                        dilation: a[4].ints ?? [], output: spans.map(\.count))
                let (values, places) = try Kernels.maxPool(
                    deep, Array(repeating: one[0], count: missing) + spans, steps: steps, windows: windows, c.backend)
                let shape = Array(x.shape.array.dropLast(rank)) + spans.map(\.count)
                return [try Kernels.reshape(values, shape), try Kernels.reshape(places, shape)]
            },
            .several { r, g in
                guard let g = g[0] else { return [nil] }
                let rank = r.int(0)
                return [try g.apply(.unpool, r.saved(1), [.int(rank), .ints(Array(r.shape(0).array.suffix(rank)))])]
            })
    }
    private static let maxPool2dWithIndices = maxPooling("MaxPool2DWithIndices", isAdaptive: false)
    private static let maxPool3dWithIndices = maxPooling("MaxPool3DWithIndices", isAdaptive: false)
    private static let adaptiveMaxPool2d = maxPooling("AdaptiveMaxPool2D", isAdaptive: true)
    private static let adaptiveMaxPool3d = maxPooling("AdaptiveMaxPool3D", isAdaptive: true)

    private static func adaptiveSpans(_ size: Int, _ count: Int) -> [Kernels.Span] {
        (0..<count).map { i in
            let first = i &* size / count
            return Kernels.Span(first: first, count: ((i &+ 1) &* size &+ count &- 1) / count &- first)
        }
    }
    private static func slidingSpans(
        _ size: Int, _ kernel: Int, _ stride: Int, _ padding: Int, _ dilation: Int, _ isCeiling: Bool
    ) -> [Kernels.Span] {
        (0..<Swift.max(0, pooledSize(size, kernel, stride, padding, dilation, isCeiling: isCeiling))).map { i in
            let start = i &* stride &- padding
            let skipped = start < 0 ? (-start &+ dilation &- 1) / dilation : 0
            let first = start &+ skipped &* dilation
            let room = first < size ? (size &- 1 &- first) / dilation &+ 1 : 0
            return Kernels.Span(first: first, count: Swift.min(kernel &- skipped, room))
        }
    }

    /// Puts values at places of the last dimensions; attributes: how many dimensions, and their sizes in the result.
    static let unpool: Operation = .init(
        "_unpool(Tensor self, Tensor places, int rank, int[] sizes)", "Values at their places, zeros elsewhere.", homes: [],
        domain: Domain(
            shapes: [[[2, 2, 2], [2, 2, 2]]], attributes: [[.int(2), .ints([3, 3])]], draws: [.real, .index(below: 9)]),
        gradientName: "MaxUnpool2DBackward0",
        .single { c in
            let (rank, sizes) = (c.int(0), c.attributes[1].ints ?? [])
            guard c.attributes.count > 2 else { return try Kernels.unpool(c[0], c[1], rank: rank, sizes, c.backend) }
            // Where two values name one place, the later one stays.
            let outer = Array(c[0].shape.array.dropLast(rank))
            let row = [c[0].shape.array.suffix(rank).reduce(1, &*)]
            let flat = try Kernels.scatter(
                Kernels.zeros(outer + [sizes.reduce(1, &*)], c[0].dtype), outer.count, Kernels.reshape(c[1], outer + row),
                Kernels.reshape(c[0], outer + row))
            return try Kernels.reshape(flat, outer + sizes)
        },
        .linear([
            { r, g in
                let rank = r.int(0)
                let outer = Array(g.shape.array.dropLast(rank))
                let places = try r[1].reshaped(outer + [r.shape(1).array.suffix(rank).reduce(1, &*)])
                let flat = try g.reshaped(outer + [g.shape.array.suffix(rank).reduce(1, &*)])
                return try flat.gather(outer.count, places).reshaped(r.shape(0))
            }, nil,
        ]))

    /// `_max_pool(input, rank, …)` → values and places.
    public static let maxPool = Operation(
        "_max_pool(Tensor input, int rank, int[] kernel_size, int[]? stride=None, int[] padding=0, int[] dilation=1, bool ceil_mode=False)",
        "The greatest elements of windows, and their places.", homes: .functional,
        .composite { recorder, a in
            let (x, rank) = (try a.tensor(0), a.int(1))
            try checkPooled(x, rank, "max_pool\(rank)d")
            func list(_ argument: Argument) -> [Int] { ConvolutionForm.filled(argument.ints ?? [], rank) }
            let kernel = list(a[2])
            let stride = (a[3].ints ?? []).isEmpty ? kernel : list(a[3])
            let (padding, dilation) = (list(a[4]), list(a[5]))
            try checkWindows(x, kernel, stride, padding, dilation, isCeiling: a[6].bool == true, name: "max_pool\(rank)d")
            return .tensors(try recorder.pooled(x, rank) { flat, spare in
                func wide(_ list: [Int], _ value: Int) -> Argument { .ints((spare ? [value] : []) + list) }
                return try recorder.applySeveral(
                    rank == 3 ? .maxPool3dWithIndices : .maxPool2dWithIndices, inputs: [flat],
                    [.int(spare ? 2 : rank), wide(kernel, 1), wide(stride, 1), wide(padding, 0), wide(dilation, 1), a[6]])
            })
        }, .composed)

    /// `_adaptive_max_pool(input, sizes)` → values and places.
    public static let adaptiveMaxPool = Operation(
        "_adaptive_max_pool(Tensor input, int[] output_size)", "The greatest elements of as many windows as asked for, and their places.",
        homes: .functional,
        .composite { recorder, a in
            let (x, sizes) = (try a.tensor(0), a[1].ints ?? [])
            let rank = sizes.count
            try checkPooled(x, rank, "adaptive_max_pool\(rank)d")
            guard sizes.allSatisfy({ $0 >= 0 && $0 < 1 << 30 }) else {
                let shape = x.shape.array.dropLast(rank) + (rank == 1 ? [1] : []) + sizes
                throw TensorError.runtime(
                    "Trying to create tensor with negative dimension \(sizes.first { $0 < 0 } ?? 0): \(Array(shape))")
            }
            return .tensors(try recorder.pooled(x, rank) { flat, spare in
                try recorder.applySeveral(
                    rank == 3 ? .adaptiveMaxPool3d : .adaptiveMaxPool2d, inputs: [flat], [.int(spare ? 2 : rank), .ints((spare ? [1] : []) + sizes)])
            })
        }, .composed)

    /// `_max_unpool(input, indices, sizes)`.
    public static let maxUnpool = Operation(
        "_max_unpool(Tensor input, Tensor indices, int[] sizes)", "Values at their places, zeros elsewhere.", homes: .functional,
        .composite { recorder, a in
            let (x, sizes) = (try a.tensor(0), a[2].ints ?? [])
            guard try a.tensor(1).dtype == .int64, try a.tensor(1).shape == x.shape else {
                throw TensorError.runtime("Expected shape of indices to be same as that of the input tensor")
            }
            return .tensor(try recorder.apply(.unpool, x, a.tensor(1), [.int(sizes.count), .ints(sizes), .bool(true)]))
        }, .composed)

    static func checkWindows(
        _ x: Tensor, _ kernel: [Int], _ stride: [Int], _ padding: [Int], _ dilation: [Int], isCeiling: Bool, name: String
    ) throws {
        let rank = kernel.count
        guard [stride, padding, dilation].allSatisfy({ $0.count == rank }) else {
            throw TensorError.runtime("\(name): the lists must have \(rank) elements")
        }
        guard (kernel + stride + padding + dilation).allSatisfy({ $0 < 1 << 30 && $0 > -1 << 30 }) else {
            throw TensorError.runtime("integer out of range")
        }
        guard kernel.allSatisfy({ $0 > 0 }) else { throw TensorError.runtime("\(name)() kernel_size must be greater than zero, but got kernel_size=\(kernel[0])") }
        guard stride.allSatisfy({ $0 > 0 }) else { throw TensorError.runtime("stride should not be zero") }
        guard dilation.allSatisfy({ $0 > 0 }) else { throw TensorError.runtime("dilation should be greater than zero, but got dilation=\(dilation[0])") }
        guard padding.allSatisfy({ $0 >= 0 }) else { throw TensorError.runtime("pad must be non-negative, but got pad: \(padding[0])") }
        for d in 0..<rank where padding[d] > (kernel[d] &- 1) &* dilation[d] / 2 + (name.hasPrefix("avg") ? (kernel[d] % 2 == 0 ? 1 : 0) : (((kernel[d] &- 1) &* dilation[d] &+ 1) / 2 - (kernel[d] &- 1) &* dilation[d] / 2)) {
            throw TensorError.runtime(
                name.hasPrefix("avg")
                    ? "pad should be at most half of effective kernel size, but got pad=\(padding[d]), kernel_size=\(kernel[d]) and dilation=1"
                    : "pad should be at most half of effective kernel size, but got pad=\(padding[d]), kernel_size=\(kernel[d]) and dilation=\(dilation[d])")
        }
        let sizes = Array(x.shape.array.suffix(rank))
        let counts = (0..<rank).map { pooledSize(sizes[$0], kernel[$0], stride[$0], padding[$0], dilation[$0], isCeiling: isCeiling) }
        guard counts.allSatisfy({ $0 > 0 }) else {
            let channels = x.shape[x.rank - rank - 1]
            func text(_ list: [Int]) -> String { (rank == 1 ? [channels, 1] + list : [channels] + list).map(String.init).joined(separator: "x") }
            throw TensorError.runtime("Given input size: (\(text(sizes))). Calculated output size: (\(text(counts))). Output size is too small")
        }
    }
}

extension Recorder {
    /// As `flat`, for values and places.
    fileprivate func pooled(_ x: Tensor, _ rank: Int, _ work: (Tensor, Bool) throws -> [Tensor]) throws -> [Tensor] {
        guard rank == 1 else { return try work(x, false) }
        return try work(apply(.unsqueeze, x, [.int(-2)]), true).map { try apply(.squeezeDim, $0, [.int(-2)]) }
    }
}
