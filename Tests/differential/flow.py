"""Random statements: loops and exceptions, generators, scopes, calls, `match`, unpacking, changes of containers."""


def indent(text, by="    "):
    return "".join(by + line + "\n" for line in text.splitlines())


def attempt(text):
    return "try:\n" + indent(text) + "except Exception as e:\n    print(type(e).__name__, '|', e)\n"


# Flow: nested try, loops and leaving them, with a trace of where it went.

ERRORS = ["ValueError('v')", "KeyError('k')", "TypeError", "ZeroDivisionError('z')", "IndexError()", "RuntimeError('a', 2)", "StopIteration(5)"]


def flow_block(e, depth, loop, counter):
    r = e.rng
    text = ""
    for _ in range(r.randint(1, 3)):
        counter[0] += 1
        mark = f"print({counter[0]}, end=' ')\n"
        choice = r.random()
        inner = lambda l=loop: flow_block(e, depth - 1, l, counter)
        if depth <= 0 or choice < 0.25:
            text += mark
        elif choice < 0.45:
            text += "try:\n" + indent(mark + inner())
            handlers = r.randint(0, 2)
            for h in range(handlers):
                kind = e.pick(["ValueError", "KeyError", "(TypeError, IndexError)", "Exception", "ArithmeticError", "LookupError"])
                text += f"except {kind}" + e.pick([":\n", " as err:\n"]) + indent(inner())
            if handlers and r.random() < 0.4:
                text += "else:\n" + indent(inner())
            if not handlers or r.random() < 0.6:
                text += "finally:\n" + indent(f"print('f{counter[0]}', end=' ')\n" + (inner() if r.random() < 0.5 else ""))
        elif choice < 0.6:
            text += f"for i{depth} in {e.pick(['range(3)', '[1, 2]', repr('ab'), '()'])}:\n" + indent(mark + inner(True))
            if r.random() < 0.4:
                text += "else:\n" + indent(inner())
        elif choice < 0.68:
            text += f"w{depth} = {r.randint(0, 3)}\nwhile w{depth} > 0:\n" + indent(f"w{depth} -= 1\n" + mark + inner(True))
            if r.random() < 0.4:
                text += "else:\n" + indent(inner())
        elif choice < 0.78:
            text += f"if {e.pick(['n % 2', 'n > 2', 'n == 1', 'not n', 'n in (1, 3)'])}:\n" + indent(inner())
            if r.random() < 0.5:
                text += "else:\n" + indent(inner())
        elif choice < 0.84:
            text += f"with Guard({counter[0]}, {r.random() < 0.3}){e.pick(['', ' as g'])}:\n" + indent(inner())
        elif choice < 0.9:
            text += f"if {e.pick(['n % 2', 'n > 1', 'n < 3', 'True'])}:\n    raise {e.pick(ERRORS)}{e.pick(['', '', ' from None'])}\n"
        elif choice < 0.95 and loop:
            text += f"if {e.pick(['n % 2', 'n > 1', 'n != 3'])}:\n    {e.pick(['break', 'continue'])}\n"
        else:
            text += f"if {e.pick(['n % 2', 'n > 1', 'n == 0'])}:\n    return {counter[0]}\n"
    return text


def flow_part(e):
    text = """class Guard:
    def __init__(self, n, swallow):
        self.n, self.swallow = n, swallow
    def __enter__(self):
        print(f'+{self.n}', end=' ')
        return self
    def __exit__(self, kind, value, trace):
        print(f'-{self.n}', kind and kind.__name__, end=' ')
        return self.swallow
"""
    text += "def flow(n):\n" + indent(flow_block(e, 4, False, [0]) + "return 'end'\n")
    text += """for n in range(5):
    try:
        print('=', flow(n))
    except Exception as err:
        print('!', type(err).__name__, err, repr(err), type(err.__context__).__name__, err.__suppress_context__)
"""
    return text


