// Where results go: a new tensor whose dimensions lie in memory in the order of the operands', as PyTorch allocates them.

extension Tensor {
    /// True when the elements fill a block of memory once, in whatever order of dimensions.
    var isDense: Bool {
        if isContiguous { return true }
        if elementCount == 0 { return true }
        // The dimension with the smallest stride must have stride 1, the next one its size, and so on.
        var expected = 1
        var used: UInt64 = 0
        for _ in 0..<rank {
            var found = -1
            for d in 0..<rank where used & (1 << UInt64(d)) == 0 && shape[d] != 1 && strides[d] == expected {
                found = d
                break
            }
            if found < 0 { break }
            used |= 1 << UInt64(found)
            expected &*= shape[found]
        }
        return expected == elementCount
    }

    /// True when two index tuples can reach the same element through a repeated (stride 0) dimension.
    var overlapsItself: Bool {
        for d in 0..<rank where shape[d] > 1 && strides[d] == 0 { return true }
        return false
    }

    /// A new tensor, not cleared, that lies in memory as this one does.
    public static func uninitialized(like x: Tensor, _ dtype: DType) throws(TensorError) -> Tensor {
        if x.isContiguous { return try uninitialized(x.shape, dtype) }
        return try uninitialized(x.shape, dtype, orderedAs: x.strides, x.strides)
    }

    /// A new tensor whose dimensions are ordered by the strides of two operands that were broadcast to `shape`; the
    /// first that tells two dimensions apart decides.
    static func uninitialized(
        _ shape: Shape, _ dtype: DType, orderedAs a: Shape, _ b: Shape
    ) throws(TensorError) -> Tensor {
        let result = try uninitialized(shape, dtype)
        let rank = shape.count
        if rank < 2 || result.elementCount == 0 { return result }
        var order = Shape()
        for d in 0..<rank { order.append(rank - 1 - d) }
        for i in 1..<rank {
            var at = i
            var j = i - 1
            while j >= 0 {
                let comparison = compare(order[j], order[at], shape, a, b)
                if comparison > 0 {
                    let moved = order[j]
                    order[j] = order[at]
                    order[at] = moved
                    at = j
                } else if comparison < 0 {
                    break
                }
                j -= 1
            }
        }
        var step = 1
        for i in 0..<rank {
            result.strides[order[i]] = step
            step &*= max(shape[order[i]], 1)
        }
        return result
    }

    /// Positive when dimension `p` steps further than `q`, negative when less, 0 when the operands do not tell.
    private static func compare(_ p: Int, _ q: Int, _ shape: Shape, _ a: Shape, _ b: Shape) -> Int {
        for pass in 0..<2 {
            let (m, n) = pass == 0 ? (a[p], a[q]) : (b[p], b[q])
            if m == 0 || n == 0 { continue }
            if m < n { return -1 }
            if m > n { return 1 }
            if shape[p] > shape[q] { return 1 }
        }
        return 0
    }
}
