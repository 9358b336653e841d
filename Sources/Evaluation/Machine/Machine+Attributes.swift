// Attribute instructions: what was found before is found again by its cache, everything else by Python's rules, and then
// remembered where that is safe.

import Tensors

typealias CachePointer = UnsafeMutablePointer<AttributeCache>

extension Machine {
    /// What an instruction remembers for an instance; nil when it has not seen its like.
    @inline(__always) func remembered(_ cache: CachePointer, for instance: Unmanaged<InstanceObject>) -> CachePointer? {
        let (key, version) = instance._withUnsafeGuaranteedRef { ($0.layoutKey, $0.typeObject.version) }
        if cache.pointee.key == key, cache.pointee.version == version { return cache }
        let other = cache + 1
        return other.pointee.key == key && other.pointee.version == version ? other : nil
    }

    /// `a ← b.name` when the instruction knows where in the instance to look.
    @inline(__always) func loadKnown(_ target: Register, _ object: Register, _ cache: CachePointer) -> Bool {
        guard object.objectKind == .instance else { return false }
        let instance = object.borrowed(as: InstanceObject.self)
        guard let known = remembered(cache, for: instance), known.pointee.kind == .place else { return false }
        target.copy(from: instance._withUnsafeGuaranteedRef { $0.values } + known.pointee.place)
        return true
    }

    /// `a.name = b` when the instruction knows where in the instance it goes.
    @inline(__always) func storeKnown(_ object: Register, _ value: Register, _ cache: CachePointer) -> Bool {
        guard object.objectKind == .instance else { return false }
        let instance = object.borrowed(as: InstanceObject.self)
        guard let known = remembered(cache, for: instance) else { return false }
        if known.pointee.kind == .place {
            (instance._withUnsafeGuaranteedRef { $0.values } + known.pointee.place).copy(from: value)
            return true
        }
        guard known.pointee.kind == .append, let layout = known.pointee.layout else { return false }
        instance._withUnsafeGuaranteedRef { $0.append(value.pointee, layout) }
        return true
    }

    /// Puts a method that the instruction knows and its receiver into `target` and the register behind it.
    @inline(__always) func loadKnownMethod(_ target: Register, _ object: Register, _ cache: CachePointer) -> Bool {
        switch object.objectKind {
        case .instance: break
        case .list, .dict, .string:
            // Builtin classes keep what they have: their methods need no version.
            let key = object.borrowedObject._withUnsafeGuaranteedRef { UInt(bitPattern: ObjectIdentifier(Swift.type(of: $0))) }
            guard cache.pointee.key == key, cache.pointee.kind == .method else { return false }
            (target + 1).copy(from: object)
            if cache.foundRegister.objectKind == .native { target.lend(cache.foundRegister) } else { target.copy(from: cache.foundRegister) }
            return true
        default: return false
        }
        let instance = object.borrowed(as: InstanceObject.self)
        guard let known = remembered(cache, for: instance) else { return false }
        switch known.pointee.kind {
        case .method:
            (target + 1).copy(from: object)
            target.copy(from: known.foundRegister)
        case .place:
            (target + 1).copy(from: instance._withUnsafeGuaranteedRef { $0.values } + known.pointee.place)
            target.reset()
        default: return false
        }
        return true
    }

    /// Calls a builtin method that the instruction knows and that needs no argument but the receiver, where this lies; `call` is
    /// the instruction that would call it.
    @inline(__always) func callKnownQuickly(
        _ registers: Register, _ object: Register, _ cache: CachePointer, _ call: UnsafeMutablePointer<Instruction>
    ) -> Bool {
        guard call.pointee.op == .callMethod, call.pointee.rB == 0 else { return false }
        let kind = object.objectKind
        guard kind == .string || kind == .list || kind == .dict else { return false }
        let key = object.borrowedObject._withUnsafeGuaranteedRef { UInt(bitPattern: ObjectIdentifier(Swift.type(of: $0))) }
        guard cache.pointee.key == key, cache.pointee.kind == .method else { return false }
        let (found, target) = (cache.foundRegister, registers + call.pointee.rC)
        return target != object && found.objectKind == .native && callQuickly(found, object, 1, target)
    }

    // MARK: Reading

