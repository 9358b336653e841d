// Products of vectors and matrices. Compositions of them (matmul, einsum, linear) are in Contractions.

import Tensors

extension Operation {
    public static let mm = Operation(
        "mm(Tensor self, Tensor mat2)", "The product of two matrices: Yᵢₖ = Σⱼ Aᵢⱼ Bⱼₖ.",
        domain: Domain(shapes: [[[2, 3], [3, 4]]]), complex: true, .pair { a, b, backend in try Kernels.mm(a, b, backend) },
        .bilinear([
            { r, g in try leftGradient(g, r[0], r[1]) }, { r, g in try rightGradient(g, r[0], r[1]) },
        ]))
    /// The gradients of a and b in a · b; of one that lies column by column (the weight of a linear layer) as such a matrix.
    private static func leftGradient(_ g: Recorded, _ a: Recorded, _ b: Recorded) throws -> Recorded {
        if a.liesByColumns { return try b.matmul(g.transposed(0, 1)).transposed(0, 1) }
        return try g.matmul(b.transposed(0, 1))
    }
    private static func rightGradient(_ g: Recorded, _ a: Recorded, _ b: Recorded) throws -> Recorded {
        if b.liesByColumns { return try g.transposed(0, 1).matmul(a).transposed(0, 1) }
        return try a.transposed(0, 1).matmul(g)
    }
    public static let mv: Operation = .init(
        "mv(Tensor self, Tensor vec)", "The product of a matrix and a vector.",
        domain: Domain(shapes: [[[2, 3], [3]]]), complex: true, .pair { a, b, backend in try Kernels.mv(a, b, backend) },
        .bilinear([
            { r, g in try g.unsqueezed(1) * r[1].unsqueezed(0) }, { r, g in try r[0].transposed(0, 1).apply(.mv, g) },
        ]))
    public static let dot = Operation(
        "dot(Tensor self, Tensor tensor)", "The sum of the products of two vectors' elements.",
        domain: Domain(shapes: [[[3], [3]]]), complex: true, .pair { a, b, backend in try Kernels.dot(a, b, backend) },
        .bilinear([{ r, g in try g * r[1] }, { r, g in try g * r[0] }]))
    public static let bmm = Operation(
        "bmm(Tensor self, Tensor mat2)", "The products of the matrices of two batches.",
        domain: Domain(shapes: [[[2, 2, 3], [2, 3, 2]]]), complex: true, .pair { a, b, backend in try Kernels.bmm(a, b, backend) },
        .bilinear([{ r, g in try g.matmul(r[1].transposed(1, 2)) }, { r, g in try r[0].transposed(1, 2).matmul(g) }]))

    public static let addmm = added(
        "addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1)",
        "β · self + α · (mat1 @ mat2).", .mm, shapes: [[[4], [2, 3], [3, 4]], [[2, 4], [2, 3], [3, 4]]])
    public static let addmv = added(
        "addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1)", "β · self + α · (mat @ vec).",
        .mv, shapes: [[[2], [2, 3], [3]]])
    public static let baddbmm = added(
        "baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1)",
        "β · self + α · (batch1 @ batch2), matrix by matrix.", .bmm, shapes: [[[2, 2, 2], [2, 2, 3], [2, 3, 2]]])

    /// β · self + α · product(a, b), recorded as one operation.
    private static func added(
        _ signature: Signature, _ doc: String, _ product: Operation, shapes: [[[Int]]]
    ) -> Operation {
        Operation(
            signature, doc, homes: .pointwise,
            domain: Domain(shapes: shapes, attributes: [[.int(1), .int(1)], [.float(0.5), .float(2)]]),
            complex: true, complexNumbers: true, .formula { c in
                try checkAdded(c, product)
                if product === Operation.mm, c.attributes[0].isOne, c.attributes[1].isOne,
                    let sum = try Kernels.addmm(c[0], c[1], c[2], c.backend)
                { return Recorded(sum, c.recorder) }
                var result = try c.value(1).apply(product, c.value(2))
                let (beta, alpha) = (c.factor(0), c.factor(1))
                if !alpha.isOne { result = try result * result.number(alpha) }
                if beta.isZero { return result }
                let sum = try (beta.isOne ? c.x : c.x * c.x.number(beta)) + result
                guard sum.shape == result.shape else {
                    throw TensorError.runtime(
                        "The expanded size of the tensor (\(result.shape.last ?? 1)) must match the existing size "
                            + "(\(c.x.shape.last ?? 1)) at non-singleton dimension \(Swift.max(result.rank - 1, 0)).  Target sizes: "
                            + "\(result.shape).  Tensor sizes: \(c.x.shape)")
                }
                return sum
            },
            .custom(
                [
                    { r, g in r.attributes[0].isOne ? g : try g * r.scalar(0) },
                    { r, g in try productGradient(r, g, product, 0) },
                    { r, g in try productGradient(r, g, product, 1) },
                ],
                jvp: { r, t in
                    var sum = try r.y.filled(0)
                    if let t = t[0] { sum = try sum + t * r.scalar(0) }
                    if let t = t[1] { sum = try sum + t.apply(product, r[2]) * r.scalar(1) }
                    if let t = t[2] { sum = try sum + r[1].apply(product, t) * r.scalar(1) }
                    return sum
                }))
    }

