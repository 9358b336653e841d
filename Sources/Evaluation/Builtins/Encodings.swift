// Text to bytes and back: UTF-8, UTF-16, UTF-32, ASCII, Latin-1 and Windows 1252, and what is said of what they cannot.

enum Encoding {
    case utf8, utf8WithMark, ascii, latin1, windows1252
    case utf16(isBig: Bool?), utf32(isBig: Bool?)
    /// As escapes of a string literal.
    case escapes(isRaw: Bool)

    init(_ name: String) throws {
        switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
        case "utf8", "u8", "utf", "cp65001", "locale": self = .utf8
        case "utf8sig": self = .utf8WithMark
        case "ascii", "usascii", "646": self = .ascii
        case "latin1", "iso88591", "l1", "latin", "8859": self = .latin1
        case "cp1252", "windows1252", "1252": self = .windows1252
        case "utf16", "u16": self = .utf16(isBig: nil)
        case "utf16le": self = .utf16(isBig: false)
        case "utf16be": self = .utf16(isBig: true)
        case "utf32", "u32": self = .utf32(isBig: nil)
        case "utf32le": self = .utf32(isBig: false)
        case "utf32be": self = .utf32(isBig: true)
        case "unicodeescape": self = .escapes(isRaw: false)
        case "rawunicodeescape": self = .escapes(isRaw: true)
        default: throw Raise(.lookupError, "unknown encoding: \(name)")
        }
    }

    /// Windows 1252 from 0x80 to 0x9F; 0 for what it leaves out.
    static let windowsUpper: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019,
        0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}

func encode(_ text: String, _ name: String, _ errors: String) throws -> [UInt8] {
    switch try Encoding(name) {
    case .utf8: return Array(text.utf8)
    case .utf8WithMark: return [0xEF, 0xBB, 0xBF] + text.utf8
    case .ascii: return try encode(text, "ascii", "ordinal not in range(128)", errors) { $0 < 128 ? UInt8($0) : nil }
    case .latin1: return try encode(text, "latin-1", "ordinal not in range(256)", errors) { UInt8(exactly: $0) }
    case .windows1252:
        return try encode(text, "charmap", "character maps to <undefined>", errors) { value in
            if value < 0x80 || (0xA0..<0x100).contains(value) { return UInt8(value) }
            return Encoding.windowsUpper.firstIndex(of: value).map { UInt8(0x80 + $0) }
        }
    case .escapes(let isRaw): return Escapes.encoded(text, isRaw: isRaw)
    case .utf16(let isBig):
        let units = (isBig == nil ? [0xFEFF] : []) + Array(text.utf16)
        return units.flatMap { isBig == true ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf32(let isBig):
        let units = (isBig == nil ? [0xFEFF] : []) + text.unicodeScalars.map(\.value)
        return units.flatMap { unit in
            let bytes = (0..<4).map { UInt8(truncatingIfNeeded: unit >> (8 * $0)) }
            return isBig == true ? bytes.reversed() : bytes
        }
    }
}

/// One byte a character, for those that have one.
private func encode(_ text: String, _ codec: String, _ reason: String, _ errors: String, _ byte: (UInt32) -> UInt8?) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var index = 0
    for scalar in text.unicodeScalars {
        defer { index += 1 }
        if let value = byte(scalar.value) {
            bytes.append(value)
            continue
        }
        switch errors {
        case "ignore": break
        case "replace": bytes.append(0x3F)
        case "xmlcharrefreplace": bytes += Array("&#\(scalar.value);".utf8)
        case "backslashreplace": bytes += Array(Machine.escapingNonASCII(String(Character(scalar))).utf8)
        case "namereplace": bytes += Array("\\N{\(scalar.properties.name ?? "")}".utf8)
        case "strict":
            // A run of them is reported together.
            let scalars = Array(text.unicodeScalars)
            let end = scalars[index...].firstIndex { byte($0.value) != nil } ?? scalars.count
            throw Raise(
                .unicodeEncodeError,
                arguments: [.string(codec), .string(text), .int(index), .int(end), .string(reason)])
        default: throw Raise(.lookupError, "unknown error handler name '\(errors)'")
        }
    }
    return bytes
}

