// Functions of three tensors: selection, limits by tensors, interpolation, fused products.

extension Kernels {
    /// `a` where `condition` is true, else `b`; all broadcast to one shape, `a` and `b` converted to one dtype.
    public static func `where`(
        _ condition: Tensor, _ a: Tensor, _ b: Tensor, defaultDType: DType = .float32
    ) throws(TensorError) -> Tensor {
        guard condition.dtype == .bool else {
            throw .runtime(
                "where expected condition to be a boolean tensor, but got a tensor with dtype \(condition.dtype.cName)")
        }
        let common = resultType(of: a, b, defaultDType: defaultDType)
        let shape = try broadcast(try broadcast(condition.shape, a.shape), b.shape)
        let mask = try condition.expanded(to: shape)
        let left = try a.cast(to: common).expanded(to: shape)
        let out = try Tensor.uninitialized(shape, common, orderedAs: mask.strides, left.strides)
        try common.acceptMove(
            Selection(condition: mask, a: left, b: b.cast(to: common).expanded(to: shape), out: out))
        return out
    }

    private struct Selection: MoveTask {
        let condition: Tensor
        let a: Tensor
        let b: Tensor
        let out: Tensor

        func run<T: BitwiseCopyable>(_: T.Type) throws(TensorError) {
            let walk = Walk(out.shape, out.strides, condition.strides, a.strides, b.strides)
            let (n, so, sc, sa, sb) = (walk.count, walk.o, walk.a, walk.b, walk.c)
            let q = out.pointer(T.self)
            let c = condition.pointer(Bool.self)
            let (l, r) = (a.pointer(T.self), b.pointer(T.self))
            walk.runs { o, i, j, k in
                let (q, c, l, r) = (q + o, c + i, l + j, r + k)
                if so == 1 && sc == 1 && sa == 1 && sb == 1 {
                    for i in 0..<n { q[i] = c[i] ? l[i] : r[i] }
                } else {
                    for i in 0..<n { q[i &* so] = c[i &* sc] ? l[i &* sa] : r[i &* sb] }
                }
            }
        }
    }

    /// `x` with `value` (0-d) wherever `mask` is true; the result has the broadcast shape and the dtype of `x`.
    public static func maskedFill(_ x: Tensor, _ mask: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
        guard mask.dtype == .bool else {
            throw .runtime(
                "masked_fill_ only supports boolean masks, but got mask with dtype \(mask.dtype.lowercaseCName)")
        }
        guard value.rank == 0 else {
            throw .runtime(
                "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.rank) "
                    + "dimension(s).")
        }
        return try `where`(mask, try value.cast(to: x.dtype), x)
    }

    /// Limits by tensors; NaN in any of the three gives NaN, and `max` wins over a greater `min`.
    public static func clamp(
        _ x: Tensor, min: Tensor?, max: Tensor?, _ b: Backend, defaultDType: DType = .float32
    ) throws(TensorError) -> Tensor {
        if min == nil && max == nil {
            throw .runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
        }
        var result = x
        if let min { result = try binary(.maximum, result, min, b, defaultDType: defaultDType) }
        if let max { result = try binary(.minimum, result, max, b, defaultDType: defaultDType) }
        return result
    }

    /// start + weight · (end − start), computed from the nearer end; `weight` is a tensor or a number.
    public static func lerp(
        _ start: Tensor, _ end: Tensor, _ weight: Tensor, _ b: Backend
    ) throws(TensorError) -> Tensor {
        guard start.dtype.isFloatingPoint else { throw .notImplemented("lerp_kernel_scalar", for: start.dtype) }
        if end.dtype != start.dtype {
            throw .runtime(
                "expected dtype \(start.dtype.lowercaseCName) for `end` but got dtype \(end.dtype.lowercaseCName)")
        }
        if weight.dtype != start.dtype && !weight.isWrappedNumber {
            throw .runtime(
                "expected dtype \(start.dtype.lowercaseCName) for `weight` but got dtype \(weight.dtype.lowercaseCName)")
        }
        if start.dtype.isHalf {
            return try lerp(
                start.cast(to: .float32), end.cast(to: .float32), weight.cast(to: .float32), b
            ).cast(to: start.dtype)
        }
        let shape = try broadcast(try broadcast(start.shape, end.shape), weight.shape)
        let (x, y) = try (start.expanded(to: shape), end.expanded(to: shape))
        let out = try Tensor.uninitialized(shape, start.dtype, orderedAs: x.strides, y.strides)
        try start.dtype.acceptReal(
            Fused(
                operation: .lerp, x: x, y: y,
                z: weight.cast(to: start.dtype).expanded(to: shape), value: 0, out: out))
        return out
    }

