// Examples of views, joins, and what moves elements, with what they give; how they are read is in
// OperationPage.swift.

extension OperationPage {
    static let examplesShapes = #"""
        argwhere
        torch.argwhere(torch.tensor([[0, 1], [2, 0]]))
        #> tensor([[0, 1],
        #>         [1, 0]])

        as_strided | added to the places of the memory that are seen
        torch.as_strided(torch.arange(6.), (2, 2), (3, 1), 1)
        #> tensor([[1., 2.],
        #>         [4., 5.]])

        atleast_1d | 1
        torch.atleast_1d(torch.tensor(1.))
        #> tensor([1.])

        atleast_2d | 1
        torch.atleast_2d(torch.tensor([1., 2.]))
        #> tensor([[1., 2.]])

        atleast_3d | 1
        torch.atleast_3d(torch.tensor([1., 2.])).shape
        #> torch.Size([1, 2, 1])

        block_diag | the blocks of the gradient
        torch.block_diag(torch.tensor([[1, 2]]), torch.tensor([[3], [4]]))
        #> tensor([[1, 2, 0],
        #>         [0, 0, 3],
        #>         [0, 0, 4]])

        broadcast_tensors | summed over what was stretched
        torch.broadcast_tensors(torch.tensor([1., 2.]), torch.tensor([[0.], [1.]]))
        #> (tensor([[1., 2.],
        #>         [1., 2.]]), tensor([[0., 0.],
        #>         [1., 1.]]))

        broadcast_to | summed over what was stretched
        torch.broadcast_to(torch.tensor([1, 2]), (2, 2))
        #> tensor([[1, 2],
        #>         [1, 2]])

        cartesian_prod | at the places the elements came from
        torch.cartesian_prod(torch.tensor([1, 2]), torch.tensor([3, 4]))
        #> tensor([[1, 3],
        #>         [1, 4],
        #>         [2, 3],
        #>         [2, 4]])

        cat | the parts of the gradient
        torch.cat([torch.tensor([[1, 2]]), torch.tensor([[3, 4]])])
        #> tensor([[1, 2],
        #>         [3, 4]])
        torch.cat([torch.tensor([[1, 2]]), torch.tensor([[3, 4]])], dim=1)
        #> tensor([[1, 2, 3, 4]])
        torch.cat([torch.zeros(2, 3), torch.zeros(2, 2)])
        #! RuntimeError: Sizes of tensors must match except in dimension 0. Expected size 3 but got size 2 for tensor number 1 in the list.

        channel_shuffle | shuffled back
        torch.channel_shuffle(torch.arange(4.).reshape(1, 4, 1, 1), 2).flatten()
        #> tensor([0., 2., 1., 3.])

        chunk | into the places of the parts
        torch.chunk(torch.arange(5), 2)
        #> (tensor([0, 1, 2]), tensor([3, 4]))

        clone | 1
        torch.clone(torch.tensor([1., 2.]))
        #> tensor([1., 2.])

        column_stack | the parts of the gradient
        torch.column_stack([torch.tensor([1, 2]), torch.tensor([3, 4])])
        #> tensor([[1, 3],
        #>         [2, 4]])

        combinations | at the places the elements came from
        torch.combinations(torch.tensor([1, 2, 3]))
        #> tensor([[1, 2],
        #>         [1, 3],
        #>         [2, 3]])

        constant_pad_nd | the inner part of the gradient
        torch.constant_pad_nd(torch.tensor([1, 2]), (1, 2), 9)
        #> tensor([9, 1, 2, 9, 9])

        detach
        torch.detach(torch.ones(2, requires_grad=True)).requires_grad
        #> False

        diag | the diagonal of the gradient, or a matrix of it
        torch.diag(torch.tensor([1, 2]))
        #> tensor([[1, 0],
        #>         [0, 2]])
        torch.diag(torch.tensor([[1, 2], [3, 4]]))
        #> tensor([1, 4])

        diag_embed | the diagonals of the gradient
        torch.diag_embed(torch.tensor([1, 2]))
        #> tensor([[1, 0],
        #>         [0, 2]])

        diagflat | the diagonal of the gradient
        torch.diagflat(torch.tensor([[1, 2]]))
        #> tensor([[1, 0],
        #>         [0, 2]])

        diagonal | into zeros, on the diagonal
        torch.diagonal(torch.tensor([[1, 2], [3, 4]]))
        #> tensor([1, 4])

        diagonal_scatter | 0 on the diagonal; the diagonal
        torch.diagonal_scatter(torch.zeros(2, 2), torch.tensor([1., 2.]))
        #> tensor([[1., 0.],
        #>         [0., 2.]])

        dsplit | into the places of the parts
        [p.shape for p in torch.dsplit(torch.zeros(1, 2, 4), 2)]
        #> [torch.Size([1, 2, 2]), torch.Size([1, 2, 2])]

