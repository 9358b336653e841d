// Tensors that show the same storage with other sizes and strides; nothing here copies except `reshape` where it must.

extension Tensor {
    /// A view of this tensor's storage.
    func view(_ shape: Shape, _ strides: Shape, offset: Int, count: Int) -> Tensor {
        Tensor(storage: storage, dtype: dtype, shape: shape, strides: strides, offset: offset, elementCount: count)
    }
}

extension Kernels {
    /// A dimension counted from either end, as an index.
    /// - Throws: `IndexError` when there is no such dimension; a 0-d tensor has one for this purpose.
    public static func normalizedDim(_ dim: Int, rank: Int) throws(TensorError) -> Int {
        let n = max(rank, 1)
        guard dim >= -n && dim < n else {
            throw .index("Dimension out of range (expected to be in range of [\(-n), \(n - 1)], but got \(dim))")
        }
        return dim < 0 ? dim + n : dim
    }

    /// The dimensions of a list as a set of bits; an empty list means all where `emptyIsAll`.
    static func dimBits(_ dims: [Int]?, rank: Int, emptyIsAll: Bool = true) throws(TensorError) -> UInt64 {
        let all = rank == 0 ? 1 : (UInt64(1) << UInt64(rank)) - 1
        guard let dims, !(dims.isEmpty && emptyIsAll) else { return all }
        var bits: UInt64 = 0
        for dim in dims {
            let bit = UInt64(1) << UInt64(try normalizedDim(dim, rank: rank))
            if bits & bit != 0 {
                throw .runtime("dim \(bit.trailingZeroBitCount) appears multiple times in the list of dims")
            }
            bits |= bit
        }
        return bits
    }

    /// Sizes with one -1 at most, completed for a tensor of `count` elements.
    static func inferredShape(_ sizes: [Int], count: Int) throws(TensorError) -> Shape {
        guard var shape = Shape(sizes) else { throw rankError(sizes.count) }
        var unknown: Int?
        var product = 1
        var overflow = false
        for (i, size) in sizes.enumerated() {
            if size == -1 {
                if unknown != nil { throw .runtime("only one dimension can be inferred") }
                unknown = i
            } else if size < 0 {
                throw .runtime("invalid shape dimension \(size) at index \(i) of shape \(shape)")
            } else {
                let (next, o) = product.multipliedReportingOverflow(by: size)
                product = next
                overflow = overflow || o
            }
        }
        if sizes.contains(0) {
            product = 0
            overflow = false
        }
        if let unknown, !overflow {
            if product == 0 && count == 0 {
                throw .runtime(
                    "cannot reshape tensor of 0 elements into shape \(shape) because the unspecified dimension size -1 "
                        + "can be any value and is ambiguous")
            }
            if product > 0 && count % product == 0 {
                shape[unknown] = count / product
                return shape
            }
        } else if !overflow && product == count {
            return shape
        }
        throw .runtime("shape '\(shape)' is invalid for input of size \(count)")
    }

    /// A view with other sizes.
    /// - Throws: `RuntimeError` when the sizes do not fit or the strides do not allow it without a copy.
    public static func view(_ x: Tensor, _ sizes: [Int]) throws(TensorError) -> Tensor {
        let shape = try inferredShape(sizes, count: x.elementCount)
        guard let strides = viewStrides(x, shape) else {
            throw .runtime(
                "view size is not compatible with input tensor's size and stride (at least one dimension spans across "
                    + "two contiguous subspaces). Use .reshape(...) instead.")
        }
        return x.view(shape, strides, offset: x.offset, count: x.elementCount)
    }

    /// Other sizes: a view where the strides allow it, else a copy.
    public static func reshape(_ x: Tensor, _ sizes: [Int]) throws(TensorError) -> Tensor {
        let shape = try inferredShape(sizes, count: x.elementCount)
        return try reshaped(x, shape)
    }

    /// As `reshape`, for a shape known to have as many elements.
    static func reshaped(_ x: Tensor, _ shape: Shape) throws(TensorError) -> Tensor {
        if let strides = viewStrides(x, shape) {
            return x.view(shape, strides, offset: x.offset, count: x.elementCount)
        }
        let copy = try x.contiguous()
        return copy.view(shape, shape.contiguousStrides, offset: copy.offset, count: copy.elementCount)
    }

    /// The strides that show `x` as `shape`, or nil when only a copy can.
    private static func viewStrides(_ x: Tensor, _ shape: Shape) -> Shape? {
        if x.elementCount == 0 { return x.shape == shape ? x.strides : shape.contiguousStrides }
        if x.isContiguous { return shape.contiguousStrides }
        var strides = Shape(repeating: 1, count: shape.count)
        var to = shape.count - 1
        var from = x.rank - 1
        while from >= 0 {
            // A block of dimensions of x that is walked with one step must be covered by whole new dimensions.
            let base = x.strides[from]
            var size = x.shape[from]
            while from > 0 && (x.shape[from - 1] == 1 || x.strides[from - 1] == base &* size) {
                from -= 1
                size &*= x.shape[from]
            }
            from -= 1
            var covered = 1
            while to >= 0 && (covered < size || shape[to] == 1) {
                strides[to] = base &* covered
                covered &*= shape[to]
                to -= 1
            }
            if covered != size { return nil }
        }
        return to == -1 ? strides : nil
    }

    public static func transpose(_ x: Tensor, _ a: Int, _ b: Int) throws(TensorError) -> Tensor {
        let i = try normalizedDim(a, rank: x.rank)
        let j = try normalizedDim(b, rank: x.rank)
        if x.rank == 0 { return x.view(x.shape, x.strides, offset: x.offset, count: 1) }
        var (shape, strides) = (x.shape, x.strides)
        (shape[i], shape[j]) = (x.shape[j], x.shape[i])
        (strides[i], strides[j]) = (x.strides[j], x.strides[i])
        return x.view(shape, strides, offset: x.offset, count: x.elementCount)
    }

