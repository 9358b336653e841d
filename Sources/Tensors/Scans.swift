// Running extremes, the most frequent value, the median without NaN: what goes along the lines of a tensor beside sums.

extension Kernels {
    /// The greatest (or least) element so far along `dim`, and its last place; NaN stays.
    public static func cumulativeExtreme(_ x: Tensor, _ dim: Int, greatest: Bool) throws(TensorError) -> Choice {
        let lines = try Lines(x, dim)
        let n = lines.rows.length
        let (values, indices) = try (lines.target(x.dtype, length: n), lines.target(.int64, length: n))
        try x.dtype.acceptNumber(RunningExtreme(rows: lines.rows, values: values, indices: indices, greatest: greatest))
        return (try lines.restored(values), try lines.restored(indices))
    }

    private struct RunningExtreme: NumberTask {
        let rows: Rows
        let values: Tensor
        let indices: Tensor
        let greatest: Bool

        func run<T: NumberElement>(_: T.Type) throws(TensorError) {
            let n = rows.length
            if n == 0 { return }
            let (q, places) = (values.pointer(T.self), indices.pointer(Int.self))
            rows.forEach(T.self) { row, p in
                var (best, place) = (p[0], 0)
                for i in 0..<n {
                    let isBetter = greatest ? p[i] >= best : p[i] <= best
                    if isBetter || (p[i].isNotANumber && !best.isNotANumber) || (p[i].isNotANumber && best.isNotANumber) {
                        (best, place) = (p[i], i)
                    }
                    q[row &* n &+ i] = best
                    places[row &* n &+ i] = place
                }
            }
        }
    }

    /// The most frequent element of each line, the least of several, and that place of it which comes last in PyTorch's order.
    public static func mode(_ x: Tensor, dim: Int, keepdim: Bool) throws(TensorError) -> Choice {
        let d = try normalizedDim(dim, rank: x.rank)
        try requireElements(x, [d], "mode")
        let sorted = try sort(x, dim: d, isStable: false)
        let (values, places) = try (Lines(sorted.values, d), Lines(sorted.indices, d))
        let outValues = try Tensor.uninitialized(values.rows.shape, x.dtype)
        let outPlaces = try Tensor.uninitialized(values.rows.shape, .int64)
        try x.dtype.accept(Mode(rows: values.rows, places: places.rows, values: outValues, indices: outPlaces))
        if keepdim && x.rank > 0 { return (try unsqueeze(outValues, d), try unsqueeze(outPlaces, d)) }
        return (outValues, outPlaces)
    }

    private struct Mode: ElementTask {
        let rows: Rows
        let places: Rows
        let values: Tensor
        let indices: Tensor

        func run<T: Element>(_: T.Type) throws(TensorError) {
            let n = rows.length
            if n == 0 { return }
            let (q, r) = (values.pointer(T.self), indices.pointer(Int.self))
            let from = places.tensor.pointer(Int.self)
            rows.forEach(T.self) { row, p in
                var (best, length, most) = (0, 0, 0)
                for i in 0..<n {
                    length += 1
                    guard i == n - 1 || p[i] != p[i + 1] else { continue }
                    if length > most { (best, most) = (i, length) }
                    length = 0
                }
                q[row] = p[best]
                r[row] = from[row &* n &+ best]
            }
        }
    }

    /// The lower median of the elements that are numbers, of each line, and its place; NaN where there are none.
    public static func nanmedian(_ x: Tensor, dim: Int, keepdim: Bool) throws(TensorError) -> Choice {
        let d = try normalizedDim(dim, rank: x.rank)
        if x.dtype == .bool { throw .notImplemented("median_cpu", for: .bool) }
        try requireElements(x, [d], "nanmedian")
        let sorted = try sort(x, dim: d)
        let count = try sum(try unary(.logicalNot, isNaN(x), Backend()), dims: [d], keepdim: true)
        // (count − 1) / 2, and 0 where there are no numbers.
        let place = try map(count.cast(to: .float64)) { max(0, (($0 - 1) / 2).rounded(.down)) }.cast(to: .int64)
        var values = try gather(sorted.values, d, place)
        var indices = try gather(sorted.indices, d, place)
        if !keepdim && x.rank > 0 { (values, indices) = try (squeeze(values, [d]), squeeze(indices, [d])) }
        return (values, indices)
    }

    private static func isNaN(_ x: Tensor) throws(TensorError) -> Tensor { try unary(.isnan, x, Backend()) }

    public static func nanmedian(_ x: Tensor) throws(TensorError) -> Tensor {
        if x.elementCount == 0 { return try .scalar(.nan, x.dtype) }
        return try reshaped(nanmedian(try reshape(x, [-1]), dim: 0, keepdim: false).values, Shape())
    }
}
