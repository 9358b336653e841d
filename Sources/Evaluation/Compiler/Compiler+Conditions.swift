// Conditions: tests that jump, without making a bool first. Expressions for their value are in Compiler+Expressions.swift.

import Diagnostics
import Syntax

extension Compiler {
    /// Tests an expression; the jumps to patch are taken when its truth is `sense`.
    func condition(_ test: Expression, jumpsWhen sense: Bool) throws -> [Int] {
        switch test.kind {
        case .unary(.not, let operand): return try condition(operand, jumpsWhen: !sense)
        case .and(let operands), .or(let operands):
            var isAnd = false
            if case .and = test.kind { isAnd = true }
            return try shortCircuit(operands, isAnd: isAnd, jumpsWhen: sense)
        case .compare(let left, let rest) where rest.count == 1:
            if let jump = try fusedComparison(left, rest[0].op, rest[0].operand, jumpsWhen: sense, at: test.span) {
                return [jump]
            }
        case .true: return sense ? [emitJump(at: test.span)] : []
        case .false: return sense ? [] : [emitJump(at: test.span)]
        default: break
        }
        return try releasingTemporaries {
            emit(.jumpIf, try expression(test), d: sense ? 1 : 0, at: test.span)
            return [emitJump()]
        }
    }

    private func shortCircuit(_ operands: [Expression], isAnd: Bool, jumpsWhen sense: Bool) throws -> [Int] {
        var out: [Int] = []
        var through: [Int] = []
        var before: Set<Int>?
        for (index, operand) in operands.enumerated() {
            let isLast = index == operands.count - 1
            if isLast || isAnd != sense {
                out += try condition(operand, jumpsWhen: sense)
            } else {
                through += try condition(operand, jumpsWhen: !sense)
            }
            if before == nil { before = assigned }
        }
        patchHere(through)
        assigned = before ?? assigned
        return out
    }

    private func fusedComparison(
        _ left: Expression, _ op: ComparisonOperator, _ right: Expression, jumpsWhen sense: Bool, at span: Span
    ) throws -> Int? {
        let pair: (Opcode, Opcode)
        switch op {
        case .less: pair = (.lessJump, .lessJumpConstant)
        case .lessOrEqual: pair = (.lessEqualJump, .lessEqualJumpConstant)
        case .greater: pair = (.greaterJump, .greaterJumpConstant)
        case .greaterOrEqual: pair = (.greaterEqualJump, .greaterEqualJumpConstant)
        case .equal, .notEqual: pair = (.equalJump, .equalJumpConstant)
        default: return nil
        }
        let wantsTrue = op == .notEqual ? !sense : sense
        return try releasingTemporaries {
            let a = try expression(left)
            // `!=` of objects is an operator of its own; d says so.
            let d = (wantsTrue ? 1 : 0) | (op == .notEqual ? 2 : 0)
            if let k = try smallConstant(right) {
                emit(pair.1, a, k, d: d, at: span)
            } else {
                emit(pair.0, a, try expression(right), d: d, at: span)
            }
            return emitJump()
        }
    }
}
