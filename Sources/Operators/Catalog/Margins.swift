// Losses with margins, and likelihoods of Poisson's and Gauss's distributions: compositions, but for what PyTorch records as
// one operation. Squared and absolute differences and entropies are in Losses.swift.

import Tensors

extension Operation {
    private static let legacy = "bool? size_average=None, bool? reduce=None, str reduction='mean'"

    public static let hingeEmbedding = Operation(
        Signature("hinge_embedding_loss(Tensor input, Tensor target, float margin=1.0, \(legacy))"),
        "x where the target is 1, max(0, margin − x) where it is −1.", homes: .functional,
        .composite { recorder, a in
            let (x, t) = (Recorded(try a.tensor(0), recorder), Recorded(try a.tensor(1), recorder))
            // The margin becomes an element of the input's type.
            let limit = x.dtype.isInteger ? (a[2].double ?? 1).rounded(.towardZero) : a[2].double ?? 1
            let margin = try (x.filled(limit) - x).apply(.clampMin, [.int(0)])
            let loss = try choose(t .!= 1, margin, margin.filled(0)) + choose(t .!= -1, x, x.filled(0))
            return .tensor(try loss.reduced(a[5]).checked())
        }, .composed)

    public static let marginRanking = Operation(
        Signature("margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0, \(legacy))"),
        "max(0, −target · (x₁ − x₂) + margin).", homes: .functional,
        .composite { recorder, a in
            let (x, y, t) = (try a.tensor(0), try a.tensor(1), try a.tensor(2))
            guard x.rank == y.rank, x.rank == t.rank else {
                throw TensorError.runtime(
                    "margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: "
                        + "torch.Size(\(x.shape)), input2: torch.Size(\(y.shape)), target: torch.Size(\(t.shape)) ")
            }
            let difference = try Recorded(x, recorder) - Recorded(y, recorder)
            let loss = try (-Recorded(t, recorder) * difference + (a[3].double ?? 0)).apply(.clampMin, [.int(0)])
            return .tensor(try loss.reduced(a[6]).checked())
        }, .composed)

    public static let cosineEmbedding = Operation(
        Signature("cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0, \(legacy))"),
        "1 − cos(x₁, x₂) where the target is 1, max(0, cos(x₁, x₂) − margin) where it is −1.", homes: .functional,
        .composite { recorder, a in
            let (x, y, t) = (try a.tensor(0), try a.tensor(1), try a.tensor(2))
            guard t.rank == 0 || t.rank == 1 else {
                throw TensorError.runtime("0D or 1D target tensor expected, multi-target not supported")
            }
            if t.rank == 1 {
                guard x.rank == 2, y.rank == 2 else {
                    throw TensorError.runtime(
                        "1D target tensor expects 2D input tensors, but found inputs with sizes \(x.shape) and \(y.shape).")
                }
            } else if x.rank != 1 || y.rank != 1 {
                throw TensorError.runtime(
                    "0D target tensor expects 1D input tensors, but found inputs with sizes \(x.shape) and \(y.shape).")
            }
            let (u, v) = (Recorded(x, recorder), Recorded(y, recorder))
            let dim = t.rank
            let product = try (u * v).sum([dim])
            let eps = 1e-12
            let lengths = try ((u * u).sum([dim]) + eps) * ((v * v).sum([dim]) + eps)
            let cosine = try product / lengths.sqrt()
            let target = Recorded(t, recorder)
            let apart = try (cosine - (a[3].double ?? 0)).apply(.clampMin, [.int(0)])
            let loss = try choose(target .== 1, 1 - cosine, 0) + choose(target .== -1, apart, 0)
            return .tensor(try loss.reduced(a[6]).checked())
        }, .composed)

    public static let tripletMargin = Operation(
        Signature(
            "triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2.0, float eps=1e-06, bool swap=False, \(legacy))"),
        "max(0, margin + |a − p| − |a − n|).", homes: .functional,
        .composite { recorder, a in
            guard (a[3].double ?? 1) > 0 else {
                throw TensorError.value("margin must be greater than 0, got \(a[3].int.map(String.init) ?? "\(a[3].double ?? 0)")")
            }
            let parts = try (0..<3).map { try a.tensor($0) }
            guard parts.allSatisfy({ $0.rank == parts[0].rank }) else {
                throw TensorError.runtime(
                    "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: anchor "
                        + "\(parts[0].rank)D, positive \(parts[1].rank)D, and negative \(parts[2].rank)D inputs")
            }
            func distance(_ x: Tensor, _ y: Tensor) throws -> Recorded {
                let difference = try Recorded(x, recorder) - Recorded(y, recorder) + (a[5].double ?? 1e-6)
                return try difference.apply(.vectorNorm, [a[4], .ints([-1]), .bool(false), .none])
            }
            let near = try distance(parts[0], parts[1])
            var far = try distance(parts[0], parts[2])
            if a[6].bool == true { far = try far.apply(.minimum, distance(parts[1], parts[2])) }
            let loss = try ((a[3].double ?? 1) + near - far).apply(.clampMin, [.int(0)])
            return .tensor(try loss.reduced(a[9]).checked())
        }, .composed)

