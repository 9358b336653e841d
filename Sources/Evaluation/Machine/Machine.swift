// The machine that runs compiled cells: its registers, types, names and the session's state. The instruction loop is in
// Machine+Run.swift, what values can be asked in Machine+Operations.swift.

import Operators
import Tensors

/// One interpreter: everything that a session's cells share.
public final class Machine {
    public var symbols = SymbolTable()
    public internal(set) var types: Types
    let protocols: Protocols
    /// Applies tensor operations and holds gradient mode, default dtype and random numbers.
    public let recorder = Recorder()
    /// Where `print` writes.
    public var write: (String) -> Void = { _ in }
    /// Where `sys.stderr` writes: past the cell's outputs.
    public var writeError: (String) -> Void = { _ in }
    /// `sys.stdout` as it was made; what stands there now in its place receives what is printed.
    var standardOutput: Value?
    /// Which folders cells may read and write.
    public var fileRules = FileRules.working()
    /// Whether `input` and `sys.stdin` read standard input; a replay has none.
    public var readsStandardInput = false
    public var writesToTerminal = true
    private(set) lazy var files = FileTypes(types)
    var openFiles = OpenFiles()
    /// `sys.modules`, once it has been asked for.
    var moduleTable: DictObject?
    /// `sys.argv`.
    public var programArguments: [String] = [""]
    /// The names that every module sees: `len`, `print`, …
    public internal(set) var builtins: [Symbol: Value] = [:]
    /// What a session sees besides, without an import: `tensor`, `relu`, `math`, …
    public internal(set) var prelude: [Symbol: Value] = [:]
    public internal(set) var modules: [String: ModuleObject] = [:]
    /// `__main__`: the names of the session.
    public let main: ModuleObject
    /// `sys.getrecursionlimit()`.
    public var recursionLimit = 1000
    /// Python calls under way.
    public internal(set) var depth = 0
    public var printOptions = PrintOptions()
    /// Types and constants of the torch module.
    private(set) lazy var torch = TorchObjects(types)
    /// What modules of torch.nn share.
    private(set) lazy var models = ModelObjects(self)
    /// Types and settings of the numpy module.
    private(set) lazy var numpy = NumpyObjects(types)
    /// The containers whose text is being made: one that contains itself prints as `[...]`.
    var containersUnderRepr: [ObjectIdentifier] = []

    let stack = MachineStack()
    /// The strings of one ASCII character.
    let letters = Letters()
    /// The exception that the innermost running `except` handles.
    var handling: ExceptionObject?
    /// Where the values of the generator go that is drained at present.
    var drain: Drain?
    /// What nobody holds any more and is still owed a call.
    let departed: Departed
    /// Some class has a `__del__`.
    var hasFinalizers = false
    /// Set from outside (`Interruption`) to stop the running cell.
    public let interruption: UnsafeMutablePointer<Int32>
    /// Every piece of code that has been compiled, by its identifier: records say where they were made.
    private(set) var codes: [Code] = []
    /// Attributes that programs gave to tensors, and how many there were when those of tensors that are gone were last cleared.
    var tensorNames: [ObjectIdentifier: GivenAttributes] = [:]
    var tensorNamesAlive = 16
    /// Shows the value of an expression statement.
    public var show: (Value) throws -> Void = { _ in }
    /// Runs a `%` command.
    public var command: (String) throws -> Void = { _ in }

    deinit { departed.close() }

    public init() {
        types = Types()
        protocols = Protocols(&symbols)
        main = ModuleObject("__main__")
        interruption = .allocate(capacity: 1)
        interruption.initialize(to: Interruption.none)
        departed = Departed(interruption)
        recorder.attend = { [unowned self] in
            if interruption.pointee != Interruption.none { try attend() }
        }
        installBuiltins()
        installGenerators()
        installClasses()
        main[symbols.intern("__name__")] = .string("__main__")
        main[symbols.intern("__doc__")] = Value.none
        main[symbols.intern("__annotations__")] = .object(DictObject())
        builtins[symbols.intern("__debug__")] = .bool(true)
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
        function.signature.owner = type.name
        if type === types.tensor { (function.signature.owner, function.signature.home) = ("TensorBase", "torch.Tensor") }
        type.attributes[symbols.intern(function.name)] = .object(function)
    }

    // `interruption` outlives the machine: a signal or the watch may still write to it.

    // MARK: Running

    /// Runs compiled cell or file code in its module.
    /// - Throws: `PythonError` with the exception that ended it, or `CellStopped`.
    public func run(_ code: Code, in module: ModuleObject) throws {
        let base = stack.top
        stack.prepare(base + code.registerCount)
        stack.push(
            Frame(
                code: .passUnretained(code), function: nil, module: .passUnretained(module), base: base,
                limit: base + code.registerCount, outerLimit: base, next: code.instructions, target: 0, role: .call,
                subject: nil, handling: nil))
        defer { closeDropped() }
        try withExtendedLifetime((code, module)) { _ = try execute() }
    }

    func nextCodeIdentifier() -> Int { codes.count }
    func register(_ code: Code) { codes.append(code) }
    /// The code with an identifier, of those that are not gone.
    public func code(_ identifier: Int) -> Code? { codes.indices.contains(identifier) ? codes[identifier] : nil }

    func display(_ value: Value) throws { try show(value) }
    func runCommand(_ text: String) throws { try command(text) }
}
