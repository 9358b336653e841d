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

    private static func add<T: FloatingPoint>(_ x: UnsafeMutablePointer<T>, into y: UnsafeMutablePointer<T>, _ count: Int) {
        for i in 0..<count { y[i] += x[i] }
    }
}
