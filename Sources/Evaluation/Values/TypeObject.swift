// Types: the builtin ones with their native methods, and the user's classes.

import Operators
import Syntax

/// A Python type: a name, its bases, and the attributes that instances share.
public final class TypeObject: Object {
    public internal(set) var name: String
    /// Printed as `module.name` when not `builtins`.
    public internal(set) var moduleName: String
    /// `Outer.Inner`, as printed.
    public internal(set) var qualifiedName: String
    /// Itself first, `object` last: Python's method resolution order.
    public private(set) var resolutionOrder: [TypeObject] = []
    public var attributes: [Symbol: Value] {
        get { table }
        _modify {
            yield &table
            changed()
        }
    }
    private var table: [Symbol: Value] = [:]
    /// Changes whenever what `lookup` finds may change; data that replaces data is read anew each time instead.
    private(set) var version = 1
    /// The attributes that instances begin with: none.
    let layout = Layout()
    /// How an instance is made, as far as that has been found out for this version.
    var making = Making()
    struct Making {
        var version = 0
        /// Instances are plain ones, which `initializer` fills when there is one.
        var isSimple = false
        var initializer: FunctionObject?
    }
    /// The order in which a user's class got its attributes.
    private(set) var order: [Symbol] = []
    /// A native class whose subclasses have instances of their own, with nothing native inside.
    var isPlainBase = false
    /// How messages name a library type that CPython has in C: `datetime.date`.
    var staticName: String?
    /// The name in messages.
    var shownName: String { staticName ?? name }
    /// What the class itself is an instance of, when that is not `type`: library classes have one, as enums.
    var meta: TypeObject?
    /// The builtin type that instances hold a value of: `list` for `class Stack(list)`.
    var payloadType: TypeObject?
    /// Instances say by a property `__class__` what they are.
    var claimsClass = false
    /// The class has a `__del__`.
    var hasFinalizer = false
    /// Where instances go that nobody holds any more and somebody has to be told of.
    var departed: Departed?
    /// Instances are modules of torch.nn.
    var makesModules = false
    /// What a call of a layer is called on the tape; nil for a user's class and for containers, which are not one thing.
    lazy var composite: CompositeName? =
        moduleName.hasPrefix("torch.nn.modules.") && moduleName != "torch.nn.modules.container" ? CompositeName(name) : nil
    /// The only attributes that instances may have, when all classes say so by `__slots__`.
    var slots: Set<Symbol>?
    /// Methods that a class derived from `ABC` has yet to define.
    var abstractMethods: [String] = []
    /// Classes that derive from this one directly. Held strongly: a class is in its own resolution order and lives as long
    /// as the process, and a weak reference would give it a side table, with which every instance made pays a slow retain.
    var derived: [TypeObject] = []
    /// Called as `T(…)`; nil when there is no constructor.
    public var constructor: ((Arguments, Machine) throws -> Value)? { didSet { isMadePlainly = false } }
    /// The constructor for arguments that it is mostly called with (Builtins/QuickCalls.swift).
    var quick: QuickCall?
    /// The constructor is the one that `class` statements give.
    var isMadePlainly = false

    public init(_ name: String, module: String = "builtins", base: TypeObject?) {
        self.name = name
        moduleName = module
        qualifiedName = name
        super.init(kind: .type)
        if module == "itertools" || module == "_io" { staticName = module + "." + name }
        resolutionOrder = [self] + (base?.resolutionOrder ?? [])
    }

    /// A class of the user's.
    public private(set) var isUserDefined = false

