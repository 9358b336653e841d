// `queue`, `graphlib`, `reprlib` and `colorsys`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let containersLibraries: [String: String] = [
    "queue": #"""
from collections import deque as _deque
import heapq as _heapq
class Empty(Exception):
    pass
class Full(Exception):
    pass
Empty.__module__ = "_queue"
class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.unfinished_tasks = 0
        self._init(maxsize)
    def _init(self, maxsize):
        self.queue = _deque()
    def _qsize(self):
        return len(self.queue)
    def _put(self, item):
        self.queue.append(item)
    def _get(self):
        return self.queue.popleft()
    def qsize(self):
        return self._qsize()
    def empty(self):
        return not self._qsize()
    def full(self):
        return 0 < self.maxsize <= self._qsize()
    def put(self, item, block=True, timeout=None):
        if self.full():
            raise Full
        self._put(item)
        self.unfinished_tasks += 1
    def put_nowait(self, item):
        self.put(item, False)
    def get(self, block=True, timeout=None):
        if self.empty():
            raise Empty
        return self._get()
    def get_nowait(self):
        return self.get(False)
    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1
    def join(self):
        pass
class LifoQueue(Queue):
    def _init(self, maxsize):
        self.queue = []
    def _get(self):
        return self.queue.pop()
class PriorityQueue(Queue):
    def _init(self, maxsize):
        self.queue = []
    def _put(self, item):
        _heapq.heappush(self.queue, item)
    def _get(self):
        return _heapq.heappop(self.queue)
SimpleQueue = Queue
"""#,
    "graphlib": #"""
class CycleError(ValueError):
    pass
class TopologicalSorter:
    def __init__(self, graph=None):
        self._before, self._after = {}, {}
        self._ready, self._done, self._out = None, 0, 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)
    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._before.setdefault(node, 0)
        self._after.setdefault(node, [])
        for p in predecessors:
            self._before.setdefault(p, 0)
            self._after.setdefault(p, []).append(node)
            self._before[node] += 1
    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [n for n, c in self._before.items() if c == 0]
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)
    def _cycle(self):
        state, path = {}, []
        def visit(n):
            state[n] = 1
            path.append(n)
            for m in self._after[n]:
                if state.get(m) == 1:
                    return path[path.index(m):] + [m]
                if m not in state:
                    found = visit(m)
                    if found: return found
            path.pop()
            state[n] = 2
        for n in self._before:
            if n not in state:
                found = visit(n)
                if found: return found
    def get_ready(self):
        ready, self._ready = tuple(self._ready), []
        self._out += len(ready)
        return ready
    def is_active(self):
        return self._done < self._out or bool(self._ready)
    def __bool__(self):
        return self.is_active()
    def done(self, *nodes):
        for n in nodes:
            self._done += 1
            for m in self._after[n]:
                self._before[m] -= 1
                if self._before[m] == 0:
                    self._ready.append(m)
    def static_order(self):
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)
"""#,
    "reprlib": #"""
