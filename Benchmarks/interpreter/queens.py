# Queens on a board: recursion with sets, with lists and with bits.
def with_sets(n, row=0, columns=frozenset(), down=frozenset(), up=frozenset()):
    if row == n:
        return 1
    return sum(with_sets(n, row + 1, columns | {c}, down | {row - c}, up | {row + c})
               for c in range(n) if c not in columns and row - c not in down and row + c not in up)

def with_lists(n):
    placed, solutions = [], []
    def place(row):
        if row == n:
            solutions.append(placed[:])
            return
        for column in range(n):
            if all(column != other and abs(column - other) != row - above for above, other in enumerate(placed)):
                placed.append(column)
                place(row + 1)
                placed.pop()
    place(0)
    return solutions

def with_bits(n, columns=0, down=0, up=0):
    full = (1 << n) - 1
    if columns == full:
        return 1
    count, free = 0, full & ~(columns | down | up)
    while free:
        bit = free & -free
        free ^= bit
        count += with_bits(n, columns | bit, (down | bit) << 1, (up | bit) >> 1)
    return count

print(sum(with_sets(n) for n in range(10)), sum(len(with_lists(n)) for n in range(10)), with_bits(12))
