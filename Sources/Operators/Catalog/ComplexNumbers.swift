// Complex tensors and their parts: making them, views of them, conjugates, angles. Functions that real tensors have too are in
// their families.

import Tensors

extension Operation {
    public static let complex: Operation = .init(
        "complex(Tensor real, Tensor imag)", "Complex numbers from their parts: real + i · imag.", homes: .torch,
        domain: Domain(shapes: [[[2, 3], [2, 3]], [[], []]]),
        .single { c in
            guard c[0].dtype == .float32 || c[0].dtype == .float64 || c[0].dtype == .float16 else { throw partsError(c[0], c[1]) }
            guard c[1].dtype == .float32 || c[1].dtype == .float64 || c[1].dtype == .float16 else { throw partsError(c[0], c[1]) }
            guard c[0].dtype == c[1].dtype else {
                throw TensorError.runtime(
                    "Expected object of scalar type \(c[0].dtype.cName) but got scalar type \(c[1].dtype.cName) for second argument")
            }
            return try Kernels.complex(c[0], c[1])
        },
        .linear([{ _, g in try g.realPart() }, { _, g in try g.imaginaryPart() }]))

    private static func partsError(_ x: Tensor, _ y: Tensor) -> TensorError {
        .runtime(
            "Expected both inputs to be Half, Float or Double tensors but got \(x.dtype.cName) and \(y.dtype.cName)")
    }

    public static let polar: Operation = .init(
        "polar(Tensor abs, Tensor angle)", "Complex numbers from length and angle: abs · cos(angle) + i · abs · sin(angle).",
        homes: .torch, domain: Domain([0.2...2, -2...2], shapes: [[[2, 3], [2, 3]]]),
        .single { c in
            guard c[0].dtype == .float32 || c[0].dtype == .float64, c[1].dtype == .float32 || c[1].dtype == .float64 else {
                throw partsError(c[0], c[1])
            }
            guard c[0].dtype == c[1].dtype else {
                throw TensorError.runtime(
                    "Expected object of scalar type \(c[0].dtype.cName) but got scalar type \(c[1].dtype.cName) for second argument")
            }
            return try c.recorder.unrecorded {
                let (length, angle) = (c.x, c.value(1))
                return try Kernels.complex((length * angle.cos()).checked(), (length * angle.sin()).checked())
            }
        },
        .custom(
            [
                { r, g in try g.realPart() * r[1].cos() + g.imaginaryPart() * r[1].sin() },
                { r, g in try r[0] * (g.imaginaryPart() * r[1].cos() - g.realPart() * r[1].sin()) },
            ],
            jvp: { r, t in
                let unit = try Recorded(r.recorder.apply(.polar, r[0].filled(1).checked(), r[1].checked()), r.recorder)
                var sum = try (t[0] ?? r[0].filled(0)) * unit
                if let turn = t[1] { sum = try sum + turn * r.y.timesImaginaryUnit() }
                return sum
            }))

    /// The real parts, a view; of a real tensor a view of all.
    public static let realPart: Operation = .init(
        "real(Tensor self)", "The real parts, sharing memory; a real tensor itself.", homes: .torch,
        gradientName: "SelectBackward0", complex: true,
        .single { c in c[0].dtype.isComplex ? Kernels.part(c[0], 0) : try Kernels.view(aliasing: c[0]) },
        .linear([{ r, g in try g.cast(r.record.edge(0).tensor.dtype) }]))

    public static let imaginaryPart: Operation = .init(
        "imag(Tensor self)", "The imaginary parts of a complex tensor, sharing memory.", homes: .torch,
        domain: Domain(draws: [.complex]), gradientName: "SelectBackward0", complex: true,
        .single { c in
            guard c[0].dtype.isComplex else {
                throw TensorError.type("imag is not implemented for tensors with non-complex dtypes.")
            }
            return Kernels.part(c[0], 1)
        },
        .linear([{ r, g in try g.cast(g.dtype.complexForm).timesImaginaryUnit() }]))

    public static let viewAsReal: Operation = .init(
        "view_as_real(Tensor self)", "Real and imaginary parts along a new last dimension, sharing memory.", homes: .torch,
        domain: Domain(draws: [.complex]), complex: true, .single { c in try Kernels.viewAsReal(c[0]) },
        .linear([{ r, g in try Recorded(r.recorder.contiguous(g.checked()), r.recorder).apply(.viewAsComplex) }]))

