// Functions of one element without parameters: which dtypes they take and give, and their loops.

extension Kernels {
    /// Applies `kind` to every element. Functions that leave the integers convert integer input to `defaultDType`.
    /// - Throws: `NotImplementedError` where PyTorch has no kernel for the dtype.
    public static func unary(
        _ kind: UnaryKind, _ x: Tensor, _ b: Backend, defaultDType: DType = .float32
    ) throws(TensorError) -> Tensor {
        if x.elementCount == 1, x.rank == 0, kind.rawValue < UnaryKind.logicalNot.rawValue {
            if x.dtype == .float32 {
                return try .single(scalarUnary(kind, x.pointer(Float.self).pointee))
            }
            if x.dtype == .float64 {
                return try .single(scalarUnary(kind, x.pointer(Double.self).pointee))
            }
        }
        switch kind {
        case .logicalNot, .isnan, .isinf, .isfinite, .signbit:
            if kind == .signbit, x.dtype.isComplex { return try complexUnary(kind, x) }
            return try x.dtype.accept(Predicate(kind: kind, x: x))
        case _ where x.dtype.isComplex: return try complexUnary(kind, x)
        case .bitwiseNot:
            if x.dtype.isFloatingPoint { throw .notImplemented("bitwise_not_cpu", for: x.dtype) }
            if x.dtype == .bool { return try DType.bool.accept(Predicate(kind: .logicalNot, x: x)) }
            return try integerUnary(kind, x)
        default: break
        }
        if x.dtype.isFloatingPoint {
            if x.dtype.isHalf, kind == .rsqrt { return try halfReciprocalRoot(x, b) }
            if x.dtype.isHalf { return try unary(kind, x.cast(to: .float32), b).cast(to: x.dtype) }
            if x.elementCount >= VectorKernels.threshold,
                let fast = try b.vectorized(VectorKernels.function(kind), x)
            {
                return fast
            }
            return try x.dtype.acceptReal(RealUnary(kind: kind, x: x))
        }
        if kind.rawValue <= UnaryKind.relu.rawValue {
            if x.dtype == .bool { return try boolUnary(kind, x) }
            return try integerUnary(kind, x)
        }
        return try unary(kind, x.cast(to: defaultDType), b, defaultDType: defaultDType)
    }

    /// 1 / √x of numbers of 16 bits: behind the last whole 32 elements PyTorch rounds the root before it inverts it.
    private static func halfReciprocalRoot(_ x: Tensor, _ b: Backend) throws(TensorError) -> Tensor {
        let stepwise = try unary(.reciprocal, unary(.sqrt, x, b), b)
        let body = x.elementCount / 32 * 32
        guard body > 0, x.isContiguous else { return stepwise }
        let direct = try unary(.rsqrt, x.cast(to: .float32), b).cast(to: x.dtype)
        stepwise.bytes.copyMemory(from: direct.bytes, byteCount: body &* x.dtype.byteCount)
        return stepwise
    }

    private static func boolUnary(_ kind: UnaryKind, _ x: Tensor) throws(TensorError) -> Tensor {
        switch kind {
        case .sign: return try x.clone()
        case .square: return try x.cast(to: .int64)
        case .relu: throw .notImplemented("Boolean inputs not supported for relu")
        case .neg:
            throw .notImplemented(
                "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, "
                    + "use the `~` or `logical_not()` operator instead.")
        case .abs, .frac: throw .notImplemented("\(kind)_cpu", for: .bool)
        default: throw .notImplemented("\(kind)_vml_cpu", for: .bool)
        }
    }

    private static func integerUnary(_ kind: UnaryKind, _ x: Tensor) throws(TensorError) -> Tensor {
        if kind == .frac { throw .notImplemented("frac_cpu", for: x.dtype) }
        switch x.dtype {
        case .uint8: return try integers(kind, x, UInt8.self)
        case .int8: return try integers(kind, x, Int8.self)
        case .int16: return try integers(kind, x, Int16.self)
        case .int32: return try integers(kind, x, Int32.self)
        default: return try integers(kind, x, Int.self)
        }
    }

