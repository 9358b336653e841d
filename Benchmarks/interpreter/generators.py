# Generators: chained, sent to, delegating, endless.
from itertools import islice

def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

def squares(values):
    for value in values:
        yield value * value

def odd(values):
    for value in values:
        if value % 2:
            yield value

def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, (a + b) % 1000003

class Tree:
    def __init__(self, low, high):
        middle = (low + high) // 2
        self.value = middle
        self.left = Tree(low, middle) if low < middle else None
        self.right = Tree(middle + 1, high) if middle + 1 < high else None

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

def average():
    total, n, value = 0.0, 0, None
    while True:
        value = yield total / n if n else 0.0
        total += value
        n += 1

def batches(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch

print(sum(odd(squares(count(900000)))))
print(sum(islice(fibonacci(), 800000)))
print(sum(value for value in Tree(0, 40000)))
averaging = average()
next(averaging)
for i in range(500000):
    last = averaging.send(i)
print(last)
print(sum(sum(batch) for batch in batches(range(800000), 32)))
print(sum(i * j for i in range(800) for j in range(800) if (i + j) % 3 == 0))
