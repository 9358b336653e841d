// Items, unpacking and iteration, as far as the loop does them itself: of lists, tuples, dicts, ranges and generators.

import Glibc
import Syntax

extension Machine {
    @inline(__always) func listItem(_ container: Register, _ index: Int, into target: Register) -> Bool {
        let kind = container.objectKind
        if kind == .list {
            let place = container.withObject(as: ListObject.self) { list -> Register? in
                let count = list.elements.count
                let position = index < 0 ? index &+ count : index
                return position >= 0 && position < count ? list.place(of: position) : nil
            }
            guard let place else { return false }
            target.copy(from: place)
            return true
        }
        guard kind == .tuple else { return false }
        return tupleItem(container, index, into: target)
    }

    @inline(never) private func tupleItem(_ container: Register, _ index: Int, into target: Register) -> Bool {
        container.withObject(as: TupleObject.self) { tuple in
            tuple.withElements { elements in
                let position = index < 0 ? index &+ elements.count : index
                guard position >= 0, position < elements.count else { return false }
                target.copy(from: Register(mutating: elements.baseAddress.unsafelyUnwrapped + position))
                return true
            }
        }
    }

    @inline(__always) func setListItem(_ container: Register, _ index: Int, _ value: Register) -> Bool {
        guard container.objectKind == .list else { return false }
        return container.withObject(as: ListObject.self) { list in
            let count = list.elements.count
            let position = index < 0 ? index &+ count : index
            guard position >= 0, position < count else { return false }
            // What was there is freed after the access has ended: freeing may come back here.
            let old = list.elements.withUnsafeMutableBufferPointer { elements in
                let place = elements.baseAddress.unsafelyUnwrapped + position
                let old = place.take()
                place.initialize(copying: value)
                return old
            }
            withExtendedLifetime(old) {}
            return true
        }
    }

    /// `a ← b[c]` for dicts, and for everything else by Python's rules.
    @inline(never) func slowItem(
        _ a: Register, _ b: Register, _ c: Register, _ frame: UnsafeMutablePointer<Frame>, _ next: UnsafeMutablePointer<Instruction>
    ) throws {
        if let dict = dict(in: b, unless: protocols.getItem) {
            let position = dict._withUnsafeGuaranteedRef { $0.quickPosition(of: c) }
            if position >= 0 {
                a.pointee = dict._withUnsafeGuaranteedRef { $0.entries[position].value }
                return
            }
        } else if b.objectKind == .string, c.tag == ValueTag.int, let letter = letter(of: b, at: c.intPayload) {
            return a.set(object: letter)
        }
        markSite(frame, next)
        a.pointee = try item(b.pointee, c.pointee)
    }

    /// The dict in a register, or the one that an instance of a class below `dict` stands for if the class leaves it a method.
    @inline(__always) private func dict(in register: Register, unless method: Symbol) -> Unmanaged<DictObject>? {
        switch register.objectKind {
        case .dict: register.borrowed(as: DictObject.self)
        case .instance: register.withObject(as: InstanceObject.self) { $0.plainDict(unless: method) }
        default: nil
        }
    }

    /// The character of an ASCII string at an index; nil elsewhere.
    private func letter(of string: Register, at index: Int) -> StringObject? {
        string.withObject(as: StringObject.self) { text in
            let position = index < 0 ? index &+ text.count : index
            guard text.isASCII, position >= 0, position < text.count else { return nil }
            return letters[text.withBytes { $0[position] }]
        }
    }

    /// `value in container` where that asks nobody's `__eq__`; nil where it does.
    @inline(never) func quickContains(_ container: Register, _ value: Register) -> Bool? {
        switch container.objectKind {
        case .dict:
            let position = container.withObject(as: DictObject.self) { $0.quickPosition(of: value) }
            return position == HashedObject.Quick.unknown ? nil : position >= 0
        case .set: return container.withObject(as: SetObject.self) { $0.quickContains(value) }
        case .string:
            guard value.objectKind == .string else { return nil }
            return container.withObject(as: StringObject.self) { text in
                value.withObject(as: StringObject.self) { part in
                    if part.isASCII, part.count == 1 {
                        let letter = part.withBytes { $0[0] }
                        return text.withBytes { bytes in
                            // A call costs more than looking at a few letters.
                            if bytes.count > 32, let base = bytes.baseAddress { return memchr(base, Int32(letter), bytes.count) != nil }
                            return bytes.contains(letter)
                        }
                    }
                    return text.withBytes { bytes in part.withBytes { firstMatch(of: $0, in: bytes, from: 0) != nil } }
                }
            }
        default: return nil
        }
    }

    @inline(never) func makeTuple(_ target: Register, _ values: Register, _ count: Int) {
        target.set(object: TupleObject(copying: values, count: count))
    }
    @inline(never) func makeList(_ target: Register, _ values: Register, _ count: Int) {
        target.set(object: ListObject(owning: ContiguousArray(copying: values, count: count)))
    }

