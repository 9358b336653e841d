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
        try position(of: key, hash: machine.hash(key), machine).map { entries[$0].value }
    }
    public final func set(_ key: Value, _ value: Value, _ machine: Machine) throws {
        let hash = try machine.hash(key)
        if let position = try position(of: key, hash: hash, machine) {
            setValue(value, at: position)
        } else {
            append(key, value, hash: hash)
        }
    }
    /// Removes a key and returns its value; nil when absent.
    public final func removeValue(_ key: Value, _ machine: Machine) throws -> Value? {
        try position(of: key, hash: machine.hash(key), machine).map { remove(at: $0).value }
    }

    override open func type(_ machine: Machine) -> TypeObject { machine.types.dict }
}
