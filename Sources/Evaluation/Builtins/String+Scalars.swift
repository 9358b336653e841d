// Facts about single Unicode scalars as Python sees them, and the quoted form of text.

extension Unicode.Scalar {
    var category: Unicode.GeneralCategory { properties.generalCategory }

    var isPythonAlpha: Bool {
        if isASCII { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
        switch category {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }
    var isPythonUpper: Bool { isASCII ? value >= 0x41 && value <= 0x5A : properties.isUppercase }
    var isPythonLower: Bool { isASCII ? value >= 0x61 && value <= 0x7A : properties.isLowercase }
    var isTitle: Bool { !isASCII && category == .titlecaseLetter }
    var isCased: Bool { isPythonUpper || isPythonLower || isTitle }
    var isPythonDigit: Bool {
        if isASCII { return value >= 0x30 && value <= 0x39 }
        return properties.numericType == .digit || properties.numericType == .decimal
    }
    var isPythonNumeric: Bool { isASCII ? isPythonDigit : properties.numericType != nil }
    /// Shown as it is by `repr`.
    var isPrintable: Bool {
        if isASCII { return value >= 0x20 && value < 0x7F }
        switch category {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
            return false
        default: return true
        }
    }
    var endsLine: Bool {
        switch value {
        case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}

/// White space of `str.split` and `str.strip`.
func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
}

/// The same for an ASCII character.
@inline(__always) func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D || byte >= 0x1C && byte <= 0x1F }

extension UInt8 {
    var isASCIIUpper: Bool { self >= 0x41 && self <= 0x5A }
    var isASCIILower: Bool { self >= 0x61 && self <= 0x7A }
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var asciiLowered: UInt8 { isASCIIUpper ? self + 32 : self }
    var asciiUppered: UInt8 { isASCIILower ? self - 32 : self }
}

/// The value of a decimal digit of any script.
func decimalValue(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return scalar.value >= 0x30 && scalar.value <= 0x39 ? Int(scalar.value) - 0x30 : nil }
    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
    return Int(exactly: value)
}

/// Text in quotes as `repr` writes it: double quotes only where single ones would need escapes.
func quoted(_ text: String) -> String {
    let usesDouble = text.utf8.contains(0x27) && !text.utf8.contains(0x22)
    let quote: UInt8 = usesDouble ? 0x22 : 0x27
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != quote && $0 != 0x5C }) {
        return usesDouble ? "\"" + text + "\"" : "'" + text + "'"
    }
    var result = String.UnicodeScalarView()
    let mark = Unicode.Scalar(quote)
    result.append(mark)
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\", mark:
            result.append("\\")
            result.append(scalar)
        case "\n": result.append(contentsOf: "\\n".unicodeScalars)
        case "\r": result.append(contentsOf: "\\r".unicodeScalars)
        case "\t": result.append(contentsOf: "\\t".unicodeScalars)
        default:
            if scalar.isPrintable { result.append(scalar) } else { result.append(contentsOf: escaped(scalar).unicodeScalars) }
        }
    }
    result.append(mark)
    return String(result)
}

/// `\x0a`, `\u2028`, `\U000e0001`
private func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(repeating: "0", count: width - digits.utf8.count) + digits
}
