// Writes along a dimension that combine what meets at a place: products, means, extremes; copies of slices; masks and flat
// places written to.

extension Kernels {
    /// How values that meet at one place are combined.
    public enum Meeting: String, Sendable { case sum, prod, mean, amax, amin }

    /// `x` with the elements of `source` combined into the places that `index` names along `dim`; `includeSelf` counts what
    /// was there.
    public static func scatterReduce(
        _ x: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, _ meeting: Meeting, includeSelf: Bool
    ) throws(TensorError) -> Tensor {
        // The checks, and the places, are those of scatter.
        _ = try scatter(x, dim, index, source)
        let out = try x.clone()
        if index.elementCount == 0 { return out }
        var used = source
        if source.rank == index.rank && source.shape != index.shape {
            used = source.view(index.shape, source.strides, offset: source.offset, count: index.elementCount)
        }
        let d = try normalizedDim(dim, rank: x.rank)
        let targets = try alongPlaces(out, d, index)
        try combine(out, targets, used.contiguous(), meeting, includeSelf: includeSelf)
        return out
    }

    /// `x` with the slices of `source` combined into those along `dim` that the vector `index` names.
    public static func indexReduce(
        _ x: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, _ meeting: Meeting, includeSelf: Bool
    ) throws(TensorError) -> Tensor {
        let (d, wide) = try sliceIndex(x, dim, index, source, "index_reduce_()")
        let out = try x.clone()
        if source.elementCount == 0 { return out }
        try combine(out, alongPlaces(out, d, wide), source.contiguous(), meeting, includeSelf: includeSelf)
        return out
    }

    /// `x` with the slices of `source` in place of those along `dim` that the vector `index` names.
    public static func indexCopy(
        _ x: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor
    ) throws(TensorError) -> Tensor {
        let (d, wide) = try sliceIndex(x, dim, index, source, "index_copy_()")
        let out = try x.clone()
        if source.elementCount == 0 { return out }
        try deposit(source, out, alongPlaces(out, d, wide), accumulate: false)
        return out
    }

    /// A vector of places as an index of the shape of `source`.
    private static func sliceIndex(
        _ x: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, _ name: String
    ) throws(TensorError) -> (Int, Tensor) {
        let d = try normalizedDim(dim, rank: x.rank)
        guard index.rank <= 1 else { throw .index("\(name): Index should have dimension 1 or 0 (got \(index.rank))") }
        guard index.dtype == .int64 || (index.dtype == .int32 && name == "index_reduce_()") else {
            throw .runtime(
                name == "index_copy_()"
                    ? "index_copy_(): Expected a long tensor for index, but got \(index.dtype.cName)"
                    : "\(name): Expected dtype int32/int64 for index")
        }
        guard x.dtype == source.dtype else {
            throw .runtime("\(name): self and source expected to have the same dtype, but got (self) \(x.dtype.cName) and (source) \(source.dtype.cName)")
        }
        let count = index.elementCount
        var expected = x.shape
        if x.rank > 0 { expected[d] = count }
        guard source.shape == expected || (x.rank == 0 && source.elementCount == count) else {
            if source.rank == x.rank, x.rank > 0, source.shape[d] != count {
                throw .index("\(name): Number of indices (\(count)) should be equal to source.size(dim) (\(source.shape[d]))")
            }
            throw .runtime(
                "\(name): Source/destination tensor must have same slice shapes. Destination slice shape: \(x.shape) at "
                    + "dimension \(d) and source slice shape: \(source.shape) at dimension 0.")
        }
        var sizes = Shape(repeating: 1, count: source.rank)
        if source.rank > 0 { sizes[source.rank == x.rank ? d : 0] = count }
        return (d, try reshaped(index, sizes).expanded(to: source.shape))
    }

    private static func combine(
        _ out: Tensor, _ targets: [Int], _ source: Tensor, _ meeting: Meeting, includeSelf: Bool
    ) throws(TensorError) {
        if out.dtype == .bool && meeting == .mean { throw .notImplemented("scatter_reduce", for: .bool) }
        let meeting = out.dtype == .bool && meeting == .sum ? .amax : meeting
        if out.dtype.isHalf {
            let wide = try out.cast(to: .float32)
            try combine(wide, targets, source.cast(to: .float32), meeting, includeSelf: includeSelf)
            return try out.copyElements(from: wide)
        }
        if out.dtype.isComplex {
            guard meeting == .sum else { throw .notImplemented("scatter_reduce", for: out.dtype) }
            let steps = targets.map { $0 &* 2 }
            for index in 0..<2 {
                try combine(part(out, index), steps, part(source, index).contiguous(), meeting, includeSelf: includeSelf)
            }
            return
        }
        try out.dtype.acceptNumber(
            Combination(out: out, targets: targets, source: source, meeting: meeting, includeSelf: includeSelf))
    }

