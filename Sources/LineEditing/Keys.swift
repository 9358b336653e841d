// The keys that libedit does not know as they are wanted here: Tab, marked paste, arrows in an entry of several lines.

import CEdit
import Glibc

extension LineEditor {
    func bindKeys() {
        _ = edit_add_command(edit, "cell-complete", "complete, or indent") { edit, _ in
            LineEditor.of(edit)?.tab() ?? UInt8(CC_NORM)
        }
        _ = edit_add_command(edit, "cell-paste", "insert pasted text") { edit, _ in
            LineEditor.of(edit)?.paste() ?? UInt8(CC_NORM)
        }
        _ = edit_add_command(edit, "cell-up", "line above, or older entry") { edit, _ in
            LineEditor.of(edit)?.moveUp() ?? UInt8(CC_NORM)
        }
        _ = edit_add_command(edit, "cell-down", "line below, or newer entry") { edit, _ in
            LineEditor.of(edit)?.moveDown() ?? UInt8(CC_NORM)
        }
        for (key, command) in LineEditor.bindings { _ = edit_bind(edit, key, command) }
    }

    // Sequences that no terminal sends, by which a command here can call one of libedit's.
    private static let older = "\u{1b}[9101~"
    private static let newer = "\u{1b}[9102~"

    private static let bindings = [
        ("\t", "cell-complete"), ("\\e[200~", "cell-paste"),
        ("\\e[A", "cell-up"), ("\\eOA", "cell-up"), ("^P", "cell-up"),
        ("\\e[B", "cell-down"), ("\\eOB", "cell-down"), ("^N", "cell-down"),
        ("\\e[9101~", "ed-prev-history"), ("\\e[9102~", "ed-next-history"),
        ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"),
        ("\\e[1;3C", "em-next-word"), ("\\e[1;3D", "ed-prev-word"),
        ("\\e[5C", "em-next-word"), ("\\e[5D", "ed-prev-word"),
        ("\\e[H", "ed-move-to-beg"), ("\\e[F", "ed-move-to-end"), ("\\eOH", "ed-move-to-beg"), ("\\eOF", "ed-move-to-end"),
        ("\\e[1~", "ed-move-to-beg"), ("\\e[4~", "ed-move-to-end"), ("\\e[3~", "ed-delete-next-char"),
        ("^R", "em-inc-search-prev"), ("^W", "ed-delete-prev-word"),
    ]

    /// The identifier or dotted path at the end of a text, which completion replaces: `torch.ra` of `x = torch.ra`.
    public static func fragment(of text: String) -> String {
        let scalars = text.unicodeScalars
        let start = scalars.lastIndex { !($0.properties.isXIDContinue || $0 == "." || $0 == "_") }
        return String(scalars[(start.map { scalars.index(after: $0) } ?? scalars.startIndex)...])
    }

    // MARK: - Tab

