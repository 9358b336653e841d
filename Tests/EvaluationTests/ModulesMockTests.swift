// `unittest.mock` and `doctest`: objects that note their calls, and examples that are run.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesMockTests {
    @Test func mocks() {
        check(
            #"""
            from unittest.mock import Mock, MagicMock, patch, call, sentinel, ANY
            def told(f):
                try: print(f())
                except BaseException as e: print(type(e).__name__, e)
            m = Mock(return_value=5)
            print(m(1, k=2), m.called, m.call_count, m.call_args, m.call_args_list, m.mock_calls)
            m.assert_called_once_with(1, k=2)
            told(lambda: m.assert_called_with(3)); told(lambda: m.assert_not_called()); told(lambda: Mock().assert_called_once())
            m.side_effect = [1, ValueError("x")]; print(m()); told(m); told(m)
            m.side_effect = lambda x: x * 2; print(m(4))
            mm = MagicMock(); mm.__len__.return_value = 3; mm.__getitem__.side_effect = lambda k: k * 2; mm.__iter__.return_value = [1, 2]
            print(len(mm), mm[4], list(mm), 3 in mm, int(mm), mm.a.b is mm.a.b)
            n = Mock(); _ = n.a(), n.b.c(1); print(n.mock_calls, n.method_calls); n.reset_mock(); print(n.mock_calls, n.a.called)
            class Calc:
                def add(self, a, b): return a + b
            with patch.object(Calc, "add", return_value=99) as added: print(Calc().add(1, 2), added.call_args)
            print(Calc().add(1, 2))
            import json
            @patch("json.dumps")
            def patched(d): d.return_value = "no"; return json.dumps({}), d.call_count
            print(patched(), json.dumps({}))
            told(lambda: Mock(spec=Calc).nope); told(lambda: Mock().assert_foo())
            print(call(1, a=2), call.foo(3), sentinel.X, ANY == 5, str(Mock(name="named")).split(" id=")[0])
            """#,
            prints: #"""
            5 True 1 call(1, k=2) [call(1, k=2)] [call(1, k=2)]
            AssertionError expected call not found.
            Expected: mock(3)
              Actual: mock(1, k=2)
            AssertionError Expected 'mock' to not have been called. Called 1 times.
            Calls: [call(1, k=2)].
            AssertionError Expected 'mock' to have been called once. Called 0 times.
            1
            ValueError x
            StopIteration 
            8
            3 8 [1, 2] False 1 True
            [call.a(), call.b.c(1)] [call.a(), call.b.c(1)]
            [] False
            99 call(1, 2)
            3
            ('no', 1) {}
            AttributeError Mock object has no attribute 'nope'
            AttributeError 'assert_foo' is not a valid assertion. Use a spec for the mock if 'assert_foo' is meant to be an attribute.
            call(1, a=2) call.foo(3) sentinel.X True <Mock name='named'
            """#)
    }

    @Test func examples() {
        check(
            #"""
            import doctest
            def add(a, b):
                """Adds.

                >>> add(2, 2)
                4
                >>> for i in range(2):
                ...     print(i)
                0
                1
                >>> add("a", 1)
                Traceback (most recent call last):
                    ...
                TypeError: can only concatenate str (not "int") to str
                >>> x = 1 / 3
                >>> x  # doctest: +ELLIPSIS
                0.333...
                >>> add(1, 1)
                3
                """
                return a + b
            print(doctest.testmod())
            """#,
            prints: #"""
            **********************************************************************
            Line 16, in __main__.add
            Failed example:
                add(1, 1)
            Expected:
                3
            Got:
                2
            **********************************************************************
            1 items had failures:
               1 of   6 in __main__.add
            ***Test Failed*** 1 failures.
            TestResults(failed=1, attempted=6)
            """#)
    }

    @Test func smallThings() {
        check(
            #"""
            import copy, operator, struct, types
            from datetime import date
            from collections import OrderedDict
            print(__doc__, operator.methodcaller("split", ",", maxsplit=1))
            def told(f):
                try: print(f())
                except BaseException as e: print(type(e).__name__, e)
            told(lambda: date(1, 1)); told(lambda: struct.pack("<I", -1)); told(lambda: OrderedDict().move_to_end([1]))
            told(lambda: (x for x in []).throw(5)); told(lambda: (1).__add__(1.5)); told(lambda: (7).__divmod__(2))
            class Cp:
                def __init__(self, v): self.v = v
                def __reduce__(self): return Cp, (self.v * 10,)
            print(copy.copy(Cp(1)).v, types.MethodType(lambda self, x: (self, x), 5)(6))
            """#,
            prints: #"""
            None operator.methodcaller('split', ',', maxsplit=1)
            TypeError function missing required argument 'day' (pos 3)
            error argument out of range
            KeyError [1]
            TypeError exceptions must be classes or instances deriving from BaseException, not int
            NotImplemented
            (3, 1)
            10 (5, 6)
            """#)
    }

    @Test func mistakes() {
        check("class A(x for x in y): pass", prints: "SyntaxError: invalid syntax")
        check("def f(/): pass", prints: "SyntaxError: invalid syntax")
        check("def f(/, a): pass", prints: "SyntaxError: at least one argument must precede /")
        check("match x\n    case 1: pass", prints: "SyntaxError: expected ':'")
        check("list = [1, 2, 3\nfor x in list:\n    print(x)", prints: "SyntaxError: '[' was never closed")
        check("match = 5\nprint(match\n)", prints: "5")
    }
}
