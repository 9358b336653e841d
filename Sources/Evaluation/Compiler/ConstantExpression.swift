// Which expressions CPython's compiler takes for constants.

import Syntax

extension Expression {
    /// What CPython's compiler takes for a constant: a literal, a signed number, a tuple of constants.
    var isConstant: Bool {
        switch kind {
        case .none, .true, .false, .ellipsis, .integer, .bigInteger, .float, .imaginary, .string, .bytes: true
        case .unary(let op, let operand): op != .not && operand.isConstant
        case .tuple(let elements): elements.allSatisfy(\.isConstant)
        default: false
        }
    }
}
