// New notebooks and new outputs. Each is written as text and read back, so that what a notebook says is what its file
// says; putting it on a disk is AtomicFile's.

/// Why a cell cannot be written: a line of it would be read as something else.
public struct NotebookWritingError: Error, Sendable, CustomStringConvertible {
    public var cell: String
    /// The line in the cell, from 1.
    public var line: Int
    public var text: String

    public var description: String {
        "cell \"\(OutputText.shown(cell))\" cannot be written: line \(line), \"\(OutputText.shown(text))\", "
            + "would be read as a marker of the notebook"
    }
}

/// The outputs that a run of a cell gave.
public struct CellOutputs: Sendable, Hashable {
    public var outputs: [String]
    /// `Type: message`.
    public var error: String?
    public var facts: [String]

    public init(outputs: [String], error: String? = nil, facts: [String] = []) {
        self.outputs = outputs
        self.error = error
        self.facts = facts
    }
}

extension Notebook {
    /// The notebook with other outputs in one code cell; the same bytes when they are those it has.
    public func withOutputs(_ cell: Int, outputs: [String], error: String?, facts: [String]) -> Notebook {
        withOutputs([cell: CellOutputs(outputs: outputs, error: error, facts: facts)])
    }

    /// The notebook with other outputs in several code cells, by their places in `cells`.
    public func withOutputs(_ changes: [Int: CellOutputs]) -> Notebook {
        var result: [UInt8] = []
        var copied = 0
        for place in changes.keys.sorted() where place >= 0 && place < cells.count {
            let cell = cells[place]
            guard cell.kind == .code, let change = changes[place], !cell.has(change) else { continue }
            result += bytes[copied..<cell.outputRange.lowerBound]
            let lineEnd = cell.usesCarriageReturns ? "\r\n" : "\n"
            let text = Self.text(of: change, lineEnd: lineEnd)
            if !text.isEmpty, let last = result.last, last != 0x0A {
                result += last == 0x0D ? [0x0A] : Array(lineEnd.utf8)
            }
            result += Array(text.utf8)
            copied = cell.outputRange.upperBound
        }
        guard copied > 0 else { return self }
        result += bytes[copied...]
        return Notebook.parse(bytes: result, name: name).0
    }

    /// A notebook of cells that ran, in order.
    ///
    /// A comment that would be read as a marker or as outputs is indented by a space, which changes no program. Names
    /// that repeat get ` (2)`, ` (3)`, …; blank lines at the end of a cell are dropped.
    /// - Throws: when such a line stands inside a string, where it cannot be changed.
    public static func make(
        title: String?, seed: Int?,
        cells: [(name: String?, source: String, outputs: [String], error: String?)]
    ) throws(NotebookWritingError) -> Notebook {
        var text = "# ---\n# tnb: 1\n"
        if let title { text += "# title: \(yaml(title))\n" }
        if let seed { text += "# seed: \(seed)\n" }
        text += "# ---\n"
        let wishes = cells.map { cell in cell.name.map(plainName).flatMap { $0.isEmpty ? nil : $0 } }
        var names = Set(wishes.indices.filter { wishes[$0] == nil }.map { "cell \($0 + 1)" })
        for (place, cell) in cells.enumerated() {
            var name = wishes[place]
            if let wished = name {
                var count = 1
                while !names.insert(name ?? wished).inserted {
                    count += 1
                    name = "\(wished) (\(count))"
                }
            }
            text += "\n" + CellMarker.line(name: name) + "\n"
            text += try source(cell.source, of: name ?? "cell \(place + 1)")
            text += Self.text(of: CellOutputs(outputs: cell.outputs, error: cell.error), lineEnd: "\n")
        }
        return parse(bytes: Array(text.utf8), name: title ?? "notebook").0
    }

    // MARK: Text

    private static func text(of change: CellOutputs, lineEnd: String) -> String {
        var text = ""
        func write(_ sign: String, _ line: some StringProtocol) {
            let escaped = OutputText.escaped(String(line))
            text += sign + (escaped.isEmpty ? "" : " " + escaped) + lineEnd
        }
        for output in change.outputs { for line in Self.lines(output) { write("#>", line) } }
        if let error = change.error { for line in Self.lines(error) { write("#!", line) } }
        for fact in change.facts { for line in Self.lines(fact) { write("#~", line) } }
        return text
    }

    /// Lines between `\n`, by scalars: `\r\n` is one character of a string, and its `\r` is to be kept.
    static func lines(_ text: String) -> [String] {
        guard text.utf8.contains(0x0A) else { return [text] }
        return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }

    /// The lines of a source, each with its end.
    private static func source(_ source: String, of cell: String) throws(NotebookWritingError) -> String {
        var lines = Array(source.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
        while let last = lines.last, isBlank(last) {
            lines.removeLast()
        }
        let inString = StringLines.mask(of: lines)
        let codeEnd = (lines.lastIndex { !isBlank($0) && !isOutput($0) }) ?? -1
        var text: [UInt8] = []
        for (i, line) in lines.enumerated() {
            let isMarker = CellMarker.textStart(line) != nil
            let isOutput = isOutput(line)
            let isConflict = line.starts(with: "<<<<<<<".utf8) || line.starts(with: ">>>>>>>".utf8)
            // A line of outputs inside a string is read as code when code comes after it.
            if isConflict || (isMarker && inString[i]) || (isOutput && inString[i] && i > codeEnd) {
                throw NotebookWritingError(cell: cell, line: i + 1, text: String(decoding: line, as: UTF8.self))
            }
            if (isMarker || isOutput) && !inString[i] { text.append(0x20) }
            text += line
            text.append(0x0A)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0C }
    }

    private static func isOutput(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: "#>".utf8) || line.starts(with: "#!".utf8) || line.starts(with: "#~".utf8)
    }

    private static func plainName(_ name: String) -> String {
        let spaced = String(String.UnicodeScalarView(name.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
        return spaced.split(separator: " ").joined(separator: " ")
    }

    /// A YAML scalar on one line.
    private static func yaml(_ text: String) -> String {
        let isPlain =
            text.utf8.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } ?? false
            && text.utf8.last != 0x20
            && text.utf8.allSatisfy {
                $0 == 0x20 || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F || ($0 >= 0x30 && $0 <= 0x39)
                    || (($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A)
            }
        if isPlain { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case _ where scalar.value < 0x20 || (scalar.value >= 0x7F && scalar.value < 0xA0):
                quoted += "\\x" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
            case _ where [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value):
                quoted += "\\u" + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension Notebook.Cell {
    /// Whether these are the outputs that the cell has.
    func has(_ outputs: CellOutputs) -> Bool {
        outputs.outputs.flatMap(Notebook.lines) == expectedOutputs && outputs.error == expectedError
            && outputs.facts.flatMap(Notebook.lines) == facts
    }
}
