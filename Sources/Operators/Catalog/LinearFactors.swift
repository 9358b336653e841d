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
    public static let triangularSolve = Operation(
        "triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False)",
        "X with A X = self of a triangular A, and a copy of A.",
        .composite { recorder, a in
            var x = try a.tensor(1)
            var upper = a[2].bool ?? true
            try Kernels.checkSquare(x, "triangular_solve")
            try Kernels.checkMatrices(a.tensor(0), "triangular_solve", input: "b")
            if a[3].bool == true {
                x = try recorder.apply(.transpose, x, [.int(-2), .int(-1)])
                upper.toggle()
            }
            let solution = try recorder.solveTriangular(
                x, a.tensor(0), upper: upper, left: true, unit: a[4].bool ?? false, "triangular_solve")
            return .named(
                [solution, try recorder.apply(.clone, a.tensor(1))], type: "torch.return_types.triangular_solve",
                fields: ["solution", "cloned_coefficient"])
        }, .composed)

    /// The factor L of A = L Lᵀ (or U of Uᵀ U), from one triangle of A.
    static let cholesky: Operation = .init(
        "linalg_cholesky_ex(Tensor self, bool upper=False, str? name=None)", "The Cholesky factors of matrices.", homes: [],
        domain: Domain(
            shapes: [[[3, 3]], [[2, 2, 2]]], attributes: [[.bool(false), .none], [.bool(true), .none]],
            draws: [.positiveDefinite]),
        gradientName: "LinalgCholeskyExBackward0",
        .single { c in
            try Kernels.checkSquare(c[0], "linalg.cholesky")
            try Kernels.checkFloating(c[0], "linalg.cholesky")
            let (factor, info) = try Kernels.cholesky(c[0], upper: c.bool(0))
            if let name = c.attributes[1].string { try Kernels.checkCholesky(info, name) }
            return factor
        },
        .custom([
            { r, g in
                let l = r.bool(0) ? try r.y.mT : r.y
                let g = r.bool(0) ? try g.mT : g
                let product = try l.mT.times(g)
                let phi = try (product.lower() + product.lower(-1).mT) * 0.5
                let right = try phi.solved(by: l, upper: false, left: false)
                return try right.solved(by: l.mT, upper: true)
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
        gradientName: "CholeskySolveBackward0",
        .single { c in
            let upper = c.bool(0)
            let first = try Kernels.solveTriangular(c[1], c[0], upper: upper, transposed: upper)
            return try Kernels.solveTriangular(c[1], first, upper: upper, transposed: !upper)
        },
        .custom([
            { r, g in
                Recorded(
                    try r.recorder.apply(.choleskySolveMatrices, inputs: [g.checked(), r[1].checked()], r.attributes), r.recorder)
            },
            { r, g in
                let gB = Recorded(
                    try r.recorder.apply(.choleskySolveMatrices, inputs: [g.checked(), r[1].checked()], r.attributes), r.recorder)
                let common = try gB.times(r.y.mT) + r.y.times(gB.mT)
                return try r.bool(0) ? -(r[1].times(common)) : -(common.times(r[1]))
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
        domain: Domain([0.5...2], shapes: [[[3, 3]]], attributes: [[.bool(false)]], draws: [.lowerTriangle]),
        .single { c in
            try Kernels.checkSquare(c[0], "cholesky_inverse")
            try Kernels.checkLAPACK(c[0], kernel: "cholesky_inverse_cpu")
            let unit = try Kernels.eye(c[0].shape[c[0].rank - 1], nil, c[0].dtype).expanded(to: c[0].shape)
            let first = try Kernels.solveTriangular(c[0], unit, upper: c.bool(0), transposed: c.bool(0))
            return try Kernels.solveTriangular(c[0], first, upper: c.bool(0), transposed: !c.bool(0))
        },
        .custom([
            { r, g in
                let common = try r.y.times(g + g.mT).times(r.y)
                return try r.bool(0) ? -(r.x.times(common)) : -(common.times(r.x))
            }
        ]))

    /// Q and R.
    static let qrFactors: Operation = .init(
        "linalg_qr(Tensor A, str mode)", "The orthogonal and the triangular factor of matrices.", homes: [],
        domain: Domain(
            shapes: [[[4, 3]], [[3, 3]], [[2, 4]], [[2, 3, 2]]], attributes: [[.string("reduced")]]),
        gradientName: "LinalgQrBackward0", fields: ["Q", "R"],
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
            let (q, upper) = (try r.output(0), try r.output(1))
            if m >= n { return [try qrGradient(q, upper, g[0], g[1])] }
            // A = [X | Y], R = [U | V]: Q U = X and Q V = Y.
            let gU = try g[1].map { try $0.narrow(-1, 0, m) }
            var gQ = g[0]
            var gY = try r.x.narrow(-1, m, n - m).filled(0)
            if let gV = try g[1].map({ try $0.narrow(-1, m, n - m) }) {
                gY = try q.times(gV)
                let term = try r.x.narrow(-1, m, n - m).times(gV.mT)
                gQ = try gQ.map { try $0 + term } ?? term
            }
            let gX = try qrGradient(q, upper.narrow(-1, 0, m), gQ, gU)
            return [try Recorded.cat([gX, gY], -1)]
        })
    /// The gradient of a tall or square A: (gQ + Q sym(triu(gR Rᵀ − Qᵀ gQ))) R⁻ᵀ.
    private static func qrGradient(_ q: Recorded, _ r: Recorded, _ gQ: Recorded?, _ gR: Recorded?) throws -> Recorded {
        guard gQ != nil || gR != nil else { return try q.times(r).filled(0) }
        var inner = try r.filled(0)
        if let gR { inner = try inner + gR.times(r.mT) }
        if let gQ { inner = try inner - q.mT.times(gQ) }
        let symmetric = try inner.upper() + inner.upper(1).mT
        var sum = try q.times(symmetric)
        if let gQ { sum = try sum + gQ }
        return try sum.solved(by: r.mT, upper: false, left: false)
    }
    public static let linalgQR = Operation(
        "qr(Tensor A, str mode='reduced')", "Q R = A with orthonormal columns in Q and an upper triangle R.", homes: .linalg,
        .composite { recorder, a in
            let x = try a.tensor(0)
            try Kernels.checkMatrices(x, "linalg.qr")
            try Kernels.checkFloating(x, "linalg.qr")
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
    /// One of several outputs: the recorded one while somebody holds it, else computed again.
    func output(_ index: Int) throws -> Recorded {
        if let tensor = record.output(at: index) {
            return Recorded(tensor, recorder, savedVersion: tensor.storage.version, by: record)
        }
        let inputs = try (0..<record.inputCount).map { try self[$0].checked() }
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
        let (x, y) = try sameBatch(a, b)
        return try apply(.solveTriangular, inputs: [x, y], [.bool(upper), .bool(left), .bool(unit)])
    }
}
