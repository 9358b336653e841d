// The `match` statement.
// Expected texts are CPython's.

import Testing

@Suite struct CellsOfMatching {
    @Test func matching() {
        check(
            #"""
            def kind(x):
                match x:
                    case 0: return "zero"
                    case 1 | 2: return "small"
                    case int(): return "int"
                    case "a" | "b": return "letter"
                    case str(): return "str"
                    case None: return "none"
                    case True: return "never"
                    case [] | (): return "empty"
                    case [x]: return f"one {x}"
                    case [x, y]: return f"two {x} {y}"
                    case [x, *rest]: return f"many {x} {rest}"
                    case {"k": v}: return f"mapping {v}"
                    case {}: return "other mapping"
                    case _: return "other"
            [kind(v) for v in (0, 2, 7, "a", "zz", None, [], (), [5], (5, 6), [1, 2, 3], {"k": 1, "l": 2}, {"z": 1}, 2.5)]
            """#,
            prints: #"""
            ['zero', 'small', 'int', 'letter', 'str', 'none', 'empty', 'empty', 'one 5', 'two 5 6', 'many 1 [2, 3]', 'mapping 1', 'other mapping', 'other']
            """#)
        check(
            #"""
            match (1, 2):
                case (x, y) if x > y: print("gt")
                case (x, y) if x < y: print("lt", x, y)
            x, y
            """#,
            prints: #"""
            lt 1 2
            (1, 2)
            """#)
        check(
            #"""
            match {"a": [1, {"b": 2}]}:
                case {"a": [int(n), {"b": m}]}: print(n, m)
            """#,
            prints: #"""
            1 2
            """#)
        check(
            #"""
            match "abc":
                case [*_]: print("a sequence")
                case str(s): print("text", s)
            """#,
            prints: #"""
            text abc
            """#)
        check(
            #"""
            match 5:
                case n if n > 10: print("no")
            n
            """#,
            prints: #"""
            5
            """#)
        check(
            #"""
            match [1, 2, 3]:
                case [first, *_] as whole: print(first, whole)
            """#,
            prints: #"""
            1 [1, 2, 3]
            """#)
        check(
            #"""
            match -1:
                case -1: print("minus one")
            """#,
            prints: #"""
            minus one
            """#)
        check(
            #"""
            match 1.0:
                case 1: print("equal")
            """#,
            prints: #"""
            equal
            """#)
        check(
            #"""
            match 1:
                case x: pass
                case 2: pass
            """#,
            prints: #"""
            SyntaxError: name capture 'x' makes remaining patterns unreachable
            """#)
        check(
            #"""
            match = 5
            match + 1, [case for case in range(2)]
            """#,
            prints: #"""
            (6, [0, 1])
            """#)
        check(
            #"""
            match [1]:
                case [a, a]: pass
            """#,
            prints: #"""
            SyntaxError: multiple assignments to name 'a' in pattern
            """#)
    }
}
