// What a session can tell of its names without running anything.

extension Session {
    /// Every name that is there without being assigned: builtins and the prelude.
    public var preludeNames: [String] { (Array(machine.builtins.keys) + Array(machine.prelude.keys)).map { machine.symbols[$0] } }

    /// The value of `a.b.c` when it can be read without side effects: through variables, modules, types and the parts of models.
    public func liveValue(ofPath path: String) -> Value? {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first else { return nil }
        let symbol = machine.symbols.intern(first)
        var value = machine.main[symbol] ?? machine.fallback(symbol)
        if value.isUndefined { return nil }
        for part in parts.dropFirst() {
            guard let next = machine.plainAttribute(machine.symbols.intern(part), of: value) else { return nil }
            value = next
        }
        return value
    }
}

extension Machine {
    /// The attributes of a value, as `dir` lists them.
    public func names(of value: Value) -> [String] {
        var names = Set(type(of: value).ownNames(self))
        if case .object(let object) = value { names.formUnion(object.ownNames(self)) }
        return Array(names)
    }
}

extension Machine {
    /// An attribute that lies there to be read: no property, no `__getattr__`.
    fileprivate func plainAttribute(_ name: Symbol, of value: Value) -> Value? {
        if let module = value.as(ModuleObject.self) { return module[name] ?? (try? attributeIfAny(value, symbols[name])) ?? nil }
        if let type = value.as(TypeObject.self) { return type.resolutionOrder.lazy.compactMap { $0.attributes[name] }.first }
        guard case .object(let object) = value, let model = object as? ModuleInstance, let parts = model.registries else { return nil }
        for registry in [parts.modules, parts.parameters, parts.buffers] {
            if let part = registry.pairs.first(where: { $0.key.text == symbols[name] }) { return part.value }
        }
        return nil
    }

    /// The names that arguments of a call may be given by; none of what is not known.
    public func parameterNames(of value: Value) -> [String] {
        if let function = value.as(FunctionObject.self) { return function.code.parameters.names.map { symbols[$0] } }
        if let function = value.as(NativeFunction.self) { return function.signature.parameters.filter(\.isKeyword).map(\.name) }
        if let operation = value.as(OperationFunction.self) {
            return Array(Set(operation.overloads.flatMap { $0.signature.parameters().map(\.name) })).filter { $0 != "self" }
        }
        if let type = value.as(TypeObject.self), let made = plainAttribute(symbols.intern("__init__"), of: value), type.name != "object" {
            return parameterNames(of: made).filter { $0 != "self" }
        }
        guard case .object(let object) = value, let model = object as? ModuleInstance,
            let forward = plainAttribute(symbols.intern("forward"), of: .object(model.typeObject))
        else { return [] }
        return parameterNames(of: forward).filter { $0 != "self" }
    }
}
