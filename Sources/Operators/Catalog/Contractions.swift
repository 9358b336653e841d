// Compositions of products: matmul, tensordot, einsum, linear, and attention made of them.

import Tensors

extension Operation {
    public static let matmul = Operation(
        "matmul(Tensor self, Tensor other)", "The matrix product, of vectors, matrices or batches of them.",
        .composite { recorder, a in .tensor(try recorder.matmul(a.tensor(0), a.tensor(1))) }, .composed)
    public static let linalgMatmul = Operation(
        "matmul(Tensor input, Tensor other)", "The matrix product, of vectors, matrices or batches of them.",
        homes: .linalg, .composite { recorder, a in .tensor(try recorder.matmul(a.tensor(0), a.tensor(1))) }, .composed)

    public static let inner = Operation(
        "inner(Tensor self, Tensor other)", "The sums of products along both last dimensions.",
        .composite { recorder, a in
            let (x, y) = (try a.tensor(0), try a.tensor(1))
            if x.rank == 0 || y.rank == 0 { return .tensor(try recorder.apply(.mul, x, y)) }
            guard x.shape.last == y.shape.last else {
                throw TensorError.runtime(
                    "inner() the last dimension must match on both input tensors but got shapes \(x.shape) and \(y.shape)")
            }
            if recorder.autocast == nil, x.dtype != y.dtype { throw TensorError.runtime("both inputs should have same dtype") }
            if x.rank == 1 && y.rank == 1 { return .tensor(try recorder.apply(.view, recorder.apply(.dot, x, y), [.ints([])])) }
            return .tensor(try recorder.tensordot(x, y, [x.rank - 1], [y.rank - 1]))
        }, .composed)

    public static let tensordot = Operation(
        "tensordot(Tensor a, Tensor b, int|int[][] dims=2)", "Sums of products over some dimensions of both.",
        homes: .torch,
        .composite { recorder, a in
            let (x, y) = (try a.tensor(0), try a.tensor(1))
            if recorder.autocast == nil, x.dtype != y.dtype { throw TensorError.runtime("both inputs should have same dtype") }
            if case .lists(let lists) = a[2] {
                guard lists.count == 2 else { throw TensorError.runtime("tensordot expects two lists of dims") }
                return .tensor(try recorder.tensordot(x, y, lists[0], lists[1]))
            }
            let count = a.int(2)
            guard count >= 0 else { throw TensorError.runtime("tensordot expects dims >= 0, but got dims=\(count)") }
            guard count <= Swift.min(x.rank, y.rank) else {
                throw TensorError.runtime(
                    "tensordot expects dims < ndim_a or ndim_b, but got dims=\(count)")
            }
            return .tensor(try recorder.tensordot(x, y, Array(-count..<0), Array(0..<count)))
        }, .composed)

    public static let einsum = Operation(
        "einsum(str equation, Tensor[] operands)", "Sums of products in Einstein's notation: 'ij,jk->ik'.",
        homes: .torch,
        .composite { recorder, a in
            .tensor(try Einsum(a[0].string ?? "", a[1].tensors ?? []).evaluate(recorder))
        }, .composed)

    public static let linear = Operation(
        "linear(Tensor input, Tensor weight, Tensor? bias=None)", "x Wᵀ + b.", homes: .functional,
        .composite { recorder, a in
            .tensor(try recorder.linear(a.tensor(0), a.tensor(1), a[2].tensor))
        }, .composed)

