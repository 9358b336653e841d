// The norms of vectors and matrices, and condition numbers. Singular values themselves are in LinearSpectra.swift.

import Tensors

extension Operation {
    public static let vectorNorm = Operation(
        "vector_norm(Tensor self, Scalar ord=2, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)",
        "The length of vectors: (Σ |xᵢ|^ord)^(1/ord); 0 has gradient 0.", homes: .linalg,
        domain: Domain(
            [0.3...2], shapes: [[[2, 3]]],
            attributes: [2, 1, 3, 1.5, 0.5].map { [.float($0), .ints([0]), .bool(false), .none] }
                + [[.float(.infinity), .none, .bool(true), .none]]),
        gradientName: "LinalgVectorNormBackward0",
        complex: true, .single { c in
            try checkNormDType(c.attributes[3].dtype, of: c[0], "linalg.vector_norm")
            let x = try c.attributes[3].dtype.map { try c[0].cast(to: $0) } ?? c[0]
            if c.double(0).isInfinite || c.double(0) < 0 { try checkIdentity(x, c.attributes[0], c.attributes[1].ints) }
            return try Kernels.norm(x, p: c.double(0), dims: c.attributes[1].ints, keepdim: c.bool(2))
        },
        .custom(
            [{ r, g in try r.spread(g, 1) * normLocal(r) }],
            jvp: { r, t in
                guard let t = t[0] else { return try r.y.filled(0) }
                return try (t * normLocal(r).conjugate()).realPart().summed(to: r.spread(r.y, 1).shape).reshaped(r.y.shape)
            }))

    /// - Throws: where norms cannot be computed in the dtype that is asked for.
    static func checkNormDType(_ dtype: DType?, of x: Tensor, _ name: String) throws {
        guard let dtype, x.dtype.isFloatingPoint || x.dtype.isComplex else { return }
        guard dtype.isFloatingPoint || dtype.isComplex else {
            throw TensorError.runtime("\(name): dtype should be floating point or complex, but got \(dtype.cName)")
        }
        guard dtype.isComplex == x.dtype.isComplex else {
            let kind = x.dtype.isComplex ? "complex" : "real"
            throw TensorError.runtime("\(name): dtype should be \(kind) for \(kind) inputs, but got \(dtype.cName)")
        }
        guard dtype.byteCount >= x.dtype.byteCount else {
            throw TensorError.runtime(
                "\(name): the dtype of the input (\(x.dtype.cName)) should be convertible without narrowing to the specified dtype "
                    + "(\(dtype.cName))")
        }
    }

    /// A greatest or least element of none does not exist.
    private static func checkIdentity(_ x: Tensor, _ order: Argument, _ dims: [Int]?) throws {
        guard x.elementCount == 0 else { return }
        let start = "linalg.vector_norm cannot compute the \(orderText(order)) norm on "
        guard let dims, !dims.isEmpty else {
            throw TensorError.runtime(start + "an empty tensor because the operation does not have an identity")
        }
        for dim in dims where x.shape[try x.checkedDim(dim)] == 0 {
            throw TensorError.runtime(
                start + "the dimension \(dim) because this dimension is empty and the operation does not have an identity")
        }
    }

    /// The norm's slope, 0 where the norm (or for ord < 2 the element) is 0.
    private static func normLocal(_ r: Rule) throws -> Recorded {
        // Not holomorphic: the slope is that of the plain value.
        let (x, p) = (r.plain(0), r.double(0))
        let y = try r.spread(r.y, 1)
        if p == 0 { return try x.filled(0) }
        if p == 1 { return try x.direction() }
        if p == 2 { return try (x / y).zeroed(where: y .== 0) }
        if p.isInfinite {
            let same = try ((x.abs() .== y) .| (x.isNaN() .& y.isNaN())).cast(x.dtype.part)
            return try x.direction() * (same / same.summed(to: y.shape))
        }
        let scaled = p < 2
            ? try (x.direction() * x.abs().power(p - 1)).zeroed(where: x .== 0) : try x * x.abs().power(p - 2)
        return try scaled * (1 / y.power(p - 1)).zeroed(where: y .== 0)
    }

