// Names with two leading underscores inside a class: `__x` in the class `C` stands for `_C__x`, as in CPython.
// The compiler sees the tree with the full names; what parses and formats keeps those that were typed.

import Diagnostics
import Syntax

/// Writes the private names of classes in full.
struct PrivateNames {
    /// The class around what is being written; nil outside of classes.
    private var owner: String?

    /// The tree as the compiler wants it: the same one when nothing in it is private.
    static func writtenOut(_ tree: Module) -> Module {
        guard mayHavePrivateNames(tree.source) else { return tree }
        return Module(body: PrivateNames(owner: nil).map(tree.body), source: tree.source)
    }

    /// `__x` in the class named `owner`; nil for what is not private.
    static func full(_ name: String, in owner: String) -> String? {
        guard name.hasPrefix("__"), !name.hasSuffix("__"), !name.contains(".") else { return nil }
        let stem = owner.drop { $0 == "_" }
        return stem.isEmpty ? nil : "_\(stem)\(name)"
    }

    /// What was typed for a full name, which functions are called by.
    static func typed(_ name: String, in owner: String) -> String {
        let prefix = "_" + owner.drop { $0 == "_" }
        guard name.hasPrefix(prefix + "__"), !name.hasSuffix("__") else { return name }
        return String(name.dropFirst(prefix.count))
    }

    /// Two underscores, then neither a name that ends in two nor another character than a name's.
    private static func mayHavePrivateNames(_ source: SourceText) -> Bool {
        let bytes = source.bytes
        let underscore = UInt8(ascii: "_")
        func isNamed(_ byte: UInt8) -> Bool {
            byte == underscore || byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        }
        var index = 0
        while index + 2 < bytes.count {
            guard bytes[index] == underscore else { index += 1; continue }
            let start = index
            let isStart = start == 0 || !isNamed(bytes[start - 1])
            while index < bytes.count, isNamed(bytes[index]) { index += 1 }
            guard isStart, index - start > 2, bytes[start + 1] == underscore else { continue }
            if bytes[index - 1] != underscore || bytes[index - 2] != underscore { return true }
        }
        return false
    }

    private func text(_ name: String) -> String { owner.flatMap { Self.full(name, in: $0) } ?? name }
    private func map(_ name: Name) -> Name { Name(text(name.text), name.span) }
    private func map(_ name: Name?) -> Name? { name.map { map($0) } }
    private func map(_ body: [Statement]) -> [Statement] { body.map { map($0) } }
    private func map(_ parts: [Expression]) -> [Expression] { parts.map { map($0) } }
    private func map(_ part: Expression?) -> Expression? { part.map { map($0) } }
    private func map(_ statement: Statement) -> Statement { Statement(map(statement.kind), statement.span) }
    private func map(_ part: Expression) -> Expression { Expression(map(part.kind), part.span) }
    private func map(_ pattern: Pattern) -> Pattern { Pattern(map(pattern.kind), pattern.span) }

    private func map(_ kind: StatementKind) -> StatementKind {
        switch kind {
        case .expression(let value): .expression(map(value))
        case .assign(let targets, let value): .assign(targets: map(targets), value: map(value))
        case .augmentedAssign(let target, let op, let value): .augmentedAssign(target: map(target), op: op, value: map(value))
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            .annotatedAssign(target: map(target), annotation: map(annotation), value: map(value), isSimple: isSimple)
        case .return(let value): .return(map(value))
        case .delete(let targets): .delete(map(targets))
        case .pass, .break, .continue, .command: kind
        case .if(let test, let body, let orElse): .if(test: map(test), body: map(body), orElse: map(orElse))
        case .while(let test, let body, let orElse): .while(test: map(test), body: map(body), orElse: map(orElse))
        case .for(let target, let iterable, let body, let orElse):
            .for(target: map(target), iterable: map(iterable), body: map(body), orElse: map(orElse))
        case .with(let items, let body):
            .with(items: items.map { WithItem(context: map($0.context), target: map($0.target)) }, body: map(body))
        case .function(let definition): .function(map(definition))
        case .class(let definition): .class(map(definition))
        case .try(let body, let handlers, let orElse, let finally):
            .try(
                body: map(body),
                handlers: handlers.map { ExceptHandler(type: map($0.type), name: map($0.name), body: map($0.body), span: $0.span) },
                orElse: map(orElse), finally: map(finally))
        case .raise(let exception, let cause): .raise(exception: map(exception), cause: map(cause))
        case .assert(let test, let message): .assert(test: map(test), message: map(message))
        case .import(let names): .import(names.map { map($0) })
        case .importFrom(let module, let names, let level): .importFrom(module: module, names: names.map { map($0) }, level: level)
        case .global(let names): .global(names.map { map($0) })
        case .nonlocal(let names): .nonlocal(names.map { map($0) })
        case .match(let subject, let cases):
            .match(
                subject: map(subject),
                cases: cases.map { MatchCase(pattern: map($0.pattern), guardTest: map($0.guardTest), body: map($0.body)) })
        }
    }

