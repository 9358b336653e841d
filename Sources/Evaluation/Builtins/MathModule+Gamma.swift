// Γ and its logarithm by Lanczos' approximation with CPython's parameters (g ≈ 6.02, 13 terms), so that the last digits
// printed are the same: the C library's are others, if better ones.

import Glibc

private let g = 6.024680040776729583740234375
private let shift = 5.524680040776729583740234375

private let numerator = [
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
]
/// x · (x + 1) ⋯ (x + 11), multiplied out.
private let denominator: [Double] = [
    0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
]

/// The quotient of both polynomials, in powers of 1/x for larger x so that nothing overflows.
private func lanczosSum(_ x: Double) -> Double {
    var (above, below) = (0.0, 0.0)
    for index in numerator.indices {
        if x < 5 {
            above = above * x + numerator[numerator.count - 1 - index]
            below = below * x + denominator[numerator.count - 1 - index]
        } else {
            above = above / x + numerator[index]
            below = below / x + denominator[index]
        }
    }
    return above / below
}

/// sin πx, exact where it is zero.
private func sineOfPi(_ x: Double) -> Double {
    let y = fmod(abs(x), 2)
    let sine = switch (2 * y).rounded() {
    case 0: sin(.pi * y)
    case 1: cos(.pi * (y - 0.5))
    case 2: sin(.pi * (1 - y))
    case 3: -cos(.pi * (y - 1.5))
    default: sin(.pi * (y - 2))
    }
    return copysign(1, x) * sine
}

/// Γ(x) for an x that is no pole; infinite past 171.
func gammaFunction(_ x: Double) -> Double {
    if !x.isFinite { return x }
    if x == x.rounded(.down), x >= 1, x <= 23 { return (1..<max(Int(x), 1)).reduce(1.0) { $0 * Double($1) } }
    let size = abs(x)
    if size < 1e-20 { return 1 / x }
    if size > 200 { return x < 0 ? 0 / sineOfPi(x) : .infinity }
    let y = size + shift
    // What rounding lost in y, relative to it.
    let lost = size > shift ? (y - size) - shift : (y - shift) - size
    let correction = lost * g / y
    var result: Double
    if x < 0 {
        result = -.pi / sineOfPi(size) / size * exp(y) / lanczosSum(size)
        result -= correction * result
    } else {
        result = lanczosSum(size) / exp(y)
        result += correction * result
    }
    // In two halves where the power alone would overflow.
    let power = pow(y, size < 140 ? size - 0.5 : size / 2 - 0.25)
    for _ in 0..<(size < 140 ? 1 : 2) { result = x < 0 ? result / power : result * power }
    return result
}

/// log |Γ(x)| for an x that is no pole.
func logarithmOfGamma(_ x: Double) -> Double {
    if !x.isFinite { return x.isNaN ? x : .infinity }
    if x == 1 || x == 2 { return 0 }
    let size = abs(x)
    if size < 1e-20 { return -log(size) }
    var result = log(lanczosSum(size)) - g
    result += (size - 0.5) * (log(size + g - 0.5) - 1)
    if x < 0 { result = 1.144729885849400174143427351353058711647 - log(abs(sineOfPi(size))) - log(size) - result }
    return result
}
