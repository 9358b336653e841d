// A replay as workflow commands, which GitHub shows beside the lines of a pull request.
import Diagnostics

extension ReplayReport {
    /// One `::error file=…,line=…::…` line for each thing that is not as expected.
    public var githubAnnotations: String { notebooks.map(\.githubAnnotations).joined() }
}

extension NotebookReport {
    fileprivate var githubAnnotations: String {
        var text = ""
        for diagnostic in diagnostics {
            let level = diagnostic.severity == .error ? "error" : "warning"
            text += Self.command(level, path, diagnostic.line, title: "notebook", diagnostic.message)
        }
        if let problem { text += Self.command("error", path, 1, title: "notebook", problem) }
        for cell in cells {
            guard let failure = cell.failure else { continue }
            let message = ([failure.title] + failure.details).joined(separator: "\n")
            text += Self.command("error", path, failure.line, title: "cell \(cell.name)", message)
        }
        return text
    }

    private static func command(_ level: String, _ file: String, _ line: Int, title: String, _ message: String) -> String {
        "::\(level) file=\(escaped(file, inProperty: true)),line=\(line),title=\(escaped(title, inProperty: true))::"
            + escaped(message, inProperty: false) + "\n"
    }

    private static func escaped(_ text: String, inProperty: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case ":" where inProperty: result += "%3A"
            case "," where inProperty: result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
