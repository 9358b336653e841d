// Arithmetic of integers of any size. Whatever could take minutes or all memory is refused by the size of its result.

import BigInt
import Syntax

/// Products with more bits are refused with `MemoryError`: the package's multiplication takes
/// two seconds for this one.
let integerBitLimit = 1 << 22

/// The same for shifts, which take no time.
private let shiftBitLimit = 1 << 27

func intBinary(_ op: BinaryOperator, _ x: Int, _ y: Int) throws -> Value? {
    switch op {
    case .add:
        let (value, overflow) = x.addingReportingOverflow(y)
        return overflow ? .integer(Int128(x) + Int128(y)) : .int(value)
    case .subtract:
        let (value, overflow) = x.subtractingReportingOverflow(y)
        return overflow ? .integer(Int128(x) - Int128(y)) : .int(value)
    case .multiply:
        let (value, overflow) = x.multipliedReportingOverflow(by: y)
        return overflow ? .integer(Int128(x) * Int128(y)) : .int(value)
    case .divide:
        guard y != 0 else { throw Raise(.zeroDivisionError, "division by zero") }
        // Both exact as floats: one rounding, the correct one.
        if x.magnitude <= 1 << 53, y.magnitude <= 1 << 53 { return .float(Double(x) / Double(y)) }
        return .float(try quotient(BigInt(x), BigInt(y)))
    case .floorDivide:
        guard y != 0 else { throw Raise(.zeroDivisionError, "integer division or modulo by zero") }
        let (value, overflow) = x.dividedReportingOverflow(by: y)
        if overflow { return .integer(-BigInt(x)) }
        return .int(value &* y != x && (x < 0) != (y < 0) ? value - 1 : value)
    case .modulo:
        guard y != 0 else { throw Raise(.zeroDivisionError, "integer modulo by zero") }
        if y == -1 { return .int(0) }
        let remainder = x % y
        return .int(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder)
    case .power: return try integerPower(x, y)
    case .and: return .int(x & y)
    case .or: return .int(x | y)
    case .xor: return .int(x ^ y)
    case .leftShift:
        guard y >= 0 else { throw Raise(.valueError, "negative shift count") }
        if x == 0 { return .int(0) }
        if y < 63 {
            let value = x << y
            if value >> y == x { return .int(value) }
        }
        return try shiftedLeft(BigInt(x), y)
    case .rightShift:
        guard y >= 0 else { throw Raise(.valueError, "negative shift count") }
        return .int(x >> min(y, 63))
    case .matmul: return nil
    }
}

func bigBinary(_ op: BinaryOperator, _ x: BigInt, _ y: BigInt) throws -> Value? {
    switch op {
    case .add: return .integer(x + y)
    case .subtract: return .integer(x - y)
    case .multiply: return .integer(try product(x, y))
    case .divide:
        guard !y.isZero else { throw Raise(.zeroDivisionError, "division by zero") }
        return .float(try quotient(x, y))
    case .floorDivide:
        guard !y.isZero else { throw Raise(.zeroDivisionError, "integer division or modulo by zero") }
        return .integer(try floorDivmod(x, y).quotient)
    case .modulo:
        guard !y.isZero else { throw Raise(.zeroDivisionError, "integer modulo by zero") }
        return .integer(try floorDivmod(x, y).remainder)
    case .power: return try bigPower(x, y)
    case .and: return .integer(x & y)
    case .or: return .integer(x | y)
    case .xor: return .integer(x ^ y)
    case .leftShift:
        if y.isNegative { throw Raise(.valueError, "negative shift count") }
        if x.isZero { return .int(0) }
        guard let count = Int(exactly: y) else { throw Raise(.overflowError, "too many digits in integer") }
        return try shiftedLeft(x, count)
    case .rightShift:
        if y.isNegative { throw Raise(.valueError, "negative shift count") }
        guard let count = Int(exactly: y), count < x.bitLength else { return .int(x.isNegative ? -1 : 0) }
        return .integer(shiftedRight(x, count))
    case .matmul: return nil
    }
}

