# The spectral norm of an infinite matrix, by the power method.
def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)

def times(v):
    return [sum(entry(i, j) * x for j, x in enumerate(v)) for i in range(len(v))]

def transposed_times(v):
    out = []
    for i in range(len(v)):
        total = 0.0
        for j in range(len(v)):
            total += entry(j, i) * v[j]
        out.append(total)
    return out

u = [1.0] * 230
for _ in range(10):
    v = transposed_times(times(u))
    u = transposed_times(times(v))
products = sum(a * b for a, b in zip(u, v))
squares = sum(b * b for b in v)
print(f"{(products / squares) ** 0.5:.9f}")
