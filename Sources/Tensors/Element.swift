// The Swift types behind the dtypes and the arithmetic each offers. A new dtype is a conformance here and one case in
// `DType.accept`, `acceptNumber` or `acceptReal`; loops are elsewhere.

import Glibc

/// A Swift type that a storage holds.
protocol Element: BitwiseCopyable, Sendable, Equatable {
    static var dtype: DType { get }
    var asDouble: Double { get }
    /// As C converts on x86: truncated; NaN and what does not fit give `Int.min`.
    var asInt: Int { get }
    var asBool: Bool { get }
    var asComplex: Complex { get }
    init(converting value: Double)
    init(converting value: Int)
    init(converting value: Complex)
    /// Before in sorting order: NaN comes last.
    static func sorts(_ a: Self, before b: Self) -> Bool
    var isNotANumber: Bool { get }
}

extension Element {
    @inline(__always) var asComplex: Complex { Complex(asDouble, 0) }
    /// The imaginary part is lost.
    @inline(__always) init(converting value: Complex) { self.init(converting: value.real) }
}

/// An element with PyTorch's arithmetic: integers wrap.
protocol NumberElement: Element, Comparable {
    static var zero: Self { get }
    static var one: Self { get }
    static func plus(_ a: Self, _ b: Self) -> Self
    static func minus(_ a: Self, _ b: Self) -> Self
    static func times(_ a: Self, _ b: Self) -> Self
    static var lowest: Self { get }
    static var highest: Self { get }
}

protocol IntegerElement: NumberElement, FixedWidthInteger {}

/// An element with the functions of the C library in its own precision.
protocol RealElement: NumberElement, BinaryFloatingPoint {
    static func exp(_ x: Self) -> Self
    static func exp2(_ x: Self) -> Self
    static func expm1(_ x: Self) -> Self
    static func log(_ x: Self) -> Self
    static func log2(_ x: Self) -> Self
    static func log10(_ x: Self) -> Self
    static func log1p(_ x: Self) -> Self
    static func sin(_ x: Self) -> Self
    static func cos(_ x: Self) -> Self
    static func tan(_ x: Self) -> Self
    static func asin(_ x: Self) -> Self
    static func acos(_ x: Self) -> Self
    static func atan(_ x: Self) -> Self
    static func sinh(_ x: Self) -> Self
    static func cosh(_ x: Self) -> Self
    static func tanh(_ x: Self) -> Self
    static func asinh(_ x: Self) -> Self
    static func acosh(_ x: Self) -> Self
    static func atanh(_ x: Self) -> Self
    static func erf(_ x: Self) -> Self
    static func erfc(_ x: Self) -> Self
    static func lgamma(_ x: Self) -> Self
    static func pow(_ x: Self, _ y: Self) -> Self
    static func fmod(_ x: Self, _ y: Self) -> Self
    static func atan2(_ x: Self, _ y: Self) -> Self
    static func hypot(_ x: Self, _ y: Self) -> Self
}

extension Bool: Element {
    static var dtype: DType { .bool }
    @inline(__always) var asDouble: Double { self ? 1 : 0 }
    @inline(__always) var asInt: Int { self ? 1 : 0 }
    @inline(__always) var asBool: Bool { self }
    @inline(__always) init(converting value: Double) { self = value != 0 }
    @inline(__always) init(converting value: Int) { self = value != 0 }
    @inline(__always) static func sorts(_ a: Bool, before b: Bool) -> Bool { !a && b }
    @inline(__always) var isNotANumber: Bool { false }
}

