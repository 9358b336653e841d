// Arithmetic of integers that 128 bits hold: one step past `Int`, without the digits of Numbers+Integers.swift.

import Syntax

/// `x op y`; nil where 128 bits do not hold the result or the rule is not one of integers.
/// - Throws: `ZeroDivisionError`, `ValueError` for a negative shift.
func wideBinary(_ op: BinaryOperator, _ x: Int128, _ y: Int128) throws -> Value? {
    switch op {
    case .add: return held(x.addingReportingOverflow(y))
    case .subtract: return held(x.subtractingReportingOverflow(y))
    case .multiply: return held(x.multipliedReportingOverflow(by: y))
    case .floorDivide:
        guard y != 0 else { throw Raise(.zeroDivisionError, "integer division or modulo by zero") }
        guard y != -1 else { return nil }
        let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
        return .integer(remainder != 0 && (remainder < 0) != (y < 0) ? quotient - 1 : quotient)
    case .modulo:
        guard y != 0 else { throw Raise(.zeroDivisionError, "integer modulo by zero") }
        guard y != -1 else { return .int(0) }
        if x >= 0, y > 0, y & (y - 1) == 0 { return .integer(x & (y - 1)) }
        let remainder = x % y
        return .integer(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder)
    case .and: return .integer(x & y)
    case .or: return .integer(x | y)
    case .xor: return .integer(x ^ y)
    case .leftShift:
        guard y >= 0 else { throw Raise(.valueError, "negative shift count") }
        guard y < 127 else { return nil }
        let value = x << y
        return value >> y == x ? .integer(value) : nil
    case .rightShift:
        guard y >= 0 else { throw Raise(.valueError, "negative shift count") }
        return .integer(x >> min(y, 127))
    case .divide, .power, .matmul: return nil
    }
}

private func held(_ result: (partialValue: Int128, overflow: Bool)) -> Value? {
    result.overflow ? nil : .integer(result.partialValue)
}
