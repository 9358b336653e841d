// The processor's ticks as nanoseconds.

import CClock
import Glibc

/// Conversion of `Record.forwardTicks`, measured once against the monotonic clock.
public enum Ticks {
    public static func now() -> UInt64 { clock_ticks() }
    public static func nanoseconds(_ ticks: UInt64) -> Double { Double(ticks) * nanosecondsPerTick }

    private static let nanosecondsPerTick: Double = {
        func clock() -> UInt64 {
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
        }
        let (startTicks, start) = (clock_ticks(), clock())
        var end = start
        // A millisecond is enough for four digits.
        while end &- start < 1_000_000 { end = clock() }
        let ticks = clock_ticks() &- startTicks
        return ticks == 0 ? 1 : Double(end &- start) / Double(ticks)
    }()
}
