// Operators and punctuation, brackets excepted.

extension Lexer {
    mutating func readOperator(_ first: UInt8) {
        let second = byte(position + 1)
        let third = byte(position + 2)
        switch first {
        case 0x2C: add(.comma, 1)
        case 0x3A: second == 0x3D ? add(.colonEqual, 2) : add(.colon, 1)
        case 0x3B: add(.semicolon, 1)
        case 0x2E: second == 0x2E && third == 0x2E ? add(.ellipsis, 3) : add(.dot, 1)
        case 0x7E: add(.tilde, 1)
        case 0x3D: second == 0x3D ? add(.equalEqual, 2) : add(.equal, 1)
        case 0x21: second == 0x3D ? add(.notEqual, 2) : add(.stray, 1)
        case 0x2B: second == 0x3D ? add(.plusEqual, 2) : add(.plus, 1)
        case 0x2D: second == 0x3D ? add(.minusEqual, 2) : second == 0x3E ? add(.arrow, 2) : add(.minus, 1)
        case 0x25: second == 0x3D ? add(.percentEqual, 2) : add(.percent, 1)
        case 0x40: second == 0x3D ? add(.atEqual, 2) : add(.at, 1)
        case 0x26: second == 0x3D ? add(.ampersandEqual, 2) : add(.ampersand, 1)
        case 0x7C: second == 0x3D ? add(.barEqual, 2) : add(.bar, 1)
        case 0x5E: second == 0x3D ? add(.caretEqual, 2) : add(.caret, 1)
        case 0x2A, 0x2F, 0x3C, 0x3E: readDoubled(first, second, third)
        case 0x24, 0x3F, 0x60: add(.stray, 1)
        default:
            let digits = hexadecimal(UInt32(first))
            fail("invalid non-printable character U+\(digits)", position, position + 1)
        }
    }

    /// `*`, `/`, `<`, `>`, which may be doubled.
    private mutating func readDoubled(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
        let isDoubled = first == second
        let isAssigned = (isDoubled ? third : second) == 0x3D
        switch (first, isDoubled, isAssigned) {
        case (0x2A, false, false): add(.star, 1)
        case (0x2A, false, true): add(.starEqual, 2)
        case (0x2A, true, false): add(.doubleStar, 2)
        case (0x2A, true, true): add(.doubleStarEqual, 3)
        case (0x2F, false, false): add(.slash, 1)
        case (0x2F, false, true): add(.slashEqual, 2)
        case (0x2F, true, false): add(.doubleSlash, 2)
        case (0x2F, true, true): add(.doubleSlashEqual, 3)
        case (0x3C, false, false): add(.less, 1)
        case (0x3C, false, true): add(.lessOrEqual, 2)
        case (0x3C, true, false): add(.leftShift, 2)
        case (0x3C, true, true): add(.leftShiftEqual, 3)
        case (_, false, false): add(.greater, 1)
        case (_, false, true): add(.greaterOrEqual, 2)
        case (_, true, false): add(.rightShift, 2)
        case (_, true, true): add(.rightShiftEqual, 3)
        }
    }

    /// At least four digits, as in `U+00A0`.
    func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
