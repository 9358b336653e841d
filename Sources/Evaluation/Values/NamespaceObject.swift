// A module's names as a dict: what `globals()`, `vars(module)` and `module.__dict__` give. What is written to the dict is
// written to the module; what the module gets afterwards is in the dict once it is asked for again.

/// The names of a module; a change of the dict is one of the module.
final class NamespaceObject: DictObject {
    private weak var module: ModuleObject?
    private let machine: Unmanaged<Machine>
    private var isFilling = false

    init(of module: ModuleObject, _ machine: Machine) {
        self.module = module
        self.machine = .passUnretained(machine)
        super.init()
        isWatched = true
    }

    /// Takes over what the module has now.
    func fill(_ machine: Machine) throws {
        guard let module else { return }
        isFilling = true
        defer { isFilling = false }
        let variables = module.variables
        let names = Set(variables.map(\.name))
        for (key, _) in pairs where !names.contains(machine.symbols.intern(key.text ?? "")) { _ = try removeValue(key, machine) }
        for (name, value) in variables { try set(.string(machine.symbols[name]), value, machine) }
    }

    override func changed(_ key: Value, _ value: Value?) {
        guard !isFilling, let module, let text = key.text else { return }
        machine._withUnsafeGuaranteedRef { module.assign($0.symbols.intern(text), value, $0) }
    }
}

extension Machine {
    /// The names of a module, to be read and written.
    func namespace(of module: ModuleObject) throws -> DictObject {
        let namespace = module.namespace ?? NamespaceObject(of: module, self)
        module.namespace = namespace
        try namespace.fill(self)
        return namespace
    }

    /// The module whose code runs, library modules left out.
    var runningModule: ModuleObject {
        for index in stride(from: stack.frameCount - 1, through: 0, by: -1) {
            let frame = stack.frames[index]
            if !frame.code._withUnsafeGuaranteedRef({ $0.isLibrary }) { return frame.module.takeUnretainedValue() }
        }
        return main
    }

    /// Gives every module another meaning of a builtin name; nil takes the name away.
    func replaceBuiltin(_ name: Symbol, _ value: Value?) {
        builtins[name] = value
        for module in Array(modules.values) + [main, runningModule] { module.setFallback(name, value ?? .undefined) }
    }
}
