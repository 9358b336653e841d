// Tensors made from sizes and numbers. Random ones are in Sampling.

import Tensors

extension Operation {
    private static let options = "*, dtype? dtype=None, ignored layout=None, ignored device=None, bool requires_grad=False"

    public static let zeros = filled("zeros", "Zeros of a shape.") { _ in 0 }
    public static let ones = filled("ones", "Ones of a shape.") { _ in 1 }
    public static let empty = filled("empty", "A tensor of a shape, its elements not set (here 0).") { _ in 0 }
    private static func filled(_ name: String, _ doc: String, _ value: @escaping @Sendable (Int) -> Double) -> Operation {
        Operation(
            Signature("\(name)(int... size, \(options))"), doc, homes: .torch,
            .composite { recorder, a in
                let dtype = a[1].dtype ?? recorder.defaultDType
                let shape = try Kernels.checkedShape(a[0].ints ?? [], function: name)
                return try .leaf(Tensor.full(shape, value(0), dtype), a[4])
            }, .none(reason: creationReason))
    }
    static let creationReason = "a new tensor depends on nothing"

    public static let full = Operation(
        Signature("full(int[]! size, Scalar fill_value, \(options))"), "The number everywhere, in a shape.", homes: .torch,
        complexNumbers: true, .composite { recorder, a in
            let dtype = a[2].dtype ?? inferred([a[1]], recorder)
            try checkRange(a[1], dtype)
            return try .leaf(Kernels.full(a[0].ints ?? [], scalar(a[1]), dtype), a[5])
        }, .none(reason: creationReason))

    public static let arange = Operation(
        Signature("arange(Scalar end, \(options))"), "The numbers 0, 1, … below end.", homes: .torch,
        .composite { recorder, a in
            try .leaf(range(.int(0), a[0], .int(1), a[1].dtype, recorder), a[4])
        }, .none(reason: creationReason))
    public static let arangeStart = Operation(
        Signature("arange(Scalar start, Scalar end, Scalar step=1, \(options))"), "The numbers from start by step, below end.",
        homes: .torch,
        .composite { recorder, a in try .leaf(range(a[0], a[1], a[2], a[3].dtype, recorder), a[6]) },
        .none(reason: creationReason))
    private static func range(
        _ start: Argument, _ end: Argument, _ step: Argument, _ dtype: DType?, _ recorder: Recorder
    ) throws -> Tensor {
        let dtype = dtype ?? inferred([start, end, step], recorder, boolAs: .int64)
        if dtype == .bool { throw TensorError(.notImplemented, "\"arange_cpu\" not implemented for 'Bool'") }
        if let start = start.int, let end = end.int, let step = step.int {
            return try Kernels.arange(start, end, step, dtype)
        }
        return try Kernels.arange(start.double ?? 0, end.double ?? 0, step.double ?? 1, dtype)
    }
    public static let linspace = Operation(
        Signature("linspace(Scalar start, Scalar end, int steps, \(options))"),
        "`steps` numbers from start to end, both included.", homes: .torch,
        .composite { recorder, a in
            let dtype = a[3].dtype ?? recorder.defaultDType
            if dtype == .bool { throw TensorError(.notImplemented, "\"linspace_cpu\" not implemented for 'Bool'") }
            return try .leaf(Kernels.linspace(a[0].double ?? 0, a[1].double ?? 0, a.int(2), dtype), a[6])
        }, .none(reason: creationReason))
    public static let logspace = Operation(
        Signature("logspace(Scalar start, Scalar end, int steps, float base=10.0, \(options))"),
        "base to `steps` powers from start to end.", homes: .torch,
        .composite { recorder, a in
            let dtype = a[4].dtype ?? recorder.defaultDType
            return try .leaf(
                Kernels.logspace(a[0].double ?? 0, a[1].double ?? 0, a.int(2), base: a[3].double ?? 10, dtype), a[7])
        }, .none(reason: creationReason))
    public static let eye = Operation(
        Signature("eye(int n, int? m=None, \(options))"), "Ones on the diagonal, zeros elsewhere.", homes: .torch,
        .composite { recorder, a in
            try .leaf(Kernels.eye(a.int(0), a[1].int, a[2].dtype ?? recorder.defaultDType), a[5])
        }, .none(reason: creationReason))

    public static let zerosLike = like("zeros_like", "Zeros in the shape of a tensor.", 0)
    public static let onesLike = like("ones_like", "Ones in the shape of a tensor.", 1)
    public static let emptyLike = like("empty_like", "A tensor in the shape of another, its elements not set (here 0).", 0)
    private static func like(_ name: String, _ doc: String, _ value: Double) -> Operation {
        Operation(
            Signature("\(name)(Tensor input, \(options), ignored memory_format=None)"), doc, homes: .torch,
            .composite { recorder, a in
                let x = try a.tensor(0)
                return try .leaf(recorder.spread(alike(x, value, a[1].dtype ?? x.dtype, format: a[5]), like: x), a[4])
            }, .none(reason: creationReason))
    }
    /// A number everywhere, lying in memory as another tensor does unless rows are asked for.
    private static func alike(_ x: Tensor, _ value: Double, _ dtype: DType, format: Argument) throws -> Tensor {
        if x.isContiguous || format.string != nil { return try Tensor.full(x.shape, value, dtype) }
        let tensor = try Tensor.uninitialized(like: x, dtype)
        try Kernels.fill(tensor, try Tensor.scalar(value, dtype))
        return tensor
    }
    public static let fullLike = Operation(
        Signature("full_like(Tensor input, Scalar fill_value, \(options), ignored memory_format=None)"),
        "The number everywhere, in the shape of a tensor.", homes: .torch,
        complexNumbers: true, .composite { recorder, a in
            let x = try a.tensor(0)
            try checkRange(a[1], a[2].dtype ?? x.dtype)
            let dtype = a[2].dtype ?? x.dtype
            if x.isContiguous || a[6].string != nil {
                return try .leaf(recorder.spread(Kernels.full(x.shape.array, scalar(a[1]), dtype), like: x), a[5])
            }
            let tensor = try Tensor.uninitialized(like: x, dtype)
            try Kernels.fill(tensor, try scalar(a[1]))
            return try .leaf(recorder.spread(tensor, like: x), a[5])
        }, .none(reason: creationReason))

