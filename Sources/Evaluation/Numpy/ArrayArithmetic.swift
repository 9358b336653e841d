// Operators between arrays and numbers: promotion, broadcasting, and NumPy's rules where they differ from those of the
// kernels. The functions of one name each (`np.exp`) are in Ufuncs.swift.

import Glibc
import Syntax
import Tensors

extension Machine {
    func arrayBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        if op == .matmul { return try arrayMatmul(a, b) }
        return arrayResult(try elementwise(BinaryRule(op), arrayOperand(a), arrayOperand(b)))
    }

    func arrayCompare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value {
        let rule: BinaryRule =
            switch op {
            case .less: .kernel(.lt, "less")
            case .lessOrEqual: .kernel(.le, "less_equal")
            case .greater: .kernel(.gt, "greater")
            case .greaterOrEqual: .kernel(.ge, "greater_equal")
            case .notEqual: .kernel(.ne, "not_equal")
            default: .kernel(.eq, "equal")
            }
        let (x, y) = (try arrayOperand(a), try arrayOperand(b))
        return arrayResult(try elementwise(rule, x, y))
    }

    func arrayUnary(_ op: UnaryOperator, _ value: Value) throws -> Value {
        let x = try arrayOperand(value).tensor
        switch op {
        case .negative: return arrayResult(try negated(x))
        case .positive: return arrayResult(try x.clone())
        case .invert:
            guard !x.dtype.isDifferentiable else { throw unsupportedInput("invert") }
            return arrayResult(try Kernels.unary(.bitwiseNot, x, recorder.backend))
        case .not: return .bool(try !truth(value))
        }
    }

    func negated(_ x: Tensor) throws -> Tensor {
        guard x.dtype != .bool else {
            throw Raise(
                .typeError,
                "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function "
                    + "instead.")
        }
        return try Kernels.unary(.neg, x, recorder.backend)
    }

    /// `a op= b`: the result has to fit the kind of what it is written to.
    func arrayBinaryInPlace(_ op: BinaryOperator, _ target: ArrayObject, _ other: Value) throws {
        guard target.isWritable else { throw Raise(.valueError, "output array is read-only") }
        let rule = BinaryRule(op)
        let (x, y) = (ArrayOperand(tensor: target.tensor), try arrayOperand(other))
        let result = try elementwise(rule, x, y)
        try assign(result, to: target, of: rule.name)
    }

    /// Writes the result of an in-place operation or one with `out=`.
    func assign(_ result: Tensor, to target: ArrayObject, of name: String) throws {
        let (from, to) = (result.dtype, target.tensor.dtype)
        func category(_ dtype: DType) -> Int { dtype == .bool ? 0 : dtype.isComplex ? 3 : dtype.isFloatingPoint ? 2 : 1 }
        guard category(from) <= category(to), !(to == .uint8 && from.isInteger && from != .uint8) else {
            throw raise(
                numpy.castingError,
                "Cannot cast ufunc '\(name)' output from dtype('\(from.name)') to dtype('\(to.name)') with casting rule "
                    + "'same_kind'")
        }
        guard let shape = try? Kernels.broadcast(result.shape, target.tensor.shape), shape == target.tensor.shape else {
            throw Raise(
                .valueError,
                "non-broadcastable output operand with shape \(shapeText(target.tensor.shape)) doesn't match the broadcast shape "
                    + shapeText(result.shape))
        }
        try Kernels.copy(result, into: target.tensor)
    }

    func unsupportedInput(_ name: String) -> Raise {
        Raise(
            .typeError,
            "ufunc '\(name)' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                + "according to the casting rule ''safe''")
    }

    /// Applies a function of two elements.
    func elementwise(_ rule: BinaryRule, _ a: ArrayOperand, _ b: ArrayOperand) throws -> Tensor {
        try broadcastShape(a.tensor, b.tensor)
        let common = try commonDType(a, b)
        switch rule {
        case .kernel(let kind, let name): return try apply(kind, name, common, a, b)
        case .power: return try power(common, a, b)
        case .map(let domain, _, let body):
            if common.isComplex { throw unsupportedInput(rule.name) }
            let wide = domain == .integers ? common : common.isFloatingPoint ? common : common.floatOfSize
            if domain == .integers, common.isFloatingPoint { throw unsupportedInput(rule.name) }
            return try arrayMapped(a.tensor.cast(to: wide), b.tensor.cast(to: wide), wide, body)
        }
    }

    private func apply(_ kind: BinaryKind, _ name: String, _ common: DType, _ a: ArrayOperand, _ b: ArrayOperand) throws -> Tensor {
        var dtype = common
        if common.isComplex, !Machine.complexFunctions.contains(kind) { throw unsupportedInput(name) }
        switch kind {
        case .div: if !common.isDifferentiable { dtype = .float64 }
        case .atan2, .hypot, .logaddexp, .copysign: dtype = common.floatOfSize
        case .sub where common == .bool:
            throw Raise(
                .typeError,
                "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
                    + "logical_xor function instead.")
        case .bitwiseAnd, .bitwiseOr, .bitwiseXor, .leftShift, .rightShift:
            if common.isDifferentiable { throw unsupportedInput(name) }
            if common == .bool, kind == .leftShift || kind == .rightShift { dtype = .int64 }
        case .floorDivide, .remainder, .fmod:
            if common == .bool { dtype = .named("int8", or: .int64) }
            if !dtype.isFloatingPoint { return try integerDivision(kind, dtype, a, b) }
        default: break
        }
        let (x, y) = (try operand(a, dtype), try operand(b, dtype))
        return try Kernels.binary(kind, x, y, recorder.backend, defaultDType: .float64)
    }

    /// What has a meaning for complex numbers, which have no order.
    private static let complexFunctions: Set<BinaryKind> = [.add, .sub, .mul, .div, .eq, .ne, .logicalAnd, .logicalOr, .logicalXor]

    private func operand(_ operand: ArrayOperand, _ dtype: DType) throws -> Tensor {
        let tensor = operand.dtype == dtype ? operand.tensor : try operand.tensor.cast(to: dtype)
        return try tensor.forwards()
    }

    /// Division by zero gives 0.
    private func integerDivision(_ kind: BinaryKind, _ dtype: DType, _ a: ArrayOperand, _ b: ArrayOperand) throws -> Tensor {
        let (x, y) = (try operand(a, dtype), try operand(b, dtype))
        let zeros = try Kernels.unary(.logicalNot, y, recorder.backend)
        guard try Kernels.any(zeros).int(at: 0) != 0 else {
            return try Kernels.binary(kind, x, y, recorder.backend, defaultDType: .float64)
        }
        let safe = try Kernels.where(zeros, try Tensor.scalar(1, dtype), y)
        let result = try Kernels.binary(kind, x, safe, recorder.backend, defaultDType: .float64)
        let none = try zeros.expanded(to: Kernels.broadcast(result.shape, zeros.shape))
        return try Kernels.where(none, try Tensor.scalar(0, dtype), result)
    }

    // MARK: Powers

    private func power(_ common: DType, _ a: ArrayOperand, _ b: ArrayOperand) throws -> Tensor {
        let dtype = common == .bool ? DType.named("int8", or: .int64) : common
        let (x, y) = (try operand(a, dtype), try operand(b, dtype))
        if dtype.isComplex { return try Kernels.binary(.pow, x, y.rank == 0 ? Tensor.wrapped(y.complex(at: 0)) : y, recorder.backend) }
        guard dtype.isFloatingPoint else { return try integerPower(x, y, dtype) }
        if y.rank == 0, b.weakness != .strong || a.tensor.rank == 0 {
            switch y.double(at: 0) {
            case 2: return try Kernels.unary(.square, x, recorder.backend)
            case 0.5: return try Kernels.unary(.sqrt, x, recorder.backend)
            case 1: return try x.clone()
            case -1: return try Kernels.unary(.reciprocal, x, recorder.backend)
            default: break
            }
        }
        if dtype == .float32 { return try arrayMapped(x, y, Float.self, dtype) { powf($0, $1) } }
        return try arrayMapped(x, y, dtype) { pow($0, $1) }
    }

    private func integerPower(_ x: Tensor, _ y: Tensor, _ dtype: DType) throws -> Tensor {
        let exponents = try y.cast(to: .int64)
        if exponents.elementCount > 0, try Kernels.amin(exponents).int(at: 0) < 0 {
            throw Raise(.valueError, "Integers to negative integer powers are not allowed.")
        }
        let result = try arrayMapped(x.cast(to: .int64), exponents, Int.self, .int64) { base, exponent in
            var (result, square, left) = (1, base, exponent)
            while left > 0 {
                if left & 1 == 1 { result = result &* square }
                square = square &* square
                left >>= 1
            }
            return result
        }
        return try result.cast(to: dtype)
    }

    // MARK: Loops of functions without a kernel

    /// Applies a function of doubles; elements of another dtype are converted and the result rounded back.
    func arrayMapped(_ x: Tensor, _ y: Tensor, _ dtype: DType, _ body: (Double, Double) -> Double) throws -> Tensor {
        try arrayMapped(x.cast(to: .float64), y.cast(to: .float64), Double.self, .float64, body).cast(to: dtype)
    }

    func arrayMapped<T: BitwiseCopyable>(_ x: Tensor, _ y: Tensor, _: T.Type, _ dtype: DType, _ body: (T, T) -> T) throws -> Tensor {
        let shape = try Kernels.broadcast(x.shape, y.shape)
        let out = try Tensor.uninitialized(shape, dtype)
        let q = out.bytes.assumingMemoryBound(to: T.self)
        if y.elementCount == 1, y.rank <= x.rank {
            let x = try x.contiguous()
            let p = x.bytes.assumingMemoryBound(to: T.self)
            let value = y.bytes.assumingMemoryBound(to: T.self).pointee
            for i in 0..<out.elementCount { q[i] = body(p[i], value) }
            return out
        }
        let (left, right) = (try x.expanded(to: shape).contiguous(), try y.expanded(to: shape).contiguous())
        let (p, r) = (left.bytes.assumingMemoryBound(to: T.self), right.bytes.assumingMemoryBound(to: T.self))
        for i in 0..<out.elementCount { q[i] = body(p[i], r[i]) }
        return out
    }

    /// Applies a function of one double; the result has the operand's dtype.
    func arrayMapped(_ x: Tensor, _ body: (Double) -> Double) throws -> Tensor {
        let source = try x.cast(to: .float64).contiguous()
        let out = try Tensor.uninitialized(source.shape, .float64)
        let (p, q) = (source.bytes.assumingMemoryBound(to: Double.self), out.bytes.assumingMemoryBound(to: Double.self))
        for i in 0..<out.elementCount { q[i] = body(p[i]) }
        return try out.cast(to: x.dtype)
    }
}

/// What a function of two elements computes, with its name.
enum BinaryRule {
    case kernel(BinaryKind, String)
    case power
    /// A function of doubles; of `integers` only, or of reals.
    case map(Domain, String, (Double, Double) -> Double)
    enum Domain { case integers, reals }

    var name: String {
        switch self {
        case .kernel(_, let name), .map(_, let name, _): name
        case .power: "power"
        }
    }

    init(_ op: BinaryOperator) {
        switch op {
        case .add: self = .kernel(.add, "add")
        case .subtract: self = .kernel(.sub, "subtract")
        case .multiply, .matmul: self = .kernel(.mul, "multiply")
        case .divide: self = .kernel(.div, "divide")
        case .floorDivide: self = .kernel(.floorDivide, "floor_divide")
        case .modulo: self = .kernel(.remainder, "remainder")
        case .power: self = .power
        case .and: self = .kernel(.bitwiseAnd, "bitwise_and")
        case .or: self = .kernel(.bitwiseOr, "bitwise_or")
        case .xor: self = .kernel(.bitwiseXor, "bitwise_xor")
        case .leftShift: self = .kernel(.leftShift, "left_shift")
        case .rightShift: self = .kernel(.rightShift, "right_shift")
        }
    }
}
