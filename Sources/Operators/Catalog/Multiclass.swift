// Margin losses over classes that PyTorch records as one operation: a right class, or several.

import Tensors

extension Operation {
    /// Σⱼ max(0, margin − xₜ + xⱼ)ᵖ · weightₜ / classes, over the classes j other than t.
    static let multiMargin = Operation(
        "_multi_margin_loss(Tensor input, Tensor target, Tensor weight, str reduction, int p, float margin)",
        "Σⱼ max(0, margin − xₜ + xⱼ)ᵖ / classes over the classes other than t.", homes: [],
        domain: Domain(
            shapes: [[[3, 4], [3], [4]]],
            attributes: [[.string("mean"), .int(2), .float(1.3)], [.string("none"), .int(2), .float(0.4)]],
            draws: [.real, .index(below: 4), .constant]),
        gradientName: "MultiMarginLossBackward0",
        .formula { c in
            let target = try classes(c[0], c[1])
            let rows = try hinges(c.x, target, c.value(2), c.double(2)).power(c.int(1)).scaled.sum([-1])
            return try (c[0].rank < 2 ? rows.reshaped([]) : rows).reduced(c.attributes[0])
        },
        .custom([
            { r, g in
                let target = try classes(r.record.edge(0).tensor, r[1].checked())
                let p = r.int(1)
                let hinge = try hinges(r.x, target, r[2], r.double(2))
                var slopes = try (p == 1 ? (hinge.value .> 0).cast(like: hinge.value) : 2 * hinge.value) * hinge.weights
                    / Double(Swift.max(hinge.classes, 1))
                let index = slopes.constant(target)
                slopes = try slopes.scatterAdd(-1, index, -slopes.sum([-1], keepdim: true))
                let spread = try r.spread(g, over: slopes)
                return try (slopes * spread).reshaped(r.shape(0))
            }, nil, nil,
        ]))
    public static let multiMarginFunctional = Operation(
        "multi_margin_loss(Tensor input, Tensor target, int p=1, float margin=1.0, Tensor? weight=None, bool? size_average=None, bool? reduce=None, str reduction='mean')",
        multiMargin.doc, homes: .functional,
        .composite { recorder, a in
            guard a[2].int == 1 || a[2].int == 2 else { throw TensorError.value("only p == 1 and p == 2 supported") }
            if let weight = a[4].tensor, weight.rank != 1 { throw TensorError.value("weight must be one-dimensional") }
            let weight = try a[4].tensor ?? Tensor.wrapped(1.0)
            return .tensor(try recorder.apply(.multiMargin, inputs: [a.tensor(0), a.tensor(1), weight], [a[7], a[2], a[3]]))
        }, .composed)

    /// The hinges of each sample, 0 at the right class.
    private struct Hinges {
        let value, weights: Recorded
        let classes: Int
        var scaled: Recorded { get throws { try value * weights / Double(Swift.max(classes, 1)) } }
        func power(_ p: Int) throws -> Hinges {
            Hinges(value: p == 1 ? value : try value.square(), weights: weights, classes: classes)
        }
    }

    private static func hinges(_ x: Recorded, _ target: Tensor, _ weight: Recorded, _ margin: Double) throws -> Hinges {
        let count = x.rank == 0 ? 1 : x.shape[x.rank - 1]
        let rows = try x.reshaped([-1, count])
        let index = x.constant(target)
        var hinge = try (margin - rows.gather(1, index) + rows).apply(.clampMin, [.int(0)])
        let right = x.constant(try Kernels.reshape(Kernels.oneHot(target, count), [-1, count]))
        hinge = try hinge.zeroed(where: right .!= 0)
        let chosen = try weight.tensor.rank == 0
            ? Tensor.full([1, 1], 1, x.dtype) : Kernels.reshape(Kernels.index(weight.checked(), [target]), [-1, 1])
        return Hinges(value: hinge, weights: x.constant(chosen), classes: count)
    }

