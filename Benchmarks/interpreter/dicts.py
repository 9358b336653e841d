# Dicts: counting words, grouping, memoising, inverting, nested ones.
from collections import Counter, defaultdict

TEXT = """the quick brown fox jumps over the lazy dog and the dog barks at the fox
while a small grey cat sits on the warm roof and looks at both of them with mild contempt
for no reason that anyone in the house or the garden could ever explain""".split()

def count(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts

def group(words):
    groups = {}
    for word in words:
        key = word[0]
        if key not in groups:
            groups[key] = []
        groups[key].append(word)
    return groups

def paths(rows, columns, known):
    if rows == 0 or columns == 0:
        return 1
    if (rows, columns) not in known:
        known[rows, columns] = paths(rows - 1, columns, known) + paths(rows, columns - 1, known)
    return known[rows, columns]

words = TEXT * 7500
counts = count(words)
print(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:4])
print({key: len(found) for key, found in sorted(group(words).items())})
lengths = defaultdict(int)
for word in words:
    lengths[len(word)] += 1
print(dict(sorted(lengths.items())))
print(Counter(words).most_common(2))
print(sum(paths(30, 30, {}) % 1000 for _ in range(120)))
squares = {i: i * i for i in range(300000)}
inverse = {square: root for root, square in squares.items()}
print(sum(inverse[i * i] for i in range(0, 300000, 2)))
graph = {node: [(node * 2) % 5000, (node * 3 + 1) % 5000] for node in range(5000)}
seen, waiting = {0: 0}, [0]
while waiting:
    node = waiting.pop()
    for other in graph[node]:
        if other not in seen:
            seen[other] = seen[node] + 1
            waiting.append(other)
print(len(seen), max(seen.values()))
