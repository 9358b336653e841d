// Arithmetic between Python's numbers: which rule applies to a pair of operands, and the rules of floats. Integers are in
// Numbers+Integers.swift, order and hashes in Numbers+Order.swift.

import BigInt
import Glibc
import Syntax
import Tensors

/// A number with its type settled; `bool` counts as an integer.
enum Number {
    case int(Int)
    case big(BigInt)
    case float(Double)
    case complex(Complex)

    init?(_ value: Value) {
        switch value {
        case .int(let value): self = .int(value)
        case .float(let value): self = .float(value)
        case .bool(let value): self = .int(value ? 1 : 0)
        case .object(let object):
            if object.kind == .bigInt {
                self = .big(unsafeDowncast(object, to: BigIntObject.self).value)
            } else if object.kind == .complex {
                self = .complex(unsafeDowncast(object, to: ComplexObject.self).value)
            } else {
                return nil
            }
        default: return nil
        }
    }

    /// The integer, or nil for a float or a complex number.
    var integer: BigInt? {
        switch self {
        case .int(let value): BigInt(value)
        case .big(let value): value
        default: nil
        }
    }

    /// As a float; nil for a complex number.
    /// - Throws: `OverflowError` for an integer beyond the floats.
    func double() throws -> Double? {
        switch self {
        case .int(let value): Double(value)
        case .big(let value): try floatValue(value)
        case .float(let value): value
        case .complex: nil
        }
    }

    func asComplex() throws -> Complex {
        if case .complex(let value) = self { return value }
        return Complex(try double() ?? 0, 0)
    }
}

extension Machine {
    /// `a op b` of two numbers; nil when one is none, or when numbers have no such operator.
    func numberBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
        switch (a, b) {
        case (.int(let x), .int(let y)): return try intBinary(op, x, y)
        case (.float(let x), .float(let y)): return try floatBinary(op, x, y)
        case (.int(let x), .float(let y)): return try floatBinary(op, Double(x), y)
        case (.float(let x), .int(let y)): return try floatBinary(op, x, Double(y))
        case (.bool(let x), .bool(let y)):
            switch op {
            case .and: return .bool(x && y)
            case .or: return .bool(x || y)
            case .xor: return .bool(x != y)
            default: return try intBinary(op, x ? 1 : 0, y ? 1 : 0)
            }
        default: break
        }
        if let x = a.wide, let y = b.wide, let result = try wideBinary(op, x, y) { return result }
        guard let x = Number(a), let y = Number(b) else { return nil }
        switch (x, y) {
        case (.int(let x), .int(let y)): return try intBinary(op, x, y)
        case (.complex, _), (_, .complex): return try complexBinary(op, x.asComplex(), y.asComplex())
        default: break
        }
        if let x = x.integer, let y = y.integer { return try bigBinary(op, x, y) }
        guard op.appliesToFloats, let x = try x.double(), let y = try y.double() else { return nil }
        return try floatBinary(op, x, y)
    }

    /// `-x`, `+x`, `~x` of a number.
    func numberUnary(_ op: UnaryOperator, _ value: Value) throws -> Value? {
        guard let number = Number(value) else { return nil }
        switch (op, number) {
        case (.negative, .int(let x)): return x == .min ? .integer(-BigInt(x)) : .int(-x)
        case (.negative, .big(let x)): return .integer(-x)
        case (.negative, .float(let x)): return .float(-x)
        case (.negative, .complex(let x)): return .object(ComplexObject(real: -x.real, imaginary: -x.imaginary))
        case (.positive, .int(let x)): return .int(x)
        case (.positive, _): return value
        case (.invert, .int(let x)): return .int(~x)
        case (.invert, .big(let x)): return .integer(-x - 1)
        case (.invert, _): return nil
        case (.not, _): return .bool(try !truth(value))
        }
    }
}

extension BinaryOperator {
    /// False for bit operators and `@`.
    var appliesToFloats: Bool {
        switch self {
        case .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power: true
        default: false
        }
    }
}

func floatBinary(_ op: BinaryOperator, _ x: Double, _ y: Double) throws -> Value? {
    switch op {
    case .add: return .float(x + y)
    case .subtract: return .float(x - y)
    case .multiply: return .float(x * y)
    case .divide:
        guard y != 0 else { throw Raise(.zeroDivisionError, "float division by zero") }
        return .float(x / y)
    case .floorDivide:
        guard y != 0 else { throw Raise(.zeroDivisionError, "float floor division by zero") }
        return .float(floatDivmod(x, y).quotient)
    case .modulo:
        guard y != 0 else { throw Raise(.zeroDivisionError, "float modulo") }
        return .float(floatModulo(x, y))
    case .power: return try floatPower(x, y)
    default: return nil
    }
}

/// `x % y` with the sign of `y`, for y ≠ 0.
private func floatModulo(_ x: Double, _ y: Double) -> Double {
    let remainder = fmod(x, y)
    if remainder == 0 { return copysign(0, y) }
    return (y < 0) != (remainder < 0) ? remainder + y : remainder
}

/// Floor and remainder for y ≠ 0: the quotient comes from the exact remainder, so that both fit together.
func floatDivmod(_ x: Double, _ y: Double) -> (quotient: Double, remainder: Double) {
    let exact = fmod(x, y)
    var quotient = (x - exact) / y
    var remainder = exact
    if remainder == 0 {
        remainder = copysign(0, y)
    } else if (y < 0) != (remainder < 0) {
        remainder += y
        quotient -= 1
    }
    if quotient == 0 { return (copysign(0, x / y), remainder) }
    let floor = quotient.rounded(.down)
    return (quotient - floor > 0.5 ? floor + 1 : floor, remainder)
}

/// `x ** y`: complex for a negative base with a fraction as exponent.
func floatPower(_ x: Double, _ y: Double) throws -> Value {
    if x == 0, y < 0 { throw Raise(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
    if x < 0, x.isFinite, y.isFinite, y != y.rounded(.down) {
        return .object(ComplexObject(try Complex(x, 0).power(Complex(y, 0))))
    }
    let result = pow(x, y)
    if result.isInfinite, x.isFinite, y.isFinite {
        throw Raise(.overflowError, arguments: [.int(34), .string("Numerical result out of range")])
    }
    return .float(result)
}