    /// `a ← b.name`.
    /// - Returns: true when the frame of a property's getter is on top now.
    @inline(never) func loadAttribute(_ target: Register, _ object: Register, _ name: Symbol, _ cache: CachePointer, _ a: Int) throws -> Bool {
        if let known = known(object, cache) {
            switch known.pointee.kind {
            case .data:
                if let value = known.pointee.owner?.attributes[name] {
                    target.pointee = value
                    return false
                }
            case .property:
                if let getter = known.pointee.found.as(FunctionObject.self) {
                    let place = stack.top
                    stack.prepare(place + 1)
                    place.copy(from: object)
                    try enter(getter, place, 1, [], target: a)
                    return true
                }
            case .slot:
                let value = object.borrowed(as: ModuleObject.self)._withUnsafeGuaranteedRef { $0.values } + known.pointee.place
                if !value.isUndefined {
                    target.copy(from: value)
                    return false
                }
            case .method:
                target.pointee = .object(BoundMethodObject(function: known.pointee.found, receiver: object.pointee))
                return false
            default: break
            }
        }
        let receiver = object.pointee
        target.pointee = try attribute(receiver, name)
        remember(receiver, name, cache)
        return false
    }

    /// Puts a method and its receiver into `target` and the register behind it; for any other attribute `target` stays
    /// empty and the attribute comes second.
    @inline(never) func loadMethod(_ target: Register, _ object: Register, _ name: Symbol, _ cache: CachePointer) throws {
        if let known = known(object, cache) {
            switch known.pointee.kind {
            case .method:
                (target + 1).copy(from: object)
                target.copy(from: known.foundRegister)
                return
            case .slot:
                let value = object.borrowed(as: ModuleObject.self)._withUnsafeGuaranteedRef { $0.values } + known.pointee.place
                if !value.isUndefined {
                    (target + 1).copy(from: value)
                    target.reset()
                    return
                }
            case .classMethod:
                if known.pointee.place == 1 {
                    (target + 1).copy(from: object)
                    target.copy(from: known.foundRegister)
                } else {
                    (target + 1).copy(from: known.foundRegister)
                    target.reset()
                }
                return
            default: break
            }
        }
        let receiver = object.pointee
        if case .object(let object) = receiver {
            if object.kind == .parent, let (function, receiver) = unsafeDowncast(object, to: SuperObject.self).method(name, self) {
                target[1] = receiver
                target.pointee = function
                return
            }
            if object.kind == .instance {
                let instance = unsafeDowncast(object, to: InstanceObject.self)
                if let found = instance.typeObject.lookup(name), case .object(let method) = found,
                    method.kind == .native || method.kind == .function, try instance.own(name, self) == nil
                {
                    target[1] = receiver
                    target.pointee = found
                    return remember(receiver, name, cache)
                }
            }
        }
        let isNamespace = object.objectKind == .module || object.objectKind == .type || object.objectKind == .instance
        if !isNamespace, let found = type(of: receiver).lookup(name), case .object(let method) = found,
            method.kind == .native || method.kind == .function, try !ownsAttribute(receiver, name)
        {
            target[1] = receiver
            target.pointee = found
            return remember(receiver, name, cache)
        }
        target[1] = try attribute(receiver, name)
        target.pointee = .undefined
        remember(receiver, name, cache)
    }

    /// Whether an object of a builtin type that has attributes of its own has this one.
    private func ownsAttribute(_ receiver: Value, _ name: Symbol) throws -> Bool {
        guard case .object(let object) = receiver else { return false }
        switch object.kind {
        case .exception, .function: return try object.ownAttribute(name, self) != nil
        default: return false
        }
    }

    /// `a.name = b`.
    @inline(never) func storeAttribute(_ object: Register, _ value: Register, _ name: Symbol, _ cache: CachePointer) throws {
        let receiver = object.pointee
        let isNew = InstanceObject.exactly(receiver).map { $0.layout.place(of: name) == nil } ?? false
        let before = InstanceObject.exactly(receiver)?.layout
        try setAttribute(receiver, name, value.pointee)
        guard let instance = InstanceObject.exactly(receiver), instance.dictionary == nil, let before,
            !instance.typeObject.makesModules, instance.method(protocols.setAttr) == nil, instance.typeObject.slots?.contains(name) ?? true,
            isOverridden(instance.typeObject.lookup(name)), let place = instance.layout.place(of: name)
        else { return }
        var made = AttributeCache(kind: .place, version: instance.typeObject.version, place: place)
        if isNew {
            guard before.adding(name) === instance.layout else { return }
            made.kind = .append
            made.layout = instance.layout
            made.keeper = before
            made.key = UInt(bitPattern: ObjectIdentifier(before))
        } else {
            made.layout = instance.layout
            made.key = instance.layoutKey
        }
        put(made, into: cache)
    }

    // MARK: Remembering

    /// What an instruction remembers for any receiver.
    private func known(_ object: Register, _ cache: CachePointer) -> CachePointer? {
        guard let (key, version) = identity(of: object) else { return nil }
        for way in 0..<AttributeCache.ways where cache[way].key == key && cache[way].version == version { return cache + way }
        return nil
    }

