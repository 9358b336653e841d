// Expressions: each is computed into a register, its own for a local variable, else a temporary.

import BigInt
import Diagnostics
import Syntax

extension Compiler {
    /// Computes an expression into `wanted`, or into a register of its own choice, and says which.
    @discardableResult
    func expression(_ expression: Expression, into wanted: Int? = nil) throws -> Int {
        let span = expression.span
        try checkSize(span)
        switch expression.kind {
        case .name(let name): return try load(name, into: wanted, at: span)
        case .none, .true, .false, .integer, .bigInteger, .float, .string, .ellipsis, .imaginary, .bytes:
            let target = wanted ?? temporary()
            emit(.loadConstant, target, wide: constant(try literal(expression)), at: span)
            return target
        case .formatted(let parts): return try formatted(parts, into: wanted, at: span)
        case .list(let elements): return try collection(.makeList, elements, into: wanted, at: span)
        case .tuple(let elements): return try collection(.makeTuple, elements, into: wanted, at: span)
        case .set(let elements): return try collection(.makeSet, elements, into: wanted, at: span)
        case .dict(let items): return try dictionary(items, into: wanted, at: span)
        case .unary(let op, let operand): return try unary(op, operand, into: wanted, at: span)
        case .binary(let left, let op, let right): return try binary(op, left, right, into: wanted, at: span)
        case .and(let operands): return try logical(operands, endsOn: false, into: wanted, at: span)
        case .or(let operands): return try logical(operands, endsOn: true, into: wanted, at: span)
        case .compare(let first, let rest): return try comparison(first, rest, into: wanted, at: span)
        case .conditional(let test, let then, let orElse):
            let target = wanted ?? temporary()
            let toElse = try condition(test, jumpsWhen: false)
            let before = assigned
            try computeKeeping(then, into: target)
            let afterThen = assigned
            let toEnd = emitJump(at: span)
            patchHere(toElse)
            assigned = before
            try computeKeeping(orElse, into: target)
            assigned.formIntersection(afterThen)
            patch(toEnd, to: here)
            return target
        case .lambda(let parameters, let body):
            return try function(
                name: "<lambda>", parameters, body: [Statement(.return(body), body.span)], into: wanted, at: span)
        case .call(let callee, let arguments): return try call(callee, arguments, into: wanted, at: span)
        case .attribute(let value, let name):
            let target = wanted ?? temporary()
            try releasingTemporaries {
                let object = try self.expression(value)
                emitAttribute(.getAttribute, target, object, try nameConstant(name.text, span), at: span)
            }
            return target
        case .subscript(let value, let index): return try subscripted(value, index, into: wanted, at: span)
        case .slice(let lower, let upper, let step): return try slice(lower, upper, step, into: wanted, at: span)
        case .starred: throw CompileError(message: "can't use starred expression here", span: span)
        case .named(let name, let value):
            let target = wanted ?? temporary()
            try computeKeeping(value, into: target)
            // `:=` in a comprehension binds outside of it.
            let inner = blocks
            blocks = Array(blocks.prefix(1))
            store(name.text, from: target, at: span)
            blocks = inner
            return target
        case .listComprehension(let element, let clauses):
            return try comprehension(.makeList, [element], clauses, into: wanted, at: span) { list in
                let value = try self.expression(element)
                self.emit(.listAppend, list, value, at: element.span)
            }
        case .setComprehension(let element, let clauses):
            return try comprehension(.makeSet, [element], clauses, into: wanted, at: span) { set in
                let value = try self.expression(element)
                self.emit(.setAdd, set, value, at: element.span)
            }
        case .dictComprehension(let key, let value, let clauses):
            return try comprehension(.makeDict, [key, value], clauses, into: wanted, at: span) { dict in
                let key = try self.expression(key)
                let value = try self.expression(value)
                self.emit(.dictSet, dict, key, value, at: span)
            }
        case .generator(let element, let clauses): return try generator(element, clauses, into: wanted, at: span)
        case .yield(let value):
            let target = wanted ?? temporary()
            try releasingTemporaries {
                let register = try value.map { try self.expression($0) } ?? self.expression(Expression(.none, span))
                emit(.yield, register, target, at: span)
            }
            return target
        case .yieldFrom(let value): return try yieldFrom(value, into: wanted, at: span)
        }
    }

    /// Computes into exactly `target` and gives back all temporaries.
    func computeKeeping(_ value: Expression, into target: Int) throws {
        try releasingTemporaries { _ = try expression(value, into: target) }
    }

