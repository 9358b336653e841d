// Equality, order and hashes of numbers across their types. An integer and a float are compared exactly.

import BigInt
import Syntax

/// `a op b` for the ordering operators; nil unless both are real numbers.
func compareNumbers(_ op: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.int(let x), .int(let y)): return ordered(op, x, y)
    case (.float(let x), .float(let y)): return ordered(op, x, y)
    default: break
    }
    if let x = a.wide, let y = b.wide { return ordered(op, x, y) }
    guard let x = Number(a), let y = Number(b) else { return nil }
    switch (x, y) {
    case (.float(let x), .float(let y)): return ordered(op, x, y)
    case (.float(let x), .int(let y)): return order(y, x).map { ordered(op, 0, $0) } ?? false
    case (.int(let x), .float(let y)): return order(x, y).map { ordered(op, $0, 0) } ?? false
    case (.float(let x), .big(let y)): return order(y, x).map { ordered(op, 0, $0) } ?? false
    case (.big(let x), .float(let y)): return order(x, y).map { ordered(op, $0, 0) } ?? false
    case (.int(let x), .int(let y)): return ordered(op, x, y)
    default:
        guard let x = x.integer, let y = y.integer else { return nil }
        return ordered(op, x, y)
    }
}

/// `a == b`; nil unless both are numbers.
func numbersEqual(_ a: Value, _ b: Value) -> Bool? {
    if let x = a.wide, let y = b.wide { return x == y }
    guard let x = Number(a), let y = Number(b) else { return nil }
    switch (x, y) {
    case (.int(let x), .int(let y)): return x == y
    case (.float(let x), .float(let y)): return x == y
    case (.big(let x), .big(let y)): return x == y
    case (.int(let x), .float(let y)), (.float(let y), .int(let x)): return order(x, y) == 0
    case (.big(let x), .float(let y)), (.float(let y), .big(let x)): return order(x, y) == 0
    case (.complex(let x), .complex(let y)): return x == y
    case (.complex(let x), let other), (let other, .complex(let x)):
        guard x.imaginary == 0 else { return false }
        switch other {
        case .int(let y): return order(y, x.real) == 0
        case .big(let y): return order(y, x.real) == 0
        case .float(let y): return x.real == y
        case .complex(let y): return x == y
        }
    case (.int, .big), (.big, .int): return false
    }
}

private func ordered<T: Comparable>(_ op: ComparisonOperator, _ x: T, _ y: T) -> Bool? {
    switch op {
    case .less: x < y
    case .lessOrEqual: x <= y
    case .greater: x > y
    case .greaterOrEqual: x >= y
    case .equal: x == y
    case .notEqual: x != y
    default: nil
    }
}

/// -1, 0 or 1 as `x` is less than, equal to or greater than `y`; nil for NaN.
private func order(_ x: Int, _ y: Double) -> Int? {
    if y.isNaN { return nil }
    if y >= 0x1p63 { return -1 }
    if y < -0x1p63 { return 1 }
    let whole = y.rounded(.towardZero)
    let integer = Int(whole)
    if x != integer { return x < integer ? -1 : 1 }
    return whole == y ? 0 : whole < y ? -1 : 1
}

private func order(_ x: BigInt, _ y: Double) -> Int? {
    if y.isNaN { return nil }
    if y.isInfinite { return y > 0 ? -1 : 1 }
    let whole = y.rounded(.towardZero)
    let integer = wholeNumber(whole)
    if x != integer { return x < integer ? -1 : 1 }
    return whole == y ? 0 : whole < y ? -1 : 1
}

/// A finite float without fraction as an integer, exactly.
func wholeNumber(_ value: Double) -> BigInt {
    if let small = Int(exactly: value) { return BigInt(small) }
    let shift = Int(value.exponent) - 52
    let significand = BigUInt(UInt64(value.significandBitPattern | 1 << 52))
    return BigInt(sign: value < 0 ? .minus : .plus, magnitude: shift >= 0 ? significand << shift : significand >> -shift)
}

/// CPython's modulus 2⁶¹ - 1: equal numbers of different types have equal hashes.
private let hashModulus = (1 << 61) - 1

func hashNumber(_ value: Int) -> Int {
    let hash = value % hashModulus
    return hash == -1 ? -2 : hash
}

func hashNumber(_ value: Int128) -> Int {
    let rest = Int(value.magnitude % UInt128(hashModulus))
    let hash = value < 0 ? -rest : rest
    return hash == -1 ? -2 : hash
}

func hashNumber(_ value: BigInt) -> Int {
    let rest = Int(value.magnitude % BigUInt(hashModulus))
    let hash = value.isNegative ? -rest : rest
    return hash == -1 ? -2 : hash
}

func hashNumber(_ value: Double) -> Int {
    if let integer = Int(exactly: value) { return hashNumber(integer) }
    if value.isNaN { return 0 }
    if value.isInfinite { return value > 0 ? 314159 : -314159 }
    // value = significand · 2^exponent, and 2^61 ≡ 1.
    let significand = UInt64(value.magnitude.significandBitPattern) | (value.isNormal ? 1 << 52 : 0)
    let exponent = (value.isNormal ? Int(value.exponent) : -1022) - 52
    let turn = ((exponent % 61) + 61) % 61
    let wide = significand.multipliedFullWidth(by: UInt64(1) << UInt64(turn))
    let rest = Int(UInt64(hashModulus).dividingFullWidth(wide).remainder)
    let hash = value < 0 ? -rest : rest
    return hash == -1 ? -2 : hash
}
