// Inverses, determinants, linear systems and triangular factors, on LAPACK. What needs singular values or eigenvalues is in
// LinearSpectra.swift, norms and powers are in LinearNorms.swift.

import Tensors

extension Recorded {
    /// The transposes of matrices.
    var mT: Recorded { get throws { try transposed(-2, -1) } }
    /// The conjugate transposes.
    var mH: Recorded { get throws { try transposed(-2, -1).conjugate() } }
    /// The product of matrices or of batches of them, whatever their ranks.
    func times(_ other: Recorded) throws -> Recorded { Recorded(try recorder.matmul(checked(), other.checked()), recorder) }
    func lower(_ k: Int = 0) throws -> Recorded { try apply(.tril, [.int(k)]) }
    func upper(_ k: Int = 0) throws -> Recorded { try apply(.triu, [.int(k)]) }
    /// Vectors as the diagonals of matrices, and the diagonals of matrices.
    func diagonalMatrix() throws -> Recorded { try apply(.diagEmbed, [.int(0), .int(-2), .int(-1)]) }
    func diagonalVector() throws -> Recorded { try apply(.diagonal, [.int(0), .int(-2), .int(-1)]) }
    /// i times the imaginary parts of the diagonals, as matrices.
    func imaginaryDiagonal() throws -> Recorded {
        try diagonalVector().imaginaryPart().cast(dtype).timesImaginaryUnit().diagonalMatrix()
    }
    func inverted() throws -> Recorded { try apply(.inverse, [.string("linalg.inv")]) }
    /// X with T X = self (or X T = self) of a triangle T.
    func solved(by triangle: Recorded, upper: Bool, left: Bool = true, unit: Bool = false) throws -> Recorded {
        Recorded(
            try recorder.apply(
                .solveTriangular, inputs: [triangle.checked(), checked()], [.bool(upper), .bool(left), .bool(unit)]),
            recorder)
    }
    /// A unit matrix that broadcasts with these matrices.
    func unit(_ size: Int? = nil) throws -> Recorded {
        Recorded(try Kernels.eye(size ?? shape[rank - 1], nil, dtype), recorder)
    }
}

extension Domain {
    /// Square matrices far from singular.
    static let invertible = Domain(shapes: [[[3, 3]], [[2, 2, 2]]])
}

extension Operation {
    static let inverse: Operation = .init(
        "linalg_inv(Tensor A, str? name=None)", "The inverses of matrices.", homes: [],
        domain: Domain(shapes: [[[3, 3]], [[2, 2, 2]]], attributes: [[.string("linalg.inv")], [.none]]),
        gradientName: "LinalgInvExBackward0", complex: true,
        .single { c in
            try Kernels.checkSquare(c[0], "linalg.inv")
            try Kernels.checkFloating(c[0], "linalg.inv")
            let (inverse, info) = try Kernels.inverse(c[0])
            if let name = c.attributes[0].string { try Kernels.checkInverse(info, name) }
            return inverse
        },
        .custom(
            [{ r, g in try -(r.y.mT.times(g).times(r.y.mT)) }],
            jvp: { r, t in
                guard let t = t[0] else { return try r.y.filled(0) }
                return try -(r.y.times(t).times(r.y))
            }))
    public static let linalgInv = Operation(
        "inv(Tensor A)", "The inverses of matrices.", homes: .linalg,
        .composite { recorder, a in .tensor(try recorder.apply(.inverse, a.tensor(0), [.string("linalg.inv")])) }, .composed)
    public static let torchInverse = Operation(
        "inverse(Tensor self)", "The inverses of matrices.",
        .composite { recorder, a in .tensor(try recorder.apply(.inverse, a.tensor(0), [.string("linalg.inv")])) }, .composed)
    public static let invEx = Operation(
        "inv_ex(Tensor A, *, bool check_errors=False)", "The inverses of matrices, and where each was found singular.",
        homes: .linalg,
        .composite { recorder, a in
            let x = try a.tensor(0)
            let inverse = try recorder.apply(.inverse, x, [a[1].bool == true ? .string("linalg.inv_ex") : .none])
            return .named(
                [inverse, try Kernels.inverse(x).info], type: "torch.return_types.linalg_inv_ex", fields: ["inverse", "info"])
        }, .composed)

