// Tensors put together, taken apart and repeated.

extension Kernels {
    /// The tensors one after the other along `dim`, converted to one dtype.
    public static func cat(_ tensors: [Tensor], _ dim: Int = 0) throws(TensorError) -> Tensor {
        if tensors.isEmpty { throw .value("torch.cat(): expected a non-empty list of Tensors") }
        for (i, x) in tensors.enumerated() where x.rank == 0 {
            throw .runtime("zero-dimensional tensor (at position \(i)) cannot be concatenated")
        }
        let common = resultType(of: tensors)
        // A vector of no elements joins anything.
        let isSkipped = { (x: Tensor) in x.rank == 1 && x.elementCount == 0 }
        let first = tensors.first { !isSkipped($0) } ?? tensors[0]
        let d = try normalizedDim(dim, rank: first.rank)
        var shape = first.shape
        shape[d] = 0
        for (i, x) in tensors.enumerated() where !isSkipped(x) {
            guard x.rank == first.rank else {
                throw .runtime("Tensors must have same number of dimensions: got \(first.rank) and \(x.rank)")
            }
            for j in 0..<x.rank where j != d && x.shape[j] != first.shape[j] {
                throw .runtime(
                    "Sizes of tensors must match except in dimension \(d). Expected size \(first.shape[j]) but got size "
                        + "\(x.shape[j]) for tensor number \(i) in the list.")
            }
            let (sum, overflow) = shape[d].addingReportingOverflow(x.shape[d])
            if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(shape)") }
            shape[d] = sum
        }
        let out = try Tensor.uninitialized(shape, common)
        var at = 0
        for x in tensors where !isSkipped(x) {
            let part = try narrow(out, d, at, x.shape[d])
            try part.copyElements(from: x)
            at += x.shape[d]
        }
        return out
    }

    /// The tensors along a new dimension.
    public static func stack(_ tensors: [Tensor], _ dim: Int = 0) throws(TensorError) -> Tensor {
        guard let first = tensors.first else { throw .runtime("stack expects a non-empty TensorList") }
        let d = try normalizedDim(dim, rank: first.rank + 1)
        var parts: [Tensor] = []
        for (i, x) in tensors.enumerated() {
            guard x.shape == first.shape else {
                throw .runtime(
                    "stack expects each tensor to be equal size, but got \(first.shape) at entry 0 and \(x.shape) at "
                        + "entry \(i)")
            }
            parts.append(try unsqueeze(x, d))
        }
        return try cat(parts, d)
    }

    /// Views of the parts of the given sizes along `dim`.
    public static func split(_ x: Tensor, sizes: [Int], _ dim: Int = 0) throws(TensorError) -> [Tensor] {
        if x.rank == 0 { throw .runtime("split expects at least a 1-dimensional tensor") }
        let d = try normalizedDim(dim, rank: x.rank)
        var total = 0
        for size in sizes {
            guard size >= 0 else {
                throw .runtime(
                    "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(sizes)")
            }
            total = total.addingReportingOverflow(size).partialValue
        }
        guard total == x.shape[d] else {
            throw .runtime(
                "split_with_sizes expects split_sizes to sum exactly to \(x.shape[d]) (input tensor's size at dimension "
                    + "\(d)), but got split_sizes=\(sizes)")
        }
        var parts: [Tensor] = []
        var at = 0
        for size in sizes {
            parts.append(try narrow(x, d, at, size))
            at += size
        }
        return parts
    }

    /// Views of parts of `size` along `dim`; the last may be smaller.
    public static func split(_ x: Tensor, size: Int, _ dim: Int = 0) throws(TensorError) -> [Tensor] {
        if x.rank == 0 { throw .runtime("split expects at least a 1-dimensional tensor") }
        let d = try normalizedDim(dim, rank: x.rank)
        let whole = x.shape[d]
        guard size >= 0 else { throw .runtime("split expects split_size be non-negative, but got split_size=\(size)") }
        guard size > 0 || whole == 0 else {
            throw .runtime("split_size can only be 0 if dimension size is 0, but got dimension size of \(whole)")
        }
        var parts: [Tensor] = []
        var at = 0
        repeat {
            let length = Swift.min(size, whole - at)
            parts.append(try narrow(x, d, at, length))
            at += length
        } while at < whole
        return parts
    }

