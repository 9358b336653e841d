// Greatest, least and middle elements, sorting and choosing: reductions that pick elements.

import Tensors

extension Operation {
    public static let max = Operation(
        "max(Tensor self)", "The greatest element; the gradient is split evenly over ties.",
        gradientName: "MaxBackward1", .single { c in try Kernels.amax(c[0], name: "max", c.backend) },
        .sharing)
    public static let min = Operation(
        "min(Tensor self)", "The least element; the gradient is split evenly over ties.",
        gradientName: "MinBackward1", .single { c in try Kernels.amin(c[0], name: "min") },
        .sharing)
    public static let amax = Operation(
        "amax(Tensor self, int[]? dim=None, bool keepdim=False)",
        "The greatest elements over dimensions; the gradient is split evenly over ties.", domain: .alongDims(),
        .single { c in try Kernels.amax(c[0], dims: c.attributes[0].ints, keepdim: c.bool(1)) },
        .scaled)
    public static let amin = Operation(
        "amin(Tensor self, int[]? dim=None, bool keepdim=False)",
        "The least elements over dimensions; the gradient is split evenly over ties.", domain: .alongDims(),
        .single { c in try Kernels.amin(c[0], dims: c.attributes[0].ints, keepdim: c.bool(1)) },
        .scaled)
    public static let median = Operation(
        "median(Tensor self)", "The middle element in order; of an even number the lower one.",
        .single { c in try Kernels.median(c[0]) }, .sharing)

    public static let maxDim = choosing(
        "max(Tensor self, int dim, bool keepdim=False)", "The greatest elements along a dimension, and their places.",
        "MaxBackward0") { c in
            let choice = try Kernels.greatest(c[0], dim: c.int(0), keepdim: c.bool(1))
            return [choice.values, choice.indices]
        }
    public static let minDim = choosing(
        "min(Tensor self, int dim, bool keepdim=False)", "The least elements along a dimension, and their places.",
        "MinBackward0") { c in
            let choice = try Kernels.least(c[0], dim: c.int(0), keepdim: c.bool(1))
            return [choice.values, choice.indices]
        }
    public static let medianDim = choosing(
        "median(Tensor self, int dim, bool keepdim=False)", "The middle elements along a dimension, and their places.",
        "MedianBackward1") { c in
            let choice = try Kernels.median(c[0], dim: c.int(0), keepdim: c.bool(1))
            return [choice.values, choice.indices]
        }

    /// Values along a dimension and their places: the gradient goes to the places.
    private static func choosing(
        _ signature: Signature, _ doc: String, _ gradientName: String,
        _ forward: @escaping @Sendable (borrowing Application) throws -> [Tensor]
    ) -> Operation {
        Operation(
            signature, doc, domain: .along(.bool(false)), gradientName: gradientName, fields: ["values", "indices"],
            .several(forward),
            .several { r, g in
                guard var g = g[0] else { return [nil] }
                let shape = r.shape(0)
                guard !shape.isEmpty else { return [g.rank == 0 ? g : try g.reshaped(shape)] }
                let dim = try Kernels.normalizedDim(r.int(0), rank: shape.count)
                var indices = r.saved(1)
                if g.rank < shape.count {
                    g = try g.unsqueezed(dim)
                    indices = try indices.unsqueezed(dim)
                }
                return [try g.zeros(shape).scatterAdd(dim, indices, g)]
            })
    }

    public static let argmax = Operation(
        "argmax(Tensor self, int? dim=None, bool keepdim=False)", "The place of the greatest element, the first of ties.",
        .single { c in try Kernels.argmax(c[0], dim: c.attributes[0].int, keepdim: c.bool(1)) },
        .none(reason: integerReason))
    public static let argmin = Operation(
        "argmin(Tensor self, int? dim=None, bool keepdim=False)", "The place of the least element, the first of ties.",
        .single { c in try Kernels.argmin(c[0], dim: c.attributes[0].int, keepdim: c.bool(1)) },
        .none(reason: integerReason))

