// A value of the language: numbers unboxed, everything else by reference. What objects can do is in Object.swift.

import Tensors

/// Any Python value.
///
/// The machine reads the tag and the payload of the first three cases directly in its registers (Registers.swift), so
/// their order matters.
public enum Value {
    /// An integer of 64 bits; larger ones are `BigIntObject`.
    case int(Int)
    case float(Double)
    case bool(Bool)
    case object(Object)
    case tensor(Tensor)
    case none
    /// No value: an unassigned variable, a missing argument.
    case undefined

    public var isUndefined: Bool { if case .undefined = self { true } else { false } }
    var isInt: Bool { if case .int = self { true } else { false } }
    public var isNone: Bool { if case .none = self { true } else { false } }

    /// `a is b`.
    public func isIdentical(to other: Value) -> Bool {
        switch (self, other) {
        case (.int(let a), .int(let b)): a == b
        case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
        case (.bool(let a), .bool(let b)): a == b
        case (.object(let a), .object(let b)): a === b
        case (.tensor(let a), .tensor(let b)): a === b
        case (.none, .none), (.undefined, .undefined): true
        default: false
        }
    }

    /// The object as a given class, or nil; an instance of a class derived from a builtin type is its builtin value.
    public func `as`<T: Object>(_ type: T.Type) -> T? {
        guard case .object(let object) = self else { return nil }
        // Most classes have none below them: one comparison instead of a search.
        if Swift.type(of: object) == T.self { return unsafeDowncast(object, to: T.self) }
        if let cast = object as? T { return cast }
        guard object.kind == .instance, case .object(let payload) = plain, payload !== object else { return nil }
        return payload as? T
    }

    /// The text of a string value, or nil.
    public var text: String? {
        guard case .object(let object) = self else { return nil }
        if object.kind == .string { return unsafeDowncast(object, to: StringObject.self).text }
        return object.kind == .instance ? payloadObject(.string).map { unsafeDowncast($0, to: StringObject.self).text } : nil
    }

    /// The builtin object of a kind that an instance stands for.
    func payloadObject(_ kind: Object.Kind) -> Object? {
        guard case .object(let payload) = plain, payload.kind == kind else { return nil }
        return payload
    }

    /// The tensor, or nil.
    public var tensor: Tensor? { if case .tensor(let tensor) = self { tensor } else { nil } }

    /// A new string value.
    public static func string(_ text: String) -> Value { .object(StringObject(text)) }
}

extension Value {
    /// A function of the language.
    var isFunction: Bool { if case .object(let object) = self { object.kind == .function } else { false } }
}
