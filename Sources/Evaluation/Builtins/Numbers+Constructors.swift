// `int(…)`, `float(…)`, `bool(…)`, `complex(…)`, and numbers out of values for native code.

import BigInt
import Syntax
import Tensors

extension Machine {
    func installNumbers() {
        let signatures = ["int(x=?, /, base=?)", "float(x=?, /)", "bool(x=?, /)", "complex(real=?, imag=?)"].map {
            NativeSignature($0)
        }
        types.int.constructor = { try $1.makeInteger($0, signatures[0]) }
        types.float.constructor = { try $1.makeFloat($0, signatures[1]) }
        types.bool.constructor = { arguments, machine in
            if arguments.count == 1, arguments.keywords.isEmpty { return .bool(try machine.truth(arguments[0])) }
            let value = try machine.bind(arguments, signatures[2])[0]
            return .bool(value.isUndefined ? false : try machine.truth(value))
        }
        types.complex.constructor = { try $1.makeComplex($0, signatures[3]) }
        for type in [types.int, types.float, types.bool, types.complex] { builtins[symbols.intern(type.name)] = .object(type) }
        installIntegerMethods()
        installFloatMethods()
    }

    /// Places a constructor's arguments; `.undefined` for those left out.
    func bind(_ arguments: Arguments, _ signature: NativeSignature) throws -> [Value] {
        var values: [Value] = []
        _ = try signature.bind(arguments, self) { bound in
            values = (0..<signature.parameters.count).map { bound[$0] }
            return .none
        }
        return values
    }

    /// The value of a real number as a float, as `float(value)` without text: also bools, big integers, 0-d tensors.
    /// - Throws: `TypeError` "must be real number, not str".
    public func double(_ value: Value) throws -> Double {
        switch value {
        case .float(let value): return value
        case .int(let value): return Double(value)
        case .bool(let value): return value ? 1 : 0
        case .tensor(let tensor): return try tensorDouble(tensor)
        case .object(let object):
            if let big = value.bigInt { return try floatValue(big) }
            if object.kind == .instance, let result = try callSpecial("__float__", object, []) {
                return try double(result)
            }
            if let number = try object.pythonNumber(self) { return try double(number) }
        default: break
        }
        throw Raise(.typeError, "must be real number, not \(typeName(value))")
    }

    /// An integer of any size, as `operator.index`.
    public func integer(_ value: Value) throws -> BigInt {
        if let integer = value.anyInteger { return integer }
        return BigInt(try index(value))
    }

    /// A float without its fraction.
    /// - Throws: `OverflowError` for an infinity, `ValueError` for NaN.
    func truncated(_ value: Double) throws -> Value {
        if let small = Int(exactly: value.rounded(.towardZero)) { return .int(small) }
        if value.isNaN { throw Raise(.valueError, "cannot convert float NaN to integer") }
        if value.isInfinite { throw Raise(.overflowError, "cannot convert float infinity to integer") }
        return .integer(wholeNumber(value.rounded(.towardZero)))
    }

    /// A special method of an instance of a user's class; nil when the class has none.
    func callSpecial(_ name: String, _ object: Object, _ values: [Value]) throws -> Value? {
        guard let method = object.type(self).lookup(symbols.intern(name)) else { return nil }
        guard case .object(let found) = method, found.kind == .function || found.kind == .native else {
            return try call(bind(method, to: .object(object)), values)
        }
        return try call(method, [.object(object)] + values)
    }

    private func makeInteger(_ arguments: Arguments, _ signature: NativeSignature) throws -> Value {
        if arguments.count == 1, arguments.keywords.isEmpty, case .float(let value) = arguments[0] { return try truncated(value) }
        if arguments.count == 1, arguments.keywords.isEmpty {
            if case .int = arguments[0] { return arguments[0] }
            if arguments.base.objectKind == .string,
                let small = arguments.base.withObject(as: StringObject.self, { $0.withBytes(smallInteger) })
            { return .int(small) }
        }
        let values = try bind(arguments, signature)
        let (value, base) = (values[0], values[1])
        if value.isUndefined {
            if base.isUndefined { return .int(0) }
            throw Raise(.typeError, "int() missing string argument")
        }
        let text = value.text ?? value.as(BytesObject.self).map { String(decoding: $0.bytes, as: UTF8.self) }
        if !base.isUndefined {
            let radix = try index(base)
            guard radix == 0 || (2...36).contains(radix) else {
                throw Raise(.valueError, "int() base must be >= 2 and <= 36, or 0")
            }
            guard let text else { throw Raise(.typeError, "int() can't convert non-string with explicit base") }
            return try integer(fromText: text, value, radix)
        }
        switch value {
        case .int: return value
        case .bool(let value): return .int(value ? 1 : 0)
        case .float(let value): return try truncated(value)
        case .tensor(let tensor): return .int(try tensorInt(tensor))
        case .object(let object):
            if object.kind == .bigInt { return value }
            if let text { return try integer(fromText: text, value, 10) }
            if object.kind == .instance {
                for name in ["__int__", "__index__", "__trunc__"] {
                    if let result = try callSpecial(name, object, []) {
                        guard let integer = result.anyInteger else {
                            throw Raise(.typeError, "\(name) returned non-int (type \(typeName(result)))")
                        }
                        return .integer(integer)
                    }
                }
            }
            if let number = try object.pythonNumber(self) { return try makeInteger(number) }
        default: break
        }
        throw Raise(
            .typeError,
            "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(value))'")
    }

