// Factors of matrices and what is solved with them: LU, Cholesky, triangles, inverses and determinants. What needs the
// spectrum of a matrix is in LinearAlgebraSpectra.swift.

import COpenBLAS

private let notTransposed = CChar(UInt8(ascii: "N"))
private let isTransposed = CChar(UInt8(ascii: "T"))
private let isConjugateTransposed = CChar(UInt8(ascii: "C"))
private let lowerTriangle = CChar(UInt8(ascii: "L"))
private let upperTriangle = CChar(UInt8(ascii: "U"))

/// P A = L U of each matrix: L below the diagonal of `lu` (its own diagonal is 1), U on and above it.
public struct LUFactors {
    let factors: MatrixBatch
    /// LAPACK's row exchanges, counted from 1.
    public let pivots: Tensor
    /// 0, or the first place on U's diagonal that is 0.
    public let info: Tensor

    public var lu: Tensor { get throws(TensorError) { try factors.matrices } }

    public init(_ x: Tensor) throws(TensorError) {
        let factors = try MatrixBatch(copying: x)
        var shape = factors.batch
        info = try .uninitialized(shape, .int32)
        shape.append(Int(min(factors.rows, factors.columns)))
        pivots = try .uninitialized(shape, .int32)
        self.factors = factors
        try x.dtype.acceptLAPACK(Factor(factors: factors, pivots: pivots, info: info))
    }

    /// Factors that were computed before.
    /// - Throws: `RuntimeError` for pivots that name rows which are not there: LAPACK would follow them.
    public init(_ lu: Tensor, pivots: Tensor) throws(TensorError) {
        let n = lu.shape[lu.rank - 2]
        guard pivots.ints.allSatisfy({ $0 >= 1 && $0 <= n }) else {
            throw .runtime("linalg.lu_solve: pivots should be the numbers of rows, 1 to \(n)")
        }
        factors = try MatrixBatch(copying: lu)
        self.pivots = try pivots.contiguous()
        info = try Kernels.zeros(factors.batch, .int32)
    }

    private struct Factor: LAPACKTask {
        let factors: MatrixBatch
        let pivots: Tensor
        let info: Tensor

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let (places, info) = (pivots.pointer(Int32.self), info.pointer(Int32.self))
            let (m, n) = (factors.rows, factors.columns)
            let size = Int(m) &* Int(n)
            for i in 0..<factors.count {
                // What is not a number spreads to the whole matrix, whatever the row exchanges.
                let block = factors.block(T.self, i)
                if (0..<size).contains(where: { block[$0].isNotANumber }) { block.update(repeating: .notANumber, count: size) }
                info[i] = m == 0 || n == 0 ? 0 : lapack_lu(T.lapack, m, n, block, places + i &* Int(min(m, n)))
            }
        }
    }

    /// Overwrites the matrices of `b` with A⁻¹ b, or A⁻ᵀ b, or A⁻ᴴ b.
    func solve(_ b: MatrixBatch, transposed: Bool, conjugate: Bool = false) throws(TensorError) {
        try b.transposed.dtype.acceptLAPACK(
            Solve(
                factors: factors, pivots: pivots, b: b,
                turn: transposed ? conjugate ? isConjugateTransposed : isTransposed : notTransposed))
    }

    private struct Solve: LAPACKTask {
        let factors: MatrixBatch
        let pivots: Tensor
        let b: MatrixBatch
        let turn: CChar

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let n = factors.rows
            if n == 0 || b.columns == 0 { return }
            for i in 0..<b.count {
                _ = lapack_lu_solve(
                    T.lapack, turn, n, b.columns, factors.block(T.self, i),
                    pivots.pointer(Int32.self) + i &* Int(n), b.block(T.self, i))
            }
        }
    }

    /// The rows of P A in terms of those of A, each counted from 0.
    func order(_ index: Int) -> [Int] {
        let n = pivots.shape[pivots.rank - 1]
        let p = pivots.pointer(Int32.self) + index &* n
        var order = Array(0..<Int(factors.rows))
        for i in 0..<n where Int(p[i]) >= 1 && Int(p[i]) <= order.count { order.swapAt(i, Int(p[i]) - 1) }
        return order
    }

    /// P with A = P L U.
    public func permutation() throws(TensorError) -> Tensor {
        var shape = factors.batch
        shape.append(Int(factors.rows))
        shape.append(Int(factors.rows))
        let n = Int(factors.rows)
        let doubles = try Kernels.zeros(shape, .float64)
        let p = doubles.pointer(Double.self)
        for i in 0..<factors.count {
            for (row, from) in order(i).enumerated() { p[(i &* n &+ from) &* n &+ row] = 1 }
        }
        return try doubles.cast(to: factors.transposed.dtype)
    }
}

