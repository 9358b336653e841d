// Shapes of operands brought together, and a result brought back to the shape of an operand.

extension Kernels {
    /// The shape that both broadcast to.
    /// - Throws: `RuntimeError` naming the first dimension from the right at which they differ.
    public static func broadcast(_ a: Shape, _ b: Shape) throws(TensorError) -> Shape {
        if a == b { return a }
        let rank = max(a.count, b.count)
        var result = Shape(repeating: 1, count: rank)
        for i in 0..<rank {
            let d = rank - 1 - i
            let m = i < a.count ? a[a.count - 1 - i] : 1
            let n = i < b.count ? b[b.count - 1 - i] : 1
            if m != n && m != 1 && n != 1 {
                throw .runtime(
                    "The size of tensor a (\(m)) must match the size of tensor b (\(n)) at non-singleton dimension \(d)")
            }
            result[d] = m == 1 ? n : m
        }
        return result
    }

    /// Adds up `x` over the dimensions that broadcasting `shape` to the shape of `x` made: the gradient of a broadcast.
    public static func sumTo(_ x: Tensor, _ shape: Shape) throws(TensorError) -> Tensor {
        if x.shape == shape { return x }
        let lead = x.rank - shape.count
        guard lead >= 0 else {
            throw .runtime("size \(shape) is not expandable to size \(x.shape)")
        }
        var dims: [Int] = []
        for d in 0..<x.rank where d < lead || (shape[d - lead] == 1 && x.shape[d] != 1) { dims.append(d) }
        let summed = dims.isEmpty ? x : try sum(x, dims: dims, keepdim: true, dtype: x.dtype)
        return try reshape(summed, shape.array)
    }
}

extension Tensor {
    /// A view in which dimensions of size 1 repeat as `target` asks, without copying.
    public func expanded(to target: Shape) throws(TensorError) -> Tensor {
        if shape == target { return self }
        try Kernels.checkExpandable(shape, to: target)
        guard let count = target.checkedElementCount else {
            throw .runtime("Storage size calculation overflowed with sizes=\(target)")
        }
        return Tensor(
            storage: storage, dtype: dtype, shape: target, strides: broadcastStrides(to: target), offset: offset,
            elementCount: count)
    }

    /// The strides of this tensor in the larger shape `target`, which it is known to broadcast to.
    func broadcastStrides(to target: Shape) -> Shape {
        if shape == target { return strides }
        var result = Shape(repeating: 0, count: target.count)
        let lead = target.count - rank
        for d in 0..<rank where !(shape[d] == 1 && target[lead + d] != 1) { result[lead + d] = strides[d] }
        return result
    }
}

extension Kernels {
    static func checkExpandable(_ shape: Shape, to target: Shape) throws(TensorError) {
        let lead = target.count - shape.count
        guard lead >= 0 else {
            throw .runtime(
                "expand: the number of sizes provided (\(target.count)) must be greater or equal to the number of "
                    + "dimensions in the tensor (\(shape.count))")
        }
        for i in 0..<shape.count {
            let d = target.count - 1 - i
            let n = shape[d - lead]
            if n != target[d] && n != 1 {
                throw .runtime(
                    "The expanded size of the tensor (\(target[d])) must match the existing size (\(n)) at "
                        + "non-singleton dimension \(d).  Target sizes: \(target).  Tensor sizes: \(shape)")
            }
        }
    }
}
