// Turns the syntax tree of a cell or function into code: registers, names and jumps. Statements and expressions are in
// Compiler+Statements.swift and Compiler+Expressions.swift.

import Diagnostics
import Syntax

/// A construct that cells leave out or that is too large to compile, with its place.
struct CompileError: Error {
    let message: String
    let span: Span
}

/// Compiles one function, lambda, generator or module body.
final class Compiler {
    /// Where a name lives.
    enum Place {
        case register(Int)
        case cell(Int)  // a register that holds a cell
        case closure(Int)
        case global(Int)
    }

    /// How an expression statement at the top of a cell is treated.
    enum Mode { case shows, silent }

    let machine: Machine
    let source: SourceText
    let module: ModuleObject
    let parent: Compiler?
    let mode: Mode
    let isModule: Bool

    var instructions: [Instruction] = []
    var spans: [Span] = []
    var constants: [Value] = []
    private var integerConstants: [Int: Int] = [:]
    /// By the bytes of the text: Swift holds two ways of writing an accent to be equal.
    private var stringConstants: [[UInt8]: Int] = [:]
    var handlers: [Code.Handler] = []
    private var cacheCount = 0
    /// Inner ones first.
    var comprehensions: [Code.Comprehension] = []

    /// Variables of the function, then those of the comprehensions being compiled, innermost last.
    var blocks: [[String: Place]] = [[:]]
    var globalNames: Set<String> = []
    private var closureIndices: [String: Int] = [:]
    private(set) var captures: [Code.Capture] = []
    var nextRegister = 0
    private(set) var registerCount = 0
    /// Registers known to be assigned where the compiler stands: no check needed before a read.
    var assigned: Set<Int> = []
    /// Loops and protected regions around the statement being compiled, innermost last.
    var regions: [Region] = []
    /// True while an expression contains `:=`: operands are then copied when read.
    var copiesLocals = false
    var isGenerator = false
    /// The names of a class body are not seen by the functions inside it, but for `__class__`.
    var isClassBody = false
    /// The function or class being compiled; nil for a module.
    var scopeName: String?
    /// The scope's name with those around it: `Outer.method.<locals>.inner`.
    var qualifiedName: String {
        guard let scopeName else { return "<module>" }
        guard let parent else { return scopeName }
        var text = ""
        if parent.scopeName != nil {
            text = parent.qualifiedName + (parent.isClassBody || parent.scopeName == "<genexpr>" ? "." : ".<locals>.")
        }
        // To Python a comprehension is a function, though not one with locals.
        return text + (parent.comprehensionsAround + [scopeName]).joined(separator: ".")
    }
    /// The comprehensions that are being compiled, the innermost last.
    var comprehensionsAround: [String] = []
    /// Of a module: annotations are kept as text.
    var hasTextAnnotations = false
    /// When objects go shows: registers keep nothing beyond the statement that put it there.
    var isPrecise = false
    /// What `super()` is called on.
    var firstParameter: String?

    /// Something that a jump out of it must leave properly.
    final class Region {
        enum Kind {
            case loop
            /// Runs code on the way out (`finally`, the end of a `with`).
            case cleanup((Compiler) throws -> Void)
        }
        let kind: Kind
        /// Of the code of a handler: the register of the exception that it handles.
        let handled: Int?
        var isCleanup: Bool { if case .cleanup = kind { true } else { false } }
        /// Protected ranges so far, and the start of the open one.
        var ranges: [(Int, Int)] = []
        var openStart: Int?
        var breakJumps: [Int] = []
        var continueTarget = 0
        init(_ kind: Kind, handled: Int? = nil) {
            self.kind = kind
            self.handled = handled
        }
    }

    init(machine: Machine, source: SourceText, module: ModuleObject, parent: Compiler?, mode: Mode, isModule: Bool) {
        self.machine = machine
        self.source = source
        self.module = module
        self.parent = parent
        self.mode = mode
        self.isModule = isModule
        isPrecise = parent?.isPrecise ?? (machine.hasFinalizers || machine.modules["weakref"] != nil || source.tellsWhenObjectsGo)
    }

