"""Random uses of the standard modules, of dataclasses, of sorting with keys and of the format mini-language."""

ITERATED = ["[1, 2, 3]", "'abcd'", "range(4)", "[]", "(3, 1, 2)", "['b', 'a', 'b']", "[1.5, -2, 0]", "{1: 2, 3: 4}", "[(1, 'x'), (0, 'y')]", "[True, None, 0]"]
TEXTS = ["'one, two;three'", "'a1b22c333'", "'Hello World'", "'  lead and trail  '", "'x=1&y=2'", "'aaa'", "''", "'ab\\ncd\\n'", "'naïve café'", "'2024-05-17 10:20:30'"]


def attempt(lines):
    body = "".join("    " + line + "\n" for line in lines)
    return "try:\n" + body + "except Exception as e:\n    print(type(e).__name__, '|', e)\n"


def iterator_part(e):
    r, it = e.rng, lambda: e.pick(ITERATED)
    key = lambda: e.pick(["None", "str", "len", "lambda v: -v", "lambda v: v % 2", "bool", "type", "lambda v: str(v)[::-1]"])
    two = lambda: e.pick(["operator.add", "operator.mul", "max", "min", "lambda a, b: (a, b)", "lambda a, b: b", "operator.sub"])
    text = "import itertools, functools, operator\n"
    for _ in range(r.randint(4, 9)):
        text += attempt(["print(list(" + e.pick([
            lambda: f"itertools.chain({it()}, {it()})", lambda: f"itertools.islice({it()}, {e.small()}, {e.small()})", lambda: f"itertools.accumulate({it()}, {two()})",
            lambda: f"itertools.accumulate({it()}, initial={e.of('int', 0)})", lambda: f"itertools.combinations({it()}, {e.small()})", lambda: f"itertools.permutations({it()}, {r.randint(0, 3)})",
            lambda: f"itertools.product({it()}, {it()})", lambda: f"itertools.product({it()}, repeat={r.randint(0, 2)})", lambda: f"itertools.zip_longest({it()}, {it()}, fillvalue={e.any(0)})",
            lambda: f"(k, list(g)) for k, g in itertools.groupby({it()}, {key()})", lambda: f"itertools.takewhile({key()}, {it()})", lambda: f"itertools.dropwhile({key()}, {it()})",
            lambda: f"itertools.starmap({two()}, [(1, 2), (3, 4)])", lambda: f"itertools.compress({it()}, {it()})", lambda: f"itertools.pairwise({it()})", lambda: f"itertools.filterfalse({key()}, {it()})",
            lambda: f"itertools.repeat({e.any(0)}, {r.randint(0, 3)})", lambda: f"map(list, itertools.tee({it()}, {r.randint(0, 3)}))", lambda: f"itertools.combinations_with_replacement({it()}, {r.randint(0, 2)})",
            lambda: f"zip(itertools.count({e.of('int', 0)}, {e.small()}), {it()})", lambda: f"[functools.reduce({two()}, {it()})]", lambda: f"[functools.reduce({two()}, {it()}, {e.any(0)})]",
            lambda: f"sorted({it()}, key={key()}, reverse={e.pick(['True', 'False'])})", lambda: f"[min({it()}, key={key()}), max({it()}, key={key()}, default=7)]", lambda: f"[sorted({it()}, key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b)))]",
            lambda: f"[operator.itemgetter({e.small()}, {e.small()})({it()})]", lambda: f"[functools.partial({two()}, {e.of('int', 0)})({e.of('int', 0)})]", lambda: f"itertools.chain.from_iterable([{it()}, {it()}])",
        ])() + "))"])
    return text


