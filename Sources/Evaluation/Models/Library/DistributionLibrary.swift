// `torch.distributions`, in the language: the base class, and the distributions of discrete values. Those of real
// values and divergences are in DistributionLibrary+Real.swift.

let distributionLibraries: [String: String] = [
    "torch.distributions": constraintLibrary + distributionLibrary + realDistributionLibrary + transformedDistributionLibrary
        + gammaDistributionLibrary + relaxedDistributionLibrary + transformRegistryLibrary,
    "torch.distributions.transforms": "from torch.distributions import Transform, ComposeTransform, ExpTransform, AffineTransform, PowerTransform, SigmoidTransform, SoftplusTransform, TanhTransform, AbsTransform, SoftmaxTransform, StickBreakingTransform, LowerCholeskyTransform, CorrCholeskyTransform, ReshapeTransform, IndependentTransform, CatTransform, StackTransform, CumulativeDistributionTransform, PositiveDefiniteTransform, identity_transform\n",
    "torch.distributions.constraints": "from torch.distributions import _constraints\n"
        + constraintNames.map { "\($0) = _constraints['\($0)']\n" }.joined(),
    "torch.distributions.utils": "from torch.distributions import _broadcast as broadcast_all, _clamped as clamp_probs, probs_to_logits, logits_to_probs, lazy_property\n",
    "torch.distributions.kl": "from torch.distributions import kl_divergence, register_kl\n",
    "torch.distributions.constraint_registry": "from torch.distributions import transform_to, biject_to, ConstraintRegistry\n",
].merging(
    distributionFiles.map { ("torch.distributions." + $0.file, "from torch.distributions import \($0.names)\n") }
) { first, _ in first }

/// The files in which PyTorch keeps its distributions.
private let distributionFiles: [(file: String, names: String)] = [
    ("bernoulli", "Bernoulli"), ("beta", "Beta"), ("binomial", "Binomial"), ("categorical", "Categorical"), ("cauchy", "Cauchy"), ("chi2", "Chi2"),
    ("continuous_bernoulli", "ContinuousBernoulli"), ("dirichlet", "Dirichlet"), ("distribution", "Distribution"), ("exp_family", "ExponentialFamily"),
    ("exponential", "Exponential"), ("fishersnedecor", "FisherSnedecor"), ("gamma", "Gamma"), ("geometric", "Geometric"), ("gumbel", "Gumbel"),
    ("half_cauchy", "HalfCauchy"), ("half_normal", "HalfNormal"), ("independent", "Independent"), ("inverse_gamma", "InverseGamma"),
    ("kumaraswamy", "Kumaraswamy"), ("laplace", "Laplace"), ("lkj_cholesky", "LKJCholesky"), ("log_normal", "LogNormal"),
    ("logistic_normal", "LogisticNormal"), ("lowrank_multivariate_normal", "LowRankMultivariateNormal"),
    ("mixture_same_family", "MixtureSameFamily"), ("multinomial", "Multinomial"), ("multivariate_normal", "MultivariateNormal"),
    ("negative_binomial", "NegativeBinomial"), ("normal", "Normal"), ("one_hot_categorical", "OneHotCategorical, OneHotCategoricalStraightThrough"),
    ("pareto", "Pareto"), ("poisson", "Poisson"), ("relaxed_bernoulli", "RelaxedBernoulli, LogitRelaxedBernoulli"),
    ("relaxed_categorical", "RelaxedOneHotCategorical, ExpRelaxedCategorical"), ("studentT", "StudentT"),
    ("transformed_distribution", "TransformedDistribution"), ("uniform", "Uniform"), ("von_mises", "VonMises"), ("weibull", "Weibull"),
]

private let distributionLibrary = #"""

def _expanded(*values):
    shape = torch.broadcast_shapes(*[v.shape for v in values])
    return [v if v.shape == shape else v.expand(shape) for v in values]

