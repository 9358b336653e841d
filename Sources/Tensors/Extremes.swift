// Reductions that choose or combine elements: extremes and their places, products, any and all, scans, softmax.

extension Kernels {
    /// Values and, for each, the place along the reduced dimension.
    public typealias Choice = (values: Tensor, indices: Tensor)

    /// The greatest element over `dims`; NaN wins.
    public static func amax(
        _ x: Tensor, dims: [Int]? = nil, keepdim: Bool = false, name: String = "amax", _ b: Backend? = nil
    ) throws(TensorError) -> Tensor {
        if dims == nil, !keepdim, x.dtype == .float32, x.isContiguous,
            let top = VectorKernels.greatest(x.pointer(Float.self), x.elementCount, b), top != 0
        {
            // Of zeros the first decides about the sign.
            return try .single(top)
        }
        return try extreme(x, dims, keepdim, greatest: true, name).values
    }

    /// The least element over `dims`; NaN wins.
    public static func amin(
        _ x: Tensor, dims: [Int]? = nil, keepdim: Bool = false, name: String = "amin"
    ) throws(TensorError) -> Tensor {
        try extreme(x, dims, keepdim, greatest: false, name).values
    }

    /// The greatest element along `dim` and its first place.
    public static func greatest(_ x: Tensor, dim: Int, keepdim: Bool = false) throws(TensorError) -> Choice {
        try extreme(x, [dim], keepdim, greatest: true, "max")
    }

    /// The least element along `dim` and its first place.
    public static func least(_ x: Tensor, dim: Int, keepdim: Bool = false) throws(TensorError) -> Choice {
        try extreme(x, [dim], keepdim, greatest: false, "min")
    }

    /// The first place of the greatest element, along `dim` or (nil) in the flattened tensor.
    public static func argmax(_ x: Tensor, dim: Int? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
        try extremePlace(x, dim, keepdim, greatest: true, "argmax")
    }

    /// The first place of the least element, along `dim` or (nil) in the flattened tensor.
    public static func argmin(_ x: Tensor, dim: Int? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
        try extremePlace(x, dim, keepdim, greatest: false, "argmin")
    }

    private static func extremePlace(
        _ x: Tensor, _ dim: Int?, _ keepdim: Bool, greatest: Bool, _ name: String
    ) throws(TensorError) -> Tensor {
        if x.dtype == .bool { throw .notImplemented("\(name)(): does not support bool input") }
        if x.elementCount == 0 && dim == nil {
            throw .index("\(name)(): Expected reduction dim to be specified for input.numel() == 0.")
        }
        return try extreme(x, dim.map { [$0] }, keepdim, greatest: greatest, name).indices
    }

    static func requireElements(_ x: Tensor, _ dims: [Int]?, _ name: String) throws(TensorError) {
        guard x.elementCount == 0 else { return }
        guard let dims, !dims.isEmpty else {
            throw .runtime(
                "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim "
                    + "with the 'dim' argument.")
        }
        for dim in dims {
            let d = try normalizedDim(dim, rank: x.rank)
            if x.shape[d] == 0 { throw .index("\(name)(): Expected reduction dim \(d) to have non-zero size.") }
        }
    }

    private static func extreme(
        _ x: Tensor, _ dims: [Int]?, _ keepdim: Bool, greatest: Bool, _ name: String
    ) throws(TensorError) -> Choice {
        let bits = try dimBits(dims, rank: x.rank)
        try requireElements(x, dims, name)
        let rows = try Rows(x, bits, keepdim: keepdim)
        let values = try Tensor.uninitialized(rows.shape, x.dtype)
        let indices = try Tensor.uninitialized(rows.shape, .int64)
        try x.dtype.acceptNumber(Extreme(rows: rows, values: values, indices: indices, greatest: greatest))
        return (values, indices)
    }

    private struct Extreme: NumberTask {
        let rows: Rows
        let values: Tensor
        let indices: Tensor
        let greatest: Bool

        func run<T: NumberElement>(_: T.Type) throws(TensorError) {
            let n = rows.length
            let q = values.pointer(T.self)
            let places = indices.pointer(Int.self)
            if n == 0 { return }
            rows.forEach(T.self) { row, p in
                // The block that holds the greatest is found without looking at places.
                var from = 0
                if greatest, let top = VectorKernels.greatest(p, n) {
                    from = Kernels.block(holding: top, VectorKernels.bound(p, Float.self), n)
                }
                var best = p[from]
                var place = from
                var i = from &+ 1
                if greatest {
                    while i < n && best == best {
                        if p[i] > best || p[i] != p[i] { (best, place) = (p[i], i) }
                        i &+= 1
                    }
                } else {
                    while i < n && best == best {
                        if p[i] < best || p[i] != p[i] { (best, place) = (p[i], i) }
                        i &+= 1
                    }
                }
                q[row] = best
                places[row] = place
            }
        }
    }

