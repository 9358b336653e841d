// Calls: of functions of the language, which get a frame, and of everything else, which is asked to do it itself. How
// arguments are bound is in Machine+Binding.swift.

import Syntax

extension Machine {
    /// Calls `callee` with the `count` arguments from `arguments` on.
    /// - Returns: true when a new frame is on top; false when the result is in `target` already.
    @inline(__always) func call(
        _ callee: Register, _ arguments: Register, _ count: Int, target: Int,
        _ frame: UnsafeMutablePointer<Frame>, _ next: UnsafeMutablePointer<Instruction>
    ) throws -> Bool {
        if callee.objectKind == .function, frame.pointee.role != .generator {
            let function = callee.borrowed(as: FunctionObject.self)
            if function._withUnsafeGuaranteedRef({ $0.frameCode._withUnsafeGuaranteedRef { $0.plainCount } }) == count {
                try push(function, arguments, target: target)
                return true
            }
        }
        return try callAny(callee, arguments, count, [], target: target, frame, next)
    }

    /// The same for every kind of callee, with keyword arguments behind the positional ones.
    @inline(never) func callAny(
        _ callee: Register, _ arguments: Register, _ count: Int, _ keywords: [Symbol], target: Int,
        _ frame: UnsafeMutablePointer<Frame>, _ next: UnsafeMutablePointer<Instruction>
    ) throws -> Bool {
        if callee.objectKind == .native {
            markSite(frame, next)
            if interruption.pointee == Interruption.dropped { closeDropped() }
            let given = Arguments(base: arguments, count: count, keywords: keywords)
            let result = try callee.borrowedObject._withUnsafeGuaranteedRef { try $0.call(given, self) }
            letGo(arguments, count + keywords.count)
            frame.pointee.base[target] = result
            return false
        }
        guard case .object(let object) = callee.pointee else {
            throw Raise(.typeError, "'\(typeName(callee.pointee))' object is not callable")
        }
        if object.kind == .function {
            let function = unsafeDowncast(object, to: FunctionObject.self)
            if !function.code.isGenerator {
                let place = try room(for: arguments, count + keywords.count, of: function, frame)
                try enter(function, place, count, keywords, target: target)
                return true
            }
        } else if object.kind == .type {
            let type = unsafeDowncast(object, to: TypeObject.self)
            if keywords.isEmpty, let quick = type.quick, quick.counts.contains(count),
                quick.body(arguments, count, frame.pointee.base + target)
            {
                return false
            }
            if let initializer = simpleInitializer(of: type) {
                // The instance takes the place of its class, before the arguments.
                let instance = type.makesModules ? ModuleInstance(type) : InstanceObject(type)
                callee.set(object: instance)
                let place = try room(for: callee, count + keywords.count + 1, of: initializer, frame)
                try enter(initializer, place, count + 1, keywords, target: target, role: .initializer, subject: instance)
                return true
            }
            if type === types.superType, count == 2, let start = arguments.pointee.as(TypeObject.self),
                (arguments[1].as(TypeObject.self) ?? self.type(of: arguments[1])).isSubtype(of: start) {
                frame.pointee.base[target] = .object(SuperObject(start, arguments[1]))
                return false
            }
        }
        markSite(frame, next)
        if interruption.pointee == Interruption.dropped { closeDropped() }
        let result = try object.call(Arguments(base: arguments, count: count, keywords: keywords), self)
        letGo(arguments, count + keywords.count)
        frame.pointee.base[target] = result
        return false
    }

    /// Clears the arguments of a call that has ended: a generator or an instance that nobody else holds ends now, as in CPython.
    @inline(__always) private func letGo(_ arguments: Register, _ count: Int) {
        for index in 0..<count { (arguments + index).clear() }
        if interruption.pointee == Interruption.dropped { closeDropped() }
    }

