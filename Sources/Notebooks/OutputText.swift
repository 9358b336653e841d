// How one line of output is written in a notebook and shown in a message. Which lines are outputs is the parser's
// matter.

/// Text of outputs, made safe for a file and for a terminal.
///
/// Control characters (C0 except tab, DEL, C1), line separators and direction overrides are written `\x1b` or
/// `\u202e`. A backslash that would be read as such an escape is itself written `\x5c`, so that reading gives back
/// exactly what was written.
public enum OutputText {
    /// The form a line has in a file.
    public static func escaped(_ line: String) -> String { rewritten(line, exact: true) }

    /// The form a line has in a message: unsafe characters are escaped, backslashes stand as they are.
    public static func shown(_ line: String) -> String { rewritten(line, exact: false) }

    /// The line that `escaped` wrote.
    public static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(0x5C) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var i = 0
        while i < scalars.count {
            if let (scalar, length) = escape(in: scalars, at: i) {
                result.append(scalar)
                i += length
            } else {
                result.append(scalars[i])
                i += 1
            }
        }
        return String(result)
    }

    private static func rewritten(_ line: String, exact: Bool) -> String {
        guard line.utf8.contains(where: { isSuspect($0, exact: exact) }) else { return line }
        let scalars = Array(line.unicodeScalars)
        var result = ""
        for (i, scalar) in scalars.enumerated() {
            if isUnsafe(scalar) {
                result += code(of: scalar)
            } else if exact, scalar == "\\", escape(in: scalars, at: i) != nil {
                result += "\\x5c"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether a byte may begin something that is written in another form.
    private static func isSuspect(_ byte: UInt8, exact: Bool) -> Bool {
        (byte < 0x20 && byte != 0x09) || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || (exact && byte == 0x5C)
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: false
        case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func code(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return scalar.value < 0x100
            ? "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits : "\\u" + digits
    }

    /// The escape that begins at a place, and how many scalars it is long.
    private static func escape(in scalars: [Unicode.Scalar], at i: Int) -> (Unicode.Scalar, Int)? {
        guard scalars[i] == "\\", i + 3 < scalars.count else { return nil }
        let digits = scalars[i + 1] == "x" ? 2 : scalars[i + 1] == "u" ? 4 : 0
        guard digits > 0, i + 1 + digits < scalars.count else { return nil }
        var value: UInt32 = 0
        for scalar in scalars[(i + 2)..<(i + 2 + digits)] {
            switch scalar {
            case "0"..."9": value = value * 16 + scalar.value - 0x30
            case "a"..."f": value = value * 16 + scalar.value - 0x61 + 10
            default: return nil
            }
        }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        let isWritten = isUnsafe(scalar) && (digits == 2) == (value < 0x100)
        return isWritten || (digits == 2 && value == 0x5C) ? (scalar, digits + 2) : nil
    }
}

extension OutputText {
    /// A line as a notebook keeps it: where an object lies differs from run to run, so `<function f at 0x7f3a…>` is written
    /// `<function f at 0x...>`, in which the dots stand for anything.
    public static func withoutAddresses(_ line: String) -> String {
        let bytes = Array(line.utf8)
        let sign = Array(" at 0x".utf8)
        var kept: [UInt8] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place] == sign[0], bytes[place...].starts(with: sign) else {
                kept.append(bytes[place])
                place += 1
                continue
            }
            let digits = bytes[(place + sign.count)...].prefix { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
            kept += sign
            // Fewer digits are a number, not an address.
            kept += digits.count >= 8 ? Array("...".utf8) : Array(digits)
            place += sign.count + digits.count
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
