// What an uncaught exception shows: frames, source lines, carets under the whole span.
// Expected texts are CPython's.

import Testing

@Suite struct CellsOfTracebacks {
    @Test func tracebacks() {
        checkTraceback(
            #"""
            1/0
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 1, in <module>
                1/0
                ~^~
            ZeroDivisionError: division by zero
            """#)
        checkTraceback(
            #"""
            def f(x):
                return x / 0
            def g(y):
                return f(y + 1)
            g(1)
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 5, in <module>
                g(1)
              File "<cell>", line 4, in g
                return f(y + 1)
                       ^^^^^^^^
              File "<cell>", line 2, in f
                return x / 0
                       ~~^~~
            ZeroDivisionError: division by zero
            """#)
        checkTraceback(
            #"""
            x = {"a": [1, 2]}
            x["a"][5]
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 2, in <module>
                x["a"][5]
                ~~~~~~^^^
            IndexError: list index out of range
            """#)
        checkTraceback(
            #"""
            def f(n): return f(n + 1)
            f(0)
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 2, in <module>
                f(0)
              File "<cell>", line 1, in f
                def f(n): return f(n + 1)
                                 ^^^^^^^^
              File "<cell>", line 1, in f
                def f(n): return f(n + 1)
                                 ^^^^^^^^
              File "<cell>", line 1, in f
                def f(n): return f(n + 1)
                                 ^^^^^^^^
              [Previous line repeated 996 more times]
            RecursionError: maximum recursion depth exceeded
            """#)
        checkTraceback(
            #"""
            try:
                1 / 0
            except ZeroDivisionError as e:
                raise ValueError("bad value") from e
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 2, in <module>
                1 / 0
                ~~^~~
            ZeroDivisionError: division by zero

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "<cell>", line 4, in <module>
                raise ValueError("bad value") from e
            ValueError: bad value
            """#)
        checkTraceback(
            #"""
            try:
                {}["k"]
            except KeyError:
                undefined_name
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 2, in <module>
                {}["k"]
                ~~^^^^^
            KeyError: 'k'

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "<cell>", line 4, in <module>
                undefined_name
            NameError: name 'undefined_name' is not defined
            """#)
        checkTraceback(
            #"""
            try:
                1 / 0
            except ZeroDivisionError:
                raise ValueError("clean") from None
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 4, in <module>
                raise ValueError("clean") from None
            ValueError: clean
            """#)
        checkTraceback(
            #"""
            [1, 2, 3].index(
                99)
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 1, in <module>
                [1, 2, 3].index(
            ValueError: 99 is not in list
            """#)
        checkTraceback(
            #"""
            def f(a, b): pass
            f(1)
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 2, in <module>
                f(1)
            TypeError: f() missing 1 required positional argument: 'b'
            """#)
        checkTraceback(
            #"""
            x = [i / 0 for i in [1]]
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 1, in <module>
                x = [i / 0 for i in [1]]
                    ^^^^^^^^^^^^^^^^^^^^
              File "<cell>", line 1, in <listcomp>
                x = [i / 0 for i in [1]]
                     ~~^~~
            ZeroDivisionError: division by zero
            """#)
        checkTraceback(
            #"""
            f = lambda x: x + "a"
            f(1)
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 2, in <module>
                f(1)
              File "<cell>", line 1, in <lambda>
                f = lambda x: x + "a"
                              ~~^~~~~
            TypeError: unsupported operand type(s) for +: 'int' and 'str'
            """#)
        checkTraceback(
            #"""
            raise ValueError
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 1, in <module>
                raise ValueError
            ValueError
            """#)
        checkTraceback(
            #"""
            raise ValueError("two\nlines")
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 1, in <module>
                raise ValueError("two\nlines")
            ValueError: two
            lines
            """#)
        checkTraceback(
            #"""
            def g():
                yield 1
                yield 1 / 0
            list(g())
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 4, in <module>
                list(g())
              File "<cell>", line 3, in g
                yield 1 / 0
                      ~~^~~
            ZeroDivisionError: division by zero
            """#)
        checkTraceback(
            #"""
            sorted([1, "a"])
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 1, in <module>
                sorted([1, "a"])
            TypeError: '<' not supported between instances of 'str' and 'int'
            """#)
        checkTraceback(
            #"""
            assert 1 > 2, "no"
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 1, in <module>
                assert 1 > 2, "no"
                       ^^^^^
            AssertionError: no
            """#)
        checkTraceback(
            #"""
            def outer():
                def inner():
                    raise KeyError("k")
                inner()
            outer()
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 5, in <module>
                outer()
              File "<cell>", line 4, in outer
                inner()
              File "<cell>", line 3, in inner
                raise KeyError("k")
            KeyError: 'k'
            """#)
        checkTraceback(
            #"""
            x = 5
            x.append(1)
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 2, in <module>
                x.append(1)
                ^^^^^^^^
            AttributeError: 'int' object has no attribute 'append'
            """#)
        checkTraceback(
            #"""
            a = "é" + 1
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 1, in <module>
                a = "é" + 1
                    ~~~~^~~
            TypeError: can only concatenate str (not "int") to str
            """#)
        checkTraceback(
            #"""
            import nope
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 1, in <module>
                import nope
            ModuleNotFoundError: No module named 'nope'
            """#)
        checkTraceback(
            #"""
            from math import nope
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 1, in <module>
                from math import nope
            ImportError: cannot import name 'nope' from 'math' (unknown location)
            """#)
        checkTraceback(
            #"""
            for i in range(3):
                if i == 1:
                    int("x")
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 3, in <module>
                int("x")
            ValueError: invalid literal for int() with base 10: 'x'
            """#)
    }
}
