// Products of reflectors I − τ v vᴴ, which is what a QR decomposition is made of. The decomposition itself is in LinearFactors.swift.

import Tensors

extension Operation {
    /// The first columns of H₁ H₂ …, column i of the first input holding what of v lies below its 1.
    static let reflectorProduct: Operation = .init(
        "linalg_householder_product(Tensor input, Tensor tau)", "The first columns of products of reflectors.", homes: [],
        domain: Domain([-1...1], shapes: [[[3, 2], [2]], [[3, 3], [2]], [[2, 2, 2], [2, 2]]], attributes: []),
        gradientName: "LinalgHouseholderProductBackward0", complex: true,
        .single { c in try Kernels.householderProduct(c[0], c[1]) },
        .custom([
            { r, g in try reflectorGradients(r, r.columns(), g).factors }, { r, g in try reflectorGradients(r, r.columns(), g).scales },
        ]))
    public static let householderProduct = Operation(
        "householder_product(Tensor input, Tensor tau)", "The first columns of the product of reflectors I − τ v vᴴ.",
        homes: .linalg, .composite { recorder, a in .tensor(try recorder.reflected(a.tensor(0), a.tensor(1))) }, .composed)
    public static let orgqr = Operation(
        "orgqr(Tensor self, Tensor input2)", "The first columns of the product of reflectors I − τ v vᴴ.",
        .composite { recorder, a in .tensor(try recorder.reflected(a.tensor(0), a.tensor(1))) }, .composed)
    public static let geqrf = Operation(
        "geqrf(Tensor self)", "R above the diagonal and reflectors below it, and the reflectors' scales.",
        domain: Domain(shapes: [[[3, 2]]]), fields: ["a", "tau"], complex: true,
        .several { c in
            guard c[0].rank >= 2 else { throw TensorError.runtime("torch.geqrf: input must have at least 2 dimensions.") }
            try Kernels.checkLAPACK(c[0], kernel: "geqrf_cpu")
            let (factors, scales) = try Kernels.reflectors(c[0])
            return [factors, scales]
        }, .none(reason: "PyTorch has none either; torch.linalg.qr has one"))

    /// Q C, C Q, Qᴴ C or C Qᴴ for the whole product Q.
    static let reflectedMatrices: Operation = .init(
        "ormqr_helper(Tensor self, Tensor input2, Tensor input3, bool left, bool transpose)", "Matrices times products of reflectors.",
        homes: [],
        domain: Domain(
            [-1...1], shapes: [[[3, 2], [2], [3, 3]]],
            attributes: [
                [.bool(true), .bool(false)], [.bool(true), .bool(true)], [.bool(false), .bool(false)], [.bool(false), .bool(true)],
            ]),
        gradientName: "OrmqrBackward0", complex: true,
        .single { c in try Kernels.reflect(c[2], c[0], c[1], left: c.bool(0), adjoint: c.bool(1)) },
        .custom([
            { r, g in
                let (columns, gradient) = try asProduct(r, g)
                return try reflectorGradients(r, columns, gradient).factors
            },
            { r, g in
                let (columns, gradient) = try asProduct(r, g)
                return try reflectorGradients(r, columns, gradient).scales
            },
            { r, g in
                Recorded(
                    try r.recorder.apply(
                        .reflectedMatrices, inputs: [r.plain(0).checked(), r.plain(1).checked(), g.checked()],
                        [r.attributes[0], .bool(!r.bool(1))]), r.recorder)
            },
        ]))
    /// What Q E would have to be, and its gradient, for a gradient of Q as that of the product has.
    private static func asProduct(_ r: Rule, _ g: Recorded) throws -> (Recorded, Recorded) {
        let other = r.plain(2)
        switch (r.bool(0), r.bool(1)) {
        case (true, false): return (other, g)
        case (true, true): return (g, other)
        case (false, false): return (try r.plain(0).unit(other.shape[other.rank - 1]), try other.mH.times(g))
        case (false, true): return (try r.plain(0).unit(other.shape[other.rank - 1]), try g.mH.times(other))
        }
    }

    /// Of H₁ … H_k E: with Lᵢ = H₁ … Hᵢ₋₁ and Rᵢ = Hᵢ₊₁ … H_k E the gradient of Hᵢ is Lᵢᴴ g Rᵢᴴ, of which v and τ are what is left of
    /// it at v.
    private static func reflectorGradients(
        _ r: Rule, _ columns: Recorded, _ g: Recorded
    ) throws -> (factors: Recorded, scales: Recorded) {
        let (factors, scales) = (r.plain(0), r.plain(1))
        let (m, n, k) = (factors.shape[factors.rank - 2], factors.shape[factors.rank - 1], scales.shape[scales.rank - 1])
        guard k > 0 else { return (try factors.filled(0), try scales.filled(0)) }
        let vectors = try factors.lower(-1) + Recorded(Kernels.eye(m, n, factors.dtype), factors.recorder)
        let parts = try (0..<k).map { i in
            (v: try vectors.narrow(-1, i, 1), scale: try scales.narrow(-1, i, 1).unsqueezed(-1))
        }
        var behind = [columns]
        for (v, scale) in parts.dropFirst().reversed() {
            guard let last = behind.last else { break }
            behind.append(try last - scale * v.times(v.mH.times(last)))
        }
        var before = g
        var (gV, gScale): ([Recorded], [Recorded]) = ([], [])
        for (i, (v, scale)) in parts.enumerated() {
            let rest = behind[k - 1 - i]
            let gTimesV = try before.times(rest.mH.times(v))
            let adjoint = try rest.times(before.mH.times(v))
            gV.append(try -(scale.conjugate() * gTimesV + scale * adjoint))
            gScale.append(try -(v.mH.times(gTimesV)))
            before = try before - scale.conjugate() * v.times(v.mH.times(before))
        }
        if n > k { gV.append(try factors.narrow(-1, k, n - k).filled(0)) }
        return (try Recorded.cat(gV, -1).lower(-1), try Recorded.cat(gScale, -2).squeezed(-1))
    }

