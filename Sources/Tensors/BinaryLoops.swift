// What each function of two elements computes, for integers, floating point and truth values.

import CKernels

/// The functions of two floating-point elements that are more than an operator.
enum Real {
    @inline(__always) static func floorDivide<T: RealElement>(_ a: T, _ b: T) -> T {
        if b == 0 { return a / b }
        let rest = T.fmod(a, b)
        var quotient = (a - rest) / b
        if rest != 0 && (b < 0) != (rest < 0) { quotient -= 1 }
        if quotient == 0 { return copysign(0, a / b) }
        let floor = quotient.rounded(.down)
        return quotient - floor > 0.5 ? floor + 1 : floor
    }

    @inline(__always) static func remainder<T: RealElement>(_ a: T, _ b: T) -> T {
        let rest = T.fmod(a, b)
        return rest != 0 && (b < 0) != (rest < 0) ? rest + b : rest
    }

    @inline(__always) static func maximum<T: RealElement>(_ a: T, _ b: T) -> T { a != a ? a : a > b ? a : b }
    @inline(__always) static func minimum<T: RealElement>(_ a: T, _ b: T) -> T { a != a ? a : a < b ? a : b }
    @inline(__always) static func fmax<T: RealElement>(_ a: T, _ b: T) -> T { b != b || a >= b ? a : b }
    @inline(__always) static func fmin<T: RealElement>(_ a: T, _ b: T) -> T { b != b || a <= b ? a : b }

    @inline(__always) static func logaddexp<T: RealElement>(_ a: T, _ b: T) -> T {
        if a.isInfinite && a == b { return a }
        let top = maximum(a, b)
        return top + T.log1p(T.exp(-(a - b).magnitude))
    }

    @inline(__always) static func xlogy<T: RealElement>(_ a: T, _ b: T) -> T {
        b != b ? b : a == 0 ? 0 : a * T.log(b)
    }

    @inline(__always) static func copysign<T: RealElement>(_ a: T, _ b: T) -> T {
        T(signOf: b, magnitudeOf: a)
    }
}

struct RealLoop: RealTask {
    let kind: BinaryKind
    let x: Tensor
    let y: Tensor
    let out: Tensor

    func run<T: RealElement>(_: T.Type) throws(TensorError) {
        switch kind {
        case .add: Loop.zip(x, y, out) { (a: T, b: T) in a + b }
        case .sub: Loop.zip(x, y, out) { (a: T, b: T) in a - b }
        case .mul: Loop.zip(x, y, out) { (a: T, b: T) in a * b }
        case .div: Loop.zip(x, y, out) { (a: T, b: T) in a / b }
        case .floorDivide: Loop.zip(x, y, out) { (a: T, b: T) in Real.floorDivide(a, b) }
        case .remainder: Loop.zip(x, y, out) { (a: T, b: T) in Real.remainder(a, b) }
        case .fmod: Loop.zip(x, y, out) { (a: T, b: T) in T.fmod(a, b) }
        case .pow:
            if T.self == Float.self, out.isDense, x.shape == out.shape, x.strides == out.strides, y.shape == out.shape,
                y.strides == out.strides
            {
                return kernel_zip_float(
                    nil, kernel_pow, x.pointer(Float.self), y.pointer(Float.self), out.pointer(Float.self), out.elementCount, 0)
            }
            Loop.zip(x, y, out) { (a: T, b: T) in T.pow(a, b) }
        case .maximum: Loop.zip(x, y, out) { (a: T, b: T) in Real.maximum(a, b) }
        case .winnerShare: Loop.zip(x, y, out) { (a: T, b: T) -> T in a < b ? 0 : a == b ? 0.5 : 1 }
        case .gated: Loop.zip(x, y, out) { (a: T, b: T) -> T in b == 0 ? 0 : a * b }
        case .minimum: Loop.zip(x, y, out) { (a: T, b: T) in Real.minimum(a, b) }
        case .fmax: Loop.zip(x, y, out) { (a: T, b: T) in Real.fmax(a, b) }
        case .fmin: Loop.zip(x, y, out) { (a: T, b: T) in Real.fmin(a, b) }
        case .atan2: Loop.zip(x, y, out) { (a: T, b: T) in T.atan2(a, b) }
        case .hypot: Loop.zip(x, y, out) { (a: T, b: T) in T.hypot(a, b) }
        case .logaddexp: Loop.zip(x, y, out) { (a: T, b: T) in Real.logaddexp(a, b) }
        case .xlogy: Loop.zip(x, y, out) { (a: T, b: T) in Real.xlogy(a, b) }
        default: Loop.zip(x, y, out) { (a: T, b: T) in Real.copysign(a, b) }
        }
    }
}

struct ComparisonLoop: ElementTask {
    let kind: BinaryKind
    let x: Tensor
    let y: Tensor
    let out: Tensor

