// From bytes to a notebook: lines, the header, where cells begin, merge conflicts. What is inside a cell is read in
// NotebookParser+Cells.swift. Every byte string gives a notebook.
import Diagnostics

struct NotebookParser {
    struct Line {
        var start: Int
        /// Without `\n` or `\r\n`.
        var end: Int
        var next: Int
    }

    /// How many cells the message about one conflict names.
    private static let mostNames = 20

    let bytes: [UInt8]
    let name: String
    var lines: [Line] = []
    var diagnostics: [Diagnostic] = []
    private var wholeText: SourceText?

    init(bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
        splitLines()
    }

    mutating func notebook() -> Notebook {
        checkEncoding()
        let conflicts = conflictRegions()
        let (header, body) = readHeader(conflicts)
        var cells: [Notebook.Cell] = []
        if let body { cells = readCells(from: body) }
        checkNames(cells, conflicts)
        reportConflicts(conflicts, cells)
        if let last = lines.last, bytes.last != 0x0A, last.next > last.start {
            report("the last line has no end: the file may be truncated", line: lines.count - 1, .warning)
        }
        diagnostics.sort { $0.span.start < $1.span.start }
        return Notebook(name: name, header: header, cells: cells, bytes: bytes)
    }

    // MARK: Lines

    private mutating func splitLines() {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var start = bytes.starts(with: mark) ? 3 : 0
        bytes.withUnsafeBufferPointer { buffer in
            var i = start
            while i < buffer.count {
                if buffer[i] == 0x0A {
                    let end = i > start && buffer[i - 1] == 0x0D ? i - 1 : i
                    lines.append(Line(start: start, end: end, next: i + 1))
                    start = i + 1
                }
                i += 1
            }
        }
        guard start < bytes.count else { return }
        // Half of a line end is no text.
        lines.append(Line(start: start, end: bytes.last == 0x0D ? bytes.count - 1 : bytes.count, next: bytes.count))
    }

    func text(_ line: Int) -> ArraySlice<UInt8> { bytes[lines[line].start..<lines[line].end] }

    func string(_ line: Int) -> String { String(decoding: text(line), as: UTF8.self) }

