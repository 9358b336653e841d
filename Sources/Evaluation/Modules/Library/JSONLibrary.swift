// `json`: writing, and the error of reading, in the language. Reading is in Modules/JSONReading.swift.

let jsonLibrary = #"""
from _library import read_json as _read, json_text as _quote, payload as _payload

class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno
JSONDecodeError.__module__ = "json.decoder"

class JSONEncoder:
    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        self.item_separator, self.key_separator = separators if separators is not None else ("," if indent is not None else ", ", ": ")
        if default is not None:
            self.default = default
    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")
    def encode(self, o):
        out = []
        self._write(o, out.append, 0, [])
        return "".join(out)
    def iterencode(self, o):
        yield self.encode(o)
    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o == float("inf"):
            text = "Infinity"
        elif o == float("-inf"):
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return text
    def _write(self, o, put, level, around):
        if isinstance(o, str):
            put(_quote(o, self.ensure_ascii))
        elif o is None:
            put("null")
        elif o is True:
            put("true")
        elif o is False:
            put("false")
        elif isinstance(o, int):
            put(int.__repr__(o))
        elif isinstance(o, float):
            put(self._float(o))
        elif isinstance(o, (list, tuple, dict)):
            if any(x is o for x in around):
                raise ValueError("Circular reference detected")
            around.append(o)
            if isinstance(o, dict):
                self._dict(o, put, level + 1, around)
            else:
                self._list(o, put, level + 1, around)
            around.pop()
        else:
            if any(x is o for x in around):
                raise ValueError("Circular reference detected")
            around.append(o)
            self._write(self.default(o), put, level, around)
            around.pop()
    def _list(self, o, put, level, around):
        if not o:
            return put("[]")
        break_ = "" if self.indent is None else "\n" + self.indent * level
        put("[" + break_)
        for i, value in enumerate(o):
            if i:
                put(self.item_separator + break_)
            self._write(value, put, level, around)
        put(("" if self.indent is None else "\n" + self.indent * (level - 1)) + "]")
    def _dict(self, o, put, level, around):
        if not o:
            return put("{}")
        break_ = "" if self.indent is None else "\n" + self.indent * level
        put("{" + break_)
        first = True
        items = sorted(o.items()) if self.sort_keys else o.items()
        for key, value in items:
            if isinstance(key, str):
                pass
            elif isinstance(key, float):
                key = self._float(key)
            elif key is True:
                key = "true"
            elif key is False:
                key = "false"
            elif key is None:
                key = "null"
            elif isinstance(key, int):
                key = int.__repr__(key)
            elif self.skipkeys:
                continue
            else:
                raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
            if not first:
                put(self.item_separator + break_)
            first = False
            put(_quote(key, self.ensure_ascii) + self.key_separator)
            self._write(value, put, level, around)
        put(("" if self.indent is None else "\n" + self.indent * (level - 1)) + "}")

def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
          default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, allow_nan=allow_nan, indent=indent, separators=separators,
                                default=default, sort_keys=sort_keys, **kw).encode(obj)

def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))

def _hooked(value, object_hook, parse_float, parse_int, object_pairs_hook):
    if isinstance(value, dict):
        value = {k: _hooked(v, object_hook, parse_float, parse_int, object_pairs_hook) for k, v in value.items()}
        if object_pairs_hook is not None:
            return object_pairs_hook(list(value.items()))
        return object_hook(value) if object_hook is not None else value
    if isinstance(value, list):
        return [_hooked(v, object_hook, parse_float, parse_int, object_pairs_hook) for v in value]
    if isinstance(value, float) and parse_float is not None:
        return parse_float(repr(value))
    if isinstance(value, int) and not isinstance(value, bool) and parse_int is not None:
        return parse_int(repr(value))
    return value

def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    if isinstance(s, bytes):
        s = s.decode("utf-8")
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
    if s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    whole = object_pairs_hook is not None and parse_float is None and parse_int is None
    answer = _read(s, object_pairs_hook) if whole else _read(s)
    if not answer[0]:
        raise JSONDecodeError(answer[1], s, answer[2])
    if whole:
        return answer[1]
    if object_hook is None and parse_float is None and parse_int is None and object_pairs_hook is None:
        return answer[1]
    return _hooked(answer[1], object_hook, parse_float, parse_int, object_pairs_hook)

def load(fp, **kw):
    return loads(fp.read(), **kw)

class JSONDecoder:
    def __init__(self, **kw):
        self._kw = kw
    def decode(self, s):
        return loads(s, **self._kw)
"""#
