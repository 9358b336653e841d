// `csv`, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let csvLibraries: [String: String] = [
    "csv": #"""
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
__version__ = "1.0"
class Error(Exception):
    pass
Error.__module__ = "_csv"

class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False
class excel(Dialect):
    pass
class excel_tab(excel):
    delimiter = "\t"
class unix_dialect(Dialect):
    quoting = QUOTE_ALL
    lineterminator = "\n"
_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
def register_dialect(name, dialect=excel, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _settings(dialect, fmtparams)
def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]
def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _settings(_dialects[name], {})
def list_dialects():
    return list(_dialects)
_limit = 131072
def field_size_limit(new_limit=None, /):
    global _limit
    old = _limit
    if new_limit is not None:
        _limit = new_limit
    return old

_names = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict")
class _Settings:
    pass
def _settings(dialect, options):
    if isinstance(dialect, str):
        if dialect not in _dialects:
            raise Error("unknown dialect")
        dialect = _dialects[dialect]
    made = _Settings()
    for name in _names:
        setattr(made, name, getattr(Dialect if dialect is None else dialect, name, getattr(Dialect, name)))
    for name, value in options.items():
        if name not in _names:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(made, name, value)
    for name in ("delimiter", "quotechar", "escapechar"):
        value = getattr(made, name)
        if value is None and name != "delimiter":
            continue
        if not isinstance(value, str):
            raise TypeError(f'"{name}" must be string, not {type(value).__name__}')
        if len(value) != 1:
            raise TypeError(f'"{name}" must be a 1-character string')
    if not isinstance(made.quoting, int) or not 0 <= made.quoting <= 3:
        raise TypeError('bad "quoting" value')
    if made.quoting != QUOTE_NONE and made.quotechar is None:
        raise TypeError("quotechar must be set if quoting enabled")
    if not isinstance(made.lineterminator, str):
        raise TypeError(f'"lineterminator" must be a string, not {type(made.lineterminator).__name__}')
    return made

class reader:
    __static__ = True
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self.dialect = _settings(dialect, fmtparams)
        self._lines = iter(csvfile)
        self.line_num = 0
        d = self.dialect
        self._special = [c for c in (d.quotechar if d.quoting != QUOTE_NONE else None, d.escapechar) if c is not None]
    def __iter__(self):
        return self
    def __next__(self):
        d = self.dialect
        row = []
        field = ""
        state = "start"
        numeric = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state == "start" and not row and not field:
                    raise
                if state in ("quoted", "escape"):
                    if d.strict:
                        raise Error("unexpected end of data") from None
                    row.append(field)
                    return row
                raise
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            if state == "start" and not row and not any([c in line for c in self._special]):
                text = line.rstrip("\r\n")
                if not text:
                    return []
                if "\r" not in text and "\n" not in text:
                    row = text.split(d.delimiter)
                    if d.skipinitialspace:
                        row = [f.lstrip(" ") for f in row]
                    return [float(f) for f in row] if d.quoting == QUOTE_NONNUMERIC else row
            for i, c in enumerate(line):
                if state == "start":
                    if c in "\r\n":
                        if not row:
                            return []
                        row.append("")
                        state = "end"
                        continue
                    if c == d.quotechar and d.quoting != QUOTE_NONE:
                        state = "quoted"
                    elif c == d.escapechar:
                        state = "escape plain"
                    elif c == " " and d.skipinitialspace:
                        pass
                    elif c == d.delimiter:
                        row.append("")
                    else:
                        numeric = d.quoting == QUOTE_NONNUMERIC
                        field += c
                        state = "field"
                elif state == "field":
                    if c in "\r\n":
                        row.append(float(field) if numeric else field)
                        state = "end"
                    elif c == d.escapechar:
                        state = "escape plain"
                    elif c == d.delimiter:
                        row.append(float(field) if numeric else field)
                        field, numeric, state = "", False, "start"
                    else:
                        field += c
                elif state == "quoted":
                    if c == d.escapechar:
                        state = "escape"
                    elif c == d.quotechar:
                        state = "quote" if d.doublequote else "field"
                    else:
                        field += c
                elif state == "quote":
                    if c == d.quotechar:
                        field += c
                        state = "quoted"
                    elif c == d.delimiter:
                        row.append(field)
                        field, state = "", "start"
                    elif c in "\r\n":
                        row.append(field)
                        state = "end"
                    elif not d.strict:
                        field += c
                        state = "field"
                    else:
                        raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
                elif state == "escape plain":
                    field += c
                    state = "field"
                elif state == "escape":
                    field += c
                    state = "quoted"
                elif c not in "\r\n":
                    raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
            if state == "end":
                return row
            if state in ("field", "quote"):
                row.append(float(field) if numeric else field)
                return row
            if state == "start":
                row.append("")
                return row
            if state == "escape plain":
                field += "\n"
                state = "field"

