// `torch.distributions`, in the language: distributions of real values, independent ones together, and divergences.

let realDistributionLibrary = #"""

class Normal(ExponentialFamily):
    arg_constraints = {"loc": _real, "scale": _positive}
    support = _real
    has_rsample = True
    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _broadcast(loc, scale)
        super().__init__(_shape((loc, scale), self.loc), validate_args=validate_args)
    @property
    def mean(self):
        return self.loc
    @property
    def mode(self):
        return self.loc
    @property
    def stddev(self):
        return self.scale
    @property
    def variance(self):
        return self.scale.pow(2)
    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        with torch.no_grad():
            return torch.normal(self.loc.expand(shape), self.scale.expand(shape))
    def rsample(self, sample_shape=torch.Size()):
        noise = torch.empty(self._extended_shape(sample_shape), dtype=self.loc.dtype).normal_()
        return self.loc + noise * self.scale
    def log_prob(self, value):
        self._validate_sample(value)
        return -(value - self.loc) ** 2 / (2 * self.scale ** 2) - self.scale.log() - math.log(math.sqrt(2 * math.pi))
    def cdf(self, value):
        self._validate_sample(value)
        return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))
    def icdf(self, value):
        return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)
    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)

class Uniform(Distribution):
    has_rsample = True
    def __init__(self, low, high, validate_args=None):
        self.low, self.high = _broadcast(low, high)
        self.arg_constraints = {"low": _less(self.high), "high": _greater(self.low)}
        super().__init__(_shape((low, high), self.low), validate_args=validate_args)
        if self._validate_args and not torch.lt(self.low, self.high).all():
            raise ValueError("Uniform is not defined when low>= high")
    @property
    def support(self):
        return _interval(self.low, self.high)
    @property
    def mean(self):
        return (self.high + self.low) / 2
    @property
    def mode(self):
        return nan * self.high
    @property
    def stddev(self):
        return (self.high - self.low) / 12 ** 0.5
    @property
    def variance(self):
        return (self.high - self.low).pow(2) / 12
    def rsample(self, sample_shape=torch.Size()):
        rand = torch.rand(self._extended_shape(sample_shape), dtype=self.low.dtype)
        return self.low + rand * (self.high - self.low)
    def log_prob(self, value):
        self._validate_sample(value)
        inside = self.low.le(value).type_as(self.low) * self.high.gt(value).type_as(self.low)
        return torch.log(inside) - torch.log(self.high - self.low)
    def cdf(self, value):
        self._validate_sample(value)
        return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)
    def icdf(self, value):
        return value * (self.high - self.low) + self.low
    def entropy(self):
        return torch.log(self.high - self.low)

class Exponential(ExponentialFamily):
    arg_constraints = {"rate": _positive}
    support = _at_least(0.0)
    has_rsample = True
    def __init__(self, rate, validate_args=None):
        (self.rate,) = _broadcast(rate)
        super().__init__(_shape((rate,), self.rate), validate_args=validate_args)
    @property
    def mean(self):
        return self.rate.reciprocal()
    @property
    def mode(self):
        return torch.zeros_like(self.rate)
    @property
    def stddev(self):
        return self.rate.reciprocal()
    @property
    def variance(self):
        return self.rate.pow(-2)
    def rsample(self, sample_shape=torch.Size()):
        return torch.empty(self._extended_shape(sample_shape), dtype=self.rate.dtype).exponential_() / self.rate
    def log_prob(self, value):
        self._validate_sample(value)
        return self.rate.log() - self.rate * value
    def cdf(self, value):
        self._validate_sample(value)
        return 1 - torch.exp(-self.rate * value)
    def icdf(self, value):
        return -torch.log1p(-value) / self.rate
    def entropy(self):
        return 1.0 - torch.log(self.rate)

class Laplace(Distribution):
    arg_constraints = {"loc": _real, "scale": _positive}
    support = _real
    has_rsample = True
    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _broadcast(loc, scale)
        super().__init__(_shape((loc, scale), self.loc), validate_args=validate_args)
    @property
    def mean(self):
        return self.loc
    mode = mean
    @property
    def variance(self):
        return 2 * self.scale.pow(2)
    @property
    def stddev(self):
        return 2 ** 0.5 * self.scale
    def rsample(self, sample_shape=torch.Size()):
        u = torch.empty(self._extended_shape(sample_shape), dtype=self.loc.dtype).uniform_(torch.finfo(self.loc.dtype).eps - 1, 1)
        return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())
    def log_prob(self, value):
        self._validate_sample(value)
        return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale
    def cdf(self, value):
        return 0.5 - 0.5 * (value - self.loc).sign() * torch.expm1(-(value - self.loc).abs() / self.scale)
    def icdf(self, value):
        term = value - 0.5
        return self.loc - self.scale * term.sign() * torch.log1p(-2 * term.abs())
    def entropy(self):
        return 1 + torch.log(2 * self.scale)

