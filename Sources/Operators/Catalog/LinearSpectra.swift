// Singular values, and eigenvalues of symmetric and hermitian matrices; those of others are in LinearEigen.swift, what is made of
// singular values in LinearFitting.swift, norms in LinearNorms.swift.

import Tensors

extension Operation {
    /// U, S and Vᴴ with A = U diag(S) Vᴴ; `full`: square U and V; without vectors only S has a value.
    static let singular: Operation = .init(
        "linalg_svd_helper(Tensor A, bool full_matrices, bool compute_uv)", "The singular values of matrices.", homes: [],
        domain: Domain(
            shapes: [[[3, 3]], [[4, 2]], [[2, 3]], [[2, 2, 2]]], attributes: [[.bool(false), .bool(true)]]),
        gradientName: "LinalgSvdBackward0", fields: ["U", "S", "Vh"], complex: true,
        .several { c in
            let (u, s, vh) = try Kernels.svd(c[0], full: c.bool(0), vectors: c.bool(1))
            return [u, s, vh]
        },
        .several { r, g in [try svdGradient(r, g[0], g[1], g[2])] })

    private static func svdGradient(
        _ r: Rule, _ gU: Recorded?, _ gS: Recorded?, _ gVh: Recorded?
    ) throws -> Recorded {
        let (m, n) = (r.shape(0)[r.x.rank - 2], r.shape(0)[r.x.rank - 1])
        let k = Swift.min(m, n)
        // Of square U and V only what belongs to a singular value has a gradient.
        let isWide = r.bool(0) && r.bool(1)
        let (gU, gVh) = isWide ? (try gU.map { try $0.narrow(-1, 0, k) }, try gVh.map { try $0.narrow(-2, 0, k) }) : (gU, gVh)
        // Values alone were computed: their gradient needs the vectors too.
        let parts = r.bool(1)
            ? try (0..<3).map { try r.plainOutput($0) }
            : try r.recorder.applySeveral(.singular, inputs: [r.plain(0).checked()], [.bool(false), .bool(true)])
                .map { Recorded($0, r.recorder) }
        let u = isWide ? try parts[0].narrow(-1, 0, k) : parts[0]
        let vh = isWide ? try parts[2].narrow(-2, 0, k) : parts[2]
        let s = parts[1]
        guard r.bool(1), gU != nil || gVh != nil else {
            guard let gS else { return try r.x.filled(0) }
            return try (u * gS.unsqueezed(-2)).times(vh)
        }
        let (row, column) = (try s.unsqueezed(-2), try s.unsqueezed(-1))
        func skew(_ x: Recorded) throws -> Recorded { try x - x.mH }
        let (turnU, turnV) = (try gU.map { try skew(u.mH.times($0)) }, try gVh.map { try skew(vh.times($0.mH)) })
        if u.dtype.isComplex, r.recorder.isPlain {
            let sum = try (turnU.map { try $0.diagonalVector().imaginaryPart() } ?? s.filled(0))
                + (turnV.map { try $0.diagonalVector().imaginaryPart() } ?? s.filled(0))
            guard try sum.isNearZero() else {
                throw TensorError.runtime(
                    "svd_backward: The singular vectors in the complex case are specified up to multiplication by e^{i phi}. The "
                        + "specified loss function depends on this phase term, making it ill-defined.")
            }
        }
        // sⱼ² − sᵢ², 1 on the diagonal, where the numerators are 0.
        let gaps = try (row - column) * (row + column) + s.unit()
        var inner = try gS.map { try $0.diagonalMatrix() } ?? u.mH.times(u).filled(0)
        if let turnU { inner = try inner + turnU / gaps * row }
        if let turnV { inner = try inner + column * (turnV / gaps) }
        if let turnU, turnV != nil, u.dtype.isComplex {
            // What both turn by together is in this term once; on the diagonal the two above took it as often as they cancel.
            inner = try inner + (turnU.diagonalVector() / (s * 2)).diagonalMatrix()
        }
        var result = try u.times(inner)
        if let gU, m > k {
            let scaled = try gU / row
            result = try result + scaled - u.times(u.mH.times(scaled))
        }
        result = try result.times(vh)
        if let gVh, n > k {
            let scaled = try gVh / column
            result = try result + u.times(scaled - scaled.times(vh.mH).times(vh))
        }
        return result
    }

