// Tensors from values of the language: `torch.tensor([[1, 2], [3, 4]])`, and back with `tolist`.

import Operators
import Tensors

/// Numbers read from nested lists, with the shape they lie in and the dtype they ask for.
struct TensorData {
    private let machine: Machine
    private(set) var shape = Shape()
    /// Exact integers while all numbers are bools or ints; otherwise doubles.
    private var ints: [Int] = []
    private var doubles: [Double] = []
    /// Set from the first complex number on, and then in place of the others.
    private var complexes: [Complex]?
    private var dtype: DType?
    private var isFloating = false
    /// Among the numbers is a tensor that is not a single one; one of real numbers.
    private var holdsArrays = false, holdsRealTensors = false

    init(_ machine: Machine) { self.machine = machine }

    var isEmpty: Bool { ints.isEmpty && doubles.isEmpty && (complexes?.isEmpty ?? true) }

    /// Reads a number or nested sequences of numbers.
    mutating func read(_ value: Value) throws {
        shape = try measured(value)
        try collect(value, depth: 0)
    }

    /// The tensor of what was read.
    mutating func tensor(dtype wanted: DType?) throws -> Tensor {
        let dtype = wanted ?? dtype ?? machine.recorder.defaultDType
        if dtype.isDifferentiable, holdsArrays {
            throw Raise(.valueError, "only one element tensors can be converted to Python scalars")
        }
        if !dtype.isDifferentiable, holdsArrays || holdsRealTensors && dtype != .bool {
            throw Raise(.typeError, "only integer tensors of a single element can be converted to an index")
        }
        if let complexes {
            guard dtype.isComplex else {
                throw Raise(.typeError, dtype.isFloatingPoint ? "must be real number, not complex" : "'complex' object cannot be interpreted as an integer")
            }
            return try Kernels.tensor(complexes, shape: shape.array, dtype)
        }
        if !isFloating {
            try checkRange(dtype)
            return try Kernels.tensor(ints, shape: shape.array, dtype)
        }
        try checkRange(dtype)
        return try Kernels.tensor(doubles, shape: shape.array, dtype)
    }

    /// The sizes that the first element of each level has.
    private func measured(_ value: Value) throws -> Shape {
        var shape = Shape()
        var current = value
        while true {
            // A tensor inside a list is one of its numbers.
            if current.tensor != nil, !shape.isEmpty { return shape }
            if current.text != nil, !shape.isEmpty { throw Raise(.valueError, "too many dimensions 'str'") }
            guard let elements = try elements(of: current) else { return shape }
            guard shape.count < Shape.maximumRank else {
                throw Raise(.valueError, "too many dimensions '\(machine.typeName(current))'")
            }
            shape.append(elements.count)
            guard let first = elements.first else { return shape }
            current = first
        }
    }

    /// The elements of a sequence; nil for what is an element itself.
    private func elements(of value: Value) throws -> ContiguousArray<Value>? {
        switch value {
        case .tensor(let tensor):
            return tensor.rank == 0 ? nil : ContiguousArray(try machine.elements(value))
        case .object(let object):
            switch object.kind {
            case _ where object is DequeObject || object is ByteArrayObject: return ContiguousArray(try machine.elements(value))
            case .list: return unsafeDowncast(object, to: ListObject.self).elements
            case .tuple: return unsafeDowncast(object, to: TupleObject.self).elements
            case .range: return ContiguousArray(try machine.elements(value))
            case .array:
                return unsafeDowncast(object, to: ArrayObject.self).tensor.rank == 0 ? nil : ContiguousArray(try machine.elements(value))
            default: return nil
            }
        default: return nil
        }
    }

    private mutating func collect(_ value: Value, depth: Int) throws {
        guard depth < shape.count else { return try add(value, depth: depth) }
        guard let elements = try elements(of: value) else { throw Raise(.typeError, "not a sequence") }
        guard elements.count == shape[depth] else {
            throw Raise(.valueError, "expected sequence of length \(shape[depth]) at dim \(depth) (got \(elements.count))")
        }
        for element in elements { try collect(element, depth: depth + 1) }
    }

