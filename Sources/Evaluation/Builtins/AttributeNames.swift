// What `dir` lists and misspelled attributes are compared with.

extension Machine {
    /// The names that `dir` lists, sorted.
    public func attributeNames(_ value: Value) -> [String] {
        var names: Set<String> = []
        let object: Object? = if case .object(let object) = value { object } else { nil }
        if object?.kind == .module {
            names = ["__doc__", "__loader__", "__name__", "__package__", "__spec__"]
        } else {
            // Of a class, the attributes of its own class are not listed.
            let type = object as? TypeObject
            if type == nil { names = Set(self.type(of: value).resolutionOrder.flatMap { $0.attributes.keys.map { symbols[$0] } }) }
            names.formUnion(Self.namesOfAll)
            names.formUnion(particularNames(type ?? self.type(of: value)))
        }
        if let object { names.formUnion(object.ownNames(self)) }
        return names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }

    /// What every object has in CPython; some of it nobody asks for by name.
    private static let namesOfAll = [
        "__class__", "__doc__", "__getstate__", "__reduce__", "__reduce_ex__", "__sizeof__", "__subclasshook__",
    ]

    /// What CPython lists of instances of a type besides what the type has here.
    private func particularNames(_ type: TypeObject) -> [String] {
        var names: [String] = []
        for base in type.resolutionOrder {
            if base.isUserDefined {
                names.append("__module__")
                if base.slots == nil, type.payloadType.map({ $0.isSubtype(of: types.tuple) }) != true, base.name != "ABC" {
                    names += ["__dict__", "__weakref__"]
                }
            } else if base === types.int || base === types.float || base === types.str || base === types.tuple || base === types.bytes {
                names.append("__getnewargs__")
                if base === types.float { names.append("__getformat__") }
                if base === types.str || base === types.bytes { names.append("__rmod__") }
            } else if base === types.noneType || base === types.range {
                names.append("__bool__")
            } else if base === types.generator {
                names += ["__del__", "__name__", "__qualname__", "gi_code", "gi_frame", "gi_running", "gi_suspended", "gi_yieldfrom"]
            } else if base === types.exception(.baseException) {
                names.append("__setstate__")
            } else if base === types.method {
                names += ["__func__", "__get__"]
            }
        }
        return names
    }
}
