// Views that show a part of a tensor: one place or a range along a dimension, diagonals, windows.

extension Kernels {
    /// The slice at `index` along `dim`, without that dimension.
    /// - Throws: `IndexError` when there is no such place.
    public static func select(_ x: Tensor, _ dim: Int, _ index: Int) throws(TensorError) -> Tensor {
        if x.rank == 0 { throw .index("select() cannot be applied to a 0-dim tensor.") }
        let d = try normalizedDim(dim, rank: x.rank)
        let size = x.shape[d]
        guard index >= -size && index < size else {
            throw .index("select(): index \(index) out of range for tensor of size \(x.shape) at dimension \(d)")
        }
        let at = index < 0 ? index + size : index
        var (shape, strides) = (x.shape, x.strides)
        shape.remove(at: d)
        strides.remove(at: d)
        return x.view(
            shape, strides, offset: x.offset &+ at &* x.strides[d], count: size == 0 ? 0 : x.elementCount / size)
    }

    /// `x[start:end:step]` along `dim`, with Python's clamping of the ends; nil is an end left out.
    /// - Throws: `ValueError` unless `step` is positive.
    public static func slice(
        _ x: Tensor, _ dim: Int, _ start: Int?, _ end: Int?, _ step: Int = 1
    ) throws(TensorError) -> Tensor {
        if step == 0 { throw .value("slice step cannot be zero") }
        if step < 0 { throw .value("step must be greater than zero") }
        if x.rank == 0 { throw .index("slice() cannot be applied to a 0-dim tensor.") }
        let d = try normalizedDim(dim, rank: x.rank)
        let size = x.shape[d]
        func clamped(_ place: Int) -> Int { place < 0 ? max(place &+ size, 0) : min(place, size) }
        let from = start.map { $0 < -size ? 0 : clamped($0) } ?? 0
        let to = max(end.map { $0 < -size ? 0 : clamped($0) } ?? size, from)
        // Not (to - from + step - 1) / step: a step near Int.max must not overflow.
        let count = to == from ? 0 : (to - from - 1) / step + 1
        return ranged(x, d, from, count, step)
    }

    /// `length` places from `start` along `dim`.
    public static func narrow(_ x: Tensor, _ dim: Int, _ start: Int, _ length: Int) throws(TensorError) -> Tensor {
        if x.rank == 0 { throw .runtime("narrow() cannot be applied to a 0-dim tensor.") }
        let d = try normalizedDim(dim, rank: x.rank)
        let size = x.shape[d]
        guard length >= 0 else { throw .runtime("narrow(): length must be non-negative.") }
        guard start >= -size && start <= size else {
            throw .index("start out of range (expected to be in range of [\(-size), \(size)], but got \(start))")
        }
        let from = start < 0 ? start + size : start
        guard length <= size - from else {
            throw .runtime("start (\(from)) + length (\(length)) exceeds dimension size (\(size)).")
        }
        return ranged(x, d, from, length, 1)
    }

    private static func ranged(_ x: Tensor, _ d: Int, _ from: Int, _ count: Int, _ step: Int) -> Tensor {
        var (shape, strides) = (x.shape, x.strides)
        shape[d] = count
        strides[d] = x.strides[d] &* step
        // An empty slice may begin behind the last element; it must not point outside the storage.
        let offset = count == 0 ? x.offset : x.offset &+ from &* x.strides[d]
        return x.view(shape, strides, offset: offset, count: shape.checkedElementCount ?? 0)
    }

