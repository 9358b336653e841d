// How much memory a session may take: asked before a large block is made, so that a cell gets an exception and not the end of
// its process.

import CAllocator
import CKernels
import Glibc

public enum MemoryLimit {
    /// The machine's memory, or what the system allows the process, less some for what is not asked for here.
    public static let bytes: Int = {
        let installed = Int(sysconf(Int32(_SC_PHYS_PAGES))) &* Int(sysconf(Int32(_SC_PAGESIZE)))
        var allowed = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &allowed) == 0, allowed.rlim_cur < UInt(installed) else {
            return installed
        }
        return max(Int(allowed.rlim_cur) - 512 << 20, 1 << 20)
    }()

    /// Smaller blocks are not asked about.
    @usableFromInline static let leastBlock = 1 << 24

    /// Whether a block of so many bytes fits beside what is held already.
    public static func hasRoom(for count: Int) -> Bool {
        count < leastBlock || (count <= bytes && Int(clamping: allocated_bytes()) - Int(clamping: blocks_held()) <= bytes - count)
    }
}
