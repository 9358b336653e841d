// Shapes and reductions of recorded values, and the recorder's own way to reshape. Arithmetic is in
// Recorded+Arithmetic.swift.

import Tensors

extension Recorded {
    /// The sum of all elements.
    public func sum() throws -> Recorded { try apply(.sum, [.none]) }
    /// The sum over some dimensions; over none of them it is the value itself.
    public func sum(_ dims: [Int], keepdim: Bool = false) throws -> Recorded {
        dims.isEmpty ? self : try apply(.sumDim, [.ints(dims), .bool(keepdim), .none])
    }
    /// Undoes a broadcast from `shape`.
    public func summed(to shape: Shape) throws -> Recorded {
        self.shape == shape ? self : Recorded(try recorder.summed(try checked(), to: shape), recorder)
    }
    public func reshaped(_ sizes: [Int]) throws -> Recorded {
        Recorded(try recorder.reshape(try checked(), sizes), recorder)
    }
    public func reshaped(_ shape: Shape) throws -> Recorded {
        self.shape == shape ? self : try reshaped(shape.array)
    }
    public func expanded(to shape: Shape) throws -> Recorded {
        self.shape == shape ? self : try apply(.expand, [.ints(shape.array), .bool(false)])
    }
    public func transposed(_ a: Int = -2, _ b: Int = -1) throws -> Recorded {
        try apply(.transpose, [.int(a), .int(b)])
    }
    public func permuted(_ dims: [Int]) throws -> Recorded { try apply(.permute, [.ints(dims)]) }
    public func unsqueezed(_ dim: Int) throws -> Recorded { try apply(.unsqueeze, [.int(dim)]) }
    public func squeezed(_ dim: Int) throws -> Recorded { try apply(.squeezeDim, [.int(dim)]) }
    public func select(_ dim: Int, _ index: Int) throws -> Recorded { try apply(.select, [.int(dim), .int(index)]) }
    public func narrow(_ dim: Int, _ start: Int, _ length: Int) throws -> Recorded {
        try apply(.slice, [.int(dim), .int(start), .int(start &+ length), .int(1)])
    }
    public func flipped(_ dims: [Int]) throws -> Recorded { try apply(.flip, [.ints(dims)]) }
    public func cumsum(_ dim: Int) throws -> Recorded { try apply(.cumsum, [.int(dim), .none]) }
    /// The sums from each place to the end.
    public func cumsumFromEnd(_ dim: Int) throws -> Recorded { try flipped([dim]).cumsum(dim).flipped([dim]) }

    /// The product of matrices, or of batches of them.
    public func matmul(_ other: Recorded) throws -> Recorded {
        try apply(rank == 3 ? .bmm : .mm, other)
    }
    /// The elements at places along a dimension.
    public func gather(_ dim: Int, _ index: Recorded) throws -> Recorded {
        Recorded(try recorder.apply(.gather, inputs: [checked(), index.checked()], [.int(dim)]), recorder)
    }
    public func indexSelect(_ dim: Int, _ index: Recorded) throws -> Recorded {
        Recorded(try recorder.apply(.indexSelect, inputs: [checked(), index.checked()], [.int(dim)]), recorder)
    }
    public func scatterAdd(_ dim: Int, _ index: Recorded, _ source: Recorded) throws -> Recorded {
        Recorded(
            try recorder.apply(.scatterAdd, inputs: [checked(), index.checked(), source.checked()], [.int(dim)]), recorder)
    }
    public func indexAdd(_ dim: Int, _ index: Recorded, _ source: Recorded) throws -> Recorded {
        Recorded(
            try recorder.apply(
                .indexAdd, inputs: [checked(), index.checked(), source.checked()], [.int(dim), .int(1)]), recorder)
    }
    public static func cat(_ parts: [Recorded], _ dim: Int) throws -> Recorded {
        let recorder = parts[0].recorder
        return Recorded(try recorder.apply(.cat, inputs: try parts.map { try $0.checked() }, [.int(dim)]), recorder)
    }
    public static func stack(_ parts: [Recorded], _ dim: Int) throws -> Recorded {
        let recorder = parts[0].recorder
        return Recorded(try recorder.apply(.stack, inputs: try parts.map { try $0.checked() }, [.int(dim)]), recorder)
    }

    /// A value reduced over `dims` (nil: all) without keepdim, brought back to the rank of `shape` so that it broadcasts.
    public func unreduced(_ dims: [Int]?, keepdim: Bool, like shape: Shape) throws -> Recorded {
        if keepdim || shape.isEmpty { return self }
        var sizes = shape
        for dim in try reducedDims(dims, rank: shape.count) { sizes[dim] = 1 }
        return try reshaped(sizes)
    }

    /// Zeros of a shape, with this value's dtype.
    public func zeros(_ shape: Shape) throws -> Recorded {
        Recorded(try Kernels.zeros(shape, dtype), recorder)
    }
    public func constant(_ tensor: Tensor) -> Recorded { Recorded(tensor, recorder) }
}

/// The dimensions a reduction covers, from 0; nil and an empty list mean all.
public func reducedDims(_ dims: [Int]?, rank: Int) throws -> [Int] {
    guard rank > 0 else { return [] }
    guard let dims, !dims.isEmpty else { return Array(0..<rank) }
    return try dims.map { try Kernels.normalizedDim($0, rank: rank) }
}

extension Tensor {
    /// A dimension counted from either end, as an index.
    func checkedDim(_ dim: Int) throws -> Int { try Kernels.normalizedDim(dim, rank: rank) }
    /// The number of elements that a reduction over `dims` brings together.
    func reducedCount(_ dims: [Int]?) throws -> Int {
        try reducedDims(dims, rank: rank).reduce(1) { $0 &* shape[$1] }
    }
    /// All elements the same.
    public static func full(_ shape: Shape, _ value: Double, _ dtype: DType) throws -> Tensor {
        if value == 0 { return try Kernels.zeros(shape, dtype) }
        if shape.isEmpty { return try Tensor.scalar(value, dtype) }
        return try Kernels.full(shape.array, try Tensor.scalar(value, dtype), dtype)
    }
}

extension Recorder {
    /// Other sizes: a view where the strides allow it, else a copy, each recorded under PyTorch's name.
    public func reshape(_ tensor: Tensor, _ sizes: [Int]) throws -> Tensor {
        if tensor.isContiguous { return try apply(.view, tensor, [.ints(sizes)]) }
        let reshaped = try Kernels.reshape(tensor, sizes)
        if reshaped.storage === tensor.storage { return try apply(.view, tensor, [.ints(sizes)]) }
        return try apply(.unsafeView, try apply(.contiguousCopy, tensor), [.ints(sizes)])
    }
    /// The tensor itself when its elements lie in row-major order, else a copy in which they do.
    public func contiguous(_ tensor: Tensor) throws -> Tensor {
        tensor.isContiguous ? tensor : try apply(.contiguousCopy, tensor)
    }
}
