// Ctrl-C as a flag: set by the signal's handler, polled by whoever can be interrupted. What an interruption means to a
// session or to the prompt is decided there.

import Glibc
import Synchronization

/// The user's wish, by Ctrl-C, that what runs should stop.
public enum Interrupt {
    /// Makes SIGINT set the flag instead of ending the process; the calling thread takes it from then on. Blocking calls
    /// that it hits return `EINTR`.
    public static func install() {
        _ = wake.openIfNeeded()
        flag.store(false, ordering: .relaxed)
        handle(SIGINT) { _ in
            let before = errno
            flag.store(true, ordering: .sequentiallyConsistent)
            if let address = UnsafeMutablePointer<Int32>(bitPattern: forwarded.load(ordering: .acquiring)) {
                address.pointee = forwardedValue.load(ordering: .relaxed)
            }
            wake.ring()
            errno = before
        }
    }

    /// Whether Ctrl-C was pressed since the flag was last cleared.
    public static var pending: Bool { flag.load(ordering: .acquiring) }

    /// Forgets a Ctrl-C: where it was forwarded to as well, since what runs next did not ask for it.
    public static func clear() {
        flag.store(false, ordering: .sequentiallyConsistent)
        if let address = UnsafeMutablePointer<Int32>(bitPattern: forwarded.load(ordering: .acquiring)),
            address.pointee == forwardedValue.load(ordering: .relaxed)
        {
            address.pointee = 0
        }
        wake.drain()
    }

    /// Stores `value` at `address` too when Ctrl-C is pressed, until called with nil; the address stays valid that long.
    public static func forward(to address: UnsafeMutablePointer<Int32>?, value: Int32 = 1) {
        forwardedValue.store(value, ordering: .relaxed)
        forwarded.store(address.map { UInt(bitPattern: $0) } ?? 0, ordering: .releasing)
    }

    /// Makes a change of the terminal's size, and going on after Ctrl-Z, end the prompt's wait for a key.
    static func watchTerminal() {
        _ = wake.openIfNeeded()
        for signal in [SIGWINCH, SIGCONT] {
            handle(signal) { number in
                let before = errno
                if number == SIGCONT { continued.store(true, ordering: .sequentiallyConsistent) }
                wake.ring()
                errno = before
            }
        }
    }

    /// Whether the process goes on after Ctrl-Z, told once.
    static func takeContinued() -> Bool { continued.exchange(false, ordering: .sequentiallyConsistent) }

    private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        sigemptyset(&action.sa_mask)
        action.sa_flags = 0
        sigaction(signal, &action, nil)
        // Threads of a pool block all signals; one thread of the process has to take this one.
        var taken = sigset_t()
        sigemptyset(&taken)
        sigaddset(&taken, signal)
        pthread_sigmask(SIG_UNBLOCK, &taken, nil)
    }
}

// Lock-free and made before a handler is installed: a handler may touch nothing else.
private let flag = Atomic<Bool>(false)
private let continued = Atomic<Bool>(false)
private let forwarded = Atomic<UInt>(0)
private let forwardedValue = Atomic<Int32>(1)
let wake = Wake()

/// A pipe by which a signal, on whatever thread it arrives, ends a `poll`.
struct Wake: ~Copyable, Sendable {
    private let readEnd = Atomic<Int32>(-1)
    private let writeEnd = Atomic<Int32>(-1)

    /// What to poll; -1, which `poll` ignores, when no pipe could be made.
    var descriptor: Int32 { readEnd.load(ordering: .acquiring) }

    /// Opens the pipe; false when the process has no descriptors left.
    borrowing func openIfNeeded() -> Bool {
        if descriptor >= 0 { return true }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return false }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        writeEnd.store(ends[1], ordering: .releasing)
        readEnd.store(ends[0], ordering: .releasing)
        return true
    }

    borrowing func ring() {
        var byte: UInt8 = 0
        _ = write(writeEnd.load(ordering: .relaxed), &byte, 1)
    }

    borrowing func drain() {
        var bytes: (UInt64, UInt64) = (0, 0)
        while read(descriptor, &bytes, 16) > 0 {}
    }
}
