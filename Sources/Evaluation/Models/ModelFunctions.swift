// The native functions behind the text of torch.nn: module `_nn`, which cells do not see, and torch.nn.parameter.

import Operators
import Tensors

extension Machine {
    /// What the library of torch.nn needs from Swift.
    func makeModelModule() -> ModuleObject {
        let module = ModuleObject("_nn")
        define(in: module, "adopt(cls, /)") { machine, a in
            if let type = a[0].as(TypeObject.self) { machine.models.adopt(type, machine) }
            return .none
        }
        define(in: module, "initialize(module, /)") { machine, a in
            try machine.moduleArgument(a[0]).initialize()
            return .none
        }
        define(in: module, "is_initialized(module, /)") { machine, a in .bool(try machine.moduleArgument(a[0]).registries != nil) }
        define(in: module, "typename(obj, /)") { machine, a in .string(machine.torchTypeName(a[0])) }
        define(in: module, "members(module, kind, prefix, recurse, once, /)") { machine, a in
            var members = Members(kind: UInt8(clamping: try machine.index(a[1])), isOnce: try machine.truth(a[4]))
            try members.gather(machine.moduleArgument(a[0]), a[2].text ?? "", recurse: try machine.truth(a[3]), machine)
            return .object(ListObject(members.found.map { .object(TupleObject([.string($0), $1])) }))
        }
        define(in: module, "zero_grad(module, set_to_none, /)") { machine, a in
            var members = Members(kind: 0, isOnce: true)
            try members.gather(machine.moduleArgument(a[0]), "", recurse: true, machine)
            for case (_, .tensor(let parameter)) in members.found {
                guard let gradient = parameter.gradient else { continue }
                if try machine.truth(a[1]) {
                    parameter.gradient = nil
                } else {
                    let detached = try machine.detached(gradient)
                    try Kernels.fill(detached, Tensor.wrapped(0))
                    parameter.gradient = detached
                }
            }
            return .none
        }
        define(in: module, "copy(new, old, change, /)") { machine, a in
            try machine.moduleArgument(a[0]).copy(machine.moduleArgument(a[1]), a[2], machine)
            return .none
        }
        define(in: module, "set_data(tensor, other, /)") { _, a in
            if case .tensor(let tensor) = a[0], case .tensor(let other) = a[1] { tensor.rebind(to: other) }
            return .none
        }
        define(in: module, "add_numbered(module, children, /)") { machine, a in
            guard let modules = try machine.moduleArgument(a[0]).registries?.modules else { return .none }
            for (index, child) in try machine.elements(a[1]).enumerated() {
                if !child.isNone { _ = try machine.moduleArgument(child) }
                try modules.set(.string(String(index)), child, machine)
            }
            return .none
        }
        define(in: module, "set_hooked_call(function, /)") { machine, a in
            machine.models.hookedCall = a[0]
            return .none
        }
        define(in: module, "set_global_hooks(flag, /)") { machine, a in
            machine.models.hasGlobalHooks = try machine.truth(a[0])
            return .none
        }
        define(in: module, "invoke(module, /, *args, **kwargs)") { machine, a in
            try machine.invoke(machine.moduleArgument(a[0]), a.extra, a.keywords)
        }
        define(in: module, "forward(module, /, *args, **kwargs)") { machine, a in
            try machine.invoke(machine.moduleArgument(a[0]), a.extra, a.keywords, forward: true)
        }
        installForwards(module)
        return module
    }

    func moduleArgument(_ value: Value) throws -> ModuleInstance {
        guard case .object(let object) = value, let module = object as? ModuleInstance else {
            throw Raise(.typeError, "\(torchTypeName(value)) is not a Module subclass")
        }
        return module
    }

