// Rows brought to mean 0 and variance 1: the forward half of layer norm. The general way is in the operation's formula.

import CKernels

extension Kernels {
    /// (x − mean) / √(variance + eps) over the last `count` dimensions, times `weight`, plus `bias`.
    /// - Returns: nil for what is not contiguous floats or doubles of one dtype.
    public static func standardize(
        _ x: Tensor, last count: Int, weight: Tensor?, bias: Tensor?, eps: Double, _ b: Backend
    ) throws(TensorError) -> Tensor? {
        guard x.dtype == .float32 || x.dtype == .float64, x.isContiguous, x.elementCount > 0, count <= x.rank, count > 0 else {
            return nil
        }
        var n = 1
        for d in (x.rank - count)..<x.rank { n &*= x.shape[d] }
        for scale in [weight, bias] {
            guard let scale else { continue }
            guard scale.dtype == x.dtype, scale.isContiguous, scale.elementCount == n else { return nil }
        }
        if weight == nil && bias != nil { return nil }
        let out = try Tensor.uninitialized(x.shape, x.dtype)
        let (rows, pool) = (x.elementCount / n, b.pool(x.elementCount))
        if x.dtype == .float32 {
            kernel_standardize_float(
                pool, x.pointer(Float.self), out.pointer(Float.self), rows, n, weight?.pointer(Float.self),
                bias?.pointer(Float.self), eps)
        } else {
            kernel_standardize_double(
                pool, x.pointer(Double.self), out.pointer(Double.self), rows, n, weight?.pointer(Double.self),
                bias?.pointer(Double.self), eps)
        }
        return out
    }
}
