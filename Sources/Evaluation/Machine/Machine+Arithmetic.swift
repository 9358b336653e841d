// Arithmetic and order of ints and floats in registers. Each fast path says whether it applied; the rest is Python's
// general protocol in Machine+Operations.swift.

import Glibc
import Syntax

extension Machine {
    @inline(__always) func addFast(_ a: Register, _ b: Register, _ c: Register) -> Bool {
        let tags = b.tag | c.tag
        if tags == 0 {
            let (value, overflow) = b.intPayload.addingReportingOverflow(c.intPayload)
            if overflow { return false }
            a.set(int: value)
            return true
        }
        guard tags == 1 else { return false }
        a.set(float: b.number + c.number)
        return true
    }

    @inline(__always) func subtractFast(_ a: Register, _ b: Register, _ c: Register) -> Bool {
        let tags = b.tag | c.tag
        if tags == 0 {
            let (value, overflow) = b.intPayload.subtractingReportingOverflow(c.intPayload)
            if overflow { return false }
            a.set(int: value)
            return true
        }
        guard tags == 1 else { return false }
        a.set(float: b.number - c.number)
        return true
    }

    @inline(__always) func multiplyFast(_ a: Register, _ b: Register, _ c: Register) -> Bool {
        let tags = b.tag | c.tag
        if tags == 0 {
            let (value, overflow) = b.intPayload.multipliedReportingOverflow(by: c.intPayload)
            if overflow { return false }
            a.set(int: value)
            return true
        }
        guard tags == 1 else { return false }
        a.set(float: b.number * c.number)
        return true
    }

    @inline(__always) func divideFast(_ a: Register, _ b: Register, _ c: Register) -> Bool {
        let tags = b.tag | c.tag
        if tags == 0 {
            // Both convert to floats exactly.
            let (x, y) = (b.intPayload, c.intPayload)
            guard y != 0, x.magnitude <= 1 << 53, y.magnitude <= 1 << 53 else { return false }
            a.set(float: Double(x) / Double(y))
            return true
        }
        guard tags == 1, c.number != 0 else { return false }
        a.set(float: b.number / c.number)
        return true
    }

    @inline(__always) func floorDivideFast(_ a: Register, _ b: Register, _ c: Register) -> Bool {
        guard b.tag | c.tag == 0, c.intPayload > 0 else { return false }
        let (x, y) = (b.intPayload, c.intPayload)
        a.set(int: x >= 0 ? x / y : (x &+ 1) / y &- 1)
        return true
    }

    @inline(__always) func moduloFast(_ a: Register, _ b: Register, _ c: Register) -> Bool {
        guard b.tag | c.tag == 0, c.intPayload > 0 else { return false }
        let remainder = b.intPayload % c.intPayload
        a.set(int: remainder < 0 ? remainder &+ c.intPayload : remainder)
        return true
    }

    /// The operators without instructions of their own, of two ints or for powers of floats.
    @inline(__always) func binaryFast(_ code: UInt8, _ a: Register, _ b: Register, _ c: Register) -> Bool {
        guard b.tag | c.tag <= 1 else { return false }
        return binaryOfNumbers(code, a, b, c)
    }

    @inline(never) private func binaryOfNumbers(_ code: UInt8, _ a: Register, _ b: Register, _ c: Register) -> Bool {
        let op = BinaryOperator.decoded(code)
        if op == .divide { return divideFast(a, b, c) }
        if b.tag | c.tag == 0 {
            let (x, y) = (b.intPayload, c.intPayload)
            switch op {
            case .and: a.set(int: x & y)
            case .or: a.set(int: x | y)
            case .xor: a.set(int: x ^ y)
            case .floorDivide: return floorDivideFast(a, b, c)
            case .modulo: return moduloFast(a, b, c)
            case .rightShift where y >= 0: a.set(int: x >> min(y, 63))
            case .leftShift where y >= 0 && y < 63:
                let shifted = x << y
                guard shifted >> y == x else { return false }
                a.set(int: shifted)
            case .power where y >= 0: return power(x, y, into: a)
            default: return false
            }
            return true
        }
        guard op == .power, b.tag == ValueTag.float else { return false }
        let (x, y) = (b.floatPayload, c.tag == ValueTag.float ? c.floatPayload : Double(c.intPayload))
        guard x > 0, x.isFinite, y.isFinite else { return false }
        let result = pow(x, y)
        guard result.isFinite else { return false }
        a.set(float: result)
        return true
    }

