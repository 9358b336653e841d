// What does not parse, told as CPython tells it, and modules that are not there.
// Expected texts are CPython's.

import Testing

@Suite struct CellsOfMistakes {
    @Test func mistakes() {
        check(#"1 +"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"(1, 2"#, prints: #"SyntaxError: '(' was never closed"#)
        check(#"(1]"#, prints: #"SyntaxError: closing parenthesis ']' does not match opening parenthesis '('"#)
        check(#"1)"#, prints: #"SyntaxError: unmatched ')'"#)
        check(#"'abc"#, prints: #"SyntaxError: unterminated string literal (detected at line 1)"#)
        check(#"'''abc"#, prints: #"SyntaxError: unterminated triple-quoted string literal (detected at line 1)"#)
        check(#"x = 5 5"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"if x"#, prints: #"SyntaxError: expected ':'"#)
        check(#"if x:"#, prints: #"IndentationError: expected an indented block after 'if' statement on line 1"#)
        check(
            #"""
            if x:
            pass
            """#,
            prints: #"""
            IndentationError: expected an indented block after 'if' statement on line 1
            """#)
        check(#"  x = 1"#, prints: #"IndentationError: unexpected indent"#)
        check(
            #"""
            if 1:
                x = 1
              y = 2
            """#,
            prints: #"""
            IndentationError: unindent does not match any outer indentation level
            """#)
        check(
            #"""
            if 1:
                    x = 1
            	y = 2
            """#,
            prints: #"""
            TabError: inconsistent use of tabs and spaces in indentation
            """#)
        check(#"else: pass"#, prints: #"SyntaxError: invalid syntax"#)
        check(
            #"""
            01
            """#,
            prints: #"""
            SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
            """#)
        check(#"1__0"#, prints: #"SyntaxError: invalid decimal literal"#)
        check(#"1_"#, prints: #"SyntaxError: invalid decimal literal"#)
        check(#"0x"#, prints: #"SyntaxError: invalid hexadecimal literal"#)
        check(#"0b2"#, prints: #"SyntaxError: invalid digit '2' in binary literal"#)
        check(#"0o8"#, prints: #"SyntaxError: invalid digit '8' in octal literal"#)
        check(#"1e"#, prints: #"SyntaxError: invalid decimal literal"#)
        check(#"1.2.3"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"1a"#, prints: #"SyntaxError: invalid decimal literal"#)
        check(#";;"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"a b"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"x = y = "#, prints: #"SyntaxError: invalid syntax"#)
        check(
            #"""
            print "hello"
            """#,
            prints: #"""
            SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
            """#)
        check(#"import"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"from x import"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"from math import *, sin"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"for x in: pass"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"while: pass"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"f("#, prints: #"SyntaxError: '(' was never closed"#)
        check(#"$"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"a ? b"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"x = ‘a’"#, prints: #"SyntaxError: invalid character '‘' (U+2018)"#)
        check(#"a = 1"#, prints: #""#)
        check(
            #"""
            "\xZZ"
            """#,
            prints: #"""
            SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape
            """#)
        check(#"f"{""#, prints: #"SyntaxError: f-string: expecting '}'"#)
        check(#"f"{}""#, prints: #"SyntaxError: f-string: empty expression not allowed"#)
        check(#"f"{a b}""#, prints: #"SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?"#)
        check(#"f"}""#, prints: #"SyntaxError: f-string: single '}' is not allowed"#)
        check(#"f"{x!z}""#, prints: #"SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a'"#)
        check(#"return = 1"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"class = 5"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"x = if"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"if x = 1: pass"#, prints: #"SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"#)
        check(#"a = b := 1"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"{1: 2, 3}"#, prints: #"SyntaxError: ':' expected after dictionary key"#)
        check(#"{1, 2: 3}"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"{1:}"#, prints: #"SyntaxError: expression expected after dictionary key and ':'"#)
        check(
            #"""
            [1, 2
            x = 3
            """#,
            prints: #"""
            SyntaxError: '[' was never closed
            """#)
        check(#"def f(:"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"@"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"lambda"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"x.1"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"x..y"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"not"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"a not b"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"is"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"1 <> 2"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"a && b"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"!a"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"x++"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"else"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"with open("x") as f, : pass"#, prints: #"SyntaxError: invalid syntax"#)
        check(
            #"""
            try:
                pass
            x = 1
            """#,
            prints: #"""
            SyntaxError: expected 'except' or 'finally' block
            """#)
        check(#"for i in range(3) print(i)"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"def f(x): return x +"#, prints: #"SyntaxError: invalid syntax"#)
        check(#""a" "b"#, prints: #"SyntaxError: unterminated string literal (detected at line 1)"#)
        check(#"a = \ 1"#, prints: #"SyntaxError: unexpected character after line continuation character"#)
        check(#"b'é'"#, prints: #"SyntaxError: bytes can only contain ASCII literal characters"#)
        check(
            #"""
            (yield) = 1
            """#,
            prints: #"""
            SyntaxError: cannot assign to yield expression here. Maybe you meant '==' instead of '='?
            """#)
        check(#"x: int: int"#, prints: #"SyntaxError: invalid syntax"#)
        check(#"async x"#, prints: #"SyntaxError: 'async' is not supported: cells leave out asynchronous code"#)
        check(#"True = False"#, prints: #"SyntaxError: cannot assign to True"#)
        check(#"f(x for x in y, 1)"#, prints: #"SyntaxError: Generator expression must be parenthesized"#)
        check(#"f(x, y for y in z)"#, prints: #"SyntaxError: Generator expression must be parenthesized"#)
        check(
            #"""
            print(1, 2
            print(3)
            """#,
            prints: #"""
            SyntaxError: '(' was never closed
            """#)
    }

    @Test func importing() {
        check(
            #"""
            import math
            math.sqrt(2), math.pi
            """#,
            prints: #"""
            (1.4142135623730951, 3.141592653589793)
            """#)
        check(
            #"""
            import math as m, torch as t
            m.floor(2.5), t.tensor(1)
            """#,
            prints: #"""
            (2, tensor(1))
            """#)
        check(
            #"""
            from math import sqrt as root, floor
            root(9), floor(2.7)
            """#,
            prints: #"""
            (3.0, 2)
            """#)
        check(#"import nope"#, prints: #"ModuleNotFoundError: No module named 'nope'"#)
        check(
            #"""
            from math import nope
            """#,
            prints: #"""
            ImportError: cannot import name 'nope' from 'math' (unknown location)
            """#)
        check(#"from . import x"#, prints: #"ImportError: attempted relative import with no known parent package"#)
        check(
            #"""
            import math.nope
            """#,
            prints: #"""
            ModuleNotFoundError: No module named 'math.nope'; 'math' is not a package
            """#)
        check(#"eval("1")"#, prints: #"NameError: 'eval' is not supported: cells leave out code made at run time"#)
        check(#"exec("x = 1")"#, prints: #"NameError: 'exec' is not supported: cells leave out code made at run time"#)
        check(#"__import__("os")"#, prints: #"NameError: '__import__' is not supported: cells leave out imports by computed names"#)
        check(
            #"""
            import os
            os.system("true")
            """#,
            prints: #"""
            AttributeError: module 'os' has no attribute 'system'
            """#)
    }
}
