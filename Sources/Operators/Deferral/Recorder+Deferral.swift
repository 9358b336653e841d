// Which operations are put off inside a compiled function, and when that begins and ends. How their values wait, and how
// a chain of them is computed, is in Tensors/Deferral.

import Tensors

extension Recorder {
    /// Whether anything was ever put off.
    public var hasDeferred: Bool { ownDeferral != nil }

    /// From here on, until `endDeferring`, elementwise operations on large tensors give tensors that are computed when
    /// somebody asks for their elements. Regions nest.
    public func beginDeferring() {
        let own = ownDeferral ?? Deferral(backend)
        ownDeferral = own
        deferral = own
        deferringDepth += 1
    }

    public func endDeferring() {
        deferringDepth -= 1
        guard deferringDepth <= 0 else { return }
        deferral?.leave()
        deferral = nil
        deferringDepth = 0
    }

    /// Work inside it is not put off, whatever the region.
    public func notDeferring<T>(_ work: () throws -> T) rethrows -> T {
        let before = deferral
        deferral = nil
        defer { deferral = before }
        return try work()
    }

    /// A whole sum or mean, and a mask as numbers; nil when it is not to be put off.
    @inline(__always)
    func deferred(_ operation: Operation, _ x: Tensor, _ attributes: [Argument]) throws -> Tensor? {
        guard let deferral else { return nil }
        return try deferredSlowly(operation, x, attributes, deferral)
    }

    private func deferredSlowly(
        _ operation: Operation, _ x: Tensor, _ attributes: [Argument], _ deferral: Deferral
    ) throws -> Tensor? {
        guard x.elementCount >= Deferral.threshold else { return nil }
        if operation === Operation.sum { return attributes[0].isNone ? try deferral.sum(x, divisor: 1) : nil }
        if operation === Operation.mean {
            return attributes[0].isNone ? try deferral.sum(x, divisor: Double(x.elementCount)) : nil
        }
        if operation === Operation.to { return attributes[0].dtype == .float32 ? try deferral.numbers(x) : nil }
        return nil
    }

    /// A choice between two values; nil when it is not to be put off.
    @inline(__always)
    func deferred(_ operation: Operation, _ inputs: [Tensor]) throws -> Tensor? {
        guard let deferral, inputs.count == 3, operation === Operation.where else { return nil }
        return try deferral.choose(inputs[0], inputs[1], inputs[2])
    }
}
