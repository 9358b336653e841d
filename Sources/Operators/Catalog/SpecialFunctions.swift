// Special functions beside those of Exponentials: Bessel functions, the normal distribution, incomplete gamma functions.

import Tensors

extension Operation {
    private static let rootOfHalf = 0.70710678118654752440

    public static let i0: Operation = special(
        "i0", "The modified Bessel function of the first kind, order 0.", .i0, homes: [.torch, .method, .inPlace, .special],
        "I0Backward0", [{ r in try r.x.apply(.i1) }])
    public static let i0e: Operation = special(
        "i0e", "i0 times exp(−|x|).", .i0e, "SpecialI0EBackward0",
        [{ r in try r.x.apply(.i1e) - r.x.sign() * r.y }])
    public static let i1: Operation = special(
        "i1", "The modified Bessel function of the first kind, order 1.", .i1, "SpecialI1Backward0",
        [{ r in try choose(r.x .== 0, 0.5, r.x.apply(.i0) - r.y / r.x) }])
    public static let i1e: Operation = special(
        "i1e", "i1 times exp(−|x|).", .i1e, "SpecialI1EBackward0",
        [{ r in try choose(r.x .== 0, 0.5, r.x.apply(.i0e) - r.y * (r.x.sign() + 1 / r.x)) }])
    public static let erfcx: Operation = special(
        "erfcx", "exp(x²) · erfc(x).", .erfcx, "SpecialErfcxBackward0",
        [{ r in try 2 * r.x * r.y - 1.12837916709551257390 }])
    public static let ndtri: Operation = special(
        "ndtri", "The number below which a normal one lies with probability x.", .ndtri, domain: Domain([0.1...0.9]),
        "SpecialNdtriBackward0", [{ r in try 2.50662827463100050242 * (r.y.square() / 2).exp() }])
    public static let logNdtr: Operation = special(
        "log_ndtr", "The logarithm of the normal distribution.", .logNdtr, "SpecialLogNdtrBackward0",
        [{ r in try 0.79788456080286535588 / (r.x * -rootOfHalf).apply(.erfcx) }])
    public static let besselJ0: Operation = special(
        "bessel_j0", "The Bessel function of the first kind, order 0.", .bessel(.j0), "SpecialBesselJ0Backward0",
        [{ r in try -r.x.apply(.besselJ1) }])
    public static let besselJ1: Operation = special(
        "bessel_j1", "The Bessel function of the first kind, order 1.", .bessel(.j1), "SpecialBesselJ1Backward0",
        [{ r in try choose(r.x .== 0, 0.5, r.x.apply(.besselJ0) - r.y / r.x) }])
    public static let besselY0: Operation = special(
        "bessel_y0", "The Bessel function of the second kind, order 0.", .bessel(.y0), domain: Domain([0.5...3]), "SpecialBesselY0Backward0",
        [{ r in try -r.x.apply(.besselY1) }])
    public static let besselY1: Operation = special(
        "bessel_y1", "The Bessel function of the second kind, order 1.", .bessel(.y1), domain: Domain([0.5...3]), "SpecialBesselY1Backward0",
        [{ r in try r.x.apply(.besselY0) - r.y / r.x }])
    public static let besselI0: Operation = special(
        "modified_bessel_i0", "i0.", .i0, "SpecialModifiedBesselI0Backward0", [{ r in try r.x.apply(.besselI1) }])
    public static let besselI1: Operation = special(
        "modified_bessel_i1", "i1.", .i1, "SpecialModifiedBesselI1Backward0",
        [{ r in try choose(r.x .== 0, 0.5, r.x.apply(.besselI0) - r.y / r.x) }])
    public static let besselK0: Operation = special(
        "modified_bessel_k0", "The modified Bessel function of the second kind, order 0.", .k0, domain: Domain([0.5...3]),
        "SpecialModifiedBesselK0Backward0", [{ r in try -r.x.apply(.besselK1) }])
    public static let besselK1: Operation = special(
        "modified_bessel_k1", "The modified Bessel function of the second kind, order 1.", .k1, domain: Domain([0.5...3]),
        "SpecialModifiedBesselK1Backward0", [{ r in try -r.x.apply(.besselK0) - r.y / r.x }])
    public static let scaledBesselK0 = without("scaled_modified_bessel_k0", "modified_bessel_k0 times exp(x).", .k0e)
    public static let scaledBesselK1 = without("scaled_modified_bessel_k1", "modified_bessel_k1 times exp(x).", .k1e)

    private static func special(
        _ name: String, _ doc: String, _ kind: SpecialKind, homes: Homes = .special, domain: Domain = .real,
        _ gradientName: String, _ local: [Derivative.LocalRule?]
    ) -> Operation {
        Operation(
            Signature("\(name)(Tensor self)"), doc, homes: homes, domain: domain, gradientName: gradientName,
            .single { c in try Kernels.special(kind, c[0], defaultDType: c.recorder.defaultDType) }, .elementwise(local))
    }
    private static func without(_ name: String, _ doc: String, _ kind: SpecialKind) -> Operation {
        Operation(
            Signature("\(name)(Tensor self)"), doc, homes: .special,
            .single { c in try Kernels.special(kind, c[0], defaultDType: c.recorder.defaultDType) },
            .none(reason: "PyTorch has no derivative for it"))
    }

