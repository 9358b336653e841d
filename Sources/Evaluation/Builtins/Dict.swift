// The methods of `dict`. Those of its views are in DictViews.swift beside this file.

extension Machine {
    func installDictMethods() {
        let doc = "dict() -> new empty dictionary\ndict(mapping or iterable of pairs, **kwargs) -> new dictionary"
        defineConstructor(of: types.dict, "dict(iterable=?, /, **kwargs)", doc: doc) { machine, a in
            let dict = DictObject()
            try machine.update(dict, a)
            return .object(dict)
        }
        defineStatic(
            on: types.dict, "fromkeys(iterable, value=None, /)",
            doc: "A new dictionary with keys from iterable and values set to value."
        ) { machine, a in
            let dict = DictObject()
            let iterator = try machine.iterator(a[0])
            while let key = try iterator.next(machine) { try dict.set(key, a[1], machine) }
            return .object(dict)
        }
        installDictLookups()
        installDictChanges()
    }

    /// Sets what a constructor or `update` was given: a mapping or pairs first, then keywords.
    func update(_ dict: DictObject, from source: Value, keywords: [(name: Symbol, value: Value)]) throws {
        if !source.isUndefined { try dict.update(source, self) }
        for (name, value) in keywords { try dict.set(.string(symbols[name]), value, self) }
    }
    private func update(_ dict: DictObject, _ arguments: NativeFunction.Bound) throws {
        try update(dict, from: arguments[0], keywords: arguments.keywords)
    }

    private func installDictLookups() {
        let type = types.dict
        define(
            on: type, "get(self, key, default=None, /)",
            doc: "Return the value for key if key is in the dictionary, else default."
        ) { machine, a in
            try machine.dict(a[0], "get").get(a[1], machine) ?? a[2]
        }
        define(on: type, "keys(self, /)", doc: "A set-like view of the keys.") { machine, a in
            .object(DictView(try machine.dict(a[0], "keys"), .keys, isOrdered: machine.isOrderedDict(a[0])))
        }
        define(on: type, "values(self, /)", doc: "A view of the values.") { machine, a in
            .object(DictView(try machine.dict(a[0], "values"), .values, isOrdered: machine.isOrderedDict(a[0])))
        }
        define(on: type, "items(self, /)", doc: "A set-like view of the items.") { machine, a in
            .object(DictView(try machine.dict(a[0], "items"), .items, isOrdered: machine.isOrderedDict(a[0])))
        }
        define(on: type, "copy(self, /)", doc: "A shallow copy.") { machine, a in
            let dict = try machine.dict(a[0], "copy")
            let copy = dict.emptyLikeSelf()
            copy.copyTable(of: dict)
            return .object(copy)
        }
        define(on: type, "__reversed__(self, /)") { machine, a in
            .object(DictIterator(try machine.dict(a[0], "__reversed__"), .keys, isReversed: true))
        }
    }

    private func installDictChanges() {
        let type = types.dict
        define(
            on: type, "setdefault(self, key, default=None, /)",
            doc: "Insert key with a value of default if key is not in the dictionary."
        ) { machine, a in
            let dict = try machine.dict(a[0], "setdefault")
            if let position = try dict.position(of: a[1], machine) { return dict.entries[position].value }
            dict.append(a[1], a[2], hash: try machine.hash(a[1]))
            return a[2]
        }
        define(
            on: type, "pop(self, key, default=?, /)",
            doc: "Remove specified key and return the corresponding value."
        ) { machine, a in
            let dict = try machine.dict(a[0], "pop")
            // An empty dict does not ask for the key's hash.
            if dict.length(machine) > 0, let value = try dict.removeValue(a[1], machine) { return value }
            guard !a[2].isUndefined else { throw Raise(.keyError, arguments: [a[1]]) }
            return a[2]
        }
        define(
            on: type, "popitem(self, /)",
            doc: "Remove and return the last (key, value) pair as a 2-tuple."
        ) { machine, a in
            let dict = try machine.dict(a[0], "popitem")
            guard let position = dict.lastPosition else { throw Raise(.keyError, "popitem(): dictionary is empty") }
            let entry = dict.remove(at: position)
            return .object(TupleObject([entry.key, entry.value]))
        }
        define(on: type, "clear(self, /)", doc: "Remove all items from the dictionary.") { machine, a in
            try machine.dict(a[0], "clear").removeAll()
            return .none
        }
        define(
            on: type, "update(self, iterable=?, /, **kwargs)",
            doc: "Update from a mapping or an iterable of pairs, and from keywords."
        ) { machine, a in
            let dict = try machine.dict(a[0], "update")
            try machine.update(dict, from: a[1], keywords: a.keywords)
            return .none
        }
    }

    /// The methods of `dict_keys`, `dict_values` and `dict_items`.
    func installDictViews() {
        for part in [DictPart.keys, .values, .items] {
            let type = types.iterator(named: "dict_\(part.rawValue)")
            define(on: type, "__len__(self, /)") { machine, a in .int(try machine.length(a[0])) }
            define(on: type, "__iter__(self, /)") { machine, a in .object(try machine.iterator(a[0])) }
            define(on: type, "__contains__(self, key, /)") { machine, a in .bool(try machine.contains(a[0], a[1])) }
            define(on: type, "__reversed__(self, /)") { machine, a in
                guard let view = a[0].as(DictView.self) else { throw machine.wrongReceiver(a[0], "__reversed__", type.name) }
                return .object(DictIterator(view.dict, view.part, isReversed: true))
            }
            if part == .values { continue }
            define(
                on: type, "isdisjoint(self, other, /)",
                doc: "Return True if the view and the given iterable have a null intersection."
            ) { machine, a in
                let iterator = try machine.iterator(a[1])
                while let element = try iterator.next(machine) {
                    if try machine.contains(a[0], element) { return .bool(false) }
                }
                return .bool(true)
            }
        }
    }
}
