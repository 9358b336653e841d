// `torch.distributions`, in the language: the family of the gamma distribution, counts, and mixtures.

let gammaDistributionLibrary = #"""

# A sample moves with its parameter so that its place in the distribution stays: dz/da = -(dP/da) / p, from the series of P.
def _gamma_slope(a, z):
    a, z = a.double(), z.double()
    term = total = torch.ones_like(z)
    harmonic = weighted = torch.zeros_like(z)
    k = 0
    while k < 4000:
        k += 1
        term = term * z / (a + k)
        harmonic = harmonic + 1 / (a + k)
        total, weighted = total + term, weighted + term * harmonic
        if k % 16 == 0 and (term * (harmonic + 1) < 1e-17 * total).all():
            break
    exact = z / a * (weighted - total * (z.log() - torch.digamma(a + 1)))
    return torch.where(z > 500, 1 + (z - a) / (2 * a), exact)
def _beta_slope(x, a, b):
    left = x < a / (a + b)
    y, p, q = torch.where(left, x, 1 - x), torch.where(left, a, b), torch.where(left, b, a)
    term = total = torch.ones_like(y)
    ups = downs = weighted_ups = weighted_downs = torch.zeros_like(y)
    k = 0
    while k < 4000:
        k += 1
        term = term * (p + q + k - 1) / (p + k) * y
        ups, downs = ups + 1 / (p + q + k - 1), downs + 1 / (p + k)
        total, weighted_ups, weighted_downs = total + term, weighted_ups + term * ups, weighted_downs + term * downs
        if k % 16 == 0 and (term * (ups + downs + 1) < 1e-17 * total).all():
            break
    both = torch.digamma(p + q)
    first = total * (y.log() - 1 / p - torch.digamma(p) + both) + weighted_ups - weighted_downs
    second = total * ((1 - y).log() - torch.digamma(q) + both) + weighted_ups
    return y * (1 - y) / p * torch.where(left, -first, second)
class _GammaDraw(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a):
        z = torch._standard_gamma(a)
        ctx.save_for_backward(a, z)
        return z
    @staticmethod
    def backward(ctx, g):
        a, z = ctx.saved_tensors
        return g * _gamma_slope(a, z).to(g.dtype)
class _DirichletDraw(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a):
        x = torch._sample_dirichlet(a)
        ctx.save_for_backward(a, x)
        return x
    @staticmethod
    def backward(ctx, g):
        a, x = ctx.saved_tensors
        wide = a.double()
        slope = _beta_slope(x.double(), wide, wide.sum(-1, True) - wide).to(g.dtype) / (1 - x)
        return slope * (g - (x * g).sum(-1, True))
class Gamma(ExponentialFamily):
    arg_constraints = {"concentration": _positive, "rate": _positive}
    support = _at_least(0.0)
    has_rsample = True
    def __init__(self, concentration, rate, validate_args=None):
        self.concentration, self.rate = _broadcast(concentration, rate)
        super().__init__(_shape((concentration, rate), self.concentration), validate_args=validate_args)
    @property
    def mean(self):
        return self.concentration / self.rate
    @property
    def mode(self):
        return ((self.concentration - 1) / self.rate).clamp(min=0)
    @property
    def variance(self):
        return self.concentration / self.rate.pow(2)
    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        drawn = _GammaDraw.apply(self.concentration.expand(shape))
        value = drawn / self.rate.expand(shape)
        value.detach().clamp_(min=torch.finfo(value.dtype).tiny)
        return value
    def log_prob(self, value):
        value = torch.as_tensor(value, dtype=self.rate.dtype)
        self._validate_sample(value)
        return (torch.xlogy(self.concentration, self.rate) + torch.xlogy(self.concentration - 1, value) - self.rate * value
                - torch.lgamma(self.concentration))
    def entropy(self):
        return (self.concentration - torch.log(self.rate) + torch.lgamma(self.concentration)
                + (1.0 - self.concentration) * torch.digamma(self.concentration))
    def cdf(self, value):
        self._validate_sample(value)
        return torch.special.gammainc(self.concentration, self.rate * value)
