// Names, literals, what stands in brackets, and what follows a value: calls, subscripts, attributes.

import Diagnostics

extension TreeBuilder {
    mutating func primary() throws(Failure) -> Expression {
        let begin = start
        var value = try atom()
        while true {
            let tallest = height
            switch kind {
            case .dot:
                advance()
                let member = try name()
                try grow(over: tallest, from: begin)
                value = Expression(.attribute(value, member), span(from: begin))
            case .leftParen:
                let arguments = try callArguments()
                try grow(over: max(tallest, height), from: begin)
                value = Expression(.call(value, arguments), span(from: begin))
            case .leftBracket:
                advance()
                let index = try subscriptIndex()
                try expect(.rightBracket)
                try grow(over: max(tallest, height), from: begin)
                value = Expression(.subscript(value, index), span(from: begin))
            default: return value
            }
        }
    }

    private mutating func atom() throws(Failure) -> Expression {
        let token = tokens[at]
        height = 1
        switch token.kind {
        case .name:
            advance()
            return Expression(.name(text(token)), span(token))
        case .number:
            advance()
            return Expression(try NumberLiteral.value(of: token, bytes), span(token))
        case .string: return try strings()
        case .none: return constant(.none)
        case .true: return constant(.true)
        case .false: return constant(.false)
        case .ellipsis: return constant(.ellipsis)
        case .leftParen: return try parenthesised()
        case .leftBracket: return try listDisplay()
        case .leftBrace: return try braces()
        default: throw unexpected()
        }
    }

    private mutating func constant(_ kind: ExpressionKind) -> Expression {
        let token = tokens[at]
        advance()
        return Expression(kind, span(token))
    }

    // MARK: Brackets

    private mutating func parenthesised() throws(Failure) -> Expression {
        let begin = start
        advance()
        if accept(.rightParen) { return Expression(.tuple([]), span(from: begin)) }
        if kind == .yield {
            let value = try yieldExpression()
            try expect(.rightParen)
            return value
        }
        if kind == .doubleStar {
            let star = start
            advance()
            _ = try expression()
            throw Failure("cannot use double starred expression here", span(from: star))
        }
        let first = try element()
        if kind == .for {
            let clauses = try comprehensionClauses(of: first)
            try expect(.rightParen)
            return Expression(.generator(first, clauses), span(from: begin))
        }
        guard kind == .comma else {
            if case .starred = first.kind, kind == .rightParen {
                throw Failure("cannot use starred expression here", first.span)
            }
            try expect(.rightParen)
            return first
        }
        let elements = try elementList(first, until: .rightParen)
        return Expression(.tuple(elements), span(from: begin))
    }

    private mutating func listDisplay() throws(Failure) -> Expression {
        let begin = start
        advance()
        if accept(.rightBracket) { return Expression(.list([]), span(from: begin)) }
        let first = try element()
        if kind == .for {
            let clauses = try comprehensionClauses(of: first)
            try expect(.rightBracket)
            return Expression(.listComprehension(first, clauses), span(from: begin))
        }
        let elements = try elementList(first, until: .rightBracket)
        return Expression(.list(elements), span(from: begin))
    }

    private mutating func element() throws(Failure) -> Expression {
        kind == .star ? try starred() : try namedExpression()
    }

    /// The elements after the first, and the closing bracket.
    private mutating func elementList(_ first: Expression, until closer: TokenKind) throws(Failure) -> [Expression] {
        let begin = Int(first.span.start)
        var tallest = height
        var elements = [first]
        while accept(.comma) {
            if kind == closer { break }
            elements.append(try element())
            tallest = max(tallest, height)
        }
        if kind == .for, closer != .rightParen, let last = elements.last {
            _ = try comprehensionClauses(of: first)
            let shown = tokens[at].kind == .comma ? first.span : first.span.joined(to: last.span)
            var failure = Failure("did you forget parentheses around the comprehension target?", shown)
            failure.reach = start
            throw failure
        }
        try expect(closer)
        try grow(over: tallest, from: begin)
        return elements
    }

    private mutating func braces() throws(Failure) -> Expression {
        let begin = start
        advance()
        if accept(.rightBrace) { return Expression(.dict([]), span(from: begin)) }
        if kind == .doubleStar { return try dictDisplay(nil, begin) }
        if kind == .star { return try setDisplay(try starred(), begin) }
        let first = try namedExpression()
        if kind == .colon { return try dictDisplay(first, begin) }
        return try setDisplay(first, begin)
    }

    private mutating func setDisplay(_ first: Expression, _ begin: Int) throws(Failure) -> Expression {
        if kind == .for {
            let clauses = try comprehensionClauses(of: first)
            try expect(.rightBrace)
            return Expression(.setComprehension(first, clauses), span(from: begin))
        }
        let elements = try elementList(first, until: .rightBrace)
        return Expression(.set(elements), span(from: begin))
    }

