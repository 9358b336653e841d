// Views of a part of a tensor (one place, a range, a diagonal, windows), and the way back: a gradient of the part put
// into zeros of the whole.

import Tensors

extension Operation {
    public static let select: Operation = .init(
        "select(Tensor self, int dim, int index)", "The slice at a place along a dimension, sharing memory.",
        domain: Domain(shapes: [[[2, 3]]], attributes: [[.int(0), .int(1)], [.int(1), .int(-1)]]),
        complex: true, .single { c in try Kernels.select(c[0], c.int(0), c.int(1)) },
        .linear([{ r, g in try g.apply(.selectBackward, [.ints(r.shape(0).array), r.attributes[0], r.attributes[1]]) }]))
    static let selectBackward: Operation = .init(
        "select_backward(Tensor grad, int[] sizes, int dim, int index)", "Zeros with a slice at a place.", homes: [],
        domain: Domain(shapes: [[[3]]], attributes: [[.ints([2, 3]), .int(0), .int(1)]]),
        complex: true, .single { c in
            try placed(c[0], c.attributes[0]) { try Kernels.select($0, c.attributes[1].int ?? 0, c.attributes[2].int ?? 0) }
        },
        .linear([{ r, g in try g.apply(.select, [r.attributes[1], r.attributes[2]]) }]))

    public static let slice: Operation = .init(
        "slice(Tensor self, int dim, int? start, int? end, int step)", "A range along a dimension, sharing memory.",
        homes: [],
        domain: Domain(
            shapes: [[[5, 3]]],
            attributes: [[.int(0), .int(1), .int(4), .int(2)], [.int(1), .none, .int(-1), .int(1)]]),
        complex: true, .single { c in
            try Kernels.slice(c[0], c.int(0), c.attributes[1].int, c.attributes[2].int, c.int(3))
        },
        .linear([{ r, g in try g.apply(.sliceBackward, [.ints(r.shape(0).array)] + r.attributes) }]))
    static let sliceBackward = Operation(
        "slice_backward(Tensor grad, int[] sizes, int dim, int? start, int? end, int step)", "Zeros with a range.",
        homes: [],
        domain: Domain(shapes: [[[2, 3]]], attributes: [[.ints([5, 3]), .int(0), .int(1), .int(4), .int(2)]]),
        complex: true, .single { c in
            try placed(c[0], c.attributes[0]) {
                try Kernels.slice(
                    $0, c.attributes[1].int ?? 0, c.attributes[2].int, c.attributes[3].int, c.attributes[4].int ?? 1)
            }
        },
        .linear([{ r, g in try g.apply(.slice, Array(r.attributes[1...])) }]))

