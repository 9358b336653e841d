// Values as Python's pickle, protocol 2, with tensors as PyTorch writes them: their storages are named and kept apart.

import BigInt
import Operators
import Tensors

/// Writes one value; storages that it meets are collected.
struct PickleWriter {
    private let machine: Machine
    private(set) var bytes: [UInt8] = [0x80, 2]
    /// The storages met, in the order of their keys.
    private(set) var storages: [(storage: Storage, dtype: DType)] = []
    private var memo: [ObjectIdentifier: Int] = [:]
    private var storageKeys: [ObjectIdentifier: Int] = [:]
    private var nextMemo = 0
    /// Objects met, which must not go away while their identities are remembered.
    private var kept: [AnyObject] = []
    private var depth = 0

    init(_ machine: Machine) { self.machine = machine }

    mutating func write(whole value: Value) throws {
        try write(value)
        bytes.append(UInt8(ascii: "."))
    }

    private mutating func write(_ value: Value) throws {
        depth += 1
        defer { depth -= 1 }
        guard depth < 1000 else { throw Raise(.recursionError, "maximum recursion depth exceeded while pickling an object") }
        switch value {
        case .none, .undefined: bytes.append(UInt8(ascii: "N"))
        case .bool(let flag): bytes.append(flag ? 0x88 : 0x89)
        case .int(let int): write(int)
        case .float(let double): write(double)
        case .tensor(let tensor): try write(tensor)
        case .object(let object): try write(object, value)
        }
    }

    private mutating func write(_ int: Int) {
        if let byte = UInt8(exactly: int) {
            bytes += [UInt8(ascii: "K"), byte]
        } else if let short = UInt16(exactly: int) {
            bytes += [UInt8(ascii: "M"), UInt8(truncatingIfNeeded: short), UInt8(truncatingIfNeeded: short >> 8)]
        } else if let small = Int32(exactly: int) {
            bytes.append(UInt8(ascii: "J"))
            append(UInt64(truncatingIfNeeded: Int(small)), 4)
        } else {
            write(BigInt(int))
        }
    }

