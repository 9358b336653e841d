// The implicit QL and QR iterations that make a tridiagonal matrix diagonal, as LAPACK's `steqr` did before its rotations were rewritten:
// a rotation by which the larger part would change its sign is turned round, and the signs of eigenvectors follow from that.

/// A symmetric tridiagonal matrix on its way to its eigenvalues, and the column-major matrix whose columns are turned along.
struct TridiagonalTurns<T: RealElement> {
    /// The diagonal, and what stands beside it.
    let d, e: UnsafeMutablePointer<T>
    let z: UnsafeMutablePointer<T>
    let n: Int
    private var turnsLeft: Int
    private let eps = T.ulpOfOne / 2
    private let tiny = T.leastNormalMagnitude

    init(d: UnsafeMutablePointer<T>, e: UnsafeMutablePointer<T>, z: UnsafeMutablePointer<T>, n: Int) {
        (self.d, self.e, self.z, self.n) = (d, e, z, n)
        turnsLeft = 30 * n
    }

    /// Leaves the eigenvalues in ascending order in `d`, their vectors in `z`; false when the iterations do not end.
    mutating func finish() -> Bool {
        var start = 0
        while start < n {
            if start > 0 { e[start - 1] = 0 }
            let end = (start..<n - 1).first { place in
                let size = e[place].magnitude
                if size == 0 { return true }
                guard size <= d[place].magnitude.squareRoot() * d[place + 1].magnitude.squareRoot() * eps else { return false }
                e[place] = 0
                return true
            } ?? n - 1
            if end > start {
                let isDone = d[end].magnitude < d[start].magnitude ? upwards(from: end, to: start) : downwards(from: start, to: end)
                guard isDone else { return false }
            }
            start = end + 1
        }
        sort()
        return true
    }

    /// QL: the block's first eigenvalue is found first.
    private mutating func downwards(from first: Int, to end: Int) -> Bool {
        var l = first
        while l <= end {
            let m = (l..<end).first { isNegligible($0, $0, $0 + 1) } ?? end
            if m < end { e[m] = 0 }
            if m == l {
                l += 1
            } else if m == l + 1 {
                let (large, small, c, s) = eigenpair(d[l], e[l], d[l + 1])
                turn(l, c, s)
                (d[l], d[l + 1], e[l]) = (large, small, 0)
                l += 2
            } else {
                guard turnsLeft > 0 else { return false }
                turnsLeft -= 1
                sweepDown(l, m)
            }
        }
        return true
    }

    /// QR: the block's last eigenvalue is found first.
    private mutating func upwards(from first: Int, to end: Int) -> Bool {
        var l = first
        while l >= end {
            let m = stride(from: l, to: end, by: -1).first { isNegligible($0 - 1, $0, $0 - 1) } ?? end
            if m > end { e[m - 1] = 0 }
            if m == l {
                l -= 1
            } else if m == l - 1 {
                let (large, small, c, s) = eigenpair(d[l - 1], e[l - 1], d[l])
                turn(l - 1, c, s)
                (d[l - 1], d[l], e[l - 1]) = (large, small, 0)
                l -= 2
            } else {
                guard turnsLeft > 0 else { return false }
                turnsLeft -= 1
                sweepUp(l, m)
            }
        }
        return true
    }

    private func isNegligible(_ place: Int, _ a: Int, _ b: Int) -> Bool {
        let size = e[place].magnitude
        return size * size <= (eps * eps * d[a].magnitude) * d[b].magnitude + tiny
    }

    private func sweepDown(_ l: Int, _ m: Int) {
        var g = (d[l + 1] - d[l]) / (2 * e[l])
        g = d[m] - d[l] + e[l] / (g + signed(T.hypot(g, 1), g))
        var (s, c, p): (T, T, T) = (1, 1, 0)
        var rotations: [(T, T)] = []
        for i in stride(from: m - 1, through: l, by: -1) {
            let (f, b) = (s * e[i], c * e[i])
            let rotation = rotation(g, f)
            (c, s) = (rotation.c, rotation.s)
            if i != m - 1 { e[i + 1] = rotation.r }
            g = d[i + 1] - p
            let r = (d[i] - g) * s + 2 * c * b
            p = s * r
            d[i + 1] = g + p
            g = c * r - b
            rotations.append((c, -s))
        }
        for (step, rotation) in rotations.enumerated() { turn(m - 1 - step, rotation.0, rotation.1) }
        d[l] -= p
        e[l] = g
    }

