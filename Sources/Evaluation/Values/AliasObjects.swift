// Types made of types: `list[int]` and `int | str`. Those of `typing` are in Modules/.

import Syntax

/// `list[int]`: called as the type itself.
final class GenericAliasObject: Object {
    let origin: TypeObject
    let arguments: [Value]

    init(_ origin: TypeObject, _ arguments: [Value]) {
        self.origin = origin
        self.arguments = arguments
        super.init()
    }

    /// `type[key]`; of a callable the parameters come first and its result last.
    static func make(_ type: TypeObject, _ key: Value, _ machine: Machine) throws -> GenericAliasObject {
        let arguments = Array(key.asTuple?.elements ?? [key])
        guard type.isCallableProtocol else { return GenericAliasObject(type, arguments) }
        guard arguments.count == 2 else { throw Raise(.typeError, "Callable must be used as Callable[[arg, ...], result].") }
        if let parameters = arguments[0].asList { return GenericAliasObject(type, Array(parameters.elements) + [arguments[1]]) }
        guard arguments[0].as(EllipsisObject.self) != nil || arguments[0].as(InstanceObject.self) != nil else {
            throw Raise(
                .typeError,
                "Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got \(try machine.repr(arguments[0]))")
        }
        return GenericAliasObject(type, arguments)
    }

    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "GenericAlias") }
    override func repr(_ machine: Machine) throws -> String {
        if origin.isCallableProtocol, arguments.first?.as(EllipsisObject.self) == nil, let result = arguments.last {
            let parameters = try arguments.dropLast().map { try machine.typeText($0) }.joined(separator: ", ")
            return "collections.abc.Callable[[\(parameters)], \(try machine.typeText(result))]"
        }
        let module = origin.moduleName == "builtins" ? "" : origin.moduleName + "."
        return "\(module)\(origin.qualifiedName)[" + (try arguments.map { try machine.typeText($0) }.joined(separator: ", ")) + "]"
    }
    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value { try origin.call(arguments, machine) }
    override func isCallable(_ machine: Machine) -> Bool { true }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        switch machine.symbols[name] {
        case "__origin__": .object(origin)
        case "__args__": .object(TupleObject(arguments))
        case "__mro_entries__":
            .object(NativeFunction("__mro_entries__(bases, /)") { _, _ in .object(TupleObject([.object(self.origin)])) })
        default: try origin.ownAttribute(name, machine)
        }
    }
    override func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        guard let other = other.as(GenericAliasObject.self) else { return nil }
        guard origin === other.origin else { return false }
        return try machine.sequencesEqual({ .init(arguments) }, { .init(other.arguments) })
    }
    override func hash(_ machine: Machine) throws -> Int { try TupleObject([.object(origin)] + arguments).hash(machine) }
    override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        guard op == .or, let other = UnionObject.members(of: other) else { return nil }
        return .object(UnionObject(reflected ? other + [.object(self)] : [.object(self)] + other))
    }
}

extension TypeObject {
    /// Classes that can be subscripted, as `deque[int]`, by module and name; what derives from one can be too.
    private static let generics: Set<String> = [
        "builtins.enumerate", "builtins.BaseExceptionGroup", "collections.deque", "collections.ChainMap",
        "collections.UserDict", "collections.UserList", "collections.abc.Iterable", "collections.abc.Container",
        "collections.abc.Callable", "collections.abc.Awaitable", "collections.abc.AsyncIterable", "collections.abc.MappingView",
        "contextlib.AbstractContextManager", "contextvars.ContextVar", "functools.cached_property", "functools.partial",
        "functools.partialmethod", "functools.singledispatchmethod", "itertools.chain", "os.PathLike", "queue.Queue",
        "queue.SimpleQueue", "re.Match", "re.Pattern", "weakref.WeakSet",
    ]
    var isGeneric: Bool { Self.generics.contains(moduleName + "." + name) }
    var isCallableProtocol: Bool { name == "Callable" && moduleName == "collections.abc" }
}

/// `int | str`.
final class UnionObject: Object {
    let members: [Value]

    init(_ members: [Value]) {
        var distinct: [Value] = []
        for member in members where !distinct.contains(where: { $0.isIdentical(to: member) }) { distinct.append(member) }
        self.members = distinct
        super.init()
    }

    /// What a side of `|` between types adds; nil for no type.
    static func members(of value: Value) -> [Value]? {
        if value.isNone { return [.none] }
        guard case .object(let object) = value else { return nil }
        if let union = object as? UnionObject { return union.members }
        return object is TypeObject || object is GenericAliasObject ? [value] : nil
    }

    override func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "UnionType") }
    override func repr(_ machine: Machine) throws -> String {
        try members.map { try machine.typeText($0) }.joined(separator: " | ")
    }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        switch machine.symbols[name] {
        case "__args__": .object(TupleObject(members))
        case "__origin__": .object(machine.types.iterator(named: "UnionType"))
        default: nil
        }
    }
    override func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        guard let other = other.as(UnionObject.self) else { return nil }
        guard members.count == other.members.count else { return false }
        return members.allSatisfy { member in other.members.contains { $0.isIdentical(to: member) } }
    }
    override func hash(_ machine: Machine) throws -> Int { try members.reduce(0) { $0 ^ (try machine.hash($1)) } }
    override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        guard op == .or, let other = UnionObject.members(of: other) else { return nil }
        return .object(UnionObject(reflected ? other + members : members + other))
    }
}

extension Machine {
    /// A type as annotations print it: `int`, `list[str]`, `mymodule.Name`.
    func typeText(_ value: Value) throws -> String {
        if value.isNone { return "None" }
        if value.as(EllipsisObject.self) != nil { return "..." }
        if let type = value.as(TypeObject.self) {
            return type.moduleName == "builtins" ? type.qualifiedName : "\(type.moduleName).\(type.qualifiedName)"
        }
        if let list = value.asList { return "[" + (try list.elements.map { try typeText($0) }.joined(separator: ", ")) + "]" }
        return try repr(value)
    }

    /// What a class's attribute is when it is asked of the class.
    func classAttribute(_ value: Value, of type: TypeObject) throws -> Value {
        guard case .object(let object) = value else { return value }
        switch object.kind {
        case .function, .native, .string, .list, .dict, .tuple: return value
        default: break
        }
        if let wrapped = object as? WrappedMethodObject { return wrapped.bound(to: type) }
        if let method = object as? NativeStatic { return .object(method.function) }
        if object.kind == .instance, let get = object.type(self).lookup(protocols.get) {
            return try call(bind(get, to: value), [.none, .object(type)])
        }
        return value
    }
}
