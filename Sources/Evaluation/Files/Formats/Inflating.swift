// DEFLATE (RFC 1951) read: what a compressed entry of an archive expands to, never more than it said it would.

import Tensors

/// The expansion of one stream of DEFLATE.
struct Inflating {
    struct Damage: Error { let text: String }

    private let packed: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var held: UInt64 = 0
    private var heldCount = 0
    private var output: [UInt8] = []
    private let size: Int
    /// Once this much has come out, room for as much again is asked for.
    private var checked = Int.max

    /// The bytes of a stream, which must be as many as were announced.
    /// - Throws: `Damage`, before anything is made when no stream of that length can hold so much; `MemoryError`.
    static func expanded(_ packed: ArraySlice<UInt8>, to size: Int) throws -> [UInt8] {
        // A match of 258 bytes takes two bits at least.
        guard size >= 0, size / 1032 <= packed.count else { throw Damage(text: "more is announced than the data can hold") }
        guard MemoryLimit.hasRoom(for: size) else { throw Raise(.memoryError, arguments: []) }
        return try packed.withUnsafeBufferPointer { source in
            var stream = Inflating(source, size)
            return try stream.expand()
        }
    }

    /// The bytes of a stream that does not say how many they are, and how many it took to say them.
    /// - Throws: `Damage`; `MemoryError`, before there are more than memory holds.
    static func expanded(_ packed: ArraySlice<UInt8>) throws -> (bytes: [UInt8], used: Int) {
        try packed.withUnsafeBufferPointer { source in
            var stream = Inflating(source, Int.max)
            stream.checked = 1 << 20
            let bytes = try stream.expand()
            return (bytes, stream.at - stream.heldCount / 8)
        }
    }

    private init(_ packed: UnsafeBufferPointer<UInt8>, _ size: Int) {
        self.packed = packed
        self.size = size
        if size < Int.max { output.reserveCapacity(size) }
    }

    private mutating func checkRoom() throws {
        guard MemoryLimit.hasRoom(for: 2 * output.count) else { throw Raise(.memoryError, arguments: []) }
        checked = 2 * output.count
    }

    private mutating func expand() throws -> [UInt8] {
        var isLast = false
        while !isLast {
            isLast = try bits(1) == 1
            switch try bits(2) {
            case 0: try copyStored()
            case 1: try expandBlock(Self.fixedLiterals, Self.fixedDistances)
            case 2:
                let (literals, distances) = try codes()
                try expandBlock(literals, distances)
            default: throw Damage(text: "invalid block type")
            }
        }
        guard output.count == size || size == Int.max else { throw Damage(text: "less data than announced") }
        return output
    }

    // MARK: Bits

    /// The next bits, least first.
    private mutating func bits(_ count: Int) throws -> Int {
        try fill(count)
        guard heldCount >= count else { throw Damage(text: "data ends too early") }
        let value = Int(held & (1 << UInt64(count) &- 1))
        held >>= UInt64(count)
        heldCount -= count
        return value
    }

    /// Holds at least so many bits, as long as there are any.
    private mutating func fill(_ count: Int) throws {
        while heldCount < count, at < packed.count {
            held |= UInt64(packed[at]) << UInt64(heldCount)
            at += 1
            heldCount += 8
        }
    }

    private mutating func symbol(_ code: PrefixCode) throws -> Int {
        try fill(15)
        guard let (symbol, length) = code.decode(held), length <= heldCount else {
            throw Damage(text: at == packed.count && heldCount < 15 ? "data ends too early" : "invalid code")
        }
        held >>= UInt64(length)
        heldCount -= length
        return symbol
    }

    // MARK: Blocks

    private mutating func copyStored() throws {
        let spare = heldCount % 8
        held >>= UInt64(spare)
        heldCount -= spare
        let (length, inverse) = (try bits(16), try bits(16))
        guard length == ~inverse & 0xFFFF else { throw Damage(text: "invalid stored block") }
        guard length <= size - output.count else { throw Damage(text: "more data than announced") }
        for _ in 0..<length { output.append(UInt8(truncatingIfNeeded: try bits(8))) }
    }