    public static let multilabelSoftMargin = Operation(
        Signature("multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight=None, \(legacy))"),
        "−(t log σ(x) + (1 − t) log σ(−x)), the mean over classes.", homes: .functional,
        .composite { recorder, a in
            let (x, t) = (Recorded(try a.tensor(0), recorder), Recorded(try a.tensor(1), recorder))
            var loss = try -(t * x.apply(.logsigmoid) + (1 - t) * (-x).apply(.logsigmoid))
            if let weight = a[2].tensor { loss = try loss * Recorded(weight, recorder) }
            guard x.rank > 0 else { throw TensorError.index("Dimension specified as 0 but tensor has no dimensions") }
            loss = try loss.sum([x.rank - 1]) / Double(x.shape[x.rank - 1])
            return .tensor(try loss.reduced(a[5]).checked())
        }, .composed)

    public static let poissonNLL = Operation(
        "poisson_nll_loss(Tensor input, Tensor target, bool log_input=True, bool full=False, bool? size_average=None, float eps=1e-08, bool? reduce=None, str reduction='mean')",
        "exp(x) − target · x, or x − target · log x when the input is no logarithm.", homes: .functional,
        .composite { recorder, a in
            let (x, t) = (Recorded(try a.tensor(0), recorder), Recorded(try a.tensor(1), recorder))
            _ = try x.reductionChecked(a[7])
            let eps = a[5].double ?? 1e-8
            var loss = try a[2].bool == false ? x - t * (x + eps).log() : x.exp() - t * x
            if a[3].bool == true {
                let stirling = try t * t.log() - t + 0.5 * (t * (2 * Double.pi)).log()
                loss = try loss + stirling.zeroed(where: t .<= 1)
            }
            return .tensor(try loss.reduced(a[7]).checked())
        }, .composed)

    public static let gaussianNLL = Operation(
        "gaussian_nll_loss(Tensor input, Tensor target, Operand var, bool full=False, float eps=1e-06, str reduction='mean')",
        "½ (log var + (x − target)² / var).", homes: .functional,
        .composite { recorder, a in
            let (x, t) = (Recorded(try a.tensor(0), recorder), Recorded(try a.tensor(1), recorder))
            var spread = Recorded(try a.operand(2), recorder)
            let isNegative = try spread .< 0
            guard try Kernels.any(isNegative.checked()).int(at: 0) == 0 else { throw TensorError.value("var has negative entry/entries") }
            if spread.tensor.isWrappedNumber { spread = try x.filled(spread.tensor.double(at: 0)) }
            if spread.shape != x.shape {
                let differing = spread.rank == x.rank ? (0..<x.rank).filter { spread.shape[$0] != x.shape[$0] } : []
                if spread.rank + 1 == x.rank, spread.shape.array == x.shape.array.dropLast() {
                    spread = try spread.unsqueezed(-1)
                } else if differing.count != 1 || spread.shape[differing[0]] != 1 {
                    throw TensorError.value("var is of incorrect size")
                }
            }
            let reduction = a[5].string ?? "mean"
            guard ["none", "mean", "sum"].contains(reduction) else { throw TensorError.value("\(reduction) is not valid") }
            // The variance is held up where it is too small, and its gradient goes through all the same.
            let held = try spread.constant(Kernels.binary(
                .maximum, spread.checked(), Tensor.wrapped(a[4].double ?? 1e-6), recorder.backend, defaultDType: recorder.defaultDType))
            let variance = spread.tensor.requiresGradient ? try spread + spread.constant(recorder.difference(held.checked(), spread.checked())) : held
            var loss = try 0.5 * (variance.log() + (x - t).square() / variance)
            if a[3].bool == true { loss = try loss + 0.5 * 1.8378770664093453 }
            return .tensor(try loss.reduced(a[5]).checked())
        }, .composed)
}

extension Recorder {
    /// x − y, off the tape.
    fileprivate func difference(_ x: Tensor, _ y: Tensor) throws -> Tensor {
        try Kernels.binary(.sub, x, y, backend, defaultDType: defaultDType)
    }
}

extension Recorded {
    /// Refuses a name of no reduction before anything is computed.
    func reductionChecked(_ reduction: Argument) throws -> String {
        let name = reduction.string ?? "mean"
        guard ["none", "mean", "sum"].contains(name) else { throw TensorError.value("\(name) is not a valid value for reduction") }
        return name
    }
}