    private mutating func add(_ value: Value, depth: Int) throws {
        switch value {
        case .int(let int): add(int, .int64)
        case .bool(let flag): add(flag ? 1 : 0, .bool)
        case .float(let double): add(double, machine.recorder.defaultDType)
        case .tensor(let tensor):
            guard tensor.elementCount == 1 else {
                holdsArrays = true
                return add(0, tensor.dtype)
            }
            if tensor.dtype.isFloatingPoint { holdsRealTensors = true }
            if tensor.dtype.isComplex { return add(tensor.complex(at: 0), tensor.dtype) }
            if tensor.dtype.isFloatingPoint { add(tensor.double(at: 0), tensor.dtype) } else { add(tensor.int(at: 0), tensor.dtype) }
        case .none, .undefined: throw Raise(.runtimeError, "Could not infer dtype of NoneType")
        case .object(let object):
            if object.kind == .complex {
                return add(unsafeDowncast(object, to: ComplexObject.self).value, machine.recorder.defaultDType.complexForm)
            }
            guard object.kind == .array || object is ArrayScalar else { throw refused(object, value, depth) }
            try add(.tensor(machine.arrayOperand(value).tensor), depth: depth)
        }
    }

    private func refused(_ object: Object, _ value: Value, _ depth: Int) -> Raise {
        switch object.kind {
        case .bigInt: Raise(.valueError, "Overflow when unpacking long long")
        case .string:
            Raise(.typeError, "new(): invalid data type 'str'")
        case _ where object is BytesObject: Raise(.typeError, "new(): invalid data type 'bytes'")
        case .list, .tuple: Raise(.typeError, "'\(machine.typeName(value))' object cannot be interpreted as an integer")
        default: Raise(.runtimeError, "Could not infer dtype of \(machine.typeName(value))")
        }
    }

    private mutating func add(_ complex: Complex, _ type: DType) {
        if complexes == nil { complexes = isFloating ? doubles.map { Complex($0, 0) } : ints.map { Complex(Double($0), 0) } }
        complexes?.append(complex)
        dtype = dtype.map { DType.promoted($0, type) } ?? type
    }

    private mutating func add(_ int: Int, _ type: DType) {
        if complexes != nil { return add(Complex(Double(int), 0), type) }
        if isFloating { doubles.append(Double(int)) } else { ints.append(int) }
        dtype = dtype.map { DType.promoted($0, type) } ?? type
    }

    private mutating func add(_ double: Double, _ type: DType) {
        if complexes != nil { return add(Complex(double, 0), type) }
        if !isFloating {
            isFloating = true
            doubles = ints.map(Double.init)
        }
        doubles.append(double)
        dtype = dtype.map { DType.promoted($0, type) } ?? type
    }

    private func checkRange(_ dtype: DType) throws {
        let range: ClosedRange<Int>
        switch dtype {
        case .int8: range = -128...127
        case .int16: range = -32768...32767
        case .int64 where isFloating: range = Int.min...Int.max
        case .int32: range = Int(Int32.min)...Int(Int32.max)
        case .uint8: range = -255...255
        default: return
        }
        let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
        guard ints.allSatisfy(range.contains), doubles.allSatisfy({ $0 >= low && $0 <= high && $0 < 0x1p63 }) else {
            throw Raise(.runtimeError, "value cannot be converted to type \(dtype.name) without overflow")
        }
    }
}

extension Machine {
    /// A tensor of what `torch.tensor` accepts; of a tensor, a copy without history.
    func tensor(of data: Value, dtype: DType?) throws -> Tensor {
        if case .tensor(let tensor) = data {
            guard let dtype, dtype != tensor.dtype else { return try tensor.clone() }
            return try tensor.cast(to: dtype)
        }
        if let array = data.as(ArrayObject.self) {
            let made = try array.tensor.contiguous()
            return dtype.map { $0 == made.dtype } ?? true ? (made === array.tensor ? try made.clone() : made) : try made.cast(to: dtype ?? made.dtype)
        }
        var read = TensorData(self)
        try read.read(data)
        return try read.tensor(dtype: dtype)
    }

    /// `tensor.tolist()`.
    func list(of tensor: Tensor) throws -> Value {
        if tensor.rank == 0 { return try tensorItemValue(tensor) }
        if recorder.isExample(tensor) { throw Raise(.runtimeError, "Cannot access data pointer of Tensor that doesn't have storage") }
        let (bytes, overflow) = tensor.elementCount.multipliedReportingOverflow(by: 16)
        guard !overflow, MemoryLimit.hasRoom(for: bytes) else { throw Raise(.memoryError, arguments: []) }
        var next = 0
        return list(of: tensor, dim: 0, &next)
    }

    private func list(of tensor: Tensor, dim: Int, _ next: inout Int) -> Value {
        var elements: ContiguousArray<Value> = []
        elements.reserveCapacity(tensor.shape[dim])
        for _ in 0..<tensor.shape[dim] {
            if dim == tensor.rank - 1 {
                elements.append(Machine.number(tensor.element(atFlat: next)))
                next += 1
            } else {
                elements.append(list(of: tensor, dim: dim + 1, &next))
            }
        }
        return .object(ListObject(elements))
    }
}
