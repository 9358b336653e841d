// Generators: a function's registers put aside between one value and the next.

/// What a generator function or generator expression gives.
public final class GeneratorObject: IteratorObject {
    fileprivate enum State { case suspended, running, finished }

    let function: FunctionObject
    private let departed: Departed
    /// Its own registers, in which its frames run.
    fileprivate let registers: Register
    fileprivate var next: UnsafeMutablePointer<Instruction>
    /// Where `send` puts its value; nil before the first `yield`.
    fileprivate var sentRegister: Int?
    fileprivate var state = State.suspended
    /// What its code was handling at the `yield`.
    fileprivate var handling: ExceptionObject?
    /// What `return` gave: the value of `yield from`.
    fileprivate(set) var returned = Value.none

    /// The arguments of the `StopIteration` of its end: the value of `return`, the first time that they are asked for.
    func takeReturned() -> [Value] {
        defer { returned = .none }
        return returned.isNone ? [] : [returned]
    }

    /// - Parameter arguments: the bound parameters, which are taken over.
    init(function: FunctionObject, arguments: Register, _ machine: Machine) {
        self.function = function
        departed = machine.departed
        let count = function.code.registerCount
        registers = .allocate(capacity: count)
        registers.initialize(repeating: .undefined, count: count)
        for index in 0..<function.code.parameters.count { (registers + index).move(from: arguments + index) }
        next = function.code.instructions
        super.init(kind: .generator)
    }

    /// Took over from a generator that is gone, to be closed: that happens once.
    private var isHeir = false

    /// Goes on with the registers of a generator that is gone.
    private init(heirOf other: GeneratorObject) {
        function = other.function
        departed = other.departed
        registers = other.registers
        next = other.next
        sentRegister = other.sentRegister
        handling = other.handling
        isHeir = true
        super.init(kind: .generator)
    }

    /// Stands in a `try` or `with` whose end has not been reached.
    private var owesCleanup: Bool {
        guard state == .suspended, sentRegister != nil, !isHeir else { return false }
        let index = next - function.code.instructions - 1
        return function.code.handlers.contains { $0.start <= index && index < $0.end }
    }

    /// A dropped generator is closed as soon as the machine can: another takes over its registers.
    deinit {
        if owesCleanup, !departed.isClosed { return departed.add(GeneratorObject(heirOf: self)) }
        registers.deinitialize(count: function.code.registerCount)
        registers.deallocate()
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.generator }
    override public func repr(_ machine: Machine) -> String { "<generator object \(function.qualifiedName) at \(address)>" }

