// Words to the lines that Python sees: statements apart, blocks on lines of their own, each comment with what it stands at.

import Diagnostics

/// The logical lines of a text.
struct LogicalLines {
    private(set) var lines: [LogicalLine] = []
    private let source: SourceText
    private let bytes: [UInt8]
    private var comments: ArraySlice<Span> = []
    private var depth = 0
    /// The columns of the blocks around, as they were written.
    private var columns = [0]
    private var softHeads: Set<Int32> = []
    /// The depth of the cases of each `match` around.
    private var matchDepths: [Int] = []
    private var opensBlock = false
    /// Where the last line ended in the text.
    private var lastEnd = 0

    init(_ source: SourceText, _ module: Module, commands: Bool) {
        self.source = source
        bytes = source.bytes
        var tokens: [Token] = []
        var found: [Span] = []
        bytes.withUnsafeBufferPointer { buffer in
            var lexer = Lexer(buffer, source: source, commands: commands)
            lexer.keepsComments = true
            lexer.run()
            (tokens, found) = (lexer.tokens, lexer.comments)
        }
        comments = found[...]
        collectMatches(module.body)
        read(tokens)
    }

    /// `match` is a name everywhere but where the tree has a statement.
    private mutating func collectMatches(_ body: [Statement]) {
        for statement in body {
            if case .match(_, let cases) = statement.kind {
                softHeads.insert(statement.span.start)
                for item in cases { collectMatches(item.body) }
            }
            for block in statement.blocks { collectMatches(block) }
        }
    }

    private mutating func read(_ tokens: [Token]) {
        var current: [Token] = []
        for token in tokens {
            switch token.kind {
            case .indent:
                depth += 1
                columns.append(TreeBuilder.indentation(of: Int(token.end), bytes))
                opensBlock = true
            case .dedent:
                placeComments(before: Int(token.start), floor: depth - 1)
                depth -= 1
                columns.removeLast()
                while let last = matchDepths.last, last > depth { matchDepths.removeLast() }
            case .newline, .end:
                if !current.isEmpty { add(current, end: Int(token.start)) }
                current = []
            default: current.append(token)
            }
        }
        placeComments(before: bytes.count + 1, floor: 0)
    }

    // MARK: Comments between statements

    /// Comments on lines of their own before an offset; those that are indented less than the block stay for later.
    private mutating func placeComments(before end: Int, floor: Int) {
        var deepest = depth
        while let comment = comments.first, Int(comment.start) < end {
            let column = TreeBuilder.indentation(of: Int(comment.start), bytes)
            while deepest > floor, columns[min(deepest, columns.count - 1)] > column { deepest -= 1 }
            if deepest < depth { return }
            comments.removeFirst()
            append([commentLeaf(comment)], from: Int(comment.start), to: Int(comment.end))
        }
    }

    private func commentLeaf(_ span: Span) -> Leaf {
        var leaf = Leaf(commentText(span), .stray)
        leaf.isComment = true
        return leaf
    }

    /// A blank behind the `#`, but for `#!` and `#:` and the like.
    private func commentText(_ span: Span) -> String {
        var text = source.text(span)
        while let last = text.unicodeScalars.last, last == " " || last == "\t" || last == "\u{0C}" { text.unicodeScalars.removeLast() }
        let rest = text.unicodeScalars.dropFirst()
        guard let next = rest.first, !" !:#'>~%".unicodeScalars.contains(next) else { return text }
        return "# " + String(rest.first == "\t" ? String.UnicodeScalarView(rest.drop { $0 == "\t" || $0 == " " }) : .init(rest))
    }

    private mutating func append(_ leaves: [Leaf], from start: Int, to end: Int, isSoftHead: Bool = false) {
        var line = LogicalLine(leaves: leaves, depth: depth, blanks: blanks(before: start))
        line.opensBlock = opensBlock
        line.isSoftHead = isSoftHead
        opensBlock = false
        lines.append(line)
        lastEnd = end
    }

    /// Empty lines between the last line and an offset.
    private func blanks(before start: Int) -> Int {
        var count = 0
        var at = start
        while at > lastEnd {
            at -= 1
            let byte = bytes[at]
            if byte == 0x0A || (byte == 0x0D && (at + 1 >= bytes.count || bytes[at + 1] != 0x0A)) { count += 1 }
        }
        return lastEnd == 0 && lines.isEmpty ? 0 : max(0, count - 1)
    }

    // MARK: Statements

