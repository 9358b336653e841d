// Python's `operator`: the operators as functions, and getters of items and attributes.

import Syntax

/// `itemgetter(…)`, `attrgetter(…)` and `methodcaller(…)`.
final class GetterObject: Object {
    private let name: String
    private let arguments: [Value]
    private let keywords: [(name: Symbol, value: Value)]
    private let body: (Machine, Value) throws -> Value

    init(
        _ name: String, _ arguments: [Value], keywords: [(name: Symbol, value: Value)] = [],
        _ body: @escaping (Machine, Value) throws -> Value
    ) {
        self.keywords = keywords
        self.name = name
        self.arguments = arguments
        self.body = body
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "operator." + name) }
    override func repr(_ machine: Machine) throws -> String {
        let named = try keywords.map { "\(machine.symbols[$0.name])=\(try machine.repr($0.value))" }
        return "operator.\(name)(" + ([try machine.joinedRepr(ContiguousArray(arguments))] + named).joined(separator: ", ") + ")"
    }
    override func isCallable(_ machine: Machine) -> Bool { true }
    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        guard arguments.count == 1, arguments.keywords.isEmpty else {
            throw Raise(.typeError, "\(name) expected 1 argument, got \(arguments.count)")
        }
        return try body(machine, arguments[0])
    }
}

extension Machine {
    func makeOperatorModule() -> ModuleObject {
        let module = ModuleObject("operator")
        let binary: [(String, BinaryOperator)] = [
            ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide), ("floordiv", .floorDivide), ("mod", .modulo),
            ("pow", .power), ("matmul", .matmul), ("and_", .and), ("or_", .or), ("xor", .xor), ("lshift", .leftShift), ("rshift", .rightShift),
            ("concat", .add),
        ]
        for (name, op) in binary {
            put(module, "length_hint(obj, default=0, /)") { machine, a in
            do {
                return .int(try machine.length(a[0]))
            } catch let raise as Raise where raise.kind == .typeError {
                guard let method = try machine.attributeIfAny(a[0], "__length_hint__") else { return a[1] }
                return try machine.call(method, [])
            }
        }
        put(module, "call(obj, /, *args, **kwargs)") { machine, a in
            try machine.call(a[0], a.extra, keywords: a.keywords.map { (name: $0.name, value: $0.value) })
        }
        put(module, "\(name)(a, b, /)") { machine, a in try machine.binary(op, a[0], a[1]) }
            let short = name.hasSuffix("_") ? String(name.dropLast()) : name
            put(module, "i\(short)(a, b, /)") { machine, a in try machine.binaryInPlace(op, a[0], a[1]) }
        }
        let comparisons: [(String, ComparisonOperator)] = [
            ("lt", .less), ("le", .lessOrEqual), ("eq", .equal), ("ne", .notEqual), ("gt", .greater), ("ge", .greaterOrEqual),
            ("is_", .is), ("is_not", .isNot),
        ]
        for (name, op) in comparisons { put(module, "\(name)(a, b, /)") { machine, a in try machine.compare(op, a[0], a[1]) } }
        for (name, op) in [("neg", UnaryOperator.negative), ("pos", .positive), ("inv", .invert), ("invert", .invert), ("not_", .not)] {
            put(module, "\(name)(a, /)") { machine, a in try machine.unary(op, a[0]) }
        }
        put(module, "abs(a, /)") { machine, a in try machine.absolute(a[0]) }
        put(module, "truth(a, /)") { machine, a in .bool(try machine.truth(a[0])) }
        put(module, "index(a, /)") { machine, a in .integer(try machine.integer(a[0])) }
        put(module, "contains(a, b, /)") { machine, a in .bool(try machine.contains(a[0], a[1])) }
        put(module, "getitem(a, b, /)") { machine, a in try machine.item(a[0], a[1]) }
        put(module, "setitem(a, b, c, /)") { machine, a in
            try machine.setItem(a[0], a[1], a[2])
            return .none
        }
        put(module, "delitem(a, b, /)") { machine, a in
            try machine.deleteItem(a[0], a[1])
            return .none
        }
        put(module, "countOf(a, b, /)") { machine, a in
            let wanted = a[1]
            return .int(try machine.elements(a[0]).filter { try machine.isSameOrEqual($0, wanted) }.count)
        }
        put(module, "indexOf(a, b, /)") { machine, a in
            for (index, value) in try machine.elements(a[0]).enumerated() where try machine.isSameOrEqual(value, a[1]) {
                return .int(index)
            }
            throw Raise(.valueError, "sequence.index(x): x not in sequence")
        }
        installGetters(module)
        return module
    }

    private func installGetters(_ module: ModuleObject) {
        func several(_ getters: [(Machine, Value) throws -> Value], _ machine: Machine, _ value: Value) throws -> Value {
            if getters.count == 1 { return try getters[0](machine, value) }
            return .object(TupleObject(try getters.map { try $0(machine, value) }))
        }
        put(module, "itemgetter(item, /, *items)") { _, a in
            let keys = [a[0]] + a.extra
            let getters = keys.map { key in { (machine: Machine, value: Value) in try machine.item(value, key) } }
            return .object(GetterObject("itemgetter", keys) { try several(getters, $0, $1) })
        }
        put(module, "attrgetter(attr, /, *attrs)") { machine, a in
            let names = [a[0]] + a.extra
            let getters = try names.map { name -> (Machine, Value) throws -> Value in
                guard let text = name.text else { throw Raise(.typeError, "attribute name must be a string") }
                let path = text.split(separator: ".").map { machine.symbols.intern(String($0)) }
                return { machine, value in try path.reduce(value) { try machine.attribute($0, $1) } }
            }
            return .object(GetterObject("attrgetter", names) { try several(getters, $0, $1) })
        }
        put(module, "methodcaller(name, /, *args, **kwargs)") { machine, a in
            guard let text = a[0].text else { throw Raise(.typeError, "method name must be a string") }
            let (name, arguments, keywords) = (machine.symbols.intern(text), a.extra, a.keywords)
            return .object(
                GetterObject("methodcaller", [a[0]] + arguments, keywords: keywords) { machine, value in
                    try machine.call(machine.attribute(value, name), arguments, keywords: keywords)
                })
        }
    }
}
