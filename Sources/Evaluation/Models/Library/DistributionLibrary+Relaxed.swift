// `torch.distributions`, in the language: relaxed discrete distributions, rarer ones of real values, and divergences between families.

let relaxedDistributionLibrary = #"""

class OneHotCategoricalStraightThrough(OneHotCategorical):
    has_rsample = True
    def rsample(self, sample_shape=torch.Size()):
        samples = self.sample(sample_shape)
        probs = self._categorical.probs
        return samples + (probs - probs.detach())
def _both(self, name):
    if name == "logits" and "probs" in self.__dict__:
        return probs_to_logits(self.probs, self._is_binary)
    if name == "probs" and "logits" in self.__dict__:
        return logits_to_probs(self.logits, self._is_binary)
    raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
def probs_to_logits(probs, is_binary=False):
    probs = _clamped(probs)
    return torch.log(probs) - torch.log1p(-probs) if is_binary else torch.log(probs)
def logits_to_probs(logits, is_binary=False):
    return torch.sigmoid(logits) if is_binary else F.softmax(logits, dim=-1)
class LogitRelaxedBernoulli(Distribution):
    arg_constraints = {"probs": _unit, "logits": _real}
    support = _real
    _is_binary = True
    __getattr__ = _both
    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        _either(probs, logits)
        self.temperature = temperature
        name, given = ("logits", logits) if probs is None else ("probs", probs)
        (value,) = _broadcast(given)
        self.__dict__[name] = self._param = value
        super().__init__(_shape((given,), value), validate_args=validate_args)
    @property
    def param_shape(self):
        return self._param.size()
    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        probs = _clamped(self.probs.expand(shape))
        uniforms = _clamped(torch.rand(shape, dtype=probs.dtype))
        return (uniforms.log() - (-uniforms).log1p() + probs.log() - (-probs).log1p()) / self.temperature
    def log_prob(self, value):
        self._validate_sample(value)
        logits, value = _broadcast(self.logits, value)
        diff = logits - value.mul(self.temperature)
        return self.temperature.log() + diff - 2 * diff.exp().log1p()
class RelaxedBernoulli(TransformedDistribution):
    arg_constraints = {"probs": _unit, "logits": _real}
    support = _unit
    has_rsample = True
    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        super().__init__(LogitRelaxedBernoulli(temperature, probs, logits), SigmoidTransform(), validate_args=validate_args)
    temperature = property(lambda self: self.base_dist.temperature)
    probs = property(lambda self: self.base_dist.probs)
    logits = property(lambda self: self.base_dist.logits)
class ExpRelaxedCategorical(Distribution):
    arg_constraints = {"probs": _simplex, "logits": _vector}
    support = _vector
    has_rsample = True
    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self._categorical = Categorical(probs, logits)
        self.temperature = temperature
        super().__init__(self._categorical.batch_shape, self._categorical.param_shape[-1:], validate_args=validate_args)
    param_shape = property(lambda self: self._categorical.param_shape)
    probs = property(lambda self: self._categorical.probs)
    logits = property(lambda self: self._categorical.logits)
    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        uniforms = _clamped(torch.rand(shape, dtype=self.logits.dtype))
        gumbels = -((-(uniforms.log())).log())
        scores = (self.logits + gumbels) / self.temperature
        return scores - scores.logsumexp(dim=-1, keepdim=True)
    def log_prob(self, value):
        k = self._categorical._num_events
        self._validate_sample(value)
        logits, value = _broadcast(self.logits, value)
        log_scale = torch.full_like(self.temperature, float(k)).lgamma() - self.temperature.log().mul(-(k - 1))
        score = logits - value.mul(self.temperature)
        return (score - score.logsumexp(dim=-1, keepdim=True)).sum(-1) + log_scale
class RelaxedOneHotCategorical(TransformedDistribution):
    arg_constraints = {"probs": _simplex, "logits": _vector}
    support = _simplex
    has_rsample = True
    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        super().__init__(ExpRelaxedCategorical(temperature, probs, logits, validate_args=validate_args), ExpTransform(), validate_args=validate_args)
    temperature = property(lambda self: self.base_dist.temperature)
    probs = property(lambda self: self.base_dist.probs)
    logits = property(lambda self: self.base_dist.logits)
