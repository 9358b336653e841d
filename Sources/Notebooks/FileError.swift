// What the file system refused, as a value.
import Glibc

/// A failed operation on a file: what was tried, where, and the system's reason.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    public var path: String
    /// What was tried, as "cannot write".
    public var action: String
    public var reason: String
    /// The system's number; 0 when the refusal is our own.
    public var code: Int32

    public init(_ action: String, _ path: String, reason: String, code: Int32 = 0) {
        self.path = path
        self.action = action
        self.reason = reason
        self.code = code
    }

    /// With the reason that `errno` names.
    init(_ action: String, _ path: String, errno code: Int32) {
        var buffer = [CChar](repeating: 0, count: 256)
        let isKnown = strerror_r(code, &buffer, buffer.count) == 0
        let letters = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        let text = isKnown ? String(decoding: letters, as: UTF8.self) : "error \(code)"
        self.init(action, path, reason: text, code: code)
    }

    public var description: String { "\(action) \(OutputText.shown(path)): \(reason)" }
}
