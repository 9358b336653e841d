// How the tests of numbers and text put their questions: a line `expression  →  what repr or the exception says`.

import Diagnostics
import Testing

@testable import Evaluation

/// Evaluates the expression of every line, in one session, and compares its repr, or `Type: message` when it raises.
func checkAnswers(_ table: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let rows = table.split(separator: "\n").map { String($0) }
    let answers = onLargeStack {
        let session = Session()
        _ = session.evaluate(SourceText(name: "<test>", "import math"))
        return rows.map { row in
            let parts = halves(row)
            let result = session.evaluate(SourceText(name: "<test>", parts.expression))
            guard let failure = result.failure else { return String(result.output.dropLast()) }
            return failure.type + (failure.message.isEmpty ? "" : ": " + failure.message)
        }
    }
    #expect(!rows.isEmpty, sourceLocation: sourceLocation)
    for (row, answer) in zip(rows, answers) {
        let parts = halves(row)
        #expect(answer.unicodeScalars.elementsEqual(parts.answer.unicodeScalars), "\(parts.expression) gave \(answer), not \(parts.answer)", sourceLocation: sourceLocation)
    }
}

private func halves(_ row: String) -> (expression: String, answer: String) {
    guard let arrow = row.firstRange(of: "  →  ") else { return (row, "") }
    return (String(row[..<arrow.lowerBound]), String(row[arrow.upperBound...]))
}
