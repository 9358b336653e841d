// Pseudo-inverses, least squares, ranks, and functions of whole matrices: powers and the exponential.

import Tensors

extension Operation {
    /// The pseudo-inverse: singular values up to max(atol, rtol · the greatest) count as 0.
    static let pseudoInverse: Operation = .init(
        "linalg_pinv_helper(Tensor self, float? atol, float? rtol, bool hermitian)", "The pseudo-inverses of matrices.", homes: [],
        domain: Domain(
            shapes: [[[3, 3]], [[4, 2]], [[2, 3]], [[2, 2, 2]]], attributes: [[.none, .none, .bool(false)]]),
        gradientName: "LinalgPinvBackward0", complex: true,
        .formula { c in
            let x = c.x
            let (m, n) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
            if m == 0 || n == 0 { return try x.mT }
            if c.bool(2) {
                let (w, v) = try Kernels.eigh(x.checked(), upper: false)
                let values = c.constant(w)
                let sizes = try values.abs()
                let kept = try sizes .> cutoff(sizes, c.attributes[0], c.attributes[1], Swift.max(m, n))
                return try (c.constant(v) * choose(kept, values.reciprocal(), 0).unsqueezed(-2)).times(c.constant(v).mH)
            }
            let (u, s, vh) = try Kernels.svd(x.checked(), full: false)
            let values = c.constant(s)
            let kept = try values .> cutoff(values, c.attributes[0], c.attributes[1], Swift.max(m, n))
            return try (c.constant(vh).mH * choose(kept, values.reciprocal(), 0).unsqueezed(-2)).times(c.constant(u).mH)
        },
        .custom([{ r, g in try pseudoInverseGradient(g, r.plainOutput, r.plain(0)) }]))

    /// The value up to which sizes count as 0, one per matrix.
    fileprivate static func cutoff(_ sizes: Recorded, _ atol: Argument, _ rtol: Argument, _ count: Int) throws -> Recorded {
        let eps = sizes.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
        if atol.tensor != nil || rtol.tensor != nil {
            func tolerance(_ argument: Argument) throws -> Recorded? {
                try argument.tensor.map { try Recorded($0, sizes.recorder).unsqueezed(-1) }
                    ?? argument.double.map { try Recorded(Tensor.scalar($0, sizes.dtype), sizes.recorder) }
            }
            let absolute = try tolerance(atol)
            let standard = eps * Double(count)
            let relative = try tolerance(rtol)
                ?? absolute.map { try choose($0 .> 0, $0.filled(0), $0.filled(standard)) }
                ?? Recorded(Tensor.scalar(standard, sizes.dtype), sizes.recorder)
            let greatest = try sizes.apply(.amax, [.ints([-1]), .bool(true)]) * relative
            return try absolute.map { try greatest.apply(.maximum, $0) } ?? greatest
        }
        let relative = rtol.double ?? ((atol.double ?? 0) > 0 ? 0 : eps * Double(count))
        return try (sizes.apply(.amax, [.ints([-1]), .bool(true)]) * relative).clamped(min: atol.double ?? 0)
    }

    fileprivate static func pseudoInverseGradient(_ g: Recorded, _ y: Recorded, _ x: Recorded) throws -> Recorded {
        let (gT, yT) = (try g.mH, try y.mH)
        if x.shape[x.rank - 2] <= x.shape[x.rank - 1] {
            let k = try gT.times(y)
            let ky = try k.times(yT)
            return try ky - y.times(k).mH - x.times(y).times(ky) + yT.times(y).times(gT - k.times(x))
        }
        let k = try y.times(gT)
        let yk = try yT.times(k)
        return try (gT - x.times(k)).times(y).times(yT) + yk - k.times(y).mH - yk.times(y).times(x)
    }

