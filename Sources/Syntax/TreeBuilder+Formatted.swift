// Strings beside each other, and the fields of formatted strings as Python 3.11 reads them: a field's expression has
// no backslash, no comment and no quote of the string around it.

import Diagnostics

extension TreeBuilder {
    /// Adjacent string literals as one value.
    mutating func strings() throws(Failure) -> Expression {
        let first = at
        let begin = start
        var isBytes = false
        var isFormatted = false
        var literals: [StringLiteral] = []
        while kind == .string {
            let literal = StringLiteral(tokens[at], bytes)
            if literals.isEmpty {
                isBytes = literal.isBytes
            } else if literal.isBytes != isBytes {
                throw Failure("cannot mix bytes and nonbytes literals", Span(begin, Int(tokens[at].end)))
            }
            isFormatted = isFormatted || literal.isFormatted
            literals.append(literal)
            advance()
        }
        height = 1
        if isBytes {
            var value: [UInt8] = []
            for literal in literals { try literal.appendBytes(bytes, to: &value) }
            return Expression(.bytes(value), span(from: begin))
        }
        var parts = FormattedText()
        for literal in literals {
            if literal.isFormatted {
                var place = literal.content.lowerBound
                try formatted(literal, &place, level: 0, into: &parts)
            } else {
                try literal.appendText(literal.content, bytes, to: &parts.pending)
            }
        }
        guard isFormatted else { return Expression(.string(parts.pending), span(from: begin)) }
        let tallest = parts.tallest
        try grow(over: tallest, from: Int(tokens[first].start))
        return Expression(.formatted(parts.finished()), span(from: begin))
    }

    /// Text and fields up to the end of the literal, or, in a format specification (`level` 1), up to its `}`.
    private mutating func formatted(
        _ literal: StringLiteral, _ place: inout Int, level: Int, into parts: inout FormattedText
    ) throws(Failure) {
        let end = literal.content.upperBound
        var run = place
        while place < end {
            let byte = bytes[place]
            if byte == 0x5C, !literal.isRaw {
                // An escaped brace is still a brace; the backslash before it is text.
                let next = place + 1 < end ? bytes[place + 1] : 0
                if next == 0x4E, place + 2 < end, bytes[place + 2] == 0x7B {
                    // The braces of a character's name.
                    while place < end, bytes[place] != 0x7D { place += 1 }
                    place = min(place + 1, end)
                    continue
                }
                place += next == 0x7B || next == 0x7D ? 1 : 2
                continue
            }
            guard byte == 0x7B || byte == 0x7D else {
                place += 1
                continue
            }
            if level == 0, place + 1 < end, bytes[place + 1] == byte {
                try literal.appendText(run..<place + 1, bytes, to: &parts.pending)
                place += 2
                run = place
                continue
            }
            try literal.appendText(run..<place, bytes, to: &parts.pending)
            if byte == 0x7D {
                if level > 0 { return }
                throw Failure("f-string: single '}' is not allowed", Span(place, place + 1))
            }
            try field(literal, &place, level: level, into: &parts)
            run = place
        }
        place = min(place, end)
        try literal.appendText(min(run, end)..<end, bytes, to: &parts.pending)
    }

    /// From `{` to past its `}`.
    private mutating func field(
        _ literal: StringLiteral, _ place: inout Int, level: Int, into parts: inout FormattedText
    ) throws(Failure) {
        let end = literal.content.upperBound
        if level >= 2 { throw Failure("f-string: expressions nested too deeply", Span(place, place + 1)) }
        let opener = Span(place, place + 1)
        place += 1
        let first = place
        try FieldScan.skipExpression(bytes, &place, end)
        guard place < end else { throw Failure("f-string: expecting '}'", opener) }
        let value = try fieldValue(first..<place)
        parts.tallest = max(parts.tallest, height)
        var debugText: String?
        if bytes[place] == 0x3D {
            place += 1
            while place < end, FieldScan.isSpace(bytes[place]) { place += 1 }
            debugText = String(decoding: UnsafeBufferPointer(rebasing: bytes[first..<place]), as: UTF8.self)
        }
        var conversion: Character?
        if place < end, bytes[place] == 0x21 {
            place += 1
            guard place < end else { throw Failure("f-string: expecting '}'", opener) }
            let mark = bytes[place]
            guard mark == 0x73 || mark == 0x72 || mark == 0x61 else {
                let message = "f-string: invalid conversion character: expected 's', 'r', or 'a'"
                throw Failure(message, Span(place, place + 1))
            }
            conversion = Character(Unicode.Scalar(mark))
            place += 1
        }
        var spec: [FormattedPart]?
        if place < end, bytes[place] == 0x3A {
            place += 1
            var inner = FormattedText()
            try formatted(literal, &place, level: level + 1, into: &inner)
            parts.tallest = max(parts.tallest, inner.tallest)
            spec = inner.finished()
        }
        guard place < end, bytes[place] == 0x7D else { throw Failure("f-string: expecting '}'", opener) }
        place += 1
        parts.append(.value(value, conversion: conversion, spec: spec, debugText: debugText))
    }

