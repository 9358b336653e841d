// The special methods of builtin types, which `super()` and explicit calls reach: each works on the builtin value itself,
// never on what a class derived from it has redefined.

import Syntax

extension Machine {
    func installSpecialMethods() {
        installObjectMethods()
        installOperatorMethods()
        installContainerMethods()
        installInPlaceMethods()
    }

    private func installObjectMethods() {
        let object = types.object
        define(on: object, "__repr__(self, /)") { machine, a in
            if case .object(let object) = a[0].plain, let instance = object as? InstanceObject { return .string(instance.plainRepr) }
            return .string(try machine.repr(a[0].plain))
        }
        define(on: object, "__str__(self, /)") { machine, a in
            let plain = a[0].plain
            if let text = plain.text { return .string(text) }
            return .string(try machine.repr(a[0]))
        }
        define(on: object, "__format__(self, format_spec, /)") { machine, a in
            if case .object(let object) = a[0].plain, object.kind == .instance {
                guard a[1].text?.isEmpty ?? false else {
                    throw Raise(.typeError, "unsupported format string passed to \(machine.typeName(a[0])).__format__")
                }
                return .string(try machine.str(a[0]))
            }
            return .string(try machine.format(a[0].plain, a[1].text ?? ""))
        }
        define(on: object, "__hash__(self, /)") { machine, a in
            if case .object(let object) = a[0].plain, object.kind == .instance {
                return .int(Int(bitPattern: Unmanaged.passUnretained(object).toOpaque()) >> 4)
            }
            return .int(try machine.hash(a[0].plain))
        }
        define(on: object, "__eq__(self, value, /)") { machine, a in try machine.plainEquality(a[0], a[1], .equal) }
        define(on: object, "__ne__(self, value, /)") { machine, a in try machine.plainEquality(a[0], a[1], .notEqual) }
        for name in ["__lt__", "__le__", "__gt__", "__ge__"] {
            define(on: object, "\(name)(self, value, /)") { _, _ in .notImplemented }
        }
        define(on: object, "__init__(self, /, *args, **kwargs)") { machine, a in
            guard let instance = a[0].as(InstanceObject.self) else { return .none }
            if !instance.payload.isUndefined, let type = instance.typeObject.payloadType {
                if type.isFilledByInitializer(machine) { instance.payload = try machine.call(.object(type), a.extra, keywords: a.keywords) }
            } else if !a.extra.isEmpty || !a.keywords.isEmpty {
                throw Raise(.typeError, "object.__init__() takes exactly one argument (the instance to initialize)")
            }
            return .none
        }
        defineStatic(on: object, "__new__(cls, /, *args, **kwargs)") { machine, a in
            guard let type = a[0].as(TypeObject.self) else {
                throw Raise(.typeError, "object.__new__(X): X is not a type object (\(machine.typeName(a[0])))")
            }
            guard type.isUserDefined else { return try machine.call(a[0], a.extra, keywords: a.keywords) }
            return try machine.allocate(type, a.extra, a.keywords)
        }
        object.attributes[protocols.initSubclass] = .object(
            WrappedMethodObject(
                .object(
                    NativeFunction("__init_subclass__(cls, /, **kwargs)") { machine, a in
                        guard a.keywords.isEmpty else {
                            let name = a[0].as(TypeObject.self)?.qualifiedName ?? "object"
                            throw Raise(.typeError, "\(name).__init_subclass__() takes no keyword arguments")
                        }
                        return .none
                    }), bindsClass: true))
        define(on: object, "__getattribute__(self, name, /)") { machine, a in
            try machine.attribute(a[0], machine.symbols.intern(a[1].text ?? ""))
        }
        define(on: object, "__delattr__(self, name, /)") { machine, a in
            let name = machine.symbols.intern(a[1].text ?? "")
            if let instance = a[0].as(InstanceObject.self) {
                try instance.removeAttribute(name, machine)
            } else if let type = a[0].as(TypeObject.self), type.isUserDefined {
                try type.remove(name, machine)
            } else {
                try machine.deleteAttribute(a[0], name)
            }
            return .none
        }
        define(on: object, "__dir__(self, /)") { machine, a in
            .object(ListObject(machine.attributeNames(a[0]).map { .string($0) }))
        }
        define(on: types.type, "mro(self, /)") { _, a in
            .object(ListObject((a[0].as(TypeObject.self)?.resolutionOrder ?? []).map { .object($0) }))
        }
        define(on: types.type, "__subclasses__(self, /)") { _, a in
            .object(ListObject((a[0].as(TypeObject.self)?.derived ?? []).map { .object($0) }))
        }
        define(on: types.type, "__call__(self, /, *args, **kwargs)") { machine, a in
            guard let type = a[0].as(TypeObject.self), type.isUserDefined else {
                return try machine.call(a[0], a.extra, keywords: a.keywords)
            }
            return try machine.instance(of: type, a.extra, a.keywords)
        }
    }