class HalfCauchy(TransformedDistribution):
    arg_constraints = {"scale": _positive}
    support = _at_least(0.0)
    def __init__(self, scale, validate_args=None):
        super().__init__(Cauchy(0, scale, validate_args=False), AbsTransform(), validate_args=validate_args)
    scale = property(lambda self: self.base_dist.scale)
    mean = property(lambda self: torch.full(self._extended_shape(), math.inf, dtype=self.scale.dtype))
    mode = property(lambda self: torch.zeros_like(self.scale))
    variance = property(lambda self: self.base_dist.variance)
    def log_prob(self, value):
        self._validate_sample(value)
        value = torch.as_tensor(value, dtype=self.base_dist.scale.dtype)
        return torch.where(value >= 0, self.base_dist.log_prob(value) + math.log(2), -math.inf)
    cdf, icdf, entropy = HalfNormal.cdf, HalfNormal.icdf, HalfNormal.entropy
class InverseGamma(TransformedDistribution):
    arg_constraints = {"concentration": _positive, "rate": _positive}
    support = _positive
    has_rsample = True
    def __init__(self, concentration, rate, validate_args=None):
        base = Gamma(concentration, rate, validate_args=validate_args)
        super().__init__(base, PowerTransform(-base.rate.new_ones(())), validate_args=validate_args)
    concentration = property(lambda self: self.base_dist.concentration)
    rate = property(lambda self: self.base_dist.rate)
    @property
    def mean(self):
        return torch.where(self.concentration > 1, self.rate / (self.concentration - 1), torch.inf)
    @property
    def mode(self):
        return self.rate / (self.concentration + 1)
    @property
    def variance(self):
        a = self.concentration
        return torch.where(a > 2, self.rate.square() / ((a - 1).square() * (a - 2)), torch.inf)
    def entropy(self):
        return (self.concentration + self.rate.log() + self.concentration.lgamma()
                - (1 + self.concentration) * self.concentration.digamma())
class Kumaraswamy(TransformedDistribution):
    arg_constraints = {"concentration1": _positive, "concentration0": _positive}
    support = _unit
    has_rsample = True
    def __init__(self, concentration1, concentration0, validate_args=None):
        self.concentration1, self.concentration0 = _broadcast(concentration1, concentration0)
        base = Uniform(torch.full_like(self.concentration0, 0), torch.full_like(self.concentration0, 1), validate_args=validate_args)
        super().__init__(base, [PowerTransform(self.concentration0.reciprocal()), AffineTransform(1.0, -1.0),
                                PowerTransform(self.concentration1.reciprocal())], validate_args=validate_args)
    def _moment(self, n):
        arg1 = 1 + n / self.concentration1
        return torch.exp(torch.lgamma(arg1) + torch.lgamma(self.concentration0) - torch.lgamma(arg1 + self.concentration0)) * self.concentration0
    @property
    def mode(self):
        a, b = self.concentration1, self.concentration0
        log_mode = b.reciprocal() * (-b).log1p() - (-b * a).log1p()
        log_mode[(b < 1) | (a < 1)] = nan
        return log_mode.exp()
    def entropy(self):
        a, b = self.concentration1, self.concentration0
        return ((1 - b.reciprocal()) + (1 - a.reciprocal()) * (torch.digamma(b + 1) + 0.57721566490153286060)
                - torch.log(a) - torch.log(b))
    mean = property(lambda self: self._moment(1))
    variance = property(lambda self: self._moment(2) - torch.pow(self.mean, 2))
class LogisticNormal(TransformedDistribution):
    arg_constraints = {"loc": _real, "scale": _positive}
    support = _simplex
    has_rsample = True
    def __init__(self, loc, scale, validate_args=None):
        base = Normal(loc, scale, validate_args=validate_args)
        if not base.batch_shape:
            base = base.expand([1])
        super().__init__(base, StickBreakingTransform(), validate_args=validate_args)
    loc = property(lambda self: self.base_dist.loc)
    scale = property(lambda self: self.base_dist.scale)
