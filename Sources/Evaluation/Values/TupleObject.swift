// `tuple`: what it holds and what operators ask of it. Its methods are in Builtins/Tuple.swift.

import Syntax

/// A Python tuple; `torch.Size` and named results are subclasses.
open class TupleObject: Object {
    /// Never changed while the tuple can be seen.
    public final private(set) var elements: ContiguousArray<Value>
    public init(_ elements: some Sequence<Value>) {
        self.elements = ContiguousArray(elements)
        super.init(kind: .tuple)
    }
    /// Without copying.
    public init(owning elements: ContiguousArray<Value>) {
        self.elements = elements
        super.init(kind: .tuple)
    }
    deinit {
        if elements.withUnsafeBufferPointer({ $0.nestsDeeply }) { Object.releaseNested(in: self) }
    }

    /// Changes an element, for an iterator whose last tuple nobody else holds.
    final func refill(_ index: Int, _ value: Value) { elements[index] = value }

    /// What a slice of this tuple is: `torch.Size` slices to itself, named tuples to plain ones.
    open func slice(holding elements: ContiguousArray<Value>) -> TupleObject { TupleObject(elements) }

    /// Whether `tuple + self` is of this class too, as Python lets a subclass decide.
    open var claimsSums: Bool { false }

    override open func type(_ machine: Machine) -> TypeObject { machine.types.tuple }
    override open var holdsNested: Bool { elements.contains(where: \.mayNest) }
    override open func moveChildren(to list: inout ContiguousArray<Value>) {
        let old = elements
        elements = []
        list.append(contentsOf: old.lazy.filter(\.mayNest))
    }

    override open func repr(_ machine: Machine) throws -> String {
        try machine.reprOnce(self, "(...)") {
            let text = try machine.joinedRepr(elements)
            return elements.count == 1 ? "(\(text),)" : "(\(text))"
        }
    }
    override open func truth(_ machine: Machine) -> Bool { !elements.isEmpty }
    override open func length(_ machine: Machine) -> Int { elements.count }

    /// CPython's combination of the elements' hashes, so that sets of tuples print in the same order.
    override open func hash(_ machine: Machine) throws -> Int {
        let (first, second): (UInt, UInt) = (11_400_714_785_074_694_791, 14_029_467_366_897_019_727)
        let fifth: UInt = 2_870_177_450_012_600_261
        var sum = fifth
        for element in elements {
            let hash: Int
            if case .object(let object) = element, object.kind == .tuple {
                hash = try machine.guardingRecursion { try object.hash(machine) }
            } else {
                hash = try machine.hash(element)
            }
            let lane = UInt(bitPattern: hash)
            sum = sum &+ lane &* second
            sum = (sum << 31) | (sum >> 33)
            sum = sum &* first
        }
        sum = sum &+ (UInt(elements.count) ^ (fifth ^ 3_527_539))
        return sum == UInt.max ? 1_546_275_796 : Int(bitPattern: sum)
    }

    override open func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        guard case .object(let object) = other, object.kind == .tuple else { return nil }
        let right = unsafeDowncast(object, to: TupleObject.self)
        return try machine.sequencesEqual({ elements }, { right.elements })
    }
    override open func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? {
        guard case .object(let object) = other, object.kind == .tuple else { return nil }
        let right = unsafeDowncast(object, to: TupleObject.self)
        return try machine.guardingRecursion(" in comparison") { try machine.compareSequences(op, { elements }, { right.elements }) }
    }

    override open func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? {
        switch op {
        case .add where !reflected:
            guard case .object(let object) = other, object.kind == .tuple else {
                return try machine.concatenation("tuple", self, other)
            }
            if unsafeDowncast(object, to: TupleObject.self).claimsSums, !claimsSums { return nil }
            let right = unsafeDowncast(object, to: TupleObject.self).elements
            try machine.checkRoom(for: elements.count + right.count)
            return .object(TupleObject(elements + right))
        case .multiply:
            return .object(TupleObject(elements.repeated(try machine.repetitions(other, of: elements.count))))
        default: return nil
        }
    }

    override open func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        for element in elements where try machine.isSameOrEqual(element, value) { return true }
        return false
    }
    override open func iterator(_ machine: Machine) throws -> IteratorObject { TupleIterator(self) }
    override open func item(_ key: Value, _ machine: Machine) throws -> Value {
        if case .object(let object) = key, object.kind == .slice {
            let bounds = try unsafeDowncast(object, to: SliceObject.self).indices(length: elements.count, machine)
            return .object(slice(holding: elements.slice(bounds)))
        }
        return elements[
            try machine.position(key, in: "tuple", count: elements.count, outOfRange: "tuple index out of range")]
    }
}
