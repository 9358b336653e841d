// The methods of `list`.

extension Machine {
    func installListMethods() {
        defineConstructor(of: types.list, "list(iterable=?, /)", doc: "Built-in mutable sequence.") { machine, a in
            // A list or tuple is shared until one of the two changes.
            if case .object(let object) = a[0] {
                if object.kind == .list { return .object(ListObject(owning: unsafeDowncast(object, to: ListObject.self).elements)) }
                if object.kind == .tuple { return .object(ListObject(owning: unsafeDowncast(object, to: TupleObject.self).elements)) }
            }
            return .object(ListObject(a[0].isUndefined ? [] : try machine.elements(a[0])))
        }
        installListChanges()
        installListQuestions()
        define(
            on: types.list, "sort(self, /, *, key=None, reverse=False)",
            doc: "Sort the list in ascending order and return None."
        ) { machine, a in
            let list = try machine.list(a[0], "sort")
            var elements = list.elements
            let isReversed = try machine.truth(a[2])
            // As in CPython the list is empty while it is being sorted, and must be so still at the end.
            list.elements = []
            defer { list.elements = elements }
            try machine.sort(&elements, key: a[1], isReversed: isReversed)
            guard list.elements.isEmpty else { throw Raise(.valueError, "list modified during sort") }
            return .none
        }
    }

    private func installListChanges() {
        let type = types.list
        define(on: type, "append(self, object, /)", doc: "Append object to the end of the list.") { machine, a in
            let list = try machine.list(a[0], "append")
            try machine.checkGrowth(of: list.elements)
            list.elements.append(a[1])
            return .none
        }
        define(
            on: type, "extend(self, iterable, /)",
            doc: "Extend list by appending elements from the iterable."
        ) { machine, a in
            try machine.list(a[0], "extend").extend(a[1], machine)
            return .none
        }
        define(on: type, "insert(self, index, object, /)", doc: "Insert object before index.") { machine, a in
            let list = try machine.list(a[0], "insert")
            guard let index = try machine.indexIfAny(a[1], .overflowError) else {
                throw Raise(.typeError, "'\(machine.typeName(a[1]))' object cannot be interpreted as an integer")
            }
            let count = list.elements.count
            list.elements.insert(a[2], at: index < 0 ? max(index + count, 0) : min(index, count))
            return .none
        }
        define(
            on: type, "pop(self, index=-1, /)",
            doc: "Remove and return item at index (default last)."
        ) { machine, a in
            let list = try machine.list(a[0], "pop")
            guard let index = try machine.indexIfAny(a[1]) else {
                throw Raise(.typeError, "'\(machine.typeName(a[1]))' object cannot be interpreted as an integer")
            }
            guard !list.elements.isEmpty else { throw Raise(.indexError, "pop from empty list") }
            let position = index < 0 ? index + list.elements.count : index
            guard position >= 0, position < list.elements.count else { throw Raise(.indexError, "pop index out of range") }
            return list.elements.remove(at: position)
        }
        define(on: type, "remove(self, value, /)", doc: "Remove first occurrence of value.") { machine, a in
            let list = try machine.list(a[0], "remove")
            guard let index = try machine.find(a[1], .undefined, .undefined, in: { list.elements }), index < list.elements.count
            else { throw Raise(.valueError, "list.remove(x): x not in list") }
            list.elements.remove(at: index)
            return .none
        }
        define(on: type, "clear(self, /)", doc: "Remove all items from list.") { machine, a in
            let list = try machine.list(a[0], "clear")
            let old = list.elements
            list.elements = []
            withExtendedLifetime(old) {}
            return .none
        }
        define(on: type, "reverse(self, /)", doc: "Reverse *IN PLACE*.") { machine, a in
            try machine.list(a[0], "reverse").elements.reverse()
            return .none
        }
    }

    private func installListQuestions() {
        let type = types.list
        define(on: type, "copy(self, /)", doc: "Return a shallow copy of the list.") { machine, a in
            .object(ListObject(try machine.list(a[0], "copy").elements))
        }
        define(on: type, "count(self, value, /)", doc: "Return number of occurrences of value.") { machine, a in
            let list = try machine.list(a[0], "count")
            return try machine.countEqual(to: a[1], in: { list.elements })
        }
        define(on: type, "index(self, value, start=?, stop=?, /)", doc: "Return first index of value.") { machine, a in
            let list = try machine.list(a[0], "index")
            if let index = try machine.find(a[1], a[2], a[3], in: { list.elements }) { return .int(index) }
            throw Raise(.valueError, "\(try machine.repr(a[1])) is not in list")
        }
        define(on: type, "__reversed__(self, /)") { machine, a in
            .object(ListIterator(try machine.list(a[0], "__reversed__"), isReversed: true))
        }
    }
}
