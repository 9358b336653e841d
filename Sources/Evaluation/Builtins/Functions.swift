// Installation of everything that cells see without an import, and the builtin functions on any object. Those that walk
// an iterable are in FunctionsOnIterables.swift, text ones in Print.swift.

extension Machine {
    /// Fills the builtin names and the methods of the builtin types.
    func installBuiltins() {
        installNumbers()
        installNumberBuiltins()
        installStrings()
        installContainers()
        installBuiltinFunctions()
        installExceptions()
        installMathModule()
        installQuickCalls()
        installTorch()
    }

    func installBuiltinFunctions() {
        installObjectFunctions()
        installAttributeFunctions()
        installTypeQuestions()
        installIterableFunctions()
        installTextFunctions()
        installNamespaces()
        installFiles()
    }

    private func installObjectFunctions() {
        define("len(obj, /)", doc: "Return the number of items in a container.") { machine, a in
            .int(try machine.length(a[0]))
        }
        define("hash(obj, /)", doc: "Return the hash value for the given object.") { machine, a in
            .int(try machine.hash(a[0]))
        }
        define("id(obj, /)", doc: "Return the identity of an object.") { _, a in .int(Machine.identity(a[0])) }
        define("callable(obj, /)", doc: "Return whether the object is callable.") { machine, a in
            guard case .object(let object) = a[0] else { return .bool(false) }
            return .bool(object.isCallable(machine))
        }
        for name in ["exit", "quit"] {
            define("\(name)(code=None)", doc: "Ends the program.") { _, a in throw Raise(.systemExit, arguments: [a[0]]) }
        }
        types.object.constructor = { arguments, _ in
            guard arguments.count == 0, arguments.keywords.isEmpty else { throw Raise(.typeError, "object() takes no arguments") }
            return .object(Object())
        }
        builtins[symbols.intern("object")] = .object(types.object)
    }

    /// A number that tells objects apart while they live; numbers stand for themselves.
    private static func identity(_ value: Value) -> Int {
        switch value {
        case .object(let object): Int(bitPattern: Unmanaged.passUnretained(object).toOpaque())
        case .tensor(let tensor): Int(bitPattern: Unmanaged.passUnretained(tensor).toOpaque())
        case .int(let value): (value &* 32 &+ 9_801_000) & Int.max
        case .float(let value): Int(truncatingIfNeeded: value.bitPattern & UInt64(Int.max))
        case .bool(let value): value ? 9_799_008 : 9_799_040
        case .none, .undefined: 9_798_976
        }
    }

    private func installAttributeFunctions() {
        define("getattr(object, name, default=?, /)", doc: "Get a named attribute from an object.") { machine, a in
            let name = try machine.attributeName(a[1])
            if a[2].isUndefined { return try machine.attribute(a[0], name) }
            do {
                return try machine.attributeIfAny(a[0], name) ?? a[2]
            } catch where machine.isRaised(error, .attributeError) {
                return a[2]
            }
        }
        define(
            "hasattr(obj, name, /)",
            doc: "Return whether the object has an attribute with the given name."
        ) { machine, a in
            let name = try machine.attributeName(a[1])
            do {
                return .bool(try machine.attributeIfAny(a[0], name) != nil)
            } catch where machine.isRaised(error, .attributeError) {
                return .bool(false)
            }
        }
        define(
            "setattr(obj, name, value, /)",
            doc: "Sets the named attribute on the given object to the specified value."
        ) { machine, a in
            try machine.setAttribute(a[0], machine.attributeName(a[1]), a[2])
            return .none
        }
        define("delattr(obj, name, /)", doc: "Deletes the named attribute from the given object.") { machine, a in
            try machine.deleteAttribute(a[0], machine.attributeName(a[1]))
            return .none
        }
        define("dir(object=?, /)", doc: "The names in the current scope, or of an object's attributes.") { machine, a in
            if let type = a[0].as(TypeObject.self), let names = try type.askMeta(machine.symbols.intern("__dir__"), machine) { return names }
            if let instance = InstanceObject.exactly(a[0]),
                let method = instance.typeObject.lookup(machine.symbols.intern("__dir__")), method.as(NativeFunction.self) == nil
            {
                let names = ListObject(try machine.elements(machine.call(machine.bind(method, to: a[0]), [])))
                _ = try machine.call(machine.attribute(.object(names), machine.symbols.intern("sort")), [])
                return .object(names)
            }
            let names = a[0].isUndefined
                ? machine.main.variables.map { machine.symbols[$0.name] }.sorted() : machine.attributeNames(a[0])
            return .object(ListObject(names.map { .string($0) }))
        }
    }

    private func attributeName(_ value: Value) throws -> Symbol {
        guard let text = value.text else {
            throw Raise(.typeError, "attribute name must be string, not '\(typeName(value))'")
        }
        return symbols.intern(text)
    }

