// The methods of `range` and `slice`.

import BigInt

extension Machine {
    func installRangeMethods() {
        let doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object"
        defineConstructor(of: types.range, "range(start, stop=?, step=1, /)", doc: doc) { machine, a in
            func number(_ value: Value) throws -> BigInt {
                if let integer = value.anyInteger { return integer }
                if let number = try machine.indexIfAny(value) { return BigInt(number) }
                throw Raise(.typeError, "'\(machine.typeName(value))' object cannot be interpreted as an integer")
            }
            // The common case makes no integers of any size.
            if case .int(let stop) = a[0], a[1].isUndefined { return .object(try RangeObject(0, stop)) }
            if case .int(let start) = a[0], case .int(let stop) = a[1], case .int(let step) = a[2], step != 0,
                let range = try? RangeObject(start, stop, step)
            { return .object(range) }
            if a[1].isUndefined { return try machine.makeRange(0, number(a[0]), 1) }
            let (start, stop, step) = (try number(a[0]), try number(a[1]), try number(a[2]))
            guard step != 0 else { throw Raise(.valueError, "range() arg 3 must not be zero") }
            return try machine.makeRange(start, stop, step)
        }
        define(on: types.range, "index(self, value, /)", doc: "Return index of value.") { machine, a in
            let range = try machine.range(a[0], "index")
            switch a[1] {
            case .int(let number): if let index = range.index(of: number) { return .int(index) }
            case .bool(let bool): if let index = range.index(of: bool ? 1 : 0) { return .int(index) }
            case .float(let number): if let index = Int(exactly: number).flatMap({ range.index(of: $0) }) { return .int(index) }
            default: throw Raise(.valueError, "sequence.index(x): x not in sequence")
            }
            if case .float = a[1] { throw Raise(.valueError, "sequence.index(x): x not in sequence") }
            throw Raise(.valueError, "\(try machine.repr(a[1])) is not in range")
        }
        define(on: types.range, "count(self, value, /)", doc: "Return number of occurrences of value.") { machine, a in
            .int(try machine.contains(a[0], a[1]) ? 1 : 0)
        }
        define(on: types.range, "__reversed__(self, /)") { machine, a in
            if let range = a[0].as(LongRangeObject.self) { return .object(range.reversedIterator()) }
            return .object(try machine.range(a[0], "__reversed__").reversedIterator())
        }
        defineConstructor(
            of: types.slice, "slice(start, stop=?, step=None, /)",
            doc: "slice(start, stop[, step])"
        ) { _, a in
            a[1].isUndefined ? .object(SliceObject(.none, a[0])) : .object(SliceObject(a[0], a[1], a[2]))
        }
        define(
            on: types.slice, "indices(self, length, /)",
            doc: "The start, stop and stride for a length."
        ) { machine, a in
            guard let slice = a[0].as(SliceObject.self) else { throw machine.wrongReceiver(a[0], "indices", "slice") }
            let length = try machine.index(a[1])
            guard length >= 0 else { throw Raise(.valueError, "length should not be negative") }
            let bounds = try slice.indices(length: length, machine)
            return .object(TupleObject([.int(bounds.start), .int(bounds.stop), .int(bounds.step)]))
        }
    }

    private func range(_ receiver: Value, _ method: String) throws -> RangeObject {
        if let range = receiver.as(RangeObject.self) { return range }
        throw wrongReceiver(receiver, method, "range")
    }
}

extension RangeObject {
    /// The same numbers from the last to the first.
    func reversedIterator() -> RangeIterator {
        // The least step has no negative, but then there are two numbers at most.
        RangeIterator(start: count > 0 ? self[count - 1] : start, step: 0 &- step, count: count)
    }
}
