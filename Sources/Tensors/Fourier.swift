// Discrete Fourier transforms over some dimensions of a tensor, on FFTW: complex to complex, real to complex, complex to real.
// What `torch.fft` makes of them is in Operators.

import CFFTW

extension Kernels {
    /// Y[k] = s · Σ x[n] exp(∓2πi Σ kⱼnⱼ/Nⱼ) over `dims`, minus for `forward`. Scale s: 1, 1/√N for a `norm` of 1, 1/N for more.
    /// - Throws: `RuntimeError` for a real tensor, or where FFTW or memory for it is missing.
    public static func fourier(_ x: Tensor, _ dims: [Int], norm: Int, forward: Bool, _ b: Backend) throws(TensorError) -> Tensor {
        try checkComplex(x)
        if dims.isEmpty { return try x.clone() }
        let dims = byStride(try normalizedDims(dims, x), x)
        let out = try fourierResult(x, x.shape, dims, x.dtype)
        try transform(x, out, dims, forward ? fourier_forward : fourier_backward, factor(norm, dims, x.shape), b)
        return out
    }

    /// The transform of a real tensor: of the last of `dims` only the first half, from which the rest follows, if `onesided`.
    /// - Throws: `TypeError` for a complex tensor, `RuntimeError` without dimensions or where FFTW or memory for it is missing.
    public static func fourierOfReal(_ x: Tensor, _ dims: [Int], norm: Int, onesided: Bool, _ b: Backend) throws(TensorError) -> Tensor {
        guard x.dtype.isFloatingPoint, !x.dtype.isComplex else {
            throw .type("Only supports floating-point dtypes, but found: \(x.dtype.cName)")
        }
        try checkPrecision(x)
        let dims = byStride(try normalizedDims(dims, x), x, keepsLast: true)
        guard let last = dims.last else { throw .runtime("ArrayRef: attempted to access back() of empty list") }
        var shape = x.shape
        if onesided { shape[last] = shape[last] / 2 + 1 }
        let out = try fourierResult(x, shape, dims, x.dtype.complexForm)
        try transform(x, out, dims, fourier_from_real, factor(norm, dims, x.shape), b)
        if !onesided { try mirror(out, dims) }
        return out
    }

    /// The real signal of `length` along the last of `dims` whose transform begins with x.
    /// - Throws: `RuntimeError` for a real tensor, without dimensions, or where FFTW or memory for it is missing.
    public static func fourierToReal(_ x: Tensor, _ dims: [Int], norm: Int, length: Int, _ b: Backend) throws(TensorError) -> Tensor {
        try checkComplex(x)
        let dims = try normalizedDims(dims, x)
        guard let last = dims.last else { throw .runtime("ArrayRef: attempted to access back() of empty list") }
        guard length >= 0, x.shape[last] == length || x.shape[last] > length / 2 else {
            throw .runtime("a transform of \(length) points needs \(length / 2 + 1) of its \(x.shape[last]) complex ones")
        }
        // Not one transform of all dimensions: of a spectrum without its symmetry that would be another.
        let input = dims.count == 1 ? x : try fourier(x, Array(dims.dropLast()), norm: norm, forward: false, b)
        var shape = x.shape
        shape[last] = length
        let out = try fourierResult(input, shape, [last], x.dtype.part)
        if out.elementCount > 0 {
            let copy = try Tensor.aligned(input.shape, input.dtype, input.shape.contiguousStrides)
            try copy.copyElements(from: input)
            try transform(copy, out, [last], fourier_to_real, factor(norm, [last], shape), b)
        }
        return out
    }

    // MARK: Checks

    private static func checkComplex(_ x: Tensor) throws(TensorError) {
        guard x.dtype.isComplex else { throw .runtime("Only supports complex dtypes, but found: \(x.dtype.cName)") }
    }

    private static func checkPrecision(_ x: Tensor) throws(TensorError) {
        guard x.dtype == .float32 || x.dtype == .float64 else {
            throw TensorError(.notImplemented, "MKL FFT doesn't support tensors of type: \(x.dtype.cName)")
        }
    }

    private static func normalizedDims(_ dims: [Int], _ x: Tensor) throws(TensorError) -> [Int] {
        var normalized: [Int] = []
        for dim in dims {
            guard x.rank > 0 else { throw .index("Dimension specified as \(dim) but tensor has no dimensions") }
            let d = try normalizedDim(dim, rank: x.rank)
            guard !normalized.contains(d) else { throw .runtime("dim \(d) appears multiple times in the list of dims") }
            guard x.shape[d] > 0 else { throw .runtime("Invalid number of data points (0) specified") }
            normalized.append(d)
        }
        return normalized
    }

