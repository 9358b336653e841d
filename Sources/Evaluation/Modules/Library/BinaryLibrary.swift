// `struct` and `array`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let binaryLibraries: [String: String] = [
    "struct": #"""
from _library import pack_float as _pack_float, unpack_float as _unpack_float
class error(Exception):
    pass
error.__module__ = "struct"
_sizes = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8, "e": 2, "f": 4, "d": 8, "s": 1, "p": 1}
_native = dict(_sizes, l=8, L=8, n=8, N=8, P=8)
def _parsed(format):
    if isinstance(format, bytes):
        format = format.decode()
    order = "@"
    if format[:1] and format[0] in "@=<>!":
        order, format = format[0], format[1:]
    sizes = _native if order == "@" else _sizes
    items = []
    at = i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            continue
        count = ""
        while c.isdigit():
            count += c
            if i == len(format):
                raise error("repeat count given without format specifier")
            c = format[i]
            i += 1
        if c not in sizes:
            raise error("bad char in struct format")
        n = int(count) if count else 1
        size = sizes[c]
        if order == "@" and size > 1:
            at += -at % size
        if c == "s" or c == "p":
            items.append((at, c, n))
            at += n
        elif c == "x":
            at += n
        else:
            for _ in range(n):
                items.append((at, c, size))
                at += size
    return items, at, "big" if order in ">!" else "little"
def calcsize(format, /):
    return _parsed(format)[1]
def _one(c, size, value, order, native=False):
    if c == "c":
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return bytes(value)
    if c == "?":
        return b"\1" if value else b"\0"
    if c in "efd":
        if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
            raise error("required argument is not a float")
        try:
            return _pack_float(float(value), size, order == "big")
        except OverflowError:
            if native and c == "f":
                return _pack_float(float("inf") if value > 0 else -float("inf"), size, False)
            raise
    if c in "sp":
        if not isinstance(value, (bytes, bytearray)):
            raise error(f"argument for '{c}' must be a bytes object")
        value = bytes(value)
        if c == "p":
            value = bytes([min(len(value), size - 1, 255)]) + value[:size - 1] if size else b""
        return value[:size].ljust(size, b"\0")
    if not hasattr(value, "__index__"):
        raise error("required argument is not an integer")
    signed = c.islower() and c != "P"
    try:
        return int(value).to_bytes(size, order, signed=signed)
    except OverflowError:
        low, high = (-(1 << 8 * size - 1), (1 << 8 * size - 1) - 1) if signed else (0, (1 << 8 * size) - 1)
        if c in "bB":
            raise error(f"{'u' if c == 'B' else ''}byte format requires {low} <= number <= {high}") from None
        if native and c in "hH":
            raise error(f"{'u' if c == 'H' else ''}short format requires {low} <= number <= {high}") from None
        if size == 8:
            raise error("int too large to convert" if value > 0 or signed else "argument out of range") from None
        if not native:
            raise error("argument out of range") from None
        raise error(f"'{c}' format requires {low} <= number <= {high}") from None
def pack(format, /, *v):
    format = format.decode() if isinstance(format, bytes) else format
    items, size, order = _parsed(format)
    if len(items) != len(v):
        raise error(f"pack expected {len(items)} items for packing (got {len(v)})")
    out = bytearray(size)
    for (at, c, n), value in zip(items, v):
        out[at:at + n] = _one(c, n, value, order, not (format[:1] in ("=", "<", ">", "!")))
    return bytes(out)
def pack_into(format, buffer, offset, /, *v):
    data = pack(format, *v)
    buffer[offset:offset + len(data)] = data
def unpack_from(format, /, buffer, offset=0):
    items, size, order = _parsed(format)
    buffer = bytes(buffer)
    if len(buffer) - offset < size:
        raise error(f"unpack_from requires a buffer of at least {size + offset} bytes for unpacking {size} bytes at offset {offset} (actual buffer size is {len(buffer)})")
    out = []
    for at, c, n in items:
        data = buffer[offset + at:offset + at + n]
        if c == "c" or c == "s":
            out.append(data)
        elif c == "p":
            out.append(data[1:1 + data[0]])
        elif c == "?":
            out.append(data != b"\0")
        elif c in "efd":
            out.append(_unpack_float(data, order == "big"))
        else:
            out.append(int.from_bytes(data, order, signed=c.islower()))
    return tuple(out)
def unpack(format, buffer, /):
    size = calcsize(format)
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return unpack_from(format, buffer)
def iter_unpack(format, buffer, /):
    size = calcsize(format)
    if not size or len(buffer) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return iter([unpack_from(format, buffer, i) for i in range(0, len(buffer), size)])
class Struct:
    def __init__(self, format):
        self.format = format if isinstance(format, str) else format.decode()
        self.size = calcsize(format)
    def pack(self, *v):
        return pack(self.format, *v)
    def pack_into(self, buffer, offset, *v):
        pack_into(self.format, buffer, offset, *v)
    def unpack(self, buffer):
        return unpack(self.format, buffer)
    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)
    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
"""#,
    "array": #"""
