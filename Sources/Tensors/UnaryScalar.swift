// Functions of one element and one or two numbers: activations, clamping to numbers, powers, rounding to decimals.

import CKernels

extension Kernels {
    /// Applies `kind` with its parameters `p` and `q` (see `UnaryScalarKind`) to every element.
    /// - Throws: `NotImplementedError` for dtypes that PyTorch's kernel does not take.
    public static func unaryScalar(
        _ kind: UnaryScalarKind, _ x: Tensor, _ p: Double, _ q: Double, _ b: Backend,
        defaultDType: DType = .float32
    ) throws(TensorError) -> Tensor {
        if x.dtype.isFloatingPoint {
            if x.dtype.isHalf, kind == .pow {
                if p == 3 { return try binary(.mul, binary(.mul, x, x, b), x, b) }
                if p == -0.5 { return try unary(.rsqrt, x, b) }
                let exponent = try Tensor.scalar(p, x.dtype).double(at: 0)
                return try unaryScalar(kind, x.cast(to: .float32), exponent, q, b).cast(to: x.dtype)
            }
            if x.dtype.isHalf { return try unaryScalar(kind, x.cast(to: .float32), p, q, b).cast(to: x.dtype) }
            if x.elementCount >= VectorKernels.threshold,
                let fast = try b.vectorized(VectorKernels.function(kind, p, q), x)
            {
                return fast
            }
            if kind == .geluTanh, x.elementCount >= OneDNN.elementwiseThreshold,
                let fast = try b.accelerated(kind, x)
            {
                return fast
            }
            return try x.dtype.acceptReal(ScalarFunction(kind: kind, x: x, p: p, q: q, pool: b.pool(x.elementCount)))
        }
        switch kind {
        case .clamp, .threshold:
            // PyTorch's limits are integers here, which a truth value is promoted to.
            if x.dtype == .bool { return try unaryScalar(kind, x.cast(to: .int64), p, q, b) }
            return try x.dtype.acceptNumber(IntegerLimits(kind: kind, x: x, p: p, q: q))
        case .logit, .pow:
            return try unaryScalar(kind, x.cast(to: defaultDType), p, q, b)
        default: throw .notImplemented(kind.kernelName, for: x.dtype)
        }
    }

    /// `unaryScalar` for the kinds that take no number.
    public static func unaryScalar(_ kind: UnaryScalarKind, _ x: Tensor, _ b: Backend) throws(TensorError) -> Tensor {
        try unaryScalar(kind, x, 0, 0, b)
    }

    /// `unaryScalar` for the kinds that take one number.
    public static func unaryScalar(
        _ kind: UnaryScalarKind, _ x: Tensor, _ p: Double, _ b: Backend
    ) throws(TensorError) -> Tensor {
        try unaryScalar(kind, x, p, 0, b)
    }

    /// NaN, +∞ and −∞ replaced; nil leaves PyTorch's defaults: 0 for NaN, the greatest and the least finite number.
    public static func nanToNum(
        _ x: Tensor, nan: Double? = nil, posinf: Double? = nil, neginf: Double? = nil
    ) throws(TensorError) -> Tensor {
        guard x.dtype.isFloatingPoint else { return try x.clone() }
        if x.dtype.isHalf {
            let greatest = x.dtype == .float16 ? 65504 : BFloat16.greatest
            return try nanToNum(
                x.cast(to: .float32), nan: nan, posinf: posinf ?? greatest, neginf: neginf ?? -greatest
            ).cast(to: x.dtype)
        }
        return try x.dtype.acceptReal(NaNReplacement(x: x, nan: nan ?? 0, posinf: posinf, neginf: neginf))
    }

    private struct NaNReplacement: RealTask {
        let x: Tensor
        let nan: Double
        let posinf: Double?
        let neginf: Double?

        func run<T: RealElement>(_: T.Type) throws(TensorError) -> Tensor {
            let out = try Tensor.uninitialized(like: x, x.dtype)
            let n = T(nan)
            let up = posinf.map { T($0) } ?? T.greatestFiniteMagnitude
            let down = neginf.map { T($0) } ?? -T.greatestFiniteMagnitude
            Loop.map(x, out) { (v: T) in v != v ? n : v == .infinity ? up : v == -.infinity ? down : v }
            return out
        }
    }

    private struct IntegerLimits: NumberTask {
        let kind: UnaryScalarKind
        let x: Tensor
        let p: Double
        let q: Double

        func run<T: NumberElement>(_: T.Type) throws(TensorError) -> Tensor {
            let out = try Tensor.uninitialized(like: x, x.dtype)
            let (p, q) = (self.p, self.q)
            if kind == .clamp {
                Loop.map(x, out) { (v: T) in v.asDouble > q || p > q ? T(converting: q) : v.asDouble < p ? T(converting: p) : v }
            } else {
                let value = T(converting: q)
                Loop.map(x, out) { (v: T) in v.asDouble <= p ? value : v }
            }
            return out
        }
    }
}

extension UnaryScalarKind {
    /// The name of PyTorch's kernel in its refusals.
    var kernelName: String {
        switch self {
        case .leakyRelu: "leaky_relu_cpu"
        case .elu, .celu, .selu: "elu_cpu"
        case .softplus: "softplus_cpu"
        case .geluNone, .geluTanh: "GeluKernelImpl"
        case .logsigmoid: "log_sigmoid_cpu"
        case .roundDecimals: "round_cpu"
        default: "\(self)_cpu"
        }
    }
}