    /// `a[b] = c` for dicts, and for everything else by Python's rules.
    @inline(never) func slowSetItem(
        _ a: Register, _ b: Register, _ c: Register, _ frame: UnsafeMutablePointer<Frame>, _ next: UnsafeMutablePointer<Instruction>
    ) throws {
        if let dict = dict(in: a, unless: protocols.setItem), dict._withUnsafeGuaranteedRef({ $0.setQuickly(b, c) }) { return }
        markSite(frame, next)
        try setItem(a.pointee, b.pointee, c.pointee)
    }

    /// `a op= b`: a string that nobody else holds grows in place.
    @inline(never) func slowInPlace(
        _ op: BinaryOperator, _ a: Register, _ b: Register, _ c: Register, _ frame: UnsafeMutablePointer<Frame>
    ) throws {
        if op == .add, a == b, b != c, b.objectKind == .string, c.objectKind == .string, b.isUniqueObject {
            let added = c.borrowed(as: StringObject.self)
            let isRoom = b.withObject(as: StringObject.self) { text in added._withUnsafeGuaranteedRef { text.append($0) } }
            if isRoom { return }
        }
        markSite(frame, frame.pointee.next)
        a.pointee = try binaryInPlace(op, b.pointee, c.pointee)
    }

    /// Spreads a tuple or list of the right length; false for anything else.
    @inline(__always) func unpackTuple(_ source: Register, count: Int, into target: Register) -> Bool {
        let kind = source.objectKind
        guard kind == .tuple || kind == .list else { return false }
        func spread(_ elements: UnsafeBufferPointer<Value>) -> Bool {
            guard elements.count == count, let base = elements.baseAddress else { return false }
            for index in 0..<count { (target + index).copy(from: Register(mutating: base + index)) }
            return true
        }
        if kind == .tuple { return source.withObject(as: TupleObject.self) { $0.withElements(spread) } }
        return source.withObject(as: ListObject.self) { $0.elements.withUnsafeBufferPointer(spread) }
    }

    /// The next element of the iterator in a register; false at the end.
    @inline(__always) func nextElement(
        _ iterator: Register, into target: Register, _ frame: UnsafeMutablePointer<Frame>,
        _ next: UnsafeMutablePointer<Instruction>
    ) throws -> Bool {
        if iterator.objectKind == .rangeIterator {
            return iterator.withObject(as: RangeIterator.self) { range in
                guard range.remaining > 0 else { return false }
                target.set(int: range.current)
                range.remaining &-= 1
                range.current &+= range.step
                return true
            }
        }
        if iterator.objectKind == .listIterator {
            return iterator.withObject(as: ListIterator.self) { $0.next(into: target) }
        }
        return try nextOfOther(iterator, into: target, frame, next)
    }

    @inline(never) private func nextOfOther(
        _ iterator: Register, into target: Register, _ frame: UnsafeMutablePointer<Frame>,
        _ next: UnsafeMutablePointer<Instruction>
    ) throws -> Bool {
        frame.pointee.next = next
        markSite(frame, next)
        return try iterator.withObject(as: IteratorObject.self) { try $0.advance(self, into: target) }
    }

    /// The two parts of the next element of an iterator of pairs; false at the end.
    @inline(never) func nextPair(
        _ iterator: Register, into parts: Register, _ frame: UnsafeMutablePointer<Frame>,
        _ next: UnsafeMutablePointer<Instruction>
    ) throws -> Bool {
        frame.pointee.next = next
        markSite(frame, next)
        return try iterator.withObject(as: IteratorObject.self) { try $0.advance(self, into: parts, parts + 1) }
    }

    /// Goes on with a suspended generator in a frame of its own; false when it has to be asked in the general way.
    @inline(__always) func enterGenerator(
        _ iterator: Register, target: Int, _ frame: UnsafeMutablePointer<Frame>, _ next: UnsafeMutablePointer<Instruction>
    ) throws -> Bool {
        try iterator.withObject(as: GeneratorObject.self) { generator in
            guard generator.isSuspended else { return false }
            frame.pointee.next = next
            try resume(generator, sending: .none, target: target)
            return true
        }
    }

    /// Pops a frame whose result is not simply its value: what `__init__` made, or the end of a generator.
    func endFrame(_ frame: UnsafeMutablePointer<Frame>, _ register: Register) throws -> Value {
        let result = register.take()
        switch frame.pointee.role {
        case .call: popFrame()
        case .generator: finish(frame, returning: result)
        case .initializer:
            guard result.isNone else {
                popFrame()
                throw Raise(.typeError, "__init__() should return None, not '\(typeName(result))'")
            }
            let instance = frame.pointee.subject.map { Value.object($0.takeUnretainedValue()) } ?? .none
            popFrame()
            return instance
        }
        return result
    }
}
