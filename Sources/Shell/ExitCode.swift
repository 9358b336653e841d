// How the process ends: one table for `-c`, stdin, `run` and `replay`.

import Evaluation

public enum ExitCode {
    public static let ok: Int32 = 0
    public static let outputsDiffer: Int32 = 1
    public static let wrongUsage: Int32 = 2
    public static let cellFailed: Int32 = 3
    public static let timedOut: Int32 = 4
    public static let doesNotParse: Int32 = 5
    public static let nothingRun: Int32 = 6
    public static let evaluatorDied: Int32 = 7
    public static let interrupted: Int32 = 130

    /// The code that a cell's end gives a program.
    static func of(_ status: Session.Result.Status) -> Int32 {
        switch status {
        case .ok: ok
        case .failed: cellFailed
        case .doesNotParse: doesNotParse
        case .interrupted: interrupted
        case .timedOut: timedOut
        case .exited(let code): code
        }
    }
}
