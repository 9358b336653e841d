// The builtin functions about numbers: abs, round, divmod, pow, bin, hex, oct, chr, ord.

import BigInt
import Glibc
import Syntax

extension Machine {
    func installNumberBuiltins() {
        define("abs(x, /)", doc: "The size of a number: x, or -x when x is negative.") { machine, a in
            try machine.absolute(a[0])
        }
        define("round(number, ndigits=None)", doc: "The number rounded to ndigits decimal places; ties go to the even digit.") {
            machine, a in try machine.rounded(a[0], a[1])
        }
        define("divmod(x, y, /)", doc: "The pair (x // y, x % y).") { machine, a in try machine.divmod(a[0], a[1]) }
        define("pow(base, exp, mod=None)", doc: "base ** exp, or base ** exp % mod.") { machine, a in
            a[2].isNone ? try machine.binary(.power, a[0], a[1]) : try machine.modularPower(a[0], a[1], a[2])
        }
        for (name, radix, prefix) in [("bin", 2, "0b"), ("oct", 8, "0o"), ("hex", 16, "0x")] {
            define("\(name)(number, /)", doc: "The digits of an integer in base \(radix).") { machine, a in
                let value = try machine.integer(a[0])
                return .string((value.isNegative ? "-" : "") + prefix + digits(of: value.magnitude, radix: radix))
            }
        }
        define("chr(i, /)", doc: "The character with a Unicode number.") { machine, a in
            if case .int(let number) = a[0], number >= 0, number < 128 {
                return .object(machine.letters[UInt8(truncatingIfNeeded: number)])
            }
            if a[0].bigInt != nil { throw Raise(.overflowError, "Python int too large to convert to C int") }
            let number = try machine.index(a[0])
            guard Int32(exactly: number) != nil else {
                throw Raise(.overflowError, number < 0 ? "signed integer is less than minimum" : "Python int too large to convert to C int")
            }
            guard (0...0x10FFFF).contains(number) else { throw Raise(.valueError, "chr() arg not in range(0x110000)") }
            return .string(try character(number))
        }
        define("ord(c, /)", doc: "The Unicode number of a character.") { machine, a in
            if let string = a[0].as(StringObject.self) {
                if string.isASCII, string.count == 1 { return .int(string.withBytes { Int($0[0]) }) }
                guard string.count == 1, let scalar = string.text.unicodeScalars.first else {
                    throw Raise(.typeError, "ord() expected a character, but string of length \(string.count) found")
                }
                return .int(Int(scalar.value))
            }
            if let bytes = a[0].as(BytesObject.self) {
                guard bytes.bytes.count == 1 else {
                    throw Raise(.typeError, "ord() expected a character, but string of length \(bytes.bytes.count) found")
                }
                return .int(Int(bytes.bytes[0]))
            }
            throw Raise(.typeError, "ord() expected string of length 1, but \(machine.typeName(a[0])) found")
        }
    }

    func absolute(_ value: Value) throws -> Value {
        switch Number(value) {
        case .int(let x): return x == .min ? .integer(-BigInt(x)) : .int(abs(x))
        case .big(let x): return .integer(BigInt(x.magnitude))
        case .float(let x): return .float(abs(x))
        case .complex(let x):
            let size = hypot(x.real, x.imaginary)
            if size.isInfinite, x.real.isFinite, x.imaginary.isFinite { throw Raise(.overflowError, "absolute value too large") }
            return .float(size)
        case nil: break
        }
        if case .tensor = value { return try call(attribute(value, symbols.intern("abs")), []) }
        if case .object(let object) = value, object.kind == .instance || object.kind == .array, let result = try callSpecial("__abs__", object, []) {
            return result
        }
        throw Raise(.typeError, "bad operand type for abs(): '\(typeName(value))'")
    }

    func rounded(_ value: Value, _ digits: Value) throws -> Value {
        if case .float(let x) = value {
            if digits.isNone { return try truncated(x.rounded(.toNearestOrEven)) }
            return .float(try rounded(x, places(digits)))
        }
        if let x = value.anyInteger {
            if digits.isNone { return .integer(x) }
            return .integer(try rounded(x, places(digits)))
        }
        if case .object(let object) = value, object.kind == .instance,
            let result = try callSpecial("__round__", object, digits.isNone ? [] : [digits])
        {
            return result
        }
        throw Raise(.typeError, "type \(typeName(value)) doesn't define __round__ method")
    }

    /// A number of decimal places; any that is beyond what a number has is as good as the next.
    private func places(_ value: Value) throws -> Int {
        if let big = value.bigInt { return big.isNegative ? -1_000_000_000 : 1_000_000_000 }
        return min(max(try index(value), -1_000_000_000), 1_000_000_000)
    }