def _broadcast(*values):
    for v in values:
        if not isinstance(v, (Tensor, int, float)):
            raise ValueError("Input arguments must all be instances of Number, torch.Tensor or objects implementing __torch_function__.")
    dtype = next((v.dtype for v in values if isinstance(v, Tensor)), torch.get_default_dtype())
    return _expanded(*[v if isinstance(v, Tensor) else torch.tensor(v, dtype=dtype) for v in values])

def _shape(values, result):
    return torch.Size() if all(isinstance(v, (int, float)) for v in values) else result.size()

class Distribution:
    has_rsample = False
    has_enumerate_support = False
    _validate_args = True
    arg_constraints = {}
    support = None

    @staticmethod
    def set_default_validate_args(value):
        if value not in [True, False]:
            raise ValueError
        Distribution._validate_args = value

    def __init__(self, batch_shape=torch.Size(), event_shape=torch.Size(), validate_args=None):
        self._batch_shape = batch_shape
        self._event_shape = event_shape
        if validate_args is not None:
            self._validate_args = validate_args
        if self._validate_args:
            for name, constraint in self.arg_constraints.items():
                if name not in self.__dict__ or constraint is None:
                    continue
                value = self.__dict__[name]
                if not constraint.check(value).all():
                    raise ValueError(f"Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) of distribution {self!r} "
                                     f"to satisfy the constraint {constraint!r}, but found invalid values:\n{value}")

    @property
    def batch_shape(self):
        return self._batch_shape
    @property
    def event_shape(self):
        return self._event_shape
    @property
    def mean(self):
        raise NotImplementedError
    @property
    def mode(self):
        raise NotImplementedError(f"{type(self)} does not implement mode")
    @property
    def variance(self):
        raise NotImplementedError
    @property
    def stddev(self):
        return self.variance.sqrt()
    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self.rsample(sample_shape)
    def rsample(self, sample_shape=torch.Size()):
        raise NotImplementedError
    def log_prob(self, value):
        raise NotImplementedError
    def entropy(self):
        raise NotImplementedError
    def cdf(self, value):
        raise NotImplementedError
    def icdf(self, value):
        raise NotImplementedError
    def enumerate_support(self, expand=True):
        raise NotImplementedError
    def perplexity(self):
        return torch.exp(self.entropy())
    def _extended_shape(self, sample_shape=torch.Size()):
        return torch.Size(tuple(sample_shape) + tuple(self._batch_shape) + tuple(self._event_shape))
    def expand(self, batch_shape, _instance=None):
        made = object.__new__(type(self))
        batch_shape = torch.Size(batch_shape)
        for name, value in self.__dict__.items():
            if isinstance(value, Tensor):
                tail = value.shape[len(self._batch_shape):]
                value = value.expand(tuple(batch_shape) + tuple(tail))
            elif isinstance(value, Distribution):
                value = value.expand(batch_shape)
            made.__dict__[name] = value
        made._batch_shape = batch_shape
        return made

    def _validate_sample(self, value):
        if not self._validate_args:
            return
        if not isinstance(value, Tensor):
            raise ValueError("The value argument to log_prob must be a Tensor")
        start = len(value.size()) - len(self._event_shape)
        if value.size()[start:] != self._event_shape:
            raise ValueError(f"The right-most size of value must match event_shape: {value.size()} vs {self._event_shape}.")
        expected = torch.Size(tuple(self._batch_shape) + tuple(self._event_shape))
        for i, j in zip(reversed(value.size()), reversed(expected)):
            if i != 1 and j != 1 and i != j:
                raise ValueError(f"Value is not broadcastable with batch_shape+event_shape: {value.size()} vs {expected}.")
        support = self.support
        if support is not None and not support.check(value).all():
            raise ValueError(f"Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to be within the support ({support!r}) "
                             f"of the distribution {self!r}, but found invalid values:\n{value}")

    def __repr__(self):
        parts = [(name, self.__dict__[name]) for name in self.arg_constraints if name in self.__dict__]
        return type(self).__name__ + "(" + ", ".join(f"{name}: {value if value.numel() == 1 else value.size()}" for name, value in parts) + ")"

