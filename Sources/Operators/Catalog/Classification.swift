// Losses of classifiers, and what turns class numbers into vectors: embeddings and one-hot rows.

import Tensors

extension Operation {
    /// The negative log-likelihood; the target's classes stand along dimension 1 (0 of a vector).
    static let nll = negativeLogLikelihood("_nll_loss", "NllLossBackward0")
    /// The same with dimensions behind the classes, under PyTorch's other name.
    static let nll2D = negativeLogLikelihood("_nll_loss2d", "NllLoss2DBackward0")

    private static func negativeLogLikelihood(_ name: String, _ gradientName: String) -> Operation {
        Operation(
            Signature("\(name)(Tensor input, Tensor target, Tensor weight, str reduction, int ignore_index)"),
            "−weightₜ · xₜ for each target class t.", homes: [],
            domain: Domain(
                shapes: [[[3, 4], [3], [4]], [[2, 4, 2], [2, 2], [4]]],
                attributes: [[.string("mean"), .int(-100)], [.string("none"), .int(1)], [.string("sum"), .int(-100)]],
                draws: [.real, .index(below: 4), .constant]),
            gradientName: gradientName,
            .formula { c in
                let places = try Places(c[0], c[1], c[2], ignoring: c.int(1))
                let losses = try places.squeezed(-(c.x.gather(places.dim, places.index(c.x)) * places.weights(c.x)))
                switch c.attributes[0].string ?? "mean" {
                case "none": return losses
                case "sum": return try losses.sum()
                case "mean": return try losses.sum() / places.weights(c.x).sum()
                case let other: throw TensorError.value("\(other) is not a valid value for reduction")
                }
            },
            .linear([
                { r, g in
                    let (target, weight) = (try r[1].checked(), try r[2].checked())
                    let places = try Places(r.record.edge(0).tensor, target, weight, ignoring: r.int(1))
                    let weights = places.weights(g)
                    var slopes = try -weights
                    switch r.attributes[0].string ?? "mean" {
                    case "none": slopes = try slopes * (target.rank == 0 ? g.reshaped([1]) : g.unsqueezed(places.dim))
                    case "mean": slopes = try slopes * (g / weights.sum())
                    default: slopes = try slopes * g
                    }
                    return try g.zeros(r.shape(0)).scatterAdd(places.dim, places.index(g), slopes)
                }, nil, nil,
            ]))
    }

    /// Where the target classes lie, with ignored ones at class 0 and weight 0.
    private struct Places {
        let dim: Int
        private let classes: Tensor
        private let weight: Tensor
        private let isScalar: Bool

        init(_ input: Tensor, _ target: Tensor, _ weight: Tensor, ignoring ignored: Int) throws {
            guard input.rank > 0 else { throw TensorError.runtime("input tensor should be 1D or 2D") }
            guard target.dtype == .int64 || target.dtype == .uint8 else {
                throw TensorError.runtime("expected target dtype to be Long or Byte, but got \(target.dtype.cName)")
            }
            dim = input.rank == 1 ? 0 : 1
            isScalar = target.rank == 0
            let count = input.shape[dim]
            var sizes = input.shape
            sizes.remove(at: dim)
            guard target.shape == sizes else {
                if input.rank == 1, target.rank > 0 {
                    guard target.shape == [1] else {
                        throw TensorError.value(
                            "For 1D input, 1D target must have size 1, but got target size: \(target.shape[0])")
                    }
                }
                if input.rank == 2, target.rank > 1 { throw TensorError.runtime("0D or 1D target tensor expected, multi-target not supported") }
                if input.rank == 2 || input.rank == 1 {
                    throw TensorError.value(
                        "Expected input batch_size (\(input.shape[0])) to match target batch_size (\(target.rank == 0 ? 1 : target.shape[0])).")
                }
                throw TensorError.runtime("Expected target size \(sizes), got \(target.shape)")
            }
            if weight.rank > 0, weight.elementCount != count {
                throw TensorError.runtime(
                    "weight tensor should be defined either for all \(count) classes or no classes but got weight tensor of shape: \(weight.shape)")
            }
            let values = target.ints
            for value in values where value != ignored && !(value >= 0 && value < count) {
                throw TensorError.index("Target \(value) is out of bounds.")
            }
            var expanded = target.shape.array
            expanded.insert(1, at: isScalar ? 0 : dim)
            classes = try Kernels.tensor(values.map { $0 == ignored ? 0 : $0 }, shape: expanded)
            let all = weight.rank == 0 ? nil : weight
            self.weight = try Kernels.tensor(
                values.map { $0 == ignored ? 0 : all?.double(at: $0) ?? 1 }, shape: expanded, input.dtype)
        }
        func index(_ value: Recorded) -> Recorded { value.constant(classes) }
        func weights(_ value: Recorded) -> Recorded { value.constant(weight) }
        func squeezed(_ value: Recorded) throws -> Recorded {
            isScalar ? try value.reshaped([]) : try value.squeezed(dim)
        }
    }

