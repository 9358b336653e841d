"""Random classes: inheritance, operators, attributes, properties, containers, comparison."""


def indent(text, by="    "):
    return "".join(by + line + "\n" for line in text.splitlines())


BINARY = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "and": "&", "or": "|", "xor": "^", "lshift": "<<", "matmul": "@", "pow": "**"}
COMPARE = {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}


def methods(e, name):
    r = e.rng
    text = ""
    for op in r.sample(sorted(BINARY), r.randint(0, 3)):
        for prefix in r.sample(["", "r", "i"], r.randint(1, 2)):
            body = e.pick([f"return ('{name}.{prefix}{op}', self.v, getattr(o, 'v', o))", "return NotImplemented", f"return {name}(self.v)", "return self"])
            text += f"def __{prefix}{op}__(self, o):\n    {body}\n"
    for op in r.sample(sorted(COMPARE), r.randint(0, 3)):
        text += f"def __{op}__(self, o):\n    {e.pick([f'return self.v {COMPARE[op]} getattr(o, {chr(39)}v{chr(39)}, 0)', 'return NotImplemented', 'return ' + repr(op)])}\n"
    extra = {
        "repr": f"def __repr__(self):\n    return f'<{name} {{self.v}}>'\n",
        "str": f"def __str__(self):\n    return '{name}!' + str(self.v)\n",
        "len": f"def __len__(self):\n    return {e.pick(['2', 'self.v', '0', '-1', repr('x')])}\n",
        "bool": f"def __bool__(self):\n    return {e.pick(['True', 'False', '1', 'self.v > 1'])}\n",
        "getitem": "def __getitem__(self, k):\n    if isinstance(k, int) and k > 3:\n        raise IndexError(k)\n    return (k, self.v)\n",
        "contains": "def __contains__(self, k):\n    return k == self.v\n",
        "call": "def __call__(self, *args, **kwargs):\n    return args, kwargs\n",
        "hash": "def __hash__(self):\n    return 7\n",
        "iter": "def __iter__(self):\n    yield self.v\n    yield 'it'\n",
        "getattr": "def __getattr__(self, name):\n    if name.startswith('x'):\n        return 'dyn_' + name\n    raise AttributeError(f'no {name}')\n",
        "neg": "def __neg__(self):\n    return ('neg', self.v)\n",
        "index": "def __index__(self):\n    return 3\n",
        "float": "def __float__(self):\n    return 2.5\n",
        "int": "def __int__(self):\n    return 4\n",
        "format": "def __format__(self, spec):\n    return f'F[{spec}]'\n",
        "property": "@property\ndef twice(self):\n    return self.v * 2\n",
        "setter": "@property\ndef w(self):\n    return self._w\n@w.setter\ndef w(self, value):\n    print('set', value)\n    self._w = value\n",
        "static": "@staticmethod\ndef stat(a, b=2):\n    return a + b\n",
        "klass": "@classmethod\ndef make(cls, v):\n    return cls(v)\n",
        "setitem": "def __setitem__(self, k, value):\n    print('setitem', k, value)\n",
        "delitem": "def __delitem__(self, k):\n    print('delitem', k)\n",
        "enter": "def __enter__(self):\n    print('enter')\n    return self\ndef __exit__(self, *a):\n    print('exit', a[0])\n    return True\n",
        "reversed": "def __reversed__(self):\n    return iter([3, 2])\n",
        "abs": "def __abs__(self):\n    return 'abs'\n",
        "round": "def __round__(self, n=None):\n    return ('round', n)\n",
        "missing": "def __missing__(self, k):\n    return k\n",
        "super": "def who(self):\n    return '" + name + ">' + (super().who() if hasattr(super(), 'who') else '')\n",
    }
    for key in r.sample(sorted(extra), r.randint(3, 9)):
        text += extra[key]
    return text


