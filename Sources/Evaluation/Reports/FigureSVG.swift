// A figure as SVG, for exports and files: what any browser shows.

extension Figure {
    private static let colours = ["#1f5fbf", "#c9374c", "#1a7f37", "#b7791f", "#7a4fbf", "#0f7f86", "#6b7280"]

    /// The figure as a document of its own.
    public func svg() -> String {
        switch content {
        case .curves(let series): return curves(series)
        case .bars(let bars): return histogram(bars)
        case .strips(let strips): return Figure.strips(strips)
        }
    }

    private func curves(_ series: [Series]) -> String {
        let heights = series.flatMap { $0.points.compactMap { height($0.y) } }
        let legend = series.count > 1 ? Double(series.map(\.name.count).max() ?? 0) * 7 + 16 : 12
        var drawing = Drawing(
            title: title, vertical: Axis(heights, count: 6, isLogarithmic: isLogarithmic),
            horizontal: Axis(series.flatMap { $0.points.map(\.x) }, count: 8, isCounting: isIndexed), right: legend)
        var taken: [Double] = []
        for (index, curve) in series.enumerated() {
            let colour = Figure.colours[index % Figure.colours.count]
            var run: [(Double, Double)] = []
            var end: (Double, Double)?
            for point in curve.points {
                guard let height = height(point.y), point.x.isFinite else {
                    drawing.curve(run, colour)
                    run = []
                    continue
                }
                run.append((drawing.x(point.x), drawing.y(height)))
                end = run.last
            }
            drawing.curve(run, colour)
            guard series.count > 1, let end else { continue }
            // Names stand at the ends of their curves, pushed down until no two meet.
            var y = end.1
            while taken.contains(where: { abs($0 - y) < 14 }) { y += 3 }
            taken.append(y)
            drawing.name(curve.name, y: y, colour)
        }
        return drawing.document
    }

    private func histogram(_ bars: Bars) -> String {
        let most = Double(max(bars.counts.max() ?? 0, 1))
        var drawing = Drawing(
            title: "\(bars.name): \(bars.remark)", vertical: Axis([0, most], count: 6), horizontal: Axis([bars.low, bars.high], count: 8),
            right: 12)
        let width = (bars.high - bars.low) / Double(bars.counts.count)
        for (index, count) in bars.counts.enumerated() where count > 0 {
            let left = drawing.x(bars.low + Double(index) * width)
            let right = drawing.x(bars.low + Double(index + 1) * width)
            drawing.bar(left: left, right: right, top: drawing.y(Double(count)), bottom: drawing.y(0))
        }
        return drawing.document
    }

    private static func strips(_ strips: [Bars]) -> String {
        let left = Double(strips.map(\.name.count).max() ?? 0) * 7.2 + 16
        let (strip, line) = (240.0, 34.0)
        let remark = Double(strips.map(\.remark.count).max() ?? 0) * 6.2 + 24
        var marks = ""
        for (index, bars) in strips.enumerated() {
            let base = Double(index) * line + 32
            marks += Drawing.text(bars.name, x: left - 8, y: base - 6, anchor: "end")
            let most = Double(max(bars.counts.max() ?? 1, 1))
            let width = strip / Double(max(bars.counts.count, 1))
            for (place, count) in bars.counts.enumerated() where count > 0 {
                let height = Double(count) / most * 26
                marks += Drawing.rectangle(left + Double(place) * width, base - height, width - 0.5, height, Figure.colours[0])
            }
            marks += Drawing.path("M\(Drawing.number(left)) \(Drawing.number(base))H\(Drawing.number(left + strip))", "#bbb", width: 1)
            marks += Drawing.text(bars.remark, x: left + strip + 12, y: base - 6, size: 11, colour: "#555")
        }
        return Drawing.document(marks, width: left + strip + remark, height: Double(strips.count) * line + 16)
    }
}

/// Marks within axes.
private struct Drawing {
    private let vertical: Axis
    private let horizontal: Axis
    private let left: Double
    private let right: Double
    private let top = 34.0
    private let bottom: Double
    private let width = 640.0
    private let height = 360.0
    private var marks = ""

    init(title: String, vertical: Axis, horizontal: Axis, right: Double) {
        self.vertical = vertical
        self.horizontal = horizontal
        left = Double(vertical.ticks.map(\.label.count).max() ?? 1) * 7 + 18
        self.right = width - max(right, 24)
        bottom = height - 30
        for tick in vertical.ticks {
            let y = Drawing.number(self.y(tick.value))
            marks += Drawing.path("M\(Drawing.number(left)) \(y)H\(Drawing.number(self.right))", "#e6e6e6", width: 1)
            marks += Drawing.text(tick.label, x: left - 6, y: self.y(tick.value) + 4, anchor: "end", size: 11, colour: "#555")
        }
        for tick in horizontal.ticks {
            let x = self.x(tick.value)
            marks += Drawing.path("M\(Drawing.number(x)) \(Drawing.number(bottom))v4", "#999", width: 1)
            marks += Drawing.text(tick.label, x: x, y: bottom + 17, anchor: "middle", size: 11, colour: "#555")
        }
        marks += Drawing.path(
            "M\(Drawing.number(left)) \(Drawing.number(top))V\(Drawing.number(bottom))H\(Drawing.number(self.right))", "#999", width: 1)
        marks += Drawing.text(title, x: left, y: 20, size: 13, colour: "#111")
    }

    func x(_ value: Double) -> Double { left + horizontal.share(value) * (right - left) }
    func y(_ value: Double) -> Double { bottom - vertical.share(value) * (bottom - top) }

    mutating func curve(_ points: [(Double, Double)], _ colour: String) {
        guard let first = points.first else { return }
        if points.count == 1 {
            marks += "<circle cx=\"\(Drawing.number(first.0))\" cy=\"\(Drawing.number(first.1))\" r=\"2\" fill=\"\(colour)\"/>\n"
            return
        }
        let path = points.enumerated().map { ($0 == 0 ? "M" : "L") + Drawing.number($1.0) + " " + Drawing.number($1.1) }.joined()
        marks += Drawing.path(path, colour, width: 1.6)
    }

    mutating func bar(left: Double, right: Double, top: Double, bottom: Double) {
        marks += Drawing.rectangle(left + 0.5, top, max(right - left - 1, 0.5), bottom - top, "#1f5fbf")
    }

    mutating func name(_ name: String, y: Double, _ colour: String) {
        marks += Drawing.text(name, x: right + 8, y: y + 4, size: 12, colour: colour)
    }

    var document: String { Drawing.document(marks, width: width, height: height) }

    // MARK: Marks

    static func number(_ value: Double) -> String { TensorSummary.number((value * 10).rounded() / 10) }

    static func path(_ path: String, _ colour: String, width: Double) -> String {
        "<path d=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(number(width))\" stroke-linejoin=\"round\"/>\n"
    }

    static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ colour: String) -> String {
        "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\" fill=\"\(colour)\"/>\n"
    }

    static func text(
        _ text: String, x: Double, y: Double, anchor: String = "start", size: Int = 12, colour: String = "#111"
    ) -> String {
        "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\" font-size=\"\(size)\" fill=\"\(colour)\">\(escaped(text))</text>\n"
    }

    static func document(_ marks: String, width: Double, height: Double) -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="\(number(width))" height="\(number(height))" \
        viewBox="0 0 \(number(width)) \(number(height))" font-family="sans-serif">
        <rect width="100%" height="100%" fill="#fff"/>
        \(marks)</svg>

        """
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
