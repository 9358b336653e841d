// Calls that do not fit, and definitions that are none. Calls that fit are in CellsOfFunctions.
// Expected texts are CPython's.

import Testing

@Suite struct CellsOfArguments {
    @Test func wrongArguments() {
        check(
            #"""
            def f(a, b): pass
            f()
            """#,
            prints: #"""
            TypeError: f() missing 2 required positional arguments: 'a' and 'b'
            """#)
        check(
            #"""
            def f(a, b): pass
            f(1)
            """#,
            prints: #"""
            TypeError: f() missing 1 required positional argument: 'b'
            """#)
        check(
            #"""
            def f(a, b, c): pass
            f()
            """#,
            prints: #"""
            TypeError: f() missing 3 required positional arguments: 'a', 'b', and 'c'
            """#)
        check(
            #"""
            def f(a, b): pass
            f(1, 2, 3)
            """#,
            prints: #"""
            TypeError: f() takes 2 positional arguments but 3 were given
            """#)
        check(
            #"""
            def f(a, b=1): pass
            f(1, 2, 3)
            """#,
            prints: #"""
            TypeError: f() takes from 1 to 2 positional arguments but 3 were given
            """#)
        check(
            #"""
            def f(): pass
            f(1)
            """#,
            prints: #"""
            TypeError: f() takes 0 positional arguments but 1 was given
            """#)
        check(
            #"""
            def f(): pass
            f(1, 2)
            """#,
            prints: #"""
            TypeError: f() takes 0 positional arguments but 2 were given
            """#)
        check(
            #"""
            def f(a): pass
            f(b=1)
            """#,
            prints: #"""
            TypeError: f() got an unexpected keyword argument 'b'
            """#)
        check(
            #"""
            def f(a): pass
            f(1, a=2)
            """#,
            prints: #"""
            TypeError: f() got multiple values for argument 'a'
            """#)
        check(
            #"""
            def f(a): pass
            f(1, **{"a": 2})
            """#,
            prints: #"""
            TypeError: f() got multiple values for argument 'a'
            """#)
        check(
            #"""
            def f(*, c): pass
            f()
            """#,
            prints: #"""
            TypeError: f() missing 1 required keyword-only argument: 'c'
            """#)
        check(
            #"""
            def f(*, c, d): pass
            f()
            """#,
            prints: #"""
            TypeError: f() missing 2 required keyword-only arguments: 'c' and 'd'
            """#)
        check(
            #"""
            def f(*, c): pass
            f(1)
            """#,
            prints: #"""
            TypeError: f() takes 0 positional arguments but 1 was given
            """#)
        check(
            #"""
            def f(a, *, c): pass
            f(1, 2, c=3)
            """#,
            prints: #"""
            TypeError: f() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
            """#)
        check(
            #"""
            def f(a, /): pass
            f(a=1)
            """#,
            prints: #"""
            TypeError: f() got some positional-only arguments passed as keyword arguments: 'a'
            """#)
        check(
            #"""
            def f(a, b, /, c): pass
            f(a=1, b=2, c=3)
            """#,
            prints: #"""
            TypeError: f() got some positional-only arguments passed as keyword arguments: 'a, b'
            """#)
        check(
            #"""
            def f(a): pass
            f(**{1: 2})
            """#,
            prints: #"""
            TypeError: keywords must be strings
            """#)
        check(
            #"""
            def f(a): pass
            f(1, x=2, y=3)
            """#,
            prints: #"""
            TypeError: f() got an unexpected keyword argument 'x'
            """#)
        check(
            #"""
            f = lambda a, b=1: 0
            f()
            """#,
            prints: #"""
            TypeError: <lambda>() missing 1 required positional argument: 'a'
            """#)
        check(#"len()"#, prints: #"TypeError: len() takes exactly one argument (0 given)"#)
        check(#"len(1, 2)"#, prints: #"TypeError: len() takes exactly one argument (2 given)"#)
        check(#"len(obj=[1])"#, prints: #"TypeError: len() takes no keyword arguments"#)
        check(#"abs("a")"#, prints: #"TypeError: bad operand type for abs(): 'str'"#)
        check(#"print(1, nope=2)"#, prints: #"TypeError: 'nope' is an invalid keyword argument for print()"#)
        check(#""a".join(1)"#, prints: #"TypeError: can only join an iterable"#)
        check(#""a".join([1])"#, prints: #"TypeError: sequence item 0: expected str instance, int found"#)
        check(#"[].append()"#, prints: #"TypeError: list.append() takes exactly one argument (0 given)"#)
        check(#"[].append(1, 2)"#, prints: #"TypeError: list.append() takes exactly one argument (2 given)"#)
        check(#"int("x")"#, prints: #"ValueError: invalid literal for int() with base 10: 'x'"#)
        check(
            #"""
            int([])
            """#,
            prints: #"""
            TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
            """#)
        check(#"float("x")"#, prints: #"ValueError: could not convert string to float: 'x'"#)
    }

    @Test func mistakesInDefinitions() {
        check(#"def f(a, a): pass"#, prints: #"SyntaxError: duplicate argument 'a' in function definition"#)
        check(#"def f(a=1, b): pass"#, prints: #"SyntaxError: non-default argument follows default argument"#)
        check(#"def f(*): pass"#, prints: #"SyntaxError: named arguments must follow bare *"#)
        check(#"def f(*a, *b): pass"#, prints: #"SyntaxError: * argument may appear only once"#)
        check(#"def f(**k, a): pass"#, prints: #"SyntaxError: arguments cannot follow var-keyword argument"#)
        check(#"f(a=1, a=2)"#, prints: #"SyntaxError: keyword argument repeated: a"#)
        check(#"f(a=1, 2)"#, prints: #"SyntaxError: positional argument follows keyword argument"#)
        check(#"f(**{}, 1)"#, prints: #"SyntaxError: positional argument follows keyword argument unpacking"#)
        check(#"f(**{}, *[])"#, prints: #"SyntaxError: iterable argument unpacking follows keyword argument unpacking"#)
        check(#"f(1 = 2)"#, prints: #"SyntaxError: expression cannot contain assignment, perhaps you meant "=="?"#)
        check(#"def f(/, a): pass"#, prints: #"SyntaxError: at least one argument must precede /"#)
        check(
            #"""
            def f(a):
                global a
            """#,
            prints: #"""
            SyntaxError: name 'a' is parameter and global
            """#)
        check(
            #"""
            def f():
                x = 1
                global x
            """#,
            prints: #"""
            SyntaxError: name 'x' is assigned to before global declaration
            """#)
        check(
            #"""
            def f():
                nonlocal zz
            """#,
            prints: #"""
            SyntaxError: no binding for nonlocal 'zz' found
            """#)
        check(#"lambda x, x: 1"#, prints: #"SyntaxError: duplicate argument 'x' in function definition"#)
        check(
            #"""
            def f(x):
            return x
            """#,
            prints: #"""
            IndentationError: expected an indented block after function definition on line 1
            """#)
        check(#"def f("#, prints: #"SyntaxError: '(' was never closed"#)
        check(#"def 1(): pass"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"def f() return 1"#, prints: #"SyntaxError: expected ':'"#)
    }
}