    public static let newZeros = new("new_zeros", "Zeros of a shape with the dtype of this tensor.", 0)
    public static let newOnes = new("new_ones", "Ones of a shape with the dtype of this tensor.", 1)
    public static let newEmpty = new("new_empty", "A tensor of a shape with the dtype of this one, not set (here 0).", 0)
    private static func new(_ name: String, _ doc: String, _ value: Double) -> Operation {
        Operation(
            Signature("\(name)(Tensor self, int... size, \(options))"), doc, homes: .method,
            .composite { recorder, a in
                let (x, shape) = (try a.tensor(0), try Kernels.checkedShape(a[1].ints ?? []))
                return try .leaf(recorder.spread(Tensor.full(shape, value, a[2].dtype ?? x.dtype), like: x), a[5])
            }, .none(reason: creationReason))
    }
    public static let newFull = Operation(
        Signature("new_full(Tensor self, int[]! size, Scalar fill_value, \(options))"),
        "The number everywhere, with the dtype of this tensor.", homes: .method,
        complexNumbers: true, .composite { recorder, a in
            let x = try a.tensor(0)
            return try .leaf(recorder.spread(Kernels.full(a[1].ints ?? [], scalar(a[2]), a[3].dtype ?? x.dtype), like: x), a[6])
        }, .none(reason: creationReason))

    public static let trilIndices = triangleIndices("tril_indices", "The coordinates of a lower triangle.", isLower: true)
    public static let triuIndices = triangleIndices("triu_indices", "The coordinates of an upper triangle.", isLower: false)
    private static func triangleIndices(_ name: String, _ doc: String, isLower: Bool) -> Operation {
        Operation(
            Signature("\(name)(int row, int col, int offset=0, *, dtype? dtype=None, ignored device=None)"), doc,
            homes: .torch,
            .composite { _, a in
                if let dtype = a[3].dtype, dtype.isDifferentiable {
                    throw TensorError(.notImplemented, "\"\(name)\" not implemented for '\(dtype.cName)'")
                }
                let ones = try Kernels.full([a.int(0), a.int(1)], Tensor.scalar(true), .bool)
                let triangle = try isLower ? Kernels.tril(ones, a.int(2)) : Kernels.triu(ones, a.int(2))
                let rows = try Kernels.transpose(Kernels.nonzero(triangle), 0, 1)
                return .tensor(try rows.contiguous().cast(to: a[3].dtype ?? .int64))
            }, .none(reason: creationReason))
    }

    /// The dtype of numbers: bool, int64 or the default floating-point one.
    static func inferred(_ numbers: [Argument], _ recorder: Recorder, boolAs bool: DType = .bool) -> DType {
        var dtype = DType.bool
        for number in numbers {
            switch number {
            case .bool: break
            case .int: if dtype == .bool { dtype = .int64 }
            case .complex: return recorder.defaultDType.complexForm
            default: return recorder.defaultDType
            }
        }
        return dtype == .bool ? bool : dtype
    }
    /// - Throws: `RuntimeError` when a dtype cannot hold a number.
    public static func checkRange(_ number: Tensor, _ dtype: DType) throws {
        let value: Argument =
            switch number.element(atFlat: 0) {
            case .bool(let flag): .bool(flag)
            case .int(let int): .int(int)
            case .float(let double): .float(double)
            case .complex(let complex): .complex(complex)
            }
        try checkRange(value, dtype)
    }
    static func checkRange(_ number: Argument, _ dtype: DType) throws {
        if case .complex(let value) = number, !dtype.isComplex, value.imaginary != 0 {
            throw TensorError.runtime("value cannot be converted to type \(dtype.lowercaseCName) without overflow")
        }
        guard let value = number.complex?.real else { return }
        if let greatest = dtype.greatestFinite {
            guard !value.isFinite || value.magnitude <= greatest else {
                throw TensorError.runtime("value cannot be converted to type \(dtype.lowercaseCName) without overflow")
            }
            return
        }
        guard let range = dtype.integerRange else { return }
        let least = dtype == .uint8 ? -255 : Double(range.lowerBound)
        guard value >= least, value <= Double(range.upperBound) else {
            throw TensorError.runtime("value cannot be converted to type \(dtype == .int32 ? "int" : dtype.name + "_t") without overflow")
        }
    }
    static func scalar(_ number: Argument) throws -> Tensor {
        switch number {
        case .bool(let value): try Tensor.scalar(value)
        case .int(let value): try Tensor.scalar(value)
        case .complex(let value): try Tensor.scalar(value, .complex128)
        default: try Tensor.scalar(number.double ?? 0, .float64)
        }
    }
}

extension Operation.Result {
    /// A new tensor that requires a gradient when asked to.
    static func leaf(_ tensor: Tensor, _ requiresGradient: Argument) throws -> Operation.Result {
        if requiresGradient.bool == true {
            guard tensor.dtype.isDifferentiable else {
                throw TensorError.runtime("Only Tensors of floating point and complex dtype can require gradients")
            }
            tensor.isGradientLeaf = true
        }
        return .tensor(tensor)
    }
}
