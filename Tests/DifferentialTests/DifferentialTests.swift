// Random programs with the answers of CPython 3.11, frozen by Tests/differential/freeze. The long form, which runs both
// live, is Tests/differential/run.

import Diagnostics
import Evaluation
import Foundation
import Testing

private struct Entry: Decodable {
    let seed: Int
    let program: String
    let output: String
    /// The last line of the traceback that it ends with, or nothing.
    let error: String
}

@Suite struct DifferentialTests {
    @Test func programsPrintWhatCPythonPrints() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "programs.json")
        let entries = try JSONDecoder().decode([Entry].self, from: Data(contentsOf: path))
        #expect(entries.count == 200)
        for entry in entries {
            let (output, error) = answer(entry.program)
            guard output != entry.output || error != entry.error else { continue }
            let place = zip(lines(output), lines(entry.output)).first { $0 != $1 }
            Issue.record(
                "seed \(entry.seed): \(place.map { "\($0.0) instead of \($0.1)" } ?? "\(error) instead of \(entry.error)")")
        }
    }

    private func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// What a program prints, and the exception that it ends with.
    private func answer(_ program: String) -> (output: String, error: String) {
        let result = onLargeStack {
            var options = Session.Options()
            options.hasPrelude = false
            return Session(options).evaluate(SourceText(name: "program.py", program), shows: false)
        }
        guard let failure = result.failure else { return (result.output, "") }
        let text = failure.message.isEmpty ? failure.type : "\(failure.type): \(failure.message)"
        return (result.output, text.split(separator: "\n").last.map(String.init) ?? "")
    }
}
