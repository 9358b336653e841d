// The machine that runs compiled cells: its registers, types, names and the session's state. The instruction loop is in
// Machine+Run.swift, what values can be asked in Machine+Operations.swift.

import Operators
import Tensors

/// One interpreter: everything that a session's cells share.
public final class Machine {
    public var symbols = SymbolTable()
    public internal(set) var types: Types
    /// Applies tensor operations and holds gradient mode, default dtype and random numbers.
    public let recorder = Recorder()
    /// Where `print` writes.
    public var write: (String) -> Void = { _ in }
    /// The names that every module sees: `len`, `print`, …
    public internal(set) var builtins: [Symbol: Value] = [:]
    public internal(set) var modules: [String: ModuleObject] = [:]
    /// `__main__`: the names of the session.
    public let main: ModuleObject
    /// `sys.getrecursionlimit()`.
    public var recursionLimit = 1000
    /// Python calls under way.
    public internal(set) var depth = 0
    public var printOptions = PrintOptions()

    public init() {
        types = Types()
        main = ModuleObject("__main__")
        installBuiltins()
    }

    /// Adds a builtin function.
    func define(_ signature: String, doc: String = "", _ body: @escaping (Machine, NativeFunction.Bound) throws -> Value) {
        let function = NativeFunction(signature, doc: doc, body)
        builtins[symbols.intern(function.name)] = .object(function)
    }

    /// Adds a method to a builtin type; the signature's first parameter is `self`.
    func define(
        on type: TypeObject, _ signature: String, doc: String = "",
        _ body: @escaping (Machine, NativeFunction.Bound) throws -> Value
    ) {
        let function = NativeFunction(signature, doc: doc, body)
        type.attributes[symbols.intern(function.name)] = .object(function)
    }
}
