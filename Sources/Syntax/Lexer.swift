// Text to words: lines, indentation, brackets, operators. Numbers, strings and names are in Lexer+Literals.swift; what
// a literal is worth is in NumberLiteral.swift and StringLiteral.swift.

import Diagnostics

/// Reads words from UTF-8 bytes in one pass. It stops at the first mistake, which is kept in `failure`.
struct Lexer {
    let bytes: UnsafeBufferPointer<UInt8>
    let source: SourceText
    let limit: Int
    let commands: Bool
    var position: Int
    var tokens: [Token] = []
    var failure: Failure?
    /// The brackets that are open here, with their places.
    var open: [(byte: UInt8, at: Int)] = []

    /// Where comments stand, if they are kept: the formatter asks for them.
    var comments: [Span] = []
    var keepsComments = false
    /// Whether `global` or `nonlocal` occurs.
    var hasDeclarations = false
    /// Inside a field of a formatted string, where a line's end means nothing.
    let isField: Bool
    private var indents: [(column: Int, alternative: Int)] = [(0, 0)]
    private var atLineStart = true

    static let nestingLimit = 200
    static let indentLimit = 100

    init(_ bytes: UnsafeBufferPointer<UInt8>, source: SourceText, commands: Bool) {
        self.bytes = bytes
        self.source = source
        self.commands = commands
        limit = bytes.count
        isField = false
        position = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
        tokens.reserveCapacity(bytes.count / 4 + 8)
    }

    /// A lexer of the expression in a formatted string's field.
    init(field: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, source: SourceText) {
        self.bytes = bytes
        self.source = source
        commands = false
        limit = min(field.upperBound, bytes.count)
        isField = true
        atLineStart = false
        position = field.lowerBound
    }

    /// The byte at an offset, 0 past the end.
    @inline(__always)
    func byte(_ at: Int) -> UInt8 { at < limit ? bytes[at] : 0 }

    mutating func run() {
        while failure == nil {
            if atLineStart, open.isEmpty, !isField {
                atLineStart = false
                guard readIndentation() else { break }
                if failure != nil { break }
            }
            guard readToken() else { break }
        }
        finish()
    }

    private mutating func finish() {
        if failure == nil, open.isEmpty, !isField {
            if let last = tokens.last?.kind, last != .newline, last != .dedent, last != .indent {
                tokens.append(Token(.newline, limit, limit))
            }
            while indents.count > 1 {
                indents.removeLast()
                tokens.append(Token(.dedent, limit, limit))
            }
        }
        tokens.append(Token(.end, limit, limit))
    }

    mutating func fail(_ message: String, _ start: Int, _ end: Int, type: String = "SyntaxError", continuation: Int? = nil) {
        failure = Failure(message, Span(start, end), type: type, continuation: continuation)
    }

    private mutating func failLate(_ message: String, _ start: Int, _ end: Int, type: String = "SyntaxError") {
        fail(message, start, end, type: type)
        failure?.isLate = true
    }

    // MARK: Lines

    /// Skips blank lines and measures the indentation of the next one; false at the end of the text.
    private mutating func readIndentation() -> Bool {
        while true {
            var column = 0
            var alternative = 0
            measure: while true {
                switch byte(position) {
                case 0x20: column += 1; alternative += 1
                case 0x09: column = (column / 8 + 1) * 8; alternative += 1
                case 0x0C: column = 0; alternative = 0
                case 0x5C where position + 1 < limit && (bytes[position + 1] == 0x0A || bytes[position + 1] == 0x0D):
                    let backslash = position
                    position += 1
                    skipLineEnd()
                    if position >= limit {
                        failAtEnd(backslash)
                        return false
                    }
                    continue measure
                default: break measure
                }
                position += 1
            }
            if position >= limit { return false }
            switch bytes[position] {
            case 0x0A, 0x0D:
                skipLineEnd()
                continue
            case 0x23:
                skipComment()
                if position >= limit { return false }
                continue
            case 0x25 where commands && isCommand(column):
                indent(column: 0, alternative: 0)
                if failure == nil { readCommand() }
                return true
            default:
                indent(column: column, alternative: alternative)
                return true
            }
        }
    }

    private func isCommand(_ column: Int) -> Bool {
        if column == 0 { return true }
        return indents.count == 1 && (tokens.count < 2 || tokens[tokens.count - 2].kind != .colon)
    }

    private mutating func readCommand() {
        let start = position
        while position < limit, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
        tokens.append(Token(.command, start, position))
    }

