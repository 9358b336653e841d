// Regular expressions: the tree of a pattern, and the functions that Python's `re` in Library/ReLibrary.swift is made with.
// Patterns are read in Regex+Parsing.swift, made into instructions in RegexProgram.swift, matched in RegexMatching.swift.

/// A compiled pattern.
struct Regex {
    /// What one scalar is tested against.
    struct Scalars {
        var ranges: [ClosedRange<UInt32>] = []
        /// `d`, `w`, `s` and their opposites in upper case.
        var classes: [Unicode.Scalar] = []
        var isNegated = false
        var ignoresCase = false
        /// Classes hold ASCII alone.
        var isASCII = false

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            var found = holds(scalar)
            if !found, ignoresCase {
                found = holds(Regex.folded(scalar)) || scalar.properties.uppercaseMapping.unicodeScalars.count == 1
                    && holds(scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar)
            }
            return found != isNegated
        }
        private func holds(_ scalar: Unicode.Scalar) -> Bool {
            ranges.contains { $0.contains(scalar.value) } || classes.contains { Regex.isIn($0, scalar, isASCII) }
        }
    }

    indirect enum Node {
        case scalar(Unicode.Scalar, ignoresCase: Bool)
        case set(Scalars)
        case any(crossesLines: Bool)
        case lineStart(isMultiline: Bool), lineEnd(isMultiline: Bool), textStart, textEnd
        case wordBoundary(isNegated: Bool, isASCII: Bool)
        case group(Int?, Node)
        case sequence([Node])
        case alternatives([Node])
        case repetition(Node, Int, Int, isGreedy: Bool)
        case reference(Int, ignoresCase: Bool)
        case look(Node, isBehind: Bool, isNegated: Bool)
        case conditional(Int, Node, Node)
        /// Matches in one way only.
        case atomic(Node)
    }

    let root: Node
    let groupCount: Int
    let names: [(String, Int)]

    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first ?? scalar : scalar
    }
    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "_" { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return scalar.properties.numericType != nil
        }
    }
    static func isIn(_ name: Unicode.Scalar, _ scalar: Unicode.Scalar, _ isASCII: Bool) -> Bool {
        let mayHold = !isASCII || scalar.isASCII
        switch name {
        case "d": return mayHold && scalar.properties.generalCategory == .decimalNumber
        case "D": return !(mayHold && scalar.properties.generalCategory == .decimalNumber)
        case "w": return mayHold && isWord(scalar)
        case "W": return !(mayHold && isWord(scalar))
        default:
            let isBlank = mayHold && (scalar.properties.isWhitespace || !isASCII && (0x1c...0x1f).contains(scalar.value))
            return isBlank == (name == "s")
        }
    }
}

/// A compiled pattern as the `re` library holds it.
final class RegexObject: Object {
    let regex: Regex
    let program: RegexProgram
    /// The text searched last, taken apart once for many searches.
    private var lastText: StringObject?
    private var lastScalars: [Unicode.Scalar] = []
    init(_ regex: Regex) {
        self.regex = regex
        program = RegexProgram(regex.root, groups: regex.groupCount)
        super.init()
    }
    func scalars(of text: StringObject) -> [Unicode.Scalar] {
        if lastText !== text {
            lastText = text
            lastScalars = Array(text.text.unicodeScalars)
        }
        return lastScalars
    }
}