    public static let linalgSVD = Operation(
        "svd(Tensor A, bool full_matrices=True, *, str? driver=None)", "U, S and Vᴴ with A = U diag(S) Vᴴ, S descending.",
        homes: .linalg,
        .composite { recorder, a in
            try checkDriver(a[2])
            return .named(
                try recorder.singularParts(a.tensor(0), full: a[1].bool ?? true), type: "torch.return_types.linalg_svd",
                fields: ["U", "S", "Vh"])
        }, .composed)
    public static let linalgSVDValues = Operation(
        "svdvals(Tensor A, *, str? driver=None)", "The singular values of matrices, descending.", homes: .linalg,
        .composite { recorder, a in
            try checkDriver(a[1])
            return .tensor(try recorder.singularValues(a.tensor(0)))
        }, .composed)
    private static func checkDriver(_ driver: Argument) throws {
        guard driver.string == nil else {
            throw TensorError.runtime(
                "torch.linalg.svd: keyword argument `driver=` is only supported on CUDA inputs with cuSOLVER backend.")
        }
    }
    public static let torchSVD = Operation(
        "svd(Tensor self, bool some=True, bool compute_uv=True)", "U, S and V with A = U diag(S) Vᵀ, S descending.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            let fields = ["U", "S", "V"]
            guard x.rank >= 2 else {
                throw TensorError.runtime("linalg.svd: input should have at least 2 dimensions, but has \(x.rank) dimensions instead")
            }
            guard a[2].bool != false else {
                let s = try recorder.singularValues(x)
                let batch = x.shape.array.dropLast(2)
                let (m, n) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
                return .named(
                    [try Kernels.zeros(batch + [m, m], x.dtype), s, try Kernels.zeros(batch + [n, n], x.dtype)],
                    type: "torch.return_types.svd", fields: fields)
            }
            var parts = try recorder.singularParts(x, full: a[1].bool == false)
            parts[2] = try recorder.conjugateTransposed(parts[2])
            return .named(parts, type: "torch.return_types.svd", fields: fields)
        }, .composed)

    /// w and V with A = V diag(w) Vᴴ of symmetric matrices.
    static let symmetricEigen: Operation = .init(
        "linalg_eigh_helper(Tensor A, str UPLO, bool compute_v)", "The eigenvalues of symmetric matrices.", homes: [],
        domain: Domain(
            shapes: [[[3, 3]], [[2, 2, 2]]], attributes: [[.string("L"), .bool(true)], [.string("U"), .bool(true)]],
            draws: [.symmetric]),
        gradientName: "LinalgEighBackward0", fields: ["eigenvalues", "eigenvectors"], complex: true,
        .several { c in
            let (w, v) = try Kernels.eigh(c[0], upper: c.attributes[0].string == "U", vectors: c.bool(1))
            return c.bool(1) ? [w, v] : [w, try Kernels.zeros([0] as Shape, v.dtype)]
        },
        .several { r, g in
            let parts = r.bool(1)
                ? [try r.plainOutput(0), try r.plainOutput(1)]
                : try r.recorder.applySeveral(.symmetricEigen, inputs: [r.plain(0).checked()], [r.attributes[0], .bool(true)])
                    .map { Recorded($0, r.recorder) }
            let (w, v) = (parts[0], parts[1])
            guard r.bool(1), let gV = g[1] else {
                guard let gW = g[0] else { return [try r.x.filled(0)] }
                return [try (v * gW.unsqueezed(-2)).times(v.mH)]
            }
            let unit = try w.unit()
            let gaps = try w.unsqueezed(-2) - w.unsqueezed(-1) + unit
            let product = try v.mH.times(gV)
            try product.checkPhase("linalg_eigh_backward")
            var inner = try product * (1 - unit) / gaps
            if let gW = g[0] { inner = try inner + gW.diagonalMatrix() }
            let whole = try v.times(inner).times(v.mH)
            return [try (whole + whole.mH) * 0.5]
        })
    public static let linalgEigh = Operation(
        "eigh(Tensor self, str UPLO='L')", "w and V with A = V diag(w) Vᴴ of symmetric A, w ascending.", homes: .linalg,
        .composite { recorder, a in
            .named(
                try recorder.symmetricEigen(a.tensor(0), a[1], vectors: true), type: "torch.return_types.linalg_eigh",
                fields: ["eigenvalues", "eigenvectors"])
        }, .composed)
    public static let linalgEighValues = Operation(
        "eigvalsh(Tensor self, str UPLO='L')", "The eigenvalues of symmetric matrices, ascending.", homes: .linalg,
        .composite { recorder, a in .tensor(try recorder.symmetricEigen(a.tensor(0), a[1], vectors: false)[0]) }, .composed)
}

extension Recorder {
    func singularParts(_ x: Tensor, full: Bool) throws -> [Tensor] {
        try Kernels.checkMatrices(x, "linalg.svd")
        try Kernels.checkFloating(x, "linalg.svd", kernel: "linalg_svd_cpu")
        return try applySeveral(.singular, inputs: [x], [.bool(full), .bool(true)])
    }
    func singularValues(_ x: Tensor) throws -> Tensor {
        try Kernels.checkMatrices(x, "linalg.svd")
        try Kernels.checkFloating(x, "linalg.svd", kernel: "linalg_svd_cpu")
        return try applySeveral(.singular, inputs: [x], [.bool(false), .bool(false)])[1]
    }
    func symmetricEigen(_ x: Tensor, _ triangle: Argument, vectors: Bool) throws -> [Tensor] {
        try Kernels.checkSquare(x, "linalg.eigh")
        let letter = triangle.string ?? "L"
        guard ["L", "U", "l", "u"].contains(letter) else {
            throw TensorError.runtime("Expected UPLO argument to be 'L' or 'U', but got \(letter)")
        }
        try Kernels.checkLAPACK(x, kernel: "linalg_eigh_cpu")
        return try applySeveral(.symmetricEigen, inputs: [x], [.string(letter.uppercased()), .bool(vectors)])
    }
}
