// Comparisons, logic and bits: masks and integers, which have no derivative.

import Tensors

extension Operation {
    public static let eq = comparison("eq", "True where self = other.", .eq)
    public static let ne = comparison("ne", "True where self ≠ other.", .ne, aliases: ["not_equal"])
    public static let lt = comparison("lt", "True where self < other.", .lt, aliases: ["less"])
    public static let le = comparison("le", "True where self ≤ other.", .le, aliases: ["less_equal"])
    public static let gt = comparison("gt", "True where self > other.", .gt, aliases: ["greater"])
    public static let ge = comparison("ge", "True where self ≥ other.", .ge, aliases: ["greater_equal"])

    public static let logicalAnd = logic("logical_and", "True where both are nonzero.", .logicalAnd)
    public static let logicalOr = logic("logical_or", "True where one is nonzero.", .logicalOr)
    public static let logicalXor = logic("logical_xor", "True where exactly one is nonzero.", .logicalXor)
    public static let logicalNot = Operation(
        "logical_not(Tensor self)", "True where the element is 0.", homes: .pointwise, .unary(.logicalNot),
        .none(reason: maskReason))

    public static let bitwiseAnd = bits("bitwise_and", "The bits set in both.", .bitwiseAnd)
    public static let bitwiseOr = bits("bitwise_or", "The bits set in one or both.", .bitwiseOr)
    public static let bitwiseXor = bits("bitwise_xor", "The bits set in exactly one.", .bitwiseXor)
    public static let leftShift = bits("bitwise_left_shift", "Bits shifted left: self · 2ⁿ.", .leftShift)
    public static let rightShift = bits("bitwise_right_shift", "Bits shifted right: ⌊self / 2ⁿ⌋.", .rightShift)
    public static let bitwiseNot = Operation(
        "bitwise_not(Tensor self)", "Every bit flipped; of a mask, its negation.", homes: .pointwise,
        domain: Domain(draws: [.mask]), .unary(.bitwiseNot), .none(reason: integerReason))

    static let integerReason = "integers have no derivative"

    private static func comparison(
        _ name: String, _ doc: String, _ kind: BinaryKind, aliases: [String] = []
    ) -> Operation {
        Operation(
            Signature("\(name)(Tensor self, Operand other)"), doc, homes: .pointwise, aliases: aliases, .binary(kind),
            .none(reason: maskReason))
    }

    private static func logic(_ name: String, _ doc: String, _ kind: BinaryKind) -> Operation {
        Operation(
            Signature("\(name)(Tensor self, Tensor other)"), doc, homes: .pointwise, .binary(kind),
            .none(reason: maskReason))
    }

    private static func bits(_ name: String, _ doc: String, _ kind: BinaryKind) -> Operation {
        Operation(
            Signature("\(name)(Tensor self, Operand other)"), doc, homes: .pointwise,
            domain: Domain(draws: [.index(below: 5)]), .binary(kind), .none(reason: integerReason))
    }

    /// A number as it stands in PyTorch's messages: whole ones without a point.
    private static func numberText(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }

    public static let isclose = Operation(
        "isclose(Tensor self, Tensor other, float rtol=1e-5, float atol=1e-8, bool equal_nan=False)",
        "True where |self − other| ≤ atol + rtol · |other|.",
        complex: true, .formula { c in
            let (a, b) = (c.x, c.value(1))
            guard a.dtype == b.dtype else {
                throw TensorError.runtime("\(a.dtype.cName) did not match \(b.dtype.cName)")
            }
            for (index, name) in ["rtol", "atol"].enumerated() where !(c.double(index) >= 0) {
                throw TensorError.runtime("\(name) must be greater than or equal to zero, but got \(numberText(c.double(index)))")
            }
            var close = try a .== b
            if c.bool(2) { close = try close .| (a.isNaN() .& b.isNaN()) }
            let wanted = try a.dtype.isDifferentiable ? b : b.cast(c.recorder.defaultDType)
            let allowed = try c.double(1) + (wanted * c.double(0)).abs()
            let difference = try ((a.dtype == .bool ? a.cast(wanted.dtype) : a) - wanted).abs()
            return try close .| (difference.apply(.isfinite) .& (difference .<= allowed))
        },
        .none(reason: maskReason))

    public static let allclose = Operation(
        "allclose(Tensor self, Tensor other, float rtol=1e-5, float atol=1e-8, bool equal_nan=False)",
        "True when all elements are close: |self − other| ≤ atol + rtol · |other|.",
        .composite { recorder, a in
            let close = try recorder.apply(.isclose, a.tensor(0), a.tensor(1), Array(a[2...]))
            return .bool(try Kernels.all(close, dims: nil, keepdim: false).element(atFlat: 0) == .bool(true))
        },
        .none(reason: maskReason))

    public static let equal = Operation(
        "equal(Tensor self, Tensor other)", "True when shapes and all elements are equal.",
        .composite { recorder, a in
            let (x, y) = (try a.tensor(0), try a.tensor(1))
            guard x.shape == y.shape else { return .bool(false) }
            let same = try recorder.apply(.eq, x, y)
            return .bool(try Kernels.all(same, dims: nil, keepdim: false).element(atFlat: 0) == .bool(true))
        },
        .none(reason: maskReason))
}
