// Methods bound to their receiver, native properties, and native functions that are called on a type.

/// `receiver.function`: a call puts the receiver before the arguments.
public final class BoundMethodObject: Object {
    public let function: Value
    public let receiver: Value

    public init(function: Value, receiver: Value) {
        self.function = function
        self.receiver = receiver
        super.init(kind: .boundMethod)
    }

    private var native: NativeFunction? { function.as(NativeFunction.self) }

    override public func type(_ machine: Machine) -> TypeObject {
        native == nil ? machine.types.method : machine.types.builtinFunction
    }
    override public func repr(_ machine: Machine) throws -> String {
        if let native {
            let place = if case .object(let object) = receiver { object.address } else { "0x0" }
            return "<built-in method \(native.name) of \(machine.typeName(receiver)) object at \(place)>"
        }
        if let operation = function.as(OperationFunction.self) {
            let place = receiver.tensor.map { UInt(bitPattern: Unmanaged.passUnretained($0).toOpaque()) } ?? 0
            return "<built-in method \(operation.name) of Tensor object at 0x\(String(place, radix: 16))>"
        }
        let name = try machine.attributeIfAny(function, "__qualname__")?.text ?? "?"
        return "<bound method \(name) of \(try machine.repr(receiver))>"
    }
    override public func equals(_ other: Value, _ machine: Machine) -> Bool? {
        guard let other = other.as(BoundMethodObject.self) else { return nil }
        return function.isIdentical(to: other.function) && receiver.isIdentical(to: other.receiver)
    }
    override public func hash(_ machine: Machine) throws -> Int {
        guard case .object(let object) = function else { return 0 }
        return try object.hash(machine)
    }
    override public func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        guard case .object(let callee) = function else { throw Raise(.typeError, "'method' object is not callable") }
        let total = arguments.count + arguments.keywords.count
        return try withUnsafeTemporaryAllocation(of: Value.self, capacity: total + 1) { buffer in
            let base = buffer.baseAddress! // a capacity of at least 1 has an address
            base.initialize(to: receiver)
            (base + 1).initialize(from: arguments.base, count: total)
            defer { base.deinitialize(count: total + 1) }
            return try callee.call(
                Arguments(base: base, count: arguments.count + 1, keywords: arguments.keywords), machine)
        }
    }
    override public func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        switch machine.symbols[name] {
        case "__self__": return receiver
        case "__func__": return native == nil ? function : nil
        default:
            guard case .object(let object) = function else { return nil }
            if let value = try object.ownAttribute(name, machine) { return value }
            // The function, not the method, is what lacks the name.
            guard native == nil, object.kind == .function else { return nil }
            return try machine.attribute(function, name)
        }
    }
    override public func ownNames(_ machine: Machine) -> [String] { ["__doc__", "__name__", "__qualname__", "__self__"] }
}

/// An attribute of a type that is computed from the instance, as `x.shape`; without a setter it is read-only.
public final class NativeProperty: Object {
    public let name: String
    public let doc: String
    let getter: (Machine, Value) throws -> Value
    let setter: ((Machine, Value, Value) throws -> Void)?

    public init(
        _ name: String, doc: String = "", get getter: @escaping (Machine, Value) throws -> Value,
        set setter: ((Machine, Value, Value) throws -> Void)? = nil
    ) {
        self.name = name
        self.doc = doc
        self.getter = getter
        self.setter = setter
        super.init()
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "getset_descriptor") }
    override public func repr(_ machine: Machine) -> String { "<attribute '\(name)'>" }
    override public func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        switch machine.symbols[name] {
        case "__name__": .string(self.name)
        case "__doc__": .string(doc)
        default: nil
        }
    }
}

/// A native function that takes no receiver, as `dict.fromkeys`.
public final class NativeStatic: Object {
    public let function: NativeFunction
    public init(_ function: NativeFunction) {
        self.function = function
        super.init()
    }
    override public func type(_ machine: Machine) -> TypeObject { machine.types.builtinFunction }
}

extension Machine {
    /// Calls any callable with one argument, without making an array of it.
    func call(_ function: Value, with argument: Value) throws -> Value {
        guard case .object(let object) = function else {
            throw Raise(.typeError, "'\(typeName(function))' object is not callable")
        }
        var argument = argument
        return try withUnsafeMutablePointer(to: &argument) { try object.call(Arguments(base: $0, count: 1), self) }
    }

    /// Adds a computed attribute to a builtin type.
    func defineProperty(
        on type: TypeObject, _ name: String, doc: String = "", get getter: @escaping (Machine, Value) throws -> Value,
        set setter: ((Machine, Value, Value) throws -> Void)? = nil
    ) {
        type.attributes[symbols.intern(name)] = .object(NativeProperty(name, doc: doc, get: getter, set: setter))
    }

    /// Adds a function that is called on a type or an instance and receives neither.
    func defineStatic(
        on type: TypeObject, _ signature: String, doc: String = "",
        _ body: @escaping (Machine, NativeFunction.Bound) throws -> Value
    ) {
        let function = NativeFunction(signature, doc: doc, body)
        type.attributes[symbols.intern(function.name)] = .object(NativeStatic(function))
    }

    /// Makes a type callable by a signature and a builtin of its name.
    func defineConstructor(
        of type: TypeObject, _ signature: String, doc: String = "",
        _ body: @escaping (Machine, NativeFunction.Bound) throws -> Value
    ) {
        let signature = NativeSignature(signature)
        signature.isConstructor = true
        type.constructor = { arguments, machine in try signature.bind(arguments, machine) { try body(machine, $0) } }
        if !doc.isEmpty { type.attributes[symbols.intern("__doc__")] = .string(doc) }
        builtins[symbols.intern(type.name)] = .object(type)
    }
}
