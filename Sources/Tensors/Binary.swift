// Functions of two elements: promotion, broadcasting, the dtype of the result. What each computes is in BinaryLoops.swift.

extension Kernels {
    /// Applies `kind` to the elements of `x` and `y`, broadcast to one shape and converted to one dtype.
    ///
    /// Comparisons and logical operations give `bool`; integers wrap; division of integers gives `defaultDType`.
    /// - Throws: `RuntimeError` when the shapes do not broadcast or an integer is divided by zero, and
    ///   `NotImplementedError` where PyTorch has no kernel for the dtype.
    public static func binary(
        _ kind: BinaryKind, _ x: Tensor, _ y: Tensor, _ b: Backend, defaultDType: DType = .float32
    ) throws(TensorError) -> Tensor {
        if x.rank == 0, y.rank == 0, let result = try scalars(kind, x, y) { return result }
        if kind.rawValue <= BinaryKind.div.rawValue {
            if x.dtype == .float32, let result = try Arithmetic<Float>.apply(kind, x, y, b) { return result }
            if x.dtype == .float64, let result = try Arithmetic<Double>.apply(kind, x, y, b) { return result }
            // A Python number first: `1 - x`.
            if x.isWrappedNumber, !y.isWrappedNumber, y.isContiguous, !x.dtype.isComplex {
                if y.dtype == .float32 { return try Arithmetic<Float>.apply(kind, Float(x.double(at: 0)), y, b) }
                if y.dtype == .float64 { return try Arithmetic<Double>.apply(kind, x.double(at: 0), y, b) }
            }
        }
        var common = resultType(of: x, y, defaultDType: defaultDType)
        if kind.isFloatOnly && !common.isDifferentiable { common = defaultDType }
        try checkSupported(kind, common, x, y)
        if kind == .sub, common != .bool, x.dtype == .bool || y.dtype == .bool {
            throw .notImplemented(oneBoolSubtracted)
        }
        let shape = try broadcast(x.shape, y.shape)
        if common.isHalf, !kind.isComparison, !kind.isLogical { return try half(kind, x, y, common, b) }
        let left = try x.cast(to: common).readable(in: shape, beside: y)
        let right = try y.cast(to: common).readable(in: shape, beside: x)
        let gives = kind.isComparison || kind.isLogical ? DType.bool : common
        let out = try resultTensor(left, right, shape, gives)
        if kind == .pow, y.isWrappedNumber {
            if common.isFloatingPoint { return try power(left, right, out) }
            if common.isComplex { return try complexPower(left.expanded(to: shape), right.complex(at: 0)) }
        }
        if common.isComplex {
            try complexBinary(kind, left, right, out, b)
            return out
        }
        if kind.isComparison || kind.isLogical {
            try common.accept(ComparisonLoop(kind: kind, x: left, y: right, out: out))
        } else if common == .bool {
            booleans(kind, left, right, out)
        } else if common.isFloatingPoint {
            try common.acceptReal(RealLoop(kind: kind, x: left, y: right, out: out))
        } else {
            try integers(kind, left, right, out)
        }
        return out
    }

    /// 16 bits: computed in float32, the result rounded. The four operations take a number beside a tensor as it is, others
    /// as the dtype holds it.
    private static func half(
        _ kind: BinaryKind, _ x: Tensor, _ y: Tensor, _ common: DType, _ b: Backend
    ) throws(TensorError) -> Tensor {
        let isExact = kind.rawValue <= BinaryKind.div.rawValue
        func widened(_ t: Tensor) throws(TensorError) -> Tensor {
            isExact && t.rank == 0 ? try t.cast(to: .float32) : try t.cast(to: common).cast(to: .float32)
        }
        let (left, right) = try (widened(x), widened(y))
        return try binary(kind, left, right, b, defaultDType: .float32).cast(to: common)
    }

