// `doctest`, in the language: examples found in docstrings, run, and reported in CPython's words.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let doctestLibraries: [String: String] = ["doctest": #"""
import re as _re, sys as _sys, io as _io, traceback as _traceback, contextlib as _contextlib
from collections import namedtuple as _namedtuple
from _library import example_scope as _example_scope, run_example as _run_example

TestResults = _namedtuple("TestResults", "failed attempted")
_FLAGS = ["DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL",
          "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST"]
(DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE, NORMALIZE_WHITESPACE, ELLIPSIS, SKIP, IGNORE_EXCEPTION_DETAIL,
 REPORT_UDIFF, REPORT_CDIFF, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, FAIL_FAST) = [1 << i for i in range(11)]

class Example:
    def __init__(self, source, want, lineno=0, indent=0, options=None, exc_msg=None):
        self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg = source, want, lineno, indent, options or {}, exc_msg

class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.name, self.filename, self.lineno, self.docstring = examples, globs, name, filename, lineno, docstring
    def __repr__(self):
        n = len(self.examples)
        return f"<DocTest {self.name} from {self.filename}:{self.lineno} ({n or 'no'} example{'' if n == 1 else 's'})>"

class DocTestParser:
    def get_examples(self, string, name="<string>"):
        lines = string.expandtabs().split("\n")
        found, i = [], 0
        while i < len(lines):
            text = lines[i].lstrip()
            if not (text.startswith(">>> ") or text == ">>>"):
                i += 1
                continue
            start, indent = i, len(lines[i]) - len(text)
            source = [text[4:]]
            i += 1
            while i < len(lines) and (lines[i].strip().startswith("... ") or lines[i].strip() == "..."):
                source.append(lines[i][indent + 4:])
                i += 1
            want = []
            while i < len(lines) and lines[i].strip() and not lines[i].lstrip().startswith(">>>"):
                if lines[i][:indent].strip():
                    raise ValueError(f"line {i + 1} of the docstring for {name} has inconsistent leading whitespace: {lines[i]!r}")
                want.append(lines[i][indent:])
                i += 1
            source = "\n".join(source)
            options = {}
            for group in _re.findall(r"#\s*doctest:\s*([^\n'\"]*)$", source, _re.M):
                for word in group.replace(",", " ").split():
                    options[1 << _FLAGS.index(word[1:])] = word[0] == "+"
            wanted = "\n".join(want) + ("\n" if want else "")
            message = None
            match = _re.match(r"Traceback \((?:most recent call last|innermost last)\):\s*$", want[0]) if want else None
            if match:
                rest = [k for k, line in enumerate(want[1:], 1) if line and (line[0].isalnum() or line[0] == "_")]
                if rest:
                    message = "\n".join(want[rest[0]:]) + "\n"
            if source.strip() and not all(not line.strip() or line.lstrip().startswith("#") for line in source.split("\n")):
                found.append(Example(source + "\n", wanted, start, indent, options, message))
        return found
    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

