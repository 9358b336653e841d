// Wrong numbers of arguments, generators where iterables are taken, and functions called back. Expected values are CPython 3.11's.

import Testing

@Suite struct BuiltinsArgumentTests {
    @Test func arguments() {
        checkTranscript(
            #"""
            >>> len()
            TypeError: len() takes exactly one argument (0 given)
            >>> len(1, 2)
            TypeError: len() takes exactly one argument (2 given)
            >>> isinstance(1)
            TypeError: isinstance expected 2 arguments, got 1
            >>> isinstance(1, 2, 3)
            TypeError: isinstance expected 2 arguments, got 3
            >>> getattr()
            TypeError: getattr expected at least 2 arguments, got 0
            >>> getattr(1)
            TypeError: getattr expected at least 2 arguments, got 1
            >>> getattr(1, 2, 3, 4)
            TypeError: getattr expected at most 3 arguments, got 4
            >>> setattr(1)
            TypeError: setattr expected 3 arguments, got 1
            >>> sorted()
            TypeError: sorted expected 1 argument, got 0
            >>> sorted([], 1)
            TypeError: sorted expected 1 argument, got 2
            >>> sum()
            TypeError: sum() takes at least 1 positional argument (0 given)
            >>> sum(1, 2, 3)
            TypeError: sum() takes at most 2 arguments (3 given)
            >>> iter()
            TypeError: iter expected at least 1 argument, got 0
            >>> next()
            TypeError: next expected at least 1 argument, got 0
            >>> next(1, 2, 3)
            TypeError: next expected at most 2 arguments, got 3
            >>> print(foo=1)
            TypeError: 'foo' is an invalid keyword argument for print()
            >>> enumerate()
            TypeError: enumerate() missing required argument 'iterable'
            >>> enumerate(1, 2, 3)
            TypeError: enumerate() takes at most 2 arguments (3 given)
            >>> reversed()
            TypeError: reversed expected 1 argument, got 0
            >>> filter(1)
            TypeError: filter expected 2 arguments, got 1
            >>> filter(1, 2, 3)
            TypeError: filter expected 2 arguments, got 3
            >>> zip(foo=1)
            TypeError: 'foo' is an invalid keyword argument for zip()
            >>> range()
            TypeError: range expected at least 1 argument, got 0
            >>> slice(1, 2, 3, 4)
            TypeError: slice expected at most 3 arguments, got 4
            >>> list(1, 2)
            TypeError: list expected at most 1 argument, got 2
            >>> dict(1, 2)
            TypeError: dict expected at most 1 argument, got 2
            >>> set(1, 2)
            TypeError: set expected at most 1 argument, got 2
            >>> frozenset(1, 2)
            TypeError: frozenset expected at most 1 argument, got 2
            >>> tuple(1, 2)
            TypeError: tuple expected at most 1 argument, got 2
            >>> [].append()
            TypeError: list.append() takes exactly one argument (0 given)
            >>> [].append(1, 2)
            TypeError: list.append() takes exactly one argument (2 given)
            >>> [].append(object=1)
            TypeError: list.append() takes no keyword arguments
            >>> [].insert(1)
            TypeError: insert expected 2 arguments, got 1
            >>> [].insert(1, 2, 3)
            TypeError: insert expected 2 arguments, got 3
            >>> [].pop(1, 2)
            TypeError: pop expected at most 1 argument, got 2
            >>> [].clear(1)
            TypeError: list.clear() takes no arguments (1 given)
            >>> [].copy(1)
            TypeError: list.copy() takes no arguments (1 given)
            >>> [].index()
            TypeError: index expected at least 1 argument, got 0
            >>> [].index(1, 2, 3, 4)
            TypeError: index expected at most 3 arguments, got 4
            >>> [].extend()
            TypeError: list.extend() takes exactly one argument (0 given)
            >>> [].remove()
            TypeError: list.remove() takes exactly one argument (0 given)
            >>> [].count()
            TypeError: list.count() takes exactly one argument (0 given)
            >>> [].sort(1)
            TypeError: sort() takes no positional arguments
            >>> [].sort(foo=1)
            TypeError: 'foo' is an invalid keyword argument for sort()
            >>> [].reverse(1)
            TypeError: list.reverse() takes no arguments (1 given)
            >>> ().count()
            TypeError: tuple.count() takes exactly one argument (0 given)
            >>> ().index()
            TypeError: index expected at least 1 argument, got 0
            >>> {}.get()
            TypeError: get expected at least 1 argument, got 0
            >>> {}.get(1, 2, 3)
            TypeError: get expected at most 2 arguments, got 3
            >>> {}.pop()
            TypeError: pop expected at least 1 argument, got 0
            >>> {}.setdefault()
            TypeError: setdefault expected at least 1 argument, got 0
            >>> {}.items(1)
            TypeError: dict.items() takes no arguments (1 given)
            >>> {}.update(1, 2)
            TypeError: update expected at most 1 argument, got 2
            >>> {}.popitem(1)
            TypeError: dict.popitem() takes no arguments (1 given)
            >>> dict.fromkeys()
            TypeError: fromkeys expected at least 1 argument, got 0
            >>> {1}.add()
            TypeError: set.add() takes exactly one argument (0 given)
            >>> {1}.add(1, 2)
            TypeError: set.add() takes exactly one argument (2 given)
            >>> {1}.pop(1)
            TypeError: set.pop() takes no arguments (1 given)
            >>> {1}.remove()
            TypeError: set.remove() takes exactly one argument (0 given)
            >>> {1}.discard()
            TypeError: set.discard() takes exactly one argument (0 given)
            >>> {1}.symmetric_difference()
            TypeError: set.symmetric_difference() takes exactly one argument (0 given)
            >>> list.append()
            TypeError: unbound method list.append() needs an argument
            >>> list.append(1, 2)
            TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
            >>> {}.keys(1)
            TypeError: dict.keys() takes no arguments (1 given)
            >>> {20, 3, 5, 7, 9}
            {3, 20, 5, 7, 9}
            >>> {-1, -2, -3, 7}
            {-2, -3, -1, 7}
            >>> {1, 2}
            {1, 2}
            >>> {65, 33, 1, 2, 97}
            {65, 2, 33, 97, 1}
            >>> {*[65, 33], 1, 2, 97}
            {65, 2, 97, 1, 33}
            >>> x = 33
            >>> {65, x, 1, 2, 97}
            {65, 2, 97, 1, 33}
            >>> {(1, 2), (3, 4), (0, 0), (9, 9)}
            {(0, 0), (1, 2), (3, 4), (9, 9)}
            >>> {k % 7 for k in range(0, 90, 5)}
            {0, 1, 2, 3, 4, 5, 6}
            >>> {100 - k for k in range(12)}
            {96, 97, 98, 99, 100, 89, 90, 91, 92, 93, 94, 95}
            >>> type([].append), type(list.append), type(len), type(lambda: 1)
            (<class 'builtin_function_or_method'>, <class 'method_descriptor'>, <class 'builtin_function_or_method'>, <class 'function'>)
            >>> list.append
            <method 'append' of 'list' objects>
            >>> def gen():
            ...     yield 1
            ...     yield 2
            >>> list(gen()), sum(gen()), max(gen()), sorted(gen(), reverse=True), tuple(gen()), set(gen()), dict.fromkeys(gen())
            ([1, 2], 3, 2, [2, 1], (1, 2), {1, 2}, {1: None, 2: None})
            >>> a, *b = gen()
            >>> b
            [2]
            >>> [*gen(), *gen()]
            [1, 2, 1, 2]
            >>> list(zip(gen(), gen()))
            [(1, 1), (2, 2)]
            >>> def f(x, y=2): return x + y
            >>> list(map(f, [1, 2]))
            [3, 4]
            >>> sorted([3, 1, 2], key=f)
            [1, 2, 3]
            >>> f.foo = 3
            >>> f.foo
            3
            >>> f.bar
            AttributeError: 'function' object has no attribute 'bar'
            >>> bad = [1, 2, 3]
            >>> def key(v):
            ...     bad.append(1)
            ...     return v
            >>> bad.sort(key=key)
            ValueError: list modified during sort
            >>> bad
            [1, 2, 3]
            >>> def boom(v): raise RuntimeError('in key')
            >>> sorted([1, 2], key=boom)
            RuntimeError: in key
            >>> [1, 2].sort(key=boom)
            RuntimeError: in key
            >>> list(map(boom, [1]))
            RuntimeError: in key
            >>> q = [3, 2, 1]
            >>> q.sort(key=boom)
            RuntimeError: in key
            >>> q
            [3, 2, 1]
            >>> d = {1: 'a'}
            >>> for k, v in d.items(): print(k, v)
            1 a
            >>> [k for k in d]
            [1]
            >>> {**d, 2: 'b'}
            {1: 'a', 2: 'b'}
            >>> del d[1]
            >>> d
            {}
            >>> len(d) == 0 and not d
            True
            >>> n = [[0] * 3] * 2
            >>> n[0][0] = 1
            >>> n
            [[1, 0, 0], [1, 0, 0]]
            >>> m = [[0] * 3 for _ in range(2)]
            >>> m[0][0] = 1
            >>> m
            [[1, 0, 0], [0, 0, 0]]
            """#)
    }
}
