// The methods of `tuple`.

extension Machine {
    func installTupleMethods() {
        defineConstructor(of: types.tuple, "tuple(iterable=?, /)", doc: "Built-in immutable sequence.") { machine, a in
            // A tuple that is one already is given back itself.
            if case .object(let object) = a[0], object.kind == .tuple, object.type(machine) === machine.types.tuple { return a[0] }
            return .object(TupleObject(a[0].isUndefined ? [] : try machine.elements(a[0])))
        }
        define(on: types.tuple, "count(self, value, /)", doc: "Return number of occurrences of value.") { machine, a in
            let tuple = try machine.tuple(a[0], "count")
            return try machine.countEqual(to: a[1], in: { tuple.elements })
        }
        define(
            on: types.tuple, "index(self, value, start=?, stop=?, /)",
            doc: "Return first index of value."
        ) { machine, a in
            let tuple = try machine.tuple(a[0], "index")
            if let index = try machine.find(a[1], a[2], a[3], in: { tuple.elements }) { return .int(index) }
            throw Raise(.valueError, "tuple.index(x): x not in tuple")
        }
    }
}
