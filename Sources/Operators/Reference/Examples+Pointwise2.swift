// Examples of functions of each element, with what they give; how they are read is in
// OperationPage.swift.

extension OperationPage {
    static let examplesPointwise2 = #"""
        neg | −1
        torch.neg(torch.tensor([1., -2.]))
        #> tensor([-1.,  2.])

        nextafter
        torch.nextafter(torch.tensor([1.]), torch.tensor([2.])) == 1 + torch.finfo(torch.float32).eps
        #> tensor([True])

        polygamma | polygamma(n + 1, x)
        torch.polygamma(1, torch.tensor([1., 2.]))
        #> tensor([1.6449, 0.6449])

        positive | 1
        torch.positive(torch.tensor([1., -2.]))
        #> tensor([ 1., -2.])

        pow | exponent · self^(exponent − 1); y · log(self) for the exponent
        torch.pow(torch.tensor([1., 2., 3.]), 2)
        #> tensor([1., 4., 9.])
        torch.pow(2, torch.tensor([1., 3.]))
        #> tensor([2., 8.])

        rad2deg | 180 / π
        torch.rad2deg(torch.tensor([3.14159265]))
        #> tensor([180.])

        reciprocal | y′ = −1 / x²
        torch.reciprocal(torch.tensor([2., 4.]))
        #> tensor([0.5000, 0.2500])

        relu | 1 where x > 0, else 0
        torch.relu(torch.tensor([-1., 0., 2.]))
        #> tensor([0., 0., 2.])

        remainder | 1; −⌊self / other⌋
        torch.remainder(torch.tensor([-5., 5.]), 3)
        #> tensor([1., 2.])

        round | 0
        torch.round(torch.tensor([0.5, 1.5, 2.567]))
        #> tensor([0., 2., 3.])
        torch.round(torch.tensor([2.567]), decimals=1)
        #> tensor([2.6000])

        rsqrt | y′ = −½ x^(−3/2)
        torch.rsqrt(torch.tensor([4., 16.]))
        #> tensor([0.5000, 0.2500])

        rsub | −1; 1
        torch.rsub(torch.tensor([1., 2.]), 10)
        #> tensor([9., 8.])

        selu | λ where x > 0, λ · α · eˣ elsewhere
        torch.selu(torch.tensor([-1., 1.]))
        #> tensor([-1.1113,  1.0507])

        sigmoid | y′ = y · (1 − y)
        torch.sigmoid(torch.tensor([0., 2.]))
        #> tensor([0.5000, 0.8808])

        sign | 0
        torch.sign(torch.tensor([-3., 0., 2.]))
        #> tensor([-1.,  0.,  1.])

        signbit
        torch.signbit(torch.tensor([-1., 0., -0.]))
        #> tensor([ True, False,  True])

        sin | y′ = cos x
        torch.sin(torch.tensor([0., 1.]))
        #> tensor([0.0000, 0.8415])

        sinc | y′ = (cos(πx) − sinc(x)) / x, 0 at 0
        torch.sinc(torch.tensor([0., 0.5]))
        #> tensor([1.0000, 0.6366])

        sinh | y′ = cosh x
        torch.sinh(torch.tensor([0., 1.]))
        #> tensor([0.0000, 1.1752])

        sqrt | y′ = 1 / (2 √x)
        torch.sqrt(torch.tensor([4., 9.]))
        #> tensor([2., 3.])

        square | y′ = 2 x
        torch.square(torch.tensor([-2., 3.]))
        #> tensor([4., 9.])

        sub | 1; −1, or −alpha where it is given
        torch.sub(torch.tensor([5., 6.]), torch.tensor([1., 2.]))
        #> tensor([4., 4.])
        torch.sub(torch.tensor([5., 6.]), 1, alpha=2)
        #> tensor([3., 4.])

        tan | y′ = 1 + tan² x
        torch.tan(torch.tensor([0., 1.]))
        #> tensor([0.0000, 1.5574])

        tanh | y′ = 1 − y²
        torch.tanh(torch.tensor([0., 1.]))
        #> tensor([0.0000, 0.7616])

        threshold | 1 where x exceeds the threshold, else 0
        torch.threshold(torch.tensor([-1., 0.5, 2.]), 1, -5)
        #> tensor([-5., -5.,  2.])

        trunc | 0
        torch.trunc(torch.tensor([-1.7, 2.3]))
        #> tensor([-1.,  2.])

        where | passes to the input that was taken
        torch.where(torch.tensor([True, False]), torch.tensor([1., 2.]), torch.tensor([10., 20.]))
        #> tensor([ 1., 20.])
        torch.where(torch.tensor([[0, 1], [1, 0]]) > 0)
        #> (tensor([0, 1]), tensor([1, 0]))

        xlogy | log(other); self / other
        torch.xlogy(torch.tensor([0., 2.]), torch.tensor([0., 3.]))
        #> tensor([0.0000, 2.1972])

        prelu | 1 or weight; Σ x over x < 0 for the weight
        torch.prelu(torch.tensor([-2., 3.]), torch.tensor([0.25]))
        #> tensor([-0.5000,  3.0000])

        hardshrink | 1 where |x| > λ, else 0
        torch.hardshrink(torch.tensor([-1., 0.3, 2.]))
        #> tensor([-1.,  0.,  2.])
        """#
}
