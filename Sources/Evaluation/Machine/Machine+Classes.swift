// Classes: made by `class` statements, called to make instances.

import Syntax

extension Machine {
    /// Makes the class of a `class` statement from its bases and the namespace that its body left.
    func makeClass(name: String, bases: [Value], keywords: DictObject?, body: FunctionObject) throws -> Value {
        var options: [(name: Symbol, value: Value)] = []
        var explicitMeta: Value?
        for (key, value) in keywords?.pairs ?? [] {
            if key.text == "metaclass" { explicitMeta = value } else { options.append((symbols.intern(key.text ?? ""), value)) }
        }
        let isLibrary = body.code.source.name.hasPrefix("<library ")
        let (types, isReplaced) = try basesOfClass(bases, isLibrary: isLibrary)
        let namespace = try call(.object(body), []).asDict ?? DictObject()
        if isReplaced { try namespace.set(.string("__orig_bases__"), .object(TupleObject(bases)), self) }
        return try makeClass(
            named: name, qualifiedName: body.qualifiedName, bases: types, names: namespace, module: body.module.name,
            meta: explicitMeta, isLibrary: isLibrary, options: options)
    }

    /// `type(name, bases, dict, **options)`.
    func makeClass(from arguments: Arguments) throws -> Value {
        func refuse(_ index: Int, _ type: String) -> Raise {
            Raise(.typeError, "type.__new__() argument \(index + 1) must be \(type), not \(typeName(arguments[index]))")
        }
        guard let name = arguments[0].text else { throw refuse(0, "str") }
        guard let bases = arguments[1].asTuple else { throw refuse(1, "tuple") }
        guard let names = arguments[2].asDict else { throw refuse(2, "dict") }
        let namespace = DictObject()
        for (key, value) in names.pairs { try namespace.set(key, value, self) }
        return try makeClass(
            named: name, bases: basesOfClass(Array(bases.elements), isLibrary: false).types, names: namespace,
            module: callerModule ?? "__main__", isLibrary: false,
            options: arguments.keywords.enumerated().map { (name: $1, value: arguments.keywordValue($0)) })
    }

    /// The module of the code that is running.
    private var callerModule: String? {
        stack.frameCount > 0 ? stack.frames[stack.frameCount - 1].module.takeUnretainedValue().name : nil
    }

    /// Makes a class of classes and names.
    func makeClass(
        named name: String, qualifiedName: String? = nil, bases types: [TypeObject], names namespace: DictObject, module: String,
        meta: Value? = nil, isLibrary: Bool = true, options given: [(name: Symbol, value: Value)] = []
    ) throws -> Value {
        var options = given
        let type = try TypeObject(name, module: module, bases: types.isEmpty ? [self.types.object] : types)
        type.qualifiedName = qualifiedName ?? name
        try setMeta(of: type, meta, isLibrary: isLibrary)
        try setPayloadType(of: type)
        try fill(type, from: namespace, isLibrary: isLibrary)
        type.constructor = { [unowned type] arguments, machine in
            try machine.instance(of: type, arguments)
        }
        type.isMadePlainly = true
        type.departed = departed
        if type.lookup(protocols.finalizer)?.as(FunctionObject.self) != nil {
            type.hasFinalizer = true
            hasFinalizers = true
        }
        for base in type.directBases where base.isUserDefined {
            base.derived.append(type)
        }
        for (symbol, value) in namespaceOfInstances(type) {
            guard case .object(let object) = value, let hook = object.type(self).lookup(protocols.setName) else { continue }
            do {
                _ = try call(bind(hook, to: value), [.object(type), .string(symbols[symbol])])
            } catch let error as PythonError {
                let text = "Error calling __set_name__ on '\(typeName(value))' instance '\(symbols[symbol])' in '\(type.name)'"
                let wrapped = exceptionObject(for: Raise(.runtimeError, text))
                wrapped.cause = error.exception
                throw PythonError(wrapped)
            }
        }
        if let made = type.meta?.lookup(symbols.intern("__made__")) {
            let dict = try self.namespace(options)
            let result = try call(made, [.object(type), .object(namespace), .object(dict)])
            if !result.isNone { return result }
            options = []
        }
        try tellBase(of: type, options)
        return .object(type)
    }

