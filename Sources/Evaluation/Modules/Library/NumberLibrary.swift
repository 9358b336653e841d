// `statistics`, `bisect`, `heapq` and `json`'s writing half, in the language; reading JSON is in Modules/.

let numberLibraries: [String: String] = [
    "bisect": #"""
def bisect_right(a, x, lo=0, hi=None, *, key=None):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if x < (a[mid] if key is None else key(a[mid])):
            hi = mid
        else:
            lo = mid + 1
    return lo
def bisect_left(a, x, lo=0, hi=None, *, key=None):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if (a[mid] if key is None else key(a[mid])) < x:
            lo = mid + 1
        else:
            hi = mid
    return lo
def insort_right(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)
def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)
bisect = bisect_right
insort = insort_right
"""#,
    "heapq": #"""
def _up(heap, start, at):
    item = heap[at]
    while at > start:
        parent = (at - 1) >> 1
        if item < heap[parent]:
            heap[at] = heap[parent]
            at = parent
        else:
            break
    heap[at] = item
def _down(heap, at):
    end = len(heap)
    start = at
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _up(heap, start, at)
def heappush(heap, item, /):
    heap.append(item)
    _up(heap, 0, len(heap) - 1)
def heappop(heap, /):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        first = heap[0]
        heap[0] = last
        _down(heap, 0)
        return first
    return last
def heapreplace(heap, item, /):
    if not heap:
        raise IndexError("index out of range")
    first = heap[0]
    heap[0] = item
    _down(heap, 0)
    return first
def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item
def heapify(x, /):
    for i in reversed(range(len(x) // 2)):
        _down(x, i)
def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]
def merge(*iterables, key=None, reverse=False):
    heads = []
    for order, it in enumerate(map(iter, iterables)):
        for value in it:
            heads.append([value if key is None else key(value), order, value, it])
            break
    while heads:
        best = heads[0]
        for head in heads[1:]:
            if (best[0] < head[0]) if reverse else (head[0] < best[0]):
                best = head
        yield best[2]
        for value in best[3]:
            best[0], best[2] = value if key is None else key(value), value
            break
        else:
            heads.remove(best)
"""#,
    "statistics": #"""
import math as _math
from collections import Counter as _Counter, namedtuple as _namedtuple
class StatisticsError(ValueError):
    pass
def _ratio_sum(data):
    # The sum of floats without rounding: numerator over a power of two.
    num, den = 0, 1
    for x in data:
        n, d = x.as_integer_ratio()
        if d > den:
            num, den = num * (d // den), d
        num += n * (den // d)
    return num, den
def _is_ints(data):
    return all(isinstance(x, int) for x in data)
def _finite(data):
    return all(not isinstance(x, float) or _math.isfinite(x) for x in data)
def _result(num, den, ints):
    if ints and num % den == 0:
        return num // den
    return num / den
def _kind(data):
    # Fraction or Decimal, when there are such; ints and floats have ways of their own.
    kind = None
    for x in data:
        if not isinstance(x, (int, float)):
            if not hasattr(x, "as_integer_ratio"):
                raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")
            kind = type(x)
    return kind
def _as(kind, ratio):
    if kind.__name__ == "Decimal":
        return kind(ratio.numerator) / kind(ratio.denominator)
    return kind(ratio.numerator, ratio.denominator) if kind.__name__ == "Fraction" else kind(ratio.numerator / ratio.denominator)
def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    kind = _kind(data)
    if kind is not None:
        from fractions import Fraction
        return _as(kind, sum(map(Fraction, data)) / len(data))
    if not _finite(data):
        return sum(data) / len(data)
    num, den = _ratio_sum(data)
    return _result(num, den * len(data), _is_ints(data))
def fmean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    if weights is not None:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("data and weights must be the same length")
        total = _math.fsum(weights)
        if not total:
            raise StatisticsError("sum of weights must be non-zero")
        return _math.fsum([a * b for a, b in zip(data, weights)]) / total
    return _math.fsum(data) / len(data)
def geometric_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    if any(x <= 0 for x in data):
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return _math.exp(fmean([_math.log(x) for x in data]))
def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None:
        if not isinstance(data[0], (int, float)) and not hasattr(data[0], "as_integer_ratio"):
            raise TypeError("unsupported type")
        if data[0] < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return data[0]
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    if any(w < 0 for w in weights) or any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    try:
        parts = [w / x if w else 0 for w, x in zip(weights, data)]
    except ZeroDivisionError:
        return 0
    if not _finite(parts):
        return sum(weights) / sum(parts)
    kind = _kind(parts)
    from fractions import Fraction
    total = sum(map(Fraction, parts))
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    made = Fraction(sum(weights)) / total
    return float(made) if kind is None else _as(kind, made)
def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2
def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]
def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]
def mode(data):
    pairs = _Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]
