// Reads the syntax of Python's regular expressions. How they match is in Regex.swift.

/// A reader of one pattern.
struct RegexParsing {
    struct Failure: Error {
        let message: String
        let position: Int
    }

    private let scalars: [Unicode.Scalar]
    private var at = 0
    private var groups = 0
    private var names: [(String, Int)] = []
    private var depth = 0
    /// Python's flag bits; inline flags add to them.
    private(set) var flags: Int
    private var ignoresCase: Bool { flags & 2 != 0 }
    private var isMultiline: Bool { flags & 8 != 0 }
    private var crossesLines: Bool { flags & 16 != 0 }
    private var isVerbose: Bool { flags & 64 != 0 }

    init(_ pattern: String, flags: Int) {
        scalars = Array(pattern.unicodeScalars)
        self.flags = flags
    }

    mutating func pattern() throws -> Regex {
        let root = try alternatives()
        guard at == scalars.count else { throw Failure(message: "unbalanced parenthesis", position: at) }
        return Regex(root: root, groupCount: groups, names: names)
    }

    private func peek(_ offset: Int = 0) -> Unicode.Scalar? { at + offset < scalars.count ? scalars[at + offset] : nil }
    private mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard at + wanted.count <= scalars.count, Array(scalars[at..<(at + wanted.count)]) == wanted else { return false }
        at += wanted.count
        return true
    }

    private mutating func alternatives() throws -> Regex.Node {
        depth += 1
        defer { depth -= 1 }
        guard depth < 500 else { throw Failure(message: "too many nested groups", position: at) }
        var nodes = [try sequence()]
        while take("|") { nodes.append(try sequence()) }
        return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
    }

    private mutating func sequence() throws -> Regex.Node {
        var nodes: [Regex.Node] = []
        while let next = peek(), next != "|", next != ")" {
            if isVerbose {
                if next.properties.isWhitespace {
                    at += 1
                    continue
                }
                if next == "#" {
                    while let scalar = peek(), scalar != "\n" { _ = scalar; at += 1 }
                    continue
                }
            }
            let start = at
            guard let node = try atom() else { continue }
            nodes.append(try quantified(node, start))
        }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    private mutating func quantified(_ node: Regex.Node, _ start: Int) throws -> Regex.Node {
        guard let (least, most) = try quantifier() else { return node }
        let isPossessive = take("+")
        let isGreedy = isPossessive || !take("?")
        let after = at
        if try quantifier() != nil { throw Failure(message: "multiple repeat", position: after) }
        switch node {
        case .lineStart, .textStart: throw Failure(message: "nothing to repeat", position: start)
        default:
            let repetition = Regex.Node.repetition(node, least, most, isGreedy: isGreedy)
            return isPossessive ? .atomic(repetition) : repetition
        }
    }

    private mutating func quantifier() throws -> (Int, Int)? {
        if take("*") { return (0, Int.max) }
        if take("+") { return (1, Int.max) }
        if take("?") { return (0, 1) }
        guard peek() == "{" else { return nil }
        let start = at
        at += 1
        func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
        var parts = ["", ""]
        var index = 0
        while let scalar = peek(), scalar != "}" {
            if scalar == ",", index == 0 { index = 1 } else if isDigit(scalar) { parts[index].unicodeScalars.append(scalar) } else {
                at = start
                return nil
            }
            at += 1
        }
        guard take("}"), !(parts[0].isEmpty && index == 0) else {
            at = start
            return nil
        }
        let least = Int(parts[0]) ?? 0
        let most = index == 0 ? least : parts[1].isEmpty ? Int.max : Int(parts[1]) ?? Int.max
        guard most >= least else { throw Failure(message: "min repeat greater than max repeat", position: start + 1) }
        guard least < 1 << 31 else { throw Failure(message: "the repetition number is too large", position: start) }
        return (least, most)
    }

    /// One element of a sequence; nil for what is only an instruction, as `(?i)`.
    private mutating func atom() throws -> Regex.Node? {
        let start = at
        guard let scalar = peek() else { return nil }
        at += 1
        switch scalar {
        case ".": return .any(crossesLines: crossesLines)
        case "^": return .lineStart(isMultiline: isMultiline)
        case "$": return .lineEnd(isMultiline: isMultiline)
        case "(": return try group(start)
        case "[": return .set(try set(start))
        case "\\": return try escape(start)
        case "*", "+", "?": throw Failure(message: "nothing to repeat", position: start)
        default: return .scalar(scalar, ignoresCase: ignoresCase)
        }
    }

    // MARK: Groups

    private mutating func group(_ start: Int) throws -> Regex.Node? {
        func close(_ parsing: inout RegexParsing) throws {
            guard parsing.take(")") else { throw Failure(message: "missing ), unterminated subpattern", position: start) }
        }
        var index: Int?
        if take("?") {
            if take(":") {
            } else if take("P<") {
                let name = try name(until: ">")
                groups += 1
                guard !names.contains(where: { $0.0 == name }) else {
                    let first = names.first { $0.0 == name }?.1 ?? 0
                    throw Failure(
                        message: "redefinition of group name '\(name)' as group \(groups); was group \(first)",
                        position: at - name.unicodeScalars.count - 1)
                }
                names.append((name, groups))
                index = groups
            } else if take("P=") {
                let name = try name(until: ")")
                guard let found = names.first(where: { $0.0 == name }) else {
                    throw Failure(message: "unknown group name '\(name)'", position: at - name.unicodeScalars.count - 1)
                }
                return .reference(found.1, ignoresCase: ignoresCase)
            } else if take("#") {
                while let scalar = peek(), scalar != ")" { _ = scalar; at += 1 }
                guard take(")") else { throw Failure(message: "missing ), unterminated comment", position: start) }
                return nil
            } else if take(">") {
                let inner = try alternatives()
                try close(&self)
                return .atomic(inner)
            } else if take("=") || take("!") {
                let isNegated = scalars[at - 1] == "!"
                let inner = try alternatives()
                try close(&self)
                return .look(inner, isBehind: false, isNegated: isNegated)
            } else if take("<=") || take("<!") {
                let isNegated = scalars[at - 1] == "!"
                let inner = try alternatives()
                try close(&self)
                guard inner.width != nil else { throw Failure(message: "look-behind requires fixed-width pattern", position: -1) }
                return .look(inner, isBehind: true, isNegated: isNegated)
            } else if take("(") {
                let name = try name(until: ")", mayBeNumber: true)
                guard let number = Int(name) ?? names.first(where: { $0.0 == name })?.1, number <= groups, number > 0 else {
                    throw Failure(message: "invalid group reference \(name)", position: start + 3)
                }
                let yes = try sequence()
                let no = take("|") ? try sequence() : .sequence([])
                try close(&self)
                return .conditional(number, yes, no)
            } else {
                return try inlineFlags(start, close)
            }
        } else {
            groups += 1
            index = groups
        }
        let inner = try alternatives()
        try close(&self)
        return .group(index, inner)
    }

    private mutating func inlineFlags(_ start: Int, _ close: (inout RegexParsing) throws -> Void) throws -> Regex.Node? {
        let bits: [Unicode.Scalar: Int] = ["i": 2, "L": 4, "m": 8, "s": 16, "u": 32, "x": 64, "a": 256]
        let before = flags
        var isOff = false
        while let scalar = peek(), scalar != ")", scalar != ":" {
            if scalar == "-" { isOff = true } else if let bit = bits[scalar] {
                flags = isOff ? flags & ~bit : flags | bit
            } else {
                let extra = scalar == "<" || scalar == "P" ? String(scalar) + (peek(1).map { String($0) } ?? "") : String(scalar)
                throw Failure(message: "unknown extension ?\(extra)", position: start + 1)
            }
            at += 1
        }
        if take(")") {
            guard start == 0 else { throw Failure(message: "global flags not at the start of the expression", position: start) }
            return nil
        }
        guard take(":") else {
            throw Failure(message: at == start + 2 && peek() == nil ? "unexpected end of pattern" : "missing -, : or )", position: at)
        }
        let inner = try alternatives()
        flags = before
        try close(&self)
        return .group(nil, inner)
    }

    private mutating func name(until end: Unicode.Scalar, mayBeNumber: Bool = false) throws -> String {
        let start = at
        var name = ""
        while let scalar = peek(), scalar != end {
            name.unicodeScalars.append(scalar)
            at += 1
        }
        guard peek() == end else { throw Failure(message: "missing \(end), unterminated name", position: start) }
        at += 1
        guard !name.isEmpty else { throw Failure(message: "missing group name", position: start) }
        let isName = name.unicodeScalars.allSatisfy(Regex.isWord) && !(("0"..."9").contains(name.unicodeScalars.first ?? "0"))
        guard isName || mayBeNumber && Int(name) != nil else {
            throw Failure(message: "bad character in group name '\(name)'", position: start)
        }
        return name
    }

    // MARK: Escapes and sets

    private static let simple: [Unicode.Scalar: Unicode.Scalar] = [
        "n": "\n", "t": "\t", "r": "\r", "f": "\u{c}", "v": "\u{b}", "a": "\u{7}", "0": "\0",
    ]

    /// The scalar of an escape that stands for one; `at` is behind the backslash.
    private mutating func escapedScalar(_ start: Int) throws -> Unicode.Scalar {
        guard let scalar = peek() else { throw Failure(message: "bad escape (end of pattern)", position: start) }
        at += 1
        if let simple = Self.simple[scalar] { return simple }
        let widths: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]
        if let width = widths[scalar] {
            let digits = String(String.UnicodeScalarView(scalars[at..<min(at + width, scalars.count)]))
            guard digits.utf8.count == width, let code = UInt32(digits, radix: 16), let value = Unicode.Scalar(code) else {
                throw Failure(message: "incomplete escape \\\(scalar)\(digits)", position: start)
            }
            at += width
            return value
        }
        let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        if isLetter { throw Failure(message: "bad escape \\\(scalar)", position: start) }
        return scalar
    }

    private mutating func escape(_ start: Int) throws -> Regex.Node {
        guard let scalar = peek() else { throw Failure(message: "bad escape (end of pattern)", position: start) }
        switch scalar {
        case "d", "D", "w", "W", "s", "S":
            at += 1
            return .set(Regex.Scalars(classes: [scalar], isASCII: flags & 256 != 0))
        case "b", "B":
            at += 1
            return .wordBoundary(isNegated: scalar == "B", isASCII: flags & 256 != 0)
        case "A":
            at += 1
            return .textStart
        case "Z":
            at += 1
            return .textEnd
        case "1"..."9":
            var number = 0
            while let digit = peek(), ("0"..."9").contains(digit), number < 100 {
                number = number * 10 + Int(digit.value - 48)
                at += 1
            }
            guard number <= groups else { throw Failure(message: "invalid group reference \(number)", position: start + 1) }
            return .reference(number, ignoresCase: ignoresCase)
        default: return .scalar(try escapedScalar(start), ignoresCase: ignoresCase)
        }
    }

    private mutating func set(_ start: Int) throws -> Regex.Scalars {
        var set = Regex.Scalars(ignoresCase: ignoresCase, isASCII: flags & 256 != 0)
        set.isNegated = take("^")
        var isFirst = true
        func unterminated() -> Failure { Failure(message: "unterminated character set", position: start) }
        while true {
            guard let next = peek() else { throw unterminated() }
            if next == "]", !isFirst {
                at += 1
                return set
            }
            isFirst = false
            let begin = at
            guard let low = try setScalar(&set) else { continue }
            guard peek() == "-", let beyond = peek(1), beyond != "]" else {
                set.ranges.append(low.value...low.value)
                continue
            }
            at += 1
            guard let high = try setScalar(&set), low <= high else {
                let text = String(String.UnicodeScalarView(scalars[begin..<at]))
                throw Failure(message: "bad character range \(text)", position: begin)
            }
            set.ranges.append(low.value...high.value)
        }
    }

    /// One scalar of a set; nil when it was a class, which is added.
    private mutating func setScalar(_ set: inout Regex.Scalars) throws -> Unicode.Scalar? {
        let start = at
        guard let scalar = peek() else { return nil }
        at += 1
        guard scalar == "\\" else { return scalar }
        if let name = peek(), ["d", "D", "w", "W", "s", "S"].contains(name) {
            at += 1
            set.classes.append(name)
            return nil
        }
        if take("b") { return "\u{8}" }
        return try escapedScalar(start)
    }
}

extension Regex.Node {
    /// How many scalars it takes, when that is always the same number; a back-reference may take any.
    var width: Int? {
        switch self {
        case .scalar, .set, .any: return 1
        case .lineStart, .lineEnd, .textStart, .textEnd, .wordBoundary, .look: return 0
        case .group(_, let inner), .atomic(let inner): return inner.width
        case .sequence(let nodes):
            return nodes.reduce(0 as Int?) { sum, node in sum.flatMap { sum in node.width.map { sum + $0 } } }
        case .alternatives(let nodes):
            let widths = nodes.map(\.width)
            return widths.allSatisfy { $0 == widths.first } ? widths.first ?? 0 : nil
        case .repetition(let inner, let least, let most, _):
            return least == most ? inner.width.map { $0 * least } : nil
        case .reference: return 1
        case .conditional(_, let yes, let no): return yes.width == no.width ? yes.width : nil
        }
    }
}
