// Elements in another order, triangles, counts of integers.

extension Kernels {
    /// Places moved along `dims` by `shifts`, those that leave at one end entering at the other; no dims: flattened.
    public static func roll(_ x: Tensor, _ shifts: [Int], _ dims: [Int] = []) throws(TensorError) -> Tensor {
        if dims.isEmpty && shifts.count == 1 {
            return try reshaped(try roll(try reshape(x, [x.elementCount]), shifts, [0]), x.shape)
        }
        if shifts.isEmpty { throw .runtime("`shifts` required") }
        guard shifts.count == dims.count else {
            throw .runtime("shifts and dimensions must align. shifts: \(shifts.count), dims:\(dims.count)")
        }
        var result = x
        for (shift, dim) in zip(shifts, dims) {
            let d = try normalizedDim(dim, rank: x.rank)
            if x.rank == 0 { throw .index("Dimension specified as \(dim) but tensor has no dimensions") }
            if x.elementCount == 0 { continue }
            let size = x.shape[d]
            let start = ((-(shift % size)) % size + size) % size
            result = try cat([narrow(result, d, start, size - start), narrow(result, d, 0, start)], d)
        }
        return try result === x ? x.clone() : result
    }

    /// The order along each of `dims` reversed.
    public static func flip(_ x: Tensor, _ dims: [Int]) throws(TensorError) -> Tensor {
        let bits = try dimBits(dims, rank: x.rank, emptyIsAll: false)
        let out = try Tensor.uninitialized(like: x, x.dtype)
        if x.elementCount == 0 { return out }
        var strides = x.strides
        var offset = x.offset
        for d in 0..<x.rank where bits & (1 << UInt64(d)) != 0 {
            offset &+= (x.shape[d] - 1) &* x.strides[d]
            strides[d] = -x.strides[d]
        }
        try out.copyElements(from: x.view(x.shape, strides, offset: offset, count: x.elementCount))
        return out
    }

    /// The elements on and below the `k`-th diagonal of each matrix, 0 above.
    public static func tril(_ x: Tensor, _ k: Int = 0) throws(TensorError) -> Tensor {
        try triangle(x, k, lower: true)
    }

    /// The elements on and above the `k`-th diagonal of each matrix, 0 below.
    public static func triu(_ x: Tensor, _ k: Int = 0) throws(TensorError) -> Tensor {
        try triangle(x, k, lower: false)
    }

    private static func triangle(_ x: Tensor, _ k: Int, lower: Bool) throws(TensorError) -> Tensor {
        guard x.rank >= 2 else {
            throw .runtime("\(lower ? "tril" : "triu"): input tensor must have at least 2 dimensions")
        }
        let out = try Tensor.uninitialized(x.shape, x.dtype)
        try out.copyElements(from: x)
        if out.elementCount == 0 { return out }
        let (rows, columns) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
        let size = x.dtype.byteCount
        // Beyond these the result is the same; within, sums cannot overflow.
        let k = Swift.min(Swift.max(k, -rows), columns)
        for row in 0..<(out.elementCount / columns) {
            let i = row % rows
            let border = Swift.min(Swift.max(lower ? i + k + 1 : i + k, 0), columns)
            let (from, to) = lower ? (border, columns) : (0, border)
            let start = out.bytes + (row &* columns &+ from) &* size
            start.initializeMemory(as: UInt8.self, repeating: 0, count: (to - from) &* size)
        }
        return out
    }

    /// How often each number from 0 occurs in a vector, or the sums of the weights of its occurrences.
    public static func bincount(
        _ x: Tensor, weights: Tensor? = nil, minlength: Int = 0
    ) throws(TensorError) -> Tensor {
        if x.dtype.isFloatingPoint || x.dtype == .bool { throw .notImplemented("bincount_cpu", for: x.dtype) }
        guard minlength >= 0 else { throw .runtime("minlength should be >= 0") }
        let refusal = TensorError.runtime("bincount only supports 1-d non-negative integral inputs.")
        guard x.rank == 1 else { throw refusal }
        if let weights, weights.shape != x.shape {
            throw .runtime("weights should be 1-d and have the same length as input")
        }
        let values = try indexValues(x)
        var greatest = -1
        for v in values {
            if v < 0 { throw refusal }
            greatest = Swift.max(greatest, v)
        }
        guard greatest < Int.max else { throw .runtime("maximum value of input overflowed, it should be < \(Int.max)") }
        let length = Swift.max(greatest + 1, minlength)
        guard let weights else {
            let out = try zeros([length] as Shape, .int64)
            let q = out.pointer(Int.self)
            for v in values { q[v] &+= 1 }
            return out
        }
        let dtype: DType = weights.dtype == .float32 ? .float32 : .float64
        let out = try zeros([length] as Shape, dtype)
        try deposit(try weights.cast(to: dtype), out, values, accumulate: true)
        return out
    }

    /// For each class number a row of zeros with a 1 at its place; `classes` -1 takes one more than the greatest.
    public static func oneHot(_ x: Tensor, _ classes: Int = -1) throws(TensorError) -> Tensor {
        guard x.dtype == .int64 else {
            throw .runtime("one_hot is only applicable to index tensor of type LongTensor.")
        }
        let values = try indexValues(x)
        if values.isEmpty && classes <= 0 {
            throw .runtime("Can not infer total number of classes from empty tensor.")
        }
        var greatest = -1
        for v in values {
            if v < 0 { throw .runtime("Class values must be non-negative.") }
            greatest = Swift.max(greatest, v)
        }
        if classes != -1 {
            guard classes >= 1 else { throw .runtime("num_classes should be positive") }
            guard classes > greatest else { throw .runtime("Class values must be smaller than num_classes.") }
        }
        guard greatest < Int.max else { throw .runtime("Class values must be smaller than num_classes.") }
        let n = classes == -1 ? greatest + 1 : classes
        if x.rank == Shape.maximumRank { throw rankError(x.rank + 1) }
        var shape = x.shape
        shape.append(n)
        let out = try zeros(shape, .int64)
        let q = out.pointer(Int.self)
        for (i, v) in values.enumerated() { q[i &* n &+ v] = 1 }
        return out
    }
}
