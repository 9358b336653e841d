// The words of the language: what the lexer gives and the parser reads. How they are found is in Lexer.swift.

import Diagnostics

/// A word with its place in the text.
struct Token {
    let kind: TokenKind
    let start: Int32
    let end: Int32

    init(_ kind: TokenKind, _ start: Int, _ end: Int) {
        self.kind = kind
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }
}

enum TokenKind: UInt8 {
    case end, newline, indent, dedent, command, name, number, string
    /// A character that is no part of the language, such as `$`.
    case stray

    case and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`, except, `false`, finally
    case `for`, from, global, `if`, `import`, `in`, `is`, lambda, none, nonlocal, not, or, pass, raise, `return`, `true`
    case `try`, `while`, with, yield

    case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, dot, ellipsis, arrow, colonEqual, equal
    case plus, minus, star, slash, doubleSlash, percent, at, ampersand, bar, caret, tilde, doubleStar, leftShift, rightShift
    case equalEqual, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case plusEqual, minusEqual, starEqual, slashEqual, doubleSlashEqual, percentEqual, atEqual, ampersandEqual, barEqual
    case caretEqual, doubleStarEqual, leftShiftEqual, rightShiftEqual
}

extension TokenKind {
    /// The operator of `a op b` with its precedence: the higher binds tighter.
    var binary: (op: BinaryOperator, precedence: Int)? {
        switch self {
        case .bar: (.or, 1)
        case .caret: (.xor, 2)
        case .ampersand: (.and, 3)
        case .leftShift: (.leftShift, 4)
        case .rightShift: (.rightShift, 4)
        case .plus: (.add, 5)
        case .minus: (.subtract, 5)
        case .star: (.multiply, 6)
        case .slash: (.divide, 6)
        case .doubleSlash: (.floorDivide, 6)
        case .percent: (.modulo, 6)
        case .at: (.matmul, 6)
        default: nil
        }
    }

    /// The operator of `a op= b`.
    var augmented: BinaryOperator? {
        switch self {
        case .plusEqual: .add
        case .minusEqual: .subtract
        case .starEqual: .multiply
        case .slashEqual: .divide
        case .doubleSlashEqual: .floorDivide
        case .percentEqual: .modulo
        case .atEqual: .matmul
        case .ampersandEqual: .and
        case .barEqual: .or
        case .caretEqual: .xor
        case .doubleStarEqual: .power
        case .leftShiftEqual: .leftShift
        case .rightShiftEqual: .rightShift
        default: nil
        }
    }

    /// Whether an expression can begin with this word.
    var startsExpression: Bool {
        switch self {
        case .name, .number, .string, .leftParen, .leftBracket, .leftBrace, .minus, .plus, .tilde, .not, .lambda, .none,
            .true, .false, .ellipsis, .await:
            true
        default: false
        }
    }

    /// The keyword that these bytes spell, or `.name`.
    static func keyword(_ word: UnsafeBufferPointer<UInt8>) -> TokenKind {
        guard word.count >= 2, word.count <= 8 else { return .name }
        var packed: UInt64 = 0
        for byte in word { packed = packed << 8 | UInt64(byte) }
        switch packed {
        case pack("as"): return .as
        case pack("if"): return .if
        case pack("in"): return .in
        case pack("is"): return .is
        case pack("or"): return .or
        case pack("and"): return .and
        case pack("def"): return .def
        case pack("del"): return .del
        case pack("for"): return .for
        case pack("not"): return .not
        case pack("try"): return .try
        case pack("None"): return .none
        case pack("True"): return .true
        case pack("elif"): return .elif
        case pack("else"): return .else
        case pack("from"): return .from
        case pack("pass"): return .pass
        case pack("with"): return .with
        case pack("False"): return .false
        case pack("async"): return .async
        case pack("await"): return .await
        case pack("break"): return .break
        case pack("class"): return .class
        case pack("raise"): return .raise
        case pack("while"): return .while
        case pack("yield"): return .yield
        case pack("assert"): return .assert
        case pack("except"): return .except
        case pack("global"): return .global
        case pack("import"): return .import
        case pack("lambda"): return .lambda
        case pack("return"): return .return
        case pack("finally"): return .finally
        case pack("continue"): return .continue
        case pack("nonlocal"): return .nonlocal
        default: return .name
        }
    }

    @inline(__always)
    private static func pack(_ word: StaticString) -> UInt64 {
        var packed: UInt64 = 0
        for i in 0..<word.utf8CodeUnitCount { packed = packed << 8 | UInt64(word.utf8Start[i]) }
        return packed
    }
}
