// The modules of PyTorch as cells see them: which operations each offers, made into functions. What is no operation is in
// TorchCreation.swift, TorchSettings.swift, TorchRandom.swift.

import Operators
import Tensors

extension Machine {
    /// Makes `torch` and its submodules, and the methods of tensors.
    func installTorch() {
        let torch = torchModule("torch")
        let functional = torchModule("torch.nn.functional")
        let special = torchModule("torch.special")
        let linalg = torchModule("torch.linalg")
        let fft = torchModule("torch.fft")
        let homes: [(Operation.Homes, ModuleObject)] = [
            (.torch, torch), (.functional, functional), (.special, special), (.linalg, linalg), (.fft, fft),
        ]
        for operation in Catalog.all {
            install(operation, operation.name, homes)
            for alias in operation.aliases { install(operation, alias, homes) }
        }
        recorder.warn = { [unowned self] text in
            let warn = try attribute(importModule("warnings", whole: true), symbols.intern("warn"))
            _ = try call(warn, [.string(text)])
        }
        installTensorAttributes()
        installTensorMethods()
        installGraphMethods()
        installShapeWrites()
        installTensorSpecialMethods()
        let autograd = installAutogradModule()
        installGradientCheck(autograd)
        installSecondOrderCheck(autograd)
        installCustomFunctions(autograd)
        installGradientModes(torch, autograd)
        let function = installFunctionTransforms()
        installFixedMethods()
        installCreation(torch)
        installTensorTypes(torch)
        installTypes(torch)
        installSettings(torch)
        let random = installRandom(torch)
        installLossFunctions(functional)
        let nn = torchModule("torch.nn")
        let cuda = torchModule("torch.cuda")
        define(in: cuda, "is_available()") { _, _ in .bool(false) }
        define(in: cuda, "device_count()") { _, _ in .int(0) }
        linalg[symbols.intern("LinAlgError")] = .object(self.torch.linearAlgebraError)
        let utilities = torchModule("torch.utils")
        let checkpoint = torchModule("torch.utils.checkpoint")
        // Nothing is forgotten here, so nothing has to be computed again.
        define(in: checkpoint, "checkpoint(function, *args, use_reentrant=None, preserve_rng_state=True, **kwargs)") { machine, a in
            try machine.call(a[0], a.extra, keywords: a.keywords)
        }
        define(in: checkpoint, "checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs)") { machine, a in
            let functions = try machine.attributeIfAny(a[0], "children").map { try machine.call($0, []) } ?? a[0]
            return try machine.elements(functions).reduce(a[2]) { try machine.call($1, [$0]) }
        }
        utilities[symbols.intern("checkpoint")] = .object(checkpoint)
        torch[symbols.intern("utils")] = .object(utilities)
        nn[symbols.intern("functional")] = .object(functional)
        installModels(nn)
        for (name, module) in [
            ("autograd", autograd), ("func", function), ("special", special), ("linalg", linalg), ("fft", fft), ("random", random),
            ("nn", nn), ("cuda", cuda),
        ] { torch[symbols.intern(name)] = .object(module) }
        installAliases(torch)
        torch.resolver = { name, machine in
            guard let library = torchExtraNames[machine.symbols[name]] else { return nil }
            return try machine.makeModule(library)?[name]
        }
        torch.resolvable = Array(torchExtraNames.keys)
        special.resolver = { name, machine in
            guard polynomialNames.contains(machine.symbols[name]) else { return nil }
            return try machine.makeModule("torch._polynomials")?[name]
        }
        special.resolvable = polynomialNames
        installStorages(torch)
        installSaving(torch)
        installCompilation(torch)
        torch[symbols.intern("vmap")] = function[symbols.intern("vmap")]
    }

    private func install(_ operation: Operation, _ name: String, _ homes: [(Operation.Homes, ModuleObject)]) {
        let symbol = symbols.intern(name)
        for (home, module) in homes where operation.homes.contains(home) {
            if case .object(let object)? = module[symbol] {
                unsafeDowncast(object, to: OperationFunction.self).add(operation)
            } else {
                module[symbol] = .object(OperationFunction(Machine.prefix(of: home) + name, .function, operation, home: module.name))
            }
        }
        if operation.homes.contains(.method) { installMethod(operation, name, symbol, .method) }
        if operation.homes.contains(.inPlace) {
            let written = name + "_"
            installMethod(operation, written, symbols.intern(written), .inPlace)
        }
    }

    /// What PyTorch puts before the names of a submodule's functions: `linalg_inv`.
    private static func prefix(of home: Operation.Homes) -> String {
        home == .linalg ? "linalg_" : home == .fft ? "fft_" : home == .special ? "special_" : ""
    }

    private func installMethod(_ operation: Operation, _ name: String, _ symbol: Symbol, _ role: OperationFunction.Role) {
        if case .object(let object)? = types.tensor.attributes[symbol] {
            unsafeDowncast(object, to: OperationFunction.self).add(operation)
        } else {
            types.tensor.attributes[symbol] = .object(OperationFunction(name, role, operation, home: "torch.Tensor"))
        }
    }

    /// A module of this name, made at first mention.
    func torchModule(_ name: String) -> ModuleObject {
        if let module = modules[name] { return module }
        let module = ModuleObject(name)
        modules[name] = module
        return module
    }

    /// Adds a function to a module.
    func define(
        in module: ModuleObject, _ signature: String, doc: String = "",
        _ body: @escaping (Machine, NativeFunction.Bound) throws -> Value
    ) {
        let function = NativeFunction(signature, doc: doc, body)
        if module.name.hasPrefix("torch") { function.signature.home = module.name }
        module[symbols.intern(function.name)] = .object(function)
    }
}
