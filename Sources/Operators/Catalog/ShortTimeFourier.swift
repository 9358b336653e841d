// Fourier transforms of short times: a signal in windows that overlap, and back. The transforms themselves are in
// FourierTransforms.swift.

import Tensors

extension Operation {
    public static let stft = Operation(
        Signature("stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, "
            + "str pad_mode='reflect', bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None)"),
        "The Fourier transforms of windows of n_fft points, hop_length apart: a column for each.",
        domain: Domain(shapes: [[[16]]]),
        .composite { recorder, a in
            var call = try ShortTimeCall(a, recorder)
            return .tensor(try call.transformed())
        }, .composed)

    public static let istft = Operation(
        Signature("istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, "
            + "bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False)"),
        "The signal of which stft made these columns: the windows added up, over the sum of the squares of window.",
        .composite { recorder, a in .tensor(try InverseShortTimeCall(a, recorder).signal()) }, .composed)

    /// The swap that a function makes in place at its end.
    static let transposeWritten: Operation = .init(
        "_transpose_written(Tensor self, int dim0, int dim1)", "Swaps two dimensions, sharing memory.", homes: [],
        domain: Domain(shapes: [[[2, 3]]], attributes: [[.int(0), .int(1)]]), gradientName: "TransposeBackward1", complex: true,
        .single { c in try Kernels.transpose(c[0], c.int(0), c.int(1)) },
        .linear([{ r, g in try g.transposed(r.int(0), r.int(1)) }]))
}

/// What both directions read from their arguments.
private struct ShortTimeWindow {
    let size: Int
    let hop: Int
    let length: Int
    let window: Tensor?

    init(_ a: [Argument]) {
        size = a.int(1)
        // Rounded down, as a shift does.
        hop = a[2].int ?? size >> 2
        length = a[3].int ?? size
        window = a[4].tensor
    }

    var text: String {
        "n_fft=\(size), hop_length=\(hop), win_length=\(length), window=\(window.map { "\($0.legacyType){\($0.shape)}" } ?? "None")"
    }

    /// Whether a window is given that does not fit.
    var isMisshaped: Bool { window.map { $0.rank != 1 || $0.shape[0] != length } ?? false }

    /// A window in the middle of zeros.
    func padded(_ window: Tensor, _ recorder: Recorder) throws -> Tensor {
        let left = (size - length) / 2
        return try recorder.apply(.constantPad, window, [.ints([left, size - length - left]), .int(0)])
    }
}

extension Tensor {
    /// As PyTorch's oldest messages name a tensor's type.
    fileprivate var legacyType: String { dtype.isComplex ? "CPU\(dtype.cName)Type" : "torch.\(dtype.cName)Tensor" }
}

extension Argument {
    /// As C++ prints an optional bool or integer.
    fileprivate var plainText: String { bool.map { _ in int.map(String.init) ?? "None" } ?? "None" }
}

private struct ShortTimeCall {
    let recorder: Recorder
    let a: [Argument]
    let w: ShortTimeWindow
    var x: Tensor

    init(_ a: [Argument], _ recorder: Recorder) throws {
        (self.a, self.recorder) = (a, recorder)
        w = ShortTimeWindow(a)
        x = try a.tensor(0)
    }

    func failure(_ text: String, _ kind: TensorError.Kind = .runtime) -> TensorError {
        TensorError(
            kind,
            "stft(\(x.legacyType)\(x.shape), \(w.text), normalized=\(a[7].plainText), onesided=\(a[8].plainText), "
                + "return_complex=\(a[9].plainText), align_to_window=\(a[10].plainText)) : \(text)")
    }

    mutating func transformed() throws -> Tensor {
        if a[5].bool != false {
            guard a[10].isNone else {
                throw TensorError.runtime("stft align_to_window should only be set when center = false")
            }
            x = try centered(x)
        }
        let isComplexResult = a[9].bool ?? (x.dtype.isComplex || w.window?.dtype.isComplex == true)
        try warnAndCheckForm(isComplexResult)
        try checkSizes()
        let isVector = x.rank == 1
        if isVector { x = try recorder.apply(.unsqueeze, x, [.int(0)]) }
        let window = try fullWindow()
        if a[10].bool == true {
            let left = (w.size - w.length) / 2
            x = try recorder.apply(.constantPad, x, [.ints([left, w.size - w.length - left]), .int(0)])
        }
        if x.requiresGradient { x = try recorder.contiguous(x) }
        let frames = 1 + (x.shape[1] - w.size) / w.hop
        // A hop beyond the end is one that is never made.
        let hop = frames > 1 ? w.hop : 1
        var input = try recorder.apply(
            .asStrided, x, [.ints([x.shape[0], frames, w.size]), .ints([x.strides[0], hop * x.strides[1], x.strides[1]]), .none])
        if let window { input = try recorder.apply(.mul, input, window) }
        let norm = Argument.int(a[7].bool == true ? 1 : 0)
        let onesided = a[8].bool ?? !input.dtype.isComplex
        if input.dtype.isComplex, onesided {
            throw TensorError.runtime("Cannot have onesided output if window or input is complex")
        }
        var y = input.dtype.isComplex
            ? try recorder.apply(.fourier, input, [.ints([2]), norm, .bool(true)])
            : try recorder.apply(.fourierOfReal, input, [.ints([2]), norm, .bool(onesided)])
        y = try recorder.apply(.transposeWritten, y, [.int(1), .int(2)])
        if isVector { y = try recorder.apply(.squeezeProduct, y, [.int(0)]) }
        return isComplexResult ? y : try recorder.apply(.viewAsReal, y)
    }

