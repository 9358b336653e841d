// The instructions that are not worth a place in the loop: collections, closures, imports, handlers, patterns.

import Syntax
import Tensors

extension Machine {
    /// Carries out an instruction; a number is how many words to go on by, from the one behind the instruction.
    func slowInstruction(
        _ i: Instruction, _ frame: UnsafeMutablePointer<Frame>, _ registers: Register,
        _ constants: UnsafeMutablePointer<Value>, _ next: UnsafeMutablePointer<Instruction>
    ) throws -> Int? {
        let a = registers + i.rA
        switch i.op {
        case .deleteGlobal, .deleteFree, .deleteCell, .makeCell:
            try variable(i, frame, registers, constants)
        case .forget: for index in 0..<i.rB { (a + index).clear() }
        case .makeSet:
            var set = SetObject()
            for index in 0..<i.rC { try set.add(registers[i.rB + index], self) }
            if i.d == 1 { set = try set.asConstantDisplay(self) }
            a.pointee = .object(set)
        case .makeDict: a.pointee = .object(DictObject())
        case .listExtend: try extend(a, registers[i.rB], isCall: i.d == 1)
        case .setUpdate: try a.pointee.asSet?.update(registers[i.rB], self)
        case .dictUpdate: try update(a, registers[i.rB], isCall: i.d == 1)
        case .listToTuple: a.pointee = .object(TupleObject(registers[i.rB].as(ListObject.self)?.elements ?? []))
        case .makeSlice:
            a.pointee = .object(SliceObject(registers[i.rB], registers[i.rB + 1], registers[i.rB + 2]))
        case .makeString:
            a.pointee = .object(joined(UnsafeBufferPointer(start: registers + i.rB, count: i.rC), separator: nil))
        case .formatValue:
            let value = registers + i.rB
            if i.rC == noRegister, i.d == 0, value.objectKind == .string { a.copy(from: value) } else if
                i.rC == noRegister, i.d == 0, value.tag == ValueTag.int
            {
                a.set(object: StringObject.decimal(value.intPayload))
            } else {
                a.pointee = .string(try formatted(value.pointee, i.d, i.rC == noRegister ? "" : registers[i.rC].text ?? ""))
            }
        case .deleteItem: try deleteItem(a.pointee, registers[i.rB])
        case .deleteAttribute: try deleteAttribute(a.pointee, name(constants[i.rC]))
        case .makeFunction: a.pointee = makeFunction(i, frame, registers, constants)
        case .getIterator:
            markSite(frame, next)
            a.pointee = .object(try iterator(registers[i.rB]))
        case .unpackStarred: try unpackStarred(registers[i.rB], before: i.rC, after: Int(i.d), into: a)
        case .raise: throw try raised(a.pointee, cause: i.rB == noRegister ? nil : registers[i.rB])
        case .reraise:
            guard i.rA != noRegister else {
                guard let handling else { throw Raise(.runtimeError, "No active exception to reraise") }
                throw Reraised(exception: handling)
            }
            if let exception = a.pointee.as(ExceptionObject.self) { throw Reraised(exception: exception) }
        case .assertionError:
            throw Raise(.assertionError, arguments: i.rA == noRegister ? [] : [a.pointee])
        case .enterHandler:
            registers[i.rB] = handling.map { .object($0) } ?? .none
            handling = a.pointee.as(ExceptionObject.self)
        case .leaveHandler:
            handling = registers[i.rB].as(ExceptionObject.self)
            if i.d == 0 { a.pointee = .none }
        case .matchException:
            guard let exception = a.pointee.as(ExceptionObject.self) else { return 1 }
            return try matches(exception, registers[i.rB]) ? 1 : next.pointee.wide + 1
        case .enterWith: try enterWith(a, registers + i.rB, frame, next)
        case .exitWith:
            markSite(frame, next)
            _ = try call(a.pointee, [.none, .none, .none])
        case .exitWithException:
            let exception = registers[i.rC]
            let type = exception.as(ExceptionObject.self).map { Value.object($0.typeObject) } ?? .none
            let trace = try exception.as(ExceptionObject.self)?.ownAttribute(symbols.intern("__traceback__"), self) ?? .none
            registers[i.rB] = .bool(try truth(call(a.pointee, [type, exception, trace])))
        case .delegate, .delegateThrow:
            markSite(frame, next)
            guard let value = try delegated(i, registers) else { return next.pointee.wide + 1 }
            registers[i.rB] = value
            return 1
        case .getYieldFromIterator: a.pointee = registers[i.rB].as(GeneratorObject.self)?.returned ?? .none
        case .importModule: a.pointee = try importModule(constants[i.rB].text ?? "", whole: i.d == 1)
        case .importFrom: a.pointee = try importName(name(constants[i.rC]), from: registers[i.rB])
        case .importStar: try importAll(from: a.pointee, into: frame.pointee.module.takeUnretainedValue())
        case .display: try display(a.pointee)
        case .command: try runCommand(constants[i.wide].text ?? "")
        case .makeClass:
            guard let body = registers[i.rB].as(FunctionObject.self) else { return nil }
            a.pointee = try makeClass(
                name: symbols[name(constants[i.rC])], bases: elements(registers[i.rB + 1]),
                keywords: registers[i.rB + 2].as(DictObject.self), body: body)
        case .namespaceSet:
            let value = registers[i.rB]
            guard !value.isUndefined else { return nil }
            try a.pointee.as(DictObject.self)?.set(.string(symbols[name(constants[i.rC])]), value, self)
        case .matchSequence, .matchMapping, .matchKey, .matchClass: try matchPattern(i, registers)
        default: fatalError("an instruction of the loop came to the slow path: \(i.op)")
        }
        return nil
    }

