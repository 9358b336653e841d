// Containers, iterators, functions and contexts of the standard modules.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesToolTests {
    @Test func iterators() {
        check(
            #"""
            import itertools as it, operator
            print(list(it.islice(it.count(5, 2), 4)), list(it.chain([1],[2,3])), list(it.chain.from_iterable(["ab","c"])), list(it.product("ab", repeat=2)), list(it.permutations([1,2,3],2)), list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("abc", 2)))
            print([(k, list(g)) for k, g in it.groupby("aaabbc")], list(it.accumulate([1,2,3], operator.mul)), list(it.pairwise([1,2,3])), list(it.zip_longest([1,2],[3], fillvalue=0)), list(it.starmap(pow, [(2,3),(3,2)])), list(it.takewhile(lambda x: x<3, [1,2,3,1])), list(it.dropwhile(lambda x: x<3, [1,2,3,1])), list(it.compress("abc",[1,0,1])), list(it.filterfalse(lambda x: x%2, range(5))), [list(x) for x in it.tee([1,2],2)], list(it.islice(range(10), 2, None, 3)), list(it.repeat(1,2)), list(it.islice(it.cycle("ab"), 5)), len(list(it.permutations(range(5)))), it.count(3), it.repeat(4, 2))
            """#,
            prints: #"""
            [5, 7, 9, 11] [1, 2, 3] ['a', 'b', 'c'] [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')] [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)] [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')] [('a', 'a'), ('a', 'b'), ('a', 'c'), ('b', 'b'), ('b', 'c'), ('c', 'c')]
            [('a', ['a', 'a', 'a']), ('b', ['b', 'b']), ('c', ['c'])] [1, 2, 6] [(1, 2), (2, 3)] [(1, 3), (2, 0)] [8, 9] [1, 2] [3, 1] ['a', 'c'] [0, 2, 4] [[1, 2], [1, 2]] [2, 5, 8] [1, 1] ['a', 'b', 'a', 'b', 'a'] 120 count(3) repeat(4, 2)
            """#)
    }

    @Test func operators() {
        check(
            #"""
            import operator
            class P:
                x = 4
            print(operator.itemgetter(1)([1,2]), operator.itemgetter(0,1)('abc'), operator.attrgetter('x')(P()), operator.methodcaller('upper')('a'), operator.add(1, 2), operator.contains([1], 1))
            """#,
            prints: #"""
            2 ('a', 'b') 4 A 3 True
            """#)
    }

    @Test func copies() {
        check(
            #"""
            import copy
            from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, is_dataclass
            from typing import ClassVar
            @dataclass(order=True)
            class P:
                x: int
                y: float = 0.0
                tags: list = field(default_factory=list, compare=False)
            a = [1, [2]]; b = copy.copy(a); c = copy.deepcopy(a); a[1].append(3); print(b, c)
            cyc = []; cyc.append(cyc); d = copy.deepcopy(cyc); print(d[0] is d)
            p = P(1, tags=[1]); q = copy.deepcopy(p); q.tags.append(2); print(p, q)
            """#,
            prints: #"""
            [1, [2, 3]] [1, [2]]
            True
            P(x=1, y=0.0, tags=[1]) P(x=1, y=0.0, tags=[1, 2])
            """#)
    }

    @Test func contexts() {
        check(
            #"""
            import contextlib, io
            buf = io.StringIO()
            with contextlib.redirect_stdout(buf): print("hidden")
            print(repr(buf.getvalue()))
            with contextlib.suppress(ZeroDivisionError): 1/0
            @contextlib.contextmanager
            def cm(x):
                print("in", x)
                try: yield x + 1
                except ValueError as e: print("caught", e)
                finally: print("out")
            with cm(1) as y: print(y); raise ValueError("v")
            with contextlib.ExitStack() as stack:
                stack.enter_context(cm(5)); stack.callback(print, "cb")
            """#,
            prints: #"""
            'hidden\n'
            in 1
            2
            caught v
            out
            in 5
            6
            <built-in function print>
            cb
            out
            """#)
    }

    @Test func functions() {
        check(
            #"""
            from functools import singledispatch, lru_cache, partial, reduce, cached_property, cmp_to_key
            @singledispatch
            def g(x): return "obj"
            @g.register(int)
            def _(x): return "int"
            print(g(1), g("a"), g(True))
            @lru_cache(maxsize=2)
            def sq(x): return x*x
            sq(1); sq(2); sq(1); sq(3); sq(2); print(sq.cache_info(), sq.__name__)
            class CP:
                @cached_property
                def v(self): print("once"); return 5
            c = CP(); print(c.v, c.v)
            print(partial(print, 1, sep="-"), sorted([3,1,2], key=cmp_to_key(lambda a,b: b-a)))
            """#,
            prints: #"""
            int obj int
            1
            4
            1
            9
            4
            CacheInfo(hits=1, misses=4, maxsize=2, currsize=2) sq
            once
            5 5
            functools.partial(<built-in function print>, 1, sep='-') [3, 2, 1]
            """#)
        check(
            #"""
            from functools import *
            @total_ordering
            class V:
                def __init__(self, n): self.n = n
                def __eq__(self, o): return self.n == o.n
                def __lt__(self, o): return self.n < o.n
                def __repr__(self): return f"v{self.n}"
            print(max(V(1),V(3),V(2)), V(1) > V(2), V(2) >= V(2), V(1) <= V(0), V.__dict__.get("__gt__") is not None)
            print(sorted([V(3),V(1)]), min([V(3), V(1)]))
            """#,
            prints: #"""
            v3 False True False True
            [v1, v3] v1
            """#)
    }

    @Test func protocols() {
        check(
            #"""
            import collections.abc
            print(isinstance([], collections.abc.Iterable), isinstance(5, collections.abc.Iterable), isinstance({}, collections.abc.Mapping), isinstance("a", collections.abc.Sequence), callable(len), isinstance(len, collections.abc.Callable))
            """#,
            prints: #"""
            True False True True True True
            """#)
    }

    @Test func containers() {
        check(
            #"""
            from collections import namedtuple, deque, Counter, OrderedDict, defaultdict, ChainMap
            P = namedtuple("P", "x y")
            p = P(1, y=2)
            print(p, p.x, p[1], p._replace(x=5), p._asdict(), P._fields, p == (1,2), hash(p)==hash((1,2)))
            try: P(1)
            except TypeError as e: print(e)
            d = deque([1,2,3], maxlen=3); d.append(4); d.appendleft(0); print(d, d[0], len(d), d.maxlen)
            c = Counter("mississippi"); print(c, c.most_common(2), c["z"], sum(c.values()))
            print(c + Counter(a=1), c - Counter("miss"))
            o = OrderedDict(a=1,b=2); o.move_to_end("a"); print(o, list(o))
            dd = defaultdict(list); dd["a"].append(1); print(dd, dict(dd))
            dd2 = defaultdict(int)
            for ch in "abca": dd2[ch] += 1
            print(dd2, sorted(dd2.items()))
            """#,
            prints: #"""
            P(x=1, y=2) 1 2 P(x=5, y=2) {'x': 1, 'y': 2} ('x', 'y') True True
            P.__new__() missing 1 required positional argument: 'y'
            deque([0, 2, 3], maxlen=3) 0 3 3
            Counter({'i': 4, 's': 4, 'p': 2, 'm': 1}) [('i', 4), ('s', 4)] 0 11
            Counter({'i': 4, 's': 4, 'p': 2, 'm': 1, 'a': 1}) Counter({'i': 3, 's': 2, 'p': 2})
            OrderedDict([('b', 2), ('a', 1)]) ['b', 'a']
            defaultdict(<class 'list'>, {'a': [1]}) {'a': [1]}
            defaultdict(<class 'int'>, {'a': 2, 'b': 1, 'c': 1}) [('a', 2), ('b', 1), ('c', 1)]
            """#)
        check(
            #"""
            from collections import deque, ChainMap, Counter
            d = deque(range(5)); d.rotate(2); print(d, d.pop(), d.popleft(), d.index(0), 3 in d, list(reversed(d)))
            d.extendleft([9, 8]); d.remove(9); d.insert(1, 7); print(d, d.count(7), d == deque([8, 7, 4, 0, 1]), deque([1]) < deque([2]))
            deque([1])[5]
            """#,
            prints: #"""
            deque([4, 0, 1]) 2 3 1 False [1, 0, 4]
            deque([8, 7, 4, 0, 1]) 1 True True
            IndexError: deque index out of range
            """#)
        check(
            #"""
            from collections import deque
            d = deque([1, 2])
            for x in d: d.append(x)
            """#,
            prints: #"""
            RuntimeError: deque mutated during iteration
            """#)
        check(
            #"""
            from collections import ChainMap
            c = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(c["a"], c["b"], dict(c) == {"a": 1, "b": 3}, len(c), c.parents, c.new_child({"z": 1})["z"])
            c["q"]
            """#,
            prints: #"""
            1 3 True 2 ChainMap({'a': 2, 'b': 3}) 1
            KeyError: 'q'
            """#)
        check(
            #"""
            from collections import namedtuple
            namedtuple("A", "x class")
            """#,
            prints: #"""
            ValueError: Type names and field names cannot be a keyword: 'class'
            """#)
        check(
            #"""
            from collections import namedtuple
            P = namedtuple("P", ["x", "y"], defaults=[5])
            print(P(1), P._field_defaults, P._make([3, 4]))
            P(1)._replace(z=2)
            """#,
            prints: #"""
            P(x=1, y=5) {'y': 5} P(x=3, y=4)
            ValueError: Got unexpected field names: ['z']
            """#)
    }
}