    func literal(_ expression: Expression) throws -> Value {
        switch expression.kind {
        case .none: .none
        case .true: .bool(true)
        case .false: .bool(false)
        case .integer(let value): .int(value)
        case .bigInteger(let digits, let radix): Value.integer(BigInt(digits, radix: radix) ?? 0)
        case .float(let value): .float(value)
        case .string(let text): .string(text)
        case .ellipsis: .object(EllipsisObject.shared)
        case .imaginary(let value): .object(ComplexObject(real: 0, imaginary: value))
        case .bytes(let bytes): .object(BytesObject(bytes))
        default: .none
        }
    }

    // MARK: Operators

    /// Operators with instructions of their own; the second of each pair takes a constant.
    private static func instruction(_ op: BinaryOperator) -> (Opcode, Opcode)? {
        switch op {
        case .add: (.add, .addConstant)
        case .subtract: (.subtract, .subtractConstant)
        case .multiply: (.multiply, .multiplyConstant)
        case .divide: (.divide, .divideConstant)
        case .floorDivide: (.floorDivide, .floorDivideConstant)
        case .modulo: (.modulo, .moduloConstant)
        default: nil
        }
    }

    private func binary(
        _ op: BinaryOperator, _ left: Expression, _ right: Expression, into wanted: Int?, at span: Span
    ) throws -> Int {
        let target = wanted ?? temporary()
        try releasingTemporaries {
            // The target may be a variable that the right side reads: the left side goes to a temporary of its own.
            let a = try expression(left)
            if let (plain, withConstant) = Compiler.instruction(op) {
                if let k = try smallConstant(right) {
                    emit(withConstant, target, a, k, at: span)
                } else {
                    emit(plain, target, a, try expression(right), at: span)
                }
            } else {
                emit(.binary, target, a, try expression(right), d: op.code, at: span)
            }
        }
        return target
    }

    /// The index of a numeric constant that fits a 16-bit operand.
    func smallConstant(_ expression: Expression) throws -> Int? {
        switch expression.kind {
        case .integer, .float:
            let index = constant(try literal(expression))
            return index < noRegister ? index : nil
        default: return nil
        }
    }

    private func unary(_ op: UnaryOperator, _ operand: Expression, into wanted: Int?, at span: Span) throws -> Int {
        let target = wanted ?? temporary()
        if op == .negative {
            switch operand.kind {
            case .integer(let value) where value != Int.min:
                emit(.loadConstant, target, wide: constant(.int(-value)), at: span)
                return target
            case .float(let value):
                emit(.loadConstant, target, wide: constant(.float(-value)), at: span)
                return target
            default: break
            }
        }
        try releasingTemporaries { emit(.unary, target, try expression(operand), d: op.code, at: span) }
        return target
    }

    private func logical(_ operands: [Expression], endsOn: Bool, into wanted: Int?, at span: Span) throws -> Int {
        let target = wanted.flatMap { register in localsInUse(register) ? nil : register } ?? temporary()
        var ends: [Int] = []
        var before: Set<Int>?
        for (index, operand) in operands.enumerated() {
            try computeKeeping(operand, into: target)
            if before == nil { before = assigned }
            if index < operands.count - 1 {
                emit(.jumpIf, target, d: endsOn ? 1 : 0, at: operand.span)
                ends.append(emitJump())
            }
        }
        patchHere(ends)
        assigned = before ?? assigned
        if let wanted, wanted != target { emit(.move, wanted, target, at: span) }
        return wanted ?? target
    }

    /// A variable's register must not be written before the whole expression is known.
    private func localsInUse(_ register: Int) -> Bool { register < localCount }

    private func comparison(
        _ first: Expression, _ rest: [(op: ComparisonOperator, operand: Expression)], into wanted: Int?, at span: Span
    ) throws -> Int {
        let target = wanted.flatMap { register in rest.count > 1 && localsInUse(register) ? nil : register } ?? temporary()
        var ends: [Int] = []
        try releasingTemporaries {
            var left = try expression(first)
            for (index, part) in rest.enumerated() {
                let right = try expression(part.operand)
                emit(.compare, target, left, right, d: part.op.code, at: span)
                if index < rest.count - 1 {
                    emit(.jumpIf, target, d: 0, at: span)
                    ends.append(emitJump())
                }
                left = right
            }
        }
        patchHere(ends)
        if let wanted, wanted != target { emit(.move, wanted, target, at: span) }
        return wanted ?? target
    }

    // MARK: Collections

