// `warnings`, `timeit`, `tqdm` and other tools around a program, in the language. None of them touches a file.

let toolLibraries: [String: String] = [
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
    "__future__": "annotations = division = print_function = absolute_import = unicode_literals = generator_stop = None\n",
]
