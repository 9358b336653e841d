// Exponentials, logarithms, roots and the error function.

import Tensors

extension Operation {
    private static let ln2 = 0.693147180559945309417
    private static let ln10 = 2.302585092994045684018
    /// 2 / √π, the slope of erf at 0.
    private static let erfSlope = 1.12837916709551257390

    public static let exp = Operation(
        "exp(Tensor self)", "The exponential: eˣ.", homes: .pointwise, .unary(.exp), .elementwise([{ r in r.y }]))
    public static let exp2 = Operation(
        "exp2(Tensor self)", "Two to the power: 2ˣ.", homes: [.torch, .method, .inPlace, .special], .unary(.exp2),
        .elementwise([{ r in try r.y * ln2 }], exact: [{ r, g in try g * r.y * ln2 }]))
    public static let expm1 = Operation(
        "expm1(Tensor self)", "eˣ − 1, exact for small x.", homes: [.torch, .method, .inPlace, .special], .unary(.expm1),
        .elementwise([{ r in try r.y + 1 }]))

    public static let log = Operation(
        "log(Tensor self)", "The natural logarithm.", homes: .pointwise, domain: .positive, .unary(.log),
        .elementwise([{ r in try r.x.reciprocal() }], exact: [{ r, g in try g / r.x }]))
    public static let log2 = Operation(
        "log2(Tensor self)", "The logarithm to base 2.", homes: .pointwise, domain: .positive, .unary(.log2),
        .elementwise([{ r in try 1 / (r.x * ln2) }], exact: [{ r, g in try g / (r.x * ln2) }]))
    public static let log10 = Operation(
        "log10(Tensor self)", "The logarithm to base 10.", homes: .pointwise, domain: .positive, .unary(.log10),
        .elementwise([{ r in try 1 / (r.x * ln10) }], exact: [{ r, g in try g / (r.x * ln10) }]))
    public static let log1p = Operation(
        "log1p(Tensor self)", "log(1 + x), exact for small x.", homes: [.torch, .method, .inPlace, .special],
        domain: Domain([-0.8...3]), gradientName: "Log1PBackward0", .unary(.log1p),
        .elementwise([{ r in try 1 / (r.x + 1) }], exact: [{ r, g in try g / (r.x + 1) }]))
    public static let logit = Operation(
        "logit(Tensor self, float? eps=None)", "The inverse of sigmoid: log(x / (1 − x)).",
        homes: [.torch, .method, .inPlace, .special], domain: Domain([0.1...0.9]),
        .formula { c in
            let given = try c.x.dtype.isFloatingPoint ? c.x : c.x.cast(c.recorder.defaultDType)
            if c.attributes[0].isNone { return try (given / (1 - given)).log() }
            let eps = c.double(0)
            // In this order also where eps is beyond a half and the limits cross.
            let x = try choose(given .< eps, eps, given.apply(.clamp, [.none, .float(1 - eps)]))
            return try (x / (1 - x)).log()
        },
        .gate(
            [{ r in
                if r.attributes[0].isNone {
                    let slope = try choose((r.x .== 0) .| (r.x .== 1), .infinity, 1 / (r.x * (1 - r.x)))
                    return try choose((r.x .< 0) .| (r.x .> 1), .nan, slope)
                }
                let isInside = try (r.x .>= r.double(0)) .& (r.x .<= 1 - r.double(0))
                return try (1 / (r.x * (1 - r.x))).kept(where: isInside)
            }]))

    public static let sqrt = Operation(
        "sqrt(Tensor self)", "The square root; its slope at 0 is infinite.", homes: .pointwise, domain: .positive,
        .unary(.sqrt), .elementwise([{ r in try 0.5 / r.y }], exact: [{ r, g in try g / (2 * r.y) }]))
    public static let rsqrt = Operation(
        "rsqrt(Tensor self)", "One over the square root.", homes: .pointwise, domain: .positive, .unary(.rsqrt),
        .elementwise([{ r in try -0.5 * r.y.power(3) }], exact: [{ r, g in try -0.5 * g * r.y.power(3) }]))
    public static let square = Operation(
        "square(Tensor self)", "The square: x².", homes: .pointwise, gradientName: "PowBackward0", .unary(.square),
        .elementwise([{ r in try 2 * r.x.loweredPower(1) }]))

