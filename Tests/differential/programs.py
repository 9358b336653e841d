"""Random whole programs: every statement prints what it made, so that two implementations can be compared by their output."""

import random

from classes import class_part
from expressions import Expressions
from modules import MODULE_PARTS
from flow import flow_part, generator_part, scope_part, call_part, match_part, unpack_part, mutation_part


def attempt(lines):
    """The lines in a `try` that prints the exception."""
    body = "".join("    " + line + "\n" for line in lines)
    return "try:\n" + body + "except Exception as e:\n    print(type(e).__name__, '|', e)\n"


def expression_part(e):
    text = ""
    for _ in range(e.rng.randint(3, 8)):
        text += attempt([f"print(repr({e.any(e.rng.randint(1, 3))}))"])
    return text


def text_part(e):
    text = ""
    for _ in range(e.rng.randint(3, 8)):
        make = e.pick([e.formatted, e.percent, e.format_method])
        text += attempt([f"print({make(1)})"])
    return text


def number_part(e):
    text = ""
    for _ in range(e.rng.randint(3, 8)):
        kind = e.pick(["int", "float", "complex", "int", "float"])
        text += attempt([f"print({e.of(kind, 2)})"])
    return text


def variable_part(e):
    text = ""
    for _ in range(e.rng.randint(2, 5)):
        kind = e.pick(["int", "float", "str", "list", "dict", "tuple", "set"])
        name = f"{kind[0]}{len(e.names.setdefault(kind, []))}"
        start = e.of(kind, 1)
        text += f"{name} = {e.a_list(0) if kind == 'list' else e.of(kind, 0)}\n"
        text += attempt([f"{name} = {start}"])
        e.names[kind].append(name)
        op = e.pick(["+=", "-=", "*=", "//=", "%=", "|=", "&=", "^=", ">>=", "/=", "+=", "+="])
        text += attempt([f"{name} {op} {e.of(kind, 1) if op not in ('*=',) else e.small()}", f"print({name})"])
    return text


PARTS = [expression_part, expression_part, text_part, number_part, variable_part, flow_part, generator_part, scope_part,
         call_part, match_part, unpack_part, mutation_part, class_part] + MODULE_PARTS


def program(seed):
    rng = random.Random(seed)
    e = Expressions(rng)
    text = "import math\n"
    for index in range(rng.randint(2, 4)):
        text += rng.choice(PARTS)(e)
    if rng.random() < 0.3:
        # The last words may be an uncaught exception, for its type and message.
        text += f"print({e.any(3)})\n"
    return text
