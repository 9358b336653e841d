// `slice`: the bounds of `a[start:stop:step]` and what they mean for a length.

import Syntax

/// A Python slice.
public final class SliceObject: Object {
    public let start: Value
    public let stop: Value
    public let step: Value

    /// The positions `start`, `start + step`, … of a slice in a sequence: `count` of them, all inside it.
    public struct Bounds {
        public let start: Int
        public let stop: Int
        public let step: Int
        public let count: Int
    }

    public init(_ start: Value, _ stop: Value, _ step: Value = .none) {
        self.start = start
        self.stop = stop
        self.step = step
        super.init(kind: .slice)
    }

    /// What the slice selects of a sequence: bounds outside are clamped, as CPython does.
    /// - Throws: `ValueError` for a step of 0, `TypeError` for a bound that is no integer.
    public func indices(length: Int, _ machine: Machine) throws -> Bounds {
        if self.step.isNone, start.isNone || start.isInt, stop.isNone || stop.isInt {
            let lower = start.isNone ? 0 : start.intValue, upper = stop.isNone ? length : stop.intValue
            let first = lower < 0 ? max(lower &+ length, 0) : min(lower, length)
            let last = upper < 0 ? max(upper &+ length, 0) : min(upper, length)
            return Bounds(start: first, stop: last, step: 1, count: max(last - first, 0))
        }
        let step = step.isNone ? 1 : max(try bound(self.step, machine), -Int.max)
        guard step != 0 else { throw Raise(.valueError, "slice step cannot be zero") }
        let (lower, upper) = step < 0 ? (-1, length - 1) : (0, length)
        func clamped(_ value: Value, _ missing: Int) throws -> Int {
            if value.isNone { return missing }
            let bound = try bound(value, machine)
            return bound < 0 ? max(bound + length, lower) : min(bound, upper)
        }
        let start = try clamped(self.start, step < 0 ? upper : lower)
        let stop = try clamped(self.stop, step < 0 ? lower : upper)
        let count: Int
        if step < 0 {
            count = stop < start ? (start - stop - 1) / -step + 1 : 0
        } else {
            count = start < stop ? (stop - start - 1) / step + 1 : 0
        }
        return Bounds(start: start, stop: stop, step: step, count: count)
    }

    /// A bound as an `Int`; one beyond 64 bits is as good as the largest.
    private func bound(_ value: Value, _ machine: Machine) throws -> Int {
        if case .object(let object) = value, object.kind == .bigInt {
            return try machine.less(value, .int(0)) ? -Int.max : Int.max
        }
        guard let index = try machine.indexIfAny(value) else {
            throw Raise(.typeError, "slice indices must be integers or None or have an __index__ method")
        }
        return index
    }

    private var parts: TupleObject { TupleObject([start, stop, step]) }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.slice }
    override public func repr(_ machine: Machine) throws -> String {
        "slice(\(try machine.repr(start)), \(try machine.repr(stop)), \(try machine.repr(step)))"
    }
    override public func hash(_ machine: Machine) throws -> Int { throw Raise(.typeError, "unhashable type: 'slice'") }
    override public func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        guard let other = other.as(SliceObject.self) else { return nil }
        return try parts.equals(.object(other.parts), machine)
    }
    override public func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard let other = other.as(SliceObject.self) else { return nil }
        return try parts.compare(op, .object(other.parts), machine)
    }
    override public func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        switch machine.symbols[name] {
        case "start": start
        case "stop": stop
        case "step": step
        default: nil
        }
    }
    override public func ownNames(_ machine: Machine) -> [String] { ["start", "stop", "step"] }
    override public var holdsNested: Bool { start.mayNest || stop.mayNest || step.mayNest }
}