    fileprivate func tab() -> UInt8 {
        let text = textBeforeCursor
        let line = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).last
        if line?.allSatisfy({ $0 == " " || $0 == "\t" }) != false {
            insert("    ")
            return UInt8(CC_REFRESH)
        }
        var candidates: [String] = []
        for candidate in complete?(text) ?? [] where !candidates.contains(candidate) { candidates.append(candidate) }
        guard let first = candidates.first else { return UInt8(CC_REFRESH_BEEP) }
        let fragment = LineEditor.fragment(of: text)
        let common = candidates.dropFirst().reduce(first) { LineEditor.commonPrefix($0, $1) }
        if common != fragment && (candidates.count == 1 || common.utf8.count > fragment.utf8.count) {
            if !fragment.isEmpty { el_deletestr(edit, Int32(clamping: fragment.unicodeScalars.count)) }
            insert(common)
            return UInt8(CC_REFRESH)
        }
        if candidates.count == 1 { return UInt8(CC_NORM) }
        list(candidates, besides: fragment)
        return UInt8(CC_REDISPLAY)
    }

    private static func commonPrefix(_ a: String, _ b: String) -> String {
        String(String.UnicodeScalarView(zip(a.unicodeScalars, b.unicodeScalars).prefix { $0 == $1 }.map(\.0)))
    }

    /// Shows the candidates in columns below the line, without the path that is typed.
    private func list(_ candidates: [String], besides fragment: String) {
        let path = fragment.lastIndex(of: ".").map { fragment[...$0].count } ?? 0
        let names = candidates.map { String($0.dropFirst(path)) }
        let width = (names.map(\.count).max() ?? 0) + 2
        var size = winsize()
        let isKnown = ioctl(fileno(output), UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let columns = max(1, (isKnown ? Int(size.ws_col) : 80) / width)
        let rows = (names.count + columns - 1) / columns
        var text = "\n"
        for row in 0..<rows {
            for index in stride(from: row, to: names.count, by: rows) {
                let isLast = index + rows >= names.count
                text += names[index] + (isLast ? "" : String(repeating: " ", count: width - names[index].count))
            }
            text += "\n"
        }
        show(text)
    }

    // MARK: - Paste

    /// Inserts what comes up to the paste's end mark, as one edit.
    fileprivate func paste() -> UInt8 {
        let end: [Unicode.Scalar] = ["\u{1b}", "[", "2", "0", "1", "~"]
        var scalars: [Unicode.Scalar] = []
        while !scalars.ends(with: end) {
            var character: wchar_t = 0
            guard el_wgetc(edit, &character) == 1 else { return UInt8(CC_REFRESH) }
            scalars.append(Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{fffd}")
        }
        var text = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in scalars.dropLast(end.count) {
            defer { previous = scalar }
            switch scalar {
            case "\r": text.append("\n")
            case "\n": if previous != "\r" { text.append("\n") }
            case "\t": text.append(scalar)
            // Other control characters would be shown as something else, or act.
            default: if scalar.properties.generalCategory != .control { text.append(scalar) }
            }
        }
        insert(String(text))
        return UInt8(CC_REFRESH)
    }

    // MARK: - Arrows

    fileprivate func moveUp() -> UInt8 {
        let before = scalarsBeforeCursor
        guard let lineStart = before.lastIndex(of: 10) else { return call(LineEditor.older) }
        let column = before.count - lineStart - 1
        let above = before[..<lineStart]
        let aboveStart = above.lastIndex(of: 10).map { $0 + 1 } ?? 0
        el_cursor(edit, Int32(clamping: aboveStart + min(column, above.count - aboveStart) - before.count))
        return UInt8(CC_CURSOR)
    }

    fileprivate func moveDown() -> UInt8 {
        let before = scalarsBeforeCursor
        let after = scalarsAfterCursor
        guard let lineEnd = after.firstIndex(of: 10) else { return call(LineEditor.newer) }
        let column = before.count - (before.lastIndex(of: 10).map { $0 + 1 } ?? 0)
        let below = after[(lineEnd + 1)...]
        let length = (below.firstIndex(of: 10) ?? after.count) - lineEnd - 1
        el_cursor(edit, Int32(clamping: lineEnd + 1 + min(column, length)))
        return UInt8(CC_CURSOR)
    }

    /// Has libedit take a key sequence next, as if it were typed.
    private func call(_ sequence: String) -> UInt8 {
        el_wpush(edit, sequence.unicodeScalars.map { wchar_t($0.value) } + [0])
        return UInt8(CC_NORM)
    }

    // MARK: - The line

    var scalarsBeforeCursor: [wchar_t] {
        guard let line = el_wline(edit)?.pointee, let start = line.buffer, let cursor = line.cursor else { return [] }
        return Array(UnsafeBufferPointer(start: start, count: cursor - start))
    }

    private var scalarsAfterCursor: [wchar_t] {
        guard let line = el_wline(edit)?.pointee, let end = line.lastchar, let cursor = line.cursor else { return [] }
        return Array(UnsafeBufferPointer(start: cursor, count: end - cursor))
    }

    private var textBeforeCursor: String {
        var text = String.UnicodeScalarView()
        for character in scalarsBeforeCursor { text.append(Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{fffd}") }
        return String(text)
    }

    private func insert(_ text: String) {
        guard !text.isEmpty else { return }
        el_winsertstr(edit, text.unicodeScalars.map { wchar_t($0.value) } + [0])
    }
}

extension [Unicode.Scalar] {
    fileprivate func ends(with end: [Unicode.Scalar]) -> Bool { suffix(end.count).elementsEqual(end) }
}
