// The builtin functions on any object. Expected values are CPython 3.11's.

import Testing

@Suite struct BuiltinsFunctionTests {
    @Test func functions() {
        checkTranscript(
            #"""
            >>> len([1, 2])
            2
            >>> len(1)
            TypeError: object of type 'int' has no len()
            >>> len()
            TypeError: len() takes exactly one argument (0 given)
            >>> len(1, 2)
            TypeError: len() takes exactly one argument (2 given)
            >>> print(1, 'a', [2], None, True, 2.5)
            1 a [2] None True 2.5
            >>> print()

            >>> print(1, 2, sep='-', end='!\n')
            1-2!
            >>> print(1, sep=2)
            TypeError: sep must be None or a string, not int
            >>> print(1, end=2)
            TypeError: end must be None or a string, not int
            >>> print(1, foo=2)
            TypeError: 'foo' is an invalid keyword argument for print()
            >>> print(*[1, 2, 3], sep='\n')
            1
            2
            3
            >>> max([1, 3, 2])
            3
            >>> max(1, 3, 2)
            3
            >>> min('b', 'a')
            'a'
            >>> max([])
            ValueError: max() arg is an empty sequence
            >>> max([], default=7)
            7
            >>> max()
            TypeError: max expected at least 1 argument, got 0
            >>> max(1)
            TypeError: 'int' object is not iterable
            >>> max(1, 2, default=3)
            TypeError: Cannot specify a default for max() with multiple positional arguments
            >>> max(['a', 'bbb', 'cc'], key=len)
            'bbb'
            >>> min([(1, 'b'), (1, 'a')])
            (1, 'a')
            >>> min([1, 'a'])
            TypeError: '<' not supported between instances of 'str' and 'int'
            >>> sum([1, 2, 3])
            6
            >>> sum([0.1] * 10)
            0.9999999999999999
            >>> sum([[1], [2]], [])
            [1, 2]
            >>> sum(['a'], '')
            TypeError: sum() can't sum strings [use ''.join(seq) instead]
            >>> sum(['a'])
            TypeError: unsupported operand type(s) for +: 'int' and 'str'
            >>> sum([1, 2], 10)
            13
            >>> sum([1, 2], start=10)
            13
            >>> any([0, 1])
            True
            >>> all([])
            True
            >>> all([1, 0])
            False
            >>> any(1)
            TypeError: 'int' object is not iterable
            >>> isinstance(1, int)
            True
            >>> isinstance(True, int)
            True
            >>> isinstance(1, (str, int))
            True
            >>> isinstance(1, 1)
            TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
            >>> isinstance(1, (str, 1))
            TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
            >>> issubclass(bool, int)
            True
            >>> issubclass(1, int)
            TypeError: issubclass() arg 1 must be a class
            >>> issubclass(int, 1)
            TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
            >>> isinstance([], list), isinstance((), list), isinstance({}, dict), isinstance(None, type(None))
            (True, False, True, True)
            >>> type(1), type(''), type([]), type(None), type(len), type(type), type(...), type(NotImplemented)
            (<class 'int'>, <class 'str'>, <class 'list'>, <class 'NoneType'>, <class 'builtin_function_or_method'>, <class 'type'>, <class 'ellipsis'>, <class 'NotImplementedType'>)
            >>> type()
            TypeError: type() takes 1 or 3 arguments
            >>> type(1, 2)
            TypeError: type() takes 1 or 3 arguments
            >>> callable(len), callable(1), callable(int), callable([].append), callable(lambda: 1)
            (True, False, True, True, True)
            >>> repr('a')
            "'a'"
            >>> ascii('é€😀a')
            "'\\xe9\\u20ac\\U0001f600a'"
            >>> hash(1), hash(True), hash(-1)
            (1, 1, -2)
            >>> hash({})
            TypeError: unhashable type: 'dict'
            >>> getattr([1], 'foo')
            AttributeError: 'list' object has no attribute 'foo'
            >>> getattr([1], 'foo', 5)
            5
            >>> getattr([1, 2], 'index')(2)
            1
            >>> getattr(1, 2)
            TypeError: attribute name must be string, not 'int'
            >>> hasattr([], 'append')
            True
            >>> hasattr([], 'foo')
            False
            >>> setattr([], 'foo', 1)
            AttributeError: 'list' object has no attribute 'foo'
            >>> setattr([], 'append', 1)
            AttributeError: 'list' object attribute 'append' is read-only
            >>> delattr([], 'append')
            AttributeError: 'list' object attribute 'append' is read-only
            >>> delattr([], 'foo')
            AttributeError: 'list' object has no attribute 'foo'
            >>> vars(1)
            TypeError: vars() argument must have __dict__ attribute
            >>> object(1)
            TypeError: object() takes no arguments
            >>> format(5)
            '5'
            >>> format([1], 'x')
            TypeError: unsupported format string passed to list.__format__
            >>> format(1, 2)
            TypeError: format() argument 2 must be str, not int
            >>> [].foo
            AttributeError: 'list' object has no attribute 'foo'
            >>> len.foo
            AttributeError: 'builtin_function_or_method' object has no attribute 'foo'
            >>> list.foo
            AttributeError: type object 'list' has no attribute 'foo'
            >>> (1).foo
            AttributeError: 'int' object has no attribute 'foo'
            >>> None.foo
            AttributeError: 'NoneType' object has no attribute 'foo'
            >>> {}.keys().foo
            AttributeError: 'dict_keys' object has no attribute 'foo'
            >>> ...
            Ellipsis
            >>> NotImplemented
            NotImplemented
            >>> [1].__len__()
            1
            >>> (1).__class__
            <class 'int'>
            >>> [].__class__.__name__
            'list'
            >>> list.__name__
            'list'
            >>> len.__name__
            'len'
            >>> [].append.__name__
            'append'
            >>> id([]) == id([]) or True
            True
            >>> id(None) == id(None)
            True
            >>> 'append' in dir([])
            True
            >>> x = 5
            >>> 'x' in globals()
            True
            """#)
    }
}
