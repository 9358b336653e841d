// The base of everything held by reference: what an object can be asked, with Python's answer when it cannot. Each kind
// of object is a subclass in a file of its own.

import Syntax
import Tensors

/// A Python object other than a number, a bool, `None` or a tensor.
open class Object {
    /// Quick test for the classes that the machine treats specially.
    public enum Kind: UInt8 {
        case other, string, list, tuple, dict, set, function, native, boundMethod, type, iterator, range, slice, module, exception
        case bigInt, cell, instance, bytes, complex, generator, rangeIterator, listIterator, pairIterator, parent, array
    }
    public final let kind: Kind

    public init(kind: Kind = .other) { self.kind = kind }

    /// The object's type; subclasses that are made by the machine itself answer from `machine.types`.
    open func type(_ machine: Machine) -> TypeObject { machine.types.object }

    open func repr(_ machine: Machine) throws -> String { "<\(type(machine).name) object at \(address)>" }
    open func str(_ machine: Machine) throws -> String { try repr(machine) }
    open func format(_ spec: String, _ machine: Machine) throws -> String {
        guard spec.isEmpty else {
            let type = type(machine)
            let home = type.moduleName == "torch" ? "torch." : ""
            throw Raise(.typeError, "unsupported format string passed to \(home)\(type.name).__format__")
        }
        return try str(machine)
    }
    open func truth(_ machine: Machine) throws -> Bool { true }
    /// Throws for unhashable objects.
    open func hash(_ machine: Machine) throws -> Int { Int(bitPattern: Unmanaged.passUnretained(self).toOpaque()) >> 4 }
    /// Nil: not comparable with that, ask the other side.
    open func equals(_ other: Value, _ machine: Machine) throws -> Bool? {
        if case .object(let object) = other, object === self { return true }
        return nil
    }
    /// `<`, `<=`, `>`, `>=`; nil as above.
    open func compare(_ op: ComparisonOperator, _ other: Value, _ machine: Machine) throws -> Value? { nil }
    /// `self op other`, or `other op self` when reflected; nil: not defined.
    open func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine) throws -> Value? { nil }
    /// `self op= other` in place; nil: the plain operator is used.
    open func binaryInPlace(_ op: BinaryOperator, _ other: Value, _ machine: Machine) throws -> Value? { nil }
    open func unary(_ op: UnaryOperator, _ machine: Machine) throws -> Value? { nil }

    /// The number that an array without dimensions stands for; nil: not a number.
    open func pythonNumber(_ machine: Machine) throws -> Value? { nil }

    open func length(_ machine: Machine) throws -> Int {
        throw Raise(.typeError, "object of type '\(type(machine).shownName)' has no len()")
    }
    open func item(_ key: Value, _ machine: Machine) throws -> Value {
        throw Raise(.typeError, "'\(type(machine).shownName)' object is not subscriptable")
    }
    open func setItem(_ key: Value, _ value: Value, _ machine: Machine) throws {
        throw Raise(.typeError, "'\(type(machine).shownName)' object does not support item assignment")
    }
    open func deleteItem(_ key: Value, _ machine: Machine) throws {
        throw Raise(.typeError, "'\(type(machine).shownName)' object doesn't support item deletion")
    }
    open func contains(_ value: Value, _ machine: Machine) throws -> Bool {
        let iterator: IteratorObject
        do {
            iterator = try self.iterator(machine)
        } catch let raise as Raise where raise.isNotIterable {
            throw Raise(.typeError, "argument of type '\(type(machine).shownName)' is not iterable")
        }
        while let element = try iterator.next(machine) {
            if try machine.isSameOrEqual(element, value) { return true }
        }
        return false
    }
    open func iterator(_ machine: Machine) throws -> IteratorObject {
        throw Raise(.typeError, "'\(type(machine).shownName)' object is not iterable")
    }
    /// An attribute of the object itself, not of its type; nil: look at the type.
    open func ownAttribute(_ name: Symbol, _ machine: Machine) throws -> Value? { nil }
    open func setAttribute(_ name: Symbol, _ value: Value, _ machine: Machine) throws {
        let text = machine.symbols[name]
        if type(machine).lookup(name) != nil {
            throw Raise(.attributeError, "'\(type(machine).shownName)' object attribute '\(text)' is read-only")
        }
        throw Raise(.attributeError, "'\(type(machine).shownName)' object has no attribute '\(text)'")
    }
    open func deleteAttribute(_ name: Symbol, _ machine: Machine) throws {
        throw Raise(.attributeError, "'\(type(machine).shownName)' object has no attribute '\(machine.symbols[name])'")
    }
    open func call(_ arguments: Arguments, _ machine: Machine) throws -> Value {
        throw Raise(.typeError, "'\(type(machine).shownName)' object is not callable")
    }
    /// What `callable` answers.
    open func isCallable(_ machine: Machine) -> Bool {
        switch kind {
        case .function, .native, .boundMethod, .type: true
        default: type(machine).lookup(machine.symbols.intern("__call__")) != nil
        }
    }
    /// The names that `dir` and completion show beside those of the type.
    open func ownNames(_ machine: Machine) -> [String] { [] }

    /// True when freeing this object could free others that nest.
    open var holdsNested: Bool { false }
    /// Moves what the object holds to a list, so that freeing a deep nest needs no deep stack (Nesting.swift).
    open func moveChildren(to list: inout ContiguousArray<Value>) {}

    public final var address: String {
        "0x" + String(UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque()), radix: 16)
    }
}

/// Something that `next` can be asked of.
open class IteratorObject: Object {
    override public init(kind: Kind = .iterator) { super.init(kind: kind) }
    /// The next element, or nil at the end.
    open func next(_ machine: Machine) throws -> Value? { nil }
    /// Puts the next element into a register; false at the end.
    func advance(_ machine: Machine, into target: Register) throws -> Bool {
        guard let value = try next(machine) else { return false }
        target.pointee = value
        return true
    }
    /// Puts the two parts of the next element into registers, where the kind is `pairIterator`; false at the end.
    func advance(_ machine: Machine, into first: Register, _ second: Register) throws -> Bool { false }
    /// Hands over one element after the other until `take` answers false.
    func drain(_ machine: Machine, _ take: (Value) throws -> Bool) throws {
        while let value = try next(machine), try take(value) {}
    }
    /// How many elements are left at least: more than memory holds are refused before the first.
    open var countHint: Int { 0 }
    override open func iterator(_ machine: Machine) throws -> IteratorObject { self }
    /// The type's name as `type()` shows it: `list_iterator`, `zip`.
    open var typeName: String { "iterator" }
    override open func type(_ machine: Machine) -> TypeObject { machine.types.iterator(named: typeName) }
}
