// Tables in characters: what `%tape`, `%who` and `%summary` show.

/// Rows of cells in aligned columns, two spaces apart; the first row names the columns.
struct TextTable {
    private let rows: [[String]]
    private let rightAligned: Set<Int>
    private let widths: [Int]

    init(_ rows: [[String]], rightAligned: Set<Int> = []) {
        self.rows = rows
        self.rightAligned = rightAligned
        let columns = rows.map(\.count).max() ?? 0
        var widths = [Int](repeating: 0, count: columns)
        for row in rows {
            for (column, cell) in row.enumerated() { widths[column] = max(widths[column], TextTable.width(cell)) }
        }
        self.widths = widths
    }

    var text: String { text(Array(widths.indices)) }

    /// The table in a window: columns for which there is no room follow below, each part led by the first column.
    func text(fitting columns: Int) -> String {
        guard let first = widths.first else { return text }
        var parts: [[Int]] = [[0]]
        var used = first
        for column in widths.indices.dropFirst() {
            let isAlone = parts[parts.count - 1].count == 1
            if used + 2 + widths[column] > columns, !isAlone {
                parts.append([0])
                used = first
            }
            parts[parts.count - 1].append(column)
            used += 2 + widths[column]
        }
        return parts.map { text($0) }.joined(separator: "\n")
    }

    private func text(_ columns: [Int]) -> String {
        var text = ""
        for row in rows {
            var line = ""
            for column in columns where column < row.count {
                let padding = String(repeating: " ", count: widths[column] - TextTable.width(row[column]))
                line += rightAligned.contains(column) ? padding + row[column] : row[column] + padding
                line += "  "
            }
            while line.last == " " { line.removeLast() }
            text += line + "\n"
        }
        return text
    }

    /// How many columns of a terminal a text fills: two for a character of Chinese, Japanese or Korean.
    static func width(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + ($1.unicodeScalars.contains(where: isWide) ? 2 : 1) }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

extension Session {
    /// Writes a table: in the window's width to a terminal, in one piece to the cell's record, which a replay compares.
    func write(_ table: TextTable) {
        guard let window = window() else { return write(table.text) }
        writeRecord(table.text, showing: table.text(fitting: window.columns))
    }
}
