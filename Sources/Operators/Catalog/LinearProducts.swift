// Products with shapes of their own: chains of matrices, vector products, and systems of tensors. Reflectors are in
// LinearReflectors.swift.

import Tensors

extension Operation {
    /// The vector product along a dimension of size 3, of inputs of one rank.
    static let crossProduct: Operation = .init(
        "linalg_cross(Tensor self, Tensor other, int dim)", "The vector product, along a dimension of size 3.", homes: [],
        domain: Domain(shapes: [[[2, 3], [2, 3]], [[1, 3], [2, 3]]], attributes: [[.int(-1)]]),
        gradientName: "LinalgCrossBackward0", complex: true,
        .formula { c in
            let shape = try Kernels.broadcast(c[0].shape, c[1].shape)
            let (a, b) = (try c.x.expanded(to: shape), try c.value(1).expanded(to: shape))
            let d = try a.tensor.checkedDim(c.int(0))
            func part(_ v: Recorded, _ i: Int) throws -> Recorded { try v.select(d, i % 3) }
            let parts = try (0..<3).map { i in
                try c.rounded(part(a, i + 1) * part(b, i + 2)) - c.rounded(part(a, i + 2) * part(b, i + 1))
            }
            return try Recorded.stack(parts, d)
        },
        .bilinear([
            { r, g in try r[1].apply(.crossProduct, g, r.attributes) }, { r, g in try g.apply(.crossProduct, r[0], r.attributes) },
        ]))
    public static let cross = Operation(
        "cross(Tensor self, Tensor other, int? dim=None)", "The vector product, along a dimension of size 3.",
        .composite { recorder, a in
            let (x, y) = (try a.tensor(0), try a.tensor(1))
            guard let dim = a[2].int ?? (0..<x.rank).first(where: { x.shape[$0] == 3 }) else {
                throw TensorError.runtime("no dimension of size 3 in input")
            }
            return .tensor(try recorder.cross(x, y, dim))
        }, .composed)
    public static let linalgCross = Operation(
        "cross(Tensor self, Tensor other, *, int dim=-1)", "The vector product, along a dimension of size 3.",
        homes: .linalg,
        .composite { recorder, a in .tensor(try recorder.cross(a.tensor(0), a.tensor(1), a.int(2))) }, .composed)

    public static let vecdot = Operation(
        "vecdot(Tensor x, Tensor y, *, int dim=-1)", "The dot products of vectors along a dimension.", homes: .linalg,
        .composite { recorder, a in
            guard try a.tensor(0).dtype == a.tensor(1).dtype else {
                throw TensorError.runtime(
                    "linalg.vecdot: Expected x and y to have the same dtype, but found x of type \(try a.tensor(0).dtype.cName) and y of type "
                        + "\(try a.tensor(1).dtype.cName) instead")
            }
            guard try a.tensor(0).dtype.isDifferentiable else {
                throw TensorError(
                    .notImplemented,
                    "linalg.vecdot: Expected a floating point or complex tensor as input. Got \(try a.tensor(0).dtype.cName)")
            }
            if try a.tensor(0).rank == 1, try a.tensor(0).shape == a.tensor(1).shape {
                return .tensor(try recorder.apply(.vdot, a.tensor(0), a.tensor(1)))
            }
            let x = try Recorded(a.tensor(0), recorder).conjugate().checked()
            let product = try recorder.apply(.mul, x, a.tensor(1))
            return .tensor(try recorder.apply(.sumDim, product, [.ints([a.int(2)]), .bool(false), .none]))
        }, .composed)

    public static let multiDot = Operation(
        "multi_dot(Tensor[] tensors)", "The product of several matrices, in the cheapest order.", homes: .linalg,
        .composite { recorder, a in .tensor(try recorder.multiDot(a[0].tensors ?? [])) }, .composed)
    public static let chainMatmul = Operation(
        "chain_matmul(Tensor[] matrices)", "The product of several matrices, in the cheapest order.", homes: .torch,
        .composite { recorder, a in
            let parts = a[0].tensors ?? []
            guard let first = parts.first else { throw TensorError.runtime("chain_matmul(): Expected one or more matrices") }
            return .tensor(parts.count == 1 ? first : try recorder.multiDot(parts))
        }, .composed)

    public static let linalgVander = Operation(
        "vander(Tensor x, *, int? N=None)", "The powers 0 … N − 1 of elements, as a new last dimension.", homes: .linalg,
        .composite { recorder, a in
            let given = Recorded(try a.tensor(0), recorder)
            let x = try given.rank == 0 ? given.unsqueezed(-1) : given
            let count = a[1].int ?? x.shape[x.rank - 1]
            guard count > 1 else { throw TensorError.runtime("N must be greater than 1.") }
            let base = x.dtype == .bool || (x.dtype.isInteger && x.dtype != .int64) ? try x.cast(.int64) : x
            let repeated = try base.unsqueezed(-1).expanded(to: Shape(x.shape.array + [count - 1]) ?? Shape())
            let powers = try repeated.apply(.cumprod, [.int(-1), .none])
            return .tensor(try Recorded.cat([powers.narrow(-1, 0, 1).filled(1), powers], -1).checked())
        }, .composed)

