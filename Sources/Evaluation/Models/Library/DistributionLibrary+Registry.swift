// `torch.distributions`, in the language: transforms of shapes and matrices, which transform leads to which constraint, divergences
// between families, and distributions over correlations and angles.

let transformRegistryLibrary = #"""

class IndependentTransform(Transform):
    def __init__(self, base_transform, reinterpreted_batch_ndims, cache_size=0):
        self.base_transform, self.reinterpreted_batch_ndims = base_transform, reinterpreted_batch_ndims
        self.event_dim = base_transform.event_dim + reinterpreted_batch_ndims
    def _call(self, x):
        if x.dim() < self.event_dim:
            raise ValueError("Too few dimensions on input")
        return self.base_transform(x)
    def _inverse(self, y):
        return self.base_transform._inverse(y)
    def log_abs_det_jacobian(self, x, y):
        return _sum_last(self.base_transform.log_abs_det_jacobian(x, y), self.reinterpreted_batch_ndims)
    def __repr__(self):
        return f"IndependentTransform({self.base_transform!r}, {self.reinterpreted_batch_ndims})"
class ReshapeTransform(Transform):
    def __init__(self, in_shape, out_shape, cache_size=0):
        self.in_shape, self.out_shape = torch.Size(in_shape), torch.Size(out_shape)
        if self.in_shape.numel() != self.out_shape.numel():
            raise ValueError("in_shape, out_shape have different numbers of elements")
        self.event_dim = len(self.in_shape)
    def _call(self, x):
        return x.reshape(tuple(x.shape[:x.dim() - len(self.in_shape)]) + tuple(self.out_shape))
    def _inverse(self, y):
        return y.reshape(tuple(y.shape[:y.dim() - len(self.out_shape)]) + tuple(self.in_shape))
    def log_abs_det_jacobian(self, x, y):
        return x.new_zeros(tuple(x.shape[:x.dim() - len(self.in_shape)]))
class CatTransform(Transform):
    def __init__(self, tseq, dim=0, lengths=None, cache_size=0):
        self.transforms, self.dim = list(tseq), dim
        self.lengths = [1] * len(self.transforms) if lengths is None else list(lengths)
    def _each(self, x, apply):
        return torch.cat([apply(t, part) for t, part in zip(self.transforms, x.split(self.lengths, self.dim))], dim=self.dim)
    def _call(self, x):
        return self._each(x, lambda t, part: t(part))
    def _inverse(self, y):
        return self._each(y, lambda t, part: t._inverse(part))
    def log_abs_det_jacobian(self, x, y):
        parts = zip(self.transforms, x.split(self.lengths, self.dim), y.split(self.lengths, self.dim))
        return torch.cat([t.log_abs_det_jacobian(a, b) for t, a, b in parts], dim=self.dim)
class StackTransform(Transform):
    def __init__(self, tseq, dim=0, cache_size=0):
        self.transforms, self.dim = list(tseq), dim
    def _call(self, x):
        return torch.stack([t(part) for t, part in zip(self.transforms, x.unbind(self.dim))], self.dim)
    def _inverse(self, y):
        return torch.stack([t._inverse(part) for t, part in zip(self.transforms, y.unbind(self.dim))], self.dim)
    def log_abs_det_jacobian(self, x, y):
        parts = zip(self.transforms, x.unbind(self.dim), y.unbind(self.dim))
        return torch.stack([t.log_abs_det_jacobian(a, b) for t, a, b in parts], self.dim)
class LowerCholeskyTransform(Transform):
    event_dim = 2
    def _call(self, x):
        return x.tril(-1) + x.diagonal(dim1=-2, dim2=-1).exp().diag_embed()
    def _inverse(self, y):
        return y.tril(-1) + y.diagonal(dim1=-2, dim2=-1).log().diag_embed()
class PositiveDefiniteTransform(Transform):
    event_dim = 2
    def _call(self, x):
        x = LowerCholeskyTransform()(x)
        return x @ x.mT
    def _inverse(self, y):
        return LowerCholeskyTransform()._inverse(torch.linalg.cholesky(y))
