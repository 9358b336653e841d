// `numpy` in the language: vectors of texts, which tutorials hold class names in. Arrays of numbers are native.

let numpyTexts = #"""
class str_(str):
    def __repr__(self):
        return f"np.str_({str.__repr__(self)})"
class _TextDType:
    kind, char = 'U', 'U'
    def __init__(self, width):
        self.width = width
        self.itemsize = 4 * width
        self.str = self.name = f"<U{width}"
        self.type = str_
    def __repr__(self):
        return f"dtype('<U{self.width}')"
    def __str__(self):
        return f"<U{self.width}"
    def __eq__(self, other):
        return str(other) == str(self) or other is str_ and False
    def __hash__(self):
        return hash(self.str)
class _Texts:
    ndim = 1
    def __init__(self, values):
        self._values = [str(v) for v in values]
    def _width(self):
        return _bmax([len(v) for v in self._values] + [1])
    dtype = property(lambda self: _TextDType(self._width()))
    shape = property(lambda self: (len(self._values),))
    size = property(lambda self: len(self._values))
    T = property(lambda self: self)
    def __len__(self):
        return len(self._values)
    def __iter__(self):
        return iter([str_(v) for v in self._values])
    def __contains__(self, value):
        return value in self._values
    def __getitem__(self, key):
        if isinstance(key, slice):
            return _Texts(self._values[key])
        if isinstance(key, (int, integer)) or _is_tensor(key) and key.ndim == 0:
            n = len(self._values)
            if not -n <= key < n:
                raise IndexError(f"index {key} is out of bounds for axis 0 with size {n}")
            return str_(self._values[key])
        places = arange(len(self._values))[key]
        if places.ndim == 0:
            return str_(self._values[int(places)])
        return _Texts([self._values[i] for i in places.ravel().tolist()])
    def __setitem__(self, key, value):
        width = self._width()
        places = atleast_1d(arange(len(self._values))[key]).tolist()
        values = [value] * len(places) if isinstance(value, str) else list(value)
        for i, v in zip(places, values):
            self._values[i] = str(v)[:width]
    def _compare(self, other, test):
        others = [other] * len(self._values) if isinstance(other, str) else [str(v) for v in other]
        return array([test(a, b) for a, b in zip(self._values, others)], dtype=bool)
    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)
    def __ne__(self, other):
        return self._compare(other, lambda a, b: a != b)
    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)
    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)
    __hash__ = None
    def tolist(self):
        return list(self._values)
    def copy(self):
        return _Texts(self._values)
    def ravel(self):
        return self
    flatten = ravel
    def item(self, i=0):
        return self._values[i]
    def reshape(self, *shape):
        return self
    def astype(self, dtype_):
        if dtype_ is str or isinstance(dtype_, str) and dtype_[:1] in 'U<':
            return self.copy()
        kind = float if dtype(dtype_).kind == 'f' else int
        return array([kind(v) for v in self._values], dtype=dtype_)
    def argsort(self, axis=-1, kind=None):
        return array(_bsorted(range(len(self._values)), key=lambda i: self._values[i]), dtype=int)
    def sort(self):
        self._values.sort()
    def _text(self, separator, indent, room):
        lines, line = [], ''
        words = [str.__repr__(v) for v in self._values]
        for i, word in enumerate(words):
            if line and len(indent) + len(line) + len(word) > room - 1:
                lines.append(line.rstrip())
                line = ''
            line += word + (separator if i < len(words) - 1 else '')
        return '[' + ('\n' + indent).join(lines + [line]) + ']'
    def __str__(self):
        return self._text(' ', ' ', 75)
    def __repr__(self):
        text = "array(" + self._text(', ', ' ' * 7, 74) + ","
        extra = f" dtype='<U{self._width()}')"
        return text + extra if len(text.split('\n')[-1]) + len(extra) <= 75 else text + '\n      ' + extra
