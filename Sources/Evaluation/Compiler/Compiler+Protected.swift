// `try`, `with` and `match`: the statements that need handlers or tests of structure.

import Diagnostics
import Syntax

extension Compiler {
    // MARK: try

    func tryStatement(
        _ body: [Statement], _ handlers: [ExceptHandler], _ orElse: [Statement], _ finally: [Statement], at span: Span
    ) throws {
        guard !finally.isEmpty else { return try tryExcept(body, handlers, orElse, at: span) }
        try protected(
            cleanup: { try $0.statements(finally) },
            onException: { exception in
                try self.statements(finally)
                self.emit(.reraise, exception, at: span)
            }, at: span
        ) {
            if handlers.isEmpty { try self.statements(body) } else { try self.tryExcept(body, handlers, orElse, at: span) }
        }
    }

    /// Runs `body` so that `cleanup` follows however it is left; `onException` gets the register of the exception.
    func protected(
        cleanup: @escaping (Compiler) throws -> Void, onException: (Int) throws -> Void, at span: Span,
        body: () throws -> Void
    ) throws {
        let exception = temporary()
        let previous = temporary()
        let before = assigned
        let region = Region(.cleanup(cleanup))
        region.openStart = here
        regions.append(region)
        try body()
        region.suspend(at: here)
        regions.removeLast()
        try releasingTemporaries { try cleanup(self) }
        let after = assigned
        let toEnd = emitJump(at: span)
        for (start, end) in region.ranges {
            handlersAppend(start, end, exception)
        }
        emit(.enterHandler, exception, previous, at: span)
        assigned = before
        // Leaving by a jump out of a `finally` ends the handling of its exception.
        regions.append(Region(.cleanup { $0.emit(.leaveHandler, exception, previous, at: span) }, handled: exception))
        try onException(exception)
        regions.removeLast()
        emit(.leaveHandler, exception, previous, at: span)
        assigned = after
        patch(toEnd, to: here)
    }

    func handlersAppend(_ start: Int, _ end: Int, _ register: Int) {
        guard end > start else { return }
        let outer = regions.last { $0.handled != nil }?.handled
        handlers.append(Code.Handler(start: start, end: end, target: here, register: register, outer: outer))
    }

    private func tryExcept(_ body: [Statement], _ list: [ExceptHandler], _ orElse: [Statement], at span: Span) throws {
        let exception = temporary()
        let previous = temporary()
        let before = assigned
        let region = Region(.cleanup { _ in })
        region.openStart = here
        regions.append(region)
        try statements(body)
        region.suspend(at: here)
        regions.removeLast()
        try statements(orElse)
        let after = assigned
        var ends = [emitJump(at: span)]
        for (start, end) in region.ranges { handlersAppend(start, end, exception) }
        emit(.enterHandler, exception, previous, at: span)
        var result = after
        // Leaving a handler, also by a jump, ends the handling of its exception.
        let leaving = Region(.cleanup { $0.emit(.leaveHandler, exception, previous, at: span) }, handled: exception)
        for handler in list {
            assigned = before
            var toNext: Int?
            if let type = handler.type {
                try releasingTemporaries {
                    emit(.matchException, exception, try expression(type), at: handler.span)
                    toNext = emitJump()
                }
            }
            if let name = handler.name { store(name.text, from: exception, at: name.span) }
            regions.append(leaving)
            try statements(handler.body)
            regions.removeLast()
            if let name = handler.name { forget(name) }
            emit(.leaveHandler, exception, previous, at: handler.span)
            ends.append(emitJump(at: handler.span))
            result.formIntersection(assigned)
            if let toNext { patch(toNext, to: here) }
        }
        emit(.leaveHandler, exception, previous, d: 1, at: span)
        emit(.reraise, exception, at: span)
        patchHere(ends)
        assigned = result
    }

    /// `except … as name` unbinds the name at its end.
    private func forget(_ name: Name) {
        switch place(of: name.text) {
        case .register(let register):
            emit(.deleteLocal, register, at: name.span)
            assigned.remove(register)
        case .cell(let register): emit(.deleteCell, register, 0, noRegister, at: name.span)
        case .closure(let index): emit(.deleteFree, 0, index, noRegister, at: name.span)
        case .global(let slot): emit(.deleteGlobal, 1, wide: slot, at: name.span)
        }
    }

    // MARK: with

    func with(_ items: ArraySlice<WithItem>, _ body: [Statement], at span: Span) throws {
        guard let item = items.first else { return try statements(body) }
        let entered = temporary()
        let manager = temporary()
        let exit = temporary()
        try computeKeeping(item.context, into: manager)
        emit(.enterWith, entered, manager, at: span)  // the exit method goes to manager + 1
        precondition(exit == manager + 1)
        try protected(
            cleanup: { $0.emit(.exitWith, exit, at: span) },
            onException: { exception in
                let handled = self.temporary()
                self.emit(.exitWithException, exit, handled, exception, at: span)
                self.emit(.jumpIf, handled, d: 1, at: span)
                let toEnd = self.emitJump()
                self.emit(.reraise, exception, at: span)
                self.patch(toEnd, to: self.here)
            }, at: span
        ) {
            if let target = item.target { try self.assign(target, from: entered) }
            try self.with(items.dropFirst(), body, at: span)
        }
    }

