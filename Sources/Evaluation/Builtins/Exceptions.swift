// The exception types' constructors and methods, what Swift errors become when a cell catches them, and what `except`
// matches.

import Tensors

extension Machine {
    func installExceptions() {
        for kind in ExceptionKind.allCases {
            let type = types.exception(kind)
            type.constructor = { arguments, machine in .object(try machine.makeException(type, arguments)) }
            builtins[symbols.intern(type.name)] = .object(type)
        }
        for name in ["IOError", "EnvironmentError"] { builtins[symbols.intern(name)] = .object(types.exception(.osError)) }
        installExceptionGroups()
        let base = types.exception(.baseException)
        define(on: base, "__init__(self, /, *args, **kwargs)") { machine, a in
            let exception = try machine.exception(a[0], "__init__")
            exception.args = a.extra
            return .none
        }
        define(on: base, "__str__(self, /)") { machine, a in .string(try machine.exception(a[0], "__str__").plainText(machine)) }
        define(on: base, "__repr__(self, /)") { machine, a in .string(try machine.exception(a[0], "__repr__").plainRepr(machine)) }
        define(
            on: base, "with_traceback(self, tb, /)",
            doc: "Set self.__traceback__ to tb and return self."
        ) { machine, a in
            let exception = try machine.exception(a[0], "with_traceback")
            if let traceback = a[1].as(TracebackObject.self) {
                exception.traceback = traceback.frames.reversed()
            } else if a[1].isNone {
                exception.traceback = []
            } else {
                throw Raise(.typeError, "__traceback__ must be a traceback or None")
            }
            return a[0]
        }
        define(on: base, "add_note(self, note, /)", doc: "Add a note to the exception.") { machine, a in
            guard a[1].text != nil else {
                throw Raise(.typeError, "note must be a str, not '\(machine.typeName(a[1]))'")
            }
            try machine.exception(a[0], "add_note").notes.append(a[1])
            return .none
        }
    }

    private func exception(_ receiver: Value, _ method: String) throws -> ExceptionObject {
        if let exception = receiver.as(ExceptionObject.self) { return exception }
        throw wrongReceiver(receiver, method, "BaseException")
    }

    /// A new exception of a builtin type or of a user's class, as `BaseException.__new__`; an `__init__` of the class is
    /// called by whoever makes instances.
    public func makeException(_ type: TypeObject, _ arguments: Arguments) throws -> ExceptionObject {
        let exception = ExceptionObject(type, arguments.positional)
        if !arguments.keywords.isEmpty, type.moduleName == "builtins" {
            try setKeywords(of: exception, arguments)
        }
        guard type.isSubtype(of: types.exception(.osError)), (2...5).contains(arguments.count) else { return exception }
        return systemException(type, arguments.positional)
    }

    /// An `OSError` of number, text and file; of the subtype that the number says.
    private func systemException(_ type: TypeObject, _ arguments: [Value]) -> ExceptionObject {
        var precise = type
        if type === types.exception(.osError), case .int(let number) = arguments[0], let kind = ExceptionKind(errno: number) {
            precise = types.exception(kind)
        }
        // As in CPython the file is not among the arguments.
        let exception = ExceptionObject(precise, Array(arguments.prefix(2)))
        for (index, name) in ["errno", "strerror", "filename", "", "filename2"].enumerated() where index < arguments.count && index != 3 {
            exception.attributes[symbols.intern(name)] = arguments[index]
        }
        return exception
    }

    private func setKeywords(of exception: ExceptionObject, _ arguments: Arguments) throws {
        let allowed: [String]
        if exception.isInstance(of: .importError, self) {
            allowed = ["name", "path"]
        } else if exception.isInstance(of: .attributeError, self) {
            allowed = ["name", "obj"]
        } else if exception.isInstance(of: .nameError, self) {
            allowed = ["name"]
        } else {
            throw Raise(.typeError, "\(exception.typeObject.name)() takes no keyword arguments")
        }
        for (index, name) in arguments.keywords.enumerated() {
            guard allowed.contains(symbols[name]) else {
                throw Raise(.typeError, "'\(symbols[name])' is an invalid keyword argument for \(exception.typeObject.name)()")
            }
            exception.attributes[name] = arguments.keywordValue(index)
        }
    }

    /// The exception object that an error thrown by native code stands for.
    func exceptionObject(for raise: Raise) -> ExceptionObject {
        let type = types.exception(raise.kind)
        let isSystem = raise.arguments.count >= 2 && type.isSubtype(of: types.exception(.osError))
        let exception = isSystem ? systemException(type, raise.arguments) : ExceptionObject(type, raise.arguments)
        exception.hint = raise.hint
        exception.isNative = true
        if !raise.object.isUndefined { exception.asked = raise.object }
        return exception
    }

    public func exceptionObject(for error: any Error) -> ExceptionObject {
        switch error {
        case let error as PythonError: return error.exception
        case let error as Reraised: return error.exception
        case let raise as Raise: return exceptionObject(for: raise)
        case let error as TensorError:
            let kind = ExceptionKind(rawValue: error.kind.rawValue) ?? .runtimeError
            let type = error.kind == .linearAlgebra ? torch.linearAlgebraError : types.exception(kind)
            let exception = ExceptionObject(type, [.string(error.message)], hint: error.hint)
            exception.isAboutTensors = true
            return exception
        default: return ExceptionObject(types.exception(.systemError), [.string(String(describing: error))])
        }
    }

    /// True for an error that is an exception of a builtin type or of one derived from it.
    public func isRaised(_ error: any Error, _ kind: ExceptionKind) -> Bool {
        exceptionObject(for: error).isInstance(of: kind, self)
    }

    /// Whether `except types:` catches an exception.
    public func matches(_ exception: ExceptionObject, _ types: Value) throws -> Bool {
        func type(_ value: Value) throws -> TypeObject {
            if let type = value.as(TypeObject.self), type.isSubtype(of: self.types.exception(.baseException)) { return type }
            throw Raise(.typeError, "catching classes that do not inherit from BaseException is not allowed")
        }
        if case .object(let object) = types, object.kind == .type, unsafeDowncast(object, to: TypeObject.self) === exception.typeObject { return true }
        guard let tuple = types.asTuple else { return try exception.typeObject.isSubtype(of: type(types)) }
        // All of them are looked at before any is compared, as in CPython.
        return try tuple.elements.map(type).contains { exception.typeObject.isSubtype(of: $0) }
    }
}

extension ExceptionKind {
    /// The subtype of `OSError` for a system error number.
    init?(errno: Int) {
        switch errno {
        case 1, 13: self = .permissionError
        case 2: self = .fileNotFoundError
        case 3: self = .processLookupError
        case 4: self = .interruptedError
        case 10: self = .childProcessError
        case 11, 114, 115: self = .blockingIOError
        case 32, 108: self = .brokenPipeError
        case 103: self = .connectionAbortedError
        case 104: self = .connectionResetError
        case 111: self = .connectionRefusedError
        case 17: self = .fileExistsError
        case 20: self = .notADirectoryError
        case 21: self = .isADirectoryError
        case 110: self = .timeoutError
        default: return nil
        }
    }
}