    public static let ormqr = Operation(
        "ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False)",
        "A matrix times the product of reflectors I − τ v vᴴ, or that product's adjoint.",
        .composite { recorder, a in
            let (x, tau, other) = (try a.tensor(0), try a.tensor(1), try a.tensor(2))
            let name = "torch.ormqr"
            guard x.rank >= 2 else { throw TensorError.runtime("\(name): input must have at least 2 dimensions.") }
            guard other.rank >= 2 else { throw TensorError.runtime("\(name): other must have at least 2 dimensions.") }
            let side = a[3].bool ?? true ? -2 : -1
            let size = other.shape[other.rank + side]
            guard size == x.shape[x.rank - 2] else {
                throw TensorError.runtime("\(name): other.shape[\(side)] must be equal to input.shape[-2]")
            }
            guard tau.shape.last == Swift.min(size, x.shape[x.rank - 1]) else {
                throw TensorError.runtime("\(name): tau.shape[-1] must be equal to min(other.shape[\(side)], input.shape[-1])")
            }
            guard x.rank == tau.rank + 1 else {
                throw TensorError.runtime(
                    "\(name): Expected tau to have one dimension less than input, but got tau.ndim equal to \(tau.rank) and input.ndim "
                        + "is equal to \(x.rank)")
            }
            guard x.rank == other.rank else {
                throw TensorError.runtime(
                    "\(name): Expected other to have the same number of dimensions as input, but got other.ndim equal to \(other.rank) "
                        + "and input.ndim is equal to \(x.rank)")
            }
            let batch = Array(x.shape.array.dropLast(2))
            for (name2, shape) in [("tau", tau.shape.array.dropLast()), ("other", other.shape.array.dropLast(2))] where Array(shape) != batch {
                throw TensorError.runtime(
                    "\(name): Expected batch dimensions of \(name2) to be equal to input.shape[:-2], but got \(Array(shape))")
            }
            for (name2, tensor) in [("tau", tau), ("other", other)] where tensor.dtype != x.dtype {
                throw TensorError.runtime(
                    "\(name): Expected input and \(name2) to have the same dtype, but input has dtype\(x.dtype.cName) and \(name2) has "
                        + "dtype \(tensor.dtype.cName)")
            }
            try Kernels.checkLAPACK(x, kernel: "ormqr_cpu")
            return .tensor(try recorder.apply(.reflectedMatrices, inputs: [x, tau, other], [.bool(a[3].bool ?? true), a[4]]))
        }, .composed)
}

extension Rule {
    /// The first columns of a unit matrix, of the size of the result.
    fileprivate func columns() throws -> Recorded {
        let shape = shape(0)
        return Recorded(try Kernels.eye(shape[shape.count - 2], shape[shape.count - 1], plain(0).dtype), recorder)
    }
}

extension Recorder {
    fileprivate func reflected(_ x: Tensor, _ tau: Tensor) throws -> Tensor {
        let name = "torch.linalg.householder_product"
        guard x.rank >= 2 else { throw TensorError.runtime("\(name): input must have at least 2 dimensions.") }
        let (m, n, k) = (x.shape[x.rank - 2], x.shape[x.rank - 1], tau.rank > 0 ? tau.shape[tau.rank - 1] : 0)
        guard m >= n else { throw TensorError.runtime("\(name): input.shape[-2] must be greater than or equal to input.shape[-1]") }
        guard n >= k else { throw TensorError.runtime("\(name): input.shape[-1] must be greater than or equal to tau.shape[-1]") }
        guard x.rank == tau.rank + 1 else {
            throw TensorError.runtime(
                "\(name): Expected tau to have one dimension less than input, but got tau.ndim equal to \(tau.rank) and input.ndim is "
                    + "equal to \(x.rank)")
        }
        guard x.dtype == tau.dtype else {
            throw TensorError.runtime("\(name): tau dtype \(tau.dtype.cName) does not match input dtype \(x.dtype.cName)")
        }
        try Kernels.checkLAPACK(x, kernel: "orgqr_cpu")
        return try apply(.reflectorProduct, x, tau)
    }
}
