// `list`: what it holds and what operators ask of it. Its methods are in Builtins/List.swift.

import Syntax

/// A Python list.
public final class ListObject: Object {
    public var elements: ContiguousArray<Value>
    public init(_ elements: some Sequence<Value>) {
        self.elements = ContiguousArray(elements)
        super.init(kind: .list)
    }
    /// Without copying.
    public init(owning elements: ContiguousArray<Value>) {
        self.elements = elements
        super.init(kind: .list)
    }
    /// Where an element of the list lies. Good only until the next thing happens: it holds neither the list nor its memory,
    /// which is why reading through it costs no reference counting.
    @inline(__always) final func place(of index: Int) -> Register {
        Register(mutating: elements.withUnsafeBufferPointer { $0.baseAddress.unsafelyUnwrapped + index })
    }

    deinit {
        if elements.withUnsafeBufferPointer({ $0.nestsDeeply }) { Object.releaseNested(in: self) }
    }

    override public func type(_ machine: Machine) -> TypeObject { machine.types.list }
    override public var holdsNested: Bool { elements.withUnsafeBufferPointer(\.holdNested) }
    override public func moveChildren(to list: inout ContiguousArray<Value>) {
        let old = elements
        elements = []
        list.append(contentsOf: old.lazy.filter(\.mayNest))
    }

    override public func repr(_ machine: Machine) throws -> String {
        try machine.reprOnce(self, "[...]") {
            // Index by index: an element's `__repr__` can change the list.
            var text = "["
            var index = 0
            while index < elements.count {
                if index > 0 { text += ", " }
                text += try machine.repr(elements[index])
                index += 1
            }
            return text + "]"
        }
    }
    override public func truth(_ machine: Machine) -> Bool { !elements.isEmpty }
    override public func hash(_ machine: Machine) throws -> Int { throw Raise(.typeError, "unhashable type: 'list'") }
    override public func length(_ machine: Machine) -> Int { elements.count }