class DocTestFinder:
    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        import inspect
        name = getattr(obj, "__name__", None) if name is None else name
        home = obj if isinstance(obj, type(_sys)) else module
        globs = dict(vars(_sys.modules.get(getattr(obj, "__module__", None) or "__main__", _sys.modules["__main__"]))) if globs is None and home is None else dict(vars(home)) if globs is None else dict(globs)
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests, seen = [], set()
        self._find(tests, obj, name, globs, seen)
        return sorted(tests, key=lambda t: t.name)
    def _find(self, tests, obj, name, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        doc = getattr(obj, "__doc__", None)
        if isinstance(doc, str) and doc:
            examples = DocTestParser().get_examples(doc, name)
            filename = globs.get("__file__")
            tests.append(DocTest(examples, dict(globs), name, filename, _line_of(obj, filename), doc))
        if isinstance(obj, type(_sys)):
            for key, value in list(globs.items()):
                if key.startswith("__") and key != "__test__":
                    continue
                if (type(value).__name__ == "function" or isinstance(value, type)) and getattr(value, "__module__", None) == globs["__name__"]:
                    self._find(tests, value, f"{name}.{key}", globs, seen)
        elif isinstance(obj, type):
            for key, value in list(vars(obj).items()):
                if isinstance(value, (staticmethod, classmethod)):
                    value = getattr(obj, key)
                if type(value).__name__ in ("function", "method") or isinstance(value, (type, property)):
                    if isinstance(value, property) or getattr(value, "__module__", None) == globs["__name__"]:
                        self._find(tests, value, f"{name}.{key}", globs, seen)

def _line_of(obj, filename):
    if isinstance(obj, type(_sys)):
        return 0
    function = getattr(obj, "fget", obj)
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    try:
        import linecache
        lines = linecache.getlines(filename)
    except Exception:
        return None
    if code is None:
        pattern = _re.compile(rf"^\s*class\s*{obj.__name__}\b")
        at = next((i for i, line in enumerate(lines) if pattern.match(line)), None)
    else:
        at = code.co_firstlineno - 1
    if at is None:
        return None
    for i in range(at, len(lines)):
        if _re.match(r"(^|.*:)\s*\w*(\"|')", lines[i]):
            return i
    return None

class OutputChecker:
    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = _re.sub(r"(?m)^<BLANKLINE>\s*?$", "", want)
            got = _re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _fits(want, got)
    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = _re.sub(r"(?m)^[ ]*(?=\n)", "<BLANKLINE>", got)
        if want and got:
            return f"Expected:\n{_indented(want)}Got:\n{_indented(got)}"
        if want:
            return f"Expected:\n{_indented(want)}Got nothing\n"
        return f"Expected nothing\nGot:\n{_indented(got)}" if got else "Expected nothing\nGot nothing\n"

def _fits(want, got):
    if "..." not in want:
        return want == got
    pieces = want.split("...")
    if not got.startswith(pieces[0]) or not got.endswith(pieces[-1]):
        return False
    at, end = len(pieces[0]), len(got) - len(pieces[-1])
    if at > end:
        return False
    for piece in pieces[1:-1]:
        at = got.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True

def _indented(text):
    return _re.sub(r"(?m)^(?!$)", "    ", text)

class DocTestRunner:
    DIVIDER = "*" * 70
    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker, self._verbose, self.optionflags = checker or OutputChecker(), "-v" in _sys.argv if verbose is None else verbose, optionflags
        self.tries = self.failures = 0
        self._by_name = {}
    def run(self, test, compileflags=None, out=None, clear_globs=True):
        out = out or _sys.stdout.write
        scope = _example_scope(test.globs)
        failures = tries = 0
        flags = self.optionflags
        for example in test.examples:
            flags = self.optionflags
            for flag, on in example.options.items():
                flags = flags | flag if on else flags & ~flag
            if flags & SKIP:
                continue
            tries += 1
            if self._verbose:
                want = "Expecting:\n" + _indented(example.want) if example.want else "Expecting nothing\n"
                out("Trying:\n" + _indented(example.source) + want)
            stream, error = _io.StringIO(), None
            with _contextlib.redirect_stdout(stream):
                try:
                    for value in _run_example(example.source, scope):
                        if value is not None:
                            print(repr(value))
                except KeyboardInterrupt:
                    raise
                except BaseException as e:
                    error = e
            got, fine = stream.getvalue(), False
            if error is None:
                fine = self._checker.check_output(example.want, got, flags)
            else:
                shown = _traceback.format_exception_only(type(error), error)[-1]
                if example.exc_msg is None:
                    pass
                elif self._checker.check_output(example.exc_msg, shown, flags):
                    fine = True
                elif flags & IGNORE_EXCEPTION_DETAIL:
                    fine = _kind(example.exc_msg) == _kind(shown)
            if fine:
                if self._verbose:
                    out("ok\n")
                continue
            failures += 1
            where = f'File "{test.filename}", line {test.lineno + example.lineno + 1 if test.lineno is not None else "?"}, in {test.name}' if test.filename else f"Line {example.lineno + 1}, in {test.name}"
            out(f"{self.DIVIDER}\n{where}\nFailed example:\n{_indented(example.source)}")
            if error is not None and example.exc_msg is None:
                lines = "".join(_traceback.format_exception(error)).split("\n")
                out("Exception raised:\n" + _indented("\n".join(lines)))
            else:
                out(self._checker.output_difference(example, got if error is None else got + "Traceback (most recent call last):\n    ...\n" + shown, flags))
            if flags & FAIL_FAST:
                break
        failed, tried = self._by_name.get(test.name, (0, 0))
        self._by_name[test.name] = (failed + failures, tried + tries)
        self.failures += failures
        self.tries += tries
        return TestResults(failures, tries)
    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        none = [n for n, (f, t) in self._by_name.items() if t == 0]
        passed = [(n, t) for n, (f, t) in self._by_name.items() if t and not f]
        failed = [(n, f, t) for n, (f, t) in self._by_name.items() if f]
        if verbose:
            if none:
                print(len(none), "items had no tests:")
                for name in sorted(none):
                    print("   ", name)
            if passed:
                print(len(passed), "items passed all tests:")
                for name, count in sorted(passed):
                    print(" %3d tests in %s" % (count, name))
        if failed:
            print(self.DIVIDER)
            print(len(failed), "items had failures:")
            for name, f, t in sorted(failed):
                print(" %3d of %3d in %s" % (f, t, name))
        if verbose:
            print(self.tries, "tests in", len(self._by_name), "items.")
            print(self.tries - self.failures, "passed and", self.failures, "failed.")
        if self.failures:
            print("***Test Failed***", self.failures, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries)

def _kind(text):
    return text.split(":")[0].strip().rpartition(".")[2]

def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False, exclude_empty=False):
    m = _sys.modules["__main__"] if m is None else m
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder().find(m, name or m.__name__, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)

def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder().find(f, name, globs=globs):
        runner.run(test)
"""#]
