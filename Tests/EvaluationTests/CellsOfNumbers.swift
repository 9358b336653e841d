// Literals, numbers, comparisons and the order of evaluation. Containers and names are in the other Cells files.
// Expected texts are CPython's.

import Testing

@Suite struct CellsOfNumbers {
    @Test func literals() {
        check(
            #"""
            1, -1, 1.5, 1e3, 1_000, 0x1f, 0b101, 0o17, True, None, "a", 'b', "it's", ...
            """#,
            prints: #"""
            (1, -1, 1.5, 1000.0, 1000, 31, 5, 15, True, None, 'a', 'b', "it's", Ellipsis)
            """#)
        check(
            #"""
            (), (1,), (1, 2), [], [1], {}, {1: 2}, {1}, 1,
            """#,
            prints: #"""
            ((), (1,), (1, 2), [], [1], {}, {1: 2}, {1}, 1)
            """#)
        check(#""a" "b" 'c'"#, prints: #"'abc'"#)
        check(#""tab\tnew\nquote\"", r"\n", "\x41\u00e9""#, prints: #"('tab\tnew\nquote"', '\\n', 'Aé')"#)
        check(
            #"""
            """two
            lines"""
            """#,
            prints: #"""
            'two\nlines'
            """#)
        check(#"None"#, prints: #""#)
        check(#"[None]"#, prints: #"[None]"#)
        check(#"1 if True else 2, 1 if [] else 2"#, prints: #"(1, 2)"#)
    }

    @Test func integersHaveAnySize() {
        check(#"2**100"#, prints: #"1267650600228229401496703205376"#)
        check(
            #"""
            2**63, -2**63, 2**64 - 1
            """#,
            prints: #"""
            (9223372036854775808, -9223372036854775808, 18446744073709551615)
            """#)
        check(
            #"""
            9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 9223372036854775807
            """#,
            prints: #"""
            (9223372036854775808, -9223372036854775809, 85070591730234615847396907784232501249)
            """#)
        check(
            #"""
            abs(-2**63), -(-2**63), (-2**63) // -1
            """#,
            prints: #"""
            (9223372036854775808, 9223372036854775808, 9223372036854775808)
            """#)
        check(
            #"""
            x = 2**64
            x >> 1, x << 1, x & (x - 1), x | 1, x ^ x, ~x
            """#,
            prints: #"""
            (9223372036854775808, 36893488147419103232, 0, 18446744073709551617, 0, -18446744073709551617)
            """#)
        check(
            #"""
            10**20 // 3, 10**20 % 7, -10**20 // 3, -10**20 % 7, divmod(-10**20, 7)
            """#,
            prints: #"""
            (33333333333333333333, 2, -33333333333333333334, 5, (-14285714285714285715, 5))
            """#)
        check(#"2**100 == 2.0**100, 2**100 > 1e10, hash(2**61 - 1)"#, prints: #"(True, True, 0)"#)
        check(
            #"""
            f = 1
            for i in range(1, 31): f *= i
            f
            """#,
            prints: #"""
            265252859812191058636308480000000
            """#)
        check(#"int("123456789012345678901234567890") + 1"#, prints: #"123456789012345678901234567891"#)
        check(#"10**4299 > 0, len(str(10**4299))"#, prints: #"(True, 4300)"#)
        check(
            #"""
            str(10**4300)
            """#,
            prints: #"""
            ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
            """#)
        check(
            #"""
            int("9" * 4301)
            """#,
            prints: #"""
            ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
            """#)
        check(#"1 << -1"#, prints: #"ValueError: negative shift count"#)
        check(#"2.0**10000"#, prints: #"OverflowError: (34, 'Numerical result out of range')"#)
        check(#"1e308 * 10, 1e999, -1e999, 1e999 - 1e999"#, prints: #"(inf, inf, -inf, nan)"#)
        check(#"int(float("nan"))"#, prints: #"ValueError: cannot convert float NaN to integer"#)
        check(#"int(float("inf"))"#, prints: #"OverflowError: cannot convert float infinity to integer"#)
        check(#"float(10**400)"#, prints: #"OverflowError: int too large to convert to float"#)
    }

    @Test func divisionAndPowers() {
        check(
            #"""
            -7 // 2, -7 % 3, 7 % -3, 7 // -3, 7.5 // 2, -7.5 % 2, 2**-1, 0**0, 2**0.5
            """#,
            prints: #"""
            (-4, 2, -2, -3, 3.0, 0.5, 0.5, 1, 1.4142135623730951)
            """#)
        check(
            #"""
            round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2)
            """#,
            prints: #"""
            (2, 4, -2, 2.67, 1200)
            """#)
        check(#"-5 % float("inf"), -2**2, (-2)**2, 2**3**2"#, prints: #"(inf, -4, 4, 512)"#)
        check(#"1/0"#, prints: #"ZeroDivisionError: division by zero"#)
        check(#"1//0"#, prints: #"ZeroDivisionError: integer division or modulo by zero"#)
        check(#"1%0"#, prints: #"ZeroDivisionError: integer modulo by zero"#)
        check(#"0**-1"#, prints: #"ZeroDivisionError: 0.0 cannot be raised to a negative power"#)
        check(#"divmod(1, 0)"#, prints: #"ZeroDivisionError: integer division or modulo by zero"#)
        check(#"1.0/0.0"#, prints: #"ZeroDivisionError: float division by zero"#)
        check(#"7 / 2, 6 / 2, 10**30 / 10**10"#, prints: #"(3.5, 3.0, 1e+20)"#)
        check(
            #"""
            True + True, True * 3, -True, ~True, True == 1, True is 1 == 1
            """#,
            prints: #"""
            (2, 3, -1, -2, True, False)
            """#)
    }

    @Test func comparisonsChain() {
        check(#"1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 > 2 >= 2 != 1"#, prints: #"(True, False, True, True)"#)
        check(
            #"""
            def f(x):
                print("f", x)
                return x
            f(1) < f(0) < f(5)
            """#,
            prints: #"""
            f 1
            f 0
            False
            """#)
        check(
            #"""
            def f(x):
                print("f", x)
                return x
            f(1) < f(2) < f(3)
            """#,
            prints: #"""
            f 1
            f 2
            f 3
            True
            """#)
        check(
            #"""
            1 in [1, 2], 3 not in [1, 2], "b" in "abc", 1 is not None, not 1 == 2
            """#,
            prints: #"""
            (True, True, True, True, True)
            """#)
        check(
            #"""
            [1, 2] < [1, 3], (1,) < (1, 0), "a" < "b", {1} < {1, 2}, [1] == (1,)
            """#,
            prints: #"""
            (True, True, True, True, False)
            """#)
        check(#"1 < "a""#, prints: #"TypeError: '<' not supported between instances of 'int' and 'str'"#)
        check(#"[] < 1"#, prints: #"TypeError: '<' not supported between instances of 'list' and 'int'"#)
        check(#"None < None"#, prints: #"TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'"#)
        check(#"1 == "1", 1 != None, [1] is [1]"#, prints: #"(False, True, False)"#)
    }

    @Test func shortCircuitsGiveOperands() {
        check(
            #"""
            0 or "x", 1 and "y", "" or 0 or [], 1 and 0 and 2, not [] and not 0
            """#,
            prints: #"""
            ('x', 'y', [], 0, True)
            """#)
        check(
            #"""
            def boom(): raise ValueError("no")
            print(True or boom())
            print(False and boom())
            print(1 if True else boom())
            """#,
            prints: #"""
            True
            False
            1
            """#)
        check(
            #"""
            x = None
            (x or 5) + 1
            """#,
            prints: #"""
            6
            """#)
    }

    @Test func evaluationGoesLeftToRight() {
        check(
            #"""
            def t(x):
                print(x, end=" ")
                return x
            t(1) + t(2) * t(3)
            [t(1), t(2)], {t(3): t(4)}, (t(5),)
            """#,
            prints: #"""
            1 2 3 7
            1 2 3 4 5 ([1, 2], {3: 4}, (5,))
            """#)
        check(
            #"""
            def t(x):
                print(x, end=" ")
                return x
            d = {}
            d[t("key")] = t("value")
            """#,
            prints: #"""
            value key 
            """#)
        check(
            #"""
            def t(x):
                print(x, end=" ")
                return x
            def f(*a, **k): return a, k
            f(t(1), *[t(2), t(3)], k=t(4), **{t("m"): t(5)})
            """#,
            prints: #"""
            1 2 3 4 m 5 ((1, 2, 3), {'k': 4, 'm': 5})
            """#)
        check(
            #"""
            def t(x):
                print(x, end=" ")
                return x
            t(1) if t(0) else t(2)
            """#,
            prints: #"""
            0 2 2
            """#)
        check(
            #"""
            def t(x):
                print(x, end=" ")
                return x
            a = [1, 2, 3]
            a[t(0)], a[t(1)] = t(7), t(8)
            a
            """#,
            prints: #"""
            7 8 0 1 [7, 8, 3]
            """#)
        check(
            #"""
            def t(x):
                print(x, end=" ")
                return x
            a = [1]
            a[t(0)] += t(5)
            a
            """#,
            prints: #"""
            0 5 [6]
            """#)
    }
}
