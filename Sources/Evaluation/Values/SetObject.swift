// `set` and `frozenset`: what operators ask of them. The table is in SetTable.swift, methods in Builtins/Set.swift.

import Syntax

/// A Python set or frozenset.
public final class SetObject: SetTable {
    public let isFrozen: Bool
    public init(isFrozen: Bool = false) {
        self.isFrozen = isFrozen
        super.init(kind: .set)
    }

    public var elements: [Value] { slots.compactMap { $0.isEmpty ? nil : $0.key } }
    public func add(_ key: Value, _ machine: Machine) throws { try add(key, hash: machine.hash(key), machine) }
    public func has(_ key: Value, _ machine: Machine) throws -> Bool {
        try contains(key, hash: machine.hash(key), machine)
    }

    /// Adds every element of an iterable.
    public func update(_ other: Value, _ machine: Machine) throws {
        if let set = other.asSet { return try merge(set, machine) }
        if let dict = other.asDict {
            try reserve(dict.count, machine)
            for entry in dict.entries where !entry.isRemoved { try add(entry.key, hash: entry.hash, machine) }
            return
        }
        let iterator = try machine.iterator(other)
        try iterator.drain(machine) { element in
            try add(element, machine)
            return true
        }
    }
    /// The set that a display of three constants or more makes in CPython: a frozenset that is made twice by its compiler
    /// and then merged into an empty set, which can order the elements otherwise than adding them one by one.
    func asConstantDisplay(_ machine: Machine) throws -> SetObject {
        let frozen = SetObject(isFrozen: true)
        for slot in keys { try frozen.add(slot.key, hash: slot.hash, machine) }
        return try frozen.copy(isFrozen: false, machine)
    }
    public func copy(isFrozen: Bool? = nil, _ machine: Machine) throws -> SetObject {
        let copy = SetObject(isFrozen: isFrozen ?? self.isFrozen)
        try copy.merge(self, machine)
        return copy
    }

    override public func type(_ machine: Machine) -> TypeObject { isFrozen ? machine.types.frozenset : machine.types.set }
    override public func truth(_ machine: Machine) -> Bool { count > 0 }
    override public func length(_ machine: Machine) -> Int { count }
    override public func iterator(_ machine: Machine) -> IteratorObject { SetIterator(self) }

    override public func repr(_ machine: Machine) throws -> String {
        let name = isFrozen ? "frozenset" : "set"
        if count == 0 { return "\(name)()" }
        return try machine.reprOnce(self, "\(name)(...)") {
            let text = "{" + (try machine.joinedRepr(ContiguousArray(elements))) + "}"
            return isFrozen ? "frozenset(\(text))" : text
        }
    }

    /// Independent of order: CPython's mixture, so that sets of frozensets print in the same order.
    override public func hash(_ machine: Machine) throws -> Int {
        guard isFrozen else { throw Raise(.typeError, "unhashable type: 'set'") }
        func shuffled(_ hash: UInt) -> UInt { ((hash ^ 89_869_747) ^ (hash << 16)) &* 3_644_798_167 }
        var sum: UInt = 0
        for slot in slots { sum ^= shuffled(UInt(bitPattern: slot.hash)) }
        if (slots.count - filled) & 1 != 0 { sum ^= shuffled(0) }
        if (filled - count) & 1 != 0 { sum ^= shuffled(UInt.max) }
        sum ^= (UInt(count) + 1) &* 1_927_868_237
        sum ^= (sum >> 11) ^ (sum >> 25)
        sum = sum &* 69_069 &+ 907_133_923
        return sum == UInt.max ? 590_923_713 : Int(bitPattern: sum)
    }

