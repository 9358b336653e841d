// How the tests of builtins put their questions: Python lines after `>>>`, as in a doctest, and what CPython's prompt
// prints for them.

import Diagnostics
import Syntax
import Testing

@testable import Evaluation

/// Runs a transcript in one session and compares what each of its statements prints; a mistake ends its statement only
/// and shows as `Type: text`.
func checkTranscript(_ transcript: String, sourceLocation: SourceLocation = #_sourceLocation) {
    var steps: [(source: String, expected: String)] = []
    for line in transcript.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix(">>> ") {
            steps.append((String(line.dropFirst(4)), ""))
        } else if line.hasPrefix("... "), !steps.isEmpty {
            steps[steps.count - 1].source += "\n" + line.dropFirst(4)
        } else if !steps.isEmpty {
            steps[steps.count - 1].expected += line + "\n"
        }
    }
    let sources = steps.map(\.source)
    let printed = onLargeStack {
        let session = Session()
        return sources.map { source in
            let result = session.evaluate(SourceText(name: "<test>", source))
            guard let failure = result.failure else { return result.output }
            return result.output + failure.type + (failure.message.isEmpty ? "" : ": \(failure.message)") + "\n"
        }
    }
    for (step, printed) in zip(steps, printed) {
        #expect(printed == step.expected, "\(step.source)", sourceLocation: sourceLocation)
    }
}
