// What can be asked of any value: type, truth, text, order, items, iteration. Numbers are answered in Builtins/Numbers*,
// tensors in Torch/; everything else answers for itself (Object.swift).

import Syntax
import Tensors

extension Machine {
    public func type(of value: Value) -> TypeObject {
        switch value {
        case .int: types.int
        case .float: types.float
        case .bool: types.bool
        case .object(let object): object.type(self)
        case .tensor(let tensor): tensor.role == .plain ? types.tensor : models.type(tensor.role)
        case .none, .undefined: types.noneType
        }
    }

    /// The name that messages call a value's type by.
    public func typeName(_ value: Value) -> String { type(of: value).shownName }

    public func truth(_ value: Value) throws -> Bool {
        switch value {
        case .int(let value): value != 0
        case .float(let value): value != 0
        case .bool(let value): value
        case .object(let object): try object.truth(self)
        case .tensor(let tensor): try tensorTruth(tensor)
        case .none, .undefined: false
        }
    }

    public func repr(_ value: Value) throws -> String {
        switch value {
        case .int(let value): String(value)
        case .float(let value): pythonRepr(value)
        case .bool(let value): value ? "True" : "False"
        case .object(let object): try guardingRecursion(" while getting the repr of an object") { try object.repr(self) }
        case .tensor(let tensor): try tensorRepr(tensor)
        case .none: "None"
        case .undefined: "<undefined>"
        }
    }

    public func str(_ value: Value) throws -> String {
        if case .object(let object) = value { return try guardingRecursion(" while getting the str of an object") { try object.str(self) } }
        return try repr(value)
    }

    /// `format(value, spec)`.
    public func format(_ value: Value, _ spec: String) throws -> String {
        switch value {
        case .int, .float, .bool: try formatNumber(value, spec)
        case .object(let object): try object.format(spec, self)
        case .tensor(let tensor): try tensorFormat(tensor, spec)
        case .none, .undefined:
            if spec.isEmpty { try str(value) } else {
                throw Raise(.typeError, "unsupported format string passed to NoneType.__format__")
            }
        }
    }

    public func hash(_ value: Value) throws -> Int {
        switch value {
        case .int(let value): hashNumber(value)
        case .float(let value): hashNumber(value)
        case .bool(let value): value ? 1 : 0
        case .object(let object): try object.hash(self)
        case .tensor(let tensor): Int(bitPattern: Unmanaged.passUnretained(tensor).toOpaque()) >> 4
        case .none, .undefined: 0xfca86420
        }
    }

    /// `a is b or a == b`, as containers compare.
    public func isSameOrEqual(_ a: Value, _ b: Value) throws -> Bool {
        if a.isIdentical(to: b) { return true }
        return try equals(a, b)
    }

    /// `a == b` as a truth value.
    public func equals(_ a: Value, _ b: Value) throws -> Bool {
        switch (a, b) {
        case (.int(let x), .int(let y)): return x == y
        case (.object(let x), .object(let y)):
            if x.kind == .string, y.kind == .string {
                return unsafeDowncast(x, to: StringObject.self).isEqual(to: unsafeDowncast(y, to: StringObject.self))
            }
            return try guardingRecursion(" in comparison") { try x.equals(b, self) ?? y.equals(a, self) ?? (x === y) }
        case (.object(let x), _): 
            if case .tensor = b { return try truth(compare(.equal, a, b)) }
            return try x.equals(b, self) ?? false
        case (_, .object(let y)):
            if case .tensor = a { return try truth(compare(.equal, a, b)) }
            return try y.equals(a, self) ?? false
        case (.tensor, _), (_, .tensor): return try truth(compare(.equal, a, b))
        default: return numbersEqual(a, b) ?? a.isIdentical(to: b)
        }
    }

