// Integers past 64 bits. Their arithmetic is in Builtins/Numbers+Integers.swift; what fits 64 bits is `Value.int`.

import BigInt
import Syntax

/// An `int` that does not fit 64 bits.
public final class BigIntObject: Object {
    public let value: BigInt

    /// - Parameter value: outside the range of `Int`; `Value.integer` chooses between the two forms.
    public init(_ value: BigInt) {
        self.value = value
        super.init(kind: .bigInt)
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.int }
    override public func repr(_ machine: Machine) throws -> String { try decimalText(value) }
    override public func format(_ spec: String, _ machine: Machine) throws -> String {
        try machine.formatNumber(.object(self), spec)
    }
    override public func hash(_ machine: Machine) -> Int { hashNumber(value) }
    override public func equals(_ other: Value, _ machine: Machine) throws -> Bool? { numbersEqual(.object(self), other) }
}

extension Value {
    /// An integer of any size in its shortest form.
    public static func integer(_ value: BigInt) -> Value {
        Int(exactly: value).map { .int($0) } ?? .object(BigIntObject(value))
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
    /// Bits of the magnitude: `int.bit_length`.
    var bitLength: Int { magnitude.bitWidth }
    var isNegative: Bool { sign == .minus && !magnitude.isZero }
}
