// Distributions draw PyTorch's numbers and give its densities.

import Testing

@Suite struct DistributionStreamTests {
    /// What a seeded sample is, and the logarithm of the density there.
    @Test(arguments: [
        ("D.Gamma(T([0.5, 2.]), T([1., 2.]))", "tensor([0.7377, 2.4511]) tensor([-1.1580, -2.6194])"),
        ("D.Beta(T([0.5, 2.]), 1.)", "tensor([0.1880, 0.7404]) tensor([0.1424, 0.3926])"),
        ("D.Dirichlet(T([0.5, 1., 2.]))", "tensor([0.1473, 0.6362, 0.2165]) tensor(0.0558)"),
        ("D.Chi2(T([1., 4.]))", "tensor([1.4755, 9.8046]) tensor([-1.8512, -4.0057])"),
        ("D.StudentT(T([3., 10.]))", "tensor([0.8746, 0.2101]) tensor([-1.4551, -0.9681])"),
        ("D.Cauchy(0., T([1., 2.]))", "tensor([-9.2966, -1.5844]) tensor([-5.6155, -2.3250])"),
        ("D.HalfNormal(T([1., 2.]))", "tensor([0.8033, 0.3497]) tensor([-0.5484, -0.9342])"),
        ("D.Gumbel(T([0., 1.]), T([1., 2.]))", "tensor([-1.6970, -0.6204]) tensor([-3.7606, -2.1313])"),
        ("D.Weibull(T([1., 2.]), 2.)", "tensor([0.1863, 1.1626]) tensor([-1.0220, -0.8804])"),
        ("D.Pareto(T([1.]), 3.)", "tensor([1.0116]) tensor([1.0523])"),
        ("D.Binomial(10, T([0.3, 0.7]))", "tensor([1., 6.]) tensor([-2.1115, -1.6088])"),
        ("D.Multinomial(5, T([0.2, 0.3, 0.5]))", "tensor([2., 1., 2.]) tensor(-2.4079)"),
        ("D.NegativeBinomial(T([5.]), T([0.4]))", "tensor([4.]) tensor([-1.9708])"),
        ("D.TransformedDistribution(D.Normal(torch.zeros(2), 1.), [D.ExpTransform()])", "tensor([2.2328, 1.1910]) tensor([-2.0448, -1.1091])"),
        ("D.MixtureSameFamily(D.Categorical(T([0.3, 0.7])), D.Normal(T([0., 5.]), 1.))", "tensor(0.0890) tensor(-2.1269)"),
    ])
    func samples(_ distribution: String, _ answer: String) {
        let code = "import torch, torch.distributions as D\nT = torch.tensor\nd = \(distribution)\n_ = torch.manual_seed(3)\ns = d.sample()\nprint(s, d.log_prob(s))"
        #expect(torchOutput(code) == answer + "\n", "\(distribution)")
    }
}