    /// The signal with half a window around it.
    private func centered(_ x: Tensor) throws -> Tensor {
        guard x.rank <= 3 else { return x }
        let sizes = Array(repeating: 1, count: 3 - x.rank) + x.shape.array
        let half = Int((Double(w.size) / 2).rounded(.down))
        guard case .tensor(let padded) = try Operation.pad.call(
            recorder, [.tensor(recorder.apply(.view, x, [.ints(sizes)])), .ints([half, half]), a[6], .none])
        else { return x }
        return try recorder.apply(.view, padded, [.ints(Array(padded.shape.array.suffix(x.rank == 0 ? 3 : x.rank)))])
    }

    private func warnAndCheckForm(_ isComplexResult: Bool) throws {
        if w.window == nil {
            try recorder.warn(
                "A window was not provided. A rectangular window will be applied,which is known to cause spectral leakage. Other "
                    + "windows such as torch.hann_window or torch.hamming_window are recommended to reduce spectral leakage.To suppress "
                    + "this warning and use a rectangular window, explicitly set `window=torch.ones(n_fft, device=<device>)`.")
        }
        guard !isComplexResult else { return }
        guard !a[9].isNone else {
            throw TensorError.runtime(
                "stft requires the return_complex parameter be given for real inputs, and will further require that "
                    + "return_complex=True in a future PyTorch release.")
        }
        try recorder.warn(
            "stft with return_complex=False is deprecated. In a future pytorch release, stft will return complex tensors for all "
                + "inputs, and return_complex=False will raise an error.\nNote: you can still call torch.view_as_real on the complex "
                + "output to recover the old return format.")
    }

    private func checkSizes() throws {
        guard x.dtype.isDifferentiable else {
            throw failure("expected a tensor of floating point or complex values", .notImplemented)
        }
        guard x.rank == 1 || x.rank == 2 else { throw failure("expected a 1D or 2D tensor") }
        let length = x.shape[x.rank - 1]
        guard w.size > 0, w.size <= length else {
            throw failure("expected 0 < n_fft < \(length), but got n_fft=\(w.length)")
        }
        guard w.hop > 0 else { throw failure("expected hop_length > 0, but got hop_length=\(w.hop)") }
        guard w.length > 0, w.length <= w.size else {
            throw failure("expected 0 < win_length <= n_fft, but got win_length=\(w.length)")
        }
        if let window = w.window, w.isMisshaped {
            throw failure(
                "expected a 1D window tensor of size equal to win_length=\(w.length), but got window with size \(window.shape)")
        }
    }

    /// A window of `n_fft` places, or none where all of them count.
    private func fullWindow() throws -> Tensor? {
        if w.length == w.size { return w.window }
        return try w.padded(w.window ?? Tensor.full([w.length], 1, x.dtype), recorder)
    }
}

private struct InverseShortTimeCall {
    let recorder: Recorder
    let a: [Argument]
    let w: ShortTimeWindow
    let x: Tensor

    init(_ a: [Argument], _ recorder: Recorder) throws {
        (self.a, self.recorder) = (a, recorder)
        w = ShortTimeWindow(a)
        x = try a.tensor(0)
    }

    func failure(_ text: String) -> TensorError {
        .runtime(
            "istft(\(x.legacyType)\(x.shape), \(w.text), center=\(a[5].plainText), normalized=\(a[6].plainText), "
                + "onesided=\(a[7].plainText), length=\(a[8].plainText), return_complex=\(a[9].plainText)) \(text)")
    }

