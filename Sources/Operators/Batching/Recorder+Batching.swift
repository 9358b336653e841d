// Operations on examples of a batch: by the operation's rule on the whole batch, or example by example.

import Tensors

/// An input of an operation at one level: all examples of it, or a tensor that is the same in all of them.
struct BatchInput {
    let tensor: Tensor
    let isBatched: Bool
    /// The rank that the function sees.
    var rank: Int { isBatched ? tensor.rank - 1 : tensor.rank }

    /// The whole with as many dimensions between the batch and its own as `rank` asks, so that it broadcasts.
    func aligned(to rank: Int, _ recorder: Recorder) throws -> Tensor {
        guard isBatched, self.rank < rank else { return tensor }
        let sizes = tensor.shape.array
        return try recorder.reshape(tensor, [sizes[0]] + Array(repeating: 1, count: rank - self.rank) + sizes[1...])
    }

    /// The whole, also of a tensor that is the same in all examples.
    public func whole(_ size: Int, _ recorder: Recorder) throws -> Tensor {
        if isBatched { return tensor }
        let sizes = [size] + tensor.shape.array
        return try recorder.apply(.expand, recorder.apply(.unsqueeze, tensor, [.int(0)]), [.ints(sizes), .bool(false)])
    }
}

extension Recorder {
    /// The results of an operation on examples; nil when no input is one.
    func batched(
        _ operation: Operation, _ inputs: [Tensor], _ attributes: [Argument], _ batches: Batches
    ) throws -> [Tensor]? {
        var level = -1
        for input in inputs {
            if let entry = batches.whole(input) { level = max(level, entry.level) }
        }
        guard level >= 0 else { return nil }
        let size = batches.sizes[level]
        let operands = inputs.map { input($0, at: level, batches) }
        let wholes: [Tensor]
        let plan = batchPlan(of: operation)
        if plan.isRandom {
            wholes = try random(operation, operands, attributes, batches.randomness[level], size)
        } else if let rule = plan.rule,
            let whole = try rule.apply(operation, operands, attributes, size, self)
        {
            wholes = whole
        } else {
            wholes = try oneByOne(operation, operands, attributes, size)
        }
        return try wholes.map { try batches.example(of: $0, level: level) }
    }

    /// What is known of an operation's batching; of those that stand for one call of a user's function it is not kept.
    private func batchPlan(of operation: Operation) -> (rule: BatchRule?, isRandom: Bool) {
        if let plan = batchPlans[ObjectIdentifier(operation)] { return plan }
        let plan = (BatchRule.table[ObjectIdentifier(operation)] ?? BatchRule.derived(operation), operation.isRandom)
        if operation.again == nil { batchPlans[ObjectIdentifier(operation)] = plan }
        return plan
    }

    /// Refuses an operation whose result has a shape of its own for each example.
    private func refuseDynamicShape(_ operation: Operation) throws {
        if operation.name == "masked_select" {
            throw TensorError.runtime(
                "vmap: Attempted to vmap over `mask` in torch.masked_select(self, mask) We cannot support this because for each "
                    + "batch this would return a differently shaped Tensor. Please file an issue at "
                    + "https://github.com/pytorch/pytorch/issues if you need this feature.")
        }
        guard let name = Recorder.dynamicShapes[operation.name], name != "aten::where" || operation.signature.parameters().count == 1
        else { return }
        throw TensorError.runtime(
            "vmap: We do not support batching operators that can output dynamic shape. Attempted to vmap over "
                + "\(name == "aten::where" ? "aten::nonzero" : name). Please file an issue at https://github.com/pytorch/pytorch/issues if "
                + "you need this feature.")
    }

    private static let dynamicShapes = [
        "nonzero": "aten::nonzero", "argwhere": "aten::nonzero", "unique": "aten::_unique2", "where": "aten::where",
        "unique_consecutive": "aten::unique_consecutive", "bincount": "aten::bincount",
    ]

    /// A composition on examples, before it is computed: those that look at elements cannot be.
    func refuseExamples(_ operation: Operation, _ arguments: [Argument], _ batches: Batches) throws {
        guard arguments.contains(where: { $0.tensor.flatMap { batches.whole($0) } != nil }) else { return }
        try refuseDynamicShape(operation)
    }

