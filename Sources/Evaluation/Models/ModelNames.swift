// Where each name of torch.nn is defined: a name is looked up here when first asked for, and only its file is read.

extension Machine {
    /// Makes torch.nn and its submodules know their names.
    func installModels(_ nn: ModuleObject) {
        nn.resolver = { name, machine in try machine.modelName(name) }
        nn.resolvable = Array(modelNames.keys)
        let modules = torchModule("torch.nn.modules")
        modules.resolver = { name, machine in try machine.modelName(name) }
        nn[symbols.intern("modules")] = .object(modules)
    }

    /// The value of a name of torch.nn.
    private func modelName(_ name: Symbol) throws -> Value? {
        let text = symbols[name]
        if let file = modelNames[text] {
            let path = file.isEmpty ? "torch.nn.parameter" : "torch.nn.modules." + file
            return try makeModule(path)?[name]
        }
        for path in ["torch.nn.\(text)", "torch.nn.modules.\(text)"] {
            if let module = try makeModule(path) { return .object(module) }
        }
        return nil
    }
}

/// The file of torch.nn.modules by name; parameters have none.
let modelNames: [String: String] = {
    var names: [String: String] = [:]
    for (file, list) in modelFiles + trainingFiles {
        for name in list.split(separator: " ") { names[String(name)] = file }
    }
    return names
}()

private let modelFiles: [(file: String, names: String)] = [
    ("", "Parameter Buffer UninitializedParameter UninitializedBuffer"),
    ("module", "Module"),
    ("container", "Sequential ModuleList ModuleDict ParameterList ParameterDict Container"),
    ("linear", "Linear Identity Bilinear LazyLinear"),
]

/// The texts of torch.nn by module name.
let modelLibraries: [String: String] = [
    "torch.nn.modules.module": moduleLibrary,
    "torch.nn.modules._state": moduleStateLibrary,
    "torch.nn.modules._hooks": moduleHooksLibrary,
    "torch.utils.hooks": removableHandleLibrary,
    "torch.nn.modules.container": containerLibrary,
    "torch.nn.modules.linear": linearLibrary,
    "torch.nn.init": initLibrary,
]
