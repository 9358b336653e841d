// Functions around the gamma function and the normal distribution that the C library lacks, for one element in double
// precision.

import Glibc

/// exp(x²) · erfc(x) without overflow.
func scaledErrorFunction(_ x: Double) -> Double {
    if x < 25 { return exp(x * x) * erfc(x) }
    // The asymptotic series; its terms shrink by x² here.
    let z = 1 / (2 * x * x)
    return 1 / (x * Double.pi.squareRoot()) * (1 - z * (1 - 3 * z * (1 - 5 * z * (1 - 7 * z))))
}

/// log Φ(x), Φ the normal distribution.
func logNormalDistribution(_ x: Double) -> Double {
    let t = x * 0.5.squareRoot()
    if x < -1 { return log(scaledErrorFunction(-t) / 2) - t * t }
    return log1p(-erfc(t) / 2)
}

/// x with Φ(x) = p: a closed form improved by Halley's method on the nearer tail.
func inverseNormalDistribution(_ p: Double) -> Double {
    if p.isNaN || p < 0 || p > 1 { return .nan }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    if p == 0.5 { return 0 }
    let tail = min(p, 1 - p)
    let t = (-2 * log(tail)).squareRoot()
    var x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    for _ in 0..<3 {
        let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
        if density == 0 { break }
        let step = (0.5 * erfc(x * 0.5.squareRoot()) - tail) / density
        x += step / (1 - x * step / 2)
    }
    return p < 0.5 ? -x : x
}

/// The regularised incomplete gamma functions: the part of Γ(a) below x (`lower`) or above.
func incompleteGamma(_ a: Double, _ x: Double, lower: Bool) -> Double {
    if a.isNaN || x.isNaN || x < 0 || a < 0 { return .nan }
    if a == 0 { return x == 0 ? .nan : lower ? 1 : 0 }
    if x == 0 { return lower ? 0 : 1 }
    if a.isInfinite { return x.isInfinite ? .nan : lower ? 0 : 1 }
    if x.isInfinite { return lower ? 1 : 0 }
    var sign: Int32 = 0
    let scale = exp(a * log(x) - x - lgamma_r(a, &sign))
    if x < a + 1 {
        var term = 1 / a
        var sum = term
        var n = a
        for _ in 0..<10_000 {
            n += 1
            term *= x / n
            sum += term
            if term < sum * 1e-17 { break }
        }
        return lower ? sum * scale : 1 - sum * scale
    }
    // The continued fraction, by Lentz's method.
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var fraction = d
    for i in 1..<10_000 {
        let an = -Double(i) * (Double(i) - a)
        b += 2
        d = an * d + b
        if d.magnitude < 1e-300 { d = 1e-300 }
        c = b + an / c
        if c.magnitude < 1e-300 { c = 1e-300 }
        d = 1 / d
        fraction *= d * c
        if (d * c - 1).magnitude < 1e-16 { break }
    }
    return lower ? 1 - fraction * scale : fraction * scale
}

/// Σ (q + k)⁻ˢ over k ≥ 0: some terms, then Euler and Maclaurin's series for the rest.
func hurwitzZeta(_ s: Double, _ q: Double) -> Double {
    if s.isNaN || q.isNaN { return .nan }
    if s == 1 { return .infinity }
    if s < 1 { return .nan }
    if q <= 0 {
        if q == q.rounded(.down) { return .infinity }
        if s != s.rounded(.down) { return .nan }
    }
    var sum = 0.0
    var x = q
    for _ in 0..<12 {
        sum += pow(x, -s)
        x += 1
    }
    while x < 9 {
        sum += pow(x, -s)
        x += 1
    }
    sum += pow(x, 1 - s) / (s - 1) + 0.5 * pow(x, -s)
    var rising = s
    // B₂ⱼ / (2j)!
    let factors = [
        1 / 12.0, -1 / 720.0, 1 / 30240.0, -1 / 1209600.0, 1 / 47900160.0, -691 / 1307674368000.0, 1 / 74724249600.0,
    ]
    for (j, factor) in factors.enumerated() {
        sum += factor * rising * pow(x, -s - Double(2 * j + 1))
        rising *= (s + Double(2 * j + 1)) * (s + Double(2 * j + 2))
    }
    return sum
}

/// Functions of one element with a kernel of their own in PyTorch, rare enough to go without one here.
public enum SpecialKind: Sendable {
    case i0, i0e, i1, i1e, k0, k0e, k1, k1e, erfcx, ndtri, logNdtr
    case bessel(BesselKind)
}

/// Functions of two elements of the same sort.
public enum SpecialPairKind: Sendable { case igamma, igammac, zeta, xlog1py, logaddexp2 }

extension Kernels {
    public static func special(_ kind: SpecialKind, _ x: Tensor, defaultDType: DType) throws(TensorError) -> Tensor {
        try map(x, defaultDType: defaultDType) { v in
            switch kind {
            case .i0: besselI(0, v, scaled: false)
            case .i0e: besselI(0, v, scaled: true)
            case .i1: besselI(1, v, scaled: false)
            case .i1e: besselI(1, v, scaled: true)
            case .k0: besselK(0, v, scaled: false)
            case .k0e: besselK(0, v, scaled: true)
            case .k1: besselK(1, v, scaled: false)
            case .k1e: besselK(1, v, scaled: true)
            case .erfcx: scaledErrorFunction(v)
            case .ndtri: inverseNormalDistribution(v)
            case .logNdtr: logNormalDistribution(v)
            case .bessel(let kind): besselFunction(kind, v)
            }
        }
    }

    public static func special(
        _ kind: SpecialPairKind, _ x: Tensor, _ y: Tensor, defaultDType: DType
    ) throws(TensorError) -> Tensor {
        try map(x, y, defaultDType: defaultDType) { a, b in
            switch kind {
            case .igamma: return incompleteGamma(a, b, lower: true)
            case .igammac: return incompleteGamma(a, b, lower: false)
            case .zeta: return hurwitzZeta(a, b)
            case .xlog1py: return b.isNaN ? b : a == 0 ? 0 : a * log1p(b)
            case .logaddexp2:
                if a == b && a.isInfinite { return a }
                let top = a > b || a.isNaN ? a : b
                return top + log1p(exp2(-(a - b).magnitude)) * 1.4426950408889634
            }
        }
    }
}