    func isBlank(_ line: Int) -> Bool {
        text(line).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0C }
    }

    private func begins(_ line: Int, with text: StaticString) -> Bool {
        let line = lines[line]
        guard line.end - line.start >= text.utf8CodeUnitCount else { return false }
        for i in 0..<text.utf8CodeUnitCount where bytes[line.start + i] != text.utf8Start[i] { return false }
        return true
    }

    mutating func report(
        _ message: String, line: Int, _ severity: Diagnostic.Severity = .error, hint: String? = nil
    ) {
        let source = wholeText ?? SourceText(name: name, bytes: bytes)
        wholeText = source
        let span = line < lines.count ? Span(lines[line].start, lines[line].end) : Span(bytes.count, bytes.count)
        diagnostics.append(
            Diagnostic("SyntaxError", message, source: source, span: span, hint: hint, severity: severity))
    }

    private mutating func checkEncoding() {
        guard String(validating: bytes, as: UTF8.self) == nil else { return }
        let bad = lines.indices.first { String(validating: text($0), as: UTF8.self) == nil }
        report("the file is not UTF-8", line: bad ?? 0)
    }

    // MARK: Header

    /// The header, and the line where the body begins; no body when the file must not be read any further.
    private mutating func readHeader(_ conflicts: [Range<Int>]) -> (NotebookHeader, body: Int?) {
        var first = 0
        if first < lines.count, begins(first, with: "#!") { first += 1 }
        while first < lines.count, isBlank(first) { first += 1 }
        guard first < lines.count else { return (NotebookHeader(), 0) }
        guard isFence(first) else {
            if conflicts.first?.contains(first) != true {
                report(
                    "not a notebook: the file does not begin with a header; " + HeaderReader.versionsRead, line: first,
                    hint: "write `# ---`, `# tnb: 1`, `# ---` above the first cell")
            }
            return (NotebookHeader(), first)
        }
        var end = first + 1
        while end < lines.count, !isFence(end), text(end).first == UInt8(ascii: "#"),
            CellMarker.textStart(text(end)) == nil
        {
            end += 1
        }
        let reader = HeaderReader(lines: ((first + 1)..<end).map { comment($0) })
        for problem in reader.problems { report(problem.text, line: min(first + 1 + problem.line, end)) }
        let isClosed = end < lines.count && isFence(end)
        if let conflict = conflicts.first, conflict.contains(end) { return (reader.header, conflict.upperBound) }
        if !isClosed {
            report("the header that begins at line \(first + 1) is not closed by `# ---`", line: min(end, lines.count - 1))
        }
        checkVersion(reader, line: first)
        if let version = reader.header.version, !Notebook.versions.contains(version) { return (reader.header, nil) }
        return (reader.header, isClosed ? end + 1 : end)
    }

    private mutating func checkVersion(_ reader: HeaderReader, line: Int) {
        if let version = reader.header.version {
            if Notebook.versions.contains(version) { return }
            report("version \(version) of the notebook format is not known; " + HeaderReader.versionsRead, line: line)
        } else if reader.problems.isEmpty {
            report("the header names no format version (`tnb: 1`); " + HeaderReader.versionsRead, line: line)
        }
    }

    private func isFence(_ line: Int) -> Bool {
        var rest = text(line)
        guard rest.popFirst() == UInt8(ascii: "#") else { return false }
        let words = rest.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
        return words.elementsEqual("---".utf8)
    }

    /// The text of a comment line: without `#` and one space.
    func comment(_ line: Int) -> ArraySlice<UInt8> {
        var rest = text(line)
        if rest.first == UInt8(ascii: "#") { rest.removeFirst() }
        if rest.first == 0x20 { rest.removeFirst() }
        return rest
    }

    // MARK: Names and conflicts

    private mutating func checkNames(_ cells: [Notebook.Cell], _ conflicts: [Range<Int>]) {
        var seen: [String: Int] = [:]
        seen.reserveCapacity(cells.count)
        var next = 0
        for cell in cells {
            let earlier = seen.updateValue(cell.line, forKey: cell.name)
            while next < conflicts.count, conflicts[next].upperBound < cell.line { next += 1 }
            // The two sides of a conflict hold the same cell; the conflict itself is reported.
            if next < conflicts.count, conflicts[next].contains(cell.line - 1) { continue }
            guard let earlier else { continue }
            let name = OutputText.shown(cell.name)
            report("two cells are named \(name): lines \(earlier) and \(cell.line)", line: cell.line - 1)
        }
    }

    /// Lines from `<<<<<<<` to `>>>>>>>`, or one such line that has no partner.
    private func conflictRegions() -> [Range<Int>] {
        var regions: [Range<Int>] = []
        var open: Int?
        for i in lines.indices {
            guard let first = text(i).first, first == UInt8(ascii: "<") || first == UInt8(ascii: ">") else { continue }
            if isConflictMark(i, "<<<<<<<") {
                if let open { regions.append(open..<(open + 1)) }
                open = i
            } else if isConflictMark(i, ">>>>>>>") {
                regions.append((open ?? i)..<(i + 1))
                open = nil
            }
        }
        if let open { regions.append(open..<(open + 1)) }
        return regions
    }

    private func isConflictMark(_ line: Int, _ mark: StaticString) -> Bool {
        guard begins(line, with: mark) else { return false }
        let end = lines[line].start + mark.utf8CodeUnitCount
        return end == lines[line].end || bytes[end] == 0x20
    }

    private mutating func reportConflicts(_ conflicts: [Range<Int>], _ cells: [Notebook.Cell]) {
        var first = 0
        for region in conflicts {
            while first + 1 < cells.count, cells[first + 1].line - 1 <= region.lowerBound { first += 1 }
            var names: [String] = []
            var i = first
            while i < cells.count, cells[i].line - 1 < region.upperBound, names.count < Self.mostNames {
                let name = "\"" + OutputText.shown(cells[i].name) + "\""
                if !names.contains(name) { names.append(name) }
                i += 1
            }
            if names.count == Self.mostNames { names.append("…") }
            let place =
                names.isEmpty
                ? "in the header" : "in cell" + (names.count == 1 ? " " : "s ") + names.joined(separator: ", ")
            report(
                "unresolved merge conflict " + place, line: region.lowerBound,
                hint: "keep one side and remove the lines <<<<<<<, ======= and >>>>>>>")
        }
    }
}
