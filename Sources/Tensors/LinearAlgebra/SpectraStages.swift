// Eigenvectors and singular vectors with the signs that PyTorch's library gives them. It finds them by LAPACK's stages as OpenBLAS does,
// but turns small tridiagonal matrices with an older rotation, and takes a triangular factor first at other shapes; everything else is
// left to LAPACK's own drivers (LinearAlgebraSpectra.swift).

import COpenBLAS

/// Work on stages of a decomposition, of floats or doubles. False where it gives up.
private protocol StageTask {
    func run<T: RealElement>(_: T.Type) -> Bool
}

extension DType {
    fileprivate func stage(_ task: some StageTask) -> Bool {
        guard openblas_has_stages() else { return false }
        return switch self {
        case .float32: task.run(Float.self)
        case .float64: task.run(Double.self)
        default: false
        }
    }
}

/// Memory for a stage, whose size a call with room -1 has told.
private struct StageRoom<T: RealElement> {
    let start: UnsafeMutablePointer<T>
    let count: Int32

    init(_ count: Int) {
        self.count = Int32(clamping: max(count, 1))
        start = .allocate(capacity: Int(self.count))
        start.initialize(repeating: 0, count: Int(self.count))
    }
    init(_ query: (UnsafeMutablePointer<T>) -> Void) {
        var wanted: T = 1
        query(&wanted)
        self.init(Int(converting: Double(wanted).rounded(.up) * 1.0000002))
    }
    func free() { start.deallocate() }
}

private enum Letter {
    static let (upper, lower) = (CChar(UInt8(ascii: "U")), CChar(UInt8(ascii: "L")))
    static let (left, right) = (CChar(UInt8(ascii: "L")), CChar(UInt8(ascii: "R")))
    static let (plain, transposed) = (CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "T")))
    static let (q, p) = (CChar(UInt8(ascii: "Q")), CChar(UInt8(ascii: "P")))
}

extension Kernels {
    /// The greatest matrices that LAPACK turns by rotations alone.
    private static let rotated = 25

    /// Eigenvalues and vectors of small symmetric matrices; nil where LAPACK's driver gives PyTorch's signs.
    static func smallEigh(_ x: Tensor, upper: Bool) throws(TensorError) -> (values: Tensor, vectors: Tensor)? {
        let n = x.shape[x.rank - 1]
        // A driver scales matrices of extreme sizes first.
        let size = try greatestMagnitude(x)
        guard n > 2, n <= rotated, size > 1e-9, size < 1e9 else { return nil }
        let a = try MatrixBatch(copying: x)
        var shape = a.batch
        shape.append(n)
        let values = try Tensor.uninitialized(shape, x.dtype)
        guard x.dtype.stage(SmallSymmetric(a: a.transposed, values: values, count: a.count, n: n, upper: upper)) else { return nil }
        return (values, try a.matrices)
    }

    private struct SmallSymmetric: StageTask {
        let a, values: Tensor
        let count, n: Int
        let upper: Bool

        func run<T: RealElement>(_: T.Type) -> Bool {
            let isDouble = T.dtype == .float64
            let (order, uplo) = (Int32(n), upper ? Letter.upper : Letter.lower)
            let scratch = StageRoom<T>(2 * n)
            let (beside, scales) = (scratch.start, scratch.start + n)
            let first = a.pointer(T.self)
            let work = StageRoom<T> { _ = stage_tridiagonal(isDouble, uplo, order, first, first, beside, scales, $0, -1) }
            let turning = StageRoom<T> { _ = stage_tridiagonal_turn(isDouble, uplo, order, first, scales, $0, -1) }
            defer {
                scratch.free()
                work.free()
                turning.free()
            }
            for i in 0..<count {
                let (matrix, diagonal) = (first + i &* n &* n, values.pointer(T.self) + i &* n)
                guard stage_tridiagonal(isDouble, uplo, order, matrix, diagonal, beside, scales, work.start, work.count) == 0,
                    stage_tridiagonal_turn(isDouble, uplo, order, matrix, scales, turning.start, turning.count) == 0
                else { return false }
                var turns = TridiagonalTurns(d: diagonal, e: beside, z: matrix, n: n)
                guard turns.finish() else { return false }
            }
            return true
        }
    }