def class_part(e):
    r = e.rng
    text = ""
    names = ["A", "B", "C", "D"][: r.randint(2, 4)]
    for i, name in enumerate(names):
        bases = r.sample(names[:i], min(i, r.randint(0, 2)))
        head = f"class {name}({', '.join(bases)}):\n" if bases else f"class {name}:\n"
        body = f"kind = '{name}'\n" if r.random() < 0.6 else ""
        if not bases or r.random() < 0.3:
            body += "def __init__(self, v):\n    self.v = v\n" if not bases or r.random() < 0.5 else "def __init__(self, v):\n    super().__init__(v)\n    self.extra = True\n"
        body += methods(e, name)
        text += "try:\n" + indent(head + indent(body)) + f"except TypeError as err:\n    print(err)\n    {name} = {names[0]}\n"
    text += "def shown(v):\n    text = repr(v)\n    return type(v).__name__ + ' object' if ' at 0x' in text else text\n"
    text += "items = [" + ", ".join(f"{n}({r.randint(0, 4)})" for n in names) + "]\n"
    x = lambda: f"items[{r.randint(0, len(names) - 1)}]"
    for _ in range(r.randint(8, 16)):
        what = e.pick([
            lambda: f"{x()} {e.pick(sorted(BINARY.values()))} {e.pick([x(), x(), e.of('int', 0)])}",
            lambda: f"{e.pick([e.of('int', 0), e.of('str', 0)])} {e.pick(sorted(BINARY.values()))} {x()}",
            lambda: f"{x()} {e.pick(sorted(COMPARE.values()))} {e.pick([x(), x(), e.of('int', 0)])}",
            lambda: f"len({x()})", lambda: f"bool({x()})", lambda: f"{x()}[{e.small()}]", lambda: f"list({x()})", lambda: f"{e.small()} in {x()}",
            lambda: f"{x()}(1, k=2)", lambda: f"-{x()}", lambda: f"{x()}.{e.pick(['v', 'kind', 'xyz', 'twice', 'nope', 'w', 'extra', '_w'])}",
            lambda: f"[1, 2, 3, 4, 5][{x()}]", lambda: f"float({x()})", lambda: f"int({x()})", lambda: f"f'{{{x()}:>5}}'", lambda: f"{x()}.stat({e.small()})",
            lambda: f"{x()}.make(9)", lambda: f"{x()}.who()", lambda: f"isinstance({x()}, {e.pick(names)})", lambda: f"[c.__name__ for c in type({x()}).__mro__]",
            lambda: f"sorted([{x()}, {x()}, {x()}])", lambda: f"{x()} is {x()}", lambda: f"hash({x()}) == 7", lambda: f"{{{x()}: 1}}", lambda: f"getattr({x()}, 'q', 'dflt')",
            lambda: f"hasattr({x()}, '{e.pick(['v', 'twice', 'xa', 'zz'])}')", lambda: f"vars({x()})", lambda: f"abs({x()})", lambda: f"round({x()}, 2)", lambda: f"list(reversed({x()}))",
            lambda: f"str({x()})[:3] != '<__'", lambda: f"not {x()}", lambda: f"{x()} and 5", lambda: f"[*{x()}]", lambda: f"max({x()}, {x()}) is not None", lambda: f"~{x()}",
            lambda: f"{x()}[1:2]", lambda: f"sum({x()}, ())", lambda: f"type({x()})(3).v", lambda: f"range({x()})", lambda: f"'%d' % {x()}", lambda: f"'%s' % ({x()}.kind,)", lambda: f"callable({x()})",
        ])()
        text += f"try:\n    print(shown({what}))\nexcept Exception as err:\n    print(type(err).__name__, '|', err)\n"
    for _ in range(r.randint(1, 5)):
        what = e.pick([f"{x()}.w = 5", f"{x()}.twice = 1", f"del {x()}.v", f"{x()}[1] = 2", f"del {x()}[1]", f"t = {x()}\nt += 1\nprint(shown(t))", f"t = {x()}\nt -= {x()}\nprint(shown(t))",
                       f"with {x()} as w:\n    raise ValueError('in with')", f"{x()}.new = [1]\nprint({x()}.new)", f"type({x()}).kind = 'K'\nprint([getattr(i, 'kind', None) for i in items])",
                       f"a, b = {x()}\nprint(a, b)", f"for q in {x()}:\n    print(q)", f"del {x()}.nope"])
        text += "try:\n" + indent(what) + "except Exception as err:\n    print(type(err).__name__, '|', err)\n"
    return text
