// The `# %%` line: its reading and its writing. What stands between two markers is NotebookParser's.

/// A marker line, taken apart: `# %% NAME [TYPE] key=value …`.
///
/// The options are the words at the end of the line of the form `key=value`, or `skip` or `volatile`. A name in double
/// quotes is taken literally (`\"` and `\\` inside), so any name can be written.
struct CellMarker {
    var name: String?
    var kind = Notebook.CellKind.code
    var options = CellOptions()
    /// What is wrong with the line, and whether a replay must not go on.
    var problems: [(text: String, isError: Bool)] = []

    /// The offset behind `%%` when a line is a marker: `#`, spaces, `%%`, then a space, a bracket or the end.
    static func textStart(_ line: ArraySlice<UInt8>) -> Int? {
        guard line.first == UInt8(ascii: "#") else { return nil }
        var i = line.startIndex + 1
        while i < line.endIndex, isSpace(line[i]) { i += 1 }
        guard i + 1 < line.endIndex, line[i] == UInt8(ascii: "%"), line[i + 1] == UInt8(ascii: "%") else { return nil }
        i += 2
        guard i < line.endIndex else { return i }
        return isSpace(line[i]) || line[i] == UInt8(ascii: "[") ? i : nil
    }

    /// Reads what follows `%%`.
    init(text: ArraySlice<UInt8>) {
        var rest = text
        if let (quoted, after) = Self.quotedName(text) {
            name = quoted
            rest = after
        }
        var words = Self.words(rest)
        var settings: [ArraySlice<UInt8>] = []
        while let last = words.last, Self.isSetting(last) {
            settings.append(last)
            words.removeLast()
        }
        if let last = words.last, let kind = Self.kind(last) {
            self.kind = kind
            words.removeLast()
        } else if let first = words.first, let kind = Self.kind(first), !kind.isUnknown {
            self.kind = kind
            words.removeFirst()
        }
        if case .unknown(let type) = kind {
            problems.append(("unknown cell type [\(type)]; version 1 knows [code] and [markdown]", true))
        }
        if let first = words.first, let last = words.last {
            let text = String(decoding: rest[first.startIndex..<last.endIndex], as: UTF8.self)
            name = name.map { "\($0) \(text)" } ?? text
        }
        if name?.isEmpty == true { name = nil }
        apply(settings.reversed())
    }

    /// The line for a code cell of a name.
    static func line(name: String?) -> String {
        guard let name, !name.isEmpty else { return "# %%" }
        let plain = " " + name
        if CellMarker(text: Array(plain.utf8)[...]).reads(as: name) { return "# %%" + plain }
        var quoted = ""
        for scalar in name.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(scalar)
        }
        return "# %% \"\(quoted)\""
    }

    private func reads(as name: String) -> Bool {
        self.name == name && kind == .code && options == CellOptions() && problems.isEmpty
    }

    // MARK: Words

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
    }

    private static func quotedName(_ text: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>)? {
        var i = text.startIndex
        while i < text.endIndex, isSpace(text[i]) { i += 1 }
        guard i < text.endIndex, text[i] == UInt8(ascii: "\"") else { return nil }
        i += 1
        var name: [UInt8] = []
        while i < text.endIndex, text[i] != UInt8(ascii: "\"") {
            if text[i] == UInt8(ascii: "\\"), i + 1 < text.endIndex { i += 1 }
            name.append(text[i])
            i += 1
        }
        guard i < text.endIndex else { return nil }
        let after = text[(i + 1)...]
        guard after.first.map(isSpace) ?? true else { return nil }
        return (String(decoding: name, as: UTF8.self), after)
    }

    /// Words between spaces; a value in quotes or brackets may hold spaces.
    private static func words(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var words: [ArraySlice<UInt8>] = []
        var i = text.startIndex
        while i < text.endIndex {
            if isSpace(text[i]) {
                i += 1
                continue
            }
            let start = i
            while i < text.endIndex, !isSpace(text[i]) {
                if text[i] == UInt8(ascii: "="), i > start, i + 1 < text.endIndex,
                    let end = closing(text, from: i + 1)
                {
                    i = end
                } else {
                    i += 1
                }
            }
            words.append(text[start..<i])
        }
        return words
    }

    /// The offset behind a value in quotes or brackets that begins at a place.
    private static func closing(_ text: ArraySlice<UInt8>, from start: Int) -> Int? {
        let close: UInt8
        switch text[start] {
        case UInt8(ascii: "\""): close = UInt8(ascii: "\"")
        case UInt8(ascii: "["): close = UInt8(ascii: "]")
        case UInt8(ascii: "{"): close = UInt8(ascii: "}")
        default: return nil
        }
        guard let end = text[(start + 1)...].firstIndex(of: close) else { return nil }
        return end + 1
    }

    private static func isSetting(_ word: ArraySlice<UInt8>) -> Bool {
        if word.elementsEqual("skip".utf8) || word.elementsEqual("volatile".utf8) { return true }
        guard let equals = word.firstIndex(of: UInt8(ascii: "=")), equals > word.startIndex else { return false }
        return isLetter(word[word.startIndex])
            && word[..<equals].allSatisfy {
                isLetter($0) || $0 == UInt8(ascii: "-") || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
            }
    }

    private static func kind(_ word: ArraySlice<UInt8>) -> Notebook.CellKind? {
        guard word.count > 2, word.first == UInt8(ascii: "["), word.last == UInt8(ascii: "]") else { return nil }
        let inner = word.dropFirst().dropLast()
        guard inner.allSatisfy(isLetter) else { return nil }
        switch String(decoding: inner, as: UTF8.self) {
        case "code": return .code
        case "markdown", "md": return .markdown
        case let other: return .unknown(other)
        }
    }

    // MARK: Options

    private mutating func apply(_ settings: [ArraySlice<UInt8>]) {
        var seen: Set<String> = []
        for setting in settings {
            let text = String(decoding: setting, as: UTF8.self)
            let equals = text.firstIndex(of: "=") ?? text.endIndex
            let key = String(text[..<equals])
            var value = equals < text.endIndex ? String(text[text.index(after: equals)...]) : "true"
            if value.utf8.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") {
                value = String(value.dropFirst().dropLast())
            }
            if !seen.insert(key).inserted { problems.append(("\(key) is given twice", true)) }
            set(key, value, written: text)
        }
    }

    private mutating func set(_ key: String, _ value: String, written: String) {
        switch key {
        case "rtol": options.rtol = number(key, value)
        case "atol": options.atol = number(key, value)
        case "timeout": options.timeout = number(key, value, positive: true)
        case "skip": options.skip = truth(key, value)
        case "volatile": options.volatile = truth(key, value)
        case "raises":
            if value.isEmpty {
                problems.append(("raises= must name an exception", true))
            } else {
                options.raises = value
            }
        default:
            options.unknown.append(written)
            problems.append(("unknown cell option \(key) is kept and has no effect", false))
        }
    }

    private mutating func number(_ key: String, _ value: String, positive: Bool = false) -> Double? {
        if let number = Double(value), number.isFinite, number > 0 || (number == 0 && !positive) { return number }
        problems.append(("\(key) must be a \(positive ? "positive" : "non-negative") number, got \(value)", true))
        return nil
    }

    private mutating func truth(_ key: String, _ value: String) -> Bool {
        switch value {
        case "true", "True", "1": return true
        case "false", "False", "0": return false
        default:
            problems.append(("\(key) must be true or false, got \(value)", true))
            return false
        }
    }
}

extension Notebook.CellKind {
    var isUnknown: Bool { if case .unknown = self { true } else { false } }
}
