// The hash table below `dict`: entries in insertion order and an index into them. What Python asks of a dict is in
// DictObject.swift; sets order their elements otherwise and have a table of their own.

/// A table of keys, each with a value: entries lie in insertion order, an open-addressed index finds them.
///
/// Comparing keys can run a user's `__eq__`, which can change the table: a search starts again when that happens.
open class HashedObject: Object {
    public struct Entry {
        public let hash: Int
        /// `.undefined` once removed.
        public let key: Value
        public var value: Value
        @inlinable public var isRemoved: Bool { key.isUndefined }
        /// Where the key lies in an entry: behind its hash. Asking the compiler takes a lock at every search.
        static var keyOffset: Int { MemoryLayout<Int>.stride }
    }

    /// Entries in insertion order; removed ones stay as gaps until the table is rebuilt.
    public final private(set) var entries: ContiguousArray<Entry> = []
    /// The number of keys.
    public final private(set) var count = 0
    /// Changes whenever a key comes or goes.
    public final private(set) var version = 0
    /// Every change is told to `changed`.
    final var isWatched = false
    /// Positions in `entries`; empty while there are few of them and they are searched one by one.
    private final var index: ContiguousArray<Int32> = []
    /// Slots of `index` that are not free.
    private final var occupied = 0
    /// 64 minus the binary logarithm of the index's size.
    private final var shift: UInt64 = 64

    private static let searchedLinearly = 8
    private static let free: Int32 = -1
    private static let removed: Int32 = -2

    deinit { Object.releaseNested(in: self) }

    /// Hears of a key that got a value, or lost it, in a table that is watched.
    func changed(_ key: Value, _ value: Value?) {}

    override open func moveChildren(to list: inout ContiguousArray<Value>) {
        let old = entries
        entries = []
        for entry in old where !entry.isRemoved {
            if entry.key.mayNest { list.append(entry.key) }
            if entry.value.mayNest { list.append(entry.value) }
        }
    }
    override open var holdsNested: Bool { entries.contains { $0.value.mayNest || $0.key.mayNest } }

    /// The position of a key in `entries`, or nil.
    public final func position(of key: Value, hash: Int, _ machine: Machine) throws -> Int? {
        while true {
            let before = version
            let found = try search(key, hash, before, machine)
            if version == before { return found }
        }
    }

    /// What a search finds that asks nobody's `__eq__`.
    enum Quick {
        static let absent = -1
        /// A key of another type is in the way, or is sought.
        static let unknown = -2
    }

    /// The position of a key that is a string or an int, or what `Quick` says.
    @inline(__always) final func quickPosition(of key: Register) -> Int {
        if key.tag == ValueTag.int {
            let number = key.intPayload
            return quickPosition(hash: hashNumber(number)) { $0.tag == ValueTag.int ? $0.intPayload == number : nil }
        }
        guard key.objectKind == .string else { return quickPosition(ofTuple: key) }
        let text = key.borrowed(as: StringObject.self)
        return quickPosition(hash: text._withUnsafeGuaranteedRef { $0.textHash }) { stored in
            if stored.isSameObject(as: key) { return true }
            guard stored.objectKind == .string else { return nil }
            return stored.borrowed(as: StringObject.self)._withUnsafeGuaranteedRef { stored in
                text._withUnsafeGuaranteedRef { stored.isEqual(to: $0) }
            }
        }
    }

    /// The hash of a key for which `quickPosition` has an answer.
    static func quickHash(of key: Register) -> Int? {
        if key.tag == ValueTag.int { return hashNumber(key.intPayload) }
        switch key.objectKind {
        case .string: return key.withObject(as: StringObject.self) { $0.textHash }
        case .tuple: return key.withObject(as: TupleObject.self) { $0.quickHash }
        default: return nil
        }
    }

    /// `quickPosition` of a tuple of ints and strings.
    @inline(never) private final func quickPosition(ofTuple key: Register) -> Int {
        guard key.objectKind == .tuple else { return Quick.unknown }
        let tuple = key.borrowed(as: TupleObject.self)
        guard let hash = tuple._withUnsafeGuaranteedRef({ $0.quickHash }) else { return Quick.unknown }
        return quickPosition(hash: hash) { stored in
            if stored.isSameObject(as: key) { return true }
            guard stored.objectKind == .tuple else { return nil }
            return stored.borrowed(as: TupleObject.self)._withUnsafeGuaranteedRef { stored in
                tuple._withUnsafeGuaranteedRef { stored.quickEquals($0) }
            }
        }
    }

    @inline(__always) private func quickPosition(hash: Int, _ isEqual: (Register) -> Bool?) -> Int {
        entries.withUnsafeBufferPointer { entries in
            /// Compares a key where it lies.
            func isKey(_ position: Int) -> Bool? {
                let entry = UnsafeMutableRawPointer(mutating: entries.baseAddress.unsafelyUnwrapped + position)
                return isEqual((entry + Entry.keyOffset).assumingMemoryBound(to: Value.self))
            }
            if index.isEmpty {
                for position in 0..<entries.count where entries[position].hash == hash {
                    guard let isKey = isKey(position) else { return Quick.unknown }
                    if isKey { return position }
                }
                return Quick.absent
            }
            return index.withUnsafeBufferPointer { index in
                let mask = index.count - 1
                var slot = Self.slot(hash, shift)
                while true {
                    let position = Int(index[slot])
                    if position == Int(Self.free) { return Quick.absent }
                    if position >= 0, entries[position].hash == hash {
                        guard let isKey = isKey(position) else { return Quick.unknown }
                        if isKey { return position }
                    }
                    slot = (slot + 1) & mask
                }
            }
        }
    }

