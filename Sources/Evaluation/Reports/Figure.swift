// What `%plot` and `%hist` draw, as data: curves, bars, or a strip of bars for each of several tensors. How it becomes
// characters is in FigureText.swift, how SVG in FigureSVG.swift.

import Glibc
import Tensors

/// A drawing, told apart from how it is shown.
public struct Figure: Sendable {
    /// A curve; where a value is not finite it has a gap.
    public struct Series: Sendable {
        public let name: String
        public let points: [Point]
    }

    public struct Point: Sendable {
        public let x: Double
        public let y: Double
    }

    /// How often values fall between `low` and `high`, in bins of one width.
    public struct Bars: Sendable {
        public let name: String
        public let low: Double
        public let high: Double
        public let counts: [Int]
        /// `mean 0.01, std 0.4, …`
        public let remark: String
    }

    public enum Content: Sendable {
        case curves([Series])
        case bars(Bars)
        case strips([Bars])
    }

    public let title: String
    public let content: Content
    /// Whether heights are logarithms; values that are not positive leave gaps.
    public let isLogarithmic: Bool

    /// Whether curves are drawn over places 0, 1, 2, …
    var isIndexed: Bool {
        guard case .curves(let series) = content else { return false }
        return series.allSatisfy { $0.points.enumerated().allSatisfy { $1.x == Double($0) } }
    }

    /// The size in a file, a pipe or a notebook, where no window says otherwise.
    var usualColumns: Int {
        if case .strips = content { return 110 }
        return Figure.usualColumns
    }
    static let usualColumns = 72
    static let usualRows = 16

    init(_ title: String, _ content: Content, isLogarithmic: Bool = false) {
        self.title = title
        self.content = content
        self.isLogarithmic = isLogarithmic
    }

    /// The height of a value on the figure's scale; nil in a gap.
    func height(_ y: Double) -> Double? {
        let height = isLogarithmic ? (y > 0 ? log10(y) : .nan) : y
        return height.isFinite ? height : nil
    }
}

/// A range of numbers with the places where it is marked.
struct Axis {
    let low: Double
    let high: Double
    let ticks: [(value: Double, label: String)]

    /// A range that holds some numbers, marked at multiples of 1, 2 or 5 times a power of ten.
    /// - Parameters:
    ///   - count: about how many marks there may be.
    ///   - isLogarithmic: whether the numbers are exponents of ten.
    ///   - isCounting: whether there is nothing between whole numbers.
    init(_ numbers: some Sequence<Double>, count: Int, isLogarithmic: Bool = false, isCounting: Bool = false) {
        var (low, high) = (Double.infinity, -Double.infinity)
        for number in numbers where number.isFinite { (low, high) = (min(low, number), max(high, number)) }
        if low > high { (low, high) = (0, 1) }
        if low == high {
            let room = low == 0 ? 1 : abs(low) * 0.5
            (low, high) = (low - room, high + room)
        }
        if !(high - low).isFinite { (low, high) = (low / 2, high / 2) }
        self.low = low
        self.high = high
        let step = Axis.step(high - low, count: max(count, 1), isWhole: isCounting || isLogarithmic && high - low >= 1)
        var ticks: [(Double, String)] = []
        var turn = (low / step - 1e-9).rounded(.up)
        while turn * step <= high + step * 1e-9, ticks.count < 64 {
            let value = turn * step == 0 ? 0 : turn * step
            ticks.append((value, isLogarithmic ? Axis.label(power(of: value), step: 0) : Axis.label(value, step: step)))
            turn += 1
        }
        self.ticks = ticks
    }

    /// From 0 at the low end to 1 at the high end.
    func share(_ value: Double) -> Double { (value - low) / (high - low) }

    private static func step(_ range: Double, count: Int, isWhole: Bool) -> Double {
        let rough = max(range / Double(count), 1e-300)
        var base = power(of: log10(rough).rounded(.down))
        if base == 0 || !base.isFinite { base = rough }
        let step = [1.0, 2, 5, 10].first { base * $0 >= rough * 0.999 } ?? 10
        return isWhole ? max(1, (base * step).rounded()) : base * step
    }

    private static func label(_ value: Double, step: Double) -> String {
        guard step > 0 else { return TensorSummary.number(value) }
        let size = max(abs(value), step)
        if size >= 1e6 || step < 1e-5 { return value == 0 ? "0" : shortScientific(value) }
        let decimals = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
        return fixedText(value, digits: min(decimals, 6))
    }

    /// `2e+06`, `1.5e-07`
    private static func shortScientific(_ value: Double) -> String {
        let text = scientificText(value, digits: 1)
        return text.replacingPrefix(".0e", with: "e")
    }
}

private func power(of exponent: Double) -> Double { pow(10, exponent) }

extension String {
    /// The text with the first place where `part` stands replaced.
    fileprivate func replacingPrefix(_ part: String, with other: String) -> String {
        let (all, wanted) = (Array(utf8), Array(part.utf8))
        guard all.count >= wanted.count else { return self }
        for start in 0...(all.count - wanted.count) where Array(all[start..<(start + wanted.count)]) == wanted {
            return String(decoding: all[..<start] + Array(other.utf8) + all[(start + wanted.count)...], as: UTF8.self)
        }
        return self
    }
}

extension Figure.Bars {
    /// The beginning of the remark, up to a number of its parts.
    func remark(parts: Int) -> String {
        var left = parts
        var kept = ""
        for part in remark.split(separator: ",", omittingEmptySubsequences: false) {
            // A comma inside a number has no space behind it.
            if part.first == " " || kept.isEmpty { left -= 1 }
            if left < 0 { break }
            kept += (kept.isEmpty ? "" : ",") + part
        }
        return kept
    }

    /// Counts numbers into bins; those that are not finite are left out and told in the remark.
    /// - Parameter bins: how many; chosen by the number of values when nil.
    init(_ name: String, _ numbers: [Double], bins: Int? = nil) {
        let finite = numbers.filter(\.isFinite)
        var (low, high) = (finite.min() ?? 0, finite.max() ?? 0)
        if low == high { (low, high) = (low - 0.5, high + 0.5) }
        let count = bins ?? max(1, min(48, Int(2 * Double(finite.count).squareRoot().rounded(.up))))
        var counts = [Int](repeating: 0, count: count)
        for number in finite {
            // Halves, so that the widest range there is has a width.
            let place = (number / 2 - low / 2) / (high / 2 - low / 2) * Double(count)
            counts[place.isFinite ? min(max(Int(place), 0), count - 1) : 0] += 1
        }
        self.name = name
        self.low = low
        self.high = high
        self.counts = counts
        let mean = finite.reduce(0, +) / Double(max(finite.count, 1))
        let deviation = (finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(finite.count - 1, 1))).squareRoot()
        let number = TensorSummary.number
        var remark = "\(grouped(finite.count)) value\(finite.count == 1 ? "" : "s"), mean \(number(mean)), std \(number(deviation)), "
        remark += finite.isEmpty ? "" : "from \(number(finite.min() ?? 0)) to \(number(finite.max() ?? 0))"
        if finite.isEmpty { remark = "no finite values" }
        let lost = numbers.count - finite.count
        self.remark = lost > 0 ? remark + ", \(lost) not finite" : remark
    }
}