    private func name(_ constant: Value) -> Symbol { Symbol(index: Int32(truncatingIfNeeded: constant.intValue)) }

    // MARK: Variables

    private func variable(
        _ i: Instruction, _ frame: UnsafeMutablePointer<Frame>, _ registers: Register, _ constants: UnsafeMutablePointer<Value>
    ) throws {
        let a = registers + i.rA
        func free() -> CellObject { frame.pointee.function!._withUnsafeGuaranteedRef { $0.closure[i.rB] } }
        switch i.op {
        case .deleteGlobal:
            let module = frame.pointee.module.takeUnretainedValue()
            guard !module.values[i.wide].isUndefined else {
                if i.rA == 1 { return }
                throw Raise(.nameError, "name '\(symbols[module.name(ofSlot: i.wide)])' is not defined")
            }
            module.values[i.wide] = .undefined
        case .deleteFree:
            if i.rC != noRegister, free().value.isUndefined { throw unboundFree(symbols[name(constants[i.rC])]) }
            free().value = .undefined
        case .deleteCell:
            guard let cell = a.pointee.as(CellObject.self) else { return }
            if i.rC != noRegister, cell.value.isUndefined { throw unbound(.string(symbols[name(constants[i.rC])])) }
            cell.value = .undefined
        default: a.pointee = .object(CellObject(a.pointee))
        }
    }

    private func makeFunction(
        _ i: Instruction, _ frame: UnsafeMutablePointer<Frame>, _ registers: Register, _ constants: UnsafeMutablePointer<Value>
    ) -> Value {
        guard let code = constants[i.rB].as(CodeObject.self)?.code else { return .undefined }
        var keywordDefaults: [Symbol: Value] = [:]
        if i.d & 2 != 0, let dict = registers[i.rC + 1].as(DictObject.self) {
            for (key, value) in dict.pairs { keywordDefaults[symbols.intern(key.text ?? "")] = value }
        }
        let closure = code.captures.map { capture in
            capture.isFromClosure
                ? frame.pointee.function!._withUnsafeGuaranteedRef { $0.closure[capture.index] }
                : registers[capture.index].as(CellObject.self) ?? CellObject(.undefined)
        }
        return .object(
            FunctionObject(
                code: code, module: frame.pointee.module.takeUnretainedValue(),
                defaults: i.d & 1 != 0 ? Array(registers[i.rC].as(TupleObject.self)?.elements ?? []) : [],
                keywordDefaults: keywordDefaults, closure: closure))
    }

    // MARK: Collections

    private func extend(_ list: Register, _ iterable: Value, isCall: Bool) throws {
        do {
            list.pointee.as(ListObject.self)?.elements.append(contentsOf: try elements(iterable))
        } catch let raise as Raise where raise.kind == .typeError && raise.isNotIterable {
            let subject = isCall ? "\(calledName(list[-1])) argument" : "Value"
            throw Raise(.typeError, "\(subject) after * must be an iterable, not \(typeName(iterable))")
        }
    }

    private func update(_ dict: Register, _ other: Value, isCall: Bool) throws {
        guard let target = dict.pointee.as(DictObject.self) else { return }
        guard let source = other.asDict else { return try update(target, mapping: other, isCall ? dict[-2] : nil) }
        for (key, value) in source.pairs { try setPair(dict, key, value, isCall: isCall) }
        withExtendedLifetime(target) {}
    }

