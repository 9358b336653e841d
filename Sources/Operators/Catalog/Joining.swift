// Joining tensors, splitting them, and repeating and reordering their elements.

import Tensors

extension Operation {
    public static let cat = Operation(
        "cat(Tensor[] tensors, int dim=0)", "Joins tensors along a dimension.", homes: .torch,
        aliases: ["concat", "concatenate"],
        domain: Domain(shapes: [[[2, 3], [1, 3]], [[2, 1], [3, 1], [1, 1]]], attributes: [[.int(0)], [.int(-2)]]),
        complex: true, .single { c in try Kernels.cat(c.inputs, c.int(0)) },
        .linear([
            { r, g in
                // An empty vector stands beside anything and takes no place.
                let shape = r.shape(r.input)
                guard shape.count == g.rank else { return try g.zeros(shape) }
                let dim = try Kernels.normalizedDim(r.int(0), rank: g.rank)
                var start = 0
                for i in 0..<r.input where r.shape(i).count == g.rank { start += r.shape(i)[dim] }
                return try g.narrow(dim, start, shape[dim])
            }
        ]))
    public static let stack = Operation(
        "stack(Tensor[] tensors, int dim=0)", "Joins tensors along a new dimension.", homes: .torch,
        domain: Domain(shapes: [[[2, 3], [2, 3]], [[], [], []]], attributes: [[.int(0)], [.int(-1)]]),
        complex: true, .single { c in try Kernels.stack(c.inputs, c.int(0)) },
        .linear([{ r, g in try g.select(r.int(0), r.input) }]))

    public static let hstack = joined("hstack", "Joins tensors side by side (vectors end to end).") { recorder, parts in
        let parts = try parts.map { try recorder.atLeast(1, $0) }
        return try recorder.apply(.cat, inputs: parts, [.int((parts.first?.rank ?? 1) == 1 ? 0 : 1)])
    }
    public static let vstack = joined(
        "vstack", "Joins tensors one below the other (vectors as rows).", aliases: ["row_stack"]
    ) { recorder, parts in
        try recorder.apply(.cat, inputs: try parts.map { try recorder.atLeast(2, $0) }, [.int(0)])
    }
    public static let dstack = joined("dstack", "Joins tensors along the third dimension.") { recorder, parts in
        try recorder.apply(.cat, inputs: try parts.map { try recorder.atLeast(3, $0) }, [.int(2)])
    }
    public static let columnStack = joined("column_stack", "Joins tensors side by side, vectors as columns.") {
        recorder, parts in
        let columns = try parts.map { part in
            part.rank <= 1 ? try recorder.reshape(part, [part.elementCount, 1]) : part
        }
        return try recorder.apply(.cat, inputs: columns, [.int(1)])
    }
    private static func joined(
        _ name: String, _ doc: String, aliases: [String] = [],
        _ join: @escaping @Sendable (Recorder, [Tensor]) throws -> Tensor
    ) -> Operation {
        Operation(
            Signature("\(name)(Tensor[] tensors)"), doc, homes: .torch, aliases: aliases,
            .composite { recorder, a in
                guard let parts = a[0].tensors, !parts.isEmpty else { throw TensorError.runtime("\(name) expects a non-empty TensorList") }
                return .tensor(try join(recorder, parts))
            }, .composed)
    }

