// Functions, classes, lambdas, decorators and parameter lists.

import Diagnostics

extension TreeBuilder {
    mutating func decorated() throws(Failure) -> Statement {
        var decorators: [Expression] = []
        while accept(.at) {
            decorators.append(try namedExpression())
            guard kind == .newline else { throw unexpected() }
            advance()
        }
        let begin = start
        let made: StatementKind
        switch kind {
        case .def: made = try function(decorators)
        case .class: made = try classDefinition(decorators)
        default:
            var failure = unexpected()
            if kind == .end { failure.continuation = 0 }
            throw failure
        }
        return Statement(made, span(from: begin).withoutLineEnd(bytes))
    }

    mutating func function(_ decorators: [Expression]) throws(Failure) -> StatementKind {
        let begin = start
        advance()
        let title = try name()
        guard kind == .leftParen else {
            if kind == .end, unclosed != nil { throw unexpected() }
            throw Failure("expected '('", kind == .newline ? Span(start, start) : span(tokens[at]))
        }
        advance()
        let parameters = try parameters(until: .rightParen)
        try expect(.rightParen)
        if kind == .arrow, kind(ahead: 1) != .lambda, !kind(ahead: 1).startsExpression, kind(ahead: 1) != .end {
            throw Failure("expected ':'", span(tokens[at]))
        }
        let returns = accept(.arrow) ? try expression() : nil
        let body = try block(after: "function definition", at: begin, forcesColon: true)
        return .function(
            FunctionDefinition(name: title, parameters: parameters, returns: returns, decorators: decorators, body: body))
    }

    mutating func classDefinition(_ decorators: [Expression]) throws(Failure) -> StatementKind {
        let begin = start
        advance()
        let title = try name()
        let arguments = kind == .leftParen ? try callArguments(ofClass: true) : []
        let body = try block(after: "class definition", at: begin)
        return .class(ClassDefinition(name: title, arguments: arguments, decorators: decorators, body: body))
    }

    mutating func lambda() throws(Failure) -> Expression {
        let begin = start
        advance()
        let parameters = try parameters(until: .colon)
        let tallest = height
        guard accept(.colon) else { throw unexpected() }
        let body = try expression()
        try grow(over: max(tallest, height), from: begin)
        return Expression(.lambda(parameters, body), span(from: begin))
    }

    /// Parameters up to, not with, the closer: `)` of a function, where they may be annotated, or `:` of a lambda.
    private mutating func parameters(until closer: TokenKind) throws(Failure) -> Parameters {
        var list = ParameterList()
        height = 0
        while kind != closer {
            try parameter(into: &list, until: closer)
            if !accept(.comma) { break }
        }
        if let star = list.bareStar, !list.hasNamesAfterStar {
            guard kind == closer else { throw unexpected() }
            throw Failure("named arguments must follow bare *", span(star))
        }
        height = list.tallest
        return list.parameters
    }

    private mutating func parameter(into list: inout ParameterList, until closer: TokenKind) throws(Failure) {
        let token = tokens[at]
        if list.hasKeywordVariadic, kind == .name || kind == .star || kind == .slash || kind == .doubleStar {
            throw Failure("arguments cannot follow var-keyword argument", span(token))
        }
        switch kind {
        case .slash:
            advance()
            try slash(token, into: &list)
        case .star:
            advance()
            if list.star != nil {
                let isWhole = kind == .comma || kind == closer || kind == .name && [.comma, closer, .equal, .colon].contains(kind(ahead: 1))
                throw isWhole ? Failure("* argument may appear only once", span(token)) : unexpected()
            }
            list.star = token
            if kind == .comma || kind == closer {
                list.bareStar = token
                if kind == .comma, kind(ahead: 1) == .doubleStar {
                    throw Failure("named arguments must follow bare *", span(token))
                }
                return
            }
            try named(.variadic, into: &list, until: closer)
        case .doubleStar:
            advance()
            try named(.keywordVariadic, into: &list, until: closer)
            list.hasKeywordVariadic = true
        default:
            try named(list.star == nil ? .regular : .keywordOnly, into: &list, until: closer)
        }
    }

    private func slash(_ token: Token, into list: inout ParameterList) throws(Failure) {
        if list.star != nil { throw Failure("/ must be ahead of *", span(token)) }
        if list.hasSlash { throw Failure("/ may appear only once", span(token)) }
        if list.parameters.isEmpty { throw Failure(kind == .comma ? "at least one argument must precede /" : "invalid syntax", span(token)) }
        list.hasSlash = true
        list.parameters = list.parameters.map {
            Parameter(name: $0.name, kind: .positionalOnly, annotation: $0.annotation, defaultValue: $0.defaultValue)
        }
    }

    private mutating func named(
        _ role: Parameter.Kind, into list: inout ParameterList, until closer: TokenKind
    ) throws(Failure) {
        if kind == .leftParen, role == .regular {
            let what = closer == .colon ? "Lambda expression parameters" : "Function parameters"
            throw parenthesisedParameter(what)
        }
        let title = try name()
        var annotation: Expression?
        if closer == .rightParen, accept(.colon) {
            annotation = role == .variadic && kind == .star ? try starred() : try expression()
            list.tallest = max(list.tallest, height)
        }
        var defaultValue: Expression?
        if kind == .equal {
            let sign = tokens[at]
            advance()
            switch role {
            case .variadic: throw Failure("var-positional argument cannot have default value", span(sign))
            case .keywordVariadic: throw Failure("var-keyword argument cannot have default value", span(sign))
            default: break
            }
            if kind == closer || kind == .comma { throw Failure("expected default value expression", span(sign)) }
            defaultValue = try expression()
            list.tallest = max(list.tallest, height)
        } else if role == .regular, list.hasDefault, kind == .comma || kind == closer {
            throw Failure("non-default argument follows default argument", title.span)
        }
        if role == .regular, defaultValue != nil { list.hasDefault = true }
        if list.bareStar != nil, role == .keywordOnly { list.hasNamesAfterStar = true }
        list.parameters.append(Parameter(name: title, kind: role, annotation: annotation, defaultValue: defaultValue))
    }

    private mutating func parenthesisedParameter(_ what: String) -> Failure {
        let here = at
        let begin = start
        advance()
        while kind == .name || kind == .comma { advance() }
        guard kind == .rightParen, at > here + 1 else {
            at = here
            return unexpected()
        }
        advance()
        return Failure("\(what) cannot be parenthesized", span(from: begin))
    }
}

/// What is known of a parameter list while it is read.
private struct ParameterList {
    var parameters: Parameters = []
    var star: Token?
    var bareStar: Token?
    var hasNamesAfterStar = false
    var hasSlash = false
    var hasDefault = false
    var hasKeywordVariadic = false
    var tallest = 0
}
