// The one door to the loops in C (CKernels): which operations they serve, on dense floats and doubles of some size. The
// plain loops serve all else.

import CKernels

/// The threads that large kernels share, made at the first use.
final class KernelPool {
    let pointer: OpaquePointer?
    init(threads: Int) { pointer = kernel_pool_make(Int32(clamping: threads)) }
    deinit { kernel_pool_free(pointer) }
}

enum VectorKernels {
    /// From here on a call into C costs less than it gains.
    static let threshold = 16

    static func function(_ kind: UnaryKind) -> kernel_function? {
        switch kind {
        case .exp: kernel_exp
        case .tanh: kernel_tanh
        case .sigmoid: kernel_sigmoid
        case .log: kernel_log
        case .sin: kernel_sin
        case .cos: kernel_cos
        case .relu: kernel_relu
        case .neg: kernel_neg
        case .abs: kernel_abs
        case .square: kernel_square
        case .sqrt: kernel_sqrt
        case .reciprocal: kernel_reciprocal
        case .log1p: kernel_log1p
        case .expm1: kernel_expm1
        case .erf: kernel_erf
        default: nil
        }
    }

    static func function(_ kind: UnaryScalarKind, _ p: Double, _ q: Double) -> kernel_function? {
        switch kind {
        case .silu: kernel_silu
        case .geluNone: kernel_gelu
        case .softplus where p == 1 && q == 20: kernel_softplus
        case .pow where p == 2: kernel_square
        case .pow where p == 0.5: kernel_sqrt
        case .pow where p == -1: kernel_reciprocal
        default: nil
        }
    }

    /// `out[i] = p[i] ∘ r[i]`; `number` 1 or 2 says that p or r is one number for all; false for other element types and operations.
    @inline(__always)
    static func zip<T: RealElement>(
        _ kind: BinaryKind, _ p: UnsafeMutablePointer<T>, _ r: UnsafeMutablePointer<T>, _ q: UnsafeMutablePointer<T>, _ n: Int,
        number: Int32, _ b: Backend
    ) -> Bool {
        let operation: kernel_operator
        switch kind {
        case .add: operation = kernel_add
        case .sub: operation = kernel_sub
        case .mul: operation = kernel_mul
        case .div: operation = kernel_div
        default: return false
        }
        if T.self == Float.self {
            kernel_zip_float(
                b.pool(n), operation, bound(p, Float.self), bound(r, Float.self), bound(q, Float.self), n, number)
            return true
        }
        if T.self == Double.self {
            kernel_zip_double(
                b.pool(n), operation, bound(p, Double.self), bound(r, Double.self), bound(q, Double.self), n, number)
            return true
        }
        return false
    }

    /// The sum of a row in doubles; nil for other element types and short rows.
    @inline(__always) static func sum<T>(_ p: UnsafeMutablePointer<T>, _ n: Int, _ b: Backend? = nil) -> Double? {
        if n < 64 { return nil }
        if T.self == Float.self { return kernel_sum_float(b?.pool(n), bound(p, Float.self), n) }
        if T.self == Double.self { return kernel_sum_double(b?.pool(n), bound(p, Double.self), n) }
        return nil
    }

    /// The greatest of a row, NaN when there is one; nil for other element types and short rows.
    @inline(__always) static func greatest<T>(_ p: UnsafeMutablePointer<T>, _ n: Int, _ b: Backend? = nil) -> Float? {
        n >= 64 && T.self == Float.self ? kernel_greatest_float(b?.pool(n), bound(p, Float.self), n) : nil
    }

    @inline(__always) static func bound<T, U>(_ p: UnsafeMutablePointer<T>, _: U.Type) -> UnsafeMutablePointer<U> {
        UnsafeMutableRawPointer(p).assumingMemoryBound(to: U.self)
    }
}

extension Kernels {
    /// g times the derivative of `kind`, written by its value y; nil where no kernel has it in one step.
    public static func slope(
        _ kind: UnaryKind, _ g: Tensor, value y: Tensor, _ b: Backend
    ) throws(TensorError) -> Tensor? {
        let function: kernel_operator
        switch kind {
        case .tanh: function = kernel_tanh_slope
        case .sigmoid: function = kernel_sigmoid_slope
        case .relu: function = kernel_relu_slope
        default: return nil
        }
        guard g.dtype == y.dtype, g.shape == y.shape, g.isContiguous, y.isContiguous else { return nil }
        guard g.dtype == .float32 || g.dtype == .float64 else { return nil }
        let out = try Tensor.uninitialized(g.shape, g.dtype)
        let n = out.elementCount
        if g.dtype == .float32 {
            kernel_zip_float(b.pool(n), function, g.pointer(Float.self), y.pointer(Float.self), out.pointer(Float.self), n, 0)
        } else {
            kernel_zip_double(b.pool(n), function, g.pointer(Double.self), y.pointer(Double.self), out.pointer(Double.self), n, 0)
        }
        return out
    }
}

extension Backend {
    /// `kind` of a dense tensor; nil when it has no kernel in C.
    func vectorized(_ function: kernel_function?, _ x: Tensor) throws(TensorError) -> Tensor? {
        guard let function, x.dtype == .float32 || x.dtype == .float64, x.isDense else { return nil }
        if x.dtype == .float64, function == kernel_gelu || function == kernel_erf { return nil }
        let out = try Tensor.uninitialized(like: x, x.dtype)
        guard out.strides == x.strides else { return nil }
        let n = x.elementCount
        let isDone = x.dtype == .float32
            ? kernel_map_float(pool(n), function, x.pointer(Float.self), out.pointer(Float.self), n)
            : kernel_map_double(pool(n), function, x.pointer(Double.self), out.pointer(Double.self), n)
        return isDone ? out : nil
    }
}
