// The stream of `np.random.seed`: the Mersenne Twister seeded by one word, and the distributions drawn from it in NumPy's
// own way. The functions of `np.random` are in RandomStateModule.swift.

import Glibc

/// A generator of words, with the draws that NumPy's old and new generators share.
protocol WordSource {
    mutating func word32() -> UInt32
    mutating func word64() -> UInt64
    mutating func unit() -> Double
    mutating func normal() -> Double
    mutating func exponential() -> Double
}

/// NumPy's `RandomState`.
struct LegacyRandom: WordSource {
    private(set) var state = [UInt32](repeating: 0, count: 624)
    private(set) var position = 624
    /// The second of a pair of normal numbers.
    private var spare: Double?

    init() { self.init(seed: UInt32.random(in: 0...UInt32.max)) }

    init(seed: UInt32) {
        state[0] = seed
        for i in 1..<624 { state[i] = 1_812_433_253 &* (state[i - 1] ^ (state[i - 1] >> 30)) &+ UInt32(i) }
    }

    /// Seeded by several words.
    init(words key: [UInt32]) {
        self.init(seed: 19_650_218)
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

    private mutating func refill() {
        state.withUnsafeMutableBufferPointer { s in
            for i in 0..<624 {
                let y = (s[i] & 0x8000_0000) | (s[i == 623 ? 0 : i + 1] & 0x7fff_ffff)
                s[i] = s[i < 227 ? i + 397 : i - 227] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
            }
        }
        position = 0
    }

    mutating func word32() -> UInt32 {
        if position >= 624 { refill() }
        var y = state[position]
        position += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9d2c_5680
        y ^= (y << 15) & 0xefc6_0000
        return y ^ (y >> 18)
    }
    mutating func word64() -> UInt64 {
        let high = UInt64(word32())
        return high << 32 | UInt64(word32())
    }
    mutating func unit() -> Double {
        let (a, b) = (word32() >> 5, word32() >> 6)
        return (Double(a) * 67_108_864 + Double(b)) / 9_007_199_254_740_992
    }

    /// The polar method; numbers come in pairs.
    mutating func normal() -> Double {
        if let value = spare {
            spare = nil
            return value
        }
        while true {
            let x = 2 * unit() - 1
            let y = 2 * unit() - 1
            let r = x * x + y * y
            if r >= 1 || r == 0 { continue }
            let f = (-2 * log(r) / r).squareRoot()
            spare = f * x
            return f * y
        }
    }

    mutating func exponential() -> Double { -log(1 - unit()) }
}

extension WordSource {
    /// A uniform whole number of at most `limit`: words are masked and those beyond it thrown away.
    mutating func interval(_ limit: UInt64) -> UInt64 {
        if limit == 0 { return 0 }
        let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
        if limit <= 0xffff_ffff {
            while true {
                let value = UInt64(word32()) & mask
                if value <= limit { return value }
            }
        }
        while true {
            let value = word64() & mask
            if value <= limit { return value }
        }
    }

    mutating func poisson(_ rate: Double) -> Int {
        if rate == 0 { return 0 }
        guard rate >= 10 else {
            let limit = exp(-rate)
            var (count, product) = (0, 1.0)
            while true {
                product *= unit()
                if product <= limit { return count }
                count += 1
            }
        }
        let root = rate.squareRoot()
        let logarithm = log(rate)
        let b = 0.931 + 2.53 * root
        let a = -0.059 + 0.02483 * b
        let inverse = 1.1239 + 1.1328 / (b - 3.4)
        let reach = 0.9277 - 3.6224 / (b - 2)
        while true {
            let u = unit() - 0.5
            let v = unit()
            let distance = 0.5 - abs(u)
            let k = ((2 * a / distance + b) * u + rate + 0.43).rounded(.down)
            if distance >= 0.07, v <= reach { return Int(k) }
            if k < 0 || (distance < 0.013 && v > distance) { continue }
            if log(v) + log(inverse) - log(a / (distance * distance) + b) <= -rate + k * logarithm - lgamma(k + 1) { return Int(k) }
        }
    }