    public static let norm = Operation(
        "norm(Tensor self, Scalar|str? p='fro', int[]? dim=None, bool keepdim=False, dtype? dtype=None)",
        "The length of vectors: (Σ |xᵢ|ᵖ)^(1/p); 'fro' is p = 2, 'nuc' the sum of a matrix's singular values.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            if let name = a[1].string, name != "fro" {
                let dims = a[2].ints ?? Array(0..<x.rank)
                return .tensor(try recorder.matrixNorm(x, a[1], dims, a[3], a[4]))
            }
            let order = a[1].double.map { Argument.float($0) } ?? .float(2)
            return .tensor(try recorder.apply(.vectorNorm, x, [order, a[2], a[3], a[4]]))
        }, .composed)
    public static let linalgNorm = Operation(
        "norm(Tensor self, Scalar|str? ord=None, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)",
        "The norm of vectors or matrices.", homes: .linalg,
        .composite { recorder, a in
            let (x, order) = (try a.tensor(0), a[1])
            if order.isNone { return .tensor(try recorder.apply(.vectorNorm, x, [.float(2), a[2], a[3], a[4]])) }
            if order.string == nil, a[2].isNone, x.rank != 1 && x.rank != 2 {
                throw TensorError.runtime(
                    "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got \(x.rank)D.")
            }
            let isMatrix = order.string != nil || (a[2].ints.map { $0.count == 2 } ?? (x.rank == 2))
            return .tensor(
                isMatrix
                    ? try recorder.matrixNorm(x, order, a[2].ints ?? [-2, -1], a[3], a[4])
                    : try recorder.apply(.vectorNorm, x, [order, a[2], a[3], a[4]]))
        }, .composed)
    public static let linalgMatrixNorm = Operation(
        "matrix_norm(Tensor self, Scalar|str? ord='fro', int[] dim=[-2,-1], bool keepdim=False, *, dtype? dtype=None)",
        "The norm of matrices.", homes: .linalg,
        .composite { recorder, a in
            .tensor(try recorder.matrixNorm(a.tensor(0), a[1], a[2].ints ?? [-2, -1], a[3], a[4]))
        }, .composed)
    public static let frobeniusNorm = Operation(
        "frobenius_norm(Tensor self, int[] dim, bool keepdim=False)", "The root of the sum of squares.", homes: .torch,
        .composite { recorder, a in .tensor(try recorder.apply(.vectorNorm, a.tensor(0), [.float(2), a[1], a[2], .none])) },
        .composed)
    public static let nuclearNorm = Operation(
        "nuclear_norm(Tensor self, int[] dim=[-2,-1], bool keepdim=False)", "The sum of the singular values.", homes: .torch,
        .composite { recorder, a in
            .tensor(try recorder.matrixNorm(a.tensor(0), .string("nuc"), a[1].ints ?? [-2, -1], a[2], .none))
        }, .composed)

    public static let linalgCond = Operation(
        "cond(Tensor self, Scalar|str? p=None)", "How much a matrix can magnify relative errors: ‖A‖ ‖A⁻¹‖.", homes: .linalg,
        .composite { recorder, a in
            let x = try a.tensor(0)
            guard x.rank >= 2 else { throw TensorError.runtime("linalg.cond: The input tensor must have at least 2 dimensions.") }
            if a[1].isNone || a[1].double?.magnitude == 2 {
                let values = Recorded(try recorder.singularValues(x), recorder)
                let count = values.shape[values.rank - 1]
                guard count > 0 else { return .tensor(try values.apply(.sumDim, [.ints([-1]), .bool(false), .none]).checked()) }
                let (most, least) = (try values.narrow(-1, 0, 1), try values.narrow(-1, count - 1, 1))
                return .tensor(try (a[1].double == -2 ? least / most : most / least).squeezed(-1).checked())
            }
            let text = orderText(a[1])
            let isKnown = a[1].string.map { $0 == "fro" || $0 == "nuc" } ?? (a[1].double.map { $0.magnitude == 1 || $0.isInfinite } ?? false)
            guard isKnown else { throw TensorError.value("linalg.cond got an invalid norm type: \(text)") }
            try Kernels.checkSquare(x, "linalg.cond(ord=\(text))")
            let inverse = try recorder.apply(.inverse, x, [.none])
            let (norm, other) = (
                try recorder.matrixNorm(x, a[1], [-2, -1], .bool(false), .none),
                try recorder.matrixNorm(inverse, a[1], [-2, -1], .bool(false), .none)
            )
            let product = try recorder.apply(.mul, norm, other)
            return .tensor(
                try recorder.apply(.nanToNum, product, [.float(.infinity), .float(.infinity), .float(-.infinity)]))
        }, .composed)

    static func orderText(_ order: Argument) -> String {
        if let text = order.string { return text }
        guard let number = order.double else { return "None" }
        return Int(exactly: number).map(String.init) ?? "\(number)"
    }
}

