// Batches of matrices as LAPACK wants them, and the checks and errors that linear algebra shares. The decompositions are in
// LinearAlgebraSolving.swift and LinearAlgebraSpectra.swift.

/// Column-major matrices, one after the other.
struct MatrixBatch {
    /// The transposes, row-major: their memory is that of the column-major matrices.
    let transposed: Tensor
    let rows: Int32
    let columns: Int32
    /// How many matrices there are, and in which shape.
    let count: Int
    let batch: Shape

    /// Matrices whose elements are not set.
    init(_ batch: Shape, _ rows: Int, _ columns: Int, _ dtype: DType) throws(TensorError) {
        guard let m = Int32(exactly: rows), let n = Int32(exactly: columns) else {
            throw .runtime("a matrix of \(rows) by \(columns) is too large for LAPACK")
        }
        var shape = batch
        guard shape.count + 2 <= Shape.maximumRank else { throw Kernels.rankError(shape.count + 2) }
        shape.append(columns)
        shape.append(rows)
        transposed = try .uninitialized(shape, dtype)
        (self.rows, self.columns, self.batch) = (m, n, batch)
        count = batch.checkedElementCount ?? 0
    }

    /// Copies of the matrices of `x`.
    init(copying x: Tensor) throws(TensorError) {
        try self.init(x.batchShape, x.shape[x.rank - 2], x.shape[x.rank - 1], x.dtype)
        try matrices.copyElements(from: x)
    }

    /// Copies of the matrices of `x` in the upper rows of longer ones.
    init(copying x: Tensor, rows: Int) throws(TensorError) {
        try self.init(x.batchShape, rows, x.shape[x.rank - 1], x.dtype)
        transposed.bytes.initializeMemory(
            as: UInt8.self, repeating: 0, count: transposed.elementCount &* x.dtype.byteCount)
        try Kernels.slice(matrices, -2, 0, x.shape[x.rank - 2], 1).copyElements(from: x)
    }

    /// The matrices as a tensor, which shares their memory.
    var matrices: Tensor {
        get throws(TensorError) { try Kernels.transpose(transposed, -2, -1) }
    }

    /// The first element of a matrix.
    func block<T: LAPACKElement>(_: T.Type, _ index: Int) -> UnsafeMutablePointer<T> {
        transposed.pointer(T.self) + index &* Int(rows) &* Int(columns)
    }

    /// Zeros below the main diagonal (`keepsUpper`) or above it.
    func clearTriangle<T: LAPACKElement>(_: T.Type, keepsUpper: Bool) {
        let (m, n) = (Int(rows), Int(columns))
        for index in 0..<count {
            let p = block(T.self, index)
            for j in 0..<n {
                for i in keepsUpper ? min(j + 1, m)..<m : 0..<min(j, m) { p[j &* m &+ i] = .zero }
            }
        }
    }
}

extension Tensor {
    /// The sizes before those of the matrices.
    var batchShape: Shape {
        var shape = self.shape
        shape.remove(at: shape.count - 1)
        shape.remove(at: shape.count - 1)
        return shape
    }
}

extension TensorError {
    static func linearAlgebra(_ message: String) -> TensorError { TensorError(.linearAlgebra, message) }
}

extension Kernels {
    /// - Throws: what PyTorch says of a tensor that holds no matrices, or other than square ones.
    public static func checkMatrices(_ x: Tensor, _ name: String, input: String = "A") throws(TensorError) {
        guard x.rank >= 2 else { throw .runtime("\(name): The input tensor \(input) must have at least 2 dimensions.") }
    }
    public static func checkSquare(_ x: Tensor, _ name: String, input: String = "A") throws(TensorError) {
        try checkMatrices(x, name, input: input)
        let (m, n) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
        guard m == n else {
            throw .runtime("\(name): \(input) must be batches of square matrices, but they are \(m) by \(n) matrices")
        }
    }
    /// - Parameter kernel: what refuses 16 bits, where that is not the check itself.
    public static func checkFloating(
        _ x: Tensor, _ name: String, allowsLow: Bool = false, kernel: String? = nil
    ) throws(TensorError) {
        guard x.dtype.isFloatingPoint || x.dtype.isComplex else {
            throw .notImplemented("\(name): Expected a floating point or complex tensor as input. Got \(x.dtype.cName)")
        }
        if let kernel { return try checkLAPACK(x, kernel: kernel) }
        guard allowsLow || x.dtype.isLAPACK else {
            throw .notImplemented("\(name): Low precision dtypes not supported. Got \(x.dtype.cName)")
        }
    }
    /// `"linalg_eigh_cpu" not implemented for 'Long'`.
    public static func checkLAPACK(_ x: Tensor, kernel: String) throws(TensorError) {
        guard x.dtype.isLAPACK else { throw .notImplemented(kernel, for: x.dtype) }
    }

    /// The first matrix of a batch that LAPACK gave up on: where it is, as PyTorch's messages begin, and LAPACK's `info`.
    public static func failure(_ info: Tensor) -> (place: String, info: Int)? {
        let p = info.pointer(Int32.self)
        for index in 0..<info.elementCount where p[index] != 0 {
            return (info.rank == 0 ? "" : "(Batch element \(index)): ", Int(p[index]))
        }
        return nil
    }

    /// - Throws: `LinAlgError` when a matrix was singular.
    public static func checkInverse(_ info: Tensor, _ name: String = "linalg.inv") throws(TensorError) {
        guard let (place, info) = failure(info) else { return }
        throw .linearAlgebra(
            "\(name): \(place)The diagonal element \(info) is zero, the inversion could not be completed because the input "
                + "matrix is singular.")
    }
    public static func checkSolution(_ info: Tensor, _ name: String = "torch.linalg.solve") throws(TensorError) {
        guard let (place, _) = failure(info) else { return }
        throw .linearAlgebra("\(name): \(place)The solver failed because the input matrix is singular.")
    }
    public static func checkCholesky(_ info: Tensor, _ name: String = "linalg.cholesky") throws(TensorError) {
        guard let (place, info) = failure(info) else { return }
        throw .linearAlgebra(
            "\(name): \(place)The factorization could not be completed because the input is not positive-definite (the "
                + "leading minor of order \(info) is not positive-definite).")
    }

    /// The greatest magnitude (of complex elements: of their parts), NaN when an element is NaN, 0 of no elements.
    static func greatestMagnitude(_ x: Tensor) throws(TensorError) -> Double {
        let x = try (x.dtype.isComplex ? viewAsRealParts(x) : x).contiguous()
        var greatest = 0.0
        for i in 0..<x.elementCount {
            let size = x.double(at: i).magnitude
            if size.isNaN { return .nan }
            greatest = max(greatest, size)
        }
        return greatest
    }

    /// Real and imaginary parts behind each other, whatever the rank.
    private static func viewAsRealParts(_ x: Tensor) throws(TensorError) -> Tensor {
        let x = try x.contiguous()
        return try viewAsReal(Tensor(
            storage: x.storage, dtype: x.dtype, shape: [x.elementCount], strides: [1], offset: x.offset, elementCount: x.elementCount))
    }
}
