// unittest, unicodedata, codecs, configparser and other modules of a page or two. Expected texts are CPython's.

import Testing

@Suite struct ModulesSmallTests {
    @Test func tests() {
        check(
            #"""
            import unittest, io, re
            class T(unittest.TestCase):
                def setUp(self): self.x = [1, 2]
                def test_fine(self):
                    self.assertEqual(self.x, [1, 2])
                    with self.assertRaises(ValueError) as cm: int("x")
                    self.assertIn("invalid", str(cm.exception))
                def test_list(self): self.assertEqual([1, 2, 3], [1, 2, 4])
                def test_wrong(self): {}["x"]
                @unittest.skip("not now")
                def test_skipped(self): pass
            out = io.StringIO()
            r = unittest.TextTestRunner(stream=out).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
            print(re.sub(r"\d\.\d+s", "Ts", out.getvalue()))
            print(r.wasSuccessful(), r.testsRun)
            """#,
            prints: #"""
            .FsE
            ======================================================================
            ERROR: test_wrong (__main__.T.test_wrong)
            ----------------------------------------------------------------------
            Traceback (most recent call last):
              File "<cell>", line 9, in test_wrong
                def test_wrong(self): {}["x"]
                                      ~~^^^^^
            KeyError: 'x'

            ======================================================================
            FAIL: test_list (__main__.T.test_list)
            ----------------------------------------------------------------------
            Traceback (most recent call last):
              File "<cell>", line 8, in test_list
                def test_list(self): self.assertEqual([1, 2, 3], [1, 2, 4])
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            AssertionError: Lists differ: [1, 2, 3] != [1, 2, 4]

            First differing element 2:
            3
            4

            - [1, 2, 3]
            ?        ^

            + [1, 2, 4]
            ?        ^


            ----------------------------------------------------------------------
            Ran 4 tests in Ts

            FAILED (failures=1, errors=1, skipped=1)

            False 4
            """#)
    }

    @Test func unicodeData() {
        check(
            #"""
            import unicodedata as u
            def to_ascii(s): return "".join(c for c in u.normalize("NFD", s) if u.category(c) != "Mn")
            print(to_ascii("Ślusàrski"), [u.category(c) for c in "aA1 _-$\n中"], u.name("é"), u.name("\n", "none"), u.lookup("GREEK SMALL LETTER ALPHA"))
            print(u.normalize("NFC", "e\u0301") == "é", u.normalize("NFKC", "ﬁ①²½Ⅷ"), u.numeric("½"), u.digit("²"), u.decimal("x", -1), u.combining("\u0301"))
            print([u.east_asian_width(c) for c in "aあｱ中ａ±é"], u.decomposition("é"), u.normalize("NFKC", "𝓗𝓮𝓵𝓵𝓸 ｗｉｄｅ"))
            for f in [lambda: u.name("\n"), lambda: u.lookup("nope"), lambda: u.numeric("a"), lambda: u.normalize("X", "a")]:
                try: print(f())
                except Exception as e: print(type(e).__name__, e)
            """#,
            prints: #"""
            Slusarski ['Ll', 'Lu', 'Nd', 'Zs', 'Pc', 'Pd', 'Sc', 'Cc', 'Lo'] LATIN SMALL LETTER E WITH ACUTE none α
            True fi122VIII 0.5 2 -1 230
            ['Na', 'W', 'H', 'W', 'F', 'A', 'A'] 0065 0301 Hello wide
            ValueError no such name
            KeyError "undefined character name 'nope'"
            ValueError not a numeric character
            ValueError invalid normalization form
            """#.replacing("122VIII", with: "121⁄2VIII"))
    }

    @Test func configurations() {
        check(
            #"""
            import configparser, io
            c = configparser.ConfigParser()
            c.read_string("[DEFAULT]\nbase = /data\n[train]\nlr = 0.01\nshuffle = yes\ndir = %(base)s/x\nmulti = a\n  b\n")
            print(c.sections(), c["train"]["lr"], c.getfloat("train", "lr"), c.getboolean("train", "shuffle"), c["train"]["dir"], repr(c["train"]["multi"]))
            print(c.get("train", "nope", fallback="fb"), "train" in c, c.options("train"))
            for f in [lambda: c["zzz"], lambda: c.get("train", "zzz"), lambda: c.get("q", "x"), lambda: c.add_section("train"), lambda: c.getint("train", "lr"), lambda: c.read_string("x = 1")]:
                try: print(f())
                except Exception as e: print(type(e).__name__, "|", e)
            c["new"] = {"k": "v"}; o = io.StringIO(); c.write(o); print([o.getvalue()[-14:]])
            """#,
            prints: #"""
            ['train'] 0.01 0.01 True /data/x 'a\nb'
            fb True ['lr', 'shuffle', 'dir', 'multi', 'base']
            KeyError | 'zzz'
            NoOptionError | No option 'zzz' in section: 'train'
            NoSectionError | No section: 'q'
            DuplicateSectionError | Section 'train' already exists
            ValueError | invalid literal for int() with base 10: '0.01'
            MissingSectionHeaderError | File contains no section headers.
            file: '<string>', line: 1
            'x = 1'
            ['\n[new]\nk = v\n\n']
            """#)
    }

    @Test func others() {
        check(
            #"""
            import codecs, contextvars, getopt, json, heapq, itertools, statistics, sys, traceback
            print(codecs.encode("Hello", "rot13"), codecs.decode("6162", "hex"), codecs.lookup("utf8").name)
            v = contextvars.ContextVar("v", default=5); t = v.set(6); print(v.get(), t.var is v); v.reset(t); print(v.get())
            print(getopt.getopt(["-a", "-b", "x", "--foo=1", "rest"], "ab:", ["foo="]))
            print(json.loads('{"a":1,"a":2}', object_pairs_hook=list), json.loads("[1.50]", parse_float=str), json.JSONDecoder().raw_decode("[1] x"), json.dumps("\x7f"))
            print(list(itertools.islice(heapq.merge(itertools.count(0, 2), itertools.count(1, 2)), 4)), statistics.harmonic_mean([40, 60]))
            def who(): return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name
            def outer(): return who()
            print(outer())
            def rec(n): return rec(n + 1)
            try: rec(0)
            except RecursionError: print(traceback.format_exc().splitlines()[-2])
            """#,
            prints: #"""
            Uryyb b'ab' utf-8
            6 True
            5
            ([('-a', ''), ('-b', 'x'), ('--foo', '1')], ['rest'])
            [('a', 1), ('a', 2)] ['1.50'] ([1], 3) "\u007f"
            [0, 1, 2, 3] 48.0
            ('who', 'outer')
              [Previous line repeated 996 more times]
            """#)
    }

    @Test func expressionsThatBacktrackFar() {
        check(
            #"""
            import re
            print(re.match(r"(?:a|b)*c", "ab" * 20000 + "c").end(), len(re.findall(r'"(?:[^"\\]|\\.)*"', '"a\\"b" ' * 50)))
            print(re.match(r"(?>a+)b", "aab"), re.match(r"a++a", "aaa"), re.findall(r"(?a)\d", "٣3"), re.findall(rb"\w+", b"ab \xe9"), re.sub(b"a", rb"<\g<0>>", b"banana"))
            for p in ["(?<=a+)b", "a**", "(?<=(?:a|bc))x"]:
                try: re.compile(p); print("ok")
                except re.error as e: print(e)
            for f in [lambda: re.match("a", b"a"), lambda: re.match(b"a", "a")]:
                try: f()
                except TypeError as e: print(e)
            print(re.findall(r"\B", ""), re.split(r"x*", "axbc"), re.sub(r"(a)|b", r"[\1]", "ab"), re.Scanner([(r"\d+", lambda s, t: int(t)), (r"\s+", None)]).scan("1 2 x"))
            """#,
            prints: #"""
            40001 50
            <re.Match object; span=(0, 3), match='aab'> None ['3'] [b'ab'] b'b<a>n<a>n<a>'
            look-behind requires fixed-width pattern
            multiple repeat at position 2
            look-behind requires fixed-width pattern
            cannot use a string pattern on a bytes-like object
            cannot use a bytes pattern on a string-like object
            [] ['', 'a', '', 'b', 'c', ''] [a][] ([1, 2], 'x')
            """#)
    }
}