    override public func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        guard case .object(let object) = other, object.kind == .list else { return nil }
        let right = unsafeDowncast(object, to: ListObject.self)
        return try machine.sequencesEqual({ elements }, { right.elements })
    }
    override public func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard case .object(let object) = other, object.kind == .list else { return nil }
        let right = unsafeDowncast(object, to: ListObject.self)
        return try machine.guardingRecursion(" in comparison") { try machine.compareSequences(op, { elements }, { right.elements }) }
    }

    override public func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        switch op {
        case .add where !reflected:
            guard case .object(let object) = other, object.kind == .list else {
                return try machine.concatenation("list", self, other)
            }
            let right = unsafeDowncast(object, to: ListObject.self).elements
            try machine.checkRoom(for: elements.count + right.count)
            return .object(ListObject(elements + right))
        case .multiply:
            return .object(ListObject(elements.repeated(try machine.repetitions(other, of: elements.count))))
        default: return nil
        }
    }
    override public func binaryInPlace(_ op: BinaryOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        switch op {
        case .add: try extend(other, machine)
        case .multiply: elements = elements.repeated(try machine.repetitions(other, of: elements.count))
        default: return nil
        }
        return .object(self)
    }

    /// Appends every element of an iterable.
    public func extend(_ other: Value, _ machine: Machine) throws {
        if case .object(let object) = other, object.kind == .list || object.kind == .tuple {
            let more = try machine.elements(other)
            try machine.checkRoom(for: elements.count + more.count)
            elements.append(contentsOf: more)
            return
        }
        let iterator = try machine.iterator(other)
        try machine.checkRoom(for: elements.count &+ iterator.countHint)
        try iterator.drain(machine) { element in
            try machine.checkGrowth(of: elements)
            elements.append(element)
            return true
        }
    }

    override public func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        var index = 0
        while index < elements.count {
            if try machine.isSameOrEqual(elements[index], value) { return true }
            index += 1
        }
        return false
    }
    override public func iterator(_ machine: Machine) -> IteratorObject { ListIterator(self) }

    override public func item(_ key: Value, _ machine: Machine) throws -> Value {
        if case .int(let index) = key {
            let position = index < 0 ? index &+ elements.count : index
            guard position >= 0, position < elements.count else { throw Raise(.indexError, "list index out of range") }
            return elements[position]
        }
        if case .object(let object) = key, object.kind == .slice {
            let bounds = try unsafeDowncast(object, to: SliceObject.self).indices(length: elements.count, machine)
            return .object(ListObject(owning: elements.slice(bounds)))
        }
        return elements[
            try machine.position(key, in: "list", count: elements.count, outOfRange: "list index out of range")]
    }

    override public func setItem(_ key: Value, _ value: Value, _ machine: Machine) throws {
        if case .object(let object) = key, object.kind == .slice {
            return try setSlice(unsafeDowncast(object, to: SliceObject.self), value, machine)
        }
        let position = try machine.position(
            key, in: "list", count: elements.count, outOfRange: "list assignment index out of range")
        elements[position] = value
    }

    private func setSlice(_ slice: SliceObject, _ value: Value, _ machine: Machine) throws {
        let isPlain = slice.step.isNone || slice.step.isIdentical(to: .int(1))
        let new: [Value]
        do {
            _ = try slice.indices(length: elements.count, machine)
            new = try machine.elements(value)
        } catch let raise as Raise
            where raise.kind == .typeError && raise.arguments.first?.text?.hasSuffix("is not iterable") == true
        {
            throw Raise(.typeError, isPlain ? "can only assign an iterable" : "must assign iterable to extended slice")
        }
        let bounds = try slice.indices(length: elements.count, machine)
        if bounds.step == 1 {
            try machine.checkRoom(for: elements.count + new.count)
            elements.replaceSubrange(bounds.start..<bounds.start + bounds.count, with: new)
            return
        }
        guard new.count == bounds.count else {
            throw Raise(
                .valueError, "attempt to assign sequence of size \(new.count) to extended slice of size \(bounds.count)")
        }
        for (index, element) in new.enumerated() { elements[bounds.start + index * bounds.step] = element }
    }

    override public func deleteItem(_ key: Value, _ machine: Machine) throws {
        guard case .object(let object) = key, object.kind == .slice else {
            let position = try machine.position(
                key, in: "list", count: elements.count, outOfRange: "list assignment index out of range")
            elements.remove(at: position)
            return
        }
        let bounds = try unsafeDowncast(object, to: SliceObject.self).indices(length: elements.count, machine)
        if bounds.step == 1 {
            elements.removeSubrange(bounds.start..<bounds.start + bounds.count)
        } else if bounds.count > 0 {
            let last = bounds.start + (bounds.count - 1) * bounds.step
            let (low, high, step) = (min(bounds.start, last), max(bounds.start, last), abs(bounds.step))
            var kept: ContiguousArray<Value> = []
            for (index, element) in elements.enumerated()
            where index < low || index > high || (index - low) % step != 0 {
                kept.append(element)
            }
            elements = kept
        }
    }
}

extension ContiguousArray<Value> {
    /// The values in a run of registers.
    init(copying registers: Register, count: Int) {
        // Measured: a literal takes half the time of an array whose memory is asked for by size.
        switch count {
        case 0: self = []
        case 1: self = [registers[0]]
        case 2: self = [registers[0], registers[1]]
        case 3: self = [registers[0], registers[1], registers[2]]
        default:
            self = []
            reserveCapacity(count)
            for index in 0..<count { append(registers[index]) }
        }
    }

    /// The elements that a slice's bounds name.
    func slice(_ bounds: SliceObject.Bounds) -> ContiguousArray<Value> {
        if bounds.step == 1, bounds.count == count { return self }
        var part: ContiguousArray<Value> = []
        part.reserveCapacity(bounds.count)
        var position = bounds.start
        for _ in 0..<bounds.count {
            part.append(self[position])
            position &+= bounds.step
        }
        return part
    }

    func repeated(_ times: Int) -> ContiguousArray<Value> {
        if count == 1, times > 0 {
            let element = self[0]
            var result: ContiguousArray<Value> = []
            result.reserveCapacity(times)
            for _ in 0..<times { result.append(element) }
            return result
        }
        var result: ContiguousArray<Value> = []
        result.reserveCapacity(count * times)
        for _ in 0..<times { result.append(contentsOf: self) }
        return result
    }
}
