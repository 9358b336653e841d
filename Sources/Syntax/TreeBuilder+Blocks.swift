// Statements with blocks, `match` excepted, which is in TreeBuilder+Match.swift.

import Diagnostics

extension TreeBuilder {
    /// A statement with a block, or nil if none begins here.
    mutating func compoundStatement() throws(Failure) -> Statement? {
        let begin = start
        let made: StatementKind
        switch kind {
        case .if: made = try ifStatement()
        case .while: made = try whileStatement()
        case .for: made = try forStatement()
        case .with: made = try withStatement()
        case .try: made = try tryStatement()
        case .def: made = try function([])
        case .class: made = try classDefinition([])
        case .at: return try decorated()
        case .name:
            guard isName(at, "match"), let statement = try matchStatement() else { return nil }
            made = statement
        default: return nil
        }
        return Statement(made, span(from: begin).withoutLineEnd(bytes))
    }

    // MARK: Blocks

    /// The colon and the block that follow a statement's head; `head` is CPython's name of the statement.
    mutating func block(after head: String, at begin: Int, forcesColon: Bool = false) throws(Failure) -> [Statement] {
        try colon(isForced: forcesColon)
        blockDepth += 1
        defer { blockDepth -= 1 }
        if blockDepth > TreeBuilder.depthLimit {
            throw Failure("too many statically nested blocks", Span(begin, previousEnd))
        }
        var body: [Statement] = []
        guard kind == .newline else {
            try simpleStatements(into: &body)
            return body
        }
        advance()
        guard kind == .indent else { throw missingBlock(head, begin) }
        advance()
        repeat { try statements(into: &body) } while kind != .dedent && kind != .end
        if kind == .dedent { advance() }
        return body
    }

    mutating func colon(isForced: Bool) throws(Failure) {
        if accept(.colon) { return }
        if kind == .end, unclosed != nil { throw unexpected() }
        guard isForced || kind == .newline else { throw unexpected() }
        throw Failure("expected ':'", kind == .newline ? Span(start, start) : span(tokens[at]))
    }

    private func missingBlock(_ head: String, _ begin: Int) -> Failure {
        let line = source.position(of: begin).line
        let isAtEnd = kind == .end || (kind == .dedent && Int(tokens[at].start) >= bytes.count)
        let place = isAtEnd ? Span(lastLineEnd, lastLineEnd) : kind == .dedent ? span(tokenPastDedents) : span(tokens[at])
        return Failure(
            "expected an indented block after \(head) on line \(line)", place, type: "IndentationError",
            continuation: isAtEnd ? TreeBuilder.indentation(of: begin, bytes) + 4 : nil)
    }

    private var tokenPastDedents: Token {
        var index = at
        while tokens[index].kind == .dedent, index + 1 < tokens.count { index += 1 }
        return tokens[index]
    }

    /// The end of the last line that has words.
    private var lastLineEnd: Int {
        var index = at
        while index > 0, tokens[index].kind == .end || tokens[index].kind == .dedent || tokens[index].kind == .newline {
            index -= 1
        }
        return Int(tokens[index].end)
    }

    // MARK: Conditions and loops

    private mutating func ifStatement() throws(Failure) -> StatementKind {
        var branches: [(test: Expression, body: [Statement], begin: Int)] = []
        var orElse: [Statement] = []
        let outer = blockDepth
        defer { blockDepth = outer }
        repeat {
            let begin = start
            let head = branches.isEmpty ? "'if' statement" : "'elif' statement"
            advance()
            let test = try namedExpression()
            let body = try block(after: head, at: begin)
            branches.append((test, body, begin))
            // Each `elif` is a level of the tree.
            blockDepth += 1
        } while kind == .elif
        orElse = try elseBlock()
        let end = previousEnd
        var made = StatementKind.pass
        for (index, branch) in branches.enumerated().reversed() {
            made = .if(test: branch.test, body: branch.body, orElse: orElse)
            if index > 0 { orElse = [Statement(made, Span(branch.begin, end).withoutLineEnd(bytes))] }
        }
        return made
    }

    private mutating func elseBlock() throws(Failure) -> [Statement] {
        guard kind == .else else { return [] }
        let begin = start
        advance()
        return try block(after: "'else' statement", at: begin, forcesColon: true)
    }

    private mutating func whileStatement() throws(Failure) -> StatementKind {
        let begin = start
        advance()
        let test = try namedExpression()
        let body = try block(after: "'while' statement", at: begin)
        return .while(test: test, body: body, orElse: try elseBlock())
    }

