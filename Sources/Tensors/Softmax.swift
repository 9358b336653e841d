// Softmax and its logarithm along a dimension, computed from the greatest element of each line.

import CKernels

extension Kernels {
    /// exp(x) / Σ exp(x) along `dim`.
    public static func softmax(
        _ x: Tensor, _ dim: Int, dtype: DType? = nil, _ b: Backend
    ) throws(TensorError) -> Tensor {
        try softmax(x, dim, dtype, logarithm: false, b)
    }

    /// x − log Σ exp(x) along `dim`.
    public static func logSoftmax(
        _ x: Tensor, _ dim: Int, dtype: DType? = nil, _ b: Backend
    ) throws(TensorError) -> Tensor {
        try softmax(x, dim, dtype, logarithm: true, b)
    }

    private static func softmax(
        _ x: Tensor, _ dim: Int, _ dtype: DType?, logarithm: Bool, _ b: Backend
    ) throws(TensorError) -> Tensor {
        let source = try dtype.map { d throws(TensorError) in try x.cast(to: d) } ?? x
        let d = try normalizedDim(dim, rank: x.rank)
        guard source.dtype.isFloatingPoint else {
            let name = logarithm ? "log_softmax" : "softmax"
            let kernel = d >= x.rank - 1 ? "\(name)_lastdim_kernel_impl" : "\(name)_kernel_impl"
            throw .notImplemented(kernel, for: source.dtype)
        }
        if source.dtype.isHalf, logarithm, d >= x.rank - 1 { return try halfLogSoftmax(source) }
        if source.dtype.isHalf {
            return try softmax(source.cast(to: .float32), d, nil, logarithm: logarithm, b).cast(to: source.dtype)
        }
        let lines = try Lines(source, d)
        let out = try lines.target(source.dtype, length: lines.rows.length)
        if source.dtype == .float32, lines.rows.length >= VectorKernels.threshold {
            kernel_softmax_float(
                b.pool(out.elementCount), lines.rows.tensor.pointer(Float.self), out.pointer(Float.self), lines.rows.count,
                lines.rows.length, logarithm)
            return try lines.restored(out)
        }
        try source.dtype.acceptReal(Softmax(rows: lines.rows, out: out, logarithm: logarithm))
        return try lines.restored(out)
    }

    /// The logarithms along the last dimension of numbers of 16 bits: the sum and its logarithm are rounded to these on the way.
    private static func halfLogSoftmax(_ x: Tensor) throws(TensorError) -> Tensor {
        let wide = try Lines(try x.cast(to: .float32), x.rank - 1)
        let out = try wide.target(.float32, length: wide.rows.length)
        let isFloat16 = x.dtype == .float16
        func rounded(_ value: Float) -> Float { isFloat16 ? Float(Float16(value)) : BFloat16(value).float }
        let (n, target) = (wide.rows.length, out.pointer(Float.self))
        wide.rows.forEach(Float.self) { row, p in
            let top = greatest(p, n)
            var total = 0.0
            for i in 0..<n { total += Double(Float.exp(p[i] - top)) }
            let log = rounded(Float.log(rounded(Float(total))))
            for i in 0..<n { target[row &* n &+ i] = p[i] - top - log }
        }
        return try wide.restored(out).cast(to: x.dtype)
    }

    /// NaN when there is one.
    @inline(__always) fileprivate static func greatest<T: RealElement>(_ p: UnsafeMutablePointer<T>, _ n: Int) -> T {
        // Four chains side by side; a NaN sticks in the chain that meets it.
        var (a, b, c, d) = (-T.infinity, -T.infinity, -T.infinity, -T.infinity)
        var i = 0
        while i &+ 4 <= n {
            a = a > p[i] || a != a ? a : p[i]
            b = b > p[i &+ 1] || b != b ? b : p[i &+ 1]
            c = c > p[i &+ 2] || c != c ? c : p[i &+ 2]
            d = d > p[i &+ 3] || d != d ? d : p[i &+ 3]
            i &+= 4
        }
        while i < n {
            a = a > p[i] || a != a ? a : p[i]
            i &+= 1
        }
        return Real.maximum(Real.maximum(a, b), Real.maximum(c, d))
    }

    private struct Softmax: RealTask {
        let rows: Rows
        let out: Tensor
        let logarithm: Bool

        func run<T: RealElement>(_: T.Type) throws(TensorError) {
            let n = rows.length
            let target = out.pointer(T.self)
            rows.forEach(T.self) { row, p in
                let q = target + row &* n
                let top = Kernels.greatest(p, n)
                var total = 0.0
                if logarithm {
                    for i in 0..<n { total += Double(T.exp(p[i] - top)) }
                    let log = T(Double.log(total))
                    for i in 0..<n { q[i] = p[i] - top - log }
                } else {
                    for i in 0..<n {
                        q[i] = T.exp(p[i] - top)
                        total += Double(q[i])
                    }
                    let scale = T(total)
                    for i in 0..<n { q[i] /= scale }
                }
            }
        }
    }
}