    /// The expression of a field, as if it stood in parentheses.
    private mutating func fieldValue(_ range: Range<Int>) throws(Failure) -> Expression {
        if bytes[range].allSatisfy({ FieldScan.isSpace($0) }) {
            throw Failure("f-string: empty expression not allowed", Span(range.lowerBound - 1, range.upperBound + 1))
        }
        var lexer = Lexer(field: range, of: bytes, source: source)
        lexer.run()
        if var failure = lexer.failure {
            failure.message = "f-string: " + failure.message
            failure.continuation = nil
            throw failure
        }
        var inner = TreeBuilder(bytes, source, lexer)
        inner.depth = depth + 1
        inner.fieldDepth = fieldDepth + 1
        do throws(Failure) {
            if inner.fieldDepth > 4 { throw inner.tooDeep(range.lowerBound) }
            let value = try inner.wholeField()
            height = inner.height
            return value
        } catch {
            var failure = error
            failure.message = failure.message.hasPrefix("f-string: ") ? failure.message : "f-string: " + failure.message
            failure.continuation = nil
            throw failure
        }
    }

    private mutating func wholeField() throws(Failure) -> Expression {
        let first = at
        let value: Expression
        if kind == .name, kind(ahead: 1) == .colonEqual {
            value = try namedExpression()
        } else {
            value = try yieldOrStarExpressions()
        }
        if kind == .equal { throw comparisonMeant(first, value) }
        guard kind == .end else { throw unexpected() }
        if case .starred = value.kind {
            throw Failure("cannot use starred expression here", value.span)
        }
        return value
    }
}

/// The parts of a formatted string as they are found; neighbouring texts become one.
struct FormattedText {
    var pending = ""
    var tallest = 0
    private var parts: [FormattedPart] = []

    init() {}

    mutating func append(_ part: FormattedPart) {
        flush()
        parts.append(part)
    }

    mutating func finished() -> [FormattedPart] {
        flush()
        return parts
    }

    private mutating func flush() {
        if pending.isEmpty { return }
        parts.append(.text(pending))
        pending = ""
    }
}

/// Finds where the expression of a field ends: at `!`, `:`, `=` or `}` outside brackets and strings.
enum FieldScan {
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    static func skipExpression(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ end: Int) throws(Failure) {
        var open: [UInt8] = []
        while place < end {
            let byte = bytes[place]
            let next = place + 1 < end ? bytes[place + 1] : 0
            switch byte {
            case 0x5C:
                throw Failure("f-string expression part cannot include a backslash", Span(place, place + 1))
            case 0x22, 0x27:
                try skipString(bytes, &place, end)
                continue
            case 0x23: throw Failure("f-string expression part cannot include '#'", Span(place, place + 1))
            case 0x28, 0x5B, 0x7B:
                if open.count >= Lexer.nestingLimit {
                    throw Failure("f-string: too many nested parenthesis", Span(place, place + 1))
                }
                open.append(byte)
            case 0x3D, 0x21, 0x3C, 0x3E:
                if open.isEmpty, next == 0x3D {
                    place += 2
                    continue
                }
                if open.isEmpty, byte == 0x3D || byte == 0x21 { return }
            case 0x3A where open.isEmpty: return
            case 0x7D where open.isEmpty: return
            case 0x29, 0x5D, 0x7D:
                guard let opener = open.popLast() else {
                    throw Failure("f-string: unmatched '\(Character(Unicode.Scalar(byte)))'", Span(place, place + 1))
                }
                let expected: UInt8 = opener == 0x28 ? 0x29 : opener == 0x5B ? 0x5D : 0x7D
                if byte != expected {
                    let message = "f-string: closing parenthesis '\(Character(Unicode.Scalar(byte)))' does not match "
                        + "opening parenthesis '\(Character(Unicode.Scalar(opener)))'"
                    throw Failure(message, Span(place, place + 1))
                }
            default: break
            }
            place += 1
        }
        if let opener = open.last {
            let message = "f-string: unmatched '\(Character(Unicode.Scalar(opener)))'"
            throw Failure(message, Span(place - 1, place))
        }
    }

    private static func skipString(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ end: Int
    ) throws(Failure) {
        let start = place
        let quote = bytes[place]
        let isTriple = place + 2 < end && bytes[place + 1] == quote && bytes[place + 2] == quote
        place += isTriple ? 3 : 1
        while place < end {
            if bytes[place] == 0x5C {
                throw Failure("f-string expression part cannot include a backslash", Span(place, place + 1))
            }
            let isThrice = place + 2 < end && bytes[place + 1] == quote && bytes[place + 2] == quote
            if bytes[place] == quote, !isTriple || isThrice {
                place += isTriple ? 3 : 1
                return
            }
            place += 1
        }
        throw Failure("f-string: unterminated string", Span(start, start + 1))
    }
}
