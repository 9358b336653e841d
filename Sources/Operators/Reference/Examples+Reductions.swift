// Examples of what goes over dimensions: sums, extremes, orders, with what they give; how they are read is in
// OperationPage.swift.

extension OperationPage {
    static let examplesReductions = #"""
        all
        torch.all(torch.tensor([[True, True], [True, False]]), dim=1)
        #> tensor([ True, False])

        amax | 1 at the greatest element, shared by ties
        torch.amax(torch.tensor([[1., 4.], [3., 2.]]), dim=1)
        #> tensor([4., 3.])

        amin | 1 at the least element, shared by ties
        torch.amin(torch.tensor([[1., 4.], [3., 2.]]), dim=(0, 1))
        #> tensor(1.)

        aminmax | 1 at the elements found, shared by ties
        torch.aminmax(torch.tensor([3., 1., 2.]))
        #> torch.return_types.aminmax(
        #> min=tensor(1.),
        #> max=tensor(3.))

        any
        torch.any(torch.tensor([[False, True], [False, False]]), dim=0)
        #> tensor([False,  True])

        argmax
        torch.argmax(torch.tensor([[1., 4.], [3., 2.]]))
        #> tensor(1)
        torch.argmax(torch.tensor([[1., 4.], [3., 2.]]), dim=1)
        #> tensor([1, 0])

        argmin
        torch.argmin(torch.tensor([[1., 4.], [3., 2.]]), dim=0)
        #> tensor([0, 1])

        argsort
        torch.argsort(torch.tensor([3., 1., 2.]))
        #> tensor([1, 2, 0])
        torch.argsort(torch.tensor([3., 1., 2.]), descending=True)
        #> tensor([0, 2, 1])

        bincount
        torch.bincount(torch.tensor([0, 1, 1, 3]))
        #> tensor([1, 2, 0, 1])
        torch.bincount(torch.tensor([0, 1, 1]), weights=torch.tensor([.5, 1., 2.]))
        #> tensor([0.5000, 3.0000])

        bucketize
        torch.bucketize(torch.tensor([0., 2., 5.]), torch.tensor([1., 3.]))
        #> tensor([0, 1, 2])

        corrcoef | that of the parts
        torch.corrcoef(torch.tensor([[0., 1., 2.], [0., 2., 3.]]))
        #> tensor([[1.0000, 0.9820],
        #>         [0.9820, 1.0000]])

        count_nonzero
        torch.count_nonzero(torch.tensor([[0, 1], [2, 3]]), dim=1)
        #> tensor([1, 2])

        cov | that of the parts
        torch.cov(torch.tensor([[0., 1., 2.], [2., 1., 0.]]))
        #> tensor([[ 1., -1.],
        #>         [-1.,  1.]])

        cummax | at the places where the greatest element was found
        torch.cummax(torch.tensor([1., 3., 2.]), dim=0)
        #> torch.return_types.cummax(
        #> values=tensor([1., 3., 3.]),
        #> indices=tensor([0, 1, 1]))

        cummin | at the places where the least element was found
        torch.cummin(torch.tensor([3., 1., 2.]), dim=0)
        #> torch.return_types.cummin(
        #> values=tensor([3., 1., 1.]),
        #> indices=tensor([0, 1, 1]))

        cumprod | reversed running sums of gradient · y, divided by x; exact where x is 0
        torch.cumprod(torch.tensor([1., 2., 3.]), dim=0)
        #> tensor([1., 2., 6.])

        cumsum | reversed running sums of the gradient
        torch.cumsum(torch.tensor([[1, 2], [3, 4]]), dim=1)
        #> tensor([[1, 3],
        #>         [3, 7]])

        cumulative_trapezoid | that of the parts
        torch.cumulative_trapezoid(torch.tensor([1., 2., 4.]))
        #> tensor([1.5000, 4.5000])

        diff | that of the parts
        torch.diff(torch.tensor([1., 4., 9.]))
        #> tensor([3., 5.])

        dist | that of the norm of the difference
        torch.dist(torch.tensor([1., 2.]), torch.tensor([4., 6.]))
        #> tensor(5.)

