// The hash table below `set` and `frozenset`. Its slots fill in the order that CPython's do, since a set prints in the
// order of its slots: a program that prints a set of numbers shows the same text in both.

/// An open-addressed table of keys: nine neighbours are tried before jumping on.
///
/// Comparing keys can run a user's `__eq__`, which can change the table: a search starts again when that happens.
open class SetTable: Object {
    public struct Slot {
        /// 0 in a free slot, -1 in one whose key was removed.
        public let hash: Int
        /// `.undefined` where there is no key.
        public let key: Value
        @inlinable public var isEmpty: Bool { key.isUndefined }
        /// Where the key lies in a slot: behind its hash. Asking the compiler takes a lock at every search.
        static var keyOffset: Int { MemoryLayout<Int>.stride }
        var isFree: Bool { key.isUndefined && hash == 0 }
    }

    /// In iteration order, with gaps.
    public final private(set) var slots = SetTable.none
    /// The number of keys.
    public final private(set) var count = 0
    /// Keys and removed keys.
    final private(set) var filled = 0
    /// Changes whenever a key comes or goes.
    public final private(set) var version = 0
    /// Where `pop` looks first.
    private final var finger = 0

    private static var none: ContiguousArray<Slot> { ContiguousArray(repeating: Slot(hash: 0, key: .undefined), count: 8) }
    private final var mask: Int { slots.count - 1 }

    deinit { Object.releaseNested(in: self) }
    override open var holdsNested: Bool { count > 0 && slots.contains { $0.key.mayNest } }
    override open func moveChildren(to list: inout ContiguousArray<Value>) {
        let old = slots
        slots = []
        for slot in old where slot.key.mayNest { list.append(slot.key) }
    }

    /// The keys with their hashes, in iteration order.
    final var keys: [Slot] { slots.filter { !$0.isEmpty } }

    /// Where a key lies, or where it would be put: a free slot, or the last one passed whose key was removed.
    private enum Search { case found(Int), free(Int), removed(Int), changed }

    private final func search(_ key: Value, _ hash: Int, _ machine: Machine) throws -> Search {
        let before = version
        var probe = Probe(hash, mask)
        var removed: Int?
        while true {
            let slot = slots[probe.position]
            if slot.isFree { return removed.map { .removed($0) } ?? .free(probe.position) }
            if slot.isEmpty {
                removed = probe.position
            } else if slot.hash == hash {
                if try machine.isSameOrEqual(slot.key, key) { return version == before ? .found(probe.position) : .changed }
                if version != before { return .changed }
            }
            probe.advance(mask)
        }
    }

    /// Whether a string or an int is among keys of the same type; nil when somebody's `__eq__` has to be asked.
    final func quickContains(_ key: Register) -> Bool? {
        let hash: Int
        switch key.tag {
        case ValueTag.int: hash = hashNumber(key.intPayload)
        case ValueTag.object where key.objectKind == .string: hash = key.withObject(as: StringObject.self) { $0.textHash }
        default: return nil
        }
        return slots.withUnsafeBufferPointer { slots in
            var probe = Probe(hash, slots.count - 1)
            while true {
                let slot = slots.baseAddress.unsafelyUnwrapped + probe.position
                if slot.pointee.hash == hash {
                    let stored = (UnsafeMutableRawPointer(mutating: slot) + Slot.keyOffset).assumingMemoryBound(to: Value.self)
                    if stored.isUndefined {
                        if hash == 0 { return false }
                    } else if stored.tag == ValueTag.int, key.tag == ValueTag.int {
                        if stored.intPayload == key.intPayload { return true }
                    } else if stored.isSameObject(as: key) {
                        return true
                    } else if stored.objectKind == .string, key.tag == ValueTag.object {
                        let isEqual = stored.withObject(as: StringObject.self) { stored in
                            key.withObject(as: StringObject.self) { stored.isEqual(to: $0) }
                        }
                        if isEqual { return true }
                    } else {
                        return nil
                    }
                } else if slot.pointee.isFree {
                    return false
                }
                probe.advance(slots.count - 1)
            }
        }
    }

    final func contains(_ key: Value, hash: Int, _ machine: Machine) throws -> Bool {
        while true {
            switch try search(key, hash, machine) {
            case .found: return true
            case .free, .removed: return false
            case .changed: continue
            }
        }
    }

