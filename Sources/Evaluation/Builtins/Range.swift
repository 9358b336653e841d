// The methods of `range` and `slice`.

extension Machine {
    func installRangeMethods() {
        let doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object"
        defineConstructor(of: types.range, "range(start, stop=?, step=1, /)", doc: doc) { machine, a in
            func number(_ value: Value) throws -> Int {
                if let number = try machine.integerOfRange(value) { return number }
                throw Raise(.typeError, "'\(machine.typeName(value))' object cannot be interpreted as an integer")
            }
            if a[1].isUndefined { return .object(try RangeObject(0, number(a[0]))) }
            let (start, stop, step) = (try number(a[0]), try number(a[1]), try number(a[2]))
            guard step != 0 else { throw Raise(.valueError, "range() arg 3 must not be zero") }
            return .object(try RangeObject(start, stop, step))
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
            .int(try machine.range(a[0], "count").contains(a[1], machine) ? 1 : 0)
        }
        define(on: types.range, "__reversed__(self, /)") { machine, a in
            .object(try machine.range(a[0], "__reversed__").reversedIterator())
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

    /// An argument of `range`; those beyond 64 bits are refused.
    private func integerOfRange(_ value: Value) throws -> Int? {
        if case .object(let object) = value, object.kind == .bigInt {
            throw Raise(.overflowError, "Python int too large to convert to C ssize_t")
        }
        return try indexIfAny(value)
    }
}

extension RangeObject {
    /// The same numbers from the last to the first.
    func reversedIterator() -> RangeIterator {
        // The least step has no negative, but then there are two numbers at most.
        RangeIterator(start: count > 0 ? self[count - 1] : start, step: 0 &- step, count: count)
    }
}
