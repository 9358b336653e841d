// Expressions from the loosest binding to the tightest. Chains are read by loops, so that the stack does not grow with
// them; atoms and brackets are in TreeBuilder+Atoms.swift.

import Diagnostics

extension TreeBuilder {
    /// `a, *b, c`: a tuple if there is a comma.
    mutating func starExpressions() throws(Failure) -> Expression {
        let begin = start
        let first = try starExpression()
        guard kind == .comma else { return first }
        var tallest = height
        var elements = [first]
        while accept(.comma) {
            guard kind == .star || kind.startsExpression else { break }
            elements.append(try starExpression())
            tallest = max(tallest, height)
        }
        try grow(over: tallest, from: begin)
        return Expression(.tuple(elements), span(from: begin))
    }

    mutating func starExpression() throws(Failure) -> Expression {
        guard kind == .star else { return try expression() }
        return try starred()
    }

    /// `*a`, as an element.
    mutating func starred() throws(Failure) -> Expression {
        let begin = start
        advance()
        let value = try operation(0)
        try grow(over: height, from: begin)
        return Expression(.starred(value), span(from: begin))
    }

    mutating func yieldOrStarExpressions() throws(Failure) -> Expression {
        kind == .yield ? try yieldExpression() : try starExpressions()
    }

    mutating func yieldExpression() throws(Failure) -> Expression {
        let begin = start
        advance()
        if accept(.from) {
            let value = try expression()
            try grow(over: height, from: begin)
            return Expression(.yieldFrom(value), span(from: begin))
        }
        guard kind == .star || kind.startsExpression else {
            height = 1
            return Expression(.yield(nil), span(from: begin))
        }
        let value = try starExpressions()
        try grow(over: height, from: begin)
        return Expression(.yield(value), span(from: begin))
    }

    /// `name := value`, or an expression.
    mutating func namedExpression() throws(Failure) -> Expression {
        let first = at
        if kind == .name, kind(ahead: 1) == .colonEqual {
            let target = try name()
            advance()
            let value = try expression()
            try grow(over: height, from: Int(target.span.start))
            return Expression(.named(target, value), span(from: Int(target.span.start)))
        }
        let value = try expression()
        if kind == .colonEqual {
            throw namedTarget(value)
        } else if kind == .equal {
            throw comparisonMeant(first, value)
        }
        return value
    }

    /// The mistake of `value := …`, standing on the sign.
    mutating func namedTarget(_ value: Expression) -> Failure {
        let here = at
        defer { at = here }
        advance()
        let isWhole = (try? expression()) != nil
        at = here
        if !isWhole { return unexpected() }
        return Failure("cannot use assignment expressions with \(value.grammarName)", value.span)
    }

    mutating func expression() throws(Failure) -> Expression {
        try descend()
        defer { depth -= 1 }
        if kind == .lambda { return try lambda() }
        let first = at
        let value = try disjunction()
        lastDisjunction = first..<at
        lastDisjunctionStart = Int(value.span.start)
        guard kind == .if else { return value }
        return try conditional(value, first)
    }

    /// `a if b else c if d else e`, which nests to the right.
    private mutating func conditional(_ value: Expression, _ first: Int) throws(Failure) -> Expression {
        var branches: [(then: Expression, test: Expression, begin: Int)] = []
        var tallest = height
        var current = value
        var begin = first
        while kind == .if {
            advance()
            let test = try disjunction()
            tallest = max(tallest, height)
            guard kind == .else else {
                if kind == .colon { throw unexpected() }
                if kind == .end, unclosed != nil { throw unexpected() }
                throw Failure("expected 'else' after 'if' expression", current.span.joined(to: test.span))
            }
            advance()
            branches.append((current, test, Int(tokens[begin].start)))
            begin = at
            if kind == .lambda {
                current = try lambda()
            } else {
                current = try disjunction()
                lastDisjunction = begin..<at
                lastDisjunctionStart = Int(current.span.start)
            }
            tallest = max(tallest, height)
            try grow(over: tallest + branches.count - 1, from: branches[0].begin)
        }
        for branch in branches.reversed() {
            current = Expression(
                .conditional(test: branch.test, then: branch.then, orElse: current), span(from: branch.begin))
        }
        return current
    }

