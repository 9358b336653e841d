// Loops and functions that walk an iterator: generators that are drained, pairs that are spread, constructors called in
// loops. The expected output is CPython's.

import Testing

@Suite struct CellsOfWalking {
    @Test func drainedGenerators() {
        check(
            #"""
            def g():
                try:
                    for i in range(4): yield i
                finally: print("closed")
            print(sum(g()), max(g()), sorted(g(), reverse=True))
            class A:
                def __init__(self, v): self.v = v
                def __radd__(self, o):
                    if self.v == 3: raise ValueError("three")
                    return o + self.v
            try: sum(A(i) for i in range(5))
            except ValueError as e: print("caught", e)
            def h():
                for i in range(3):
                    try: yield A(i)
                    except GeneratorExit: print("exit")
            def fails(x): raise KeyError(x.v)
            try: max(h(), key=fails)
            except KeyError as e: print("caught", e)
            def nested():
                yield sum(i for i in range(4))
                yield from (sum(j for j in range(i)) for i in range(4))
                got = yield 5
                print("sent", got)
            print(list(nested()))
            it = (i for i in range(10))
            print(any(i == 3 for i in it), list(it))
            def own():
                yield 1
                yield list(again)
            again = own()
            try: list(again)
            except ValueError as e: print(e)
            def stops():
                yield 1
                raise StopIteration
            try: set(stops())
            except RuntimeError as e: print(e)
            """#,
            prints: #"""
            closed
            closed
            closed
            6 3 [3, 2, 1, 0]
            caught three
            exit
            caught 0
            sent None
            [6, 0, 0, 1, 3, 5]
            True [4, 5, 6, 7, 8, 9]
            generator already executing
            generator raised StopIteration
            """#)
    }

    @Test func pairsInLoops() {
        check(
            #"""
            for a, b in zip([1, 2, 3], (4, 5)): print(a, b)
            for i, (a, b) in enumerate(zip("ab", "cd")): print(i, a, b)
            try:
                for a, b in zip([1], [1, 2], strict=True): print(a, b)
            except ValueError as e: print(e)
            d = {"a": 1}
            for k, v in d.items(): print(k, v)
            try:
                for k, v in d.items(): d["c"] = 3
            except RuntimeError as e: print(e)
            for x, y in [(1, 2), [3, 4], "ab"]: print(x, y)
            try:
                for x, y in zip([1], [2], [3]): pass
            except ValueError as e: print(e)
            first, second = 0, 0
            for first, second in zip([1, 2], [3]): pass
            print(first, second)
            """#,
            prints: #"""
            1 4
            2 5
            0 a c
            1 b d
            1 1
            zip() argument 2 is longer than argument 1
            a 1
            dictionary changed size during iteration
            1 2
            3 4
            a b
            too many values to unpack (expected 2)
            1 3
            """#)
    }

    @Test func constructors() {
        check(
            #"""
            print(str(12345), str(-3), str(7), int("42"), int("-7"), int(" 8 "), int(3.9), int(-3.9), int(True), float(3))
            for bad in "", "-", "1x", "+-1":
                try: int(bad)
                except ValueError as e: print(e)
            print(int("9" * 18), int("9" * 30), int("1_0"))
            try: int(float("inf"))
            except OverflowError as e: print(e)
            text = "  Abc "
            text = text.strip()
            text = text.lower()
            print(text, list(range(3)), list(range(2, 4)), list(enumerate("ab")), list(zip((1, 2), range(5))))
            """#,
            prints: #"""
            12345 -3 7 42 -7 8 3 -3 1 3.0
            invalid literal for int() with base 10: ''
            invalid literal for int() with base 10: '-'
            invalid literal for int() with base 10: '1x'
            invalid literal for int() with base 10: '+-1'
            999999999999999999 999999999999999999999999999999 10
            cannot convert float infinity to integer
            abc [0, 1, 2] [2, 3] [(0, 'a'), (1, 'b')] [(1, 0), (2, 1)]
            """#)
    }

    /// Lookups by ints, strings and tuples of them, in dicts and classes below `dict`; letters; powers with a modulus.
    @Test func lookups() {
        check(
            #"""
            from collections import Counter, defaultdict, OrderedDict
            c = Counter("mississippi"); print(c, c["z"], c.most_common(2)); c.update("miss"); print(c)
            print(Counter([1, 1.0, True, (1, 2), (1, 2), "a", None, None, (1, (2,)), (1, (2,))]))
            try: Counter([[1]])
            except TypeError as e: print(e)
            try: Counter(5)
            except TypeError as e: print(e)
            d = defaultdict(list); d["a"].append(1); d["b"] += [2]; d[(1, 2)].append(3); d[(1, 2)].append(4); print(d)
            class Lower(dict):
                def __getitem__(self, k): return super().__getitem__(k.lower())
                def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
            l = Lower(); l["A"] = 1; l["a"] += 1; print(l, l["A"])
            class Miss(dict):
                def __missing__(self, k): return k * 2
            m = Miss(x=1); print(m["x"], m["y"]); m["x"] = 5; print(m)
            o = OrderedDict(); o["a"] = 1; o["b"] = 2; o["a"] = 3; print(o, o["a"])
            t = {(1, 2): "a", (1, "x"): "b", (): "c", (1.5,): "d", (True, 2): "e"}; print(t, t[1, 2], t[(1, "x")], t[()], t[1.5,], (1, 3) in t, (1, 2.0) in t, t[(1.0, 2)])
            s = {(1, 2), (3, 4), ("a", 1)}; print((3, 4) in s, (3, "4") in s, hash((1, 2)), hash(("a",)) == hash(("a",)))
            w = "hello"; print(w[0], w[-1], w[4], "é"[0], "aé"[0])
            for i in (5, -6):
                try: w[i]
                except IndexError as e: print(e)
            print(pow(3, 200, 17), pow(-3, 3, 7), pow(2, 0, 1), pow(5, -1, 7), pow(3, 4, -5), pow(10**17 + 3, 10**17, 10**18 + 9), pow(2, 2**62, 2**63 - 25), pow(2, 10, 2**64))
            try: pow(1, 2, 0)
            except ValueError as e: print(e)
            """#,
            prints: #"""
            Counter({'i': 4, 's': 4, 'p': 2, 'm': 1}) 0 [('i', 4), ('s', 4)]
            Counter({'s': 6, 'i': 5, 'm': 2, 'p': 2})
            Counter({1: 3, (1, 2): 2, None: 2, (1, (2,)): 2, 'a': 1})
            unhashable type: 'list'
            'int' object is not iterable
            defaultdict(<class 'list'>, {'a': [1], 'b': [2], (1, 2): [3, 4]})
            {'a': 2} 2
            1 yy
            {'x': 5}
            OrderedDict([('a', 3), ('b', 2)]) 3
            {(1, 2): 'e', (1, 'x'): 'b', (): 'c', (1.5,): 'd'} e b c d False True e
            True False -3550055125485641917 True
            h o o é a
            string index out of range
            string index out of range
            16 1 0 3 -4 796644834120785475 8192 1024
            pow() 3rd argument cannot be 0
            """#)
    }

    /// What a call was given is let go when it has ended.
    @Test func droppedAtTheEndOfACall() {
        check(
            #"""
            def g():
                try:
                    for i in range(3):
                        print("y", i)
                        yield i
                finally:
                    print("closed")
            print(any(x > 0 for x in g()), all(x < 0 for x in g()))
            print(next(g()))
            for x in g(): break
            print("after", [y for y in (next(g()), 7)])
            """#,
            prints: #"""
            y 0
            y 1
            closed
            y 0
            closed
            True False
            y 0
            closed
            0
            y 0
            closed
            y 0
            closed
            after [0, 7]
            """#)
    }
}
