// The small standard modules: made at their first import, so that a session that imports none pays nothing. Some are
// written in Swift, some in the language itself (Library/), run when first imported.

import Diagnostics
import Syntax

extension Machine {
    /// What makes a module of a name at its first import; nil for a name that no module has.
    func makeModule(_ name: String) throws -> ModuleObject? {
        if let module = modules[name] { return module }
        let maker: ((Machine) throws -> ModuleObject)? =
            switch name {
            case "random": { try $0.makeRandomModule() }
            case "itertools": { $0.makeItertoolsModule() }
            case "time": { $0.makeTimeModule() }
            case "operator": { $0.makeOperatorModule() }
            case "unicodedata": { $0.makeUnicodeDataModule() }
            case "cmath": { $0.makeComplexMathModule() }
            case "tensrepl": { $0.makeReportsModule() }
            case "_library": { $0.makeLibraryModule() }
            case "builtins": { $0.makeBuiltinsModule() }
            case "_io": { $0.makeFilesCore() }
            case "_os": { $0.makeSystemCore() }
            case "_collections": { $0.makeCollectionsCore() }
            case "_optim": { $0.makeOptimiserModule() }
            case "_recurrent": { $0.makeRecurrentModule() }
            case "_formats": { $0.makeFormatsModule() }
            case "_compile": { $0.makeCompilationModule() }
            case "_nn": { $0.makeModelModule() }
            case "torch.nn.parameter": { $0.makeParameterModule() }
            case "numpy": { try $0.makeNumpyModule() }
            case "numpy.random", "numpy.linalg", "numpy.fft", "numpy.testing", "numpy.exceptions":
                { machine in
                    _ = try machine.makeModule("numpy")
                    return machine.modules[name] ?? ModuleObject(name)
                }
            default: libraries[name].map { text in { try $0.runLibrary(name, text) } }
            }
        guard let maker else { return nil }
        let module = try maker(self)
        modules[name] = module
        list(name, module)
        return module
    }

    /// Puts a module into `sys.modules`, if anybody has asked for that.
    private func list(_ name: String, _ module: ModuleObject) {
        if !name.hasPrefix("_") || name == "__main__" { try? moduleTable?.set(.string(name), .object(module), self) }
    }

    /// The names of all modules that can be imported, sorted.
    public var importableModules: [String] {
        let native = ["builtins", "cmath", "itertools", "numpy", "operator", "random", "tensrepl", "time", "unicodedata"]
        return Set(modules.keys + native + libraries.keys).filter { !$0.hasPrefix("_") || $0 == "__future__" }.sorted()
    }

    /// `builtins`: the names that every module sees.
    private func makeBuiltinsModule() -> ModuleObject {
        let module = ModuleObject("builtins")
        for (name, value) in builtins { module[name] = value }
        module.isBuiltins = true
        return module
    }

    /// Runs a module that is written in the language.
    private func runLibrary(_ name: String, _ text: String) throws -> ModuleObject {
        let module = ModuleObject(name)
        module[symbols.intern("__name__")] = .string(name)
        modules[name] = module
        if name.hasPrefix("torch.nn.modules.") { module.resolver = { name, machine in try machine.layerOfAnotherFile(name) } }
        do {
            try run(text, named: "<library \(name)>", in: module)
        } catch {
            modules[name] = nil
            throw error
        }
        return module
    }

    /// Compiles and runs text of the project's own, or made of a user's names, in a module.
    func run(_ text: String, named name: String, in module: ModuleObject) throws {
        let parsed = Parser.parse(SourceText(name: name, text))
        if let error = parsed.diagnostics.first(where: { $0.severity == .error }) { throw Raise(.syntaxError, error.message) }
        do {
            let code = try Compiler.compile(parsed.module, into: module, mode: .silent, machine: self)
            let function = FunctionObject(code: code, module: module, defaults: [], keywordDefaults: [:], closure: [])
            _ = try call(.object(function), [])
        } catch let error as CompileError {
            throw Raise(.syntaxError, error.message)
        }
    }

