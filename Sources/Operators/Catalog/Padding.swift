// Padding that takes its values from the tensor: mirrored, repeated or wrapped round. Padding with a constant is in
// Normalization.

import Tensors

extension Operation {
    private enum PadMode: String, CaseIterable, Sendable { case reflect, replicate, circular }

    /// The operations by mode and number of padded dimensions, since PyTorch's records are named so.
    private static let reflection = (1...3).map { padding(.reflect, "ReflectionPad\($0)DBackward0", $0) }
    private static let replication = (1...3).map { padding(.replicate, "ReplicationPad\($0)DBackward0", $0) }
    private static let wrapping = (1...3).map { padding(.circular, "CopySlices", $0) }
    static var allPaddings: [Operation] { reflection + replication + wrapping }

    private static func padding(_ mode: PadMode, _ gradientName: String, _ rank: Int) -> Operation {
        let sample: [Int] = Array([1, 1, 1, 0, 0, 1].prefix(2 * rank))
        return Operation(
            Signature("_\(mode.rawValue)_pad\(rank)d(Tensor self, int[] pad)"), "The tensor with its own elements around it.",
            homes: [], domain: Domain(shapes: [[Array([2, 3, 4, 3].suffix(rank + 1))]], attributes: [[.ints(sample)]]),
            gradientName: gradientName,
            complex: true, .single { c in
                var x = c[0]
                for (dim, places) in try sources(mode, c[0].shape, c.attributes[0].ints ?? []) {
                    x = try Kernels.indexSelect(x, dim, Kernels.tensor(places))
                }
                return x
            },
            .linear([
                { r, g in
                    var (g, shape) = (g, g.shape)
                    for (dim, places) in try sources(mode, r.shape(0), r.attributes[0].ints ?? []).reversed() {
                        shape[dim] = r.shape(0)[dim]
                        g = try g.zeros(shape).indexAdd(dim, g.constant(Kernels.tensor(places)), g)
                    }
                    return g
                }
            ]))
    }

    /// For each padded dimension, the place that each place of the result shows.
    private static func sources(_ mode: PadMode, _ shape: Shape, _ pad: [Int]) throws -> [(Int, [Int])] {
        try (0..<(pad.count / 2)).map { pair in
            let dim = shape.count - 1 - pair
            let (size, before, after) = (shape[dim], pad[2 * pair], pad[2 * pair + 1])
            try check(mode, shape, dim, before, after)
            let length = size + before + after
            guard length >= 0, length < 1 << 40 else {
                throw TensorError.runtime("Padding length results in an output of size \(length), which cannot be made")
            }
            return (dim, (0..<length).map { place in
                var at = place - before
                switch mode {
                case .replicate: at = Swift.min(Swift.max(at, 0), size - 1)
                case .circular:
                    // What is cut off does not come round again.
                    let (low, high) = (Swift.max(-before, 0), size - Swift.max(-after, 0))
                    at = low + ((at - low) % (high - low) + (high - low)) % (high - low)
                case .reflect:
                    if at < 0 { at = -at }
                    if at >= size { at = 2 * (size - 1) - at }
                }
                return at
            })
        }
    }
    private static func check(_ mode: PadMode, _ shape: Shape, _ dim: Int, _ before: Int, _ after: Int) throws {
        let size = shape[dim]
        switch mode {
        case .reflect:
            guard before < size && after < size else {
                throw TensorError.runtime(
                    "Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (\(before), \(after)) at dimension \(dim) of input \(shape)")
            }
        case .circular:
            guard before <= size && after <= size else {
                throw TensorError.runtime("Padding value causes wrapping around more than once.")
            }
        case .replicate:
            guard size > 0 else {
                throw TensorError.runtime("Expected non-zero size for input dimension \(dim), but got \(shape)")
            }
        }
    }

    public static let pad = Operation(
        "pad(Tensor input, int[]! pad, str mode='constant', float? value=None)",
        "The tensor with constants (or its own elements) around it: pairs of widths, the last dimension first.",
        homes: .functional,
        .composite { recorder, a in
            let (x, widths, mode) = (try a.tensor(0), a[1].ints ?? [], a[2].string ?? "constant")
            guard widths.count % 2 == 0 else { throw TensorError.runtime("Padding length must be divisible by 2") }
            if mode == "constant" {
                guard widths.count / 2 <= x.rank else {
                    throw TensorError.runtime(
                        "Padding length should be less than or equal to two times the input dimension but got padding length \(widths.count) and input of dimension \(x.rank)")
                }
                return .tensor(try recorder.apply(.constantPad, x, [a[1], a[3].isNone ? .int(0) : a[3]]))
            }
            guard let kind = PadMode(rawValue: mode) else {
                throw TensorError(.notImplemented, "Unrecognised padding mode \(mode)")
            }
            if let value = a[3].double, value != 0 {
                throw TensorError.runtime("Padding mode \"\(mode)\" doesn't take in value argument")
            }
            let rank = widths.count / 2
            guard (1...3).contains(rank), x.rank == rank + 1 || x.rank == rank + 2 else {
                throw TensorError(
                    .notImplemented,
                    "Padding size \(widths.count) is not supported for \(x.rank)D input tensor.\n"
                        + "Supported combinations for non-constant padding:\n"
                        + "  - 2D or 3D input: padding size = 2 (pads last dimension)\n"
                        + "  - 3D or 4D input: padding size = 4 (pads last 2 dimensions)\n"
                        + "  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)")
            }
            let operations =
                switch kind {
                case .reflect: reflection
                case .replicate: replication
                case .circular: wrapping
                }
            return .tensor(try recorder.apply(operations[rank - 1], x, [a[1]]))
        }, .composed)
}
