// A logical line to lines of text: whole if it fits, else broken in the manner of Black. An unbreakable line stays long.

/// Breaks one line.
struct LineBreaking {
    private let line: LogicalLine
    private var text = ""

    init(_ line: LogicalLine) { self.line = line }

    func append(to text: inout String) {
        var breaking = self
        breaking.write()
        text += breaking.text
    }

    private mutating func write() {
        if line.isComment || line.first == .command { return put(line.leaves[...], line.depth) }
        if !LineBreaking.mustBreak(line.leaves[...]), fits(line.leaves[...], line.depth) { return put(line.leaves[...], line.depth) }
        if let wrapped = parenthesised() { return lines(wrapped[...], line.depth, inside: false) }
        lines(line.leaves[...], line.depth, inside: false)
    }

    // MARK: Whole lines

    private func width(_ leaves: ArraySlice<Leaf>, _ depth: Int) -> Int {
        // The lines inside a string of several lines are what they are; its first and last count.
        var (width, widest) = (depth * 4, 0)
        for (index, leaf) in leaves.enumerated() {
            if index > 0, leaf.hasSpace { width += 1 }
            guard leaf.kind == .string, leaf.text.utf8.contains(0x0A) else {
                width += leaf.text.unicodeScalars.count
                continue
            }
            let parts = leaf.text.split(separator: "\n", omittingEmptySubsequences: false)
            widest = max(widest, width + (parts.first?.unicodeScalars.count ?? 0))
            width = parts.last?.unicodeScalars.count ?? 0
        }
        return max(width, widest)
    }

    private func fits(_ leaves: ArraySlice<Leaf>, _ depth: Int) -> Bool { width(leaves, depth) <= Formatter.lineLength }

    /// Comments inside it, or a comma behind the last element of a bracket, ask for a line to be broken.
    private static func mustBreak(_ leaves: ArraySlice<Leaf>) -> Bool {
        for index in leaves.indices {
            let leaf = leaves[index]
            if leaf.isComment || (!leaf.comments.isEmpty && index + 1 < leaves.endIndex) { return true }
            if leaf.isClosing, index > leaves.startIndex, isMagic(leaves, closing: index) { return true }
        }
        return false
    }

    /// Whether the comma before a closing bracket is there to keep the elements on lines of their own.
    private static func isMagic(_ leaves: ArraySlice<Leaf>, closing: Int) -> Bool {
        guard leaves[closing - 1].kind == .comma else { return false }
        let level = leaves[closing].level
        var (at, commas) = (closing - 1, 0)
        while at >= leaves.startIndex, !(leaves[at].isOpening && leaves[at].level == level) {
            if leaves[at].kind == .comma, leaves[at].level == level + 1, leaves[at].priority > 0 { commas += 1 }
            at -= 1
        }
        guard at >= leaves.startIndex else { return false }
        // The comma of a tuple of one makes it a tuple.
        let isTuple = leaves[at].kind == .leftParen ? leaves[at].isDisplay : leaves[at].isSubscript
        return commas > 1 || !isTuple
    }

    private mutating func put(_ leaves: ArraySlice<Leaf>, _ depth: Int) {
        text += String(repeating: "    ", count: depth)
        for (index, leaf) in leaves.enumerated() {
            if index > 0, leaf.hasSpace { text += " " }
            text += leaf.text
        }
        for comment in leaves.flatMap(\.comments) { text += "  " + comment }
        text += "\n"
    }

    // MARK: Broken lines

    private mutating func lines(_ leaves: ArraySlice<Leaf>, _ depth: Int, inside: Bool, explodes: Bool = false) {
        guard let first = leaves.first else { return }
        let hasToBreak = explodes || LineBreaking.mustBreak(leaves)
        if !hasToBreak, fits(leaves, depth) { return put(leaves, depth) }
        if inside, leaves.count > 1 {
            if let pieces = pieces(leaves, first), pieces.count > 1 {
                for piece in pieces { lines(piece[...], depth, inside: true) }
                return
            }
        }
        guard let (opening, closing) = bracket(in: leaves, depth) else { return put(leaves, depth) }
        lines(leaves[...opening], depth, inside: inside && leaves[...opening].count < leaves.count)
        var body = Array(leaves[(opening + 1)..<closing])
        let isTrailing = body.last { !$0.isComment }?.kind == .comma
        let commas = body.count { $0.level == first.level(in: leaves) + 1 && $0.kind == .comma && $0.priority > 0 }
        let isImport = line.first == .from && !line.isComment
        let isWholeBody = isTrailing && LineBreaking.isMagic(leaves, closing: closing)
        if line.first == .def, commas == 0, leaves[opening].kind == .leftParen, !leaves[opening].isDisplay || isImport { addComma(&body) }
        if isImport, commas == 0 { addComma(&body) }
        let explodesBody = commas > 0 && (isWholeBody || leaves[opening].isDisplay || isImport) && topPriority(body) == LeafSpacing.Priority.comma
        lines(body[...], depth + 1, inside: true, explodes: explodesBody)
        lines(leaves[closing...], depth, inside: false)
    }

