// Modified Bessel functions of orders 0 and 1, for one element in double precision.

import Glibc

/// Iᵥ for v = 0 or 1, times exp(−|x|) when `scaled`: the power series, whose terms are all positive, up to 30 and the asymptotic
/// series beyond.
func besselI(_ order: Int, _ value: Double, scaled: Bool) -> Double {
    let x = value.magnitude
    if x.isNaN { return value }
    let sign = order == 1 && value < 0 ? -1.0 : 1.0
    if x <= 30 {
        let quarter = x * x / 4
        var term = order == 0 ? 1 : x / 2
        var sum = term
        var k = 1.0
        while term > sum * 1e-17 && k < 500 {
            term *= quarter / (k * (k + Double(order)))
            sum += term
            k += 1
        }
        return sign * (scaled ? sum * exp(-x) : sum)
    }
    if x.isInfinite { return scaled ? 0 : sign * x }
    let square = 4 * Double(order * order)
    var term = 1.0
    var sum = 1.0
    for k in 1..<30 {
        let odd = Double(2 * k - 1)
        let next = term * -(square - odd * odd) / (8 * x * Double(k))
        if next.magnitude > term.magnitude { break }
        term = next
        sum += term
    }
    let root = (2 * Double.pi * x).squareRoot()
    if scaled { return sign * sum / root }
    // In two factors, since exp(x) alone overflows too early.
    let half = exp(x / 2)
    return sign * half * (sum / root) * half
}

/// Kᵥ for v = 0 or 1 and x > 0, times exp(x) when `scaled`: the integral ∫ exp(−x cosh t) cosh(v t) dt by the trapezoidal rule,
/// which converges exponentially.
func besselK(_ order: Int, _ x: Double, scaled: Bool) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 { return .infinity }
    if x.isInfinite { return 0 }
    let step = 1.0 / 32
    var sum = 0.5
    var k = 1.0
    while k < 20_000 {
        let t = k * step
        // cosh t − 1, exact for small t.
        let half = sinh(t / 2)
        let exponent = -x * 2 * half * half
        if exponent < -745 { break }
        sum += exp(exponent) * (order == 0 ? 1 : cosh(t))
        k += 1
    }
    return sum * step * (scaled ? 1 : exp(-x))
}

/// Bessel functions of the first and second kind, orders 0 and 1.
public enum BesselKind: Sendable { case j0, j1, y0, y1 }

func besselFunction(_ kind: BesselKind, _ x: Double) -> Double {
    switch kind {
    case .j0: j0(x)
    case .j1: j1(x)
    case .y0: y0(x)
    case .y1: y1(x)
    }
}

extension Kernels {
    /// I₀ of a number.
    public static func bessel(_ x: Double) -> Double { besselI(0, x, scaled: false) }
    public static func cosine(_ x: Double) -> Double { cos(x) }
}
