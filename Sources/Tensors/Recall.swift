// Values that a graph holds and nobody needs: their memory is given back, and whoever asks for the elements all the same has
// them computed again. Which values those are is decided in Operators/Forgetting.swift.

import CKernels

/// Elements that were given up and can be computed again; until then `memory` is another's.
final class Recall: Hold {
    /// Computes the elements again; nil when what they were made from has changed since.
    let again: () -> Tensor?
    /// Whether `again` would give them.
    let isPossible: () -> Bool
    /// How many forgotten values must be computed one after the other.
    let depth: Int
    unowned(unsafe) let storage: Storage

    init(_ storage: Storage, depth: Int, isPossible: @escaping () -> Bool, again: @escaping () -> Tensor?) {
        self.storage = storage
        self.depth = depth
        self.isPossible = isPossible
        self.again = again
        super.init(storage.memory)
        block_give(memory, storage.byteCount)
        storage.put(Unmanaged<Hold>.passRetained(self))
    }

    override func settle() {
        guard let block = block_take(storage.byteCount) else { fatalError("no memory for a value that is computed again") }
        if let made = again(), made.isContiguous, made.elementCount &* made.dtype.byteCount == storage.byteCount {
            block.copyMemory(from: made.bytes, byteCount: storage.byteCount)
        } else {
            // Not a number, whatever the floating-point type.
            block.initializeMemory(as: UInt8.self, repeating: 0xff, count: storage.byteCount)
        }
        memory = block
        storage.takeHold()
        Unmanaged<Hold>.passUnretained(self).release()
    }

    override func letGo() -> UnsafeMutableRawPointer? {
        Unmanaged<Hold>.passUnretained(self).release()
        return nil
    }
}

extension Tensor {
    /// Values of fewer elements are not worth forgetting.
    public static let leastForgotten = 8192
    /// Forgotten values are not computed again from more forgotten ones in a row.
    public static let mostRecalls = 64

    /// Whether the memory was given back.
    public var isForgotten: Bool { storage.isWaiting && storage.hold is Recall }
    /// Whether the value is forgotten and cannot be computed again.
    public var isLost: Bool { (storage.hold as? Recall).map { !$0.isPossible() } ?? false }
    /// How many forgotten values must be computed one after the other for this one; 0 when it is there.
    public var recallDepth: Int { (storage.hold as? Recall)?.depth ?? 0 }

    /// Gives back the memory of a value that this tensor alone sees; false, and nothing is done, when others see it, when it is
    /// no whole block or when something waits for it.
    /// - Parameters:
    ///   - isPossible: whether `again` would give the value.
    ///   - again: computes the value; it is called while the tensor has the history that it has now.
    public func forget(depth: Int, isPossible: @escaping () -> Bool, again: @escaping () -> Tensor?) -> Bool {
        guard !storage.isWaiting, dtype.isFloatingPoint, offset == 0, isContiguous, isKnownUniquelyReferenced(&storage),
            storage.byteCount == elementCount &* dtype.byteCount, storage.byteCount >= Storage.keptFrom
        else { return false }
        _ = Recall(storage, depth: depth, isPossible: isPossible, again: again)
        return true
    }

    /// Whether another tensor sees the same memory.
    public func sharesStorage() -> Bool { !isKnownUniquelyReferenced(&storage) }

    /// Whether this is one 1, expanded.
    public var isOneEverywhere: Bool {
        for d in 0..<rank where strides[d] != 0 && shape[d] != 1 { return false }
        return elementCount > 0 && dtype.isFloatingPoint && double(at: 0) == 1
    }

    /// Computes a forgotten value again, if it can be: whoever gets the tensor may do with it what he likes.
    public func recall() {
        if isForgotten { _ = storage.bytes }
    }

    /// Before the history goes away: a value that another tensor sees too can only be computed while it is there.
    public func recallForOthers() {
        if isForgotten, !isKnownUniquelyReferenced(&storage) { _ = storage.bytes }
    }
}
