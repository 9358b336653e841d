// Losses. Those that PyTorch records as one operation are one here; the others are compositions. Classification is in
// Classification.swift.

import Tensors

extension Operation {
    public static let mseLoss = loss(
        "mse_loss", "The squared difference.", "MseLossBackward0",
        value: { c in try c.rounded(c.x - c.value(1)).square() },
        locals: [{ r in try 2 * (r[0] - r[1]) }, { r in try -2 * (r[0] - r[1]) }])

    public static let smoothL1Loss = lossWithNumber(
        "smooth_l1_loss", "beta", "½ d² / β where |d| < β, |d| − β / 2 elsewhere.", "SmoothL1LossBackward0",
        value: { c in
            let beta = c.double(1)
            let d = try (c.x - c.value(1)).abs()
            if beta == 0 { return d }
            return try choose(d .< beta, 0.5 * d * d / beta, d - 0.5 * beta)
        },
        local: { r in
            let beta = r.double(1)
            let d = try r[0] - r[1]
            if beta == 0 { return try d.sign() }
            return try choose(d.abs() .< beta, d / beta, d.sign())
        })
    public static let huberLoss = lossWithNumber(
        "huber_loss", "delta", "½ d² where |d| ≤ δ, δ (|d| − δ / 2) elsewhere.", "HuberLossBackward0",
        value: { c in
            let delta = c.double(1)
            let d = try c.rounded(c.x - c.value(1)).abs()
            return try choose(d .<= delta, 0.5 * d * d, delta * (d - 0.5 * delta))
        },
        local: { r in
            let delta = r.double(1)
            return try (r[0] - r[1]).apply(.clamp, [.float(-delta), .float(delta)])
        })

    static let softMargin = loss(
        "soft_margin_loss", "log(1 + exp(−target · x)).", "SoftMarginLossBackward0",
        value: { c in try c.rounded(c.rounded(-c.x * c.value(1)).exp()).log1p() },
        locals: [
            { r in
                let e = try (-r[1] * r[0]).exp()
                return try -r[1] * e / (e + 1)
            },
            { r in
                let e = try (-r[1] * r[0]).exp()
                return try -r[0] * e / (e + 1)
            },
        ])
    public static let softMarginFunctional = Operation(
        "soft_margin_loss(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean')",
        softMargin.doc, homes: .functional,
        .composite { recorder, a in .tensor(try recorder.apply(.softMargin, a.tensor(0), a.tensor(1), [a[4]])) }, .composed)

    private static func lossWithNumber(
        _ name: String, _ parameter: String, _ doc: String, _ gradientName: String,
        value: @escaping @Sendable (borrowing Application) throws -> Recorded, local: @escaping Derivative.LocalRule
    ) -> Operation {
        Operation(
            Signature("_\(name)(Tensor input, Tensor target, str reduction, float \(parameter))"), doc, homes: [],
            domain: Domain(attributes: [[.string("mean"), .float(0.7)], [.string("none"), .float(1.3)]], kinks: []),
            gradientName: gradientName, .formula { c in try c.rounded(value(c)).reduced(c.attributes[0]) },
            .loss([local, { r in try -local(r) }]))
    }
    private static func loss(
        _ name: String, _ doc: String, _ gradientName: String,
        value: @escaping @Sendable (borrowing Application) throws -> Recorded, locals: [Derivative.LocalRule?]
    ) -> Operation {
        Operation(
            Signature("_\(name)(Tensor input, Tensor target, str reduction)"), doc, homes: [],
            domain: Domain(attributes: [[.string("mean")], [.string("sum")], [.string("none")]]),
            gradientName: gradientName, .formula { c in try c.rounded(value(c)).reduced(c.attributes[0]) }, .loss(locals))
    }

    /// −(t log x + (1 − t) log(1 − x)), logarithms at least −100.
    static let bce = Operation(
        "_binary_cross_entropy(Tensor input, Tensor target, Tensor weight, str reduction)",
        "−weight · (t log x + (1 − t) log(1 − x)).", homes: [],
        domain: Domain([0.1...0.9, 0...1], attributes: [[.string("mean")], [.string("none")]], draws: [.real, .real, .constant]),
        gradientName: "BinaryCrossEntropyBackward0",
        .formula { c in
            let (x, t) = (c.x, c.value(1))
            let inside = try (x .>= 0) .& (x .<= 1)
            guard try Kernels.all(inside.checked()).int(at: 0) != 0 else {
                throw TensorError.runtime("all elements of input should be between 0 and 1")
            }
            let loss = try (t - 1) * (-x).log1p().clamped(min: -100) - t * x.log().clamped(min: -100)
            return try (loss * c.value(2)).reduced(c.attributes[0])
        },
        .loss([
            { r in try (r[0] - r[1]) / ((1 - r[0]) * r[0]).clamped(min: 1e-12) * r[2] },
            { r in try ((-r[0]).log1p() - r[0].log()) * r[2] }, nil,
        ]))
    public static let binaryCrossEntropy = Operation(
        "binary_cross_entropy(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, bool? reduce=None, str reduction='mean')",
        "−(t log x + (1 − t) log(1 − x)), x being a probability.", homes: .functional,
        .composite { recorder, a in
            let (x, target) = (try a.tensor(0), try a.tensor(1))
            guard target.dtype == x.dtype || x.shape != target.shape else {
                throw TensorError.runtime("Found dtype \(target.dtype.cName) but expected \(x.dtype.cName)")
            }
            guard x.shape == target.shape else {
                throw TensorError.value(
                    "Using a target size (torch.Size(\(target.shape))) that is different to the input size (torch.Size(\(x.shape))) is deprecated. Please ensure they have the same size."
                )
            }
            let weight = try a[2].tensor ?? Tensor.wrapped(1.0)
            return .tensor(try recorder.apply(.bce, inputs: [x, target, weight], [a[5]]))
        }, .composed)

