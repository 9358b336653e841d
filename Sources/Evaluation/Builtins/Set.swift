// The methods of `set` and `frozenset`.

extension Machine {
    func installSetMethods() {
        defineConstructor(
            of: types.set, "set(iterable=?, /)",
            doc: "Build an unordered collection of unique elements."
        ) { machine, a in
            let set = SetObject()
            if !a[0].isUndefined { try set.update(a[0], machine) }
            return .object(set)
        }
        defineConstructor(
            of: types.frozenset, "frozenset(iterable=?, /)",
            doc: "Build an immutable unordered collection of unique elements."
        ) { machine, a in
            if let set = a[0].asSet, set.isFrozen { return a[0] }
            let set = SetObject(isFrozen: true)
            if !a[0].isUndefined { try set.update(a[0], machine) }
            return .object(set)
        }
        for type in [types.set, types.frozenset] {
            installSetAlgebra(on: type)
            installSetQuestions(on: type)
        }
        installSetChanges()
        installSetUpdates()
    }

    private func installSetAlgebra(on type: TypeObject) {
        define(on: type, "union(self, /, *others)", doc: "Return the union of sets as a new set.") { machine, a in
            let result = try machine.set(a[0], "union").copy(machine)
            for other in a.extra { try result.update(other, machine) }
            return .object(result)
        }
        define(
            on: type, "intersection(self, /, *others)",
            doc: "Return the intersection of two sets as a new set."
        ) { machine, a in
            var result = try machine.set(a[0], "intersection")
            if a.extra.isEmpty { result = try result.copy(machine) }
            for other in a.extra { result = try result.intersection(other, machine) }
            return .object(result)
        }
        define(
            on: type, "difference(self, /, *others)",
            doc: "Return the difference of two or more sets as a new set."
        ) { machine, a in
            let set = try machine.set(a[0], "difference")
            guard let first = a.extra.first else { return .object(try set.copy(machine)) }
            let result = try set.difference(first, machine)
            for other in a.extra.dropFirst() { try result.subtract(other, machine) }
            return .object(result)
        }
        define(
            on: type, "symmetric_difference(self, other, /)",
            doc: "Return the symmetric difference of two sets as a new set."
        ) { machine, a in
            .object(try machine.set(a[0], "symmetric_difference").symmetricDifference(a[1], machine))
        }
        define(on: type, "copy(self, /)", doc: "Return a shallow copy of a set.") { machine, a in
            let set = try machine.set(a[0], "copy")
            return set.isFrozen ? a[0] : .object(try set.copy(machine))
        }
    }

    private func installSetQuestions(on type: TypeObject) {
        /// A set as it is, another iterable as a set.
        func asSet(_ value: Value, _ machine: Machine) throws -> SetObject {
            if let set = value.asSet { return set }
            let set = SetObject()
            try set.update(value, machine)
            return set
        }
        define(
            on: type, "issubset(self, other, /)",
            doc: "Report whether another set contains this set."
        ) { machine, a in
            .bool(try machine.set(a[0], "issubset").isSubset(of: asSet(a[1], machine), machine))
        }
        define(
            on: type, "issuperset(self, other, /)",
            doc: "Report whether this set contains another set."
        ) { machine, a in
            .bool(try asSet(a[1], machine).isSubset(of: machine.set(a[0], "issuperset"), machine))
        }
        define(
            on: type, "isdisjoint(self, other, /)",
            doc: "Return True if two sets have a null intersection."
        ) { machine, a in
            let set = try machine.set(a[0], "isdisjoint")
            let iterator = try machine.iterator(a[1])
            while let element = try iterator.next(machine) {
                if try set.has(element, machine) { return .bool(false) }
            }
            return .bool(true)
        }
    }

    private func installSetChanges() {
        let type = types.set
        define(on: type, "add(self, object, /)", doc: "Add an element to a set.") { machine, a in
            try machine.set(a[0], "add").add(a[1], machine)
            return .none
        }
        define(
            on: type, "discard(self, object, /)",
            doc: "Remove an element from a set if it is a member."
        ) { machine, a in
            let key = try a[1].asSearched(machine)
            _ = try machine.set(a[0], "discard").remove(key, hash: machine.hash(key), machine)
            return .none
        }
        define(
            on: type, "remove(self, object, /)",
            doc: "Remove an element from a set; it must be a member."
        ) { machine, a in
            let key = try a[1].asSearched(machine)
            guard try machine.set(a[0], "remove").remove(key, hash: machine.hash(key), machine) else {
                throw Raise(.keyError, arguments: [a[1]])
            }
            return .none
        }
        define(on: type, "pop(self, /)", doc: "Remove and return an arbitrary set element.") { machine, a in
            guard let key = try machine.set(a[0], "pop").removeAny() else {
                throw Raise(.keyError, "pop from an empty set")
            }
            return key
        }
        define(on: type, "clear(self, /)", doc: "Remove all elements from this set.") { machine, a in
            try machine.set(a[0], "clear").removeAll()
            return .none
        }
    }

    private func installSetUpdates() {
        let type = types.set
        define(
            on: type, "update(self, /, *others)",
            doc: "Update a set with the union of itself and others."
        ) { machine, a in
            let set = try machine.set(a[0], "update")
            for other in a.extra { try set.update(other, machine) }
            return .none
        }
        define(
            on: type, "intersection_update(self, /, *others)",
            doc: "Update a set with the intersection of itself and another."
        ) { machine, a in
            let set = try machine.set(a[0], "intersection_update")
            var result = set
            for other in a.extra { result = try result.intersection(other, machine) }
            if result !== set { set.take(result) }
            return .none
        }
        define(
            on: type, "difference_update(self, /, *others)",
            doc: "Remove all elements of another set from this set."
        ) { machine, a in
            let set = try machine.set(a[0], "difference_update")
            for other in a.extra { try set.subtract(other, machine) }
            return .none
        }
        define(
            on: type, "symmetric_difference_update(self, other, /)",
            doc: "Update a set with the symmetric difference of itself and another."
        ) { machine, a in
            try machine.set(a[0], "symmetric_difference_update").toggle(a[1], machine)
            return .none
        }
    }
}

extension Value {
    /// A set is looked for as the frozenset it would be.
    fileprivate func asSearched(_ machine: Machine) throws -> Value {
        guard let set = asSet, !set.isFrozen else { return self }
        return .object(try set.copy(isFrozen: true, machine))
    }
}
