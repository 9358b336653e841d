// LU factors of matrices: P A = L U with partial pivoting, whole, packed, and what is solved with them.

import Tensors

extension Operation {
    /// L and U in one matrix, and LAPACK's pivots.
    static let luPacked: Operation = .init(
        "linalg_lu_factor_ex(Tensor A)", "The packed LU factors of matrices.", homes: [],
        domain: Domain(shapes: [[[3, 3]], [[4, 2]], [[2, 4]], [[2, 2, 2]]]), gradientName: "LinalgLuFactorExBackward0",
        fields: ["LU", "pivots"], complex: true,
        .several { c in
            let factors = try LUFactors(c[0])
            return [try factors.lu, factors.pivots]
        },
        .several { r, g in
            guard let g = g[0] else { return [nil] }
            let packed = try r.output(0)
            let permutation = Recorded(
                try LUFactors(packed.checked(), pivots: r.saved(1).checked()).permutation(), r.recorder)
            let k = Swift.min(r.shape(0)[r.x.rank - 2], r.shape(0)[r.x.rank - 1])
            let (l, u) = try halves(packed, k)
            return [try luGradient(permutation, l, u, g.narrow(-1, 0, k).lower(-1), g.narrow(-2, 0, k).upper())]
        })
    /// L with ones on its diagonal, and U, of packed factors.
    private static func halves(_ packed: Recorded, _ k: Int) throws -> (Recorded, Recorded) {
        let m = packed.shape[packed.rank - 2]
        let lower = try packed.narrow(-1, 0, k).lower(-1)
        let ones = Recorded(try Kernels.eye(m, k, packed.dtype), packed.recorder)
        return (try lower + ones, try packed.narrow(-2, 0, k).upper())
    }

    static let luWhole: Operation = .init(
        "linalg_lu(Tensor A)", "P, L and U with A = P L U.", homes: [],
        domain: Domain(shapes: [[[3, 3]], [[4, 2]], [[2, 4]], [[2, 2, 2]]]), gradientName: "LinalgLuBackward0",
        fields: ["P", "L", "U"], complex: true,
        .several { c in
            let factors = try LUFactors(c[0])
            let recorder = c.recorder
            let packed = Recorded(try factors.lu, recorder)
            return try recorder.unrecorded {
                let (l, u) = try halves(packed, Swift.min(c[0].shape[c[0].rank - 2], c[0].shape[c[0].rank - 1]))
                return [try factors.permutation(), try l.checked(), try u.checked()]
            }
        },
        .several { r, g in
            let permutation = Recorded(try LUFactors(r.x.checked()).permutation(), r.recorder)
            return [try luGradient(permutation, r.output(1), r.output(2), g[1], g[2])]
        })

    /// The gradient of A from those of L (below its diagonal) and U.
    private static func luGradient(
        _ permutation: Recorded, _ l: Recorded, _ u: Recorded, _ gL: Recorded?, _ gU: Recorded?
    ) throws -> Recorded {
        let (m, n) = (l.shape[l.rank - 2], u.shape[u.rank - 1])
        let k = Swift.min(m, n)
        let (l1, u1) = (try l.narrow(-2, 0, k), try u.narrow(-1, 0, k))
        var lower = try gL.map { try $0.narrow(-2, 0, k) } ?? l1.filled(0)
        var upper = try gU.map { try $0.narrow(-1, 0, k) } ?? u1.filled(0)
        var rest: Recorded?
        if m > k {
            let l2 = try l.narrow(-2, k, m - k)
            let below = try gL.map { try $0.narrow(-2, k, m - k) } ?? l2.filled(0)
            let part = try below.solved(by: u1.mT, upper: false, left: false)
            upper = try upper - l2.mT.times(part)
            rest = part
        } else if n > k {
            let u2 = try u.narrow(-1, k, n - k)
            let beside = try gU.map { try $0.narrow(-1, k, n - k) } ?? u2.filled(0)
            let part = try beside.solved(by: l1.mT, upper: true, unit: true)
            lower = try lower - part.times(u2.mT)
            rest = part
        }
        let inner = try l1.mT.times(lower).lower(-1) + upper.times(u1.mT).upper()
        var whole = try inner.solved(by: l1.mT, upper: true, unit: true).solved(by: u1.mT, upper: false, left: false)
        if let rest { whole = try Recorded.cat([whole, rest], m > k ? -2 : -1) }
        return try permutation.times(whole)
    }

