// Other shapes of the same elements: what only changes sizes, order and places of dimensions. Results share storage with
// their input. Slices are in Slices, joining and splitting in Joining.

import Tensors

extension Operation {
    public static let view = Operation(
        "view(Tensor self, int... size)", "The same elements with other sizes, sharing memory; -1 is inferred.",
        homes: .method, domain: Domain(shapes: [[[2, 3]]], attributes: [[.ints([3, 2])], [.ints([-1])]]),
        complex: true, .single { c in try Kernels.view(c[0], c.attributes[0].ints ?? []) },
        .linear([{ r, g in try g.reshaped(r.shape(0)) }]))

    public static let reshape = Operation(
        "reshape(Tensor self, int... shape)",
        "The same elements with other sizes, sharing memory where possible; -1 is inferred.",
        .composite { recorder, a in .tensor(try recorder.reshape(a.tensor(0), a[1].ints ?? [])) }, .composed)

    /// The view of a copy made for it.
    public static let unsafeView = Operation(
        "_unsafe_view(Tensor self, int... size)", "The same elements with other sizes.", homes: [],
        domain: Domain(shapes: [[[2, 3]]], attributes: [[.ints([3, 2])]]),
        complex: true, .single { c in try Kernels.view(c[0], c.attributes[0].ints ?? []) },
        .linear([{ r, g in try g.reshaped(r.shape(0)) }]))

    public static let alias = Operation(
        "alias(Tensor self)", "The same tensor under a new name.", homes: [],
        complex: true, .single { c in try Kernels.view(aliasing: c[0]) }, .linear([{ _, g in g }]))

    public static let transpose = Operation(
        "transpose(Tensor self, int dim0, int dim1)", "Swaps two dimensions, sharing memory.",
        homes: [.torch, .method, .inPlace], aliases: ["swapaxes", "swapdims"],
        domain: Domain(shapes: [[[2, 3]], [[2, 3, 4]]], attributes: [[.int(0), .int(1)], [.int(-1), .int(0)]]),
        complex: true, .single { c in try Kernels.transpose(c[0], c.int(0), c.int(1)) },
        .linear([{ r, g in try g.transposed(r.int(0), r.int(1)) }]))

    public static let t: Operation = .init(
        "t(Tensor self)", "The transpose of a matrix, sharing memory; a vector stays.",
        homes: [.torch, .method, .inPlace], domain: Domain(shapes: [[[2, 3]], [[3]]]),
        complex: true, .single { c in
            guard c[0].rank <= 2 else {
                throw TensorError.runtime("t() expects a tensor with <= 2 dimensions, but self is \(c[0].rank)D")
            }
            return c[0].rank < 2 ? try Kernels.view(aliasing: c[0]) : try Kernels.transpose(c[0], 0, 1)
        },
        .linear([{ _, g in try g.apply(.t) }]))

    /// `x.T`: all dimensions the other way round.
    public static let numpyT = Operation(
        "numpy_T(Tensor self)", "All dimensions in reverse order, sharing memory.", homes: [],
        domain: Domain(shapes: [[[2, 3]], [[2, 3, 4]]]), gradientName: "PermuteBackward0",
        complex: true, .single { c in try Kernels.permute(c[0], (0..<c[0].rank).reversed()) },
        .linear([{ r, g in try g.permuted((0..<g.rank).reversed()) }]))

    /// `x.mT`: the last two dimensions swapped.
    public static let matrixT = Operation(
        "mT(Tensor self)", "The last two dimensions swapped, sharing memory.", homes: [],
        domain: Domain(shapes: [[[2, 3]], [[2, 3, 4]]]), gradientName: "TransposeBackward0",
        complex: true, .single { c in
            guard c[0].rank >= 2 else {
                throw TensorError.runtime(
                    "tensor.mT is only supported on matrices or batches of matrices. Got \(c[0].rank)-D tensor.")
            }
            return try Kernels.transpose(c[0], -2, -1)
        },
        .linear([{ _, g in try g.transposed() }]))

    public static let permute = Operation(
        "permute(Tensor self, int... dims)", "Orders dimensions anew, sharing memory.",
        domain: Domain(shapes: [[[2, 3, 4]]], attributes: [[.ints([2, 0, 1])], [.ints([0, -1, 1])]]),
        complex: true, .single { c in try Kernels.permute(c[0], c.attributes[0].ints ?? []) },
        .linear([
            { r, g in
                let dims = try (r.attributes[0].ints ?? []).map { try Kernels.normalizedDim($0, rank: g.rank) }
                var inverse = Array(repeating: 0, count: dims.count)
                for (to, from) in dims.enumerated() { inverse[from] = to }
                return try g.permuted(inverse)
            }
        ]))

