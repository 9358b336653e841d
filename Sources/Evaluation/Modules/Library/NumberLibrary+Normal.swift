// `statistics.NormalDist` and what stands behind it, in the language. The rest of `statistics` is in NumberLibrary.swift.

let normalDistributionText = #"""
class NormalDist:
    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)
    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))
    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma ** 2.0)
    def samples(self, n, *, seed=None):
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]
    def pdf(self, x):
        variance = self._sigma ** 2.0
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        return _math.exp((x - self._mu) ** 2.0 / (-2.0 * variance)) / _math.sqrt(_math.tau * variance)
    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))
    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        low, high = -40.0, 40.0
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if 0.5 * _math.erfc(-middle / _math.sqrt(2.0)) < p else (low, middle)
        return self._mu + (low + high) / 2 * self._sigma
    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma
    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]
    def overlap(self, other):
        # The area under both densities, cut where they cross.
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        narrow, wide = sorted([self, other], key=lambda d: (d._sigma, d._mu))
        if not narrow._sigma or not wide._sigma:
            raise StatisticsError("overlap() not defined when sigma is zero")
        apart, spread = abs(wide._mu - narrow._mu), wide.variance - narrow.variance
        if not spread:
            return 1.0 - _math.erf(apart / (2.0 * narrow._sigma * _math.sqrt(2.0)))
        middle = narrow._mu * wide.variance - wide._mu * narrow.variance
        reach = narrow._sigma * wide._sigma * _math.sqrt(apart * apart + spread * _math.log(wide.variance / narrow.variance))
        crossings = ((middle + reach) / spread, (middle - reach) / spread)
        first, second = [abs(wide.cdf(x) - narrow.cdf(x)) for x in crossings]
        return 1.0 - (first + second)
    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)
    def __pos__(self):
        return NormalDist(self._mu, self._sigma)
    def __rsub__(self, o):
        return -(self - o)
    def __add__(self, o):
        return NormalDist(self._mu + o._mu, _math.hypot(self._sigma, o._sigma)) if isinstance(o, NormalDist) else NormalDist(self._mu + o, self._sigma)
    def __sub__(self, o):
        return NormalDist(self._mu - o._mu, _math.hypot(self._sigma, o._sigma)) if isinstance(o, NormalDist) else NormalDist(self._mu - o, self._sigma)
    def __mul__(self, o):
        return NormalDist(self._mu * o, self._sigma * abs(o))
    __radd__, __rmul__ = __add__, __mul__
    def __truediv__(self, o):
        return NormalDist(self._mu / o, self._sigma / abs(o))
    def __eq__(self, o):
        return (self._mu, self._sigma) == (o._mu, o._sigma) if isinstance(o, NormalDist) else NotImplemented
    def __hash__(self):
        return hash((self._mu, self._sigma))
    def __repr__(self):
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"
"""#