    public static let tensorinv = Operation(
        "tensorinv(Tensor self, int ind=2)", "The inverse of what tensordot with the first ind dimensions does.", homes: .linalg,
        .composite { recorder, a in
            let (x, ind) = (try a.tensor(0), a.int(1))
            guard ind > 0 else { throw TensorError.runtime("Expected a strictly positive integer for 'ind', but got \(ind)") }
            let (first, rest) = (Array(x.shape.array.prefix(ind)), Array(x.shape.array.dropFirst(ind)))
            let (m, n) = (first.reduce(1, &*), rest.reduce(1, &*))
            guard m == n else {
                throw TensorError.runtime(
                    "Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got \(n) != \(m)")
            }
            let inverse = try recorder.apply(.inverse, recorder.reshape(x, [m, n]), [.string("linalg.inv")])
            return .tensor(try recorder.reshape(inverse, rest + first))
        }, .composed)
    public static let tensorsolve = Operation(
        "tensorsolve(Tensor self, Tensor other, int[]? dims=None)", "X with tensordot(self, X) = other.", homes: .linalg,
        .composite { recorder, a in
            var x = try a.tensor(0)
            let b = try a.tensor(1)
            if let dims = a[2].ints {
                let moved = try dims.map { try x.checkedDim($0) }
                x = try recorder.apply(.permute, x, [.ints((0..<x.rank).filter { !moved.contains($0) } + moved)])
            }
            let shape = Array(x.shape.array.dropFirst(b.rank))
            let (m, n) = (b.elementCount, shape.reduce(1, &*))
            guard m == n, x.rank >= b.rank else {
                throw TensorError.runtime(
                    "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), but got \(n) != \(m)")
            }
            let flat = try recorder.reshape(b, [m])
            let solution = try recorder.solve(recorder.reshape(x, [m, n]), flat, left: true, name: "torch.linalg.solve")
            return .tensor(try recorder.reshape(solution, shape))
        }, .composed)
}

extension Recorder {
    fileprivate func cross(_ x: Tensor, _ y: Tensor, _ dim: Int) throws -> Tensor {
        guard x.rank == y.rank else {
            throw TensorError.runtime("linalg.cross: inputs must have the same number of dimensions.")
        }
        let d = try x.checkedDim(dim)
        guard x.rank > 0, x.shape[d] == 3, y.shape[d] == 3 else {
            throw TensorError.runtime(
                "linalg.cross: inputs dimension \(dim) must have length 3. Got \(x.rank > 0 ? x.shape[d] : 0) and "
                    + "\(y.rank > d ? y.shape[d] : 0)")
        }
        guard x.dtype == y.dtype else {
            throw TensorError.runtime("expected scalar type \(x.dtype.cName) but found \(y.dtype.cName)")
        }
        return try apply(.crossProduct, x, y, [.int(dim)])
    }

    /// The product of matrices, a vector at either end allowed, in the order that costs the fewest multiplications.
    fileprivate func multiDot(_ parts: [Tensor]) throws -> Tensor {
        let n = parts.count
        guard n >= 2, let first = parts.first, let last = parts.last else {
            throw TensorError.runtime("multi_dot(): expected at least 2 tensors but got \(n)")
        }
        for (name, tensor) in [("first", first), ("last", last)] where tensor.rank != 1 && tensor.rank != 2 {
            throw TensorError.runtime("multi_dot(): the \(name) tensor must be 1D or 2D but got \(tensor.rank)D")
        }
        var matrices = parts
        if first.rank == 1 { matrices[0] = try apply(.unsqueeze, first, [.int(0)]) }
        if last.rank == 1 { matrices[n - 1] = try apply(.unsqueeze, last, [.int(-1)]) }
        for (index, tensor) in parts.enumerated() where tensor.dtype != first.dtype {
            throw TensorError.runtime(
                "multi_dot(): all tensors must have be the same dtype but tensor 0 is \(first.dtype.lowercaseCName) and tensor \(index) "
                    + "\(tensor.dtype.lowercaseCName)")
        }
        for (index, tensor) in matrices.enumerated() where tensor.rank != 2 {
            throw TensorError.runtime("multi_dot(): tensor \(index) must be 2D but got \(tensor.rank)D")
        }
        for index in 1..<n where matrices[index - 1].shape[1] != matrices[index].shape[0] {
            throw TensorError.runtime(
                "multi_dot(): tensors \(index - 1) and \(index) with shapes \(parts[index - 1].shape) and \(parts[index].shape) cannot be multiplied")
        }
        let sizes = matrices.map { Double($0.shape[0]) } + [Double(matrices[n - 1].shape[1])]
        // cost[i][j]: of the product of matrices i … j; split: the last one on the left of the outermost product.
        var cost = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
        var split = [[Int]](repeating: [Int](repeating: 0, count: n), count: n)
        for length in 1..<n {
            for i in 0..<(n - length) {
                let j = i + length
                cost[i][j] = .infinity
                for k in i..<j {
                    let total = cost[i][k] + cost[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1]
                    if total < cost[i][j] { (cost[i][j], split[i][j]) = (total, k) }
                }
            }
        }
        func product(_ i: Int, _ j: Int) throws -> Tensor {
            i == j ? matrices[i] : try apply(.mm, product(i, split[i][j]), product(split[i][j] + 1, j))
        }
        var shape: [Int] = []
        if first.rank == 2 { shape.append(first.shape[0]) }
        if last.rank == 2 { shape.append(last.shape[1]) }
        return try apply(.view, product(0, n - 1), [.ints(shape)])
    }
}
