// `b"…" % values`: text's formatting, on one character a byte.

extension Machine {
    /// Bytes formatted by their `%` conversions; `%s` and `%b` take bytes.
    func formatBytes(_ format: [UInt8], _ values: Value) throws -> [UInt8] {
        func text(_ bytes: [UInt8]) -> Value { .string(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))) }
        func plain(_ value: Value) throws -> Value { bytesIfAny(value).map(text) ?? value }
        let given: Value
        if let tuple = values.asTuple {
            given = .object(TupleObject(try tuple.elements.map(plain)))
        } else if let dict = values.asDict {
            let changed = DictObject()
            for (key, value) in dict.pairs { try changed.set(plain(key), plain(value), self) }
            given = .object(changed)
        } else {
            given = try plain(values)
        }
        // `%b` is what `%s` is for text.
        var source: [UInt8] = []
        var isConversion = false
        for byte in format {
            if isConversion, byte == 0x62 { source.append(0x73) } else { source.append(byte) }
            if byte == 0x25 { isConversion.toggle() } else if isConversion, !Array("0123456789.-+ #(*)".utf8).contains(byte) { isConversion = false }
        }
        let result = try formatPercent(text(source).text ?? "", given)
        return try result.unicodeScalars.map { scalar in
            guard let byte = UInt8(exactly: scalar.value) else {
                throw Raise(.typeError, "%b requires a bytes-like object, or an object that implements __bytes__, not 'str'")
            }
            return byte
        }
    }
}
