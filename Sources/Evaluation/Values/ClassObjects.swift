// What stands in classes beside functions: properties, static and class methods, and `super`.

/// `property`: an attribute that calls functions.
final class PropertyObject: Object {
    let getter: Value
    let setter: Value
    let deleter: Value
    /// `doc=`; else the getter's is shown.
    private let documentation: Value?

    init(getter: Value, setter: Value = .none, deleter: Value = .none, documentation: Value? = nil) {
        self.documentation = documentation
        self.getter = getter
        self.setter = setter
        self.deleter = deleter
        super.init()
    }

    override func type(_ machine: Machine) -> TypeObject { machine.types.property }

    func get(_ receiver: Value, _ machine: Machine) throws -> Value { try machine.call(getter, [receiver]) }

    func set(_ receiver: Value, _ value: Value, _ machine: Machine, name: String) throws {
        guard !setter.isNone else {
            throw Raise(.attributeError, "property '\(name)' of '\(machine.typeName(receiver))' object has no setter")
        }
        _ = try machine.call(setter, [receiver, value])
    }

    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        /// `@x.setter`: a copy of the property with one function more.
        func decorator(_ make: @escaping (Value) -> PropertyObject) -> Value {
            .object(NativeFunction("setter(function, /)") { _, a in .object(make(a[0])) })
        }
        switch machine.symbols[name] {
        case "fget": return getter
        case "fset": return setter
        case "fdel": return deleter
        case "getter": return decorator { PropertyObject(getter: $0, setter: self.setter, deleter: self.deleter, documentation: self.documentation) }
        case "setter": return decorator { PropertyObject(getter: self.getter, setter: $0, deleter: self.deleter, documentation: self.documentation) }
        case "deleter": return decorator { PropertyObject(getter: self.getter, setter: self.setter, deleter: $0, documentation: self.documentation) }
        case "__doc__": return try documentation ?? (getter.isNone ? Value.none : machine.attributeIfAny(getter, name))
        default: return nil
        }
    }
}

/// `staticmethod` and `classmethod`.
final class WrappedMethodObject: Object {
    let function: Value
    let bindsClass: Bool

    init(_ function: Value, bindsClass: Bool) {
        self.function = function
        self.bindsClass = bindsClass
        super.init()
    }

    override func type(_ machine: Machine) -> TypeObject {
        bindsClass ? machine.types.classMethod : machine.types.staticMethod
    }
    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        guard !bindsClass, case .object(let object) = function else { return try super.call(arguments, machine) }
        return try object.call(arguments, machine)
    }

    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        switch machine.symbols[name] {
        case "__func__", "__wrapped__": return function
        case "__name__", "__qualname__", "__doc__", "__module__", "__annotations__": return try machine.attributeIfAny(function, name)
        case "__isabstractmethod__": return try machine.attributeIfAny(function, name) ?? .bool(false)
        default: return nil
        }
    }

    /// What the attribute is when asked of a class or an instance of it.
    func bound(to type: TypeObject) -> Value {
        bindsClass ? .object(BoundMethodObject(function: function, receiver: .object(type))) : function
    }
}

/// `super()`: attributes of the classes behind one in an instance's resolution order.
final class SuperObject: Object {
    private let start: TypeObject
    private let receiver: Value
    static var refusal: Raise { Raise(.typeError, "super(type, obj): obj must be an instance or subtype of type") }

    init(_ start: TypeObject, _ receiver: Value) {
        self.start = start
        self.receiver = receiver
        super.init(kind: .parent)
    }

    override func type(_ machine: Machine) -> TypeObject { machine.types.superType }
    override func repr(_ machine: Machine) -> String { "<super: <class '\(start.name)'>>" }

    /// The function that a name finds, and what it is called on; nil when it finds no function.
    func method(_ name: Symbol, _ machine: Machine) -> (function: Value, receiver: Value)? {
        guard receiver.as(TypeObject.self) == nil else { return nil }
        let order = machine.type(of: receiver).resolutionOrder
        guard let index = order.firstIndex(where: { $0 === start }) else { return nil }
        for behind in order[(index + 1)...] {
            guard let value = behind.attributes[name] else { continue }
            guard case .object(let object) = value, object.kind == .function || object.kind == .native else { return nil }
            return (value, receiver)
        }
        return nil
    }

    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        // In a class method the receiver is the class itself.
        let type = receiver.as(TypeObject.self) ?? machine.type(of: receiver)
        guard let index = type.resolutionOrder.firstIndex(where: { $0 === start }) else { return nil }
        for behind in type.resolutionOrder[(index + 1)...] {
            guard let value = behind.attributes[name] else { continue }
            if receiver.as(TypeObject.self) != nil { return try machine.classAttribute(value, of: type) }
            return try machine.bind(value, to: receiver)
        }
        return nil
    }
}
