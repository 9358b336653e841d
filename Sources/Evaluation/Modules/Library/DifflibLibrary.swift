// `difflib`, `shlex` and `html`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let difflibLibraries: [String: String] = [
    "difflib": #"""
from collections import namedtuple as _namedtuple
import heapq as _heapq
Match = _namedtuple("Match", "a b size", module="difflib")
class SequenceMatcher:
    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)
    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)
    def set_seq1(self, a):
        self.a, self._blocks, self._codes = a, None, None
    def set_seq2(self, b):
        self.b, self._blocks, self._codes, self._counts = b, None, None, None
        places = {}
        for i, x in enumerate(b):
            places.setdefault(x, []).append(i)
        self.bjunk, self.bpopular = set(), set()
        if self.isjunk:
            self.bjunk = {x for x in places if self.isjunk(x)}
            for x in self.bjunk: del places[x]
        if self.autojunk and len(b) >= 200:
            self.bpopular = {x for x, at in places.items() if len(at) > len(b) // 100 + 1}
            for x in self.bpopular: del places[x]
        self.b2j = places
    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, junk = self.a, self.b, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        bi, bj, size = alo, blo, 0
        runs = {}
        for i in range(alo, ahi):
            new = {}
            for j in self.b2j.get(a[i], ()):
                if j < blo: continue
                if j >= bhi: break
                k = new[j] = runs.get(j - 1, 0) + 1
                if k > size: bi, bj, size = i - k + 1, j - k + 1, k
            runs = new
        for wanted in (False, True):
            while bi > alo and bj > blo and (b[bj - 1] in junk) == wanted and a[bi - 1] == b[bj - 1]:
                bi, bj, size = bi - 1, bj - 1, size + 1
            while bi + size < ahi and bj + size < bhi and (b[bj + size] in junk) == wanted and a[bi + size] == b[bj + size]:
                size += 1
        return Match(bi, bj, size)
    def get_matching_blocks(self):
        if self._blocks is None:
            todo, found = [(0, len(self.a), 0, len(self.b))], []
            while todo:
                alo, ahi, blo, bhi = todo.pop()
                i, j, k = m = self.find_longest_match(alo, ahi, blo, bhi)
                if k:
                    found.append(m)
                    if alo < i and blo < j: todo.append((alo, i, blo, j))
                    if i + k < ahi and j + k < bhi: todo.append((i + k, ahi, j + k, bhi))
            found.sort()
            out = []
            i1 = j1 = k1 = 0
            for i, j, k in found:
                if i1 + k1 == i and j1 + k1 == j: k1 += k
                else:
                    if k1: out.append(Match(i1, j1, k1))
                    i1, j1, k1 = i, j, k
            if k1: out.append(Match(i1, j1, k1))
            self._blocks = out + [Match(len(self.a), len(self.b), 0)]
        return self._blocks
    def get_opcodes(self):
        if self._codes is None:
            i = j = 0
            out = []
            for ai, bj, size in self.get_matching_blocks():
                tag = "replace" if i < ai and j < bj else "delete" if i < ai else "insert" if j < bj else ""
                if tag: out.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size: out.append(("equal", ai, i, bj, j))
            self._codes = out
        return self._codes
    def get_grouped_opcodes(self, n=3):
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group
    def ratio(self):
        matches, total = sum([m[2] for m in self.get_matching_blocks()]), len(self.a) + len(self.b)
        return 2.0 * matches / total if total else 1.0
    def quick_ratio(self):
        counts = {}
        for x in self.b: counts[x] = counts.get(x, 0) + 1
        matches = 0
        for x in self.a:
            if counts.get(x, 0) > 0:
                counts[x] -= 1
                matches += 1
        total = len(self.a) + len(self.b)
        return 2.0 * matches / total if total else 1.0
    def real_quick_ratio(self):
        la, lb = len(self.a), len(self.b)
        return 2.0 * min(la, lb) / (la + lb) if la + lb else 1.0
def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0: raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0: raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    s = SequenceMatcher()
    s.set_seq2(word)
    found = []
    for x in possibilities:
        s.set_seq1(x)
        if s.real_quick_ratio() >= cutoff and s.quick_ratio() >= cutoff and s.ratio() >= cutoff:
            found.append((s.ratio(), x))
    return [x for _, x in _heapq.nlargest(n, found)]
def _range(start, stop):
    n = stop - start
    first = start + 1 if n else start
    return f"{first}" if n == 1 else f"{first},{n}"
def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"--- {fromfile}{chr(9) + fromfiledate if fromfiledate else ''}{lineterm}"
            yield f"+++ {tofile}{chr(9) + tofiledate if tofiledate else ''}{lineterm}"
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]: yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]: yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]: yield "+" + line
def IS_LINE_JUNK(line, pat=None):
    return line.strip() in ("", "#")