    public static let sort = ordering(
        "sort(Tensor self, int dim=-1, bool descending=False)", "The elements along a dimension in order, and their places.",
        dim: 0, domain: .along(.bool(false))) { c in
            let choice = try Kernels.sort(c[0], dim: c.int(0), descending: c.bool(1), isStable: false)
            return [choice.values, choice.indices]
        }
    public static let sortStable = Operation(
        "sort(Tensor self, *, bool? stable, int dim=-1, bool descending=False)",
        "The elements along a dimension in order, equal ones as they stood, and their places.",
        .composite { recorder, a in
            .named(
                try recorder.applySeveral(a[1].bool == true ? .stableOrder : .sort, inputs: [a.tensor(0)], [a[2], a[3]]),
                type: "torch.return_types.sort", fields: ["values", "indices"])
        }, .composed)
    /// The same under the name that PyTorch gives it when `stable` is given.
    static let stableOrder = Operation(
        "_sort_stable(Tensor self, int dim=-1, bool descending=False)", sort.doc, homes: [], domain: sort.domain,
        gradientName: "SortBackward1", fields: ["values", "indices"],
        .several { c in
            let choice = try Kernels.sort(c[0], dim: c.int(0), descending: c.bool(1))
            return [choice.values, choice.indices]
        }, sort.derivative)
    public static let topk = ordering(
        "topk(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True)",
        "The k greatest (or least) elements along a dimension, and their places.", dim: 1,
        domain: Domain(
            shapes: [[[2, 4]]], attributes: [[.int(2), .int(-1), .bool(true), .bool(true)], [.int(1), .int(0), .bool(false), .bool(true)]])) { c in
            if c[0].dtype == .bool { throw TensorError(.notImplemented, "topk does not support bool dtypes on CPU") }
            let choice = try Kernels.topk(c[0], c.int(0), dim: c.int(1), largest: c.bool(2), isSorted: c.bool(3))
            return [choice.values, choice.indices]
        }
    public static let kthvalue = ordering(
        "kthvalue(Tensor self, int k, int dim=-1, bool keepdim=False)",
        "The k-th least elements along a dimension, and their places.", dim: 1,
        domain: Domain(shapes: [[[2, 4]]], attributes: [[.int(2), .int(-1), .bool(false)], [.int(1), .int(0), .bool(true)]])) { c in
            let choice = try Kernels.kthvalue(c[0], c.int(0), dim: c.int(1), keepdim: c.bool(2))
            return [choice.values, choice.indices]
        }
    private static func ordering(
        _ signature: Signature, _ doc: String, dim place: Int, domain: Domain,
        _ forward: @escaping @Sendable (borrowing Application) throws -> [Tensor]
    ) -> Operation {
        Operation(
            signature, doc, domain: domain, fields: ["values", "indices"], .several(forward),
            .several { r, g in
                guard var g = g[0] else { return [nil] }
                let shape = r.shape(0)
                guard !shape.isEmpty else { return [g] }
                let dim = try Kernels.normalizedDim(r.int(place), rank: shape.count)
                var indices = r.saved(1)
                if g.rank < shape.count {
                    g = try g.unsqueezed(dim)
                    indices = try indices.unsqueezed(dim)
                }
                return [try g.zeros(shape).scatterAdd(dim, indices, g)]
            })
    }
    public static let argsort = Operation(
        "argsort(Tensor self, int dim=-1, bool descending=False)", "The places of the elements in order.",
        .single { c in try Kernels.argsort(c[0], dim: c.int(0), descending: c.bool(1), isStable: false) }, .none(reason: integerReason))
    public static let argsortStable = Operation(
        "argsort(Tensor self, *, bool stable, int dim=-1, bool descending=False)",
        "The places of the elements in order, equal ones as they stood.",
        domain: Domain(attributes: [[.bool(true), .int(-1), .bool(false)]]),
        .single { c in try Kernels.argsort(c[0], dim: c.int(1), descending: c.bool(2)) }, .none(reason: integerReason))
    public static let msort = Operation(
        "msort(Tensor self)", "The elements along the first dimension in order.",
        .composite { recorder, a in
            .tensor(try recorder.applySeveral(.sort, inputs: [a.tensor(0)], [.int(0), .bool(false)])[0])
        }, .composed)
}

extension Derivative {
    /// The gradient is split evenly over the elements that equal the output.
    fileprivate static let scaled = Derivative.custom(
        [{ r, g in
            let mask = try r.winners()
            return try (r.unreduced(g) * mask) / mask.summed(to: r.unreduced(r.y).shape)
        }],
        jvp: sharedTangent)
    private static let sharedTangent: TangentRule = { r, t in
        guard let t = t[0] else { return try r.y.filled(0) }
        return try (t * r.evenShare()).summed(to: r.unreduced(r.y).shape).reshaped(r.y.shape)
    }
    /// The gradient is split evenly over the elements that equal the output; the others get 0, also of one that is no number.
    fileprivate static let sharing = Derivative.custom(
        [{ r, g in
            let share = try r.evenShare()
            return try (r.unreduced(g) * share).kept(where: share .!= 0)
        }],
        jvp: sharedTangent)
}

extension Rule {
    /// 1 / (number of ties) where the element equals the output, 0 elsewhere.
    fileprivate func evenShare() throws -> Recorded {
        let mask = try winners()
        return try mask / mask.summed(to: unreduced(y).shape)
    }
    /// 1 where the element equals the output, 0 elsewhere.
    fileprivate func winners() throws -> Recorded {
        let y = try unreduced(y)
        return try ((x .== y) .| (x.isNaN() .& y.isNaN())).cast(like: x)
    }
}
