// `ast` (`literal_eval` alone) and `urllib.parse`, in the language: text taken apart, nothing run and nothing fetched.

let urlLibraries: [String: String] = [
    "ast": #"""
from _library import literal as _literal
def literal_eval(node_or_string):
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    return _literal(node_or_string)
"""#,
    "urllib": "",
    "urllib.parse": #"""
from collections import namedtuple as _namedtuple
_safe = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
uses_relative = uses_netloc = ["", "ftp", "http", "https", "file", "ws", "wss", "sftp", "git", "ssh", "svn"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "https", "imap", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp", "tel"]
def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    kept = _safe | frozenset(safe.encode("ascii", "ignore") if isinstance(safe, str) else safe)
    return "".join([chr(b) if b in kept else f"%{b:02X}" for b in bs])
def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    return quote_from_bytes(string, safe)
def quote_plus(string, safe="", encoding=None, errors=None):
    space = " " if isinstance(string, str) else b" "
    if space not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")
def unquote_to_bytes(string):
    data = string.encode("utf-8") if isinstance(string, str) else bytes(string)
    parts = data.split(b"%")
    out = [parts[0]]
    for part in parts[1:]:
        try:
            if len(part[:2].strip()) < 2: raise ValueError
            out.append(bytes([int(part[:2], 16)]) + part[2:])
        except ValueError:
            out.append(b"%" + part)
    return b"".join(out)
def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        return string
    return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)
def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, "items"):
        query = query.items()
    elif isinstance(query, (str, bytes)) and query or not hasattr(query, "__iter__"):
        raise TypeError("not a valid non-string sequence or mapping object")
    quoted = lambda value: quote_via(value if isinstance(value, bytes) else str(value), safe)
    out = []
    for key, value in query:
        if doseq and not isinstance(value, (str, bytes)):
            try:
                values = list(value)
            except TypeError:
                values = [value]
            out += [quoted(key) + "=" + quoted(one) for one in values]
        else:
            out.append(quoted(key) + "=" + quoted(value))
    return "&".join(out)
def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    pairs = []
    for field in qs.split(separator) if qs else []:
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition("=")
        if not equals:
            if strict_parsing:
                raise ValueError(f"bad query field: {field!r}")
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return pairs
def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found
class _Parts:
    def _user(self):
        user, at, host = self.netloc.rpartition("@")
        return (user, host) if at else (None, host)
    @property
    def username(self):
        user = self._user()[0]
        return None if user is None else user.partition(":")[0]
    @property
    def password(self):
        user = self._user()[0]
        return user.partition(":")[2] if user and ":" in user else None
    @property
    def _host_port(self):
        host = self._user()[1]
        _, bracket, inner = host.partition("[")
        if bracket:
            name, _, rest = inner.partition("]")
            return name, rest.partition(":")[2] or None
        name, _, port = host.partition(":")
        return name, port or None
    @property
    def hostname(self):
        return self._host_port[0].lower() or None
    @property
    def port(self):
        port = self._host_port[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)
class SplitResult(_Parts, _namedtuple("SplitResult", "scheme netloc path query fragment")):
    __slots__ = ()
    def geturl(self):
        return urlunsplit(self)
class ParseResult(_Parts, _namedtuple("ParseResult", "scheme netloc path params query fragment")):
    __slots__ = ()
    def geturl(self):
        return urlunparse(self)
class DefragResult(_namedtuple("DefragResult", "url fragment")):
    __slots__ = ()
    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url
def urlsplit(url, scheme="", allow_fragments=True):
    netloc = query = fragment = ""
    url = url.lstrip("".join(map(chr, range(33)))).replace("\n", "").replace("\r", "").replace("\t", "")
    i = url.find(":")
    if i > 0 and url[0].isascii() and url[0].isalpha() and all(c.isascii() and (c.isalnum() or c in "+-.") for c in url[:i]):
        scheme, url = url[:i].lower(), url[i + 1:]
    if url[:2] == "//":
        end = min([i for i in [url.find(c, 2) for c in "/?#"] if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return SplitResult(scheme, netloc, url, query, fragment)
def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in url:
        i = url.find(";", url.rfind("/") + 1 if "/" in url else 0)
        if i >= 0:
            url, params = url[:i], url[i + 1:]
    return ParseResult(scheme, netloc, url, params, query, fragment)
def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or scheme and scheme in uses_netloc and url[:2] != "//":
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + (netloc or "") + url
    if scheme:
        url = scheme + ":" + url
    return url + ("?" + query if query else "") + ("#" + fragment if fragment else "")
def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))
def urldefrag(url):
    if "#" not in url:
        return DefragResult(url, "")
    parts = urlparse(url)
    return DefragResult(urlunparse((*parts[:5], "")), parts.fragment)
def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    bscheme, bnetloc, bpath, bparams, bquery, _ = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = bnetloc
    if not path and not params:
        return urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment))
    parts = bpath.split("/")
    if parts[-1] != "":
        del parts[-1]
    segments = path.split("/") if path[:1] == "/" else parts + path.split("/")
    if path[:1] != "/":
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == "..":
            if resolved:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return urlunparse((scheme, netloc, "/".join(resolved) or "/", params, query, fragment))
"""#,
]
