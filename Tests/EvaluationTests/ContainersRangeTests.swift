// Ranges and slices. Expected values are CPython 3.11's.

import Testing

@Suite struct ContainersRangeTests {
    @Test func range() {
        checkTranscript(
            #"""
            >>> range(5)
            range(0, 5)
            >>> range(1, 10, 3)
            range(1, 10, 3)
            >>> list(range(10, 0, -3))
            [10, 7, 4, 1]
            >>> len(range(0, 10, 3))
            4
            >>> range(10)[2:8:2]
            range(2, 8, 2)
            >>> range(10)[-1]
            9
            >>> range(10)[::-1]
            range(9, -1, -1)
            >>> range(5)[7]
            IndexError: range object index out of range
            >>> range(3)['x']
            TypeError: range indices must be integers or slices, not str
            >>> 5 in range(10)
            True
            >>> 5.0 in range(10)
            True
            >>> 5.5 in range(10)
            False
            >>> 'a' in range(10)
            False
            >>> range(0) == range(5, 5)
            True
            >>> range(0, 10, 3) == range(0, 11, 3)
            True
            >>> hash(range(3)) == hash(range(0, 3, 1))
            True
            >>> range(1, 2, 0)
            ValueError: range() arg 3 must not be zero
            >>> range('a')
            TypeError: 'str' object cannot be interpreted as an integer
            >>> range(1.5)
            TypeError: 'float' object cannot be interpreted as an integer
            >>> range()
            TypeError: range expected at least 1 argument, got 0
            >>> range(1, 2, 3, 4)
            TypeError: range expected at most 3 arguments, got 4
            >>> range(10).index(3)
            3
            >>> range(10).index(30)
            ValueError: 30 is not in range
            >>> range(10).index('a')
            ValueError: sequence.index(x): x not in sequence
            >>> range(10).count(3)
            1
            >>> range(5).start, range(5).stop, range(5).step
            (0, 5, 1)
            >>> list(reversed(range(0, 10, 3)))
            [9, 6, 3, 0]
            >>> range(9223372036854775807)[5]
            5
            >>> list(range(9223372036854775805, 9223372036854775807))
            [9223372036854775805, 9223372036854775806]
            >>> len(range(-9223372036854775807, 9223372036854775807, 9223372036854775807))
            2
            >>> bool(range(0))
            False
            >>> range(3) < range(4)
            TypeError: '<' not supported between instances of 'range' and 'range'
            >>> slice(1, 2)
            slice(1, 2, None)
            >>> slice(5)
            slice(None, 5, None)
            >>> slice(1, 2, 3).indices(10)
            (1, 2, 3)
            >>> slice(None, None, -1).indices(5)
            (4, -1, -1)
            >>> slice(1, 2).start
            1
            >>> slice(1) == slice(None, 1, None)
            True
            >>> hash(slice(1))
            TypeError: unhashable type: 'slice'
            >>> slice()
            TypeError: slice expected at least 1 argument, got 0
            >>> range(3).idex
            AttributeError: 'range' object has no attribute 'idex'
            """#)
    }
}
