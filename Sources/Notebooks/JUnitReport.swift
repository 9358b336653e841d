// A replay as JUnit XML, which build servers read.

extension ReplayReport {
    /// One suite for each notebook, one case for each cell; a file that does not parse is one case.
    public var junit: String {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
        for notebook in notebooks { xml += notebook.junit }
        return xml + "</testsuites>\n"
    }
}

extension NotebookReport {
    fileprivate var junit: String {
        let name = XML.attribute(path)
        let broken = problem ?? (doesParse ? nil : diagnostics.first { $0.severity == .error }?.message)
        let failures = cells.count { [1, 3, 4].contains($0.result.exitCode) }
        let errors = cells.count { [7, 130].contains($0.result.exitCode) } + (broken == nil ? 0 : 1)
        let skipped = cells.count { !$0.result.wasRun }
        var xml =
            "  <testsuite name=\"\(name)\" tests=\"\(cells.count + (broken == nil ? 0 : 1))\" failures=\"\(failures)\""
            + " errors=\"\(errors)\" skipped=\"\(skipped)\" time=\"\(ElapsedText.fixed(elapsedNanoseconds, places: 3))\">\n"
        if let broken {
            xml += "    <testcase name=\"(file)\" classname=\"\(name)\" time=\"0.000\">\n"
            xml += "      <error message=\"\(XML.attribute(broken))\"/>\n    </testcase>\n"
        }
        for cell in cells {
            let start =
                "    <testcase name=\"\(XML.attribute(cell.name))\" classname=\"\(name)\" file=\"\(name)\""
                + " line=\"\(cell.line)\" time=\"\(ElapsedText.fixed(cell.elapsedNanoseconds, places: 3))\""
            let inner = cell.junitInner(path)
            xml += inner.isEmpty ? start + "/>\n" : start + ">\n" + inner + "    </testcase>\n"
        }
        return xml + "  </testsuite>\n"
    }
}

extension CellReport {
    fileprivate func junitInner(_ path: String) -> String {
        guard let failure else {
            let reason = result == .skipped ? "skipped" : "not run"
            return result.wasRun ? "" : "      <skipped message=\"\(reason)\"/>\n"
        }
        let element = [7, 130].contains(result.exitCode) ? "error" : "failure"
        let text = (["\(path):\(failure.line): \(failure.title)"] + failure.details).joined(separator: "\n")
        return "      <\(element) message=\"\(XML.attribute(failure.title))\">\(XML.text(text))</\(element)>\n"
    }
}

enum XML {
    /// Characters that XML 1.0 cannot hold are shown as escapes.
    static func text(_ text: String) -> String {
        var result = ""
        for (place, line) in Notebook.lines(text).enumerated() {
            if place > 0 { result += "\n" }
            for scalar in OutputText.shown(line).unicodeScalars {
                switch scalar {
                case "&": result += "&amp;"
                case "<": result += "&lt;"
                case ">": result += "&gt;"
                case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
                default: result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    static func attribute(_ value: String) -> String {
        var result = ""
        for scalar in text(value).unicodeScalars {
            switch scalar {
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            case "\t": result += "&#9;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
