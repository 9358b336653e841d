// Operands of NumPy's functions: values of the language as tensors, whether they yield in type promotion, and results as
// arrays or scalars.

import Tensors

/// A value as an operand: Python's own numbers are weak, they take the dtype of what they stand beside.
struct ArrayOperand {
    enum Weakness { case strong, int, float, complex }
    let tensor: Tensor
    var weakness = Weakness.strong
    var dtype: DType { tensor.dtype }
}

extension Machine {
    /// A value as an operand; sequences become arrays.
    func arrayOperand(_ value: Value) throws -> ArrayOperand {
        switch value {
        case .int(let int): return ArrayOperand(tensor: try Tensor.scalar(int), weakness: .int)
        case .float(let double): return ArrayOperand(tensor: try Tensor.scalar(double, .float64), weakness: .float)
        case .bool(let flag): return ArrayOperand(tensor: try Tensor.scalar(flag))
        case .object(let object):
            if object.kind == .array { return ArrayOperand(tensor: unsafeDowncast(object, to: ArrayObject.self).tensor) }
            if let scalar = object as? ArrayScalar { return ArrayOperand(tensor: try scalar.tensor()) }
            if let number = value.complex { return ArrayOperand(tensor: try Tensor.scalar(number, .complex128), weakness: .complex) }
        default: break
        }
        return ArrayOperand(tensor: try array(of: value))
    }

    /// True for what takes part in arithmetic with arrays without being asked to.
    func isArrayLike(_ value: Value) -> Bool {
        switch value {
        case .int, .float, .bool: return true
        case .object(let object):
            switch object.kind {
            case .array, .list, .tuple, .complex: return true
            default: return object is ArrayScalar
            }
        default: return false
        }
    }

    /// The dtype in which two operands meet.
    /// - Throws: `OverflowError` for an int that the other's dtype does not hold.
    func commonDType(_ a: ArrayOperand, _ b: ArrayOperand) throws -> DType {
        switch (a.weakness, b.weakness) {
        case (.strong, .strong): return .arrayPromoted(a.dtype, b.dtype)
        case (.strong, _): return try commonDType(a.dtype, weak: b)
        case (_, .strong): return try commonDType(b.dtype, weak: a)
        default:
            if a.weakness == .complex || b.weakness == .complex { return .complex128 }
            return a.weakness == .int && b.weakness == .int ? .int64 : .float64
        }
    }

    private func commonDType(_ dtype: DType, weak: ArrayOperand) throws -> DType {
        if dtype.isComplex { return dtype }
        if weak.weakness == .complex { return dtype == .float32 || dtype == .float16 ? .complex64 : .complex128 }
        if dtype.isFloatingPoint { return dtype }
        if weak.weakness == .float { return .float64 }
        if dtype == .bool { return .int64 }
        if dtype != .int64 {
            let value = weak.tensor.int(at: 0)
            let bits = dtype.byteCount * 8
            let (low, high) = dtype == .uint8 ? (0, 255) : (-(1 << (bits - 1)), (1 << (bits - 1)) - 1)
            guard value >= low, value <= high else {
                throw Raise(.overflowError, "Python integer \(value) out of bounds for \(dtype.name)")
            }
        }
        return dtype
    }

    /// The shape that two operands broadcast to.
    /// - Throws: NumPy's `ValueError`.
    func broadcastShape(_ a: Tensor, _ b: Tensor) throws {
        if a.shape == b.shape { return }
        let (m, n) = (a.rank, b.rank)
        for i in 0..<min(m, n) {
            let (x, y) = (a.shape[m - 1 - i], b.shape[n - 1 - i])
            guard x == y || x == 1 || y == 1 else {
                throw Raise(
                    .valueError,
                    "operands could not be broadcast together with shapes \(shapeText(a.shape)) \(shapeText(b.shape)) ")
            }
        }
    }

