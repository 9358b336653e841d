// Ways out of blocks through `finally`, and `with`. Loops are in CellsOfFlow.
// Expected texts are CPython's.

import Testing

@Suite struct CellsOfLeaving {
    @Test func leavingThroughFinally() {
        check(
            #"""
            def f():
                for i in range(3):
                    try:
                        if i == 1: continue
                        if i == 2: break
                        print("body", i)
                    finally: print("finally", i)
                return "end"
            f()
            """#,
            prints: #"""
            body 0
            finally 0
            finally 1
            finally 2
            'end'
            """#)
        check(
            #"""
            def f():
                try: return "try"
                finally: print("finally")
            f()
            """#,
            prints: #"""
            finally
            'try'
            """#)
        check(
            #"""
            def f():
                try: return "try"
                finally: return "finally"
            f()
            """#,
            prints: #"""
            'finally'
            """#)
        check(
            #"""
            def f():
                try: raise ValueError("lost")
                finally: return "swallowed"
            f()
            """#,
            prints: #"""
            'swallowed'
            """#)
        check(
            #"""
            def f():
                while True:
                    try: return 1
                    finally: break
                return 2
            f()
            """#,
            prints: #"""
            2
            """#)
        check(
            #"""
            def f():
                for i in range(2):
                    try: 1 / 0
                    finally: continue
                return "swallowed twice"
            f()
            """#,
            prints: #"""
            'swallowed twice'
            """#)
        check(
            #"""
            def f():
                x = 1
                try: return x
                finally: x = 2
            f()
            """#,
            prints: #"""
            1
            """#)
        check(
            #"""
            def f():
                try:
                    try: return 1
                    finally: print("inner")
                finally: print("outer")
            f()
            """#,
            prints: #"""
            inner
            outer
            1
            """#)
        check(
            #"""
            def f():
                for i in range(3):
                    try:
                        try:
                            if i == 0: continue
                            return i
                        finally: print("a", i)
                    finally: print("b", i)
            f()
            """#,
            prints: #"""
            a 0
            b 0
            a 1
            b 1
            1
            """#)
        check(
            #"""
            def f():
                try: print("try")
                except ValueError: print("except")
                else: return "else"
                finally: print("finally")
            f()
            """#,
            prints: #"""
            try
            finally
            'else'
            """#)
        check(
            #"""
            def f():
                while True:
                    try:
                        try: break
                        finally: 1 / 0
                    except ZeroDivisionError: print("caught"); return "out"
            f()
            """#,
            prints: #"""
            caught
            'out'
            """#)
        check(
            #"""
            try: print("one")
            finally: print("two")
            print("three")
            """#,
            prints: #"""
            one
            two
            three
            """#)
        check(
            #"""
            for i in range(2):
                try: continue
                finally: print(i)
            """#,
            prints: #"""
            0
            1
            """#)
    }

    @Test func outsideOfWhereTheyBelong() {
        check(#"break"#, prints: #"SyntaxError: 'break' outside loop"#)
        check(#"continue"#, prints: #"SyntaxError: 'continue' not properly in loop"#)
        check(#"return 1"#, prints: #"SyntaxError: 'return' outside function"#)
        check(#"yield 1"#, prints: #"SyntaxError: 'yield' outside function"#)
        check(#"if 1: break"#, prints: #"SyntaxError: 'break' outside loop"#)
        check(#"def f(): break"#, prints: #"SyntaxError: 'break' outside loop"#)
        check(#"for i in x: def f(): pass"#, prints: #"SyntaxError: invalid syntax"#)
        check(
            #"""
            while 1:
                def f(): continue
            """#,
            prints: #"""
            SyntaxError: 'continue' not properly in loop
            """#)
        check(#"await x"#, prints: #"SyntaxError: 'await' is not supported: cells leave out asynchronous code"#)
        check(#"nonlocal x"#, prints: #"SyntaxError: nonlocal declaration not allowed at module level"#)
        check(#"def f(): nonlocal x"#, prints: #"SyntaxError: no binding for nonlocal 'x' found"#)
    }

    @Test func withStatements() {
        check(#"with 5: pass"#, prints: #"TypeError: 'int' object does not support the context manager protocol"#)
        check(#"with torch.no_grad() as g: print(g)"#, prints: #"None"#)
    }
}
