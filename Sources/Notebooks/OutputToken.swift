// Outputs cut into numbers, words and signs, so that they can be compared by value. The comparison is in
// OutputComparison.swift.

/// A piece of printed output.
struct OutputToken {
    enum Kind {
        case word
        case integer
        case float
        /// A number with a unit of time or of bytes: never compared.
        case time, bytes
        /// Outside tensor text only; `isPadding` when it aligns a float.
        case space
        case newline
        case sign
        /// `...`
        case ellipsis
    }

    var kind: Kind
    var start: Int
    var end: Int
    /// The line it stands in, from 0.
    var line: Int
    var value = 0.0
    /// The tensor text it stands in, from 0; -1 outside.
    var tensor = -1
    var isPadding = false

    var isNumber: Bool { kind == .integer || kind == .float }
}

/// Lines of output as tokens.
///
/// Inside `tensor(…)` spaces and line ends are dropped: they align columns and depend on the values. Elsewhere text
/// counts exactly, but for spaces before a floating-point number and at the end of a line.
struct OutputTokens {
    var text: [UInt8] = []
    var tokens: [OutputToken] = []
    /// The dtype named in each tensor text, if any.
    var dtypes: [String?] = []

    private var i = 0
    private var line = 0
    /// Open parentheses of the tensor text that is being read; 0 outside.
    private var depth = 0

    init(_ lines: [String]) {
        for (place, line) in lines.enumerated() {
            if place > 0 { text.append(0x0A) }
            text += OutputTokens.withoutDrawing(Array(OutputText.shown(line).utf8))
        }
        while i < text.count { readToken() }
        dropSpaceAtEnd()
    }

    func bytes(_ token: OutputToken) -> ArraySlice<UInt8> { text[token.start..<token.end] }

    func string(_ token: OutputToken) -> String { String(decoding: bytes(token), as: UTF8.self) }

    /// A line without the dots and blocks that a figure is drawn with, and the spaces between them: another processor
    /// rounds a curve into the next dot. The labels of the figure's axes are compared as any number.
    private static func withoutDrawing(_ line: [UInt8]) -> [UInt8] {
        guard line.contains(0xE2) else { return line }
        var kept: [UInt8] = []
        var place = 0
        while place < line.count {
            guard isDrawn(line, place) else {
                kept.append(line[place])
                place += 1
                continue
            }
            while kept.last == 0x20 { kept.removeLast() }
            while isDrawn(line, place) || place < line.count && line[place] == 0x20 { place += line[place] == 0x20 ? 1 : 3 }
        }
        return kept
    }

    /// Whether a braille character (U+2800 to U+28FF) or a block of some height (U+2581 to U+2588) stands at a place.
    private static func isDrawn(_ line: [UInt8], _ place: Int) -> Bool {
        guard place + 2 < line.count, line[place] == 0xE2 else { return false }
        return (0xA0...0xA3).contains(line[place + 1]) || line[place + 1] == 0x96 && (0x81...0x88).contains(line[place + 2])
    }

    // MARK: Scanning

    private mutating func readToken() {
        let byte = text[i]
        if byte == 0x0A {
            dropSpaceAtEnd()
            if depth == 0 { append(.newline, to: i + 1) } else { i += 1 }
            line += 1
        } else if Self.isSpace(byte) {
            var end = i
            while end < text.count, Self.isSpace(text[end]) { end += 1 }
            if depth == 0 { append(.space, to: end) } else { i = end }
        } else if isEllipsis(i) {
            append(.ellipsis, to: i + 3)
        } else if let end = numberEnd(i) {
            readNumber(end)
        } else if Self.isWord(byte) {
            readWord()
        } else {
            readSign(byte)
        }
    }

    private mutating func append(_ kind: OutputToken.Kind, to end: Int, value: Double = 0) {
        tokens.append(
            OutputToken(
                kind: kind, start: i, end: end, line: line, value: value, tensor: depth > 0 ? dtypes.count - 1 : -1))
        i = end
    }

