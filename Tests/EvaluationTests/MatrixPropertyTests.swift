// What factors of matrices have to satisfy, for random ones of every dtype that LAPACK knows; a failure prints its seed.

import Foundation
import Testing

@Suite struct MatrixPropertyTests {
    @Test(arguments: ["torch.float32", "torch.float64", "torch.complex64", "torch.complex128"])
    func factorsMultiplyToTheMatrix(_ dtype: String) {
        #expect(torchOutput(program.replacingPlaceholder(with: dtype)) == "120 checks of \(dtype)\n")
    }

    private let program = """
        L = torch.linalg
        dtype = DTYPE
        small = 1e-3 if dtype in (torch.float32, torch.complex64) else 1e-9
        checks = 0
        for seed in range(40):
            _ = torch.manual_seed(seed)
            n, m = seed % 5 + 1, (seed * 7) % 6 + 1
            batch = (2,) * (seed % 3)
            def same(name, a, b):
                a, b = a.to(torch.complex128), b.to(torch.complex128)
                error = (a - b).abs().max().item() / (1 + b.abs().max().item())
                if not error < small: print(name, 'is off by', error, 'for seed', seed, dtype)
            A = torch.randn(*batch, n, n, dtype=dtype)
            M = torch.randn(*batch, m, n, dtype=dtype)
            B = torch.randn(*batch, n, 2, dtype=dtype)
            H = A @ A.mH + torch.eye(n, dtype=dtype)
            S = A + A.mT
            one = torch.eye(n, dtype=dtype)
            k = min(m, n)

            w, V = L.eig(A)
            same('eig', A.to(V.dtype) @ V, V * w.unsqueeze(-2))
            same('lengths', V.abs().pow(2).sum(-2), torch.ones(*batch, n))
            same('trace', w.sum(-1), A.diagonal(dim1=-2, dim2=-1).sum(-1))
            same('det', L.eigvals(A).prod(-1), L.det(A))
            sign, log = L.slogdet(A)
            same('slogdet', sign * log.exp(), A.det())
            w, V = L.eigh(H, UPLO='LU'[seed % 2])
            same('eigh', V * w.unsqueeze(-2) @ V.mH, H)
            checks += 1

            U, s, Vh = L.svd(M, full_matrices=False)
            same('svd', U * s.unsqueeze(-2) @ Vh, M)
            same('U', U.mH @ U, torch.eye(k, dtype=dtype).expand(*batch, k, k))
            U, s, Vh = L.svd(M)
            same('full V', Vh @ Vh.mH, one.expand(*batch, n, n))
            P = L.pinv(M)
            same('pinv', M @ P @ M, M)
            Q, R = L.qr(M, mode=['reduced', 'complete'][seed % 2])
            same('qr', Q @ R, M)
            same('Q', Q.mH @ Q, torch.eye(Q.shape[-1], dtype=dtype).expand(*batch, Q.shape[-1], Q.shape[-1]))
            same('R', R.triu(), R)
            a, tau = torch.geqrf(A)
            Q = L.householder_product(a, tau)
            same('householder', Q @ a.triu(), A)
            same('ormqr', torch.ormqr(a, tau, B, transpose=True), Q.mH @ B)
            same('ormqr', torch.ormqr(a, tau, B.mT.contiguous(), left=False), B.mT @ Q)
            checks += 1

            P, low, up = L.lu(M)
            same('lu', P @ low @ up, M)
            same('solve', A @ L.solve(A, B), B)
            same('inv', L.inv(H) @ H, one.expand(*batch, n, n))
            C = L.cholesky(H)
            same('cholesky', C @ C.mH, H)
            same('upper', L.cholesky(H, upper=True), C.mH)
            same('cholesky_solve', H @ torch.cholesky_solve(B, C), B)
            same('cholesky_inverse', torch.cholesky_inverse(C) @ H, one.expand(*batch, n, n))
            LU, pivots = L.lu_factor(H)
            same('adjoint', H.mH @ L.lu_solve(LU, pivots, B, adjoint=True), B)
            X = L.lu_solve(LU, pivots, B.mT, left=False, adjoint=True)
            same('right', X @ H.mH, B.mT)
            same('ldl', S @ L.ldl_solve(*L.ldl_factor(S), B), B)
            same('hermitian ldl', H @ L.ldl_solve(*L.ldl_factor(H, hermitian=True), B, hermitian=True), B)
            E = L.matrix_exp(A / 4)
            same('matrix_exp', E @ E @ E @ E, L.matrix_exp(A))
            checks += 1
        print(checks, 'checks of', dtype)
        """
}

extension String {
    fileprivate func replacingPlaceholder(with dtype: String) -> String {
        guard let place = range(of: "DTYPE") else { return self }
        return replacingCharacters(in: place, with: dtype)
    }
}
