// Attribute access: what `value.name` finds, and what happens when it finds nothing. Bound methods and native properties
// are in AttributesBound.swift.

import Diagnostics
import Tensors

extension Machine {
    /// `value.name`.
    /// - Throws: `AttributeError`, with the nearest name as a hint.
    public func attribute(_ value: Value, _ name: Symbol) throws -> Value {
        do {
            if let found = try attributeIfAny(value, name) { return found }
        } catch let error as PythonError {
            complete(error.exception, value, name)
            throw error
        }
        throw missingAttribute(value, name)
    }

    /// An `AttributeError` of a user's `__getattr__` that says nothing of it gets what was asked, and of what.
    private func complete(_ exception: ExceptionObject, _ value: Value, _ name: Symbol) {
        guard exception.isInstance(of: .attributeError, self), exception.asked.isNone,
            exception.attributes[symbols.intern("name")] == nil
        else { return }
        exception.asked = value
        exception.askedName = symbols[name]
        if exception.hint == nil, !exception.isNative, let near = nearest(symbols[name], in: attributeNames(value)) {
            exception.hint = "Did you mean: '\(near)'?"
        }
    }

    /// `value.name`, or nil when there is no such attribute.
    public func attributeIfAny(_ value: Value, _ name: Symbol) throws -> Value? {
        switch value {
        case .object(let object):
            if let found = try object.ownAttribute(name, self) {
                if object.kind == .type, case .object(let attribute) = found, let method = attribute as? NativeStatic {
                    return .object(method.function)
                }
                return found
            }
            if let found = object.type(self).lookup(name) { return try bind(found, to: value) }
        case .tensor(let tensor):
            // A lazy parameter refuses what a tensor can do until it has a shape.
            let isShapeless = tensor.role == .uninitializedParameter || tensor.role == .uninitializedBuffer
            if let found = (isShapeless ? models.type(tensor.role) : types.tensor).lookup(name) { return try bind(found, to: value) }
            if let found = try tensorAttribute(tensor, name) { return found }
        default:
            if let found = type(of: value).lookup(name) { return try bind(found, to: value) }
        }
        return try commonAttribute(value, symbols[name])
    }

    func attributeIfAny(_ value: Value, _ name: String) throws -> Value? { try attributeIfAny(value, symbols.intern(name)) }

    /// What a type's attribute is when it is asked of an instance: functions become bound methods, properties answer.
    public func bind(_ attribute: Value, to receiver: Value) throws -> Value {
        guard case .object(let object) = attribute else { return attribute }
        switch object.kind {
        case .native, .function: return .object(BoundMethodObject(function: attribute, receiver: receiver))
        default: break
        }
        if object.kind == .instance, let get = object.type(self).lookup(protocols.get) {
            return try call(bind(get, to: attribute), [receiver, .object(type(of: receiver))])
        }
        if let property = object as? PropertyObject { return try property.get(receiver, self) }
        if let wrapped = object as? WrappedMethodObject { return wrapped.bound(to: type(of: receiver)) }
        if let property = object as? NativeProperty { return try property.getter(self, receiver) }
        if let method = object as? NativeStatic { return .object(method.function) }
        return attribute
    }

    /// The attributes that every object has.
    private func commonAttribute(_ value: Value, _ name: String) throws -> Value? {
        switch name {
        case "__class__": return .object(type(of: value))
        case "__doc__": return type(of: value).attributes[symbols.intern("__doc__")] ?? Value.none
        case "__dict__":
            guard case .object(let object) = value, let module = object as? ModuleObject else { return nil }
            return .object(try namespace(of: module))
        default:
            guard case .object(let object) = value, let type = object as? TypeObject, type.meta != nil else { return nil }
            return try type.askMeta(protocols.getAttr, self, .string(name))
        }
    }

    /// Names and values as a dict.
    func namespace(_ variables: [(name: Symbol, value: Value)]) throws -> DictObject {
        let dict = DictObject()
        for (name, value) in variables { try dict.set(.string(symbols[name]), value, self) }
        return dict
    }

    /// `value.name = newValue`.
    public func setAttribute(_ value: Value, _ name: Symbol, _ newValue: Value) throws {
        if let property = property(value, name) {
            guard let setter = property.setter else {
                throw fixed(value, name)
            }
            return try setter(self, value, newValue)
        }
        if case .tensor(let tensor) = value {
            setTensorAttribute(tensor, name, newValue)
            return
        }
        guard case .object(let object) = value else { throw notWritable(value, name) }
        try object.setAttribute(name, newValue, self)
    }

    /// `del value.name`.
    public func deleteAttribute(_ value: Value, _ name: Symbol) throws {
        if property(value, name) != nil { throw fixed(value, name) }
        if case .tensor(let tensor) = value, setTensorAttribute(tensor, name, nil) { return }
        guard case .object(let object) = value else { throw notWritable(value, name) }
        if object.kind != .instance, object.type(self).lookup(name) != nil, try object.ownAttribute(name, self) == nil { throw notWritable(value, name) }
        try object.deleteAttribute(name, self)
    }

    private func fixed(_ value: Value, _ name: Symbol) -> Raise {
        let owner = value.tensor == nil ? typeName(value) : "torch._C.TensorBase"
        return Raise(.attributeError, "attribute '\(symbols[name])' of '\(owner)' objects is not writable")
    }

    private func property(_ value: Value, _ name: Symbol) -> NativeProperty? {
        type(of: value).lookup(name)?.as(NativeProperty.self)
    }

    private func notWritable(_ value: Value, _ name: Symbol) -> Raise {
        let type = type(of: value)
        return type.lookup(name) == nil
            ? missingAttribute(value, name)
            : Raise(.attributeError, "'\(type.name)' object attribute '\(symbols[name])' is read-only")
    }

    /// The `AttributeError` for a name that a value does not have.
    public func missingAttribute(_ value: Value, _ name: Symbol) -> Raise {
        let text = symbols[name]
        let owner: String
        switch value {
        case .object(let object) where object.kind == .module:
            owner = "module '\((object as? ModuleObject)?.name ?? "")'"
        case .object(let object) where object.kind == .type:
            owner = "type object '\((object as? TypeObject)?.shownName ?? "")'"
        default: owner = "'\(typeName(value))' object"
        }
        if let hint = missingDTypeHint(value, text) {
            return Raise(.attributeError, "\(owner) has no attribute '\(text)'", hint: hint)
        }
        let near = nearest(text, in: attributeNames(value))
        var raise = Raise(.attributeError, "\(owner) has no attribute '\(text)'", hint: near.map { "Did you mean: '\($0)'?" })
        raise.object = value
        return raise
    }
}