    public static let bilinear = Operation(
        "bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None)", "yₖ = x₁ᵀ Wₖ x₂ + bₖ.",
        homes: .functional,
        .composite { recorder, a in
            let (x, y, weight) = (try a.tensor(0), try a.tensor(1), try a.tensor(2))
            if weight.rank == 3, let left = x.shape.last, let right = y.shape.last, x.rank == y.rank {
                for d in 0..<(x.rank - 1) where x.shape[d] != y.shape[d] {
                    throw TensorError.runtime(
                        "bilinear(): input batch dimensions do not match at dim \(d): got \(x.shape[d]) and \(y.shape[d])")
                }
                for (name, size, wanted) in [("input1", left, weight.shape[1]), ("input2", right, weight.shape[2])] where size != wanted {
                    throw TensorError.runtime("bilinear(): \(name) size does not match weight size: got \(size) but expected \(wanted)")
                }
            }
            let product = try Einsum("...i,kij,...j->...k", [a.tensor(0), a.tensor(2), a.tensor(1)]).evaluate(recorder)
            return .tensor(try a[3].tensor.map { try recorder.apply(.add, product, $0) } ?? product)
        }, .composed)

    public static let scaledDotProductAttention = Operation(
        "scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False)",
        "softmax(q kᵀ · scale + mask) v, scale 1 / √width unless given.", homes: .functional,
        .composite { recorder, a in
            let q = Recorded(try a.tensor(0), recorder)
            if a[5].bool == true, case .tensor = a[3] {
                throw TensorError.runtime("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
            }
            let types = [q.dtype, try a.tensor(1).dtype, try a.tensor(2).dtype]
            if recorder.autocast == nil, types[1] != types[0] || types[2] != types[0] {
                throw TensorError.runtime(
                    "Expected query, key, and value to have the same dtype, but got query.dtype: \(types[0].lowercaseCName) key.dtype: "
                        + "\(types[1].lowercaseCName) and value.dtype: \(types[2].lowercaseCName) instead.")
            }
            func forAllHeads(_ tensor: Tensor) throws -> Tensor {
                guard a[7].bool == true, q.rank > 2, tensor.rank == q.rank, let heads = tensor.shape.array.dropLast(2).last, heads > 0 else {
                    return tensor
                }
                let times = q.shape[q.rank - 3] / heads
                return times > 1 ? try recorder.repeated(tensor, times, dim: q.rank - 3) : tensor
            }
            let (k, v) = (Recorded(try forAllHeads(a.tensor(1)), recorder), try forAllHeads(a.tensor(2)))
            let scale = a[6].double ?? 1 / Double(q.shape.last ?? 1).squareRoot()
            if q.dtype.isHalf, recorder.autocast == nil || k.dtype.isHalf, (a[4].double ?? 0) == 0 {
                return .tensor(try recorder.narrowAttention(q, k, Recorded(v, recorder), scale, a[3].tensor, isCausal: a[5].bool == true))
            }
            var scores = Recorded(try recorder.matmul((q * scale).checked(), k.transposed().checked()), recorder)
            if a[5].bool == true {
                let ones = try Tensor.full(scores.shape, 1, .bool)
                let allowed = Recorded(try Kernels.tril(ones, 0), recorder)
                scores = try choose(allowed, scores, -Double.infinity)
            } else if case .tensor(let mask) = a[3] {
                let mask = Recorded(mask, recorder)
                scores = mask.dtype == .bool ? try choose(mask, scores, -Double.infinity) : try scores + mask
            }
            let weights = try scores.apply(.softmax, [.int(-1), .none]).checked()
            let kept = try recorder.dropout(weights, a[4].double ?? 0)
            let result = try recorder.matmul(kept, v)
            if let history = result.history, let name = attentionName(q.rank, a) {
                unsafeDowncast(history, to: Record.self).rename(name)
            }
            return .tensor(result)
        }, .composed)

    /// The kernel that PyTorch takes for attention of four dimensions, and how it comes back from three.
    private static func attentionName(_ rank: Int, _ a: [Argument]) -> String? {
        if rank == 3 { return "SqueezeBackward1" }
        let masks = if case .tensor(let mask) = a[3] { mask.requiresGradient } else { false }
        return rank == 4 && (a[4].double ?? 0) == 0 && !masks ? "ScaledDotProductFlashAttentionForCpuBackward0" : nil
    }
}

extension Recorder {
    /// Attention among numbers of 16 bits: computed in float32, of whose exponentials those of 16 bits go into the product.
    fileprivate func narrowAttention(
        _ q: Recorded, _ k: Recorded, _ v: Recorded, _ scale: Double, _ mask: Tensor?, isCausal: Bool
    ) throws -> Tensor {
        let (wideQ, wideK, wideV) = try (q.cast(.float32), k.cast(.float32), v.cast(.float32))
        var scores = Recorded(try matmul(wideQ.checked(), wideK.transposed().checked()), self)
        scores = try scores * scale
        if isCausal {
            scores = try choose(Recorded(Kernels.tril(Tensor.full(scores.shape, 1, .bool), 0), self), scores, -Double.infinity)
        } else if let mask {
            let mask = Recorded(mask, self)
            scores = mask.dtype == .bool ? try choose(mask, scores, -Double.infinity) : try scores + mask.cast(.float32)
        }
        guard q.rank == 4 else {
            let weights = try scores.apply(.softmax, [.int(-1), .none])
            return try Recorded(matmul(weights.checked(), wideV.checked()), self).cast(q.dtype).checked()
        }
        let top = try unrecorded { try Kernels.amax(scores.checked(), dims: [-1], keepdim: true) }
        let parts = try (scores - Recorded(top, self)).exp()
        let total = try parts.sum([-1], keepdim: true)
        let product = Recorded(try matmul(parts.cast(q.dtype).cast(.float32).checked(), wideV.checked()), self)
        return try (product / total).cast(q.dtype).checked()
    }

