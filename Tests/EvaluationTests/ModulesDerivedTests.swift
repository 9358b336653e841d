// Classes derived from builtin and library types, in depth.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesDerivedTests {
    @Test func enums() {
        check(
            #"""
            from enum import Enum, IntEnum, IntFlag, auto, unique, StrEnum
            class E(Enum):
                B, A = 1, 2
                Z = Y = 3
            print(list(E), E.Y.name)
            class S(StrEnum):
                FOO = auto()
            print(S.FOO, S.FOO + "x", f"{S.FOO}", repr(S.FOO))
            A = Enum("A", "X Y"); print(list(A), A.X.value)
            class F(IntFlag):
                R = 4; W = 2
            print(F.R | F.W, repr(F.R | F.W), F.R | 1, F(6), int(F.R))
            try:
                @unique
                class D(Enum):
                    A = 1
                    B = 1
            except ValueError as e: print(e)
            try: E.B = 3
            except AttributeError as e: print(e)
            try:
                class G(E): pass
            except TypeError as e: print(e)
            print(E.A < E.B if False else "no order")
            try: E.A < E.B
            except TypeError as e: print(e)
            class C(Enum):
                RED = "r"
                @classmethod
                def _missing_(cls, v): return cls.RED
                @property
                def nice(self): return self.value.upper()
                def __str__(self): return self.nice
            print(C("zzz"), C.RED.nice, f"{C.RED}", str(C.RED))
            import copy
            print(copy.deepcopy(C.RED) is C.RED, C.RED is C("r"), C.RED in {C.RED}, hash(C.RED) == hash(C.RED))
            """#,
            prints: #"""
            [<E.B: 1>, <E.A: 2>, <E.Z: 3>] Z
            foo foox foo <S.FOO: 'foo'>
            [<A.X: 1>, <A.Y: 2>] 1
            6 <F.R|W: 6> 5 6 4
            duplicate values found in <enum 'D'>: B -> A
            cannot reassign member 'B'
            <enum 'G'> cannot extend <enum 'E'>
            no order
            '<' not supported between instances of 'E' and 'E'
            R R R R
            True True True True
            """#)
    }

    @Test func dataclasses() {
        check(
            #"""
            from dataclasses import dataclass, field, KW_ONLY, InitVar
            @dataclass
            class K:
                a: int
                _: KW_ONLY
                b: int = 2
                s: InitVar[int] = 3
                def __post_init__(self, s): self.t = s
            print(K(1, b=5), K(1).t)
            try: K(1, 2)
            except TypeError as e: print(e)
            @dataclass
            class Node:
                v: int
                next: "Node" = None
            print(Node(1, Node(2)))
            @dataclass(eq=False)
            class NE: x: int = 1
            print(NE() == NE(), hash(NE()) is not None)
            @dataclass(unsafe_hash=True)
            class UH: x: int = 1
            print(hash(UH()) == hash(UH(1)))
            try:
                @dataclass
                class Bad:
                    a: int = 1
                    b: int
            except TypeError as e: print(e)
            """#,
            prints: #"""
            K(a=1, b=5) 3
            K.__init__() takes 2 positional arguments but 3 were given
            Node(v=1, next=Node(v=2, next=None))
            False True
            True
            non-default argument 'b' follows default argument
            """#)
    }

    @Test func abstractContainers() {
        check(
            #"""
            from abc import ABC, abstractmethod
            class L(ABC):
                @property
                @abstractmethod
                def p(self): ...
                @abstractmethod
                def q(self): ...
                @classmethod
                @abstractmethod
                def r(cls): ...
            try: L()
            except TypeError as e: print(e)
            import collections.abc, typing
            class MySeq(collections.abc.Sequence):
                def __init__(self, d): self.d = d
                def __getitem__(self, i): return self.d[i]
                def __len__(self): return len(self.d)
            m = MySeq([1,2,3]); print(list(m), 2 in m, m.index(3), list(reversed(m)), m.count(1), isinstance(m, collections.abc.Iterable))
            class MyMap(collections.abc.MutableMapping):
                def __init__(self): self.d = {}
                def __getitem__(self, k): return self.d[k]
                def __setitem__(self, k, v): self.d[k] = v
                def __delitem__(self, k): del self.d[k]
                def __iter__(self): return iter(self.d)
                def __len__(self): return len(self.d)
            m = MyMap(); m["a"] = 1; m.update(b=2); print(dict(m), m.pop("a"), m.get("z"), list(m.items()), m.setdefault("q", 5), len(m))
            @typing.runtime_checkable
            class HasF(typing.Protocol):
                def f(self): ...
            class Y:
                def f(self): pass
            print(isinstance(Y(), HasF), isinstance(3, HasF))
            try: HasF()
            except TypeError as e: print(e)
            """#,
            prints: #"""
            Can't instantiate abstract class L with abstract methods p, q, r
            [1, 2, 3] True 2 [3, 2, 1] 1 True
            {'a': 1, 'b': 2} 1 None [('b', 2)] 5 2
            True False
            Protocols cannot be instantiated
            """#)
    }

    @Test func builtinBases() {
        check(
            #"""
            class Big(dict):
                def __getitem__(self, k): return super().__getitem__(k.lower())
                def __contains__(self, k): return super().__contains__(k.lower())
            b = Big(a=1); print(b["A"], "A" in b, b.get("A"), b)
            class SortedList(list):
                def append(self, x):
                    super().append(x); self.sort()
            s = SortedList(); s.append(3); s.append(1); print(s, s[0], s[-1:], type(s[:]).__name__, s.copy(), len(s), s == [1, 3], [*s], tuple(s), str(s), s.__class__.__name__)
            class MyStr(str):
                def __new__(cls, v): return super().__new__(cls, v.upper())
            print(MyStr("a") + "b", MyStr("ab").lower(), "-".join([MyStr("x"), MyStr("y")]), MyStr("q") in "QQ", "%s" % MyStr("z"), {MyStr("k"): 1}, sorted([MyStr("b"), MyStr("a")]), MyStr("ab")[0], MyStr("hello").replace("L", "-"), isinstance(MyStr("a"), str))
            class Money(int):
                def __repr__(self): return f"${int(self)}"
                def __add__(self, o): return Money(int(self) + int(o))
            print(Money(3) + Money(4), [Money(1)], sum([Money(1), Money(2)], Money(0)), Money(5) > 3, range(Money(2)), Money(7) % 4, "ab" * Money(2), [0] * Money(2), 2 ** Money(3), 10 - Money(3), divmod(Money(7), 2), float(Money(2)), str(Money(3)), Money(3).bit_length(), Money("12"), abs(Money(-2)), bool(Money(0)), Money(3) / 2)
            class V(tuple):
                def __add__(self, o): return V(a + b for a, b in zip(self, o))
            v = V((1, 2)); print(v + v, v * 2, v[0], v[::-1], len(v), hash(v) == hash((1, 2)), v == (1, 2), {v: 1}[(1, 2)], max(v), "%d %d" % v, [*v], (1, 2) == v, v < (2,))
            a, b = v; print(a, b)
            def f(*args, **kw): return args, kw
            print(f(*v), f(**Big(z=1)))
            """#,
            prints: #"""
            1 True None {'a': 1}
            [1, 3] 1 [3] list [1, 3] 2 True [1, 3] (1, 3) [1, 3] SortedList
            Ab ab X-Y True Z {'K': 1} ['A', 'B'] A HE--O True
            $7 [$1] $3 True range(0, 2) 3 abab [0, 0] 8 7 (3, 1) 2.0 $3 2 $12 2 False 1.5
            (2, 4) (1, 2, 1, 2) 1 (2, 1) 2 True True 1 2 1 2 [1, 2] True True
            1 2
            ((1, 2), {}) ((), {'z': 1})
            """#)
    }
}