class Chi2(Gamma):
    arg_constraints = {"df": _positive}
    def __init__(self, df, validate_args=None):
        super().__init__(0.5 * df, 0.5, validate_args=validate_args)
    @property
    def df(self):
        return self.concentration * 2
class Dirichlet(ExponentialFamily):
    arg_constraints = {"concentration": _IndependentConstraint(_positive, 1)}
    support = _simplex
    has_rsample = True
    def __init__(self, concentration, validate_args=None):
        if concentration.dim() < 1:
            raise ValueError("`concentration` parameter must be at least one-dimensional.")
        self.concentration = concentration
        super().__init__(concentration.shape[:-1], concentration.shape[-1:], validate_args=validate_args)
    def rsample(self, sample_shape=torch.Size()):
        return _DirichletDraw.apply(self.concentration.expand(self._extended_shape(sample_shape)))
    def log_prob(self, value):
        self._validate_sample(value)
        return (torch.xlogy(self.concentration - 1.0, value).sum(-1) + torch.lgamma(self.concentration.sum(-1))
                - torch.lgamma(self.concentration).sum(-1))
    @property
    def mean(self):
        return self.concentration / self.concentration.sum(-1, True)
    @property
    def mode(self):
        top = (self.concentration - 1).clamp(min=0.0)
        mode = top / top.sum(-1, True)
        mask = (self.concentration < 1).all(dim=-1)
        mode[mask] = torch.nn.functional.one_hot(mode[mask].argmax(dim=-1), self.concentration.shape[-1]).to(mode)
        return mode
    @property
    def variance(self):
        total = self.concentration.sum(-1, True)
        return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))
    def entropy(self):
        k, total = self.concentration.size(-1), self.concentration.sum(-1)
        return (torch.lgamma(self.concentration).sum(-1) - torch.lgamma(total) - (k - total) * torch.digamma(total)
                - ((self.concentration - 1.0) * torch.digamma(self.concentration)).sum(-1))
class Beta(ExponentialFamily):
    arg_constraints = {"concentration1": _positive, "concentration0": _positive}
    support = _unit
    has_rsample = True
    def __init__(self, concentration1, concentration0, validate_args=None):
        a, b = _broadcast(concentration1, concentration0)
        self._dirichlet = Dirichlet(torch.stack([a, b], -1))
        super().__init__(self._dirichlet._batch_shape, validate_args=validate_args)
    @property
    def concentration1(self):
        return self._dirichlet.concentration[..., 0]
    @property
    def concentration0(self):
        return self._dirichlet.concentration[..., 1]
    @property
    def mean(self):
        return self.concentration1 / (self.concentration1 + self.concentration0)
    @property
    def mode(self):
        return self._dirichlet.mode[..., 0]
    @property
    def variance(self):
        total = self.concentration1 + self.concentration0
        return self.concentration1 * self.concentration0 / (total.pow(2) * (total + 1))
    def rsample(self, sample_shape=()):
        return self._dirichlet.rsample(sample_shape).select(-1, 0)
    def log_prob(self, value):
        self._validate_sample(value)
        return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))
    def entropy(self):
        return self._dirichlet.entropy()
class StudentT(Distribution):
    arg_constraints = {"df": _positive, "loc": _real, "scale": _positive}
    support = _real
    has_rsample = True
    def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
        self.df, self.loc, self.scale = _broadcast(df, loc, scale)
        self._chi2 = Chi2(self.df)
        super().__init__(self.df.size(), validate_args=validate_args)
    @property
    def mean(self):
        return torch.where(self.df <= 1, math.nan, self.loc)
    @property
    def mode(self):
        return self.loc
    @property
    def variance(self):
        wide = torch.where(self.df > 2, self.scale.pow(2) * self.df / (self.df - 2), math.inf)
        return torch.where(self.df <= 1, math.nan, wide)
    def entropy(self):
        df = self.df
        lbeta = torch.lgamma(0.5 * df) + math.lgamma(0.5) - torch.lgamma(0.5 * (df + 1))
        return self.scale.log() + 0.5 * (df + 1) * (torch.digamma(0.5 * (df + 1)) - torch.digamma(0.5 * df)) + 0.5 * df.log() + lbeta
    def rsample(self, sample_shape=torch.Size()):
        x = torch.empty(self._extended_shape(sample_shape), dtype=self.df.dtype).normal_()
        z = self._chi2.rsample(sample_shape)
        return self.loc + self.scale * (x * torch.rsqrt(z / self.df))
    def log_prob(self, value):
        self._validate_sample(value)
        y = (value - self.loc) / self.scale
        z = (self.scale.log() + 0.5 * self.df.log() + 0.5 * math.log(math.pi) + torch.lgamma(0.5 * self.df)
             - torch.lgamma(0.5 * (self.df + 1.0)))
        return -0.5 * (self.df + 1.0) * torch.log1p(y**2.0 / self.df) - z
