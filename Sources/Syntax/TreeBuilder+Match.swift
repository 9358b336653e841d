// `match` and its patterns. `match`, `case` and `_` are names everywhere else.

import Diagnostics

extension TreeBuilder {
    /// The statement, or nil, and nothing read, if `match` is a name here.
    mutating func matchStatement() throws(Failure) -> StatementKind? {
        let here = at
        let savedDepth = depth
        let begin = start
        advance()
        let isSubjectWord = [.name, .number, .string, .true, .false, .none].contains(kind) && kind(ahead: 1) != .equal
        guard let subject = matchSubject() else {
            // A word after `match` is no expression, so that the line can be nothing else.
            if isSubjectWord, kind == .newline, at > here + 1 { throw Failure("expected ':'", Span(start, start)) }
            at = here
            depth = savedDepth
            return nil
        }
        blockDepth += 1
        defer { blockDepth -= 1 }
        var cases: [MatchCase] = []
        guard kind == .indent else {
            let line = source.position(of: begin).line
            var failure = Failure(
                "expected an indented block after 'match' statement on line \(line)", span(tokens[at]),
                type: "IndentationError")
            if kind == .end || Int(tokens[at].start) >= bytes.count {
                failure.continuation = TreeBuilder.indentation(of: begin, bytes) + 4
                failure.span = Span(previousEnd - 1, previousEnd - 1)
            }
            throw failure
        }
        advance()
        while kind != .dedent, kind != .end {
            guard isName(at, "case") else { throw unexpected() }
            cases.append(try matchCase())
        }
        if kind == .dedent { advance() }
        return .match(subject: subject, cases: cases)
    }

    /// The subject with the colon and the line's end after it.
    private mutating func matchSubject() -> Expression? {
        guard kind == .star || kind.startsExpression else { return nil }
        let begin = start
        let first: Expression?
        if kind == .star { first = try? starred() } else { first = try? namedExpression() }
        guard var subject = first else { return nil }
        if kind == .comma {
            var elements = [subject]
            while accept(.comma) {
                if kind == .colon { break }
                let next = kind == .star ? try? starred() : try? namedExpression()
                guard let next else { return nil }
                elements.append(next)
            }
            subject = Expression(.tuple(elements), span(from: begin))
        }
        guard accept(.colon), accept(.newline) else { return nil }
        return subject
    }

    private mutating func matchCase() throws(Failure) -> MatchCase {
        let begin = start
        advance()
        let pattern = try openPattern()
        let guardTest = accept(.if) ? try namedExpression() : nil
        let body = try block(after: "'case' statement", at: begin)
        return MatchCase(pattern: pattern, guardTest: guardTest, body: body)
    }

    // MARK: Patterns

    /// A pattern, or a sequence without brackets.
    private mutating func openPattern() throws(Failure) -> Pattern {
        let begin = start
        let first = try elementPattern()
        guard kind == .comma else {
            if case .star = first.kind { throw unexpected() }
            return first
        }
        var elements = [first]
        while accept(.comma) {
            if kind == .colon || kind == .if { break }
            elements.append(try elementPattern())
        }
        return Pattern(.sequence(elements), span(from: begin))
    }

    private mutating func elementPattern() throws(Failure) -> Pattern {
        guard kind == .star else { return try pattern() }
        let begin = start
        advance()
        let target = try name()
        return Pattern(.star(target.text == "_" ? nil : target), span(from: begin))
    }

    private mutating func pattern() throws(Failure) -> Pattern {
        try descend()
        defer { depth -= 1 }
        let begin = start
        let first = try closedPattern()
        var made = first
        if kind == .bar {
            var alternatives = [first]
            while accept(.bar) { alternatives.append(try closedPattern()) }
            made = Pattern(.or(alternatives), span(from: begin))
        }
        guard accept(.as) else { return made }
        let token = tokens[at]
        guard kind == .name, kind(ahead: 1) != .dot, kind(ahead: 1) != .leftParen else {
            throw Failure("invalid pattern target", span(token))
        }
        let target = try name()
        if target.text == "_" { throw Failure("cannot use '_' as a target", target.span) }
        return Pattern(.as(made, target), span(from: begin))
    }

