// Methods of a tensor that are not operations: questions about its layout, its elements as Python numbers, conversions.
// Methods of the graph (`backward`) are in TorchAutograd.swift, operations come from the catalog.

import Operators
import Tensors

extension Machine {
    func installTensorMethods() {
        installLayoutMethods()
        installElementMethods()
        installConversions()
        installRareMethods()
    }

    /// Adds a method to tensors; `body` receives the tensor and the other arguments from 1 on.
    func method(_ signature: String, _ body: @escaping (Machine, Tensor, NativeFunction.Bound) throws -> Value) {
        define(on: types.tensor, signature) { machine, a in
            guard case .tensor(let tensor) = a[0] else {
                throw Raise(.typeError, "descriptor of 'torch._C.TensorBase' objects doesn't apply to a '\(machine.typeName(a[0]))' object")
            }
            return try body(machine, tensor, a)
        }
    }

    private func installLayoutMethods() {
        method("size(self, dim=None)") { machine, x, a in
            if a[1].isNone { return .object(SizeObject(x.shape)) }
            return .int(x.shape[try machine.dimension(a[1], of: x, "size")])
        }
        method("stride(self, dim=None)") { machine, x, a in
            if a[1].isNone { return .object(TupleObject(x.strides.array.map { .int($0) })) }
            return .int(x.strides[try machine.dimension(a[1], of: x, "stride")])
        }
        for name in ["dim", "ndimension"] { method("\(name)(self)") { _, x, _ in .int(x.rank) } }
        for name in ["numel", "nelement"] { method("\(name)(self)") { _, x, _ in .int(x.elementCount) } }
        method("storage_offset(self)") { _, x, _ in .int(x.offset) }
        method("data_ptr(self)") { _, x, _ in .int(Int(bitPattern: x.bytes)) }
        method("is_contiguous(self, *, memory_format=None)") { _, x, _ in .bool(x.isContiguous) }
        method("element_size(self)") { _, x, _ in .int(x.dtype.byteCount) }
        method("is_floating_point(self)") { _, x, _ in .bool(x.dtype.isFloatingPoint) }
        method("is_complex(self)") { _, x, _ in .bool(x.dtype.isComplex) }
        method("is_signed(self)") { _, x, _ in .bool(x.dtype.isSigned) }
        method("get_device(self)") { _, _, _ in .int(-1) }
        method("is_same_size(self, other)") { _, x, a in .bool(a[1].tensor?.shape == x.shape) }
        method("is_set_to(self, tensor)") { _, x, a in
            guard case .tensor(let y) = a[1] else { return .bool(false) }
            return .bool(x.storage === y.storage && x.offset == y.offset && x.shape == y.shape && x.strides == y.strides)
        }
        method("__len__(self)") { machine, x, _ in .int(try machine.tensorLength(x)) }
        method("is_inference(self)") { _, x, _ in .bool(x.storage.isInference) }
    }

    /// A dimension given by a number that may count from the end.
    func dimension(_ value: Value, of tensor: Tensor, _ function: String) throws -> Int {
        if value.text != nil || value.asTuple != nil {
            throw Raise(.typeError, "\(function)(): argument 'dim' (position 1) must be int, not \(typeName(value))")
        }
        let dim = try Kernels.normalizedDim(try index(value), rank: tensor.rank)
        guard dim < tensor.rank else {
            throw Raise(.indexError, "Dimension specified as \(dim) but tensor has no dimensions")
        }
        return dim
    }

    private func installElementMethods() {
        method("item(self)") { machine, x, _ in try machine.tensorItemValue(x) }
        method("tolist(self)") { machine, x, _ in try machine.list(of: x) }
        method("numpy(self, *, force=False)") { machine, x, a in
            if machine.recorder.isExample(x) { throw Raise(.runtimeError, "Cannot access data pointer of Tensor that doesn't have storage") }
            _ = try machine.makeModule("numpy")
            return .object(ArrayObject(try machine.truth(a[1]) ? machine.arrayShared(machine.detached(x)) : machine.arrayShared(x)))
        }
        method("__array__(self, dtype=None)") { machine, x, a in
            _ = try machine.makeModule("numpy")
            let dtype = try machine.arrayDTypeIfAny(a[1]) ?? x.dtype
            return .object(ArrayObject(try machine.arrayShared(x).cast(to: dtype)))
        }
        for (name, op) in [("apply_", false), ("map_", true)] {
            method(op ? "\(name)(self, tensor, callable)" : "\(name)(self, callable)") { machine, x, a in
                try machine.refuseLeafWrite(x)
                let other = op ? a[1].tensor : nil
                if let other, other.shape != x.shape { throw Raise(.runtimeError, "map_ needs tensors of one shape") }
                let results = try (0..<x.elementCount).map { flat in
                    var arguments = [Machine.number(x.element(atFlat: flat))]
                    if let other { arguments.append(Machine.number(other.element(atFlat: flat))) }
                    return try machine.call(a[op ? 2 : 1], arguments)
                }
                let values = try machine.tensor(of: .object(ListObject(results)), dtype: x.dtype)
                try Kernels.copy(try Kernels.reshape(values, x.shape.array), into: x)
                return .tensor(x)
            }
        }
        method("new_tensor(self, data, *, dtype=None, device=None, requires_grad=False)") { machine, x, a in
            try machine.checkDevice(a[3])
            let made = try machine.tensor(of: a[1], dtype: try machine.dtypeArgument(a[2], "new_tensor") ?? x.dtype)
            if try machine.truth(a[4]) { try machine.setRequiresGradient(made, true) }
            return .tensor(made)
        }
    }

