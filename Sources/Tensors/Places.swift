// Elements addressed one by one: lists of places in a storage, reading and writing there. Indexing is built on it.

extension Kernels {
    /// Steps from a tensor's first element to each element of a view of `shape` and `strides`, in row-major order.
    static func places(_ shape: Shape, _ strides: Shape) throws(TensorError) -> [Int] {
        let count = try listableCount(shape)
        if count == 0 { return [] }
        return [Int](unsafeUninitializedCapacity: count) { buffer, used in
            buffer[0] = 0
            var filled = 1
            // The last dimension first: each dimension repeats what is there, one step further.
            for d in (0..<shape.count).reversed() where shape[d] != 1 {
                let block = filled
                for i in 1..<shape[d] {
                    let step = i &* strides[d]
                    for j in 0..<block { buffer[filled &+ j] = buffer[j] &+ step }
                    filled &+= block
                }
            }
            used = count
        }
    }

    /// The number of elements of `shape`, for a list of as many places: an array that cannot be held would trap.
    static func listableCount(_ shape: Shape) throws(TensorError) -> Int {
        guard let count = shape.checkedElementCount else {
            throw .runtime("Storage size calculation overflowed with sizes=\(shape)")
        }
        guard count <= MemoryLimit.bytes / 16 else {
            throw MemoryLimit.refusal(bytes: count.multipliedReportingOverflow(by: 8).partialValue)
        }
        return count
    }

    /// A new tensor of `shape` of the elements of `x` at `places`.
    static func collect(_ x: Tensor, _ places: [Int], _ shape: Shape) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(shape, x.dtype)
        try x.dtype.acceptMove(Collect(x: x, places: places, out: out))
        return out
    }

    private struct Collect: MoveTask {
        let x: Tensor
        let places: [Int]
        let out: Tensor

        func run<T: BitwiseCopyable>(_: T.Type) throws(TensorError) {
            let (p, q) = (x.pointer(T.self), out.pointer(T.self))
            for i in 0..<out.elementCount { q[i] = p[places[i]] }
        }
    }

    /// Writes the elements of `values` (row-major, same dtype) to `places` of `x`, or adds them there.
    static func deposit(
        _ values: Tensor, _ x: Tensor, _ places: [Int], accumulate: Bool
    ) throws(TensorError) {
        let source = try values.contiguous()
        if accumulate && x.dtype.isComplex {
            let steps = places.map { $0 &* 2 }
            for index in 0..<2 { try deposit(part(source, index), part(x, index), steps, accumulate: true) }
        } else if accumulate && x.dtype != .bool {
            try x.dtype.acceptNumber(Accumulate(values: source, x: x, places: places))
        } else if accumulate {
            let (p, q) = (source.pointer(Bool.self), x.pointer(Bool.self))
            for i in 0..<source.elementCount where p[i] { q[places[i]] = true }
        } else {
            try x.dtype.acceptMove(Deposit(values: source, x: x, places: places))
        }
    }

    private struct Deposit: MoveTask {
        let values: Tensor
        let x: Tensor
        let places: [Int]

        func run<T: BitwiseCopyable>(_: T.Type) throws(TensorError) {
            let (p, q) = (values.pointer(T.self), x.pointer(T.self))
            for i in 0..<values.elementCount { q[places[i]] = p[i] }
        }
    }

    private struct Accumulate: NumberTask {
        let values: Tensor
        let x: Tensor
        let places: [Int]

        func run<T: NumberElement>(_: T.Type) throws(TensorError) {
            let (p, q) = (values.pointer(T.self), x.pointer(T.self))
            for i in 0..<values.elementCount { q[places[i]] = T.plus(q[places[i]], p[i]) }
        }
    }

    /// The elements of an index tensor, row-major.
    static func indexValues(_ index: Tensor) throws(TensorError) -> [Int] {
        let flat = try index.cast(to: .int64).contiguous()
        let p = flat.pointer(Int.self)
        return [Int](unsafeUninitializedCapacity: flat.elementCount) { buffer, used in
            for i in 0..<flat.elementCount { buffer[i] = p[i] }
            used = flat.elementCount
        }
    }
}