extension Rule {
    /// A reduced value with the reduced dimensions put back as 1; the dims are an attribute.
    func spread(_ value: Recorded, _ dims: Int) throws -> Recorded {
        let shape = shape(0)
        return value.rank == shape.count ? value : try value.unreduced(attributes[dims].ints, keepdim: false, like: shape)
    }
}

extension Recorder {
    /// The norm of matrices that lie along two dimensions.
    func matrixNorm(_ tensor: Tensor, _ norm: Argument, _ dims: [Int], _ keepdim: Argument, _ dtype: Argument) throws -> Tensor {
        let name = "linalg.matrix_norm"
        try Operation.checkNormDType(dtype.dtype, of: tensor, name)
        let x = try dtype.dtype.map { try apply(.to, tensor, [.dtype($0)]) } ?? tensor
        try Kernels.checkMatrices(x, name)
        guard dims.count == 2 else {
            throw TensorError.runtime("\(name): dim must be a 2-tuple. Got \(dims.map(String.init).joined(separator: " "))")
        }
        let (rows, columns) = (try x.checkedDim(dims[0]), try x.checkedDim(dims[1]))
        guard rows != columns else {
            throw TensorError.runtime("\(name): dims must be different. Got (\(dims[0]), \(dims[1]))")
        }
        try Kernels.checkFloating(x, name, allowsLow: true)
        if norm.string == "fro" {
            return try apply(.vectorNorm, x, [.float(2), .ints(dims), keepdim, .none])
        }
        if norm.string == "nuc" || norm.double?.magnitude == 2 {
            let others = (0..<x.rank).filter { $0 != rows && $0 != columns }
            let order = others + [rows, columns]
            let turned = rows == x.rank - 2 && columns == x.rank - 1 ? x : try apply(.permute, x, [.ints(order)])
            var result = try singularValues(turned)
            switch norm.double {
            case 2 where result.shape.last != 0: result = try apply(.amax, result, [.ints([-1]), .bool(false)])
            case -2: result = try apply(.amin, result, [.ints([-1]), .bool(false)])
            default: result = try apply(.sumDim, result, [.ints([-1]), .bool(false), .none])
            }
            guard keepdim.bool == true else { return result }
            for _ in 0..<2 { result = try apply(.unsqueeze, result, [.int(-1)]) }
            return try apply(.permute, result, [.ints((0..<x.rank).map { dim in order.firstIndex(of: dim) ?? dim })])
        }
        guard let p = norm.double, p.magnitude == 1 || p.isInfinite else {
            throw TensorError.runtime("\(name): Order \(Operation.orderText(norm)) not supported.")
        }
        let keeps = keepdim.bool == true
        let summed = p.magnitude == 1 ? rows : columns
        var picked = p.magnitude == 1 ? columns : rows
        if !keeps && picked > summed { picked -= 1 }
        let sums = try apply(.sumDim, apply(.abs, x), [.ints([summed]), .bool(keeps), .none])
        // Of no sums the greatest is 0.
        if p > 0, sums.shape[picked] == 0 { return try apply(.sumDim, sums, [.ints([picked]), .bool(keeps), .none]) }
        return try apply(p > 0 ? .amax : .amin, sums, [.ints([picked]), .bool(keeps)])
    }
}
