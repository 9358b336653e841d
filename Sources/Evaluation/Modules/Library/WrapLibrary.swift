// `textwrap`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let wrapLibraries: [String: String] = [
    "textwrap": #"""
_spaces = "\t\n\x0b\x0c\r "
def _is_letter(text, *places):
    return all(0 <= i < len(text) and (text[i].isalnum() or text[i] == "_") and not text[i].isdecimal() for i in places)
def _dashes(text, i):
    # The end of a run of dashes between words that begins here, or 0.
    j = i
    while text[j:j + 1] == "-":
        j += 1
    before = text[i - 1:i] if i else ""
    return j if j - i > 1 and before and (before.isalnum() or before in "_!\"'&.,?") and (text[j:j + 1].isalnum() or text[j:j + 1] == "_") else 0
def _chunks(text, break_on_hyphens=True):
    # Runs of whitespace and words; a word ends behind a hyphen between letters and at a dash.
    chunks = []
    i = 0
    while i < len(text):
        j = i + 1
        if text[i] in _spaces:
            while j < len(text) and text[j] in _spaces:
                j += 1
        elif break_on_hyphens and _dashes(text, i):
            j = _dashes(text, i)
        else:
            while j < len(text) and text[j] not in _spaces:
                if break_on_hyphens and text[j] == "-":
                    if ((_is_letter(text, j - 2, j - 1) or _is_letter(text, j - 3, j - 1) and text[j - 2] == "-")
                            and (_is_letter(text, j + 1, j + 2) or _is_letter(text, j + 1, j + 3) and text[j + 2] == "-")):
                        j += 1
                        break
                    if _dashes(text, j):
                        break
                j += 1
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
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder
    def _split(self, text):
        return _chunks(text, self.break_on_hyphens)
    def _fix_sentence_endings(self, chunks):
        i = 0
        while i < len(chunks) - 1:
            word = chunks[i][:-1] if chunks[i][-1] in "\"'" else chunks[i]
            if chunks[i + 1] == " " and word[-1:] in tuple(".!?") and "a" <= word[-2:-1] <= "z":
                chunks[i + 1] = "  "
                i += 1
            i += 1
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
        chunks = self._split(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        chunks.reverse()
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
]
