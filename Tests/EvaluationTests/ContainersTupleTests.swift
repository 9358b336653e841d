// Tuples: items, hashes, and what they refuse. Expected values are CPython 3.11's.

import Testing

@Suite struct ContainersTupleTests {
    @Test func tuple() {
        checkTranscript(
            #"""
            >>> t = (1, 2, 3)
            >>> t
            (1, 2, 3)
            >>> ()
            ()
            >>> (1,)
            (1,)
            >>> t[0]
            1
            >>> t[5]
            IndexError: tuple index out of range
            >>> t['a']
            TypeError: tuple indices must be integers or slices, not str
            >>> t[0] = 1
            TypeError: 'tuple' object does not support item assignment
            >>> del t[0]
            TypeError: 'tuple' object doesn't support item deletion
            >>> t.append
            AttributeError: 'tuple' object has no attribute 'append'
            >>> t + (4,)
            (1, 2, 3, 4)
            >>> t * 2
            (1, 2, 3, 1, 2, 3)
            >>> t.count(2)
            1
            >>> t.index(3)
            2
            >>> t.index(9)
            ValueError: tuple.index(x): x not in tuple
            >>> t < (1, 2, 4)
            True
            >>> hash((1, 2, 3))
            529344067295497451
            >>> hash(())
            5740354900026072187
            >>> hash((1, (2, 3), 4.5))
            4099221954381201776
            >>> 2 in t
            True
            >>> tuple([1, 2])
            (1, 2)
            >>> tuple('ab')
            ('a', 'b')
            >>> tuple(range(3))
            (0, 1, 2)
            >>> t[::-1]
            (3, 2, 1)
            >>> (1, [2])
            (1, [2])
            >>> hash((1, [2]))
            TypeError: unhashable type: 'list'
            >>> {(1, 2): 3}[1, 2]
            3
            >>> len(t)
            3
            """#)
    }
}
