// `re`, in the language, around the matcher in Modules/Regex.swift.

let reLibrary = #"""
from _library import regex as _regex, regex_match as _match, regex_all as _all, regex_texts as _texts
from _library import regex_groups as _groups, regex_list as _list, regex_between as _between
from enum import IntFlag as _IntFlag

class RegexFlag(_IntFlag):
    ASCII = 256
    A = 256
    IGNORECASE = 2
    I = 2
    LOCALE = 4
    L = 4
    UNICODE = 32
    U = 32
    MULTILINE = 8
    M = 8
    DOTALL = 16
    S = 16
    VERBOSE = 64
    X = 64
    NOFLAG = 0
    DEBUG = 128
    def __repr__(self):
        names = [m._name_ for m in type(self) if m._value_ & self._value_]
        return "|".join(["re." + n for n in names]) or "re.NOFLAG"
    __str__ = __repr__
A = ASCII = RegexFlag.ASCII
I = IGNORECASE = RegexFlag.IGNORECASE
L = LOCALE = RegexFlag.LOCALE
U = UNICODE = RegexFlag.UNICODE
M = MULTILINE = RegexFlag.MULTILINE
S = DOTALL = RegexFlag.DOTALL
X = VERBOSE = RegexFlag.VERBOSE
NOFLAG = RegexFlag.NOFLAG
DEBUG = RegexFlag.DEBUG

class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            text = f"{msg} at position {pos}"
            self.lineno = pattern.count("\n", 0, pos) + 1
            self.colno = pos - pattern.rfind("\n", 0, pos)
            if "\n" in pattern:
                text += f" (line {self.lineno}, column {self.colno})"
            msg = text
        super().__init__(msg)