    static let determinant: Operation = .init(
        "linalg_det(Tensor A)", "The determinants of matrices.", homes: [], domain: .invertible,
        gradientName: "LinalgDetBackward0", complex: true,
        .single { c in
            try Kernels.checkSquare(c[0], "linalg.det")
            try Kernels.checkFloating(c[0], "linalg.det", kernel: "lu_cpu")
            return try Determinants(c[0]).value
        },
        .custom([{ r, g in try g.unsqueezed(-1).unsqueezed(-1) * cofactors(r) }]))
    /// ∂ det A / ∂A: det A · A⁻ᵀ, and where A is singular the cofactors from its singular values.
    private static func cofactors(_ r: Rule) throws -> Recorded {
        if try !(r.plainOutput .== 0).checked().doubles.contains(1) {
            return try r.y.unsqueezed(-1).unsqueezed(-1) * r.x.apply(.inverse, [.none]).mT
        }
        let n = r.x.shape[r.x.rank - 1]
        if n == 0 { return try r.x.filled(0) }
        let parts = try r.recorder.applySeveral(.singular, inputs: [r.plain(0).checked()], [.bool(true), .bool(true)])
            .map { Recorded($0, r.recorder) }
        let (u, s, vh) = (parts[0], parts[1], parts[2])
        // The product of the other singular values, for each of them.
        let others = try (0..<n).map { i in
            var rest = try s.select(-1, 0).filled(1)
            for j in 0..<n where j != i { rest = try rest * s.select(-1, j) }
            return rest
        }
        // Of real matrices a constant, 1 or -1.
        let sign = u.dtype.isComplex
            ? try (u.apply(.determinant) * vh.apply(.determinant)).conjugate()
            : try Recorded(Determinants(u.checked()).value, r.recorder) * Recorded(Determinants(vh.checked()).value, r.recorder)
        return try sign.unsqueezed(-1).unsqueezed(-1) * (u * Recorded.stack(others, -1).unsqueezed(-2)).times(vh)
    }
    public static let linalgDet = Operation(
        "det(Tensor A)", "The determinants of matrices.", homes: .linalg,
        .composite { recorder, a in .tensor(try recorder.apply(.determinant, a.tensor(0))) }, .composed)
    public static let torchDet = Operation(
        "det(Tensor self)", "The determinants of matrices.",
        .composite { recorder, a in .tensor(try recorder.apply(.determinant, a.tensor(0))) }, .composed)

    /// The sign and the logarithm of the magnitude of determinants.
    static let signAndLogarithm: Operation = .init(
        "linalg_slogdet(Tensor A)", "Sign and log |det A| of matrices.", homes: [],
        domain: .invertible, gradientName: "LinalgSlogdetBackward0", fields: ["sign", "logabsdet"], complex: true,
        .several { c in
            let parts = try Determinants(c[0])
            return [parts.sign, parts.logarithm]
        },
        .several { r, g in
            var sum = g[1]
            if let gSign = g[0], gSign.dtype.isComplex {
                // The sign turns by the imaginary part of tr A⁻¹ ∂A.
                let turn = try (gSign.conjugate() * r.plainOutput(0)).imaginaryPart().cast(gSign.dtype).timesImaginaryUnit()
                sum = try sum.map { try $0 - turn } ?? -turn
            }
            guard let sum else { return [try r.zeros(like: r.plain(0))] }
            return [try sum.unsqueezed(-1).unsqueezed(-1) * r.x.inverted().mT]
        })
    public static let linalgSlogdet = Operation(
        "slogdet(Tensor A)", "Sign and log |det A| of matrices.", homes: .linalg,
        .composite { recorder, a in
            .named(
                try slogdet(a.tensor(0), "linalg.slogdet", recorder), type: "torch.return_types.linalg_slogdet",
                fields: ["sign", "logabsdet"])
        }, .composed)
    public static let torchSlogdet = Operation(
        "slogdet(Tensor self)", "Sign and log |det A| of matrices.",
        .composite { recorder, a in
            .named(
                try slogdet(a.tensor(0), "linalg.slogdet", recorder), type: "torch.return_types.slogdet",
                fields: ["sign", "logabsdet"])
        }, .composed)
    public static let logdet = Operation(
        "logdet(Tensor self)", "log det A of matrices; NaN where it is negative.",
        .composite { recorder, a in
            let parts = try slogdet(a.tensor(0), "logdet", recorder).map { Recorded($0, recorder) }
            if parts[0].dtype.isComplex { return .tensor(try (parts[0].log() + parts[1]).checked()) }
            return .tensor(try choose(parts[0] .== -1, .nan, parts[1]).checked())
        }, .composed)
    private static func slogdet(_ x: Tensor, _ name: String, _ recorder: Recorder) throws -> [Tensor] {
        try Kernels.checkSquare(x, name)
        try Kernels.checkFloating(x, name)
        return try recorder.applySeveral(.signAndLogarithm, inputs: [x])
    }

