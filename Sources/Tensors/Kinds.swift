// The names of elementwise operations; what each computes is in the files of its family.

/// The numerical room: pure functions on tensors that know nothing of gradients.
public enum Kernels {}

/// A function of one element.
public enum UnaryKind: UInt8, Sendable, CaseIterable {
    case neg, abs, sign, floor, ceil, round, trunc, frac, square, relu
    case exp, exp2, expm1, log, log2, log10, log1p, sqrt, rsqrt, reciprocal
    case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
    case sigmoid, erf, erfc, erfinv, lgamma, digamma
    case logicalNot, bitwiseNot, isnan, isinf, isfinite, signbit
}

extension UnaryKind {
    /// `Kernels.slope` knows its derivative.
    public var hasSlope: Bool { self == .tanh || self == .sigmoid || self == .relu }
}

/// A function of one element and up to two numbers, named in their order.
public enum UnaryScalarKind: UInt8, Sendable, CaseIterable {
    /// `leakyRelu(slope)`, `elu(alpha)`, `celu(alpha)`, `softplus(beta, threshold)`, `clamp(min, max)`,
    /// `threshold(threshold, value)`, `hardshrink(lambda)`, `softshrink(lambda)`, `pow(exponent)`,
    /// `roundDecimals(decimals)`, `logit(eps)` (negative: none); the others take none.
    case leakyRelu, elu, celu, selu, softplus, clamp, threshold, geluNone, geluTanh, silu, mish, logsigmoid
    case hardsigmoid, hardswish, hardshrink, softshrink, pow, roundDecimals, logit
}

/// A function of two elements.
public enum BinaryKind: UInt8, Sendable, CaseIterable {
    case add, sub, mul, div, floorDivide, remainder, fmod, pow
    case maximum, minimum, fmax, fmin, atan2, hypot, logaddexp, xlogy, copysign
    /// The part of a gradient that `x` gets from max(x, y): 1 where it is larger or beside NaN, ½ on ties, else 0.
    case winnerShare
    /// x · y, and 0 where y is 0, whatever x is: a gradient through a gate.
    case gated
    case eq, ne, lt, le, gt, ge
    case logicalAnd, logicalOr, logicalXor, bitwiseAnd, bitwiseOr, bitwiseXor, leftShift, rightShift

    var isComparison: Bool { rawValue >= BinaryKind.eq.rawValue && rawValue <= BinaryKind.ge.rawValue }
    var isLogical: Bool { rawValue >= BinaryKind.logicalAnd.rawValue && rawValue <= BinaryKind.logicalXor.rawValue }
    var isBitwise: Bool { rawValue >= BinaryKind.bitwiseAnd.rawValue }
    /// Operations whose integer operands are converted to the default dtype first.
    var isFloatOnly: Bool {
        switch self {
        case .div, .atan2, .xlogy, .copysign: true
        default: false
        }
    }
}
