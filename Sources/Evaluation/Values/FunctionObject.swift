// Functions of the language, closures' cells, and the constant that carries code.

/// A function made by `def` or `lambda`.
public final class FunctionObject: Object {
    public let code: Code
    /// The code and the module without counting references to them: the function keeps both.
    let frameCode: Unmanaged<Code>
    let frameModule: Unmanaged<ModuleObject>
    public var name: String
    /// `Class.method`, as messages show it.
    public internal(set) var qualifiedName: String
    let module: ModuleObject
    /// Of the last positional parameters.
    private(set) var defaults: [Value]
    private(set) var keywordDefaults: [Symbol: Value]
    let closure: [CellObject]
    /// `f.attribute = value`; rarely used.
    var attributes: [Symbol: Value] = [:]
    public var documentation: Value

    init(
        code: Code, module: ModuleObject, defaults: [Value], keywordDefaults: [Symbol: Value], closure: [CellObject]
    ) {
        self.code = code
        self.module = module
        frameCode = .passUnretained(code)
        frameModule = .passUnretained(module)
        self.defaults = defaults
        self.keywordDefaults = keywordDefaults
        self.closure = closure
        name = code.name
        qualifiedName = code.qualifiedName
        documentation = code.documentation.map { .string($0) } ?? .none
        super.init(kind: .function)
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.function }
    override public func repr(_ machine: Machine) -> String { "<function \(qualifiedName) at \(address)>" }
    override public func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        try machine.run(self, arguments)
    }
    override public func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        if let value = attributes[name] { return value }
        return switch machine.symbols[name] {
        case "__name__": .string(self.name)
        case "__qualname__": .string(qualifiedName)
        case "__doc__": documentation
        case "__module__": .string(module.name)
        case "__code__": .object(CodeObject(code))
        case "__annotations__": .object(makeAnnotations(name))
        case "__dict__":
            .object(
                try machine.namespace(
                    attributes.sorted { $0.key.index < $1.key.index }.filter { machine.symbols[$0.key] != "__annotations__" }
                        .map { ($0.key, $0.value) }))
        case "__kwdefaults__":
            keywordDefaults.isEmpty
                ? Value.none
                : .object(
                    try machine.namespace(
                        code.parameters.names.compactMap { name in keywordDefaults[name].map { (name, $0) } }))
        case "__globals__": .object(try machine.namespace(of: module))
        case "__closure__": closure.isEmpty ? Value.none : .object(TupleObject(closure.map { .object($0) }))
        case "__defaults__": defaults.isEmpty ? Value.none : .object(TupleObject(defaults))
        default: nil
        }
    }
    override public func ownNames(_ machine: Machine) -> [String] {
        [
            "__annotations__", "__builtins__", "__closure__", "__code__", "__defaults__", "__dict__", "__globals__", "__kwdefaults__",
            "__module__", "__name__", "__qualname__",
        ] + attributes.keys.map { machine.symbols[$0] }
    }
    /// Of a function without hints, made when it is first asked for.
    private func makeAnnotations(_ name: Symbol) -> DictObject {
        let dict = DictObject()
        attributes[name] = .object(dict)
        return dict
    }

    override public func setAttribute(_ name: Symbol, _ value: Value, _ machine: Machine) throws {
        switch machine.symbols[name] {
        case "__name__", "__qualname__":
            let isName = machine.symbols[name] == "__name__"
            guard let text = value.text else {
                throw Raise(.typeError, "\(machine.symbols[name]) must be set to a string object")
            }
            if isName { self.name = text } else { qualifiedName = text }
        case "__doc__": documentation = value
        case "__defaults__":
            guard value.isNone || value.asTuple != nil else { throw Raise(.typeError, "__defaults__ must be set to a tuple object") }
            defaults = value.asTuple.map { Array($0.elements) } ?? []
        case "__kwdefaults__":
            guard value.isNone || value.asDict != nil else { throw Raise(.typeError, "__kwdefaults__ must be set to a dict object") }
            keywordDefaults = [:]
            for (key, value) in value.asDict?.pairs ?? [] { keywordDefaults[machine.symbols.intern(key.text ?? "")] = value }
        default: attributes[name] = value
        }
    }
}

/// A variable shared between a function and the functions made inside it.
final class CellObject: Object {
    final var value: Value
    init(_ value: Value) {
        self.value = value
        super.init(kind: .cell)
    }

    /// Copies the value to a register; false when there is none.
    @inline(__always) func load(into target: Register) -> Bool {
        withUnsafeMutablePointer(to: &value) { value in
            if value.isUndefined { return false }
            target.copy(from: value)
            return true
        }
    }
    @inline(__always) func store(_ source: Register) { withUnsafeMutablePointer(to: &value) { $0.copy(from: source) } }
    override func type(_ machine: Machine) -> TypeObject { machine.types.cell }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        guard machine.symbols[name] == "cell_contents" else { return nil }
        guard !value.isUndefined else { throw Raise(.valueError, "Cell is empty") }
        return value
    }
}

/// Code among the constants of other code.
final class CodeObject: Object {
    let code: Code
    init(_ code: Code) {
        self.code = code
        super.init()
    }
    /// `f.__code__`: the few facts about parameters that decorators look at.
    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        let list = code.parameters
        switch machine.symbols[name] {
        case "co_name": return .string(code.name)
        case "co_argcount": return .int(list.positionalCount)
        case "co_kwonlyargcount": return .int(list.keywordOnlyCount)
        case "co_varnames": return .object(TupleObject(list.names.map { .string(machine.symbols[$0]) }))
        case "co_qualname": return .string(code.qualifiedName)
        case "co_posonlyargcount": return .int(list.positionalOnlyCount)
        case "co_filename": return .string(code.source.name)
        case "co_firstlineno": return .int(code.source.position(of: Int(code.span.start)).line)
        case "co_freevars": return .object(TupleObject(code.captureNames.map { .string($0) }))
        default: return nil
        }
    }
    override func repr(_ machine: Machine) -> String {
        "<code object \(code.name) at \(address), file \"\(code.source.name)\", line \(code.source.position(of: Int(code.span.start)).line)>"
    }
    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "code") }
}
