// `str`: what a string answers for itself. Its methods are in Builtins/String*, its formats in Builtins/Format*.

import Glibc
import Syntax

/// A string: immutable text, indexed by Unicode scalars as in Python.
public final class StringObject: Object {
    /// One byte per scalar: positions are byte offsets. First, in the object's first word: elsewhere it would take one more.
    public private(set) var isASCII: Bool
    /// Never changed while the string can be seen by more than one.
    public private(set) var text: String
    /// `len`.
    public private(set) var count: Int
    /// The hash once it has been asked for; 0 before.
    private var knownHash = 0

    public init(_ text: String) {
        self.text = text
        let bytes = text.utf8.count
        let scalars = text.utf8.withContiguousStorageIfAvailable { bytes in
            var count = 0
            for byte in bytes { count &+= byte & 0xC0 != 0x80 ? 1 : 0 }
            return count
        } ?? text.unicodeScalars.count
        count = scalars
        isASCII = scalars == bytes
        super.init(kind: .string)
    }

    /// ASCII text, without looking for other characters.
    init(ascii text: String, count: Int) {
        self.text = text
        self.count = count
        isASCII = true
        super.init(kind: .string)
    }

    /// A number in decimal digits.
    static func decimal(_ value: Int) -> StringObject {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
            var bytes = BackwardBytes(buffer)
            bytes.append(UInt64(value.magnitude), grouped: false)
            if value < 0 { bytes.append(UInt8(ascii: "-")) }
            return StringObject(ascii: bytes.text, count: bytes.count)
        }
    }

    /// Grows by another string, for `+=` on a string that nobody else holds; false when that would be too long.
    func append(_ other: StringObject) -> Bool {
        guard text.utf8.count + other.text.utf8.count <= stringByteLimit else { return false }
        text += other.text
        count += other.count
        isASCII = isASCII && other.isASCII
        knownHash = 0
        return true
    }

    /// Runs `body` on the text's UTF-8.
    func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        if let result = try text.utf8.withContiguousStorageIfAvailable(body) { return result }
        return try Array(text.utf8).withUnsafeBufferPointer(body)
    }

    @inline(__always) var byteCount: Int { isASCII ? count : text.utf8.count }

    /// The byte where the scalar of an index in 0...count begins.
    func byteOffset(_ index: Int) -> Int {
        if isASCII { return index }
        if index >= count { return text.utf8.count }
        return withBytes { bytes in
            var (seen, at) = (0, 0)
            while at < bytes.count {
                if bytes[at] & 0xC0 != 0x80 {
                    if seen == index { return at }
                    seen += 1
                }
                at += 1
            }
            return at
        }
    }

    /// The index of the scalar that begins at a byte.
    func index(ofByte offset: Int) -> Int {
        if isASCII { return offset }
        return withBytes { bytes in bytes[..<offset].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } }
    }

    /// The scalars from one index to another, both in 0...count.
    func slice(_ start: Int, _ end: Int) -> String {
        if start >= end { return "" }
        if start == 0, end == count { return text }
        let (first, last) = (byteOffset(start), byteOffset(end))
        return withBytes { String(decoding: $0[first..<last], as: UTF8.self) }
    }

    /// Equal as Python compares: scalar by scalar, without normalisation.
    @inline(__always) func isEqual(to other: StringObject) -> Bool {
        if self === other { return true }
        return count == other.count && isASCII == other.isASCII && isASCII ? text == other.text : hasSameBytes(as: other)
    }
    private func hasSameBytes(as other: StringObject) -> Bool {
        withBytes { a in
            other.withBytes { b in a.count == b.count && (a.isEmpty || memcmp(a.baseAddress!, b.baseAddress!, a.count) == 0) }
        }
    }

    /// The same as an object: one of the machine's own for a single ASCII character.
    func part(_ start: Int, _ end: Int, _ machine: Machine) -> StringObject {
        guard isASCII else { return StringObject(slice(start, end)) }
        if end - start == 1 { return machine.letters[withBytes { $0[start] }] }
        return StringObject(ascii: slice(start, end), count: max(end - start, 0))
    }

    // MARK: What Python asks

    override public func type(_ machine: Machine) -> TypeObject { machine.types.str }
    override public func repr(_ machine: Machine) -> String { quoted(text) }
    override public func str(_ machine: Machine) -> String { text }
    override public func format(_ spec: String, _ machine: Machine) throws -> String { try machine.formatText(self, spec) }
    override public func truth(_ machine: Machine) -> Bool { count != 0 }
    override public func hash(_ machine: Machine) -> Int { textHash }
    @inline(__always) var textHash: Int {
        if knownHash == 0, count > 0 { knownHash = withBytes(hashBytes) }
        return knownHash
    }
    override public func equals(_ other: Value, _ machine: Machine) -> Bool? {
        guard let other = other.as(StringObject.self) else { return nil }
        return isEqual(to: other)
    }
    override public func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) -> Value? {
        guard let other = other.as(StringObject.self) else { return nil }
        // UTF-8 keeps the order of code points.
        let order = withBytes { a in other.withBytes { b in compareBytes(a, b) } }
        return .bool(op.holds(order, 0))
    }
    override public func length(_ machine: Machine) -> Int { count }
    override public func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        guard let other = value.as(StringObject.self) else {
            throw Raise(.typeError, "'in <string>' requires string as left operand, not \(machine.typeName(value))")
        }
        return withBytes { a in other.withBytes { b in firstMatch(of: b, in: a, from: 0) != nil } }
    }
    override public func iterator(_ machine: Machine) -> IteratorObject { StringIterator(self) }

    override public func item(_ key: Value, _ machine: Machine) throws -> Value {
        guard let slice = key.as(SliceObject.self) else {
            let position = try machine.position(key, in: "str", count: count, outOfRange: "string index out of range")
            if isASCII { return .object(machine.letters[withBytes { $0[position] }]) }
            return .string(self.slice(position, position + 1))
        }
        let bounds = try slice.indices(length: count, machine)
        if bounds.count == 0 { return .string("") }
        if bounds.step == 1 { return .object(part(bounds.start, bounds.start + bounds.count, machine)) }
        let positions = (0..<bounds.count).lazy.map { bounds.start + $0 * bounds.step }
        if isASCII {
            return .string(withBytes { bytes in String(decoding: positions.map { bytes[$0] }, as: UTF8.self) })
        }
        let scalars = Array(text.unicodeScalars)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: positions.map { scalars[$0] })
        return .string(String(view))
    }

    override public func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        switch op {
        case .add where !reflected:
            if let other = other.as(StringObject.self) {
                let joined = text + other.text
                return .object(isASCII && other.isASCII ? StringObject(ascii: joined, count: count + other.count) : StringObject(joined))
            }
            return try machine.concatenation("str", self, other)
        case .multiply:
            let isSequence = other.as(Object.self).map { [.string, .list, .tuple, .bytes].contains($0.kind) } ?? false
            if reflected, isSequence { return nil }
            let bytes = text.utf8.count
            let times = try machine.repetitions(other, of: 1, bytes: bytes)
            return .string(times == 1 ? text : String(repeating: text, count: times))
        case .modulo where !reflected: return .string(try machine.formatPercent(text, other.asTuple == nil ? other : other.plain))
        default: return nil
        }
    }
}

