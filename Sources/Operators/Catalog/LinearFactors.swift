// Triangular systems and the factors of matrices: Cholesky, LU, QR. Inverses and general systems are in LinearSolving.swift.

import Tensors

extension Operation {
    /// X with A X = B (left) or X A = B of a triangle A; inputs are of one batch shape.
    static let solveTriangular: Operation = .init(
        "linalg_solve_triangular(Tensor A, Tensor B, bool upper, bool left, bool unitriangular)",
        "The solutions of triangular systems.", homes: [],
        domain: Domain(
            [0.5...2, -2...2], shapes: [[[3, 3], [3, 3]], [[2, 2, 2], [2, 2, 2]]],
            attributes: [
                [.bool(true), .bool(true), .bool(false)], [.bool(false), .bool(true), .bool(false)],
                [.bool(true), .bool(false), .bool(false)], [.bool(false), .bool(true), .bool(true)],
            ]),
        complex: true,
        .single { c in try Kernels.solveTriangular(c[0], c[1], upper: c.bool(0), left: c.bool(1), unit: c.bool(2)) },
        .custom(
            [
                { r, g in
                    let gB = try triangular(r, g)
                    let full = try r.bool(1) ? -(gB.times(r.y.mT)) : -(r.y.mT.times(gB))
                    let k = r.bool(2) ? 1 : 0
                    return try r.bool(0) ? full.upper(k) : full.lower(-k)
                }, { r, g in try triangular(r, g) },
            ]))
    private static func triangular(_ r: Rule, _ g: Recorded) throws -> Recorded {
        try g.solved(by: r[0].mT, upper: !r.bool(0), left: r.bool(1), unit: r.bool(2))
    }
    public static let linalgSolveTriangular = Operation(
        "solve_triangular(Tensor input, Tensor B, *, bool upper, bool left=True, bool unitriangular=False)",
        "X with A X = B, or X A = B, of a triangular A.", homes: .linalg,
        .composite { recorder, a in
            let name = "linalg.solve_triangular"
            let (x, y) = (try a.tensor(0), try a.tensor(1))
            try Kernels.checkSquare(x, name)
            try Kernels.checkMatrices(y, name, input: "B")
            return .tensor(
                try recorder.solveTriangular(
                    x, y, upper: a[2].bool ?? true, left: a[3].bool ?? true, unit: a[4].bool ?? false, name))
        }, .composed)
    /// X with A X = B (or Aᵀ X = B) of a triangle A, and a copy of A; inputs are of one batch shape.
    static let triangularSystem: Operation = .init(
        "triangular_solve_helper(Tensor self, Tensor A, bool upper, bool transpose, bool unitriangular)",
        "The solutions of triangular systems.", homes: [],
        domain: Domain(
            [-2...2, 0.5...2], shapes: [[[3, 2], [3, 3]], [[2, 2, 2], [2, 2, 2]]],
            attributes: [[.bool(true), .bool(false), .bool(false)], [.bool(false), .bool(true), .bool(true)]]),
        gradientName: "TriangularSolveBackward0", fields: ["solution", "cloned_coefficient"], complex: true,
        .several { c in
            let a = c.bool(1) ? try Kernels.transpose(c[1], -2, -1) : c[1]
            let solution = try Kernels.solveTriangular(a, c[0], upper: c.bool(0) != c.bool(1), unit: c.bool(2))
            return [solution, try c[1].clone()]
        },
        .several { r, g in
            guard let g0 = g[0] else { return [nil, g[1]] }
            let (upper, isTurned, unit) = (r.bool(0), r.bool(1), r.bool(2))
            let a = r[1]
            // The transpose of what is solved with.
            let gB = try g0.solved(by: isTurned ? a : a.mT, upper: upper == isTurned, unit: unit)
            let y = try r.output(0)
            let whole = try isTurned ? -(y.times(gB.mT)) : -(gB.times(y.mT))
            let gA = try upper ? whole.upper(unit ? 1 : 0) : whole.lower(unit ? -1 : 0)
            return [gB, try g[1].map { try $0 + gA } ?? gA]
        })
    public static let triangularSolve = Operation(
        "triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False)",
        "X with A X = self of a triangular A, and a copy of A.",
        .composite { recorder, a in
            let (b, x) = (try a.tensor(0), try a.tensor(1))
            for (tensor, name) in [(b, "b"), (x, "A")] where tensor.rank < 2 {
                throw TensorError.runtime(
                    "torch.triangular_solve: Expected \(name) to have at least 2 dimensions, but it has \(tensor.rank) dimensions instead")
            }
            try Kernels.checkSquare(x, "triangular_solve")
            try checkDTypes(b, x)
            try checkTriangular(x, b, left: true, "triangular_solve")
            let (right, left) = try recorder.sameBatch(b, x)
            return .named(
                try recorder.applySeveral(.triangularSystem, inputs: [right, left], [a[2], a[3], a[4]]),
                type: "torch.return_types.triangular_solve", fields: ["solution", "cloned_coefficient"])
        }, .composed)
    static func checkDTypes(_ b: Tensor, _ a: Tensor) throws {
        guard a.dtype == b.dtype else {
            throw TensorError.runtime(
                "Expected b and A to have the same dtype, but found b of type \(b.dtype.cName) and A of type \(a.dtype.cName) instead.")
        }
    }
    fileprivate static func checkTriangular(_ a: Tensor, _ b: Tensor, left: Bool, _ name: String) throws {
        guard a.dtype == b.dtype else {
            throw TensorError.runtime(
                "\(name): Expected A and B to have the same dtype, but found A of type \(a.dtype.cName) and B of type "
                    + "\(b.dtype.cName) instead")
        }
        let n = a.shape[a.rank - 1]
        guard b.shape[b.rank - (left ? 2 : 1)] == n else {
            throw TensorError.runtime(
                "\(name): Incompatible shapes of A and B for the equation \(left ? "AX" : "XA") = B (\(n)x\(n) and "
                    + "\(b.shape[b.rank - 2])x\(b.shape[b.rank - 1]))")
        }
        try Kernels.checkLAPACK(a, kernel: "triangular_solve_cpu")
    }

