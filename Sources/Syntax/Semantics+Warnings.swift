// What CPython's compiler warns of: comparisons, calls and subscripts of literals that are seldom what was meant.

import Diagnostics

extension Semantics {
    private mutating func warn(_ message: String, _ span: Span) { warnings.append((message, span)) }

    mutating func doubtIdentity(_ op: ComparisonOperator, _ left: Expression, _ right: Expression, _ span: Span) {
        guard op == .is || op == .isNot, left.isPlainLiteral || right.isPlainLiteral else { return }
        warn(
            op == .is ? "\"is\" with a literal. Did you mean \"==\"?" : "\"is not\" with a literal. Did you mean \"!=\"?", span)
    }

    mutating func doubtCall(_ callee: Expression, _ span: Span) {
        guard let type = callee.literalType, type != "function" else { return }
        warn("'\(type)' object is not callable; perhaps you missed a comma?", span)
    }

    mutating func doubtSubscript(_ value: Expression, _ index: Expression, _ span: Span) {
        guard let type = value.literalType, !["dict"].contains(type) else { return }
        guard ["str", "bytes", "list", "tuple"].contains(type) else {
            return warn("'\(type)' object is not subscriptable; perhaps you missed a comma?", span)
        }
        guard let key = index.literalType, !["int", "bool"].contains(key), index.isConstantKey else { return }
        warn("\(type) indices must be integers or slices, not \(key); perhaps you missed a comma?", span)
    }

    mutating func doubtAssertion(_ test: Expression, _ span: Span) {
        if case .tuple(let elements) = test.kind, !elements.isEmpty {
            warn("assertion is always true, perhaps remove parentheses?", span)
        }
    }
}

extension Expression {
    /// A number or a text: what `is` says of it depends on how it was made.
    fileprivate var isPlainLiteral: Bool {
        switch kind {
        case .integer, .bigInteger, .float, .imaginary, .string, .bytes: true
        case .tuple(let elements): !elements.isEmpty && elements.allSatisfy(\.isPlainLiteral)
        default: false
        }
    }

    fileprivate var isConstantKey: Bool {
        switch kind {
        case .integer, .bigInteger, .float, .imaginary, .string, .bytes, .none, .ellipsis, .tuple, .list, .dict, .set, .listComprehension,
            .dictComprehension, .setComprehension, .generator, .formatted, .lambda: true
        default: false
        }
    }

    /// The type of a literal's value.
    fileprivate var literalType: String? {
        switch kind {
        case .none: "NoneType"
        case .true, .false: "bool"
        case .ellipsis: "ellipsis"
        case .integer, .bigInteger: "int"
        case .float: "float"
        case .imaginary: "complex"
        case .string, .formatted: "str"
        case .bytes: "bytes"
        case .list, .listComprehension: "list"
        case .tuple: "tuple"
        case .dict, .dictComprehension: "dict"
        case .set, .setComprehension: "set"
        case .generator: "generator"
        case .lambda: "function"
        default: nil
        }
    }
}
