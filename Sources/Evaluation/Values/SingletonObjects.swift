// `...` and `NotImplemented`.

/// `Ellipsis`.
public final class EllipsisObject: Object {
    /// Never changes: the only stored property is a constant.
    nonisolated(unsafe) public static let shared = EllipsisObject()
    private init() { super.init() }
    override public func type(_ machine: Machine) -> TypeObject { machine.types.ellipsis }
    override public func repr(_ machine: Machine) -> String { "Ellipsis" }
}

/// `NotImplemented`, which an operator method returns to let the other side try.
public final class NotImplementedObject: Object {
    /// Never changes: the only stored property is a constant.
    nonisolated(unsafe) public static let shared = NotImplementedObject()
    private init() { super.init() }
    override public func type(_ machine: Machine) -> TypeObject { machine.types.notImplemented }
    override public func repr(_ machine: Machine) -> String { "NotImplemented" }
}

extension Value {
    public static var ellipsis: Value { .object(EllipsisObject.shared) }
    public static var notImplemented: Value { .object(NotImplementedObject.shared) }
}
