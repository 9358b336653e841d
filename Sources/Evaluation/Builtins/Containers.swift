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
}
