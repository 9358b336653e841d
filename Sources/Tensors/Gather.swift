// Elements picked and written along one dimension by a tensor of places.

extension Kernels {
    private static func requireIndex(_ index: Tensor, _ message: String) throws(TensorError) {
        guard index.dtype == .int64 || index.dtype == .int32 else { throw .runtime(message) }
    }

    private static func outOfBounds(_ index: Int, _ dim: Int, _ size: Int) -> TensorError {
        .runtime("index \(index) is out of bounds for dimension \(dim) with size \(size)")
    }

    /// Where each element of `index` points in `x` along `d`; the other coordinates are those of the element.
    static func alongPlaces(_ x: Tensor, _ d: Int, _ index: Tensor) throws(TensorError) -> [Int] {
        if index.elementCount == 0 { return [] }
        var strides = x.strides
        let size = x.rank == 0 ? 1 : x.shape[d]
        let step = x.rank == 0 ? 1 : x.strides[d]
        if x.rank > 0 { strides[d] = 0 }
        var result = try places(index.shape, x.rank == index.rank ? strides : Shape(repeating: 0, count: index.rank))
        let indices = try indexValues(index)
        for i in 0..<indices.count {
            let at = indices[i]
            guard at >= 0 && at < size else { throw outOfBounds(at, d, size) }
            result[i] &+= at &* step
        }
        return result
    }

    private static func ranked(_ x: Tensor) -> Int { Swift.max(x.rank, 1) }

    /// `out[i][j] = x[index[i][j]][j]` for `dim` 0, and so on.
    public static func gather(_ x: Tensor, _ dim: Int, _ index: Tensor) throws(TensorError) -> Tensor {
        let d = try normalizedDim(dim, rank: x.rank)
        try requireIndex(index, "gather(): Expected dtype int32/int64 for index")
        guard ranked(x) == ranked(index) else {
            throw .runtime("Index tensor must have the same number of dimensions as input tensor")
        }
        for i in 0..<Swift.min(x.rank, index.rank) where i != d && index.shape[i] > x.shape[i] {
            throw .runtime(
                "Size does not match at dimension \(i) expected index \(index.shape) to be no larger than self "
                    + "\(x.shape) apart from dimension \(d)")
        }
        return try collect(x, alongPlaces(x, d, index), index.shape)
    }

    /// `x` with `out[index[i][j]][j] = source[i][j]` for `dim` 0, and so on; the last write to a place stays.
    public static func scatter(
        _ x: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor
    ) throws(TensorError) -> Tensor {
        try scatter(x, dim, index, source, accumulate: false, "scatter")
    }

    /// `x` with `source` added where `index` points along `dim`.
    public static func scatterAdd(
        _ x: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor
    ) throws(TensorError) -> Tensor {
        try scatter(x, dim, index, source, accumulate: true, "scatter")
    }

    /// `x` with the number `value` wherever `index` points along `dim`.
    public static func scatter(
        _ x: Tensor, _ dim: Int, _ index: Tensor, value: Tensor
    ) throws(TensorError) -> Tensor {
        let source = try value.cast(to: x.dtype).expanded(to: index.shape)
        return try scatter(x, dim, index, source, accumulate: false, "scatter")
    }

    private static func scatter(
        _ x: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, accumulate: Bool, _ name: String
    ) throws(TensorError) -> Tensor {
        let d = try normalizedDim(dim, rank: x.rank)
        try requireIndex(index, "\(name)(): Expected dtype int32/int64 for index")
        guard x.dtype == source.dtype else {
            throw .runtime("\(name)(): Expected self.dtype to be equal to src.dtype")
        }
        if index.elementCount == 0 { return try x.clone() }
        guard ranked(x) == ranked(index) else {
            throw .runtime("Index tensor must have the same number of dimensions as self tensor")
        }
        guard ranked(source) == ranked(index) else {
            throw .runtime("Index tensor must have the same number of dimensions as src tensor")
        }
        for i in 0..<index.rank {
            let tooLarge = i != d && i < x.rank && index.shape[i] > x.shape[i]
            let beyondSource = i < source.rank && index.shape[i] > source.shape[i]
            if tooLarge || beyondSource {
                throw .runtime(
                    "Expected index \(index.shape) to be no larger than self \(x.shape) apart from dimension \(d) and to "
                        + "be no larger size than src \(source.shape)")
            }
        }
        let out = try x.clone()
        let targets = try alongPlaces(out, d, index)
        var used = source
        if source.rank == index.rank && source.shape != index.shape {
            used = source.view(index.shape, source.strides, offset: source.offset, count: index.elementCount)
        }
        try deposit(used, out, targets, accumulate: accumulate)
        return out
    }

