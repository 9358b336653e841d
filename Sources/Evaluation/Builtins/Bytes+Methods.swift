// The methods that bytes share with text. They are text's own: each byte is a character for as long as a method runs,
// and those that only text would call letters or blanks are characters without properties.

extension Machine {
    func installBytesMethods() {
        let blanks: Set<UInt8> = [0x1C, 0x1D, 0x1E, 0x1F]
        let lines = blanks.union([0x0B, 0x0C])
        let signatures = [
            "upper(self, /)", "lower(self, /)", "title(self, /)", "capitalize(self, /)", "swapcase(self, /)",
            "strip(self, bytes=None, /)", "lstrip(self, bytes=None, /)", "rstrip(self, bytes=None, /)",
            "split(self, /, sep=None, maxsplit=-1)", "rsplit(self, /, sep=None, maxsplit=-1)",
            "splitlines(self, /, keepends=False)", "replace(self, old, new, count=-1, /)",
            "find(self, sub, start=?, end=?, /)", "rfind(self, sub, start=?, end=?, /)", "index(self, sub, start=?, end=?, /)",
            "rindex(self, sub, start=?, end=?, /)", "count(self, sub, start=?, end=?, /)",
            "startswith(self, prefix, start=?, end=?, /)", "endswith(self, suffix, start=?, end=?, /)",
            "join(self, iterable_of_bytes, /)", "partition(self, sep, /)", "rpartition(self, sep, /)",
            "removeprefix(self, prefix, /)", "removesuffix(self, suffix, /)", "center(self, width, fillchar=?, /)",
            "ljust(self, width, fillchar=?, /)", "rjust(self, width, fillchar=?, /)", "zfill(self, width, /)",
            "expandtabs(self, /, tabsize=8)", "isalpha(self, /)", "isalnum(self, /)", "isdigit(self, /)", "isspace(self, /)",
            "isupper(self, /)", "islower(self, /)", "istitle(self, /)", "isascii(self, /)",
        ]
        for signature in signatures {
            let name = String(signature.prefix { $0 != "(" })
            let hidden = name == "splitlines" ? lines : blanks
            define(on: types.bytes, signature) { machine, a in
                let receiver = try machine.bytesReceiver(a[0], name)
                if name == "isascii" { return .bool(receiver.allSatisfy { $0 < 0x80 }) }
                let count = signature.split(separator: ",").count { !$0.contains("/") } - 1
                var arguments: [Value] = []
                for index in 0..<max(count, 0) where !a[index + 1].isUndefined {
                    arguments.append(try machine.asText(a[index + 1], name, index, hidden))
                }
                let method = try machine.attribute(.string(characters(receiver, hidden)), machine.symbols.intern(name))
                return machine.asBytes(try machine.call(method, arguments))
            }
        }
    }

    /// An argument of a method of bytes as the method of text takes it.
    private func asText(_ value: Value, _ method: String, _ index: Int, _ hidden: Set<UInt8>) throws -> Value {
        if let bytes = value.as(BytesObject.self) { return .string(characters(bytes.bytes, hidden)) }
        if method == "join" {
            let parts = try elements(value).enumerated().map { place, part in
                guard let bytes = part.as(BytesObject.self) else {
                    throw Raise(
                        .typeError, "sequence item \(place): expected a bytes-like object, \(typeName(part)) found")
                }
                return Value.string(characters(bytes.bytes, hidden))
            }
            return .object(ListObject(parts))
        }
        let isSearch = ["find", "rfind", "index", "rindex", "count"].contains(method) && index == 0
        if isSearch, case .int(let number) = value {
            guard let byte = UInt8(exactly: number) else { throw Raise(.valueError, "byte must be in range(0, 256)") }
            return .string(characters([byte], hidden))
        }
        if isSearch { throw Raise(.typeError, "argument should be integer or bytes-like object, not '\(typeName(value))'") }
        if ["startswith", "endswith"].contains(method), index == 0 {
            if let tuple = value.asTuple {
                return .object(TupleObject(try tuple.elements.map { try asText($0, "replace", 0, hidden) }))
            }
            throw Raise(.typeError, "\(method) first arg must be bytes or a tuple of bytes, not \(typeName(value))")
        }
        let wantsBytes = ["strip", "lstrip", "rstrip", "split", "rsplit", "partition", "rpartition", "removeprefix", "removesuffix"]
        let isText = (wantsBytes.contains(method) && index == 0 && !value.isNone) || (method == "replace" && index < 2)
        if isText { throw Raise(.typeError, "a bytes-like object is required, not '\(typeName(value))'") }
        return value
    }

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
