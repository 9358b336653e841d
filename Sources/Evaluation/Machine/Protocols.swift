// The names of Python's protocols, interned once.

import Syntax

/// Symbols of the methods that operators and builtin functions look for.
struct Protocols {
    struct Binary {
        let plain: Symbol
        let reflected: Symbol
        let inPlace: Symbol
    }

    let initializer, new, repr, str, format, bool, len, hash, eq, ne, call, dict, getAttr, setAttr: Symbol
    let getItem, setItem, delItem, contains, iter, next, enter, exit, setName, classCell: Symbol
    let classGetItem, initSubclass, get, set, delete, missing, delAttr, getAttribute, module, doc, finalizer: Symbol
    /// By operator code.
    let binary: [Binary]
    private let less, lessOrEqual, greater, greaterOrEqual, negative, positive, invert: Symbol

    init(_ symbols: inout SymbolTable) {
        func name(_ text: String) -> Symbol { symbols.intern("__\(text)__") }
        initializer = name("init")
        new = name("new")
        repr = name("repr")
        str = name("str")
        format = name("format")
        bool = name("bool")
        len = name("len")
        hash = name("hash")
        eq = name("eq")
        ne = name("ne")
        call = name("call")
        dict = name("dict")
        getAttr = name("getattr")
        setAttr = name("setattr")
        getItem = name("getitem")
        setItem = name("setitem")
        delItem = name("delitem")
        contains = name("contains")
        iter = name("iter")
        next = name("next")
        enter = name("enter")
        exit = name("exit")
        setName = name("set_name")
        classCell = name("class")
        classGetItem = name("class_getitem")
        initSubclass = name("init_subclass")
        get = name("get")
        set = name("set")
        delete = name("delete")
        missing = name("missing")
        module = name("module")
        doc = name("doc")
        finalizer = name("del")
        delAttr = name("delattr")
        getAttribute = name("getattribute")
        less = name("lt")
        lessOrEqual = name("le")
        greater = name("gt")
        greaterOrEqual = name("ge")
        negative = name("neg")
        positive = name("pos")
        invert = name("invert")
        let names: [BinaryOperator: String] = [
            .add: "add", .subtract: "sub", .multiply: "mul", .divide: "truediv", .floorDivide: "floordiv", .modulo: "mod",
            .power: "pow", .matmul: "matmul", .and: "and", .or: "or", .xor: "xor", .leftShift: "lshift", .rightShift: "rshift",
        ]
        binary = BinaryOperator.allCases.map { op in
            let text = names[op] ?? ""
            return Binary(plain: name(text), reflected: name("r" + text), inPlace: name("i" + text))
        }
    }

    func comparison(_ op: ComparisonOperator) -> Symbol? {
        switch op {
        case .less: less
        case .lessOrEqual: lessOrEqual
        case .greater: greater
        case .greaterOrEqual: greaterOrEqual
        case .equal: eq
        case .notEqual: ne
        default: nil
        }
    }

    func unary(_ op: UnaryOperator) -> Symbol? {
        switch op {
        case .negative: negative
        case .positive: positive
        case .invert: invert
        case .not: nil
        }
    }
}
