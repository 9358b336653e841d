// Examples of products of vectors and matrices, with what they give; how they are read is in
// OperationPage.swift.

extension OperationPage {
    static let examplesProducts = #"""
        addbmm | 1; those of the products
        torch.addbmm(torch.zeros(1, 1), torch.ones(2, 1, 3), torch.ones(2, 3, 1))
        #> tensor([[6.]])

        addmm | β; α G Bᵀ; α Aᵀ G
        torch.addmm(torch.ones(2, 2), torch.tensor([[1., 2.], [3., 4.]]), torch.eye(2), beta=10)
        #> tensor([[11., 12.],
        #>         [13., 14.]])

        addmv | β; α g ⊗ vec; α matᵀ g
        torch.addmv(torch.zeros(2), torch.tensor([[1., 2.], [3., 4.]]), torch.ones(2))
        #> tensor([3., 7.])

        addr | β; α G vec2; α Gᵀ vec1
        torch.addr(torch.zeros(2, 2), torch.tensor([1., 2.]), torch.tensor([3., 4.]))
        #> tensor([[3., 4.],
        #>         [6., 8.]])

        baddbmm | β; α G Bᵀ; α Aᵀ G
        torch.baddbmm(torch.zeros(2, 1, 1), torch.ones(2, 1, 3), torch.ones(2, 3, 1))
        #> tensor([[[3.]],
        #>
        #>         [[3.]]])

        bmm | G Bᵀ; Aᵀ G
        torch.bmm(torch.ones(2, 1, 3), torch.ones(2, 3, 1))
        #> tensor([[[3.]],
        #>
        #>         [[3.]]])

        cdist | (x₁ − x₂) · abs(x₁ − x₂)^(p − 2) / y^(p − 1)
        torch.cdist(torch.tensor([[0., 0.]]), torch.tensor([[3., 4.], [1., 0.]]))
        #> tensor([[5., 1.]])

        chain_matmul | those of the products
        torch.chain_matmul(torch.eye(2), torch.tensor([[1., 2.], [3., 4.]]))
        #> tensor([[1., 2.],
        #>         [3., 4.]])

        cosine_similarity | that of the parts
        torch.cosine_similarity(torch.tensor([[1., 0.]]), torch.tensor([[1., 1.]]))
        #> tensor([0.7071])

        cross | other × g; g × self
        torch.cross(torch.tensor([1., 0., 0.]), torch.tensor([0., 1., 0.]), dim=0)
        #> tensor([0., 0., 1.])

        dot | other; self
        torch.dot(torch.tensor([1., 2.]), torch.tensor([3., 4.]))
        #> tensor(11.)

        einsum | the same sums, with the gradient in the place of an operand
        torch.einsum('ij,jk->ik', torch.tensor([[1., 2.], [3., 4.]]), torch.eye(2))
        #> tensor([[1., 2.],
        #>         [3., 4.]])
        torch.einsum('ii', torch.eye(3))
        #> tensor(3.)

        inner | those of tensordot
        torch.inner(torch.tensor([1., 2.]), torch.tensor([3., 4.]))
        #> tensor(11.)

        kron | sums of the gradient's blocks with the other input
        torch.kron(torch.eye(2), torch.tensor([[1., 2.]]))
        #> tensor([[1., 2., 0., 0.],
        #>         [0., 0., 1., 2.]])

        matmul | G Bᵀ; Aᵀ G
        torch.matmul(torch.tensor([[1., 2.], [3., 4.]]), torch.tensor([1., 1.]))
        #> tensor([3., 7.])
        torch.matmul(torch.ones(2, 3), torch.ones(2, 3))
        #! RuntimeError: mm: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)

        matrix_exp | the exponential's derivative, from a matrix twice as large
        torch.matrix_exp(torch.zeros(2, 2))
        #> tensor([[1., 0.],
        #>         [0., 1.]])

        matrix_power | those of the products
        torch.matrix_power(torch.tensor([[1., 1.], [0., 1.]]), 3)
        #> tensor([[1., 3.],
        #>         [0., 1.]])

        mm | G Bᵀ; Aᵀ G
        torch.mm(torch.tensor([[1., 2.], [3., 4.]]), torch.tensor([[1.], [1.]]))
        #> tensor([[3.],
        #>         [7.]])

        mv | g ⊗ vec; matᵀ g
        torch.mv(torch.tensor([[1., 2.], [3., 4.]]), torch.tensor([1., 1.]))
        #> tensor([3., 7.])

        outer | G vec2; Gᵀ vec1
        torch.outer(torch.tensor([1., 2.]), torch.tensor([3., 4.]))
        #> tensor([[3., 4.],
        #>         [6., 8.]])

        pdist | as cdist
        torch.pdist(torch.tensor([[0., 0.], [3., 4.], [0., 1.]]))
        #> tensor([5.0000, 1.0000, 4.2426])

        tensordot | those of the matrix product
        torch.tensordot(torch.ones(2, 3), torch.ones(3, 4), dims=1).shape
        #> torch.Size([2, 4])
        torch.tensordot(torch.ones(2, 3), torch.ones(2, 3), dims=([0, 1], [0, 1]))
        #> tensor(6.)

        trace | 1 on the diagonal
        torch.trace(torch.tensor([[1., 2.], [3., 4.]]))
        #> tensor(5.)

        vdot | other; self
        torch.vdot(torch.tensor([1., 2.]), torch.tensor([3., 4.]))
        #> tensor(11.)

        vander | that of the powers
        torch.vander(torch.tensor([1., 2., 3.]))
        #> tensor([[1., 1., 1.],
        #>         [4., 2., 1.],
        #>         [9., 3., 1.]])
        """#
}
