// Losses of classifiers, and what turns class numbers into vectors: embeddings and one-hot rows.

import Tensors

extension Operation {
    public static let nllLoss = Operation(
        "nll_loss(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, bool? reduce=None, str reduction='mean')",
        "−x of the target class, the input being a logarithm.", homes: .functional,
        .composite { recorder, a in
            let reduction = a[6].string ?? "mean"
            guard ["mean", "sum", "none"].contains(reduction) else {
                throw TensorError.value("\(reduction) is not a valid value for reduction")
            }
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
            let reduction = a[6].string ?? "mean"
            guard ["mean", "sum", "none"].contains(reduction) else {
                throw TensorError.value("\(reduction) is not a valid value for reduction")
            }
            let logs = try input.apply(.logSoftmax, [.int(dim), .none])
            if target.shape == input.shape, input.rank > 1 || target.dtype.isFloatingPoint {
                guard target.dtype.isFloatingPoint else {
                    throw TensorError.runtime("Expected floating point type for target with class probabilities, got \(target.dtype.cName)")
                }
                guard (a[4].int ?? -100) < 0 else { throw TensorError.runtime("ignore_index is not supported for floating point target") }
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

    static let embeddingLookup: Operation = Operation(
        "_embedding(Tensor weight, Tensor indices, int padding_idx)", "The rows that indices name.", homes: [],
        domain: Domain(shapes: [[[3, 4], [2, 2]]], attributes: [[.int(-1)]], draws: [.real, .index(below: 3)]),
        gradientName: "EmbeddingBackward0",
        .single { c in
            guard c[1].dtype == .int64 || c[1].dtype == .int32 else {
                throw TensorError.runtime(
                    "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got \(c[1].dtype == .bool ? "CPUBoolType" : "torch.\(c[1].dtype.typeName)") instead (while checking arguments for embedding)")
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
                try g.apply(.embeddingBackward, r[1], [.int(r.shape(0)[0]), .int(r.int(0))])
            }, nil,
        ]))
    /// Attributes: the rows of the table, and the index whose slices do not count.
    static let embeddingBackward: Operation = Operation(
        "_embedding_backward(Tensor grad, Tensor indices, int rows, int padding_idx)",
        "Zeros with slices added to the rows that indices name.", homes: [],
        domain: Domain(shapes: [[[2, 2, 4], [2, 2]]], attributes: [[.int(3), .int(-1)]], draws: [.real, .index(below: 3)]),
        gradientName: "EmbeddingBackwardBackward0",
        .single { c in try Kernels.rowSums(c[0], c[1], count: c.int(0), skipping: c.int(1), c.backend) },
        .linear([
            { r, g in
                let rows = try g.apply(.embeddingLookup, r[1], [.int(-1)])
                guard r.int(1) >= 0 else { return rows }
                let mask = try Recorded(Kernels.reshape(r[1].checked(), r.shape(1).array + [1]), r.recorder) .== Double(r.int(1))
                return try rows.zeroed(where: mask)
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
            if let limit = a[3].double { try recorder.limitRows(weight, a.tensor(0), limit, a[4].double ?? 2) }
            return .tensor(try recorder.apply(.embeddingLookup, weight, a.tensor(0), [.int(padding)]))
        }, .composed)
    public static let oneHot = Operation(
        "one_hot(Tensor input, int num_classes=-1)", "For each class number a row of zeros with a 1 at its place.",
        homes: .functional, domain: Domain(draws: [.index(below: 4)]),
        .single { c in try Kernels.oneHot(c[0], c.int(0)) }, .none(reason: integerReason))
}

/// As C++ prints a number: whole ones without a fraction.
private func shortNumber(_ x: Double) -> String { abs(x) < 1e6 && x.rounded() == x ? String(Int(x)) : pythonRepr(x) }
