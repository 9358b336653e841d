// Cutting strings into parts and joining them: split, rsplit, splitlines, partition, join.

extension Machine {
    func installStringSplitting() {
        for (name, fromEnd) in [("split", false), ("rsplit", true)] {
            text("\(name)(self, /, sep=None, maxsplit=-1)") { machine, string, a in
                let limit = try machine.index(a[2])
                let most = limit < 0 ? Int.max : limit
                if a[1].isNone, string.isASCII, most == Int.max { return .object(machine.words(of: string)) }
                if a[1].isNone { return strings(splitAtBlanks(string.text, most, fromEnd: fromEnd)) }
                guard let separator = a[1].as(StringObject.self) else {
                    throw Raise(.typeError, "must be str or None, not \(machine.typeName(a[1]))")
                }
                guard separator.count > 0 else { throw Raise(.valueError, "empty separator") }
                if string.isASCII, !fromEnd { return .object(machine.parts(of: string, between: separator, most)) }
                return strings(split(string, separator, most, fromEnd: fromEnd))
            }
        }
        text("splitlines(self, /, keepends=False)") { machine, string, a in
            let keeps = try machine.truth(a[1])
            if string.isASCII { return machine.lines(of: string, keeps) }
            var lines: [String] = []
            var line = String.UnicodeScalarView()
            var scalars = string.text.unicodeScalars[...]
            while let scalar = scalars.popFirst() {
                guard scalar.endsLine else {
                    line.append(scalar)
                    continue
                }
                if keeps { line.append(scalar) }
                if scalar == "\r", scalars.first == "\n" {
                    scalars = scalars.dropFirst()
                    if keeps { line.append("\n") }
                }
                lines.append(String(line))
                line = String.UnicodeScalarView()
            }
            if !line.isEmpty { lines.append(String(line)) }
            return strings(lines)
        }
        for (name, fromEnd) in [("partition", false), ("rpartition", true)] {
            text("\(name)(self, sep, /)") { machine, string, a in
                guard let separator = a[1].as(StringObject.self) else { throw Raise(.typeError, "must be str, not \(machine.typeName(a[1]))") }
                guard separator.count > 0 else { throw Raise(.valueError, "empty separator") }
                let parts = split(string, separator, 1, fromEnd: fromEnd)
                let result = parts.count == 2
                    ? [parts[0], separator.text, parts[1]] : fromEnd ? ["", "", string.text] : [string.text, "", ""]
                return .object(TupleObject(result.map { Value.string($0) }))
            }
        }
        installJoining()
    }

    private func installJoining() {
        text("join(self, iterable, /)") { machine, string, a in
            let parts: [Value]
            if case .int = a[1] { throw Raise(.typeError, "can only join an iterable") }
            do {
                parts = try machine.elements(a[1])
            } catch let raise as Raise where raise.kind == .typeError
                && raise.arguments.first?.text == "'\(machine.typeName(a[1]))' object is not iterable"
            {
                throw Raise(.typeError, "can only join an iterable")
            }
            var total = (parts.count &- 1).multipliedReportingOverflow(by: string.byteCount).partialValue
            for index in parts.indices {
                let bytes: Int? = parts.withUnsafeBufferPointer { parts in
                    let part = Register(mutating: parts.baseAddress.unsafelyUnwrapped + index)
                    return part.objectKind == .string ? part.withObject(as: StringObject.self) { $0.byteCount } : part.pointee.text?.utf8.count
                }
                guard let bytes else {
                    throw Raise(.typeError, "sequence item \(index): expected str instance, \(machine.typeName(parts[index])) found")
                }
                total &+= bytes
                guard total <= stringByteLimit else { throw Raise(.overflowError, "join() result is too long for a Python string") }
            }
            if parts.count == 1 { return parts[0] }
            return .object(parts.withUnsafeBufferPointer { machine.joined($0, separator: string) })
        }
    }
}

extension Machine {
    /// What lies between blanks in ASCII text.
    func words(of string: StringObject) -> ListObject {
        var words: ContiguousArray<Value> = []
        string.withBytes { bytes in
            var at = 0
            while true {
                while at < bytes.count, isBlank(bytes[at]) { at += 1 }
                if at == bytes.count { return }
                let start = at
                while at < bytes.count, !isBlank(bytes[at]) { at += 1 }
                words.append(.object(ascii(bytes, start, at)))
            }
        }
        return ListObject(words)
    }

    func parts(of string: StringObject, between separator: StringObject, _ most: Int) -> ListObject {
        var parts: ContiguousArray<Value> = []
        string.withBytes { bytes in
            separator.withBytes { needle in
                var start = 0
                while parts.count < most, let found = firstMatch(of: needle, in: bytes, from: start) {
                    parts.append(.object(ascii(bytes, start, found)))
                    start = found + needle.count
                }
                parts.append(.object(ascii(bytes, start, bytes.count)))
            }
        }
        return ListObject(parts)
    }

    fileprivate func lines(of string: StringObject, _ keeps: Bool) -> Value {
        var lines: ContiguousArray<Value> = []
        string.withBytes { bytes in
            var start = 0
            while start < bytes.count {
                var end = start
                while end < bytes.count, !Unicode.Scalar(bytes[end]).endsLine { end += 1 }
                var next = min(end + 1, bytes.count)
                if next < bytes.count, bytes[end] == 0x0D, bytes[next] == 0x0A { next += 1 }
                lines.append(.object(ascii(bytes, start, keeps ? next : end)))
                start = next
            }
        }
        return .object(ListObject(lines))
    }
}

private func strings(_ parts: [String]) -> Value { .object(ListObject(parts.map { Value.string($0) })) }

private func splitAtBlanks(_ text: String, _ most: Int, fromEnd: Bool) -> [String] {
    var parts: [String] = []
    var rest = text.unicodeScalars[...]
    if fromEnd {
        while true {
            while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
            if rest.isEmpty { break }
            if parts.count >= most {
                parts.append(String(rest))
                break
            }
            var word = rest.endIndex
            while word > rest.startIndex, !isBlank(rest[rest.index(before: word)]) { word = rest.index(before: word) }
            parts.append(String(rest[word...]))
            rest = rest[..<word]
        }
        return parts.reversed()
    }
    while true {
        rest = rest.drop(while: isBlank)
        if rest.isEmpty { break }
        if parts.count >= most {
            parts.append(String(rest))
            break
        }
        let word = rest.prefix { !isBlank($0) }
        parts.append(String(word))
        rest = rest[word.endIndex...]
    }
    return parts
}

private func split(_ string: StringObject, _ separator: StringObject, _ most: Int, fromEnd: Bool) -> [String] {
    string.withBytes { bytes in
        separator.withBytes { needle in
            func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
            var parts: [String] = []
            if fromEnd {
                var end = bytes.count
                while parts.count < most, let found = lastMatch(of: needle, in: bytes, from: 0, to: end) {
                    parts.append(text(found + needle.count..<end))
                    end = found
                }
                parts.append(text(0..<end))
                return parts.reversed()
            }
            var start = 0
            while parts.count < most, let found = firstMatch(of: needle, in: bytes, from: start) {
                parts.append(text(start..<found))
                start = found + needle.count
            }
            parts.append(text(start..<bytes.count))
            return parts
        }
    }
}
