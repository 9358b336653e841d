// Methods and attributes of `int`, `float` and `complex`.

import BigInt
import Glibc
import Syntax

extension Machine {
    private func installNumberAttributes() {
        for (name, real) in [("real", true), ("numerator", true), ("imag", false), ("denominator", false)] {
            defineProperty(on: types.int, name) { _, value in
                real ? .integer(value.plain.anyInteger ?? 0) : .int(name == "imag" ? 0 : 1)
            }
        }
        defineProperty(on: types.float, "real") { $1 }
        defineProperty(on: types.float, "imag") { _, _ in .float(0) }
        defineProperty(on: types.complex, "real") { .float($1.plain.complex?.real ?? 0) }
        defineProperty(on: types.complex, "imag") { .float($1.plain.complex?.imaginary ?? 0) }
    }

    func installIntegerMethods() {
        installNumberAttributes()
        func method(_ signature: String, _ body: @escaping (Machine, BigInt, NativeFunction.Bound) throws -> Value) {
            let name = String(signature.prefix { $0 != "(" })
            define(on: types.int, signature) { machine, a in
                guard let value = a[0].plain.anyInteger else { throw machine.wrongSelf(a[0], "int", name) }
                return try body(machine, value, a)
            }
        }
        method("bit_length(self, /)") { _, x, _ in .int(x.bitLength) }
        method("bit_count(self, /)") { _, x, _ in .int(x.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount }) }
        method("conjugate(self, /)") { _, x, _ in .integer(x) }
        method("as_integer_ratio(self, /)") { _, x, _ in .object(TupleObject([.integer(x), .int(1)])) }
        method("__index__(self, /)") { _, x, _ in .integer(x) }
        method("to_bytes(self, /, length=1, byteorder='big', *, signed=False)") { machine, value, a in
            let length = try machine.index(a[1])
            guard length >= 0 else { throw Raise(.valueError, "length argument must be non-negative") }
            let isBig = try machine.isBigEndian(a[2])
            return .object(BytesObject(try bytes(of: value, length, isBig: isBig, isSigned: try machine.truth(a[3]))))
        }
        defineStatic(on: types.int, "from_bytes(bytes, byteorder='big', *, signed=False)") { machine, a in
            let bytes = try machine.byteValues(a[0])
            let ordered = try machine.isBigEndian(a[1]) ? bytes : bytes.reversed()
            var value = BigInt(ordered.withUnsafeBytes { BigUInt($0) })
            if try machine.truth(a[2]), let first = ordered.first, first >= 0x80 { value -= BigInt(1) << (8 * ordered.count) }
            return .integer(value)
        }
    }

    func installFloatMethods() {
        func method(_ signature: String, _ body: @escaping (Machine, Double, NativeFunction.Bound) throws -> Value) {
            let name = String(signature.prefix { $0 != "(" })
            define(on: types.float, signature) { machine, a in
                guard case .float(let value) = a[0].plain else { throw machine.wrongSelf(a[0], "float", name) }
                return try body(machine, value, a)
            }
        }
        method("is_integer(self, /)") { _, x, _ in .bool(x.isFinite && x == x.rounded(.down)) }
        method("conjugate(self, /)") { _, x, _ in .float(x) }
        method("hex(self, /)") { _, x, _ in .string(hexadecimalText(x)) }
        method("as_integer_ratio(self, /)") { _, value, _ in
            if value.isInfinite { throw Raise(.overflowError, "cannot convert Infinity to integer ratio") }
            if value.isNaN { throw Raise(.valueError, "cannot convert NaN to integer ratio") }
            var (fraction, exponent) = (value, 0)
            while fraction != fraction.rounded(.down) {
                fraction *= 2
                exponent += 1
            }
            return .object(TupleObject([.integer(wholeNumber(fraction)), .integer(BigInt(1) << exponent)]))
        }
        defineStatic(on: types.float, "fromhex(string, /)") { machine, a in
            guard let text = a[0].text else { throw Raise(.typeError, "bad argument type for built-in operation") }
            return .float(try hexadecimalValue(text))
        }
        define(on: types.complex, "conjugate(self, /)") { machine, a in
            guard let value = a[0].complex else { throw machine.wrongSelf(a[0], "complex", "conjugate") }
            return .object(ComplexObject(real: value.real, imaginary: -value.imaginary))
        }
    }

    func wrongSelf(_ value: Value, _ type: String, _ method: String) -> Raise {
        Raise(.typeError, "descriptor '\(method)' for '\(type)' objects doesn't apply to a '\(typeName(value))' object")
    }

    private func isBigEndian(_ value: Value) throws -> Bool {
        switch value.text {
        case "big": return true
        case "little": return false
        case nil: throw Raise(.typeError, "argument 'byteorder' must be str, not \(typeName(value))")
        default: throw Raise(.valueError, "byteorder must be either 'little' or 'big'")
        }
    }
}

