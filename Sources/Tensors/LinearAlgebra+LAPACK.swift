// LAPACK's routines for one column-major matrix of floats or doubles, under one name each. Batches, checks and errors are in
// LinearAlgebra.swift and the files beside it.

import COpenBLAS

/// An element type that LAPACK computes with. Each routine returns LAPACK's `info`; `room` -1 asks for the room it wants,
/// which it leaves in the first element of `work`.
protocol LAPACKElement: RealElement {
    typealias Block = UnsafeMutablePointer<Self>
    typealias Places = UnsafeMutablePointer<Int32>

    static func lu(_ m: Int32, _ n: Int32, _ a: Block, _ pivots: Places) -> Int32
    static func luSolve(_ trans: CChar, _ n: Int32, _ k: Int32, _ lu: Block, _ pivots: Places, _ b: Block) -> Int32
    static func cholesky(_ uplo: CChar, _ n: Int32, _ a: Block) -> Int32
    static func triangular(_ uplo: CChar, _ trans: CChar, _ diag: CChar, _ n: Int32, _ k: Int32, _ a: Block, _ b: Block)
        -> Int32
    static func qr(_ m: Int32, _ n: Int32, _ a: Block, _ tau: Block, _ work: Block, _ room: Int32) -> Int32
    static func reflectors(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ tau: Block, _ work: Block, _ room: Int32)
        -> Int32
    static func svd(_ job: CChar, _ m: Int32, _ n: Int32, _ a: Block, _ s: Block, _ u: Block, _ vt: Block, _ rowsVt:
        Int32, _ work: Block, _ room: Int32, _ places: Places) -> Int32
    static func symmetric(_ job: CChar, _ uplo: CChar, _ n: Int32, _ a: Block, _ w: Block, _ work: Block, _ room: Int32,
        _ places: Places, _ placeRoom: Int32) -> Int32
    static func eigen(_ job: CChar, _ n: Int32, _ a: Block, _ re: Block, _ im: Block, _ v: Block, _ work: Block, _ room:
        Int32) -> Int32
    static func leastSquaresPivoted(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ b: Block, _ rowsB: Int32, _
        pivots: Places, _ rcond: Self, _ rank: Places, _ work: Block, _ room: Int32) -> Int32
    static func leastSquaresDivided(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ b: Block, _ rowsB: Int32, _ s:
        Block, _ rcond: Self, _ rank: Places, _ work: Block, _ room: Int32, _ places: Places) -> Int32
    static func leastSquaresFull(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ b: Block, _ rowsB: Int32, _ work:
        Block, _ room: Int32) -> Int32
}

extension Float: LAPACKElement {
    static func lu(_ m: Int32, _ n: Int32, _ a: Block, _ pivots: Places) -> Int32 {
        s_lu(m, n, a, pivots)
    }
    static func luSolve(_ trans: CChar, _ n: Int32, _ k: Int32, _ lu: Block, _ pivots: Places, _ b: Block) -> Int32 {
        s_lu_solve(trans, n, k, lu, pivots, b)
    }
    static func cholesky(_ uplo: CChar, _ n: Int32, _ a: Block) -> Int32 {
        s_cholesky(uplo, n, a)
    }
    static func triangular(_ uplo: CChar, _ trans: CChar, _ diag: CChar, _ n: Int32, _ k: Int32, _ a: Block, _ b: Block)
        -> Int32 {
        s_triangular(uplo, trans, diag, n, k, a, b)
    }
    static func qr(_ m: Int32, _ n: Int32, _ a: Block, _ tau: Block, _ work: Block, _ room: Int32) -> Int32 {
        s_qr(m, n, a, tau, work, room)
    }
    static func reflectors(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ tau: Block, _ work: Block, _ room: Int32)
        -> Int32 {
        s_reflectors(m, n, k, a, tau, work, room)
    }
    static func svd(_ job: CChar, _ m: Int32, _ n: Int32, _ a: Block, _ s: Block, _ u: Block, _ vt: Block, _ rowsVt:
        Int32, _ work: Block, _ room: Int32, _ places: Places) -> Int32 {
        s_svd(job, m, n, a, s, u, vt, rowsVt, work, room, places)
    }
    static func symmetric(_ job: CChar, _ uplo: CChar, _ n: Int32, _ a: Block, _ w: Block, _ work: Block, _ room: Int32,
        _ places: Places, _ placeRoom: Int32) -> Int32 {
        s_symmetric(job, uplo, n, a, w, work, room, places, placeRoom)
    }
    static func eigen(_ job: CChar, _ n: Int32, _ a: Block, _ re: Block, _ im: Block, _ v: Block, _ work: Block, _ room:
        Int32) -> Int32 {
        s_eigen(job, n, a, re, im, v, work, room)
    }
    static func leastSquaresPivoted(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ b: Block, _ rowsB: Int32, _
        pivots: Places, _ rcond: Float, _ rank: Places, _ work: Block, _ room: Int32) -> Int32 {
        s_least_gelsy(m, n, k, a, b, rowsB, pivots, rcond, rank, work, room)
    }
    static func leastSquaresDivided(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ b: Block, _ rowsB: Int32, _ s:
        Block, _ rcond: Float, _ rank: Places, _ work: Block, _ room: Int32, _ places: Places) -> Int32 {
        s_least_gelsd(m, n, k, a, b, rowsB, s, rcond, rank, work, room, places)
    }
    static func leastSquaresFull(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ b: Block, _ rowsB: Int32, _ work:
        Block, _ room: Int32) -> Int32 {
        s_least_gels(m, n, k, a, b, rowsB, work, room)
    }
}