    private mutating func closedPattern() throws(Failure) -> Pattern {
        let begin = start
        switch kind {
        case .number, .minus:
            return Pattern(.value(try numberPattern()), span(from: begin))
        case .string:
            return Pattern(.value(try strings()), span(from: begin))
        case .none, .true, .false:
            let literal: ExpressionKind = kind == .none ? .none : kind == .true ? .true : .false
            advance()
            return Pattern(.singleton(Expression(literal, span(from: begin))), span(from: begin))
        case .name: return try namePattern()
        case .leftParen: return try sequencePattern(.rightParen)
        case .leftBracket: return try sequencePattern(.rightBracket)
        case .leftBrace: return try mappingPattern()
        default: throw unexpected()
        }
    }

    /// `-1`, `2.5`, `1 + 2j`
    private mutating func numberPattern() throws(Failure) -> Expression {
        let begin = start
        var value = try signedNumber()
        if kind == .plus || kind == .minus {
            let op: BinaryOperator = kind == .plus ? .add : .subtract
            advance()
            guard kind == .number else { throw unexpected() }
            let imaginary = try signedNumber()
            if case .imaginary = imaginary.kind {} else {
                throw Failure("imaginary number required in complex literal", imaginary.span)
            }
            if value.isImaginary { throw Failure("real number required in complex literal", value.span) }
            value = Expression(.binary(value, op, imaginary), span(from: begin))
        }
        return value
    }

    private mutating func signedNumber() throws(Failure) -> Expression {
        let begin = start
        let isNegative = accept(.minus)
        guard kind == .number else { throw unexpected() }
        let token = tokens[at]
        let number = Expression(try NumberLiteral.value(of: token, bytes), span(token))
        advance()
        return isNegative ? Expression(.unary(.negative, number), span(from: begin)) : number
    }

    private mutating func namePattern() throws(Failure) -> Pattern {
        let begin = start
        let first = try name()
        var value = Expression(.name(first.text), first.span)
        var isDotted = false
        height = 1
        while accept(.dot) {
            isDotted = true
            let member = try name()
            try grow(over: height, from: begin)
            value = Expression(.attribute(value, member), span(from: begin))
        }
        if kind == .leftParen { return try classPattern(value, begin) }
        if isDotted { return Pattern(.value(value), span(from: begin)) }
        return Pattern(.capture(first.text == "_" ? nil : first), first.span)
    }

    private mutating func classPattern(_ type: Expression, _ begin: Int) throws(Failure) -> Pattern {
        advance()
        var positional: [Pattern] = []
        var keywords: [(name: Name, pattern: Pattern)] = []
        while kind != .rightParen {
            if kind == .name, kind(ahead: 1) == .equal {
                let key = try name()
                advance()
                keywords.append((key, try pattern()))
            } else {
                let place = start
                let next = try pattern()
                if !keywords.isEmpty {
                    throw Failure("positional patterns follow keyword patterns", span(from: place))
                }
                positional.append(next)
            }
            if !accept(.comma) { break }
        }
        try expect(.rightParen)
        return Pattern(.class(type, positional: positional, keywords: keywords), span(from: begin))
    }

    /// A group, if one pattern stands in parentheses without a comma.
    private mutating func sequencePattern(_ closer: TokenKind) throws(Failure) -> Pattern {
        let begin = start
        advance()
        var elements: [Pattern] = []
        var sawComma = false
        while kind != closer {
            elements.append(try elementPattern())
            guard accept(.comma) else { break }
            sawComma = true
        }
        try expect(closer)
        if closer == .rightParen, !sawComma, let only = elements.first {
            if case .star = only.kind {} else { return only }
        }
        return Pattern(.sequence(elements), span(from: begin))
    }

    private mutating func mappingPattern() throws(Failure) -> Pattern {
        let begin = start
        advance()
        var keys: [Expression] = []
        var patterns: [Pattern] = []
        var rest: Name?
        while kind != .rightBrace {
            if accept(.doubleStar) {
                rest = try name()
                _ = accept(.comma)
                break
            }
            let key = try closedPattern()
            switch key.kind {
            case .value(let value), .singleton(let value): keys.append(value)
            default: throw unexpected()
            }
            try expect(.colon)
            patterns.append(try pattern())
            if !accept(.comma) { break }
        }
        try expect(.rightBrace)
        return Pattern(.mapping(keys: keys, patterns: patterns, rest: rest), span(from: begin))
    }
}

extension Expression {
    fileprivate var isImaginary: Bool {
        switch kind {
        case .imaginary: true
        case .unary(_, let value): value.isImaginary
        default: false
        }
    }
}