class Repr:
    def __init__(self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6, maxdeque=6, maxstring=30, maxlong=40, maxother=30, fillvalue="..."):
        self.maxlevel, self.maxtuple, self.maxlist, self.maxdict, self.maxset, self.maxfrozenset = maxlevel, maxtuple, maxlist, maxdict, maxset, maxfrozenset
        self.maxdeque, self.maxstring, self.maxlong, self.maxother, self.fillvalue = maxdeque, maxstring, maxlong, maxother, fillvalue
    def repr(self, x):
        return self.repr1(x, self.maxlevel)
    def _many(self, x, level, left, right, most, trail=""):
        if level <= 0 and x:
            return left + self.fillvalue + right
        parts = [self.repr1(v, level - 1) for v in list(x)[:most]]
        if len(x) > most:
            parts.append(self.fillvalue)
        return left + ", ".join(parts) + (trail if len(x) == 1 else "") + right
    def _cut(self, text, most):
        if len(text) <= most:
            return text
        i = max(0, (most - 3) // 2)
        j = max(0, most - 3 - i)
        return text[:i] + self.fillvalue + text[len(text) - j:]
    def repr1(self, x, level):
        if isinstance(x, list): return self._many(x, level, "[", "]", self.maxlist)
        if isinstance(x, tuple): return self._many(x, level, "(", ")", self.maxtuple, ",")
        if isinstance(x, set): return self._many(sorted(x), level, "{", "}", self.maxset) if x else "set()"
        if isinstance(x, frozenset): return self._many(sorted(x), level, "frozenset({", "})", self.maxfrozenset) if x else "frozenset()"
        if isinstance(x, dict):
            if not x: return "{}"
            if level <= 0: return "{" + self.fillvalue + "}"
            parts = [f"{self.repr1(k, level - 1)}: {self.repr1(x[k], level - 1)}" for k in sorted(x)[:self.maxdict]]
            return "{" + ", ".join(parts + ([self.fillvalue] if len(x) > self.maxdict else [])) + "}"
        if isinstance(x, str):
            text = _shown(x[:self.maxstring])
            if len(text) > self.maxstring:
                i = max(0, (self.maxstring - 3) // 2)
                j = max(0, self.maxstring - 3 - i)
                text = _shown(x[:i] + x[len(x) - j:])
                return text[:i] + self.fillvalue + text[len(text) - j:]
            return text if len(x) <= self.maxstring else self._cut(_shown(x), self.maxstring)
        return self._cut(_shown(x), self.maxlong if isinstance(x, int) else self.maxother)
_plain = repr
def _shown(x):
    return _plain(x)
aRepr = Repr()
repr = aRepr.repr
def recursive_repr(fillvalue="..."):
    def decorate(function):
        running = set()
        def wrapper(self):
            if id(self) in running:
                return fillvalue
            running.add(id(self))
            try:
                return function(self)
            finally:
                running.discard(id(self))
        wrapper.__name__, wrapper.__doc__ = function.__name__, function.__doc__
        return wrapper
    return decorate
"""#,
    "colorsys": #"""
def rgb_to_yiq(r, g, b):
    y = 0.30 * r + 0.59 * g + 0.11 * b
    return y, 0.74 * (r - y) - 0.27 * (b - y), 0.48 * (r - y) + 0.41 * (b - y)
def yiq_to_rgb(y, i, q):
    r = y + 0.9468822170900693 * i + 0.6235565819861433 * q
    g = y - 0.27478764629897834 * i - 0.6356910791873801 * q
    b = y - 1.1085450346420322 * i + 1.7090069284064666 * q
    return tuple([min(1.0, max(0.0, v)) for v in (r, g, b)])
def rgb_to_hls(r, g, b):
    high, low = max(r, g, b), min(r, g, b)
    total, span = high + low, high - low
    l = total / 2.0
    if low == high:
        return 0.0, l, 0.0
    s = span / total if l <= 0.5 else span / (2.0 - high - low)
    rc, gc, bc = (high - r) / span, (high - g) / span, (high - b) / span
    h = bc - gc if r == high else 2.0 + rc - bc if g == high else 4.0 + gc - rc
    return h / 6.0 % 1.0, l, s
def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    m2 = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    m1 = 2.0 * l - m2
    def part(hue):
        hue %= 1.0
        if hue < 1 / 6: return m1 + (m2 - m1) * hue * 6.0
        if hue < 0.5: return m2
        if hue < 2 / 3: return m1 + (m2 - m1) * (2 / 3 - hue) * 6.0
        return m1
    return part(h + 1 / 3), part(h), part(h - 1 / 3)
def rgb_to_hsv(r, g, b):
    high, low = max(r, g, b), min(r, g, b)
    if low == high:
        return 0.0, 0.0, high
    span = high - low
    rc, gc, bc = (high - r) / span, (high - g) / span, (high - b) / span
    h = bc - gc if r == high else 2.0 + rc - bc if g == high else 4.0 + gc - rc
    return h / 6.0 % 1.0, span / high, high
def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    i = int(h * 6.0)
    f = h * 6.0 - i
    p, q, t = v * (1.0 - s), v * (1.0 - s * f), v * (1.0 - s * (1.0 - f))
    return [(v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q)][i % 6]
"""#,
]
