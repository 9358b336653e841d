// Calls, functions, lambdas, comprehensions and generators.

import Diagnostics
import Syntax

extension Compiler {
    // MARK: Calls

    func call(_ callee: Expression, _ arguments: [Argument], into wanted: Int?, at span: Span) throws -> Int {
        let target = wanted ?? temporary()
        try releasingTemporaries {
            let base = temporary()
            let isSpread = arguments.contains {
                switch $0.kind {
                case .starred, .doubleStarred: true
                default: false
                }
            }
            if isSpread || arguments.count > 250 {
                try computeKeeping(callee, into: base)
                try spread(arguments, base: base, target: target, at: span)
                return
            }
            if case .name("super") = callee.kind, arguments.isEmpty, closureIndex(of: "__class__") != nil,
                let receiver = firstParameter
            {
                let name = { Expression(.name($0), span) }
                _ = try call(
                    callee, [Argument(.positional, name("__class__")), Argument(.positional, name(receiver))], into: target,
                    at: span)
                return
            }
            var isMethod = false
            if case .attribute(let object, let name) = callee.kind {
                isMethod = true
                _ = temporary()
                try releasingTemporaries {
                    let register = try expression(object)
                    emitAttribute(.loadMethod, base, register, try nameConstant(name.text, callee.span), at: callee.span)
                }
            } else {
                try computeKeeping(callee, into: base)
            }
            var names: [Value] = []
            var positional = 0
            // Keyword arguments follow the positional ones, also where the source mixes them with starred ones.
            for argument in arguments {
                let register = temporary()
                try computeKeeping(argument.value, into: register)
                if case .keyword(let name) = argument.kind {
                    names.append(.int(Int(machine.symbols.intern(name.text).index)))
                } else {
                    positional += 1
                }
            }
            if names.isEmpty {
                emit(isMethod ? .callMethod : .call, base, positional, target, at: span)
            } else {
                emit(isMethod ? .callMethodKeywords : .callKeywords, base, positional, target, at: span)
                emit(.jump, 0, wide: constant(.object(KeywordNames(names.map { Symbol(index: Int32($0.intValue)) }))), at: span)
            }
        }
        return target
    }

    /// A call with `*` or `**`: the arguments are gathered in a list and a dict.
    private func spread(_ arguments: [Argument], base: Int, target: Int, at span: Span) throws {
        let list = temporary()
        let dict = temporary()
        emit(.makeList, list, nextRegister, 0, at: span)
        emit(.makeDict, dict, nextRegister, 0, at: span)
        // Alone, a starred argument is looked at by the call and not by a list.
        let isOnly = arguments.count {
            switch $0.kind {
            case .positional, .starred: true
            default: false
            }
        } == 1
        var only: Int?
        for argument in arguments {
            if isOnly, case .starred = argument.kind {
                let register = temporary()
                try computeKeeping(argument.value, into: register)
                only = register
                continue
            }
            try releasingTemporaries {
                switch argument.kind {
                case .positional: emit(.listAppend, list, try expression(argument.value), at: argument.value.span)
                case .starred: emit(.listExtend, list, try expression(argument.value), at: span)
                case .keyword(let name):
                    let key = try expression(Expression(.string(name.text), name.span))
                    emit(.dictSet, dict, key, try expression(argument.value), d: 1, at: span)
                case .doubleStarred:
                    emit(.dictUpdate, dict, try expression(argument.value), d: 1, at: span)
                }
            }
        }
        if let only { emit(.listExtend, list, only, d: 1, at: span) }
        emit(.callExpanded, base, 0, target, at: span)
    }

    // MARK: Functions

    /// Compiles a function and makes it; decorators are the caller's.
    func function(
        name: String, _ parameters: Parameters, body: [Statement], returns: Expression? = nil, into wanted: Int?, at span: Span
    ) throws -> Int {
        let target = wanted ?? temporary()
        try releasingTemporaries {
            let defaults = temporary()
            let keywordDefaults = temporary()
            let positional = parameters.filter {
                ($0.kind == .positionalOnly || $0.kind == .regular) && $0.defaultValue != nil
            }
            let keywordOnly = parameters.filter { $0.kind == .keywordOnly && $0.defaultValue != nil }
            var flags = 0
            if !positional.isEmpty {
                flags |= 1
                try computeKeeping(Expression(.tuple(positional.map { $0.defaultValue! }), span), into: defaults)
            }
            if !keywordOnly.isEmpty {
                flags |= 2
                let items = keywordOnly.map {
                    (key: Optional(Expression(.string($0.name.text), $0.name.span)), value: $0.defaultValue!)
                }
                try computeKeeping(Expression(.dict(items), span), into: keywordDefaults)
            }
            let annotations = try self.annotations(parameters, returns, at: span)
            let inner = Compiler(
                machine: machine, source: source, module: module, parent: self, mode: .silent, isModule: false)
            inner.copiesLocals = copiesLocals
            inner.scopeName = name
            let code = try inner.compileFunction(name: name, parameters, body: body, span: span)
            let index = constant(.object(CodeObject(code)))
            guard index < noRegister else { throw CompileError(message: "too many constants in one piece of code", span: span) }
            emit(.makeFunction, target, index, defaults, d: flags, at: span)
            if let annotations { emitAttribute(.setAttribute, target, annotations, try nameConstant("__annotations__", span), at: span) }
        }
        return target
    }