    /// `a op b` for the operators that give any value (`==` of tensors gives a tensor).
    public func compare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value {
        switch op {
        case .is: return .bool(a.isIdentical(to: b))
        case .isNot: return .bool(!a.isIdentical(to: b))
        case .in: return .bool(try contains(b, a))
        case .notIn: return .bool(try !contains(b, a))
        default: break
        }
        if case .tensor = a { return try tensorCompare(op, a, b) }
        if case .tensor = b { return try tensorCompare(op, a, b) }
        if op == .equal || op == .notEqual {
            if case .object(let x) = a, x.kind == .array, let result = try x.compare(op, b, self) { return result }
            if case .object(let y) = b, y.kind == .array, let result = try y.compare(op, a, self) { return result }
            if case .object(let x) = a, x.kind == .instance, let result = try richEquality(op, a, b) { return result }
            if case .object(let y) = b, y.kind == .instance, let result = try richEquality(op, a, b) { return result }
        }
        switch op {
        case .equal: return .bool(try equals(a, b))
        case .notEqual: return .bool(try !equals(a, b))
        default: break
        }
        if let result = compareNumbers(op, a, b) { return .bool(result) }
        if case .object(let x) = a, x.kind == .instance, case .object(let y) = b, y.kind == .instance,
            type(of: a) !== type(of: b), type(of: b).isSubtype(of: type(of: a)),
            let result = try y.compare(op.swapped, a, self)
        { return result }
        if case .object(let x) = a, let result = try x.compare(op, b, self) { return result }
        if case .object(let y) = b, let result = try y.compare(op.swapped, a, self) { return result }
        throw Raise(
            .typeError,
            "'\(op.rawValue)' not supported between instances of '\(typeName(a))' and '\(typeName(b))'")
    }

    public func less(_ a: Value, _ b: Value) throws -> Bool { try truth(compare(.less, a, b)) }

