// What torch.linalg and products of matrices say of inputs that they do not take, in PyTorch's words.

import Testing

@Suite struct TorchMatrixRefusalTests {
    @Test func cellsGiveTheAnswersOfPyTorch() {
        let matrices = """
            A = torch.tensor([[4., 1.], [2., 3.]])
            Z = torch.tensor([[1., 2.], [2., 4.]])
            L = torch.linalg

            """
        for (cell, answer) in cellsWithAnswers(session) {
            #expect(torchOutput(matrices + cell) == answer, "\(cell)")
        }
    }

    private let session = #"""
        >>> L.det(A.half())
        NotImplementedError: "lu_cpu" not implemented for 'Half'
        >>> L.svdvals(A.bfloat16())
        NotImplementedError: "linalg_svd_cpu" not implemented for 'BFloat16'
        >>> torch.svd(torch.ones(3))
        RuntimeError: linalg.svd: input should have at least 2 dimensions, but has 1 dimensions instead
        >>> L.svd(A, driver='gesvd')
        RuntimeError: torch.linalg.svd: keyword argument `driver=` is only supported on CUDA inputs with cuSOLVER backend.
        >>> L.qr(A.half())
        NotImplementedError: "geqrf_cpu" not implemented for 'Half'
        >>> L.cholesky(A.half())
        NotImplementedError: "cholesky_cpu" not implemented for 'Half'
        >>> L.cholesky(torch.tensor([[float('nan'), 0.], [0., 1.]]))
        torch._C._LinAlgError: linalg.cholesky: The factorization could not be completed because the input is not positive-definite (the leading minor of order 1 is not positive-definite).
        >>> L.lu_factor(torch.ones(3))
        RuntimeError: torch.lu_factor: Expected tensor with 2 or more dimensions. Got size: [3] instead
        >>> Z.lu()
        (tensor([[2.0000, 4.0000],
                [0.5000, 0.0000]]), tensor([2, 2], dtype=torch.int32))
        >>> torch.lu(Z, get_infos=True).info
        tensor(2, dtype=torch.int32)
        >>> L.cond(torch.ones(3))
        RuntimeError: linalg.cond: The input tensor must have at least 2 dimensions.
        >>> L.lu_solve(torch.ones(2, 3), torch.ones(2).int(), torch.ones(2, 1))
        RuntimeError: torch.linalg.lu_solve: A must be batches of square matrices, but they are 2 by 3 matrices
        >>> torch.triangular_solve(torch.ones(2), A)
        RuntimeError: torch.triangular_solve: Expected b to have at least 2 dimensions, but it has 1 dimensions instead
        >>> torch.cholesky_solve(torch.ones(2, 1).double(), A)
        RuntimeError: Expected b and A to have the same dtype, but found b of type Double and A of type Float instead.
        >>> torch.cholesky_inverse(torch.zeros(2, 2))
        torch._C._LinAlgError: cholesky_inverse: The diagonal element 1 is zero, the inversion could not be completed because the input matrix is singular.
        >>> L.vector_norm(A, dtype=torch.complex64)
        RuntimeError: linalg.vector_norm: dtype should be real for real inputs, but got ComplexFloat
        >>> L.vector_norm(A.double(), dtype=torch.float32)
        RuntimeError: linalg.vector_norm: the dtype of the input (Double) should be convertible without narrowing to the specified dtype (Float)
        >>> L.matrix_norm(A * 1j, 1, dtype=torch.float32)
        RuntimeError: linalg.matrix_norm: dtype should be complex for complex inputs, but got Float
        >>> L.multi_dot([A, A.double()])
        RuntimeError: multi_dot(): all tensors must have be the same dtype but tensor 0 is float and tensor 1 double
        >>> L.vecdot(A.long(), A.long())
        NotImplementedError: linalg.vecdot: Expected a floating point or complex tensor as input. Got Long
        >>> L.cross(torch.ones(3), torch.ones(3).double())
        RuntimeError: expected scalar type Float but found Double
        >>> L.householder_product(A.long(), torch.ones(2).long())
        NotImplementedError: "orgqr_cpu" not implemented for 'Long'
        >>> torch.addmm(A, A, torch.ones(2))
        RuntimeError: addmm: mat2 must be a matrix, got 1-D tensor
        >>> torch.addmm(A, A, A.double())
        RuntimeError: self and mat2 must have the same dtype, but got Float and Double
        >>> torch.addmm(A, A, A, alpha=1j)
        RuntimeError: value cannot be converted to type float without overflow
        >>> torch.zeros(1).addmm_(A, A)
        RuntimeError: Bad in-place call: input tensor size [1] and output tensor size [2, 2] should match
        >>> torch.inner(A, A.double())
        RuntimeError: both inputs should have same dtype
        >>> torch.einsum('ij,j->i', torch.ones(3), torch.ones(3))
        RuntimeError: einsum(): the number of subscripts in the equation (2) does not match the number of dimensions (1) for operand 0 and no ellipsis was given
        >>> torch.renorm(torch.ones(2, 2) * 3j, 2, 0, 1.)
        tensor([[0.+0.7071j, 0.+0.7071j],
                [0.+0.7071j, 0.+0.7071j]])
        """#
}