    /// Compiles a cell or file.
    static func compile(_ tree: Module, into module: ModuleObject, mode: Mode, machine: Machine) throws -> Code {
        let tree = PrivateNames.writtenOut(tree)
        let compiler = Compiler(
            machine: machine, source: tree.source, module: module, parent: nil, mode: mode, isModule: true)
        compiler.copiesLocals = tree.source.bytes.contains(Character(":").asciiValue!)
            && String(decoding: tree.source.bytes, as: UTF8.self).contains(":=")
        compiler.hasTextAnnotations = tree.body.contains { statement in
            guard case .importFrom("__future__", let names, _) = statement.kind else { return false }
            return names.contains { $0.name.text == "annotations" }
        }
        for statement in tree.body { try compiler.statement(statement) }
        compiler.emit(.loadConstant, compiler.temporary(), wide: compiler.constant(.none), at: .none)
        compiler.emit(.return, compiler.nextRegister - 1, at: .none)
        return compiler.finish(name: "<module>", span: Span(0, tree.source.bytes.count), parameters: ParameterList(), documentation: nil)
    }

    func finish(name: String, span: Span, parameters: ParameterList, documentation: String?) -> Code {
        let code = Code(
            name: name, qualifiedName: scopeName == nil ? name : qualifiedName, source: source, span: span, instructions: instructions, constants: constants, spans: spans,
            registerCount: registerCount + 4, localNames: localNames,
            captureNames: closureIndices.sorted { $0.value < $1.value }.map(\.key), handlers: handlers, comprehensions: comprehensions, parameters: parameters,
            captures: captures, isGenerator: isGenerator, cacheCount: cacheCount, documentation: documentation,
            identifier: machine.nextCodeIdentifier())
        machine.register(code)
        return code
    }

    /// Registers given to variables before any temporary.
    var localCount: Int { localNames.count }
    private var localNames: [String] = []

    // MARK: Emission

    var here: Int { instructions.count }

    @discardableResult
    func emit(_ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, d: Int = 0, at span: Span) -> Int {
        instructions.append(Instruction(op, a, b, c, d: d))
        spans.append(span)
        return instructions.count - 1
    }

    @discardableResult
    func emit(_ op: Opcode, _ a: Int, wide: Int, at span: Span) -> Int {
        instructions.append(Instruction(op, a, wide: wide))
        spans.append(span)
        return instructions.count - 1
    }

    /// An instruction on an attribute, and the word that names its cache.
    func emitAttribute(_ op: Opcode, _ a: Int, _ b: Int, _ name: Int, at span: Span) {
        emit(op, a, b, name, at: span)
        emit(.jump, 0, wide: cacheCount, at: span)
        cacheCount += 1
    }

    /// A jump whose target is set later.
    @discardableResult
    func emitJump(at span: Span = .none) -> Int { emit(.jump, 0, wide: 0, at: span) }

    func patch(_ jump: Int, to target: Int) {
        let offset = target - jump - 1
        instructions[jump] = Instruction(.jump, Int(instructions[jump].a), wide: offset)
    }
    func patchHere(_ jumps: [Int]) { for jump in jumps { patch(jump, to: here) } }

    func jumpBack(to target: Int, at span: Span) { patch(emitJump(at: span), to: target) }

    // MARK: Constants

    func constant(_ value: Value) -> Int {
        switch value {
        case .int(let int):
            if let index = integerConstants[int] { return index }
            integerConstants[int] = constants.count
        case .object(let object) where object.kind == .string:
            let text = unsafeDowncast(object, to: StringObject.self).text
            let bytes = Array(text.utf8)
            if let index = stringConstants[bytes] { return index }
            stringConstants[bytes] = constants.count
        default: break
        }
        constants.append(value)
        return constants.count - 1
    }

    /// A name among the constants, in range for a 16-bit operand.
    func nameConstant(_ name: String, _ span: Span) throws -> Int {
        let index = constant(.int(Int(machine.symbols.intern(name).index)))
        guard index < noRegister else { throw CompileError(message: "too many constants in one piece of code", span: span) }
        return index
    }

    // MARK: Registers

    func temporary() -> Int {
        let register = nextRegister
        nextRegister += 1
        registerCount = max(registerCount, nextRegister)
        return register
    }

    /// Checked where expressions are compiled, so that no operand can be cut to 16 bits.
    func checkSize(_ span: Span) throws {
        guard nextRegister < 60_000, constants.count < 4_000_000 else {
            throw CompileError(message: "too many values in one expression or piece of code", span: span)
        }
    }

    @discardableResult
    func releasingTemporaries<T>(_ body: () throws -> T) rethrows -> T {
        let saved = nextRegister
        defer { nextRegister = saved }
        return try body()
    }

    // MARK: Names

    /// Gives a register to each variable of a function.
    func declare(_ names: [String], cells: Set<String>) {
        for name in names where blocks[0][name] == nil {
            let register = temporary()
            blocks[0][name] = cells.contains(name) ? .cell(register) : .register(register)
            localNames.append(name)
        }
    }

