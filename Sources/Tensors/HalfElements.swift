// The floating-point types of 16 bits, as storage: they are compared and converted here, and computed in float32, as PyTorch
// does. Random numbers of these types are in RandomHalf.swift.

/// `bfloat16`: the upper half of a float32, rounded to the nearest, ties to even.
struct BFloat16: BitwiseCopyable, Sendable {
    let bits: UInt16

    /// The greatest finite number.
    static let greatest = 3.3895313892515355e38

    @inline(__always) init(bits: UInt16) { self.bits = bits }

    @inline(__always) init(_ value: Float) {
        if value != value {
            bits = 0x7fc0
        } else {
            let pattern = value.bitPattern
            bits = UInt16(truncatingIfNeeded: (pattern &+ (0x7fff &+ ((pattern &>> 16) & 1))) &>> 16)
        }
    }

    @inline(__always) var float: Float { Float(bitPattern: UInt32(bits) &<< 16) }
}

extension BFloat16: NumberElement {
    static var dtype: DType { .bfloat16 }
    @inline(__always) var asDouble: Double { Double(float) }
    @inline(__always) var asInt: Int { Int(converting: Double(float)) }
    @inline(__always) var asBool: Bool { float != 0 }
    @inline(__always) init(converting value: Double) { self.init(Float(value)) }
    @inline(__always) init(converting value: Int) { self.init(Float(value)) }
    @inline(__always) static func sorts(_ a: BFloat16, before b: BFloat16) -> Bool { Float.sorts(a.float, before: b.float) }
    @inline(__always) var isNotANumber: Bool { float != float }
    @inline(__always) static func == (a: BFloat16, b: BFloat16) -> Bool { a.float == b.float }
    @inline(__always) static func < (a: BFloat16, b: BFloat16) -> Bool { a.float < b.float }
    @inline(__always) static func <= (a: BFloat16, b: BFloat16) -> Bool { a.float <= b.float }
    @inline(__always) static func > (a: BFloat16, b: BFloat16) -> Bool { a.float > b.float }
    @inline(__always) static func >= (a: BFloat16, b: BFloat16) -> Bool { a.float >= b.float }
    @inline(__always) static var zero: BFloat16 { BFloat16(bits: 0) }
    @inline(__always) static var one: BFloat16 { BFloat16(bits: 0x3f80) }
    @inline(__always) static func plus(_ a: BFloat16, _ b: BFloat16) -> BFloat16 { BFloat16(a.float + b.float) }
    @inline(__always) static func minus(_ a: BFloat16, _ b: BFloat16) -> BFloat16 { BFloat16(a.float - b.float) }
    @inline(__always) static func times(_ a: BFloat16, _ b: BFloat16) -> BFloat16 { BFloat16(a.float * b.float) }
    static var lowest: BFloat16 { BFloat16(-.infinity) }
    static var highest: BFloat16 { BFloat16(.infinity) }
}

extension Float16: NumberElement {
    static var dtype: DType { .float16 }
    @inline(__always) var asDouble: Double { Double(Float(self)) }
    @inline(__always) var asInt: Int { Int(converting: Double(Float(self))) }
    @inline(__always) var asBool: Bool { self != 0 }
    // Through float32, as PyTorch converts.
    @inline(__always) init(converting value: Double) { self.init(Float(value)) }
    @inline(__always) init(converting value: Int) { self.init(Float(value)) }
    @inline(__always) static func plus(_ a: Float16, _ b: Float16) -> Float16 { Float16(Float(a) + Float(b)) }
    @inline(__always) static func minus(_ a: Float16, _ b: Float16) -> Float16 { Float16(Float(a) - Float(b)) }
    @inline(__always) static func times(_ a: Float16, _ b: Float16) -> Float16 { Float16(Float(a) * Float(b)) }
}
