// The formats that programs use most, `>8`, `05d`, `,`, `.4f`, `6.1%`, written straight into bytes. Everything else, and
// every mistake, is Format.swift's.

/// A format specifier of the common kind: `[align][0][width][,][.precision][type]`.
struct QuickFormat {
    private var align: UInt8 = 0
    private var fillsWithZero = false
    private var width = 0
    private var isGrouped = false
    private var precision = -1
    private var type: UInt8 = 0

    /// Nil for every other specifier.
    init?(_ spec: String) {
        guard let made = spec.utf8.withContiguousStorageIfAvailable({ QuickFormat(bytes: $0) }), let made else { return nil }
        self = made
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        var at = 0
        func peek() -> UInt8 { at < bytes.count ? bytes[at] : 0 }
        func number() -> Int? {
            var value = 0
            let start = at
            while peek().isASCIIDigit {
                value = value * 10 + Int(peek() - 0x30)
                at += 1
                if at - start > 2 { return nil }
            }
            return value
        }
        if [0x3C, 0x3E, 0x5E].contains(peek()) {
            align = peek()
            at += 1
        }
        if peek() == 0x30 {
            fillsWithZero = true
            at += 1
        }
        guard let width = number() else { return nil }
        self.width = width
        if peek() == 0x2C {
            isGrouped = true
            at += 1
        }
        if peek() == 0x2E {
            at += 1
            guard peek().isASCIIDigit, let precision = number() else { return nil }
            self.precision = precision
        }
        if at < bytes.count {
            type = bytes[at]
            at += 1
        }
        guard at == bytes.count, !(fillsWithZero && (align != 0 || isGrouped)) else { return nil }
    }

    /// From behind the `%` of a conversion to behind its type; nil for every other conversion than of `%-05.2f`'s kind.
    init?(percent bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) {
        func peek() -> UInt8 { at < bytes.count ? bytes[at] : 0 }
        align = 0x3E
        if peek() == 0x2D {
            align = 0x3C
            at += 1
        } else if peek() == 0x30 {
            fillsWithZero = true
            at += 1
        }
        while peek().isASCIIDigit {
            width = width * 10 + Int(peek() - 0x30)
            at += 1
            if width > 99 { return nil }
        }
        if peek() == 0x2E {
            at += 1
            precision = 0
            while peek().isASCIIDigit {
                precision = precision * 10 + Int(peek() - 0x30)
                at += 1
                if precision > 99 { return nil }
            }
        }
        type = peek()
        at += 1
    }

    /// A value as `%` converts it; nil when that takes more than this.
    func converted(_ value: Value) -> String? {
        switch (type, value) {
        case (0x64, .int), (0x66, .float): return number(value)
        case (0x66, .int(let whole)) where whole.magnitude < 1 << 53: return number(.float(Double(whole)))
        case (0x73, .object(let object)) where object.kind == .string: return text(unsafeDowncast(object, to: StringObject.self))
        case (0x73, .int) where precision < 0 && !fillsWithZero:
            var plain = self
            plain.type = 0
            return plain.number(value)
        default: return nil
        }
    }

