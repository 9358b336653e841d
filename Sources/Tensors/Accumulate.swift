// Gradients added up in place, without a tensor in between. Everything that is not plain goes the way of other sums.

import CKernels

extension Kernels {
    /// `target += addend` for contiguous floating-point tensors of one shape and dtype.
    /// - Returns: false when they are not: nothing is done then.
    public static func accumulate(
        _ addend: Tensor, into target: Tensor, _ backend: Backend? = nil
    ) throws(TensorError) -> Bool {
        guard addend.dtype == target.dtype, addend.shape == target.shape, addend.isContiguous, target.isContiguous else {
            return false
        }
        switch target.dtype {
        case .float32:
            kernel_add_into_float(
                backend?.pool(target.elementCount), UnsafePointer(addend.pointer(Float.self)), target.pointer(Float.self),
                target.elementCount)
        case .float64: add(addend.pointer(Double.self), into: target.pointer(Double.self), target.elementCount)
        default: return false
        }
        target.storage.version &+= 1
        return true
    }

    /// Σ x² of contiguous floats, added up in doubles; nil for others.
    public static func sumOfSquares(_ x: Tensor, _ backend: Backend) -> Double? {
        guard x.dtype == .float32, x.isContiguous else { return nil }
        let p = x.pointer(Float.self)
        guard let rows = x.rowsInUse else { return kernel_squares_float(backend.pool(x.elementCount), p, x.elementCount) }
        return rows.reduce(0) { $0 + kernel_squares_float(nil, p + $1 &* x.shape[1], x.shape[1]) }
    }

    /// `x *= factor` for contiguous floats; false for others.
    public static func scale(_ x: Tensor, by factor: Float, _ backend: Backend) -> Bool {
        guard x.dtype == .float32, x.isContiguous else { return false }
        let p = x.pointer(Float.self)
        let rows = factor.isFinite ? x.rowsInUse : nil
        if let rows {
            for row in rows { kernel_scale_float(nil, p + row &* x.shape[1], x.shape[1], factor) }
        } else if factor != 1 {
            kernel_scale_float(backend.pool(x.elementCount), p, x.elementCount, factor)
        }
        x.storage.version &+= 1
        if let rows { x.note = Tensor.Rows(rows, of: x) }
        return true
    }

    private static func add<T: FloatingPoint>(_ x: UnsafeMutablePointer<T>, into y: UnsafeMutablePointer<T>, _ count: Int) {
        for i in 0..<count { y[i] += x[i] }
    }
}