def generator_part(e):
    r = e.rng
    body = ""
    for _ in range(r.randint(2, 4)):
        body += e.pick([
            lambda: f"got = yield {e.any(1)}\nprint('got', got)\n",
            lambda: f"for i in range({r.randint(0, 3)}):\n    yield i * {r.randint(1, 5)}\n",
            lambda: "try:\n    x = yield 'in try'\n    print('x', x)\nexcept ValueError as v:\n    print('caught', v)\n    yield 'handled'\nfinally:\n    print('cleanup')\n",
            lambda: f"back = yield from {e.pick(['inner()', '[1, 2]', repr('ab'), 'range(2)', '(i * i for i in range(3))'])}\nprint('back', back)\n",
            lambda: "if (yield 'cond'):\n    return 'early'\n",
            lambda: "try:\n    yield 1\nexcept GeneratorExit:\n    print('exit')\n    raise\n",
            lambda: f"raise {e.pick(ERRORS)}\n" if r.random() < 0.3 else "yield\n",
        ])()
    text = "def inner():\n    try:\n        v = yield 'inner'\n        return ('result', v)\n    finally:\n        print('inner done')\n"
    text += "def gen():\n" + indent(body) + "    return 'done'\n" + "g = gen()\n"
    for _ in range(r.randint(2, 7)):
        step = e.pick(["next(g)", "next(g)", "g.send(None)", "g.send(7)", "g.send('s')", "g.throw(ValueError('thrown'))", "g.throw(KeyError)",
                       "g.close()", "next(g, 'default')", "list(g)", "[x for x in g]"])
        text += f"try:\n    print(repr({step}))\nexcept BaseException as e:\n    print(type(e).__name__, '|', e, '|', getattr(e, 'value', None))\n"
    return text + "del g\nprint('after')\n"


def scope_part(e):
    r = e.rng
    names = ["a", "b", "c"]
    def function(depth, name, bound):
        lines = ""
        own = set()
        for n in names:
            choice = r.random()
            if choice < 0.15:
                lines += f"global {n}\n"
                own.add(n)
            elif choice < 0.35 and n in bound:
                lines += f"nonlocal {n}\n"
                own.add(n)
        local = set(bound)
        for _ in range(r.randint(1, 4)):
            n = e.pick(names)
            lines += e.pick([
                f"{n} = {r.randint(0, 50)}\n", f"{n} += 1\n", f"print('{name}', {n})\n", f"{n} = [{n} for {e.pick(names)} in range(2)]\n",
                f"del {n}\n", f"print([({n}, z) for z in range(2) if (y := z)], y)\n", f"print(sorted(k for k in locals() if len(k) == 1))\n",
                f"h = lambda {e.pick(['', 'a', 'b=2'])}: {n}\n", f"class K:\n    {n} = {r.randint(1, 9)}\n    def m(self): return {n}\nprint(K().m())\n",
            ])
            if f"{n} = " in lines and n not in own:
                local.add(n)
        if depth > 0:
            lines += function(depth - 1, name + "i", {n for n in local if n not in own})
            lines += f"try:\n    {name}i()\nexcept Exception as e:\n    print(type(e).__name__, '|', e)\n"
        return f"def {name}():\n" + indent(lines)
    text = "a, b, c = 1, 2, 3\n" + function(2, "f", set()) + attempt("f()")
    return text + attempt("print(a, b, c)") + "a, b, c = 1, 2, 3\n"


def call_part(e):
    r = e.rng
    names = ["a", "b", "c", "d"]
    def signature():
        parts, seen_default, taken = [], False, 0
        count = r.randint(0, 3)
        slash = r.randint(1, count) if count and r.random() < 0.25 else 0
        for i in range(count):
            if seen_default or r.random() < 0.3:
                seen_default = True
                parts.append(f"{names[i]}={e.of('int', 0)}")
            else:
                parts.append(names[i])
            if slash == i + 1:
                parts.append("/")
        star = r.random()
        if star < 0.25:
            parts.append("*args")
        if star < 0.25 or star > 0.8:
            if star > 0.8:
                parts.append("*")
            parts.append("k" + e.pick(["", "=9"]))
            if r.random() < 0.4:
                parts.append("m" + e.pick(["", "=None"]))
        if r.random() < 0.25:
            parts.append("**kw")
        shown = ", ".join(p.strip("*").split("=")[0] for p in parts if p not in ("/", "*"))
        return ", ".join(parts), shown
    text = ""
    for i in range(r.randint(1, 2)):
        head, shown = signature()
        style = r.random()
        if style < 0.6:
            text += f"def fun{i}({head}):\n    return ({shown}{',' if shown else ''})\ntarget = fun{i}\n"
        elif style < 0.75:
            text += f"target = lambda {head}: ({shown}{',' if shown else ''})\n"
        elif style < 0.9:
            text += f"class C{i}:\n    {e.pick(['', '@classmethod', '@staticmethod'])}\n    def meth(self{', ' if head else ''}{head}):\n        return ({shown}{',' if shown else ''})\ntarget = C{i}().meth\n"
        else:
            text += f"class D{i}:\n    def __init__(self{', ' if head else ''}{head}):\n        self.v = ({shown}{',' if shown else ''})\n    def __repr__(self):\n        return f'D{i}{{self.v}}'\ntarget = D{i}\n"
        for _ in range(r.randint(2, 5)):
            args = [e.of("int", 0) for _ in range(r.randint(0, 3))]
            if r.random() < 0.2:
                args.append("*" + e.pick(["[1, 2]", "()", "'xy'", "range(2)", "5"]))
            keys = e.rng.sample(["a", "b", "c", "k", "m", "z"], r.randint(0, 2))
            args += [f"{k}={e.of('int', 0)}" for k in keys]
            if r.random() < 0.15:
                args.append("**" + e.pick(["{'k': 1}", "{'a': 5, 'zz': 6}", "{}", "{1: 2}", "[1]"]))
            text += attempt(f"print(target({', '.join(args)}))")
    return text


