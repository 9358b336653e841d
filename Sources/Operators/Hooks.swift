// Functions that see gradients on their way through the graph. Those of a computed tensor hang on its record, those of a
// leaf on the recorder.

import Tensors

/// The hooks of one tensor, or of the outputs of one record, in the order in which they were added.
public final class GradientHooks {
    /// Receives a gradient; what it returns replaces it.
    public typealias Hook = (Tensor) throws -> Tensor?
    /// Receives a leaf whose gradient has just grown.
    public typealias Accumulated = (Tensor) throws -> Void

    private weak var leaf: Tensor?
    private var hooks: [(identifier: Int, output: Int, hook: Hook)] = []
    private var accumulated: [(identifier: Int, hook: Accumulated)] = []
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

    public func remove(_ identifier: Int) {
        hooks.removeAll { $0.identifier == identifier }
        accumulated.removeAll { $0.identifier == identifier }
    }

    /// The gradient of an output after its hooks.
    public func applied(to gradient: Tensor, output: Int = 0) throws -> Tensor {
        var gradient = gradient
        for (_, place, hook) in hooks where place == output { gradient = try hook(gradient) ?? gradient }
        return gradient
    }

    public func didAccumulate(into leaf: Tensor) throws { for (_, hook) in accumulated { try hook(leaf) } }
}

extension Recorder {
    /// The hooks of a leaf, if it has any.
    public func hooks(of leaf: Tensor) -> GradientHooks? {
        guard !leafHooks.isEmpty, let hooks = leafHooks[ObjectIdentifier(leaf)], hooks.belongs(to: leaf) else { return nil }
        return hooks
    }

    /// The hooks of a tensor, to add to.
    public func makeHooks(of tensor: Tensor) -> GradientHooks {
        if let history = tensor.history {
            let record = unsafeDowncast(history, to: Record.self)
            if let hooks = record.extras as? GradientHooks { return hooks }
            let hooks = GradientHooks(leaf: nil)
            record.extras = hooks
            return hooks
        }
        if let hooks = hooks(of: tensor) { return hooks }
        let hooks = GradientHooks(leaf: tensor)
        leafHooks[ObjectIdentifier(tensor)] = hooks
        return hooks
    }
}