/// What a determinant is made of.
public struct Determinants {
    public let value: Tensor
    public let sign: Tensor
    public let logarithm: Tensor

    public init(_ x: Tensor) throws(TensorError) {
        // The determinant of the transpose is the same: what lies row-major is read as it lies.
        let factors = try LUFactors(x.isContiguous && !x.dtype.isComplex ? Kernels.transpose(x, -2, -1) : x)
        let shape = factors.factors.batch
        value = try .uninitialized(shape, x.dtype)
        sign = try .uninitialized(shape, x.dtype)
        logarithm = try .uninitialized(shape, x.dtype.part)
        try x.dtype.acceptLAPACK(Product(factors: factors, value: value, sign: sign, logarithm: logarithm))
    }

    private struct Product: LAPACKTask {
        let factors: LUFactors
        let value: Tensor
        let sign: Tensor
        let logarithm: Tensor

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let n = Int(factors.factors.rows)
            let places = factors.pivots.pointer(Int32.self)
            for index in 0..<factors.factors.count {
                let p = factors.factors.block(T.self, index)
                var (product, signs) = (T.one, T.one)
                var isOdd = false
                var sum: T.Part = 0
                for i in 0..<n {
                    let element = p[i &* n &+ i]
                    if Int(places[index &* n &+ i]) != i + 1 { isOdd.toggle() }
                    product = product * element
                    signs = signs * element.direction
                    sum += T.Part.log(element.length)
                }
                // A product with −1, which leaves an imaginary part of 0 without a sign.
                let minusOne = T.zero - T.one
                value.pointer(T.self)[index] = isOdd ? product * minusOne : product
                sign.pointer(T.self)[index] = isOdd ? signs * minusOne : signs
                logarithm.pointer(T.Part.self)[index] = sum
            }
        }
    }
}

extension Kernels {
    /// The inverses of square matrices, infinite where there is none, and LAPACK's `info` for each.
    public static func inverse(_ x: Tensor) throws(TensorError) -> (inverse: Tensor, info: Tensor) {
        let factors = try LUFactors(x)
        let n = x.shape[x.rank - 1]
        let unit = try MatrixBatch(x.batchShape, n, n, x.dtype)
        try unit.transposed.copyElements(from: try eye(n, n, x.dtype).expanded(to: x.shape))
        try factors.solve(unit, transposed: false)
        return (try unit.matrices, factors.info)
    }

    /// X with A X = B, or X A = B; the batches are of one shape.
    public static func solve(
        _ a: Tensor, _ b: Tensor, left: Bool = true
    ) throws(TensorError) -> (solution: Tensor, info: Tensor) {
        let isTurned = a.isContiguous && !a.dtype.isComplex
        let factors = try LUFactors(isTurned ? transpose(a, -2, -1) : a)
        let right = try MatrixBatch(copying: left ? b : transpose(b, -2, -1))
        try factors.solve(right, transposed: isTurned == left)
        return (left ? try right.matrices : right.transposed, factors.info)
    }

    /// X with A X = B (adjoint: Aᴴ X = B), or X A = B, from the factors of A.
    public static func solve(_ factors: LUFactors, _ b: Tensor, left: Bool, adjoint: Bool) throws(TensorError) -> Tensor {
        // X Aᴴ = B is A conj(Xᵀ) = conj(Bᵀ).
        let conjugates = adjoint && !left && b.dtype.isComplex
        let right = try MatrixBatch(copying: left ? b : transpose(conjugates ? conjugate(b) : b, -2, -1))
        try factors.solve(right, transposed: adjoint == left, conjugate: left)
        if conjugates { return try conjugate(right.transposed) }
        return left ? try right.matrices : right.transposed
    }

    /// L with A = L Lᴴ (or Lᴴ), from one triangle of A, and LAPACK's `info` for each matrix.
    public static func cholesky(_ x: Tensor, upper: Bool) throws(TensorError) -> (factor: Tensor, info: Tensor) {
        let factors = try MatrixBatch(copying: x)
        let info = try Tensor.uninitialized(factors.batch, .int32)
        try x.dtype.acceptLAPACK(Cholesky(factors: factors, info: info, upper: upper))
        return (try factors.matrices, info)
    }

