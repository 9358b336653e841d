// `enumerate`, `zip`, `map`, `filter`, `reversed`, `iter` and `next`. Expected values are CPython 3.11's.

import Testing

@Suite struct BuiltinsIteratorTests {
    @Test func iterators() {
        checkTranscript(
            #"""
            >>> list(enumerate('ab'))
            [(0, 'a'), (1, 'b')]
            >>> list(enumerate('ab', 1))
            [(1, 'a'), (2, 'b')]
            >>> list(enumerate('ab', start=5))
            [(5, 'a'), (6, 'b')]
            >>> enumerate(1)
            TypeError: 'int' object is not iterable
            >>> list(zip([1, 2], 'ab'))
            [(1, 'a'), (2, 'b')]
            >>> list(zip())
            []
            >>> list(zip([1, 2], [1], strict=True))
            ValueError: zip() argument 2 is shorter than argument 1
            >>> list(zip([1], [1, 2], strict=True))
            ValueError: zip() argument 2 is longer than argument 1
            >>> list(zip([1], [1], [1, 2], strict=True))
            ValueError: zip() argument 3 is longer than arguments 1-2
            >>> zip([1], 2)
            TypeError: 'int' object is not iterable
            >>> list(map(lambda a: a * 2, [1, 2]))
            [2, 4]
            >>> list(map(lambda a, b: a + b, [1, 2], [10, 20, 30]))
            [11, 22]
            >>> map(len)
            TypeError: map() must have at least two arguments.
            >>> list(filter(None, [0, 1, '', 'a']))
            [1, 'a']
            >>> list(filter(lambda v: v > 1, [1, 2, 3]))
            [2, 3]
            >>> filter(1)
            TypeError: filter expected 2 arguments, got 1
            >>> list(reversed([1, 2, 3]))
            [3, 2, 1]
            >>> list(reversed('abc'))
            ['c', 'b', 'a']
            >>> list(reversed((1, 2)))
            [2, 1]
            >>> reversed({1})
            TypeError: 'set' object is not reversible
            >>> reversed(1)
            TypeError: 'int' object is not reversible
            >>> i = iter([1, 2])
            >>> next(i)
            1
            >>> next(i)
            2
            >>> next(i)
            StopIteration
            >>> next(i, 'default')
            'default'
            >>> next([])
            TypeError: 'list' object is not an iterator
            >>> next(1)
            TypeError: 'int' object is not an iterator
            >>> iter(1)
            TypeError: 'int' object is not iterable
            >>> iter(1, 2)
            TypeError: iter(v, w): v must be callable
            >>> it = iter([5, 6, 0, 7])
            >>> list(iter(lambda: next(it), 0))
            [5, 6]
            >>> l = [1, 2, 3]
            >>> for v in l: l.append(v) if len(l) < 6 else None
            >>> l
            [1, 2, 3, 1, 2, 3]
            >>> type(iter([])), type(iter(())), type(iter({})), type(iter(set())), type(iter(range(1)))
            (<class 'list_iterator'>, <class 'tuple_iterator'>, <class 'dict_keyiterator'>, <class 'set_iterator'>, <class 'range_iterator'>)
            >>> type(zip()), type(map(len, [])), type(enumerate([])), type(filter(None, [])), type(reversed([]))
            (<class 'zip'>, <class 'map'>, <class 'enumerate'>, <class 'filter'>, <class 'list_reverseiterator'>)
            >>> iter([1]).__next__()
            1
            >>> hasattr([], '__iter__'), hasattr(1, '__iter__'), hasattr([], '__len__')
            (True, False, True)
            >>> dict(zip('ab', [1, 2]))
            {'a': 1, 'b': 2}
            >>> list(zip(*[(1, 2), (3, 4)]))
            [(1, 3), (2, 4)]
            >>> e = enumerate([1])
            >>> iter(e) is e
            True
            """#)
    }
}
