// Fourier transforms of few points, each in the order of operations in which PyTorch's library does it, so that small results are
// rounded, and print, alike. Longer transforms, and many of them at once, are FFTW's (Fourier.swift).

import Glibc

/// Transforms of one length, forward or backward, of complex numbers with parts of one precision.
struct ShortFourier<Part: ComplexPart> {
    typealias Number = ComplexElement<Part>
    typealias Pointer = UnsafeMutablePointer<Number>

    let length: Int
    let isBackward: Bool
    /// What the result is multiplied by: before the last step of some lengths, or at the end.
    private let scale: Part
    private let finalScale: Part
    /// exp(−2πi k/N).
    private let roots: [Number]
    /// The same as a plain call of cosine and sine gives them, which is what lengths that are primes are multiplied by.
    private let plainRoots: [Number]
    private let diagonal = Part(Double(0.5).squareRoot())

    init(_ length: Int, isBackward: Bool, scale: Double, scalesWithin: Bool) {
        (self.length, self.isBackward) = (length, isBackward)
        (self.scale, finalScale) = scalesWithin ? (Part(scale), 1) : (1, Part(scale))
        roots = (0..<length).map { Number(ShortFourier.root($0, length)) }
        plainRoots = (0..<length).map { k in
            let angle = 2 * Double.pi * Double(min(k, length - k)) / Double(length)
            return Number(Part(cos(angle)), Part(k > length - k ? sin(angle) : -sin(angle)))
        }
    }

    /// exp(−2πi k/n), computed near the axes, where it is exact to the last bit.
    private static func root(_ k: Int, _ n: Int) -> Complex {
        if 8 * k > 4 * n { return root(n - k, n).conjugate }
        if 8 * k > 2 * n {
            let z = root(4 * k - n, 4 * n)
            return Complex(z.imaginary, -z.real)
        }
        if 8 * k > n {
            let z = root(n - 4 * k, 4 * n)
            return Complex(-z.imaginary, -z.real)
        }
        #if arch(x86_64)
        let angle = 2 * Float80.pi * Float80(k) / Float80(n)
        return Complex(Double(cos(angle)), Double(-sin(angle)))
        #else
        let angle = 2 * Double.pi * Double(k) / Double(n)
        return Complex(cos(angle), -sin(angle))
        #endif
    }

    /// How many numbers `run` wants to work with.
    var room: Int { 8 * length }

    /// y = the transform of `length` numbers, which x holds one after the other.
    func run(_ x: Pointer, _ y: Pointer, _ room: Pointer) {
        if length == 2, scale != 1 { (x[0], x[1]) = (scaled(x[0], scale), scaled(x[1], scale)) }
        transform(length, x, 1, y, room)
        finish(y, length, isScaled: [2, 6, 10, 14].contains(length))
    }

    private func finish(_ y: Pointer, _ count: Int, isScaled: Bool) {
        let factor = isScaled ? finalScale : scale * finalScale
        if factor != 1 {
            for k in 0..<count { y[k] = scaled(y[k], factor) }
        }
    }

    private func transform(_ n: Int, _ x: Pointer, _ step: Int, _ y: Pointer, _ room: Pointer) {
        if let (radix, part) = ShortFourier.radices(n) {
            decimated(n, radix, part, x, step, y, room)
        } else {
            forward(n, x, step, y, room)
            if isBackward {
                for k in 1..<max(1, (n + 1) / 2) { swap(&y[k], &y[n - k]) }
            }
        }
    }

    /// Lengths of which every radix-th number makes a transform of its own.
    private static func radices(_ n: Int) -> (radix: Int, part: Int)? {
        switch n {
        case 8: (2, 4)
        case 9: (3, 3)
        case 16: (4, 4)
        case 18: (3, 6)
        case 20: (5, 4)
        case 21: (3, 7)
        case 22: (11, 2)
        case 27: (3, 9)
        case 28: (7, 4)
        default: nil
        }
    }

    private func decimated(_ n: Int, _ radix: Int, _ part: Int, _ x: Pointer, _ step: Int, _ y: Pointer, _ room: Pointer) {
        let (parts, line, result, rest) = (room, room + n, room + n + radix, room + n + 2 * radix)
        for j in 0..<radix { transform(part, x + j * step, radix * step, parts + j * part, rest) }
        for k in 0..<part {
            for j in 0..<radix { line[j] = turned(parts[j * part + k], j * k, n) }
            transform(radix, line, 1, result, rest)
            for q in 0..<radix { y[k + part * q] = result[q] }
        }
    }

