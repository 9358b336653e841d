// Functions that the C library lacks, for one element, in double precision.

import Glibc

/// x with erf(x) = `y`: Winitzki's closed form improved by three steps of Halley's method.
func inverseErrorFunction(_ y: Double) -> Double {
    if y.isNaN || y < -1 || y > 1 { return .nan }
    if y == 1 { return .infinity }
    if y == -1 { return -.infinity }
    if y.magnitude < 1e-9 { return y * 0.886226925452758 }
    let a = 0.147
    let logarithm = log1p(-y * y)
    let half = 2 / (Double.pi * a) + logarithm / 2
    var x = (((half * half - logarithm / a).squareRoot() - half).squareRoot()).magnitude
    let target = y.magnitude
    for _ in 0..<3 {
        // Near 1 the difference of erf loses everything; of erfc, nothing.
        let error = target > 0.5 ? (1 - target) - erfc(x) : erf(x) - target
        let step = error / (1.1283791670955126 * exp(-x * x))
        x -= step / (1 + x * step)
    }
    return y < 0 ? -x : x
}

/// The derivative of log Γ: recurrence up to 10, then the asymptotic series; reflection below 0.
func digammaFunction(_ value: Double) -> Double {
    if value == 0 { return value.sign == .minus ? .infinity : -.infinity }
    if value.isNaN || value == -.infinity { return .nan }
    if value == .infinity { return value }
    var x = value
    var result = 0.0
    if x < 0 {
        if x == x.rounded(.down) { return .nan }
        let fraction = x - x.rounded(.towardZero)
        result = -Double.pi / tan(Double.pi * fraction)
        x = 1 - x
    }
    while x < 10 {
        result -= 1 / x
        x += 1
    }
    let z = 1 / (x * x)
    let series =
        z * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * (1.0 / 240 - z * (1.0 / 132 - z * (691.0 / 32760 - z / 12))))))
    return result + log(x) - 0.5 / x - series
}
