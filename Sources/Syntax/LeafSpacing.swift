// What a word is to its neighbours: blanks between them, brackets around them, and where a line may be broken.

/// Reads the words of a line once, from left to right.
struct LeafSpacing {
    /// An open bracket, a lambda's parameters, or the targets of a comprehension's `for`.
    private struct Context {
        enum Kind { case call, parameters, display, subscriptOf, lambda, targets }
        var kind: Kind
        /// In parameters: an annotation was seen since the last comma.
        var isAnnotated = false
        /// A comprehension's `for` was seen.
        var isComprehension = false
        var start = 0
    }

    private var contexts: [Context] = []
    private var level = 0

    enum Priority {
        static let comprehension = 20, comma = 18, ternary = 16, logic = 14, string = 12, comparison = 10, dot = 1
    }

    static func apply(to leaves: inout [Leaf], isSoftHead: Bool) {
        var spacing = LeafSpacing()
        var previous = -1
        for index in leaves.indices {
            leaves[index].level = spacing.level
            if leaves[index].isComment {
                leaves[index].hasSpace = true
                continue
            }
            spacing.visit(index, after: previous, &leaves, isSoftHead)
            previous = index
        }
        spaceSlices(&leaves)
        hugPowers(&leaves)
    }

    private var top: Context.Kind? { contexts.last?.kind }

    private mutating func visit(_ index: Int, after previous: Int, _ leaves: inout [Leaf], _ isSoftHead: Bool) {
        let leaf = leaves[index]
        let before = previous >= 0 ? leaves[previous] : nil
        let isOperand = before.map { LeafSpacing.endsOperand($0) && !(isSoftHead && previous == 0) } ?? false
        leaves[index].hasSpace = before != nil && !tight.contains(previous) && hasSpace(leaf, before!, isOperand, leaves[0].kind)
        switch leaf.kind {
        case .leftParen, .leftBracket, .leftBrace: open(index, isOperand, before, &leaves)
        case .rightParen, .rightBracket, .rightBrace:
            while let last = contexts.popLast(), last.kind == .lambda || last.kind == .targets {}
            level -= 1
            leaves[index].level = level
            leaves[index].hasSpace = false
        case .at where index == 0: tight.insert(index)
        case .lambda: contexts.append(Context(kind: .lambda))
        case .colon:
            if top == .lambda { contexts.removeLast() } else if top == .parameters { contexts[contexts.count - 1].isAnnotated = true }
        case .comma:
            leaves[index].priority = top == .lambda || top == .targets ? 0 : Priority.comma
            if top == .parameters { contexts[contexts.count - 1].isAnnotated = false }
        case .for where level > 0:
            leaves[index].priority = Priority.comprehension
            if let last = contexts.indices.last { contexts[last].isComprehension = true }
            contexts.append(Context(kind: .targets))
        case .in where top == .targets: contexts.removeLast()
        case .equal:
            let isTight = top == .lambda || (level > 0 && !(top == .parameters && contexts[contexts.count - 1].isAnnotated))
            if isTight {
                leaves[index].hasSpace = false
                tight.insert(index)
            }
        case .plus, .minus, .tilde, .star, .doubleStar, .not:
            if !isOperand, leaf.kind != .not { tight.insert(index) } else { fallthrough }
        default: leaves[index].priority = priority(leaf, before, isOperand, leaves, index)
        }
    }

    /// Words that nothing is to be put apart from on their right.
    private var tight: Set<Int> = []

    private mutating func open(_ index: Int, _ isOperand: Bool, _ before: Leaf?, _ leaves: inout [Leaf]) {
        let isTrailer = isOperand && leaves[index].kind != .leftBrace
        var kind = Context.Kind.display
        if isTrailer {
            let isDefinition = level == 0 && leaves[0].kind == .def && leaves[index].kind == .leftParen
            kind = leaves[index].kind == .leftBracket ? .subscriptOf : isDefinition && contexts.isEmpty ? .parameters : .call
            leaves[index].hasSpace = false
        }
        leaves[index].isDisplay = !isTrailer
        leaves[index].isSubscript = kind == .subscriptOf
        contexts.append(Context(kind: kind, start: index))
        level += 1
    }

    /// Whether an operand can end with this word, so that what follows is an operator on it.
    static func endsOperand(_ leaf: Leaf) -> Bool {
        switch leaf.kind {
        case .name, .number, .string, .none, .true, .false, .ellipsis: true
        default: leaf.isClosing
        }
    }