    /// A class of the user's with any number of bases, ordered by Python's C3 linearisation.
    /// - Throws: `TypeError` when no order respects all bases.
    init(_ name: String, module: String = "__main__", bases: [TypeObject]) throws {
        self.name = name
        moduleName = module
        qualifiedName = name
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
                var heads: [TypeObject] = []
                for case let head? in lists.map(\.first) where !heads.contains(where: { $0 === head }) { heads.append(head) }
                let names = heads.map(\.name).joined(separator: ", ")
                throw Raise(.typeError, "Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
            }
            order.append(candidate)
            for i in lists.indices where lists[i].first === candidate { lists[i].removeFirst() }
        }
        resolutionOrder = order
    }

    private(set) var directBases: [TypeObject] = []

    public var base: TypeObject? { resolutionOrder.count > 1 ? resolutionOrder[1] : nil }

    /// What instances found under a name, while the class was as it is: operators ask for the same few at every step.
    private struct Special {
        var name: Int32 = -1
        var version = 0
        var value: Value?
    }
    private var specials: ContiguousArray<Special> = []

    /// The result of `find` for a method's name, which is asked again only after a change of the class.
    func special(_ name: Symbol, _ find: () -> Value?) -> Value? {
        let place = Int(name.index & 15)
        if specials.isEmpty { specials = ContiguousArray(repeating: Special(), count: 16) }
        if specials[place].name == name.index, specials[place].version == version { return specials[place].value }
        let value = find()
        // Data of a class may change without a new version.
        if !(value?.isClassData ?? false) { specials[place] = Special(name: name.index, version: version, value: value) }
        return value
    }

    /// An attribute of the type or of the bases it inherits from.
    public func lookup(_ name: Symbol) -> Value? {
        for type in resolutionOrder {
            if let value = type.table[name] { return value }
        }
        return nil
    }

    /// The first class in the resolution order that has the attribute.
    func owner(of name: Symbol) -> TypeObject? { resolutionOrder.first { $0.table[name] != nil } }

    private func changed() {
        version &+= 1
        for other in derived { other.changed() }
    }

    public func isSubtype(of other: TypeObject) -> Bool { resolutionOrder.contains { $0 === other } }

    /// Sets an attribute of a user's class and remembers its place.
    func set(_ name: Symbol, _ value: Value) {
        guard let old = table.updateValue(value, forKey: name) else {
            order.append(name)
            return changed()
        }
        if !old.isClassData || !value.isClassData { changed() }
    }

    override public func type(_ machine: Machine) -> TypeObject { meta ?? machine.types.type }
    override public func repr(_ machine: Machine) throws -> String {
        if let text = try askMeta(machine.protocols.repr, machine)?.text { return text }
        return moduleName == "builtins" ? "<class '\(qualifiedName)'>" : "<class '\(moduleName).\(qualifiedName)'>"
    }
    override public func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        if let meta, let property = meta.lookup(name)?.as(PropertyObject.self) { return try property.get(.object(self), machine) }
        // What a class says of itself is not what its bases say.
        if isUserDefined, name == machine.protocols.doc || machine.symbols[name] == "__annotations__" {
            if let own = table[name] { return try machine.classAttribute(own, of: self) }
        } else if let value = lookup(name) {
            return try machine.classAttribute(value, of: self)
        }
        switch machine.symbols[name] {
        case "__abstractmethods__" where meta != nil:
            let names = SetObject(isFrozen: true)
            for name in abstractMethods { try names.add(.string(name), machine) }
            return .object(names)
        case "__name__": return .string(self.name)
        case "__qualname__": return .string(qualifiedName)
        case "__module__": return .string(moduleName)
        case "__mro__": return .object(TupleObject(resolutionOrder.map { .object($0) }))
        case "__bases__":
            let bases = directBases.isEmpty ? base.map { [$0] } ?? [] : directBases
            return .object(TupleObject(bases.map { .object($0) }))
        case "__base__": return base.map { .object($0) } ?? Value.none
        case "__dict__":
            let names = isUserDefined ? order : attributes.keys.sorted { $0.index < $1.index }
            return .object(try machine.namespace(names.compactMap { name in attributes[name].map { (name, $0) } }))
        case "__annotations__" where isUserDefined: return .object(DictObject())
        case "__doc__": return Value.none
        default: return nil
        }
    }
    override public func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        if let method = meta?.lookup(machine.protocols.call) {
            guard case .object(let bound) = try machine.bind(method, to: .object(self)) else { return .none }
            return try bound.call(arguments, machine)
        }
        guard let constructor else { throw Raise(.typeError, "cannot create '\(name)' instances") }
        return try constructor(arguments, machine)
    }
    override public func setAttribute(_ name: Symbol, _ value: Value, _ machine: Machine) throws {
        guard isUserDefined else {
            throw Raise(.typeError, "cannot set '\(machine.symbols[name])' attribute of immutable type '\(self.name)'")
        }
        if try askMeta(machine.protocols.setAttr, machine, .string(machine.symbols[name]), value) != nil { return }
        assign(name, value, machine)
    }
    /// Sets an attribute without asking the class's own class.
    func assign(_ name: Symbol, _ value: Value, _ machine: Machine) {
        switch machine.symbols[name] {
        case "__name__": self.name = value.text ?? self.name
        case "__qualname__": qualifiedName = value.text ?? qualifiedName
        case "__module__": moduleName = value.text ?? moduleName
        default: set(name, value)
        }
    }
    override public func deleteAttribute(_ name: Symbol, _ machine: Machine) throws {
        guard isUserDefined else {
            throw Raise(.typeError, "cannot set '\(machine.symbols[name])' attribute of immutable type '\(self.name)'")
        }
        if try askMeta(machine.protocols.delAttr, machine, .string(machine.symbols[name])) != nil { return }
        try remove(name, machine)
    }
    /// Deletes an attribute without asking the class's own class.
    func remove(_ name: Symbol, _ machine: Machine) throws {
        guard attributes.removeValue(forKey: name) != nil else {
            throw Raise(.attributeError, "type object '\(self.name)' has no attribute '\(machine.symbols[name])'")
        }
        order.removeAll { $0 == name }
    }
    override public func ownNames(_ machine: Machine) -> [String] {
        resolutionOrder.flatMap { $0.attributes.keys.map { machine.symbols[$0] } }
    }

    // MARK: What a class of classes answers

    /// Calls a method of the class's own class; nil when it has none.
    func askMeta(_ name: Symbol, _ machine: Machine, _ arguments: Value...) throws -> Value? {
        guard let method = meta?.lookup(name), case .object(let object) = method, object.kind == .function else { return nil }
        return try machine.call(machine.bind(method, to: .object(self)), arguments)
    }
    override public func iterator(_ machine: Machine) throws -> IteratorObject {
        if let iterable = try askMeta(machine.protocols.iter, machine) { return try machine.iterator(iterable) }
        return try super.iterator(machine)
    }
    override public func length(_ machine: Machine) throws -> Int {
        if let length = try askMeta(machine.protocols.len, machine) { return try machine.index(length) }
        return try super.length(machine)
    }
    override public func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        if let answer = try askMeta(machine.protocols.contains, machine, value) { return try machine.truth(answer) }
        return try super.contains(value, machine)
    }
    override public func item(_ key: Value, _ machine: Machine) throws -> Value {
        if let value = try askMeta(machine.protocols.getItem, machine, key) { return value }
        if let method = lookup(machine.protocols.classGetItem) {
            return try machine.call(machine.classAttribute(method, of: self), [key])
        }
        let generics = [
            machine.types.list, machine.types.dict, machine.types.tuple, machine.types.set, machine.types.frozenset, machine.types.type,
        ]
        guard generics.contains(where: { $0 === self }) || resolutionOrder.contains(where: \.isGeneric) else {
            throw Raise(.typeError, "type '\(name)' is not subscriptable")
        }
        return .object(try GenericAliasObject.make(self, key, machine))
    }
    override public func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        guard op == .or, let other = UnionObject.members(of: other) else { return nil }
        return .object(UnionObject(reflected ? other + [.object(self)] : [.object(self)] + other))
    }
}
