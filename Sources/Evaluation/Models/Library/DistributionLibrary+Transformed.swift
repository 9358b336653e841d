// `torch.distributions`, in the language: transforms, and distributions made of others by them.

let transformedDistributionLibrary = #"""

class Transform:
    bijective = True
    event_dim = 0
    codomain = _real
    @property
    def sign(self):
        raise NotImplementedError
    _inverse_of = None
    def __init__(self, cache_size=0):
        pass
    @property
    def inv(self):
        return _InverseTransform(self)
    def __call__(self, x):
        return self._call(x)
    def __eq__(self, other):
        return self is other or type(self) is type(other) and self.__dict__ == other.__dict__
    __hash__ = None
    def forward_shape(self, shape):
        return shape
    def inverse_shape(self, shape):
        return shape
    def __repr__(self):
        return type(self).__name__ + "()"
class _InverseTransform(Transform):
    def __init__(self, transform):
        self._transform = transform
        self.event_dim = transform.event_dim
        self.bijective = transform.bijective
    @property
    def sign(self):
        return self._transform.sign
    @property
    def inv(self):
        return self._transform
    def _call(self, y):
        return self._transform._inverse(y)
    def _inverse(self, x):
        return self._transform._call(x)
    def log_abs_det_jacobian(self, x, y):
        return -self._transform.log_abs_det_jacobian(y, x)
    def __repr__(self):
        return f"_InverseTransform({self._transform!r})"
class ComposeTransform(Transform):
    def __init__(self, parts, cache_size=0):
        self.parts = list(parts)
        self.bijective = all(part.bijective for part in self.parts)
        self.event_dim = max([part.event_dim for part in self.parts], default=0)
    @property
    def sign(self):
        return math.prod(part.sign for part in self.parts)
    @property
    def codomain(self):
        return self.parts[-1].codomain if self.parts else _real
    def forward_shape(self, shape):
        for part in self.parts:
            shape = part.forward_shape(shape)
        return shape
    def inverse_shape(self, shape):
        for part in reversed(self.parts):
            shape = part.inverse_shape(shape)
        return shape
    def _call(self, x):
        for part in self.parts:
            x = part(x)
        return x
    def _inverse(self, y):
        for part in reversed(self.parts):
            y = part._inverse(y)
        return y
    def log_abs_det_jacobian(self, x, y):
        total = torch.zeros_like(x)
        for part in self.parts:
            y = part(x)
            total = total + _sum_last(part.log_abs_det_jacobian(x, y), self.event_dim - part.event_dim)
            x = y
        return total
    def __repr__(self):
        return "ComposeTransform(\n    " + ",\n    ".join([repr(p) for p in self.parts]) + "\n)"
identity_transform = ComposeTransform([])
class ExpTransform(Transform):
    sign, codomain = 1, _positive
    def _call(self, x):
        return x.exp()
    def _inverse(self, y):
        return y.log()
    def log_abs_det_jacobian(self, x, y):
        return x
class PowerTransform(Transform):
    codomain = _positive
    def __init__(self, exponent, cache_size=0):
        self.exponent = exponent
    @property
    def sign(self):
        return torch.as_tensor(self.exponent).sign()
    def _call(self, x):
        return x.pow(self.exponent)
    def _inverse(self, y):
        return y.pow(1 / self.exponent)
    def log_abs_det_jacobian(self, x, y):
        return (self.exponent * y / x).abs().log()
class SigmoidTransform(Transform):
    sign, codomain = 1, _unit
    def _call(self, x):
        info = torch.finfo(x.dtype)
        return torch.clamp(torch.sigmoid(x), min=info.tiny, max=1.0 - info.eps)
    def _inverse(self, y):
        info = torch.finfo(y.dtype)
        y = y.clamp(min=info.tiny, max=1.0 - info.eps)
        return y.log() - (-y).log1p()
    def log_abs_det_jacobian(self, x, y):
        return -torch.nn.functional.softplus(-x) - torch.nn.functional.softplus(x)