import struct as _struct
typecodes = "bBuhHiIlLqQfd"
_sizes = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
_words = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short", "H": "unsigned short", "i": "signed int", "I": "unsigned int"}
class array:
    __static__ = True
    __slots__ = ("typecode", "itemsize", "_items")
    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not " + type(typecode).__name__)
        if typecode not in _sizes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode, self.itemsize, self._items = typecode, _sizes[typecode], []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)
    def _checked(self, value):
        c = self.typecode
        if c == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be a unicode character, not " + type(value).__name__)
            return value
        if c in "fd":
            if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            return float(value) if c == "d" else _struct.unpack("f", _struct.pack("f", value))[0]
        if not hasattr(value, "__index__"):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value = int(value)
        bits = 8 * self.itemsize
        low, high = (0, (1 << bits) - 1) if c.isupper() else (-(1 << bits - 1), (1 << bits - 1) - 1)
        if value < low:
            if c in "LQ" or c == "I" and value < 0:
                raise OverflowError("can't convert negative value to unsigned int")
            raise OverflowError(f"{_words.get(c, 'Python int')} is less than minimum" if c in _words else "Python int too large to convert to C long")
        if value > high:
            raise OverflowError(f"{_words[c]} is greater than maximum" if c in _words else "Python int too large to convert to C long")
        return value
    def append(self, v, /):
        self._items.append(self._checked(v))
    def extend(self, bb, /):
        if isinstance(bb, array) and bb.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        self._items += [self._checked(v) for v in bb]
    fromlist = extend
    def insert(self, i, v, /):
        self._items.insert(i, self._checked(v))
    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("pop index out of range")
        return self._items.pop(i)
    def remove(self, v, /):
        if v not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(v)
    def index(self, v, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None
    def count(self, v, /):
        return self._items.count(v)
    def reverse(self):
        self._items.reverse()
    def tolist(self):
        return list(self._items)
    def tobytes(self):
        if self.typecode == "u":
            return "".join(self._items).encode("utf-32-le")
        return _struct.pack(f"={len(self._items)}{self._code}", *self._items)
    @property
    def _code(self):
        return {"l": "q", "L": "Q"}.get(self.typecode, self.typecode)
    def frombytes(self, buffer, /):
        if len(buffer) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        self._items += _struct.unpack(f"={len(buffer) // self.itemsize}{self._code}", bytes(buffer))
    def tofile(self, f, /):
        f.write(self.tobytes())
    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data)
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")
    def tounicode(self):
        return "".join(self._items)
    def byteswap(self):
        data = self.tobytes()
        n = self.itemsize
        self._items.clear()
        self.frombytes(b"".join([data[i:i + n][::-1] for i in range(0, len(data), n)]))
    def buffer_info(self):
        return (id(self._items), len(self._items))
    def __len__(self):
        return len(self._items)
    def __getitem__(self, i):
        if isinstance(i, slice):
            return _of(self.typecode, self._items[i])
        if not hasattr(i, "__index__"):
            raise TypeError("array indices must be integers")
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("array index out of range")
        return self._items[i]
    def __setitem__(self, i, v):
        if isinstance(i, slice):
            if not isinstance(v, array):
                raise TypeError(f"can only assign array (not \"{type(v).__name__}\") to array slice")
            self._items[i] = v._items
        else:
            if not -len(self._items) <= i < len(self._items):
                raise IndexError("array assignment index out of range")
            self._items[i] = self._checked(v)
    def __delitem__(self, i):
        del self._items[i]
    def __iter__(self):
        return iter(self._items)
    def __contains__(self, v):
        return v in self._items
    def __add__(self, o):
        if not isinstance(o, array):
            raise TypeError(f"can only append array (not \"{type(o).__name__}\") to array")
        if o.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return _of(self.typecode, self._items + o._items)
    def __iadd__(self, o):
        if not isinstance(o, array):
            raise TypeError(f"can only extend with array (not \"{type(o).__name__}\")")
        self.extend(o)
        return self
    def __mul__(self, n):
        return _of(self.typecode, self._items * n)
    __rmul__ = __mul__
    def __eq__(self, o):
        return self._items == o._items if isinstance(o, array) else NotImplemented
    def __lt__(self, o):
        return self._items < o._items if isinstance(o, array) else NotImplemented
    def __le__(self, o):
        return self._items <= o._items if isinstance(o, array) else NotImplemented
    def __gt__(self, o):
        return self._items > o._items if isinstance(o, array) else NotImplemented
    def __ge__(self, o):
        return self._items >= o._items if isinstance(o, array) else NotImplemented
    __hash__ = None
    def __copy__(self):
        return _of(self.typecode, list(self._items))
    def __deepcopy__(self, memo):
        return _of(self.typecode, list(self._items))
    def __reduce__(self):
        return array, (self.typecode, self._items)
    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        return f"array('{self.typecode}', {self.tounicode()!r})" if self.typecode == "u" else f"array('{self.typecode}', {self._items!r})"
def _of(code, items):
    made = array(code)
    made._items = items
    return made
ArrayType = array
"""#,
]
