// Eigenvalues and eigenvectors of square matrices of any kind, which are complex. Those of symmetric and hermitian matrices are in
// LinearSpectra.swift.

import Tensors

extension Operation {
    /// w and V with A V = V diag(w); without vectors V has no value.
    static let generalEigen: Operation = .init(
        "linalg_eig_helper(Tensor self, bool compute_v)", "The eigenvalues of matrices.", homes: [],
        domain: Domain(shapes: [[[2, 2]], [[3, 3]], [[2, 2, 2]]], attributes: [[.bool(false)], [.bool(true)]]),
        gradientName: "LinalgEigBackward0", fields: ["eigenvalues", "eigenvectors"], complex: true,
        .several { c in
            let (w, v) = try Kernels.eig(c[0], vectors: c.bool(0))
            return [w, v]
        },
        .several { r, g in
            // Values alone were computed: their gradient needs the vectors too.
            let parts = r.bool(0)
                ? [try r.plainOutput(0), try r.plainOutput(1)]
                : try r.recorder.applySeveral(.generalEigen, inputs: [r.plain(0).checked()], [.bool(true)])
                    .map { Recorded($0, r.recorder) }
            let (w, v) = (parts[0], parts[1])
            let vH = try v.mH
            guard r.bool(0), let gV = g[1] else {
                guard let gW = g[0] else { return [try r.plain(0).filled(0)] }
                return [try (gW.unsqueezed(-1) * vH).solvedFrom(vH)]
            }
            let product = try vH.times(gV)
            try product.checkPhase("linalg_eig_backward")
            let unit = try w.unit()
            let gaps = try (w.unsqueezed(-2) - w.unsqueezed(-1)).conjugate() + unit
            // The vectors' lengths stay 1.
            let along = try vH.times(v * product.diagonalVector().realPart().unsqueezed(-2))
            var inner = try (product - along) * (1 - unit) / gaps
            if let gW = g[0] { inner = try inner + gW.diagonalMatrix() }
            return [try inner.times(vH).solvedFrom(vH)]
        })
    public static let linalgEig = Operation(
        "eig(Tensor self)", "w and V with A V = V diag(w): complex, as a real matrix's may be.", homes: .linalg,
        .composite { recorder, a in
            .named(
                try recorder.generalEigen(a.tensor(0), vectors: true), type: "torch.return_types.linalg_eig",
                fields: ["eigenvalues", "eigenvectors"])
        }, .composed)
    public static let linalgEigValues = Operation(
        "eigvals(Tensor self)", "The eigenvalues of matrices: complex, as a real matrix's may be.", homes: .linalg,
        .composite { recorder, a in
            let x = try a.tensor(0)
            if recorder.isRecording && x.requiresGradient { return .tensor(try recorder.generalEigen(x, vectors: true)[0]) }
            return .tensor(try recorder.generalEigen(x, vectors: false, "linalg.eigvals")[0])
        }, .composed)
}

extension Recorder {
    fileprivate func generalEigen(_ x: Tensor, vectors: Bool, _ name: String = "linalg.eig") throws -> [Tensor] {
        try Kernels.checkSquare(x, name)
        guard x.dtype.isFloatingPoint || x.dtype.isComplex else {
            throw TensorError.runtime("Unknown Complex ScalarType for \(x.dtype.cName)")
        }
        try Kernels.checkLAPACK(x, kernel: "linalg_eig_out_cpu")
        return try applySeveral(.generalEigen, inputs: [x], [.bool(vectors)])
    }
}

extension Recorded {
    /// X with A X = self.
    fileprivate func solvedFrom(_ a: Recorded) throws -> Recorded {
        Recorded(try recorder.solve(a.checked(), checked(), left: true, name: "torch.linalg.solve"), recorder)
    }

    /// Whether all elements are 0 but for what rounding may leave, by PyTorch's measure.
    func isNearZero() throws -> Bool {
        try recorder.unrecorded { try checked().doubles.allSatisfy { $0.magnitude <= 1e-2 } }
    }

    /// Of Vᴴ gV: - Throws: `RuntimeError` where the loss depends on the phases of the vectors, which nothing decides.
    func checkPhase(_ name: String) throws {
        guard dtype.isComplex, recorder.isPlain else { return }
        guard try recorder.unrecorded({ try diagonalVector().imaginaryPart().isNearZero() }) else {
            throw TensorError.runtime(
                "\(name): The eigenvectors in the complex case are specified up to multiplication by e^{i phi}. The specified loss "
                    + "function depends on this quantity, so it is ill-defined.")
        }
    }
}
