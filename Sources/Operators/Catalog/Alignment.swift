// The connectionist temporal classification loss: the likelihood of a label sequence under all ways to lay it along time.

import Glibc
import Tensors

extension Operation {
    /// −log Σ over alignments of the product of their probabilities, per sample.
    static let ctc = Operation(
        "_ctc_loss(Tensor log_probs, ignored targets, int[] input_lengths, int[] target_lengths, int blank, bool zero_infinity)",
        "−log of the probability of a label sequence under all its alignments with time.", homes: [],
        gradientName: "CtcLossBackward0",
        .formula { c in
            let losses = try (0..<c[0].shape[1]).map { try Alignment(c[0], c.attributes, $0).loss }
            return c.x.constant(try Kernels.tensor(losses, shape: [losses.count], c[0].dtype))
        },
        .custom([
            { r, g in
                let x = try r.x.checked()
                let (steps, batch, classes) = (x.shape[0], x.shape[1], x.shape[2])
                var slopes = [Double](repeating: 0, count: x.elementCount)
                for sample in 0..<batch {
                    let alignment = try Alignment(x, r.attributes, sample)
                    for (t, row) in alignment.slopes().enumerated() {
                        for (label, slope) in row.enumerated() { slopes[(t * batch + sample) * classes + label] = slope }
                    }
                }
                let local = g.constant(try Kernels.tensor(slopes, shape: [steps, batch, classes], x.dtype))
                return try local * g.reshaped([1, batch, 1])
            }
        ]))

    public static let ctcLoss = Operation(
        "ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, str reduction='mean', bool zero_infinity=False)",
        ctc.doc, homes: .functional,
        .composite { recorder, a in
            let (logs, targets) = (Recorded(try a.tensor(0), recorder), try a.tensor(1))
            guard logs.rank == 3 || logs.rank == 2 else {
                throw TensorError.runtime("log_probs tensor must be 2-D or 3-D, got \(logs.rank)-D")
            }
            func lengths(_ index: Int) -> [Int] { a[index].tensor?.ints ?? a[index].ints ?? [] }
            let (input, target) = (lengths(2), lengths(3))
            let batch = logs.rank == 3 ? logs.shape[1] : 1
            guard input.count == batch else { throw TensorError.runtime("input_lengths must be of size batch_size") }
            guard target.count == batch else { throw TensorError.runtime("target_lengths must be of size batch_size") }
            let rows = logs.rank == 3 ? logs : try logs.unsqueezed(1)
            var losses = Recorded(
                try recorder.apply(.ctc, rows.checked(), [.tensor(targets), .ints(input), .ints(target), .int(a.int(4)), a[6]]), recorder)
            switch a[5].string ?? "mean" {
            case "mean":
                let counts = try Kernels.tensor(target.map { Double(Swift.max($0, 1)) }, shape: [batch], logs.dtype)
                losses = try (losses / losses.constant(counts)).apply(.mean, [.none])
            case "sum": losses = try losses.sum()
            default: if logs.rank == 2 { losses = try losses.reshaped([]) }
            }
            return .tensor(try losses.checked())
        }, .composed)
}

/// The labels of one sample with blanks between, and the sums over all paths through them.
private struct Alignment {
    private let labels: [Int]
    private let rows: [[Double]]
    private let forward: [[Double]]
    let loss: Double
    private let isDropped: Bool

    init(_ x: Tensor, _ attributes: [Argument], _ sample: Int) throws {
        let (steps, batch, classes) = (x.shape[0], x.shape[1], x.shape[2])
        let lengths = (attributes[1].ints ?? [], attributes[2].ints ?? [])
        guard case .tensor(let targets) = attributes[0], sample < lengths.0.count, sample < lengths.1.count else {
            throw TensorError.runtime("input_lengths must be of size batch_size")
        }
        let (length, count, blank) = (lengths.0[sample], lengths.1[sample], attributes[3].int ?? 0)
        guard length >= 0, length <= steps else {
            throw TensorError.runtime("Expected input_lengths to have value at most \(steps), but got value \(length) (while checking arguments for ctc_loss_allocate_outputs)")
        }
        guard blank >= 0, blank < classes else { throw TensorError.runtime("blank must be in label range") }
        let all = targets.ints
        let start = targets.rank == 2 ? sample * targets.shape[1] : lengths.1[..<sample].reduce(0, &+)
        guard count >= 0, start >= 0, start <= all.count, count <= all.count - start else {
            throw TensorError.runtime("Expected tensor to have size at least \(count) at dimension 1, but got size \(targets.shape) for argument #2 'targets' (while checking arguments for ctc_loss_allocate_outputs)")
        }
        let own = all[start..<start + count]
        for label in own where label < 0 || label >= classes { throw TensorError.index("target label \(label) is out of range") }
        labels = [blank] + own.flatMap { [$0, blank] }
        rows = (0..<length).map { t in (0..<classes).map { x.double(at: (t * batch + sample) * classes + $0) } }
        forward = Alignment.sums(rows, labels)
        let last = forward.last ?? (count == 0 ? [0] : [-.infinity])
        let total = Alignment.logSum(last.suffix(count == 0 ? 1 : 2))
        isDropped = attributes[4].bool == true && total == -.infinity
        loss = isDropped ? 0 : -total
    }

    /// The logarithms of the sums over the paths that end at each place, step by step.
    private static func sums(_ rows: [[Double]], _ labels: [Int]) -> [[Double]] {
        var result: [[Double]] = []
        for row in rows {
            let before = result.last
            result.append(labels.indices.map { s in
                guard let before else { return s < 2 ? row[labels[s]] : -.infinity }
                var paths = [before[s]]
                if s > 0 { paths.append(before[s - 1]) }
                if s > 1, labels[s] != labels[s - 2] { paths.append(before[s - 2]) }
                return logSum(paths[...]) + row[labels[s]]
            })
        }
        return result
    }

    private static func logSum(_ values: ArraySlice<Double>) -> Double {
        guard let top = values.max(), top > -.infinity else { return -.infinity }
        return top + log(values.reduce(0) { $0 + exp($1 - top) })
    }

    /// The gradient with respect to the logarithms, which are taken for those of a softmax.
    func slopes() -> [[Double]] {
        if isDropped { return [] }
        // The paths from the end are those of everything reversed.
        let backward = Array(Alignment.sums(rows.reversed(), labels.reversed()).reversed().map { Array($0.reversed()) })
        return rows.indices.map { t in
            var sums = [Double](repeating: -.infinity, count: rows[t].count)
            for (s, label) in labels.enumerated() {
                sums[label] = Alignment.logSum([sums[label], forward[t][s] + backward[t][s]])
            }
            return rows[t].indices.map { label in exp(rows[t][label]) - exp(sums[label] + loss - rows[t][label]) }
        }
    }
}
