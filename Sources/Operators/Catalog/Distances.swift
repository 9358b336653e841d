// Distances between points, and what is built of products: Kronecker's product, Vandermonde's matrix, block diagonals.

import Tensors

extension Operation {
    public static let cdist = Operation(
        "_cdist(Tensor x1, Tensor x2, float p)", "The distances between the rows of two matrices.", homes: [],
        domain: Domain(
            [0.2...1, 1.5...3], shapes: [[[3, 2], [4, 2]]], attributes: [[.float(2)], [.float(1)], [.float(3)]]),
        gradientName: "CdistBackward0",
        .formula { c in try distances(c.x, c.value(1), c.double(0)) },
        .custom([
            { r, g in try spread(r, g).sum([-2]) }, { r, g in try -spread(r, g).sum([-3]) },
        ]))
    private static func distances(_ x: Recorded, _ y: Recorded, _ p: Double) throws -> Recorded {
        try (x.unsqueezed(-2) - y.unsqueezed(-3)).apply(.vectorNorm, [.float(p), .ints([-1]), .bool(false), .none])
    }
    /// The gradient of the difference of each pair of rows.
    private static func spread(_ r: Rule, _ g: Recorded) throws -> Recorded {
        let difference = try r[0].unsqueezed(-2) - r[1].unsqueezed(-3)
        let (norm, g) = (try r.y.unsqueezed(-1), try g.unsqueezed(-1))
        let p = r.double(0)
        if p == 0 { return try difference.filled(0) }
        if p == 1 { return try g * difference.sign() }
        if p.isInfinite { return try g * difference.sign() * (difference.abs() .== norm).cast(like: g) }
        if p == 2 { return try g * (difference / norm).zeroed(where: norm .== 0) }
        let slope = try difference.sign() * difference.abs().power(p - 1) / norm.power(p - 1)
        return try g * slope.zeroed(where: (norm .== 0).expanded(to: slope.shape))
    }
    public static let cdistFunction = Operation(
        "cdist(Tensor x1, Tensor x2, float p=2.0, str? compute_mode='use_mm_for_euclid_dist_if_necessary')",
        "The distances between the rows of two matrices (or batches of them).", homes: .torch,
        .composite { recorder, a in
            let (x, y) = (try a.tensor(0), try a.tensor(1))
            guard x.rank >= 2 else { throw TensorError.runtime("cdist only supports at least 2D tensors, X1 got: \(x.rank)D") }
            guard y.rank >= 2 else { throw TensorError.runtime("cdist only supports at least 2D tensors, X2 got: \(y.rank)D") }
            guard x.dtype.isFloatingPoint else {
                throw TensorError.runtime("cdist only supports floating-point dtypes, X1 got: \(x.dtype.cName)")
            }
            guard y.dtype.isFloatingPoint else {
                throw TensorError.runtime("cdist only supports floating-point dtypes, X2 got: \(y.dtype.cName)")
            }
            guard x.dtype == y.dtype else {
                throw TensorError.runtime("expected scalar type \(x.dtype.cName) but found \(y.dtype.cName)")
            }
            guard x.shape[x.rank - 1] == y.shape[y.rank - 1] else {
                throw TensorError.runtime(
                    "X1 and X2 must have the same number of columns. X1: \(x.shape[x.rank - 1]) X2: \(y.shape[y.rank - 1])")
            }
            guard let p = a[2].double, p >= 0 else { throw TensorError.runtime("cdist only supports non-negative p values") }
            return .tensor(try recorder.apply(.cdist, x, y, [.float(p)]))
        }, .composed)
    public static let pdist = Operation(
        "pdist(Tensor input, float p=2.0)", "The distances between each two rows of a matrix.", homes: [.torch, .functional],
        domain: Domain(shapes: [[[4, 2]]], attributes: [[.float(2)], [.float(3)]]),
        .formula { c in
            guard c[0].rank == 2 else {
                throw TensorError.runtime("pdist only supports 2D tensors, got: \(c[0].rank)D")
            }
            guard c.double(0) >= 0 else { throw TensorError.runtime("pdist only supports non-negative p values") }
            let (first, second) = try pairs(c[0].shape[0])
            let difference = try c.x.indexSelect(0, c.x.constant(first)) - c.x.indexSelect(0, c.x.constant(second))
            return try difference.apply(.vectorNorm, [.float(c.double(0)), .ints([1]), .bool(false), .none])
        },
        .custom([
            { r, g in
                let (a, b) = try pairs(r.shape(0)[0])
                let (first, second) = (r.constant(a), r.constant(b))
                let difference = try r.x.indexSelect(0, first) - r.x.indexSelect(0, second)
                let (norm, p) = (try r.y.unsqueezed(1), r.double(0))
                let slope = try p == 1
                    ? difference.sign() : difference.sign() * (difference.abs() / norm).power(p - 1)
                let part = try g.unsqueezed(1) * slope.zeroed(where: (norm .== 0).expanded(to: slope.shape))
                return try g.zeros(r.shape(0)).indexAdd(0, first, part).indexAdd(0, second, -part)
            }
        ]))
    private static func pairs(_ n: Int) throws -> (Tensor, Tensor) {
        var (first, second): ([Int], [Int]) = ([], [])
        for i in 0..<n { for j in (i + 1)..<Swift.max(n, i + 1) { (first, second) = (first + [i], second + [j]) } }
        return (try Kernels.tensor(first), try Kernels.tensor(second))
    }
    public static let dist = Operation(
        "dist(Tensor self, Tensor other, Scalar p=2)", "The length of the difference: ‖self − other‖ₚ.",
        domain: Domain([0.2...1, 1.5...3], attributes: [[.float(2)], [.float(3)]]),
        complex: true, .formula { c in try (c.x - c.value(1)).apply(.vectorNorm, [c.attributes[0], .none, .bool(false), .none]) },
        .custom([{ r, g in try g * distanceSlope(r) }, { r, g in try -(g * distanceSlope(r)) }]))
    private static func distanceSlope(_ r: Rule) throws -> Recorded {
        let (difference, p) = (try r.plain(0) - r.plain(1), r.double(0))
        if p == 0 { return try difference.filled(0) }
        if p == 1 { return try difference.direction() }
        if p.isInfinite { return try difference.direction() * (difference.abs() .== r.y).cast(difference.dtype.part) }
        let slope = try p == 2 ? difference / r.y : difference.direction() * (difference.abs() / r.y).power(p - 1)
        return try slope.zeroed(where: (r.y .== 0).expanded(to: slope.shape))
    }

