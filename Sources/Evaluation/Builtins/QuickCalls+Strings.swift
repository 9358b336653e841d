// The quick forms of the methods of text that programs call most, for text of ASCII characters.

import Glibc

extension Machine {
    func installQuickStringMethods() {
        // None of these closures captures anything, so that a call counts no reference to what it would hold.
        quickText("strip", 1...1) { $0.stripped($1, $2, left: true, right: true, into: $5) }
        quickText("lstrip", 1...1) { $0.stripped($1, $2, left: true, right: false, into: $5) }
        quickText("rstrip", 1...1) { $0.stripped($1, $2, left: false, right: true, into: $5) }
        quickText("lower", 1...1) { $0.mapped($2, into: $5) { byte, _ in byte.asciiLowered } }
        quickText("upper", 1...1) { $0.mapped($2, into: $5) { byte, _ in byte.asciiUppered } }
        quickText("capitalize", 1...1) { machine, _, bytes, _, _, target in
            machine.mapped(bytes, into: target) { byte, index in index == 0 ? byte.asciiUppered : byte.asciiLowered }
        }
        installQuickSearch()
        installQuickSplitting()
    }

    private func stripped(
        _ string: StringObject, _ bytes: UnsafeBufferPointer<UInt8>, left: Bool, right: Bool, into target: Register
    ) -> Bool {
        var (start, end) = (0, bytes.count)
        while left, start < end, isBlank(bytes[start]) { start += 1 }
        while right, end > start, isBlank(bytes[end - 1]) { end -= 1 }
        if end - start < bytes.count { target.set(object: ascii(bytes, start, end)) } else { target.set(object: string) }
        return true
    }

    @inline(__always) private func mapped(
        _ bytes: UnsafeBufferPointer<UInt8>, into target: Register, _ map: (UInt8, Int) -> UInt8
    ) -> Bool {
        if bytes.count == 1 {
            target.set(object: letters[map(bytes[0], 0)])
            return true
        }
        let mapped = String(unsafeUninitializedCapacity: bytes.count) { buffer in
            guard let from = bytes.baseAddress, let to = buffer.baseAddress else { return 0 }
            for index in 0..<bytes.count { to[index] = map(from[index], index) }
            return bytes.count
        }
        target.set(object: StringObject(ascii: mapped, count: bytes.count))
        return true
    }

    private func installQuickSearch() {
        quickText("startswith", 2...2) { _, _, bytes, arguments, _, target in
            Self.compared(bytes, atEnd: false, arguments + 1, into: target)
        }
        quickText("endswith", 2...2) { _, _, bytes, arguments, _, target in
            Self.compared(bytes, atEnd: true, arguments + 1, into: target)
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

    private static func compared(
        _ bytes: UnsafeBufferPointer<UInt8>, atEnd: Bool, _ argument: Register, into target: Register
    ) -> Bool {
        guard let part = argument.asciiString else { return false }
        let isThere = part.withBytes { part in
            guard part.count <= bytes.count, let text = bytes.baseAddress, let wanted = part.baseAddress else { return part.isEmpty }
            return memcmp(text + (atEnd ? bytes.count - part.count : 0), wanted, part.count) == 0
        }
        target.set(bool: isThere)
        return true
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
            guard arguments.objectKind == .string else { return false }
            return arguments.withObject(as: StringObject.self) { string in
                string.isASCII && string.withBytes { body(self, string, $0, arguments, count, target) }
            }
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
