// CPython's random number generator: the Mersenne Twister and how it is seeded. PyTorch's, which is seeded otherwise, is
// in Tensors. What is drawn from it is in RandomModule*.swift.

import BigInt
import Glibc

/// MT19937 with CPython's seeding by arrays of words.
struct MersenneTwister {
    private var state = [UInt32](repeating: 0, count: 624)
    private var position = 624

    init(seed key: [UInt32]) {
        state[0] = 19_650_218
        for i in 1..<624 { state[i] = 1_812_433_253 &* (state[i - 1] ^ (state[i - 1] >> 30)) &+ UInt32(i) }
        var (i, j) = (1, 0)
        for _ in 0..<max(624, key.count) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(j)
            (i, j) = (i + 1, j + 1)
            if i >= 624 { (state[0], i) = (state[623], 1) }
            if j >= key.count { j = 0 }
        }
        for _ in 0..<623 {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_566_083_941)) &- UInt32(i)
            i += 1
            if i >= 624 { (state[0], i) = (state[623], 1) }
        }
        state[0] = 0x8000_0000
    }

    /// The words of an integer's magnitude, lowest first.
    init(seed magnitude: BigUInt) {
        var words = magnitude.words.flatMap { [UInt32(truncatingIfNeeded: $0), UInt32(truncatingIfNeeded: $0 >> 32)] }
        while words.count > 1, words.last == 0 { words.removeLast() }
        self.init(seed: words.isEmpty ? [0] : words)
    }

    private mutating func refill() {
        for i in 0..<624 {
            let y = (state[i] & 0x8000_0000) | (state[(i + 1) % 624] & 0x7fff_ffff)
            state[i] = state[(i + 397) % 624] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
        }
        position = 0
    }

    mutating func word() -> UInt32 {
        if position >= 624 { refill() }
        var y = state[position]
        position += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9d2c_5680
        y ^= (y << 15) & 0xefc6_0000
        return y ^ (y >> 18)
    }

    /// A float in [0, 1) of 53 random bits.
    mutating func unit() -> Double {
        let (a, b) = (word() >> 5, word() >> 6)
        return (Double(a) * 67_108_864 + Double(b)) * (1 / 9_007_199_254_740_992)
    }

    /// At most 64 random bits.
    mutating func bits(_ count: Int) -> UInt64 {
        if count == 0 { return 0 }
        if count <= 32 { return UInt64(word() >> UInt32(32 - count)) }
        let low = UInt64(word())
        return low | UInt64(word() >> UInt32(64 - count)) << 32
    }

    /// Any number of random bits.
    mutating func bigBits(_ count: Int) -> BigInt {
        var (result, shift, left) = (BigInt(0), 0, count)
        while left > 0 {
            var word = word()
            if left < 32 { word >>= UInt32(32 - left) }
            result |= BigInt(word) << shift
            shift += 32
            left -= 32
        }
        return result
    }

    /// Uniform in 0..<limit, for a limit of at least 1.
    mutating func below(_ limit: Int) -> Int {
        let count = Int.bitWidth - limit.leadingZeroBitCount
        while true {
            let drawn = bits(count)
            if drawn < UInt64(limit) { return Int(drawn) }
        }
    }

    mutating func below(_ limit: BigInt) -> BigInt {
        let count = limit.bitLength
        while true {
            let drawn = bigBits(count)
            if drawn < limit { return drawn }
        }
    }

    // MARK: Distributions

    mutating func normal() -> Double {
        let magic = 4 * exp(-0.5) / 2.0.squareRoot()
        while true {
            let u1 = unit()
            let u2 = 1 - unit()
            let z = magic * (u1 - 0.5) / u2
            if z * z / 4 <= -log(u2) { return z }
        }
    }

    mutating func gamma(_ alpha: Double, _ beta: Double) -> Double {
        if alpha == 1 { return -log(1 - unit()) * beta }
        if alpha > 1 {
            let root = (2 * alpha - 1).squareRoot()
            let (b, c) = (alpha - log(4), alpha + root)
            while true {
                let u1 = unit()
                guard u1 > 1e-7, u1 < 0.9999999 else { continue }
                let u2 = 1 - unit()
                let v = log(u1 / (1 - u1)) / root
                let x = alpha * exp(v)
                let z = u1 * u1 * u2
                let r = b + c * v - x
                if r + (1 + log(4.5)) - 4.5 * z >= 0 || r >= log(z) { return x * beta }
            }
        }
        while true {
            let b = (M_E + alpha) / M_E
            let p = b * unit()
            let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
            let u = unit()
            if p > 1 ? u <= pow(x, alpha - 1) : u <= exp(-x) { return x * beta }
        }
    }

    var snapshot: [UInt32] { state + [UInt32(position)] }
    mutating func restore(_ words: [UInt32]) {
        guard words.count == 625 else { return }
        state = Array(words.prefix(624))
        position = Int(words[624])
    }
}

/// SHA-512, by which CPython makes a seed of a text.
func sha512(_ message: [UInt8]) -> [UInt8] {
    func isPrime(_ n: Int) -> Bool { !(2...max(2, Int(Double(n).squareRoot()))).contains { n > $0 && n % $0 == 0 } }
    /// The first 64 bits of the fraction of a root, by search in whole numbers.
    func fraction(_ prime: Int, _ degree: Int) -> UInt64 {
        let target = BigUInt(prime) << (64 * degree)
        var (low, high) = (BigUInt(0), BigUInt(1) << 70)
        while high - low > 1 {
            let middle = (low + high) >> 1
            if middle.power(degree) <= target { low = middle } else { high = middle }
        }
        return UInt64(truncatingIfNeeded: low)
    }
    let primes = Array((2...409).lazy.filter(isPrime).prefix(80))
    let constants = primes.map { fraction($0, 3) }
    var hash = primes.prefix(8).map { fraction($0, 2) }
    var padded = message + [0x80]
    while padded.count % 128 != 112 { padded.append(0) }
    padded += [UInt8](repeating: 0, count: 8)
    for shift in stride(from: 56, through: 0, by: -8) { padded.append(UInt8(truncatingIfNeeded: (message.count * 8) >> shift)) }
    func rotated(_ x: UInt64, _ n: UInt64) -> UInt64 { x >> n | x << (64 - n) }
    for block in stride(from: 0, to: padded.count, by: 128) {
        var w = (0..<16).map { i in (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64(padded[block + i * 8 + $1]) } }
        for i in 16..<80 {
            let a = rotated(w[i - 15], 1) ^ rotated(w[i - 15], 8) ^ (w[i - 15] >> 7)
            let b = rotated(w[i - 2], 19) ^ rotated(w[i - 2], 61) ^ (w[i - 2] >> 6)
            w.append(w[i - 16] &+ a &+ w[i - 7] &+ b)
        }
        var v = hash
        for i in 0..<80 {
            let s1 = rotated(v[4], 14) ^ rotated(v[4], 18) ^ rotated(v[4], 41)
            let first = v[7] &+ s1 &+ ((v[4] & v[5]) ^ (~v[4] & v[6])) &+ constants[i] &+ w[i]
            let s0 = rotated(v[0], 28) ^ rotated(v[0], 34) ^ rotated(v[0], 39)
            let second = s0 &+ ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]))
            v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
        }
        for i in 0..<8 { hash[i] = hash[i] &+ v[i] }
    }
    return hash.flatMap { word in stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) } }
}
