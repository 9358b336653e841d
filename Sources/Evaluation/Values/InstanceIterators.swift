// Iterators over instances of users' classes: those that have `__next__`, and those that have only `__getitem__`.

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