    /// The factor L of A = L Lᵀ (or U of Uᵀ U), from one triangle of A.
    static let cholesky: Operation = .init(
        "linalg_cholesky_ex(Tensor self, bool upper=False, str? name=None)", "The Cholesky factors of matrices.", homes: [],
        domain: Domain(
            shapes: [[[3, 3]], [[2, 2, 2]]], attributes: [[.bool(false), .none], [.bool(true), .none]],
            draws: [.positiveDefinite]),
        gradientName: "LinalgCholeskyExBackward0", complex: true,
        .single { c in
            try Kernels.checkSquare(c[0], "linalg.cholesky")
            try Kernels.checkFloating(c[0], "linalg.cholesky", kernel: "cholesky_cpu")
            let (factor, info) = try Kernels.cholesky(c[0], upper: c.bool(0))
            if let name = c.attributes[1].string { try Kernels.checkCholesky(info, name) }
            return factor
        },
        .custom([
            { r, g in
                let l = r.bool(0) ? try r.plainOutput.mH : r.plainOutput
                let g = r.bool(0) ? try g.mH : g
                let product = try l.mH.times(g)
                let phi = try (product.lower() + product.lower(-1).mH) * 0.5
                let right = try phi.solved(by: l, upper: false, left: false)
                return try right.solved(by: l.mH, upper: true)
            }
        ]))
    public static let linalgCholesky = Operation(
        "cholesky(Tensor self, *, bool upper=False)", "L with A = L Lᵀ, from the lower triangle of A.", homes: .linalg,
        .composite { recorder, a in
            .tensor(try recorder.apply(.cholesky, a.tensor(0), [a[1], .string("linalg.cholesky")]))
        }, .composed)
    public static let choleskyEx = Operation(
        "cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False)",
        "L with A = L Lᵀ, and the order of the first leading minor that is not positive-definite.", homes: .linalg,
        .composite { recorder, a in
            let factor = try recorder.apply(
                .cholesky, a.tensor(0), [a[1], a[2].bool == true ? .string("torch.linalg.cholesky_ex") : .none])
            return .named(
                [factor, try Kernels.cholesky(a.tensor(0), upper: a[1].bool ?? false).info],
                type: "torch.return_types.linalg_cholesky_ex", fields: ["L", "info"])
        }, .composed)
    public static let torchCholesky = removed(
        "cholesky(Tensor self, bool upper=False)",
        """
        This function was deprecated since version 1.9 and is now removed. `torch.cholesky` is deprecated in favor of \
        `torch.linalg.cholesky`.
        L = torch.cholesky(A) should be replaced with:
        L = torch.linalg.cholesky(A)
        U = torch.cholesky(A, upper=True) should be replaced with:
        U = torch.linalg.cholesky(A).mH
        """)
    public static let torchQR = removed(
        "qr(Tensor self, bool some=True)",
        """
        This function was deprecated since version 1.9 and is now removed. `torch.qr` is deprecated in favor of `torch.linalg.qr` \
        and the boolean parameter `some` has been replaced with a string parameter `mode`.

        Q, R = torch.qr(A) should be replaced with:
        Q, R = torch.linalg.qr(A, mode='reduced')

        and

        Q, R = torch.qr(A, some=False) should be replaced with:
        Q, R = torch.linalg.qr(A, mode='complete')

        Since `some` was set to True, use mode='reduced'.
        """)
    /// A function that PyTorch took away, with what it says of it.
    private static func removed(_ signature: Signature, _ message: String) -> Operation {
        Operation(
            signature, "Removed from PyTorch: see torch.linalg.", .composite { _, _ in throw TensorError.runtime(message) },
            .composed)
    }

