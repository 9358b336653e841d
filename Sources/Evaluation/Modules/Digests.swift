// What `hashlib`, `binascii` and `struct` need natively: MD5, SHA-1, SHA-2, CRC-32, base 64 and the bytes of floats.

import Glibc

extension Machine {
    func installDigests(_ module: ModuleObject) {
        put(module, "digest(name, data, /)") { machine, a in
            .object(BytesObject(Digest.of(try machine.bytesLike(a[1]), a[0].text ?? "")))
        }
        put(module, "crc32(data, value, /)") { machine, a in
            let start = UInt32(truncatingIfNeeded: try machine.index(a[1]))
            var crc = ~start
            for byte in try machine.bytesLike(a[0]) {
                crc ^= UInt32(byte)
                for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
            }
            return .int(Int(~crc))
        }
        put(module, "base64_encode(data, /)") { machine, a in .object(BytesObject(base64(try machine.bytesLike(a[0])))) }
        put(module, "base64_decode(data, /)") { machine, a in
            switch unbase64(try machine.bytesLike(a[0])) {
            case .success(let bytes): .object(BytesObject(bytes))
            case .failure(let problem): .string(problem.text)
            }
        }
        put(module, "pack_float(value, size, is_big, /)") { machine, a in
            let value = try machine.double(a[0])
            let bits: UInt64
            switch try machine.index(a[1]) {
            case 2:
                let half = Float16(value)
                if half.isInfinite, value.isFinite { throw Raise(.overflowError, "float too large to pack with e format") }
                bits = UInt64(half.bitPattern)
            case 4:
                let single = Float(value)
                if single.isInfinite, value.isFinite { throw Raise(.overflowError, "float too large to pack with f format") }
                bits = UInt64(single.bitPattern)
            default: bits = value.bitPattern
            }
            let bytes = (0..<min(8, max(0, try machine.index(a[1])))).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) }
            return .object(BytesObject(try machine.truth(a[2]) ? bytes.reversed() : bytes))
        }
        put(module, "unpack_float(data, is_big, /)") { machine, a in
            let bytes = try machine.bytesLike(a[0])
            let bits = (try machine.truth(a[1]) ? bytes : bytes.reversed()).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            switch bytes.count {
            case 2: return .float(Double(Float16(bitPattern: UInt16(truncatingIfNeeded: bits))))
            case 4: return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
            default: return .float(Double(bitPattern: bits))
            }
        }
    }
}

private struct Problem: Error { let text: String }
private let digits64 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

private func base64(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let part = bytes[start..<min(start + 3, bytes.count)]
        let word = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
        for place in 0..<4 { result.append(place <= part.count ? digits64[word >> (18 - 6 * place) & 63] : 0x3D) }
    }
    return result
}

/// As `binascii`: what is no digit is passed over.
private func unbase64(_ bytes: [UInt8]) -> Result<[UInt8], Problem> {
    var (result, word, count, padding, digits) = ([UInt8](), 0, 0, 0, 0)
    for byte in bytes {
        if byte == 0x3D {
            padding += 1
            if count >= 2, count + padding >= 4 { return .success(result) }
            continue
        }
        guard let digit = digits64.firstIndex(of: byte) else { continue }
        (padding, digits) = (0, digits + 1)
        word = word << 6 | digit
        count += 1
        if count >= 2 {
            result.append(UInt8(word >> (count == 2 ? 4 : count == 3 ? 2 : 0) & 0xFF))
        }
        if count == 4 { (word, count) = (0, 0) }
    }
    if count == 0 { return .success(result) }
    if count == 1 {
        return .failure(
            Problem(text: "Invalid base64-encoded string: number of data characters (\(digits)) cannot be 1 more than a multiple of 4"))
    }
    return .failure(Problem(text: "Incorrect padding"))
}

/// The digests of the MD4 family.
private enum Digest {
    static func of(_ data: [UInt8], _ name: String) -> [UInt8] {
        switch name {
        case "md5": return md5(data)
        case "sha1": return sha1(data)
        case "sha224": return Array(sha256(data, fractions(of: 16, skipping: 8, UInt32.self)).prefix(28))
        case "sha256": return sha256(data, fractions(of: 8, skipping: 0, UInt32.self))
        case "sha384": return Array(sha512(data, fractions(of: 16, skipping: 8, UInt64.self)).prefix(48))
        default: return sha512(data, fractions(of: 8, skipping: 0, UInt64.self))
        }
    }