    private struct Combination: NumberTask {
        let out: Tensor
        let targets: [Int]
        let source: Tensor
        let meeting: Meeting
        let includeSelf: Bool

        func run<T: NumberElement>(_: T.Type) throws(TensorError) {
            let (q, p) = (out.pointer(T.self), source.pointer(T.self))
            var counts: [Int: Int] = [:]
            for (i, at) in targets.enumerated() {
                let seen = counts[at, default: includeSelf ? 1 : 0]
                counts[at] = seen + 1
                if seen == 0 { q[at] = p[i] } else { q[at] = combined(q[at], p[i]) }
            }
            guard meeting == .mean else { return }
            for (at, count) in counts { q[at] = divided(q[at], count) }
        }

        private func combined<T: NumberElement>(_ a: T, _ b: T) -> T {
            switch meeting {
            case .sum, .mean: T.plus(a, b)
            case .prod: T.times(a, b)
            case .amax: a.isNotANumber || a > b ? a : b
            case .amin: a.isNotANumber || a < b ? a : b
            }
        }

        private func divided<T: NumberElement>(_ value: T, _ count: Int) -> T {
            if T.dtype.isFloatingPoint { return T(converting: value.asDouble / Double(count)) }
            let (quotient, rest) = value.asInt.quotientAndRemainder(dividingBy: count)
            return T(converting: rest < 0 ? quotient - 1 : quotient)
        }
    }

    /// `x` with the elements of `source`, in order, where `mask` is true.
    public static func maskedScatter(_ x: Tensor, _ mask: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
        guard mask.dtype == .bool else {
            throw .runtime("masked_scatter_ only supports boolean masks, but got mask with dtype \(mask.dtype.cName)")
        }
        guard x.dtype == source.dtype else {
            throw .runtime("masked_scatter: expected self and source to have same dtypes but got \(x.dtype.cName) and \(source.dtype.cName)")
        }
        let shape = try broadcast(x.shape, mask.shape)
        let out = try Tensor.uninitialized(shape, x.dtype)
        try out.copyElements(from: x.expanded(to: shape))
        let places = try maskPlaces(mask, shape)
        guard places.count <= source.elementCount else {
            throw .runtime("Number of elements of source < number of ones in mask")
        }
        let used = try narrow(reshape(source, [-1]), 0, 0, places.count)
        try deposit(used, out, places, accumulate: false)
        return out
    }

    /// Where a mask broadcast to a row-major shape is true.
    public static func maskPlaces(_ mask: Tensor, _ shape: Shape) throws(TensorError) -> [Int] {
        let flags = try mask.expanded(to: shape).contiguous()
        let p = flags.pointer(Bool.self)
        return (0..<flags.elementCount).filter { p[$0] }
    }

    /// `x` with the elements of `source` at places of the flattened tensor, or added there.
    public static func put(
        _ x: Tensor, _ index: Tensor, _ source: Tensor, accumulate: Bool
    ) throws(TensorError) -> Tensor {
        guard index.dtype == .int64 else { throw .runtime("put_(): Expected a long tensor for index, but got \(index.dtype.cName)") }
        guard x.dtype == source.dtype else {
            throw .runtime("put_(): self and source expected to have the same dtype, but got self.dtype = \(x.dtype.cName) and source.dtype = \(source.dtype.cName)")
        }
        guard index.elementCount == source.elementCount else {
            throw .runtime(
                "put_(): Expected source and index to have the same number of elements, but got source.numel() = "
                    + "\(source.elementCount), index.numel() = \(index.elementCount)")
        }
        let out = try Tensor.uninitialized(x.shape, x.dtype)
        try out.copyElements(from: x)
        var places = try indexValues(index)
        let n = x.elementCount
        for i in places.indices {
            guard places[i] >= -n && places[i] < n else {
                throw .index("out of range: tried to access index \(places[i]) on a tensor of \(n) elements.")
            }
            if places[i] < 0 { places[i] += n }
        }
        try deposit(source, out, places, accumulate: accumulate)
        return out
    }
}
