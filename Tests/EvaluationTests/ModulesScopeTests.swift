// Names in class bodies, slots, escapes as an encoding, and what modules answer for what is not finite.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesScopeTests {
    @Test func classes() {
        check(
            #"""
            class A:
                n = 2
                fs = [lambda: i for i in range(3)]
                ok = [x for x in range(n)]
                gs = list(y for y in range(n))
                d = {k: [j for j in range(k)] for k in range(3)}
                try: bad = [n for _ in range(2)]
                except NameError as e: err = str(e)
                try: bad = [1 for _ in range(2) if n]
                except NameError as e: err2 = str(e)
                w = [z for z in "ab" if z != "b"]
                def m(self): return [self.n for _ in range(2)]
                h = (lambda: [q for q in range(2)])()
            print([f() for f in A.fs], A.ok, A.gs, A.d, A.err, A.err2, A.w, A().m(), A.h)
            def outer():
                n = 9
                class B:
                    n = 1
                    l = [n for _ in range(2)]
                    f = [lambda: n for _ in range(1)]
                    k = [(lambda a=a: (a, n)) for a in range(2)]
                return B.l, B.f[0](), [g() for g in B.k], B.n
            print(outer())
            n = 7
            class C:
                n = 1
                l = [n for _ in range(2)]
                for q in range(2): pass
                s = sum(q for _ in range(2)) if False else 0
            print(C.l)
            """#,
            prints: #"""
            [2, 2, 2] [0, 1] [0, 1] {0: [], 1: [0], 2: [0, 1]} name 'n' is not defined name 'n' is not defined ['a'] [2, 2] [0, 1]
            ([9, 9], 9, [(0, 9), (1, 9)], 1)
            [7, 7]
            """#)
        check(
            #"""
            try:
                class S: __slots__ = ("x",); x = 1
            except ValueError as e: print(e)
            class D:
                def __set_name__(self, o, n): raise ValueError("nope")
            try:
                class A: d = D()
            except RuntimeError as e: print(e, repr(e.__cause__))
            try:
                class P: pass
                class Q(P, tag=3): pass
            except TypeError as e: print(e)
            print("a\\n\\u00e9\\x41".encode().decode("unicode_escape"), "é\n😄".encode("unicode_escape"), "é\\".encode("raw_unicode_escape"))
            for bad in (b"\\x4", b"a\\"):
                try: bad.decode("unicode_escape")
                except UnicodeDecodeError as e: print(e)
            import random, statistics as st
            random.seed("abc", version=1); print(random.random())
            inf = float("inf")
            for f in (lambda: st.harmonic_mean([2.5, 3, 10]), lambda: st.harmonic_mean([40, 60], weights=[5, 30]), lambda: st.harmonic_mean([1, 0]), lambda: st.variance([inf, 2]), lambda: st.stdev([inf, 1])):
                try: print(f())
                except Exception as e: print(type(e).__name__, e)
            import re, functools, types, collections
            for o in (re.match("a", "a"), functools.partial(int), types.SimpleNamespace(), collections.OrderedDict()):
                try: o.nope()
                except AttributeError as e: print(e)
                try: -o
                except TypeError as e: print(e)
            """#,
            prints: #"""
            'x' in __slots__ conflicts with class variable
            Error calling __set_name__ on 'D' instance 'd' in 'A' ValueError('nope')
            Q.__init_subclass__() takes no keyword arguments
            a
            éA b'\\xe9\\n\\U0001f604' b'\xe9\\'
            'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
            'unicodeescape' codec can't decode byte 0x5c in position 1: \ at end of string
            0.09639374978773074
            3.6
            56.0
            0
            inf
            AttributeError 'float' object has no attribute 'numerator'
            're.Match' object has no attribute 'nope'
            bad operand type for unary -: 're.Match'
            'functools.partial' object has no attribute 'nope'
            bad operand type for unary -: 'functools.partial'
            'types.SimpleNamespace' object has no attribute 'nope'
            bad operand type for unary -: 'types.SimpleNamespace'
            'collections.OrderedDict' object has no attribute 'nope'
            bad operand type for unary -: 'collections.OrderedDict'
            """#)
    }
}
