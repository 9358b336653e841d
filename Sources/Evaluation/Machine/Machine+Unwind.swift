// Exceptions on their way up: to a handler of the running frames, or out of the machine.

import Diagnostics
import Syntax
import Tensors

/// A stop that no cell can catch: its time is over, or the session is closing.
public struct CellStopped: Error {
    public enum Reason: Sendable { case timeout, closing }
    public let reason: Reason
}

/// What sets `Machine.interruption`.
public enum Interruption {
    public static let none: Int32 = 0
    /// Ctrl-C: `KeyboardInterrupt`.
    public static let keyboard: Int32 = 1
    /// The cell's time is over.
    public static let timeout: Int32 = 2
    /// Nobody's doing: a generator was dropped that has to be closed.
    public static let dropped: Int32 = 3
}

extension Machine {
    /// Finds the handler of an error from the top frame down to the one with index `entry`, and sets its frame on it.
    /// - Throws: the exception, when none of those frames handles it; they are gone then.
    func unwind(_ error: any Error, entry: Int) throws {
        var isReraised = false
        var exception: ExceptionObject
        // The common cases first: looking at what an error is takes its time.
        if let raise = error as? Raise {
            exception = exceptionObject(for: raise)
        } else if let python = error as? PythonError {
            exception = python.exception
        } else {
            if error is CellStopped || error is Exit {
                while stack.frameCount > entry { leaveFrame() }
                throw error
            }
            isReraised = error is Reraised
            exception = (error as? Reraised)?.exception ?? exceptionObject(for: error)
        }
        if !isReraised, let handling, handling !== exception, exception.context == nil { exception.context = handling }
        while stack.frameCount > entry {
            let frame = stack.frames + (stack.frameCount - 1)
            let code = frame.pointee.code.takeUnretainedValue()
            let index = frame.pointee.next - code.instructions - 1
            if !isReraised { addTrace(exception, code, index) }
            isReraised = false
            if let handler = code.handlers.first(where: { $0.start <= index && index < $0.end }) {
                handling = handler.outer.map { frame.pointee.base[$0].as(ExceptionObject.self) } ?? frame.pointee.handling?.takeUnretainedValue()
                frame.pointee.base[handler.register] = .object(exception)
                frame.pointee.next = code.instructions + handler.target
                return
            }
            handling = frame.pointee.handling?.takeUnretainedValue()
            let isGenerator = frame.pointee.role == .generator
            leaveFrame()
            if isGenerator, isStopIteration(exception) {
                let wrapped = exceptionObject(for: Raise(.runtimeError, "generator raised StopIteration"))
                wrapped.cause = exception
                exception = wrapped
            }
        }
        throw PythonError(exception)
    }

    private func addTrace(_ exception: ExceptionObject, _ code: Code, _ index: Int) {
        // What a library module does inside is no place of the user's.
        guard exception.traceback.count < 2000, !code.isLibrary else { return }
        var span = index >= 0 && index < code.spans.count ? code.spans[index] : code.span
        for inner in code.comprehensions where inner.start <= index && index < inner.end {
            exception.traceback.append(ExceptionObject.Frame(function: inner.name, source: code.source, span: span))
            span = inner.span
        }
        exception.traceback.append(ExceptionObject.Frame(function: code.name, source: code.source, span: span))
    }

    /// What `raise value from cause` throws: an exception class is called first.
    func raised(_ value: Value, cause: Value?) throws -> PythonError {
        let exception = try exceptionInstance(value, "exceptions must derive from BaseException")
        if let cause {
            exception.cause = cause.isNone
                ? nil : try exceptionInstance(cause, "exception causes must derive from BaseException")
            exception.suppressesContext = true
        }
        return PythonError(exception)
    }

    private func exceptionInstance(_ value: Value, _ message: String) throws -> ExceptionObject {
        if let exception = value.as(ExceptionObject.self) { return exception }
        if value.as(TypeObject.self) != nil, let made = try call(value, []).as(ExceptionObject.self) { return made }
        throw Raise(.typeError, message)
    }

    func unbound(_ name: Value) -> Raise {
        Raise(
            .unboundLocalError,
            "cannot access local variable '\(name.text ?? "")' where it is not associated with a value")
    }

    func unboundFree(_ name: String) -> Raise {
        Raise(
            .nameError,
            "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope")
    }

    /// Does what `interruption` asks for.
    func attend() throws {
        guard interruption.pointee == Interruption.dropped else { throw interrupted() }
        closeDropped()
    }

    /// What to raise when `interruption` is set; it is reset.
    func interrupted() -> any Error {
        let reason = interruption.pointee
        interruption.pointee = Interruption.none
        return reason == Interruption.timeout ? CellStopped(reason: .timeout) : Raise(.keyboardInterrupt, arguments: [])
    }

    /// What to raise for a global that is neither assigned nor the name of a builtin.
    func missingGlobal(_ slot: Int, _ frame: UnsafeMutablePointer<Frame>) -> Raise {
        let module = frame.pointee.module.takeUnretainedValue()
        let name = symbols[module.name(ofSlot: slot)]
        if let entry = LeftOut.entry(.builtin, name) { return Raise(.nameError, entry.message(name), hint: entry.instead) }
        func texts(_ names: some Sequence<Symbol>) -> [String] { names.map { symbols[$0] } }
        let locals = frame.pointee.code._withUnsafeGuaranteedRef { $0.localNames }
        let near = nearest(
            name, inScopes: [locals, texts(module.variables.map(\.name)), builtinNames, texts(prelude.keys).sorted()])
        return Raise(.nameError, "name '\(name)' is not defined", hint: near.map { "Did you mean: '\($0)'?" })
    }
}

/// An exception raised again by the end of a handler or `finally`: its trace has this frame already.
///
/// Never leaves the thread of its machine, as `Raise`.
struct Reraised: Error, @unchecked Sendable {
    let exception: ExceptionObject
}