    /// The slices of `x` along `dim` that the vector `index` names, in its order.
    public static func indexSelect(_ x: Tensor, _ dim: Int, _ index: Tensor) throws(TensorError) -> Tensor {
        let d = try normalizedDim(dim, rank: x.rank)
        guard index.rank <= 1 else { throw .index("index_select(): Index is supposed to be a vector") }
        try requireIndex(index, "index_select(): Expected dtype int32 or int64 for index")
        let indices = try indexValues(index)
        let size = x.rank == 0 ? 1 : x.shape[d]
        for i in indices where i < 0 || i >= size { throw .index("index out of range in self") }
        if x.rank == 0 { return try x.clone() }
        var shape = x.shape
        shape[d] = indices.count
        let out = try Tensor.uninitialized(shape, x.dtype)
        if out.elementCount == 0 { return out }
        let source = try x.contiguous()
        var (outer, inner) = (1, x.dtype.byteCount)
        for i in 0..<x.rank { if i < d { outer *= x.shape[i] } else if i > d { inner *= x.shape[i] } }
        var target = out.bytes
        for o in 0..<outer {
            let base = source.bytes + o &* size &* inner
            for i in indices {
                target.copyMemory(from: base + i &* inner, byteCount: inner)
                target += inner
            }
        }
        return out
    }

    /// `x` with the slices of `source`, times `alpha`, added to the slices along `dim` that `index` names.
    public static func indexAdd(
        _ x: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, alpha: Double = 1, _ b: Backend
    ) throws(TensorError) -> Tensor {
        let d = try normalizedDim(dim, rank: x.rank)
        guard index.rank <= 1 else { throw .index("index_add_(): Index is supposed to be a vector") }
        try requireIndex(index, "index_add_(): Expected dtype int32/int64 for index")
        guard x.dtype == source.dtype else {
            throw .runtime("index_add_(): self (\(x.dtype.cName)) and source (\(source.dtype.cName)) must have the same scalar type")
        }
        let count = index.elementCount
        let along = source.rank == 0 ? 1 : d < source.rank ? source.shape[d] : 0
        guard count == along else {
            throw .runtime(
                "index_add_(): Number of indices (\(count)) should be equal to source.size(dim): (\(along)), for dim: \(d)")
        }
        var expected = x.shape
        if x.rank > 0 { expected[d] = count }
        guard source.shape == expected else {
            throw .runtime("source tensor shape must match self tensor shape, excluding the specified dimension. Got "
                    + "self.shape = \(x.shape) source.shape = \(source.shape)")
        }
        let out = try x.clone()
        let size = x.rank == 0 ? 1 : x.shape[d]
        let scaled = alpha == 1 ? source : try binary(.mul, source, try .wrapped(alpha), b).cast(to: x.dtype)
        for (i, at) in try indexValues(index).enumerated() {
            guard at >= 0 && at < size else { throw outOfBounds(at, 0, size) }
            let target = x.rank == 0 ? out : try select(out, d, at)
            let added = x.rank == 0 ? scaled : try select(scaled, d, i)
            try target.copyElements(from: try binary(.add, target, added, b))
        }
        return out
    }

    /// `gather` with the other dimensions broadcast; nil indexes the flattened tensor.
    public static func takeAlongDim(_ x: Tensor, _ index: Tensor, _ dim: Int?) throws(TensorError) -> Tensor {
        guard let dim else { return try gather(try reshape(x, [-1]), 0, try reshape(index, [-1])) }
        let d = try normalizedDim(dim, rank: x.rank)
        guard x.rank == index.rank else {
            throw .runtime(
                "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(x.rank) "
                    + "dimensions for input, and \(index.rank) dimensions for indices")
        }
        try requireIndex(index, "torch.take_along_dim(): dtype of indices should be Long but got \(index.dtype.cName)")
        if x.rank == 0 { return try gather(x, 0, index) }
        var (a, c) = (x.shape, index.shape)
        (a[d], c[d]) = (1, 1)
        let common = try broadcast(a, c)
        var (wide, wideIndex) = (common, common)
        wide[d] = x.shape[d]
        wideIndex[d] = index.shape[d]
        return try gather(try x.expanded(to: wide), d, try index.expanded(to: wideIndex))
    }
}