    public static let renorm = Operation(
        "renorm(Tensor self, Scalar p, int dim, Scalar maxnorm)",
        "The slices along a dimension, those longer than maxnorm shortened to it.", homes: .pointwise,
        domain: Domain(shapes: [[[3, 4]]], attributes: [[.float(2), .int(0), .float(1)], [.float(3), .int(1), .float(1.5)]]),
        complex: true, .formula { c in
            guard c.double(0) > 0 else { throw TensorError.runtime("renorm: non-positive-norm not supported") }
            guard c.double(2) >= 0 else { throw TensorError.runtime("renorm: expected maxnorm to be >= 0 but got \(streamText(c.double(2)))") }
            guard c[0].rank > 1 else {
                throw TensorError.runtime("renorm: input needs at least 2 dimensions, got \(c[0].rank) dimensions")
            }
            let norm = try sliceNorm(c.x, c.double(0), c.int(1))
            return try c.x * shortening(norm, c.double(2))
        },
        .custom([
            { r, g in
                let (p, dim, most) = (r.double(0), r.int(1), r.double(2))
                let (x, norm) = (r.plain(0), try sliceNorm(r.plain(0), p, dim))
                let others = try (0..<g.rank).filter { $0 != (try r.record.edge(0).tensor.checkedDim(dim)) }
                let along = try (g * r.x).realPart().sum(others, keepdim: true)
                let slope = try x.direction() * (x.abs() / norm).power(p - 1)
                let change = try along * slope * most / (norm + 1e-7).square()
                return try g * shortening(norm, most) - change.kept(where: (norm .> most).expanded(to: change.shape))
            }
        ]))
    private static func sliceNorm(_ x: Recorded, _ p: Double, _ dim: Int) throws -> Recorded {
        let d = try x.tensor.checkedDim(dim)
        return try x.apply(.vectorNorm, [.float(p), .ints((0..<x.rank).filter { $0 != d }), .bool(true), .none])
    }
    private static func shortening(_ norm: Recorded, _ most: Double) throws -> Recorded {
        try choose(norm .> most, most / (norm + 1e-7), norm.filled(1))
    }