    private mutating func write(_ value: BigInt) {
        // Two's complement, least byte first, as few bytes as hold it.
        var rest = value
        var digits: [UInt8] = []
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 256)
            let byte = digit < 0 ? digit + 256 : digit
            digits.append(UInt8(truncatingIfNeeded: Int(byte)))
            rest = digit < 0 ? quotient - 1 : quotient
        } while !(rest == 0 && digits[digits.count - 1] < 128) && !(rest == -1 && digits[digits.count - 1] >= 128)
        guard let count = UInt8(exactly: digits.count) else {
            bytes.append(0x8B)
            append(UInt64(digits.count), 4)
            bytes += digits
            return
        }
        bytes += [0x8A, count] + digits
    }

    private mutating func write(_ double: Double) {
        bytes.append(UInt8(ascii: "G"))
        for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: double.bitPattern >> UInt64(shift))) }
    }

    private mutating func write(text: String) {
        let utf8 = Array(text.utf8)
        bytes.append(UInt8(ascii: "X"))
        append(UInt64(utf8.count), 4)
        bytes += utf8
    }

    private mutating func append(_ value: UInt64, _ length: Int) {
        for i in 0..<length { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * i))) }
    }

    private mutating func global(_ module: String, _ name: String) { bytes += Array("c\(module)\n\(name)\n".utf8) }

    // MARK: Objects

    /// Refers to an object written before; false when it is new.
    private mutating func recall(_ object: AnyObject) -> Bool {
        guard let place = memo[ObjectIdentifier(object)] else { return false }
        bytes.append(UInt8(ascii: "j"))
        append(UInt64(place), 4)
        return true
    }

    private mutating func remember(_ object: AnyObject) {
        memo[ObjectIdentifier(object)] = nextMemo
        kept.append(object)
        if let place = UInt8(exactly: nextMemo) {
            bytes += [UInt8(ascii: "q"), place]
        } else {
            bytes.append(UInt8(ascii: "r"))
            append(UInt64(nextMemo), 4)
        }
        nextMemo += 1
    }

    private mutating func write(_ object: Object, _ value: Value) throws {
        if let text = value.text, object.kind == .string { return write(text: text) }
        if let big = object as? BigIntObject { return write(big.value) }
        if recall(object) { return }
        switch object {
        case let named as DTypeObject: global("torch", named.dtype.name)
        case let device as DeviceObject:
            global("torch", "device")
            write(text: device.place)
            bytes += [0x85, UInt8(ascii: "R")]
        case let size as SizeObject:
            global("torch", "Size")
            try writeTuple(Array(size.elements))
            bytes += [0x85, UInt8(ascii: "R")]
        case let list as ListObject:
            bytes.append(UInt8(ascii: "]"))
            remember(list)
            try writeItems(Array(list.elements))
        case let tuple as TupleObject: try writeTuple(Array(tuple.elements))
        case let set as SetObject:
            global("__builtin__", "set")
            bytes.append(UInt8(ascii: "]"))
            try writeItems(Array(try machine.elements(.object(set))))
            bytes += [0x85, UInt8(ascii: "R")]
        case let raw as BytesObject:
            global("_codecs", "encode")
            write(text: String(String.UnicodeScalarView(raw.bytes.map { Unicode.Scalar($0) })))
            write(text: "latin1")
            bytes += [0x86, UInt8(ascii: "R")]
        default: try writeDict(object, value)
        }
    }

    private mutating func writeItems(_ elements: [Value]) throws {
        guard !elements.isEmpty else { return }
        bytes.append(UInt8(ascii: "("))
        for element in elements { try write(element) }
        bytes.append(UInt8(ascii: "e"))
    }

    private mutating func writeTuple(_ elements: [Value]) throws {
        if elements.count > 3 { bytes.append(UInt8(ascii: "(")) }
        for element in elements { try write(element) }
        switch elements.count {
        case 0: bytes.append(UInt8(ascii: ")"))
        case 1...3: bytes.append(0x84 + UInt8(elements.count))
        default: bytes.append(UInt8(ascii: "t"))
        }
    }

    private mutating func writeDict(_ object: Object, _ value: Value) throws {
        guard let dict = value.asDict else { return try writeInstance(object, value) }
        let type = object.type(machine)
        switch type.name {
        case "OrderedDict" where type.moduleName == "collections": orderedDict()
        case "Counter" where type.moduleName == "collections":
            global("collections", "Counter")
            try write(.object(copy(dict)))
            bytes += [0x85, UInt8(ascii: "R")]
            return remember(object)
        case "defaultdict" where type.moduleName == "collections":
            global("collections", "defaultdict")
            try write(machine.attribute(value, machine.symbols.intern("default_factory")))
            bytes += [0x85, UInt8(ascii: "R")]
        default: bytes.append(UInt8(ascii: "}"))
        }
        remember(object)
        guard !dict.pairs.isEmpty else { return }
        bytes.append(UInt8(ascii: "("))
        for (key, value) in dict.pairs {
            try write(key)
            try write(value)
        }
        bytes.append(UInt8(ascii: "u"))
    }

    private mutating func orderedDict() {
        global("collections", "OrderedDict")
        bytes += [UInt8(ascii: ")"), UInt8(ascii: "R")]
    }

    /// An instance of a class: its name, and its attributes.
    private mutating func writeInstance(_ object: Object, _ value: Value) throws {
        guard let instance = object as? InstanceObject else {
            if let type = object as? TypeObject {
                try checkGlobal(type.qualifiedName, value, in: type.moduleName)
                return global(type.moduleName, type.qualifiedName)
            }
            if let function = object as? FunctionObject {
                try checkGlobal(function.qualifiedName, value, in: function.module.name)
                return global(function.module.name, function.qualifiedName)
            }
            throw Raise(.typeError, "cannot pickle '\(machine.typeName(value))' object")
        }
        let type = instance.type(machine)
        try checkGlobal(type.qualifiedName, .object(type), in: type.moduleName)
        global(type.moduleName, type.qualifiedName)
        bytes += [UInt8(ascii: ")"), 0x81]
        remember(object)
        try write(state(of: instance, value))
        bytes.append(UInt8(ascii: "b"))
    }

    /// The attributes of an instance; for a model's module all that PyTorch wants to find there.
    private func state(of instance: InstanceObject, _ value: Value) throws -> Value {
        if let getter = instance.type(machine).lookup(machine.symbols.intern("__getstate__")), getter.as(FunctionObject.self) != nil {
            return try machine.call(machine.bind(getter, to: value), [])
        }
        let names = try instance.namespace(machine)
        guard instance is ModuleInstance else { return .object(names) }
        let whole = copy(names)
        for name in [
            "_backward_pre_hooks", "_backward_hooks", "_forward_hooks", "_forward_hooks_with_kwargs", "_forward_hooks_always_called",
            "_forward_pre_hooks", "_forward_pre_hooks_with_kwargs", "_state_dict_hooks", "_state_dict_pre_hooks",
            "_load_state_dict_pre_hooks", "_load_state_dict_post_hooks",
        ] where try whole.get(.string(name), machine) == nil {
            try whole.set(.string(name), .object(DictObject()), machine)
        }
        if try whole.get(.string("_is_full_backward_hook"), machine) == nil {
            try whole.set(.string("_is_full_backward_hook"), .none, machine)
        }
        return .object(whole)
    }

    private func copy(_ dict: DictObject) -> DictObject {
        let made = DictObject()
        made.copyTable(of: dict)
        return made
    }

    /// What has a name only inside a function cannot be found again.
    private func checkGlobal(_ name: String, _ value: Value, in module: String) throws {
        guard name.contains("<") else { return }
        guard !name.contains("<locals>") else { throw Raise(.attributeError, "Can't pickle local object '\(name)'") }
        throw PythonError(
            ExceptionObject(
                machine.torch.picklingError,
                [.string("Can't pickle \(try machine.repr(value)): attribute lookup \(name) on \(module) failed")]))
    }

    // MARK: Tensors

    private mutating func write(_ tensor: Tensor) throws {
        if recall(tensor) { return }
        if tensor.role == .parameter {
            global("torch._utils", "_rebuild_parameter")
            try writeElements(of: tensor, requiresGradient: false)
            bytes.append(tensor.requiresGradient ? 0x88 : 0x89)
            orderedDict()
            bytes += [0x87, UInt8(ascii: "R")]
            return remember(tensor)
        }
        try writeElements(of: tensor, requiresGradient: tensor.requiresGradient)
        remember(tensor)
    }

    private mutating func writeElements(of tensor: Tensor, requiresGradient: Bool) throws {
        global("torch._utils", "_rebuild_tensor_v2")
        bytes.append(UInt8(ascii: "("))
        let key: Int
        if let known = storageKeys[ObjectIdentifier(tensor.storage)] {
            key = known
        } else {
            key = storages.count
            storageKeys[ObjectIdentifier(tensor.storage)] = key
            storages.append((tensor.storage, tensor.dtype))
        }
        bytes.append(UInt8(ascii: "("))
        write(text: "storage")
        global("torch", tensor.dtype.storageName)
        write(text: String(key))
        write(text: "cpu")
        write(tensor.storage.byteCount / tensor.dtype.byteCount)
        bytes += [UInt8(ascii: "t"), UInt8(ascii: "Q")]
        write(tensor.offset)
        try writeTuple(tensor.shape.array.map { .int($0) })
        try writeTuple(tensor.strides.array.map { .int($0) })
        bytes.append(requiresGradient ? 0x88 : 0x89)
        orderedDict()
        bytes += [UInt8(ascii: "t"), UInt8(ascii: "R")]
    }
}

extension DType {
    /// `FloatStorage`, as PyTorch's files name the type of a storage.
    var storageName: String { cName + "Storage" }
}