/// The strings of one ASCII character, which are made once.
struct Letters {
    private let strings: [StringObject] = (0..<128).map { StringObject(ascii: String(UnicodeScalar(UInt8($0))), count: 1) }
    subscript(byte: UInt8) -> StringObject { strings[Int(byte)] }
}

extension Machine {
    /// Strings one behind the other, with a separator between two.
    func joined(_ parts: UnsafeBufferPointer<Value>, separator: StringObject?) -> StringObject {
        /// Runs `body` on a part where it lies, unless an instance stands for it.
        func withPart(_ index: Int, _ body: (StringObject) -> Void) {
            guard let base = parts.baseAddress else { return }
            let part = Register(mutating: base + index)
            if part.objectKind == .string { return part.withObject(as: StringObject.self, body) }
            guard case .object(let object) = part.pointee.plain, object.kind == .string else { return }
            body(unsafeDowncast(object, to: StringObject.self))
        }
        var (count, bytes) = (0, 0)
        for index in parts.indices {
            withPart(index) {
                count += $0.count
                bytes += $0.byteCount
            }
        }
        if let separator, parts.count > 1 {
            count += separator.count * (parts.count - 1)
            bytes += separator.text.utf8.count * (parts.count - 1)
        }
        let text = String(unsafeUninitializedCapacity: bytes) { buffer in
            var at = 0
            func append(_ text: StringObject) {
                text.withBytes { source in
                    guard source.count > 0 else { return }
                    memcpy(buffer.baseAddress! + at, source.baseAddress!, source.count)
                    at += source.count
                }
            }
            for index in parts.indices {
                if index > 0, let separator { append(separator) }
                withPart(index, append)
            }
            return at
        }
        return count == bytes ? StringObject(ascii: text, count: count) : StringObject(text)
    }

