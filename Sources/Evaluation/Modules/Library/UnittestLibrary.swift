// `unittest`, in the language: test cases and how they are run and reported. What they assert is in UnittestLibrary+Case.swift.

let unittestLibraries: [String: String] = [
    "unittest": unittestCaseText + "\n" + #"""

class TestResult:
    shouldStop = False
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.failfast = False
        self.buffer = False
    def startTest(self, test):
        self.testsRun += 1
    def stopTest(self, test):
        pass
    def startTestRun(self):
        pass
    def stopTestRun(self):
        pass
    def addError(self, test, err):
        self.errors.append((test, self._text(err)))
        self.shouldStop = self.shouldStop or self.failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))
        self.shouldStop = self.shouldStop or self.failfast
    def addSuccess(self, test):
        pass
    def addSkip(self, test, reason):
        self.skipped.append((test, reason))
    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err)))
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
    def addSubTest(self, test, subtest, err):
        if err is not None:
            (self.addFailure if issubclass(err[0], test.failureException) else self.addError)(subtest, err)
    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses
    def stop(self):
        self.shouldStop = True
    def _text(self, err):
        return "".join(_traceback.format_exception(*err))
    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>"

class TextTestResult(TestResult):
    __module__ = "unittest.runner"
    separator1, separator2 = "=" * 70, "-" * 70
    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions = stream, descriptions
        self.showAll, self.dots = verbosity > 1, verbosity == 1
    def getDescription(self, test):
        first = test.shortDescription()
        return f"{test}\n{first}" if self.descriptions and first else str(test)
    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + " ... ")
    def _note(self, long, short):
        if self.showAll:
            self.stream.write(long + "\n")
        elif self.dots:
            self.stream.write(short)
    def addSubTest(self, test, subtest, err):
        if err is not None and self.showAll:
            if self.inSubTests is not test:
                self.stream.write("\n")
                self.inSubTests = test
            self.stream.write("  " + self.getDescription(subtest) + " ... ")
        super().addSubTest(test, subtest, err)
    inSubTests = None
    def addSuccess(self, test):
        super().addSuccess(test)
        self._note("ok", ".")
    def addError(self, test, err):
        super().addError(test, err)
        self._note("ERROR", "E")
    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._note("FAIL", "F")
    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._note(f"skipped {reason!r}", "s")
    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._note("expected failure", "x")
    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._note("unexpected success", "u")
    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.write("\n")
        for flavour, list in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in list:
                self.stream.write(f"{self.separator1}\n{flavour}: {self.getDescription(test)}\n{self.separator2}\n{text}\n")
        if self.unexpectedSuccesses:
            self.stream.write(self.separator1 + "\n")
            for test in self.unexpectedSuccesses:
                self.stream.write(f"UNEXPECTED SUCCESS: {self.getDescription(test)}\n")

class TestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)
    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        self._tests.append(test)
    def addTests(self, tests):
        for test in tests:
            self.addTest(test)
    def __iter__(self):
        return iter(self._tests)
    def countTestCases(self):
        return sum([test.countTestCases() for test in self._tests])
    def __repr__(self):
        return f"<unittest.suite.TestSuite tests={self._tests!r}>"
    def __call__(self, *args):
        return self.run(*args)
    def run(self, result, debug=False):
        before = None
        for test in self._tests:
            if result.shouldStop:
                break
            cls = type(test)
            if cls is not before and isinstance(test, TestCase):
                _leave(before, result)
                before = cls if _enter(cls, result) else None
                if before is None:
                    result._failed_class = cls
            if isinstance(test, TestCase) and getattr(result, "_failed_class", None) is cls:
                continue
            test(result)
        _leave(before, result)
        return result

class _Holder:
    def __init__(self, description):
        self.description = description
    def __str__(self):
        return self.description
    def shortDescription(self):
        return None
def _class_name(cls):
    return f"{cls.__module__}.{cls.__qualname__}"