class ExponentialFamily(Distribution):
    pass

def _either(probs, logits):
    if (probs is None) == (logits is None):
        raise ValueError("Either `probs` or `logits` must be specified, but not both.")

def _clamped(probs):
    eps = torch.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)

class Categorical(Distribution):
    arg_constraints = {"probs": _simplex, "logits": _vector}
    has_enumerate_support = True
    def __init__(self, probs=None, logits=None, validate_args=None):
        _either(probs, logits)
        given = logits if probs is None else probs
        if given.dim() < 1:
            raise ValueError(f"`{'logits' if probs is None else 'probs'}` parameter must be at least one-dimensional.")
        if probs is None:
            self._param = self.logits = logits - logits.logsumexp(dim=-1, keepdim=True)
        else:
            self._param = self.probs = probs / probs.sum(-1, keepdim=True)
        self._num_events = given.size()[-1]
        super().__init__(given.size()[:-1], validate_args=validate_args)
    def __getattr__(self, name):
        if name == "logits" and "probs" in self.__dict__:
            with torch.enable_grad():
                value = torch.log(_clamped(self.probs))
        elif name == "probs" and "logits" in self.__dict__:
            with torch.enable_grad():
                value = F.softmax(self.logits, dim=-1)
        else:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        self.__dict__[name] = value
        return value
    @property
    def support(self):
        return _integers(0, self._num_events - 1)
    @property
    def param_shape(self):
        return self._param.size()
    @property
    def mean(self):
        return torch.full(self._extended_shape(), nan, dtype=self.probs.dtype)
    variance = mean
    @property
    def mode(self):
        return self.probs.argmax(dim=-1)
    def sample(self, sample_shape=torch.Size()):
        sample_shape = torch.Size(sample_shape)
        rows = self.probs.reshape(-1, self._num_events)
        return torch.multinomial(rows, sample_shape.numel(), True).T.reshape(self._extended_shape(sample_shape))
    def log_prob(self, value):
        self._validate_sample(value)
        value, logits = _expanded(value.long().unsqueeze(-1), self.logits)
        return logits.gather(-1, value[..., :1]).squeeze(-1)
    def entropy(self):
        logits = torch.clamp(self.logits, min=torch.finfo(self.logits.dtype).min)
        return -(logits * self.probs).sum(-1)
    def enumerate_support(self, expand=True):
        values = torch.arange(self._num_events).view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + tuple(self._batch_shape)) if expand else values

class OneHotCategorical(Distribution):
    arg_constraints = {"probs": _simplex, "logits": _vector}
    support = _one_hot
    has_enumerate_support = True
    def __init__(self, probs=None, logits=None, validate_args=None):
        self._categorical = Categorical(probs, logits)
        super().__init__(self._categorical.batch_shape, self._categorical.param_shape[-1:], validate_args)
    @property
    def probs(self):
        return self._categorical.probs
    @property
    def logits(self):
        return self._categorical.logits
    @property
    def mean(self):
        return self._categorical.probs
    @property
    def mode(self):
        return F.one_hot(self.probs.argmax(-1), self._categorical._num_events).to(self.probs.dtype)
    @property
    def variance(self):
        return self.probs * (1 - self.probs)
    @property
    def param_shape(self):
        return self._categorical.param_shape
    def enumerate_support(self, expand=True):
        n = self._categorical._num_events
        values = torch.eye(n, dtype=self.probs.dtype).view((n,) + (1,) * len(self._batch_shape) + (n,))
        return values.expand((n,) + tuple(self._batch_shape) + (n,)) if expand else values
    def sample(self, sample_shape=torch.Size()):
        places = self._categorical.sample(sample_shape)
        return F.one_hot(places, self._categorical._num_events).to(self.probs.dtype)
    def log_prob(self, value):
        self._validate_sample(value)
        return self._categorical.log_prob(value.max(-1)[1])
    def entropy(self):
        return self._categorical.entropy()

