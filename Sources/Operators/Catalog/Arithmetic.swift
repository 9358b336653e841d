// Arithmetic: sums, products, quotients, powers and what is computed from two tensors elementwise. Functions of one
// element are in Exponentials, Trigonometry and Rounding; comparisons in Comparison.

import Tensors

extension Operation {
    public static let add = Operation(
        "add(Tensor self, Operand other)", "Adds elementwise: self + other.", homes: .pointwise,
        .binary(.add), .linear([{ _, g in g }, { _, g in g }]))

    public static let addScaled = Operation(
        "add(Tensor self, Operand other, *, Scalar alpha)", "Adds a multiple elementwise: self + alpha · other.",
        homes: .pointwise, domain: Domain(attributes: [[.float(2.5)]]),
        complex: true, complexNumbers: true, .formula { c in try c.x + c.multiple(c.value(1)) },
        .linear([{ _, g in g }, { r, g in try g * r.scalar(0) }]))

    public static let sub = Operation(
        "sub(Tensor self, Operand other)", "Subtracts elementwise: self − other.", homes: .pointwise,
        aliases: ["subtract"], .binary(.sub), .linear([{ _, g in g }, { _, g in try -g }]))

    public static let subScaled = Operation(
        "sub(Tensor self, Operand other, *, Scalar alpha)", "Subtracts a multiple elementwise: self − alpha · other.",
        homes: .pointwise, aliases: ["subtract"], domain: Domain(attributes: [[.float(2.5)]]),
        complex: true, complexNumbers: true, .formula { c in try c.x - c.multiple(c.value(1)) },
        .linear([{ _, g in g }, { r, g in try -(g * r.scalar(0)) }]))

    public static let rsub = Operation(
        "rsub(Tensor self, Operand other)", "Subtracts the other way round: other − self.", homes: .torch,
        gradientName: "RsubBackward1", .binarySwapped(.sub), .linear([{ _, g in try -g }, { _, g in g }]))
    public static let rsubScaled = Operation(
        "rsub(Tensor self, Operand other, Scalar alpha)", "Subtracts a multiple the other way round: other − alpha · self.", homes: .torch,
        domain: Domain(attributes: [[.float(2.5)]]), gradientName: "RsubBackward0",
        .formula { c in try c.value(1) - c.multiple(c.x) },
        .linear([{ r, g in try -(g * r.double(0)) }, { _, g in g }]))

    public static let mul = Operation(
        "mul(Tensor self, Operand other)", "Multiplies elementwise: self · other.", homes: .pointwise,
        aliases: ["multiply"], .binary(.mul),
        .elementwise([{ r in r[1] }, { r in r[0] }]))

    public static let div = Operation(
        "div(Tensor self, Operand other)", "Divides elementwise: self / other.", homes: .pointwise,
        aliases: ["divide", "true_divide"], domain: Domain([-2...2, 0.5...3]), .binary(.div),
        .elementwise(
            // The reciprocal has the precision of the quotient, whatever the divisor's dtype.
            [
                { r in r[1].dtype == r[0].dtype && !r[1].tensor.isWrappedNumber ? try 1 / r[1] : try r[0].filled(1) / r[1] },
                { r in try -((r[0] / r[1]) / r[1]) },
            ],
            exact: [{ r, g in try g / r[1] }, { r, g in try -g * ((r[0] / r[1]) / r[1]) }]))

