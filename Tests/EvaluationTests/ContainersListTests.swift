// Lists: methods, slices, order, repetition, and lists that hold themselves. Expected values are CPython 3.11's.

import Testing

@Suite struct ContainersListTests {
    @Test func list() {
        checkTranscript(
            #"""
            >>> a = [3, 1, 2]
            >>> a.append(4)
            >>> a
            [3, 1, 2, 4]
            >>> a.sort()
            >>> a
            [1, 2, 3, 4]
            >>> a.sort(reverse=True)
            >>> a
            [4, 3, 2, 1]
            >>> a[1:3]
            [3, 2]
            >>> a[::-1]
            [1, 2, 3, 4]
            >>> a[::2] = [9, 9]
            >>> a
            [9, 3, 9, 1]
            >>> a[1:1] = [7, 7, 7]
            >>> a
            [9, 7, 7, 7, 3, 9, 1]
            >>> del a[::2]
            >>> a
            [7, 7, 9]
            >>> a += (1, 2)
            >>> a
            [7, 7, 9, 1, 2]
            >>> a *= 2
            >>> a
            [7, 7, 9, 1, 2, 7, 7, 9, 1, 2]
            >>> a[-1]
            2
            >>> a[100]
            IndexError: list index out of range
            >>> a['x']
            TypeError: list indices must be integers or slices, not str
            >>> a[1.0]
            TypeError: list indices must be integers or slices, not float
            >>> a[100] = 1
            IndexError: list assignment index out of range
            >>> del a[100]
            IndexError: list assignment index out of range
            >>> a.pop()
            2
            >>> a.pop(0)
            7
            >>> a.pop(50)
            IndexError: pop index out of range
            >>> [].pop()
            IndexError: pop from empty list
            >>> a.index(9)
            1
            >>> a.index(77)
            ValueError: 77 is not in list
            >>> a.remove(77)
            ValueError: list.remove(x): x not in list
            >>> a.insert(-100, 'first')
            >>> a.insert(100, 'last')
            >>> a
            ['first', 7, 9, 1, 2, 7, 7, 9, 1, 'last']
            >>> a.count(1)
            2
            >>> a.copy() == a
            True
            >>> a.clear()
            >>> a
            []
            >>> a.reverse()
            >>> a.extend('abc')
            >>> a
            ['a', 'b', 'c']
            >>> a.extend(5)
            TypeError: 'int' object is not iterable
            >>> [1] + (2,)
            TypeError: can only concatenate list (not "tuple") to list
            >>> (1,) + [2]
            TypeError: can only concatenate tuple (not "list") to tuple
            >>> [1] * 'a'
            TypeError: can't multiply sequence by non-int of type 'str'
            >>> 2 * [1, 2]
            [1, 2, 1, 2]
            >>> [1] * 1.5
            TypeError: can't multiply sequence by non-int of type 'float'
            >>> [1, 2] < [1, 3]
            True
            >>> [1, 2] < [1]
            False
            >>> [1] < (1,)
            TypeError: '<' not supported between instances of 'list' and 'tuple'
            >>> [1] == (1,)
            False
            >>> [1, [2, [3]]] == [1, [2, [3]]]
            True
            >>> x = []
            >>> x.append(x)
            >>> x
            [[...]]
            >>> (x,)
            ([[...]],)
            >>> x == x
            True
            >>> y = {}
            >>> y['self'] = y
            >>> y
            {'self': {...}}
            >>> [0] * 10**15
            MemoryError
            >>> [1, 2, 3].sort(1)
            TypeError: sort() takes no positional arguments
            >>> list(1)
            TypeError: 'int' object is not iterable
            >>> list(1, 2)
            TypeError: list expected at most 1 argument, got 2
            >>> hash([])
            TypeError: unhashable type: 'list'
            >>> [1, 2, 3, 4, 5][4:1:-2]
            [5, 3]
            >>> [1, 2, 3][::0]
            ValueError: slice step cannot be zero
            >>> [1, 2, 3]['a':]
            TypeError: slice indices must be integers or None or have an __index__ method
            >>> b = [1, 2, 3, 4, 5, 6]
            >>> b[::2] = [1]
            ValueError: attempt to assign sequence of size 1 to extended slice of size 3
            >>> b[1:2] = 5
            TypeError: can only assign an iterable
            >>> b[::2] = 5
            TypeError: must assign iterable to extended slice
            >>> del b[1:3]
            >>> b
            [1, 4, 5, 6]
            >>> del b[5:1:-2]
            >>> b
            [1, 4, 5]
            >>> b[3:1] = [10]
            >>> b
            [1, 4, 5, 10]
            >>> sorted([3, 1, 2], key=lambda v: -v)
            [3, 2, 1]
            >>> sorted([(1, 'b'), (0, 'a'), (1, 'a')], key=lambda p: p[0], reverse=True)
            [(1, 'b'), (1, 'a'), (0, 'a')]
            >>> sorted([1, 'a'])
            TypeError: '<' not supported between instances of 'str' and 'int'
            >>> sorted(5)
            TypeError: 'int' object is not iterable
            >>> sorted('hello')
            ['e', 'h', 'l', 'l', 'o']
            >>> words = ['bb', 'a', 'ccc']
            >>> words.sort(key=len)
            >>> words
            ['a', 'bb', 'ccc']
            >>> words.foo
            AttributeError: 'list' object has no attribute 'foo'
            >>> words.appendd
            AttributeError: 'list' object has no attribute 'appendd'
            >>> list.append
            <method 'append' of 'list' objects>
            """#)
    }
}
