// Python's `math`: constants and functions of floats. Those of integers are in MathModule+Integers.swift, those of
// several numbers in MathModule+Sums.swift.

import BigInt
import Glibc

extension Machine {
    func installMathModule() {
        let module = ModuleObject("math")
        modules["math"] = module
        for (name, value) in [("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", .infinity), ("nan", .nan)] {
            module[symbols.intern(name)] = .float(value)
        }
        installElementaryFunctions(module)
        installLogarithms(module)
        installRounding(module)
        installFloatParts(module)
        installIntegerFunctions(module)
        installSums(module)
    }

    func put(_ module: ModuleObject, _ signature: String, _ body: @escaping (Machine, NativeFunction.Bound) throws -> Value) {
        let function = NativeFunction(signature, body)
        if ["math", "cmath", "time", "unicodedata"].contains(module.name) { function.signature.moduleName = module.name }
        module[symbols.intern(function.name)] = .object(function)
    }

    /// A function of one float. Infinity out of a finite number is an error: of range where `overflows`, else of domain;
    /// so is NaN out of any number.
    private func unary(_ module: ModuleObject, _ name: String, overflows: Bool = false, _ body: @escaping (Double) -> Double) {
        put(module, "\(name)(x, /)") { machine, a in
            let x: Double = if case .float(let value) = a[0] { value } else { try machine.double(a[0]) }
            let result = body(x)
            if !result.isFinite {
                if result.isNaN, !x.isNaN { throw domainError }
                if result.isInfinite, x.isFinite { throw overflows ? rangeError : domainError }
            }
            return .float(result)
        }
        module[symbols.intern(name)]?.as(NativeFunction.self)?.quick = QuickCall(counts: 1...1) { arguments, _, target in
            guard arguments.tag <= ValueTag.float else { return false }
            let result = body(arguments.number)
            guard result.isFinite else { return false }
            target.set(float: result)
            return true
        }
    }

    private func installElementaryFunctions(_ module: ModuleObject) {
        unary(module, "sqrt") { $0.squareRoot() }
        unary(module, "cbrt", cbrt)
        unary(module, "exp", overflows: true, exp)
        unary(module, "exp2", overflows: true, exp2)
        unary(module, "expm1", overflows: true, expm1)
        unary(module, "sin", sin)
        unary(module, "cos", cos)
        unary(module, "tan", tan)
        unary(module, "asin", asin)
        unary(module, "acos", acos)
        unary(module, "atan", atan)
        unary(module, "sinh", overflows: true, sinh)
        unary(module, "cosh", overflows: true, cosh)
        unary(module, "tanh", tanh)
        unary(module, "asinh", asinh)
        unary(module, "acosh", acosh)
        unary(module, "atanh", atanh)
        unary(module, "erf", erf)
        unary(module, "erfc", erfc)
        unary(module, "fabs") { abs($0) }
        put(module, "degrees(x, /)") { machine, a in .float(try machine.double(a[0]) * (180 / Double.pi)) }
        put(module, "radians(x, /)") { machine, a in .float(try machine.double(a[0]) * (Double.pi / 180)) }
        put(module, "gamma(x, /)") { machine, a in
            let x = try machine.double(a[0])
            if x == -.infinity || (x <= 0 && x == x.rounded(.down)) { throw domainError }
            let result = gammaFunction(x)
            if result.isInfinite, x.isFinite { throw rangeError }
            return .float(result)
        }
        put(module, "lgamma(x, /)") { machine, a in
            let x = try machine.double(a[0])
            if x.isFinite, x <= 0, x == x.rounded(.down) { throw domainError }
            let result = logarithmOfGamma(x)
            if result.isInfinite, x.isFinite { throw rangeError }
            return .float(result)
        }
        put(module, "atan2(y, x, /)") { machine, a in .float(try atan2(machine.double(a[0]), machine.double(a[1]))) }
        put(module, "copysign(x, y, /)") { machine, a in .float(try copysign(machine.double(a[0]), machine.double(a[1]))) }
        put(module, "nextafter(x, y, /)") { machine, a in .float(try nextafter(machine.double(a[0]), machine.double(a[1]))) }
        put(module, "pow(x, y, /)") { machine, a in
            let x = try machine.double(a[0]), y = try machine.double(a[1])
            let result = pow(x, y)
            if !result.isFinite, x.isFinite, y.isFinite {
                if result.isNaN || x == 0 { throw domainError }
                throw rangeError
            }
            return .float(result)
        }
        put(module, "fmod(x, y, /)") { machine, a in
            let x = try machine.double(a[0]), y = try machine.double(a[1])
            if x.isInfinite && !y.isNaN || y == 0 && !x.isNaN { throw domainError }
            return .float(fmod(x, y))
        }
        put(module, "remainder(x, y, /)") { machine, a in
            let x = try machine.double(a[0]), y = try machine.double(a[1])
            if x.isInfinite && !y.isNaN || y == 0 && !x.isNaN { throw domainError }
            return .float(remainder(x, y))
        }
    }