def _other(self, name):
    # Probabilities or logits, whichever was not given: computed when first asked for, and kept.
    if name == "logits" and "probs" in self.__dict__:
        with torch.enable_grad():
            probs = _clamped(self.probs)
            value = torch.log(probs) - torch.log1p(-probs)
    elif name == "probs" and "logits" in self.__dict__:
        with torch.enable_grad():
            value = torch.sigmoid(self.logits)
    else:
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
    self.__dict__[name] = value
    return value
def _param(self):
    return self.__dict__["logits" if "probs" not in self.__dict__ else "probs"]
class Bernoulli(ExponentialFamily):
    __getattr__ = _other
    arg_constraints = {"probs": _unit, "logits": _real}
    support = _boolean
    has_enumerate_support = True
    def __init__(self, probs=None, logits=None, validate_args=None):
        _either(probs, logits)
        name, given = ("logits", logits) if probs is None else ("probs", probs)
        (value,) = _broadcast(given)
        self.__dict__[name] = self._param = value
        super().__init__(_shape((given,), value), validate_args=validate_args)
    @property
    def mean(self):
        return self.probs
    @property
    def mode(self):
        mode = (self.probs >= 0.5).to(self.probs.dtype)
        mode[self.probs == 0.5] = nan
        return mode
    @property
    def variance(self):
        return self.probs * (1 - self.probs)
    @property
    def param_shape(self):
        return self._param.size()
    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))
    def log_prob(self, value):
        self._validate_sample(value)
        logits, value = _broadcast(self.logits, value)
        return -F.binary_cross_entropy_with_logits(logits, value, reduction="none")
    def entropy(self):
        return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")
    def enumerate_support(self, expand=True):
        values = torch.arange(2, dtype=self._param.dtype).view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + tuple(self._batch_shape)) if expand else values

class Geometric(Distribution):
    arg_constraints = {"probs": _unit, "logits": _real}
    support = _whole
    __getattr__ = _other
    def __init__(self, probs=None, logits=None, validate_args=None):
        _either(probs, logits)
        name, given = ("logits", logits) if probs is None else ("probs", probs)
        (self.__dict__[name],) = _broadcast(given)
        super().__init__(_shape((given,), self.__dict__[name]), validate_args=validate_args)
        if self._validate_args and probs is not None and not (self.probs > 0).all():
            raise ValueError(f"Expected parameter probs ({type(self.probs).__name__} of shape {tuple(self.probs.shape)}) of distribution {self!r} "
                             f"to be positive but found invalid values:\n{self.probs}")
    @property
    def mode(self):
        return torch.zeros_like(self.probs)
    @property
    def mean(self):
        return 1.0 / self.probs - 1.0
    @property
    def variance(self):
        return (1.0 / self.probs - 1.0) / self.probs
    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            u = torch.empty(self._extended_shape(sample_shape), dtype=self.probs.dtype).uniform_(torch.finfo(self.probs.dtype).tiny, 1)
            return (u.log() / (-self.probs).log1p()).floor()
    def log_prob(self, value):
        self._validate_sample(value)
        value, probs = _broadcast(value, self.probs)
        return value * (-probs).log1p() + self.probs.log()
    def entropy(self):
        return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none") / self.probs

class Poisson(ExponentialFamily):
    arg_constraints = {"rate": _at_least(0.0)}
    support = _whole
    def __init__(self, rate, validate_args=None):
        (self.rate,) = _broadcast(rate)
        super().__init__(_shape((rate,), self.rate), validate_args=validate_args)
    @property
    def mean(self):
        return self.rate
    @property
    def mode(self):
        return self.rate.floor()
    @property
    def variance(self):
        return self.rate
    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.poisson(self.rate.expand(self._extended_shape(sample_shape)))
    def log_prob(self, value):
        self._validate_sample(value)
        rate, value = _broadcast(self.rate, value)
        return value.xlogy(rate) - rate - (value + 1).lgamma()
"""#