    /// x + value · a · b.
    public static func addcmul(
        _ x: Tensor, _ a: Tensor, _ c: Tensor, value: Double = 1, _ b: Backend
    ) throws(TensorError) -> Tensor {
        try fused(.addcmul, x, a, c, value, b)
    }

    /// x + value · a / b.
    public static func addcdiv(
        _ x: Tensor, _ a: Tensor, _ c: Tensor, value: Double = 1, _ b: Backend
    ) throws(TensorError) -> Tensor {
        if !a.dtype.isFloatingPoint && !c.dtype.isFloatingPoint {
            throw .runtime(
                "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a "
                    + "true division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input "
                    + "+ value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + "
                    + "value * tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the latter "
                    + "implementation: (input + value * tensor1 / tensor2), for all dtypes.")
        }
        return try fused(.addcdiv, x, a, c, value, b)
    }

    private static func fused(
        _ operation: Fused.Operation, _ x: Tensor, _ a: Tensor, _ c: Tensor, _ value: Double, _ b: Backend
    ) throws(TensorError) -> Tensor {
        let common = resultType(of: [x, a, c])
        guard common.isFloatingPoint else {
            let product = try binary(.mul, try binary(.mul, a, c, b), try Tensor.wrapped(Int(converting: value)), b)
            return try binary(.add, x, product, b)
        }
        if common.isHalf {
            return try fused(
                operation, x.cast(to: .float32), a.cast(to: .float32), c.cast(to: .float32), value, b
            ).cast(to: common)
        }
        let shape = try broadcast(try broadcast(x.shape, a.shape), c.shape)
        let base = try x.cast(to: common).expanded(to: shape)
        let left = try a.cast(to: common).expanded(to: shape)
        let out = try Tensor.uninitialized(shape, common, orderedAs: base.strides, left.strides)
        try common.acceptReal(
            Fused(
                operation: operation, x: base, y: left, z: c.cast(to: common).expanded(to: shape), value: value,
                out: out))
        return out
    }

    private struct Fused: RealTask {
        enum Operation { case lerp, addcmul, addcdiv }
        let operation: Operation
        let x: Tensor
        let y: Tensor
        let z: Tensor
        let value: Double
        let out: Tensor

        func run<T: RealElement>(_: T.Type) throws(TensorError) {
            let v = T(value)
            switch operation {
            case .lerp:
                loop(T.self) { a, b, w in w.magnitude < 0.5 ? a + w * (b - a) : b - (b - a) * (1 - w) }
            case .addcmul: loop(T.self) { a, b, c in a + v * b * c }
            case .addcdiv: loop(T.self) { a, b, c in a + v * b / c }
            }
        }

        @inline(__always) private func loop<T: RealElement>(_: T.Type, _ f: (T, T, T) -> T) {
            let walk = Walk(out.shape, out.strides, x.strides, y.strides, z.strides)
            let (n, so, sa, sb, sc) = (walk.count, walk.o, walk.a, walk.b, walk.c)
            let q = out.pointer(T.self)
            let (l, m, r) = (x.pointer(T.self), y.pointer(T.self), z.pointer(T.self))
            walk.runs { o, i, j, k in
                let (q, l, m, r) = (q + o, l + i, m + j, r + k)
                if so == 1 && sa == 1 && sb == 1 && sc == 1 {
                    for i in 0..<n { q[i] = f(l[i], m[i], r[i]) }
                } else {
                    for i in 0..<n { q[i &* so] = f(l[i &* sa], m[i &* sb], r[i &* sc]) }
                }
            }
        }
    }
}