    static let choleskySolveMatrices: Operation = .init(
        "cholesky_solve_helper(Tensor self, Tensor input2, bool upper)", "The solutions of L Lᵀ X = B.", homes: [],
        domain: Domain(
            [-2...2, 0.5...2], shapes: [[[3, 2], [3, 3]], [[2, 2, 2], [2, 2, 2]]], attributes: [[.bool(false)]],
            draws: [.real, .lowerTriangle]),
        gradientName: "CholeskySolveBackward0", complex: true,
        .single { c in
            let upper = c.bool(0)
            let first = try Kernels.solveTriangular(c[1], c[0], upper: upper, adjoint: upper)
            return try Kernels.solveTriangular(c[1], first, upper: upper, adjoint: !upper)
        },
        .custom([
            { r, g in
                Recorded(
                    try r.recorder.apply(.choleskySolveMatrices, inputs: [g.checked(), r.plain(1).checked()], r.attributes), r.recorder)
            },
            { r, g in
                let gB = Recorded(
                    try r.recorder.apply(.choleskySolveMatrices, inputs: [g.checked(), r.plain(1).checked()], r.attributes), r.recorder)
                let (l, y) = (r.plain(1), r.plainOutput)
                let common = try gB.times(y.mH) + y.times(gB.mH)
                return try r.bool(0) ? -(l.times(common)) : -(common.times(l))
            },
        ]))
    public static let choleskySolve = Operation(
        "cholesky_solve(Tensor self, Tensor input2, bool upper=False)", "X with L Lᵀ X = self.",
        .composite { recorder, a in
            let (b, l) = (try a.tensor(0), try a.tensor(1))
            for (tensor, name) in [(b, "b"), (l, "u")] where tensor.rank < 2 {
                throw TensorError.runtime("\(name) should have at least 2 dimensions, but has \(tensor.rank) dimensions instead")
            }
            try Kernels.checkSquare(l, "cholesky_solve")
            try checkFits(l, b, "cholesky_solve")
            try checkDTypes(b, l)
            try Kernels.checkLAPACK(b, kernel: "cholesky_solve_cpu")
            let (y, x) = try recorder.sameBatch(b, l)
            return .tensor(try recorder.apply(.choleskySolveMatrices, inputs: [y, x], [a[2]]))
        }, .composed)
    static func checkFits(_ a: Tensor, _ b: Tensor, _ name: String) throws {
        guard a.shape[a.rank - 2] == b.shape[b.rank - 2] else {
            let n = a.shape[a.rank - 1]
            throw TensorError.runtime(
                "Incompatible matrix sizes for \(name): each A matrix is \(n) by \(n) but each b matrix is "
                    + "\(b.shape[b.rank - 2]) by \(b.shape[b.rank - 1])")
        }
    }
    public static let choleskyInverse: Operation = .init(
        "cholesky_inverse(Tensor self, bool upper=False)", "The inverse of L Lᵀ.",
        domain: Domain([0.5...2], shapes: [[[3, 3]]], attributes: [[.bool(false)]], draws: [.lowerTriangle]), complex: true,
        .single { c in
            try Kernels.checkSquare(c[0], "cholesky_inverse")
            try Kernels.checkLAPACK(c[0], kernel: "cholesky_inverse_out_cpu")
            try Kernels.checkInverse(Kernels.zerosOnDiagonal(c[0]), "cholesky_inverse")
            let unit = try Kernels.eye(c[0].shape[c[0].rank - 1], nil, c[0].dtype).expanded(to: c[0].shape)
            let first = try Kernels.solveTriangular(c[0], unit, upper: c.bool(0), adjoint: c.bool(0))
            return try Kernels.solveTriangular(c[0], first, upper: c.bool(0), adjoint: !c.bool(0))
        },
        .custom([
            { r, g in
                let (l, y) = (r.plain(0), r.plainOutput)
                let common = try y.times(g + g.mH).times(y)
                return try r.bool(0) ? -(l.times(common)) : -(common.times(l))
            }
        ]))

