// Tensors made from numbers.

extension Tensor {
    /// A 0-d tensor of one element.
    @inline(__always) static func single<T: Element>(_ value: T) throws(TensorError) -> Tensor {
        let storage = try Storage.allocate(byteCount: MemoryLayout<T>.size)
        storage.bytes.storeBytes(of: value, as: T.self)
        return Tensor(
            storage: storage, dtype: T.dtype, shape: Shape(), strides: Shape(), offset: 0, elementCount: 1)
    }

    /// A 0-d tensor of `value`, converted to `dtype`.
    public static func scalar(_ value: Double, _ dtype: DType = .float32) throws(TensorError) -> Tensor {
        switch dtype {
        case .float32: return try single(Float(value))
        case .float64: return try single(value)
        default: return try dtype.accept(Single(double: value, int: nil))
        }
    }

    /// A 0-d tensor of `value`, converted to `dtype`.
    public static func scalar(_ value: Int, _ dtype: DType = .int64) throws(TensorError) -> Tensor {
        if dtype == .int64 { return try single(value) }
        return try dtype.accept(Single(double: 0, int: value))
    }

    /// A 0-d tensor of `value`.
    public static func scalar(_ value: Bool) throws(TensorError) -> Tensor { try single(value) }

    /// A 0-d tensor of `value`, converted to `dtype`.
    public static func scalar(_ value: Complex, _ dtype: DType) throws(TensorError) -> Tensor {
        switch dtype {
        case .complex64: return try single(ComplexElement<Float>(value))
        case .complex128: return try single(value)
        default: return try scalar(value.real, dtype)
        }
    }

    /// A Python complex number standing in an operation.
    public static func wrapped(_ value: Complex) throws(TensorError) -> Tensor { mark(try single(value)) }

    /// A Python float standing in an operation: it yields to tensors in type promotion.
    public static func wrapped(_ value: Double) throws(TensorError) -> Tensor { mark(try single(value)) }

    /// A Python int standing in an operation.
    public static func wrapped(_ value: Int) throws(TensorError) -> Tensor { mark(try single(value)) }

    /// A Python bool standing in an operation.
    public static func wrapped(_ value: Bool) throws(TensorError) -> Tensor { mark(try single(value)) }

    @inline(__always) private static func mark(_ tensor: Tensor) -> Tensor {
        tensor.isWrappedNumber = true
        return tensor
    }

    private struct Single: ElementTask {
        let double: Double
        let int: Int?

        func run<T: Element>(_: T.Type) throws(TensorError) -> Tensor {
            try .single(int.map { T(converting: $0) } ?? T(converting: double))
        }
    }
}

extension Kernels {
    /// A row-major tensor of `values`, converted to `dtype`; `shape` (a vector when nil) must hold as many.
    public static func tensor(
        _ values: [Double], shape: [Int]? = nil, _ dtype: DType = .float32
    ) throws(TensorError) -> Tensor {
        try dtype.accept(FromArray(shape: try arrayShape(shape, values.count), doubles: values, ints: nil))
    }

    /// A row-major tensor of `values`, converted to `dtype`; `shape` (a vector when nil) must hold as many.
    public static func tensor(
        _ values: [Int], shape: [Int]? = nil, _ dtype: DType = .int64
    ) throws(TensorError) -> Tensor {
        try dtype.accept(FromArray(shape: try arrayShape(shape, values.count), doubles: [], ints: values))
    }

