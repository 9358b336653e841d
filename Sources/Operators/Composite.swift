// Operations that belong together: what one call of a loss or a layer put on the tape. Reports show it as one row.

/// What a composition of operations is called.
public final class CompositeName: Sendable {
    public let text: String
    public init(_ text: String) { self.text = text }
}

extension Recorder {
    /// Work whose records belong together under a name, unless they are part of something larger.
    @inline(__always)
    public func composing<T>(_ name: CompositeName?, _ work: () throws -> T) rethrows -> T {
        guard isRecording, composite == nil, let name else { return try work() }
        composite = name
        compositeStart = nextSequence()
        defer { composite = nil }
        return try work()
    }
}
