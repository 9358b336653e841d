// Instances of torch.nn.Module and of the classes that derive from it: parameters, buffers and children lie in three dicts,
// as in PyTorch, and are found by name without a search. Methods of Module that need no speed are in Library/.

import Syntax
import Tensors

/// A module of a model.
public final class ModuleInstance: InstanceObject {
    /// `_parameters`, `_buffers`, `_modules`: made by `Module.__init__`.
    private(set) var registries: Registries?
    struct Registries {
        var parameters = DictObject()
        var buffers = DictObject()
        var modules = DictObject()

        subscript(index: UInt8) -> DictObject {
            switch index {
            case 0: parameters
            case 1: buffers
            default: modules
            }
        }
    }
    /// `_non_persistent_buffers_set`.
    private(set) var unsaved: Value = .undefined
    /// `training`.
    var training: Value = .bool(true)
    /// `_forward_hooks` and the like, made when first asked for.
    private(set) var hooks: [Symbol: DictObject] = [:]

    /// Where a name was found before; it still stands there if the entry's key is the same object.
    private struct Place {
        let name: Symbol
        let registry: UInt8
        let position: Int
        let key: Unmanaged<Object>
    }
    private var places: ContiguousArray<Place> = []

    init(_ type: TypeObject) { super.init(type) }

    /// What `Module.__init__` does.
    func initialize() {
        registries = Registries()
        unsaved = .object(SetObject())
        hooks = [:]
        places = []
        training = .bool(true)
    }

    /// Takes over the parts of another module, which both share from then on.
    func share(_ other: ModuleInstance) {
        (registries, unsaved, training, hooks, places) = (other.registries, other.unsaved, other.training, other.hooks, [])
    }

    // MARK: Finding

    /// The parameter, buffer or child of a name.
    @inline(__always) func registered(_ name: Symbol, _ machine: Machine) throws -> Value? {
        guard let registries else { return nil }
        for place in places where place.name == name {
            let entries = registries[place.registry].entries
            guard place.position < entries.count, case .object(let key) = entries[place.position].key,
                place.key.toOpaque() == Unmanaged.passUnretained(key).toOpaque()
            else { break }
            return entries[place.position].value
        }
        return try search(name, registries, machine)
    }

    private func search(_ name: Symbol, _ registries: Registries, _ machine: Machine) throws -> Value? {
        places.removeAll { $0.name == name }
        let key = Value.string(machine.symbols[name])
        let hash = try machine.hash(key)
        for index in UInt8(0)..<3 {
            let registry = registries[index]
            guard registry.count > 0, let position = try registry.position(of: key, hash: hash, machine) else { continue }
            if case .object(let stored) = registry.entries[position].key {
                places.append(Place(name: name, registry: index, position: position, key: .passUnretained(stored)))
            }
            return registry.entries[position].value
        }
        return nil
    }

