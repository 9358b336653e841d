// Elementwise functions of complex tensors: which there are, what their results are, and their loops. Sums, products over rows
// and views of the parts are in ComplexParts.swift.

import CKernels

/// Work on complex elements with parts of either precision.
protocol ComplexTask {
    associatedtype Result
    func run<Part: ComplexPart>(_: Part.Type) throws(TensorError) -> Result
}

/// A number that may be a part of a complex one.
protocol ComplexPart: RealElement {
    static func complex(_ function: kernel_complex_function, _ x: ComplexElement<Self>) -> ComplexElement<Self>
    static func power(_ x: ComplexElement<Self>, _ y: ComplexElement<Self>) -> ComplexElement<Self>
}

extension Float: ComplexPart {
    @inline(__always) static func complex(_ function: kernel_complex_function, _ x: ComplexElement<Float>) -> ComplexElement<Float> {
        let y = kernel_complex_float(function, x.real, x.imaginary)
        return ComplexElement(y.real, y.imaginary)
    }
    static func power(_ x: ComplexElement<Float>, _ y: ComplexElement<Float>) -> ComplexElement<Float> {
        let z = kernel_complex_power_float(
            kernel_complex_float(real: x.real, imaginary: x.imaginary), kernel_complex_float(real: y.real, imaginary: y.imaginary))
        return ComplexElement(z.real, z.imaginary)
    }
}

extension Double: ComplexPart {
    @inline(__always) static func complex(_ function: kernel_complex_function, _ x: Complex) -> Complex {
        let y = kernel_complex_double(function, x.real, x.imaginary)
        return Complex(y.real, y.imaginary)
    }
    static func power(_ x: Complex, _ y: Complex) -> Complex {
        let z = kernel_complex_power_double(
            kernel_complex_double(real: x.real, imaginary: x.imaginary), kernel_complex_double(real: y.real, imaginary: y.imaginary))
        return Complex(z.real, z.imaginary)
    }
}

extension DType {
    /// The caller knows that the dtype is complex.
    func acceptComplex<V: ComplexTask>(_ task: V) throws(TensorError) -> V.Result {
        self == .complex64 ? try task.run(Float.self) : try task.run(Double.self)
    }
}

extension Kernels {
    /// A function of one complex element; `abs` gives the real magnitude.
    /// - Throws: `NotImplementedError` for what complex numbers do not have: an order, rounding, error functions.
    static func complexUnary(_ kind: UnaryKind, _ x: Tensor) throws(TensorError) -> Tensor {
        switch kind {
        case .abs: return try x.dtype.acceptComplex(ComplexToReal(x: x, function: .magnitude))
        case .sign:
            throw .notImplemented("Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead.")
        case .floor, .ceil, .trunc: throw .notImplemented("\(kind) is not supported for complex inputs")
        case .relu: throw .notImplemented("clamp is not supported for complex types")
        case .frac: throw .notImplemented("frac_cpu", for: x.dtype)
        case .digamma: throw .notImplemented("digamma", for: x.dtype)
        case .bitwiseNot: throw .notImplemented("bitwise_not_cpu", for: x.dtype)
        case .signbit: throw .notImplemented("signbit is not implemented for complex tensors.")
        case .round, .erf, .erfc, .erfinv, .lgamma: throw .notImplemented("\(kind)_vml_cpu", for: x.dtype)
        default: return try x.dtype.acceptComplex(ComplexUnary(kind: kind, x: x))
        }
    }

    /// x / |x|, and 0 for 0.
    public static func complexSign(_ x: Tensor) throws(TensorError) -> Tensor {
        try x.dtype.acceptComplex(ComplexMap(x: x, function: .sign))
    }

    /// The complex conjugate.
    public static func conjugate(_ x: Tensor) throws(TensorError) -> Tensor {
        try x.dtype.acceptComplex(ComplexMap(x: x, function: .conjugate))
    }

    /// The angle of x in the plane, −π to π.
    public static func complexAngle(_ x: Tensor) throws(TensorError) -> Tensor {
        try x.dtype.acceptComplex(ComplexToReal(x: x, function: .angle))
    }

    /// A function of two complex elements, both already of `x.dtype` and broadcast to `out`, which is `bool` for comparisons.
    static func complexBinary(_ kind: BinaryKind, _ x: Tensor, _ y: Tensor, _ out: Tensor, _ b: Backend) throws(TensorError) {
        if out.elementCount >= VectorKernels.threshold, vectorized(kind, x, y, out, b) { return }
        switch kind {
        case .eq, .ne, .logicalAnd, .logicalOr, .logicalXor:
            try x.dtype.acceptComplex(ComplexTruth(kind: kind, x: x, y: y, out: out))
        default: try x.dtype.acceptComplex(ComplexBinary(kind: kind, x: x, y: y, out: out))
        }
    }