    /// A row-major tensor of `values`, converted to `dtype`; `shape` must hold as many.
    public static func tensor(_ values: [Complex], shape: [Int], _ dtype: DType) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(try arrayShape(shape, values.count), .complex128)
        let p = out.pointer(Complex.self)
        for i in 0..<values.count { p[i] = values[i] }
        return try out.cast(to: dtype)
    }

    private static func arrayShape(_ sizes: [Int]?, _ count: Int) throws(TensorError) -> Shape {
        guard let sizes else { return [count] }
        let shape = try checkedShape(sizes)
        guard shape.checkedElementCount == count else {
            throw .runtime("shape '\(shape)' is invalid for input of size \(count)")
        }
        return shape
    }

    private struct FromArray: ElementTask {
        let shape: Shape
        let doubles: [Double]
        let ints: [Int]?

        func run<T: Element>(_: T.Type) throws(TensorError) -> Tensor {
            let out = try Tensor.uninitialized(shape, T.dtype)
            let p = out.pointer(T.self)
            if let ints {
                for i in 0..<ints.count { p[i] = T(converting: ints[i]) }
            } else {
                for i in 0..<doubles.count { p[i] = T(converting: doubles[i]) }
            }
            return out
        }
    }

    /// Sizes that a user gave, as the shape of a new tensor.
    /// - Throws: `RuntimeError` for a negative size, or more dimensions than a tensor can have.
    public static func checkedShape(_ sizes: [Int], function: String = "empty") throws(TensorError) -> Shape {
        guard let shape = Shape(sizes) else { throw rankError(sizes.count) }
        for size in sizes where size < 0 {
            if function == "empty" {
                throw .runtime("Trying to create tensor with negative dimension \(size): \(shape)")
            }
            throw .runtime("\(function): Dimension size must be non-negative.")
        }
        return shape
    }

    static func rankError(_ rank: Int) -> TensorError {
        .runtime("a tensor has at most \(Shape.maximumRank) dimensions here, got \(rank)")
    }

    /// All elements `value`, converted to `dtype`.
    public static func full(_ sizes: [Int], _ value: Tensor, _ dtype: DType) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(try checkedShape(sizes), dtype)
        if out.elementCount > 0 { try out.copyElements(from: try value.expanded(to: out.shape)) }
        return out
    }

    public static func zeros(_ sizes: [Int], _ dtype: DType = .float32) throws(TensorError) -> Tensor {
        try zeros(try checkedShape(sizes, function: "zeros"), dtype)
    }

    public static func zeros(_ shape: Shape, _ dtype: DType) throws(TensorError) -> Tensor {
        let out = try Tensor.uninitialized(shape, dtype)
        out.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: out.elementCount &* dtype.byteCount)
        return out
    }

    public static func ones(_ sizes: [Int], _ dtype: DType = .float32) throws(TensorError) -> Tensor {
        try full(try checkedShape(sizes, function: "ones").array, try .scalar(1, dtype), dtype)
    }

    /// `count` elements from a formula of the place, computed in double precision.
    private struct FromFormula: ElementTask {
        let count: Int
        let formula: (Int) -> Double

        func run<T: Element>(_: T.Type) throws(TensorError) -> Tensor {
            let out = try Tensor.uninitialized([count], T.dtype)
            let p = out.pointer(T.self)
            for i in 0..<count { p[i] = T(converting: formula(i)) }
            return out
        }
    }

    /// `start`, `start + step`, … below `end`: ⌈(end − start) / step⌉ elements.
    public static func arange(
        _ start: Double, _ end: Double, _ step: Double, _ dtype: DType
    ) throws(TensorError) -> Tensor {
        if step == 0 { throw .runtime("step must be nonzero") }
        guard start.isFinite, end.isFinite else {
            throw .runtime("unsupported range: \(plain(start)) -> \(plain(end))")
        }
        if (step > 0) != (end >= start) && start != end {
            throw .runtime("upper bound and lower bound inconsistent with step sign")
        }
        let size = ((end - start) / step).rounded(.up)
        guard size < 1e15 else { throw .runtime("invalid size, possible overflow?") }
        return try dtype.accept(FromFormula(count: Int(max(size, 0))) { start + Double($0) * step })
    }

    /// Integers from `start` by `step`, below `end`.
    public static func arange(
        _ start: Int, _ end: Int, _ step: Int, _ dtype: DType = .int64
    ) throws(TensorError) -> Tensor {
        guard dtype.isInteger else { return try arange(Double(start), Double(end), Double(step), dtype) }
        if step == 0 { throw .runtime("step must be nonzero") }
        if (step > 0) ? end < start : end > start {
            throw .runtime("upper bound and lower bound inconsistent with step sign")
        }
        let (distance, overflow) = end.subtractingReportingOverflow(start)
        guard !overflow else { throw .runtime("invalid size, possible overflow?") }
        let count = distance == 0 ? 0 : (distance.magnitude - 1) / step.magnitude + 1
        guard count <= Int.max / 16 else { throw .runtime("invalid size, possible overflow?") }
        let out = try Tensor.uninitialized([Int(count)], .int64)
        let p = out.pointer(Int.self)
        for i in 0..<Int(count) { p[i] = start &+ i &* step }
        return try out.cast(to: dtype)
    }

    private static func plain(_ x: Double) -> String {
        x.isFinite && x == x.rounded() && x.magnitude < 1e15 ? "\(Int(x))" : "\(x)"
    }

    /// `steps` numbers from `start` to `end`, both included, computed from the nearer end.
    public static func linspace(
        _ start: Double, _ end: Double, _ steps: Int, _ dtype: DType
    ) throws(TensorError) -> Tensor {
        guard steps >= 0 else { throw .runtime("number of steps must be non-negative") }
        if dtype.isInteger {
            // The ends as the dtype holds them: whole, and an unsigned one wraps.
            let (first, last) = try (Tensor.scalar(start, dtype).double(at: 0), Tensor.scalar(end, dtype).double(at: 0))
            if first != start || last != end {
                return try linspace(first, last, steps, dtype)
            }
        }
        let step = steps > 1 ? (end - start) / Double(steps - 1) : 0
        if dtype == .float32 {
            let (first, last) = (Float(start), Float(end))
            let stride = steps > 1 ? (last - first) / Float(steps - 1) : 0
            return try dtype.accept(
                FromFormula(count: steps) {
                    Double($0 < steps / 2 || steps == 1 ? first + stride * Float($0) : last - stride * Float(steps - $0 - 1))
                })
        }
        return try dtype.accept(
            FromFormula(count: steps) {
                $0 < steps / 2 || steps == 1 ? start + step * Double($0) : end - step * Double(steps - $0 - 1)
            })
    }

    /// `base` to the powers that `linspace` gives.
    public static func logspace(
        _ start: Double, _ end: Double, _ steps: Int, base: Double = 10, _ dtype: DType
    ) throws(TensorError) -> Tensor {
        var (start, end) = (start, end)
        if dtype.isInteger { (start, end) = try (Tensor.scalar(start, dtype).double(at: 0), Tensor.scalar(end, dtype).double(at: 0)) }
        let exponents = try linspace(start, end, steps, dtype.isFloatingPoint ? dtype : .float64)
        let p = exponents.doubles
        return try dtype.accept(FromFormula(count: steps) { Double.pow(base, p[$0]) })
    }

    /// Ones on the diagonal, zeros elsewhere.
    public static func eye(_ n: Int, _ m: Int? = nil, _ dtype: DType = .float32) throws(TensorError) -> Tensor {
        guard n >= 0 else { throw .runtime("n must be greater or equal to 0, got \(n)") }
        let m = m ?? n
        guard m >= 0 else { throw .runtime("m must be greater or equal to 0, got \(m)") }
        let out = try zeros([n, m] as Shape, dtype)
        let count = min(n, m)
        let diagonal = Tensor(
            storage: out.storage, dtype: dtype, shape: [count], strides: [m &+ 1], offset: 0, elementCount: count)
        try diagonal.copyElements(from: try Tensor.scalar(1, dtype).expanded(to: [count]))
        return out
    }
}