    /// The position of a key, or nil.
    public final func position(of key: Value, _ machine: Machine) throws -> Int? {
        var key = key
        let quick = withUnsafeMutablePointer(to: &key) { quickPosition(of: $0) }
        guard quick == Quick.unknown else { return quick >= 0 ? quick : nil }
        return try position(of: key, hash: machine.hash(key), machine)
    }

    /// One pass; its result counts only if the version is still `before`.
    private final func search(_ key: Value, _ hash: Int, _ before: Int, _ machine: Machine) throws -> Int? {
        if index.isEmpty {
            for position in 0..<entries.count where entries[position].hash == hash {
                let stored = entries[position].key
                if stored.isUndefined { continue }
                if try machine.isSameOrEqual(stored, key) { return position }
                if version != before { return nil }
            }
            return nil
        }
        let mask = index.count - 1
        var slot = Self.slot(hash, shift)
        while true {
            let position = index[slot]
            if position == Self.free { return nil }
            if position >= 0, entries[Int(position)].hash == hash {
                let stored = entries[Int(position)].key
                if try machine.isSameOrEqual(stored, key) { return Int(position) }
                if version != before { return nil }
            }
            slot = (slot + 1) & mask
        }
    }

    /// Adds a key that is known to be absent.
    public final func append(_ key: Value, _ value: Value, hash: Int) {
        version &+= 1
        count += 1
        if isWatched { changed(key, value) }
        if index.isEmpty {
            if entries.count < Self.searchedLinearly {
                entries.append(Entry(hash: hash, key: key, value: value))
                return
            }
            rebuild(for: max(count, Self.searchedLinearly + 1))
        } else if (occupied + 1) * 3 > index.count * 2 {
            rebuild(for: count)
        }
        entries.append(Entry(hash: hash, key: key, value: value))
        if !index.isEmpty { place(entries.count - 1, hash) }
    }

    /// Replaces the value of the entry at a position.
    public final func setValue(_ value: Value, at position: Int) {
        // What the entry held is freed after the access to `entries` has ended: freeing may come back here.
        let old = entries[position].value
        entries[position].value = value
        if isWatched { changed(entries[position].key, value) }
        withExtendedLifetime(old) {}
    }

    /// Removes the entry at a position and returns it.
    @discardableResult public final func remove(at position: Int) -> Entry {
        let entry = entries[position]
        version &+= 1
        count -= 1
        if isWatched { changed(entry.key, nil) }
        if !index.isEmpty {
            let mask = index.count - 1
            var slot = Self.slot(entry.hash, shift)
            while index[slot] != Int32(position) { slot = (slot + 1) & mask }
            index[slot] = Self.removed
        }
        if count == 0 {
            clear()
        } else if position == entries.count - 1 {
            entries.removeLast()
            while let last = entries.last, last.isRemoved { entries.removeLast() }
        } else {
            entries[position] = Entry(hash: 0, key: .undefined, value: .undefined)
        }
        return entry
    }

    public final func removeAll() {
        version &+= 1
        count = 0
        let old = entries
        clear()
        if isWatched { for entry in old where !entry.isRemoved { changed(entry.key, nil) } }
        withExtendedLifetime(old) {}
    }

    /// The position of the last key; nil when empty.
    public final var lastPosition: Int? { entries.lastIndex { !$0.isRemoved } }

    /// Takes over the keys and values of another table.
    public final func copyTable(of other: HashedObject) {
        version &+= 1
        entries = other.entries
        count = other.count
        index = other.index
        occupied = other.occupied
        shift = other.shift
        if isWatched { for entry in entries where !entry.isRemoved { changed(entry.key, entry.value) } }
    }

    private final func clear() {
        entries = []
        index = []
        occupied = 0
        shift = 64
    }

    /// Drops gaps and makes an index with room for `needed` keys and as many more.
    private final func rebuild(for needed: Int) {
        if count - 1 != entries.count { entries.removeAll(where: \.isRemoved) }
        var size = 16
        while size < needed * 2 { size *= 2 }
        index = ContiguousArray(repeating: Self.free, count: size)
        shift = UInt64(64 - size.trailingZeroBitCount)
        occupied = 0
        for position in entries.indices { place(position, entries[position].hash) }
    }

    private final func place(_ position: Int, _ hash: Int) {
        let mask = index.count - 1
        var slot = Self.slot(hash, shift)
        while index[slot] >= 0 { slot = (slot + 1) & mask }
        if index[slot] == Self.free { occupied += 1 }
        index[slot] = Int32(truncatingIfNeeded: position)
    }

    /// Python's hash of a small integer is the integer itself: multiplying spreads neighbours over the table.
    @inline(__always) private static func slot(_ hash: Int, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (UInt64(bitPattern: Int64(hash)) &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }
}