    /// `(2, 3)`, `(2,)`, with the spaces that messages of broadcasting leave out.
    func shapeText(_ shape: Shape, spaced: Bool = false) -> String {
        let sizes = shape.array.map(String.init)
        return "(" + sizes.joined(separator: spaced ? ", " : ",") + (sizes.count == 1 ? ",)" : ")")
    }

    func shapeTuple(_ shape: Shape) -> Value { .object(TupleObject(shape.array.map { .int($0) })) }

    /// An array, or the scalar that a result without dimensions is.
    func arrayResult(_ tensor: Tensor) -> Value {
        tensor.rank == 0 ? arrayScalar(tensor, at: 0) : .object(ArrayObject(tensor))
    }

    /// One element as a scalar of its dtype.
    func arrayScalar(_ tensor: Tensor, at flat: Int) -> Value {
        .object(ArrayScalar(Machine.number(tensor.element(atFlat: flat)), tensor.dtype, self))
    }

    /// The axis that a number names.
    /// - Throws: `AxisError`.
    func axis(_ axis: Int, rank: Int, name: String = "") throws -> Int {
        guard axis >= -rank, axis < rank else {
            throw raise(numpy.axisError, "\(name)axis \(axis) is out of bounds for array of dimension \(rank)")
        }
        return axis < 0 ? axis + rank : axis
    }

    /// An `axis=` argument of one axis or several; nil for all of them.
    func axes(_ value: Value, rank: Int) throws -> [Int]? {
        if value.isNone || value.isUndefined { return nil }
        guard let tuple = value.asTuple?.elements ?? value.asList?.elements else { return [try axis(index(value), rank: rank)] }
        let axes = try tuple.map { try axis(index($0), rank: rank) }
        guard Set(axes).count == axes.count else { throw Raise(.valueError, "duplicate value in 'axis'") }
        return axes
    }

    /// An exception of a type that is not one of Python's.
    func raise(_ type: TypeObject, _ text: String) -> PythonError { PythonError(ExceptionObject(type, [.string(text)])) }

    /// Sizes given as an int, a sequence or an array.
    func sizes(_ value: Value) throws -> [Int] {
        if let elements = value.asTuple?.elements ?? value.asList?.elements { return try checkedSizes(elements.map { try index($0) }) }
        if let size = value.as(ArrayObject.self), size.tensor.rank == 1 { return try checkedSizes(size.tensor.ints) }
        if case .tensor = value { return try checkedSizes(elements(value).map { try index($0) }) }
        let shown = try repr(value)
        return try checkedSizes([index(value, or: "expected a sequence of integers or a single integer, got '\(shown)'")])
    }

    private func checkedSizes(_ sizes: [Int]) throws -> [Int] {
        guard sizes.allSatisfy({ $0 >= 0 }) else { throw Raise(.valueError, "negative dimensions are not allowed") }
        guard sizes.count <= Shape.maximumRank else {
            throw Raise(.valueError, "maximum supported dimension for an ndarray is currently 64, found \(sizes.count)",
                        hint: "arrays here have up to \(Shape.maximumRank) dimensions")
        }
        return sizes
    }
}

extension Tensor {
    /// The same elements as a tensor of its own, outside the graph, without negative steps.
    func sharing() -> Tensor {
        Tensor(storage: storage, dtype: dtype, shape: shape, strides: strides, offset: offset, elementCount: elementCount)
    }

    /// A view of other sizes and steps, which the caller knows to lie inside.
    func arrayView(_ sizes: Shape, _ steps: Shape, offset: Int) -> Tensor {
        Tensor(
            storage: storage, dtype: dtype, shape: sizes, strides: steps, offset: offset,
            elementCount: sizes.array.reduce(1, &*))
    }

    var hasNegativeSteps: Bool {
        for d in 0..<rank where strides[d] < 0 { return true }
        return false
    }

    /// The tensor, or a copy when it steps backwards: kernels read forwards.
    func forwards() throws -> Tensor { hasNegativeSteps ? try contiguous() : self }
}
