// A figure in characters: curves in braille (two by four dots to a character), bars in blocks of eight heights.

extension Figure {
    /// The figure in a room of characters; every line ends with a line end.
    func text(columns: Int, rows: Int) -> String {
        let (columns, rows) = (max(columns, 20), max(rows, 5))
        switch content {
        case .curves(let series): return curves(series, columns: columns, rows: rows)
        case .bars(let bars): return histogram(bars, columns: columns, rows: rows)
        case .strips(let strips): return Figure.strips(strips, columns: columns)
        }
    }

    // MARK: Curves

    private func curves(_ series: [Series], columns: Int, rows: Int) -> String {
        let heights = series.flatMap { $0.points.compactMap { height($0.y) } }
        let vertical = Axis(heights, count: max(2, (rows - 3) / 3), isLogarithmic: isLogarithmic)
        let horizontal = Axis(series.flatMap { $0.points.map(\.x) }, count: max(2, columns / 14), isCounting: isIndexed)
        let names = series.count > 1 ? series.map(\.name) : []
        let legend = min(names.map(\.count).max().map { $0 + 2 } ?? 0, columns / 3)
        let frame = AxisFrame(vertical: vertical, horizontal: horizontal, columns: columns - legend, rows: rows - 3)
        var canvas = BrailleCanvas(columns: frame.width, rows: frame.height)
        var ends: [(row: Int, name: String)] = []
        for curve in series {
            var last: (Int, Int)?
            for point in curve.points {
                guard let height = height(point.y), point.x.isFinite else {
                    last = nil
                    continue
                }
                let x = Figure.place(horizontal.share(point.x), below: frame.width * 2)
                let y = Figure.place(1 - vertical.share(height), below: frame.height * 4)
                if let last { canvas.line(from: last, to: (x, y)) } else { canvas.dot(x, y) }
                last = (x, y)
            }
            if let last, !names.isEmpty { ends.append((last.1 / 4, curve.name)) }
        }
        let labels = Figure.apart(ends, rows: frame.height)
        let lines = (0..<frame.height).map { row in
            canvas.text(row: row) + (labels[row].map { "  " + Figure.shortened($0, to: max(legend - 2, 1)) } ?? "")
        }
        return (title.isEmpty ? "" : title + "\n") + frame.text(lines)
    }

    /// A share of a length as a whole place in it.
    private static func place(_ share: Double, below count: Int) -> Int {
        guard share.isFinite else { return 0 }
        return min(max(Int((share * Double(count - 1)).rounded()), 0), count - 1)
    }

    private static func shortened(_ text: String, to count: Int) -> String {
        text.count <= count ? text : text.prefix(max(count - 1, 0)) + "…"
    }

    /// A line for each name, near where its curve ends, no two on one.
    private static func apart(_ ends: [(row: Int, name: String)], rows: Int) -> [Int: String] {
        var labels: [Int: String] = [:]
        for end in ends {
            let free = (0..<rows).filter { labels[$0] == nil }
            if let row = free.min(by: { abs($0 - end.row) < abs($1 - end.row) }) { labels[row] = end.name }
        }
        return labels
    }

    // MARK: Bars

    private func histogram(_ bars: Bars, columns: Int, rows: Int) -> String {
        let most = Double(bars.counts.max() ?? 0)
        let vertical = Axis([0, max(most, 1)], count: max(2, (rows - 4) / 3))
        let horizontal = Axis([bars.low, bars.high], count: max(2, columns / 14))
        let frame = AxisFrame(vertical: vertical, horizontal: horizontal, columns: columns, rows: rows - 4)
        let lines = (0..<frame.height).map { row in
            String((0..<frame.width).map { column in
                let bin = min(column * bars.counts.count / max(frame.width, 1), bars.counts.count - 1)
                let filled = vertical.share(Double(bars.counts[bin])) * Double(frame.height * 8)
                var eighths = Int(filled.rounded())
                if bars.counts[bin] > 0 { eighths = max(eighths, 1) }
                return Figure.block(eighths - (frame.height - 1 - row) * 8)
            })
        }
        return "\(bars.name): \(bars.remark)\n" + frame.text(lines)
    }

    /// A character that is filled from below to some eighths.
    private static func block(_ eighths: Int) -> Character {
        let blocks: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        return blocks[min(max(eighths, 0), 8)]
    }

