// Class statements: the body is a function that leaves its names behind as a namespace.

import Diagnostics
import Syntax

extension Compiler {
    func defineClass(_ definition: ClassDefinition, at span: Span) throws {
        let decorators = try definition.decorators.map { decorator in
            let register = temporary()
            try computeKeeping(decorator, into: register)
            return register
        }
        let result = temporary()
        try releasingTemporaries {
            // body, bases, keywords in consecutive registers
            let body = temporary()
            let bases = temporary()
            let keywords = temporary()
            let inner = Compiler(
                machine: machine, source: source, module: module, parent: self, mode: .silent, isModule: false)
            inner.copiesLocals = copiesLocals
            inner.scopeName = typedName(definition.name.text)
            let code = try inner.compileClassBody(definition, span: span)
            let index = constant(.object(CodeObject(code)))
            guard index < noRegister else { throw CompileError(message: "too many constants in one piece of code", span: span) }
            emit(.makeFunction, body, index, 0, d: 0, at: span)
            let positional = definition.arguments.compactMap { argument -> Expression? in
                switch argument.kind {
                case .positional: argument.value
                case .starred: Expression(.starred(argument.value), argument.value.span)
                default: nil
                }
            }
            try computeKeeping(Expression(.tuple(positional), span), into: bases)
            let named = definition.arguments.compactMap { argument -> (key: Expression?, value: Expression)? in
                switch argument.kind {
                case .keyword(let name): (Expression(.string(name.text), name.span), argument.value)
                case .doubleStarred: (nil, argument.value)
                default: nil
                }
            }
            try computeKeeping(Expression(.dict(named), span), into: keywords)
            emit(.makeClass, result, body, try nameConstant(typedName(definition.name.text), span), at: span)
        }
        for decorator in decorators.reversed() { decorate(result, with: decorator, at: span) }
        store(definition.name.text, from: result, at: definition.name.span)
    }

    private func compileClassBody(_ definition: ClassDefinition, span: Span) throws -> Code {
        isClassBody = true
        let names = NameAnalysis(body: definition.body)
        globalNames = names.globals
        var own = names.bound.subtracting(names.globals).subtracting(names.nonlocals)
        // A body that binds the name itself, as proxies do, gives its methods no class: `super()` is not for them.
        let cell = own.contains("__class__") ? "__classcell__" : "__class__"
        let annotated = definition.body.contains {
            if case .annotatedAssign(_, _, _, let isSimple) = $0.kind { isSimple } else { false }
        }
        if annotated { own.insert("__annotations__") }
        let variables = namesInOrder(definition.body, own)
        declare([cell] + variables, cells: [cell])
        emit(.makeCell, 0, at: span)
        if annotated {
            emit(.makeDict, nextRegister, 0, 0, at: span)
            store("__annotations__", from: temporary(), at: span)
        }
        for statement in definition.body { try self.statement(statement) }
        let namespace = temporary()
        emit(.makeDict, namespace, 0, 0, at: span)
        for name in variables {
            guard case .register(let register) = place(of: name) else { continue }
            emit(.namespaceSet, namespace, register, try nameConstant(name, span), at: span)
        }
        emit(.namespaceSet, namespace, 0, try nameConstant("__classcell__", span), at: span)
        if !definition.arguments.isEmpty, let (name, value) = repeatedConstant(definition.body) {
            try releasingTemporaries {
                let pair = Expression(.tuple([Expression(.string(name), value.span), value]), value.span)
                emit(.namespaceSet, namespace, try expression(pair), try nameConstant("__repeated__", span), at: span)
            }
        }
        if case .expression(let first) = definition.body.first?.kind, case .string = first.kind {
            try releasingTemporaries {
                emit(.namespaceSet, namespace, try expression(first), try nameConstant("__doc__", span), at: span)
            }
        }
        emit(.return, namespace, at: span)
        return finish(
            name: scopeName ?? definition.name.text, span: span, parameters: ParameterList(), documentation: nil)
    }

    /// The first name that is given a number or text twice, with the first: an enumeration refuses it.
    private func repeatedConstant(_ body: [Statement]) -> (name: String, value: Expression)? {
        var given: [String: Expression] = [:]
        for statement in body {
            guard case .assign(let targets, let value) = statement.kind, targets.count == 1, case .name(let name) = targets[0].kind else { continue }
            switch value.kind {
            case .integer, .string, .float:
                if let first = given[name] { return (name, first) }
                given[name] = value
            default: continue
            }
        }
        return nil
    }

    /// The names that a class body binds, in the order in which it first does.
    func namesInOrder(_ body: [Statement], _ own: Set<String>) -> [String] {
        var order: [String] = []
        for statement in body {
            let names = NameAnalysis(body: [statement]).bound.sorted()
            for name in targetNames(statement) + names where own.contains(name) && !order.contains(name) { order.append(name) }
        }
        return order + own.subtracting(order).sorted()
    }

    /// The names that an assignment binds, or those in the blocks of an `if`, from left to right.
    private func targetNames(_ statement: Statement) -> [String] {
        func names(_ target: Expression) -> [String] {
            switch target.kind {
            case .name(let name): [name]
            case .tuple(let parts), .list(let parts): parts.flatMap(names)
            case .starred(let inner): names(inner)
            default: []
            }
        }
        switch statement.kind {
        case .assign(let targets, _): return targets.flatMap(names)
        case .if(_, let body, let orElse): return (body + orElse).flatMap(targetNames)
        default: return []
        }
    }

    /// A function's or class's name as it was typed, which a private one of a class is called by.
    func typedName(_ name: String) -> String {
        guard isClassBody, let scopeName else { return name }
        return PrivateNames.typed(name, in: scopeName)
    }

    /// Calls a decorator on a register's value and puts the result in its place.
    func decorate(_ result: Int, with decorator: Int, at span: Span) {
        releasingTemporaries {
            let base = temporary()
            emit(.move, base, decorator, at: span)
            emit(.move, temporary(), result, at: span)
            emit(.call, base, 1, result, at: span)
        }
    }
}
