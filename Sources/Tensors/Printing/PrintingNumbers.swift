// Numbers as text: Python's repr of a float and its fixed and scientific formats, without Foundation. How tensors are laid
// out is in Printing.swift.

import Glibc

/// A float as Python's `repr` writes it: the fewest digits that read back as the same number; 1e+16, 1e-05, inf, nan, -0.0.
public func pythonRepr(_ x: Double) -> String {
    // Swift's shortest digits are Python's; the two differ in NaN's sign and payload and in that Swift begins to write
    // exponents at 2⁵³, up to which every whole number is exact, and Python at 10¹⁶.
    let magnitude = abs(x)
    if magnitude >= 0x1p53 && magnitude < 1e16 { return "\(Int64(x)).0" }
    return x.isNaN ? "nan" : x.description
}

/// A float as Python's `format(x, ".<digits>f")`: correctly rounded, ties on the exact binary value to even.
public func fixedText(_ x: Double, digits: Int) -> String {
    var text: [UInt8] = []
    appendFixed(x, digits: digits, to: &text)
    return String(decoding: text, as: UTF8.self)
}

/// A float as Python's `format(x, ".<digits>e")`.
public func scientificText(_ x: Double, digits: Int) -> String {
    var text: [UInt8] = []
    appendScientific(x, digits: digits, to: &text)
    return String(decoding: text, as: UTF8.self)
}

func appendFixed(_ x: Double, digits: Int, to text: inout [UInt8]) {
    if appendNonFinite(x, to: &text) { return }
    let digits = max(0, digits)
    guard digits < powersOfTen.count, appendFixedFast(x, digits: digits, to: &text) else {
        appendFormatted(x, digits: digits, "%.*f", to: &text)
        return
    }
}

func appendScientific(_ x: Double, digits: Int, to text: inout [UInt8]) {
    if appendNonFinite(x, to: &text) { return }
    appendFormatted(x, digits: max(0, digits), "%.*e", to: &text)
}

private func appendNonFinite(_ x: Double, to text: inout [UInt8]) -> Bool {
    if x.isFinite { return false }
    text.append(contentsOf: (x.isNaN ? "nan" : x < 0 ? "-inf" : "inf").utf8)
    return true
}

private func appendFormatted(_ x: Double, digits: Int, _ format: String, to text: inout [UInt8]) {
    // 1100 digits write any float64 out in full.
    let digits = Int32(min(digits, 1100))
    var buffer = [CChar](repeating: 0, count: 400)
    var length = withVaList([digits, x]) { Int(vsnprintf(&buffer, buffer.count, format, $0)) }
    if length >= buffer.count {
        buffer = [CChar](repeating: 0, count: length + 1)
        length = withVaList([digits, x]) { Int(vsnprintf(&buffer, buffer.count, format, $0)) }
    }
    guard length > 0 else { return }
    text.append(contentsOf: buffer[..<length].lazy.map { UInt8(bitPattern: $0) })
}

private let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]

/// Scales to a whole number and writes that; false, with nothing written, when it would be too large for exact work.
private func appendFixedFast(_ x: Double, digits: Int, to text: inout [UInt8]) -> Bool {
    let power = powersOfTen[digits]
    let scaled = abs(x) * power
    guard scaled < 0x1p52 else { return false }
    var whole = scaled.rounded(.toNearestOrEven)
    if abs(scaled - whole) == 0.5 {
        // The product looks like a tie; what was rounded off it decides.
        let rest = (-scaled).addingProduct(abs(x), power)
        if rest > 0 { whole = scaled.rounded(.up) } else if rest < 0 { whole = scaled.rounded(.down) }
    }
    if x.sign == .minus { text.append(UInt8(ascii: "-")) }
    appendPointed(UInt64(whole), digits: digits, to: &text)
    return true
}

/// A whole number with a point before its last `digits` digits.
private func appendPointed(_ number: UInt64, digits: Int, to text: inout [UInt8]) {
    let first = text.count
    var left = number
    var written = 0
    repeat {
        if written == digits && digits > 0 { text.append(UInt8(ascii: ".")) }
        text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left % 10))
        left /= 10
        written += 1
    } while left > 0 || written <= digits
    text[first...].reverse()
}

func appendInteger(_ value: Int64, to text: inout [UInt8]) {
    if value < 0 { text.append(UInt8(ascii: "-")) }
    appendPointed(value.magnitude, digits: 0, to: &text)
}
