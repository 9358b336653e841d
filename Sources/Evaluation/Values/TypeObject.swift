// Types: the builtin ones with their native methods, and later the user's classes.

/// A Python type: a name, its bases, and the attributes that instances share.
public final class TypeObject: Object {
    public let name: String
    /// Printed as `module.name` when not `builtins`.
    public let moduleName: String
    /// Itself first, `object` last: Python's method resolution order.
    public private(set) var resolutionOrder: [TypeObject] = []
    public var attributes: [Symbol: Value] = [:]
    /// Called as `T(…)`; nil when there is no constructor.
    public var constructor: ((Arguments, Machine) throws -> Value)?

    public init(_ name: String, module: String = "builtins", base: TypeObject?) {
        self.name = name
        moduleName = module
        super.init(kind: .type)
        resolutionOrder = [self] + (base?.resolutionOrder ?? [])
    }

    /// A class of the user's.
    public private(set) var isUserDefined = false

    /// A class of the user's with any number of bases, ordered by Python's C3 linearisation.
    /// - Throws: `TypeError` when no order respects all bases.
    init(_ name: String, bases: [TypeObject]) throws {
        self.name = name
        moduleName = "__main__"
        super.init(kind: .type)
        isUserDefined = true
        directBases = bases
        var lists = bases.map(\.resolutionOrder) + [bases]
        var order: [TypeObject] = [self]
        while lists.contains(where: { !$0.isEmpty }) {
            let candidate = lists.compactMap(\.first).first { head in
                !lists.contains { $0.dropFirst().contains { $0 === head } }
            }
            guard let candidate else {
                let names = bases.map(\.name).joined(separator: ", ")
                throw Raise(.typeError, "Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
            }
            order.append(candidate)
            for i in lists.indices where lists[i].first === candidate { lists[i].removeFirst() }
        }
        resolutionOrder = order
    }

    private var directBases: [TypeObject] = []

    public var base: TypeObject? { resolutionOrder.count > 1 ? resolutionOrder[1] : nil }

    /// An attribute of the type or of the bases it inherits from.
    public func lookup(_ name: Symbol) -> Value? {
        for type in resolutionOrder {
            if let value = type.attributes[name] { return value }
        }
        return nil
    }

    public func isSubtype(of other: TypeObject) -> Bool { resolutionOrder.contains { $0 === other } }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.type }
    override public func repr(_ machine: Machine) -> String {
        moduleName == "builtins" ? "<class '\(name)'>" : "<class '\(moduleName).\(name)'>"
    }
    override public func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        if let value = lookup(name) {
            if let wrapped = value.as(WrappedMethodObject.self) { return wrapped.bound(to: self) }
            return value
        }
        switch machine.symbols[name] {
        case "__name__", "__qualname__": return .string(self.name)
        case "__module__": return .string(moduleName)
        case "__mro__": return .object(TupleObject(resolutionOrder.map { .object($0) }))
        case "__bases__":
            let bases = directBases.isEmpty ? base.map { [$0] } ?? [] : directBases
            return .object(TupleObject(bases.map { .object($0) }))
        default: return nil
        }
    }
    override public func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        guard let constructor else { throw Raise(.typeError, "cannot create '\(name)' instances") }
        return try constructor(arguments, machine)
    }
    override public func setAttribute(_ name: Symbol, _ value: Value, _ machine: Machine) throws {
        guard isUserDefined else {
            throw Raise(.typeError, "cannot set '\(machine.symbols[name])' attribute of immutable type '\(self.name)'")
        }
        attributes[name] = value
    }
    override public func ownNames(_ machine: Machine) -> [String] {
        resolutionOrder.flatMap { $0.attributes.keys.map { machine.symbols[$0] } }
    }
}