    func run<T: Element>(_: T.Type) throws(TensorError) {
        switch kind {
        case .logicalAnd: Loop.zip(x, y, out) { (a: T, b: T) in a.asBool && b.asBool }
        case .logicalOr: Loop.zip(x, y, out) { (a: T, b: T) in a.asBool || b.asBool }
        case .logicalXor: Loop.zip(x, y, out) { (a: T, b: T) in a.asBool != b.asBool }
        default: try x.dtype.acceptNumber(OrderLoop(kind: kind, x: x, y: y, out: out))
        }
    }

    private struct OrderLoop: NumberTask {
        let kind: BinaryKind
        let x: Tensor
        let y: Tensor
        let out: Tensor

        func run<T: NumberElement>(_: T.Type) throws(TensorError) {
            switch kind {
            case .eq: Loop.zip(x, y, out) { (a: T, b: T) in a == b }
            case .ne: Loop.zip(x, y, out) { (a: T, b: T) in a != b }
            case .lt: Loop.zip(x, y, out) { (a: T, b: T) in a < b }
            case .le: Loop.zip(x, y, out) { (a: T, b: T) in a <= b }
            case .gt: Loop.zip(x, y, out) { (a: T, b: T) in a > b }
            default: Loop.zip(x, y, out) { (a: T, b: T) in a >= b }
            }
        }
    }
}

struct IntegerLoop<T: IntegerElement> {
    let kind: BinaryKind
    let x: Tensor
    let y: Tensor
    let out: Tensor

    func run() throws(TensorError) {
        switch kind {
        case .add: Loop.zip(x, y, out) { (a: T, b: T) in a &+ b }
        case .sub: Loop.zip(x, y, out) { (a: T, b: T) in a &- b }
        case .mul: Loop.zip(x, y, out) { (a: T, b: T) in a &* b }
        case .maximum, .fmax: Loop.zip(x, y, out) { (a: T, b: T) in a > b ? a : b }
        case .minimum, .fmin: Loop.zip(x, y, out) { (a: T, b: T) in a < b ? a : b }
        case .bitwiseAnd: Loop.zip(x, y, out) { (a: T, b: T) in a & b }
        case .bitwiseOr: Loop.zip(x, y, out) { (a: T, b: T) in a | b }
        case .bitwiseXor: Loop.zip(x, y, out) { (a: T, b: T) in a ^ b }
        case .leftShift:
            Loop.zip(x, y, out) { (a: T, b: T) in b < 0 || b >= T.bitWidth ? 0 : a &<< b }
        case .rightShift:
            Loop.zip(x, y, out) { (a: T, b: T) in
                b < 0 || b >= T.bitWidth ? (T.isSigned ? a &>> T(T.bitWidth - 1) : 0) : a &>> b
            }
        case .pow: Loop.zip(x, y, out) { (a: T, b: T) in Self.power(a, b) }
        default: try divide()
        }
    }

    private func divide() throws(TensorError) {
        var dividedByZero = false
        switch kind {
        case .floorDivide:
            Loop.zip(x, y, out) { (a: T, b: T) in
                if b == 0 {
                    dividedByZero = true
                    return a
                }
                let (quotient, rest) = Self.quotientAndRest(a, b)
                return rest != 0 && (rest < 0) != (b < 0) ? quotient &- 1 : quotient
            }
        case .remainder:
            Loop.zip(x, y, out) { (a: T, b: T) in
                if b == 0 {
                    dividedByZero = true
                    return a
                }
                let rest = Self.quotientAndRest(a, b).rest
                return rest != 0 && (rest < 0) != (b < 0) ? rest &+ b : rest
            }
        default:
            Loop.zip(x, y, out) { (a: T, b: T) in
                if b == 0 {
                    dividedByZero = true
                    return a
                }
                return Self.quotientAndRest(a, b).rest
            }
        }
        if dividedByZero { throw .runtime("ZeroDivisionError") }
    }

    /// Truncating; the least integer by -1 wraps.
    @inline(__always) private static func quotientAndRest(_ a: T, _ b: T) -> (quotient: T, rest: T) {
        if T.isSigned && b == 0 &- 1 { return (0 &- a, 0) }
        let quotient = a / b
        return (quotient, a &- quotient &* b)
    }

    /// By squaring, wrapping; a negative exponent gives 0 except for 1 and -1.
    private static func power(_ base: T, _ exponent: T) -> T {
        if exponent < 0 {
            if base == 1 { return 1 }
            if base == 0 &- 1 { return exponent & 1 == 0 ? 1 : base }
            return 0
        }
        var result: T = 1
        var factor = base
        var left = exponent
        while left > 0 {
            if left & 1 == 1 { result = result &* factor }
            factor = factor &* factor
            left >>= 1
        }
        return result
    }
}