private struct ScalarFunction: RealTask {
    let kind: UnaryScalarKind
    let x: Tensor
    let p: Double
    let q: Double
    let pool: OpaquePointer?

    func run<T: RealElement>(_: T.Type) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(like: x, x.dtype)
        switch kind {
        case .leakyRelu, .elu, .celu, .selu, .softplus, .clamp, .threshold: rectifier(out, T(p), T(q))
        case .geluNone, .geluTanh, .silu, .mish, .logsigmoid: smooth(out, T.self)
        default: piecewise(out, T(p))
        }
        return out
    }

    private func rectifier<T: RealElement>(_ out: Tensor, _ p: T, _ q: T) {
        switch kind {
        case .leakyRelu: Loop.map(x, out) { (v: T) in v > 0 ? v : v * p }
        case .elu: Loop.map(x, out) { (v: T) in v > 0 ? v : p * T.expm1(v) }
        case .celu: Loop.map(x, out) { (v: T) in v > 0 ? v : p * T.expm1(v / p) }
        case .selu:
            let scale = T(1.0507009873554804934193349852946)
            let alpha = T(1.0507009873554804934193349852946 * 1.6732632423543772848170429916717)
            Loop.map(x, out) { (v: T) in v > 0 ? scale * v : alpha * T.expm1(v) }
        case .softplus: Loop.map(x, out) { (v: T) in v * p > q ? v : T.log1p(T.exp(v * p)) / p }
        case .clamp: Loop.map(x, out) { (v: T) in v != v ? v : v < p ? (p > q ? q : p) : v > q ? q : v }
        default: Loop.map(x, out) { (v: T) in v <= p ? q : v }
        }
    }

    private func smooth<T: RealElement>(_ out: Tensor, _: T.Type) {
        switch kind {
        case .geluNone:
            let r = T(0.70710678118654752440)
            Loop.map(x, out) { (v: T) in 0.5 * v * (1 + T.erf(v * r)) }
        case .geluTanh:
            let beta = T(0.79788456080286535588)
            Loop.map(x, out) { (v: T) in 0.5 * v * (1 + T.tanh(beta * (v + T(0.044715) * v * v * v))) }
        case .silu: Loop.map(x, out) { (v: T) in v / (1 + T.exp(-v)) }
        case .mish: Loop.map(x, out) { (v: T) in v * T.tanh(T.log1p(T.exp(v))) }
        default: Loop.map(x, out) { (v: T) in (v < 0 ? v : v != v ? v : 0) - T.log1p(T.exp(-v.magnitude)) }
        }
    }

    private func piecewise<T: RealElement>(_ out: Tensor, _ p: T) {
        switch kind {
        case .hardsigmoid: Loop.map(x, out) { (v: T) in limit(v + 3) / 6 }
        case .hardswish: Loop.map(x, out) { (v: T) in v * limit(v + 3) / 6 }
        case .hardshrink: Loop.map(x, out) { (v: T) in v >= -p && v <= p ? 0 : v }
        case .softshrink: Loop.map(x, out) { (v: T) in v > p ? v - p : v < -p ? v + p : v != v ? v : 0 }
        case .pow: power(out, p)
        case .roundDecimals:
            let scale = T.pow(10, p.magnitude)
            if p >= 0 {
                Loop.map(x, out) { (v: T) in (v * scale).rounded(.toNearestOrEven) / scale }
            } else {
                Loop.map(x, out) { (v: T) in (v / scale).rounded(.toNearestOrEven) * scale }
            }
        default:
            if p < 0 {
                Loop.map(x, out) { (v: T) in T.log(v / (1 - v)) }
            } else {
                let high = 1 - p
                Loop.map(x, out) { (v: T) in
                    let z = v < p ? p : v > high ? high : v
                    return T.log(z / (1 - z))
                }
            }
        }
    }

    /// Small exponents are the products and roots that PyTorch computes.
    private func power<T: RealElement>(_ out: Tensor, _ p: T) {
        switch p {
        case 2: Loop.map(x, out) { (v: T) in v * v }
        case 3: Loop.map(x, out) { (v: T) in v * v * v }
        case 0.5: Loop.map(x, out) { (v: T) in v.squareRoot() }
        case -0.5: Loop.map(x, out) { (v: T) in 1 / v.squareRoot() }
        case -1: Loop.map(x, out) { (v: T) in 1 / v }
        case -2: Loop.map(x, out) { (v: T) in 1 / (v * v) }
        default:
            if T.self == Float.self, x.strides == out.strides, out.isDense {
                var exponent = Float(p)
                return kernel_zip_float(
                    pool, kernel_pow, x.pointer(Float.self), &exponent, out.pointer(Float.self), out.elementCount, 2)
            }
            Loop.map(x, out) { (v: T) in T.pow(v, p) }
        }
    }

    @inline(__always) private func limit<T: RealElement>(_ v: T) -> T { v < 0 ? 0 : v > 6 ? 6 : v }
}

extension Tensor {
    /// Floating-point elements to a power.
    func powered(_ exponent: Double) throws(TensorError) -> Tensor {
        if dtype.isHalf { return try cast(to: .float32).powered(exponent).cast(to: dtype) }
        return try dtype.acceptReal(ScalarFunction(kind: .pow, x: self, p: exponent, q: 0, pool: nil))
    }
}
