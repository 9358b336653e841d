// What records are called beside their operation's name. The steps of a gradient that is differentiated again are those of the
// formula here; in PyTorch some are one kernel, whose name `grad_fn` shows.

import Tensors

extension Record {
    /// The name with a tensor, of operations that have one for a number and another for a tensor.
    static let namesWithTensors = [
        "MaskedFillBackward0": "MaskedFillBackward1", "IndexFillBackward0": "IndexFillBackward1", "FmodBackward0": "FmodBackward1",
        "RemainderBackward0": "RemainderBackward1", "RsubBackward1": "RsubBackward0",
    ]

    /// The name of a gradient's last step by that of the operation it is a gradient of.
    static let secondNames: [String: String] = {
        var names: [String: String] = [:]
        for name in [
            "Tanh", "Sigmoid", "Gelu", "Elu", "Softplus", "LeakyRelu", "Hardtanh", "LogSigmoid", "MseLoss", "HuberLoss", "SmoothL1Loss",
            "BinaryCrossEntropy", "NativeLayerNorm", "NativeBatchNorm", "NllLoss",
        ] { names[name + "Backward0"] = name + "BackwardBackward0" }
        names["ReluBackward0"] = "ThresholdBackwardBackward0"
        names["SoftmaxBackward0"] = "SoftmaxBackwardDataBackward0"
        names["LogSoftmaxBackward0"] = "LogSoftmaxBackwardDataBackward0"
        names["IndexBackward0"] = "IndexPutImplBackward0"
        return names
    }()
}

extension Recorder {
    /// Gives the result the name, if it was made by what `compute` recorded.
    func named(_ name: String, _ compute: () throws -> Tensor?) throws -> Tensor? {
        let start = nextSequence()
        guard let result = try compute() else { return nil }
        if let history = result.history, case let record = unsafeDowncast(history, to: Record.self), record.sequence > start {
            record.rename(name)
        }
        return result
    }
}
