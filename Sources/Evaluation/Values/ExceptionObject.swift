// Exception objects: what a cell raises and catches. Constructors and translation from Swift errors are in
// Builtins/Exceptions*.swift.

import Diagnostics

/// A Python exception.
public final class ExceptionObject: Object {
    /// One place of a traceback.
    public struct Frame {
        public let function: String
        public let source: SourceText
        public let span: Span
        public init(function: String, source: SourceText, span: Span) {
            self.function = function
            self.source = source
            self.span = span
        }
    }

    public let typeObject: TypeObject
    public var args: [Value]
    /// `__cause__`, of `raise … from`.
    public var cause: ExceptionObject?
    /// `__context__`: what was being handled.
    public var context: ExceptionObject?
    public var suppressesContext = false
    public var notes: [Value] = []
    /// Where it passed, the innermost call first.
    public var traceback: [Frame] = []
    /// What to do about it, shown below the message.
    public var hint: String?
    /// Attributes that a user's class or code set.
    public var attributes: [Symbol: Value] = [:]

    public init(_ type: TypeObject, _ args: [Value], hint: String? = nil) {
        typeObject = type
        self.args = args
        self.hint = hint
        super.init(kind: .exception)
    }

    override public func type(_ machine: Machine) -> TypeObject { typeObject }
}
