// Recurrent layers: one operation for each layer and direction, whose gradients come from one pass back through time. A
// second derivative runs over recorded steps (Recurrent+Differentiable.swift). How layers are put together is in Recurrent+Stacks.swift.

import Tensors

extension Operation {
    static let rnnLayer = recurrentLayer("_rnn_layer", "StackBackward0")
    static let lstmLayer = recurrentLayer("_lstm_layer", "MkldnnRnnLayerBackward0")
    /// A layer over packed sequences, under the name that PyTorch's composition shows.
    static let packedLayer = recurrentLayer("_packed_layer", "CatBackward0")

    /// Inputs: rows of all steps, hidden state, memory of an LSTM, weights, biases, projection. Attributes: kind of cell,
    /// rows of each step, direction, whether there are biases and a projection, and the workspace that the forward pass
    /// fills for the way back.
    private static func recurrentLayer(_ name: String, _ gradientName: String) -> Operation {
        Operation(
            Signature("\(name)(Tensor[] tensors, str cell, int[] batch_sizes, bool reversed, bool bias, bool projection, ignored workspace)"),
            "A recurrent layer over a sequence, in one direction.", homes: [], gradientName: gradientName,
            .several { c in
                let call = try RecurrentCall(c.inputs, c.attributes)
                let found = try Kernels.recurrent(call.plan, call.operands, workspace: call.workspace, c.backend)
                let sizes = c[0].rank == 3 ? [c[0].shape[0], c[0].shape[1], call.plan.outputSize] : found[0].shape.array
                return [try Kernels.reshape(found[0], sizes)] + found.dropFirst()
            },
            .several { r, gradients in
                let inputs = try (0..<r.record.inputCount).map { try r[$0].checked() }
                let given = try gradients.enumerated().map { index, gradient in
                    try gradient?.checked() ?? Tensor.full(r.record.outputShape(at: index), 0, inputs[0].dtype)
                }
                if r.recorder.isRecording, inputs[0].rank == 3, inputs[0].shape[0] > 0 {
                    let steps = try RecurrentSteps(
                        inputs.map { Recorded($0, r.recorder) }, cell: r.attributes[0].string ?? "tanh",
                        isReversed: r.attributes[2].bool == true, hasBias: r.attributes[3].bool == true,
                        hasProjection: r.attributes[4].bool == true)
                    return try steps.gradients(given.map { Recorded($0, r.recorder) })
                }
                let results = try r.recorder.applySeveral(
                    .recurrentLayerBackward, inputs: given + inputs, [.int(given.count)] + r.attributes)
                return results.map { Recorded($0, r.recorder) }
            })
    }

    private static let recurrentLayerBackward = Operation(
        "mkldnn_rnn_layer_backward(Tensor[] tensors, int outputs, str cell, int[] batch_sizes, bool reversed, bool bias, bool projection, ignored workspace)",
        "The gradients of a recurrent layer.", homes: [],
        .several { c in
            let count = c.int(0)
            let inputs = Array(c.inputs[count...])
            let call = try RecurrentCall(inputs, Array(c.attributes.dropFirst()))
            let gradients: [Tensor?] = try c.inputs[..<count].map { try $0.contiguous() }
            let found = try Kernels.recurrentGradients(
                call.plan, call.operands, workspace: call.workspace, gradients: gradients, c.backend)
            return try zip(found.compactMap { $0 }, inputs).map { gradient, input in
                try Kernels.reshape(gradient, input.shape.array)
            }
        },
        .several { _, _ in
            throw TensorError.runtime("the derivative for 'mkldnn_rnn_layer_backward' is not implemented.")
        })
}

/// A recurrent layer's inputs and attributes, checked.
private struct RecurrentCall {
    let plan: RecurrentPlan
    let operands: RecurrentOperands
    let workspace: Tensor

    init(_ inputs: [Tensor], _ attributes: [Argument]) throws {
        let cell: RecurrentPlan.Cell =
            switch attributes[0].string {
            case "lstm": .lstm
            case "gru": .gru
            case "relu": .relu
            default: .tanh
            }
        let (hasBias, hasProjection) = (attributes[3].bool == true, attributes[4].bool == true)
        guard case .tensor(let workspace) = attributes[5] else { throw TensorError.type("a recurrent layer needs a workspace") }
        var rest = try inputs.map { try $0.contiguous() }[...]
        guard rest.count == 4 + (cell == .lstm ? 1 : 0) + (hasBias ? 2 : 0) + (hasProjection ? 1 : 0) else {
            throw TensorError.runtime("a recurrent layer got a wrong number of weights")
        }
        let input = rest.removeFirst()
        let hidden = rest.removeFirst()
        let memory = cell == .lstm ? rest.removeFirst() : nil
        let (a, b) = (rest.removeFirst(), rest.removeFirst())
        let biases = hasBias ? (rest.removeFirst(), rest.removeFirst()) : nil
        let projection = hasProjection ? rest.removeFirst() : nil
        guard input.rank >= 2, hidden.rank == 2, a.rank == 2, b.rank == 2 else { throw RecurrentCall.misfit }
        let gates = cell == .lstm ? 4 : cell == .gru ? 3 : 1
        let plan = RecurrentPlan(
            cell: cell, inputSize: input.shape[input.rank - 1], hiddenSize: a.shape[0] / gates, outputSize: hidden.shape[1],
            batchSizes: attributes[1].ints ?? [], isReversed: attributes[2].bool == true)
        let width = gates * plan.hiddenSize
        let batch = plan.batchSizes.first ?? 0
        guard a.shape == [width, plan.inputSize], b.shape == [width, plan.outputSize], hidden.shape == [batch, plan.outputSize],
            memory.map({ $0.shape == [batch, plan.hiddenSize] }) ?? true,
            biases.map({ $0.0.elementCount == width && $0.1.elementCount == width }) ?? true,
            projection.map({ $0.shape == [plan.outputSize, plan.hiddenSize] }) ?? (plan.outputSize == plan.hiddenSize),
            plan.rowCount &* plan.inputSize == input.elementCount, workspace.elementCount == plan.workspaceCount,
            zip(plan.batchSizes, plan.batchSizes.dropFirst()).allSatisfy(>=), plan.batchSizes.allSatisfy({ $0 >= 0 })
        else { throw RecurrentCall.misfit }
        let all = inputs + [workspace]
        guard input.dtype.isFloatingPoint, all.allSatisfy({ $0.dtype == input.dtype }) else {
            throw TensorError.runtime("expected m1 and m2 to have the same dtype, but got: \(input.dtype.lowercaseCName) != \(a.dtype.lowercaseCName)")
        }
        self.plan = plan
        self.workspace = workspace
        operands = RecurrentOperands(
            input: input, hidden: hidden, memory: memory, inputWeight: a, hiddenWeight: b, inputBias: biases?.0,
            hiddenBias: biases?.1, projection: projection)
    }

    private static let misfit = TensorError.runtime("the sizes of a recurrent layer's weights and states do not fit")
}