    mutating func disjunction() throws(Failure) -> Expression {
        let begin = start
        let first = try conjunction()
        guard kind == .or else { return first }
        var tallest = height
        var operands = [first]
        while accept(.or) {
            operands.append(try conjunction())
            tallest = max(tallest, height)
        }
        try grow(over: tallest, from: begin)
        return Expression(.or(operands), span(from: begin))
    }

    private mutating func conjunction() throws(Failure) -> Expression {
        let begin = start
        let first = try inversion()
        guard kind == .and else { return first }
        var tallest = height
        var operands = [first]
        while accept(.and) {
            operands.append(try inversion())
            tallest = max(tallest, height)
        }
        try grow(over: tallest, from: begin)
        return Expression(.and(operands), span(from: begin))
    }

    private mutating func inversion() throws(Failure) -> Expression {
        guard kind == .not else { return try comparison() }
        let first = at
        while accept(.not) {}
        let last = at
        if last - first > TreeBuilder.depthLimit { throw tooDeep(Int(tokens[first].start)) }
        return try wrap(try comparison(), first..<last)
    }

    /// Prefix operators round an operand, the last one innermost.
    private mutating func wrap(_ operand: Expression, _ operators: Range<Int>) throws(Failure) -> Expression {
        var value = operand
        for index in operators.reversed() {
            let begin = Int(tokens[index].start)
            try grow(over: height, from: begin)
            let op: UnaryOperator =
                switch tokens[index].kind {
                case .not: .not
                case .minus: .negative
                case .plus: .positive
                default: .invert
                }
            value = Expression(.unary(op, value), span(from: begin))
        }
        return value
    }

    private mutating func comparison() throws(Failure) -> Expression {
        let begin = start
        let first = try operation(0)
        guard let op = comparisonOperator() else { return first }
        var tallest = height
        var rest = [(op: op, operand: try operation(0))]
        tallest = max(tallest, height)
        while let op = comparisonOperator() {
            rest.append((op, try operation(0)))
            tallest = max(tallest, height)
        }
        try grow(over: tallest, from: begin)
        return Expression(.compare(first, rest), span(from: begin))
    }

    private mutating func comparisonOperator() -> ComparisonOperator? {
        let op: ComparisonOperator
        switch kind {
        case .equalEqual: op = .equal
        case .notEqual: op = .notEqual
        case .less: op = .less
        case .lessOrEqual: op = .lessOrEqual
        case .greater: op = .greater
        case .greaterOrEqual: op = .greaterOrEqual
        case .in: op = .in
        case .is:
            advance()
            return accept(.not) ? .isNot : .is
        case .not:
            guard kind(ahead: 1) == .in else { return nil }
            advance()
            advance()
            return .notIn
        default: return nil
        }
        advance()
        return op
    }

    /// Binary operators of at least the given precedence; 0 takes them all.
    mutating func operation(_ minimum: Int) throws(Failure) -> Expression {
        let begin = start
        var left = try factor()
        while let (op, precedence) = kind.binary, precedence >= minimum {
            let tallest = height
            advance()
            let right = try operation(precedence + 1)
            try grow(over: max(tallest, height), from: begin)
            left = Expression(.binary(left, op, right), span(from: begin))
        }
        return left
    }

    private mutating func factor() throws(Failure) -> Expression {
        switch kind {
        case .minus, .plus, .tilde: break
        default: return try power()
        }
        let first = at
        while kind == .minus || kind == .plus || kind == .tilde { advance() }
        let last = at
        if last - first > TreeBuilder.depthLimit { throw tooDeep(Int(tokens[first].start)) }
        return try wrap(try power(), first..<last)
    }

    private mutating func power() throws(Failure) -> Expression {
        let begin = start
        let base = try primary()
        guard kind == .doubleStar else { return base }
        let tallest = height
        advance()
        try descend()
        defer { depth -= 1 }
        let exponent = try factor()
        try grow(over: max(tallest, height), from: begin)
        return Expression(.binary(base, .power, exponent), span(from: begin))
    }
}
