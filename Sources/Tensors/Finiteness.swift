// Whether a tensor holds NaN or infinity: one pass that looks for nothing else.

import CKernels

extension Kernels {
    /// Whether every element is a finite number.
    public static func isFinite(_ tensor: Tensor, _ backend: Backend? = nil) -> Bool {
        if let isFinite = tensor.keptIsFinite() { return isFinite }
        let count = tensor.elementCount
        if let rows = tensor.rowsInUse {
            let (start, width) = (tensor.pointer(Float.self), tensor.shape[1])
            return rows.allSatisfy { kernel_finite_float(start + $0 &* width, width) }
        }
        if tensor.isDense {
            // In the order of memory: which element it is does not matter.
            if tensor.dtype == .float32 {
                if count == 1 { return tensor.double(at: 0).isFinite }
                return kernel_all_finite_float(backend?.pool(count), tensor.pointer(Float.self), count)
            }
            if tensor.dtype == .float64 {
                return count == 1 ? tensor.double(at: 0).isFinite : kernel_finite_double(tensor.pointer(Double.self), count)
            }
        }
        if tensor.dtype.isComplex { return isFinite(part(tensor, 0)) && isFinite(part(tensor, 1)) }
        return !tensor.dtype.isFloatingPoint || (0..<count).allSatisfy { tensor.double(at: $0).isFinite }
    }
}
