// How the tests of builtins put their questions: Python lines in, what CPython's prompt would print out.

import Diagnostics
import Syntax

@testable import Evaluation

/// Everything that a session prints for lines of Python; a mistake ends its statement only and shows as `Type: text`.
func transcript(_ source: String) -> String {
    onLargeStack {
        let session = Session()
        let text = SourceText(name: "<test>", source)
        let parsed = Parser.parse(text)
        if let mistake = parsed.diagnostics.first { return "\(mistake.type): \(mistake.message)\n" }
        var output = ""
        for statement in parsed.module.body {
            let result = session.evaluate(SourceText(name: "<test>", text.text(statement.span)))
            output += result.output
            if let failure = result.failure {
                output += failure.type + (failure.message.isEmpty ? "" : ": \(failure.message)") + "\n"
            }
        }
        return output
    }
}