    public static let narrow = Operation(
        "narrow(Tensor self, int dim, int start, int length)", "length places from start along a dimension.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            _ = try Kernels.narrow(x, a.int(1), a.int(2), a.int(3))
            let start = a.int(2) < 0 ? a.int(2) + x.shape[try x.checkedDim(a.int(1))] : a.int(2)
            return .tensor(try recorder.apply(.slice, x, [a[1], .int(start), .int(start + a.int(3)), .int(1)]))
        }, .composed)

    public static let diagonal: Operation = .init(
        "diagonal(Tensor self, int offset=0, int dim1=0, int dim2=1)",
        "The elements whose places along two dimensions differ by offset, sharing memory.",
        domain: Domain(
            shapes: [[[3, 4]], [[3, 4, 2]]],
            attributes: [[.int(0), .int(0), .int(1)], [.int(1), .int(0), .int(1)], [.int(-1), .int(0), .int(1)]]),
        complex: true, .single { c in try Kernels.diagonal(c[0], offset: c.int(0), c.int(1), c.int(2)) },
        .linear([{ r, g in try g.apply(.diagonalBackward, [.ints(r.shape(0).array)] + r.attributes) }]))
    static let diagonalBackward: Operation = .init(
        "diagonal_backward(Tensor grad, int[] sizes, int offset, int dim1, int dim2)", "Zeros with a diagonal.",
        homes: [], domain: Domain(shapes: [[[3]]], attributes: [[.ints([3, 4]), .int(0), .int(0), .int(1)]]),
        complex: true, .single { c in
            try placed(c[0], c.attributes[0]) {
                try Kernels.diagonal(
                    $0, offset: c.attributes[1].int ?? 0, c.attributes[2].int ?? 0, c.attributes[3].int ?? 1)
            }
        },
        .linear([{ r, g in try g.apply(.diagonal, Array(r.attributes[1...])) }]))
    public static let linalgDiagonal = Operation(
        "diagonal(Tensor A, *, int offset=0, int dim1=-2, int dim2=-1)", "The diagonals of matrices.", homes: .linalg,
        .composite { recorder, a in .tensor(try recorder.apply(.diagonal, a.tensor(0), Array(a[1...]))) }, .composed)

    public static let diagEmbed = Operation(
        "diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1)", "Matrices with the vectors as diagonals.",
        domain: Domain(
            shapes: [[[3]], [[2, 3]]], attributes: [[.int(0), .int(-2), .int(-1)], [.int(1), .int(-2), .int(-1)]]),
        complex: true, .single { c in
            guard c[0].rank >= 1 else { throw TensorError.runtime("diag_embed: expected at least one dimension") }
            let rank = c[0].rank + 1
            let (a, b) = (
                try Kernels.normalizedDim(c.int(1), rank: rank), try Kernels.normalizedDim(c.int(2), rank: rank)
            )
            guard a != b else { throw TensorError.runtime("diagonal dimensions cannot be identical \(c.int(1)), \(c.int(2))") }
            let (offset, overflow) = c.int(0).magnitude.addingReportingOverflow(UInt(c[0].shape[c[0].rank - 1]))
            guard !overflow, let size = Int(exactly: offset) else { throw TensorError.runtime("diag_embed: offset is too large") }
            var sizes = Array(c[0].shape.array.dropLast())
            sizes.insert(size, at: Swift.min(a, b))
            sizes.insert(size, at: Swift.max(a, b))
            return try placed(c[0], .ints(sizes)) { try Kernels.diagonal($0, offset: c.int(0), a, b) }
        },
        .linear([{ r, g in try g.apply(.diagonal, r.attributes) }]))

    public static let diag = Operation(
        "diag(Tensor self, int diagonal=0)", "A matrix with the vector as diagonal; of a matrix, its diagonal.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            switch x.rank {
            case 1: return .tensor(try recorder.apply(.diagEmbed, x, [a[1], .int(0), .int(1)]))
            case 2:
                return .tensor(try recorder.apply(.diagonalCopy, x, [a[1], .int(0), .int(1)]))
            default:
                throw TensorError.runtime(
                    "diag(): Supports 1D or 2D tensors. Got \(x.rank)D")
            }
        }, .composed)

    public static let unfold: Operation = .init(
        "unfold(Tensor self, int dimension, int size, int step)",
        "Windows of size places, step apart; a window's places become the last dimension.", homes: .method,
        domain: Domain(shapes: [[[6]], [[5, 2]]], attributes: [[.int(0), .int(3), .int(1)], [.int(0), .int(2), .int(2)]]),
        complex: true, .single { c in try Kernels.unfold(c[0], c.int(0), c.int(1), c.int(2)) },
        .linear([{ r, g in try g.apply(.unfoldBackward, [.ints(r.shape(0).array)] + r.attributes) }]))
    static let unfoldBackward: Operation = .init(
        "unfold_backward(Tensor grad, int[] sizes, int dim, int size, int step)", "Windows added into zeros.", homes: [],
        domain: Domain(shapes: [[[4, 3]]], attributes: [[.ints([6]), .int(0), .int(3), .int(1)]]),
        complex: true, .single { c in
            let whole = try zeros(c.attributes[0], c[0].dtype)
            let (dim, size, step) = (c.attributes[1].int ?? 0, c.attributes[2].int ?? 1, c.attributes[3].int ?? 1)
            let windows = try Kernels.unfold(whole, dim, size, step)
            for place in 0..<size {
                let target = try Kernels.select(windows, -1, place)
                let sum = try Kernels.binary(.add, target, Kernels.select(c[0], -1, place), c.backend)
                try Kernels.copy(sum, into: target)
            }
            return whole
        },
        .linear([{ r, g in try g.apply(.unfold, Array(r.attributes[1...])) }]))

    private static func zeros(_ sizes: Argument, _ dtype: DType) throws -> Tensor {
        try Kernels.zeros(sizes.ints ?? [], dtype)
    }
    /// Zeros of the sizes, with `part` in the view of them that `place` gives.
    private static func placed(_ part: Tensor, _ sizes: Argument, _ place: (Tensor) throws -> Tensor) throws -> Tensor {
        let whole = try zeros(sizes, part.dtype)
        try Kernels.copy(part, into: try place(whole))
        return whole
    }
}
