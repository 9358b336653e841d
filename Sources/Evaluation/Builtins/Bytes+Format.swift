// `bytes % values`: text's own formatting, with a character for each byte while it runs.

extension Machine {
    /// `bytes % values`.
    func formatBytes(_ bytes: [UInt8], _ values: Value) throws -> Value {
        func text(_ value: Value) -> Value {
            value.as(BytesObject.self).map { .string(characters($0.bytes, [])) } ?? value
        }
        let arguments = values.asTuple.map { Value.object(TupleObject($0.elements.map(text))) } ?? text(values)
        // A sequence of values is no mapping where bytes are concerned.
        do {
            let result = try binary(.modulo, .string(characters(bytes, [])), arguments)
            if values.as(BytesObject.self) != nil, bytes.isEmpty || !bytes.contains(0x25) {
                throw Raise(.typeError, "not all arguments converted during string formatting")
            }
            return asBytes(result)
        } catch let raise as Raise where raise.arguments.first?.text == "not all arguments converted during string formatting" {
            throw Raise(.typeError, "not all arguments converted during bytes formatting")
        }
    }

    /// What a method of text gave, with bytes in place of text.
    private func asBytes(_ value: Value) -> Value {
        if let text = value.text { return .object(BytesObject(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })) }
        if let list = value.as(ListObject.self) { return .object(ListObject(list.elements.map(asBytes))) }
        if let tuple = value.asTuple { return .object(TupleObject(tuple.elements.map(asBytes))) }
        return value
    }
}

/// A character per byte: ASCII as it is, the others from a block without properties.
private func characters(_ bytes: [UInt8], _ hidden: Set<UInt8>) -> String {
    var view = String.UnicodeScalarView()
    for byte in bytes {
        let isHidden = byte >= 0x80 || hidden.contains(byte)
        view.append(isHidden ? Unicode.Scalar(0xE000 + UInt32(byte)) ?? "?" : Unicode.Scalar(byte))
    }
    return String(view)
}
