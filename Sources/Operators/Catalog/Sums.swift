// Reductions that add or multiply: sums, means, products, variances, norms. Extremes are in Extremes.

import Tensors

extension Operation {
    public static let sum = Operation(
        "sum(Tensor self, *, dtype? dtype=None)", "The sum of all elements.",
        complex: true, .single { c in try Kernels.sum(c[0], dims: nil, keepdim: false, dtype: c.attributes[0].dtype, c.backend) },
        .linear([{ r, g in try g.expanded(to: r.shape(0)) }]))
    public static let sumDim = Operation(
        "sum(Tensor self, int[]? dim, bool keepdim=False, *, dtype? dtype=None)", "The sum over dimensions.",
        domain: .alongDims(.none), gradientName: "SumBackward1",
        complex: true, .single { c in
            try Kernels.sum(c[0], dims: c.attributes[0].ints, keepdim: c.bool(1), dtype: c.attributes[2].dtype, c.backend)
        },
        .linear([{ r, g in try r.unreduced(g).expanded(to: r.shape(0)) }]))
    public static let nansum = Operation(
        "nansum(Tensor self, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)",
        "The sum over dimensions, NaN left out.", domain: .alongDims(.none),
        .formula { c in
            let x = try c.x.dtype.isFloatingPoint ? c.x.zeroed(where: c.x.isNaN()) : c.x
            return try x.apply(.sumDim, c.attributes)
        },
        .linear([{ r, g in
            try r.unreduced(g).expanded(to: r.shape(0)).zeroed(where: Recorded(r.record.edge(0).tensor, r.recorder).isNaN())
        }]))

