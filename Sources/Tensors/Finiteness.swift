// Whether a tensor holds NaN or infinity: one pass that looks for nothing else.

import CKernels

extension Kernels {
    /// Whether every element is a finite number.
    public static func isFinite(_ tensor: Tensor) -> Bool {
        if let isFinite = tensor.keptIsFinite() { return isFinite }
        let count = tensor.elementCount
        if tensor.isDense {
            // In the order of memory: which element it is does not matter.
            if tensor.dtype == .float32 {
                return count == 1 ? tensor.double(at: 0).isFinite : kernel_finite_float(tensor.pointer(Float.self), count)
            }
            if tensor.dtype == .float64 {
                return count == 1 ? tensor.double(at: 0).isFinite : kernel_finite_double(tensor.pointer(Double.self), count)
            }
        }
        return !tensor.dtype.isFloatingPoint || (0..<count).allSatisfy { tensor.double(at: $0).isFinite }
    }
}