func decode(_ bytes: [UInt8], _ name: String, _ errors: String) throws -> String {
    switch try Encoding(name) {
    case .utf8:
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return try decodePieces(bytes, errors)
    case .utf8WithMark: return try decode(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes, "utf-8", errors)
    case .latin1: return text(bytes) { UInt32($0) }
    case .ascii:
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        return try decodeEach(bytes, "ascii", "ordinal not in range(128)", errors) { $0 < 0x80 ? UInt32($0) : nil }
    case .windows1252:
        return try decodeEach(bytes, "charmap", "character maps to <undefined>", errors) { byte in
            guard (0x80..<0xA0).contains(byte) else { return UInt32(byte) }
            let value = Encoding.windowsUpper[Int(byte) - 0x80]
            return value == 0 ? nil : value
        }
    case .escapes(let isRaw): return try Escapes.decoded(bytes, isRaw: isRaw, errors)
    case .utf16(let isBig):
        guard bytes.count % 2 == 0 else {
            throw decodeError("utf-16", bytes, bytes.count - 1, bytes.count, "truncated data")
        }
        var units = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
        if isBig == true || (isBig == nil && units.first == 0xFFFE) { units = units.map(\.byteSwapped) }
        if isBig == nil, units.first == 0xFEFF { units.removeFirst() }
        return String(decoding: units, as: UTF16.self)
    case .utf32(let isBig):
        guard bytes.count % 4 == 0 else {
            throw decodeError("utf-32", bytes, bytes.count / 4 * 4, bytes.count, "truncated data")
        }
        var units = stride(from: 0, to: bytes.count, by: 4).map { at in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << (8 * UInt32($1)) }
        }
        if isBig == true || (isBig == nil && units.first == 0xFFFE_0000) { units = units.map(\.byteSwapped) }
        if isBig == nil, units.first == 0xFEFF { units.removeFirst() }
        return String(decoding: units, as: UTF32.self)
    }
}

private func text(_ bytes: [UInt8], _ scalar: (UInt8) -> UInt32) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: bytes.compactMap { Unicode.Scalar(scalar($0)) })
    return String(view)
}

func decodeError(_ codec: String, _ bytes: [UInt8], _ start: Int, _ end: Int, _ reason: String) -> Raise {
    Raise(
        .unicodeDecodeError,
        arguments: [.string(codec), .object(BytesObject(bytes)), .int(start), .int(end), .string(reason)])
}

/// What stands for bytes that cannot be decoded.
func stand(in errors: String, for bytes: ArraySlice<UInt8>, _ error: Raise) throws -> String {
    switch errors {
    case "strict": throw error
    case "ignore": return ""
    case "replace": return "\u{FFFD}"
    case "backslashreplace": return bytes.map { "\\x" + String(decoding: hexadecimal([$0]), as: UTF8.self) }.joined()
    case "surrogateescape": return "\u{FFFD}"
    default: throw Raise(.lookupError, "unknown error handler name '\(errors)'")
    }
}

private func decodeEach(
    _ bytes: [UInt8], _ codec: String, _ reason: String, _ errors: String, _ scalar: (UInt8) -> UInt32?
) throws -> String {
    var result = ""
    for (index, byte) in bytes.enumerated() {
        if let value = scalar(byte).flatMap(Unicode.Scalar.init) {
            result.unicodeScalars.append(value)
        } else {
            result += try stand(in: errors, for: bytes[index...index], decodeError(codec, bytes, index, index + 1, reason))
        }
    }
    return result
}

/// UTF-8 that is not well formed: what is, and what stands for the rest.
private func decodePieces(_ bytes: [UInt8], _ errors: String) throws -> String {
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
        let lead = bytes[at]
        let size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        if at + size <= bytes.count, String(validating: bytes[at..<at + size], as: UTF8.self) != nil {
            result += bytes[at..<at + size]
            at += size
            continue
        }
        var (bad, reason) = (1, "invalid start byte")
        if (0xC2...0xF4).contains(lead) {
            // As many continuation bytes belong to it as could lead to a character.
            while bad < size, at + bad < bytes.count, isContinuation(bytes[at + bad], after: lead, at: bad) { bad += 1 }
            reason = at + bad == bytes.count ? "unexpected end of data" : "invalid continuation byte"
        }
        result += try stand(in: errors, for: bytes[at..<at + bad], decodeError("utf-8", bytes, at, at + bad, reason)).utf8
        at += bad
    }
    return String(decoding: result, as: UTF8.self)
}

private func isContinuation(_ byte: UInt8, after lead: UInt8, at place: Int) -> Bool {
    guard byte & 0xC0 == 0x80 else { return false }
    guard place == 1 else { return true }
    switch lead {
    case 0xE0: return byte >= 0xA0
    case 0xED: return byte < 0xA0
    case 0xF0: return byte >= 0x90
    case 0xF4: return byte < 0x90
    default: return true
    }
}