    /// After the first key, or before `**`.
    private mutating func dictDisplay(_ firstKey: Expression?, _ begin: Int) throws(Failure) -> Expression {
        var items: [(key: Expression?, value: Expression)] = []
        var tallest = height
        var key = firstKey
        repeat {
            if kind == .rightBrace { break }
            if kind == .doubleStar {
                let star = start
                advance()
                let value = try operation(0)
                if kind == .for {
                    throw Failure("dict unpacking cannot be used in dict comprehension", Span(star, star + 2))
                }
                items.append((nil, value))
            } else {
                if key == nil { key = try expression() }
                tallest = max(tallest, height)
                guard let known = key else { throw unexpected() }
                let value = try dictValue(isFirst: items.isEmpty)
                if items.isEmpty, kind == .for {
                    try grow(over: max(tallest, height), from: begin)
                    let clauses = try comprehensionClauses(of: value)
                    try expect(.rightBrace)
                    return Expression(.dictComprehension(key: known, value: value, clauses), span(from: begin))
                }
                items.append((known, value))
                key = nil
            }
            tallest = max(tallest, height)
        } while accept(.comma)
        try expect(.rightBrace)
        try grow(over: tallest, from: begin)
        return Expression(.dict(items), span(from: begin))
    }

    private mutating func dictValue(isFirst: Bool) throws(Failure) -> Expression {
        let colon = tokens[at]
        guard kind == .colon else {
            if !isFirst, kind != .end {
                throw Failure("':' expected after dictionary key", Span(previousEnd - 1, previousEnd))
            }
            throw unexpected()
        }
        advance()
        if kind == .rightBrace || kind == .comma {
            throw Failure("expression expected after dictionary key and ':'", span(colon))
        }
        if kind == .star {
            let star = start
            _ = try starred()
            throw Failure("cannot use a starred expression in a dictionary value", span(from: star))
        }
        return try expression()
    }

    // MARK: Comprehensions

    /// The clauses from `for` on; the height is that of a comprehension with this element.
    mutating func comprehensionClauses(of element: Expression) throws(Failure) -> [ComprehensionClause] {
        if case .starred = element.kind {
            throw Failure("iterable unpacking cannot be used in comprehension", element.span)
        }
        var tallest = height
        var clauses: [ComprehensionClause] = []
        while kind == .for || kind == .async {
            if kind == .async { throw unexpected() }
            advance()
            let target = try targetList()
            tallest = max(tallest, height)
            try expect(.in)
            let iterable = try disjunction()
            tallest = max(tallest, height)
            var conditions: [Expression] = []
            while accept(.if) {
                conditions.append(try disjunction())
                tallest = max(tallest, height)
            }
            clauses.append(ComprehensionClause(target: target, iterable: iterable, conditions: conditions))
        }
        try grow(over: tallest, from: Int(element.span.start))
        return clauses
    }

    /// The targets of `for`, which end before `in`.
    mutating func targetList() throws(Failure) -> Expression {
        let begin = start
        let place = at
        func isEnd(_ kind: TokenKind) -> Bool { kind != .star && !kind.startsExpression }
        let first = kind == .star ? try starred() : try operation(0)
        guard kind == .comma else {
            try checkTarget(first)
            lastDisjunction = place..<at
            lastDisjunctionStart = Int(first.span.start)
            return first
        }
        var tallest = height
        var elements = [first]
        while accept(.comma) {
            if isEnd(kind) { break }
            elements.append(kind == .star ? try starred() : try operation(0))
            tallest = max(tallest, height)
        }
        try grow(over: tallest, from: begin)
        let target = Expression(.tuple(elements), span(from: begin))
        try checkTarget(target)
        return target
    }

    // MARK: Subscripts

    private mutating func subscriptIndex() throws(Failure) -> Expression {
        let begin = start
        let first = try subscriptElement()
        guard kind == .comma else {
            guard case .starred = first.kind else { return first }
            try grow(over: height, from: begin)
            return Expression(.tuple([first]), span(from: begin))
        }
        var tallest = height
        var elements = [first]
        while accept(.comma) {
            if kind == .rightBracket { break }
            elements.append(try subscriptElement())
            tallest = max(tallest, height)
        }
        try grow(over: tallest, from: begin)
        return Expression(.tuple(elements), span(from: begin))
    }

    private mutating func subscriptElement() throws(Failure) -> Expression {
        let begin = start
        if kind == .star { return try starred() }
        height = 0
        var tallest = 0
        var lower: Expression?
        if kind != .colon {
            let value = try namedExpression()
            guard kind == .colon else { return value }
            lower = value
            tallest = height
        }
        advance()
        let upper = try sliceBound(&tallest)
        var step: Expression?
        if accept(.colon) { step = try sliceBound(&tallest) }
        try grow(over: tallest, from: begin)
        return Expression(.slice(lower: lower, upper: upper, step: step), span(from: begin))
    }

    private mutating func sliceBound(_ tallest: inout Int) throws(Failure) -> Expression? {
        if kind == .colon || kind == .comma || kind == .rightBracket { return nil }
        let value = try expression()
        tallest = max(tallest, height)
        return value
    }
}
