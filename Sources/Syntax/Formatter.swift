// The formatter: text in, the same program in the house's form out. Words are taken from the text, so that comments, numbers
// and strings stay as they were written; the tree says that it was a program, and that it is still the same one.
// Lines are found in Formatter+Lines.swift, spaces in LeafSpacing.swift, line breaks in LineBreaking.swift, blank lines in BlankLines.swift.

import Diagnostics

/// A formatted text, or why there is none.
public struct FormatResult: Sendable {
    /// The text in its new form; the old text when there are diagnostics.
    public let text: String
    /// The mistakes that kept it from being formatted.
    public let diagnostics: [Diagnostic]
    /// Whether the text differs from what was given.
    public let isChanged: Bool
}

/// Gives programs one form: four columns per block, at most 88 a line where it can be had, Black's breaks and commas.
public enum Formatter {
    public static let lineLength = 88

    /// The text in the form that every text with the same words and line breaks in its strings has.
    ///
    /// Formatting twice is formatting once. With `commands`, `%` lines are kept as they are.
    public static func format(_ source: SourceText, commands: Bool = false) -> FormatResult {
        var result = pass(source, commands: commands)
        let isChanged = result.isChanged
        // Strings of several lines beside comments can settle one pass later: the form is where a pass changes nothing.
        for _ in 0..<8 where result.isChanged {
            result = pass(SourceText(name: source.name, result.text), commands: commands)
        }
        return FormatResult(text: result.text, diagnostics: result.diagnostics, isChanged: isChanged)
    }

    /// One pass over a text.
    private static func pass(_ source: SourceText, commands: Bool) -> FormatResult {
        let old = String(decoding: source.bytes, as: UTF8.self)
        let parsed = Parser.parse(source, commands: commands)
        let errors = parsed.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { return FormatResult(text: old, diagnostics: errors, isChanged: false) }
        var lines = LogicalLines(source, parsed.module, commands: commands).lines
        for index in lines.indices { lines[index].removeRedundantParentheses() }
        var text = ""
        var blanks = BlankLines()
        BlankLines.gatherLeadingComments(&lines)
        for line in lines {
            text += String(repeating: "\n", count: blanks.count(before: line))
            LineBreaking(line).append(to: &text)
        }
        let usesReturns = source.usesCarriageReturns
        if usesReturns { text = text.utf8.contains(0x0D) ? text : text.withCarriageReturns }
        if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { text = "\u{FEFF}" + text }
        // The words are the same; that the tree is, too, is not left to trust.
        let again = Parser.parse(SourceText(name: source.name, text), commands: commands)
        guard again.diagnostics.allSatisfy({ $0.severity != .error }), again.module.dump() == parsed.module.dump() else {
            let message = "the formatter would have changed what this text means, and left it alone"
            let diagnostic = Diagnostic("SystemError", message, source: source, span: Span(0, 0))
            return FormatResult(text: old, diagnostics: [diagnostic], isChanged: false)
        }
        return FormatResult(text: text, diagnostics: [], isChanged: text != old)
    }
}

/// A word, or a comment on a line of its own inside brackets.
struct Leaf {
    var text: String
    var kind: TokenKind
    /// Whether a blank stands between the word before and this one on one line.
    var hasSpace = false
    /// Comments behind the word on its line.
    var comments: [String] = []
    var isComment = false
    /// How many brackets are open around it; a bracket counts itself as outside.
    var level = 0
    /// How loosely a line holds together before this word, or behind it for a comma; 0: not at all to be broken.
    var priority = 0
    /// An opening bracket of a display or of parentheses, rather than of a call, subscript or definition.
    var isDisplay = false
    /// `[` of a subscript.
    var isSubscript = false

    init(_ text: String, _ kind: TokenKind) {
        self.text = text
        self.kind = kind
    }

    var isOpening: Bool { kind == .leftParen || kind == .leftBracket || kind == .leftBrace }
    var isClosing: Bool { kind == .rightParen || kind == .rightBracket || kind == .rightBrace }
}

/// A statement of one line, the head of one with a block, or a comment on a line of its own.
struct LogicalLine {
    var leaves: [Leaf]
    /// How many blocks are around it.
    var depth: Int
    /// Blank lines before it in the text that was given.
    var blanks: Int
    /// Whether it is the first of its block.
    var opensBlock = false
    /// A comment that stands right before a definition.
    var leadsDefinition = false
    /// A `match` or `case` that is no name.
    var isSoftHead = false

    var isComment: Bool { leaves.first?.isComment ?? false }
    var first: TokenKind { leaves[0].kind }
    var isDecorator: Bool { first == .at }
    var isDefinition: Bool { !isComment && (first == .def || first == .class) }
    var isImport: Bool { !isComment && (first == .import || first == .from) }
}

extension SourceText {
    /// Whether the first line ends in `\r\n`.
    var usesCarriageReturns: Bool {
        guard let end = bytes.firstIndex(of: 0x0A) else { return false }
        return end > 0 && bytes[end - 1] == 0x0D
    }
}

extension String {
    fileprivate var withCarriageReturns: String {
        var made = ""
        for scalar in unicodeScalars { made += scalar == "\n" ? "\r\n" : String(Character(scalar)) }
        return made
    }
}
