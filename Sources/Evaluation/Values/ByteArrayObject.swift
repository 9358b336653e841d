// Python's `bytearray` and `memoryview`: bytes that change, and a view of bytes. `bytes` is in BytesObject.swift.

import Syntax

/// Mutable bytes.
final class ByteArrayObject: Object {
    var bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        super.init()
    }

    private var fixed: BytesObject { BytesObject(bytes) }
    override func type(_ machine: Machine) -> TypeObject { machine.types.bytearray }
    override func repr(_ machine: Machine) -> String { "bytearray(\(fixed.repr(machine)))" }
    override func truth(_ machine: Machine) -> Bool { !bytes.isEmpty }
    override func hash(_ machine: Machine) throws -> Int { throw Raise(.typeError, "unhashable type: 'bytearray'") }
    override func equals(_ other: Value, _ machine: Machine) -> Bool? { machine.bytesIfAny(other).map { $0 == bytes } }
    override func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) -> Value? {
        machine.bytesIfAny(other).flatMap { fixed.compare(op, .object(BytesObject($0)), machine) }
    }
    override func length(_ machine: Machine) -> Int { bytes.count }
    override func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        try fixed.contains(machine.bytesIfAny(value).map { .object(BytesObject($0)) } ?? value, machine)
    }
    override func iterator(_ machine: Machine) -> IteratorObject {
        var index = 0
        return StepIterator("bytearray_iterator") { [self] _ in
            guard index < bytes.count else { return nil }
            index += 1
            return .int(Int(bytes[index - 1]))
        }
    }
    override func item(_ key: Value, _ machine: Machine) throws -> Value {
        if key.as(SliceObject.self) != nil {
            return .object(ByteArrayObject(try fixed.item(key, machine).as(BytesObject.self)?.bytes ?? []))
        }
        return .int(Int(bytes[try place(key, machine)]))
    }
    private func place(_ key: Value, _ machine: Machine) throws -> Int {
        guard let index = try machine.indexIfAny(key) else {
            throw Raise(.typeError, "bytearray indices must be integers or slices, not \(machine.typeName(key))")
        }
        let position = index < 0 ? index &+ bytes.count : index
        guard bytes.indices.contains(position) else { throw Raise(.indexError, "bytearray index out of range") }
        return position
    }
    override func setItem(_ key: Value, _ value: Value, _ machine: Machine) throws {
        guard let slice = key.as(SliceObject.self) else {
            let position = try place(key, machine)
            bytes[position] = try machine.byte(value)
            return
        }
        let new = try machine.byteValues(value)
        let bounds = try slice.indices(length: bytes.count, machine)
        if bounds.step == 1 {
            bytes.replaceSubrange(bounds.start..<bounds.start + bounds.count, with: new)
        } else {
            guard new.count == bounds.count else {
                throw Raise(.valueError, "attempt to assign bytes of size \(new.count) to extended slice of size \(bounds.count)")
            }
            for index in 0..<bounds.count { bytes[bounds.start + index * bounds.step] = new[index] }
        }
    }
    override func deleteItem(_ key: Value, _ machine: Machine) throws {
        guard let slice = key.as(SliceObject.self) else {
            bytes.remove(at: try place(key, machine))
            return
        }
        let bounds = try slice.indices(length: bytes.count, machine)
        let gone = Set((0..<bounds.count).map { bounds.start + $0 * bounds.step })
        bytes = bytes.indices.filter { !gone.contains($0) }.map { bytes[$0] }
    }
    override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        if op == .add, !reflected {
            guard let more = machine.bytesIfAny(other) else {
                throw Raise(.typeError, "can't concat \(machine.typeName(other)) to bytearray")
            }
            return .object(ByteArrayObject(bytes + more))
        }
        guard op == .multiply, let result = try fixed.binary(op, other, reflected: reflected, machine)?.as(BytesObject.self) else { return nil }
        return .object(ByteArrayObject(result.bytes))
    }
    override func binaryInPlace(_ op: BinaryOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard op == .add || op == .multiply,
            let result = try binary(op, other, reflected: false, machine)?.as(ByteArrayObject.self)
        else { return nil }
        bytes = result.bytes
        return .object(self)
    }
}

