// What Tab offers: names, attributes, keyword arguments, files and commands, read from the live session without evaluating
// anything.

import Evaluation
import Glibc
import LineEditing
import Syntax

enum Completion {
    /// Whole replacements for what `LineEditor.fragment` says ends the text; the `%` of a command is not part of it.
    static func candidates(before text: String, in session: Session) -> [String] {
        let fragment = LineEditor.fragment(of: text)
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        if line.hasPrefix("%") {
            guard line.contains(" ") else { return session.commands.keys.filter { $0.hasPrefix(fragment) }.sorted() }
            if let options = options(line, fragment, in: session) { return options }
        }
        if let path = openString(text) { return files(startingWith: path, fragment) }
        let arguments = keywordArguments(text, fragment, in: session)
        guard let dot = fragment.lastIndex(of: ".") else { return arguments + names(startingWith: fragment, in: session) }
        let owner = String(fragment[..<dot])
        let typed = fragment[fragment.index(after: dot)...]
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

    // MARK: Commands

    /// The options of a command behind `--`, as its usage names them; nil where none is typed.
    private static func options(_ line: String, _ fragment: String, in session: Session) -> [String]? {
        guard line.dropLast(fragment.count).hasSuffix(" --"), let command = session.commands[String(line.dropFirst().prefix { $0 != " " })]
        else { return nil }
        let words = command.usage.split { !($0.isLetter || $0 == "-") }.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
        return words.filter { $0.hasPrefix(fragment) }
    }

    // MARK: Keyword arguments

    /// `momentum=` of `optim.SGD(x, mom`.
    private static func keywordArguments(_ text: String, _ fragment: String, in session: Session) -> [String] {
        guard !fragment.isEmpty, !fragment.contains("."), let callee = openCall(text.dropLast(fragment.count)),
            let value = session.liveValue(ofPath: callee)
        else { return [] }
        return session.machine.parameterNames(of: value).filter { $0.hasPrefix(fragment) }.sorted().map { $0 + "=" }
    }

    /// The dotted path in front of the innermost bracket that is open at the end of a text, when an argument begins there.
    private static func openCall(_ text: Substring) -> String? {
        var depth = 0
        var last: Character?
        for index in text.indices.reversed() {
            let character = text[index]
            if last == nil, character != " ", character != "\n" {
                guard character == "(" || character == "," else { return nil }
                last = character
            }
            if ")]}".contains(character) { depth += 1 }
            guard "([{".contains(character) else { continue }
            if depth > 0 {
                depth -= 1
                continue
            }
            guard character == "(" else { return nil }
            let path = LineEditor.fragment(of: String(text[..<index]))
            return path.isEmpty ? nil : path
        }
        return nil
    }

    // MARK: Files

    /// What has been typed of a string that is not closed; nil outside of strings.
    private static func openString(_ text: String) -> String? {
        var quote: Character?
        var start = text.startIndex
        var isEscape = false
        for index in text.indices {
            let character = text[index]
            if let open = quote {
                if isEscape {
                    isEscape = false
                } else if character == "\\" {
                    isEscape = true
                } else if character == open || character == "\n" {
                    quote = nil
                }
            } else if character == "'" || character == "\"" {
                quote = character
                start = text.index(after: index)
            } else if character == "#" {
                guard let end = text[index...].firstIndex(of: "\n") else { return nil }
                if end == text.index(before: text.endIndex) { return nil }
            }
        }
        return quote == nil ? nil : String(text[start...])
    }

    /// Files and folders, the part of their name from where the fragment begins.
    private static func files(startingWith path: String, _ fragment: String) -> [String] {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? ""
        let typed = slash.map { String(path[path.index(after: $0)...]) } ?? path
        guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(stream) }
        var found: [String] = []
        while let entry = readdir(stream), found.count < 1000 {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasPrefix(typed), typed.hasPrefix(".") || !name.hasPrefix("."),
                name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0 != "'" && $0 != "\"" && $0 != "\\" })
            else { continue }
            var status = stat()
            let isFolder = stat(folder + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            found.append(fragment + name.dropFirst(typed.count) + (isFolder ? "/" : ""))
        }
        return found.sorted()
    }

    private static let keywords = [
        "and", "as", "assert", "break", "continue", "def", "del", "elif", "else", "except", "False", "finally", "for",
        "from", "global", "if", "import", "in", "is", "lambda", "None", "nonlocal", "not", "or", "pass", "raise", "return",
        "True", "try", "while", "with", "yield",
    ]
}
