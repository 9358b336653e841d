// The discrete Fourier transforms that are recorded, and how arguments of `torch.fft` become theirs. The functions of `torch.fft`
// are in FourierFunctions.swift.

import Tensors

extension Operation {
    /// The sums with minus (`forward`) or plus in the exponent, over dimensions, by 1 (`normalization` 0), 1/√N (1) or 1/N (2).
    static let fourier: Operation = .init(
        "_fft_c2c(Tensor self, int[] dim, int normalization, bool forward)", "The Fourier transform over dimensions.",
        homes: .torch,
        domain: Domain(
            shapes: [[[3, 4]]],
            attributes: [[.ints([1]), .int(0), .bool(true)], [.ints([0, 1]), .int(1), .bool(false)], [.ints([0]), .int(2), .bool(true)]],
            draws: [.complex]),
        gradientName: "FftC2CBackward0", complex: true,
        .single { c in
            try Kernels.fourier(c[0], c.attributes[0].ints ?? [], norm: c.int(1), forward: c.bool(2), c.backend)
        },
        .linear([{ r, g in try g.apply(.fourier, [r.attributes[0], r.attributes[1], .bool(!r.bool(2))]) }]))

    static let fourierOfReal: Operation = .init(
        "_fft_r2c(Tensor self, int[] dim, int normalization, bool onesided)",
        "The Fourier transform of real numbers: of the last dimension the first half, if onesided.", homes: .torch,
        domain: Domain(
            shapes: [[[3, 4]], [[2, 5]]],
            attributes: [
                [.ints([1]), .int(0), .bool(true)], [.ints([0, 1]), .int(1), .bool(true)], [.ints([0]), .int(2), .bool(false)],
            ]),
        gradientName: "FftR2CBackward0",
        .single { c in
            try Kernels.fourierOfReal(c[0], c.attributes[0].ints ?? [], norm: c.int(1), onesided: c.bool(2), c.backend)
        },
        .linear([
            { r, g in
                let dims = r.attributes[0].ints ?? []
                var g = g
                if r.bool(2), let last = try dims.last.map({ try g.tensor.checkedDim($0) }) {
                    let missing = r.shape(0)[last] - g.shape[last]
                    g = try g.apply(.constantPad, [.ints(widths(g.rank, [(last, missing)])), .int(0)])
                }
                return try g.apply(.fourier, [.ints(dims), r.attributes[1], .bool(false)]).realPart()
            }
        ]))

    static let fourierToReal: Operation = .init(
        "_fft_c2r(Tensor self, int[] dim, int normalization, int last_dim_size)",
        "The real signal whose Fourier transform begins with the given half.", homes: .torch,
        domain: Domain(
            shapes: [[[3, 4]]],
            attributes: [[.ints([1]), .int(0), .int(6)], [.ints([1]), .int(2), .int(7)], [.ints([0, 1]), .int(1), .int(6)]],
            draws: [.complex]),
        gradientName: "FftC2RBackward0", complex: true,
        .single { c in
            try Kernels.fourierToReal(c[0], c.attributes[0].ints ?? [], norm: c.int(1), length: c.int(2), c.backend)
        },
        .linear([
            { r, g in
                let dims = r.attributes[0].ints ?? []
                let half = try g.apply(.fourierOfReal, [.ints(dims), r.attributes[1], .bool(true)])
                guard let last = try dims.last.map({ try g.tensor.checkedDim($0) }) else { return half }
                // What the result takes twice: the conjugates stand for the other half.
                let (length, doubled) = (half.shape[last], g.shape[last] - half.shape[last])
                if doubled <= 0 { return half }
                let weights = try Kernels.tensor((0..<length).map { $0 > 0 && $0 <= doubled ? 2.0 : 1 }, g.dtype)
                var sizes = Array(repeating: 1, count: g.rank)
                sizes[last] = length
                return try half * g.constant(weights).reshaped(sizes)
            }
        ]))

    /// Widths for `constant_pad_nd` that make dimensions longer at their ends.
    fileprivate static func widths(_ rank: Int, _ longer: [(dim: Int, by: Int)]) -> [Int] {
        var widths = Array(repeating: 0, count: 2 * rank)
        for (dim, count) in longer { widths[2 * (rank - 1 - dim) + 1] = count }
        return widths
    }
}