    private func topPriority(_ body: [Leaf]) -> Int {
        guard let base = body.map(\.level).min() else { return 0 }
        return body.lazy.filter { $0.level == base }.map(\.priority).max() ?? 0
    }

    /// A line inside brackets at its loosest joints; comments on lines of their own stay so.
    private func pieces(_ leaves: ArraySlice<Leaf>, _ first: Leaf) -> [[Leaf]]? {
        let base = leaves.lazy.map(\.level).min() ?? 0
        var top = 0
        var dots = 0
        for leaf in leaves.dropFirst() where leaf.level == base && !leaf.isComment {
            top = max(top, leaf.priority)
            if leaf.priority == LeafSpacing.Priority.dot { dots += 1 }
        }
        if top == LeafSpacing.Priority.dot, dots < 2 { top = 0 }
        guard top > 0 || leaves.contains(where: { $0.isComment && $0.level == base }) else { return nil }
        var pieces: [[Leaf]] = []
        var current: [Leaf] = []
        func flush() {
            if !current.isEmpty { pieces.append(current) }
            current = []
        }
        for leaf in leaves {
            if leaf.isComment, leaf.level == base {
                flush()
                pieces.append([leaf])
                continue
            }
            let isBreak = leaf.level == base && leaf.priority == top && top > 0
            if isBreak, leaf.kind != .comma { flush() }
            current.append(leaf)
            if isBreak, leaf.kind == .comma { flush() }
        }
        flush()
        if top == LeafSpacing.Priority.comma, line.first != .global, let last = pieces.lastIndex(where: { !$0[0].isComment }),
            pieces[last].last?.kind != .comma, !isBareStar(pieces[last])
        {
            addComma(&pieces[last])
        }
        return pieces
    }

    /// A `*` that separates parameters cannot be followed by a comma alone.
    private func isBareStar(_ piece: [Leaf]) -> Bool { piece.count == 1 && piece[0].kind == .star }

    private func addComma(_ body: inout [Leaf]) {
        guard let last = body.lastIndex(where: { !$0.isComment }), body[last].kind != .comma else { return }
        var comma = Leaf(",", .comma)
        comma.level = body.lazy.map(\.level).min() ?? 0
        comma.priority = LeafSpacing.Priority.comma
        (comma.comments, body[last].comments) = (body[last].comments, [])
        body.insert(comma, at: last + 1)
    }

    // MARK: Which bracket

    /// The bracket to break at: the last one, or one before it that only trailers follow if the text before that is too long.
    private func bracket(in leaves: ArraySlice<Leaf>, _ depth: Int) -> (opening: Int, closing: Int)? {
        let base = leaves.lazy.map(\.level).min() ?? 0
        var found: [(opening: Int, closing: Int)] = []
        var at = leaves.endIndex - 1
        while at >= leaves.startIndex {
            if leaves[at].isClosing, leaves[at].level == base, let opening = opening(of: at, leaves) {
                if opening + 1 < at { found.append((opening, at)) }
                at = opening
            } else if !found.isEmpty, leaves[at].level == base, leaves[at].priority > LeafSpacing.Priority.dot {
                break
            }
            at -= 1
        }
        guard let last = found.first else { return nil }
        if line.first == .def, let parameters = found.last, leaves.startIndex == line.leaves.startIndex { return parameters }
        let forced = found.first { LineBreaking.mustBreak(leaves[$0.opening...$0.closing]) }
        if let forced, fits(leaves[...forced.opening], depth) { return forced }
        return found.first { fits(leaves[...$0.opening], depth) && !LineBreaking.mustBreak(leaves[...$0.opening]) } ?? last
    }

    private func opening(of closing: Int, _ leaves: ArraySlice<Leaf>) -> Int? {
        var at = closing - 1
        while at >= leaves.startIndex {
            if leaves[at].isOpening, leaves[at].level == leaves[closing].level { return at }
            at -= 1
        }
        return nil
    }

    // MARK: Parentheses that make a line breakable

