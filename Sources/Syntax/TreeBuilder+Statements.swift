// Statements of one line. Those with blocks are in TreeBuilder+Blocks.swift.

import Diagnostics

extension TreeBuilder {
    /// A statement with a block, or a line of statements with semicolons between them.
    mutating func statements(into body: inout [Statement]) throws(Failure) {
        if let statement = try compoundStatement() {
            body.append(statement)
            return
        }
        try simpleStatements(into: &body)
    }

    mutating func simpleStatements(into body: inout [Statement]) throws(Failure) {
        while true {
            body.append(try simpleStatement())
            if accept(.semicolon) {
                if accept(.newline) { return }
                continue
            }
            guard kind == .newline else { throw unexpected() }
            advance()
            return
        }
    }

    private mutating func simpleStatement() throws(Failure) -> Statement {
        lastDisjunction = 0..<0
        let begin = start
        let made: StatementKind
        switch kind {
        case .pass: made = keyword(.pass)
        case .break: made = keyword(.break)
        case .continue: made = keyword(.continue)
        case .return: made = try returnStatement()
        case .raise: made = try raiseStatement()
        case .assert: made = try assertStatement()
        case .del: made = try deleteStatement()
        case .global:
            advance()
            made = .global(try nameList())
        case .nonlocal:
            advance()
            made = .nonlocal(try nameList())
        case .import: made = try importStatement()
        case .from: made = try importFromStatement()
        case .command:
            let token = tokens[at]
            advance()
            var command = text(token).dropFirst()
            while command.last == " " || command.last == "\t" { command.removeLast() }
            made = .command(String(command))
        default: made = try expressionStatement()
        }
        return Statement(made, span(from: begin))
    }

    private mutating func keyword(_ made: StatementKind) -> StatementKind {
        advance()
        return made
    }

    private var isAtStatementEnd: Bool { kind == .newline || kind == .semicolon }

    // MARK: Keywords

    private mutating func returnStatement() throws(Failure) -> StatementKind {
        advance()
        if isAtStatementEnd { return .return(nil) }
        return .return(try starExpressions())
    }

    private mutating func raiseStatement() throws(Failure) -> StatementKind {
        advance()
        if isAtStatementEnd { return .raise(exception: nil, cause: nil) }
        let exception = try expression()
        guard accept(.from) else { return .raise(exception: exception, cause: nil) }
        return .raise(exception: exception, cause: try expression())
    }

    private mutating func assertStatement() throws(Failure) -> StatementKind {
        advance()
        let test = try expression()
        let message = accept(.comma) ? try expression() : nil
        return .assert(test: test, message: message)
    }

    private mutating func deleteStatement() throws(Failure) -> StatementKind {
        advance()
        var targets: [Expression] = []
        repeat {
            if isAtStatementEnd, !targets.isEmpty { break }
            targets.append(try starExpression())
        } while accept(.comma)
        for target in targets { try checkTarget(target, .delete) }
        guard isAtStatementEnd else { throw unexpected() }
        return .delete(targets)
    }

    private mutating func nameList() throws(Failure) -> [Name] {
        var names = [try name()]
        while accept(.comma) { names.append(try name()) }
        return names
    }

    // MARK: Imports

    private mutating func importStatement() throws(Failure) -> StatementKind {
        advance()
        var aliases: [ImportAlias] = []
        repeat {
            let module = try dottedName()
            aliases.append(ImportAlias(name: module, alias: accept(.as) ? try name() : nil))
        } while accept(.comma)
        return .import(aliases)
    }

    private mutating func dottedName() throws(Failure) -> Name {
        let first = try name()
        guard kind == .dot else { return first }
        var text = first.text
        while accept(.dot) { text += "." + (try name()).text }
        return Name(text, span(from: Int(first.span.start)))
    }

