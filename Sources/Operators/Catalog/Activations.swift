// The nonlinearities of neural networks. Softmax and its relatives, which work along a dimension, are in Softmax.

import Tensors

extension Operation {
    public static let sigmoid = Operation(
        "sigmoid(Tensor self)", "The logistic function: 1 / (1 + e⁻ˣ).",
        homes: [.torch, .method, .inPlace, .functional, .special], aliases: ["expit"], .unary(.sigmoid),
        .elementwise([{ r in try (1 - r.y) * r.y }], exact: [{ r, g in try g * (1 - r.y) * r.y }]))

    public static let relu = Operation(
        "relu(Tensor self)", "max(x, 0); the gradient at 0 is 0.", homes: [.torch, .method, .inPlace, .functional],
        domain: .kinked(at: 0), .unary(.relu), .gate([{ r in try (r.y .<= 0).not() }]))

    public static let reluFunctional = Operation(
        "relu(Tensor input, bool inplace=False)", "max(x, 0); the gradient at 0 is 0.", homes: .functional,
        .composite { recorder, a in
            let x = try a.tensor(0)
            if a[1].bool == true { return .tensor(try recorder.applyInPlace(.relu, x, others: [])) }
            return .tensor(try recorder.apply(.relu, x))
        }, .composed)

    public static let leakyRelu = Operation(
        "leaky_relu(Tensor input, Scalar negative_slope=0.01, bool inplace=False)",
        "x where x > 0, negative_slope · x elsewhere.", homes: .functional,
        domain: Domain(attributes: [[.float(0.1), .bool(false)]], kinks: [0]), .unaryScalar(.leakyRelu),
        .elementwise([{ r in try choose(r.x .> 0, 1, r.x.filled(r.double(0))) }]))

    public static let elu = Operation(
        "elu(Tensor input, Scalar alpha=1.0, bool inplace=False)", "x where x > 0, α · (eˣ − 1) elsewhere.",
        homes: .functional, domain: Domain(attributes: [[.float(1.3), .bool(false)]], kinks: [0]), .unaryScalar(.elu),
        .elementwise([{ r in try choose(r.x .> 0, 1, r.double(0) * r.x.exp()) }],
            exact: [{ r, g in try choose(r.x .> 0, g, g * r.double(0) * r.x.exp()) }]))
    public static let celu = Operation(
        "celu(Tensor input, Scalar alpha=1.0, bool inplace=False)", "x where x > 0, α · (e^(x/α) − 1) elsewhere.",
        homes: [.functional, .torch], domain: Domain(attributes: [[.float(1.3), .bool(false)]], kinks: [0]),
        .unaryScalar(.celu),
        .elementwise([{ r in try choose(r.x .> 0, 1, (r.x / r.double(0)).exp()) }],
            exact: [{ r, g in try choose(r.x .> 0, g, g * (r.x / r.double(0)).exp()) }]))
    private static let seluAlpha = 1.6732632423543772848170429916717
    private static let seluScale = 1.0507009873554804934193349852946
    public static let selu = Operation(
        "selu(Tensor input, bool inplace=False)", "λ · x where x > 0, λ · α · (eˣ − 1) elsewhere.",
        homes: [.functional, .torch], domain: .kinked(at: 0), gradientName: "EluBackward0", .unaryScalar(.selu),
        .elementwise([{ r in try choose(r.x .> 0, seluScale, seluScale * seluAlpha * r.x.exp()) }],
            exact: [{ r, g in try choose(r.x .> 0, g * seluScale, g * (seluScale * seluAlpha) * r.x.exp()) }]))

