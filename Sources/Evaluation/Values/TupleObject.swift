// `tuple`: what it holds and what operators ask of it. Its methods are in Builtins/Tuple.swift.

import Syntax

/// A Python tuple; `torch.Size` and named results are subclasses.
open class TupleObject: Object {
    /// Up to three elements lie in the object itself: programs make pairs all the time, and each is one allocation then.
    @exclusivity(unchecked) private final var few: (Value, Value, Value) = (.none, .none, .none)
    private final var fewCount = 0
    /// The elements of a longer tuple.
    private final var many: ContiguousArray<Value> = []

    public init(_ elements: some Sequence<Value>) {
        super.init(kind: .tuple)
        hold(ContiguousArray(elements))
    }
    /// Without copying those of a long one.
    public init(owning elements: ContiguousArray<Value>) {
        super.init(kind: .tuple)
        hold(elements)
    }
    init(_ first: Value, _ second: Value) {
        super.init(kind: .tuple)
        few = (first, second, .none)
        fewCount = 2
    }
    /// The values in a run of registers.
    init(copying registers: Register, count: Int) {
        super.init(kind: .tuple)
        switch count {
        case 1: few = (registers[0], .none, .none)
        case 2: few = (registers[0], registers[1], .none)
        case 3: few = (registers[0], registers[1], registers[2])
        default:
            many = ContiguousArray(copying: registers, count: count)
            return
        }
        fewCount = count
    }
    deinit {
        if withElements(\.nestsDeeply) { Object.releaseNested(in: self) }
    }

    private final func hold(_ elements: ContiguousArray<Value>) {
        switch elements.count {
        case 1: few = (elements[0], .none, .none)
        case 2: few = (elements[0], elements[1], .none)
        case 3: few = (elements[0], elements[1], elements[2])
        default:
            many = elements
            return
        }
        fewCount = elements.count
    }

    /// The elements in an array of their own, which takes an allocation where they are few.
    public final var elements: ContiguousArray<Value> {
        fewCount == 0 ? many : withElements { ContiguousArray(copying: Register(mutating: $0.baseAddress.unsafelyUnwrapped), count: $0.count) }
    }
    public final var count: Int { fewCount == 0 ? many.count : fewCount }

    /// The elements where they lie.
    @inline(__always) final func withElements<R>(_ body: (UnsafeBufferPointer<Value>) throws -> R) rethrows -> R {
        if fewCount == 0 { return try many.withUnsafeBufferPointer(body) }
        return try withUnsafeMutablePointer(to: &few) { few in
            try few.withMemoryRebound(to: Value.self, capacity: 3) { try body(UnsafeBufferPointer(start: $0, count: fewCount)) }
        }
    }

    /// Changes both elements of a pair, for an iterator whose last tuple nobody else holds.
    final func refill(_ first: Value, _ second: Value) { few = (first, second, .none) }

    /// What a slice of this tuple is: `torch.Size` slices to itself, named tuples to plain ones.
    open func slice(holding elements: ContiguousArray<Value>) -> TupleObject { TupleObject(elements) }

    /// Whether `tuple + self` is of this class too, as Python lets a subclass decide.
    open var claimsSums: Bool { false }

    override open func type(_ machine: Machine) -> TypeObject { machine.types.tuple }
    override open var holdsNested: Bool { withElements(\.holdNested) }
    override open func moveChildren(to list: inout ContiguousArray<Value>) {
        let old = elements
        few = (.none, .none, .none)
        fewCount = 0
        many = []
        list.append(contentsOf: old.lazy.filter(\.mayNest))
    }

    override open func repr(_ machine: Machine) throws -> String {
        try machine.reprOnce(self, "(...)") {
            let text = try machine.joinedRepr(elements)
            return elements.count == 1 ? "(\(text),)" : "(\(text))"
        }
    }
    override open func truth(_ machine: Machine) -> Bool { count > 0 }
    override open func length(_ machine: Machine) -> Int { count }

    override open func hash(_ machine: Machine) throws -> Int {
        var sum = CombinedHash()
        for element in elements {
            if case .object(let object) = element, object.kind == .tuple {
                sum.add(try machine.guardingRecursion { try object.hash(machine) })
            } else {
                sum.add(try machine.hash(element))
            }
        }
        return sum.result(count: count)
    }

    /// The hash of a tuple of ints and strings; nil for every other.
    final var quickHash: Int? {
        withElements { elements in
            guard let base = elements.baseAddress else { return nil }
            var sum = CombinedHash()
            for index in elements.indices {
                let element = Register(mutating: base + index)
                if element.tag == ValueTag.int {
                    sum.add(hashNumber(element.intPayload))
                } else {
                    guard element.objectKind == .string else { return nil }
                    sum.add(element.withObject(as: StringObject.self) { $0.textHash })
                }
            }
            return sum.result(count: elements.count)
        }
    }

    /// Whether all elements are the same ints and strings; nil where it takes more to compare them.
    final func quickEquals(_ other: TupleObject) -> Bool? {
        guard count == other.count else { return false }
        return withElements { left in
            other.withElements { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return true }
                for index in 0..<count {
                    let (a, b) = (Register(mutating: left + index), Register(mutating: right + index))
                    if a.tag == ValueTag.int, b.tag == ValueTag.int {
                        if a.intPayload != b.intPayload { return false }
                    } else {
                        guard a.objectKind == .string, b.objectKind == .string else { return nil }
                        let same = a.withObject(as: StringObject.self) { a in b.withObject(as: StringObject.self) { a.isEqual(to: $0) } }
                        if !same { return false }
                    }
                }
                return true
            }
        }
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
            let bounds = try unsafeDowncast(object, to: SliceObject.self).indices(length: count, machine)
            return .object(slice(holding: elements.slice(bounds)))
        }
        let position = try machine.position(key, in: "tuple", count: count, outOfRange: "tuple index out of range")
        return withElements { $0[position] }
    }
}

/// CPython's combination of the elements' hashes, so that sets of tuples print in the same order.
private struct CombinedHash {
    private static let fifth: UInt = 2_870_177_450_012_600_261
    private var sum = fifth

    mutating func add(_ hash: Int) {
        sum = sum &+ UInt(bitPattern: hash) &* 14_029_467_366_897_019_727
        sum = (sum << 31) | (sum >> 33)
        sum = sum &* 11_400_714_785_074_694_791
    }

    func result(count: Int) -> Int {
        let sum = sum &+ (UInt(count) ^ (Self.fifth ^ 3_527_539))
        return sum == UInt.max ? 1_546_275_796 : Int(bitPattern: sum)
    }
}