    public static let squeeze = Operation(
        "squeeze(Tensor self)", "Without the dimensions of size 1, sharing memory.",
        homes: [.torch, .method, .inPlace], domain: Domain(shapes: [[[2, 1, 3]], [[1]], [[]]]),
        complex: true, .single { c in try Kernels.squeeze(c[0], nil) }, .linear([{ r, g in try g.reshaped(r.shape(0)) }]))
    public static let squeezeDim: Operation = Operation(
        "squeeze(Tensor self, int dim)", "Without a dimension, if its size is 1, sharing memory.",
        homes: [.torch, .method, .inPlace], domain: Domain(shapes: [[[2, 1, 3]]], attributes: [[.int(1)], [.int(0)]]),
        gradientName: "SqueezeBackward1",
        complex: true, .single { c in try Kernels.squeeze(c[0], [c.int(0)]) },
        .linear([
            { r, g in
                let shape = r.shape(0)
                guard r.recorder.isRecording, r.recorder.isPlain, g.rank < shape.count else { return try g.reshaped(shape) }
                return try g.apply(.unsqueeze, [r.attributes[0]])
            }
        ]))
    public static let squeezeDims = Operation(
        "squeeze(Tensor self, int[] dim)", "Without those of the dimensions whose size is 1, sharing memory.",
        homes: [.torch, .method, .inPlace], domain: Domain(shapes: [[[2, 1, 1]]], attributes: [[.ints([1, 2])]]),
        gradientName: "SqueezeBackward2",
        complex: true, .single { c in try Kernels.squeeze(c[0], c.attributes[0].ints ?? []) },
        .linear([{ r, g in try g.reshaped(r.shape(0)) }]))
    /// What `vector @ matrix` ends with.
    public static let squeezeProduct = Operation(
        "_squeeze_product(Tensor self, int dim)", "Without a dimension of size 1.", homes: [],
        domain: Domain(shapes: [[[1, 3]]], attributes: [[.int(0)]]), gradientName: "SqueezeBackward4",
        complex: true, .single { c in try Kernels.squeeze(c[0], [c.int(0)]) }, .linear([{ r, g in try g.reshaped(r.shape(0)) }]))
    public static let unsqueeze: Operation = Operation(
        "unsqueeze(Tensor self, int dim)", "With a new dimension of size 1, sharing memory.",
        homes: [.torch, .method, .inPlace], domain: Domain(shapes: [[[2, 3]], [[]]], attributes: [[.int(0)], [.int(-1)]]),
        complex: true, .single { c in try Kernels.unsqueeze(c[0], c.int(0)) },
        .linear([
            { r, g in
                guard r.recorder.isRecording, r.recorder.isPlain else { return try g.reshaped(r.shape(0)) }
                return try g.apply(.squeezeDim, [r.attributes[0]])
            }
        ]))

    public static let expand = Operation(
        "expand(Tensor self, int... size, *, bool implicit=False)",
        "Repeats dimensions of size 1 without copying; -1 keeps a size.", homes: .method,
        domain: Domain(shapes: [[[1, 3]]], attributes: [[.ints([2, 3]), .bool(false)], [.ints([4, 2, -1]), .bool(false)]]),
        complex: true, .single { c in try Kernels.expand(c[0], c.attributes[0].ints ?? []) },
        .linear([{ r, g in try g.summed(to: r.shape(0)) }]))
    public static let broadcastTo = Operation(
        "broadcast_to(Tensor self, int[] size)", "The tensor stretched to a shape, without copying.",
        .composite { recorder, a in .tensor(try recorder.apply(.expand, a.tensor(0), [a[1], .bool(false)])) }, .composed)
    public static let expandAs = Operation(
        "expand_as(Tensor self, Tensor other)", "The tensor stretched to the shape of another, without copying.",
        homes: .method,
        .composite { recorder, a in
            .tensor(try recorder.apply(.expand, a.tensor(0), [.ints(try a.tensor(1).shape.array), .bool(false)]))
        }, .composed)
    public static let viewAs = Operation(
        "view_as(Tensor self, Tensor other)", "The same elements with the sizes of another tensor.", homes: .method,
        .composite { recorder, a in
            .tensor(try recorder.apply(.view, a.tensor(0), [.ints(try a.tensor(1).shape.array)]))
        }, .composed)
    public static let reshapeAs = Operation(
        "reshape_as(Tensor self, Tensor other)", "The same elements with the sizes of another tensor.", homes: .method,
        .composite { recorder, a in .tensor(try recorder.reshape(a.tensor(0), try a.tensor(1).shape.array)) }, .composed)