class CorrCholeskyTransform(Transform):
    event_dim = 1
    def _call(self, x):
        x = torch.tanh(x)
        eps = torch.finfo(x.dtype).eps
        x = x.clamp(min=-1 + eps, max=1 - eps)
        size = round((0.25 + 2 * x.shape[-1]) ** 0.5 + 0.5)
        rows, columns = torch.tril_indices(size, size, -1)
        r = x.new_zeros(tuple(x.shape[:-1]) + (size, size))
        r[..., rows, columns] = x
        left = (1 - r**2).sqrt().cumprod(-1)
        r = r + torch.eye(size, dtype=r.dtype)
        return r * F.pad(left[..., :-1], [1, 0], value=1)
class CumulativeDistributionTransform(Transform):
    sign, codomain = 1, _unit
    def __init__(self, distribution, cache_size=0):
        self.distribution = distribution
    def _call(self, x):
        return self.distribution.cdf(x)
    def _inverse(self, y):
        return self.distribution.icdf(y)
    def log_abs_det_jacobian(self, x, y):
        return self.distribution.log_prob(x)
for _class in (Transform, ComposeTransform, ExpTransform, AffineTransform, PowerTransform, SigmoidTransform, SoftplusTransform, TanhTransform,
               AbsTransform, SoftmaxTransform, StickBreakingTransform, LowerCholeskyTransform, CorrCholeskyTransform, ReshapeTransform,
               IndependentTransform, CatTransform, StackTransform, CumulativeDistributionTransform, PositiveDefiniteTransform):
    _class.__module__ = "torch.distributions.transforms"

class lazy_property:
    def __init__(self, wrapped):
        self.wrapped = wrapped
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        with torch.enable_grad():
            value = self.wrapped(instance)
        setattr(instance, self.wrapped.__name__, value)
        return value
class ConstraintRegistry:
    def __init__(self):
        self._registry = {}
    def register(self, constraint, factory=None):
        if factory is None:
            return lambda factory: self.register(constraint, factory)
        self._registry[constraint if isinstance(constraint, type) else type(constraint)] = factory
        return factory
    def __call__(self, constraint):
        if type(constraint) not in self._registry:
            raise NotImplementedError(f"Cannot transform {type(constraint).__name__} constraints")
        return self._registry[type(constraint)](constraint)
biject_to, transform_to = ConstraintRegistry(), ConstraintRegistry()
def _to_interval(constraint):
    low, high = constraint.lower_bound, constraint.upper_bound
    if isinstance(low, (int, float)) and isinstance(high, (int, float)) and low == 0 and high == 1:
        return SigmoidTransform()
    return ComposeTransform([SigmoidTransform(), AffineTransform(low, high - low)])
for _registry in (biject_to, transform_to):
    _registry.register(_Real, lambda c: identity_transform)
    _registry.register(_GreaterThan, lambda c: ComposeTransform([ExpTransform(), AffineTransform(c.lower_bound, 1)]))
    _registry.register(_GreaterThanEq, lambda c: ComposeTransform([ExpTransform(), AffineTransform(c.lower_bound, 1)]))
    _registry.register(_LessThan, lambda c: ComposeTransform([ExpTransform(), AffineTransform(c.upper_bound, -1)]))
    _registry.register(_Interval, _to_interval)
    _registry.register(_HalfOpenInterval, _to_interval)
    _registry.register(_LowerCholesky, lambda c: LowerCholeskyTransform())
    _registry.register(_PositiveDefinite, lambda c: PositiveDefiniteTransform())
    _registry.register(_CorrCholesky, lambda c: CorrCholeskyTransform())
