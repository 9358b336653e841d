// Indexing by tensors: places and masks broadcast together, read and written, as PyTorch and NumPy place the result.

import CKernels

extension Kernels {
    /// What an index list picks: places from the tensor's first element, in the row-major order of `shape`.
    struct Picked {
        let places: [Int]
        let shape: Shape
    }

    /// `x[indices]`, nil standing for `:`.
    /// - Throws: `IndexError` for a place that does not exist or index shapes that do not broadcast.
    public static func index(_ x: Tensor, _ indices: [Tensor?], _ b: Backend? = nil) throws(TensorError) -> Tensor {
        if indices.count == 1, let only = indices[0], only.dtype == .int64, only.rank == 1, x.rank >= 1,
            let fast = try selectRows(x, only, b)
        {
            return fast
        }
        let picked = try pick(x, indices)
        return try collect(x, picked.places, picked.shape)
    }

    /// `x[indices] = values` in place, or with `accumulate` added there, repeated places too.
    public static func indexPut(
        _ x: Tensor, _ indices: [Tensor?], _ values: Tensor, accumulate: Bool = false
    ) throws(TensorError) {
        try checkWritable(x)
        let picked = try pick(x, indices)
        var source = values
        // As in NumPy, leading dimensions of size 1 that are too many do not count.
        while source.rank > picked.shape.count && source.shape[0] == 1 { source = try select(source, 0, 0) }
        let joined = try? broadcast(source.shape, picked.shape)
        guard joined == picked.shape else {
            throw .runtime(
                "shape mismatch: value tensor of shape \(values.shape) cannot be broadcast to indexing result of shape "
                    + "\(picked.shape)")
        }
        guard x.dtype == values.dtype else {
            throw .runtime(
                "Index put requires the source and destination dtypes match, got \(x.dtype.cName) for the destination and "
                    + "\(values.dtype.cName) for the source.")
        }
        try deposit(try source.expanded(to: picked.shape), x, picked.places, accumulate: accumulate)
        x.storage.version &+= 1
    }

    /// Whole slices along the first dimension: the common case, without a list of places.
    private static func selectRows(_ x: Tensor, _ index: Tensor, _ b: Backend?) throws(TensorError) -> Tensor? {
        guard x.isContiguous else { return nil }
        let size = x.shape[0]
        var indices = try indexValues(index)
        var shape = x.shape
        shape[0] = indices.count
        let out = try Tensor.uninitialized(shape, x.dtype)
        let row = size == 0 ? 0 : x.elementCount / size &* x.dtype.byteCount
        for i in 0..<indices.count {
            let at = indices[i]
            guard at >= -size && at < size else { throw placeError(at, 0, size) }
            if at < 0 { indices[i] = at &+ size }
        }
        let bytes = row.multipliedReportingOverflow(by: indices.count).partialValue
        if bytes > 0 { kernel_take_rows(b?.pool(bytes / 4), x.bytes, out.bytes, row, indices, indices.count) }
        return out
    }

    private static func placeError(_ index: Int, _ dim: Int, _ size: Int) -> TensorError {
        size == 0
            ? .index("index is out of bounds for dimension with size 0")
            : .index("index \(index) is out of bounds for dimension \(dim) with size \(size)")
    }

    static func pick(_ x: Tensor, _ indices: [Tensor?]) throws(TensorError) -> Picked {
        let (expanded, dims) = try withoutMasks(x, indices)
        var shape = Shape()
        for index in expanded {
            do throws(TensorError) {
                shape = try broadcast(shape, index.shape)
            } catch {
                let shapes = expanded.map { "\($0.shape)" }.joined(separator: ", ")
                throw .index(
                    "shape mismatch: indexing tensors could not be broadcast together with shapes \(shapes)")
            }
        }
        let count = try listableCount(shape)
        var offsets = [Int](repeating: 0, count: count)
        for (ordinal, index) in expanded.enumerated() {
            let d = dims[ordinal]
            let size = x.shape[d]
            let values = try indexValues(try index.expanded(to: shape))
            for i in 0..<count {
                let at = values[i]
                guard at >= -size && at < size else { throw placeError(at, ordinal, size) }
                offsets[i] &+= (at < 0 ? at &+ size : at) &* x.strides[d]
            }
        }
        return try placed(x, dims, offsets, shape)
    }

