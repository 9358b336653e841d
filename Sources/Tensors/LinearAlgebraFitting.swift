// Least squares on batches of matrices, by the drivers of LAPACK that PyTorch offers.

import COpenBLAS

extension Kernels {
    /// Which of LAPACK's routines solves: by full rank, by pivoted QR, or by singular values.
    public enum LeastSquaresDriver: Sendable { case gels, gelsy, gelsd }

    /// The X of least norm among those with the least ‖A X − B‖; the rest in the rows of `wide` below it.
    public static func leastSquares(
        _ a: Tensor, _ b: Tensor, _ driver: LeastSquaresDriver, rcond: Double
    ) throws(TensorError) -> (wide: Tensor, rank: Tensor, singularValues: Tensor) {
        let (m, n) = (a.shape[a.rank - 2], a.shape[a.rank - 1])
        let factors = try MatrixBatch(copying: a)
        let right = try MatrixBatch(copying: b, rows: max(m, n))
        let rank = try Kernels.zeros(factors.batch, .int64)
        var shape = factors.batch
        shape.append(min(m, n))
        let values = try Kernels.zeros(shape, a.dtype.part)
        try a.dtype.acceptLAPACK(
            Fit(a: factors, b: right, driver: driver, rcond: rcond, rank: rank, values: values))
        return (try right.matrices, rank, values)
    }

    private struct Fit: LAPACKTask {
        let a: MatrixBatch
        let b: MatrixBatch
        let driver: LeastSquaresDriver
        let rcond: Double
        let rank: Tensor
        let values: Tensor

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let least = Int(min(a.rows, a.columns))
            if a.count == 0 || least == 0 || b.columns == 0 { return }
            let room = 8192 + 128 * least + Int(a.columns)
            let places = UnsafeMutablePointer<Int32>.allocate(capacity: room)
            defer { places.deallocate() }
            let (most, columns) = (Int(max(a.rows, a.columns)), Int(b.columns))
            let work = Workspace<T>(parts: T.isComplex ? 350 * most + columns * (80 + most) + 700 : 0) {
                _ = call(0, $0, -1, $1, places)
            }
            defer { work.free() }
            for i in 0..<a.count {
                let info = call(i, work.pointer, work.room, work.parts, places)
                if info > 0 {
                    throw .linearAlgebra(
                        driver == .gels
                            ? "torch.linalg.lstsq: The least squares solution could not be computed because the input matrix does "
                                + "not have full rank (error code: \(info))."
                            : "torch.linalg.lstsq: SVD algorithm failed to converge (error code: \(info)).")
                }
            }
        }

        private func call<T: LAPACKElement>(
            _ i: Int, _ work: UnsafeMutablePointer<T>, _ room: Int32, _ parts: UnsafeMutablePointer<T.Part>,
            _ places: UnsafeMutablePointer<Int32>
        ) -> Int32 {
            let (m, n, k) = (a.rows, a.columns, b.columns)
            let (p, q) = (a.block(T.self, i), b.block(T.self, i))
            var found: Int32 = 0
            let info: Int32
            switch driver {
            case .gels: info = lapack_least_gels(T.lapack, m, n, k, p, q, b.rows, work, room)
            case .gelsy:
                for j in 0..<Int(n) { places[j] = 0 }
                info = lapack_least_gelsy(T.lapack, m, n, k, p, q, b.rows, places, rcond, &found, work, room, parts)
            case .gelsd:
                info = lapack_least_gelsd(
                    T.lapack, m, n, k, p, q, b.rows, values.pointer(T.Part.self) + i &* Int(min(m, n)), rcond, &found, work, room,
                    parts, places)
            }
            if room != -1 { rank.pointer(Int.self)[i] = Int(found) }
            return info
        }
    }
}
