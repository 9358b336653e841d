// DEFLATE (RFC 1951) written, in one block of the fixed codes: repeats are found by their first three bytes.

/// One stream of DEFLATE being written.
struct Deflating {
    private var output: [UInt8] = []
    private var held: UInt64 = 0
    private var heldCount = 0

    static func packed(_ content: some Collection<UInt8>) -> [UInt8] {
        var stream = Deflating()
        stream.write(Array(content))
        return stream.output
    }

    private mutating func write(_ content: [UInt8]) {
        put(1, 1)
        put(1, 2)
        // Where each hash of three bytes was last met.
        var last = [Int](repeating: -1, count: 1 << 14)
        var at = 0
        while at < content.count {
            var length = 0
            var distance = 0
            if at + 3 <= content.count {
                let start = UInt32(content[at]) | UInt32(content[at + 1]) << 8 | UInt32(content[at + 2]) << 16
                let hash = Int((start &* 0x9E37_79B1) >> 18)
                let before = last[hash]
                last[hash] = at
                if before >= 0, at - before <= 32768 {
                    let most = min(258, content.count - at)
                    while length < most, content[before + length] == content[at + length] { length += 1 }
                    distance = at - before
                }
            }
            if length >= 3 {
                putLength(length)
                putDistance(distance)
                at += length
            } else {
                putSymbol(Int(content[at]))
                at += 1
            }
        }
        putSymbol(256)
        if heldCount > 0 { output.append(UInt8(truncatingIfNeeded: held)) }
    }

    private mutating func putLength(_ length: Int) {
        let place = Deflate.lengths.lastIndex { $0.base <= length } ?? 0
        putSymbol(257 + place)
        put(length - Deflate.lengths[place].base, Deflate.lengths[place].extra)
    }

    private mutating func putDistance(_ distance: Int) {
        let place = Deflate.distances.lastIndex { $0.base <= distance } ?? 0
        putCode(place, 5)
        put(distance - Deflate.distances[place].base, Deflate.distances[place].extra)
    }

    /// A symbol of the fixed code.
    private mutating func putSymbol(_ symbol: Int) {
        switch symbol {
        case ..<144: putCode(0x30 + symbol, 8)
        case ..<256: putCode(0x190 + symbol - 144, 9)
        case ..<280: putCode(symbol - 256, 7)
        default: putCode(0xC0 + symbol - 280, 8)
        }
    }

    /// Codes go in with their first bit first.
    private mutating func putCode(_ code: Int, _ length: Int) {
        put((0..<length).reduce(0) { $0 | (code >> $1 & 1) << (length - 1 - $1) }, length)
    }

    private mutating func put(_ bits: Int, _ count: Int) {
        held |= UInt64(bits) << UInt64(heldCount)
        heldCount += count
        while heldCount >= 8 {
            output.append(UInt8(truncatingIfNeeded: held))
            held >>= 8
            heldCount -= 8
        }
    }
}
