# Exceptions: raised, caught, passed on, with finally and context managers.
class TooLarge(ValueError):
    def __init__(self, value):
        super().__init__(f"{value} is too large")
        self.value = value

class Counter:
    def __init__(self):
        self.entered = self.left = 0
    def __enter__(self):
        self.entered += 1
        return self
    def __exit__(self, kind, error, trace):
        self.left += 1
        return kind is TooLarge

def check(value):
    if value % 7 == 0:
        raise TooLarge(value)
    return value

def parse(text):
    try:
        return int(text)
    except ValueError:
        return -1
    finally:
        parse.calls += 1
parse.calls = 0

def deep(n):
    if n == 0:
        raise KeyError("bottom")
    return deep(n - 1)

total = 0
for i in range(300000):
    try:
        total += check(i)
    except TooLarge as error:
        total -= error.value
    else:
        total += 1
print(total)
print(sum(parse(text) for text in ["12", "x", "7", ""] * 40000), parse.calls)
counter = Counter()
for i in range(120000):
    with counter:
        check(i)
print(counter.entered, counter.left)
caught = 0
for _ in range(6000):
    try:
        deep(10)
    except KeyError as error:
        caught += error.args == ("bottom",)
table = {i: i for i in range(0, 1000, 3)}
for i in range(300000):
    try:
        caught += table[i % 1000]
    except KeyError:
        pass
print(caught)