def _above_zero(x):
    return (x.clamp(min=0) + x - x.clamp(max=0)) / 2
class Binomial(Distribution):
    __getattr__ = _other
    has_enumerate_support = True
    arg_constraints = {"total_count": _whole, "probs": _unit, "logits": _real}
    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        name, given = ("probs", probs) if logits is None else ("logits", logits)
        total, self.__dict__[name] = _broadcast(total_count, given)
        self.total_count = total.type_as(self.__dict__[name])
        super().__init__(self.__dict__[name].size(), validate_args=validate_args)
    @property
    def param_shape(self):
        return _param(self).size()
    @property
    def support(self):
        return _integers(0, self.total_count)
    @property
    def mean(self):
        return self.total_count * self.probs
    @property
    def mode(self):
        return ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count)
    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)
    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        with torch.no_grad():
            return torch.binomial(self.total_count.expand(shape), self.probs.expand(shape))
    def enumerate_support(self, expand=True):
        n = int(self.total_count.max())
        if not self.total_count.min() == n:
            raise NotImplementedError("Inhomogeneous total count not supported by `enumerate_support`.")
        values = torch.arange(1 + n, dtype=self.probs.dtype).view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + tuple(self._batch_shape)) if expand else values
    def entropy(self):
        log_prob = self.log_prob(self.enumerate_support(False))
        return -(torch.exp(log_prob) * log_prob).sum(0)
    def log_prob(self, value):
        self._validate_sample(value)
        n = self.total_count
        normalize = n * _above_zero(self.logits) + n * torch.log1p(torch.exp(-torch.abs(self.logits))) - torch.lgamma(n + 1)
        return value * self.logits - torch.lgamma(value + 1) - torch.lgamma(n - value + 1) - normalize
class NegativeBinomial(Distribution):
    __getattr__ = _other
    arg_constraints = {"total_count": _at_least(0), "probs": _interval(0.0, 1.0), "logits": _real}
    support = _whole
    def __init__(self, total_count, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        self.total_count, given = _broadcast(total_count, probs if logits is None else logits)
        self.total_count = self.total_count.type_as(given)
        self.__dict__["probs" if logits is None else "logits"] = given
        super().__init__(given.size(), validate_args=validate_args)
    @property
    def param_shape(self):
        return _param(self).size()
    @property
    def mean(self):
        return self.total_count * torch.exp(self.logits)
    @property
    def mode(self):
        return ((self.total_count - 1) * self.logits.exp()).floor().clamp(min=0.0)
    @property
    def variance(self):
        return self.mean / torch.sigmoid(-self.logits)
    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.poisson(Gamma(self.total_count, torch.exp(-self.logits), validate_args=False).sample(sample_shape))
    def log_prob(self, value):
        self._validate_sample(value)
        unnormalized = self.total_count * torch.nn.functional.logsigmoid(-self.logits) + value * torch.nn.functional.logsigmoid(self.logits)
        normalization = -torch.lgamma(self.total_count + value) + torch.lgamma(1.0 + value) + torch.lgamma(self.total_count)
        return unnormalized - normalization.masked_fill(self.total_count + value == 0.0, 0.0)
class Multinomial(Distribution):
    arg_constraints = {"probs": _simplex, "logits": _vector}
    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        self.total_count = total_count
        self._categorical = Categorical(probs=probs, logits=logits)
        super().__init__(self._categorical.batch_shape, self._categorical.probs.shape[-1:], validate_args=validate_args)
    probs = property(lambda self: self._categorical.probs)
    logits = property(lambda self: self._categorical.logits)
    support = property(lambda self: _Multinomial(self.total_count))
    param_shape = property(lambda self: self._categorical.param_shape)
    @property
    def mean(self):
        return self.probs * self.total_count
    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)
    def sample(self, sample_shape=torch.Size()):
        samples = self._categorical.sample(torch.Size((self.total_count,)) + tuple(sample_shape)).movedim(0, -1)
        counts = samples.new_zeros(self._extended_shape(sample_shape))
        counts.scatter_add_(-1, samples, torch.ones_like(samples))
        return counts.type_as(self.probs)
    def entropy(self):
        n = torch.tensor(self.total_count)
        counts = Binomial(self.total_count, self.probs)
        support = counts.enumerate_support(expand=False)[1:]
        rest = (torch.exp(counts.log_prob(support)) * torch.lgamma(support + 1)).sum([0, -1])
        return n * self._categorical.entropy() - torch.lgamma(n + 1) + rest
    def log_prob(self, value):
        self._validate_sample(value)
        logits, value = torch.broadcast_tensors(self.logits, value)
        logits = logits.clone()
        logits[(value == 0) & (logits == -math.inf)] = 0
        return torch.lgamma(value.sum(-1) + 1) - torch.lgamma(value + 1).sum(-1) + (logits * value).sum(-1)
