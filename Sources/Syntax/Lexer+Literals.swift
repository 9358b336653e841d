// Where names, numbers and strings end, and what may not follow them.

import Diagnostics

extension Lexer {
    @inline(__always)
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }

    @inline(__always)
    private func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || isDigit(byte) || byte == 0x5F || byte >= 0x80
    }

    // MARK: Names

    mutating func readName() {
        let start = position
        var end = start
        var isASCII = true
        while end < limit, isNameByte(bytes[end]) {
            if bytes[end] >= 0x80 { isASCII = false }
            end += 1
        }
        if end < limit, bytes[end] == 0x22 || bytes[end] == 0x27, isStringPrefix(start, end) {
            return readString(prefix: end - start)
        }
        guard isASCII else { return readWideName(start, end) }
        let kind = TokenKind.keyword(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        if kind == .global || kind == .nonlocal { hasDeclarations = true }
        tokens.append(Token(kind, start, end))
        position = end
    }

    private func isStringPrefix(_ start: Int, _ end: Int) -> Bool {
        let first = bytes[start] | 0x20
        if end - start == 1 { return first == 0x72 || first == 0x62 || first == 0x66 || first == 0x75 }
        guard end - start == 2 else { return false }
        let second = bytes[start + 1] | 0x20
        return (first == 0x72 && (second == 0x62 || second == 0x66))
            || (second == 0x72 && (first == 0x62 || first == 0x66))
    }

    /// A name past ASCII: every character must be one that Unicode allows in identifiers.
    private mutating func readWideName(_ start: Int, _ end: Int) {
        let word = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        var at = start
        for scalar in word.unicodeScalars {
            let length = UTF8.width(scalar)
            let properties = scalar.properties
            let isAllowed = at == start ? scalar == "_" || properties.isXIDStart : properties.isXIDContinue
            if !isAllowed {
                let code = hexadecimal(scalar.value)
                let message = isPrintable(scalar)
                    ? "invalid character '\(scalar)' (U+\(code))" : "invalid non-printable character U+\(code)"
                return fail(message, at, at + length)
            }
            at += length
        }
        tokens.append(Token(.name, start, end))
        position = end
    }

    private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
            false
        default: true
        }
    }

    // MARK: Numbers

    mutating func readNumber() {
        let start = position
        var at = start
        if bytes[start] == 0x30 {
            switch byte(start + 1) | 0x20 {
            case 0x78: return readRadix(start, "hexadecimal", 16)
            case 0x6F: return readRadix(start, "octal", 8)
            case 0x62: return readRadix(start, "binary", 2)
            default: break
            }
        }
        if bytes[at] != 0x2E { guard skipDigits(&at) else { return } }
        let integerEnd = at
        var isInteger = true
        if byte(at) == 0x2E {
            isInteger = false
            at += 1
            if isDigit(byte(at)) { guard skipDigits(&at) else { return } }
        }
        if byte(at) | 0x20 == 0x65 {
            let sign = byte(at + 1)
            if sign == 0x2B || sign == 0x2D {
                guard isDigit(byte(at + 2)) else { return fail("invalid decimal literal", at + 1, at + 2) }
                at += 2
                isInteger = false
                guard skipDigits(&at) else { return }
            } else if isDigit(sign) {
                at += 1
                isInteger = false
                guard skipDigits(&at) else { return }
            }
        }
        var kind = "decimal"
        if byte(at) | 0x20 == 0x6A {
            at += 1
            isInteger = false
            kind = "imaginary"
        }
        if isInteger, bytes[start] == 0x30, let zeros = leadingZeros(start, integerEnd) {
            let message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
            return fail(message, start, zeros)
        }
        endNumber(start, at, kind)
    }

    /// The end of a number's leading zeros if other digits follow them.
    private func leadingZeros(_ start: Int, _ end: Int) -> Int? {
        var at = start
        while at < end, bytes[at] == 0x30 || bytes[at] == 0x5F { at += 1 }
        return at < end ? at : nil
    }

    /// Digits with single underscores between them.
    private mutating func skipDigits(_ at: inout Int) -> Bool {
        while true {
            while isDigit(byte(at)) { at += 1 }
            guard byte(at) == 0x5F else { return true }
            at += 1
            guard isDigit(byte(at)) else {
                fail("invalid decimal literal", at - 1, at)
                return false
            }
        }
    }

    private mutating func readRadix(_ start: Int, _ kind: String, _ radix: Int) {
        var at = start + 2
        func isRadixDigit(_ byte: UInt8) -> Bool { radix == 16 ? isHexDigit(byte) : byte &- 0x30 < UInt8(radix) }
        repeat {
            if byte(at) == 0x5F { at += 1 }
            guard isRadixDigit(byte(at)) else {
                if isDigit(byte(at)) { return failDigit(at, kind) }
                return fail("invalid \(kind) literal", at - 1, at)
            }
            while isRadixDigit(byte(at)) { at += 1 }
        } while byte(at) == 0x5F
        if isDigit(byte(at)) { return failDigit(at, kind) }
        endNumber(start, at, kind)
    }

    private mutating func failDigit(_ at: Int, _ kind: String) {
        fail("invalid digit '\(Character(Unicode.Scalar(bytes[at])))' in \(kind) literal", at, at + 1)
    }

    /// A number must not run into a name, unless it is a keyword that can follow one (`1if x else y`).
    private mutating func endNumber(_ start: Int, _ end: Int, _ kind: String) {
        if isNameByte(byte(end)), byte(end) < 0x80, !isKeywordAfterNumber(end) { return fail("invalid \(kind) literal", end - 1, end) }
        tokens.append(Token(.number, start, end))
        position = end
    }

    private func isKeywordAfterNumber(_ at: Int) -> Bool {
        func follows(_ text: StaticString) -> Bool {
            for i in 0..<text.utf8CodeUnitCount where byte(at + 1 + i) != text.utf8Start[i] { return false }
            return text.utf8CodeUnitCount == 1 || !isNameByte(byte(at + 1 + text.utf8CodeUnitCount))
        }
        switch byte(at) {
        case 0x61: return follows("nd")
        case 0x65: return follows("lse")
        case 0x66: return follows("or")
        case 0x69: return follows("f") || follows("n") || follows("s")
        case 0x6F: return follows("r") && !isNameByte(byte(at + 2))
        case 0x6E: return follows("ot")
        default: return false
        }
    }

    // MARK: Strings

    mutating func readString(prefix: Int) {
        let start = position
        var at = start + prefix
        let quote = bytes[at]
        let isTriple = byte(at + 1) == quote && byte(at + 2) == quote && at + 2 < limit
        at += isTriple ? 3 : 1
        while at < limit {
            let current = bytes[at]
            if current == 0x5C {
                at += byte(at + 1) == 0x0D && byte(at + 2) == 0x0A ? 3 : 2
            } else if current == quote, !isTriple || (byte(at + 1) == quote && byte(at + 2) == quote && at + 2 < limit) {
                at += isTriple ? 3 : 1
                tokens.append(Token(.string, start, at))
                position = at
                return
            } else if !isTriple, current == 0x0A || current == 0x0D {
                break
            } else {
                at += 1
            }
        }
        at = min(at, limit)
        let lastLine = source.position(of: at >= limit && isTriple ? lastLineOffset : at).line
        let name = isTriple ? "unterminated triple-quoted string literal" : "unterminated string literal"
        fail("\(name) (detected at line \(lastLine))", start, start + 1, continuation: isTriple ? 0 : nil)
    }

    /// A final line's end begins no line of its own.
    private var lastLineOffset: Int {
        guard limit > 0 else { return 0 }
        return bytes[limit - 1] == 0x0A || bytes[limit - 1] == 0x0D ? limit - 1 : limit
    }
}
