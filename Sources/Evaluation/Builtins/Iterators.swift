// `enumerate`, `zip`, `map`, `filter`, `reversed`, `iter` of a callable, and `next`. Iterators of the containers
// themselves are in IteratorsOfContainers.swift.

final class EnumerateIterator: IteratorObject {
    private let iterator: IteratorObject
    private var number: Value
    private var last: TupleObject?

    init(_ iterator: IteratorObject, from start: Value) {
        self.iterator = iterator
        number = start
        super.init(kind: .pairIterator)
    }
    override func next(_ machine: Machine) throws -> Value? {
        guard let element = try iterator.next(machine) else {
            last = nil
            return nil
        }
        let pair = TupleObject.pair(number, element, reusing: &last)
        try count(machine)
        return .object(pair)
    }
    override func advance(_ machine: Machine, into first: Register, _ second: Register) throws -> Bool {
        guard try iterator.advance(machine, into: second) else { return false }
        first.pointee = number
        try count(machine)
        return true
    }
    private func count(_ machine: Machine) throws {
        if case .int(let value) = number, value < Int.max { number = .int(value + 1) } else {
            number = try machine.binary(.add, number, .int(1))
        }
    }
    override var typeName: String { "enumerate" }
}

extension TupleObject {
    /// A tuple of two: the last one that an iterator gave, when nobody has kept it.
    static func pair(_ first: Value, _ second: Value, reusing last: inout TupleObject?) -> TupleObject {
        if isKnownUniquelyReferenced(&last), let last {
            last.refill(first, second)
            return last
        }
        let made = TupleObject(first, second)
        last = made
        return made
    }
}

final class ZipIterator: IteratorObject {
    private let iterators: [IteratorObject]
    private let isStrict: Bool
    private var last: TupleObject?

    init(_ iterators: [IteratorObject], isStrict: Bool) {
        self.iterators = iterators
        self.isStrict = isStrict
        super.init(kind: iterators.count == 2 ? .pairIterator : .iterator)
    }
    override func advance(_ machine: Machine, into first: Register, _ second: Register) throws -> Bool {
        guard try iterators[0].advance(machine, into: first) else { return try ended(at: 0, machine) != nil }
        guard try iterators[1].advance(machine, into: second) else { return try ended(at: 1, machine) != nil }
        return true
    }
    override func next(_ machine: Machine) throws -> Value? {
        if iterators.count == 2 {
            guard let first = try iterators[0].next(machine) else { return try ended(at: 0, machine) }
            guard let second = try iterators[1].next(machine) else { return try ended(at: 1, machine) }
            return .object(TupleObject.pair(first, second, reusing: &last))
        }
        guard !iterators.isEmpty else { return nil }
        var (elements, index) = (ContiguousArray<Value>(), 0)
        elements.reserveCapacity(iterators.count)
        while index < iterators.count {
            guard let element = try iterators[index].next(machine) else { return try ended(at: index, machine) }
            elements.append(element)
            index &+= 1
        }
        return .object(TupleObject(owning: elements))
    }
    private func ended(at index: Int, _ machine: Machine) throws -> Value? {
        last = nil
        guard isStrict else { return nil }
        if index > 0 { throw mismatch(index, "shorter") }
        for later in 1..<max(iterators.count, 1) where try iterators[later].next(machine) != nil {
            throw mismatch(later, "longer")
        }
        return nil
    }
    private func mismatch(_ index: Int, _ what: String) -> Raise {
        let others = index == 1 ? " 1" : "s 1-\(index)"
        return Raise(.valueError, "zip() argument \(index + 1) is \(what) than argument\(others)")
    }
    override var typeName: String { "zip" }
}

final class MapIterator: IteratorObject {
    private let function: Value
    private let iterators: [IteratorObject]

    init(_ function: Value, _ iterators: [IteratorObject]) {
        self.function = function
        self.iterators = iterators
        super.init()
    }
    override func next(_ machine: Machine) throws -> Value? {
        if iterators.count == 1 {
            return try iterators[0].next(machine).map { try machine.call(function, with: $0) }
        }
        var arguments: [Value] = []
        arguments.reserveCapacity(iterators.count)
        for iterator in iterators {
            guard let element = try iterator.next(machine) else { return nil }
            arguments.append(element)
        }
        return try machine.call(function, arguments)
    }
    override var typeName: String { "map" }
}

final class FilterIterator: IteratorObject {
    private let function: Value
    private let iterator: IteratorObject

    init(_ function: Value, _ iterator: IteratorObject) {
        self.function = function
        self.iterator = iterator
        super.init()
    }
    override func next(_ machine: Machine) throws -> Value? {
        while let element = try iterator.next(machine) {
            let answer = function.isNone ? element : try machine.call(function, with: element)
            if try machine.truth(answer) { return element }
        }
        return nil
    }
    override var typeName: String { "filter" }
}

/// `iter(callable, sentinel)`.
final class CallableIterator: IteratorObject {
    private var function: Value?
    private let sentinel: Value

    init(_ function: Value, sentinel: Value) {
        self.function = function
        self.sentinel = sentinel
        super.init()
    }
    override func next(_ machine: Machine) throws -> Value? {
        guard let function else { return nil }
        let value = try machine.call(function, [])
        if try machine.isSameOrEqual(sentinel, value) {
            self.function = nil
            return nil
        }
        return value
    }
    override var typeName: String { "callable_iterator" }
}

