// Numbers from text: what `int('…')`, `float('…')` and `complex('…')` accept. Literals in code are the lexer's.

import BigInt
import Tensors

/// Text of a number as ASCII bytes: other scripts' digits and blanks replaced by ASCII ones, blanks at both ends dropped.
func numberBytes(_ text: String) -> ArraySlice<UInt8> {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        if scalar.isASCII {
            bytes.append(isBlank(scalar) ? 0x20 : UInt8(scalar.value))
        } else if isBlank(scalar) {
            bytes.append(0x20)
        } else if let digit = decimalValue(scalar) {
            bytes.append(0x30 + UInt8(digit))
        } else {
            bytes.append(0x3F) // never part of a number
        }
    }
    var slice = bytes[...]
    while slice.first == 0x20 { slice = slice.dropFirst() }
    while slice.last == 0x20 { slice = slice.dropLast() }
    return slice
}

/// A number of up to 18 decimal digits with or without a sign; nil for every other text.
func smallInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = bytes.first == 0x2D ? 1 : 0
    guard bytes.count > index, bytes.count <= 18 else { return nil }
    var value = 0
    while index < bytes.count {
        guard bytes[index].isASCIIDigit else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
        index += 1
    }
    return bytes[0] == 0x2D ? -value : value
}

/// The integer that a text says in a base (0: by its prefix), or nil.
/// - Throws: `ValueError` for more digits than CPython reads.
func parseInteger(_ text: String, base: Int) throws -> BigInt? {
    var bytes = numberBytes(text)
    var isNegative = false
    if let first = bytes.first, first == 0x2B || first == 0x2D {
        isNegative = first == 0x2D
        bytes = bytes.dropFirst()
    }
    var radix = base
    var mayBeginWithUnderscore = false
    var refusesLeadingZero = false
    if bytes.first == 0x30, let mark = bytes.dropFirst().first {
        let prefix: Int? = switch mark | 0x20 {
        case 0x78: 16
        case 0x6F: 8
        case 0x62: 2
        default: nil
        }
        if let prefix, base == 0 || base == prefix {
            radix = prefix
            bytes = bytes.dropFirst(2)
            mayBeginWithUnderscore = true
        } else if base == 0 {
            refusesLeadingZero = true
        }
    }
    if radix == 0 { radix = 10 }
    guard let digits = digits(bytes, radix: radix, mayBeginWithUnderscore) else { return nil }
    if refusesLeadingZero, digits.contains(where: { $0 != 0x30 }) { return nil }
    let isPowerOfTwo = radix & (radix - 1) == 0
    if digits.count > (isPowerOfTwo ? integerBitLimit / 8 : 4300) {
        if isPowerOfTwo { throw Raise(.memoryError, arguments: []) }
        throw Raise(
            .valueError,
            "Exceeds the limit (4300 digits) for integer string conversion: value has \(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit")
    }
    let magnitude = isPowerOfTwo
        ? BigUInt(String(decoding: digits, as: UTF8.self), radix: radix) ?? 0 : number(digits, radix: radix)
    return BigInt(sign: isNegative && !magnitude.isZero ? .minus : .plus, magnitude: magnitude)
}

/// Twelve digits at a time; the package's own conversion knows no radix 36.
private func number(_ digits: [UInt8], radix: Int) -> BigUInt {
    var result = BigUInt()
    var rest = digits[...]
    while !rest.isEmpty {
        let chunk = rest.prefix(12)
        rest = rest.dropFirst(chunk.count)
        result.multiply(byWord: chunk.reduce(1) { power, _ in power * UInt(radix) })
        result += BigUInt(UInt(String(decoding: chunk, as: UTF8.self), radix: radix) ?? 0)
    }
    return result
}

/// The digits without their underscores, or nil when one is misplaced or none of the radix.
private func digits(_ bytes: ArraySlice<UInt8>, radix: Int, _ mayBeginWithUnderscore: Bool) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var mayUnderscore = mayBeginWithUnderscore
    for byte in bytes {
        if byte == 0x5F {
            guard mayUnderscore else { return nil }
            mayUnderscore = false
            continue
        }
        let value = switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x41...0x5A: Int(byte) - 0x41 + 10
        case 0x61...0x7A: Int(byte) - 0x61 + 10
        default: 36
        }
        guard value < radix else { return nil }
        result.append(byte)
        mayUnderscore = true
    }
    guard !result.isEmpty, bytes.last != 0x5F else { return nil }
    return result
}

