// The bytes behind tensors. Several tensors (views) share one storage; every write raises its version, so that autodiff
// notices a value changed after it was recorded.

import CKernels
import Glibc

/// A block of memory that tensors of one dtype view.
///
/// Blocks of up to `inlineCapacity` bytes lie in the object itself, behind the header: a scalar costs one allocation.
public final class Storage: ManagedBuffer<Storage.Header, UInt8> {
    public struct Header {
        /// Odd when it is a `Hold` that must be asked first, one byte on.
        @usableFromInline var bytes: UnsafeMutableRawPointer
        @usableFromInline var byteCount: Int
        @usableFromInline var version: Int
    }

    /// Blocks up to this size are held inline.
    @usableFromInline static let inlineCapacity = 64
    /// Blocks from this size begin at a cache line and are kept for the next of their size; for smaller ones plain `malloc`
    /// does that as well and is aligned enough.
    static let keptFrom = 1024

    /// A block of `byteCount` bytes, not cleared.
    /// - Throws: PyTorch's allocator error when the machine cannot hold it.
    public static func allocate(byteCount: Int) throws(TensorError) -> Storage {
        if byteCount <= inlineCapacity {
            let made = Storage.create(minimumCapacity: inlineCapacity) { buffer in
                buffer.withUnsafeMutablePointerToElements {
                    Header(bytes: UnsafeMutableRawPointer($0), byteCount: byteCount, version: 0)
                }
            }
            return unsafeDowncast(made, to: Storage.self)
        }
        var block: UnsafeMutableRawPointer?
        if byteCount < keptFrom {
            block = malloc(byteCount)
        } else if MemoryLimit.hasRoom(for: byteCount) {
            block = block_take(byteCount)
        }
        guard let block else {
            throw MemoryLimit.refusal(bytes: byteCount)
        }
        let made = Storage.create(minimumCapacity: 0) { _ in Header(bytes: block, byteCount: byteCount, version: 0) }
        return unsafeDowncast(made, to: Storage.self)
    }

    deinit {
        withUnsafeMutablePointerToHeader {
            var bytes = $0.pointee.bytes
            let count = $0.pointee.byteCount
            if UInt(bitPattern: bytes) & 1 != 0 {
                guard let memory = Storage.letGo(bytes) else { return }
                bytes = memory
            }
            if count >= Storage.keptFrom {
                block_give(bytes, count)
            } else if count > Storage.inlineCapacity {
                free(bytes)
            }
        }
    }

    /// Where the elements lie; what is deferred (Deferral/) and has to do with them is computed first.
    @inlinable public var bytes: UnsafeMutableRawPointer {
        let bytes = header.bytes
        return UInt(bitPattern: bytes) & 1 == 0 ? bytes : settled()
    }
    @inlinable public var byteCount: Int { header.byteCount }

    /// How often the storage was written since it was made: in the lower half the writes that a reverse pass must know of,
    /// in the upper half those that it is not told of.
    @inlinable public var version: Int {
        get { header.version }
        set { header.version = newValue }
    }

    /// The writes that a reverse pass must know of, of all in a version.
    @inlinable public static func told(_ version: Int) -> Int { version & 0xFFFF_FFFF }

    /// Counts the writes since a version as such that a reverse pass is not told of.
    public func hideWrites(since version: Int) {
        let told = Storage.told(self.version &- version)
        self.version = self.version &- told &+ told << 32
    }

    /// Made in inference mode: nobody follows its writes, which the count says by being far below 0.
    @inlinable public var isInference: Bool {
        get { header.version < 0 }
        set { if newValue != isInference { header.version = newValue ? Storage.inferenceVersion : 0 } }
    }
    @usableFromInline static let inferenceVersion = Int.min / 2
}
