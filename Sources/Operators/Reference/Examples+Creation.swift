// Examples of new tensors and random numbers, with what they give; how they are read is in
// OperationPage.swift.

extension OperationPage {
    static let examplesCreation = #"""
        arange
        torch.arange(5)
        #> tensor([0, 1, 2, 3, 4])
        torch.arange(1., 2., 0.25)
        #> tensor([1.0000, 1.2500, 1.5000, 1.7500])

        bartlett_window
        torch.bartlett_window(4)
        #> tensor([0.0000, 0.5000, 1.0000, 0.5000])

        bernoulli
        _ = torch.manual_seed(0)
        torch.bernoulli(torch.tensor([0., 0.5, 1.]))
        #> tensor([0., 0., 1.])

        binomial
        _ = torch.manual_seed(0)
        torch.binomial(torch.tensor([10., 10.]), torch.tensor([0.5, 0.1]))
        #> tensor([7., 1.])

        blackman_window
        torch.blackman_window(4)
        #> tensor([-2.9802e-08,  3.4000e-01,  1.0000e+00,  3.4000e-01])

        dropout | the mask, scaled by 1 / (1 − p)
        _ = torch.manual_seed(0)
        torch.dropout(torch.ones(4), 0.5, True)
        #> tensor([0., 0., 2., 0.])

        empty
        torch.empty(2, 3).shape
        #> torch.Size([2, 3])

        empty_like
        torch.empty_like(torch.zeros(2, 3)).shape
        #> torch.Size([2, 3])

        empty_strided
        torch.empty_strided((2, 2), (1, 2)).stride()
        #> (1, 2)

        eye
        torch.eye(2, 3)
        #> tensor([[1., 0., 0.],
        #>         [0., 1., 0.]])

        full
        torch.full((2, 2), 7)
        #> tensor([[7, 7],
        #>         [7, 7]])

        full_like
        torch.full_like(torch.zeros(2), 7.)
        #> tensor([7., 7.])

        hamming_window
        torch.hamming_window(4)
        #> tensor([0.0800, 0.5400, 1.0000, 0.5400])

        hann_window
        torch.hann_window(4)
        #> tensor([0.0000, 0.5000, 1.0000, 0.5000])

        kaiser_window
        torch.kaiser_window(4)
        #> tensor([5.2773e-05, 2.1567e-01, 1.0000e+00, 2.1567e-01])

        linspace
        torch.linspace(0, 1, 5)
        #> tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])

        logspace
        torch.logspace(0, 2, 3)
        #> tensor([  1.,  10., 100.])

        multinomial
        _ = torch.manual_seed(0)
        torch.multinomial(torch.tensor([0., 1., 3.]), 2)
        #> tensor([2, 1])

        normal
        _ = torch.manual_seed(0)
        torch.normal(torch.tensor([0., 100.]), torch.tensor([1., 1.]))
        #> tensor([ 1.5410, 99.7066])
        torch.normal(0., 1., (2,))
        #> tensor([-2.1788,  0.5684])

        ones
        torch.ones(2, 3)
        #> tensor([[1., 1., 1.],
        #>         [1., 1., 1.]])

        ones_like
        torch.ones_like(torch.tensor([1, 2]))
        #> tensor([1, 1])

        poisson
        _ = torch.manual_seed(0)
        torch.poisson(torch.tensor([1., 10.]))
        #> tensor([ 2., 15.])

        rand
        _ = torch.manual_seed(0)
        torch.rand(3)
        #> tensor([0.4963, 0.7682, 0.0885])

        rand_like
        _ = torch.manual_seed(0)
        torch.rand_like(torch.zeros(2))
        #> tensor([0.4963, 0.7682])

        randint
        _ = torch.manual_seed(0)
        torch.randint(0, 10, (4,))
        #> tensor([4, 9, 3, 0])

        randint_like
        _ = torch.manual_seed(0)
        torch.randint_like(torch.zeros(3), 10)
        #> tensor([4., 9., 3.])

        randn
        _ = torch.manual_seed(0)
        torch.randn(3)
        #> tensor([ 1.5410, -0.2934, -2.1788])

        randn_like
        _ = torch.manual_seed(0)
        torch.randn_like(torch.zeros(2))
        #> tensor([ 1.5410, -0.2934])

