// The syntax tree of a cell: Python 3.11's abstract grammar, for the part of it that cells keep. The parser bounds its
// depth, so that walking it by recursion is safe.

import Diagnostics

/// A parsed cell or file.
public struct Module: Sendable {
    public var body: [Statement]
    public var source: SourceText

    public init(body: [Statement], source: SourceText) {
        self.body = body
        self.source = source
    }
}

public struct Statement: Sendable {
    public let kind: StatementKind
    public let span: Span

    public init(_ kind: StatementKind, _ span: Span) {
        self.kind = kind
        self.span = span
    }
}

public indirect enum StatementKind: Sendable {
    case expression(Expression)
    /// `a = b = value`: the targets in order.
    case assign(targets: [Expression], value: Expression)
    case augmentedAssign(target: Expression, op: BinaryOperator, value: Expression)
    /// `target: annotation = value`; `isSimple` when the target is a bare name.
    case annotatedAssign(target: Expression, annotation: Expression, value: Expression?, isSimple: Bool)
    case `return`(Expression?)
    case delete([Expression])
    case pass, `break`, `continue`
    case `if`(test: Expression, body: [Statement], orElse: [Statement])
    case `while`(test: Expression, body: [Statement], orElse: [Statement])
    case `for`(target: Expression, iterable: Expression, body: [Statement], orElse: [Statement])
    case with(items: [WithItem], body: [Statement])
    case function(FunctionDefinition)
    case `class`(ClassDefinition)
    case `try`(body: [Statement], handlers: [ExceptHandler], orElse: [Statement], finally: [Statement])
    case raise(exception: Expression?, cause: Expression?)
    case assert(test: Expression, message: Expression?)
    case `import`([ImportAlias])
    /// `from module import names`; `level` leading dots; `*` is one alias named "*".
    case importFrom(module: String, names: [ImportAlias], level: Int)
    case global([Name])
    case nonlocal([Name])
    case match(subject: Expression, cases: [MatchCase])
    /// A `%` command line of a cell, as typed, without the `%`.
    case command(String)
}

/// An identifier where it stands.
public struct Name: Sendable, Hashable {
    public let text: String
    public let span: Span

    public init(_ text: String, _ span: Span) {
        self.text = text
        self.span = span
    }
}

public struct Expression: Sendable {
    public let kind: ExpressionKind
    public let span: Span

    public init(_ kind: ExpressionKind, _ span: Span) {
        self.kind = kind
        self.span = span
    }
}

public indirect enum ExpressionKind: Sendable {
    case name(String)
    case none, `true`, `false`, ellipsis
    case integer(Int)
    /// An integer literal past 64 bits: its digits in the given radix, underscores removed.
    case bigInteger(digits: String, radix: Int)
    case float(Double)
    /// `2j`: the imaginary part.
    case imaginary(Double)
    case string(String)
    case bytes([UInt8])
    case formatted([FormattedPart])
    case list([Expression])
    case tuple([Expression])
    case set([Expression])
    /// A nil key marks `**mapping`.
    case dict([(key: Expression?, value: Expression)])
    case unary(UnaryOperator, Expression)
    case binary(Expression, BinaryOperator, Expression)
    /// `a and b and c`
    case and([Expression])
    case or([Expression])
    /// `first op₁ e₁ op₂ e₂ …`
    case compare(Expression, [(op: ComparisonOperator, operand: Expression)])
    case conditional(test: Expression, then: Expression, orElse: Expression)
    case lambda(Parameters, Expression)
    case call(Expression, [Argument])
    /// `value.name`; the span of the name is its own.
    case attribute(Expression, Name)
    case `subscript`(Expression, Expression)
    /// Only inside a subscript.
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    case starred(Expression)
    /// `(name := value)`
    case named(Name, Expression)
    case listComprehension(Expression, [ComprehensionClause])
    case setComprehension(Expression, [ComprehensionClause])
    case dictComprehension(key: Expression, value: Expression, [ComprehensionClause])
    case generator(Expression, [ComprehensionClause])
    case yield(Expression?)
    case yieldFrom(Expression)
}

public enum FormattedPart: Sendable {
    case text(String)
    /// `{value!conversion:spec}`; `conversion` is `r`, `s`, `a` or nil; `debugText` is the text before `=` (with it) in `{x=}`.
    case value(Expression, conversion: Character?, spec: [FormattedPart]?, debugText: String?)
}