    mutating func binomial(_ n: Int, _ p: Double) -> Int {
        if n == 0 || p == 0 { return 0 }
        if p > 0.5 { return n - binomial(n, 1 - p) }
        guard p * Double(n) > 30 else { return inverted(n, p) }
        return rejected(n, p)
    }

    private mutating func inverted(_ n: Int, _ p: Double) -> Int {
        let q = 1 - p
        let none = exp(Double(n) * log(q))
        let mean = Double(n) * p
        let bound = Int(min(Double(n), mean + 10 * (mean * q + 1).squareRoot()))
        var (x, px, u) = (0, none, unit())
        while u > px {
            x += 1
            if x > bound {
                (x, px) = (0, none)
                u = unit()
            } else {
                u -= px
                px = (Double(n - x + 1) * p * px) / (Double(x) * q)
            }
        }
        return x
    }

    /// Kachitvichyanukul and Schmeiser's method of triangles, parallelograms and exponentials.
    private mutating func rejected(_ n: Int, _ p: Double) -> Int {
        let (r, q, count) = (p, 1 - p, Double(n))
        let fm = count * r + r
        let m = fm.rounded(.down)
        let p1 = (2.195 * (count * r * q).squareRoot() - 4.6 * q).rounded(.down) + 0.5
        let xm = m + 0.5
        let (xl, xr) = (xm - p1, xm + p1)
        let c = 0.134 + 20.5 / (15.3 + m)
        var a = (fm - xl) / (fm - xl * r)
        let left = a * (1 + a / 2)
        a = (xr - fm) / (xr * q)
        let right = a * (1 + a / 2)
        let p2 = p1 * (1 + 2 * c)
        let p3 = p2 + c / left
        let p4 = p3 + c / right
        while true {
            let u = unit() * p4
            var v = unit()
            var y: Double
            if u <= p1 { return Int((xm - p1 * v + u).rounded(.down)) }
            if u <= p2 {
                let x = xl + (u - p1) / c
                v = v * c + 1 - abs(m - x + 0.5) / p1
                if v > 1 { continue }
                y = x.rounded(.down)
            } else if u <= p3 {
                y = (xl + log(v) / left).rounded(.down)
                if y < 0 || v == 0 { continue }
                v = v * (u - p2) * left
            } else {
                y = (xr - log(v) / right).rounded(.down)
                if y > count || v == 0 { continue }
                v = v * (u - p3) * right
            }
            if accepts(v, y, m, count, r, q) { return Int(y) }
        }
    }

    private func accepts(_ v: Double, _ y: Double, _ m: Double, _ n: Double, _ r: Double, _ q: Double) -> Bool {
        let k = abs(y - m)
        let variance = n * r * q
        if k <= 20 || k >= variance / 2 - 1 {
            let s = r / q
            let a = s * (n + 1)
            var f = 1.0
            if m < y {
                var i = m + 1
                while i <= y { (f, i) = (f * (a / i - s), i + 1) }
            } else if m > y {
                var i = y + 1
                while i <= m { (f, i) = (f / (a / i - s), i + 1) }
            }
            return v <= f
        }
        let rho = (k / variance) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / variance + 0.5)
        let t = -k * k / (2 * variance)
        let a = log(v)
        if a < t - rho { return true }
        if a > t + rho { return false }
        let (x1, f1, z, w) = (y + 1, m + 1, n + 1 - m, n - y + 1)
        func series(_ x: Double) -> Double {
            let s = x * x
            return (13680 - (462 - (132 - (99 - 140 / s) / s) / s) / s) / x / 166320
        }
        return a <= xm(m, f1, x1, n, z, w, y, r, q) + series(f1) + series(z) + series(x1) + series(w)
    }

    private func xm(
        _ m: Double, _ f1: Double, _ x1: Double, _ n: Double, _ z: Double, _ w: Double, _ y: Double, _ r: Double, _ q: Double
    ) -> Double { (m + 0.5) * log(f1 / x1) + (n - m + 0.5) * log(z / w) + (y - m) * log(w * r / (x1 * q)) }
}