    /// How often something of `bytes` bytes is to be repeated, with room for the result.
    func repetitions(_ value: Value, of count: Int, bytes: Int) throws -> Int {
        guard let times = try indexIfAny(value, .overflowError) else {
            throw Raise(.typeError, "can't multiply sequence by non-int of type '\(typeName(value))'")
        }
        guard times > 0, bytes > 0 else { return 0 }
        let (total, overflow) = bytes.multipliedReportingOverflow(by: times)
        guard !overflow else { throw Raise(.overflowError, "repeated string is too long") }
        guard total <= stringByteLimit else { throw Raise(.memoryError, arguments: []) }
        return times
    }
}

/// No text or bytes object is made longer than this.
let stringByteLimit = 1 << 32

/// Folds eight bytes at a time by 128-bit multiplication; never 0 nor -1.
func hashBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at < bytes.count {
        var word: UInt64 = 0
        if at + 8 <= bytes.count {
            word = UnsafeRawPointer(bytes.baseAddress!).loadUnaligned(fromByteOffset: at, as: UInt64.self)
        } else {
            for index in at..<bytes.count { word = word << 8 | UInt64(bytes[index]) }
        }
        let product = (hash ^ word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        hash = product.high ^ product.low
        at += 8
    }
    let result = Int(truncatingIfNeeded: hash)
    return result == 0 || result == -1 ? -2 : result
}

func compareBytes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let common = min(a.count, b.count)
    if common > 0 {
        let order = memcmp(a.baseAddress!, b.baseAddress!, common)
        if order != 0 { return order < 0 ? -1 : 1 }
    }
    return a.count < b.count ? -1 : a.count > b.count ? 1 : 0
}

/// Where `needle` first occurs at or after a byte; an empty one occurs everywhere.
func firstMatch(of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int? = nil) -> Int? {
    let last = (end ?? bytes.count) - needle.count
    guard let first = needle.first else { return start <= last ? start : nil }
    var at = start
    while at <= last {
        if bytes[at] == first, matches(needle, bytes, at) { return at }
        at += 1
    }
    return nil
}

@inline(__always) func matches(_ needle: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    var index = 1
    while index < needle.count {
        if bytes[at + index] != needle[index] { return false }
        index += 1
    }
    return true
}

/// The last match that lies in start..<end.
func lastMatch(of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
    var at = end - needle.count
    while at >= start {
        if needle.isEmpty || (bytes[at] == needle[0] && matches(needle, bytes, at)) { return at }
        at -= 1
    }
    return nil
}
