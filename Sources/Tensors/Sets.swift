// Different values, runs of equal values, membership, and values counted into bins.

extension Kernels {
    /// What `unique` finds: the different values, for each element the place of its value, and how often each occurs.
    public typealias Distinct = (values: Tensor, inverse: Tensor, counts: Tensor)

    /// The different slices along `dim`, in lexicographic order.
    public static func unique(_ x: Tensor, dim: Int) throws(TensorError) -> Distinct {
        let (rows, d) = try slices(x, dim)
        let count = rows.shape[0]
        let width = rows.shape[1]
        if width == 0 && count > 0 && x.elementCount == 0 {
            throw .runtime("There are 0 sized dimensions, and they aren't selected, so unique cannot be applied")
        }
        let values = rows.doublesOrInts
        func compare(_ a: Int, _ b: Int) -> Int {
            for i in 0..<width {
                let order = values.order(a &* width &+ i, b &* width &+ i)
                if order != 0 { return order }
            }
            return 0
        }
        let order = (0..<count).sorted { a, b in
            let c = compare(a, b)
            return c == 0 ? a < b : c < 0
        }
        return try distinct(x, d, order) { compare($0, $1) == 0 }
    }

    /// The slices along `dim` without repetitions of the one before.
    public static func uniqueConsecutive(_ x: Tensor, dim: Int?) throws(TensorError) -> Distinct {
        guard let dim else {
            let flat = try uniqueConsecutive(try reshape(x, [x.elementCount]), dim: 0)
            return (flat.values, try reshape(flat.inverse, x.shape.array), flat.counts)
        }
        let (rows, d) = try slices(x, dim)
        let width = rows.shape[1]
        let values = rows.doublesOrInts
        return try distinct(x, d, Array(0..<rows.shape[0])) { a, b in
            for i in 0..<width where values.order(a &* width &+ i, b &* width &+ i) != 0 { return false }
            return true
        }
    }

    /// The slices along a dimension as the rows of a matrix.
    private static func slices(_ x: Tensor, _ dim: Int) throws(TensorError) -> (rows: Tensor, dim: Int) {
        let d = try normalizedDim(dim, rank: x.rank)
        if x.rank == 0 { return (try reshape(x, [1, 1]), 0) }
        let size = x.shape[d]
        let width = size == 0 ? 0 : x.elementCount / size
        // The dimension goes to the front, the others keep their order.
        let order = [d] + (0..<x.rank).filter { $0 != d }
        return (try reshape(permute(x, order).contiguous(), [size, width]), d)
    }

    private static func distinct(
        _ x: Tensor, _ d: Int, _ order: [Int], _ isSame: (Int, Int) -> Bool
    ) throws(TensorError) -> Distinct {
        let inverse = try Tensor.uninitialized([order.count], .int64)
        var firsts: [Int] = []
        var counts: [Int] = []
        for (i, place) in order.enumerated() {
            if i == 0 || !isSame(order[i - 1], place) {
                firsts.append(place)
                counts.append(0)
            }
            counts[counts.count - 1] += 1
            inverse.pointer(Int.self)[place] = counts.count - 1
        }
        let source = x.rank == 0 ? try reshape(x, [1]) : x
        return (try indexSelect(source, d, try tensor(firsts)), inverse, try tensor(counts))
    }

    /// Whether each element is among those of `test`.
    public static func isin(_ x: Tensor, _ test: Tensor, invert: Bool) throws(TensorError) -> Tensor {
        let common = resultType(of: x, test)
        let (source, wanted) = try (x.cast(to: common).contiguous(), test.cast(to: common).contiguous())
        let out = try Tensor.uninitialized(x.shape, .bool)
        let q = out.pointer(Bool.self)
        if common.isFloatingPoint {
            let set = Set(wanted.doubles)
            for i in 0..<out.elementCount { q[i] = set.contains(source.double(at: i)) != invert }
        } else {
            let set = Set(wanted.ints)
            for i in 0..<out.elementCount { q[i] = set.contains(source.int(at: i)) != invert }
        }
        return out
    }

