"""Programs with words removed, doubled, swapped or put in: both parsers have to accept the same ones and to say the same of others."""

import os
import random
import re
import subprocess
import tempfile
import warnings

from programs import program
from snippets import SNIPPETS

POOL = ("( ) [ ] { } , : ; . = == != := -> + - * ** / // % @ & | ^ ~ < > <= >= << >> += -= **= ... if else elif for in not is and or "
        "lambda def class return yield from import as with try except finally raise assert del global nonlocal pass break continue "
        "while match case None True False a b x 1 2.5 'text' b'x' f'{a}' _ print self * ** 0777 1a 'open $ ? ! 1__0 0x \\ # 5j").split(" ")

# What cells leave out on purpose: tensrepl refuses it and names it.
LEFT_OUT = ["cells leave out"]


def mutate(rng, text):
    """A text that is a few words away from a program."""
    lines = text.splitlines(keepends=True)
    if len(lines) > 14:
        start = rng.randrange(len(lines) - 12)
        while start > 0 and (lines[start].startswith((" ", "\t")) or re.match(r"(else|elif|except|finally)\b", lines[start])):
            start -= 1
        text = "".join(lines[start : start + 14])
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        words = [m.span() for m in re.finditer(r"'[^'\n]*'|\w+|\*\*=?|//=?|[-+*/%<>=!:]=|->|[^\w\s]|\n[ ]*", text)]
        if not words:
            return text
        (a, b) = rng.choice(words)
        kind = rng.random()
        if kind < 0.3:
            text = text[:a] + text[b:]
        elif kind < 0.5:
            text = text[:a] + rng.choice(POOL) + text[b:]
        elif kind < 0.7:
            text = text[:a] + rng.choice(POOL) + " " + text[a:]
        elif kind < 0.8:
            text = text[:b] + " " + text[a:b] + text[b:]
        elif kind < 0.92:
            (c, d) = rng.choice(words)
            if c > b:
                text = text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
        else:
            text = text[:a] + rng.choice([" ", "\t", "\n", "    "]) + text[a:]
    return text


def verdict(text):
    """What CPython's compiler says of a text."""
    warnings.simplefilter("ignore")
    try:
        compile(text, "program.py", "exec", dont_inherit=True)
        return "accepted"
    except SyntaxError as e:
        return f"{type(e).__name__}: {e.msg}"
    except (ValueError, OverflowError, RecursionError, MemoryError) as e:
        return f"{type(e).__name__}: {e}"


def verdicts(binary, paths):
    """What tensrepl says of files, by path."""
    done = subprocess.run([binary, "fmt", "--check", *paths], capture_output=True, text=True, errors="replace")
    said = {path: "accepted" for path in paths}
    current = None
    for line in done.stderr.splitlines():
        if match := re.match(r'  File "(.*)", line \d+', line):
            current = match[1]
        elif current and (match := re.match(r"(\w+): (.*)", line)) and match[1].endswith("Error"):
            said[current] = line
            current = None
    if done.returncode not in (0, 1, 5):
        raise SystemExit(f"fmt ended with {done.returncode}: {done.stderr[-2000:]}")
    return said


def run(options):
    folder = tempfile.mkdtemp()
    differing = messages = 0
    for start in range(options.seed, options.seed + options.count, 100):
        texts = {}
        for seed in range(start, min(start + 100, options.seed + options.count)):
            rng = random.Random(f"mutation {seed}")
            base = program(seed) if rng.random() < 0.3 else rng.choice(SNIPPETS)
            path = os.path.join(folder, f"{seed}.py")
            texts[path] = mutate(rng, base)
            with open(path, "w") as file:
                file.write(texts[path])
        said = verdicts(options.tensrepl, list(texts))
        for path, text in texts.items():
            expected, got = verdict(text), said[path]
            os.unlink(path)
            if expected == got or any(word in got for word in LEFT_OUT):
                continue
            is_hard = (expected == "accepted") != (got == "accepted")
            differing += is_hard
            messages += not is_hard
            if options.keep:
                os.makedirs(options.keep, exist_ok=True)
                with open(os.path.join(options.keep, os.path.basename(path)), "w") as file:
                    file.write(text)
            if differing + messages <= options.show:
                name = "ACCEPTANCE" if is_hard else "message"
                print(f"--- {name} {os.path.basename(path)}\n    python:   {expected}\n    tensrepl: {got}", flush=True)
    print(f"{options.count} texts from seed {options.seed}: {differing} accepted by one only, {messages} refused in other words")
    return 1 if differing else 0