    public func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        if case .tensor = a { return try tensorBinary(op, a, b) }
        if case .tensor = b { return try tensorBinary(op, a, b) }
        if let result = try numberBinary(op, a, b) { return result }
        if case .object(let y) = b, y.kind == .instance, let done = try binaryOfInstance(op, a, b, y) { return done }
        if case .object(let x) = a {
            if case .object(let y) = b, y.kind == .array, isSequence(x), let result = try y.binary(op, a, reflected: true, self) { return result }
            if let result = try x.binary(op, b, reflected: false, self) { return result }
        }
        if case .object(let y) = b, y.kind != .instance || type(of: a) !== type(of: b),
            let result = try y.binary(op, a, reflected: true, self)
        { return result }
        let name = op == .power ? "** or pow()" : op.rawValue
        throw Raise(
            .typeError, "unsupported operand type(s) for \(name): '\(typeName(a))' and '\(typeName(b))'")
    }

    /// Whether an array on the right comes first: `+` and `*` of sequences are no operators of numbers.
    private func isSequence(_ object: Object) -> Bool { object.kind == .list || object.kind == .tuple }

    /// What an instance on the right gives before the left operand is asked: when its class derives from the left one's and
    /// has a reflected method of its own, and for `+` and `*` of sequences, which are no operators of numbers.
    private func binaryOfInstance(_ op: BinaryOperator, _ a: Value, _ b: Value, _ y: Object) throws -> Value? {
        guard case .object(let x) = a else { return nil }
        let name = protocols.binary[op.code].reflected
        let own = type(of: b)
        switch x.kind {
        case .list, .tuple, .string, .bytes:
            guard op == .add || op == .multiply, own.lookup(name)?.isFunction == true else { return nil }
        case .dict, .set:
            guard own.lookup(name)?.as(FunctionObject.self) != nil, own.isSubtype(of: type(of: a)) else { return nil }
        case .instance:
            let other = type(of: a)
            guard own !== other, own.isSubtype(of: other), let method = own.lookup(name), method.isFunction,
                !(other.lookup(name)?.isIdentical(to: method) ?? false)
            else { return nil }
        default: return nil
        }
        return try y.binary(op, a, reflected: true, self)
    }

    /// `a op= b`: the new value of `a`.
    public func binaryInPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        if case .tensor(let tensor) = a { return try tensorBinaryInPlace(op, tensor, b) }
        if case .object(let x) = a, x.kind == .list, case .object(let y) = b {
            if y.kind == .instance, let done = try binaryOfInstance(op, a, b, y) { return done }
            if y.kind == .array { return try binary(op, a, b) }
        }
        if case .object(let x) = a, let result = try x.binaryInPlace(op, b, self) { return result }
        do {
            return try binary(op, a, b)
        } catch let raise as Raise where raise.kind == .typeError {
            let plain = "unsupported operand type(s) for \(op == .power ? "** or pow()" : op.rawValue): "
            guard let text = raise.arguments.first?.text, text.hasPrefix(plain) else { throw raise }
            throw Raise(.typeError, "unsupported operand type(s) for \(op.rawValue)=: " + text.dropFirst(plain.count))
        }
    }

    public func unary(_ op: UnaryOperator, _ value: Value) throws -> Value {
        if op == .not { return .bool(try !truth(value)) }
        if case .tensor(let tensor) = value { return try tensorUnary(op, tensor) }
        if let result = try numberUnary(op, value) { return result }
        if case .object(let object) = value, let result = try object.unary(op, self) { return result }
        throw Raise(.typeError, "bad operand type for unary \(op.rawValue): '\(typeName(value))'")
    }

    public func length(_ value: Value) throws -> Int {
        switch value {
        case .object(let object): return try object.length(self)
        case .tensor(let tensor): return try tensorLength(tensor)
        default: throw Raise(.typeError, "object of type '\(typeName(value))' has no len()")
        }
    }

    public func contains(_ container: Value, _ value: Value) throws -> Bool {
        switch container {
        case .object(let object): return try object.contains(value, self)
        case .tensor(let tensor): return try tensorContains(tensor, value)
        default: throw Raise(.typeError, "argument of type '\(typeName(container))' is not iterable")
        }
    }

    public func item(_ container: Value, _ key: Value) throws -> Value {
        switch container {
        case .object(let object): return try object.item(key, self)
        case .tensor(let tensor): return try tensorItem(tensor, key)
        default: throw Raise(.typeError, "'\(typeName(container))' object is not subscriptable")
        }
    }

    public func setItem(_ container: Value, _ key: Value, _ value: Value) throws {
        switch container {
        case .object(let object): try object.setItem(key, value, self)
        case .tensor(let tensor): try tensorSetItem(tensor, key, value)
        default: throw Raise(.typeError, "'\(typeName(container))' object does not support item assignment")
        }
    }

    public func deleteItem(_ container: Value, _ key: Value) throws {
        guard case .object(let object) = container else {
            throw Raise(
                .typeError,
                container.tensor == nil
                    ? "'\(typeName(container))' object doesn't support item deletion" : "Tensor does not support deleting items")
        }
        try object.deleteItem(key, self)
    }

    public func iterator(_ value: Value) throws -> IteratorObject {
        switch value {
        case .object(let object): return try object.iterator(self)
        case .tensor(let tensor): return try tensorIterator(tensor)
        default: throw Raise(.typeError, "'\(typeName(value))' object is not iterable")
        }
    }

    /// Every element of an iterable.
    public func elements(_ value: Value) throws -> [Value] {
        if case .object(let object) = value {
            if object.kind == .list { return Array(unsafeDowncast(object, to: ListObject.self).elements) }
            if object.kind == .tuple { return Array(unsafeDowncast(object, to: TupleObject.self).elements) }
        }
        let iterator = try iterator(value)
        try checkRoom(for: iterator.countHint)
        if case .object(let object) = value, object.kind == .instance { try askLength(of: value) }
        var elements: [Value] = []
        try iterator.drain(self) { element in
            if elements.count == elements.capacity { try checkRoom(for: 2 &* elements.count) }
            elements.append(element)
            return true
        }
        return elements
    }

    /// Collecting an instance's elements asks it for their number first; a class may print or raise there.
    private func askLength(of value: Value) throws {
        do {
            if type(of: value).lookup(protocols.len) != nil { _ = try length(value) }
        } catch where isRaised(error, .typeError) {}
    }

    /// An integer from an `int`, a `bool` or a 0-d integer tensor, as `operator.index`.
    public func index(_ value: Value, or message: @autoclosure () -> String? = nil) throws -> Int {
        switch value {
        case .int(let value): return value
        case .bool(let value): return value ? 1 : 0
        case .tensor(let tensor): return try tensorIndex(tensor)
        case .object(let object) where object.kind == .instance: return try indexOfInstance(value, message())
        case .object(let object) where object.kind == .array:
            guard case .int(let index)? = try? object.pythonNumber(self) else {
                throw Raise(.typeError, "only integer scalar arrays can be converted to a scalar index")
            }
            return index
        default:
            throw Raise(
                .typeError, message() ?? "'\(typeName(value))' object cannot be interpreted as an integer")
        }
    }

    /// Counts nested calls of native code that may come back here, so that a value that contains itself ends in an
    /// exception and not in the end of the stack.
    /// - Parameter activity: what CPython adds to the message, with a space before it.
    public func guardingRecursion<T>(_ activity: StaticString = "", _ body: () throws -> T) throws -> T {
        depth += 1
        defer { depth -= 1 }
        guard depth <= recursionLimit else { throw Raise(.recursionError, "maximum recursion depth exceeded\(activity)") }
        return try body()
    }
}

extension ComparisonOperator {
    /// The operator with its sides exchanged.
    public var swapped: ComparisonOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: self
        }
    }
}

extension String {
    /// Equal as Python compares: scalar by scalar, without normalisation.
    func utf8Equals(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
