// How a storage can wait: for elements that are yet to be computed, or for computations that are yet to read them. Every
// access goes through `Storage.bytes`, which asks the hold first, so that waiting can be seen nowhere.

/// What stands between a storage and whoever wants its elements.
class Hold {
    /// The storage's memory.
    final var memory: UnsafeMutableRawPointer
    init(_ memory: UnsafeMutableRawPointer) { self.memory = memory }
    /// Makes the elements what they should be by now, and takes the hold off its storage.
    func settle() { fatalError("a hold that nothing settles") }
    /// The storage goes away: gives its memory, nil when it has none now.
    func letGo() -> UnsafeMutableRawPointer? { memory }
}

/// Elements that are the value of an expression, once somebody asks for them.
final class Promise: Hold {
    let value: DeferredValue
    let deferral: Deferral
    /// Σ of the value's elements over this; nil for the elements themselves.
    let divisor: Double?
    unowned(unsafe) let storage: Storage
    /// Place among the deferral's promises.
    var place = 0

    init(_ value: DeferredValue, divisor: Double? = nil, for storage: Storage, _ deferral: Deferral) {
        self.value = value
        self.divisor = divisor
        self.storage = storage
        self.deferral = deferral
        super.init(storage.memory)
        deferral.add(self)
        storage.put(Unmanaged<Hold>.passRetained(self))
    }

    override func settle() { _ = deferral.keep([self]) }

    /// The storage has its elements.
    func isKept() {
        deferral.remove(self)
        storage.takeHold()
        Unmanaged<Hold>.passUnretained(self).release()
    }

    override func letGo() -> UnsafeMutableRawPointer? {
        let memory = memory
        deferral.remove(self)
        Unmanaged<Hold>.passUnretained(self).release()
        return memory
    }
}

/// Elements that expressions will read: before anybody else has them, who may write, the promises that need them are kept.
final class Capture: Hold {
    let storage: Storage
    unowned(unsafe) let deferral: Deferral
    /// Set once others have had access: what is in the storage may no longer be what the expressions mean.
    private(set) var isSpoiled = false

    init(_ storage: Storage, _ deferral: Deferral) {
        self.storage = storage
        self.deferral = deferral
        super.init(storage.memory)
        storage.put(Unmanaged<Hold>.passUnretained(self))
    }

    deinit { if !isSpoiled { storage.takeHold() } }

    override func settle() {
        isSpoiled = true
        storage.takeHold()
        deferral.keepAll(reading: self)
    }
}

extension Storage {
    /// The memory, whatever waits.
    var memory: UnsafeMutableRawPointer { hold?.memory ?? header.bytes }
    /// Whether there is a hold.
    @inlinable public var isWaiting: Bool { UInt(bitPattern: header.bytes) & 1 != 0 }

    /// What is waited for.
    var hold: Hold? {
        let bits = UInt(bitPattern: header.bytes)
        guard bits & 1 != 0, let address = UnsafeRawPointer(bitPattern: bits - 1) else { return nil }
        return Unmanaged<Hold>.fromOpaque(address).takeUnretainedValue()
    }

    func put(_ hold: Unmanaged<Hold>) { header.bytes = hold.toOpaque() + 1 }
    func takeHold() { header.bytes = memory }

    @usableFromInline @inline(never) func settled() -> UnsafeMutableRawPointer {
        hold?.settle()
        return header.bytes
    }

    /// The memory behind a hold, for a storage that goes away; nil when there is none.
    @inline(never) static func letGo(_ bytes: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Hold>.fromOpaque(bytes - 1).takeUnretainedValue().letGo()
    }
}
