// Subscripts, operand types, displays, comprehensions and what is too large. Numbers are in CellsOfNumbers.
// Expected texts are CPython's.

import Testing

@Suite struct CellsOfContainers {
    @Test func subscriptsAndSlices() {
        check(
            #"""
            a = [0, 1, 2, 3, 4]
            a[1], a[-1], a[1:3], a[::-1], a[::2], a[-2:], a[10:], a[3:1], a[-100:2]
            """#,
            prints: #"""
            (1, 4, [1, 2], [4, 3, 2, 1, 0], [0, 2, 4], [3, 4], [], [], [0, 1])
            """#)
        check(#"[1, 2, 3][5]"#, prints: #"IndexError: list index out of range"#)
        check(#"[1, 2, 3][-4]"#, prints: #"IndexError: list index out of range"#)
        check(#"[1, 2][::0]"#, prints: #"ValueError: slice step cannot be zero"#)
        check(#"[1, 2][1.5]"#, prints: #"TypeError: list indices must be integers or slices, not float"#)
        check(#"[1, 2][None,]"#, prints: #"TypeError: list indices must be integers or slices, not tuple"#)
        check(#""abc"[5]"#, prints: #"IndexError: string index out of range"#)
        check(#"(1, 2)[2]"#, prints: #"IndexError: tuple index out of range"#)
        check(#"{"a": 1}["b"]"#, prints: #"KeyError: 'b'"#)
        check(#"{}[[1]]"#, prints: #"TypeError: unhashable type: 'list'"#)
        check(#"5[0]"#, prints: #"TypeError: 'int' object is not subscriptable"#)
        check(#"None[0]"#, prints: #"TypeError: 'NoneType' object is not subscriptable"#)
        check(
            #"""
            "héllo"[1], "héllo"[::-1], len("héllo"), "abc"[1:], "abc"[-1]
            """#,
            prints: #"""
            ('é', 'olléh', 5, 'bc', 'c')
            """#)
        check(
            #"""
            a = [1, 2, 3, 4]
            a[1:3] = "xyz"
            a
            """#,
            prints: #"""
            [1, 'x', 'y', 'z', 4]
            """#)
        check(
            #"""
            a = [1, 2, 3, 4]
            a[::2] = [1, 2, 3]
            """#,
            prints: #"""
            ValueError: attempt to assign sequence of size 3 to extended slice of size 2
            """#)
        check(
            #"""
            a = "abc"
            a[0] = "x"
            """#,
            prints: #"""
            TypeError: 'str' object does not support item assignment
            """#)
        check(#"(1, 2)[0] = 5"#, prints: #"TypeError: 'tuple' object does not support item assignment"#)
        check(#"range(10)[2:8:3], range(10)[-1], range(0, 3, 1)[1]"#, prints: #"(range(2, 8, 3), 9, 1)"#)
        check(#"range(0, 3, 0)"#, prints: #"ValueError: range() arg 3 must not be zero"#)
    }

    @Test func wrongOperandTypes() {
        check(#"1 + "a""#, prints: #"TypeError: unsupported operand type(s) for +: 'int' and 'str'"#)
        check(#""a" + 1"#, prints: #"TypeError: can only concatenate str (not "int") to str"#)
        check(#"[1] + (2,)"#, prints: #"TypeError: can only concatenate list (not "tuple") to list"#)
        check(#""a" * "b""#, prints: #"TypeError: can't multiply sequence by non-int of type 'str'"#)
        check(#"-"a""#, prints: #"TypeError: bad operand type for unary -: 'str'"#)
        check(#"None + 1"#, prints: #"TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'"#)
        check(#"{} + {}"#, prints: #"TypeError: unsupported operand type(s) for +: 'dict' and 'dict'"#)
        check(#"[] - []"#, prints: #"TypeError: unsupported operand type(s) for -: 'list' and 'list'"#)
        check(#"len(5)"#, prints: #"TypeError: object of type 'int' has no len()"#)
        check(#"5()"#, prints: #"TypeError: 'int' object is not callable"#)
        check(#""abc".nope"#, prints: #"AttributeError: 'str' object has no attribute 'nope'"#)
        check(#"(5).real, (5).nope"#, prints: #"AttributeError: 'int' object has no attribute 'nope'"#)
        check(#"None.x"#, prints: #"AttributeError: 'NoneType' object has no attribute 'x'"#)
        check(
            #"""
            x = 5
            x.y = 1
            """#,
            prints: #"""
            AttributeError: 'int' object has no attribute 'y'
            """#)
        check(#"for i in 5: pass"#, prints: #"TypeError: 'int' object is not iterable"#)
        check(#"1 in 5"#, prints: #"TypeError: argument of type 'int' is not iterable"#)
        check(#"a, b = 5"#, prints: #"TypeError: cannot unpack non-iterable int object"#)
        check(#"hash([])"#, prints: #"TypeError: unhashable type: 'list'"#)
        check(#"{[]: 1}"#, prints: #"TypeError: unhashable type: 'list'"#)
        check(#"{1, {}}"#, prints: #"TypeError: unhashable type: 'dict'"#)
        check(#""a" * 3, 3 * [0], "a" * -1, [1] * 0, (1, 2) * 2"#, prints: #"('aaa', [0, 0, 0], '', [], (1, 2, 1, 2))"#)
    }

    @Test func lambdas() {
        check(
            #"""
            (lambda: 1)(), (lambda x, y=2: x + y)(1), (lambda *a, **k: (a, k))(1, 2, z=3)
            """#,
            prints: #"""
            (1, 3, ((1, 2), {'z': 3}))
            """#)
        check(
            #"""
            f = lambda x: lambda y: x + y
            f(1)(2)
            """#,
            prints: #"""
            3
            """#)
        check(#"sorted([3, 1, 2], key=lambda x: -x)"#, prints: #"[3, 2, 1]"#)
        check(#"(lambda x: x)()"#, prints: #"TypeError: <lambda>() missing 1 required positional argument: 'x'"#)
    }

    @Test func formattedStrings() {
        check(
            #"""
            x = 3
            f"{x} {x!r} {x:5d}| {x=} {x + 1 = } {{}} {x:>{x}}|"
            """#,
            prints: #"""
            '3 3     3| x=3 x + 1 = 4 {}   3|'
            """#)
        check(
            #"""
            name = "Ada"
            f"{name!r:>8}|{name:^9}|{name[0]}{'nested'}"
            """#,
            prints: #"""
            "   'Ada'|   Ada   |Anested"
            """#)
        check(
            #"""
            v = 3.14159
            f"{v:.2f} {v:8.3f} {v:e} {v:g} {1e10:,} {1234567:,} {0.5:%} {255:x} {255:#b}"
            """#,
            prints: #"""
            '3.14    3.142 3.141590e+00 3.14159 10,000,000,000.0 1,234,567 50.000000% ff 0b11111111'
            """#)
        check(#"f"{'a' if 1 else 'b'} {[i for i in range(3)]} {(lambda q: q)(5)}""#, prints: #"'a [0, 1, 2] 5'"#)
        check(#""%d %s %r %.2f %5d|%-5s|" % (1, "a", "b", 2.5, 3, "c")"#, prints: #""1 a 'b' 2.50     3|c    |""#)
        check(
            #"""
            "{} {1} {a}".format(1, a=2)
            """#,
            prints: #"""
            ValueError: cannot switch from automatic field numbering to manual field specification
            """#)
        check(#""{0} {1} {a} {0!r}".format("x", 2, a=3)"#, prints: #""x 2 3 'x'""#)
        check(#"f"{undefined_name}""#, prints: #"NameError: name 'undefined_name' is not defined"#)
        check(#"f"{1:d}{'s':d}""#, prints: #"ValueError: Unknown format code 'd' for object of type 'str'"#)
        check(#"f'{"a"}' "b" f"{1}""#, prints: #"'ab1'"#)
    }

    @Test func walrus() {
        check(
            #"""
            (n := 5) + n
            n
            """#,
            prints: #"""
            10
            5
            """#)
        check(#"[y := 1, y**2, y + 1]"#, prints: #"[1, 1, 2]"#)
        check(
            #"""
            data = [1, 2, 3, 4]
            [half for x in data if (half := x / 2) > 1], half
            """#,
            prints: #"""
            ([1.5, 2.0], 2.0)
            """#)
        check(#"while (x := data_next()) if False else False: pass"#, prints: #""#)
        check(#"if (m := len("abc")) > 2: print(m)"#, prints: #"3"#)
    }

    @Test func underscoreIsTheLastShownValue() {
        check(
            #"""
            1 + 1
            _ + 1
            None
            _
            x = 5
            _
            """#,
            prints: #"""
            2
            3
            3
            3
            """#)
        check(#"_"#, prints: #"NameError: name '_' is not defined"#)
        check(
            #"""
            "a"
            _ * 2
            print("p")
            _
            """#,
            prints: #"""
            'a'
            'aa'
            p
            'aa'
            """#)
    }
}
