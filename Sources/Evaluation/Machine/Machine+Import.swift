// `import`: modules are the machine's own; nothing is searched for on disk.

import Diagnostics
import Syntax

extension Machine {
    /// The module of a dotted path: the whole path's, or the first part's as `import a.b` binds it.
    func importModule(_ path: String, whole: Bool) throws -> Value {
        guard !path.hasPrefix(".") else {
            throw Raise(.importError, "attempted relative import with no known parent package")
        }
        guard let module = try modules[path] ?? makeModule(path) else { throw noModule(path) }
        if let dot = path.lastIndex(of: "."), let parent = try makeModule(String(path[..<dot])) {
            parent[symbols.intern(String(path[path.index(after: dot)...]))] = .object(module)
        }
        if whole { return .object(module) }
        return try makeModule(String(path.prefix { $0 != "." })).map { .object($0) } ?? .object(module)
    }

    private func noModule(_ path: String) -> Raise {
        let first = String(path.prefix { $0 != "." })
        if let entry = LeftOut.entry(.module, path) ?? LeftOut.entry(.module, first) {
            return Raise(.moduleNotFoundError, entry.message(path), hint: entry.hint)
        }
        let isKnown = modules[first] != nil || importableModules.contains(first)
        let missing = isKnown ? path : first
        let near = nearest(path, in: importableModules)
        let parent = missing.lastIndex(of: ".").map { String(missing[..<$0]) }
        let isNoPackage = parent.map { parent in
            parent == "os" || (modules[parent] != nil || importableModules.contains(parent)) && !importableModules.contains { $0.hasPrefix(parent + ".") }
        }
        return Raise(
            .moduleNotFoundError,
            "No module named '\(missing)'" + (isNoPackage == true ? "; '\(parent ?? "")' is not a package" : ""),
            hint: near.map { "the nearest module that cells have is \($0)" }
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
