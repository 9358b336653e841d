// Writes into a tensor that give a new one: slices, masks, places along a dimension whose values are combined.

import Tensors

extension Operation {
    public static let indexCopy = Operation(
        "index_copy(Tensor self, int dim, Tensor index, Tensor source)",
        "The tensor with slices written at the places a vector names.", homes: .pointwise,
        domain: Domain(shapes: [[[3, 4], [1], [1, 4]]], attributes: [[.int(0)]], draws: [.real, .index(below: 3), .real]),
        complex: true, .single { c in try Kernels.indexCopy(c[0], c.int(0), c[1], c[2]) },
        .linear([
            { r, g in
                Recorded(
                    try r.recorder.apply(
                        .indexFill, inputs: [g.checked(), r[1].checked(), Tensor.scalar(0, g.dtype)], [r.attributes[0]]),
                    r.recorder)
            }, nil, { r, g in try g.indexSelect(r.int(0), r[1]).reshaped(r.shape(2)) },
        ]))

    public static let indexReduce: Operation = .init(
        "index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True)",
        "The tensor with slices combined into those that a vector names.", homes: .pointwise,
        domain: Domain(
            [0.5...2], shapes: [[[3, 4], [2], [2, 4]]], attributes: [[.int(0), .string("prod"), .bool(true)]],
            draws: [.real, .index(below: 3), .real]),
        .composite { recorder, a in
            let (x, index, source) = (try a.tensor(0), try a.tensor(2), try a.tensor(3))
            guard let meeting = Kernels.Meeting(rawValue: a[4].string ?? ""), meeting != .sum else {
                throw TensorError.runtime(
                    "index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got \(a[4].string ?? "").")
            }
            if x.rank == 0 || source.rank != x.rank || recorder.ignores(x) && recorder.ignores(source) {
                return .tensor(try Kernels.indexReduce(x, a.int(1), index, source, meeting, includeSelf: a[5].bool ?? true))
            }
            // The vector as the index of every element.
            let dim = try Kernels.normalizedDim(a.int(1), rank: x.rank)
            var sizes = Array(repeating: 1, count: x.rank)
            sizes[dim] = index.elementCount
            let wide = try recorder.apply(.expand, recorder.reshape(index, sizes), [.ints(source.shape.array)])
            return .tensor(
                try recorder.apply(.indexReduceWide, inputs: [x, wide, source], [.int(dim), a[4], .bool(a[5].bool ?? true)]))
        }, .composed)
    static let indexReduceWide: Operation = .init(
        "_index_reduce(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True)",
        indexReduce.doc, homes: [], domain: scatterReduce.domain, gradientName: "IndexReduceBackward0", scatterReduce.body,
        scatterReduce.derivative)

    public static let scatterReduce: Operation = .init(
        "scatter_reduce(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True)",
        "The tensor with elements combined at the places that indices name along a dimension.", homes: .pointwise,
        domain: Domain(
            shapes: [[[3, 4], [2, 4], [2, 4]]],
            attributes: ["sum", "mean", "amax"].map { [.int(0), .string($0), .bool(true)] },
            draws: [.real, .index(below: 3), .real]),
        complex: true, .single { c in
            guard let meeting = Kernels.Meeting(rawValue: c.attributes[1].string ?? "") else {
                throw TensorError.runtime("reduce argument must be either sum, prod, mean, amax or amin, got \(c.attributes[1].string ?? "")")
            }
            return try Kernels.scatterReduce(c[0], c.int(0), c[1], c[2], meeting, includeSelf: c.bool(2))
        },
        .custom([
            { r, g in try r.keptPart(g) }, nil,
            { r, g in try r.within(r.writtenPart(g), 2) },
        ]))
    /// `scatter` with `reduce=`: 'add' or 'multiply'.
    public static let scatterWith = Operation(
        "scatter(Tensor self, int dim, Tensor index, Operand src, *, str reduce)",
        "The tensor with elements added to or multiplied into places.", homes: .pointwise,
        .composite { recorder, a in
            let x = try a.tensor(0)
            guard let meeting: Kernels.Meeting = ["add": .sum, "multiply": .prod][a[4].string ?? ""] else {
                throw TensorError.runtime("reduce argument must be either add or multiply.")
            }
            let (index, given) = (try a.tensor(2), try a.operand(3))
            let source = given.isWrappedNumber ? try given.cast(to: x.dtype).expanded(to: index.shape) : given
            return .tensor(
                try Kernels.scatterReduce(x, a.int(1), index, source, meeting, includeSelf: true))
        }, .none(reason: "PyTorch has no derivative for it"))