    private static func padded(_ data: [UInt8], block: Int, isBig: Bool) -> [UInt8] {
        let lengthSize = block / 8
        var result = data + [0x80]
        while result.count % block != block - lengthSize { result.append(0) }
        let bits = UInt64(data.count) &* 8
        let size = (0..<lengthSize).map { $0 < 8 ? UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) : 0 }
        return result + (isBig ? size.reversed() : size)
    }

    private static let primes: [Int] = {
        var found: [Int] = []
        var candidate = 2
        while found.count < 80 {
            if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
            candidate += 1
        }
        return found
    }()

    /// The first bits behind the point of the square roots (of the initial words) of primes.
    private static func fractions<W: FixedWidthInteger>(of count: Int, skipping: Int, _ word: W.Type) -> [W] {
        // SHA-224 takes the second 32 bits of what SHA-384 starts with.
        (skipping..<count).map { index in
            let bits = rootBits(primes[index], power: 2)
            return W.bitWidth == 64 ? W(truncatingIfNeeded: bits) : W(truncatingIfNeeded: skipping > 0 ? bits : bits >> 32)
        }
    }
    private static let cubeRoots: [UInt64] = primes.map { rootBits($0, power: 3) }

    /// The first 64 bits behind the point of a root of a prime, by bisection in whole numbers.
    private static func rootBits(_ prime: Int, power: Int) -> UInt64 {
        let target = Wide(prime).shifted(by: 64 * power)
        var (low, high) = (Wide(1).shifted(by: 64), Wide(32).shifted(by: 64))
        while low.adding(1).isLess(than: high) {
            let middle = low.adding(high).halved()
            var value = middle
            for _ in 1..<power { value = value.times(middle) }
            if target.isLess(than: value) { high = middle } else { low = middle }
        }
        return UInt64(low.words[0]) | UInt64(low.words[1]) << 32
    }

    private static func words<W: FixedWidthInteger>(_ bytes: ArraySlice<UInt8>, isBig: Bool, _ type: W.Type) -> [W] {
        let size = W.bitWidth / 8
        return stride(from: bytes.startIndex, to: bytes.endIndex, by: size).map { at in
            let part = bytes[at..<at + size]
            return (isBig ? Array(part) : part.reversed()).reduce(W(0)) { $0 << 8 | W($1) }
        }
    }
    private static func bytes<W: FixedWidthInteger>(_ words: [W], isBig: Bool) -> [UInt8] {
        words.flatMap { word in
            let parts = (0..<W.bitWidth / 8).map { UInt8(truncatingIfNeeded: word >> W(8 * $0)) }
            return isBig ? parts.reversed() : parts
        }
    }
    private static func right<W: FixedWidthInteger>(_ word: W, _ count: W) -> W { word >> count | word << (W(W.bitWidth) - count) }
    private static func left(_ word: UInt32, _ count: UInt32) -> UInt32 { word << count | word >> (32 - count) }

    private static func md5(_ data: [UInt8]) -> [UInt8] {
        let shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
        let constants = (0..<64).map { UInt32(truncatingIfNeeded: Int64(abs(sin(Double($0 + 1))) * 4_294_967_296)) }
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
        let all = padded(data, block: 64, isBig: false)
        for start in stride(from: 0, to: all.count, by: 64) {
            let block = words(all[start..<start + 64], isBig: false, UInt32.self)
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            for i in 0..<64 {
                let (mix, index): (UInt32, Int) =
                    switch i / 16 {
                    case 0: (b & c | ~b & d, i)
                    case 1: (d & b | ~d & c, (5 * i + 1) % 16)
                    case 2: (b ^ c ^ d, (3 * i + 5) % 16)
                    default: (c ^ (b | ~d), 7 * i % 16)
                    }
                let turned = left(a &+ mix &+ constants[i] &+ block[index], shifts[i / 16 * 4 + i % 4])
                (a, d, c, b) = (d, c, b, b &+ turned)
            }
            state = zip(state, [a, b, c, d]).map { $0 &+ $1 }
        }
        return bytes(state, isBig: false)
    }

    private static func sha1(_ data: [UInt8]) -> [UInt8] {
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
        let all = padded(data, block: 64, isBig: true)
        for start in stride(from: 0, to: all.count, by: 64) {
            var w = words(all[start..<start + 64], isBig: true, UInt32.self)
            for i in 16..<80 { w.append(left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1)) }
            var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
            for i in 0..<80 {
                let (mix, constant): (UInt32, UInt32) =
                    switch i / 20 {
                    case 0: (b & c | ~b & d, 0x5A82_7999)
                    case 1: (b ^ c ^ d, 0x6ED9_EBA1)
                    case 2: (b & c | b & d | c & d, 0x8F1B_BCDC)
                    default: (b ^ c ^ d, 0xCA62_C1D6)
                    }
                (a, b, c, d, e) = (left(a, 5) &+ mix &+ e &+ constant &+ w[i], a, left(b, 30), c, d)
            }
            state = zip(state, [a, b, c, d, e]).map { $0 &+ $1 }
        }
        return bytes(state, isBig: true)
    }

    private static func sha256(_ data: [UInt8], _ start: [UInt32]) -> [UInt8] {
        sha2(data, start, block: 64, rounds: 64, cubeRoots.map { UInt32($0 >> 32) }, (7, 18, 3), (17, 19, 10), (2, 13, 22), (6, 11, 25))
    }
    private static func sha512(_ data: [UInt8], _ start: [UInt64]) -> [UInt8] {
        sha2(data, start, block: 128, rounds: 80, cubeRoots, (1, 8, 7), (19, 61, 6), (28, 34, 39), (14, 18, 41))
    }
    private static func sha2<W: FixedWidthInteger>(
        _ data: [UInt8], _ start: [W], block: Int, rounds: Int, _ constants: [W], _ s0: (W, W, W), _ s1: (W, W, W), _ b0: (W, W, W),
        _ b1: (W, W, W)
    ) -> [UInt8] {
        var state = start
        let all = padded(data, block: block, isBig: true)
        for start in stride(from: 0, to: all.count, by: block) {
            var w = words(all[start..<start + block], isBig: true, W.self)
            for i in 16..<rounds {
                let low = right(w[i - 15], s0.0) ^ right(w[i - 15], s0.1) ^ w[i - 15] >> s0.2
                let high = right(w[i - 2], s1.0) ^ right(w[i - 2], s1.1) ^ w[i - 2] >> s1.2
                w.append(w[i - 16] &+ low &+ w[i - 7] &+ high)
            }
            var v = state
            for i in 0..<rounds {
                let high = right(v[4], b1.0) ^ right(v[4], b1.1) ^ right(v[4], b1.2)
                let first = v[7] &+ high &+ (v[4] & v[5] ^ ~v[4] & v[6]) &+ constants[i] &+ w[i]
                let low = right(v[0], b0.0) ^ right(v[0], b0.1) ^ right(v[0], b0.2)
                let second = low &+ (v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2])
                v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
            }
            state = zip(state, v).map { $0 &+ $1 }
        }
        return bytes(state, isBig: true)
    }
}