        frobenius_norm | x / y
        torch.frobenius_norm(torch.tensor([[3., 4.]]), dim=(0, 1))
        #> tensor(5.)

        gradient | that of the parts
        torch.gradient(torch.tensor([1., 4., 9., 16.]))
        #> (tensor([3., 4., 6., 7.]),)

        histc
        torch.histc(torch.tensor([1., 2., 2., 4.]), bins=4, min=0, max=4)
        #> tensor([0., 1., 2., 1.])

        histogram
        torch.histogram(torch.tensor([1., 2., 2., 4.]), bins=2)
        #> torch.return_types.histogram(
        #> hist=tensor([3., 1.]),
        #> bin_edges=tensor([1.0000, 2.5000, 4.0000]))

        kthvalue | 1 at the element found
        torch.kthvalue(torch.tensor([3., 1., 2.]), 2)
        #> torch.return_types.kthvalue(
        #> values=tensor(2.),
        #> indices=tensor(2))

        logcumsumexp | softmax weights of what came before
        torch.logcumsumexp(torch.tensor([0., 0., 0.]), dim=0)
        #> tensor([0.0000, 0.6931, 1.0986])

        logsumexp | softmax(x)
        torch.logsumexp(torch.tensor([[1., 2.], [1000., 1000.]]), dim=1)
        #> tensor([   2.3133, 1000.6932])

        max | 1 at the greatest element: shared by ties without dim, at the place returned with it
        torch.max(torch.tensor([1., 3., 2.]))
        #> tensor(3.)
        torch.max(torch.tensor([[1., 4.], [3., 2.]]), dim=1)
        #> torch.return_types.max(
        #> values=tensor([4., 3.]),
        #> indices=tensor([1, 0]))
        torch.max(torch.tensor([1., 4.]), torch.tensor([2., 3.]))
        #> tensor([2., 4.])

        mean | 1 / n
        torch.mean(torch.tensor([[1., 2.], [3., 4.]]))
        #> tensor(2.5000)
        torch.mean(torch.tensor([[1., 2.], [3., 4.]]), dim=1, keepdim=True)
        #> tensor([[1.5000],
        #>         [3.5000]])

        median | 1 at the element found
        torch.median(torch.tensor([3., 1., 2., 4.]))
        #> tensor(2.)

        min | 1 at the least element: shared by ties without dim, at the place returned with it
        torch.min(torch.tensor([3., 1., 2.]))
        #> tensor(1.)
        torch.min(torch.tensor([[1., 4.], [3., 2.]]), dim=0)
        #> torch.return_types.min(
        #> values=tensor([1., 2.]),
        #> indices=tensor([0, 1]))

        mode | 1 at the place found
        torch.mode(torch.tensor([1., 2., 2., 3.]))
        #> torch.return_types.mode(
        #> values=tensor(2.),
        #> indices=tensor(2))

        msort | at the places the elements came from
        torch.msort(torch.tensor([[3., 1.], [2., 4.]]))
        #> tensor([[2., 1.],
        #>         [3., 4.]])

        nanmean | 1 / n where the element is a number
        torch.nanmean(torch.tensor([1., float('nan'), 3.]))
        #> tensor(2.)

        nanmedian | 1 at the element found
        torch.nanmedian(torch.tensor([1., float('nan'), 3.]))
        #> tensor(1.)

        nanquantile | that of the interpolation
        torch.nanquantile(torch.tensor([1., float('nan'), 3.]), 0.5)
        #> tensor(2.)

        nansum | 1 where the element is a number, else 0
        torch.nansum(torch.tensor([1., float('nan'), 3.]))
        #> tensor(4.)

        norm | x · abs(x)^(p − 2) / y^(p − 1), 0 at 0
        torch.norm(torch.tensor([[3., 4.], [6., 8.]]))
        #> tensor(11.1803)
        torch.norm(torch.tensor([[3., 4.], [6., 8.]]), dim=1)
        #> tensor([ 5., 10.])