    private mutating func importFromStatement() throws(Failure) -> StatementKind {
        advance()
        var level = 0
        while kind == .dot || kind == .ellipsis {
            level += kind == .dot ? 1 : 3
            advance()
        }
        let module = level > 0 && kind == .import ? "" : try dottedName().text
        try expect(.import)
        if kind == .star {
            let star = tokens[at]
            advance()
            return .importFrom(module: module, names: [ImportAlias(name: Name("*", span(star)), alias: nil)], level: level)
        }
        let isParenthesised = accept(.leftParen)
        var names: [ImportAlias] = []
        repeat {
            if !names.isEmpty {
                if isParenthesised, kind == .rightParen { break }
                if !isParenthesised, kind == .newline {
                    let message = "trailing comma not allowed without surrounding parentheses"
                    throw Failure(message, Span(start, start))
                }
            }
            let imported = try name()
            names.append(ImportAlias(name: imported, alias: accept(.as) ? try name() : nil))
        } while accept(.comma)
        if isParenthesised { try expect(.rightParen) }
        return .importFrom(module: module, names: names, level: level)
    }

    // MARK: Expressions and assignments

    private mutating func expressionStatement() throws(Failure) -> StatementKind {
        let first = at
        let value = try yieldOrStarExpressions()
        switch kind {
        case .newline, .semicolon: return .expression(value)
        case .equal: return try assignment(value, first)
        case .colon: return try annotatedAssignment(value, first)
        default: break
        }
        guard let op = kind.augmented else { throw unexpected() }
        switch value.kind {
        case .name, .attribute, .subscript: break
        case .yield, .yieldFrom: throw unexpected()
        default:
            throw Failure("'\(value.grammarName)' is an illegal expression for augmented assignment", value.span)
        }
        advance()
        return .augmentedAssign(target: value, op: op, value: try yieldOrStarExpressions())
    }

    /// `first = …`, standing on the `=`.
    private mutating func assignment(_ first: Expression, _ begin: Int) throws(Failure) -> StatementKind {
        var targets: [Expression] = []
        var value = first
        while kind == .equal {
            if case .yield = value.kind, tokens[begin].kind == .yield || !targets.isEmpty {
                throw Failure("assignment to yield expression not possible", value.span)
            }
            do throws(Failure) {
                try checkTarget(value)
            } catch {
                throw targets.isEmpty ? comparisonOrAssignment(value, begin) ?? error : error
            }
            targets.append(value)
            advance()
            value = try yieldOrStarExpressions()
        }
        return .assign(targets: targets, value: value)
    }

    /// For `a, f() = 1` the last element is the one that an `==` may have been meant after.
    private mutating func comparisonOrAssignment(_ target: Expression, _ begin: Int) -> Failure? {
        guard case .tuple(let elements) = target.kind, let last = elements.last, last.span.end == target.span.end else {
            return assignmentMeant(begin, target)
        }
        var first = at
        while first > begin, tokens[first - 1].start >= last.span.start { first -= 1 }
        return assignmentMeant(first, last)
    }

    private mutating func annotatedAssignment(_ target: Expression, _ first: Int) throws(Failure) -> StatementKind {
        let isParenthesised = tokens[first].kind == .leftParen
        let isBare = !isParenthesised || tokens[at - 1].kind != .rightParen
        advance()
        let annotation = try expression()
        switch target.kind {
        case .name, .attribute, .subscript: break
        case .list: throw Failure("only single target (not list) can be annotated", target.span)
        case .tuple(let elements):
            let shown = isBare ? elements.first?.span ?? target.span : target.span
            throw Failure("only single target (not tuple) can be annotated", shown)
        default: throw Failure("illegal target for annotation", target.span)
        }
        let value = accept(.equal) ? try yieldOrStarExpressions() : nil
        var isSimple = false
        if case .name = target.kind { isSimple = !isParenthesised }
        return .annotatedAssign(target: target, annotation: annotation, value: value, isSimple: isSimple)
    }
}
