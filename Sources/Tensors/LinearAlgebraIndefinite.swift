// The factors L D Lᵀ of symmetric matrices, L D Lᴴ of hermitian ones, by LAPACK's `sytrf` and `hetrf`.

import COpenBLAS

extension Kernels {
    /// L below the diagonal and D on it and, where a block of two rows was taken at once, beside it; from the lower triangle.
    public static func ldl(_ x: Tensor, hermitian: Bool) throws(TensorError) -> (factors: Tensor, pivots: Tensor, info: Tensor) {
        let factors = try MatrixBatch(copying: x)
        var shape = factors.batch
        let info = try zeros(shape, .int32)
        shape.append(Int(factors.rows))
        let pivots = try zeros(shape, .int32)
        try x.dtype.acceptLAPACK(Factor(factors: factors, pivots: pivots, info: info, hermitian: hermitian))
        return (try factors.matrices, pivots, info)
    }

    private struct Factor: LAPACKTask {
        let factors: MatrixBatch
        let pivots: Tensor
        let info: Tensor
        let hermitian: Bool

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let n = factors.rows
            if factors.count == 0 || n == 0 { return }
            let places = pivots.pointer(Int32.self)
            let work = Workspace<T> { work, _ in
                _ = lapack_ldl(T.lapack, hermitian, n, factors.block(T.self, 0), places, work, -1)
            }
            defer { work.free() }
            for i in 0..<factors.count {
                info.pointer(Int32.self)[i] = lapack_ldl(
                    T.lapack, hermitian, n, factors.block(T.self, i), places + i &* Int(n), work.pointer, work.room)
            }
            factors.clearTriangle(T.self, keepsUpper: false)
        }
    }

    /// X with A X = B from the factors of A; the batches are of one shape.
    /// - Throws: `RuntimeError` for pivots that name rows which are not there.
    public static func ldlSolve(_ factors: Tensor, _ pivots: Tensor, _ b: Tensor, hermitian: Bool) throws(TensorError) -> Tensor {
        let n = factors.shape[factors.rank - 1]
        guard pivots.ints.allSatisfy({ $0 != 0 && $0.magnitude <= n }) else {
            throw .runtime("torch.linalg.ldl_solve: pivots do not fit LD")
        }
        let factors = try MatrixBatch(copying: factors)
        let right = try MatrixBatch(copying: b)
        try b.dtype.acceptLAPACK(Solve(factors: factors, pivots: pivots.contiguous(), b: right, hermitian: hermitian))
        return try right.matrices
    }

    private struct Solve: LAPACKTask {
        let factors: MatrixBatch
        let pivots: Tensor
        let b: MatrixBatch
        let hermitian: Bool

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let n = factors.rows
            if n == 0 || b.columns == 0 { return }
            for i in 0..<b.count {
                _ = lapack_ldl_solve(
                    T.lapack, hermitian, n, b.columns, factors.block(T.self, i), pivots.pointer(Int32.self) + i &* Int(n),
                    b.block(T.self, i))
            }
        }
    }
}
