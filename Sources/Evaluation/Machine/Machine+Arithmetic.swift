// Arithmetic and order of ints and floats in registers. Each fast path says whether it applied; the rest is Python's
// general protocol in Machine+Operations.swift.

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
        guard tags == 1, b.tag == 1, c.tag == 1 else { return false }
        a.set(float: b.floatPayload + c.floatPayload)
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
        guard tags == 1, b.tag == 1, c.tag == 1 else { return false }
        a.set(float: b.floatPayload - c.floatPayload)
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
        guard tags == 1, b.tag == 1, c.tag == 1 else { return false }
        a.set(float: b.floatPayload * c.floatPayload)
        return true
    }

    @inline(__always) func divideFast(_ a: Register, _ b: Register, _ c: Register) -> Bool {
        guard b.tag == 1, c.tag == 1, c.floatPayload != 0 else { return false }
        a.set(float: b.floatPayload / c.floatPayload)
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

    // MARK: Lists and iteration

    @inline(__always) func listItem(_ container: Register, _ index: Int, into target: Register) -> Bool {
        guard container.objectKind == .list else { return false }
        return container.withObject(as: ListObject.self) { list in
            let count = list.elements.count
            let position = index < 0 ? index &+ count : index
            guard position >= 0, position < count else { return false }
            target.pointee = list.elements[position]
            return true
        }
    }

    @inline(__always) func setListItem(_ container: Register, _ index: Int, _ value: Register) -> Bool {
        guard container.objectKind == .list else { return false }
        return container.withObject(as: ListObject.self) { list in
            let count = list.elements.count
            let position = index < 0 ? index &+ count : index
            guard position >= 0, position < count else { return false }
            list.elements[position] = value.pointee
            return true
        }
    }

    /// The next element of the iterator in a register; false at the end.
    @inline(__always) func nextElement(
        _ iterator: Register, into target: Register, _ frame: UnsafeMutablePointer<Frame>,
        _ next: UnsafeMutablePointer<Instruction>
    ) throws -> Bool {
        if iterator.objectKind == .rangeIterator {
            return iterator.withObject(as: RangeIterator.self) { range in
                guard range.remaining > 0 else { return false }
                target.set(int: range.current)
                range.remaining &-= 1
                range.current &+= range.step
                return true
            }
        }
        frame.pointee.next = next
        markSite(frame, next)
        guard case .object(let object) = iterator.pointee,
            let value = try unsafeDowncast(object, to: IteratorObject.self).next(self)
        else { return false }
        target.pointee = value
        return true
    }
}
