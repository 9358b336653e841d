// The assertions of `unittest.TestCase`, in CPython's words.

let unittestAssertionText = #"""
    def assertTrue(self, expr, msg=None):
        self._check(expr, f"{_short(expr)} is not true", msg)
    def assertFalse(self, expr, msg=None):
        self._check(not expr, f"{_short(expr)} is not false", msg)
    def assertIs(self, expr1, expr2, msg=None):
        self._check(expr1 is expr2, f"{_short(expr1)} is not {_short(expr2)}", msg)
    def assertIsNot(self, expr1, expr2, msg=None):
        self._check(expr1 is not expr2, f"unexpectedly identical: {_short(expr1)}", msg)
    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, f"{_short(obj)} is not None", msg)
    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, "unexpectedly None", msg)
    def assertIn(self, member, container, msg=None):
        self._check(member in container, f"{_short(member)} not found in {_short(container)}", msg)
    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, f"{_short(member)} unexpectedly found in {_short(container)}", msg)
    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), f"{_short(obj)} is not an instance of {cls!r}", msg)
    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), f"{_short(obj)} is an instance of {cls!r}", msg)
    def assertGreater(self, a, b, msg=None):
        self._check(a > b, f"{_short(a)} not greater than {_short(b)}", msg)
    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, f"{_short(a)} not greater than or equal to {_short(b)}", msg)
    def assertLess(self, a, b, msg=None):
        self._check(a < b, f"{_short(a)} not less than {_short(b)}", msg)
    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, f"{_short(a)} not less than or equal to {_short(b)}", msg)
    def assertRegex(self, text, expected_regex, msg=None):
        pattern = _re.compile(expected_regex) if isinstance(expected_regex, (str, bytes)) else expected_regex
        self._check(pattern.search(text), f"Regex didn't match: {pattern.pattern!r} not found in {text!r}", msg)
    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = _re.compile(unexpected_regex) if isinstance(unexpected_regex, (str, bytes)) else unexpected_regex
        match = pattern.search(text)
        if match:
            self._check(False, f"Regex matched: {match.group()!r} matches {pattern.pattern!r} in {text!r}", msg)
    def _close(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            return diff <= delta, f"within {_short(delta)} delta ({_short(diff)} difference)", diff
        places = 7 if places is None else places
        return round(diff, places) == 0, f"within {places} places ({_short(diff)} difference)", diff
    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        ok, how, _ = self._close(first, second, places, delta)
        self._check(ok, f"{_short(first)} != {_short(second)} {how}", msg)
    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        ok, how, diff = self._close(first, second, places, delta)
        if delta is not None:
            self._check(first != second and not ok, f"{_short(first)} == {_short(second)} {how}", msg)
        else:
            self._check(first != second and not ok, f"{_short(first)} == {_short(second)} within {7 if places is None else places} places", msg)
    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, f"{_short(first)} == {_short(second)}", msg)
    def addTypeEqualityFunc(self, typeobj, function):
        self.__dict__.setdefault("_equality", {})[typeobj] = function
    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second):
            own = self.__dict__.get("_equality", {}).get(type(first))
            if own is not None:
                return (getattr(self, own) if isinstance(own, str) else own)(first, second, msg=msg)
            kind = {str: self.assertMultiLineEqual, list: self.assertListEqual, tuple: self.assertTupleEqual, dict: self.assertDictEqual,
                    set: self.assertSetEqual, frozenset: self.assertSetEqual}.get(type(first))
            if kind is not None:
                return kind(first, second, msg=msg)
        if not first == second:
            self._check(False, "%s != %s" % _shortened(first, second), msg)
    def _truncated(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + f"\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it."
    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > 65536 or len(second) > 65536:
            return self._check(False, "%s != %s" % _shortened(first, second), msg)
        first_lines, second_lines = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(first_lines) == 1 and first.strip("\r\n") == first:
            first_lines, second_lines = [first + "\n"], [second + "\n"]
        diff = "\n" + "".join(_difflib.ndiff(first_lines, second_lines))
        self._check(False, self._truncated("%s != %s" % _shortened(first, second), diff), msg)
    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence" if seq_type is None else seq_type.__name__
        if seq_type is not None:
            for seq, place in ((seq1, "First"), (seq2, "Second")):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{place} sequence is not a {name}: {_short(seq)}")
        if seq1 == seq2:
            return
        text = "%ss differ: %s != %s\n" % ((name.capitalize(),) + _shortened(seq1, seq2))
        len1, len2 = len(seq1), len(seq2)
        for i in range(min(len1, len2)):
            if seq1[i] != seq2[i]:
                text += "\nFirst differing element %d:\n%s\n%s\n" % ((i,) + _shortened(seq1[i], seq2[i]))
                break
        if len1 > len2:
            text += f"\nFirst {name} contains {len1 - len2} additional elements.\nFirst extra element {len2}:\n{_short(seq1[len2])}\n"
        elif len1 < len2:
            text += f"\nSecond {name} contains {len2 - len1} additional elements.\nFirst extra element {len1}:\n{_short(seq2[len1])}\n"
        diff = "\n" + "\n".join(_difflib.ndiff(_pprint.pformat(seq1).splitlines(), _pprint.pformat(seq2).splitlines()))
        self.fail(self._formatMessage(msg, self._truncated(text, diff)))
    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)
    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)
    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for name, left in (("first", set1.difference(set2)), ("second", set2.difference(set1))):
            if left:
                lines += [f"Items in the {name} set but not the {'second' if name == 'first' else 'first'}:"] + [repr(item) for item in left]
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))
    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            diff = "\n" + "\n".join(_difflib.ndiff(_pprint.pformat(d1).splitlines(), _pprint.pformat(d2).splitlines()))
            self.fail(self._formatMessage(msg, self._truncated("%s != %s" % _shortened(d1, d2), diff)))
    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        self._check({**dictionary, **subset} == dictionary, "Missing or mismatched values", msg)
    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        def count(item, items):
            return sum([1 for other in items if other == item])
        lines, seen = [], []
        for item in first + second:
            if not any([item == other for other in seen]):
                seen.append(item)
                a, b = count(item, first), count(item, second)
                if a != b:
                    lines.append(f"First has {a}, Second has {b}:  {item!r}")
        if lines:
            self.fail(self._formatMessage(msg, self._truncated("Element counts were not equal:\n", "\n".join(lines))))
    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _Raises(expected_exception, self, msg=kwargs.pop("msg", None) if not args else None)
        if not args:
            return context
        context.by = f" by {getattr(args[0], '__name__', args[0])}"
        with context:
            args[0](*args[1:], **kwargs)
    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _Raises(expected_exception, self, expected_regex, msg=kwargs.pop("msg", None) if not args else None)
        if not args:
            return context
        context.by = f" by {getattr(args[0], '__name__', args[0])}"
        with context:
            args[0](*args[1:], **kwargs)
    def assertWarns(self, expected_warning, *args, **kwargs):
        context = _Warns(expected_warning, self)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)
    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _Warns(expected_warning, self, expected_regex)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._set, self._tear, self._test, self._description = setUp, tearDown, testFunc, description
    def setUp(self):
        if self._set is not None:
            self._set()
    def tearDown(self):
        if self._tear is not None:
            self._tear()
    def runTest(self):
        self._test()
    def id(self):
        return self._test.__name__
"""#