/// A whole number of 512 bits, as far as the roots above need one: words of 32 bits, the lowest first.
private struct Wide {
    var words = [UInt32](repeating: 0, count: 16)
    init(_ value: Int) { words[0] = UInt32(truncatingIfNeeded: value) }
    func shifted(by bits: Int) -> Wide {
        var result = self
        result.words = [UInt32](repeating: 0, count: bits / 32) + words.dropLast(bits / 32)
        return result
    }
    func adding(_ other: Wide) -> Wide {
        var (result, carry) = (self, UInt64(0))
        for i in 0..<16 {
            carry += UInt64(words[i]) + UInt64(other.words[i])
            result.words[i] = UInt32(truncatingIfNeeded: carry)
            carry >>= 32
        }
        return result
    }
    func adding(_ value: Int) -> Wide { adding(Wide(value)) }
    func halved() -> Wide {
        var result = self
        for i in 0..<16 { result.words[i] = words[i] >> 1 | (i < 15 ? words[i + 1] << 31 : 0) }
        return result
    }
    func times(_ other: Wide) -> Wide {
        var result = Wide(0)
        for i in 0..<16 where words[i] != 0 {
            var carry = UInt64(0)
            for j in 0..<(16 - i) {
                carry += UInt64(words[i]) * UInt64(other.words[j]) + UInt64(result.words[i + j])
                result.words[i + j] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
        }
        return result
    }
    func isLess(than other: Wide) -> Bool {
        for i in stride(from: 15, through: 0, by: -1) where words[i] != other.words[i] { return words[i] < other.words[i] }
        return false
    }
}
