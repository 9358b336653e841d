// The format mini-language: `format(value, spec)` for text and numbers. Where the digits of floats come from is in
// Format+Digits.swift, `str.format` in Format+Fields.swift, `%` in Format+Percent.swift.

import BigInt
import Syntax
import Tensors

/// Text is never padded to more than this, nor a number written with more digits.
let formatWidthLimit = 10_000_000

/// A parsed format specifier: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
struct FormatSpec {
    var fill: Unicode.Scalar = " "
    var align: Unicode.Scalar?
    /// Whether the alignment was said, not implied by a leading 0.
    var isAligned = false
    var sign: Unicode.Scalar?
    var coercesNegativeZero = false
    var isAlternate = false
    var width = -1
    var grouping: Unicode.Scalar?
    var precision = -1
    var type: Unicode.Scalar?
    /// A whole number is written without ".0", as in the parts of a complex number.
    var keepsShortWhole = false
    var fillsWithZero: Bool { fill == "0" }

    /// - Throws: CPython's `ValueError`s.
    init(_ text: String, of typeName: @autoclosure () -> String, groupedAs standard: Unicode.Scalar? = nil) throws {
        let scalars = Array(text.unicodeScalars)
        var at = 0
        func isAlign(_ index: Int) -> Bool { index < scalars.count && "<>=^".unicodeScalars.contains(scalars[index]) }
        func take(_ wanted: Unicode.Scalar) -> Bool {
            guard at < scalars.count, scalars[at] == wanted else { return false }
            at += 1
            return true
        }
        func number() throws -> Int {
            var value = 0
            while at < scalars.count, let digit = decimalValue(scalars[at]) {
                guard value < Int.max / 10 - 10 else { throw Raise(.valueError, "Too many decimal digits in format string") }
                value = value * 10 + digit
                at += 1
            }
            return value
        }
        var hasFill = false
        if isAlign(1) {
            (fill, align, at, hasFill) = (scalars[0], scalars[1], 2, true)
        } else if isAlign(0) {
            (align, at) = (scalars[0], 1)
        }
        isAligned = align != nil
        if at < scalars.count, "+- ".unicodeScalars.contains(scalars[at]) {
            sign = scalars[at]
            at += 1
        }
        coercesNegativeZero = take("z")
        isAlternate = take("#")
        if !hasFill, take("0") {
            fill = "0"
            if align == nil { align = "=" }
        }
        let before = at
        let width = try number()
        if at > before { self.width = width }
        if take(",") { grouping = "," }
        if take("_") {
            if grouping != nil { throw Raise(.valueError, "Cannot specify both ',' and '_'.") }
            grouping = "_"
        }
        if at < scalars.count, scalars[at] == "," {
            throw Raise(.valueError, grouping == "_" ? "Cannot specify both ',' and '_'." : "Cannot specify ',' with ','.")
        }
        if take(".") {
            let before = at
            precision = try number()
            if at == before { throw Raise(.valueError, "Format specifier missing precision") }
        }
        guard scalars.count - at <= 1 else {
            throw Raise(.valueError, "Invalid format specifier '\(text)' for object of type '\(typeName())'")
        }
        if at < scalars.count { type = scalars[at] }
        try checkGrouping(type ?? standard)
    }

    private func checkGrouping(_ type: Unicode.Scalar?) throws {
        guard let grouping, let type else { return }
        switch type {
        case "d", "e", "f", "g", "E", "G", "%", "F": return
        case "b", "o", "x", "X": if grouping == "_" { return }
        default: break
        }
        let shown = type.value > 32 && type.value < 128 ? String(Character(type)) : "\\x" + String(type.value, radix: 16)
        throw Raise(.valueError, "Cannot specify '\(grouping)' with '\(shown)'.")
    }

    func unknownCode(_ typeName: String) -> Raise {
        let type = type ?? " "
        let shown = type.value > 32 && type.value < 128 ? String(Character(type)) : "\\x" + String(type.value, radix: 16)
        return Raise(.valueError, "Unknown format code '\(shown)' for object of type '\(typeName)'")
    }

