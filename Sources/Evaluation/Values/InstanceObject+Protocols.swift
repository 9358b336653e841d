// What an instance needs beside the overrides of InstanceObject.swift: iteration, its own attributes, descriptors.

import Syntax

extension InstanceObject {
    /// The next element of an instance that is its own iterator.
    func next(_ machine: Machine) throws -> Value? {
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

    /// An item of the builtin value; of a dict, `__missing__` answers for keys that are not there.
    func payloadItem(_ key: Value, _ machine: Machine) throws -> Value {
        guard case .object(let object) = payload, object.kind == .dict else { return try machine.item(payload, key) }
        let dict = unsafeDowncast(object, to: DictObject.self)
        if let position = try dict.position(of: key, machine) { return dict.entries[position].value }
        guard let missing = method(machine.protocols.missing) else { return try machine.item(payload, key) }
        return try call(missing, machine, key)
    }

    /// The dict that the instance stands for, unless its class has the method.
    func plainDict(unless name: Symbol) -> Unmanaged<DictObject>? {
        guard hasPayload, case .object(let object) = payload, object.kind == .dict, method(name) == nil else { return nil }
        return .passUnretained(unsafeDowncast(object, to: DictObject.self))
    }

    /// What a class attribute must be to be asked before the instance's own attribute.
    func isDataDescriptor(_ found: Value, _ machine: Machine) -> Bool {
        guard case .object(let object) = found else { return false }
        if object.kind == .instance { return object.type(machine).lookup(machine.protocols.set) != nil }
        return object.kind == .other && object is PropertyObject
    }

    /// The text of the builtin value under the class's name.
    func payloadRepr(_ machine: Machine) throws -> String {
        let text = try machine.repr(payload)
        // `deque` and the like print their class's name; lists and numbers do not.
        let prefix = machine.typeName(payload) + "("
        return text.hasPrefix(prefix) ? typeObject.name + text.dropFirst(prefix.count - 1) : text
    }
}

extension InstanceObject {
    /// What `x.__class__ = C` does: the attributes stay, methods are C's from then on.
    func become(_ value: Value, _ machine: Machine) throws {
        guard let type = value.as(TypeObject.self) else {
            throw Raise(.typeError, "__class__ must be set to a class, not '\(machine.typeName(value))' object")
        }
        guard type.isUserDefined else {
            throw Raise(.typeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
        }
        let isFitting = type.payloadType === typeObject.payloadType && type.slots == typeObject.slots
            && type.makesModules == (self is ModuleInstance)
        guard isFitting else {
            throw Raise(.typeError, "__class__ assignment: '\(type.name)' object layout differs from '\(typeObject.name)'")
        }
        var layout = type.layout
        for name in self.layout.names { layout = layout.adding(name) }
        take(type, layout)
    }

    /// Sets an attribute without asking the class's `__setattr__`.
    func store(_ name: Symbol, _ value: Value, _ machine: Machine) throws {
        if name == machine.protocols.classCell { return try become(value, machine) }
        if name == machine.protocols.dict, typeObject.slots == nil, Swift.type(of: self) == InstanceObject.self {
            return try setNamespace(value, machine)
        }
        if let found = typeObject.lookup(name), case .object(let object) = found {
            if let property = object as? PropertyObject {
                return try property.set(.object(self), value, machine, name: machine.symbols[name])
            }
            if object.kind == .instance, let set = object.type(machine).lookup(machine.protocols.set) {
                _ = try machine.call(machine.bind(set, to: found), [.object(self), value])
                return
            }
        }
        if let slots = typeObject.slots, !slots.contains(name) {
            if typeObject.lookup(name) != nil {
                throw Raise(.attributeError, "'\(typeObject.name)' object attribute '\(machine.symbols[name])' is read-only")
            }
            throw machine.missingAttribute(.object(self), name)
        }
        if let dictionary { return try dictionary.set(.string(machine.symbols[name]), value, machine) }
        if let place = layout.place(of: name) {
            // What was there is freed after the store: freeing may come back here.
            let old = values[place]
            values[place] = value
            withExtendedLifetime(old) {}
        } else if layout.names.count < Layout.most {
            append(value, layout.adding(name))
        } else {
            try namespace(machine).set(.string(machine.symbols[name]), value, machine)
        }
    }

    /// Deletes an attribute without asking the class's `__delattr__`.
    func removeAttribute(_ name: Symbol, _ machine: Machine) throws {
        if let found = typeObject.lookup(name), case .object(let object) = found {
            if let property = object as? PropertyObject {
                guard !property.deleter.isNone else {
                    throw Raise(
                        .attributeError,
                        "property '\(machine.symbols[name])' of '\(typeObject.name)' object has no deleter")
                }
                _ = try machine.call(property.deleter, [.object(self)])
                return
            }
            if object.kind == .instance, let delete = object.type(machine).lookup(machine.protocols.delete) {
                _ = try machine.call(machine.bind(delete, to: found), [.object(self)])
                return
            }
        }
        if let dictionary {
            if try dictionary.removeValue(.string(machine.symbols[name]), machine) == nil {
                throw machine.missingAttribute(.object(self), name)
            }
            return
        }
        guard let place = layout.place(of: name) else { throw machine.missingAttribute(.object(self), name) }
        remove(at: place)
    }
}