    /// `x ** y` by squaring; false when it leaves the range of `Int`.
    private func power(_ x: Int, _ y: Int, into a: Register) -> Bool {
        var (result, base, left) = (1, x, y)
        while true {
            if left & 1 != 0 {
                let (product, overflow) = result.multipliedReportingOverflow(by: base)
                if overflow { return false }
                result = product
            }
            left >>= 1
            if left == 0 { break }
            let (square, overflow) = base.multipliedReportingOverflow(by: base)
            if overflow { return false }
            base = square
        }
        a.set(int: result)
        return true
    }

    /// A comparison that needs nobody's `__eq__`; nil when it does.
    @inline(__always) func compareFast(_ code: UInt8, _ b: Register, _ c: Register) -> Bool? {
        if b.tag | c.tag == 0 { return compareInts(code, b.intPayload, c.intPayload) }
        return compareOthers(code, b, c)
    }

    @inline(never) private func compareOthers(_ code: UInt8, _ b: Register, _ c: Register) -> Bool? {
        switch code {
        case 6, 7: // is, is not
            let isSame = b.tag == c.tag && b.tag >= ValueTag.object ? b.intPayload == c.intPayload : b.pointee.isIdentical(to: c.pointee)
            return isSame == (code == 6)
        case 0...5:
            guard b.tag == ValueTag.float, c.tag == ValueTag.float else { return nil }
            let (x, y) = (b.floatPayload, c.floatPayload)
            switch code {
            case 0: return x == y
            case 1: return x != y
            case 2: return x < y
            case 3: return x <= y
            case 4: return x > y
            default: return x >= y
            }
        default: return quickContains(c, b).map { $0 == (code == 8) }
        }
    }

    @inline(__always) func compareInts(_ code: UInt8, _ a: Int, _ b: Int) -> Bool? {
        switch code {
        case 0: a == b
        case 1: a != b
        case 2: a < b
        case 3: a <= b
        case 4: a > b
        case 5: a >= b
        default: nil
        }
    }

    @inline(__always) func lessThan(_ a: Register, _ b: Register) throws -> Bool {
        if a.tag | b.tag == 0 { return a.intPayload < b.intPayload }
        if a.tag == 1, b.tag == 1 { return a.floatPayload < b.floatPayload }
        return try truth(compare(.less, a.pointee, b.pointee))
    }

    @inline(__always) func lessOrEqual(_ a: Register, _ b: Register) throws -> Bool {
        if a.tag | b.tag == 0 { return a.intPayload <= b.intPayload }
        if a.tag == 1, b.tag == 1 { return a.floatPayload <= b.floatPayload }
        return try truth(compare(.lessOrEqual, a.pointee, b.pointee))
    }

    @inline(__always) func greaterThan(_ a: Register, _ b: Register) throws -> Bool {
        if a.tag | b.tag == 0 { return a.intPayload > b.intPayload }
        if a.tag == 1, b.tag == 1 { return a.floatPayload > b.floatPayload }
        return try truth(compare(.greater, a.pointee, b.pointee))
    }

    @inline(__always) func greaterOrEqual(_ a: Register, _ b: Register) throws -> Bool {
        if a.tag | b.tag == 0 { return a.intPayload >= b.intPayload }
        if a.tag == 1, b.tag == 1 { return a.floatPayload >= b.floatPayload }
        return try truth(compare(.greaterOrEqual, a.pointee, b.pointee))
    }

    /// Whether an `==` or `!=` test jumps: bit 0 of `d` is the truth of `==` that does, bit 1 marks `!=`.
    @inline(__always) func equalJump(_ a: Register, _ b: Register, _ d: UInt8) throws -> Bool {
        let wanted = d & 1 != 0
        if a.tag | b.tag == 0 { return (a.intPayload == b.intPayload) == wanted }
        if a.tag == 1, b.tag == 1 { return (a.floatPayload == b.floatPayload) == wanted }
        if d & 2 != 0 { return try truth(compare(.notEqual, a.pointee, b.pointee)) != wanted }
        return try truth(compare(.equal, a.pointee, b.pointee)) == wanted
    }
}