    override public func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        switch machine.symbols[name] {
        case "__name__": .string(function.name)
        case "__qualname__": .string(function.qualifiedName)
        case "gi_code": .object(CodeObject(function.code))
        case "gi_running": .bool(state == .running)
        case "gi_suspended": .bool(state == .suspended && sentRegister != nil)
        case "gi_frame":
            state == .finished
                ? Value.none
                : .object(
                    FrameObject(
                        ExceptionObject.Frame(function: function.name, source: function.code.source, span: function.code.span),
                        module: function.module))
        case "gi_yieldfrom": Value.none
        default: nil
        }
    }

    override public func next(_ machine: Machine) throws -> Value? { try resume(machine, sending: .none) }

    /// Runs to the next `yield`; nil when the function has returned.
    func resume(_ machine: Machine, sending value: Value, throwing error: (any Error)? = nil) throws -> Value? {
        switch state {
        case .finished:
            returned = .none
            if let error { throw error }
            return nil
        case .running: throw Raise(.valueError, "generator already executing")
        case .suspended: break
        }
        if sentRegister == nil, !value.isNone {
            throw Raise(.typeError, "can't send non-None value to a just-started generator")
        }
        if let error, sentRegister == nil {
            finish()
            throw error
        }
        let result = try machine.guardingRecursion { try machine.runGenerator(self, value, throwing: error) }
        if state == .suspended { return result }
        finish(returning: result)
        return nil
    }

    /// The target of a frame that hands its values over instead of standing still at each `yield`.
    static let drained = -1

    override func drain(_ machine: Machine, _ take: (Value) throws -> Bool) throws {
        guard state == .suspended else {
            _ = try next(machine)
            return
        }
        let outer = machine.drain
        let result = try withoutActuallyEscaping(take) { take in
            let own = Drain(take)
            machine.drain = own
            defer {
                machine.drain = outer
                own.take = nil
            }
            let result = try machine.guardingRecursion { try machine.runGenerator(self, .none, target: GeneratorObject.drained) }
            if let error = own.error { throw error }
            return result
        }
        if state != .suspended { finish(returning: result) }
    }

    var isSuspended: Bool { state == .suspended }

    /// Nothing is left to run.
    func finish(returning value: Value = .none) {
        guard state != .finished else { return }
        state = .finished
        handling = nil
        returned = value
        for index in 0..<function.code.registerCount { (registers + index).clear() }
    }

    /// Ends a suspended generator by raising `GeneratorExit` where it stands.
    func close(_ machine: Machine) throws {
        guard state == .suspended else { return }
        guard sentRegister != nil else { return finish() }
        do {
            if try resume(machine, sending: .none, throwing: Raise(.generatorExit, arguments: [])) != nil {
                throw Raise(.runtimeError, "generator ignored GeneratorExit")
            }
        } catch let error as PythonError where error.exception.typeObject === machine.types.exception(.generatorExit) {}
    }

    /// Stands still at a `yield`.
    fileprivate func suspend(_ next: UnsafeMutablePointer<Instruction>, sentTo register: Int) {
        self.next = next
        sentRegister = register
        state = .suspended
    }
}

/// Where the values of a generator go that runs without standing still.
final class Drain {
    fileprivate var take: ((Value) throws -> Bool)?
    /// What `take` threw: raised when the generator stands still, in the frame that drains it.
    fileprivate var error: (any Error)?
    fileprivate init(_ take: @escaping (Value) throws -> Bool) { self.take = take }
}

extension Machine {
    /// A generator whose parameters are bound and whose body has not begun.
    func makeGenerator(_ function: FunctionObject, _ base: Register, _ count: Int, _ keywords: [Symbol]) throws -> Value {
        let limit = base + function.code.registerCount + keywords.count + count
        guard limit < stack.end else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
        stack.prepare(limit)
        try bind(function, base, count, keywords)
        return .object(GeneratorObject(function: function, arguments: base, self))
    }

    /// Pushes a frame that goes on with a suspended generator.
    func resume(_ generator: GeneratorObject, sending value: Value, target: Int) throws {
        guard stack.frameCount + depth < recursionLimit, stack.frameCount < MachineStack.frameCapacity else {
            throw Raise(.recursionError, "maximum recursion depth exceeded")
        }
        if interruption.pointee != 0 { try attend() }
        if let sent = generator.sentRegister { generator.registers[sent] = value }
        generator.state = .running
        let function = generator.function
        stack.push(
            Frame(
                code: function.frameCode, function: .passUnretained(function), module: function.frameModule,
                base: generator.registers, limit: stack.top, outerLimit: stack.top, next: generator.next, target: target,
                role: .generator, subject: .passRetained(generator), handling: handling.map { .passRetained($0) }))
        if let own = generator.handling { handling = own }
    }

    fileprivate func runGenerator(
        _ generator: GeneratorObject, _ value: Value, throwing error: (any Error)? = nil, target: Int = 0
    ) throws -> Value {
        try resume(generator, sending: value, target: target)
        if let error { try unwind(error, entry: stack.frameCount - 1) }
        return try execute()
    }

    /// Hands a value to whom the running generator is drained; false when that one wants no more of them.
    @inline(never) func takeDrained(_ value: Register) -> Bool {
        guard let drain, let take = drain.take else { return false }
        do {
            return try take(value.pointee)
        } catch {
            drain.error = error
            return false
        }
    }