extension NumberElement where Self: FixedWidthInteger {
    @inline(__always) var asDouble: Double { Double(self) }
    @inline(__always) var asInt: Int { Int(truncatingIfNeeded: self) }
    @inline(__always) var asBool: Bool { self != 0 }
    @inline(__always) init(converting value: Int) { self.init(truncatingIfNeeded: value) }
    @inline(__always) static func sorts(_ a: Self, before b: Self) -> Bool { a < b }
    @inline(__always) var isNotANumber: Bool { false }
    @inline(__always) static var zero: Self { 0 }
    @inline(__always) static var one: Self { 1 }
    @inline(__always) static func plus(_ a: Self, _ b: Self) -> Self { a &+ b }
    @inline(__always) static func minus(_ a: Self, _ b: Self) -> Self { a &- b }
    @inline(__always) static func times(_ a: Self, _ b: Self) -> Self { a &* b }
    static var lowest: Self { .min }
    static var highest: Self { .max }
}

extension UInt8: IntegerElement {
    static var dtype: DType { .uint8 }
    @inline(__always) init(converting value: Double) { self.init(truncatingIfNeeded: Int32(converting: value)) }
}

extension Int8: IntegerElement {
    static var dtype: DType { .int8 }
    @inline(__always) init(converting value: Double) { self.init(truncatingIfNeeded: Int32(converting: value)) }
}

extension Int16: IntegerElement {
    static var dtype: DType { .int16 }
    @inline(__always) init(converting value: Double) { self.init(truncatingIfNeeded: Int32(converting: value)) }
}

extension Int32: IntegerElement {
    static var dtype: DType { .int32 }
    @inline(__always) init(converting value: Double) {
        self = value > -2_147_483_649 && value < 2_147_483_648 ? Int32(value) : .min
    }
}

/// `int64`: `Int` has 64 bits on every platform this is built for.
extension Int: IntegerElement {
    static var dtype: DType { .int64 }
    @inline(__always) init(converting value: Double) {
        self = value >= -9_223_372_036_854_775_808 && value < 9_223_372_036_854_775_808 ? Int(value) : .min
    }
}

extension NumberElement where Self: BinaryFloatingPoint {
    @inline(__always) var asDouble: Double { Double(self) }
    @inline(__always) var asInt: Int { Int(converting: Double(self)) }
    @inline(__always) var asBool: Bool { self != 0 }
    @inline(__always) init(converting value: Double) { self.init(value) }
    @inline(__always) init(converting value: Int) { self.init(value) }
    @inline(__always) static func sorts(_ a: Self, before b: Self) -> Bool { a < b || (b != b && a == a) }
    @inline(__always) var isNotANumber: Bool { self != self }
    @inline(__always) static var zero: Self { 0 }
    @inline(__always) static var one: Self { 1 }
    @inline(__always) static func plus(_ a: Self, _ b: Self) -> Self { a + b }
    @inline(__always) static func minus(_ a: Self, _ b: Self) -> Self { a - b }
    @inline(__always) static func times(_ a: Self, _ b: Self) -> Self { a * b }
    static var lowest: Self { -.infinity }
    static var highest: Self { .infinity }
}

