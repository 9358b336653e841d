// One line of source as it is shown under a caret: unindented, made harmless, cut to a window, with columns counted as a
// terminal counts them.

/// The line of a span, and the blanks and carets that go under it.
struct Excerpt {
    private(set) var text = ""
    private(set) var padding = ""
    private(set) var carets = ""
    /// Whether the span covers all that is shown.
    let isWholeLine: Bool

    /// Lines past this many columns are cut to a window round the span.
    static let columnLimit = 200

    private struct Cell {
        var text: String
        var width: Int
        var isTab: Bool
    }

    /// With an anchor, the part of the span that is to blame: `^` under it, `~` under the rest.
    init(_ source: SourceText, _ span: Span, anchor: Span? = nil) {
        let line = source.line(at: Int(span.start))
        let begin = source.position(of: Int(span.start))
        let end = source.position(of: Int(span.end))
        var cells = line.unicodeScalars.map { scalar in
            let shown = shownScalar(scalar)
            return Cell(
                text: shown ?? String(scalar), width: shown?.utf8.count ?? terminalWidth(scalar), isTab: scalar == "\t")
        }
        while let last = cells.last, last.text == " " || last.isTab || last.text == "\\x0c" { cells.removeLast() }
        let lineLength = cells.count
        var first = begin.column - 1
        var last = end.line == begin.line ? end.column - 1 : max(lineLength, first + 1)
        var indent = 0
        while indent < cells.count, cells[indent].text == " " || cells[indent].isTab || cells[indent].text == "\\x0c" {
            indent += 1
        }
        indent = min(indent, max(first, 0))
        cells.removeFirst(indent)
        first -= indent
        last = max(last - indent, first + 1)
        isWholeLine = first <= 0 && last >= cells.count
        let window = Excerpt.window(cells.map(\.width), first, last)
        let head = window.lowerBound > 0 ? "…" : ""
        text = head + cells[window].map(\.text).joined() + (window.upperBound < cells.count ? "…" : "")
        padding = head.isEmpty ? "" : " "
        for index in window.lowerBound..<max(first, window.lowerBound) {
            if index >= cells.count {
                padding += " "
            } else {
                padding += cells[index].isTab ? "\t" : String(repeating: " ", count: cells[index].width)
            }
        }
        let marked = anchor.map { (source.position(of: Int($0.start)).column - 1 - indent)..<max(0, source.position(of: Int($0.end)).column - 1 - indent) }
        for index in first..<max(first + 1, min(last, max(window.upperBound, first + 1))) {
            let width = index >= 0 && index < cells.count ? cells[index].width : 1
            carets += String(repeating: marked?.contains(index) ?? true ? "^" : "~", count: width)
        }
        if carets.isEmpty { carets = "^" }
    }

    /// The cells to show: all of them, or as many as fit, from a little before the span.
    private static func window(_ widths: [Int], _ first: Int, _ last: Int) -> Range<Int> {
        if widths.reduce(0, +) <= columnLimit { return 0..<widths.count }
        var lower = min(max(first, 0), widths.count)
        var room = columnLimit / 3
        while lower > 0, room > 0 {
            lower -= 1
            room -= widths[lower]
        }
        var upper = lower
        room = columnLimit
        while upper < widths.count, room > 0 {
            room -= widths[upper]
            upper += 1
        }
        return lower..<upper
    }
}

/// The text with control characters and those that reorder or hide others as escapes: `\x1b`, `\u202e`.
public func escapingControls(_ text: String, keepsLines: Bool) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A && keepsLines }) { return text }
    var made = ""
    for scalar in text.unicodeScalars {
        if scalar == "\n", keepsLines {
            made += "\n"
        } else if let shown = shownScalar(scalar) {
            made += shown
        } else {
            made.unicodeScalars.append(scalar)
        }
    }
    return made
}

/// The escape of a character that must not reach a terminal, or nil.
private func shownScalar(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09: return nil
    case 0..<0x20, 0x7F..<0xA0:
        return (scalar.value < 16 ? "\\x0" : "\\x") + String(scalar.value, radix: 16)
    case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF:
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    case 0xE0000...0xE007F: return "\\U000" + String(scalar.value, radix: 16)
    default: return nil
    }
}

/// How many columns a terminal gives a character.
private func terminalWidth(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
        return 2
    default: return 1
    }
}