    public static let flatten = Operation(
        "flatten(Tensor self, int start_dim=0, int end_dim=-1)", "Joins the dimensions start_dim…end_dim into one.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            let (start, end) = (try x.checkedDim(a.int(1)), try x.checkedDim(a.int(2)))
            if x.rank == 0 { return .tensor(try recorder.reshape(x, [1])) }
            guard start <= end else {
                throw TensorError.runtime("flatten() has invalid args: start_dim cannot come after end_dim")
            }
            if start == end { return .tensor(x) }
            let sizes = x.shape.array
            let joined = sizes[start...end].reduce(1, &*)
            return .tensor(try recorder.reshape(x, sizes[..<start] + [joined] + sizes[(end + 1)...]))
        }, .composed)
    public static let ravel = Operation(
        "ravel(Tensor self)", "All elements in one dimension.",
        .composite { recorder, a in
            .tensor(try recorder.apply(.view, recorder.contiguous(a.tensor(0)), [.ints([-1])]))
        }, .composed)
    public static let unflatten = Operation(
        "unflatten(Tensor self, int dim, int[] sizes)", "Splits a dimension into several.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            let dim = try x.checkedDim(a.int(1))
            let sizes = a[2].ints ?? []
            if sizes.isEmpty { throw TensorError.runtime("unflatten: sizes must be non-empty") }
            guard x.rank > 0 else {
                throw TensorError.runtime("unflatten got an unexpected error:\nDimension specified as \(a.int(1)) but tensor has no dimensions")
            }
            let size = x.shape[dim]
            let known = sizes.filter { $0 >= 0 }.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
            guard sizes.contains(-1) ? known != 0 && size % known == 0 : known == size else {
                throw TensorError.runtime(
                    "unflatten: Provided sizes \(sizes) don't multiply up to the size of dim \(dim) (\(size)) in the input tensor")
            }
            let old = x.shape.array
            // Beside an empty dimension the view cannot tell what is left out.
            let full = sizes.map { $0 == -1 ? size / Swift.max(known, 1) : $0 }
            return .tensor(try recorder.apply(.view, x, [.ints(old[..<dim] + full + old[(dim + 1)...])]))
        }, .composed)

    public static let movedim = Operation(
        "movedim(Tensor self, int|int[] source, int|int[] destination)", "Moves dimensions to other places.",
        aliases: ["moveaxis"],
        .composite { recorder, a in
            let x = try a.tensor(0)
            let from = try (a[1].ints ?? []).map { try x.checkedDim($0) }
            let to = try (a[2].ints ?? []).map { try x.checkedDim($0) }
            guard from.count == to.count else {
                throw TensorError.runtime(
                    "movedim: Invalid source or destination dims: source (\(from) dims) should contain the same number of dims as destination (\(to) dims)"
                )
            }
            if x.rank == 0 { return .tensor(try recorder.apply(.alias, x)) }
            guard Set(from).count == from.count, Set(to).count == to.count else {
                let isSource = Set(from).count != from.count
                throw TensorError.runtime(
                    "movedim: repeated dim in `\(isSource ? "source" : "destination")` (\(Shape(isSource ? a[1].ints ?? [] : a[2].ints ?? []) ?? Shape()))")
            }
            var order = Array(repeating: -1, count: x.rank)
            for (source, place) in zip(from, to) { order[place] = source }
            var rest = (0..<x.rank).filter { !from.contains($0) }
            for place in order.indices where order[place] < 0 && !rest.isEmpty { order[place] = rest.removeFirst() }
            return .tensor(try recorder.apply(.permute, x, [.ints(order)]))
        }, .composed)

    public static let atleast1d = atLeast("atleast_1d", 1)
    public static let atleast2d = atLeast("atleast_2d", 2)
    public static let atleast3d = atLeast("atleast_3d", 3)
    private static func atLeast(_ name: String, _ rank: Int) -> Operation {
        Operation(
            Signature("\(name)(Tensor[] tensors)"), "The tensors with at least \(rank) dimensions.", homes: .torch,
            .composite { recorder, a in
                .tensors(try (a[0].tensors ?? []).map { try recorder.atLeast(rank, $0) })
            }, .composed)
    }
    public static let atleast1dOne = atLeastOne("atleast_1d", 1)
    public static let atleast2dOne = atLeastOne("atleast_2d", 2)
    public static let atleast3dOne = atLeastOne("atleast_3d", 3)
    private static func atLeastOne(_ name: String, _ rank: Int) -> Operation {
        Operation(
            Signature("\(name)(Tensor input)"), "The tensor with at least \(rank) dimensions.", homes: .torch,
            .composite { recorder, a in .tensor(try recorder.atLeast(rank, a.tensor(0))) }, .composed)
    }
}