_Texts.__name__ = _Texts.__qualname__ = 'ndarray'
_Texts.__module__ = _TextDType.__module__ = 'numpy'
_TextDType.__name__ = 'StrDType'
str_.__module__ = 'numpy'
def _texts(values, wanted=None):
    made = _Texts(list(values))
    return made if wanted is None or wanted is str or wanted is str_ else made.astype(wanted)
def _of_texts(name, a, given=None):
    if name == 'concatenate':
        return _Texts([v for part in a for v in part])
    values = list(a)
    if name == 'sort':
        return _Texts(_bsorted([str(v) for v in values]))
    if name == 'argsort':
        return _Texts(values).argsort()
    if name == 'flip':
        return _Texts(values[::-1])
    places = repeat(arange(len(values)), given) if name == 'repeat' else asarray(given)
    return _Texts(values)[places]
def _is_texts(value):
    return isinstance(value, _Texts) or isinstance(value, (list, tuple)) and len(value) > 0 and isinstance(value[0], str)
def _unique_texts(ar, wanted):
    values = list(ar)
    known = _bsorted(set([str(v) for v in values]))
    first = array([[str(v) for v in values].index(k) for k in known], dtype=int)
    inverse = array([known.index(str(v)) for v in values], dtype=int)
    counts = array([[str(v) for v in values].count(k) for k in known], dtype=int)
    result = [_Texts(known)] + [p for p, w in zip((first, inverse, counts), wanted) if w]
    return result[0] if len(result) == 1 else tuple(result)
def _where_texts(condition, x, y):
    condition = asarray(condition)
    def at(v, i):
        return v if isinstance(v, str) else list(v)[i]
    return _Texts([at(x if c else y, i) for i, c in enumerate(condition.tolist())])
"""#

/// `np.char` and `np.strings`: methods of texts for each of a vector.
let numpyCharacters = #"""
def _values(a):
    return [a] if isinstance(a, str) else [str(v) for v in a]
def _pairs(a, b):
    a, b = _values(a), _values(b)
    n = len(a) if len(b) == 1 else len(b)
    return zip(a * (n if len(a) == 1 else 1), b * (n if len(b) == 1 else 1))
def _method(name, kind):
    def method(a, *args, **kwargs):
        found = [getattr(v, name)(*args, **kwargs) for v in _values(a)]
        return _np.array(found, dtype=kind) if kind else _np._texts(found)
    method.__name__ = method.__qualname__ = name
    return method
upper, lower, title, capitalize, swapcase = [_method(name, None) for name in ("upper", "lower", "title", "capitalize", "swapcase",)]
strip, lstrip, rstrip, center, ljust = [_method(name, None) for name in ("strip", "lstrip", "rstrip", "center", "ljust",)]
rjust, zfill, replace, expandtabs, translate = [_method(name, None) for name in ("rjust", "zfill", "replace", "expandtabs", "translate",)]
count, find, rfind, index, rindex = [_method(name, int) for name in ("count", "find", "rfind", "index", "rindex",)]
startswith, endswith, isalpha, isdigit, isalnum = [_method(name, bool) for name in ("startswith", "endswith", "isalpha", "isdigit", "isalnum",)]
isspace, isupper, islower, istitle, isnumeric = [_method(name, bool) for name in ("isspace", "isupper", "islower", "istitle", "isnumeric",)]
isdecimal = _method("isdecimal", bool)
def add(x1, x2):
    return _np._texts([a + b for a, b in _pairs(x1, x2)])
def multiply(a, i):
    return _np._texts([v * i for v in _values(a)])
def join(sep, seq):
    return _np._texts([s.join(v) for s, v in _pairs(sep, seq)])
def str_len(a):
    return _np.array([len(v) for v in _values(a)], dtype=int)
def equal(x1, x2):
    return _np.array([a == b for a, b in _pairs(x1, x2)], dtype=bool)
def not_equal(x1, x2):
    return ~equal(x1, x2)
"""#