    private func installLogarithms(_ module: ModuleObject) {
        /// A logarithm of any positive number; integers beyond the floats by their leading bits.
        func logarithm(_ machine: Machine, _ value: Value, _ of: (Double) -> Double, ofTwo: Double) throws -> Double {
            if let big = value.bigInt {
                guard !big.isNegative else { throw domainError }
                let shift = max(big.bitLength - 1000, 0)
                if shift == 0 { return of(try floatValue(big)) }
                // Halved to below one, as frexp does.
                let (fraction, exponent) = try significand(big)
                return of(fraction) + Double(exponent) * ofTwo
            }
            let x = try machine.double(value)
            if x <= 0 { throw domainError }
            return of(x)
        }
        put(module, "log(*args)") { machine, a in
            guard (1...2).contains(a.extra.count) else { throw Raise(.typeError, "math.log requires 1 to 2 arguments") }
            let a = a.extra
            let numerator = try logarithm(machine, a[0], log, ofTwo: log(2))
            if a.count == 1 { return .float(numerator) }
            let denominator = try logarithm(machine, a[1], log, ofTwo: log(2))
            guard denominator != 0 else { throw Raise(.zeroDivisionError, "float division by zero") }
            return .float(numerator / denominator)
        }
        put(module, "log2(x, /)") { machine, a in .float(try logarithm(machine, a[0], log2, ofTwo: 1)) }
        put(module, "log10(x, /)") { machine, a in .float(try logarithm(machine, a[0], log10, ofTwo: log10(2))) }
        unary(module, "log1p", log1p)
    }

    private func installRounding(_ module: ModuleObject) {
        func rounding(_ name: String, _ special: String, _ rule: FloatingPointRoundingRule) {
            put(module, "\(name)(x, /)") { machine, a in
                if case .float(let x) = a[0] { return try machine.truncated(x.rounded(rule)) }
                if let integer = a[0].anyInteger { return .integer(integer) }
                if case .object(let object) = a[0], object.kind == .instance, let result = try machine.callSpecial(special, object, []) {
                    return result
                }
                if name == "trunc" {
                    throw Raise(.typeError, "type \(machine.typeName(a[0])) doesn't define __trunc__ method")
                }
                if case .object(let object) = a[0], object.kind == .instance, let result = try machine.callSpecial("__index__", object, []) {
                    return result
                }
                return try machine.truncated(machine.double(a[0]).rounded(rule))
            }
        }
        rounding("floor", "__floor__", .down)
        rounding("ceil", "__ceil__", .up)
        rounding("trunc", "__trunc__", .towardZero)
    }

    private func installFloatParts(_ module: ModuleObject) {
        for (name, test) in [
            ("isfinite", { $0.isFinite }), ("isinf", { $0.isInfinite }), ("isnan", { $0.isNaN }),
        ] as [(String, (Double) -> Bool)] {
            put(module, "\(name)(x, /)") { machine, a in .bool(test(try machine.double(a[0]))) }
        }
        put(module, "modf(x, /)") { machine, a in
            let x = try machine.double(a[0])
            let whole = x.rounded(.towardZero)
            let fraction = x.isInfinite ? 0 : x - whole
            return .object(TupleObject([.float(x.isNaN ? x : copysign(fraction, x)), .float(whole)]))
        }
        put(module, "frexp(x, /)") { machine, a in
            let x = try machine.double(a[0])
            if !x.isFinite || x == 0 { return .object(TupleObject([.float(x), .int(0)])) }
            return .object(TupleObject([.float(copysign(x.significand / 2, x)), .int(Int(x.exponent) + 1)]))
        }
        put(module, "ldexp(x, i, /)") { machine, a in
            let x = try machine.double(a[0])
            guard let integer = a[1].anyInteger else { throw Raise(.typeError, "Expected an int as second argument to ldexp.") }
            if !x.isFinite || x == 0 { return .float(x) }
            let exponent = integer.isNegative ? max(integer, -10_000) : min(integer, 10_000)
            let result = scalbn(x, Int32(exponent))
            if result.isInfinite { throw rangeError }
            return .float(result)
        }
        put(module, "ulp(x, /)") { machine, a in
            let x = try machine.double(a[0])
            return .float(x.isFinite ? x.magnitude.ulp : abs(x))
        }
        put(module, "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)") { machine, a in
            let x = try machine.double(a[0]), y = try machine.double(a[1])
            let relative = try machine.double(a[2]), absolute = try machine.double(a[3])
            if relative < 0 || absolute < 0 { throw Raise(.valueError, "tolerances must be non-negative") }
            if x == y { return .bool(true) }
            if x.isInfinite || y.isInfinite { return .bool(false) }
            let difference = abs(x - y)
            return .bool(difference <= abs(relative * y) || difference <= abs(relative * x) || difference <= absolute)
        }
    }
}

var domainError: Raise { Raise(.valueError, "math domain error") }
var rangeError: Raise { Raise(.overflowError, "math range error") }

/// A large positive integer as fraction · 2^exponent, the fraction in 0.5..<1.
private func significand(_ value: BigInt) throws -> (Double, Int) {
    let length = value.bitLength
    let top = value >> (length - 128)
    return (scalbn(try floatValue(top), -128), length)
}
