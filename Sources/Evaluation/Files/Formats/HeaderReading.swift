// The literal that a `.npy` file begins with: a dict of texts, numbers and tuples, read by a parser of its own that knows
// nothing else. What the entries mean is in Modules/Library/ArrayFilesLibrary.swift.

/// A reader of Python literals.
struct HeaderReading {
    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0
    private let machine: Machine

    init(_ bytes: [UInt8], _ machine: Machine) {
        self.bytes = bytes
        self.machine = machine
    }

    /// The value, or nil for anything that is no literal.
    mutating func value() -> Value? {
        guard let value = try? next() else { return nil }
        skip()
        return at == bytes.count ? value : nil
    }

    private struct Misfit: Error {}

    private mutating func skip() { while at < bytes.count, [0x20, 0x0A, 0x09, 0x0D].contains(bytes[at]) { at += 1 } }

    private mutating func take(_ byte: Character) -> Bool {
        skip()
        guard at < bytes.count, bytes[at] == byte.asciiValue else { return false }
        at += 1
        return true
    }

    private mutating func next() throws -> Value {
        depth += 1
        defer { depth -= 1 }
        skip()
        guard depth < 20, at < bytes.count else { throw Misfit() }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try dict()
        case UInt8(ascii: "("):
            at += 1
            let (elements, hasComma) = try elements(until: ")")
            return elements.count == 1 && !hasComma ? elements[0] : .object(TupleObject(elements))
        case UInt8(ascii: "["):
            at += 1
            return .object(ListObject(try elements(until: "]").0))
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return .string(try text())
        default: return try word()
        }
    }

    private mutating func elements(until end: Character) throws -> (ContiguousArray<Value>, hasComma: Bool) {
        var elements: ContiguousArray<Value> = []
        var hasComma = false
        while !take(end) {
            elements.append(try next())
            if take(",") {
                hasComma = true
            } else {
                guard take(end) else { throw Misfit() }
                break
            }
        }
        return (elements, hasComma)
    }

    private mutating func dict() throws -> Value {
        at += 1
        let dict = DictObject()
        while !take("}") {
            let key = try next()
            guard take(":") else { throw Misfit() }
            guard try dict.get(key, machine) == nil else { throw Misfit() }
            try dict.set(key, next(), machine)
            if !take(",") {
                guard take("}") else { throw Misfit() }
                break
            }
        }
        return .object(dict)
    }

    private mutating func text() throws -> String {
        let quote = bytes[at]
        let start = at + 1
        guard let end = bytes[start...].firstIndex(of: quote), !bytes[start..<end].contains(UInt8(ascii: "\\")) else { throw Misfit() }
        at = end + 1
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private mutating func word() throws -> Value {
        let start = at
        while at < bytes.count, bytes[at] == 0x2D || bytes[at] == 0x2B || bytes[at] == 0x2E || isLetterOrDigit(bytes[at]) { at += 1 }
        let word = String(decoding: bytes[start..<at], as: UTF8.self)
        switch word {
        case "True": return .bool(true)
        case "False": return .bool(false)
        case "None": return .none
        default:
            if let int = Int(word) { return .int(int) }
            // Python 2 wrote long sizes so.
            if word.last == "L", let int = Int(word.dropLast()) { return .int(int) }
            guard let first = word.utf8.first, first < 0x3A, let double = Double(word) else { throw Misfit() }
            return .float(double)
        }
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