public enum UnaryOperator: String, Sendable { case negative = "-", positive = "+", invert = "~", not = "not" }

public enum BinaryOperator: String, Sendable, CaseIterable {
    case add = "+", subtract = "-", multiply = "*", divide = "/", floorDivide = "//", modulo = "%", power = "**"
    case matmul = "@", and = "&", or = "|", xor = "^", leftShift = "<<", rightShift = ">>"
}

public enum ComparisonOperator: String, Sendable {
    case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case `is` = "is", isNot = "is not", `in` = "in", notIn = "not in"
}

public struct Argument: Sendable {
    public enum Kind: Sendable { case positional, keyword(Name), starred, doubleStarred }
    public let kind: Kind
    public let value: Expression

    public init(_ kind: Kind, _ value: Expression) {
        self.kind = kind
        self.value = value
    }
}

public struct Parameter: Sendable {
    public enum Kind: Sendable { case positionalOnly, regular, variadic, keywordOnly, keywordVariadic }
    public let name: Name
    public let kind: Kind
    public let annotation: Expression?
    public let defaultValue: Expression?

    public init(name: Name, kind: Kind, annotation: Expression?, defaultValue: Expression?) {
        self.name = name
        self.kind = kind
        self.annotation = annotation
        self.defaultValue = defaultValue
    }
}

/// In Python's order: positional-only, regular, `*args`, keyword-only, `**kwargs`.
public typealias Parameters = [Parameter]

public struct FunctionDefinition: Sendable {
    public let name: Name
    public let parameters: Parameters
    public let returns: Expression?
    public let decorators: [Expression]
    public let body: [Statement]

    public init(name: Name, parameters: Parameters, returns: Expression?, decorators: [Expression], body: [Statement]) {
        self.name = name
        self.parameters = parameters
        self.returns = returns
        self.decorators = decorators
        self.body = body
    }
}

public struct ClassDefinition: Sendable {
    public let name: Name
    public let arguments: [Argument]
    public let decorators: [Expression]
    public let body: [Statement]

    public init(name: Name, arguments: [Argument], decorators: [Expression], body: [Statement]) {
        self.name = name
        self.arguments = arguments
        self.decorators = decorators
        self.body = body
    }
}

public struct WithItem: Sendable {
    public let context: Expression
    public let target: Expression?

    public init(context: Expression, target: Expression?) {
        self.context = context
        self.target = target
    }
}

public struct ExceptHandler: Sendable {
    public let type: Expression?
    public let name: Name?
    public let body: [Statement]
    public let span: Span

    public init(type: Expression?, name: Name?, body: [Statement], span: Span) {
        self.type = type
        self.name = name
        self.body = body
        self.span = span
    }
}

public struct ImportAlias: Sendable {
    /// Dotted for `import a.b`.
    public let name: Name
    public let alias: Name?

    public init(name: Name, alias: Name?) {
        self.name = name
        self.alias = alias
    }
}

public struct ComprehensionClause: Sendable {
    public let target: Expression
    public let iterable: Expression
    public let conditions: [Expression]

    public init(target: Expression, iterable: Expression, conditions: [Expression]) {
        self.target = target
        self.iterable = iterable
        self.conditions = conditions
    }
}

public struct MatchCase: Sendable {
    public let pattern: Pattern
    public let guardTest: Expression?
    public let body: [Statement]

    public init(pattern: Pattern, guardTest: Expression?, body: [Statement]) {
        self.pattern = pattern
        self.guardTest = guardTest
        self.body = body
    }
}

public struct Pattern: Sendable {
    public let kind: PatternKind
    public let span: Span

    public init(_ kind: PatternKind, _ span: Span) {
        self.kind = kind
        self.span = span
    }
}

public indirect enum PatternKind: Sendable {
    /// A literal or a dotted name, compared with `==`.
    case value(Expression)
    /// `None`, `True`, `False`, compared with `is`.
    case singleton(Expression)
    /// A name, or nil for `_`.
    case capture(Name?)
    case sequence([Pattern])
    /// `*name` or `*_` inside a sequence.
    case star(Name?)
    case mapping(keys: [Expression], patterns: [Pattern], rest: Name?)
    case `class`(Expression, positional: [Pattern], keywords: [(name: Name, pattern: Pattern)])
    case or([Pattern])
    case `as`(Pattern, Name)
}
