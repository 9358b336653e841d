// Python's pickle read with nothing built but tensors, containers, numbers, strings and what else PyTorch's
// `weights_only` allows: a file is data, whatever it asks for.

import BigInt
import Operators
import Tensors

/// A program of pickle's stack machine.
struct PickleReader {
    private let machine: Machine
    private let bytes: [UInt8]
    private var position = 0
    private var stack: [Item] = []
    private var memo: [Int: Item] = [:]
    /// The storage of a key; nil for a file that has none.
    private let storage: (_ key: String, DType, _ count: Int) throws -> Tensor
    /// Classes and functions that a file may name besides.
    private let find: (String, String) throws -> Value?
    /// Only what PyTorch's restricted reader knows may stand in the file.
    private let isRestricted: Bool

    /// What lies on the stack: values, and what only parts of tensors are.
    private indirect enum Item {
        case value(Value)
        case tuple([Item])
        case mark
        case global(String, String)
        case storage(Tensor)
    }

    init(
        _ machine: Machine, _ bytes: [UInt8], isRestricted: Bool, find: @escaping (String, String) throws -> Value?,
        storage: @escaping (String, DType, Int) throws -> Tensor
    ) {
        self.machine = machine
        self.bytes = bytes
        self.storage = storage
        self.find = find
        self.isRestricted = isRestricted
    }

    mutating func read() throws -> Value {
        while true {
            let code = try next()
            if code == UInt8(ascii: ".") { return try value(pop()) }
            try execute(code)
        }
    }

    // MARK: Bytes

