// The losses of differences as `torch.nn.functional` offers them: what it checks and warns of before the operations of
// Losses.swift, and its weights for each element.

import Tensors

extension Operation {
    public static let l1Loss = Operation(
        "l1_loss(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean', Tensor? weight=None)",
        "The absolute difference.", homes: .functional,
        .composite { recorder, a in
            let (x, t) = try differing(a, recorder)
            let difference = try (Recorded(x, recorder) - Recorded(t, recorder)).abs()
            guard let weight = a[5].tensor else { return .tensor(try difference.reduced(a[4]).checked()) }
            return .tensor(try difference.weighed(by: weight, like: x, a[4], dividing: true).checked())
        }, .composed)

    public static let mseLossFunctional = Operation(
        "mse_loss(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean', Tensor? weight=None)",
        mseLoss.doc, homes: .functional,
        .composite { recorder, a in
            let (x, t) = try differing(a, recorder)
            guard let weight = a[5].tensor else {
                guard x.dtype.isFloatingPoint || t.dtype.isFloatingPoint else {
                    throw TensorError(.notImplemented, "\"mse_cpu\" not implemented for '\(x.dtype.cName)'")
                }
                return .tensor(try recorder.apply(.mseLoss, x, t, [a[4]]))
            }
            let squares = try (Recorded(x, recorder) - Recorded(t, recorder)).power(2)
            return .tensor(try squares.weighed(by: weight, like: x, a[4], dividing: true).checked())
        }, .composed)

    public static let smoothL1LossFunctional = Operation(
        "smooth_l1_loss(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean', float beta=1.0)",
        smoothL1Loss.doc, homes: .functional,
        .composite { recorder, a in
            let (x, t) = try differing(a, recorder)
            let beta = a[5].double ?? 1
            if !x.dtype.isFloatingPoint, !t.dtype.isFloatingPoint {
                throw TensorError(.notImplemented, "\"smooth_l1_cpu\" not implemented for '\(x.dtype.cName)'")
            }
            guard beta >= 0 else { throw TensorError.runtime("smooth_l1_loss does not support negative values for beta.") }
            if beta == 0 {
                return .tensor(try (Recorded(x, recorder) - Recorded(t, recorder)).abs().reduced(a[4]).checked())
            }
            return .tensor(try recorder.apply(.smoothL1Loss, x, t, [a[4], a[5]]))
        }, .composed)

    public static let huberLossFunctional = Operation(
        "huber_loss(Tensor input, Tensor target, str reduction='mean', float delta=1.0, Tensor? weight=None)", huberLoss.doc,
        homes: .functional,
        .composite { recorder, a in
            let (x, t) = try differing(a, recorder)
            guard (a[3].double ?? 1) > 0 else {
                throw TensorError.runtime("huber_loss does not support non-positive values for delta.")
            }
            guard let weight = a[4].tensor else { return .tensor(try recorder.apply(.huberLoss, x, t, [a[2], a[3]])) }
            let losses = Recorded(try recorder.apply(.huberLoss, x, t, [.string("none"), a[3]]), recorder)
            return .tensor(try losses.weighed(by: weight, like: x, a[2], dividing: false).checked())
        }, .composed)

    /// Input and target, with a word about sizes that differ.
    private static func differing(_ a: [Argument], _ recorder: Recorder) throws -> (Tensor, Tensor) {
        let (x, t) = (try a.tensor(0), try a.tensor(1))
        if x.shape != t.shape {
            try recorder.warn(
                "Using a target size (torch.Size(\(t.shape))) that is different to the input size (torch.Size(\(x.shape))). This will "
                    + "likely lead to incorrect results due to broadcasting. Please ensure they have the same size.")
        }
        return (x, t)
    }
}

extension Recorded {
    /// The losses times weights for each, reduced; the mean is of the weights where `dividing`.
    fileprivate func weighed(by weight: Tensor, like x: Tensor, _ reduction: Argument, dividing: Bool) throws -> Recorded {
        guard weight.shape == x.shape else { throw TensorError.value("Weights and input must have the same size.") }
        let weight = Recorded(weight, recorder)
        let losses = try self * weight
        switch reduction.string ?? "mean" {
        case "none": return losses
        case "sum": return try losses.sum()
        case "mean": return dividing ? try losses.sum() / weight.sum() : try losses.apply(.mean, [.none])
        case let other:
            throw TensorError.value("Invalid reduction mode: \(other). Expected one of 'none', 'mean', 'sum'.")
        }
    }
}
