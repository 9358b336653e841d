// What a replay asks of the evaluator, and nothing more. The session that answers is wired elsewhere.
import Diagnostics

/// Runs the cells of one notebook, in order, in one session.
public protocol CellRunner: AnyObject {
    /// Runs a cell to its end; `timeout` is in seconds.
    func run(_ source: SourceText, timeout: Double?) -> CellOutcome
}

/// What a cell did.
public struct CellOutcome: Sendable {
    public enum Status: Sendable, Hashable {
        case ok
        /// It raised; `error` says what.
        case failed
        case timedOut
        case interrupted
        /// The evaluator is gone.
        case died
    }

    /// Lines printed and shown, in order.
    public var outputs: [String]
    public var error: (type: String, message: String, rendered: String)?
    public var status: Status
    public var elapsedNanoseconds: Int
    /// Facts of this run, one line each.
    public var facts: [String]

    public init(
        outputs: [String] = [], error: (type: String, message: String, rendered: String)? = nil,
        status: Status? = nil, elapsedNanoseconds: Int = 0, facts: [String] = []
    ) {
        self.outputs = outputs
        self.error = error
        self.status = status ?? (error == nil ? .ok : .failed)
        self.elapsedNanoseconds = elapsedNanoseconds
        self.facts = facts
    }
}

/// What a session for a notebook has to be given before its first cell.
public struct RunnerRequest: Sendable, Hashable {
    /// The notebook's path.
    public var path: String
    public var seed: Int?
    public var dtype: String?
    /// Bytes.
    public var memory: Int?

    public init(path: String, seed: Int? = nil, dtype: String? = nil, memory: Int? = nil) {
        self.path = path
        self.seed = seed
        self.dtype = dtype
        self.memory = memory
    }
}