biject_to.register(_Simplex, lambda c: StickBreakingTransform())
transform_to.register(_Simplex, lambda c: SoftmaxTransform())
biject_to.register(_IndependentConstraint, lambda c: IndependentTransform(biject_to(c.base_constraint), c.reinterpreted_batch_ndims))
transform_to.register(_IndependentConstraint, lambda c: IndependentTransform(transform_to(c.base_constraint), c.reinterpreted_batch_ndims))

@register_kl(Gamma, Gamma)
def _kl_gamma(p, q):
    t1 = q.concentration * (p.rate / q.rate).log()
    t2 = torch.lgamma(q.concentration) - torch.lgamma(p.concentration)
    t3 = (p.concentration - q.concentration) * torch.digamma(p.concentration)
    return t1 + t2 + t3 + (q.rate - p.rate) * (p.concentration / p.rate)
@register_kl(Dirichlet, Dirichlet)
def _kl_dirichlet(p, q):
    sum_p, sum_q = p.concentration.sum(-1), q.concentration.sum(-1)
    t2 = (p.concentration.lgamma() - q.concentration.lgamma()).sum(-1)
    t4 = p.concentration.digamma() - sum_p.digamma().unsqueeze(-1)
    return sum_p.lgamma() - sum_q.lgamma() - t2 + ((p.concentration - q.concentration) * t4).sum(-1)
@register_kl(Beta, Beta)
def _kl_beta(p, q):
    sum_p, sum_q = p.concentration1 + p.concentration0, q.concentration1 + q.concentration0
    t1 = q.concentration1.lgamma() + q.concentration0.lgamma() + sum_p.lgamma()
    t2 = p.concentration1.lgamma() + p.concentration0.lgamma() + sum_q.lgamma()
    t3 = (p.concentration1 - q.concentration1) * torch.digamma(p.concentration1)
    t4 = (p.concentration0 - q.concentration0) * torch.digamma(p.concentration0)
    return t1 - t2 + t3 + t4 + (sum_q - sum_p) * torch.digamma(sum_p)
@register_kl(Poisson, Poisson)
def _kl_poisson(p, q):
    return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)
@register_kl(Binomial, Binomial)
def _kl_binomial(p, q):
    if (p.total_count < q.total_count).any():
        raise NotImplementedError("KL between Binomials where q.total_count > p.total_count is not implemented")
    kl = p.total_count * (p.probs * (p.logits - q.logits) + (-p.probs).log1p() - (-q.probs).log1p())
    return kl.masked_fill(p.total_count > q.total_count, torch.inf)
@register_kl(Geometric, Geometric)
def _kl_geometric(p, q):
    return -p.entropy() - torch.log1p(-q.probs) / p.probs - (q.probs.log() - torch.log1p(-q.probs))
@register_kl(Gumbel, Gumbel)
def _kl_gumbel(p, q):
    ct1, ct2, ct3 = p.scale / q.scale, q.loc / q.scale, p.loc / q.scale
    t1, t2, t3 = -ct1.log() - ct2 + ct3, ct1 * 0.57721566490153286060, torch.exp(ct2 + (1 + ct1).lgamma() - ct3)
    return t1 + t2 + t3 - (1 + 0.57721566490153286060)
@register_kl(HalfNormal, HalfNormal)
def _kl_half_normal(p, q):
    return _kl_normal(p.base_dist, q.base_dist)
@register_kl(LogNormal, LogNormal)
def _kl_log_normal(p, q):
    return _kl_normal(p.base_dist, q.base_dist)
@register_kl(Cauchy, Cauchy)
def _kl_cauchy(p, q):
    t1 = ((p.scale + q.scale).pow(2) + (p.loc - q.loc).pow(2)).log()
    return t1 - (4 * p.scale * q.scale).log()
@register_kl(Normal, Laplace)
def _kl_normal_laplace(p, q):
    distance = p.loc - q.loc
    ratio = distance / p.scale
    t1 = torch.log(p.scale / q.scale)
    t2 = math.sqrt(2 / math.pi) * p.scale * torch.exp(-0.5 * ratio.pow(2))
    t3 = distance * torch.erf(math.sqrt(0.5) * ratio)
    return -t1 + (t2 + t3) / q.scale - (0.5 * (1 + math.log(0.5 * math.pi)))
