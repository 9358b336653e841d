// A piece of source text and places in it. Offsets are UTF-8 bytes; lines and columns are counted only when a message
// is shown.

/// Half-open range of UTF-8 offsets in one source text.
public struct Span: Sendable, Hashable {
    public var start: Int32
    public var end: Int32

    @inlinable public init(_ start: Int, _ end: Int) {
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }

    /// From the start of this span to the end of another.
    @inlinable public func joined(to other: Span) -> Span { Span(Int(start), Int(other.end)) }
    public static let none = Span(0, 0)
}

/// The text of one cell or file, with a name to show in messages.
public final class SourceText: Sendable {
    /// As CPython names it in a traceback: a path, `<stdin>`, `<string>`, or the name of a cell.
    public let name: String
    public let bytes: [UInt8]
    /// The number of the first line, 1 unless the text is a part of a longer one.
    public let firstLine: Int
    /// The cell that the text is, where a longer text has named cells.
    public let cell: String?
    private let lineStarts: [Int]

    public init(name: String, bytes: [UInt8], firstLine: Int = 1, cell: String? = nil) {
        self.name = name
        self.bytes = bytes
        self.firstLine = firstLine
        self.cell = cell
        // A byte order mark stands before the first line.
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        bytes.withUnsafeBufferPointer { bytes in
            for i in 0..<bytes.count {
                let byte = bytes[i]
                let isLoneReturn = byte == 0x0D && (i + 1 == bytes.count || bytes[i + 1] != 0x0A)
                if byte == 0x0A || isLoneReturn { starts.append(i + 1) }
            }
        }
        lineStarts = starts
    }

    public convenience init(name: String, _ text: String, firstLine: Int = 1) {
        self.init(name: name, bytes: Array(text.utf8), firstLine: firstLine)
    }

    /// The place of an offset: line and column count from 1, columns in Unicode scalars.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let index = lineIndex(of: offset)
        let at = min(max(offset, lineStarts[index]), bytes.count)
        var column = 1
        for byte in bytes[lineStarts[index]..<at] where byte & 0xC0 != 0x80 { column += 1 }
        return (firstLine + index, column)
    }

    /// The text of the line that holds an offset, without its end.
    public func line(at offset: Int) -> String {
        let index = lineIndex(of: offset)
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
        while end > lineStarts[index], bytes[end - 1] == 0x0D || bytes[end - 1] == 0x0A { end -= 1 }
        return String(decoding: bytes[lineStarts[index]..<end], as: UTF8.self)
    }

    /// The text that a span covers.
    public func text(_ span: Span) -> String {
        let start = min(max(Int(span.start), 0), bytes.count)
        let end = min(max(Int(span.end), start), bytes.count)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