    private mutating func forStatement() throws(Failure) -> StatementKind {
        let begin = start
        advance()
        let target = try targetList()
        try expect(.in)
        let iterable = try starExpressions()
        let body = try block(after: "'for' statement", at: begin)
        return .for(target: target, iterable: iterable, body: body, orElse: try elseBlock())
    }

    // MARK: with

    private mutating func withStatement() throws(Failure) -> StatementKind {
        let begin = start
        advance()
        let items: [WithItem]
        if let parenthesised = parenthesisedItems() {
            items = parenthesised
        } else {
            var plain: [WithItem] = []
            repeat { plain.append(try withItem()) } while accept(.comma)
            items = plain
        }
        return .with(items: items, body: try block(after: "'with' statement", at: begin))
    }

    /// `(a as b, c as d)` before a colon; nil, and nothing read, if the parentheses are a part of an expression.
    private mutating func parenthesisedItems() -> [WithItem]? {
        guard kind == .leftParen else { return nil }
        let here = at
        let savedDepth = depth
        advance()
        var items: [WithItem] = []
        do throws(Failure) {
            repeat {
                if kind == .rightParen { break }
                items.append(try withItem())
            } while accept(.comma)
            if !items.isEmpty, kind == .rightParen, kind(ahead: 1) == .colon {
                advance()
                return items
            }
        } catch {
            depth = savedDepth
        }
        at = here
        return nil
    }

    private mutating func withItem() throws(Failure) -> WithItem {
        let context = try expression()
        guard accept(.as) else { return WithItem(context: context, target: nil) }
        let target = kind == .star ? try starred() : try operation(0)
        try checkTarget(target)
        return WithItem(context: context, target: target)
    }

    // MARK: try

    private mutating func tryStatement() throws(Failure) -> StatementKind {
        let begin = start
        advance()
        let body = try block(after: "'try' statement", at: begin, forcesColon: true)
        var handlers: [ExceptHandler] = []
        while kind == .except {
            if let last = handlers.last, last.type == nil {
                throw Failure("default 'except:' must be last", last.span.firstLine(bytes))
            }
            handlers.append(try exceptHandler())
        }
        let orElse = handlers.isEmpty ? [] : try elseBlock()
        guard kind == .finally else {
            if handlers.isEmpty { throw missingHandler() }
            return .try(body: body, handlers: handlers, orElse: orElse, finally: [])
        }
        let finallyBegin = start
        advance()
        let finally = try block(after: "'finally' statement", at: finallyBegin, forcesColon: true)
        return .try(body: body, handlers: handlers, orElse: orElse, finally: finally)
    }

    private func missingHandler() -> Failure {
        let isAtEnd = kind == .end || (kind == .dedent && start >= bytes.count)
        return Failure(
            "expected 'except' or 'finally' block", isAtEnd ? Span(lastLineEnd, lastLineEnd) : span(tokenPastDedents),
            continuation: isAtEnd ? 0 : nil)
    }

    private mutating func exceptHandler() throws(Failure) -> ExceptHandler {
        let begin = start
        advance()
        if kind == .star {
            let entry = LeftOut.failure("except*")
            throw Failure(entry?.message ?? "invalid syntax", Span(begin, Int(tokens[at].end)), hint: entry?.hint)
        }
        var type: Expression?
        var bound: Name?
        if kind != .colon, kind != .newline {
            let caught = try expression()
            type = caught
            if accept(.as) {
                bound = try name()
            } else if kind == .comma {
                _ = try? starExpressionsAfterComma()
                throw Failure("multiple exception types must be parenthesized", span(from: Int(caught.span.start)))
            }
        }
        let body = try block(after: "'except' statement", at: begin)
        return ExceptHandler(type: type, name: bound, body: body, span: span(from: begin).withoutLineEnd(bytes))
    }

    private mutating func starExpressionsAfterComma() throws(Failure) -> Expression {
        advance()
        return try starExpressions()
    }
}

extension Span {
    /// Without the line ends and the space that a block's last line leaves.
    func withoutLineEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Span {
        var end = min(Int(self.end), bytes.count)
        while end > Int(start), bytes[end - 1] <= 0x20 { end -= 1 }
        return Span(Int(start), end)
    }

    func firstLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Span {
        var end = Int(start)
        while end < Int(self.end), bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        return Span(Int(start), end)
    }
}