    private static func integers<T: IntegerElement>(
        _ kind: UnaryKind, _ x: Tensor, _: T.Type
    ) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(like: x, x.dtype)
        switch kind {
        case .neg: Loop.map(x, out) { (v: T) in 0 &- v }
        case .abs: Loop.map(x, out) { (v: T) in v < 0 ? 0 &- v : v }
        case .sign: Loop.map(x, out) { (v: T) in v > 0 ? 1 : v < 0 ? 0 &- 1 : 0 as T }
        case .square: Loop.map(x, out) { (v: T) in v &* v }
        case .relu: Loop.map(x, out) { (v: T) in v < 0 ? 0 : v }
        case .bitwiseNot: Loop.map(x, out) { (v: T) in ~v }
        default: Loop.map(x, out) { (v: T) in v }
        }
        return out
    }

    private struct Predicate: ElementTask {
        let kind: UnaryKind
        let x: Tensor

        func run<T: Element>(_: T.Type) throws(TensorError) -> Tensor {
            let out = try Tensor.uninitialized(like: x, .bool)
            switch kind {
            case .logicalNot: Loop.map(x, out) { (v: T) in !v.asBool }
            case .isnan: Loop.map(x, out) { (v: T) in v.isNotANumber }
            case .isinf where T.dtype.isComplex:
                Loop.map(x, out) { (v: T) in v.asComplex.real.isInfinite || v.asComplex.imaginary.isInfinite }
            case .isfinite where T.dtype.isComplex:
                Loop.map(x, out) { (v: T) in v.asComplex.real.isFinite && v.asComplex.imaginary.isFinite }
            case .isinf: Loop.map(x, out) { (v: T) in v.asDouble.magnitude == .infinity }
            case .isfinite: Loop.map(x, out) { (v: T) in v.asDouble.isFinite }
            default: Loop.map(x, out) { (v: T) in v.asDouble.sign == .minus }
            }
            return out
        }
    }
}

struct RealUnary: RealTask {
    let kind: UnaryKind
    let x: Tensor

    func run<T: RealElement>(_: T.Type) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(like: x, x.dtype)
        if kind.rawValue <= UnaryKind.relu.rawValue {
            simple(out, T.self)
        } else if kind.rawValue <= UnaryKind.reciprocal.rawValue {
            exponential(out, T.self)
        } else {
            transcendental(out, T.self)
        }
        return out
    }

    private func simple<T: RealElement>(_ out: Tensor, _: T.Type) {
        switch kind {
        case .neg: Loop.map(x, out) { Kernels.neg($0 as T) }
        case .abs: Loop.map(x, out) { ($0 as T).magnitude }
        case .sign: Loop.map(x, out) { Kernels.sign($0 as T) }
        case .floor: Loop.map(x, out) { ($0 as T).rounded(.down) }
        case .ceil: Loop.map(x, out) { ($0 as T).rounded(.up) }
        case .round: Loop.map(x, out) { ($0 as T).rounded(.toNearestOrEven) }
        case .trunc: Loop.map(x, out) { ($0 as T).rounded(.towardZero) }
        case .frac: Loop.map(x, out) { ($0 as T) - $0.rounded(.towardZero) }
        case .square: Loop.map(x, out) { ($0 as T) * $0 }
        default: Loop.map(x, out) { Kernels.relu($0 as T) }
        }
    }

    private func exponential<T: RealElement>(_ out: Tensor, _: T.Type) {
        switch kind {
        case .exp: Loop.map(x, out) { T.exp($0) }
        case .exp2: Loop.map(x, out) { T.exp2($0) }
        case .expm1: Loop.map(x, out) { T.expm1($0) }
        case .log: Loop.map(x, out) { T.log($0) }
        case .log2: Loop.map(x, out) { T.log2($0) }
        case .log10: Loop.map(x, out) { T.log10($0) }
        case .log1p: Loop.map(x, out) { T.log1p($0) }
        case .sqrt: Loop.map(x, out) { ($0 as T).squareRoot() }
        case .rsqrt: Loop.map(x, out) { 1 / ($0 as T).squareRoot() }
        default: Loop.map(x, out) { 1 / ($0 as T) }
        }
    }

    private func transcendental<T: RealElement>(_ out: Tensor, _: T.Type) {
        switch kind {
        case .sin: Loop.map(x, out) { T.sin($0) }
        case .cos: Loop.map(x, out) { T.cos($0) }
        case .tan: Loop.map(x, out) { T.tan($0) }
        case .asin: Loop.map(x, out) { T.asin($0) }
        case .acos: Loop.map(x, out) { T.acos($0) }
        case .atan: Loop.map(x, out) { T.atan($0) }
        case .sinh: Loop.map(x, out) { T.sinh($0) }
        case .cosh: Loop.map(x, out) { T.cosh($0) }
        case .tanh: Loop.map(x, out) { T.tanh($0) }
        case .asinh: Loop.map(x, out) { T.asinh($0) }
        case .acosh: Loop.map(x, out) { T.acosh($0) }
        case .atanh: Loop.map(x, out) { T.atanh($0) }
        case .sigmoid: Loop.map(x, out) { 1 / (1 + T.exp(-$0)) }
        case .erf: Loop.map(x, out) { T.erf($0) }
        case .erfc: Loop.map(x, out) { T.erfc($0) }
        case .erfinv: Loop.map(x, out) { T(inverseErrorFunction(Double($0 as T))) }
        case .lgamma: Loop.map(x, out) { T.lgamma($0) }
        default: Loop.map(x, out) { T(digammaFunction(Double($0 as T))) }
        }
    }
}