    /// X with A X = B or X A = B; inputs are of one batch shape and rank.
    static let solveMatrices: Operation = .init(
        "linalg_solve_ex(Tensor A, Tensor B, bool left, bool vector, str? name)", "The solutions of linear systems.", homes: [],
        domain: Domain(
            shapes: [[[3, 3], [3, 3]], [[2, 2, 2], [2, 2, 2]]],
            attributes: [
                [.bool(true), .bool(false), .string("torch.linalg.solve")],
                [.bool(false), .bool(false), .string("torch.linalg.solve")],
            ]),
        gradientName: "LinalgSolveExBackward0", complex: true,
        .single { c in
            let isVector = c.bool(1)
            let b = isVector ? try Kernels.unsqueeze(c[1], -1) : c[1]
            let (solution, info) = try Kernels.solve(c[0], b, left: c.bool(0))
            if let name = c.attributes[2].string { try Kernels.checkSolution(info, name) }
            return isVector ? try Kernels.squeeze(solution, [-1]) : solution
        },
        .custom(
            [
                { r, g in
                    let gB = try solvedTransposed(r, g)
                    if r.bool(1) { return try -(gB.unsqueezed(-1) * r.y.unsqueezed(-2)) }
                    return try r.bool(0) ? -(gB.times(r.y.mT)) : -(r.y.mT.times(gB))
                }, { r, g in try solvedTransposed(r, g) },
            ],
            jvp: { r, t in
                var right = try t[1] ?? r[1].filled(0)
                if let t = t[0] {
                    let y = r.bool(1) ? try r.y.unsqueezed(-1) : r.y
                    let term = try r.bool(0) ? t.times(y) : y.times(t)
                    right = try right - (r.bool(1) ? term.squeezed(-1) : term)
                }
                return try right.solved(r[0], r.attributes)
            }))
    private static func solvedTransposed(_ r: Rule, _ g: Recorded) throws -> Recorded {
        try g.solved(r[0].mT, r.attributes)
    }

    public static let linalgSolve = Operation(
        "solve(Tensor A, Tensor B, *, bool left=True)", "X with A X = B, or X A = B.", homes: .linalg,
        .composite { recorder, a in
            .tensor(try recorder.solve(a.tensor(0), a.tensor(1), left: a[2].bool ?? true, name: "torch.linalg.solve"))
        }, .composed)
    public static let solveEx = Operation(
        "solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False)",
        "X with A X = B, or X A = B, and where each A was found singular.", homes: .linalg,
        .composite { recorder, a in
            let name = a[3].bool == true ? "torch.linalg.solve_ex" : nil
            let solution = try recorder.solve(a.tensor(0), a.tensor(1), left: a[2].bool ?? true, name: name)
            return .named(
                [solution, try LUFactors(a.tensor(0)).info], type: "torch.return_types.linalg_solve_ex",
                fields: ["result", "info"])
        }, .composed)
}

extension Recorded {
    fileprivate func solved(_ a: Recorded, _ attributes: [Argument]) throws -> Recorded {
        Recorded(try recorder.apply(.solveMatrices, inputs: [a.checked(), checked()], attributes), recorder)
    }
}

extension Recorder {
    /// X with A X = B, or X A = B: B is a vector per matrix where its shape says so, else its batch broadcasts with A's.
    func solve(_ a: Tensor, _ b: Tensor, left: Bool, name: String?) throws -> Tensor {
        guard a.dtype == b.dtype else {
            throw TensorError.runtime(
                "linalg.solve: Expected A and B to have the same dtype, but found A of type \(a.dtype.cName) and B of type "
                    + "\(b.dtype.cName) instead")
        }
        try Kernels.checkSquare(a, "linalg.solve")
        try Kernels.checkFloating(a, "linalg.solve")
        let sizes = a.shape.array
        let batchA = Array(sizes.dropLast(2))
        let isVector = b.rank == 1 || (a.rank - 1 == b.rank && b.shape.array == Array(sizes.dropLast()))
        let shapeB = isVector ? b.shape.array + [1] : b.shape.array
        guard shapeB.count >= 2 else {
            throw TensorError.runtime("linalg.solve: The input tensor B must have at least 2 dimensions.")
        }
        let n = sizes[sizes.count - 1]
        guard shapeB[shapeB.count - (left ? 2 : 1)] == n else {
            throw TensorError.runtime(
                "linalg.solve: Incompatible shapes of A and B for the equation \(left ? "AX" : "XA") = B (\(n)x\(n) and "
                    + "\(shapeB[shapeB.count - 2])x\(shapeB[shapeB.count - 1]))")
        }
        guard !isVector || left else {
            throw TensorError.runtime("linalg.solve: Vector broadcasting of the left hand side is not supported for left=False")
        }
        let batchB = Array(shapeB.dropLast(2))
        let batch = try Kernels.broadcast(Shape(batchA) ?? Shape(), Shape(batchB) ?? Shape()).array
        let x = batch == batchA ? a : try apply(.expand, a, [.ints(batch + [n, n]), .bool(false)])
        let matrix = isVector ? [n] : Array(shapeB.suffix(2))
        let y = batch == batchB ? b : try apply(.expand, b, [.ints(batch + matrix), .bool(false)])
        return try apply(
            .solveMatrices, inputs: [x, y], [.bool(left), .bool(isVector), name.map { .string($0) } ?? .none])
    }
}