    /// The picked places combined with the dimensions that are not indexed: where the indexed ones stood when they are
    /// neighbours, in front otherwise.
    private static func placed(
        _ x: Tensor, _ dims: [Int], _ offsets: [Int], _ shape: Shape
    ) throws(TensorError) -> Picked {
        let first = dims.first ?? 0
        let adjacent = dims.isEmpty || dims[dims.count - 1] - first == dims.count - 1
        var (before, beforeStrides, after, afterStrides) = (Shape(), Shape(), Shape(), Shape())
        for d in 0..<x.rank where !dims.contains(d) {
            if adjacent && d < first {
                before.append(x.shape[d])
                beforeStrides.append(x.strides[d])
            } else {
                after.append(x.shape[d])
                afterStrides.append(x.strides[d])
            }
        }
        let rank = before.count + shape.count + after.count
        guard rank <= Shape.maximumRank else { throw rankError(rank) }
        var result = before
        for d in shape.indices { result.append(shape[d]) }
        for d in after.indices { result.append(after[d]) }
        let count = try listableCount(result)
        if before.isEmpty && after.isEmpty { return Picked(places: offsets, shape: result) }
        if count == 0 { return Picked(places: [], shape: result) }
        let (outer, inner) = try (places(before, beforeStrides), places(after, afterStrides))
        let all = [Int](unsafeUninitializedCapacity: count) { buffer, used in
            var at = 0
            for o in outer {
                for middle in offsets {
                    for i in inner {
                        buffer[at] = o &+ middle &+ i
                        at &+= 1
                    }
                }
            }
            used = at
        }
        return Picked(places: all, shape: result)
    }

    /// The index tensors as integers, each with its dimension: a mask stands for the places where it is true.
    private static func withoutMasks(
        _ x: Tensor, _ indices: [Tensor?]
    ) throws(TensorError) -> (indices: [Tensor], dims: [Int]) {
        var result: [Tensor] = []
        var dims: [Int] = []
        var d = 0
        for index in indices {
            guard let index else {
                d += 1
                continue
            }
            let width = index.dtype == .bool || index.dtype == .uint8 ? index.rank : 1
            if d + width > x.rank { throw tooManyIndices(x, indices) }
            switch index.dtype {
            case .int64, .int32:
                result.append(index)
                dims.append(d)
            case .bool, .uint8:
                for i in 0..<width where index.shape[i] != x.shape[d + i] {
                    throw .index(
                        "The shape of the mask \(index.shape) at index \(i) does not match the shape of the indexed "
                            + "tensor \(x.shape) at index \(d + i)")
                }
                let found = try nonzero(index)
                for i in 0..<width {
                    result.append(try select(found, 1, i))
                    dims.append(d + i)
                }
            default: throw .index("tensors used as indices must be long, int, byte or bool tensors")
            }
            d += width
        }
        if d > x.rank { throw tooManyIndices(x, indices) }
        return (result, dims)
    }

    private static func tooManyIndices(_ x: Tensor, _ indices: [Tensor?]) -> TensorError {
        .index("too many indices for tensor of dimension \(x.rank)")
    }

    /// The coordinates of all elements that are not 0, one row each, in row-major order.
    public static func nonzero(_ x: Tensor) throws(TensorError) -> Tensor {
        let flags = try x.cast(to: .bool).contiguous()
        let p = flags.pointer(Bool.self)
        var count = 0
        for i in 0..<x.elementCount where p[i] { count += 1 }
        let out = try Tensor.uninitialized([count, x.rank], .int64)
        let q = out.pointer(Int.self)
        var row = 0
        for i in 0..<x.elementCount where p[i] {
            var rest = i
            var d = x.rank
            while d > 0 {
                d -= 1
                q[row &* x.rank &+ d] = rest % x.shape[d]
                rest /= x.shape[d]
            }
            row += 1
        }
        return out
    }

    /// The elements of `x` where `mask` is true, both broadcast, as a vector.
    public static func maskedSelect(_ x: Tensor, _ mask: Tensor) throws(TensorError) -> Tensor {
        guard mask.dtype == .bool else { throw .runtime("masked_select: expected BoolTensor for mask") }
        let shape = try broadcast(mask.shape, x.shape)
        let flags = try mask.expanded(to: shape).contiguous()
        let source = try x.expanded(to: shape)
        let p = flags.pointer(Bool.self)
        let all = try places(shape, source.strides)
        var chosen: [Int] = []
        for i in 0..<flags.elementCount where p[i] { chosen.append(all[i]) }
        return try collect(source, chosen, [chosen.count])
    }
}
