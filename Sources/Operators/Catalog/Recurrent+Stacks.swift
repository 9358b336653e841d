// Recurrent layers put together: stacked, in two directions, with dropout between them; and single cells.

import Tensors

/// A stack of recurrent layers and what it runs over.
public struct RecurrentStack {
    /// `tanh`, `relu`, `gru` or `lstm`.
    public var cell = "tanh"
    /// The weights of all layers and directions, each with its biases and projection if there are any.
    public var weights: [Tensor] = []
    public var hasBias = true
    public var layerCount = 1
    /// The share that is dropped between layers; 0 outside of training.
    public var dropout = 0.0
    public var isBidirectional = false
    public var isBatchFirst = false
    /// The rows of each step of packed sequences; nil for a padded batch.
    public var batchSizes: [Int]?
    public var hasProjection = false
    public init() {}
}

extension Recorder {
    /// Runs a stack over an input of steps × batch × features (or packed rows): the outputs, then the last states of all
    /// layers, stacked.
    public func recurrent(_ stack: RecurrentStack, _ input: Tensor, _ states: [Tensor]) throws -> [Tensor] {
        let directions = stack.isBidirectional ? 2 : 1
        let perLayer = 2 + (stack.hasBias ? 2 : 0) + (stack.hasProjection ? 1 : 0)
        guard stack.weights.count == stack.layerCount * directions * perLayer,
            states.count == (stack.cell == "lstm" ? 2 : 1),
            states.allSatisfy({ $0.rank == 3 && $0.shape[0] == stack.layerCount * directions })
        else { throw TensorError.runtime("the weights or states of a recurrent layer are not as many as its layers need") }
        var x = stack.isBatchFirst && stack.batchSizes == nil ? try apply(.transpose, input, [.int(0), .int(1)]) : input
        let sizes = stack.batchSizes ?? Array(repeating: x.rank == 3 ? x.shape[1] : 0, count: x.shape[0])
        let separate = try states.map { state in
            try (0..<state.shape[0]).map { try apply(.select, state, [.int(0), .int($0)]) }
        }
        var last: [[Tensor]] = states.map { _ in [] }
        for layer in 0..<stack.layerCount {
            var outputs: [Tensor] = []
            for direction in 0..<directions {
                let place = layer * directions + direction
                let weights = Array(stack.weights[place * perLayer..<(place + 1) * perLayer])
                let found = try self.layer(stack, x, separate.map { $0[place] }, weights, sizes, isReversed: direction == 1)
                outputs.append(found[0])
                for index in last.indices { last[index].append(found[1 + index]) }
            }
            x = outputs.count == 1 ? outputs[0] : try apply(.cat, inputs: outputs, [.int(x.rank - 1)])
            if stack.dropout > 0, layer + 1 < stack.layerCount { x = try dropout(x, stack.dropout) }
        }
        if stack.isBatchFirst, stack.batchSizes == nil {
            x = try apply(stack.cell == "lstm" ? .transpose : .transposeOfLayer, x, [.int(0), .int(1)])
        }
        return [x] + (try last.map { try apply(.stack, inputs: $0, [.int(0)]) })
    }

    private func layer(
        _ stack: RecurrentStack, _ x: Tensor, _ states: [Tensor], _ weights: [Tensor], _ sizes: [Int], isReversed: Bool
    ) throws -> [Tensor] {
        let cell: RecurrentPlan.Cell = stack.cell == "lstm" ? .lstm : stack.cell == "gru" ? .gru : .tanh
        guard let width = weights.first, width.rank == 2, states[0].rank == 2 else {
            throw TensorError.runtime("the weights of a recurrent layer must be matrices")
        }
        let gates = cell == .lstm ? 4 : cell == .gru ? 3 : 1
        let plan = RecurrentPlan(
            cell: cell, inputSize: x.shape[x.rank - 1], hiddenSize: width.shape[0] / gates, outputSize: states[0].shape[1],
            batchSizes: sizes, isReversed: isReversed)
        let workspace = try Tensor.uninitialized([plan.workspaceCount], x.dtype)
        let operation: Operation =
            stack.batchSizes != nil ? .packedLayer : cell == .lstm && !stack.hasProjection && x.dtype == .float32 ? .lstmLayer : .rnnLayer
        return try applySeveral(
            operation, inputs: [x] + states + weights,
            [
                .string(stack.cell), .ints(sizes), .bool(isReversed), .bool(stack.hasBias), .bool(stack.hasProjection),
                .tensor(workspace),
            ])
    }

    /// One step of one cell: the new hidden state, and of an LSTM the new memory.
    public func recurrentCell(_ cell: String, _ input: Tensor, _ states: [Tensor], _ weights: [Tensor]) throws -> [Tensor] {
        let (a, b) = (weights.count > 2 ? weights[2] : nil, weights.count > 3 ? weights[3] : nil)
        let fromInput = Recorded(try linear(input, weights[0], a), self)
        let fromHidden = Recorded(try linear(states[0], weights[1], b), self)
        let size = states[0].shape[1]
        func part(_ x: Recorded, _ index: Int) throws -> Recorded { try x.narrow(1, index * size, size) }
        switch cell {
        case "lstm":
            let gates = try fromInput + fromHidden
            let memory = try part(gates, 1).sigmoid() * Recorded(states[1], self)
                + part(gates, 0).sigmoid() * part(gates, 2).tanh()
            return [try (part(gates, 3).sigmoid() * memory.tanh()).checked(), try memory.checked()]
        case "gru":
            let reset = try (part(fromInput, 0) + part(fromHidden, 0)).sigmoid()
            let update = try (part(fromInput, 1) + part(fromHidden, 1)).sigmoid()
            let new = try (part(fromInput, 2) + part(fromHidden, 2) * reset).tanh()
            return [try ((Recorded(states[0], self) - new) * update + new).checked()]
        default:
            let sum = try fromInput + fromHidden
            return [try (cell == "relu" ? sum.apply(.relu) : sum.tanh()).checked()]
        }
    }
}

extension Operation {
    /// A transposition under the name that PyTorch shows after a recurrent layer.
    static let transposeOfLayer = Operation(
        "_transpose_of_layer(Tensor self, int dim0, int dim1)", transpose.doc, homes: [], gradientName: "TransposeBackward1",
        transpose.body, transpose.derivative)
}