def match_part(e):
    r = e.rng
    fresh = [0]
    def name():
        fresh[0] += 1
        return f"v{fresh[0]}"
    def pattern(depth):
        leaf = lambda: e.pick(["_", "0", "1", "-1", "'a'", "None", "True", "2.5", "1 | 2", "'x' | 'y'", name(), "P.ZERO", "int()", "str()", "float() | int()", "-2+1j"])
        if depth <= 0:
            return leaf()
        inner = lambda: pattern(depth - 1)
        return e.pick([
            leaf, lambda: f"[{inner()}, {inner()}]", lambda: f"[{inner()}, *{e.pick(['_', name()])}]", lambda: f"({inner()}, *_, {inner()})", lambda: "[]",
            lambda: f"{{'k': {inner()}}}", lambda: f"{{'k': {inner()}, **{name()}}}", lambda: "{}", lambda: f"P(x={inner()}, y={inner()})",
            lambda: f"P({inner()}, {inner()})", lambda: f"P({inner()}, y={inner()})", lambda: f"{e.pick(['int', 'str', 'list', 'dict', 'tuple', 'bool', 'float'])}({name()})",
            lambda: f"({inner()}) as {name()}", lambda: f"[{inner()}]", lambda: f"{{1: {inner()}, 'm': {inner()}}}",
        ])()
    text = "class P:\n    __match_args__ = ('x', 'y')\n    ZERO = 0\n    def __init__(self, x, y):\n        self.x, self.y = x, y\n    def __repr__(self):\n        return f'P({self.x!r}, {self.y!r})'\n"
    text += "def pick(subject):\n    match subject:\n"
    for i in range(r.randint(2, 5)):
        p = pattern(2)
        irrefutable = __import__("re").fullmatch(r"[(_)]+( as v\d+[)]*)*|[(]*v\d+.*", p)
        guard = e.pick(["", "", " if subject", " if not isinstance(subject, str)"])
        if irrefutable and not guard:
            guard = " if subject"
        fresh_names = sorted({w for w in __import__("re").findall(r"\bv\d+\b", p)})
        text += f"        case {p}{guard}:\n            return ({i}, {''.join(n + ', ' for n in fresh_names)})\n"
    text += "    return 'none'\n"
    subjects = ["0", "1", "-1", "2.5", "'a'", "'x'", "None", "True", "[1, 2]", "(1, 'a')", "[0]", "[]", "(1, 2, 3, 4)", "{'k': 1}", "{'k': [1, 2], 'm': 0}", "{1: 'a', 'm': None}",
                "P(0, 1)", "P('a', P(1, 2))", "P([1], None)", "'ab'", "b'ab'", "range(2)", "-2+1j", "{1}", "1.0", "[[1, 2], 3]"]
    return text + f"for s in [{', '.join(e.rng.sample(subjects, 9))}]:\n    print(s, pick(s))\n"


def unpack_part(e):
    r = e.rng
    fresh = [0]
    def target(depth, star=True):
        def one():
            if depth > 0 and r.random() < 0.25:
                return e.pick(["({})", "[{}]"]).format(target(depth - 1))
            fresh[0] += 1
            return f"u{fresh[0]}"
        parts = [one() for _ in range(r.randint(1, 3))]
        if star and r.random() < 0.4:
            fresh[0] += 1
            parts.insert(r.randint(0, len(parts)), f"*u{fresh[0]}")
        return ", ".join(parts) + ("," if len(parts) == 1 else "")
    text = ""
    for _ in range(r.randint(2, 5)):
        fresh[0] = 0
        made = target(2)
        names = ", ".join(f"u{i + 1}" for i in range(fresh[0]))
        value = e.pick([lambda: e.of("list", 1), lambda: e.of("tuple", 1), lambda: e.of("str", 0), lambda: "[1, [2, 3], (4, 5)]", lambda: "(1, 2)", lambda: "range(4)",
                        lambda: "(i for i in 'xyz')", lambda: "[(1, 2), 3]", lambda: "{'a': 1, 'b': 2}", lambda: "5", lambda: "[[1, 2], [3]]", lambda: "map(str, [1, 2, 3])"])()
        if r.random() < 0.3:
            text += attempt(f"for {made} in [{value}, {value}]:\n    print({names})\n")
        else:
            text += attempt(f"{made} = {value}\nprint({names})\n")
    return text


