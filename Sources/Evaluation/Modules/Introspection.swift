// What `inspect`, `traceback`, `warnings`, `logging` and `weakref` ask of the machine: callers, source lines, the parameters
// of functions, the frames of an exception, references that do not keep alive.

import Diagnostics

/// `weakref.ref`: an object for as long as others keep it.
final class WeakReferenceObject: Object {
    private weak var target: Object?
    unowned let typeObject: TypeObject
    /// Called with the reference when its object has gone.
    let callback: Value?

    init(_ type: TypeObject, _ target: Object, callback: Value?) {
        typeObject = type
        self.callback = callback
        self.target = target
        super.init()
    }
    private var value: Value { target.map { .object($0) } ?? .none }
    override func type(_ machine: Machine) -> TypeObject { typeObject }
    override func repr(_ machine: Machine) throws -> String {
        guard let target else { return "<weakref at \(address); dead>" }
        return "<weakref at \(address); to '\(machine.typeName(.object(target)))' at \(target.address)>"
    }
    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value { value }
    override func isCallable(_ machine: Machine) -> Bool { true }
    override func hash(_ machine: Machine) throws -> Int {
        if let knownHash { return knownHash }
        guard let target else { throw Raise(.typeError, "weak object has gone away") }
        let hash = try machine.hash(.object(target))
        knownHash = hash
        return hash
    }
    private var knownHash: Int?
    override func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        guard let other = other.as(WeakReferenceObject.self) else { return nil }
        guard let a = target, let b = other.target else { return self === other }
        return try machine.equals(.object(a), .object(b))
    }
}

extension Machine {
    func installIntrospection(_ module: ModuleObject) {
        put(module, "caller(level=1, /)") { machine, a in .string(machine.callerPlace(try machine.index(a[0])).text) }
        put(module, "caller_function()") { machine, _ in .string(machine.callerPlace(1).function) }
        put(module, "source_line(name, line, /)") { machine, a in
            guard case .int(let line) = a[1], let source = machine.source(named: a[0].text ?? "") else { return .none }
            return source.line(number: line).map { .string($0 + "\n") } ?? .none
        }
        put(module, "function_facts(function, /)") { machine, a in
            guard let function = a[0].as(FunctionObject.self) else { return .none }
            return .object(TupleObject(try machine.facts(function)))
        }
        put(module, "native_signature(function, /)") { machine, a in
            let callee = a[0].as(BoundMethodObject.self)?.function ?? a[0]
            return callee.as(NativeFunction.self).map { .string($0.signature.text) } ?? .none
        }
        /// Outermost first: file, line, function, the line's text, and all of it as shown.
        put(module, "trace(exception, /)") { machine, a in
            let frames = a[0].as(ExceptionObject.self)?.traceback.reversed() ?? a[0].as(TracebackObject.self)?.frames ?? []
            return .object(ListObject(frames.map { frame in
                let start = Int(frame.span.start)
                return .object(TupleObject([
                    .string(frame.source.name), .int(frame.source.position(of: start).line), .string(frame.function),
                    .string(frame.source.line(at: start)), .string(machine.frames([frame])),
                ]))
            }))
        }
        put(module, "frame(depth=0, /)") { machine, a in
            machine.frameObject(depth: try machine.index(a[0])).map { .object($0) } ?? .none
        }
        /// As `trace`, of the calls that are running.
        put(module, "running()") { machine, _ in .object(TracebackObject(machine.runningFrames())) }
        put(module, "hint(exception, /)") { _, a in
            a[0].as(ExceptionObject.self)?.hint.flatMap { $0.hasPrefix("Did you mean: ") ? .string($0) : nil } ?? .none
        }
        let reference = TypeObject("ReferenceType", module: "weakref", base: types.object)
        reference.constructor = { [unowned reference] arguments, machine in
            guard arguments.count >= 1 else { throw Raise(.typeError, "ref expected at least 1 argument, got 0") }
            guard case .object(let object) = arguments[0], [.instance, .function, .type, .set, .generator, .module].contains(object.kind) else {
                throw Raise(.typeError, "cannot create weak reference to '\(machine.typeName(arguments[0]))' object")
            }
            let callback = arguments.count > 1 && !arguments[1].isNone ? arguments[1] : nil
            guard let instance = object as? InstanceObject else {
                return .object(WeakReferenceObject(reference, object, callback: callback))
            }
            let known = machine.departed.references(to: object).first { $0.callback == nil }
            if callback == nil, let known { return .object(known) }
            let made = WeakReferenceObject(reference, object, callback: callback)
            instance.isWatched = true
            machine.departed.watch(object, by: made)
            return .object(made)
        }
        put(module, "weak_references(object, /)") { machine, a in
            guard case .object(let object) = a[0] else { return .object(ListObject([])) }
            return .object(ListObject(machine.departed.references(to: object).map { .object($0) }))
        }
        module[symbols.intern("weak")] = .object(reference)
    }

    /// `file:line` of an innermost call from a user's code, and the function it is in.
    private func callerPlace(_ level: Int) -> (text: String, function: String) {
        var (left, last) = (max(level, 1), (text: "<cell>:1", function: "<module>"))
        for index in stride(from: stack.frameCount - 1, through: 0, by: -1) {
            let frame = stack.frames[index]
            let code = frame.code.takeUnretainedValue()
            guard !code.source.name.hasPrefix("<library ") else { continue }
            let at = frame.next - code.instructions - 1
            let span = at >= 0 && at < code.spans.count ? code.spans[at] : code.span
            last = ("\(code.source.name):\(code.source.position(of: Int(span.start)).line)", code.name)
            left -= 1
            if left == 0 { return last }
        }
        return level > 1 ? ("sys:1", "<module>") : last
    }

    /// The newest source of a name that code was compiled from.
    private func source(named name: String) -> SourceText? {
        for index in stride(from: nextCodeIdentifier() - 1, through: 0, by: -1) {
            if let source = code(index)?.source, source.name == name { return source }
        }
        return nil
    }

    /// Names, counts of parameters, defaults, what the function is and where it is written.
    private func facts(_ function: FunctionObject) throws -> [Value] {
        let (code, list) = (function.code, function.code.parameters)
        let keywordDefaults = try namespace(function.keywordDefaults.map { ($0.key, $0.value) })
        let line = code.source.position(of: Int(code.span.start)).line
        return [
            .object(TupleObject(list.names.prefix(list.count).map { .string(symbols[$0]) })), .int(list.positionalOnlyCount),
            .int(list.positionalCount), .int(list.keywordOnlyCount), .bool(list.hasVariadic), .bool(list.hasKeywordVariadic),
            .object(TupleObject(function.defaults)), .object(keywordDefaults), .bool(code.isGenerator), .string(code.source.name),
            .int(line), .string(code.source.text(code.span)),
        ]
    }
}

extension SourceText {
    /// The text of a line by its number; nil when there is none.
    func line(number: Int) -> String? {
        guard number >= firstLine else { return nil }
        var (line, start) = (firstLine, 0)
        while line < number {
            guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
            (line, start) = (line + 1, end + 1)
        }
        return start < bytes.count ? self.line(at: start) : nil
    }
}