    /// The words with parentheses around the value, if that is the way to break the line.
    private func parenthesised() -> [Leaf]? {
        guard let region = line.valueRegion, !region.isEmpty, fits(line.leaves[..<region.lowerBound], line.depth) else { return nil }
        let value = line.leaves[region]
        let kinds = value.lazy.filter { $0.level == 0 }.map(\.kind)
        if kinds.contains(.yield) || value.contains(where: { $0.kind == .string && $0.text.utf8.contains(0x0A) }) { return nil }
        let priorities = value.dropFirst().filter { $0.level == 0 && !$0.isComment }.map(\.priority)
        let top = priorities.max() ?? 0
        let count = priorities.count { $0 == top }
        if top == 0 {
            let hasBracket = value.indices.dropFirst().contains { value[$0].isClosing && !value[$0 - 1].isOpening }
            let isImport = line.first == .from
            guard isImport || (!fits(line.leaves[...], line.depth) && !hasBracket && fits(value, line.depth + 1)) else { return nil }
        } else if count == 1 {
            if top == LeafSpacing.Priority.dot { return nil }
            let last = region.upperBound - 1
            if line.leaves[last].isClosing, let opening = opening(of: last, value), opening + 1 < last,
                fits(line.leaves[...opening], line.depth), line.first != .from
            { return nil }
        }
        var leaves = line.leaves
        for index in region { leaves[index].level += 1 }
        var opening = Leaf("(", .leftParen)
        opening.hasSpace = true
        opening.isDisplay = true
        var closing = Leaf(")", .rightParen)
        let last = region.upperBound - 1
        if region.upperBound == leaves.count { (closing.comments, leaves[last].comments) = (leaves[last].comments, []) }
        leaves[region.lowerBound].hasSpace = false
        leaves.insert(closing, at: region.upperBound)
        leaves.insert(opening, at: region.lowerBound)
        return leaves
    }
}

extension Leaf {
    /// The lowest level in a line.
    fileprivate func level(in leaves: ArraySlice<Leaf>) -> Int { leaves.lazy.map(\.level).min() ?? level }
}

extension LogicalLine {
    /// The words of the line that parentheses can stand around without a change of meaning.
    var valueRegion: Range<Int>? {
        guard !isComment, !isSoftHead, !leaves.isEmpty else { return nil }
        let flat = leaves.indices.filter { leaves[$0].level == 0 && !leaves[$0].isComment }
        switch first {
        case .return: return 1..<leaves.count
        case .assert:
            // A comma of a lambda's parameters is none of the statement's.
            return ((flat.first { leaves[$0].kind == .comma && leaves[$0].priority > 0 } ?? 0) + 1)..<leaves.count
        case .if, .elif, .while:
            guard leaves[leaves.count - 1].kind == .colon else { return nil }
            return 1..<(leaves.count - 1)
        case .for:
            guard leaves[leaves.count - 1].kind == .colon, let target = flat.first(where: { leaves[$0].kind == .in }) else { return nil }
            return (target + 1)..<(leaves.count - 1)
        case .from:
            guard let word = flat.first(where: { leaves[$0].kind == .import }), word + 1 < leaves.count,
                leaves[word + 1].kind != .leftParen, leaves[word + 1].kind != .star
            else { return nil }
            return (word + 1)..<leaves.count
        case .name, .leftParen, .leftBracket, .star, .string, .number, .leftBrace:
            let sign = flat.last { (leaves[$0].kind == .equal && leaves[$0].hasSpace) || leaves[$0].kind.augmented != nil }
            return sign.map { ($0 + 1)..<leaves.count }
        default: return nil
        }
    }

    /// Takes away parentheses around the whole value: they are put back where a line has to be broken.
    mutating func removeRedundantParentheses() {
        guard let region = valueRegion, first != .from, region.count > 2 else { return }
        let (lower, upper) = (region.lowerBound, region.upperBound - 1)
        guard leaves[lower].kind == .leftParen, leaves[upper].kind == .rightParen, leaves[lower].isDisplay else { return }
        let inner = (lower + 1)..<upper
        guard leaves[inner].allSatisfy({ $0.level > leaves[lower].level }), leaves[lower].comments.isEmpty,
            !leaves[inner].contains(where: { $0.isComment || !$0.comments.isEmpty })
        else { return }
        let level = leaves[lower].level + 1
        let keeps: Set<TokenKind> = [.comma, .colonEqual, .yield, .await, .for, .star]
        if leaves[inner].contains(where: { $0.level == level && keeps.contains($0.kind) && !($0.kind == .star && $0.priority > 0) }) { return }
        leaves[lower + 1].hasSpace = true
        for index in inner { leaves[index].level -= 1 }
        leaves[upper - 1].comments = leaves[upper].comments
        leaves.remove(at: upper)
        leaves.remove(at: lower)
        removeRedundantParentheses()
    }
}