    static let bceWithLogits = Operation(
        "_binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor weight, Tensor pos_weight, str reduction)",
        "Binary cross entropy of sigmoid(x), without overflow.", homes: [],
        domain: Domain(
            [-2...2, 0...1, 0.5...1], attributes: [[.string("mean")], [.string("none")]],
            draws: [.real, .real, .constant, .constant]),
        gradientName: "BinaryCrossEntropyWithLogitsBackward0",
        .formula { c in
            let (x, t) = (c.x, c.value(1))
            let logWeight = try (c.value(3) - 1) * t + 1
            let loss = try c.rounded(c.rounded(1 - t) * x) - c.rounded(logWeight * c.rounded(x.apply(.logsigmoid)))
            return try c.rounded(loss * c.value(2)).reduced(c.attributes[0])
        },
        .loss([
            { r in
                let positive = try r[3] * r[1]
                return try ((positive + 1 - r[1]) * r[0].sigmoid() - positive) * r[2]
            },
            { r in
                let logSigmoid = try r[0].apply(.logsigmoid)
                return try -(r[0] + (r[3] - 1) * logSigmoid) * r[2]
            }, nil, nil,
        ]))
    public static let binaryCrossEntropyWithLogits = Operation(
        "binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, bool? reduce=None, str reduction='mean', Tensor? pos_weight=None)",
        "Binary cross entropy of sigmoid(x), without overflow.", homes: .functional,
        .composite { recorder, a in
            let (x, target) = (try a.tensor(0), try a.tensor(1))
            guard x.shape == target.shape else {
                throw TensorError.value(
                    "Target size (torch.Size(\(target.shape))) must be the same as input size (torch.Size(\(x.shape)))")
            }
            if target.dtype == .bool {
                throw TensorError(
                    .notImplemented,
                    "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.")
            }
            guard target.dtype.isFloatingPoint || !x.dtype.isFloatingPoint else {
                throw TensorError.runtime("result type \(x.dtype.cName) can't be cast to the desired output type \(target.dtype.cName)")
            }
            let one = try Tensor.wrapped(1.0)
            return .tensor(
                try recorder.apply(.bceWithLogits, inputs: [x, target, a[2].tensor ?? one, a[6].tensor ?? one], [a[5]]))
        }, .composed)

    public static let klDiv = Operation(
        "kl_div(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean', bool log_target=False)",
        "target · (log target − input), the input being a logarithm.", homes: .functional,
        .composite { recorder, a in
            let (x, t) = (Recorded(try a.tensor(0), recorder), Recorded(try a.tensor(1), recorder))
            guard x.dtype.isFloatingPoint, t.dtype.isFloatingPoint else { throw TensorError.runtime("kl_div: Integral inputs not supported.") }
            if a[4].string == "mean", a[2].isNone, a[3].isNone {
                try recorder.warn(
                    "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides only by the "
                        + "batch size, and aligns with the KL div math definition.'mean' will be changed to behave the same as 'batchmean' "
                        + "in the next major release.")
            }
            let loss = a[5].bool == true ? try t.exp() * (t - x) : try t.apply(.xlogy, t) - t * x
            if a[4].string == "batchmean" {
                return .tensor(try (loss.sum() / Double(Swift.max(x.rank == 0 ? 1 : x.shape[0], 1))).checked())
            }
            return .tensor(try loss.reduced(a[4]).checked())
        }, .composed)
}

extension Recorded {
    /// The losses as `reduction` says: 'none', 'mean' or 'sum'.
    func reduced(_ reduction: Argument) throws -> Recorded {
        switch reduction.string ?? "mean" {
        case "none": return self
        case "mean": return try apply(.mean, [.none])
        case "sum": return try sum()
        case let other: throw TensorError.value("\(other) is not a valid value for reduction")
        }
    }
}

extension Derivative {
    /// A loss: its slope element by element, then the reduction named by the first string among the attributes.
    static func loss(_ locals: [LocalRule?]) -> Derivative {
        .custom(
            locals.map { local in
                guard let local else { return nil }
                return { r, g in try g * r.averaged(local(r)) }
            },
            jvp: { r, t in
                var sum: Recorded?
                for (tangent, local) in zip(t, locals) {
                    guard let tangent, let local else { continue }
                    let part = try tangent * r.averaged(local(r))
                    sum = try sum.map { try $0 + part } ?? part
                }
                guard let sum else { return try r.y.filled(0) }
                return r.reduction == "none" ? sum : try sum.sum()
            })
    }
}

extension Rule {
    fileprivate var reduction: String { attributes.lazy.compactMap(\.string).first ?? "mean" }
    /// The slope divided by the number of elements when the loss is their mean.
    fileprivate func averaged(_ local: Recorded) throws -> Recorded {
        guard reduction == "mean" else { return local }
        let shape = try Kernels.broadcast(shape(0), shape(1))
        return try local / Double(shape.checkedElementCount ?? 0)
    }
}
