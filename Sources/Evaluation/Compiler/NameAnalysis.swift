// Which names a piece of code binds, and which it takes from outside: the compiler asks before it gives out registers.

import Syntax

/// The names bound by a function's own body, and those that functions inside it use without binding them.
struct NameAnalysis {
    private(set) var bound: Set<String> = []
    private(set) var globals: Set<String> = []
    private(set) var nonlocals: Set<String> = []
    /// Free names of the functions, lambdas, generators and classes inside.
    private(set) var captured: Set<String> = []
    private(set) var containsYield = false
    /// Names read by the code itself.
    private(set) var used: Set<String> = []

    init(body: [Statement]) { visit(body) }
    init(expression: Expression) { visit(expression) }

    /// The free names of a function with these parameters and this analysis of its body.
    func free(parameters: Parameters) -> Set<String> {
        let own = bound.subtracting(globals).subtracting(nonlocals).union(parameters.map(\.name.text))
        return used.union(captured).union(nonlocals).subtracting(own).subtracting(globals)
    }

    private mutating func visit(_ body: [Statement]) { for statement in body { visit(statement) } }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .expression(let value): visit(value)
        case .assign(let targets, let value):
            visit(value)
            targets.forEach { bind($0) }
        case .augmentedAssign(let target, _, let value):
            visit(target)
            visit(value)
            bind(target)
        case .annotatedAssign(let target, let annotation, let value, _):
            visit(annotation)
            if let value { visit(value) }
            bind(target)
        case .return(let value): if let value { visit(value) }
        case .delete(let targets): targets.forEach { bind($0) }
        case .pass, .break, .continue, .command: break
        case .if(let test, let body, let orElse), .while(let test, let body, let orElse):
            visit(test)
            visit(body)
            visit(orElse)
        case .for(let target, let iterable, let body, let orElse):
            visit(iterable)
            bind(target)
            visit(body)
            visit(orElse)
        case .with(let items, let body):
            for item in items {
                visit(item.context)
                if let target = item.target { bind(target) }
            }
            visit(body)
        case .function(let definition):
            definition.decorators.forEach { visit($0) }
            visitSignature(definition.parameters, definition.returns)
            bound.insert(definition.name.text)
            captured.formUnion(NameAnalysis(body: definition.body).free(parameters: definition.parameters))
        case .class(let definition):
            definition.decorators.forEach { visit($0) }
            definition.arguments.forEach { visit($0.value) }
            bound.insert(definition.name.text)
            let body = NameAnalysis(body: definition.body)
            captured.formUnion(body.free(parameters: []).union(body.captured).subtracting(["__class__"]))
        case .try(let body, let handlers, let orElse, let finally):
            visit(body)
            for handler in handlers {
                if let type = handler.type { visit(type) }
                if let name = handler.name { bound.insert(name.text) }
                visit(handler.body)
            }
            visit(orElse)
            visit(finally)
        case .raise(let exception, let cause):
            if let exception { visit(exception) }
            if let cause { visit(cause) }
        case .assert(let test, let message):
            visit(test)
            if let message { visit(message) }
        case .import(let names):
            for name in names {
                bound.insert(name.alias?.text ?? String(name.name.text.prefix { $0 != "." }))
            }
        case .importFrom(_, let names, _): for name in names { bound.insert(name.alias?.text ?? name.name.text) }
        case .global(let names): globals.formUnion(names.map(\.text))
        case .nonlocal(let names): nonlocals.formUnion(names.map(\.text))
        case .match(let subject, let cases):
            visit(subject)
            for item in cases {
                visit(item.pattern)
                if let test = item.guardTest { visit(test) }
                visit(item.body)
            }
        }
    }

    private mutating func visitSignature(_ parameters: Parameters, _ returns: Expression?) {
        for parameter in parameters {
            if let value = parameter.defaultValue { visit(value) }
            if let annotation = parameter.annotation { visit(annotation) }
        }
        if let returns { visit(returns) }
    }

    private mutating func bind(_ target: Expression) {
        switch target.kind {
        case .name(let name): bound.insert(name)
        case .tuple(let elements), .list(let elements): elements.forEach { bind($0) }
        case .starred(let inner): bind(inner)
        default: visit(target)
        }
    }

    private mutating func visit(_ pattern: Pattern) {
        switch pattern.kind {
        case .value(let value), .singleton(let value): visit(value)
        case .capture(let name), .star(let name): if let name { bound.insert(name.text) }
        case .sequence(let patterns), .or(let patterns): patterns.forEach { visit($0) }
        case .mapping(let keys, let patterns, let rest):
            keys.forEach { visit($0) }
            patterns.forEach { visit($0) }
            if let rest { bound.insert(rest.text) }
        case .class(let type, let positional, let keywords):
            visit(type)
            positional.forEach { visit($0) }
            keywords.forEach { visit($0.pattern) }
        case .as(let inner, let name):
            visit(inner)
            bound.insert(name.text)
        }
    }

    private mutating func visit(_ expression: Expression) {
        switch expression.kind {
        case .name(let name): used.insert(name)
        case .none, .true, .false, .ellipsis, .integer, .bigInteger, .float, .imaginary, .string, .bytes: break
        case .formatted(let parts): visit(parts)
        case .list(let elements), .tuple(let elements), .set(let elements), .and(let elements), .or(let elements):
            elements.forEach { visit($0) }
        case .dict(let items):
            for item in items {
                if let key = item.key { visit(key) }
                visit(item.value)
            }
        case .unary(_, let operand), .starred(let operand), .attribute(let operand, _): visit(operand)
        case .binary(let left, _, let right), .subscript(let left, let right):
            visit(left)
            visit(right)
        case .compare(let first, let rest):
            visit(first)
            rest.forEach { visit($0.operand) }
        case .conditional(let test, let then, let orElse):
            visit(test)
            visit(then)
            visit(orElse)
        case .lambda(let parameters, let body):
            visitSignature(parameters, nil)
            captured.formUnion(NameAnalysis(expression: body).free(parameters: parameters))
        case .call(let function, let arguments):
            if case .name("super") = function.kind, arguments.isEmpty { used.insert("__class__") }
            visit(function)
            arguments.forEach { visit($0.value) }
        case .slice(let lower, let upper, let step):
            for part in [lower, upper, step] { if let part { visit(part) } }
        case .named(let name, let value):
            visit(value)
            bound.insert(name.text)
        case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses):
            visitComprehension([element], clauses, isGenerator: false)
        case .dictComprehension(let key, let value, let clauses):
            visitComprehension([key, value], clauses, isGenerator: false)
        case .generator(let element, let clauses): visitComprehension([element], clauses, isGenerator: true)
        case .yield(let value):
            containsYield = true
            if let value { visit(value) }
        case .yieldFrom(let value):
            containsYield = true
            visit(value)
        }
    }

    /// A comprehension's targets are its own; everything else belongs to the code around it.
    private mutating func visitComprehension(_ elements: [Expression], _ clauses: [ComprehensionClause], isGenerator: Bool) {
        let inside = NameAnalysis.comprehension(elements, clauses)
        bound.formUnion(inside.walrus)
        if isGenerator {
            captured.formUnion(inside.names.used.union(inside.names.captured).subtracting(inside.targets))
            if let first = clauses.first { visit(first.iterable) }
        } else {
            used.formUnion(inside.names.used.subtracting(inside.targets))
            captured.formUnion(inside.names.captured.subtracting(inside.targets))
        }
    }

    /// What a comprehension binds as its own, binds outside (`:=`), uses and captures.
    struct Comprehension {
        var names: NameAnalysis
        var targets: Set<String>
        var walrus: Set<String>
    }

    static func comprehension(_ elements: [Expression], _ clauses: [ComprehensionClause]) -> Comprehension {
        var targets = NameAnalysis(body: [])
        var names = NameAnalysis(body: [])
        for clause in clauses {
            targets.bind(clause.target)
            names.visit(clause.iterable)
            clause.conditions.forEach { names.visit($0) }
        }
        elements.forEach { names.visit($0) }
        names.used.formUnion(targets.used)
        return Comprehension(names: names, targets: targets.bound, walrus: names.bound)
    }

    private mutating func visit(_ parts: [FormattedPart]) {
        for part in parts {
            guard case .value(let value, _, let spec, _) = part else { continue }
            visit(value)
            if let spec { visit(spec) }
        }
    }
}
