// Instances of the user's classes: what they are asked is looked up in the class, by the names of Python's protocols.

import Syntax

/// An instance of a class that a cell defined.
public final class InstanceObject: Object {
    public let typeObject: TypeObject
    public var attributes: [Symbol: Value] = [:]
    /// The order in which attributes were first set, which `vars` shows.
    private(set) var order: [Symbol] = []

    public init(_ type: TypeObject) {
        typeObject = type
        super.init(kind: .instance)
    }

    override public func type(_ machine: Machine) -> TypeObject { typeObject }

    /// The method of a name, unless it is one that `object` gives to all.
    private func method(_ name: Symbol) -> Value? {
        for type in typeObject.resolutionOrder where type.isUserDefined || type.base != nil {
            if let value = type.attributes[name] { return value }
        }
        return nil
    }

    private func call(_ method: Value, _ machine: Machine, _ arguments: Value...) throws -> Value {
        try machine.call(machine.bind(method, to: .object(self)), arguments)
    }

    private func text(_ name: Symbol, _ label: String, _ machine: Machine) throws -> String? {
        guard let method = method(name) else { return nil }
        let result = try call(method, machine)
        guard let text = result.text else {
            throw Raise(.typeError, "\(label) returned non-string (type \(machine.typeName(result)))")
        }
        return text
    }