        nuclear_norm | U Vᵀ
        torch.nuclear_norm(torch.tensor([[3., 0.], [0., 4.]]))
        #> tensor(7.)

        prod | the product of the other elements
        torch.prod(torch.tensor([2., 3., 4.]))
        #> tensor(24.)
        torch.prod(torch.tensor([[1, 2], [3, 4]]), dim=1)
        #> tensor([ 2, 12])

        quantile | that of the interpolation between two neighbours
        torch.quantile(torch.tensor([1., 2., 3., 4.]), torch.tensor([0.25, 0.5]))
        #> tensor([1.7500, 2.5000])

        searchsorted
        torch.searchsorted(torch.tensor([1., 3., 5.]), torch.tensor([3., 4.]))
        #> tensor([1, 2])
        torch.searchsorted(torch.tensor([1., 3., 5.]), 3., right=True)
        #> tensor(2)

        softmax | y · (g − Σ g · y)
        torch.softmax(torch.tensor([[0., 0.], [0., 1.]]), dim=1)
        #> tensor([[0.5000, 0.5000],
        #>         [0.2689, 0.7311]])

        log_softmax | g − softmax(x) · Σ g
        torch.log_softmax(torch.tensor([0., 1.]), dim=0)
        #> tensor([-1.3133, -0.3133])

        sort | at the places the elements came from
        torch.sort(torch.tensor([3., 1., 2.]))
        #> torch.return_types.sort(
        #> values=tensor([1., 2., 3.]),
        #> indices=tensor([1, 2, 0]))
        torch.sort(torch.tensor([[1., 2.], [4., 3.]]), dim=1, descending=True)
        #> torch.return_types.sort(
        #> values=tensor([[2., 1.],
        #>         [4., 3.]]),
        #> indices=tensor([[1, 0],
        #>         [0, 1]]))

        std | (x − mean) / ((n − correction) · y)
        torch.std(torch.tensor([1., 2., 3., 4.]))
        #> tensor(1.2910)
        torch.std(torch.tensor([1., 2., 3., 4.]), correction=0)
        #> tensor(1.1180)

        std_mean | of both results
        torch.std_mean(torch.tensor([1., 2., 3.]))
        #> (tensor(1.), tensor(2.))

        sum | 1
        torch.sum(torch.tensor([[1, 2], [3, 4]]))
        #> tensor(10)
        torch.sum(torch.tensor([[1, 2], [3, 4]]), dim=0)
        #> tensor([4, 6])
        torch.sum(torch.tensor([1., 2.]), dim=3)
        #! IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 3)

        topk | at the places the elements came from
        torch.topk(torch.tensor([1., 5., 3.]), 2)
        #> torch.return_types.topk(
        #> values=tensor([5., 3.]),
        #> indices=tensor([1, 2]))

        trapezoid | that of the parts
        torch.trapezoid(torch.tensor([1., 2., 4.]))
        #> tensor(4.5000)

        trapz | that of the parts
        torch.trapz(torch.tensor([1., 2., 4.]), dx=0.5)
        #> tensor(2.2500)

        unique
        torch.unique(torch.tensor([3, 1, 3]))
        #> tensor([1, 3])
        torch.unique(torch.tensor([3, 1, 3]), return_counts=True)
        #> (tensor([1, 3]), tensor([1, 2]))

        unique_consecutive
        torch.unique_consecutive(torch.tensor([1, 1, 2, 1]))
        #> tensor([1, 2, 1])

        var | 2 (x − mean) / (n − correction)
        torch.var(torch.tensor([1., 2., 3., 4.]))
        #> tensor(1.6667)
        torch.var(torch.tensor([[1., 3.], [2., 6.]]), dim=1)
        #> tensor([2., 8.])

        var_mean | of both results
        torch.var_mean(torch.tensor([1., 2., 3.]))
        #> (tensor(1.), tensor(2.))

        renorm | that of the parts
        torch.renorm(torch.tensor([[3., 4.], [0., 1.]]), p=2, dim=0, maxnorm=1.)
        #> tensor([[0.6000, 0.8000],
        #>         [0.0000, 1.0000]])
        """#
}