    public static let kron = Operation(
        "kron(Tensor self, Tensor other)", "Kronecker's product: each element of self times the whole of other.",
        .composite { recorder, a in
            let (x, y) = (Recorded(try a.tensor(0), recorder), Recorded(try a.tensor(1), recorder))
            let rank = Swift.max(x.rank, y.rank)
            let left = Array(repeating: 1, count: rank - x.rank) + x.shape.array
            let right = Array(repeating: 1, count: rank - y.rank) + y.shape.array
            if rank * 2 > Shape.maximumRank {
                throw TensorError.runtime("kron of tensors with \(rank) dimensions is not supported")
            }
            let product = try x.reshaped(left.flatMap { [$0, 1] }) * y.reshaped(right.flatMap { [1, $0] })
            let sizes = zip(left, right).map { $0 &* $1 }
            return .tensor(try product.apply(.unsafeView, [.ints(sizes)]).checked())
        }, .composed)

    public static let blockDiag = Operation(
        "_block_diag(Tensor[] tensors)", "Matrices along the diagonal of a larger one.", homes: [],
        domain: Domain(shapes: [[[2, 3], [1, 2]]]), gradientName: "BlockDiagBackward0",
        complex: true, .single { c in
            let (rows, columns) = (c.inputs.reduce(0) { $0 + $1.shape[0] }, c.inputs.reduce(0) { $0 + $1.shape[1] })
            let whole = try Kernels.zeros([rows, columns], Kernels.resultType(of: c.inputs))
            var (row, column) = (0, 0)
            for x in c.inputs {
                let part = try Kernels.narrow(Kernels.narrow(whole, 0, row, x.shape[0]), 1, column, x.shape[1])
                try Kernels.copy(x, into: part)
                (row, column) = (row + x.shape[0], column + x.shape[1])
            }
            return whole
        },
        .linear([
            { r, g in
                var (row, column) = (0, 0)
                for i in 0..<r.input { (row, column) = (row + r.shape(i)[0], column + r.shape(i)[1]) }
                return try g.narrow(0, row, r.shape(r.input)[0]).narrow(1, column, r.shape(r.input)[1])
            }
        ]))
    public static let blockDiagFunction = Operation(
        "block_diag(Tensor[] tensors)", "Matrices along the diagonal of a larger one.", homes: .torch,
        .composite { recorder, a in
            let parts = try (a[0].tensors ?? []).enumerated().map { place, x in
                guard x.rank <= 2 else {
                    throw TensorError.runtime(
                        "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input \(place) has \(x.rank) dimensions")
                }
                return try recorder.atLeast(2, x)
            }
            if parts.isEmpty { return .tensor(try Kernels.zeros([1, 0], recorder.defaultDType)) }
            return .tensor(try recorder.apply(.blockDiag, inputs: parts))
        }, .composed)