/// The dimensions of a call of `torch.fft`, from 0, and how many points each has.
struct FourierDims {
    var dims: [Int]
    var sizes: [Int]

    /// One dimension: `n` points, or as many as there are.
    init(_ x: Tensor, n: Argument, dim: Argument, default length: (Int) -> Int = { $0 }) throws {
        let dim = try FourierDims.wrapped(dim.int ?? -1, x)
        dims = [dim]
        sizes = [n.int ?? length(x.shape[dim])]
        try check()
    }

    /// Several dimensions, as PyTorch completes `s` and `dim` from each other; -1 leaves a size as it is.
    init(_ x: Tensor, s: Argument, dim: Argument) throws {
        dims = Array(0..<x.rank)
        if let given = dim.ints {
            dims = try given.map { try FourierDims.wrapped($0, x) }
            guard Set(dims).count == dims.count else { throw TensorError.runtime("FFT dims must be unique") }
        }
        if let given = s.ints {
            guard dim.isNone || dims.count == given.count else {
                throw TensorError.runtime("When given, dim and shape arguments must have the same length")
            }
            guard given.count <= x.rank else {
                throw TensorError.runtime("Got shape with \(given.count) values but input tensor only has \(x.rank) dimensions.")
            }
            if dim.isNone { dims = Array((x.rank - given.count)..<x.rank) }
            let shape = x.shape
            sizes = zip(given, dims).map { $0 == -1 ? shape[$1] : $0 }
        } else {
            let shape = x.shape
            sizes = dims.map { shape[$0] }
        }
        try check()
    }

    private func check() throws {
        for size in sizes where size < 1 { throw TensorError.runtime("Invalid number of data points (\(size)) specified") }
    }

    static func wrapped(_ dim: Int, _ x: Tensor) throws -> Int {
        guard x.rank > 0 else { throw TensorError.index("Dimension specified as \(dim) but tensor has no dimensions") }
        return try Kernels.normalizedDim(dim, rank: x.rank)
    }

    /// Makes the sizes those of the first half of a spectrum, and gives the number of points of the real signal.
    mutating func halve(_ x: Tensor, s: Argument, _ name: String) throws -> Int {
        guard let last = dims.last else { throw TensorError.runtime("\(name) must transform at least one axis") }
        var length = sizes[sizes.count - 1]
        if s.isNone || s.ints?.last == -1 { length = 2 * (x.shape[last] - 1) }
        guard length >= 1 else { throw TensorError.runtime("Invalid number of data points (\(length)) specified") }
        sizes[sizes.count - 1] = length / 2 + 1
        return length
    }
}

extension Recorder {
    /// The input as floating point, or as complex numbers.
    func fourierInput(_ x: Tensor, complex: Bool) throws -> Tensor {
        if x.dtype.isComplex { return x }
        let dtype = x.dtype.isFloatingPoint ? x.dtype : defaultDType
        guard dtype == .float32 || dtype == .float64 else {
            throw TensorError(.notImplemented, "Unsupported dtype \(dtype.cName)")
        }
        let target = complex ? dtype.complexForm : dtype
        return target == x.dtype ? x : try apply(.to, x, [.dtype(target)])
    }

    /// The input cut, or with zeros behind it, to the sizes of the transform.
    func fourierSized(_ x: Tensor, _ places: FourierDims) throws -> Tensor {
        var x = x
        var longer: [(dim: Int, by: Int)] = []
        for (dim, size) in zip(places.dims, places.sizes) {
            if x.shape[dim] < size { longer.append((dim, size - x.shape[dim])) }
            if x.shape[dim] > size { x = try apply(.slice, x, [.int(dim), .int(0), .int(size), .int(1)]) }
        }
        return longer.isEmpty ? x : try apply(.constantPad, x, [.ints(Operation.widths(x.rank, longer)), .int(0)])
    }

    /// `norm` as the recorded transforms take it.
    func fourierNorm(_ norm: Argument, forward: Bool) throws -> Argument {
        switch norm.string ?? "backward" {
        case "backward": return .int(forward ? 0 : 2)
        case "forward": return .int(forward ? 2 : 0)
        case "ortho": return .int(1)
        case let text: throw TensorError.runtime("Invalid normalization mode: \"\(text)\"")
        }
    }
}
