// Sums and what is built of them: mean, variance, norms, log-sum-exp, counts. Sums and means of float32 and float64 are added up
// in PyTorch's order, so that they round as its do; the others in float64.

import CKernels

extension Kernels {
    /// The sum over `dims` (all when nil or empty); integers and truth values give int64 unless `dtype` says otherwise.
    public static func sum(
        _ x: Tensor, dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil, _ b: Backend? = nil
    ) throws(TensorError) -> Tensor {
        let result = dtype ?? (x.dtype.isDifferentiable ? x.dtype : .int64)
        if result.isComplex || x.dtype.isComplex {
            return try linear(x.cast(to: result.complexForm), dims: dims) { parts, dims throws(TensorError) in
                try sum(parts, dims: dims, keepdim: keepdim, b)
            }.cast(to: result)
        }
        let source = result.isFloatingPoint == x.dtype.isFloatingPoint ? x : try x.cast(to: result)
        let bits = try dimBits(dims, rank: x.rank)
        if let fast = try wholeSum(source, bits, keepdim, b) { return try fast.cast(to: result) }
        if let fast = try denseSum(source, bits, keepdim, mean: false, b) { return try fast.cast(to: result) }
        let rows = try Rows(source, bits, keepdim: keepdim)
        let out = try Tensor.uninitialized(rows.shape, source.dtype.isFloatingPoint ? source.dtype : .int64)
        try source.dtype.accept(RowSum(rows: rows, out: out))
        return try out.cast(to: result)
    }

    private struct RowSum: ElementTask {
        let rows: Rows
        let out: Tensor

        func run<T: Element>(_: T.Type) throws(TensorError) {
            let n = rows.length
            if T.dtype.isFloatingPoint {
                let q = out.pointer(T.self)
                rows.forEach(T.self) { row, p in q[row] = T(converting: Summation.sum(p, n)) }
            } else {
                let q = out.pointer(Int.self)
                rows.forEach(T.self) { row, p in
                    var total = 0
                    for i in 0..<n { total &+= p[i].asInt }
                    q[row] = total
                }
            }
        }
    }

    /// The sum of all elements of a contiguous floating-point tensor, with nothing made but the result.
    @inline(__always)
    private static func wholeSum(_ x: Tensor, _ bits: UInt64, _ keepdim: Bool, _ b: Backend?) throws(TensorError) -> Tensor? {
        guard !keepdim, bits.nonzeroBitCount == Swift.max(x.rank, 1), x.isContiguous else { return nil }
        switch x.dtype {
        case .float32:
            var total: Float = 0
            kernel_row_sums_float(b?.pool(x.elementCount), x.pointer(Float.self), &total, 1, 1, x.elementCount, 1)
            return try .single(total)
        case .float64:
            var total = 0.0
            kernel_row_sums_double(b?.pool(x.elementCount), x.pointer(Double.self), &total, 1, 1, x.elementCount, 1)
            return try .single(total)
        default: return nil
        }
    }

    /// As `matrixSum`, also of a tensor that is only turned round: its sums are those of the way it lies in memory.
    private static func denseSum(
        _ x: Tensor, _ bits: UInt64, _ keepdim: Bool, mean: Bool, _ b: Backend?
    ) throws(TensorError) -> Tensor? {
        if x.isContiguous { return try matrixSum(x, bits, keepdim, mean: mean, b) }
        guard x.dtype == .float32 || x.dtype == .float64 else { return nil }
        let order = (0..<x.rank).sorted { x.strides[$0] > x.strides[$1] }
        let lying = try permute(x, order)
        guard lying.isContiguous else { return nil }
        var turned: UInt64 = 0
        for (place, dim) in order.enumerated() where bits >> UInt64(dim) & 1 == 1 { turned |= 1 << UInt64(place) }
        guard let sums = try matrixSum(lying, turned, true, mean: mean, b) else { return nil }
        var back = Array(repeating: 0, count: x.rank)
        for (place, dim) in order.enumerated() { back[dim] = place }
        let facing = try permute(sums, back).contiguous()
        if keepdim { return facing }
        return try reshape(facing, (0..<x.rank).filter { bits >> UInt64($0) & 1 == 0 }.map { x.shape[$0] })
    }

