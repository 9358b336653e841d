// `tensor.storage()` and `tensor.untyped_storage()`: the memory behind tensors, as much of it as cells ask about.

import Operators
import Tensors

/// A storage seen as elements of a dtype, or as bytes.
final class StorageObject: Object {
    let tensor: Tensor
    let isTyped: Bool

    /// - Parameter tensor: any tensor over the storage.
    init(_ tensor: Tensor, isTyped: Bool) {
        self.tensor = tensor
        self.isTyped = isTyped
        super.init()
    }

    private var size: Int { isTyped ? tensor.storage.byteCount / tensor.dtype.byteCount : tensor.storage.byteCount }

    /// All elements as a vector.
    private func elements() throws -> Tensor {
        let base = try Kernels.asStrided(tensor, [tensor.storage.byteCount / tensor.dtype.byteCount], [1], 0)
        return isTyped ? base : try Kernels.view(base, as: .uint8)
    }

    override func type(_ machine: Machine) -> TypeObject {
        machine.types.iterator(named: isTyped ? "TypedStorage" : "UntypedStorage")
    }
    override func length(_ machine: Machine) -> Int { size }
    override func item(_ key: Value, _ machine: Machine) throws -> Value {
        let item = try machine.tensorItem(elements(), key)
        guard case .tensor(let element) = item, element.rank == 0 else { return item }
        return try machine.tensorItemValue(element)
    }
    override func setItem(_ key: Value, _ value: Value, _ machine: Machine) throws {
        try machine.tensorSetItem(elements(), key, value)
    }
    override func iterator(_ machine: Machine) throws -> IteratorObject {
        try machine.iterator(machine.list(of: elements()))
    }
    override func equals(_ other: Value, _ machine: Machine) -> Bool? {
        other.as(StorageObject.self).map { $0.tensor.storage === tensor.storage && $0.isTyped == isTyped }
    }
    override func repr(_ machine: Machine) throws -> String {
        let values = try machine.listOrTuple(machine.list(of: elements())) ?? []
        let lines = try values.map { " " + (try machine.str($0)) }.joined(separator: "\n")
        let kind = isTyped
            ? "torch.storage.TypedStorage(dtype=torch.\(tensor.dtype.name), device=cpu) of size \(size)"
            : "torch.storage.UntypedStorage(device=cpu) of size \(size)"
        return lines + "\n[\(kind)]"
    }
    override func ownAttribute(_ name: Symbol, _ machine: Machine) -> Value? {
        let (storage, size, object) = (tensor.storage, size, self)
        func method(_ signature: String, _ result: @escaping () throws -> Value) -> Value {
            .object(NativeFunction(signature) { _, _ in try result() })
        }
        switch machine.symbols[name] {
        case "size": return method("size()") { .int(size) }
        case "nbytes": return method("nbytes()") { .int(storage.byteCount) }
        case "data_ptr": return method("data_ptr()") { .int(Int(bitPattern: storage.bytes)) }
        case "element_size": return method("element_size()") { .int(object.isTyped ? object.tensor.dtype.byteCount : 1) }
        case "tolist": return method("tolist()") { try machine.list(of: object.elements()) }
        case "untyped": return method("untyped()") { .object(StorageObject(object.tensor, isTyped: false)) }
        case "dtype": return isTyped ? machine.dtypeValue(tensor.dtype) : nil
        case "device": return .object(machine.torch.cpu)
        default: return nil
        }
    }
    override func ownNames(_ machine: Machine) -> [String] {
        ["data_ptr", "device", "dtype", "element_size", "nbytes", "size", "tolist", "untyped"]
    }
}

extension Machine {
    func installStorages(_ module: ModuleObject) {
        for name in ["storage", "_typed_storage"] {
            method("\(name)(self)") { _, x, _ in .object(StorageObject(x, isTyped: true)) }
        }
        method("untyped_storage(self)") { _, x, _ in .object(StorageObject(x, isTyped: false)) }
        define(in: module, "is_storage(obj, /)") { _, a in .bool(a[0].as(StorageObject.self) != nil) }
        define(in: module, "frombuffer(buffer, *, dtype, count=-1, offset=0, requires_grad=False)") { machine, a in
            guard let dtype = try machine.dtypeArgument(a[1], "frombuffer") else {
                throw Raise(.typeError, "frombuffer() missing 1 required keyword-only argument: 'dtype'")
            }
            let bytes = try machine.elements(a[0]).map { UInt8(truncatingIfNeeded: try machine.index($0)) }
            let (count, offset) = (try machine.index(a[2]), try machine.index(a[3]))
            guard !bytes.isEmpty else { throw Raise(.valueError, "both buffer length (0) and count (\(count)) must not be 0") }
            guard offset >= 0, offset < bytes.count else {
                throw Raise(
                    .valueError, "offset (\(offset) bytes) must be non-negative and no greater than buffer length (\(bytes.count) bytes) minus 1")
            }
            let held = (bytes.count - offset) / dtype.byteCount
            guard count < 0 ? (bytes.count - offset) % dtype.byteCount == 0 : count <= held else {
                throw Raise(.valueError, "requested buffer length (\(count) * \(dtype.byteCount) bytes) after offset (\(offset) bytes) must not be greater than actual buffer length (\(bytes.count) bytes)")
            }
            let tensor = try Tensor.uninitialized([count < 0 ? held : count], dtype)
            for i in 0..<(tensor.elementCount * dtype.byteCount) {
                tensor.bytes.storeBytes(of: bytes[offset + i], toByteOffset: i, as: UInt8.self)
            }
            return .tensor(tensor)
        }
    }
}
