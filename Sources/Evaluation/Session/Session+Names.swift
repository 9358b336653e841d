// What a session can tell of its names without running anything.

extension Session {
    /// Every name that is there without being assigned: builtins and the prelude.
    public var preludeNames: [String] { (Array(machine.builtins.keys) + Array(machine.prelude.keys)).map { machine.symbols[$0] } }

    /// The value of `a.b.c` when it can be read without side effects: through variables, modules and types.
    public func liveValue(ofPath path: String) -> Value? {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let symbol = machine.symbols.existing(first) else { return nil }
        guard var value = machine.main[symbol] ?? machine.prelude[symbol] ?? machine.builtins[symbol] else { return nil }
        for part in parts.dropFirst() {
            guard let symbol = machine.symbols.existing(part), let module = value.as(ModuleObject.self),
                let next = module[symbol]
            else { return nil }
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