def multimode(data):
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]
def _squares(data, xbar):
    # The sum of squared deviations, exactly, as a ratio.
    if xbar is not None:
        num, den = _ratio_sum([(x - xbar) ** 2 for x in data])
        return num, den
    n = len(data)
    num, den = _ratio_sum(data)
    snum, sden = 0, 1
    for x in data:
        a, b = x.as_integer_ratio()
        a, b = a * a, b * b
        if b > sden:
            snum, sden = snum * (b // sden), b
        snum += a * (sden // b)
    # sum x² − (sum x)² / n
    return snum * den * den * n - num * num * sden, sden * den * den * n
def _exact_spread(data, xbar, less):
    from fractions import Fraction
    values = list(map(Fraction, data))
    middle = sum(values) / len(values) if xbar is None else Fraction(xbar)
    return sum([(x - middle) ** 2 for x in values]) / (len(values) - less)
def _spread(data, xbar, less):
    if _kind(data) is not None:
        ratio = _exact_spread(data, xbar, less)
        return ratio.numerator, ratio.denominator
    num, den = _squares(data, xbar)
    return num, den * (len(data) - less)
def _endless(data):
    # The sum of what is not finite, which is what is left of any spread.
    return sum([x for x in data if isinstance(x, float) and not _math.isfinite(x)])
def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    kind = _kind(data)
    if kind is not None:
        return _as(kind, _exact_spread(data, xbar, 1))
    if xbar is None and not _finite(data):
        return _endless(data) / (len(data) - 1)
    return _result(*_spread(data, xbar, 1), _is_ints(data))
def pvariance(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pvariance requires at least one data point")
    kind = _kind(data)
    if kind is not None:
        return _as(kind, _exact_spread(data, mu, 0))
    if mu is None and not _finite(data):
        return _endless(data) / len(data)
    return _result(*_spread(data, mu, 0), _is_ints(data))
def _root(num, den):
    # The square root of a ratio, rounded once.
    if num == 0:
        return 0.0
    shift = max(0, 120 - (num.bit_length() - den.bit_length()))
    shift += shift % 2
    q = (num << shift) // den
    r = _math.isqrt(q)
    if r * r * den != num << shift:
        r |= 1
    bits = r.bit_length()
    extra = shift // 2
    return _math.ldexp(float(r), -extra) if bits < 1000 else r / (1 << extra)
def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    kind = _kind(data)
    if kind is not None and kind.__name__ == "Decimal":
        return _as(kind, _exact_spread(data, xbar, 1)).sqrt()
    if kind is None and not _finite(data):
        raise AttributeError("'float' object has no attribute 'numerator'")
    return _root(*_spread(data, xbar, 1))
def pstdev(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pstdev requires at least one data point")
    kind = _kind(data)
    if kind is not None and kind.__name__ == "Decimal":
        return _as(kind, _exact_spread(data, mu, 0)).sqrt()
    if kind is None and not _finite(data):
        raise AttributeError("'float' object has no attribute 'numerator'")
    return _root(*_spread(data, mu, 0))
def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    for i in range(1, n):
        if method == "inclusive":
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        elif method == "exclusive":
            j = i * (size + 1) // n
            j = 1 if j < 1 else size - 1 if j > size - 1 else j
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        else:
            raise ValueError(f"Unknown method: {method!r}")
    return result
def covariance(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    xbar, ybar = _math.fsum(x) / n, _math.fsum(y) / n
    return _math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)]) / (n - 1)
def correlation(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    xbar, ybar = _math.fsum(x) / n, _math.fsum(y) / n
    sxy = _math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    sxx = _math.fsum([(a - xbar) ** 2.0 for a in x])
    syy = _math.fsum([(b - ybar) ** 2.0 for b in y])
    try:
        return sxy / _math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")
LinearRegression = _namedtuple("LinearRegression", ("slope", "intercept"))
def linear_regression(x, y, /, *, proportional=False):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    # A line through the origin takes the data as they are.
    xbar, ybar = (0.0, 0.0) if proportional else (_math.fsum(x) / n, _math.fsum(y) / n)
    sxy = _math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    sxx = _math.fsum([(a - xbar) ** 2.0 for a in x])
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=ybar - slope * xbar)
def median_grouped(data, interval=1.0):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    below, among = len([v for v in data if v < x]), data.count(x)
    try:
        x, interval = float(x), float(interval)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (n / 2 - below) / among
"""# + "\n" + normalDistributionText,
]
