// Text as the escapes of a string literal (`unicode_escape`, `raw_unicode_escape`), and back.

import Syntax

enum Escapes {
    static func encoded(_ text: String, isRaw: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x5C where !isRaw: bytes += Array("\\\\".utf8)
            case 0x0A where !isRaw: bytes += Array("\\n".utf8)
            case 0x0D where !isRaw: bytes += Array("\\r".utf8)
            case 0x09 where !isRaw: bytes += Array("\\t".utf8)
            case 0x20..<0x7F: bytes.append(UInt8(scalar.value))
            case 0..<0x100 where isRaw: bytes.append(UInt8(scalar.value))
            case let value:
                let (letter, digits) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
                let number = String(value, radix: 16)
                bytes += Array(("\\" + letter + String(repeating: "0", count: digits - number.count) + number).utf8)
            }
        }
        return bytes
    }

    /// Other bytes than those of escapes are characters of Latin-1.
    static func decoded(_ bytes: [UInt8], isRaw: Bool, _ errors: String) throws -> String {
        let codec = isRaw ? "rawunicodeescape" : "unicodeescape"
        var result = String.UnicodeScalarView()
        var at = 0
        func fail(_ end: Int, _ reason: String) throws {
            result.append(contentsOf: try stand(in: errors, for: bytes[at..<end], decodeError(codec, bytes, at, end, reason)).unicodeScalars)
            at = end
        }
        while at < bytes.count {
            guard bytes[at] == 0x5C else {
                result.append(Unicode.Scalar(bytes[at]))
                at += 1
                continue
            }
            guard at + 1 < bytes.count else {
                if isRaw {
                    result.append("\\")
                    at += 1
                } else {
                    try fail(at + 1, "\\ at end of string")
                }
                continue
            }
            let letter = bytes[at + 1]
            switch letter {
            case UInt8(ascii: "x") where !isRaw, UInt8(ascii: "u"), UInt8(ascii: "U"):
                let size = letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : 8
                let digits = bytes[(at + 2)...].prefix(size).prefix { isHexDigit($0) }
                let shown = size == 2 ? "\\xXX" : size == 4 ? "\\uXXXX" : "\\UXXXXXXXX"
                if digits.count < size {
                    try fail(at + 2 + digits.count, "truncated \(shown) escape")
                } else if let scalar = UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init) {
                    result.append(scalar)
                    at += 2 + size
                } else {
                    try fail(at + 2 + size, "illegal Unicode character")
                }
            case _ where isRaw:
                result.append("\\")
                at += 1
            case 0x30...0x37:
                let digits = bytes[(at + 1)...].prefix(3).prefix { (0x30...0x37).contains($0) }
                let value = digits.reduce(UInt32(0)) { $0 * 8 + UInt32($1 - 0x30) }
                result.append(Unicode.Scalar(value) ?? "?")
                at += 1 + digits.count
            default:
                if let plain = Self.plain[letter] {
                    result.append(contentsOf: plain.unicodeScalars)
                } else {
                    result.append("\\")
                    result.append(Unicode.Scalar(letter))
                }
                at += 2
            }
        }
        return String(result)
    }

    private static let plain: [UInt8: String] = [
        0x0A: "", 0x5C: "\\", 0x27: "'", 0x22: "\"", 0x61: "\u{7}", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r",
        0x74: "\t", 0x76: "\u{B}",
    ]

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
