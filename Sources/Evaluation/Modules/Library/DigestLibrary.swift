// `hashlib`, `hmac`, `binascii`, `base64` and `zlib`'s checksums, in the language, around Modules/Digests.swift.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let digestLibraries: [String: String] = [
    "hashlib": #"""
from _library import digest as _digest
algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = set(algorithms_guaranteed)
_sizes = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128)}
class _Hash:
    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _sizes[name]
        self._data = bytearray()
        if data:
            self.update(data)
    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        self._data += bytes(memoryview(data))
    def digest(self):
        return _digest(self.name, bytes(self._data))
    def hexdigest(self):
        return self.digest().hex()
    def copy(self):
        return _Hash(self.name, bytes(self._data))
    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"
def new(name, data=b"", *, usedforsecurity=True):
    if name.lower() not in _sizes:
        raise ValueError(f"unsupported hash type {name}")
    return _Hash(name.lower(), data)
def _maker(name):
    def make(string=b"", *, usedforsecurity=True):
        if isinstance(string, str):
            raise TypeError("Strings must be encoded before hashing")
        return _Hash(name, string)
    make.__name__ = make.__qualname__ = "openssl_" + name
    return make
md5, sha1, sha224, sha256, sha384, sha512 = [_maker(n) for n in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")]
def file_digest(fileobj, digest, /):
    h = new(digest) if isinstance(digest, str) else digest()
    h.update(fileobj.read())
    return h
def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    import hmac
    size = _sizes[hash_name][0]
    out = b""
    block = 1
    while len(out) < (dklen or size):
        u = hmac.digest(password, salt + block.to_bytes(4, "big"), hash_name)
        total = int.from_bytes(u, "big")
        for _ in range(iterations - 1):
            u = hmac.digest(password, u, hash_name)
            total ^= int.from_bytes(u, "big")
        out += total.to_bytes(size, "big")
        block += 1
    return out[:dklen or size]
"""#,
    "hmac": #"""
import hashlib as _hashlib
class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        make = (lambda d=b"": _hashlib.new(digestmod, d)) if isinstance(digestmod, str) else digestmod
        inner = make()
        if len(key) > inner.block_size:
            key = make(key).digest()
        key = bytes(key).ljust(inner.block_size, b"\0")
        self._outer = make(bytes([b ^ 0x5C for b in key]))
        self._inner = make(bytes([b ^ 0x36 for b in key]))
        self.digest_size, self.block_size, self.name = inner.digest_size, inner.block_size, "hmac-" + inner.name
        if msg is not None:
            self.update(msg)
    def update(self, msg):
        self._inner.update(msg)
    def digest(self):
        h = self._outer.copy()
        h.update(self._inner.digest())
        return h.digest()
    def hexdigest(self):
        return self.digest().hex()
def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)
def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()
def compare_digest(a, b, /):
    return a == b
"""#,
    "binascii": #"""
from _library import crc32 as _crc32, base64_encode as _encode, base64_decode as _decode
class Error(ValueError):
    pass
class Incomplete(Exception):
    pass
def hexlify(data, sep="", bytes_per_sep=1):
    return (bytes(data).hex(sep, bytes_per_sep) if sep else bytes(data).hex()).encode()
b2a_hex = hexlify
def unhexlify(hexstr, /):
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    try:
        return bytes([int(text[i:i + 2], 16) for i in range(0, len(text), 2)])
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None
a2b_hex = unhexlify
def crc32(data, crc=0, /):
    return _crc32(data, crc)
def b2a_base64(data, /, *, newline=True):
    return _encode(data) + (b"\n" if newline else b"")
def a2b_base64(data, /, *, strict_mode=False):
    answer = _decode(data.encode() if isinstance(data, str) else data)
    if isinstance(answer, str):
        raise Error(answer)
    return answer
"""#,
    "base64": #"""
import binascii as _binascii
def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if not isinstance(s, (bytes, bytearray, memoryview)):
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}")
    return bytes(s)
def b64encode(s, altchars=None):
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    out = _binascii.b2a_base64(s, newline=False)
    return out.translate(bytes.maketrans(b"+/", altchars)) if altchars is not None else out
