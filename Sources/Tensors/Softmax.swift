// Softmax and its logarithm along a dimension, computed from the greatest element of each line.

extension Kernels {
    /// exp(x) / Σ exp(x) along `dim`.
    public static func softmax(
        _ x: Tensor, _ dim: Int, dtype: DType? = nil, _ b: Backend
    ) throws(TensorError) -> Tensor {
        try softmax(x, dim, dtype, logarithm: false)
    }

    /// x − log Σ exp(x) along `dim`.
    public static func logSoftmax(
        _ x: Tensor, _ dim: Int, dtype: DType? = nil, _ b: Backend
    ) throws(TensorError) -> Tensor {
        try softmax(x, dim, dtype, logarithm: true)
    }

    private static func softmax(
        _ x: Tensor, _ dim: Int, _ dtype: DType?, logarithm: Bool
    ) throws(TensorError) -> Tensor {
        let source = try dtype.map { d throws(TensorError) in try x.cast(to: d) } ?? x
        let d = try normalizedDim(dim, rank: x.rank)
        guard source.dtype.isFloatingPoint else {
            let name = logarithm ? "log_softmax" : "softmax"
            let kernel = d >= x.rank - 1 ? "\(name)_lastdim_kernel_impl" : "\(name)_kernel_impl"
            throw .notImplemented(kernel, for: source.dtype)
        }
        let lines = try Lines(source, d)
        let out = try lines.target(source.dtype, length: lines.rows.length)
        try source.dtype.acceptReal(Softmax(rows: lines.rows, out: out, logarithm: logarithm))
        return try lines.restored(out)
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
                var top = -T.infinity
                for i in 0..<n { top = p[i] > top || p[i] != p[i] ? p[i] : top }
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
