// `d.keys()`, `d.values()` and `d.items()`: live views of a dict, and its iterators.

import Syntax

/// What a view or an iterator of a dict shows.
public enum DictPart: String {
    case keys, values, items

    func value(of entry: HashedObject.Entry) -> Value {
        switch self {
        case .keys: entry.key
        case .values: entry.value
        case .items: .object(TupleObject(entry.key, entry.value))
        }
    }
}

/// A view of a dict's keys, values or items.
public final class DictView: Object {
    public let dict: DictObject
    public let part: DictPart

    /// Shown as that of an `OrderedDict`.
    private let isOrdered: Bool

    public init(_ dict: DictObject, _ part: DictPart, isOrdered: Bool = false) {
        self.dict = dict
        self.part = part
        self.isOrdered = isOrdered
        super.init()
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: "dict_\(part.rawValue)") }
    override public func repr(_ machine: Machine) throws -> String {
        try machine.reprOnce(self, "...") {
            "\(isOrdered ? "o" : "")dict_\(part.rawValue)([" + (try machine.joinedRepr(ContiguousArray(elements))) + "])"
        }
    }
    override public func length(_ machine: Machine) -> Int { dict.count }
    override public func truth(_ machine: Machine) -> Bool { dict.count > 0 }
    override public func iterator(_ machine: Machine) -> IteratorObject { DictIterator(dict, part) }
    override public func hash(_ machine: Machine) throws -> Int {
        if part == .values { return try super.hash(machine) }
        throw Raise(.typeError, "unhashable type: 'dict_\(part.rawValue)'")
    }
    override public func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        machine.symbols[name] == "mapping" ? .object(dict) : nil
    }

    var elements: [Value] { dict.entries.compactMap { $0.isRemoved ? nil : part.value(of: $0) } }

    override public func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        switch part {
        case .keys: return try dict.contains(value, machine)
        case .values: return try super.contains(value, machine)
        case .items:
            guard let pair = value.asTuple, pair.count == 2, let found = try dict.get(pair.elements[0], machine) else {
                return false
            }
            return try machine.isSameOrEqual(found, pair.elements[1])
        }
    }

    /// The size of a value that can be compared with a view: a set or another view.
    private static func size(_ value: Value) -> Int? {
        if let set = value.asSet { return set.count }
        if let view = value.as(DictView.self), view.part != .values { return view.dict.count }
        return nil
    }
    private static func holds(_ container: Value, all elements: Value, _ machine: Machine) throws -> Bool {
        for element in try machine.elements(elements) where try !machine.contains(container, element) { return false }
        return true
    }

    override public func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        guard part != .values, let size = DictView.size(other) else { return try super.equals(other, machine) }
        return try size == dict.count && DictView.holds(other, all: .object(self), machine)
    }
    override public func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard part != .values, let size = DictView.size(other) else { return nil }
        switch op {
        case .less, .lessOrEqual:
            return .bool(try op.holds(dict.count, size) && DictView.holds(other, all: .object(self), machine))
        default:
            return .bool(try op.holds(dict.count, size) && DictView.holds(.object(self), all: other, machine))
        }
    }
    override public func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        guard part != .values, [.or, .and, .subtract, .xor].contains(op) else { return nil }
        let (first, second): (Value, Value) = reflected ? (other, .object(self)) : (.object(self), other)
        if op == .and { return .object(try DictView.intersection(first, second, machine)) }
        let result = SetObject()
        // A view of keys is taken over from its dict, whose size is known beforehand: it decides on the order.
        try result.update(first.as(DictView.self).flatMap { $0.part == .keys ? .object($0.dict) : nil } ?? first, machine)
        switch op {
        case .or: try result.update(second, machine)
        case .subtract: try result.subtract(second, machine)
        default: try result.toggle(second, machine)
        }
        return .object(result)
    }

    /// The common elements, in the order of the one that CPython walks.
    private static func intersection(_ first: Value, _ second: Value, _ machine: Machine) throws -> SetObject {
        var (asked, walked) = (first, second)
        let length = try machine.length(asked)
        if let set = walked.asSet, length <= set.count { return try set.copy(isFrozen: false, machine).intersection(asked, machine) }
        if let view = walked.as(DictView.self), view.dict.count > length { swap(&asked, &walked) }
        let result = SetObject()
        let iterator = try machine.iterator(walked)
        while let element = try iterator.next(machine) {
            if try machine.contains(asked, element) { try result.add(element, machine) }
        }
        return result
    }
}

/// The iterator of a dict or of a view.
public final class DictIterator: IteratorObject {
    private var dict: DictObject?
    private let part: DictPart
    private let isReversed: Bool
    private let count: Int
    private var given = 0
    private var position: Int
    private var last: TupleObject?

    public init(_ dict: DictObject, _ part: DictPart, isReversed: Bool = false) {
        self.dict = dict
        self.part = part
        self.isReversed = isReversed
        count = dict.count
        position = isReversed ? dict.entries.count - 1 : 0
        super.init(kind: part == .items ? .pairIterator : .iterator)
    }

    override public func next(_ machine: Machine) throws -> Value? {
        guard let at = try nextPosition(), let dict else { return nil }
        if part == .items { return .object(TupleObject.pair(dict.entries[at].key, dict.entries[at].value, reusing: &last)) }
        return part.value(of: dict.entries[at])
    }
    override func advance(_ machine: Machine, into first: Register, _ second: Register) throws -> Bool {
        guard let at = try nextPosition(), let dict else { return false }
        first.pointee = dict.entries[at].key
        second.pointee = dict.entries[at].value
        return true
    }
    /// The place of the next entry; nil at the end.
    private func nextPosition() throws -> Int? {
        guard let dict else { return nil }
        guard dict.count == count else { throw Raise(.runtimeError, "dictionary changed size during iteration") }
        while position >= 0, position < dict.entries.count {
            let at = position
            position += isReversed ? -1 : 1
            if dict.entries[at].isRemoved { continue }
            guard given < count else { throw Raise(.runtimeError, "dictionary keys changed during iteration") }
            given += 1
            return at
        }
        self.dict = nil
        last = nil
        return nil
    }
    override public var typeName: String {
        let name = part == .keys ? "key" : part == .values ? "value" : "item"
        return "dict_\(isReversed ? "reverse" : "")\(name)iterator"
    }
}

extension Machine {
    /// Whether a value is an instance of a class that is, or derives from, `OrderedDict`.
    func isOrderedDict(_ value: Value) -> Bool {
        guard case .object(let object) = value, !(object is DictObject) else { return false }
        var type: TypeObject? = object.type(self)
        while let found = type {
            if found.name == "OrderedDict", found.moduleName == "collections" { return true }
            type = found.base
        }
        return false
    }
}
