// torch.linalg in cells: values, types of results, signs and messages as PyTorch gives them.

import Testing

@Suite struct TorchLinearAlgebraTests {
    /// Each line after `>>> ` is a cell of its own, with the answer below it.
    @Test func cellsGiveTheAnswersOfPyTorch() {
        var cell = ""
        var answer: [Substring] = []
        func check() {
            guard !cell.isEmpty else { return }
            #expect(torchOutput(matrices + cell) == answer.joined(separator: "\n") + "\n", "\(cell)")
        }
        for line in session.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(">>> ") {
                check()
                cell = String(line.dropFirst(4))
                answer = []
            } else {
                answer.append(line)
            }
        }
        check()
    }

    private let matrices = """
        A = torch.tensor([[4., 1.], [2., 3.]])
        S = torch.tensor([[2., 1.], [1., 3.]])
        Z = torch.tensor([[1., 2.], [2., 4.]])
        X = torch.tensor([[1., 0.], [1., 1.], [1., 2.]])
        L = torch.linalg

        """

    private let session = #"""
        >>> L.inv(A)
        tensor([[ 0.3000, -0.1000],
                [-0.2000,  0.4000]])
        >>> L.inv(torch.stack([A, Z]))
        torch._C._LinAlgError: linalg.inv: (Batch element 1): The diagonal element 2 is zero, the inversion could not be completed because the input matrix is singular.
        >>> L.inv(torch.zeros(2, 3))
        RuntimeError: linalg.inv: A must be batches of square matrices, but they are 2 by 3 matrices
        >>> L.inv(torch.ones(2))
        RuntimeError: linalg.inv: The input tensor A must have at least 2 dimensions.
        >>> L.inv(torch.ones(2, 2).long())
        NotImplementedError: linalg.inv: Expected a floating point or complex tensor as input. Got Long
        >>> L.inv_ex(torch.tensor([[0., 1.], [0., 2.]])).info
        tensor(1, dtype=torch.int32)
        >>> A.inverse(), A.det(), A.logdet()
        (tensor([[ 0.3000, -0.1000],
                [-0.2000,  0.4000]]), tensor(10.), tensor(2.3026))
        >>> L.det(torch.stack([A, Z]))
        tensor([10., -0.])
        >>> L.slogdet(A)
        torch.return_types.linalg_slogdet(
        sign=tensor(1.),
        logabsdet=tensor(2.3026))
        >>> torch.slogdet(Z)
        torch.return_types.slogdet(
        sign=tensor(-0.),
        logabsdet=tensor(-inf))
        >>> torch.logdet(-S)
        tensor(1.6094)
        >>> L.solve(A, torch.tensor([1., 2.]))
        tensor([0.1000, 0.6000])
        >>> L.solve(A, torch.eye(2), left=False)
        tensor([[ 0.3000, -0.1000],
                [-0.2000,  0.4000]])
        >>> L.solve(Z, torch.ones(2))
        torch._C._LinAlgError: torch.linalg.solve: The solver failed because the input matrix is singular.
        >>> L.solve(A, torch.ones(3))
        RuntimeError: linalg.solve: Incompatible shapes of A and B for the equation AX = B (2x2 and 3x1)
        >>> L.solve(torch.stack([A, S]), torch.ones(2, 1))
        tensor([[[0.2000],
                 [0.2000]],

                [[0.4000],
                 [0.2000]]])
        >>> L.solve_triangular(A, torch.ones(2, 1), upper=True)
        tensor([[0.1667],
                [0.3333]])
        >>> L.solve_triangular(torch.tensor([[0., 1.], [0., 2.]]), torch.ones(2, 1), upper=True)
        tensor([[   inf],
                [0.5000]])
        >>> torch.triangular_solve(torch.ones(2, 1), A)
        torch.return_types.triangular_solve(
        solution=tensor([[0.1667],
                [0.3333]]),
        cloned_coefficient=tensor([[4., 1.],
                [2., 3.]]))
        >>> L.cholesky(S), L.cholesky(S, upper=True)
        (tensor([[1.4142, 0.0000],
                [0.7071, 1.5811]]), tensor([[1.4142, 0.7071],
                [0.0000, 1.5811]]))
        >>> L.cholesky(torch.tensor([[1., 2.], [2., 1.]]))
        torch._C._LinAlgError: linalg.cholesky: The factorization could not be completed because the input is not positive-definite (the leading minor of order 2 is not positive-definite).
        >>> L.cholesky_ex(torch.tensor([[1., 2.], [2., 1.]]))
        torch.return_types.linalg_cholesky_ex(
        L=tensor([[ 1.,  0.],
                [ 2., -3.]]),
        info=tensor(2, dtype=torch.int32))
        >>> torch.cholesky_solve(torch.ones(2, 1), L.cholesky(S)), torch.cholesky_inverse(L.cholesky(S))
        (tensor([[0.4000],
                [0.2000]]), tensor([[ 0.6000, -0.2000],
                [-0.2000,  0.4000]]))
        >>> torch.cholesky(S)
        RuntimeError: This function was deprecated since version 1.9 and is now removed. `torch.cholesky` is deprecated in favor of `torch.linalg.cholesky`.
        L = torch.cholesky(A) should be replaced with:
        L = torch.linalg.cholesky(A)
        U = torch.cholesky(A, upper=True) should be replaced with:
        U = torch.linalg.cholesky(A).mH
        >>> L.qr(X)
        torch.return_types.linalg_qr(
        Q=tensor([[-5.7735e-01,  7.0711e-01],
                [-5.7735e-01, -5.9605e-08],
                [-5.7735e-01, -7.0711e-01]]),
        R=tensor([[-1.7321, -1.7321],
                [ 0.0000, -1.4142]]))
        >>> L.qr(X, mode='complete').Q
        tensor([[-5.7735e-01,  7.0711e-01,  4.0825e-01],
                [-5.7735e-01, -5.9605e-08, -8.1650e-01],
                [-5.7735e-01, -7.0711e-01,  4.0825e-01]])
        >>> L.qr(X, mode='r')
        torch.return_types.linalg_qr(
        Q=tensor([]),
        R=tensor([[-1.7321, -1.7321],
                [ 0.0000, -1.4142]]))
        >>> L.qr(X, mode='q')
        RuntimeError: qr received unrecognized mode 'q' but expected one of 'reduced' (default), 'r', or 'complete'
        >>> L.svd(A)
        torch.return_types.linalg_svd(
        U=tensor([[-0.7678, -0.6407],
                [-0.6407,  0.7678]]),
        S=tensor([5.1167, 1.9544]),
        Vh=tensor([[-0.8507, -0.5257],
                [-0.5257,  0.8507]]))
        >>> L.svd(X, full_matrices=False).S, L.svdvals(X)
        (tensor([2.6762, 0.9153]), tensor([2.6762, 0.9153]))
        >>> torch.svd(A)
        torch.return_types.svd(
        U=tensor([[-0.7678, -0.6407],
                [-0.6407,  0.7678]]),
        S=tensor([5.1167, 1.9544]),
        V=tensor([[-0.8507, -0.5257],
                [-0.5257,  0.8507]]))
        >>> L.svd(torch.full((2, 2), float('nan')))
        torch._C._LinAlgError: linalg.svd: The algorithm failed to converge because the input matrix contained non-finite values.
        >>> L.eigh(S)
        torch.return_types.linalg_eigh(
        eigenvalues=tensor([1.3820, 3.6180]),
        eigenvectors=tensor([[-0.8507,  0.5257],
                [ 0.5257,  0.8507]]))
        >>> L.eigvalsh(S)
        tensor([1.3820, 3.6180])
        >>> L.eigh(S, UPLO='X')
        RuntimeError: Expected UPLO argument to be 'L' or 'U', but got X
        >>> L.lu(A)
        torch.return_types.linalg_lu(
        P=tensor([[1., 0.],
                [0., 1.]]),
        L=tensor([[1.0000, 0.0000],
                [0.5000, 1.0000]]),
        U=tensor([[4.0000, 1.0000],
                [0.0000, 2.5000]]))
        >>> L.lu_factor(A)
        torch.return_types.linalg_lu_factor(
        LU=tensor([[4.0000, 1.0000],
                [0.5000, 2.5000]]),
        pivots=tensor([1, 2], dtype=torch.int32))
        >>> L.lu_factor(Z)
        RuntimeError: torch.linalg.lu_factor: U[2,2] is zero and using it on lu_solve would result in a division by zero. If you still want to perform the factorization, consider calling linalg.lu(A, pivot) or linalg.lu_factor_ex(A, pivot)
        >>> L.lu_solve(*L.lu_factor(A), torch.ones(2, 1))
        tensor([[0.2000],
                [0.2000]])
        >>> L.pinv(X)
        tensor([[ 0.8333,  0.3333, -0.1667],
                [-0.5000,  0.0000,  0.5000]])
        >>> L.pinv(torch.ones(3))
        RuntimeError: linalg.pinv(Float{[3]}): expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble types
        >>> L.matrix_rank(Z), L.matrix_rank(torch.eye(3)), L.matrix_rank(S, tol=2.0)
        (tensor(1), tensor(3), tensor(1))
        >>> L.lstsq(X, torch.tensor([[1.], [3.], [5.5]]))
        torch.return_types.linalg_lstsq(
        solution=tensor([[0.9167],
                [2.2500]]),
        residuals=tensor([]),
        rank=tensor(2),
        singular_values=tensor([]))
        >>> L.lstsq(X, torch.tensor([[1.], [3.], [5.5]]), driver='gelsd')
        torch.return_types.linalg_lstsq(
        solution=tensor([[0.9167],
                [2.2500]]),
        residuals=tensor([0.0417]),
        rank=tensor(2),
        singular_values=tensor([2.6762, 0.9153]))
        >>> L.lstsq(X, torch.ones(2, 1))
        RuntimeError: torch.linalg.lstsq: input.size(-2) should match other.size(-2)
        >>> L.matrix_exp(A), torch.matrix_power(A, 5), L.matrix_power(A, -1), A.matrix_power(0)
        (tensor([[101.4051,  47.0080],
                [ 94.0161,  54.3971]]), tensor([[2094., 1031.],
                [2062., 1063.]]), tensor([[ 0.3000, -0.1000],
                [-0.2000,  0.4000]]), tensor([[1., 0.],
                [0., 1.]]))
        >>> L.norm(A), L.norm(A, 1), L.norm(A, 2), L.norm(A, 'nuc'), L.norm(A, float('inf')), L.norm(A, -2)
        (tensor(5.4772), tensor(6.), tensor(5.1167), tensor(7.0711), tensor(5.), tensor(1.9544))
        >>> L.norm(A, 3)
        RuntimeError: linalg.matrix_norm: Order 3 not supported.
        >>> L.norm(torch.ones(2, 2, 2), 2)
        RuntimeError: linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got 3D.
        >>> L.matrix_norm(torch.ones(2))
        RuntimeError: linalg.matrix_norm: The input tensor A must have at least 2 dimensions.
        >>> torch.norm(A, 'nuc'), torch.norm(A, p=1, dim=0)
        (tensor(7.0711), tensor([6., 4.]))
        >>> L.cond(A), L.cond(A, 1), L.cond(Z, 1)
        (tensor(2.6180), tensor(3.), tensor(inf))
        >>> L.cond(A, 3)
        ValueError: linalg.cond got an invalid norm type: 3
        >>> L.multi_dot([torch.ones(2), A, S, torch.ones(2)])
        tensor(34.)
        >>> L.multi_dot([A, torch.ones(3, 3)])
        RuntimeError: multi_dot(): tensors 0 and 1 with shapes [2, 2] and [3, 3] cannot be multiplied
        >>> L.cross(torch.tensor([1., 0., 0.]), torch.tensor([0., 1., 0.])), L.vecdot(A, S)
        (tensor([0., 0., 1.]), tensor([ 9., 11.]))
        >>> L.cross(torch.zeros(2), torch.zeros(2))
        RuntimeError: linalg.cross: inputs dimension -1 must have length 3. Got 2 and 2
        >>> L.householder_product(*torch.geqrf(X))
        tensor([[-5.7735e-01,  7.0711e-01],
                [-5.7735e-01, -5.9605e-08],
                [-5.7735e-01, -7.0711e-01]])
        >>> L.vander(torch.tensor([1., 2., 3.]))
        tensor([[1., 1., 1.],
                [1., 2., 4.],
                [1., 3., 9.]])
        >>> L.tensorinv(torch.eye(4).reshape(2, 2, 4)).shape, L.tensorsolve(torch.eye(4).reshape(2, 2, 2, 2), torch.ones(2, 2))
        (torch.Size([4, 2, 2]), tensor([[1., 1.],
                [1., 1.]]))
        >>> L.inv, L.LinAlgError
        (<built-in function linalg_inv>, <class 'torch._C._LinAlgError'>)
        >>> A = A.requires_grad_(); L.inv(A), L.det(A), L.svd(A)
        (tensor([[ 0.3000, -0.1000],
                [-0.2000,  0.4000]], grad_fn=<LinalgInvExBackward0>), tensor(10., grad_fn=<LinalgDetBackward0>), torch.return_types.linalg_svd(
        U=tensor([[-0.7678, -0.6407],
                [-0.6407,  0.7678]], grad_fn=<LinalgSvdBackward0>),
        S=tensor([5.1167, 1.9544], grad_fn=<LinalgSvdBackward0>),
        Vh=tensor([[-0.8507, -0.5257],
                [-0.5257,  0.8507]], grad_fn=<LinalgSvdBackward0>)))
        >>> A = A.requires_grad_(); L.eigh(A).eigenvalues, L.qr(A).R, L.lu(A)
        (tensor([1.4384, 5.5616], grad_fn=<LinalgEighBackward0>), tensor([[-4.4721, -2.2361],
                [ 0.0000,  2.2361]], grad_fn=<LinalgQrBackward0>), torch.return_types.linalg_lu(
        P=tensor([[1., 0.],
                [0., 1.]]),
        L=tensor([[1.0000, 0.0000],
                [0.5000, 1.0000]], grad_fn=<LinalgLuBackward0>),
        U=tensor([[4.0000, 1.0000],
                [0.0000, 2.5000]], grad_fn=<LinalgLuBackward0>)))
        >>> A = A.requires_grad_(); L.lstsq(A, S).solution, L.pinv(A), L.cholesky(A), L.matrix_exp(A)
        (tensor([[0.5000, -0.0000],
                [0.0000, 1.0000]], grad_fn=<LinalgLstsqBackward0>), tensor([[ 0.3000, -0.1000],
                [-0.2000,  0.4000]], grad_fn=<LinalgPinvBackward0>), tensor([[2.0000, 0.0000],
                [1.0000, 1.4142]], grad_fn=<LinalgCholeskyExBackward0>), tensor([[101.4051,  47.0080],
                [ 94.0161,  54.3971]], grad_fn=<LinalgMatrixExpBackward0>))
        >>> A = A.requires_grad_(); (L.svd(A)[0] * S).sum().backward(); A.grad
        tensor([[ 0.3482,  0.0435],
                [-0.2612, -0.3047]])
        >>> A = A.requires_grad_(); L.det(A).backward(); A.grad
        tensor([[ 3., -2.],
                [-1.,  4.]])
        >>> S = S.requires_grad_(); (L.eigh(S).eigenvectors.abs() * A).sum().backward(); S.grad
        tensor([[-0.2256, -0.1128],
                [-0.1128,  0.2256]])
        >>> X = X.requires_grad_(); L.lstsq(X, torch.ones(3, 1)).solution.sum().backward(); X.grad
        tensor([[-3.3333e-01,  5.9605e-08],
                [-3.3333e-01,  8.9407e-08],
                [-3.3333e-01,  0.0000e+00]])
        >>> X = X.requires_grad_(); (L.qr(X).Q * X.detach()).sum().backward(); X.grad
        tensor([[-7.0711e-01, -1.2644e-07],
                [-0.0000e+00, -0.0000e+00],
                [ 7.0711e-01, -0.0000e+00]])
        >>> X = X.requires_grad_(); (L.lu(X).L.sum() + L.pinv(X).sum()).backward(); X.grad
        tensor([[-2.3333, -0.2500],
                [ 0.6667,  0.5000],
                [ 0.6667, -0.2500]])
        >>> L.det(torch.zeros(0, 0)), L.inv(torch.zeros(0, 2, 2)).shape, L.svd(torch.zeros(0, 3)).Vh
        (tensor(1.), torch.Size([0, 2, 2]), tensor([[1., 0., 0.],
                [0., 1., 0.],
                [0., 0., 1.]]))
        """#
}