    public static let divRounding = Operation(
        "div(Tensor self, Operand other, *, str? rounding_mode)",
        "Divides elementwise, rounding the quotient down ('floor') or towards zero ('trunc').", homes: .pointwise,
        aliases: ["divide"], domain: Domain([-2...2, 0.5...3], attributes: [[.string("floor")], [.string("trunc")]]),
        gradientName: "DivBackward2",
        .formula { c in
            switch c.attributes[0] {
            case .string("floor"): return try c.x.apply(.floorDivide, c.value(1))
            case .string("trunc"):
                let common = Kernels.resultType(of: c[0], c[1], defaultDType: c.recorder.defaultDType)
                guard !common.isFloatingPoint else { return try (c.x / c.value(1)).apply(.trunc) }
                if common == .bool { throw TensorError(.notImplemented, "\"div_trunc_cpu\" not implemented for 'Bool'") }
                // Exact, and it refuses to divide by 0: from the quotient rounded down, one more where that was below.
                let rest = try c.x.apply(.fmod, c.value(1))
                return try (c.x - rest).apply(.floorDivide, c.value(1))
            case .none: return try c.x / c.value(1)
            case let other:
                throw TensorError.runtime(
                    "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(other.string ?? "?")'")
            }
        },
        .custom(
            [
                { r, g in try r.attributes[0].isNone ? g / r[1] : g.filled(0) },
                { r, g in try r.attributes[0].isNone ? -g * ((r[0] / r[1]) / r[1]) : g.filled(0) },
            ],
            jvp: { r, t in try r.y.filled(0) }))

    public static let floorDivide = Operation(
        "floor_divide(Tensor self, Operand other)", "Divides elementwise and rounds down: ⌊self / other⌋.",
        homes: .pointwise, domain: Domain([-2...2, 0.5...3]), .binary(.floorDivide),
        .none(reason: "a quotient rounded down is piecewise constant, and PyTorch has no derivative for it"))

    public static let remainder = Operation(
        "remainder(Tensor self, Operand other)",
        "Remainder with the sign of the divisor: self − other · ⌊self / other⌋.", homes: .pointwise,
        domain: Domain([0.1...0.9, 1.1...3]), .binary(.remainder),
        .elementwise([{ r in try r[0].filled(1) }, { r in try -(r[0] / r[1]).apply(.floor) }]))

    public static let fmod = Operation(
        "fmod(Tensor self, Operand other)",
        "Remainder with the sign of the dividend: self − other · trunc(self / other).", homes: .pointwise,
        domain: Domain([0.1...0.9, 1.1...3]), .binary(.fmod),
        .elementwise([{ r in try r[0].filled(1) }, { r in try -(r[0] / r[1]).apply(.trunc) }]))

    public static let pow: Operation = .init(
        "pow(Tensor self, Scalar exponent)", "Raises to a power elementwise: self ** exponent.", homes: .pointwise,
        domain: Domain([0.2...2], attributes: [[.int(2)], [.int(3)], [.float(-1.5)], [.float(0.5)], [.int(0)]]),
        complexNumbers: true, .unaryScalar(.pow),
        .elementwise([
            { r in
                if case .complex(let exponent) = r.attributes[0] {
                    let lower = Complex(exponent.real - 1, r.conjugates ? -exponent.imaginary : exponent.imaginary)
                    return try r.scalar(0) * r.x.apply(.pow, [.complex(lower)])
                }
                let exponent = r.double(0)
                if exponent == 0 { return try r.x.filled(0) }
                return try exponent * r.x.loweredPower(exponent - 1)
            }
        ]))

    public static let powTensor = Operation(
        "pow(Tensor self, Tensor exponent)", "Raises to powers elementwise: selfᵢ ** exponentᵢ.", homes: .pointwise,
        domain: Domain([0.3...2, -2...2]), gradientName: "PowBackward1", .binary(.pow), .elementwise(powerLocals))

    public static let powScalar = Operation(
        "pow(Scalar self, Tensor exponent)", "Raises a number to powers: self ** exponentᵢ.", homes: .torch,
        domain: Domain(attributes: [[.float(2.5)]]), gradientName: "PowBackward2",
        complex: true, complexNumbers: true, .formula { c in try c.x.number(c.attributes[0]).apply(.powTensor, c.x) },
        .elementwise([
            { r in
                if case .complex = r.attributes[0] { return try r.y * r.scalar(0).cast(r.y.dtype).log() }
                let base = r.double(0)
                if r.y.dtype.isComplex, base < 0 { return try r.y * r.scalar(0).cast(r.y.dtype).log() }
                return base == 0 ? try choose(r.x.realPart() .>= 0, 0, r.y * -Double.infinity) : try r.y * Kernels.logarithm(base)
            }
        ]))

