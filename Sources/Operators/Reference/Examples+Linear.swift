// Examples of decompositions and special functions, with what they give; how they are read is in
// OperationPage.swift.

extension OperationPage {
    static let examplesLinear = #"""
        cholesky | L⁻ᵀ Φ(Lᵀ G) L⁻¹, made symmetric
        torch.cholesky(torch.tensor([[4., 2.], [2., 3.]]))
        #! RuntimeError: This function was deprecated since version 1.9 and is now removed. `torch.cholesky` is deprecated in favor of `torch.linalg.cholesky`.

        cholesky_inverse | that of the inverse
        torch.cholesky_inverse(torch.tensor([[2., 0.], [1., 2.]]))
        #> tensor([[ 0.3125, -0.1250],
        #>         [-0.1250,  0.2500]])

        cholesky_solve | those of the solution
        torch.cholesky_solve(torch.tensor([[4.], [8.]]), torch.eye(2) * 2)
        #> tensor([[1.],
        #>         [2.]])

        det | y · A⁻ᵀ
        torch.det(torch.tensor([[1., 2.], [3., 4.]]))
        #> tensor(-2.)

        geqrf
        torch.geqrf(torch.eye(2)).tau
        #> tensor([0., 0.])

        inverse | −A⁻ᵀ G A⁻ᵀ
        torch.inverse(torch.tensor([[2., 0.], [0., 4.]]))
        #> tensor([[0.5000, 0.0000],
        #>         [0.0000, 0.2500]])
        torch.inverse(torch.zeros(2, 2))
        #! torch._C._LinAlgError: linalg.inv: The diagonal element 1 is zero, the inversion could not be completed because the input matrix is singular.

        logdet | A⁻ᵀ
        torch.logdet(torch.eye(2) * 2)
        #> tensor(1.3863)

        lu | through the factors
        torch.lu(torch.tensor([[4., 3.], [6., 3.]]))[0]
        #> tensor([[6.0000, 3.0000],
        #>         [0.6667, 1.0000]])

        lu_solve | those of the solution
        torch.lu_solve(torch.tensor([[2.], [4.]]), *torch.linalg.lu_factor(torch.eye(2) * 2))
        #> tensor([[1.],
        #>         [2.]])

        lu_unpack | to the triangles of the packed matrix
        torch.lu_unpack(*torch.linalg.lu_factor(torch.tensor([[4., 3.], [6., 3.]])))[1]
        #> tensor([[1.0000, 0.0000],
        #>         [0.6667, 1.0000]])

        orgqr | through the reflections
        torch.orgqr(*torch.geqrf(torch.eye(2))).abs()
        #> tensor([[1., 0.],
        #>         [0., 1.]])

        ormqr | through the reflections
        torch.ormqr(torch.tensor([[1.], [2.]]), torch.tensor([0.4]), torch.eye(2))
        #> tensor([[ 0.6000, -0.8000],
        #>         [-0.8000, -0.6000]])

        pinverse | that of the pseudo-inverse
        torch.pinverse(torch.tensor([[2., 0.], [0., 4.]]))
        #> tensor([[0.5000, 0.0000],
        #>         [0.0000, 0.2500]])

        qr | through the factors
        torch.qr(torch.eye(2)).R.abs()
        #! RuntimeError: This function was deprecated since version 1.9 and is now removed. `torch.qr` is deprecated in favor of `torch.linalg.qr` and the boolean parameter `some` has been replaced with a string parameter `mode`.

        slogdet | A⁻ᵀ for the logarithm
        torch.slogdet(torch.eye(2) * -2)
        #> torch.return_types.slogdet(
        #> sign=tensor(1.),
        #> logabsdet=tensor(1.3863))

        svd | through the factors; singular values must differ
        torch.svd(torch.tensor([[3., 0.], [0., 2.]])).S
        #> tensor([3., 2.])

        triangular_solve | those of the solution
        torch.triangular_solve(torch.tensor([[2.], [4.]]), torch.eye(2) * 2).solution
        #> tensor([[1.],
        #>         [2.]])