@register_kl(Laplace, Normal)
def _kl_laplace_normal(p, q):
    ratio = (p.scale / q.scale).pow(2)
    t1 = 0.5 * torch.log(2 * ratio / math.pi)
    return -t1 + ratio + 0.5 * (p.loc / q.scale).pow(2) - (p.loc / q.scale) * (q.loc / q.scale) + 0.5 * (q.loc / q.scale).pow(2) - 1
@register_kl(Uniform, Normal)
def _kl_uniform_normal(p, q):
    width = p.high - p.low
    t1 = (math.sqrt(math.pi * 2) * q.scale / width).log()
    return t1 + 0.5 * (width.pow(2) / 12 + ((p.high + p.low - 2 * q.loc) / 2).pow(2)) / q.scale.pow(2)
@register_kl(Normal, Gumbel)
def _kl_normal_gumbel(p, q):
    mean, spread = p.loc / q.scale, (p.scale / q.scale).pow(2)
    loc = q.loc / q.scale
    return -0.5 * torch.log(2 * math.pi * spread) + mean - loc + torch.exp(-mean + 0.5 * spread + loc) - 0.5
@register_kl(Exponential, Gamma)
def _kl_exponential_gamma(p, q):
    ratio = q.rate / p.rate
    t1 = -q.concentration * torch.log(ratio)
    return t1 + ratio + q.concentration.lgamma() + q.concentration * 0.57721566490153286060 - (1 + 0.57721566490153286060)
@register_kl(Gamma, Exponential)
def _kl_gamma_exponential(p, q):
    return -p.entropy() - q.rate.log() + q.rate * p.concentration / p.rate
@register_kl(Exponential, Normal)
def _kl_exponential_normal(p, q):
    spread = q.scale.pow(2)
    t1 = 0.5 * torch.log(p.rate.pow(2) * spread * 2 * math.pi)
    inverse = p.rate.reciprocal()
    return t1 - 1 + (inverse.pow(2) - inverse * q.loc + 0.5 * q.loc.pow(2)) / spread
@register_kl(Beta, Normal)
def _kl_beta_normal(p, q):
    mean = p.concentration1 / (p.concentration1 + p.concentration0)
    spread = q.scale.pow(2)
    t1 = -p.entropy()
    return t1 + 0.5 * (spread * 2 * math.pi).log() + 0.5 * (mean * (1 - mean) / (p.concentration1 + p.concentration0 + 1) + mean.pow(2)) / spread \
        - mean * q.loc / spread + 0.5 * q.loc.pow(2) / spread
def _kl_infinite(p, q):
    return torch.full_like(p.entropy(), torch.inf)
for _p, _q in ((Normal, Gamma), (Normal, Beta), (Normal, Exponential), (Normal, Uniform), (Gamma, Beta), (Gamma, Uniform), (Laplace, Gamma),
               (Laplace, Uniform), (Laplace, Beta), (Laplace, Exponential), (Exponential, Beta), (Exponential, Uniform), (Gumbel, Gamma)):
    register_kl(_p, _q)(_kl_infinite)

def _bessel(order, x):
    return (torch.special.i0(x) if order == 0 else torch.special.i1(x)).log()
