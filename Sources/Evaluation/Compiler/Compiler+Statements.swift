// Statements.

import Diagnostics
import Syntax

extension Compiler {
    func statements(_ body: [Statement]) throws { for statement in body { try self.statement(statement) } }

    func statement(_ statement: Statement) throws {
        try releasingTemporaries { try compile(statement) }
        if isPrecise { forgetTemporaries(at: statement.span) }
    }

    private func compile(_ statement: Statement) throws {
        let span = statement.span
        switch statement.kind {
        case .expression(let value):
            let register = try expression(value)
            if isModule, mode == .shows { emit(.display, register, at: value.span) }
        case .assign(let targets, let value): try assignment(targets, value)
        case .augmentedAssign(let target, let op, let value): try augmented(target, op, value, at: span)
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            if let value { try assignment([target], value) }
            let isMain = isModule && module === machine.main
            if isClassBody || isMain, isSimple, case .name(let name) = target.kind {
                try annotate(try load("__annotations__", into: nil, at: span), name, annotation, at: span)
            }
        case .return(let value):
            let value = value ?? Expression(.none, span)
            // What a `finally` assigns does not change what is returned.
            let target = regions.contains(where: \.isCleanup) ? temporary() : nil
            let register = try expression(value, into: target)
            try leave(regions[...], value: register)
            emit(.return, register, at: span)
        case .delete(let targets):
            forgetTemporaries(at: span)
            for target in targets { try delete(target) }
        case .pass: break
        case .break, .continue: try jumpOut(statement)
        case .if(let test, let body, let orElse): try conditional(test, body, orElse)
        case .while(let test, let body, let orElse): try whileLoop(test, body, orElse, at: span)
        case .for(let target, let iterable, let body, let orElse): try forLoop(target, iterable, body, orElse, at: span)
        case .with(let items, let body): try with(items[...], body, at: span)
        case .function(let definition): try define(definition, at: span)
        case .class(let definition): try defineClass(definition, at: span)
        case .try(let body, let handlers, let orElse, let finally):
            try tryStatement(body, handlers, orElse, finally, at: span)
        case .raise(let exception, let cause):
            guard let exception else {
                emit(.reraise, noRegister, at: span)
                return
            }
            let register = try expression(exception)
            emit(.raise, register, try cause.map { try expression($0) } ?? noRegister, at: span)
        case .assert(let test, let message):
            let before = assigned
            let passed = try condition(test, jumpsWhen: true)
            emit(.assertionError, try message.map { try expression($0) } ?? noRegister, at: test.isConstant ? span : test.span)
            patchHere(passed)
            assigned = before
        case .import(let names): try imports(names, at: span)
        case .importFrom(let module, let names, let level):
            try importsFrom(module, names, level: level, at: span)
        case .global, .nonlocal: break
        case .match(let subject, let cases): try match(subject, cases, at: span)
        case .command(let text): emit(.command, 0, wide: constant(.string(text)), at: span)
        }
    }

    // MARK: Assignment

    private func assignment(_ targets: [Expression], _ value: Expression) throws {
        if targets.count == 1 {
            if case .name(let name) = targets[0].kind, let register = localRegister(name) {
                try computeKeeping(value, into: register)
                assigned.insert(register)
                return
            }
            if try parallel(targets[0], value) { return }
        }
        let register = try expression(value)
        for target in targets { try assign(target, from: register) }
    }

    /// `a, b = b, a` without making a tuple.
    private func parallel(_ target: Expression, _ value: Expression) throws -> Bool {
        guard case .tuple(let targets) = target.kind, case .tuple(let values) = value.kind,
            targets.count == values.count
        else { return false }
        for part in targets + values { if case .starred = part.kind { return false } }
        let registers = try values.map { value in
            let register = temporary()
            try computeKeeping(value, into: register)
            return register
        }
        for (target, register) in zip(targets, registers) { try assign(target, from: register) }
        return true
    }