    public static let gelu = Operation(
        "gelu(Tensor input, *, str approximate='none')",
        "x · Φ(x), Φ the normal distribution; 'tanh' gives the approximation 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))).",
        homes: .functional, domain: Domain(attributes: [[.string("none")], [.string("tanh")]]),
        .single { c in
            let kind: UnaryScalarKind = try isTanhApproximation(c.attributes[0]) ? .geluTanh : .geluNone
            return try Kernels.unaryScalar(kind, c[0], 0, 0, c.backend, defaultDType: c.recorder.defaultDType)
        },
        .elementwise([
            { r in try isTanhApproximation(r.attributes[0]) ? tanhGeluSlope(r.x) : geluSlope(r.x) }
        ]))

    private static func isTanhApproximation(_ argument: Argument) throws -> Bool {
        switch argument.string ?? "none" {
        case "none": false
        case "tanh": true
        default: throw TensorError.runtime("approximate argument must be either none or tanh.")
        }
    }
    /// Φ(x) + x φ(x).
    private static func geluSlope(_ x: Recorded) throws -> Recorded {
        let cdf = try 0.5 * (1 + (x * 0.5.squareRoot()).erf())
        let pdf = try (-0.5 * x * x).exp() * (0.5 * (2 / Double.pi).squareRoot())
        return try cdf + x * pdf
    }
    private static func tanhGeluSlope(_ x: Recorded) throws -> Recorded {
        let beta = (2 / Double.pi).squareRoot()
        let t = try (beta * (x + 0.044715 * x * x * x)).tanh()
        let inner = try beta * (1 + 3 * 0.044715 * x * x)
        return try 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * inner
    }

    public static let silu = Operation(
        "silu(Tensor input, bool inplace=False)", "x · sigmoid(x).", homes: .functional, .unaryScalar(.silu),
        .elementwise([
            { r in
                let s = try r.x.sigmoid()
                return try s * (1 + r.x * (1 - s))
            }
        ]))
    public static let mish = Operation(
        "mish(Tensor input, bool inplace=False)", "x · tanh(softplus(x)).", homes: .functional, .unaryScalar(.mish),
        .elementwise([
            { r in
                let t = try r.x.apply(.softplus, [.int(1), .int(20)]).tanh()
                return try t + r.x * r.x.sigmoid() * (1 - t * t)
            }
        ]))
    public static let softplus = Operation(
        "softplus(Tensor input, Scalar beta=1, Scalar threshold=20)",
        "log(1 + e^(βx)) / β, and x itself where βx exceeds the threshold.", homes: .functional,
        domain: Domain(attributes: [[.float(1), .float(20)], [.float(2), .float(20)]]), .unaryScalar(.softplus),
        .elementwise([
            { r in
                let scaled = try r.x * r.double(0)
                return try choose(scaled .> r.double(1), 1, scaled.sigmoid())
            }
        ], exact: [
            { r, g in
                let scaled = try r.x * r.double(0)
                let z = try scaled.apply(.clamp, [.none, .float(r.double(1))]).exp()
                return try choose(scaled .> r.double(1), g, g * z / (z + 1))
            }
        ]))
    public static let logsigmoid = Operation(
        "logsigmoid(Tensor input)", "log(sigmoid(x)), without overflow.", homes: .functional,
        gradientName: "LogSigmoidBackward0", .unaryScalar(.logsigmoid), .elementwise([{ r in try (-r.x).sigmoid() }]))

