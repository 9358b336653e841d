// NumPy's scalars: `np.float64(1.5)`, what reductions and items of arrays give. Each stands for a Python number, and its
// arithmetic is that of arrays without dimensions.

import Syntax
import Tensors

/// An element of an array as a value of its own.
final class ArrayScalar: InstanceObject {
    let dtype: DType

    init(_ number: Value, _ dtype: DType, _ machine: Machine) {
        self.dtype = dtype
        super.init(machine.numpy.scalar(dtype), payload: number)
    }

    func tensor() throws -> Tensor {
        switch payload {
        case .float(let value): try Tensor.scalar(value, dtype)
        case .int(let value): try Tensor.scalar(value, dtype)
        case .bool(let value): try Tensor.scalar(value)
        default: try Tensor.scalar(payload.complex ?? Complex(0, 0), dtype)
        }
    }

    override func repr(_ machine: Machine) throws -> String {
        if dtype == .bool { return try machine.truth(payload) ? "np.True_" : "np.False_" }
        let text = try str(machine)
        return text.hasPrefix("(") ? "np.\(dtype.name)\(text)" : "np.\(dtype.name)(\(text))"
    }
    override func str(_ machine: Machine) throws -> String {
        if dtype == .complex64, let value = payload.complex { return FloatDigits.complexText(value, dtype.part) }
        guard case .float(let value) = payload, dtype != .float64 else { return try machine.repr(payload) }
        return FloatDigits(value, dtype).scalarText
    }
    override func format(_ spec: String, _ machine: Machine) throws -> String {
        dtype == .bool ? try machine.format(.string(str(machine)), spec) : try machine.format(payload, spec)
    }
    override func truth(_ machine: Machine) throws -> Bool { try machine.truth(payload) }
    override func hash(_ machine: Machine) throws -> Int { try machine.hash(payload) }
    override func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        if case .object(let object) = other, object.kind == .array { return nil }
        return try machine.equals(payload, other.plain)
    }

    override func richEquality(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        try compare(op, other, machine)
            ?? .object(ArrayScalar(.bool(op == .notEqual), .bool, machine))
    }
    override func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        switch other {
        case .int, .float, .bool: break
        case .object(let object):
            if object.kind == .bigInt { return try machine.compare(op, payload, other) }
            guard let scalar = object as? ArrayScalar else {
                return machine.isArrayLike(other) ? try machine.arrayCompare(op, .object(self), other) : nil
            }
            return .object(ArrayScalar(try machine.compare(op, payload, scalar.payload), .bool, machine))
        default: return nil
        }
        var other = other
        // A float beside float32 is compared as float32.
        if dtype.isFloatingPoint, dtype != .float64, case .float(let double) = other {
            other = Machine.number(try Tensor.scalar(double, dtype).element(atFlat: 0))
        }
        return .object(ArrayScalar(try machine.compare(op, payload, other), .bool, machine))
    }

    override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        if dtype == .float64, case .float(let x) = payload {
            let y: Double?
            switch other {
            case .float(let value): y = value
            case .int(let value): y = Double(value)
            case .object(let object):
                if let scalar = object as? ArrayScalar, scalar.dtype == .float64, case .float(let value) = scalar.payload {
                    y = value
                } else {
                    y = nil
                }
            default: y = nil
            }
            if let y, let result = ArrayScalar.quick(op, reflected ? y : x, reflected ? x : y) {
                return .object(ArrayScalar(.float(result), .float64, machine))
            }
        }
        if case .tensor = other {
            return reflected ? try machine.binary(op, other, payload) : try machine.binary(op, payload, other)
        }
        // An int times a sequence repeats it.
        if op == .multiply, !dtype.isFloatingPoint, case .object(let object) = other {
            switch object.kind {
            case .list, .tuple, .string, .bytes: return try machine.binary(op, payload, other)
            default: break
            }
        }
        guard machine.isArrayLike(other) else {
            if case .object(let object) = other, object.kind == .complex || object.kind == .bigInt {
                return reflected ? try machine.binary(op, other, payload) : try machine.binary(op, payload, other)
            }
            return nil
        }
        return try machine.arrayBinary(op, reflected ? other : .object(self), reflected ? .object(self) : other)
    }

    private static func quick(_ op: BinaryOperator, _ x: Double, _ y: Double) -> Double? {
        switch op {
        case .add: x + y
        case .subtract: x - y
        case .multiply: x * y
        case .divide: x / y
        default: nil
        }
    }

    override func binaryInPlace(_ op: BinaryOperator, _ other: Value, _ machine: Machine) throws -> Value? { nil }
    override func unary(_ op: UnaryOperator, _ machine: Machine) throws -> Value? {
        try machine.arrayUnary(op, .object(self))
    }
    override func length(_ machine: Machine) throws -> Int {
        throw Raise(.typeError, "object of type '\(machine.typeName(.object(self)))' has no len()")
    }
    override func item(_ key: Value, _ machine: Machine) throws -> Value {
        if let tuple = key.asTuple, tuple.elements.isEmpty { return .object(self) }
        if key.isNone || key.as(EllipsisObject.self) != nil {
            return try ArrayObject(tensor()).item(key, machine)
        }
        if let tuple = key.asTuple, tuple.elements.allSatisfy({ $0.isNone || $0.as(EllipsisObject.self) != nil }) {
            return try ArrayObject(tensor()).item(key, machine)
        }
        throw Raise(.indexError, "invalid index to scalar variable.")
    }
    override func setItem(_ key: Value, _ value: Value, _ machine: Machine) throws {
        throw Raise(.typeError, "'\(machine.typeName(.object(self)))' object does not support item assignment")
    }
    override func iterator(_ machine: Machine) throws -> IteratorObject {
        throw Raise(.typeError, "'\(machine.typeName(.object(self)))' object is not iterable")
    }
    override func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        throw Raise(.typeError, "argument of type '\(machine.typeName(.object(self)))' is not iterable")
    }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? { nil }
    override func setAttribute(_ name: Symbol, _ value: Value, _ machine: Machine) throws {
        throw Raise(.attributeError, "'\(machine.typeName(.object(self)))' object has no attribute '\(machine.symbols[name])'")
    }
}

extension Value {
    /// The value as a NumPy scalar, or nil.
    var arrayScalar: ArrayScalar? {
        guard case .object(let object) = self, object.kind == .instance else { return nil }
        return object as? ArrayScalar
    }
}