def collection_part(e):
    r, it = e.rng, lambda: e.pick(ITERATED)
    text = "from collections import Counter, OrderedDict, defaultdict, deque, namedtuple, ChainMap\n"
    text += f"c = Counter({it()})\nd = defaultdict({e.pick(['int', 'list', 'str', 'lambda: 7'])})\nq = deque({it()}, maxlen={e.pick(['None', '3', '0'])})\no = OrderedDict(zip({it()}, {it()}))\nm = ChainMap({{'a': 1}}, {{'a': 2, 'b': 3}})\n"
    for _ in range(r.randint(4, 9)):
        text += attempt([e.pick([
            lambda: f"print(c, c.most_common({e.pick(['', '1', '2'])}), c[{e.any(0)}])", lambda: f"c.update({it()})\nprint(c)".replace("\n", "; "), lambda: f"print(c {e.pick(['+', '-', '&', '|'])} Counter({it()}))",
            lambda: "print(sorted(c.elements(), key=str), c.total())", lambda: f"d[{e.of('str', 0)}] += {e.any(0)}; print(dict(d))", lambda: f"print(d[{e.of('int', 0)}], d)", lambda: f"q.{e.pick(['append', 'appendleft', 'extend', 'extendleft', 'remove', 'count', 'index'])}({e.any(0)}); print(q)",
            lambda: f"q.rotate({e.small()}); print(q, len(q))", lambda: f"print(q.{e.pick(['pop', 'popleft'])}(), q)", lambda: f"print(q[{e.small()}])", lambda: f"o.move_to_end({e.any(0)}, last={e.pick(['True', 'False'])}); print(o)", lambda: "print(o.popitem(), o)", lambda: "print(list(reversed(o)), o == dict(o))",
            lambda: f"m[{e.of('str', 0)}] = 5; print(m, len(m), sorted(m))", lambda: "print(m.new_child({'z': 1})['a'], m.parents)", lambda: f"P = namedtuple('P', 'x y', defaults=[{e.any(0)}]); print(P({e.any(0)}), P(1)._replace(x=2), P._fields, P(1) < P(2))", lambda: f"c.subtract({it()}); print(c, +c, -c)",
        ])()])
    return text


def text_module_part(e):
    r, t = e.rng, lambda: e.pick(TEXTS)
    pattern = lambda: e.pick([r"\\d+", r"\\w+", "[aeiou]", "(a)(b)?", "^", r"\\b\\w", "x*", r"(\\w)\\1", "[^a-z]+", r"(?P<k>\\w)=(?P<v>\\d)", r"\\s*[,;]\\s*", "a|b|", "(?i)HELLO", r"(\\d{4})-(\\d\\d)", "(", "a**", r".+?\\b", "(?<=a)."])
    text = "import re, json, textwrap, string\n"
    for _ in range(r.randint(4, 9)):
        p = pattern().replace("\\\\", "\\")
        text += attempt([e.pick([
            lambda: f"print(re.findall(r'{p}', {t()}))", lambda: f"print(re.split(r'{p}', {t()}, {e.pick(['0', '1'])}))", lambda: f"print(re.sub(r'{p}', {e.pick(['repr(1)', repr('<>'), 'lambda m: m.group().upper()', repr('[' + chr(92) + 'g<0>]')])}, {t()}))",
            lambda: f"m = re.{e.pick(['match', 'search', 'fullmatch'])}(r'{p}', {t()}); print(m and (m.span(), m.groups(), m.groupdict(), m.lastindex))", lambda: f"print([m.span() for m in re.finditer(r'{p}', {t()})])", lambda: f"print(re.escape({t()}), re.subn(r'{p}', '-', {t()}, 2))",
            lambda: f"print(json.dumps({e.any(1)}{e.pick(['', ', indent=2', ', sort_keys=True', ', ensure_ascii=False', ', separators=(' + repr(',') + ', ' + repr(':') + ')'])}))", lambda: f"print(json.loads(json.dumps({e.any(1)})))",
            lambda: f"print(json.loads({e.pick(['[1, 2.5e3, null, true]', '{' + chr(34) + 'a' + chr(34) + ': [1]}', '[1,]', '', '{', '[01]', chr(34) + chr(92) + 'u00e9' + chr(34), 'nul', '[1] 2', '-0.0', '1E400'])!r}))",
            lambda: f"print(textwrap.{e.pick(['fill', 'wrap'])}({t()} * 3, {r.randint(3, 20)}))", lambda: f"print(repr(textwrap.{e.pick(['dedent', 'shorten'])}({t()}{', 12' if False else ''})))", lambda: f"print(repr(textwrap.indent({t()}, '> ')), string.capwords({t()}))", lambda: f"print(repr(textwrap.shorten({t()}, {r.randint(3, 20)})))",
            lambda: f"print(string.Template('$a ${{b}} $$').{e.pick(['substitute', 'safe_substitute'])}(a={e.any(0)}{e.pick(['', ', b=2'])}))",
        ])()])
    return text