    /// The classes that a `class` statement derives from; what is no class is asked which it stands for.
    private func basesOfClass(_ bases: [Value], isLibrary: Bool) throws -> (types: [TypeObject], isReplaced: Bool) {
        var types: [TypeObject] = []
        var isReplaced = false
        for base in bases {
            var found = [base]
            if base.as(TypeObject.self) == nil, case .object = base, let entries = try attributeIfAny(base, "__mro_entries__") {
                found = try elements(call(entries, [.object(TupleObject(bases))]))
                isReplaced = true
            }
            for value in found {
                guard let type = value.as(TypeObject.self) else {
                    throw Raise(.typeError, "a class can derive from classes only, not from '\(typeName(value))'")
                }
                if type === self.types.type || (type.payloadType ?? type).isSubtype(of: self.types.type), !isLibrary {
                    throw leftOut("metaclass")
                }
                guard type.canBeDerived(self) else {
                    throw Raise(.typeError, "type '\(type.name)' is not an acceptable base type")
                }
                guard !types.contains(where: { $0 === type }) else {
                    if isReplaced { continue }
                    throw Raise(.typeError, "duplicate base class \(type.name)")
                }
                types.append(type)
            }
        }
        return (types, isReplaced)
    }

    private func setMeta(of type: TypeObject, _ explicit: Value?, isLibrary: Bool) throws {
        type.meta = type.directBases.lazy.compactMap(\.meta).first
        guard let explicit, explicit.as(TypeObject.self) !== types.type else { return }
        guard let meta = explicit.as(TypeObject.self), isLibrary || meta.moduleName != "__main__" && meta.isSubtype(of: types.type) else {
            throw leftOut("metaclass")
        }
        type.meta = meta
    }

    private func leftOut(_ name: String) -> Raise {
        let entry = LeftOut.entry(.definition, name)
        return Raise(.typeError, entry?.message(name) ?? name, hint: entry?.instead)
    }

    private func setPayloadType(of type: TypeObject) throws {
        var found: TypeObject?
        for base in type.resolutionOrder.dropFirst() where !base.isUserDefined && base !== types.object {
            if base.isSubtype(of: types.exception(.baseException)) || base.isSubtype(of: types.type) { continue }
            if base.isPlainBase { continue }
            if let found, !found.isSubtype(of: base) {
                throw Raise(.typeError, "multiple bases have instance lay-out conflict")
            }
            found = found ?? base
        }
        type.payloadType = found
        type.makesModules = type.directBases.contains(where: \.makesModules)
    }

    /// Puts what a class body bound into the class.
    private func fill(_ type: TypeObject, from namespace: DictObject, isLibrary: Bool) throws {
        for (key, value) in namespace.pairs {
            guard let text = key.text else { continue }
            switch text {
            case "__classcell__": value.as(CellObject.self)?.value = .object(type)
            case "__new__" where value.as(FunctionObject.self) != nil:
                type.set(protocols.new, .object(WrappedMethodObject(value, bindsClass: false)))
            case "__init_subclass__" where value.as(FunctionObject.self) != nil,
                "__class_getitem__" where value.as(FunctionObject.self) != nil:
                type.set(symbols.intern(text), .object(WrappedMethodObject(value, bindsClass: true)))
            case "__repeated__": continue
            case "__getattribute__":
                throw leftOut("__getattribute__")
            case "__static__" where isLibrary: type.staticName = type.moduleName + "." + type.name
            case "__qualname__": type.qualifiedName = value.text ?? type.qualifiedName
            case "__module__": type.moduleName = value.text ?? type.moduleName
            default: type.set(symbols.intern(text), value)
            }
        }
        type.claimsClass = type.attributes[protocols.classCell] != nil || type.directBases.contains(where: \.claimsClass)
        if type.attributes[protocols.eq] != nil, type.attributes[protocols.hash] == nil { type.set(protocols.hash, .none) }
        let slots = symbols.intern("__slots__")
        if !isLibrary, let value = type.attributes[slots] {
            for case let name? in try value.text.map({ [$0] }) ?? elements(value).map(\.text) where type.attributes[symbols.intern(name)] != nil {
                throw Raise(.valueError, "'\(name)' in __slots__ conflicts with class variable")
            }
        }
        let isSlotted = type.resolutionOrder.allSatisfy { !$0.isUserDefined || $0.attributes[slots] != nil }
        if isSlotted, !type.isSubtype(of: types.exception(.baseException)) {
            var names: Set<Symbol> = []
            for base in type.resolutionOrder {
                guard let value = base.attributes[slots] else { continue }
                for name in try value.text.map({ _ in [value] }) ?? elements(value) {
                    let text = name.text ?? ""
                    names.insert(symbols.intern(PrivateNames.full(text, in: base.name) ?? text))
                }
            }
            if !names.contains(protocols.dict) { type.slots = names }
        }
        try collectAbstractMethods(of: type)
        try redirectDraws(of: type)
    }

