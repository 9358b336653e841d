// Iterators over instances of the user's classes, by `__next__` or by `__getitem__`.

/// Iterates by `__next__`.
final class InstanceIterator: IteratorObject {
    private let instance: InstanceObject
    init(_ instance: InstanceObject) {
        self.instance = instance
        super.init()
    }
    override func next(_ machine: Machine) throws -> Value? { try instance.next(machine) }
    override func type(_ machine: Machine) -> TypeObject { instance.typeObject }
}

/// Iterates by `__getitem__` with 0, 1, 2, … until `IndexError`.
final class IndexIterator: IteratorObject {
    private let instance: InstanceObject
    private var index = 0
    init(_ instance: InstanceObject) {
        self.instance = instance
        super.init()
    }
    override func next(_ machine: Machine) throws -> Value? {
        do {
            defer { index += 1 }
            return try instance.item(.int(index), machine)
        } catch where machine.isRaised(error, .indexError) || machine.isRaised(error, .stopIteration) {
            return nil
        }
    }
}

extension Value {
    /// The builtin value that an instance of a class derived from a builtin type stands for, or the value itself.
    var plain: Value {
        guard case .object(let object) = self, object.kind == .instance else { return self }
        let payload = unsafeDowncast(object, to: InstanceObject.self).payload
        return payload.isUndefined ? self : payload
    }
    var isNotImplemented: Bool { self.as(NotImplementedObject.self) != nil }
}