    public static let erf = Operation(
        "erf(Tensor self)", "The error function: 2/√π ∫₀ˣ exp(−t²) dt.",
        homes: [.torch, .method, .inPlace, .special], .unary(.erf),
        .elementwise(
            [{ r in try erfSlope * (-r.x.square()).exp() }], exact: [{ r, g in try erfSlope * (-r.x.square()).exp() * g }]))
    public static let erfc = Operation(
        "erfc(Tensor self)", "1 − erf(x), exact for large x.", homes: [.torch, .method, .inPlace, .special],
        .unary(.erfc),
        .elementwise(
            [{ r in try -erfSlope * (-r.x.square()).exp() }],
            exact: [{ r, g in try -erfSlope * (-r.x.square()).exp() * g }]))
    public static let erfinv = Operation(
        "erfinv(Tensor self)", "The inverse of erf.", homes: [.torch, .method, .inPlace, .special], domain: .unit,
        .unary(.erfinv), .elementwise([{ r in try (1 / erfSlope) * r.y.square().exp() }]))
    public static let lgamma = Operation(
        "lgamma(Tensor self)", "The logarithm of the absolute value of the gamma function.", homes: .pointwise,
        aliases: ["gammaln"], domain: Domain([0.5...3]), .unary(.lgamma), .elementwise([{ r in try r.x.apply(.digamma) }]))
    public static let digamma = Operation(
        "digamma(Tensor self)", "The derivative of lgamma.", homes: [.torch, .method, .inPlace, .special],
        domain: Domain([0.5...3]), .unary(.digamma), .elementwise([{ r in try r.x.apply(.polygamma, [.int(1)]) }]))

    public static let polygamma: Operation = .init(
        "polygamma(int n, Tensor self)", "The n-th derivative of digamma: (−1)ⁿ⁺¹ n! Σ 1 / (x + k)ⁿ⁺¹ over k ≥ 0.",
        homes: [.torch, .special], domain: Domain([0.5...3], attributes: [[.int(1)], [.int(2)]]),
        .formula { c in
            let n = c.int(0)
            guard n >= 0 else { throw TensorError.runtime("polygamma(n, x) does not support negative n.") }
            if n == 0 { return try c.x.apply(.digamma) }
            let sum = try hurwitzZeta(c.x, n + 1)
            return try sum * (1...n).reduce(n % 2 == 0 ? -1 : 1) { $0 * Double($1) }
        },
        .elementwise([{ r in try r.x.apply(.polygamma, [.int(r.int(0) &+ 1)]) }]))

    /// Σ (x + k)⁻ˢ over k ≥ 0: ten terms, then Euler and Maclaurin's series for the rest; for s = 2 and x < ½ by reflection.
    private static func hurwitzZeta(_ value: Recorded, _ order: Int) throws -> Recorded {
        let s = Double(order)
        if order != 2, !value.tensor.requiresGradient {
            let order = try Tensor.wrapped(s)
            let sum = try Kernels.special(.zeta, order, value.checked(), defaultDType: value.recorder.defaultDType)
            return Recorded(sum, value.recorder)
        }
        let isLeft = try value .< (order == 2 ? 0.5 : 0)
        var x = try choose(isLeft, 1 - value, value)
        var sum = try x.filled(0)
        for _ in 0..<10 {
            sum = try sum + x.power(-s)
            x = try x + 1
        }
        sum = try sum + x.power(1 - s) / (s - 1) + 0.5 * x.power(-s)
        var rising = s
        // B₂ⱼ / (2j)!
        for (j, factor) in [1 / 12.0, -1 / 720.0, 1 / 30240.0, -1 / 1209600.0, 1 / 47900160.0].enumerated() {
            sum = try sum + factor * rising * x.power(-s - Double(2 * j + 1))
            rising *= (s + Double(2 * j + 1)) * (s + Double(2 * j + 2))
        }
        if order != 2 { return try choose(isLeft, sum.filled(.nan), sum) }
        let mirror = try (Double.pi * Double.pi) * (value * Double.pi).sin().square().reciprocal()
        return try choose(isLeft, mirror - sum, sum)
    }

    public static let sinc = Operation(
        "sinc(Tensor self)", "sin(πx) / (πx), and 1 at 0.", homes: [.torch, .method, .inPlace, .special],
        complex: true, .formula { c in
            let scaled = try c.x * Double.pi
            return try choose(c.x .== 0, 1, scaled.sin() / scaled)
        },
        .elementwise([
            { r in
                let scaled = try r.x * Double.pi
                let slope = try Double.pi * (scaled * scaled.cos() - scaled.sin()) / (scaled * scaled)
                return try slope.zeroed(where: r.x .== 0)
            }
        ]))
    public static let entr = Operation(
        "entr(Tensor self)", "−x · log(x), 0 at 0, −∞ below.", homes: .special, domain: .positive,
        gradientName: "SpecialEntrBackward0",
        .formula { c in
            let x = try c.x.dtype.isFloatingPoint ? c.x : c.x.cast(c.recorder.defaultDType)
            let value = try -(x * x.log())
            return try choose(x.isNaN(), x, choose(x .> 0, value, choose(x .== 0, 0, x.filled(-.infinity))))
        },
        .elementwise([{ r in try -r.x.log() - 1 }]))
}
