// Every form of assignment, unpacking and deletion. Expected texts are CPython's.

import Testing

@Suite struct CellsOfAssignment {
    @Test func plainAndChained() {
        check(
            #"""
            a = b = [1]
            a.append(2)
            b
            """#,
            prints: #"""
            [1, 2]
            """#)
        check(
            #"""
            x = y = z = 0
            x, y, z
            """#,
            prints: #"""
            (0, 0, 0)
            """#)
        check(
            #"""
            x: int = 5
            x
            """#,
            prints: #"""
            5
            """#)
        check(
            #"""
            x: int
            x
            """#,
            prints: #"""
            NameError: name 'x' is not defined
            """#)
        check(
            #"""
            a, b = 1, 2
            a, b = b, a
            a, b
            """#,
            prints: #"""
            (2, 1)
            """#)
        check(
            #"""
            a = 1
            a, b = a + 1, a + 2
            a, b
            """#,
            prints: #"""
            (2, 3)
            """#)
        check(
            #"""
            i = 0
            a = [10, 20]
            i, a[i] = 1, 99
            i, a
            """#,
            prints: #"""
            (1, [10, 99])
            """#)
        check(
            #"""
            a = [1, 2, 3]
            a[0], a[1], a[2] = a[2], a[0], a[1]
            a
            """#,
            prints: #"""
            [3, 1, 2]
            """#)
        check(
            #"""
            a, b, c = [3, 1, 2]
            a, (b, c) = 1, (2, 3)
            [a, b] = "xy"
            a, b, c
            """#,
            prints: #"""
            ('x', 'y', 3)
            """#)
        check(
            #"""
            a, b, c = c, a, b = 1, 2, 3
            a, b, c
            """#,
            prints: #"""
            (2, 3, 1)
            """#)
    }

    @Test func unpacking() {
        check(
            #"""
            a, *b = 1, 2, 3
            *c, d = [1, 2, 3]
            e, *f, g = range(5)
            h, *i = "x"
            a, b, c, d, e, f, g, h, i
            """#,
            prints: #"""
            (1, [2, 3], [1, 2], 3, 0, [1, 2, 3], 4, 'x', [])
            """#)
        check(
            #"""
            (a, b), [c, *d] = (1, 2), "xyz"
            a, b, c, d
            """#,
            prints: #"""
            (1, 2, 'x', ['y', 'z'])
            """#)
        check(#"a, b = 1, 2, 3"#, prints: #"ValueError: too many values to unpack (expected 2)"#)
        check(#"a, b, c = 1, 2"#, prints: #"ValueError: not enough values to unpack (expected 3, got 2)"#)
        check(#"a, *b, c = (1,)"#, prints: #"ValueError: not enough values to unpack (expected at least 2, got 1)"#)
        check(
            #"""
            a, b = {"x": 1, "y": 2}
            a, b
            """#,
            prints: #"""
            ('x', 'y')
            """#)
        check(#"a, b = (i for i in range(3))"#, prints: #"ValueError: too many values to unpack (expected 2)"#)
        check(
            #"""
            *a, = 1, 2
            a
            """#,
            prints: #"""
            [1, 2]
            """#)
        check(
            #"""
            for i, (a, *b) in enumerate([(1, 2, 3), (4,)]): print(i, a, b)
            """#,
            prints: #"""
            0 1 [2, 3]
            1 4 []
            """#)
        check(
            #"""
            [*range(2), *"ab"], (*[1], 2), {*[1, 1]}, {**{"a": 1}, "b": 2, **{"a": 3}}
            """#,
            prints: #"""
            ([0, 1, 'a', 'b'], (1, 2), {1}, {'a': 3, 'b': 2})
            """#)
        check(#"[*5]"#, prints: #"TypeError: Value after * must be an iterable, not int"#)
        check(#"{**5}"#, prints: #"TypeError: 'int' object is not a mapping"#)
        check(#"*a, *b = 1, 2"#, prints: #"SyntaxError: multiple starred expressions in assignment"#)
        check(
            #"""
            x = *[1, 2], 3
            x
            """#,
            prints: #"""
            (1, 2, 3)
            """#)
        check(#"a, b = 5"#, prints: #"TypeError: cannot unpack non-iterable int object"#)
        check(#"a, b = None"#, prints: #"TypeError: cannot unpack non-iterable NoneType object"#)
    }
}