/// - Throws: `MemoryError` when the product is too long.
func product(_ x: BigInt, _ y: BigInt) throws -> BigInt {
    guard x.bitLength + y.bitLength <= integerBitLimit else { throw Raise(.memoryError, arguments: []) }
    return x * y
}

private func shiftedLeft(_ x: BigInt, _ count: Int) throws -> Value {
    guard count <= shiftBitLimit, x.bitLength + count <= shiftBitLimit else { throw Raise(.memoryError, arguments: []) }
    return .integer(x << count)
}

/// Rounded down; the package's own shift rounds towards zero.
private func shiftedRight(_ x: BigInt, _ count: Int) -> BigInt {
    x.isNegative ? -1 - ((-1 - x) >> count) : x >> count
}

/// Quotient rounded down and remainder with the sign of `y`, for y ≠ 0.
/// - Throws: `MemoryError` when long division would take too long.
func floorDivmod(_ x: BigInt, _ y: BigInt) throws -> (quotient: BigInt, remainder: BigInt) {
    try checkDivision(x, y)
    let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
    if !remainder.isZero, remainder.isNegative != y.isNegative { return (quotient - 1, remainder + y) }
    return (quotient, remainder)
}

/// Schoolbook division takes as many steps as quotient and divisor have words together multiplied.
/// - Throws: `MemoryError` when that is too long.
func checkDivision(_ x: BigInt, _ y: BigInt) throws {
    let (long, short) = (x.bitLength / 64, y.bitLength / 64)
    guard long <= short || (long - short) < (1 << 29) / max(short, 1) else { throw Raise(.memoryError, arguments: []) }
}

private func integerPower(_ x: Int, _ y: Int) throws -> Value {
    if y < 0 { return try floatPower(Double(x), Double(y)) }
    var (result, base, exponent) = (1, x, y)
    while exponent > 0 {
        if exponent & 1 != 0 {
            let (value, overflow) = result.multipliedReportingOverflow(by: base)
            if overflow { return try bigPower(BigInt(x), BigInt(y)) }
            result = value
        }
        exponent >>= 1
        if exponent == 0 { break }
        let (square, overflow) = base.multipliedReportingOverflow(by: base)
        if overflow { return try bigPower(BigInt(x), BigInt(y)) }
        base = square
    }
    return .int(result)
}

private func bigPower(_ x: BigInt, _ y: BigInt) throws -> Value {
    if y.isNegative { return try floatPower(floatValue(x), floatValue(y)) }
    if y.isZero || x == 1 { return .int(1) }
    if x.isZero { return .int(0) }
    if x == -1 { return .int(y.magnitude.words.first.map { $0 & 1 == 0 } ?? true ? 1 : -1) }
    guard let exponent = Int(exactly: y), exponent <= integerBitLimit, (x.bitLength - 1) * exponent <= integerBitLimit else {
        throw Raise(.memoryError, arguments: [])
    }
    if x.magnitude == 2 { return .integer(BigInt(sign: x.isNegative && exponent & 1 != 0 ? .minus : .plus, magnitude: 1 << exponent)) }
    // From the highest bit on: every product but the squares is by the short base.
    var result = x
    for bit in (0..<(Int.bitWidth - exponent.leadingZeroBitCount - 1)).reversed() {
        result *= result
        if exponent >> bit & 1 != 0 { result *= x }
    }
    return .integer(result)
}

/// `pow(x, y, m)` of numbers that have 64 bits; nil for negative `y` and `m`.
func modularPower(_ x: Int, _ y: Int, _ modulus: Int) -> Int? {
    guard y >= 0, modulus > 0 else { return nil }
    let modulus = UInt64(modulus)
    func product(_ a: UInt64, _ b: UInt64) -> UInt64 { modulus.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder }
    let rest = Int64(x) % Int64(modulus)
    var (base, exponent, result) = (UInt64(rest < 0 ? rest + Int64(modulus) : rest), y, 1 % modulus)
    while exponent > 0 {
        if exponent & 1 != 0 { result = product(result, base) }
        base = product(base, base)
        exponent >>= 1
    }
    return Int(result)
}