    /// The sum or mean over a block of neighbouring dimensions, or two, without turning the tensor round.
    private static func matrixSum(
        _ x: Tensor, _ bits: UInt64, _ keepdim: Bool, mean: Bool, _ b: Backend?
    ) throws(TensorError) -> Tensor? {
        guard x.dtype == .float32 || x.dtype == .float64, x.rank >= 1, x.isContiguous, x.elementCount > 0 else { return nil }
        let first = bits.trailingZeroBitCount
        let block = bits >> UInt64(first)
        let last = first + block.trailingOnes
        // A second block at the end, as that of a norm over images and pixels.
        let ends = block & (block + 1) != 0
        let rest = bits >> UInt64(last)
        let second = last + rest.trailingZeroBitCount
        guard !ends || first == 0 && second + (bits >> UInt64(second)).trailingOnes == x.rank else { return nil }
        var (parts, outer, n, inner) = (1, 1, 1, 1)
        var kept = Shape()
        for d in 0..<x.rank {
            let size = x.shape[d]
            if ends {
                if d < last { parts *= size } else if d < second { outer *= size } else { n *= size }
            } else if d < first {
                outer *= size
            } else if d < last {
                n *= size
            } else {
                inner *= size
            }
            if bits >> UInt64(d) & 1 == 0 { kept.append(size) } else if keepdim { kept.append(1) }
        }
        if ends && n == 1 { (parts, outer, n, inner) = (1, 1, parts, outer) }
        let out = try Tensor.uninitialized(kept, x.dtype)
        let (divisor, pool) = (mean ? Double(n * parts) : 1, b?.pool(x.elementCount))
        if x.dtype == .float32 {
            let (p, q) = (x.pointer(Float.self), out.pointer(Float.self))
            if inner == 1 { kernel_row_sums_float(pool, p, q, parts, outer, n, divisor) } else {
                for o in 0..<outer { kernel_column_sums_float(pool, p + o &* n &* inner, q + o &* inner, n, inner, divisor) }
            }
        } else {
            let (p, q) = (x.pointer(Double.self), out.pointer(Double.self))
            if inner == 1 { kernel_row_sums_double(pool, p, q, parts, outer, n, divisor) } else {
                for o in 0..<outer { kernel_column_sums_double(pool, p + o &* n &* inner, q + o &* inner, n, inner, divisor) }
            }
        }
        return out
    }

    private static func requireFloat(_ name: String, _ dtype: DType) throws(TensorError) {
        guard dtype.isDifferentiable else {
            throw .notImplemented(
                "\(name)(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. "
                    + "Got: \(dtype.cName)")
        }
    }

    /// One number per row, computed in float64 from the row's elements.
    private struct RowReduction: RealTask {
        enum Operation { case mean, variance(Double), deviation(Double), logSumExp, norm(Double) }
        let operation: Operation
        let rows: Rows
        let out: Tensor

        func run<T: RealElement>(_: T.Type) throws(TensorError) {
            let q = out.pointer(T.self)
            let n = rows.length
            rows.forEach(T.self) { row, p in
                switch operation {
                case .mean: q[row] = T(Summation.sum(p, n) / Double(n))
                case .variance(let correction): q[row] = T(Summation.variance(p, n, correction))
                case .deviation(let correction): q[row] = T(Summation.variance(p, n, correction).squareRoot())
                case .logSumExp: q[row] = T(Summation.logSumExp(p, n))
                case .norm(let order) where n == 1 && order > 0: q[row] = p[0].magnitude
                case .norm(let order): q[row] = T(Summation.norm(p, n, order))
                }
            }
        }
    }

    private static func reduce(
        _ operation: RowReduction.Operation, _ x: Tensor, _ dims: [Int]?, _ keepdim: Bool
    ) throws(TensorError) -> Tensor {
        if x.dtype.isHalf { return try reduce(operation, x.cast(to: .float32), dims, keepdim).cast(to: x.dtype) }
        let rows = try Rows(x, try dimBits(dims, rank: x.rank), keepdim: keepdim)
        let out = try Tensor.uninitialized(rows.shape, x.dtype)
        try x.dtype.acceptReal(RowReduction(operation: operation, rows: rows, out: out))
        return out
    }

    /// The mean over `dims`; of no elements, NaN.
    public static func mean(
        _ x: Tensor, dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil, _ b: Backend? = nil
    ) throws(TensorError) -> Tensor {
        if let dtype, !dtype.isDifferentiable {
            throw .notImplemented(
                "mean(): could not infer output dtype. Optional dtype must be either a floating point or complex dtype. Got: \(dtype.cName)")
        }
        try requireFloat("mean", dtype ?? x.dtype)
        let source = try x.cast(to: dtype ?? x.dtype)
        if source.dtype.isComplex {
            return try linear(source, dims: dims) { parts, dims throws(TensorError) in try mean(parts, dims: dims, keepdim: keepdim, b) }
        }
        if let fast = try denseSum(source, try dimBits(dims, rank: x.rank), keepdim, mean: true, b) { return fast }
        return try reduce(.mean, source, dims, keepdim)
    }