class VonMises(Distribution):
    arg_constraints = {"loc": _real, "concentration": _positive}
    support = _real
    has_rsample = False
    def __init__(self, loc, concentration, validate_args=None):
        self.loc, self.concentration = _broadcast(loc, concentration)
        super().__init__(self.loc.shape, torch.Size(), validate_args=validate_args)
    def log_prob(self, value):
        self._validate_sample(value)
        return self.concentration * torch.cos(value - self.loc) - math.log(2 * math.pi) - _bessel(0, self.concentration)
    mean = property(lambda self: self.loc)
    mode = property(lambda self: self.loc)
    variance = property(lambda self: 1 - (_bessel(1, self.concentration) - _bessel(0, self.concentration)).exp())
    @torch.no_grad()
    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        k = self.concentration.double()
        tau = 1 + (1 + 4 * k**2).sqrt()
        rho = (tau - (2 * tau).sqrt()) / (2 * k)
        proposal = torch.where(k < 1e-5, 1 / k + k, (1 + rho**2) / (2 * rho)).expand(shape)
        k = k.expand(shape)
        x = torch.empty(shape, dtype=torch.float64)
        done = torch.zeros(shape, dtype=torch.bool)
        while not done.all():
            u1, u2, u3 = torch.rand((3,) + tuple(shape), dtype=torch.float64).unbind()
            z = torch.cos(math.pi * u1)
            f = (1 + proposal * z) / (proposal + z)
            c = k * (proposal - f)
            accept = ((c * (2 - c) - u2) > 0) | ((c / u2).log() + 1 - c >= 0)
            if accept.any():
                x = torch.where(accept, (u3 - 0.5).sign() * f.acos(), x)
                done = done | accept
        return ((x + math.pi + self.loc.double()) % (2 * math.pi) - math.pi).to(self.loc.dtype)
class LKJCholesky(Distribution):
    arg_constraints = {"concentration": _positive}
    support = _CorrCholesky()
    def __init__(self, dim, concentration=1.0, validate_args=None):
        if dim < 2:
            raise ValueError(f"Expected dim to be an integer greater than or equal to 2. Found dim={dim}.")
        self.dim = dim
        (self.concentration,) = _broadcast(concentration)
        marginal = self.concentration + 0.5 * (dim - 2)
        offset = torch.cat([torch.zeros(1, dtype=marginal.dtype), torch.arange(dim - 1, dtype=marginal.dtype)])
        self._beta = Beta(offset + 0.5, marginal.unsqueeze(-1) - 0.5 * offset)
        super().__init__(self.concentration.size(), torch.Size((dim, dim)), validate_args=validate_args)
    def sample(self, sample_shape=torch.Size()):
        y = self._beta.sample(sample_shape).unsqueeze(-1)
        u = torch.randn(self._extended_shape(sample_shape), dtype=y.dtype).tril(-1)
        u = u / u.norm(dim=-1, keepdim=True)
        u[..., 0, :].fill_(0.0)
        w = torch.sqrt(y) * u
        diagonal = torch.clamp(1 - torch.sum(w**2, dim=-1), min=torch.finfo(w.dtype).tiny).sqrt()
        return w + torch.diag_embed(diagonal)
    def log_prob(self, value):
        self._validate_sample(value)
        diagonal = value.diagonal(dim1=-1, dim2=-2)[..., 1:]
        order = 2 * (self.concentration - 1).unsqueeze(-1) + self.dim - torch.arange(2, self.dim + 1)
        unnormalized = torch.sum(order * diagonal.log(), dim=-1)
        dm1 = self.dim - 1
        alpha = self.concentration + 0.5 * dm1
        return unnormalized - (0.5 * dm1 * math.log(math.pi) + torch.mvlgamma(alpha - 0.5, dm1) - torch.lgamma(alpha) * dm1)
for _class in (RelaxedBernoulli, HalfCauchy, InverseGamma, Kumaraswamy, LogisticNormal, ContinuousBernoulli, VonMises):
    _words = "".join([("_" + c.lower() if c.isupper() else c) for c in _class.__name__]).lstrip("_")
    _class.__module__ = "torch.distributions." + _words
for _name, _class in {"relaxed_categorical": RelaxedOneHotCategorical, "fishersnedecor": FisherSnedecor, "lkj_cholesky": LKJCholesky,
                      "one_hot_categorical": OneHotCategoricalStraightThrough, "exp_family": ExponentialFamily, "studentT": StudentT,
                      "lowrank_multivariate_normal": LowRankMultivariateNormal}.items():
    _class.__module__ = "torch.distributions." + _name
"""#