    private mutating func indent(column: Int, alternative: Int) {
        let current = indents[indents.count - 1]
        let lineEnd = endOfLine(position)
        if column == current.column {
            if alternative != current.alternative { failTabs(lineEnd) }
        } else if column > current.column {
            if indents.count >= Lexer.indentLimit {
                return failLate("too many levels of indentation", lineEnd, lineEnd, type: "IndentationError")
            }
            if alternative <= current.alternative { return failTabs(lineEnd) }
            indents.append((column, alternative))
            tokens.append(Token(.indent, startOfLine(position), position))
        } else {
            while indents.count > 1, indents[indents.count - 1].column > column {
                indents.removeLast()
                tokens.append(Token(.dedent, position, position))
            }
            let reached = indents[indents.count - 1]
            if reached.column != column {
                let message = "unindent does not match any outer indentation level"
                return failLate(message, lineEnd, lineEnd, type: "IndentationError")
            }
            if reached.alternative != alternative { failTabs(lineEnd) }
        }
    }

    private mutating func failTabs(_ at: Int) {
        failLate("inconsistent use of tabs and spaces in indentation", at, at, type: "TabError")
    }

    func startOfLine(_ at: Int) -> Int {
        var start = at
        while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
        return start
    }

    func endOfLine(_ at: Int) -> Int {
        var end = at
        while end < limit, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        return end
    }

    /// Steps over `\n`, `\r\n` or `\r`.
    mutating func skipLineEnd() {
        if byte(position) == 0x0D, byte(position + 1) == 0x0A { position += 1 }
        position += 1
    }

    private mutating func skipComment() {
        let start = position
        while position < limit, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
        if keepsComments { comments.append(Span(start, position)) }
    }

    // MARK: Words

    /// Reads one word; false at the end of the text.
    private mutating func readToken() -> Bool {
        while true {
            let current = byte(position)
            if current == 0x20 || current == 0x09 || current == 0x0C {
                position += 1
            } else if current == 0x23 {
                skipComment()
            } else if current == 0x5C {
                guard readContinuation() else { return false }
            } else {
                break
            }
        }
        if position >= limit { return false }
        let start = position
        let current = bytes[start]
        switch current {
        case 0x0A, 0x0D:
            skipLineEnd()
            if open.isEmpty, !isField {
                tokens.append(Token(.newline, start, start + 1))
                atLineStart = true
            }
        case 0x61...0x7A, 0x41...0x5A, 0x5F, 0x80...: readName()
        case 0x30...0x39: readNumber()
        case 0x2E where byte(start + 1) &- 0x30 < 10: readNumber()
        case 0x22, 0x27: readString(prefix: 0)
        case 0x28, 0x5B, 0x7B: openBracket(current)
        case 0x29, 0x5D, 0x7D: closeBracket(current)
        default: readOperator(current)
        }
        return true
    }

    /// Steps over a backslash at a line's end.
    private mutating func readContinuation() -> Bool {
        let next = position + 1
        if next >= limit {
            failAtEnd(position)
            return false
        }
        guard bytes[next] == 0x0A || bytes[next] == 0x0D else {
            failLate("unexpected character after line continuation character", next, next)
            return false
        }
        position = next
        skipLineEnd()
        if position >= limit {
            failAtEnd(next - 1)
            return false
        }
        return true
    }

    private mutating func failAtEnd(_ backslash: Int) {
        if let opener = open.last {
            failure = .neverClosed(opener)
        } else {
            fail("unexpected EOF while parsing", backslash + 1, backslash + 1)
        }
        failure?.continuation = 0
        failure?.isLate = true
    }

    private mutating func openBracket(_ bracket: UInt8) {
        if open.count >= Lexer.nestingLimit { return fail("too many nested parentheses", position, position + 1) }
        open.append((bracket, position))
        add(bracket == 0x28 ? .leftParen : bracket == 0x5B ? .leftBracket : .leftBrace, 1)
    }

    private mutating func closeBracket(_ bracket: UInt8) {
        let shown = Character(Unicode.Scalar(bracket))
        guard let opener = open.popLast() else { return fail("unmatched '\(shown)'", position, position + 1) }
        let expected: UInt8 = opener.byte == 0x28 ? 0x29 : opener.byte == 0x5B ? 0x5D : 0x7D
        guard bracket == expected else {
            var message = "closing parenthesis '\(shown)' does not match opening parenthesis "
                + "'\(Character(Unicode.Scalar(opener.byte)))'"
            let line = source.position(of: opener.at).line
            if line != source.position(of: position).line { message += " on line \(line)" }
            return fail(message, position, position + 1)
        }
        add(bracket == 0x29 ? .rightParen : bracket == 0x5D ? .rightBracket : .rightBrace, 1)
    }

    @inline(__always)
    mutating func add(_ kind: TokenKind, _ length: Int) {
        tokens.append(Token(kind, position, position + length))
        position += length
    }
}