    /// Singular values and vectors of matrices of shapes at which PyTorch's library takes another way than OpenBLAS; nil at others.
    static func shapedSVD(_ x: Tensor, full: Bool) throws(TensorError) -> (u: Tensor, s: Tensor, vh: Tensor)? {
        let (m, n) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
        let size = try greatestMagnitude(x)
        guard min(m, n) > 1, size > 1e-9, size < 1e9 else { return nil }
        if m > n, Double(m) >= (1.5 * Double(n)).rounded(.down), Double(m) < (11 * Double(n) / 6).rounded(.down) {
            let (factors, scales) = try reflectors(x)
            let inner = try svd(triu(slice(factors, -2, 0, n, 1), 0), full: false)
            let columns = full ? m : n
            let u = try MatrixBatch(x.batchShape, m, columns, x.dtype)
            try u.matrices.copyElements(from: eye(m, columns, x.dtype).expanded(to: u.matrices.shape))
            try slice(slice(u.matrices, -2, 0, n, 1), -1, 0, n, 1).copyElements(from: inner.u)
            let packed = try MatrixBatch(copying: factors)
            let task = Reflecting(
                factors: packed.transposed, scales: scales, target: u.transposed, count: packed.count, m: m, columns: columns, n: n)
            return x.dtype.stage(task) ? (try u.matrices, inner.s, inner.vh) : nil
        }
        guard m < n, Double(n) >= (11 * Double(m) / 6).rounded(.down), n / m < 20 else { return nil }
        let a = try MatrixBatch(copying: x)
        let u = try MatrixBatch(a.batch, m, m, x.dtype)
        let vh = try MatrixBatch(a.batch, full ? n : m, n, x.dtype)
        var shape = a.batch
        shape.append(m)
        let s = try Tensor.uninitialized(shape, x.dtype)
        let task = WideSingular(a: a.transposed, u: u.transposed, s: s, vh: vh.transposed, count: a.count, m: m, n: n, full: full)
        guard x.dtype.stage(task) else { return nil }
        return (try u.matrices, s, try vh.matrices)
    }

    /// The reflectors of tall matrices applied to columns.
    private struct Reflecting: StageTask {
        let factors, scales, target: Tensor
        let count, m, columns, n: Int

        func run<T: RealElement>(_: T.Type) -> Bool {
            guard let rows = Int32(exactly: m), let width = Int32(exactly: columns), let k = Int32(exactly: n) else { return false }
            let isDouble = T.dtype == .float64
            let (first, tau, c) = (factors.pointer(T.self), scales.pointer(T.self), target.pointer(T.self))
            func apply(_ i: Int, _ work: UnsafeMutablePointer<T>, _ room: Int32) -> Int32 {
                stage_reflectors_apply(
                    isDouble, Letter.left, Letter.plain, rows, width, k, first + i &* m &* n, rows, tau + i &* n, c + i &* m &* columns, rows,
                    work, room)
            }
            let work = StageRoom<T> { _ = apply(0, $0, -1) }
            defer { work.free() }
            return (0..<count).allSatisfy { apply($0, work.start, work.count) == 0 }
        }
    }

    private struct WideSingular: StageTask {
        let a, u, s, vh: Tensor
        let count, m, n: Int
        let full: Bool

        func run<T: RealElement>(_: T.Type) -> Bool {
            guard let rows = Int32(exactly: m), let columns = Int32(exactly: n), 3 * m < Int(Int32.max) / max(m, 1) else { return false }
            let isDouble = T.dtype == .float64
            let (height, heightV) = (full ? n : m, full ? columns : rows)
            let scratch = StageRoom<T>(3 * m)
            let (beside, scalesQ, scalesP) = (scratch.start, scratch.start + m, scratch.start + 2 * m)
            let inner = StageRoom<T>(3 * m * m + 4 * m)
            let places = UnsafeMutablePointer<Int32>.allocate(capacity: 8 * m)
            let (first, left, right) = (a.pointer(T.self), u.pointer(T.self), vh.pointer(T.self))
            let work = StageRoom<T> {
                _ = stage_bidiagonal(isDouble, rows, columns, first, left, beside, scalesQ, scalesP, $0, -1)
                let wanted = $0.pointee
                _ = stage_bidiagonal_apply(
                    isDouble, Letter.p, Letter.right, Letter.transposed, heightV, columns, rows, first, rows, scalesP, right, heightV, $0, -1)
                $0.pointee = max($0.pointee, wanted)
            }
            defer {
                scratch.free()
                inner.free()
                places.deallocate()
                work.free()
            }
            right.initialize(repeating: 0, count: count &* height &* n)
            for i in 0..<count {
                let (matrix, u, vh) = (first + i &* m &* n, left + i &* m &* m, right + i &* height &* n)
                let values = s.pointer(T.self) + i &* m
                guard stage_bidiagonal(isDouble, rows, columns, matrix, values, beside, scalesQ, scalesP, work.start, work.count) == 0
                else { return false }
                if full { for j in m..<n { vh[j &* height &+ j] = 1 } }
                guard
                    stage_bidiagonal_svd(isDouble, Letter.lower, rows, values, beside, u, rows, vh, heightV, inner.start, places) == 0,
                    stage_bidiagonal_apply(
                        isDouble, Letter.q, Letter.left, Letter.plain, rows, rows, columns, matrix, rows, scalesQ, u, rows, work.start,
                        work.count) == 0,
                    stage_bidiagonal_apply(
                        isDouble, Letter.p, Letter.right, Letter.transposed, heightV, columns, rows, matrix, rows, scalesP, vh, heightV,
                        work.start, work.count) == 0
                else { return false }
            }
            return true
        }
    }
}
