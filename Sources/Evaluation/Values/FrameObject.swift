// Frames as programs see them: `sys._getframe()`, `traceback.tb_frame`. A copy of where code stands, not the frame itself.

import Diagnostics

/// A place in running code.
final class FrameObject: Object {
    private let place: ExceptionObject.Frame
    private let back: FrameObject?
    private let module: ModuleObject?
    private let locals: [(name: Symbol, value: Value)]

    init(_ place: ExceptionObject.Frame, back: FrameObject? = nil, module: ModuleObject? = nil, locals: [(name: Symbol, value: Value)] = []) {
        self.place = place
        self.back = back
        self.module = module
        self.locals = locals
        super.init()
    }

    private var line: Int { place.source.position(of: Int(place.span.start)).line }

    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "frame") }
    override func repr(_ machine: Machine) -> String {
        "<frame at \(address), file '\(place.source.name)', line \(line), code \(place.function)>"
    }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        switch machine.symbols[name] {
        case "f_lineno": .int(line)
        case "f_back": back.map { .object($0) } ?? Value.none
        case "f_code": .object(FrameCodeObject(place))
        case "f_globals": .object(try machine.namespace((module ?? machine.main).variables))
        case "f_locals": .object(try machine.namespace(place.function == "<module>" ? (module ?? machine.main).variables : locals))
        case "f_lasti": .int(0)
        case "f_trace": Value.none
        default: nil
        }
    }
}

/// `frame.f_code`: the name of what runs, and where it is written.
private final class FrameCodeObject: Object {
    private let place: ExceptionObject.Frame
    init(_ place: ExceptionObject.Frame) {
        self.place = place
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "code") }
    override func repr(_ machine: Machine) -> String {
        "<code object \(place.function) at \(address), file \"\(place.source.name)\", line \(place.source.position(of: Int(place.span.start)).line)>"
    }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        switch machine.symbols[name] {
        case "co_name", "co_qualname": .string(place.function)
        case "co_filename": .string(place.source.name)
        case "co_firstlineno": .int(place.source.position(of: Int(place.span.start)).line)
        default: nil
        }
    }
}

extension Machine {
    /// The frames of users' code that are running, outermost first.
    func runningFrames() -> [ExceptionObject.Frame] {
        (0..<stack.frameCount).compactMap { frame(at: $0)?.place }
    }

    /// The innermost running frame of a user's code but `depth`; nil when the stack is not so deep.
    func frameObject(depth: Int) -> FrameObject? {
        var made: [FrameObject] = []
        for index in 0..<stack.frameCount {
            guard let (place, module, locals) = frame(at: index) else { continue }
            made.append(FrameObject(place, back: made.last, module: module, locals: locals))
        }
        return depth >= 0 && depth < made.count ? made[made.count - 1 - depth] : nil
    }

    private func frame(at index: Int) -> (place: ExceptionObject.Frame, module: ModuleObject, locals: [(name: Symbol, value: Value)])? {
        let frame = stack.frames[index]
        let code = frame.code.takeUnretainedValue()
        guard !code.isLibrary else { return nil }
        let at = frame.next - code.instructions - 1
        let span = at >= 0 && at < code.spans.count ? code.spans[at] : code.span
        let locals = code.localNames.enumerated().compactMap { offset, name -> (name: Symbol, value: Value)? in
            var value = frame.base[offset]
            if let cell = value.as(CellObject.self) { value = cell.value }
            return value.isUndefined ? nil : (symbols.intern(name), value)
        }
        return (ExceptionObject.Frame(function: code.name, source: code.source, span: span), frame.module.takeUnretainedValue(), locals)
    }
}
