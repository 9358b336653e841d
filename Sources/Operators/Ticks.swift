// The processor's ticks as nanoseconds.

import CClock

/// Conversion of `Record.forwardTicks`, measured once against the monotonic clock.
public enum Ticks {
    public static func now() -> UInt64 { clock_ticks() }
    public static func nanoseconds(_ ticks: UInt64) -> Double { Double(ticks) * nanosecondsPerTick }

    private static let nanosecondsPerTick: Double = {
        let (startTicks, start) = (clock_ticks(), clock_nanoseconds())
        var end = start
        // A millisecond is enough for four digits.
        while end &- start < 1_000_000 { end = clock_nanoseconds() }
        let ticks = clock_ticks() &- startTicks
        return ticks == 0 ? 1 : Double(end &- start) / Double(ticks)
    }()
}