class SoftplusTransform(Transform):
    sign, codomain = 1, _positive
    def _call(self, x):
        return torch.nn.functional.softplus(x)
    def _inverse(self, y):
        return (-y).expm1().neg().log() + y
    def log_abs_det_jacobian(self, x, y):
        return -torch.nn.functional.softplus(-x)
class TanhTransform(Transform):
    sign, codomain = 1, _interval(-1.0, 1.0)
    def _call(self, x):
        return x.tanh()
    def _inverse(self, y):
        return torch.atanh(y)
    def log_abs_det_jacobian(self, x, y):
        return 2.0 * (math.log(2.0) - x - torch.nn.functional.softplus(-2.0 * x))
class AbsTransform(Transform):
    codomain = _positive
    bijective = False
    def _call(self, x):
        return x.abs()
    def _inverse(self, y):
        return y
class AffineTransform(Transform):
    def __init__(self, loc, scale, event_dim=0, cache_size=0):
        self.loc, self.scale, self.event_dim = loc, scale, event_dim
    def _call(self, x):
        return self.loc + self.scale * x
    def _inverse(self, y):
        return (y - self.loc) / self.scale
    @property
    def sign(self):
        return self.scale.sign() if isinstance(self.scale, Tensor) else (self.scale > 0) - (self.scale < 0)
    def log_abs_det_jacobian(self, x, y):
        scale = self.scale
        if isinstance(scale, (int, float)):
            result = torch.full_like(x, math.log(abs(scale)))
        else:
            result = torch.abs(scale).log()
        if self.event_dim:
            result = result.expand(x.shape) if isinstance(scale, Tensor) else result
            return _sum_last(result, self.event_dim)
        return result if isinstance(scale, (int, float)) else result.expand(x.shape)
class SoftmaxTransform(Transform):
    codomain = _simplex
    bijective = False
    event_dim = 1
    def _call(self, x):
        probs = (x - x.max(-1, True)[0]).exp()
        return probs / probs.sum(-1, True)
    def _inverse(self, y):
        return y.log()
class StickBreakingTransform(Transform):
    event_dim, codomain = 1, _simplex
    def forward_shape(self, shape):
        return torch.Size(tuple(shape[:-1]) + (shape[-1] + 1,))
    def inverse_shape(self, shape):
        return torch.Size(tuple(shape[:-1]) + (shape[-1] - 1,))
    def _call(self, x):
        offset = x.shape[-1] + 1 - x.new_ones(x.shape[-1]).cumsum(-1)
        z = torch.clamp(torch.sigmoid(x - offset.log()), min=torch.finfo(x.dtype).tiny, max=1.0 - torch.finfo(x.dtype).eps)
        rest = (1 - z).cumprod(-1)
        return torch.nn.functional.pad(z, [0, 1], value=1) * torch.nn.functional.pad(rest, [1, 0], value=1)
    def _inverse(self, y):
        cropped = y[..., :-1]
        offset = y.shape[-1] - cropped.new_ones(cropped.shape[-1]).cumsum(-1)
        rest = torch.clamp(1 - cropped.cumsum(-1), min=torch.finfo(y.dtype).tiny)
        return cropped.log() - rest.log() + offset.log()
    def log_abs_det_jacobian(self, x, y):
        offset = x.shape[-1] + 1 - x.new_ones(x.shape[-1]).cumsum(-1)
        x = x - offset.log()
        return (-x + torch.nn.functional.logsigmoid(x) + y[..., :-1].log()).sum(-1)

