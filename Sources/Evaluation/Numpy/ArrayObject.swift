// `numpy.ndarray`: what an array answers for itself. Its methods are in ArrayMethods.swift, keys in ArrayIndexing.swift,
// arithmetic in ArrayArithmetic.swift.

import Syntax
import Tensors

/// An array: a view of a storage that tensors may share.
final class ArrayObject: Object {
    /// Replaced when the shape is assigned.
    var tensor: Tensor
    /// False for what broadcasting gives: several places are one element.
    var isWritable = true

    init(_ tensor: Tensor) {
        self.tensor = tensor
        super.init(kind: .array)
    }

    override func type(_ machine: Machine) -> TypeObject { machine.numpy.array }
    override func repr(_ machine: Machine) throws -> String { try machine.arrayRepr(tensor) }
    override func str(_ machine: Machine) throws -> String { try machine.arrayText(tensor) }
    override func format(_ spec: String, _ machine: Machine) throws -> String {
        if tensor.rank == 0 { return try machine.format(machine.arrayScalar(tensor, at: 0), spec) }
        guard spec.isEmpty else { throw Raise(.typeError, "unsupported format string passed to numpy.ndarray.__format__") }
        return try str(machine)
    }
    override func truth(_ machine: Machine) throws -> Bool {
        guard tensor.elementCount == 1 else {
            throw Raise(
                .valueError,
                tensor.elementCount == 0
                    ? "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
                    : "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
        }
        if tensor.dtype.isComplex { return tensor.complex(at: 0) != Complex(0, 0) }
        return tensor.dtype.isFloatingPoint ? tensor.double(at: 0) != 0 : tensor.int(at: 0) != 0
    }
    override func hash(_ machine: Machine) throws -> Int { throw Raise(.typeError, "unhashable type: 'numpy.ndarray'") }
    override func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        try compare(.equal, other, machine).map { try machine.truth($0) }
    }

    override func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        if case .tensor(let tensor) = other {
            guard op == .equal || op == .notEqual else { return nil }
            return op == .notEqual ? .bool(true) : try machine.tensorCompare(op, .tensor(self.tensor.forwards()), .tensor(tensor))
        }
        guard machine.isArrayLike(other) else {
            guard op == .equal || op == .notEqual else { return nil }
            if case .object(let object) = other, object.kind == .instance { return nil }
            let flags = try Kernels.full(tensor.shape.array, .scalar(op == .notEqual), .bool)
            return machine.arrayResult(flags)
        }
        return try machine.arrayCompare(op, .object(self), other)
    }

    override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        if case .tensor(let tensor) = other { return try binary(op, tensor, reflected: reflected, machine) }
        guard machine.isArrayLike(other) else { return nil }
        return try machine.arrayBinary(op, reflected ? other : .object(self), reflected ? .object(self) : other)
    }

    /// With a tensor: its own operator, where PyTorch has one for arrays.
    private func binary(_ op: BinaryOperator, _ other: Tensor, reflected: Bool, _ machine: Machine) throws -> Value? {
        let mine = Value.tensor(try tensor.forwards())
        if reflected {
            guard op == .matmul, tensor.dtype != other.dtype else { return try machine.tensorBinary(op, .tensor(other), mine) }
            let common = DType.arrayPromoted(tensor.dtype, other.dtype)
            return .tensor(try machine.matmul(other.cast(to: common), tensor.forwards().cast(to: common)))
        }
        switch op {
        case .divide: return try machine.tensorBinary(op, mine, .tensor(other))
        case .add:
            throw Raise(
                .typeError,
                "Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. Please do not rely "
                    + "on this error; it may not be given on all Python implementations.")
        default: return nil
        }
    }

    override func binaryInPlace(_ op: BinaryOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard machine.isArrayLike(other) else { return nil }
        guard op != .matmul else {
            let result = try machine.arrayBinary(op, .object(self), other)
            if let array = result.as(ArrayObject.self) { try machine.assign(array.tensor, to: self, of: "matmul") }
            return .object(self)
        }
        try machine.arrayBinaryInPlace(op, self, other)
        return .object(self)
    }
    override func unary(_ op: UnaryOperator, _ machine: Machine) throws -> Value? { try machine.arrayUnary(op, .object(self)) }

    override func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        throw Raise(.typeError, "'numpy.ndarray' object is not callable")
    }
    override func length(_ machine: Machine) throws -> Int {
        guard tensor.rank > 0 else { throw Raise(.typeError, "len() of unsized object") }
        return tensor.shape[0]
    }
    override func item(_ key: Value, _ machine: Machine) throws -> Value { try machine.arrayItem(self, key) }
    override func setItem(_ key: Value, _ value: Value, _ machine: Machine) throws {
        guard isWritable else { throw Raise(.valueError, "assignment destination is read-only") }
        try machine.arraySetItem(self, key, value)
    }
    override func deleteItem(_ key: Value, _ machine: Machine) throws {
        throw Raise(.valueError, "cannot delete array elements")
    }
    override func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        guard let equal = try compare(.equal, value, machine) else { return false }
        guard let array = equal.as(ArrayObject.self) else { return try machine.truth(equal) }
        return try Kernels.any(array.tensor).int(at: 0) != 0
    }
    override func iterator(_ machine: Machine) throws -> IteratorObject {
        guard tensor.rank > 0 else { throw Raise(.typeError, "iteration over a 0-d array") }
        return ArrayIterator(tensor)
    }
    override func pythonNumber(_ machine: Machine) throws -> Value? {
        guard tensor.rank == 0 else { throw Raise(.typeError, "only 0-dimensional arrays can be converted to Python scalars") }
        return Machine.number(tensor.element(atFlat: 0))
    }
}

/// `iter(array)`: scalars of a vector, views of anything else.
final class ArrayIterator: IteratorObject {
    private let tensor: Tensor
    private var position = 0

    init(_ tensor: Tensor) {
        self.tensor = tensor
        super.init()
    }
    override var countHint: Int { tensor.shape[0] }
    override func next(_ machine: Machine) throws -> Value? {
        guard position < tensor.shape[0] else { return nil }
        defer { position += 1 }
        if tensor.rank == 1 { return machine.arrayScalar(tensor, at: position) }
        return .object(ArrayObject(try Kernels.select(tensor, 0, position)))
    }
}

/// `a.flat` and `np.nditer`: every element in row-major order.
final class FlatIterator: IteratorObject {
    let array: ArrayObject
    private var position = 0

    init(_ array: ArrayObject) {
        self.array = array
        super.init()
    }
    override var typeName: String { "flatiter" }
    override func next(_ machine: Machine) throws -> Value? {
        guard position < array.tensor.elementCount else { return nil }
        defer { position += 1 }
        return machine.arrayScalar(array.tensor, at: position)
    }
    override func length(_ machine: Machine) throws -> Int { array.tensor.elementCount }
    private func line() throws -> ArrayObject { ArrayObject(try Kernels.reshape(array.tensor, [array.tensor.elementCount])) }
    override func item(_ key: Value, _ machine: Machine) throws -> Value { try machine.arrayItem(line(), key) }
    override func setItem(_ key: Value, _ value: Value, _ machine: Machine) throws {
        let line = try line()
        try machine.arraySetItem(line, key, value)
        if line.tensor.storage !== array.tensor.storage {
            try Kernels.copy(try Kernels.reshape(line.tensor, array.tensor.shape.array), into: array.tensor)
        }
    }
}
