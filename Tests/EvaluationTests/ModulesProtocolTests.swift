// Protocols of classes across the machine, and failures that pass through library code.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesProtocolTests {
    @Test func libraryFailures() {
        check(
            #"""
            import sys, time, contextlib, io, functools, itertools, random
            # traceback through a library
            def f():
                with contextlib.suppress(KeyError):
                    raise ValueError("inside")
            try: f()
            except ValueError as e: print("ve", e)
            @functools.wraps(print)
            def g(): pass
            print(g.__name__)
            try: functools.reduce(lambda a, b: a, [])
            except TypeError as e: print(e)
            try: functools.partial()
            except TypeError as e: print(e)
            for bad in (lambda: itertools.islice([1], -1), lambda: itertools.combinations([1], -1), lambda: list(itertools.chain(1)), lambda: itertools.product([1], repeat=-1), lambda: next(itertools.count("a"))):
                try: print(bad())
                except Exception as e: print(type(e).__name__, e)
            """#,
            prints: #"""
            ve inside
            print
            reduce() of empty iterable with no initial value
            type 'partial' takes at least one argument
            ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
            ValueError r must be non-negative
            TypeError 'int' object is not iterable
            ValueError repeat argument cannot be negative
            TypeError a number is required
            """#)
    }

    @Test func protocols() {
        check(
            #"""
            class CM:
                def __enter__(self): print("enter"); return self
                def __exit__(self, t, v, tb): print("exit", t.__name__ if t else None); return True
            with CM() as c, CM(): raise KeyError(1)
            try:
                with 5: pass
            except TypeError as e: print(e)
            class Node:
                def __init__(self, v): self.v = v; self.ch = []
                def __iter__(self):
                    yield self.v
                    for c in self.ch: yield from c
            n = Node(1); n.ch.append(Node(2)); n.ch[0].ch.append(Node(3)); print(list(n), sum(n), 3 in n)
            class Vec:
                def __init__(self, *c): self.c = c
                def __add__(self, o): return Vec(*(a + b for a, b in zip(self.c, o.c)))
                def __mul__(self, k): return Vec(*(a * k for a in self.c))
                __rmul__ = __mul__
                def __repr__(self): return f"Vec{self.c}"
                def __eq__(self, o): return isinstance(o, Vec) and self.c == o.c
                def __abs__(self): return sum(a * a for a in self.c) ** .5
                def __getitem__(self, i): return self.c[i]
                def __len__(self): return len(self.c)
                def __bool__(self): return any(self.c)
                def __neg__(self): return self * -1
                def __sub__(self, o): return self + -o
                def __hash__(self): return hash(self.c)
            v = Vec(3, 4); print(v + v, 2 * v, v * 2, abs(v), -v, v - v, bool(v - v), list(v), v[-1], len(v), sum([v, v], Vec(0, 0)), v == Vec(3, 4), v in [Vec(3, 4)], {v}, sorted([3, 1], key=lambda x: -x), max([v, Vec(1, 1)], key=abs), [a for a in v], tuple(v), dict(enumerate(v)))
            """#,
            prints: #"""
            enter
            enter
            exit KeyError
            exit None
            'int' object does not support the context manager protocol
            [1, 2, 3] 6 True
            Vec(6, 8) Vec(6, 8) Vec(6, 8) 5.0 Vec(-3, -4) Vec(0, 0) False [3, 4] 4 2 Vec(6, 8) True True {Vec(3, 4)} [3, 1] Vec(3, 4) [3, 4] (3, 4) {0: 3, 1: 4}
            """#)
    }

    @Test func classAttributes() {
        check(
            #"""
            class Acc:
                total = 0
                @classmethod
                def add(cls, x): cls.total += x; return cls
            _ = Acc.add(2).add(3); print(Acc.total)
            class Reg(type("X", (), {}).__class__ if False else object):
                items = {}
                def __init_subclass__(cls, /, name=None, **kw):
                    super().__init_subclass__(**kw)
                    Reg.items[name or cls.__name__.lower()] = cls
            class A1(Reg): ...
            class B1(Reg, name="bee"): ...
            print(sorted(Reg.items))
            try:
                class C1(Reg, zz=1): ...
            except TypeError as e: print(e)
            class Q:
                def __setitem__(self, k, v): print("set", k, v)
                def __getitem__(self, k): return k
            q = Q(); q[1, 2] = 3; q["a"] += "b"; print(q[::2])
            print(type(q), type(Q), type(type), Q.__name__, isinstance(Q, type), issubclass(bool, int), type(None), type(print), type(lambda: 0), type(1) is int)
            x = Q()
            x.a = 1; del x.a
            try: del x.a
            except AttributeError as e: print(e)
            print(hasattr(x, "__dict__"), hasattr(Q, "__init__"), Q.__init__ is object.__init__, getattr(Q, "__doc__"), callable(Q), repr(Q))
            def gen():
                try:
                    x = yield 1
                    print("got", x)
                    yield 2
                finally: print("closed")
            g = gen(); _ = next(g); _ = g.send("hi"); g.close()
            """#,
            prints: #"""
            5
            ['a1', 'bee']
            C1.__init_subclass__() takes no keyword arguments
            set (1, 2) 3
            set a ab
            slice(None, None, 2)
            <class '__main__.Q'> <class 'type'> <class 'type'> Q True True <class 'NoneType'> <class 'builtin_function_or_method'> <class 'function'> True
            'Q' object has no attribute 'a'
            True True True None True <class '__main__.Q'>
            got hi
            closed
            """#)
    }

    @Test func recursion() {
        check(
            #"""
            import sys
            print(sys.getrecursionlimit(), sys.getsizeof([]) == 56, sys.getsizeof(1))
            def rec(n): return rec(n + 1)
            try: rec(0)
            except RecursionError as e: print(e)
            class RR:
                def __repr__(self): return repr(self)
            try: repr(RR())
            except RecursionError as e: print("rec")
            class GA:
                def __getattr__(self, n): return getattr(self, n + "x")
            try: GA().q
            except RecursionError as e: print("rec2")
            """#,
            prints: #"""
            1000 True 28
            maximum recursion depth exceeded
            rec
            rec2
            """#)
    }
}