    /// What library code needs and cells do not have.
    fileprivate func makeLibraryModule() -> ModuleObject {
        let module = ModuleObject("_library")
        /// Functions from text: dataclasses and named tuples make theirs so, that calls are bound as any other.
        put(module, "build(text, name, names, module, qualname, /)") { machine, a in
            let scope = ModuleObject(a[3].text ?? "__main__")
            for (key, value) in a[2].asDict?.pairs ?? [] { scope[machine.symbols.intern(key.text ?? "")] = value }
            let name = a[1].text ?? ""
            try machine.run(a[0].text ?? "", named: "<library generated>", in: scope)
            let function = scope[machine.symbols.intern(name)] ?? .none
            function.as(FunctionObject.self)?.qualifiedName = a[4].text ?? name
            return function
        }
        /// A module's names for the examples of one text, which see what earlier ones bound.
        put(module, "example_scope(names, /)") { machine, a in
            let scope = ModuleObject("__main__")
            for (key, value) in a[0].asDict?.pairs ?? [] { scope[machine.symbols.intern(key.text ?? "")] = value }
            return .object(scope)
        }
        put(module, "run_example(text, scope, /)") { machine, a in
            guard let scope = a[1].as(ModuleObject.self) else { return .none }
            return .object(ListObject(try machine.runExample(a[0].text ?? "", in: scope)))
        }
        put(module, "make_class(name, bases, names, module, /)") { machine, a in
            let bases = try machine.elements(a[1]).compactMap { $0.as(TypeObject.self) }
            return try machine.makeClass(
                named: a[0].text ?? "", bases: bases, names: a[2].asDict ?? DictObject(), module: a[3].text ?? "__main__")
        }
        /// Adds to each element's number in a dict how often it comes.
        put(module, "count_elements(counts, iterable, /)") { machine, a in
            guard let counts = a[0].asDict else { return .none }
            try machine.iterator(a[1]).drain(machine) { element in
                guard let position = try counts.position(of: element, machine) else {
                    try counts.set(element, .int(1), machine)
                    return true
                }
                counts.setValue(try machine.binary(.add, counts.entries[position].value, .int(1)), at: position)
                return true
            }
            return .none
        }
        /// `sys.modules`, kept up to date from now on.
        put(module, "modules()") { machine, _ in
            let table = machine.moduleTable ?? DictObject()
            machine.moduleTable = table
            machine.list("__main__", machine.main)
            for (name, module) in machine.modules.sorted(by: { $0.key < $1.key }) { machine.list(name, module) }
            return .object(table)
        }
        put(module, "import_module(name, /)") { machine, a in
            guard let name = a[0].text else { throw Raise(.attributeError, "'\(machine.typeName(a[0]))' object has no attribute 'startswith'") }
            guard !name.hasPrefix("_") || name == "__future__" || name == "__main__" else {
                throw Raise(.moduleNotFoundError, "No module named '\(name)'")
            }
            return try machine.importModule(name, whole: true)
        }
        put(module, "is_module(name, /)") { machine, a in .bool(machine.importableModules.contains(a[0].text ?? "")) }
        put(module, "handled()") { machine, _ in machine.handling.map { .object($0) } ?? .none }
        put(module, "payload(obj, /)") { _, a in a[0].plain }
        put(module, "is_instance_of_class(obj, /)") { _, a in .bool(InstanceObject.exactly(a[0]) != nil) }
        put(module, "is_function(obj, /)") { _, a in .bool(a[0].as(FunctionObject.self) != nil) }
        put(module, "is_tensor(obj, /)") { _, a in .bool(a[0].tensor != nil) }
        /// Gives new elements the place in models that another tensor has.
        put(module, "copy_tensor(old, new, /)") { _, a in
            if case .tensor(let old) = a[0], case .tensor(let new) = a[1] {
                (new.role, new.isGradientLeaf) = (old.role, old.requiresGradient)
            }
            return a[1]
        }
        put(module, "recursion_limit()") { machine, _ in .int(machine.recursionLimit) }
        put(module, "set_recursion_limit(limit, /)") { machine, a in
            machine.recursionLimit = min(try machine.index(a[0]), 20_000)
            return .none
        }
        put(module, "arguments()") { machine, _ in .object(ListObject(machine.programArguments.map { .string($0) })) }
        put(module, "attributes_set(obj, name, value, /)") { machine, a in
            let name = machine.symbols.intern(a[1].text ?? "")
            if let instance = a[0].as(InstanceObject.self) { try instance.store(name, a[2], machine) }
            return .none
        }
        installIntrospection(module)
        installDigests(module)
        installJSON(module)
        installLiterals(module)
        installRegex(module)
        return module
    }
}
