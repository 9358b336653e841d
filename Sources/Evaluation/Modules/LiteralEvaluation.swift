// `ast.literal_eval`: text of literals as values, read by the parser and never run.

import BigInt
import Diagnostics
import Syntax

extension Machine {
    func installLiterals(_ module: ModuleObject) {
        put(module, "literal(text, /)") { machine, a in
            let text = a[0].text ?? ""
            let trimmed = String(text.drop { $0 == " " || $0 == "\t" })
            let parsed = Parser.parse(SourceText(name: "<unknown>", trimmed))
            if let error = parsed.diagnostics.first(where: { $0.severity == .error }) {
                throw Raise(.syntaxError, error.message + " (<unknown>, line 1)")
            }
            guard parsed.module.body.count == 1, case .expression(let expression) = parsed.module.body[0].kind else {
                throw Raise(.syntaxError, "invalid syntax (<unknown>, line \(parsed.module.body.isEmpty ? 0 : 1))")
            }
            return try machine.literalValue(expression)
        }
    }

    private func literalValue(_ expression: Expression) throws -> Value {
        switch expression.kind {
        case .none: return .none
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .integer(let value): return .int(value)
        case .bigInteger(let digits, let radix): return Value.integer(BigInt(digits, radix: radix) ?? 0)
        case .float(let value): return .float(value)
        case .imaginary(let value): return .object(ComplexObject(real: 0, imaginary: value))
        case .string(let text): return .string(text)
        case .bytes(let bytes): return .object(BytesObject(bytes))
        case .ellipsis: return .object(EllipsisObject.shared)
        case .tuple(let parts): return .object(TupleObject(try parts.map(literalValue)))
        case .list(let parts): return .object(ListObject(try parts.map(literalValue)))
        case .set(let parts):
            let set = SetObject(isFrozen: false)
            for part in parts { try set.add(literalValue(part), self) }
            return .object(set)
        case .dict(let entries):
            let dict = DictObject()
            for (key, value) in entries {
                guard let key else { throw Raise(.valueError, "malformed node or string: None") }
                try dict.set(literalValue(key), literalValue(value), self)
            }
            return .object(dict)
        case .unary(let op, let operand) where op == .negative || op == .positive:
            if case .unary = operand.kind { throw malformed(expression) }
            return try unary(op, number(operand, of: expression))
        case .binary(let left, let op, let right) where op == .add || op == .subtract:
            guard case .imaginary = right.kind else { throw malformed(expression) }
            return try binary(op, number(left, of: expression), literalValue(right))
        case .call(let callee, let arguments):
            guard case .name("set") = callee.kind, arguments.isEmpty else { throw malformed(expression) }
            return .object(SetObject(isFrozen: false))
        default: throw malformed(expression)
        }
    }

    /// A number with any sign.
    private func number(_ expression: Expression, of whole: Expression) throws -> Value {
        switch expression.kind {
        case .integer, .bigInteger, .float, .imaginary, .unary: try literalValue(expression)
        default: throw malformed(expression)
        }
    }

    private func malformed(_ expression: Expression) -> Raise {
        let name =
            switch expression.kind {
            case .name: "Name"
            case .call: "Call"
            case .binary: "BinOp"
            case .unary: "UnaryOp"
            case .attribute: "Attribute"
            case .subscript: "Subscript"
            case .compare: "Compare"
            case .and, .or: "BoolOp"
            case .lambda: "Lambda"
            case .conditional: "IfExp"
            case .formatted: "JoinedStr"
            case .listComprehension: "ListComp"
            case .dictComprehension: "DictComp"
            case .setComprehension: "SetComp"
            case .generator: "GeneratorExp"
            case .starred: "Starred"
            case .dict: "Dict"
            default: "Constant"
            }
        let place = "0x7f" + String(UInt(truncatingIfNeeded: expression.span.start) &* 48 &+ 0x1000_0000, radix: 16)
        return Raise(.valueError, "malformed node or string on line 1: <ast.\(name) object at \(place)>")
    }
}