    public static let viewAsComplex: Operation = .init(
        "view_as_complex(Tensor self)", "Pairs along the last dimension as complex numbers, sharing memory.", homes: .torch,
        domain: Domain(shapes: [[[3, 2]], [[2]]]), .single { c in try Kernels.viewAsComplex(c[0]) },
        .linear([{ r, g in try g.apply(.viewAsReal) }]))

    /// What derivative rules see complex values through.
    public static let conjugate: Operation = .init(
        "conj(Tensor self)", "The complex conjugate.", homes: [], domain: Domain(draws: [.complex]), gradientName: "ConjBackward0",
        complex: true, .single { c in c[0].dtype.isComplex ? try Kernels.conjugate(c[0]) : try Kernels.view(aliasing: c[0]) },
        .linear([{ _, g in try g.conjugate() }]))

    public static let conj = ifComplex(
        "conj", "The complex conjugate, a − bi for a + bi; a real tensor itself.", homes: .usual, .conjugate)

    static let physicalConjugate: Operation = .init(
        "conj_physical(Tensor self)", "The complex conjugate.", homes: [], domain: Domain(draws: [.complex]),
        gradientName: "ConjPhysicalBackward0", complex: true,
        .single { c in c[0].dtype.isComplex ? try Kernels.conjugate(c[0]) : try Kernels.view(aliasing: c[0]) },
        .linear([{ _, g in try g.conjugate() }]))

    public static let conjPhysical = ifComplex(
        "conj_physical", "The complex conjugate in memory of its own; a real tensor itself.", homes: .pointwise, .physicalConjugate)
    public static let resolveConj = ifComplex("resolve_conj", "The tensor itself: conjugates are computed at once.", homes: .usual, nil)
    public static let resolveNeg = ifComplex("resolve_neg", "The tensor itself.", homes: .usual, nil)

    private static func ifComplex(_ name: String, _ doc: String, homes: Homes, _ operation: Operation?) -> Operation {
        Operation(
            Signature("\(name)(Tensor self)"), doc, homes: homes,
            .composite { recorder, a in
                let x = try a.tensor(0)
                guard x.dtype.isComplex, let operation else { return .tensor(x) }
                return .tensor(try recorder.apply(operation, x))
            }, .composed)
    }

    /// Conjugate and transpose: `x.mH`, `x.H`.
    public static let conjugateTranspose: Operation = .init(
        "adjoint(Tensor self)", "The last two dimensions swapped, complex elements conjugated.",
        .composite { recorder, a in
            .tensor(try recorder.conjugateTransposed(a.tensor(0)))
        }, .composed)

    public static let angle: Operation = .init(
        "angle(Tensor self)", "The angle in the complex plane, −π to π: of real numbers 0, and π of negative ones.", homes: .usual,
        complex: true,
        .formula { c in
            if c[0].dtype.isComplex { return Recorded(try Kernels.complexAngle(c[0]), c.recorder) }
            let x = try c.x.dtype.isFloatingPoint ? c.x : c.x.cast(c.recorder.defaultDType)
            return try choose(x.isNaN(), x, choose(x .< 0, x.filled(.pi), x.filled(0)))
        },
        .custom(
            [
                { r, g in
                    guard r.record.edge(0).tensor.dtype.isComplex else { return try g.filled(0) }
                    // ∂ = i·x/|x|²
                    let x = r.plain(0)
                    return try (g * x.timesImaginaryUnit() / x.abs().square()).zeroed(where: x .== 0)
                }
            ],
            jvp: { r, t in
                let x = r.plain(0)
                guard x.dtype.isComplex, let t = t[0] else { return try r.y.filled(0) }
                return try (x.conjugate() * t).imaginaryPart() / x.abs().square()
            }))

