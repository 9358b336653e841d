// Functions of integers and of the parts of numbers: divisors, exponents, neighbours.

import Tensors

extension Operation {
    public static let gcd = Operation(
        "gcd(Tensor self, Tensor other)", "The greatest common divisor.", homes: .pointwise,
        domain: Domain(draws: [.index(below: 9)]),
        .single { c in try Kernels.gcd(c[0], c[1]) }, .none(reason: integerReason))
    public static let lcm = Operation(
        "lcm(Tensor self, Tensor other)", "The least common multiple.", homes: .pointwise,
        domain: Domain(draws: [.index(below: 9)]),
        .single { c in try Kernels.lcm(c[0], c[1]) }, .none(reason: integerReason))
    public static let nextafter = Operation(
        "nextafter(Tensor self, Tensor other)", "The next number after self towards other.", homes: .pointwise,
        .single { c in try Kernels.nextafter(c[0], c[1]) }, .none(reason: "PyTorch has no derivative for it"))
    public static let frexp = Operation(
        "frexp(Tensor self)", "self = mantissa · 2^exponent with ½ ≤ |mantissa| < 1.", fields: ["mantissa", "exponent"],
        .several { c in
            let parts = try Kernels.frexp(c[0])
            return [parts.mantissa, parts.exponent]
        },
        .several { r, g in
            guard let g = g[0] else { return [nil] }
            return [try g * (-r.saved(1)).cast(like: g).apply(.exp2)]
        })
    public static let ldexp = Operation(
        "ldexp(Tensor self, Tensor other)", "self · 2^other.", homes: .pointwise,
        complex: true, .formula { c in
            let base = Recorded(try Tensor.scalar(2, c.recorder.defaultDType), c.recorder)
            return try c.x * c.rounded(base.apply(.powTensor, c.value(1)))
        },
        .elementwise([
            { r in
                let two = Recorded(try Tensor.scalar(2, r[0].dtype), r.recorder)
                return try two.apply(.powTensor, r[1])
            }, { r in try r.y * 0.693147180559945309417 },
        ]))
    public static let floatPower = Operation(
        "float_power(Tensor self, Scalar exponent)", "A power, computed in float64.", homes: .pointwise,
        complexNumbers: true, .composite { recorder, a in
            let x = Recorded(try a.tensor(0), recorder)
            return .tensor(try x.cast(x.dtype.isComplex ? .complex128 : .float64).apply(.pow, [a[1]]).checked())
        }, .composed)
    public static let floatPowerTensor = Operation(
        "float_power(Operand self, Tensor exponent)", "Powers, computed in float64.", homes: .pointwise,
        .composite { recorder, a in
            let (x, y) = (Recorded(try a.operand(0), recorder), Recorded(try a.tensor(1), recorder))
            let dtype = x.dtype.isComplex || y.dtype.isComplex ? DType.complex128 : .float64
            return .tensor(try x.cast(dtype).apply(.powTensor, y.cast(dtype)).checked())
        }, .composed)
}
