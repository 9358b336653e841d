// Singular values, eigenvalues, and what is made of them: pseudo-inverses, ranks, least squares. Norms are in LinearNorms.swift.

import Tensors

extension Operation {
    /// U, S and Vᵀ with A = U diag(S) Vᵀ; `full`: square U and V; without vectors only S has a value.
    static let singular: Operation = .init(
        "linalg_svd_helper(Tensor A, bool full_matrices, bool compute_uv)", "The singular values of matrices.", homes: [],
        domain: Domain(
            shapes: [[[3, 3]], [[4, 2]], [[2, 3]], [[2, 2, 2]]], attributes: [[.bool(false), .bool(true)]]),
        gradientName: "LinalgSvdBackward0", fields: ["U", "S", "Vh"],
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
            ? try (0..<3).map { try r.output($0) }
            : try r.recorder.applySeveral(.singular, inputs: [r.x.checked()], [.bool(false), .bool(true)])
                .map { Recorded($0, r.recorder) }
        let u = isWide ? try parts[0].narrow(-1, 0, k) : parts[0]
        let vh = isWide ? try parts[2].narrow(-2, 0, k) : parts[2]
        let s = parts[1]
        guard r.bool(1), gU != nil || gVh != nil else {
            guard let gS else { return try r.x.filled(0) }
            return try (u * gS.unsqueezed(-2)).times(vh)
        }
        let (row, column) = (try s.unsqueezed(-2), try s.unsqueezed(-1))
        // sⱼ² − sᵢ², 1 on the diagonal, where the numerators are 0.
        let gaps = try (row - column) * (row + column) + s.unit()
        var inner = try gS.map { try $0.diagonalMatrix() } ?? u.mT.times(u).filled(0)
        if let gU {
            let product = try u.mT.times(gU)
            inner = try inner + (product - product.mT) / gaps * row
        }
        if let gVh {
            let product = try vh.times(gVh.mT)
            inner = try inner + column * ((product - product.mT) / gaps)
        }
        var result = try u.times(inner)
        if let gU, m > k {
            let scaled = try gU / row
            result = try result + scaled - u.times(u.mT.times(scaled))
        }
        result = try result.times(vh)
        if let gVh, n > k {
            let scaled = try gVh / column
            result = try result + u.times(scaled - scaled.times(vh.mT).times(vh))
        }
        return result
    }

    public static let linalgSVD = Operation(
        "svd(Tensor A, bool full_matrices=True, *, str? driver=None)", "U, S and Vᵀ with A = U diag(S) Vᵀ, S descending.",
        homes: .linalg,
        .composite { recorder, a in
            .named(
                try recorder.singularParts(a.tensor(0), full: a[1].bool ?? true), type: "torch.return_types.linalg_svd",
                fields: ["U", "S", "Vh"])
        }, .composed)
    public static let linalgSVDValues = Operation(
        "svdvals(Tensor A, *, str? driver=None)", "The singular values of matrices, descending.", homes: .linalg,
        .composite { recorder, a in .tensor(try recorder.singularValues(a.tensor(0))) }, .composed)
    public static let torchSVD = Operation(
        "svd(Tensor self, bool some=True, bool compute_uv=True)", "U, S and V with A = U diag(S) Vᵀ, S descending.",
        .composite { recorder, a in
            let x = try a.tensor(0)
            let fields = ["U", "S", "V"]
            guard a[2].bool != false else {
                let s = try recorder.singularValues(x)
                let batch = x.shape.array.dropLast(2)
                let (m, n) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
                return .named(
                    [try Kernels.zeros(batch + [m, m], x.dtype), s, try Kernels.zeros(batch + [n, n], x.dtype)],
                    type: "torch.return_types.svd", fields: fields)
            }
            var parts = try recorder.singularParts(x, full: a[1].bool == false)
            parts[2] = try recorder.apply(.transpose, parts[2], [.int(-2), .int(-1)])
            return .named(parts, type: "torch.return_types.svd", fields: fields)
        }, .composed)

