// Raising, catching, chaining and what is shown of it. Expected texts are CPython's, with carets under the whole span.

import Testing

@Suite struct CellsOfExceptions {
    @Test func catching() {
        check(
            #"""
            try: 1 / 0
            except ZeroDivisionError as e: print("caught", e)
            e
            """#,
            prints: #"""
            caught division by zero
            NameError: name 'e' is not defined
            """#)
        check(
            #"""
            try: print("ok")
            except: print("never")
            else: print("else")
            finally: print("finally")
            """#,
            prints: #"""
            ok
            else
            finally
            """#)
        check(
            #"""
            for exc in (ValueError("v"), KeyError("k"), IndexError(), TypeError("a", 1)):
                try: raise exc
                except (ValueError, TypeError) as e: print("first", repr(e), e.args)
                except LookupError as e: print("lookup", repr(e), str(e))
            """#,
            prints: #"""
            first ValueError('v') ('v',)
            lookup KeyError('k') 'k'
            lookup IndexError() 
            first TypeError('a', 1) ('a', 1)
            """#)
        check(
            #"""
            try: raise ValueError
            except Exception as e: print(repr(e), type(e).__name__)
            """#,
            prints: #"""
            ValueError() ValueError
            """#)
        check(
            #"""
            try:
                try: 1 / 0
                except ValueError: print("wrong")
                finally: print("inner finally")
            except ZeroDivisionError: print("outer")
            """#,
            prints: #"""
            inner finally
            outer
            """#)
        check(
            #"""
            try:
                try: raise KeyError("a")
                except KeyError: raise
            except KeyError as e: print("again", e)
            """#,
            prints: #"""
            again 'a'
            """#)
        check(
            #"""
            try: raise ValueError("x")
            except KeyError: pass
            """#,
            prints: #"""
            ValueError: x
            """#)
        check(
            #"""
            try: 1 / 0
            except 5: pass
            """#,
            prints: #"""
            TypeError: catching classes that do not inherit from BaseException is not allowed
            """#)
        check(
            #"""
            try: 1 / 0
            except (ValueError, "a"): pass
            """#,
            prints: #"""
            TypeError: catching classes that do not inherit from BaseException is not allowed
            """#)
        check(#"raise 5"#, prints: #"TypeError: exceptions must derive from BaseException"#)
        check(#"raise"#, prints: #"RuntimeError: No active exception to reraise"#)
        check(#"raise "text""#, prints: #"TypeError: exceptions must derive from BaseException"#)
        check(
            #"""
            def f():
                try: return 1 / 0
                except ZeroDivisionError: return "handler"
                finally: print("finally")
            f()
            """#,
            prints: #"""
            finally
            'handler'
            """#)
        check(
            #"""
            try: raise ValueError("a") from KeyError("b")
            except ValueError as e: print(repr(e.__cause__), e.__suppress_context__)
            """#,
            prints: #"""
            KeyError('b') True
            """#)
        check(
            #"""
            try:
                try: 1 / 0
                except ZeroDivisionError: raise ValueError("second")
            except ValueError as e: print(repr(e.__context__), e.__cause__)
            """#,
            prints: #"""
            ZeroDivisionError('division by zero') None
            """#)
        check(
            #"""
            try: raise ValueError("a") from None
            except ValueError as e: print(e.__cause__, e.__suppress_context__)
            """#,
            prints: #"""
            None True
            """#)
        check(
            #"""
            e = "before"
            try: 1 / 0
            except ZeroDivisionError as e: pass
            try: e
            except NameError as x: print(x)
            """#,
            prints: #"""
            name 'e' is not defined
            """#)
        check(
            #"""
            assert 1 == 1
            assert 1 == 2
            """#,
            prints: #"""
            AssertionError
            """#)
        check(#"assert False, "message""#, prints: #"AssertionError: message"#)
        check(#"assert [], ("a", 1)"#, prints: #"AssertionError: ('a', 1)"#)
        check(
            #"""
            x = [1]
            try: x[5]
            except IndexError: x.append(2)
            x
            """#,
            prints: #"""
            [1, 2]
            """#)
        check(
            #"""
            issubclass(KeyError, LookupError), isinstance(ValueError(), Exception), issubclass(ZeroDivisionError, ArithmeticError)
            """#,
            prints: #"""
            (True, True, True)
            """#)
        check(
            #"""
            ValueError("a"), KeyError("k"), ValueError(), ValueError("a", 2), str(KeyError("k"))
            """#,
            prints: #"""
            (ValueError('a'), KeyError('k'), ValueError(), ValueError('a', 2), "'k'")
            """#)
        check(
            #"""
            try:
                int("zz")
            except ValueError as e:
                message = str(e)
            message
            """#,
            prints: #"""
            "invalid literal for int() with base 10: 'zz'"
            """#)
        check(
            #"""
            def f():
                try: raise KeyError("first")
                except KeyError:
                    try: raise ValueError("second")
                    except ValueError as e: return repr(e.__context__)
            f()
            """#,
            prints: #"""
            "KeyError('first')"
            """#)
        check(
            #"""
            def cleanup():
                log = []
                try:
                    try: log.append("a"); raise ValueError
                    except ValueError: log.append("b"); raise TypeError
                    finally: log.append("c")
                except TypeError: log.append("d")
                finally: log.append("e")
                return log
            cleanup()
            """#,
            prints: #"""
            ['a', 'b', 'c', 'd', 'e']
            """#)
        check(
            #"""
            try: raise KeyboardInterrupt
            except Exception: print("not this")
            except BaseException as e: print("this", repr(e))
            """#,
            prints: #"""
            this KeyboardInterrupt()
            """#)
        check(
            #"""
            exit_value = None
            try: raise SystemExit("bye")
            except SystemExit as e: print(e.code)
            """#,
            prints: #"""
            bye
            """#)
        check(
            #"""
            try: pass
            except* ValueError: pass
            """#,
            prints: #"""
            SyntaxError: 'except*' is not supported: cells leave out exception groups
            """#)
        check(#"try: pass"#, prints: #"SyntaxError: expected 'except' or 'finally' block"#)
        check(
            #"""
            try: pass
            except: pass
            except ValueError: pass
            """#,
            prints: #"""
            SyntaxError: default 'except:' must be last
            """#)
        check(
            #"""
            raise ValueError("a\nb")
            """#,
            prints: #"""
            ValueError: a
            b
            """#)
        check(#"raise ValueError("")"#, prints: #"ValueError"#)
    }

    @Test func whatStaysAfterAnError() {
        check(
            #"""
            x = 1
            y = 2; z = x / 0; y = 3
            """#,
            prints: #"""
            ZeroDivisionError: division by zero
            """#)
        check(
            #"""
            x = 1
            x = 2; 1 +
            """#,
            prints: #"""
            SyntaxError: invalid syntax
            """#)
    }
}