private func bytes(of value: BigInt, _ length: Int, isBig: Bool, isSigned: Bool) throws -> [UInt8] {
    if value.isNegative, !isSigned { throw Raise(.overflowError, "can't convert negative int to unsigned") }
    let needed = isSigned ? (value.isNegative ? (-value - 1) : value).bitLength + 1 : value.bitLength
    guard length >= (needed + 7) / 8 else { throw Raise(.overflowError, "int too big to convert") }
    guard length <= integerBitLimit / 8 else { throw Raise(.memoryError, arguments: []) }
    let fill: UInt = value.isNegative ? .max : 0
    let words = Array(value.words)
    var result = (0..<length).map { index in
        UInt8(truncatingIfNeeded: (index / 8 < words.count ? words[index / 8] : fill) >> UInt(index % 8 * 8))
    }
    if isBig { result.reverse() }
    return result
}

/// `float.hex`: 0x1.8000000000000p+0.
private func hexadecimalText(_ value: Double) -> String {
    if !value.isFinite { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let sign = value.sign == .minus ? "-" : ""
    if value == 0 { return sign + "0x0.0p+0" }
    let digits = String(value.significandBitPattern, radix: 16)
    let exponent = value.isNormal ? Int(value.exponent) : -1022
    let zeros = String(repeating: "0", count: 13 - digits.utf8.count)
    return "\(sign)0x\(value.isNormal ? 1 : 0).\(zeros)\(digits)p\(exponent < 0 ? "" : "+")\(exponent)"
}

/// `float.fromhex`: the point and the exponent are optional, and so is `0x`.
private func hexadecimalValue(_ text: String) throws -> Double {
    let invalid = Raise(.valueError, "invalid hexadecimal floating-point string")
    var bytes = numberBytes(text).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }[...]
    var isNegative = false
    if let first = bytes.first, first == 0x2B || first == 0x2D {
        isNegative = first == 0x2D
        bytes = bytes.dropFirst()
    }
    if ["inf", "infinity"].contains(String(decoding: bytes, as: UTF8.self)) { return isNegative ? -.infinity : .infinity }
    if bytes.elementsEqual("nan".utf8) { return .nan }
    if bytes.starts(with: "0x".utf8) { bytes = bytes.dropFirst(2) }
    let mantissa = bytes.prefix { $0 != 0x70 }
    let parts = mantissa.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.reduce(0, { $0 + $1.count }) > 0,
        parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) } })
    else { throw invalid }
    var exponent = 0
    if mantissa.count < bytes.count {
        let tail = String(decoding: bytes.dropFirst(mantissa.count + 1), as: UTF8.self)
        guard !tail.isEmpty, let value = Int(tail) ?? (tail.allSatisfy { $0.isNumber || $0 == "-" || $0 == "+" } ? (tail.utf8.first == 0x2D ? -100_000 : 100_000) : nil)
        else { throw invalid }
        exponent = value
    }
    guard mantissa.count < 10_000, let whole = BigUInt(String(decoding: parts.joined(), as: UTF8.self), radix: 16) else { throw invalid }
    if whole.isZero { return isNegative ? -0.0 : 0 }
    exponent = min(max(exponent, -100_000), 100_000) - (parts.count == 2 ? 4 * parts[1].count : 0)
    if whole.bitWidth + exponent > 1024 { throw Raise(.overflowError, "hexadecimal value too large to represent as a float") }
    if whole.bitWidth + exponent < -1080 { return isNegative ? -0.0 : 0 }
    let value = exponent >= 0
        ? try floatValue(BigInt(whole << exponent), or: "hexadecimal value too large to represent as a float")
        : try quotient(BigInt(whole), BigInt(1) << -exponent)
    return isNegative ? -value : value
}