extension Machine {
    func installRegex(_ module: ModuleObject) {
        /// (True, handle, groups, names) or (False, message, position).
        put(module, "regex(pattern, flags, /)") { machine, a in
            do {
                var parsing = RegexParsing(a[0].text ?? "", flags: try machine.index(a[1]))
                let regex = try parsing.pattern()
                let names = DictObject()
                for (name, index) in regex.names { try names.set(.string(name), .int(index), machine) }
                return .object(
                    TupleObject([
                        .bool(true), .object(RegexObject(regex)), .int(regex.groupCount), .object(names), .int(parsing.flags),
                    ]))
            } catch let failure as RegexParsing.Failure {
                return .object(TupleObject([.bool(false), .string(failure.message), .int(failure.position)]))
            }
        }
        /// Spans of the groups with the number of the last one, or None. Mode 0 searches, 1 matches, 2 matches
        /// the whole, 3 matches something that is not empty.
        put(module, "regex_match(handle, text, pos, endpos, mode, /)") { machine, a in
            guard let object = a[0].as(RegexObject.self), let text = a[1].as(StringObject.self) else {
                throw Raise(.typeError, "expected string or bytes-like object, got '\(machine.typeName(a[1]))'")
            }
            let scalars = object.scalars(of: text)
            let end = min(max(try machine.index(a[3]), 0), scalars.count)
            let first = min(max(try machine.index(a[2]), 0), scalars.count)
            let mode = try machine.index(a[4])
            guard first <= end else { return .none }
            var matching = RegexMatching(object.program, end: end, machine)
            let isFound = try scalars.withUnsafeBufferPointer { text in
                mode == 0
                    ? try matching.search(text, from: first)
                    : try matching.run(text, at: first, isWhole: mode == 2, isNonempty: mode == 3)
            }
            return isFound ? .object(TupleObject([.int(matching.lastGroup)] + matching.spans.map { .int($0) })) : .none
        }
        /// The spans of all matches, one behind the other: of each as many numbers as its groups have ends.
        put(module, "regex_all(handle, text, pos, endpos, most, /)") { machine, a in
            guard let object = a[0].as(RegexObject.self), let text = a[1].as(StringObject.self) else { return .none }
            let scalars = object.scalars(of: text)
            let end = min(max(try machine.index(a[3]), 0), scalars.count)
            let first = min(max(try machine.index(a[2]), 0), scalars.count)
            let most = try machine.index(a[4])
            var found: ContiguousArray<[Int]> = []
            guard first <= end else { return .object(ListObject([])) }
            var matching = RegexMatching(object.program, end: end, machine)
            try scalars.withUnsafeBufferPointer { text in
                var at = first
                while at <= end, most == 0 || found.count < most, try matching.search(text, from: at) {
                    found.append(matching.spans + [matching.lastGroup])
                    at = matching.spans[1]
                    guard matching.spans[0] == at else { continue }
                    // Where nothing matched, something may still match that is not empty.
                    if most == 0 || found.count < most, try matching.run(text, at: at, isNonempty: true) {
                        found.append(matching.spans + [matching.lastGroup])
                        at = matching.spans[1]
                    } else {
                        at += 1
                    }
                }
            }
            return .object(RegexSpans(text, found))
        }
        put(module, "regex_texts(spans, group, missing, /)") { machine, a in
            guard let spans = a[0].as(RegexSpans.self) else { return .none }
            let group = try machine.index(a[1])
            return .object(ListObject(spans.found.map { spans.text($0, group, a[2], machine) }))
        }
        put(module, "regex_groups(spans, groups, missing, /)") { machine, a in
            guard let spans = a[0].as(RegexSpans.self) else { return .none }
            let groups = try machine.index(a[1])
            return .object(
                ListObject(spans.found.map { one in
                    .object(TupleObject((1...max(groups, 1)).map { spans.text(one, $0, a[2], machine) }))
                }))
        }
        /// (last group, start, end, …) of each.
        put(module, "regex_list(spans, /)") { _, a in
            guard let spans = a[0].as(RegexSpans.self) else { return .none }
            return .object(
                ListObject(spans.found.map { one in
                    .object(TupleObject([.int(one[one.count - 1])] + one.dropLast().map { .int($0) }))
                }))
        }
        /// What stands between the matches, with the groups' texts after each piece when asked for.
        put(module, "regex_between(spans, groups, /)") { machine, a in
            guard let spans = a[0].as(RegexSpans.self) else { return .none }
            let groups = try machine.index(a[1])
            var (parts, at): (ContiguousArray<Value>, Int) = ([], 0)
            for one in spans.found {
                parts.append(.object(spans.source.part(at, one[0], machine)))
                if groups > 0 { for group in 1...groups { parts.append(spans.text(one, group, .none, machine)) } }
                at = one[1]
            }
            parts.append(.object(spans.source.part(at, spans.source.count, machine)))
            return .object(ListObject(parts))
        }
    }
}

/// The matches of a pattern in a text: of each the ends of its groups, then the last group.
private final class RegexSpans: Object {
    let source: StringObject
    let found: ContiguousArray<[Int]>
    init(_ source: StringObject, _ found: ContiguousArray<[Int]>) {
        self.source = source
        self.found = found
        super.init()
    }
    func text(_ one: [Int], _ group: Int, _ missing: Value, _ machine: Machine) -> Value {
        let start = one[2 * group]
        return start < 0 ? missing : .object(source.part(start, one[2 * group + 1], machine))
    }
}
