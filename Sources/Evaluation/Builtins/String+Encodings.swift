// `bytes(…)`, its methods, and text to bytes and back: UTF-8, ASCII and Latin-1.

extension Machine {
    func installBytes() {
        defineConstructor(of: types.bytes, "bytes(source=?, encoding=?, errors=?)") { machine, a in
            if a[0].isUndefined { return .object(BytesObject([])) }
            if let text = a[0].text {
                guard !a[1].isUndefined else { throw Raise(.typeError, "string argument without an encoding") }
                return .object(BytesObject(try encode(text, a[1].text ?? "utf-8", a[2].text ?? "strict")))
            }
            guard a[1].isUndefined, a[2].isUndefined else { throw Raise(.typeError, "encoding without a string argument") }
            if case .object = a[0], a[0].bigInt == nil { return .object(BytesObject(try machine.byteValues(a[0]))) }
            guard let count = try machine.indexIfAny(a[0], .overflowError) else {
                throw Raise(.typeError, "cannot convert '\(machine.typeName(a[0]))' object to bytes")
            }
            guard count >= 0 else { throw Raise(.valueError, "negative count") }
            guard count <= stringByteLimit else { throw Raise(.memoryError, arguments: []) }
            return .object(BytesObject([UInt8](repeating: 0, count: count)))
        }
        define(on: types.bytes, "decode(self, /, encoding='utf-8', errors='strict')") { machine, a in
            .string(try decode(machine.bytesReceiver(a[0], "decode"), a[1].text ?? "utf-8", a[2].text ?? "strict"))
        }
        define(on: types.bytes, "hex(self, sep=?, bytes_per_sep=1)") { machine, a in
            let bytes = try machine.bytesReceiver(a[0], "hex")
            let digits = hexadecimal(bytes)
            guard let separator = a[1].text else { return .string(String(decoding: digits, as: UTF8.self)) }
            guard separator.unicodeScalars.count == 1 else { throw Raise(.valueError, "sep must be length 1.") }
            let group = try machine.index(a[2])
            guard group != 0, group != .min else { return .string(String(decoding: digits, as: UTF8.self)) }
            var result = ""
            for index in bytes.indices {
                let place = group > 0 ? bytes.count - index : index
                if index > 0, place % abs(group) == 0 { result += separator }
                result += String(decoding: digits[2 * index..<2 * index + 2], as: UTF8.self)
            }
            return .string(result)
        }
        installBytesMethods()
        defineStatic(on: types.bytes, "fromhex(string, /)") { machine, a in
            guard let text = a[0].text else {
                throw Raise(.typeError, "fromhex() argument must be str, not \(machine.typeName(a[0]))")
            }
            var (bytes, high) = ([UInt8](), Int?.none)
            for (index, scalar) in text.unicodeScalars.enumerated() {
                if high == nil, scalar.isASCII, isBlank(scalar) { continue }
                guard scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
                    throw Raise(.valueError, "non-hexadecimal number found in fromhex() arg at position \(index)")
                }
                if let first = high {
                    bytes.append(UInt8(first * 16 + digit))
                    high = nil
                } else {
                    high = digit
                }
            }
            guard high == nil else {
                throw Raise(.valueError, "non-hexadecimal number found in fromhex() arg at position \(text.unicodeScalars.count)")
            }
            return .object(BytesObject(bytes))
        }
    }

    func bytesReceiver(_ value: Value, _ method: String) throws -> [UInt8] {
        guard let object = value.as(BytesObject.self) else { throw wrongSelf(value, "bytes", method) }
        return object.bytes
    }

    /// Bytes from bytes or from an iterable of small integers.
    func byteValues(_ value: Value) throws -> [UInt8] {
        if let object = value.as(BytesObject.self) { return object.bytes }
        if value.text != nil { throw Raise(.typeError, "cannot convert 'str' object to bytes") }
        let elements: [Value]
        do {
            elements = try self.elements(value)
        } catch let raise as Raise where raise.kind == .typeError {
            throw Raise(.typeError, "cannot convert '\(typeName(value))' object to bytes")
        }
        return try elements.map { element in
            if element.bigInt == nil, let byte = UInt8(exactly: try index(element)) { return byte }
            throw Raise(.valueError, "bytes must be in range(0, 256)")
        }
    }
}

