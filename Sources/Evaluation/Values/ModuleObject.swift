// Modules: namespaces whose variables compiled code reaches by slot number.

/// A module: names, each with a slot.
public final class ModuleObject: Object {
    public let name: String
    /// Slot of each name that code or a user has mentioned.
    private var slots: [Symbol: Int] = [:]
    private var names: [Symbol] = []
    /// The values; it grows by whole blocks, and instructions read it through this pointer.
    public private(set) var values: UnsafeMutablePointer<Value>
    /// What `name` means while the slot is unassigned: the builtin of that name.
    public private(set) var fallbacks: UnsafeMutablePointer<Value>
    private var capacity = 64
    /// Makes a variable when it is first asked for, and the names that it can make.
    var resolver: ((Symbol, Machine) throws -> Value?)?
    var resolvable: [String] = []
    /// Its names as a dict, once somebody has asked for that.
    var namespace: NamespaceObject?
    /// It is `builtins`: what its names mean, they mean everywhere.
    var isBuiltins = false

    public init(_ name: String) {
        self.name = name
        values = .allocate(capacity: capacity)
        fallbacks = .allocate(capacity: capacity)
        super.init(kind: .module)
    }

    deinit {
        values.deinitialize(count: names.count)
        fallbacks.deinitialize(count: names.count)
        values.deallocate()
        fallbacks.deallocate()
    }

    /// The slot of a name, made at first mention.
    public func slot(_ name: Symbol, fallback: Value = .undefined) -> Int {
        if let slot = slots[name] { return slot }
        if names.count == capacity { grow() }
        let slot = names.count
        names.append(name)
        slots[name] = slot
        (values + slot).initialize(to: .undefined)
        (fallbacks + slot).initialize(to: fallback)
        return slot
    }

    /// The slot of a name that has one.
    func existingSlot(_ name: Symbol) -> Int? { slots[name] }

    private func grow() {
        func moved(_ old: UnsafeMutablePointer<Value>) -> UnsafeMutablePointer<Value> {
            let new = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
            new.moveInitialize(from: old, count: names.count)
            old.deallocate()
            return new
        }
        values = moved(values)
        fallbacks = moved(fallbacks)
        capacity *= 2
    }

    public func name(ofSlot slot: Int) -> Symbol { names[slot] }

    public subscript(name: Symbol) -> Value? {
        get {
            guard let slot = slots[name], !values[slot].isUndefined else { return nil }
            return values[slot]
        }
        set {
            let slot = slot(name)  // which may move the values
            values[slot] = newValue ?? .undefined
        }
    }

    /// Assigned names in the order of their first mention, with their values.
    public var variables: [(name: Symbol, value: Value)] {
        names.indices.compactMap { values[$0].isUndefined ? nil : (names[$0], values[$0]) }
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.module }
    override public func repr(_ machine: Machine) -> String { "<module '\(name)'>" }
    override public func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        if let value = self[name] { return value }
        if let resolver, let value = try resolver(name, machine) {
            self[name] = value
            return value
        }
        // Parts of PyTorch that are made when first used: `torch.optim` without an import of its own.
        if self.name.hasPrefix("torch"), let part = try machine.makeModule(self.name + "." + machine.symbols[name]) {
            self[name] = .object(part)
            return .object(part)
        }
        return machine.symbols[name] == "__name__" ? .string(self.name) : nil
    }
    override public func setAttribute(_ name: Symbol, _ value: Value, _ machine: Machine) throws { assign(name, value, machine) }
    override public func deleteAttribute(_ name: Symbol, _ machine: Machine) throws {
        guard self[name] != nil else { throw machine.missingAttribute(.object(self), name) }
        assign(name, nil, machine)
    }
    /// Gives a name a value, or takes it away.
    func assign(_ name: Symbol, _ value: Value?, _ machine: Machine) {
        self[name] = value
        if isBuiltins { machine.replaceBuiltin(name, value) }
    }
    /// What a name means while nothing is assigned to it, where the module has heard of it.
    func setFallback(_ name: Symbol, _ value: Value) {
        if let slot = slots[name] { fallbacks[slot] = value }
    }
    override public func ownNames(_ machine: Machine) -> [String] {
        let known = variables.map { machine.symbols[$0.name] }
        return known + resolvable.filter { !known.contains($0) }
    }
}