/// The float that a text says, or nil.
func parseFloat(_ text: String) -> Double? { parseFloat(numberBytes(text)) }

private func parseFloat(_ bytes: ArraySlice<UInt8>) -> Double? {
    guard let (value, rest) = leadingFloat(bytes), rest.isEmpty else { return nil }
    return value
}

/// The longest float at the beginning of a text, and what follows it.
private func leadingFloat(_ bytes: ArraySlice<UInt8>) -> (Double, ArraySlice<UInt8>)? {
    var rest = bytes
    var literal: [UInt8] = []
    var isNegative = false
    if let first = rest.first, first == 0x2B || first == 0x2D {
        isNegative = first == 0x2D
        rest = rest.dropFirst()
    }
    for (name, value) in [("infinity", Double.infinity), ("inf", .infinity), ("nan", .nan)] {
        let head = rest.prefix(name.utf8.count).map { $0 | 0x20 }
        if head.elementsEqual(name.utf8) { return (isNegative ? -value : value, rest.dropFirst(name.utf8.count)) }
    }
    /// Digits with single underscores between them.
    func run() -> Int {
        var count = 0
        while let byte = rest.first {
            if byte >= 0x30, byte <= 0x39 {
                literal.append(byte)
                count += 1
            } else if byte == 0x5F, count > 0, let next = rest.dropFirst().first, next >= 0x30, next <= 0x39 {
                // skipped
            } else {
                break
            }
            rest = rest.dropFirst()
        }
        return count
    }
    var count = run()
    if count == 0 { literal.append(0x30) }
    if rest.first == 0x2E {
        rest = rest.dropFirst()
        literal.append(0x2E)
        let fraction = run()
        if fraction == 0 { literal.append(0x30) }
        count += fraction
    }
    guard count > 0 else { return nil }
    if let mark = rest.first, mark | 0x20 == 0x65 {
        let before = (rest, literal.count)
        rest = rest.dropFirst()
        literal.append(0x65)
        if let sign = rest.first, sign == 0x2B || sign == 0x2D {
            literal.append(sign)
            rest = rest.dropFirst()
        }
        if run() == 0 {
            rest = before.0
            literal.removeLast(literal.count - before.1)
        }
    }
    guard let value = Double(String(decoding: literal, as: UTF8.self)) else { return nil }
    return (isNegative ? -value : value, rest)
}

/// The complex number that a text says, or nil: `1+2j`, `j`, `(3)`.
func parseComplex(_ text: String) -> Complex? {
    var bytes = numberBytes(text)
    if bytes.first == 0x28 {
        guard bytes.last == 0x29 else { return nil }
        bytes = bytes.dropFirst().dropLast()
        while bytes.first == 0x20 { bytes = bytes.dropFirst() }
        while bytes.last == 0x20 { bytes = bytes.dropLast() }
    }
    /// `j` behind a sign or nothing counts once.
    func unit(_ bytes: ArraySlice<UInt8>) -> Double? {
        guard let last = bytes.last, last | 0x20 == 0x6A else { return nil }
        switch bytes.count {
        case 1: return 1
        case 2 where bytes.first == 0x2B: return 1
        case 2 where bytes.first == 0x2D: return -1
        default: return parseFloat(bytes.dropLast())
        }
    }
    if let value = unit(bytes) { return Complex(0, value) }
    guard let (real, rest) = leadingFloat(bytes) else { return nil }
    if rest.isEmpty { return Complex(real, 0) }
    guard rest.first == 0x2B || rest.first == 0x2D, let imaginary = unit(rest) else { return nil }
    return Complex(real, imaginary)
}

/// Whether an underscore stands elsewhere than between two digits.
func hasMisplacedUnderscore(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && bytes[index] >= 0x30 && bytes[index] <= 0x39 }
    return bytes.indices.contains { bytes[$0] == 0x5F && !(isDigit($0 - 1) && isDigit($0 + 1)) }
}