    public static let linalgLU = Operation(
        "lu(Tensor A, *, bool pivot=True)", "P, L and U with A = P L U.", homes: .linalg,
        .composite { recorder, a in
            try checkLU(a.tensor(0), "linalg.lu", pivot: a[1].bool ?? true)
            var parts = try recorder.applySeveral(.luWhole, inputs: [a.tensor(0)])
            parts[0] = try Kernels.view(aliasing: parts[0])
            return .named(parts, type: "torch.return_types.linalg_lu", fields: ["P", "L", "U"])
        }, .composed)
    private static func checkLU(_ x: Tensor, _ name: String, pivot: Bool) throws {
        guard x.rank >= 2 else {
            throw TensorError.runtime("\(name): Expected tensor with 2 or more dimensions. Got size: \(x.shape) instead")
        }
        try Kernels.checkLAPACK(x, kernel: "lu_cpu")
        guard pivot else { throw TensorError.runtime("linalg.lu_factor: LU without pivoting is not implemented on the CPU") }
    }
    public static let luFactor = Operation(
        "lu_factor(Tensor A, *, bool pivot=True)", "The packed LU factors of matrices, and the row exchanges.",
        homes: .linalg,
        .composite { recorder, a in
            .named(
                Array(try factored(a.tensor(0), a[1].bool ?? true, checks: true, recorder).prefix(2)),
                type: "torch.return_types.linalg_lu_factor", fields: ["LU", "pivots"])
        }, .composed)
    public static let luFactorEx = Operation(
        "lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False)",
        "The packed LU factors of matrices, the row exchanges, and where U was found singular.", homes: .linalg,
        .composite { recorder, a in
            .named(
                try factored(a.tensor(0), a[1].bool ?? true, checks: a[2].bool ?? false, recorder),
                type: "torch.return_types.linalg_lu_factor_ex", fields: ["LU", "pivots", "info"])
        }, .composed)
    public static let torchLU = Operation(
        "lu(Tensor self, bool pivot=True, bool get_infos=False)", "The packed LU factors of matrices.", homes: .torch,
        .composite { recorder, a in
            let parts = try packed(a, recorder)
            guard parts.count == 3 else { return .tensors(parts) }
            return .named(parts, type: "torch.return_types._lu_with_info", fields: ["LU", "pivots", "info"])
        }, .composed)
    public static let tensorLU = Operation(
        "lu(Tensor self, bool pivot=True, bool get_infos=False)", "The packed LU factors of matrices.", homes: .method,
        .composite { recorder, a in .tensors(try packed(a, recorder)) }, .composed)
    private static func packed(_ a: [Argument], _ recorder: Recorder) throws -> [Tensor] {
        let infos = a[2].bool ?? false
        let parts = try factored(a.tensor(0), a[1].bool ?? true, checks: false, recorder)
        return infos ? parts : Array(parts.prefix(2))
    }
    private static func factored(_ x: Tensor, _ pivot: Bool, checks: Bool, _ recorder: Recorder) throws -> [Tensor] {
        try checkLU(x, "torch.lu_factor", pivot: pivot)
        let parts = try recorder.applySeveral(.luPacked, inputs: [x])
        let info = try LUFactors(x).info
        if checks, let (place, info) = Kernels.failure(info) {
            throw TensorError.runtime(
                "torch.linalg.lu_factor: \(place)U[\(info),\(info)] is zero and using it on lu_solve would result in a division by zero. "
                    + "If you still want to perform the factorization, consider calling linalg.lu(A, pivot) or "
                    + "linalg.lu_factor_ex(A, pivot)")
        }
        return parts + [info]
    }

