// What functions, properties and static methods answer when they are asked as descriptors and callables by name:
// `f.__get__(obj)`, `f.__call__(1)`. How attributes are bound without asking is in Attributes.swift.

extension Machine {
    func installDescriptorMethods() {
        define(on: types.function, "__get__(self, instance, owner=None, /)") { _, a in
            guard a[1].isNone else { return .object(BoundMethodObject(function: a[0], receiver: a[1])) }
            guard !a[2].isNone else { throw Raise(.typeError, "__get__(None, None) is invalid") }
            return a[0]
        }
        define(on: types.method, "__get__(self, instance, owner=None, /)") { _, a in a[0] }
        for type in [types.function, types.method, types.builtinFunction, types.staticMethod] {
            define(on: type, "__call__(self, /, *args, **kwargs)") { machine, a in
                try machine.call(a[0], a.extra, keywords: a.keywords)
            }
        }
        installPropertyMethods()
        installAliasConstructor()
        for type in [types.staticMethod, types.classMethod] {
            define(on: type, "__get__(self, instance, owner=None, /)") { machine, a in
                guard let wrapped = a[0].as(WrappedMethodObject.self) else { return a[0] }
                guard let owner = a[2].as(TypeObject.self) ?? (a[1].isNone ? nil : machine.type(of: a[1])) else {
                    throw Raise(.typeError, "__get__(None, None) is invalid")
                }
                return wrapped.bound(to: owner)
            }
        }
    }

    /// `types.GenericAlias(list, int)`.
    func installAliasConstructor() {
        let signature = NativeSignature("GenericAlias(origin, args, /)")
        signature.isConstructor = true
        types.iterator(named: "GenericAlias").constructor = { arguments, machine in
            try signature.bind(arguments, machine) { a in
                guard let type = a[0].as(TypeObject.self) else { return a[0] }
                return .object(try GenericAliasObject.make(type, a[1], machine))
            }
        }
    }

    private func installPropertyMethods() {
        define(on: types.property, "__get__(self, instance, owner=None, /)") { machine, a in
            guard let property = a[0].as(PropertyObject.self), !a[1].isNone else { return a[0] }
            return try property.get(a[1], machine)
        }
        define(on: types.property, "__set__(self, instance, value, /)") { machine, a in
            if let property = a[0].as(PropertyObject.self) {
                guard !property.setter.isNone else { throw Raise(.attributeError, "property of '\(machine.typeName(a[1]))' object has no setter") }
                _ = try machine.call(property.setter, [a[1], a[2]])
            }
            return .none
        }
        define(on: types.property, "__delete__(self, instance, /)") { machine, a in
            if let property = a[0].as(PropertyObject.self) {
                guard !property.deleter.isNone else { throw Raise(.attributeError, "property of '\(machine.typeName(a[1]))' object has no deleter") }
                _ = try machine.call(property.deleter, [a[1]])
            }
            return .none
        }
    }
}