    /// Stores a register's value in a target of any form.
    /// - Parameter isLast: the register is not read again.
    func assign(_ target: Expression, from register: Int, isLast: Bool = false) throws {
        switch target.kind {
        case .name(let name): store(name, from: register, at: target.span)
        case .attribute(let object, let name):
            try releasingTemporaries {
                emitAttribute(.setAttribute, try expression(object), register, try nameConstant(name.text, target.span), at: target.span)
            }
        case .subscript(let object, let index):
            try releasingTemporaries {
                let container = try expression(object)
                emit(.setItem, container, try expression(index), register, at: target.span)
            }
        case .tuple(let elements), .list(let elements):
            try releasingTemporaries {
                let first = nextRegister
                for _ in elements { _ = temporary() }
                if let star = elements.firstIndex(where: { if case .starred = $0.kind { true } else { false } }) {
                    guard elements.count - star - 1 < 256 else {
                        throw CompileError(message: "too many expressions in star-unpacking assignment", span: target.span)
                    }
                    emit(.unpackStarred, first, register, star, d: elements.count - star - 1, at: target.span)
                } else {
                    emit(.unpack, first, register, elements.count, d: isLast ? 1 : 0, at: target.span)
                }
                for (index, element) in elements.enumerated() {
                    if case .starred(let inner) = element.kind {
                        try assign(inner, from: first + index)
                    } else {
                        try assign(element, from: first + index)
                    }
                }
            }
        default: throw CompileError(message: "cannot assign to this expression", span: target.span)
        }
    }

    private func augmented(_ target: Expression, _ op: BinaryOperator, _ value: Expression, at span: Span) throws {
        switch target.kind {
        case .name(let name):
            let register = try load(name, into: nil, at: target.span)
            let result = localRegister(name) ?? temporary()
            emit(.binaryInPlace, result, register, try expression(value), d: op.code, at: span)
            store(name, from: result, at: span)
        case .attribute(let object, let name):
            let container = try expression(object)
            let current = temporary()
            let constant = try nameConstant(name.text, target.span)
            emitAttribute(.getAttribute, current, container, constant, at: target.span)
            emit(.binaryInPlace, current, current, try expression(value), d: op.code, at: span)
            emitAttribute(.setAttribute, container, current, constant, at: target.span)
        case .subscript(let object, let index):
            let container = try expression(object)
            let key = try expression(index)
            let current = temporary()
            emit(.getItem, current, container, key, at: target.span)
            emit(.binaryInPlace, current, current, try expression(value), d: op.code, at: span)
            emit(.setItem, container, key, current, at: target.span)
        default: throw CompileError(message: "illegal expression for augmented assignment", span: target.span)
        }
    }

    /// What earlier statements left behind in registers keeps no object alive that is about to be let go of.
    func forgetTemporaries(at span: Span) {
        let count = registerCount - nextRegister
        if count > 0 { emit(.forget, nextRegister, min(count, 0xFFFE), at: span) }
    }

    private func delete(_ target: Expression) throws {
        switch target.kind {
        case .name(let name):
            switch place(of: name) {
            case .register(let register):
                _ = try load(name, into: nil, at: target.span)
                emit(.deleteLocal, register, at: target.span)
                assigned.remove(register)
            case .cell(let register): emit(.deleteCell, register, 0, try nameConstant(name, target.span), at: target.span)
            case .closure(let index): emit(.deleteFree, 0, index, try nameConstant(name, target.span), at: target.span)
            case .global(let slot): emit(.deleteGlobal, 0, wide: slot, at: target.span)
            }
        case .attribute(let object, let name):
            emit(.deleteAttribute, try expression(object), 0, try nameConstant(name.text, target.span), at: target.span)
        case .subscript(let object, let index):
            let container = try expression(object)
            emit(.deleteItem, container, try expression(index), at: target.span)
        case .tuple(let elements), .list(let elements): for element in elements { try delete(element) }
        default: throw CompileError(message: "cannot delete this expression", span: target.span)
        }
    }

    // MARK: Control flow

    private func conditional(_ test: Expression, _ body: [Statement], _ orElse: [Statement]) throws {
        let toElse = try condition(test, jumpsWhen: false)
        let before = assigned
        try statements(body)
        guard !orElse.isEmpty else {
            patchHere(toElse)
            assigned.formIntersection(before)
            assigned.formUnion(before.intersection(assigned))
            return
        }
        let after = assigned
        let toEnd = emitJump()
        patchHere(toElse)
        assigned = before
        try statements(orElse)
        assigned.formIntersection(after)
        patch(toEnd, to: here)
    }

    private func whileLoop(_ test: Expression, _ body: [Statement], _ orElse: [Statement], at span: Span) throws {
        dropDeleted(in: body)
        let region = Region(.loop)
        let start = here
        region.continueTarget = start
        let exits = try condition(test, jumpsWhen: false)
        let before = assigned
        regions.append(region)
        try statements(body)
        regions.removeLast()
        jumpBack(to: start, at: test.span)
        assigned = before
        patchHere(exits)
        try statements(orElse)
        patchHere(region.breakJumps)
        assigned = before
    }

