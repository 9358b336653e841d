// Tensors where the language wants something else: a truth value, a number, an index, a length, an element's text.

import Operators
import Syntax
import Tensors

extension Machine {
    /// `bool(tensor)`.
    /// - Throws: `RuntimeError` unless there is exactly one element.
    func tensorTruth(_ tensor: Tensor) throws -> Bool {
        guard tensor.elementCount == 1 else {
            throw Raise(
                .runtimeError,
                tensor.elementCount == 0
                    ? "Boolean value of Tensor with no values is ambiguous"
                    : "Boolean value of Tensor with more than one value is ambiguous",
                hint: tensor.elementCount == 0 ? nil : "say which elements must hold: .all() or .any()")
        }
        if torch.batching > 0 {
            throw Raise(
                .runtimeError,
                "vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support "
                    + "that yet, please file an issue at https://github.com/pytorch/pytorch/issues .")
        }
        if tensor.dtype.isComplex { return tensor.complex(at: 0) != Complex(0, 0) }
        return tensor.dtype.isFloatingPoint ? tensor.double(at: 0) != 0 : tensor.int(at: 0) != 0
    }

    /// The only element as a Python number.
    func tensorItemValue(_ tensor: Tensor) throws -> Value {
        try refuseItemOfBatch()
        return Machine.number(try tensor.item())
    }

    /// A number out of a tensor inside `vmap` would be that of one example.
    private func refuseItemOfBatch() throws {
        if torch.batching > 0 {
            throw Raise(
                .runtimeError,
                "vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a "
                    + "Tensor, please try to rewrite what you're doing with other operations. If error is occurring somewhere "
                    + "inside PyTorch internals, please file a bug report.")
        }
    }

    static func number(_ element: ElementValue) -> Value {
        switch element {
        case .bool(let value): .bool(value)
        case .int(let value): .int(value)
        case .float(let value): .float(value)
        case .complex(let value): .object(ComplexObject(value))
        }
    }

    /// `float(tensor)`.
    func tensorDouble(_ tensor: Tensor) throws -> Double {
        guard tensor.elementCount == 1 else { throw notOneElement }
        try refuseItemOfBatch()
        if tensor.dtype.isComplex, tensor.complex(at: 0).imaginary != 0 {
            throw Raise(.runtimeError, "value cannot be converted to type double without overflow")
        }
        return tensor.double(at: 0)
    }

    /// `int(tensor)`: a floating-point element is cut off towards zero.
    func tensorInt(_ tensor: Tensor) throws -> Int {
        guard tensor.elementCount == 1 else { throw notOneElement }
        try refuseItemOfBatch()
        guard tensor.dtype.isDifferentiable else { return tensor.int(at: 0) }
        if tensor.dtype.isComplex, tensor.complex(at: 0).imaginary != 0 {
            throw Raise(.runtimeError, "value cannot be converted to type int64_t without overflow")
        }
        let value = tensor.double(at: 0)
        if value.isNaN { throw Raise(.valueError, "cannot convert float NaN to integer") }
        if value.isInfinite { throw Raise(.overflowError, "cannot convert float infinity to integer") }
        guard let int = Int(exactly: value.rounded(.towardZero)) else {
            throw Raise(.runtimeError, "value cannot be converted to type int64_t without overflow")
        }
        return int
    }

    private var notOneElement: Raise { Raise(.valueError, "only one element tensors can be converted to Python scalars") }

    /// `abs(tensor)`.
    func tensorAbsolute(_ tensor: Tensor) throws -> Value { .tensor(try recorder.apply(.abs, tensor)) }

    /// A tensor as an index, as `list[tensor]` and `range(tensor)` need it.
    func tensorIndex(_ tensor: Tensor) throws -> Int {
        guard tensor.elementCount == 1, !tensor.dtype.isDifferentiable, tensor.dtype != .bool || tensor.rank == 0 else {
            throw Raise(.typeError, "only integer tensors of a single element can be converted to an index")
        }
        return tensor.int(at: 0)
    }

    func tensorLength(_ tensor: Tensor) throws -> Int {
        guard tensor.rank > 0 else { throw Raise(.typeError, "len() of a 0-d tensor") }
        return tensor.shape[0]
    }

    /// `value in tensor`: whether some element equals it.
    func tensorContains(_ tensor: Tensor, _ value: Value) throws -> Bool {
        let other: Tensor
        if case .tensor(let tensor) = value {
            other = tensor
        } else if let number = try wrappedNumber(value) {
            other = number
        } else {
            throw Raise(
                .runtimeError,
                "Tensor.__contains__ only supports Tensor or scalar, but you passed in a \(try repr(.object(type(of: value)))).")
        }
        let equal = try Kernels.binary(.eq, tensor, other, recorder.backend, defaultDType: recorder.defaultDType)
        return try tensorTruth(Kernels.any(equal))
    }

    // MARK: Text

    func tensorRepr(_ tensor: Tensor) throws -> String {
        let text = Tensors.repr(
            tensor, options: printOptions, defaultDType: recorder.defaultDType, suffixes: tensorSuffixes(tensor))
        guard let title = tensor.role.title else { return text }
        return title.isEmpty ? "<\(models.type(tensor.role).name)>" : title + text
    }

    /// What a tensor's text says of its place in the graph.
    func tensorSuffixes(_ tensor: Tensor) -> [String] {
        if let tangent = recorder.duals?.tangent(of: tensor) {
            let text = (try? tensorRepr(tangent)) ?? "..."
            return (tensor.record.map { ["grad_fn=<\($0.gradientName)>"] } ?? []) + ["tangent=\(text)"]
        }
        try? recorder.refresh(tensor)
        if let record = tensor.record { return ["grad_fn=<\(record.gradientName)>"] }
        return tensor.isGradientLeaf ? ["requires_grad=True"] : []
    }

    /// `format(tensor, spec)`: a 0-d tensor is formatted as its number.
    func tensorFormat(_ tensor: Tensor, _ spec: String) throws -> String {
        if tensor.rank == 0 { return try format(tensorItemValue(tensor), spec) }
        guard spec.isEmpty else { throw Raise(.typeError, "unsupported format string passed to Tensor.__format__") }
        return try tensorRepr(tensor)
    }
}

extension Tensor {
    /// The operation that made the tensor, as recorded.
    var record: Record? { history.map { unsafeDowncast($0, to: Record.self) } }
}
