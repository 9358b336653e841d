// Elements at places that other tensors name: read, written and added up.

import Tensors

extension Operation {
    /// `x[indices]`: the index tensors in order; `present` has 1 where a dimension has one and 0 where it stays whole.
    public static let index: Operation = .init(
        "index(Tensor self, Tensor[] indices, int[] present)", "The elements at places.", homes: [],
        domain: Domain(
            shapes: [[[3, 4], [2, 2]]], attributes: [[.ints([1])], [.ints([0, 1])]], draws: [.real, .index(below: 3)]),
        complex: true, .single { c in try Kernels.index(c[0], places(c.inputs, from: 1, c.attributes[0]), c.backend) },
        .linear([
            { r, g in
                Recorded(
                    try r.recorder.apply(
                        .indexBackward, inputs: [g.checked()] + r.tensors(from: 1),
                        [.ints(r.shape(0).array), r.attributes[0]]), r.recorder)
            }, nil,
        ]))
    static let indexBackward: Operation = .init(
        "index_backward(Tensor grad, Tensor[] indices, int[] sizes, int[] present)",
        "Zeros with elements added at places.", homes: [],
        domain: Domain(
            shapes: [[[2, 2, 4], [2, 2]]], attributes: [[.ints([3, 4]), .ints([1])]], draws: [.real, .index(below: 3)]),
        complex: true, .single { c in
            let whole = try Kernels.zeros(c.attributes[0].ints ?? [], c[0].dtype)
            try Kernels.indexPut(whole, places(c.inputs, from: 1, c.attributes[1]), c[0], accumulate: true)
            return whole
        },
        .linear([
            { r, g in
                Recorded(
                    try r.recorder.apply(.index, inputs: [g.checked()] + r.tensors(from: 1), [r.attributes[1]]), r.recorder)
            }, nil,
        ]))
    public static let indexPut: Operation = .init(
        "_index_put(Tensor self, Tensor values, Tensor[] indices, int[] present, bool accumulate)",
        "The tensor with values written (or added) at places.", homes: [],
        domain: Domain(
            shapes: [[[3, 4], [2, 4], [2]]],
            attributes: [[.ints([1]), .bool(true)]], draws: [.real, .real, .index(below: 3)]),
        gradientName: "IndexPutBackward0",
        complex: true, .single { c in
            let whole = try c[0].clone()
            try Kernels.indexPut(whole, places(c.inputs, from: 2, c.attributes[0]), c[1], accumulate: c.bool(1))
            return whole
        },
        .linear([
            { r, g in
                if r.bool(1) { return g }
                let zero = try Kernels.zeros([], g.dtype)
                return Recorded(
                    try r.recorder.apply(
                        .indexPut, inputs: [g.checked(), zero] + r.tensors(from: 2), r.attributes), r.recorder)
            },
            { r, g in
                Recorded(
                    try r.recorder.apply(.index, inputs: [g.checked()] + r.tensors(from: 2), [r.attributes[0]]), r.recorder)
            }, nil,
        ]))

    private static func places(_ inputs: [Tensor], from start: Int, _ present: Argument) -> [Tensor?] {
        var next = start
        return (present.ints ?? []).map { flag in
            guard flag != 0, next < inputs.count else { return nil }
            next += 1
            return inputs[next - 1]
        }
    }

    public static let indexSelect = Operation(
        "index_select(Tensor self, int dim, Tensor index)", "The slices along a dimension that a vector names.",
        domain: Domain(
            shapes: [[[3, 4], [5]]], attributes: [[.int(0)], [.int(-1)]], draws: [.real, .index(below: 3)]),
        complex: true, .single { c in try Kernels.indexSelect(c[0], c.int(0), c[1]) },
        .linear([{ r, g in try g.zeros(r.shape(0)).indexAdd(r.int(0), r[1], g) }, nil]))
    public static let indexAdd = Operation(
        "index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1)",
        "The tensor with slices added at the places a vector names.", homes: .pointwise,
        domain: Domain(
            shapes: [[[3, 4], [2], [2, 4]]], attributes: [[.int(0), .float(2)]], draws: [.real, .index(below: 3), .real]),
        complex: true, .single { c in try Kernels.indexAdd(c[0], c.int(0), c[1], c[2], alpha: c.double(1), c.backend) },
        .linear([
            { _, g in g }, nil,
            { r, g in
                let part = try g.indexSelect(r.int(0), r[1]).reshaped(r.shape(2))
                return r.double(1) == 1 ? part : try part * r.double(1)
            },
        ]))