        linalg.cholesky | L⁻ᵀ Φ(Lᵀ G) L⁻¹, made symmetric
        torch.linalg.cholesky(torch.tensor([[4., 2.], [2., 3.]]))
        #> tensor([[2.0000, 0.0000],
        #>         [1.0000, 1.4142]])
        torch.linalg.cholesky(-torch.eye(2))
        #! torch._C._LinAlgError: linalg.cholesky: The factorization could not be completed because the input is not positive-definite (the leading minor of order 1 is not positive-definite).

        linalg.cholesky_ex | as cholesky
        torch.linalg.cholesky_ex(torch.tensor([[4., 2.], [2., 3.]])).info
        #> tensor(0, dtype=torch.int32)

        linalg.cond | that of the singular values
        torch.linalg.cond(torch.tensor([[4., 0.], [0., 2.]]))
        #> tensor(2.)

        linalg.cross | other × g; g × self
        torch.linalg.cross(torch.tensor([1., 0., 0.]), torch.tensor([0., 1., 0.]))
        #> tensor([0., 0., 1.])

        linalg.det | y · A⁻ᵀ; cofactors where A is singular
        torch.linalg.det(torch.tensor([[1., 2.], [3., 4.]]))
        #> tensor(-2.)

        linalg.diagonal | onto the diagonals
        torch.linalg.diagonal(torch.tensor([[1, 2], [3, 4]]))
        #> tensor([1, 4])

        linalg.eig | through the vectors, V⁻ᴴ (…) Vᴴ; values must differ
        torch.linalg.eig(torch.tensor([[0., 1.], [-1., 0.]])).eigenvalues
        #> tensor([0.+1.j, 0.-1.j])

        linalg.eigh | through the vectors; values must differ
        torch.linalg.eigh(torch.tensor([[2., 0.], [0., 3.]])).eigenvalues
        #> tensor([2., 3.])

        linalg.eigvals | V⁻ᴴ diag(g) Vᴴ
        torch.linalg.eigvals(torch.tensor([[2., 0.], [1., 3.]]))
        #> tensor([3.+0.j, 2.+0.j])

        linalg.eigvalsh | V diag(g) Vᵀ
        torch.linalg.eigvalsh(torch.tensor([[2., 1.], [1., 2.]]))
        #> tensor([1., 3.])

        linalg.householder_product | through the reflections
        torch.linalg.householder_product(torch.tensor([[1.], [2.]]), torch.tensor([0.4]))
        #> tensor([[ 0.6000],
        #>         [-0.8000]])

        linalg.inv | −A⁻ᵀ G A⁻ᵀ
        torch.linalg.inv(torch.tensor([[2., 0.], [0., 4.]]))
        #> tensor([[0.5000, 0.0000],
        #>         [0.0000, 0.2500]])
        torch.linalg.inv(torch.zeros(2, 2))
        #! torch._C._LinAlgError: linalg.inv: The diagonal element 1 is zero, the inversion could not be completed because the input matrix is singular.

        linalg.inv_ex | as inv
        torch.linalg.inv_ex(torch.zeros(2, 2)).info
        #> tensor(1, dtype=torch.int32)

        linalg.ldl_factor
        torch.linalg.ldl_factor(torch.tensor([[2., 1.], [1., 3.]])).LD
        #> tensor([[2.0000, 0.0000],
        #>         [0.5000, 2.5000]])

        linalg.ldl_factor_ex
        torch.linalg.ldl_factor_ex(torch.tensor([[2., 1.], [1., 3.]])).info
        #> tensor(0, dtype=torch.int32)

        linalg.ldl_solve
        torch.linalg.ldl_solve(*torch.linalg.ldl_factor(torch.tensor([[2., 1.], [1., 3.]])), torch.tensor([[4.], [7.]]))
        #> tensor([[1.],
        #>         [2.]])

        linalg.lstsq | through the pseudo-inverse
        torch.linalg.lstsq(torch.tensor([[1., 0.], [0., 1.], [0., 0.]]), torch.tensor([[1.], [2.], [3.]])).solution
        #> tensor([[1.],
        #>         [2.]])

