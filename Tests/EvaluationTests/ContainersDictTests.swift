// Dicts and their views: order, methods, and changes while one is walked. Expected values are CPython 3.11's.

import Testing

@Suite struct ContainersDictTests {
    @Test func dict() {
        checkTranscript(
            #"""
            >>> d = {'a': 1, 'b': 2}
            >>> d
            {'a': 1, 'b': 2}
            >>> d['c'] = 3
            >>> d['a'] = 10
            >>> d
            {'a': 10, 'b': 2, 'c': 3}
            >>> d['zz']
            KeyError: 'zz'
            >>> d[[]]
            TypeError: unhashable type: 'list'
            >>> {[]: 1}
            TypeError: unhashable type: 'list'
            >>> del d['a']
            >>> d
            {'b': 2, 'c': 3}
            >>> del d['a']
            KeyError: 'a'
            >>> d.get('b')
            2
            >>> d.get('q')
            >>> d.get('q', 5)
            5
            >>> d.setdefault('q', 7)
            7
            >>> d.setdefault('q', 8)
            7
            >>> d.pop('q')
            7
            >>> d.pop('q')
            KeyError: 'q'
            >>> d.pop('q', None)
            >>> d.popitem()
            ('c', 3)
            >>> d
            {'b': 2}
            >>> {}.popitem()
            KeyError: 'popitem(): dictionary is empty'
            >>> d.update({'x': 1}, y=2)
            >>> d
            {'b': 2, 'x': 1, 'y': 2}
            >>> d.update([('k', 'v')])
            >>> d
            {'b': 2, 'x': 1, 'y': 2, 'k': 'v'}
            >>> d.update(3)
            TypeError: 'int' object is not iterable
            >>> d.update([3])
            TypeError: cannot convert dictionary update sequence element #0 to a sequence
            >>> d.update([(1, 2, 3)])
            ValueError: dictionary update sequence element #0 has length 3; 2 is required
            >>> dict([1])
            TypeError: cannot convert dictionary update sequence element #0 to a sequence
            >>> dict(1)
            TypeError: 'int' object is not iterable
            >>> dict(1, 2)
            TypeError: dict expected at most 1 argument, got 2
            >>> dict(a=1, b=2)
            {'a': 1, 'b': 2}
            >>> dict([('a', 1)], b=2)
            {'a': 1, 'b': 2}
            >>> dict.fromkeys([1, 2, 3])
            {1: None, 2: None, 3: None}
            >>> dict.fromkeys('ab', 0)
            {'a': 0, 'b': 0}
            >>> {}.fromkeys([1], [])
            {1: []}
            >>> list(d)
            ['b', 'x', 'y', 'k']
            >>> list(d.items())
            [('b', 2), ('x', 1), ('y', 2), ('k', 'v')]
            >>> d.keys()
            dict_keys(['b', 'x', 'y', 'k'])
            >>> d.values()
            dict_values([2, 1, 2, 'v'])
            >>> d.items()
            dict_items([('b', 2), ('x', 1), ('y', 2), ('k', 'v')])
            >>> k = d.keys()
            >>> d['new'] = 1
            >>> k
            dict_keys(['b', 'x', 'y', 'k', 'new'])
            >>> 'new' in k
            True
            >>> k & {'new', 'zz'}
            {'new'}
            >>> sorted(k | {'zz'})
            ['b', 'k', 'new', 'x', 'y', 'zz']
            >>> sorted(k ^ {'new', 'zz'})
            ['b', 'k', 'x', 'y', 'zz']
            >>> k == {'x', 'y'}
            False
            >>> k <= {'b', 'x', 'y', 'k', 'new', 'other'}
            True
            >>> k.isdisjoint(['q'])
            True
            >>> ('x', 1) in d.items()
            True
            >>> list(reversed(d))
            ['new', 'k', 'y', 'x', 'b']
            >>> list(reversed(d.values()))
            [1, 'v', 2, 1, 2]
            >>> len(d.items())
            5
            >>> for q in d: d[q + 'z'] = 1
            RuntimeError: dictionary changed size during iteration
            >>> e = {1: 1, 2: 2}
            >>> for q in e: del e[q]
            RuntimeError: dictionary changed size during iteration
            >>> {1: 2} == {1: 2.0}
            True
            >>> {1: 2} | {3: 4}
            {1: 2, 3: 4}
            >>> f = {1: 2}
            >>> f |= {1: 5, 9: 9}
            >>> f
            {1: 5, 9: 9}
            >>> f | [1]
            TypeError: unsupported operand type(s) for |: 'dict' and 'list'
            >>> f < f
            TypeError: '<' not supported between instances of 'dict' and 'dict'
            >>> hash({})
            TypeError: unhashable type: 'dict'
            >>> f.clear()
            >>> f
            {}
            >>> f.copy()
            {}
            >>> {1: 'a', True: 'b', 1.0: 'c'}
            {1: 'c'}
            >>> {None: 1, (1, 2): 2}
            {None: 1, (1, 2): 2}
            >>> z = {}
            >>> for i in range(1000): z[i] = i
            >>> len(z)
            1000
            >>> for i in range(0, 1000, 2): del z[i]
            >>> len(z)
            500
            >>> list(z)[:5]
            [1, 3, 5, 7, 9]
            >>> z[501]
            501
            >>> z[500]
            KeyError: 500
            >>> for i in range(2000): z[i] = -i
            >>> len(z)
            2000
            >>> list(z)[:5]
            [1, 3, 5, 7, 9]
            >>> list(z)[-3:]
            [1997, 1998, 1999]
            >>> z.itms
            AttributeError: 'dict' object has no attribute 'itms'
            >>> hash(d.keys())
            TypeError: unhashable type: 'dict_keys'
            >>> d.keys().mapping == d
            True
            """#)
    }
}