    /// The tensor repeated as often as `repeats` says along each dimension; more repeats than dimensions lead.
    public static func `repeat`(_ x: Tensor, _ repeats: [Int]) throws(TensorError) -> Tensor {
        guard repeats.count >= x.rank else {
            throw .runtime(
                "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
        }
        guard repeats.count <= Shape.maximumRank else { throw rankError(repeats.count) }
        var shape = Shape()
        for _ in 0..<(repeats.count - x.rank) { shape.append(1) }
        for d in x.shape.indices { shape.append(x.shape[d]) }
        var target = shape
        for d in shape.indices {
            let (size, overflow) = shape[d].multipliedReportingOverflow(by: repeats[d])
            if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(repeats)") }
            target[d] = size
        }
        for d in target.indices where repeats[d] < 0 {
            throw .runtime("Trying to create tensor with negative dimension \(target[d]): \(target)")
        }
        // Refuses what cannot be held before any part of it is made.
        guard let count = target.checkedElementCount else {
            throw .runtime("Storage size calculation overflowed with sizes=\(target)")
        }
        if count == 0 { return try .uninitialized(target, x.dtype) }
        var result = try reshaped(x, shape)
        for d in shape.indices where repeats[d] != 1 {
            let (before, after) = (sizes(shape, 0, d), sizes(shape, d, shape.count))
            let flat = try reshaped(result, [before, 1, after])
            let wide = try flat.expanded(to: [before, repeats[d], after])
            shape[d] = target[d]
            result = try reshaped(wide, shape)
        }
        return try result.storage === x.storage ? result.clone() : result
    }

    private static func sizes(_ shape: Shape, _ from: Int, _ to: Int) -> Int {
        var product = 1
        for d in from..<to { product *= shape[d] }
        return product
    }

    /// Every slice along `dim` (nil: of the flattened tensor) repeated as often as `repeats` (one number, or one for
    /// each slice) says.
    public static func repeatInterleave(
        _ x: Tensor, _ repeats: Tensor, _ dim: Int? = nil
    ) throws(TensorError) -> Tensor {
        let source = try dim == nil ? reshape(x, [x.elementCount]) : x
        let d = try normalizedDim(dim ?? 0, rank: source.rank)
        let size = source.rank == 0 ? 1 : source.shape[d]
        guard repeats.rank <= 1 else {
            throw .runtime("repeat_interleave only accept 0-dim or 1-dim repeat tensor")
        }
        guard repeats.dtype == .int64 || repeats.dtype == .int32 else {
            throw .runtime("repeats has to be Long or Int tensor")
        }
        let counts = try indexValues(repeats)
        guard counts.count == size || counts.count == 1 else {
            throw .runtime(
                "repeats must have the same size as input along dim, but got repeats.size(0) = \(counts.count) and "
                    + "input.size(\(d)) = \(size)")
        }
        var total = 0
        for i in 0..<size {
            let n = counts.count == 1 ? counts[0] : counts[i]
            guard n >= 0 else {
                throw .runtime(counts.count == 1 ? "Repeats must be non-negative" : "repeats can not be negative")
            }
            let (sum, overflow) = total.addingReportingOverflow(n)
            if overflow || sum > Int.max / 16 { throw .runtime("Storage size calculation overflowed with sizes=[\(n)]") }
            total = sum
        }
        let places = try Tensor.uninitialized([total], .int64)
        let p = places.pointer(Int.self)
        var at = 0
        for i in 0..<size {
            for _ in 0..<(counts.count == 1 ? counts[0] : counts[i]) {
                p[at] = i
                at += 1
            }
        }
        return try indexSelect(source.rank == 0 ? reshaped(source, [1]) : source, d, places)
    }
}