    /// `text` of `count` scalars, filled up to the width.
    func padded(_ text: String, count: Int, default standard: Unicode.Scalar) throws -> String {
        let missing = width - count
        guard missing > 0 else { return text }
        guard width <= formatWidthLimit else { throw Raise(.memoryError, arguments: []) }
        let left = switch align ?? standard {
        case "<": 0
        case "^": missing / 2
        default: missing
        }
        return repeated(fill, left) + text + repeated(fill, missing - left)
    }
}

func repeated(_ scalar: Unicode.Scalar, _ count: Int) -> String {
    String(repeating: String(Character(scalar)), count: max(count, 0))
}

extension Machine {
    /// `format(value, spec)` of a number.
    func formatNumber(_ value: Value, _ spec: String) throws -> String {
        if spec.isEmpty { return try str(value) }
        if let quick = QuickFormat(spec), let text = quick.number(value) { return text }
        let name = typeName(value)
        let parsed = try FormatSpec(spec, of: name)
        if let number = value.complex { return try formatComplex(number, parsed) }
        if case .float(let number) = value { return try formatFloat(number, parsed, name) }
        guard let integer = value.anyInteger else {
            throw Raise(.typeError, "unsupported format string passed to \(name).__format__")
        }
        switch parsed.type {
        case nil, "b", "c", "d", "o", "x", "X", "n": return try formatInteger(integer, parsed)
        case "e", "E", "f", "F", "g", "G", "%": return try formatFloat(floatValue(integer), parsed, name)
        default: throw parsed.unknownCode(name)
        }
    }

    /// `format(text, spec)`.
    func formatText(_ text: StringObject, _ spec: String) throws -> String {
        if spec.isEmpty { return text.text }
        if let quick = QuickFormat(spec), let text = quick.text(text) { return text }
        let parsed = try FormatSpec(spec, of: "str", groupedAs: "s")
        guard parsed.type == nil || parsed.type == "s" else { throw parsed.unknownCode("str") }
        if let sign = parsed.sign {
            throw Raise(.valueError, "\(sign == " " ? "Space" : "Sign") not allowed in string format specifier")
        }
        if parsed.coercesNegativeZero {
            throw Raise(.valueError, "Negative zero coercion (z) not allowed in string format specifier")
        }
        if parsed.isAlternate { throw Raise(.valueError, "Alternate form (#) not allowed in string format specifier") }
        var spec = parsed
        if spec.align == "=" {
            // A leading 0 alone pads on the right, as any text is padded.
            guard !spec.isAligned else { throw Raise(.valueError, "'=' alignment not allowed in string format specifier") }
            spec.align = "<"
        }
        var (shown, count) = (text.text, text.count)
        if parsed.precision >= 0, parsed.precision < count {
            shown = text.slice(0, parsed.precision)
            count = parsed.precision
        }
        return try spec.padded(shown, count: count, default: "<")
    }

    private func formatInteger(_ value: BigInt, _ spec: FormatSpec) throws -> String {
        if spec.precision >= 0 { throw Raise(.valueError, "Precision not allowed in integer format specifier") }
        if spec.coercesNegativeZero {
            throw Raise(.valueError, "Negative zero coercion (z) not allowed in integer format specifier")
        }
        if spec.type == "c" {
            if spec.sign != nil { throw Raise(.valueError, "Sign not allowed with integer format specifier 'c'") }
            if spec.isAlternate { throw Raise(.valueError, "Alternate form (#) not allowed with integer format specifier 'c'") }
            guard let number = Int(exactly: value) else { throw Raise(.overflowError, "Python int too large to convert to C long") }
            guard (0...0x10FFFF).contains(number) else {
                throw Raise(.overflowError, "%c arg not in range(0x110000)")
            }
            return try spec.padded(character(number), count: 1, default: "<")
        }
        var (prefix, text, group) = ("", "", 4)
        switch spec.type {
        case "b": (prefix, text) = ("0b", digits(of: value.magnitude, radix: 2))
        case "o": (prefix, text) = ("0o", digits(of: value.magnitude, radix: 8))
        case "x": (prefix, text) = ("0x", digits(of: value.magnitude, radix: 16))
        case "X": (prefix, text) = ("0X", digits(of: value.magnitude, radix: 16).uppercased())
        default:
            text = try decimalText(BigInt(value.magnitude))
            group = 3
        }
        return try spec.assembled(
            isNegative: value.isNegative, prefix: spec.isAlternate ? prefix : "", whole: text, rest: "", group: group)
    }