    public static let linalgPinv = Operation(
        "pinv(Tensor self, *, Scalar? atol=None, Scalar? rtol=None, bool hermitian=False)", "The pseudo-inverses of matrices.",
        homes: .linalg,
        .composite { recorder, a in .tensor(try pinv(a.tensor(0), a[1], a[2], a[3], recorder)) }, .composed)
    public static let linalgPinvRelative = Operation(
        "pinv(Tensor self, float rcond, bool hermitian=False)", "The pseudo-inverses of matrices.", homes: .linalg,
        .composite { recorder, a in .tensor(try pinv(a.tensor(0), .float(0), a[1], a[2], recorder)) }, .composed)
    public static let linalgPinvTensors = Operation(
        "pinv(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False)", "The pseudo-inverses of matrices.",
        homes: .linalg,
        .composite { recorder, a in .tensor(try pinv(a.tensor(0), a[1], a[2], a[3], recorder)) }, .composed)
    public static let linalgPinvRelativeTensor = Operation(
        "pinv(Tensor self, Tensor rcond, bool hermitian=False)", "The pseudo-inverses of matrices.", homes: .linalg,
        .composite { recorder, a in .tensor(try pinv(a.tensor(0), .float(0), a[1], a[2], recorder, relative: "rcond")) }, .composed)
    private static func checkTolerance(_ tolerance: Argument, _ name: String) throws {
        guard let tensor = tolerance.tensor, tensor.dtype.isComplex else { return }
        throw TensorError.runtime("\(name) tensor of complex type is not supported. Got \(tensor.dtype.cName)")
    }
    public static let pinverse = Operation(
        "pinverse(Tensor self, float rcond=1e-15)", "The pseudo-inverses of matrices.",
        .composite { recorder, a in .tensor(try pinv(a.tensor(0), .float(0), a[1], .bool(false), recorder)) }, .composed)
    private static func pinv(
        _ x: Tensor, _ atol: Argument, _ rtol: Argument, _ hermitian: Argument, _ recorder: Recorder, relative: String = "rtol"
    ) throws -> Tensor {
        try checkTolerance(atol, "torch.linalg.pinv: atol")
        try checkTolerance(rtol, "torch.linalg.pinv: \(relative)")
        guard x.rank >= 2, x.dtype.isLAPACK else {
            throw TensorError.runtime(
                "linalg.pinv(\(x.dtype.cName){\(x.shape)}): expected a tensor with 2 or more dimensions of float, double, cfloat "
                    + "or cdouble types")
        }
        if hermitian.bool == true { try Kernels.checkSquare(x, "linalg.pinv") }
        return try recorder.apply(.pseudoInverse, x, [atol, rtol, hermitian])
    }

    public static let matrixRank = Operation(
        "matrix_rank(Tensor self, *, Scalar? atol=None, Scalar? rtol=None, bool hermitian=False)",
        "How many singular values are greater than max(atol, rtol · the greatest).", homes: .linalg,
        .composite { recorder, a in .tensor(try rank(a.tensor(0), a[1], a[2], a[3], recorder)) }, .composed)
    public static let matrixRankTolerance = Operation(
        "matrix_rank(Tensor self, float tol, bool hermitian=False)", "How many singular values are greater than tol.",
        homes: .linalg,
        .composite { recorder, a in .tensor(try rank(a.tensor(0), a[1], .float(0), a[2], recorder)) }, .composed)
    public static let matrixRankTensors = Operation(
        "matrix_rank(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False)",
        "How many singular values are greater than max(atol, rtol · the greatest).", homes: .linalg,
        .composite { recorder, a in .tensor(try rank(a.tensor(0), a[1], a[2], a[3], recorder)) }, .composed)
    public static let matrixRankToleranceTensor = Operation(
        "matrix_rank(Tensor self, Tensor tol, bool hermitian=False)", "How many singular values are greater than tol.",
        homes: .linalg,
        .composite { recorder, a in .tensor(try rank(a.tensor(0), a[1], .float(0), a[2], recorder)) }, .composed)
    private static func rank(
        _ x: Tensor, _ atol: Argument, _ rtol: Argument, _ hermitian: Argument, _ recorder: Recorder
    ) throws -> Tensor {
        try Kernels.checkMatrices(x, "torch.linalg.matrix_rank", input: "input")
        try checkTolerance(atol, "torch.linalg.matrix_rank: atol")
        try checkTolerance(rtol, "torch.linalg.matrix_rank: rtol")
        if hermitian.bool == true { try Kernels.checkSquare(x, "linalg.eigh") }
        guard x.dtype.isLAPACK else {
            throw TensorError.runtime("This function doesn't handle types other than float and double")
        }
        let (m, n) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
        if m == 0 || n == 0 { return try Kernels.zeros(Array(x.shape.array.dropLast(2)), .int64) }
        return try recorder.unrecorded {
            let values = hermitian.bool == true
                ? try Kernels.eigh(x, upper: false, vectors: false).values
                : try Kernels.svd(x, full: false, vectors: false).s
            let sizes = try Recorded(values, recorder).abs()
            return try (sizes .> cutoff(sizes, atol, rtol, Swift.max(m, n))).sum([-1]).checked()
        }
    }

