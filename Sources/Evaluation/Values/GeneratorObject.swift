// Generators: a function's registers put aside between one value and the next.

/// What a generator function or generator expression gives.
public final class GeneratorObject: IteratorObject {
    private enum State { case suspended, running, finished }

    let function: FunctionObject
    private unowned let machine: Machine
    private var saved: [Value]
    private var next: UnsafeMutablePointer<Instruction>
    /// Where `send` puts its value; nil before the first `yield`.
    private var sentRegister: Int?
    private var state = State.suspended
    /// What its code was handling at the `yield`.
    fileprivate var handling: ExceptionObject?
    /// What `return` gave: the value of `yield from`.
    private(set) var returned = Value.none

    /// The arguments of the `StopIteration` of its end: the value of `return`, the first time that they are asked for.
    func takeReturned() -> [Value] {
        defer { returned = .none }
        return returned.isNone ? [] : [returned]
    }

    init(function: FunctionObject, registers: [Value], _ machine: Machine) {
        self.function = function
        self.machine = machine
        saved = registers
        next = function.code.instructions
        super.init(kind: .generator)
    }

    /// Stands in a `try` or `with` whose end has not been reached.
    private var owesCleanup: Bool {
        guard state == .suspended, sentRegister != nil else { return false }
        let index = next - function.code.instructions - 1
        return function.code.handlers.contains { $0.start <= index && index < $0.end }
    }

    /// A dropped generator is closed as soon as the machine can: another takes over its registers.
    deinit {
        guard owesCleanup else { return }
        let heir = GeneratorObject(function: function, registers: saved, machine)
        (heir.next, heir.sentRegister, heir.handling) = (next, sentRegister, handling)
        machine.drop(heir)
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.generator }
    override public func repr(_ machine: Machine) -> String { "<generator object \(function.name) at \(address)>" }

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
        state = .running
        do {
            let result = try machine.guardingRecursion { try machine.runGenerator(self, value, throwing: error) }
            if state == .suspended { return result }
            returned = result
            finish()
            return nil
        } catch {
            finish()
            if let python = error as? PythonError, machine.isStopIteration(python.exception) {
                let wrapped = machine.exceptionObject(for: Raise(.runtimeError, "generator raised StopIteration"))
                wrapped.cause = python.exception
                throw PythonError(wrapped)
            }
            throw error
        }
    }

    private func finish() {
        state = .finished
        saved = []
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

    fileprivate func place(on base: UnsafeMutablePointer<Value>, sending value: Value) -> UnsafeMutablePointer<Instruction> {
        for (index, value) in saved.enumerated() { base[index] = value }
        for index in saved.indices { saved[index] = .undefined }
        if let sentRegister { base[sentRegister] = value }
        return next
    }

    fileprivate func suspend(
        _ base: UnsafeMutablePointer<Value>, next: UnsafeMutablePointer<Instruction>, sentTo register: Int
    ) {
        for index in saved.indices { saved[index] = base[index] }
        self.next = next
        sentRegister = register
        state = .suspended
    }
}

extension Machine {
    /// A generator whose parameters are bound and whose body has not begun.
    func makeGenerator(_ function: FunctionObject, _ base: Register, _ count: Int, _ keywords: [Symbol]) throws -> Value {
        try enter(function, base, count, keywords, target: 0)
        let registers = (0..<function.code.registerCount).map { base[$0] }
        leaveFrame()
        return .object(GeneratorObject(function: function, registers: registers, self))
    }

    fileprivate func runGenerator(_ generator: GeneratorObject, _ value: Value, throwing error: (any Error)?) throws -> Value {
        let code = generator.function.code
        let base = stack.top
        let limit = base + code.registerCount
        guard limit < stack.end, stack.frameCount < MachineStack.frameCapacity else {
            throw Raise(.recursionError, "maximum recursion depth exceeded")
        }
        if interruption.pointee != 0 { try attend() }
        stack.prepare(limit)
        let next = generator.place(on: base, sending: value)
        (stack.frames + stack.frameCount).initialize(
            to: Frame(
                code: .passUnretained(code), function: .passUnretained(generator.function),
                module: .passUnretained(generator.function.module), base: base, next: next, target: 0, handling: handling))
        stack.frameCount += 1
        stack.top = limit
        if let own = generator.handling { handling = own }
        generators.append(generator)
        defer { generators.removeLast() }
        if let error { try unwind(error, entry: stack.frameCount - 1) }
        return try execute()
    }

    fileprivate func drop(_ generator: GeneratorObject) {
        dropped.append(generator)
        if interruption.pointee == Interruption.none { interruption.pointee = Interruption.dropped }
    }

    /// Closes the generators that nobody holds any more; what they raise is lost, as in CPython.
    func closeDropped() {
        if interruption.pointee == Interruption.dropped { interruption.pointee = Interruption.none }
        while let generator = dropped.popLast() { try? generator.close(self) }
    }

    /// Puts the running generator's frame aside at a `yield`.
    func suspend(_ frame: UnsafeMutablePointer<Frame>, _ next: UnsafeMutablePointer<Instruction>, sentTo register: Int) {
        let generator = generators[generators.count - 1]
        generator.suspend(frame.pointee.base, next: next, sentTo: register)
        generator.handling = handling === frame.pointee.handling ? nil : handling
        handling = frame.pointee.handling
        leaveFrame()
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
        define(on: type, "send(self, value, /)", doc: "Goes on with `value` as the value of the `yield`.") { machine, a in
            let generator = try generator(a)
            guard let value = try generator.resume(machine, sending: a[1]) else { throw stopped(generator) }
            return value
        }
        define(on: type, "throw(self, exception, /)", doc: "Raises an exception where the generator stands.") { machine, a in
            let generator = try generator(a)
            let error = try machine.raised(a[1], cause: nil)
            guard let value = try generator.resume(machine, sending: .none, throwing: error) else { throw stopped(generator) }
            return value
        }
        define(on: type, "close(self, /)", doc: "Ends the generator.") { machine, a in
            try generator(a).close(machine)
            return .none
        }
    }
}
