// Augmented assignment, deletion, and what cannot be assigned. Other assignment is in CellsOfAssignment.
// Expected texts are CPython's.

import Testing

@Suite struct CellsOfAugmentedAssignment {
    @Test func augmented() {
        check(
            #"""
            x = 1
            x += 2; x -= 1; x *= 10; x //= 3; x **= 2; x %= 7; x <<= 3; x |= 1; x ^= 2; x &= 0xff; x >>= 1
            x
            """#,
            prints: #"""
            5
            """#)
        check(
            #"""
            x = 7
            x /= 2
            x
            """#,
            prints: #"""
            3.5
            """#)
        check(
            #"""
            a = [1]
            b = a
            a += [2]
            a *= 2
            b, a is b
            """#,
            prints: #"""
            ([1, 2, 1, 2], True)
            """#)
        check(
            #"""
            a = (1,)
            b = a
            a += (2,)
            a, b
            """#,
            prints: #"""
            ((1, 2), (1,))
            """#)
        check(
            #"""
            a = [1, 2]
            a[0] += 10
            a[-1] *= 3
            a
            """#,
            prints: #"""
            [11, 6]
            """#)
        check(
            #"""
            d = {"a": [1]}
            d["a"] += [2]
            d["b"] = d.get("b", 0) + 1
            d
            """#,
            prints: #"""
            {'a': [1, 2], 'b': 1}
            """#)
        check(
            #"""
            s = {1, 2}; t = s
            s |= {3}; s &= {2, 3}; s -= {2}
            t
            """#,
            prints: #"""
            {3}
            """#)
        check(#"nope += 1"#, prints: #"NameError: name 'nope' is not defined"#)
        check(
            #"""
            t = ([],)
            try: t[0] += [1]
            except TypeError as e: print(e)
            t
            """#,
            prints: #"""
            'tuple' object does not support item assignment
            ([1],)
            """#)
        check(
            #"""
            def f():
                total += 1
            total = 0
            f()
            """#,
            prints: #"""
            UnboundLocalError: cannot access local variable 'total' where it is not associated with a value
            """#)
        check(
            #"""
            x = 5
            x @= 2
            """#,
            prints: #"""
            TypeError: unsupported operand type(s) for @=: 'int' and 'int'
            """#)
        check(
            #"""
            a = [1]
            a += 5
            """#,
            prints: #"""
            TypeError: 'int' object is not iterable
            """#)
        check(
            #"""
            a = [1]
            a += "bc"
            a
            """#,
            prints: #"""
            [1, 'b', 'c']
            """#)
    }

    @Test func deletion() {
        check(
            #"""
            x = 1
            del x
            x
            """#,
            prints: #"""
            NameError: name 'x' is not defined
            """#)
        check(
            #"""
            a = [1, 2, 3, 4]
            del a[0], a[-1]
            a
            """#,
            prints: #"""
            [2, 3]
            """#)
        check(
            #"""
            a = [0, 1, 2, 3, 4]
            del a[1:3]
            a
            """#,
            prints: #"""
            [0, 3, 4]
            """#)
        check(
            #"""
            a = [0, 1, 2, 3, 4]
            del a[::2]
            a
            """#,
            prints: #"""
            [1, 3]
            """#)
        check(
            #"""
            d = {"a": 1}
            del d["a"]
            d
            """#,
            prints: #"""
            {}
            """#)
        check(#"del zz"#, prints: #"NameError: name 'zz' is not defined"#)
        check(
            #"""
            d = {}
            del d["a"]
            """#,
            prints: #"""
            KeyError: 'a'
            """#)
        check(
            #"""
            a, b = 1, 2
            del a, b
            a
            """#,
            prints: #"""
            NameError: name 'a' is not defined
            """#)
        check(
            #"""
            a, b = 1, 2
            del (a, b)
            b
            """#,
            prints: #"""
            NameError: name 'b' is not defined
            """#)
        check(
            #"""
            def f():
                x = 1
                del x
                return x
            f()
            """#,
            prints: #"""
            UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
            """#)
        check(
            #"""
            t = (1, 2)
            del t[0]
            """#,
            prints: #"""
            TypeError: 'tuple' object doesn't support item deletion
            """#)
        check(
            #"""
            a = []
            del a[3]
            """#,
            prints: #"""
            IndexError: list assignment index out of range
            """#)
    }

    @Test func whatCannotBeAssigned() {
        check(#"1 = x"#, prints: #"SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?"#)
        check(
            #"""
            f() = 1
            """#,
            prints: #"""
            SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?
            """#)
        check(#"True = 1"#, prints: #"SyntaxError: cannot assign to True"#)
        check(#"None = 1"#, prints: #"SyntaxError: cannot assign to None"#)
        check(
            #"""
            x + 1 = 2
            """#,
            prints: #"""
            SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?
            """#)
        check(#""a" = 1"#, prints: #"SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?"#)
        check(#"[a, 1] = 2"#, prints: #"SyntaxError: cannot assign to literal"#)
        check(#"x ="#, prints: #"SyntaxError: invalid syntax"#)
        check(#"del f()"#, prints: #"SyntaxError: cannot delete function call"#)
        check(#"del 1"#, prints: #"SyntaxError: cannot delete literal"#)
        check(
            #"""
            (x := 1) = 2
            """#,
            prints: #"""
            SyntaxError: cannot assign to named expression here. Maybe you meant '==' instead of '='?
            """#)
        check(#"x += 1 += 2"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"for 1 in []: pass"#, prints: #"SyntaxError: cannot assign to literal"#)
        check(#"x() += 1"#, prints: #"SyntaxError: 'function call' is an illegal expression for augmented assignment"#)
        check(#"a, b += 1"#, prints: #"SyntaxError: 'tuple' is an illegal expression for augmented assignment"#)
        check(#"lambda: x = 1"#, prints: #"SyntaxError: cannot assign to lambda"#)
        check(
            #"""
            {"a": 1} = 1
            """#,
            prints: #"""
            SyntaxError: cannot assign to dict literal here. Maybe you meant '==' instead of '='?
            """#)
        check(#"... = 1"#, prints: #"SyntaxError: cannot assign to ellipsis here. Maybe you meant '==' instead of '='?"#)
    }
}