    /// The X of least ‖A X − B‖, the squares of what is left, the ranks, the singular values.
    static let leastSquares: Operation = .init(
        "linalg_lstsq_helper(Tensor A, Tensor B, float rcond, str driver)", "The least squares solutions.", homes: [],
        domain: Domain(shapes: [[[4, 2], [4, 2]], [[2, 3], [2, 1]]], attributes: [[.float(1e-12), .string("gelsy")]]),
        gradientName: "LinalgLstsqBackward0", fields: ["solution", "residuals", "rank", "singular_values"], complex: true,
        .several { c in
            let (m, n) = (c[0].shape[c[0].rank - 2], c[0].shape[c[0].rank - 1])
            let name = c.attributes[1].string ?? "gelsy"
            let driver: Kernels.LeastSquaresDriver = name == "gels" ? .gels : name == "gelsy" ? .gelsy : .gelsd
            let fit = try Kernels.leastSquares(c[0], c[1], driver, rcond: c.double(0))
            let empty = try Kernels.zeros([0] as Shape, c[0].dtype.part)
            var residuals = empty
            if driver != .gelsy, m > n, driver == .gels || fit.rank.ints.allSatisfy({ $0 == n }) {
                let rest = c.constant(try Kernels.narrow(fit.wide, -2, n, m - n))
                residuals = try c.recorder.unrecorded { try (rest.dtype.isComplex ? rest.abs() : rest).square().sum([-2]).checked() }
            }
            return [
                try Kernels.narrow(fit.wide, -2, 0, n), residuals,
                driver == .gels ? try Kernels.zeros([0] as Shape, .int64) : fit.rank,
                driver == .gelsd ? fit.singularValues : empty,
            ]
        },
        .several { r, g in
            let (a, b) = (r.plain(0), r.plain(1))
            var gradients: [Recorded?] = [nil, nil]
            if let g = g[0] {
                let inverse = try a.apply(.pseudoInverse, [.none, .none, .bool(false)])
                gradients = [try pseudoInverseGradient(g.times(b.mH), inverse, a), try inverse.mH.times(g)]
            }
            if let g = g[1], g.tensor.elementCount > 0 {
                // ‖A X − B‖² as if X stayed.
                let x = try r.plainOutput(0)
                let rest = try (a.times(x) - b) * g.unsqueezed(-2) * 2
                let gA = try rest.times(x.mH)
                gradients = [try gradients[0].map { try $0 + gA } ?? gA, try gradients[1].map { try $0 - rest } ?? -rest]
            }
            return gradients
        })
    public static let linalgLstsq = Operation(
        "lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None)",
        "The X of least norm among those with the least ‖A X − B‖.", homes: .linalg,
        .composite { recorder, a in
            let name = "torch.linalg.lstsq"
            let (x, b) = (try a.tensor(0), try a.tensor(1))
            guard x.rank >= 2 else { throw TensorError.runtime("\(name): input must have at least 2 dimensions.") }
            guard b.rank >= 1 else { throw TensorError.runtime("\(name): other must have at least 1 dimension.") }
            guard x.dtype == b.dtype else {
                throw TensorError.runtime(
                    "\(name): Expected input and other to have the same dtype, but got input's dtype \(x.dtype.cName) and other's "
                        + "dtype \(b.dtype.cName)")
            }
            guard x.rank == b.rank || x.rank == b.rank + 1 else {
                throw TensorError.runtime(
                    "\(name): input.dim() must be greater or equal to other.dim() and (input.dim() - other.dim()) <= 1")
            }
            let isVector = x.rank == b.rank + 1
            guard x.shape[x.rank - 2] == b.shape[b.rank - (isVector ? 1 : 2)] else {
                throw TensorError.runtime("\(name): input.size(-2) should match other.size(\(isVector ? -1 : -2))")
            }
            let driver = a[3].string ?? "gelsy"
            guard ["gels", "gelsy", "gelsd", "gelss"].contains(driver) else {
                throw TensorError.runtime("\(name): parameter `driver` should be one of (gels, gelsy, gelsd, gelss)")
            }
            guard x.dtype.isLAPACK else {
                throw TensorError.runtime("This function doesn't handle types other than float and double")
            }
            let eps = x.dtype.part == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
            let rcond = a[2].double ?? eps * Double(Swift.max(x.shape[x.rank - 2], x.shape[x.rank - 1]))
            let column = isVector ? try recorder.apply(.unsqueeze, b, [.int(-1)]) : b
            let (left, right) = try recorder.sameBatch(x, column)
            var parts = try recorder.applySeveral(.leastSquares, inputs: [left, right], [.float(rcond), .string(driver)])
            // Singular values have no gradient here.
            parts[3] = try Kernels.view(aliasing: parts[3])
            if isVector { parts[0] = try recorder.apply(.squeezeDim, parts[0], [.int(-1)]) }
            return .named(
                parts, type: "torch.return_types.linalg_lstsq", fields: ["solution", "residuals", "rank", "singular_values"])
        }, .composed)

