// Classes: special methods, operators, inheritance, builtin bases.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesClassTests {
    @Test func classes() {
        check(
            #"""
            class A:
                """Doc."""
                count = 0
                def __init__(self, x): self._x = x
                @property
                def x(self):
                    "the x"
                    return self._x
                @x.setter
                def x(self, v): self._x = v
                @x.deleter
                def x(self): del self._x
                @classmethod
                def make(cls): return cls(5)
                @staticmethod
                def st(a): return a + 1
                def __getattr__(self, n):
                    if n.startswith("dyn"): return n
                    raise AttributeError(f"{type(self).__name__!r} object has no attribute {n!r}")
                def __reversed__(self): return iter([3,2,1])
                def __contains__(self, v): return v == 1
                def __len__(self): return 4
                def __call__(self, *a, **k): return a, k
                def __iter__(self): return iter((1,2))
                def __bool__(self): return False
                def __del__(self): pass
                def __format__(self, s): return "F" + s
                def __enter__(self): return self
                def __exit__(self, *a): return True
                def __round__(self, n=None): return 9
                def __abs__(self): return 8
                def __divmod__(self, o): return (1, 2)
                def __neg__(self): return -1
                def __floor__(self): return 77
                def __complex__(self): return 1j
                def __delitem__(self, k): print("del", k)
                def __dir__(self): return ["z", "a"]
            a = A(1)
            print(a.x, a.dyn1, list(reversed(a)), 1 in a, len(a), a(1, b=2), list(a), bool(a), f"{a:>3}", round(a), abs(a), divmod(a, 2), -a, callable(a), a.__class__, a.__doc__, A.__doc__, A.x.__doc__, dir(a))
            del a[3]
            try: print(a.nope)
            except AttributeError as e: print(e)
            print(hasattr(a, "nope"), getattr(a, "nope", 1), A.make().x, a.st(1), A.st(2), a.make().x)
            del a.x
            try: a.x
            except AttributeError as e: print(e)
            import math
            print(math.floor(a), complex(a))
            class B(A):
                def __init__(self): super().__init__(2)
                @property
                def x(self): return super().x * 10
                @classmethod
                def make(cls): return super().make.__name__
            print(B().x, B.make(), B.__name__, B.__bases__, B.__module__, B.count, B().count)
            B.count = 5; print(A.count, B.count, B.__dict__["count"])
            try: B().x = 4
            except AttributeError as e: print(e)
            class C:
                def m(self, x): pass
                def __repr__(self): return 5
            for f in (lambda: C().m(), lambda: C().m(1,2), lambda: C(1), lambda: repr(C()), lambda: C() + 1, lambda: C() < C(), lambda: len(C()), lambda: C()[0], lambda: iter(C()), lambda: C()(), lambda: int(C()), lambda: C().zz, lambda: C.zz, lambda: 1 in C(), lambda: -C(), lambda: abs(C()), lambda: hash({}), lambda: next(C()), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: round(C()), lambda: float(C()), lambda: [1][C()], lambda: list.append(1, 2), lambda: super(), lambda: object(1), lambda: object.__new__(5)):
                try: f(); print("no error")
                except Exception as e: print(type(e).__name__, e)
            class D1: pass
            class D2(D1): pass
            try:
                class Bad(D1, D2): pass
            except TypeError as e: print(e)
            try:
                class Bad2(int, str): pass
            except TypeError as e: print(e)
            try:
                class Bad3(bool): pass
            except TypeError as e: print(e)
            try:
                class Bad4(D1, D1): pass
            except TypeError as e: print(e)
            try:
                class Bad5(5): pass
            except TypeError as e: print(type(e))
            """#,
            prints: #"""
            1 dyn1 [3, 2, 1] True 4 ((1,), {'b': 2}) [1, 2] False F>3 9 8 (1, 2) -1 True <class '__main__.A'> Doc. Doc. the x ['a', 'z']
            del 3
            'A' object has no attribute 'nope'
            False 1 5 2 3 5
            'A' object has no attribute 'x'
            77 1j
            20 make B (<class '__main__.A'>,) __main__ 0 0
            0 5 5
            property 'x' of 'B' object has no setter
            TypeError C.m() missing 1 required positional argument: 'x'
            TypeError C.m() takes 2 positional arguments but 3 were given
            TypeError C() takes no arguments
            TypeError __repr__ returned non-string (type int)
            TypeError unsupported operand type(s) for +: 'C' and 'int'
            TypeError '<' not supported between instances of 'C' and 'C'
            TypeError object of type 'C' has no len()
            TypeError 'C' object is not subscriptable
            TypeError 'C' object is not iterable
            TypeError 'C' object is not callable
            TypeError int() argument must be a string, a bytes-like object or a real number, not 'C'
            AttributeError 'C' object has no attribute 'zz'
            AttributeError type object 'C' has no attribute 'zz'
            TypeError argument of type 'C' is not iterable
            TypeError bad operand type for unary -: 'C'
            TypeError bad operand type for abs(): 'C'
            TypeError unhashable type: 'dict'
            TypeError 'C' object is not an iterator
            TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
            TypeError issubclass() arg 1 must be a class
            TypeError type C doesn't define __round__ method
            TypeError float() argument must be a string or a real number, not 'C'
            TypeError list indices must be integers or slices, not C
            TypeError descriptor 'append' for 'list' objects doesn't apply to a 'int' object
            RuntimeError super(): no arguments
            TypeError object() takes no arguments
            TypeError object.__new__(X): X is not a type object (int)
            Cannot create a consistent method resolution
            order (MRO) for bases D1, D2
            multiple bases have instance lay-out conflict
            type 'bool' is not an acceptable base type
            duplicate base class D1
            <class 'TypeError'>
            """#)
    }

    @Test func operators() {
        check(
            #"""
            class Outer:
                class Inner:
                    def f(self): pass
                def g(self):
                    def h(): pass
                    return h
            print(Outer.Inner, Outer.Inner.__qualname__, Outer.Inner.f.__qualname__, Outer().g().__qualname__, Outer.__name__)
            try: Outer.Inner.f()
            except TypeError as e: print(e)
            class R:
                def __radd__(self, o): return "radd"
                def __eq__(self, o): return "eq"
                def __ne__(self, o): return "ne"
                def __lt__(self, o): return "lt"
                def __iadd__(self, o): return "iadd"
                def __matmul__(self, o): return "mm"
                def __getitem__(self, k): return k
            r = R(); print(1 + r, sum([r]), r == 1, r != 1, r < 1, 1 > r, r @ 2, r[1:2], r[1, ::2], r[...])
            r += 1; print(r)
            class N:
                def __add__(self, o): return NotImplemented
            try: N() + 1
            except TypeError as e: print(e)
            class Cnt:
                def __init__(self, n): self.n = n
                def __iter__(self): return self
                def __next__(self):
                    if self.n <= 0: raise StopIteration
                    self.n -= 1; return self.n
            print(list(Cnt(3)), next(Cnt(2)), sum(Cnt(4)), [*Cnt(2)], max(Cnt(3)), dict(zip("ab", Cnt(2))))
            """#,
            prints: #"""
            <class '__main__.Outer.Inner'> Outer.Inner Outer.Inner.f Outer.g.<locals>.h Outer
            Outer.Inner.f() missing 1 required positional argument: 'self'
            radd radd eq ne lt lt mm slice(1, 2, None) (1, slice(None, None, 2)) Ellipsis
            iadd
            unsupported operand type(s) for +: 'N' and 'int'
            [2, 1, 0] 1 6 [1, 0] 2 {'a': 1, 'b': 0}
            """#)
    }

    @Test func inheritance() {
        check(
            #"""
            class M1:
                def who(self): return "M1>" + super().who()
            class M2:
                def who(self): return "M2"
            class MM(M1, M2): pass
            print(MM().who(), [c.__name__ for c in MM.mro()])
            def deco(cls): cls.tag = 1; return cls
            @deco
            class Dd: pass
            print(Dd.tag, vars(Dd()).keys(), Dd().__dict__)
            o = Dd(); o.__dict__.update(q=1, w=2); print(o.q, vars(o)); o.q = 9; print(o.__dict__, o.__dict__["q"]); del o.q; print(o.__dict__)
            setattr(Dd, "zz", lambda self: 3); print(o.zz())
            class Meta5:
                def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"
            print(Meta5[3])
            """#,
            prints: #"""
            M1>M2 ['MM', 'M1', 'M2', 'object']
            1 dict_keys([]) {}
            1 {'q': 1, 'w': 2}
            {'q': 9, 'w': 2} 9
            {'w': 2}
            3
            Meta5[3]
            """#)
    }

    @Test func builtinBases() {
        check(
            #"""
            class Temp(float):
                def __new__(cls, v, unit="C"):
                    s = super().__new__(cls, v); s.unit = unit; return s
            t = Temp(3.5, "F"); print(t, t + 1, t.unit, t > 3, round(t), int(t), f"{t:.2f}", repr(t), t.is_integer(), abs(Temp(-1)), t == 3.5)
            class UD(dict):
                def __init__(self, *a, **k): super().__init__(*a, **k); self.extra = 1
                def __getattr__(self, n):
                    try: return self[n]
                    except KeyError: raise AttributeError(n) from None
                def __setattr__(self, n, v): 
                    if n == "extra": super().__setattr__(n, v)
                    else: self[n] = v
            u = UD(a=1); u.b = 2; print(u, u.a, u.b, u.extra, {**u}, len(u), sorted(u), u == {"a":1,"b":2}, dict(u), "a" in u, u.pop("a"), u.items())
            class L(list):
                def __getitem__(self, i): return "item" + str(super().__getitem__(i))
            l = L([1,2]); l.append(3); l += [4]; print(l[0], list(l), l, len(l), l.index(3), l == [1,2,3,4], [1] + l, l * 2, l.pop(), bool(L()))
            for x in l: print(x, end=" ")
            print(isinstance(l, (int, list)), type(l).__mro__[1])
            """#,
            prints: #"""
            3.5 4.5 F True 4 3 3.50 3.5 False 1.0 True
            {'b': 2} 1 2 1 {'a': 1, 'b': 2} 2 ['a', 'b'] True {'a': 1, 'b': 2} True 1 dict_items([('b', 2)])
            item1 [1, 2, 3, 4] [1, 2, 3] 4 2 True [1, 1, 2, 3, 4] [1, 2, 3, 4, 1, 2, 3, 4] 4 False
            1 2 3 True <class 'list'>
            """#)
        check(
            #"""
            class Stack(list):
                def push(self, x): self.append(x)
                def __repr__(self): return "Stack(" + super().__repr__() + ")"
            s = Stack([1,2]); s.push(3); print(s, len(s), s[0], s[1:], s + [4], isinstance(s, list), sum(s), sorted(s, reverse=True), 2 in s)
            class D(dict):
                def __missing__(self, k): return k*2
                def __setitem__(self, k, v): super().__setitem__(k, v+1)
            d = D(a=1); d["b"]=2; print(d, d["zz"], d.get("q"), list(d), "a" in d)
            class I(int):
                def __add__(self, o): return I(int(self) + int(o) + 100)
            print(I(3) + 4, I(3) * 2, type(I(3)+1).__name__, I(7) // 2, -I(3), I(3) < 4, {I(3): 1}[3], hash(I(3)), f"{I(3):5d}|")
            class S(str):
                def shout(self): return self.upper() + "!"
            print(S("hi").shout(), S("a") + "b", "x" + S("y"), S("abc")[1], len(S("abc")), S("q") == "q", {"q": 2}[S("q")])
            class T(tuple):
                def __new__(cls, *a): return super().__new__(cls, a)
            print(T(1,2,3), T(1,2)[0], T(1,2) + (3,), isinstance(T(), tuple))
            """#,
            prints: #"""
            Stack([1, 2, 3]) 3 1 [2, 3] [1, 2, 3, 4] True 6 [3, 2, 1] True
            {'a': 1, 'b': 3} zzzz None ['a', 'b'] True
            107 6 I 3 -3 True 1 3     3|
            HI! ab xy b 3 True 2
            (1, 2, 3) 1 (1, 2, 3) True
            """#)
    }
}