    /// Windows of `size` places, `step` apart, along `dim`; a window's places become the last dimension.
    public static func unfold(_ x: Tensor, _ dim: Int, _ size: Int, _ step: Int) throws(TensorError) -> Tensor {
        let d = try normalizedDim(dim, rank: x.rank)
        let whole = x.rank == 0 ? 1 : x.shape[d]
        guard size >= 0 else { throw .runtime("size is \(size) but must be >= 0") }
        guard size <= whole else {
            throw .runtime("maximum size for tensor at dimension \(d) is \(whole) but size is \(size)")
        }
        guard step > 0 else { throw .runtime("step is \(step) but must be > 0") }
        if x.rank == Shape.maximumRank { throw rankError(x.rank + 1) }
        var (shape, strides) = (x.shape, x.strides)
        shape.append(size)
        strides.append(x.rank == 0 ? 1 : x.strides[d])
        if x.rank > 0 {
            shape[d] = (whole - size) / step + 1
            strides[d] = x.strides[d] &* step
        }
        guard let count = shape.checkedElementCount else {
            throw .runtime("Storage size calculation overflowed with sizes=\(shape)")
        }
        return x.view(shape, strides, offset: x.offset, count: count)
    }

    /// The elements whose places along `a` and `b` differ by `offset`, as a new last dimension.
    public static func diagonal(
        _ x: Tensor, offset: Int = 0, _ a: Int = 0, _ b: Int = 1
    ) throws(TensorError) -> Tensor {
        let i = try normalizedDim(a, rank: x.rank)
        let j = try normalizedDim(b, rank: x.rank)
        guard i != j, x.rank >= 2 else { throw .runtime("diagonal dimensions cannot be identical \(a), \(b)") }
        let (rows, columns) = (x.shape[i], x.shape[j])
        var count = 0
        var begin = x.offset
        if offset >= 0 {
            if offset < columns { count = min(rows, columns - offset) }
            if count > 0 { begin &+= offset &* x.strides[j] }
        } else if offset > -rows {
            count = min(rows + offset, columns)
            if count > 0 { begin &-= offset &* x.strides[i] }
        }
        var (shape, strides) = (x.shape, x.strides)
        for d in [max(i, j), min(i, j)] {
            shape.remove(at: d)
            strides.remove(at: d)
        }
        shape.append(count)
        strides.append(x.strides[i] &+ x.strides[j])
        return x.view(shape, strides, offset: begin, count: shape.checkedElementCount ?? 0)
    }

    /// Any sizes and strides over the storage of `x`, from an offset (that of `x` when nil).
    /// - Throws: `RuntimeError` when an element would lie outside the storage.
    public static func asStrided(
        _ x: Tensor, _ sizes: [Int], _ steps: [Int], _ storageOffset: Int? = nil
    ) throws(TensorError) -> Tensor {
        guard sizes.count == steps.count else { throw .runtime("mismatch in length of strides and shape") }
        let shape = try checkedShape(sizes)
        guard let strides = Shape(steps) else { throw rankError(steps.count) }
        for step in steps where step < 0 {
            throw .runtime(
                "as_strided: Negative strides are not supported at the moment, got strides: \(strides)")
        }
        let offset = storageOffset ?? x.offset
        if offset < 0 { throw .runtime("Tensor: invalid storage offset \(offset)") }
        guard let count = shape.checkedElementCount else {
            throw .runtime("Storage size calculation overflowed with sizes=\(shape)")
        }
        var last = offset
        var overflow = false
        if count > 0 {
            for d in 0..<shape.count {
                let (reach, a) = (shape[d] - 1).multipliedReportingOverflow(by: strides[d])
                let (next, b) = last.addingReportingOverflow(reach)
                last = next
                overflow = overflow || a || b
            }
        }
        let held = x.storage.byteCount / x.dtype.byteCount
        guard !overflow, count == 0 ? offset <= held : last < held else {
            let needed = overflow ? "" : " \((last &+ 1) &* x.dtype.byteCount)"
            throw .runtime(
                "setStorage: sizes \(shape), strides \(strides), storage offset \(offset), and itemsize "
                    + "\(x.dtype.byteCount) requiring a storage size of\(needed) are out of bounds for storage of size "
                    + "\(x.storage.byteCount)")
        }
        return x.view(shape, strides, offset: offset, count: count)
    }
}
