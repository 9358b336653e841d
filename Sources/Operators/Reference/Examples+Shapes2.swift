// Examples of views, joins, and what moves elements, with what they give; how they are read is in
// OperationPage.swift.

extension OperationPage {
    static let examplesShapes2 = #"""
        triu_indices
        torch.triu_indices(2, 2)
        #> tensor([[0, 0, 1],
        #>         [0, 1, 1]])

        unbind | into the places of the parts
        torch.unbind(torch.tensor([[1, 2], [3, 4]]))
        #> (tensor([1, 2]), tensor([3, 4]))

        unflatten | shaped back
        torch.unflatten(torch.arange(6), 0, (2, 3))
        #> tensor([[0, 1, 2],
        #>         [3, 4, 5]])

        unravel_index
        torch.unravel_index(torch.tensor([1, 5]), (2, 3))
        #> (tensor([0, 1]), tensor([1, 2]))

        unsafe_chunk | into the places of the parts
        torch.unsafe_chunk(torch.arange(4), 2)
        #> (tensor([0, 1]), tensor([2, 3]))

        unsafe_split | into the places of the parts
        torch.unsafe_split(torch.arange(4), 3)
        #> (tensor([0, 1, 2]), tensor([3]))

        unsqueeze | shaped back
        torch.unsqueeze(torch.tensor([1, 2]), 1)
        #> tensor([[1],
        #>         [2]])

        vsplit | into the places of the parts
        torch.vsplit(torch.tensor([[1, 2], [3, 4]]), 2)
        #> (tensor([[1, 2]]), tensor([[3, 4]]))

        vstack | the parts of the gradient
        torch.vstack([torch.tensor([1, 2]), torch.tensor([3, 4])])
        #> tensor([[1, 2],
        #>         [3, 4]])

        fill | 0
        torch.fill(torch.zeros(2), 3)
        #> tensor([3., 3.])
        """#
}
