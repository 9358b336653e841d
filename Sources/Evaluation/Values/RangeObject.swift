// `range` and its iterator. Its methods are in Builtins/Range.swift.

import Syntax

/// A Python range: start, stop, step, and how many numbers that makes.
public final class RangeObject: Object {
    public let start: Int
    public let stop: Int
    public let step: Int
    public let count: Int

    /// - Parameter step: not 0.
    /// - Throws: `OverflowError` when there are more numbers than an `Int` counts.
    public init(_ start: Int, _ stop: Int, _ step: Int = 1) throws {
        self.start = start
        self.stop = stop
        self.step = step
        count = try RangeObject.count(start, stop, step)
        super.init(kind: .range)
    }

    public static func count(_ start: Int, _ stop: Int, _ step: Int) throws -> Int {
        let distance: UInt
        if step > 0 {
            guard start < stop else { return 0 }
            distance = UInt(bitPattern: stop) &- UInt(bitPattern: start)
        } else {
            guard start > stop else { return 0 }
            distance = UInt(bitPattern: start) &- UInt(bitPattern: stop)
        }
        guard let count = Int(exactly: (distance - 1) / step.magnitude + 1) else {
            throw Raise(.overflowError, "Python int too large to convert to C ssize_t")
        }
        return count
    }

    /// The number at an index below `count`.
    public subscript(index: Int) -> Int { start &+ index &* step }

    /// The index of a number that the range holds.
    func index(of number: Int) -> Int? {
        guard count > 0 else { return nil }
        let last = self[count - 1]
        guard number >= min(start, last), number <= max(start, last) else { return nil }
        let (from, to) = step > 0 ? (start, number) : (number, start)
        let distance = UInt(bitPattern: to) &- UInt(bitPattern: from)
        guard distance % step.magnitude == 0 else { return nil }
        return Int(exactly: distance / step.magnitude)
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.range }
    override public func repr(_ machine: Machine) -> String {
        step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
    }
    override public func truth(_ machine: Machine) -> Bool { count > 0 }
    override public func length(_ machine: Machine) -> Int { count }
    override public func iterator(_ machine: Machine) -> IteratorObject {
        RangeIterator(start: start, step: step, count: count)
    }

    /// Ranges are equal when they give the same numbers.
    override public func equals(_ other: Value, _ machine: Machine) -> Bool? {
        guard let right = other.as(RangeObject.self) else { return nil }
        return count == right.count && (count == 0 || start == right.start && (count == 1 || step == right.step))
    }
    override public func hash(_ machine: Machine) throws -> Int {
        let first: Value = count > 0 ? .int(start) : .none
        return try TupleObject([.int(count), first, count > 1 ? .int(step) : .none]).hash(machine)
    }
    override public func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        switch value {
        case .int(let number): index(of: number) != nil
        case .bool(let bool): index(of: bool ? 1 : 0) != nil
        case .float(let number): Int(exactly: number).flatMap { index(of: $0) } != nil
        case .object(let object) where object.kind != .instance: false
        default: try super.contains(value, machine)
        }
    }
    override public func item(_ key: Value, _ machine: Machine) throws -> Value {
        guard case .object(let object) = key, object.kind == .slice else {
            return .int(
                self[try machine.position(key, in: "range", count: count, outOfRange: "range object index out of range")])
        }
        let bounds = try unsafeDowncast(object, to: SliceObject.self).indices(length: count, machine)
        // One past the end can lie outside of what an `Int` holds.
        let (newStep, tooLarge) = step.multipliedReportingOverflow(by: bounds.step)
        func number(_ index: Int) throws -> Int {
            let (distance, far) = index.multipliedReportingOverflow(by: step)
            let (number, beyond) = start.addingReportingOverflow(distance)
            guard !far, !beyond else { throw Raise(.overflowError, "Python int too large to convert to C ssize_t") }
            return number
        }
        guard !tooLarge else { throw Raise(.overflowError, "Python int too large to convert to C ssize_t") }
        return .object(try RangeObject(number(bounds.start), number(bounds.stop), newStep))
    }
    override public func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        switch machine.symbols[name] {
        case "start": .int(start)
        case "stop": .int(stop)
        case "step": .int(step)
        default: nil
        }
    }
    override public func ownNames(_ machine: Machine) -> [String] { ["start", "stop", "step"] }
}

/// The iterator of a range; the machine's loop instruction advances it in place.
public final class RangeIterator: IteratorObject {
    /// The next number.
    public var current: Int
    public let step: Int
    /// How many are left: a bound can be passed without overflow, a count cannot.
    public var remaining: Int

    public init(start: Int, step: Int, count: Int) {
        current = start
        self.step = step
        remaining = count
        super.init(kind: .rangeIterator)  // by which the machine's loop knows it
    }

    override public func next(_ machine: Machine) throws -> Value? {
        guard remaining > 0 else { return nil }
        // A builtin that walks a long range is stopped here: it runs no instructions in between.
        if machine.interruption.pointee != 0 { try machine.attend() }
        remaining &-= 1
        let value = current
        current = value &+ step
        return .int(value)
    }
    override public var typeName: String { "range_iterator" }

    override public var countHint: Int { remaining }
}
