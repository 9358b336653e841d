// Normalising, padding and dropping out: layer norm and the compositions around it.

import Tensors

extension Operation {
    /// x̂ = (x − mean) / √(var + eps) over the last dimensions, times weight plus bias where there are any.
    static let nativeLayerNorm = Operation(
        "_native_layer_norm(Tensor input, Tensor[] scale, int[] normalized_shape, float eps)",
        "(x − mean) / √(var + eps) · weight + bias over the last dimensions.", homes: [],
        domain: Domain(
            shapes: [[[2, 4]], [[2, 4], [4]], [[2, 4], [4], [4]]], attributes: [[.ints([4]), .float(1e-5)]]),
        gradientName: "NativeLayerNormBackward0",
        .formula(quick: { c in
            try Kernels.standardize(
                c[0], last: c.attributes[0].ints?.count ?? 0, weight: c.inputs.count > 1 ? c[1] : nil,
                bias: c.inputs.count > 2 ? c[2] : nil, eps: c.double(1), c.backend)
        }) { c in
            let dims = trailing(c.attributes[0], c[0].rank)
            var y = try standardized(c.x, dims, c.double(1)).value
            if c.inputs.count > 1 { y = try y * c.value(1) }
            if c.inputs.count > 2 { y = try y + c.value(2) }
            return y
        },
        .custom(
            [
                { r, g in
                    let dims = trailing(r.attributes[0], g.rank)
                    let (normal, scale) = try standardized(r.x, dims, r.double(1))
                    let g = try r.record.inputCount > 1 ? g * r[1] : g
                    let mean = try g.apply(.meanDim, [.ints(dims), .bool(true), .none])
                    let along = try (g * normal).apply(.meanDim, [.ints(dims), .bool(true), .none])
                    return try (g - mean - normal * along) * scale
                },
                { r, g in
                    try g * standardized(r.x, trailing(r.attributes[0], g.rank), r.double(1)).value
                },
                { _, g in g },
            ]))

    private static func trailing(_ sizes: Argument, _ rank: Int) -> [Int] {
        Array((rank - (sizes.ints ?? []).count)..<rank)
    }
    private static func standardized(
        _ x: Recorded, _ dims: [Int], _ eps: Double
    ) throws -> (value: Recorded, scale: Recorded) {
        let centred = try x - x.apply(.meanDim, [.ints(dims), .bool(true), .none])
        let scale = try (centred.square().apply(.meanDim, [.ints(dims), .bool(true), .none]) + eps).rsqrt()
        return (try centred * scale, scale)
    }

