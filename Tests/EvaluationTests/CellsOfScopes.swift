// Closures, `nonlocal`, `global`. Comprehensions' scopes are in CellsOfComprehensions.
// Expected texts are CPython's.

import Testing

@Suite struct CellsOfScopes {
    @Test func closures() {
        check(
            #"""
            def outer():
                n = 0
                def inc():
                    nonlocal n
                    n += 1
                    return n
                return inc
            a, b = outer(), outer()
            a(), a(), b()
            """#,
            prints: #"""
            (1, 2, 1)
            """#)
        check(
            #"""
            def f():
                def g(): return x
                x = 1
                first = g()
                x = 2
                return first, g()
            f()
            """#,
            prints: #"""
            (1, 2)
            """#)
        check(
            #"""
            def f():
                def g(): return late
                g()
                late = 1
            f()
            """#,
            prints: #"""
            NameError: cannot access free variable 'late' where it is not associated with a value in enclosing scope
            """#)
        check(
            #"""
            fs = []
            for i in range(3):
                def f(): return i
                fs.append(f)
            [f() for f in fs]
            """#,
            prints: #"""
            [2, 2, 2]
            """#)
        check(
            #"""
            def make():
                fs = []
                for i in range(3):
                    def f(k=i): return i, k
                    fs.append(f)
                return [f() for f in fs]
            make()
            """#,
            prints: #"""
            [(2, 0), (2, 1), (2, 2)]
            """#)
        check(
            #"""
            def a():
                x = "a"
                def b():
                    def c(): return x
                    return c
                return b
            a()()()
            """#,
            prints: #"""
            'a'
            """#)
        check(
            #"""
            def counter():
                total = 0
                def add(x):
                    nonlocal total
                    total += x
                    return total
                def reset():
                    nonlocal total
                    total = 0
                return add, reset
            add, reset = counter()
            add(5), add(2), reset(), add(1)
            """#,
            prints: #"""
            (5, 7, None, 1)
            """#)
        check(
            #"""
            x = "module"
            def f():
                x = "local"
                def g():
                    global x
                    x = "changed"
                    return x
                return g(), x
            f(), x
            """#,
            prints: #"""
            (('changed', 'local'), 'changed')
            """#)
        check(
            #"""
            x = 1
            def f():
                print(x)
                x = 2
            f()
            """#,
            prints: #"""
            UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
            """#)
        check(
            #"""
            def f():
                for i in range(3): pass
                return [lambda: i for _ in range(1)][0]()
            f()
            """#,
            prints: #"""
            2
            """#)
        check(
            #"""
            def f():
                try: 1 / 0
                except ZeroDivisionError as e: pass
                return e
            f()
            """#,
            prints: #"""
            UnboundLocalError: cannot access local variable 'e' where it is not associated with a value
            """#)
        check(
            #"""
            def f(x):
                def g():
                    nonlocal x
                    del x
                g()
                return x
            f(1)
            """#,
            prints: #"""
            UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
            """#)
        check(
            #"""
            def f(n):
                if n: return lambda: f(n - 1)
                return "bottom"
            f(2)()()
            """#,
            prints: #"""
            'bottom'
            """#)
    }

    @Test func globals() {
        check(
            #"""
            def f():
                global made
                made = 5
            f()
            made
            """#,
            prints: #"""
            5
            """#)
        check(
            #"""
            count = 0
            def f():
                global count
                count += 1
            f(); f()
            count
            """#,
            prints: #"""
            2
            """#)
        check(
            #"""
            def f(): return later
            later = 3
            f()
            """#,
            prints: #"""
            3
            """#)
        check(
            #"""
            len = 5
            len
            """#,
            prints: #"""
            5
            """#)
        check(
            #"""
            len = 5
            del len
            len([1])
            """#,
            prints: #"""
            1
            """#)
        check(
            #"""
            print = 3
            print
            """#,
            prints: #"""
            3
            """#)
        check(
            #"""
            def f():
                global g
                def g(): return "made"
            f()
            g()
            """#,
            prints: #"""
            'made'
            """#)
    }
}