    public static let nllLoss = Operation(
        "nll_loss(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, bool? reduce=None, str reduction='mean')",
        "−x of the target class, the input being a logarithm.", homes: .functional,
        .composite { recorder, a in
            let weight = try a[2].tensor ?? Tensor.wrapped(1.0)
            let kind = try a.tensor(0).rank > 2 ? Operation.nll2D : .nll
            return .tensor(try recorder.apply(kind, inputs: [a.tensor(0), a.tensor(1), weight], [a[6], a[4]]))
        }, .composed)

    public static let crossEntropy = Operation(
        "cross_entropy(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, bool? reduce=None, str reduction='mean', float label_smoothing=0.0)",
        "−log softmax(x) of the target class, or Σ −p log softmax(x) for target probabilities p.", homes: .functional,
        .composite { recorder, a in
            let (input, target) = (Recorded(try a.tensor(0), recorder), try a.tensor(1))
            guard input.rank > 0 else {
                throw TensorError.runtime("Dimension out of range (expected to be in range of [-1, 0], but got 1)")
            }
            let dim = input.rank == 1 ? 0 : 1
            let smoothing = a[7].double ?? 0
            guard smoothing >= 0 && smoothing <= 1 else {
                throw TensorError.runtime("label_smoothing must be between 0.0 and 1.0. Got: \(shortNumber(smoothing))")
            }
            let logs = try input.apply(.logSoftmax, [.int(dim), .none])
            if target.shape == input.shape, input.rank > 1 || target.dtype.isFloatingPoint {
                guard target.dtype.isFloatingPoint else {
                    throw TensorError.runtime("Expected floating point type for target with class probabilities, got \(target.dtype.cName)")
                }
                return .tensor(try probabilities(logs, Recorded(target, recorder), dim, a, smoothing).checked())
            }
            let weight = try a[2].tensor ?? Tensor.wrapped(1.0)
            let exact = Recorded(
                try recorder.apply(input.rank > 2 ? .nll2D : .nll, inputs: [logs.checked(), target, weight], [a[6], a[4]]), recorder)
            if smoothing == 0 { return .tensor(try exact.checked()) }
            let smooth = try smoothed(logs, target, dim, a)
            let part = smoothing / Double(input.shape[dim])
            return .tensor(try (exact * (1 - smoothing) + smooth * part).checked())
        }, .composed)

    /// A division by a number, under the name that PyTorch gives it.
    static let divByCount = Operation(
        "_div_by_count(Tensor self, Operand count)", div.doc, homes: [], domain: Domain([-2...2, 0.5...3]),
        gradientName: "DivBackward1", .binary(.div), div.derivative)

    private static func weighed(_ logs: Recorded, _ weight: Argument, _ dim: Int) throws -> Recorded {
        guard case .tensor(let weight) = weight else { return logs }
        var sizes = Shape(repeating: 1, count: logs.rank)
        sizes[dim] = weight.elementCount
        return try logs * Recorded(weight, logs.recorder).reshaped(sizes)
    }