    /// Calls a native function by its quick form; false when it has none for these arguments.
    @inline(__always) func callQuickly(_ callee: Register, _ arguments: Register, _ count: Int, _ target: Register) -> Bool {
        callee.borrowedObject._withUnsafeGuaranteedRef { object in
            guard Swift.type(of: object) == NativeFunction.self else { return false }
            guard let quick = unsafeDowncast(object, to: NativeFunction.self).borrowedQuick else { return false }
            return quick._withUnsafeGuaranteedRef { $0.counts.contains(count) && $0.body(arguments, count, target) }
        }
    }

    /// Where the registers of a called function begin: with its arguments, which a generator's frame, whose registers
    /// are not on the stack, copies there first.
    private func room(
        for arguments: Register, _ count: Int, of function: FunctionObject, _ frame: UnsafeMutablePointer<Frame>
    ) throws -> Register {
        guard frame.pointee.role == .generator else { return arguments }
        let place = stack.top
        guard place + count < stack.end else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
        stack.prepare(place + count)
        for index in 0..<count { (place + index).copy(from: arguments + index) }
        return place
    }

    /// `__init__` when making an instance of a class is no more than calling it; nil for every other class.
    private func simpleInitializer(of type: TypeObject) -> FunctionObject? {
        if type.making.version != type.version { type.making = making(of: type) }
        return type.making.isSimple ? type.making.initializer : nil
    }

    private func making(of type: TypeObject) -> TypeObject.Making {
        var making = TypeObject.Making(version: type.version)
        guard type.isUserDefined, type.isMadePlainly, type.payloadType == nil, type.abstractMethods.isEmpty,
            type.meta?.lookup(protocols.call) == nil, type.lookup(protocols.new)?.as(WrappedMethodObject.self) == nil,
            !type.isSubtype(of: types.exception(.baseException)),
            let function = type.lookup(protocols.initializer)?.as(FunctionObject.self), !function.code.isGenerator
        else { return making }
        making.isSimple = true
        making.initializer = function
        return making
    }

    // MARK: Frames

    /// Pushes a frame for a function that takes exactly the arguments that lie where its registers will be.
    @inline(__always) func push(_ function: Unmanaged<FunctionObject>, _ arguments: Register, target: Int) throws {
        let (code, module) = function._withUnsafeGuaranteedRef { ($0.frameCode, $0.frameModule) }
        let (count, parameters, locals, instructions) = code._withUnsafeGuaranteedRef {
            ($0.registerCount, $0.plainCount, $0.localCount, $0.instructions)
        }
        let stack = stack
        let limit = arguments + count
        if stack.frameCount + depth >= recursionLimit || stack.frameCount >= MachineStack.frameCapacity || limit >= stack.end {
            throw Raise(.recursionError, "maximum recursion depth exceeded")
        }
        if interruption.pointee != 0 { try attend() }
        stack.prepare(limit)
        var register = arguments + parameters
        while register < arguments + locals {
            register.reset()
            register += 1
        }
        stack.push(
            Frame(
                code: code, function: function, module: module, base: arguments, limit: limit, outerLimit: stack.top,
                next: instructions, target: target, role: .call, subject: nil, handling: handling.map { .passRetained($0) }))
    }

    /// Pushes a frame for a function whose arguments lie where its registers will be.
    func enter(
        _ function: FunctionObject, _ arguments: Register, _ count: Int, _ keywords: [Symbol], target: Int,
        role: Frame.Role = .call, subject: Object? = nil
    ) throws {
        let code = function.code
        let limit = arguments + code.registerCount + keywords.count
        guard stack.frameCount + depth < recursionLimit, stack.frameCount < MachineStack.frameCapacity,
            limit + count < stack.end
        else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
        if interruption.pointee != 0, count < Machine.clearance { try attend() }
        stack.prepare(limit + count)
        if !(keywords.isEmpty && count == code.plainCount) { try bind(function, arguments, count, keywords) }
        var register = arguments + code.parameters.count
        while register < arguments + code.localCount {
            register.reset()
            register += 1
        }
        stack.push(
            Frame(
                code: function.frameCode, function: .passUnretained(function), module: function.frameModule, base: arguments,
                limit: limit, outerLimit: stack.top, next: code.instructions, target: target, role: role,
                subject: subject.map { .passRetained($0) }, handling: handling.map { .passRetained($0) }))
    }