class LogNormal(Distribution):
    arg_constraints = {"loc": _real, "scale": _positive}
    support = _greater(0.0)
    has_rsample = True
    def __init__(self, loc, scale, validate_args=None):
        self.base_dist = Normal(loc, scale, validate_args=validate_args)
        super().__init__(self.base_dist.batch_shape, validate_args=validate_args)
    @property
    def loc(self):
        return self.base_dist.loc
    @property
    def scale(self):
        return self.base_dist.scale
    @property
    def mean(self):
        return (self.loc + self.scale.pow(2) / 2).exp()
    @property
    def mode(self):
        return (self.loc - self.scale.square()).exp()
    def cdf(self, value):
        self._validate_sample(value)
        return self.base_dist.cdf(value.log())
    def icdf(self, value):
        return self.base_dist.icdf(value).exp()
    @property
    def variance(self):
        return self.scale.pow(2).expm1() * (2 * self.loc + self.scale.pow(2)).exp()
    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self.base_dist.sample(sample_shape).exp()
    def rsample(self, sample_shape=torch.Size()):
        return self.base_dist.rsample(sample_shape).exp()
    def log_prob(self, value):
        self._validate_sample(value)
        x = value.log()
        return self.base_dist.log_prob(x) - x
    def entropy(self):
        return self.base_dist.entropy() + self.loc

class MultivariateNormal(Distribution):
    arg_constraints = {"loc": _vector, "covariance_matrix": _positive_definite, "precision_matrix": _positive_definite, "scale_tril": _lower_cholesky}
    support = _vector
    has_rsample = True
    def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        if loc.dim() < 1:
            raise ValueError("loc must be at least one-dimensional.")
        if (covariance_matrix is not None) + (scale_tril is not None) + (precision_matrix is not None) != 1:
            raise ValueError("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
        if scale_tril is not None:
            name, matrix = "scale_tril", scale_tril
        elif covariance_matrix is not None:
            name, matrix = "covariance_matrix", covariance_matrix
        else:
            name, matrix = "precision_matrix", precision_matrix
        if matrix.dim() < 2:
            raise ValueError(f"{name} must be at least two-dimensional, with optional leading batch dimensions")
        batch = torch.broadcast_shapes(matrix.shape[:-2], loc.shape[:-1])
        self.loc = loc.expand(tuple(batch) + (-1,))
        self.__dict__[name] = matrix.expand(tuple(batch) + (-1, -1))
        super().__init__(torch.Size(batch), self.loc.shape[-1:], validate_args=validate_args)
        covariance = torch.linalg.inv(matrix) if name == "precision_matrix" else matrix
        self._unbroadcasted_scale_tril = matrix if name == "scale_tril" else torch.linalg.cholesky(covariance)
    def __getattr__(self, name):
        if name == "scale_tril":
            return self._unbroadcasted_scale_tril.expand(tuple(self._batch_shape) + tuple(self._event_shape) * 2)
        if name == "covariance_matrix":
            tril = self._unbroadcasted_scale_tril
            return (tril @ tril.mT).expand(tuple(self._batch_shape) + tuple(self._event_shape) * 2)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
    @property
    def mean(self):
        return self.loc
    mode = mean
    @property
    def variance(self):
        return self._unbroadcasted_scale_tril.pow(2).sum(-1).expand(tuple(self._batch_shape) + tuple(self._event_shape))
    def rsample(self, sample_shape=torch.Size()):
        noise = torch.empty(self._extended_shape(sample_shape), dtype=self.loc.dtype).normal_()
        return self.loc + torch.matmul(self._unbroadcasted_scale_tril, noise.unsqueeze(-1)).squeeze(-1)
    def _half_log_det(self):
        return self._unbroadcasted_scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)
    def log_prob(self, value):
        self._validate_sample(value)
        difference = (value - self.loc).unsqueeze(-1)
        tril = self._unbroadcasted_scale_tril
        solved = torch.linalg.solve_triangular(tril.expand(tuple(difference.shape[:-2]) + tuple(tril.shape[-2:])), difference, upper=False)
        distance = solved.squeeze(-1).pow(2).sum(-1)
        return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + distance) - self._half_log_det()
    def entropy(self):
        return (0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + self._half_log_det()).expand(self._batch_shape)

