// Names in class bodies, slots, escapes as an encoding, random numbers of classes of one's own, wrapped text, spreads of what is not finite.
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
        check(
            #"""
            import random
            class Seeded(random.Random):
                def __init__(self, s): super().__init__(s); self.log = []
                def random(self): x = super().random(); self.log.append(round(x, 3)); return x
            s = Seeded(5); print(s.uniform(0, 1), s.gauss(0, 1), s.gauss(), s.choice("abc"), s.randint(1, 6), s.sample(range(100), 4), s.choices("ab", k=3), s.expovariate(2), s.triangular(), s.normalvariate(), s.randrange(0, 10, 3), s.choices("ab", [1, 3], k=2))
            l = list(range(6)); s.shuffle(l); print(l, len(s.log), s.log[:5])
            class Bits(random.Random):
                def getrandbits(self, k): return super().getrandbits(k) ^ 1
            b = Bits(3); print(b.randint(1, 100), b.choice("abcdef"), b.random())
            class Plain(random.Random):
                def roll(self): return self.randint(1, 6)
            random.seed(1); p = Plain(1); print(p.roll(), random.randint(1, 6), p.random() == random.random())
            class LCG(random.Random):
                def __init__(self, seed=0): self.x = seed; super().__init__()
                def seed(self, *a): pass
                def random(self): self.x = (self.x * 1103515245 + 12345) % 2**31; return self.x / 2**31
            g = LCG(7); print(g.random(), g.randint(1, 10), g.sample([1, 2, 3, 4], 2), g.choice([5, 6, 7]))
            """#,
            prints: #"""
            0.6229016948897019 -0.091857289809956 -1.7784662422033553 a 3 [32, 67, 93, 20] ['b', 'b', 'a'] 0.31656164984167623 0.3511216545727637 0.1762033013465562 0 ['a', 'b']
            [2, 4, 3, 1, 5, 0] 24 [0.623, 0.742, 0.795, 0.942, 0.74]
            32 f 0.5442292252959519
            2 2 True
            0.5970560554414988 3 [1, 4] 5
            """#)
        check(
            #"""
            def f(a, b=1, *, c=2): return a, b, c
            f.__defaults__ = (10,); f.__kwdefaults__ = {"c": 5}
            print(f(1), f.__defaults__, f.__kwdefaults__)
            f.__defaults__ = None
            try: f(1)
            except TypeError as e: print(e)
            try: f.__defaults__ = [1]
            except TypeError as e: print(e)
            import sys
            print(sys.flags.optimize, sys.getsizeof(0), sys.getsizeof(False), sys.getsizeof(2 ** 40), hasattr(f, "__call__"))
            """#,
            prints: #"""
            (1, 10, 5) (10,) {'c': 5}
            f() missing 1 required positional argument: 'b'
            __defaults__ must be set to a tuple object
            0 28 28 32 True
            """#)
        check(
            #"""
            from collections import defaultdict, Counter, OrderedDict
            d = defaultdict(list, a=[1]); e = {"b": 2} | d; print(e, d | {"c": 3}, type(e).__name__, type(OrderedDict(a=1) | {"b": 2}).__name__, type({"b": 2} | OrderedDict(a=1)).__name__, {"z": 1} | Counter("a"))
            d |= {"q": 5}; print(d, d["new"])
            """#,
            prints: #"""
            defaultdict(<class 'list'>, {'b': 2, 'a': [1]}) defaultdict(<class 'list'>, {'a': [1], 'c': 3}) defaultdict OrderedDict OrderedDict {'z': 1, 'a': 1}
            defaultdict(<class 'list'>, {'a': [1], 'q': 5, 'new': []}) []
            """#)
    }

    @Test func texts() {
        check(
            #"""
            import textwrap, string
            t = "Hello there -- you goof-ball, use the -b option!  It's semi-well-known.  Yes? this--that's all.\n\tEnd of the line."
            for w in (12, 20, 40): print(textwrap.wrap(t, w))
            print(textwrap.wrap(t, 15, break_on_hyphens=False), textwrap.wrap("a-b ab-cd ab-c-d x--y", 3, break_long_words=False))
            print(textwrap.fill("A short line. Another one? And a \"quoted.\" End", 60, fix_sentence_endings=True))
            print(textwrap.wrap("keep\nthese  spaces\tplease", 9, replace_whitespace=False, drop_whitespace=False))
            class T(string.Template):
                delimiter = "%"
                idpattern = "[a-z]+_[a-z]+"
            print(T("%a_b %% %{c_d} %nope").safe_substitute(a_b=1, c_d=2), string.Template("$a ${b} $$").get_identifiers(), string.Template("$1").is_valid())
            import statistics as st
            from decimal import Decimal
            print(st.median_grouped([Decimal(1), Decimal(2), Decimal(2)]), st.linear_regression([1, 2, 3], [2, 4, 7], proportional=True))
            """#,
            prints: #"""
            ['Hello there', '-- you goof-', 'ball, use', 'the -b', 'option!', "It's semi-", 'well-known.', 'Yes? this--', "that's all.", 'End of the', 'line.']
            ['Hello there -- you', 'goof-ball, use the', "-b option!  It's", 'semi-well-known.', "Yes? this--that's", 'all.         End of', 'the line.']
            ['Hello there -- you goof-ball, use the -b', "option!  It's semi-well-known.  Yes?", "this--that's all.         End of the", 'line.']
            ['Hello there --', 'you goof-ball,', 'use the -b', "option!  It's s", 'emi-well-known.', 'Yes?', "this--that's", 'all.', 'End of the', 'line.'] ['a-b', 'ab-', 'cd', 'ab-', 'c-d', 'x--', 'y']
            A short line.  Another one?  And a "quoted."  End
            ['keep\n', 'these  ', 'spaces   ', 'please']
            1 % 2 %nope ['a', 'b'] False
            1.75 LinearRegression(slope=2.2142857142857144, intercept=0.0)
            """#)
    }
}