    public static let maskedScatter = Operation(
        "masked_scatter(Tensor self, Tensor mask, Tensor source)",
        "The tensor with the elements of another, in order, where the mask is true.", homes: .pointwise,
        domain: Domain(shapes: [[[2, 3], [2, 3], [6]]], draws: [.real, .mask, .real]),
        complex: true, .single { c in try Kernels.maskedScatter(c[0], c[1], c[2]) },
        .linear([
            { r, g in try g.zeroed(where: r[1]) }, nil,
            { r, g in
                let shape = g.shape
                let places = try Kernels.maskPlaces(r[1].checked(), shape)
                let taken = try g.reshaped([-1]).indexSelect(0, g.constant(Kernels.tensor(places)))
                let count = r.shape(2).checkedElementCount ?? 0
                return try taken.apply(.sliceBackward, [.ints([count]), .int(0), .int(0), .int(places.count), .int(1)])
                    .reshaped(r.shape(2))
            },
        ]))
    public static let put: Operation = .init(
        "put(Tensor self, Tensor index, Tensor source, bool accumulate=False)",
        "The tensor with elements written at places of the flattened tensor.", homes: .pointwise,
        domain: Domain(
            shapes: [[[2, 3], [1], [1]]], attributes: [[.bool(false)], [.bool(true)]], draws: [.real, .index(below: 6), .real]),
        complex: true, .single { c in try Kernels.put(c[0], c[1], c[2], accumulate: c.bool(0)) },
        .linear([
            { r, g in
                if r.bool(0) { return g }
                let zeros = try Kernels.zeros(r.shape(2), g.dtype)
                return Recorded(
                    try r.recorder.apply(.put, inputs: [g.checked(), r[1].checked(), zeros], [.bool(false)]), r.recorder)
            }, nil, { r, g in try Recorded(r.recorder.apply(.take, g.checked(), r[1].checked()), r.recorder) },
        ]))

    public static let selectScatter = embedding(
        "select_scatter(Tensor self, Tensor src, int dim, int index)", "The tensor with a slice written at a place.",
        [[.int(0), .int(1)]], shapes: [[3, 4], [4]]) { whole, a in try Kernels.select(whole, a[0].int ?? 0, a[1].int ?? 0) }
    public static let sliceScatter = embedding(
        "slice_scatter(Tensor self, Tensor src, int dim=0, int? start=None, int? end=None, int step=1)",
        "The tensor with a range written.", [[.int(0), .int(1), .none, .int(1)]], shapes: [[3, 4], [2, 4]]
    ) { whole, a in
        try Kernels.slice(whole, a[0].int ?? 0, a[1].int, a[2].int, a[3].int ?? 1)
    }
    public static let diagonalScatter = embedding(
        "diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1)",
        "The tensor with a diagonal written.", [[.int(0), .int(0), .int(1)]], shapes: [[3, 4], [3]]
    ) { whole, a in
        try Kernels.diagonal(whole, offset: a[0].int ?? 0, a[1].int ?? 0, a[2].int ?? 1)
    }
    private static func embedding(
        _ signature: Signature, _ doc: String, _ attributes: [[Argument]], shapes: [[Int]],
        _ part: @escaping @Sendable (Tensor, [Argument]) throws -> Tensor
    ) -> Operation {
        Operation(
            signature, doc, domain: Domain(shapes: [shapes], attributes: attributes),
            complex: true, .single { c in
                let whole = try c[0].clone()
                let view = try part(whole, c.attributes)
                guard view.shape == c[1].shape else {
                    throw TensorError.runtime(
                        "expected src to have a size equal to the slice of self. src size = \(c[1].shape), slice size = \(view.shape)")
                }
                try Kernels.copy(c[1], into: view)
                return whole
            },
            .custom([
                { r, g in
                    let mask = try Kernels.zeros(r.shape(0), .bool)
                    try Kernels.fill(part(mask, r.attributes), Tensor.scalar(true))
                    return try g.zeroed(where: r.constant(mask))
                },
                { r, g in
                    // Through the places of the part, so that it is recorded.
                    let count = r.shape(0).checkedElementCount ?? 0
                    let all = try Kernels.reshape(Kernels.arange(0, count, 1), r.shape(0).array)
                    let places = try part(all, r.attributes).contiguous()
                    return try g.reshaped([-1]).indexSelect(0, g.constant(Kernels.reshape(places, [-1]))).reshaped(r.shape(1))
                },
            ]))
    }

