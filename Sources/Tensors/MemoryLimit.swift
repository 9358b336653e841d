// How much memory a session may take: asked before a large block is made, so that a cell gets an exception and not the end of
// its process.

import CAllocator
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
        count < leastBlock || (count <= bytes && Int(clamping: allocated_bytes()) <= bytes - count)
    }

    /// PyTorch's error for a block that cannot be had, with what was asked for and what there is.
    public static func refusal(bytes count: Int) -> TensorError {
        let free = max(0, bytes - Int(clamping: allocated_bytes()))
        return .runtime(
            "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate "
                + "\(count) bytes. Error code 12 (Cannot allocate memory)",
            hint: "\(text(count)) are wanted and \(text(free)) of the session's \(text(bytes)) are free")
    }

    private static func text(_ bytes: Int) -> String {
        let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
        var (value, unit) = (Double(bytes), 0)
        while value >= 1024, unit < units.count - 1 {
            value /= 1024
            unit += 1
        }
        let tenths = (value * 10).rounded() / 10
        return (tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)") + " " + units[unit]
    }
}

extension TensorError {
    /// Whether memory was refused.
    public var isRefusedMemory: Bool { hint != nil && message.hasPrefix("[enforce fail at alloc_cpu") }

    /// The same refusal, with the operation that asked.
    public func naming(_ operation: String) -> TensorError {
        TensorError(kind, message, hint: hint.map { "\(operation): \($0)" })
    }
}
