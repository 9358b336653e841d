// Attributes of a tensor: its shape and kind, and its place in the graph.

import Operators
import Tensors

extension Machine {
    func installTensorAttributes() {
        installDescriptions()
        installGraphAttributes()
        installTransposes()
    }

    /// What no property of the type answers: an attribute that the program gave the tensor.
    func tensorAttribute(_ tensor: Tensor, _ name: Symbol) throws -> Value? {
        guard !tensorNames.isEmpty, let given = tensorNames[ObjectIdentifier(tensor)], given.tensor === tensor else { return nil }
        return given.values[name]
    }

    /// `x.label = "a"`, or `del x.label` for nil: whether there was such an attribute before.
    @discardableResult func setTensorAttribute(_ tensor: Tensor, _ name: Symbol, _ value: Value?) -> Bool {
        let key = ObjectIdentifier(tensor)
        var given = tensorNames[key].flatMap { $0.tensor === tensor ? $0 : nil } ?? GivenAttributes(tensor: tensor)
        let previous = given.values.updateValue(value ?? .none, forKey: name)
        if value == nil { given.values[name] = nil }
        if tensorNames.count >= 2 * tensorNamesAlive {
            tensorNames = tensorNames.filter { $0.value.tensor != nil }
            tensorNamesAlive = max(16, tensorNames.count)
        }
        tensorNames[key] = given
        return previous != nil
    }

    /// Attributes of a tensor that may be gone, and its address another's.
    struct GivenAttributes {
        weak var tensor: Tensor?
        var values: [Symbol: Value] = [:]
    }

    private func property(
        _ name: String, _ get: @escaping (Machine, Tensor) throws -> Value, set: ((Machine, Tensor, Value) throws -> Void)? = nil
    ) {
        defineProperty(
            on: types.tensor, name,
            get: { machine, value in
                guard case .tensor(let tensor) = value else { return .none }
                return try get(machine, tensor)
            },
            set: set.map { set in
                { machine, value, new in
                    if case .tensor(let tensor) = value { try set(machine, tensor, new) }
                }
            })
    }

    private func installDescriptions() {
        property("shape", { _, x in .object(SizeObject(x.shape)) })
        property("dtype", { machine, x in machine.dtypeValue(x.dtype) })
        property("ndim", { _, x in .int(x.rank) })
        property("device", { machine, _ in .object(machine.torch.cpu) })
        property("layout", { machine, _ in .object(machine.torch.strided) })
        property("itemsize", { _, x in .int(x.dtype.byteCount) })
        property("nbytes", { _, x in .int(x.elementCount &* x.dtype.byteCount) })
        property("_version", { _, x in
            if x.storage.isInference { throw Raise(.runtimeError, "Inference tensors do not track version counter.") }
            return .int(Storage.told(x.storage.version))
        })
        property("is_cpu", { _, _ in .bool(true) })
        property("name", { _, _ in .none })
        for name in ["is_cuda", "is_sparse", "is_quantized", "is_meta", "is_mps", "is_xpu", "is_nested", "is_mkldnn", "is_vulkan", "is_sparse_csr", "is_ipu", "is_xla", "is_mtia", "is_maia"] { property(name, { _, _ in .bool(false) }) }
        property(
            "real", { machine, x in .tensor(x.dtype.isComplex ? try machine.recorder.apply(.realPart, x) : x) },
            set: { machine, x, value in try machine.assign(value, toPart: 0, of: x) })
        property(
            "imag", { machine, x in .tensor(try machine.recorder.apply(.imaginaryPart, x)) },
            set: { machine, x, value in try machine.assign(value, toPart: 1, of: x) })
    }

    /// `x.real = value`, `x.imag = value`.
    private func assign(_ value: Value, toPart index: Int, of tensor: Tensor) throws {
        let part = try recorder.apply(index == 0 ? .realPart : .imaginaryPart, tensor)
        guard let source = try value.tensor ?? wrappedNumber(value) else {
            throw Raise(.typeError, "expected a Tensor or a number, but got \(typeName(value))")
        }
        _ = try recorder.applyInPlace(.copy, part, others: [source])
    }