    /// - Throws: PyTorch's refusals of numbers and matrices that do not go together.
    private static func checkAdded(_ c: borrowing Application, _ product: Operation) throws {
        if c.attributes[0].isComplex || c.attributes[1].isComplex, !c[1].dtype.isComplex {
            throw TensorError.runtime("value cannot be converted to type \(c[1].dtype.lowercaseCName) without overflow")
        }
        guard product === Operation.mm else { return }
        guard c[0].dtype == c[2].dtype else {
            throw TensorError.runtime("self and mat2 must have the same dtype, but got \(c[0].dtype.cName) and \(c[2].dtype.cName)")
        }
        if c[1].rank != 2 { throw TensorError.runtime("addmm: self must be a matrix, got \(c[1].rank)-D tensor") }
        if c[2].rank != 2 { throw TensorError.runtime("addmm: mat2 must be a matrix, got \(c[2].rank)-D tensor") }
    }

    private static func productGradient(
        _ r: Rule, _ g: Recorded, _ product: Operation, _ side: Int
    ) throws -> Recorded {
        let gradient: Recorded
        if product === Operation.mv {
            gradient = side == 0
                ? try g.unsqueezed(1) * r[2].unsqueezed(0) : try r[1].transposed(0, 1).apply(.mv, g)
        } else if product === Operation.mm {
            gradient = side == 0 ? try leftGradient(g, r[1], r[2]) : try rightGradient(g, r[1], r[2])
        } else {
            gradient = side == 0 ? try g.matmul(r[2].transposed(-2, -1)) : try r[1].transposed(-2, -1).matmul(g)
        }
        return r.attributes[1].isOne ? gradient : try gradient * r.scalar(1)
    }

    public static let outer = Operation(
        "outer(Tensor self, Tensor vec2)", "All products of two vectors' elements: Yᵢⱼ = aᵢ bⱼ.", aliases: ["ger"],
        .composite { recorder, a in
            let (x, y) = (try a.tensor(0), try a.tensor(1))
            for (name, vector) in [("self", x), ("vec2", y)] where vector.rank != 1 {
                throw TensorError.runtime(
                    "outer: Expected 1-D argument \(name), but got \(vector.rank)-D")
            }
            return .tensor(try recorder.apply(.mul, recorder.reshape(x, [x.elementCount, 1]), y))
        }, .composed)
    public static let trace = Operation(
        "trace(Tensor self)", "The sum of the main diagonal.", domain: Domain(shapes: [[[3, 4]]]),
        complex: true, .single { c in
            guard c[0].rank == 2 else { throw TensorError.runtime("trace: expected a matrix, but got tensor with dim \(c[0].rank)") }
            guard c[0].dtype != .bool else { throw TensorError(.notImplemented, "\"trace\" not implemented for 'Bool'") }
            return try Kernels.sum(Kernels.diagonal(c[0]), dims: nil)
        },
        .linear([
            { r, g in
                let shape = r.shape(0)
                let count = Swift.min(shape[0], shape[1])
                return try g.reshaped([1]).expanded(to: [count]).apply(
                    .diagonalBackward, [.ints(shape.array), .int(0), .int(0), .int(1)])
            }
        ]))
}

extension Application {
    /// β or α as the first input's dtype holds it: whole beside integers.
    func factor(_ index: Int) -> Argument {
        guard case .float(let value) = attributes[index], !inputs[0].dtype.isFloatingPoint, !inputs[0].dtype.isComplex,
            let whole = Int(exactly: value.rounded(.towardZero))
        else { return attributes[index] }
        return .int(whole)
    }
}

extension Recorded {
    /// Whether a matrix lies in memory as its transpose would in row-major order.
    fileprivate var liesByColumns: Bool {
        rank == 2 && shape[0] > 1 && shape[1] > 1 && tensor.strides[0] == 1 && tensor.strides[1] == shape[0]
    }
}