    private func compileFunction(
        name: String, _ parameters: Parameters, body: [Statement], span: Span
    ) throws -> Code {
        let names = NameAnalysis(body: body)
        globalNames = names.globals
        isGenerator = names.containsYield
        let (list, order) = parameterList(parameters)
        firstParameter = order.first
        let own = names.bound.subtracting(names.globals).subtracting(names.nonlocals)
        // `locals()` gives them in the order in which they are first bound.
        let others = names.used.contains("locals") ? namesInOrder(body, own) : own.sorted()
        let variables = order + others.filter { !order.contains($0) }
        declare(variables, cells: names.captured.intersection(variables))
        for (index, parameter) in order.enumerated() {
            assigned.insert(index)
            if names.captured.contains(parameter) { emit(.makeCell, index, at: span) }
        }
        for variable in variables.dropFirst(order.count) {
            if case .cell(let register) = blocks[0][variable] { emit(.makeCell, register, at: span) }
        }
        var documentation: String?
        if case .expression(let first) = body.first?.kind, case .string(let text) = first.kind { documentation = text }
        for statement in body { try self.statement(statement) }
        emit(.loadConstant, temporary(), wide: constant(.none), at: span)
        emit(.return, nextRegister - 1, at: span)
        return finish(name: name, span: span, parameters: list, documentation: documentation)
    }

    /// Parameters in the order of their registers.
    private func parameterList(_ parameters: Parameters) -> (ParameterList, [String]) {
        var list = ParameterList()
        let positional = parameters.filter { $0.kind == .positionalOnly || $0.kind == .regular }
        let keywordOnly = parameters.filter { $0.kind == .keywordOnly }
        list.positionalOnlyCount = parameters.filter { $0.kind == .positionalOnly }.count
        list.positionalCount = positional.count
        list.keywordOnlyCount = keywordOnly.count
        var order = positional + keywordOnly
        if let variadic = parameters.first(where: { $0.kind == .variadic }) {
            list.hasVariadic = true
            order.append(variadic)
        }
        if let keywords = parameters.first(where: { $0.kind == .keywordVariadic }) {
            list.hasKeywordVariadic = true
            order.append(keywords)
        }
        list.names = order.map { machine.symbols.intern($0.name.text) }
        return (list, order.map(\.name.text))
    }

    // MARK: Comprehensions

    /// Builds a collection in a loop of its own, whose variables nobody else sees.
    func comprehension(
        _ op: Opcode, _ elements: [Expression], _ clauses: [ComprehensionClause], into wanted: Int?, at span: Span,
        element: (Int) throws -> Void
    ) throws -> Int {
        let target = wanted ?? temporary()
        try releasingTemporaries {
            let builder = temporary()
            emit(op, builder, nextRegister, 0, at: span)
            let name = op == .makeList ? "<listcomp>" : op == .makeSet ? "<setcomp>" : "<dictcomp>"
            try loops(elements, clauses, at: span, firstIterator: nil, name: name) { try element(builder) }
            emit(.move, target, builder, at: span)
        }
        return target
    }

    /// The nested loops of a comprehension; `body` runs in the innermost one.
    private func loops(
        _ elements: [Expression], _ clauses: [ComprehensionClause], at span: Span, firstIterator: Int?, name: String? = nil,
        body: () throws -> Void
    ) throws {
        let before = assigned
        defer { assigned = before }
        // Targets are new variables; those that inner functions take are cells.
        let inside = NameAnalysis.comprehension(elements, clauses)
        // The first iterable is computed outside of the comprehension's own names.
        var iterator = firstIterator
        if iterator == nil, let first = clauses.first {
            let register = temporary()
            try getIterator(of: first.iterable, into: register, at: first.iterable.span)
            iterator = register
        }
        var block: [String: Place] = [:]
        for name in inside.targets.sorted() {
            let register = temporary()
            if inside.names.captured.contains(name) {
                emit(.loadConstant, register, wide: constant(.none), at: span)
                emit(.makeCell, register, at: span)
                block[name] = .cell(register)
            } else {
                block[name] = .register(register)
            }
        }
        blocks.append(block)
        defer { blocks.removeLast() }
        let start = here
        if let name { comprehensionsAround.append(name) }
        try loop(clauses[...], iterator: iterator, at: span, body: body)
        if name != nil { comprehensionsAround.removeLast() }
        // To Python it is a function, which a traceback shows.
        if let name { comprehensions.append(Code.Comprehension(name: name, start: start, end: here, span: span)) }
    }

