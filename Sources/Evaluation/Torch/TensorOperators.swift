// What operators of the language do with tensors: arithmetic, comparison and their in-place forms. Truth, length and
// conversions to numbers are in TensorNumbers.swift, items in TensorIndexing.swift.

import Operators
import Syntax
import Tensors

extension Machine {
    /// `a op b` where at least one side is a tensor. Numbers stand as 0-d tensors that yield in type promotion.
    func tensorBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        if case .tensor(let x) = a {
            switch b {
            case .tensor(let y):
                do {
                    return .tensor(try tensorTensor(op, x, y))
                } catch let error as TensorError where error.isRefusedMemory {
                    throw error.naming(op.rawValue)
                }
            case .int, .float, .bool: return .tensor(try tensorNumber(op, x, b))
            case .object(let object):
                if object.kind == .bigInt, op != .matmul { throw tooBig }
                if object.kind == .complex { return .tensor(try tensorNumber(op, x, b)) }
                if let result = try object.binary(op, a, reflected: true, self) { return result }
            case .none, .undefined: break
            }
        } else if case .tensor(let y) = b {
            switch a {
            case .int, .float, .bool: return .tensor(try numberTensor(op, a, y))
            case .object(let object):
                if object.kind == .bigInt, op != .matmul { throw tooBig }
                if object.kind == .complex { return .tensor(try numberTensor(op, a, y)) }
                if let result = try object.binary(op, b, reflected: false, self) { return result }
            case .tensor, .none, .undefined: break
            }
        }
        let name = op == .power ? "** or pow()" : op.rawValue
        throw Raise(.typeError, "unsupported operand type(s) for \(name): '\(typeName(a))' and '\(typeName(b))'")
    }

    /// What PyTorch's argument parser says of an integer past 64 bits.
    var tooBig: Raise { Raise(.overflowError, "int too big to convert") }

    /// A Python number as a tensor that yields in type promotion; nil for any other value.
    @inline(__always) func wrappedNumber(_ value: Value) throws -> Tensor? {
        switch value {
        case .int(let value): try .wrapped(value)
        case .float(let value): try .wrapped(value)
        case .bool(let value): try .wrapped(value)
        case .object(let object) where object.kind == .complex:
            try .wrapped(unsafeDowncast(object, to: ComplexObject.self).value)
        case .object(let object):
            if object.kind == .bigInt { throw tooBig } else { try (object as? ArrayScalar).flatMap { try wrappedNumber($0.payload) } }
        default: nil
        }
    }

    private func tensorTensor(_ op: BinaryOperator, _ x: Tensor, _ y: Tensor) throws -> Tensor {
        switch op {
        case .add: try recorder.apply(.add, x, y)
        case .subtract: try recorder.apply(.sub, x, y)
        case .multiply: try recorder.apply(.mul, x, y)
        case .divide: try recorder.apply(.div, x, y)
        case .matmul: try matmul(x, y)
        case .power: try recorder.apply(.powTensor, x, y)
        case .floorDivide: try recorder.apply(.floorDivide, x, y)
        case .modulo: try recorder.apply(.remainder, x, y)
        case .and: try recorder.apply(.bitwiseAnd, x, y)
        case .or: try recorder.apply(.bitwiseOr, x, y)
        case .xor: try recorder.apply(.bitwiseXor, x, y)
        case .leftShift: try recorder.apply(.leftShift, x, y)
        case .rightShift: try recorder.apply(.rightShift, x, y)
        }
    }

    private func tensorNumber(_ op: BinaryOperator, _ x: Tensor, _ b: Value) throws -> Tensor {
        switch op {
        case .power:
            return try recorder.apply(.pow, x, [scalarArgument(b) ?? .none])
        case .matmul:
            throw Raise(.typeError, "unsupported operand type(s) for @: 'Tensor' and '\(typeName(b))'")
        default:
            guard let y = try wrappedNumber(b) else { return x }
            return try tensorTensor(op, x, y)
        }
    }

    /// `2 - x`: as PyTorch's reflected methods compute it, which decides the last digit and the name of the gradient.
    private func numberTensor(_ op: BinaryOperator, _ a: Value, _ y: Tensor) throws -> Tensor {
        switch op {
        case .power: return try recorder.apply(.powScalar, y, [scalarArgument(a) ?? .none])
        case .matmul: throw Raise(.typeError, "unsupported operand type(s) for @: '\(typeName(a))' and 'Tensor'")
        default: break
        }
        guard let x = try wrappedNumber(a) else { return y }
        switch op {
        case .subtract: return try recorder.apply(.rsub, y, x)
        case .divide: return try recorder.apply(.mul, recorder.apply(.reciprocal, y), x)
        case .add, .multiply, .and, .or, .xor: return try tensorTensor(op, y, x)
        default: return try tensorTensor(op, x, y)
        }
    }

    /// A Python number as the plain argument of an operation.
    func scalarArgument(_ value: Value) -> Operators.Argument? {
        switch value {
        case .int(let value): .int(value)
        case .float(let value): .float(value)
        case .bool(let value): .bool(value)
        default: value.complex.map { .complex($0) }
        }
    }

    func matmul(_ x: Tensor, _ y: Tensor) throws -> Tensor { try recorder.matmul(x, y) }

    /// `tensor op= value`.
    func tensorBinaryInPlace(_ op: BinaryOperator, _ target: Tensor, _ value: Value) throws -> Value {
        let operation: Operation
        switch op {
        case .add: operation = .add
        case .subtract: operation = .sub
        case .multiply: operation = .mul
        case .divide: operation = .div
        case .floorDivide: operation = .floorDivide
        case .modulo: operation = .remainder
        case .and: operation = .bitwiseAnd
        case .or: operation = .bitwiseOr
        case .xor: operation = .bitwiseXor
        case .leftShift: operation = .leftShift
        case .rightShift: operation = .rightShift
        case .power:
            if let exponent = scalarArgument(value) {
                return .tensor(try recorder.applyInPlace(.pow, target, others: [], [exponent]))
            }
            operation = .powTensor
        case .matmul: return try tensorBinary(op, .tensor(target), value)
        }
        if case .tensor(let other) = value { return .tensor(try recorder.applyInPlace(operation, target, others: [other])) }
        if let number = try wrappedNumber(value) {
            return .tensor(try recorder.applyInPlace(operation, target, others: [number]))
        }
        if case .object(let object) = value, let result = try object.binary(op, .tensor(target), reflected: true, self) {
            return result
        }
        throw Raise(
            .typeError,
            "unsupported operand type(s) for \(op.rawValue)=: 'Tensor' and '\(typeName(value))'")
    }

    func tensorUnary(_ op: UnaryOperator, _ tensor: Tensor) throws -> Value {
        switch op {
        case .negative: .tensor(try recorder.apply(.neg, tensor))
        case .positive: .tensor(tensor)
        case .invert:
            if tensor.dtype.isDifferentiable {
                throw Raise(.typeError, "~ (operator.invert) is only implemented on integer and Boolean-type tensors")
            } else {
                .tensor(try recorder.apply(.bitwiseNot, tensor))
            }
        case .not: .bool(try !tensorTruth(tensor))
        }
    }

    /// `a < b` and its like, elementwise. `==` and `!=` with something that is neither tensor nor number ask whether the
    /// two are the same object.
    func tensorCompare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value {
        guard case .tensor(let x) = a else {
            if case .object(let object) = a {
                if op != .equal, op != .notEqual, let result = try object.compare(op, b, self) { return result }
                if object.kind == .array, op != .equal, op != .notEqual {
                    throw Raise(
                        .typeError, "'\(op.rawValue)' not supported between instances of '\(typeName(a))' and '\(typeName(b))'")
                }
            }
            return try tensorCompare(op.swapped, b, a)
        }
        if op == .notEqual, b.as(ArrayObject.self) != nil { return .bool(true) }
        let other: Tensor?
        if case .tensor(let y) = b {
            other = y
        } else if op == .equal || op == .notEqual, let array = b.as(ArrayObject.self) {
            other = try array.tensor.forwards()
        } else {
            other = try wrappedNumber(b)
        }
        guard let other else {
            switch op {
            case .equal: return .bool(false)
            case .notEqual: return .bool(true)
            default: break
            }
            if case .object(let object) = b, let result = try object.compare(op.swapped, a, self) { return result }
            throw Raise(
                .typeError, "'\(op.rawValue)' not supported between instances of '\(typeName(a))' and '\(typeName(b))'")
        }
        let operation: Operation
        switch op {
        case .less: operation = .lt
        case .lessOrEqual: operation = .le
        case .greater: operation = .gt
        case .greaterOrEqual: operation = .ge
        case .notEqual: operation = .ne
        default: operation = .eq
        }
        return .tensor(try recorder.apply(operation, x, other))
    }
}
