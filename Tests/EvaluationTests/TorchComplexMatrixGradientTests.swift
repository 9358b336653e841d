// Derivatives of torch.linalg with complex matrices in cells, and names of what computes them, as PyTorch gives them.

import Testing

@Suite struct TorchComplexMatrixGradientTests {
    @Test func cellsGiveTheAnswersOfPyTorch() {
        for (cell, answer) in cellsWithAnswers(session) {
            #expect(torchOutput(complexMatrices + cell) == answer, "\(cell)")
        }
    }

    private let session = #"""
        >>> G(L.inv, A)
        tensor([[-0.2746-0.0189j,  0.0639-0.3266j],
                [ 0.0994+0.3432j, -0.4544+0.0663j]], dtype=torch.complex128)
        >>> G(L.det, A), G(L.det, torch.tensor([[1j, 2j], [1+0j, 2+0j]]))
        (tensor([[ 48.+6.j,  -4.+32.j],
                [-12.-34.j,  66.-8.j]], dtype=torch.complex128), tensor([[0.+0.j, 0.+0.j],
                [0.+0.j, 0.+0.j]], dtype=torch.complex128))
        >>> G(lambda x: L.slogdet(x).logabsdet, A), G(lambda x: L.slogdet(x).sign * 3j + 1, A)
        (tensor([[ 1.5413+0.1927j, -0.1284+1.0275j],
                [-0.3853-1.0918j,  2.1193-0.2569j]], dtype=torch.complex128), tensor([[ 0.2748-2.1983j,  1.4655+0.1832j],
                [-1.5571+0.5496j, -0.3664-3.0226j]], dtype=torch.complex128))
        >>> G(L.solve, A, H)
        [tensor([[-0.4308-0.1538j,  0.0000-1.2000j],
                [-0.0923+0.6462j, -1.9385+0.4000j]], dtype=torch.complex128), tensor([[ 0.2154+0.2769j, -0.0615+0.8923j],
                [ 0.3692-0.1846j,  1.4462-0.2769j]], dtype=torch.complex128)]
        >>> G(lambda x, y: L.solve_triangular(x, y, upper=True), A, H)
        [tensor([[-0.0584-0.0146j, -0.0523-0.0915j],
                [ 0.0000+0.0000j, -0.8584+0.0654j]], dtype=torch.complex128), tensor([[0.1176+0.0392j, 0.0000+0.1176j],
                [0.2092+0.1307j, 0.7451-0.0392j]], dtype=torch.complex128)]
        >>> G(L.cholesky, H)
        tensor([[1.+0.j, 0.+0.j],
                [0.+0.j, 1.+0.j]], dtype=torch.complex128)
        >>> G(lambda x, y: torch.cholesky_solve(x, y), A, L.cholesky(H))
        [tensor([[ 4.2500+0.1250j, -0.5000-0.8750j],
                [-1.8750-1.6250j,  0.3750+0.6250j]], dtype=torch.complex128), tensor([[-22.7158+3.9775j,  13.2583-5.3033j],
                [ 10.0763+2.1213j,  -6.3640+0.0000j]], dtype=torch.complex128)]
        >>> G(torch.cholesky_inverse, L.cholesky(H))
        tensor([[-1.9445+0.0000j,  1.8562-1.8562j],
                [ 0.8839+0.8839j, -1.9445+0.0000j]], dtype=torch.complex128)
        >>> G(lambda x: L.qr(x).R.abs(), X)
        tensor([[2.+2.j, 0.+0.j],
                [2.+0.j, 2.-2.j],
                [0.+2.j, 4.+0.j]], dtype=torch.complex128)
        >>> G(lambda x: L.lu(x).U, A), G(lambda x: L.lu_factor(x).LU, A)
        (tensor([[ 9.0242+1.9031j,  1.7647-2.1176j],
                [-0.7059-2.0000j,  3.8824-0.4706j]], dtype=torch.complex128), tensor([[ 8.9135+1.8754j,  1.7647-2.1176j],
                [-0.7059-1.7647j,  3.8824-0.4706j]], dtype=torch.complex128))
        >>> G(lambda x, y: L.lu_solve(x, torch.tensor([1, 2], dtype=torch.int32), y, adjoint=True), A, H)
        [tensor([[-0.1976+1.0127j, -1.2418-0.2745j],
                [-0.7451+2.6797j, -2.2527-0.4967j]], dtype=torch.complex128), tensor([[0.5621+0.8497j, 0.6013+1.9477j],
                [1.0065-0.6928j, 2.3791-0.8497j]], dtype=torch.complex128)]
        >>> G(L.svdvals, X), G(lambda x: L.svd(x, full_matrices=False).U.abs()[0], X)
        (tensor([[2.+2.j, 0.+0.j],
                [2.+0.j, 2.-2.j],
                [0.+2.j, 4.+0.j]], dtype=torch.complex128), tensor([[ 0.1224+0.1224j, -0.0816+0.0408j],
                [-0.2449+0.2449j, -0.0816-0.1633j],
                [ 0.2449+0.0000j, -0.0408+0.1224j]], dtype=torch.complex128))
        >>> G(lambda x: L.eigh(x).eigenvectors.abs() * torch.tensor([1., 3.]), H), G(L.eigvalsh, H)
        (tensor([[0.+0.j, 0.+0.j],
                [0.+0.j, 0.+0.j]], dtype=torch.complex128), tensor([[4.+0.j, 2.-2.j],
                [2.+2.j, 6.+0.j]], dtype=torch.complex128))
        >>> G(L.pinv, X)
        tensor([[-0.4694-0.4694j,  0.4082-0.2041j],
                [-0.0612+0.2041j, -0.1633-0.0408j],
                [ 0.2041+0.1429j, -0.2245+0.1020j]], dtype=torch.complex128)
        >>> G(lambda x, y: L.lstsq(x, y).solution, X, X[:, :1])
        [tensor([[-0.8571-0.8571j,  0.0000+0.0000j],
                [-0.2857+0.2857j,  0.0000+0.0000j],
                [ 0.2857+0.0000j,  0.0000+0.0000j]], dtype=torch.complex128), tensor([[ 0.8571+0.8571j],
                [ 0.2857-0.2857j],
                [-0.2857+0.0000j]], dtype=torch.complex128)]
        >>> G(L.matrix_exp, A / 4), G(lambda x: L.matrix_power(x, -2), A)
        (tensor([[22.0867-0.2087j,  3.4476-13.6603j],
                [ 3.3826+13.8211j, 15.0957+0.2087j]], dtype=torch.complex128), tensor([[-0.2677-0.0232j,  0.0666-0.3303j],
                [ 0.0985+0.3517j, -0.4543+0.0731j]], dtype=torch.complex128))
        >>> G(L.vector_norm, A), G(lambda x: L.vector_norm(x, 3), A), G(lambda x: L.matrix_norm(x, 'nuc'), A)
        (tensor([[8.+2.j, 2.-4.j],
                [0.+4.j, 6.+0.j]], dtype=torch.complex128), tensor([[6.7580+1.6895j, 0.9163-1.8325j],
                [0.0000+1.6391j, 3.6879+0.0000j]], dtype=torch.complex128), tensor([[13.9537+2.7442j,  1.5039-0.0309j],
                [-1.4884-0.2172j, 14.1863-0.9923j]], dtype=torch.complex128))
        >>> G(L.vecdot, A, H)
        [tensor([[44.+4.j, 24.-20.j],
                [18.+26.j, 66.+12.j]], dtype=torch.complex128), tensor([[90.+14.j, 18.-46.j],
                [ 8.+44.j, 66.-12.j]], dtype=torch.complex128)]
        >>> G(torch.cov, X)
        tensor([[  8.+8.j,  -8.-8.j],
                [  0.+8.j,   0.-8.j],
                [-16.+8.j,  16.-8.j]], dtype=torch.complex128)
        >>> G(lambda x, t: torch.ormqr(x, t, torch.eye(3).to(x)), X, torch.tensor([0.5+0.5j, 0.25+0j]))
        [tensor([[ 0.0000+0.0000j,  0.0000+0.0000j],
                [ 2.8750-0.3750j,  0.0000+0.0000j],
                [-0.3750+2.3125j,  0.7500-0.1875j]], dtype=torch.complex128), tensor([2.0625+6.1875j, 3.7500+0.0000j], dtype=torch.complex128)]
        >>> G(L.householder_product, X, torch.tensor([0.5+0.5j, 0.25+0j]))
        [tensor([[ 0.0000+0.0000j,  0.0000+0.0000j],
                [ 2.3750-0.3750j,  0.0000+0.0000j],
                [-0.3750+2.0625j,  0.3750-0.1875j]], dtype=torch.complex128), tensor([1.8125+5.4375j, 0.7500-2.0000j], dtype=torch.complex128)]
        >>> L.solve(A.requires_grad_(), H).grad_fn.name(), torch.triangular_solve(H, A).solution.grad_fn.name(), L.vecdot(A[0], H[0]).grad_fn.name()
        ('LinalgSolveExBackward0', 'TriangularSolveBackward0', 'VdotBackward0')
        >>> L.multi_dot([A.requires_grad_(), H]).grad_fn.name(), L.matrix_norm(A, 2, keepdim=True).grad_fn.name(), torch.lu_unpack(*L.lu_factor(A)).L.grad_fn.name()
        ('ViewBackward0', 'PermuteBackward0', 'LuUnpackBackward0')
        >>> L.ldl_factor(H.requires_grad_(), hermitian=True).LD.requires_grad, L.householder_product(X, A[0].requires_grad_()).grad_fn.name()
        (True, 'LinalgHouseholderProductBackward0')
        >>> torch.autograd.gradcheck(lambda x: L.eigvals(x).abs(), R.double().requires_grad_())
        True
        >>> torch.autograd.gradcheck(L.inv, A.to(torch.complex128).requires_grad_())
        True
        >>> torch.tensordot(torch.ones(1, 2), torch.ones(3, 2), dims=([0], [0]))
        tensor([[3., 3.],
                [3., 3.]])
        >>> L.matrix_norm(torch.zeros(0, 5), float('inf')), L.matrix_norm(torch.zeros(5, 0), 2)
        (tensor(0.), tensor(0.))
        >>> L.vander(torch.tensor(3.), N=3)
        tensor([[1., 3., 9.]])
        """#
}