def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_bytes(altchars), b"+/"))
    if validate and not all([c in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=" for c in s]):
        raise _binascii.Error("Only base64 data is allowed")
    return _binascii.a2b_base64(s)
standard_b64encode, standard_b64decode = b64encode, b64decode
def urlsafe_b64encode(s):
    return b64encode(s).translate(bytes.maketrans(b"+/", b"-_"))
def urlsafe_b64decode(s):
    return b64decode(_bytes(s).translate(bytes.maketrans(b"-_", b"+/")))
def encodebytes(s):
    return b"".join([_binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57)])
def decodebytes(s):
    return b64decode(s)
def b16encode(s):
    return bytes(s).hex().upper().encode()
def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any([c not in b"0123456789ABCDEF" for c in s]):
        raise _binascii.Error("Non-base16 digit found")
    return _binascii.unhexlify(s)
_letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
def b32encode(s):
    s = bytes(s)
    missing = -len(s) % 5
    number = s + b"\0" * missing
    out = bytearray()
    for i in range(0, len(number), 5):
        chunk = int.from_bytes(number[i:i + 5], "big")
        out += bytes([_letters[chunk >> shift & 31] for shift in range(35, -1, -5)])
    if missing:
        cut = {1: 1, 2: 3, 3: 4, 4: 6}[missing]
        out[-cut:] = b"=" * cut
    return bytes(out)
def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if len(s) % 8:
        raise _binascii.Error("Incorrect padding")
    body = s.rstrip(b"=")
    pad = len(s) - len(body)
    out = bytearray()
    for i in range(0, len(s), 8):
        value = 0
        for c in s[i:i + 8]:
            at = 0 if c == 61 else _letters.find(bytes([c]))
            if at < 0:
                raise _binascii.Error("Non-base32 digit found")
            value = value << 5 | at
        out += value.to_bytes(5, "big")
    if pad not in (0, 1, 3, 4, 6):
        raise _binascii.Error("Incorrect padding")
    cut = {0: 0, 1: 1, 3: 2, 4: 3, 6: 4}[pad]
    return bytes(out[:len(out) - cut])
def b85encode(b, pad=False):
    digits = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
    missing = -len(b) % 4
    data = bytes(b) + b"\0" * missing
    out = bytearray()
    for i in range(0, len(data), 4):
        value = int.from_bytes(data[i:i + 4], "big")
        out += bytes([digits[value // 85 ** k % 85] for k in (4, 3, 2, 1, 0)])
    return bytes(out[:len(out) - missing] if missing and not pad else out)
"""#,
    "zlib": #"""
from _library import crc32 as _crc32
class error(Exception):
    pass
def crc32(data, value=0, /):
    return _crc32(data, value)
def adler32(data, value=1, /):
    a, b = value & 0xFFFF, value >> 16 & 0xFFFF
    for byte in bytes(data):
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a
def compress(data, /, level=-1, wbits=15):
    raise NotImplementedError("zlib.compress is left out in cells: its bytes are those of one library's search for repeats; gzip.open writes files")
def decompress(data, /, wbits=15, bufsize=16384):
    from _formats import inflate
    data = bytes(data)
    if wbits > 15:
        import gzip
        try:
            return gzip.decompress(data)
        except (gzip.BadGzipFile, EOFError):
            raise error("Error -3 while decompressing data: incorrect header check") from None
    if wbits > 0 and (len(data) < 2 or data[0] & 15 != 8 or (data[0] << 8 | data[1]) % 31):
        raise error("Error -5 while decompressing data: incomplete or truncated stream" if len(data) < 2
                    else "Error -3 while decompressing data: incorrect header check")
    found = inflate(data, 2 if wbits > 0 else 0)
    if isinstance(found, str):
        raise error("Error -5 while decompressing data: incomplete or truncated stream" if "early" in found
                    else f"Error -3 while decompressing data: {found}")
    content, used = found
    if wbits > 0 and int.from_bytes(data[2 + used:6 + used], "big") != adler32(content):
        raise error("Error -3 while decompressing data: incorrect data check")
    return content
"""#,
]
