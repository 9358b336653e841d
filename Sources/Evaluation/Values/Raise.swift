// Python exceptions: how native code raises one, and the object that a cell catches.

/// The builtin exception types, by name, each with the type it derives from.
public enum ExceptionKind: String, CaseIterable, Sendable {
    case baseException = "BaseException", systemExit = "SystemExit", keyboardInterrupt = "KeyboardInterrupt"
    case generatorExit = "GeneratorExit", exception = "Exception", stopIteration = "StopIteration"
    case arithmeticError = "ArithmeticError", floatingPointError = "FloatingPointError", overflowError = "OverflowError"
    case zeroDivisionError = "ZeroDivisionError", assertionError = "AssertionError", attributeError = "AttributeError"
    case bufferError = "BufferError", eofError = "EOFError", importError = "ImportError"
    case moduleNotFoundError = "ModuleNotFoundError", lookupError = "LookupError", indexError = "IndexError", keyError = "KeyError"
    case memoryError = "MemoryError", nameError = "NameError", unboundLocalError = "UnboundLocalError", osError = "OSError"
    case fileExistsError = "FileExistsError", fileNotFoundError = "FileNotFoundError", isADirectoryError = "IsADirectoryError"
    case notADirectoryError = "NotADirectoryError", permissionError = "PermissionError", timeoutError = "TimeoutError"
    case runtimeError = "RuntimeError", notImplementedError = "NotImplementedError", recursionError = "RecursionError"
    case syntaxError = "SyntaxError", indentationError = "IndentationError", tabError = "TabError", systemError = "SystemError"
    case typeError = "TypeError", valueError = "ValueError", unicodeError = "UnicodeError", warning = "Warning"
    case unicodeDecodeError = "UnicodeDecodeError", unicodeEncodeError = "UnicodeEncodeError"
    case unicodeTranslateError = "UnicodeTranslateError", blockingIOError = "BlockingIOError"
    case childProcessError = "ChildProcessError", connectionError = "ConnectionError", brokenPipeError = "BrokenPipeError"
    case connectionAbortedError = "ConnectionAbortedError", connectionRefusedError = "ConnectionRefusedError"
    case connectionResetError = "ConnectionResetError", interruptedError = "InterruptedError"
    case processLookupError = "ProcessLookupError", referenceError = "ReferenceError"
    case stopAsyncIteration = "StopAsyncIteration", baseExceptionGroup = "BaseExceptionGroup"
    case bytesWarning = "BytesWarning", encodingWarning = "EncodingWarning", importWarning = "ImportWarning"
    case pendingDeprecationWarning = "PendingDeprecationWarning", resourceWarning = "ResourceWarning"
    case syntaxWarning = "SyntaxWarning", unicodeWarning = "UnicodeWarning"
    case deprecationWarning = "DeprecationWarning", futureWarning = "FutureWarning", runtimeWarning = "RuntimeWarning"
    case userWarning = "UserWarning"

    public var base: ExceptionKind? {
        switch self {
        case .baseException: nil
        case .systemExit, .keyboardInterrupt, .generatorExit, .exception, .baseExceptionGroup: .baseException
        case .floatingPointError, .overflowError, .zeroDivisionError: .arithmeticError
        case .moduleNotFoundError: .importError
        case .indexError, .keyError: .lookupError
        case .unboundLocalError: .nameError
        case .fileExistsError, .fileNotFoundError, .isADirectoryError, .notADirectoryError, .permissionError, .timeoutError: .osError
        case .blockingIOError, .childProcessError, .connectionError, .interruptedError, .processLookupError: .osError
        case .brokenPipeError, .connectionAbortedError, .connectionRefusedError, .connectionResetError: .connectionError
        case .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError: .unicodeError
        case .notImplementedError, .recursionError: .runtimeError
        case .indentationError: .syntaxError
        case .tabError: .indentationError
        case .unicodeError: .valueError
        case .deprecationWarning, .futureWarning, .runtimeWarning, .userWarning: .warning
        case .bytesWarning, .encodingWarning, .importWarning, .pendingDeprecationWarning, .resourceWarning: .warning
        case .syntaxWarning, .unicodeWarning: .warning
        default: .exception
        }
    }
}

/// Thrown by native code; it becomes an exception object when a cell catches it.
///
/// Errors must be `Sendable`; values are not. This one is thrown and caught on the thread of its machine and never leaves it.
public struct Raise: Error, @unchecked Sendable {
    public let kind: ExceptionKind
    /// The exception's arguments: usually its text.
    public let arguments: [Value]
    /// What to do about it, shown below the message.
    public let hint: String?
    /// What an attribute was asked of (`e.obj`).
    var object: Value = .undefined

    public init(_ kind: ExceptionKind, _ message: String, hint: String? = nil) {
        self.kind = kind
        arguments = [.string(message)]
        self.hint = hint
    }

    public init(_ kind: ExceptionKind, arguments: [Value], hint: String? = nil) {
        self.kind = kind
        self.arguments = arguments
        self.hint = hint
    }
}

/// A Python exception object on its way up; like `Raise` it never leaves the thread of its machine.
public struct PythonError: Error, @unchecked Sendable {
    public let exception: ExceptionObject
    public init(_ exception: ExceptionObject) { self.exception = exception }
}
