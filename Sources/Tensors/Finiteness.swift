// Whether a tensor holds NaN or infinity: one pass that looks for nothing else.

import CKernels

extension Kernels {
    /// Whether every element is a finite number.
    ///
    /// Of doubles, Σ 0·x is 0 for finite numbers and NaN otherwise, and needs no branch per element.
    public static func isFinite(_ tensor: Tensor, _ backend: Backend? = nil) -> Bool {
        if let isFinite = tensor.keptIsFinite() { return isFinite }
        guard tensor.dtype.isFloatingPoint, tensor.isContiguous else {
            return (0..<tensor.elementCount).allSatisfy { tensor.double(at: $0).isFinite }
        }
        if tensor.dtype == .float32 {
            if let rows = tensor.rowsInUse {
                let (start, width) = (tensor.pointer(Float.self), tensor.shape[1])
                return rows.allSatisfy { kernel_is_finite_float(nil, UnsafePointer(start + $0 &* width), width) }
            }
            return kernel_is_finite_float(
                backend?.pool(tensor.elementCount), UnsafePointer(tensor.pointer(Float.self)), tensor.elementCount)
        }
        func check<T: BinaryFloatingPoint & SIMDScalar>(_ type: T.Type) -> Bool {
            let elements = UnsafeBufferPointer(start: tensor.bytes.assumingMemoryBound(to: T.self), count: tensor.elementCount)
            var sum = SIMD8<T>.zero
            var start = 0
            while start + 8 <= elements.count {
                for lane in 0..<8 { sum[lane] += elements[start + lane] * 0 }
                start += 8
            }
            var rest = T.zero
            for i in start..<elements.count { rest += elements[i] * 0 }
            for lane in 0..<8 { rest += sum[lane] }
            return rest == 0
        }
        switch tensor.dtype {
        case .float64: return check(Double.self)
        default: return (0..<tensor.elementCount).allSatisfy { tensor.double(at: $0).isFinite }
        }
    }
}
