// Strings and bytes, as CPython 3.11 answers: tables of expressions and their values.

import Testing

@testable import Evaluation

@Suite struct StringsTests {
    @Test func chosenCases() {
        checkAnswers(#"""
        chr(-1)  →  ValueError: chr() arg not in range(0x110000)
        chr(1114112)  →  ValueError: chr() arg not in range(0x110000)
        chr('a')  →  TypeError: 'str' object cannot be interpreted as an integer
        ord('ab')  →  TypeError: ord() expected a character, but string of length 2 found
        ord('')  →  TypeError: ord() expected a character, but string of length 0 found
        ord(1)  →  TypeError: ord() expected string of length 1, but int found
        ord(b'ab')  →  TypeError: ord() expected a character, but string of length 2 found
        bin(1.0)  →  TypeError: 'float' object cannot be interpreted as an integer
        'ab'*(1<<62)  →  OverflowError: repeated string is too long
        'a'*1.5  →  TypeError: can't multiply sequence by non-int of type 'float'
        'a'*'b'  →  TypeError: can't multiply sequence by non-int of type 'str'
        'a'['x']  →  TypeError: string indices must be integers, not 'str'
        'a'[1]  →  IndexError: string index out of range
        1 in 'a'  →  TypeError: 'in <string>' requires string as left operand, not int
        'a'+1  →  TypeError: can only concatenate str (not "int") to str
        'a'-'b'  →  TypeError: unsupported operand type(s) for -: 'str' and 'str'
        'a'<1  →  TypeError: '<' not supported between instances of 'str' and 'int'
        'a'.foo  →  AttributeError: 'str' object has no attribute 'foo'
        'a'[::0]  →  ValueError: slice step cannot be zero
        'a'.split('')  →  ValueError: empty separator
        'a'.split(1)  →  TypeError: must be str or None, not int
        'a'.join([1])  →  TypeError: sequence item 0: expected str instance, int found
        'a'.join(1)  →  TypeError: can only join an iterable
        'a'.replace('a')  →  TypeError: replace expected at least 2 arguments, got 1
        'a'.index('b')  →  ValueError: substring not found
        'a'.center(5,'ab')  →  TypeError: The fill character must be exactly one character long
        'a'.center('a')  →  TypeError: 'str' object cannot be interpreted as an integer
        'a'.startswith(1)  →  TypeError: startswith first arg must be str or a tuple of str, not int
        'a'.startswith((1,))  →  TypeError: tuple for startswith must only contain str, not int
        'a'.find(1)  →  TypeError: must be str, not int
        'a'.partition('')  →  ValueError: empty separator
        'a'.partition(1)  →  TypeError: must be str, not int
        'a'.strip(1)  →  TypeError: strip arg must be None or str
        'a'.encode('foo')  →  LookupError: unknown encoding: foo
        'é'.encode('ascii')  →  UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
        str.maketrans('a')  →  TypeError: if you give only one argument to maketrans it must be a dict
        str.maketrans('ab','c')  →  ValueError: the first two maketrans arguments must have equal length
        str.maketrans({'ab':1})  →  ValueError: string keys in translate table must be of length 1
        str.maketrans('ab','cd','e')  →  {97: 99, 98: 100, 101: None}
        str(b'a')  →  "b'a'"
        str(b'abc','utf8')  →  'abc'
        str('a','utf8')  →  TypeError: decoding str is not supported
        str(1,2)  →  TypeError: str() argument 'encoding' must be str, not int
        str(1,'utf8')  →  TypeError: decoding to str: need a bytes-like object, int found
        b'a'+'a'  →  TypeError: can't concat str to bytes
        b'a'[5]  →  IndexError: index out of range
        b'ab'[0]  →  97
        b'\xff'.decode()  →  UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
        b'ab\xe4\xb8'.decode()  →  UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 2-3: unexpected end of data
        bytes([256])  →  ValueError: bytes must be in range(0, 256)
        bytes('a')  →  TypeError: string argument without an encoding
        bytes(-1)  →  ValueError: negative count
        b'ab'.hex(':')  →  '61:62'
        bytes(3)  →  b'\x00\x00\x00'
        bytes([1,2,3])  →  b'\x01\x02\x03'
        bytes.fromhex('01 ff')  →  b'\x01\xff'
        bytes.fromhex('0x')  →  ValueError: non-hexadecimal number found in fromhex() arg at position 1
        'a'.zfill('a')  →  TypeError: 'str' object cannot be interpreted as an integer
        'a'.expandtabs('a')  →  TypeError: 'str' object cannot be interpreted as an integer
        'a'.removeprefix(1)  →  TypeError: removeprefix() argument must be str, not int
        str.upper(1)  →  TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
        str.upper('a')  →  'A'
        'a'.join(['a',1])  →  TypeError: sequence item 1: expected str instance, int found
        'a'.replace(1,2)  →  TypeError: replace() argument 1 must be str, not int
        'a'.replace('a',1)  →  TypeError: replace() argument 2 must be str, not int
        'a'.replace('a','b','c')  →  TypeError: 'str' object cannot be interpreted as an integer
        'a'.split(maxsplit=1)  →  ['a']
        '\ud7ff'  →  '\ud7ff'
        chr(0x1F600), ord('é'), chr(955)  →  ('😀', 233, 'λ')
        'x'.join('abc'), 'abc'.encode().hex()  →  ('axbxc', '616263')
        sorted(['b','A','é','Z'])  →  ['A', 'Z', 'b', 'é']
        "".join(sorted("hello"))  →  'ehllo'
        """#)
    }

    @Test func methods() {
        checkAnswers(#"""
        "½".rsplit(',',1)  →  ['½']
        "日本語 text".isprintable()  →  True
        "日本語 text".split(None,1)  →  ['日本語', 'text']
        "½".rjust(9,'é')  →  'éééééééé½'
        "aXbXc".islower()  →  False
        ("x"*20).removesuffix('c')  →  'xxxxxxxxxxxxxxxxxxxx'
        "e\u0301a".removesuffix('a')  →  'é'
        "a\nb\r\nc\x0bd".upper()  →  'A\nB\r\nC\x0bD'
        "abc".encode()  →  b'abc'
        "a b  c".splitlines(True)  →  ['a b  c']
        "½".replace('X','',2)  →  '½'
        "\x00\x7f\xa0\xad".splitlines()  →  ['\x00\x7f\xa0\xad']
        "+7".title()  →  '+7'
        "😀x😀".swapcase()  →  '😀X😀'
        "+7".split(None,1)  →  ['+7']
        "-42".join(["abc","ﬁ İ ŉ"])  →  'abc-42ﬁ İ ŉ'
        "it's".isidentifier()  →  False
        '\'"'.rsplit('a',2)  →  ['\'"']
        "日本語 text".startswith("1a",2)  →  False
        "\x00\x7f\xa0\xad".isdecimal()  →  False
        "日本語 text".casefold()  →  '日本語 text'
        "a".count('X',2)  →  0
        "e\u0301a".split(None,1)  →  ['éa']
        "abc".lower()  →  'abc'
        '\'"'.center(25)  →  '            \'"           '
        ("x"*20).expandtabs(3)  →  'xxxxxxxxxxxxxxxxxxxx'
        "😀x😀".rfind('日',2,-2)  →  -1
        "ΑΣ ΣΑΣ".strip('ab ')  →  'ΑΣ ΣΑΣ'
        "-42".isalpha()  →  False
        "abc".isalpha()  →  True
        "٣٤".expandtabs()  →  '٣٤'
        ("x"*20).capitalize()  →  'Xxxxxxxxxxxxxxxxxxxx'
        "abc".encode('latin-1','replace')  →  b'abc'
        "\u3000a\x1f".istitle()  →  False
        "½".removesuffix('a')  →  '½'
        "1a".isalpha()  →  False
        "ΑΣ ΣΑΣ".lower()  →  'ας σας'
        "_id1".isupper()  →  False
        "-42".replace('aa','日',-1)  →  '-42'
        "a,b,,c".rpartition('a')  →  ('', 'a', ',b,,c')
        "tab\tx\ty".isdigit()  →  False
        "e\u0301a".isdigit()  →  False
        "\x00\x7f\xa0\xad".expandtabs()  →  '\x00\x7f\xa0\xad'
        "ß".isalpha()  →  True
        "😀x😀".isascii()  →  False
        "😀x😀".isprintable()  →  True
        "a".rsplit('a',1)  →  ['', '']
        'say "hi"'.isprintable()  →  True
        "abc".rjust(9,'é')  →  'ééééééabc'
        "123".isalnum()  →  True
        "it's".islower()  →  True
        '\'"'.isdecimal()  →  False
        "tab\tx\ty".index('x')  →  4
        "😀x😀".join(["+7","abc"])  →  '+7😀x😀abc'
        "Hello World".split()  →  ['Hello', 'World']
        "ß".startswith("+7",1)  →  False
        "  x y  ".isdigit()  →  False
        "".split('X',-1)  →  ['']
        "ΑΣ ΣΑΣ".strip()  →  'ΑΣ ΣΑΣ'
        "The Quick brown".center(25)  →  '     The Quick brown     '
        "aXbXc".splitlines()  →  ['aXbXc']
        "ǅungla".isnumeric()  →  False
        '\'"'.center(24,'*')  →  '***********\'"***********'
        "  x y  ".join(["ΑΣ ΣΑΣ","aaa"])  →  'ΑΣ ΣΑΣ  x y  aaa'
        "e\u0301a".rjust(9,'é')  →  'éééééééa'
        "e\u0301a".istitle()  →  False
        "a b  c".rjust(9,'é')  →  'éééa b  c'
        "日本語 text".islower()  →  True
        "😀x😀".lstrip()  →  '😀x😀'
        "😀x😀".ljust(10)  →  '😀x😀       '
        "ÄöÜß".expandtabs(3)  →  'ÄöÜß'
        "tab\tx\ty".title()  →  'Tab\tX\tY'
        "日本語 text".strip(' x')  →  '日本語 text'
        "The Quick brown".islower()  →  False
        "\x00\x7f\xa0\xad".center(25)  →  '           \x00\x7f\xa0\xad          '
        "日本語 text".isidentifier()  →  False
        "  x y  ".rsplit(' ',1)  →  ['  x y ', '']
        "  x y  ".isalpha()  →  False
        "abc".split()  →  ['abc']
        "\x00\x7f\xa0\xad".join("ß")  →  'ß'
        "  x y  ".upper()  →  '  X Y  '
        "+7".casefold()  →  '+7'
        "a,b,,c".isalnum()  →  False
        "".expandtabs(3)  →  ''
        "abc".lstrip()  →  'abc'
        "_id1".removesuffix('c')  →  '_id1'
        "a,b,,c".rpartition(',')  →  ('a,b,', ',', 'c')
        "".isdecimal()  →  False
        "".upper()  →  ''
        "ǅungla".center(24,'*')  →  '*********ǅungla*********'
        "+7".isdigit()  →  False
        "½".splitlines(True)  →  ['½']
        "1a".lstrip()  →  '1a'
        "😀x😀".rpartition(',')  →  ('', '', '😀x😀')
        "The Quick brown".rsplit(' ',1)  →  ['The Quick', 'brown']
        "".ljust(10)  →  '          '
        'say "hi"'.expandtabs()  →  'say "hi"'
        "ß".rstrip()  →  'ß'
        "a b  c".rstrip()  →  'a b  c'
        "  x y  ".rfind('a',-2,-1)  →  -1
        "\u3000a\x1f".title()  →  '\u3000A\x1f'
        "½".find("The Quick brown")  →  -1
        "+7".splitlines()  →  ['+7']
        "-42".index('x')  →  ValueError: substring not found
        "a\nb\r\nc\x0bd".casefold()  →  'a\nb\r\nc\x0bd'
        "aXbXc".splitlines(True)  →  ['aXbXc']
        "  x y  ".strip()  →  'x y'
        "e\u0301a".split()  →  ['éa']
        "😀x😀".removesuffix('c')  →  '😀x😀'
        "a,b,,c".split('X',2)  →  ['a,b,,c']
        "\x00\x7f\xa0\xad".isdigit()  →  False
        "a\nb\r\nc\x0bd".encode('latin-1','replace')  →  b'a\nb\r\nc\x0bd'
        ("x"*20).index('x')  →  0
        "ß".startswith("\u3000a\x1f",0)  →  False
        "tab\tx\ty".split()  →  ['tab', 'x', 'y']
        "😀x😀".strip('a')  →  '😀x😀'
        "aXbXc".zfill(12)  →  '0000000aXbXc'
        "e\u0301a".encode('latin-1','replace')  →  b'e?a'
        "1a".isspace()  →  False
        "😀x😀".isalnum()  →  False
        "abc".rpartition('X')  →  ('', '', 'abc')
        "a".rsplit()  →  ['a']
        "e\u0301a".rsplit(' ',-1)  →  ['éa']
        ("x"*20).partition('a')  →  ('xxxxxxxxxxxxxxxxxxxx', '', '')
        "_id1".expandtabs(3)  →  '_id1'
        "ΑΣ ΣΑΣ".removeprefix("-42")  →  'ΑΣ ΣΑΣ'
        "_id1".center(25)  →  '           _id1          '
        "ﬁ İ ŉ".strip(' x')  →  'ﬁ İ ŉ'
        "abc".strip()  →  'abc'
        "tab\tx\ty".capitalize()  →  'Tab\tx\ty'
        "日本語 text".translate({97:'Z',98:None,120:121})  →  '日本語 teyt'
        "it's".strip('a')  →  "it's"
        "\u3000a\x1f".capitalize()  →  '\u3000a\x1f'
        "a".expandtabs()  →  'a'
        "".endswith(("_id1",'a','c'),100,0)  →  False
        "٣٤".join(["The Quick brown","😀x😀"])  →  'The Quick brown٣٤😀x😀'
        "٣٤".expandtabs(3)  →  '٣٤'
        "٣٤".zfill(12)  →  '0000000000٣٤'
        "😀x😀".center(24,'*')  →  '**********😀x😀***********'
        "ﬁ İ ŉ".join("ß")  →  'ß'
        "aaa".index('x')  →  ValueError: substring not found
        "a\nb\r\nc\x0bd".rstrip()  →  'a\nb\r\nc\x0bd'
        "+7".isspace()  →  False
        "".center(24,'*')  →  '************************'
        "a,b,,c".encode('latin-1','replace')  →  b'a,b,,c'
        "\x00\x7f\xa0\xad".rsplit(None,1)  →  ['\x00\x7f', '\xad']
        "The Quick brown".rstrip()  →  'The Quick brown'
        "-42".center(24,'*')  →  '**********-42***********'
        "abc".swapcase()  →  'ABC'
        "٣٤".swapcase()  →  '٣٤'
        "abc".join("a\nb\r\nc\x0bd")  →  'aabc\nabcbabc\rabc\nabccabc\x0babcd'
        "+7".rstrip()  →  '+7'
        "1a".expandtabs(3)  →  '1a'
        "½".replace('a','',0)  →  '½'
        "ÄöÜß".zfill(12)  →  '00000000ÄöÜß'
        "aaa".casefold()  →  'aaa'
        "abc".expandtabs(3)  →  'abc'
        '\'"'.rfind('a',-1,3)  →  -1
        "abc".startswith("_id1",None)  →  False
        "abc".ljust(10)  →  'abc       '
        "a\nb\r\nc\x0bd".zfill(12)  →  '0000a\nb\r\nc\x0bd'
        "a,b,,c".isalpha()  →  False
        "😀x😀".islower()  →  True
        "😀x😀".join(["a","a,b,,c"])  →  'a😀x😀a,b,,c'
        "123".removesuffix('c')  →  '123'
        "  x y  ".swapcase()  →  '  X Y  '
        "Hello World".split(None,1)  →  ['Hello', 'World']
        "abc".isascii()  →  True
        "a,b,,c".isspace()  →  False
        "  x y  ".rfind('X',-2,-2)  →  -1
        "-42".index('a')  →  ValueError: substring not found
        "".capitalize()  →  ''
        "aaa".rjust(9,'é')  →  'ééééééaaa'
        "it's".swapcase()  →  "IT'S"
        "a\nb\r\nc\x0bd".find("a,b,,c")  →  -1
        "a".lstrip()  →  'a'
        "aXbXc".isidentifier()  →  True
        "e\u0301a".expandtabs()  →  'éa'
        "ΑΣ ΣΑΣ".rsplit()  →  ['ΑΣ', 'ΣΑΣ']
        "a\nb\r\nc\x0bd".isdigit()  →  False
        "Hello World".lower()  →  'hello world'
        "\u3000a\x1f".index('x')  →  ValueError: substring not found
        "tab\tx\ty".upper()  →  'TAB\tX\tY'
        'say "hi"'.isascii()  →  True
        "123".ljust(10)  →  '123       '
        "+7".removesuffix('')  →  '+7'
        "日本語 text".join("")  →  ''
        "e\u0301a".strip()  →  'éa'
        "\u3000a\x1f".rsplit()  →  ['a']
        "a b  c".isalpha()  →  False
        "a".rsplit(',',-1)  →  ['a']
        """#)
    }

    @Test func itemsAndOperators() {
        checkAnswers(#"""
        ""[::-1]  →  ''
        "\u3000a\x1f"=="-42"  →  False
        ascii("it's")  →  '"it\'s"'
        "a"[1:1:-2]  →  ''
        b"a\n\xff'"[2:None:3]  →  b'\xff'
        "it's" in "it's"  →  True
        "a\nb\r\nc\x0bd"[0:-1:1]  →  'a\nb\r\nc\x0b'
        "a b  c"[2:100]  →  'b  c'
        float("a,b,,c")  →  ValueError: could not convert string to float: 'a,b,,c'
        "ﬁ İ ŉ"  →  'ﬁ İ ŉ'
        "-42"=="\x00\x7f\xa0\xad"  →  False
        "½"+'say "hi"'  →  '½say "hi"'
        max(b"xyz"*3+b"xyz"*3)  →  122
        ascii(b"xyz"*3)  →  "b'xyzxyzxyz'"
        "+7"+"aaa"  →  '+7aaa'
        "\u3000a\x1f"[-1:-2]  →  ''
        3*"123"  →  '123123123'
        len("tab\tx\ty")  →  7
        bool("_id1")  →  True
        bool("a")  →  True
        '\'"'[::-1]  →  '"\''
        'say "hi"'+"a b  c"  →  'say "hi"a b  c'
        "ÄöÜß"[::-1]  →  'ßÜöÄ'
        len("٣٤")  →  2
        str(b"")  →  "b''"
        "aaa"!="_id1"  →  True
        "ÄöÜß" in "e\u0301a"  →  False
        [hash("½")==hash("½")]  →  [True]
        b"a\n\xff'"  →  b"a\n\xff'"
        b"">=b"a\n\xff'"  →  False
        "The Quick brown"[5:2]  →  ''
        b"abc"[2:3]  →  b'c'
        b""[None]  →  TypeError: byte indices must be integers or slices, not NoneType
        "_id1"=="٣٤"  →  False
        len("Hello World")  →  11
        "½"  →  '½'
        list("Hello World")  →  ['H', 'e', 'l', 'l', 'o', ' ', 'W', 'o', 'r', 'l', 'd']
        max("ﬁ İ ŉ"+"+7")  →  'ﬁ'
        "Hello World"  →  'Hello World'
        "\x00\x7f\xa0\xad"  →  '\x00\x7f\xa0\xad'
        [hash("a")==hash("a")]  →  [True]
        "\u3000a\x1f"<"abc"  →  False
        b"a\n\xff'"<b"a\n\xff'"  →  False
        3*'\'"'  →  '\'"\'"\'"'
        "+7"[-1:1:1]  →  ''
        max("it's"+"abc")  →  't'
        3*"Hello World"  →  'Hello WorldHello WorldHello World'
        3*"ǅungla"  →  'ǅunglaǅunglaǅungla'
        ""[0:None:-1]  →  ''
        b"abc"[3:-2]  →  b''
        float("½")  →  ValueError: could not convert string to float: '½'
        3*"The Quick brown"  →  'The Quick brownThe Quick brownThe Quick brown'
        'say "hi"'<"٣٤"  →  True
        int(b"abc")  →  ValueError: invalid literal for int() with base 10: b'abc'
        "1a"<"a b  c"  →  True
        [hash("  x y  ")==hash("  x y  ")]  →  [True]
        float("e\u0301a")  →  ValueError: could not convert string to float: 'éa'
        int("ﬁ İ ŉ")  →  ValueError: invalid literal for int() with base 10: 'ﬁ İ ŉ'
        '\'"'=="aaa"  →  False
        "\u3000a\x1f"+"a"  →  '\u3000a\x1fa'
        b"abc"  →  b'abc'
        bool("½")  →  True
        "1a" in "-42"  →  False
        "½"+"  x y  "  →  '½  x y  '
        3*"_id1"  →  '_id1_id1_id1'
        "aXbXc"!="-42"  →  True
        "😀x😀"  →  '😀x😀'
        "123"  →  '123'
        "😀x😀"[0:0:-2]  →  ''
        "a"[3:0]  →  ''
        "٣٤" in "ﬁ İ ŉ"  →  False
        "a b  c"<"ß"  →  True
        list("ß")  →  ['ß']
        "日本語 text">="1a"  →  True
        [hash("٣٤")==hash("٣٤")]  →  [True]
        'say "hi"'  →  'say "hi"'
        "ÄöÜß"  →  'ÄöÜß'
        [hash(b"")==hash(b"")]  →  [True]
        "ΑΣ ΣΑΣ"[0]  →  'Α'
        "٣٤"  →  '٣٤'
        sorted("a b  c")  →  [' ', ' ', ' ', 'a', 'b', 'c']
        max("Hello World"+"ﬁ İ ŉ")  →  'ﬁ'
        str(b"abc")  →  "b'abc'"
        "  x y  "=="it's"  →  False
        "ǅungla"=="+7"  →  False
        "abc">="e\u0301a"  →  False
        len("1a")  →  2
        3*"a\nb\r\nc\x0bd"  →  'a\nb\r\nc\x0bda\nb\r\nc\x0bda\nb\r\nc\x0bd'
        "a\nb\r\nc\x0bd"[3:2:2]  →  ''
        "abc" in "ΑΣ ΣΑΣ"  →  False
        '\'"'[-1:0:-2]  →  '"'
        "1a" in "a,b,,c"  →  False
        b"a\n\xff'"[None:5]  →  b"a\n\xff'"
        "ǅungla">="-42"  →  True
        ascii("ß")  →  "'\\xdf'"
        3*"aXbXc"  →  'aXbXcaXbXcaXbXc'
        str("\u3000a\x1f")  →  '\u3000a\x1f'
        int("aXbXc")  →  ValueError: invalid literal for int() with base 10: 'aXbXc'
        bool("it's")  →  True
        "½"*1.5  →  TypeError: can't multiply sequence by non-int of type 'float'
        "ΑΣ ΣΑΣ"[-2:5:2]  →  'Α'
        list("tab\tx\ty")  →  ['t', 'a', 'b', '\t', 'x', '\t', 'y']
        """#)
    }
}
