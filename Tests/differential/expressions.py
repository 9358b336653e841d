"""Random expressions of a wanted kind. Programs are made of them in programs.py; how they are run is in `run`."""

INTS = ["0", "1", "2", "3", "-1", "-2", "7", "-7", "10", "13", "100", "255", "-256", "1000", "65536", "(2**31)", "(-2**31)",
        "(2**53)", "(2**63)", "(2**63 - 1)", "(-2**63)", "(2**64)", "(10**18)", "(10**20)", "(-10**25)", "(3**50)", "0x7f", "0b1011", "1_000"]
FLOATS = ["0.0", "-0.0", "0.1", "0.5", "1.0", "-1.0", "1.5", "-2.5", "3.14159", "1e16", "1e15", "1e22", "1e-5", "1e-4",
          "123456.789", "2.675", "1e100", "1e308", "5e-324", "float('inf')", "float('-inf')", "float('nan')", "1/3", "2.5e-7"]
STRINGS = ["''", "'a'", "'abc'", "'Hello World'", "'  pad '", "'x,y,,z'", "'línea'", "'ß'", "'123'", "'-4'", "'1.5'", "'a\\nb\\n'",
           "'tab\\there'", "\"it's\"", "'say \"hi\"'", "'\\x00\\x1f'", "'ABC'", "'aXbXc'", "'ab' * 3", "'日本'", "'😀!'", "'1_0'",
           "'one two  three'", "'\\\\'", "r'\\d'", "'title case here'", "'mIxEd'", "'_id9'", "'\\u00e9\\u0301'", "'\\xa0 '"]
BYTES = ["b''", "b'abc'", "b'\\x00\\xff'", "b'a,b'", "bytes(3)", "bytes([65, 66])", "b'Hello'"]
COMPLEXES = ["1j", "2+3j", "-1.5j", "0j", "complex(1, -2)", "3-0j", "complex(0.1, 1e20)"]