    private func sweepUp(_ l: Int, _ m: Int) {
        var g = (d[l - 1] - d[l]) / (2 * e[l - 1])
        g = d[m] - d[l] + e[l - 1] / (g + signed(T.hypot(g, 1), g))
        var (s, c, p): (T, T, T) = (1, 1, 0)
        for i in m..<l {
            let (f, b) = (s * e[i], c * e[i])
            let rotation = rotation(g, f)
            (c, s) = (rotation.c, rotation.s)
            if i != m { e[i - 1] = rotation.r }
            g = d[i] - p
            let r = (d[i + 1] - g) * s + 2 * c * b
            p = s * r
            d[i] = g + p
            g = c * r - b
            turn(i, c, s)
        }
        d[l] -= p
        e[l - 1] = g
    }

    /// Turns columns j and j + 1 of the vectors.
    private func turn(_ j: Int, _ c: T, _ s: T) {
        let (left, right) = (z + j &* n, z + (j &+ 1) &* n)
        for i in 0..<n {
            let value = right[i]
            right[i] = c * value - s * left[i]
            left[i] = s * value + c * left[i]
        }
    }

    private func signed(_ size: T, _ like: T) -> T { T(signOf: like, magnitudeOf: size) }

    /// The rotation that turns g into 0 beside f.
    private func rotation(_ f: T, _ g: T) -> (c: T, s: T, r: T) {
        if g == 0 { return (1, 0, f) }
        if f == 0 { return (0, 1, g) }
        let r = (f * f + g * g).squareRoot()
        let (c, s) = (f / r, g / r)
        return f.magnitude > g.magnitude && c < 0 ? (-c, -s, -r) : (c, s, r)
    }

    /// The eigenvalues of [[a, b], [b, c]], the greater in magnitude first, and the vector of that one.
    private func eigenpair(_ a: T, _ b: T, _ c: T) -> (T, T, T, T) {
        let (sum, difference) = (a + c, a - c)
        let (size, twice) = (difference.magnitude, (b + b).magnitude)
        let (more, less) = a.magnitude > c.magnitude ? (a, c) : (c, a)
        func length(_ long: T, _ short: T) -> T { long * (1 + (short / long) * (short / long)).squareRoot() }
        let root = size > twice ? length(size, twice) : size < twice ? length(twice, size) : twice * T(2).squareRoot()
        var (first, second, sign): (T, T, T) = (root / 2, -root / 2, 1)
        if sum != 0 {
            sign = sum < 0 ? -1 : 1
            first = (sum + sign * root) / 2
            second = (more / first) * less - (b / first) * b
        }
        let side: T = difference >= 0 ? 1 : -1
        let cs = difference + side * root
        var (c1, s1): (T, T) = (1, 0)
        if cs.magnitude > twice {
            let cotangent = -(b + b) / cs
            s1 = 1 / (1 + cotangent * cotangent).squareRoot()
            c1 = cotangent * s1
        } else if twice != 0 {
            let tangent = -cs / (b + b)
            c1 = 1 / (1 + tangent * tangent).squareRoot()
            s1 = tangent * c1
        }
        return sign == side ? (first, second, -s1, c1) : (first, second, c1, s1)
    }

    private func sort() {
        for i in 0..<max(n - 1, 0) {
            var least = i
            for j in (i + 1)..<n where d[j] < d[least] { least = j }
            guard least != i else { continue }
            (d[i], d[least]) = (d[least], d[i])
            for row in 0..<n { (z[i &* n &+ row], z[least &* n &+ row]) = (z[least &* n &+ row], z[i &* n &+ row]) }
        }
    }
}
