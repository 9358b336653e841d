// Order along a dimension: sort, top k, k-th value, median, unique values, places in a sorted sequence.

extension Kernels {
    /// The lines along `dim` in order, NaN last (first when descending), and where each element was: equal ones as they stood, or, unless
    /// that is asked, as PyTorch's sort leaves them.
    public static func sort(
        _ x: Tensor, dim: Int = -1, descending: Bool = false, isStable: Bool = true
    ) throws(TensorError) -> Choice {
        let d = try normalizedDim(dim, rank: x.rank)
        // Lines this short come out stably anyway; long ones of integers are sorted by their digits.
        let length = x.rank == 0 ? 1 : x.shape[d]
        let isRadix = x.rank == 1 && !descending && length >= 1 << 15 && !x.dtype.isFloatingPoint && x.dtype != .bool && x.isContiguous
        if isStable || length <= 16 || isRadix { return try ordered(x, dim, descending: descending, taking: nil) }
        return try tieOrdered(x, d, descending: descending, .all)
    }

    /// The places of the elements in order.
    public static func argsort(
        _ x: Tensor, dim: Int = -1, descending: Bool = false, isStable: Bool = true
    ) throws(TensorError) -> Tensor {
        try sort(x, dim: dim, descending: descending, isStable: isStable).indices
    }

    /// The `k` greatest (or least) elements of each line, in order unless that is not asked.
    public static func topk(
        _ x: Tensor, _ k: Int, dim: Int = -1, largest: Bool = true, isSorted: Bool = true
    ) throws(TensorError) -> Choice {
        let d = try normalizedDim(dim, rank: x.rank)
        guard k >= 0 && k <= (x.rank == 0 ? 1 : x.shape[d]) else {
            throw .runtime("selected index k out of range")
        }
        if x.rank == 0 { return (try x.clone(), try .scalar(0, .int64)) }
        return try tieOrdered(x, d, descending: largest, .top(k, isSorted: isSorted))
    }

    private static func ordered(
        _ x: Tensor, _ dim: Int, descending: Bool, taking k: Int?
    ) throws(TensorError) -> Choice {
        let lines = try Lines(x, dim)
        let length = k ?? lines.rows.length
        let values = try lines.target(x.dtype, length: length)
        let indices = try lines.target(.int64, length: length)
        try x.dtype.accept(
            Ordering(rows: lines.rows, values: values, indices: indices, descending: descending, taken: length))
        return (try lines.restored(values), try lines.restored(indices))
    }

    private struct Ordering: ElementTask {
        let rows: Rows
        let values: Tensor
        let indices: Tensor
        let descending: Bool
        let taken: Int

        func run<T: Element>(_: T.Type) throws(TensorError) {
            let n = rows.length
            var order = Array(0..<n)
            rows.forEach(T.self) { row, p in
                for i in 0..<n { order[i] = i }
                if descending {
                    order.sort { T.sorts(p[$1], before: p[$0]) || (!T.sorts(p[$0], before: p[$1]) && $0 < $1) }
                } else {
                    order.sort { T.sorts(p[$0], before: p[$1]) || (!T.sorts(p[$1], before: p[$0]) && $0 < $1) }
                }
                let v = values.pointer(T.self) + row &* taken
                let places = indices.pointer(Int.self) + row &* taken
                for i in 0..<taken {
                    v[i] = p[order[i]]
                    places[i] = order[i]
                }
            }
        }
    }

    /// The `k`-th least element (from 1) of each line and its place.
    public static func kthvalue(
        _ x: Tensor, _ k: Int, dim: Int = -1, keepdim: Bool = false
    ) throws(TensorError) -> Choice {
        let d = try normalizedDim(dim, rank: x.rank)
        guard k >= 1 && k <= (x.rank == 0 ? 1 : x.shape[d]) else {
            throw .runtime("kthvalue(): selected number k out of range for dimension \(d)")
        }
        let found = try tieOrdered(x, d, descending: false, .single(k - 1))
        guard !keepdim, x.rank > 0 else { return found }
        var shape = x.shape
        shape.remove(at: d)
        return (try reshaped(found.values, shape), try reshaped(found.indices, shape))
    }

    /// The lower median of each line and its place; a line with NaN gives its first NaN.
    public static func median(_ x: Tensor, dim: Int, keepdim: Bool = false) throws(TensorError) -> Choice {
        if x.dtype == .bool { throw .notImplemented("median_cpu", for: .bool) }
        let d = try normalizedDim(dim, rank: x.rank)
        try requireElements(x, [d], "median")
        return try pick(x, d, keepdim) { n, notNumbers in notNumbers > 0 ? n - notNumbers : (n - 1) / 2 }
    }

