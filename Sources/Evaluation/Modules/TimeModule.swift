// Python's `time`, and `cmath` and path questions beside it: what needs the system or complex arithmetic natively. Dates
// are in Library/.

import Glibc
import Tensors

extension Machine {
    func makeTimeModule() -> ModuleObject {
        let module = ModuleObject("time")
        func nanoseconds(_ clock: clockid_t) -> Int {
            var now = timespec()
            clock_gettime(clock, &now)
            return now.tv_sec * 1_000_000_000 + now.tv_nsec
        }
        let clocks = [
            ("time", CLOCK_REALTIME), ("perf_counter", CLOCK_MONOTONIC), ("monotonic", CLOCK_MONOTONIC),
            ("process_time", CLOCK_PROCESS_CPUTIME_ID), ("thread_time", CLOCK_THREAD_CPUTIME_ID),
        ]
        for (name, clock) in clocks {
            put(module, "\(name)()") { _, _ in .float(Double(nanoseconds(clock)) / 1e9) }
            put(module, "\(name)_ns()") { _, _ in .int(nanoseconds(clock)) }
        }
        put(module, "sleep(secs, /)") { machine, a in
            let seconds = try machine.double(a[0])
            if seconds.isNaN { throw Raise(.valueError, "Invalid value NaN (not a number)") }
            guard seconds >= 0 else { throw Raise(.valueError, "sleep length must be non-negative") }
            guard seconds < 9e9 else { throw Raise(.overflowError, "timestamp too large to convert to C _PyTime_t") }
            let end = monotonicNanoseconds() + Int(seconds * 1e9)
            while true {
                if machine.interruption.pointee != 0 { try machine.attend() }
                let left = end - monotonicNanoseconds()
                if left <= 0 { return .none }
                usleep(UInt32(min(left / 1000 + 1, 20_000)))
            }
        }
        put(module, "strftime(format, t=None, /)") { machine, a in
            guard let format = a[0].text else {
                throw Raise(.typeError, "strftime() argument 1 must be str, not \(machine.typeName(a[0]))")
            }
            return .string(formatted(format, try machine.brokenDownTime(a[1])))
        }
        for isLocal in [true, false] {
            put(module, isLocal ? "_localtime(secs=None, /)" : "_gmtime(secs=None, /)") { machine, a in
                let seconds = a[0].isNone ? Double(nanoseconds(CLOCK_REALTIME)) / 1e9 : try machine.double(a[0])
                guard abs(seconds) < 1e13 else { throw Raise(.overflowError, "timestamp out of range for platform time_t") }
                var time = time_t(seconds.rounded(.down))
                var parts = tm()
                _ = isLocal ? localtime_r(&time, &parts) : gmtime_r(&time, &parts)
                let fields = [
                    Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min),
                    Int(parts.tm_sec), (Int(parts.tm_wday) + 6) % 7, Int(parts.tm_yday) + 1, Int(parts.tm_isdst),
                ]
                return .object(TupleObject(fields.map { .int($0) }))
            }
        }
        put(module, "mktime(t, /)") { machine, a in
            var parts = try machine.brokenDownTime(a[0])
            return .float(Double(mktime(&parts)))
        }
        let text = """
            from collections import namedtuple as _namedtuple
            class struct_time(_namedtuple("struct_time", "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst")):
                def __new__(cls, sequence, /):
                    if not hasattr(sequence, "__iter__"):
                        raise TypeError("constructor requires a sequence")
                    values = tuple(sequence)
                    if len(values) < 9:
                        raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)")
                    return tuple.__new__(cls, values[:9])
                def __repr__(self):
                    return "time.struct_time(" + ", ".join([f"{n}={v}" for n, v in zip(self._fields, self)]) + ")"
                @property
                def tm_zone(self):
                    return strftime("%Z", tuple(self))
                @property
                def tm_gmtoff(self):
                    return -timezone
            struct_time.__module__ = "time"
            def localtime(secs=None): return struct_time(_localtime(secs))
            def gmtime(secs=None): return struct_time(_gmtime(secs))
            def asctime(t=None): return strftime("%a %b %e %H:%M:%S %Y", t)
            def ctime(secs=None): return asctime(localtime(secs))
            def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
                from _strptime import struct
                return struct_time(struct(string, format))
            def get_clock_info(name, /):
                from types import SimpleNamespace
                return SimpleNamespace(adjustable=name == "time", implementation=f"clock_gettime({name})", monotonic=name != "time", resolution=1e-09)
            def clock_gettime(clk_id, /): return [time, monotonic, process_time, thread_time][clk_id]()
            def clock_getres(clk_id, /): return 1e-09
            def tzset(): pass
            CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = range(4)
            timezone = int(mktime(_gmtime(86400)) - 86400)
            altzone = timezone
            daylight = 0
            tzname = (strftime("%Z", _localtime(0)), strftime("%Z", _localtime(15724800)))
            """
        try? run(text, named: "<library time>", in: module)
        return module
    }

    /// A `struct_time` or the present as the system's structure.
    private func brokenDownTime(_ value: Value) throws -> tm {
        var parts = tm()
        guard !value.isNone else {
            var now = time(nil)
            localtime_r(&now, &parts)
            return parts
        }
        guard let fields = value.asTuple?.elements, fields.count == 9 else {
            throw Raise(.typeError, "Tuple or struct_time argument required")
        }
        let numbers = try fields.map { Int32(clamping: try index($0)) }
        parts.tm_year = numbers[0] &- 1900
        parts.tm_mon = min(max(numbers[1] &- 1, 0), 11)
        parts.tm_mday = min(max(numbers[2], 1), 31)
        (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[3], numbers[4], numbers[5])
        parts.tm_wday = (min(max(numbers[6], 0), 6) + 1) % 7
        parts.tm_yday = min(max(numbers[7] &- 1, 0), 365)
        parts.tm_isdst = numbers[8]
        return parts
    }

    // MARK: Complex numbers

    func makeComplexMathModule() -> ModuleObject {
        let module = ModuleObject("cmath")
        for (name, value) in [("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", Double.infinity), ("nan", Double.nan)] {
            module[symbols.intern(name)] = .float(value)
        }
        func parts(_ value: Value, _ machine: Machine) throws -> (Double, Double) {
            if let complex = value.as(ComplexObject.self) { return (complex.value.real, complex.value.imaginary) }
            return (try machine.double(value), 0)
        }
        func function(_ name: String, _ body: @escaping (Double, Double) throws -> (Double, Double)) {
            put(module, "\(name)(z, /)") { machine, a in
                let (x, y) = try parts(a[0], machine)
                let (real, imaginary) = try body(x, y)
                return .object(ComplexObject(Complex(real, imaginary)))
            }
        }
        function("exp") { (exp($0) * cos($1), exp($0) * sin($1)) }
        function("sqrt") { x, y in
            if x == 0, y == 0 { return (0, y) }
            let s = 2 * ((abs(x) / 8) + hypot(x / 8, y / 8)).squareRoot()
            let d = abs(y) / (2 * s)
            return x >= 0 ? (s, y.sign == .minus ? -d : d) : (d, y.sign == .minus ? -s : s)
        }
        function("sin") { (sin($0) * cosh($1), cos($0) * sinh($1)) }
        function("cos") { (cos($0) * cosh($1), -sin($0) * sinh($1)) }
        function("sinh") { (sinh($0) * cos($1), cosh($0) * sin($1)) }
        function("cosh") { (cosh($0) * cos($1), sinh($0) * sin($1)) }
        for (name, inverse) in inverseComplexFunctions { function(name, inverse) }
        function("log10") { x, y in
            guard x != 0 || y != 0 else { throw Raise(.valueError, "math domain error") }
            return (log10(hypot(x, y)), atan2(y, x) / M_LN10)
        }
        module[symbols.intern("infj")] = .object(ComplexObject(Complex(0, .infinity)))
        module[symbols.intern("nanj")] = .object(ComplexObject(Complex(0, .nan)))
        put(module, "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)") { machine, a in
            let (x, y) = (try parts(a[0], machine), try parts(a[1], machine))
            let (relative, absolute) = (try machine.double(a[2]), try machine.double(a[3]))
            guard relative >= 0, absolute >= 0 else { throw Raise(.valueError, "tolerances must be non-negative") }
            if x == y { return .bool(true) }
            guard [x.0, x.1, y.0, y.1].allSatisfy({ !$0.isInfinite }) else { return .bool(false) }
            let distance = hypot(x.0 - y.0, x.1 - y.1)
            return .bool(distance <= relative * max(hypot(x.0, x.1), hypot(y.0, y.1)) || distance <= absolute)
        }
        put(module, "log(z, base=?, /)") { machine, a in
            func logarithm(_ value: Value) throws -> Complex {
                let (x, y) = try parts(value, machine)
                guard x != 0 || y != 0 else { throw Raise(.valueError, "math domain error") }
                return Complex(log(hypot(x, y)), atan2(y, x))
            }
            let top = Value.object(ComplexObject(try logarithm(a[0])))
            return a[1].isUndefined ? top : try machine.binary(.divide, top, .object(ComplexObject(logarithm(a[1]))))
        }
        put(module, "phase(z, /)") { machine, a in
            let (x, y) = try parts(a[0], machine)
            return .float(atan2(y, x))
        }
        put(module, "polar(z, /)") { machine, a in
            let (x, y) = try parts(a[0], machine)
            return .object(TupleObject([.float(hypot(x, y)), .float(atan2(y, x))]))
        }
        put(module, "rect(r, phi, /)") { machine, a in
            let (r, phi) = (try machine.double(a[0]), try machine.double(a[1]))
            return .object(ComplexObject(Complex(r * cos(phi), r * sin(phi))))
        }
        for (name, test) in [
            ("isnan", { (x: Double, y: Double) in x.isNaN || y.isNaN }), ("isinf", { $0.isInfinite || $1.isInfinite }),
            ("isfinite", { $0.isFinite && $1.isFinite }),
        ] {
            put(module, "\(name)(z, /)") { machine, a in
                let (x, y) = try parts(a[0], machine)
                return .bool(test(x, y))
            }
        }
        return module
    }
}

/// `strftime`, with room for what the format asks.
private func formatted(_ format: String, _ parts: tm) -> String {
    var parts = parts
    // A mark in front tells an empty result from too little room.
    var room = 256
    while room < 1 << 20 {
        var buffer = [CChar](repeating: 0, count: room)
        let written = strftime(&buffer, room, "\u{1}" + format, &parts)
        if written > 0 { return String(decoding: buffer[1..<written].map { UInt8(bitPattern: $0) }, as: UTF8.self) }
        room *= 4
    }
    return ""
}
