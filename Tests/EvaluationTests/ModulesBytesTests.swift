// Bytes, digests and packed data.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesBytesTests {
    @Test func bytes() {
        check(
            #"""
            def main():
                import hashlib, base64, struct, array, uuid, calendar, zlib, binascii, hmac
                def t(f):
                    try: print(repr(f()))
                    except Exception as e: print(type(e).__module__, type(e).__name__, e)
                for n in ("md5","sha1","sha224","sha256","sha384","sha512"):
                    print(n, getattr(hashlib,n)(b"").hexdigest(), hashlib.new(n, b"abc"*50).hexdigest())
                h = hashlib.sha256(); h.update(b"a"); h.update(b"b"); print(h.hexdigest(), h.digest()[:4], h.name, h.digest_size, h.block_size); t(lambda: hashlib.md5("s")); t(lambda: hashlib.new("zz"))
                print(hmac.new(b"key", b"msg", hashlib.sha256).hexdigest(), hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 3).hex())
                for s in (b"", b"a", b"ab", b"abc", b"hello world\xff\xfe"): print(base64.b64encode(s), base64.b64decode(base64.b64encode(s)), base64.b32encode(s), base64.b32decode(base64.b32encode(s)), base64.b16encode(s), base64.urlsafe_b64encode(s))
                t(lambda: base64.b64decode("YQ")); t(lambda: base64.b64decode("Y")); t(lambda: base64.b64decode("YWJj")); t(lambda: base64.b64encode("x")); t(lambda: base64.b64decode("a b=c"))
                print(struct.pack("<ihB", 1, -2, 255), struct.unpack("<ihB", struct.pack("<ihB", 1, -2, 255)), struct.pack(">d", 1.5), struct.pack("f", 0.1), struct.unpack("f", struct.pack("f", 0.1)), struct.calcsize("bi"), struct.calcsize("<bi"), struct.pack("4s", b"ab"), struct.pack("3B", 1,2,3), struct.unpack(">I", b"\x00\x00\x01\x00"), struct.pack("!Hq", 1, -1), struct.pack("?e", True, 0.5), list(struct.iter_unpack("<h", b"\1\0\2\0")), struct.pack("cx", b"z"), struct.calcsize("3sid"))
                t(lambda: struct.pack("i", 2**40)); t(lambda: struct.pack("B", 256)); t(lambda: struct.pack("i", 1.5)); t(lambda: struct.pack("ii", 1)); t(lambda: struct.unpack("i", b"12")); t(lambda: struct.pack("k", 1)); t(lambda: struct.pack("f", "x")); t(lambda: struct.pack("f", 1e300)); t(lambda: struct.pack("h", 40000)); t(lambda: struct.pack("s", "a"))
                a = array.array("i", [1,2,3]); a.append(4); print(a, a[1], a[1:3], len(a), a.tolist(), a.tobytes(), a.itemsize, a.typecode, sum(a), 2 in a, a == array.array("i", [1,2,3,4]), a + a, array.array("d", [1, 2.5]), array.array("f", [0.1]), array.array("u", "hi"), list(reversed(a)), a.index(3), a.pop(), a.count(1))
                t(lambda: a.append("x")); t(lambda: a.append(1.5)); t(lambda: array.array("z")); t(lambda: array.array("b", [200])); t(lambda: a[10]); t(lambda: a.index(99)); t(lambda: array.array("d", ["x"]))
                u = uuid.UUID("12345678123456781234567812345678"); print(u, repr(u), u.hex, u.int, u.version, u.variant, uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid4().version, len(str(uuid.uuid4())), u == uuid.UUID(int=u.int)); t(lambda: uuid.UUID("x"))
                print(calendar.month(2024, 2)); print(calendar.isleap(2024), calendar.monthrange(2024, 2), calendar.weekday(2024,1,1), calendar.monthcalendar(2024, 1), calendar.day_name[0], list(calendar.month_abbr)[1], calendar.timegm((1970,1,2,0,0,0)), calendar.leapdays(2000, 2020)); print(calendar.calendar(2023)); t(lambda: calendar.monthrange(2024, 13))
                print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), binascii.hexlify(b"ab"), binascii.unhexlify("6162"), binascii.crc32(b"x")); t(lambda: binascii.unhexlify("6")); t(lambda: binascii.unhexlify("zz"))
                ba = bytearray(b"abc"); ba.append(100); ba.extend(b"ef"); ba[0] = 65; print(ba, ba.decode(), ba[1:3], len(ba), ba.upper(), bytes(ba), ba + b"x", b"x" + ba, ba == b"Abcdef", ba.find(b"c"), ba.pop(), list(ba)[:2], ba * 2, bytearray(3), bytearray("é", "utf8"), bytearray([1,2])); del ba[0]; ba += b"!"; print(ba, ba.hex(), ba.replace(b"b", b"BB"), ba.split(b"d"), 98 in ba, bytearray.fromhex("ff00"))
                t(lambda: bytearray("x")); t(lambda: ba.append(300)); t(lambda: ba[10]); t(lambda: {ba: 1}); t(lambda: ba + "x"); t(lambda: bytearray([300])); t(lambda: bytes([300])); t(lambda: b"a" + "b"); t(lambda: b"abc".index(b"z")); t(lambda: b"a".join(["x"])); t(lambda: b"abc"[5]); t(lambda: bytes(-1)); t(lambda: b"".fromhex("0g"))
                m = memoryview(b"hello"); print(m[1], m[1:3].tobytes(), len(m), m.tolist(), bytes(m), m.nbytes); mv = memoryview(bytearray(b"abc")); mv[0] = 90; print(bytes(mv))
                print(b"Hello World".swapcase(), b"a,b".partition(b","), b"  x ".strip(), b"abc".center(9, b"*"), b"7".zfill(3), b"abc".startswith((b"x", b"a")), b"a b".title(), b"aXbX".count(b"X"), b"%s=%d" % (b"k", 5), "é".encode(), b"\xc3\xa9".decode(), b"a\tb".expandtabs(4), b"ab\ncd\r\n".splitlines())
                t(lambda: b"\xff".decode()); t(lambda: b"ab\xe9".decode("ascii")); t(lambda: "é".encode("ascii")); t(lambda: "héé".encode("ascii")); t(lambda: b"\xe2\x82".decode()); t(lambda: "é".encode("ascii", "replace")); t(lambda: "x".encode("nope")); t(lambda: "x".encode("utf-16")); t(lambda: b"\xff\xfea\x00".decode("utf-16")); t(lambda: "€".encode("cp1252")); t(lambda: b"\xe2\x28\xa1".decode(errors="replace")); t(lambda: b"ab\xff".decode(errors="ignore"));t(lambda: b"ab\xff".decode(errors="backslashreplace"))
                try: b"\xff\xfe".decode()
                except UnicodeDecodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason, e.args, isinstance(e, ValueError))
            main()
            """#,
            prints: #"""
            md5 d41d8cd98f00b204e9800998ecf8427e 278d86d27fdb35a382e68a3194dffd06
            sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709 84006ce0c85d22dd020fe7052ef1a9bc3c381dde
            sha224 d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f 7de7010fb8b55d36edb3e253763e35a412bfb146994bf680a9abf0eb
            sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 97ca5175ac60b081b919120849da7d71fb00456ac6c32ebe96581ce34cfe2596
            sha384 38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b fabc6f49ec2cd8d8d595cd54cccb9b65041428a44bd83e36c9979ae8482c62a236be359fdaf2a38a6bea6251e480145b
            sha512 cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e 6548d3a70b4cdd421757e29302c5082d1aea38fceb868afd1ffcab13a239a2491d06a521108573f528c7359b19a82065cd69f7a21ede6f766783932dfe9f0333
            fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603 b'\xfb\x8e \xfc' sha256 32 64
            builtins TypeError Strings must be encoded before hashing
            builtins ValueError unsupported hash type zz
            2d93cbc1be167bcb1637a4a23cbff01a7878f0c50ee833954ea5221bb1b8c628 3c671234e386cb307220d70ee15c4985160b8a8dba62f247001b07974ad52ed1
            b'' b'' b'' b'' b'' b''
            b'YQ==' b'a' b'ME======' b'a' b'61' b'YQ=='
            b'YWI=' b'ab' b'MFRA====' b'ab' b'6162' b'YWI='
            b'YWJj' b'abc' b'MFRGG===' b'abc' b'616263' b'YWJj'
            b'aGVsbG8gd29ybGT//g==' b'hello world\xff\xfe' b'NBSWY3DPEB3W64TMMT774===' b'hello world\xff\xfe' b'68656C6C6F20776F726C64FFFE' b'aGVsbG8gd29ybGT__g=='
            binascii Error Incorrect padding
            binascii Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
            b'abc'
            builtins TypeError a bytes-like object is required, not 'str'
            binascii Error Incorrect padding
            b'\x01\x00\x00\x00\xfe\xff\xff' (1, -2, 255) b'?\xf8\x00\x00\x00\x00\x00\x00' b'\xcd\xcc\xcc=' (0.10000000149011612,) 8 5 b'ab\x00\x00' b'\x01\x02\x03' (256,) b'\x00\x01\xff\xff\xff\xff\xff\xff\xff\xff' b'\x01\x00\x008' [(1,), (2,)] b'z\x00' 16
            struct error 'i' format requires -2147483648 <= number <= 2147483647
            struct error ubyte format requires 0 <= number <= 255
            struct error required argument is not an integer
            struct error pack expected 2 items for packing (got 1)
            struct error unpack requires a buffer of 4 bytes
            struct error bad char in struct format
            struct error required argument is not a float
            b'\x00\x00\x80\x7f'
            struct error short format requires -32768 <= number <= 32767
            struct error argument for 's' must be a bytes object
            array('i', [1, 2, 3]) 2 array('i', [2, 3]) 4 [1, 2, 3, 4] b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00' 4 i 10 True True array('i', [1, 2, 3, 4, 1, 2, 3, 4]) array('d', [1.0, 2.5]) array('f', [0.10000000149011612]) array('u', 'hi') [4, 3, 2, 1] 2 4 1
            builtins TypeError 'str' object cannot be interpreted as an integer
            builtins TypeError 'float' object cannot be interpreted as an integer
            builtins ValueError bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
            builtins OverflowError signed char is greater than maximum
            builtins IndexError array index out of range
            builtins ValueError array.index(x): x not in array
            builtins TypeError must be real number, not str
            12345678-1234-5678-1234-567812345678 UUID('12345678-1234-5678-1234-567812345678') 12345678123456781234567812345678 24197857161011715162171839636988778104 None reserved for NCS compatibility 886313e1-3b8a-5372-9b90-0c9aee199e5d 6fa459ea-ee8a-3ca4-894e-db77e160355e 4 36 True
            builtins ValueError badly formed hexadecimal UUID string
               February 2024
            Mo Tu We Th Fr Sa Su
                      1  2  3  4
             5  6  7  8  9 10 11
            12 13 14 15 16 17 18
            19 20 21 22 23 24 25
            26 27 28 29

            True (3, 29) 0 [[1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14], [15, 16, 17, 18, 19, 20, 21], [22, 23, 24, 25, 26, 27, 28], [29, 30, 31, 0, 0, 0, 0]] Monday Jan 86400 5
                                              2023

                  January                   February                   March
            Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
                               1             1  2  3  4  5             1  2  3  4  5
             2  3  4  5  6  7  8       6  7  8  9 10 11 12       6  7  8  9 10 11 12
             9 10 11 12 13 14 15      13 14 15 16 17 18 19      13 14 15 16 17 18 19
            16 17 18 19 20 21 22      20 21 22 23 24 25 26      20 21 22 23 24 25 26
            23 24 25 26 27 28 29      27 28                     27 28 29 30 31
            30 31

                   April                      May                       June
            Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
                            1  2       1  2  3  4  5  6  7                1  2  3  4
             3  4  5  6  7  8  9       8  9 10 11 12 13 14       5  6  7  8  9 10 11
            10 11 12 13 14 15 16      15 16 17 18 19 20 21      12 13 14 15 16 17 18
            17 18 19 20 21 22 23      22 23 24 25 26 27 28      19 20 21 22 23 24 25
            24 25 26 27 28 29 30      29 30 31                  26 27 28 29 30

                    July                     August                  September
            Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
                            1  2          1  2  3  4  5  6                   1  2  3
             3  4  5  6  7  8  9       7  8  9 10 11 12 13       4  5  6  7  8  9 10
            10 11 12 13 14 15 16      14 15 16 17 18 19 20      11 12 13 14 15 16 17
            17 18 19 20 21 22 23      21 22 23 24 25 26 27      18 19 20 21 22 23 24
            24 25 26 27 28 29 30      28 29 30 31               25 26 27 28 29 30
            31

                  October                   November                  December
            Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
                               1             1  2  3  4  5                   1  2  3
             2  3  4  5  6  7  8       6  7  8  9 10 11 12       4  5  6  7  8  9 10
             9 10 11 12 13 14 15      13 14 15 16 17 18 19      11 12 13 14 15 16 17
            16 17 18 19 20 21 22      20 21 22 23 24 25 26      18 19 20 21 22 23 24
            23 24 25 26 27 28 29      27 28 29 30               25 26 27 28 29 30 31
            30 31

            calendar IllegalMonthError bad month number 13; must be 1-12
            907060870 103547413 b'6162' b'ab' 2363233923
            binascii Error Odd-length string
            binascii Error Non-hexadecimal digit found
            bytearray(b'Abcde') Abcdef bytearray(b'bc') 6 bytearray(b'ABCDEF') b'Abcdef' bytearray(b'Abcdefx') b'xAbcdef' True 2 102 [65, 98] bytearray(b'AbcdeAbcde') bytearray(b'\x00\x00\x00') bytearray(b'\xc3\xa9') bytearray(b'\x01\x02')
            bytearray(b'bcde!') 6263646521 bytearray(b'BBcde!') [bytearray(b'bc'), bytearray(b'e!')] True bytearray(b'\xff\x00')
            builtins TypeError string argument without an encoding
            builtins ValueError byte must be in range(0, 256)
            builtins IndexError bytearray index out of range
            builtins TypeError unhashable type: 'bytearray'
            builtins TypeError can't concat str to bytearray
            builtins ValueError byte must be in range(0, 256)
            builtins ValueError bytes must be in range(0, 256)
            builtins TypeError can't concat str to bytes
            builtins ValueError subsection not found
            builtins TypeError sequence item 0: expected a bytes-like object, str found
            builtins IndexError index out of range
            builtins ValueError negative count
            builtins ValueError non-hexadecimal number found in fromhex() arg at position 1
            101 b'el' 5 [104, 101, 108, 108, 111] b'hello' 5
            b'Zbc'
            b'hELLO wORLD' (b'a', b',', b'b') b'x' b'***abc***' b'007' True b'A B' 2 b'k=5' b'\xc3\xa9' é b'a   b' [b'ab', b'cd']
            builtins UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
            builtins UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 2: ordinal not in range(128)
            builtins UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
            builtins UnicodeEncodeError 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)
            builtins UnicodeDecodeError 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
            b'?'
            builtins LookupError unknown encoding: nope
            b'\xff\xfex\x00'
            'a'
            b'\x80'
            '�(�'
            'ab'
            'ab\\xff'
            utf-8 b'\xff\xfe' 0 1 invalid start byte ('utf-8', b'\xff\xfe', 0, 1, 'invalid start byte') True
            """#)
    }
}
