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

_blank = " \t\n\r"
class _Scanner:
    # Of a text that has been read once and is known to be right.
    def __init__(self, text, hooks):
        self.text, self.at, self.hooks = text, 0, hooks
    def skip(self):
        while self.text[self.at:self.at + 1] in _blank and self.at < len(self.text):
            self.at += 1
        return self.text[self.at:self.at + 1]
    def string(self):
        start = self.at
        self.at += 1
        while self.text[self.at] != '"':
            self.at += 2 if self.text[self.at] == "\\" else 1
        self.at += 1
        return _read(self.text[start:self.at])[1]
    def value(self):
        c = self.skip()
        if c == '"':
            return self.string()
        if c == "[":
            return self.list()
        if c == "{":
            return self.dict()
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in _blank + ",]}":
            self.at += 1
        word = self.text[start:self.at]
        if word in ("NaN", "Infinity", "-Infinity") and self.hooks["parse_constant"] is not None:
            return self.hooks["parse_constant"](word)
        value = _read(word)[1]
        if isinstance(value, float) and word[-1:] not in "Ny" and self.hooks["parse_float"] is not None:
            return self.hooks["parse_float"](word)
        if isinstance(value, int) and not isinstance(value, bool) and self.hooks["parse_int"] is not None:
            return self.hooks["parse_int"](word)
        return value
    def list(self):
        out = []
        self.at += 1
        while self.skip() != "]":
            out.append(self.value())
            if self.skip() == ",":
                self.at += 1
        self.at += 1
        return out
    def dict(self):
        pairs = []
        self.at += 1
        while self.skip() != "}":
            key = self.string()
            self.skip()
            self.at += 1
            pairs.append((key, self.value()))
            if self.skip() == ",":
                self.at += 1
        self.at += 1
        if self.hooks["object_pairs_hook"] is not None:
            return self.hooks["object_pairs_hook"](pairs)
        return dict(pairs) if self.hooks["object_hook"] is None else self.hooks["object_hook"](dict(pairs))

def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    if isinstance(s, (bytes, bytearray)):
        s = bytes(s).decode("utf-8-sig")
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
    elif s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    hooks = {"object_hook": object_hook, "parse_float": parse_float, "parse_int": parse_int, "parse_constant": parse_constant,
             "object_pairs_hook": object_pairs_hook}
    if cls is not None:
        return cls(**{name: hook for name, hook in hooks.items() if hook is not None}, **kw).decode(s)
    return _loaded(s, hooks)

def _loaded(s, hooks):
    answer = _read(s)
    if not answer[0]:
        raise JSONDecodeError(answer[1], s, answer[2])
    if all([hook is None for hook in hooks.values()]):
        return answer[1]
    return _Scanner(s, hooks).value()

def load(fp, **kw):
    return loads(fp.read(), **kw)

class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        self._hooks = {"object_hook": object_hook, "parse_float": parse_float, "parse_int": parse_int, "parse_constant": parse_constant,
                       "object_pairs_hook": object_pairs_hook}
    def decode(self, s):
        return _loaded(s, self._hooks)
    def raw_decode(self, s, idx=0):
        answer = _read(s[idx:])
        end = len(s)
        if not answer[0]:
            if answer[1] != "Extra data":
                raise JSONDecodeError(answer[1], s, answer[2] + idx)
            end = idx + answer[2]
        while s[end - 1] in _blank:
            end -= 1
        return _loaded(s[idx:end], self._hooks), end
"""#
