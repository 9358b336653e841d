// Eigenvalues and eigenvectors of square matrices of any kind, which are complex numbers even where the matrix is real. Those of
// symmetric and hermitian ones are in LinearAlgebraSpectra.swift.

import COpenBLAS

extension Kernels {
    /// A V = V diag(w) of square matrices, the columns of V of length 1 as LAPACK turns them; both are complex.
    /// - Throws: `RuntimeError` for vectors of what is not finite; the values alone are NaN.
    public static func eig(_ x: Tensor, vectors wantsVectors: Bool = true) throws(TensorError) -> (values: Tensor, vectors: Tensor) {
        let isFinite = try greatestMagnitude(x).isFinite
        guard isFinite || !wantsVectors else {
            throw .runtime("torch.linalg.eig: input tensor should not contain infs or NaNs.")
        }
        let a = try MatrixBatch(copying: x)
        let v = try MatrixBatch(a.batch, wantsVectors ? Int(a.rows) : 0, wantsVectors ? Int(a.rows) : 0, x.dtype.complexForm)
        var shape = a.batch
        shape.append(Int(a.rows))
        let values = try Tensor.uninitialized(shape, x.dtype.complexForm)
        guard isFinite else {
            let unknown = try Tensor.scalar(.nan, x.dtype.part)
            try values.copyElements(from: complex(unknown, unknown).expanded(to: values.shape))
            return (values, try v.matrices)
        }
        try x.dtype.acceptLAPACK(General(a: a, v: v, values: values, wantsVectors: wantsVectors))
        return (values, try v.matrices)
    }

    private struct General: LAPACKTask {
        let a: MatrixBatch
        let v: MatrixBatch
        let values: Tensor
        let wantsVectors: Bool

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let n = Int(a.rows)
            if a.count == 0 || n == 0 { return }
            let job = CChar(UInt8(ascii: wantsVectors ? "V" : "N"))
            let w = UnsafeMutablePointer<T>.allocate(capacity: n)
            let block = UnsafeMutablePointer<T>.allocate(capacity: n &* n)
            defer {
                w.deallocate()
                block.deallocate()
            }
            let work = Workspace<T>(parts: 2 * n) {
                _ = lapack_eigen(T.lapack, job, a.rows, a.block(T.self, 0), w, $1, block, $0, -1)
            }
            defer { work.free() }
            for i in 0..<a.count {
                let info = lapack_eigen(
                    T.lapack, job, a.rows, a.block(T.self, i), w, work.parts, block, work.pointer, work.room)
                if info > 0 {
                    throw .linearAlgebra(
                        "linalg.eig: \(a.batch.isEmpty ? "" : "(Batch element \(i)): ")The algorithm failed to converge because the "
                            + "input matrix is ill-conditioned or has too many repeated eigenvalues (error code: \(info)).")
                }
                spread(w, work.parts, block, i)
            }
        }

        /// Eigenvalues and vectors as complex numbers: those of a real matrix come in pairs of conjugates, of which LAPACK gives the
        /// first one's parts as two columns.
        private func spread<T: LAPACKElement>(
            _ w: UnsafeMutablePointer<T>, _ imaginary: UnsafeMutablePointer<T.Part>, _ block: UnsafeMutablePointer<T>, _ index: Int
        ) {
            let n = Int(a.rows)
            let out = values.pointer(ComplexElement<T.Part>.self) + index &* n
            let vectors = v.transposed.pointer(ComplexElement<T.Part>.self) + index &* Int(v.rows) &* Int(v.rows)
            var j = 0
            while j < n {
                let isPair = !T.isComplex && imaginary[j] != 0 && j + 1 < n
                for k in j...(isPair ? j + 1 : j) {
                    let value = w[k].complexForm
                    out[k] = T.isComplex ? value : ComplexElement(value.real, imaginary[k])
                }
                if wantsVectors {
                    for row in 0..<n {
                        let first = block[j &* n &+ row].complexForm
                        if isPair {
                            let second = block[(j + 1) &* n &+ row].complexForm
                            vectors[j &* n &+ row] = ComplexElement(first.real, second.real)
                            vectors[(j + 1) &* n &+ row] = ComplexElement(first.real, -second.real)
                        } else {
                            vectors[j &* n &+ row] = first
                        }
                    }
                }
                j += isPair ? 2 : 1
            }
        }
    }
}
