// `collections.deque`: a list with a cheap front and, if wanted, a greatest length.

import Syntax

/// A Python deque: a ring of values.
final class DequeObject: Object {
    private var ring: [Value] = []
    private var head = 0
    private(set) var count = 0
    let limit: Int?
    /// Changes with every change, which iterators notice.
    private(set) var version = 0
    unowned let typeObject: TypeObject

    init(_ type: TypeObject, limit: Int?) {
        typeObject = type
        self.limit = limit
        super.init()
    }

    subscript(index: Int) -> Value {
        get { ring[(head + index) % ring.count] }
        set { ring[(head + index) % ring.count] = newValue }
    }
    var elements: [Value] { (0..<count).map { self[$0] } }

    private func grow() {
        guard count == ring.count else { return }
        let old = elements
        ring = old + [Value](repeating: .undefined, count: max(8, old.count))
        head = 0
    }
    func append(_ value: Value) {
        version &+= 1
        if limit == 0 { return }
        if let limit, count >= limit { _ = popFirst() }
        grow()
        count += 1
        self[count - 1] = value
    }
    func prepend(_ value: Value) {
        version &+= 1
        if limit == 0 { return }
        if let limit, count >= limit { _ = popLast() }
        grow()
        head = (head + ring.count - 1) % ring.count
        count += 1
        self[0] = value
    }
    func popFirst() -> Value? {
        guard count > 0 else { return nil }
        version &+= 1
        let value = self[0]
        self[0] = .undefined
        head = (head + 1) % ring.count
        count -= 1
        return value
    }
    func popLast() -> Value? {
        guard count > 0 else { return nil }
        version &+= 1
        let value = self[count - 1]
        self[count - 1] = .undefined
        count -= 1
        return value
    }
    func replaceAll(_ values: [Value]) {
        version &+= 1
        (ring, head, count) = (values, 0, values.count)
    }

    deinit { Object.releaseNested(in: self) }
    override var holdsNested: Bool { ring.contains(where: \.mayNest) }
    override func moveChildren(to list: inout ContiguousArray<Value>) {
        let old = ring
        (ring, head, count) = ([], 0, 0)
        list.append(contentsOf: old.lazy.filter(\.mayNest))
    }

    override func type(_ machine: Machine) -> TypeObject { typeObject }
    override func truth(_ machine: Machine) -> Bool { count > 0 }
    override func length(_ machine: Machine) -> Int { count }
    override func hash(_ machine: Machine) throws -> Int { throw Raise(.typeError, "unhashable type: 'collections.deque'") }
    override func repr(_ machine: Machine) throws -> String {
        try machine.reprOnce(self, "[...]") {
            let text = try machine.joinedRepr(ContiguousArray(elements))
            return "deque([\(text)]" + (limit.map { ", maxlen=\($0))" } ?? ")")
        }
    }
    override func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        guard let other = other.as(DequeObject.self) else { return nil }
        return try machine.sequencesEqual({ .init(self.elements) }, { .init(other.elements) })
    }
    override func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard let other = other.as(DequeObject.self) else { return nil }
        return try machine.compareSequences(op, { .init(self.elements) }, { .init(other.elements) })
    }
    override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        let result = DequeObject(typeObject, limit: limit)
        switch op {
        case .add where !reflected:
            guard let other = other.as(DequeObject.self) else {
                throw Raise(.typeError, "can only concatenate deque (not \"\(machine.typeName(other))\") to deque")
            }
            for value in elements + other.elements { result.append(value) }
        case .multiply:
            let all = elements
            for _ in 0..<(try machine.repetitions(other, of: count)) { for value in all { result.append(value) } }
        default: return nil
        }
        return .object(result)
    }
    override func binaryInPlace(_ op: BinaryOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard op == .add else { return nil }
        for value in try machine.elements(other) { append(value) }
        return .object(self)
    }
    override func item(_ key: Value, _ machine: Machine) throws -> Value { self[try place(key, machine)] }
    override func setItem(_ key: Value, _ value: Value, _ machine: Machine) throws { self[try place(key, machine)] = value }
    override func deleteItem(_ key: Value, _ machine: Machine) throws {
        var all = elements
        all.remove(at: try place(key, machine))
        replaceAll(all)
    }
    private func place(_ key: Value, _ machine: Machine) throws -> Int {
        guard let index = try machine.indexIfAny(key) else {
            throw Raise(.typeError, "sequence index must be integer, not '\(machine.typeName(key))'")
        }
        let place = index < 0 ? index &+ count : index
        guard place >= 0, place < count else { throw Raise(.indexError, "deque index out of range") }
        return place
    }
    override func iterator(_ machine: Machine) -> IteratorObject { walk(isReversed: false) }

    func walk(isReversed: Bool) -> IteratorObject {
        var (index, started) = (0, version)
        return StepIterator(isReversed ? "_deque_reverse_iterator" : "_deque_iterator") { [self] _ in
            if index == 0 { started = version }
            guard index < count || version != started else { return nil }
            guard version == started else { throw Raise(.runtimeError, "deque mutated during iteration") }
            index += 1
            return self[isReversed ? count - index : index - 1]
        }
    }
}

