// Dataclasses, enums and annotations.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesTypedTests {
    @Test func dataclasses() {
        check(
            #"""
            from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, is_dataclass
            from typing import ClassVar
            @dataclass(order=True)
            class P:
                x: int
                y: float = 0.0
                tags: list = field(default_factory=list, compare=False)
            print(P(1), P(1,2.0) < P(2), P(1) == P(1), asdict(P(1,2.0,["a"])), replace(P(1), y=5.0), fields(P)[0].name, astuple(P(3)))
            try: P()
            except TypeError as e: print(e)
            try: P(1,2,3,4)
            except TypeError as e: print(e)
            try: P(1, zz=2)
            except TypeError as e: print(e)
            @dataclass(frozen=True)
            class F:
                a: int
                b: ClassVar[int] = 3
            f = F(1)
            try: f.a = 2
            except FrozenInstanceError as e: print(type(e).__name__, e)
            print(hash(f) == hash(F(1)), {f: 1}[F(1)], f)
            try:
                @dataclass
                class Bad:
                    x: list = []
            except ValueError as e: print(e)
            @dataclass
            class Q(P):
                z: str = "q"
                def __post_init__(self): self.w = self.x * 2
            print(Q(1, z="k"), Q(4).w, is_dataclass(Q))
            """#,
            prints: #"""
            P(x=1, y=0.0, tags=[]) True True {'x': 1, 'y': 2.0, 'tags': ['a']} P(x=1, y=5.0, tags=[]) x (3, 0.0, [])
            P.__init__() missing 1 required positional argument: 'x'
            P.__init__() takes from 2 to 4 positional arguments but 5 were given
            P.__init__() got an unexpected keyword argument 'zz'
            FrozenInstanceError cannot assign to field 'a'
            True 1 F(a=1)
            mutable default <class 'list'> for field x is not allowed: use default_factory
            Q(x=1, y=0.0, tags=[], z='k') 8 True
            """#)
    }

    @Test func enums() {
        check(
            #"""
            from enum import Enum, IntEnum, auto, Flag
            class Color(Enum):
                RED = 1
                GREEN = auto()
                BLUE = "b"
                CRIMSON = 1
                def hi(self): return "hi " + self.name
            print(Color.RED, repr(Color.GREEN), Color("b"), Color["RED"], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.RED.hi(), Color.RED == 1, Color.RED in Color)
            try: Color(9)
            except ValueError as e: print(e)
            try: Color["X"]
            except KeyError as e: print(repr(e))
            print(Color.__members__, Color, {Color.RED: 1}[Color.RED], isinstance(Color.RED, Color), type(Color.RED))
            class Pr(IntEnum):
                LO = 1
                HI = 10
            print(Pr.LO < Pr.HI, Pr.LO + 1, Pr.HI, repr(Pr.HI), sorted([Pr.HI, Pr.LO]), f"{Pr.LO}", Pr(10), [1,2,3][Pr.LO], Pr.HI == 10, int(Pr.HI), max(Pr))
            class Perm(Flag):
                R = auto(); W = auto(); X = auto()
            print(Perm.R | Perm.W, repr(Perm.R | Perm.X), Perm.R in (Perm.R | Perm.W), bool(Perm.R & Perm.W), ~Perm.R)
            class Shape(str, Enum):
                SQ = "square"
            print(Shape.SQ, Shape.SQ == "square", Shape.SQ.upper(), Shape.SQ.value)
            class Planet(Enum):
                E = (1.0, 2.0)
                def __init__(self, m, r): self.m = m; self.r = r
                @property
                def g(self): return self.m / self.r
            print(Planet.E.g, Planet.E, Planet.E.value)
            """#,
            prints: #"""
            Color.RED <Color.GREEN: 2> Color.BLUE Color.RED [<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 'b'>] 3 True hi RED False True
            9 is not a valid Color
            KeyError('X')
            {'RED': <Color.RED: 1>, 'GREEN': <Color.GREEN: 2>, 'BLUE': <Color.BLUE: 'b'>, 'CRIMSON': <Color.RED: 1>} <enum 'Color'> 1 True <enum 'Color'>
            True 2 10 <Pr.HI: 10> [<Pr.LO: 1>, <Pr.HI: 10>] 1 10 2 True 10 10
            Perm.R|W <Perm.R|X: 5> True False Perm.W|X
            Shape.SQ True SQUARE square
            0.5 Planet.E (1.0, 2.0)
            """#)
    }

    @Test func annotations() {
        check(
            #"""
            from typing import *
            print(List[int], Dict[str, List[int]], Optional[int], Union[int, str], Callable[[int], str], Any, Tuple[int, ...], Iterable[int], Literal["a", 1], Optional[List[str]])
            TT = TypeVar("TT")
            class St(Generic[TT]):
                def __init__(self): self.i: List[TT] = []
            print(St[int]().i, TT)
            class NT(NamedTuple):
                a: int
                b: str = "x"
            print(NT(1), NT(1, "z").b, NT._fields)
            class Pro(Protocol):
                def f(self) -> int: ...
            class Impl:
                def f(self): return 1
            print(Impl().f())
            """#,
            prints: #"""
            typing.List[int] typing.Dict[str, typing.List[int]] typing.Optional[int] typing.Union[int, str] typing.Callable[[int], str] typing.Any typing.Tuple[int, ...] typing.Iterable[int] typing.Literal['a', 1] typing.Optional[typing.List[str]]
            [] ~TT
            NT(a=1, b='x') z ('a', 'b')
            1
            """#)
    }
}
