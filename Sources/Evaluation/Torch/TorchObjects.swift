// The types and constants of the torch module that one machine has once each, and how values of the language name dtypes
// and devices.

import Operators
import Tensors

/// What `torch.device`, `torch.Generator`, `torch.float32` are in one machine.
final class TorchObjects {
    let device: TypeObject
    let generator: TypeObject
    let gradientMode: TypeObject
    /// `torch.autograd.Function`, and what its `forward` and `backward` share.
    let customFunction: TypeObject
    let functionContext: TypeObject
    let gradientCheckError: TypeObject
    let unpicklingError: TypeObject
    let picklingError: TypeObject
    /// `torch.linalg.LinAlgError`.
    let linearAlgebraError: TypeObject
    let cpu = DeviceObject("cpu")
    let strided = NamedConstant("torch.strided")
    /// `vmap` calls under way: what a function does must not hang on the value of one example.
    var batching = 0
    /// Classes that `torch.load` may make: `torch.serialization.add_safe_globals`.
    var safeGlobals: [Value] = []
    private let object: TypeObject
    private let tuple: TypeObject
    private let dtypes = DType.allCases.map { DTypeObject($0) }
    private var namedResults: [String: TypeObject] = [:]

    init(_ types: Types) {
        object = types.object
        tuple = types.tuple
        device = TypeObject("device", module: "torch", base: types.object)
        generator = TypeObject("Generator", module: "torch._C", base: types.object)
        customFunction = TypeObject("Function", module: "torch.autograd", base: types.object)
        functionContext = TypeObject("FunctionCtx", module: "torch.autograd.function", base: types.object)
        gradientCheckError = TypeObject(
            "GradcheckError", module: "torch.autograd.gradcheck", base: types.exception(.runtimeError))
        picklingError = TypeObject("PicklingError", module: "_pickle", base: types.exception(.exception))
        unpicklingError = TypeObject("UnpicklingError", module: "_pickle", base: types.exception(.exception))
        linearAlgebraError = TypeObject("_LinAlgError", module: "torch._C", base: types.exception(.runtimeError))
        gradientMode = TypeObject("no_grad", module: "torch.autograd.grad_mode", base: types.object)
    }

    func dtype(_ dtype: DType) -> DTypeObject { dtypes[Int(dtype.rawValue)] }

    /// The type of named results, `torch.return_types.max`.
    func namedResult(_ text: String, _ machine: Machine) -> TypeObject {
        if let type = namedResults[text] { return type }
        let dot = text.lastIndex(of: ".")
        let name = dot.map { String(text[text.index(after: $0)...]) } ?? text
        let type = TypeObject(name, module: dot.map { String(text[..<$0]) } ?? "torch", base: tuple)
        namedResults[text] = type
        return type
    }
}

extension Machine {
    func dtypeValue(_ dtype: DType) -> Value { .object(torch.dtype(dtype)) }

    /// The dtype that a value names: `torch.float32`, or Python's `float`, `int`, `bool`.
    func dtype(_ value: Value) -> DType? {
        guard case .object(let object) = value else { return nil }
        if let object = object as? DTypeObject { return object.dtype }
        if object === types.float { return .float64 }
        if object === types.int { return .int64 }
        if object === types.bool { return .bool }
        if object === types.complex { return .complex128 }
        return nil
    }

    /// What to say of a dtype that PyTorch has and tensors here do not.
    func missingDTypeHint(_ owner: Value, _ name: String) -> String? {
        guard case .object(let object) = owner, object === modules["torch"] else { return nil }
        switch name {
        case "uint16", "uint32", "uint64", "complex32", "chalf":
            return "tensors here hold bool, uint8, int8, int16, int32, int64, float16, bfloat16, float32, float64, complex64 or complex128"
        default: return nil
        }
    }

    /// A `dtype=` argument: nil for None.
    func dtypeArgument(_ value: Value, _ function: String) throws -> DType? {
        if value.isNone || value.isUndefined { return nil }
        guard let dtype = dtype(value) else {
            throw Raise(.typeError, "\(function)(): argument 'dtype' must be torch.dtype, not \(typeName(value))")
        }
        return dtype
    }

    /// The device that a text or device object names.
    func device(_ value: Value) throws -> DeviceObject? {
        if let device = value.as(DeviceObject.self) { return device }
        guard let text = value.text else { return nil }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.first?.isEmpty == false, parts[0].utf8.allSatisfy({ $0 == 95 || ($0 | 32) >= 97 && ($0 | 32) <= 122 }) else {
            throw Raise(.runtimeError, text.isEmpty ? "Device string must not be empty" : "Invalid device string: '\(text)'")
        }
        guard let kind = parts.first, DeviceObject.places.contains(String(kind)) else {
            throw Raise(
                .runtimeError,
                "Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, "
                    + "mps, meta, hpu, mtia, privateuseone device type at start of device string: \(parts.first ?? "")")
        }
        guard parts.count == 2 else { return DeviceObject(String(kind)) }
        guard let index = Int(parts[1]), index >= 0 else {
            throw Raise(.runtimeError, "Invalid device string: '\(text)'")
        }
        return DeviceObject(String(kind), index: index)
    }

    /// A `device=` argument: everything but the processor is refused.
    func checkDevice(_ value: Value) throws {
        if value.isNone || value.isUndefined { return }
        guard let device = try device(value) else {
            throw Raise(.typeError, "argument 'device' must be torch.device, not \(typeName(value))")
        }
        guard device.place == "cpu" else {
            if device.place == "cuda" {
                throw Raise(
                    .runtimeError,
                    "Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver from "
                        + "http://www.nvidia.com/Download/index.aspx", hint: "tensors live on the processor here")
            }
            throw Raise(
                .assertionError, "Torch not compiled with \(device.place.uppercased()) enabled",
                hint: "tensors live on the processor here")
        }
    }

    /// A keyword of a native function that collects them, by name.
    func keyword(_ bound: NativeFunction.Bound, _ name: String) -> Value? {
        bound.keywords.first { symbols[$0.name] == name }?.value
    }
}
