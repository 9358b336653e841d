// What is told to a user about a mistake. Diagnostic+Rendering.swift turns it into text.

/// A located message: an exception's type and text, where it arose, what is known, and what to do.
public struct Diagnostic: Sendable {
    public enum Severity: Sendable { case error, warning }

    public var severity: Severity
    /// The Python exception of the same meaning: `SyntaxError`, `RuntimeError`, `NameError`, …
    public var type: String
    /// The exception's own text, as CPython or PyTorch words it.
    public var message: String
    public var source: SourceText?
    public var span: Span
    /// Facts worth seeing beside the source: operand names, shapes, dtypes; one line each.
    public var facts: [String]
    /// What to do about it; tried, not guessed.
    public var hint: String?

    public init(
        _ type: String, _ message: String, source: SourceText? = nil, span: Span = .none, facts: [String] = [],
        hint: String? = nil, severity: Severity = .error
    ) {
        self.severity = severity
        self.type = type
        self.message = message
        self.source = source
        self.span = span
        self.facts = facts
        self.hint = hint
    }
}
