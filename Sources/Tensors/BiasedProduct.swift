// A product of matrices with a bias added in place: what a linear layer is.

extension Kernels {
    /// bias + a · c, the bias along the columns; nil when the bias is of another kind, which takes two steps.
    public static func addmm(_ bias: Tensor, _ a: Tensor, _ c: Tensor, _ backend: Backend) throws(TensorError) -> Tensor? {
        if a.rank == 2, c.rank == 2, a.dtype != c.dtype {
            throw .runtime("mat1 and mat2 must have the same dtype, but got \(a.dtype.cName) and \(c.dtype.cName)")
        }
        if let out = try biased(bias, a, c, backend) { return out }
        let out = try mm(a, c, backend, name: "addmm")
        guard bias.rank == 1, bias.shape[0] == out.shape[1], bias.dtype == out.dtype else { return nil }
        switch out.dtype {
        case .float32: addRows(bias, out, Float.self)
        case .float64: addRows(bias, out, Double.self)
        default: return nil
        }
        return out
    }

    /// The bias written to every row, and the product added to it; nil where that cannot be.
    private static func biased(_ bias: Tensor, _ a: Tensor, _ c: Tensor, _ backend: Backend) throws(TensorError) -> Tensor? {
        guard a.rank == 2, c.rank == 2, a.shape[1] == c.shape[0], a.shape[1] > 0, a.dtype == c.dtype, bias.dtype == a.dtype,
            bias.rank == 1, bias.shape[0] == c.shape[1], bias.isContiguous, c.shape[1] > 0
        else { return nil }
        let out = try Tensor.uninitialized([a.shape[0], c.shape[1]], a.dtype)
        guard let product = MatrixProduct(a, c, out, adds: true) else { return nil }
        let row = c.shape[1] &* a.dtype.byteCount
        for i in 0..<a.shape[0] { (out.bytes + i &* row).copyMemory(from: bias.bytes, byteCount: row) }
        product.run(backend)
        return out
    }

    private static func addRows<T: RealElement>(_ bias: Tensor, _ out: Tensor, _: T.Type) {
        let (p, step) = (bias.pointer(T.self), bias.strides[0])
        let columns = out.shape[1]
        var row = out.pointer(T.self)
        for _ in 0..<out.shape[0] {
            for j in 0..<columns { row[j] += p[j &* step] }
            row += columns
        }
    }
}