def _enter(cls, result):
    if getattr(cls, "__unittest_skip__", False):
        return True
    try:
        cls.setUpClass()
        return True
    except SkipTest as e:
        result.addSkip(_Holder(f"setUpClass ({_class_name(cls)})"), str(e))
    except Exception as e:
        result.addError(_Holder(f"setUpClass ({_class_name(cls)})"), (type(e), e, e.__traceback__))
    return False
def _leave(cls, result):
    if cls is None or getattr(cls, "__unittest_skip__", False):
        return
    try:
        cls.tearDownClass()
        cls.doClassCleanups()
    except Exception as e:
        result.addError(_Holder(f"tearDownClass ({_class_name(cls)})"), (type(e), e, e.__traceback__))

class TestLoader:
    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    suiteClass = TestSuite
    errors = []
    def getTestCaseNames(self, testCaseClass):
        return sorted([name for name in dir(testCaseClass) if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))])
    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])
    def loadTestsFromModule(self, module, *args, pattern=None):
        found = []
        for name in sorted(vars(module)):
            value = getattr(module, name)
            if isinstance(value, type) and issubclass(value, TestCase) and value not in (TestCase, FunctionTestCase):
                found.append(self.loadTestsFromTestCase(value))
        return self.suiteClass(found)
    def loadTestsFromName(self, name, module=None):
        value = module if module is not None else _sys.modules["__main__"]
        owner = None
        for part in name.split("."):
            if part == "__main__":
                continue
            owner, value = value, getattr(value, part)
        if isinstance(value, type) and issubclass(value, TestCase):
            return self.loadTestsFromTestCase(value)
        if isinstance(owner, type) and issubclass(owner, TestCase):
            return self.suiteClass([owner(name.split(".")[-1])])
        return value()
    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])
defaultTestLoader = TestLoader()

class TextTestRunner:
    resultclass = TextTestResult
    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None, *, tb_locals=False):
        self.stream = _sys.stderr if stream is None else stream
        self.descriptions, self.verbosity, self.failfast = descriptions, verbosity, failfast
        if resultclass is not None:
            self.resultclass = resultclass
    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)
    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        start = _time.perf_counter()
        result.startTestRun()
        test(result)
        result.stopTestRun()
        taken = _time.perf_counter() - start
        result.printErrors()
        run = result.testsRun
        self.stream.write(f"{TextTestResult.separator2}\nRan {run} test{'' if run == 1 else 's'} in {taken:.3f}s\n\n")
        infos = []
        if not result.wasSuccessful():
            infos += [f"{name}={len(list)}" for name, list in (("failures", result.failures), ("errors", result.errors)) if list]
        infos += [f"{name}={len(list)}" for name, list in (("skipped", result.skipped), ("expected failures", result.expectedFailures),
                                                           ("unexpected successes", result.unexpectedSuccesses)) if list]
        self.stream.write(("OK" if result.wasSuccessful() else "FAILED") + (f" ({', '.join(infos)})" if infos else "") + "\n")
        return result

class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True,
                 verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        argv = _sys.argv if argv is None else argv
        names = [a for a in argv[1:] if not a.startswith("-")]
        if "-v" in argv[1:] or "--verbose" in argv[1:]:
            verbosity = 2
        if "-q" in argv[1:] or "--quiet" in argv[1:]:
            verbosity = 0
        self.module = _sys.modules[module] if isinstance(module, str) else module
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.test = testLoader.loadTestsFromNames(names, self.module) if names else testLoader.loadTestsFromModule(self.module)
        if testRunner is None:
            testRunner = TextTestRunner
        if isinstance(testRunner, type):
            testRunner = testRunner(verbosity=verbosity, failfast=bool(failfast) or "-f" in argv[1:])
        self.result = testRunner.run(self.test)
        if exit:
            _sys.exit(not self.result.wasSuccessful())
main = TestProgram
"""#,
]
