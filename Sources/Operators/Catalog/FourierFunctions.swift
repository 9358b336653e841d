// The functions of `torch.fft`, composed of the transforms of FourierTransforms.swift: over one dimension, over several, over the
// last two; frequencies and shifts. Transforms of short times are in ShortTimeFourier.swift.

import Tensors

extension Operation {
    typealias FourierBody = @Sendable (Recorder, [Argument]) throws -> Tensor

    public static let fourierFunctions: [Operation] = alongOne + overSeveral + frequencies + shifts

    // MARK: One dimension

    private static let alongOne: [Operation] = [
        along("fft", "The Fourier transform along a dimension: y[k] = Σ x[n] exp(−2πi kn/N).") { try $0.fourierAlong($1, forward: true) },
        along("ifft", "The inverse Fourier transform: x[n] = 1/N · Σ y[k] exp(2πi kn/N).") { try $0.fourierAlong($1, forward: false) },
        along("rfft", "The first half of the Fourier transform of real numbers; the rest are its conjugates.") {
            try $0.fourierOfRealAlong($1, "rfft", forward: true)
        },
        along("irfft", "The real signal of n points (2(m − 1) for m given) whose Fourier transform begins so.") {
            try $0.fourierToRealAlong($1, forward: false)
        },
        along("hfft", "The real Fourier transform of a signal of which one half is given, the conjugate of the other.") {
            try $0.fourierToRealAlong($1, forward: true)
        },
        along("ihfft", "The inverse of hfft: the first half of the inverse transform of real numbers.") {
            try $0.fourierOfRealAlong($1, "ihfft", forward: false)
        },
    ]

    private static func along(_ name: String, _ doc: String, _ body: @escaping FourierBody) -> Operation {
        Operation(
            Signature("\(name)(Tensor self, int? n=None, int dim=-1, str? norm=None)"), doc, homes: .fft,
            domain: Domain(shapes: [[[4]], [[2, 3]]]), .composite { .tensor(try body($0, $1)) }, .composed)
    }

    // MARK: Several dimensions

    private static let overSeveral: [Operation] = [
        several("fft", "The Fourier transform") { try $0.fourierOver($1, forward: true) },
        several("ifft", "The inverse Fourier transform") { try $0.fourierOver($1, forward: false) },
        several("rfft", "The Fourier transform of real numbers, half of the last dimension,") { try $0.fourierOfRealOver($1) },
        several("irfft", "The real signal whose Fourier transform, half of its last dimension, is given,") {
            try $0.fourierToRealOver($1)
        },
        several("hfft", "The real Fourier transform of a signal of which half of the last dimension is given,") {
            try $0.hermitianFourierOver($1)
        },
        several("ihfft", "The inverse Fourier transform of real numbers, half of the last dimension,") {
            try $0.inverseHermitianFourierOver($1)
        },
    ].flatMap { $0 }

    private static func several(_ name: String, _ doc: String, _ body: @escaping FourierBody) -> [Operation] {
        [
            ("2", "int[] dim=[-2, -1]", "over the last two dimensions."), ("n", "int[]? dim=None", "over all or some dimensions."),
        ].map { suffix, dims, place in
            Operation(
                Signature("\(name)\(suffix)(Tensor self, int[]? s=None, \(dims), str? norm=None)"), "\(doc) \(place)", homes: .fft,
                domain: Domain(shapes: [[[2, 3]]]), .composite { .tensor(try body($0, $1)) }, .composed)
        }
    }

    // MARK: Frequencies and shifts

    private static let frequencies: [Operation] = [
        frequency("fftfreq", "The frequencies of a transform of n points d apart: 0, 1, … −2, −1 over n·d.") { n in
            guard n >= 0 else {
                throw TensorError.runtime("Trying to create tensor with negative dimension \(n): [\(n)]")
            }
            return try Kernels.cat([Kernels.arange(0, n - n / 2, 1), Kernels.arange(-(n / 2), 0, 1)], 0)
        },
        frequency("rfftfreq", "The frequencies of the first half of a transform of n points d apart: 0, 1, … over n·d.") { n in
            guard n > -4 else { throw TensorError.runtime("upper bound and lower bound inconsistent with step sign") }
            return try Kernels.arange(0, n / 2 + 1, 1)
        },
    ]