    /// Σ(x − mean)² / max(0, n − correction).
    public static func variance(
        _ x: Tensor, dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false
    ) throws(TensorError) -> Tensor {
        guard x.dtype.isDifferentiable else {
            throw .notImplemented("std and var only support floating point and complex dtypes")
        }
        if x.dtype.isComplex {
            func ofPart(_ index: Int) throws(TensorError) -> Tensor {
                try variance(part(x, index), dims: dims, correction: correction, keepdim: keepdim)
            }
            return try binary(.add, ofPart(0), ofPart(1), Backend())
        }
        return try reduce(.variance(correction), x, dims, keepdim)
    }

    /// The square root of the variance.
    public static func standardDeviation(
        _ x: Tensor, dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false
    ) throws(TensorError) -> Tensor {
        guard x.dtype.isDifferentiable else {
            throw .notImplemented("std and var only support floating point and complex dtypes")
        }
        if x.dtype.isComplex {
            return try unary(.sqrt, variance(x, dims: dims, correction: correction, keepdim: keepdim), Backend())
        }
        return try reduce(.deviation(correction), x, dims, keepdim)
    }

    /// log Σ exp(x), computed from the greatest element.
    public static func logsumexp(
        _ x: Tensor, dims: [Int]? = nil, keepdim: Bool = false, defaultDType: DType = .float32
    ) throws(TensorError) -> Tensor {
        let source = x.dtype.isFloatingPoint ? x : try x.cast(to: defaultDType)
        return try reduce(.logSumExp, source, dims, keepdim)
    }

    /// (Σ |x|^p)^(1/p); p = ∞ and −∞ give the greatest and least magnitude, p = 0 counts what is not 0.
    public static func norm(
        _ x: Tensor, p: Double = 2, dims: [Int]? = nil, keepdim: Bool = false
    ) throws(TensorError) -> Tensor {
        guard x.dtype.isDifferentiable else {
            throw .notImplemented(
                "linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(x.dtype.cName)")
        }
        return try reduce(.norm(p), x.dtype.isComplex ? complexUnary(.abs, x) : x, dims, keepdim)
    }

    /// The number of elements that are not 0.
    public static func countNonzero(_ x: Tensor, dims: [Int]? = nil) throws(TensorError) -> Tensor {
        try sum(try x.cast(to: .bool), dims: dims)
    }
}

extension UInt64 {
    fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}

/// Sums of a row in float64.
enum Summation {
    /// Eight running sums, so that the processor can add them side by side.
    @inline(__always) static func sum<T: Element>(_ p: UnsafeMutablePointer<T>, _ n: Int, _ b: Backend? = nil) -> Double {
        if let sum = VectorKernels.sum(p, n, b) { return sum }
        var lanes = SIMD8<Double>(repeating: 0)
        var i = 0
        while i &+ 8 <= n {
            let block = SIMD8<Double>(
                p[i].asDouble, p[i &+ 1].asDouble, p[i &+ 2].asDouble, p[i &+ 3].asDouble, p[i &+ 4].asDouble,
                p[i &+ 5].asDouble, p[i &+ 6].asDouble, p[i &+ 7].asDouble)
            lanes += block
            i &+= 8
        }
        var total = lanes.sum()
        while i < n {
            total += p[i].asDouble
            i &+= 1
        }
        return total
    }

    @inline(__always)
    static func variance<T: RealElement>(_ p: UnsafeMutablePointer<T>, _ n: Int, _ correction: Double) -> Double {
        let mean = sum(p, n) / Double(n)
        var total = 0.0
        for i in 0..<n {
            let d = Double(p[i]) - mean
            total += d * d
        }
        return total / max(0, Double(n) - correction)
    }

    @inline(__always) static func logSumExp<T: RealElement>(_ p: UnsafeMutablePointer<T>, _ n: Int) -> Double {
        var top = -T.infinity
        for i in 0..<n {
            if p[i] != p[i] { return .nan }
            if p[i] > top { top = p[i] }
        }
        if top.isInfinite { return Double(top) }
        var total = 0.0
        for i in 0..<n { total += Double(T.exp(p[i] - top)) }
        return Double(top) + Double.log(total)
    }

    @inline(__always)
    static func norm<T: RealElement>(_ p: UnsafeMutablePointer<T>, _ n: Int, _ order: Double) -> Double {
        var total = 0.0
        if order == 2 {
            for i in 0..<n { total += Double(p[i]) * Double(p[i]) }
            return total.squareRoot()
        }
        if order == 1 {
            for i in 0..<n { total += Double(p[i].magnitude) }
            return total
        }
        if order == 0 {
            for i in 0..<n where p[i] != 0 { total += 1 }
            return total
        }
        if order.isInfinite {
            total = order > 0 ? 0 : .infinity
            for i in 0..<n {
                let v = Double(p[i].magnitude)
                if v != v { return v }
                total = order > 0 ? max(total, v) : min(total, v)
            }
            return total
        }
        for i in 0..<n { total += Double.pow(Double(p[i].magnitude), order) }
        return Double.pow(total, 1 / order)
    }
}