    public static let hardtanh = Operation(
        "hardtanh(Tensor input, Scalar min_val=-1.0, Scalar max_val=1.0, bool inplace=False)",
        "Limits to min_val…max_val.", homes: .functional,
        domain: Domain(attributes: [[.float(-1), .float(1), .bool(false)]], kinks: [-1, 1]),
        .single { c in
            guard c.double(0) <= c.double(1) else { throw TensorError.value("min_val cannot be greater than max_val") }
            if c[0].dtype.isFloatingPoint { return try Kernels.clamp(c[0], c.attributes[0], c.attributes[1], c.recorder) }
            if c[0].dtype == .bool { throw TensorError(.notImplemented, "Bool inputs not supported for hardtanh") }
            func whole(_ index: Int) -> Argument { Int(exactly: c.double(index).rounded(.towardZero)).map { .int($0) } ?? c.attributes[index] }
            return try Kernels.clamp(c[0], whole(0), whole(1), c.recorder)
        },
        .gate([{ r in try ((r.x .<= r.double(0)) .| (r.x .>= r.double(1))).not() }]))
    public static let relu6 = Operation(
        "relu6(Tensor input, bool inplace=False)", "Limits to 0…6.", homes: .functional, domain: .kinked(at: 0, 6),
        gradientName: "HardtanhBackward0",
        .single { c in
            if c[0].dtype == .bool { throw TensorError(.notImplemented, "Bool inputs not supported for hardtanh") }
            return try Kernels.clamp(c[0], .int(0), .int(6), c.recorder)
        },
        .gate([{ r in try ((r.x .<= 0) .| (r.x .>= 6)).not() }]))
    public static let hardsigmoid = Operation(
        "hardsigmoid(Tensor input, bool inplace=False)", "x / 6 + ½, limited to 0…1.", homes: .functional,
        domain: Domain([-5...5], kinks: [-3, 3]), .unaryScalar(.hardsigmoid),
        .gate([{ r in try ((r.x .> -3) .& (r.x .< 3)).cast(like: r.x) / 6 }]))
    public static let hardswish = Operation(
        "hardswish(Tensor input, bool inplace=False)", "x · hardsigmoid(x).", homes: .functional,
        domain: Domain([-5...5], kinks: [-3, 3]), .unaryScalar(.hardswish),
        .elementwise([{ r in try choose(r.x .<= -3, 0, choose(r.x .>= 3, 1, r.x / 3 + 0.5)) }]))
    public static let threshold = Operation(
        "threshold(Tensor input, Scalar threshold, Scalar value, bool inplace=False)",
        "x where it exceeds the threshold, the value elsewhere.", homes: [.functional, .torch],
        domain: Domain(attributes: [[.float(0.5), .float(2), .bool(false)]], kinks: [0.5]), .unaryScalar(.threshold),
        .gate([{ r in try (r.x .<= r.double(0)).not() }]))
    public static let softshrink = Operation(
        "softshrink(Tensor input, Scalar lambd=0.5)", "Moves x towards 0 by λ, and stops there.", homes: .functional,
        domain: Domain(attributes: [[.float(0.5)]], kinks: [-0.5, 0.5]), .unaryScalar(.softshrink),
        .gate([{ r in try ((r.x .>= -r.double(0)) .& (r.x .<= r.double(0))).not() }]))
    public static let hardshrink = Operation(
        "hardshrink(Tensor input, Scalar lambd=0.5)", "x where |x| > λ, 0 elsewhere.",
        homes: [.functional, .torch, .method], domain: Domain(attributes: [[.float(0.5)]], kinks: [-0.5, 0.5]),
        .unaryScalar(.hardshrink),
        .gate([{ r in try ((r.x .>= -r.double(0)) .& (r.x .<= r.double(0))).not() }]))