    private static func frequency(
        _ name: String, _ doc: String, _ places: @escaping @Sendable (Int) throws -> Tensor
    ) -> Operation {
        Operation(
            Signature("\(name)(int n, float d=1.0, *, dtype? dtype=None, ignored layout=None, ignored device=None, bool requires_grad=False)"),
            doc, homes: .fft,
            .composite { recorder, a in
                let (n, dtype) = (a.int(0), a[2].dtype ?? recorder.defaultDType)
                guard dtype.isDifferentiable else {
                    throw TensorError.runtime("\(name) requires a floating point or complex dtype")
                }
                guard !dtype.isComplex else { throw TensorError(.notImplemented, "\"arange_cpu\" not implemented for '\(dtype.cName)'") }
                guard n < MemoryLimit.bytes / 32 else {
                    throw MemoryLimit.refusal(bytes: n.multipliedReportingOverflow(by: 4).partialValue)
                }
                let step = 1 / (Double(n) * (a[1].double ?? 1))
                let scaled = try Kernels.binary(
                    .mul, places(n).cast(to: dtype), Tensor.wrapped(step), recorder.backend, defaultDType: recorder.defaultDType)
                return try .leaf(scaled, a[5])
            }, .none(reason: "it is made from numbers"))
    }

    private static let shifts: [Operation] = [
        shift("fftshift", "Moves frequency 0 from the beginning to the middle.") { $0 / 2 },
        shift("ifftshift", "Moves frequency 0 from the middle to the beginning: the inverse of fftshift.") { ($0 + 1) / 2 },
    ]

    private static func shift(_ name: String, _ doc: String, _ places: @escaping @Sendable (Int) -> Int) -> Operation {
        Operation(
            Signature("\(name)(Tensor self, int[]? dim=None)"), doc, homes: .fft,
            domain: Domain(shapes: [[[2, 3]]]),
            .composite { recorder, a in
                let x = try a.tensor(0)
                let dims = try a[1].ints.map { try $0.map { try FourierDims.wrapped($0, x) } } ?? Array(0..<x.rank)
                guard !dims.isEmpty else { throw TensorError.runtime("`shifts` required") }
                return .tensor(try recorder.apply(.roll, x, [.ints(dims.map { places(x.shape[$0]) }), .ints(dims)]))
            }, .composed)
    }
}

/// The bodies: arguments are the input, `n` or `s`, `dim`, `norm`.
extension Recorder {
    fileprivate func fourierAlong(_ a: [Argument], forward: Bool) throws -> Tensor {
        if !(try a.tensor(0).dtype.isComplex) { return try fourierOfRealAlong(a, nil, forward: forward) }
        let x = try a.tensor(0)
        let places = try FourierDims(x, n: a[1], dim: a[2])
        let input = try fourierSized(x, places)
        return try apply(.fourier, input, [.ints(places.dims), fourierNorm(a[3], forward: forward), .bool(forward)])
    }

    /// Of a real input: half of the spectrum, or, for a function without a name, all of it.
    fileprivate func fourierOfRealAlong(_ a: [Argument], _ name: String?, forward: Bool) throws -> Tensor {
        var x = try a.tensor(0)
        if x.dtype.isComplex { throw TensorError.type("\(name ?? "fft") expects a real input tensor, but got \(x.dtype.cName)") }
        x = try fourierInput(x, complex: false)
        let places = try FourierDims(x, n: a[1], dim: a[2])
        let input = try fourierSized(x, places)
        let result = try apply(.fourierOfReal, input, [.ints(places.dims), fourierNorm(a[3], forward: forward), .bool(name != nil)])
        return forward ? result : try apply(.conjugate, result)
    }

