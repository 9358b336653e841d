// A tensor seen as rows: the dimensions to reduce or scan last and contiguous, the others before them.

struct Rows {
    /// Row-major, `count` rows of `length` elements.
    let tensor: Tensor
    let count: Int
    let length: Int
    /// The shape of a result with one element per row.
    let shape: Shape

    /// The rows of `x` over the dimensions whose bits are set.
    init(_ x: Tensor, _ bits: UInt64, keepdim: Bool) throws(TensorError) {
        var kept = Shape()
        var order = Shape()
        var strides = Shape()
        var length = 1
        for d in 0..<x.rank where bits & (1 << UInt64(d)) == 0 {
            kept.append(x.shape[d])
            order.append(x.shape[d])
            strides.append(x.strides[d])
        }
        let count = kept.checkedElementCount ?? 0
        for d in 0..<x.rank where bits & (1 << UInt64(d)) != 0 {
            order.append(x.shape[d])
            strides.append(x.strides[d])
            length = length.multipliedReportingOverflow(by: x.shape[d]).partialValue
        }
        if keepdim {
            kept = x.shape
            for d in 0..<x.rank where bits & (1 << UInt64(d)) != 0 { kept[d] = 1 }
        }
        let view = x.view(order, strides, offset: x.offset, count: x.elementCount)
        tensor = try view.contiguous()
        self.count = count
        self.length = length
        shape = kept
    }

    /// Calls `body` with each row's number and first element.
    @inline(__always) func forEach<T>(_: T.Type, _ body: (Int, UnsafeMutablePointer<T>) -> Void) {
        var p = tensor.pointer(T.self)
        for row in 0..<count {
            body(row, p)
            p += length
        }
    }
}

/// A tensor whose lines along one dimension are contiguous, for scans and sorts: results of the same shape are made in
/// this order and shown in the tensor's.
struct Lines {
    let rows: Rows
    private let dim: Int
    private let original: Tensor

    init(_ x: Tensor, _ dim: Int) throws(TensorError) {
        self.dim = try Kernels.normalizedDim(dim, rank: x.rank)
        rows = try Rows(x, 1 << UInt64(self.dim), keepdim: false)
        original = x
    }

    /// A tensor for `length` results per line, line after line.
    func target(_ dtype: DType, length: Int) throws(TensorError) -> Tensor {
        if original.rank == 0 { return try .uninitialized(Shape(), dtype) }
        var shape = rows.shape
        shape.append(length)
        return try .uninitialized(shape, dtype)
    }

    /// The filled target with the line's dimension back in its place, row-major.
    func restored(_ target: Tensor) throws(TensorError) -> Tensor {
        if original.rank <= 1 || dim == original.rank - 1 { return target }
        var (shape, strides) = (target.shape, target.strides)
        let last = target.rank - 1
        let (size, step) = (shape[last], strides[last])
        shape.remove(at: last)
        strides.remove(at: last)
        shape.insert(size, at: dim)
        strides.insert(step, at: dim)
        return try target.view(shape, strides, offset: 0, count: target.elementCount).contiguous()
    }
}
