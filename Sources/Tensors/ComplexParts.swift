// Complex tensors as pairs of real ones: views of the parts, and what is linear in them (sums, means, running sums) or made of
// real products (matrices), so that the kernels for real numbers serve.

extension Kernels {
    /// The real (0) or imaginary (1) parts, as a view.
    public static func part(_ x: Tensor, _ index: Int) -> Tensor {
        Tensor(
            storage: x.storage, dtype: x.dtype.part, shape: x.shape, strides: doubled(x.strides), offset: x.offset &* 2 &+ index,
            elementCount: x.elementCount)
    }

    /// Real and imaginary parts along a new last dimension, as a view.
    /// - Throws: `RuntimeError` for a real tensor and one with as many dimensions as a tensor can have.
    public static func viewAsReal(_ x: Tensor) throws(TensorError) -> Tensor {
        guard x.dtype.isComplex else { throw .runtime("view_as_real is only supported for complex tensors") }
        if x.rank == Shape.maximumRank { throw rankError(x.rank + 1) }
        var (shape, strides) = (x.shape, doubled(x.strides))
        shape.append(2)
        strides.append(1)
        return Tensor(
            storage: x.storage, dtype: x.dtype.part, shape: shape, strides: strides, offset: x.offset &* 2,
            elementCount: x.elementCount &* 2)
    }

    /// Pairs along the last dimension as complex numbers, a view.
    /// - Throws: `RuntimeError` where the last dimension is not of size 2 or its pairs do not lie side by side.
    public static func viewAsComplex(_ x: Tensor) throws(TensorError) -> Tensor {
        guard x.dtype == .float32 || x.dtype == .float64 else {
            throw .runtime(
                "view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: \(x.dtype.cName)")
        }
        guard x.rank > 0 else { throw .runtime("Input tensor must have one or more dimensions") }
        guard x.shape[x.rank - 1] == 2 else { throw .runtime("Tensor must have a last dimension of size 2") }
        guard x.strides[x.rank - 1] == 1 else { throw .runtime("Tensor must have a last dimension with stride 1") }
        var (shape, strides) = (Shape(), Shape())
        for d in 0..<x.rank - 1 {
            guard x.strides[d] % 2 == 0 || x.elementCount == 0 || x.shape[d] == 1 else {
                throw .runtime("Tensor must have a stride divisible by 2 for all but last dimension")
            }
            shape.append(x.shape[d])
            strides.append(x.strides[d] / 2)
        }
        guard x.offset % 2 == 0 else { throw .runtime("Tensor must have a storage_offset divisible by 2") }
        return Tensor(
            storage: x.storage, dtype: x.dtype.complexForm, shape: shape, strides: strides, offset: x.offset / 2,
            elementCount: x.elementCount / 2)
    }

    /// real + i · imaginary, broadcast.
    public static func complex(_ real: Tensor, _ imaginary: Tensor) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(try broadcast(real.shape, imaginary.shape), real.dtype.complexForm)
        try part(out, 0).copyElements(from: real.expanded(to: out.shape))
        try part(out, 1).copyElements(from: imaginary.expanded(to: out.shape))
        return out
    }

    private static func doubled(_ strides: Shape) -> Shape {
        var strides = strides
        for d in 0..<strides.count { strides[d] &*= 2 }
        return strides
    }

    /// What a function of real tensors that is linear gives for the parts: it sees them along one more, last dimension, and
    /// dimensions counted from the front.
    static func linear(
        _ x: Tensor, dims: [Int]?, _ function: (_ parts: Tensor, _ dims: [Int]) throws(TensorError) -> Tensor
    ) throws(TensorError) -> Tensor {
        var front: [Int] = []
        if let dims, !dims.isEmpty {
            for dim in dims { front.append(try normalizedDim(dim, rank: x.rank)) }
        } else {
            front = Array(0..<x.rank)
        }
        if x.rank == 0 {
            // A dimension to reduce, and the parts.
            let parts = try viewAsReal(x).view([1, 2], [2, 1], offset: x.offset &* 2, count: 2)
            let result = try function(parts, [0])
            return try viewAsComplex(result.contiguous().view([2], [1], offset: 0, count: 2))
        }
        let result = try function(viewAsReal(x), front).contiguous()
        return try viewAsComplex(result)
    }

    /// What a linear function of real tensors gives for each part, as one complex tensor; of a real tensor its value.
    public static func byParts(
        _ x: Tensor, _ function: (Tensor) throws(TensorError) -> Tensor
    ) throws(TensorError) -> Tensor {
        x.dtype.isComplex ? try complex(function(part(x, 0)), function(part(x, 1))) : try function(x)
    }

    /// out = a · c for complex matrices, by products of their parts; `out` is row-major.
    static func multiplyComplex(_ a: Tensor, _ c: Tensor, _ out: Tensor, _ b: Backend?) throws(TensorError) {
        func separate(_ x: Tensor, _ index: Int) throws(TensorError) -> Tensor { try part(x, index).contiguous() }
        let (ar, ai, cr, ci) = try (separate(a, 0), separate(a, 1), separate(c, 0), separate(c, 1))
        func product(_ x: Tensor, _ y: Tensor) throws(TensorError) -> Tensor {
            let result = try Tensor.uninitialized(out.shape, x.dtype)
            try multiply(x, y, result, b)
            return result
        }
        let backend = b ?? Backend()
        try part(out, 0).copyElements(from: binary(.sub, product(ar, cr), product(ai, ci), backend))
        try part(out, 1).copyElements(from: binary(.add, product(ar, ci), product(ai, cr), backend))
    }
}

extension Kernels {
    /// The product over `dims`, or running along the only one of them.
    static func complexProduct(_ rows: Rows, _ out: Tensor, isRunning: Bool) throws(TensorError) {
        try out.dtype.acceptComplex(ComplexProduct(rows: rows, out: out, isRunning: isRunning))
    }

    private struct ComplexProduct: ComplexTask {
        let rows: Rows
        let out: Tensor
        let isRunning: Bool

        func run<Part: ComplexPart>(_: Part.Type) throws(TensorError) {
            let (q, n) = (out.pointer(ComplexElement<Part>.self), rows.length)
            rows.forEach(ComplexElement<Part>.self) { row, p in
                var product = ComplexElement<Part>(1, 0)
                for i in 0..<n {
                    product = product * p[i]
                    if isRunning { q[row &* n &+ i] = product }
                }
                if !isRunning { q[row] = product }
            }
        }
    }
}