        dstack | the parts of the gradient
        torch.dstack([torch.tensor([1, 2]), torch.tensor([3, 4])])
        #> tensor([[[1, 3],
        #>          [2, 4]]])

        flatten | shaped back
        torch.flatten(torch.tensor([[1, 2], [3, 4]]))
        #> tensor([1, 2, 3, 4])

        flip | turned back
        torch.flip(torch.tensor([[1, 2], [3, 4]]), dims=(0,))
        #> tensor([[3, 4],
        #>         [1, 2]])

        fliplr | turned back
        torch.fliplr(torch.tensor([[1, 2], [3, 4]]))
        #> tensor([[2, 1],
        #>         [4, 3]])

        flipud | turned back
        torch.flipud(torch.tensor([[1, 2], [3, 4]]))
        #> tensor([[3, 4],
        #>         [1, 2]])

        gather | added to the places read
        torch.gather(torch.tensor([[1, 2], [3, 4]]), 1, torch.tensor([[0, 0], [1, 0]]))
        #> tensor([[1, 1],
        #>         [4, 3]])

        hsplit | into the places of the parts
        torch.hsplit(torch.arange(4), 2)
        #> (tensor([0, 1]), tensor([2, 3]))

        hstack | the parts of the gradient
        torch.hstack([torch.tensor([1, 2]), torch.tensor([3])])
        #> tensor([1, 2, 3])

        index_add | 1; alpha times the slices named
        torch.index_add(torch.zeros(3), 0, torch.tensor([0, 2, 2]), torch.tensor([1., 2., 3.]))
        #> tensor([1., 0., 5.])

        index_copy | 0 where written; the slices named
        torch.index_copy(torch.zeros(3), 0, torch.tensor([1]), torch.tensor([5.]))
        #> tensor([0., 5., 0.])

        index_fill | 0 where written
        torch.index_fill(torch.zeros(3), 0, torch.tensor([1]), 5)
        #> tensor([0., 5., 0.])

        index_reduce
        torch.index_reduce(torch.ones(3), 0, torch.tensor([0, 0]), torch.tensor([2., 3.]), 'prod')
        #> tensor([6., 1., 1.])

        index_select | added to the slices named
        torch.index_select(torch.tensor([[1, 2], [3, 4]]), 1, torch.tensor([1, 1]))
        #> tensor([[2, 2],
        #>         [4, 4]])

        masked_fill | 0 where the mask is true
        torch.masked_fill(torch.tensor([1., 2.]), torch.tensor([True, False]), 9)
        #> tensor([9., 2.])

        masked_scatter | 0 where written; what was taken
        torch.masked_scatter(torch.zeros(3), torch.tensor([True, False, True]), torch.tensor([1., 2.]))
        #> tensor([1., 0., 2.])

        masked_select | to the places where the mask is true
        torch.masked_select(torch.tensor([1, 2, 3]), torch.tensor([True, False, True]))
        #> tensor([1, 3])

        meshgrid | summed over the other dimensions
        torch.meshgrid(torch.tensor([1, 2]), torch.tensor([3, 4]), indexing='ij')
        #> (tensor([[1, 1],
        #>         [2, 2]]), tensor([[3, 4],
        #>         [3, 4]]))

        movedim | moved back
        torch.movedim(torch.zeros(2, 3, 4), 0, -1).shape
        #> torch.Size([3, 4, 2])

        narrow | into zeros
        torch.narrow(torch.arange(5), 0, 1, 3)
        #> tensor([1, 2, 3])

        narrow_copy | into zeros
        torch.narrow_copy(torch.arange(5), 0, 1, 3)
        #> tensor([1, 2, 3])

        nonzero
        torch.nonzero(torch.tensor([0, 1, 2]))
        #> tensor([[1],
        #>         [2]])
        torch.nonzero(torch.tensor([[0, 1], [2, 0]]), as_tuple=True)
        #> (tensor([0, 1]), tensor([1, 0]))

        permute | ordered back
        torch.permute(torch.zeros(2, 3, 4), (2, 0, 1)).shape
        #> torch.Size([4, 2, 3])

        pixel_shuffle | shuffled back
        torch.pixel_shuffle(torch.arange(4.).reshape(1, 4, 1, 1), 2)
        #> tensor([[[[0., 1.],
        #>           [2., 3.]]]])

        pixel_unshuffle | shuffled back
        torch.pixel_unshuffle(torch.arange(4.).reshape(1, 1, 2, 2), 2).shape
        #> torch.Size([1, 4, 1, 1])

        put | 0 where written; what was written
        torch.put(torch.zeros(2, 2), torch.tensor([1, 2]), torch.tensor([5., 6.]))
        #> tensor([[0., 5.],
        #>         [6., 0.]])

        ravel | shaped back
        torch.ravel(torch.tensor([[1, 2], [3, 4]]))
        #> tensor([1, 2, 3, 4])

