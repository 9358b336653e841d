// Softmax and its relatives, and running sums and products: operations along a dimension that keep the shape.

import Tensors

extension Operation {
    public static let softmax = Operation(
        "softmax(Tensor self, int dim, dtype? dtype=None)", "exp(xᵢ) / Σⱼ exp(xⱼ) along a dimension.",
        homes: [.torch, .method, .special], domain: .along(.none),
        .single { c in try Kernels.softmax(c[0], c.int(0), dtype: c.attributes[1].dtype, c.backend) },
        .custom(
            [{ r, g in try (g - (g * r.y).sum([r.int(0)], keepdim: true)) * r.y }],
            jvp: { r, t in
                guard let t = t[0] else { return try r.y.filled(0) }
                return try (t - (t * r.y).sum([r.int(0)], keepdim: true)) * r.y
            }))
    public static let logSoftmax = Operation(
        "log_softmax(Tensor self, int dim, dtype? dtype=None)", "xᵢ − log Σⱼ exp(xⱼ) along a dimension.",
        homes: [.torch, .method, .special], domain: .along(.none),
        .single { c in try Kernels.logSoftmax(c[0], c.int(0), dtype: c.attributes[1].dtype, c.backend) },
        .custom(
            [{ r, g in try g - r.y.exp() * g.sum([r.int(0)], keepdim: true) }],
            jvp: { r, t in
                guard let t = t[0] else { return try r.y.filled(0) }
                return try t - (t * r.y.exp()).sum([r.int(0)], keepdim: true)
            }))

    public static let softmaxFunctional = alongChosenDim("softmax", .softmax, negated: false)
    public static let logSoftmaxFunctional = alongChosenDim("log_softmax", .logSoftmax, negated: false)
    public static let softmin = alongChosenDim("softmin", .softmax, negated: true)
    /// `F.softmax`, whose dim may be left out: PyTorch then guesses it.
    private static func alongChosenDim(_ name: String, _ operation: Operation, negated: Bool) -> Operation {
        Operation(
            Signature("\(name)(Tensor input, int? dim=None, int _stacklevel=3, dtype? dtype=None)"),
            negated ? "Softmax of −x along a dimension." : operation.doc, homes: .functional,
            .composite { recorder, a in
                var x = try a.tensor(0)
                let dim = a[1].int ?? (x.rank == 0 || x.rank == 1 || x.rank == 3 ? 0 : 1)
                if negated { x = try recorder.apply(.neg, x) }
                return .tensor(try recorder.apply(operation, x, [.int(dim), a[3]]))
            }, .composed)
    }

    public static let cumsum = Operation(
        "cumsum(Tensor self, int dim, *, dtype? dtype=None)", "Running sums along a dimension.",
        homes: [.torch, .method, .inPlace], domain: .along(.none),
        complex: true, .single { c in try Kernels.cumsum(c[0], c.int(0), dtype: c.attributes[1].dtype) },
        .linear([{ r, g in g.rank == 0 ? g : try g.cumsumFromEnd(r.int(0)) }]))
    public static let cumprod = Operation(
        "cumprod(Tensor self, int dim, *, dtype? dtype=None)", "Running products along a dimension.",
        homes: [.torch, .method, .inPlace], domain: .along(.none),
        complex: true, .single { c in try Kernels.cumprod(c[0], c.int(0), dtype: c.attributes[1].dtype) },
        .custom([
            { r, g in
                if g.rank == 0 { return g }
                let dim = try r.x.tensor.checkedDim(r.int(0))
                let isZero = try (r.x .== 0).checked()
                if try Kernels.any(isZero).int(at: 0) == 0 { return try (g * r.y).cumsumFromEnd(dim) / r.x }
                return try r.cumprodBesideZeros(g, dim)
            }
        ]))
    public static let logcumsumexp: Operation = .init(
        "logcumsumexp(Tensor self, int dim)", "log of the running sums of exp(x) along a dimension.", domain: .along(),
        complex: true, .formula { c in
            guard c[0].dtype.isFloatingPoint else {
                throw TensorError(.notImplemented, "\"logcumsumexp_out_cpu\" not implemented for '\(c[0].dtype.cName)'")
            }
            let dim = try c[0].checkedDim(c.int(0))
            if c[0].rank == 0 { return c.x }
            var parts: [Recorded] = []
            for place in 0..<c[0].shape[dim] {
                let element = try c.x.narrow(dim, place, 1)
                parts.append(try parts.last.map { try $0.apply(.logaddexp, element) } ?? element)
            }
            return parts.isEmpty ? c.x : try Recorded.cat(parts, dim)
        },
        .custom([
            { r, g in
                if g.rank == 0 { return g }
                // Σ_{i ≥ k} gᵢ exp(xₖ − yᵢ)
                if r.x.dtype.isComplex { return try (g * (-r.y).exp()).cumsumFromEnd(r.int(0)) * r.x.exp() }
                // From the end, with no factor above 1: r_k = g_k + exp(y_k − y_{k + 1}) r_{k + 1}, times exp(x_k − y_k).
                let dim = try r.x.checked().checkedDim(r.int(0))
                let count = r.x.shape[dim]
                guard count > 0 else { return g }
                let steps = try (r.y.narrow(dim, 0, count - 1) - r.y.narrow(dim, 1, count - 1)).exp()
                var parts = [try g.narrow(dim, count - 1, 1)]
                for k in stride(from: count - 2, through: 0, by: -1) {
                    if let next = parts.last { parts.append(try g.narrow(dim, k, 1) + steps.narrow(dim, k, 1) * next) }
                }
                return try Recorded.cat(parts.reversed(), dim) * (r.x - r.y).exp()
            }
        ]))
}

extension Rule {
    /// Σ_{i ≥ k} gᵢ Π_{j ≤ i, j ≠ k} xⱼ for each k, without dividing.
    fileprivate func cumprodBesideZeros(_ g: Recorded, _ dim: Int) throws -> Recorded {
        let n = x.shape[dim]
        var parts: [Recorded] = []
        for k in 0..<n {
            let one = try x.narrow(dim, k, 1).filled(1)
            let tail = try Recorded.cat([one, x.narrow(dim, k + 1, n - k - 1)], dim).apply(.cumprod, [.int(dim), .none])
            let weighed = try (g.narrow(dim, k, n - k) * tail).sum([dim], keepdim: true)
            parts.append(k == 0 ? weighed : try weighed * y.narrow(dim, k - 1, 1))
        }
        return try Recorded.cat(parts, dim)
    }
}
