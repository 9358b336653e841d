// `unittest.TestCase`: what a test may assert, in CPython's words.

let unittestCaseText = #"""
import difflib as _difflib, pprint as _pprint, re as _re, sys as _sys, time as _time, traceback as _traceback
import collections as _collections, warnings as _warnings

class SkipTest(Exception):
    pass
def skip(reason):
    def decorator(item):
        if not isinstance(item, type):
            def wrapper(*args, **kwargs):
                raise SkipTest(reason if isinstance(reason, str) else "")
            wrapper.__name__, wrapper.__doc__ = item.__name__, item.__doc__
            wrapper.__unittest_skip__, wrapper.__unittest_skip_why__ = True, reason
            return wrapper
        item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
        return item
    if callable(reason):
        function, reason = reason, ""
        return decorator(function)
    return decorator
def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item
def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)
def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item
def _short(value, short=False):
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text if not short or len(text) < 80 else text[:80] + " [truncated]..."
def _shortened(*values):
    texts = [_short(v) for v in values]
    longest = max([len(t) for t in texts])
    if longest <= 80:
        return tuple(texts)
    prefix = texts[0]
    for text in texts[1:]:
        while not text.startswith(prefix):
            prefix = prefix[:-1]
    length = len(prefix)
    def cut(text, before, after):
        skipped = len(text) - before - after
        return f"{text[:before]}[{skipped} chars]{text[len(text) - after:]}" if skipped > 12 + len(str(skipped)) - 5 and skipped > 5 else text
    common = 80 - (longest - length)
    if common > 30:
        prefix = cut(prefix, 5, common - 17 if common > 22 else 5)
        return tuple([prefix + text[length:] for text in texts])
    prefix = cut(prefix, 5, 5)
    return tuple([prefix + cut(text[length:], 30, 12) if len(text) - length > 59 else prefix + text[length:] for text in texts])

class _Raises:
    def __init__(self, expected, case, pattern=None, msg=None, kind="exception"):
        self.expected, self.case, self.pattern, self.msg = expected, case, pattern, msg
    def __enter__(self):
        return self
    def __exit__(self, kind, value, trace):
        names = getattr(self.expected, "__name__", None) or str(self.expected)
        if kind is None:
            self.case.fail(self.case._formatMessage(self.msg, f"{names} not raised" + getattr(self, "by", "")))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None and not _re.search(self.pattern, str(value)):
            pattern = self.pattern if isinstance(self.pattern, str) else self.pattern.pattern
            self.case.fail(self.case._formatMessage(self.msg, f'"{pattern}" does not match "{value}"'))
        return True
class _Warns:
    def __init__(self, expected, case, pattern=None):
        self.expected, self.case, self.pattern = expected, case, pattern
    def __enter__(self):
        self._catch = _warnings.catch_warnings(record=True)
        self.warnings = self._catch.__enter__()
        _warnings.simplefilter("always")
        return self
    def __exit__(self, kind, value, trace):
        self._catch.__exit__(kind, value, trace)
        if kind is not None:
            return
        for w in self.warnings:
            if issubclass(w.category, self.expected) and (self.pattern is None or _re.search(self.pattern, str(w.message))):
                self.warning, self.filename, self.lineno = w.message, w.filename, w.lineno
                return
        self.case.fail(f"{self.expected.__name__} not triggered")
class _SubTest:
    def __init__(self, case, message, params):
        self.case, self._message, self.params = case, message, params
        self.failureException = case.failureException
    def shortDescription(self):
        return self.case.shortDescription()
    def __str__(self):
        parts = [f"[{self._message}]"] if self._message is not None else []
        if self.params:
            parts.append("(" + ", ".join([f"{k}={v!r}" for k, v in self.params.items()]) + ")")
        return f"{self.case} {' '.join(parts) or '(<subtest>)'}"
    def __enter__(self):
        return self
    def __exit__(self, kind, value, trace):
        if kind is None:
            return
        if issubclass(kind, SkipTest):
            self.case._result.addSkip(self, str(value))
            return True
        if not issubclass(kind, Exception):
            return False
        self.case._failed = True
        self.case._result.addSubTest(self.case, self, (kind, value, trace))
        return True

class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        if not hasattr(self, methodName) and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._cleanups = []
    def setUp(self): pass
    def tearDown(self): pass
    @classmethod
    def setUpClass(cls): pass
    @classmethod
    def tearDownClass(cls): pass
    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls.__dict__.get("_class_cleanups") or setattr(cls, "_class_cleanups", [])
        cls._class_cleanups.append((function, args, kwargs))
    @classmethod
    def doClassCleanups(cls):
        for function, args, kwargs in reversed(cls.__dict__.get("_class_cleanups") or []):
            function(*args, **kwargs)
    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))
    def enterContext(self, cm):
        value = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return value
    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)
    def countTestCases(self):
        return 1
    def defaultTestResult(self):
        return TestResult()
    def shortDescription(self):
        doc = getattr(self, self._testMethodName).__doc__
        return doc.strip().split("\n")[0].strip() if doc else None
    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"
    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"
    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} testMethod={self._testMethodName}>"
    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName
    def __hash__(self):
        return hash((type(self), self._testMethodName))
    def __call__(self, result=None):
        return self.run(result)
    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)
    def skipTest(self, reason):
        raise SkipTest(reason)
    def _guarded(self, result, function):
        try:
            function()
            return True
        except SkipTest as e:
            result.addSkip(self, str(e))
            self._skipped = True
        except Exception as e:
            error = (type(e), e, e.__traceback__)
            if self._expecting:
                self._expected = error
            elif isinstance(e, self.failureException):
                result.addFailure(self, error)
            else:
                result.addError(self, error)
        return False
    def run(self, result=None):
        if result is None:
            result = self.defaultTestResult()
        result.startTest(self)
        method = getattr(self, self._testMethodName)
        if getattr(type(self), "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
            result.addSkip(self, getattr(type(self), "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", ""))
            result.stopTest(self)
            return result
        self._result, self._failed, self._skipped, self._expected = result, False, False, None
        self._expecting = getattr(method, "__unittest_expecting_failure__", False) or getattr(type(self), "__unittest_expecting_failure__", False)
        ok = False
        if self._guarded(result, self.setUp):
            ok = self._guarded(result, method)
            ok = self._guarded(result, self.tearDown) and ok
        ok = self._guarded(result, self.doCleanups) and ok
        if self._expecting and not self._skipped:
            result.addExpectedFailure(self, self._expected) if self._expected else result.addUnexpectedSuccess(self)
        elif ok and not self._failed:
            result.addSuccess(self)
        result.stopTest(self)
        return result
    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()
    def fail(self, msg=None):
        raise self.failureException(msg)
    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else f"{standard} : {msg}"
    def _check(self, ok, standard, msg):
        if not ok:
            raise self.failureException(self._formatMessage(msg, standard))
"""# + "\n" + unittestAssertionText