class writer:
    __static__ = True
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self.dialect = _settings(dialect, fmtparams)
        self._write = csvfile.write
        d = self.dialect
        self._special = [c for c in (d.delimiter, d.quotechar, d.escapechar) if c is not None] + list(d.lineterminator)
    def _field(self, value, alone):
        d = self.dialect
        if value is None:
            text = ""
        elif isinstance(value, str):
            text = value
        else:
            text = repr(value) if isinstance(value, float) else str(value)
        wants = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
        if not wants and any([c in text for c in self._special]):
            wants = d.quoting != QUOTE_NONE
        if not text and alone:
            if d.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            wants = True
        if d.quoting == QUOTE_NONE or d.escapechar is not None and (not d.doublequote or d.escapechar in text):
            out = []
            for c in text:
                if c == d.escapechar or c == d.quotechar and not (d.doublequote and wants) or not wants and c in self._special:
                    if c == d.quotechar and d.doublequote and wants:
                        out.append(c)
                    elif d.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    else:
                        out.append(d.escapechar)
                elif c == d.quotechar:
                    out.append(c)
                out.append(c)
            text = "".join(out)
            if not d.doublequote and d.quoting == QUOTE_MINIMAL and not any([c in text for c in self._special if c not in (d.quotechar, d.escapechar)]):
                wants = wants and not (d.quotechar in text)
        elif wants:
            if d.quotechar in text:
                if not d.doublequote:
                    raise Error("need to escape, but no escapechar set")
                text = text.replace(d.quotechar, d.quotechar * 2)
        return d.quotechar + text + d.quotechar if wants else text
    def writerow(self, row):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        return self._write(self.dialect.delimiter.join([self._field(v, len(row) == 1) for v in row]) + self.dialect.lineterminator)
    def writerows(self, rows):
        for row in rows:
            self.writerow(row)
reader.__module__ = writer.__module__ = "_csv"

class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = fieldnames if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0
    def __iter__(self):
        return self
    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames
    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value
    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        d = dict(zip(self.fieldnames, row))
        n, m = len(self.fieldnames), len(row)
        if n < m:
            d[self.restkey] = row[n:]
        for key in self.fieldnames[m:]:
            d[key] = self.restval
        return d
class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = fieldnames
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)
    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))
    def _values(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [k for k in rowdict if k not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]
    def writerow(self, rowdict):
        return self.writer.writerow(self._values(rowdict))
    def writerows(self, rowdicts):
        return self.writer.writerows([self._values(r) for r in rowdicts])

class Sniffer:
    def sniff(self, sample, delimiters=None):
        lines = [l for l in sample.splitlines() if l][:10]
        best = None
        for c in delimiters or ",\t;| :":
            counts = {l.count(c) for l in lines}
            if len(counts) == 1 and 0 not in counts:
                best = c
                break
        if best is None:
            raise Error("Could not determine delimiter")
        class dialect(Dialect):
            _name = "sniffed"
            delimiter = best
            lineterminator = "\r\n"
        return dialect
    def has_header(self, sample):
        rows = list(reader(sample.splitlines(), self.sniff(sample)))
        def number(s):
            try:
                complex(s)
                return True
            except ValueError:
                return False
        votes = 0
        for i, name in enumerate(rows[0]):
            column = [r[i] for r in rows[1:21] if i < len(r)]
            if column and all(map(number, column)):
                votes += -1 if number(name) else 1
            elif column and len({len(v) for v in column}) == 1:
                votes += -1 if len(name) == len(column[0]) else 1
        return votes > 0
"""#,
]