    public static let mean = Operation(
        "mean(Tensor self, *, dtype? dtype=None)", "The mean of all elements: Σ xᵢ / n.",
        complex: true, .single { c in try Kernels.mean(c[0], dims: nil, keepdim: false, dtype: c.attributes[0].dtype, c.backend) },
        .linear([{ r, g in try g.expanded(to: r.shape(0)) / Double(r.shape(0).checkedElementCount ?? 0) }]))
    public static let meanDim = Operation(
        "mean(Tensor self, int[]? dim, bool keepdim=False, *, dtype? dtype=None)", "The mean over dimensions.",
        domain: .alongDims(.none), gradientName: "MeanBackward1",
        complex: true, .single { c in
            try Kernels.mean(c[0], dims: c.attributes[0].ints, keepdim: c.bool(1), dtype: c.attributes[2].dtype, c.backend)
        },
        .linear([
            { r, g in
                try r.unreduced(g).expanded(to: r.shape(0)) / Double(r.record.edge(0).tensor.reducedCount(r.attributes[0].ints))
            }
        ]))
    public static let nanmean = Operation(
        "nanmean(Tensor self, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)",
        "The mean over dimensions, NaN left out.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            guard x.dtype.isFloatingPoint else {
                throw TensorError(
                    .notImplemented,
                    "nanmean(): expected input to have floating point or complex dtype but got \(x.dtype.cName)")
            }
            let count = try Recorded(x, recorder).isNaN().not().apply(.sumDim, [a[1], a[2], .none]).checked()
            return .tensor(try recorder.apply(.div, recorder.apply(.nansum, x, Array(a[1...])), count))
        }, .composed)

    public static let prod = Operation(
        "prod(Tensor self, *, dtype? dtype=None)", "The product of all elements.",
        complex: true, .single { c in try Kernels.prod(c[0], dims: nil, keepdim: false, dtype: c.attributes[0].dtype) },
        .reducing { r in
            let flat = try r.x.reshaped([-1])
            return try r.productLocal(flat, 0, r.y).reshaped(r.shape(0))
        })
    public static let prodDim = Operation(
        "prod(Tensor self, int dim, bool keepdim=False, *, dtype? dtype=None)", "The product along a dimension.",
        domain: .along(.bool(false), .none), gradientName: "ProdBackward1",
        complex: true, .single { c in
            try Kernels.prod(c[0], dims: [c.int(0)], keepdim: c.bool(1), dtype: c.attributes[2].dtype)
        },
        .reducing { r in
            try r.productLocal(r.x, r.record.edge(0).tensor.checkedDim(r.int(0)), r.unreduced(r.y))
        })

    public static let `var` = Operation(
        "var(Tensor self, int[]? dim=None, *, Scalar? correction=None, bool keepdim=False)",
        "The variance: Σ (xᵢ − mean)² / (n − correction), correction 1 unless given.", domain: .variance,
        complex: true, .single { c in
            try Kernels.variance(
                c[0], dims: c.attributes[0].ints, correction: c.attributes[1].double ?? 1, keepdim: c.bool(2))
        },
        .reducing { r in try r.varianceLocal(dims: 0, correction: 1) })
    public static let std = Operation(
        "std(Tensor self, int[]? dim=None, *, Scalar? correction=None, bool keepdim=False)",
        "The standard deviation, the square root of the variance.", domain: .variance,
        complex: true, .single { c in
            try Kernels.standardDeviation(
                c[0], dims: c.attributes[0].ints, correction: c.attributes[1].double ?? 1, keepdim: c.bool(2))
        },
        .reducing { r in
            let y = try r.unreduced(r.y)
            return try (r.varianceLocal(dims: 0, correction: 1) / (2 * y)).zeroed(where: y .== 0)
        })
    public static let varUnbiased = unbiased("var", .var, hasDim: false)
    public static let varDimUnbiased = unbiased("var", .var, hasDim: true)
    public static let stdUnbiased = unbiased("std", .std, hasDim: false)
    public static let stdDimUnbiased = unbiased("std", .std, hasDim: true)

    private static func unbiased(_ name: String, _ operation: Operation, hasDim: Bool) -> Operation {
        let signature = hasDim
            ? "\(name)(Tensor self, int[]? dim, bool unbiased, bool keepdim=False)" : "\(name)(Tensor self, bool unbiased)"
        return Operation(
            Signature(signature), operation.doc,
            .composite { recorder, a in
                let isUnbiased = a[hasDim ? 2 : 1].bool ?? true
                let attributes: [Argument] = [
                    hasDim ? a[1] : .none, .int(isUnbiased ? 1 : 0), hasDim ? a[3] : .bool(false),
                ]
                return .tensor(try recorder.apply(operation, a.tensor(0), attributes))
            }, .composed)
    }

    public static let logsumexp = Operation(
        "logsumexp(Tensor self, int[] dim, bool keepdim=False)", "log Σ exp(xᵢ) without overflow.",
        homes: [.torch, .method, .special], domain: .alongDims(),
        complex: true, .single { c in
            if c[0].dtype.isComplex { return try c.recorder.unrecorded { try complexLogSumExp(c).checked() } }
            return try Kernels.logsumexp(
                c[0], dims: c.attributes[0].ints, keepdim: c.bool(1), defaultDType: c.recorder.defaultDType)
        },
        .reducing { r in try (r.x - r.unreduced(r.y)).exp() })

    /// From the greatest real part of all.
    private static func complexLogSumExp(_ c: borrowing Application) throws -> Recorded {
        let dims = c.attributes[0]
        if c[0].rank == 0 { return try (c.x - c.x.realPart()).exp().log() + c.x.realPart() }
        let top = try c.x.realPart().apply(.amax, [dims, .bool(true)])
        let finite = try top.zeroed(where: top.apply(.isinf))
        let sum = try (c.x - finite).exp().apply(.sumDim, [dims, .bool(true), .none]).log() + finite
        return c.bool(1) ? sum : try sum.apply(.squeezeDims, [dims])
    }

    public static let countNonzero = Operation(
        "count_nonzero(Tensor self, int[]? dim=None)", "How many elements are not 0.",
        complex: true, .single { c in try Kernels.countNonzero(c[0], dims: c.attributes[0].ints) }, .none(reason: integerReason))
    public static let any = truth("any", "True when an element is not 0.") { try Kernels.any($0, dims: $1, keepdim: $2) }
    public static let all = truth("all", "True when all elements are not 0.") { try Kernels.all($0, dims: $1, keepdim: $2) }
    private static func truth(
        _ name: String, _ doc: String, _ forward: @escaping @Sendable (Tensor, [Int]?, Bool) throws -> Tensor
    ) -> Operation {
        Operation(
            Signature("\(name)(Tensor self, int[]? dim=None, bool keepdim=False)"), doc,
            complex: true, .single { c in
                // No dimensions at all leave each element by itself, unlike those of sums.
                if case .ints(let dims) = c.attributes[0], dims.isEmpty {
                    let truth = try c[0].cast(to: .bool)
                    return c[0].dtype == .uint8 ? try truth.cast(to: .uint8) : truth
                }
                return try forward(c[0], c.attributes[0].ints, c.bool(1))
            }, .none(reason: maskReason))
    }
}

