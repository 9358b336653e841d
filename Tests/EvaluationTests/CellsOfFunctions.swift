// Definitions, arguments, scopes and generators. Expected texts are CPython's.

import Testing

@Suite struct CellsOfFunctions {
    @Test func definingAndCalling() {
        check(
            #"""
            def f(): pass
            print(f())
            f.__name__
            """#,
            prints: #"""
            None
            'f'
            """#)
        check(
            #"""
            def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
            f(1, c=3)
            f(1, 5, 6, 7, c=3, e=9)
            f(*[1, 2, 3], **{"c": 0, "z": 1})
            """#,
            prints: #"""
            (1, 2, (), 3, 4, {})
            (1, 5, (6, 7), 3, 4, {'e': 9})
            (1, 2, (3,), 0, 4, {'z': 1})
            """#)
        check(
            #"""
            def f(a, /, b, *, c): return a, b, c
            f(1, 2, c=3), f(1, b=2, c=3)
            """#,
            prints: #"""
            ((1, 2, 3), (1, 2, 3))
            """#)
        check(
            #"""
            def f(a, /, **kw): return a, kw
            f(1, a=2)
            """#,
            prints: #"""
            (1, {'a': 2})
            """#)
        check(
            #"""
            def f(x, acc=[]):
                acc.append(x)
                return acc
            f(1), f(2), f(3, [])
            """#,
            prints: #"""
            ([1, 2], [1, 2], [3])
            """#)
        check(
            #"""
            n = 1
            def f(x=n): return x
            n = 2
            f()
            """#,
            prints: #"""
            1
            """#)
        check(
            #"""
            def f(): "doc"; return 1
            f.__doc__
            """#,
            prints: #"""
            'doc'
            """#)
        check(
            #"""
            def f(a: int, b: "text" = 1) -> float: return a
            f(1)
            """#,
            prints: #"""
            1
            """#)
        check(
            #"""
            def fact(n): return 1 if n < 2 else n * fact(n - 1)
            fact(20), fact(25)
            """#,
            prints: #"""
            (2432902008176640000, 15511210043330985984000000)
            """#)
        check(
            #"""
            def f(): return
            def g(): return 1, 2
            f(), g()
            """#,
            prints: #"""
            (None, (1, 2))
            """#)
        check(
            #"""
            def deco(f):
                def inner(*a): return ("deco", f(*a))
                return inner
            @deco
            def f(x): return x
            f(1)
            """#,
            prints: #"""
            ('deco', 1)
            """#)
        check(
            #"""
            def tag(name):
                print("tag", name)
                def deco(f):
                    print("apply", name)
                    return f
                return deco
            @tag("a")
            @tag("b")
            def f(): return "called"
            f()
            """#,
            prints: #"""
            tag a
            tag b
            apply b
            apply a
            'called'
            """#)
        check(
            #"""
            def f(**k): return list(k)
            f(z=1, a=2, m=3)
            """#,
            prints: #"""
            ['z', 'a', 'm']
            """#)
        check(
            #"""
            print(1, 2, sep="-", end="!\n")
            max(1, 2, key=lambda x: -x)
            """#,
            prints: #"""
            1-2!
            1
            """#)
    }
}