def number_module_part(e):
    r = e.rng
    numbers = lambda: "[" + ", ".join(e.of(e.pick(["int", "float"]), 0) for _ in range(r.randint(0, 6))) + "]"
    text = f"import random, statistics, math, datetime\nfrom fractions import Fraction\nrandom.seed({e.pick(['0', '1', '42', repr('seed'), '2**70', '-3', '1.5'])})\n"
    date = lambda: f"datetime.datetime({r.randint(1, 9999)}, {r.randint(1, 12)}, {r.randint(1, 28)}, {r.randint(0, 23)}, {r.randint(0, 59)}, {r.randint(0, 59)}, {e.pick(['0', '5', '123456'])})"
    delta = lambda: f"datetime.timedelta(days={e.small()}, seconds={r.randint(-100000, 100000)}, microseconds={r.randint(0, 10**6)})"
    for _ in range(r.randint(4, 9)):
        text += attempt(["print(" + e.pick([
            lambda: "random.random(), random.uniform(1, 5), random.gauss(0, 1)", lambda: f"random.randint({e.small()}, {e.small()})", lambda: f"random.randrange({e.small()}, {e.small()}, {e.small()})", lambda: f"random.choice({e.pick(ITERATED)})",
            lambda: f"random.choices({e.pick(ITERATED)}, k=3)", lambda: f"random.choices([1, 2, 3], weights=[1, {r.randint(0, 9)}, 2], k=4)", lambda: f"random.sample(range({r.randint(0, 40)}), {r.randint(0, 6)})", lambda: "random.getrandbits(77), random.betavariate(1, 2), random.expovariate(2)",
            lambda: f"(lambda v: (random.shuffle(v), v))(list(range({r.randint(0, 12)})))", lambda: f"statistics.{e.pick(['mean', 'median', 'stdev', 'pstdev', 'variance', 'pvariance', 'fmean', 'median_low', 'median_high', 'multimode', 'mode', 'quantiles', 'harmonic_mean'])}({numbers()})",
            lambda: f"math.fsum({numbers()}), math.prod({numbers()})", lambda: f"math.{e.pick(['comb', 'perm', 'gcd', 'lcm'])}({e.of('int', 0)}, {e.of('int', 0)})", lambda: f"math.{e.pick(['factorial', 'isqrt'])}({r.randint(-2, 30)})", lambda: f"math.isclose({e.of('float', 0)}, {e.of('float', 0)})",
            lambda: f"Fraction({e.of('int', 0)}, {e.of('int', 0)})", lambda: f"Fraction({r.randint(-9, 9)}, 7) {e.pick(['+', '-', '*', '/', '//', '%', '**', '<', '=='])} {e.pick(['Fraction(2, 3)', '2', '0.5', '-1'])}", lambda: f"Fraction({e.of('float', 0)}).limit_denominator({r.randint(1, 99)})",
            lambda: date(), lambda: f"{date()} + {delta()}", lambda: f"{date()} - {date()}", lambda: f"{delta()} {e.pick(['+', '-'])} {delta()}, {delta()} * {e.small()}, {delta()}.total_seconds()", lambda: f"{delta()} // {delta()}, {delta()} / {e.small()}",
            lambda: f"{date()}.strftime('%Y-%m-%d %H:%M:%S %a %b %j %p %U'), {date()}.isoformat(), {date()}.weekday()", lambda: f"repr({date()}.date()), {date()}.isocalendar()", lambda: f"datetime.datetime.strptime({e.pick(['2024-05-17', '17/05/24', 'x', ''])!r}, {e.pick(['%Y-%m-%d', '%d/%m/%y'])!r})",
        ])() + ")"])
    return text


