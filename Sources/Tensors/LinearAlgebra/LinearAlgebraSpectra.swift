// Orthogonal factors, singular values and eigenvalues of batches of matrices, signs as LAPACK gives them. Least squares are in
// LinearAlgebraFitting.swift.

import COpenBLAS

/// LAPACK's letters for what to compute.
private enum Job {
    static let all = CChar(UInt8(ascii: "A"))
    static let some = CChar(UInt8(ascii: "S"))
    static let none = CChar(UInt8(ascii: "N"))
    static let vectors = CChar(UInt8(ascii: "V"))
}

extension Kernels {
    /// Reflectors below the diagonal and R on and above it, and the reflectors' scales: LAPACK's `geqrf`.
    public static func reflectors(_ x: Tensor) throws(TensorError) -> (factors: Tensor, scales: Tensor) {
        let factors = try MatrixBatch(copying: x)
        let scales = try reflect(factors)
        return (try factors.matrices, scales)
    }

    private static func reflect(_ factors: MatrixBatch) throws(TensorError) -> Tensor {
        var shape = factors.batch
        shape.append(Int(min(factors.rows, factors.columns)))
        let scales = try Tensor.uninitialized(shape, factors.transposed.dtype)
        try factors.transposed.dtype.acceptLAPACK(Reflect(factors: factors, scales: scales))
        return scales
    }

