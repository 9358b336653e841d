// Exception objects: what a cell raises and catches. Constructors and translation from Swift errors are in
// Builtins/Exceptions*.swift.

import Diagnostics

/// A Python exception.
public final class ExceptionObject: Object {
    /// One place of a traceback.
    public struct Frame {
        public let function: String
        public let source: SourceText
        public let span: Span
        public init(function: String, source: SourceText, span: Span) {
            self.function = function
            self.source = source
            self.span = span
        }
    }

    public let typeObject: TypeObject
    public var args: [Value]
    /// `__cause__`, of `raise … from`.
    public var cause: ExceptionObject?
    /// `__context__`: what was being handled.
    public var context: ExceptionObject?
    /// Set by `raise … from`, which hides the context.
    public var suppressesContext = false
    public var notes: [Value] = []
    /// Where it passed, the innermost call first.
    public var traceback: [Frame] = []
    /// What to do about it, shown below the message.
    public var hint: String?
    /// Raised by a tensor operation rather than by plain Python: the operands are worth showing.
    public var isAboutTensors = false
    /// Raised by the machine, which knows the name that was wanted.
    var isNative = false
    /// What an attribute was asked of, for `e.obj`.
    var asked: Value = .none
    var askedName: String?
    /// Attributes that a user's class or code set, and those of `OSError`.
    public var attributes: [Symbol: Value] = [:]

    public init(_ type: TypeObject, _ args: [Value], hint: String? = nil) {
        typeObject = type
        self.args = args
        self.hint = hint
        super.init(kind: .exception)
    }
    deinit { Object.releaseNested(in: self) }

    override public func type(_ machine: Machine) -> TypeObject { typeObject }

    override public var holdsNested: Bool {
        cause != nil || context != nil || args.contains(where: \.mayNest) || attributes.values.contains(where: \.mayNest)
    }
    override public func moveChildren(to list: inout ContiguousArray<Value>) {
        for case let exception? in [cause, context] { list.append(.object(exception)) }
        (cause, context) = (nil, nil)
        let old = (args, attributes)
        (args, attributes) = ([], [:])
        list.append(contentsOf: old.0.lazy.filter(\.mayNest))
        list.append(contentsOf: old.1.values.lazy.filter(\.mayNest))
    }

    public func isInstance(of kind: ExceptionKind, _ machine: Machine) -> Bool {
        typeObject.isSubtype(of: machine.types.exception(kind))
    }

    override public func str(_ machine: Machine) throws -> String {
        if let text = try userText("__str__", machine) { return text }
        return try plainText(machine)
    }
    override public func repr(_ machine: Machine) throws -> String {
        if let text = try userText("__repr__", machine) { return text }
        return try plainRepr(machine)
    }

    /// `str(e)` of the builtin types.
    func plainText(_ machine: Machine) throws -> String {
        if args.count >= 2, isInstance(of: .osError, machine), let error = attribute("errno", machine), !error.isNone {
            let text = "[Errno \(try machine.str(error))] \(try machine.str(attribute("strerror", machine) ?? .none))"
            guard let file = attribute("filename", machine), !file.isNone else { return text }
            guard let other = attribute("filename2", machine), !other.isNone else { return text + ": " + (try machine.repr(file)) }
            return text + ": " + (try machine.repr(file)) + " -> " + (try machine.repr(other))
        }
        if args.count == 5, let text = try unicodeText(machine) { return text }
        if isInstance(of: .baseExceptionGroup, machine), args.count == 2 { return try groupText(machine) }
        if args.isEmpty { return "" }
        if args.count == 1 {
            return isInstance(of: .keyError, machine) ? try machine.repr(args[0]) : try machine.str(args[0])
        }
        return try TupleObject(args).repr(machine)
    }
    /// `repr(e)` of the builtin types.
    func plainRepr(_ machine: Machine) throws -> String {
        typeObject.name + "(" + (try machine.joinedRepr(ContiguousArray(args))) + ")"
    }

    /// What a method of the user's class answers, or nil when the class has none.
    private func userText(_ name: String, _ machine: Machine) throws -> String? {
        guard let method = typeObject.lookup(machine.symbols.intern(name)), case .object(let object) = method,
            object.kind != .native
        else { return nil }
        let answer = try machine.call(machine.bind(method, to: .object(self)), [])
        guard let text = answer.text else {
            throw Raise(.typeError, "\(name) returned non-string (type \(machine.typeName(answer)))")
        }
        return text
    }

    private func attribute(_ name: String, _ machine: Machine) -> Value? { attributes[machine.symbols.intern(name)] }

    override public func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        if let value = attributes[name] { return value }
        switch machine.symbols[name] {
        case "args": return .object(TupleObject(args))
        case "__cause__": return cause.map { .object($0) } ?? Value.none
        case "__context__": return context.map { .object($0) } ?? Value.none
        case "__suppress_context__": return .bool(suppressesContext)
        case "__traceback__": return traceback.isEmpty ? Value.none : .object(TracebackObject(traceback.reversed()))
        case "__notes__": return notes.isEmpty ? nil : .object(ListObject(notes))
        case "__dict__":
            let sorted = attributes.sorted { $0.key.index < $1.key.index }
            return .object(try machine.namespace(sorted.map { ($0.key, $0.value) }))
        case "value" where isInstance(of: .stopIteration, machine): return args.first ?? Value.none
        case "code" where isInstance(of: .systemExit, machine):
            return args.count > 1 ? .object(TupleObject(args)) : args.first ?? Value.none
        case let text: return particular(text, machine)
        }
    }

    override public func setAttribute(_ name: Symbol, _ value: Value, _ machine: Machine) throws {
        switch machine.symbols[name] {
        case "args": args = try machine.elements(value)
        case "__cause__":
            cause = try other(value, "cause", machine)
            suppressesContext = true
        case "__context__": context = try other(value, "context", machine)
        case "__suppress_context__": suppressesContext = try machine.truth(value)
        case "__traceback__": if value.isNone { traceback = [] }
        default: attributes[name] = value
        }
    }
    private func other(_ value: Value, _ what: String, _ machine: Machine) throws -> ExceptionObject? {
        if value.isNone { return nil }
        if let exception = value.as(ExceptionObject.self) { return exception }
        throw Raise(.typeError, "exception \(what) must be None or derive from BaseException")
    }
    override public func deleteAttribute(_ name: Symbol, _ machine: Machine) throws {
        guard attributes.removeValue(forKey: name) != nil else { return try super.deleteAttribute(name, machine) }
    }
    override public func ownNames(_ machine: Machine) -> [String] {
        ["args", "__cause__", "__context__", "__suppress_context__", "__traceback__", "__dict__"]
            + attributes.keys.map { machine.symbols[$0] }
    }
}

/// `e.__traceback__`: where an exception passed.
public final class TracebackObject: Object {
    /// The outermost first.
    public let frames: [ExceptionObject.Frame]
    init(_ frames: [ExceptionObject.Frame]) {
        self.frames = frames
        super.init()
    }
    override public func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "traceback") }
    override public func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        switch machine.symbols[name] {
        case "tb_next": return frames.count > 1 ? .object(TracebackObject(Array(frames.dropFirst()))) : Value.none
        case "tb_frame": return frames.first.map { .object(FrameObject($0)) }
        case "tb_lineno": return frames.first.map { .int($0.source.position(of: Int($0.span.start)).line) }
        default: return nil
        }
    }
}
