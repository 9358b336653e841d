// Enumerations and flags: bits that have no name, values made from other `auto()`s, and what refuses to change.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesEnumTests {
    @Test func flags() {
        check(
            #"""
            from enum import *
            class Perm(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
            print(list(Perm), len(Perm), Perm.RW, repr(Perm.R | Perm.X), list(Perm.__members__), ~Perm.R, Perm(0))
            try: Perm(99)
            except ValueError as e: print(e)
            class IPerm(IntFlag): R = 4; W = 2
            print(repr(IPerm.R | 8), IPerm.R | 8)
            class Kept(Flag, boundary=KEEP): A = 1
            class Fitted(Flag, boundary=CONFORM): A = 1
            print(repr(Kept(9)), Fitted(9))
            """#,
            prints: #"""
            [<Perm.R: 1>, <Perm.W: 2>, <Perm.X: 4>] 3 Perm.RW <Perm.R|X: 5> ['R', 'W', 'X', 'RW'] Perm.W|X Perm(0)
            <flag 'Perm'> invalid value 99
                given 0b0 1100011
              allowed 0b0 0000111
            <IPerm.R|8: 12> 12
            <Kept.A|8: 9> Fitted.A
            """#)
    }

    @Test func classesOfMembers() {
        check(
            #"""
            from enum import *
            class Color(Enum):
                _ignore_ = ["tmp"]
                tmp = 5
                RED = 1
                GREEN = 2
                def shout(self): return 1
            try: del Color.RED
            except AttributeError as e: print(e)
            print(list(Color), hasattr(Color, "tmp"), dir(Color)[:3], [n for n in dir(Color.RED) if n[0] != "_"])
            try:
                class Twice(Enum):
                    A = 1
                    A = 2
            except TypeError as e: print(e)
            try:
                @verify(CONTINUOUS)
                class Gap(Enum): A = 1; B = 3
            except ValueError as e: print(e)
            """#,
            prints: #"""
            'Color' cannot delete member 'RED'.
            [<Color.RED: 1>, <Color.GREEN: 2>] False ['GREEN', 'RED', '__class__'] ['name', 'shout', 'value']
            'A' already defined as 1
            invalid enum 'Gap': missing values 2
            """#)
    }

    @Test func dataclassesAndHints() {
        check(
            #"""
            import inspect
            from dataclasses import dataclass, field, InitVar
            from typing import *
            @dataclass
            class Node:
                value: int
                tags: list = field(default_factory=list)
                parent: Optional["Node"] = None
                scale: InitVar[int] = 2
            print(Node.__doc__, inspect.signature(Node), Node.__init__.__annotations__["value"], sep="\n")
            print(Node.__dataclass_params__, get_type_hints(Node)["parent"])
            print(Union[int, str, None], Dict[str, None], NewType("UserId", int))
            class Movie(TypedDict, total=False): name: str
            class Sequel(Movie): year: Required[int]
            print(Movie.__total__, Sequel.__required_keys__, Sequel.__optional_keys__, Sequel.__annotations__)
            """#,
            prints: #"""
            Node(value: int, tags: list = <factory>, parent: Optional[ForwardRef('Node')] = None, scale: dataclasses.InitVar[int] = 2)
            (value: int, tags: list = <factory>, parent: Optional[ForwardRef('Node')] = None, scale: dataclasses.InitVar[int] = 2) -> None
            <class 'int'>
            _DataclassParams(init=True,repr=True,eq=True,order=False,unsafe_hash=False,frozen=False) typing.Optional[__main__.Node]
            typing.Union[int, str, NoneType] typing.Dict[str, NoneType] __main__.UserId
            False frozenset({'year'}) frozenset({'name'}) {'name': <class 'str'>, 'year': typing.Required[int]}
            """#)
    }

    @Test func collectionsAndNumbers() {
        check(
            #"""
            import collections.abc as abc, statistics, pprint, itertools, functools
            from fractions import Fraction
            from collections import ChainMap
            class Bag(abc.MutableSet):
                def __init__(self, it=()): self.s = list(dict.fromkeys(it))
                def __contains__(self, x): return x in self.s
                def __iter__(self): return iter(self.s)
                def __len__(self): return len(self.s)
                def add(self, x): x in self.s or self.s.append(x)
                def discard(self, x): x in self.s and self.s.remove(x)
                def __repr__(self): return f"Bag({self.s})"
            a, b = Bag("abc"), Bag("bcd")
            print(a & b, a | b, a - b, a ^ b, a <= b, a == Bag("cba"), a.isdisjoint("xyz")); a |= Bag("z"); a.remove("a"); print(a, a.pop())
            try: a.remove("q")
            except KeyError as e: print(repr(e))
            print(isinstance({}.keys(), abc.KeysView), isinstance(b"", abc.ByteString))
            try: ChainMap().popitem()
            except KeyError as e: print(e)
            print(statistics.mean([Fraction(1, 2), Fraction(1, 3)]), statistics.variance([Fraction(1), Fraction(2)]))
            try: statistics.mean(["a"])
            except TypeError as e: print(e)
            pprint.pprint({"b": 1, None: 2, 1: 3}); pprint.pprint(b"ab" * 30, width=30)
            @functools.lru_cache
            def f(x): return x
            _ = f(2), f(2.0), f(True); print(f.cache_info())
            try: list(itertools.islice([1], 0, -5))
            except ValueError as e: print(e)
            """#,
            prints: #"""
            Bag(['b', 'c']) Bag(['a', 'b', 'c', 'd']) Bag(['a']) Bag(['a', 'd']) False True True
            Bag(['c', 'z']) b
            KeyError('q')
            True True
            'No keys found in the first mapping.'
            5/12 1/2
            can't convert type 'str' to numerator/denominator
            {None: 2, 1: 3, 'b': 1}
            (b'abababababababababababab'
             b'abababababababababababab'
             b'abababababab')
            CacheInfo(hits=0, misses=3, maxsize=128, currsize=3)
            Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
            """#)
    }
}