extension Float: RealElement {
    static var dtype: DType { .float32 }
    @inline(__always) static func exp(_ x: Float) -> Float { expf(x) }
    @inline(__always) static func exp2(_ x: Float) -> Float { exp2f(x) }
    @inline(__always) static func expm1(_ x: Float) -> Float { expm1f(x) }
    @inline(__always) static func log(_ x: Float) -> Float { logf(x) }
    @inline(__always) static func log2(_ x: Float) -> Float { log2f(x) }
    @inline(__always) static func log10(_ x: Float) -> Float { log10f(x) }
    @inline(__always) static func log1p(_ x: Float) -> Float { log1pf(x) }
    @inline(__always) static func sin(_ x: Float) -> Float { sinf(x) }
    @inline(__always) static func cos(_ x: Float) -> Float { cosf(x) }
    @inline(__always) static func tan(_ x: Float) -> Float { tanf(x) }
    @inline(__always) static func asin(_ x: Float) -> Float { asinf(x) }
    @inline(__always) static func acos(_ x: Float) -> Float { acosf(x) }
    @inline(__always) static func atan(_ x: Float) -> Float { atanf(x) }
    @inline(__always) static func sinh(_ x: Float) -> Float { sinhf(x) }
    @inline(__always) static func cosh(_ x: Float) -> Float { coshf(x) }
    @inline(__always) static func tanh(_ x: Float) -> Float { tanhf(x) }
    @inline(__always) static func asinh(_ x: Float) -> Float { asinhf(x) }
    @inline(__always) static func acosh(_ x: Float) -> Float { acoshf(x) }
    @inline(__always) static func atanh(_ x: Float) -> Float { atanhf(x) }
    @inline(__always) static func erf(_ x: Float) -> Float { erff(x) }
    @inline(__always) static func erfc(_ x: Float) -> Float { erfcf(x) }
    @inline(__always) static func lgamma(_ x: Float) -> Float { lgammaf(x) }
    @inline(__always) static func pow(_ x: Float, _ y: Float) -> Float { powf(x, y) }
    @inline(__always) static func fmod(_ x: Float, _ y: Float) -> Float { fmodf(x, y) }
    @inline(__always) static func atan2(_ x: Float, _ y: Float) -> Float { atan2f(x, y) }
    @inline(__always) static func hypot(_ x: Float, _ y: Float) -> Float { hypotf(x, y) }
}

extension Double: RealElement {
    static var dtype: DType { .float64 }
    @inline(__always) static func exp(_ x: Double) -> Double { Glibc.exp(x) }
    @inline(__always) static func exp2(_ x: Double) -> Double { Glibc.exp2(x) }
    @inline(__always) static func expm1(_ x: Double) -> Double { Glibc.expm1(x) }
    @inline(__always) static func log(_ x: Double) -> Double { Glibc.log(x) }
    @inline(__always) static func log2(_ x: Double) -> Double { Glibc.log2(x) }
    @inline(__always) static func log10(_ x: Double) -> Double { Glibc.log10(x) }
    @inline(__always) static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
    @inline(__always) static func sin(_ x: Double) -> Double { Glibc.sin(x) }
    @inline(__always) static func cos(_ x: Double) -> Double { Glibc.cos(x) }
    @inline(__always) static func tan(_ x: Double) -> Double { Glibc.tan(x) }
    @inline(__always) static func asin(_ x: Double) -> Double { Glibc.asin(x) }
    @inline(__always) static func acos(_ x: Double) -> Double { Glibc.acos(x) }
    @inline(__always) static func atan(_ x: Double) -> Double { Glibc.atan(x) }
    @inline(__always) static func sinh(_ x: Double) -> Double { Glibc.sinh(x) }
    @inline(__always) static func cosh(_ x: Double) -> Double { Glibc.cosh(x) }
    @inline(__always) static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
    @inline(__always) static func asinh(_ x: Double) -> Double { Glibc.asinh(x) }
    @inline(__always) static func acosh(_ x: Double) -> Double { Glibc.acosh(x) }
    @inline(__always) static func atanh(_ x: Double) -> Double { Glibc.atanh(x) }
    @inline(__always) static func erf(_ x: Double) -> Double { Glibc.erf(x) }
    @inline(__always) static func erfc(_ x: Double) -> Double { Glibc.erfc(x) }
    @inline(__always) static func lgamma(_ x: Double) -> Double { lgamma_r(x).value }
    @inline(__always) static func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
    @inline(__always) static func fmod(_ x: Double, _ y: Double) -> Double { Glibc.fmod(x, y) }
    @inline(__always) static func atan2(_ x: Double, _ y: Double) -> Double { Glibc.atan2(x, y) }
    @inline(__always) static func hypot(_ x: Double, _ y: Double) -> Double { Glibc.hypot(x, y) }

    private static func lgamma_r(_ x: Double) -> (value: Double, sign: Int) {
        var sign: Int32 = 0
        return (Glibc.lgamma_r(x, &sign), Int(sign))
    }
}