    private func plainEquality(_ a: Value, _ b: Value, _ op: ComparisonOperator) throws -> Value {
        let (left, right) = (a.plain, b.plain)
        if left.isIdentical(to: right) { return .bool(op == .equal) }
        guard case .object(let object) = left else {
            guard let equal = numbersEqual(left, right) else { return .notImplemented }
            return .bool(equal == (op == .equal))
        }
        if object.kind == .instance { return .notImplemented }
        guard let equal = try object.equals(right, self) else { return .notImplemented }
        return .bool(equal == (op == .equal))
    }

    /// `__add__`, `__radd__`, `__lt__`, … of the types that have them.
    private func installOperatorMethods() {
        let numbers = [types.int, types.float]
        let arithmetic: [BinaryOperator] = [.add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power]
        for op in arithmetic { installOperator(op, on: numbers, isReflected: true) }
        for op in [BinaryOperator.and, .or, .xor, .leftShift, .rightShift] { installOperator(op, on: [types.int], isReflected: true) }
        installOperator(.add, on: [types.str, types.list, types.tuple, types.bytes], isReflected: false)
        installOperator(.multiply, on: [types.str, types.list, types.tuple, types.bytes], isReflected: true)
        installOperator(.modulo, on: [types.str], isReflected: false)
        for op in [BinaryOperator.and, .or, .xor, .subtract] {
            installOperator(op, on: [types.set, types.frozenset], isReflected: false)
        }
        installOperator(.or, on: [types.dict], isReflected: false)
        let ordered = [types.int, types.float, types.str, types.list, types.tuple, types.set, types.frozenset, types.bytes]
        for op in [ComparisonOperator.less, .lessOrEqual, .greater, .greaterOrEqual] {
            guard let name = protocols.comparison(op) else { continue }
            let function = NativeFunction("\(symbols[name])(self, value, /)") { machine, a in
                try machine.compareIfAny(op, a[0].plain, a[1].plain) ?? .notImplemented
            }
            for type in ordered { type.attributes[name] = .object(function) }
        }
        for op in [UnaryOperator.negative, .positive, .invert] {
            guard let name = protocols.unary(op) else { continue }
            let function = NativeFunction("\(symbols[name])(self, /)") { machine, a in try machine.unary(op, a[0].plain) }
            for type in numbers where type === types.int || op != .invert { type.attributes[name] = .object(function) }
        }
        for type in numbers {
            define(on: type, "__divmod__(self, value, /)") { machine, a in try machine.divmod(a[0].plain, a[1].plain) }
            define(on: type, "__rdivmod__(self, value, /)") { machine, a in try machine.divmod(a[1].plain, a[0].plain) }
            define(on: type, "__abs__(self, /)") { machine, a in try machine.absolute(a[0].plain) }
            define(on: type, "__bool__(self, /)") { machine, a in .bool(try machine.truth(a[0].plain)) }
            define(on: type, "__float__(self, /)") { machine, a in .float(try machine.double(a[0].plain)) }
            define(on: type, "__int__(self, /)") { machine, a in
                try machine.call(.object(machine.types.int), [a[0].plain])
            }
            define(on: type, "__round__(self, ndigits=None, /)") { machine, a in try machine.rounded(a[0].plain, a[1]) }
        }
        define(on: types.int, "__index__(self, /)") { machine, a in .integer(try machine.integer(a[0].plain)) }
    }

    private func installOperator(_ op: BinaryOperator, on targets: [TypeObject], isReflected: Bool) {
        let names = protocols.binary[op.code]
        let plain = NativeFunction("\(symbols[names.plain])(self, value, /)") { machine, a in
            let (left, right) = (a[0].plain, a[1].plain)
            if left.anyInteger != nil, case .float = right { return .notImplemented }
            return try machine.binaryIfAny(op, left, right) ?? .notImplemented
        }
        let reflected = isReflected
            ? NativeFunction("\(symbols[names.reflected])(self, value, /)") { machine, a in
                try machine.binaryIfAny(op, a[1].plain, a[0].plain) ?? .notImplemented
            } : nil
        for type in targets {
            type.attributes[names.plain] = .object(plain)
            if let reflected { type.attributes[names.reflected] = .object(reflected) }
        }
    }

