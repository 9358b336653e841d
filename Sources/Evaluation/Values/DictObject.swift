// `dict`: what operators ask of it. The table is in HashedObject.swift, methods and views in Builtins/Dict*.swift.

import Syntax

/// A Python dict; `OrderedDict`, `defaultdict` and `Counter` are subclasses.
open class DictObject: HashedObject {
    public init() { super.init(kind: .dict) }

    /// The keys and values in order.
    public final var pairs: [(key: Value, value: Value)] {
        entries.compactMap { $0.isRemoved ? nil : ($0.key, $0.value) }
    }
    public final func get(_ key: Value, _ machine: Machine) throws -> Value? {
        try position(of: key, machine).map { entries[$0].value }
    }
    public final func set(_ key: Value, _ value: Value, _ machine: Machine) throws {
        if let position = try position(of: key, machine) {
            setValue(value, at: position)
        } else {
            append(key, value, hash: try machine.hash(key))
        }
    }
    /// Sets a key that is an int, a string or a tuple of those; false where that asks somebody's `__eq__`.
    final func setQuickly(_ key: Register, _ value: Register) -> Bool {
        let position = quickPosition(of: key)
        if position >= 0 {
            setValue(value.pointee, at: position)
            return true
        }
        guard position == Quick.absent, let hash = DictObject.quickHash(of: key) else { return false }
        append(key.pointee, value.pointee, hash: hash)
        return true
    }
    final func set(_ key: Value, _ value: Value, hash: Int, _ machine: Machine) throws {
        if let position = try position(of: key, hash: hash, machine) {
            setValue(value, at: position)
        } else {
            append(key, value, hash: hash)
        }
    }
    /// Removes a key and returns its value; nil when absent.
    public final func removeValue(_ key: Value, _ machine: Machine) throws -> Value? {
        try position(of: key, machine).map { remove(at: $0).value }
    }

    /// What `d[key]` gives for a key that is not there (`__missing__`).
    open func missing(_ key: Value, _ machine: Machine) throws -> Value { throw Raise(.keyError, arguments: [key]) }
    /// An empty dict of the same kind, for `copy` and `|`.
    open func emptyLikeSelf() -> DictObject { DictObject() }

    /// Sets every key of another dict or of an iterable of pairs.
    public final func update(_ other: Value, _ machine: Machine) throws {
        if let dict = other.asDict {
            if count == 0, dict !== self { return copyTable(of: dict) }
            for entry in dict.entries where !entry.isRemoved { try set(entry.key, entry.value, hash: entry.hash, machine) }
            return
        }
        if let keys = try machine.attributeIfAny(other, "keys") {
            let iterator = try machine.iterator(machine.call(keys, []))
            while let key = try iterator.next(machine) { try set(key, machine.item(other, key), machine) }
            return
        }
        let iterator = try machine.iterator(other)
        var number = 0
        try iterator.drain(machine) { element in
            let pair = try DictObject.pair(element, number, machine)
            try set(pair[0], pair[1], machine)
            number += 1
            return true
        }
    }

    private static func pair(_ element: Value, _ number: Int, _ machine: Machine) throws -> [Value] {
        let pair: [Value]
        do {
            pair = try machine.elements(element)
        } catch let raise as Raise where raise.kind == .typeError {
            throw Raise(.typeError, "cannot convert dictionary update sequence element #\(number) to a sequence")
        }
        guard pair.count == 2 else {
            throw Raise(
                .valueError, "dictionary update sequence element #\(number) has length \(pair.count); 2 is required")
        }
        return pair
    }

    override open func type(_ machine: Machine) -> TypeObject { machine.types.dict }
    override open func truth(_ machine: Machine) -> Bool { count > 0 }
    override open func length(_ machine: Machine) -> Int { count }
    override open func hash(_ machine: Machine) throws -> Int {
        throw Raise(.typeError, "unhashable type: '\(type(machine).shownName)'")
    }
    override open func repr(_ machine: Machine) throws -> String { try plainRepr(machine) }
    /// `{key: value, …}`.
    public final func plainRepr(_ machine: Machine) throws -> String {
        try machine.reprOnce(self, "{...}") {
            var text = "{"
            for entry in entries where !entry.isRemoved {
                if text.utf8.count > 1 { text += ", " }
                text += try machine.repr(entry.key) + ": " + machine.repr(entry.value)
            }
            return text + "}"
        }
    }

    override open func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        guard let right = other.asDict else { return nil }
        guard count == right.count else { return false }
        for entry in entries where !entry.isRemoved {
            guard let position = try right.position(of: entry.key, hash: entry.hash, machine),
                try machine.isSameOrEqual(entry.value, right.entries[position].value)
            else { return false }
        }
        return true
    }
    override open func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        guard op == .or, !reflected, other.asDict != nil else { return nil }
        let result = emptyLikeSelf()
        result.copyTable(of: self)
        try result.update(other, machine)
        return .object(result)
    }
    override open func binaryInPlace(_ op: BinaryOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard op == .or else { return nil }
        try update(other, machine)
        return .object(self)
    }

    override open func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        try position(of: value, machine) != nil
    }
    override open func iterator(_ machine: Machine) throws -> IteratorObject { DictIterator(self, .keys) }
    override open func item(_ key: Value, _ machine: Machine) throws -> Value {
        if let position = try position(of: key, machine) { return entries[position].value }
        return try missing(key, machine)
    }
    override open func setItem(_ key: Value, _ value: Value, _ machine: Machine) throws { try set(key, value, machine) }
    override open func deleteItem(_ key: Value, _ machine: Machine) throws {
        if try removeValue(key, machine) == nil { throw Raise(.keyError, arguments: [key]) }
    }
}