class Match:
    __static__ = True
    def __init__(self, pattern, string, spans, pos, endpos):
        self.re = pattern
        self.string = string
        self._spans = spans
        self.pos = pos
        self.endpos = endpos
    @property
    def lastindex(self):
        return self._spans[0] or None
    @property
    def lastgroup(self):
        return next((n for n, i in self.re.groupindex.items() if i == self._spans[0]), None)
    def _index(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError("no such group")
            return self.re.groupindex[group]
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return group
    def _text(self, group, default=None):
        i = self._index(group)
        start, end = self._spans[1 + 2 * i], self._spans[2 + 2 * i]
        return default if start < 0 else self.string[start:end]
    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(groups[0])
        return tuple([self._text(g) for g in groups])
    def __getitem__(self, group):
        return self._text(group)
    def groups(self, default=None):
        return tuple([self._text(i, default) for i in range(1, self.re.groups + 1)])
    def groupdict(self, default=None):
        return {name: self._text(i, default) for name, i in self.re.groupindex.items()}
    def start(self, group=0, /):
        return self._spans[1 + 2 * self._index(group)]
    def end(self, group=0, /):
        return self._spans[2 + 2 * self._index(group)]
    def span(self, group=0, /):
        return (self.start(group), self.end(group))
    @property
    def regs(self):
        return tuple([self.span(i) for i in range(self.re.groups + 1)])
    def expand(self, template):
        return _fill(_template(template, self.re), self)
    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

def _template(text, pattern):
    parts = []
    literal = ""
    i = 0
    while i < len(text):
        c = text[i]
        if c != "\\":
            literal += c
            i += 1
            continue
        n = text[i + 1:i + 2]
        if n == "":
            raise error("bad escape (end of pattern)", text, i)
        if n == "g":
            if text[i + 2:i + 3] != "<":
                raise error("missing <", text, i + 2)
            end = text.find(">", i)
            if end < 0:
                raise error("missing >, unterminated name", text, i + 3)
            name = text[i + 3:end]
            if not name:
                raise error("missing group name", text, i + 3)
            if name.isdigit():
                group = int(name)
            elif name in pattern.groupindex:
                group = pattern.groupindex[name]
            else:
                raise IndexError(f"unknown group name {name!r}")
            if group > pattern.groups:
                raise error(f"invalid group reference {group}", text, i + 3)
            parts += [literal, group]
            literal = ""
            i = end + 1
        elif n.isdigit() and n != "0":
            end = i + 3 if text[i + 2:i + 3].isdigit() else i + 2
            group = int(text[i + 1:end])
            if group > pattern.groups:
                raise error(f"invalid group reference {group}", text, i + 1)
            parts += [literal, group]
            literal = ""
            i = end
        else:
            known = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b", "0": "\0", "\\": "\\"}
            if n in known:
                literal += known[n]
            elif n.isascii() and n.isalpha():
                raise error(f"bad escape \\{n}", text, i)
            else:
                literal += c + n
            i += 2
    parts.append(literal)
    return parts

def _fill(parts, m):
    empty = m.string[:0]
    return empty.join([m._text(p, empty) if isinstance(p, int) else p for p in parts])

class Pattern:
    __static__ = True
    def __init__(self, pattern, flags):
        self._is_bytes = isinstance(pattern, (bytes, bytearray))
        text = bytes(pattern).decode("latin-1") if self._is_bytes else pattern
        answer = _regex(text, flags | 256 if self._is_bytes else flags)
        if not answer[0]:
            raise error(answer[1], text, answer[2] if answer[2] >= 0 else None)
        self.pattern = pattern
        self._handle, self.groups, self.groupindex = answer[1], answer[2], answer[3]
        self.flags = int(answer[4]) & ~256 | flags & 256 if self._is_bytes else int(answer[4]) | (0 if answer[4] & 256 else 32)
    def _run(self, string, pos, endpos, mode):
        text = string
        if not isinstance(string, str) or self._is_bytes:
            text = self._text_of(string)
        end = len(string) if endpos is None else endpos
        spans = _match(self._handle, text, pos, end, mode)
        return None if spans is None else Match(self, string, spans, pos, min(end, len(string)))
    def _text_of(self, string):
        if isinstance(string, str):
            raise TypeError("cannot use a bytes pattern on a string-like object")
        if not isinstance(string, (bytes, bytearray)):
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        if not self._is_bytes:
            raise TypeError("cannot use a string pattern on a bytes-like object")
        if getattr(self, "_last", (None, ""))[0] is not string:
            self._last = string, bytes(string).decode("latin-1")
        return self._last[1]
    def search(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, 0)
    def match(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, 1)
    def fullmatch(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, 2)
    def finditer(self, string, pos=0, endpos=None):
        while pos <= len(string):
            m = self._run(string, pos, endpos, 0)
            if m is None:
                return
            yield m
            start, end = m._spans[1], m._spans[2]
            pos = end
            if start == end:
                # Where nothing matched, something may still match that is not empty.
                m = self._run(string, end, endpos, 3)
                if m is not None:
                    yield m
                    pos = m._spans[2]
                else:
                    pos = end + 1
    def _found(self, string, pos=0, endpos=None, most=0):
        text = string if isinstance(string, str) and not self._is_bytes else self._text_of(string)
        return _all(self._handle, text, pos, len(string) if endpos is None else endpos, most)
    def findall(self, string, pos=0, endpos=None):
        found = self._found(string, pos, endpos)
        made = _texts(found, self.groups, "") if self.groups < 2 else _groups(found, self.groups, "")
        if not self._is_bytes:
            return made
        if self.groups < 2:
            return [text.encode("latin-1") for text in made]
        return [tuple([text.encode("latin-1") for text in texts]) for texts in made]
    def subn(self, repl, string, count=0):
        make = repl if callable(repl) else None
        parts = None if make else _template(bytes(repl).decode("latin-1") if self._is_bytes else repl, self)
        if parts and self._is_bytes:
            parts = [p.encode("latin-1") if isinstance(p, str) else p for p in parts]
        found = self._found(string, 0, None, max(count, 0))
        if parts is not None and len(parts) == 1 and not self._is_bytes:
            pieces = _between(found, 0)
            return parts[0].join(pieces), len(pieces) - 1
        out = []
        at = made = 0
        for spans in _list(found):
            m = Match(self, string, spans, 0, len(string))
            out.append(string[at:spans[1]])
            out.append(make(m) if make else _fill(parts, m))
            at = spans[2]
            made += 1
        out.append(string[at:])
        return string[:0].join(out), made
    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]
    def split(self, string, maxsplit=0):
        if maxsplit < 0:
            return [string]
        pieces = _between(self._found(string, 0, None, maxsplit), self.groups)
        return [p if p is None else p.encode("latin-1") for p in pieces] if self._is_bytes else pieces
    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)
    def __hash__(self):
        return hash((self.pattern, self.flags))
    def __repr__(self):
        names = [n for n, bit in (("IGNORECASE", 2), ("MULTILINE", 8), ("DOTALL", 16), ("VERBOSE", 64), ("ASCII", 256)) if self.flags & bit]
        tail = ", " + "|".join(["re." + n for n in names]) if names else ""
        return f"re.compile({self.pattern!r}{tail})"

_cache = {}
def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError("first argument must be string or compiled pattern")
    key = (type(pattern), pattern, int(flags))
    found = _cache.get(key)
    if found is None:
        if len(_cache) >= 512:
            _cache.clear()
        found = _cache[key] = Pattern(pattern, int(flags))
    return found
def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)
def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)
def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)
def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)
def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)
def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)
def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)
def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)
def escape(pattern):
    special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"
    if not isinstance(pattern, str):
        return escape(bytes(pattern).decode("latin-1")).encode("latin-1")
    return "".join(["\\" + c if c in special else c for c in pattern])
class Scanner:
    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._rules = [(compile(pattern, flags), action) for pattern, action in lexicon]
    def scan(self, string):
        result, at = [], 0
        while True:
            for pattern, action in self._rules:
                m = pattern.match(string, at)
                if m is not None and m.end() > at:
                    break
            else:
                return result, string[at:]
            at = m.end()
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
def purge():
    _cache.clear()
"""#