    private func installContainerMethods() {
        for type in [types.list, types.tuple, types.dict, types.set, types.frozenset, types.range, types.str, types.bytes] {
            define(on: type, "__len__(self, /)") { machine, a in .int(try machine.length(a[0].plain)) }
            define(on: type, "__contains__(self, key, /)") { machine, a in .bool(try machine.contains(a[0].plain, a[1])) }
            define(on: type, "__iter__(self, /)") { machine, a in .object(try machine.iterator(a[0].plain)) }
        }
        for type in [types.list, types.dict] {
            define(on: type, "__setitem__(self, key, value, /)") { machine, a in
                try machine.setItem(a[0].plain, a[1], a[2])
                return .none
            }
            define(on: type, "__delitem__(self, key, /)") { machine, a in
                try machine.deleteItem(a[0].plain, a[1])
                return .none
            }
        }
        for type in [types.list, types.tuple, types.dict, types.range, types.str, types.bytes] {
            define(on: type, "__getitem__(self, key, /)") { machine, a in
                if let instance = a[0].as(InstanceObject.self), !instance.payload.isUndefined {
                    return try instance.payloadItem(a[1], machine)
                }
                return try machine.item(a[0], a[1])
            }
        }
        let classItem = WrappedMethodObject(
            .object(
                NativeFunction("__class_getitem__(cls, item, /)") { machine, a in
                    guard let type = a[0].as(TypeObject.self) else { return a[0] }
                    return .object(GenericAliasObject(type, Array(a[1].asTuple?.elements ?? [a[1]])))
                }), bindsClass: true)
        for type in [types.list, types.tuple, types.dict, types.set, types.frozenset] {
            type.attributes[protocols.classGetItem] = .object(classItem)
        }
    }

    // MARK: Operators that may not apply

    /// `a op b`, or nil where neither side has the operator.
    func binaryIfAny(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
        if case .tensor = a { return try tensorBinary(op, a, b) }
        if case .tensor = b { return try tensorBinary(op, a, b) }
        if let result = try numberBinary(op, a, b) { return result }
        if case .object(let x) = a, let result = try x.binary(op, b, reflected: false, self) { return result }
        if case .object(let y) = b, y.kind != .instance { return try y.binary(op, a, reflected: true, self) }
        return nil
    }

    /// `a < b` and the like, or nil where the two have no order.
    func compareIfAny(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value? {
        if let result = compareNumbers(op, a, b) { return .bool(result) }
        if case .object(let x) = a, let result = try x.compare(op, b, self) { return result }
        return nil
    }

    /// `==` and `!=` where an instance's class answers; nil where no side has `__eq__` or both decline.
    func richEquality(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value? {
        try guardingRecursion {
            let (left, right) = (InstanceObject.exactly(a), InstanceObject.exactly(b))
            if let left, let right, left.typeObject !== right.typeObject, right.typeObject.isSubtype(of: left.typeObject),
                let result = try right.richEquality(op, a, self)
            { return result }
            if let left, let result = try left.richEquality(op, b, self) { return result }
            if let right, let result = try right.richEquality(op, a, self) { return result }
            return nil
        }
    }

    /// An instance as an index: what it stands for or its `__index__`.
    func indexOfInstance(_ value: Value, _ message: String?) throws -> Int {
        if let integer = value.plain.anyInteger {
            guard let index = Int(exactly: integer) else {
                throw Raise(.indexError, "cannot fit '\(typeName(value))' into an index-sized integer")
            }
            return index
        }
        guard case .object(let object) = value, let result = try callSpecial("__index__", object, []) else {
            throw Raise(.typeError, message ?? "'\(typeName(value))' object cannot be interpreted as an integer")
        }
        guard result.anyInteger != nil else {
            throw Raise(.typeError, "__index__ returned non-int (type \(typeName(result)))")
        }
        return try index(result)
    }
}

extension InstanceObject {
    static func exactly(_ value: Value) -> InstanceObject? {
        guard case .object(let object) = value, object.kind == .instance else { return nil }
        return unsafeDowncast(object, to: InstanceObject.self)
    }
}