    public static let layerNorm = Operation(
        "layer_norm(Tensor input, int[]! normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-5)",
        "(x − mean) / √(var + eps) · weight + bias over the last dimensions.", homes: [.functional, .torch],
        .composite { recorder, a in
            let x = try a.tensor(0)
            let sizes = a[1].ints ?? []
            guard !sizes.isEmpty, x.rank >= sizes.count, x.shape.array.suffix(sizes.count) == ArraySlice(sizes) else {
                throw TensorError.runtime(
                    "Given normalized_shape=\(sizes), expected input with shape [*, "
                        + "\(sizes.map(String.init).joined(separator: ", "))], but got input of size\(x.shape)")
            }
            if let weight = a[2].tensor, weight.dtype != x.dtype, weight.dtype != .float32 || !x.dtype.isHalf {
                throw TensorError.runtime("mixed dtype (CPU): all inputs must share same datatype.")
            }
            var inputs = [x]
            if let weight = a[2].tensor { inputs.append(weight) }
            if let bias = a[3].tensor {
                if inputs.count == 1 { inputs.append(try Tensor.full(bias.shape, 1, bias.dtype)) }
                inputs.append(bias)
            }
            // Weights of full precision beside an input of 16 bits: the result is like the input.
            inputs = try inputs.map { try recorder.like(x, $0) }
            return .tensor(try recorder.apply(.nativeLayerNorm, inputs: inputs, [a[1], a[4]]))
        }, .composed)
    public static let rmsNorm = Operation(
        "rms_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, float? eps=None)",
        "x / √(mean x² + eps) · weight over the last dimensions.", homes: [.functional, .torch],
        .composite { recorder, a in
            let x = Recorded(try a.tensor(0), recorder)
            let dims = trailing(a[1], x.rank)
            let sizes = a[1].ints ?? []
            guard x.shape.array.suffix(sizes.count) == sizes[...] else {
                let asked = sizes.map { ", \($0)" }.joined().dropFirst(2)
                throw TensorError.runtime(
                    "Given normalized_shape=\(sizes), expected input with shape [*\(asked)], but got input of size\(x.shape)")
            }
            guard !sizes.isEmpty else {
                throw TensorError.runtime(
                    "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []")
            }
            if let weight = a[2].tensor, weight.shape.array != sizes {
                throw TensorError.runtime(
                    "Expected weight to be of same shape as normalized_shape, but got weight of shape \(weight.shape) and normalized_shape = \(sizes)")
            }
            let eps = a[3].double ?? (x.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne))
            // 16 bits are left for the whole computation.
            let wide = try x.dtype.isHalf ? x.cast(.float32) : x
            var y = try wide * (wide.square().apply(.meanDim, [.ints(dims), .bool(true), .none]) + eps).rsqrt()
            if let weight = a[2].tensor { y = try y * Recorded(recorder.like(wide.tensor, weight), recorder) }
            return .tensor(try recorder.contiguous(y.cast(like: x).checked()))
        }, .composed)

    public static let normalize = Operation(
        "normalize(Tensor input, float p=2.0, int dim=1, float eps=1e-12)",
        "x divided by its norm along a dimension, the norm being at least eps.", homes: .functional,
        .composite { recorder, a in
            let x = Recorded(try a.tensor(0), recorder)
            let norm = try x.apply(.vectorNorm, [a[1], .ints([a.int(2)]), .bool(true), .none])
            let limited = try norm.apply(.clampMin, [a[3]]).expanded(to: x.shape)
            return .tensor(try (x / limited).checked())
        }, .composed)
    public static let cosineSimilarity = Operation(
        "cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-8)",
        "x₁·x₂ / (max(|x₁|, eps) · max(|x₂|, eps)) along a dimension.", homes: [.functional, .torch],
        .composite { recorder, a in
            func unit(_ x: Recorded) throws -> Recorded {
                let norm = try x.apply(.vectorNorm, [.int(2), .ints([a.int(2)]), .bool(true), .none])
                return try x / norm.apply(.clampMin, [a[3]])
            }
            let shape = try Kernels.broadcast(a.tensor(0).shape, a.tensor(1).shape)
            let common = Kernels.resultType(of: try a.tensor(0), try a.tensor(1), defaultDType: recorder.defaultDType)
            guard common.isFloatingPoint else {
                throw TensorError.runtime("expected common dtype to be floating point, yet common dtype is \(common.cName)")
            }
            let x = try unit(Recorded(a.tensor(0), recorder).cast(common).expanded(to: shape))
            let y = try unit(Recorded(a.tensor(1), recorder).cast(common).expanded(to: shape))
            return .tensor(try (x * y).sum([a.int(2)]).checked())
        }, .composed)
    public static let pairwiseDistance = Operation(
        "pairwise_distance(Tensor x1, Tensor x2, float p=2.0, float eps=1e-6, bool keepdim=False)",
        "The norm of x₁ − x₂ + eps along the last dimension.", homes: .functional,
        .composite { recorder, a in
            let difference = try Recorded(a.tensor(0), recorder) - Recorded(a.tensor(1), recorder) + (a[3].double ?? 1e-6)
            return .tensor(try difference.apply(.distanceNorm, [a[2], .ints([-1]), a[4], .none]).checked())
        }, .composed)
    /// `vector_norm` under the name that PyTorch gives it inside of a distance.
    static let distanceNorm = Operation(
        "_distance_norm(Tensor x, Scalar ord=2, int[]? dim=None, bool keepdim=False, dtype? dtype=None)", vectorNorm.doc, homes: [],
        domain: vectorNorm.domain, gradientName: "NormBackward1", complex: true, vectorNorm.body, vectorNorm.derivative)

    public static let constantPad: Operation = .init(
        "constant_pad_nd(Tensor self, int[] pad, Scalar value=0)",
        "The tensor with constants around it: pairs of widths, the last dimension first; negative ones cut.",
        homes: .torch,
        domain: Domain(
            shapes: [[[2, 3]]], attributes: [[.ints([1, 2]), .float(0.5)], [.ints([1, -1, 0, 1]), .int(0)]]),
        gradientName: "ConstantPadNdBackward0",
        complex: true, complexNumbers: true, .single { c in
            let widths = try paddings(c.attributes[0], c[0])
            var sizes = c[0].shape
            for dim in 0..<sizes.count {
                let size = sizes[dim] &+ widths[dim].0 &+ widths[dim].1
                guard size >= 0, Swift.max(widths[dim].0, widths[dim].1) < Int.max / 16 else {
                    throw TensorError.runtime(
                        "The input size \(sizes[dim]), plus negative padding \(widths[dim].0) and \(widths[dim].1) resulted in a "
                            + "negative output size, which is invalid. Check dimension \(dim) of your input.")
                }
                sizes[dim] = size
            }
            let out = try Kernels.full(sizes.array, scalar(c.attributes[1]).cast(to: c[0].dtype), c[0].dtype)
            var (from, into) = (c[0], out)
            for dim in 0..<sizes.count {
                let (before, after) = widths[dim]
                from = try Kernels.slice(from, dim, Swift.max(0, -before), from.shape[dim] - Swift.max(0, -after))
                into = try Kernels.slice(into, dim, Swift.max(0, before), into.shape[dim] - Swift.max(0, after))
            }
            try Kernels.copy(from, into: into)
            return out
        },
        .custom(
            [
                { r, g in
                    let widths = try paddings(r.attributes[0], r.record.edge(0).tensor)
                    let opposite = widths.reversed().flatMap { [-$0.0, -$0.1] }
                    return try g.apply(.constantPad, [.ints(opposite), .int(0)])
                }
            ],
            jvp: { r, t in
                guard let t = t[0] else { return try r.y.filled(0) }
                return try t.apply(.constantPad, [r.attributes[0], .int(0)])
            }))
    /// Widths before and after each dimension.
    private static func paddings(_ pad: Argument, _ x: Tensor) throws -> [(Int, Int)] {
        let pad = pad.ints ?? []
        guard pad.count % 2 == 0 else {
            throw TensorError.runtime("Length of pad must be even but instead it equals \(pad.count)")
        }
        guard pad.count / 2 <= x.rank else {
            throw TensorError.runtime(
                "Length of pad should be no more than twice the number of dimensions of the input. Pad length is "
                    + "\(pad.count) while the input has \(x.rank) dimensions.")
        }
        var widths = Array(repeating: (0, 0), count: x.rank)
        for pair in 0..<(pad.count / 2) { widths[x.rank - 1 - pair] = (pad[2 * pair], pad[2 * pair + 1]) }
        return widths
    }
    public static let dropout = Operation(
        "dropout(Tensor input, float p=0.5, bool training=True, bool inplace=False)",
        "Each element 0 with probability p, the others divided by 1 − p.", homes: [.functional, .torch],
        .composite { recorder, a in
            let p = a[1].double ?? 0.5
            guard p >= 0 && p <= 1 else {
                let text = a[1].int.map(String.init) ?? "\(p)"
                throw TensorError.value("dropout probability has to be between 0 and 1, but got \(text)")
            }
            let x = try a.tensor(0)
            return .tensor(a[2].bool == false ? x : try recorder.dropout(x, p))
        }, .composed)
}

extension Recorder {
    /// Drops elements with probability p, as training does.
    func dropout(_ x: Tensor, _ p: Double) throws -> Tensor {
        if p == 0 || x.elementCount == 0 { return x }
        if p == 1 { return try apply(.mul, x, Kernels.zeros([], x.dtype)) }
        guard x.dtype.isDifferentiable else {
            throw TensorError.runtime("result type \(defaultDType.cName) can't be cast to the desired output type \(x.dtype.cName)")
        }
        let mask = try generator.mask(like: x.dtype.isComplex ? Kernels.part(x, 0) : x, p: 1 - p)
        let noise = try Kernels.binary(.div, mask, Tensor.wrapped(1 - p), backend, defaultDType: defaultDType)
        return try apply(.mul, x, noise)
    }
}

extension Recorder {
    /// A weight in the type of a layer's input: one of full precision beside an input of 16 bits gives a result like the input.
    func like(_ input: Tensor, _ weight: Tensor) throws -> Tensor {
        weight.dtype == input.dtype || !input.dtype.isHalf ? weight : try apply(.to, weight, [.dtype(input.dtype)])
    }
}