    override public func repr(_ machine: Machine) throws -> String {
        try text(machine.protocols.repr, "__repr__", machine)
            ?? "<\(typeObject.moduleName).\(typeObject.name) object at \(address)>"
    }
    override public func str(_ machine: Machine) throws -> String {
        try text(machine.protocols.str, "__str__", machine) ?? repr(machine)
    }
    override public func format(_ spec: String, _ machine: Machine) throws -> String {
        guard let method = method(machine.protocols.format) else { return try super.format(spec, machine) }
        return try call(method, machine, .string(spec)).text ?? ""
    }
    override public func truth(_ machine: Machine) throws -> Bool {
        if let method = method(machine.protocols.bool) { return try machine.truth(call(method, machine)) }
        if method(machine.protocols.len) != nil { return try length(machine) != 0 }
        return true
    }
    override public func hash(_ machine: Machine) throws -> Int {
        guard let method = method(machine.protocols.hash) else {
            if self.method(machine.protocols.eq) != nil { throw Raise(.typeError, "unhashable type: '\(typeObject.name)'") }
            return try super.hash(machine)
        }
        return try machine.index(call(method, machine))
    }
    override public func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        guard let method = method(machine.protocols.eq) else { return try super.equals(other, machine) }
        let result = try call(method, machine, other)
        return result.isNotImplemented ? nil : try machine.truth(result)
    }
    override public func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard let name = machine.protocols.comparison(op), let method = method(name) else { return nil }
        let result = try call(method, machine, other)
        return result.isNotImplemented ? nil : result
    }
    override public func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        let names = machine.protocols.binary[op.code]
        guard let method = method(reflected ? names.reflected : names.plain) else { return nil }
        let result = try call(method, machine, other)
        return result.isNotImplemented ? nil : result
    }
    override public func binaryInPlace(_ op: BinaryOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard let method = method(machine.protocols.binary[op.code].inPlace) else { return nil }
        let result = try call(method, machine, other)
        return result.isNotImplemented ? nil : result
    }
    override public func unary(_ op: UnaryOperator, _ machine: Machine) throws -> Value? {
        guard let name = machine.protocols.unary(op), let method = method(name) else { return nil }
        return try call(method, machine)
    }

    override public func length(_ machine: Machine) throws -> Int {
        guard let method = method(machine.protocols.len) else { return try super.length(machine) }
        let length = try machine.index(call(method, machine))
        guard length >= 0 else { throw Raise(.valueError, "__len__() should return >= 0") }
        return length
    }
    override public func item(_ key: Value, _ machine: Machine) throws -> Value {
        guard let method = method(machine.protocols.getItem) else { return try super.item(key, machine) }
        return try call(method, machine, key)
    }
    override public func setItem(_ key: Value, _ value: Value, _ machine: Machine) throws {
        guard let method = method(machine.protocols.setItem) else { return try super.setItem(key, value, machine) }
        _ = try call(method, machine, key, value)
    }
    override public func deleteItem(_ key: Value, _ machine: Machine) throws {
        guard let method = method(machine.protocols.delItem) else { return try super.deleteItem(key, machine) }
        _ = try call(method, machine, key)
    }
    override public func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        guard let method = method(machine.protocols.contains) else { return try super.contains(value, machine) }
        return try machine.truth(call(method, machine, value))
    }
    override public func iterator(_ machine: Machine) throws -> IteratorObject {
        if let method = method(machine.protocols.iter) {
            let result = try call(method, machine)
            guard case .object(let object) = result else {
                throw Raise(.typeError, "iter() returned non-iterator of type '\(machine.typeName(result))'")
            }
            if let iterator = object as? IteratorObject { return iterator }
            if let instance = object as? InstanceObject, instance.method(machine.protocols.next) != nil {
                return InstanceIterator(instance)
            }
            throw Raise(.typeError, "iter() returned non-iterator of type '\(machine.typeName(result))'")
        }
        if method(machine.protocols.getItem) != nil { return IndexIterator(self) }
        return try super.iterator(machine)
    }
    override public func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        guard let method = method(machine.protocols.call) else { return try super.call(arguments, machine) }
        guard case .object(let function) = try machine.bind(method, to: .object(self)) else {
            return try super.call(arguments, machine)
        }
        return try function.call(arguments, machine)
    }

    // MARK: Attributes

    override public func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        if let value = attributes[name] { return value }
        if typeObject.lookup(name) != nil { return nil }
        if name == machine.protocols.dict {
            return .object(try machine.namespace(order.compactMap { name in attributes[name].map { (name, $0) } }))
        }
        guard let fallback = method(machine.protocols.getAttr) else { return nil }
        return try call(fallback, machine, .string(machine.symbols[name]))
    }

    override public func setAttribute(_ name: Symbol, _ value: Value, _ machine: Machine) throws {
        if let method = method(machine.protocols.setAttr) {
            _ = try call(method, machine, .string(machine.symbols[name]), value)
            return
        }
        try store(name, value, machine)
    }

    /// Sets an attribute without asking the class's `__setattr__`.
    func store(_ name: Symbol, _ value: Value, _ machine: Machine) throws {
        if let property = typeObject.lookup(name)?.as(PropertyObject.self) {
            return try property.set(.object(self), value, machine, name: machine.symbols[name])
        }
        if attributes.updateValue(value, forKey: name) == nil { order.append(name) }
    }

    override public func deleteAttribute(_ name: Symbol, _ machine: Machine) throws {
        guard attributes.removeValue(forKey: name) != nil else {
            throw machine.missingAttribute(.object(self), name)
        }
        order.removeAll { $0 == name }
    }

    override public func ownNames(_ machine: Machine) -> [String] { order.map { machine.symbols[$0] } }

    /// The next element of an instance that is its own iterator.
    fileprivate func next(_ machine: Machine) throws -> Value? {
        guard let method = method(machine.protocols.next) else {
            throw Raise(.typeError, "'\(typeObject.name)' object is not an iterator")
        }
        do {
            return try call(method, machine)
        } catch let error as PythonError where machine.isStopIteration(error.exception) {
            return nil
        } catch let raise as Raise where raise.kind == .stopIteration {
            return nil
        }
    }
}

/// Iterates by `__next__`.
private final class InstanceIterator: IteratorObject {
    private let instance: InstanceObject
    init(_ instance: InstanceObject) {
        self.instance = instance
        super.init()
    }
    override func next(_ machine: Machine) throws -> Value? { try instance.next(machine) }
    override func type(_ machine: Machine) -> TypeObject { instance.typeObject }
}

/// Iterates by `__getitem__` with 0, 1, 2, … until `IndexError`.
private final class IndexIterator: IteratorObject {
    private let instance: InstanceObject
    private var index = 0
    init(_ instance: InstanceObject) {
        self.instance = instance
        super.init()
    }
    override func next(_ machine: Machine) throws -> Value? {
        do {
            defer { index += 1 }
            return try instance.item(.int(index), machine)
        } catch where machine.isRaised(error, .indexError) || machine.isRaised(error, .stopIteration) {
            return nil
        }
    }
}

extension Value {
    var isNotImplemented: Bool { self.as(NotImplementedObject.self) != nil }
}