class FisherSnedecor(Distribution):
    arg_constraints = {"df1": _positive, "df2": _positive}
    support = _positive
    has_rsample = True
    def __init__(self, df1, df2, validate_args=None):
        self.df1, self.df2 = _broadcast(df1, df2)
        self._gamma1, self._gamma2 = Gamma(self.df1 * 0.5, self.df1), Gamma(self.df2 * 0.5, self.df2)
        super().__init__(_shape((df1, df2), self.df1), validate_args=validate_args)
    @property
    def mean(self):
        df2 = self.df2.clone()
        df2[df2 <= 2] = nan
        return df2 / (df2 - 2)
    @property
    def mode(self):
        mode = (self.df1 - 2) / self.df1 * self.df2 / (self.df2 + 2)
        mode[self.df1 <= 2] = nan
        return mode
    @property
    def variance(self):
        df2 = self.df2.clone()
        df2[df2 <= 4] = nan
        return 2 * df2.pow(2) * (self.df1 + df2 - 2) / (self.df1 * (df2 - 2).pow(2) * (df2 - 4))
    def rsample(self, sample_shape=torch.Size()):
        x1 = self._gamma1.rsample(sample_shape)
        x2 = self._gamma2.rsample(sample_shape)
        return x1 / x2.clamp(min=torch.finfo(x2.dtype).tiny)
    def log_prob(self, value):
        self._validate_sample(value)
        ct1, ct2, ct3 = self.df1 * 0.5, self.df2 * 0.5, self.df1 / self.df2
        t1 = (ct1 + ct2).lgamma() - ct1.lgamma() - ct2.lgamma()
        return t1 + (ct1 * ct3.log() + (ct1 - 1) * torch.log(value)) - (ct1 + ct2) * torch.log1p(ct3 * value)
class ContinuousBernoulli(ExponentialFamily):
    arg_constraints = {"probs": _unit, "logits": _real}
    support = _unit
    has_rsample = True
    __getattr__ = _other
    def __init__(self, probs=None, logits=None, lims=(0.499, 0.501), validate_args=None):
        _either(probs, logits)
        self._lims = lims
        name, given = ("logits", logits) if probs is None else ("probs", probs)
        (value,) = _broadcast(given)
        self.__dict__[name] = self._param = value if probs is None else _clamped(value)
        super().__init__(_shape((given,), value), validate_args=validate_args)
    def _outside(self):
        return torch.max(torch.le(self.probs, self._lims[0]), torch.gt(self.probs, self._lims[1]))
    def _cut(self):
        return torch.where(self._outside(), self.probs, self._lims[0] * torch.ones_like(self.probs))
    def _log_norm(self):
        cut = self._cut()
        below = torch.where(torch.le(cut, 0.5), cut, torch.zeros_like(cut))
        above = torch.where(torch.ge(cut, 0.5), cut, torch.ones_like(cut))
        log_norm = torch.log(torch.abs(torch.log1p(-cut) - torch.log(cut))) - torch.where(
            torch.le(cut, 0.5), torch.log1p(-2.0 * below), torch.log(2.0 * above - 1.0))
        x = torch.pow(self.probs - 0.5, 2)
        return torch.where(self._outside(), log_norm, math.log(2.0) + (4.0 / 3.0 + 104.0 / 45.0 * x) * x)
    @property
    def mean(self):
        cut = self._cut()
        mus = cut / (2.0 * cut - 1.0) + 1.0 / (torch.log1p(-cut) - torch.log(cut))
        x = self.probs - 0.5
        return torch.where(self._outside(), mus, 0.5 + (1.0 / 3.0 + 16.0 / 45.0 * torch.pow(x, 2)) * x)
    @property
    def variance(self):
        cut = self._cut()
        value = cut * (cut - 1.0) / torch.pow(1.0 - 2.0 * cut, 2) + 1.0 / torch.pow(torch.log1p(-cut) - torch.log(cut), 2)
        x = torch.pow(self.probs - 0.5, 2)
        return torch.where(self._outside(), value, 1.0 / 12.0 - (1.0 / 15.0 - 128.0 / 945.0 * x) * x)
    @property
    def param_shape(self):
        return self._param.size()
    def cdf(self, value):
        self._validate_sample(value)
        cut = self._cut()
        inside = (torch.pow(cut, value) * torch.pow(1.0 - cut, 1.0 - value) + cut - 1.0) / (2.0 * cut - 1.0)
        inside = torch.where(self._outside(), inside, value)
        return torch.where(torch.le(value, 0.0), torch.zeros_like(value), torch.where(torch.ge(value, 1.0), torch.ones_like(value), inside))
    def entropy(self):
        log0, log1 = torch.log1p(-self.probs), torch.log(self.probs)
        return self.mean * (log0 - log1) - self._log_norm() - log0
    def rsample(self, sample_shape=torch.Size()):
        return self.icdf(torch.rand(self._extended_shape(sample_shape), dtype=self.probs.dtype))
    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self.rsample(sample_shape)
    def log_prob(self, value):
        self._validate_sample(value)
        logits, value = _broadcast(self.logits, value)
        return -F.binary_cross_entropy_with_logits(logits, value, reduction="none") + self._log_norm()
    def icdf(self, value):
        cut = self._cut()
        return torch.where(self._outside(), (torch.log1p(-cut + value * (2.0 * cut - 1.0)) - torch.log1p(-cut))
                           / (torch.log(cut) - torch.log1p(-cut)), value)