    /// ∂(xʸ)/∂x = y·xʸ⁻¹, and 0 for y = 0; ∂(xʸ)/∂y = xʸ·log x, and 0 for x = 0, y ≥ 0.
    private static let powerLocals: [Derivative.LocalRule?] = [
        { r in try (r[1] * r[0].apply(.powTensor, r[1] - 1)).zeroed(where: r[1] .== 0) },
        { r in try (r.y * r[0].log()).zeroed(where: (r[0] .== 0) .& (r[1].realPart() .>= 0)) },
    ]

    public static let neg = Operation(
        "neg(Tensor self)", "Changes the sign: −x.", homes: .pointwise, aliases: ["negative"],
        .unary(.neg), .linear([{ _, g in try -g }]))

    public static let positive = Operation(
        "positive(Tensor self)", "The tensor itself.",
        .composite { _, arguments in
            let x = try arguments.tensor(0)
            guard x.dtype != .bool else {
                throw TensorError(.notImplemented, "The `+` operator, on a bool tensor is not supported.")
            }
            return .tensor(x)
        }, .composed)

    public static let reciprocal = Operation(
        "reciprocal(Tensor self)", "One over each element: 1 / x.", homes: .pointwise, domain: .positive,
        .unary(.reciprocal), .elementwise([{ r in try -(r.y * r.y) }]))

    public static let maximum = Operation(
        "maximum(Tensor self, Tensor other)", "The larger of two elements; NaN wins. A tie splits the gradient.",
        .binary(.maximum),
        .gate([
            { r in try r[0].apply(.winnerShare, r[1]) },
            { r in try r[1].apply(.winnerShare, r[0]) },
        ]))

    public static let minimum = Operation(
        "minimum(Tensor self, Tensor other)", "The smaller of two elements; NaN wins. A tie splits the gradient.",
        .binary(.minimum),
        .gate([
            { r in try r[1].apply(.winnerShare, r[0]) },
            { r in try r[0].apply(.winnerShare, r[1]) },
        ]))

    /// The local gradient of `maximum`, for rules only.
    static let winnerShare: Operation = Operation(
        "winner_share(Tensor self, Tensor other)",
        "The part of a gradient that max(x, y) passes to x: 1 where it is larger or beside NaN, ½ on ties, else 0.",
        homes: [], .binary(.winnerShare), .custom([{ r, g in try r.zeros(like: g) }]))

    /// A gradient through a gate, for rules only.
    static let gated: Operation = Operation(
        "gated(Tensor self, Tensor gate)", "x · y, and 0 where y is 0, also for an infinite x.", homes: [],
        .binary(.gated), .custom([
            { r, g in try g.apply(.gated, r[1]) },
            { r, g in try (g * r[0]).zeroed(where: r[1] .== 0) },
        ]))

    /// x itself, hanging on another tensor of which it is no function any more: what a mask was made of.
    static let linked: Operation = Operation(
        "linked(Tensor self, Tensor other)", "The first tensor, in the graph of the other as well.", homes: [],
        domain: Domain(shapes: [[[2, 3], [2, 3]]]), .single { c in try Kernels.view(aliasing: c[0]) },
        .custom([{ _, g in g }, { r, _ in try r[1].filled(0) }]))

    public static let fmax = Operation(
        "fmax(Tensor self, Tensor other)", "The larger of two elements; a number wins over NaN.", .binary(.fmax),
        .gate([
            { r in try numberShare(r[0], r[1], isAhead: r[0] .> r[1]) },
            { r in try numberShare(r[1], r[0], isAhead: r[1] .> r[0]) },
        ]))

    public static let fmin = Operation(
        "fmin(Tensor self, Tensor other)", "The smaller of two elements; a number wins over NaN.", .binary(.fmin),
        .gate([
            { r in try numberShare(r[0], r[1], isAhead: r[0] .< r[1]) },
            { r in try numberShare(r[1], r[0], isAhead: r[1] .< r[0]) },
        ]))

    /// ½ on ties, all where this operand is ahead or beside NaN.
    private static func numberShare(_ own: Recorded, _ other: Recorded, isAhead: Recorded) throws -> Recorded {
        let wins = try isAhead .| (other.isNaN() .& own.isNaN().not())
        return try choose(own .== other, 0.5, wins.cast(own.dtype))
    }