    private static func probabilities(
        _ logs: Recorded, _ target: Recorded, _ dim: Int, _ a: [Argument], _ smoothing: Double
    ) throws -> Recorded {
        let classes = Double(logs.shape[dim])
        let target = smoothing == 0 ? target : try target * (1 - smoothing) + smoothing / classes
        let products = try weighed(logs * target, a[2], dim)
        switch a[6].string ?? "mean" {
        case "none": return try -products.sum([dim])
        case "sum": return try -products.sum()
        default: return try (-products.sum()).apply(.divByCount, logs.number(Double(logs.tensor.elementCount) / classes))
        }
    }

    /// The sum over all classes that label smoothing adds, reduced as the loss.
    private static func smoothed(
        _ logs: Recorded, _ target: Tensor, _ dim: Int, _ a: [Argument]
    ) throws -> Recorded {
        let ignored = Recorded(target, logs.recorder)
        let mask = try ignored .== Double(a[4].int ?? -100)
        let losses = try (-weighed(logs, a[2], dim).sum([dim])).zeroed(where: mask)
        switch a[6].string ?? "mean" {
        case "none": return losses
        case "sum": return try losses.sum()
        default:
            let places = try mask.not().cast(like: logs)
            guard case .tensor(let weight) = a[2] else { return try losses.sum() / places.sum() }
            let classes = try Kernels.tensor(target.ints.map { $0 == a[4].int ? 0 : $0 }, shape: target.shape.array)
            let weights = try Kernels.index(weight, [classes])
            return try losses.sum() / (places * logs.constant(weights)).sum()
        }
    }

    static let embeddingLookup = Operation(
        "_embedding(Tensor weight, Tensor indices, int padding_idx)", "The rows that indices name.", homes: [],
        domain: Domain(shapes: [[[3, 4], [2, 2]]], attributes: [[.int(-1)]], draws: [.real, .index(below: 3)]),
        gradientName: "EmbeddingBackward0",
        .single { c in
            guard c[1].dtype == .int64 || c[1].dtype == .int32 else {
                throw TensorError.runtime(
                    "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.\(c[1].dtype.typeName) instead (while checking arguments for embedding)")
            }
            guard c[0].rank == 2 else { throw TensorError.runtime("'weight' must be 2-D") }
            for place in c[1].ints where !(place >= 0 && place < c[0].shape[0]) {
                throw TensorError.index("index out of range in self")
            }
            let rows = try Kernels.indexSelect(c[0], 0, Kernels.reshape(c[1], [-1]))
            return try Kernels.reshape(rows, c[1].shape.array + [c[0].shape[1]])
        },
        .linear([
            { r, g in
                let indices = try Kernels.reshape(r[1].checked(), [-1])
                let width = r.shape(0)[1]
                var rows = try g.reshaped([indices.elementCount, width])
                if r.int(0) >= 0 {
                    let mask = try Recorded(Kernels.reshape(indices, [-1, 1]), r.recorder) .== Double(r.int(0))
                    rows = try rows.zeroed(where: mask)
                }
                return try g.zeros(r.shape(0)).indexAdd(0, g.constant(indices), rows)
            }, nil,
        ]))
    public static let embedding = Operation(
        "embedding(Tensor input, Tensor weight, int? padding_idx=None, float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, bool sparse=False)",
        "The rows of weight that input names.", homes: .functional,
        .composite { recorder, a in
            let weight = try a.tensor(1)
            var padding = a[2].int ?? -1
            if let given = a[2].int, weight.rank > 0 {
                guard given < weight.shape[0], given >= -weight.shape[0] else {
                    throw TensorError(.value, "Padding_idx must be within num_embeddings")
                }
                padding = given < 0 ? given + weight.shape[0] : given
            }
            return .tensor(try recorder.apply(.embeddingLookup, weight, a.tensor(0), [.int(padding)]))
        }, .composed)
    public static let oneHot = Operation(
        "one_hot(Tensor input, int num_classes=-1)", "For each class number a row of zeros with a 1 at its place.",
        homes: .functional, domain: Domain(draws: [.index(below: 4)]),
        .single { c in try Kernels.oneHot(c[0], c.int(0)) }, .none(reason: integerReason))
}

/// As C++ prints a number: whole ones without a fraction.
private func shortNumber(_ x: Double) -> String { abs(x) < 1e6 && x.rounded() == x ? String(Int(x)) : pythonRepr(x) }
