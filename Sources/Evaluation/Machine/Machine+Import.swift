// `import`: modules are the machine's own; nothing is searched for on disk.

import Diagnostics

extension Machine {
    /// The module of a dotted path: the whole path's, or the first part's as `import a.b` binds it.
    func importModule(_ path: String, whole: Bool) throws -> Value {
        guard !path.hasPrefix(".") else {
            throw Raise(.importError, "attempted relative import with no known parent package")
        }
        guard let module = try modules[path] ?? makeModule(path) else { throw noModule(path) }
        if whole { return .object(module) }
        return try makeModule(String(path.prefix { $0 != "." })).map { .object($0) } ?? .object(module)
    }

    private func noModule(_ path: String) -> Raise {
        var missing = path
        if let dot = path.lastIndex(of: "."), modules[String(path[..<dot])] != nil, path.prefix(upTo: dot).contains(".") == false {
            missing = path
        } else {
            missing = String(path.prefix { $0 != "." })
            if modules[missing] != nil { missing = path }
        }
        let package = String(path.prefix { $0 != "." })
        let leftOut = leftOutModules.first { $0.name == package }
        let near = leftOut == nil ? nearest(path, in: importableModules) : nil
        let parent = missing.lastIndex(of: ".").map { String(missing[..<$0]) }
        let isNoPackage = parent.map { parent in
            modules[parent] != nil && !modules.keys.contains { $0.hasPrefix(parent + ".") }
        }
        return Raise(
            .moduleNotFoundError,
            "No module named '\(missing)'" + (isNoPackage == true ? "; '\(parent ?? "")' is not a package" : ""),
            hint: leftOut.map { "\($0.name) is left out on purpose: \($0.reason)" }
                ?? near.map { "the nearest module that cells have is \($0)" }
                ?? "cells have: " + importableModules.filter { !$0.contains(".") && $0 != "__main__" }.joined(separator: ", "))
    }

    /// `from module import name`.
    func importName(_ name: Symbol, from module: Value) throws -> Value {
        guard let object = module.as(ModuleObject.self) else { return try attribute(module, name) }
        if let value = try object.ownAttribute(name, self) { return value }
        if let submodule = try makeModule(object.name + "." + symbols[name]) { return .object(submodule) }
        let near = nearest(symbols[name], in: object.ownNames(self))
        throw Raise(
            .importError, "cannot import name '\(symbols[name])' from '\(object.name)' (unknown location)",
            hint: near.map { "did you mean '\($0)'?" })
    }

    /// `from module import *`: every public name.
    func importAll(from module: Value, into target: ModuleObject) throws {
        guard let source = module.as(ModuleObject.self) else { return }
        for (name, value) in source.variables where !symbols[name].hasPrefix("_") { target[name] = value }
    }
}