    /// A line for each tensor: its values' counts as a row of blocks, and what they are.
    private static func strips(_ strips: [Bars], columns: Int) -> String {
        let name = min(strips.map(\.name.count).max() ?? 0, columns / 3)
        let bins = strips.map(\.counts.count).max() ?? 0
        // What does not fit is left out from its end: the extremes first, the mean last.
        let room = columns - name - bins - 5
        let parts = (1...4).last { count in strips.allSatisfy { $0.remark(parts: count).count <= room } } ?? 0
        return strips.map { strip in
            let most = max(strip.counts.max() ?? 1, 1)
            let blocks = String(strip.counts.map { block($0 == 0 ? 0 : max(1, ($0 * 8 + most / 2) / most)) })
            let title = strip.name.prefix(name)
            let padding = String(repeating: " ", count: name - title.count)
            return "\(title)\(padding)  ▕\(blocks)▏ \(strip.remark(parts: parts))\n"
        }.joined()
    }
}

/// Axes around a field of characters.
private struct AxisFrame {
    let vertical: Axis
    let horizontal: Axis
    private let margin: Int
    let width: Int
    let height: Int

    init(vertical: Axis, horizontal: Axis, columns: Int, rows: Int) {
        self.vertical = vertical
        self.horizontal = horizontal
        margin = vertical.ticks.map(\.label.count).max() ?? 0
        width = max(columns - margin - 2, 8)
        height = max(rows, 2)
    }

    /// The field's lines between the axes.
    func text(_ lines: [String]) -> String {
        var marks: [Int: String] = [:]
        for tick in vertical.ticks {
            let row = Int(((1 - vertical.share(tick.value)) * Double(height - 1)).rounded())
            if marks[row] == nil { marks[row] = tick.label }
        }
        var text = ""
        for (row, line) in lines.enumerated() {
            let mark = marks[row] ?? ""
            var whole = String(repeating: " ", count: margin - mark.count) + mark + (marks[row] == nil ? " │" : " ┤") + line
            while whole.last == " " { whole.removeLast() }
            text += whole + "\n"
        }
        return text + foot
    }

    private var foot: String {
        var rule = [Character](repeating: "─", count: width)
        var labels = [Character](repeating: " ", count: margin + 2 + width + 8)
        var free = 0
        for tick in horizontal.ticks {
            let column = min(max(Int((horizontal.share(tick.value) * Double(width - 1)).rounded()), 0), width - 1)
            rule[column] = "┬"
            let start = max(0, margin + 2 + column - tick.label.count / 2)
            guard start >= free, start + tick.label.count <= labels.count else { continue }
            for (index, character) in tick.label.enumerated() { labels[start + index] = character }
            free = start + tick.label.count + 2
        }
        while labels.last == " " { labels.removeLast() }
        return String(repeating: " ", count: margin) + " └" + String(rule) + "\n" + String(labels) + "\n"
    }
}

/// Dots, two to a character's width and four to its height.
private struct BrailleCanvas {
    private let columns: Int
    private let rows: Int
    private var cells: [UInt8]

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: 0, count: columns * rows)
    }

    mutating func dot(_ x: Int, _ y: Int) {
        guard x >= 0, y >= 0, x < columns * 2, y < rows * 4 else { return }
        let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
        cells[y / 4 * columns + x / 2] |= bits[x % 2][y % 4]
    }

    /// Bresenham's line, both ends included.
    mutating func line(from start: (Int, Int), to end: (Int, Int)) {
        var (x, y) = start
        let (width, height) = (abs(end.0 - x), -abs(end.1 - y))
        let (right, down) = (x < end.0 ? 1 : -1, y < end.1 ? 1 : -1)
        var error = width + height
        while true {
            dot(x, y)
            if x == end.0, y == end.1 { return }
            let doubled = 2 * error
            if doubled >= height {
                error += height
                x += right
            }
            if doubled <= width {
                error += width
                y += down
            }
        }
    }

    func text(row: Int) -> String {
        var text = ""
        for cell in cells[(row * columns)..<((row + 1) * columns)] {
            text.unicodeScalars.append(cell == 0 ? " " : Unicode.Scalar(0x2800 + UInt32(cell)) ?? " ")
        }
        return text
    }
}