        linalg.lu | through the factors
        torch.linalg.lu(torch.tensor([[4., 3.], [6., 3.]])).U
        #> tensor([[6., 3.],
        #>         [0., 1.]])

        linalg.lu_factor | through the factors
        torch.linalg.lu_factor(torch.tensor([[4., 3.], [6., 3.]])).pivots
        #> tensor([2, 2], dtype=torch.int32)

        linalg.lu_factor_ex | as lu_factor
        torch.linalg.lu_factor_ex(torch.tensor([[4., 3.], [6., 3.]])).info
        #> tensor(0, dtype=torch.int32)

        linalg.lu_solve | those of the solution
        torch.linalg.lu_solve(*torch.linalg.lu_factor(torch.eye(2) * 2), torch.tensor([[2.], [4.]]))
        #> tensor([[1.],
        #>         [2.]])

        linalg.matmul | G Bᵀ; Aᵀ G
        torch.linalg.matmul(torch.tensor([[1., 2.]]), torch.tensor([[1.], [1.]]))
        #> tensor([[3.]])

        linalg.matrix_norm | X / y for Frobenius' norm
        torch.linalg.matrix_norm(torch.tensor([[3., 0.], [0., 4.]]))
        #> tensor(5.)
        torch.linalg.matrix_norm(torch.tensor([[3., 0.], [0., 4.]]), ord=2)
        #> tensor(4.)

        linalg.matrix_rank
        torch.linalg.matrix_rank(torch.tensor([[1., 2.], [2., 4.]]))
        #> tensor(1)

        linalg.multi_dot | those of the products
        torch.linalg.multi_dot([torch.tensor([1., 2.]), torch.eye(2), torch.tensor([3., 4.])])
        #> tensor(11.)

        linalg.norm | as vector_norm or matrix_norm
        torch.linalg.norm(torch.tensor([3., 4.]))
        #> tensor(5.)
        torch.linalg.norm(torch.tensor([[3., 4.], [6., 8.]]), dim=1)
        #> tensor([ 5., 10.])

        linalg.pinv | that of the pseudo-inverse
        torch.linalg.pinv(torch.tensor([[2.], [0.]]))
        #> tensor([[0.5000, 0.0000]])

        linalg.qr | through the factors
        torch.linalg.qr(torch.eye(2)).R.abs()
        #> tensor([[1., 0.],
        #>         [0., 1.]])

        linalg.slogdet | A⁻ᵀ for the logarithm
        torch.linalg.slogdet(torch.eye(2) * 2)
        #> torch.return_types.linalg_slogdet(
        #> sign=tensor(1.),
        #> logabsdet=tensor(1.3863))

        linalg.solve | A⁻ᵀ g; −(A⁻ᵀ g) xᵀ for A
        torch.linalg.solve(torch.tensor([[2., 0.], [0., 4.]]), torch.tensor([2., 4.]))
        #> tensor([1., 1.])

        linalg.solve_ex | as solve
        torch.linalg.solve_ex(torch.eye(2), torch.tensor([2., 4.])).info
        #> tensor(0, dtype=torch.int32)

        linalg.solve_triangular | as solve, the triangle of it
        torch.linalg.solve_triangular(torch.tensor([[2., 1.], [0., 4.]]), torch.tensor([[3.], [4.]]), upper=True)
        #> tensor([[1.],
        #>         [1.]])

        linalg.svd | through the factors; singular values must differ
        torch.linalg.svd(torch.tensor([[3., 0.], [0., 2.]])).S
        #> tensor([3., 2.])

        linalg.svdvals | U diag(g) Vᵀ
        torch.linalg.svdvals(torch.tensor([[3., 0.], [0., 2.]]))
        #> tensor([3., 2.])

        linalg.tensorinv | that of inv
        torch.linalg.tensorinv(torch.eye(4).reshape(2, 2, 4)).shape
        #> torch.Size([4, 2, 2])

        linalg.tensorsolve | that of solve
        torch.linalg.tensorsolve(torch.eye(4).reshape(2, 2, 2, 2), torch.ones(2, 2))
        #> tensor([[1., 1.],
        #>         [1., 1.]])

