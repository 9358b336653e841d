// Generators and iterators, and recursion without end.
// Expected texts are CPython's.

import Testing

@Suite struct CellsOfGenerators {
    @Test func generators() {
        check(
            #"""
            def g():
                print("start")
                x = yield 1
                print("got", x)
                yield 2
                return "end"
            it = g()
            next(it)
            it.send("hello")
            next(it)
            """#,
            prints: #"""
            start
            1
            got hello
            2
            StopIteration: end
            """#)
        check(
            #"""
            def g():
                yield from range(3)
                r = yield from h()
                print("h gave", r)
            def h():
                yield "in h"
                return "value"
            list(g())
            """#,
            prints: #"""
            h gave value
            [0, 1, 2, 'in h']
            """#)
        check(
            #"""
            def g():
                try: yield 1
                except ValueError as e: print("inside", e); yield 2
                finally: print("cleanup")
            it = g()
            next(it)
            it.throw(ValueError("thrown"))
            it.close()
            """#,
            prints: #"""
            1
            inside thrown
            2
            cleanup
            """#)
        check(
            #"""
            def g():
                try: yield 1
                finally: print("closed")
            it = g(); next(it); it.close()
            "end"
            """#,
            prints: #"""
            1
            closed
            'end'
            """#)
        check(
            #"""
            def g(): yield
            it = g()
            it.send(1)
            """#,
            prints: #"""
            TypeError: can't send non-None value to a just-started generator
            """#)
        check(
            #"""
            def g():
                yield 1
                raise ValueError("inside")
            it = g()
            next(it)
            next(it)
            """#,
            prints: #"""
            1
            ValueError: inside
            """#)
        check(
            #"""
            def g():
                return 5
                yield
            list(g())
            """#,
            prints: #"""
            []
            """#)
        check(
            #"""
            def fib():
                a, b = 0, 1
                while True:
                    yield a
                    a, b = b, a + b
            it = fib()
            [next(it) for _ in range(10)]
            """#,
            prints: #"""
            [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]
            """#)
        check(
            #"""
            def g():
                raise StopIteration
                yield
            next(g())
            """#,
            prints: #"""
            RuntimeError: generator raised StopIteration
            """#)
        check(
            #"""
            it = iter([1])
            next(it), next(it, "default")
            next(it)
            """#,
            prints: #"""
            (1, 'default')
            StopIteration
            """#)
        check(
            #"""
            g = (x for x in range(3))
            next(g), list(g), list(g)
            """#,
            prints: #"""
            (0, [1, 2], [])
            """#)
        check(
            #"""
            def g(): yield next(it)
            it = g()
            next(it)
            """#,
            prints: #"""
            ValueError: generator already executing
            """#)
        check(
            #"""
            def inner():
                while True:
                    try: x = yield
                    except KeyError: print("key")
                    else: print("x", x)
            def outer(): yield from inner()
            o = outer(); next(o)
            o.send(1)
            o.throw(KeyError)
            o.send(2)
            """#,
            prints: #"""
            x 1
            key
            x 2
            """#)
        check(
            #"""
            sum(x for x in range(5)), "".join(c for c in "abc"), dict((k, k) for k in "ab")
            """#,
            prints: #"""
            (10, 'abc', {'a': 'a', 'b': 'b'})
            """#)
        check(
            #"""
            def countdown(n):
                while n > 0:
                    n -= 1
                    if n == 2: continue
                    yield n
                else: yield "end"
            list(countdown(5))
            """#,
            prints: #"""
            [4, 3, 1, 0, 'end']
            """#)
        check(
            #"""
            def g():
                for i in range(2):
                    try: yield i
                    finally: print("f", i)
            list(g())
            """#,
            prints: #"""
            f 0
            f 1
            [0, 1]
            """#)
        check(
            #"""
            list(map(lambda x: x + 1, filter(None, [0, 1, 2]))), list(zip(range(2), "ab")), list(enumerate("a"))
            """#,
            prints: #"""
            ([2, 3], [(0, 'a'), (1, 'b')], [(0, 'a')])
            """#)
        check(
            #"""
            def g():
                x = [(yield i) for i in range(2)]
            """#,
            prints: #"""
            SyntaxError: 'yield' inside list comprehension
            """#)
        check(
            #"""
            it = iter(lambda: 1, 1)
            list(it)
            """#,
            prints: #"""
            []
            """#)
    }

    @Test func recursion() {
        check(
            #"""
            def f(n): return f(n + 1)
            f(0)
            """#,
            prints: #"""
            RecursionError: maximum recursion depth exceeded
            """#)
        check(
            #"""
            def f(n): return 0 if n == 0 else 1 + f(n - 1)
            f(900)
            """#,
            prints: #"""
            900
            """#)
        check(
            #"""
            def f(): return g()
            def g(): return f()
            try: f()
            except RecursionError as e: print(type(e).__name__, e)
            """#,
            prints: #"""
            RecursionError maximum recursion depth exceeded
            """#)
        check(
            #"""
            def f(n): return [f(n + 1) for _ in range(1)]
            try: f(0)
            except RecursionError as e: print(e)
            """#,
            prints: #"""
            maximum recursion depth exceeded
            """#)
        check(
            #"""
            def f(x): return list(map(f, [x]))
            try: f(0)
            except RecursionError as e: print(type(e).__name__)
            "lives"
            """#,
            prints: #"""
            RecursionError
            'lives'
            """#)
        check(
            #"""
            def f(x): return sorted([1, 2], key=f)
            try: f(0)
            except RecursionError as e: print(type(e).__name__)
            """#,
            prints: #"""
            RecursionError
            """#)
        check(
            #"""
            f = lambda: f()
            try: f()
            except RecursionError: print("caught")
            """#,
            prints: #"""
            caught
            """#)
        check(
            #"""
            def f(n):
                try: return f(n + 1)
                except RecursionError: return n
            f(0) > 900
            """#,
            prints: #"""
            True
            """#)
        check(
            #"""
            def g():
                yield from g()
            try: list(g())
            except RecursionError as e: print(type(e).__name__)
            """#,
            prints: #"""
            RecursionError
            """#)
    }
}