    private mutating func next() throws -> UInt8 {
        guard position < bytes.count else { throw Raise(.eofError, position == 0 ? "" : "Ran out of input") }
        position += 1
        return bytes[position - 1]
    }
    private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.count - position else { throw refusal("pickle data was truncated") }
        position += count
        return bytes[(position - count)..<position]
    }
    private mutating func unsigned(_ length: Int) throws -> Int {
        try take(length).reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    private mutating func line() throws -> String {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else { throw refusal("pickle data was truncated") }
        defer { position = end + 1 }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }

    func refusal(_ text: String) -> PythonError { machine.unpicklingError(text) }

    // MARK: The stack

    private mutating func pop() throws -> Item {
        guard let item = stack.popLast() else { throw refusal("unpickling stack underflow") }
        return item
    }
    private mutating func popMarked() throws -> [Item] {
        guard let mark = stack.lastIndex(where: { if case .mark = $0 { true } else { false } }) else {
            throw refusal("could not find MARK")
        }
        defer { stack.removeSubrange(mark...) }
        return Array(stack[(mark + 1)...])
    }
    private mutating func push(_ value: Value) { stack.append(.value(value)) }

    private func value(_ item: Item, depth: Int = 0) throws -> Value {
        switch item {
        case .value(let value): return value
        case .tuple(let items):
            guard depth < 500 else { throw refusal("tuples are nested too deeply") }
            return .object(TupleObject(try items.map { try value($0, depth: depth + 1) }))
        case .global(let module, let name):
            if module == "torch", let dtype = DType.allCases.first(where: { $0.name == name }) { return machine.dtypeValue(dtype) }
            if let value = try find(module, name) { return value }
            throw unsupported(module, name)
        case .mark, .storage: throw refusal("a storage or mark stands where a value should")
        }
    }

    private func unsupported(_ module: String, _ name: String) -> PythonError {
        refusal(
            "Unsupported global: GLOBAL \(module).\(name) was not an allowed global by default. Please use "
                + "`torch.serialization.add_safe_globals([\(module).\(name)])` or the "
                + "`torch.serialization.safe_globals([\(module).\(name)])` context manager to allowlist this global if you trust "
                + "this class/function.")
    }

    // MARK: Instructions

    private mutating func execute(_ code: UInt8) throws {
        switch code {
        case 0x80: _ = try next()
        case 0x95 where !isRestricted: _ = try take(8)
        case UInt8(ascii: "("): stack.append(.mark)
        case UInt8(ascii: "0"): _ = try pop()
        case UInt8(ascii: "1"): _ = try popMarked()
        case UInt8(ascii: "}"): push(.object(DictObject()))
        case UInt8(ascii: "]"): push(.object(ListObject([])))
        case 0x8F: push(.object(SetObject()))
        case UInt8(ascii: ")"): stack.append(.tuple([]))
        case UInt8(ascii: "t"): stack.append(.tuple(try popMarked()))
        case 0x85, 0x86, 0x87:
            let count = Int(code - 0x84)
            guard stack.count >= count else { throw refusal("unpickling stack underflow") }
            let items = Array(stack.suffix(count))
            stack.removeLast(count)
            stack.append(.tuple(items))
        case UInt8(ascii: "N"): push(.none)
        case 0x88: push(.bool(true))
        case 0x89: push(.bool(false))
        default: try executeData(code)
        }
    }

    private mutating func executeData(_ code: UInt8) throws {
        switch code {
        case UInt8(ascii: "J"): push(.int(Int(Int32(truncatingIfNeeded: try unsigned(4)))))
        case UInt8(ascii: "K"): push(.int(try unsigned(1)))
        case UInt8(ascii: "M"): push(.int(try unsigned(2)))
        case 0x8A: push(try long(try unsigned(1)))
        case 0x8B: push(try long(try unsigned(4)))
        case UInt8(ascii: "G"):
            let bits = try take(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            push(.float(Double(bitPattern: bits)))
        case UInt8(ascii: "X"): push(.string(try text(unsigned(4))))
        case 0x8C: push(.string(try text(unsigned(1))))
        case 0x8D: push(.string(try text(unsigned(8))))
        case UInt8(ascii: "C"): push(.object(BytesObject(Array(try take(unsigned(1))))))
        case UInt8(ascii: "B"): push(.object(BytesObject(Array(try take(unsigned(4))))))
        case UInt8(ascii: "q"): try remember(unsigned(1))
        case UInt8(ascii: "r"): try remember(unsigned(4))
        case 0x94: try remember(memo.count)
        case UInt8(ascii: "h"): try recall(unsigned(1))
        case UInt8(ascii: "j"): try recall(unsigned(4))
        case UInt8(ascii: "c"): stack.append(.global(try line(), try line()))
        case 0x93:
            let (name, module) = (try value(pop()).text, try value(pop()).text)
            stack.append(.global(module ?? "", name ?? ""))
        case UInt8(ascii: "Q"):
            let name = try pop()
            try persistent(name)
        case UInt8(ascii: "R"):
            let arguments = try pop()
            let function = try pop()
            stack.append(try reduced(function, arguments))
        case 0x81:
            let arguments = try pop()
            let type = try pop()
            stack.append(try instance(of: type, arguments))
        case UInt8(ascii: "b"):
            let state = try value(pop())
            guard let target = stack.last else { throw refusal("unpickling stack underflow") }
            try restore(target, state)
        default: try executeContainers(code)
        }
    }

    private mutating func executeContainers(_ code: UInt8) throws {
        switch code {
        case UInt8(ascii: "s"):
            let (item, key) = (try value(pop()), try value(pop()))
            try setItems([(key, item)])
        case UInt8(ascii: "u"):
            let items = try popMarked().map { try value($0) }
            guard items.count % 2 == 0 else { throw refusal("odd number of items for SETITEMS") }
            try setItems(stride(from: 0, to: items.count, by: 2).map { (items[$0], items[$0 + 1]) })
        case UInt8(ascii: "a"):
            let item = try value(pop())
            try append([item])
        case UInt8(ascii: "e"), 0x90:
            let items = try popMarked().map { try value($0) }
            try append(items)
        default: throw refusal("Unsupported operand \(code)")
        }
    }

    private mutating func long(_ count: Int) throws -> Value {
        let digits = try take(count)
        guard let last = digits.last else { return .int(0) }
        var value = BigInt(0)
        for digit in digits.reversed() { value = value * 256 + BigInt(digit) }
        if last >= 128 { value -= BigInt(1) << (8 * count) }
        return Int(exactly: value).map { .int($0) } ?? .object(BigIntObject(value))
    }

    private mutating func text(_ count: Int) throws -> String { String(decoding: try take(count), as: UTF8.self) }

    private mutating func remember(_ place: Int) throws {
        guard let top = stack.last else { throw refusal("unpickling stack underflow") }
        memo[place] = top
    }
    private mutating func recall(_ place: Int) throws {
        guard let item = memo[place] else { throw Raise(.keyError, arguments: [.int(place)]) }
        stack.append(item)
    }

    private func setItems(_ pairs: [(Value, Value)]) throws {
        guard case .value(let target)? = stack.last, target.asDict != nil else { throw refusal("can only set items of a dict") }
        for (key, item) in pairs { try machine.setItem(target, key, item) }
    }
    private func append(_ items: [Value]) throws {
        guard case .value(.object(let target))? = stack.last else { throw refusal("can only append to a list") }
        if let list = target as? ListObject {
            list.elements += items
        } else if let set = target as? SetObject {
            for item in items { try set.add(item, machine) }
        } else {
            throw refusal("can only append to a list")
        }
    }

    // MARK: What may be built

    private mutating func persistent(_ item: Item) throws {
        guard case .tuple(let parts) = item, parts.count == 5, case .global("torch", let name) = parts[1],
            let dtype = DType.allCases.first(where: { $0.storageName == name }), let key = try value(parts[2]).text,
            case .int(let count) = try value(parts[4]), count >= 0
        else { throw refusal("persistent_load: not a storage this can hold") }
        stack.append(.storage(try storage(key, dtype, count)))
    }

    private func reduced(_ function: Item, _ arguments: Item) throws -> Item {
        guard case .global(let module, let name) = function, case .tuple(let parts) = arguments else {
            throw refusal("REDUCE needs an allowed function and a tuple")
        }
        switch (module, name) {
        case ("torch._utils", "_rebuild_tensor_v2"), ("torch._utils", "_rebuild_tensor"): return .value(.tensor(try tensor(parts)))
        case ("torch._utils", "_rebuild_parameter"):
            guard parts.count >= 2, case .tensor(let tensor) = try value(parts[0]), case .bool(let flag) = try value(parts[1]) else {
                throw refusal("not a parameter")
            }
            try machine.setRequiresGradient(tensor, flag)
            return .value(try machine.parameter(of: tensor))
        case ("collections", "OrderedDict"): return .value(try machine.orderedDict())
        case ("torch", "Size"):
            guard let sizes = machine.listOrTuple(try parts.first.map { try value($0) } ?? .none) else { throw refusal("not a size") }
            return .value(.object(SizeObject(sizes: sizes)))
        case ("torch", "device"):
            return .value(try parts.first.flatMap { try machine.device(value($0)) }.map { .object($0) } ?? .none)
        case ("_codecs", "encode"):
            let text = try parts.first.flatMap { try value($0).text } ?? ""
            return .value(.object(BytesObject(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })))
        case ("__builtin__", "set"), ("builtins", "set"):
            let set = SetObject()
            for element in try parts.first.map({ try machine.elements(value($0)) }) ?? [] { try set.add(element, machine) }
            return .value(.object(set))
        case ("collections", "Counter"):
            guard let counter = try machine.makeModule("collections")?[machine.symbols.intern("Counter")] else { throw unsupported(module, name) }
            return .value(try machine.call(counter, try parts.map { try value($0) }))
        default:
            guard let type = try find(module, name)?.as(TypeObject.self) else { throw unsupported(module, name) }
            return .value(try machine.call(.object(type), try parts.map { try value($0) }))
        }
    }

    private func tensor(_ parts: [Item]) throws -> Tensor {
        guard parts.count >= 4, case .storage(let base) = parts[0], case .int(let offset) = try value(parts[1]),
            case .tuple(let sizes) = parts[2], case .tuple(let strides) = parts[3]
        else { throw refusal("not a tensor") }
        func ints(_ items: [Item]) throws -> [Int] {
            try items.map { item in
                guard case .int(let int) = try value(item) else { throw refusal("not a size") }
                return int
            }
        }
        // Checked against the storage.
        let tensor = try Kernels.asStrided(base, ints(sizes), ints(strides), offset)
        if parts.count >= 5, case .bool(true) = try value(parts[4]) { try machine.setRequiresGradient(tensor, true) }
        return tensor
    }

    private func instance(of item: Item, _ arguments: Item) throws -> Item {
        guard case .global(let module, let name) = item, case .tuple(let parts) = arguments else {
            throw refusal("NEWOBJ needs a class and a tuple")
        }
        guard let type = try find(module, name)?.as(TypeObject.self) else { throw unsupported(module, name) }
        let made = try machine.allocate(type, try parts.map { try value($0) }, [])
        made.as(ModuleInstance.self)?.initialize()
        return .value(made)
    }

    private func restore(_ target: Item, _ state: Value) throws {
        guard case .value(let value) = target, case .object(let object) = value else { throw refusal("BUILD needs an object") }
        if machine.typeName(value) == "Parameter" || value.tensor != nil { return }
        if let setter = object.type(machine).lookup(machine.symbols.intern("__setstate__")) {
            _ = try machine.call(machine.bind(setter, to: value), [state])
            return
        }
        guard let names = state.asDict else { throw refusal("BUILD needs attributes") }
        guard let instance = object as? InstanceObject else { return }
        for (name, value) in names.pairs {
            guard let text = name.text else { continue }
            try instance.store(machine.symbols.intern(text), value, machine)
        }
    }
}