/// `pow(x, y, m)`.
func modularPower(_ x: BigInt, _ y: BigInt, _ modulus: BigInt) throws -> BigInt {
    guard !modulus.isZero else { throw Raise(.valueError, "pow() 3rd argument cannot be 0") }
    let size = modulus.bitLength / 64 + 1
    guard size < 1 << 14, size * size < (1 << 27) / (y.bitLength + 1) else { throw Raise(.memoryError, arguments: []) }
    let positive = BigInt(modulus.magnitude)
    var base = try floorDivmod(x, positive).remainder
    if y.isNegative {
        guard size < 1 << 11 else { throw Raise(.memoryError, arguments: []) }
        guard let inverse = positive == 1 ? 0 : base.inverse(positive) else {
            throw Raise(.valueError, "base is not invertible for the given modulus")
        }
        base = try floorDivmod(inverse, positive).remainder
    }
    let power = BigInt(base.magnitude.power(y.magnitude, modulus: positive.magnitude))
    return modulus.isNegative && !power.isZero ? power + modulus : power
}

/// The nearest float, ties to even.
/// - Throws: `OverflowError` beyond the floats.
func floatValue(_ value: BigInt, or message: String = "int too large to convert to float") throws -> Double {
    let length = value.bitLength
    guard length > 64 else {
        let magnitude = Double(UInt64(value.magnitude))
        return value.isNegative ? -magnitude : magnitude
    }
    guard length <= 1024 else { throw Raise(.overflowError, message) }
    let result = scaled(value.magnitude, by: 0, sticky: false)
    guard result.isFinite else { throw Raise(.overflowError, message) }
    return value.isNegative ? -result : result
}

/// `x / y` as the nearest float, for y ≠ 0.
func quotient(_ x: BigInt, _ y: BigInt) throws -> Double {
    if x.isZero { return y.isNegative ? -0.0 : 0 }
    let difference = x.bitLength - y.bitLength
    if difference > 1024 { throw Raise(.overflowError, "integer division result too large for a float") }
    let isNegative = x.isNegative != y.isNegative
    if difference < -1080 { return isNegative ? -0.0 : 0 }
    // At least 64 bits of quotient; what is lost below them only says that there is more.
    let shift = 66 - difference
    let (numerator, denominator) = (
        shift > 0 ? x.magnitude << shift : x.magnitude, shift < 0 ? y.magnitude << -shift : y.magnitude
    )
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    let result = scaled(whole, by: -shift, sticky: !rest.isZero)
    guard result.isFinite else { throw Raise(.overflowError, "integer division result too large for a float") }
    return isNegative ? -result : result
}

/// magnitude · 2^exponent, rounded once; `sticky` when a fraction below it is not zero.
private func scaled(_ magnitude: BigUInt, by exponent: Int, sticky: Bool) -> Double {
    let length = magnitude.bitWidth
    // The bits that a float of this size holds: fewer than 53 below the smallest normal number.
    let kept = min(53, length + exponent + 1074)
    if kept < 0 { return 0 }
    let drop = length - kept
    guard drop > 0 else { return Double(sign: .plus, exponent: exponent, significand: Double(UInt64(magnitude))) }
    var significand = UInt64(magnitude >> drop)
    let half = (magnitude >> (drop - 1)).words.first.map { $0 & 1 != 0 } ?? false
    if half, sticky || significand & 1 != 0 || magnitude.trailingZeroBitCount < drop - 1 { significand += 1 }
    return Double(sign: .plus, exponent: exponent + drop, significand: Double(significand))
}

/// The digits of an integer.
/// - Throws: `ValueError` past CPython's limit of 4300.
func decimalText(_ value: BigInt) throws -> String {
    let limit = "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
    guard value.bitLength <= 14285 else { throw Raise(.valueError, limit) }
    let text = String(value)
    guard text.utf8.count - (value.isNegative ? 1 : 0) <= 4300 else { throw Raise(.valueError, limit) }
    return text
}
