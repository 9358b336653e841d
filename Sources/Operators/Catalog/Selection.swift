// Choosing and mixing elementwise: where, clamp, masked fill, interpolation and fused multiply-adds.

import Tensors

extension Operation {
    public static let `where` = Operation(
        "where(Tensor condition, Operand self, Operand other)", "self where the condition is true, other elsewhere.",
        homes: .torch, domain: Domain(draws: [.mask, .real, .real]), complex: true,
        .single { c in
            guard c[0].dtype == .bool || c[0].dtype == .uint8 else {
                throw TensorError.runtime(
                    "where expected condition to be a boolean tensor, but got a tensor with dtype \(c[0].dtype.cName)")
            }
            return try Kernels.where(c[0].cast(to: .bool), c[1], c[2], defaultDType: c.recorder.defaultDType)
        },
        .linear([nil, { r, g in try g.kept(where: r[0]) }, { r, g in try g.zeroed(where: r[0]) }]))

    public static let whereMethod = Operation(
        "where(Tensor self, Tensor condition, Operand other)", "self where the condition is true, other elsewhere.",
        homes: .method,
        .composite { recorder, a in
            .tensor(try recorder.apply(.where, inputs: [a.tensor(1), a.tensor(0), a.operand(2)]))
        }, .composed)

    public static let whereIndices = Operation(
        "where(Tensor condition)", "The indices of the true elements, one tensor per dimension.", homes: .torch,
        .composite { recorder, a in try nonzeroTuple(a.tensor(0), recorder) }, .none(reason: integerReason))

    public static let clamp = Operation(
        "clamp(Tensor self, Scalar? min=None, Scalar? max=None)",
        "Limits elements to min…max. The gradient is 0 at and outside the limits.", homes: .pointwise,
        aliases: ["clip"],
        domain: Domain(
            attributes: [[.float(-1), .float(1)], [.float(0), .none], [.none, .float(0.5)]], kinks: [-1, 0, 0.5, 1]),
        gradientName: "ClampBackward1",
        .single { c in
            if c.attributes[0].isNone && c.attributes[1].isNone {
                throw TensorError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
            }
            return try Kernels.clamp(c[0], c.attributes[0], c.attributes[1], c.recorder)
        },
        .gate([
            { r in
                let (low, high) = (r.attributes[0].double, r.attributes[1].double)
                if let low, let high { return try (r.x .> low) .& (r.x .< high) }
                if let low { return try r.x .> low }
                return try r.x .< (high ?? .infinity)
            }
        ]))

    public static let clampMin = Operation(
        "clamp_min(Tensor self, Scalar min)", "Limits elements from below.", homes: .pointwise,
        domain: Domain(attributes: [[.float(0.5)]], kinks: [0.5]),
        .single { c in try Kernels.clamp(c[0], c.attributes[0], .none, c.recorder) },
        .gate([{ r in try r.x .> r.double(0) }]))
    public static let clampMax = Operation(
        "clamp_max(Tensor self, Scalar max)", "Limits elements from above.", homes: .pointwise,
        domain: Domain(attributes: [[.float(0.5)]], kinks: [0.5]),
        .single { c in try Kernels.clamp(c[0], .none, c.attributes[0], c.recorder) },
        .gate([{ r in try r.x .< r.double(0) }]))

    public static let maskedFill = Operation(
        "masked_fill(Tensor self, Tensor mask, Operand value)", "The value where the mask is true, self elsewhere.",
        homes: [.method, .inPlace, .torch],
        domain: Domain(shapes: [[[2, 3], [2, 3], []], [[2, 3], [3], []]], draws: [.real, .mask, .real]),
        complex: true, .single { c in
            _ = try Kernels.broadcast(c[0].shape, c[1].shape)
            guard c[1].dtype == .bool else {
                throw TensorError.runtime("masked_fill_ only supports boolean masks, but got mask with dtype \(c[1].dtype.lowercaseCName)")
            }
            guard c[2].rank == 0 else {
                throw TensorError.runtime(
                    "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(c[2].rank) dimension(s).")
            }
            if c[2].isWrappedNumber { try checkRange(c[2], c[0].dtype) }
            return try Kernels.where(c[1], c[2].cast(to: c[0].dtype), c[0], defaultDType: c.recorder.defaultDType)
        },
        .linear([
            { r, g in try g.zeroed(where: r[1]) }, nil, { r, g in try g.kept(where: r[1]).sum() },
        ]))