/// A view of `bytes` or of a `bytearray`, of unsigned bytes.
final class MemoryViewObject: Object {
    private let owner: Object
    private let range: Range<Int>

    init(_ owner: Object, _ range: Range<Int>) {
        self.owner = owner
        self.range = range
        super.init()
    }

    var bytes: [UInt8] {
        let all = (owner as? ByteArrayObject)?.bytes ?? (owner as? BytesObject)?.bytes ?? []
        return Array(all[range.clamped(to: 0..<all.count)])
    }
    private var fixed: BytesObject { BytesObject(bytes) }
    override func type(_ machine: Machine) -> TypeObject { machine.types.memoryview }
    override func repr(_ machine: Machine) -> String { "<memory at \(address)>" }
    override func truth(_ machine: Machine) -> Bool { !range.isEmpty }
    override func hash(_ machine: Machine) throws -> Int {
        guard owner is BytesObject else { throw Raise(.valueError, "cannot hash writable memoryview object") }
        return fixed.hash(machine)
    }
    override func equals(_ other: Value, _ machine: Machine) -> Bool? { machine.bytesIfAny(other).map { $0 == bytes } }
    override func length(_ machine: Machine) -> Int { range.count }
    override func iterator(_ machine: Machine) -> IteratorObject { fixed.iterator(machine) }
    override func item(_ key: Value, _ machine: Machine) throws -> Value {
        if let slice = key.as(SliceObject.self) {
            let bounds = try slice.indices(length: range.count, machine)
            guard bounds.step == 1 else { return .object(MemoryViewObject(BytesObject(try machine.byteValues(fixed.item(key, machine))), 0..<bounds.count)) }
            let start = range.lowerBound + bounds.start
            return .object(MemoryViewObject(owner, start..<start + bounds.count))
        }
        return .int(Int(bytes[try place(key, machine)]))
    }
    private func place(_ key: Value, _ machine: Machine) throws -> Int {
        guard let index = try machine.indexIfAny(key) else { throw Raise(.typeError, "memoryview: invalid slice key") }
        let position = index < 0 ? index &+ range.count : index
        guard (0..<range.count).contains(position) else { throw Raise(.indexError, "index out of bounds on dimension 1") }
        return position
    }
    override func setItem(_ key: Value, _ value: Value, _ machine: Machine) throws {
        guard let owner = owner as? ByteArrayObject else { throw Raise(.typeError, "cannot modify read-only memory") }
        if let slice = key.as(SliceObject.self) {
            let bounds = try slice.indices(length: range.count, machine)
            let new = try machine.byteValues(value)
            guard new.count == bounds.count else {
                throw Raise(.valueError, "memoryview assignment: lvalue and rvalue have different structures")
            }
            for index in 0..<bounds.count { owner.bytes[range.lowerBound + bounds.start + index * bounds.step] = new[index] }
            return
        }
        let position = try place(key, machine)
        owner.bytes[range.lowerBound + position] = try machine.byte(value)
    }
}

extension Machine {
    /// The bytes of `bytes`, `bytearray` or `memoryview`.
    func bytesIfAny(_ value: Value) -> [UInt8]? {
        if let object = value.as(BytesObject.self) { return object.bytes }
        if let object = value.as(ByteArrayObject.self) { return object.bytes }
        return value.as(MemoryViewObject.self)?.bytes
    }
    func bytesLike(_ value: Value) throws -> [UInt8] {
        if let bytes = bytesIfAny(value) { return bytes }
        if case .object(let object) = value, let method = object.type(self).lookup(symbols.intern("tobytes")),
            let bytes = bytesIfAny(try call(bind(method, to: value), []))
        { return bytes }
        throw Raise(.typeError, "a bytes-like object is required, not '\(typeName(value))'")
    }
    func byte(_ value: Value) throws -> UInt8 {
        guard let byte = UInt8(exactly: try index(value)) else { throw Raise(.valueError, "byte must be in range(0, 256)") }
        return byte
    }
}
