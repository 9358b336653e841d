// The clock that stops a cell whose time is over.

import Glibc

/// A thread that sets the machine's interruption when a cell runs past its time. It is made when the first cell with a
/// timeout begins, and waits on a condition in between.
///
/// What both threads touch is plain memory: this module counts references without atomic instructions.
final class Watch {
    private struct Shared {
        var mutex = pthread_mutex_t()
        var condition = pthread_cond_t()
        /// Read and written under `mutex`, as `isClosing`.
        var deadline = timespec()
        var hasDeadline = false
        var isClosing = false
        /// One aligned word that the machine polls.
        let interruption: UnsafeMutablePointer<Int32>
    }

    private let shared: UnsafeMutablePointer<Shared>
    private var thread: pthread_t?

    init(_ interruption: UnsafeMutablePointer<Int32>) {
        shared = .allocate(capacity: 1)
        shared.initialize(to: Shared(interruption: interruption))
        pthread_mutex_init(&shared.pointee.mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(&shared.pointee.condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        if let thread {
            locked { $0.isClosing = true }
            pthread_join(thread, nil)
        }
        pthread_cond_destroy(&shared.pointee.condition)
        pthread_mutex_destroy(&shared.pointee.mutex)
        shared.deallocate()
    }

    /// Begins the time of a cell; nil for as long as it takes.
    func start(seconds: Double?) {
        guard let seconds, seconds.isFinite else { return }
        if thread == nil { begin() }
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let nanoseconds = Double(now.tv_nsec) + min(max(seconds, 0), 1e9) * 1e9
        let deadline = timespec(
            tv_sec: now.tv_sec + Int(nanoseconds / 1e9), tv_nsec: Int(nanoseconds.truncatingRemainder(dividingBy: 1e9)))
        locked {
            $0.deadline = deadline
            $0.hasDeadline = true
        }
    }

    /// Ends it, and takes back a stop that came too late.
    func stop() {
        guard thread != nil else { return }
        locked {
            $0.hasDeadline = false
            if $0.interruption.pointee == Interruption.timeout { $0.interruption.pointee = Interruption.none }
        }
    }

    /// Changes what the thread sees, and wakes it.
    private func locked(_ change: (inout Shared) -> Void) {
        pthread_mutex_lock(&shared.pointee.mutex)
        change(&shared.pointee)
        pthread_cond_signal(&shared.pointee.condition)
        pthread_mutex_unlock(&shared.pointee.mutex)
    }

    private func begin() {
        var made = pthread_t()
        let status = pthread_create(&made, nil, { context in
            Watch.loop(context!.assumingMemoryBound(to: Shared.self))
            return nil
        }, shared)
        if status == 0 { thread = made }
    }

    private static func loop(_ shared: UnsafeMutablePointer<Shared>) {
        pthread_mutex_lock(&shared.pointee.mutex)
        while !shared.pointee.isClosing {
            guard shared.pointee.hasDeadline else {
                pthread_cond_wait(&shared.pointee.condition, &shared.pointee.mutex)
                continue
            }
            var deadline = shared.pointee.deadline
            let status = pthread_cond_timedwait(&shared.pointee.condition, &shared.pointee.mutex, &deadline)
            if status == ETIMEDOUT, shared.pointee.hasDeadline {
                shared.pointee.hasDeadline = false
                shared.pointee.interruption.pointee = Interruption.timeout
            }
        }
        pthread_mutex_unlock(&shared.pointee.mutex)
    }
}
