# Products of matrices as lists of lists, in the three ways people write them.
def by_index(a, b):
    rows, inner, columns = len(a), len(b), len(b[0])
    c = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            total = 0.0
            for k in range(inner):
                total += a[i][k] * b[k][j]
            c[i][j] = total
    return c

def by_zip(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]

def by_rows(a, b):
    c = []
    for row in a:
        out = [0.0] * len(b[0])
        for x, other in zip(row, b):
            for j, y in enumerate(other):
                out[j] += x * y
        c.append(out)
    return c

n = 110
a = [[(i * j % 7) / 7 for j in range(n)] for i in range(n)]
b = [[(i + j) % 5 - 2.0 for j in range(n)] for i in range(n)]
for product in by_index, by_zip, by_rows:
    c = product(a, product(a, b))
    print(f"{sum(map(sum, c)):.6f} {c[3][5]:.6f}")
