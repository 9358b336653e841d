// Trigonometric and hyperbolic functions and their inverses.

import Tensors

extension Operation {
    public static let sin = Operation(
        "sin(Tensor self)", "The sine of an angle in radians.", homes: .pointwise, .unary(.sin),
        .elementwise([{ r in try r.x.cos() }]))
    public static let cos = Operation(
        "cos(Tensor self)", "The cosine of an angle in radians.", homes: .pointwise, .unary(.cos),
        .elementwise([{ r in try -r.x.sin() }]))
    public static let tan = Operation(
        "tan(Tensor self)", "The tangent of an angle in radians.", homes: .pointwise, domain: Domain([-1.2...1.2]),
        .unary(.tan), .elementwise([{ r in try 1 + r.y.square() }]))
    public static let asin = Operation(
        "asin(Tensor self)", "The angle in −π/2…π/2 whose sine is x.", homes: .pointwise, aliases: ["arcsin"],
        domain: .unit, .unary(.asin), .elementwise([{ r in try (1 - r.x * r.x).rsqrt() }]))
    public static let acos = Operation(
        "acos(Tensor self)", "The angle in 0…π whose cosine is x.", homes: .pointwise, aliases: ["arccos"],
        domain: .unit, .unary(.acos), .elementwise([{ r in try -(1 - r.x * r.x).rsqrt() }]))
    public static let atan = Operation(
        "atan(Tensor self)", "The angle in −π/2…π/2 whose tangent is x.", homes: .pointwise, aliases: ["arctan"],
        .unary(.atan), .elementwise([{ r in try 1 / (r.x * r.x + 1) }], exact: [{ r, g in try g / (r.x * r.x + 1) }]))

    public static let sinh = Operation(
        "sinh(Tensor self)", "The hyperbolic sine: (eˣ − e⁻ˣ) / 2.", homes: .pointwise, .unary(.sinh),
        .elementwise([{ r in try r.x.cosh() }]))
    public static let cosh = Operation(
        "cosh(Tensor self)", "The hyperbolic cosine: (eˣ + e⁻ˣ) / 2.", homes: .pointwise, .unary(.cosh),
        .elementwise([{ r in try r.x.sinh() }]))
    public static let tanh = Operation(
        "tanh(Tensor self)", "The hyperbolic tangent, between −1 and 1.",
        homes: [.torch, .method, .inPlace, .functional], .unary(.tanh),
        .elementwise([{ r in try 1 - r.y * r.y }]))
    public static let asinh = Operation(
        "asinh(Tensor self)", "The inverse of sinh.", homes: .pointwise, aliases: ["arcsinh"], .unary(.asinh),
        .elementwise([{ r in try (r.x.square() + 1).rsqrt() }]))
    public static let acosh = Operation(
        "acosh(Tensor self)", "The inverse of cosh, for x ≥ 1.", homes: .pointwise, aliases: ["arccosh"],
        domain: Domain([1.2...3]), .unary(.acosh),
        // Of complex numbers two roots: that of the product has its cut elsewhere.
        .elementwise([
            { r in r.x.dtype.isComplex ? try (r.x - 1).rsqrt() * (r.x + 1).rsqrt() : try (r.x.square() - 1).rsqrt() }
        ]))
    public static let atanh = Operation(
        "atanh(Tensor self)", "The inverse of tanh, for −1 < x < 1.", homes: .pointwise, aliases: ["arctanh"],
        domain: .unit, .unary(.atanh), .elementwise([{ r in try 1 / (1 - r.x.square()) }]))

    public static let deg2rad = Operation(
        "deg2rad(Tensor self)", "Degrees to radians: x · π / 180.", homes: .pointwise,
        gradientName: "Deg2RadBackward0", .formula { c in try c.x * (Double.pi / 180) },
        .linear([{ _, g in try g * (Double.pi / 180) }]))
    public static let rad2deg = Operation(
        "rad2deg(Tensor self)", "Radians to degrees: x · 180 / π.", homes: .pointwise,
        gradientName: "Rad2DegBackward0", .formula { c in try c.x * (180 / Double.pi) },
        .linear([{ _, g in try g * (180 / Double.pi) }]))
}