    func place(of name: String) -> Place {
        // A comprehension in a class body does not see the class's names.
        let first = isClassBody && blocks.count > 1 && name != "__class__" ? 1 : 0
        for block in blocks[first...].reversed() { if let place = block[name] { return place } }
        if !globalNames.contains(name), let index = closureIndex(of: name) { return .closure(index) }
        let symbol = machine.symbols.intern(name)
        return .global(module.slot(symbol, fallback: machine.fallback(symbol)))
    }

    /// The index among this code's captures of a name of an enclosing function; nil when there is none.
    func closureIndex(of name: String) -> Int? {
        if let index = closureIndices[name] { return index }
        guard let parent, let capture = parent.capture(of: name) else { return nil }
        captures.append(capture)
        closureIndices[name] = captures.count - 1
        return captures.count - 1
    }

    private func capture(of name: String) -> Code.Capture? {
        for block in blocks[(isClassBody && name != "__class__" ? 1 : 0)...].reversed() {
            switch block[name] {
            case .cell(let register): return Code.Capture(isFromClosure: false, index: register)
            case .closure(let index): return Code.Capture(isFromClosure: true, index: index)
            case .register, .global: return nil
            case nil: continue
            }
        }
        if globalNames.contains(name) { return nil }
        return closureIndex(of: name).map { Code.Capture(isFromClosure: true, index: $0) }
    }

    /// Puts the value of a name into a register: its own when it has one.
    func load(_ name: String, into wanted: Int?, at span: Span) throws -> Int {
        switch place(of: name) {
        case .register(let register):
            if isClassBody, !assigned.contains(register), let outer = outerPlace(of: name) {
                return loadPlace(outer, into: wanted, at: span)
            }
            if !assigned.contains(register) {
                let check = emit(.checkLocal, register, wide: constant(.string(name)), at: span)
                instructions[check].d = isOuter(name) ? 1 : 0
                assigned.insert(register)
            }
            guard wanted != nil || copiesLocals else { return register }
            let target = wanted ?? temporary()
            if target != register { emit(.move, target, register, at: span) }
            return target
        case .cell(let register):
            let target = wanted ?? temporary()
            emit(.loadCell, target, register, try nameConstant(name, span), d: isOuter(name) ? 1 : 0, at: span)
            return target
        case .closure(let index):
            let target = wanted ?? temporary()
            emit(.loadFree, target, index, try nameConstant(name, span), at: span)
            return target
        case .global(let slot):
            let target = wanted ?? temporary()
            emit(.loadGlobal, target, wide: slot, at: span)
            return target
        }
    }

    /// Whether a name is the function's while a comprehension, to Python a function of its own, is compiled.
    private func isOuter(_ name: String) -> Bool { blocks.count > 1 && blocks[1...].allSatisfy { $0[name] == nil } }

    /// Where a class body finds a name that it has not bound yet: around the class.
    private func outerPlace(of name: String) -> Int? {
        let symbol = machine.symbols.intern(name)
        return closureIndex(of: name) == nil
            ? module.slot(symbol, fallback: machine.fallback(symbol)) : nil
    }

    private func loadPlace(_ slot: Int, into wanted: Int?, at span: Span) -> Int {
        let target = wanted ?? temporary()
        emit(.loadGlobal, target, wide: slot, at: span)
        return target
    }

    func store(_ name: String, from register: Int, at span: Span) {
        switch place(of: name) {
        case .register(let target):
            if target != register { emit(.move, target, register, at: span) }
            assigned.insert(target)
        case .cell(let cell): emit(.storeCell, cell, register, at: span)
        case .closure(let index): emit(.storeFree, register, index, at: span)
        case .global(let slot): emit(.storeGlobal, register, wide: slot, at: span)
        }
    }

    /// The register of a plain local variable, which expressions can be computed into.
    func localRegister(_ name: String) -> Int? {
        if case .register(let register) = place(of: name) { return register }
        return nil
    }
}

extension SourceText {
    /// The text speaks of `__del__` or `weakref`, so that a program can see when an object goes.
    fileprivate var tellsWhenObjectsGo: Bool {
        let text = [UInt8]("__del__".utf8), other = [UInt8]("weakref".utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            guard bytes.count >= 7 else { return false }
            for start in 0...bytes.count - 7 where bytes[start] == text[0] || bytes[start] == other[0] {
                let part = bytes[start..<start + 7]
                if part.elementsEqual(text) || part.elementsEqual(other) { return true }
            }
            return false
        }
    }
}