    private struct Cholesky: LAPACKTask {
        let factors: MatrixBatch
        let info: Tensor
        let upper: Bool

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            for i in 0..<factors.count {
                info.pointer(Int32.self)[i] =
                    factors.rows == 0
                    ? 0 : lapack_cholesky(T.lapack, upper ? upperTriangle : lowerTriangle, factors.rows, factors.block(T.self, i))
            }
            // What is not a number is not positive either, as LAPACK's own code has it.
            let n = Int(factors.rows)
            for i in 0..<factors.count where info.pointer(Int32.self)[i] == 0 {
                let block = factors.block(T.self, i)
                if let first = (0..<n).first(where: { block[$0 &* n &+ $0].isNotANumber }) {
                    info.pointer(Int32.self)[i] = Int32(clamping: first + 1)
                }
            }
            factors.clearTriangle(T.self, keepsUpper: upper)
        }
    }

    /// X with A X = B, or X A = B, of a triangular A; the batches are of one shape. `adjoint`: Aᴴ X = B.
    public static func solveTriangular(
        _ a: Tensor, _ b: Tensor, upper: Bool, left: Bool = true, unit: Bool = false, adjoint: Bool = false
    ) throws(TensorError) -> Tensor {
        let factor = try MatrixBatch(copying: a)
        let right = try MatrixBatch(copying: left ? b : transpose(b, -2, -1))
        let turn = adjoint ? isConjugateTransposed : left ? notTransposed : isTransposed
        try a.dtype.acceptLAPACK(Triangular(factor: factor, right: right, upper: upper, turn: turn, unit: unit))
        return left ? try right.matrices : right.transposed
    }

    private struct Triangular: LAPACKTask {
        let factor: MatrixBatch
        let right: MatrixBatch
        let upper: Bool
        let turn: CChar
        let unit: Bool

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let n = factor.rows
            if n == 0 || right.columns == 0 { return }
            for i in 0..<right.count {
                let a = factor.block(T.self, i)
                let b = right.block(T.self, i)
                let info = lapack_triangular(
                    T.lapack, upper ? upperTriangle : lowerTriangle, turn, unit ? upperTriangle : notTransposed, n, right.columns,
                    a, b)
                // LAPACK stops at a 0 on the diagonal; PyTorch divides by it.
                if info > 0 { substitute(a, b) }
            }
        }

        private func substitute<T: LAPACKElement>(_ a: UnsafeMutablePointer<T>, _ b: UnsafeMutablePointer<T>) {
            let n = Int(factor.rows)
            let isPlain = turn == notTransposed
            let conjugates = turn == isConjugateTransposed
            func element(_ i: Int, _ j: Int) -> T {
                let element = isPlain ? a[j &* n &+ i] : a[i &* n &+ j]
                return conjugates ? element.conjugate : element
            }
            let downwards = upper != isPlain
            for column in 0..<Int(right.columns) {
                let x = b + column &* n
                for step in 0..<n {
                    let i = downwards ? step : n - 1 - step
                    var rest = x[i]
                    for j in downwards ? 0..<i : (i + 1)..<n { rest = rest - element(i, j) * x[j] }
                    x[i] = unit ? rest : rest / element(i, i)
                }
            }
        }
    }

    /// The first place on the diagonal of each matrix that is 0, counted from 1; 0 where there is none.
    public static func zerosOnDiagonal(_ x: Tensor) throws(TensorError) -> Tensor {
        let matrices = try MatrixBatch(copying: x)
        let places = try zeros(matrices.batch, .int32)
        try x.dtype.acceptLAPACK(DiagonalZeros(matrices: matrices, places: places))
        return places
    }

    private struct DiagonalZeros: LAPACKTask {
        let matrices: MatrixBatch
        let places: Tensor

        func run<T: LAPACKElement>(_: T.Type) throws(TensorError) {
            let n = Int(matrices.rows)
            for i in 0..<matrices.count {
                let block = matrices.block(T.self, i)
                if let first = (0..<n).first(where: { !block[$0 &* n &+ $0].asBool }) {
                    places.pointer(Int32.self)[i] = Int32(clamping: first + 1)
                }
            }
        }
    }
}
