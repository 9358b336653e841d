// The four operations on contiguous floating-point tensors of one shape, or one and a number: what programs do most, so
// nothing is made but the result. Everything else goes the general way in Binary.swift.

enum Arithmetic<T: RealElement> {
    /// The result, or nil when the operands are not as simple as that; `x` has elements of type `T`.
    static func apply(_ kind: BinaryKind, _ x: Tensor, _ y: Tensor, _ b: Backend) throws(TensorError) -> Tensor? {
        if x.isWrappedNumber { return nil }
        guard x.isContiguous else { return try reversed(kind, x, y, b) }
        if y.isWrappedNumber, y.dtype != .bool, !y.dtype.isComplex { return try apply(kind, x, T(y.double(at: 0)), b) }
        guard y.dtype == x.dtype else { return nil }
        guard x.shape == y.shape, y.isContiguous else {
            if isUniform(y, in: x.shape) { return try apply(kind, x, y.pointer(T.self).pointee, b) }
            return try reversed(kind, x, y, b)
        }
        let out = try Tensor.uninitialized(x.shape, x.dtype)
        let (p, r, q) = (x.pointer(T.self), y.pointer(T.self), out.pointer(T.self))
        let n = out.elementCount
        if n >= 256, VectorKernels.zip(kind, p, r, q, n, number: 0, b) { return out }
        switch kind {
        case .add: for i in 0..<n { q[i] = p[i] + r[i] }
        case .sub: for i in 0..<n { q[i] = p[i] - r[i] }
        case .mul: for i in 0..<n { q[i] = p[i] * r[i] }
        default: for i in 0..<n { q[i] = p[i] / r[i] }
        }
        return out
    }

    /// One number seen in every place of a shape: a 0-d tensor, or one that was expanded.
    private static func isUniform(_ x: Tensor, in shape: Shape) -> Bool {
        if x.elementCount == 0 { return false }
        if x.rank == 0 { return true }
        guard x.shape == shape else { return false }
        for d in 0..<x.rank where x.strides[d] != 0 && x.shape[d] != 1 { return false }
        return true
    }

    /// A number seen in every place, and a tensor.
    private static func reversed(_ kind: BinaryKind, _ x: Tensor, _ y: Tensor, _ b: Backend) throws(TensorError) -> Tensor? {
        guard y.dtype == x.dtype, !y.isWrappedNumber, y.isContiguous, isUniform(x, in: y.shape) else { return nil }
        return try apply(kind, x.pointer(T.self).pointee, y, b)
    }

    /// A number and a contiguous tensor with elements of type `T`.
    static func apply(_ kind: BinaryKind, _ c: T, _ y: Tensor, _ b: Backend) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(y.shape, y.dtype)
        let (r, q) = (y.pointer(T.self), out.pointer(T.self))
        let n = out.elementCount
        var number = c
        if n >= 256, VectorKernels.zip(kind, &number, r, q, n, number: 1, b) { return out }
        switch kind {
        case .add: for i in 0..<n { q[i] = c + r[i] }
        case .sub: for i in 0..<n { q[i] = c - r[i] }
        case .mul: for i in 0..<n { q[i] = c * r[i] }
        default: for i in 0..<n { q[i] = c / r[i] }
        }
        return out
    }

    private static func apply(_ kind: BinaryKind, _ x: Tensor, _ c: T, _ b: Backend) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(x.shape, x.dtype)
        let (p, q) = (x.pointer(T.self), out.pointer(T.self))
        let n = out.elementCount
        var number = c
        if n >= 256, VectorKernels.zip(kind, p, &number, q, n, number: 2, b) { return out }
        switch kind {
        case .add: for i in 0..<n { q[i] = p[i] + c }
        case .sub: for i in 0..<n { q[i] = p[i] - c }
        case .mul: for i in 0..<n { q[i] = p[i] * c }
        default: for i in 0..<n { q[i] = p[i] / c }
        }
        return out
    }
}
