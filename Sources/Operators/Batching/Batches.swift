// Tensors that stand for one example of a batch: what `vmap` and whole Jacobians compute with. How each operation treats
// them is in BatchRules.swift.

import Tensors

/// The batches that are being computed with, outermost first.
///
/// An *example* is a tensor with the shape that a function sees; its *whole* holds all examples, the batch first. A whole
/// can be an example of an outer batch.
public final class Batches {
    private struct Entry {
        /// Keeps the identity that the entry is found by.
        let example: Tensor
        let whole: Tensor
        let level: Int
    }

    /// By the place that an example carries; nil where a batch has ended.
    private var entries: [Entry?] = []
    /// The number of examples at each level.
    public private(set) var sizes: [Int] = []
    /// What random operations do, at each level.
    private(set) var randomness: [Randomness] = []

    /// What a random operation in a batched function does.
    public enum Randomness: String, Sendable {
        /// It is refused.
        case error
        /// Each example has numbers of its own.
        case different
        /// All examples have the same.
        case same
    }

    init() {}

    func push(_ size: Int, _ kind: Randomness) {
        sizes.append(size)
        randomness.append(kind)
    }

    func pop() {
        sizes.removeLast()
        randomness.removeLast()
        for place in entries.indices where (entries[place]?.level ?? 0) >= sizes.count { entries[place] = nil }
        while let last = entries.last, last == nil { entries.removeLast() }
    }

    /// The example that stands for a whole at a level.
    func example(of whole: Tensor, level: Int) throws -> Tensor {
        let example = try Kernels.select(whole, 0, 0)
        example.batchPlace = Int32(truncatingIfNeeded: entries.count)
        entries.append(Entry(example: example, whole: whole, level: level))
        return example
    }

    /// What an example stands for; nil for any other tensor.
    public func whole(_ tensor: Tensor) -> (tensor: Tensor, level: Int)? {
        let place = Int(tensor.batchPlace)
        guard place >= 0, place < entries.count, let entry = entries[place], entry.example === tensor else { return nil }
        return (entry.whole, entry.level)
    }
}

extension Recorder {
    /// Runs `body` with one more batch.
    public func withBatch<Result>(
        of size: Int, randomness: Batches.Randomness = .error, _ body: (_ level: Int) throws -> Result
    ) throws -> Result {
        let batches = batches ?? Batches()
        self.batches = batches
        batches.push(size, randomness)
        defer {
            batches.pop()
            if batches.sizes.isEmpty { self.batches = nil }
        }
        return try body(batches.sizes.count - 1)
    }

    /// Work on wholes: nothing in it is an example.
    public func withoutBatches<Result>(_ body: () throws -> Result) rethrows -> Result {
        let before = batches
        batches = nil
        defer { batches = before }
        return try body()
    }

    /// The example that stands for a tensor whose first dimension is the batch.
    public func example(of whole: Tensor, level: Int) throws -> Tensor {
        try batches?.example(of: whole, level: level) ?? whole
    }

    /// Whether a tensor stands for the examples of a batch.
    public func isExample(_ tensor: Tensor) -> Bool { batches?.whole(tensor) != nil }

    /// All examples of a tensor, the batch first; nil for one that is the same in all of them.
    public func whole(_ tensor: Tensor, level: Int) -> Tensor? {
        guard let entry = batches?.whole(tensor), entry.level == level else { return nil }
        return entry.tensor
    }

    /// All examples of a tensor, repeated when it is the same in all of them.
    public func wholeOrRepeated(_ tensor: Tensor, level: Int) throws -> Tensor {
        if let whole = whole(tensor, level: level) { return whole }
        let sizes = [batches?.sizes[level] ?? 1] + tensor.shape.array
        return try apply(.expand, apply(.unsqueeze, tensor, [.int(0)]), [.ints(sizes), .bool(false)])
    }

    /// A new tensor for each example of what another stands for; the tensor itself where that is no example.
    func spread(_ made: Tensor, like source: Tensor) throws -> Tensor {
        guard let batches, let entry = batches.whole(source) else { return made }
        let sizes = [batches.sizes[entry.level]] + made.shape.array
        let whole = try Kernels.expand(Kernels.unsqueeze(made, 0), sizes).clone()
        return try batches.example(of: spread(whole, like: entry.tensor), level: entry.level)
    }

    /// The tensor with the batches of all levels as its first dimensions, outermost first.
    public func lifted(_ tensor: Tensor) throws -> Tensor {
        guard let batches else { return tensor }
        var lifted = tensor
        for level in batches.sizes.indices.reversed() {
            lifted = try wholeOrRepeated(lifted, level: level)
        }
        return lifted
    }

    /// The example of a tensor whose first dimensions are the batches of all levels.
    public func lowered(_ tensor: Tensor) throws -> Tensor {
        guard let batches else { return tensor }
        var lowered = tensor
        for level in batches.sizes.indices { lowered = try batches.example(of: lowered, level: level) }
        return lowered
    }
}
