// The factors L D Lᵀ (or L D Lᴴ) of symmetric and hermitian matrices that need not be positive-definite. PyTorch has no derivatives
// of them.

import Tensors

extension Operation {
    static let ldlFactors: Operation = .init(
        "linalg_ldl_factor_ex(Tensor self, bool hermitian)", "The packed factors of symmetric matrices.", homes: [],
        domain: Domain(shapes: [[[3, 3]]], attributes: [[.bool(false)]], draws: [.symmetric]), fields: ["LD", "pivots", "info"],
        complex: true,
        .several { c in
            let factors = try Kernels.ldl(c[0], hermitian: c.bool(0))
            return [factors.factors, factors.pivots, factors.info]
        }, .none(reason: "PyTorch has none either"))
    public static let ldlFactor = Operation(
        "ldl_factor(Tensor self, *, bool hermitian=False)", "L D Lᵀ of symmetric matrices, packed, and the row exchanges.",
        homes: .linalg,
        .composite { recorder, a in
            let parts = try ldl(a.tensor(0), a[1], checks: "torch.linalg.ldl_factor", recorder)
            return .named(
                Array(parts.prefix(2)), type: "torch.return_types.linalg_ldl_factor", fields: ["LD", "pivots"])
        }, .composed)
    public static let ldlFactorEx = Operation(
        "ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False)",
        "L D Lᵀ of symmetric matrices, packed, the row exchanges, and where D was found singular.", homes: .linalg,
        .composite { recorder, a in
            .named(
                try ldl(a.tensor(0), a[1], checks: a[2].bool == true ? "torch.linalg.ldl_factor_ex" : nil, recorder),
                type: "torch.return_types.linalg_ldl_factor_ex", fields: ["LD", "pivots", "info"])
        }, .composed)
    private static func ldl(_ x: Tensor, _ hermitian: Argument, checks name: String?, _ recorder: Recorder) throws -> [Tensor] {
        try Kernels.checkSquare(x, "torch.linalg.ldl_factor_ex")
        guard x.dtype.isFloatingPoint || x.dtype.isComplex else {
            throw TensorError(
                .notImplemented,
                "torch.linalg.ldl_factor_ex: Expected a floating point or complex tensor as input. Got \(x.dtype.cName)")
        }
        try Kernels.checkLAPACK(x, kernel: "ldl_factor_kernel_cpu")
        let parts = try recorder.applySeveral(.ldlFactors, inputs: [x], [hermitian])
        if let name, let (_, info) = Kernels.failure(parts[2]) { throw TensorError.runtime("\(name): Unknown error code: \(info).") }
        return parts
    }

    static let ldlSolution: Operation = .init(
        "linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, bool hermitian)", "The solutions of L D Lᵀ X = B.", homes: [],
        domain: Domain([0.5...2], shapes: [[[2, 2], [2], [2, 2]]], attributes: [[.bool(false)]], draws: [.real, .pivots, .real]),
        complex: true, .single { c in try Kernels.ldlSolve(c[0], c[1], c[2], hermitian: c.bool(0)) },
        .none(reason: "PyTorch has none either"))
    public static let ldlSolve = Operation(
        "ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False)", "X with A X = B, from the packed factors of A.",
        homes: .linalg,
        .composite { recorder, a in
            let (ld, pivots, b) = (try a.tensor(0), try a.tensor(1), try a.tensor(2))
            let name = "torch.linalg.ldl_solve"
            try Kernels.checkFloating(ld, name, allowsLow: true)
            try Kernels.checkSquare(ld, name)
            guard b.rank >= 2 else {
                throw TensorError(.index, "Dimension out of range (expected to be in range of [-1, 0], but got -2)")
            }
            let n = ld.shape[ld.rank - 1]
            guard b.shape[b.rank - 2] == n else {
                throw TensorError.runtime(
                    "Incompatible matrix sizes for \(name): each A matrix is \(n) by \(n) but each b matrix is \(b.shape[b.rank - 2]) by "
                        + "\(b.shape[b.rank - 1])")
            }
            guard ld.dtype == b.dtype else {
                throw TensorError.runtime(
                    "Expected b and A to have the same dtype, but found b of type \(b.dtype.cName) and A of type \(ld.dtype.cName) instead.")
            }
            guard pivots.dtype.isInteger else {
                throw TensorError.runtime("\(name): Expected pivots to be integers. Got \(pivots.dtype.cName)")
            }
            guard pivots.shape.array == Array(ld.shape.array.dropLast()) else {
                throw TensorError.runtime(
                    "\(name): Expected LD.shape[:-1] and pivots.shape to be the same, but got pivots with shape \(pivots.shape) instead")
            }
            try Kernels.checkLAPACK(ld, kernel: "ldl_solve_kernel_cpu")
            let (x, y) = try recorder.sameBatch(ld, b)
            let places = try pivots.cast(to: .int32).expanded(to: Shape(x.shape.array.dropLast()) ?? Shape())
            return .tensor(try recorder.apply(.ldlSolution, inputs: [x, places, y], [a[3]]))
        }, .composed)
}
