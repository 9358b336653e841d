// The quick forms of the methods of text that programs call most, for text of ASCII characters.

import Glibc

extension Machine {
    func installQuickStringMethods() {
        for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
            quickText(name, 1...1) { machine, string, bytes, _, _, target in
                var (start, end) = (0, bytes.count)
                while left, start < end, isBlank(bytes[start]) { start += 1 }
                while right, end > start, isBlank(bytes[end - 1]) { end -= 1 }
                if end - start < bytes.count { target.set(object: machine.ascii(bytes, start, end)) } else { target.set(object: string) }
                return true
            }
        }
        @inline(__always) func mapping(_ name: String, _ map: @escaping (UInt8, Int) -> UInt8) {
            quickText(name, 1...1) { machine, _, bytes, _, _, target in
                if bytes.count == 1 {
                    target.set(object: machine.letters[map(bytes[0], 0)])
                } else {
                    let mapped = String(unsafeUninitializedCapacity: bytes.count) { buffer in
                        guard let from = bytes.baseAddress, let to = buffer.baseAddress else { return 0 }
                        for index in 0..<bytes.count { to[index] = map(from[index], index) }
                        return bytes.count
                    }
                    target.set(object: StringObject(ascii: mapped, count: bytes.count))
                }
                return true
            }
        }
        mapping("lower") { byte, _ in byte.asciiLowered }
        mapping("upper") { byte, _ in byte.asciiUppered }
        mapping("capitalize") { byte, index in index == 0 ? byte.asciiUppered : byte.asciiLowered }
        installQuickSearch()
        installQuickSplitting()
    }

    private func installQuickSearch() {
        for (name, atEnd) in [("startswith", false), ("endswith", true)] {
            quickText(name, 2...2) { _, _, bytes, arguments, _, target in
                guard let part = (arguments + 1).asciiString else { return false }
                let isThere = part.withBytes { part in
                    guard part.count <= bytes.count, let text = bytes.baseAddress, let wanted = part.baseAddress else { return part.isEmpty }
                    return memcmp(text + (atEnd ? bytes.count - part.count : 0), wanted, part.count) == 0
                }
                target.set(bool: isThere)
                return true
            }
        }
        quickText("find", 2...2) { _, _, bytes, arguments, _, target in
            guard let part = (arguments + 1).asciiString else { return false }
            target.set(int: part.withBytes { firstMatch(of: $0, in: bytes, from: 0) } ?? -1)
            return true
        }
        quickText("count", 2...2) { _, _, bytes, arguments, _, target in
            guard let part = (arguments + 1).asciiString, part.count > 0 else { return false }
            let count = part.withBytes { needle in
                var (count, at) = (0, 0)
                while let found = firstMatch(of: needle, in: bytes, from: at) {
                    count += 1
                    at = found + needle.count
                }
                return count
            }
            target.set(int: count)
            return true
        }
        quickText("replace", 3...3) { _, string, bytes, arguments, _, target in
            guard let old = (arguments + 1).asciiString, let new = (arguments + 2).asciiString, old.count == 1, new.count == 1 else {
                return false
            }
            let (from, to) = (old.withBytes { $0[0] }, new.withBytes { $0[0] })
            guard let text = bytes.baseAddress, memchr(text, Int32(from), bytes.count) != nil else {
                target.set(object: string)
                return true
            }
            let replaced = String(unsafeUninitializedCapacity: bytes.count) { buffer in
                guard let place = buffer.baseAddress else { return 0 }
                for index in 0..<bytes.count { place[index] = text[index] == from ? to : text[index] }
                return bytes.count
            }
            target.set(object: StringObject(ascii: replaced, count: bytes.count))
            return true
        }
    }

    private func installQuickSplitting() {
        quickText("split", 1...2) { machine, string, _, arguments, count, target in
            if count == 1 {
                target.set(object: machine.words(of: string))
                return true
            }
            guard let separator = (arguments + 1).asciiString, separator.count > 0 else { return false }
            target.set(object: machine.parts(of: string, between: separator, .max))
            return true
        }
        quickText("join", 2...2) { machine, string, _, arguments, _, target in
            func join(_ elements: ContiguousArray<Value>) -> Bool {
                var bytes = 0
                for element in elements {
                    guard case .object(let object) = element, object.kind == .string else { return false }
                    bytes += unsafeDowncast(object, to: StringObject.self).text.utf8.count + string.count
                    guard bytes <= stringByteLimit else { return false }
                }
                guard elements.count > 1 else { return false }
                target.set(object: elements.withUnsafeBufferPointer { machine.joined($0, separator: string) })
                return true
            }
            switch (arguments + 1).objectKind {
            case .list: return join((arguments + 1).withObject(as: ListObject.self) { $0.elements })
            case .tuple: return join((arguments + 1).withObject(as: TupleObject.self) { $0.elements })
            default: return false
            }
        }
    }

    /// A quick form whose receiver is a string of ASCII characters, seen as its bytes. Inlined, so that each is one closure.
    @inline(__always) private func quickText(
        _ name: String, _ counts: ClosedRange<Int>,
        _ body: @escaping (Machine, StringObject, UnsafeBufferPointer<UInt8>, Register, Int, Register) -> Bool
    ) {
        quicken(name, of: types.str, counts) { [unowned(unsafe) self] arguments, count, target in
            guard let string = arguments.asciiString else { return false }
            return string.withBytes { body(self, string, $0, arguments, count, target) }
        }
    }

    func ascii(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> StringObject {
        if end - start == 1 { return letters[bytes[start]] }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        return StringObject(ascii: text, count: end - start)
    }
}

extension Register {
    /// The string of ASCII characters in the register, or nil.
    @inline(__always) fileprivate var asciiString: StringObject? {
        guard case .object(let object) = pointee, object.kind == .string else { return nil }
        let string = unsafeDowncast(object, to: StringObject.self)
        return string.isASCII ? string : nil
    }
}
