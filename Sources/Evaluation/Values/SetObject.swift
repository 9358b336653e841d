// `set` and `frozenset`: what operators ask of them. The table is in HashedObject.swift, methods in Builtins/Set*.swift.

import Syntax

/// A Python set or frozenset; iterated in insertion order.
public final class SetObject: HashedObject {
    public let isFrozen: Bool
    public init(isFrozen: Bool = false) {
        self.isFrozen = isFrozen
        super.init(kind: .set)
    }

    public var elements: [Value] { entries.compactMap { $0.isRemoved ? nil : $0.key } }
    public func add(_ key: Value, _ machine: Machine) throws {
        let hash = try machine.hash(key)
        if try position(of: key, hash: hash, machine) == nil { append(key, .none, hash: hash) }
    }

    override public func type(_ machine: Machine) -> TypeObject { isFrozen ? machine.types.frozenset : machine.types.set }
}
