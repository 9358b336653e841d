// The methods that `bytes` and `bytearray` share: of text, but on bytes.

extension Machine {
    /// What a method of either type works on.
    private struct Receiver {
        let bytes: [UInt8]
        let isArray: Bool
        func make(_ bytes: [UInt8]) -> Value { isArray ? .object(ByteArrayObject(bytes)) : .object(BytesObject(bytes)) }
    }
    private typealias Body = (Machine, Receiver, NativeFunction.Bound) throws -> Value

    private func method(_ signature: String, _ body: @escaping Body) {
        for type in [types.bytes, types.bytearray] {
            define(on: type, signature) { machine, a in
                guard let bytes = machine.bytesIfAny(a[0]) else {
                    throw machine.wrongReceiver(a[0], String(signature.prefix { $0 != "(" }), type.name)
                }
                return try body(machine, Receiver(bytes: bytes, isArray: a[0].as(ByteArrayObject.self) != nil), a)
            }
        }
    }

    func installByteMethods() {
        installByteSearch()
        installByteCases()
        installByteTrimming()
        installByteSplitting()
        installByteTranslation()
    }

    /// The bytes looked for: bytes, or the number of one.
    private func pattern(_ value: Value) throws -> [UInt8] {
        if let bytes = bytesIfAny(value) { return bytes }
        guard let number = try indexIfAny(value) else {
            throw Raise(.typeError, "argument should be integer or bytes-like object, not '\(typeName(value))'")
        }
        guard let byte = UInt8(exactly: number) else { throw Raise(.valueError, "byte must be in range(0, 256)") }
        return [byte]
    }

    private func range(_ start: Value, _ end: Value, _ count: Int) throws -> (Int, Int) {
        func place(_ value: Value, _ standard: Int) throws -> Int {
            if value.isNone || value.isUndefined { return standard }
            let index = try index(value)
            return min(max(index < 0 ? index &+ count : index, 0), count)
        }
        let first: Int = if case .int(let number) = start, number > count { count + 1 } else { try place(start, 0) }
        return (first, try place(end, count))
    }

