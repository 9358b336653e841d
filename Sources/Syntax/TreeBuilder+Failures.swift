// What to say of a word that does not fit: CPython's special cases before its plain "invalid syntax".

import Diagnostics

extension TreeBuilder {
    /// The mistake of the word at this place.
    mutating func unexpected() -> Failure {
        let here = at
        defer { at = here }
        var token = tokens[here]
        if token.kind == .end, let unclosed {
            var failure = Failure.neverClosed(unclosed)
            failure.continuation = TreeBuilder.indentation(of: unclosed.at, bytes) + 4
            return failure
        }
        if token.kind == .async || token.kind == .await { return asynchronous(token) }
        let lastDisjunctionEnd = lastDisjunction.upperBound
        if let failure = missingCallParentheses() ?? missingComma() { return failure }
        // After a value, `not` was read in the hope of `not in`.
        if token.kind == .not, lastDisjunctionEnd == here, here + 1 < tokens.count { token = tokens[here + 1] }
        switch token.kind {
        case .indent:
            return Failure("unexpected indent", firstCharacter(after: token), type: "IndentationError")
        case .dedent:
            return Failure("unexpected unindent", firstCharacter(after: token), type: "IndentationError")
        case .percent where here == 0 || [.newline, .indent, .dedent, .colon].contains(tokens[here - 1].kind):
            return Failure("invalid syntax", span(token), hint: "a % command stands by itself, outside of blocks")
        default:
            return Failure("invalid syntax", token.kind == .newline ? Span(Int(token.start), Int(token.start)) : span(token))
        }
    }

    func asynchronous(_ token: Token) -> Failure {
        let entry = LeftOut.failure(text(token))
        return Failure(entry?.message ?? "invalid syntax", span(token), hint: entry?.hint)
    }

    private func firstCharacter(after token: Token) -> Span { Span(Int(token.end), Int(token.end) + 1) }

    /// `print x`
    private mutating func missingCallParentheses() -> Failure? {
        let here = at
        defer { at = here }
        guard lastDisjunction == here - 1..<here, here > 0, isLegacyStatement(here - 1), kind.startsExpression else {
            return nil
        }
        let first = tokens[here - 1]
        let value = try? starExpressions()
        if let failure = endReached() { return failure }
        guard let value else { return nil }
        let word = text(first)
        let message = "Missing parentheses in call to '\(word)'. Did you mean \(word)(...)?"
        return reaching(Failure(message, Span(Int(first.start), Int(value.span.end))))
    }

    private func isLegacyStatement(_ index: Int) -> Bool { isName(index, "print") || isName(index, "exec") }

    /// `(a b)`
    private mutating func missingComma() -> Failure? {
        let here = at
        defer { at = here }
        guard lastDisjunction.upperBound == here, !lastDisjunction.isEmpty, kind.startsExpression else { return nil }
        let first = lastDisjunction.lowerBound
        let begin = lastDisjunctionStart
        if isLegacyStatement(first), here == first + 1 { return nil }
        if tokens[first].kind == .name, tokens[first + 1].kind == .string || isSoftKeyword(first) { return nil }
        lastDisjunction = 0..<0
        var value = try? expression()
        if value == nil, endReached() == nil {
            // A conditional expression that breaks off leaves what stands before its `if`.
            at = here
            value = try? disjunction()
        }
        if let failure = endReached() { return failure }
        guard let value, bracketLevel(of: at - 1) > 0 || fieldDepth > 0 else { return nil }
        return reaching(Failure("invalid syntax. Perhaps you forgot a comma?", Span(begin, Int(value.span.end))))
    }

    /// Reading on for a better message came to the end of the text inside a bracket.
    private func endReached() -> Failure? {
        guard kind == .end, let unclosed else { return nil }
        return .neverClosed(unclosed)
    }

    /// The mistake, with the word that was looked at last.
    private func reaching(_ failure: Failure) -> Failure {
        var failure = failure
        failure.reach = start
        return failure
    }

    private func isSoftKeyword(_ index: Int) -> Bool {
        isName(index, "match") || isName(index, "case") || isName(index, "_")
    }

    /// How many brackets are open after a word.
    private func bracketLevel(of index: Int) -> Int {
        var level = 0
        for token in tokens[0...index] {
            switch token.kind {
            case .leftParen, .leftBracket, .leftBrace: level += 1
            case .rightParen, .rightBracket, .rightBrace: level -= 1
            default: break
            }
        }
        return level
    }

    // MARK: `=` where a value is meant

    /// The mistake of an `=` after the expression that began at the word `first`: `if x = 3:`.
    mutating func comparisonMeant(_ first: Int, _ target: Expression) -> Failure {
        assignmentMeant(first, target) ?? unexpected()
    }

    mutating func assignmentMeant(_ first: Int, _ target: Expression) -> Failure? {
        let here = at
        defer { at = here }
        at = first
        guard (try? operation(0)) != nil, at == here else { return nil }
        advance()
        let value = try? operation(0)
        if let failure = endReached() { return failure }
        guard value != nil, kind != .equal, kind != .colonEqual else { return nil }
        if here == first + 1, tokens[first].kind == .name {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
            return reaching(Failure(message, span(from: Int(tokens[first].start))))
        }
        switch target.kind {
        case .list, .tuple, .generator, .true, .false, .none: return nil
        default: break
        }
        let message = "cannot assign to \(target.grammarName) here. Maybe you meant '==' instead of '='?"
        return reaching(Failure(message, target.span))
    }

    // MARK: Targets

    enum TargetUse: String { case assign = "assign to", delete = "delete" }

    /// Throws unless the expression can stand left of `=`, or after `del`.
    func checkTarget(_ target: Expression, _ use: TargetUse = .assign) throws(Failure) {
        switch target.kind {
        case .name, .attribute, .subscript: return
        case .list(let elements), .tuple(let elements):
            for element in elements { try checkTarget(element, use) }
        case .starred(let inner) where use == .assign: try checkTarget(inner, use)
        default: throw Failure("cannot \(use.rawValue) \(target.grammarName)", target.span)
        }
    }
}

extension Expression {
    /// What CPython calls an expression of this kind.
    var grammarName: String {
        switch kind {
        case .name: "name"
        case .none: "None"
        case .true: "True"
        case .false: "False"
        case .ellipsis: "ellipsis"
        case .integer, .bigInteger, .float, .imaginary, .string, .bytes: "literal"
        case .formatted: "f-string expression"
        case .list: "list"
        case .tuple: "tuple"
        case .set: "set display"
        case .dict: "dict literal"
        case .unary, .binary, .and, .or: "expression"
        case .compare: "comparison"
        case .conditional: "conditional expression"
        case .lambda: "lambda"
        case .call: "function call"
        case .attribute: "attribute"
        case .subscript: "subscript"
        case .slice: "slice"
        case .starred: "starred"
        case .named: "named expression"
        case .listComprehension: "list comprehension"
        case .setComprehension: "set comprehension"
        case .dictComprehension: "dict comprehension"
        case .generator: "generator expression"
        case .yield, .yieldFrom: "yield expression"
        }
    }
}
