// The digits of floating-point elements as NumPy writes them: the fewest that tell a value from its neighbours of the same
// dtype, cut off at a precision by correct rounding. How arrays are laid out is in ArrayPrinting.swift.

import Tensors

/// The shortest decimal digits of a value: 0.d₁d₂d₃… · 10^`point`.
struct FloatDigits {
    let value: Double
    /// From where scalars are written with an exponent.
    private let limit: Double
    private(set) var digits: [UInt8] = []
    private(set) var point = 0

    init(_ value: Double, _ dtype: DType) {
        self.value = value
        limit = dtype == .float64 ? 1e16 : dtype == .float32 ? 1e6 : 1e3
        guard value.isFinite, value != 0 else { return }
        let text: String
        switch dtype.name {
        case "float32": text = Float(value).description
        case "float16": text = Float16(value).description
        default: text = value.description
        }
        read(text)
    }

    /// Reads Swift's description: `123.45`, `1e-05`, `-1.5e+300`.
    private mutating func read(_ text: String) {
        var exponent = 0
        var seenPoint = false
        var whole = 0
        var characters = Array(text.utf8)[...]
        if let e = characters.firstIndex(of: UInt8(ascii: "e")) {
            exponent = Int(String(decoding: characters[(e + 1)...], as: UTF8.self).filter { $0 != "+" }) ?? 0
            characters = characters[..<e]
        }
        for byte in characters {
            switch byte {
            case UInt8(ascii: "."): seenPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte)
                if !seenPoint { whole += 1 }
            default: break
            }
        }
        point = whole + exponent
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leading)
        point -= leading
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    }

    private var sign: String { value.sign == .minus ? "-" : "" }
    private static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

    /// The parts before and after the point, with at most `precision` digits behind it (nil: all) and no zeros at the end.
    func positional(_ precision: Int?) -> (whole: String, fraction: String) {
        let needed = max(0, digits.count - point)
        if let precision, needed > precision {
            let fixed = fixedText(value, digits: precision)
            let parts = fixed.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            var fraction = parts.count > 1 ? Array(parts[1].utf8) : []
            while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
            return (String(parts[0]), Self.text(fraction))
        }
        if digits.isEmpty { return (sign + "0", "") }
        let zero = UInt8(ascii: "0")
        if point <= 0 { return (sign + "0", Self.text(Array(repeating: zero, count: -point) + digits)) }
        if digits.count <= point { return (sign + Self.text(digits + Array(repeating: zero, count: point - digits.count)), "") }
        return (sign + Self.text(digits[..<point]), Self.text(digits[point...]))
    }

    /// The parts of `1.234e-05`: the exponent has a sign and at least two digits.
    func scientific(_ precision: Int?) -> (whole: String, fraction: String, exponent: String) {
        if digits.isEmpty { return (sign + "0", "", "+00") }
        var (shown, exponent) = (digits, point - 1)
        if let precision, digits.count - 1 > precision {
            let text = scientificText(value, digits: precision)
            var rounded = FloatDigits(0, .float64)
            rounded.read(text)
            (shown, exponent) = (rounded.digits, rounded.point - 1)
        }
        let size = String(exponent.magnitude)
        return (
            sign + Self.text(shown[..<1]), Self.text(shown[1...]),
            (exponent < 0 ? "-" : "+") + (size.utf8.count < 2 ? "0" : "") + size
        )
    }

    /// A complex scalar: `(1+2j)`, or `2j` when the real part is a positive zero.
    static func complexText(_ value: Complex, _ part: DType) -> String {
        func short(_ value: Double) -> String {
            let text = FloatDigits(value, part).scalarText
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        if value.real == 0, value.real.sign == .plus { return short(value.imaginary) + "j" }
        let imaginary = short(value.imaginary)
        return "(\(short(value.real))\(imaginary.hasPrefix("-") ? "" : "+")\(imaginary)j)"
    }

    /// As a scalar is printed: `0.1`, `1e-05`, `16777216.0`.
    var scalarText: String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        let size = abs(value)
        if size != 0 && (size < 1e-4 || size >= limit) {
            let parts = scientific(nil)
            return parts.whole + (parts.fraction.isEmpty ? "" : "." + parts.fraction) + "e" + parts.exponent
        }
        let parts = positional(nil)
        return parts.whole + "." + (parts.fraction.isEmpty ? "0" : parts.fraction)
    }
}
