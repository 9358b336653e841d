// The arguments of a call, which also stand after a class's name.

import Diagnostics

extension TreeBuilder {
    /// From `(` to `)`.
    mutating func callArguments(ofClass: Bool = false) throws(Failure) -> [Argument] {
        advance()
        var arguments: [Argument] = []
        var tallest = 0
        var sawKeyword = false
        var sawDoubleStar = false
        while kind != .rightParen {
            let first = at
            let argument = try callArgument(isFirst: arguments.isEmpty, ofClass: ofClass)
            tallest = max(tallest, height)
            switch argument.kind {
            case .keyword: sawKeyword = true
            case .doubleStarred: sawDoubleStar = true
            case .starred where sawDoubleStar:
                let message = "iterable argument unpacking follows keyword argument unpacking"
                throw Failure(message, span(tokens[first]))
            case .positional where sawKeyword || sawDoubleStar:
                guard kind == .comma || kind == .rightParen else { throw unexpected() }
                let unpacking = sawDoubleStar ? " unpacking" : ""
                while accept(.comma), kind != .rightParen { _ = try callArgument(isFirst: false) }
                throw Failure("positional argument follows keyword argument\(unpacking)", span(tokens[at]))
            default: break
            }
            arguments.append(argument)
            if !accept(.comma) { break }
        }
        try expect(.rightParen)
        height = tallest
        return arguments
    }

    private mutating func callArgument(isFirst: Bool, ofClass: Bool = false) throws(Failure) -> Argument {
        switch kind {
        case .star:
            let star = start
            advance()
            let value = try expression()
            if kind == .for {
                throw Failure("iterable unpacking cannot be used in comprehension", span(from: star))
            }
            return Argument(.starred, value)
        case .doubleStar:
            advance()
            return Argument(.doubleStarred, try expression())
        case .name where kind(ahead: 1) == .equal:
            return try keywordArgument()
        case .true, .false, .none:
            if kind(ahead: 1) == .equal {
                let token = tokens[at]
                throw Failure("cannot assign to \(text(token))", Span(Int(token.start), Int(tokens[at + 1].end)))
            }
        default: break
        }
        let begin = start
        let value = try argumentValue()
        guard kind == .for else { return Argument(.positional, value) }
        if ofClass { throw unexpected() }
        let clauses = try comprehensionClauses(of: value)
        if kind == .rightParen, isFirst {
            return Argument(.positional, Expression(.generator(value, clauses), Span(begin - 1, Int(tokens[at].end))))
        }
        guard kind == .comma || kind == .rightParen else { throw unexpected() }
        throw Failure("Generator expression must be parenthesized", span(from: begin))
    }

    private mutating func keywordArgument() throws(Failure) -> Argument {
        let target = try name()
        let sign = tokens[at]
        advance()
        let value = try expression()
        if kind == .for {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
            throw Failure(message, Span(Int(target.span.start), Int(sign.end)))
        }
        return Argument(.keyword(target), value)
    }

    private mutating func argumentValue() throws(Failure) -> Expression {
        if kind == .name, kind(ahead: 1) == .colonEqual { return try namedExpression() }
        let begin = start
        let value = try expression()
        if kind == .equal {
            let message = "expression cannot contain assignment, perhaps you meant \"==\"?"
            throw Failure(message, Span(begin, Int(tokens[at].end)))
        }
        return value
    }
}