    private func hasSpace(_ leaf: Leaf, _ before: Leaf, _ isOperand: Bool, _ first: TokenKind) -> Bool {
        if before.isOpening || leaf.kind == .comma || leaf.kind == .semicolon { return false }
        if leaf.kind == .colon { return false }
        if leaf.kind == .dot || leaf.kind == .ellipsis && first == .from {
            // `1 .real` would be a number without it; `from . import` has it.
            if before.kind == .number { return before.text.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x5F } }
            return before.kind == .from || (first != .from && !isOperand)
        }
        if before.kind == .dot { return leaf.kind == .import }
        if leaf.kind == .leftParen || leaf.kind == .leftBracket { return !isOperand }
        return true
    }

    private func priority(_ leaf: Leaf, _ before: Leaf?, _ isOperand: Bool, _ leaves: [Leaf], _ index: Int) -> Int {
        if top == .lambda || top == .targets { return 0 }
        switch leaf.kind {
        case .if where level > 0 && contexts.last?.isComprehension == true: return Priority.comprehension
        case .if, .else: return index == 0 ? 0 : Priority.ternary
        case .and, .or: return Priority.logic
        case .string: return before?.kind == .string ? Priority.string : 0
        case .not: return isOperand ? Priority.comparison : 0
        case .in where before?.kind == .not: return 0
        case .in where level == 0 && leaves[0].kind == .for && contexts.isEmpty && !leaves[..<index].contains { $0.kind == .in && $0.level == 0 }:
            return 0
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equalEqual, .notEqual, .in, .is: return Priority.comparison
        case .dot: return before?.isClosing == true && isCall(leaves, index) ? Priority.dot : 0
        case .doubleStar: return isOperand ? 2 : 0
        case .at where index == 0: return 0
        default:
            guard isOperand, let (_, precedence) = leaf.kind.binary else { return 0 }
            return 10 - precedence
        }
    }

    /// `.name(` at a dot.
    private func isCall(_ leaves: [Leaf], _ index: Int) -> Bool {
        index + 2 < leaves.count && leaves[index + 1].kind == .name && leaves[index + 2].kind == .leftParen
    }

    // MARK: Slices and powers

    /// `x[a + 1 : b]`: a slice's colon is an operator that binds less than any other.
    private static func spaceSlices(_ leaves: inout [Leaf]) {
        var index = 0
        while index < leaves.count {
            defer { index += 1 }
            guard leaves[index].isSubscript else { continue }
            let inner = leaves[index].level + 1
            var start = index + 1
            var at = start
            while at < leaves.count, !(leaves[at].isClosing && leaves[at].level < inner) {
                if leaves[at].kind == .comma, leaves[at].level == inner {
                    spaceSlice(&leaves, start..<at, inner)
                    start = at + 1
                }
                at += 1
            }
            spaceSlice(&leaves, start..<min(at, leaves.count), inner)
        }
    }

    private static func spaceSlice(_ leaves: inout [Leaf], _ range: Range<Int>, _ level: Int) {
        // A lambda's colon is none of a slice's.
        guard !leaves[range].contains(where: { $0.kind == .lambda }) else { return }
        let colons = range.filter { leaves[$0].kind == .colon && leaves[$0].level == level }
        guard !colons.isEmpty else { return }
        let isComplex = range.contains { at in
            let leaf = leaves[at]
            if leaf.level > level || leaf.isOpening { return true }
            if leaf.kind == .dot || leaf.priority > 0 { return true }
            return [.not, .await, .colonEqual].contains(leaf.kind)
        }
        for at in colons {
            let isFirst = at == range.lowerBound || leaves[at - 1].kind == .colon
            leaves[at].hasSpace = isComplex && !isFirst
            let next = at + 1
            if next < range.upperBound, leaves[next].kind != .colon { leaves[next].hasSpace = isComplex }
        }
    }

    /// `x**2`: a power of names and numbers is written close.
    private static func hugPowers(_ leaves: inout [Leaf]) {
        for index in leaves.indices where leaves[index].kind == .doubleStar && leaves[index].priority > 0 {
            guard isSimple(before: index, leaves), isSimple(after: index, leaves) else { continue }
            leaves[index].hasSpace = false
            leaves[index + 1].hasSpace = false
        }
    }

    private static func isSimple(before index: Int, _ leaves: [Leaf]) -> Bool {
        var at = index - 1
        guard at >= 0 else { return false }
        if leaves[at].kind == .number { return true }
        while at >= 1, leaves[at].kind == .name, leaves[at - 1].kind == .dot { at -= 2 }
        return at >= 0 && leaves[at].kind == .name && (at == 0 || leaves[at - 1].kind != .dot)
    }

    private static func isSimple(after index: Int, _ leaves: [Leaf]) -> Bool {
        var at = index + 1
        if at < leaves.count, leaves[at].kind == .minus || leaves[at].kind == .plus || leaves[at].kind == .tilde { at += 1 }
        guard at < leaves.count else { return false }
        if leaves[at].kind != .number {
            guard leaves[at].kind == .name else { return false }
            while at + 2 < leaves.count, leaves[at + 1].kind == .dot, leaves[at + 2].kind == .name { at += 2 }
        }
        return at + 1 >= leaves.count || !leaves[at + 1].isOpening && leaves[at + 1].kind != .dot
    }
}
