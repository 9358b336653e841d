// Names under which modules of PyTorch offer what others have, questions whose answer is fixed here, and modes that have
// nothing to change: there is one device, and every operation is deterministic.

import Operators
import Tensors

extension Machine {
    func installAliases(_ module: ModuleObject) {
        func alias(_ target: ModuleObject, _ name: String, _ source: ModuleObject, _ original: String) {
            target[symbols.intern(name)] = source[symbols.intern(original)]
        }
        let special = torchModule("torch.special")
        for (name, original) in [
            ("gammaln", "lgamma"), ("psi", "digamma"), ("gammainc", "igamma"), ("gammaincc", "igammac"),
            ("multigammaln", "mvlgamma"), ("round", "round"), ("logsumexp", "logsumexp"),
        ] { alias(special, name, module, original) }
        for name in ["gelu", "chain_matmul", "pdist", "cosine_similarity", "pairwise_distance", "prelu", "celu", "selu", "rrelu", "hardshrink"] {
            let functional = torchModule("torch.nn.functional")
            if module[symbols.intern(name)] == nil, name != "gelu" { alias(module, name, functional, name) }
        }
        alias(module, "relu_", torchModule("torch.nn.functional"), "relu")
        // Functions that write into their argument, as the methods do.
        for name in Machine.writingFunctions.split(separator: " ") {
            let symbol = symbols.intern(name + "_")
            if module[symbol] == nil { module[symbol] = types.tensor.attributes[symbol] }
        }
        installIndexPutFunction(module)
        installFixedAnswers(module)
        installModules(module)
    }

    private static let writingFunctions =
        "abs acos acosh addmv arccos arccosh arcsin arcsinh arctan arctanh asin asinh atan atanh ceil celu clamp clamp_max clamp_min "
        + "clip conj_physical cos cosh deg2rad erf erfc exp exp2 expm1 fix floor frac gcd i0 lcm ldexp log log10 log1p log2 logit "
        + "nan_to_num neg negative rad2deg reciprocal round rsqrt selu sigmoid sin sinc sinh sqrt square tan tanh threshold trunc xlogy"

    private func installIndexPutFunction(_ module: ModuleObject) {
        for name in ["index_put", "index_put_"] {
            define(in: module, "\(name)(input, indices, values, accumulate=False)") { machine, a in
                guard let method = machine.types.tensor.attributes[machine.symbols.intern(name)] else { return .none }
                return try machine.call(method, [a[0], a[1], a[2], a[3]])
            }
        }
    }

    private func installFixedAnswers(_ module: ModuleObject) {
        define(in: module, "get_default_device()") { machine, _ in .object(machine.torch.cpu) }
        define(in: module, "set_default_device(device)") { machine, a in
            try machine.checkDevice(a[0])
            return .none
        }
        define(in: module, "set_default_tensor_type(t, /)") { machine, a in
            let text = a[0].text ?? (a[0].as(TypeObject.self).map { "torch." + $0.name } ?? "")
            guard let dtype = DType.allCases.first(where: { "torch.\($0.typeName)" == text }), dtype.isFloatingPoint else {
                throw Raise(.typeError, "only floating-point types are supported as the default type")
            }
            machine.recorder.defaultDType = dtype
            return .none
        }
        define(in: module, "set_flush_denormal(mode)") { _, _ in .bool(true) }
        var (isDeterministic, onlyWarns) = (false, false)
        define(in: module, "use_deterministic_algorithms(mode, *, warn_only=False)") { machine, a in
            (isDeterministic, onlyWarns) = (try machine.truth(a[0]), try machine.truth(a[1]))
            return .none
        }
        define(in: module, "are_deterministic_algorithms_enabled()") { _, _ in .bool(isDeterministic) }
        define(in: module, "is_deterministic_algorithms_warn_only_enabled()") { _, _ in .bool(isDeterministic && onlyWarns) }
        for name in ["layout", "memory_format"] {
            let type = TypeObject(name, module: "torch", base: types.object)
            module[symbols.intern(name)] = .object(type)
        }
        define(in: module, "set_num_interop_threads(int)") { _, _ in .none }
        var precision = "highest"
        define(in: module, "set_float32_matmul_precision(precision)") { _, a in
            precision = a[0].text ?? precision
            return .none
        }
        define(in: module, "get_float32_matmul_precision()") { _, _ in .string(precision) }
        define(in: module, "is_same_size(input, other)") { machine, a in
            .bool(try machine.tensorArgument(a[0], "is_same_size").shape == machine.tensorArgument(a[1], "is_same_size").shape)
        }
        define(in: module, "is_signed(input)") { machine, a in
            .bool(try machine.tensorArgument(a[0], "is_signed").dtype.isSigned)
        }
        define(in: module, "is_conj(input)") { _, _ in .bool(false) }
        define(in: module, "_assert(condition, message)") { machine, a in
            guard try machine.truth(a[0]) else { throw Raise(.assertionError, a[1].text ?? "") }
            return .none
        }
        for (name, picks) in [("sym_max", true), ("sym_min", false)] {
            define(in: module, "\(name)(a, b)") { machine, a in
                try machine.truth(machine.compare(.less, a[0], a[1])) == picks ? a[1] : a[0]
            }
        }
        /// Everything runs as it is written.
        define(in: module, "compile(model=None, *, fullgraph=False, dynamic=None, backend='inductor', mode=None, options=None, disable=False)") { machine, a in
            guard a[0].isNone else { return a[0] }
            return .object(DerivedFunction("compile") { _, arguments, _ in arguments.first ?? .none })
        }
        module[symbols.intern("OutOfMemoryError")] = .object(
            TypeObject("OutOfMemoryError", module: "torch", base: types.exception(.runtimeError)))
    }

