// What a string literal is worth: prefixes and escapes. Formatted strings are in TreeBuilder+Formatted.swift.

import Diagnostics

/// The parts of a string word.
struct StringLiteral {
    var isRaw = false
    var isBytes = false
    var isFormatted = false
    /// Between the quotes.
    let content: Range<Int>
    let span: Span

    init(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) {
        var at = Int(token.start)
        let end = Int(token.end)
        prefix: while at < end {
            switch bytes[at] | 0x20 {
            case 0x72: isRaw = true
            case 0x62 where bytes[at] != 0x22: isBytes = true
            case 0x66: isFormatted = true
            case 0x75: break
            default: break prefix
            }
            at += 1
        }
        let isTriple = end - at >= 6 && bytes[at + 1] == bytes[at] && bytes[at + 2] == bytes[at]
        let quotes = isTriple ? 3 : 1
        content = at + quotes..<max(at + quotes, end - quotes)
        span = Span(Int(token.start), end)
    }

    // MARK: Text

    /// Appends the text of a range of the content, escapes resolved.
    func appendText(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, to text: inout String) throws(Failure) {
        var run = range.lowerBound
        var at = run
        func flush(_ end: Int) { text += String(decoding: UnsafeBufferPointer(rebasing: bytes[run..<end]), as: UTF8.self) }
        while at < range.upperBound {
            switch bytes[at] {
            case 0x0D:
                flush(at)
                at += at + 1 < range.upperBound && bytes[at + 1] == 0x0A ? 2 : 1
                text += "\n"
                run = at
            case 0x5C where !isRaw && at + 1 < range.upperBound:
                flush(at)
                try appendEscape(&at, range, bytes, to: &text)
                run = at
            default: at += 1
            }
        }
        flush(range.upperBound)
    }

    private func appendEscape(
        _ at: inout Int, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, to text: inout String
    ) throws(Failure) {
        let mark = bytes[at + 1]
        switch mark {
        case 0x78: try appendCode(&at, digits: 2, "\\xXX", range, bytes, to: &text)
        case 0x75: try appendCode(&at, digits: 4, "\\uXXXX", range, bytes, to: &text)
        case 0x55: try appendCode(&at, digits: 8, "\\UXXXXXXXX", range, bytes, to: &text)
        case 0x4E: text.unicodeScalars.append(try named(&at, range, bytes))
        case 0x30...0x37:
            let value = StringLiteral.octal(&at, range, bytes)
            text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        default:
            if let simple = StringLiteral.simpleEscape(mark) {
                text.unicodeScalars.append(Unicode.Scalar(simple))
                at += 2
            } else if mark == 0x0A || mark == 0x0D {
                at += mark == 0x0D && at + 2 < range.upperBound && bytes[at + 2] == 0x0A ? 3 : 2
            } else {
                text += "\\"
                at += 1
            }
        }
    }

    private func appendCode(
        _ at: inout Int, digits: Int, _ form: String, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>,
        to text: inout String
    ) throws(Failure) {
        let start = at
        at += 2
        var value: UInt32 = 0
        var count = 0
        while count < digits, at < range.upperBound, let digit = StringLiteral.hexDigit(bytes[at]) {
            value = value << 4 | UInt32(digit)
            at += 1
            count += 1
        }
        let place = "in position \(start - content.lowerBound)-\(at - 1 - content.lowerBound)"
        let codec = "(unicode error) 'unicodeescape' codec can't decode bytes \(place): "
        if count < digits { throw Failure(codec + "truncated \(form) escape", Span(start, at)) }
        if value > 0x10FFFF { throw Failure(codec + "illegal Unicode character", Span(start, at)) }
        guard let scalar = Unicode.Scalar(value) else {
            let (message, hint) = LeftOut.failure("\\ud800") ?? ("", "")
            throw Failure(message, Span(start, at), hint: hint)
        }
        text.unicodeScalars.append(scalar)
    }

    /// `\\N{NAME}`
    private func named(
        _ at: inout Int, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(Failure) -> Unicode.Scalar {
        let start = at
        let first = at + 3
        let codec = "(unicode error) 'unicodeescape' codec can't decode bytes in position "
        guard at + 2 < range.upperBound, bytes[at + 2] == 0x7B,
            let end = bytes[first..<range.upperBound].firstIndex(of: 0x7D), end > first
        else {
            let last = min(at + 2, range.upperBound) - 1
            throw Failure(
                codec + "\(start - content.lowerBound)-\(last - content.lowerBound): malformed \\N character escape", Span(start, last + 1))
        }
        at = end + 1
        guard let scalar = CharacterNames.scalar(named: String(decoding: bytes[first..<end], as: UTF8.self)) else {
            throw Failure(
                codec + "\(start - content.lowerBound)-\(end - content.lowerBound): unknown Unicode character name", Span(start, end + 1))
        }
        return scalar
    }

    // MARK: Bytes

    func appendBytes(_ bytes: UnsafeBufferPointer<UInt8>, to value: inout [UInt8]) throws(Failure) {
        var at = content.lowerBound
        while at < content.upperBound {
            let byte = bytes[at]
            if byte >= 0x80 { throw Failure("bytes can only contain ASCII literal characters", span) }
            if byte == 0x0D {
                at += at + 1 < content.upperBound && bytes[at + 1] == 0x0A ? 2 : 1
                value.append(0x0A)
                continue
            }
            guard byte == 0x5C, !isRaw, at + 1 < content.upperBound else {
                value.append(byte)
                at += 1
                continue
            }
            try appendByteEscape(&at, bytes, to: &value)
        }
    }

    private func appendByteEscape(
        _ at: inout Int, _ bytes: UnsafeBufferPointer<UInt8>, to value: inout [UInt8]
    ) throws(Failure) {
        let mark = bytes[at + 1]
        switch mark {
        case 0x78:
            guard at + 3 < content.upperBound, let high = StringLiteral.hexDigit(bytes[at + 2]),
                let low = StringLiteral.hexDigit(bytes[at + 3])
            else {
                let place = at - content.lowerBound
                throw Failure("(value error) invalid \\x escape at position \(place)", Span(at, at + 2))
            }
            value.append(high << 4 | low)
            at += 4
        case 0x30...0x37: value.append(UInt8(truncatingIfNeeded: StringLiteral.octal(&at, content, bytes)))
        default:
            if let simple = StringLiteral.simpleEscape(mark) {
                value.append(simple)
                at += 2
            } else if mark == 0x0A || mark == 0x0D {
                at += mark == 0x0D && at + 2 < content.upperBound && bytes[at + 2] == 0x0A ? 3 : 2
            } else {
                value.append(0x5C)
                at += 1
            }
        }
    }

    // MARK: Escapes

    private static func octal(_ at: inout Int, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        at += 1
        var value: UInt32 = 0
        var count = 0
        while count < 3, at < range.upperBound, bytes[at] &- 0x30 < 8 {
            value = value << 3 | UInt32(bytes[at] - 0x30)
            at += 1
            count += 1
        }
        return value
    }

    private static func simpleEscape(_ mark: UInt8) -> UInt8? {
        switch mark {
        case 0x5C, 0x27, 0x22: mark
        case 0x61: 0x07
        case 0x62: 0x08
        case 0x66: 0x0C
        case 0x6E: 0x0A
        case 0x72: 0x0D
        case 0x74: 0x09
        case 0x76: 0x0B
        default: nil
        }
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        if byte &- 0x30 < 10 { return byte - 0x30 }
        let lower = byte | 0x20
        return lower &- 0x61 < 6 ? lower - 0x61 + 10 : nil
    }
}
