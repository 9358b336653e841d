// What a session sees without an import: the modules under their usual names, and PyTorch's functions that do not hide a
// builtin of Python.

extension Machine {
    /// Fills `prelude`: names that stand behind the user's own and behind Python's builtins.
    public func installPrelude() {
        func add(_ name: String, _ module: String) {
            if let module = modules[module] { prelude[symbols.intern(name)] = .object(module) }
        }
        let sources = ["torch.nn.functional", "torch.func", "torch"].compactMap { modules[$0] }
        prelude.reserveCapacity(sources.reduce(16) { $0 + $1.variables.count })
        for module in sources {
            for (name, value) in module.variables where builtins[name] == nil && !symbols[name].hasPrefix("_") {
                prelude[name] = value
            }
        }
        // `input`, `e` and the like would surprise more than help; modules have their own names below.
        for name in ["e", "random", "functional", "special", "device", "dtype"] {
            if let symbol = symbols.existing(name) { prelude[symbol] = nil }
        }
        add("torch", "torch")
        add("nn", "torch.nn")
        add("F", "torch.nn.functional")
        add("math", "math")
        modules["tensrepl"] = modules["tensrepl"] ?? makeReportsModule()
        add("tensrepl", "tensrepl")
    }

    /// What a name is that no cell has assigned. `optim` is read when a cell first speaks of it, so that a session
    /// without one starts without.
    func fallback(_ name: Symbol) -> Value {
        if let value = builtins[name] ?? prelude[name] { return value }
        if symbols[name] == "__builtins__", let module = try? makeModule("builtins") { return .object(module) }
        guard !prelude.isEmpty, symbols[name] == "optim", let module = try? makeModule("torch.optim") else { return .undefined }
        prelude[name] = .object(module)
        return .object(module)
    }
}