    /// Each part along a dimension several times, one after the other.
    fileprivate func repeated(_ tensor: Tensor, _ times: Int, dim: Int) throws -> Tensor {
        let sizes = tensor.shape.array
        let wide = sizes[...dim] + [times] + sizes[(dim + 1)...]
        let stretched = try apply(.expand, apply(.unsqueeze, tensor, [.int(dim + 1)]), [.ints(Array(wide))])
        return try reshape(stretched, Array(sizes[..<dim] + [sizes[dim] * times] + sizes[(dim + 1)...]))
    }

    /// The matrix product as PyTorch chooses it: dot, mv, mm, or bmm of broadcast batches.
    public func matmul(_ x: Tensor, _ y: Tensor) throws -> Tensor {
        switch (x.rank, y.rank) {
        case (0, _), (_, 0):
            throw TensorError.runtime("both arguments to matmul need to be at least 1D, but they are \(x.rank)D and \(y.rank)D")
        case (1, 1): return try apply(.dot, narrowed(x), narrowed(y))
        case (2, 1): return try apply(.mv, x, y)
        case (2, 2): return try apply(.mm, x, y)
        case (1, 2): return try apply(.squeezeProduct, apply(.mm, apply(.unsqueeze, x, [.int(0)]), y), [.int(0)])
        case (3..., 1), (3..., 2): return try folded(x, y)
        case (1, 3...), (2, 3...):
            // The other way round: (y ᵀ xᵀ)ᵀ.
            let turned = try apply(.transpose, y, [.int(-1), .int(-2)])
            if x.rank == 1 { return try folded(turned, x) }
            let product = try folded(turned, try apply(.t, x))
            return try contiguous(try apply(.transpose, product, [.int(-1), .int(-2)]))
        default: return try batched(x, y)
        }
    }

    /// A batch of matrices times one vector or matrix: one product of all the rows.
    private func folded(_ x: Tensor, _ y: Tensor) throws -> Tensor {
        let sizes = x.shape.array
        let rows = sizes.dropLast().reduce(1, &*)
        let matrix = try reshape(x, [rows, sizes[sizes.count - 1]])
        if y.rank == 1 { return try apply(.unsafeView, apply(.mv, matrix, y), [.ints(Array(sizes.dropLast()))]) }
        return try apply(.unsafeView, apply(.mm, matrix, y), [.ints(sizes.dropLast() + [y.shape[1]])])
    }