class TransformedDistribution(Distribution):
    def __init__(self, base_distribution, transforms, validate_args=None):
        self.transforms = [transforms] if isinstance(transforms, Transform) else list(transforms)
        self.base_dist = base_distribution
        lift = max([t.event_dim for t in self.transforms] + [len(base_distribution.event_shape)])
        shape = tuple(base_distribution.batch_shape) + tuple(base_distribution.event_shape)
        if any(isinstance(t, StickBreakingTransform) for t in self.transforms):
            shape = shape[:-1] + (shape[-1] + 1,)
        cut = len(shape) - lift
        super().__init__(torch.Size(shape[:cut]), torch.Size(shape[cut:]), validate_args=validate_args)
    @property
    def support(self):
        if not self.transforms:
            return self.base_dist.support
        support = self.transforms[-1].codomain
        more = len(self.event_shape) - support.event_dim
        return _IndependentConstraint(support, more) if more > 0 else support
    def expand(self, batch_shape, _instance=None):
        made = object.__new__(type(self))
        for name, value in self.__dict__.items():
            made.__dict__[name] = value.expand(batch_shape) if isinstance(value, Tensor) else value
        shape = torch.Size(tuple(batch_shape) + tuple(self.event_shape))
        for transform in reversed(self.transforms):
            shape = transform.inverse_shape(shape)
        made.base_dist = self.base_dist.expand(shape[:len(shape) - len(self.base_dist.event_shape)])
        made._batch_shape = torch.Size(batch_shape)
        return made
    @property
    def has_rsample(self):
        return self.base_dist.has_rsample
    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            x = self.base_dist.sample(sample_shape)
            for transform in self.transforms:
                x = transform(x)
            return x
    def rsample(self, sample_shape=torch.Size()):
        x = self.base_dist.rsample(sample_shape)
        for transform in self.transforms:
            x = transform(x)
        return x
    def log_prob(self, value):
        self._validate_sample(value)
        dims = len(self.event_shape)
        total, y = 0.0, value
        for transform in reversed(self.transforms):
            x = transform._inverse(y)
            total = total - _sum_last(transform.log_abs_det_jacobian(x, y), dims - transform.event_dim)
            y = x
        return total + _sum_last(self.base_dist.log_prob(y), dims - len(self.base_dist.event_shape))
    def _turned(self, value):
        # What a decreasing transform does to a probability.
        sign = math.prod(transform.sign for transform in self.transforms)
        return value if isinstance(sign, int) and sign == 1 else sign * (value - 0.5) + 0.5
    def cdf(self, value):
        for transform in reversed(self.transforms):
            value = transform._inverse(value)
        return self._turned(self.base_dist.cdf(value))
    def icdf(self, value):
        value = self.base_dist.icdf(self._turned(value))
        for transform in self.transforms:
            value = transform(value)
        return value
class Weibull(TransformedDistribution):
    arg_constraints = {"scale": _positive, "concentration": _positive}
    support = _positive
    def __init__(self, scale, concentration, validate_args=None):
        self.scale, self.concentration = _broadcast(scale, concentration)
        inverse = self.concentration.reciprocal()
        super().__init__(Exponential(torch.ones_like(self.scale)), [PowerTransform(inverse), AffineTransform(0, self.scale)], validate_args)
    @property
    def mean(self):
        return self.scale * torch.exp(torch.lgamma(1 + self.concentration.reciprocal()))
    @property
    def variance(self):
        inverse = self.concentration.reciprocal()
        return self.scale.pow(2) * (torch.exp(torch.lgamma(1 + 2 * inverse)) - torch.exp(2 * torch.lgamma(1 + inverse)))
    @property
    def mode(self):
        return self.scale * ((self.concentration - 1) / self.concentration) ** self.concentration.reciprocal()
    def entropy(self):
        inverse = self.concentration.reciprocal()
        return 0.57721566490153286060 * (1 - inverse) + torch.log(self.scale * inverse) + 1