    private func collection(_ op: Opcode, _ elements: [Expression], into wanted: Int?, at span: Span) throws -> Int {
        let target = wanted ?? temporary()
        try releasingTemporaries {
            let hasStars = elements.contains { if case .starred = $0.kind { true } else { false } }
            if !hasStars, elements.count <= 64 {
                let first = nextRegister
                for element in elements {
                    let register = temporary()
                    try computeKeeping(element, into: register)
                }
                // A set of constants is ordered otherwise than one of values (SetObject.asConstantDisplay).
                let isConstant = op == .makeSet && elements.count > 2 && elements.allSatisfy(\.isConstant)
                emit(op, target, first, elements.count, d: isConstant ? 1 : 0, at: span)
                return
            }
            let builder = temporary()
            emit(op == .makeSet ? .makeSet : .makeList, builder, nextRegister, 0, at: span)
            try append(elements, to: builder, isSet: op == .makeSet)
            emit(op == .makeTuple ? .listToTuple : .move, target, builder, at: span)
        }
        return target
    }

    /// Elements one by one onto a list or set; starred ones are spread.
    func append(_ elements: [Expression], to builder: Int, isSet: Bool = false) throws {
        for element in elements {
            try releasingTemporaries {
                if case .starred(let inner) = element.kind {
                    emit(isSet ? .setUpdate : .listExtend, builder, try expression(inner), at: element.span)
                } else {
                    emit(isSet ? .setAdd : .listAppend, builder, try expression(element), at: element.span)
                }
            }
        }
    }

    private func dictionary(_ items: [(key: Expression?, value: Expression)], into wanted: Int?, at span: Span) throws -> Int {
        let target = wanted ?? temporary()
        try releasingTemporaries {
            let builder = temporary()
            emit(.makeDict, builder, nextRegister, 0, at: span)
            for item in items {
                try releasingTemporaries {
                    if let key = item.key {
                        let key = try expression(key)
                        emit(.dictSet, builder, key, try expression(item.value), at: span)
                    } else {
                        emit(.dictUpdate, builder, try expression(item.value), at: item.value.span)
                    }
                }
            }
            emit(.move, target, builder, at: span)
        }
        return target
    }

    private func subscripted(_ value: Expression, _ index: Expression, into wanted: Int?, at span: Span) throws -> Int {
        let target = wanted ?? temporary()
        try releasingTemporaries {
            let object = try expression(value)
            if case .integer = index.kind, let k = try smallConstant(index) {
                emit(.getItemConstant, target, object, k, at: span)
            } else {
                emit(.getItem, target, object, try expression(index), at: span)
            }
        }
        return target
    }

    private func slice(
        _ lower: Expression?, _ upper: Expression?, _ step: Expression?, into wanted: Int?, at span: Span
    ) throws -> Int {
        let target = wanted ?? temporary()
        try releasingTemporaries {
            let first = nextRegister
            for part in [lower, upper, step] {
                let register = temporary()
                try computeKeeping(part ?? Expression(.none, span), into: register)
            }
            emit(.makeSlice, target, first, at: span)
        }
        return target
    }

    private func formatted(_ parts: [FormattedPart], into wanted: Int?, at span: Span) throws -> Int {
        let target = wanted ?? temporary()
        try releasingTemporaries {
            let first = nextRegister
            for part in parts {
                let register = temporary()
                try releasingTemporaries { try formattedPart(part, into: register, span) }
            }
            guard parts.count < noRegister else { throw CompileError(message: "too many parts in one f-string", span: span) }
            emit(.makeString, target, first, parts.count, at: span)
        }
        return target
    }

    private func formattedPart(_ part: FormattedPart, into result: Int, _ span: Span) throws {
        switch part {
        case .text(let text): try expression(Expression(.string(text), span), into: result)
        case .value(let value, let conversion, let spec, let debugText):
            let register = try expression(value)
            let specRegister = try spec.map { try formatted($0, into: nil, at: span) }
            // `{x=}` shows repr unless a format is given.
            let shown = conversion ?? (debugText != nil && spec == nil ? "r" : nil)
            let code = shown?.asciiValue.map(Int.init) ?? 0
            emit(.formatValue, result, register, specRegister ?? noRegister, d: code, at: span)
            if let debugText {
                let text = try expression(Expression(.string(debugText), span))
                emit(.add, result, text, result, at: span)
            }
        }
    }
}

extension BinaryOperator {
    /// Number in an instruction.
    var code: Int { BinaryOperator.all.firstIndex(of: self)! }
    private static let all = allCases
    static func decoded(_ code: UInt8) -> BinaryOperator { all[Int(code)] }
}

extension UnaryOperator {
    private static let all: [UnaryOperator] = [.negative, .positive, .invert, .not]
    var code: Int { UnaryOperator.all.firstIndex(of: self)! }
    static func decoded(_ code: UInt8) -> UnaryOperator { all[Int(code)] }
}

extension ComparisonOperator {
    private static let all: [ComparisonOperator] = [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn,
    ]
    var code: Int { ComparisonOperator.all.firstIndex(of: self)! }
    static func decoded(_ code: UInt8) -> ComparisonOperator { all[Int(code)] }
}
