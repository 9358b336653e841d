// torch.linalg of complex matrices in cells: values, types of results and messages as PyTorch gives them. Derivatives are in
// TorchComplexMatrixGradientTests.swift.

import Testing

/// Cells that start with `>>> `, each with the answer below it.
func cellsWithAnswers(_ session: String) -> [(cell: String, answer: String)] {
    session.split(separator: "\n", omittingEmptySubsequences: false).reduce(into: []) { cells, line in
        if line.hasPrefix(">>> ") {
            cells.append((String(line.dropFirst(4)), ""))
        } else if !cells.isEmpty {
            cells[cells.count - 1].answer += line + "\n"
        }
    }
}

let complexMatrices = """
    A = torch.tensor([[4+1j, 1-2j], [2j, 3+0j]])
    H = torch.tensor([[2+0j, 1-1j], [1+1j, 3+0j]])
    R = torch.tensor([[0., 1.], [-4., 0.]])
    X = torch.tensor([[1+1j, 0j], [1+0j, 1-1j], [1j, 2+0j]])
    L = torch.linalg
    def G(f, *xs):
        xs = [x.to(torch.complex128 if x.is_complex() else torch.float64).requires_grad_() for x in xs]
        y = f(*xs)
        (torch.view_as_real(y) if y.is_complex() else y).square().sum().backward()
        return rounded(xs[0].grad) if len(xs) == 1 else [rounded(x.grad) for x in xs]
    def rounded(g):
        if g.is_complex(): return torch.view_as_complex(rounded(torch.view_as_real(g.resolve_conj())))
        return g.mul(1e4).round().div(1e4) + 0.

    """

@Suite struct TorchComplexMatrixTests {
    @Test func cellsGiveTheAnswersOfPyTorch() {
        for (cell, answer) in cellsWithAnswers(session) {
            #expect(torchOutput(complexMatrices + cell) == answer, "\(cell)")
        }
    }