    public static let fillDiagonal = Operation(
        "fill_diagonal_(Tensor self, Scalar fill_value, bool wrap=False)", "A number written to the main diagonal.",
        homes: .method,
        .composite { recorder, a in
            let x = try a.tensor(0)
            guard x.rank >= 2 else { throw TensorError.runtime("dimensions must larger than 1") }
            if x.rank > 2, x.shape.array.contains(where: { $0 != x.shape[0] }) {
                throw TensorError.runtime("all dimensions of input must be of equal length")
            }
            let step = x.strides.array.reduce(0, +)
            let least = x.shape.array.min() ?? 0
            var count = least
            if a[2].bool == true, x.rank == 2, x.shape[0] > x.shape[1] + 1 {
                // The diagonal goes on below the matrix's square part, a row in between.
                count = (x.elementCount + x.shape[1]) / (x.shape[1] + 1)
            }
            let part = try Kernels.asStrided(x, [count], [step], x.offset)
            try recorder.assign(scalar(a[1]).cast(to: x.dtype), toPart: part, of: x)
            return .tensor(x)
        }, .composed)
}

extension Rule {
    private var meeting: String { attributes[1].string ?? "sum" }
    private var includesSelf: Bool { attributes[2].bool ?? true }

    /// How many values met at each place of the result.
    private func counts(_ g: Recorded) throws -> Recorded {
        let base = try includesSelf ? g.filled(1) : g.filled(0)
        let ones = try Tensor.full(shape(1), 1, g.dtype)
        let sum = try base.scatterAdd(int(0), self[1], g.constant(ones))
        return try sum.clamped(min: 1)
    }

    /// The gradient of the tensor written to.
    fileprivate func keptPart(_ g: Recorded) throws -> Recorded {
        var part: Recorded
        switch meeting {
        case "sum": part = g
        case "mean": part = try g / counts(g)
        case "prod":
            // What the others multiply to, also where the element itself is 0.
            let filled = try choose(self[0] .== 0, 1, self[0])
            part = try g * product(filled, sourcePart()) / filled
        default: part = try g * winners(self[0]) / ties(g)
        }
        if includesSelf { return part }
        let written = try Recorded(
            recorder.apply(
                .scatterValue, inputs: [Tensor.full(g.shape, 0, .bool), self[1].checked(), Tensor.scalar(true)],
                [attributes[0]]), recorder)
        part = try part.zeroed(where: written)
        return part
    }

    /// The gradient of what was written.
    fileprivate func writtenPart(_ g: Recorded) throws -> Recorded {
        let (dim, index) = (int(0), self[1])
        let source = try sourcePart()
        switch meeting {
        case "sum": return try g.gather(dim, index)
        case "mean": return try (g / counts(g)).gather(dim, index)
        case "prod":
            let isZero = try source .== 0
            let zeros = try g.filled(0).scatterAdd(dim, index, isZero.cast(like: g)).gather(dim, index)
            let isOnly = try isZero .& (zeros .== 1)
            let others = try product(self[0], choose(isOnly, 1, source))
            return try choose(isOnly, (g * others).gather(dim, index), (g * y).gather(dim, index) / choose(isZero, 1, source))
        default:
            let wins = try (source .== y.gather(dim, index)).cast(like: g)
            return try wins * (g / ties(g)).gather(dim, index)
        }
    }

    /// The products at each place of other elements.
    private func product(_ own: Recorded, _ source: Recorded) throws -> Recorded {
        try Recorded(
            recorder.apply(.scatterReduce, inputs: [own.checked(), self[1].checked(), source.checked()], attributes), recorder)
    }

    /// The elements of the source that the index reaches.
    private func sourcePart() throws -> Recorded {
        var part = self[2]
        for dim in 0..<part.rank where part.shape[dim] > shape(1)[dim] { part = try part.narrow(dim, 0, shape(1)[dim]) }
        return part
    }

    private func winners(_ x: Recorded) throws -> Recorded { try (x .== y).cast(like: y) }

    /// How many values are the extreme at each place.
    private func ties(_ g: Recorded) throws -> Recorded {
        let (dim, index) = (int(0), self[1])
        let wins = try (sourcePart() .== y.gather(dim, index)).cast(like: g)
        let own = try includesSelf ? winners(self[0]) : g.filled(0)
        return try own.scatterAdd(dim, index, wins).clamped(min: 1)
    }
}