    func signal() throws -> Tensor {
        guard x.dtype.isComplex else {
            throw TensorError.type(
                "istft requires a complex-valued input tensor matching the output from stft with return_complex=True.")
        }
        let onesided = try checkedSides()
        var window = try w.window ?? Tensor.full([w.length], 1, x.dtype.part)
        if w.length != w.size { window = try w.padded(window, recorder) }
        let frames = try transformedBack(onesided)
        let (hops, overflow) = w.hop.multipliedReportingOverflow(by: frames.shape[1] - 1)
        guard !overflow, hops < Int.max / 32 else { throw MemoryLimit.refusal(bytes: hops) }
        let whole = w.size + hops
        func added(_ windows: Tensor) throws -> Tensor {
            try recorder.apply(.unfoldBackward, windows, [.ints([windows.shape[0], whole]), .int(1), .int(w.size), .int(w.hop)])
        }
        var y = try added(recorder.apply(.mul, frames, recorder.apply(.view, recorder.contiguous(window), [.ints([1, 1, w.size])])))
        let squares = try recorder.apply(.square, window)
        var envelope = try added(recorder.apply(.expand, squares, [.ints([1, frames.shape[1], w.size]), .bool(false)]))
        let isCentered = a[5].bool != false
        let start = isCentered ? w.size / 2 : 0
        let end = a[8].int.map { start.addingReportingOverflow($0).partialValue } ?? (isCentered ? -(w.size / 2) : whole)
        let range: [Argument] = [.int(1), .int(start), .int(end), .int(1)]
        (y, envelope) = (try recorder.apply(.slice, y, range), try recorder.apply(.slice, envelope, range))
        let least = try Kernels.amin(Kernels.unary(.abs, envelope.cast(to: envelope.dtype), recorder.backend), name: "min")
        if least.double(at: 0) < 1e-11 { throw failure("window overlap add min: 1\n[ CPUBoolType{} ]") }
        y = try recorder.apply(.div, y, envelope)
        if x.rank == 2 { y = try recorder.apply(.squeezeDim, y, [.int(0)]) }
        guard end > whole else { return y }
        try recorder.warn(
            "The length of signal is shorter than the length parameter. Result is being padded with zeros in the tail. Please check "
                + "your center and hop_length settings.")
        return try recorder.apply(.constantPad, y, [.ints([0, end - whole]), .int(0)])
    }

    /// Whether half of each spectrum is given, after the checks of all sizes.
    private func checkedSides() throws -> Bool {
        _ = try Kernels.normalizedDim(-2, rank: x.rank + 1)
        _ = try Kernels.normalizedDim(-3, rank: x.rank + 1)
        let points = x.shape[x.rank - 2]
        if x.elementCount == 0 { throw failure(": input tensor cannot be empty.") }
        guard x.rank == 2 || x.rank == 3 else { throw failure(": expected a tensor with 3 or 4 dimensions, but got \(x.rank + 1)") }
        let onesided = a[7].bool ?? (points != w.size)
        let part = "expected the frequency dimension (3rd to the last) of the input tensor to match"
        if onesided, w.size / 2 + 1 != points {
            throw failure(": \(part) n_fft / 2 + 1 when onesided=True, but got \(points)")
        }
        if !onesided, w.size != points { throw failure(": \(part) n_fft when onesided=False, but got \(points)") }
        guard w.hop > 0, w.hop <= w.length else { throw failure(": expected 0 < hop_length <= win_length") }
        guard w.length > 0, w.length <= w.size else { throw failure(": expected 0 < win_length <= n_fft") }
        if w.isMisshaped { throw failure(": Invalid window shape. window has to be 1D and length of `win_length`") }
        return onesided
    }

    /// The windows of the signal: batch, frames, places.
    private func transformedBack(_ onesided: Bool) throws -> Tensor {
        var input = try recorder.apply(.viewAsReal, x)
        if x.rank == 2 { input = try recorder.apply(.unsqueeze, input, [.int(0)]) }
        input = try recorder.apply(.viewAsComplex, recorder.apply(.transpose, input, [.int(1), .int(2)]))
        let norm = Argument.int(a[6].bool == true ? 1 : 2)
        if a[9].bool == true {
            guard !onesided else { throw TensorError.runtime("Cannot have onesided output if window or input is complex") }
            return try recorder.apply(.fourier, input, [.ints([2]), norm, .bool(false)])
        }
        guard w.window?.dtype.isComplex != true else {
            throw TensorError.runtime("Complex windows are incompatible with return_complex=False")
        }
        if !onesided { input = try recorder.apply(.slice, input, [.int(-1), .int(0), .int(w.size / 2 + 1), .int(1)]) }
        return try recorder.apply(.fourierToReal, input, [.ints([2]), norm, .int(w.size)])
    }
}
