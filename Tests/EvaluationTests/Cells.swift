// How the tests of the language put their questions: a cell's text in, what CPython's prompt would print out. The questions
// are in the other Cells files.

import Diagnostics
import Testing

@testable import Evaluation

/// Runs a cell in a session of its own and expects what it prints and shows; an uncaught exception is a last line
/// `Type: message`.
func check(_ code: String, prints expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let result = evaluate(code)
    var text = result.output
    if let failure = result.failure {
        text += failure.type + (failure.message.isEmpty ? "" : ": \(failure.message)") + "\n"
    }
    #expect(withLineEnd(text) == withLineEnd(expected), "\(code)", sourceLocation: sourceLocation)
}

/// Runs a cell and expects its output and the whole of what standard error would show, but for hints and facts.
func checkTraceback(_ code: String, shows expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let result = evaluate(code)
    let text = result.output + (result.failure?.rendered ?? "")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("  hint: ") }
    #expect(withLineEnd(lines.joined(separator: "\n")) == withLineEnd(expected), "\(code)", sourceLocation: sourceLocation)
}

private func evaluate(_ code: String) -> Session.Result {
    onLargeStack { Session().evaluate(SourceText(name: "<cell>", code + "\n")) }
}

private func withLineEnd(_ text: String) -> String { text.isEmpty || text.hasSuffix("\n") ? text : text + "\n" }
