// What does not parse, told as CPython tells it, and layouts that do. Expected texts are CPython's.

import Testing

@Suite struct CellsOfSyntax {
    @Test func layouts() {
        check(
            #"""
            if True:
                x = 1

                y = 2
            # comment

              # odd comment
            x + y
            """#,
            prints: #"""
            3
            """#)
        check(
            #"""
            x = (1 +
              2
                 + 3)
            x
            """#,
            prints: #"""
            6
            """#)
        check(
            #"""
            x = 1 + \
                2
            x
            """#,
            prints: #"""
            3
            """#)
        check(
            #"""
            def f():
            	return "tab"
            f()
            """#,
            prints: #"""
            'tab'
            """#)
        check(
            #"""
            a = [
                1,  # one

                2,
            ]
            a
            """#,
            prints: #"""
            [1, 2]
            """#)
        check(
            #"""
            if 1: x = 1; y = 2
            x, y
            """#,
            prints: #"""
            (1, 2)
            """#)
        check(
            #"""
            class_ = 1; _private = 2; é = 3; 变量 = 4
            class_ + _private + é + 变量
            """#,
            prints: #"""
            10
            """#)
        check(
            #"""
            def f():
                """doc"""
                # only a comment
            f()
            """#,
            prints: "")
        check(
            #"""
            x = 1;
            x
            """#,
            prints: #"""
            1
            """#)
        check(
            #"""
            s = '''a
              b'''
            s
            """#,
            prints: #"""
            'a\n  b'
            """#)
        check(#"0xFF, 0B11, 1E2, 1_0.0_1, 00, 0_0"#, prints: #"(255, 3, 100.0, 10.01, 0, 0)"#)
        check(#"[1,2,3,][-1], (1,)[0], {1:2,}[1]"#, prints: #"(3, 1, 2)"#)
        check(#"1 if 1 else 2 if 0 else 3"#, prints: #"1"#)
        check(#"not not 1, - - 1, ~-1, +-+1"#, prints: #"(True, 1, 0, -1)"#)
        check(
            #"""
            print("a") ; print("b")
            """#,
            prints: #"""
            a
            b
            """#)
    }
}