    /// Pops the top frame and gives up its registers, but for those of a generator, which keeps them.
    @inline(__always) func popFrame() {
        stack.frameCount -= 1
        let frame = stack.frames + stack.frameCount
        stack.top = frame.pointee.outerLimit
        if frame.pointee.role != .generator {
            var register = frame.pointee.base
            let end = register + frame.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
            while register < end {
                register.clear()
                register += 1
            }
        }
        if let subject = frame.pointee.subject { subject.release() }
        if let handling = frame.pointee.handling { handling.release() }
    }

    /// Pops the top frame for good.
    func leaveFrame() {
        let frame = stack.frames + (stack.frameCount - 1)
        if frame.pointee.role == .generator, let subject = frame.pointee.subject {
            unsafeDowncast(subject.takeUnretainedValue(), to: GeneratorObject.self).finish()
        }
        popFrame()
    }

    // MARK: From native code

    /// Runs a function from native code.
    func run(_ function: FunctionObject, _ arguments: Arguments) throws -> Value {
        let base = stack.top
        let total = arguments.count + arguments.keywords.count
        guard base + total + function.code.registerCount < stack.end else {
            throw Raise(.recursionError, "maximum recursion depth exceeded")
        }
        stack.prepare(base + total + 1)
        for index in 0..<total { (base + index).copy(from: arguments.base + index) }
        return try run(function, base, arguments.count, arguments.keywords)
    }

    /// Runs a function whose arguments lie on the top of the stack.
    private func run(_ function: FunctionObject, _ base: Register, _ count: Int, _ keywords: [Symbol]) throws -> Value {
        if function.code.isGenerator { return try makeGenerator(function, base, count, keywords) }
        depth += 1
        defer { depth -= 1 }
        guard depth <= recursionLimit else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
        return try withExtendedLifetime(function) {
            try enter(function, base, count, keywords, target: 0)
            return try execute()
        }
    }

    /// Calls a method that was found in a receiver's class, without binding it first.
    func callMethod(
        _ method: Value, of receiver: Value, _ first: Value = .undefined, _ second: Value = .undefined
    ) throws -> Value {
        let count = first.isUndefined ? 1 : second.isUndefined ? 2 : 3
        guard case .object(let object) = method, object.kind == .function || object.kind == .native else {
            return try call(bind(method, to: receiver), count == 1 ? [] : count == 2 ? [first] : [first, second])
        }
        let base = stack.top
        guard base + 4 < stack.end else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
        stack.prepare(base + 4)
        base[0] = receiver
        base[1] = first
        base[2] = second
        if object.kind == .function { return try run(unsafeDowncast(object, to: FunctionObject.self), base, count, []) }
        stack.top = base + 3
        defer {
            stack.top = base
            for index in 0..<3 { (base + index).clear() }
        }
        return try object.call(Arguments(base: base, count: count), self)
    }

    /// Calls any value from native code.
    public func call(_ callee: Value, _ arguments: [Value], keywords: [(name: Symbol, value: Value)] = []) throws -> Value {
        guard case .object(let object) = callee else {
            throw Raise(.typeError, "'\(typeName(callee))' object is not callable")
        }
        var values = arguments + keywords.map(\.value)
        if values.isEmpty { values.append(.undefined) }
        return try values.withUnsafeMutableBufferPointer {
            try object.call(
                Arguments(base: $0.baseAddress!, count: arguments.count, keywords: keywords.map(\.name)), self)
        }
    }

    /// `callee(*list, **dict)` with the three in consecutive registers.
    func callExpanded(_ callee: Register) throws -> Value {
        guard let list = callee[1].as(ListObject.self), let dict = callee[2].as(DictObject.self) else { return .undefined }
        let keywords = try dict.pairs.map { key, value in
            guard let text = key.text else { throw Raise(.typeError, "keywords must be strings") }
            return (name: symbols.intern(text), value: value)
        }
        return try call(callee.pointee, Array(list.elements), keywords: keywords)
    }

    func keywordNames(_ constant: Value) -> [Symbol] { constant.as(KeywordNames.self)?.names ?? [] }
}