extension Domain {
    /// Reductions over dimensions: attributes dim, keepdim and others.
    static func alongDims(_ others: Argument...) -> Domain {
        Domain(
            shapes: [[[2, 3]]],
            attributes: [[.ints([0]), .bool(false)], [.ints([1]), .bool(true)], [.ints([0, 1]), .bool(false)]].map { $0 + others })
    }
    /// Operations along one dimension: attributes dim and others.
    static func along(_ others: Argument...) -> Domain {
        Domain(shapes: [[[2, 3]]], attributes: [[.int(0)], [.int(-1)]].map { $0 + others })
    }
    static let variance = Domain(
        shapes: [[[3, 4]]],
        attributes: [[.none, .none, .bool(false)], [.ints([0]), .int(0), .bool(true)], [.ints([1]), .none, .bool(false)]])
}

extension Derivative {
    /// A reduction with its own local gradient, of the input's shape: gradients are spread over it, tangents summed with it.
    static func reducing(_ local: @escaping LocalRule) -> Derivative {
        .custom(
            [{ r, g in try r.unreduced(g).shared(local(r)) }],
            jvp: { r, t in
                guard let t = t[0] else { return try r.y.filled(0) }
                // A real result of complex elements (their variance) changes with what lies along its slope.
                let slope = try local(r)
                let share = try r.y.dtype.isComplex ? t * slope : (t * slope.conjugate()).realPart()
                return try share.summed(to: r.unreduced(r.y).shape).reshaped(r.y.shape)
            })
    }
}

extension Recorded {
    /// The gradient's share of each element. What has none gets 0, not −0.
    func shared(_ share: Recorded) throws -> Recorded { try (self * share) + 0 }
}

extension Rule {
    /// A reduced value (the gradient, the output) with the reduced dimensions put back as 1, read from the attributes:
    /// the dims are the first list or number among them, keepdim the last bool.
    func unreduced(_ value: Recorded) throws -> Recorded {
        let shape = shape(0)
        if shape.isEmpty || value.rank == shape.count { return value }
        var dims: [Int]?
        for attribute in attributes {
            if let ints = attribute.ints, !isBool(attribute) {
                dims = ints
                break
            }
            if attribute.isNone { break }
        }
        return try value.unreduced(dims, keepdim: false, like: shape)
    }
    private func isBool(_ argument: Argument) -> Bool { if case .bool = argument { true } else { false } }

    /// ∂ Π xⱼ / ∂xᵢ: the product over xᵢ, or where a factor is 0 the product of the others.
    func productLocal(_ x: Recorded, _ dim: Int, _ product: Recorded) throws -> Recorded {
        if x.rank == 0 { return try x.filled(1) }
        let isZero = try (x .== 0).checked()
        if try Kernels.any(isZero).int(at: 0) == 0 { return try product / x }
        let one = try x.narrow(dim, 0, 1).filled(1)
        let n = x.shape[dim]
        let before = try Recorded.cat([one, x.narrow(dim, 0, n - 1)], dim).apply(.cumprod, [.int(dim), .none])
        let reversed = try x.flipped([dim])
        let after = try Recorded.cat([one, reversed.narrow(dim, 0, n - 1)], dim).apply(.cumprod, [.int(dim), .none])
        return try before * after.flipped([dim])
    }

    /// 2 (x − mean) / (n − correction).
    func varianceLocal(dims: Int, correction: Int) throws -> Recorded {
        let n = Double(try record.edge(0).tensor.reducedCount(attributes[dims].ints))
        let correction = attributes[correction].double ?? 1
        let x = plain(0)
        let mean = try x.apply(.meanDim, [attributes[dims], .bool(true), .none])
        return try (x - mean) * (n <= correction ? .infinity : 2 / (n - correction))
    }
}
