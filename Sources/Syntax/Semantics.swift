// The rules past the grammar that CPython's compiler holds a text to before it runs: what stands inside what, and what
// names are declared to be. Statements are here, expressions in Semantics+Expressions.swift, scopes in Scope.swift.

import Diagnostics

/// A walk over a tree that keeps the first mistake of each of CPython's passes.
struct Semantics {
    var scopes: [Scope]
    /// Whether names are declared anywhere; if not, they need not be recorded.
    let recordsNames: Bool
    var loopDepth = 0
    /// Found while names are collected, while they are resolved, and while code is made: CPython runs one after the other.
    var collecting: Failure?
    var resolving: Failure?
    var compiling: Failure?
    /// What CPython warns of and compiles all the same.
    var warnings: [(message: String, span: Span)] = []

    static func check(_ body: [Statement], recordsNames: Bool) -> (failure: Failure?, warnings: [(message: String, span: Span)]) {
        var walk = Semantics(scopes: [Scope(.module)], recordsNames: recordsNames)
        walk.checkFuture(in: body)
        walk.visit(body)
        return (walk.collecting ?? walk.resolving ?? walk.compiling, walk.warnings)
    }

    private init(scopes: [Scope], recordsNames: Bool) {
        self.scopes = scopes
        self.recordsNames = recordsNames
    }

    mutating func collectingFailed(_ message: String, _ span: Span) {
        if collecting == nil { collecting = Failure(message, span) }
    }

    mutating func compilingFailed(_ message: String, _ span: Span) {
        if compiling == nil { compiling = Failure(message, span) }
    }

    // MARK: Statements

    mutating func visit(_ body: [Statement]) {
        for statement in body { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .expression(let value): visit(value)
        case .assign(let targets, let value):
            visit(value)
            for target in targets { assign(target, isWhole: true) }
        case .augmentedAssign(let target, _, let value):
            visit(value)
            assign(target, isWhole: true)
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            visit(annotation)
            if let value { visit(value) }
            annotate(target, isSimple: isSimple)
        case .return(let value):
            if !isInFunction { compilingFailed("'return' outside function", statement.span) }
            if let value { visit(value) }
        case .delete(let targets):
            for target in targets {
                if case .name(let name) = target.kind { checkName(name, target.span, verb: "delete") }
                assign(target, isWhole: false)
            }
        case .pass, .command: break
        case .break: if loopDepth == 0 { compilingFailed("'break' outside loop", statement.span) }
        case .continue: if loopDepth == 0 { compilingFailed("'continue' not properly in loop", statement.span) }
        case .if(let test, let body, let orElse):
            visit(test)
            visit(body)
            visit(orElse)
        case .while(let test, let body, let orElse):
            visit(test)
            loop(body, orElse)
        case .for(let target, let iterable, let body, let orElse):
            visit(iterable)
            assign(target, isWhole: true)
            loop(body, orElse)
        case .with(let items, let body):
            for item in items {
                visit(item.context)
                if let target = item.target { assign(target, isWhole: true) }
            }
            visit(body)
        case .function(let function): visit(function)
        case .class(let made): visit(made)
        case .try(let body, let handlers, let orElse, let finally):
            visit(body)
            for handler in handlers {
                if let type = handler.type { visit(type) }
                if let name = handler.name {
                    checkName(name.text, handler.span)
                    bind(name.text)
                }
                visit(handler.body)
            }
            visit(orElse)
            visit(finally)
        case .raise(let exception, let cause):
            if let exception { visit(exception) }
            if let cause { visit(cause) }
        case .assert(let test, let message):
            doubtAssertion(test, statement.span)
            visit(test)
            if let message { visit(message) }
        case .import(let names):
            for name in names {
                checkName(name.alias?.text ?? name.name.text, statement.span)
                bind(name.alias?.text ?? String(name.name.text.prefix { $0 != "." }))
            }
        case .importFrom(_, let names, _): visit(names, statement.span)
        case .global(let names): declare(names, .global, statement.span)
        case .nonlocal(let names): declare(names, .nonlocal, statement.span)
        case .match(let subject, let cases):
            visit(subject)
            visit(cases)
        }
    }

    private mutating func loop(_ body: [Statement], _ orElse: [Statement]) {
        loopDepth += 1
        visit(body)
        loopDepth -= 1
        visit(orElse)
    }

    private mutating func visit(_ names: [ImportAlias], _ span: Span) {
        for name in names {
            if name.name.text == "*" {
                if scopes.count > 1 { collectingFailed("import * only allowed at module level", span) }
            } else {
                checkName(name.alias?.text ?? name.name.text, span)
                bind(name.alias?.text ?? name.name.text)
            }
        }
    }