    /// `int(number)`.
    private func makeInteger(_ number: Value) throws -> Value { try call(.object(types.int), [number]) }

    private func integer(fromText text: String, _ value: Value, _ base: Int) throws -> Value {
        guard let result = try parseInteger(text, base: base) else {
            throw Raise(.valueError, "invalid literal for int() with base \(base): \(try repr(value))")
        }
        return .integer(result)
    }

    private func makeFloat(_ arguments: Arguments, _ signature: NativeSignature) throws -> Value {
        if arguments.count == 1, arguments.keywords.isEmpty, case .int(let value) = arguments[0] { return .float(Double(value)) }
        let value = try bind(arguments, signature)[0]
        if value.isUndefined { return .float(0) }
        if let text = value.text ?? value.as(BytesObject.self).map({ String(decoding: $0.bytes, as: UTF8.self) }) {
            guard let result = parseFloat(text) else {
                throw Raise(.valueError, "could not convert string to float: \(try repr(value))")
            }
            return .float(result)
        }
        switch value {
        case .int, .float, .bool, .tensor: return .float(try double(value))
        case .object(let object) where object.kind == .bigInt: return .float(try double(value))
        case .object(let object) where object.kind == .instance:
            if let result = try callSpecial("__float__", object, []) {
                guard case .float = result else {
                    throw Raise(.typeError, "\(typeName(value)).__float__ returned non-float (type \(typeName(result)))")
                }
                return result
            }
            if let result = try callSpecial("__index__", object, []) { return .float(try double(result)) }
        case .object(let object) where object.kind == .array: return .float(try double(value))
        default: break
        }
        throw Raise(.typeError, "float() argument must be a string or a real number, not '\(typeName(value))'")
    }

    private func makeComplex(_ arguments: Arguments, _ signature: NativeSignature) throws -> Value {
        let values = try bind(arguments, signature)
        let (real, imaginary) = (values[0], values[1])
        if let text = real.text {
            guard imaginary.isUndefined else {
                throw Raise(.typeError, "complex() can't take second arg if first is a string")
            }
            guard let value = parseComplex(text) else {
                guard hasMisplacedUnderscore(text) else { throw Raise(.valueError, "complex() arg is a malformed string") }
                throw Raise(.valueError, "could not convert string to complex: \(try repr(real))")
            }
            return .object(ComplexObject(value))
        }
        guard imaginary.text == nil else { throw Raise(.typeError, "complex() second arg can't be a string") }
        func part(_ value: Value) throws -> Complex? {
            if value.isUndefined { return Complex(0, 0) }
            if let number = Number(value) { return try number.asComplex() }
            if case .tensor(let tensor) = value {
                let isOne = tensor.dtype.isComplex && tensor.elementCount == 1
                return isOne ? tensor.complex(at: 0) : Complex(try tensorDouble(tensor), 0)
            }
            if let scalar = value.arrayScalar { return try part(scalar.payload) }
            guard case .object(let object) = value, object.kind == .instance else { return nil }
            if let result = try callSpecial("__complex__", object, []) {
                guard let complex = result.complex else {
                    throw Raise(.typeError, "__complex__ returned non-complex (type \(typeName(result)))")
                }
                return complex
            }
            if let result = try callSpecial("__float__", object, []) { return Complex(try double(result), 0) }
            if let result = try callSpecial("__index__", object, []) { return Complex(try double(result), 0) }
            return nil
        }
        guard let a = try part(real) else {
            throw Raise(.typeError, "complex() first argument must be a string or a number, not '\(typeName(real))'")
        }
        guard let b = try part(imaginary) else {
            throw Raise(.typeError, "complex() second argument must be a number, not '\(typeName(imaginary))'")
        }
        if imaginary.isUndefined { return .object(ComplexObject(a)) }
        // real + imaginary·j, each of which may be complex itself.
        return .object(
            ComplexObject(
                real: imaginary.complex == nil ? a.real : a.real - b.imaginary,
                imaginary: real.complex == nil ? b.real : a.imaginary + b.real))
    }
}