    public static let matrixExp: Operation = .init(
        "matrix_exp(Tensor self)", "The exponential of matrices: Σ Aᵏ / k!.", homes: [.torch, .method, .linalg],
        domain: Domain([-1...1], shapes: [[[3, 3]], [[2, 2, 2]]]), gradientName: "LinalgMatrixExpBackward0", complex: true,
        .formula { c in
            try Kernels.checkSquare(c[0], "linalg.matrix_exp")
            try Kernels.checkFloating(c[0], "linalg.matrix_exp", allowsLow: true)
            if c[0].elementCount == 0 { return c.x }
            let x = try c.x.cast(c[0].dtype.isComplex ? .complex128 : .float64)
            let size = try x.abs().sum([-2]).apply(.amax, [.ints([]), .bool(false)]).tensor.double(at: 0)
            // Halved until its size is at most 1/2, where 18 terms are exact to the last digit; squared as often.
            guard size.isFinite else { return try c.x.filled(.nan) }
            let halvings = size > 0.5 ? Int(size.exponent) + 2 : 0
            let scaled = try x * Double(sign: .plus, exponent: -halvings, significand: 1)
            let unit = try x.unit()
            var sum = unit
            for k in (1...18).reversed() { sum = try unit + scaled.times(sum) / Double(k) }
            for _ in 0..<halvings { sum = try sum.times(sum) }
            return try (sum + x.filled(0)).cast(c[0].dtype)
        },
        .custom([
            { r, g in
                // exp of [[Aᵀ, g], [0, Aᵀ]] holds the gradient in its upper right corner.
                let n = r.x.shape[r.x.rank - 1]
                let x = try r.x.mT
                let block = try Recorded.cat([Recorded.cat([x, g], -1), Recorded.cat([x.filled(0), x], -1)], -2)
                return try block.apply(.matrixExp).narrow(-2, 0, n).narrow(-1, n, n)
            }
        ]))

    public static let matrixPower = Operation(
        "matrix_power(Tensor self, int n)", "The product of n times the same matrix; of the inverse when n is negative.",
        homes: [.torch, .method, .linalg],
        .composite { recorder, a in
            var x = try a.tensor(0)
            var n = a.int(1).magnitude
            try Kernels.checkSquare(x, "linalg.matrix_power")
            if n == 0 {
                let unit = try Kernels.eye(x.shape[x.rank - 1], nil, x.dtype)
                return .tensor(try unit.expanded(to: x.shape).clone().contiguous())
            }
            if a.int(1) < 0 { x = try recorder.apply(.inverse, x, [.string("linalg.inv")]) }
            switch n {
            case 1: return .tensor(a.int(1) < 0 ? x : try recorder.apply(.clone, x))
            case 2: return .tensor(try recorder.matmul(x, x))
            case 3: return .tensor(try recorder.matmul(recorder.matmul(x, x), x))
            default: break
            }
            var square: Tensor?
            var result: Tensor?
            while n > 0 {
                square = try square.map { try recorder.matmul($0, $0) } ?? x
                if n & 1 == 1, let square { result = try result.map { try recorder.matmul($0, square) } ?? square }
                n >>= 1
            }
            return .tensor(result ?? x)
        }, .composed)
}

extension Application {
    fileprivate func constant(_ tensor: Tensor) -> Recorded { Recorded(tensor, recorder) }
}