    /// A number in this format; nil when that takes more than this.
    func number(_ value: Value) -> String? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
            var bytes = BackwardBytes(buffer)
            let isNegative: Bool
            switch value {
            case .int(let number):
                guard type == 0 || type == UInt8(ascii: "d"), precision < 0 else { return nil }
                isNegative = number < 0
                bytes.append(UInt64(number.magnitude), grouped: isGrouped)
            case .float(let number):
                let isShare = type == UInt8(ascii: "%")
                guard type == UInt8(ascii: "f") || isShare,
                    let decimal = FixedDecimal(isShare ? number.magnitude * 100 : number.magnitude, precision < 0 ? 6 : precision)
                else { return nil }
                isNegative = number.sign == .minus
                if isShare { bytes.append(UInt8(ascii: "%")) }
                bytes.append(decimal, grouped: isGrouped)
            default: return nil
            }
            if fillsWithZero { bytes.fill(UInt8(ascii: "0"), to: width - (isNegative ? 1 : 0)) }
            if isNegative { bytes.append(UInt8(ascii: "-")) }
            let missing = width - bytes.count
            if missing <= 0 { return bytes.text }
            let behind = align == 0x3C ? missing : align == 0x5E ? missing - missing / 2 : 0
            return padded(bytes.bytes, before: missing - behind, behind: behind)
        }
    }

    /// Text in this format; nil when that takes more than this.
    func text(_ string: StringObject) -> String? {
        guard type == 0 || type == UInt8(ascii: "s"), precision < 0, !fillsWithZero, !isGrouped else { return nil }
        let missing = width - string.count
        if missing <= 0 { return string.text }
        let before = align == 0x3E ? missing : align == 0x5E ? missing / 2 : 0
        return string.withBytes { padded($0, before: before, behind: missing - before) }
    }

    private func padded(_ bytes: UnsafeBufferPointer<UInt8>, before: Int, behind: Int) -> String {
        String(unsafeUninitializedCapacity: before + bytes.count + behind) { buffer in
            for index in 0..<before { buffer[index] = 0x20 }
            for index in bytes.indices { buffer[before + index] = bytes[index] }
            for index in 0..<behind { buffer[before + bytes.count + index] = 0x20 }
            return before + bytes.count + behind
        }
    }
}

/// A float rounded to a number of decimal places as its exact binary value says, halves to even.
struct FixedDecimal {
    let whole: UInt64
    let fraction: UInt64
    let places: Int

    /// Nil for more places or a larger value than 64 bits hold.
    init?(_ value: Double, _ places: Int) {
        guard places <= 15, value >= 0, value < 1e15 else { return nil }
        self.places = places
        let floor = UInt64(value)
        let rest = value - Double(floor) // exact
        let scale = FixedDecimal.powers[places]
        guard rest > 0, rest.exponent > -65 else {
            (whole, fraction) = (floor, 0)
            return
        }
        // rest = significand / 2^shift
        let shift = 52 - Int(rest.exponent)
        let product = UInt128(rest.significandBitPattern | 1 << 52) * UInt128(scale)
        var digits = UInt64(truncatingIfNeeded: product >> UInt128(shift))
        let left = product & ((1 << UInt128(shift)) - 1)
        let half: UInt128 = 1 << UInt128(shift - 1)
        let isOdd = (places == 0 ? floor : digits) & 1 == 1
        if left > half || (left == half && isOdd) { digits += 1 }
        (whole, fraction) = digits == scale ? (floor + 1, 0) : (floor, digits)
    }

    private static let powers: [UInt64] = (0...15).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
}

/// Text written from its end, in memory of a fixed size.
struct BackwardBytes {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var start: Int

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
        start = buffer.count
    }

    var count: Int { buffer.count - start }
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: buffer[start...]) }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ byte: UInt8) {
        guard start > 0 else { return }
        start -= 1
        buffer[start] = byte
    }

    mutating func append(_ value: UInt64, grouped: Bool) {
        var (left, placed) = (value, 0)
        repeat {
            if grouped, placed > 0, placed % 3 == 0 { append(UInt8(ascii: ",")) }
            append(0x30 + UInt8(left % 10))
            left /= 10
            placed += 1
        } while left > 0
    }

    mutating func append(_ decimal: FixedDecimal, grouped: Bool) {
        var left = decimal.fraction
        for _ in 0..<decimal.places {
            append(0x30 + UInt8(left % 10))
            left /= 10
        }
        if decimal.places > 0 { append(UInt8(ascii: ".")) }
        append(decimal.whole, grouped: grouped)
    }

    mutating func fill(_ byte: UInt8, to width: Int) { while count < width, start > 0 { append(byte) } }
}