class MixtureSameFamily(Distribution):
    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        self.mixture_distribution, self.component_distribution = mixture_distribution, component_distribution
        self._num_component = mixture_distribution.logits.shape[-1]
        super().__init__(component_distribution.batch_shape[:-1], component_distribution.event_shape, validate_args=validate_args)
    def __repr__(self):
        return f"MixtureSameFamily(\n  {self.mixture_distribution},\n  {self.component_distribution})"
    def _wide(self, x):
        return x.reshape(tuple(x.shape) + (1,) * len(self._event_shape))
    @property
    def mean(self):
        return torch.sum(self._wide(self.mixture_distribution.probs) * self.component_distribution.mean, dim=-1 - len(self._event_shape))
    @property
    def variance(self):
        probs, dim = self._wide(self.mixture_distribution.probs), -1 - len(self._event_shape)
        apart = (self.component_distribution.mean - self.mean.unsqueeze(dim)).pow(2.0)
        return torch.sum(probs * self.component_distribution.variance, dim=dim) + torch.sum(probs * apart, dim=dim)
    @property
    def support(self):
        return MixtureSameFamilyConstraint(self.component_distribution.support)
    def cdf(self, value):
        value = value.unsqueeze(-1 - len(self._event_shape))
        return torch.sum(self.component_distribution.cdf(value) * self.mixture_distribution.probs, dim=-1)
    def expand(self, batch_shape, _instance=None):
        shape = torch.Size(batch_shape)
        return MixtureSameFamily(self.mixture_distribution.expand(shape), self.component_distribution.expand(tuple(shape) + (self._num_component,)))
    def log_prob(self, value):
        self._validate_sample(value)
        value = value.unsqueeze(-1 - len(self._event_shape))
        mixed = torch.log_softmax(self.mixture_distribution.logits, dim=-1)
        return torch.logsumexp(self.component_distribution.log_prob(value) + mixed, dim=-1)
    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            place = self.mixture_distribution.sample(sample_shape)
            drawn = self.component_distribution.sample(sample_shape)
            dim = drawn.ndim - 1 - len(self._event_shape)
            place = place.reshape(tuple(place.shape) + (1,) * (len(self._event_shape) + 1))
            shape = list(drawn.shape)
            shape[dim] = 1
            return torch.gather(drawn, dim, place.expand(shape)).squeeze(dim)
for _class in (Gamma, Chi2, Dirichlet, Beta, StudentT, Binomial, NegativeBinomial, Multinomial, MixtureSameFamily, Weibull, Pareto, Gumbel,
               HalfNormal, Cauchy, TransformedDistribution):
    _words = "".join([("_" + c.lower() if c.isupper() else c) for c in _class.__name__]).lstrip("_")
    _class.__module__ = "torch.distributions." + {"student_t": "studentT"}.get(_words, _words)
"""#
