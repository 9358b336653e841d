// `string` and `pprint`, in the language.

let textLibraries: [String: String] = [
    "string": #"""
whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace
def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])
class Template:
    delimiter, idpattern, braceidpattern = "$", r"(?a:[_a-z][_a-z0-9]*)", None
    def __init__(self, template):
        self.template = template
    def _name_end(self, start, braced):
        text, pattern = self.template, braced and self.braceidpattern or self.idpattern
        if pattern != Template.idpattern:
            import re
            found = re.compile(pattern, getattr(self, "flags", re.IGNORECASE)).match(text, start)
            return found.end() if found else start
        j = start
        while j < len(text) and text[j].isascii() and (text[j].isalpha() or text[j] == "_" or (j > start and text[j].isdigit())):
            j += 1
        return j
    def _parts(self):
        # Plain text as it is, a placeholder as its name, its place and whether it is well formed.
        text, mark, i, plain = self.template, self.delimiter, 0, 0
        while (i := text.find(mark, i)) >= 0:
            yield text[plain:i], None, 0, 0
            after = i + len(mark)
            if text.startswith(mark, after):
                yield mark, None, 0, 0
                i = plain = after + len(mark)
                continue
            braced = text[after:after + 1] == "{"
            start = after + braced
            end = self._name_end(start, braced)
            name = text[start:end]
            if not name or braced and text[end:end + 1] != "}":
                yield None, None, i, after
                i = plain = after
            else:
                yield None, name, i, end + braced
                i = plain = end + braced
        yield text[plain:], None, 0, 0
    def _fill(self, value, safe):
        text, out = self.template, []
        for plain, name, start, end in self._parts():
            if plain is not None:
                out.append(plain)
            elif name is None and not safe:
                lines = text[:start].splitlines(keepends=True) or [""]
                raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {start + 1 - sum(map(len, lines[:-1]))}")
            elif name is None:
                out.append(text[start:end])
            else:
                try:
                    out.append(str(value(name)))
                except KeyError:
                    if not safe:
                        raise
                    out.append(text[start:end])
        return "".join(out)
    def substitute(self, mapping={}, /, **kws):
        return self._fill(lambda name: kws[name] if name in kws else mapping[name], False)
    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill(lambda name: kws[name] if name in kws else mapping[name], True)
    def is_valid(self):
        return all(plain is not None or name is not None for plain, name, _, _ in self._parts())
    def get_identifiers(self):
        return list(dict.fromkeys([name for _, name, _, _ in self._parts() if name is not None]))
class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)
    def parse(self, format_string):
        text, i = "", 0
        while i < len(format_string):
            c = format_string[i]
            i += 1
            if c in "{}" and format_string[i:i + 1] == c:
                text += c
                i += 1
            elif c == "}":
                raise ValueError("Single '}' encountered in format string")
            elif c == "{":
                depth, start = 1, i
                while i < len(format_string) and depth:
                    depth += {"{": 1, "}": -1}.get(format_string[i], 0)
                    i += 1
                if depth:
                    raise ValueError("expected '}' before end of string")
                inner = format_string[start:i - 1]
                colon = inner.find(":")
                head, spec = (inner, "") if colon < 0 else (inner[:colon], inner[colon + 1:])
                name, bang, conversion = head.partition("!")
                yield text, name, spec, conversion if bang else None
                text = ""
            else:
                text += c
        if text:
            yield text, None, None, None
    def vformat(self, format_string, args, kwargs):
        out, auto = [], 0
        for text, name, spec, conversion in self.parse(format_string):
            out.append(text)
            if name is None:
                continue
            if name == "":
                name = str(auto)
                auto += 1
            value, _ = self.get_field(name, args, kwargs)
            out.append(self.format_field(self.convert_field(value, conversion), self.vformat(spec, args, kwargs) if "{" in spec else spec))
        return "".join(out)
    def get_field(self, field_name, args, kwargs):
        import re
        first = re.match(r"[^.\[]*", field_name)[0]
        value = self.get_value(int(first) if first.isdigit() else first, args, kwargs)
        for attribute, item in re.findall(r"\.(\w+)|\[([^\]]*)\]", field_name[len(first):]):
            value = getattr(value, attribute) if attribute else value[int(item) if item.isdigit() else item]
        return value, first
    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]
    def check_unused_args(self, used_args, args, kwargs):
        pass
    def format_field(self, value, format_spec):
        return format(value, format_spec)
    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion not in ("r", "s", "a"):
            raise ValueError(f"Unknown conversion specifier {conversion!s}")
        return {"r": repr, "s": str, "a": ascii}[conversion](value)
"""#,
    "pprint": #"""
def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return "".join(_format(object, indent, width, 0, 0, depth, sort_dicts, compact))
def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    text = pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts)
    print(text, file=stream)
def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)
class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        self._options = dict(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts)
        self._stream = stream
    def pprint(self, object):
        pprint(object, self._stream, **self._options)
    def pformat(self, object):
        return pformat(object, **self._options)
class _Key:
    __slots__ = ("of",)
    def __init__(self, of):
        self.of = of
    def __lt__(self, other):
        try:
            return self.of < other.of
        except TypeError:
            return (str(type(self.of)), id(self.of)) < (str(type(other.of)), id(other.of))