        repeat_interleave | summed over the repetitions
        torch.repeat_interleave(torch.tensor([1, 2]), 2)
        #> tensor([1, 1, 2, 2])
        torch.repeat_interleave(torch.tensor([[1, 2], [3, 4]]), torch.tensor([1, 2]), dim=0)
        #> tensor([[1, 2],
        #>         [3, 4],
        #>         [3, 4]])

        reshape | shaped back
        torch.reshape(torch.arange(6), (2, -1))
        #> tensor([[0, 1, 2],
        #>         [3, 4, 5]])
        torch.reshape(torch.arange(6), (4, -1))
        #! RuntimeError: shape '[4, -1]' is invalid for input of size 6

        roll | rolled back
        torch.roll(torch.tensor([1, 2, 3]), 1)
        #> tensor([3, 1, 2])

        rot90 | turned back
        torch.rot90(torch.tensor([[1, 2], [3, 4]]))
        #> tensor([[2, 4],
        #>         [1, 3]])

        scatter | 0 where written; what was written
        torch.scatter(torch.zeros(2, 3), 1, torch.tensor([[0], [2]]), 1.)
        #> tensor([[1., 0., 0.],
        #>         [0., 0., 1.]])

        scatter_add | 1; the places named
        torch.scatter_add(torch.zeros(3), 0, torch.tensor([0, 0, 2]), torch.tensor([1., 2., 3.]))
        #> tensor([3., 0., 3.])

        scatter_reduce | to the elements that decided
        torch.scatter_reduce(torch.zeros(2), 0, torch.tensor([0, 0, 1]), torch.tensor([1., 2., 3.]), reduce='sum')
        #> tensor([3., 3.])

        select | into zeros
        torch.select(torch.tensor([[1, 2], [3, 4]]), 0, 1)
        #> tensor([3, 4])

        select_scatter | 0 where written; the slice
        torch.select_scatter(torch.zeros(2, 2), torch.tensor([1., 2.]), 0, 1)
        #> tensor([[0., 0.],
        #>         [1., 2.]])

        slice_scatter | 0 where written; the range
        torch.slice_scatter(torch.zeros(4), torch.tensor([1., 2.]), start=1, end=3)
        #> tensor([0., 1., 2., 0.])

        split | into the places of the parts
        torch.split(torch.arange(5), 2)
        #> (tensor([0, 1]), tensor([2, 3]), tensor([4]))
        torch.split(torch.arange(5), [1, 4])
        #> (tensor([0]), tensor([1, 2, 3, 4]))

        split_with_sizes | into the places of the parts
        torch.split_with_sizes(torch.arange(4), [1, 3])
        #> (tensor([0]), tensor([1, 2, 3]))

        squeeze | shaped back
        torch.squeeze(torch.zeros(1, 2, 1)).shape
        #> torch.Size([2])
        torch.squeeze(torch.zeros(1, 2, 1), dim=0).shape
        #> torch.Size([2, 1])

        stack | the parts of the gradient
        torch.stack([torch.tensor([1, 2]), torch.tensor([3, 4])])
        #> tensor([[1, 2],
        #>         [3, 4]])
        torch.stack([torch.tensor([1, 2]), torch.tensor([3, 4])], dim=1)
        #> tensor([[1, 3],
        #>         [2, 4]])

        t | transposed back
        torch.t(torch.tensor([[1, 2, 3]]))
        #> tensor([[1],
        #>         [2],
        #>         [3]])

        take | added to the places read
        torch.take(torch.tensor([[1, 2], [3, 4]]), torch.tensor([0, 3]))
        #> tensor([1, 4])

        take_along_dim | added to the places read
        torch.take_along_dim(torch.tensor([[3, 1], [2, 4]]), torch.tensor([[1, 0], [0, 1]]), dim=1)
        #> tensor([[1, 3],
        #>         [2, 4]])

        tensor_split | into the places of the parts
        torch.tensor_split(torch.arange(5), 3)
        #> (tensor([0, 1]), tensor([2, 3]), tensor([4]))

        tile | summed over the repetitions
        torch.tile(torch.tensor([1, 2]), (2, 2))
        #> tensor([[1, 2, 1, 2],
        #>         [1, 2, 1, 2]])

        transpose | transposed back
        torch.transpose(torch.tensor([[1, 2, 3]]), 0, 1)
        #> tensor([[1],
        #>         [2],
        #>         [3]])

        tril | the lower triangle of the gradient
        torch.tril(torch.ones(3, 3))
        #> tensor([[1., 0., 0.],
        #>         [1., 1., 0.],
        #>         [1., 1., 1.]])

        tril_indices
        torch.tril_indices(2, 2)
        #> tensor([[0, 1, 1],
        #>         [0, 0, 1]])

        triu | the upper triangle of the gradient
        torch.triu(torch.ones(3, 3), diagonal=1)
        #> tensor([[0., 1., 1.],
        #>         [0., 0., 1.],
        #>         [0., 0., 0.]])
        """#
}
