// The same rules for expressions: stars, yields, repeated keywords, and `:=` in comprehensions.

import Diagnostics

extension Semantics {
    mutating func visit(_ expression: Expression, allowsStar: Bool = false) {
        switch expression.kind {
        case .name(let name): read(name)
        case .none, .true, .false, .ellipsis, .integer, .bigInteger, .float, .imaginary, .string, .bytes: break
        case .formatted(let parts): visit(parts)
        case .list(let elements), .tuple(let elements), .set(let elements):
            for element in elements { visit(element, allowsStar: true) }
        case .dict(let items):
            for item in items {
                if let key = item.key { visit(key) }
                visit(item.value)
            }
        case .unary(_, let value): visit(value)
        case .binary(let left, _, let right):
            visit(left)
            visit(right)
        case .and(let operands), .or(let operands): for operand in operands { visit(operand) }
        case .compare(let first, let rest):
            visit(first)
            var left = first
            for item in rest {
                visit(item.operand)
                doubtIdentity(item.op, left, item.operand, expression.span)
                left = item.operand
            }
        case .conditional(let test, let then, let orElse):
            visit(test)
            visit(then)
            visit(orElse)
        case .lambda(let parameters, let body):
            for parameter in parameters { if let value = parameter.defaultValue { visit(value) } }
            enter(.function, parameters)
            visit(body)
            leave()
        case .call(let callee, let arguments):
            doubtCall(callee, expression.span)
            visit(callee)
            visit(arguments)
        case .attribute(let value, _): visit(value)
        case .subscript(let value, let index):
            doubtSubscript(value, index, expression.span)
            visit(value)
            visit(index)
        case .slice(let lower, let upper, let step):
            if let lower { visit(lower) }
            if let upper { visit(upper) }
            if let step { visit(step) }
        case .starred(let value):
            if !allowsStar { compilingFailed("can't use starred expression here", expression.span) }
            visit(value)
        case .named(let name, let value): visitNamed(name, value, expression.span)
        case .listComprehension(let element, let clauses): comprehension("list comprehension", [element], clauses)
        case .setComprehension(let element, let clauses): comprehension("set comprehension", [element], clauses)
        case .dictComprehension(let key, let value, let clauses): comprehension("dict comprehension", [key, value], clauses)
        case .generator(let element, let clauses): comprehension("generator expression", [element], clauses)
        case .yield(let value):
            checkYield(expression.span)
            if let value { visit(value) }
        case .yieldFrom(let value):
            checkYield(expression.span)
            visit(value)
        }
    }

    private mutating func visit(_ parts: [FormattedPart]) {
        for part in parts {
            guard case .value(let value, _, let spec, _) = part else { continue }
            visit(value)
            if let spec { visit(spec) }
        }
    }

    mutating func visit(_ arguments: [Argument]) {
        var seen: Set<String> = []
        for argument in arguments {
            if case .keyword(let name) = argument.kind { checkName(name.text, name.span.joined(to: argument.value.span)) }
            if case .keyword(let name) = argument.kind, !seen.insert(name.text).inserted {
                let span = name.span.joined(to: argument.value.span)
                compilingFailed("keyword argument repeated: \(name.text)", span)
            }
            visit(argument.value)
        }
    }

    private mutating func checkYield(_ span: Span) {
        if let scope = scopes.last(where: { !$0.isTransparent }), case .comprehension(let what) = scope.kind {
            collectingFailed("'yield' inside \(what)", span)
        } else if !isInFunction {
            compilingFailed("'yield' outside function", span)
        }
    }

    // MARK: Targets

    /// A target of an assignment, or, not `isWhole`, of `del`.
    mutating func assign(_ target: Expression, isWhole: Bool) {
        switch target.kind {
        case .name(let name):
            checkName(name, target.span)
            bind(name)
        case .attribute(let value, let name):
            checkName(name.text, target.span)
            visit(value)
        case .list(let elements), .tuple(let elements):
            var stars = 0
            for element in elements {
                if case .starred(let inner) = element.kind {
                    stars += 1
                    if stars == 2 { compilingFailed("multiple starred expressions in assignment", target.span) }
                    assign(inner, isWhole: false)
                } else {
                    assign(element, isWhole: false)
                }
            }
        case .starred(let inner):
            compilingFailed("starred assignment target must be in a list or tuple", target.span)
            assign(inner, isWhole: false)
        default: visit(target)
        }
    }

    private mutating func visitNamed(_ name: Name, _ value: Expression, _ span: Span) {
        checkName(name.text, name.span)
        visit(value)
        var index = scopes.count - 1
        while index > 0, scopes[index].isComprehension {
            let scope = scopes[index]
            if scope.isInIterable {
                let message = "assignment expression cannot be used in a comprehension iterable expression"
                return collectingFailed(message, span)
            }
            if scope.iterationNames.contains(name.text) {
                let message = "assignment expression cannot rebind comprehension iteration variable '\(name.text)'"
                return collectingFailed(message, name.span)
            }
            index -= 1
        }
        if index < scopes.count - 1, case .class = scopes[index].kind {
            let message = "assignment expression within a comprehension cannot be used in a class body"
            return collectingFailed(message, span)
        }
        if recordsNames { scopes[index].record(name.text, .bound) }
    }

    // MARK: Comprehensions

    private mutating func comprehension(_ what: String, _ elements: [Expression], _ clauses: [ComprehensionClause]) {
        let scope = Scope(.comprehension(what))
        for clause in clauses { scope.collect(clause.target) }
        for (index, clause) in clauses.enumerated() {
            if index == 0 {
                // The first iterable is evaluated outside, but may still hold no `:=`.
                visitFirstIterable(clause.iterable)
                scopes.append(scope)
            } else {
                scope.isInIterable = true
                visit(clause.iterable)
                scope.isInIterable = false
            }
            assign(clause.target, isWhole: true)
            for condition in clause.conditions { visit(condition) }
        }
        for element in elements { visit(element) }
        leave()
    }

    private mutating func visitFirstIterable(_ iterable: Expression) {
        let guarded = Scope(.comprehension("generator expression"))
        guarded.isInIterable = true
        guarded.isTransparent = true
        scopes.append(guarded)
        visit(iterable)
        _ = scopes.popLast()
        guard recordsNames, let outer = scopes.last else { return }
        for (name, use) in guarded.uses { outer.record(name, use) }
    }
}

extension Scope {
    fileprivate func collect(_ target: Expression) {
        switch target.kind {
        case .name(let name): iterationNames.insert(name)
        case .list(let elements), .tuple(let elements): for element in elements { collect(element) }
        case .starred(let inner): collect(inner)
        default: break
        }
    }
}