    /// Adds what a mapping that is no `dict` gives for its `keys()`.
    private func update(_ target: DictObject, mapping other: Value, _ callee: Value?) throws {
        guard let keys = try attributeIfAny(other, symbols.intern("keys")) else {
            throw Raise(
                .typeError,
                callee.map { "\(calledName($0)) argument after ** must be a mapping, not \(typeName(other))" }
                    ?? "'\(typeName(other))' object is not a mapping")
        }
        for key in try elements(call(keys, [])) { try target.set(key, item(other, key), self) }
    }

    func setPair(_ dict: Register, _ key: Value, _ value: Value, isCall: Bool) throws {
        guard let target = dict.pointee.as(DictObject.self) else { return }
        if isCall, try target.get(key, self) != nil {
            throw Raise(
                .typeError, "\(calledName(dict[-2])) got multiple values for keyword argument '\(key.text ?? "")'")
        }
        try target.set(key, value, self)
    }

    /// What messages call a value that is called: `module.name()`, without the module for builtins.
    private func calledName(_ callee: Value) -> String {
        guard let name = (try? attributeIfAny(callee, symbols.intern("__qualname__")))?.text else {
            return (try? str(callee)) ?? ""
        }
        guard let module = (try? attributeIfAny(callee, symbols.intern("__module__")))?.text, module != "builtins" else {
            return name + "()"
        }
        return "\(module).\(name)()"
    }

    private func formatted(_ value: Value, _ conversion: UInt8, _ spec: String) throws -> String {
        switch conversion {
        case UInt8(ascii: "r"): try format(.string(repr(value)), spec)
        case UInt8(ascii: "s"): try format(.string(str(value)), spec)
        case UInt8(ascii: "a"): try format(.string(Machine.escapingNonASCII(repr(value))), spec)
        default: try format(value, spec)
        }
    }

    func unpack(_ value: Value, count: Int, into target: Register) throws {
        if case .object(let object) = value, object.kind == .tuple || object.kind == .list {
            let elements = try elements(value)
            guard elements.count == count else { throw wrongCount(elements.count, expected: count) }
            for index in 0..<count { target[index] = elements[index] }
            return
        }
        let iterator = try unpackIterator(value)
        for index in 0..<count {
            guard let element = try iterator.next(self) else { throw wrongCount(index, expected: count) }
            target[index] = element
        }
        if try iterator.next(self) != nil { throw wrongCount(count + 1, expected: count) }
    }

    private func unpackIterator(_ value: Value) throws -> IteratorObject {
        do {
            return try iterator(value)
        } catch let raise as Raise where raise.isNotIterable {
            throw Raise(.typeError, "cannot unpack non-iterable \(typeName(value)) object")
        }
    }

    private func wrongCount(_ count: Int, expected: Int) -> Raise {
        count < expected
            ? Raise(.valueError, "not enough values to unpack (expected \(expected), got \(count))")
            : Raise(.valueError, "too many values to unpack (expected \(expected))")
    }

    private func unpackStarred(_ value: Value, before: Int, after: Int, into target: Register) throws {
        let iterator = try unpackIterator(value)
        var elements: [Value] = []
        while let element = try iterator.next(self) { elements.append(element) }
        guard elements.count >= before + after else {
            throw Raise(
                .valueError, "not enough values to unpack (expected at least \(before + after), got \(elements.count))")
        }
        for index in 0..<before { target[index] = elements[index] }
        target[before] = .object(ListObject(elements[before..<(elements.count - after)]))
        for index in 0..<after { target[before + 1 + index] = elements[elements.count - after + index] }
    }

    // MARK: with and match

    private func enterWith(
        _ entered: Register, _ manager: Register, _ frame: UnsafeMutablePointer<Frame>,
        _ next: UnsafeMutablePointer<Instruction>
    ) throws {
        let value = manager.pointee
        let (enterName, exitName) = (protocols.enter, protocols.exit)
        if let instance = InstanceObject.exactly(value), let enter = instance.method(enterName), let exit = instance.method(exitName) {
            manager[1] = try bind(exit, to: value)
            entered.pointee = try callMethod(enter, of: value)
            return
        }
        let isInstance = value.as(InstanceObject.self) != nil
        func method(_ name: Symbol) throws -> Value? {
            guard isInstance else { return try attributeIfAny(value, name) }
            return try type(of: value).lookup(name).map { try bind($0, to: value) }
        }
        guard let enter = try method(enterName) else {
            throw Raise(.typeError, "'\(typeName(value))' object does not support the context manager protocol")
        }
        guard let exit = try method(exitName), value.as(TypeObject.self) == nil else {
            guard value.as(TypeObject.self) == nil else {
                throw Raise(.typeError, "'type' object does not support the context manager protocol")
            }
            throw Raise(
                .typeError,
                "'\(typeName(value))' object does not support the context manager protocol (missed __exit__ method)")
        }
        manager[1] = exit
        entered.pointee = try call(enter, [])
    }