def _sorted(items):
    return sorted(items, key=lambda pair: _Key(pair[0]))
def _short(value, depth, level, sort_dicts):
    if isinstance(value, dict) and type(value).__repr__ is dict.__repr__:
        if depth is not None and level >= depth and value:
            return "{...}"
        items = _sorted(value.items()) if sort_dicts else value.items()
        return "{" + ", ".join([_short(k, depth, level + 1, sort_dicts) + ": " + _short(v, depth, level + 1, sort_dicts) for k, v in items]) + "}"
    if type(value) in (list, tuple):
        if depth is not None and level >= depth and value:
            return "[...]" if type(value) is list else "(...)"
        inner = ", ".join([_short(v, depth, level + 1, sort_dicts) for v in value])
        return f"[{inner}]" if type(value) is list else f"({inner},)" if len(value) == 1 else f"({inner})"
    return repr(value)
def _format(value, indent, width, column, allowance, depth, sort_dicts, compact, level=0):
    text = _short(value, depth, level, sort_dicts)
    if len(text) <= width - column - allowance or (depth is not None and level >= depth):
        return [text]
    space = " " * indent
    out = []
    if isinstance(value, dict) and value and type(value).__repr__ is dict.__repr__:
        items = list(_sorted(value.items()) if sort_dicts else value.items())
        out.append("{" + " " * (indent - 1))
        for i, (k, v) in enumerate(items):
            if i:
                out.append(",\n" + " " * (column + indent))
            key = _short(k, depth, level + 1, sort_dicts)
            out.append(key + ": ")
            last = i == len(items) - 1
            out += _format(v, indent, width, column + indent + len(key) + 2, allowance + 1 if last else 1, depth, sort_dicts, compact, level + 1)
        return out + ["}"]
    if type(value) in (list, tuple, set, frozenset) and value:
        opening, closing = {list: ("[", "]"), tuple: ("(", ")"), set: ("{", "}"), frozenset: ("frozenset({", "})")}[type(value)]
        extra = len(opening) - 1
        elements = sorted(value, key=_Key) if type(value) in (set, frozenset) else list(value)
        if type(value) is tuple and len(value) == 1:
            closing = ",)"
        out.append(opening + " " * (indent - 1))
        at = column + indent + extra
        room = width - at + 1
        line = 0
        for i, v in enumerate(elements):
            last = i == len(elements) - 1
            if compact:
                short = _short(v, depth, level + 1, sort_dicts)
                w = len(short) + 2
                limit = room - (allowance + len(closing) - 1 if last else 0)
                if i and line + w > limit:
                    out.append(",\n" + " " * at)
                    line = 0
                elif i:
                    out.append(", ")
                if w <= room:
                    out.append(short)
                    line += w
                    continue
            elif i:
                out.append(",\n" + " " * at)
            out += _format(v, indent, width, at, allowance + len(closing) if last else 1, depth, sort_dicts, compact, level + 1)
        return out + [closing]
    if type(value) is bytes and len(value) > 4:
        return _byte_lines(value, width, column, allowance, level)
    if isinstance(value, str) and type(value) is str and value:
        return _strings(value, width, column, allowance, level)
    return [text]
def _byte_lines(value, width, column, allowance, level):
    if level == 0:
        column += 1
        allowance += 1
    most = last_most = width - column
    parts, current = [], b""
    last = len(value) // 4 * 4
    for i in range(0, len(value), 4):
        part = value[i:i + 4]
        if i == last:
            last_most = most - allowance
        if len(repr(current + part)) > (last_most if i == last else most):
            if current:
                parts.append(repr(current))
            current = part
        else:
            current += part
    if current:
        parts.append(repr(current))
    joined = ("\n" + " " * column).join(parts)
    return ["(" + joined + ")"] if level == 0 else [joined]
def _strings(value, width, column, allowance, level):
    parts = []
    lines = value.splitlines(True)
    if level == 0:
        column += 1
        allowance += 1
    most = width - column
    for i, line in enumerate(lines):
        whole = repr(line)
        room = most - (allowance if i == len(lines) - 1 else 0)
        if len(whole) <= room:
            parts.append(whole)
            continue
        words = []
        start = 0
        for j in range(1, len(line) + 1):
            if j == len(line) or (line[j - 1].isspace() and not line[j].isspace()):
                words.append(line[start:j])
                start = j
        current = ""
        for j, word in enumerate(words):
            candidate = current + word
            limit = most - allowance if j == len(words) - 1 and i == len(lines) - 1 else most
            if len(repr(candidate)) > limit:
                if current:
                    parts.append(repr(current))
                current = word
            else:
                current = candidate
        if current:
            parts.append(repr(current))
    if len(parts) == 1:
        return [repr(value)]
    joined = ("\n" + " " * column).join(parts)
    return ["(" + joined + ")"] if level == 0 else [joined]
def saferepr(object):
    return _short(object, None, 0, True)
def isrecursive(object, _around=()):
    if not isinstance(object, (list, tuple, dict)):
        return False
    if any([o is object for o in _around]):
        return True
    values = list(object.values()) if isinstance(object, dict) else object
    return any([isrecursive(v, (*_around, object)) for v in values])
def isreadable(object):
    text = saferepr(object)
    return not isrecursive(object) and "<" not in text
"""#,
]