def dataclass_part(e):
    r = e.rng
    options = ", ".join(f"{o}=True" for o in ("order", "frozen", "unsafe_hash", "kw_only", "slots") if r.random() < 0.25)
    fields, seen = [], False
    for name in ["a", "b", "c", "d"][: r.randint(1, 4)]:
        kind = e.pick(["int", "str", "float", "list", "'int'", "object"])
        seen = seen or r.random() < 0.4
        default = e.pick([f" = {e.of('int', 0)}", " = field(default_factory=list)", " = 'text'", " = field(default=3, repr=False)", " = field(default=0, compare=False)", " = []"]) if seen or r.random() < 0.1 else ""
        fields.append(f"{name}: {kind}{default}")
    body = "".join(f"    {f}\n" for f in fields)
    if r.random() < 0.4:
        body += "    def __post_init__(self):\n        print('post', self.a)\n"
    if r.random() < 0.3:
        body += f"    def total(self):\n        return (self.a, {e.any(0)})\n"
    lines = ["@dataclass" + (f"({options})" if options else ""), "class D:"] + body.rstrip("\n").split("\n")
    text = "from dataclasses import dataclass, field, asdict, astuple, replace, fields\nclass D:\n    def __init__(self, *a, **k):\n        pass\n" + attempt(lines)
    make = lambda: "D(" + ", ".join([e.any(0) for _ in range(r.randint(0, 4))] + [f"{k}={e.any(0)}" for k in r.sample("abcd", r.randint(0, 1))]) + ")"
    if r.random() < 0.4:
        text += attempt(["@dataclass", "class E(D):", f"    e: int = {e.of('int', 0)}", f"print(E({', '.join(e.any(0) for _ in range(r.randint(0, 5)))}))"])
    for _ in range(r.randint(3, 7)):
        text += attempt([e.pick([
            lambda: f"print({make()})", lambda: f"print({make()} {e.pick(['==', '<', '!=', '>='])} {make()})", lambda: f"print(asdict({make()}), astuple({make()}))", lambda: f"print(replace({make()}, a={e.any(0)}))", lambda: f"print([f.name for f in fields(D)])",
            lambda: f"x = {make()}; x.a = {e.any(0)}; print(x)", lambda: f"print(hash({make()}) == hash({make()}))", lambda: f"print(sorted([{make()}, {make()}]))", lambda: f"print({{{make()}: 1}})", lambda: f"x = {make()}; x.new = 1; print(x.__dict__)", lambda: "print(D.__match_args__, D.__annotations__)",
            lambda: f"print({make()}.total())", lambda: f"match {make()}:\n        case D(a=1): print('one')\n        case D(a, b): print(a, b)\n        case _: print('other')",
        ])()])
    return text


def format_part(e):
    r = e.rng
    text = ""
    for _ in range(r.randint(5, 10)):
        spec = e.pick(["", "", "*", "0", "<", "é"]) + e.pick(["", "<", ">", "^", "="]) + e.pick(["", "+", "-", " "]) + e.pick(["", "", "z", "#"]) + e.pick(["", "0"]) + e.pick(["", str(r.randint(0, 14))]) + e.pick(["", "", ",", "_"]) + e.pick(["", f".{r.randint(0, 8)}"])
        spec += e.pick(["", "d", "f", "e", "g", "s", "x", "b", "o", "X", "E", "G", "F", "%", "n", "c", "r"])
        value = e.of(e.pick(["int", "float", "str", "bool", "complex", "none", "int", "float"]), 0)
        text += attempt([e.pick([f"print(repr(format({value}, {spec!r})))", f"print(repr('{{:{spec}}}'.format({value})))", f"w = {value}; print(f'[{{w:{spec}}}]')"])])
    return text


MODULE_PARTS = [iterator_part, collection_part, text_module_part, number_module_part, dataclass_part, format_part]