    public static let gather = Operation(
        "gather(Tensor self, int dim, Tensor index)", "Along a dimension, the element at the place each index names.",
        domain: Domain(
            shapes: [[[3, 4], [2, 3]]], attributes: [[.int(0)], [.int(1)]], draws: [.real, .index(below: 3)]),
        complex: true, .single { c in try Kernels.gather(c[0], c.int(0), c[1]) },
        .linear([{ r, g in try g.zeros(r.shape(0)).scatterAdd(r.int(0), r[1], g) }, nil]))
    public static let scatter = Operation(
        "scatter(Tensor self, int dim, Tensor index, Tensor src)",
        "The tensor with elements written at the places that indices name along a dimension.", homes: .pointwise,
        domain: Domain(
            shapes: [[[3, 4], [1, 4], [1, 4]]], attributes: [[.int(0)]], draws: [.real, .index(below: 3), .real]),
        complex: true, .single { c in try Kernels.scatter(c[0], c.int(0), c[1], c[2]) },
        .linear([
            { r, g in
                let zero = Recorded(try Tensor.wrapped(0.0), r.recorder)
                return Recorded(
                    try r.recorder.apply(
                        .scatterValue, inputs: [g.checked(), r[1].checked(), zero.checked()], r.attributes), r.recorder)
            }, nil,
            { r, g in try r.within(g.gather(r.int(0), r[1]), 2) },
        ]))
    public static let scatterValue: Operation = .init(
        "scatter(Tensor self, int dim, Tensor index, Operand value)",
        "The tensor with a number written at the places that indices name along a dimension.", homes: .pointwise,
        domain: Domain(
            shapes: [[[3, 4], [1, 4], []]], attributes: [[.int(0)]], draws: [.real, .index(below: 3), .constant]),
        gradientName: "ScatterBackward1",
        complex: true, .single { c in try Kernels.scatter(c[0], c.int(0), c[1], value: c[2]) },
        .custom(
            [
                { r, g in
                    Recorded(
                        try r.recorder.apply(
                            .scatterValue, inputs: [g.checked(), r[1].checked(), Tensor.wrapped(0.0)], r.attributes),
                        r.recorder)
                }, nil,
            ],
            jvp: { r, t in
                guard let t = t[0] else { return try r.y.filled(0) }
                return Recorded(
                    try r.recorder.apply(
                        .scatterValue, inputs: [t.checked(), r[1].checked(), Tensor.wrapped(0.0)], r.attributes),
                    r.recorder)
            }))
    public static let scatterAdd = Operation(
        "scatter_add(Tensor self, int dim, Tensor index, Tensor src)",
        "The tensor with elements added at the places that indices name along a dimension.", homes: .pointwise,
        domain: Domain(
            shapes: [[[3, 4], [2, 4], [2, 4]]], attributes: [[.int(0)]], draws: [.real, .index(below: 3), .real]),
        complex: true, .single { c in try Kernels.scatterAdd(c[0], c.int(0), c[1], c[2]) },
        .linear([{ _, g in g }, nil, { r, g in try r.within(g.gather(r.int(0), r[1]), 2) }]))