    private mutating func annotate(_ target: Expression, isSimple: Bool) {
        guard case .name(let name) = target.kind else { return visit(target) }
        checkName(name, target.span)
        guard recordsNames, let scope = scopes.last else { return }
        if isSimple, let use = scope.uses[name], use.contains(.global) || use.contains(.nonlocal) {
            let what = use.contains(.global) ? "global" : "nonlocal"
            collectingFailed("annotated name '\(name)' can't be \(what)", target.span)
        }
        scope.record(name, isSimple ? [.annotated, .bound] : .bound)
    }

    // MARK: Definitions

    private mutating func visit(_ function: FunctionDefinition) {
        checkName(function.name.text, function.name.span)
        for parameter in function.parameters { checkName(parameter.name.text, parameter.name.span) }
        bind(function.name.text)
        for parameter in function.parameters {
            if let value = parameter.defaultValue { visit(value) }
            if let annotation = parameter.annotation { visit(annotation, allowsStar: true) }
        }
        if let returns = function.returns { visit(returns) }
        for decorator in function.decorators { visit(decorator) }
        enter(.function, function.parameters)
        let outer = loopDepth
        loopDepth = 0
        visit(function.body)
        loopDepth = outer
        leave()
    }

    private mutating func visit(_ made: ClassDefinition) {
        checkName(made.name.text, made.name.span)
        bind(made.name.text)
        visit(made.arguments)
        for decorator in made.decorators { visit(decorator) }
        enter(.class, [])
        let outer = loopDepth
        loopDepth = 0
        visit(made.body)
        loopDepth = outer
        leave()
    }

    // MARK: match

    private mutating func visit(_ cases: [MatchCase]) {
        for (index, made) in cases.enumerated() {
            var names: Set<String> = []
            visit(made.pattern, &names)
            if made.guardTest == nil, index + 1 < cases.count { checkReachable(after: made.pattern) }
            if let test = made.guardTest { visit(test) }
            visit(made.body)
        }
    }

    private mutating func checkReachable(after pattern: Pattern) {
        switch pattern.kind {
        case .capture(nil): compilingFailed("wildcard makes remaining patterns unreachable", pattern.span)
        case .capture(.some(let name)):
            compilingFailed("name capture '\(name.text)' makes remaining patterns unreachable", pattern.span)
        case .as(let inner, _): checkReachable(after: inner)
        case .or(let alternatives): if let last = alternatives.last { checkReachable(after: last) }
        default: break
        }
    }

    private mutating func capture(_ name: Name?, _ names: inout Set<String>) {
        guard let name else { return }
        checkName(name.text, name.span)
        if !names.insert(name.text).inserted {
            compilingFailed("multiple assignments to name '\(name.text)' in pattern", name.span)
        }
        bind(name.text)
    }

    private mutating func visit(_ pattern: Pattern, _ names: inout Set<String>) {
        switch pattern.kind {
        case .value(let value), .singleton(let value): visit(value)
        case .capture(let name), .star(let name): capture(name, &names)
        case .sequence(let elements):
            var stars = 0
            for element in elements {
                if case .star = element.kind { stars += 1 }
                if stars > 1 { compilingFailed("multiple starred names in sequence pattern", pattern.span) }
                visit(element, &names)
            }
        case .mapping(let keys, let patterns, let rest):
            for key in keys { visit(key) }
            checkKeys(keys, pattern.span)
            for inner in patterns { visit(inner, &names) }
            capture(rest, &names)
        case .class(let type, let positional, let keywords):
            visit(type)
            for inner in positional { visit(inner, &names) }
            var seen: Set<String> = []
            for keyword in keywords {
                if !seen.insert(keyword.name.text).inserted {
                    let message = "attribute name repeated in class pattern: \(keyword.name.text)"
                    compilingFailed(message, keyword.pattern.span)
                }
                visit(keyword.pattern, &names)
            }
        case .or(let alternatives):
            var bound: Set<String>?
            for (index, alternative) in alternatives.enumerated() {
                var own: Set<String> = []
                visit(alternative, &own)
                if index + 1 < alternatives.count { checkReachable(after: alternative) }
                if bound == nil { bound = own }
                if bound != own { compilingFailed("alternative patterns bind different names", pattern.span) }
            }
            names.formUnion(bound ?? [])
        case .as(let inner, let name):
            visit(inner, &names)
            capture(name, &names)
        }
    }
}