    public static let vander = Operation(
        "vander(Tensor x, int? N=None, bool increasing=False)", "The powers of a vector's elements, as the columns of a matrix.",
        homes: .torch,
        .composite { recorder, a in
            let x = Recorded(try a.tensor(0), recorder)
            guard x.rank == 1 else { throw TensorError.runtime("x must be a one-dimensional tensor.") }
            let n = a[1].int ?? x.shape[0]
            guard n >= 0 else { throw TensorError.runtime("N must be non-negative.") }
            let base = try x.dtype.isFloatingPoint ? x : x.cast(.int64)
            let one = Recorded(try Tensor.full([x.shape[0], Swift.min(n, 1)], 1, base.dtype), recorder)
            var result = one
            if n > 1 {
                let powers = try base.unsqueezed(1).expanded(to: [x.shape[0], n - 1]).apply(.cumprod, [.int(1), .none])
                result = try Recorded.cat([one, powers], 1)
            }
            return .tensor(try (a[2].bool == true ? result : result.flipped([1])).checked())
        }, .composed)

    public static let addr = Operation(
        "addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1)", "β · self + α · vec1 ⊗ vec2.",
        homes: .pointwise,
        domain: Domain(
            shapes: [[[2, 3], [2], [3]]], attributes: [[.int(1), .int(1)], [.float(0.5), .float(2)]]),
        complex: true, complexNumbers: true, .formula { c in
            for (place, name) in [(1, "vec1"), (2, "vec2")] where c[place].rank != 1 {
                throw TensorError.runtime("addr: Expected 1-D argument \(name), but got \(c[place].rank)-D")
            }
            var product = try c.value(1).unsqueezed(1) * c.value(2)
            let common = Kernels.resultType(of: c.inputs)
            for (index, name) in ["beta", "alpha"].enumerated() where !common.isFloatingPoint && !common.isComplex {
                guard case .float = c.attributes[index] else { continue }
                throw TensorError.runtime("For integral input tensors, argument \(name) must not be a floating point number.")
            }
            // Truth values stay such.
            func scaled(_ x: Recorded, _ index: Int) throws -> Recorded {
                let factor = c.attributes[index]
                if factor.isOne { return x }
                return try x * x.number(common == .bool ? .bool(!factor.isZero) : factor)
            }
            product = try scaled(product, 1)
            if c.attributes[0].isZero { return product }
            return try scaled(c.x, 0) + product
        },
        .custom([
            { r, g in try g * r.scalar(0) }, { r, g in try g.apply(.mv, r[2]) * r.scalar(1) },
            { r, g in try g.transposed(0, 1).apply(.mv, r[1]) * r.scalar(1) },
        ]))
    public static let addbmm = Operation(
        "addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1)",
        "β · self + α · Σᵢ batch1ᵢ @ batch2ᵢ.", homes: .pointwise,
        domain: Domain(
            shapes: [[[2, 2], [2, 2, 3], [2, 3, 2]]], attributes: [[.int(1), .int(1)], [.float(0.5), .float(2)]]),
        complex: true, complexNumbers: true, .formula { c in
            var product = try c.value(1).apply(.bmm, c.value(2)).sum([0])
            if !c.x.dtype.isFloatingPoint && !c.x.dtype.isComplex { product = try product.cast(like: c.x) }
            let (beta, alpha) = (c.factor(0), c.factor(1))
            if !alpha.isOne { product = try product * product.number(alpha) }
            if beta.isZero { return product }
            return try (beta.isOne ? c.x : c.x * c.x.number(beta)) + product
        },
        .custom([
            { r, g in try g * r.scalar(0) },
            { r, g in
                let wide = try g.unsqueezed(0).expanded(to: [r.shape(1)[0], g.shape[0], g.shape[1]])
                return try wide.matmul(r[2].transposed(1, 2)) * r.scalar(1)
            },
            { r, g in
                let wide = try g.unsqueezed(0).expanded(to: [r.shape(1)[0], g.shape[0], g.shape[1]])
                return try r[1].transposed(1, 2).matmul(wide) * r.scalar(1)
            },
        ]))
}
