// Exception objects, what `except` catches, and what nests deeper than the stack. Expected values are CPython 3.11's.

import Testing

@Suite struct ExceptionsTests {
    @Test func exceptions() {
        checkTranscript(
            #"""
            >>> ValueError('x')
            ValueError('x')
            >>> ValueError()
            ValueError()
            >>> ValueError('a', 1)
            ValueError('a', 1)
            >>> str(ValueError('a', 1))
            "('a', 1)"
            >>> KeyError('a')
            KeyError('a')
            >>> str(KeyError('a'))
            "'a'"
            >>> str(KeyError())
            ''
            >>> e = ValueError('a', 2)
            >>> e.args
            ('a', 2)
            >>> e.foo
            AttributeError: 'ValueError' object has no attribute 'foo'
            >>> e.foo = 5
            >>> e.foo
            5
            >>> StopIteration(3).value
            3
            >>> StopIteration().value
            >>> SystemExit(3).code
            3
            >>> OSError(2, 'no')
            FileNotFoundError(2, 'no')
            >>> str(OSError(2, 'no'))
            '[Errno 2] no'
            >>> str(OSError(2, 'no', 'file'))
            "[Errno 2] no: 'file'"
            >>> OSError(2, 'no', 'f').errno
            2
            >>> OSError('just').errno
            >>> str(OSError('just'))
            'just'
            >>> ValueError(a=1)
            TypeError: ValueError() takes no keyword arguments
            >>> ImportError('x', name='n').name
            'n'
            >>> e.add_note('hi')
            >>> e.__notes__
            ['hi']
            >>> e.add_note(1)
            TypeError: note must be a str, not 'int'
            >>> e.with_traceback(None)
            ValueError('a', 2)
            >>> e.with_traceback(1)
            TypeError: __traceback__ must be a traceback or None
            >>> e.__cause__, e.__context__, e.__traceback__, e.__suppress_context__
            (None, None, None, False)
            >>> type(e)
            <class 'ValueError'>
            >>> isinstance(e, Exception), isinstance(e, (KeyError, LookupError))
            (True, False)
            >>> issubclass(KeyError, LookupError)
            True
            >>> ValueError('x') == ValueError('x')
            False
            >>> IOError is OSError
            True
            >>> raise ValueError('boom')
            ValueError: boom
            >>> raise KeyError('k')
            KeyError: 'k'
            >>> raise ValueError
            ValueError
            >>> raise 5
            TypeError: exceptions must derive from BaseException
            >>> raise ValueError('a') from 5
            TypeError: exception causes must derive from BaseException
            >>> try:
            ...     {}['x']
            ... except KeyError as err:
            ...     print(repr(err), err.args)
            KeyError('x') ('x',)
            >>> try:
            ...     [].pop()
            ... except (KeyError, IndexError) as err:
            ...     print(err)
            pop from empty list
            >>> try:
            ...     1 + []
            ... except int:
            ...     pass
            TypeError: catching classes that do not inherit from BaseException is not allowed
            >>> try:
            ...     try:
            ...         [][0]
            ...     except IndexError as a:
            ...         raise ValueError('b') from a
            ... except ValueError as b:
            ...     print(repr(b.__cause__), repr(b.__context__), b.__suppress_context__)
            IndexError('list index out of range') IndexError('list index out of range') True
            >>> try:
            ...     try:
            ...         [][0]
            ...     except IndexError as a:
            ...         {}[1]
            ... except KeyError as b:
            ...     print(repr(b.__cause__), repr(b.__context__), b.__suppress_context__)
            None IndexError('list index out of range') False
            >>> str(e)
            "('a', 2)"
            >>> repr(e)
            "ValueError('a', 2)"
            >>> BaseException('q')
            BaseException('q')
            >>> UnicodeError('u')
            UnicodeError('u')
            >>> a = []
            >>> for i in range(5000): a = [a]
            >>> a == a
            True
            >>> b = []
            >>> for i in range(5000): b = [b]
            >>> a == b
            RecursionError: maximum recursion depth exceeded in comparison
            >>> print(a)
            RecursionError: maximum recursion depth exceeded while getting the repr of an object
            >>> a < b
            RecursionError: maximum recursion depth exceeded in comparison
            >>> n = []
            >>> for i in range(1000000): n = [n]
            >>> n = None
            >>> t = ()
            >>> for i in range(1000000): t = (t,)
            >>> t = None
            >>> d = {}
            >>> for i in range(300000): d = {1: d}
            >>> d = None
            """#)
    }
}