    override public func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        guard let right = other.asSet else { return nil }
        guard count == right.count else { return false }
        return try isSubset(of: right, machine)
    }
    override public func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard let right = other.asSet else { return nil }
        switch op {
        case .less: return .bool(try count < right.count && isSubset(of: right, machine))
        case .lessOrEqual: return .bool(try isSubset(of: right, machine))
        case .greater: return .bool(try right.count < count && right.isSubset(of: self, machine))
        default: return .bool(try right.isSubset(of: self, machine))
        }
    }
    override public func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        // A set is looked for as the frozenset it would be.
        if let set = value.asSet, !set.isFrozen {
            return try has(.object(set.copy(isFrozen: true, machine)), machine)
        }
        return try has(value, machine)
    }

    func isSubset(of other: SetObject, _ machine: Machine) throws -> Bool {
        guard count <= other.count else { return false }
        for slot in keys where try !other.contains(slot.key, hash: slot.hash, machine) { return false }
        return true
    }

    override public func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        guard !reflected, let right = other.asSet else { return nil }
        switch op {
        case .or:
            let union = try copy(machine)
            if right !== self { try union.merge(right, machine) }
            return .object(union)
        case .and: return .object(try intersection(other, machine))
        case .subtract: return .object(try difference(other, machine))
        case .xor: return .object(try symmetricDifference(other, machine))
        default: return nil
        }
    }
    override public func binaryInPlace(_ op: BinaryOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard !isFrozen, other.asSet != nil else { return nil }
        switch op {
        case .or: try update(other, machine)
        case .and: take(try intersection(other, machine))
        case .subtract: try subtract(other, machine)
        case .xor: try toggle(other, machine)
        default: return nil
        }
        return .object(self)
    }
}

/// The operations that methods and operators share; their order of insertion is CPython's.
extension SetObject {
    func intersection(_ other: Value, _ machine: Machine) throws -> SetObject {
        let result = SetObject(isFrozen: isFrozen)
        guard let right = other.asSet else {
            let iterator = try machine.iterator(other)
            while let element = try iterator.next(machine) {
                let hash = try machine.hash(element)
                if try contains(element, hash: hash, machine) { try result.add(element, hash: hash, machine) }
            }
            return result
        }
        if right === self { return try copy(machine) }
        let (walked, asked) = right.count > count ? (self, right) : (right, self)
        for slot in walked.keys where try asked.contains(slot.key, hash: slot.hash, machine) {
            try result.add(slot.key, hash: slot.hash, machine)
        }
        return result
    }

    func difference(_ other: Value, _ machine: Machine) throws -> SetObject {
        let has: (SetTable.Slot) throws -> Bool
        let size: Int
        if let right = other.asSet {
            has = { try right.contains($0.key, hash: $0.hash, machine) }
            size = right.count
        } else if let dict = other.asDict {
            has = { try dict.position(of: $0.key, hash: $0.hash, machine) != nil }
            size = dict.count
        } else {
            let result = try copy(machine)
            try result.subtract(other, machine)
            return result
        }
        if count >> 2 > size {
            let result = try copy(machine)
            try result.subtract(other, machine)
            return result
        }
        let result = SetObject(isFrozen: isFrozen)
        for slot in keys where try !has(slot) { try result.add(slot.key, hash: slot.hash, machine) }
        return result
    }

    func subtract(_ other: Value, _ machine: Machine) throws {
        if other.asSet === self { return removeAll() }
        if let right = other.asSet {
            for slot in right.keys { _ = try remove(slot.key, hash: slot.hash, machine) }
        } else {
            let iterator = try machine.iterator(other)
            while let element = try iterator.next(machine) {
                _ = try remove(element, hash: machine.hash(element), machine)
            }
        }
        try compact(machine)
    }

    func symmetricDifference(_ other: Value, _ machine: Machine) throws -> SetObject {
        let result = SetObject(isFrozen: isFrozen)
        try result.update(other, machine)
        try result.toggle(.object(self), machine)
        return result
    }

    /// Adds what is missing and removes what is there.
    func toggle(_ other: Value, _ machine: Machine) throws {
        if other.asSet === self { return removeAll() }
        let right: SetObject
        if let set = other.asSet {
            right = set
        } else {
            right = SetObject()
            try right.update(other, machine)
        }
        for slot in right.keys where try !remove(slot.key, hash: slot.hash, machine) {
            try add(slot.key, hash: slot.hash, machine)
        }
    }
}