    /// `torch.nn.parameter`.
    func makeParameterModule() -> ModuleObject {
        let module = ModuleObject("torch.nn.parameter")
        let models = models
        let signature = NativeSignature("Parameter(data=None, requires_grad=True)")
        signature.isConstructor = true
        models.parameter.constructor = { arguments, machine in
            try signature.bind(arguments, machine) { .tensor(try machine.parameter($0[0], $0[1], .parameter)) }
        }
        let bufferSignature = NativeSignature("Buffer(data=None, *, persistent=True)")
        models.buffer.constructor = { arguments, machine in
            try bufferSignature.bind(arguments, machine) { .tensor(try machine.parameter($0[0], .bool(false), machine.truth($0[1]) ? .buffer : .unsavedBuffer)) }
        }
        let lazySignature = NativeSignature("UninitializedParameter(requires_grad=True, device=None, dtype=None)")
        models.uninitializedParameter.constructor = { arguments, machine in
            machine.refuseOperations(on: models.uninitializedParameter)
            return try lazySignature.bind(arguments, machine) { a in
                let dtype = try machine.dtypeArgument(a[2], "UninitializedParameter") ?? machine.recorder.defaultDType
                let empty = Value.tensor(try Kernels.zeros([0] as Shape, dtype))
                return .tensor(try machine.parameter(empty, a[0], .uninitializedParameter))
            }
        }
        models.uninitializedBuffer.constructor = { arguments, machine in
            machine.refuseOperations(on: models.uninitializedBuffer)
            let empty = Value.tensor(try Kernels.zeros([0] as Shape, machine.recorder.defaultDType))
            return .tensor(try machine.parameter(empty, .bool(false), .uninitializedBuffer))
        }
        for type in [models.parameter, models.buffer, models.uninitializedParameter, models.uninitializedBuffer] {
            module[symbols.intern(type.name)] = .object(type)
        }
        define(in: module, "is_lazy(param, /)") { _, a in
            guard case .tensor(let tensor) = a[0] else { return .bool(false) }
            return .bool(tensor.role == .uninitializedParameter || tensor.role == .uninitializedBuffer)
        }
        let materialize = NativeFunction("materialize(self, shape, device=None, dtype=None)") { machine, a in
            guard case .tensor(let tensor) = a[0] else { return .none }
            let sizes = try machine.elements(a[1]).map { try machine.index($0) }
            let dtype = try machine.dtypeArgument(a[3], "materialize") ?? tensor.dtype
            tensor.rebind(to: try Kernels.zeros(sizes, dtype))
            tensor.role = tensor.role == .uninitializedParameter ? .parameter : .plain
            return .none
        }
        types.tensor.attributes[symbols.intern("materialize")] = .object(materialize)
        return module
    }

    /// A tensor of a role over the elements of another.
    private func parameter(_ data: Value, _ requiresGradient: Value, _ role: Tensor.Role) throws -> Tensor {
        let source: Tensor
        switch data {
        case .tensor(let tensor): source = tensor
        case .none: source = try Kernels.zeros([0] as Shape, recorder.defaultDType)
        default: throw Raise(.attributeError, "'\(typeName(data))' object has no attribute 'detach'")
        }
        let made = try detached(source)
        if try truth(requiresGradient) {
            guard made.dtype.isDifferentiable else {
                throw Raise(.runtimeError, "Only Tensors of floating point and complex dtype can require gradients")
            }
            made.isGradientLeaf = true
        }
        made.role = role
        return made
    }
}

/// Parameters or buffers of a module and its children, with their paths.
private struct Members {
    let kind: UInt8
    /// What is shared is listed once.
    let isOnce: Bool
    var found: [(String, Value)] = []
    private var seen: Set<ObjectIdentifier> = []
    private var modules: Set<ObjectIdentifier> = []

    init(kind: UInt8, isOnce: Bool) {
        self.kind = kind
        self.isOnce = isOnce
    }

    mutating func gather(_ module: ModuleInstance, _ prefix: String, recurse: Bool, _ machine: Machine) throws {
        if isOnce, !modules.insert(ObjectIdentifier(module)).inserted { return }
        guard let registries = module.registries else { return }
        for entry in registries[kind].entries where !entry.isRemoved {
            guard case .tensor(let tensor) = entry.value else { continue }
            if isOnce, !seen.insert(ObjectIdentifier(tensor)).inserted { continue }
            found.append((prefix.isEmpty ? entry.key.text ?? "" : prefix + "." + (entry.key.text ?? ""), entry.value))
        }
        guard recurse else { return }
        for entry in registries.modules.entries where !entry.isRemoved {
            guard case .object(let object) = entry.value, let child = object as? ModuleInstance else { continue }
            let name = entry.key.text ?? ""
            try gather(child, prefix.isEmpty ? name : prefix + "." + name, recurse: true, machine)
        }
    }
}

extension ModuleInstance {
    /// Becomes a copy of another module, each of its parts changed by a function; without one the parts are shared.
    func copy(_ other: ModuleInstance, _ change: Value, _ machine: Machine) throws {
        let own = try other.plainAttributes(machine)
        guard !change.isNone else {
            share(other)
            for (name, value) in own { try store(name, value, machine) }
            return
        }
        initialize()
        training = other.training
        func changed(_ value: Value) throws -> Value { try machine.call(change, with: value) }
        if let old = other.registries, let new = registries {
            for index in UInt8(0)..<3 {
                for (key, value) in old[index].pairs { try new[index].set(key, try changed(value), machine) }
            }
        }
        let hooks = try other.hooks.mapValues { try changed(.object($0)).asDict ?? DictObject() }
        takeRest(unsaved: try changed(other.unsaved), hooks: hooks)
        for (name, value) in own { try store(name, try changed(value), machine) }
    }
}
