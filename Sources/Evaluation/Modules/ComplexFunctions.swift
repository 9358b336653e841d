// The inverse and hyperbolic functions of `cmath`, by Kahan's formulas, which keep branch cuts and small parts.

import Glibc

private typealias Pair = (Double, Double)

private func root(_ x: Double, _ y: Double) -> Pair {
    if x == 0, y == 0 { return (0, y) }
    let s = 2 * ((abs(x) / 8) + hypot(x / 8, y / 8)).squareRoot()
    let d = abs(y) / (2 * s)
    return x >= 0 ? (s, y.sign == .minus ? -d : d) : (d, y.sign == .minus ? -s : s)
}
private func areaSine(_ x: Double, _ y: Double) -> Pair {
    let (a, b) = (root(1 + y, -x), root(1 - y, x))
    return (asinh(a.0 * b.1 - b.0 * a.1), atan2(y, a.0 * b.0 - a.1 * b.1))
}
private func areaTangent(_ x: Double, _ y: Double) -> Pair {
    if x < 0 || (x == 0 && x.sign == .minus) {
        let (real, imaginary) = areaTangent(-x, -y)
        return (-real, -imaginary)
    }
    let real = log1p(4 * x / ((1 - x) * (1 - x) + y * y)) / 4
    return (real, -atan2(-2 * y, (1 - x) * (1 + x) - y * y) / 2)
}
private func hyperbolicTangent(_ x: Double, _ y: Double) -> Pair {
    if abs(x) > 350 { return (copysign(1, x), 4 * sin(y) * cos(y) * exp(-2 * abs(x))) }
    let (tx, ty, cx) = (tanh(x), tan(y), 1 / cosh(x))
    let denominator = 1 + tx * ty * tx * ty
    return (tx * (1 + ty * ty) / denominator, ((ty / denominator) * cx) * cx)
}

/// By name, each of a real and an imaginary part.
let inverseComplexFunctions: [(String, @Sendable (Double, Double) throws -> (Double, Double))] = [
    ("asinh", { areaSine($0, $1) }),
    ("asin", { x, y in
        let (real, imaginary) = areaSine(-y, x)
        return (imaginary, -real)
    }),
    ("acos", { x, y in
        let (a, b) = (root(1 - x, -y), root(1 + x, y))
        return (2 * atan2(a.0, b.0), asinh(b.0 * a.1 - b.1 * a.0))
    }),
    ("acosh", { x, y in
        let (a, b) = (root(x - 1, y), root(x + 1, y))
        return (asinh(a.0 * b.0 + a.1 * b.1), 2 * atan2(a.1, b.0))
    }),
    ("atanh", { x, y in
        guard y != 0 || abs(x) != 1 else { throw Raise(.valueError, "math domain error") }
        return areaTangent(x, y)
    }),
    ("atan", { x, y in
        guard x != 0 || abs(y) != 1 else { throw Raise(.valueError, "math domain error") }
        let (real, imaginary) = areaTangent(-y, x)
        return (imaginary, -real)
    }),
    ("tanh", { hyperbolicTangent($0, $1) }),
    ("tan", { x, y in
        let (real, imaginary) = hyperbolicTangent(-y, x)
        return (imaginary, -real)
    }),
]
