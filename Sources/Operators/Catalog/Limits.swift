// Limits by tensors, signs by numbers, quarter turns, vector products: operations whose record PyTorch keeps as one.

import Tensors

extension Operation {
    /// The limits that are there follow the tensor; `which` says which: 'min', 'max' or 'both'.
    public static let clampTensors = limits("_clamp", "both", "ClampBackward0", "min, max, both")
    public static let clampMinTensor = limits("_clamp_min", "min", "ClampMinBackward1", "min")
    public static let clampMaxTensor = limits("_clamp_max", "max", "ClampMaxBackward1", "max")
    private static func limits(_ name: String, _ usual: String, _ gradientName: String, _: String) -> Operation {
        Operation(
            Signature("\(name)(Tensor self, Tensor[] limits, str which)"), "Limits elements by tensors.", homes: [],
            domain: Domain(
                [-2...2, -1.5...(-0.5), 0.5...1.5], shapes: usual == "both" ? [[[2, 3], [2, 3], [3]]] : [[[2, 3], [3]]],
                attributes: [[.string(usual)]]),
            gradientName: gradientName,
            .formula { c in
                var x = c.x
                let which = c.attributes[0].string ?? "both"
                if which != "max" { x = try x.apply(.maximum, c.value(1)) }
                if which != "min" { x = try x.apply(.minimum, c.value(which == "both" ? 2 : 1)) }
                return x
            },
            .custom([
                { r, g in try g.shared(r.ownShare()) },
                { r, g in try g.shared(r.limitShare()) },
            ]))
    }
    public static let clampTensor = Operation(
        "clamp(Tensor self, Tensor? min=None, Tensor? max=None)", "Limits elements to min…max, elementwise.",
        homes: .pointwise, aliases: ["clip"],
        .composite { recorder, a in
            let limits = [a[1].tensor, a[2].tensor].compactMap { $0 }
            guard !limits.isEmpty else {
                throw TensorError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
            }
            let which = limits.count == 2 ? "both" : a[1].isNone ? "max" : "min"
            return .tensor(try recorder.apply(.clampTensors, inputs: [a.tensor(0)] + limits, [.string(which)]))
        }, .composed)
    public static let clampMinWith = Operation(
        "clamp_min(Tensor self, Tensor min)", "Limits elements from below, elementwise.", homes: .pointwise,
        .composite { recorder, a in
            .tensor(try recorder.apply(.clampMinTensor, inputs: [a.tensor(0), a.tensor(1)], [.string("min")]))
        }, .composed)
    public static let clampMaxWith = Operation(
        "clamp_max(Tensor self, Tensor max)", "Limits elements from above, elementwise.", homes: .pointwise,
        .composite { recorder, a in
            .tensor(try recorder.apply(.clampMaxTensor, inputs: [a.tensor(0), a.tensor(1)], [.string("max")]))
        }, .composed)

    public static let copysignScalar = Operation(
        "copysign(Tensor self, Scalar other)", "The magnitude of self with the sign of a number.", homes: .pointwise,
        domain: Domain([0.3...2], attributes: [[.float(-1)]]), gradientName: "CopysignBackward1",
        .formula { c in try c.x.apply(.copysign, c.x.number(c.attributes[0])) },
        .elementwise([{ r in try (r.x.sign() * r.y.sign()).zeroed(where: r.x .== 0) }]))