    public static let maxOther = Operation(
        "max(Tensor self, Tensor other)", "The larger of two elements, as maximum().",
        .composite { recorder, a in .tensor(try recorder.apply(.maximum, a.tensor(0), a.tensor(1))) }, .composed)
    public static let minOther = Operation(
        "min(Tensor self, Tensor other)", "The smaller of two elements, as minimum().",
        .composite { recorder, a in .tensor(try recorder.apply(.minimum, a.tensor(0), a.tensor(1))) }, .composed)

    public static let atan2 = Operation(
        "atan2(Tensor self, Tensor other)", "The angle of the point (other, self), in −π…π.", homes: .pointwise,
        aliases: ["arctan2"], domain: Domain([0.3...2]), .binary(.atan2),
        .elementwise([
            { r in try r[1] * squaredRadiusReciprocal(r) },
            { r in try -r[0] * squaredRadiusReciprocal(r) },
        ]))

    private static func squaredRadiusReciprocal(_ r: Rule) throws -> Recorded {
        let squared = try r[0] * r[0] + r[1] * r[1]
        return try squared.reciprocal().zeroed(where: squared .== 0)
    }

    public static let hypot = Operation(
        "hypot(Tensor self, Tensor other)", "The length of a right triangle's hypotenuse: √(self² + other²).",
        homes: .pointwise, domain: Domain([0.3...2]), .binary(.hypot),
        .elementwise([{ r in try r[0] / r.y }, { r in try r[1] / r.y }]))

    public static let logaddexp = Operation(
        "logaddexp(Tensor self, Tensor other)", "log(exp(self) + exp(other)) without overflow.", .binary(.logaddexp),
        .elementwise(
            [{ r in try 1 / (1 + (r[1] - r[0]).exp()) }, { r in try 1 / (1 + (r[0] - r[1]).exp()) }],
            exact: [
                { r, g in try g / (1 + (r[1] - r[0]).exp()) }, { r, g in try g / (1 + (r[0] - r[1]).exp()) },
            ]))

    public static let xlogy = Operation(
        "xlogy(Tensor self, Operand other)", "self · log(other), and 0 where self is 0.",
        homes: [.torch, .method, .inPlace, .special], domain: Domain([0.3...2]), .binary(.xlogy),
        .elementwise(
            [
                { r in try r[1].log().zeroed(where: (r[0] .== 0) .& (r[1] .<= 0)) },
                { r in try r[0] / r[1] },
            ],
            exact: [
                { r, g in try (g * r[1].log()).zeroed(where: (r[0] .== 0) .& (r[1] .<= 0)) },
                { r, g in try g * r[0] / r[1] },
            ]))

    public static let copysign = Operation(
        "copysign(Tensor self, Tensor other)", "The magnitude of self with the sign of other.", homes: .pointwise,
        domain: Domain([0.3...2, -2...(-0.3)]), .binary(.copysign),
        .custom(
            [{ r, g in try g * (r.y / r.x).zeroed(where: r.x .== 0) }, { r, g in try g.filled(0) }],
            jvp: { r, t in try t[0].map { try $0 * (r.y / r.x).zeroed(where: r.x .== 0) } ?? r.y.filled(0) }))
}

extension Application {
    /// alpha · x, as it is then added. Of 16 bits alpha has as many too, and the product is rounded where PyTorch's loop goes element by
    /// element: behind the last whole 32.
    fileprivate func multiple(_ x: Recorded) throws -> Recorded {
        guard let narrow else { return try x * x.number(attributes[0]) }
        let product = try x * Tensor.scalar(attributes[0].double ?? 1, narrow).double(at: 0)
        let count = product.tensor.elementCount
        let body = count / 32 * 32
        if body == count { return product }
        guard body > 0, inputs.allSatisfy({ $0.isContiguous && $0.shape == inputs[0].shape }) else { return try rounded(product) }
        let flat = try product.reshaped([-1])
        return try Recorded.cat([flat.narrow(0, 0, body), rounded(flat.narrow(0, body, count - body))], 0).reshaped(product.shape)
    }
}
