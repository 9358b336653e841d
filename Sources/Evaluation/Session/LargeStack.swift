// A thread with room for deep recursion: the default one would overflow before Python's limit is reached.

import Glibc

private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
}

/// Runs `body` on a thread of its own with a large stack, and waits for it.
public func onLargeStack<T>(bytes: Int = 512 << 20, _ body: @escaping () -> T) -> T {
    var result: T?
    withoutActuallyEscaping({ result = body() }) { run in
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, bytes)
        var thread = pthread_t()
        let context = Unmanaged.passRetained(Work(run)).toOpaque()
        let status = pthread_create(&thread, &attributes, { context in
            Unmanaged<Work>.fromOpaque(context!).takeRetainedValue().body()
            return nil
        }, context)
        pthread_attr_destroy(&attributes)
        if status == 0 {
            pthread_join(thread, nil)
        } else {
            Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        }
    }
    return result!
}
