// Branches, loops and the ways out of them, `with` and `match`. Expected texts are CPython's.

import Testing

@Suite struct CellsOfFlow {
    @Test func conditionals() {
        check(
            #"""
            x = 5
            if x > 10: print("big")
            elif x > 3: print("middle")
            else: print("small")
            """#,
            prints: #"""
            middle
            """#)
        check(
            #"""
            for x in (0, 1, "", "a", [], [0], None, 0.0, {}, {0}, ()):
                print("yes" if x else "no", end=" ")
            """#,
            prints: #"""
            no yes no yes no yes no no no yes no 
            """#)
        check(
            #"""
            if 0: pass
            elif []: pass
            """#,
            prints: "")
        check(
            #"""
            x = 3
            if x:
                if x > 5: print("a")
                else: print("b")
            """#,
            prints: #"""
            b
            """#)
    }

    @Test func loops() {
        check(
            #"""
            for i in range(5):
                if i == 1: continue
                if i == 3: break
                print(i)
            else: print("not reached")
            """#,
            prints: #"""
            0
            2
            """#)
        check(
            #"""
            for i in range(2): print(i)
            else: print("done")
            """#,
            prints: #"""
            0
            1
            done
            """#)
        check(
            #"""
            n = 3
            while n:
                n -= 1
                if n == 1: continue
                print(n)
            else: print("end")
            """#,
            prints: #"""
            2
            0
            end
            """#)
        check(
            #"""
            while True:
                break
            else: print("no")
            "after"
            """#,
            prints: #"""
            'after'
            """#)
        check(
            #"""
            for i in []: pass
            else: print("empty")
            i
            """#,
            prints: #"""
            empty
            NameError: name 'i' is not defined
            """#)
        check(
            #"""
            for i in range(3): pass
            i
            """#,
            prints: #"""
            2
            """#)
        check(
            #"""
            for i in range(3):
                for j in range(3):
                    if j == 1: break
                    print(i, j)
                else: print("never")
            else: print("outer done")
            """#,
            prints: #"""
            0 0
            1 0
            2 0
            outer done
            """#)
        check(
            #"""
            a = [1, 2, 3]
            for x in a:
                if x < 3: a.append(x + 10) if len(a) < 5 else None
            a
            """#,
            prints: #"""
            [1, 2, 3, 11, 12]
            """#)
        check(
            #"""
            d = {1: 1}
            for k in d: d[k + 1] = 1
            """#,
            prints: #"""
            RuntimeError: dictionary changed size during iteration
            """#)
        check(
            #"""
            for a[0] in (a := [0]) or range(3): pass
            a
            """#,
            prints: #"""
            [0]
            """#)
        check(
            #"""
            for i in range(10**18):
                if i == 3: break
            i
            """#,
            prints: #"""
            3
            """#)
        check(
            #"""
            total = 0
            for i in range(10, 0, -3): total += i
            total
            """#,
            prints: #"""
            22
            """#)
        check(
            #"""
            for c in "hé": print(c)
            """#,
            prints: #"""
            h
            é
            """#)
        check(
            #"""
            for k, v in {"a": 1, "b": 2}.items(): print(k, v)
            """#,
            prints: #"""
            a 1
            b 2
            """#)
        check(
            #"""
            for i, x in enumerate("ab", 1): print(i, x)
            """#,
            prints: #"""
            1 a
            2 b
            """#)
        check(
            #"""
            for a, b in zip([1, 2, 3], "xy"): print(a, b)
            """#,
            prints: #"""
            1 x
            2 y
            """#)
        check(
            #"""
            for x in reversed([1, 2]): print(x)
            """#,
            prints: #"""
            2
            1
            """#)
    }
}
