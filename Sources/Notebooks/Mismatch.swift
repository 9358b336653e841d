// What a comparison of outputs found, and how it is said.
import Glibc

/// The first thing in which outputs differ, or the worst of the numbers that do.
public struct Mismatch: Sendable, Hashable {
    /// Numbers that differ, when everything else is equal.
    public struct Numbers: Sendable, Hashable {
        /// The place of the worst number in its tensor, as `[1][2]`; empty outside tensors.
        public var element: String
        public var expected: String
        public var got: String
        public var absoluteError: Double
        public var relativeError: Double
        /// `max(atol + rtol·|expected|, half a unit of the last printed digit)`.
        public var allowed: Double
        public var differing: Int
        public var compared: Int
    }

    /// The line of the notebook.
    public var line: Int
    /// The line that was expected; nil where nothing more was.
    public var expected: String?
    /// The line that came; nil where nothing more came.
    public var got: String?
    public var numbers: Numbers?

    public init(line: Int, expected: String?, got: String?, numbers: Numbers? = nil) {
        self.line = line
        self.expected = expected
        self.got = got
        self.numbers = numbers
    }

    /// Two to four lines, without an end.
    public var message: String {
        var lines = [
            "expected: " + (expected.map(OutputText.shown) ?? "(no more output)"),
            "     got: " + (got.map(OutputText.shown) ?? "(no more output)"),
        ]
        if let numbers {
            let element = numbers.element.isEmpty ? "" : " " + numbers.element
            lines.append("worst element\(element): expected \(numbers.expected), got \(numbers.got)")
            lines.append(
                "absolute error \(Self.short(numbers.absoluteError)), relative error \(Self.short(numbers.relativeError)), "
                    + "allowed \(Self.short(numbers.allowed)); \(numbers.differing) of \(numbers.compared) "
                    + (numbers.compared == 1 ? "number differs" : "numbers differ"))
        }
        return lines.joined(separator: "\n")
    }

    /// Three significant digits.
    static func short(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        var buffer = [CChar](repeating: 0, count: 64)
        let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.3g", $0) }
        return String(decoding: buffer.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
