// How tests of tensors run cells: text in, text out.

import Diagnostics
import Evaluation
import Testing

/// What a cell prints and shows, or the exception that ended it as `Type: message`.
func torchOutput(_ source: String) -> String {
    onLargeStack {
        let session = Session()
        let result = session.evaluate(SourceText(name: "<cell>", source))
        guard let failure = result.failure else { return result.output }
        return result.output + "\(failure.type): \(failure.message)\n"
    }
}

/// Runs each line of code in a session of its own and compares what the last expression shows.
func checkTorch(_ cases: [(code: String, prints: String)], sourceLocation: SourceLocation = #_sourceLocation) {
    for (code, prints) in cases {
        let output = torchOutput(code)
        #expect(output == prints + "\n", "\(code)", sourceLocation: sourceLocation)
    }
}