    public static let lerp = Operation(
        "lerp(Tensor self, Tensor end, Scalar weight)", "Interpolates: self + weight · (end − self).",
        homes: .pointwise, domain: Domain(attributes: [[.float(0.25)], [.float(0.75)]]),
        complex: true, complexNumbers: true, .formula { c in
            try requireFloating(c)
            _ = try Kernels.broadcast(c[0].shape, c[1].shape)
            return try mixed(c.x, c.value(1), c.x.number(c.attributes[0]), isNear(c.attributes[0]))
        },
        .linear([{ r, g in try g * (1 - r.scalar(0)) }, { r, g in try g * r.scalar(0) }]))
    public static let lerpTensor = Operation(
        "lerp(Tensor self, Tensor end, Tensor weight)", "Interpolates: self + weight · (end − self), elementwise.",
        homes: .pointwise, gradientName: "LerpBackward1",
        complex: true, .formula { c in
            try requireFloating(c)
            let (nearStart, nearEnd) = (try mixed(c.x, c.value(1), c.value(2), true), try mixed(c.x, c.value(1), c.value(2), false))
            return try choose(c.value(2).abs() .< 0.5, nearStart, nearEnd)
        },
        .elementwise([{ r in try 1 - r[2] }, { r in r[2] }, { r in try r[1] - r[0] }]))

    /// Whether a weight lies nearer to the start.
    private static func isNear(_ weight: Argument) -> Bool {
        guard case .complex(let weight) = weight else { return (weight.double ?? 0) < 0.5 }
        return weight.real * weight.real + weight.imaginary * weight.imaginary < 0.25
    }

    private static func requireFloating(_ c: borrowing Application) throws {
        guard !c[0].dtype.isDifferentiable else { return }
        throw TensorError(.notImplemented, "\"lerp_kernel_scalar\" not implemented for '\(c[0].dtype.cName)'")
    }
    /// PyTorch's form, exact at both ends.
    private static func mixed(_ a: Recorded, _ b: Recorded, _ w: Recorded, _ isNearStart: Bool) throws -> Recorded {
        isNearStart ? try a + w * (b - a) : try b - (b - a) * (1 - w)
    }

    public static let addcmul = Operation(
        "addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1)",
        "self + value · tensor1 · tensor2.", homes: .pointwise, domain: Domain(attributes: [[.float(0.5)]]),
        complex: true, complexNumbers: true, .formula { c in
            if c[0].dtype == .bool, c[1].dtype == .bool, c[2].dtype == .bool {
                throw TensorError(.notImplemented, "\"addcmul_cpu_out\" not implemented for 'Bool'")
            }
            return try c.x + c.value(1) * c.x.number(c.attributes[0]) * c.value(2)
        },
        .elementwise([{ r in try r[0].filled(1) }, { r in try r[2] * r.scalar(0) }, { r in try r[1] * r.scalar(0) }]))
    public static let addcdiv = Operation(
        "addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1)",
        "self + value · tensor1 / tensor2.", homes: .pointwise,
        domain: Domain([-2...2, -2...2, 0.5...2], attributes: [[.float(0.5)]]),
        complex: true, complexNumbers: true, .formula { c in try c.x + c.x.number(c.attributes[0]) * (c.value(1) / c.value(2)) },
        .elementwise([
            { r in try r[0].filled(1) }, { r in try r.scalar(0) / r[2] },
            { r in try -(r.scalar(0) * r[1] / (r[2] * r[2])) },
        ]))
}