    public static func permute(_ x: Tensor, _ dims: [Int]) throws(TensorError) -> Tensor {
        guard dims.count == x.rank else {
            throw .runtime(
                "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
                    + "ordering of dimensions i.e. input.dim() = \(x.rank) is not equal to len(dims) = \(dims.count)")
        }
        var shape = Shape()
        var strides = Shape()
        var used: UInt64 = 0
        for dim in dims {
            let d = try normalizedDim(dim, rank: x.rank)
            if used & (1 << UInt64(d)) != 0 { throw .runtime("permute(): duplicate dims are not allowed.") }
            used |= 1 << UInt64(d)
            shape.append(x.shape[d])
            strides.append(x.strides[d])
        }
        return x.view(shape, strides, offset: x.offset, count: x.elementCount)
    }

    /// Without the dimensions of size 1 among `dims`; nil means all dimensions.
    public static func squeeze(_ x: Tensor, _ dims: [Int]? = nil) throws(TensorError) -> Tensor {
        let bits = try dimBits(dims, rank: x.rank, emptyIsAll: false)
        var shape = Shape()
        var strides = Shape()
        for d in 0..<x.rank where x.shape[d] != 1 || bits & (1 << UInt64(d)) == 0 {
            shape.append(x.shape[d])
            strides.append(x.strides[d])
        }
        return x.view(shape, strides, offset: x.offset, count: x.elementCount)
    }

    public static func unsqueeze(_ x: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
        let d = try normalizedDim(dim, rank: x.rank + 1)
        if x.rank == Shape.maximumRank { throw rankError(x.rank + 1) }
        var (shape, strides) = (x.shape, x.strides)
        strides.insert(d < x.rank ? x.shape[d] &* x.strides[d] : 1, at: d)
        shape.insert(1, at: d)
        return x.view(shape, strides, offset: x.offset, count: x.elementCount)
    }

    /// Dimensions of size 1 repeated as `sizes` asks; -1 keeps a size.
    public static func expand(_ x: Tensor, _ sizes: [Int]) throws(TensorError) -> Tensor {
        guard var shape = Shape(sizes) else { throw rankError(sizes.count) }
        let lead = sizes.count - x.rank
        if lead < 0 {
            throw .runtime(
                "expand(torch.\(x.dtype.cName)Tensor{\(x.shape)}, size=\(shape)): the number of sizes provided "
                    + "(\(sizes.count)) must be greater or equal to the number of dimensions in the tensor (\(x.rank))")
        }
        for (d, size) in sizes.enumerated() {
            if size == -1 && d >= lead {
                shape[d] = x.shape[d - lead]
            } else if size < 0 && d < lead {
                throw .runtime(
                    "The expanded size of the tensor (\(size)) isn't allowed in a leading, non-existing dimension \(d)")
            } else if size < 0 {
                throw .runtime(
                    "The expanded size of the tensor (\(size)) must match the existing size (\(x.shape[d - lead])) at "
                        + "non-singleton dimension \(d).  Target sizes: \(Shape(sizes) ?? shape).  Tensor sizes: \(x.shape)")
            }
        }
        return try x.expanded(to: shape)
    }

    /// Dimensions `start` through `end` merged into one.
    public static func flatten(_ x: Tensor, _ start: Int = 0, _ end: Int = -1) throws(TensorError) -> Tensor {
        let from = try normalizedDim(start, rank: x.rank)
        let to = try normalizedDim(end, rank: x.rank)
        guard from <= to else { throw .runtime("flatten() has invalid args: start_dim cannot come after end_dim") }
        if x.rank == 0 { return try reshaped(x, [1]) }
        var shape = Shape()
        for d in 0..<x.rank where d <= from || d > to { shape.append(x.shape[d]) }
        for d in from..<to { shape[from] &*= x.shape[d + 1] }
        return try reshaped(x, shape)
    }

    /// The same bytes as elements of another dtype; the last dimension takes up a difference of size.
    public static func view(_ x: Tensor, as dtype: DType) throws(TensorError) -> Tensor {
        let (from, to) = (x.dtype.byteCount, dtype.byteCount)
        var (shape, strides, offset) = (x.shape, x.strides, x.offset)
        if from != to {
            guard x.rank > 0 else {
                throw .runtime("self.dim() cannot be 0 to view \(x.dtype.cName) as \(dtype.cName) (different element sizes)")
            }
            let last = x.rank - 1
            guard x.strides[last] == 1 || x.shape[last] == 1 else {
                throw .runtime(
                    "self.stride(-1) must be 1 to view \(x.dtype.cName) as \(dtype.cName) (different element sizes), but got "
                        + "\(x.strides[last])")
            }
            guard x.shape[last] * from % to == 0, x.offset * from % to == 0 else {
                throw .runtime(
                    "self.size(-1) must be divisible by \(to / from) to view \(x.dtype.cName) as \(dtype.cName) (different "
                        + "element sizes), but got \(x.shape[last])")
            }
            shape[last] = x.shape[last] * from / to
            for d in 0..<last {
                guard x.strides[d] * from % to == 0 else {
                    throw .runtime(
                        "self.stride(\(d)) must be divisible by \(to / from) to view \(x.dtype.cName) as \(dtype.cName) "
                            + "(different element sizes), but got \(x.strides[d])")
                }
                strides[d] = x.strides[d] * from / to
            }
            offset = x.offset * from / to
        }
        return Tensor(
            storage: x.storage, dtype: dtype, shape: shape, strides: strides, offset: offset,
            elementCount: shape.checkedElementCount ?? 0)
    }
}