    /// Q and R.
    static let qrFactors: Operation = .init(
        "linalg_qr(Tensor A, str mode)", "The orthogonal and the triangular factor of matrices.", homes: [],
        domain: Domain(
            shapes: [[[4, 3]], [[3, 3]], [[2, 4]], [[2, 3, 2]]], attributes: [[.string("reduced")]]),
        gradientName: "LinalgQrBackward0", fields: ["Q", "R"], complex: true,
        .several { c in
            let (q, r) = try Kernels.qr(c[0], complete: c.attributes[0].string == "complete")
            return [q, r]
        },
        .several { r, g in
            let (m, n) = (r.x.shape[r.x.rank - 2], r.x.shape[r.x.rank - 1])
            if r.attributes[0].string == "r" {
                throw TensorError.runtime(
                    "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. Please use "
                        + "linalg.qr(A, mode='reduced') if you are going to differentiate through linalg.qr.")
            }
            if r.attributes[0].string == "complete" && m > n {
                throw TensorError.runtime(
                    "The QR decomposition is not differentiable when mode='complete' and nrows > ncols.")
            }
            let (q, upper) = (try r.plainOutput(0), try r.plainOutput(1))
            guard g[0] != nil || g[1] != nil else { return [try q.times(upper).filled(0)] }
            if m >= n { return [try tallGradient(q, upper, g[0], g[1])] }
            return [try wideGradient(q, upper, g[0], g[1], m, n)]
        })
    /// gR Rᴴ − Qᴴ gQ.
    private static func qrInner(_ q: Recorded, _ r: Recorded, _ gQ: Recorded?, _ gR: Recorded?) throws -> Recorded {
        let left = try gR.map { try $0.times(r.mH) }
        guard let gQ else { return try left ?? q.mH.times(q).filled(0) }
        let right = try q.mH.times(gQ)
        return try left.map { try $0 - right } ?? -right
    }
    /// The gradient of a tall or square A: (gQ + Q X) R⁻ᴴ, X the hermitian matrix with the upper triangle of gR Rᴴ − Qᴴ gQ.
    private static func tallGradient(_ q: Recorded, _ r: Recorded, _ gQ: Recorded?, _ gR: Recorded?) throws -> Recorded {
        let inner = try qrInner(q, r, gQ, gR)
        var hermitian = try inner.upper() + inner.upper(1).mH
        if inner.dtype.isComplex { hermitian = try hermitian - inner.imaginaryDiagonal() }
        var sum = try q.times(hermitian)
        if let gQ { sum = try sum + gQ }
        return try sum.solved(by: r.mH, upper: false, left: false)
    }
    /// The gradient of A = [X | Y] with Q U = X: Q gR, and below X the lower triangle of a skew matrix, times U⁻ᴴ.
    private static func wideGradient(
        _ q: Recorded, _ r: Recorded, _ gQ: Recorded?, _ gR: Recorded?, _ m: Int, _ n: Int
    ) throws -> Recorded {
        let inner = try -qrInner(q, r, gQ, gR)
        let strict = try inner.lower(-1) - inner.upper(1).mH
        let skew = inner.dtype.isComplex ? try strict + inner.imaginaryDiagonal() : strict
        let left = try q.times(skew).solved(by: r.narrow(-1, 0, m).mH, upper: false, left: false)
        let whole = try Recorded.cat([left, r.narrow(-1, m, n - m).filled(0)], -1)
        return try gR.map { try whole + q.times($0) } ?? whole
    }
    public static let linalgQR = Operation(
        "qr(Tensor A, str mode='reduced')", "Q R = A with orthonormal columns in Q and an upper triangle R.", homes: .linalg,
        .composite { recorder, a in
            let x = try a.tensor(0)
            try Kernels.checkMatrices(x, "linalg.qr")
            try Kernels.checkFloating(x, "linalg.qr", kernel: "geqrf_cpu")
            let mode = a[1].string ?? "reduced"
            guard ["reduced", "complete", "r"].contains(mode) else {
                throw TensorError.runtime(
                    "qr received unrecognized mode '\(mode)' but expected one of 'reduced' (default), 'r', or 'complete'")
            }
            var parts = try recorder.applySeveral(.qrFactors, inputs: [x], [.string(mode)])
            if mode == "r" { parts[0] = try Kernels.zeros([0] as Shape, x.dtype) }
            return .named(parts, type: "torch.return_types.linalg_qr", fields: ["Q", "R"])
        }, .composed)
}