    // MARK: match

    func match(_ subject: Expression, _ cases: [MatchCase], at span: Span) throws {
        let value = temporary()
        try computeKeeping(subject, into: value)
        var ends: [Int] = []
        let before = assigned
        for item in cases {
            assigned = before
            var fails: [Int] = []
            try releasingTemporaries {
                try pattern(item.pattern, value, fails: &fails)
                if let test = item.guardTest { fails += try condition(test, jumpsWhen: false) }
            }
            try statements(item.body)
            ends.append(emitJump(at: span))
            patchHere(fails)
        }
        patchHere(ends)
        assigned = before
    }

    /// Tests a register against a pattern; the jumps in `fails` are taken when it does not fit.
    private func pattern(_ pattern: Pattern, _ value: Int, fails: inout [Int]) throws {
        let span = pattern.span
        switch pattern.kind {
        case .value(let expected):
            let flag = temporary()
            emit(.compare, flag, value, try expression(expected), d: ComparisonOperator.equal.code, at: span)
            failUnless(flag, &fails, span)
        case .singleton(let expected):
            let flag = temporary()
            emit(.compare, flag, value, try expression(expected), d: ComparisonOperator.is.code, at: span)
            failUnless(flag, &fails, span)
        case .capture(let name), .star(let name):
            if let name { store(name.text, from: value, at: span) }
        case .sequence(let patterns): try sequence(patterns, value, fails: &fails, span)
        case .mapping(let keys, let patterns, let rest): try mapping(keys, patterns, rest, value, fails: &fails, span)
        case .class(let type, let positional, let keywords):
            guard positional.count < 256 else { throw CompileError(message: "too many parts in a class pattern", span: span) }
            // The flag, then what the parts are tested against.
            let flag = temporary()
            let parts = positional + keywords.map(\.1)
            let values = parts.map { _ in temporary() }
            try releasingTemporaries {
                let base = temporary()
                _ = try expression(type, into: base)
                let names = TupleObject(keywords.map { .string($0.0.text) })
                emit(.loadConstant, temporary(), wide: constant(.object(names)), at: span)
                emit(.matchClass, flag, value, base, d: positional.count, at: span)
            }
            failUnless(flag, &fails, span)
            for (part, register) in zip(parts, values) { try self.pattern(part, register, fails: &fails) }
        case .or(let alternatives):
            var toBody: [Int] = []
            for (index, alternative) in alternatives.enumerated() {
                var inner: [Int] = []
                try self.pattern(alternative, value, fails: &inner)
                if index < alternatives.count - 1 {
                    toBody.append(emitJump(at: span))
                    patchHere(inner)
                } else {
                    fails += inner
                }
            }
            patchHere(toBody)
        case .as(let inner, let name):
            try self.pattern(inner, value, fails: &fails)
            store(name.text, from: value, at: span)
        }
    }

    private func failUnless(_ flag: Int, _ fails: inout [Int], _ span: Span) {
        emit(.jumpIf, flag, d: 0, at: span)
        fails.append(emitJump())
    }

    private func sequence(_ patterns: [Pattern], _ value: Int, fails: inout [Int], _ span: Span) throws {
        let star = patterns.firstIndex { if case .star = $0.kind { true } else { false } }
        let flag = temporary()
        emit(.matchSequence, flag, value, patterns.count - (star == nil ? 0 : 1), d: star == nil ? 0 : 1, at: span)
        failUnless(flag, &fails, span)
        let first = nextRegister
        for _ in patterns { _ = temporary() }
        if let star {
            emit(.unpackStarred, first, value, star, d: patterns.count - star - 1, at: span)
        } else {
            emit(.unpack, first, value, patterns.count, at: span)
        }
        for (index, part) in patterns.enumerated() { try pattern(part, first + index, fails: &fails) }
    }

    private func mapping(
        _ keys: [Expression], _ patterns: [Pattern], _ rest: Name?, _ value: Int, fails: inout [Int], _ span: Span
    ) throws {
        let flag = temporary()
        emit(.matchMapping, flag, value, at: span)
        failUnless(flag, &fails, span)
        var names: [Int] = []
        for (key, part) in zip(keys, patterns) {
            let found = temporary()
            let element = temporary()
            precondition(element == found + 1)
            let register = temporary()
            try computeKeeping(key, into: register)
            names.append(register)
            emit(.matchKey, found, value, register, at: span)
            failUnless(found, &fails, span)
            try pattern(part, element, fails: &fails)
        }
        if let rest {
            let first = nextRegister
            for name in names { emit(.move, temporary(), name, at: span) }
            let left = temporary()
            emit(.makeTuple, left, first, names.count, at: span)
            emit(.matchKey, left, value, left, d: 1, at: span)
            store(rest.text, from: left, at: rest.span)
        }
    }
}