        randperm
        _ = torch.manual_seed(0)
        torch.randperm(4)
        #> tensor([0, 1, 3, 2])

        range
        torch.arange(1., 4.)
        #> tensor([1., 2., 3.])

        zeros
        torch.zeros(2, 3)
        #> tensor([[0., 0., 0.],
        #>         [0., 0., 0.]])
        torch.zeros(2, dtype=torch.int64)
        #> tensor([0, 0])

        zeros_like
        torch.zeros_like(torch.tensor([1., 2.]))
        #> tensor([0., 0.])

        Tensor.cauchy_
        _ = torch.manual_seed(0)
        torch.empty(2).cauchy_()
        #> tensor([10.5977,  0.7648])

        Tensor.contiguous | 1
        torch.tensor([[1, 2], [3, 4]]).t().contiguous().stride()
        #> (2, 1)

        Tensor.copy | to the source, summed over what was stretched
        torch.zeros(2).copy_(torch.tensor([1, 2]))
        #> tensor([1., 2.])

        Tensor.expand | summed over what was stretched
        torch.tensor([[1], [2]]).expand(2, 2)
        #> tensor([[1, 1],
        #>         [2, 2]])

        Tensor.expand_as | summed over what was stretched
        torch.tensor([[1], [2]]).expand_as(torch.zeros(2, 2))
        #> tensor([[1, 1],
        #>         [2, 2]])

        Tensor.exponential_
        _ = torch.manual_seed(0)
        torch.empty(2).exponential_()
        #> tensor([3.5083, 1.2304])

        Tensor.fill_diagonal_ | 0 on the diagonal
        torch.zeros(2, 2).fill_diagonal_(5)
        #> tensor([[5., 0.],
        #>         [0., 5.]])

        Tensor.geometric_
        _ = torch.manual_seed(0)
        torch.empty(3).geometric_(0.5)
        #> tensor([1., 1., 2.])

        Tensor.log_normal_
        _ = torch.manual_seed(0)
        torch.empty(2).log_normal_()
        #> tensor([59.2634,  1.5116])

        Tensor.new_empty
        torch.tensor([1.]).new_empty((2, 3)).shape
        #> torch.Size([2, 3])

        Tensor.new_empty_strided
        torch.tensor([1.]).new_empty_strided((2, 2), (1, 2)).stride()
        #> (1, 2)

        Tensor.new_full
        torch.tensor([1.]).new_full((2,), 7)
        #> tensor([7., 7.])

        Tensor.new_ones
        torch.tensor([1]).new_ones((2,))
        #> tensor([1, 1])

        Tensor.new_zeros
        torch.tensor([1.]).new_zeros((2,))
        #> tensor([0., 0.])

        Tensor.random_
        _ = torch.manual_seed(0)
        torch.empty(3).random_(10)
        #> tensor([4., 9., 3.])

        Tensor.repeat | summed over the repetitions
        torch.tensor([1, 2]).repeat(2, 2)
        #> tensor([[1, 2, 1, 2],
        #>         [1, 2, 1, 2]])

        Tensor.reshape_as | shaped back
        torch.arange(4).reshape_as(torch.zeros(2, 2))
        #> tensor([[0, 1],
        #>         [2, 3]])

        Tensor.sum_to_size | stretched
        torch.ones(2, 3).sum_to_size(1, 3)
        #> tensor([[2., 2., 2.]])

        Tensor.type_as | 1
        torch.tensor([1, 2]).type_as(torch.tensor([0.5]))
        #> tensor([1., 2.])

        Tensor.unfold | added to the places of the windows
        torch.arange(4).unfold(0, 2, 1)
        #> tensor([[0, 1],
        #>         [1, 2],
        #>         [2, 3]])

        Tensor.uniform_
        _ = torch.manual_seed(0)
        torch.empty(2).uniform_(0, 10)
        #> tensor([4.9626, 7.6822])

        Tensor.view | shaped back
        torch.arange(6).view(2, 3)
        #> tensor([[0, 1, 2],
        #>         [3, 4, 5]])

        Tensor.view_as | shaped back
        torch.arange(4).view_as(torch.zeros(2, 2))
        #> tensor([[0, 1],
        #>         [2, 3]])

        Tensor.zero | 0
        torch.ones(2).zero_()
        #> tensor([0., 0.])
        """#
}
