// `unicodedata`: what the standard library knows of characters, under Python's names. The tables that it lacks are in
// UnicodeData+Tables.swift.

import Syntax
@_spi(_Unicode) import Swift

extension Machine {
    func makeUnicodeDataModule() -> ModuleObject {
        let module = ModuleObject("unicodedata")
        module[symbols.intern("unidata_version")] = .string("14.0.0")
        put(module, "category(chr, /)") { _, a in .string(UnicodeData.category(try character(a[0], "category"))) }
        put(module, "name(chr, default=?, /)") { _, a in
            let scalar = try character(a[0], "name")
            if let name = UnicodeData.name(scalar) { return .string(name) }
            guard a[1].isUndefined else { return a[1] }
            throw Raise(.valueError, "no such name")
        }
        put(module, "lookup(name, /)") { machine, a in
            guard let name = a[0].text else { throw Raise(.typeError, "lookup() argument must be str, not \(machine.typeName(a[0]))") }
            guard let scalar = CharacterNames.scalar(named: name) else {
                throw Raise(.keyError, arguments: [.string("undefined character name '\(name)'")])
            }
            return .string(String(Character(scalar)))
        }
        put(module, "combining(chr, /)") { _, a in
            .int(Int(try character(a[0], "combining").properties.canonicalCombiningClass.rawValue))
        }
        put(module, "mirrored(chr, /)") { _, a in .int(try character(a[0], "mirrored").properties.isBidiMirrored ? 1 : 0) }
        put(module, "east_asian_width(chr, /)") { _, a in
            .string(UnicodeData.width(try character(a[0], "east_asian_width")))
        }
        put(module, "decomposition(chr, /)") { _, a in .string(UnicodeData.decomposition(try character(a[0], "decomposition"))) }
        for (name, missing, kinds) in [
            ("numeric", "not a numeric character", [Unicode.NumericType.decimal, .digit, .numeric]),
            ("digit", "not a digit", [.decimal, .digit]), ("decimal", "not a decimal", [.decimal]),
        ] {
            put(module, "\(name)(chr, default=?, /)") { _, a in
                let properties = try character(a[0], name).properties
                if let kind = properties.numericType, kinds.contains(kind), let value = properties.numericValue {
                    return name == "numeric" ? .float(value) : .int(Int(exactly: value) ?? 0)
                }
                guard a[1].isUndefined else { return a[1] }
                throw Raise(.valueError, missing)
            }
        }
        put(module, "normalize(form, unistr, /)") { machine, a in .string(try machine.normalized(a[0], a[1])) }
        put(module, "is_normalized(form, unistr, /)") { machine, a in
            let text = try machine.normalized(a[0], a[1])
            return .bool(text.unicodeScalars.elementsEqual((a[1].text ?? "").unicodeScalars))
        }
        return module
    }

    private func normalized(_ form: Value, _ value: Value) throws -> String {
        guard let text = value.text else {
            throw Raise(.typeError, "normalize() argument 2 must be str, not \(typeName(value))")
        }
        var out = String.UnicodeScalarView()
        switch form.text {
        case "NFC": out.append(contentsOf: text._nfc)
        case "NFD": out.append(contentsOf: text._nfd)
        case "NFKC": out.append(contentsOf: UnicodeData.compatible(text)._nfc)
        case "NFKD": out.append(contentsOf: UnicodeData.compatible(text)._nfd)
        default: throw Raise(.valueError, "invalid normalization form")
        }
        return String(out)
    }
}

private func character(_ value: Value, _ function: String) throws -> Unicode.Scalar {
    guard let text = value.text, text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first else {
        throw Raise(.typeError, "\(function)() argument \(function == "name" || function == "numeric" ? "1 " : "")must be a unicode character, not str")
    }
    return scalar
}

private enum UnicodeData {
    static func category(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        default: "Cn"
        }
    }

    static func name(_ scalar: Unicode.Scalar) -> String? { scalar.properties.name }

    /// The canonical decomposition by one step as CPython shows it; only of what the standard library decomposes.
    static func decomposition(_ scalar: Unicode.Scalar) -> String {
        let parts = Array(String(Character(scalar))._nfd)
        if parts.count == 1, parts[0] == scalar { return "" }
        if parts.count > 2, let last = parts.last {
            // One step takes off the last mark alone.
            var first = String.UnicodeScalarView()
            first.append(contentsOf: parts.dropLast())
            let whole = Array(String(first)._nfc)
            if whole.count == 1 { return hex(whole[0]) + " " + hex(last) }
        }
        return parts.map(hex).joined(separator: " ")
    }
    private static func hex(_ scalar: Unicode.Scalar) -> String {
        let text = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - text.count)) + text
    }

    /// The text with every character that only looks otherwise replaced by what it stands for.
    static func compatible(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text._nfd {
            if scalar.value >= 0xA0, let whole = table[scalar] { out.append(contentsOf: whole.unicodeScalars) } else { out.append(scalar) }
        }
        return String(out)
    }
    private static let table: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [:]
        for entry in compatibilityDecompositions.unicodeScalars.split(separator: "\u{2042}") {
            guard let first = entry.first else { continue }
            table[first] = String(String.UnicodeScalarView(entry.dropFirst()))
        }
        return table
    }()

    /// `W`, `F`, `H`, `A`, `Na` or `N`.
    static func width(_ scalar: Unicode.Scalar) -> String {
        let value = scalar.value
        if (0x20000...0x3FFFD).contains(value) { return "W" }
        if (0xE0100...0xE01EF).contains(value) || value >= 0xF0000 { return "A" }
        return widths.first { $0.first <= value && value <= $0.last }?.width ?? "N"
    }
    private static let widths: [(first: UInt32, last: UInt32, width: String)] = {
        eastAsianWidths.split(separator: " ").map { entry in
            let letters = entry.hasSuffix("Na") ? 2 : 1
            let ends = entry.dropLast(letters).split(separator: "-").compactMap { UInt32($0, radix: 16) }
            return (ends.first ?? 0, ends.last ?? 0, String(entry.suffix(letters)))
        }
    }()
}
