// Objects that nobody holds any more and whose end is still to be told: generators with a `finally` to run, instances with a
// `__del__`, weak references with a callback.

/// Kept apart from the machine, which may be gone before the last of its objects.
final class Departed {
    /// In the order in which they went.
    private(set) var objects: [Object] = []
    private let interruption: UnsafeMutablePointer<Int32>
    /// The machine is going away: nothing is called any more.
    private(set) var isClosed = false
    /// Weak references by the object that they stand for.
    private var watchers: [ObjectIdentifier: [Watcher]] = [:]
    private struct Watcher { weak var reference: WeakReferenceObject? }

    init(_ interruption: UnsafeMutablePointer<Int32>) { self.interruption = interruption }

    /// Has the machine call what is owed as soon as it can.
    func add(_ object: Object) {
        guard !isClosed else { return }
        objects.append(object)
        if interruption.pointee == Interruption.none { interruption.pointee = Interruption.dropped }
    }

    func next() -> Object? { objects.isEmpty ? nil : objects.removeFirst() }

    func close() {
        isClosed = true
        objects = []
    }

    // MARK: Weak references

    func watch(_ object: Object, by reference: WeakReferenceObject) {
        watchers[ObjectIdentifier(object), default: []].append(Watcher(reference: reference))
    }

    /// The references to an object that still exist, oldest first.
    func references(to object: Object) -> [WeakReferenceObject] {
        watchers[ObjectIdentifier(object)]?.compactMap(\.reference) ?? []
    }

    /// Called at the end of an object that is watched: callbacks run, the newest first.
    func end(of object: Object) {
        for watcher in watchers.removeValue(forKey: ObjectIdentifier(object))?.reversed() ?? [] {
            if let reference = watcher.reference, reference.callback != nil { add(reference) }
        }
    }
}

extension Machine {
    /// Registers; calls with more arguments do not attend to interruptions before they are entered.
    static let clearance = 4096

    /// Closes the generators that nobody holds any more, and calls `__del__` and the callbacks of weak references; what
    /// they raise is shown and lost, as in CPython.
    func closeDropped() {
        // A call about to be entered has its arguments above the top of the stack: what runs here begins well past them.
        let top = stack.top
        guard top + 2 * Machine.clearance < stack.end else { return }
        stack.prepare(top + Machine.clearance)
        stack.top = top + Machine.clearance
        defer { stack.top = top }
        if interruption.pointee == Interruption.dropped { interruption.pointee = Interruption.none }
        let handled = handling
        defer { handling = handled }
        while let object = departed.next() {
            do {
                if let generator = object as? GeneratorObject {
                    try generator.close(self)
                } else if let instance = object as? InstanceObject, let method = instance.typeObject.lookup(protocols.finalizer) {
                    _ = try callMethod(method, of: .object(instance))
                } else if let reference = object as? WeakReferenceObject, let callback = reference.callback {
                    _ = try call(callback, [.object(reference)])
                }
            } catch {
                let place = (object as? InstanceObject)?.typeObject.lookup(protocols.finalizer)
                    ?? (object as? WeakReferenceObject)?.callback ?? .object(object)
                writeError("Exception ignored in: \((try? repr(place)) ?? "")\n" + traceback(of: exceptionObject(for: error), chained: false))
            }
        }
    }
}