    /// Rounds the exact binary value, ties to even, as CPython does by way of decimal digits.
    private func rounded(_ x: Double, _ places: Int) throws -> Double {
        if !x.isFinite || x == 0 || places > 323 { return x }
        if places < -308 { return copysign(0, x) }
        let result: Double?
        if places >= 0 {
            result = Double(fixedDigits(x, places))
        } else {
            let unit = BigInt(10).power(-places)
            let whole = wholeNumber(x.rounded(.towardZero))
            var (quotient, remainder) = whole.magnitude.quotientAndRemainder(dividingBy: unit.magnitude)
            let twice = remainder * 2
            let hasFraction = x != x.rounded(.towardZero)
            let isOdd = quotient.words.first.map { $0 & 1 != 0 } ?? false
            if twice > unit.magnitude || (twice == unit.magnitude && (hasFraction || isOdd)) { quotient += 1 }
            remainder = quotient * unit.magnitude
            result = try copysign(floatValue(BigInt(remainder), or: "rounded value too large to represent"), x)
        }
        guard let result, result.isFinite else { throw Raise(.overflowError, "rounded value too large to represent") }
        return result
    }

    private func rounded(_ x: BigInt, _ places: Int) throws -> BigInt {
        if places >= 0 { return x }
        // Fewer than a third as many digits as bits: nothing is left.
        if -places > x.bitLength / 3 + 2 { return 0 }
        // 10 has 3.33 bits; its powers come from the package's slower power.
        guard -places <= 1 << 17 else { throw Raise(.memoryError, arguments: []) }
        let unit = BigUInt(10).power(-places)
        try checkDivision(x, BigInt(unit))
        var (quotient, remainder) = x.magnitude.quotientAndRemainder(dividingBy: unit)
        let isOdd = quotient.words.first.map { $0 & 1 != 0 } ?? false
        remainder *= 2
        if remainder > unit || (remainder == unit && isOdd) { quotient += 1 }
        return BigInt(sign: x.sign, magnitude: quotient * unit)
    }

    func divmod(_ a: Value, _ b: Value) throws -> Value {
        let failure = Raise(
            .typeError, "unsupported operand type(s) for divmod(): '\(typeName(a))' and '\(typeName(b))'")
        guard let x = Number(a), let y = Number(b) else {
            if case .object(let object) = a, object.kind == .instance || object.kind == .array, let result = try callSpecial("__divmod__", object, [b]) {
                return result
            }
            if case .object(let object) = b, object.kind == .instance, let result = try callSpecial("__rdivmod__", object, [a]) {
                return result
            }
            if Number(a.plain) != nil, Number(b.plain) != nil { return try divmod(a.plain, b.plain) }
            throw failure
        }
        if let x = x.integer, let y = y.integer {
            guard !y.isZero else { throw Raise(.zeroDivisionError, "integer division or modulo by zero") }
            let (quotient, remainder) = try floorDivmod(x, y)
            return .object(TupleObject([.integer(quotient), .integer(remainder)]))
        }
        guard let x = try x.double(), let y = try y.double() else { throw failure }
        guard y != 0 else { throw Raise(.zeroDivisionError, "float divmod()") }
        let (quotient, remainder) = floatDivmod(x, y)
        return .object(TupleObject([.float(quotient), .float(remainder)]))
    }

    private func modularPower(_ a: Value, _ b: Value, _ c: Value) throws -> Value {
        if let instance = a.as(InstanceObject.self), let result = try callSpecial("__pow__", instance, [b, c]) { return result }
        let (a, b, c) = (a.plain, b.plain, c.plain)
        if case .int(let x) = a, case .int(let y) = b, case .int(let m) = c, let power = Evaluation.modularPower(x, y, m) { return .int(power) }
        if let x = a.anyInteger, let y = b.anyInteger, let m = c.anyInteger { return .integer(try Evaluation.modularPower(x, y, m)) }
        guard Number(a) != nil, Number(b) != nil, Number(c) != nil else {
            throw Raise(
                .typeError,
                "unsupported operand type(s) for ** or pow(): '\(typeName(a))', '\(typeName(b))', '\(typeName(c))'")
        }
        if a.complex != nil || b.complex != nil || c.complex != nil { throw Raise(.valueError, "complex modulo") }
        throw Raise(.typeError, "pow() 3rd argument not allowed unless all arguments are integers")
    }
}

/// The string of one scalar.
/// - Throws: `ValueError` for a surrogate, which no string here can hold.
func character(_ number: Int) throws -> String {
    guard let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: number)) else {
        throw Raise(.valueError, "chr() arg is a surrogate, which text cannot hold")
    }
    return String(Character(scalar))
}

/// Lower-case digits in base 2, 8 or 16, in time linear in their number.
func digits(of magnitude: BigUInt, radix: Int) -> String {
    let words = Array(magnitude.words)
    if words.count <= 1 { return String(words.first ?? 0, radix: radix) }
    let step = radix == 2 ? 1 : radix == 8 ? 3 : 4
    let count = (magnitude.bitWidth + step - 1) / step
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: count) { buffer in
        for index in 0..<count {
            let bit = index * step
            let (word, shift) = (bit / 64, UInt(bit % 64))
            var value = words[word] >> shift
            if shift > 60, word + 1 < words.count { value |= words[word + 1] << (64 - shift) }
            buffer[count - 1 - index] = digits[Int(value & UInt(radix - 1))]
        }
        return count
    }
}