    /// z · exp(∓2πi k/n).
    private func turned(_ z: Number, _ k: Int, _ n: Int) -> Number {
        if k == 0 { return z }
        if 4 * k == n { return isBackward ? Number(-z.imaginary, z.real) : Number(z.imaginary, -z.real) }
        if n == 8 {
            let (sum, difference) = ((z.real + z.imaginary) * diagonal, (z.imaginary - z.real) * diagonal)
            if k == 1 { return isBackward ? Number((z.real - z.imaginary) * diagonal, sum) : Number(sum, difference) }
            return isBackward ? Number(-sum, (z.real - z.imaginary) * diagonal) : Number(difference, -sum)
        }
        let root = roots[k % n * (length / n)]
        return z * (isBackward ? root.conjugate : root)
    }

    // MARK: Lengths that are computed as a whole

    private func forward(_ n: Int, _ x: Pointer, _ step: Int, _ y: Pointer, _ room: Pointer) {
        switch n {
        case 1: y[0] = x[0]
        case 2: (y[0], y[1]) = (x[0] + x[step], x[0] - x[step])
        case 3:
            let (sum, difference) = (x[step] + x[2 * step], x[step] - x[2 * step])
            let middle = x[0] - Number(sum.real * 0.5, sum.imaginary * 0.5)
            let side = scaled(quarter(difference), -roots[length / 3].imaginary)
            (y[0], y[1], y[2]) = (x[0] + sum, middle + side, middle - side)
        case 4:
            let (a, b) = (x[0] + x[2 * step], x[0] - x[2 * step])
            let (c, d) = (x[step] + x[3 * step], quarter(x[step] - x[3 * step]))
            (y[0], y[1], y[2], y[3]) = (a + c, b + d, a - c, b - d)
        case 6: coprime(3, 2, x, step, y, room)
        case 10: coprime(5, 2, x, step, y, room)
        case 12: coprime(3, 4, x, step, y, room)
        case 14: coprime(7, 2, x, step, y, room)
        case 15: coprime(5, 3, x, step, y, room)
        default: prime(n, x, step, y, room)
        }
    }

    private func quarter(_ z: Number) -> Number { Number(z.imaginary, -z.real) }
    private func scaled(_ z: Number, _ factor: Part) -> Number { Number(z.real * factor, z.imaginary * factor) }

    /// Transforms of `first` points and then of `second`, with no turns between them: the lengths have no factor in common.
    private func coprime(_ first: Int, _ second: Int, _ x: Pointer, _ step: Int, _ y: Pointer, _ room: Pointer) {
        let n = first * second
        let (lines, line, result, rest) = (room, room + n, room + 2 * n, room + 3 * n)
        for u in 0..<second {
            for v in 0..<first { line[v] = x[(second * v + first * u) % n * step] }
            forward(first, line, 1, result, rest)
            for v in 0..<first { lines[v * second + u] = n == length && second == 2 ? scaled(result[v], scale) : result[v] }
        }
        for v in 0..<first { forward(second, lines + v * second, 1, line + v * second, rest) }
        for k in 0..<n { y[k] = line[k % first * second + k % second] }
    }

    /// The definition, by sums and differences of what stands as far from either end.
    private func prime(_ n: Int, _ x: Pointer, _ step: Int, _ y: Pointer, _ room: Pointer) {
        let half = n / 2
        let (sums, differences) = (room, room + half)
        for j in 1...half {
            sums[j - 1] = x[j * step] + x[(n - j) * step]
            differences[j - 1] = x[j * step] - x[(n - j) * step]
        }
        var total = sums[0]
        for j in 1..<half { total = total + sums[j] }
        y[0] = x[0] + total
        for k in 1...half {
            let unit = plainRoots[k * (length / n)]
            var (along, across) = (scaled(sums[0], unit.real), scaled(differences[0], -unit.imaginary))
            for j in 2...half {
                let root = plainRoots[j * k % n * (length / n)]
                along = along + scaled(sums[j - 1], root.real)
                across = across + scaled(differences[j - 1], -root.imaginary)
            }
            let (middle, side) = (x[0] + along, quarter(across))
            (y[k], y[n - k]) = (middle + side, middle - side)
        }
    }

    // MARK: Real results

    /// The backward transform of a whole spectrum of real numbers.
    func runToReal(_ x: Pointer, _ y: Pointer, _ room: Pointer) {
        switch length {
        case 3, 6, 12: threesScaled(x, y, room)
        case 5:
            for k in 0..<5 { x[k] = scaled(x[k], scale) }
            fiveToReal(x, y, room)
        case 10:
            for k in 0..<10 { x[k] = scaled(x[k], scale) }
            for u in 0..<2 {
                for v in 0..<5 { room[v] = x[(2 * v + 5 * u) % 10] }
                fiveToReal(room, room + 5, room + 10)
                for v in 0..<5 { y[v * 2 + u] = room[5 + v] }
            }
            join(5, 2, y, room)
        default: return run(x, y, room)
        }
        for k in 1..<max(1, (length + 1) / 2) { swap(&y[k], &y[length - k]) }
        finish(y, length, isScaled: true)
    }

