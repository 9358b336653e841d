// Instances of the user's classes: what they are asked is looked up in the class, by the names of Python's protocols.

import Syntax

/// An instance of a class that a cell defined.
public class InstanceObject: Object {
    public private(set) final var typeObject: TypeObject
    /// Which attributes there are; `values` holds one value for each.
    private(set) var layout: Layout { didSet { layoutKey = UInt(bitPattern: ObjectIdentifier(layout)) } }
    /// The layout's identity, to be compared without counting a reference.
    private(set) var layoutKey: UInt
    private(set) var values: UnsafeMutablePointer<Value>
    private var capacity = 0
    /// The attributes once `__dict__` has been asked for: from then on the dict holds them, and the layout is empty.
    private(set) var dictionary: DictObject?
    /// The list, dict, number, … that an instance of a class derived from such a type stands for.
    var payload = Value.undefined

    public init(_ type: TypeObject, payload: Value = .undefined) {
        typeObject = type
        layout = type.layout
        layoutKey = UInt(bitPattern: ObjectIdentifier(layout))
        values = InstanceObject.noValues
        self.payload = payload
        super.init(kind: .instance)
    }

    /// What an instance without attributes points to.
    private static var noValues: UnsafeMutablePointer<Value> { UnsafeMutablePointer(bitPattern: MemoryLayout<Value>.alignment)! }

    var hasPayload: Bool { !payload.isUndefined }
    func take(_ type: TypeObject, _ layout: Layout) { (typeObject, self.layout) = (type, layout) }

    override public func type(_ machine: Machine) -> TypeObject { typeObject }

    /// The method of a name, unless it is one that `object` gives to all.
    func method(_ name: Symbol) -> Value? { typeObject.special(name) { findMethod(name) } }

    private func findMethod(_ name: Symbol) -> Value? {
        for type in typeObject.resolutionOrder {
            guard type.isUserDefined else {
                if hasPayload || type.base == nil { continue }
                if let value = type.attributes[name] { return value }
                continue
            }
            if let value = type.attributes[name] { return value }
        }
        return nil
    }

    /// Takes over the attributes of an instance that is gone, for its `__del__` to see.
    private init(heirOf other: InstanceObject) {
        typeObject = other.typeObject
        layout = other.layout
        layoutKey = other.layoutKey
        values = other.values
        capacity = other.capacity
        dictionary = other.dictionary
        payload = other.payload
        isFinalized = true
        super.init(kind: .instance)
        (other.values, other.capacity, other.layout) = (InstanceObject.noValues, 0, Layout())
        (other.dictionary, other.payload) = (nil, .undefined)
    }
    /// Its `__del__` has been called, or is about to be.
    private var isFinalized = false
    private var owesFinalizer: Bool { typeObject.hasFinalizer && !isFinalized }
    /// There are weak references to it.
    var isWatched = false

    func call(
        _ method: Value, _ machine: Machine, _ first: Value = .undefined, _ second: Value = .undefined
    ) throws -> Value {
        try machine.callMethod(method, of: .object(self), first, second)
    }

    private func text(_ name: Symbol, _ label: String, _ machine: Machine) throws -> String? {
        guard let method = method(name) else { return nil }
        let result = try call(method, machine)
        guard let text = result.text else {
            throw Raise(.typeError, "\(label) returned non-string (type \(machine.typeName(result)))")
        }
        return text
    }

