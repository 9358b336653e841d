// Absolute value, sign and rounding, and what is piecewise constant: its gradient is 0.

import Tensors

extension Operation {
    public static let abs = Operation(
        "abs(Tensor self)", "The absolute value; its gradient at 0 is 0.", homes: .pointwise, aliases: ["absolute"],
        domain: .kinked(at: 0), .unary(.abs), .elementwise([{ r in try r.plain(0).apply(r.plain(0).dtype.isComplex ? .sgn : .sign) }]))
    public static let sign = Operation(
        "sign(Tensor self)", "−1, 0 or 1.", homes: .pointwise, domain: .kinked(at: 0), .unary(.sign), .zero)
    public static let floor = Operation(
        "floor(Tensor self)", "The largest integer not above x.", homes: .pointwise, domain: .kinked(at: -2, -1, 0, 1, 2),
        .unary(.floor), .zero)
    public static let ceil = Operation(
        "ceil(Tensor self)", "The smallest integer not below x.", homes: .pointwise,
        domain: .kinked(at: -2, -1, 0, 1, 2), .unary(.ceil), .zero)
    public static let round = Operation(
        "round(Tensor self)", "The nearest integer; halves go to the even one.", homes: .pointwise,
        domain: .kinked(at: -1.5, -0.5, 0.5, 1.5), .unary(.round), .zero)
    public static let roundDecimals = Operation(
        "round(Tensor self, *, int decimals)", "Rounds to a number of decimals; halves go to the even digit.",
        homes: .pointwise, domain: Domain(attributes: [[.int(0)]], kinks: [-1.5, -0.5, 0.5, 1.5]),
        gradientName: "RoundBackward1", .unaryScalar(.roundDecimals), .zero)
    public static let trunc = Operation(
        "trunc(Tensor self)", "The integer part, towards 0.", homes: .pointwise, aliases: ["fix"],
        domain: .kinked(at: -2, -1, 0, 1, 2), .unary(.trunc), .zero)
    public static let frac = Operation(
        "frac(Tensor self)", "The part behind the point: x − trunc(x).", homes: .pointwise,
        domain: .kinked(at: -2, -1, 0, 1, 2), .unary(.frac), .elementwise([{ r in try r.x.filled(1) }]))

    public static let nanToNum = Operation(
        "nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None)",
        "Replaces NaN by a number (0), infinities by others (the largest finite ones).", homes: .pointwise,
        complex: true, .single { c in
            try Kernels.nanToNum(
                c[0], nan: c.attributes[0].double ?? 0, posinf: c.attributes[1].double, neginf: c.attributes[2].double)
        },
        .elementwise([{ r in try r.x.apply(.isfinite).cast(like: r.x) }]))
    public static let heaviside = Operation(
        "heaviside(Tensor self, Tensor values)", "0 below 0, 1 above, the given value at 0.", homes: .pointwise,
        .formula { c in
            guard c[0].dtype == c[1].dtype else {
                throw TensorError.runtime("heaviside is not yet implemented for tensors with different dtypes.")
            }
            return try choose(c.x .== 0, c.value(1), (c.x .> 0).cast(like: c.x))
        },
        .none(reason: "a step has no derivative, and PyTorch has none for it"))

    public static let isnan = predicate("isnan(Tensor self)", "True where the element is NaN.", .isnan)
    public static let isinf = predicate("isinf(Tensor self)", "True where the element is infinite.", .isinf)
    public static let isfinite = predicate(
        "isfinite(Tensor self)", "True where the element is neither infinite nor NaN.", .isfinite)
    public static let signbit = predicate("signbit(Tensor self)", "True where the sign is minus, also of −0.", .signbit)

    public static let isposinf = Operation(
        "isposinf(Tensor self)", "True where the element is +∞.", .formula { c in try c.x .== Double.infinity },
        .none(reason: maskReason))
    public static let isneginf = Operation(
        "isneginf(Tensor self)", "True where the element is −∞.", .formula { c in try c.x .== -Double.infinity },
        .none(reason: maskReason))
    public static let isreal = Operation(
        "isreal(Tensor self)", "Where the imaginary part is 0.", complex: true,
        .single { c in
            guard c[0].dtype.isComplex else { return try Tensor.full(c[0].shape, 1, .bool) }
            return try Kernels.binary(.eq, Kernels.part(c[0], 1), Tensor.wrapped(0), c.backend)
        }, .none(reason: maskReason))

    static let maskReason = "a mask of booleans has no derivative"

    private static func predicate(_ signature: Signature, _ doc: String, _ kind: UnaryKind) -> Operation {
        Operation(signature, doc, .unary(kind), .none(reason: maskReason))
    }
}
