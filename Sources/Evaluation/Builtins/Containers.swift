// What the methods of all containers need, and the installation of all of them. Each type's methods are in a file of
// their own.

extension Machine {
    /// Lists, tuples, dicts, sets, ranges, slices and the iterators over them.
    func installContainers() {
        installListMethods()
        installTupleMethods()
        installDictMethods()
        installDictViews()
        installSetMethods()
        installRangeMethods()
        installIteratorMethods()
        installIterators()
        for type in [types.list, types.tuple, types.dict, types.set, types.frozenset, types.range] { installProtocol(on: type) }
        for type in [types.list, types.dict] {
            define(on: type, "__setitem__(self, key, value, /)") { machine, a in
                try machine.setItem(a[0], a[1], a[2])
                return .none
            }
            define(on: type, "__delitem__(self, key, /)") { machine, a in
                try machine.deleteItem(a[0], a[1])
                return .none
            }
        }
        for type in [types.list, types.tuple, types.dict, types.range] {
            define(on: type, "__getitem__(self, key, /)") { machine, a in try machine.item(a[0], a[1]) }
        }
        builtins[symbols.intern("Ellipsis")] = .ellipsis
        builtins[symbols.intern("NotImplemented")] = .notImplemented
    }

    /// The methods behind `len`, `in` and `for`, which code asks for with `hasattr`.
    private func installProtocol(on type: TypeObject) {
        define(on: type, "__len__(self, /)") { machine, a in .int(try machine.length(a[0])) }
        define(on: type, "__contains__(self, key, /)") { machine, a in .bool(try machine.contains(a[0], a[1])) }
        define(on: type, "__iter__(self, /)") { machine, a in .object(try machine.iterator(a[0])) }
    }

    /// The list that a method was called on.
    func list(_ receiver: Value, _ method: String) throws -> ListObject {
        if let list = receiver.asList { return list }
        throw wrongReceiver(receiver, method, "list")
    }
    func tuple(_ receiver: Value, _ method: String) throws -> TupleObject {
        if let tuple = receiver.asTuple { return tuple }
        throw wrongReceiver(receiver, method, "tuple")
    }
    func dict(_ receiver: Value, _ method: String) throws -> DictObject {
        if let dict = receiver.asDict { return dict }
        throw wrongReceiver(receiver, method, "dict")
    }
    func set(_ receiver: Value, _ method: String) throws -> SetObject {
        if let set = receiver.asSet { return set }
        throw wrongReceiver(receiver, method, "set")
    }
    func wrongReceiver(_ receiver: Value, _ method: String, _ type: String) -> Raise {
        Raise(.typeError, "descriptor '\(method)' for '\(type)' objects doesn't apply to a '\(typeName(receiver))' object")
    }

    /// The index of a value within the bounds that `index(value, start, stop)` gives, or nil.
    func find(
        _ value: Value, _ start: Value, _ stop: Value, in elements: () -> ContiguousArray<Value>
    ) throws -> Int? {
        func bound(_ value: Value, _ missing: Int) throws -> Int {
            if value.isUndefined { return missing }
            if case .object(let object) = value, object.kind == .bigInt { return try less(value, .int(0)) ? 0 : Int.max }
            guard let index = try indexIfAny(value) else {
                throw Raise(.typeError, "slice indices must be integers or have an __index__ method")
            }
            return index < 0 ? max(index + elements().count, 0) : index
        }
        var index = try bound(start, 0)
        let end = try bound(stop, Int.max)
        while index < min(end, elements().count) {
            if try isSameOrEqual(elements()[index], value) { return index }
            index += 1
        }
        return nil
    }

    func countEqual(to value: Value, in elements: () -> ContiguousArray<Value>) throws -> Value {
        var count = 0
        var index = 0
        while index < elements().count {
            if try isSameOrEqual(elements()[index], value) { count += 1 }
            index += 1
        }
        return .int(count)
    }

    /// Sorted stably by `key(element)`.
    /// - Throws: what the key or the comparison throws; the elements are then in no particular order.
    func sort(_ elements: inout ContiguousArray<Value>, key: Value, isReversed: Bool) throws {
        // Equal elements keep their order when reversed: reversed twice around a stable sort.
        if isReversed { elements.reverse() }
        defer { if isReversed { elements.reverse() } }
        if !key.isNone {
            var pairs: [(key: Value, element: Value)] = []
            pairs.reserveCapacity(elements.count)
            for element in elements { pairs.append((try call(key, with: element), element)) }
            // A comparison that raises leaves what has been done until then.
            defer { elements = ContiguousArray(pairs.lazy.map(\.element)) }
            if try insertionSort(&pairs, { try precedes($0.key, $1.key) }) { return }
            try pairs.sort { try precedes($0.key, $1.key) }
        } else {
            if try insertionSort(&elements, precedes) { return }
            try elements.sort { try precedes($0, $1) }
        }
    }

    /// Sorts fewer than 64 elements with the comparisons that CPython makes, in its order, which shows when they raise,
    /// print or contradict each other (NaN); false, and nothing done, for more.
    @inline(__always) private func insertionSort<C: RandomAccessCollection & MutableCollection & RangeReplaceableCollection>(
        _ elements: inout C, _ precedes: (C.Element, C.Element) throws -> Bool
    ) throws -> Bool where C.Index == Int {
        let count = elements.count
        guard count < 64 else { return false }
        guard count > 1 else { return true }
        var start = 2
        if try precedes(elements[1], elements[0]) {
            while start < count, try precedes(elements[start], elements[start - 1]) { start += 1 }
            elements[..<start].reverse()
        } else {
            while start < count, try !precedes(elements[start], elements[start - 1]) { start += 1 }
        }
        while start < count {
            let pivot = elements[start]
            var (low, high) = (0, start)
            while low < high {
                let middle = low + (high - low) / 2
                if try precedes(pivot, elements[middle]) { high = middle } else { low = middle + 1 }
            }
            if low < start {
                elements.remove(at: start)
                elements.insert(pivot, at: low)
            }
            start += 1
        }
        return true
    }

    /// `a < b`, with the common cases first.
    @inline(__always) private func precedes(_ a: Value, _ b: Value) throws -> Bool {
        switch (a, b) {
        case (.int(let x), .int(let y)): x < y
        case (.float(let x), .float(let y)): x < y
        default: try less(a, b)
        }
    }
}