    /// A generator of random numbers with a `random` of its own draws everything from that.
    private func redirectDraws(of type: TypeObject) throws {
        guard let payload = type.directBases.lazy.compactMap({ $0.payloadType ?? ($0.isUserDefined ? nil : $0) }).first(where: { $0.name == "Random" }),
            payload.moduleName == "random", ["random", "getrandbits"].contains(where: { type.attributes[symbols.intern($0)] != nil }),
            let draws = try makeModule("_draws")?[symbols.intern("Draws")]?.as(TypeObject.self)
        else { return }
        for (name, value) in draws.attributes where value.as(FunctionObject.self) != nil && type.attributes[name] == nil { type.set(name, value) }
    }

    private func collectAbstractMethods(of type: TypeObject) throws {
        let flag = symbols.intern("__isabstractmethod__")
        guard type.meta != nil || type.directBases.contains(where: { !$0.abstractMethods.isEmpty }) else { return }
        var names = type.directBases.flatMap(\.abstractMethods)
        names += type.attributes.keys.map { symbols[$0] }
        type.abstractMethods = try Set(names).sorted().filter { name in
            guard let value = type.lookup(symbols.intern(name)) else { return false }
            var inner = value
            if let wrapped = value.as(WrappedMethodObject.self) { inner = wrapped.function }
            if let property = value.as(PropertyObject.self) { inner = property.getter }
            return try inner.as(FunctionObject.self)?.ownAttribute(flag, self) != nil
        }
    }

    /// Attributes of a class that are themselves instances of users' classes, which may ask for their names.
    private func namespaceOfInstances(_ type: TypeObject) -> [(Symbol, Value)] {
        type.order.compactMap { name in
            guard let value = type.attributes[name], InstanceObject.exactly(value) != nil else { return nil }
            return (name, value)
        }
    }

    /// Calls the next class's `__init_subclass__`.
    private func tellBase(of type: TypeObject, _ options: [(name: Symbol, value: Value)]) throws {
        for base in type.resolutionOrder.dropFirst() {
            guard let hook = base.attributes[protocols.initSubclass]?.as(WrappedMethodObject.self) else { continue }
            if base === types.object, options.isEmpty { return }
            _ = try call(hook.bound(to: type), [], keywords: options)
            return
        }
    }

    // MARK: Instances

    /// `T(…)` of a class of the user's.
    func instance(of type: TypeObject, _ arguments: Arguments) throws -> Value {
        if let new = type.lookup(protocols.new)?.as(WrappedMethodObject.self) {
            return try instance(of: type, new: new.function, arguments)
        }
        guard type.abstractMethods.isEmpty else { throw abstractInstance(type) }
        let initializer = type.resolutionOrder.lazy.compactMap { $0.attributes[self.protocols.initializer] }.first ?? .none
        let isOwn = initializer.as(NativeFunction.self) == nil
        let made: Value
        if type.isSubtype(of: types.exception(.baseException)) {
            made = .object(try makeException(type, arguments))
        } else if let payload = type.payloadType {
            let isEmpty = isOwn && payload.isFilledByInitializer(self)
            made = .object(InstanceObject(type, payload: isEmpty ? try call(.object(payload), []) : try payload.call(arguments, self)))
        } else {
            if !isOwn, arguments.count + arguments.keywords.count > 0 {
                throw Raise(.typeError, "\(type.name)() takes no arguments")
            }
            made = .object(type.makesModules ? ModuleInstance(type) : InstanceObject(type))
        }
        guard isOwn || made.as(ExceptionObject.self) != nil else { return made }
        try initialize(made, initializer, arguments)
        return made
    }

    func instance(of type: TypeObject, _ values: [Value], _ keywords: [(name: Symbol, value: Value)]) throws -> Value {
        var registers = values + keywords.map(\.value)
        if registers.isEmpty { registers.append(.undefined) }
        return try registers.withUnsafeMutableBufferPointer {
            try instance(
                of: type, Arguments(base: $0.baseAddress!, count: values.count, keywords: keywords.map(\.name)))
        }
    }

    private func instance(of type: TypeObject, new: Value, _ arguments: Arguments) throws -> Value {
        let keywords = arguments.keywords.enumerated().map { (name: $1, value: arguments.keywordValue($0)) }
        let made = try call(new, [.object(type)] + arguments.positional, keywords: keywords)
        guard self.type(of: made).isSubtype(of: type), let initializer = type.lookup(protocols.initializer),
            initializer.as(NativeFunction.self) == nil
        else { return made }
        try initialize(made, initializer, arguments)
        return made
    }