    fileprivate func fourierToRealAlong(_ a: [Argument], forward: Bool) throws -> Tensor {
        let x = try fourierInput(a.tensor(0), complex: true)
        var places = try FourierDims(x, n: a[1], dim: a[2]) { 2 * ($0 - 1) }
        let length = places.sizes[0]
        places.sizes[0] = length / 2 + 1
        var input = a[1].isNone ? x : try fourierSized(x, places)
        let norm = try fourierNorm(a[3], forward: forward)
        if forward { input = try apply(.conjugate, input) }
        return try apply(.fourierToReal, input, [.ints(places.dims), norm, .int(length)])
    }

    fileprivate func fourierOver(_ a: [Argument], forward: Bool) throws -> Tensor {
        let places = try FourierDims(a.tensor(0), s: a[1], dim: a[2])
        let input = try fourierSized(fourierInput(a.tensor(0), complex: true), places)
        return try apply(.fourier, input, [.ints(places.dims), fourierNorm(a[3], forward: forward), .bool(forward)])
    }

    fileprivate func fourierOfRealOver(_ a: [Argument]) throws -> Tensor {
        let x = try a.tensor(0)
        if x.dtype.isComplex { throw TensorError.type("rfftn expects a real-valued input tensor, but got \(x.dtype.cName)") }
        let places = try FourierDims(x, s: a[1], dim: a[2])
        guard !places.dims.isEmpty else { throw TensorError.runtime("rfftn must transform at least one axis") }
        let input = try fourierSized(fourierInput(x, complex: false), places)
        return try apply(.fourierOfReal, input, [.ints(places.dims), fourierNorm(a[3], forward: true), .bool(true)])
    }

    fileprivate func fourierToRealOver(_ a: [Argument]) throws -> Tensor {
        var places = try FourierDims(a.tensor(0), s: a[1], dim: a[2])
        let length = try places.halve(a.tensor(0), s: a[1], "irfftn")
        let input = try fourierSized(fourierInput(a.tensor(0), complex: true), places)
        return try apply(.fourierToReal, input, [.ints(places.dims), fourierNorm(a[3], forward: false), .int(length)])
    }

    fileprivate func hermitianFourierOver(_ a: [Argument]) throws -> Tensor {
        var places = try FourierDims(a.tensor(0), s: a[1], dim: a[2])
        let length = try places.halve(a.tensor(0), s: a[1], "hfftn")
        var x = try fourierSized(fourierInput(a.tensor(0), complex: true), places)
        let norm = try fourierNorm(a[3], forward: true)
        if places.dims.count > 1 { x = try apply(.fourier, x, [.ints(Array(places.dims.dropLast())), norm, .bool(true)]) }
        return try apply(.fourierToReal, apply(.conjugate, x), [.ints(places.dims.suffix(1)), norm, .int(length)])
    }

    fileprivate func inverseHermitianFourierOver(_ a: [Argument]) throws -> Tensor {
        let places = try FourierDims(a.tensor(0), s: a[1], dim: a[2])
        guard !places.dims.isEmpty else { throw TensorError.runtime("ihfftn must transform at least one axis") }
        let input = try fourierSized(fourierInput(a.tensor(0), complex: false), places)
        guard !input.dtype.isComplex else {
            throw TensorError.type("Only supports floating-point dtypes, but found: \(input.dtype.cName)")
        }
        let norm = try fourierNorm(a[3], forward: false)
        let half = try apply(.fourierOfReal, input, [.ints(places.dims.suffix(1)), norm, .bool(true)])
        if places.dims.count == 1 { return try apply(.conjugate, half) }
        return try apply(
            .fourier, apply(.physicalConjugate, half), [.ints(Array(places.dims.dropLast())), norm, .bool(false)])
    }
}