    public static let maskedSelect = Operation(
        "masked_select(Tensor self, Tensor mask)", "The elements where the mask is true, as a vector.",
        domain: Domain(draws: [.real, .mask]),
        complex: true, .single { c in try Kernels.maskedSelect(c[0], c[1]) },
        .linear([
            { r, g in
                let shape = try Kernels.broadcast(r.shape(0), r.shape(1))
                let mask = try r[1].checked().expanded(to: shape)
                return Recorded(
                    try r.recorder.apply(
                        .indexBackward, inputs: [g.checked(), mask.contiguous()], [.ints(shape.array), .ints([1])]),
                    r.recorder)
            }, nil,
        ]))
    public static let take = Operation(
        "take(Tensor self, Tensor index)", "The elements at places of the flattened tensor.",
        domain: Domain(shapes: [[[2, 3], [2, 2]]], draws: [.real, .index(below: 6)]),
        complex: true, .single { c in
            let count = c[0].elementCount
            guard c[1].dtype == .int64 else {
                throw TensorError.runtime("take(): Expected a long tensor for index, but got \(c[1].dtype.cName)")
            }
            if let outside = c[1].ints.first(where: { $0 >= count || $0 < -count }) {
                throw TensorError.index("out of range: tried to access index \(outside) on a tensor of \(count) elements.")
            }
            return try Kernels.index(Kernels.reshape(c[0], [-1]), [c[1]])
        },
        .linear([
            { r, g in
                let flat = try r.recorder.apply(
                    .indexBackward, inputs: [g.checked(), r[1].checked()],
                    [.ints([r.shape(0).checkedElementCount ?? 0]), .ints([1])])
                return try Recorded(flat, r.recorder).reshaped(r.shape(0))
            }, nil,
        ]))
    public static let takeAlongDim = Operation(
        "take_along_dim(Tensor self, Tensor indices, int? dim=None)",
        "Along a dimension, the element at the place each index names; the others broadcast.",
        .composite { recorder, a in
            var (x, index) = (try a.tensor(0), try a.tensor(1))
            func counted(_ index: Tensor, below size: Int) throws -> Tensor {
                guard index.dtype == .int64, index.ints.contains(where: { $0 < 0 }) else { return index }
                return try Kernels.tensor(index.ints.map { $0 < 0 && $0 >= -size ? $0 + size : $0 }, shape: index.shape.array)
            }
            guard let dim = a[2].int else {
                x = try recorder.reshape(x, [-1])
                index = try counted(index, below: x.elementCount)
                return .tensor(try recorder.apply(.gather, inputs: [x, Kernels.reshape(index, [-1])], [.int(0)]))
            }
            let d = try x.checkedDim(dim)
            guard x.rank == index.rank else {
                throw TensorError.runtime(
                    "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(x.rank) dimensions for input, and \(index.rank) dimensions for indices")
            }
            var (wide, places) = (x.shape, index.shape)
            for i in 0..<x.rank where i != d {
                let size = try Kernels.broadcast([x.shape[i]], [index.shape[i]])[0]
                wide[i] = size
                places[i] = size
            }
            x = try Recorded(x, recorder).expanded(to: wide).checked()
            index = try counted(index, below: x.rank == 0 ? 1 : x.shape[d]).expanded(to: places)
            return .tensor(try recorder.apply(.gather, inputs: [x, index], [.int(d)]))
        }, .composed)
    public static let indexFill = Operation(
        "index_fill(Tensor self, int dim, Tensor index, Operand value)",
        "The tensor with a number in the slices that a vector names.", homes: .pointwise,
        domain: Domain(
            shapes: [[[3, 4], [2], []]], attributes: [[.int(0)]], draws: [.real, .index(below: 3), .real]),
        complex: true, .single { c in
            let mask = try slicesMask(c[0].shape, c.int(0), c[1])
            return try Kernels.where(mask, c[2].cast(to: c[0].dtype), c[0], defaultDType: c.recorder.defaultDType)
        },
        .linear([
            { r, g in try g.zeroed(where: r.constant(try slicesMask(r.shape(0), r.int(0), r[1].checked()))) }, nil,
            { r, g in try g.kept(where: r.constant(try slicesMask(r.shape(0), r.int(0), r[1].checked()))).sum() },
        ]))
    /// True in the slices of a shape along `dim` that a vector names.
    private static func slicesMask(_ shape: Shape, _ dim: Int, _ index: Tensor) throws -> Tensor {
        let d = try Kernels.normalizedDim(dim, rank: shape.count)
        let line = try Kernels.zeros([shape.isEmpty ? 1 : shape[d]], .bool)
        try Kernels.indexPut(line, [index], Tensor.scalar(true))
        var sizes = Shape(repeating: 1, count: shape.count)
        if !shape.isEmpty { sizes[d] = shape[d] }
        return try Kernels.reshape(line, sizes.array).expanded(to: shape)
    }

    public static let nonzero = Operation(
        "nonzero(Tensor self, *, bool as_tuple=False)", "The coordinates of the elements that are not 0, one row each.",
        .composite { recorder, a in
            if a[1].bool == true { return try nonzeroTuple(a.tensor(0), recorder) }
            return .tensor(try Kernels.nonzero(try a.tensor(0)))
        }, .none(reason: integerReason))
    public static let argwhere = Operation(
        "argwhere(Tensor self)", "The coordinates of the elements that are not 0, one row each.",
        complex: true, .single { c in try Kernels.nonzero(c[0]) }, .none(reason: integerReason))
    static func nonzeroTuple(_ x: Tensor, _: Recorder) throws -> Operation.Result {
        let rows = try Kernels.nonzero(x.rank == 0 ? Kernels.reshape(x, [1]) : x)
        return .tensors(try (0..<rows.shape[1]).map { try Kernels.select(rows, 1, $0) })
    }

    public static let tril: Operation = .init(
        "tril(Tensor self, int diagonal=0)", "The lower triangle, zeros above it.", homes: .pointwise,
        domain: Domain(shapes: [[[3, 3]]], attributes: [[.int(0)], [.int(1)]]),
        complex: true, .single { c in try Kernels.tril(c[0], c.int(0)) }, .linear([{ r, g in try g.apply(.tril, r.attributes) }]))
    public static let triu: Operation = .init(
        "triu(Tensor self, int diagonal=0)", "The upper triangle, zeros below it.", homes: .pointwise,
        domain: Domain(shapes: [[[3, 3]]], attributes: [[.int(0)], [.int(-1)]]),
        complex: true, .single { c in try Kernels.triu(c[0], c.int(0)) }, .linear([{ r, g in try g.apply(.triu, r.attributes) }]))
}

extension Rule {
    /// The inputs from an index on, checked.
    func tensors(from start: Int) throws -> [Tensor] { try (start..<record.inputCount).map { try self[$0].checked() } }

    /// A gradient of the index's shape as one of the source's, which may be larger: zeros where nothing was read.
    func within(_ gradient: Recorded, _ input: Int) throws -> Recorded {
        let shape = shape(input)
        if gradient.shape == shape { return gradient }
        var whole = gradient
        for dim in 0..<shape.count where whole.shape[dim] < shape[dim] {
            var sizes = whole.shape
            sizes[dim] = shape[dim]
            whole = try whole.apply(
                .sliceBackward, [.ints(sizes.array), .int(dim), .int(0), .int(whole.shape[dim]), .int(1)])
        }
        return whole
    }
}