    static func resultTensor(_ x: Tensor, _ y: Tensor, _ shape: Shape, _ dtype: DType) throws(TensorError) -> Tensor {
        if (x.shape == shape && x.isContiguous && (y.rank == 0 || (y.shape == shape && y.isContiguous)))
            || (x.rank == 0 && y.isContiguous)
        {
            return try .uninitialized(shape, dtype)
        }
        return try .uninitialized(
            shape, dtype, orderedAs: x.broadcastStrides(to: shape), y.broadcastStrides(to: shape))
    }

    private static func power(_ x: Tensor, _ y: Tensor, _ out: Tensor) throws(TensorError) -> Tensor {
        switch y.double(at: 0) {
        case 2, 3, 0.5, -0.5, -1, -2:
            return try x.expanded(to: out.shape).powered(y.double(at: 0))
        default:
            try out.dtype.acceptReal(RealLoop(kind: .pow, x: x, y: y, out: out))
            return out
        }
    }

    private static let oneBoolSubtracted =
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` "
        + "or `logical_not()` operator instead."

    private static func checkSupported(
        _ kind: BinaryKind, _ dtype: DType, _ x: Tensor, _ y: Tensor
    ) throws(TensorError) {
        if dtype.isComplex { return try checkComplex(kind, dtype) }
        if dtype == .bool {
            switch kind {
            case .sub:
                throw .notImplemented(
                    "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or "
                        + "`logical_xor()` operator instead.")
            case .floorDivide: throw .notImplemented("div_floor_cpu", for: dtype)
            case .pow: throw .notImplemented("pow", for: dtype)
            case .remainder, .fmod, .hypot, .logaddexp: throw .notImplemented("\(kind)_cpu", for: dtype)
            case .leftShift: throw .notImplemented("lshift_cpu", for: dtype)
            case .rightShift: throw .notImplemented("rshift_cpu", for: dtype)
            default: return
            }
        }
        if dtype.isFloatingPoint {
            switch kind {
            case .bitwiseAnd: throw .notImplemented("bitwise_and_cpu", for: dtype)
            case .bitwiseOr: throw .notImplemented("bitwise_or_cpu", for: dtype)
            case .bitwiseXor: throw .notImplemented("bitwise_xor_cpu", for: dtype)
            case .leftShift: throw .notImplemented("lshift_cpu", for: dtype)
            case .rightShift: throw .notImplemented("rshift_cpu", for: dtype)
            default: return
            }
        }
        switch kind {
        case .hypot, .logaddexp: throw .notImplemented("\(kind)_cpu", for: dtype)
        case .pow where y.isWrappedNumber && y.elementCount == 1 && y.double(at: 0) < 0:
            throw .runtime("Integers to negative integer powers are not allowed.")
        default: return
        }
    }

    private static func booleans(_ kind: BinaryKind, _ x: Tensor, _ y: Tensor, _ out: Tensor) {
        switch kind {
        case .add, .maximum, .fmax, .bitwiseOr: Loop.zip(x, y, out) { (a: UInt8, b: UInt8) in a | b }
        case .bitwiseXor: Loop.zip(x, y, out) { (a: UInt8, b: UInt8) in a ^ b }
        default: Loop.zip(x, y, out) { (a: UInt8, b: UInt8) in a & b }
        }
    }

    private static func integers(
        _ kind: BinaryKind, _ x: Tensor, _ y: Tensor, _ out: Tensor
    ) throws(TensorError) {
        switch out.dtype {
        case .uint8: try IntegerLoop<UInt8>(kind: kind, x: x, y: y, out: out).run()
        case .int8: try IntegerLoop<Int8>(kind: kind, x: x, y: y, out: out).run()
        case .int16: try IntegerLoop<Int16>(kind: kind, x: x, y: y, out: out).run()
        case .int32: try IntegerLoop<Int32>(kind: kind, x: x, y: y, out: out).run()
        default: try IntegerLoop<Int>(kind: kind, x: x, y: y, out: out).run()
        }
    }
}

extension Kernels {
    /// Two scalars of float32 or float64 (or one and a Python number): no shapes, no loops.
    @inline(__always)
    private static func scalars(_ kind: BinaryKind, _ x: Tensor, _ y: Tensor) throws(TensorError) -> Tensor? {
        if kind.isLogical || kind.isBitwise || x.dtype.isComplex || y.dtype.isComplex { return nil }
        if kind == .pow && y.isWrappedNumber {
            if x.isWrappedNumber { return nil }
            if x.dtype == .float32 { return try .single(power(x.pointer(Float.self).pointee, y.double(at: 0))) }
            if x.dtype == .float64 { return try .single(power(x.pointer(Double.self).pointee, y.double(at: 0))) }
            return nil
        }
        if x.dtype == y.dtype {
            if x.dtype == .float32 {
                return try apply(kind, x.pointer(Float.self).pointee, y.pointer(Float.self).pointee)
            }
            if x.dtype == .float64 && !x.isWrappedNumber && !y.isWrappedNumber {
                return try apply(kind, x.pointer(Double.self).pointee, y.pointer(Double.self).pointee)
            }
            return nil
        }
        if y.isWrappedNumber && !x.isWrappedNumber {
            if x.dtype == .float32 { return try apply(kind, x.pointer(Float.self).pointee, Float(y.double(at: 0))) }
            if x.dtype == .float64 { return try apply(kind, x.pointer(Double.self).pointee, y.double(at: 0)) }
        } else if x.isWrappedNumber && !y.isWrappedNumber {
            if y.dtype == .float32 { return try apply(kind, Float(x.double(at: 0)), y.pointer(Float.self).pointee) }
            if y.dtype == .float64 { return try apply(kind, x.double(at: 0), y.pointer(Double.self).pointee) }
        }
        return nil
    }

    /// A power by a number; small exponents are the products and roots that PyTorch computes.
    @inline(__always) private static func power<T: RealElement>(_ v: T, _ exponent: Double) -> T {
        switch exponent {
        case 2: v * v
        case 3: v * v * v
        case 0.5: v.squareRoot()
        case -0.5: 1 / v.squareRoot()
        case -1: 1 / v
        case -2: 1 / (v * v)
        default: T.pow(v, T(exponent))
        }
    }

    @inline(__always)
    private static func apply<T: RealElement>(_ kind: BinaryKind, _ a: T, _ b: T) throws(TensorError) -> Tensor {
        switch kind {
        case .add: try .single(a + b)
        case .sub: try .single(a - b)
        case .mul: try .single(a * b)
        case .div: try .single(a / b)
        case .eq: try .single(a == b)
        case .ne: try .single(a != b)
        case .lt: try .single(a < b)
        case .le: try .single(a <= b)
        case .gt: try .single(a > b)
        case .ge: try .single(a >= b)
        default: try .single(scalarBinary(kind, a, b))
        }
    }

    @inline(never) @_specialize(where T == Float) @_specialize(where T == Double)
    private static func scalarBinary<T: RealElement>(_ kind: BinaryKind, _ a: T, _ b: T) -> T {
        switch kind {
        case .floorDivide: Real.floorDivide(a, b)
        case .remainder: Real.remainder(a, b)
        case .fmod: T.fmod(a, b)
        case .pow: b == 2 ? a * a : b == 3 ? a * a * a : T.pow(a, b)
        case .maximum: Real.maximum(a, b)
        case .winnerShare: a < b ? 0 : a == b ? 0.5 : 1
        case .gated: b == 0 ? 0 : a * b
        case .minimum: Real.minimum(a, b)
        case .fmax: Real.fmax(a, b)
        case .fmin: Real.fmin(a, b)
        case .atan2: T.atan2(a, b)
        case .hypot: T.hypot(a, b)
        case .logaddexp: Real.logaddexp(a, b)
        case .xlogy: Real.xlogy(a, b)
        default: Real.copysign(a, b)
        }
    }
}