    public static let split = Operation(
        "split(Tensor self, int split_size, int dim=0)", "Parts of a size along a dimension; the last may be smaller.",
        domain: Domain(shapes: [[[5, 2]]], attributes: [[.int(2), .int(0)]]),
        complex: true, .several { c in try Kernels.split(c[0], size: c.int(0), c.int(1)) },
        .several { r, g in [try r.joined(g, r.int(1)) ] })
    public static let splitSizes = Operation(
        "split(Tensor self, int[] split_size, int dim=0)", "Parts of given sizes along a dimension.",
        domain: Domain(shapes: [[[5, 2]]], attributes: [[.ints([3, 2]), .int(0)]]),
        gradientName: "SplitWithSizesBackward0",
        complex: true, .several { c in try Kernels.split(c[0], sizes: c.attributes[0].ints ?? [], c.int(1)) },
        .several { r, g in [try r.joined(g, r.int(1))] })
    public static let chunk = Operation(
        "chunk(Tensor self, int chunks, int dim=0)", "At most so many equal parts along a dimension.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            let count = a.int(1)
            if x.rank == 0 { throw TensorError.runtime("chunk expects at least a 1-dimensional tensor") }
            guard count > 0 else {
                throw TensorError.runtime("chunk expects `chunks` to be greater than 0, got: \(count)")
            }
            let size = x.shape[try x.checkedDim(a.int(2))]
            let part = size == 0 ? 0 : (size - 1) / count + 1
            if part == 0 {
                guard count <= 1 << 24 else { throw TensorError(.memory, "chunk into \(count) parts does not fit") }
                let sizes = Array(repeating: 0, count: count)
                return .tensors(try recorder.applySeveral(.splitSizes, inputs: [x], [.ints(sizes), a[2]]))
            }
            return .tensors(try recorder.applySeveral(.split, inputs: [x], [.int(part), a[2]]))
        }, .composed)
    public static let tensorSplit = Operation(
        "tensor_split(Tensor self, int|int[] indices_or_sections, int dim=0)",
        "Parts along a dimension: so many, sizes differing by one at most, or between given places.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            return .tensors(try tensorSplit(x, a[1], try x.checkedDim(a.int(2)), recorder))
        }, .composed)
    public static let tensorSplitAt = Operation(
        "tensor_split(Tensor self, Tensor tensor_indices_or_sections, int dim=0)",
        "Parts along a dimension: so many, or between the places that a tensor holds.",
        domain: Domain(shapes: [[[4, 2], [2]]], attributes: [[.int(0)]], draws: [.real, .index(below: 3)]),
        .composite { recorder, a in
            let (x, places) = (try a.tensor(0), try a.tensor(1))
            guard places.dtype == .int64 else {
                throw TensorError.runtime(
                    "tensor_split expected tensor_indices_or_sections to have dtype of long, but got \(places.dtype.cName)")
            }
            guard places.rank <= 1 else {
                throw TensorError.runtime(
                    "tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor, but got a tensor with "
                        + "\(places.rank) dims")
            }
            let given: Argument = places.rank == 0 ? .int(places.ints[0]) : .ints(places.ints)
            return .tensors(try tensorSplit(x, given, try x.checkedDim(a.int(2)), recorder))
        }, .composed)
    public static let hsplit = Operation(
        "hsplit(Tensor self, int|int[] indices_or_sections)", "Parts side by side.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            return .tensors(try evenSplit(x, a[1], x.rank == 1 ? 0 : 1, "hsplit", least: 1, recorder))
        }, .composed)
    public static let vsplit = Operation(
        "vsplit(Tensor self, int|int[] indices_or_sections)", "Parts one below the other.",
        .composite { recorder, a in .tensors(try evenSplit(try a.tensor(0), a[1], 0, "vsplit", least: 2, recorder)) }, .composed)

    /// `hsplit` and its like: a number of parts has to divide the size.
    static func evenSplit(
        _ x: Tensor, _ places: Argument, _ dim: Int, _ name: String, least: Int, _ recorder: Recorder
    ) throws -> [Tensor] {
        guard x.rank >= least else {
            throw TensorError.runtime("torch.\(name) requires a tensor with at least \(least) dimension, but got a tensor with \(x.rank) dimensions!")
        }
        if case .int(let count) = places, count <= 0 || x.shape[dim] % count != 0 {
            throw TensorError.runtime(
                "torch.\(name) attempted to split along dimension \(dim), but the size of the dimension \(x.shape[dim]) is not divisible by the "
                    + "split_size \(count)!")
        }
        return try tensorSplit(x, places, dim, recorder)
    }

    private static func tensorSplit(
        _ x: Tensor, _ places: Argument, _ dim: Int, _ recorder: Recorder
    ) throws -> [Tensor] {
        guard x.rank > dim else {
            throw TensorError.runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
        }
        let size = x.shape[dim]
        var ends: [Int] = []
        if case .int(let count) = places {
            guard count > 0 else {
                throw TensorError.runtime("number of sections must be larger than 0, got \(count)")
            }
            guard count <= 1 << 24 else { throw TensorError(.memory, "tensor_split into \(count) parts does not fit") }
            var end = 0
            for i in 0..<count {
                end += size / count + (i < size % count ? 1 : 0)
                ends.append(end)
            }
        } else {
            ends = (places.ints ?? []) + [size]
        }
        var start = 0
        return try ends.enumerated().map { index, end in
            defer { start = end }
            let isLast = index == ends.count - 1
            return try recorder.apply(.slice, x, [.int(dim), .int(start), isLast ? .int(size) : .int(end), .int(1)])
        }
    }

    public static let unbind = Operation(
        "unbind(Tensor self, int dim=0)", "All slices along a dimension.",
        domain: Domain(shapes: [[[2, 3]]], attributes: [[.int(0)], [.int(1)]]),
        complex: true, .several { c in
            guard c[0].rank > 0 else { throw TensorError.index("Dimension specified as 0 but tensor has no dimensions") }
            let dim = try c[0].checkedDim(c.int(0))
            return try (0..<c[0].shape[dim]).map { try Kernels.select(c[0], dim, $0) }
        },
        .several { r, g in
            let shape = r.shape(0)
            let dim = try Kernels.normalizedDim(r.int(0), rank: shape.count)
            var part = shape
            part.remove(at: dim)
            guard let some = g.lazy.compactMap({ $0 }).first else { return [nil] }
            return [try Recorded.stack(try g.map { try $0 ?? some.zeros(part) }, dim)]
        })

    public static let `repeat` = Operation(
        "repeat(Tensor self, int... repeats)", "The tensor so many times along each dimension.", homes: .method,
        domain: Domain(shapes: [[[2, 3]]], attributes: [[.ints([2, 2])], [.ints([2, 1, 3])]]),
        complex: true, .single { c in try Kernels.`repeat`(c[0], c.attributes[0].ints ?? []) },
        .linear([
            { r, g in
                let repeats = r.attributes[0].ints ?? []
                let shape = r.shape(0)
                let added = repeats.count - shape.count
                var g = g
                if added > 0 { g = try g.sum(Array(0..<added)) }
                for dim in 0..<shape.count where repeats[added + dim] != 1 {
                    var sizes = g.shape.array
                    sizes[dim] = shape[dim]
                    sizes.insert(repeats[added + dim], at: dim)
                    g = try g.reshaped(sizes).sum([dim])
                }
                return g
            }
        ]))
    public static let tile = Operation(
        "tile(Tensor self, int... dims)", "The tensor so many times along each dimension, counted from the last.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            let dims = a[1].ints ?? []
            let padded = Array(repeating: 1, count: Swift.max(0, x.rank - dims.count)) + dims
            return .tensor(try recorder.apply(.repeat, x, [.ints(padded)]))
        }, .composed)

    public static let repeatInterleave = Operation(
        "repeat_interleave(Tensor self, int repeats, int? dim=None, *, ignored output_size=None)", "Each element so many times in a row.",
        .composite { recorder, a in
            let repeats = a.int(1)
            guard repeats >= 0 else { throw TensorError.runtime("Repeats must be non-negative") }
            var x = try a.tensor(0)
            if a[2].isNone { x = try recorder.reshape(x, [-1]) }
            let dim = try x.checkedDim(a[2].int ?? 0)
            var sizes = x.shape.array
            sizes.insert(repeats, at: dim + 1)
            let wide = try recorder.apply(
                .expand, recorder.apply(.unsqueeze, x, [.int(dim + 1)]), [.ints(sizes), .bool(false)])
            let copy = try recorder.apply(.contiguousCopy, wide)
            sizes[dim] &*= repeats
            sizes.remove(at: dim + 1)
            return .tensor(try recorder.apply(.view, copy, [.ints(sizes)]))
        }, .composed)
    /// The places of elements, each as often as a vector says.
    public static let repeatInterleaveCounts = Operation(
        "repeat_interleave(Tensor repeats, *, int? output_size=None)", "0, 1, 2, … each as often as a vector says.", homes: .torch,
        .composite { _, a in
            let repeats = try a.tensor(0)
            guard repeats.rank == 1 else { throw TensorError.runtime("repeat_interleave only accept 1D vector as repeat") }
            guard repeats.dtype == .int64 || repeats.dtype == .int32 else { throw TensorError.runtime("repeats has to be Long or Int tensor") }
            try checkRepeats(repeats.ints)
            let places = repeats.ints.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
            return .tensor(try Kernels.tensor(places, repeats.dtype))
        }, .none(reason: "places have no derivative"))

    /// Not negative, and together as many places as fit the memory.
    private static func checkRepeats(_ repeats: [Int]) throws {
        var total = 0
        for count in repeats {
            guard count >= 0 else { throw TensorError.runtime("repeats can not be negative") }
            let (sum, overflow) = total.addingReportingOverflow(count)
            total = overflow ? Int.max : sum
        }
        let (bytes, overflow) = total.multipliedReportingOverflow(by: 16)
        guard !overflow, MemoryLimit.hasRoom(for: bytes) else { throw MemoryLimit.refusal(bytes: overflow ? Int.max : bytes / 2) }
    }

    public static let repeatInterleaveTensor = Operation(
        "repeat_interleave(Tensor self, Tensor repeats, int? dim=None, *, ignored output_size=None)", "Each element as often as `repeats` says.",
        .composite { recorder, a in
            var x = try a.tensor(0)
            if a[2].isNone { x = try recorder.reshape(x, [-1]) }
            let dim = try x.checkedDim(a[2].int ?? 0)
            let size = x.rank == 0 ? 1 : x.shape[dim]
            var repeats = try a.tensor(1).ints
            if repeats.count == 1 { repeats = Array(repeating: repeats[0], count: size) }
            guard repeats.count == size else {
                throw TensorError.runtime("repeats must have the same size as input along dim, but got repeats.size(0) = \(repeats.count) and input.size(\(dim)) = \(size)")
            }
            try checkRepeats(repeats)
            let places = repeats.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
            return .tensor(try recorder.apply(.indexSelect, inputs: [x, Kernels.tensor(places)], [.int(dim)]))
        }, .composed)

    public static let flip: Operation = .init(
        "flip(Tensor self, int... dims)", "Reverses the order along dimensions.",
        domain: Domain(shapes: [[[2, 3]]], attributes: [[.ints([0])], [.ints([0, 1])]]),
        complex: true, .single { c in try Kernels.flip(c[0], c.attributes[0].ints ?? []) },
        .linear([{ r, g in try g.apply(.flip, r.attributes) }]))
    public static let fliplr = Operation(
        "fliplr(Tensor self)", "Reverses the columns.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            if x.rank < 2 { throw TensorError.runtime("Input must be >= 2-d.") }
            return .tensor(try recorder.apply(.flip, x, [.ints([1])]))
        }, .composed)
    public static let flipud = Operation(
        "flipud(Tensor self)", "Reverses the rows.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            if x.rank < 1 { throw TensorError.runtime("Input must be >= 1-d.") }
            return .tensor(try recorder.apply(.flip, x, [.ints([0])]))
        }, .composed)
    public static let roll: Operation = .init(
        "roll(Tensor self, int[] shifts, int[] dims=[])",
        "Moves elements along dimensions; what falls off the end comes in at the start.",
        domain: Domain(
            shapes: [[[2, 3]]], attributes: [[.ints([1]), .ints([])], [.ints([1, -1]), .ints([0, 1])]]),
        complex: true, .single { c in try Kernels.roll(c[0], c.attributes[0].ints ?? [], c.attributes[1].ints ?? []) },
        .linear([
            { r, g in
                try g.apply(.roll, [.ints((r.attributes[0].ints ?? []).map { 0 &- $0 }), r.attributes[1]])
            }
        ]))

    public static let meshgrid = Operation(
        "meshgrid(Tensor[] tensors, *, str? indexing=None)", "The coordinates of a grid, one tensor per axis.",
        homes: .torch,
        .composite { recorder, a in
            var axes = a[0].tensors ?? []
            guard !axes.isEmpty else { throw TensorError.runtime("meshgrid expects a non-empty TensorList") }
            for axis in axes where axis.rank > 1 {
                throw TensorError.runtime(
                    "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got:  0  0\n 0  0\n[ torch."
                        + "\(axis.dtype.typeName){\(axis.shape.array.map(String.init).joined(separator: ","))} ]")
            }
            guard axes.allSatisfy({ $0.dtype == axes[0].dtype }) else {
                throw TensorError.runtime("meshgrid expects all tensors to have the same dtype")
            }
            if let indexing = a[1].string, indexing != "ij", indexing != "xy" {
                throw TensorError.runtime("torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
            }
            let swaps = a[1].string == "xy" && axes.count >= 2
            if swaps { axes.swapAt(0, 1) }
            let sizes = axes.map(\.elementCount)
            var grids = try axes.enumerated().map { place, axis in
                var own = Array(repeating: 1, count: axes.count)
                own[place] = axis.elementCount
                return try recorder.apply(
                    .expand, recorder.apply(.view, axis, [.ints(own)]), [.ints(sizes), .bool(false)])
            }
            if swaps { grids.swapAt(0, 1) }
            return .tensors(grids)
        }, .composed)
}

extension Rule {
    /// The gradients of the parts of a split, joined; zeros for parts without one.
    fileprivate func joined(_ gradients: [Recorded?], _ dim: Int) throws -> Recorded? {
        guard let some = gradients.lazy.compactMap({ $0 }).first else { return nil }
        return try Recorded.cat(
            try gradients.enumerated().map { index, g in try g ?? some.zeros(record.outputShape(at: index)) }, dim)
    }
}

extension Recorder {
    /// The tensor with dimensions of size 1 put in front, and from the third on behind.
    func atLeast(_ rank: Int, _ tensor: Tensor) throws -> Tensor {
        var x = tensor
        if x.rank == 0, rank > 0 { x = try reshape(x, [1]) }
        if x.rank == 1, rank > 1 { x = try apply(.unsqueeze, x, [.int(0)]) }
        if x.rank == 2, rank > 2 { x = try apply(.unsqueeze, x, [.int(-1)]) }
        return x
    }
}