extension Double: LAPACKElement {
    static func lu(_ m: Int32, _ n: Int32, _ a: Block, _ pivots: Places) -> Int32 {
        d_lu(m, n, a, pivots)
    }
    static func luSolve(_ trans: CChar, _ n: Int32, _ k: Int32, _ lu: Block, _ pivots: Places, _ b: Block) -> Int32 {
        d_lu_solve(trans, n, k, lu, pivots, b)
    }
    static func cholesky(_ uplo: CChar, _ n: Int32, _ a: Block) -> Int32 {
        d_cholesky(uplo, n, a)
    }
    static func triangular(_ uplo: CChar, _ trans: CChar, _ diag: CChar, _ n: Int32, _ k: Int32, _ a: Block, _ b: Block)
        -> Int32 {
        d_triangular(uplo, trans, diag, n, k, a, b)
    }
    static func qr(_ m: Int32, _ n: Int32, _ a: Block, _ tau: Block, _ work: Block, _ room: Int32) -> Int32 {
        d_qr(m, n, a, tau, work, room)
    }
    static func reflectors(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ tau: Block, _ work: Block, _ room: Int32)
        -> Int32 {
        d_reflectors(m, n, k, a, tau, work, room)
    }
    static func svd(_ job: CChar, _ m: Int32, _ n: Int32, _ a: Block, _ s: Block, _ u: Block, _ vt: Block, _ rowsVt:
        Int32, _ work: Block, _ room: Int32, _ places: Places) -> Int32 {
        d_svd(job, m, n, a, s, u, vt, rowsVt, work, room, places)
    }
    static func symmetric(_ job: CChar, _ uplo: CChar, _ n: Int32, _ a: Block, _ w: Block, _ work: Block, _ room: Int32,
        _ places: Places, _ placeRoom: Int32) -> Int32 {
        d_symmetric(job, uplo, n, a, w, work, room, places, placeRoom)
    }
    static func eigen(_ job: CChar, _ n: Int32, _ a: Block, _ re: Block, _ im: Block, _ v: Block, _ work: Block, _ room:
        Int32) -> Int32 {
        d_eigen(job, n, a, re, im, v, work, room)
    }
    static func leastSquaresPivoted(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ b: Block, _ rowsB: Int32, _
        pivots: Places, _ rcond: Double, _ rank: Places, _ work: Block, _ room: Int32) -> Int32 {
        d_least_gelsy(m, n, k, a, b, rowsB, pivots, rcond, rank, work, room)
    }
    static func leastSquaresDivided(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ b: Block, _ rowsB: Int32, _ s:
        Block, _ rcond: Double, _ rank: Places, _ work: Block, _ room: Int32, _ places: Places) -> Int32 {
        d_least_gelsd(m, n, k, a, b, rowsB, s, rcond, rank, work, room, places)
    }
    static func leastSquaresFull(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Block, _ b: Block, _ rowsB: Int32, _ work:
        Block, _ room: Int32) -> Int32 {
        d_least_gels(m, n, k, a, b, rowsB, work, room)
    }
}
