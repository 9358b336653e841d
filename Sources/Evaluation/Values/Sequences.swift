// What lists, tuples and strings share: positions, repetition, order, and text that survives self-containment.

import Glibc
import Syntax

extension Machine {
    /// The integer that a value stands for as an index, or nil when it is none.
    /// - Throws: `IndexError` for an integer beyond 64 bits.
    func indexIfAny(_ value: Value, _ tooLarge: ExceptionKind = .indexError) throws -> Int? {
        switch value {
        case .int(let value): return value
        case .bool(let value): return value ? 1 : 0
        case .tensor(let tensor): return try tensorIndex(tensor)
        case .object(let object):
            if object.kind == .bigInt { throw Raise(tooLarge, "cannot fit 'int' into an index-sized integer") }
            if object.kind == .array { return try index(value) }
            guard object.kind == .instance, object.type(self).lookup(symbols.intern("__index__")) != nil else { return nil }
            return try index(value)
        default: return nil
        }
    }

    /// The position that an index means in a sequence of `count` elements.
    /// - Throws: `IndexError` outside of it, `TypeError` for no integer.
    func position(_ key: Value, in name: String, count: Int, outOfRange: @autoclosure () -> String) throws -> Int {
        guard let index = try indexIfAny(key) else {
            let what = name == "str" ? "string indices must be integers, not '\(typeName(key))'"
                : "\(name) indices must be integers or slices, not \(typeName(key))"
            throw Raise(.typeError, what)
        }
        let position = index < 0 ? index &+ count : index
        guard position >= 0, position < count else { throw Raise(.indexError, outOfRange()) }
        return position
    }

    /// How often a sequence of `count` elements is to be repeated, with room for the result.
    /// - Throws: `TypeError` for no integer, `MemoryError` for more than can be held.
    func repetitions(_ value: Value, of count: Int) throws -> Int {
        guard let times = try indexIfAny(value, .overflowError) else {
            throw Raise(.typeError, "can't multiply sequence by non-int of type '\(typeName(value))'")
        }
        guard times > 0, count > 0 else { return 0 }
        let (total, overflow) = count.multipliedReportingOverflow(by: times)
        guard !overflow else { throw Raise(.memoryError, arguments: []) }
        try checkRoom(for: total)
        return times
    }

    /// Refuses sequences that memory cannot hold: Swift would end the process.
    func checkRoom(for count: Int, of size: Int = MemoryLayout<Value>.stride) throws {
        guard count > 1 << 20 else { return }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
        guard !overflow, let probe = malloc(bytes) else { throw Raise(.memoryError, arguments: []) }
        free(probe)
    }

    /// A container's text; `ellipsis` when it is being made already, further out.
    func reprOnce(_ object: Object, _ ellipsis: String, _ body: () throws -> String) throws -> String {
        let identity = ObjectIdentifier(object)
        if containersUnderRepr.contains(identity) { return ellipsis }
        containersUnderRepr.append(identity)
        defer { containersUnderRepr.removeLast() }
        return try body()
    }

    func joinedRepr(_ elements: ContiguousArray<Value>) throws -> String {
        var text = ""
        for (index, element) in elements.enumerated() {
            if index > 0 { text += ", " }
            text += try repr(element)
        }
        return text
    }

    /// Element by element, then by length; the elements are asked for each time since comparing can change them.
    func compareSequences(
        _ op: ComparisonOperator, _ left: () -> ContiguousArray<Value>, _ right: () -> ContiguousArray<Value>
    ) throws -> Value {
        var index = 0
        while index < left().count, index < right().count {
            let (x, y) = (left()[index], right()[index])
            if try !isSameOrEqual(x, y) { return try compare(op, x, y) }
            index += 1
        }
        return .bool(op.holds(left().count, right().count))
    }

    func sequencesEqual(_ left: () -> ContiguousArray<Value>, _ right: () -> ContiguousArray<Value>) throws -> Bool {
        guard left().count == right().count else { return false }
        var index = 0
        while index < left().count, index < right().count {
            if try !isSameOrEqual(left()[index], right()[index]) { return false }
            index += 1
        }
        return left().count == right().count
    }

    /// `sequence + other` where the other side may be an instance that knows how (`__radd__`).
    func concatenation(_ name: String, _ object: Object, _ other: Value) throws -> Value {
        if case .object(let right) = other, right.kind == .instance,
            let result = try right.binary(.add, .object(object), reflected: true, self)
        {
            return result
        }
        throw Raise(.typeError, "can only concatenate \(name) (not \"\(typeName(other))\") to \(name)")
    }
}

extension ComparisonOperator {
    func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
        switch self {
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        case .equal: a == b
        default: a != b
        }
    }
}

extension Value {
    /// The object as a list, or nil; faster than a cast.
    public var asList: ListObject? {
        guard case .object(let object) = self else { return nil }
        if object.kind == .list { return unsafeDowncast(object, to: ListObject.self) }
        return object.kind == .instance ? payloadObject(.list).map { unsafeDowncast($0, to: ListObject.self) } : nil
    }
    public var asTuple: TupleObject? {
        guard case .object(let object) = self else { return nil }
        if object.kind == .tuple { return unsafeDowncast(object, to: TupleObject.self) }
        return object.kind == .instance ? payloadObject(.tuple).map { unsafeDowncast($0, to: TupleObject.self) } : nil
    }
    public var asDict: DictObject? {
        guard case .object(let object) = self else { return nil }
        if object.kind == .dict { return unsafeDowncast(object, to: DictObject.self) }
        return object.kind == .instance ? payloadObject(.dict).map { unsafeDowncast($0, to: DictObject.self) } : nil
    }
    public var asSet: SetObject? {
        guard case .object(let object) = self else { return nil }
        if object.kind == .set { return unsafeDowncast(object, to: SetObject.self) }
        return object.kind == .instance ? payloadObject(.set).map { unsafeDowncast($0, to: SetObject.self) } : nil
    }
}