class Independent(Distribution):
    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        count = len(base_distribution.batch_shape)
        if reinterpreted_batch_ndims > count:
            raise ValueError(f"Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), actual {reinterpreted_batch_ndims} vs {count}")
        whole = tuple(base_distribution.batch_shape) + tuple(base_distribution.event_shape)
        split = count - reinterpreted_batch_ndims
        self.base_dist = base_distribution
        self.reinterpreted_batch_ndims = reinterpreted_batch_ndims
        super().__init__(torch.Size(whole[:split]), torch.Size(whole[split:]), validate_args=False)
    @property
    def has_rsample(self):
        return self.base_dist.has_rsample
    @property
    def has_enumerate_support(self):
        return self.reinterpreted_batch_ndims == 0 and self.base_dist.has_enumerate_support
    @property
    def support(self):
        support, n = self.base_dist.support, self.reinterpreted_batch_ndims
        return _IndependentConstraint(support, n) if n else support
    def expand(self, batch_shape, _instance=None):
        inner = tuple(self.event_shape)[:self.reinterpreted_batch_ndims]
        return Independent(self.base_dist.expand(tuple(batch_shape) + inner), self.reinterpreted_batch_ndims)
    def enumerate_support(self, expand=True):
        if self.reinterpreted_batch_ndims > 0:
            raise NotImplementedError("Enumeration over cartesian product is not implemented")
        return self.base_dist.enumerate_support(expand=expand)
    @property
    def mean(self):
        return self.base_dist.mean
    @property
    def mode(self):
        return self.base_dist.mode
    @property
    def variance(self):
        return self.base_dist.variance
    def sample(self, sample_shape=torch.Size()):
        return self.base_dist.sample(sample_shape)
    def rsample(self, sample_shape=torch.Size()):
        return self.base_dist.rsample(sample_shape)
    def log_prob(self, value):
        return _sum_last(self.base_dist.log_prob(value), self.reinterpreted_batch_ndims)
    def entropy(self):
        return _sum_last(self.base_dist.entropy(), self.reinterpreted_batch_ndims)
    def __repr__(self):
        return f"Independent({self.base_dist}, {self.reinterpreted_batch_ndims})"

def _sum_last(value, count):
    return value if count == 0 else value.reshape(tuple(value.shape[:-count]) + (-1,)).sum(-1)

_divergences = {}
def register_kl(p, q):
    def keep(function):
        _divergences[p, q] = function
        return function
    return keep

@register_kl(Normal, Normal)
def _kl_normal(p, q):
    ratio = (p.scale / q.scale).pow(2)
    return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())

@register_kl(Categorical, Categorical)
def _kl_categorical(p, q):
    t = p.probs * (p.logits - q.logits)
    t[(q.probs == 0).expand_as(t)] = torch.inf
    t[(p.probs == 0).expand_as(t)] = 0
    return t.sum(-1)

@register_kl(Bernoulli, Bernoulli)
def _kl_bernoulli(p, q):
    t1 = p.probs * (F.softplus(-q.logits) - F.softplus(-p.logits))
    t1 = t1.masked_fill(q.probs == 0, torch.inf).masked_fill(p.probs == 0, 0)
    t2 = (1 - p.probs) * (F.softplus(q.logits) - F.softplus(p.logits))
    return t1 + t2.masked_fill(q.probs == 1, torch.inf).masked_fill(p.probs == 1, 0)

@register_kl(Exponential, Exponential)
def _kl_exponential(p, q):
    ratio = q.rate / p.rate
    return ratio - ratio.log() - 1

@register_kl(Laplace, Laplace)
def _kl_laplace(p, q):
    ratio = p.scale / q.scale
    distance = (p.loc - q.loc).abs()
    return -ratio.log() + distance / q.scale + ratio * torch.exp(-distance / p.scale) - 1

@register_kl(Uniform, Uniform)
def _kl_uniform(p, q):
    result = ((q.high - q.low) / (p.high - p.low)).log()
    return result.masked_fill((q.low > p.low) | (q.high < p.high), torch.inf)

@register_kl(OneHotCategorical, OneHotCategorical)
def _kl_one_hot(p, q):
    return _kl_categorical(p._categorical, q._categorical)

@register_kl(MultivariateNormal, MultivariateNormal)
def _kl_multivariate(p, q):
    n = p.event_shape[0]
    solved = torch.linalg.solve_triangular(q._unbroadcasted_scale_tril, p._unbroadcasted_scale_tril, upper=False)
    difference = torch.linalg.solve_triangular(q._unbroadcasted_scale_tril, (q.loc - p.loc).unsqueeze(-1), upper=False)
    trace = solved.pow(2).sum((-2, -1))
    return q._half_log_det() - p._half_log_det() + 0.5 * (trace + difference.squeeze(-1).pow(2).sum(-1) - n)

@register_kl(Independent, Independent)
def _kl_independent(p, q):
    if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
        raise NotImplementedError
    return _sum_last(kl_divergence(p.base_dist, q.base_dist), p.reinterpreted_batch_ndims)

def kl_divergence(p, q):
    for left in type(p).__mro__:
        for right in type(q).__mro__:
            if (left, right) in _divergences:
                return _divergences[left, right](p, q)
    raise NotImplementedError(f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}")

for _class in (Normal, Uniform, Exponential, Laplace, Independent, Categorical, Bernoulli, Geometric, Poisson, Distribution):
    _class.__module__ = "torch.distributions." + _class.__name__.lower()
for _name, _class in {"one_hot_categorical": OneHotCategorical, "log_normal": LogNormal, "multivariate_normal": MultivariateNormal}.items():
    _class.__module__ = "torch.distributions." + _name
"""#
