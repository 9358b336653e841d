// What a number literal is worth.

import Diagnostics

enum NumberLiteral {
    /// CPython's limit on decimal digits, past which reading them takes quadratic time.
    static let digitLimit = 4300

    static func value(of token: Token, _ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> ExpressionKind {
        let start = Int(token.start)
        let end = Int(token.end)
        let mark = end - start > 1 && bytes[start] == 0x30 ? bytes[start + 1] | 0x20 : 0
        switch mark {
        case 0x78: return integer(bytes, start + 2, end, radix: 16)
        case 0x6F: return integer(bytes, start + 2, end, radix: 8)
        case 0x62: return integer(bytes, start + 2, end, radix: 2)
        default: break
        }
        let isImaginary = bytes[end - 1] | 0x20 == 0x6A
        let isFloat = bytes[start..<end].contains { $0 == 0x2E || $0 | 0x20 == 0x65 }
        if isFloat || isImaginary {
            let value = float(bytes, start, isImaginary ? end - 1 : end)
            return isImaginary ? .imaginary(value) : .float(value)
        }
        let made = integer(bytes, start, end, radix: 10)
        if case .bigInteger(let digits, _) = made, digits.utf8.count > digitLimit {
            let message = "Exceeds the limit (\(digitLimit) digits) for integer string conversion: value has "
                + "\(digits.utf8.count) digits; use hexadecimal for huge integer literals to avoid digit limits"
            throw Failure(message, Span(start, end))
        }
        return made
    }

    private static func integer(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, radix: Int
    ) -> ExpressionKind {
        var value = 0
        for at in start..<end where bytes[at] != 0x5F {
            let byte = bytes[at]
            let digit = byte < 0x3A ? Int(byte) - 0x30 : Int(byte | 0x20) - 0x61 + 10
            let (product, overflowed) = value.multipliedReportingOverflow(by: radix)
            let (sum, carried) = product.addingReportingOverflow(digit)
            if overflowed || carried { return .bigInteger(digits: digits(bytes, start, end).lowercased(), radix: radix) }
            value = sum
        }
        return .integer(value)
    }

    private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> String {
        String(decoding: bytes[start..<end].lazy.filter { $0 != 0x5F }, as: UTF8.self)
    }

    /// Correctly rounded; infinite when it is too large, as in CPython.
    private static func float(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Double {
        var text = digits(bytes, start, end)
        if text.hasPrefix(".") { text = "0" + text }
        if let value = Double(text) { return value }
        return Double(text.replacingPoint()) ?? .infinity
    }
}

extension String {
    /// `1.` and `1.e5` as `1.0` and `1.0e5`.
    fileprivate func replacingPoint() -> String {
        var made = ""
        for character in utf8 {
            if made.utf8.last == 0x2E, character &- 0x30 >= 10 { made += "0" }
            made.unicodeScalars.append(Unicode.Scalar(character))
        }
        return made.utf8.last == 0x2E ? made + "0" : made
    }
}