extension Rule {
    /// One of several outputs, or its conjugate.
    func output(_ index: Int) throws -> Recorded { try plainOutput(index).conjugated(conjugates) }
    /// One of several outputs as it was: the recorded one while somebody holds it, else computed again.
    func plainOutput(_ index: Int) throws -> Recorded {
        if let tensor = record.output(at: index) {
            return Recorded(tensor, recorder, savedVersion: tensor.storage.version, by: record)
        }
        let inputs = try (0..<record.inputCount).map { try plain($0).checked() }
        return Recorded(try recorder.applySeveral(record.operation, inputs: inputs, record.attributes)[index], recorder)
    }
}

extension Recorder {
    /// Two batches of matrices stretched to one batch shape.
    func sameBatch(_ a: Tensor, _ b: Tensor) throws -> (Tensor, Tensor) {
        let (batchA, batchB) = (Array(a.shape.array.dropLast(2)), Array(b.shape.array.dropLast(2)))
        if batchA == batchB { return (a, b) }
        let batch = try Kernels.broadcast(Shape(batchA) ?? Shape(), Shape(batchB) ?? Shape()).array
        func stretched(_ x: Tensor, _ own: [Int]) throws -> Tensor {
            own == batch ? x : try apply(.expand, x, [.ints(batch + x.shape.array.suffix(2)), .bool(false)])
        }
        return (try stretched(a, batchA), try stretched(b, batchB))
    }

    func solveTriangular(
        _ a: Tensor, _ b: Tensor, upper: Bool, left: Bool, unit: Bool, _ name: String
    ) throws -> Tensor {
        try Operation.checkTriangular(a, b, left: left, name)
        let (x, y) = try sameBatch(a, b)
        return try apply(.solveTriangular, inputs: [x, y], [.bool(upper), .bool(left), .bool(unit)])
    }
}