    public static let rot90: Operation = .init(
        "rot90(Tensor self, int k=1, int[] dims=[0,1])", "Turns by k quarters in the plane of two dimensions.",
        domain: Domain(shapes: [[[2, 3]]], attributes: [[.int(1), .ints([0, 1])], [.int(2), .ints([0, 1])]]),
        .single { c in
            let x = c[0]
            let given = c.attributes[1].ints ?? []
            guard given.count == 2 else {
                throw TensorError.runtime("expected total rotation dims == 2, but got dims = \(given.count)")
            }
            guard x.rank >= 2 else { throw TensorError.runtime("expected total dims >= 2, but got total dims = \(x.rank)") }
            let dims = try given.map { try Kernels.normalizedDim($0, rank: x.rank) }
            guard dims[0] != dims[1] else {
                throw TensorError.runtime("expected rotation dims to be different, but got dim0 = \(given[0]) and dim1 = \(given[1])")
            }
            switch ((c.int(0) % 4) + 4) % 4 {
            case 1: return try Kernels.transpose(Kernels.flip(x, [dims[1]]), dims[0], dims[1]).clone()
            case 2: return try Kernels.flip(x, dims)
            case 3: return try Kernels.transpose(Kernels.flip(x, [dims[0]]), dims[0], dims[1]).clone()
            default: return try x.clone()
            }
        },
        .linear([{ r, g in try g.apply(.rot90, [.int(0 &- r.int(0)), r.attributes[1]]) }]))

    public static let vdot = Operation(
        "vdot(Tensor self, Tensor other)", "The sum of the products of two vectors' elements, those of the first conjugated.",
        domain: Domain(shapes: [[[3], [3]]]), complex: true, .single { c in 
            try Kernels.dot(c[0].dtype.isComplex ? Kernels.conjugate(c[0]) : c[0], c[1], c.backend)
        },
        .bilinear([{ r, g in try g.conjugate() * r.plain(1) }, { r, g in try g * r.plain(0) }]))

    /// A copy of a diagonal, as `diag` of a matrix makes it.
    static let diagonalCopy: Operation = .init(
        "_diagonal_copy(Tensor self, int offset, int dim1, int dim2)", "A copy of a diagonal.", homes: [],
        domain: Domain(shapes: [[[3, 4]]], attributes: [[.int(0), .int(0), .int(1)]]),
        gradientName: "DiagonalBackward0_copy",
        complex: true, .single { c in try Kernels.diagonal(c[0], offset: c.int(0), c.int(1), c.int(2)).clone() },
        .linear([{ r, g in try g.apply(.diagonalBackward, [.ints(r.shape(0).array)] + r.attributes) }]))

    public static let aminmax = Operation(
        "aminmax(Tensor self, *, int? dim=None, bool keepdim=False)", "The least and the greatest element.",
        domain: Domain(shapes: [[[2, 3]]], attributes: [[.int(0), .bool(false)], [.none, .bool(false)]]),
        fields: ["min", "max"],
        .several { c in
            let dims = c.attributes[0].int.map { [$0] }
            if c[0].elementCount == 0 {
                guard let dim = try dims.map({ try Kernels.normalizedDim($0[0], rank: c[0].rank) }) else {
                    throw TensorError.runtime("aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.")
                }
                if c[0].shape[dim] == 0 { throw TensorError.index("aminmax: Expected reduction dim \(dim) to have non-zero size.") }
            }
            return [
                try Kernels.amin(c[0], dims: dims, keepdim: c.bool(1), name: "aminmax"),
                try Kernels.amax(c[0], dims: dims, keepdim: c.bool(1), name: "aminmax"),
            ]
        },
        .several { r, g in
            var sum: Recorded?
            for (gradient, extreme) in zip(g, [Operation.amin, .amax]) {
                guard let gradient else { continue }
                let dims: Argument = r.attributes[0].isNone ? .ints([]) : r.attributes[0]
                let y = try r.x.apply(extreme, [dims, .bool(true)])
                let same = try (r.x .== y).cast(like: r.x)
                let share = try same / same.summed(to: y.shape)
                let part = try gradient.reshaped(y.shape) * share
                sum = try sum.map { try $0 + part } ?? part
            }
            return [sum]
        })

