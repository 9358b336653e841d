// `bytes(…)`, `bytearray(…)`, their methods that make text, and those that change an array. Encodings are in Encodings.swift.

extension Machine {
    func installBytes() {
        for isArray in [false, true] {
            let type = isArray ? types.bytearray : types.bytes
            defineConstructor(of: type, "\(type.name)(source=?, encoding=?, errors=?)") { machine, a in
                let bytes = try machine.madeBytes(a, type.name)
                return isArray ? .object(ByteArrayObject(bytes)) : .object(BytesObject(bytes))
            }
            installByteText(type)
        }
        defineConstructor(of: types.memoryview, "memoryview(object)") { machine, a in
            guard case .object(let object) = a[0].plain, let bytes = machine.bytesIfAny(a[0]) else {
                throw Raise(.typeError, "memoryview: a bytes-like object is required, not '\(machine.typeName(a[0]))'")
            }
            return .object(MemoryViewObject(object is MemoryViewObject ? BytesObject(bytes) : object, 0..<bytes.count))
        }
        installByteMethods()
        installByteArrayMethods()
    }

    private func madeBytes(_ a: NativeFunction.Bound, _ name: String) throws -> [UInt8] {
        if a[0].isUndefined { return [] }
        if let text = a[0].text {
            guard !a[1].isUndefined else { throw Raise(.typeError, "string argument without an encoding") }
            return try encode(text, a[1].text ?? "utf-8", a[2].text ?? "strict")
        }
        guard a[1].isUndefined, a[2].isUndefined else { throw Raise(.typeError, "encoding without a string argument") }
        if case .object(let object) = a[0], a[0].bigInt == nil {
            if let method = object.type(self).lookup(symbols.intern("__bytes__")) {
                let made = try call(bind(method, to: a[0]), [])
                guard let bytes = bytesIfAny(made) else { throw Raise(.typeError, "__bytes__ returned non-bytes (type \(typeName(made)))") }
                return bytes
            }
            if object.type(self).lookup(symbols.intern("__index__")) == nil || bytesIfAny(a[0]) != nil { return try byteValues(a[0], name) }
        }
        guard let count = try indexIfAny(a[0], .overflowError) else {
            throw Raise(.typeError, "cannot convert '\(typeName(a[0]))' object to \(name)")
        }
        guard count >= 0 else { throw Raise(.valueError, "negative count") }
        guard count <= stringByteLimit else { throw Raise(.memoryError, arguments: []) }
        return [UInt8](repeating: 0, count: count)
    }

    private func installByteText(_ type: TypeObject) {
        define(on: type, "decode(self, /, encoding='utf-8', errors='strict')") { machine, a in
            .string(try decode(machine.bytes(a[0], "decode"), a[1].text ?? "utf-8", a[2].text ?? "strict"))
        }
        define(on: type, "hex(self, sep=?, bytes_per_sep=1)") { machine, a in
            let bytes = try machine.bytes(a[0], "hex")
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
        defineStatic(on: type, "fromhex(string, /)") { machine, a in
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
            return type.name == "bytes" ? .object(BytesObject(bytes)) : .object(ByteArrayObject(bytes))
        }
    }

    private func bytes(_ value: Value, _ method: String) throws -> [UInt8] {
        guard let bytes = bytesIfAny(value) else { throw wrongSelf(value, "bytes", method) }
        return bytes
    }

    /// Bytes from bytes or from an iterable of small integers.
    func byteValues(_ value: Value, _ name: String = "bytes") throws -> [UInt8] {
        if let bytes = bytesIfAny(value) { return bytes }
        if value.text != nil { throw Raise(.typeError, "cannot convert 'str' object to \(name)") }
        let elements: [Value]
        do {
            elements = try self.elements(value)
        } catch let raise as Raise where raise.kind == .typeError {
            throw Raise(.typeError, "cannot convert '\(typeName(value))' object to \(name)")
        }
        return try elements.map { element in
            let number = element.bigInt == nil ? try index(element) : -1
            guard let byte = UInt8(exactly: number) else { throw Raise(.valueError, name == "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)") }
            return byte
        }
    }

    private func installByteArrayMethods() {
        func method(_ signature: String, _ body: @escaping (Machine, ByteArrayObject, NativeFunction.Bound) throws -> Value) {
            define(on: types.bytearray, signature) { machine, a in
                guard let array = a[0].as(ByteArrayObject.self) else {
                    throw machine.wrongReceiver(a[0], String(signature.prefix { $0 != "(" }), "bytearray")
                }
                return try body(machine, array, a)
            }
        }
        method("append(self, item, /)") { machine, array, a in
            array.bytes.append(try machine.byte(a[1]))
            return .none
        }
        method("extend(self, iterable_of_ints, /)") { machine, array, a in
            array.bytes += try machine.byteValues(a[1], "bytearray")
            return .none
        }
        method("insert(self, index, item, /)") { machine, array, a in
            let (index, count) = (try machine.index(a[1]), array.bytes.count)
            array.bytes.insert(try machine.byte(a[2]), at: min(max(index < 0 ? index &+ count : index, 0), count))
            return .none
        }
        method("pop(self, index=-1, /)") { machine, array, a in
            guard !array.bytes.isEmpty else { throw Raise(.indexError, "pop from empty bytearray") }
            let index = try machine.index(a[1])
            let place = index < 0 ? index &+ array.bytes.count : index
            guard array.bytes.indices.contains(place) else { throw Raise(.indexError, "pop index out of range") }
            return .int(Int(array.bytes.remove(at: place)))
        }
        method("remove(self, value, /)") { machine, array, a in
            guard let place = array.bytes.firstIndex(of: try machine.byte(a[1])) else {
                throw Raise(.valueError, "value not found in bytearray")
            }
            array.bytes.remove(at: place)
            return .none
        }
        method("reverse(self, /)") { _, array, _ in
            array.bytes.reverse()
            return .none
        }
        method("clear(self, /)") { _, array, _ in
            array.bytes = []
            return .none
        }
        method("copy(self, /)") { _, array, _ in .object(ByteArrayObject(array.bytes)) }
        for (name, isList) in [("tobytes", false), ("tolist", true)] {
            define(on: types.memoryview, "\(name)(self, /)") { machine, a in
                let bytes = try machine.bytesLike(a[0])
                return isList ? .object(ListObject(bytes.map { .int(Int($0)) })) : .object(BytesObject(bytes))
            }
        }
        define(on: types.memoryview, "release(self, /)") { _, _ in .none }
        defineProperty(on: types.memoryview, "nbytes", get: { machine, value in .int(try machine.bytesLike(value).count) })
    }
}