    /// w and V with A = V diag(w) Vᵀ of symmetric matrices.
    static let symmetricEigen: Operation = .init(
        "linalg_eigh_helper(Tensor A, str UPLO, bool compute_v)", "The eigenvalues of symmetric matrices.", homes: [],
        domain: Domain(
            shapes: [[[3, 3]], [[2, 2, 2]]], attributes: [[.string("L"), .bool(true)], [.string("U"), .bool(true)]],
            draws: [.symmetric]),
        gradientName: "LinalgEighBackward0", fields: ["eigenvalues", "eigenvectors"],
        .several { c in
            let (w, v) = try Kernels.eigh(c[0], upper: c.attributes[0].string == "U", vectors: c.bool(1))
            return c.bool(1) ? [w, v] : [w, try Kernels.zeros([0] as Shape, w.dtype)]
        },
        .several { r, g in
            let parts = r.bool(1)
                ? [try r.output(0), try r.output(1)]
                : try r.recorder.applySeveral(.symmetricEigen, inputs: [r.x.checked()], [r.attributes[0], .bool(true)])
                    .map { Recorded($0, r.recorder) }
            let (w, v) = (parts[0], parts[1])
            guard r.bool(1), let gV = g[1] else {
                guard let gW = g[0] else { return [try r.x.filled(0)] }
                return [try (v * gW.unsqueezed(-2)).times(v.mT)]
            }
            let unit = try w.unit()
            let gaps = try w.unsqueezed(-2) - w.unsqueezed(-1) + unit
            var inner = try v.mT.times(gV) * (1 - unit) / gaps
            if let gW = g[0] { inner = try inner + gW.diagonalMatrix() }
            let whole = try v.times(inner).times(v.mT)
            return [try (whole + whole.mT) * 0.5]
        })
    public static let linalgEigh = Operation(
        "eigh(Tensor self, str UPLO='L')", "w and V with A = V diag(w) Vᵀ of symmetric A, w ascending.", homes: .linalg,
        .composite { recorder, a in
            .named(
                try recorder.symmetricEigen(a.tensor(0), a[1], vectors: true), type: "torch.return_types.linalg_eigh",
                fields: ["eigenvalues", "eigenvectors"])
        }, .composed)
    public static let linalgEighValues = Operation(
        "eigvalsh(Tensor self, str UPLO='L')", "The eigenvalues of symmetric matrices, ascending.", homes: .linalg,
        .composite { recorder, a in .tensor(try recorder.symmetricEigen(a.tensor(0), a[1], vectors: false)[0]) }, .composed)

    /// w and V with A V = V diag(w), where w is real.
    static let generalEigen: Operation = .init(
        "linalg_eig_helper(Tensor self)", "The real eigenvalues of matrices.", homes: [],
        domain: Domain(shapes: [[[2, 2]]], draws: [.symmetric]), gradientName: "LinalgEigBackward0",
        fields: ["eigenvalues", "eigenvectors"],
        .several { c in
            let (w, v) = try Kernels.eig(c[0])
            return [w, v]
        },
        .several { r, g in
            let (w, v) = (try r.output(0), try r.output(1))
            var inner = try g[0].map { try $0.diagonalMatrix() } ?? v.filled(0)
            if let gV = g[1] {
                let unit = try w.unit()
                let gaps = try w.unsqueezed(-2) - w.unsqueezed(-1) + unit
                let product = try v.mT.times(gV)
                let along = try v.mT.times(v) * product.diagonalVector().unsqueezed(-2)
                inner = try inner + (product - along) * (1 - unit) / gaps
            }
            return [
                Recorded(
                    try r.recorder.solve(v.mT.checked(), inner.times(v.mT).checked(), left: true, name: "torch.linalg.solve"),
                    r.recorder)
            ]
        })
    public static let linalgEig = Operation(
        "eig(Tensor self)", "w and V with A V = V diag(w); real ones only, since there is no complex dtype.", homes: .linalg,
        .composite { recorder, a in
            .named(
                try recorder.generalEigen(a.tensor(0)), type: "torch.return_types.linalg_eig",
                fields: ["eigenvalues", "eigenvectors"])
        }, .composed)
    public static let linalgEigValues = Operation(
        "eigvals(Tensor self)", "The eigenvalues of matrices; real ones only, since there is no complex dtype.", homes: .linalg,
        .composite { recorder, a in .tensor(try recorder.generalEigen(a.tensor(0))[0]) }, .composed)
}

extension Recorder {
    func singularParts(_ x: Tensor, full: Bool) throws -> [Tensor] {
        try Kernels.checkMatrices(x, "linalg.svd")
        try Kernels.checkFloating(x, "linalg.svd")
        return try applySeveral(.singular, inputs: [x], [.bool(full), .bool(true)])
    }
    func singularValues(_ x: Tensor) throws -> Tensor {
        try Kernels.checkMatrices(x, "linalg.svd")
        try Kernels.checkFloating(x, "linalg.svd")
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
    fileprivate func generalEigen(_ x: Tensor) throws -> [Tensor] {
        try Kernels.checkSquare(x, "linalg.eig")
        try Kernels.checkLAPACK(x, kernel: "linalg_eig_cpu")
        return try applySeveral(.generalEigen, inputs: [x])
    }
}
