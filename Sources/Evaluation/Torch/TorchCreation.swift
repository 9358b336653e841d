// Tensors from Python data: `torch.tensor`, `as_tensor`, and the types that can be called.

import Operators
import Tensors

extension Machine {
    func installCreation(_ module: ModuleObject) {
        define(in: module, "tensor(data=?, *, dtype=None, device=None, requires_grad=False, pin_memory=False)") { machine, a in
            guard !a[0].isUndefined else { throw Raise(.typeError, "tensor() missing 1 required positional arguments: \"data\"") }
            try machine.checkDevice(a[2])
            let made = try machine.tensor(of: a[0], dtype: try machine.dtypeArgument(a[1], "tensor"))
            try machine.markLeaf(made, a[3])
            return .tensor(made)
        }
        for name in ["as_tensor", "asarray"] {
            let more = name == "asarray" ? ", copy=None, requires_grad=False" : ""
            define(in: module, "\(name)(data, *, dtype=None, device=None\(more))") { machine, a in
                try machine.checkDevice(a[2])
                let dtype = try machine.dtypeArgument(a[1], name)
                let copies = try name == "asarray" && machine.truth(a[3])
                if case .tensor(let tensor) = a[0] {
                    let made = try machine.converted(tensor, to: dtype ?? tensor.dtype)
                    return .tensor(copies && made === tensor ? try tensor.clone() : made)
                }
                if let array = a[0].as(ArrayObject.self) {
                    let shared = try machine.tensorSharing(array)
                    if let dtype, dtype != shared.dtype { return .tensor(try shared.cast(to: dtype)) }
                    return .tensor(copies ? try shared.clone() : shared)
                }
                let made = try machine.tensor(of: a[0], dtype: dtype)
                if name == "asarray" { try machine.markLeaf(made, a[4]) }
                return .tensor(made)
            }
        }
        define(in: module, "scalar_tensor(s, *, dtype=None, device=None, requires_grad=False)") { machine, a in
            let dtype = try machine.dtypeArgument(a[1], "scalar_tensor") ?? machine.recorder.defaultDType
            let made = try machine.tensor(of: a[0], dtype: dtype)
            try machine.markLeaf(made, a[3])
            return .tensor(made)
        }
        define(in: module, "from_numpy(ndarray)") { machine, a in
            guard let array = a[0].as(ArrayObject.self) else {
                throw Raise(.typeError, "expected np.ndarray (got \(machine.typeName(a[0])))")
            }
            return .tensor(try machine.tensorSharing(array))
        }
    }

    /// The `requires_grad=` of a new tensor.
    private func markLeaf(_ tensor: Tensor, _ value: Value) throws {
        guard try truth(value) else { return }
        guard tensor.dtype.isDifferentiable else {
            throw Raise(.runtimeError, "Only Tensors of floating point and complex dtype can require gradients")
        }
        tensor.isGradientLeaf = true
    }

    /// `torch.Tensor([1, 2])`, `torch.LongTensor(2, 3)`.
    func installTensorTypes(_ module: ModuleObject) {
        types.tensor.constructor = { arguments, machine in
            .tensor(try machine.construct(arguments, dtype: machine.recorder.defaultDType))
        }
        module[symbols.intern("Tensor")] = .object(types.tensor)
        for dtype in DType.allCases {
            let type = TypeObject(dtype.typeName, module: "torch", base: types.tensor)
            type.constructor = { arguments, machine in .tensor(try machine.construct(arguments, dtype: dtype)) }
            module[symbols.intern(dtype.typeName)] = .object(type)
        }
    }

    /// Sizes give a tensor of that shape, anything else is data.
    private func construct(_ arguments: Arguments, dtype: DType) throws -> Tensor {
        for index in arguments.keywords.indices where symbols[arguments.keywords[index]] == "device" {
            try checkDevice(arguments.keywordValue(index))
        }
        guard arguments.count > 0 else { return try Kernels.zeros([0] as Shape, dtype) }
        if arguments.count == 1 {
            if case .tensor(let tensor) = arguments[0] {
                return tensor.dtype == dtype ? try detached(tensor) : try tensor.cast(to: dtype)
            }
            if let size = arguments[0].as(SizeObject.self) {
                return try Kernels.zeros(size.elements.map { try index($0) }, dtype)
            }
            if let array = arguments[0].as(ArrayObject.self) { return try tensor(of: .object(array), dtype: dtype) }
            if listOrTuple(arguments[0]) != nil || arguments[0].as(RangeObject.self) != nil {
                return try tensor(of: arguments[0], dtype: dtype)
            }
        }
        if arguments.count == 1, arguments[0].text != nil { throw Raise(.typeError, "new(): invalid data type 'str'") }
        let sizes = try arguments.positional.map { value in
            guard case .int(let size) = value else {
                throw Raise(.typeError, "new(): data must be a sequence (got \(typeName(value)))")
            }
            return size
        }
        return try Kernels.zeros(sizes, dtype)
    }
}
