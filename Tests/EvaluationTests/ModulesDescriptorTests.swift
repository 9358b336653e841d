// Classes: descriptors, slots, patterns, abstract methods, and what cells leave out.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesDescriptorTests {
    @Test func descriptors() {
        check(
            #"""
            class Desc:
                def __set_name__(self, o, n): self.n = "_" + n
                def __get__(self, i, o): return self if i is None else i.__dict__.get(self.n, 0)
                def __set__(self, i, v):
                    if v < 0: raise ValueError("neg")
                    i.__dict__[self.n] = v
            class A:
                x = Desc()
                def __init__(self, x): self.x = x
            a = A(3); print(a.x, a.__dict__, vars(a)); a.x = 5; print(a.x)
            try: a.x = -1
            except ValueError as e: print(e)
            class Base:
                subs = []
                def __init_subclass__(cls, tag=None, **kw):
                    super().__init_subclass__(**kw); cls.subs.append((cls.__name__, tag))
            class X(Base, tag="t"): pass
            print(Base.subs)
            class Single:
                _i = None
                def __new__(cls, *a):
                    if cls._i is None: cls._i = super().__new__(cls)
                    return cls._i
                def __init__(self, v): self.v = v
            print(Single(1) is Single(2), Single(3).v)
            """#,
            prints: #"""
            3 {'_x': 3} {'_x': 3}
            5
            neg
            [('X', 't')]
            True 3
            """#)
        check(
            #"""
            class E1:
                def __eq__(self, o): return True
            try: hash(E1())
            except TypeError as e: print(e)
            print(E1() != 3, E1() == 3)
            from abc import ABC, abstractmethod
            class Sh(ABC):
                @abstractmethod
                def area(self): ...
                @abstractmethod
                def b(self): ...
            try: Sh()
            except TypeError as e: print(e)
            class Sq(Sh):
                def area(self): return 4
                def b(self): pass
            print(Sq().area(), isinstance(Sq(), Sh), issubclass(Sq, Sh))
            class MyErr(ValueError):
                def __init__(self, code):
                    super().__init__(f"code {code}"); self.code = code
            try: raise MyErr(5)
            except ValueError as e: print(e, e.code, repr(e), e.args)
            class IntLike:
                def __index__(self): return 3
                def __int__(self): return 7
                def __float__(self): return 1.5
            print([1,2,3,4][IntLike()], int(IntLike()), float(IntLike()), range(IntLike()), hex(IntLike()))
            """#,
            prints: #"""
            unhashable type: 'E1'
            False True
            Can't instantiate abstract class Sh with abstract methods area, b
            4 True True
            code 5 5 MyErr('code 5') ('code 5',)
            4 7 1.5 range(0, 3) 0x3
            """#)
    }

    @Test func slotsAndPatterns() {
        check(
            #"""
            class E(Exception):
                def __init__(self, a, b): self.a, self.b = a, b
                def __str__(self): return f"{self.a}-{self.b}"
            try: raise E(1, 2)
            except E as e: print(e, repr(e), e.args)
            class V:
                __slots__ = ("x", "y")
                def __init__(self, x, y): self.x, self.y = x, y
                def __hash__(self): return hash((self.x, self.y))
                def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
            print({V(1,2): 3}[V(1,2)], len({V(1,1), V(1,1)}), V(1,2) == V(1,2), V(1,2) != V(1,3))
            try: V(1,2).z = 3
            except AttributeError as e: print(e)
            try: print(V(1,2).__dict__)
            except AttributeError as e: print(e)
            print((5).__add__(3), "a".__len__(), [1].__contains__(1), int.__add__(1, 2), str.upper("a"), (5).__class__, [].__class__.__name__, "x".__eq__("x"), (1).__lt__(2), object.__repr__(V(1,2))[:20])
            print(A.make, type(A.make).__name__) if False else None
            match V(1,2):
                case V(x=1, y=q): print("m", q)
            """#,
            prints: #"""
            1-2 E(1, 2) (1, 2)
            3 1 True True
            'V' object has no attribute 'z'
            'V' object has no attribute '__dict__'
            8 1 True 3 A <class 'int'> list True True <__main__.V object a
            m 2
            """#)
        check(
            #"""
            class Pt:
                __match_args__ = ("x", "y")
                def __init__(self, x, y): self.x, self.y = x, y
            for v in (Pt(1, 2), Pt(3, 4), 5, "s", [1, 2], {"k": Pt(0, 0)}, 2.5):
                match v:
                    case Pt(1, y): print("pos", y)
                    case Pt(x=3, y=q) if q: print("kw", q)
                    case int(n): print("int", n)
                    case str(): print("str")
                    case [a, *r]: print(a, r)
                    case {"k": Pt(x, y=0)}: print("map", x)
                    case int() | float() as z: print("num", z)
            """#,
            prints: #"""
            pos 2
            kw 4
            int 5
            str
            1 [2]
            map 0
            num 2.5
            """#)
    }

    @Test func abstract() {
        check(
            #"""
            from abc import ABC, abstractmethod, ABCMeta
            class A(metaclass=ABCMeta):
                @property
                @abstractmethod
                def x(self): ...
            A()
            """#,
            prints: #"""
            TypeError: Can't instantiate abstract class A with abstract method x
            """#)
    }

    /// What CPython has and cells refuse, each with a plain sentence.
    @Test(arguments: [
        ("class M(type): pass", "TypeError: 'metaclass' is not supported: cells leave out metaclasses"),
        ("class A(metaclass=int): pass", "TypeError: 'metaclass' is not supported: cells leave out metaclasses"),
        ("class A:\n    def __getattribute__(self, n): return 1", "TypeError: '__getattribute__' is not supported: cells leave out overriding all attribute access"),
    ])
    func refusals(cell: String, expected: String) { check(cell, prints: expected) }
}
