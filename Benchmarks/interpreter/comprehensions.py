# Comprehensions of every form, nested and with conditions.
def primes(limit):
    return [n for n in range(2, limit) if all(n % d for d in range(2, int(n ** 0.5) + 1))]

def transpose(matrix):
    return [[row[i] for row in matrix] for i in range(len(matrix[0]))]

def triangles(limit):
    return [(a, b, c) for a in range(1, limit) for b in range(a, limit) for c in range(b, limit)
            if a * a + b * b == c * c]

total = 0
for turn in range(220):
    squares = [x * x for x in range(4000)]
    even = [x for x in squares if x % 2 == 0]
    pairs = [(x, y) for x, y in zip(even, squares)]
    lookup = {x: y - x for x, y in pairs}
    remainders = {x % 97 for x in squares}
    total += sum(even) + len(lookup) + len(remainders) + max(y for x, y in pairs)
print(total)
print(len(primes(40000)))
matrix = [[row + column for column in range(60)] for row in range(60)]
for _ in range(400):
    matrix = transpose(matrix)
print(sum(sum(row) for row in matrix))
print(len(triangles(130)))
words = ["apple", "Banana", "cherry", "date", "Elderberry", "fig"] * 10000
print(len([word.upper() for word in words if len(word) > 4 and word[0].islower()]))