    /// Sums, differences and products of elements that lie in a row, beside such or one number, by the kernels for their parts.
    private static func vectorized(_ kind: BinaryKind, _ x: Tensor, _ y: Tensor, _ out: Tensor, _ b: Backend) -> Bool {
        guard out.isContiguous else { return false }
        func lies(_ t: Tensor) -> Bool { t.shape == out.shape && t.isContiguous }
        let (isPair, n) = (lies(x) && lies(y), out.elementCount &* 2)
        let number: Int32 = isPair ? 0 : lies(x) && y.rank == 0 ? 2 : lies(y) && x.rank == 0 ? 1 : 3
        let function: kernel_operator
        switch kind {
        case .add where isPair: function = kernel_add
        case .sub where isPair: function = kernel_sub
        case .mul where number < 3: function = kernel_complex_mul
        default: return false
        }
        if out.dtype == .complex64 {
            kernel_zip_float(
                b.pool(n), function, part(x, 0).pointer(Float.self), part(y, 0).pointer(Float.self), part(out, 0).pointer(Float.self), n, number)
        } else {
            kernel_zip_double(
                b.pool(n), function, part(x, 0).pointer(Double.self), part(y, 0).pointer(Double.self), part(out, 0).pointer(Double.self), n,
                number)
        }
        return true
    }

    /// - Throws: PyTorch's refusal of a function of two elements that complex numbers do not have.
    static func checkComplex(_ kind: BinaryKind, _ dtype: DType) throws(TensorError) {
        switch kind {
        case .add, .sub, .mul, .div, .pow, .eq, .ne, .logicalAnd, .logicalOr, .logicalXor, .gated, .logaddexp: return
        case .floorDivide: throw .notImplemented("div_floor_cpu", for: dtype)
        case .maximum, .minimum, .fmax, .fmin: throw .type("\(kind) not implemented for complex tensors.")
        case .bitwiseAnd: throw .notImplemented("bitwise_and_cpu", for: dtype)
        case .bitwiseOr: throw .notImplemented("bitwise_or_cpu", for: dtype)
        case .bitwiseXor: throw .notImplemented("bitwise_xor_cpu", for: dtype)
        case .leftShift: throw .notImplemented("lshift_cpu", for: dtype)
        case .rightShift: throw .notImplemented("rshift_cpu", for: dtype)
        default: throw .notImplemented("\(kind)_cpu", for: dtype)
        }
    }

    /// A complex power by a number: small whole exponents and the root are the products that PyTorch computes.
    static func complexPower(_ x: Tensor, _ exponent: Complex) throws(TensorError) -> Tensor {
        try x.dtype.acceptComplex(ComplexPowerByNumber(x: x, exponent: exponent))
    }
}

private struct ComplexUnary: ComplexTask {
    let kind: UnaryKind
    let x: Tensor

    func run<Part: ComplexPart>(_: Part.Type) throws(TensorError) -> Tensor {
        typealias Number = ComplexElement<Part>
        let out = try Tensor.uninitialized(like: x, x.dtype)
        let one = Number(1, 0)
        switch kind {
        case .neg: Loop.map(x, out) { -($0 as Number) }
        case .square: Loop.map(x, out) { ($0 as Number) * $0 }
        case .reciprocal: Loop.map(x, out) { one / ($0 as Number) }
        case .rsqrt: Loop.map(x, out) { one / Part.complex(kernel_complex_sqrt, $0 as Number) }
        case .sigmoid: Loop.map(x, out) { one / (one + Part.complex(kernel_complex_exp, -($0 as Number))) }
        default:
            let function = ComplexUnary.functions[Int(kind.rawValue)] ?? kernel_complex_exp
            Loop.map(x, out) { Part.complex(function, $0 as Number) }
        }
        return out
    }

    private static let functions: [kernel_complex_function?] = UnaryKind.allCases.map { kind in
        switch kind {
        case .exp: kernel_complex_exp
        case .exp2: kernel_complex_exp2
        case .expm1: kernel_complex_expm1
        case .log: kernel_complex_log
        case .log2: kernel_complex_log2
        case .log10: kernel_complex_log10
        case .log1p: kernel_complex_log1p
        case .sqrt: kernel_complex_sqrt
        case .sin: kernel_complex_sin
        case .cos: kernel_complex_cos
        case .tan: kernel_complex_tan
        case .asin: kernel_complex_asin
        case .acos: kernel_complex_acos
        case .atan: kernel_complex_atan
        case .sinh: kernel_complex_sinh
        case .cosh: kernel_complex_cosh
        case .tanh: kernel_complex_tanh
        case .asinh: kernel_complex_asinh
        case .acosh: kernel_complex_acosh
        case .atanh: kernel_complex_atanh
        default: nil
        }
    }
}

