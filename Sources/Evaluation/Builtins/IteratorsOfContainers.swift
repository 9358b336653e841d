// The iterators of lists, tuples, sets and strings. Those of dicts are in Values/DictViews.swift, of ranges in
// Values/RangeObject.swift; `zip`, `map` and the like in Iterators.swift.

/// The iterator of a list; it sees elements that are appended meanwhile.
public final class ListIterator: IteratorObject {
    /// Dropped at the end: an iterator that has ended stays so.
    private var list: ListObject?
    private var index: Int
    private let step: Int

    public init(_ list: ListObject, isReversed: Bool = false) {
        self.list = list
        index = isReversed ? list.elements.count - 1 : 0
        step = isReversed ? -1 : 1
        super.init(kind: .listIterator)  // by which the machine's loop knows it
    }

    /// Puts the next element into a register; false at the end.
    func next(into target: Register) -> Bool {
        guard let place = nextPlace() else {
            list = nil
            return false
        }
        target.copy(from: place)
        return true
    }
    @inline(__always) private func nextPlace() -> Register? {
        guard let list, index >= 0, index < list.elements.count else { return nil }
        let place = list.place(of: index)
        index &+= step
        return place
    }

    override public func next(_ machine: Machine) -> Value? {
        guard let place = nextPlace() else {
            list = nil
            return nil
        }
        return place.pointee
    }
    override func drain(_ machine: Machine, _ take: (Value) throws -> Bool) rethrows {
        while let place = nextPlace() {
            guard try take(place.pointee) else { return }
        }
        list = nil
    }
    override func advance(_ machine: Machine, into target: Register) -> Bool { next(into: target) }
    override public var typeName: String { step > 0 ? "list_iterator" : "list_reverseiterator" }
}

/// The iterator of a tuple.
public final class TupleIterator: IteratorObject {
    private let tuple: TupleObject
    private var index = 0

    public init(_ tuple: TupleObject) {
        self.tuple = tuple
        super.init()
    }
    override public func next(_ machine: Machine) -> Value? {
        guard index < tuple.count else { return nil }
        index &+= 1
        return tuple.withElements { $0[index &- 1] }
    }
    override func advance(_ machine: Machine, into target: Register) -> Bool {
        guard index < tuple.count else { return false }
        tuple.withElements { target.copy(from: Register(mutating: $0.baseAddress.unsafelyUnwrapped + index)) }
        index &+= 1
        return true
    }
    override public var typeName: String { "tuple_iterator" }
}

/// The iterator of a set.
public final class SetIterator: IteratorObject {
    private var set: SetObject?
    private let count: Int
    private var position = 0

    public init(_ set: SetObject) {
        self.set = set
        count = set.count
        super.init()
    }
    override public func next(_ machine: Machine) throws -> Value? {
        guard let set else { return nil }
        guard set.count == count else { throw Raise(.runtimeError, "Set changed size during iteration") }
        while position < set.slots.count {
            position += 1
            if !set.slots[position - 1].isEmpty { return set.slots[position - 1].key }
        }
        self.set = nil
        return nil
    }
    override public var typeName: String { "set_iterator" }
}

/// The iterator of a string: one string per Unicode scalar.
public final class StringIterator: IteratorObject {
    private let string: StringObject
    private var offset = 0

    public init(_ string: StringObject) {
        self.string = string
        super.init()
    }
    override public func next(_ machine: Machine) -> Value? {
        string.withBytes { bytes in
            guard offset < bytes.count else { return nil }
            let first = bytes[offset]
            if first < 0x80 {
                offset += 1
                return .object(machine.letters[first])
            }
            let size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            let start = offset
            offset += size
            return .string(String(decoding: bytes[start..<min(start + size, bytes.count)], as: UTF8.self))
        }
    }
    override func advance(_ machine: Machine, into target: Register) -> Bool {
        guard string.isASCII else {
            guard let value = next(machine) else { return false }
            target.pointee = value
            return true
        }
        guard offset < string.count else { return false }
        target.set(object: machine.letters[string.withBytes { $0[offset] }])
        offset &+= 1
        return true
    }
    override public var typeName: String { string.isASCII ? "str_ascii_iterator" : "str_iterator" }
}

/// Anything with a length and items by number, from the last to the first: `reversed` of tuples, strings, ranges.
public final class ReverseIterator: IteratorObject {
    private let sequence: Value
    private var index: Int

    public init(_ sequence: Value, count: Int) {
        self.sequence = sequence
        index = count
        super.init()
    }
    override public func next(_ machine: Machine) throws -> Value? {
        guard index > 0 else { return nil }
        index -= 1
        return try machine.item(sequence, .int(index))
    }
    override public var typeName: String { "reversed" }
}