    /// X from packed factors; the factors' gradient is that of the matrix they multiply to.
    static let luSolveMatrices: Operation = .init(
        "linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, bool left, bool adjoint)", "The solutions of P L U X = B.",
        homes: [],
        domain: Domain(
            [0.5...2], shapes: [[[2, 2], [2], [2, 2]]],
            attributes: [[.bool(true), .bool(false)], [.bool(false), .bool(false)], [.bool(true), .bool(true)]],
            draws: [.real, .pivots, .real]),
        gradientName: "LinalgLuSolveBackward0", complex: true,
        .single { c in
            try Kernels.solve(LUFactors(c[0], pivots: c[1]), c[2], left: c.bool(0), adjoint: c.bool(1))
        },
        .custom([
            { r, g in
                let n = r.shape(0)[r.x.rank - 1]
                let (x, y) = (r.plain(0), r.plainOutput)
                let (l, u) = try halves(x, n)
                let permutation = Recorded(
                    try LUFactors(x.checked(), pivots: r[1].checked()).permutation(), r.recorder)
                // A = P L U: ∂A = −A⁻ᴴ g Xᴴ, then through the products to the factors.
                let gB = try luSolved(r, g, adjoint: !r.bool(1))
                let gA: Recorded
                switch (r.bool(0), r.bool(1)) {
                case (true, false): gA = try -(gB.times(y.mH))
                case (true, true): gA = try -(y.times(gB.mH))
                case (false, false): gA = try -(y.mH.times(gB))
                case (false, true): gA = try -(gB.mH.times(y))
                }
                let inner = try permutation.mT.times(gA)
                return try inner.times(u.mH).lower(-1) + l.mH.times(inner).upper()
            }, nil, { r, g in try luSolved(r, g, adjoint: !r.bool(1)) },
        ]))
    private static func luSolved(_ r: Rule, _ g: Recorded, adjoint: Bool) throws -> Recorded {
        Recorded(
            try r.recorder.apply(
                .luSolveMatrices, inputs: [r.plain(0).checked(), r[1].checked(), g.checked()], [r.attributes[0], .bool(adjoint)]),
            r.recorder)
    }
    public static let linalgLUSolve = Operation(
        "lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False)",
        "X with A X = B, or X A = B, from the packed factors of A.", homes: .linalg,
        .composite { recorder, a in
            try luSolve(a.tensor(0), a.tensor(1), a.tensor(2), a[3], a[4], recorder)
        }, .composed)
    public static let torchLUSolve = Operation(
        "lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots)", "X with A X = self, from the packed factors of A.",
        .composite { recorder, a in
            try luSolve(a.tensor(1), a.tensor(2), a.tensor(0), .bool(true), .bool(false), recorder)
        }, .composed)
    private static func luSolve(
        _ lu: Tensor, _ pivots: Tensor, _ b: Tensor, _ left: Argument, _ adjoint: Argument, _ recorder: Recorder
    ) throws -> Operation.Result {
        let name = "linalg.lu_solve"
        guard lu.dtype == b.dtype else {
            throw TensorError.runtime(
                "\(name): Expected LU and B to have the same dtype, but found LU of type \(lu.dtype.cName) and B of type "
                    + "\(b.dtype.cName) instead")
        }
        try Kernels.checkFloating(lu, "torch.linalg.lu_solve", kernel: "lu_solve_cpu")
        try Kernels.checkSquare(lu, "torch.linalg.lu_solve")
        try Kernels.checkMatrices(b, name, input: "B")
        guard pivots.dtype == .int32 else {
            throw TensorError.runtime("\(name): pivots should be a Tensor of scalar type torch.int32")
        }
        let n = lu.shape[lu.rank - 1]
        guard pivots.shape.array == Array(lu.shape.array.dropLast()) else {
            throw TensorError.runtime("\(name): Number of pivots per batch should be same as the dimension of the matrix")
        }
        guard b.shape[b.rank - (left.bool == true ? 2 : 1)] == n else {
            throw TensorError.runtime(
                "\(name): Incompatible shapes of A and B for the equation \(left.bool == true ? "AX" : "XA") = B (\(n)x\(n) and "
                    + "\(b.shape[b.rank - 2])x\(b.shape[b.rank - 1]))")
        }
        let (x, y) = try recorder.sameBatch(lu, b)
        let places = try pivots.expanded(to: Shape(x.shape.array.dropLast()) ?? Shape())
        return .tensor(try recorder.apply(.luSolveMatrices, inputs: [x, places, y], [left, adjoint]))
    }

