// NumPy's elementwise functions, one declaration each, and how they are called. Operators are in ArrayArithmetic.swift.

import Glibc
import Syntax
import Tensors

/// `np.exp`, `np.add`: a function of elements, with its reductions.
final class UfuncObject: Object {
    enum Body {
        case unary((Machine, Tensor) throws -> Tensor)
        case binary(BinaryRule)
    }
    let name: String
    let body: Body
    /// Read at the first call that needs it.
    private lazy var signature = NativeSignature(
        "\(name)(\(isBinary ? "x1, x2" : "x"), out=None, *, where=True, dtype=None, casting=None, order=None, subok=None)")

    init(_ name: String, _ body: Body) {
        self.name = name
        self.body = body
        super.init()
    }
    override func type(_ machine: Machine) -> TypeObject { machine.numpy.ufunc }
    override func repr(_ machine: Machine) -> String { "<ufunc '\(name)'>" }
    override func isCallable(_ machine: Machine) -> Bool { true }
    override func ownAttribute(_ symbol: Symbol, _ machine: Machine) -> Value? {
        switch machine.symbols[symbol] {
        case "__name__": .string(name)
        case "nin": .int(isBinary ? 2 : 1)
        case "nout": .int(1)
        default: nil
        }
    }
    private var isBinary: Bool { if case .binary = body { true } else { false } }

    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        if arguments.keywords.isEmpty, arguments.count == (isBinary ? 2 : 1) {
            return try apply(arguments[0], isBinary ? arguments[1] : .none, machine)
        }
        let least = isBinary ? 2 : 1
        guard arguments.count >= least else {
            throw Raise(
                .typeError,
                "\(name)() takes from \(least) to \(least + 1) positional arguments but \(arguments.count) "
                    + (arguments.count == 1 ? "was given" : "were given"))
        }
        let values = try machine.bind(arguments, signature)
        let rest = values.dropFirst(least)
        return try call(values[0], isBinary ? values[1] : .none, out: rest[least], mask: rest[least + 1], dtype: rest[least + 2], machine)
    }

    /// With `out=`, `where=` and `dtype=`.
    private func call(_ a: Value, _ b: Value, out: Value, mask: Value, dtype: Value, _ machine: Machine) throws -> Value {
        var (a, b) = (a, b)
        if let dtype = try machine.arrayDTypeIfAny(dtype) {
            a = .object(ArrayObject(try machine.arrayOperand(a).tensor.cast(to: dtype)))
            if isBinary { b = .object(ArrayObject(try machine.arrayOperand(b).tensor.cast(to: dtype))) }
        }
        let result = try apply(a, b, machine)
        let target = out.asTuple?.elements.first ?? out
        guard let array = target.as(ArrayObject.self) else {
            if case .bool(true) = mask { return result }
            guard out.isNone else { throw Raise(.typeError, "return arrays must be of ArrayType") }
            let chosen = try Kernels.where(
                machine.arrayOperand(mask).tensor, machine.arrayOperand(result).tensor, machine.arrayOperand(a).tensor)
            return machine.arrayResult(chosen)
        }
        var written = try machine.arrayOperand(result).tensor
        if case .bool(true) = mask {} else {
            written = try Kernels.where(machine.arrayOperand(mask).tensor, written, array.tensor.cast(to: written.dtype))
        }
        try machine.assign(written, to: array, of: name)
        return .object(array)
    }

    func apply(_ a: Value, _ b: Value, _ machine: Machine) throws -> Value {
        switch body {
        case .unary(let body):
            if case .tensor(let tensor) = a { return .tensor(try body(machine, tensor)) }
            return machine.arrayResult(try body(machine, machine.arrayOperand(a).tensor.forwards()))
        case .binary(let rule):
            let isTensor = a.tensor != nil || b.tensor != nil
            let result = try machine.elementwise(rule, machine.arrayOperand(a), machine.arrayOperand(b))
            return isTensor ? .tensor(result) : machine.arrayResult(result)
        }
    }
}

extension Machine {
    func installUfuncs(_ module: ModuleObject) {
        func put(_ name: String, _ body: UfuncObject.Body, _ aliases: [String] = []) {
            let function = Value.object(UfuncObject(name, body))
            for name in [name] + aliases { module[symbols.intern(name)] = function }
        }
        for (name, kind, aliases) in Ufuncs.real { put(name, .unary { try $0.realFunction(kind, $1) }, aliases) }
        for (name, kind, aliases) in Ufuncs.kept { put(name, .unary { try $0.keptFunction(kind, $1) }, aliases) }
        for (name, kind) in Ufuncs.tests { put(name, .unary { try Kernels.unary(kind, $1, $0.recorder.backend) }) }
        for (name, body) in Ufuncs.doubles {
            put(name, .unary { machine, x in
                if x.dtype.isComplex { throw machine.unsupportedInput(name) }
                return try machine.arrayMapped(x.cast(to: x.dtype.floatOfSize), body)
            })
        }
        put("conjugate", .unary { $1.dtype.isComplex ? try Kernels.conjugate($1) : try $1.clone() }, ["conj"])
        put("negative", .unary { try $0.negated($1) })
        put("positive", .unary { try $1.clone() })
        put("invert", .unary { machine, x in
            guard !x.dtype.isDifferentiable else { throw machine.unsupportedInput("invert") }
            return try Kernels.unary(.bitwiseNot, x, machine.recorder.backend)
        }, ["bitwise_not", "bitwise_invert"])
        for (name, kind, aliases) in Ufuncs.pairs { put(name, .binary(.kernel(kind, name)), aliases) }
        put("power", .binary(.power), ["pow"])
        put("float_power", .binary(.map(.reals, "float_power") { pow($0, $1) }))
        put("logaddexp2", .binary(.map(.reals, "logaddexp2") { log2(exp2($0) + exp2($1)) }))
        put("heaviside", .binary(.map(.reals, "heaviside") { $0.isNaN ? $0 : $0 < 0 ? 0 : $0 > 0 ? 1 : $1 }))
        put("nextafter", .binary(.map(.reals, "nextafter") { nextafter($0, $1) }))
        put("gcd", .binary(.map(.integers, "gcd") { Ufuncs.divisor($0, $1) }))
        put("lcm", .binary(.map(.integers, "lcm") { $0 == 0 || $1 == 0 ? 0 : abs($0 / Ufuncs.divisor($0, $1) * $1) }))
    }

