# Lists: appended to, popped from, sliced, reversed, searched, nested.
def rotate(matrix):
    return [list(row) for row in zip(*matrix[::-1])]

def running_sums(values):
    sums, total = [], 0
    for value in values:
        total += value
        sums.append(total)
    return sums

def merge(left, right):
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged

def merge_sort(values):
    if len(values) < 2:
        return values
    middle = len(values) // 2
    return merge(merge_sort(values[:middle]), merge_sort(values[middle:]))

numbers = [(i * 7919) % 10007 for i in range(100000)]
ordered = merge_sort(numbers)
print(ordered[0], ordered[50000], ordered[-1])
print(running_sums(numbers * 8)[-1])
stack = []
for number in numbers * 6:
    if number % 3 == 0 and stack:
        stack.pop()
    else:
        stack.append(number)
print(len(stack), sum(stack))
matrix = [[row * 50 + column for column in range(50)] for row in range(50)]
for _ in range(400):
    matrix = rotate(matrix)
    matrix[0][0], matrix[-1][-1] = matrix[-1][-1], matrix[0][0]
print(matrix[0][:3], max(map(max, matrix)))
print(sum(1 for value in numbers[:1000] if value in numbers[2000:2300]))