    private struct Reflect: LAPACKTask {
        let factors: MatrixBatch
        let scales: Tensor

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let (m, n) = (factors.rows, factors.columns)
            if factors.count == 0 || m == 0 || n == 0 { return }
            let tau = scales.pointer(T.self)
            let work = Workspace<T> { work, _ in _ = lapack_qr(T.lapack, m, n, factors.block(T.self, 0), tau, work, -1) }
            defer { work.free() }
            for i in 0..<factors.count {
                _ = lapack_qr(T.lapack, m, n, factors.block(T.self, i), tau + i &* Int(min(m, n)), work.pointer, work.room)
            }
        }
    }

    /// The first columns of the product of reflectors.
    public static func householderProduct(_ x: Tensor, _ scales: Tensor) throws(TensorError) -> Tensor {
        let factors = try MatrixBatch(copying: x)
        try orthogonalize(factors, try scales.contiguous(), count: scales.shape[scales.rank - 1])
        return try factors.matrices
    }

    private static func orthogonalize(_ factors: MatrixBatch, _ scales: Tensor, count: Int) throws(TensorError) {
        guard let count = Int32(exactly: count) else { return }
        try factors.transposed.dtype.acceptLAPACK(Orthogonalize(factors: factors, scales: scales, reflectors: count))
    }

    private struct Orthogonalize: LAPACKTask {
        let factors: MatrixBatch
        let scales: Tensor
        let reflectors: Int32

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let (m, n) = (factors.rows, factors.columns)
            if factors.count == 0 || m == 0 || n == 0 { return }
            let tau = scales.pointer(T.self)
            let work = Workspace<T> { work, _ in
                _ = lapack_reflectors(T.lapack, m, n, reflectors, factors.block(T.self, 0), tau, work, -1)
            }
            defer { work.free() }
            for i in 0..<factors.count {
                _ = lapack_reflectors(
                    T.lapack, m, n, reflectors, factors.block(T.self, i), tau + i &* Int(reflectors), work.pointer, work.room)
            }
        }
    }

    /// The product of reflectors, or its adjoint, times the matrices of `c`, or those times it.
    public static func reflect(
        _ c: Tensor, _ x: Tensor, _ scales: Tensor, left: Bool, adjoint: Bool
    ) throws(TensorError) -> Tensor {
        let factors = try MatrixBatch(copying: x)
        let result = try MatrixBatch(copying: c)
        let count = Int32(clamping: scales.shape[scales.rank - 1])
        try x.dtype.acceptLAPACK(
            Apply(factors: factors, scales: scales.contiguous(), reflectors: count, c: result, left: left, adjoint: adjoint))
        return try result.matrices
    }

    private struct Apply: LAPACKTask {
        let factors: MatrixBatch
        let scales: Tensor
        let reflectors: Int32
        let c: MatrixBatch
        let left: Bool
        let adjoint: Bool

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let (m, n) = (c.rows, c.columns)
            if c.count == 0 || m == 0 || n == 0 || reflectors == 0 { return }
            let side = CChar(UInt8(ascii: left ? "L" : "R"))
            let turn = adjoint ? CChar(UInt8(ascii: T.isComplex ? "C" : "T")) : Job.none
            let tau = scales.pointer(T.self)
            let work = Workspace<T> { work, _ in
                _ = lapack_reflect(T.lapack, side, turn, m, n, reflectors, factors.block(T.self, 0), tau, c.block(T.self, 0), work, -1)
            }
            defer { work.free() }
            for i in 0..<c.count {
                _ = lapack_reflect(
                    T.lapack, side, turn, m, n, reflectors, factors.block(T.self, i), tau + i &* Int(reflectors), c.block(T.self, i),
                    work.pointer, work.room)
            }
        }
    }

    /// A = Q R with orthonormal columns in Q and an upper triangle R; `complete`: all m columns of Q.
    public static func qr(_ x: Tensor, complete: Bool = false) throws(TensorError) -> (q: Tensor, r: Tensor) {
        let (m, n) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
        let k = min(m, n)
        let (factors, scales) = try reflectors(x)
        let r = try MatrixBatch(copying: try triu(try slice(factors, -2, 0, complete ? m : k, 1), 0))
        let q = try MatrixBatch(x.batchShape, m, complete ? m : k, x.dtype)
        try slice(try q.matrices, -1, 0, k, 1).copyElements(from: try slice(factors, -1, 0, k, 1))
        if complete && k < m {
            // The columns that no reflector made start as those of the unit matrix, which orgqr sets itself.
            let rest = try slice(try q.matrices, -1, k, m, 1)
            try rest.copyElements(from: try Tensor.scalar(0, x.dtype).expanded(to: rest.shape))
        }
        try orthogonalize(q, scales, count: k)
        return (try q.matrices, try r.matrices)
    }

    /// A = U diag(S) Vᴴ, S descending; `full`: square U and V; without vectors U and V are empty.
    /// - Throws: `LinAlgError` for what is not finite.
    public static func svd(
        _ x: Tensor, full: Bool, vectors: Bool = true
    ) throws(TensorError) -> (u: Tensor, s: Tensor, vh: Tensor) {
        let largest = try greatestMagnitude(x)
        if largest.isNaN {
            throw .linearAlgebra(
                "linalg.svd: The algorithm failed to converge because the input matrix contained non-finite values.")
        }
        let (m, n) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
        if vectors, largest.isFinite, let found = try shapedSVD(x, full: full) { return found }
        let k = min(m, n)
        let a = try MatrixBatch(copying: x)
        let u = try MatrixBatch(x.batchShape, m, vectors ? full ? m : k : 0, x.dtype)
        let vh = try MatrixBatch(x.batchShape, vectors ? full ? n : k : 0, n, x.dtype)
        var shape = x.batchShape
        shape.append(k)
        let s = try Tensor.uninitialized(shape, x.dtype.part)
        if largest.isInfinite {
            for result in [u.transposed, s, vh.transposed] {
                try result.copyElements(from: try Tensor.scalar(.nan, result.dtype).expanded(to: result.shape))
            }
        } else if k == 0 && vectors {
            for square in [u, vh] where square.rows == square.columns {
                let n = Int(square.rows)
                try square.transposed.copyElements(
                    from: try eye(n, n, x.dtype).expanded(to: square.transposed.shape))
            }
        } else {
            try x.dtype.acceptLAPACK(Singular(a: a, u: u, s: s, vh: vh, job: vectors ? full ? Job.all : Job.some : Job.none))
        }
        return (try u.matrices, s, try vh.matrices)
    }

    private struct Singular: LAPACKTask {
        let a: MatrixBatch
        let u: MatrixBatch
        let s: Tensor
        let vh: MatrixBatch
        let job: CChar

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let (m, n) = (a.rows, a.columns)
            let k = Int(min(m, n))
            if a.count == 0 || k == 0 { return }
            let places = UnsafeMutablePointer<Int32>.allocate(capacity: 8 * k)
            defer { places.deallocate() }
            let values = s.pointer(T.Part.self)
            let l = Int(max(m, n))
            let work = Workspace<T>(parts: T.isComplex ? max(5 * k * k + 7 * k, 2 * k * l + 2 * k * k + k) : 0) {
                _ = lapack_svd(
                    T.lapack, job, m, n, a.block(T.self, 0), values, u.block(T.self, 0), vh.block(T.self, 0), vh.rows, $0, -1, $1,
                    places)
            }
            defer { work.free() }
            for i in 0..<a.count {
                let info = lapack_svd(
                    T.lapack, job, m, n, a.block(T.self, i), values + i &* k, u.block(T.self, i), vh.block(T.self, i), vh.rows,
                    work.pointer, work.room, work.parts, places)
                if info > 0 {
                    throw .linearAlgebra(
                        "linalg.svd: \(a.batch.isEmpty ? "" : "(Batch element \(i)): ")The algorithm failed to converge because the "
                            + "input matrix is ill-conditioned or has too many repeated singular values (error code: \(info)).")
                }
            }
        }
    }

    /// A = V diag(w) Vᴴ of symmetric or hermitian matrices, of which one triangle is read; w ascending.
    public static func eigh(
        _ x: Tensor, upper: Bool, vectors wantsVectors: Bool = true
    ) throws(TensorError) -> (values: Tensor, vectors: Tensor) {
        if wantsVectors, let found = try smallEigh(x, upper: upper) { return found }
        let a = try MatrixBatch(copying: x)
        var shape = a.batch
        shape.append(Int(a.rows))
        let values = try Tensor.uninitialized(shape, x.dtype.part)
        if try !greatestMagnitude(x).isFinite {
            for result in [values, a.transposed] {
                try result.copyElements(from: try Tensor.scalar(.nan, result.dtype).expanded(to: result.shape))
            }
            return (values, try a.matrices)
        }
        try x.dtype.acceptLAPACK(Symmetric(a: a, values: values, upper: upper, job: wantsVectors ? Job.vectors : Job.none))
        return (values, try a.matrices)
    }

    private struct Symmetric: LAPACKTask {
        let a: MatrixBatch
        let values: Tensor
        let upper: Bool
        let job: CChar

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let n = a.rows
            if a.count == 0 || n == 0 { return }
            let uplo = CChar(UInt8(ascii: upper ? "U" : "L"))
            let w = values.pointer(T.Part.self)
            let room = Int32(clamping: 3 + 5 * Int(n))
            let places = UnsafeMutablePointer<Int32>.allocate(capacity: Int(room))
            defer { places.deallocate() }
            let partRoom = T.isComplex ? Int32(clamping: 1 + 5 * Int(n) + 2 * Int(n) * Int(n)) : 1
            let work = Workspace<T>(parts: Int(partRoom)) {
                _ = lapack_symmetric(T.lapack, job, uplo, n, a.block(T.self, 0), w, $0, -1, $1, -1, places, -1)
            }
            defer { work.free() }
            for i in 0..<a.count {
                let info = lapack_symmetric(
                    T.lapack, job, uplo, n, a.block(T.self, i), w + i &* Int(n), work.pointer, work.room, work.parts, partRoom,
                    places, room)
                if info > 0 {
                    throw .linearAlgebra(
                        "linalg.eigh: \(a.batch.isEmpty ? "" : "(Batch element \(i)): ")The algorithm failed to converge because the "
                            + "input matrix is ill-conditioned or has too many repeated eigenvalues (error code: \(info)).")
                }
            }
        }
    }
}
