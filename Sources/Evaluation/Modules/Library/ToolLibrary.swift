// `warnings`, `timeit`, `tqdm` and other tools around a program, in the language. None of them touches a file.

let toolLibraries: [String: String] = [
    "warnings": #"""
from _library import caller as _caller
_filters = []
_seen = set()
_records = []

class WarningMessage:
    def __init__(self, message, category, filename, lineno):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = self.line = self.source = None
    def __str__(self):
        return f"{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, lineno : {self.lineno}, line : None}}"

def _action(category, text):
    for action, pattern, wanted in _filters:
        if issubclass(category, wanted) and (not pattern or text.lower().startswith(pattern.lower().replace(".*", ""))):
            return action
    return "ignore" if issubclass(category, DeprecationWarning) and False else "default"

def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    text = str(message)
    exception = message if isinstance(message, Warning) else category(message)
    action = _action(category, text)
    if action == "ignore":
        return
    if action == "error":
        raise exception
    place = _caller()
    key = (text, category, place if action == "default" else None)
    if action != "always":
        if key in _seen:
            return
        _seen.add(key)
    filename, _, line = place.rpartition(":")
    if _records:
        _records[-1].append(WarningMessage(exception, category, filename, int(line)))
        return
    showwarning(exception, category, filename, int(line))

def showwarning(message, category, filename, lineno, file=None, line=None):
    import sys
    (file or sys.stderr).write(formatwarning(message, category, filename, lineno, line))

def formatwarning(message, category, filename, lineno, line=None):
    return f"{filename}:{lineno}: {category.__name__}: {message}\n"

def warn_explicit(message, category, filename, lineno, *args, **kwargs):
    showwarning(message, category, filename, lineno)

def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")
    _filters.insert(len(_filters) if append else 0, (action, message, category))

def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, "", category, append=append)

def resetwarnings():
    _filters.clear()

class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._action = action
        self._category = category
    def __enter__(self):
        self._saved = list(_filters)
        if self._action is not None:
            simplefilter(self._action, self._category)
        if self._record:
            log = []
            _records.append(log)
            return log
    def __exit__(self, *exc):
        _filters[:] = self._saved
        if self._record:
            _records.pop()
"""#,
    "timeit": #"""
from time import perf_counter as default_timer
from _library import build as _build
default_number = 1000000
default_repeat = 5
def _runner(stmt, setup, globals):
    if callable(stmt):
        if callable(setup):
            setup()
        return stmt
    lines = lambda text: "".join("    " + line + "\n" for line in text.splitlines())
    text = "def prepare():\n" + (lines(setup) if isinstance(setup, str) else "    pass\n")
    text += "    def run():\n" + "".join("        " + line + "\n" for line in stmt.splitlines()) + "    return run\n"
    return _build(text, "prepare", dict(globals or {}), "timeit", "prepare")()
class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self._run = _runner(stmt, setup, globals)
        self._timer = timer
    def timeit(self, number=default_number):
        run = self._run
        start = self._timer()
        for _ in range(number):
            run()
        return self._timer() - start
    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]
    def autorange(self, callback=None):
        number = 1
        while True:
            time = self.timeit(number)
            if time >= 0.2:
                return number, time
            number *= 10
def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)
def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
"""#,
    "tqdm": #"""
class tqdm:
    def __init__(self, iterable=None, desc=None, total=None, *args, **kwargs):
        self.iterable = iterable
        self.desc = desc
        self.n = 0
        self.total = len(iterable) if total is None and hasattr(iterable, "__len__") else total
        self.disable = True
    def __iter__(self):
        for element in self.iterable:
            yield element
            self.n += 1
    def __len__(self):
        return self.total
    def update(self, n=1):
        self.n += n
    def set_description(self, desc=None, refresh=True):
        self.desc = desc
    set_description_str = set_description
    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        pass
    def set_postfix_str(self, s="", refresh=True):
        pass
    def refresh(self, *args, **kwargs):
        pass
    def reset(self, total=None):
        self.n = 0
    def clear(self, *args, **kwargs):
        pass
    def close(self):
        pass
    @staticmethod
    def write(s, file=None, end="\n", nolock=False):
        print(s, end=end, file=file)
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        return False
def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)
"""#,
    "tqdm.auto": "from tqdm import tqdm, trange\n",
    "tqdm.notebook": "from tqdm import tqdm, trange\n",
    "gc": "def collect(generation=2):\n    return 0\ndef disable():\n    pass\ndef enable():\n    pass\ndef isenabled():\n    return True\n",
    "__future__": "annotations = division = print_function = absolute_import = unicode_literals = generator_stop = None\n",
]