def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws
class Differ:
    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk
    def compare(self, a, b):
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._replaced(a, i1, i2, b, j1, j2)
            elif tag == "equal":
                yield from ["  " + line for line in a[i1:i2]]
            else:
                yield from ["- " + line for line in a[i1:i2]]
                yield from ["+ " + line for line in b[j1:j2]]
    def _plain(self, a, i1, i2, b, j1, j2):
        first, second = ["- " + line for line in a[i1:i2]], ["+ " + line for line in b[j1:j2]]
        yield from second + first if j2 - j1 < i2 - i1 else first + second
    def _replaced(self, a, i1, i2, b, j1, j2):
        # The two lines that are most alike, and what stands on either side of them.
        best, cutoff, same = 0.74, 0.75, None
        cruncher = SequenceMatcher(self.charjunk)
        for j in range(j1, j2):
            cruncher.set_seq2(b[j])
            for i in range(i1, i2):
                if a[i] == b[j]:
                    if same is None:
                        same = i, j
                    continue
                cruncher.set_seq1(a[i])
                if cruncher.real_quick_ratio() > best and cruncher.quick_ratio() > best and cruncher.ratio() > best:
                    best, bi, bj = cruncher.ratio(), i, j
        if best < cutoff:
            if same is None:
                yield from self._plain(a, i1, i2, b, j1, j2)
                return
            bi, bj = same
            best = 1.0
        else:
            same = None
        yield from self._beside(a, i1, bi, b, j1, bj)
        x, y = a[bi], b[bj]
        if same is None:
            marks_x = marks_y = ""
            cruncher.set_seqs(x, y)
            for tag, p1, p2, q1, q2 in cruncher.get_opcodes():
                n, m = p2 - p1, q2 - q1
                if tag == "replace":
                    marks_x += "^" * n
                    marks_y += "^" * m
                elif tag == "delete":
                    marks_x += "-" * n
                elif tag == "insert":
                    marks_y += "+" * m
                else:
                    marks_x += " " * n
                    marks_y += " " * m
            for sign, line, marks in (("- ", x, marks_x), ("+ ", y, marks_y)):
                yield sign + line
                marks = "".join([c if c == "\t" and mark == " " else mark for c, mark in zip(line, marks)]).rstrip()
                if marks:
                    yield f"? {marks}\n"
        else:
            yield "  " + x
        yield from self._beside(a, bi + 1, i2, b, bj + 1, j2)
    def _beside(self, a, i1, i2, b, j1, j2):
        if i1 < i2:
            if j1 < j2:
                yield from self._replaced(a, i1, i2, b, j1, j2)
            else:
                yield from ["- " + line for line in a[i1:i2]]
        elif j1 < j2:
            yield from ["+ " + line for line in b[j1:j2]]
def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)
def restore(delta, which):
    prefixes = ("  ", {1: "- ", 2: "+ "}[int(which)])
    for line in delta:
        if line[:2] in prefixes:
            yield line[2:]
"""#,
    "shlex": #"""
import re as _re
def quote(s):
    if not s:
        return "''"
    return s if _re.search(r"[^\w@%+=:,./-]", s, _re.ASCII) is None else "'" + s.replace("'", "'\"'\"'") + "'"
def join(split_command):
    return " ".join([quote(a) for a in split_command])
def split(s, comments=False, posix=True):
    out, word, at = [], None, 0
    while at < len(s):
        c = s[at]
        at += 1
        if c.isspace():
            if word is not None:
                out.append(word)
                word = None
        elif c == "#" and comments and word is None:
            while at < len(s) and s[at] != "\n":
                at += 1
        elif c in "'\"":
            word = word or ""
            while True:
                if at >= len(s):
                    raise ValueError("No closing quotation")
                d = s[at]
                at += 1
                if d == c:
                    break
                if d == "\\" and c == '"' and at < len(s) and s[at] in '"\\':
                    d = s[at]
                    at += 1
                word += d
        elif c == "\\":
            if at >= len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[at]
            at += 1
        else:
            word = (word or "") + c
    return out if word is None else out + [word]
"""#,
    "html": #"""
_names = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "©", "reg": "®", "hellip": "…", "mdash": "—",
          "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "euro": "€", "times": "×", "deg": "°", "eacute": "é", "middot": "·"}
def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s
def unescape(s):
    import re
    def put(m):
        name = m[1]
        if name.startswith("#"):
            code = int(name[2:], 16) if name[1:2] in "xX" else int(name[1:])
            return chr(code) if 0 < code < 0x110000 else "\ufffd"
        return _names.get(name, m[0])
    return re.sub(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);", put, s)
"""#,
]
