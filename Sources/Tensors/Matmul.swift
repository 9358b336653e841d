// Products of matrices and vectors: what is asked, checked and sent to the kernels in C (floating point) or plain loops.

import CKernels

extension Kernels {
    private static func dims(_ x: Tensor) -> String { "\(x.shape[0])x\(x.shape[1])" }

    /// The product of two matrices. `name` is the function that the message names.
    public static func mm(_ a: Tensor, _ c: Tensor, _ b: Backend, name: String = "mm") throws(TensorError) -> Tensor {
        guard a.rank == 2 else { throw .runtime("mm: self must be a matrix, got \(a.rank)-D tensor") }
        guard c.rank == 2 else { throw .runtime("mm: mat2 must be a matrix, got \(c.rank)-D tensor") }
        guard a.shape[1] == c.shape[0] else {
            throw .runtime("\(name): mat1 and mat2 shapes cannot be multiplied (\(dims(a)) and \(dims(c)))")
        }
        guard a.dtype == c.dtype else {
            throw .runtime(
                "expected m1 and m2 to have the same dtype, but got: \(a.dtype.lowercaseCName) != "
                    + "\(c.dtype.lowercaseCName)")
        }
        if a.dtype == .bool { throw .notImplemented("addmm_impl_cpu_", for: .bool) }
        let out = try Tensor.uninitialized([a.shape[0], c.shape[1]], a.dtype)
        try multiply(a, c, out, b)
        return out
    }

    /// The product of a matrix and a vector.
    public static func mv(_ a: Tensor, _ v: Tensor, _ b: Backend) throws(TensorError) -> Tensor {
        guard a.rank == 2, v.rank == 1 else {
            throw .runtime("vector + matrix @ vector expected, got 1, \(a.rank), \(v.rank)")
        }
        guard a.shape[1] == v.shape[0] else {
            throw .runtime("size mismatch, got input (\(a.shape[0])), mat (\(dims(a))), vec (\(v.shape[0]))")
        }
        guard a.dtype == v.dtype else {
            throw .runtime(
                "addmv input tensors must have the same dtype, but got \(v.dtype.cName), \(a.dtype.cName), and "
                    + "\(v.dtype.cName)")
        }
        if a.dtype == .bool { throw .notImplemented("addmv_impl_cpu", for: .bool) }
        let out = try Tensor.uninitialized([a.shape[0]], a.dtype)
        let column = v.view([v.shape[0], 1], [v.strides[0], 1], offset: v.offset, count: v.elementCount)
        try multiply(a, column, out.view([a.shape[0], 1], [1, 1], offset: 0, count: out.elementCount), b)
        return out
    }

    /// The sum of the products of two vectors' elements.
    public static func dot(_ a: Tensor, _ c: Tensor, _ b: Backend) throws(TensorError) -> Tensor {
        guard a.rank == 1, c.rank == 1 else {
            throw .runtime("1D tensors expected, but got \(a.rank)D and \(c.rank)D tensors")
        }
        guard a.dtype == c.dtype else {
            throw .runtime(
                "dot : expected both vectors to have same dtype, but found \(a.dtype.cName) and \(c.dtype.cName)")
        }
        guard a.elementCount == c.elementCount else {
            throw .runtime(
                "inconsistent tensor size, expected tensor \(a.shape) and src \(c.shape) to have the same number of "
                    + "elements, but got \(a.elementCount) and \(c.elementCount) elements respectively")
        }
        if a.dtype == .bool { throw .notImplemented("dot", for: .bool) }
        let out = try Tensor.uninitialized(Shape(), a.dtype)
        if a.dtype.isComplex { return try sum(binary(.mul, a, c, b)) }
        try a.dtype.acceptNumber(DotProduct(a: a, b: c, out: out))
        return out
    }

    /// The products of the matrices of two batches.
    public static func bmm(_ a: Tensor, _ c: Tensor, _ b: Backend) throws(TensorError) -> Tensor {
        guard a.rank == 3 else { throw .runtime("batch1 must be a 3D tensor") }
        guard c.rank == 3 else { throw .runtime("batch2 must be a 3D tensor") }
        guard a.shape[0] == c.shape[0], a.shape[2] == c.shape[1] else {
            throw .runtime(
                "Expected size for first two dimensions of batch2 tensor to be: [\(a.shape[0]), \(a.shape[2])] but got: "
                    + "[\(c.shape[0]), \(c.shape[1])].")
        }
        guard a.dtype == c.dtype else {
            throw .runtime("expected scalar type \(a.dtype.cName) but found \(c.dtype.cName)")
        }
        if a.dtype == .bool { throw .notImplemented("bmm", for: .bool) }
        let out = try Tensor.uninitialized([a.shape[0], a.shape[1], c.shape[2]], a.dtype)
        if out.elementCount == 0 { return out }
        let (first, other, target) = try (select(a, 0, 0), select(c, 0, 0), select(out, 0, 0))
        if let way = MatrixProduct(first, other, target) {
            way.run(b, count: a.shape[0], nextLeft: a.strides[0], nextRight: c.strides[0], nextTarget: out.strides[0])
            return out
        }
        for i in 0..<a.shape[0] { try multiply(select(a, 0, i), select(c, 0, i), select(out, 0, i), b) }
        return out
    }