    /// One call per example, the results stacked.
    private func oneByOne(
        _ operation: Operation, _ operands: [BatchInput], _ attributes: [Argument], _ size: Int,
        restarting state: [UInt8]? = nil
    ) throws -> [Tensor] {
        // A mask that is the same in all examples selects as many of each.
        if operation.name == "masked_select", operands.count > 1, operands[1].isBatched { try refuseDynamicShape(operation) }
        var columns: [[Tensor]] = []
        for place in 0..<size {
            if let state { try generator.restore(state) }
            let example = try operands.map { operand in
                guard operand.isBatched else { return operand.tensor }
                let slice = try apply(.select, operand.tensor, [.int(0), .int(place)])
                // Strides given in numbers count from the example's own first element.
                return operation === Operation.asStrided ? try apply(.contiguousCopy, slice) : slice
            }
            let results: [Tensor]
            if case .several = operation.body {
                results = try applySeveral(operation, inputs: example, attributes)
            } else {
                results = [try apply(operation, inputs: example, attributes)]
            }
            if columns.isEmpty { columns = results.map { _ in [] } }
            guard results.count == columns.count,
                zip(results, columns).allSatisfy({ $1.isEmpty || $1[0].shape == $0.shape })
            else {
                throw TensorError.runtime(
                    "vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. "
                        + "The shape of \(operation.name)'s result differs between examples, which vmap does not support.")
            }
            for (column, result) in results.enumerated() { columns[column].append(result) }
        }
        return try columns.map { try apply(.stack, inputs: $0, [.int(0)]) }
    }

    private func random(
        _ operation: Operation, _ operands: [BatchInput], _ attributes: [Argument], _ kind: Batches.Randomness, _ size: Int
    ) throws -> [Tensor] {
        switch kind {
        case .error: throw Recorder.drawsInBatch
        case .different: return try oneByOne(operation, operands, attributes, size)
        case .same:
            // The same numbers for every example: the stream is set back before each.
            return try oneByOne(operation, operands, attributes, size, restarting: generator.state)
        }
    }

    /// A random composition in a batched function: numbers for each example of the innermost batch, or one for all.
    func randomBatched(
        _ batches: Batches, _ arguments: [Argument], _ compute: ([Argument]) throws -> Operation.Result
    ) throws -> Tensor {
        let level = batches.sizes.count - 1
        let wholes = arguments.map { $0.tensor.flatMap { whole($0, level: level) } }
        let isBatched = wholes.contains { $0 != nil }
        if batches.randomness[level] == .error { throw Recorder.drawsInBatch }
        let state = batches.randomness[level] == .same ? generator.state : nil
        var results: [Tensor] = []
        for place in 0..<(state != nil && !isBatched ? 1 : batches.sizes[level]) {
            if let state { try generator.restore(state) }
            let example = try zip(arguments, wholes).map { argument, whole in
                try whole.map { Argument.tensor(try apply(.select, $0, [.int(0), .int(place)])) } ?? argument
            }
            guard case .tensor(let result) = try compute(example) else { throw Recorder.drawsInBatch }
            results.append(result)
        }
        if results.count == 1, !isBatched, state != nil { return results[0] }
        return try batches.example(of: apply(.stack, inputs: results, [.int(0)]), level: level)
    }

    private static let drawsInBatch = TensorError.runtime(
        "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' "
            + "randomness flags on vmap or perform the randomness operation out of vmap")

    /// Writes into a part of every example; false when nothing is batched.
    /// - Parameter part: the view of the example `base`, made without recording.
    func assignBatched(_ value: Tensor, toPart part: Tensor, of base: Tensor, _ batches: Batches) throws -> Bool {
        guard let entry = batches.whole(base) else {
            if batches.whole(value) != nil { throw Recorder.writesBatch }
            return false
        }
        let whole = entry.tensor
        // An example is the first slice of its whole: the parts of all examples begin where its part does.
        guard let shape = Shape([whole.shape[0]] + part.shape.array), let strides = Shape([whole.strides[0]] + part.strides.array)
        else { throw TensorError.runtime("vmap: a batch of tensors of \(part.rank) dimensions has too many dimensions") }
        let parts = Tensor(
            storage: whole.storage, dtype: whole.dtype, shape: shape, strides: strides, offset: part.offset,
            elementCount: whole.shape[0] &* part.elementCount)
        let written = try input(value, at: entry.level, batches).aligned(to: part.rank, self)
        try assign(written, toPart: parts, of: whole)
        return true
    }

    private func input(_ tensor: Tensor, at level: Int, _ batches: Batches) -> BatchInput {
        if let entry = batches.whole(tensor), entry.level == level { return BatchInput(tensor: entry.tensor, isBatched: true) }
        return BatchInput(tensor: tensor, isBatched: false)
    }

    static let writesBatch = TensorError.runtime(
        "vmap: inplace arithmetic(self, *extra_args) is not possible because there exists a Tensor `other` in extra_args that "
            + "has more elements than `self`. This happened due to `other` being vmapped over but `self` not being vmapped over "
            + "in a vmap. Please try to use out-of-place operators instead of inplace arithmetic. If said operator is being "
            + "called inside the PyTorch framework, please file a bug report instead.")
}
