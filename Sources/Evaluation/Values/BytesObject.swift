// Python's `bytes`: what tutorials do with them. Encodings are in Builtins/String+Encodings.swift.

import Syntax

/// Immutable bytes.
public final class BytesObject: Object {
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        super.init(kind: .bytes)
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.bytes }
    override public func repr(_ machine: Machine) -> String {
        let usesDouble = bytes.contains(0x27) && !bytes.contains(0x22)
        let quote: UInt8 = usesDouble ? 0x22 : 0x27
        var text: [UInt8] = [0x62, quote]
        for byte in bytes {
            switch byte {
            case 0x5C, quote: text += [0x5C, byte]
            case 0x0A: text += Array("\\n".utf8)
            case 0x0D: text += Array("\\r".utf8)
            case 0x09: text += Array("\\t".utf8)
            case 0x20..<0x7F: text.append(byte)
            default: text += Array("\\x".utf8) + hexadecimal([byte])
            }
        }
        text.append(quote)
        return String(decoding: text, as: UTF8.self)
    }
    override public func truth(_ machine: Machine) -> Bool { !bytes.isEmpty }
    override public func hash(_ machine: Machine) -> Int { bytes.withUnsafeBufferPointer(hashBytes) }
    override public func equals(_ other: Value, _ machine: Machine) -> Bool? {
        other.as(BytesObject.self).map { $0.bytes == bytes }
    }
    override public func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) -> Value? {
        guard let other = other.as(BytesObject.self) else { return nil }
        return .bool(op.holds(bytes.withUnsafeBufferPointer { a in other.bytes.withUnsafeBufferPointer { compareBytes(a, $0) } }, 0))
    }
    override public func length(_ machine: Machine) -> Int { bytes.count }
    override public func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        if value.bigInt != nil { throw Raise(.valueError, "byte must be in range(0, 256)") }
        if let other = value.as(BytesObject.self) {
            return bytes.withUnsafeBufferPointer { a in
                other.bytes.withUnsafeBufferPointer { firstMatch(of: $0, in: a, from: 0) != nil }
            }
        }
        guard let number = try machine.indexIfAny(value) else {
            throw Raise(.typeError, "a bytes-like object is required, not '\(machine.typeName(value))'")
        }
        guard let byte = UInt8(exactly: number) else { throw Raise(.valueError, "byte must be in range(0, 256)") }
        return bytes.contains(byte)
    }
    override public func iterator(_ machine: Machine) -> IteratorObject { BytesIterator(bytes) }
    override public func item(_ key: Value, _ machine: Machine) throws -> Value {
        if let slice = key.as(SliceObject.self) {
            let bounds = try slice.indices(length: bytes.count, machine)
            return .object(BytesObject((0..<bounds.count).map { bytes[bounds.start + $0 * bounds.step] }))
        }
        guard let index = try machine.indexIfAny(key) else {
            throw Raise(.typeError, "byte indices must be integers or slices, not \(machine.typeName(key))")
        }
        let position = index < 0 ? index &+ bytes.count : index
        guard bytes.indices.contains(position) else { throw Raise(.indexError, "index out of range") }
        return .int(Int(bytes[position]))
    }
    override public func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        if op == .add, !reflected {
            guard let other = other.as(BytesObject.self) else {
                throw Raise(.typeError, "can't concat \(machine.typeName(other)) to bytes")
            }
            return .object(BytesObject(bytes + other.bytes))
        }
        if op == .modulo, !reflected { return try machine.formatBytes(bytes, other) }
        guard op == .multiply else { return nil }
        let times = try machine.repetitions(other, of: 1, bytes: bytes.count)
        return .object(BytesObject(Array(repeatElement(bytes, count: times).joined())))
    }
}

/// The iterator of bytes: one integer each.
final class BytesIterator: IteratorObject {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        super.init()
    }
    override func next(_ machine: Machine) -> Value? {
        guard position < bytes.count else { return nil }
        position += 1
        return .int(Int(bytes[position - 1]))
    }
    override var typeName: String { "bytes_iterator" }
}

/// Two lower-case digits per byte.
func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
}