    /// Writes outside the graph into a tensor that is in it are refused as PyTorch does.
    func refuseLeafWrite(_ tensor: Tensor) throws {
        guard recorder.isRecording, tensor.requiresGradient else { return }
        throw Raise(.runtimeError, "a leaf Variable that requires grad is being used in an in-place operation.")
    }

    // MARK: Conversions

    private func installConversions() {
        let names: [(String, DType)] = [
            ("float", .float32), ("double", .float64), ("int", .int32), ("long", .int64), ("bool", .bool), ("byte", .uint8),
            ("half", .float16), ("bfloat16", .bfloat16), ("short", .int16), ("char", .int8),
            ("cfloat", .complex64), ("cdouble", .complex128),
        ]
        for (name, dtype) in names {
            method("\(name)(self, *, memory_format=None)") { machine, x, _ in .tensor(try machine.converted(x, to: dtype)) }
        }
        method("to(self, *args, **kwargs)") { machine, x, a in .tensor(try machine.to(x, a)) }
        method("type(self, dtype=None, non_blocking=False)") { machine, x, a in
            if a[1].isNone { return .string("torch.\(x.dtype.typeName)") }
            if let dtype = machine.dtype(a[1]) { return .tensor(try machine.converted(x, to: dtype)) }
            let text = a[1].text ?? (a[1].as(TypeObject.self).map { "torch." + $0.name } ?? "")
            guard let dtype = DType.allCases.first(where: { "torch.\($0.typeName)" == text }) else {
                throw Raise(.valueError, "invalid type: '\(text)'")
            }
            return .tensor(try machine.converted(x, to: dtype))
        }
        method("cpu(self, *, memory_format=None)") { _, x, _ in .tensor(x) }
        method("cuda(self, device=None, non_blocking=False)") { machine, x, _ in
            try machine.checkDevice(.string("cuda"))
            return .tensor(x)
        }
        for name in ["share_memory_", "pin_memory"] { method("\(name)(self)") { _, x, _ in .tensor(x) } }
    }

    func converted(_ tensor: Tensor, to dtype: DType) throws -> Tensor {
        tensor.dtype == dtype ? tensor : try recorder.apply(.to, tensor, [.dtype(dtype)])
    }

    /// `x.to(dtype)`, `x.to(device)`, `x.to(other)`.
    private func to(_ tensor: Tensor, _ a: NativeFunction.Bound) throws -> Tensor {
        var dtype: DType?
        var copies = false
        for (position, value) in a.extra.enumerated() {
            if let named = self.dtype(value) {
                dtype = named
            } else if case .tensor(let other) = value {
                dtype = other.dtype
            } else if case .bool(let flag) = value {
                if position >= 2 { copies = flag }
            } else {
                guard value.text != nil || value.as(DeviceObject.self) != nil || value.isNone else {
                    throw Raise(
                        .typeError,
                        "to() received an invalid combination of arguments - got (\(typeName(value))), but expected one of:\n"
                            + " * (torch.device device = None, torch.dtype dtype = None, bool non_blocking = False, bool copy = False)\n"
                            + " * (torch.dtype dtype, bool non_blocking = False, bool copy = False)\n"
                            + " * (Tensor tensor, bool non_blocking = False, bool copy = False)\n")
                }
                try checkDevice(value)
            }
        }
        for (name, value) in a.keywords {
            switch symbols[name] {
            case "dtype": dtype = try dtypeArgument(value, "to")
            case "device": try checkDevice(value)
            case "copy": copies = try truth(value)
            case "other", "tensor": dtype = value.tensor?.dtype
            case "non_blocking", "memory_format": break
            default: throw Raise(.typeError, "to() got an unexpected keyword argument '\(symbols[name])'")
            }
        }
        let result = try converted(tensor, to: dtype ?? tensor.dtype)
        return copies && result === tensor ? try recorder.apply(.clone, tensor) : result
    }
}
