// How deeply nested objects are freed: with a list of what is left to free in place of the stack, so that a million
// lists inside each other can go away.

extension Value {
    /// True for objects that can hold others to any depth.
    var mayNest: Bool {
        guard case .object(let object) = self else { return false }
        return object.mayNest
    }
}

extension UnsafeBufferPointer<Value> {
    /// True when freeing these values could free objects more than two levels down; others are freed in the plain way.
    var nestsDeeply: Bool {
        guard let base = baseAddress.map({ UnsafeMutablePointer(mutating: $0) }) else { return false }
        for value in base..<(base + count) where value.tag == ValueTag.object {
            guard value.borrowedObject._withUnsafeGuaranteedRef(\.mayNest), value.isUniqueObject else { continue }
            if value.borrowedObject._withUnsafeGuaranteedRef(\.holdsNested) { return true }
        }
        return false
    }

    /// True when one of these values is an object that can hold others.
    var holdNested: Bool {
        guard let base = baseAddress.map({ UnsafeMutablePointer(mutating: $0) }) else { return false }
        for value in base..<(base + count) where value.tag == ValueTag.object {
            if value.borrowedObject._withUnsafeGuaranteedRef(\.mayNest) { return true }
        }
        return false
    }
}

extension Object {
    final var mayNest: Bool {
        switch kind {
        case .string, .native, .type, .range, .module, .bigInt, .bytes, .complex: false
        default: true
        }
    }

    /// Called in the `deinit` of an object that holds others: frees them one after the other.
    static func releaseNested(in object: Object) {
        guard object.holdsNested else { return }
        var pending: ContiguousArray<Value> = []
        object.moveChildren(to: &pending)
        while var value = pending.popLast() {
            guard case .object(var child) = value else { continue }
            value = .none // `child` is now the only reference of ours
            if child.holdsNested, isKnownUniquelyReferenced(&child) { child.moveChildren(to: &pending) }
        }
    }
}