private enum Encoding { case utf8, ascii, latin1 }

private func encoding(_ name: String) throws -> Encoding {
    switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8", "u8": return .utf8
    case "ascii", "usascii", "646": return .ascii
    case "latin1", "iso88591", "l1", "latin": return .latin1
    default: throw Raise(.lookupError, "unknown encoding: \(name)")
    }
}

func encode(_ text: String, _ name: String, _ errors: String) throws -> [UInt8] {
    let encoding = try encoding(name)
    if encoding == .utf8 { return Array(text.utf8) }
    let limit: UInt32 = encoding == .ascii ? 128 : 256
    var bytes: [UInt8] = []
    for (index, scalar) in text.unicodeScalars.enumerated() {
        if scalar.value < limit {
            bytes.append(UInt8(scalar.value))
            continue
        }
        switch errors {
        case "ignore": break
        case "replace": bytes.append(0x3F)
        case "xmlcharrefreplace": bytes += Array("&#\(scalar.value);".utf8)
        case "backslashreplace": bytes += Array(Machine.escapingNonASCII(String(Character(scalar))).utf8)
        case "strict":
            let codec = encoding == .ascii ? "ascii" : "latin-1"
            let length = text.unicodeScalars.dropFirst(index).prefix { $0.value >= limit }.count
            throw Raise(
                .unicodeEncodeError,
                arguments: [
                    .string(codec), .string(text), .int(index), .int(index + length), .string("ordinal not in range(\(limit))"),
                ])
        default: throw Raise(.lookupError, "unknown error handler name '\(errors)'")
        }
    }
    return bytes
}

func decode(_ bytes: [UInt8], _ name: String, _ errors: String) throws -> String {
    let encoding = try encoding(name)
    if encoding == .latin1 || (encoding == .ascii && bytes.allSatisfy { $0 < 0x80 }) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
        return String(view)
    }
    if encoding == .utf8, let text = String(validating: bytes, as: UTF8.self) { return text }
    switch errors {
    case "replace": return String(decoding: bytes, as: UTF8.self)
    case "ignore": return String(String.UnicodeScalarView(String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { $0 != "\u{FFFD}" }))
    default: break
    }
    let position = encoding == .ascii ? bytes.firstIndex { $0 >= 0x80 } ?? 0 : firstInvalid(bytes)
    let codec = encoding == .ascii ? "ascii" : "utf-8"
    func failure(_ count: Int, _ reason: String) -> Raise {
        Raise(
            .unicodeDecodeError,
            arguments: [
                .string(codec), .object(BytesObject(bytes)), .int(position), .int(position + count), .string(reason),
            ])
    }
    if encoding == .ascii { throw failure(1, "ordinal not in range(128)") }
    if bytes[position] < 0xC2 || bytes[position] > 0xF4 { throw failure(1, "invalid start byte") }
    let size = bytes[position] < 0xE0 ? 2 : bytes[position] < 0xF0 ? 3 : 4
    let valid = bytes[(position + 1)...].prefix(size - 1).prefix { $0 & 0xC0 == 0x80 }.count
    if position + 1 + valid == bytes.count { throw failure(bytes.count - position, "unexpected end of data") }
    throw failure(1 + valid, "invalid continuation byte")
}

/// Where UTF-8 stops being well formed.
private func firstInvalid(_ bytes: [UInt8]) -> Int {
    var position = 0
    while position < bytes.count {
        let lead = bytes[position]
        let size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard position + size <= bytes.count, String(validating: bytes[position..<position + size], as: UTF8.self) != nil else {
            return position
        }
        position += size
    }
    return 0
}