    public static let varMean = withMean("var_mean", isDeviation: false)
    public static let stdMean = withMean("std_mean", isDeviation: true)
    private static func withMean(_ name: String, isDeviation: Bool) -> Operation {
        Operation(
            Signature("\(name)(Tensor self, int[]? dim=None, *, Scalar? correction=None, bool keepdim=False)"),
            isDeviation ? "The standard deviation and the mean." : "The variance and the mean.", homes: .torch,
            domain: .variance,
            complex: true, .several { c in
                let (dims, correction) = (c.attributes[0].ints, c.attributes[1].double ?? 1)
                let spread = try isDeviation
                    ? Kernels.standardDeviation(c[0], dims: dims, correction: correction, keepdim: c.bool(2))
                    : Kernels.variance(c[0], dims: dims, correction: correction, keepdim: c.bool(2))
                return [spread, try Kernels.mean(c[0], dims: dims, keepdim: c.bool(2))]
            },
            .several { r, g in
                var sum: Recorded?
                if let spread = g[0] {
                    var local = try r.varianceLocal(dims: 0, correction: 1)
                    if isDeviation {
                        let y = try r.x.apply(.std, [r.attributes[0], r.attributes[1], .bool(true)])
                        local = try (local / (2 * y)).zeroed(where: (y .== 0).expanded(to: local.shape))
                    }
                    sum = try r.unreduced(spread) * local
                }
                if let mean = g[1] {
                    let count = Double(try r.record.edge(0).tensor.reducedCount(r.attributes[0].ints))
                    let part = try r.unreduced(mean).expanded(to: r.shape(0)) / count
                    sum = try sum.map { try $0 + part } ?? part
                }
                return [sum]
            })
    }
    public static let varMeanUnbiased = unbiasedMean("var_mean", .varMean, hasDim: false)
    public static let varMeanDimUnbiased = unbiasedMean("var_mean", .varMean, hasDim: true)
    public static let stdMeanUnbiased = unbiasedMean("std_mean", .stdMean, hasDim: false)
    public static let stdMeanDimUnbiased = unbiasedMean("std_mean", .stdMean, hasDim: true)
    private static func unbiasedMean(_ name: String, _ operation: Operation, hasDim: Bool) -> Operation {
        Operation(
            Signature(
                hasDim
                    ? "\(name)(Tensor self, int[]? dim, bool unbiased, bool keepdim=False)"
                    : "\(name)(Tensor self, bool unbiased)"), operation.doc, homes: .torch,
            .composite { recorder, a in
                let isUnbiased = a[hasDim ? 2 : 1].bool ?? true
                return .tensors(
                    try recorder.applySeveral(
                        operation, inputs: [a.tensor(0)],
                        [hasDim ? a[1] : .none, .int(isUnbiased ? 1 : 0), hasDim ? a[3] : .bool(false)]))
            }, .composed)
    }
}

extension Rule {
    private var which: String { attributes[0].string ?? "both" }
    /// How much of the gradient the element itself receives: all inside the limits, half on one of them.
    fileprivate func ownShare() throws -> Recorded {
        switch which {
        case "min": return try (x .> self[1]).cast(like: x) + half(at: self[1])
        case "max": return try (x .< self[1]).cast(like: x) + half(at: self[1])
        default:
            let inside = try (x .> self[1]) .& (x .< self[2])
            return try inside.cast(like: x) + half(at: self[1]) + half(at: self[2])
        }
    }
    /// How much the limit of this input receives: all where it is the result, half where the element equals it.
    fileprivate func limitShare() throws -> Recorded {
        let limit = self[input]
        switch which {
        case "min": return try (x .< limit).cast(like: x) + half(at: limit)
        case "max": return try (x .> limit).cast(like: x) + half(at: limit)
        default:
            let isOrdered = try (self[1] .< self[2]).cast(like: x)
            let ties = try half(at: limit) * isOrdered
            if input == 1 { return try (x .< limit).cast(like: x) * isOrdered + ties }
            return try ((x .> limit) .| (limit .< self[1])).cast(like: x) + ties
        }
    }
    private func half(at limit: Recorded) throws -> Recorded { try (x .== limit).cast(like: x) * 0.5 }
}
