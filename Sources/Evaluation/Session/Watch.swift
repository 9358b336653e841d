// The clock that stops a cell whose time is over.

import Glibc

/// A thread that sets the machine's interruption when a cell runs past its time. It is made when the first cell with a
/// timeout begins, and waits on a condition in between.
final class Watch {
    private final class Shared: @unchecked Sendable {
        // Unchecked: every field is read and written under `mutex`, but for `interruption`, one aligned word that the
        // machine polls.
        var mutex = pthread_mutex_t()
        var condition = pthread_cond_t()
        var deadline: timespec?
        var isClosing = false
        let interruption: UnsafeMutablePointer<Int32>

        init(_ interruption: UnsafeMutablePointer<Int32>) {
            self.interruption = interruption
            pthread_mutex_init(&mutex, nil)
            var attributes = pthread_condattr_t()
            pthread_condattr_init(&attributes)
            pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
            pthread_cond_init(&condition, &attributes)
            pthread_condattr_destroy(&attributes)
        }

        deinit {
            pthread_cond_destroy(&condition)
            pthread_mutex_destroy(&mutex)
        }

        func loop() {
            pthread_mutex_lock(&mutex)
            while !isClosing {
                guard var time = deadline else {
                    pthread_cond_wait(&condition, &mutex)
                    continue
                }
                if pthread_cond_timedwait(&condition, &mutex, &time) == ETIMEDOUT, deadline != nil {
                    deadline = nil
                    interruption.pointee = Interruption.timeout
                }
            }
            pthread_mutex_unlock(&mutex)
        }
    }

    private let shared: Shared
    private var thread: pthread_t?

    init(_ interruption: UnsafeMutablePointer<Int32>) { shared = Shared(interruption) }

    deinit {
        guard let thread else { return }
        pthread_mutex_lock(&shared.mutex)
        shared.isClosing = true
        pthread_cond_signal(&shared.condition)
        pthread_mutex_unlock(&shared.mutex)
        pthread_join(thread, nil)
    }

    /// Begins the time of a cell; nil for as long as it takes.
    func start(seconds: Double?) {
        guard let seconds, seconds.isFinite else { return }
        if thread == nil { begin() }
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let total = Double(now.tv_nsec) + min(max(seconds, 0), 1e9) * 1e9
        setDeadline(timespec(tv_sec: now.tv_sec + Int(total / 1e9), tv_nsec: Int(total.truncatingRemainder(dividingBy: 1e9))))
    }

    /// Ends it, and takes back a stop that came too late.
    func stop() {
        guard thread != nil else { return }
        setDeadline(nil)
        if shared.interruption.pointee == Interruption.timeout { shared.interruption.pointee = Interruption.none }
    }

    private func setDeadline(_ deadline: timespec?) {
        pthread_mutex_lock(&shared.mutex)
        shared.deadline = deadline
        pthread_cond_signal(&shared.condition)
        pthread_mutex_unlock(&shared.mutex)
    }

    private func begin() {
        var made = pthread_t()
        let context = Unmanaged.passRetained(shared).toOpaque()
        let status = pthread_create(&made, nil, { context in
            Unmanaged<Shared>.fromOpaque(context!).takeRetainedValue().loop()
            return nil
        }, context)
        if status == 0 { thread = made } else { Unmanaged<Shared>.fromOpaque(context).release() }
    }
}
