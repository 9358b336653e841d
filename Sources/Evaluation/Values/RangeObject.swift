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

    override public func type(_ machine: Machine) -> TypeObject { machine.types.range }
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
        super.init()
    }

    override public func next(_ machine: Machine) -> Value? {
        guard remaining > 0 else { return nil }
        remaining &-= 1
        let value = current
        current = value &+ step
        return .int(value)
    }
    override public var typeName: String { "range_iterator" }
}