extension Kernels {
    @inline(__always) static func neg<T: RealElement>(_ v: T) -> T { -v }
    @inline(__always) static func sign<T: RealElement>(_ v: T) -> T { v > 0 ? 1 : v < 0 ? -1 : v != v ? 0 : 0 }
    @inline(__always) static func relu<T: RealElement>(_ v: T) -> T { v < 0 ? 0 : v }

    /// One element, with no loop around it.
    @inline(never) @_specialize(where T == Float) @_specialize(where T == Double)
    static func scalarUnary<T: RealElement>(_ kind: UnaryKind, _ v: T) -> T {
        switch kind {
        case .neg: neg(v)
        case .abs: v.magnitude
        case .sign: sign(v)
        case .floor: v.rounded(.down)
        case .ceil: v.rounded(.up)
        case .round: v.rounded(.toNearestOrEven)
        case .trunc: v.rounded(.towardZero)
        case .frac: v - v.rounded(.towardZero)
        case .square: v * v
        case .relu: relu(v)
        case .exp: T.exp(v)
        case .exp2: T.exp2(v)
        case .expm1: T.expm1(v)
        case .log: T.log(v)
        case .log2: T.log2(v)
        case .log10: T.log10(v)
        case .log1p: T.log1p(v)
        case .sqrt: v.squareRoot()
        case .rsqrt: 1 / v.squareRoot()
        case .reciprocal: 1 / v
        case .sin: T.sin(v)
        case .cos: T.cos(v)
        case .tan: T.tan(v)
        case .asin: T.asin(v)
        case .acos: T.acos(v)
        case .atan: T.atan(v)
        case .sinh: T.sinh(v)
        case .cosh: T.cosh(v)
        case .tanh: T.tanh(v)
        case .asinh: T.asinh(v)
        case .acosh: T.acosh(v)
        case .atanh: T.atanh(v)
        case .sigmoid: 1 / (1 + T.exp(-v))
        case .erf: T.erf(v)
        case .erfc: T.erfc(v)
        case .erfinv: T(inverseErrorFunction(Double(v)))
        case .lgamma: T.lgamma(v)
        case .digamma: T(digammaFunction(Double(v)))
        case .logicalNot, .bitwiseNot, .isnan, .isinf, .isfinite, .signbit: v
        }
    }
}