extension Machine {
    func makeCollectionsCore() -> ModuleObject {
        let module = ModuleObject("_collections")
        let type = TypeObject("deque", module: "collections", base: types.object)
        type.staticName = "collections.deque"
        let signature = NativeSignature("deque(iterable=?, maxlen=None)")
        type.constructor = { [unowned type] arguments, machine in
            let values = try machine.bind(arguments, signature)
            var limit: Int?
            if !values[1].isNone {
                guard let number = try? machine.index(values[1]) else { throw Raise(.typeError, "an integer is required") }
                guard number >= 0 else { throw Raise(.valueError, "maxlen must be non-negative") }
                limit = number
            }
            let deque = DequeObject(type, limit: limit)
            if !values[0].isUndefined {
                let iterator = try machine.iterator(values[0])
                while let value = try iterator.next(machine) { deque.append(value) }
            }
            return .object(deque)
        }
        module[symbols.intern("deque")] = .object(type)
        installDequeMethods(type)
        return module
    }

    private func deque(_ value: Value) throws -> DequeObject {
        guard let deque = value.as(DequeObject.self) else { throw wrongReceiver(value, "append", "collections.deque") }
        return deque
    }

    private func installDequeMethods(_ type: TypeObject) {
        func method(_ signature: String, _ body: @escaping (Machine, DequeObject, NativeFunction.Bound) throws -> Value) {
            define(on: type, signature) { machine, a in try body(machine, machine.deque(a[0]), a) }
        }
        method("append(self, x, /)") { _, deque, a in
            deque.append(a[1])
            return .none
        }
        method("appendleft(self, x, /)") { _, deque, a in
            deque.prepend(a[1])
            return .none
        }
        method("pop(self, /)") { _, deque, _ in
            guard let value = deque.popLast() else { throw Raise(.indexError, "pop from an empty deque") }
            return value
        }
        method("popleft(self, /)") { _, deque, _ in
            guard let value = deque.popFirst() else { throw Raise(.indexError, "pop from an empty deque") }
            return value
        }
        method("extend(self, iterable, /)") { machine, deque, a in
            for value in try machine.elements(a[1]) { deque.append(value) }
            return .none
        }
        method("extendleft(self, iterable, /)") { machine, deque, a in
            for value in try machine.elements(a[1]) { deque.prepend(value) }
            return .none
        }
        method("rotate(self, n=1, /)") { machine, deque, a in
            let all = deque.elements
            guard !all.isEmpty else { return .none }
            let shift = ((try machine.index(a[1])) % all.count + all.count) % all.count
            deque.replaceAll(Array(all[(all.count - shift)...] + all[..<(all.count - shift)]))
            return .none
        }
        method("clear(self, /)") { _, deque, _ in
            deque.replaceAll([])
            return .none
        }
        method("copy(self, /)") { _, deque, _ in
            let copy = DequeObject(deque.typeObject, limit: deque.limit)
            copy.replaceAll(deque.elements)
            return .object(copy)
        }
        method("count(self, x, /)") { machine, deque, a in
            let wanted = a[1]
            return .int(try deque.elements.filter { try machine.isSameOrEqual($0, wanted) }.count)
        }
        method("index(self, x, /)") { machine, deque, a in
            for (index, value) in deque.elements.enumerated() where try machine.isSameOrEqual(value, a[1]) { return .int(index) }
            throw Raise(.valueError, "\(try machine.repr(a[1])) is not in deque")
        }
        method("remove(self, x, /)") { machine, deque, a in
            var all = deque.elements
            for (index, value) in all.enumerated() where try machine.isSameOrEqual(value, a[1]) {
                all.remove(at: index)
                deque.replaceAll(all)
                return .none
            }
            throw Raise(.valueError, "\(try machine.repr(a[1])) is not in deque")
        }
        method("insert(self, i, x, /)") { machine, deque, a in
            if let limit = deque.limit, deque.count >= limit { throw Raise(.indexError, "deque already at its maximum size") }
            var all = deque.elements
            let index = try machine.index(a[1])
            all.insert(a[2], at: min(max(index < 0 ? index &+ all.count : index, 0), all.count))
            deque.replaceAll(all)
            return .none
        }
        method("reverse(self, /)") { _, deque, _ in
            deque.replaceAll(deque.elements.reversed())
            return .none
        }
        method("__reversed__(self, /)") { _, deque, _ in .object(deque.walk(isReversed: true)) }
        defineProperty(on: type, "maxlen", get: { machine, value in try machine.deque(value).limit.map { .int($0) } ?? .none })
    }
}