    private func forLoop(
        _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement], at span: Span
    ) throws {
        dropDeleted(in: body)
        let iterator = temporary()
        try getIterator(of: iterable, into: iterator, at: span)
        let before = assigned
        let region = Region(.loop)
        let start = here
        region.continueTarget = start
        let value = nextElement(iterator, for: target, at: span)
        let exit = emitJump()
        try assign(target, from: value, isLast: true)
        regions.append(region)
        try statements(body)
        regions.removeLast()
        jumpBack(to: start, at: target.span)
        assigned = before
        patch(exit, to: here)
        try statements(orElse)
        patchHere(region.breakJumps)
        assigned = before
        // The iterator must not outlive the loop.
        emit(.deleteLocal, iterator, at: span)
    }

    /// A variable that the loop deletes is not known to be assigned when the loop comes round.
    private func dropDeleted(in body: [Statement]) {
        var names: [String] = []
        func visit(_ body: [Statement]) {
            for statement in body {
                switch statement.kind {
                case .delete(let targets):
                    for target in targets { if case .name(let name) = target.kind { names.append(name) } }
                case .if(_, let body, let orElse), .while(_, let body, let orElse), .for(_, _, let body, let orElse):
                    visit(body)
                    visit(orElse)
                case .with(_, let body): visit(body)
                case .try(let body, let handlers, let orElse, let finally):
                    visit(body)
                    for handler in handlers {
                        if let name = handler.name { names.append(name.text) }
                        visit(handler.body)
                    }
                    visit(orElse)
                    visit(finally)
                default: break
                }
            }
        }
        visit(body)
        for name in names { if let register = localRegister(name) { assigned.remove(register) } }
    }

    private func jumpOut(_ statement: Statement) throws {
        var isBreak = false
        if case .break = statement.kind { isBreak = true }
        guard let index = regions.lastIndex(where: { if case .loop = $0.kind { true } else { false } }) else {
            throw CompileError(message: isBreak ? "'break' outside loop" : "'continue' not properly in loop", span: statement.span)
        }
        let loop = regions[index]
        try leave(regions[(index + 1)...], value: nil)
        let jump = emitJump(at: statement.span)
        if isBreak { loop.breakJumps.append(jump) } else { patch(jump, to: loop.continueTarget) }
    }

    /// Runs the cleanups of regions being left, innermost first, each outside of its own protection.
    func leave(_ left: ArraySlice<Region>, value: Int?) throws {
        let all = regions
        defer { regions = all }
        for (index, region) in zip(left.indices, left).reversed() {
            guard case .cleanup(let run) = region.kind else { continue }
            for inner in all[index...] { inner.suspend(at: here) }
            regions = Array(all[..<index])
            try run(self)
            for inner in all[index...] { inner.resume(at: here) }
        }
    }

    // MARK: Definitions

    private func define(_ definition: FunctionDefinition, at span: Span) throws {
        let decorators = try definition.decorators.map { decorator in
            let register = temporary()
            try computeKeeping(decorator, into: register)
            return register
        }
        let result = try function(
            name: typedName(definition.name.text), definition.parameters, body: definition.body, returns: definition.returns,
            into: temporary(), at: span)
        for decorator in decorators.reversed() { decorate(result, with: decorator, at: span) }
        store(definition.name.text, from: result, at: definition.name.span)
    }

    private func imports(_ names: [ImportAlias], at span: Span) throws {
        for name in names {
            releasingTemporaries {
                let register = temporary()
                let path = constant(.string(name.name.text))
                emit(.importModule, register, path, d: name.alias == nil ? 0 : 1, at: span)
                store(name.alias?.text ?? String(name.name.text.prefix { $0 != "." }), from: register, at: span)
            }
        }
    }

    private func importsFrom(_ module: String, _ names: [ImportAlias], level: Int, at span: Span) throws {
        let register = temporary()
        emit(.importModule, register, constant(.string(String(repeating: ".", count: level) + module)), d: 1, at: span)
        for name in names {
            try releasingTemporaries {
                if name.name.text == "*" {
                    emit(.importStar, register, at: span)
                } else {
                    let value = temporary()
                    emit(.importFrom, value, register, try nameConstant(name.name.text, name.name.span), at: span)
                    store(name.alias?.text ?? name.name.text, from: value, at: span)
                }
            }
        }
    }
}

extension Compiler.Region {
    func suspend(at pc: Int) {
        guard let start = openStart else { return }
        if pc > start { ranges.append((start, pc)) }
        openStart = nil
    }
    func resume(at pc: Int) { if isProtecting { openStart = pc } }
    /// Loops protect nothing.
    private var isProtecting: Bool { if case .cleanup = kind { true } else { false } }
}
