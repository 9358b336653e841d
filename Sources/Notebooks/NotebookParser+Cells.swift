// What is inside a cell: code, outputs, comments of a markdown cell. Header and conflicts are in NotebookParser.swift.
import Diagnostics

extension NotebookParser {
    /// The cells from a line to the end of the file. Code before the first marker is a cell too.
    mutating func readCells(from first: Int) -> [Notebook.Cell] {
        var cells: [Notebook.Cell] = []
        var start = first
        while start < lines.count, CellMarker.textStart(text(start)) == nil { start += 1 }
        if (first..<start).contains(where: { !isBlank($0) && text($0).first != UInt8(ascii: "#") }) {
            cells.append(readCell(marker: nil, body: first..<start, place: 1))
        }
        while start < lines.count {
            var end = start + 1
            while end < lines.count, CellMarker.textStart(text(end)) == nil { end += 1 }
            cells.append(readCell(marker: start, body: (start + 1)..<end, place: cells.count + 1))
            start = end
        }
        return cells
    }

    private mutating func readCell(marker line: Int?, body: Range<Int>, place: Int) -> Notebook.Cell {
        var marker = CellMarker(text: [])
        if let line, let start = CellMarker.textStart(text(line)) {
            marker = CellMarker(text: bytes[start..<lines[line].end])
            for problem in marker.problems { report(problem.text, line: line, problem.isError ? .error : .warning) }
        }
        let isCode = marker.kind == .code
        var codeEnd = body.upperBound
        while isCode, codeEnd > body.lowerBound, isBlank(codeEnd - 1) || outputSign(codeEnd - 1) != nil { codeEnd -= 1 }
        var outputs = OutputBlock()
        if isCode {
            outputs = readOutputs(codeEnd..<body.upperBound)
            warnOfInnerOutputs(body.lowerBound..<codeEnd)
        } else {
            outputs.range = offset(after: body.upperBound - 1)..<offset(after: body.upperBound - 1)
            while codeEnd > body.lowerBound, isBlank(codeEnd - 1) { codeEnd -= 1 }
        }
        let code = isCode ? body.lowerBound..<codeEnd : body.lowerBound..<body.lowerBound
        var markdown = ""
        if marker.kind == .markdown { markdown = readMarkdown(body.lowerBound..<codeEnd) }
        return Notebook.Cell(
            name: marker.name ?? "cell \(place)", isNamed: marker.name != nil, kind: marker.kind,
            options: marker.options, line: (line ?? body.lowerBound) + 1, markdown: markdown,
            outputLines: outputs.printed, expectedError: outputs.error, expectedErrorLine: outputs.errorLine,
            facts: outputs.facts, file: name,
            sourceBytes: code.isEmpty ? [] : bytes[lines[code.lowerBound].start..<lines[code.upperBound - 1].end],
            sourceFirstLine: body.lowerBound + 1,
            outputRange: outputs.range ?? offset(after: codeEnd - 1)..<offset(after: codeEnd - 1),
            usesCarriageReturns: endsInCarriageReturn(line ?? body.lowerBound))
    }

    private func offset(after line: Int) -> Int {
        line >= 0 && line < lines.count ? lines[line].next : bytes.count
    }

    private func endsInCarriageReturn(_ line: Int) -> Bool {
        line < lines.count && lines[line].next - lines[line].end == 2
    }

    // MARK: Outputs

    struct OutputBlock {
        var printed: [Notebook.OutputLine] = []
        var error: String?
        var errorLine: Int?
        var facts: [String] = []
        /// From the first to behind the last line of outputs.
        var range: Range<Int>?
    }

    /// `>`, `!` or `~` of a line of outputs.
    private func outputSign(_ line: Int) -> UInt8? {
        let start = lines[line].start
        guard lines[line].end >= start + 2, bytes[start] == UInt8(ascii: "#") else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "~"): return bytes[start + 1]
        default: return nil
        }
    }

    private func readOutputs(_ block: Range<Int>) -> OutputBlock {
        var result = OutputBlock()
        for line in block {
            guard let sign = outputSign(line) else { continue }
            var content = text(line).dropFirst(2)
            if content.first == 0x20 { content.removeFirst() }
            let text = OutputText.unescaped(String(decoding: content, as: UTF8.self))
            switch sign {
            case UInt8(ascii: ">"):
                result.printed.append(Notebook.OutputLine(text: text, line: line + 1))
            case UInt8(ascii: "!"):
                result.error = result.error.map { $0 + "\n" + text } ?? text
                result.errorLine = result.errorLine ?? line + 1
            default:
                result.facts.append(text)
            }
            result.range = (result.range?.lowerBound ?? lines[line].start)..<lines[line].next
        }
        return result
    }

    /// A line of outputs with code after it is the comment it looks like; inside a string it is text and no mistake.
    private mutating func warnOfInnerOutputs(_ code: Range<Int>) {
        guard code.contains(where: { outputSign($0) != nil }) else { return }
        let inString = StringLines.mask(of: code.map { text($0) })
        guard let line = code.first(where: { outputSign($0) != nil && !inString[$0 - code.lowerBound] }) else { return }
        report(
            "a line of outputs with code after it is not compared", line: line, .warning,
            hint: "outputs are the last lines of a cell")
    }

    // MARK: Markdown

    private mutating func readMarkdown(_ body: Range<Int>) -> String {
        var result: [String] = []
        for line in body {
            if !isBlank(line), text(line).first != UInt8(ascii: "#") {
                report("a markdown cell holds only comments; this line is not run", line: line, .warning)
            }
            result.append(String(decoding: comment(line), as: UTF8.self))
        }
        return result.joined(separator: "\n")
    }
}

/// Finds the lines of a program that begin inside a string in triple quotes.
enum StringLines {
    static func mask(of lines: [ArraySlice<UInt8>]) -> [Bool] {
        var mask: [Bool] = []
        mask.reserveCapacity(lines.count)
        /// The quote sign of the open string in triple quotes.
        var open: UInt8?
        for line in lines {
            mask.append(open != nil)
            scan(line, &open)
        }
        return mask
    }

    private static func scan(_ line: ArraySlice<UInt8>, _ open: inout UInt8?) {
        var i = line.startIndex
        while i < line.endIndex {
            let byte = line[i]
            if let quote = open {
                if byte == UInt8(ascii: "\\") {
                    i += 2
                } else if isTriple(line, i, quote) {
                    open = nil
                    i += 3
                } else {
                    i += 1
                }
            } else if byte == UInt8(ascii: "#") {
                return
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                if isTriple(line, i, byte) {
                    open = byte
                    i += 3
                } else {
                    i = behindString(line, i + 1, byte)
                }
            } else {
                i += 1
            }
        }
    }

    private static func behindString(_ line: ArraySlice<UInt8>, _ start: Int, _ quote: UInt8) -> Int {
        var i = start
        while i < line.endIndex, line[i] != quote { i += line[i] == UInt8(ascii: "\\") ? 2 : 1 }
        return i + 1
    }

    private static func isTriple(_ line: ArraySlice<UInt8>, _ i: Int, _ quote: UInt8) -> Bool {
        i + 2 < line.endIndex && line[i] == quote && line[i + 1] == quote && line[i + 2] == quote
    }
}
