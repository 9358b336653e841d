// When objects go: `__del__`, weak references, generators that are dropped. Expected texts are CPython's.

import Testing

@Suite struct CellsOfEndings {
    @Test func finalizers() {
        check(
            #"""
            class A:
                def __init__(self, n): self.n = n
                def __del__(self): print("del", self.n)
            x = A(1); y = A(2)
            x = None
            print("a")
            del y
            print("b")
            def f():
                z = A(3)
                print("in f")
            f()
            l = [A(5), A(6)]
            _ = l.pop().n
            print("c")
            l.clear(); print("d")
            _ = A(8).n; print("e")
            class B(A):
                def __del__(self):
                    super().__del__(); print("sub")
            b = B(11); del b; print("f")
            """#,
            prints: #"""
            del 1
            a
            del 2
            b
            in f
            del 3
            del 6
            c
            del 5
            d
            del 8
            e
            del 11
            sub
            f
            """#)
    }

    @Test func weakReferences() {
        check(
            #"""
            import weakref
            class A:
                def __init__(self, n): self.n = n
            a = A(1)
            r = weakref.ref(a, lambda r: print("dead", r() is None))
            print(r() is a, weakref.getweakrefcount(a), weakref.ref(a) is weakref.ref(a))
            del a
            print(r())
            d = weakref.WeakValueDictionary(); b = A(2); d["k"] = b; print(len(d)); del b; print(len(d), "k" in d)
            k = weakref.WeakKeyDictionary(); c = A(3); k[c] = "v"; print(k[c], len(k)); del c; print(len(k))
            f = weakref.finalize(A(5), print, "fin"); print(f.alive)
            z = A(6); f = weakref.finalize(z, print, "bye", 1); print(f.alive); del z; print(f.alive)
            """#,
            prints: #"""
            True 1 True
            dead True
            None
            1
            0 False
            v 1
            0
            fin
            False
            True
            bye 1
            False
            """#)
    }

    @Test func generatorsThatAreDropped() {
        check(
            #"""
            def gen():
                try:
                    yield 1
                    yield 2
                finally:
                    print('cleanup')
            g = gen()
            print(repr(next(g)))
            print(g.send(7))
            del g
            print('after')
            """#,
            prints: #"""
            1
            2
            cleanup
            after
            """#)
    }

    @Test func whatLeavesAWithIsTold() {
        check(
            #"""
            class C:
                def __enter__(self): return self
                def __exit__(self, kind, value, trace):
                    print(kind.__name__, value, trace.tb_lineno); return True
            with C(): 1/0
            """#,
            prints: "ZeroDivisionError division by zero 5")
    }

    @Test func classesFromNames() {
        check(
            #"""
            A = type("A", (), {"x": 1, "f": lambda self: self.x})
            B = type("B", (A,), {"__repr__": lambda s: "B!"})
            print(A, A().f(), A.__name__, A.__module__, B(), issubclass(B, A))
            for make in [lambda: type(1, (), {}), lambda: type("x", [], {}), lambda: type("x", (), [])]:
                try: print(make())
                except TypeError as e: print(e)
            s = frozenset([-6, -2**31, -1, 4]); s |= s; print(s)
            x = 3; print(f"{x}\N{HORIZONTAL ELLIPSIS}{x!r}")
            """#,
            prints: #"""
            <class '__main__.A'> 1 A __main__ B! True
            type.__new__() argument 1 must be str, not int
            type.__new__() argument 2 must be tuple, not list
            type.__new__() argument 3 must be dict, not list
            frozenset({-2147483648, -6, 4, -1})
            3…3
            """#)
    }

    @Test func placesOfLoopsAndHandlers() {
        checkTraceback(
            #"""
            def g():
                yield 1
                raise OSError("x")
            def h(): return len([i for i in g() if i])
            h()
            """#,
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 5, in <module>
                h()
              File "<cell>", line 4, in h
                def h(): return len([i for i in g() if i])
                                    ^^^^^^^^^^^^^^^^^^^^^
              File "<cell>", line 4, in <listcomp>
                def h(): return len([i for i in g() if i])
                                    ^^^^^^^^^^^^^^^^^^^^^
              File "<cell>", line 3, in g
                raise OSError("x")
            OSError: x
            """#)
        checkTraceback(
            "def g():\n    yield 1\n    raise OSError('x')\nfor i in g(): pass",
            shows: #"""
            Traceback (most recent call last):
              File "<cell>", line 4, in <module>
                for i in g(): pass
              File "<cell>", line 3, in g
                raise OSError('x')
            OSError: x
            """#)
    }
}