    /// The start of the first block in which `top`, the greatest of all or NaN, stands.
    private static func block(holding top: Float, _ p: UnsafeMutablePointer<Float>, _ n: Int) -> Int {
        var start = 0
        while start &+ 1024 < n {
            guard let found = VectorKernels.greatest(p + start, 1024), found != top, !found.isNaN else { return start }
            start &+= 1024
        }
        return start
    }

    /// The product over `dims`; integers and truth values give int64 unless `dtype` says otherwise.
    public static func prod(
        _ x: Tensor, dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil
    ) throws(TensorError) -> Tensor {
        let result = dtype ?? (x.dtype.isDifferentiable ? x.dtype : .int64)
        if result.isHalf { return try prod(x.cast(to: .float32), dims: dims, keepdim: keepdim).cast(to: result) }
        let rows = try Rows(try x.cast(to: result), try dimBits(dims, rank: x.rank), keepdim: keepdim)
        let out = try Tensor.uninitialized(rows.shape, result)
        if result.isComplex { try complexProduct(rows, out, isRunning: false) } else { try result.acceptNumber(Product(rows: rows, out: out)) }
        return out
    }

    private struct Product: NumberTask {
        let rows: Rows
        let out: Tensor

        func run<T: NumberElement>(_: T.Type) throws(TensorError) {
            let q = out.pointer(T.self)
            rows.forEach(T.self) { row, p in
                var product = T.one
                for i in 0..<rows.length { product = T.times(product, p[i]) }
                q[row] = product
            }
        }
    }

    /// Whether any element is not 0; uint8 stays uint8.
    public static func any(_ x: Tensor, dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
        try truth(x, dims, keepdim, whenEmpty: false)
    }

    /// Whether all elements are not 0; uint8 stays uint8.
    public static func all(_ x: Tensor, dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
        try truth(x, dims, keepdim, whenEmpty: true)
    }

    private static func truth(
        _ x: Tensor, _ dims: [Int]?, _ keepdim: Bool, whenEmpty: Bool
    ) throws(TensorError) -> Tensor {
        let rows = try Rows(try x.cast(to: .bool), try dimBits(dims, rank: x.rank), keepdim: keepdim)
        let out = try Tensor.uninitialized(rows.shape, .bool)
        let q = out.pointer(Bool.self)
        rows.forEach(Bool.self) { row, p in
            var result = whenEmpty
            for i in 0..<rows.length where p[i] != whenEmpty {
                result = !whenEmpty
                break
            }
            q[row] = result
        }
        return x.dtype == .uint8 ? try out.cast(to: .uint8) : out
    }

    /// Running sums along `dim`; integers and truth values give int64 unless `dtype` says otherwise.
    public static func cumsum(_ x: Tensor, _ dim: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
        try scan(x, dim, dtype, product: false)
    }

    /// Running products along `dim`; integers and truth values give int64 unless `dtype` says otherwise.
    public static func cumprod(_ x: Tensor, _ dim: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
        try scan(x, dim, dtype, product: true)
    }

    private static func scan(_ x: Tensor, _ dim: Int, _ dtype: DType?, product: Bool) throws(TensorError) -> Tensor {
        let result = dtype ?? (x.dtype.isDifferentiable ? x.dtype : .int64)
        if result.isComplex, !product {
            return try linear(x.cast(to: result), dims: [dim]) { parts, dims throws(TensorError) in try cumsum(parts, dims[0]) }
        }
        let lines = try Lines(try x.cast(to: result), dim)
        let out = try lines.target(result, length: lines.rows.length)
        if result.isComplex {
            try complexProduct(lines.rows, out, isRunning: true)
        } else {
            try result.acceptNumber(Scan(rows: lines.rows, out: out, product: product))
        }
        return try lines.restored(out)
    }

    private struct Scan: NumberTask {
        let rows: Rows
        let out: Tensor
        let product: Bool

        func run<T: NumberElement>(_: T.Type) throws(TensorError) {
            let n = rows.length
            let target = out.pointer(T.self)
            rows.forEach(T.self) { row, p in
                let q = target + row &* n
                if T.dtype.isFloatingPoint {
                    var total = product ? 1.0 : 0.0
                    for i in 0..<n {
                        total = product ? total * p[i].asDouble : total + p[i].asDouble
                        q[i] = T(converting: total)
                    }
                } else {
                    var total = product ? T.one : T.zero
                    for i in 0..<n {
                        total = product ? T.times(total, p[i]) : T.plus(total, p[i])
                        q[i] = total
                    }
                }
            }
        }
    }
}
