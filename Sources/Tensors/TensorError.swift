// What a tensor operation throws when a user's request cannot be carried out. It knows no source text: the evaluator
// adds line, column and names.

/// A refused request, with the exception that PyTorch raises for it and its text.
public struct TensorError: Error, Sendable, Equatable {
    /// The Python exception of the same meaning.
    public enum Kind: String, Sendable {
        case runtime = "RuntimeError"
        case index = "IndexError"
        case type = "TypeError"
        case value = "ValueError"
        case notImplemented = "NotImplementedError"
        case memory = "MemoryError"
        /// `torch.linalg.LinAlgError`, a `RuntimeError`.
        case linearAlgebra = "LinAlgError"
    }

    public let kind: Kind
    public let message: String
    /// What the user can do about it; tried, not guessed.
    public let hint: String?

    public init(_ kind: Kind, _ message: String, hint: String? = nil) {
        self.kind = kind
        self.message = message
        self.hint = hint
    }

    public static func runtime(_ message: String, hint: String? = nil) -> TensorError {
        TensorError(.runtime, message, hint: hint)
    }
    public static func index(_ message: String) -> TensorError { TensorError(.index, message) }
    public static func type(_ message: String) -> TensorError { TensorError(.type, message) }
    public static func value(_ message: String) -> TensorError { TensorError(.value, message) }
}