    /// Adds a key unless an equal one is there.
    final func add(_ key: Value, hash: Int, _ machine: Machine) throws {
        while true {
            switch try search(key, hash, machine) {
            case .found: return
            case .changed: continue
            case .removed(let position):
                version &+= 1
                count += 1
                slots[position] = Slot(hash: hash, key: key)
                return
            case .free(let position):
                version &+= 1
                count += 1
                filled += 1
                slots[position] = Slot(hash: hash, key: key)
                if filled * 5 >= mask * 3 { try resize(beyond: grown, machine) }
                return
            }
        }
    }

    /// Removes a key; false when there was none.
    final func remove(_ key: Value, hash: Int, _ machine: Machine) throws -> Bool {
        while true {
            switch try search(key, hash, machine) {
            case .free, .removed: return false
            case .changed: continue
            case .found(let position):
                clear(position)
                return true
            }
        }
    }

    /// Removes the key that `pop` gives; nil when empty.
    final func removeAny() -> Value? {
        guard count > 0 else { return nil }
        var position = finger & mask
        while slots[position].isEmpty { position = (position + 1) & mask }
        let key = slots[position].key
        clear(position)
        finger = position + 1
        return key
    }

    private final func clear(_ position: Int) {
        version &+= 1
        count -= 1
        slots[position] = Slot(hash: -1, key: .undefined)
    }

    final func removeAll() {
        version &+= 1
        let old = slots
        (slots, count, filled, finger) = (SetTable.none, 0, 0, 0)
        withExtendedLifetime(old) {}
    }

    /// Takes over the keys of another table, which may be dropped then.
    final func take(_ other: SetTable) {
        version &+= 1
        let old = slots
        (slots, count, filled) = (other.slots, other.count, other.filled)
        withExtendedLifetime(old) {}
    }

    /// Makes room for `more` keys that are about to be added together.
    final func reserve(_ more: Int, _ machine: Machine) throws {
        if (filled + more) * 5 >= mask * 3 { try resize(beyond: (count + more) * 2, machine) }
    }

    /// Adds every key of another table.
    final func merge(_ other: SetTable, _ machine: Machine) throws {
        guard other !== self, other.count > 0 else { return }
        try reserve(other.count, machine)
        if filled == 0 {
            version &+= 1
            if slots.count == other.slots.count, other.filled == other.count {
                (slots, filled, count) = (other.slots, other.filled, other.count)
                return
            }
            for slot in other.slots where !slot.isEmpty { place(slot) }
            (filled, count) = (other.count, other.count)
        } else {
            for slot in other.slots where !slot.isEmpty { try add(slot.key, hash: slot.hash, machine) }
        }
    }

    /// Drops the marks of removed keys when they are many.
    final func compact(_ machine: Machine) throws {
        if filled - count > mask / 4 { try resize(beyond: grown, machine) }
    }

    private final var grown: Int { count > 50_000 ? count * 2 : count * 4 }

    private final func resize(beyond least: Int, _ machine: Machine) throws {
        var size = 8
        while size <= least { size *= 2 }
        try machine.checkRoom(for: size, of: MemoryLayout<Slot>.stride)
        let old = slots
        slots = ContiguousArray(repeating: Slot(hash: 0, key: .undefined), count: size)
        filled = count
        version &+= 1
        for slot in old where !slot.isEmpty { place(slot) }
    }

    /// Puts a key that is known to be absent in a table without removed ones.
    private final func place(_ slot: Slot) {
        var probe = Probe(slot.hash, mask)
        while !slots[probe.position].isEmpty { probe.advance(mask) }
        slots[probe.position] = slot
    }
}

/// The positions where a key may lie, in order.
private struct Probe {
    private(set) var position: Int
    private var base: Int
    private var neighbours: Int
    private var perturbation: UInt

    init(_ hash: Int, _ mask: Int) {
        perturbation = UInt(bitPattern: hash)
        base = hash & mask
        position = base
        neighbours = base + 9 <= mask ? 9 : 0
    }

    mutating func advance(_ mask: Int) {
        if neighbours > 0 {
            neighbours -= 1
            position += 1
            return
        }
        perturbation >>= 5
        base = Int(truncatingIfNeeded: UInt(bitPattern: base) &* 5 &+ 1 &+ perturbation) & mask
        position = base
        neighbours = base + 9 <= mask ? 9 : 0
    }
}