extension Machine {
    /// `__iter__` and `__next__` of iterator types.
    func installIteratorMethods() {
        let next = NativeFunction("__next__(self, /)", doc: "Implement next(self).") { machine, a in
            guard let iterator = a[0].as(IteratorObject.self) else { throw machine.wrongReceiver(a[0], "__next__", "iterator") }
            guard let value = try iterator.next(machine) else { throw Raise(.stopIteration, arguments: []) }
            return value
        }
        let iter = NativeFunction("__iter__(self, /)", doc: "Implement iter(self).") { _, a in a[0] }
        types.shareAmongIterators([
            symbols.intern("__next__"): .object(next), symbols.intern("__iter__"): .object(iter),
        ])
    }

    func installIterators() {
        installIterConstructors()
        define("iter(object, sentinel=?, /)", doc: "Get an iterator from an object.") { machine, a in
            guard !a[1].isUndefined else { return .object(try machine.iterator(a[0])) }
            guard case .object(let object) = a[0], object.isCallable(machine) else {
                throw Raise(.typeError, "iter(v, w): v must be callable")
            }
            return .object(CallableIterator(a[0], sentinel: a[1]))
        }
        define("next(iterator, default=?, /)", doc: "Return the next item from the iterator.") { machine, a in
            let iterator: IteratorObject
            if let native = a[0].as(IteratorObject.self) {
                iterator = native
            } else if case .object(let object) = a[0], object.kind == .instance,
                let method = object.type(machine).lookup(machine.symbols.intern("__next__"))
            {
                return try machine.nextOfInstance(machine.bind(method, to: a[0]), default: a[1])
            } else {
                throw Raise(.typeError, "'\(machine.typeName(a[0]))' object is not an iterator")
            }
            if let value = try iterator.next(machine) { return value }
            guard a[1].isUndefined else { return a[1] }
            throw Raise(.stopIteration, arguments: (iterator as? GeneratorObject)?.takeReturned() ?? [])
        }
    }

    private func nextOfInstance(_ method: Value, default fallback: Value) throws -> Value {
        guard !fallback.isUndefined else { return try call(method, []) }
        do {
            return try call(method, [])
        } catch where isRaised(error, .stopIteration) {
            return fallback
        }
    }

    private func installIterConstructors() {
        defineConstructor(
            of: types.iterator(named: "enumerate"), "enumerate(iterable, start=0)",
            doc: "Pairs of a count and a value."
        ) { machine, a in
            let iterator = try machine.iterator(a[0])
            guard try machine.isInteger(a[1]) else {
                throw Raise(.typeError, "'\(machine.typeName(a[1]))' object cannot be interpreted as an integer")
            }
            return .object(EnumerateIterator(iterator, from: a[1]))
        }
        defineConstructor(
            of: types.iterator(named: "zip"), "zip(*iterables, strict=False)",
            doc: "Tuples of one element of each iterable."
        ) { machine, a in
            .object(ZipIterator(try a.extra.map { try machine.iterator($0) }, isStrict: try machine.truth(a[0])))
        }
        defineConstructor(
            of: types.iterator(named: "map"), "map(*iterables)",
            doc: "The function of the elements of each iterable."
        ) { machine, a in
            guard a.extra.count > 1 else { throw Raise(.typeError, "map() must have at least two arguments.") }
            return .object(MapIterator(a.extra[0], try a.extra.dropFirst().map { try machine.iterator($0) }))
        }
        defineConstructor(
            of: types.iterator(named: "filter"), "filter(function, iterable, /)",
            doc: "The elements for which the function is true."
        ) { machine, a in
            .object(FilterIterator(a[0], try machine.iterator(a[1])))
        }
        defineConstructor(
            of: types.iterator(named: "reversed"), "reversed(sequence, /)",
            doc: "A sequence from its end."
        ) { machine, a in
            try machine.reversed(a[0])
        }
    }

    /// An `int`, of any size.
    func isInteger(_ value: Value) throws -> Bool {
        if case .object(let object) = value, object.kind == .bigInt { return true }
        return try indexIfAny(value) != nil
    }

    private func reversed(_ value: Value) throws -> Value {
        if let tuple = value.asTuple { return .object(ReverseIterator(value, count: tuple.elements.count)) }
        if let text = value.as(StringObject.self) { return .object(ReverseIterator(value, count: text.count)) }
        if let bytes = value.as(BytesObject.self) { return .object(ReverseIterator(value, count: bytes.bytes.count)) }
        if let method = type(of: value).lookup(symbols.intern("__reversed__")) {
            return try call(bind(method, to: value), [])
        }
        if case .tensor(let tensor) = value { return .object(ReverseIterator(value, count: try tensorLength(tensor))) }
        if case .object(let object) = value, object.kind == .instance,
            object.type(self).lookup(symbols.intern("__getitem__")) != nil
        {
            return .object(ReverseIterator(value, count: try length(value)))
        }
        throw Raise(.typeError, "'\(typeName(value))' object is not reversible")
    }
}
