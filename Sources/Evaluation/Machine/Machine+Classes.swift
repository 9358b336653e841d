// Classes: made by `class` statements, called to make instances.

extension Machine {
    /// Makes the class of a `class` statement from its bases and the namespace that its body left.
    func makeClass(name: String, bases: [Value], keywords: DictObject?, body: FunctionObject) throws -> Value {
        if let keywords, let (key, _) = keywords.pairs.first {
            let text = key.text ?? ""
            throw Raise(
                .typeError,
                text == "metaclass" ? "cells leave metaclasses out" : "\(name).__init_subclass__() takes no keyword arguments")
        }
        let types = try bases.map { base in
            guard let type = base.as(TypeObject.self) else {
                throw Raise(.typeError, "a class can derive from classes only, not from '\(typeName(base))'")
            }
            guard type.canBeDerived(self) else {
                throw Raise(.typeError, "type '\(type.name)' is not an acceptable base type in cells")
            }
            return type
        }
        let namespace = try call(.object(body), [])
        let type = try TypeObject(name, bases: types.isEmpty ? [self.types.object] : types)
        if let dict = namespace.as(DictObject.self) {
            for (key, value) in dict.pairs {
                guard let text = key.text else { continue }
                if text == "__classcell__", let cell = value.as(CellObject.self) {
                    cell.value = .object(type)
                    continue
                }
                type.attributes[symbols.intern(text)] = value
            }
        }
        type.constructor = { [unowned type] arguments, machine in try machine.instance(of: type, arguments) }
        return .object(type)
    }

    /// `T(…)` of a class of the user's.
    private func instance(of type: TypeObject, _ arguments: Arguments) throws -> Value {
        let made: Value
        if type.isSubtype(of: types.exception(.baseException)) {
            made = .object(try makeException(type, arguments))
        } else {
            made = .object(InstanceObject(type))
        }
        guard let initializer = type.lookup(protocols.initializer) else {
            if case .object(let object) = made, object.kind == .instance, arguments.count + arguments.keywords.count > 0 {
                throw Raise(.typeError, "\(type.name)() takes no arguments")
            }
            return made
        }
        guard case .object(let function) = try bind(initializer, to: made) else { return made }
        let result = try function.call(arguments, self)
        guard result.isNone else {
            throw Raise(.typeError, "__init__() should return None, not '\(typeName(result))'")
        }
        return made
    }

    func installClasses() {
        for kind in [ExceptionKind.baseException] {
            define(on: types.exception(kind), "__init__(self, *args, **kwargs)") { _, a in
                // What `super().__init__(…)` of a user's exception passes on becomes its arguments.
                if let exception = a[0].as(ExceptionObject.self) { exception.args = a.extra }
                return .none
            }
        }
        defineConstructor(of: types.property, "property(fget=None, fset=None, fdel=None, doc=None)") { _, a in
            .object(PropertyObject(getter: a[0], setter: a[1], deleter: a[2]))
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
            return .object(SuperObject(type, a[1]))
        }
        define(on: types.object, "__setattr__(self, name, value, /)") { machine, a in
            let name = machine.symbols.intern(a[1].text ?? "")
            if let instance = a[0].as(InstanceObject.self) {
                try instance.store(name, a[2], machine)
            } else {
                try machine.setAttribute(a[0], name, a[2])
            }
            return .none
        }
    }
}

extension TypeObject {
    /// Builtin types whose instances are not plain objects cannot be derived from, but for exceptions.
    func canBeDerived(_ machine: Machine) -> Bool {
        isUserDefined || self === machine.types.object || self === machine.torch.customFunction || isSubtype(of: machine.types.exception(.baseException))
    }
}