    /// The statements of one line of words; `end` is where the line ends.
    private mutating func add(_ tokens: [Token], end: Int) {
        let start = Int(tokens[0].start)
        // What stands before the first statement of a block belongs to the block.
        placeComments(before: start, floor: depth)
        if tokens[0].kind == .command {
            return append([Leaf(source.text(Span(start, end)).trimmingTail, .command)], from: start, to: end)
        }
        let inCases = matchDepths.last == depth
        let isMatch = softHeads.contains(tokens[0].start)
        var isSoftHead = isMatch || inCases
        if isMatch { matchDepths.append(depth + 1) }
        var (level, lambdas) = (0, 0)
        var pending: [Token] = []
        var isHead = isSoftHead || LogicalLines.heads.contains(tokens[0].kind)
        let outer = depth
        for (index, token) in tokens.enumerated() {
            pending.append(token)
            switch token.kind {
            case .leftParen, .leftBracket, .leftBrace: level += 1
            case .rightParen, .rightBracket, .rightBrace: level -= 1
            case .lambda where level == 0: lambdas += 1
            case .colon where level == 0 && lambdas > 0: lambdas -= 1
            case .colon where level == 0 && isHead:
                isHead = false
                guard index + 1 < tokens.count else { break }
                append(statement(pending, isSoftHead), from: start, to: Int(token.end), isSoftHead: isSoftHead)
                pending = []
                isSoftHead = false
                depth += 1
                columns.append(columns[columns.count - 1] + 4)
                opensBlock = true
            case .semicolon where level == 0:
                pending.removeLast()
                if !pending.isEmpty { append(statement(pending, false), from: start, to: Int(token.end)) }
                pending = []
            default: break
            }
        }
        if !pending.isEmpty { append(statement(pending, isSoftHead), from: start, to: end, isSoftHead: isSoftHead) }
        takeTrailing(end)
        if depth > outer {
            depth = outer
            columns.removeLast()
        }
        lastEnd = end
    }

    static let heads: Set<TokenKind> = [
        .if, .elif, .else, .while, .for, .with, .try, .except, .finally, .def, .class,
    ]

    /// A comment at the end of the line goes with its last word.
    private mutating func takeTrailing(_ end: Int) {
        guard let comment = comments.first, Int(comment.start) <= end, var line = lines.popLast() else { return }
        comments.removeFirst()
        line.leaves[line.leaves.count - 1].comments.append(commentText(comment))
        lines.append(line)
    }

    /// The words of a statement with the comments among them.
    private mutating func statement(_ tokens: [Token], _ isSoftHead: Bool) -> [Leaf] {
        var leaves: [Leaf] = []
        for (index, token) in tokens.enumerated() {
            while index > 0, let comment = comments.first, comment.start < token.start {
                comments.removeFirst()
                let before = Int(tokens[index - 1].end)..<Int(comment.start)
                let isOwnLine = bytes[before].contains { $0 == 0x0A || $0 == 0x0D } || leaves[leaves.count - 1].isComment
                if isOwnLine {
                    leaves.append(commentLeaf(comment))
                } else {
                    leaves[leaves.count - 1].comments.append(commentText(comment))
                }
            }
            leaves.append(Leaf(LeafText.normalized(source.text(Span(Int(token.start), Int(token.end))), token.kind), token.kind))
        }
        LeafSpacing.apply(to: &leaves, isSoftHead: isSoftHead)
        return leaves
    }
}

extension Statement {
    /// The blocks of a statement, but for those of `match`.
    fileprivate var blocks: [[Statement]] {
        switch kind {
        case .if(_, let body, let orElse), .while(_, let body, let orElse), .for(_, _, let body, let orElse): [body, orElse]
        case .with(_, let body): [body]
        case .function(let made): [made.body]
        case .class(let made): [made.body]
        case .try(let body, let handlers, let orElse, let finally): [body] + handlers.map(\.body) + [orElse, finally]
        default: []
        }
    }
}

extension String {
    fileprivate var trimmingTail: String {
        var view = unicodeScalars
        while let last = view.last, last == " " || last == "\t" || last == "\r" { view.removeLast() }
        return String(view)
    }
}

/// How single words are written.
enum LeafText {
    static func normalized(_ text: String, _ kind: TokenKind) -> String {
        switch kind {
        case .number: number(text)
        case .string: string(text)
        default: text
        }
    }

    /// `0XFF` and `1E5J` in small letters, but for the digits of hexadecimal numbers.
    private static func number(_ text: String) -> String {
        let lower = text.lowercased()
        return lower.hasPrefix("0x") ? "0x" + lower.dropFirst(2).uppercased() : lower
    }

    /// Double quotes where nothing needs to be escaped for them; small letters before them, without `u`.
    private static func string(_ text: String) -> String {
        let bytes = Array(text.utf8).filter { $0 != 0x0D }
        guard let start = bytes.firstIndex(where: { $0 == 0x22 || $0 == 0x27 }) else { return text }
        var prefix = String(decoding: bytes[..<start], as: UTF8.self)
        // `R` is kept: some tools tell regular expressions by it.
        prefix = prefix.replacingLetters
        let body = bytes[start...]
        let isPlain = body.first == 0x27 && !body.contains(0x22) && !body.contains(0x5C)
        guard isPlain else { return prefix + String(decoding: body, as: UTF8.self) }
        let isTriple = body.count >= 6 && body.starts(with: [0x27, 0x27, 0x27])
        let quotes = [UInt8](repeating: 0x22, count: isTriple ? 3 : 1)
        let inner = body.dropFirst(quotes.count).dropLast(quotes.count)
        // In a formatted string's field another quote may stand for a string of its own.
        if inner.contains(0x27), prefix.contains("f") { return prefix + String(decoding: body, as: UTF8.self) }
        return prefix + String(decoding: quotes + inner + quotes, as: UTF8.self)
    }
}

extension String {
    fileprivate var replacingLetters: String {
        String(compactMap { $0 == "u" || $0 == "U" ? nil : $0 == "R" ? "R" : Character($0.lowercased()) })
    }
}
