// Integers past 64 bits. Their arithmetic is in Builtins/Numbers+Integers.swift; what fits 64 bits is `Value.int`.

import BigInt
import Syntax

/// An `int` that does not fit 64 bits.
public final class BigIntObject: Object {
    /// The value where 128 bits hold it: products of two words, and what is left of them after a modulus, need no digits
    /// on the heap.
    let wide: Int128?
    /// Nil until somebody asks, for a value that is wide.
    private var digits: BigInt?

    public var value: BigInt {
        if let digits { return digits }
        let value = BigInt(wide: wide ?? 0)
        digits = value
        return value
    }

    /// - Parameter value: outside the range of `Int`; `Value.integer` chooses between the two forms.
    public init(_ value: BigInt) {
        digits = value
        wide = value.wide
        super.init(kind: .bigInt)
    }

    /// - Parameter wide: outside the range of `Int`.
    init(wide: Int128) {
        self.wide = wide
        super.init(kind: .bigInt)
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.int }
    override public func repr(_ machine: Machine) throws -> String { try decimalText(value) }
    override public func format(_ spec: String, _ machine: Machine) throws -> String {
        try machine.formatNumber(.object(self), spec)
    }
    override public func hash(_ machine: Machine) -> Int { wide.map(hashNumber) ?? hashNumber(value) }
    override public func equals(_ other: Value, _ machine: Machine) throws -> Bool? { numbersEqual(.object(self), other) }
}

extension Value {
    /// An integer of any size in its shortest form.
    public static func integer(_ value: BigInt) -> Value {
        Int(exactly: value).map { .int($0) } ?? .object(BigIntObject(value))
    }

    /// An integer of up to 128 bits in its shortest form.
    static func integer(_ value: Int128) -> Value {
        Int(exactly: value).map { .int($0) } ?? .object(BigIntObject(wide: value))
    }

    /// The value of an `int` or `bool` that 128 bits hold, or nil.
    @inline(__always) var wide: Int128? {
        switch self {
        case .int(let value): Int128(value)
        case .bool(let value): value ? 1 : 0
        case .object(let object): object.kind == .bigInt ? unsafeDowncast(object, to: BigIntObject.self).wide : nil
        default: nil
        }
    }

    /// The value of an integer past 64 bits, or nil.
    var bigInt: BigInt? {
        if case .object(let object) = self, object.kind == .bigInt { unsafeDowncast(object, to: BigIntObject.self).value } else { nil }
    }

    /// The value of an `int` or `bool` of any size, or nil.
    public var anyInteger: BigInt? {
        switch self {
        case .int(let value): BigInt(value)
        case .bool(let value): value ? 1 : 0
        default: bigInt
        }
    }
}

extension BigInt {
    init(wide: Int128) {
        let magnitude = wide.magnitude
        let words = [UInt(truncatingIfNeeded: magnitude), UInt(truncatingIfNeeded: magnitude >> 64)]
        self.init(sign: wide < 0 ? .minus : .plus, magnitude: BigUInt(words: words))
    }

    /// The value in 128 bits, or nil.
    var wide: Int128? {
        guard bitLength < 128 else { return nil }
        var magnitude: UInt128 = 0
        for (index, word) in self.magnitude.words.enumerated() where index < 2 { magnitude |= UInt128(word) << (64 * index) }
        return sign == .minus ? -Int128(magnitude) : Int128(magnitude)
    }

    /// Bits of the magnitude: `int.bit_length`.
    var bitLength: Int { magnitude.bitWidth }
    var isNegative: Bool { sign == .minus && !magnitude.isZero }
}