class LowRankMultivariateNormal(Distribution):
    arg_constraints = {"loc": _vector, "cov_factor": _IndependentConstraint(_real, 2), "cov_diag": _IndependentConstraint(_positive, 1)}
    support = _vector
    has_rsample = True
    def __init__(self, loc, cov_factor, cov_diag, validate_args=None):
        if loc.dim() < 1:
            raise ValueError("loc must be at least one-dimensional.")
        event = loc.shape[-1:]
        if cov_factor.dim() < 2:
            raise ValueError("cov_factor must be at least two-dimensional, with optional leading batch dimensions")
        if cov_factor.shape[-2:-1] != event:
            raise ValueError(f"cov_factor must be a batch of matrices with shape {event[0]} x m")
        if cov_diag.shape[-1:] != event:
            raise ValueError(f"cov_diag must be a batch of vectors with shape {event}")
        self.loc, self.cov_factor, self.cov_diag = loc, cov_factor, cov_diag
        batch = torch.broadcast_shapes(loc.shape[:-1], cov_factor.shape[:-2], cov_diag.shape[:-1])
        super().__init__(torch.Size(batch), event, validate_args=validate_args)
    mean = property(lambda self: self.loc)
    mode = property(lambda self: self.loc)
    variance = property(lambda self: (self.cov_factor.pow(2).sum(-1) + self.cov_diag).expand(tuple(self._batch_shape) + tuple(self._event_shape)))
    covariance_matrix = property(lambda self: self.cov_factor @ self.cov_factor.mT + torch.diag_embed(self.cov_diag))
    scale_tril = property(lambda self: torch.linalg.cholesky(self.covariance_matrix))
    precision_matrix = property(lambda self: torch.linalg.inv(self.covariance_matrix))
    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        first = torch.empty(tuple(shape[:-1]) + tuple(self.cov_factor.shape[-1:]), dtype=self.loc.dtype).normal_()
        second = torch.empty(shape, dtype=self.loc.dtype).normal_()
        return self.loc + torch.matmul(self.cov_factor, first.unsqueeze(-1)).squeeze(-1) + self.cov_diag.sqrt() * second
    def _dense(self):
        return MultivariateNormal(self.loc, scale_tril=self.scale_tril, validate_args=False)
    def log_prob(self, value):
        self._validate_sample(value)
        return self._dense().log_prob(value)
    def entropy(self):
        return self._dense().entropy()
"""#