    private func installTypeQuestions() {
        define(
            "isinstance(obj, class_or_tuple, /)",
            doc: "Return whether an object is an instance of a class or of a subclass thereof."
        ) { machine, a in
            .bool(try machine.isInstance(a[0], of: a[1]))
        }
        define(
            "issubclass(cls, class_or_tuple, /)",
            doc: "Return whether 'cls' is derived from another class or is the same class."
        ) { machine, a in
            guard let type = a[0].as(TypeObject.self) else { throw Raise(.typeError, "issubclass() arg 1 must be a class") }
            let message = "issubclass() arg 2 must be a class, a tuple of classes, or a union"
            return .bool(try machine.isSubtype(type, of: a[1], orRefuse: message))
        }
        types.type.constructor = { arguments, machine in
            if arguments.keywords.isEmpty, arguments.count == 1 { return .object(machine.type(of: arguments[0])) }
            guard arguments.count == 3 else { throw Raise(.typeError, "type() takes 1 or 3 arguments") }
            return try machine.makeClass(from: arguments)
        }
        builtins[symbols.intern("type")] = .object(types.type)
    }

    /// `isinstance(value, type or tuple of types)`.
    public func isInstance(_ value: Value, of types: Value) throws -> Bool {
        try answers(
            types, "__instancecheck__", value, orRefuse: "isinstance() arg 2 must be a type, a tuple of types, or a union"
        ) { type(of: value).isSubtype(of: $0) || claimsToBe($0, value) }
    }

    /// Whether an instance whose class has a property `__class__` says that it is one of a class, as mocks do.
    private func claimsToBe(_ type: TypeObject, _ value: Value) -> Bool {
        guard let instance = InstanceObject.exactly(value), instance.typeObject.claimsClass,
            let claimed = try? attribute(value, protocols.classCell).as(TypeObject.self)
        else { return false }
        return claimed.isSubtype(of: type)
    }

    private func isSubtype(_ type: TypeObject, of other: Value, orRefuse message: String) throws -> Bool {
        try answers(other, "__subclasscheck__", .object(type), orRefuse: message) { type.isSubtype(of: $0) }
    }

    /// Asks a class, or any of a tuple or union of classes; a class of a library's can answer for itself.
    private func answers(
        _ types: Value, _ hook: String, _ value: Value, orRefuse message: String, _ test: (TypeObject) -> Bool
    ) throws -> Bool {
        if case .object(let object) = types, object.kind == .type, let type = types.as(TypeObject.self) {
            if test(type) { return true }
            guard let check = type.meta?.lookup(symbols.intern(hook)) else { return false }
            return try truth(call(check, [types, value]))
        }
        let members: [Value]
        if let tuple = types.asTuple {
            members = Array(tuple.elements)
        } else if let instance = InstanceObject.exactly(types), let check = instance.typeObject.lookup(symbols.intern(hook)) {
            return try truth(call(check, [types, value]))
        } else if types.as(GenericAliasObject.self) != nil {
            throw Raise(.typeError, "\(hook == "__instancecheck__" ? "isinstance" : "issubclass")() argument 2 cannot be a parameterized generic")
        } else if let union = types.as(UnionObject.self) {
            members = union.members.map { $0.isNone ? .object(self.types.noneType) : $0 }
        } else {
            throw Raise(.typeError, message)
        }
        for member in members {
            let isOne = try guardingRecursion { try answers(member, hook, value, orRefuse: message, test) }
            if isOne { return true }
        }
        return false
    }

    private func installNamespaces() {
        define("globals()", doc: "The names of the session.") { machine, _ in .object(try machine.namespace(of: machine.runningModule)) }
        define("locals()", doc: "The names of the function that runs: a copy, changing it changes nothing.") { machine, _ in
            .object(try machine.localNames())
        }
        define("vars(object=?, /)", doc: "The __dict__ attribute of a module or an instance.") { machine, a in
            if a[0].isUndefined { return .object(try machine.localNames()) }
            if let names = try machine.attributeIfAny(a[0], "__dict__") { return names }
            throw Raise(.typeError, "vars() argument must have __dict__ attribute")
        }
    }
}

extension Machine {
    /// The variables of the running function or class body that are assigned, or the names of the session.
    fileprivate func localNames() throws -> DictObject {
        guard stack.frameCount > 0 else { return try namespace(of: main) }
        let frame = stack.frames[stack.frameCount - 1]
        let code = frame.code.takeUnretainedValue()
        guard code.name != "<module>" else { return try namespace(of: frame.module.takeUnretainedValue()) }
        let dict = DictObject()
        func add(_ name: String, _ value: Value) throws {
            let value = value.as(CellObject.self)?.value ?? value
            if !value.isUndefined, name != "__class__" { try dict.set(.string(name), value, self) }
        }
        for (index, name) in code.localNames.enumerated() { try add(name, frame.base[index]) }
        let closure = frame.function?.takeUnretainedValue().closure ?? []
        for (name, cell) in zip(code.captureNames, closure) { try add(name, .object(cell)) }
        return dict
    }
}
