// Regular expressions, JSON, dates, tables and text.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesTextTests {
    @Test func expressions() {
        check(
            #"""
            import re
            print(re.findall(r"\d+", "a1b22c333"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.match(r"(?P<y>\d{4})-(?P<m>\d\d)", "2024-05").groupdict(), re.split(r"[,;]\s*", "a, b;c"), re.search("b+", "aabbb"))
            print(re.sub(r"x*", "-", "abxd"), re.findall(r"x*", "axb"), re.split(r"(\W)", "a-b c"), re.fullmatch("a+", "aaab"), re.findall(r"(a)(b)?", "abaa"), re.sub("a", lambda m: m.group().upper(), "banana", count=2))
            print(re.compile(r"^\s*(\w+)\s*=\s*(.*?)\s*$", re.M).findall("a = 1\n b=2 "), re.escape("a.b*c"), re.findall(r"(?i)HELLO", "hello Hello"), re.findall(r"\bfoo\b", "foo food foo"), re.findall(r"(?<=\$)\d+", "$5 6 $77"), re.findall(r"a(?!b)", "abaca"), re.match(r"(a|ab)(c|bcd)(d*)", "abcd").groups())
            print(re.match(r"(\w)\1", "aa"), re.search(r"a.c", "a\nc", re.S), re.findall(r"[^aeiou\s]+", "hello world"), re.split("", "abc"), re.sub(r"(?P<n>\d)", r"<\g<n>>", "a1"), re.subn("a", "b", "aaa"), re.findall("é+", "ééa"), re.findall(r"a{2,3}?", "aaaaa"), re.findall(r"[\w.]+@[\w.]+", "x@y.com, z@w.org"))
            m = re.search(r"(\d+)-(\d+)", "tel 12-34"); print(m.span(), m.start(1), m.group(1, 2), m[2], m.lastindex, m.re.pattern, m)
            for p in ("(", "[", "*a", "a)", "a**", r"\q", "(?<x", "a{3,1}", r"\1", "(?P<n>a)(?P<n>b)"):
                try: re.compile(p); print("ok", p)
                except re.error as e: print(e)
            print(re.compile("a", re.I), re.I | re.M, re.compile("a", re.I).flags)
            print([m.span() for m in re.finditer(r"\s*", "a b")], re.sub("^", "> ", "a\nb", flags=re.M), re.match("a|b|", "c").span())
            """#,
            prints: #"""
            ['1', '22', '333'] world hello {'y': '2024', 'm': '05'} ['a', 'b', 'c'] <re.Match object; span=(2, 5), match='bbb'>
            -a-b--d- ['', 'x', '', ''] ['a', '-', 'b', ' ', 'c'] None [('a', 'b'), ('a', ''), ('a', '')] bAnAna
            [('a', '1'), ('b', '2')] a\.b\*c ['hello', 'Hello'] ['foo', 'foo'] ['5', '77'] ['a', 'a'] ('a', 'bcd', '')
            <re.Match object; span=(0, 2), match='aa'> <re.Match object; span=(0, 3), match='a\nc'> ['h', 'll', 'w', 'rld'] ['', 'a', 'b', 'c', ''] a<1> ('bbb', 3) ['éé'] ['aa', 'aa'] ['x@y.com', 'z@w.org']
            (4, 9) 4 ('12', '34') 34 2 (\d+)-(\d+) <re.Match object; span=(4, 9), match='12-34'>
            missing ), unterminated subpattern at position 0
            unterminated character set at position 0
            nothing to repeat at position 0
            unbalanced parenthesis at position 1
            multiple repeat at position 2
            bad escape \q at position 0
            unknown extension ?<x at position 1
            min repeat greater than max repeat at position 2
            invalid group reference 1 at position 1
            redefinition of group name 'n' as group 2; was group 1 at position 12
            re.compile('a', re.IGNORECASE) re.IGNORECASE|re.MULTILINE 34
            [(0, 0), (1, 2), (2, 2), (3, 3)] > a
            > b (0, 0)
            """#)
    }

    @Test func json() {
        check(
            #"""
            import json
            print(json.dumps({"a": [1, 2.5, None, True, "é\n"], "b": {}}), json.dumps([1, {"x": ()}], indent=2), json.dumps({"b":1,"a":2}, sort_keys=True, separators=(",", ":")), json.dumps("é", ensure_ascii=False), json.dumps({1: 2, None: 3, True: 4}), json.dumps(float("nan")))
            print(json.loads('{"a": [1, 2.5e3, null, true, "x\\u00e9\\n"], "b": {"c": -0.5}}'), json.loads("[]"), json.loads(" 3 "), json.loads("1e400"), json.loads('"\\ud83d\\ude00"'))
            for t in ("", "{", "[1,]", '{"a" 1}', "[1 2]", "tru", '"abc', '{"a":1,}', "1 2", '"\\x"', "{1:2}", '"a\nb"', "[1,\n2,\n x]"):
                try: json.loads(t)
                except json.JSONDecodeError as e: print(e, e.pos)
            for o in (object, {1,2}, {(1,2): 3}):
                try: json.dumps(o)
                except TypeError as e: print(e)
            l = []; l.append(l)
            try: json.dumps(l)
            except ValueError as e: print(e)
            print(json.dumps({"x": 1}, default=str), json.dumps([{1,2}], default=list), json.loads('{"a": 1}', object_hook=lambda d: list(d)))
            """#,
            prints: #"""
            {"a": [1, 2.5, null, true, "\u00e9\n"], "b": {}} [
              1,
              {
                "x": []
              }
            ] {"a":2,"b":1} "é" {"1": 4, "null": 3} NaN
            {'a': [1, 2500.0, None, True, 'xé\n'], 'b': {'c': -0.5}} [] 3 inf 😀
            Expecting value: line 1 column 1 (char 0) 0
            Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1
            Expecting value: line 1 column 4 (char 3) 3
            Expecting ':' delimiter: line 1 column 6 (char 5) 5
            Expecting ',' delimiter: line 1 column 4 (char 3) 3
            Expecting value: line 1 column 1 (char 0) 0
            Unterminated string starting at: line 1 column 1 (char 0) 0
            Expecting property name enclosed in double quotes: line 1 column 8 (char 7) 7
            Extra data: line 1 column 3 (char 2) 2
            Invalid \escape: line 1 column 2 (char 1) 1
            Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1
            Invalid control character at: line 1 column 3 (char 2) 2
            Expecting value: line 3 column 2 (char 8) 8
            Object of type type is not JSON serializable
            Object of type set is not JSON serializable
            keys must be str, int, float, bool or None, not tuple
            Circular reference detected
            {"x": 1} [[1, 2]] ['a']
            """#)
    }

    @Test func dates() {
        check(
            #"""
            import datetime as dt
            d = dt.date(2024, 2, 28); print(d + dt.timedelta(days=2), d.weekday(), d.isoformat(), repr(d), dt.date(2024,3,1) - d, d < dt.date(2025,1,1), d.strftime("%d/%m/%Y"))
            t = dt.datetime(2024, 1, 31, 12, 30, 15, 500); print(t, repr(t), t + dt.timedelta(hours=13), t.isoformat(), t.strftime("%Y-%m-%d %H:%M"), dt.timedelta(days=-1, hours=5), repr(dt.timedelta(seconds=90)), dt.timedelta(1) / dt.timedelta(hours=1), (dt.datetime(2024,3,1) - t).total_seconds(), dt.datetime.fromisoformat("2024-05-06T07:08:09"))
            try: dt.date(2023, 2, 29)
            except ValueError as e: print(e)
            """#,
            prints: #"""
            2024-03-01 2 2024-02-28 datetime.date(2024, 2, 28) 2 days, 0:00:00 True 28/02/2024
            2024-01-31 12:30:15.000500 datetime.datetime(2024, 1, 31, 12, 30, 15, 500) 2024-02-01 01:30:15.000500 2024-01-31T12:30:15.000500 2024-01-31 12:30 -1 day, 5:00:00 datetime.timedelta(seconds=90) 24.0 2546984.9995 2024-05-06 07:08:09
            day is out of range for month
            """#)
    }

    @Test func tables() {
        check(
            #"""
            import csv, io
            f = io.StringIO(); w = csv.writer(f); _ = w.writerow(["a", 1, 'q"x', "c,d"]); _ = w.writerow([2.5, None, ""]); print(repr(f.getvalue())); _ = f.seek(0); print(list(csv.reader(f)))
            print(list(csv.DictReader(io.StringIO("a,b\n1,2\n3,4\n"))))
            """#,
            prints: #"""
            'a,1,"q""x","c,d"\r\n2.5,,\r\n'
            [['a', '1', 'q"x', 'c,d'], ['2.5', '', '']]
            [{'a': '1', 'b': '2'}, {'a': '3', 'b': '4'}]
            """#)
    }

    @Test func warnings() {
        check(
            #"""
            import warnings
            with warnings.catch_warnings(record=True) as w:
                warnings.simplefilter("always"); warnings.warn("hey"); print(len(w), w[0].message, w[0].category.__name__)
            warnings.simplefilter("error")
            try: warnings.warn("bad", RuntimeWarning)
            except RuntimeWarning as e: print("E", e)
            """#,
            prints: #"""
            1 hey UserWarning
            E bad
            """#)
    }

    @Test func wrapping() {
        check(
            #"""
            import textwrap, pprint, string
            print(textwrap.dedent("  a\n    b\n"), textwrap.fill("the quick brown fox jumps over the lazy dog", 20), textwrap.shorten("hello big world", 12), textwrap.indent("a\nb", "> "))
            pprint.pprint({"k": list(range(30)), "b": {"x": "y" * 30, "z": "w" * 40}, "a": (1,2)})
            pprint.pprint([["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"], {"q": 1}])
            print(string.ascii_lowercase, string.punctuation, string.capwords("hello world"), string.Template("$a ${b} $$").substitute(a=1,b=2))
            """#,
            prints: #"""
            a
              b
             the quick brown fox
            jumps over the lazy
            dog hello [...] > a
            > b
            {'a': (1, 2),
             'b': {'x': 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy',
                   'z': 'wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww'},
             'k': [0,
                   1,
                   2,
                   3,
                   4,
                   5,
                   6,
                   7,
                   8,
                   9,
                   10,
                   11,
                   12,
                   13,
                   14,
                   15,
                   16,
                   17,
                   18,
                   19,
                   20,
                   21,
                   22,
                   23,
                   24,
                   25,
                   26,
                   27,
                   28,
                   29]}
            [['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
              'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'],
             {'q': 1}]
            abcdefghijklmnopqrstuvwxyz !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ Hello World 1 2 $
            """#)
    }

    @Test func system() {
        check(
            #"""
            import sys, os
            print(sys.maxsize, sys.byteorder, sys.version_info >= (3, 8), sys.float_info.epsilon, os.path.join('a', 'b'), os.path.splitext('x/y.tar.gz'), os.path.basename('a/b'), os.path.dirname('a/b'), os.path.exists('/nonexistent'))
            """#,
            prints: #"""
            9223372036854775807 little True 2.220446049250313e-16 a/b ('x/y.tar', '.gz') b a False
            """#)
    }
}