    /// Modules about what this machine does not have.
    private func installModules(_ module: ModuleObject) {
        func submodule(_ name: String, under parent: ModuleObject) -> ModuleObject {
            let made = torchModule(parent.name + "." + name)
            parent[symbols.intern(name)] = .object(made)
            return made
        }
        let cuda = submodule("cuda", under: module)
        for name in ["synchronize", "empty_cache", "manual_seed", "manual_seed_all", "reset_peak_memory_stats", "init"] {
            define(in: cuda, "\(name)(*args, **kwargs)") { _, _ in .none }
        }
        for name in ["memory_allocated", "max_memory_allocated", "memory_reserved"] {
            define(in: cuda, "\(name)(device=None)") { _, _ in .int(0) }
        }
        for name in ["is_bf16_supported", "is_initialized"] { define(in: cuda, "\(name)(*args)") { _, _ in .bool(false) } }
        for name in ["current_device", "get_device_name", "get_device_properties", "set_device"] {
            define(in: cuda, "\(name)(*args)") { machine, _ in
                try machine.checkDevice(.string("cuda"))
                return .none
            }
        }
        let mps = submodule("mps", under: module)
        define(in: mps, "is_available()") { _, _ in .bool(false) }
        let accelerator = submodule("accelerator", under: module)
        define(in: accelerator, "is_available()") { _, _ in .bool(false) }
        define(in: accelerator, "device_count()") { _, _ in .int(0) }
        define(in: accelerator, "current_accelerator(check_available=False)") { _, _ in .none }
        let backends = submodule("backends", under: module)
        for name in ["cudnn", "mkldnn", "mps", "cuda", "openmp", "mkl"] {
            let backend = submodule(name, under: backends)
            let isThere = ["mkldnn", "openmp"].contains(name)
            define(in: backend, "is_available()") { _, _ in .bool(isThere) }
            define(in: backend, "is_built()") { _, _ in .bool(isThere) }
            if name == "cudnn" {
                for (setting, value) in [("deterministic", false), ("benchmark", false), ("enabled", true)] {
                    backend[symbols.intern(setting)] = .bool(value)
                }
            }
        }
        let version = submodule("version", under: module)
        version[symbols.intern("__version__")] = .string("2.15.0")
        version[symbols.intern("cuda")] = Value.none
    }

    /// Methods that only ask, or that have nothing to do.
    func installFixedMethods() {
        for name in ["is_conj", "is_neg", "is_pinned", "is_shared"] { method("\(name)(self)") { _, _, _ in .bool(false) } }
        method("is_coalesced(self)") { _, _, _ in .bool(false) }
        method("dim_order(self)") { _, x, _ in
            let order = (0..<x.rank).sorted { x.strides[$0] == x.strides[$1] ? $0 < $1 : x.strides[$0] > x.strides[$1] }
            return .object(TupleObject(order.map { .int($0) }))
        }
        method("__reversed__(self)") { machine, x, _ in
            .tensor(x.rank == 0 ? x : try machine.recorder.apply(.flip, x, [.ints([0])]))
        }
        method("sparse_dim(self)") { _, _, _ in .int(0) }
        method("dense_dim(self)") { _, x, _ in .int(x.rank) }
        for name in ["resize_", "resize_as_"] {
            method("\(name)(self, *sizes, memory_format=None)") { machine, x, a in
                var sizes: [Int] = []
                for value in a.extra {
                    if case .tensor(let other) = value {
                        sizes = other.shape.array
                    } else if let list = machine.listOrTuple(value) {
                        sizes += try list.map { try machine.index($0) }
                    } else {
                        sizes.append(try machine.index(value))
                    }
                }
                guard !x.requiresGradient else { throw Raise(.runtimeError, "cannot resize variables that require grad") }
                let made = try Kernels.zeros(sizes, x.dtype)
                let count = min(x.elementCount, made.elementCount)
                if count > 0 {
                    try Kernels.copy(
                        try Kernels.narrow(Kernels.reshape(x, [-1]), 0, 0, count),
                        into: try Kernels.narrow(Kernels.reshape(made, [-1]), 0, 0, count))
                }
                x.rebind(to: made)
                return .tensor(x)
            }
        }
        method("set_(self, source=None)") { machine, x, a in
            guard case .tensor(let source) = a[1] else { throw Raise(.typeError, "set_(): argument 'source' must be Tensor") }
            x.rebind(to: source)
            return .tensor(x)
        }
    }
}