class Expressions:
    """Grows expressions from one source of random numbers."""

    def __init__(self, rng):
        self.rng = rng
        self.names = {}

    def pick(self, options):
        return self.rng.choice(options)

    def chance(self, p):
        return self.rng.random() < p

    def any(self, depth):
        kind = self.pick(["int", "int", "float", "str", "str", "bool", "list", "tuple", "dict", "set", "none", "complex", "bytes"])
        return self.of(kind, depth)

    def of(self, kind, depth):
        if self.chance(0.02):
            kind = self.pick(["int", "float", "str", "bool", "list", "tuple", "dict", "set", "none", "complex", "bytes"])
        known = self.names.get(kind)
        if known and self.chance(0.35):
            return self.pick(known)
        return getattr(self, "a_" + kind)(depth)

    def a_none(self, depth):
        return "None"

    def small(self):
        return str(self.rng.randint(-4, 6))

    def a_int(self, depth):
        r = self.rng
        if depth <= 0:
            return self.pick(INTS) if self.chance(0.5) else str(r.randint(-20, 20))
        i = lambda: self.of("int", depth - 1)
        return self.pick([
            lambda: f"({i()} {self.pick(['+', '-', '*', '//', '%', '&', '|', '^'])} {i()})",
            lambda: f"({i()} {self.pick(['+', '-', '*', '//', '%', '&', '|', '^'])} {self.of('bool', depth - 1)})",
            lambda: f"({i()} ** {r.randint(0, 5)})",
            lambda: f"({i()} {self.pick(['<<', '>>'])} {r.randint(-1, 70)})",
            lambda: f"({self.pick(['-', '~', '+'])}{i()})",
            lambda: f"abs({i()})",
            lambda: f"len({self.of(self.pick(['str', 'list', 'tuple', 'dict', 'set', 'bytes']), depth - 1)})",
            lambda: f"int({self.of(self.pick(['float', 'str', 'bool', 'int']), depth - 1)})",
            lambda: f"int({self.pick(['0x1f', ' 12 ', '-7', '1_000', '0b11', 'zz', '', '1e3', '٣', '+5', '--5', '0o17', '9' * 30])!r}"
                    f"{self.pick(['', ', 10', ', 16', ', 0', ', 2', ', 36', ', 37'])})",
            lambda: f"round({self.of('float', depth - 1)})",
            lambda: f"round({i()}, {r.randint(-4, 3)})",
            lambda: f"pow({i()}, {r.randint(-2, 6)}, {self.pick(['7', '10', '-5', '1', '2**61', '0'])})",
            lambda: f"{self.pick(['min', 'max', 'sum'])}({self.list_of('int', depth - 1)})",
            lambda: f"{self.of('str', depth - 1)}.{self.pick(['find', 'index', 'count', 'rfind', 'rindex'])}({self.of('str', 0)})",
            lambda: f"({self.of('int', depth - 1)}).{self.pick(['bit_length', 'bit_count', 'conjugate', '__index__'])}()",
            lambda: f"divmod({i()}, {i()})[{r.randint(0, 1)}]",
            lambda: f"({i()} if {self.of('bool', depth - 1)} else {i()})",
            lambda: f"({i()} {self.pick(['and', 'or'])} {i()})",
            lambda: f"ord({self.of('str', 0)})",
            lambda: f"hash({self.pick([i(), self.of('float', depth - 1), self.of('bool', 0)])})",
            lambda: f"{self.of('list', depth - 1)}.{self.pick(['index', 'count'])}({self.any(0)})",
            lambda: f"int.from_bytes({self.of('bytes', 0)}, {self.pick(['chr(98)+chr(105)+chr(103)', repr('little'), repr('big')])})",
            lambda: f"len(range({self.small()}, {self.small()}, {self.small()}))",
        ])()

    def a_float(self, depth):
        r = self.rng
        if depth <= 0:
            return self.pick(FLOATS) if self.chance(0.6) else repr(r.uniform(-100, 100)) if self.chance(0.5) else repr(round(r.uniform(-50, 50), 2))
        f = lambda: self.of(self.pick(["float", "float", "int", "bool"]), depth - 1)
        return self.pick([
            lambda: f"({f()} {self.pick(['+', '-', '*', '/', '//', '%'])} {f()})",
            lambda: f"({f()} {self.pick(['+', '-', '*', '/'])} {f()})",
            lambda: f"({f()} ** {self.pick(['2', '0.5', '-1', '0', '1.5', '-0.5', '3'])})",
            lambda: f"({self.pick(['-', '+'])}{f()})",
            lambda: f"float({self.of(self.pick(['int', 'str', 'bool', 'float']), depth - 1)})",
            lambda: f"float({self.pick(['1e5', ' 2.5 ', 'nan', '-inf', '1_0.5', '.5', '5.', 'x', '1e400', '0x1', 'Infinity', '1e-400', '_1'])!r})",
            lambda: f"round({f()}, {r.randint(-3, 6)})",
            lambda: f"abs({f()})",
            lambda: f"sum({self.list_of('float', depth - 1)})",
            lambda: f"max({f()}, {f()})",
            lambda: f"({self.of('complex', depth - 1)}).{self.pick(['real', 'imag'])}",
            lambda: f"math.{self.pick(['sqrt', 'floor', 'ceil', 'exp', 'log', 'trunc', 'fabs', 'log2', 'log10', 'sin', 'atan', 'degrees'])}({f()})",
            lambda: f"math.{self.pick(['fmod', 'copysign', 'hypot', 'pow', 'atan2', 'ldexp', 'remainder', 'dist'])}({f()}, {f()})",
            lambda: f"divmod({f()}, {f()})[{r.randint(0, 1)}]",
            lambda: f"({f()}).{self.pick(['is_integer', 'hex', 'as_integer_ratio', 'conjugate'])}()",
            lambda: f"float.fromhex({self.pick(['0x1p3', '0x1.8p-1', '1.5', 'inf', 'zz'])!r})",
        ])()

    def a_bool(self, depth):
        if depth <= 0:
            return self.pick(["True", "False"])
        kind = self.pick(["int", "float", "str", "list", "tuple", "set", "bytes"])
        x = lambda k=kind: self.of(k, depth - 1)
        return self.pick([
            lambda: f"({x()} {self.pick(['<', '<=', '>', '>=', '==', '!='])} {x()})",
            lambda: f"({self.of('int', 0)} {self.pick(['<', '<=', '>', '>=', '=='])} {self.of('float', 0)})",
            lambda: f"({x('int')} < {x('float')} {self.pick(['<', '<=', '!=', '>'])} {x('int')})",
            lambda: f"(not {self.any(depth - 1)})",
            lambda: f"bool({self.any(depth - 1)})",
            lambda: f"({self.any(0)} {self.pick(['in', 'not in'])} {self.of(self.pick(['list', 'tuple', 'set', 'dict', 'str', 'bytes']), depth - 1)})",
            lambda: f"({self.of('str', 0)} in {self.of('str', depth - 1)})",
            lambda: f"{self.pick(['any', 'all'])}({self.of('list', depth - 1)})",
            lambda: f"isinstance({self.any(depth - 1)}, {self.pick(['int', 'str', '(int, float)', 'bool', 'object', 'list | tuple', 'type(None)', '3'])})",
            lambda: f"{x('str')}.{self.pick(['startswith', 'endswith'])}({self.pick([self.of('str', 0), '(' + self.of('str', 0) + ', ' + self.of('str', 0) + ')'])})",
            lambda: f"{x('str')}.is{self.pick(['digit', 'alpha', 'alnum', 'upper', 'lower', 'space', 'title', 'identifier', 'numeric', 'decimal', 'ascii', 'printable'])}()",
            lambda: f"({self.any(depth - 1)} is {self.pick(['None', 'True', 'not None'])})".replace("is not", "is not"),
            lambda: f"{x('set')}.{self.pick(['issubset', 'issuperset', 'isdisjoint'])}({x('set')})",
            lambda: f"({self.of('bool', depth - 1)} {self.pick(['and', 'or', '&', '|', '^', '=='])} {self.of('bool', depth - 1)})",
        ])()

    def a_complex(self, depth):
        if depth <= 0:
            return self.pick(COMPLEXES)
        c = lambda: self.of("complex", depth - 1)
        o = lambda: self.of(self.pick(["complex", "int", "float"]), depth - 1)
        return self.pick([
            lambda: f"({c()} {self.pick(['+', '-', '*', '/'])} {o()})",
            lambda: f"({o()} {self.pick(['+', '-', '*', '/'])} {c()})",
            lambda: f"({c()} ** {self.pick(['2', '0', '-1', '3'])})",
            lambda: f"({c()}).conjugate()",
            lambda: f"(-{c()})",
            lambda: f"complex({o()}, {self.of('float', 0)})",
            lambda: f"complex({self.pick(['1+2j', '3', '-j', ' 2j ', '1 + 2j', 'x', '(1-1j)', '1e2+0.5j', 'nanj', 'infj'])!r})",
        ])()

    def a_str(self, depth):
        r = self.rng
        if depth <= 0:
            return self.pick(STRINGS)
        s = lambda: self.of("str", depth - 1)
        z = lambda: self.of("str", 0)
        return self.pick([
            lambda: f"({s()} + {s()})",
            lambda: f"({s()} * {r.randint(-1, 3)})",
            lambda: f"{s()}[{self.slice()}]",
            lambda: f"{s()}[{self.small()}]",
            lambda: f"str({self.any(depth - 1)})",
            lambda: f"repr({self.any(depth - 1)})",
            lambda: f"ascii({self.any(depth - 1)})",
            lambda: f"{s()}.{self.pick(['upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold', 'strip', 'lstrip', 'rstrip', 'expandtabs'])}()",
            lambda: f"{s()}.{self.pick(['strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix'])}({z()})",
            lambda: f"{s()}.{self.pick(['center', 'ljust', 'rjust'])}({r.randint(0, 14)}{self.pick(['', ', ' + repr('*'), ', ' + repr('ab')])})",
            lambda: f"{s()}.zfill({r.randint(0, 9)})",
            lambda: f"{s()}.replace({z()}, {z()}{self.pick(['', ', 1', ', 0', ', -1'])})",
            lambda: f"{z()}.join({self.list_of('str', depth - 1)})",
            lambda: f"{z()}.join({self.of('list', depth - 1)})",
            lambda: f"{self.pick(['hex', 'bin', 'oct'])}({self.of('int', depth - 1)})",
            lambda: f"chr({r.choice([65, 97, 233, 0x1F600, -1, 10, 0x110000, 300])})",
            lambda: f"max({s()}, {s()})",
            lambda: f"{s()}.partition({z()})[{r.randint(0, 2)}]",
            lambda: f"type({self.any(depth - 1)}).__name__",
            lambda: f"{s()}.translate(str.maketrans({self.pick([repr('ab') + ', ' + repr('xy'), '{97: None, 98: 66}', repr('a') + ', ' + repr('b') + ', ' + repr('c')])}))",
            lambda: f"''.join(reversed({s()}))",
            lambda: f"''.join(sorted({s()}))",
            lambda: self.formatted(depth - 1),
            lambda: self.formatted(depth - 1),
            lambda: self.percent(depth - 1),
            lambda: self.format_method(depth - 1),
            lambda: f"{self.of('bytes', depth - 1)}.decode({self.pick(['', repr('ascii'), repr('utf-8'), repr('latin-1')])})",
        ])()

    def a_bytes(self, depth):
        if depth <= 0:
            return self.pick(BYTES)
        b = lambda: self.of("bytes", depth - 1)
        return self.pick([
            lambda: f"({b()} + {b()})", lambda: f"{b()}[{self.slice()}]", lambda: f"({b()} * {self.rng.randint(0, 3)})",
            lambda: f"{self.of('str', depth - 1)}.encode({self.pick(['', repr('ascii'), repr('latin-1'), repr('utf-8')])})",
            lambda: f"{b()}.{self.pick(['upper', 'lower', 'strip', 'hex', 'split', 'decode'])}()",
            lambda: f"{b()}[{self.small()}]", lambda: f"bytes({self.list_of('int', 0)})",
            lambda: f"({self.of('int', 0)}).to_bytes({self.rng.randint(1, 9)}, {self.pick([repr('big'), repr('little')])}{self.pick(['', ', signed=True'])})",
        ])()

    # Containers

    def slice(self):
        part = lambda: self.pick(["", "", self.small(), self.small(), "None"])
        step = self.pick(["", ":", ":2", ":-1", ":-2", ":1", ":0", ":3"]) if self.chance(0.6) else ""
        return f"{part()}:{part()}{step}"

    def list_of(self, kind, depth):
        return "[" + ", ".join(self.of(kind, depth - 1) for _ in range(self.rng.randint(0, 4))) + "]"

    def a_list(self, depth):
        if depth <= 0:
            return self.pick(["[]", "[1, 2, 3]", "['a', 'b']", "[0]", "[1, 'x', None]", "[3, 1, 2]", "[[1], [2]]", "[1.5, -2]"])
        v = lambda: self.of("list", depth - 1)
        kind = self.pick(["int", "str", "float", "tuple"])
        return self.pick([
            lambda: "[" + ", ".join(self.any(depth - 1) for _ in range(self.rng.randint(0, 4))) + "]",
            lambda: f"({v()} + {v()})", lambda: f"({v()} * {self.rng.randint(-1, 3)})", lambda: f"{v()}[{self.slice()}]",
            lambda: f"sorted({self.list_of(kind, depth - 1)}{self.pick(['', ', reverse=True', ', key=str', ', key=lambda v: -v', ', key=len', ', key=abs'])})",
            lambda: f"list({self.of(self.pick(['str', 'tuple', 'dict', 'bytes']), depth - 1)})",
            lambda: f"list(range({self.small()}, {self.small()}{self.pick(['', ', 1', ', 2', ', -1', ', 0'])}))",
            lambda: f"{self.of('str', depth - 1)}.{self.pick(['split', 'rsplit', 'splitlines'])}()",
            lambda: f"{self.of('str', depth - 1)}.{self.pick(['split', 'rsplit'])}({self.of('str', 0)}{self.pick(['', ', 1', ', maxsplit=2', ', -1'])})",
            lambda: f"[{self.over('x', depth - 1)} for x in {v()}{self.pick(['', ' if x', ' if isinstance(x, int)'])}]",
            lambda: f"[(i, x) for i, x in enumerate({v()}{self.pick(['', ', 1', ', start=-3'])})]",
            lambda: f"[y for x in {v()} if isinstance(x, (list, tuple)) for y in x]",
            lambda: f"list(zip({v()}, {self.of('str', depth - 1)}{self.pick(['', ', strict=True'])}))",
            lambda: f"list(map({self.pick(['str', 'repr', 'bool', 'int', 'len', 'lambda v: (v, v)', 'type', 'abs'])}, {v()}))",
            lambda: f"list(filter({self.pick(['None', 'bool', 'lambda v: v != 1', 'callable'])}, {v()}))",
            lambda: f"list({self.of('dict', depth - 1)}.{self.pick(['keys', 'values', 'items'])}())",
            lambda: f"[*{v()}, *{self.of('tuple', depth - 1)}]",
            lambda: f"list(reversed({v()}))",
            lambda: f"[w for w in {v()} if (n := len(str(w))) > 1 and n < 9]",
        ])()

    def over(self, name, depth):
        return self.pick([name, f"({name}, {self.of('int', 0)})", f"str({name})", f"[{name}] * 2", f"{name} * 2", f"{name} + 1",
                          f"repr({name})[::-1]", f"f'<{{{name}}}>'", f"f'{{{name}!r:>6}}'", f"{{{name}}}", f"-{name}"])

    def a_tuple(self, depth):
        if depth <= 0:
            return self.pick(["()", "(1,)", "(1, 2)", "('a', 1)", "(0, -1, 2.5)", "((1, 2), 3)"])
        t = lambda: self.of("tuple", depth - 1)
        return self.pick([
            lambda: "(" + "".join(self.any(depth - 1) + ", " for _ in range(self.rng.randint(0, 3))) + ")" if True else "",
            lambda: f"({t()} + {t()})", lambda: f"({t()} * {self.rng.randint(0, 2)})", lambda: f"{t()}[{self.slice()}]",
            lambda: f"tuple({self.of(self.pick(['list', 'str', 'set']), depth - 1)})",
            lambda: f"divmod({self.of('int', depth - 1)}, {self.of('int', depth - 1)})",
            lambda: f"{self.of('str', depth - 1)}.{self.pick(['partition', 'rpartition'])}({self.of('str', 0)})",
            lambda: f"tuple({self.over('x', 0)} for x in {self.of('list', depth - 1)})",
            lambda: f"({self.of('float', 0)}).as_integer_ratio()",
            lambda: f"(*{t()}, {self.any(0)})",
        ])().replace("(, ", "(")

    def a_dict(self, depth):
        if depth <= 0:
            return self.pick(["{}", "{'a': 1}", "{1: 'x', 2: 'y'}", "{'k': [1, 2], 'm': None}", "{(1, 2): 3.5}", "{True: 'yes', 0: 'no'}"])
        d = lambda: self.of("dict", depth - 1)
        key = lambda: self.of(self.pick(["int", "str", "bool", "tuple", "float"]), 0)
        return self.pick([
            lambda: "{" + ", ".join(f"{key()}: {self.any(depth - 1)}" for _ in range(self.rng.randint(0, 4))) + "}",
            lambda: f"({d()} | {d()})", lambda: f"{{**{d()}, {key()}: {self.any(0)}}}",
            lambda: f"{{x: {self.over('x', 0)} for x in {self.of(self.pick(['list', 'str', 'tuple']), depth - 1)}}}",
            lambda: f"{{v: k for k, v in {d()}.items()}}",
            lambda: f"dict(zip({self.of('list', depth - 1)}, {self.of('list', depth - 1)}))",
            lambda: f"dict({self.pick(['a=1', 'a=1, b=2', '[(1, 2), (3, 4)]', '[(1, 2, 3)]', '[1]', '{1: 2}, c=3', '[' + repr('ab') + ']'])})",
            lambda: f"dict.fromkeys({self.of('str', depth - 1)}{self.pick(['', ', 0'])})",
            lambda: f"dict(sorted({d()}.items(), key=repr))",
        ])()

    def a_set(self, depth):
        if depth <= 0:
            return self.pick(["set()", "{1, 2, 3}", "{0}", "{5, 3, 1, 8}", "{-1, 2.5}", "frozenset({1, 2})", "{(1, 2)}", "{(2, 3), 4}", "{True, 9}"])
        s = lambda: self.of("set", depth - 1)
        return self.pick([
            lambda: f"({s()} {self.pick(['|', '&', '-', '^'])} {s()})",
            lambda: f"set({self.list_of('int', depth - 1)})",
            lambda: f"{{x % 5 for x in {self.list_of('int', depth - 1)}}}",
            lambda: f"{s()}.{self.pick(['union', 'intersection', 'difference', 'symmetric_difference'])}({self.list_of('int', 0)})",
            lambda: f"frozenset({self.list_of('int', 0)})",
        ])()

    # Text forms

    def spec(self, kind=None):
        r = self.rng
        fill = self.pick(["", "", "", "*", "0", " ", "é", "<"])
        align = self.pick(["<", ">", "^", "="]) if fill or self.chance(0.4) else ""
        width = self.pick(["", "", str(r.randint(1, 14)), "0" + str(r.randint(2, 9))])
        group = self.pick(["", "", "", ",", "_"])
        precision = "." + str(r.randint(0, 8)) if self.chance(0.4) else ""
        ending = self.pick({"int": list("dxXobcneEfFgG%") + [""] * 3, "float": list("eEfFgGn%") + [""] * 3, "str": ["s", "", ""]}.get(kind, list("dxfges%") + [""] * 4))
        return fill + align + self.pick(["", "", "", "+", " ", "-"]) + self.pick(["", "", "", "#", "z"] if kind == "float" else ["", "", "", "", "#"]) + width + group + precision + ending

    def formatted(self, depth):
        kind = self.pick(["int", "float", "str", "float", "int", "bool", "list", "complex", "none"])
        value = self.of(kind, depth)
        if "'" in value or '"' in value or "\\" in value or "{" in value or "!" in value or ":" in value or "#" in value:
            return f"format({value}, {self.spec(kind)!r})"
        return self.pick([
            lambda: f"f'{{{value}:{self.spec(kind)}}}'", lambda: f"f'{{{value}!{self.pick('rsa')}}}'",
            lambda: f"f'{{{value}!r:{self.spec('str')}}}'", lambda: f"f'{{{value} = }}'", lambda: f"f'[{{{value}}}]{{{{}}}}'",
            lambda: f"f'{{{value}:{{{self.rng.randint(1, 12)}}}.{{{self.rng.randint(1, 5)}}}}}'", lambda: f"f'{{{value}=:{self.spec(kind)}}}'",
        ])()

    def percent(self, depth):
        r = self.rng
        one = lambda: "%" + self.pick(["", "", "-", "+", " ", "0", "#", "-+", "0+"]) + self.pick(["", "", str(r.randint(1, 12)), "*"]) + self.pick(["", "", "." + str(r.randint(0, 6))]) + self.pick("dixXoeEfFgGsrac%" if self.chance(0.97) else "qyz")
        parts = [one() for _ in range(r.randint(1, 3))]
        values = []
        for part in parts:
            if "*" in part:
                values.append(self.pick([str(r.randint(-12, 20)), str(r.randint(0, 9)), "'w'", "None", "True"]))
            values.append(self.of(self.pick(["int", "float", "str", "int", "float", "bool", "none"]), depth))
        if self.chance(0.05):
            values = values[:-1]
        if self.chance(0.05):
            return "'%(a)s-%(b)5.2f' % " + self.pick(["{'a': 1, 'b': 2.5}", "{'a': 'x'}", "(1, 2)", "3"])
        return f"({' '.join(parts)!r} % ({''.join(v + ', ' for v in values)}))"

    def format_method(self, depth):
        value = [self.any(depth) for _ in range(self.rng.randint(1, 3))]
        template = self.pick(["{}", "{0}", "{} {}", "{1} {0}", "{!r}", "{:>8}", "{0:^9}|{0!s}", "{:{}}", "{0[0]}", "{0.real}", "{a}", "{} {0}",
                              "{a:>{w}}", "{{}}{}", "{", "}", "{0!x}", "{:" + self.spec() + "}", "{a[k]}", "{:,}", "{:%}"])
        return f"{template!r}.format({', '.join(value)}{self.pick(['', ', a=5', ', a=dict(k=1), w=7'])})"
