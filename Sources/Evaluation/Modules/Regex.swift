// Regular expressions: the tree of a pattern and how it is matched, with a limit on steps. Reading patterns is in
// Regex+Parsing.swift, Python's `re` around it in Library/ReLibrary.swift.

/// A compiled pattern.
struct Regex {
    /// What one scalar is tested against.
    struct Scalars {
        var ranges: [ClosedRange<UInt32>] = []
        /// `d`, `w`, `s` and their opposites in upper case.
        var classes: [Unicode.Scalar] = []
        var isNegated = false
        var ignoresCase = false

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            var found = holds(scalar)
            if !found, ignoresCase {
                found = holds(Regex.folded(scalar)) || scalar.properties.uppercaseMapping.unicodeScalars.count == 1
                    && holds(scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar)
            }
            return found != isNegated
        }
        private func holds(_ scalar: Unicode.Scalar) -> Bool {
            ranges.contains { $0.contains(scalar.value) } || classes.contains { Regex.isIn($0, scalar) }
        }
    }

    indirect enum Node {
        case scalar(Unicode.Scalar, ignoresCase: Bool)
        case set(Scalars)
        case any(crossesLines: Bool)
        case lineStart(isMultiline: Bool), lineEnd(isMultiline: Bool), textStart, textEnd
        case wordBoundary(isNegated: Bool)
        case group(Int?, Node)
        case sequence([Node])
        case alternatives([Node])
        case repetition(Node, Int, Int, isGreedy: Bool)
        case reference(Int, ignoresCase: Bool)
        case look(Node, isBehind: Bool, isNegated: Bool)
        case conditional(Int, Node, Node)
    }

    let root: Node
    let groupCount: Int
    let names: [(String, Int)]

    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first ?? scalar : scalar
    }
    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    static func isIn(_ name: Unicode.Scalar, _ scalar: Unicode.Scalar) -> Bool {
        switch name {
        case "d": scalar.properties.generalCategory == .decimalNumber
        case "D": scalar.properties.generalCategory != .decimalNumber
        case "w": isWord(scalar)
        case "W": !isWord(scalar)
        case "s": scalar.properties.isWhitespace || (0x1c...0x1f).contains(scalar.value)
        default: !(scalar.properties.isWhitespace || (0x1c...0x1f).contains(scalar.value))
        }
    }
}

/// One attempt to match a pattern in a text.
final class RegexMatching {
    private let text: [Unicode.Scalar]
    private let end: Int
    /// Start and end of each group; -1 when it did not take part.
    private(set) var spans: [Int]
    private(set) var lastGroup = 0
    private var steps = 0
    private var depth = 0
    private let machine: Machine
    private static let stepLimit = 20_000_000

    init(_ text: [Unicode.Scalar], end: Int, groups: Int, _ machine: Machine) {
        self.text = text
        self.end = end
        self.machine = machine
        spans = [Int](repeating: -1, count: 2 * (groups + 1))
    }

    /// Matches at a position; `isWhole` demands that the match ends with the text.
    func run(_ root: Regex.Node, at start: Int, isWhole: Bool, isNonempty: Bool = false) throws -> Bool {
        for index in spans.indices { spans[index] = -1 }
        lastGroup = 0
        return try match(root, start) { [self] stop in
            if isWhole && stop != end || isNonempty && stop == start { return false }
            (spans[0], spans[1]) = (start, stop)
            return true
        }
    }

    private func count() throws {
        steps += 1
        if steps & 0xFFF == 0, machine.interruption.pointee != 0 { try machine.attend() }
        guard steps < Self.stepLimit else {
            throw Raise(.runtimeError, "the regular expression takes too many steps on this text")
        }
    }

    /// The scalar test of a node that takes exactly one; nil for other nodes.
    private func takesOne(_ node: Regex.Node, _ at: Int) -> Bool? {
        switch node {
        case .scalar(let scalar, let ignoresCase):
            at < end && (text[at] == scalar || ignoresCase && Regex.folded(text[at]) == Regex.folded(scalar))
        case .set(let set): at < end && set.contains(text[at])
        case .any(let crossesLines): at < end && (crossesLines || text[at] != "\n")
        default: nil
        }
    }