    /// How many elements fall into each of `bins` equal parts of low…high; of equal bounds, the range of the elements.
    public static func histc(_ x: Tensor, bins: Int, low: Double, high: Double) throws(TensorError) -> Tensor {
        guard x.dtype.isFloatingPoint else { throw .notImplemented("histogram_cpu", for: x.dtype) }
        guard bins > 0 else { throw .runtime("torch.histogram(): bins must be > 0, but got \(bins) for dimension 0") }
        let values = x.doubles
        let (least, greatest) = try bounds(values, low, high, "histc")
        let edges = try equalEdges(bins, least, greatest, x.dtype)
        let counts = try histogram(values, nil, edges, isEven: true, isSingle: x.dtype != .float64, searches: false)
        return try tensor(counts, x.dtype)
    }

    /// Counts (or sums of weights) of elements between edges; the last part includes its upper edge. Places between even edges
    /// are computed, in float32 if the elements are such, and looked for again beside the place found if `searches`.
    public static func histogram(
        _ values: [Double], _ weights: [Double]?, _ edges: [Double], isEven: Bool, isSingle: Bool, searches: Bool
    ) throws(TensorError) -> [Double] {
        let bins = edges.count - 1
        guard bins >= 1, bins <= 1 << 28 else { throw .runtime("torch.histogram(): bins must be > 0, but got \(bins)") }
        var counts = [Double](repeating: 0, count: bins)
        let (low, high) = (edges[0], edges[bins])
        for (i, value) in values.enumerated() where value >= low && value <= high {
            var place: Int
            if isEven {
                place = isSingle
                    ? Int(converting: Double((Float(value) - Float(low)) * Float(bins) / (Float(high) - Float(low))))
                    : Int(converting: (value - low) * Double(bins) / (high - low))
                place = max(min(place, bins), 0)
                if searches {
                    let end = min(place + 2, bins + 1)
                    place = max(place - 1, 0)
                    while place < end, edges[place] <= value { place += 1 }
                    place -= 1
                }
                place = max(min(place, bins - 1), 0)
            } else {
                var (from, to) = (0, bins)
                while from < to {
                    let middle = (from + to) / 2
                    if edges[middle + 1] <= value && middle + 1 < bins { from = middle + 1 } else { to = middle }
                }
                place = min(from, bins - 1)
            }
            counts[place] += weights.map { $0[i] } ?? 1
        }
        return counts
    }

    /// The range of a histogram whose bounds are equal: that of the elements.
    public static func bounds(
        _ values: [Double], _ low: Double, _ high: Double, _ name: String, margin: Double = 1
    ) throws(TensorError) -> (Double, Double) {
        var (least, greatest) = (low, high)
        if low == high, !values.isEmpty {
            least = values.min() ?? low
            greatest = values.max() ?? high
        }
        guard least.isFinite && greatest.isFinite else {
            throw .runtime("torch.\(name): range of [\(streamText(least)), \(streamText(greatest))] is not finite")
        }
        guard least <= greatest else { throw .runtime("torch.\(name): max must be larger than min") }
        if least == greatest {
            least -= margin
            greatest += margin
        }
        return (least, greatest)
    }

    public static func equalEdges(_ bins: Int, _ low: Double, _ high: Double, _ dtype: DType) throws(TensorError) -> [Double] {
        guard bins >= 1, bins <= 1 << 28 else { throw .runtime("bins must be > 0") }
        return try linspace(low, high, bins + 1, dtype).doubles
    }
}

/// The elements of a tensor to be compared: exact for integers.
private enum ElementList {
    case ints([Int])
    case doubles([Double])

    /// −1, 0 or 1; NaN equals nothing and comes last.
    func order(_ a: Int, _ b: Int) -> Int {
        switch self {
        case .ints(let values): values[a] < values[b] ? -1 : values[a] == values[b] ? 0 : 1
        case .doubles(let values): values[a] == values[b] ? 0 : Double.sorts(values[a], before: values[b]) ? -1 : 1
        }
    }
}

extension Tensor {
    fileprivate var doublesOrInts: ElementList { dtype.isFloatingPoint ? .doubles(doubles) : .ints(ints) }
}
