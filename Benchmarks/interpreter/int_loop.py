# Collatz lengths, digit sums and greatest common divisors: ints in plain loops.
def collatz(limit):
    best, longest = 0, 0
    for start in range(1, limit):
        n, length = start, 0
        while n != 1:
            if n % 2 == 0:
                n //= 2
            else:
                n = 3 * n + 1
            length += 1
        if length > longest:
            best, longest = start, length
    return best, longest

def digit_sum(n):
    total = 0
    while n:
        total += n % 10
        n //= 10
    return total

def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

print(collatz(45000))
print(sum(digit_sum(i) for i in range(150000)))
print(sum(gcd(i, 360360) for i in range(1, 100000)))
state = 12345
for _ in range(450000):
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    state ^= state >> 7
print(state)
