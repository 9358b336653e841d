// What must hold of the bytes before words are looked for: valid UTF-8 without NUL.

import Diagnostics

enum SourceCheck {
    static func failure(in bytes: [UInt8]) -> Failure? {
        bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                let first = bytes[at]
                if first == 0 { return Failure("source code string cannot contain null bytes", Span(at, at + 1)) }
                if first < 0x80 {
                    at += 1
                    continue
                }
                switch sequence(bytes, at) {
                case .success(let length): at += length
                case .failure(let mistake):
                    guard declaresEncoding(bytes), let (message, hint) = LeftOut.failure("coding") else { return mistake }
                    return Failure(message, mistake.span, hint: hint)
                }
            }
            return nil
        }
    }

    /// A comment on one of the first two lines names another encoding: `# -*- coding: latin-1 -*-`.
    private static func declaresEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let lines = bytes.prefix(400).split(separator: 0x0A, omittingEmptySubsequences: false).prefix(2)
        return lines.contains { line in
            let text = String(decoding: line, as: UTF8.self)
            guard text.drop(while: { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }).first == "#" else { return false }
            return (text.contains("coding:") || text.contains("coding=")) && !text.lowercased().contains("utf")
        }
    }

    /// A warning at the first character, in a string or comment, that makes a line look unlike what is run.
    static func reorderings(in source: SourceText) -> [Diagnostic] {
        let bytes = source.bytes
        guard let place = firstReordering(bytes) else { return [] }
        let last = UInt32(bytes[place + 2] & 0x3F)
        let code = String(0x2000 + (UInt32(bytes[place + 1] & 0x3F) << 6) + last, radix: 16, uppercase: true)
        let message = "invisible character U+\(code) changes the order in which this line is shown"
        return [
            Diagnostic(
                "SyntaxWarning", message, source: source, span: Span(place, place + 3),
                hint: "write it as an escape in a string: \\u\(code.lowercased())", severity: .warning)
        ]
    }

    /// U+202A…U+202E or U+2066…U+2069; anywhere else in a text the lexer refuses them.
    private static func firstReordering(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            guard bytes.count >= 3 else { return nil }
            for at in 0..<bytes.count - 2 where bytes[at] == 0xE2 {
                let second = bytes[at + 1]
                let third = bytes[at + 2]
                if second == 0x80, third >= 0xAA, third <= 0xAE { return at }
                if second == 0x81, third >= 0xA6, third <= 0xA9 { return at }
            }
            return nil
        }
    }

    /// The length of the sequence that begins at a byte past ASCII, or what CPython says about it.
    private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Result<Int, Failure> {
        let first = bytes[at]
        let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
        guard length > 0 else { return .failure(refusal(bytes, at, "invalid start byte")) }
        for i in 1..<length {
            guard at + i < bytes.count else { return .failure(refusal(bytes, at, "unexpected end of data")) }
            let next = bytes[at + i]
            var isValid = next & 0xC0 == 0x80
            if i == 1 {
                switch first {
                case 0xE0: isValid = isValid && next >= 0xA0
                case 0xED: isValid = isValid && next < 0xA0
                case 0xF0: isValid = isValid && next >= 0x90
                case 0xF4: isValid = isValid && next < 0x90
                default: break
                }
            }
            if !isValid { return .failure(refusal(bytes, at, "invalid continuation byte")) }
        }
        return .success(length)
    }

    private static func refusal(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ reason: String) -> Failure {
        let digits = String(bytes[at], radix: 16)
        let message = "(unicode error) 'utf-8' codec can't decode byte 0x\(digits) in position \(at): \(reason)"
        return Failure(message, Span(at, at + 1))
    }
}