    /// The lower median of all elements; of none, NaN.
    public static func median(_ x: Tensor) throws(TensorError) -> Tensor {
        if x.dtype == .bool { throw .notImplemented("median_cpu", for: .bool) }
        if x.elementCount == 0 { return try .scalar(.nan, x.dtype) }
        return try reshaped(median(try reshape(x, [-1]), dim: 0).values, Shape())
    }

    /// The element of each sorted line that `place` names from the line's length and the number of its NaN.
    private static func pick(
        _ x: Tensor, _ d: Int, _ keepdim: Bool, _ place: (Int, Int) -> Int
    ) throws(TensorError) -> Choice {
        let sorted = try ordered(x, d, descending: false, taking: nil)
        let n = x.rank == 0 ? 1 : x.shape[d]
        let values = try Lines(sorted.values, d)
        let indices = try Lines(sorted.indices, d)
        var shape = values.rows.shape
        let outValues = try Tensor.uninitialized(shape, x.dtype)
        let outIndices = try Tensor.uninitialized(shape, .int64)
        for row in 0..<values.rows.count where n > 0 {
            let line = values.rows.tensor.view([n], [1], offset: values.rows.tensor.offset + row * n, count: n)
            var notNumbers = 0
            if x.dtype.isFloatingPoint {
                while notNumbers < n && line.double(at: n - 1 - notNumbers).isNaN { notNumbers += 1 }
            }
            let at = place(n, notNumbers)
            let size = x.dtype.byteCount
            outValues.bytes.advanced(by: row * size).copyMemory(
                from: line.bytes.advanced(by: at * size), byteCount: size)
            outIndices.pointer(Int.self)[row] = indices.rows.tensor.pointer(Int.self)[row * n + at]
        }
        if keepdim && x.rank > 0 { shape.insert(1, at: d) }
        return (try reshaped(outValues, shape), try reshaped(outIndices, shape))
    }

    /// The different values in ascending order, for each element the place of its value, and how often each occurs.
    public static func unique(
        _ x: Tensor
    ) throws(TensorError) -> (values: Tensor, inverse: Tensor, counts: Tensor) {
        let flat = try reshape(x, [x.elementCount]).contiguous()
        let sorted = try sort(flat, dim: 0)
        let places = sorted.indices.pointer(Int.self)
        let inverse = try Tensor.uninitialized(x.shape, .int64)
        var starts: [Int] = []
        for i in 0..<x.elementCount {
            // NaN differs from itself: each is a value of its own.
            let differs = i == 0 || sorted.values.element(atFlat: i) != sorted.values.element(atFlat: i - 1)
            if differs { starts.append(i) }
            inverse.pointer(Int.self)[places[i]] = starts.count - 1
        }
        let values = try indexSelect(sorted.values, 0, try tensor(starts))
        var counts: [Int] = []
        for (i, start) in starts.enumerated() {
            counts.append((i + 1 < starts.count ? starts[i + 1] : x.elementCount) - start)
        }
        return (values, inverse, try tensor(counts))
    }

    /// For each value, the first place in the ascending `sequence` (its last dimension) whose element is not less, or
    /// with `right` greater.
    public static func searchsorted(
        _ sequence: Tensor, _ values: Tensor, right: Bool = false
    ) throws(TensorError) -> Tensor {
        guard sequence.rank >= 1 else {
            throw .runtime("torch.searchsorted(): boundaries tensor should have at least 1 dimension")
        }
        if sequence.rank > 1 {
            var fits = sequence.rank == values.rank
            for d in 0..<(sequence.rank - 1) where fits { fits = sequence.shape[d] == values.shape[d] }
            guard fits else {
                throw .runtime(
                    "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of "
                        + "boundaries tensor and input value tensor must match, but we got boundaries tensor "
                        + "\(sequence.shape) and input value tensor \(values.shape)")
            }
        }
        let out = try Tensor.uninitialized(values.shape, .int64)
        let n = sequence.shape[sequence.rank - 1]
        let perRow = sequence.rank == 1 || values.rank == 0 ? out.elementCount : values.shape[values.rank - 1]
        let steps = try sequence.cast(to: .float64).contiguous().doubles
        let sought = try values.cast(to: .float64).contiguous().doubles
        for i in 0..<out.elementCount {
            let row = perRow == 0 ? 0 : i / perRow
            var (low, high) = (row * n, row * n + n)
            while low < high {
                let middle = (low + high) / 2
                let v = steps[middle]
                let goesRight = right ? !Double.sorts(sought[i], before: v) : Double.sorts(v, before: sought[i])
                if goesRight { low = middle + 1 } else { high = middle }
            }
            out.pointer(Int.self)[i] = low - row * n
        }
        return out
    }
}