    private let session = #"""
        >>> L.eig(R)
        torch.return_types.linalg_eig(
        eigenvalues=tensor([0.+2.0000j, 0.-2.0000j]),
        eigenvectors=tensor([[0.0000-0.4472j, 0.0000+0.4472j],
                [0.8944+0.0000j, 0.8944-0.0000j]]))
        >>> L.eigvals(R)
        tensor([0.+2.0000j, 0.-2.0000j])
        >>> L.eigvals(R.double()), L.eigvals(torch.eye(2))
        (tensor([0.+2.0000j, 0.-2.0000j], dtype=torch.complex128), tensor([1.+0.j, 1.+0.j]))
        >>> L.eig(torch.tensor([[2., 1.], [0., 3.]]))
        torch.return_types.linalg_eig(
        eigenvalues=tensor([2.+0.j, 3.+0.j]),
        eigenvectors=tensor([[1.0000+0.j, 0.7071+0.j],
                [0.0000+0.j, 0.7071+0.j]]))
        >>> L.eigvals(A)
        tensor([5.5877+1.0987j, 1.4123-0.0987j])
        >>> L.eig(torch.tensor([[1j, 0j], [0j, 2+0j]]))
        torch.return_types.linalg_eig(
        eigenvalues=tensor([0.+1.j, 2.+0.j]),
        eigenvectors=tensor([[1.+0.j, 0.+0.j],
                [0.+0.j, 1.+0.j]]))
        >>> L.eigvals(torch.stack([R, torch.eye(2)]))
        tensor([[0.+2.0000j, 0.-2.0000j],
                [1.+0.0000j, 1.+0.0000j]])
        >>> L.eigvals(torch.zeros(0, 0)), L.eig(torch.zeros(2, 0, 0)).eigenvectors.shape
        (tensor([], dtype=torch.complex64), torch.Size([2, 0, 0]))
        >>> L.eig(torch.ones(2, 3))
        RuntimeError: linalg.eig: A must be batches of square matrices, but they are 2 by 3 matrices
        >>> L.eig(torch.ones(2))
        RuntimeError: linalg.eig: The input tensor A must have at least 2 dimensions.
        >>> L.eigvals(torch.ones(2, 3))
        RuntimeError: linalg.eigvals: A must be batches of square matrices, but they are 2 by 3 matrices
        >>> L.eig(torch.ones(2, 2).long())
        RuntimeError: Unknown Complex ScalarType for Long
        >>> L.eig(torch.ones(2, 2).half())
        NotImplementedError: "linalg_eig_out_cpu" not implemented for 'Half'
        >>> L.eig(torch.tensor([[1., float('nan')], [0., 1.]]))
        RuntimeError: torch.linalg.eig: input tensor should not contain infs or NaNs.
        >>> R = R.requires_grad_(); L.eigvals(R), L.eig(R).eigenvectors.grad_fn.name()
        (tensor([0.+2.0000j, 0.-2.0000j], grad_fn=<LinalgEigBackward0>), 'LinalgEigBackward0')
        >>> w = L.eigvals(R.requires_grad_()); (w.real.sum() + (w.imag ** 2).sum()).backward(); R.grad
        tensor([[ 1.0000,  8.0000],
                [-2.0000,  1.0000]])
        >>> G(lambda x: L.eig(x).eigenvectors.abs()[0], R)
        tensor([[0.0000, 0.3200],
                [0.0800, 0.0000]], dtype=torch.float64)
        >>> w, v = L.eig(R.requires_grad_()); (v.real + 2 * v.imag).sum().backward()
        RuntimeError: linalg_eig_backward: The eigenvectors in the complex case are specified up to multiplication by e^{i phi}. The specified loss function depends on this quantity, so it is ill-defined.
        >>> w, v = L.eigh(H.requires_grad_()); (v.sum().imag + v.real.sum()).backward()
        RuntimeError: linalg_eigh_backward: The eigenvectors in the complex case are specified up to multiplication by e^{i phi}. The specified loss function depends on this quantity, so it is ill-defined.
        >>> u, s, v = L.svd(A.requires_grad_()); v.imag.sum().backward()
        RuntimeError: svd_backward: The singular vectors in the complex case are specified up to multiplication by e^{i phi}. The specified loss function depends on this phase term, making it ill-defined.
        >>> L.inv(A), A.det(), A.logdet()
        (tensor([[ 0.3692-0.0462j, -0.0923+0.2615j],
                [-0.0308-0.2462j,  0.5077+0.0615j]]), tensor(8.+1.0000j), tensor(2.0872+0.1244j))
        >>> L.inv(torch.zeros(2, 2, dtype=torch.complex64))
        torch._C._LinAlgError: linalg.inv: The diagonal element 1 is zero, the inversion could not be completed because the input matrix is singular.
        >>> L.slogdet(A)
        torch.return_types.linalg_slogdet(
        sign=tensor(0.9923+0.1240j),
        logabsdet=tensor(2.0872))
        >>> torch.slogdet(torch.tensor([[0j, 2], [1, 0]]))
        torch.return_types.slogdet(
        sign=tensor(-1.+0.j),
        logabsdet=tensor(0.6931))
        >>> L.solve(A, torch.tensor([1j, 2+0j])), L.solve(A, H, left=False)
        (tensor([-0.1385+0.8923j,  1.2615+0.0923j]), tensor([[0.4615-0.3077j, 0.3846+0.0769j],
                [0.3231-0.4154j, 1.1692+0.3538j]]))
        >>> L.solve(A, torch.ones(2))
        RuntimeError: linalg.solve: Expected A and B to have the same dtype, but found A of type ComplexFloat and B of type Float instead
        >>> L.solve_ex(A, H).info, L.inv_ex(A).inverse
        (tensor(0, dtype=torch.int32), tensor([[ 0.3692-0.0462j, -0.0923+0.2615j],
                [-0.0308-0.2462j,  0.5077+0.0615j]]))
        >>> L.solve_triangular(A, H, upper=True), L.solve_triangular(A, H, upper=False, left=False, unitriangular=True)
        (tensor([[0.2549+0.0196j, 0.0588+0.2353j],
                [0.3333+0.3333j, 1.0000+0.0000j]]), tensor([[0.-2.j, 1.-1.j],
                [1.-5.j, 3.+0.j]]))
        >>> torch.triangular_solve(H, A, transpose=True).solution
        tensor([[0.4706-0.1176j, 0.1765-0.2941j],
                [0.2549+0.6863j, 1.1373+0.2157j]])
        >>> L.cholesky(H), L.cholesky(H, upper=True)
        (tensor([[1.4142+0.0000j, 0.0000+0.0000j],
                [0.7071+0.7071j, 1.4142+0.0000j]]), tensor([[1.4142+0.0000j, 0.7071-0.7071j],
                [0.0000+0.0000j, 1.4142+0.0000j]]))
        >>> L.cholesky(A - 8)
        torch._C._LinAlgError: linalg.cholesky: The factorization could not be completed because the input is not positive-definite (the leading minor of order 1 is not positive-definite).
        >>> L.cholesky_ex(-H).info
        tensor(1, dtype=torch.int32)
        >>> torch.cholesky_solve(A, L.cholesky(H)), torch.cholesky_inverse(L.cholesky(H))
        (tensor([[ 2.5000e+00+0.2500j, -4.2147e-08-0.7500j],
                [-7.5000e-01-0.2500j,  7.5000e-01+0.2500j]]), tensor([[ 0.7500+0.0000j, -0.2500+0.2500j],
                [-0.2500-0.2500j,  0.5000+0.0000j]]))
        >>> L.lu(A)
        torch.return_types.linalg_lu(
        P=tensor([[1.+0.j, 0.+0.j],
                [0.+0.j, 1.+0.j]]),
        L=tensor([[1.0000+0.0000j, 0.0000+0.0000j],
                [0.1176+0.4706j, 1.0000+0.0000j]]),
        U=tensor([[4.0000+1.0000j, 1.0000-2.0000j],
                [0.0000+0.0000j, 1.9412-0.2353j]]))
        >>> L.lu_factor(A)
        torch.return_types.linalg_lu_factor(
        LU=tensor([[4.0000+1.0000j, 1.0000-2.0000j],
                [0.1176+0.4706j, 1.9412-0.2353j]]),
        pivots=tensor([1, 2], dtype=torch.int32))
        >>> L.lu_solve(*L.lu_factor(A), H), L.lu_solve(*L.lu_factor(A), H, adjoint=True)
        (tensor([[0.3846+0.0769j, 0.0462+0.3692j],
                [0.3846+0.0769j, 1.2462-0.0308j]]), tensor([[0.4615+0.3077j, 0.3231+0.4154j],
                [0.3846-0.0769j, 1.1692-0.3538j]]))
        >>> L.lu_solve(*L.lu_factor(A), H, left=False, adjoint=True)
        tensor([[0.3846-0.0769j, 0.3846-0.0769j],
                [0.0462-0.3692j, 1.2462+0.0308j]])
        >>> torch.lu_unpack(*L.lu_factor(A)).U
        tensor([[4.0000+1.0000j, 1.0000-2.0000j],
                [0.0000+0.0000j, 1.9412-0.2353j]])
        >>> torch.lu(A, get_infos=True)
        torch.return_types._lu_with_info(
        LU=tensor([[4.0000+1.0000j, 1.0000-2.0000j],
                [0.1176+0.4706j, 1.9412-0.2353j]]),
        pivots=tensor([1, 2], dtype=torch.int32),
        info=tensor(0, dtype=torch.int32))
        >>> q, r = L.qr(X); torch.allclose(q @ r, X, atol=1e-6), torch.allclose(q.mH @ q, torch.eye(2) + 0j, atol=1e-6), r.abs()
        (True, True, tensor([[2.0000, 1.5811],
                [0.0000, 1.8708]]))
        >>> torch.geqrf(X).tau.shape, torch.geqrf(X).tau.dtype
        (torch.Size([2]), torch.complex64)
        >>> u, s, v = L.svd(X, full_matrices=False); s, torch.allclose(u @ (s.unsqueeze(1) * v), X, atol=1e-5)
        (tensor([2.8839, 1.2974]), True)
        >>> L.svdvals(X), L.matrix_norm(X, 'nuc'), L.matrix_norm(X, 2), L.cond(A), L.norm(X), L.matrix_norm(X, 1)
        (tensor([2.8839, 1.2974]), tensor(4.1813), tensor(2.8839), tensor(4.0971), tensor(3.1623), tensor(3.4142))
        >>> L.eigvalsh(H), L.eigh(H).eigenvalues, L.eigh(H).eigenvectors.abs()
        (tensor([1., 4.]), tensor([1., 4.]), tensor([[0.8165, 0.5774],
                [0.5774, 0.8165]]))
        >>> rounded(L.pinv(X))
        tensor([[ 0.4286-0.4286j,  0.1429+0.1429j, -0.1429+0.0000j],
                [-0.2857-0.1429j,  0.2143+0.0714j,  0.3571+0.0714j]])
        >>> L.pinv(H, hermitian=True), L.matrix_rank(torch.ones(2, 2) * 1j), L.matrix_rank(H, hermitian=True)
        (tensor([[ 0.7500+0.0000j, -0.2500+0.2500j],
                [-0.2500-0.2500j,  0.5000+0.0000j]]), tensor(1), tensor(2))
        >>> L.pinv(torch.eye(2), rcond=torch.tensor([0.5, 2]))
        tensor([[[1., 0.],
                 [0., 1.]],

                [[0., 0.],
                 [0., 0.]]])
        >>> L.matrix_rank(torch.eye(2), atol=torch.tensor([0.5, 2]))
        tensor([2, 0])
        >>> L.matrix_rank(torch.eye(2), atol=torch.tensor(0.5j))
        RuntimeError: torch.linalg.matrix_rank: atol tensor of complex type is not supported. Got ComplexFloat
        >>> L.lstsq(X, torch.tensor([[1j], [2+0j], [3+0j]])).solution
        tensor([[0.2857+0.7143j],
                [1.6429+0.0714j]])
        >>> L.lstsq(X, torch.tensor([[1j], [2+0j], [3+0j]]), driver='gelsd').singular_values
        tensor([2.8839, 1.2974])
        >>> L.lstsq(X, torch.tensor([[1j], [2+0j], [3+0j]]), driver='gels').residuals
        tensor([1.2857])
        >>> L.vector_norm(X), L.vector_norm(X, 1, dim=0), L.vector_norm(X, float('inf')), L.vector_norm(X, 0)
        (tensor(3.1623), tensor([3.4142, 3.4142]), tensor(2.), tensor(5.))
        >>> L.matrix_power(A, 3), L.matrix_power(A, -1), L.matrix_exp(torch.tensor([[0j, 1j], [1j, 0j]]))
        (tensor([[ 92.+77.j,  66.-67.j],
                [-26.+80.j,  65.+24.j]]), tensor([[ 0.3692-0.0462j, -0.0923+0.2615j],
                [-0.0308-0.2462j,  0.5077+0.0615j]]), tensor([[0.5403+0.0000j, 0.0000+0.8415j],
                [0.0000+0.8415j, 0.5403+0.0000j]]))
        >>> L.multi_dot([A, H, X.mT]), torch.chain_matmul(A, H)
        (tensor([[10.+12.j, 10.-16.j, 15.-7.j],
                [-4.+10.j, 16.-2.j, 15.+7.j]]), tensor([[11.+1.j,  8.-9.j],
                [ 3.+7.j, 11.+2.j]]))
        >>> L.vecdot(A, H), torch.vdot(A[0], H[0]), torch.inner(A, H), torch.outer(A[0], H[0])
        (tensor([11.-1.j, 11.-2.j]), tensor(11.-1.j), tensor([[7.-1.j, 6.-1.j],
                [3.+1.j, 7.+2.j]]), tensor([[ 8.+2.j,  5.-3.j],
                [ 2.-4.j, -1.-3.j]]))
        >>> L.cross(torch.tensor([1j, 0j, 0j]), torch.tensor([0j, 1j, 0j])), L.vander(torch.tensor([1j, 2+0j]), N=3), torch.kron(A[0], H[0])
        (tensor([ 0.+0.j,  0.+0.j, -1.+0.j]), tensor([[ 1.+0.j,  0.+1.j, -1.+0.j],
                [ 1.+0.j,  2.+0.j,  4.+0.j]]), tensor([ 8.+2.j,  5.-3.j,  2.-4.j, -1.-3.j]))
        >>> torch.cov(X), torch.corrcoef(A)
        (tensor([[ 1.0000+0.0000j,  0.5000-0.5000j, -0.5000-1.5000j],
                [ 0.5000+0.5000j,  0.5000+0.0000j,  0.5000-1.0000j],
                [-0.5000+1.5000j,  0.5000+1.0000j,  2.5000+0.0000j]]), tensor([[ 1.0000+0.0000j, -0.1961-0.9806j],
                [-0.1961+0.9806j,  1.0000+0.0000j]]))
        >>> torch.einsum('ij,jk->ki', A, H), torch.tensordot(A, H, dims=1)
        (tensor([[11.+1.j,  3.+7.j],
                [ 8.-9.j, 11.+2.j]]), tensor([[11.+1.j,  8.-9.j],
                [ 3.+7.j, 11.+2.j]]))
        >>> torch.addmm(H, A, A, beta=2j, alpha=1j)
        tensor([[-10.+23.j,  15.+11.j],
                [-16.+0.j,  -2.+19.j]])
        >>> L.tensorsolve(A.reshape(2, 1, 2), torch.ones(2, 1) + 0j), L.tensorinv(A.reshape(2, 1, 2), ind=1).shape
        (tensor([0.2769+0.2154j, 0.4769-0.1846j]), torch.Size([1, 2, 2]))
        >>> rounded(L.householder_product(X, torch.tensor([0.5+0j, 0.25+0j])))
        tensor([[ 0.5000+0.0000j, -0.3750-0.2500j],
                [-0.5000+0.0000j,  0.3750-0.2500j],
                [ 0.0000-0.5000j, -0.2500-0.3750j]])
        >>> rounded(torch.ormqr(X, torch.tensor([0.5+0.5j, 0.25+0j]), torch.eye(3) + 0j, transpose=True))
        tensor([[ 0.5000+0.5000j, -0.5000+0.5000j,  0.5000+0.5000j],
                [-0.1250+0.6250j,  0.6250+0.6250j,  0.1250+0.1250j],
                [ 0.2500-0.2500j, -0.2500-0.2500j, -0.2500-0.2500j]])
        >>> L.ldl_factor(H, hermitian=True), L.ldl_factor(A + A.mT).LD
        (torch.return_types.linalg_ldl_factor(
        LD=tensor([[2.0000+0.0000j, 0.0000+0.0000j],
                [0.5000+0.5000j, 2.0000+0.0000j]]),
        pivots=tensor([1, 2], dtype=torch.int32)), tensor([[8.0000+2.0000j, 0.0000+0.0000j],
                [0.1176-0.0294j, 5.8824+0.0294j]]))
        >>> L.ldl_solve(*L.ldl_factor(H, hermitian=True), A, hermitian=True)
        tensor([[ 2.5000+0.2500j,  0.0000-0.7500j],
                [-0.7500-0.2500j,  0.7500+0.2500j]])
        >>> L.ldl_factor(torch.tensor([[0., 1.], [1., 0.]])), L.ldl_factor_ex(torch.zeros(2, 2)).info
        (torch.return_types.linalg_ldl_factor(
        LD=tensor([[0., 0.],
                [1., 0.]]),
        pivots=tensor([-2, -2], dtype=torch.int32)), tensor(1, dtype=torch.int32))
        >>> L.ldl_factor(torch.ones(2, 2).long())
        NotImplementedError: torch.linalg.ldl_factor_ex: Expected a floating point or complex tensor as input. Got Long
        >>> L.ldl_solve(torch.eye(2), torch.tensor([1]), torch.eye(2))
        RuntimeError: torch.linalg.ldl_solve: Expected LD.shape[:-1] and pivots.shape to be the same, but got pivots with shape [1] instead
        >>> torch.ormqr(torch.ones(3, 2), torch.ones(3), torch.ones(3, 2))
        RuntimeError: torch.ormqr: tau.shape[-1] must be equal to min(other.shape[-2], input.shape[-1])
        >>> torch.ormqr(torch.ones(3, 2), torch.ones(2), torch.ones(2, 2))
        RuntimeError: torch.ormqr: other.shape[-2] must be equal to input.shape[-2]
        """#
}
