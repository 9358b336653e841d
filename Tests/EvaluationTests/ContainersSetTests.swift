// Sets: the order that CPython prints them in, methods and operators. Expected values are CPython 3.11's.

import Testing

@Suite struct ContainersSetTests {
    @Test func set() {
        checkTranscript(
            #"""
            >>> {3, 1, 2}
            {1, 2, 3}
            >>> {10, 5, 100, 33, 1}
            {33, 1, 100, 5, 10}
            >>> set([5, 3, 9, 1, 17, 33, 64, 128, 7, 2])
            {64, 1, 33, 3, 128, 5, 2, 7, 9, 17}
            >>> set(range(20, 0, -1))
            {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}
            >>> set()
            set()
            >>> frozenset([3, 1])
            frozenset({1, 3})
            >>> frozenset()
            frozenset()
            >>> {1.5, 2.0, 3}
            {1.5, 2.0, 3}
            >>> {(1, 2), (0, 1), (5, 5)}
            {(0, 1), (1, 2), (5, 5)}
            >>> {-1, -2, -3, 7}
            {-2, -3, -1, 7}
            >>> s = {1, 2, 3}
            >>> s.add(4)
            >>> s
            {1, 2, 3, 4}
            >>> s.remove(10)
            KeyError: 10
            >>> s.discard(10)
            >>> s.remove(1)
            >>> s
            {2, 3, 4}
            >>> s.pop()
            2
            >>> s
            {3, 4}
            >>> set().pop()
            KeyError: 'pop from an empty set'
            >>> s | {9}
            {9, 3, 4}
            >>> s & {3, 9}
            {3}
            >>> s - {3}
            {4}
            >>> s ^ {3, 9}
            {9, 4}
            >>> s | [1]
            TypeError: unsupported operand type(s) for |: 'set' and 'list'
            >>> s.union([1, 2], (7,))
            {1, 2, 3, 4, 7}
            >>> s.intersection([3], [3, 4])
            {3}
            >>> s.difference([3])
            {4}
            >>> s.symmetric_difference([3, 77])
            {4, 77}
            >>> s < {3, 4, 5}
            True
            >>> s <= s
            True
            >>> s > {3}
            True
            >>> s.issubset([3, 4])
            True
            >>> s.issuperset([3])
            True
            >>> s.isdisjoint([9])
            True
            >>> s == frozenset(s)
            True
            >>> s |= {100, 50}
            >>> s
            {50, 3, 4, 100}
            >>> s &= {100, 3}
            >>> s
            {3, 100}
            >>> s -= {3}
            >>> s
            {100}
            >>> s ^= {1}
            >>> s
            {1, 100}
            >>> s.update([1, 2], {5: 5})
            >>> s
            {1, 2, 100, 5}
            >>> s.intersection_update([1, 5, 100])
            >>> s
            {1, 100, 5}
            >>> s.difference_update([1])
            >>> s
            {100, 5}
            >>> s.symmetric_difference_update([5, 6])
            >>> s
            {100, 6}
            >>> {[]}
            TypeError: unhashable type: 'list'
            >>> {1}.remove([])
            TypeError: unhashable type: 'list'
            >>> hash({1})
            TypeError: unhashable type: 'set'
            >>> hash(frozenset([1, 2, 3]))
            -272375401224217160
            >>> hash(frozenset([1, 2, 3, 4, 5, 6]))
            1667793003797511190
            >>> hash(frozenset())
            133146708735736
            >>> {frozenset([1, 2]), frozenset([3])}
            {frozenset({3}), frozenset({1, 2})}
            >>> s[0]
            TypeError: 'set' object is not subscriptable
            >>> s.ad
            AttributeError: 'set' object has no attribute 'ad'
            >>> len(s)
            2
            >>> 5 in s
            False
            >>> [] in s
            TypeError: unhashable type: 'list'
            >>> for q in s: s.add(q + 1000)
            RuntimeError: Set changed size during iteration
            >>> set('aaa')
            {'a'}
            >>> set(range(30)) - set(range(25))
            {25, 26, 27, 28, 29}
            >>> set(range(0, 100, 7)) | set(range(0, 100, 11))
            {0, 66, 70, 7, 11, 77, 14, 84, 21, 22, 88, 91, 28, 33, 98, 35, 99, 42, 44, 49, 55, 56, 63}
            >>> set(range(0, 100, 7)) & set(range(0, 100, 21))
            {0, 42, 84, 21, 63}
            >>> set(range(0, 100, 7)) ^ set(range(0, 100, 11))
            {7, 11, 14, 21, 22, 28, 33, 35, 42, 44, 49, 55, 56, 63, 66, 70, 84, 88, 91, 98, 99}
            >>> u = set(range(50))
            >>> for i in range(0, 50, 3): u.discard(i)
            >>> u
            {1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25, 26, 28, 29, 31, 32, 34, 35, 37, 38, 40, 41, 43, 44, 46, 47, 49}
            >>> u.pop()
            1
            >>> u.pop()
            2
            >>> u.add(1000)
            >>> u
            {4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25, 26, 28, 29, 31, 32, 34, 35, 37, 38, 40, 41, 43, 44, 46, 47, 49, 1000}
            >>> {1, 2} | frozenset([3])
            {1, 2, 3}
            >>> frozenset([1]) | {2}
            frozenset({1, 2})
            >>> type(frozenset([1]) | {2})
            <class 'frozenset'>
            >>> {1} < [1]
            TypeError: '<' not supported between instances of 'set' and 'list'
            >>> f = frozenset([1])
            >>> f |= {2}
            >>> f
            frozenset({1, 2})
            >>> f.add
            AttributeError: 'frozenset' object has no attribute 'add'
            >>> {1, True, 1.0}
            {1}
            """#)
    }
}