    public static let tanhshrink = Operation(
        "tanhshrink(Tensor input)", "x − tanh(x).", homes: .functional,
        .composite { recorder, a in
            let x = try a.tensor(0)
            return .tensor(try recorder.apply(.sub, x, recorder.apply(.tanh, x)))
        }, .composed)
    public static let softsign = Operation(
        "softsign(Tensor input)", "x / (1 + |x|).", homes: .functional,
        .composite { recorder, a in
            let x = Recorded(try a.tensor(0), recorder)
            return .tensor(try (x / (x.abs() + 1)).checked())
        }, .composed)
    public static let prelu = Operation(
        "prelu(Tensor self, Tensor weight)", "x where x > 0, weight · x elsewhere.",
        homes: [.torch, .method, .functional],
        .composite { recorder, a in
            let (x, weight) = (try a.tensor(0), try a.tensor(1))
            if x.dtype != weight.dtype, recorder.autocast == nil {
                throw TensorError.runtime("prelu: Type promoting not supported. Got \(x.dtype.cName) and \(weight.dtype.cName)")
            }
            guard weight.rank <= 1 else {
                throw TensorError.runtime("prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = \(weight.rank)")
            }
            if x.rank == 0, weight.elementCount != 1 { throw TensorError.runtime("Not allow zero-dim input tensor.") }
            var sizes = Shape(repeating: 1, count: x.rank)
            if weight.elementCount != 1 {
                guard x.rank > 0, x.shape[x.rank > 1 ? 1 : 0] == weight.elementCount else {
                    let channels = x.rank > 1 ? x.shape[1] : 1
                    throw TensorError.runtime(
                        "Mismatch of parameter numbers and input channel size. Found parameter numbers = "
                            + "\(weight.elementCount) and channel size = \(channels).")
                }
                sizes[x.rank > 1 ? 1 : 0] = weight.elementCount
            }
            let slopes = weight.shape == sizes ? weight : try recorder.reshape(weight, sizes.array)
            return .tensor(try recorder.apply(.preluKernel, x, slopes))
        }, .composed)
    public static let preluKernel = Operation(
        "_prelu_kernel(Tensor self, Tensor weight)", "x where x > 0, weight · x elsewhere.", homes: [],
        domain: .kinked(at: 0), gradientName: "PreluKernelBackward0",
        .formula { c in try choose(c.x .> 0, c.x, c.value(1) * c.x) },
        .custom(
            [
                { r, g in try choose(r[0] .> 0, g, r[1] * g) },
                { r, g in try (r[0] * g).zeroed(where: r[0] .> 0) },
            ],
            jvp: { r, t in
                try r.sum(t, [{ r in try choose(r[0] .> 0, 1, r[1]) }, { r in try r[0].zeroed(where: r[0] .> 0) }])
            }))
    public static let glu = Operation(
        "glu(Tensor input, int dim=-1)", "Splits in two halves a, b along dim: a · sigmoid(b).", homes: .functional,
        domain: Domain(shapes: [[[2, 4]], [[6]]]),
        .formula { c in
            let dim = try c[0].checkedDim(c.int(0))
            if !c[0].dtype.isFloatingPoint { throw TensorError(.notImplemented, "\"glu_cpu\" not implemented for '\(c[0].dtype.cName)'") }
            guard c[0].rank > 0, c[0].shape[dim] % 2 == 0 else {
                throw TensorError.runtime(
                    "Halving dimension must be even, but dimension \(dim) is size \(c[0].rank > 0 ? c[0].shape[dim] : 0)")
            }
            let half = c[0].shape[dim] / 2
            return try c.x.narrow(dim, 0, half) * c.x.narrow(dim, half, half).sigmoid()
        },
        .custom(
            [{ r, g in
                let dim = try r.x.tensor.checkedDim(r.int(0))
                let half = r.x.shape[dim] / 2
                let a = try r.x.narrow(dim, 0, half)
                let s = try r.x.narrow(dim, half, half).sigmoid()
                return try Recorded.cat([s * g, (1 - s) * s * g * a], dim)
            }],
            jvp: { r, t in
                guard let t = t[0] else { return try r.y.filled(0) }
                let dim = try r.x.tensor.checkedDim(r.int(0))
                let half = r.x.shape[dim] / 2
                let s = try r.x.narrow(dim, half, half).sigmoid()
                return try t.narrow(dim, 0, half) * s
                    + r.x.narrow(dim, 0, half) * s * (1 - s) * t.narrow(dim, half, half)
            }))
}

extension Rule {
    /// Σ tᵢ · localᵢ.
    func sum(_ tangents: [Recorded?], _ locals: [Derivative.LocalRule]) throws -> Recorded {
        var sum = try y.filled(0)
        for (tangent, local) in zip(tangents, locals) {
            if let tangent { sum = try sum + tangent * local(self) }
        }
        return sum
    }
}
