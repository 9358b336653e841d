// Rare functions of one or two elements, given as functions of Swift numbers: their loops, and the few that need the dtype.
// Common functions have kernels of their own (Unary.swift, Binary.swift).

extension Kernels {
    /// f of each element, computed in float64 and rounded; integers are converted to `defaultDType` first.
    public static func map(
        _ x: Tensor, defaultDType: DType = .float32, _ f: @escaping (Double) -> Double
    ) throws(TensorError) -> Tensor {
        let source = x.dtype.isFloatingPoint ? x : try x.cast(to: defaultDType)
        let out = try Tensor.uninitialized(like: source, source.dtype)
        try source.dtype.accept(Mapping(x: source, out: out, f: f))
        return out
    }

    private struct Mapping: ElementTask {
        let x: Tensor
        let out: Tensor
        let f: (Double) -> Double

        func run<T: Element>(_: T.Type) throws(TensorError) {
            Loop.map(x, out) { (v: T) in T(converting: f(v.asDouble)) }
        }
    }

    /// f of pairs of elements, broadcast and converted to one floating-point dtype, computed in float64.
    public static func map(
        _ x: Tensor, _ y: Tensor, defaultDType: DType = .float32, _ f: @escaping (Double, Double) -> Double
    ) throws(TensorError) -> Tensor {
        var common = resultType(of: x, y, defaultDType: defaultDType)
        if !common.isFloatingPoint { common = defaultDType }
        let out = try pairTarget(x, y, common)
        try common.accept(PairMapping(x: x.cast(to: common), y: y.cast(to: common), out: out, f: f))
        return out
    }

    private static func pairTarget(_ x: Tensor, _ y: Tensor, _ dtype: DType) throws(TensorError) -> Tensor {
        try resultTensor(x, y, broadcast(x.shape, y.shape), dtype)
    }

    private struct PairMapping: ElementTask {
        let x: Tensor
        let y: Tensor
        let out: Tensor
        let f: (Double, Double) -> Double

        func run<T: Element>(_: T.Type) throws(TensorError) {
            Loop.zip(x, y, out) { (a: T, b: T) in T(converting: f(a.asDouble, b.asDouble)) }
        }
    }

    /// f of pairs of integers, broadcast and converted to one dtype.
    /// - Throws: `NotImplementedError` for floating point.
    public static func mapIntegers(
        _ x: Tensor, _ y: Tensor, name: String, _ f: @escaping (Int, Int) -> Int
    ) throws(TensorError) -> Tensor {
        let common = resultType(of: x, y)
        guard common.isInteger else { throw .notImplemented(name, for: common) }
        let out = try pairTarget(x, y, common)
        try common.accept(IntegerMapping(x: x.cast(to: common), y: y.cast(to: common), out: out, f: f))
        return out
    }

    private struct IntegerMapping: ElementTask {
        let x: Tensor
        let y: Tensor
        let out: Tensor
        let f: (Int, Int) -> Int

        func run<T: Element>(_: T.Type) throws(TensorError) {
            Loop.zip(x, y, out) { (a: T, b: T) in T(converting: f(a.asInt, b.asInt)) }
        }
    }

    /// The greatest common divisor; of 0 and 0, 0.
    public static func gcd(_ x: Tensor, _ y: Tensor) throws(TensorError) -> Tensor {
        try mapIntegers(x, y, name: "gcd_cpu") { divisor($0, $1) }
    }

    /// The least common multiple.
    public static func lcm(_ x: Tensor, _ y: Tensor) throws(TensorError) -> Tensor {
        try mapIntegers(x, y, name: "lcm_cpu") { a, b in
            let d = divisor(a, b)
            if d == 0 { return 0 }
            let multiple = (a / d).multipliedReportingOverflow(by: b).partialValue
            return multiple < 0 ? 0 &- multiple : multiple
        }
    }

    private static func divisor(_ a: Int, _ b: Int) -> Int {
        var (m, n) = (a.magnitude, b.magnitude)
        while n != 0 { (m, n) = (n, m % n) }
        return Int(truncatingIfNeeded: m)
    }

    /// The next number after x towards y.
    public static func nextafter(_ x: Tensor, _ y: Tensor) throws(TensorError) -> Tensor {
        let common = resultType(of: x, y)
        guard common.isFloatingPoint else { throw .notImplemented("nextafter_cpu", for: common) }
        let out = try pairTarget(x, y, common)
        let (a, b) = try (x.cast(to: common), y.cast(to: common))
        if common == .float16 {
            Loop.zip(a, b, out) { (a: Float16, b: Float16) -> Float16 in
                a != a || b != b ? .nan : a == b ? b : a < b ? a.nextUp : a.nextDown
            }
            return out
        }
        if common == .bfloat16 {
            Loop.zip(a, b, out) { (a: BFloat16, b: BFloat16) -> BFloat16 in
                if a.isNotANumber || b.isNotANumber { return BFloat16(.nan) }
                if a == b { return b }
                if a == .zero { return BFloat16(bits: b < .zero ? 0x8001 : 1) }
                return BFloat16(bits: (a < b) == (a > .zero) ? a.bits &+ 1 : a.bits &- 1)
            }
            return out
        }
        try common.acceptReal(Next(x: x.cast(to: common), y: y.cast(to: common), out: out))
        return out
    }

    private struct Next: RealTask {
        let x: Tensor
        let y: Tensor
        let out: Tensor

        func run<T: RealElement>(_: T.Type) throws(TensorError) {
            Loop.zip(x, y, out) { (a: T, b: T) -> T in
                if a != a || b != b { return .nan }
                return a == b ? b : a < b ? a.nextUp : a.nextDown
            }
        }
    }

    /// x = mantissa · 2^exponent with ½ ≤ |mantissa| < 1; the exponents are int32.
    public static func frexp(_ x: Tensor) throws(TensorError) -> (mantissa: Tensor, exponent: Tensor) {
        guard x.dtype.isFloatingPoint else {
            throw .runtime("torch.frexp() only supports floating-point dtypes")
        }
        func special(_ v: Double) -> Bool { v == 0 || !v.isFinite }
        let mantissa = try map(x) { special($0) ? $0 : $0 / Double.two(to: Int($0.exponent) + 1) }
        let exponent = try map(x.cast(to: .float64)) { special($0) ? 0 : Double($0.exponent + 1) }
        return (mantissa, try exponent.cast(to: .int32))
    }
}

extension Double {
    /// 2 to a whole power, also where the power itself would overflow on the way.
    fileprivate static func two(to power: Int) -> Double { Double(sign: .plus, exponent: power, significand: 1) }
}
