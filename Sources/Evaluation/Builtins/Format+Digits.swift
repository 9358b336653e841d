// Floats as decimal digits, correctly rounded. Width, fill and grouping are Format.swift's.

import Glibc
import Tensors

/// A formatted float in parts: the digits before the point, which may be grouped, and what follows.
struct FloatText {
    let isNegative: Bool
    let whole: String
    let rest: String

    init(_ value: Double, _ spec: FormatSpec) throws {
        let type = spec.type ?? "r"
        guard spec.precision <= Int(Int32.max) else { throw Raise(.valueError, "precision too big") }
        guard spec.precision <= formatWidthLimit else { throw Raise(.memoryError, arguments: []) }
        var text: String
        if !value.isFinite {
            text = value.isNaN ? "nan" : "inf"
            if type == "E" || type == "F" || type == "G" { text = text.uppercased() }
            if type == "%" { text += "%" }
            (isNegative, whole, rest) = (value < 0, text, "")
            return
        }
        var precision = spec.precision < 0 ? 6 : spec.precision
        let magnitude = value.magnitude
        switch type {
        case "f", "F": text = fixedDigits(magnitude, precision)
        case "%":
            guard (magnitude * 100).isFinite else {
                (isNegative, whole, rest) = (value < 0, "inf", "%")
                return
            }
            text = fixedDigits(magnitude * 100, precision)
        case "e", "E": text = exponentDigits(magnitude, precision)
        case "g", "G", "n":
            if precision == 0 { precision = 1 }
            text = generalDigits(magnitude, precision, isAlternate: spec.isAlternate)
        default:
            if spec.precision < 0 {
                text = pythonRepr(magnitude)
                if spec.keepsShortWhole, text.hasSuffix(".0") { text.removeLast(2) }
            } else {
                // Like 'g', but with an exponent one digit earlier and always a digit behind the point.
                text = generalDigits(magnitude, max(precision, 1), isAlternate: spec.isAlternate, addsPoint: true)
            }
        }
        if spec.isAlternate, !text.utf8.contains(0x2E) {
            let end = text.utf8.firstIndex(of: 0x65) ?? text.endIndex
            text.insert(".", at: end)
        }
        if type == "%" { text += "%" }
        if type == "E" || type == "F" || type == "G" { text = text.uppercased() }
        var isNegative = value.sign == .minus
        if isNegative, spec.coercesNegativeZero, !text.utf8.prefix(while: { $0 | 0x20 != 0x65 }).contains(where: { $0 >= 0x31 && $0 <= 0x39 }) {
            isNegative = false
        }
        self.isNegative = isNegative
        let digits = text.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
        whole = String(text[..<digits.endIndex])
        rest = String(text[digits.endIndex...])
    }
}

/// `%.<places>f`
func fixedDigits(_ value: Double, _ places: Int) -> String {
    guard let decimal = FixedDecimal(value, places) else { return printed("%.*f", value, places) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
        var bytes = BackwardBytes(buffer)
        bytes.append(decimal, grouped: false)
        return bytes.text
    }
}

/// `%.<places>e`
func exponentDigits(_ value: Double, _ places: Int) -> String { printed("%.*e", value, places) }

/// `%.<precision>g`; with `addsPoint` as `format(value, ".<precision>")` without a type. Made from the exact digits of `%e`
/// and `%f`: the C library forgets zeros in `%#g` where rounding adds a digit.
func generalDigits(_ value: Double, _ precision: Int, isAlternate: Bool, addsPoint: Bool = false) -> String {
    let scientific = exponentDigits(value, precision - 1)
    guard let mark = scientific.utf8.firstIndex(of: 0x65), let exponent = Int(scientific[scientific.utf8.index(after: mark)...]) else {
        return scientific
    }
    func trimmed(_ text: Substring) -> String {
        guard !isAlternate, text.utf8.contains(0x2E) else { return String(text) }
        var text = text
        while text.utf8.last == 0x30 { text = text.dropLast() }
        if text.utf8.last == 0x2E { text = text.dropLast() }
        return String(text)
    }
    if exponent < -4 || exponent >= (addsPoint ? precision - 1 : precision) {
        return trimmed(scientific[..<mark]) + scientific[mark...]
    }
    let fixed = trimmed(fixedDigits(value, max(precision - 1 - exponent, 0))[...])
    return !addsPoint || fixed.utf8.contains(0x2E) ? fixed : fixed + ".0"
}

private func printed(_ format: String, _ value: Double, _ precision: Int) -> String {
    let precision = Int32(clamping: min(precision, formatWidthLimit))
    return withVaList([precision, value]) { arguments in
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
            let count = vsnprintf(buffer.baseAddress, buffer.count, format, arguments)
            guard count >= 128 else { return text(UnsafeBufferPointer(buffer), Int(count)) }
            return nil
        }
    } ?? withVaList([precision, value]) { arguments in
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(precision) + 400) { buffer in
            text(UnsafeBufferPointer(buffer), Int(vsnprintf(buffer.baseAddress, buffer.count, format, arguments)))
        }
    }
}

private func text(_ buffer: UnsafeBufferPointer<CChar>, _ count: Int) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<max(count, 0)]), as: UTF8.self)
}