    public static let sgn: Operation = .init(
        "sgn(Tensor self)", "x / |x|, and 0 for 0: of real numbers −1, 0 or 1.", homes: .pointwise, domain: .kinked(at: 0),
        complex: true,
        .single { c in
            c[0].dtype.isComplex
                ? try Kernels.complexSign(c[0]) : try Kernels.unary(.sign, c[0], c.backend, defaultDType: c.recorder.defaultDType)
        },
        .custom([
            { r, g in
                let x = r.plain(0)
                guard x.dtype.isComplex else { return try g.filled(0) }
                // What is across the unit circle is all that a change of x changes.
                let (sign, length) = (r.plainOutput, try x.abs())
                let along = try (g * sign.conjugate()).realPart() * sign
                return try ((g - along) / length).zeroed(where: x .== 0)
            }
        ], jvp: { r, t in
            let x = r.plain(0)
            guard x.dtype.isComplex, let t = t[0] else { return try r.y.filled(0) }
            let along = try (t * r.plainOutput.conjugate()).realPart() * r.plainOutput
            return try ((t - along) / x.abs()).zeroed(where: x .== 0)
        }))
}

extension Recorded {
    /// The complex conjugate; a real value itself.
    public func conjugate() throws -> Recorded { dtype.isComplex ? try apply(.conjugate) : self }
    /// The real parts; a real value itself.
    public func realPart() throws -> Recorded { dtype.isComplex ? try apply(.realPart) : self }
    /// The imaginary parts; zeros of a real value.
    public func imaginaryPart() throws -> Recorded { dtype.isComplex ? try apply(.imaginaryPart) : try filled(0) }
    /// −1, 0 or 1; of a complex value that of its length 1 in its direction.
    func direction() throws -> Recorded { try apply(dtype.isComplex ? .sgn : .sign) }
    /// i times this complex value.
    func timesImaginaryUnit() throws -> Recorded { try apply(.mul, Recorded(try Tensor.wrapped(Complex(0, 1)), recorder)) }
}

extension Recorder {
    /// The last two dimensions swapped, complex elements conjugated.
    public func conjugateTransposed(_ x: Tensor) throws -> Tensor {
        let turned = try apply(.matrixT, x)
        return turned.dtype.isComplex ? try apply(.conjugate, turned) : turned
    }

    /// A complex power, or that of a real tensor to a complex number; `pow` is the only function of its kind that has one.
    func complexPower(_ kind: UnaryScalarKind, _ x: Tensor, _ attributes: [Argument]) throws -> Tensor {
        if kind == .silu { return try apply(.mul, x, apply(.sigmoid, x)) }
        guard kind == .pow, let exponent = attributes.first?.complex else {
            throw kind == .clamp
                ? TensorError(.notImplemented, "clamp is not supported for complex types")
                : TensorError(.notImplemented, "\"\(kind)_cpu\" not implemented for '\(x.dtype.cName)'")
        }
        return try Kernels.binary(.pow, x, Tensor.wrapped(exponent), backend, defaultDType: defaultDType)
    }
}

extension Operation {
    /// How PyTorch refuses complex inputs.
    func refusal(of dtype: DType) -> TensorError {
        func kernel(_ name: String) -> TensorError {
            TensorError(.notImplemented, "\"\(name)\" not implemented for '\(dtype.cName)'")
        }
        switch name {
        case "sort", "argsort", "msort": return .type(" Sort does not support complex dtypes on CPU")
        case "topk": return .type(" topk does not support complex dtypes on CPU")
        case "argmax", "argmin": return .type("\(name)(): does not support complex input")
        case "clamp", "clamp_min", "clamp_max", "_clamp_min", "_clamp_max":
            return TensorError(.notImplemented, "clamp is not supported for complex types")
        case "max", "min": return kernel(signature.text.contains("dim") ? name : "\(name)_all")
        case "amax", "amin": return kernel("\(name.dropFirst())_values_cpu")
        case "nansum": return TensorError(.notImplemented, "nansum on CPU does not support complex inputs")
        case "softmax", "log_softmax": return kernel("\(name)_lastdim_kernel_impl")
        case "heaviside": return TensorError(.notImplemented, "heaviside is not yet implemented for complex tensors.")
        default: return kernel("\(name)_cpu")
        }
    }
}

extension Rule {
    /// A number among the attributes, or its conjugate.
    func scalar(_ index: Int) throws -> Recorded {
        if let number = attributes[index].complex, attributes[index].isComplex {
            return Recorded(try Tensor.wrapped(conjugates ? number.conjugate : number), recorder)
        }
        return Recorded(try Tensor.wrapped(double(index)), recorder)
    }
}
