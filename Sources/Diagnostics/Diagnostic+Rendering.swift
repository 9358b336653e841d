// A diagnostic as text, in the form of CPython's tracebacks. What one line of source looks like under a caret is in
// Excerpt.swift.

extension Diagnostic {
    /// The message as it is shown: place, source line with carets, `Type: message`, facts, hint; no final line end.
    public func rendered(color: Bool) -> String {
        var lines: [String] = []
        if severity == .warning {
            lines.append(renderedWarning(color: color))
        } else {
            if let source {
                let isSyntax = ["SyntaxError", "IndentationError", "TabError"].contains(type)
                if !isSyntax { lines.append("Traceback (most recent call last):") }
                lines.append(renderFrame(source, span, function: isSyntax ? nil : "<module>", color: color))
            }
            lines.append(renderedException(color: color))
        }
        lines += renderedNotes(color: color)
        return lines.joined(separator: "\n")
    }

    /// `Type: message`, or the type alone.
    public func renderedException(color: Bool) -> String {
        let shown = Paint.error.apply(type, color)
        return message.isEmpty ? shown : shown + ": " + escapingControls(message, keepsLines: true)
    }

    /// The facts and the hint, a line each, indented by two columns.
    public func renderedNotes(color: Bool) -> [String] {
        var lines = facts.map { "  " + escapingControls($0, keepsLines: false) }
        if let hint {
            lines.append("  " + Paint.hint.apply("hint:", color) + " " + escapingControls(hint, keepsLines: false))
        }
        return lines
    }

    /// As Python's `warnings` prints it.
    private func renderedWarning(color: Bool) -> String {
        var text = ""
        if let source {
            let line = source.position(of: Int(span.start)).line
            text = escapingControls(source.name, keepsLines: false) + ":\(line): "
        }
        text += Paint.warning.apply(type, color) + ": " + escapingControls(message, keepsLines: true)
        if let source { text += "\n  " + Excerpt(source, span).text.trimmingSpace() }
        return text
    }
}

/// A place in a traceback: file and line, then the source line with carets under the span.
///
/// With an anchor, the operator or subscript to blame within the span. With a function, as a frame of a running program: `in f`, and no carets when they would mark the whole line. Without
/// one, as of a syntax error. No final line end.
public func renderFrame(
    _ source: SourceText, _ span: Span, function: String?, anchor: Span? = nil, color: Bool = false
) -> String {
    let line = source.position(of: Int(span.start)).line
    let file = escapingControls(source.name, keepsLines: false)
    var text = "  File \"\(file)\", line \(line)"
    if let function { text += ", in " + escapingControls(function, keepsLines: false) }
    let excerpt = Excerpt(source, span, anchor: anchor)
    if excerpt.text.isEmpty { return text }
    text += "\n    " + excerpt.text
    if function == nil || anchor != nil || !excerpt.isWholeLine {
        text += "\n    " + excerpt.padding + Paint.caret.apply(excerpt.carets, color)
    }
    return text
}

/// Terminal colours of the parts of a message.
private enum Paint: String {
    case error = "1;31"
    case warning = "1;33"
    case caret = "31"
    case hint = "36"

    func apply(_ text: String, _ color: Bool) -> String { color ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text }
}

extension String {
    fileprivate func trimmingSpace() -> String {
        var view = self[...]
        while let last = view.last, last == " " || last == "\t" { view = view.dropLast() }
        return String(view.drop { $0 == " " || $0 == "\t" })
    }
}
