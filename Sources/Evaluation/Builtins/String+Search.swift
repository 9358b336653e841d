// Searching and replacing in strings: find, index, count, startswith, replace, strip and their kin.

import Glibc

extension Machine {
    func installStringSearch() {
        func finding(_ name: String, last: Bool, raises: Bool) {
            text("\(name)(self, sub, start=?, end=?, /)") { machine, string, a in
                guard let sub = a[1].as(StringObject.self) else { throw Raise(.typeError, "must be str, not \(machine.typeName(a[1]))") }
                let found: Int? = try machine.bounds(string, a[2], a[3]).flatMap { from, to in
                    string.withBytes { bytes in
                        sub.withBytes { last ? lastMatch(of: $0, in: bytes, from: from, to: to) : firstMatch(of: $0, in: bytes, from: from, to: to) }
                    }
                }
                if found == nil, raises { throw Raise(.valueError, "substring not found") }
                return .int(found.map { string.index(ofByte: $0) } ?? -1)
            }
        }
        finding("find", last: false, raises: false)
        finding("rfind", last: true, raises: false)
        finding("index", last: false, raises: true)
        finding("rindex", last: true, raises: true)
        text("count(self, sub, start=?, end=?, /)") { machine, string, a in
            guard let sub = a[1].as(StringObject.self) else { throw Raise(.typeError, "must be str, not \(machine.typeName(a[1]))") }
            guard let (from, to) = try machine.bounds(string, a[2], a[3]) else { return .int(0) }
            if sub.count == 0 { return .int(string.index(ofByte: to) - string.index(ofByte: from) + 1) }
            return .int(
                string.withBytes { bytes in
                    sub.withBytes { needle in
                        var (count, at) = (0, from)
                        while let found = firstMatch(of: needle, in: bytes, from: at, to: to) {
                            count += 1
                            at = found + needle.count
                        }
                        return count
                    }
                })
        }
        for (name, atEnd) in [("startswith", false), ("endswith", true)] {
            text("\(name)(self, prefix, start=?, end=?, /)") { machine, string, a in
                let options: [Value]
                if let tuple = a[1].asTuple {
                    options = Array(tuple.elements)
                } else if a[1].text != nil {
                    options = [a[1]]
                } else {
                    throw Raise(.typeError, "\(name) first arg must be str or a tuple of str, not \(machine.typeName(a[1]))")
                }
                let bounds = try machine.bounds(string, a[2], a[3])
                for option in options {
                    guard let text = option.text else {
                        throw Raise(.typeError, "tuple for \(name) must only contain str, not \(machine.typeName(option))")
                    }
                    guard let (from, to) = bounds, to - from >= text.utf8.count else { continue }
                    let at = atEnd ? to - text.utf8.count : from
                    guard case .object(let object) = option.plain, object.kind == .string else { continue }
                    let isThere = string.withBytes { bytes in
                        unsafeDowncast(object, to: StringObject.self).withBytes { part in
                            part.isEmpty || memcmp(bytes.baseAddress! + at, part.baseAddress!, part.count) == 0
                        }
                    }
                    if isThere { return .bool(true) }
                }
                return .bool(false)
            }
        }
        text("replace(self, old, new, count=-1, /)") { machine, string, a in
            for index in 1...2 where a[index].text == nil {
                throw Raise(.typeError, "replace() argument \(index) must be str, not \(a[index].isNone ? "None" : machine.typeName(a[index]))")
            }
            let limit = try machine.index(a[3])
            return .string(try replaced(string, a[1].text ?? "", a[2].text ?? "", limit < 0 ? Int.max : limit))
        }
        text("removeprefix(self, prefix, /)") { machine, string, a in
            guard let part = a[1].text else { throw Raise(.typeError, "removeprefix() argument must be str, not \(machine.typeName(a[1]))") }
            guard string.text.utf8.starts(with: part.utf8) else { return .object(string) }
            return .string(String(decoding: string.text.utf8.dropFirst(part.utf8.count), as: UTF8.self))
        }
        text("removesuffix(self, suffix, /)") { machine, string, a in
            guard let part = a[1].text else { throw Raise(.typeError, "removesuffix() argument must be str, not \(machine.typeName(a[1]))") }
            let size = part.utf8.count
            guard string.text.utf8.count >= size, string.text.utf8.suffix(size).elementsEqual(part.utf8) else { return .object(string) }
            return .string(String(decoding: string.text.utf8.dropLast(size), as: UTF8.self))
        }
        installStripping()
    }

