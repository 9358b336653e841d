// What Tab offers: names, attributes and commands, read from the live session without evaluating anything.

import Evaluation
import Syntax

enum Completion {
    /// Whole replacements for the identifier or dotted path before the cursor; the `%` of a command is not part of it.
    static func candidates(before text: String, in session: Session) -> [String] {
        if text.hasPrefix("%"), !text.contains(" ") {
            let typed = text.dropFirst()
            return session.commands.keys.filter { $0.hasPrefix(typed) }.sorted()
        }
        let path = trailingPath(text)
        guard let dot = path.lastIndex(of: ".") else { return names(startingWith: path, in: session) }
        let owner = String(path[..<dot])
        let typed = path[path.index(after: dot)...]
        guard let value = session.liveValue(ofPath: owner) else { return [] }
        return session.machine.names(of: value)
            .filter { $0.hasPrefix(typed) && (typed.hasPrefix("_") || !$0.hasPrefix("_")) }
            .sorted().map { owner + "." + $0 }
    }

    private static func names(startingWith typed: String, in session: Session) -> [String] {
        guard !typed.isEmpty else { return [] }
        let machine = session.machine
        let known = Set(
            machine.main.variables.map { machine.symbols[$0.name] } + session.preludeNames + keywords)
        return known.filter { $0.hasPrefix(typed) && (typed.hasPrefix("_") || !$0.hasPrefix("_")) }.sorted()
    }

    /// The identifier or dotted path that a text ends with.
    static func trailingPath(_ text: String) -> String {
        String(text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }.reversed())
    }

    private static let keywords = [
        "and", "as", "assert", "break", "continue", "def", "del", "elif", "else", "except", "False", "finally", "for",
        "from", "global", "if", "import", "in", "is", "lambda", "None", "nonlocal", "not", "or", "pass", "raise", "return",
        "True", "try", "while", "with", "yield",
    ]
}