    // MARK: Layout

    /// Dimensions to be transformed, those with the widest steps first.
    private static func byStride(_ dims: [Int], _ x: Tensor, keepsLast: Bool = false) -> [Int] {
        if dims.count < 2 { return dims }
        let sorted = (keepsLast ? Array(dims.dropLast()) : dims).sorted { x.strides[$0] > x.strides[$1] }
        return keepsLast ? sorted + dims.suffix(1) : sorted
    }

    /// A result that lies in memory as PyTorch's does: what is not transformed in the order of the input's steps, then what is.
    private static func fourierResult(_ x: Tensor, _ shape: Shape, _ dims: [Int], _ dtype: DType) throws(TensorError) -> Tensor {
        let order = (0..<x.rank).filter { !dims.contains($0) }.sorted { x.strides[$0] > x.strides[$1] } + dims
        var sizes = Shape()
        for d in order { sizes.append(shape[d]) }
        let made = try Tensor.uninitialized(sizes, dtype)
        var strides = shape
        for (place, d) in order.enumerated() { strides[d] = made.strides[place] }
        return made.view(shape, strides, offset: 0, count: made.elementCount)
    }

    // MARK: Transforms

    /// Writes a transform times `scale`. What `fourier_to_real` reads is spoilt.
    private static func transform(
        _ x: Tensor, _ out: Tensor, _ dims: [Int], _ kind: fourier_kind, _ scale: Double, _ b: Backend
    ) throws(TensorError) {
        let isDouble = x.dtype.part == .float64
        if isShort(x, out, dims, kind) {
            return try out.dtype.complexForm.acceptComplex(ShortTransforms(x: x, out: out, dims: dims, kind: kind, scale: scale))
        }
        if let reason = fourier_error(isDouble) { throw .runtime(String(cString: reason)) }
        if out.elementCount == 0 { return }
        let from = try x.alignedForFourier(isDouble: isDouble)
        let isAligned = fourier_is_aligned(isDouble, out.bytes)
        let to = isAligned ? out : try Tensor.aligned(out.shape, out.dtype, out.strides)
        var layout = FourierLayout(kind, isDouble: isDouble)
        for d in 0..<x.rank where !dims.contains(d) {
            layout.append(to.shape[d], from.strides[d], to.strides[d], isSignal: false)
        }
        for d in dims {
            let length = kind == fourier_to_real ? to.shape[d] : from.shape[d]
            layout.append(length, from.strides[d], to.strides[d], isSignal: true)
        }
        try b.fourierPlans.run(layout, from.bytes, to.bytes)
        multiply(to, by: scale)
        if !isAligned { try out.copyElements(from: to) }
    }

    /// The second half of the last of `dims` from the first: Y[N − k] = Y[k]* for a real signal.
    private static func mirror(_ y: Tensor, _ dims: [Int]) throws(TensorError) {
        guard let last = dims.last, y.elementCount > 0 else { return }
        let half = y.shape[last] / 2 + 1
        let count = y.shape[last] - half
        if count <= 0 { return }
        var source = try narrow(y, last, 1, count)
        for d in dims.dropLast() { source = try roll(flip(source, [d]), [1], [d]) }
        var strides = source.strides
        strides[last] = -strides[last]
        let reversed = source.view(
            source.shape, strides, offset: source.offset &+ (count &- 1) &* source.strides[last], count: source.elementCount)
        try y.dtype.acceptComplex(Mirroring(from: reversed, to: narrow(y, last, half, count)))
    }

    private struct Mirroring: ComplexTask {
        let from: Tensor
        let to: Tensor

        func run<Part: ComplexPart>(_: Part.Type) throws(TensorError) {
            Loop.map(from, to) { (y: ComplexElement<Part>) in y.conjugate }
        }
    }

    private static func factor(_ norm: Int, _ dims: [Int], _ shape: Shape) -> Double {
        if norm == 0 { return 1 }
        let points = dims.reduce(1.0) { $0 * Double(shape[$1]) }
        return norm == 1 ? 1 / points.squareRoot() : 1 / points
    }

    /// Multiplies all elements of a result, which has no gaps.
    private static func multiply(_ y: Tensor, by factor: Double) {
        if factor == 1 { return }
        let count = y.elementCount &* (y.dtype.isComplex ? 2 : 1)
        if y.dtype.part == .float64 {
            let p = y.pointer(Double.self)
            for i in 0..<count { p[i] *= factor }
        } else {
            let (p, factor) = (y.pointer(Float.self), Float(factor))
            for i in 0..<count { p[i] *= factor }
        }
    }
}