    /// The gradient of the packed factors is that of the parts of L and U that they hold.
    static let luUnpacked: Operation = .init(
        "lu_unpack_helper(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True)", "P, L and U of packed factors.",
        homes: [],
        domain: Domain(shapes: [[[3, 3], [3]], [[2, 3], [2]], [[3, 2], [2]]], draws: [.real, .pivots]),
        gradientName: "LuUnpackBackward0", fields: ["P", "L", "U"], complex: true,
        .several { c in
            let empty = try Kernels.zeros([0] as Shape, c[0].dtype)
            let permutation = c.attributes[1].bool == false ? empty : try LUFactors(c[0], pivots: c[1]).permutation()
            guard c.attributes[0].bool != false else { return [permutation, empty, empty] }
            let (lu, recorder) = (c.x, c.recorder)
            return try recorder.unrecorded {
                let (l, u) = try halves(lu, Swift.min(lu.shape[lu.rank - 2], lu.shape[lu.rank - 1]))
                return [permutation, try l.checked(), try u.checked()]
            }
        },
        .several { r, g in
            let lu = r.plain(0)
            let (m, n) = (lu.shape[lu.rank - 2], lu.shape[lu.rank - 1])
            let k = Swift.min(m, n)
            func padded(_ x: Recorded) throws -> Recorded {
                if m == n { return x }
                let rest = m > k ? try lu.narrow(-2, k, m - k).filled(0) : try lu.narrow(-1, k, n - k).filled(0)
                return try Recorded.cat([x, rest], m > k ? -2 : -1)
            }
            let below = try g[1].map { try $0.lower(-1) }, above = try g[2].map { try $0.upper() }
            // L is as high as the whole, U as wide.
            let left = try m > n ? below : below.map(padded), right = try m > n ? above.map(padded) : above
            guard let left else { return [try right ?? lu.filled(0), nil] }
            return [try right.map { try $0 + left } ?? left, nil]
        })

    public static let luUnpack = Operation(
        "lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True)",
        "P, L and U of packed factors.", homes: .torch,
        .composite { recorder, a in
            let (lu, pivots) = (try a.tensor(0), try a.tensor(1))
            try Kernels.checkMatrices(lu, "torch.lu_unpack", input: "LU_data")
            guard pivots.dtype == .int32 else {
                throw TensorError.runtime(
                    "torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of torch.int32 dtype.\nNote: this function is "
                        + "intended to be used with the output produced by torch.linalg.lu_factor")
            }
            let (m, n) = (lu.shape[lu.rank - 2], lu.shape[lu.rank - 1])
            guard pivots.shape.array == lu.shape.array.dropLast(2) + [Swift.min(m, n)] else {
                throw TensorError.runtime("torch.lu_unpack: LU_pivots do not fit LU_data")
            }
            var parts = try recorder.applySeveral(.luUnpacked, inputs: [lu, pivots], [a[2], a[3]])
            // Row exchanges have no gradient.
            parts[0] = try Kernels.view(aliasing: parts[0])
            return .named(parts, type: "torch.return_types.lu_unpack", fields: ["P", "L", "U"])
        }, .composed)
}