    private func installStripping() {
        for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
            text("\(name)(self, chars=None, /)") { machine, string, a in
                if a[1].isNone, string.isASCII {
                    let (start, end) = string.withBytes { bytes in
                        var (start, end) = (0, bytes.count)
                        while left, start < end, isBlank(bytes[start]) { start += 1 }
                        while right, end > start, isBlank(bytes[end - 1]) { end -= 1 }
                        return (start, end)
                    }
                    return .object(start == 0 && end == string.count ? string : string.part(start, end, machine))
                }
                var set: Set<Unicode.Scalar>?
                if !a[1].isNone {
                    guard let chars = a[1].text else { throw Raise(.typeError, "\(name) arg must be None or str") }
                    set = Set(chars.unicodeScalars)
                }
                func drops(_ scalar: Unicode.Scalar) -> Bool { set?.contains(scalar) ?? isBlank(scalar) }
                var scalars = string.text.unicodeScalars[...]
                if left { scalars = scalars.drop(while: drops) }
                while right, let last = scalars.last, drops(last) { scalars = scalars.dropLast() }
                return .string(String(scalars))
            }
        }
    }

    /// Optional start and end as byte offsets; nil when the start lies behind the end.
    func bounds(_ string: StringObject, _ start: Value, _ end: Value) throws -> (Int, Int)? {
        let length = string.count
        func clamped(_ value: Value, _ missing: Int) throws -> Int {
            if value.isUndefined || value.isNone { return missing }
            if let big = value.bigInt { return big.isNegative ? 0 : Int.max }
            guard let index = try indexIfAny(value) else {
                throw Raise(.typeError, "slice indices must be integers or None or have an __index__ method")
            }
            return index < 0 ? max(index + length, 0) : index
        }
        let from = try clamped(start, 0), to = min(try clamped(end, length), length)
        guard from <= to else { return nil }
        return (string.byteOffset(from), string.byteOffset(to))
    }
}

private func replaced(_ string: StringObject, _ old: String, _ new: String, _ limit: Int) throws -> String {
    let (oldCount, newCount) = (old.utf8.count, new.utf8.count)
    var left = limit
    if oldCount == 0 {
        var pieces = String.UnicodeScalarView()
        guard string.text.utf8.count.multipliedReportingOverflow(by: newCount + 1).partialValue <= stringByteLimit else {
            throw Raise(.overflowError, "replace string is too long")
        }
        for scalar in string.text.unicodeScalars {
            if left > 0 {
                pieces.append(contentsOf: new.unicodeScalars)
                left -= 1
            }
            pieces.append(scalar)
        }
        if left > 0 { pieces.append(contentsOf: new.unicodeScalars) }
        return String(pieces)
    }
    var old = old, new = new
    return try string.withBytes { bytes in
        try old.withUTF8 { needle in
            try new.withUTF8 { replacement in
                var (matches, at) = (0, 0)
                while matches < limit, let found = firstMatch(of: needle, in: bytes, from: at) {
                    matches += 1
                    at = found + oldCount
                }
                if matches == 0 { return string.text }
                let (added, overflow) = matches.multipliedReportingOverflow(by: newCount - oldCount)
                guard !overflow, bytes.count + added <= stringByteLimit else {
                    throw Raise(.overflowError, "replace string is too long")
                }
                return String(unsafeUninitializedCapacity: bytes.count + added) { buffer in
                    var (from, to) = (0, 0)
                    func copy(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
                        guard !range.isEmpty, let base = source.baseAddress, let target = buffer.baseAddress else { return }
                        memcpy(target + to, base + range.lowerBound, range.count)
                        to += range.count
                    }
                    for _ in 0..<matches {
                        let found = firstMatch(of: needle, in: bytes, from: from) ?? bytes.count
                        copy(bytes, from..<found)
                        copy(replacement, 0..<newCount)
                        from = found + oldCount
                    }
                    copy(bytes, from..<bytes.count)
                    return to
                }
            }
        }
    }
}