    /// The target classes as a column, checked.
    private static func classes(_ x: Tensor, _ target: Tensor) throws -> Tensor {
        let (rows, count) = (x.rank == 2 ? x.shape[0] : 1, x.rank == 0 ? 1 : x.shape[x.rank - 1])
        guard x.rank <= 2 else {
            throw TensorError.runtime("Expected non-empty vector or matrix with optional 0-dim batch size, but got: \(x.shape)")
        }
        guard target.rank <= 1, target.elementCount == rows else {
            throw TensorError.runtime(
                "multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). "
                    + "Expected target size [\(rows)], but got \(target.shape). Input has shape \(x.shape).")
        }
        for value in target.ints where !(value >= 0 && value < count) { throw TensorError.runtime("target out of range") }
        return try Kernels.reshape(target, [rows, 1])
    }

    /// Σ max(0, 1 − xₜ + xⱼ) / classes over the right classes t and the others j; the right ones stand before a −1.
    static let multilabelMargin = Operation(
        "_multilabel_margin_loss(Tensor input, Tensor target, str reduction)",
        "Σ max(0, 1 − xₜ + xⱼ) / classes over the right classes t and the others j.", homes: [],
        domain: Domain(
            shapes: [[[3, 4], [3, 4]]], attributes: [[.string("mean")], [.string("none")]], draws: [.real, .index(below: 4)]),
        gradientName: "MultilabelMarginLossBackward0",
        .formula { c in
            let pairs = try LabelPairs(c[0], c[1])
            let losses = c.x.constant(try Kernels.tensor(pairs.losses, shape: pairs.isVector ? [] : [pairs.rows], c[0].dtype))
            return try losses.reduced(c.attributes[0])
        },
        .custom([
            { r, g in
                let x = try r.x.checked()
                let pairs = try LabelPairs(x, r[1].checked())
                let slopes = g.constant(try Kernels.tensor(pairs.slopes, shape: [pairs.rows, pairs.classes], x.dtype))
                return try (slopes * r.spread(g, over: slopes)).reshaped(x.shape)
            }, nil,
        ]))
    public static let multilabelMarginFunctional = Operation(
        "multilabel_margin_loss(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean')",
        multilabelMargin.doc, homes: .functional,
        .composite { recorder, a in .tensor(try recorder.apply(.multilabelMargin, a.tensor(0), a.tensor(1), [a[4]])) }, .composed)

    /// The losses of several right classes, and their slopes.
    private struct LabelPairs {
        let rows, classes: Int
        let isVector: Bool
        private(set) var losses: [Double] = []
        private(set) var slopes: [Double]

        init(_ x: Tensor, _ target: Tensor) throws {
            guard x.shape == target.shape, x.rank == 1 || x.rank == 2 else {
                throw TensorError.runtime("inconsistent target size: \(target.shape) for input of size: \(x.shape)")
            }
            isVector = x.rank == 1
            classes = x.shape[x.rank - 1]
            rows = x.rank == 2 ? x.shape[0] : 1
            let (values, labels) = (x.doubles, target.ints)
            slopes = Array(repeating: 0, count: values.count)
            for row in 0..<rows {
                let right = labels[row * classes..<(row + 1) * classes].prefix { $0 >= 0 }
                for label in right where label >= classes { throw TensorError.runtime("target out of range") }
                let isRight = (0..<classes).map { right.contains($0) }
                var loss = 0.0
                for label in right {
                    for other in 0..<classes where !isRight[other] {
                        let gap = 1 - values[row * classes + label] + values[row * classes + other]
                        guard gap > 0 else { continue }
                        loss += gap / Double(classes)
                        slopes[row * classes + label] -= 1 / Double(classes)
                        slopes[row * classes + other] += 1 / Double(classes)
                    }
                }
                losses.append(loss)
            }
        }
    }
}

extension Rule {
    /// The gradient of a reduced loss, as a column beside the rows of `slopes`.
    fileprivate func spread(_ gradient: Recorded, over slopes: Recorded) throws -> Recorded {
        switch attributes.lazy.compactMap(\.string).first ?? "mean" {
        case "none": try gradient.reshaped([-1, 1])
        case "sum": gradient
        default: try gradient / Double(Swift.max(slopes.shape[0], 1))
        }
    }
}
