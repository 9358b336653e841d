// `tqdm`, in the language: a bar on a terminal, and nothing elsewhere.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let tqdmLibraries: [String: String] = [
    "tqdm": #"""
import sys as _sys
import time as _time

def _clock(seconds):
    m, s = divmod(int(seconds), 60)
    h, m = divmod(m, 60)
    return f"{h}:{m:02d}:{s:02d}" if h else f"{m:02d}:{s:02d}"
def _shown(value):
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        text = f"{value:.3g}".replace("e+0", "e+").replace("e-0", "e-")
        plain = str(value)
        return text if len(text) < len(plain) else plain
    return value.strip() if isinstance(value, str) else str(value)
def _scaled(value):
    for unit in ("", "k", "M", "G", "T", "P"):
        if abs(value) < 999.5:
            return f"{value:1.2f}{unit}" if abs(value) < 9.995 else f"{value:2.1f}{unit}" if abs(value) < 99.95 else f"{value:3.0f}{unit}"
        value /= 1000
    return f"{value:3.1f}E"

class tqdm:
    """A progress bar on the terminal's standard error; where there is no terminal, nothing."""
    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1, maxinterval=10.0,
                 miniters=None, ascii=None, disable=False, unit="it", unit_scale=False, dynamic_ncols=False, smoothing=0.3,
                 bar_format=None, initial=0, position=None, postfix=None, unit_divisor=1000, **kwargs):
        self.iterable = iterable
        self.desc = desc or ""
        self.n = self.initial = initial
        self.unit, self.unit_scale, self.leave, self.ncols, self.ascii = unit, unit_scale, leave, ncols, ascii
        self._fits = ncols is None
        self.mininterval = mininterval
        self.postfix = None
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        self.total = total
        self.fp = _sys.stderr if file is None else file
        isatty = getattr(self.fp, "isatty", None)
        self.disable = bool(disable) or isatty is None or not isatty()
        if self._fits and not self.disable:
            self._measure()
        self.start_t = self.last_print_t = _time.time()
        self._drawn = 0
        self._closed = False
        if postfix:
            self.set_postfix(postfix, refresh=False)
        self.refresh()
    @property
    def format_dict(self):
        return {"n": self.n, "total": self.total, "elapsed": _time.time() - self.start_t, "prefix": self.desc, "unit": self.unit,
                "unit_scale": self.unit_scale, "ncols": self.ncols, "postfix": self.postfix, "initial": self.initial}
    def __str__(self):
        elapsed = _time.time() - self.start_t
        rate = (self.n - self.initial) / elapsed if elapsed > 0 else 0
        number = _scaled if self.unit_scale else str
        if not rate:
            speed = "?" + self.unit + "/s"
        elif rate < 1:
            speed = f"{1 / rate:5.2f}s/{self.unit}"
        else:
            speed = (_scaled(rate) if self.unit_scale else f"{rate:5.2f}") + f"{self.unit}/s"
        postfix = ", " + self.postfix if self.postfix else ""
        prefix = self.desc + ": " if self.desc and not self.desc.endswith(": ") else self.desc
        if not self.total:
            return f"{prefix}{number(self.n)}{self.unit} [{_clock(elapsed)}, {speed}{postfix}]"
        part = self.n / self.total
        left = _clock((self.total - self.n) / rate) if rate else "?"
        head = f"{prefix}{part * 100:3.0f}%|"
        tail = f"| {number(self.n)}/{number(self.total)} [{_clock(elapsed)}<{left}, {speed}{postfix}]"
        width = max(1, (self.ncols or 80) - len(head) - len(tail)) if self.ncols != 0 else 0
        if not self.ncols:
            width = min(width, 10) if width < 10 else width
        steps = " 123456789#" if self.ascii is True else " ▏▎▍▌▋▊▉█"
        filled = max(0, min(width * (len(steps) - 1), int(part * width * (len(steps) - 1))))
        whole, rest = divmod(filled, len(steps) - 1)
        bar = steps[-1] * whole + (steps[rest] if whole < width else "")
        return head + bar.ljust(width) + tail
    def __repr__(self):
        return str(self)
    def _measure(self):
        """As wide as the window."""
        from shutil import get_terminal_size
        self.ncols = max(20, get_terminal_size().columns)
    def _draw(self):
        if self.disable or self._closed:
            return
        if self._fits:
            self._measure()
        text = str(self)
        self.fp.write("\r" + text + " " * max(0, self._drawn - len(text)))
        self.fp.flush()
        self._drawn = len(text)
        self.last_print_t = _time.time()
    def __iter__(self):
        if self.disable:
            for element in self.iterable:
                yield element
                self.n += 1
            return
        try:
            for element in self.iterable:
                yield element
                self.update(1)
        finally:
            self.close()
    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable) if hasattr(self.iterable, "__len__") else self.total
    def __bool__(self):
        if self.total is not None:
            return self.total > 0
        if self.iterable is None:
            raise TypeError("bool() undefined when iterable == total == None")
        return bool(self.iterable)
    def __contains__(self, item):
        return item in self.iterable
    def __reversed__(self):
        self.iterable = reversed(self.iterable)
        return iter(self)
    def update(self, n=1):
        self.n += n
        if self.disable:
            return
        if _time.time() - self.last_print_t >= self.mininterval or self.n == self.total:
            self._draw()
            return True
    def set_description(self, desc=None, refresh=True):
        self.desc = desc + ": " if desc else ""
        if refresh:
            self.refresh()
    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ""
        if refresh:
            self.refresh()
    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        values = dict(ordered_dict or {})
        for key in sorted(kwargs):
            values[key] = kwargs[key]
        self.postfix = ", ".join([f"{k}={_shown(v)}" for k, v in values.items()])
        if refresh:
            self.refresh()
    def set_postfix_str(self, s="", refresh=True):
        self.postfix = str(s)
        if refresh:
            self.refresh()
    def refresh(self, *args, **kwargs):
        self._draw()
    def reset(self, total=None):
        self.n = 0
        if total is not None:
            self.total = total
        self.start_t = self.last_print_t = _time.time()
        self.refresh()
    def clear(self, *args, **kwargs):
        if not self.disable:
            self.fp.write("\r" + " " * self._drawn + "\r")
    def unpause(self):
        pass
    def display(self, msg=None, pos=None):
        self._draw()
    def close(self):
        if self._closed or self.disable:
            self.disable = True
            return
        if self.leave:
            self._draw()
            self.fp.write("\n")
        else:
            self.clear()
        self._closed = True
    def moveto(self, n):
        pass
    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        (_sys.stdout if file is None else file).write(s + end)
    @classmethod
    def pandas(cls, *args, **kwargs):
        pass
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        self.close()
    def __hash__(self):
        return id(self)
def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)
tqdm_notebook = tqdm
tnrange = trange
"""#,
    "tqdm.auto": #"""
from tqdm import tqdm, trange
"""#,
    "tqdm.notebook": #"""
from tqdm import tqdm, trange
"""#,
    "tqdm.std": #"""
from tqdm import tqdm, trange
"""#,
    "tqdm.autonotebook": #"""
from tqdm import tqdm, trange
"""#,
]