    /// A function of real numbers: integers are computed in the floating-point dtype of their size.
    private func realFunction(_ kind: UnaryKind, _ x: Tensor) throws -> Tensor {
        if x.dtype.isComplex, kind == .abs { throw unsupportedInput("fabs") }
        let source = try x.cast(to: x.dtype.floatOfSize)
        return try Kernels.unary(kind, source, recorder.backend, defaultDType: .float64)
    }

    /// A function that leaves integers what they are.
    private func keptFunction(_ kind: UnaryKind, _ x: Tensor) throws -> Tensor {
        if x.dtype == .bool {
            guard kind == .square || kind == .reciprocal else { return try x.clone() }
            return try Kernels.unary(kind, x.cast(to: .named("int8", or: .int64)), recorder.backend)
        }
        if x.dtype.isComplex, kind == .sign { return try Kernels.complexSign(x) }
        if kind == .reciprocal, !x.dtype.isComplex, !x.dtype.isFloatingPoint {
            return try arrayMapped(x) { $0 == 1 || $0 == -1 ? $0 : 0 }
        }
        return try Kernels.unary(kind, x, recorder.backend, defaultDType: .float64)
    }
}

/// The tables of the functions that have kernels.
private enum Ufuncs {
    static let real: [(String, UnaryKind, [String])] = [
        ("exp", .exp, []), ("exp2", .exp2, []), ("expm1", .expm1, []), ("log", .log, []), ("log2", .log2, []),
        ("log10", .log10, []), ("log1p", .log1p, []), ("sqrt", .sqrt, []), ("sin", .sin, []), ("cos", .cos, []),
        ("tan", .tan, []), ("arcsin", .asin, ["asin"]), ("arccos", .acos, ["acos"]), ("arctan", .atan, ["atan"]),
        ("sinh", .sinh, []), ("cosh", .cosh, []), ("tanh", .tanh, []), ("arcsinh", .asinh, ["asinh"]),
        ("arccosh", .acosh, ["acosh"]), ("arctanh", .atanh, ["atanh"]), ("rint", .round, []), ("fabs", .abs, []),
    ]
    static let kept: [(String, UnaryKind, [String])] = [
        ("absolute", .abs, ["abs"]), ("sign", .sign, []), ("square", .square, []), ("floor", .floor, []), ("ceil", .ceil, []),
        ("trunc", .trunc, []), ("fix", .trunc, []), ("reciprocal", .reciprocal, []),
    ]
    static let tests: [(String, UnaryKind)] = [
        ("isnan", .isnan), ("isinf", .isinf), ("isfinite", .isfinite), ("signbit", .signbit), ("logical_not", .logicalNot),
    ]
    static let doubles: [(String, @Sendable (Double) -> Double)] = [
        (
            "cbrt",
            { x in
                // One step of Newton's method mends the last digit.
                let root = cbrt(x)
                return root == 0 || !root.isFinite ? root : root - (root * root * root - x) / (3 * root * root)
            }
        ), ("deg2rad", { $0 * (Double.pi / 180) }), ("radians", { $0 * (Double.pi / 180) }),
        ("rad2deg", { $0 * (180 / Double.pi) }), ("degrees", { $0 * (180 / Double.pi) }), ("spacing", { nextafter(abs($0), .infinity) - abs($0) }),
    ]
    static let pairs: [(String, BinaryKind, [String])] = [
        ("add", .add, []), ("subtract", .sub, []), ("multiply", .mul, []), ("divide", .div, ["true_divide"]),
        ("floor_divide", .floorDivide, []), ("remainder", .remainder, ["mod"]), ("fmod", .fmod, []), ("maximum", .maximum, []),
        ("minimum", .minimum, []), ("fmax", .fmax, []), ("fmin", .fmin, []), ("arctan2", .atan2, ["atan2"]), ("hypot", .hypot, []),
        ("logaddexp", .logaddexp, []), ("copysign", .copysign, []), ("equal", .eq, []), ("not_equal", .ne, []), ("less", .lt, []),
        ("less_equal", .le, []), ("greater", .gt, []), ("greater_equal", .ge, []), ("logical_and", .logicalAnd, []),
        ("logical_or", .logicalOr, []), ("logical_xor", .logicalXor, []), ("bitwise_and", .bitwiseAnd, []),
        ("bitwise_or", .bitwiseOr, []), ("bitwise_xor", .bitwiseXor, []), ("left_shift", .leftShift, ["bitwise_left_shift"]),
        ("right_shift", .rightShift, ["bitwise_right_shift"]),
    ]

    static func divisor(_ a: Double, _ b: Double) -> Double {
        var (a, b) = (abs(a), abs(b))
        while b != 0 { (a, b) = (b, a.truncatingRemainder(dividingBy: b)) }
        return a
    }
}
