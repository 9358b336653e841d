// The way in: text to tree. How words are read is in Lexer.swift, the grammar in TreeBuilder and its extensions, the
// rules past the grammar (a `return` needs a function) in Semantics.swift.

import Diagnostics

/// What was read: run the tree only when there is no error among the diagnostics.
public struct ParseResult: Sendable {
    public var module: Module
    public var diagnostics: [Diagnostic]
    public var completeness: Completeness

    public init(module: Module, diagnostics: [Diagnostic], completeness: Completeness) {
        self.module = module
        self.diagnostics = diagnostics
        self.completeness = completeness
    }
}

/// Whether a text that is being typed can be run.
public enum Completeness: Sendable, Equatable {
    case complete
    /// The text ended inside brackets, a triple-quoted string or a block; the columns to indent the next line by.
    case incomplete(indent: Int)
    case invalid
}

/// Reads Python 3.11's grammar.
public enum Parser {
    /// Never fails: gives the tree of what could be read and the diagnostics, in time linear in the text.
    ///
    /// With `commands`, a line that begins with `%` outside brackets and blocks is a command, as in the cells of a session.
    public static func parse(_ source: SourceText, commands: Bool = false) -> ParseResult {
        if let failure = SourceCheck.failure(in: source.bytes) { return result([], failure, .invalid, source) }
        return source.bytes.withUnsafeBufferPointer { bytes in
            var lexer = Lexer(bytes, source: source, commands: commands)
            lexer.run()
            var builder = TreeBuilder(bytes, source, lexer)
            let body = builder.module()
            if let failure = builder.failure ?? lexer.failure {
                let shown = told(builder, lexer, failure, source)
                // Words that break off at the text's end may go on, if the grammar led there.
                let isCutOff = builder.failure == nil || builder.kind == .end
                let indent = lexer.failure == nil ? failure.continuation : isCutOff ? lexer.failure?.continuation : nil
                return result(body, shown, indent.map { .incomplete(indent: $0) } ?? .invalid, source)
            }
            let (failure, doubts) = Semantics.check(body, recordsNames: lexer.hasDeclarations)
            if let failure { return result(body, failure, .invalid, source) }
            let completeness = Completeness.ofWhole(body, bytes)
            let warnings = SourceCheck.reorderings(in: source) + doubts.map {
                Diagnostic("SyntaxWarning", $0.message, source: source, span: $0.span, severity: .warning)
            }
            return ParseResult(module: Module(body: body, source: source), diagnostics: warnings, completeness: completeness)
        }
    }

    /// Of a mistake in the grammar and one in the words past it, the one that CPython tells.
    private static func told(
        _ builder: TreeBuilder, _ lexer: Lexer, _ failure: Failure, _ source: SourceText
    ) -> Failure {
        if let late = lexer.failure, builder.failure == nil || builder.kind == .end || !late.isLate {
            let isIndent = builder.failure?.type == "IndentationError" && builder.kind == .indent
            if !isIndent { return late }
        }
        if failure.type == "IndentationError", builder.kind == .indent { return failure }
        return unclosed(lexer, failure, source) ?? failure
    }

    /// A bracket that stays open is the likelier mistake when the reading failed on a later line.
    private static func unclosed(_ lexer: Lexer, _ failure: Failure, _ source: SourceText) -> Failure? {
        guard let opener = lexer.open.last else { return nil }
        let line = source.position(of: failure.reach ?? Int(failure.span.start)).line
        return line > source.position(of: opener.at).line ? Failure.neverClosed(opener) : nil
    }

    private static func result(
        _ body: [Statement], _ failure: Failure, _ completeness: Completeness, _ source: SourceText
    ) -> ParseResult {
        let diagnostic = Diagnostic(failure.type, failure.message, source: source, span: failure.span, hint: failure.hint)
        return ParseResult(
            module: Module(body: body, source: source), diagnostics: [diagnostic], completeness: completeness)
    }
}

extension Failure {
    static func neverClosed(_ opener: (byte: UInt8, at: Int)) -> Failure {
        let shown = Character(Unicode.Scalar(opener.byte))
        return Failure("'\(shown)' was never closed", Span(opener.at, opener.at + 1))
    }
}

extension Completeness {
    /// Of a text without mistakes: a block stays open until an empty line.
    static func ofWhole(_ body: [Statement], _ bytes: UnsafeBufferPointer<UInt8>) -> Completeness {
        guard let last = body.last, last.isCompound else { return .complete }
        var lineEnds = 0
        var at = bytes.count
        while at > 0 {
            switch bytes[at - 1] {
            case 0x0A: lineEnds += 1
            case 0x0D where at == bytes.count || bytes[at] != 0x0A: lineEnds += 1
            case 0x20, 0x09, 0x0C, 0x0D: break
            default:
                if lineEnds >= 2 { return .complete }
                return .incomplete(indent: TreeBuilder.indentation(of: at - 1, bytes))
            }
            at -= 1
        }
        return .complete
    }
}

extension Statement {
    /// Whether the statement has a block, so that an interactive reader waits for an empty line.
    var isCompound: Bool {
        switch kind {
        case .if, .while, .for, .with, .function, .class, .try, .match: true
        default: false
        }
    }
}