        linalg.vander | that of the powers
        torch.linalg.vander(torch.tensor([1., 2., 3.]))
        #> tensor([[1., 1., 1.],
        #>         [1., 2., 4.],
        #>         [1., 3., 9.]])

        linalg.vecdot | other; self
        torch.linalg.vecdot(torch.tensor([[1., 2.], [3., 4.]]), torch.tensor([1., 1.]))
        #> tensor([3., 7.])

        linalg.vector_norm | x · abs(x)^(p − 2) / y^(p − 1), 0 at 0
        torch.linalg.vector_norm(torch.tensor([3., 4.]))
        #> tensor(5.)
        torch.linalg.vector_norm(torch.tensor([3., -4.]), ord=1)
        #> tensor(7.)

        special.bessel_j0
        torch.special.bessel_j0(torch.tensor([0., 1.]))
        #> tensor([1.0000, 0.7652])

        special.bessel_j1
        torch.special.bessel_j1(torch.tensor([0., 1.]))
        #> tensor([0.0000, 0.4401])

        special.bessel_y0
        torch.special.bessel_y0(torch.tensor([1., 2.]))
        #> tensor([0.0883, 0.5104])

        special.bessel_y1
        torch.special.bessel_y1(torch.tensor([1., 2.]))
        #> tensor([-0.7812, -0.1070])

        special.entr | y′ = −log x − 1
        torch.special.entr(torch.tensor([0., 0.5]))
        #> tensor([0.0000, 0.3466])

        special.erfcx | y′ = 2 x y − 2 / √π
        torch.special.erfcx(torch.tensor([0., 10.]))
        #> tensor([1.0000, 0.0561])

        special.i0e | y′ = i1e(x) − sign(x) y
        torch.special.i0e(torch.tensor([0., 1.]))
        #> tensor([1.0000, 0.4658])

        special.i1 | y′ = i0(x) − y / x
        torch.special.i1(torch.tensor([0., 1.]))
        #> tensor([0.0000, 0.5652])

        special.i1e | y′ = i0e(x) − y (sign(x) + 1 / x)
        torch.special.i1e(torch.tensor([0., 1.]))
        #> tensor([0.0000, 0.2079])

        special.log_ndtr | φ(x) / Φ(x)
        torch.special.log_ndtr(torch.tensor([0., -10.]))
        #> tensor([ -0.6931, -53.2313])

        special.modified_bessel_i0
        torch.special.modified_bessel_i0(torch.tensor([0., 1.]))
        #> tensor([1.0000, 1.2661])

        special.modified_bessel_i1
        torch.special.modified_bessel_i1(torch.tensor([0., 1.]))
        #> tensor([0.0000, 0.5652])

        special.modified_bessel_k0
        torch.special.modified_bessel_k0(torch.tensor([1., 2.]))
        #> tensor([0.4210, 0.1139])

        special.modified_bessel_k1
        torch.special.modified_bessel_k1(torch.tensor([1., 2.]))
        #> tensor([0.6019, 0.1399])

        special.ndtr | φ(x)
        torch.special.ndtr(torch.tensor([0., 1.]))
        #> tensor([0.5000, 0.8413])

        special.ndtri | 1 / φ(y)
        torch.special.ndtri(torch.tensor([0.5, 0.9]))
        #> tensor([0.0000, 1.2816])

        special.scaled_modified_bessel_k0
        torch.special.scaled_modified_bessel_k0(torch.tensor([1., 2.]))
        #> tensor([1.1445, 0.8416])

        special.scaled_modified_bessel_k1
        torch.special.scaled_modified_bessel_k1(torch.tensor([1., 2.]))
        #> tensor([1.6362, 1.0335])

        special.xlog1py | log1p(other); self / (1 + other)
        torch.special.xlog1py(torch.tensor([0., 2.]), torch.tensor([0., 3.]))
        #> tensor([0.0000, 2.7726])

        special.zeta
        torch.special.zeta(torch.tensor([2.]), torch.tensor([1.]))
        #> tensor([1.6449])
        """#
}