    private mutating func expandBlock(_ literals: PrefixCode, _ distances: PrefixCode) throws {
        while true {
            if output.count >= checked { try checkRoom() }
            let symbol = try symbol(literals)
            if symbol < 256 {
                guard output.count < size else { throw Damage(text: "more data than announced") }
                output.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return }
            guard symbol < 286 else { throw Damage(text: "invalid length") }
            let length = Deflate.lengths[symbol - 257].base + (try bits(Deflate.lengths[symbol - 257].extra))
            let place = try self.symbol(distances)
            guard place < 30 else { throw Damage(text: "invalid distance") }
            let distance = Deflate.distances[place].base + (try bits(Deflate.distances[place].extra))
            guard distance <= output.count else { throw Damage(text: "distance beyond the start") }
            guard length <= size - output.count else { throw Damage(text: "more data than announced") }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }

    /// The codes that a block describes before its data.
    private mutating func codes() throws -> (PrefixCode, PrefixCode) {
        let (literalCount, distanceCount, lengthCount) = (try bits(5) + 257, try bits(5) + 1, try bits(4) + 4)
        var lengths = [Int](repeating: 0, count: 19)
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        for place in order.prefix(lengthCount) { lengths[place] = try bits(3) }
        let code = try PrefixCode(lengths)
        var all: [Int] = []
        while all.count < literalCount + distanceCount {
            let symbol = try symbol(code)
            switch symbol {
            case 0..<16: all.append(symbol)
            case 16:
                guard let last = all.last else { throw Damage(text: "nothing to repeat") }
                all += repeatElement(last, count: 3 + (try bits(2)))
            case 17: all += repeatElement(0, count: 3 + (try bits(3)))
            default: all += repeatElement(0, count: 11 + (try bits(7)))
            }
        }
        guard all.count == literalCount + distanceCount else { throw Damage(text: "too many code lengths") }
        return (try PrefixCode(Array(all[..<literalCount])), try PrefixCode(Array(all[literalCount...])))
    }

    private static let fixedLiterals: PrefixCode = {
        let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        return PrefixCode(complete: lengths)
    }()
    private static let fixedDistances = PrefixCode(complete: [Int](repeating: 5, count: 30))
}

/// A canonical prefix code: symbols by how their codes begin.
private struct PrefixCode {
    /// For each 15 bits, least first: the symbol and its length as one number, 0 where no code is.
    private var table: [UInt16]

    init(_ lengths: [Int]) throws {
        var room = 1 << 15
        for length in lengths where length > 0 { room -= 1 << (15 - length) }
        guard room >= 0 else { throw Inflating.Damage(text: "over-subscribed code") }
        self.init(complete: lengths)
    }

    /// - Parameter lengths: of each symbol's code; known to fit.
    init(complete lengths: [Int]) {
        table = [UInt16](repeating: 0, count: 1 << 15)
        var code = 0
        for length in 1...15 {
            for (symbol, own) in lengths.enumerated() where own == length {
                var place = PrefixCode.reversed(code, length)
                while place < 1 << 15 {
                    table[place] = UInt16(symbol << 4 | length)
                    place += 1 << length
                }
                code += 1
            }
            code <<= 1
        }
    }

    func decode(_ held: UInt64) -> (symbol: Int, length: Int)? {
        let entry = table[Int(held & 0x7FFF)]
        return entry == 0 ? nil : (Int(entry >> 4), Int(entry & 15))
    }

    static func reversed(_ code: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { $0 | (code >> $1 & 1) << (length - 1 - $1) }
    }
}

/// The numbers that DEFLATE's codes of lengths and distances stand for.
enum Deflate {
    static let lengths: [(base: Int, extra: Int)] = ranges(from: 3, extras: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]) + [(258, 0)]
    static let distances: [(base: Int, extra: Int)] = ranges(
        from: 1, extras: [0, 0, 0, 0] + (1...13).flatMap { [$0, $0] })

    private static func ranges(from start: Int, extras: [Int]) -> [(base: Int, extra: Int)] {
        var base = start
        return extras.map { extra in
            defer { base += 1 << extra }
            return (base, extra)
        }
    }
}
