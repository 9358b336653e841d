// `string`, `textwrap`, `pprint` and `csv`, in the language.

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
    delimiter = "$"
    def __init__(self, template):
        self.template = template
    def _fill(self, mapping, safe):
        text = self.template
        out = []
        i = 0
        while i < len(text):
            if text[i] != "$":
                out.append(text[i])
                i += 1
                continue
            if text[i + 1:i + 2] == "$":
                out.append("$")
                i += 2
                continue
            braced = text[i + 1:i + 2] == "{"
            j = start = i + (2 if braced else 1)
            while j < len(text) and text[j].isascii() and (text[j].isalpha() or text[j] == "_" or (j > start and text[j].isdigit())):
                j += 1
            name = text[start:j]
            if not name or (braced and text[j:j + 1] != "}"):
                if not safe:
                    lines = text[:i].splitlines(keepends=True) or [""]
                    column = i + 1 - sum(map(len, lines[:-1]))
                    raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {column}")
                out.append("$")
                i += 1
                continue
            end = j + 1 if braced else j
            if safe and name not in mapping:
                out.append(text[i:end])
            else:
                out.append(str(mapping[name]))
            i = end
        return "".join(out)
    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, False)
    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, True)
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
    "textwrap": #"""
def _chunks(text, break_on_hyphens=True):
    chunks = []
    i = 0
    while i < len(text):
        j = i
        if text[i] == " ":
            while j < len(text) and text[j] == " ":
                j += 1
        else:
            while j < len(text) and text[j] != " ":
                j += 1
                if (break_on_hyphens and text[j - 1] == "-" and j < len(text) and text[j].isalpha()
                        and j - 2 >= i and text[j - 2].isalpha()):
                    break
        chunks.append(text[i:j])
        i = j
    return chunks

class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
                 max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder
    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for c in "\t\n\x0b\x0c\r":
                text = text.replace(c, " ")
        chunks = _chunks(text, self.break_on_hyphens)[::-1]
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            line = []
            length = 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                room = width - length if width >= 1 else 1
                if self.break_long_words:
                    word = chunks[-1]
                    hyphen = word.rfind("-", 0, room)
                    if self.break_on_hyphens and hyphen > 0 and word[:hyphen].strip("-"):
                        room = hyphen + 1
                    line.append(word[:room])
                    length += room
                    chunks[-1] = word[room:]
                elif not line:
                    line.append(chunks.pop())
                    length += len(line[-1])
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line.pop())
            if line:
                if (self.max_lines is None or len(lines) + 1 < self.max_lines
                        or (not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()) and length <= width):
                    lines.append(indent + "".join(line))
                else:
                    while line:
                        if line[-1].strip() and length + len(self.placeholder) <= width:
                            line.append(self.placeholder)
                            lines.append(indent + "".join(line))
                            break
                        length -= len(line.pop())
                    else:
                        if lines:
                            previous = lines[-1].rstrip()
                            if len(previous) + len(self.placeholder) <= self.width:
                                lines[-1] = previous + self.placeholder
                                break
                        lines.append(indent + self.placeholder.lstrip())
                    break
        return lines
    def fill(self, text):
        return "\n".join(self.wrap(text))

def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)
def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)
def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))
def dedent(text):
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        lead = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = lead
        else:
            while not lead.startswith(margin):
                margin = margin[:-1]
    margin = margin or ""
    return "\n".join([line[len(margin):] if line else line for line in lines])
def indent(text, prefix, predicate=None):
    test = predicate or (lambda line: line.strip())
    return "".join([prefix + line if test(line) else line for line in text.splitlines(True)])
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