    override public func repr(_ machine: Machine) throws -> String {
        if let text = try text(machine.protocols.repr, "__repr__", machine) { return text }
        return hasPayload ? try payloadRepr(machine) : plainRepr
    }
    /// `<__main__.C object at 0x…>`.
    var plainRepr: String { "<\(typeObject.moduleName).\(typeObject.qualifiedName) object at \(address)>" }
    override public func str(_ machine: Machine) throws -> String {
        if let text = try text(machine.protocols.str, "__str__", machine) { return text }
        if let text = payload.text { return text }
        return try repr(machine)
    }
    override public func format(_ spec: String, _ machine: Machine) throws -> String {
        guard let method = method(machine.protocols.format) else {
            guard hasPayload else { return try super.format(spec, machine) }
            if spec.isEmpty { return try str(machine) }
            if case .object(let object) = payload, object.kind == .list || object.kind == .dict || object.kind == .tuple || object.kind == .set {
                return try super.format(spec, machine)
            }
            return try machine.format(payload, spec)
        }
        let result = try call(method, machine, .string(spec))
        guard let text = result.text else {
            throw Raise(.typeError, "__format__ must return a str, not \(machine.typeName(result))")
        }
        return text
    }
    override public func truth(_ machine: Machine) throws -> Bool {
        if let method = method(machine.protocols.bool) {
            let result = try call(method, machine)
            guard case .bool(let truth) = result else {
                throw Raise(.typeError, "__bool__ should return bool, returned \(machine.typeName(result))")
            }
            return truth
        }
        if method(machine.protocols.len) != nil { return try length(machine) != 0 }
        return hasPayload ? try machine.truth(payload) : true
    }
    override public func hash(_ machine: Machine) throws -> Int {
        // A class that defines `__eq__` alone has `__hash__ = None`.
        guard let method = method(machine.protocols.hash) else {
            guard hasPayload else { return try super.hash(machine) }
            if case .object(let object) = payload, object.kind == .list || object.kind == .dict {
                throw Raise(.typeError, "unhashable type: '\(typeObject.shownName)'")
            }
            return try machine.hash(payload)
        }
        if method.isNone { throw Raise(.typeError, "unhashable type: '\(typeObject.shownName)'") }
        let result = try call(method, machine)
        if let big = result.bigInt { return hashNumber(big) }
        guard result.anyInteger != nil else { throw Raise(.typeError, "__hash__ method should return an integer") }
        return try machine.index(result)
    }
    override public func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        guard let method = method(machine.protocols.eq) else {
            if hasPayload { return try machine.equals(payload, other) }
            return try super.equals(other, machine)
        }
        let result = try call(method, machine, other)
        return result.isNotImplemented ? nil : try machine.truth(result)
    }
    /// The answer of the class's own `__eq__` or `__ne__` as it is; nil when there is none or it declines.
    func richEquality(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        if op == .notEqual, let method = method(machine.protocols.ne) {
            let result = try call(method, machine, other)
            return result.isNotImplemented ? nil : result
        }
        guard let method = method(machine.protocols.eq) else { return nil }
        let result = try call(method, machine, other)
        if result.isNotImplemented { return nil }
        return op == .equal ? result : .bool(try !machine.truth(result))
    }
    override public func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard let name = machine.protocols.comparison(op), let method = method(name) else {
            return hasPayload ? try machine.compareIfAny(op, payload, other.plain) : nil
        }
        let result = try call(method, machine, other)
        return result.isNotImplemented ? nil : result
    }
    override public func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        let names = machine.protocols.binary[op.code]
        guard let method = method(reflected ? names.reflected : names.plain) else {
            guard hasPayload else { return nil }
            // Another instance may have the operator reflected: its turn comes.
            if case .object(let object) = other, let instance = object as? InstanceObject, !reflected,
                instance.method(names.reflected) != nil
            { return nil }
            return reflected ? try machine.binaryIfAny(op, other.plain, payload) : try machine.binaryIfAny(op, payload, other.plain)
        }
        let result = try call(method, machine, other)
        return result.isNotImplemented ? nil : result
    }
    override public func binaryInPlace(_ op: BinaryOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard let method = method(machine.protocols.binary[op.code].inPlace) else {
            guard hasPayload, method(machine.protocols.binary[op.code].plain) == nil, case .object(let object) = payload,
                try object.binaryInPlace(op, other.plain, machine) != nil
            else { return nil }
            return .object(self)
        }
        let result = try call(method, machine, other)
        return result.isNotImplemented ? nil : result
    }
    override public func unary(_ op: UnaryOperator, _ machine: Machine) throws -> Value? {
        guard let name = machine.protocols.unary(op), let method = method(name) else {
            guard hasPayload, case .object(let object) = payload else { return hasPayload ? try machine.unary(op, payload) : nil }
            return try machine.numberUnary(op, payload) ?? object.unary(op, machine)
        }
        return try call(method, machine)
    }

    override public func length(_ machine: Machine) throws -> Int {
        guard let method = method(machine.protocols.len) else {
            return hasPayload ? try machine.length(payload) : try super.length(machine)
        }
        let length = try machine.index(call(method, machine))
        guard length >= 0 else { throw Raise(.valueError, "__len__() should return >= 0") }
        return length
    }
    override public func item(_ key: Value, _ machine: Machine) throws -> Value {
        if let method = method(machine.protocols.getItem) { return try call(method, machine, key) }
        return hasPayload ? try payloadItem(key, machine) : try super.item(key, machine)
    }
    override public func setItem(_ key: Value, _ value: Value, _ machine: Machine) throws {
        guard let method = method(machine.protocols.setItem) else {
            if hasPayload { return try machine.setItem(payload, key, value) }
            // One slot serves both: the class that fills it has to serve this use too.
            if self.method(machine.protocols.delItem) != nil { throw Raise(.attributeError, "__setitem__") }
            return try super.setItem(key, value, machine)
        }
        _ = try call(method, machine, key, value)
    }
    override public func deleteItem(_ key: Value, _ machine: Machine) throws {
        guard let method = method(machine.protocols.delItem) else {
            if hasPayload { return try machine.deleteItem(payload, key) }
            if self.method(machine.protocols.setItem) != nil { throw Raise(.attributeError, "__delitem__") }
            return try super.deleteItem(key, machine)
        }
        _ = try call(method, machine, key)
    }
    override public func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        guard let method = method(machine.protocols.contains) else {
            if hasPayload, self.method(machine.protocols.iter) == nil { return try machine.contains(payload, value) }
            if self.method(machine.protocols.iter) == nil, self.method(machine.protocols.getItem) == nil {
                throw Raise(.typeError, "argument of type '\(typeObject.shownName)' is not iterable")
            }
            return try super.contains(value, machine)
        }
        return try machine.truth(call(method, machine, value))
    }
    override public func iterator(_ machine: Machine) throws -> IteratorObject {
        if let method = method(machine.protocols.iter) {
            guard !method.isNone else { return try super.iterator(machine) }
            let result = try call(method, machine)
            guard case .object(let object) = result else {
                throw Raise(.typeError, "iter() returned non-iterator of type '\(machine.typeName(result))'")
            }
            if let iterator = object as? IteratorObject { return iterator }
            if let instance = object as? InstanceObject, instance.method(machine.protocols.next) != nil {
                return InstanceIterator(instance)
            }
            throw Raise(.typeError, "iter() returned non-iterator of type '\(machine.typeName(result))'")
        }
        if hasPayload { return try machine.iterator(payload) }
        if method(machine.protocols.getItem) != nil { return IndexIterator(self) }
        return try super.iterator(machine)
    }
    override public func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        guard let method = method(machine.protocols.call) else { return try super.call(arguments, machine) }
        guard case .object(let function) = try machine.bind(method, to: .object(self)) else {
            return try super.call(arguments, machine)
        }
        return try function.call(arguments, machine)
    }

    // MARK: Attributes

    /// An attribute in the instance's own `__dict__`.
    func own(_ name: Symbol, _ machine: Machine) throws -> Value? {
        guard let dictionary else { return layout.place(of: name).map { values[$0] } }
        return try dictionary.get(.string(machine.symbols[name]), machine)
    }

    /// Adds an attribute that the present layout lacks and `extended` has last.
    func append(_ value: Value, _ extended: Layout) {
        let count = layout.names.count
        if count == capacity {
            let old = values
            capacity = count == 0 ? 4 : count * 2
            values = .allocate(capacity: capacity)
            values.moveInitialize(from: old, count: count)
            if count > 0 { old.deallocate() }
        }
        (values + count).initialize(to: value)
        layout = extended
    }

    /// Gives up all values; they go away with what is returned.
    private func takeValues() -> ContiguousArray<Value> {
        let taken = ContiguousArray(UnsafeBufferPointer(start: values, count: layout.names.count))
        values.deinitialize(count: layout.names.count)
        if capacity > 0 { values.deallocate() }
        (values, capacity) = (InstanceObject.noValues, 0)
        layout = Layout()
        return taken
    }

    override public func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? {
        if let value = try own(name, machine) {
            if let found = typeObject.lookup(name), isDataDescriptor(found, machine) { return nil }
            return value
        }
        if let found = typeObject.lookup(name), name != machine.protocols.doc || typeObject.attributes[name] != nil {
            // A property that raises AttributeError leaves the name to `__getattr__`.
            guard let property = found.as(PropertyObject.self), let fallback = method(machine.protocols.getAttr) else { return nil }
            do {
                return try property.get(.object(self), machine)
            } catch where machine.isRaised(error, .attributeError) {
                return try call(fallback, machine, .string(machine.symbols[name]))
            }
        }
        if name == machine.protocols.dict { return typeObject.slots == nil ? .object(try namespace(machine)) : nil }
        if name == machine.protocols.classCell { return .object(typeObject) }
        if name == machine.protocols.module { return .string(typeObject.moduleName) }
        if name == machine.protocols.doc { return typeObject.attributes[name] ?? Value.none }
        guard let fallback = method(machine.protocols.getAttr) else { return nil }
        return try call(fallback, machine, .string(machine.symbols[name]))
    }

    /// `__dict__`, which from now on holds the attributes.
    func namespace(_ machine: Machine) throws -> DictObject {
        if let dictionary { return dictionary }
        let made = try machine.namespace(Array(zip(layout.names, UnsafeBufferPointer(start: values, count: layout.names.count))))
        dictionary = made
        _ = takeValues()
        return made
    }

    override public func setAttribute(_ name: Symbol, _ value: Value, _ machine: Machine) throws {
        if let method = method(machine.protocols.setAttr) {
            _ = try call(method, machine, .string(machine.symbols[name]), value)
            return
        }
        try store(name, value, machine)
    }

    /// `x.__dict__ = names`: the attributes are from now on those of another dict.
    func setNamespace(_ value: Value, _ machine: Machine) throws {
        guard let names = value.asDict else {
            throw Raise(.typeError, "__dict__ must be set to a dictionary, not a '\(machine.typeName(value))'")
        }
        dictionary = names
        _ = takeValues()
    }

    override public func deleteAttribute(_ name: Symbol, _ machine: Machine) throws {
        if let method = method(machine.protocols.delAttr) {
            _ = try call(method, machine, .string(machine.symbols[name]))
            return
        }
        try removeAttribute(name, machine)
    }

    /// Takes out one attribute; the others keep their order.
    func remove(at place: Int) {
        var names = layout.names
        var left = takeValues()
        names.remove(at: place)
        let removed = left.remove(at: place)
        layout = typeObject.layout
        for (name, value) in zip(names, left) { append(value, layout.adding(name)) }
        withExtendedLifetime(removed) {}
    }

    override public func ownNames(_ machine: Machine) -> [String] {
        if let dictionary { return dictionary.pairs.compactMap(\.key.text) }
        return layout.names.map { machine.symbols[$0] }
    }

    deinit {
        if owesFinalizer, Swift.type(of: self) == InstanceObject.self, let departed = typeObject.departed, !departed.isClosed {
            departed.add(InstanceObject(heirOf: self))
        }
        if isWatched { typeObject.departed?.end(of: self) }
        let count = layout.names.count
        if payload.mayNest || dictionary != nil || UnsafeBufferPointer(start: values, count: count).nestsDeeply {
            Object.releaseNested(in: self)
        }
        guard capacity > 0 else { return }
        values.deinitialize(count: layout.names.count)
        values.deallocate()
    }
    override public var holdsNested: Bool {
        if owesFinalizer { return false }
        return payload.mayNest || dictionary != nil || UnsafeBufferPointer(start: values, count: layout.names.count).holdNested
    }
    override public func moveChildren(to list: inout ContiguousArray<Value>) {
        let (payload, dictionary, old) = (payload, dictionary, takeValues())
        (self.payload, self.dictionary) = (.undefined, nil)
        if payload.mayNest { list.append(payload) }
        if let dictionary { list.append(.object(dictionary)) }
        list.append(contentsOf: old.lazy.filter(\.mayNest))
    }
}