    private func formatFloat(_ value: Double, _ spec: FormatSpec, _ name: String) throws -> String {
        guard spec.type == nil || "eEfFgGn%".unicodeScalars.contains(spec.type ?? " ") else { throw spec.unknownCode(name) }
        let text = try FloatText(value, spec)
        return try spec.assembled(isNegative: text.isNegative, prefix: "", whole: text.whole, rest: text.rest, group: 3)
    }

    private func formatComplex(_ value: Complex, _ spec: FormatSpec) throws -> String {
        guard spec.type == nil || "eEfFgGn".unicodeScalars.contains(spec.type ?? " ") else { throw spec.unknownCode("complex") }
        if spec.fillsWithZero { throw Raise(.valueError, "Zero padding is not allowed in complex format specifier") }
        if spec.align == "=" { throw Raise(.valueError, "'=' alignment flag is not allowed in complex format specifier") }
        var part = spec
        part.width = -1
        if spec.type == nil, spec.precision >= 0 { part.type = "g" }
        part.keepsShortWhole = spec.type == nil
        var second = part
        second.sign = "+"
        let real = try FloatText(value.real, part), imaginary = try FloatText(value.imaginary, second)
        let imaginaryText = try second.assembled(
            isNegative: imaginary.isNegative, prefix: "", whole: imaginary.whole, rest: imaginary.rest, group: 3) + "j"
        var text: String
        if spec.type == nil, value.real == 0, value.real.sign == .plus {
            text = try part.assembled(
                isNegative: imaginary.isNegative, prefix: "", whole: imaginary.whole, rest: imaginary.rest, group: 3) + "j"
        } else {
            text = try part.assembled(isNegative: real.isNegative, prefix: "", whole: real.whole, rest: real.rest, group: 3)
            text += imaginaryText
            if spec.type == nil { text = "(\(text))" }
        }
        return try spec.padded(text, count: text.utf8.count, default: ">")
    }
}

extension FormatSpec {
    /// Sign, prefix, grouped digits and the rest, filled up to the width.
    func assembled(isNegative: Bool, prefix: String, whole: String, rest: String, group: Int) throws -> String {
        let signText = isNegative ? "-" : sign == "+" ? "+" : sign == " " ? " " : ""
        let fixed = signText.utf8.count + prefix.utf8.count + rest.utf8.count
        guard width <= formatWidthLimit else { throw Raise(.memoryError, arguments: []) }
        var digits = whole
        if let grouping, let first = whole.utf8.first, !"iInN".utf8.contains(first) { // neither inf nor nan
            // Zeros that fill up between sign and digits are grouped with them.
            let minimum = fillsWithZero && align == "=" ? width - fixed : 0
            digits = grouped(whole, grouping, every: group, minimum: minimum)
        }
        let count = fixed + digits.utf8.count
        if align == "=", width > count {
            return signText + prefix + repeated(fill, width - count) + digits + rest
        }
        return try padded(signText + prefix + digits + rest, count: count, default: ">")
    }

    private func grouped(_ digits: String, _ separator: Unicode.Scalar, every size: Int, minimum: Int) -> String {
        var reversed: [UInt8] = []
        let source = Array(digits.utf8)
        var placed = 0
        while placed < source.count || reversed.count < minimum {
            if placed > 0, placed % size == 0 { reversed.append(UInt8(truncatingIfNeeded: separator.value)) }
            reversed.append(placed < source.count ? source[source.count - 1 - placed] : 0x30)
            placed += 1
        }
        return String(decoding: reversed.reversed(), as: UTF8.self)
    }
}