def mutation_part(e):
    r = e.rng
    kind = e.pick(["list", "dict", "set"])
    if kind == "list":
        text = f"box = {e.pick(['[3, 1, 2]', 'list(range(6))', '[]', 'list(' + repr('hello') + ')', '[1.5, 2, True]'])}\n"
        step = lambda: e.pick([
            f"box.append({e.any(1)})", f"box.extend({e.any(1)})", f"box.insert({e.small()}, {e.any(0)})", "r = box.pop()", f"r = box.pop({e.small()})",
            f"box.remove({e.any(0)})", "box.sort()", "box.sort(reverse=True)", "box.sort(key=str)", "box.sort(key=lambda v: (str(type(v)), str(v)))", "box.reverse()",
            f"box[{e.slice()}] = {e.any(1)}", f"del box[{e.slice()}]", f"box[{e.small()}] = {e.any(0)}", f"del box[{e.small()}]", f"r = box.index({e.any(0)})",
            f"box *= {r.randint(0, 2)}", f"box += {e.any(0)}", "r = box.copy()", "box.clear()" if r.random() < 0.2 else "r = len(box)", f"box[{e.of('str', 0)}]", "r = box[1:][0]",
            f"r = box.count({e.any(0)})", f"r = box < {e.of('list', 0)}", "r = box == box[:]", "r = [*box, *box[::-1]]", f"r = {e.any(0)} in box"])
    elif kind == "dict":
        key = lambda: e.of(e.pick(["str", "int", "bool", "float", "tuple", "list"]), 0)
        text = f"box = {e.pick(['{}', repr({'a': 1, 'b': 2}), '{1: 2, 3: 4}', 'dict(x=1, y=[])'])}\n"
        step = lambda: e.pick([
            f"box[{key()}] = {e.any(1)}", f"r = box[{key()}]", f"del box[{key()}]", f"r = box.get({key()})", f"r = box.get({key()}, {e.any(0)})", f"r = box.pop({key()})",
            f"r = box.pop({key()}, None)", "r = box.popitem()", f"r = box.setdefault({key()}, {e.any(0)})", f"box.update({e.any(0)})", f"box |= {e.of('dict', 0)}", "box.update(q=7)",
            "r = list(box.items())", "r = sorted(box.keys() & {2, 1}, key=str)", "r = list(reversed(box))", "r = box.copy()", f"r = {key()} in box", "r = box == dict(box)", "r = box.items()", "r = box.keys()",
            "r = box.values()", "r = max(box, default=None)", "for k in box: box[k + 1] = 0", "r = {k: v for k, v in box.items() if v}", "r = sorted(box)", "r = iter(box).__next__()"])
    else:
        text = f"box = {e.pick(['set()', '{1, 2, 3}', 'set(range(8))', '{0.5, 2}'])}\n"
        value = lambda: e.of(e.pick(["int", "int", "bool", "float", "list"]), 0)
        step = lambda: e.pick([
            f"box.add({value()})", f"box.remove({value()})", f"box.discard({value()})", "r = box.pop()", f"box.update([{value()}])", f"box |= {{{value()}}}", f"box &= {e.of('set', 0)}",
            f"box -= {e.of('set', 0)}", f"box ^= {e.of('set', 0)}", f"r = box | {e.of('set', 0)}", f"r = box <= {e.of('set', 0)}", "r = len(box)", f"r = {value()} in box", "r = sorted(box)",
            "r = box.copy()", "r = frozenset(box)", "box.intersection_update([1, 2, 3])", f"r = box == {e.of('set', 0)}", f"r = box + {e.of('set', 0)}", "r = min(box)", "r = box[0]"])
    for _ in range(r.randint(4, 9)):
        text += "r = None\n" + attempt(step() + "\nprint(box, r)")
    return text