    /// What tells receivers apart that find the same attributes, and the version of the class that they find them in.
    private func identity(of object: Register) -> (key: UInt, version: Int)? {
        func key(_ object: AnyObject) -> UInt { UInt(bitPattern: ObjectIdentifier(object)) }
        switch object.tag {
        case ValueTag.tensor: return (1, types.tensor.version)
        case ValueTag.object:
            return object.borrowedObject._withUnsafeGuaranteedRef { object in
                let classKey = UInt(bitPattern: ObjectIdentifier(Swift.type(of: object)))
                switch object.kind {
                case .instance:
                    let instance = unsafeDowncast(object, to: InstanceObject.self)
                    return (instance.layoutKey, instance.typeObject.version)
                case .module: return (key(object), 1)
                case .type: return (key(object), unsafeDowncast(object, to: TypeObject.self).version)
                case .list: return (classKey, types.list.version)
                case .dict: return (classKey, types.dict.version)
                case .string: return (classKey, types.str.version)
                case .set where !unsafeDowncast(object, to: SetObject.self).isFrozen: return (classKey, types.set.version)
                default: return nil
                }
            }
        default: return nil
        }
    }

    /// Remembers where an attribute was found, where that is told by the receiver's layout or class alone.
    private func remember(_ receiver: Value, _ name: Symbol, _ cache: CachePointer) {
        var value = receiver
        guard let (key, version) = withUnsafeMutablePointer(to: &value, { identity(of: $0) }) else { return }
        var made = AttributeCache(key: key, version: version)
        guard case .object(let object) = receiver else {
            guard let found = types.tensor.lookup(name), isFunction(found) else { return }
            made.kind = .method
            made.found = found
            return put(made, into: cache)
        }
        switch object.kind {
        case .instance:
            let instance = unsafeDowncast(object, to: InstanceObject.self)
            guard instance.dictionary == nil, rememberInstance(instance, name, &made) else { return }
            made.layout = instance.layout
        case .module:
            guard let slot = unsafeDowncast(object, to: ModuleObject.self).existingSlot(name) else { return }
            made.kind = .slot
            made.place = slot
            made.keeper = object
        case .type:
            guard rememberClass(unsafeDowncast(object, to: TypeObject.self), name, &made) else { return }
            made.keeper = object
        default:
            guard let found = object.type(self).lookup(name), isFunction(found) else { return }
            made.kind = .method
            made.found = found
        }
        put(made, into: cache)
    }

    private func rememberInstance(_ instance: InstanceObject, _ name: Symbol, _ made: inout AttributeCache) -> Bool {
        let found = instance.typeObject.lookup(name)
        if let place = instance.layout.place(of: name) {
            guard isOverridden(found), !instance.typeObject.makesModules else { return false }
            made.kind = .place
            made.place = place
            return true
        }
        guard let found else { return false }
        if isFunction(found) {
            made.kind = .method
            made.found = found
        } else if found.isClassData {
            made.kind = .data
            made.owner = instance.typeObject.owner(of: name)
        } else if let property = found.as(PropertyObject.self), let getter = property.getter.as(FunctionObject.self),
            !getter.code.isGenerator, instance.method(protocols.getAttr) == nil
        {
            made.kind = .property
            made.found = property.getter
        } else {
            return false
        }
        return true
    }

    private func rememberClass(_ type: TypeObject, _ name: Symbol, _ made: inout AttributeCache) -> Bool {
        guard type.isUserDefined, type.meta == nil, let found = type.lookup(name) else { return false }
        if found.isClassData {
            made.kind = .data
            made.owner = type.owner(of: name)
        } else if isFunction(found) {
            made.kind = .classMethod
            made.found = found
        } else if let wrapped = found.as(WrappedMethodObject.self), isFunction(wrapped.function) {
            made.kind = .classMethod
            made.found = wrapped.function
            made.place = wrapped.bindsClass ? 1 : 0
        } else {
            return false
        }
        return true
    }

    private func put(_ made: AttributeCache, into cache: CachePointer) {
        swap(&cache[0], &cache[1])
        cache[0] = made
    }

    private func isFunction(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        return object.kind == .function || object.kind == .native
    }

    /// Whether an instance's own attribute comes before what the class has.
    private func isOverridden(_ found: Value?) -> Bool { found.map { isFunction($0) || $0.isClassData || $0.isNone } ?? true }
}

extension CachePointer {
    /// `found`, which comes first, to be copied without looking at what it is.
    @inline(__always) var foundRegister: Register { UnsafeMutableRawPointer(self).assumingMemoryBound(to: Value.self) }
}