    private func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        guard start <= end, pattern.count <= end - start else { return nil }
        return bytes[start..<end].withUnsafeBufferPointer { a in
            pattern.withUnsafeBufferPointer { firstMatch(of: $0, in: a, from: 0) }
        }.map { $0 + start }
    }
    private func findLast(_ pattern: [UInt8], in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        guard start <= end, pattern.count <= end - start else { return nil }
        return stride(from: end - pattern.count, through: start, by: -1).first { bytes[$0..<$0 + pattern.count].elementsEqual(pattern) }
    }

    private func installByteSearch() {
        for (name, isLast, raises) in [("find", false, false), ("rfind", true, false), ("index", false, true), ("rindex", true, true)] {
            method("\(name)(self, sub, start=None, end=None, /)") { machine, it, a in
                let (start, end) = try machine.range(a[2], a[3], it.bytes.count)
                let pattern = try machine.pattern(a[1])
                let found = isLast
                    ? machine.findLast(pattern, in: it.bytes, from: start, to: end) : machine.find(pattern, in: it.bytes, from: start, to: end)
                if let found { return .int(found) }
                guard !raises else { throw Raise(.valueError, "subsection not found") }
                return .int(-1)
            }
        }
        method("count(self, sub, start=None, end=None, /)") { machine, it, a in
            var (start, end) = try machine.range(a[2], a[3], it.bytes.count)
            let pattern = try machine.pattern(a[1])
            if pattern.isEmpty { return .int(max(0, end - start + 1)) }
            var count = 0
            while let found = machine.find(pattern, in: it.bytes, from: start, to: end) {
                count += 1
                start = found + pattern.count
            }
            return .int(count)
        }
        for (name, isEnd) in [("startswith", false), ("endswith", true)] {
            method("\(name)(self, prefix, start=None, end=None, /)") { machine, it, a in
                let (start, end) = try machine.range(a[2], a[3], it.bytes.count)
                for candidate in a[1].asTuple?.elements ?? [a[1]] {
                    if a[1].asTuple != nil { _ = try machine.bytesLike(candidate) }
                    guard let part = machine.bytesIfAny(candidate) else {
                        throw Raise(.typeError, "\(name) first arg must be bytes or a tuple of bytes, not \(machine.typeName(candidate))")
                    }
                    guard start <= end, part.count <= end - start else { continue }
                    let slice = isEnd ? it.bytes[(end - part.count)..<end] : it.bytes[start..<start + part.count]
                    if slice.elementsEqual(part) { return .bool(true) }
                }
                return .bool(false)
            }
        }
        method("replace(self, old, new, count=-1, /)") { machine, it, a in
            let (old, new) = (try machine.bytesLike(a[1]), try machine.bytesLike(a[2]))
            var left = try machine.index(a[3])
            var (result, at) = ([UInt8](), 0)
            if old.isEmpty {
                for index in 0...it.bytes.count {
                    if left != 0 {
                        result += new
                        left -= 1
                    }
                    if index < it.bytes.count { result.append(it.bytes[index]) }
                }
                return it.make(result)
            }
            while left != 0, let found = machine.find(old, in: it.bytes, from: at, to: it.bytes.count) {
                result += it.bytes[at..<found] + new
                at = found + old.count
                left -= 1
            }
            return it.make(result + it.bytes[at...])
        }
    }

    private func installByteCases() {
        func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
        func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        func upper(_ byte: UInt8) -> UInt8 { isLower(byte) ? byte - 32 : byte }
        func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte + 32 : byte }
        func titled(_ bytes: [UInt8]) -> [UInt8] {
            var isInWord = false
            return bytes.map { byte in
                defer { isInWord = isUpper(byte) || isLower(byte) }
                return isInWord ? lower(byte) : upper(byte)
            }
        }
        method("upper(self, /)") { _, it, _ in it.make(it.bytes.map(upper)) }
        method("lower(self, /)") { _, it, _ in it.make(it.bytes.map(lower)) }
        method("swapcase(self, /)") { _, it, _ in it.make(it.bytes.map { isUpper($0) ? lower($0) : upper($0) }) }
        method("capitalize(self, /)") { _, it, _ in it.make(it.bytes.prefix(1).map(upper) + it.bytes.dropFirst().map(lower)) }
        method("title(self, /)") { _, it, _ in it.make(titled(it.bytes)) }
        func test(_ name: String, _ holds: @escaping ([UInt8]) -> Bool) {
            method("\(name)(self, /)") { _, it, _ in .bool(holds(it.bytes)) }
        }
        func all(_ name: String, _ holds: @escaping (UInt8) -> Bool) { test(name) { !$0.isEmpty && $0.allSatisfy(holds) } }
        all("isalnum") { isUpper($0) || isLower($0) || isDigit($0) }
        all("isalpha") { isUpper($0) || isLower($0) }
        all("isdigit", isDigit)
        all("isspace", isByteBlank)
        test("isascii") { $0.allSatisfy { $0 < 0x80 } }
        test("isupper") { $0.contains(where: isUpper) && !$0.contains(where: isLower) }
        test("islower") { $0.contains(where: isLower) && !$0.contains(where: isUpper) }
        test("istitle") { $0.contains { isUpper($0) || isLower($0) } && titled($0) == $0 }
    }

    private func installByteTrimming() {
        for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
            method("\(name)(self, bytes=None, /)") { machine, it, a in
                let set = a[1].isNone ? nil : Set(try machine.bytesLike(a[1]))
                func isOff(_ byte: UInt8) -> Bool { set?.contains(byte) ?? isByteBlank(byte) }
                var (start, end) = (0, it.bytes.count)
                if left { while start < end, isOff(it.bytes[start]) { start += 1 } }
                if right { while end > start, isOff(it.bytes[end - 1]) { end -= 1 } }
                return it.make(Array(it.bytes[start..<end]))
            }
        }
        method("removeprefix(self, prefix, /)") { machine, it, a in
            let part = try machine.bytesLike(a[1])
            return it.make(it.bytes.starts(with: part) ? Array(it.bytes.dropFirst(part.count)) : it.bytes)
        }
        method("removesuffix(self, suffix, /)") { machine, it, a in
            let part = try machine.bytesLike(a[1])
            let hasIt = !part.isEmpty && it.bytes.count >= part.count && it.bytes.suffix(part.count).elementsEqual(part)
            return it.make(hasIt ? Array(it.bytes.dropLast(part.count)) : it.bytes)
        }
        for name in ["ljust", "rjust", "center"] {
            method("\(name)(self, width, fillchar=?, /)") { machine, it, a in
                let fill = a[2].isUndefined ? [0x20] : try machine.bytesLike(a[2])
                guard fill.count == 1 else {
                    throw Raise(.typeError, "\(name)() argument 2 must be a byte string of length 1, not \(machine.typeName(a[2]))")
                }
                let width = try machine.index(a[1])
                guard width <= stringByteLimit else { throw Raise(.memoryError, arguments: []) }
                let missing = max(0, width - it.bytes.count)
                let before = name == "ljust" ? 0 : name == "rjust" ? missing : missing / 2 + (missing & width & 1)
                return it.make(
                    [UInt8](repeating: fill[0], count: before) + it.bytes + [UInt8](repeating: fill[0], count: missing - before))
            }
        }
        method("zfill(self, width, /)") { machine, it, a in
            let width = try machine.index(a[1])
            guard width <= stringByteLimit else { throw Raise(.memoryError, arguments: []) }
            let zeros = [UInt8](repeating: 0x30, count: max(0, width - it.bytes.count))
            guard let sign = it.bytes.first, sign == 0x2B || sign == 0x2D else { return it.make(zeros + it.bytes) }
            return it.make([sign] + zeros + it.bytes.dropFirst())
        }
        method("expandtabs(self, /, tabsize=8)") { machine, it, a in
            let size = max(0, try machine.index(a[1]))
            var (result, column) = ([UInt8](), 0)
            for byte in it.bytes {
                if byte == 0x09 {
                    let count = size == 0 ? 0 : size - column % size
                    result += [UInt8](repeating: 0x20, count: count)
                    column += count
                } else {
                    result.append(byte)
                    column = byte == 0x0A || byte == 0x0D ? 0 : column + 1
                }
            }
            return it.make(result)
        }
    }

    private func installByteTranslation() {
        method("join(self, iterable, /)") { machine, it, a in
            var result: [UInt8] = []
            for (index, part) in try machine.elements(a[1]).enumerated() {
                guard let bytes = machine.bytesIfAny(part) else {
                    throw Raise(.typeError, "sequence item \(index): expected a bytes-like object, \(machine.typeName(part)) found")
                }
                if index > 0 { result += it.bytes }
                result += bytes
            }
            return it.make(result)
        }
        method("translate(self, table, /, delete=?)") { machine, it, a in
            let table = a[1].isNone ? nil : try machine.bytesLike(a[1])
            guard table == nil || table?.count == 256 else { throw Raise(.valueError, "translation table must be 256 characters long") }
            let gone = a[2].isUndefined ? [] : Set(try machine.bytesLike(a[2]))
            return it.make(it.bytes.filter { !gone.contains($0) }.map { table?[Int($0)] ?? $0 })
        }
        for type in [types.bytes, types.bytearray] {
            defineStatic(on: type, "maketrans(frm, to, /)") { machine, a in
                let (from, to) = (try machine.bytesLike(a[0]), try machine.bytesLike(a[1]))
                guard from.count == to.count else { throw Raise(.valueError, "maketrans arguments must have same length") }
                var table = (0...255).map { UInt8($0) }
                for (old, new) in zip(from, to) { table[Int(old)] = new }
                return .object(BytesObject(table))
            }
        }
    }

    private func installByteSplitting() {
        for (name, isLast) in [("partition", false), ("rpartition", true)] {
            method("\(name)(self, sep, /)") { machine, it, a in
                let separator = try machine.bytesLike(a[1])
                guard !separator.isEmpty else { throw Raise(.valueError, "empty separator") }
                let found = isLast
                    ? machine.findLast(separator, in: it.bytes, from: 0, to: it.bytes.count)
                    : machine.find(separator, in: it.bytes, from: 0, to: it.bytes.count)
                guard let found else {
                    let empty = it.make([])
                    return .object(TupleObject(isLast ? [empty, empty, it.make(it.bytes)] : [it.make(it.bytes), empty, empty]))
                }
                return .object(TupleObject([
                    it.make(Array(it.bytes[..<found])), it.make(separator), it.make(Array(it.bytes[(found + separator.count)...])),
                ]))
            }
        }
        for (name, isRight) in [("split", false), ("rsplit", true)] {
            method("\(name)(self, /, sep=None, maxsplit=-1)") { machine, it, a in
                let limit = try machine.index(a[2])
                let separator = a[1].isNone ? nil : try machine.bytesLike(a[1])
                if separator?.isEmpty == true { throw Raise(.valueError, "empty separator") }
                let bytes = isRight ? it.bytes.reversed() : it.bytes
                var parts = separator.map { machine.split(bytes, isRight ? $0.reversed() : $0, limit) } ?? machine.splitBlanks(bytes, limit)
                if isRight { parts = parts.reversed().map { $0.reversed() } }
                return .object(ListObject(parts.map { it.make($0) }))
            }
        }
        method("splitlines(self, /, keepends=False)") { machine, it, a in
            let keeps = try machine.truth(a[1])
            var (lines, start, index) = ([Value](), 0, 0)
            while index < it.bytes.count {
                guard it.bytes[index] == 0x0A || it.bytes[index] == 0x0D else {
                    index += 1
                    continue
                }
                let isPair = it.bytes[index] == 0x0D && index + 1 < it.bytes.count && it.bytes[index + 1] == 0x0A
                let end = index + (isPair ? 2 : 1)
                lines.append(it.make(Array(it.bytes[start..<(keeps ? end : index)])))
                (start, index) = (end, end)
            }
            if start < it.bytes.count { lines.append(it.make(Array(it.bytes[start...]))) }
            return .object(ListObject(lines))
        }
    }

    private func split(_ bytes: [UInt8], _ separator: [UInt8], _ limit: Int) -> [[UInt8]] {
        var (parts, at) = ([[UInt8]](), 0)
        while limit < 0 || parts.count < limit, let found = find(separator, in: bytes, from: at, to: bytes.count) {
            parts.append(Array(bytes[at..<found]))
            at = found + separator.count
        }
        return parts + [Array(bytes[at...])]
    }
    private func splitBlanks(_ bytes: [UInt8], _ limit: Int) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var rest = bytes[...].drop(while: isByteBlank)
        while !rest.isEmpty {
            if limit >= 0, parts.count == limit {
                while let last = rest.last, isByteBlank(last) { rest.removeLast() }
                return parts + [Array(rest)]
            }
            let word = rest.prefix { !isByteBlank($0) }
            parts.append(Array(word))
            rest = rest.dropFirst(word.count).drop(while: isByteBlank)
        }
        return parts
    }
}

private func isByteBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