    private func loop(
        _ clauses: ArraySlice<ComprehensionClause>, iterator: Int?, at span: Span, body: () throws -> Void
    ) throws {
        guard let clause = clauses.first else { return try releasingTemporaries { try body() } }
        try releasingTemporaries {
            var register = iterator
            if register == nil {
                register = temporary()
                try getIterator(of: clause.iterable, into: register!, at: clause.iterable.span)
            }
            let start = here
            let value = nextElement(register!, for: clause.target, at: span)
            let exit = emitJump()
            try assign(clause.target, from: value, isLast: true)
            var skips: [Int] = []
            for test in clause.conditions { skips += try condition(test, jumpsWhen: false) }
            try loop(clauses.dropFirst(), iterator: nil, at: span, body: body)
            for skip in skips { patch(skip, to: start) }
            jumpBack(to: start, at: clause.target.span)
            patch(exit, to: here)
        }
    }

    /// Puts the iterator of what an expression gives where that stood: nothing else keeps a generator that is walked.
    func getIterator(of iterable: Expression, into register: Int, at span: Span) throws {
        try releasingTemporaries {
            if case .name = iterable.kind {
                emit(.getIterator, register, try expression(iterable), at: span)
            } else {
                emit(.getIterator, register, try expression(iterable, into: register), at: span)
            }
        }
    }

    /// Emits `forNext` into the target's own register when it has one. Its `d` is 1 when an `unpack` of two follows the jump.
    func nextElement(_ iterator: Int, for target: Expression, at span: Span) -> Int {
        var value: Int?
        if case .name(let name) = target.kind { value = localRegister(name) }
        let register = value ?? temporary()
        emit(.forNext, iterator, register, 0, d: isPlainPair(target) ? 1 : 0, at: span)
        return register
    }

    private func isPlainPair(_ target: Expression) -> Bool {
        switch target.kind {
        case .tuple(let parts), .list(let parts):
            parts.count == 2 && parts.allSatisfy { if case .starred = $0.kind { false } else { true } }
        default: false
        }
    }

    /// A generator expression: a generator function of one parameter, called with the first iterator.
    func generator(_ element: Expression, _ clauses: [ComprehensionClause], into wanted: Int?, at span: Span) throws -> Int {
        let target = wanted ?? temporary()
        try releasingTemporaries {
            let base = temporary()
            let argument = temporary()
            try getIterator(of: clauses[0].iterable, into: argument, at: clauses[0].iterable.span)
            let inner = Compiler(
                machine: machine, source: source, module: module, parent: self, mode: .silent, isModule: false)
            inner.copiesLocals = copiesLocals
            let code = try inner.compileGenerator(element, clauses, span: span)
            let index = constant(.object(CodeObject(code)))
            guard index < noRegister else { throw CompileError(message: "too many constants in one piece of code", span: span) }
            emit(.makeFunction, base, index, 0, d: 0, at: span)
            emit(.call, base, 1, target, at: span)
        }
        return target
    }

    private func compileGenerator(_ element: Expression, _ clauses: [ComprehensionClause], span: Span) throws -> Code {
        isGenerator = true
        scopeName = "<genexpr>"
        declare([".0"], cells: [])
        assigned.insert(0)
        try loops([element], clauses, at: span, firstIterator: 0) {
            emit(.yield, try expression(element), temporary(), at: element.span)
        }
        emit(.loadConstant, temporary(), wide: constant(.none), at: span)
        emit(.return, nextRegister - 1, at: span)
        var list = ParameterList()
        list.names = [machine.symbols.intern(".0")]
        list.positionalCount = 1
        list.positionalOnlyCount = 1
        return finish(name: "<genexpr>", span: span, parameters: list, documentation: nil)
    }

    /// `yield from`: a loop that passes on what it gets and what is sent or thrown; its value is what the inner generator
    /// returns.
    func yieldFrom(_ value: Expression, into wanted: Int?, at span: Span) throws -> Int {
        let target = wanted ?? temporary()
        try releasingTemporaries {
            let iterator = temporary()
            let element = temporary()
            let exception = temporary()
            try getIterator(of: value, into: iterator, at: value.span)
            emit(.loadConstant, element, wide: constant(.none), at: span)
            let start = here
            emit(.delegate, iterator, element, at: span)
            let exit = emitJump()
            let yield = here
            emit(.yield, element, element, at: span)
            jumpBack(to: start, at: span)
            handlersAppend(yield, yield + 1, exception)
            emit(.delegateThrow, iterator, element, exception, at: span)
            let exitOfThrow = emitJump()
            jumpBack(to: yield, at: span)
            patchHere([exit, exitOfThrow])
            emit(.getYieldFromIterator, target, iterator, at: span)
        }
        return target
    }
}

/// The names of keyword arguments, among the constants of a call.
final class KeywordNames: Object {
    let names: [Symbol]
    init(_ names: [Symbol]) {
        self.names = names
        super.init()
    }
}