    private func initialize(_ made: Value, _ initializer: Value, _ arguments: Arguments) throws {
        guard case .object(let function) = try bind(initializer, to: made) else { return }
        let result = try function.call(arguments, self)
        guard result.isNone else {
            throw Raise(.typeError, "__init__() should return None, not '\(typeName(result))'")
        }
    }

    /// `object.__new__(T, …)`: an instance that is not initialised.
    func allocate(_ type: TypeObject, _ values: [Value], _ keywords: [(name: Symbol, value: Value)]) throws -> Value {
        guard type.abstractMethods.isEmpty else { throw abstractInstance(type) }
        if type.isSubtype(of: types.exception(.baseException)) { return .object(ExceptionObject(type, values)) }
        guard let payload = type.payloadType else {
            return .object(type.makesModules ? ModuleInstance(type) : InstanceObject(type))
        }
        let isEmpty = payload.isFilledByInitializer(self)
        return .object(InstanceObject(type, payload: try call(.object(payload), isEmpty ? [] : values, keywords: isEmpty ? [] : keywords)))
    }

    private func abstractInstance(_ type: TypeObject) -> Raise {
        let names = type.abstractMethods.joined(separator: ", ")
        return Raise(
            .typeError,
            "Can't instantiate abstract class \(type.name) with abstract method\(type.abstractMethods.count == 1 ? "" : "s") \(names)")
    }

    func installClasses() {
        installSpecialMethods()
        installDescriptorMethods()
        for kind in [ExceptionKind.baseException] {
            define(on: types.exception(kind), "__init__(self, *args, **kwargs)") { machine, a in
                // What `super().__init__(…)` of a user's exception passes on becomes its arguments.
                guard let exception = a[0].as(ExceptionObject.self) else { return .none }
                exception.args = a.extra
                // What it is not told, it forgets.
                if exception.isInstance(of: .nameError, machine) || exception.isInstance(of: .attributeError, machine) {
                    let name = machine.symbols.intern("name")
                    exception.attributes[name] = a.keywords.first { $0.name == name }?.value
                }
                return .none
            }
        }
        defineConstructor(of: types.property, "property(fget=None, fset=None, fdel=None, doc=None)") { _, a in
            .object(PropertyObject(getter: a[0], setter: a[1], deleter: a[2], documentation: a[3].isNone ? nil : a[3]))
        }
        defineConstructor(of: types.method, "method(function, instance, /)") { machine, a in
            guard case .object(let function) = a[0], function.isCallable(machine) else { throw Raise(.typeError, "first argument must be callable") }
            guard !a[1].isNone else { throw Raise(.typeError, "instance must not be None") }
            return .object(BoundMethodObject(function: a[0], receiver: a[1]))
        }
        defineConstructor(of: types.staticMethod, "staticmethod(function, /)") { _, a in
            .object(WrappedMethodObject(a[0], bindsClass: false))
        }
        defineConstructor(of: types.classMethod, "classmethod(function, /)") { _, a in
            .object(WrappedMethodObject(a[0], bindsClass: true))
        }
        defineConstructor(of: types.superType, "super(type=?, object=?, /)") { machine, a in
            guard let type = a[0].as(TypeObject.self), !a[1].isUndefined else {
                throw Raise(.runtimeError, "super(): no arguments")
            }
            guard (a[1].as(TypeObject.self) ?? machine.type(of: a[1])).isSubtype(of: type) else { throw SuperObject.refusal }
            return .object(SuperObject(type, a[1]))
        }
        define(on: types.object, "__setattr__(self, name, value, /)") { machine, a in
            let name = machine.symbols.intern(a[1].text ?? "")
            if let instance = a[0].as(InstanceObject.self) {
                try instance.store(name, a[2], machine)
            } else if let type = a[0].as(TypeObject.self), type.isUserDefined {
                type.assign(name, a[2], machine)
            } else {
                try machine.setAttribute(a[0], name, a[2])
            }
            return .none
        }
    }
}

extension TypeObject {
    /// Whether a `class` statement may name the type as a base.
    func canBeDerived(_ machine: Machine) -> Bool {
        let types = machine.types
        let closed = [types.bool, types.range, types.slice, types.noneType, types.function, types.generator, types.ellipsis, types.notImplemented]
        return !closed.contains { $0 === self } && (isUserDefined || constructor != nil || self === types.type || self === machine.torch.customFunction)
            && self !== types.tensor && self !== types.size
    }

    /// Instances begin empty and `__init__` fills them: lists, not tuples.
    func isFilledByInitializer(_ machine: Machine) -> Bool {
        let types = machine.types
        return ![types.tuple, types.str, types.int, types.float, types.frozenset, types.complex, types.bytes].contains { isSubtype(of: $0) }
    }
}