    private func match(_ node: Regex.Node, _ at: Int, _ next: (Int) throws -> Bool) throws -> Bool {
        try count()
        depth += 1
        defer { depth -= 1 }
        guard depth < 12_000 else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
        switch node {
        case .scalar, .set, .any: return takesOne(node, at) == true ? try next(at + 1) : false
        case .lineStart(let isMultiline): return at == 0 || isMultiline && text[at - 1] == "\n" ? try next(at) : false
        case .lineEnd(let isMultiline):
            let isEnd = at == end || at == end - 1 && text[at] == "\n" || isMultiline && text[at] == "\n"
            return isEnd ? try next(at) : false
        case .textStart: return at == 0 ? try next(at) : false
        case .textEnd: return at == end ? try next(at) : false
        case .wordBoundary(let isNegated):
            let before = at > 0 && Regex.isWord(text[at - 1])
            let after = at < end && Regex.isWord(text[at])
            return (before != after) != isNegated ? try next(at) : false
        case .group(let index, let inner):
            guard let index else { return try match(inner, at, next) }
            let old = (spans[2 * index], spans[2 * index + 1], lastGroup)
            let isMatch = try match(inner, at) { stop in
                let before = (spans[2 * index], spans[2 * index + 1], lastGroup)
                (spans[2 * index], spans[2 * index + 1], lastGroup) = (at, stop, index)
                if try next(stop) { return true }
                (spans[2 * index], spans[2 * index + 1], lastGroup) = before
                return false
            }
            if !isMatch { (spans[2 * index], spans[2 * index + 1], lastGroup) = old }
            return isMatch
        case .sequence(let nodes): return try sequence(nodes[...], at, next)
        case .alternatives(let nodes):
            for alternative in nodes where try match(alternative, at, next) { return true }
            return false
        case .repetition(let inner, let least, let most, let isGreedy):
            if takesOne(inner, end) != nil { return try single(inner, least, most, isGreedy, at, next) }
            return try repeated(inner, least, most, isGreedy, at, last: -1, next)
        case .reference(let index, let ignoresCase): return try reference(index, ignoresCase, at, next)
        case .look(let inner, let isBehind, let isNegated):
            let saved = spans
            var isFound = false
            if isBehind {
                for start in stride(from: at, through: 0, by: -1) where !isFound { isFound = try match(inner, start) { $0 == at } }
            } else {
                isFound = try match(inner, at) { _ in true }
            }
            if isFound == isNegated || isNegated { spans = saved }
            return isFound != isNegated ? try next(at) : false
        case .conditional(let index, let yes, let no): return try match(spans[2 * index + 1] >= 0 ? yes : no, at, next)
        }
    }

    private func sequence(_ nodes: ArraySlice<Regex.Node>, _ at: Int, _ next: (Int) throws -> Bool) throws -> Bool {
        // Single scalars need no continuation of their own.
        var (nodes, at) = (nodes, at)
        while let first = nodes.first, let taken = takesOne(first, at) {
            guard taken else { return false }
            (nodes, at) = (nodes.dropFirst(), at + 1)
        }
        guard let first = nodes.first else { return try next(at) }
        if nodes.count == 1 { return try match(first, at, next) }
        return try match(first, at) { try sequence(nodes.dropFirst(), $0, next) }
    }

    private func single(
        _ node: Regex.Node, _ least: Int, _ most: Int, _ isGreedy: Bool, _ at: Int, _ next: (Int) throws -> Bool
    ) throws -> Bool {
        var taken = 0
        if isGreedy {
            while taken < most, takesOne(node, at + taken) == true { taken += 1 }
            while taken >= least {
                try count()
                if try next(at + taken) { return true }
                taken -= 1
            }
            return false
        }
        while true {
            try count()
            if taken >= least, try next(at + taken) { return true }
            guard taken < most, takesOne(node, at + taken) == true else { return false }
            taken += 1
        }
    }

    private func repeated(
        _ node: Regex.Node, _ least: Int, _ most: Int, _ isGreedy: Bool, _ at: Int, last: Int, _ next: (Int) throws -> Bool
    ) throws -> Bool {
        func more() throws -> Bool {
            // A repetition that takes nothing would go on for ever.
            guard most > 0, least > 0 || at != last else { return false }
            return try match(node, at) { stop in
                try repeated(node, max(least - 1, 0), most == Int.max ? most : most - 1, isGreedy, stop, last: at, next)
            }
        }
        if least > 0 { return try more() }
        if isGreedy { return try more() || next(at) }
        return try next(at) || more()
    }

    private func reference(_ index: Int, _ ignoresCase: Bool, _ at: Int, _ next: (Int) throws -> Bool) throws -> Bool {
        let (start, stop) = (spans[2 * index], spans[2 * index + 1])
        guard start >= 0, at + stop - start <= end else { return false }
        for offset in 0..<(stop - start) {
            let (a, b) = (text[start + offset], text[at + offset])
            guard a == b || ignoresCase && Regex.folded(a) == Regex.folded(b) else { return false }
        }
        return try next(at + stop - start)
    }
}

/// A compiled pattern as the `re` library holds it.
final class RegexObject: Object {
    let regex: Regex
    /// The text searched last, taken apart once for many searches.
    private var lastText: StringObject?
    private var lastScalars: [Unicode.Scalar] = []
    init(_ regex: Regex) {
        self.regex = regex
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
            let matching = RegexMatching(scalars, end: end, groups: object.regex.groupCount, machine)
            for start in first...(mode == 0 ? end : first) {
                if try matching.run(object.regex.root, at: start, isWhole: mode == 2, isNonempty: mode == 3) {
                    return .object(TupleObject([.int(matching.lastGroup)] + matching.spans.map { .int($0) }))
                }
            }
            return .none
        }
    }
}
