// Sums as NumPy adds: pairwise along the axis that lies innermost in memory, row after row along the others, so that the
// last digit is the same. What is built of them (mean, variance) is here too; other reductions are in ArrayReductions.swift.

import Tensors

/// Floating-point elements that are added.
private protocol Addend: BinaryFloatingPoint & BitwiseCopyable {}
extension Float: Addend {}
extension Double: Addend {}

/// The sum of a run: eight partial sums in blocks of 128, halves beyond.
private func pairwiseSum<T: Addend>(_ p: UnsafePointer<T>, _ n: Int, _ step: Int) -> T {
    if n < 8 {
        var total: T = -0.0
        for i in 0..<n { total += p[i &* step] }
        return total
    }
    if n <= 128 {
        var (a, b, c, d) = (p[0], p[step], p[2 &* step], p[3 &* step])
        var (e, f, g, h) = (p[4 &* step], p[5 &* step], p[6 &* step], p[7 &* step])
        var i = 8
        while i < n - n % 8 {
            let q = p + i &* step
            a += q[0]
            b += q[step]
            c += q[2 &* step]
            d += q[3 &* step]
            e += q[4 &* step]
            f += q[5 &* step]
            g += q[6 &* step]
            h += q[7 &* step]
            i += 8
        }
        var total = ((a + b) + (c + d)) + ((e + f) + (g + h))
        while i < n {
            total += p[i &* step]
            i += 1
        }
        return total
    }
    let half = n / 2 - (n / 2) % 8
    return pairwiseSum(p, half, step) + pairwiseSum(p + half &* step, n - half, step)
}

/// The dimensions of a sum in memory order, neighbours of one kind merged.
private struct SumPlan {
    struct Loop {
        var size: Int
        var from: Int
        /// 0 for a dimension that is summed.
        var to: Int
    }
    /// Outermost first.
    var loops: [Loop] = []

    init(_ x: Tensor, _ summed: Set<Int>, _ out: Tensor) {
        var place = 0
        var all: [Loop] = []
        for d in 0..<x.rank {
            let isSummed = summed.contains(d)
            if x.shape[d] != 1 {
                all.append(Loop(size: x.shape[d], from: x.strides[d], to: isSummed ? 0 : out.strides[place]))
            }
            if !isSummed { place += 1 }
        }
        for loop in all.sorted(by: { abs($0.from) > abs($1.from) }) {
            if let last = loops.last, last.from == loop.from * loop.size, last.to == loop.to * loop.size {
                loops[loops.count - 1] = Loop(size: last.size * loop.size, from: loop.from, to: loop.to)
            } else {
                loops.append(loop)
            }
        }
    }

    func run<T: Addend>(_ p: UnsafePointer<T>, _ q: UnsafeMutablePointer<T>) {
        guard let inner = loops.last else {
            q[0] += p[0]
            return
        }
        run(0, p, q, inner)
    }

    private func run<T: Addend>(_ depth: Int, _ p: UnsafePointer<T>, _ q: UnsafeMutablePointer<T>, _ inner: Loop) {
        if depth == loops.count - 1 {
            if inner.to == 0 {
                q[0] = q[0] + pairwiseSum(p, inner.size, inner.from)
            } else if inner.from == 1, inner.to == 1 {
                for i in 0..<inner.size { q[i] += p[i] }
            } else {
                for i in 0..<inner.size { q[i &* inner.to] += p[i &* inner.from] }
            }
            return
        }
        let loop = loops[depth]
        for i in 0..<loop.size { run(depth + 1, p + i &* loop.from, q + i &* loop.to, inner) }
    }
}

extension Machine {
    /// The sum over axes (all when nil) in the dtype that NumPy adds in.
    func arraySum(_ x: Tensor, _ axes: [Int]?, dtype: DType? = nil) throws -> Tensor {
        let result = dtype ?? (x.dtype.isDifferentiable ? x.dtype : .int64)
        if result.isComplex || x.dtype.isComplex {
            let parts = try (0..<2).map { try arraySum(Kernels.part(x.cast(to: result.complexForm), $0), axes) }
            return try Kernels.complex(parts[0], parts[1]).cast(to: result)
        }
        guard result.isFloatingPoint else {
            return try Kernels.sum(x.cast(to: .int64).forwards(), dims: axes ?? Array(0..<x.rank)).cast(to: result)
        }
        let wide = result.byteCount < 4 ? DType.float32 : result
        let source = try x.cast(to: wide)
        let summed = Set(axes ?? Array(0..<x.rank))
        let sizes = (0..<x.rank).filter { !summed.contains($0) }.map { x.shape[$0] }
        let out = try Kernels.zeros(sizes, wide)
        if axes?.isEmpty == true { return try source.cast(to: result) }
        if source.elementCount > 0 {
            let plan = SumPlan(source, summed, out)
            if wide == .float32 {
                plan.run(UnsafePointer(source.bytes.assumingMemoryBound(to: Float.self)), out.bytes.assumingMemoryBound(to: Float.self))
            } else {
                plan.run(UnsafePointer(source.bytes.assumingMemoryBound(to: Double.self)), out.bytes.assumingMemoryBound(to: Double.self))
            }
        }
        return try out.cast(to: result)
    }

    /// How many elements are reduced to one.
    func reducedCount(_ x: Tensor, _ axes: [Int]?) -> Int { (axes ?? Array(0..<x.rank)).reduce(1) { $0 * x.shape[$1] } }

    func arrayMean(_ x: Tensor, _ axes: [Int]?, dtype: DType? = nil) throws -> Tensor {
        let wanted = dtype ?? (x.dtype.isDifferentiable ? x.dtype : .float64)
        let wide = wanted.byteCount < 4 ? DType.float32 : wanted
        let total = try arraySum(x.cast(to: wide), axes, dtype: wide)
        let count = try Tensor.scalar(Double(reducedCount(x, axes)), wide)
        return try Kernels.binary(.div, total, count, recorder.backend).cast(to: wanted)
    }

    /// The mean of squared distances from the mean, with `ddof` fewer in the count.
    func arrayVariance(_ x: Tensor, _ axes: [Int]?, ddof: Double, dtype: DType? = nil) throws -> Tensor {
        if x.dtype.isComplex {
            let parts = try (0..<2).map { try arrayVariance(Kernels.part(x, $0).contiguous(), axes, ddof: ddof) }
            return try Kernels.binary(.add, parts[0], parts[1], recorder.backend)
        }
        let wanted = dtype ?? (x.dtype.isFloatingPoint ? x.dtype : .float64)
        let wide = wanted.byteCount < 4 ? DType.float32 : wanted
        let source = try x.cast(to: wide).forwards()
        let backend = recorder.backend
        var mean = try arrayMean(source, axes)
        mean = try keepingAxes(mean, axes, of: x)
        let distance = try Kernels.binary(.sub, source, mean, backend)
        let squares = try Kernels.binary(.mul, distance, distance, backend)
        let total = try arraySum(squares, axes)
        let count = try Tensor.scalar(max(Double(reducedCount(x, axes)) - ddof, 0), wide)
        return try Kernels.binary(.div, total, count, backend).cast(to: wanted)
    }

    /// A reduced array with sizes of 1 where axes were reduced.
    func keepingAxes(_ reduced: Tensor, _ axes: [Int]?, of x: Tensor) throws -> Tensor {
        let summed = Set(axes ?? Array(0..<x.rank))
        return try Kernels.reshape(reduced, (0..<x.rank).map { summed.contains($0) ? 1 : x.shape[$0] })
    }
}
