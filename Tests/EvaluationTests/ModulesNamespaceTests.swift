// Names as dicts and as dir lists them, descriptors asked by name, hints of classes, packed files and addresses.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesNamespaceTests {
    @Test func descriptors() {
        check(
            #"""
            import functools, types
            class Traced:
                def __init__(self, f): self.f = f
                def __get__(self, obj, cls=None):
                    bound = self.f.__get__(obj, cls)
                    @functools.wraps(self.f)
                    def run(*a, **k): return ("traced", bound(*a, **k))
                    return run
            class K:
                @Traced
                def double(self, x, *, y=1): return x * 2 + y
                @staticmethod
                def st(): return "st"
                @classmethod
                def cm(cls): return cls.__name__
                @property
                def p(self): return 7
            k = K(); print(k.double(3, y=4))
            print(K.__dict__["st"].__func__(), K.__dict__["cm"].__func__(int), K.__dict__["st"].__get__(None, K)(), K.__dict__["cm"].__get__(k)())
            def f(self): return self * 2
            print(f.__get__(4)(), f.__call__(3), k.double.__name__, K.p.__get__(k), K.p.fget(k))
            """#,
            prints: #"""
            ('traced', 10)
            st int st K
            8 6 double 7 7
            """#)
        check(
            #"""
            class Bad: __match_args__ = ["a"]
            class Bad2: __match_args__ = (1,)
            for v in (Bad(), Bad2()):
                try:
                    match v:
                        case Bad(1): print("no")
                        case Bad2(1): print("no")
                except TypeError as e: print(e)
            class Index:
                def __index__(self): return 3
            import math
            print(complex(Index()), math.ceil(Index()), math.floor(Index()))
            try:
                class A: pass
                class B(A, object, int): pass
            except TypeError as e: print(e)
            """#,
            prints: #"""
            Bad.__match_args__ must be a tuple (got list)
            __match_args__ elements must be strings (got int)
            (3+0j) 3 3
            Cannot create a consistent method resolution
            order (MRO) for bases object, int
            """#)
    }

    @Test func hints() {
        check(
            #"""
            from collections import deque, ChainMap, UserDict
            from collections.abc import Iterable, Callable, Iterator, Sequence, MutableMapping, Mapping
            import re, functools
            print(deque[int], Iterable[int], Callable[[int, str], bool], Callable[..., int], Iterator[tuple[int, str]], Sequence[int] | None, re.Pattern[str], ChainMap[str, int], UserDict[str, int])
            print(Callable[[int], str].__args__, Iterable[int].__origin__, Iterable[int] == Iterable[int])
            class Grid(Sequence[int]):
                def __init__(self, xs): self.xs = xs
                def __len__(self): return len(self.xs)
                def __getitem__(self, i): return self.xs[i]
            g = Grid([3, 1, 2]); print(list(reversed(g)), 2 in g, g.index(1), isinstance(g, Iterable))
            for f in (lambda: Callable[int], lambda: int[3], lambda: isinstance([], list[int])):
                try: print(f())
                except TypeError as e: print(e)
            def f(x: Iterable[int], cb: Callable[[int], str], q: deque[int] | None = None) -> Iterator[str]: return map(cb, x)
            print(list(f([1], str)))
            """#,
            prints: #"""
            collections.deque[int] collections.abc.Iterable[int] collections.abc.Callable[[int, str], bool] collections.abc.Callable[..., int] collections.abc.Iterator[tuple[int, str]] collections.abc.Sequence[int] | None re.Pattern[str] collections.ChainMap[str, int] collections.UserDict[str, int]
            (<class 'int'>, <class 'str'>) <class 'collections.abc.Iterable'> True
            [2, 1, 3] True 1 True
            Callable must be used as Callable[[arg, ...], result].
            type 'int' is not subscriptable
            isinstance() argument 2 cannot be a parameterized generic
            ['1']
            """#)
        check(
            #"""
            from typing import *
            import typing
            for f in (lambda: isinstance([], List), lambda: isinstance(len, Callable), lambda: isinstance((), Sequence), lambda: isinstance(3, Iterable), lambda: issubclass(list, Sequence), lambda: get_origin(Iterable[int]), lambda: get_origin(Callable[[int], str]), lambda: get_origin(Deque[int]), lambda: isinstance(3, Union[int, str]), lambda: isinstance(None, Optional[int]), lambda: isinstance([], List[int]), lambda: isinstance(3, Any), lambda: List[1, 2], lambda: Dict[str], lambda: Union[()], lambda: Callable[[], None], lambda: isinstance(3, Tuple)):
                try: print(f())
                except TypeError as e: print(e)
            T = TypeVar("T")
            class Stack(Generic[T]): pass
            for f in (lambda: Stack[int], lambda: Stack[int, str], lambda: isinstance(3, Stack[int])):
                try: print(f())
                except TypeError as e: print(e)
            @runtime_checkable
            class Closes(Protocol):
                def close(self): ...
            class File:
                def close(self): ...
            print(issubclass(File, Closes), issubclass(int, Closes), isinstance(3.5, SupportsRound))
            """#,
            prints: #"""
            True
            True
            True
            False
            True
            <class 'collections.abc.Iterable'>
            <class 'collections.abc.Callable'>
            <class 'collections.deque'>
            True
            True
            Subscripted generics cannot be used with class and instance checks
            typing.Any cannot be used with isinstance()
            Too many arguments for typing.List; actual 2, expected 1
            Too few arguments for typing.Dict; actual 1, expected 2
            Cannot take a Union of no types.
            typing.Callable[[], NoneType]
            False
            __main__.Stack[int]
            Too many arguments for <class '__main__.Stack'>; actual 2, expected 1
            Subscripted generics cannot be used with class and instance checks
            True False True
            """#)
    }

    @Test func iterators() {
        check(
            #"""
            import itertools
            c = itertools.cycle([1])
            print(type(c) is itertools.cycle, isinstance(c, itertools.cycle), itertools.count, isinstance(itertools.chain([1]), itertools.chain), type(itertools.product("a")))
            for f in (lambda: itertools.islice([1], 0, -1), lambda: itertools.count(None), lambda: itertools.zip_longest([1], x=1)):
                try: print(f())
                except Exception as e: print(type(e).__name__, e)
            seen = []
            _ = sorted([1, 2, 3], key=lambda v: seen.append(v) or v, reverse=True); print(seen)
            from collections import OrderedDict
            o = OrderedDict({3: 3, 1: 1}); o.move_to_end(3 - 0j); print(o)
            try: OrderedDict().move_to_end(None)
            except KeyError as e: print(repr(e))
            for f in (lambda: math.sqrt(), lambda: math.sqrt(x=1), lambda: math.log(), lambda: b"a".endswith(("x",)), lambda: "a".replace(None, "b")):
                import math
                try: print(f())
                except TypeError as e: print(e)
            """#,
            prints: #"""
            True True <class 'itertools.count'> True <class 'itertools.product'>
            ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
            TypeError a number is required
            TypeError zip_longest() got an unexpected keyword argument
            [1, 2, 3]
            OrderedDict([(1, 1), (3, 3)])
            KeyError()
            math.sqrt() takes exactly one argument (0 given)
            math.sqrt() takes no keyword arguments
            math.log requires 1 to 2 arguments
            a bytes-like object is required, not 'str'
            replace() argument 1 must be str, not None
            """#)
    }

    @Test func names() {
        check(
            #"""
            import enum, itertools, functools
            class A:
                x = 1
                def m(self): pass
            class B(A):
                __slots__ = ()
            def f(a: int = 1): "doc"
            f.register = 1
            for o in (A(), A, f, [], "", 1, None, {1}, (i for i in [])): print(len(dir(o)), [n for n in dir(o) if n > "__s"])
            class E(enum.Enum):
                RED = 1
                GREEN = 2
                CRIMSON = 1
            print(E._member_names_)
            g = [lambda: i for i in range(2)]
            print(g[0].__qualname__, [lambda: 0 for _ in "a"][0].__qualname__, next(lambda: 0 for _ in "a").__qualname__)
            """#,
            prints: #"""
            29 ['__setattr__', '__sizeof__', '__str__', '__subclasshook__', '__weakref__', 'm', 'x']
            29 ['__setattr__', '__sizeof__', '__str__', '__subclasshook__', '__weakref__', 'm', 'x']
            38 ['__setattr__', '__sizeof__', '__str__', '__subclasshook__', 'register']
            48 ['__setattr__', '__setitem__', '__sizeof__', '__str__', '__subclasshook__', 'append', 'clear', 'copy', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort']
            81 ['__setattr__', '__sizeof__', '__str__', '__subclasshook__', 'capitalize', 'casefold', 'center', 'count', 'encode', 'endswith', 'expandtabs', 'find', 'format', 'format_map', 'index', 'isalnum', 'isalpha', 'isascii', 'isdecimal', 'isdigit', 'isidentifier', 'islower', 'isnumeric', 'isprintable', 'isspace', 'istitle', 'isupper', 'join', 'ljust', 'lower', 'lstrip', 'maketrans', 'partition', 'removeprefix', 'removesuffix', 'replace', 'rfind', 'rindex', 'rjust', 'rpartition', 'rsplit', 'rstrip', 'split', 'splitlines', 'startswith', 'strip', 'swapcase', 'title', 'translate', 'upper', 'zfill']
            73 ['__setattr__', '__sizeof__', '__str__', '__sub__', '__subclasshook__', '__truediv__', '__trunc__', '__xor__', 'as_integer_ratio', 'bit_count', 'bit_length', 'conjugate', 'denominator', 'from_bytes', 'imag', 'numerator', 'real', 'to_bytes']
            25 ['__setattr__', '__sizeof__', '__str__', '__subclasshook__']
            57 ['__setattr__', '__sizeof__', '__str__', '__sub__', '__subclasshook__', '__xor__', 'add', 'clear', 'copy', 'difference', 'difference_update', 'discard', 'intersection', 'intersection_update', 'isdisjoint', 'issubset', 'issuperset', 'pop', 'remove', 'symmetric_difference', 'symmetric_difference_update', 'union', 'update']
            37 ['__setattr__', '__sizeof__', '__str__', '__subclasshook__', 'close', 'gi_code', 'gi_frame', 'gi_running', 'gi_suspended', 'gi_yieldfrom', 'send', 'throw']
            ['RED', 'GREEN']
            <listcomp>.<lambda> <listcomp>.<lambda> <genexpr>.<lambda>
            """#)
        check(
            #"""
            import numpy as np
            print([1, 2] * np.array([2, 3]), (1, 2) + np.array([2, 3]))
            a = [1, 2]; a += np.array([3, 4]); print(a)
            class F(float):
                def __str__(self): return f"{float(self):.1f}F"
            class R(int):
                def __repr__(self): return "R!"
            class L(list): pass
            print(f"{F(2)}", f"{F(2):.3f}", f"{R(3):>5}|{R(3)}|{R(3):d}")
            try: print(f"{L():>5}")
            except TypeError as e: print(e)
            class G(list):
                def __iadd__(self, o):
                    print("iadd"); return super().__iadd__(o)
            g = G([1]); g += [2]; print(g, {1}.__rand__({1, 2}), (2.5).__floor__(), (1j).__mul__(2), object().__lt__(3))
            class Unknown(NameError):
                def __init__(self, name):
                    self.name = name
                    super().__init__(f"no {name}")
            print(Unknown("q").name, NameError("x", name="y").name)
            import unittest.mock, argparse
            try: argparse.ArgumentParser().add_argument("--x", types=int)
            except TypeError as e: print(e)
            """#,
            prints: #"""
            [2 6] [3 5]
            [4 6]
            2.0F 2.000     3|R!|3
            unsupported format string passed to L.__format__
            iadd
            [1, 2] {1} 2 2j NotImplemented
            None y
            _StoreAction.__init__() got an unexpected keyword argument 'types'
            """#)
    }

    @Test func namespaces() {
        check(
            #"""
            globals()["dyn"] = 5
            print(dyn)
            for n in ("alpha", "beta"): globals()[n] = n.upper()
            print(alpha, beta, "alpha" in globals(), globals().get("nope", 1))
            def setg(): globals().update(made_inside=1)
            setg(); print(made_inside)
            del globals()["made_inside"]
            try: made_inside
            except NameError as e: print(e)
            vars()["vv"] = 2; locals()["ll"] = 4; print(vv, ll, globals().pop("dyn"), "dyn" in globals())
            """#,
            prints: #"""
            5
            ALPHA BETA True 1
            1
            name 'made_inside' is not defined
            2 4 5 False
            """#)
        check(
            #"""
            import builtins
            real = builtins.print
            def loud(*a, **k): real("LOUD:", *a, **k)
            builtins.print = loud
            print("hi", 1)
            builtins.print = real
            builtins.everywhere = 42
            print(everywhere)
            del builtins.everywhere
            try: everywhere
            except NameError as e: print(e)
            from unittest.mock import patch
            with patch("builtins.input", return_value="42"): print(int(input("? ")) + 1)
            """#,
            prints: #"""
            LOUD: hi 1
            42
            name 'everywhere' is not defined
            43
            """#)
        check(
            #"""
            class Proxy:
                def __init__(self, o): self._o = o
                @property
                def __class__(self): return self._o.__class__
            print(isinstance(Proxy(3), int), isinstance(Proxy(3), (str, int)), isinstance(Proxy("a"), int), type(Proxy(1)).__name__, Proxy([]).__class__)
            print("é" == "e\u0301", len("e\u0301"), {"é": 1, "e\u0301": 2})
            try: [].nope
            except AttributeError as e: print(e.name, e.obj)
            """#,
            prints: #"""
            True True False Proxy <class 'list'>
            False 2 {'é': 1, 'é': 2}
            nope []
            """#)
    }

    @Test func packed() {
        check(
            #"""
            import ast
            for s in ["-2.5", "'a' \"b\"", "[1, (2, 3), {'k': {1, 2}}]", "1+2j", "None", "b'x\\x00'", "set()", "  42", "0xff", "foo", "f()", "1+1", "{**a}", "-(-3)", "[1,2", "{1: 2, [3]: 4}"]:
                try: print(repr(ast.literal_eval(s)))
                except (ValueError, SyntaxError, TypeError) as e: print(type(e).__name__, str(e).split(" object at")[0])
            """#,
            prints: #"""
            -2.5
            'ab'
            [1, (2, 3), {'k': {1, 2}}]
            (1+2j)
            None
            b'x\x00'
            set()
            42
            255
            ValueError malformed node or string on line 1: <ast.Name
            ValueError malformed node or string on line 1: <ast.Call
            ValueError malformed node or string on line 1: <ast.BinOp
            ValueError malformed node or string: None
            ValueError malformed node or string on line 1: <ast.UnaryOp
            SyntaxError '[' was never closed (<unknown>, line 1)
            TypeError unhashable type: 'list'
            """#)
        check(
            #"""
            from urllib.parse import urlparse, urlencode, quote, unquote, parse_qs, urljoin, urlsplit
            u = urlparse("https://user:pw@example.com:8080/a/b;p?q=1&r=a%20b#frag")
            print(u, u.hostname, u.port, u.username, u.geturl())
            print(urlencode({"a": 1, "b": "x y", "c": "é&"}), urlencode([("k", [1, 2])], doseq=True), quote("a b/ü?"), unquote("a%20b%C3%A9%zz"), parse_qs("a=1&a=2&b=&c"))
            for b, r in [("http://a/b/c/d", "../e"), ("http://a/b/c/d", "/e"), ("http://a/b/c/d", "e?x=1"), ("http://a/b", "//h/p"), ("http://a/b?q", "#f"), ("http://a", "b")]: print(urljoin(b, r))
            print(urlsplit("//x/y"), urlparse("mailto:a@b.c"))
            """#,
            prints: #"""
            ParseResult(scheme='https', netloc='user:pw@example.com:8080', path='/a/b', params='p', query='q=1&r=a%20b', fragment='frag') example.com 8080 user https://user:pw@example.com:8080/a/b;p?q=1&r=a%20b#frag
            a=1&b=x+y&c=%C3%A9%26 k=1&k=2 a%20b/%C3%BC%3F a bé%zz {'a': ['1', '2']}
            http://a/b/e
            http://a/e
            http://a/b/c/e?x=1
            http://h/p
            http://a/b?q#f
            http://a/b
            SplitResult(scheme='', netloc='x', path='/y', query='', fragment='') ParseResult(scheme='mailto', netloc='', path='a@b.c', params='', query='', fragment='')
            """#)
        check(
            #"""
            import gzip, zipfile, zlib, io
            raw = io.BytesIO()
            with gzip.open(raw, "wt", encoding="utf-8") as f: _ = f.write("héllo\nworld\n" * 3)
            packed = raw.getvalue()
            print(gzip.decompress(packed).decode().splitlines()[:2], [l.strip() for l in gzip.open(io.BytesIO(packed + packed), "rt")][-1])
            with gzip.open(io.BytesIO(packed)) as f: print(f.read(3), len(f.read()))
            for bad in (b"plain", packed[:20]):
                try: gzip.decompress(bad)
                except (OSError, EOFError) as e: print(type(e).__name__, e)
            print(zlib.decompress(bytes.fromhex("789c4b4c4a0600024d0127")), gzip.decompress(bytes.fromhex("1f8b0800000000000003cb48cdc9c95728cf2fca49e10200" "e2f0ac0d" if False else "1f8b08000000000000034b4c4a0600c241243503000000")))
            target = io.BytesIO()
            with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as z:
                z.writestr("a.txt", "alpha" * 100); z.writestr("dir/b.txt", b"beta")
            with zipfile.ZipFile(io.BytesIO(target.getvalue())) as z:
                print(z.namelist(), z.read("dir/b.txt"), z.getinfo("a.txt").file_size)
                with z.open("a.txt") as f: print(f.read(10))
                try: z.read("nope")
                except KeyError as e: print(e)
            try: zipfile.ZipFile(io.BytesIO(b"plain"))
            except zipfile.BadZipFile as e: print(e)
            """#,
            prints: #"""
            ['héllo', 'world'] world
            b'h\xc3\xa9' 36
            BadGzipFile Not a gzipped file (b'pl')
            EOFError Compressed file ended before the end-of-stream marker was reached
            b'abc' b'abc'
            ['a.txt', 'dir/b.txt'] b'beta' 500
            b'alphaalpha'
            "There is no item named 'nope' in the archive"
            File is not a zip file
            """#)
    }
}
