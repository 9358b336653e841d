// Comprehensions and their scopes, names that are not there, containers that are too deep or too large.
// Expected texts are CPython's.

import Testing

@Suite struct CellsOfComprehensions {
    @Test func comprehensions() {
        check(
            #"""
            [x * y for x in range(3) for y in range(x)], [x for x in range(10) if x % 2 if x > 3]
            """#,
            prints: #"""
            ([0, 0, 2], [5, 7, 9])
            """#)
        check(
            #"""
            {x: x**2 for x in range(3)}, {x % 2 for x in range(5)}, tuple(x for x in "ab")
            """#,
            prints: #"""
            ({0: 0, 1: 1, 2: 4}, {0, 1}, ('a', 'b'))
            """#)
        check(#"[[j for j in range(i)] for i in range(3)]"#, prints: #"[[], [0], [0, 1]]"#)
        check(
            #"""
            x = "outer"
            [x for x in range(2)], x
            """#,
            prints: #"""
            ([0, 1], 'outer')
            """#)
        check(#"[lambda: i for i in range(3)][0]()"#, prints: #"2"#)
        check(#"[f() for f in [lambda: i for i in range(3)]]"#, prints: #"[2, 2, 2]"#)
        check(#"[f() for f in [lambda i=i: i for i in range(3)]]"#, prints: #"[0, 1, 2]"#)
        check(
            #"""
            def f():
                n = 10
                return [n + i for i in range(3)]
            f()
            """#,
            prints: #"""
            [10, 11, 12]
            """#)
        check(#"[a + b for a, b in [(1, 2), (3, 4)]], [a for a, *rest in [(1, 2, 3)]]"#, prints: #"([3, 7], [1])"#)
        check(
            #"""
            [i for i in range(3)]
            i
            """#,
            prints: #"""
            [0, 1, 2]
            NameError: name 'i' is not defined
            """#)
        check(
            #"""
            sum(x * x for x in range(4)), max((len(w), w) for w in ["a", "bb"]), any(x > 2 for x in [1, 3]), all([])
            """#,
            prints: #"""
            (14, (2, 'bb'), True, True)
            """#)
        check(#"[x for x in undefined_thing]"#, prints: #"NameError: name 'undefined_thing' is not defined"#)
        check(
            #"""
            m = [[1, 2], [3, 4]]
            [[row[i] for row in m] for i in range(2)]
            """#,
            prints: #"""
            [[1, 3], [2, 4]]
            """#)
        check(
            #"""
            gen = (print("made", x) or x for x in [1, 2])
            print("before")
            list(gen)
            list(gen)
            """#,
            prints: #"""
            before
            made 1
            made 2
            [1, 2]
            []
            """#)
    }

    @Test func namesThatAreNotThere() {
        check(#"undefined"#, prints: #"NameError: name 'undefined' is not defined"#)
        check(#"lenn([1])"#, prints: #"NameError: name 'lenn' is not defined"#)
        check(
            #"""
            count = 1
            coutn
            """#,
            prints: #"""
            NameError: name 'coutn' is not defined
            """#)
        check(#"print(undefined_x + 1)"#, prints: #"NameError: name 'undefined_x' is not defined"#)
        check(
            #"""
            def f(): return missing
            f()
            """#,
            prints: #"""
            NameError: name 'missing' is not defined
            """#)
    }

    @Test func containersThatContainThemselves() {
        check(
            #"""
            a = []
            a.append(a)
            a
            a == a
            d = {}
            d["d"] = d
            d
            """#,
            prints: #"""
            [[...]]
            True
            {'d': {...}}
            """#)
        check(
            #"""
            a = [1]; a.append(a); b = [1]; b.append(b)
            a == b
            """#,
            prints: #"""
            RecursionError: maximum recursion depth exceeded in comparison
            """#)
    }

    @Test func deepContainersAreFreedAndRefused() {
        check(
            #"""
            a = []
            for i in range(100000): a = [a]
            print(a)
            """#,
            prints: #"""
            RecursionError: maximum recursion depth exceeded while getting the repr of an object
            """#)
        check(
            #"""
            a = []; b = []
            for i in range(100000): a = [a]; b = [b]
            a == b
            """#,
            prints: #"""
            RecursionError: maximum recursion depth exceeded in comparison
            """#)
        check(
            #"""
            a = []
            for i in range(100000): a = [a]
            del a
            "freed"
            """#,
            prints: #"""
            'freed'
            """#)
        check(
            #"""
            a = ()
            for i in range(100000): a = (a,)
            hash(a)
            """#,
            prints: #"""
            RecursionError: maximum recursion depth exceeded
            """#)
    }

    @Test func hugeRequestsAreRefusedAtOnce() {
        check(#""a" * 10**18"#, prints: #"MemoryError"#)
        check(#"[0] * 10**15"#, prints: #"MemoryError"#)
        check(#""a" * 10**30"#, prints: #"OverflowError: cannot fit 'int' into an index-sized integer"#)
        check(#"(1,) * 10**15"#, prints: #"MemoryError"#)
    }

    @Test func emptyAndTrivialCells() {
        check(#"# only a comment"#, prints: #""#)
        check(#"pass"#, prints: #""#)
        check(
            #"""
            1;2;3
            """#,
            prints: #"""
            1
            2
            3
            """#)
        check(#"x = 1; x"#, prints: #"1"#)
    }
}
