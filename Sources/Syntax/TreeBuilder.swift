// The reader of words: where it stands, how it fails, how deep it may go. The grammar is in its extensions.

import Diagnostics

/// Builds the tree from the words of one text, top-down, expressions by precedence.
struct TreeBuilder {
    let bytes: UnsafeBufferPointer<UInt8>
    let source: SourceText
    let tokens: [Token]
    /// The innermost bracket still open at the end of the text.
    let unclosed: (byte: UInt8, at: Int)?
    /// The place in `tokens`.
    var at = 0
    var failure: Failure?
    /// How tall the tree of the expression is that was read last.
    var height = 0
    /// How many expressions, and how many blocks, are being read, one inside the other.
    var depth = 0
    var blockDepth = 0
    /// The words of the disjunction that was read last, and where it begins without parentheses, for messages.
    var lastDisjunction = 0..<0
    var lastDisjunctionStart = 0
    /// Formatted strings around this text.
    var fieldDepth = 0

    static let depthLimit = 500

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ source: SourceText, _ lexer: Lexer) {
        self.bytes = bytes
        self.source = source
        tokens = lexer.tokens
        unclosed = lexer.open.last
    }

    // MARK: Words

    var kind: TokenKind {
        @inline(__always) get { tokens[at].kind }
    }

    var start: Int {
        @inline(__always) get { Int(tokens[at].start) }
    }

    /// Where the word before this one ends.
    var previousEnd: Int {
        @inline(__always) get { at > 0 ? Int(tokens[at - 1].end) : 0 }
    }

    func kind(ahead count: Int) -> TokenKind { at + count < tokens.count ? tokens[at + count].kind : .end }

    func span(from start: Int) -> Span { Span(start, previousEnd) }

    func span(_ token: Token) -> Span { Span(Int(token.start), Int(token.end)) }

    /// Steps to the next word; the last one, `.end`, is never passed.
    mutating func advance() {
        if at + 1 < tokens.count { at += 1 }
    }

    mutating func accept(_ wanted: TokenKind) -> Bool {
        guard kind == wanted else { return false }
        advance()
        return true
    }

    mutating func expect(_ wanted: TokenKind) throws(Failure) {
        guard kind == wanted else { throw unexpected() }
        advance()
    }

    func text(_ token: Token) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)]), as: UTF8.self)
    }

    func isName(_ index: Int, _ text: StaticString) -> Bool {
        guard index < tokens.count, tokens[index].kind == .name else { return false }
        let start = Int(tokens[index].start)
        guard Int(tokens[index].end) - start == text.utf8CodeUnitCount else { return false }
        for i in 0..<text.utf8CodeUnitCount where bytes[start + i] != text.utf8Start[i] { return false }
        return true
    }

    mutating func name() throws(Failure) -> Name {
        guard kind == .name else { throw unexpected() }
        let token = tokens[at]
        advance()
        return Name(text(token), span(token))
    }

    // MARK: Limits

    /// Records the height of a node over children of the given height.
    @inline(__always)
    mutating func grow(over children: Int, from start: Int) throws(Failure) {
        height = children + 1
        if height > TreeBuilder.depthLimit { throw tooDeep(start) }
    }

    func tooDeep(_ start: Int) -> Failure {
        Failure("expression is too deeply nested", Span(start, max(previousEnd, start)))
    }

    mutating func descend() throws(Failure) {
        depth += 1
        if depth > TreeBuilder.depthLimit { throw tooDeep(start) }
    }

    // MARK: The text as a whole

    /// Reads statements to the end of the text or the first mistake, which is left in `failure`.
    mutating func module() -> [Statement] {
        var body: [Statement] = []
        do throws(Failure) {
            while kind != .end {
                if kind == .newline {
                    advance()
                    continue
                }
                try statements(into: &body)
            }
        } catch {
            failure = error
        }
        return body
    }

    /// The columns that the line of an offset is indented by.
    static func indentation<Bytes: RandomAccessCollection<UInt8>>(of offset: Int, _ bytes: Bytes) -> Int where Bytes.Index == Int {
        var start = min(offset, bytes.count)
        while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
        var column = 0
        while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 {
            column = bytes[start] == 0x09 ? (column / 8 + 1) * 8 : column + 1
            start += 1
        }
        return column
    }
}
