// What a class derived from `random.Random` draws with once it has a `random` or `getrandbits` of its own, in the language: the
// same numbers from the same draws as RandomModule.swift.

let randomDrawsLibraries: [String: String] = [
    "_draws": #"""
import math as _math
class Draws:
    def _randbelow(self, n):
        # Bits when the class has its own, else the float: whichever was redefined last.
        for cls in type(self).__mro__:
            if "getrandbits" in cls.__dict__:
                bits = n.bit_length()
                drawn = self.getrandbits(bits)
                while drawn >= n:
                    drawn = self.getrandbits(bits)
                return drawn
            if "random" in cls.__dict__:
                break
        most = 1 << 53
        if n >= most:
            return _math.floor(self.random() * n)
        limit = (most - most % n) / most
        drawn = self.random()
        while drawn >= limit:
            drawn = self.random()
        return _math.floor(drawn * most) % n
    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")
    def randrange(self, start, stop=None, step=1):
        values = range(start) if stop is None else range(start, stop, step)
        if not values:
            raise ValueError("empty range for randrange()" if stop is None else f"empty range for randrange() ({start}, {stop}, {stop - start})")
        return values[self._randbelow(len(values))]
    def randint(self, a, b):
        return self.randrange(a, b + 1)
    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]
    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]
    def sample(self, population, k, *, counts=None):
        if counts is not None:
            population = [value for value, count in zip(population, counts) for _ in range(count)]
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        enough = 21 + (4 ** _math.ceil(_math.log(k * 3, 4)) if k > 5 else 0)
        result = []
        if n <= enough:
            pool = list(population)
            for i in range(k):
                j = self._randbelow(n - i)
                result.append(pool[j])
                pool[j] = pool[n - i - 1]
            return result
        taken = set()
        while len(result) < k:
            j = self._randbelow(n)
            if j not in taken:
                taken.add(j)
                result.append(population[j])
        return result
    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        from bisect import bisect
        from itertools import accumulate
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[_math.floor(self.random() * n)] for _ in range(k)]
            cum_weights = list(accumulate(weights))
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        return [population[bisect(cum_weights, self.random() * total, 0, n - 1)] for _ in range(k)]
    def uniform(self, a, b):
        return a + (b - a) * self.random()
    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if high == low:
            return low
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * _math.sqrt(u * c)
    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u, v = self.random(), 1.0 - self.random()
            z = 4 * _math.exp(-0.5) / _math.sqrt(2.0) * (u - 0.5) / v
            if z * z / 4.0 <= -_math.log(v):
                return mu + z * sigma
    def gauss(self, mu=0.0, sigma=1.0):
        z = self.__dict__.pop("_next_gauss", None)
        if z is None:
            angle = self.random() * 2.0 * _math.pi
            radius = _math.sqrt(-2.0 * _math.log(1.0 - self.random()))
            z = _math.cos(angle) * radius
            self.__dict__["_next_gauss"] = _math.sin(angle) * radius
        return mu + z * sigma
    def lognormvariate(self, mu, sigma):
        return _math.exp(self.normalvariate(mu, sigma))
    def expovariate(self, lambd):
        return -_math.log(1.0 - self.random()) / lambd
    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)
    def weibullvariate(self, alpha, beta):
        return alpha * (-_math.log(1.0 - self.random())) ** (1.0 / beta)
"""#
]
