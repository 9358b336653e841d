// Text tables of numbers, as `np.loadtxt` and `np.genfromtxt` read them.

import Glibc
import Tensors

/// Rows of numbers in lines of text.
struct TableReading {
    /// The text between fields; empty for blank space.
    var delimiter: [UInt8] = []
    /// What begins a comment; empty for none.
    var comment: [UInt8] = []
    var skippedLines = 0
    var skippedLastLines = 0
    var mostRows = Int.max
    /// The columns to take, negative ones from the end; nil for all.
    var columns: [Int]?
    /// What stands where no number does; nil when that is an error.
    var filling: Double?
    var wantsIntegers = false
    /// The name of the dtype in messages.
    var typeName = "float64"

    private(set) var doubles: [Double] = []
    private(set) var ints: [Int] = []
    private(set) var rows = 0
    private(set) var width = 0
    /// Lines whose count of fields is not that of the first: number and count.
    private(set) var odd: [(line: Int, fields: Int)] = []

    mutating func read(_ text: [UInt8]) throws {
        let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var lines = text[start...].split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }
        // One line per CR LF.
        if text.contains(0x0D) {
            var joined: [ArraySlice<UInt8>] = []
            for line in lines {
                let endsBefore = line.startIndex > start && text[line.startIndex - 1] == 0x0A && line.startIndex > start + 1
                    && text[line.startIndex - 2] == 0x0D
                if endsBefore, !joined.isEmpty { joined.removeLast() }
                joined.append(line)
            }
            lines = joined
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        if skippedLastLines > 0 { lines.removeLast(min(skippedLastLines, lines.count)) }
        for (number, line) in lines.enumerated().dropFirst(max(0, skippedLines)) {
            guard rows < mostRows else { break }
            try read(line: line, number: number + 1)
        }
    }

    private mutating func read(line: ArraySlice<UInt8>, number: Int) throws {
        var line = line
        if !comment.isEmpty, let end = firstPlace(of: comment, in: line) { line = line[..<end] }
        guard line.contains(where: { !TableReading.isBlank($0) }) else { return }
        let fields = split(line)
        if rows == 0, odd.isEmpty, width == 0 { width = fields.count }
        if let columns {
            rows += 1
            for column in columns {
                let place = column < 0 ? column + fields.count : column
                guard place >= 0, place < fields.count else {
                    throw Raise(.valueError, "invalid column index \(column) at row \(rows) with \(fields.count) columns")
                }
                try append(fields[place], column: place)
            }
            return
        }
        guard fields.count == width else {
            guard filling == nil else { return odd.append((number, fields.count)) }
            throw Raise(
                .valueError,
                "the number of columns changed from \(width) to \(fields.count) at row \(rows + 1); use `usecols` to select a subset "
                    + "and avoid this error")
        }
        rows += 1
        for (column, field) in fields.enumerated() { try append(field, column: column) }
    }

    private mutating func append(_ field: ArraySlice<UInt8>, column: Int) throws {
        if wantsIntegers {
            if let int = TableReading.int(field) { return ints.append(int) }
            if filling != nil {
                let double = TableReading.double(field) ?? -1
                return ints.append(Int(exactly: double.rounded(.towardZero)) ?? -1)
            }
        } else {
            if let double = TableReading.double(field) ?? filling { return doubles.append(double) }
        }
        let text = String(decoding: field, as: UTF8.self)
        throw Raise(
            .valueError,
            "could not convert string \(TableReading.quoted(text)) to \(typeName) at row \(rows - 1), column \(column + 1).")
    }

    private static func quoted(_ text: String) -> String { text.contains("'") ? "\"\(text)\"" : "'\(text)'" }

    // MARK: Fields

    private func split(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        guard !delimiter.isEmpty else { return line.split(whereSeparator: TableReading.isBlank) }
        if delimiter.count == 1 { return line.split(separator: delimiter[0], omittingEmptySubsequences: false) }
        var fields: [ArraySlice<UInt8>] = []
        var rest = line
        while let place = firstPlace(of: delimiter, in: rest) {
            fields.append(rest[..<place])
            rest = rest[(place + delimiter.count)...]
        }
        return fields + [rest]
    }

    private func firstPlace(of pattern: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
        guard pattern.count > 1 else { return line.firstIndex(of: pattern[0]) }
        return line.indices.first { line[$0...].starts(with: pattern) }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func trimmed(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var field = field.drop(while: isBlank)
        while let last = field.last, isBlank(last) { field.removeLast() }
        return field
    }

    static func int(_ field: ArraySlice<UInt8>) -> Int? { Int(String(decoding: trimmed(field), as: UTF8.self)) }

    /// A number as Python's `float` reads it, without underscores.
    static func double(_ field: ArraySlice<UInt8>) -> Double? {
        let field = trimmed(field)
        guard !field.isEmpty, field.count < 400 else { return nil }
        let isPlain = field.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x2B || $0 | 0x20 == 0x65 }
        if !isPlain {
            let word = String(decoding: field, as: UTF8.self).lowercased()
            let sign = word.hasPrefix("-") ? -1.0 : 1.0
            let plain = word.hasPrefix("-") || word.hasPrefix("+") ? String(word.dropFirst()) : word
            return plain == "inf" || plain == "infinity" ? sign * .infinity : plain == "nan" ? .nan : nil
        }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: field.count + 1) { text in
            for (place, byte) in field.enumerated() { text[place] = CChar(bitPattern: byte) }
            text[field.count] = 0
            var end: UnsafeMutablePointer<CChar>?
            guard let start = text.baseAddress else { return nil }
            let value = strtod(start, &end)
            return end == start + field.count ? value : nil
        }
    }
}
