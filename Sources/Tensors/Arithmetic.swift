// The four operations on contiguous floating-point tensors of one shape, or one and a number: what programs do most, so
// nothing is made but the result. Everything else goes the general way in Binary.swift.

enum Arithmetic<T: RealElement> {
    /// The result, or nil when the operands are not as simple as that; `x` has elements of type `T`.
    static func apply(_ kind: BinaryKind, _ x: Tensor, _ y: Tensor, _ b: Backend) throws(TensorError) -> Tensor? {
        if x.isWrappedNumber || !x.isContiguous { return nil }
        if y.isWrappedNumber, y.dtype != .bool { return try apply(kind, x, T(y.double(at: 0)), b) }
        guard y.dtype == x.dtype, x.shape == y.shape, y.isContiguous else { return nil }
        let out = try Tensor.uninitialized(x.shape, x.dtype)
        let (p, r, q) = (x.pointer(T.self), y.pointer(T.self), out.pointer(T.self))
        let n = out.elementCount
        if n >= 256, VectorKernels.zip(kind, p, r, q, n, isNumber: false, b) { return out }
        switch kind {
        case .add: for i in 0..<n { q[i] = p[i] + r[i] }
        case .sub: for i in 0..<n { q[i] = p[i] - r[i] }
        case .mul: for i in 0..<n { q[i] = p[i] * r[i] }
        default: for i in 0..<n { q[i] = p[i] / r[i] }
        }
        return out
    }

    private static func apply(_ kind: BinaryKind, _ x: Tensor, _ c: T, _ b: Backend) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(x.shape, x.dtype)
        let (p, q) = (x.pointer(T.self), out.pointer(T.self))
        let n = out.elementCount
        var number = c
        if n >= 256, VectorKernels.zip(kind, p, &number, q, n, isNumber: true, b) { return out }
        switch kind {
        case .add: for i in 0..<n { q[i] = p[i] + c }
        case .sub: for i in 0..<n { q[i] = p[i] - c }
        case .mul: for i in 0..<n { q[i] = p[i] * c }
        default: for i in 0..<n { q[i] = p[i] / c }
        }
        return out
    }
}
