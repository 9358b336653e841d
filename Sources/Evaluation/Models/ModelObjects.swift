// What one machine has once for its models: the names that modules look for, the stock methods of Module, the types of
// parameters and buffers.

import Tensors

/// State that the modules of a machine share.
final class ModelObjects {
    let names: Names
    /// The methods that `torch.nn.Module` itself has: a class that has others is asked through them.
    private(set) var setter = Value.none
    private(set) var deleter = Value.none
    private(set) var caller = Value.none
    /// Calls a module that has hooks.
    var hookedCall = Value.none
    var hasGlobalHooks = false
    let parameter: TypeObject
    let uninitializedParameter: TypeObject
    let buffer: TypeObject
    let uninitializedBuffer: TypeObject

    struct Names {
        let forward, training, parameters, buffers, modules, unsaved: Symbol
        let hooks: Set<Symbol>
        /// Those that a call has to look at.
        let callHooks: Set<Symbol>
        /// The last of them to be interned: a later name is none of them.
        let last: Symbol

        init(_ symbols: inout SymbolTable) {
            forward = symbols.intern("forward")
            training = symbols.intern("training")
            parameters = symbols.intern("_parameters")
            buffers = symbols.intern("_buffers")
            modules = symbols.intern("_modules")
            unsaved = symbols.intern("_non_persistent_buffers_set")
            let called = ["_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_backward_pre_hooks"]
            let others = [
                "_forward_hooks_with_kwargs", "_forward_pre_hooks_with_kwargs", "_forward_hooks_always_called", "_state_dict_hooks",
                "_state_dict_pre_hooks", "_load_state_dict_pre_hooks", "_load_state_dict_post_hooks",
            ]
            callHooks = Set(called.map { symbols.intern($0) })
            hooks = callHooks.union(others.map { symbols.intern($0) })
            last = hooks.max { $0.index < $1.index } ?? unsaved
        }
    }

    init(_ machine: Machine) {
        names = Names(&machine.symbols)
        let (tensor, module) = (machine.types.tensor, "torch.nn.parameter")
        parameter = TypeObject("Parameter", module: module, base: tensor)
        uninitializedParameter = TypeObject("UninitializedParameter", module: module, base: parameter)
        buffer = TypeObject("Buffer", module: module, base: tensor)
        uninitializedBuffer = TypeObject("UninitializedBuffer", module: module, base: tensor)
    }

    func type(_ role: Tensor.Role) -> TypeObject {
        switch role {
        case .plain, .parameter: parameter
        case .uninitializedParameter: uninitializedParameter
        case .buffer, .unsavedBuffer: buffer
        case .uninitializedBuffer: uninitializedBuffer
        }
    }

    /// Gives `torch.nn.Module` the methods that are native, and makes instances of it and what derives from it modules.
    func adopt(_ type: TypeObject, _ machine: Machine) {
        type.makesModules = true
        func method(_ signature: String, _ body: @escaping (Machine, ModuleInstance, NativeFunction.Bound) throws -> Value) -> Value {
            let function = NativeFunction(signature) { machine, a in
                guard case .object(let object) = a[0], let module = object as? ModuleInstance else {
                    throw Raise(.typeError, "'\(machine.typeName(a[0]))' object is not a Module")
                }
                return try body(machine, module, a)
            }
            function.signature.owner = type.name
            type.set(machine.symbols.intern(function.name), .object(function))
            return .object(function)
        }
        setter = method("__setattr__(self, name, value)") { machine, module, a in
            try module.assign(machine.symbols.intern(a[1].text ?? ""), a[2], machine)
            return .none
        }
        deleter = method("__delattr__(self, name)") { machine, module, a in
            try module.delete(machine.symbols.intern(a[1].text ?? ""), machine)
            return .none
        }
        caller = method("__call__(self, *args, **kwargs)") { machine, module, a in
            try machine.invoke(module, a.extra, a.keywords)
        }
        _ = method("__getattr__(self, name)") { machine, module, a in
            let name = machine.symbols.intern(a[1].text ?? "")
            if let value = try module.registered(name, machine) { return value }
            throw machine.missingAttribute(a[0], name)
        }
    }
}

extension Tensor.Role {
    /// What stands in front of a tensor of the role when it is shown.
    var title: String? {
        switch self {
        case .plain: nil
        case .parameter: "Parameter containing:\n"
        case .buffer, .unsavedBuffer: nil
        case .uninitializedParameter, .uninitializedBuffer: ""
        }
    }
}

extension Machine {
    /// Calls a module with arguments that lie in arrays.
    func invoke(
        _ module: ModuleInstance, _ positional: [Value], _ keywords: [(name: Symbol, value: Value)], forward: Bool = false
    ) throws -> Value {
        var values = positional + keywords.map(\.value)
        if values.isEmpty { values.append(.undefined) }
        return try values.withUnsafeMutableBufferPointer {
            let arguments = Arguments(base: $0.baseAddress!, count: positional.count, keywords: keywords.map(\.name))
            return forward ? try module.forward(arguments, self) : try module.invoke(arguments, self)
        }
    }

    /// What PyTorch calls a value's type in messages about modules.
    func torchTypeName(_ value: Value) -> String {
        if case .tensor(let tensor) = value { return "torch.\(tensor.dtype.typeName)" }
        let named = value.as(TypeObject.self) ?? type(of: value)
        return named.moduleName == "builtins" ? named.qualifiedName : "\(named.moduleName).\(named.qualifiedName)"
    }
}

extension Machine {
    /// A parameter without elements refuses to be computed with: what a tensor can do, it says that it cannot. Made when
    /// the first one is.
    func refuseOperations(on type: TypeObject) {
        let shape = symbols.intern("shape")
        guard type.attributes[shape] == nil else { return }
        defineProperty(on: type, "shape") { _, _ in
            throw Raise(
                .runtimeError,
                "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in `load_state_dict` when trying "
                    + "to load an uninitialized parameter into an initialized one. Call `forward` to initialize the parameters "
                    + "before accessing their attributes.")
        }
        let allowed: Set<String> = [
            "size", "copy_", "is_complex", "is_floating_point", "half", "float", "double", "char", "short", "int", "long", "cuda",
            "cpu", "to", "get_device", "materialize",
        ]
        for (name, value) in types.tensor.attributes {
            let text = symbols[name]
            guard !text.hasPrefix("_"), !allowed.contains(text), case .object(let object) = value, object.kind == .native else { continue }
            let message = "Attempted to use an uninitialized parameter in <method '\(text)' of 'torch._C.TensorBase' objects>. This error "
                + "happens when you are using a `LazyModule` or explicitly manipulating `torch.nn.parameter.UninitializedParameter` "
                + "objects. When using LazyModules Call `forward` with a dummy batch to initialize the parameters before calling "
                + "torch functions"
            type.attributes[name] = .object(NativeFunction("\(text)(self, *args, **kwargs)") { _, _ in throw Raise(.valueError, message) })
        }
    }
}
