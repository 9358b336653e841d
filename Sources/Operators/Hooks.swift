// Functions that see gradients on their way through the graph. Those of a computed tensor hang on its record, those of a
// leaf on the recorder.

import Tensors

/// The hooks of one tensor, or of the outputs of one record, in the order in which they were added.
public final class GradientHooks {
    /// Receives a gradient; what it returns replaces it.
    public typealias Hook = (Tensor) throws -> Tensor?
    /// Receives a leaf whose gradient has just grown.
    public typealias Accumulated = (Tensor) throws -> Void

    /// Receives the gradients of the inputs that a record has computed, and those of its outputs; what it returns replaces the first.
    public typealias Node = (_ inputs: [Tensor?], _ outputs: [Tensor?]) throws -> [Tensor?]?
    /// Receives the gradients of the outputs; what it returns replaces them.
    public typealias Arrival = (_ outputs: [Tensor?]) throws -> [Tensor?]?

    private weak var leaf: Tensor?
    private var hooks: [(identifier: Int, output: Int, hook: Hook)] = []
    private var accumulated: [(identifier: Int, hook: Accumulated)] = []
    private var nodes: [(identifier: Int, hook: Node)] = []
    private var arrivals: [(identifier: Int, hook: Arrival)] = []
    private var count = 0

    fileprivate init(leaf: Tensor?) { self.leaf = leaf }

    /// Whether no hook that may change a gradient is left.
    public var isEmpty: Bool { hooks.isEmpty }

    fileprivate func belongs(to tensor: Tensor) -> Bool { leaf === tensor }

    /// - Returns: what `remove` takes.
    public func add(output: Int = 0, _ hook: @escaping Hook) -> Int {
        count += 1
        hooks.append((count, output, hook))
        return count
    }

    public func addAccumulated(_ hook: @escaping Accumulated) -> Int {
        count += 1
        accumulated.append((count, hook))
        return count
    }

    /// A hook of the record itself, or of the place where a leaf's gradient is kept: after it has done its part.
    public func addNode(_ hook: @escaping Node) -> Int {
        count += 1
        nodes.append((count, hook))
        return count
    }

    /// As `addNode`, before it does its part.
    public func addArrival(_ hook: @escaping Arrival) -> Int {
        count += 1
        arrivals.append((count, hook))
        return count
    }

    public func remove(_ identifier: Int) {
        nodes.removeAll { $0.identifier == identifier }
        arrivals.removeAll { $0.identifier == identifier }
        hooks.removeAll { $0.identifier == identifier }
        accumulated.removeAll { $0.identifier == identifier }
    }

    /// The gradient of an output after its hooks.
    public func applied(to gradient: Tensor, output: Int = 0) throws -> Tensor {
        var gradient = gradient
        for (_, place, hook) in hooks where place == output { gradient = try hook(gradient) ?? gradient }
        return gradient
    }

    /// The gradients of the outputs as the hooks before a record's part leave them.
    public func arrived(_ outputs: [Tensor?]) throws -> [Tensor?] {
        var outputs = outputs
        for (_, hook) in arrivals { outputs = try hook(outputs) ?? outputs }
        return outputs
    }

    /// The gradients of the inputs as the hooks after a record's part leave them.
    public func passed(_ inputs: [Tensor?], for outputs: [Tensor?]) throws -> [Tensor?] {
        var inputs = inputs
        for (_, hook) in nodes { inputs = try hook(inputs, outputs) ?? inputs }
        return inputs
    }

    /// After a leaf has got its gradient.
    public func didAccumulate(into leaf: Tensor, _ gradient: Tensor) throws {
        for (_, hook) in nodes { _ = try hook([], [gradient]) }
        for (_, hook) in accumulated { try hook(leaf) }
    }
}

extension Recorder {
    /// The hooks of a leaf, if it has any.
    public func hooks(of leaf: Tensor) -> GradientHooks? {
        guard !leafHooks.isEmpty, let hooks = leafHooks[ObjectIdentifier(leaf)], hooks.belongs(to: leaf) else { return nil }
        return hooks
    }

    /// The hooks of a record, to add to.
    public func makeHooks(of record: Record) -> GradientHooks {
        if let hooks = record.extras as? GradientHooks { return hooks }
        let hooks = GradientHooks(leaf: nil)
        record.extras = hooks
        return hooks
    }

    /// The hooks of a tensor, to add to.
    public func makeHooks(of tensor: Tensor) -> GradientHooks {
        if let history = tensor.history { return makeHooks(of: unsafeDowncast(history, to: Record.self)) }
        if let hooks = hooks(of: tensor) { return hooks }
        let hooks = GradientHooks(leaf: tensor)
        leafHooks[ObjectIdentifier(tensor)] = hooks
        return hooks
    }
}