    /// What is imported keeps its name; what it is bound to does not.
    private func map(_ name: ImportAlias) -> ImportAlias {
        let bound = name.alias ?? name.name
        let full = map(bound)
        return ImportAlias(name: name.name, alias: full == bound ? name.alias : full)
    }

    private func map(_ definition: FunctionDefinition) -> FunctionDefinition {
        FunctionDefinition(
            name: map(definition.name), parameters: map(definition.parameters), returns: map(definition.returns),
            decorators: map(definition.decorators), body: map(definition.body))
    }

    private func map(_ definition: ClassDefinition) -> ClassDefinition {
        ClassDefinition(
            name: map(definition.name), arguments: map(definition.arguments), decorators: map(definition.decorators),
            body: PrivateNames(owner: definition.name.text).map(definition.body))
    }

    private func map(_ parameters: Parameters) -> Parameters {
        parameters.map { Parameter(name: map($0.name), kind: $0.kind, annotation: map($0.annotation), defaultValue: map($0.defaultValue)) }
    }

    private func map(_ arguments: [Argument]) -> [Argument] {
        arguments.map { argument in
            guard case .keyword(let name) = argument.kind else { return Argument(argument.kind, map(argument.value)) }
            return Argument(.keyword(map(name)), map(argument.value))
        }
    }

    private func map(_ clauses: [ComprehensionClause]) -> [ComprehensionClause] {
        clauses.map { ComprehensionClause(target: map($0.target), iterable: map($0.iterable), conditions: map($0.conditions)) }
    }

    private func map(_ parts: [FormattedPart]) -> [FormattedPart] {
        parts.map { part in
            guard case .value(let value, let conversion, let spec, let debugText) = part else { return part }
            return .value(map(value), conversion: conversion, spec: spec.map { map($0) }, debugText: debugText)
        }
    }

    private func map(_ kind: ExpressionKind) -> ExpressionKind {
        switch kind {
        case .name(let name): .name(text(name))
        case .none, .true, .false, .ellipsis, .integer, .bigInteger, .float, .imaginary, .string, .bytes: kind
        case .formatted(let parts): .formatted(map(parts))
        case .list(let elements): .list(map(elements))
        case .tuple(let elements): .tuple(map(elements))
        case .set(let elements): .set(map(elements))
        case .dict(let items): .dict(items.map { (key: map($0.key), value: map($0.value)) })
        case .unary(let op, let operand): .unary(op, map(operand))
        case .binary(let left, let op, let right): .binary(map(left), op, map(right))
        case .and(let operands): .and(map(operands))
        case .or(let operands): .or(map(operands))
        case .compare(let first, let rest): .compare(map(first), rest.map { (op: $0.op, operand: map($0.operand)) })
        case .conditional(let test, let then, let orElse): .conditional(test: map(test), then: map(then), orElse: map(orElse))
        case .lambda(let parameters, let body): .lambda(map(parameters), map(body))
        case .call(let function, let arguments): .call(map(function), map(arguments))
        case .attribute(let value, let name): .attribute(map(value), map(name))
        case .subscript(let value, let key): .subscript(map(value), map(key))
        case .slice(let lower, let upper, let step): .slice(lower: map(lower), upper: map(upper), step: map(step))
        case .starred(let inner): .starred(map(inner))
        case .named(let name, let value): .named(map(name), map(value))
        case .listComprehension(let element, let clauses): .listComprehension(map(element), map(clauses))
        case .setComprehension(let element, let clauses): .setComprehension(map(element), map(clauses))
        case .dictComprehension(let key, let value, let clauses): .dictComprehension(key: map(key), value: map(value), map(clauses))
        case .generator(let element, let clauses): .generator(map(element), map(clauses))
        case .yield(let value): .yield(map(value))
        case .yieldFrom(let value): .yieldFrom(map(value))
        }
    }

    private func map(_ kind: PatternKind) -> PatternKind {
        switch kind {
        case .value(let value): .value(map(value))
        case .singleton: kind
        case .capture(let name): .capture(map(name))
        case .star(let name): .star(map(name))
        case .sequence(let patterns): .sequence(patterns.map { map($0) })
        case .mapping(let keys, let patterns, let rest): .mapping(keys: map(keys), patterns: patterns.map { map($0) }, rest: map(rest))
        case .class(let type, let positional, let keywords):
            .class(
                map(type), positional: positional.map { map($0) },
                keywords: keywords.map { (name: map($0.name), pattern: map($0.pattern)) })
        case .or(let patterns): .or(patterns.map { map($0) })
        case .as(let inner, let name): .as(map(inner), map(name))
        }
    }
}
