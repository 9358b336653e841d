// Ranges with a bound or a count past 64 bits, which are rare: all numbers are of any size. Other ranges are RangeObject's.

import BigInt
import Syntax

/// A Python range that `RangeObject` cannot hold.
final class LongRangeObject: Object {
    let start: BigInt
    let stop: BigInt
    let step: BigInt
    let count: BigInt

    /// - Parameter step: not 0.
    init(_ start: BigInt, _ stop: BigInt, _ step: BigInt) {
        (self.start, self.stop, self.step) = (start, stop, step)
        let distance = step > 0 ? stop - start : start - stop
        count = distance > 0 ? (distance - 1) / BigInt(step.magnitude) + 1 : 0
        super.init()
    }

    private func number(_ value: BigInt) -> Value { .integer(value) }

    override func type(_ machine: Machine) -> TypeObject { machine.types.range }
    override func repr(_ machine: Machine) -> String {
        step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
    }
    override func truth(_ machine: Machine) -> Bool { count > 0 }
    override func length(_ machine: Machine) throws -> Int {
        guard let count = Int(exactly: count) else {
            throw Raise(.overflowError, "Python int too large to convert to C ssize_t")
        }
        return count
    }
    override func iterator(_ machine: Machine) -> IteratorObject { LongRangeIterator(start, step, count) }
    override func equals(_ other: Value, _ machine: Machine) -> Bool? {
        guard let right = other.as(LongRangeObject.self) else { return nil }
        return count == right.count && (count == 0 || start == right.start && (count == 1 || step == right.step))
    }
    override func hash(_ machine: Machine) throws -> Int {
        try TupleObject([number(count), count > 0 ? number(start) : .none, count > 1 ? number(step) : .none]).hash(machine)
    }
    override func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        guard let integer = value.anyInteger, count > 0 else { return false }
        let last = start + (count - 1) * step
        guard integer >= min(start, last), integer <= max(start, last) else { return false }
        return (integer - start) % step == 0
    }
    override func item(_ key: Value, _ machine: Machine) throws -> Value {
        if let slice = key.as(SliceObject.self) {
            let bounds = try slice.indices(length: try length(machine), machine)
            return try machine.makeRange(
                start + BigInt(bounds.start) * step, start + BigInt(bounds.stop) * step, step * BigInt(bounds.step))
        }
        guard let index = key.anyInteger else {
            throw Raise(.typeError, "range indices must be integers or slices, not \(machine.typeName(key))")
        }
        let position = index < 0 ? index + count : index
        guard position >= 0, position < count else { throw Raise(.indexError, "range object index out of range") }
        return number(start + position * step)
    }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        switch machine.symbols[name] {
        case "start": number(start)
        case "stop": number(stop)
        case "step": number(step)
        default: nil
        }
    }
    /// The same numbers from the last to the first.
    func reversedIterator() -> LongRangeIterator { LongRangeIterator(start + (count - 1) * step, -step, count) }
}

final class LongRangeIterator: IteratorObject {
    private var current: BigInt
    private let step: BigInt
    private var remaining: BigInt

    init(_ start: BigInt, _ step: BigInt, _ count: BigInt) {
        (current, self.step, remaining) = (start, step, count)
        super.init()
    }
    override func next(_ machine: Machine) throws -> Value? {
        guard remaining > 0 else { return nil }
        if machine.interruption.pointee != 0 { try machine.attend() }
        defer {
            current += step
            remaining -= 1
        }
        return .integer(current)
    }
    override var typeName: String { "longrange_iterator" }
}

extension Machine {
    /// A range in the smaller form that holds it.
    func makeRange(_ start: BigInt, _ stop: BigInt, _ step: BigInt) throws -> Value {
        if let first = Int(exactly: start), let last = Int(exactly: stop), let by = Int(exactly: step),
            let range = try? RangeObject(first, last, by)
        { return .object(range) }
        return .object(LongRangeObject(start, stop, step))
    }
}