class Pareto(TransformedDistribution):
    arg_constraints = {"alpha": _positive, "scale": _positive}
    def __init__(self, scale, alpha, validate_args=None):
        self.scale, self.alpha = _broadcast(scale, alpha)
        super().__init__(Exponential(self.alpha), [ExpTransform(), AffineTransform(0, self.scale)], validate_args)
    @property
    def mean(self):
        a = self.alpha.clamp(min=1)
        return a * self.scale / (a - 1)
    @property
    def variance(self):
        a = self.alpha.clamp(min=2)
        return self.scale.pow(2) * a / ((a - 1).pow(2) * (a - 2))
    @property
    def mode(self):
        return self.scale
    @property
    def support(self):
        return _at_least(self.scale)
    def entropy(self):
        return (self.scale / self.alpha).log() + (1 + self.alpha.reciprocal())
class Gumbel(TransformedDistribution):
    arg_constraints = {"loc": _real, "scale": _positive}
    support = _real
    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _broadcast(loc, scale)
        info = torch.finfo(self.loc.dtype)
        base = Uniform(torch.full_like(self.loc, info.tiny), torch.full_like(self.loc, 1 - info.eps), validate_args=validate_args)
        one = torch.ones_like(self.scale)
        super().__init__(base, [ExpTransform().inv, AffineTransform(0, -one), ExpTransform().inv, AffineTransform(self.loc, -self.scale)],
                         validate_args)
    def log_prob(self, value):
        self._validate_sample(value)
        y = (self.loc - value) / self.scale
        return (y - y.exp()) - self.scale.log()
    @property
    def mean(self):
        return self.loc + self.scale * 0.57721566490153286060
    @property
    def mode(self):
        return self.loc
    @property
    def stddev(self):
        return (math.pi / math.sqrt(6)) * self.scale
    @property
    def variance(self):
        return self.stddev.pow(2)
    def entropy(self):
        return self.scale.log() + (1 + 0.57721566490153286060)
class HalfNormal(TransformedDistribution):
    arg_constraints = {"scale": _positive}
    support = _at_least(0.0)
    def __init__(self, scale, validate_args=None):
        base = Normal(0, scale, validate_args=False)
        super().__init__(base, AbsTransform(), validate_args)
    @property
    def scale(self):
        return self.base_dist.scale
    @property
    def mean(self):
        return self.scale * math.sqrt(2 / math.pi)
    @property
    def mode(self):
        return torch.zeros_like(self.scale)
    @property
    def variance(self):
        return self.scale.pow(2) * (1 - 2 / math.pi)
    def log_prob(self, value):
        self._validate_sample(value)
        return torch.where(value >= 0, self.base_dist.log_prob(value) + math.log(2), -math.inf)
    def cdf(self, value):
        return 2 * self.base_dist.cdf(value) - 1
    def icdf(self, prob):
        return self.base_dist.icdf((prob + 1) / 2)
    def entropy(self):
        return self.base_dist.entropy() - math.log(2)
class Cauchy(Distribution):
    arg_constraints = {"loc": _real, "scale": _positive}
    support = _real
    has_rsample = True
    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _broadcast(loc, scale)
        super().__init__(_shape((loc, scale), self.loc), validate_args=validate_args)
    @property
    def mean(self):
        return torch.full(self._extended_shape(), math.nan, dtype=self.loc.dtype)
    @property
    def mode(self):
        return self.loc
    @property
    def variance(self):
        return torch.full(self._extended_shape(), math.inf, dtype=self.loc.dtype)
    def rsample(self, sample_shape=torch.Size()):
        return self.loc + torch.empty(self._extended_shape(sample_shape), dtype=self.loc.dtype).cauchy_() * self.scale
    def log_prob(self, value):
        self._validate_sample(value)
        return -math.log(math.pi) - self.scale.log() - (((value - self.loc) / self.scale) ** 2).log1p()
    def cdf(self, value):
        self._validate_sample(value)
        return torch.atan((value - self.loc) / self.scale) / math.pi + 0.5
    def icdf(self, value):
        return torch.tan(math.pi * (value - 0.5)) * self.scale + self.loc
    def entropy(self):
        return math.log(4 * math.pi) + self.scale.log()
"""#