    override public func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        if let value = try registered(name, machine) { return value }
        if let value = part(name, machine) { return value }
        return try super.ownAttribute(name, machine)
    }

    /// What PyTorch keeps in a module's `__dict__` beside the user's attributes.
    private func part(_ name: Symbol, _ machine: Machine) -> Value? {
        guard let registries else { return nil }
        let names = machine.models.names
        if name == names.training { return training.isUndefined ? nil : training }
        guard name.index <= names.last.index else { return nil }
        if name == names.parameters { return .object(registries.parameters) }
        if name == names.buffers { return .object(registries.buffers) }
        if name == names.modules { return .object(registries.modules) }
        if name == names.unsaved { return unsaved }
        guard names.hooks.contains(name) else { return nil }
        if let dict = hooks[name] { return .object(dict) }
        let dict = DictObject()
        hooks[name] = dict
        return .object(dict)
    }

    override func own(_ name: Symbol, _ machine: Machine) throws -> Value? {
        if let value = try registered(name, machine) { return value }
        if name == machine.models.names.training, registries != nil, !training.isUndefined { return training }
        return try super.own(name, machine)
    }

    // MARK: Setting

    override public func setAttribute(_ name: Symbol, _ value: Value, _ machine: Machine) throws {
        if let method = typeObject.lookup(machine.protocols.setAttr), !method.isIdentical(to: machine.models.setter) {
            return try super.setAttribute(name, value, machine)
        }
        try assign(name, value, machine)
    }

    /// What `Module.__setattr__` does: parameters, buffers and modules are registered.
    func assign(_ name: Symbol, _ value: Value, _ machine: Machine) throws {
        if case .tensor(let tensor) = value, tensor.role == .parameter || tensor.role == .uninitializedParameter {
            return try register(tensor, name, machine)
        }
        if case .object(let object) = value, object.kind == .instance, let module = object as? ModuleInstance {
            guard let registries else {
                throw Raise(.attributeError, "cannot assign module before Module.__init__() call")
            }
            try remove(name, except: 2, machine)
            return try registries.modules.set(.string(machine.symbols[name]), .object(module), machine)
        }
        let names = machine.models.names
        if registries != nil, name == names.training {
            training = value
            return
        }
        if let registries {
            let key = Value.string(machine.symbols[name])
            let hash = try machine.hash(key)
            let found = try (UInt8(0)..<3).first { try registries[$0].position(of: key, hash: hash, machine) != nil }
            if let found { return try replace(found, key, value, machine) }
            if case .tensor(let tensor) = value, tensor.role == .buffer || tensor.role == .unsavedBuffer {
                if tensor.role == .unsavedBuffer { try unsaved.as(SetObject.self)?.add(key, machine) }
                try remove(name, except: 1, machine)
                return try registries.buffers.set(key, value, machine)
            }
        }
        try store(name, value, machine)
    }

    private func register(_ tensor: Tensor, _ name: Symbol, _ machine: Machine) throws {
        guard let registries else {
            throw Raise(.attributeError, "cannot assign parameters before Module.__init__() call")
        }
        try remove(name, except: 0, machine)
        let text = machine.symbols[name]
        if typeObject.lookup(name) != nil { throw Raise(.keyError, arguments: [.string("attribute '\(text)' already exists")]) }
        try registries.parameters.set(.string(text), .tensor(tensor), machine)
    }

    private func replace(_ registry: UInt8, _ key: Value, _ value: Value, _ machine: Machine) throws {
        let name = key.text ?? ""
        let isFitting = value.isNone || registry == 1 && value.tensor != nil
        guard isFitting else {
            let type = machine.torchTypeName(value)
            switch registry {
            case 0:
                throw Raise(.typeError, "cannot assign '\(type)' as parameter '\(name)' (torch.nn.Parameter or None expected)")
            case 1:
                throw Raise(
                    .typeError, "cannot assign '\(type)' as buffer '\(name)' (torch.nn.Buffer, torch.Tensor or None expected)")
            default:
                throw Raise(.typeError, "cannot assign '\(type)' as child module '\(name)' (torch.nn.Module or None expected)")
            }
        }
        try registries?[registry].set(key, value, machine)
    }

    /// Removes a name from everywhere but one registry, as an assignment of another kind does.
    private func remove(_ name: Symbol, except kept: UInt8, _ machine: Machine) throws {
        guard let registries else { return }
        let key = Value.string(machine.symbols[name])
        for index in UInt8(0)..<3 where index != kept && registries[index].count > 0 {
            _ = try registries[index].removeValue(key, machine)
        }
        if try super.own(name, machine) != nil { try removeAttribute(name, machine) }
    }

    override public func deleteAttribute(_ name: Symbol, _ machine: Machine) throws {
        if let method = typeObject.lookup(machine.protocols.delAttr), !method.isIdentical(to: machine.models.deleter) {
            return try super.deleteAttribute(name, machine)
        }
        try delete(name, machine)
    }

    /// What `Module.__delattr__` does.
    func delete(_ name: Symbol, _ machine: Machine) throws {
        if let registries {
            let key = Value.string(machine.symbols[name])
            let hash = try machine.hash(key)
            for index in UInt8(0)..<3 where registries[index].count > 0 {
                if try registries[index].removeValue(key, machine) != nil {
                    if index == 1 { _ = try unsaved.as(SetObject.self)?.remove(key, hash: hash, machine) }
                    return
                }
            }
        }
        try removeAttribute(name, machine)
    }

    override func namespace(_ machine: Machine) throws -> DictObject {
        let dict = try super.namespace(machine)
        guard let registries, try dict.get(.string("_parameters"), machine) == nil else { return dict }
        let own = dict.pairs
        dict.removeAll()
        let symbols = machine.models.names
        try dict.set(.string("training"), training, machine)
        for (index, name) in [symbols.parameters, symbols.buffers, symbols.modules].enumerated() {
            try dict.set(.string(machine.symbols[name]), .object(registries[UInt8(index)]), machine)
        }
        try dict.set(.string("_non_persistent_buffers_set"), unsaved, machine)
        for (key, value) in own { try dict.set(key, value, machine) }
        return dict
    }

    override public func ownNames(_ machine: Machine) -> [String] {
        guard let registries else { return super.ownNames(machine) }
        return super.ownNames(machine) + ["training"] + (UInt8(0)..<3).flatMap { registries[$0].pairs.compactMap(\.key.text) }
    }

    // MARK: Calling

    override public func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        if let method = typeObject.lookup(machine.protocols.call), !method.isIdentical(to: machine.models.caller) {
            return try super.call(arguments, machine)
        }
        return try invoke(arguments, machine)
    }

    /// What `Module.__call__` does: `forward`, between the hooks if there are any.
    func invoke(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        if !hooks.isEmpty || machine.models.hasGlobalHooks,
            machine.models.hasGlobalHooks || hooks.contains(where: { machine.models.names.callHooks.contains($0) && $1.count > 0 })
        {
            let keywords = try machine.namespace(arguments.keywords.enumerated().map { ($1, arguments.keywordValue($0)) })
            let positional = TupleObject(arguments.positional)
            return try machine.call(machine.models.hookedCall, [.object(self), .object(positional), .object(keywords)])
        }
        return try machine.recorder.composing(typeObject.composite) { try forward(arguments, machine) }
    }

    /// Calls `forward` with the module in front of the arguments.
    func forward(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        let name = machine.models.names.forward
        if let own = try super.own(name, machine), case .object(let callee) = own { return try callee.call(arguments, machine) }
        guard let found = typeObject.lookup(name), case .object(let callee) = found else {
            throw Raise(.notImplementedError, "Module [\(typeObject.name)] is missing the required \"forward\" function")
        }
        guard callee.kind == .function || callee.kind == .native else {
            return try machine.call(
                machine.bind(found, to: .object(self)), arguments.positional,
                keywords: arguments.keywords.enumerated().map { ($1, arguments.keywordValue($0)) })
        }
        let total = arguments.count + arguments.keywords.count
        return try withUnsafeTemporaryAllocation(of: Value.self, capacity: total + 1) { buffer in
            let base = buffer.baseAddress! // a capacity of at least 1 has an address
            base.initialize(to: .object(self))
            (base + 1).initialize(from: arguments.base, count: total)
            defer { base.deinitialize(count: total + 1) }
            return try callee.call(Arguments(base: base, count: arguments.count + 1, keywords: arguments.keywords), machine)
        }
    }

    // MARK: Freeing

    override public var holdsNested: Bool { registries.map { $0.modules.count > 0 } ?? false || super.holdsNested }
    override public func moveChildren(to list: inout ContiguousArray<Value>) {
        if let registries { for index in UInt8(0)..<3 { list.append(.object(registries[index])) } }
        list.append(contentsOf: hooks.values.map { .object($0) })
        (registries, hooks, places) = (nil, [:], [])
        super.moveChildren(to: &list)
    }
}

extension ModuleInstance {
    /// The attributes that are neither parameters, buffers, children nor Module's own.
    func plainAttributes(_ machine: Machine) throws -> [(Symbol, Value)] {
        let hidden = ["training", "_parameters", "_buffers", "_modules", "_non_persistent_buffers_set"]
        return try super.ownNames(machine).compactMap { text in
            let name = machine.symbols.intern(text)
            guard !hidden.contains(text), let value = try super.own(name, machine) else { return nil }
            return (name, value)
        }
    }

    func takeRest(unsaved: Value, hooks: [Symbol: DictObject]) {
        (self.unsaved, self.hooks) = (unsaved, hooks)
    }
}