private struct ComplexMap: ComplexTask {
    enum Function { case sign, conjugate }
    let x: Tensor
    let function: Function

    func run<Part: ComplexPart>(_: Part.Type) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(like: x, x.dtype)
        switch function {
        case .conjugate: Loop.map(x, out) { ($0 as ComplexElement<Part>).conjugate }
        case .sign:
            Loop.map(x, out) { (z: ComplexElement<Part>) in
                let length = Part.hypot(z.real, z.imaginary)
                return length == 0 ? ComplexElement(0, 0) : ComplexElement(z.real / length, z.imaginary / length)
            }
        }
        return out
    }
}

private struct ComplexToReal: ComplexTask {
    enum Function { case magnitude, angle }
    let x: Tensor
    let function: Function

    func run<Part: ComplexPart>(_: Part.Type) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(like: x, x.dtype.part)
        switch function {
        case .magnitude: Loop.map(x, out) { (z: ComplexElement<Part>) in Part.hypot(z.real, z.imaginary) }
        case .angle: Loop.map(x, out) { (z: ComplexElement<Part>) in Part.atan2(z.imaginary, z.real) }
        }
        return out
    }
}

private struct ComplexBinary: ComplexTask {
    let kind: BinaryKind
    let x: Tensor
    let y: Tensor
    let out: Tensor

    func run<Part: ComplexPart>(_: Part.Type) throws(TensorError) {
        typealias Number = ComplexElement<Part>
        switch kind {
        case .add: Loop.zip(x, y, out) { (a: Number, b: Number) in a + b }
        case .sub: Loop.zip(x, y, out) { (a: Number, b: Number) in a - b }
        case .mul: Loop.zip(x, y, out) { (a: Number, b: Number) in a * b }
        case .div: Loop.zip(x, y, out) { (a: Number, b: Number) in a / b }
        case .gated: Loop.zip(x, y, out) { (a: Number, b: Number) in b.asBool ? a * b : Number(0, 0) }
        case .logaddexp:
            // From the one of the larger real part, as for real numbers.
            Loop.zip(x, y, out) { (a: Number, b: Number) in
                let (top, low) = a.real >= b.real ? (a, b) : (b, a)
                return top + Part.complex(kernel_complex_log1p, Part.complex(kernel_complex_exp, low - top))
            }
        default: Loop.zip(x, y, out) { (a: Number, b: Number) in Part.power(a, b) }
        }
    }
}

private struct ComplexTruth: ComplexTask {
    let kind: BinaryKind
    let x: Tensor
    let y: Tensor
    let out: Tensor

    func run<Part: ComplexPart>(_: Part.Type) throws(TensorError) {
        typealias Number = ComplexElement<Part>
        switch kind {
        case .eq: Loop.zip(x, y, out) { (a: Number, b: Number) in a == b }
        case .ne: Loop.zip(x, y, out) { (a: Number, b: Number) in a != b }
        case .logicalAnd: Loop.zip(x, y, out) { (a: Number, b: Number) in a.asBool && b.asBool }
        case .logicalOr: Loop.zip(x, y, out) { (a: Number, b: Number) in a.asBool || b.asBool }
        default: Loop.zip(x, y, out) { (a: Number, b: Number) in a.asBool != b.asBool }
        }
    }
}

private struct ComplexPowerByNumber: ComplexTask {
    let x: Tensor
    let exponent: Complex

    func run<Part: ComplexPart>(_: Part.Type) throws(TensorError) -> Tensor {
        typealias Number = ComplexElement<Part>
        let out = try Tensor.uninitialized(like: x, x.dtype)
        let one = Number(1, 0)
        switch (exponent.real, exponent.imaginary) {
        case (0, 0): Loop.map(x, out) { (_: Number) in one }
        case (1, 0): Loop.map(x, out) { $0 as Number }
        case (2, 0): Loop.map(x, out) { ($0 as Number) * $0 }
        case (3, 0): Loop.map(x, out) { ($0 as Number) * $0 * $0 }
        case (0.5, 0): Loop.map(x, out) { Part.complex(kernel_complex_sqrt, $0 as Number) }
        case (-0.5, 0): Loop.map(x, out) { one / Part.complex(kernel_complex_sqrt, $0 as Number) }
        case (-1, 0): Loop.map(x, out) { one / ($0 as Number) }
        case (-2, 0): Loop.map(x, out) { (z: Number) in one / (z * z) }
        default:
            let power = Number(exponent)
            Loop.map(x, out) { Part.power($0 as Number, power) }
        }
        return out
    }
}