    /// Forward, with the scale in the factors of the transforms of three points.
    private func threesScaled(_ x: Pointer, _ y: Pointer, _ room: Pointer) {
        let second = length / 3
        for u in 0..<second {
            for v in 0..<3 { room[v] = x[(second * v + 3 * u) % length] }
            threeScaled(room, room + 3)
            for v in 0..<3 { y[v * second + u] = room[3 + v] }
        }
        join(3, second, y, room)
    }

    private func join(_ first: Int, _ second: Int, _ y: Pointer, _ room: Pointer) {
        let rest = room + 2 * length
        for v in 0..<first { forward(second, y + v * second, 1, room + v * second, rest) }
        for k in 0..<length { y[k] = room[k % first * second + k % second] }
    }

    private func threeScaled(_ x: Pointer, _ y: Pointer) {
        let (sum, difference) = (x[1] + x[2], x[1] - x[2])
        let first = scaled(x[0], scale)
        let middle = first - scaled(sum, scale * 0.5)
        let side = scaled(quarter(difference), Part(0.75.squareRoot() * Double(scale)))
        (y[0], y[1], y[2]) = (first + scaled(sum, scale), middle + side, middle - side)
    }

    private func fiveToReal(_ x: Pointer, _ y: Pointer, _ room: Pointer) {
        prime(5, x, 1, y, room)
        let (s, t) = (x[1] + x[4], x[2] + x[3])
        if scale != 1 || Part.self == Double.self { return y[0] = (x[0] + s) + t }
        let (c, d) = (plainRoots[length / 5].real, plainRoots[2 * length / 5].real)
        let (u, v) = ((x[0] + scaled(t, d)) + scaled(s, c), (x[0] + scaled(s, d)) + scaled(t, c))
        let (p, q) = (-plainRoots[length / 5].imaginary, -plainRoots[2 * length / 5].imaginary)
        let (a, b) = (quarter(x[1] - x[4]), quarter(x[2] - x[3]))
        let (e, g) = (scaled(a, p) + scaled(b, q), scaled(a, q) - scaled(b, p))
        (y[1], y[4], y[2], y[3]) = (u + e, u - e, v + g, v - g)
    }

    // MARK: Real numbers

    /// The first half of the transform of real numbers, which x holds as complex ones.
    func runReal(_ x: Pointer, _ y: Pointer, _ room: Pointer) {
        if scale != 1, [3, 6, 12].contains(length) { return threesScaled(x, y, room) }
        switch length {
        case 3:
            let side = -roots[1].imaginary
            y[0] = Number(x[0].real + (x[1].real + x[2].real), 0)
            y[1] = Number(x[0].real - (x[1].real + x[2].real) * 0.5, -((x[1].real - x[2].real) * side))
        case 5: runRealFive(x, y)
        case 6: runRealSix(x, y)
        case 8: runRealEight(x, y)
        default: return run(x, y, room)
        }
        finish(y, length / 2 + 1, isScaled: false)
    }

    private func runRealFive(_ x: Pointer, _ y: Pointer) {
        let (c, d) = (plainRoots[1].real, plainRoots[2].real)
        let (p, q) = (-plainRoots[1].imaginary, -plainRoots[2].imaginary)
        let (s, t) = (x[1].real + x[4].real, x[2].real + x[3].real)
        let (u, v) = (x[1].real - x[4].real, x[2].real - x[3].real)
        y[0] = Number(x[0].real + (s + t), 0)
        y[1] = Number((x[0].real + s * c) + t * d, -(u * p + v * q))
        y[2] = Number((x[0].real + s * d) + t * c, v * p - u * q)
    }

    private func runRealSix(_ x: Pointer, _ y: Pointer) {
        let side = -roots[1].imaginary
        let (even, odd) = (x[2].real + x[4].real, x[5].real + x[1].real)
        let (a, b) = (x[0].real - even * 0.5, x[3].real - odd * 0.5)
        let (p, q) = ((x[2].real - x[4].real) * side, (x[1].real - x[5].real) * side)
        y[0] = Number((x[0].real + even) + (x[3].real + odd), 0)
        y[1] = Number(a - b, -p - q)
        y[2] = Number(a + b, p - q)
        y[3] = Number((x[0].real + even) - (x[3].real + odd), 0)
    }

    private func runRealEight(_ x: Pointer, _ y: Pointer) {
        let (a, b) = (x[0].real + x[4].real, x[2].real + x[6].real)
        let (c, d) = (x[1].real + x[5].real, x[3].real + x[7].real)
        let (e, g) = (x[0].real - x[4].real, x[2].real - x[6].real)
        let (s, t) = (x[1].real - x[5].real, x[3].real - x[7].real)
        let (along, across) = ((s - t) * diagonal, (s + t) * diagonal)
        y[0] = Number((a + b) + (c + d), 0)
        y[1] = Number(e + along, -(g + across))
        y[2] = Number(a - b, d - c)
        y[3] = Number(e - along, g - across)
        y[4] = Number((a + b) - (c + d), 0)
    }
}