    /// Finds what the parts of a class pattern are tested against; false when an attribute is missing.
    private func matchParts(_ value: Value, _ type: TypeObject, _ positional: Int, _ keywords: Value, into target: Register) throws -> Bool {
        var names: [Symbol] = []
        if positional > 0 {
            let selves = [types.bool, types.int, types.float, types.str, types.bytes, types.list, types.tuple, types.dict, types.set, types.frozenset]
            let listed = try type.ownAttribute(symbols.intern("__match_args__"), self)
            if let listed, listed.asTuple == nil {
                throw Raise(.typeError, "\(type.name).__match_args__ must be a tuple (got \(typeName(listed)))")
            }
            let isItself = listed == nil && selves.contains { type.isSubtype(of: $0) }
            let allowed = isItself ? 1 : listed?.asTuple?.elements.count ?? 0
            guard positional <= allowed else {
                throw Raise(
                    .typeError,
                    "\(type.name)() accepts \(allowed) positional sub-pattern\(allowed == 1 ? "" : "s") (\(positional) given)")
            }
            if isItself { target.pointee = value } else {
                names = try listed?.asTuple?.elements.prefix(positional).map { element in
                    guard let text = element.text else {
                        throw Raise(.typeError, "__match_args__ elements must be strings (got \(typeName(element)))")
                    }
                    return symbols.intern(text)
                } ?? []
            }
        }
        let first = positional - names.count
        names += keywords.asTuple?.elements.map { symbols.intern($0.text ?? "") } ?? []
        for (index, name) in names.enumerated() {
            guard !names[..<index].contains(name) else {
                throw Raise(.typeError, "\(type.name)() got multiple sub-patterns for attribute '\(symbols[name])'")
            }
            do {
                guard let found = try attributeIfAny(value, name) else { return false }
                target[first + index] = found
            } catch where isRaised(error, .attributeError) {
                return false
            }
        }
        return true
    }

    /// Whether a sequence pattern looks into what is no list, tuple or range.
    private func isSequence(_ object: Object) -> Bool {
        if object is DequeObject { return true }
        guard let instance = object as? InstanceObject else { return false }
        if case .object(let payload) = instance.payload { return payload.kind == .list || payload.kind == .tuple || payload is DequeObject }
        return instance.typeObject.resolutionOrder.contains { $0.name == "Sequence" && $0.moduleName == "collections.abc" }
    }

    private func matchPattern(_ i: Instruction, _ registers: Register) throws {
        let a = registers + i.rA
        let value = registers[i.rB]
        switch i.op {
        case .matchSequence:
            guard case .object(let object) = value, object.kind == .list || object.kind == .tuple || object.kind == .range || isSequence(object) else {
                a.pointee = .bool(false)
                return
            }
            let count = try object.length(self)
            a.pointee = .bool(i.d == 1 ? count >= i.rC : count == i.rC)
        case .matchMapping: a.pointee = .bool(value.asDict != nil)
        case .matchKey where i.d == 1:
            // The rest of a mapping: what its other keys have.
            guard let dict = value.asDict else { return }
            let rest = DictObject()
            for (key, value) in dict.pairs { try rest.set(key, value, self) }
            for key in registers[i.rC].asTuple?.elements ?? [] { _ = try rest.removeValue(key, self) }
            a.pointee = .object(rest)
        case .matchKey:
            let found = try value.asDict?.get(registers[i.rC], self)
            a.pointee = .bool(found != nil)
            a[1] = found ?? .none
        default:
            guard let type = registers[i.rC].as(TypeObject.self) else {
                throw Raise(.typeError, "called match pattern must be a type")
            }
            a.pointee = .bool(try isInstance(value, of: .object(type)) && matchParts(value, type, Int(i.d), registers[i.rC + 1], into: a + 1))
        }
    }
}

extension Raise {
    /// The error that iterating over a value that cannot be iterated gives.
    var isNotIterable: Bool {
        kind == .typeError && (arguments.first?.text?.hasSuffix("object is not iterable") ?? false)
    }
}

extension Value {
    /// The integer of a constant that is known to be one.
    var intValue: Int { if case .int(let value) = self { value } else { 0 } }
}