    /// Puts the frame of the running generator aside at a `yield`.
    func suspend(_ frame: UnsafeMutablePointer<Frame>, _ next: UnsafeMutablePointer<Instruction>, sentTo register: Int) {
        if let subject = frame.pointee.subject {
            subject._withUnsafeGuaranteedRef { subject in
                let generator = unsafeDowncast(subject, to: GeneratorObject.self)
                generator.suspend(next, sentTo: register)
                if generator.handling == nil, handling == nil, frame.pointee.handling == nil { return }
                let outer = frame.pointee.handling?.takeUnretainedValue()
                if generator.handling != nil || handling !== outer {
                    generator.handling = handling === outer ? nil : handling
                    handling = outer
                }
            }
        }
        popFrame()
    }

    /// Ends the running generator, which returned.
    func finish(_ frame: UnsafeMutablePointer<Frame>, returning value: Value) {
        if let subject = frame.pointee.subject {
            unsafeDowncast(subject.takeUnretainedValue(), to: GeneratorObject.self).finish(returning: value)
        }
        popFrame()
    }

    /// The next value of a `yield from`: what is sent and thrown goes to the inner generator.
    func delegated(_ i: Instruction, _ registers: Register) throws -> Value? {
        let source = registers[i.rA]
        let generator = source.as(GeneratorObject.self)
        if i.op == .delegate {
            let sent = registers[i.rB]
            if let generator, !sent.isNone { return try generator.resume(self, sending: sent) }
            if generator == nil, !sent.isNone { return try call(attribute(source, symbols.intern("send")), [sent]) }
            return try source.as(IteratorObject.self)?.next(self)
        }
        guard let exception = registers[i.rC].as(ExceptionObject.self) else { return nil }
        // This frame is entered in the trace again when the exception comes back.
        _ = exception.traceback.popLast()
        if exception.isInstance(of: .generatorExit, self) {
            try generator?.close(self)
            throw PythonError(exception)
        }
        guard let generator else { throw PythonError(exception) }
        return try generator.resume(self, sending: .none, throwing: PythonError(exception))
    }

    func isStopIteration(_ exception: ExceptionObject) -> Bool {
        exception.typeObject.isSubtype(of: types.exception(.stopIteration))
    }

    func installGenerators() {
        let type = types.generator
        func generator(_ a: NativeFunction.Bound) throws -> GeneratorObject {
            guard let generator = a[0].as(GeneratorObject.self) else {
                throw Raise(.typeError, "descriptor requires a 'generator' object")
            }
            return generator
        }
        func stopped(_ generator: GeneratorObject) -> Raise {
            Raise(.stopIteration, arguments: generator.takeReturned())
        }
        define(on: type, "__iter__(self, /)", doc: "Implement iter(self).") { _, a in a[0] }
        define(on: type, "__next__(self, /)", doc: "Implement next(self).") { machine, a in
            let generator = try generator(a)
            guard let value = try generator.resume(machine, sending: .none) else { throw stopped(generator) }
            return value
        }
        define(on: type, "send(self, value, /)", doc: "Goes on with `value` as the value of the `yield`.") { machine, a in
            let generator = try generator(a)
            guard let value = try generator.resume(machine, sending: a[1]) else { throw stopped(generator) }
            return value
        }
        define(on: type, "throw(self, typ, val=None, tb=None, /)", doc: "Raises an exception where the generator stands.") { machine, a in
            let generator = try generator(a)
            var thrown = a[1]
            if !a[2].isNone, thrown.as(TypeObject.self) != nil {
                thrown = a[2].as(ExceptionObject.self) != nil ? a[2] : try machine.call(thrown, a[2].asTuple.map { Array($0.elements) } ?? [a[2]])
            }
            guard thrown.as(TypeObject.self)?.isSubtype(of: machine.types.exception(.baseException)) ?? (thrown.as(ExceptionObject.self) != nil) else {
                throw Raise(.typeError, "exceptions must be classes or instances deriving from BaseException, not \(machine.typeName(thrown))")
            }
            let error = try machine.raised(thrown, cause: nil)
            guard let value = try generator.resume(machine, sending: .none, throwing: error) else { throw stopped(generator) }
            return value
        }
        define(on: type, "close(self, /)", doc: "Ends the generator.") { machine, a in
            try generator(a).close(machine)
            return .none
        }
    }
}