    private func batched(_ x: Tensor, _ y: Tensor) throws -> Tensor {
        let (a, b) = (x.shape.array, y.shape.array)
        let batchA = Shape(a.dropLast(2)) ?? Shape()
        let batchB = Shape(b.dropLast(2)) ?? Shape()
        let batch = try Kernels.broadcast(batchA, batchB).array
        let count = batch.reduce(1, &*)
        func flat(_ tensor: Tensor, _ sizes: [Int]) throws -> Tensor {
            let matrix = Array(sizes.suffix(2))
            let wide = try apply(.expand, tensor, [.ints(batch + matrix), .bool(false)])
            return try reshape(wide, [count] + matrix)
        }
        let product = try apply(.bmm, flat(x, a), flat(y, b))
        return try apply(.unsafeView, product, [.ints(batch + [a[a.count - 2], b[b.count - 1]])])
    }

    func tensordot(_ x: Tensor, _ y: Tensor, _ dimsX: [Int], _ dimsY: [Int]) throws -> Tensor {
        guard dimsX.count == dimsY.count else {
            throw TensorError.runtime("both dimension lists should have same length")
        }
        let (dx, dy) = (try dimsX.map { try x.checkedDim($0) }, try dimsY.map { try y.checkedDim($0) })
        var (x, y) = (x, y)
        for (place, (i, j)) in zip(dx, dy).enumerated() where x.shape[i] != y.shape[j] {
            // What is one element wide is as wide as the other: that sums by itself.
            if x.shape[i] == 1 {
                y = try apply(.sumDim, y, [.ints([j]), .bool(true), .dtype(y.dtype)])
                continue
            }
            if y.shape[j] == 1 {
                x = try apply(.sumDim, x, [.ints([i]), .bool(true), .dtype(x.dtype)])
                continue
            }
            throw TensorError.runtime(
                "contracted dimensions need to match, but first has size \(x.shape[i]) in dim \(dimsX[place]) and second has size "
                    + "\(y.shape[j]) in dim \(dimsY[place])")
        }
        let (restX, restY) = ((0..<x.rank).filter { !dx.contains($0) }, (0..<y.rank).filter { !dy.contains($0) })
        let inner = dx.reduce(1) { $0 &* x.shape[$1] }
        let left = try reshape(
            try apply(.permute, x, [.ints(restX + dx)]), [restX.reduce(1) { $0 &* x.shape[$1] }, inner])
        let right = try reshape(
            try apply(.permute, y, [.ints(dy + restY)]), [inner, restY.reduce(1) { $0 &* y.shape[$1] }])
        let product = try apply(.mm, left, right)
        return try apply(.view, product, [.ints(restX.map { x.shape[$0] } + restY.map { y.shape[$0] })])
    }

    /// x Wᵀ + b, with PyTorch's choice of products.
    public func linear(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
        guard weight.rank <= 2 else {
            throw TensorError.runtime("linear(): weight must be 1-D or 2-D, got \(weight.rank)-D")
        }
        guard x.rank > 0, weight.rank > 0 else {
            throw TensorError.runtime("both arguments to linear need to be at least 1D, but they are \(x.rank)D and \(weight.rank)D")
        }
        if bias != nil, autocast == nil, x.dtype != weight.dtype, x.dtype.isHalf || weight.dtype.isHalf {
            throw TensorError.runtime("mat1 and mat2 must have the same dtype, but got \(x.dtype.cName) and \(weight.dtype.cName)")
        }
        let turned = try apply(.t, weight)
        guard let bias else { return try matmul(x, turned) }
        if x.rank == 2 && weight.rank == 2 {
            return try apply(.addmm, inputs: [bias, x, turned], [.int(1), .int(1)])
        }
        if weight.rank == 2 && x.rank >= 1 {
            let sizes = x.shape.array
            let rows = sizes.dropLast().reduce(1, &*)
            let matrix = try reshape(x, [rows, sizes[sizes.count - 1]])
            let sum = try apply(.addmm, inputs: [bias, matrix, turned], [.int(1), .int(1)])
            return try apply(.unsafeView, sum, [.ints(sizes.dropLast() + [weight.shape[0]])])
        }
        return try apply(.add, matmul(x, turned), bias)
    }
}