    private struct DotProduct: NumberTask {
        let a: Tensor
        let b: Tensor
        let out: Tensor

        func run<T: NumberElement>(_: T.Type) throws(TensorError) {
            let (p, q) = (a.pointer(T.self), b.pointer(T.self))
            let (s, t) = (a.strides[0], b.strides[0])
            if T.dtype.isFloatingPoint {
                var total = 0.0
                for i in 0..<a.elementCount { total += p[i &* s].asDouble * q[i &* t].asDouble }
                out.pointer(T.self).pointee = T(converting: total)
            } else {
                var total = T.zero
                for i in 0..<a.elementCount { total = T.plus(total, T.times(p[i &* s], q[i &* t])) }
                out.pointer(T.self).pointee = total
            }
        }
    }

    /// out = a · c; the shapes fit, `out` is row-major.
    static func multiply(_ a: Tensor, _ c: Tensor, _ out: Tensor, _ b: Backend? = nil) throws(TensorError) {
        let (m, k, n) = (a.shape[0], a.shape[1], c.shape[1])
        if m == 0 || n == 0 { return }
        if k == 0 {
            out.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: m &* n &* out.dtype.byteCount)
            return
        }
        if a.dtype.isComplex { return try multiplyComplex(a, c, out, b) }
        if a.dtype.isHalf {
            let wide = try Tensor.uninitialized(out.shape, .float32)
            try multiply(a.cast(to: .float32), c.cast(to: .float32), wide, b)
            return try out.copyElements(from: wide)
        }
        if m <= 16 && k <= 16 && n <= 16 && m &* n &* k <= 64 || !a.dtype.isFloatingPoint {
            return try a.dtype.acceptNumber(SmallProduct(a: a, b: c, out: out))
        }
        if let product = MatrixProduct(a, c, out) { return product.run(b) }
        if MatrixProduct.layout(a) == nil { return try multiply(a.contiguous(), c, out, b) }
        return try multiply(a, c.contiguous(), out, b)
    }

    /// A product of floating-point matrices that the kernels can read as they lie.
    struct MatrixProduct {
        private var terms: kernel_product
        private let isDouble: Bool

        /// Nil when the elements of a row and those of a column are both apart; `adds` adds to what is in `out`.
        @inline(__always) init?(_ a: Tensor, _ c: Tensor, _ out: Tensor, adds: Bool = false) {
            guard a.dtype == .float32 || a.dtype == .float64, let left = MatrixProduct.layout(a), let right = MatrixProduct.layout(c) else {
                return nil
            }
            isDouble = a.dtype == .float64
            terms = kernel_product(
                m: a.shape[0], n: c.shape[1], k: a.shape[1], a: a.bytes, b: c.bytes, c: out.bytes, a_step: left.step,
                b_step: right.step, c_step: c.shape[1], a_transposed: left.isTransposed, b_transposed: right.isTransposed,
                adds: adds, batch: 1, a_next: 0, b_next: 0, c_next: 0)
        }

        /// The distance of rows as they lie in memory, and whether these are the columns.
        static func layout(_ x: Tensor) -> (isTransposed: Bool, step: Int)? {
            let (m, n) = (x.shape[0], x.shape[1])
            if (x.strides[1] == 1 || n == 1) && (x.strides[0] >= Swift.max(n, 1) || m == 1) {
                return (false, m == 1 ? Swift.max(n, 1) : x.strides[0])
            }
            if (x.strides[0] == 1 || m == 1) && (x.strides[1] >= Swift.max(m, 1) || n == 1) {
                return (true, n == 1 ? Swift.max(m, 1) : x.strides[1])
            }
            return nil
        }

        func run(_ backend: Backend?) { run(backend, count: 1, nextLeft: 0, nextRight: 0, nextTarget: 0) }

        /// As many products as `count`, each side so many elements further on.
        func run(_ backend: Backend?, count: Int, nextLeft: Int, nextRight: Int, nextTarget: Int) {
            var terms = terms
            (terms.batch, terms.a_next, terms.b_next, terms.c_next) = (count, nextLeft, nextRight, nextTarget)
            let steps = terms.m &* terms.n &* terms.k &* count
            let pool = steps >= 1 << 20 ? backend?.pool(steps) : nil
            if isDouble { kernel_product_double(pool, &terms) } else { kernel_product_float(pool, &terms) }
        }
    }

    /// Three loops over any strides: small matrices and integers.
    private struct SmallProduct: NumberTask {
        let a: Tensor
        let b: Tensor
        let out: Tensor

        func run<T: NumberElement>(_: T.Type) throws(TensorError) {
            let (m, k, n) = (a.shape[0], a.shape[1], b.shape[1])
            let (p, q, r) = (a.pointer(T.self), b.pointer(T.self), out.pointer(T.self))
            let (ai, ak, bk, bj) = (a.strides[0], a.strides[1], b.strides[0], b.strides[1])
            for i in 0..<m {
                for j in 0..<n {
                    var total = T.zero
                    var (left, right) = (p + i &* ai, q + j &* bj)
                    for _ in 0..<k {
                        total = T.plus(total, T.times(left.pointee, right.pointee))
                        left += ak
                        right += bk
                    }
                    r[i &* n &+ j] = total
                }
            }
        }
    }
}