    private mutating func dropSpaceAtEnd() {
        if tokens.last?.kind == .space { tokens.removeLast() }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A) || byte == 0x5F || byte >= 0x80
    }

    private func byte(_ place: Int) -> UInt8 { place < text.count ? text[place] : 0 }

    private func isEllipsis(_ place: Int) -> Bool {
        byte(place) == 0x2E && byte(place + 1) == 0x2E && byte(place + 2) == 0x2E
    }

    private mutating func readWord() {
        var end = i
        while end < text.count, Self.isWord(text[end]) { end += 1 }
        let word = text[i..<end]
        if word.elementsEqual("inf".utf8) || word.elementsEqual("nan".utf8) {
            let value: Double = word.first == UInt8(ascii: "i") ? .infinity : .nan
            markPadding()
            append(.float, to: end, value: value)
            return
        }
        if depth > 0, Self.isFloatDType(word) { dtypes[dtypes.count - 1] = String(decoding: word, as: UTF8.self) }
        append(.word, to: end)
    }

    private static func isFloatDType(_ word: ArraySlice<UInt8>) -> Bool {
        word.starts(with: "float".utf8) || word.starts(with: "bfloat".utf8) || word.starts(with: "complex".utf8)
    }

    private mutating func readSign(_ byte: UInt8) {
        if byte == UInt8(ascii: "(") {
            if depth > 0 {
                depth += 1
            } else if let word = tokens.last, word.end == i, bytes(word).elementsEqual("tensor".utf8) {
                depth = 1
                dtypes.append(nil)
            }
        }
        append(.sign, to: i + 1)
        if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
    }

    // MARK: Numbers

    /// The end of a number with its sign, `-inf` included, or nil when none begins here.
    private func numberEnd(_ start: Int) -> Int? {
        var place = start
        if byte(place) == UInt8(ascii: "-") || byte(place) == UInt8(ascii: "+") {
            place += 1
            let isName = text[min(place, text.count)...].starts(with: "inf".utf8) && !Self.isWord(byte(place + 3))
            guard isName || digitsEnd(place) != nil else { return nil }
            if isSignPartOfNumber { return isName ? place + 3 : digitsEnd(place) }
            // 1.5-2.5j: the second part of a complex number takes its sign along.
            guard tokens.last?.isNumber == true, tokens.last?.end == start else { return nil }
            let end = isName ? place + 3 : digitsEnd(place) ?? place
            return byte(end) == UInt8(ascii: "j") ? end : nil
        }
        return digitsEnd(place)
    }

    private var isSignPartOfNumber: Bool {
        guard let last = tokens.last, last.end == i else { return true }
        switch last.kind {
        case .newline, .space: return true
        case .sign: return text[last.start] != UInt8(ascii: ")") && text[last.start] != UInt8(ascii: "]")
        default: return false
        }
    }

    private func digitsEnd(_ start: Int) -> Int? {
        var place = start
        while Self.isDigit(byte(place)) { place += 1 }
        var digits = place - start
        if byte(place) == 0x2E, !isEllipsis(place) || isEllipsis(place + 1) {
            let point = place
            place += 1
            while Self.isDigit(byte(place)) { place += 1 }
            digits += place - point - 1
        }
        guard digits > 0 else { return nil }
        if byte(place) | 0x20 == UInt8(ascii: "e") {
            var exponent = place + 1
            if byte(exponent) == UInt8(ascii: "-") || byte(exponent) == UInt8(ascii: "+") { exponent += 1 }
            let first = exponent
            while Self.isDigit(byte(exponent)) { exponent += 1 }
            if exponent > first { place = exponent }
        }
        return place
    }

    private mutating func readNumber(_ end: Int) {
        if readQuantity(end) { return }
        let isComplex = byte(end) == UInt8(ascii: "j") && !Self.isWord(byte(end + 1))
        // 1.2.3, 0x7f, 3d: no numbers.
        if !isComplex, Self.isWord(byte(end)) || (byte(end) == 0x2E && Self.isDigit(byte(end + 1))) {
            var wordEnd = end
            while Self.isWord(byte(wordEnd)) || (byte(wordEnd) == 0x2E && Self.isWord(byte(wordEnd + 1))) { wordEnd += 1 }
            append(.word, to: wordEnd)
            return
        }
        let digits = String(decoding: text[i..<end], as: UTF8.self)
        let isFloat = text[i..<end].contains { $0 == 0x2E || $0 | 0x20 == 0x65 || $0 == UInt8(ascii: "n") }
        if isFloat { markPadding() }
        append(isFloat ? .float : .integer, to: end, value: Double(digits) ?? .nan)
    }

    /// The space before a float depends on how many digits its neighbours have.
    private mutating func markPadding() {
        guard let last = tokens.last, last.kind == .space else { return }
        let before = tokens.count > 1 ? tokens[tokens.count - 2] : nil
        if let before, before.kind == .sign, [UInt8(ascii: "["), UInt8(ascii: "(")].contains(text[before.start]) {
            tokens.removeLast()
        } else {
            tokens[tokens.count - 1].isPadding = true
        }
    }

    // MARK: Units

    private static let times: Set<String> = [
        "ns", "us", "µs", "μs", "ms", "s", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes",
    ]
    private static let sizes: Set<String> = [
        "B", "byte", "bytes", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB",
    ]

    /// A number and its unit; several in a row, as `1 min 3 s`, are one.
    private mutating func readQuantity(_ numberEnd: Int) -> Bool {
        var start = numberEnd
        if byte(start) == 0x20 { start += 1 }
        guard !Self.isDigit(byte(start)) else { return false }
        var end = start
        while Self.isWord(byte(end)) { end += 1 }
        guard end > start, end - start <= 7 else { return false }
        let unit = String(decoding: text[start..<end], as: UTF8.self)
        guard Self.times.contains(unit) || Self.sizes.contains(unit) else { return false }
        let kind: OutputToken.Kind = Self.times.contains(unit) ? .time : .bytes
        markPadding()
        if let space = tokens.last, space.kind == .space, tokens.count > 1, tokens[tokens.count - 2].kind == kind {
            tokens.removeLast()
            tokens[tokens.count - 1].end = end
            i = end
        } else {
            append(kind, to: end)
        }
        return true
    }
}