    private func installGraphAttributes() {
        property(
            "requires_grad", { _, x in .bool(x.requiresGradient) },
            set: { machine, x, value in
                guard case .bool(let flag) = value else {
                    throw Raise(.runtimeError, "requires_grad must be a bool")
                }
                if flag, !x.dtype.isDifferentiable {
                    throw Raise(.runtimeError, "only Tensors of floating point and complex dtype can require gradients")
                }
                try machine.setRequiresGradient(x, flag)
            })
        property("is_leaf", { _, x in .bool(x.history == nil) })
        property("grad_fn", { machine, x in
            try machine.recorder.refresh(x)
            return x.record.map { .object(GradFnObject($0)) } ?? Value.none
        })
        property("retains_grad", { _, x in .bool(x.retainsGradient && x.history != nil) })
        property("output_nr", { _, x in .int(x.record.map { $0.index(of: x) } ?? 0) })
        property(
            "grad", { _, x in x.gradient.map { .tensor($0) } ?? Value.none },
            set: { machine, x, value in try machine.setGradient(x, value) })
        property(
            "data",
            { machine, x in
                let data = try machine.detached(x)
                data.isData = true
                return .tensor(data)
            },
            set: { machine, x, value in
                guard case .tensor(let tensor) = value else {
                    throw Raise(.typeError, "Variable data has to be a tensor, but got \(machine.typeName(value))")
                }
                if x.requiresGradient, !tensor.dtype.isDifferentiable {
                    throw Raise(
                        .runtimeError, "data set to a tensor that requires gradients must be floating point or complex dtype")
                }
                x.rebind(to: tensor)
            })
    }

    private func installTransposes() {
        property("T", { machine, x in .tensor(try machine.recorder.apply(.numpyT, x)) })
        property("mT", { machine, x in .tensor(try machine.recorder.apply(.matrixT, x)) })
        let adjoint: (Machine, Tensor) throws -> Value = { machine, x in
            guard x.rank == 2 || x.rank == 0 else {
                throw Raise(
                    .runtimeError, "tensor.H is only supported on matrices (2-D tensors). Got \(x.rank)-D tensor.")
            }
            return x.rank == 0 ? .tensor(x) : .tensor(try machine.recorder.conjugateTransposed(x))
        }
        property("H", adjoint)
        property("mH", { machine, x in .tensor(try machine.recorder.conjugateTransposed(x)) })
    }

    // MARK: The graph

    /// `x.requires_grad = flag`.
    /// - Throws: `RuntimeError` for a dtype without gradients, or for taking a computed tensor out of the graph.
    func setRequiresGradient(_ tensor: Tensor, _ flag: Bool) throws {
        if flag, tensor.storage.isInference, !recorder.isInference {
            throw Raise(.runtimeError, "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.")
        }
        if flag, !tensor.dtype.isDifferentiable {
            throw Raise(.runtimeError, "only Tensors of floating point dtype can require gradients")
        }
        if tensor.history != nil {
            if flag { return }
            throw Raise(
                .runtimeError,
                "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a "
                    + "subgraph that doesn't require differentiation use var_no_grad = var.detach().")
        }
        tensor.isGradientLeaf = flag
    }

    private func setGradient(_ tensor: Tensor, _ value: Value) throws {
        switch value {
        case .none: tensor.gradient = nil
        case .tensor(let gradient):
            guard gradient !== tensor else { throw Raise(.runtimeError, "can't assign Variable as its own grad") }
            guard gradient.dtype == tensor.dtype else {
                throw Raise(
                    .runtimeError,
                    "attempting to assign a gradient with dtype '\(gradient.dtype.cName.lowercased())' to a tensor with grad_dtype "
                        + "'\(tensor.dtype.cName)'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). "
                        + "You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set "
                        + "grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems "
                        + "that assume they match.")
            }
            guard gradient.shape == tensor.shape else {
                throw Raise(
                    .runtimeError,
                    "attempting to assign a gradient of size '\(gradient.shape)' to a tensor of size '\(tensor.shape)'. "
                        + "Please ensure that the gradient and the tensor are the same size")
            }
            tensor.gradient = gradient
        default: throw Raise(.typeError, "assigned grad expected to be a Tensor or None but got grad of type \(typeName(value))")
        }
    }

    /// The same elements, sharing memory, outside the graph.
    func detached(_ tensor: Tensor) throws -> Tensor {
        Tensor(
            storage: tensor.storage, dtype: tensor.dtype, shape: tensor.shape, strides: tensor.strides, offset: tensor.offset,
            elementCount: tensor.elementCount)
    }
}