    public static let ndtr = Operation(
        "ndtr(Tensor self)", "The normal distribution: (1 + erf(x / √2)) / 2.", homes: .special,
        .composite { recorder, a in
            let x = Recorded(try a.tensor(0), recorder)
            return .tensor(try ((x / 2.0.squareRoot()).erf() + 1).apply(.mulScalar, [.float(0.5)]).checked())
        }, .composed)

    public static let igamma = pair(
        "igamma", "The regularised lower incomplete gamma function: ∫₀ʸ tˣ⁻¹ e⁻ᵗ dt / Γ(x).", .igamma,
        homes: [.torch, .method, .inPlace], "IgammaBackward0", domain: Domain([0.5...3], draws: [.constant, .real]),
        [nil, { r in try gammaDensity(r) }])
    public static let igammac = pair(
        "igammac", "The regularised upper incomplete gamma function.", .igammac, homes: [.torch, .method, .inPlace],
        "IgammacBackward0", domain: Domain([0.5...3], draws: [.constant, .real]), [nil, { r in try -gammaDensity(r) }])
    private static func gammaDensity(_ r: Rule) throws -> Recorded {
        try ((r[0] - 1) * r[1].log() - r[1] - r[0].apply(.lgamma)).exp()
    }
    public static let zeta: Operation = pair(
        "zeta", "The Hurwitz zeta function: Σ (y + k)⁻ˣ over k ≥ 0.", .zeta, homes: .special, "SpecialZetaBackward0",
        domain: Domain([1.5...3, 0.5...2], draws: [.constant, .real]),
        [nil, { r in try -r[0] * (r[0] + 1).apply(.zeta, r[1]) }])
    public static let xlog1py = pair(
        "xlog1py", "x · log(1 + y), and 0 where x is 0.", .xlog1py, homes: .special, "SpecialXlog1PyBackward0",
        domain: Domain([0.3...2]),
        [{ r in try r[1].log1p().zeroed(where: (r[0] .== 0) .& (r[1] .<= -1)) }, { r in try r[0] / (r[1] + 1) }])
    public static let logaddexp2 = pair(
        "logaddexp2", "log₂(2ˣ + 2ʸ) without overflow.", .logaddexp2, homes: .usual, "Logaddexp2Backward0",
        [
            { r in try 1 / (1 + (r[1] - r[0]).apply(.exp2)) }, { r in try 1 / (1 + (r[0] - r[1]).apply(.exp2)) },
        ])
    private static func pair(
        _ name: String, _ doc: String, _ kind: SpecialPairKind, homes: Homes, _ gradientName: String,
        domain: Domain = .real, _ locals: [Derivative.LocalRule?]
    ) -> Operation {
        Operation(
            Signature("\(name)(\(homes.contains(.method) ? "Tensor self, Tensor" : "Operand self, Operand") other)"), doc, homes: homes,
            domain: domain, gradientName: gradientName,
            .single { c in try Kernels.special(kind, c[0], c[1], defaultDType: c.recorder.defaultDType) },
            .elementwise(locals))
    }

    public static let mvlgamma = Operation(
        "mvlgamma(Tensor self, int p)", "The logarithm of the multivariate gamma function of dimension p.",
        homes: .pointwise, domain: Domain([1...3], attributes: [[.int(2)]]),
        .formula { c in
            let p = c.int(0)
            guard p >= 1 else { throw TensorError.runtime("p has to be greater than or equal to 1") }
            guard p <= 1 << 16 else { throw TensorError.runtime("p is too large") }
            let x = try c.x.dtype.isFloatingPoint ? c.x : c.x.cast(c.recorder.defaultDType)
            let least = try Kernels.amin(x.checked()).double(at: 0)
            guard least > Double(p - 1) / 2 else {
                throw TensorError.runtime("All elements must be greater than (p-1)/2")
            }
            // log π
            var sum = try x.filled(Double(p * (p - 1)) / 4 * 1.14472988584940017414)
            for j in 0..<p { sum = try sum + (x - Double(j) / 2).apply(.lgamma) }
            return sum
        },
        .elementwise([
            { r in
                var sum = try r.x.filled(0)
                for j in 0..<r.int(0) { sum = try sum + (r.x - Double(j) / 2).apply(.digamma) }
                return sum
            }
        ]))
    public static let polygammaMethod = Operation(
        "polygamma(Tensor self, int n)", "The n-th derivative of digamma.", homes: [.method, .inPlace],
        .composite { recorder, a in .tensor(try recorder.apply(.polygamma, a.tensor(0), [a[1]])) }, .composed)

    /// A product with a number, as PyTorch's own code writes it: its name is seen in `grad_fn`.
    static let mulScalar: Operation = .init(
        "_mul_scalar(Tensor self, Scalar other)", "Multiplies by a number.", homes: [],
        domain: Domain(attributes: [[.float(2)]]), gradientName: "MulBackward1",
        complex: true, .formula { c in try c.x * c.x.number(c.attributes[0]) }, .linear([{ r, g in try g * r.double(0) }]))
}
